//! The window that a time is in a given year.

use chrono::{Datelike as _, NaiveDate, Weekday};

use crate::calendar::{Calendar, MonthDay, days_later, month_end};
use crate::phrase::ast::{Edge, Part, Time, What};
use crate::phrase::words::Unit;
use crate::text::Span;

/// The first and the last day of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) start: NaiveDate,
    pub(super) end: NaiveDate,
}

/// Why a time is no window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// There is no such day; the last one of its month, where there is such a month.
    Impossible {
        last: Option<NaiveDate>,
        /// The words that name it.
        at: Option<Span>,
    },
    /// It needs the month that a section or a plan lends.
    NoMonth,
    /// It begins after its end.
    Reversed(Window),
    /// It needs a year, and the plan has no period.
    NoYear,
}

/// What a window depends on besides the year.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) calendar: &'a Calendar,
    /// The month lent to bare days.
    pub(super) month: Option<u32>,
    /// The plan is of a school year, or the phrase names one.
    pub(super) school: bool,
}

impl Window {
    pub(super) fn days(self) -> i64 {
        (self.end - self.start).num_days() + 1
    }

    /// Returns how many days both share.
    pub(super) fn overlap(self, other: Window) -> i64 {
        (self.end.min(other.end) - self.start.max(other.start)).num_days() + 1
    }

    pub(super) fn holds(self, other: Window) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl Trouble {
    /// Returns the trouble with the words of `time` that cause it.
    fn named(self, time: &Time) -> Trouble {
        let leap_day = matches!(
            time.what,
            What::Day {
                day: 29,
                month: Some(2)
            }
        );
        match self {
            Trouble::Impossible { last, .. } => Trouble::Impossible {
                last,
                at: Some(if leap_day { time.span } else { time.named }),
            },
            other => other,
        }
    }
}

fn impossible(last: Option<NaiveDate>) -> Trouble {
    Trouble::Impossible { last, at: None }
}

/// Returns the window of `time` in `year`.
pub(super) fn window(time: &Time, year: i32, setting: Setting<'_>) -> Result<Window, Trouble> {
    let whole = whole(time.what, year, setting).map_err(|trouble| trouble.named(time))?;
    Ok(match (time.edge, time.what) {
        (None, _) => whole,
        (Some(edge), What::Month(_) | What::This(Unit::Month)) => edge_of(whole, Unit::Month, edge),
        (Some(edge), _) => edge_of(whole, Unit::Year, edge),
    })
}

/// Returns an edge of `whole`: ten days of a month, a month of anything longer.
pub(super) fn edge_of(whole: Window, unit: Unit, edge: Edge) -> Window {
    match unit {
        Unit::Month => part_of_month(whole, edge_part(edge)),
        _ => edge_month(whole, edge),
    }
}

/// Returns the window of what a time names, its edge aside.
pub(super) fn whole(what: What, year: i32, setting: Setting<'_>) -> Result<Window, Trouble> {
    match what {
        What::Day { day, month } => {
            let month = month.or(setting.month).ok_or(Trouble::NoMonth)?;
            let date = NaiveDate::from_ymd_opt(year, month, day)
                .ok_or_else(|| impossible(month_end(year, month)))?;
            Ok(Window {
                start: date,
                end: date,
            })
        }
        What::Part { part, month } => {
            let month = month.or(setting.month).ok_or(Trouble::NoMonth)?;
            Ok(part_of_month(months(year, month, 1)?, part))
        }
        What::Weekday {
            nth,
            weekday,
            month,
        } => {
            let date =
                nth_weekday(months(year, month, 1)?, nth, weekday).ok_or(impossible(None))?;
            Ok(Window {
                start: date,
                end: date,
            })
        }
        What::NthDay {
            nth,
            working,
            month,
        } => {
            let date = nth_day(months(year, month, 1)?, nth, |day| {
                !working || setting.calendar.is_working(day)
            })
            .ok_or(impossible(None))?;
            Ok(Window {
                start: date,
                end: date,
            })
        }
        What::Month(month) => months(year, month, 1),
        What::Nth { unit, number } => nth(unit, number, year, setting),
        What::Season(0) => months(year, 12, 3),
        What::Season(season) => months(year, u32::from(season) * 3, 3),
        What::This(Unit::Month) => months(year, setting.month.ok_or(Trouble::NoMonth)?, 1),
        What::This(_) | What::Bare { .. } | What::DayNumber { .. } => Err(Trouble::NoMonth),
        What::Year if setting.school => school_year(year, setting.calendar),
        What::Year | What::CalendarYear => months(year, 1, 12),
        What::SchoolYear => school_year(year, setting.calendar),
    }
}

fn school_year(year: i32, calendar: &Calendar) -> Result<Window, Trouble> {
    let (month, day) = calendar.school_year_end;
    let end = NaiveDate::from_ymd_opt(year + 1, month, day).or_else(|| month_end(year + 1, month));
    let start = NaiveDate::from_ymd_opt(year, 9, 1);
    start
        .zip(end)
        .map(|(start, end)| Window { start, end })
        .ok_or(impossible(None))
}

/// Returns `count` months from `month` on, into the next year if need be.
pub(super) fn months(year: i32, month: u32, count: u32) -> Result<Window, Trouble> {
    let start = NaiveDate::from_ymd_opt(year, month, 1).ok_or(impossible(None))?;
    let last = month - 1 + count - 1;
    let end = month_end(year + i32::from(last > 11), last % 12 + 1);
    end.map(|end| Window { start, end }).ok_or(impossible(None))
}

pub(super) fn nth(
    unit: Unit,
    number: u32,
    year: i32,
    setting: Setting<'_>,
) -> Result<Window, Trouble> {
    match (unit, number) {
        (Unit::Quarter, _) => months(year, number * 3 - 2, 3),
        (Unit::HalfYear, 1) if setting.school => months(year, 9, 4),
        (Unit::HalfYear, 2) if setting.school => {
            school_days(year, ((1, 1), setting.calendar.school_year_end))
        }
        (Unit::HalfYear, _) => months(year, number * 6 - 5, 6),
        (Unit::Trimester, 1) => months(year, 9, 3),
        (Unit::Trimester, 2) => months(year, 12, 3),
        (Unit::Trimester, _) => months(year, 3, 3),
        _ => {
            let at = usize::try_from(number).unwrap_or(1).clamp(1, 4) - 1;
            let quarters = setting.calendar.school_quarters.unwrap_or(SCHOOL_QUARTERS);
            school_days(year, quarters[at])
        }
    }
}

/// The school quarters of custom, where the plan's schools have not settled theirs.
const SCHOOL_QUARTERS: [(MonthDay, MonthDay); 4] = [
    ((9, 1), (10, 31)),
    ((11, 1), (12, 31)),
    ((1, 10), (3, 31)),
    ((4, 1), (5, 31)),
];

fn school_days(year: i32, (from, to): (MonthDay, MonthDay)) -> Result<Window, Trouble> {
    let day = |year, (month, day)| {
        NaiveDate::from_ymd_opt(year, month, day).or_else(|| month_end(year, month))
    };
    let start = day(year, from).ok_or(impossible(None))?;
    let end = day(year + i32::from(to < from), to).ok_or(impossible(None))?;
    Ok(Window { start, end })
}

/// Returns a part of the month that is `month`.
///
/// Weeks of a month are its days 1–7, 8–14, 15–21 and the rest.
pub(super) fn part_of_month(month: Window, part: Part) -> Window {
    let (from, to) = match part {
        Part::Week(5..) => (29, 31),
        Part::Week(4) | Part::LastWeek => (22, 31),
        Part::Week(week) => (week * 7 - 6, week * 7),
        Part::Decade(3..) => (21, 31),
        Part::Decade(decade) => (decade * 10 - 9, decade * 10),
        Part::Half(1) => (1, 15),
        Part::Half(_) => (16, 31),
    };
    let day = |day: u32| days_later(month.start, i64::from(day) - 1).min(month.end);
    Window {
        start: day(from),
        end: day(to),
    }
}

fn edge_part(edge: Edge) -> Part {
    match edge {
        Edge::Beginning => Part::Decade(1),
        Edge::Middle => Part::Decade(2),
        Edge::End => Part::Decade(3),
    }
}

/// Returns the first, the middle or the last month of `whole`.
fn edge_month(whole: Window, edge: Edge) -> Window {
    let day = match edge {
        Edge::Beginning => whole.start,
        Edge::Middle => days_later(whole.start, whole.days() / 2),
        Edge::End => whole.end,
    };
    let month = months(day.year(), day.month(), 1).unwrap_or(whole);
    Window {
        start: month.start.max(whole.start),
        end: month.end.min(whole.end),
    }
}

/// Returns the `nth` weekday in `window`, the last for −1.
pub(super) fn nth_weekday(window: Window, nth: i8, weekday: u8) -> Option<NaiveDate> {
    let wanted = Weekday::try_from(weekday.wrapping_sub(1)).ok()?;
    let ahead = |from: NaiveDate| {
        i64::from((7 + wanted.num_days_from_monday() - from.weekday().num_days_from_monday()) % 7)
    };
    let date = if nth < 0 {
        let behind = (7 - ahead(window.end)) % 7;
        days_later(window.end, -behind)
    } else {
        days_later(window.start, ahead(window.start) + 7 * (i64::from(nth) - 1))
    };
    (window.start <= date && date <= window.end).then_some(date)
}

/// Returns the `nth` day in `window` that counts, the last for −1.
pub(super) fn nth_day(
    window: Window,
    nth: i8,
    counts: impl Fn(NaiveDate) -> bool,
) -> Option<NaiveDate> {
    let days = window
        .start
        .iter_days()
        .take_while(|day| *day <= window.end);
    let mut days = days.filter(|day| counts(*day));
    match usize::try_from(nth) {
        Ok(nth) => days.nth(nth.checked_sub(1)?),
        Err(_) => days.last(),
    }
}
