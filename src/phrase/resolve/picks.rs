//! What is picked of a window: the n-th day, weekday or week, an edge.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::frames::{Trouble, Window, impossible};
use crate::calendar::{Calendar, days_later, month_start, months_later};
use crate::phrase::ast::{Edge, Of, Pick, Place};
use crate::phrase::only::only;

/// How far a weekday or a working day is looked for: no holidays are longer.
const DAYS_BESIDE: i64 = 31;

/// Returns what `place` picks of its frame's window.
pub(super) fn picked(place: &Place, frame: Window, calendar: &Calendar) -> Result<Window, Trouble> {
    let first = pick(place.pick, frame, calendar)?;
    match place.then {
        Pick::Edge(edge) if place.pick != Pick::Whole => Ok(edge_of_part(first, edge)),
        then => pick(then, first, calendar),
    }
}

/// Returns what `pick` takes of `window`.
fn pick(pick: Pick, window: Window, calendar: &Calendar) -> Result<Window, Trouble> {
    match pick {
        Pick::Whole => Ok(window),
        Pick::Bare { .. } => Err(Trouble::NoMonth),
        Pick::Day(day) => numbered_day(window, day),
        Pick::Nth(nth, of) => {
            let found = counted(window, nth, of, calendar);
            found.ok_or_else(|| impossible(None))
        }
        Pick::Beside(number) => {
            let day = u32::from(number.unsigned_abs());
            let day = window.start.with_day(day).unwrap_or(window.end);
            let side = i64::from(number.signum());
            let [near, far] = [1, DAYS_BESIDE].map(|days| days_later(day, side * days));
            Ok(Window::of(near.min(far), near.max(far)))
        }
        Pick::Run(count, of) => {
            let (first, last) = if count < 0 { (count, -1) } else { (1, count) };
            let [first, last] = [first, last].map(|nth| counted(window, nth, of, calendar));
            let found = first.zip(last);
            found
                .map(|(first, last)| Window::of(first.start, last.end))
                .ok_or_else(|| impossible(None))
        }
        Pick::Edge(edge) => Ok(edge_of(window, edge)),
    }
}

fn numbered_day(window: Window, day: u32) -> Result<Window, Trouble> {
    let date = window
        .start
        .with_day(day)
        .filter(|date| *date <= window.end);
    date.map(Window::day)
        .ok_or_else(|| impossible(Some(window.end).filter(|_| window.is_month())))
}

fn counted(window: Window, nth: i8, of: Of, calendar: &Calendar) -> Option<Window> {
    match of {
        Of::Day => nth_day(window, nth, |_| true).map(Window::day),
        Of::Working => nth_day(window, nth, |day| calendar.is_working(day)).map(Window::day),
        Of::Weekday(weekday) => nth_weekday(window, nth, weekday).map(Window::day),
        Of::Half if !window.is_month() => share(window, nth, 2),
        Of::Third if !window.is_month() => share(window, nth, 3),
        Of::Week | Of::Decade | Of::Half | Of::Third => part(window, nth, of),
        Of::Month => whole_month(window, nth).cut(window),
    }
}

/// Returns an edge of `whole`: ten days of a month, a month of anything longer.
pub(super) fn edge_of(whole: Window, edge: Edge) -> Window {
    if !whole.is_month() {
        let short = whole.days() <= 31;
        return if short {
            edge_of_part(whole, edge)
        } else {
            edge_month(whole, edge)
        };
    }
    let decade = match edge {
        Edge::Beginning => 1,
        Edge::Middle => 2,
        Edge::End => 3,
    };
    part_of_month(whole, decade, Of::Decade)
}

/// Returns an edge of a week or the like: about a third of it.
fn edge_of_part(part: Window, edge: Edge) -> Window {
    let third = part.days() / 3;
    let more = third.max(1) - 1;
    let (start, end) = match edge {
        Edge::Beginning => (part.start, days_later(part.start, more)),
        Edge::Middle => (days_later(part.start, third), days_later(part.end, -third)),
        Edge::End => (days_later(part.end, -more), part.end),
    };
    Window { start, end }
}

/// Returns a half or a third of what is longer than a month: its months, or its days where they are odd.
fn share(window: Window, nth: i8, shares: i8) -> Option<Window> {
    let number = if nth < 0 { shares + 1 + nth } else { nth };
    only((1..=shares).contains(&number))?;
    let month = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
    let months = month(window.end) - month(window.start) + 1;
    let (whole, days) = (i32::from(shares), i64::from(shares));
    let after = |count: i8| match count {
        _ if months % whole == 0 => months_later(window.start, months / whole * i32::from(count)),
        _ => days_later(
            window.start,
            (window.days() * i64::from(count) + days - 1) / days,
        ),
    };
    Some(Window::of(after(number - 1), days_later(after(number), -1)))
}

/// Returns a week, a decade or a half, counted through the months of `window` and cut to it.
fn part(window: Window, nth: i8, of: Of) -> Option<Window> {
    let in_month: i8 = match of {
        Of::Week => 4,
        Of::Decade | Of::Third => 3,
        _ => 2,
    };
    // the weeks of what is longer than a month are not those of its months, nor are those of what begins in one
    let late = window.start.day() > 1 && (1..=in_month).contains(&nth) && of != Of::Half;
    // «первая неделя каникул», «последняя неделя смены»
    let short = window.days() <= 31 && !window.is_month() && of != Of::Half;
    if short || window.days() > 31 && (of == Of::Week && nth > in_month || late) {
        let days = if of == Of::Week { 7 } else { 10 };
        let start = match i64::from(nth) {
            nth @ ..0 => days_later(window.end, nth * days + 1),
            nth => days_later(window.start, (nth - 1) * days),
        };
        let part = Window::of(start, days_later(start, days - 1));
        return part.cut(window);
    }
    let month_of_it = window.days() <= 31;
    let (month, number) = match nth {
        ..0 => (-1, in_month + 1 + nth),
        _ if month_of_it => (1, nth),
        _ => ((nth - 1) / in_month + 1, (nth - 1) % in_month + 1),
    };
    // only weeks have a fifth
    let most = if of == Of::Week { 5 } else { in_month };
    let number = u32::try_from(number).ok()?;
    only((1..=most.unsigned_abs().into()).contains(&number))?;
    part_of_month(whole_month(window, month), number, of).cut(window)
}

/// Returns the whole of the `nth` month that `window` touches.
fn whole_month(window: Window, nth: i8) -> Window {
    let month = if nth < 0 {
        months_later(month_start(window.end), i32::from(nth) + 1)
    } else {
        months_later(month_start(window.start), i32::from(nth) - 1)
    };
    Window::month(month)
}

/// Returns a part of the month that is `month`.
///
/// Weeks of a month are its days 1–7, 8–14, 15–21 and the rest.
fn part_of_month(month: Window, number: u32, of: Of) -> Window {
    let (from, to) = match (of, number) {
        (Of::Week, 5..) => (29, 31),
        (Of::Week, 4) => (22, 31),
        (Of::Week, week) => (week * 7 - 6, week * 7),
        (Of::Decade | Of::Third, 3..) => (21, 31),
        (Of::Decade | Of::Third, decade) => (decade * 10 - 9, decade * 10),
        (_, 1) => (1, 15),
        _ => (16, 31),
    };
    let day = |day: u32| days_later(month.start, i64::from(day) - 1).min(month.end);
    Window::of(day(from), day(to))
}

/// Returns the first, the middle or the last month of `whole`.
fn edge_month(whole: Window, edge: Edge) -> Window {
    let day = match edge {
        Edge::Beginning => whole.start,
        Edge::Middle => days_later(whole.start, whole.days() / 2),
        Edge::End => whole.end,
    };
    Window::month(day).cut(whole).unwrap_or(whole)
}

/// Returns the `nth` weekday in `window`, the last for −1.
pub(super) fn nth_weekday(window: Window, nth: i8, weekday: u8) -> Option<NaiveDate> {
    let wanted = Weekday::try_from(weekday.wrapping_sub(1)).ok()?;
    let ahead = |from: NaiveDate| {
        i64::from((7 + wanted.num_days_from_monday() - from.weekday().num_days_from_monday()) % 7)
    };
    let date = if nth < 0 {
        let behind = (7 - ahead(window.end)) % 7 + 7 * (-i64::from(nth) - 1);
        days_later(window.end, -behind)
    } else {
        days_later(window.start, ahead(window.start) + 7 * (i64::from(nth) - 1))
    };
    (window.start <= date && date <= window.end).then_some(date)
}

/// Returns the `nth` day in `window` that counts, the last for −1, the last but one for −2.
fn nth_day(window: Window, nth: i8, counts: impl Fn(NaiveDate) -> bool) -> Option<NaiveDate> {
    let step = i64::from(nth.signum());
    let first = if nth < 0 { window.end } else { window.start };
    let days = (0..window.days()).map(|ahead| days_later(first, ahead * step));
    let wanted = usize::from(nth.unsigned_abs());
    days.filter(|day| counts(*day)).nth(wanted.checked_sub(1)?)
}
