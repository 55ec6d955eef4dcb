//! Days as people write them among other words: «14.04», «14 апреля», «вчера», «на неделю».

use std::fmt;

use chrono::{Datelike as _, Months, NaiveDate};

use super::numbers::is_month;
use super::words::{Word, before, lower, words};
use crate::calendar::days_later;
use crate::phrase::{self, Wanted};
use crate::text::russian::{Ask as _, is_letter};
use crate::text::word_list;

/// How many words a day is written with at most: «не позднее 20 мая 2022 года».
const LONGEST: usize = 6;

/// How many words a period, or a due day behind «срок», is written with at most.
const OF_PERIOD: usize = 4;

/// What of days a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// None.
    None,
    /// One.
    One(NaiveDate),
    /// Several.
    Several,
    /// A time of more than a day: a week, a month.
    Window,
}

/// By how much a deadline is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    days: i64,
    months: u32,
}

impl Shift {
    /// Returns the day that is later than `day` by it.
    pub fn from(self, day: NaiveDate) -> NaiveDate {
        let later = day.checked_add_months(Months::new(self.months));
        days_later(later.unwrap_or(day), self.days)
    }
}

/// Returns what of past days `text` names on the day `clock`; the days of documents («акт от 10.04.2022») do not count.
pub fn past(text: &str, clock: NaiveDate) -> Days {
    let small = lower(text);
    let mut found: Vec<NaiveDate> = Vec::new();
    for (_, day) in dated(&small, clock) {
        if !found.contains(&day) {
            found.push(day);
        }
    }
    let units = ["недел", "месяц", "квартал"];
    let window = || {
        let mut words = words(&small).into_iter();
        words.any(|word| word.text.begins_any(&units))
    };
    match found.as_slice() {
        [] if window() => Days::Window,
        [] => Days::None,
        [day] => Days::One(*day),
        _ => Days::Several,
    }
}

/// Returns where `text` names days, but for those of documents.
pub(super) fn spans(text: &str, clock: NaiveDate) -> Vec<(usize, usize)> {
    let found = dated(&lower(text), clock);
    found.into_iter().map(|(span, _)| span).collect()
}

/// Returns the days that `small` names, with their places.
fn dated(small: &str, clock: NaiveDate) -> Vec<((usize, usize), NaiveDate)> {
    let all = words(small);
    let mut found = Vec::new();
    let mut at = 0;
    while at < all.len() {
        // «приказ от 12.04.2022 № 15/03»
        let numbered = before(small, all[at].start).trim_end().ends_with('№');
        let of_document = numbered || at > 0 && all[at - 1].text == "от";
        let Some((to, day)) = longest(small, &all, (at, LONGEST), |words| near(words, clock))
        else {
            at += 1;
            continue;
        };
        if !of_document {
            found.push(((all[at].start, all[to - 1].end), day));
        }
        at = to;
    }
    found
}

/// Returns how the longest run of words that can be read is, of at most so many from the one with the number `from` on,
/// and the number of the word behind it; `all` are the words of `text`.
fn longest<T>(
    text: &str,
    all: &[Word<'_>],
    (from, most): (usize, usize),
    read: impl Fn(&str) -> Option<T>,
) -> Option<(usize, T)> {
    (from + 1..=all.len().min(from + most))
        .rev()
        .find_map(|to| {
            let run = text.get(all[from].start..all[to - 1].end)?;
            Some((to, read(run)?))
        })
}

/// Returns the day that all of `words` are on the day `clock`; one without its year is the last that has been.
fn near(words: &str, clock: NaiveDate) -> Option<NaiveDate> {
    const NEAR: [&str; 4] = ["вчера", "позавчера", "сегодня", "накануне"];
    if words == "накануне" {
        return clock.pred_opt();
    }
    // «14.04.22г»
    let bare = words
        .strip_suffix('г')
        .filter(|bare| bare.ends_with(|c: char| c.is_ascii_digit()));
    let words = bare.unwrap_or(words);
    if !NEAR.contains(&words) && !is_dated(words) {
        return None;
    }
    let day = phrase::day(words, clock, Wanted::Last).ok()?;
    // A time of several days is not the day of a fact.
    (phrase::day(words, clock, Wanted::First).ok() == Some(day)).then_some(())?;
    let has_year = words
        .split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4)
        || words.split('.').count() > 2;
    if day > clock && !has_year {
        return day.with_year(day.year() - 1);
    }
    Some(day)
}

/// The words by which the next meeting is told, in the cases that «на», «до» and «к» take.
const NEXT_MEETING: &[&str] = word_list![
    "следующее заседание" "следующее совещание" "следующего заседания" "следующего совещания"
    "следующему заседанию" "следующему совещанию"
];

/// Returns the day that `text` gives to the next meeting after `day`: «Следующее заседание – 16 мая».
pub(super) fn next_meeting(text: &str, day: NaiveDate) -> Option<NaiveDate> {
    let small = lower(text);
    let rest = NEXT_MEETING
        .iter()
        .find_map(|words| Some(small.split_once(words)?.1))?;
    let known = |word: &str| {
        let around = word_list![
            "провест" "состо" "назнач" "заплан" "рабоч" "групп" "комисси" "штаб"
        ];
        word == "на" || word.begins_any(around)
    };
    let all = words(rest);
    let from = all.iter().position(|word| !known(word.text))?;
    let read = |told: &str| is_dated(told).then(|| coming(told, day)).flatten();
    let (_, next) = longest(rest, &all, (from, LONGEST), read)?;
    Some(next).filter(|next| *next > day)
}

/// Returns `text` with the day of the `next` meeting for what names it as a term: «перенести на следующее заседание».
pub(super) fn with_meeting(text: &str, next: NaiveDate) -> String {
    let small = lower(text);
    let mut out = text.to_owned();
    for words in NEXT_MEETING {
        let Some(from) = small.find(words) else {
            continue;
        };
        let before = small.get(..from).unwrap_or_default().trim_end();
        if before.ends_any(&["на", "до", "к"]) {
            out.replace_range(
                from..from + words.len(),
                &next.format("%d.%m.%Y").to_string(),
            );
            break;
        }
    }
    out
}

/// Returns whether `words` have the look of one day: a number with a month, be it a number or a word.
fn is_dated(words: &str) -> bool {
    let begins = words.begins_with_digit();
    let parts: Vec<&str> = words
        .split(['.', '-', '/', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let number = |part: &&&str| part.is_digits();
    let numbers = parts.iter().filter(number).count();
    let months = parts.iter().filter(|part| is_month(part)).count();
    let ends = parts.last().is_some_and(|last| {
        number(&last) || is_month(last) || matches!(*last, "г" | "года" | "год")
    });
    // «10 по 14 апреля» is no one day
    let plain = |part: &&str| {
        number(&part) || is_month(part) || matches!(*part, "г" | "года" | "год" | "го" | "ого")
    };
    begins
        && ends
        && parts.iter().all(plain)
        && match (parts.len(), months) {
            (2..=4, 1) => numbers >= 1,
            (2..=3, 0) => numbers == parts.len() && words.contains(['.', '-', '/']),
            (4, 0) => numbers == 3 && words.contains('.'),
            _ => false,
        }
}

/// Returns the first day of `text` that is written with its year.
pub fn written(text: &str) -> Option<NaiveDate> {
    let small = lower(text);
    let small = small.replace(['«', '»', '"'], "");
    let all = words(&small);
    let far = NaiveDate::from_ymd_opt(2000, 1, 1)?;
    let read = |words: &str| {
        let year = words.chars().filter(char::is_ascii_digit).count() >= 5;
        let dated = (year && is_dated(words)).then_some(words)?;
        phrase::day(dated, far, Wanted::Last).ok()
    };
    let mut days = (0..all.len()).filter_map(|at| longest(&small, &all, (at, LONGEST), read));
    days.next().map(|(_, day)| day)
}

/// A time by which a due day is told, from its first day to its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

impl Period {
    pub(super) fn holds(self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first < self.last {
            write!(f, "{}–", self.first.format("%d.%m.%Y"))?;
        }
        write!(f, "{}", self.last.format("%d.%m.%Y"))
    }
}

/// Returns the month, quarter, half year or year that `text` names behind «за».
pub(super) fn period_named(text: &str, clock: NaiveDate) -> Option<Period> {
    let small = lower(text);
    let all = words(&small);
    let unit = |word: &Word<'_>| {
        is_month(word.text) || word.text.begins_any(&["квартал", "полугод", "год"])
    };
    let starts = all.iter().enumerate().filter(|(_, word)| word.text == "за");
    let read = |told: &str| {
        let told = words(told).iter().any(unit).then_some(told)?;
        let day = |wanted| phrase::day(told, clock, wanted).ok();
        let (first, last) = (day(Wanted::First)?, day(Wanted::Last)?);
        Some(Period { first, last })
    };
    let mut periods = starts.filter_map(|(at, _)| longest(&small, &all, (at + 1, OF_PERIOD), read));
    periods.next().map(|(_, period)| period)
}

/// Returns the due day that `text` names behind «срок».
pub(super) fn due_named(text: &str, clock: NaiveDate) -> Option<Period> {
    let small = lower(text);
    let (_, rest) = small.split_once("срок ")?;
    let read = |words: &str| {
        let dated = is_dated(words).then_some(words)?;
        phrase::day(dated, clock, Wanted::Last).ok()
    };
    let (_, last) = longest(rest, &words(rest), (0, OF_PERIOD), read)?;
    Some(Period { first: last, last })
}

/// Returns the day to come that `words` mean as a term on the day `clock`: «до 10 мая», «конец мая», «20.05».
pub(super) fn coming(words: &str, clock: NaiveDate) -> Option<NaiveDate> {
    let words = words.trim().trim_end_matches(['.', ',', ';', ')']);
    if counts(words) {
        return None;
    }
    let bare = words
        .strip_suffix("года")
        .or_else(|| words.strip_suffix("г"))
        .map_or(words, str::trim_end);
    [words, bare].iter().find_map(|words| {
        let day = phrase::day(words, clock, Wanted::Coming).ok()?;
        let past = phrase::day(words, clock, Wanted::Last).ok();
        // «на 12.04», said on 18 April: the day that has been, not the one almost a year later
        let past = past.filter(|past| *past < clock && (clock - *past).num_days() <= JUST_PAST);
        Some(past.unwrap_or(day))
    })
}

/// Days, a quarter of a year, within which a day that has been and is told without its year is none of the next.
const JUST_PAST: i64 = 92;

/// Returns whether the only number of `words` may count anything: «приказ 12», «12 школ»; one with a month, a whole date
/// and «12-го» are days.
pub fn counts(words: &str) -> bool {
    let small = lower(words);
    let numbers = small.split(|c: char| !c.is_ascii_digit());
    let mut letters = small.split(|c: char| !is_letter(c));
    let of_day = |word: &str| is_month(word) || matches!(word, "го" | "числа" | "числу");
    numbers.filter(|digits| !digits.is_empty()).count() == 1
        && small.contains(is_letter)
        && !letters.any(|word| of_day(word) || word.begins_any(UNITS))
}

/// The beginnings of words for times, of which one may be counted: «до конца 2 квартала», «в 2022 году».
const UNITS: &[&str] = word_list!["недел" "месяц" "квартал" "полугод" "год" "декад" "ден" "дн"];

/// Returns the time that `word` tells: «двухнедельный», «10-дневный», «месячный».
pub(super) fn time_of(word: &str) -> Option<Shift> {
    let units = [
        ("недельный", "недель"),
        ("месячный", "месяцев"),
        ("дневный", "дней"),
    ];
    let (count, unit) = units.iter().find_map(|(ending, unit)| {
        let count = word.strip_suffix(ending)?;
        Some((count.trim_end_matches('-'), *unit))
    })?;
    match (count, unit) {
        ("", "дней") => None,
        ("", unit) => shift(&format!("1 {unit}")),
        (count, unit) => shift(&format!("{count} {unit}")),
    }
}

/// Returns the number that `word` says, in whatever case.
fn counted(word: &str) -> Option<u32> {
    const COUNTS: [(&str, u32); 14] = [
        ("пятнадцат", 15),
        ("двадцат", 20),
        ("тридцат", 30),
        ("десят", 10),
        ("девят", 9),
        ("восем", 8),
        ("восьм", 8),
        ("сем", 7),
        ("шест", 6),
        ("пят", 5),
        ("четыр", 4),
        ("тр", 3),
        ("дв", 2),
        ("од", 1),
    ];
    let known = COUNTS.iter().find(|(stem, _)| word.starts_with(stem));
    let known = known.filter(|(stem, _)| stem.ends_with("дцат") || !word.contains("дцат"));
    word.parse().ok().or(known.map(|(_, count)| *count))
}

/// Returns by how much `words` move a deadline: «неделю», «две недели», «10 дней», «месяц».
pub(super) fn shift(words: &str) -> Option<Shift> {
    let all: Vec<&str> = words
        .split_whitespace()
        .map(|word| word.trim_end_matches(['.', ',']))
        .collect();
    let (count, unit) = match all.as_slice() {
        [unit] => (1, *unit),
        [count, unit] => (counted(count)?, *unit),
        _ => return None,
    };
    if count == 0 || count > 366 {
        return None;
    }
    let days = |each: i64| {
        Some(Shift {
            days: each * i64::from(count),
            months: 0,
        })
    };
    match unit {
        "неделю" | "недели" | "недель" => days(7),
        "день" | "дня" | "дней" => days(1),
        "декаду" | "декады" => days(10),
        "месяц" | "месяца" | "месяцев" => Some(Shift {
            days: 0,
            months: count,
        }),
        // «2 квартал» is a time of the year
        "квартал" if all.len() == 1 => Some(Shift { days: 0, months: 3 }),
        "квартала" | "кварталов" => Some(Shift {
            days: 0,
            months: 3 * count,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn past_days_among_words() {
        let clock = on("2022-04-18");
        let case = |text: &str, expected: &str| {
            assert_eq!(past(text, clock), Days::One(on(expected)), "{text}");
        };
        case("исполнено 14.04.2022", "2022-04-14");
        case("14.04.22", "2022-04-14");
        case("исполнен 14 апреля, акт № 2 от 10.04.2022", "2022-04-14");
        case("Проведено 14 апр.", "2022-04-14");
        case("14 апреля 2022 г.", "2022-04-14");
        case("вчера", "2022-04-17");
        case("2022-04-14", "2022-04-14");
        case("28.12", "2021-12-28");
        case("(дата): 5.4", "2022-04-05");
        assert_eq!(
            past("исполнено, протокол № 2 от 10.04.2022", clock),
            Days::None
        );
        assert_eq!(past("на прошлой неделе", clock), Days::Window);
        assert_eq!(past("14.04 и 15.04", clock), Days::Several);
        assert_eq!(past("п. 9", clock), Days::None);
        assert_eq!(past("31.04", clock), Days::None);
    }

    #[test]
    fn the_day_of_the_head_has_its_year() {
        assert_eq!(written("18 апреля 2022 года № 3"), Some(on("2022-04-18")));
        assert_eq!(
            written("от «18» апреля 2022 г. № 3"),
            Some(on("2022-04-18"))
        );
        assert_eq!(
            written("г. Первоуральск 18.04.2022"),
            Some(on("2022-04-18"))
        );
        assert_eq!(written("ПРОТОКОЛ № 3"), None);
    }

    #[test]
    fn terms_to_come_and_shifts() {
        let clock = on("2022-04-18");
        let case = |text: &str, expected: &str| {
            assert_eq!(coming(text, clock), Some(on(expected)), "{text}");
        };
        case("до 10 мая", "2022-05-10");
        case("не позднее 20.05", "2022-05-20");
        case("конец мая", "2022-05-31");
        case("20.05.2022 г.", "2022-05-20");
        case("10 января", "2023-01-10");
        case("12.04", "2022-04-12");
        let case = |text: &str, expected: &str| {
            assert_eq!(
                shift(text).map(|shift| shift.from(clock)),
                Some(on(expected)),
                "{text}"
            );
        };
        case("неделю", "2022-04-25");
        case("две недели", "2022-05-02");
        case("10 дней", "2022-04-28");
        case("месяц", "2022-05-18");
        case("двух недель", "2022-05-02");
        case("одного месяца", "2022-05-18");
        case("двадцати дней", "2022-05-08");
        assert_eq!(shift("10 мая"), None);
        assert_eq!(shift("двенадцати дней"), None);
        assert_eq!(shift("2 квартал"), None);
        let of = |word| time_of(word).map(|time| time.from(clock).to_string());
        assert_eq!(of("двухнедельный").as_deref(), Some("2022-05-02"));
        assert_eq!(of("10-дневный").as_deref(), Some("2022-04-28"));
        assert_eq!(of("десятидневный").as_deref(), Some("2022-04-28"));
        assert_eq!(of("месячный").as_deref(), Some("2022-05-18"));
        assert_eq!(of("дневный"), None);
        assert_eq!(of("установленный"), None);
    }
}
