//! Days and windows of a list: each in its year, kept with what is to be said of it.

use chrono::{Datelike as _, NaiveDate};

use super::frames::{Trouble, Window, part_choice};
use super::years::Placed;
use super::{Failed, Resolver};
use crate::calendar::{Period, PeriodKind, days_later};
use crate::diagnostic::Rule;
use crate::phrase::ast::{Bound, Dated, Edge, Frame, Of, Pick, Time, Year};
use crate::phrase::lexicon::Unit;
use crate::text::Span;
use crate::words::MessageId;

impl Resolver<'_> {
    /// Resolves the dated members of a list, each after the one before it.
    pub(super) fn dated_list(&mut self, list: &[(&Dated, Span)]) -> Result<(), Failed> {
        let mut before: Option<Placed> = None;
        let mut disordered = false;
        for (at, &(dated, span)) in list.iter().enumerate() {
            let opens = at == 0 && self.opens_in_august(list);
            let after = before.as_ref().map(|placed| placed.window.start);
            if !opens && let Some(parts) = self.over_the_edge(dated) {
                self.uncertain(span, MessageId::PhraseUncertainOverEdge);
                self.report_choice(dated, span);
                for part in parts {
                    self.push(Some(part.start), part.end, span);
                }
                continue;
            }
            let placed = match self.place(dated, span, after, opens) {
                Ok(placed) => placed,
                Err(Trouble::NoYear) => {
                    if let Some(never) = self.never(dated) {
                        return Err(self.trouble(span, never));
                    }
                    self.needs_period(span);
                    continue;
                }
                Err(Trouble::Undated(part)) => {
                    self.undated_part(part, span);
                    continue;
                }
                Err(trouble) => return Err(self.trouble(span, trouble)),
            };
            disordered |= before.as_ref().is_some_and(|before| {
                let inferred = placed.inferred || before.inferred;
                // «сентябрь – план, в течение года – контроль»
                let (own, earlier) = (placed.window, before.window);
                let year = dated.is_one() && dated.to.place.is_year() && own.holds(earlier);
                // «1 квартал, полугодие, 9 месяцев»
                let longer = own.start == earlier.start && own.end > earlier.end;
                let early = own.start <= earlier.end && !year && !longer;
                !dated.aside && inferred && early
            });
            self.report_choice(dated, span);
            self.report_weekdays(dated, placed.window);
            self.keep(dated, span, &placed, opens);
            before = Some(placed);
        }
        if let ([first, .., last], true) = (list, disordered) {
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
            let frame = self.frame_choice(time, dated.bound);
            for why in frame.into_iter().chain(pick_choice(time, dated.bound)) {
                self.uncertain(time.span, why);
            }
        }
        if dated.bound == Bound::By && dated.edge().is_none() && !dated.is_day() {
            self.uncertain(span, MessageId::PhraseUncertainBy);
        }
    }

    /// Returns why the frame of a time is a choice.
    fn frame_choice(&self, time: &Time, bound: Bound) -> Option<MessageId> {
        let missing = time.year == Year::Missing;
        let school = self.in_school_year();
        let many = missing && self.many_years();
        match time.place.frame {
            Frame::Nth {
                unit: Unit::Part(part),
                ..
            } => part_choice(part, self.context.calendar),
            Frame::Nth {
                unit: Unit::HalfYear,
                ..
            } if school && missing => Some(MessageId::PhraseUncertainHalfYear),
            Frame::Nth { .. } if time.year == Year::ThisSchool && !school => {
                Some(MessageId::PhraseUncertainWhichSchoolYear)
            }
            Frame::Year | Frame::CalendarYear if many => Some(MessageId::PhraseUncertainYear),
            Frame::SchoolYear => {
                let begins = time.place.then == Pick::Edge(Edge::Beginning);
                let until = begins && bound == Bound::Until && self.reads_school(time);
                (many && !school || until).then_some(MessageId::PhraseUncertainYear)
            }
            Frame::Season(0) => Some(MessageId::PhraseUncertainWinter),
            _ => None,
        }
    }

    /// Says that a day is not the weekday written before it.
    fn report_weekdays(&mut self, dated: &Dated, window: Window) {
        let from = dated.from.map(|from| (from, window.start));
        for (time, day) in from.into_iter().chain([(dated.to, window.end)]) {
            let other = |weekday| u32::from(weekday) != day.weekday().number_from_monday();
            if time.weekday.is_some_and(other) {
                let name = MessageId::weekday(day.weekday());
                let said = MessageId::PhraseUncertainWrongWeekday.with(day).with(name);
                self.uncertain(time.span, said);
            }
        }
    }

    fn many_years(&self) -> bool {
        let one = |period: Period| matches!(period.kind, PeriodKind::Year | PeriodKind::Month);
        self.context.period.is_some_and(|period| !one(period))
    }

    /// Adds the occurrence of a resolved clause.
    fn keep(&mut self, dated: &Dated, span: Span, placed: &Placed, opens: bool) {
        let mut window = placed.window;
        let open = matches!(dated.bound, Bound::Since | Bound::After);
        if open {
            if dated.bound == Bound::After {
                window.start = days_later(window.end, 1);
            }
            self.uncertain(span, MessageId::PhraseUncertainOpenEnd);
            let Some(period) = self.period_window() else {
                return self.needs_period(span);
            };
            window.end = period.end.max(window.start);
        }
        let start = (!dated.bound.is_last()).then_some(window.start);
        self.report_outside(start.unwrap_or(window.end), window.end, span, opens);
        if self.joins_week(dated, window) {
            return;
        }
        if dated.is_day() && !open {
            self.report_day_off(window.end, span);
            self.push_day(start, window.end, span);
        } else {
            self.push(start, window.end, span);
        }
    }

    /// «3-я, 4-я неделя» of one month is one window.
    fn joins_week(&mut self, dated: &Dated, window: Window) -> bool {
        let week = matches!(dated.pick(), Pick::Nth(_, Of::Week | Of::Decade));
        let within = week && dated.bound == Bound::Within;
        let Some(last) = self.occurrences.last_mut().filter(|_| within) else {
            return false;
        };
        let month = window.start.month();
        let next = days_later(last.due, 1) == window.start
            && last.due.month() == month
            && last
                .start
                .is_some_and(|start| start.month() == month && start.day() + 6 <= last.due.day());
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
        let Some(period) = self.context.period.filter(|_| !opens) else {
            return;
        };
        if let Some(day) = [start, due].into_iter().find(|day| !period.contains(*day)) {
            let title = MessageId::PhraseOutside
                .with(day)
                .with(period.start)
                .with(period.end);
            self.tell(
                Rule::OutsidePeriod,
                span,
                title,
                MessageId::PhraseOutsideHelp,
            );
        }
    }
}

/// Returns why what is picked is a choice.
pub(super) fn pick_choice(time: &Time, bound: Bound) -> Option<MessageId> {
    let place = time.place;
    let month = match place.frame {
        Frame::This(unit) => unit == Unit::Month,
        frame => matches!(
            frame,
            Frame::Lent | Frame::AfterLent | Frame::Month(_) | Frame::Each(_)
        ),
    };
    let within = bound == Bound::Within;
    match (place.then, place.pick) {
        (Pick::Edge(Edge::Middle), Pick::Whole) if month && !within => {
            Some(MessageId::PhraseUncertainEdge)
        }
        (_, Pick::Beside(25..)) if place.frame == Frame::Month(12) => {
            Some(MessageId::PhraseUncertainNewYear)
        }
        (_, Pick::Beside(-7..0)) if place.frame == Frame::Month(1) => {
            Some(MessageId::PhraseUncertainNewYear)
        }
        (Pick::Edge(_), Pick::Whole) if month => None,
        (Pick::Edge(Edge::Beginning | Edge::End), _) if !within => None,
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
