//! The year of a time: written, named, or the one that fits the plan's period.

use chrono::{Datelike as _, NaiveDate};

use super::Resolver;
use super::frames::{self, Setting, Trouble, Window, nth_part};
use super::picks::picked;
use crate::calendar::{Calendar, YEARS, days_later};
use crate::phrase::ast::{Bound, Dated, Edge, Frame, Phrase, Pick, Place, Time, Year};
use crate::phrase::lexicon::Unit;
use crate::phrase::only::only;
use crate::phrase::reading::Milestone;
use crate::text::Span;
use crate::words::MessageId;

/// A resolved clause.
pub(super) struct Placed {
    pub(super) window: Window,
    /// The year was taken from the period.
    pub(super) inferred: bool,
}

impl Resolver<'_> {
    /// Returns whether the list begins with an August and goes on into autumn: the August before the school year.
    pub(super) fn opens_in_august(&self, list: &[(&Dated, Span)]) -> bool {
        let [(first, _), rest @ ..] = list else {
            return false;
        };
        let of_august = |time: Time| self.month_of(time.place) == Some(8);
        // «25-30 августа, 1-5 сентября»
        let ranged = first.from.is_some() && !(of_august(first.opening()) && of_august(first.to));
        let next = match rest.first() {
            _ if ranged => Some(first.to),
            next => next.map(|(next, _)| next.opening()),
        };
        let opening = first.opening();
        let month = self.month_of(opening.place).unwrap_or(0);
        let next = next.and_then(|next| self.month_of(next.place));
        let autumn = next.is_some_and(|next| match month {
            6..=8 if ranged && (9..=12).contains(&next) => true,
            8 => next < 7 || !ranged && next > 8,
            _ => false,
        });
        self.in_school_year() && opening.year == Year::Missing && autumn
    }

    /// Returns the days of remarks behind a deadline, «выгрузка данных 16.05.2022»: of their own year, else of its.
    pub(super) fn milestones(&self, phrase: &Phrase) -> Vec<Milestone> {
        let due = self.occurrences.first().map(|found| found.due);
        let base = due.or(self.context.period.map(|period| period.start));
        let dated = phrase.milestones.iter().filter_map(|milestone| {
            let year = match milestone.date.year {
                Year::Given(year) | Year::Lent(year) => year,
                _ => base?.year(),
            };
            let window = window(&milestone.date, year, self.setting(false)).ok()?;
            let text = milestone.text.clone();
            Some(Milestone {
                date: window.start,
                text,
            })
        });
        dated.collect()
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
        let opening = dated.opening();
        let known = match (to.year, dated.from.map(|from| from.year)) {
            (Year::Missing, Some(Year::Given(year) | Year::Lent(year))) => Some((year, true)),
            (Year::Missing | Year::ThisSchool, _) => None,
            (year, _) => self.known_year(to, year).map(|year| (year, false)),
        };
        let named = month_of(opening.place, None, self.context.calendar);
        let august = named == Some(8) && names_month(to.place);
        if august && matches!(opening.year, Year::School(_)) {
            self.uncertain(span, MessageId::PhraseUncertainAugust);
        }
        if let Some((year, inferred)) = known {
            return self.place_known(dated, span, year, inferred);
        }
        let inferred = true;
        let Some(period) = self.context.period else {
            let year = after.ok_or(Trouble::NoYear)?.year();
            self.infer(span, year);
            let window = self.span_of(dated, year)?;
            return Ok(Placed { window, inferred });
        };
        let year = if opens {
            if named.is_some_and(|month| month < 8) {
                self.uncertain(span, MessageId::PhraseUncertainSummer);
            }
            let next = self.month_of(to.place).is_some_and(|month| month < 7);
            period.start.year() + i32::from(next)
        } else if dated.frame() == Frame::AfterLent {
            // «до 10 числа следующего месяца» under «Декабрь»: the section's month has the year
            self.pick(&Dated::whole(Frame::Lent), None)?
        } else {
            self.pick(dated, after)?
        };
        let window = self.span_of(dated, year)?;
        if self.is_before(dated, year) {
            self.uncertain(span, MessageId::PhraseUncertainBefore);
        }
        let twice = names_month(to.place) && (opens || self.fits_twice(dated));
        if august && self.in_school_year() || twice {
            self.infer(span, year);
        }
        Ok(Placed { window, inferred })
    }

    /// Returns the month a time begins in.
    fn month_of(&self, place: Place) -> Option<u32> {
        month_of(place, self.month, self.context.calendar)
    }

    /// Returns a clause's window in each of the years that may have a part in `period`.
    pub(super) fn in_years(
        &self,
        dated: &Dated,
        period: Window,
    ) -> impl Iterator<Item = (i32, Result<Window, Trouble>)> {
        let years = period.start.year() - 1..=period.end.year() + 1;
        years.map(|year| (year, self.span_of(dated, year)))
    }

    /// Returns the windows of a clause, one a year, that share days with `period`.
    fn touching(&self, dated: &Dated, period: Window) -> Vec<Window> {
        let windows = self
            .in_years(dated, period)
            .filter_map(|(_, window)| window.ok());
        windows
            .filter(|window| window.cut(period).is_some())
            .collect()
    }

    /// Returns the year that is written, or named, for `time`.
    fn known_year(&self, time: &Time, year: Year) -> Option<i32> {
        match year {
            Year::Given(year) | Year::Lent(year) => Some(year),
            Year::School(first) => Some(first + i32::from(self.is_after_new_year(time.place))),
            Year::Next => Some(self.context.period?.start.year() + 1),
            Year::Previous => Some(self.context.period?.start.year() - 1),
            Year::Each(_) | Year::Current | Year::ThisSchool | Year::Missing => None,
        }
    }

    /// Returns whether a time of a school year lies in its second calendar year.
    fn is_after_new_year(&self, place: Place) -> bool {
        let half = Unit::HalfYear;
        match place.frame {
            Frame::Nth { unit, number } if unit == half => number == 2,
            _ => self.month_of(place).is_some_and(|month| month < 9),
        }
    }

    fn place_known(
        &mut self,
        dated: &Dated,
        span: Span,
        year: i32,
        inferred: bool,
    ) -> Result<Placed, Trouble> {
        let mut window = match self.span_of(dated, year) {
            // «25.12.2021-10.01»
            Err(Trouble::Reversed(_)) if inferred => self.span_of(dated, year + 1)?,
            found => found?,
        };
        if matches!(dated.to.year, Year::Next | Year::Previous) {
            self.uncertain(span, MessageId::PhraseUncertainNamedYear);
        }
        let own = dated
            .from
            .is_none_or(|from| matches!(from.year, Year::Given(_)));
        if !own && !self.in_school_year() && window.start.year() < window.end.year() {
            self.uncertain(span, MessageId::PhraseUncertainNewYear);
        }
        let inferred = matches!(dated.to.year, Year::Lent(_));
        if let (true, Some(period)) = (inferred, self.period_window())
            && period.overlap(window) <= 0
            && let Ok(before) = self.span_of(dated, year - 1)
            && period.holds(before)
        {
            self.uncertain(span, MessageId::PhraseUncertainLentYear);
            window = before;
        }
        Ok(Placed { window, inferred })
    }

    /// Returns whether a bound was taken to be before a time that the period does not reach: «до I квартала».
    pub(super) fn is_before(&self, dated: &Dated, year: i32) -> bool {
        let setting = self.setting(self.reads_school(&dated.to));
        let bounded = dated.bound.is_last() && !dated.is_day();
        let before = bounded && dated.edge() != Some(Edge::End);
        let whole = window(&dated.to, year, setting).ok().filter(|_| before);
        let period = self.period_window();
        whole
            .zip(period)
            .is_some_and(|(whole, period)| whole.start > period.end)
    }

    /// Returns whether a yearless clause lies in the period in more than one year.
    fn fits_twice(&self, dated: &Dated) -> bool {
        let period = self.period_window();
        period.is_none_or(|period| self.touching(dated, period).len() > 1)
    }

    /// Chooses the year in which the clause lies best in the period, after the member before it if it can.
    fn pick(&self, dated: &Dated, after: Option<NaiveDate>) -> Result<i32, Trouble> {
        let period = self.period_window().ok_or(Trouble::NoYear)?;
        let mut trouble = None;
        let mut best: Option<(i64, i32)> = None;
        for (year, window) in self.in_years(dated, period) {
            let window = match window {
                Ok(window) => window,
                Err(other) => {
                    trouble = Some(other.nearer(trouble, period));
                    continue;
                }
            };
            let last = dated.bound.is_last();
            let measured = if last {
                Window::day(window.end)
            } else {
                window
            };
            let mut rank = period.overlap(measured);
            // what is not of the plan is rather after it than before
            if measured.end < period.start {
                rank *= 2;
            }
            if period.holds(measured) {
                rank = 1_000_000 + i64::from(after.is_some_and(|after| window.start >= after));
            }
            if best.is_none_or(|(known, _)| rank > known) {
                best = Some((rank, year));
            }
        }
        match (best, trouble) {
            (Some((_, year)), None) | (Some((1_000_000.., year)), Some(_)) => Ok(year),
            (_, trouble) => Err(trouble.unwrap_or(Trouble::NoYear)),
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
        let first = window(from, own.unwrap_or(year), setting)?;
        let whole = Window::of(first.start, to.end);
        if whole.start <= whole.end {
            return Ok(whole);
        }
        let apart = self.month_of(from.place) != self.month_of(dated.to.place);
        let before = window(from, year - 1, setting).ok();
        let before = before.filter(|_| own.is_none() && apart);
        let wrapped = before.map(|before| Window::of(before.start, to.end));
        wrapped
            .filter(|window| window.days() <= 340)
            .ok_or(Trouble::Reversed(whole))
    }

    /// Returns whether half-years and years of `time` are school ones.
    pub(super) fn reads_school(&self, time: &Time) -> bool {
        matches!(time.year, Year::School(_) | Year::ThisSchool)
            || (time.year == Year::Missing && self.in_school_year())
    }

    fn infer(&mut self, span: Span, year: i32) {
        self.inferred = Some(match self.inferred {
            Some((known, from, to)) => (known.join(span), from.min(year), to.max(year)),
            None => (span, year, year),
        });
    }

    /// Returns the parts, cut to the period, of a yearless window that comes into it at both its ends.
    pub(super) fn over_the_edge(&self, dated: &Dated) -> Option<Vec<Window>> {
        let yearless = dated.to.year == Year::Missing
            && dated.from.is_none_or(|from| from.year == Year::Missing)
            && dated.bound == Bound::Within;
        let wrapped = dated.from.is_some() || dated.to.place == Place::whole(Frame::Season(0));
        let period = self.period_window().filter(|_| yearless && wrapped)?;
        let windows = self.touching(dated, period);
        only(windows.len() > 1 && !windows.iter().any(|window| period.holds(*window)))?;
        Some(
            windows
                .iter()
                .filter_map(|window| window.cut(period))
                .collect(),
        )
    }
}

/// Returns the window of `time` in `year`.
pub(super) fn window(time: &Time, year: i32, setting: Setting<'_>) -> Result<Window, Trouble> {
    let named = matches!(time.year, Year::Given(_) | Year::Lent(_) | Year::School(_));
    if named && !YEARS.contains(&year) {
        return Err(Trouble::Year(year));
    }
    let frame = frames::window(time.place.frame, year, setting);
    frame
        .and_then(|frame| picked(&time.place, frame, setting.calendar))
        .map_err(|trouble| trouble.named(time))
}

/// Returns the window of a clause's end, as its bound means it; a bound alone has its due day last.
fn bounded(dated: &Dated, year: i32, setting: Setting<'_>) -> Result<Window, Trouble> {
    let to = &dated.to;
    if matches!(dated.bound, Bound::Within | Bound::Since | Bound::After) || to.place.is_day() {
        return window(to, year, setting);
    }
    let edge = to.place.edge();
    let mut whole = *to;
    if edge.is_some() {
        whole.place.then = Pick::Whole;
    }
    let whole = window(&whole, year, setting)?;
    let end = match (dated.bound, edge) {
        (Bound::Through, None) | (_, Some(Edge::End)) => whole.end,
        (_, Some(Edge::Middle)) => days_later(whole.start, whole.days() / 2 - 1),
        (Bound::By, Some(Edge::Beginning)) => whole.start,
        _ => days_later(whole.start, -1),
    };
    Ok(Window::day(end))
}

/// Returns the month a time begins in.
pub(super) fn month_of(place: Place, lent: Option<u32>, calendar: &Calendar) -> Option<u32> {
    match place.frame {
        // of the year of the lent one
        Frame::Lent | Frame::AfterLent => lent,
        Frame::Month(month) => Some(month),
        Frame::Nth { unit, number } => match unit {
            Unit::Quarter => Some(number * 3 - 2),
            Unit::HalfYear => Some(number * 6 - 5),
            Unit::Part(part) | Unit::Beside(part, _) => {
                nth_part(part, number, calendar).map(|((month, _), _)| month)
            }
            _ => None,
        },
        Frame::Season(0) => Some(12),
        Frame::Season(season) => Some(u32::from(season) * 3),
        _ => None,
    }
}

/// Returns whether a time is one that needs a year beside it.
fn names_month(place: Place) -> bool {
    matches!(
        place.frame,
        Frame::Month(_) | Frame::Nth { .. } | Frame::Season(_)
    )
}
