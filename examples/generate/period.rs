//! The time a plan covers, and the days in it.

use std::fmt;

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use crate::random::Random;

const YEARS: [i32; 8] = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

/// The time a plan covers; the year is the first.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Period {
    /// A calendar year.
    Year(i32),
    /// Two calendar years.
    Years(i32),
    /// September to August.
    SchoolYear(i32),
}

impl Period {
    /// Draws a period between 2019 and 2026.
    pub(crate) fn draw(random: &mut Random) -> Self {
        match random.below(5) {
            0 => Period::Years(random.pick(&YEARS[..7])),
            1 => Period::SchoolYear(random.pick(&YEARS[..7])),
            _ => Period::Year(random.pick(&YEARS)),
        }
    }

    /// Returns the first day.
    pub(crate) fn start(self) -> NaiveDate {
        match self {
            Period::Year(year) | Period::Years(year) => day(year, 1, 1),
            Period::SchoolYear(year) => day(year, 9, 1),
        }
    }

    /// Returns the last day.
    pub(crate) fn end(self) -> NaiveDate {
        let months = if matches!(self, Period::Years(_)) {
            24
        } else {
            12
        };
        self.start() + Months::new(months) - Days::new(1)
    }

    /// Tells whether all of a window is inside.
    pub(crate) fn holds(self, start: NaiveDate, due: NaiveDate) -> bool {
        self.start() <= start && due <= self.end()
    }

    /// Draws a day from Monday to Friday, or the last one.
    pub(crate) fn working_day(self, random: &mut Random) -> NaiveDate {
        let days = (self.end() - self.start()).num_days();
        let days = usize::try_from(days).expect("a period does not end before it starts");
        weekday(self.start() + Days::new(count(random.below(days)))).min(self.end())
    }

    /// Returns the first day of each month, in order.
    pub(crate) fn months(self) -> Vec<NaiveDate> {
        (0..24)
            .map(|month| self.start() + Months::new(month))
            .take_while(|month| *month <= self.end())
            .collect()
    }

    /// Returns the period as plans title themselves, after «на».
    pub(crate) fn title(self) -> String {
        match self {
            Period::Year(year) => format!("{year} год"),
            Period::Years(year) => format!("{year}-{} годы", year + 1),
            Period::SchoolYear(_) => self.to_string(),
        }
    }

    /// Returns the years as file names have them.
    pub(crate) fn stem(self) -> String {
        match self {
            Period::Year(year) => year.to_string(),
            Period::Years(year) | Period::SchoolYear(year) => format!("{year}-{}", year + 1),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.stem())?;
        f.write_str(if matches!(self, Period::SchoolYear(_)) {
            " учебный год"
        } else {
            ""
        })
    }
}

/// Returns a day that is known to exist.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("the day exists")
}

/// Returns the last day of the `months` months that begin on `first`.
pub(crate) fn last_day(first: NaiveDate, months: u32) -> NaiveDate {
    first + Months::new(months) - Days::new(1)
}

/// Returns the day itself, or the Monday after it where it falls on a weekend.
pub(crate) fn weekday(date: NaiveDate) -> NaiveDate {
    match date.weekday() {
        Weekday::Sat => date + Days::new(2),
        Weekday::Sun => date + Days::new(1),
        _ => date,
    }
}

/// Returns a small number as days are counted.
pub(crate) fn count(days: usize) -> u64 {
    u64::try_from(days).expect("a count of days fits 64 bits")
}
