//! Each time of what recurs, inside the plan's period.

use chrono::{Datelike as _, NaiveDate};

use super::units::{unit_later, unit_months, unit_start};
use super::window::{self, Trouble, Window, nth, nth_day, nth_weekday, part_of_month};
use super::{Failed, Resolver};
use crate::calendar::{PeriodKind, days_later, month_end, months_later};
use crate::diagnostic::{Diagnostic, Rule};
use crate::phrase::ast::{Bound, Dated, MonthRef, Recurrence, Slot, What, Year};
use crate::phrase::words::Unit;
use crate::text::Span;
use crate::words::MessageId;

/// More occurrences than any plan has.
const MANY: usize = 2000;

impl Resolver<'_> {
    /// Adds the occurrences of `recurrence`.
    pub(super) fn recurring(&mut self, recurrence: &Recurrence, span: Span) -> Result<(), Failed> {
        self.report_slots(recurrence, span);
        let Some(period) = self.period_window() else {
            self.needs_period(span);
            return Ok(());
        };
        let first = self.occurrences.len();
        if let Some(opening) = &recurrence.first {
            return self.going_on(opening, recurrence, span, period);
        }
        if !recurrence.yearly.is_empty() {
            return self.yearly(&recurrence.yearly, span, period);
        }
        if recurrence.unit == Unit::HalfYear && recurrence.slots.is_empty() && self.in_school_year()
        {
            self.uncertain(span, MessageId::PhraseUncertainHalfYear);
        }
        for limits in self.limits(recurrence, span, period)? {
            if recurrence.slots.is_empty() {
                self.whole_units(recurrence, span, limits);
            } else {
                self.slots(recurrence, span, limits);
            }
        }
        let to_the_day = |slot: &Slot| !matches!(slot, Slot::Part(_) | Slot::Edge(_));
        self.report_days_off(first, span, recurrence.slots.iter().any(to_the_day));
        if self.occurrences.len() == first {
            self.uncertain(span, MessageId::PhraseUncertainNever);
        }
        Ok(())
    }

    /// Returns the windows in which it recurs: the period, or what the phrase limits it to.
    fn limits(
        &mut self,
        recurrence: &Recurrence,
        span: Span,
        period: Window,
    ) -> Result<Vec<Window>, Failed> {
        if recurrence.within.is_empty() {
            return Ok(vec![period]);
        }
        let mut limits = Vec::new();
        for dated in &recurrence.within {
            let yearless = dated.to.year == Year::Missing
                && dated.bound == Bound::Within
                && !matches!(
                    dated.to.what,
                    What::Year | What::CalendarYear | What::SchoolYear
                );
            if yearless {
                limits.append(&mut self.each_year(dated, span, period)?);
            } else {
                limits.append(&mut self.once(dated, span, period)?);
            }
        }
        Ok(limits)
    }

    /// Returns a limit's windows of every year, as far as they lie in the period.
    fn each_year(
        &mut self,
        dated: &Dated,
        span: Span,
        period: Window,
    ) -> Result<Vec<Window>, Failed> {
        let years = period.start.year() - 1..=period.end.year() + 1;
        let windows: Result<Vec<Window>, Trouble> =
            years.map(|year| self.span_of(dated, year)).collect();
        let windows = windows.map_err(|trouble| self.trouble(span, trouble))?;
        let inside = windows.into_iter().map(|window| Window {
            start: window.start.max(period.start),
            end: window.end.min(period.end),
        });
        Ok(inside.filter(|window| window.start <= window.end).collect())
    }

    /// Returns the windows of a limit that comes once.
    fn once(&mut self, dated: &Dated, span: Span, period: Window) -> Result<Vec<Window>, Failed> {
        let kept = std::mem::take(&mut self.occurrences);
        let result = self.dated_list(&[(dated, span)]);
        let found = std::mem::replace(&mut self.occurrences, kept);
        result?;
        let windows = found.iter().map(|found| Window {
            start: found.start.unwrap_or(period.start),
            end: found.due,
        });
        Ok(windows
            .filter(|window| window.start <= window.end)
            .collect())
    }

    /// The unit's whole windows, those that lie in `limits` for the better part.
    fn whole_units(&mut self, recurrence: &Recurrence, span: Span, limits: Window) {
        if recurrence.unit == Unit::Day && recurrence.step == 1 {
            return self.push(Some(limits.start), limits.end, span);
        }
        for unit in self.units(recurrence.unit, recurrence.step, limits) {
            let inside = Window {
                start: unit.start.max(limits.start),
                end: unit.end.min(limits.end),
            };
            if inside.days() * 2 >= unit.days() || unit.holds(limits) {
                for _ in 0..recurrence.times.min(366) {
                    if self.occurrences.len() < MANY {
                        self.push(Some(inside.start), inside.end, span);
                    }
                }
            }
        }
    }

    /// Returns the units that touch `limits`, every `step` of them as one.
    fn units(&self, unit: Unit, step: u32, limits: Window) -> Vec<Window> {
        if matches!(unit, Unit::SchoolQuarter | Unit::Trimester) {
            return self.school_units(unit, step, limits);
        }
        let whole_year = unit == Unit::Year
            && step == 1
            && self
                .context
                .period
                .is_some_and(|period| !matches!(period.kind, PeriodKind::Years));
        if whole_year {
            return vec![limits];
        }
        let count = i32::try_from(step).unwrap_or(1);
        let mut start = if step == 1 {
            unit_start(unit, limits.start)
        } else {
            limits.start
        };
        let mut units = Vec::new();
        while start <= limits.end && units.len() < MANY {
            let next = unit_later(unit, start, count);
            units.push(Window {
                start,
                end: days_later(next, -1),
            });
            if next <= start {
                break;
            }
            start = next;
        }
        units
    }

    /// Returns the school's quarters or trimesters that touch `limits`, every `step` of them as one.
    fn school_units(&self, unit: Unit, step: u32, limits: Window) -> Vec<Window> {
        let setting = self.setting(true);
        let count = if unit == Unit::Trimester { 3 } else { 4 };
        let years = limits.start.year() - 1..=limits.end.year();
        let mut units: Vec<Window> = years
            .flat_map(|year| {
                (1..=count).filter_map(move |number| nth(unit, number, year, setting).ok())
            })
            .filter(|unit| unit.overlap(limits) > 0)
            .collect();
        units.sort_by_key(|unit| unit.start);
        let step = usize::try_from(step).unwrap_or(1).max(1);
        let joined = units.chunks(step).filter_map(|chunk| {
            Some(Window {
                start: chunk.first()?.start,
                end: chunk.last()?.end,
            })
        });
        joined.collect()
    }

    /// The named days of every unit whose due day lies in `limits`.
    fn slots(&mut self, recurrence: &Recurrence, span: Span, limits: Window) {
        for slot in &recurrence.slots {
            let calendar = self.context.calendar;
            let days = match *slot {
                Slot::Weekday { nth: 0, weekday } => weekly(weekday, recurrence.step, limits),
                Slot::Weekday { nth, weekday } => self.of_units(recurrence, limits, |unit| {
                    nth_weekday(unit, nth, weekday).map(|day| (Some(day), day))
                }),
                Slot::NthDay {
                    bound,
                    nth,
                    working,
                } => self.of_units(recurrence, limits, |unit| {
                    let day = nth_day(unit, nth, |day| !working || calendar.is_working(day))?;
                    Some((slot_start(bound, None, day), day))
                }),
                Slot::Part(part) => self.of_units(recurrence, limits, |unit| {
                    let part = part_of_month(unit, part);
                    Some((Some(part.start), part.end))
                }),
                Slot::Edge(edge) => self.of_units(recurrence, limits, |unit| {
                    let edge = window::edge_of(unit, recurrence.unit, edge);
                    Some((Some(edge.start), edge.end))
                }),
                Slot::Days {
                    bound,
                    from,
                    day,
                    of,
                } => numbered(recurrence, of, day, limits)
                    .into_iter()
                    .map(|due| (slot_start(bound, from, due), due))
                    .collect(),
            };
            for (start, due) in days {
                let kept =
                    limits.start <= due && due <= limits.end && self.occurrences.len() < MANY;
                match slot {
                    _ if !kept => {}
                    Slot::Part(_) | Slot::Edge(_) => self.push(start, due, span),
                    _ => self.push_day(start, due, span),
                }
            }
        }
    }

    /// Returns what `pick` finds in each unit around `limits`.
    fn of_units(
        &self,
        recurrence: &Recurrence,
        limits: Window,
        pick: impl Fn(Window) -> Option<(Option<NaiveDate>, NaiveDate)>,
    ) -> Vec<(Option<NaiveDate>, NaiveDate)> {
        let unit = if recurrence.unit == Unit::Week {
            Unit::Month
        } else {
            recurrence.unit
        };
        let around = Window {
            start: unit_start(unit, limits.start),
            end: limits.end,
        };
        let units = self.units(unit, recurrence.step, around);
        units.into_iter().filter_map(pick).collect()
    }

    /// «15 июля 2025 года, а потом каждые полгода»
    fn going_on(
        &mut self,
        opening: &Dated,
        recurrence: &Recurrence,
        span: Span,
        period: Window,
    ) -> Result<(), Failed> {
        let first = self.occurrences.len();
        let to_the_day = super::is_day(opening.to.what);
        self.dated_list(&[(opening, span)])?;
        let Some(opening) = self.occurrences.get(first).cloned() else {
            return Ok(());
        };
        let step = i32::try_from(recurrence.step).unwrap_or(1);
        for count in 1..i32::try_from(MANY).unwrap_or(i32::MAX) {
            let later = |day| unit_later(recurrence.unit, day, step.saturating_mul(count));
            // the last day of a quarter is followed by the last day of the next, however long
            let due = if to_the_day {
                later(opening.due)
            } else {
                days_later(later(days_later(opening.due, 1)), -1)
            };
            if due > period.end || due <= opening.due {
                break;
            }
            if to_the_day {
                self.push_day(opening.start.map(|_| due), due, span);
            } else {
                self.push(opening.start.map(later), due, span);
            }
        }
        Ok(())
    }

    /// The dates of every year.
    fn yearly(&mut self, dates: &[Dated], span: Span, period: Window) -> Result<(), Failed> {
        let first = self.occurrences.len();
        let mut before: Option<NaiveDate> = None;
        let mut disordered = false;
        for dated in dates {
            let opened = self.occurrences.len();
            let next = matches!(dated.to.year, Year::Next | Year::Previous);
            if next {
                self.uncertain(span, MessageId::PhraseUncertainNextYear);
            }
            if !matches!(
                dated.to.year,
                Year::Missing | Year::Current | Year::Next | Year::Previous
            ) {
                self.dated_list(&[(dated, span)])?;
                continue;
            }
            self.every_year(dated, span, period)?;
            if let Some(found) = self.occurrences.get(opened) {
                let due = found.written.unwrap_or(found.due);
                disordered |= before.is_some_and(|before| due <= before);
                before = Some(due);
            }
        }
        if disordered {
            self.uncertain(span, MessageId::PhraseUncertainOrder);
        }
        self.report_days_off(
            first,
            span,
            dates.iter().any(|dated| super::is_day(dated.to.what)),
        );
        if self.occurrences.len() == first {
            self.uncertain(span, MessageId::PhraseUncertainNever);
        }
        Ok(())
    }

    fn every_year(&mut self, dated: &Dated, span: Span, period: Window) -> Result<(), Failed> {
        let mut trouble = None;
        for year in period.start.year() - 1..=period.end.year() + 1 {
            let mut dated = dated.clone();
            for time in [Some(&mut dated.to), dated.from.as_mut()]
                .into_iter()
                .flatten()
            {
                time.year = Year::Missing;
            }
            match self.span_of(&dated, year) {
                Ok(window) if period.start <= window.end && window.end <= period.end => {
                    let until = matches!(dated.bound, Bound::Until | Bound::By | Bound::Through);
                    let start = (!until).then_some(window.start);
                    if super::is_day(dated.to.what) {
                        self.push_day(start, window.end, span);
                    } else {
                        self.push(start, window.end, span);
                    }
                }
                Ok(_) => {}
                Err(other) => trouble = trouble.or(Some(other)),
            }
        }
        match trouble {
            Some(trouble)
                if !matches!(
                    dated.to.what,
                    What::Day {
                        day: 29,
                        month: Some(2)
                    }
                ) =>
            {
                Err(self.trouble(span, trouble))
            }
            _ => Ok(()),
        }
    }

    /// Says once how many of the days from `first` on are days off.
    fn report_days_off(&mut self, first: usize, span: Span, to_the_day: bool) {
        if !to_the_day {
            return;
        }
        let days = self
            .occurrences
            .iter()
            .skip(first)
            .map(|found| found.written.unwrap_or(found.due));
        let off: Vec<NaiveDate> = days
            .filter(|&day| !self.context.calendar.is_working(day))
            .collect();
        match off.as_slice() {
            [] => {}
            [day] => self.report_day_off(*day, span),
            [day, ..] => {
                let title = MessageId::PhraseNonWorkingDays.with(off.len()).with(*day);
                self.findings
                    .push(Diagnostic::new(Rule::NonWorkingDay, span, title));
            }
        }
    }

    /// Says which month a «число» was taken to be of.
    fn report_slots(&mut self, recurrence: &Recurrence, span: Span) {
        match recurrence.unit {
            Unit::SchoolQuarter if self.context.calendar.school_quarters.is_none() => {
                self.uncertain(span, MessageId::PhraseUncertainSchoolQuarter);
            }
            Unit::Trimester => self.uncertain(span, MessageId::PhraseUncertainTrimester),
            _ => {}
        }
        let vague = recurrence.slots.iter().any(|slot| {
            matches!(
                slot,
                Slot::Days {
                    of: MonthRef::Any | MonthRef::Nth(_),
                    ..
                }
            ) && matches!(recurrence.unit, Unit::Quarter | Unit::HalfYear | Unit::Year)
        });
        if vague {
            self.uncertain(span, MessageId::PhraseUncertainReportMonth);
        }
        if matches!(recurrence.slots.as_slice(), [Slot::Edge(_)]) && recurrence.unit != Unit::Month
        {
            self.uncertain(span, MessageId::PhraseUncertainEdge);
        }
        let years = (2..Recurrence::WHOLE_PERIOD).contains(&recurrence.step)
            && recurrence.unit == Unit::Year;
        if years
            && self
                .period_window()
                .is_some_and(|period| period.days() < 366 * i64::from(recurrence.step))
        {
            self.uncertain(span, MessageId::PhraseUncertainRare);
        }
        if recurrence.times > 1 && !recurrence.slots.is_empty() {
            self.uncertain(span, MessageId::PhraseUncertainCount);
        }
    }
}

/// Returns the day a slot's window begins.
fn slot_start(bound: Bound, from: Option<u32>, due: NaiveDate) -> Option<NaiveDate> {
    match (bound, from) {
        (Bound::Within, Some(from)) => due.with_day(from),
        (Bound::Within, None) => Some(due),
        _ => None,
    }
}

fn weekly(weekday: u8, step: u32, limits: Window) -> Vec<(Option<NaiveDate>, NaiveDate)> {
    let Some(first) = nth_weekday(limits, 1, weekday) else {
        return Vec::new();
    };
    let step = 7 * i64::from(step.clamp(1, 60));
    let days = (0..).map(|count| days_later(first, count * step));
    days.take_while(|day| *day <= limits.end)
        .map(|day| (Some(day), day))
        .collect()
}

/// Returns day `day` of the month that `of` means, for every unit around `limits`.
fn numbered(recurrence: &Recurrence, of: MonthRef, day: u32, limits: Window) -> Vec<NaiveDate> {
    let unit = match (recurrence.unit, of) {
        (_, MonthRef::After(unit) | MonthRef::NthOf(_, unit)) => unit,
        (Unit::Day | Unit::Week | Unit::Decade, _) => Unit::Month,
        (unit, _) => unit,
    };
    let months = unit_months(unit);
    // «до 5 числа» of a quarter is of the month after it; of a month, of the month itself
    let ahead = match of {
        MonthRef::NthOf(0, _) | MonthRef::Nth(0) => months - 1,
        MonthRef::NthOf(nth, _) => i32::try_from(nth).unwrap_or(1) - 1,
        MonthRef::Nth(nth) => months + i32::try_from(nth).unwrap_or(1) - 1,
        MonthRef::Any | MonthRef::Each if unit == Unit::Month => 0,
        MonthRef::Any | MonthRef::Each | MonthRef::Next | MonthRef::After(_) => months,
    };
    let step = months
        * if of == MonthRef::Any {
            i32::try_from(recurrence.step).unwrap_or(1)
        } else {
            1
        };
    let before = months * (1 + ahead / months);
    let mut start = months_later(unit_start(unit, limits.start), -before);
    let mut days = Vec::new();
    while start <= limits.end && days.len() < MANY {
        let month = months_later(start, ahead);
        let last = month_end(month.year(), month.month()).unwrap_or(month);
        days.push(month.with_day(day).unwrap_or(last));
        start = months_later(start, step.max(1));
    }
    days
}
