//! Columns that stand for parts of the year: months and quarters, in which marks or days say when.

use chrono::Datelike as _;

use super::cell::{is_clear_deadline, is_time, is_time_of_month};
use super::columns::Columns;
use super::draft::{Dropped, Item, Ledger, Section, Text, collapse};
use super::grid::{Grid, GridCell};
use super::headings::Role;
use super::items::{item, joined};
use super::rows::{RawItem, is_nobody};
use crate::calendar::{Calendar, Period};
use crate::phrase;
use crate::text::russian::fold;
use crate::words::MessageId;

/// Returns the part of the year that the heading `text` names, as a deadline says it: «янв.» → «январь», «II кв.».
pub(super) fn named(text: &str) -> Option<String> {
    let text = collapse(text);
    if let Some(month) = phrase::month_named(&text) {
        let mut words = text.split(' ');
        let alone = words.next()?.chars().all(|c| c.is_alphabetic() || c == '.');
        let year = words.next().filter(|word| word.len() == 4);
        let (name, _) = phrase::month_name(month);
        return alone
            .then(|| year.map_or_else(|| name.to_owned(), |year| format!("{name} {year}")));
    }
    let folded = fold(&text);
    let week = folded.split(' ').any(|word| word.starts_with("недел"));
    if week && folded.contains(' ') && is_time_of_month(&text) {
        return Some(text);
    }
    let mut words = folded
        .split([' ', '.', '-'])
        .filter(|word| !word.is_empty());
    let one = |word: &str| !word.ends_with(['ы', 'м', 'в']);
    let unit = words.any(|word| {
        word == "кв" || (word.starts_with("кварт") || word.starts_with("полуг")) && one(word)
    });
    let short = text.split(' ').count() <= 4;
    (unit && short && is_clear_deadline(&text) && is_time(&text)).then_some(text)
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
            Some(phrase::month_name(numbered(numeral)?).0.to_owned())
        } else {
            None
        }
    })
}

/// Returns the month that «9» or «IX» numbers.
fn numbered(text: &str) -> Option<u32> {
    let calendar = Calendar::default();
    let context = phrase::Context {
        period: Period::parse("2021"),
        month: None,
        days: None,
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
        let (_, month) = phrase::month_named(month)
            .map(phrase::month_name)
            .unwrap_or_default();
        let month = format!("{month} {year}");
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

/// Tells whether most cells in the columns of months say what is to be done: «План-сетка».
pub(super) fn hold_items(grid: &Grid, columns: &Columns) -> bool {
    let months: Vec<usize> = columns.with(Role::InMonth).collect();
    let rows = grid.rows.iter().skip(columns.body);
    let cells = rows.flat_map(|row| months.iter().filter_map(|&at| row.cells.get(at)));
    let texts = cells.filter(|cell| !cell.continues).map(GridCell::text);
    let texts: Vec<String> = texts.filter(|text| !is_nobody(text)).collect();
    let says = |text: &&String| {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        letters > 3 && !is_clear_deadline(text)
    };
    texts.iter().filter(says).count() * 2 > texts.len()
}

/// Returns the items that the columns of months of a row hold, and the section that the row titles, if it does.
pub(super) fn agenda(
    row: &RawItem,
    columns: &Columns,
    ledger: &mut Ledger,
) -> Option<(Option<Section>, Vec<Item>)> {
    let mut rest = row.clone();
    let mut entries = Vec::new();
    for at in columns.with(Role::InMonth) {
        let (Some(cell), Some(column)) = (rest.cells.get_mut(at), columns.list.get(at)) else {
            continue;
        };
        let lines = std::mem::take(&mut cell.lines);
        let sentences = sentences(&lines)
            .into_iter()
            .filter(|text| !is_nobody(text));
        entries.extend(sentences.map(|text| (Text::new(&text, &cell.place), &column.header)));
    }
    if entries.is_empty() {
        return None;
    }
    let mut common = item(&rest, columns, ledger);
    let number = common
        .number
        .take()
        .map(|number| format!("{} ", number.value));
    let title = format!("{}{}", number.unwrap_or_default(), common.title.value);
    let title = Text::new(&title, &row.place).guessed(MessageId::ImportGuessAgenda);
    let section = Some(title).filter(|title| !title.value.is_empty());
    let section = section.map(|title| Section {
        title: Some(title),
        items: Vec::new(),
    });
    let mut items = Vec::new();
    for (title, month) in entries {
        if !items.is_empty() {
            repeat(&common, ledger);
        }
        ledger.add(month);
        let deadline = Text::new(month, &title.place).guessed(MessageId::ImportGuessMonths);
        items.push(Item {
            deadline: Some(deadline),
            title: title.guessed(MessageId::ImportGuessAgenda),
            ..common.clone()
        });
    }
    Some((section, items))
}

/// Joins the lines of a cell into sentences: one that begins with a small letter goes on with the one before.
fn sentences(lines: &[String]) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for line in lines {
        match sentences.last_mut() {
            Some(last) if line.starts_with(char::is_lowercase) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => sentences.push(line.clone()),
        }
    }
    sentences
}

/// Notes what every item of a row has in common once more.
fn repeat(common: &Item, ledger: &mut Ledger) {
    let own = [&common.result, &common.note].into_iter().flatten();
    let extra = common.extra.iter().map(|(_, text)| text);
    let executors = common.executor_cells.iter().map(|(text, _)| text);
    for text in own.chain(extra).chain(executors) {
        ledger.add(&text.value);
    }
}

/// Tells whether a cell only says «then»: «+», «х», «V», «да».
fn is_mark(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.clone().count() < 2 && !letters.clone().any(|c| c.is_ascii_digit())
        || fold(text) == "да"
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
        case("", "1-я неделя", Some("1-я неделя"));
        case("", "III неделя", Some("III неделя"));
        case("", "Неделя", None);
        case("", "Неделя добра", None);
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
