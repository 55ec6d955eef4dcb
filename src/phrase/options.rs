//! Days as people type them for a command: «18.04», «вчера», «+7», «конец апреля», «до конца квартала».

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::lexicon;
use super::lexicon::{Unit, Word};
use super::read::read;
use super::reading::{Context, Kind, Reading};
use super::resolve::{unit_later, unit_months};
use crate::calendar::{Calendar, Period, PeriodKind, YEARS, days_later, unit_window};
use crate::diagnostic::{Diagnostic, Level, Rule};

use crate::text::russian::{self, fold, is_dash};
use crate::words::{Message, MessageId};

/// Which day of the words is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The first, as for `--from`.
    First,
    /// The last.
    Last,
    /// The last, and of a day without its year the next to come, as for `--until`.
    Coming,
}

/// Why words mean no one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoDay {
    /// The reason.
    pub why: Message,
    /// The nearest words that mean one, where some are near.
    pub instead: Option<Message>,
}

impl NoDay {
    /// Returns what is said of a year that no plan has.
    fn of_year(year: impl Into<String>) -> Self {
        NoDay {
            why: MessageId::PhraseYearRange.with(year.into()),
            instead: None,
        }
    }

    /// Returns what is said of words that name no day, or several.
    fn unread(text: &str) -> Self {
        let near = russian::nearest(text, NEAR.iter().map(|(word, _)| *word));
        NoDay {
            why: MessageId::DayUnread.with(text),
            instead: near.map(|near| MessageId::DidYouMean.with(near)),
        }
    }

    /// Returns what is said of a day that the calendar lacks, found in the words `text`.
    fn impossible(text: &str, finding: &Diagnostic) -> Self {
        let swapped = swapped(text).map(|day| MessageId::DidYouMean.with(day));
        NoDay {
            why: MessageId::DayImpossible.with(text),
            instead: swapped.or_else(|| finding.help.first().cloned()),
        }
    }
}

/// Words for days beside the clock's, and how many days they lie from it.
const NEAR: [(&str, i64); 10] = [
    ("позавчера", -2),
    ("вчера", -1),
    ("сегодня", 0),
    ("сейчас", 0),
    ("завтра", 1),
    ("послезавтра", 2),
    ("yesterday", -1),
    ("today", 0),
    ("now", 0),
    ("tomorrow", 1),
];

/// Returns the day that a date is with its day and its month in each other's place, where only that makes a day of it.
fn swapped(text: &str) -> Option<NaiveDate> {
    let numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty());
    let numbers: Vec<u32> = numbers.filter_map(|digits| digits.parse().ok()).collect();
    let (year, month, day) = match numbers.as_slice() {
        [year, month, day] if *year > 999 => (year, month, day),
        [day, month, year] if *year > 999 => (year, month, day),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *day, *month)
}

/// Returns the day that `text` means on the day `clock`, in its own month, quarter or year; else why it means none.
///
/// ```
/// use roadmap::phrase::{Wanted, day};
/// let clock = "2022-04-18".parse().unwrap();
/// let read = |text, wanted| day(text, clock, wanted).map(|day| day.to_string());
/// assert_eq!(read("18.04.22", Wanted::Last).as_deref(), Ok("2022-04-18"));
/// assert_eq!(read("+7", Wanted::Last).as_deref(), Ok("2022-04-25"));
/// assert_eq!(read("конец апреля", Wanted::First).as_deref(), Ok("2022-04-21"));
/// assert_eq!(read("до конца квартала", Wanted::Last).as_deref(), Ok("2022-06-30"));
/// assert_eq!(read("прошлая пятница", Wanted::Last).as_deref(), Ok("2022-04-15"));
/// assert_eq!(read("2022-03", Wanted::First).as_deref(), Ok("2022-03-01"));
/// assert!(read("2022-W10", Wanted::Last).is_err());
/// assert!(read("31.04", Wanted::Last).is_err());
/// ```
///
/// # Errors
///
/// Returns what to tell: the day does not exist, its year is none that plans have, or the words name no one day.
pub fn day(text: &str, clock: NaiveDate, wanted: Wanted) -> Result<NaiveDate, NoDay> {
    let text = text.trim();
    if let Some(day) = near(text, clock).or_else(|| relative(text, clock, wanted)) {
        let known = YEARS.contains(&day.year());
        return known
            .then_some(day)
            .ok_or_else(|| NoDay::of_year(day.year().to_string()));
    }
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4);
    let year = numbers.next();
    let known = |year: &str| year.parse().is_ok_and(|year: i32| YEARS.contains(&year));
    if let Some(year) = year.filter(|year| !known(year)) {
        return Err(NoDay::of_year(year));
    }
    if let Some(month) = Period::parse(text).filter(|period| period.kind == PeriodKind::Month) {
        return Ok(match wanted {
            Wanted::First => month.start,
            Wanted::Last | Wanted::Coming => month.end,
        });
    }
    if is_bare_number(text) || drops_letters(text) {
        return Err(NoDay::unread(text));
    }
    let found = in_year(text, clock, clock.year(), wanted);
    if wanted == Wanted::Coming
        && year.is_none()
        && found.as_ref().map_or(true, |found| *found < clock)
        && let Ok(next) = in_year(text, clock, clock.year() + 1, wanted)
    {
        return Ok(next);
    }
    let found = found?;
    // A year that was written is never another one.
    let of_week = text.contains(['W', 'w']);
    if let Some(year) = year
        && (found.year().to_string() != year || of_week)
    {
        return Err(NoDay::unread(text));
    }
    Ok(found)
}

/// Returns the day that `text` means by the clock alone: «вчера», «+7», «через неделю», «прошлая пятница».
///
/// ```
/// use roadmap::phrase::day_from;
/// let clock = "2022-04-18".parse().unwrap();
/// let read = |text| day_from(text, clock).map(|day| day.to_string());
/// assert_eq!(read("через неделю").as_deref(), Some("2022-04-25"));
/// assert_eq!(read("через 2 месяца").as_deref(), Some("2022-06-18"));
/// assert_eq!(read("до понедельника").as_deref(), Some("2022-04-18"));
/// assert_eq!(read("10.05.2022"), None);
/// ```
pub fn day_from(text: &str, clock: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim();
    let found = near(text, clock).or_else(|| relative(text, clock, Wanted::Last))?;
    YEARS.contains(&found.year()).then_some(found)
}

/// «вчера», «+7», «-3», «через неделю», «через 3 дня», «10 дней назад»
fn near(text: &str, clock: NaiveDate) -> Option<NaiveDate> {
    let folded = fold(text);
    if let Some((_, days)) = NEAR.iter().find(|(word, _)| fold(word) == folded) {
        return Some(days_later(clock, *days));
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let (sign, count, unit) = match words.as_slice() {
        ["через", unit] => (1, "1", *unit),
        ["через", count, unit] => (1, *count, *unit),
        [unit, "назад"] => (-1, "1", *unit),
        [count, unit, "назад"] => (-1, *count, *unit),
        _ => {
            let count = folded
                .strip_prefix('+')
                .or(folded.strip_prefix(is_dash))?
                .trim();
            let unit = count.trim_start_matches(|c: char| c.is_ascii_digit());
            let sign = if text.starts_with('+') { 1 } else { -1 };
            (sign, count.strip_suffix(unit)?, unit)
        }
    };
    let count: i32 = count
        .parse()
        .ok()
        .filter(|count| (0..=40_000).contains(count))?;
    let unit = match unit.trim().trim_end_matches('.') {
        "" | "д" => Unit::Day,
        word => match lexicon::look_up(word)?.1 {
            Word::Unit(unit) if unit.part().is_none() && unit != Unit::Decade => unit,
            _ => return None,
        },
    };
    Some(unit_later(unit, clock, sign * count))
}

/// «прошлая пятница», «следующий понедельник», «прошлый месяц», «конец прошлого квартала»
fn relative(text: &str, clock: NaiveDate, wanted: Wanted) -> Option<NaiveDate> {
    let folded = fold(text);
    let words = folded
        .split(' ')
        .map(|word| Some(lexicon::look_up(word)?.1));
    let mut words: Vec<Word> = words.collect::<Option<_>>()?;
    let small = [Word::In, Word::On, Word::Until, Word::By, Word::From];
    words.retain(|word| !small.contains(word));
    let edge = [Word::Beginning, Word::End].into_iter();
    let edge = edge
        .clone()
        .find(|edge| words.len() > 1 && words[0] == *edge);
    words.drain(..usize::from(edge.is_some()));
    let (ahead, last) = match words.as_slice() {
        [last] => (None, last),
        [Word::Previous, last] => (Some(-1), last),
        [Word::Current, last] => (Some(0), last),
        [Word::Next, last] => (Some(1), last),
        _ => return None,
    };
    let monday = days_later(clock, -i64::from(clock.weekday().num_days_from_monday()));
    let first = edge.map_or(wanted == Wanted::First, |edge| edge == Word::Beginning);
    let (start, end) = match *last {
        Word::Weekday(weekday) if edge.is_none() => {
            let day = Weekday::try_from(weekday - 1).ok()?;
            let from = days_later(clock, ahead.unwrap_or(0));
            let day = match ahead {
                Some(0) => days_later(monday, i64::from(weekday - 1)),
                Some(-1) => days_later(from, -i64::from(from.weekday().days_since(day))),
                None if first => days_later(from, -i64::from(from.weekday().days_since(day))),
                _ => days_later(from, i64::from(day.days_since(from.weekday()))),
            };
            (day, day)
        }
        Word::Unit(Unit::Week) => {
            let monday = days_later(monday, 7 * ahead.unwrap_or(0));
            (monday, days_later(monday, 6))
        }
        Word::Unit(unit @ (Unit::Month | Unit::Quarter | Unit::HalfYear | Unit::Year)) => {
            let ahead = i32::try_from(ahead.unwrap_or(0)).ok()?;
            unit_window(
                unit_later(unit, clock, ahead),
                unit_months(unit).unsigned_abs(),
            )
        }
        _ => return None,
    };
    Some(if first { start } else { end })
}

/// Returns whether `text` is a number alone, which is no day: of what month it is, is not said.
fn is_bare_number(text: &str) -> bool {
    let digits = text.trim_end_matches('.');
    digits.len() < 4 && !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}

/// Returns whether `text` has Latin letters, of which the deadline language knows none but the signs of Roman numbers.
fn drops_letters(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| {
        let latin = word.chars().any(|c| c.is_ascii_alphabetic());
        let roman = word.chars().all(|c| "IVX".contains(c.to_ascii_uppercase()));
        latin && !roman && !word.chars().any(|c| matches!(c, 'а'..='я' | 'А'..='Я'))
    })
}

fn in_year(text: &str, clock: NaiveDate, year: i32, wanted: Wanted) -> Result<NaiveDate, NoDay> {
    let calendar = Calendar::default();
    let context = Context {
        month: Some(clock.month()),
        ..Context::of(Period::parse(&year.to_string()), &calendar)
    };
    let reading = read(text, &context);
    let refused = reading
        .findings
        .iter()
        .find(|finding| finding.level == Level::Deny);
    if let Some(finding) = refused {
        return Err(match finding.rule {
            Rule::ImpossibleDate => NoDay::impossible(text, finding),
            Rule::UnreadableDeadline if finding.title.id == MessageId::PhraseYearRange => NoDay {
                why: finding.title.clone(),
                instead: None,
            },
            _ => NoDay::unread(text),
        });
    }
    let said = |id: MessageId| reading.findings.iter().any(|one| one.title.id == id);
    // «с 1 мая» has no last day
    let endless = said(MessageId::PhraseUncertainOpenEnd) && wanted != Wanted::First;
    if said(MessageId::PhraseUncertainRemark) || endless {
        return Err(NoDay::unread(text));
    }
    match only(&reading) {
        Some((start, _)) if wanted == Wanted::First => Ok(start),
        Some((_, due)) => Ok(due),
        None => Err(NoDay::unread(text)),
    }
}

/// Returns the only window of a reading that means one.
fn only(reading: &Reading) -> Option<(NaiveDate, NaiveDate)> {
    let dated = matches!(
        reading.kind,
        Kind::On | Kind::Deadline | Kind::Span | Kind::Ongoing
    );
    match reading.occurrences.as_slice() {
        [found] if dated && reading.milestones.is_empty() => {
            Some((found.start.unwrap_or(found.due), found.due))
        }
        _ => None,
    }
}
