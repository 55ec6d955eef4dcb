//! Periods and dates in running text: «на 2020 - 2021 учебный год», «24.августа.2019».

use chrono::{Datelike as _, NaiveDate};

use crate::calendar::Calendar;
use crate::diagnostic::Rule;
use crate::phrase;
use crate::text::russian::{fold, is_dash};

/// A word or a sign of running text, folded.
fn tokens(text: &str) -> Vec<String> {
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
        if !c.is_alphanumeric() || turns {
            flush(&mut word);
        }
        if c.is_alphanumeric() {
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

fn year(token: Option<&String>) -> Option<i32> {
    let token = token?;
    let year: i32 = token.parse().ok()?;
    (token.len() == 4 && (1990..2100).contains(&year)).then_some(year)
}

/// Returns the period that `text` names, as a plan file writes it.
pub(super) fn period(text: &str) -> Option<String> {
    let tokens = tokens(text);
    let at = |index: usize| tokens.get(index).map_or("", String::as_str);
    let two = |from: usize| {
        let first = year(tokens.get(from))?;
        let short = || {
            // «2018-19» is no month, and «2018-19.05» no year
            let next = first + 1;
            let date =
                at(from + 3) == "." && at(from + 4).starts_with(|c: char| c.is_ascii_digit());
            (at(from + 2) == format!("{:02}", next % 100) && first > 2011 && !date).then_some(next)
        };
        let second = year(tokens.get(from + 2)).or_else(short)?;
        let joined =
            matches!(at(from + 1), "-" | "/" | "и") && (1..=15).contains(&(second - first));
        let school = at(from + 3).starts_with("уч") && second == first + 1;
        let words = if school { " учебный год" } else { "" };
        joined.then(|| format!("{first}-{second}{words}"))
    };
    let one = |from: usize| {
        let only = year(tokens.get(from))?;
        let before = from.checked_sub(1).map_or("", at);
        let month = phrase::month_named(before)
            .filter(|_| before.chars().all(char::is_alphabetic) && !before.is_empty());
        let led = from.checked_sub(2).map_or("", at);
        match (before, month) {
            (_, Some(month)) if led == "на" => Some(format!("{only}-{month:02}")),
            ("на", _) => Some(only.to_string()),
            ("в", _) if at(from + 1).starts_with('г') => Some(only.to_string()),
            _ => None,
        }
    };
    (0..tokens.len())
        .find_map(two)
        .or_else(|| between(text))
        .or_else(|| span(text))
        .or_else(|| (0..tokens.len()).find_map(one))
}

/// Returns the part of a year that `text` names: «на I полугодие 2022 года», «с 23 января по 23 февраля 2023 года».
fn span(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let year_at = words
        .iter()
        .position(|word| year(Some(&bare(word))).is_some())?;
    let opens = |at: &usize| {
        let [word, next] = [*at, at + 1].map(|at| words.get(at).map_or("", |word| *word));
        let part = |word: &str| {
            ["полугод", "квартал"]
                .iter()
                .any(|stem| fold(word).starts_with(stem))
        };
        let digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        let ranged = digit(word) && (word.contains(is_dash) || next.chars().all(is_dash));
        let month = || phrase::month_named(&bare(next)).is_some();
        part(next) || ranged || fold(word) == "с" && (digit(next) || month())
    };
    let from = (0..year_at).rev().find(opens)?;
    // «с сентября 2021 г. по май 2022 г.»
    let mut near = words.iter().enumerate().skip(year_at + 1).take(5);
    let later = near.rfind(|(_, word)| year(Some(&bare(word))).is_some());
    let led = |to: &usize| words.get(year_at..*to).unwrap_or_default().contains(&"по");
    let to = later.map(|(at, _)| at).filter(led).unwrap_or(year_at);
    let phrase = words.get(from..=to)?.join(" ");
    let calendar = Calendar::default();
    let context = phrase::Context {
        period: None,
        month: None,
        days: None,
        events: &[],
        calendar: &calendar,
    };
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
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    dates(text).first().map(|(_, day)| *day)
}

/// Returns the dates that `text` writes out in full.
pub(super) fn all(text: &str) -> Vec<NaiveDate> {
    dates(text).into_iter().map(|(_, day)| day).collect()
}

/// Returns the only date that `text` writes out in full.
pub(super) fn only_date(text: &str) -> Option<NaiveDate> {
    match dates(text).as_slice() {
        [(_, day)] => Some(*day),
        _ => None,
    }
}

/// Returns the words of `text` without full stops.
fn words(text: &str) -> Vec<String> {
    tokens(text)
        .into_iter()
        .filter(|token| token != ".")
        .collect()
}

/// Returns the time from one date to another: «23.01.2019г.- 22.02.2019г.», «с 25.01.2021 по 28.02.2021».
fn between(text: &str) -> Option<String> {
    let words = words(text);
    let dates = dates(text);
    let [(at, first), (next, last)] = dates.as_slice() else {
        return None;
    };
    let mut signs = words
        .get(at + 3..*next)?
        .iter()
        .filter(|word| !matches!(word.as_str(), "г" | "года"));
    let joined = signs
        .next()
        .is_some_and(|word| matches!(word.as_str(), "-" | "–" | "—" | "по"));
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

/// Returns the years that the deadlines name.
pub(super) fn years<'t>(deadlines: impl Iterator<Item = &'t str>) -> Option<(i32, i32)> {
    let years: Vec<i32> = deadlines
        .flat_map(|text| {
            tokens(text)
                .iter()
                .filter_map(|token| year(Some(token)))
                .collect::<Vec<_>>()
        })
        .collect();
    Some((*years.iter().min()?, *years.iter().max()?))
}

/// Returns the last year that the lines of `texts` write out.
pub(super) fn last_year<'t>(texts: impl Iterator<Item = &'t str>) -> Option<i32> {
    let of = |text: &str| {
        tokens(text)
            .iter()
            .filter_map(|token| year(Some(token)))
            .max()
    };
    texts.filter_map(of).max()
}

/// Returns the first month that `text` names: «сентябрь 2021», «до 25.05».
pub(super) fn first_month(text: &str) -> Option<u32> {
    months(text).first().map(|(_, month)| *month)
}

/// Returns the first month that `text` names with its year: «май 2022», «до 25.05.2022».
pub(super) fn month_of_year(text: &str) -> Option<(i32, u32)> {
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
            let word = tokens
                .get(at)
                .filter(|word| word.chars().all(char::is_alphabetic));
            let month = word.and_then(|word| phrase::month_named(word));
            Some((year(tokens.get(at + 1)), month.or_else(|| dotted(at))?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_found_in_running_text() {
        let case = |text, expected| assert_eq!(period(text).as_deref(), expected, "{text}");
        case(
            "по повышению качества, на 2020 - 2021 учебный год",
            Some("2020-2021 учебный год"),
        );
        case("на 2019-2020 уч. год", Some("2019-2020 учебный год"));
        case("на 2015/2016 учебный год", Some("2015-2016 учебный год"));
        case("на 2021-2022 годы", Some("2021-2022"));
        case(
            "до 2025 года» на территории города в 2022 году»",
            Some("2022"),
        );
        case("проекта «500+» на 2021", Some("2021"));
        case("план на сентябрь 2020 года", Some("2020-09"));
        case(
            "Совета депутатов на I полугодие 2022 года",
            Some("2022-01-01..2022-06-30"),
        );
        case(
            "План месячника с 23 января по 23 февраля 2023 года",
            Some("2023-01-23..2023-02-23"),
        );
        case("10 – 15 октября 2022 года", Some("2022-10-10..2022-10-15"));
        case(
            "План работы школы с сентября 2021 г. по май 2022 г.",
            Some("2021-2022 учебный год"),
        );
        case("с марта по май 2022 года", Some("2022-03-01..2022-05-31"));
        case("23.01.2019г.- 22.02.2019г.", Some("2019-01-23..2019-02-22"));
        case(
            "с 25.01.2021 по 28.02.2021г.",
            Some("2021-01-25..2021-02-28"),
        );
        case("приказ от 25.01.2021 № 6 и от 28.02.2021", None);
        case("№ 5-п от 12 января 2022 года", None);
        case("с 2 классом на 2022 год", Some("2022"));
        case("к распоряжению от 20.01.2021 № 65", None);
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
