//! Days and windows of a list: each in its year, kept with what is to be said of it.

use chrono::{Datelike as _, NaiveDate};

use super::frames::{Trouble, Window, part_choice};
use super::years::Placed;
use super::{Failed, Resolver};
use crate::calendar::{PeriodKind, days_later};
use crate::diagnostic::{Diagnostic, Rule};
use crate::phrase::ast::{Bound, Dated, Edge, Frame, Of, Pick, Time, Year};
use crate::phrase::lexicon::Unit;
use crate::text::Span;
use crate::words::MessageId;

impl Resolver<'_> {
    /// Resolves the dated members of a list, each after the one before it.
    pub(super) fn dated_list(&mut self, list: &[(&Dated, Span)]) -> Result<(), Failed> {
        let mut before: Option<Placed> = None;
        let mut disordered = false;
        for (at, (dated, span)) in list.iter().enumerate() {
            let opens = at == 0 && self.opens_in_august(list);
            let after = before.as_ref().map(|placed| placed.window.start);
            if !opens && let Some(parts) = self.over_the_edge(dated) {
                self.uncertain(*span, MessageId::PhraseUncertainOverEdge);
                self.report_choice(dated, *span);
                for part in parts {
                    self.push(Some(part.start), part.end, *span);
                }
                continue;
            }
            let placed = match self.place(dated, *span, after, opens) {
                Ok(placed) => placed,
                Err(Trouble::NoYear) => {
                    if let Some(never) = self.never(dated) {
                        return Err(self.trouble(*span, never));
                    }
                    self.needs_period(*span);
                    continue;
                }
                Err(trouble) => return Err(self.trouble(*span, trouble)),
            };
            disordered |= before.as_ref().is_some_and(|before| {
                !dated.aside
                    && (placed.inferred || before.inferred)
                    && placed.window.start <= before.window.end
            });
            self.report_choice(dated, *span);
            self.report_weekdays(dated, placed.window);
            self.keep(dated, *span, &placed, opens);
            before = Some(placed);
        }
        if disordered && let (Some(first), Some(last)) = (list.first(), list.last()) {
            self.uncertain(first.1.join(last.1), MessageId::PhraseUncertainOrder);
        }
        Ok(())
    }

    /// Returns why no year has such a time: «31 февраля».
    pub(super) fn never(&self, dated: &Dated) -> Option<Trouble> {
        const ORDINARY: i32 = 2023;
        const LEAP: i32 = 2024;
        let impossible = |year| match self.span_of(dated, year) {
            Err(trouble @ Trouble::Impossible { .. }) => Some(trouble),
            _ => None,
        };
        impossible(ORDINARY).and_then(|_| impossible(LEAP))
    }

    /// Says where the words leave a choice.
    fn report_choice(&mut self, dated: &Dated, span: Span) {
        for time in dated.from.iter().chain([&dated.to]) {
            let whys = [
                self.frame_choice(time, dated.bound),
                pick_choice(time, dated.bound),
            ];
            for why in whys.into_iter().flatten() {
                self.uncertain(time.span, why);
            }
        }
        if dated.bound == Bound::By && dated.to.place.edge().is_none() && !dated.to.place.is_day() {
            self.uncertain(span, MessageId::PhraseUncertainBy);
        }
    }

    /// Returns why the frame of a time is a choice.
    fn frame_choice(&self, time: &Time, bound: Bound) -> Option<MessageId> {
        let missing = time.year == Year::Missing;
        match time.place.frame {
            Frame::Nth {
                unit: Unit::Part(part),
                ..
            } => part_choice(part, self.context.calendar),
            Frame::Nth {
                unit: Unit::HalfYear,
                ..
            } if self.in_school_year() && missing => Some(MessageId::PhraseUncertainHalfYear),
            Frame::Nth { .. } if time.year == Year::ThisSchool && !self.in_school_year() => {
                Some(MessageId::PhraseUncertainWhichSchoolYear)
            }
            Frame::Year | Frame::CalendarYear if missing && self.many_years() => {
                Some(MessageId::PhraseUncertainYear)
            }
            Frame::SchoolYear if missing && self.many_years() && !self.in_school_year() => {
                Some(MessageId::PhraseUncertainYear)
            }
            Frame::SchoolYear
                if time.place.then == Pick::Edge(Edge::Beginning)
                    && bound == Bound::Until
                    && self.reads_school(time) =>
            {
                Some(MessageId::PhraseUncertainYear)
            }
            Frame::Season(0) => Some(MessageId::PhraseUncertainWinter),
            _ => None,
        }
    }

    /// Says that a day is not the weekday written before it.
    fn report_weekdays(&mut self, dated: &Dated, window: Window) {
        let ends = [
            (dated.from.as_ref(), window.start),
            (Some(&dated.to), window.end),
        ];
        for (time, day) in ends {
            let Some(time) = time else { continue };
            let other = |weekday| u32::from(weekday) != day.weekday().number_from_monday();
            if time.weekday.is_some_and(other) {
                let name = MessageId::weekday(day.weekday());
                let said = MessageId::PhraseUncertainWrongWeekday.with(day).with(name);
                self.uncertain(time.span, said);
            }
        }
    }

    fn many_years(&self) -> bool {
        self.context
            .period
            .is_some_and(|period| !matches!(period.kind, PeriodKind::Year | PeriodKind::Month))
    }

    /// Adds the occurrence of a resolved clause.
    fn keep(&mut self, dated: &Dated, span: Span, placed: &Placed, opens: bool) {
        let mut window = placed.window;
        let start = match dated.bound {
            Bound::Until | Bound::By | Bound::Through => None,
            Bound::Within => Some(window.start),
            Bound::Since | Bound::After => {
                let next = i64::from(dated.bound == Bound::After);
                window.start = days_later(if next == 1 { window.end } else { window.start }, next);
                self.uncertain(span, MessageId::PhraseUncertainOpenEnd);
                let end = self.period_window().map(|period| period.end);
                let Some(end) = end else {
                    return self.needs_period(span);
                };
                window.end = end.max(window.start);
                Some(window.start)
            }
        };
        let written_to_the_day = dated.to.place.is_day()
            && matches!(
                dated.bound,
                Bound::Within | Bound::Until | Bound::By | Bound::Through
            );
        self.report_outside(start.unwrap_or(window.end), window.end, span, opens);
        if self.joins_week(dated, window) {
            return;
        }
        if written_to_the_day {
            self.report_day_off(window.end, span);
            self.push_day(start, window.end, span);
        } else {
            self.push(start, window.end, span);
        }
    }

    /// «3-я, 4-я неделя» of one month is one window.
    fn joins_week(&mut self, dated: &Dated, window: Window) -> bool {
        let week = matches!(dated.to.place.pick, Pick::Nth(_, Of::Week | Of::Decade));
        let Some(last) = self.occurrences.last_mut() else {
            return false;
        };
        let next = week
            && dated.bound == Bound::Within
            && days_later(last.due, 1) == window.start
            && last.due.month() == window.start.month()
            && last.start.is_some_and(|start| {
                let alike = start.month() == window.start.month();
                alike && start.day() + 6 <= last.due.day()
            });
        if next {
            last.due = window.end;
        }
        next
    }

    pub(super) fn report_outside(
        &mut self,
        start: NaiveDate,
        due: NaiveDate,
        span: Span,
        opens: bool,
    ) {
        let Some(period) = self.context.period else {
            return;
        };
        if opens || (period.contains(start) && period.contains(due)) {
            return;
        }
        let day = if period.contains(start) { due } else { start };
        let title = MessageId::PhraseOutside
            .with(day)
            .with(period.start)
            .with(period.end);
        self.findings.push(
            Diagnostic::new(Rule::OutsidePeriod, span, title).help(MessageId::PhraseOutsideHelp),
        );
    }
}

/// Returns why what is picked is a choice.
pub(super) fn pick_choice(time: &Time, bound: Bound) -> Option<MessageId> {
    let place = time.place;
    let month = matches!(
        place.frame,
        Frame::Lent
            | Frame::AfterLent
            | Frame::Month(_)
            | Frame::This(Unit::Month)
            | Frame::Each(_)
    );
    match (place.then, place.pick) {
        (Pick::Edge(Edge::Middle), Pick::Whole) if month && bound != Bound::Within => {
            Some(MessageId::PhraseUncertainEdge)
        }
        (_, Pick::Beside(25..)) if place.frame == Frame::Month(12) => {
            Some(MessageId::PhraseUncertainNewYear)
        }
        (_, Pick::Beside(-7..0)) if place.frame == Frame::Month(1) => {
            Some(MessageId::PhraseUncertainNewYear)
        }
        (Pick::Edge(_), Pick::Whole) if month => None,
        (Pick::Edge(Edge::Beginning | Edge::End), _) if bound != Bound::Within => None,
        (Pick::Edge(_), _) => Some(MessageId::PhraseUncertainEdge),
        (_, Pick::Nth(-1 | 5.., Of::Week) | Pick::Run(..0, Of::Week)) => {
            Some(MessageId::PhraseUncertainLastWeek)
        }
        (_, Pick::Nth(2.., Of::Week) | Pick::Run(_, Of::Week)) if !month => {
            Some(MessageId::PhraseUncertainWeekOf)
        }
        _ => None,
    }
}
