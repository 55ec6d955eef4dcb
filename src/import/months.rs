//! Columns that stand for parts of the year: months and quarters, in which marks or days say when.

use chrono::Datelike as _;

use super::columns::{Columns, is_clear_deadline};
use super::draft::{Dropped, Item, Ledger, Text, collapse};
use super::headings::Role;
use super::items::joined;
use super::rows::{RawItem, is_nobody};
use crate::calendar::{Calendar, Period};
use crate::phrase;
use crate::text::russian::fold;
use crate::words::MessageId;

/// The months as a deadline names them.
const MONTHS: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];

/// Returns the part of the year that the heading `text` names, as a deadline says it: «янв.» → «январь», «II кв.».
pub(super) fn named(text: &str) -> Option<String> {
    let text = collapse(text);
    if let Some(month) = phrase::month_named(&text) {
        let mut words = text.split(' ');
        let alone = words.next()?.chars().all(|c| c.is_alphabetic() || c == '.');
        let year = words.next().filter(|word| word.len() == 4);
        let name = nominative(month)?;
        return alone
            .then(|| year.map_or_else(|| name.to_owned(), |year| format!("{name} {year}")));
    }
    let folded = fold(&text);
    let mut words = folded
        .split([' ', '.', '-'])
        .filter(|word| !word.is_empty());
    let one = |word: &str| !word.ends_with(['ы', 'м', 'в']);
    let unit = words.any(|word| {
        word == "кв" || (word.starts_with("кварт") || word.starts_with("полуг")) && one(word)
    });
    let short = text.split(' ').count() <= 4;
    (unit && short && is_clear_deadline(&text)).then_some(text)
}

/// Returns the part of the year that `sub` names under the heading `over`: «3» under «Кварталы», «IX» under «Месяцы».
pub(super) fn named_under(over: &str, sub: &str) -> Option<String> {
    let over = fold(over);
    let speaks_of = |stem: &str| {
        over.split(|c: char| !c.is_alphabetic())
            .any(|word| word.starts_with(stem))
    };
    let numeral = sub.trim_end_matches('.');
    if numeral.chars().count() > 4 || numeral.contains([' ', '.', ',']) {
        return named(sub);
    }
    named(sub).or_else(|| {
        if speaks_of("кварт") {
            Some(format!("{numeral} квартал")).filter(|text| is_clear_deadline(text))
        } else if speaks_of("месяц") {
            Some(nominative(numbered(numeral)?)?.to_owned())
        } else {
            None
        }
    })
}

fn nominative(month: u32) -> Option<&'static str> {
    MONTHS.get(month.checked_sub(1)? as usize).copied()
}

/// Returns the month that «9» or «IX» numbers.
fn numbered(text: &str) -> Option<u32> {
    let calendar = Calendar::default();
    let context = phrase::Context {
        period: Period::parse("2021"),
        month: None,
        events: &[],
        calendar: &calendar,
    };
    let reading = phrase::read(&format!("1.{text}.2021"), &context);
    let only = reading.occurrences.first();
    only.filter(|_| reading.kind == phrase::Kind::On)
        .map(|only| only.due.month())
}

/// Gives `item` the deadline that the marks and days in its columns of months make: «январь, 22 апреля».
///
/// Other words in such a cell are kept under the heading, and its month counts too.
pub(super) fn deadline(row: &RawItem, columns: &Columns, item: &mut Item, ledger: &mut Ledger) {
    let mut times = Vec::new();
    let mut place = None;
    for at in columns.with(Role::InMonth) {
        let (Some(cell), Some(column)) = (row.cells.get(at), columns.list.get(at)) else {
            continue;
        };
        let text = joined(&cell.lines);
        if is_nobody(&text) {
            continue;
        }
        place.get_or_insert(&cell.place);
        let part = &column.header;
        let (month, year) = part.split_once(' ').unwrap_or((part, ""));
        let month = format!("{} {year}", genitive(month));
        let day = format!("{text} {}", month.trim_end());
        let letters = text.contains(char::is_alphabetic);
        let digits = text.contains(|c: char| c.is_ascii_digit());
        if letters && is_clear_deadline(&text) {
            times.push(text);
        } else if digits && is_clear_deadline(&day) {
            ledger.add(&month);
            times.push(day);
        } else {
            if is_mark(&text) {
                ledger.drop(&text, &cell.place, Dropped::Mark);
            } else {
                item.extra
                    .push((part.clone(), Text::new(&text, &cell.place)));
            }
            ledger.add(part);
            times.push(part.clone());
        }
    }
    if let Some(place) = place.filter(|_| item.deadline.is_none()) {
        let deadline = Text::new(&times.join(", "), place);
        item.deadline = Some(deadline.guessed(MessageId::ImportGuessMonths));
    }
}

/// Tells whether a cell only says «then»: «+», «х», «V», «да».
fn is_mark(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.clone().count() < 2 && !letters.clone().any(|c| c.is_ascii_digit())
        || fold(text) == "да"
}

/// Returns the genitive of a month: «января».
fn genitive(month: &str) -> String {
    match month.strip_suffix(['ь', 'й']) {
        Some(stem) => format!("{stem}я"),
        None => format!("{month}а"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_name_parts_of_the_year() {
        let case = |over: &str, sub: &str, expected: Option<&str>| {
            assert_eq!(named_under(over, sub).as_deref(), expected, "{over} {sub}");
        };
        case("", "Янв.", Some("январь"));
        case("", "сентябрь 2022", Some("сентябрь 2022"));
        case("", "II кв.", Some("II кв."));
        case("Сроки", "1 полугодие", Some("1 полугодие"));
        case("Сроки (кварталы)", "3", Some("3 квартал"));
        case("Месяцы", "IX", Some("сентябрь"));
        case("Месяц проведения", "10", Some("октябрь"));
        case("Месяцы", "13", None);
        case("Кварталы", "5", None);
        case("Срок", "3", None);
        case("Финансирование", "2022", None);
        case("", "план на январь 2022 года", None);
    }
}
