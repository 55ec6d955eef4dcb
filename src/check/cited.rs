//! Dates that the texts of a plan name: of days that no calendar has, and of one paper that bears two.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};

use super::subject::Subject;
use super::texts::{headings, texts};
use crate::diagnostic::{Diagnostic, Rule};
use crate::phrase::month_name;
use crate::text::{Span, Spanned, russian};
use crate::words::{Message, MessageId};

/// Years that papers bear.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// A day that stands in a text.
#[derive(Clone, Copy)]
struct Day {
    /// Its first and its last word.
    first: usize,
    last: usize,
    /// `None` where no calendar has it.
    date: Option<NaiveDate>,
}

/// A text names a day or a year that cannot be, or a paper with another date than elsewhere in the plan.
pub(super) fn cited_date(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let document = &subject.plan.document;
    let basis = document.basis.iter();
    let basis = basis.map(|text| Spanned::new(text.value, text.span));
    let rows = subject.rows().flat_map(texts);
    let mut papers: HashMap<String, (NaiveDate, Span)> = HashMap::new();
    let told = |span: Span, title: Message| {
        Diagnostic::new(Rule::CitedDate, span, title).help(MessageId::CitedDateHelp)
    };
    for text in headings(subject).chain(basis).chain(rows) {
        if !text.value.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let words: Vec<&str> = text.value.split_whitespace().collect();
        let days = days(&words);
        let impossible = days.iter().find(|day| day.date.is_none());
        let impossible = impossible.and_then(|day| words.get(day.first..=day.last));
        let impossible = impossible.map(|written| bare(&written.join(" ")).to_owned());
        out.extend(impossible.map(|day| told(text.span, MessageId::CitedNoDay.with(day))));
        let long = long_year(&words);
        out.extend(long.map(|year| told(text.span, MessageId::CitedLongYear.with(year))));
        for day in &days {
            let (Some(date), Some(number)) = (day.date, number_beside(&words, day)) else {
                continue;
            };
            let (known, first) = *papers
                .entry(russian::fold(number))
                .or_insert((date, text.span));
            if is_slip(known, date) {
                let title = MessageId::CitedTwice.with(number).with(date).with(known);
                out.push(told(text.span, title).related(first, MessageId::CitedFirst));
            }
        }
    }
}

/// Returns whether two days differ by their day, their month or their year alone, as a slip of the pen makes them.
fn is_slip(one: NaiveDate, other: NaiveDate) -> bool {
    let apart = [
        one.day() != other.day(),
        one.month() != other.month(),
        one.year() != other.year(),
    ];
    apart.iter().filter(|apart| **apart).count() == 1
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !russian::is_letter_or_digit(c))
}

/// Returns the days that `words` name with their year.
fn days(words: &[&str]) -> Vec<Day> {
    let spelt = |at: usize| {
        let day = bare(words[at]).parse().ok()?;
        let month = russian::fold(bare(words.get(at + 1)?));
        let month = (1..=12).find(|number| month_name(*number).1 == month)?;
        let year = bare(words.get(at + 2)?);
        let year = year.parse().ok().filter(|_| year.len() == 4)?;
        Some((day, month, year, at + 2))
    };
    let figures = |at: usize| {
        let mut parts = bare(words[at]).split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let whole = parts.next().is_none() && day.len() <= 2 && month.len() == 2 && year.len() == 4;
        let year = year.parse().ok().filter(|_| whole)?;
        Some((day.parse().ok()?, month.parse().ok()?, year, at))
    };
    let read = |at: usize| {
        let (day, month, year, last) = figures(at).or_else(|| spelt(at))?;
        let sound = (1..=31).contains(&day) && (1..=12).contains(&month);
        (sound && YEARS.contains(&year)).then(|| Day {
            first: at,
            last,
            date: NaiveDate::from_ymd_opt(year, month, day),
        })
    };
    (0..words.len()).filter_map(read).collect()
}

/// Returns a year with a digit too many: «20223 учебный год».
fn long_year<'w>(words: &[&'w str]) -> Option<&'w str> {
    words.windows(2).enumerate().find_map(|(at, pair)| {
        let mut years = pair[0].split(|c: char| !c.is_ascii_digit());
        let long = years.any(|year| year.len() == 5 && year.starts_with("20"));
        let behind = russian::fold(pair[1]);
        let year = behind.starts_with("уч") || behind.starts_with("год");
        let numbered = pair[0].contains('№')
            || at
                .checked_sub(1)
                .is_some_and(|before| words[before].contains('№'));
        (long && year && !numbered).then(|| bare(pair[0]))
    })
}

/// Returns the number of the paper that `day` is the date of: «от 05.04.2013 № 44-ФЗ», «№ 44-ФЗ от 05.04.2013 г.».
fn number_beside<'w>(words: &[&'w str], day: &Day) -> Option<&'w str> {
    let of = |at: usize| words.get(at).filter(|word| russian::fold(word) == "от");
    of(day.first.checked_sub(1)?)?;
    let mut next = day.last + 1;
    while words
        .get(next)
        .is_some_and(|word| russian::fold(word).starts_with('г'))
    {
        next += 1;
    }
    let sign = |word: &&&str| matches!(**word, "№" | "N" | "№№");
    let number = |word: &'w str| {
        let number = word.trim_start_matches('№');
        let number = number.trim_matches(|c: char| !russian::is_letter_or_digit(c));
        // «№ 5» is a number of many papers
        (number.len() > 1 && number.starts_with(|c: char| c.is_ascii_digit())).then_some(number)
    };
    let behind = words.get(next).and_then(|word| {
        if sign(&word) {
            number(words.get(next + 1)?)
        } else {
            word.starts_with('№').then(|| number(word))?
        }
    });
    behind.or_else(|| {
        let last = day.first.checked_sub(2)?;
        let word = words.get(last)?;
        let signed = last
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .is_some_and(|word| sign(&word));
        (signed || word.starts_with('№')).then(|| number(word))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        text.split_whitespace().collect()
    }

    #[test]
    fn the_number_of_a_paper_is_read_with_its_day() {
        let case = |text: &str, expected: Option<&str>| {
            let words = words(text);
            let day = days(&words)[0];
            assert_eq!(number_beside(&words, &day), expected, "{text}");
        };
        case("закон от 05.04.2013 № 44-ФЗ", Some("44-ФЗ"));
        case("(закон от 5 апреля 2013 года №44-ФЗ).", Some("44-ФЗ"));
        case("приказ № 831 от 14.08.2020 г.", Some("831"));
        case("приказ №831, от 14.08.2020", Some("831"));
        case("приказ от 14.08.2020 № 5", None);
        case("школа № 12, 14.08.2020", None);
    }

    #[test]
    fn days_and_years_that_cannot_be_are_found() {
        let none = |text: &str| {
            let found = days(&words(text));
            found.iter().any(|day| day.date.is_none())
        };
        assert!(none("постановление от 30.02.2023"));
        assert!(none("с 31 сентября 2022 года"));
        assert!(!none(
            "постановление от 28.02.2023, код 44.02.01, п. 30.13.2023"
        ));
        assert_eq!(
            long_year(&words("план на 2022/20223 учебный год")),
            Some("2022/20223")
        );
        assert_eq!(long_year(&words("приказ № 20223 года")), None);
        assert_eq!(long_year(&words("20223 человека")), None);
    }

    #[test]
    fn one_part_of_a_date_makes_a_slip() {
        let day = |text: &str| text.parse().unwrap();
        assert!(is_slip(day("2013-04-05"), day("2014-04-05")));
        assert!(is_slip(day("2013-04-05"), day("2013-04-15")));
        assert!(!is_slip(day("2008-12-25"), day("2012-12-29")));
        assert!(!is_slip(day("2013-04-05"), day("2013-04-05")));
    }
}
