//! Days: the period a plan covers, and which days people work in Russia.
//!
//! Knows nothing of plans or phrases; all arithmetic on days that is not a phrase's own lives here.

pub mod period;
pub mod production;

pub use period::{Period, PeriodKind};
pub use production::{Calendar, MonthDay, NonWorking, Part};

use chrono::{Datelike as _, Days, Months, NaiveDate};

/// The years that plans may have.
pub const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// Returns the last day of a month, or `None` for a month that does not exist.
///
/// ```
/// # use roadmap::calendar::month_end;
/// assert_eq!(month_end(2024, 2).map(|day| day.to_string()).as_deref(), Some("2024-02-29"));
/// ```
pub fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(Months::new(1))?.pred_opt()
}

/// Returns the day `count` days later, earlier if it is negative; the last day chrono knows if there is none.
pub fn days_later(day: NaiveDate, count: i64) -> NaiveDate {
    let steps = Days::new(count.unsigned_abs());
    if count < 0 {
        day.checked_sub_days(steps).unwrap_or(NaiveDate::MIN)
    } else {
        day.checked_add_days(steps).unwrap_or(NaiveDate::MAX)
    }
}

/// Returns the same day `count` months later, or the last day of that month where it is shorter.
pub fn months_later(day: NaiveDate, count: i32) -> NaiveDate {
    let steps = Months::new(count.unsigned_abs());
    if count < 0 {
        day.checked_sub_months(steps).unwrap_or(NaiveDate::MIN)
    } else {
        day.checked_add_months(steps).unwrap_or(NaiveDate::MAX)
    }
}

/// Returns the first day of the month that `day` is in.
pub fn month_start(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// Returns the first and the last day of the month, the quarter or the like, `months` long, that `day` is in.
pub fn unit_window(day: NaiveDate, months: u32) -> (NaiveDate, NaiveDate) {
    let into = i32::try_from(day.month0() % months.max(1)).unwrap_or(0);
    let start = months_later(month_start(day), -into);
    let next = months_later(start, i32::try_from(months).unwrap_or(1));
    (start, days_later(next, -1))
}
