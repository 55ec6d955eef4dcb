//! The windows that frames are: in a given year, or unit by unit.

use std::borrow::Cow;

use chrono::{Datelike as _, NaiveDate};

use crate::calendar::{Calendar, MonthDay, Part, days_later, month_end, month_start, months_later};
use crate::phrase::ast::{Frame, Pick, Time};
use crate::phrase::lexicon::Unit;
use crate::phrase::only::only;
use crate::text::Span;
use crate::words::MessageId;

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
    /// The calendar does not date it.
    Undated(Part),
    /// No plan has such a year.
    Year(i32),
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
    pub(super) fn of(start: NaiveDate, end: NaiveDate) -> Window {
        Window { start, end }
    }

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

    /// Returns the part of it that lies in `other`.
    pub(super) fn cut(self, other: Window) -> Option<Window> {
        let cut = Window::of(self.start.max(other.start), self.end.min(other.end));
        (cut.start <= cut.end).then_some(cut)
    }

    /// Returns the parts of it that lie before and after `other`; all of it where they share no day.
    pub(super) fn less(self, other: Window) -> impl Iterator<Item = Window> {
        let before = Window::of(self.start, self.end.min(days_later(other.start, -1)));
        let after = Window::of(self.start.max(days_later(other.end, 1)), self.end);
        let parts = [before, after].into_iter();
        parts.filter(|part| part.start <= part.end)
    }

    pub(super) fn day(day: NaiveDate) -> Window {
        Window::of(day, day)
    }

    /// Returns the month of a day.
    pub(super) fn month(day: NaiveDate) -> Window {
        let end = month_end(day.year(), day.month()).unwrap_or(day);
        Window::of(month_start(day), end)
    }

    /// Returns whether it is one month, cut by nothing.
    pub(super) fn is_month(self) -> bool {
        self == Window::month(self.start)
    }
}

impl Trouble {
    /// Returns the one of two years' troubles to tell: the one before, unless this one's day lies in the period.
    pub(super) fn nearer(self, before: Option<Trouble>, period: Window) -> Trouble {
        let inside = match &self {
            Trouble::Impossible { last, .. } => *last,
            Trouble::Reversed(window) => Some(window.end),
            _ => None,
        };
        let inside = inside.is_some_and(|day| period.holds(Window::day(day)));
        before.filter(|_| !inside).unwrap_or(self)
    }

    /// Returns the trouble with the words of `time` that cause it.
    pub(super) fn named(self, time: &Time) -> Trouble {
        match self {
            Trouble::Impossible { last, .. } => Trouble::Impossible {
                last,
                at: Some(if is_leap_day(time) {
                    time.span
                } else {
                    time.named
                }),
            },
            other => other,
        }
    }
}

/// Returns whether it is a 29 February, which not every year has.
pub(super) fn is_leap_day(time: &Time) -> bool {
    time.place.frame == Frame::Month(2) && time.place.pick == Pick::Day(29)
}

pub(super) fn impossible(last: Option<NaiveDate>) -> Trouble {
    Trouble::Impossible { last, at: None }
}

/// Returns the window of a frame in `year`.
pub(super) fn window(frame: Frame, year: i32, setting: Setting<'_>) -> Result<Window, Trouble> {
    match frame {
        Frame::Lent | Frame::This(Unit::Month) => {
            months(year, setting.month.ok_or(Trouble::NoMonth)?, 1)
        }
        Frame::AfterLent => {
            let lent = months(year, setting.month.ok_or(Trouble::NoMonth)?, 1)?;
            Ok(Window::month(days_later(lent.end, 1)))
        }
        Frame::Month(month) => months(year, month, 1),
        Frame::Nth { unit, number } => nth(unit, number, year, setting),
        Frame::Season(0) => months(year, 12, 3),
        Frame::Season(season) => months(year, u32::from(season) * 3, 3),
        Frame::This(_) | Frame::Each(_) => Err(Trouble::NoMonth),
        Frame::Year if setting.school => school_year(year, setting.calendar),
        Frame::Year | Frame::CalendarYear => months(year, 1, 12),
        Frame::SchoolYear => school_year(year, setting.calendar),
    }
}

pub(super) fn school_year(year: i32, calendar: &Calendar) -> Result<Window, Trouble> {
    let (month, day) = calendar.school_year_end;
    let end = NaiveDate::from_ymd_opt(year + 1, month, day).or_else(|| month_end(year + 1, month));
    let start = NaiveDate::from_ymd_opt(year, 9, 1);
    start
        .zip(end)
        .map(|(start, end)| Window::of(start, end))
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
        (Unit::SchoolYear, _) => school_year(year, setting.calendar),
        (Unit::Part(part) | Unit::Beside(part, _), _) => {
            let none = match setting.calendar.parts(part) {
                [] => Trouble::Undated(part),
                _ => impossible(None),
            };
            let days = nth_part(part, number, setting.calendar).ok_or(none)?;
            Ok(beside(unit, school_days(year, days)?))
        }
        _ => Err(impossible(None)),
    }
}

/// Returns the days of a part of the school year by its number, and of holidays by the season they begin in.
pub(super) fn nth_part(
    part: Part,
    number: u32,
    calendar: &Calendar,
) -> Option<(MonthDay, MonthDay)> {
    let parts = part_days(part, calendar);
    let at = match part {
        Part::Holidays => parts
            .iter()
            .position(|((month, _), _)| month % 12 / 3 == number)?,
        _ => usize::try_from(number).ok()?.checked_sub(1)?,
    };
    parts.get(at).copied()
}

/// Returns the days of each such part of the school year: the settled ones, else those of custom, if any.
pub(super) fn part_days(part: Part, calendar: &Calendar) -> Cow<'_, [(MonthDay, MonthDay)]> {
    match (calendar.parts(part), part) {
        ([], Part::SchoolQuarter) => SCHOOL_QUARTERS.as_slice().into(),
        ([], Part::Trimester) => TRIMESTERS.as_slice().into(),
        ([], Part::Semester) => vec![((9, 1), (1, 31)), ((2, 1), calendar.school_year_end)].into(),
        (own, _) => own.into(),
    }
}

/// Returns what `unit` means beside the days of a part of the school year.
pub(super) fn beside(unit: Unit, part: Window) -> Window {
    match unit {
        Unit::Beside(_, days) => {
            let (edge, near) = if days < 0 {
                (part.start, -1)
            } else {
                (part.end, 1)
            };
            let far = days_later(edge, days.into());
            Window::of(
                far.min(days_later(edge, near)),
                far.max(days_later(edge, near)),
            )
        }
        _ => part,
    }
}

/// Returns why the days of a part are a choice: they are those of custom.
pub(super) fn part_choice(part: Part, calendar: &Calendar) -> Option<MessageId> {
    only(calendar.parts(part).is_empty())?;
    match part {
        Part::SchoolQuarter => Some(MessageId::PhraseUncertainSchoolQuarter),
        Part::Trimester => Some(MessageId::PhraseUncertainTrimester),
        Part::Semester => Some(MessageId::PhraseUncertainSemester),
        Part::Module | Part::Shift | Part::Holidays => None,
    }
}

/// The school quarters of custom, where the plan's schools have not settled theirs.
const SCHOOL_QUARTERS: [(MonthDay, MonthDay); 4] = [
    ((9, 1), (10, 31)),
    ((11, 1), (12, 31)),
    ((1, 10), (3, 31)),
    ((4, 1), (5, 31)),
];

/// The trimesters of custom.
const TRIMESTERS: [(MonthDay, MonthDay); 3] =
    [((9, 1), (11, 30)), ((12, 1), (2, 29)), ((3, 1), (5, 31))];

pub(super) fn school_days(year: i32, (from, to): (MonthDay, MonthDay)) -> Result<Window, Trouble> {
    let day = |year, (month, day)| {
        NaiveDate::from_ymd_opt(year, month, day).or_else(|| month_end(year, month))
    };
    let start = day(year, from).ok_or(impossible(None))?;
    let end = day(year + i32::from(to < from), to).ok_or(impossible(None))?;
    Ok(Window { start, end })
}

/// Returns how many months `unit` has; 1 for what is shorter.
pub(in crate::phrase) fn unit_months(unit: Unit) -> i32 {
    match unit {
        Unit::HalfYear | Unit::Part(Part::Semester) => 6,
        Unit::Quarter | Unit::Part(_) | Unit::Beside(..) => 3,
        Unit::Year | Unit::SchoolYear => 12,
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
            let months = (day.month0() % count).cast_signed();
            months_later(month_start(day), -months)
        }
    }
}

/// Returns the day `count` units later.
pub(in crate::phrase) fn unit_later(unit: Unit, day: NaiveDate, count: i32) -> NaiveDate {
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
