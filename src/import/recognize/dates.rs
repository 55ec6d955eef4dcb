//! Dates and parts of a year in running text: «с 23 января по 23 февраля 2023 года», «24.августа.2019».

use chrono::{Datelike as _, NaiveDate};

use crate::calendar::Calendar;
use crate::diagnostic::Rule;
use crate::phrase;
use crate::text::russian::{Ask as _, fold, is_dash, is_letter, is_letter_or_digit};

/// The words and signs of running text, folded.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut flush = |word: &mut String| {
        if !word.is_empty() {
            out.push(std::mem::take(word));
        }
    };
    let mut signs = Vec::new();
    for c in fold(text).chars() {
        let digit = c.is_ascii_digit();
        let turns = word
            .chars()
            .last()
            .is_some_and(|last| last.is_ascii_digit() != digit);
        if !is_letter_or_digit(c) || turns {
            flush(&mut word);
        }
        if is_letter_or_digit(c) {
            word.push(c);
        } else if is_dash(c) || matches!(c, '/' | '.') {
            signs.push(c);
            word.push(c);
            flush(&mut word);
        }
    }
    flush(&mut word);
    out
}

/// Returns the year that a token writes out.
pub(in crate::import) fn year(token: Option<&String>) -> Option<i32> {
    let token = token?;
    let year: i32 = token.parse().ok()?;
    (token.len() == 4 && (1990..2100).contains(&year)).then_some(year)
}

/// Returns the part of a year that `text` names: «на I полугодие 2022 года», «с 23 января по 23 февраля 2023 года».
pub(super) fn span(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let bare = |word: &str| {
        let word = word.trim_matches(|c: char| !is_letter_or_digit(c));
        word.to_owned()
    };
    let is_year = |word: &&str| year(Some(&bare(word))).is_some();
    let year_at = words.iter().position(is_year)?;
    let opens = |at: &usize| {
        let [word, next] = [*at, at + 1].map(|at| words.get(at).map_or("", |word| *word));
        let ranged =
            word.begins_with_digit() && (word.contains(is_dash) || next.chars().all(is_dash));
        let month = || phrase::month_named(&bare(next)).is_some();
        fold(next).begins_any(&["полугод", "квартал"])
            || ranged
            || fold(word) == "с" && (next.begins_with_digit() || month())
    };
    let from = (0..year_at).rev().find(opens)?;
    // «с сентября 2021 г. по май 2022 г.»
    let mut near = words.iter().enumerate().skip(year_at + 1).take(5);
    let later = near.rfind(|(_, word)| is_year(word));
    let led = |to: &usize| words.get(year_at..*to).unwrap_or_default().contains(&"по");
    let to = later.map(|(at, _)| at).filter(led).unwrap_or(year_at);
    let phrase = words.get(from..=to)?.join(" ");
    let calendar = Calendar::default();
    let context = phrase::Context::of(None, &calendar);
    let reading = phrase::read(&phrase, &context);
    let mut findings = reading.findings.iter();
    if findings.any(|finding| finding.rule == Rule::UncertainReading) {
        return None;
    }
    match reading.occurrences.as_slice() {
        [only] => {
            let start = only.start.filter(|start| *start < only.due)?;
            let (from, to) = (start.year(), only.due.year());
            let school = matches!(start.month(), 8 | 9) && matches!(only.due.month(), 5 | 6 | 8);
            let whole = start.day() == 1 && only.due.succ_opt().is_some_and(|day| day.day() == 1);
            Some(if school && whole && to == from + 1 {
                format!("{from}-{to} учебный год")
            } else {
                format!("{start}..{}", only.due)
            })
        }
        _ => None,
    }
}

/// Returns the first date that `text` writes out in full.
pub(in crate::import) fn date(text: &str) -> Option<NaiveDate> {
    dates(text).first().map(|(_, day)| *day)
}

/// Returns the dates that `text` writes out in full.
pub(in crate::import) fn all(text: &str) -> Vec<NaiveDate> {
    dates(text).into_iter().map(|(_, day)| day).collect()
}

/// Returns the only date that `text` writes out in full.
pub(in crate::import) fn only_date(text: &str) -> Option<NaiveDate> {
    match dates(text).as_slice() {
        [(_, day)] => Some(*day),
        _ => None,
    }
}

/// Returns the only date of `text`, whose year may be of two digits: «12.08.22».
pub(in crate::import) fn only_short_date(text: &str) -> Option<NaiveDate> {
    let tokens = tokens(text);
    let short = |at: usize| match tokens.get(at..at + 5)? {
        [day, dot, month, point, year]
            if dot == "."
                && point == "."
                && [day, month, year].iter().all(|own| own.len() == 2) =>
        {
            let year = year.parse::<i32>().ok()?;
            NaiveDate::from_ymd_opt(2000 + year, month.parse().ok()?, day.parse().ok()?)
        }
        _ => None,
    };
    let days: Vec<NaiveDate> = (0..tokens.len()).filter_map(short).collect();
    match (days.as_slice(), all(text).as_slice()) {
        ([day], []) | ([], [day]) => Some(*day),
        _ => None,
    }
}

/// Returns the words of `text` without full stops.
fn words(text: &str) -> Vec<String> {
    let tokens = tokens(text).into_iter();
    tokens.filter(|token| token != ".").collect()
}

/// Returns the time from one date to another: «23.01.2019г.- 22.02.2019г.», «с 25.01.2021 по 28.02.2021».
pub(super) fn between(text: &str) -> Option<String> {
    let words = words(text);
    let dates = dates(text);
    let [(at, first), (next, last)] = dates.as_slice() else {
        return None;
    };
    let between = words.get(at + 3..*next)?.iter().map(String::as_str);
    let mut signs = between.filter(|word| !matches!(*word, "г" | "года"));
    let joined = matches!(signs.next(), Some("-" | "–" | "—" | "по"));
    (joined && signs.next().is_none() && first < last).then(|| format!("{first}..{last}"))
}

/// Returns the dates that `text` writes out in full, each with the number of its first word.
fn dates(text: &str) -> Vec<(usize, NaiveDate)> {
    let tokens = words(text);
    let number = |at: usize| tokens.get(at).and_then(|token| token.parse::<u32>().ok());
    let month = |at: usize| {
        let token = tokens.get(at)?;
        number(at).or_else(|| phrase::month_named(token))
    };
    let day =
        |at: usize| NaiveDate::from_ymd_opt(year(tokens.get(at + 2))?, month(at + 1)?, number(at)?);
    (0..tokens.len())
        .filter_map(|at| Some((at, day(at)?)))
        .collect()
}

/// Returns the years that the deadlines name, «29.04.13» too.
pub(in crate::import) fn years<'t>(deadlines: impl Iterator<Item = &'t str>) -> Option<(i32, i32)> {
    let mut years: Vec<i32> = Vec::new();
    for text in deadlines {
        years.extend(tokens(text).iter().filter_map(|token| year(Some(token))));
        years.extend(short_years(text));
    }
    Some((*years.iter().min()?, *years.iter().max()?))
}

/// Returns the years of the days written as «29.04.13», «29. 04.13», but not the hour of «29.04. 13-00».
fn short_years(text: &str) -> impl Iterator<Item = i32> {
    let number = |digits: &str, last: i32| {
        let number = digits.parse::<i32>().ok();
        number.filter(|number| digits.len() < 3 && (1..=last).contains(number))
    };
    let is_digit = |c: char| c.is_ascii_digit();
    text.match_indices('.').filter_map(move |(at, _)| {
        let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
        let year = after.split(|c| !is_digit(c)).next()?;
        let rest = before.trim_end_matches(is_digit);
        let month = before.get(rest.len()..)?;
        let day = rest.trim_end().strip_suffix('.')?;
        let day = day.get(day.trim_end_matches(is_digit).len()..)?;
        let day = number(day, 31).and(number(month, 12));
        let short = year.parse::<i32>().ok()?;
        (day.is_some() && year.len() == 2 && short < 90).then_some(2000 + short)
    })
}

/// Returns the last year that the lines of `texts` write out.
pub(in crate::import) fn last_year<'t>(texts: impl Iterator<Item = &'t str>) -> Option<i32> {
    let of = |text: &str| {
        tokens(text)
            .iter()
            .filter_map(|token| year(Some(token)))
            .max()
    };
    texts.filter_map(of).max()
}

/// Returns the first month that `text` names: «сентябрь 2021», «до 25.05».
pub(in crate::import) fn first_month(text: &str) -> Option<u32> {
    months(text).first().map(|(_, month)| *month)
}

/// Returns the first month that `text` names with its year: «май 2022», «до 25.05.2022».
pub(in crate::import) fn month_of_year(text: &str) -> Option<(i32, u32)> {
    let named = |(year, month): (Option<i32>, u32)| Some((year?, month));
    months(text).into_iter().find_map(named)
}

/// Returns the months that `text` names by words or in dates, each with the year right after it.
fn months(text: &str) -> Vec<(Option<i32>, u32)> {
    let tokens = words(text);
    let dotted = |at: usize| {
        let pair = format!("{}.{}", tokens.get(at.checked_sub(1)?)?, tokens.get(at)?);
        let day = text.contains(&pair);
        let month = tokens.get(at)?.parse().ok();
        month.filter(|month| day && (1..=12).contains(month))
    };
    (0..tokens.len())
        .filter_map(|at| {
            let word = tokens.get(at).filter(|word| word.chars().all(is_letter));
            let month = word.and_then(|word| phrase::month_named(word));
            Some((year(tokens.get(at + 1)), month.or_else(|| dotted(at))?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_two_digits_are_those_of_days() {
        let case = |text: &str, expected: Option<i32>| {
            let found = years(std::iter::once(text));
            assert_eq!(found, expected.map(|year| (year, year)), "{text}");
        };
        case("29.04.13", Some(2013));
        case("29.04.13 15.00", Some(2013));
        case("01,08,15. 10.16 19.00-22.00", Some(2016));
        case("01.- 08.05.15г.", Some(2015));
        case("05.05. 16-00", None);
        case("09.05 09-30", None);
        case("08.05. 16.00", None);
        case("п. 4.13.16", None);
        case("29.04.2013", Some(2013));
    }

    #[test]
    fn dates_are_found_in_running_text() {
        let case = |text, expected: &str| {
            assert_eq!(
                date(text).map(|day| day.to_string()).as_deref(),
                Some(expected),
                "{text}"
            );
        };
        case("к распоряжению от 20.01.2021 № 65", "2021-01-20");
        case("24.августа.2019", "2019-08-24");
        case("«09»  января  2020 г.", "2020-01-09");
        assert_eq!(date("«___» __________ 2015г."), None);
    }
}
