//! The units that work recurs by, laid on the calendar.

use chrono::{Datelike as _, NaiveDate};

use super::window::months;
use crate::calendar::{days_later, month_start, months_later};
use crate::phrase::words::Unit;

/// Returns how many months `unit` has; 1 for what is shorter.
pub(super) fn unit_months(unit: Unit) -> i32 {
    match unit {
        Unit::Quarter | Unit::SchoolQuarter | Unit::Trimester => 3,
        Unit::HalfYear => 6,
        Unit::Year => 12,
        Unit::Day | Unit::Week | Unit::Decade | Unit::Month => 1,
    }
}

/// Returns the first day of the unit that `day` is in.
pub(super) fn unit_start(unit: Unit, day: NaiveDate) -> NaiveDate {
    match unit {
        Unit::Day => day,
        Unit::Week => days_later(day, -i64::from(day.weekday().num_days_from_monday())),
        Unit::Decade => {
            let days = (day.day() - 1).min(29) % 10;
            days_later(day, -i64::from(if day.day() == 31 { 10 } else { days }))
        }
        _ => {
            let count = unit_months(unit).unsigned_abs();
            let month = day.month0() / count * count + 1;
            months(day.year(), month, 1).map_or(month_start(day), |window| window.start)
        }
    }
}

/// Returns the day `count` units later.
pub(super) fn unit_later(unit: Unit, day: NaiveDate, count: i32) -> NaiveDate {
    match unit {
        Unit::Day => days_later(day, count.into()),
        Unit::Week => days_later(day, i64::from(count) * 7),
        Unit::Decade => (0..count).fold(day, |day, _| {
            if day.day() > 20 {
                months_later(month_start(day), 1)
            } else {
                days_later(day, 10)
            }
        }),
        _ => months_later(day, count.saturating_mul(unit_months(unit))),
    }
}
