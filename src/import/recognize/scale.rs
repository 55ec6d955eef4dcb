//! Headings that stand for parts of the year: months, quarters and the weeks of a plan drawn as a chart.

use chrono::Datelike as _;

use super::cell::{is_clear_deadline, is_time, is_time_of_month};
use crate::calendar::{Calendar, Period};
use crate::import::draft::collapse;
use crate::phrase;
use crate::text::russian::{Ask as _, fold, is_letter, is_letter_or_digit};
use crate::text::word_list;

/// Returns the part of the year that the heading `text` names, as a deadline says it: «янв.» → «январь», «II кв.».
pub(in crate::import) fn named(text: &str) -> Option<String> {
    let text = collapse(text);
    if let Some(month) = phrase::month_named(&text) {
        let mut words = text.split(' ');
        let alone = words.next()?.chars().all(|c| is_letter(c) || c == '.');
        let year = words.next().filter(|word| word.len() == 4);
        let (name, _) = phrase::month_name(month);
        return alone
            .then(|| year.map_or_else(|| name.to_owned(), |year| format!("{name} {year}")));
    }
    let folded = fold(&text);
    if WEEKDAYS.contains(&folded.as_str()) {
        return Some(text);
    }
    let week = names_week(&folded);
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

/// The headings of a plan of each week.
const WEEKDAYS: &[&str] = word_list![
    "понедельник" "вторник" "среда" "четверг" "пятница" "суббота" "воскресенье"
];

/// The most weeks of a month.
const WEEKS: usize = 6;

/// «1 неделя», «2 нед.»
fn is_week(text: &str) -> bool {
    names_week(&fold(text))
}

fn names_week(folded: &str) -> bool {
    let mut words = folded.split(|c: char| !is_letter_or_digit(c));
    words.any(|word| word == "нед" || word.starts_with("недел"))
}

/// Returns whether `text` is a mark on the scale of a chart: a part of the year, a week, a day, a number.
pub(in crate::import) fn is_mark(text: &str) -> bool {
    let short = text.chars().count() <= 12;
    let days = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"];
    let counted = || {
        text.chars()
            .all(|c| c.is_ascii_digit() || ".-–/ ".contains(c))
    };
    short
        && (is_week(text) && text.contains(|c: char| c.is_ascii_digit() || c == 'I')
            || text.has_digit() && counted()
            || days.contains(&fold(text).as_str())
            || named(text).is_some())
}

/// Returns the part of the year that `sub` names under the heading `over`: «3» under «Кварталы», «IX» under «Месяцы».
///
/// A month over at most six columns is parted into weeks; numbers beyond four under «Сроки» are those of months. `subs`
/// are all headings under `over`.
pub(in crate::import) fn named_under(over: &str, subs: &[String], sub: &str) -> Option<String> {
    let over = fold(over);
    let speaks_of = |stem: &str| {
        over.split(|c: char| !is_letter(c))
            .any(|word| word.starts_with(stem))
    };
    if let Some(year) = year(sub).filter(|_| speaks_of("срок") || over.starts_with("год")) {
        return Some(format!("{year} год"));
    }
    let numeral = sub.trim_end_matches('.');
    if let Some(month) = named(over.as_str()).filter(|_| phrase::month_named(&over).is_some()) {
        let digits: String = sub.chars().filter(char::is_ascii_digit).collect();
        let (_, of) = phrase::month_name(phrase::month_named(&month)?);
        let unit = if is_week(sub) || subs.len() <= WEEKS {
            " неделя"
        } else {
            ""
        };
        let part = format!("{digits}{unit} {of}");
        let counted = !digits.is_empty() && (digits == numeral || is_week(sub));
        return counted
            .then_some(part)
            .filter(|part| is_clear_deadline(part))
            .or_else(|| named(sub));
    }
    if numeral.chars().count() > 4 || numeral.contains([' ', '.', ',']) {
        return named(sub);
    }
    named(sub).or_else(|| {
        if speaks_of("кварт") || speaks_of("срок") && are_quarters(subs) {
            Some(format!("{numeral} квартал")).filter(|text| is_clear_deadline(text))
        } else if speaks_of("месяц") || speaks_of("срок") && are_months(subs) {
            Some(phrase::month_name(numbered(numeral)?).0.to_owned())
        } else {
            None
        }
    })
}

/// Returns the year that «2022», «2022 г.» or «2022 год» names.
pub(in crate::import) fn year(text: &str) -> Option<&str> {
    let bare = ["год", "г.", "г"]
        .iter()
        .find_map(|word| text.strip_suffix(word));
    let year = bare.unwrap_or(text).trim_end();
    let digits = year.len() == 4 && year.is_digits();
    (digits && year.starts_with("20")).then_some(year)
}

/// Returns whether headings number the quarters: «I», «II», «III», «IV».
fn are_quarters(subs: &[String]) -> bool {
    let numerals = subs.iter().map(|sub| sub.trim_end_matches('.'));
    numerals.eq(["I", "II", "III", "IV"])
}

/// Returns whether headings number months: «IX», «X», «XI», and not the four quarters.
fn are_months(subs: &[String]) -> bool {
    let numerals = subs.iter().map(|sub| numbered(sub.trim_end_matches('.')));
    let months: Option<Vec<u32>> = numerals.collect();
    months.is_some_and(|months| months.len() > 2 && months.iter().any(|month| *month > 4))
}

/// Returns the month that «9» or «IX» numbers.
fn numbered(text: &str) -> Option<u32> {
    let calendar = Calendar::default();
    let context = phrase::Context::of(Period::parse("2021"), &calendar);
    let reading = phrase::read(&format!("1.{text}.2021"), &context);
    let only = reading.occurrences.first();
    only.filter(|_| reading.kind == phrase::Kind::On)
        .map(|only| only.due.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_name_parts_of_the_year() {
        let case = |over: &str, sub: &str, expected: Option<&str>| {
            let subs = vec![String::new(); 12];
            assert_eq!(
                named_under(over, &subs, sub).as_deref(),
                expected,
                "{over} {sub}"
            );
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
        let months = ["IX", "X", "XI", "I"].map(str::to_owned);
        let quarters = ["I", "II", "III", "IV"].map(str::to_owned);
        let under = |subs: &[String]| named_under("Сроки проведения", subs, "I");
        assert_eq!(under(&months).as_deref(), Some("январь"));
        assert_eq!(under(&quarters).as_deref(), Some("I квартал"));
        case("Срок", "3", None);
        case("Финансирование", "2022", None);
        case("Сроки (годы)", "2022", Some("2022 год"));
        case("Год реализации", "2022 г.", Some("2022 год"));
        case("Финансирование по годам", "2022", None);
        case("", "план на январь 2022 года", None);
    }
}
