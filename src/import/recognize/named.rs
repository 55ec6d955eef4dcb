//! The period that running text names: «на 2020 - 2021 учебный год», «на I полугодие 2022 года».
//!
//! A text may name several: what a plan looks back on («по итогам 2025-2026 учебного года») is none of its time, a
//! programme in quotes gives way to what stands outside, and a preparation takes place before the year that it is for.

use super::dates::{between, span, tokens, year};
use super::titles::is_plan_title;
use crate::phrase;
use crate::text::russian::{Ask as _, is_letter};
use crate::words::MessageId;

/// A period, as a plan file writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Named {
    pub(in crate::import) period: String,
    /// Why it may be another.
    pub(in crate::import) why: Option<MessageId>,
}

/// A period with the place where it is named.
struct Found {
    at: usize,
    period: String,
    /// Whether «на» leads to it: «на 2022 год».
    led: bool,
}

/// How far back a word tells what a period is to the plan, in words.
const NEAR: usize = 5;

/// Returns the period that `text` names, as a plan file writes it.
pub(in crate::import) fn period(text: &str) -> Option<String> {
    named(text).map(|named| named.period)
}

/// Returns the period that `text` names, and whether it may be another.
pub(in crate::import) fn named(text: &str) -> Option<Named> {
    let plain = without_quotes(text);
    of_words(&plain).or_else(|| of_words(text))
}

fn of_words(text: &str) -> Option<Named> {
    let tokens = tokens(text);
    let all = || 0..tokens.len();
    let mut ranges: Vec<Found> = all().filter_map(|at| range(&tokens, at)).collect();
    let single = all().filter_map(|at| one(&tokens, at));
    let mut single = single.filter(|single| ranges.iter().all(|range| range.at != single.at));
    let single = single.next();
    ranges.retain(|found| !looks_back(&tokens, found.at));
    let sure = |period| Named { period, why: None };
    if let Some(first) = ranges.first() {
        if is_prepared_for(&tokens, first.at) {
            return Some(Named {
                period: tokens.get(first.at)?.clone(),
                why: Some(MessageId::ImportGuessPreparation),
            });
        }
        let single = single.filter(|single| single.led);
        let led = ranges.iter().find(|range| range.led).unwrap_or(first);
        let chosen = single.as_ref().unwrap_or(led);
        let another = ranges.iter().any(|range| range.period != chosen.period);
        return Some(Named {
            period: chosen.period.clone(),
            why: another.then_some(MessageId::ImportGuessSeveralPeriods),
        });
    }
    let part = between(text).or_else(|| span(text)).map(sure);
    let single = single.map(|found| found.period);
    part.or_else(|| single.or_else(|| titled(text, &tokens)).map(sure))
}

/// Returns the month that a title ends with: «План мероприятий школы, апрель 2014 г.».
fn titled(text: &str, tokens: &[String]) -> Option<String> {
    let end = tokens
        .iter()
        .rposition(|token| year(Some(token)).is_some())?;
    let only = year(tokens.get(end))?;
    let (word, lead) = (before(tokens, end, 1), before(tokens, end, 2));
    let month = phrase::month_named(word).filter(|month| phrase::month_name(*month).0 == word)?;
    let parted = lead.chars().all(is_letter) && !matches!(lead, "в" | "и" | "с" | "по" | "до");
    (parted && is_plan_title(text)).then(|| format!("{only}-{month:02}"))
}

/// Returns `text` without what stands in quotes.
fn without_quotes(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '«' | '“' => depth += 1,
            '»' | '”' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

fn at(tokens: &[String], index: usize) -> &str {
    tokens.get(index).map_or("", String::as_str)
}

/// Returns the word that stands `back` words before the token `from`.
fn before(tokens: &[String], from: usize, back: usize) -> &str {
    from.checked_sub(back).map_or("", |index| at(tokens, index))
}

/// Returns the years from one to another that are named at `from`: «2020-2021 учебный год», «2018-19», «2021 и 2022».
fn range(tokens: &[String], from: usize) -> Option<Found> {
    let first = year(tokens.get(from))?;
    let short = || {
        // «2018-19» is no month, and «2018-19.05» no year
        let next = first + 1;
        let date = at(tokens, from + 3) == "." && at(tokens, from + 4).begins_with_digit();
        (at(tokens, from + 2) == format!("{:02}", next % 100) && first > 2011 && !date)
            .then_some(next)
    };
    let second = year(tokens.get(from + 2)).or_else(short)?;
    let joined =
        matches!(at(tokens, from + 1), "-" | "/" | "и") && (1..=15).contains(&(second - first));
    let school = at(tokens, from + 3).starts_with("уч") && second == first + 1;
    let words = if school { " учебный год" } else { "" };
    joined.then(|| Found {
        at: from,
        period: format!("{first}-{second}{words}"),
        led: before(tokens, from, 1) == "на",
    })
}

/// Returns whether `word` is one for a time of a year that a plan may be of.
fn is_season(word: &str) -> bool {
    word.begins_any(&["сезон", "период"])
}

/// Returns the year or the month of a year that is named at `from`: «на 2022 год», «на май 2022 года», «в 2022 году».
fn one(tokens: &[String], from: usize) -> Option<Found> {
    let only = year(tokens.get(from))?;
    let word = before(tokens, from, 1);
    // «на май месяц 2015 года», «на месяц май 2015 года»
    let called = usize::from(word.starts_with("месяц"));
    let name = before(tokens, from, 1 + called);
    let month =
        phrase::month_named(name).filter(|_| name.chars().all(is_letter) && !name.is_empty());
    let mut ahead = (2 + called..).map(|back| before(tokens, from, back));
    let lead = ahead.find(|word| !word.starts_with("месяц"));
    let of_month = month.filter(|_| lead == Some("на"));
    let period = match (word, of_month) {
        (_, Some(month)) => format!("{only}-{month:02}"),
        ("на", _) => only.to_string(),
        ("в", _) if at(tokens, from + 1).starts_with('г') => only.to_string(),
        // «в пожароопасный сезон 2023 года»
        _ if is_season(word) && at(tokens, from + 1).starts_with('г') => only.to_string(),
        _ => return None,
    };
    Some(Found {
        at: from,
        period,
        led: word == "на" || of_month.is_some(),
    })
}

/// Returns whether the plan looks back on what is named at `from`: «по итогам», «за 2021-2022 учебный год».
fn looks_back(tokens: &[String], from: usize) -> bool {
    let near = (1..=NEAR).map(|back| before(tokens, from, back));
    let mut near = near.take_while(|word| *word != "на");
    before(tokens, from, 1) == "за"
        || near.any(|word| {
            matches!(
                word,
                "итогам" | "итоги" | "результатам" | "самообследования"
            )
        })
}

/// Returns whether the plan prepares for the years named at `from`: «по подготовке к 2026-2027 учебному году».
fn is_prepared_for(tokens: &[String], from: usize) -> bool {
    let (ahead, behind) = tokens.split_at(from);
    let starts = |word: &String, stems: &[&str]| word.begins_any(stems);
    let mut words = ahead.iter();
    let prepares =
        words.any(|word| starts(word, &["подготов", "готовност"])) && words.any(|word| word == "к");
    let frame = || {
        words
            .clone()
            .any(|word| starts(word, &["учебн", "отопит", "зим"]))
    };
    let dative = || {
        let mut behind = behind.iter().skip(3).take(2);
        behind.any(|word| starts(word, &["учебному", "учебного", "отопительному"]))
    };
    let runs = || {
        tokens
            .iter()
            .any(|word| starts(word, &["прохожд", "проведен"]))
    };
    prepares && before(tokens, from, 1) != "в" && (frame() || dative()) && !runs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::cases;

    #[test]
    fn periods_are_found_in_running_text() {
        cases(
            "по повышению качества, на 2020 - 2021 учебный год → 2020-2021 учебный год
            на 2019-2020 уч. год → 2019-2020 учебный год
            на 2015/2016 учебный год → 2015-2016 учебный год
            на 2021-2022 годы → 2021-2022
            до 2025 года» на территории города в 2022 году» → 2022
            проекта «500+» на 2021 → 2021
            по предупреждению пожаров в пожароопасный сезон 2023 года → 2023
            план на сентябрь 2020 года → 2020-09
            мероприятий на май месяц 2015 года → 2015-05
            работы на месяц май 2015 года → 2015-05
            на месяц 2015 года → –
            План мероприятий школы апрель 2014 г. → 2014-04
            План школы, январь – апрель 2014 г. → –
            Саров, апрель 2014 г. → –
            Совета депутатов на I полугодие 2022 года → 2022-01-01..2022-06-30
            План месячника с 23 января по 23 февраля 2023 года → 2023-01-23..2023-02-23
            10 – 15 октября 2022 года → 2022-10-10..2022-10-15
            План работы школы с сентября 2021 г. по май 2022 г. → 2021-2022 учебный год
            с марта по май 2022 года → 2022-03-01..2022-05-31
            23.01.2019г.- 22.02.2019г. → 2019-01-23..2019-02-22
            с 25.01.2021 по 28.02.2021г. → 2021-01-25..2021-02-28
            приказ от 25.01.2021 № 6 и от 28.02.2021 → –
            № 5-п от 12 января 2022 года → –
            с 2 классом на 2022 год → 2022
            к распоряжению от 20.01.2021 № 65 → –",
            period,
        );
    }

    #[test]
    fn what_is_no_time_of_the_plan_is_told_from_it() {
        let case = |text, expected, doubtful| {
            let found = named(text).unwrap();
            assert_eq!(found.period, expected, "{text}");
            assert_eq!(found.why.is_some(), doubtful, "{text}");
        };
        case(
            "План работы по итогам 2025-2026 учебного года на 2026 год",
            "2026",
            false,
        );
        case(
            "План на 2026-2027 учебный год по результатам 2025-2026 учебного года",
            "2026-2027 учебный год",
            false,
        );
        case(
            "План на 2026 год по реализации программы «Образование на 2024-2030 годы»",
            "2026",
            false,
        );
        case(
            "План на 2026 год по реализации программы на 2024-2030 годы",
            "2026",
            true,
        );
        case(
            "План реализации программы «Образование на 2024-2030 годы»",
            "2024-2030",
            false,
        );
        case(
            "План внутришкольного контроля на сентябрь 2026 года (2026-2027 учебный год)",
            "2026-09",
            true,
        );
        case(
            "План повышения результатов ЕГЭ в 2026-2027 учебном году",
            "2026-2027 учебный год",
            false,
        );
        assert_eq!(
            named("План по итогам работы в 2025-2026 учебном году"),
            None
        );
    }

    #[test]
    fn a_preparation_takes_place_before_the_years_it_is_for() {
        for text in [
            "План мероприятий по подготовке к 2026-2027 учебному году",
            "План подготовки школ к новому 2026/2027 учебному году",
            "План подготовки учреждений к началу 2026-2027 учебного года",
            "План подготовки жилищного фонда к отопительному сезону 2026-2027 годов",
            "План подготовки к осенне-зимнему периоду 2026-2027 гг.",
            "План по подготовке ЖКХ к работе в зимних условиях 2026-27 года",
            "План обеспечения готовности к отопительному периоду 2026-2027",
            "План подготовки к новому учебному году на 2026-2027 учебный год",
        ] {
            let found = named(text).unwrap();
            assert_eq!(found.period, "2026", "{text}");
            assert_eq!(found.why, Some(MessageId::ImportGuessPreparation), "{text}");
        }
        for text in [
            "План подготовки к ЕГЭ в 2026-2027 учебном году",
            "План подготовки к ЕГЭ на 2026-2027 учебный год",
            "План подготовки и проведения отопительного сезона 2026-2027 годов",
        ] {
            assert_eq!(named(text).unwrap().why, None, "{text}");
        }
    }
}
