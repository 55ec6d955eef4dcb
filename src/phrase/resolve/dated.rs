//! Days and windows: the years they lack, and how they lie in the period.

use chrono::{Datelike as _, NaiveDate};

use super::window::{self, Setting, Trouble, Window};
use super::{Failed, Resolver, is_day};
use crate::calendar::{PeriodKind, days_later};
use crate::diagnostic::{Diagnostic, Rule};
use crate::phrase::ast::{Bound, Dated, Edge, Part, Time, What, Year};
use crate::phrase::words::Unit;
use crate::text::Span;
use crate::words::MessageId;

/// A resolved clause.
pub(super) struct Placed {
    pub(super) window: Window,
    /// The year was taken from the period.
    inferred: bool,
}

impl Resolver<'_> {
    /// Resolves the dated members of a list, each after the one before it.
    pub(super) fn dated_list(&mut self, list: &[(&Dated, Span)]) -> Result<(), Failed> {
        let mut before: Option<Placed> = None;
        let mut disordered = false;
        for (at, (dated, span)) in list.iter().enumerate() {
            let opens = at == 0 && self.opens_in_august(list);
            let after = before.as_ref().map(|placed| placed.window.end);
            let placed = match self.place(dated, *span, after, opens) {
                Ok(placed) => placed,
                Err(Trouble::NoYear) => {
                    self.needs_period(*span);
                    continue;
                }
                Err(trouble) => return Err(self.trouble(*span, trouble)),
            };
            disordered |= before.as_ref().is_some_and(|before| {
                (placed.inferred || before.inferred) && placed.window.start <= before.window.end
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

    /// Tells whether the list begins with an August and goes on into autumn: the August before the school year.
    fn opens_in_august(&self, list: &[(&Dated, Span)]) -> bool {
        let [(first, _), rest @ ..] = list else {
            return false;
        };
        let next = match (first.from.as_ref(), rest.first()) {
            (Some(_), _) => Some(first.to),
            (None, Some((next, _))) => Some(next.from.unwrap_or(next.to)),
            (None, None) => None,
        };
        let opening = first.from.as_ref().unwrap_or(&first.to);
        let month = month_of(opening.what, self.month);
        let next = next.and_then(|next| month_of(next.what, self.month));
        let autumn = match (first.from.is_some(), next) {
            (true, Some(next)) => {
                (9..=12).contains(&next) && month.is_some_and(|month| (6..=8).contains(&month))
            }
            (false, Some(next)) => month == Some(8) && !(7..=8).contains(&next),
            (_, None) => false,
        };
        self.in_school_year() && opening.year == Year::Missing && autumn
    }

    /// Finds the year of a clause and its window.
    pub(super) fn place(
        &mut self,
        dated: &Dated,
        span: Span,
        after: Option<NaiveDate>,
        opens: bool,
    ) -> Result<Placed, Trouble> {
        let to = &dated.to;
        let known = match (to.year, dated.from.map(|from| from.year)) {
            (Year::Missing, Some(Year::Given(year) | Year::Lent(year))) => Some((year, true)),
            (Year::Missing | Year::ThisSchool, _) => None,
            (year, _) => self.known_year(to, year).map(|year| (year, false)),
        };
        if let Some((year, inferred)) = known {
            return self.place_known(dated, span, year, inferred);
        }
        let Some(period) = self.context.period else {
            let year = after.ok_or(Trouble::NoYear)?.year();
            self.infer(span, year);
            let window = self.span_of(dated, year)?;
            return Ok(Placed {
                window,
                inferred: true,
            });
        };
        let years = period.start.year() - 1..=period.end.year() + 1;
        let (year, window) = if opens {
            if month_of(dated.from.unwrap_or(*to).what, None).is_some_and(|month| month < 8) {
                self.uncertain(span, MessageId::PhraseUncertainSummer);
            }
            (
                period.start.year(),
                self.span_of(dated, period.start.year())?,
            )
        } else {
            self.pick(dated, years, after)?
        };
        if names_month(to.what) {
            self.infer(span, year);
        }
        Ok(Placed {
            window,
            inferred: true,
        })
    }

    /// Returns the year that is written, or named, for `time`.
    fn known_year(&self, time: &Time, year: Year) -> Option<i32> {
        match year {
            Year::Given(year) | Year::Lent(year) => Some(year),
            Year::School(first) => {
                let school = matches!(
                    time.what,
                    What::Nth {
                        unit: Unit::HalfYear,
                        ..
                    }
                );
                let month = if school {
                    None
                } else {
                    month_of(time.what, self.month)
                };
                let next = match (month, time.what) {
                    (Some(month), _) => month < 9,
                    (None, What::Nth { number, .. }) => school && number == 2,
                    _ => false,
                };
                Some(first + i32::from(next))
            }
            Year::Current | Year::Next | Year::Previous | Year::ThisSchool | Year::Missing => None,
        }
    }

    fn place_known(
        &mut self,
        dated: &Dated,
        span: Span,
        year: i32,
        inferred: bool,
    ) -> Result<Placed, Trouble> {
        let mut window = self.span_of(dated, year)?;
        let lent = matches!(dated.to.year, Year::Lent(_));
        if let (true, Some(period)) = (lent, self.period_window()) {
            let before = self
                .span_of(dated, year - 1)
                .ok()
                .filter(|before| period.holds(*before));
            if let (true, Some(before)) = (period.overlap(window) <= 0, before) {
                self.uncertain(span, MessageId::PhraseUncertainLentYear);
                window = before;
            }
        }
        if inferred {
            self.infer(span, window.end.year());
        }
        Ok(Placed {
            window,
            inferred: lent,
        })
    }

    /// Chooses the year in which the clause lies best in the period, after the member before it if it can.
    fn pick(
        &self,
        dated: &Dated,
        years: std::ops::RangeInclusive<i32>,
        after: Option<NaiveDate>,
    ) -> Result<(i32, Window), Trouble> {
        let period = self.period_window().ok_or(Trouble::NoYear)?;
        let mut trouble = None;
        let mut best: Option<(i64, i32, Window)> = None;
        for year in years {
            let window = match self.span_of(dated, year) {
                Ok(window) => window,
                Err(other) => {
                    trouble = trouble.or(Some(other));
                    continue;
                }
            };
            let measured = match dated.bound {
                Bound::Until | Bound::By | Bound::Through => Window {
                    start: window.end,
                    end: window.end,
                },
                _ => window,
            };
            let mut rank = period.overlap(measured);
            if period.holds(measured) {
                rank = 1_000_000 + i64::from(after.is_some_and(|after| window.start > after));
            }
            if best.is_none_or(|(known, _, _)| rank > known) {
                best = Some((rank, year, window));
            }
        }
        match (best, trouble) {
            (Some((_, year, window)), None) | (Some((1_000_000.., year, window)), Some(_)) => {
                Ok((year, window))
            }
            (_, Some(trouble)) => Err(trouble),
            (None, None) => Err(Trouble::NoYear),
        }
    }

    /// Returns the first and last day of a clause whose end is in `year`.
    pub(super) fn span_of(&self, dated: &Dated, year: i32) -> Result<Window, Trouble> {
        let setting = self.setting(self.reads_school(&dated.to));
        let to = bounded(dated, year, setting)?;
        let Some(from) = &dated.from else {
            return Ok(to);
        };
        let own = self
            .known_year(from, from.year)
            .filter(|_| !matches!(from.year, Year::Lent(_)));
        let setting = self.setting(self.reads_school(from));
        let first = window::window(from, own.unwrap_or(year), setting)?;
        let whole = Window {
            start: first.start,
            end: to.end,
        };
        if whole.start <= whole.end {
            return Ok(whole);
        }
        let months = (
            month_of(from.what, self.month),
            month_of(dated.to.what, self.month),
        );
        let over_new_year = own.is_none() && months.0 != months.1;
        let before = window::window(from, year - 1, setting)
            .ok()
            .filter(|_| over_new_year);
        let wrapped = before.map(|before| Window {
            start: before.start,
            end: to.end,
        });
        wrapped
            .filter(|window| window.days() <= 310)
            .ok_or(Trouble::Reversed(whole))
    }

    /// Tells whether half-years and years of `time` are school ones.
    fn reads_school(&self, time: &Time) -> bool {
        matches!(time.year, Year::School(_) | Year::ThisSchool)
            || (time.year == Year::Missing && self.in_school_year())
    }

    fn infer(&mut self, span: Span, year: i32) {
        self.inferred = Some(match self.inferred {
            Some((known, from, to)) => (known.join(span), from.min(year), to.max(year)),
            None => (span, year, year),
        });
    }

    /// Says where the words leave a choice.
    fn report_choice(&mut self, dated: &Dated, span: Span) {
        for time in dated.from.iter().chain([&dated.to]) {
            let why = match (time.what, time.edge) {
                (
                    What::Nth {
                        unit: Unit::SchoolQuarter,
                        ..
                    },
                    _,
                ) if self.context.calendar.school_quarters.is_none() => {
                    MessageId::PhraseUncertainSchoolQuarter
                }
                (
                    What::Nth {
                        unit: Unit::Trimester,
                        ..
                    },
                    _,
                ) => MessageId::PhraseUncertainTrimester,
                (
                    What::Nth {
                        unit: Unit::HalfYear,
                        ..
                    },
                    _,
                ) if self.in_school_year() && time.year == Year::Missing => {
                    MessageId::PhraseUncertainHalfYear
                }
                (What::Nth { .. }, _)
                    if time.year == Year::ThisSchool && !self.in_school_year() =>
                {
                    MessageId::PhraseUncertainWhichSchoolYear
                }
                (What::Year | What::CalendarYear, _)
                    if time.year == Year::Missing && self.many_years() =>
                {
                    MessageId::PhraseUncertainYear
                }
                (What::SchoolYear, Some(Edge::Beginning))
                    if dated.bound == Bound::Until && self.reads_school(time) =>
                {
                    MessageId::PhraseUncertainYear
                }
                (What::Season(0), _) => MessageId::PhraseUncertainWinter,
                (
                    What::Part {
                        part: Part::LastWeek | Part::Week(5..),
                        ..
                    },
                    _,
                ) => MessageId::PhraseUncertainLastWeek,
                (What::Month(_) | What::This(_), Some(Edge::Middle))
                    if dated.bound != Bound::Within =>
                {
                    MessageId::PhraseUncertainEdge
                }
                (What::Month(_), _) | (_, None) => continue,
                (_, Some(Edge::Beginning | Edge::End)) if dated.bound != Bound::Within => continue,
                _ => MessageId::PhraseUncertainEdge,
            };
            self.uncertain(time.span, why);
        }
        if dated.bound == Bound::By && dated.to.edge.is_none() && !is_day(dated.to.what) {
            self.uncertain(span, MessageId::PhraseUncertainBy);
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
                self.uncertain(time.span, MessageId::PhraseUncertainWrongWeekday);
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
        let written_to_the_day = is_day(dated.to.what)
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

    /// «3-я, 4-я неделя» is one window.
    fn joins_week(&mut self, dated: &Dated, window: Window) -> bool {
        let week = matches!(
            dated.to.what,
            What::Part {
                part: Part::Week(_) | Part::Decade(_),
                ..
            }
        );
        let Some(last) = self.occurrences.last_mut() else {
            return false;
        };
        let next = week
            && dated.bound == Bound::Within
            && days_later(last.due, 1) == window.start
            && last.start.is_some();
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

/// Returns the window of a clause's end, as its bound means it; a bound alone has its due day last.
fn bounded(dated: &Dated, year: i32, setting: Setting<'_>) -> Result<Window, Trouble> {
    let to = &dated.to;
    let window = window::window(to, year, setting)?;
    if matches!(dated.bound, Bound::Within | Bound::Since | Bound::After) || is_day(to.what) {
        return Ok(window);
    }
    let whole = window::whole(to.what, year, setting)?;
    let end = match (dated.bound, to.edge) {
        (Bound::Through, None) | (_, Some(Edge::End)) => whole.end,
        (_, Some(Edge::Middle)) => days_later(whole.start, whole.days() / 2 - 1),
        (Bound::By, Some(Edge::Beginning)) => whole.start,
        _ => days_later(whole.start, -1),
    };
    Ok(Window { start: end, end })
}

/// Returns the month a time begins in.
fn month_of(what: What, lent: Option<u32>) -> Option<u32> {
    match what {
        What::Day { month, .. } | What::Part { month, .. } => month.or(lent),
        What::Month(month) | What::Weekday { month, .. } | What::NthDay { month, .. } => {
            Some(month)
        }
        What::Nth {
            unit: Unit::Quarter,
            number,
        } => Some(number * 3 - 2),
        What::Nth {
            unit: Unit::HalfYear,
            number,
        } => Some(number * 6 - 5),
        What::Nth {
            unit: Unit::SchoolQuarter,
            number,
        } => [9, 11, 1, 4].get(number as usize - 1).copied(),
        What::Nth {
            unit: Unit::Trimester,
            number,
        } => [9, 12, 3].get(number as usize - 1).copied(),
        What::Season(0) => Some(12),
        What::Season(season) => Some(u32::from(season) * 3),
        _ => None,
    }
}

/// Tells whether a time is one that needs a year beside it.
fn names_month(what: What) -> bool {
    !matches!(
        what,
        What::Day { month: None, .. }
            | What::Part { month: None, .. }
            | What::This(_)
            | What::Year
            | What::CalendarYear
            | What::SchoolYear
    )
}
