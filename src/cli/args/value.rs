//! Parsers for the values of options.

use std::ffi::OsStr;
use std::marker::PhantomData;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use clap::ValueEnum;
use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};

use crate::calendar::Period;
use crate::edit::Which;
use crate::phrase::{self, NoDay, Wanted};

/// Reads a word of a list by its name or any other word for it, whatever its case, ё or blanks.
#[derive(Debug, Clone)]
pub(super) struct Spoken<T>(PhantomData<T>);

impl<T> Spoken<T> {
    pub(super) fn new() -> Self {
        Spoken(PhantomData)
    }
}

impl<T: ValueEnum + Clone + Send + Sync + 'static> TypedValueParser for Spoken<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<T, clap::Error> {
        let words = value.to_str().unwrap_or_default().to_lowercase();
        let words = words.replace('ё', "е");
        let words: Vec<&str> = words.split_whitespace().collect();
        let named = T::from_str(&words.join(" "), false);
        // `--by` is said as «по»: «разделам».
        let by = || T::from_str(&format!("по {}", words.join(" ")), false);
        named
            .or_else(|_| T::from_str(&words.join("-"), false))
            .or_else(|_| by())
            .or_else(|_| EnumValueParser::<T>::new().parse_ref(command, arg, value))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values = T::value_variants().iter();
        Some(Box::new(values.filter_map(T::to_possible_value)))
    }
}

/// Which numbers the options take that take one.
pub(in crate::cli) const RANGES: [(&str, RangeInclusive<i64>); 4] = [
    ("--width", 40..=1000),
    ("--within", 0..=40_000),
    ("--upcoming", 0..=40_000),
    ("--alarm", 0..=366),
];

/// Returns which numbers `option` takes.
pub(super) fn range(option: &str) -> RangeInclusive<i64> {
    let known = RANGES.into_iter().find(|(name, _)| *name == option);
    known.map_or(0..=0, |(_, range)| range)
}

/// A day as an option words it; which one it is turns on the clock, on which it is known to be one.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Day(String);

impl Day {
    /// Returns the words of `day`, which mean it on any day.
    pub(in crate::cli) fn exact(day: NaiveDate) -> Self {
        Day(day.to_string())
    }

    /// Returns the day of today.
    pub(in crate::cli) fn today() -> NaiveDate {
        chrono::Local::now().date_naive()
    }

    /// Returns the day that it is on the day `clock`.
    pub(in crate::cli) fn on(&self, clock: NaiveDate, wanted: Wanted) -> NaiveDate {
        phrase::day(&self.0, clock, wanted).unwrap_or(clock)
    }

    /// Returns why it is none on the day `clock`: it is read before the clock is known.
    pub(in crate::cli) fn missing_on(&self, clock: NaiveDate, wanted: Wanted) -> Option<NoDay> {
        phrase::day(&self.0, clock, wanted).err()
    }

    /// Returns the day that an option is; without one, today.
    pub(in crate::cli) fn or_today(day: Option<&Day>) -> NaiveDate {
        let today = Day::today();
        day.map_or(today, |day| day.on(today, Wanted::Last))
    }
}

/// A due day that an option names, with the words before it that say whether it is meant as the document has it.
#[derive(Debug, Clone)]
pub(in crate::cli) struct DueDay {
    day: Day,
    planned: bool,
}

impl DueDay {
    /// Returns the day that it is on the day `clock`.
    pub(in crate::cli) fn on(&self, clock: NaiveDate) -> NaiveDate {
        self.day.on(clock, Wanted::Last)
    }

    /// Returns the day without the words before it.
    pub(in crate::cli) fn day(&self) -> &Day {
        &self.day
    }

    /// Returns the occurrence that it names on the day `clock`.
    pub(in crate::cli) fn which(&self, clock: NaiveDate) -> Which {
        let day = self.on(clock);
        if self.planned {
            Which::Planned(day)
        } else {
            Which::Due(day)
        }
    }
}

/// Reads a due day: «14.02», «по плану 14.02».
pub(super) fn due_day(text: &str) -> Result<DueDay, String> {
    let text = text.trim();
    let mut words = Which::BY_PLAN.iter();
    let bare = words.find_map(|words| text.strip_prefix(words)?.strip_prefix(' '));
    let day = day(bare.unwrap_or(text))?;
    let planned = bare.is_some();
    Ok(DueDay { day, planned })
}

/// Reads a day in words or in numbers; whether the clock's own year has it, is asked when the clock is known; so is
/// «31.04», of which the last day of its month is told.
pub(super) fn day(text: &str) -> Result<Day, String> {
    let read = |clock| phrase::day(text, clock, Wanted::Last);
    let [leap, other] =
        [2024, 2023].map(|year| NaiveDate::from_yo_opt(year, 1).unwrap_or_default());
    let known = read(Day::today()).is_ok() || read(leap) != read(other);
    known
        .then(|| Day(text.to_owned()))
        .ok_or_else(|| text.to_owned())
}

/// Reads the period of a plan.
pub(super) fn period(text: &str) -> Result<String, String> {
    let known = Period::parse(text).is_some();
    known
        .then(|| text.to_owned())
        .ok_or_else(|| text.to_owned())
}

/// Reads a text; a blank one is refused, since it was probably forgotten.
pub(super) fn words(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        Err(text.to_owned())
    } else {
        Ok(text.to_owned())
    }
}
