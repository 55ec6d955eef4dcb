//! The year of a time: written, named, or the one that fits the plan's period.

use chrono::{Datelike as _, NaiveDate};

use super::Resolver;
use super::frames::{self, Setting, Trouble, Window, nth_part};
use super::picks::picked;
use crate::calendar::{Calendar, YEARS, days_later};
use crate::phrase::ast::{Bound, Dated, Edge, Frame, Pick, Place, Time, Year};
use crate::phrase::lexicon::Unit;
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
        let next = match (first.from.as_ref(), rest.first()) {
            (Some(_), _) => Some(first.to),
            (None, Some((next, _))) => Some(next.opening()),
            (None, None) => None,
        };
        let opening = first.opening();
        let month = month_of(opening.place, self.month, self.context.calendar);
        let next = next.and_then(|next| month_of(next.place, self.month, self.context.calendar));
        let autumn = match (first.from.is_some(), next) {
            (true, Some(next)) => {
                let autumn = (9..=12).contains(&next);
                (autumn && month.is_some_and(|month| (6..=8).contains(&month)))
                    || (month == Some(8) && next < 7)
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
        let august = month_of(dated.opening().place, None, self.context.calendar) == Some(8)
            && names_month(to.place);
        if august && matches!(dated.opening().year, Year::School(_)) {
            self.uncertain(span, MessageId::PhraseUncertainAugust);
        }
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
            if month_of(dated.opening().place, None, self.context.calendar)
                .is_some_and(|month| month < 8)
            {
                self.uncertain(span, MessageId::PhraseUncertainSummer);
            }
            let next = month_of(to.place, self.month, self.context.calendar)
                .is_some_and(|month| month < 7);
            let year = period.start.year() + i32::from(next);
            (year, self.span_of(dated, year)?)
        } else if to.place.frame == Frame::AfterLent {
            // «до 10 числа следующего месяца» under «Декабрь»: the section's month has the year
            let lent = Dated::whole(Frame::Lent);
            let (year, _) = self.pick(&lent, years, None)?;
            (year, self.span_of(dated, year)?)
        } else {
            self.pick(dated, years, after)?
        };
        let august = august && self.in_school_year();
        if self.is_before(dated, year) {
            self.uncertain(span, MessageId::PhraseUncertainBefore);
        }
        if august || names_month(to.place) && (opens || self.fits_twice(dated)) {
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
            Year::School(first) => Some(first + i32::from(self.is_after_new_year(time.place))),
            Year::Next => Some(self.context.period?.start.year() + 1),
            Year::Previous => Some(self.context.period?.start.year() - 1),
            Year::Each(_) | Year::Current | Year::ThisSchool | Year::Missing => None,
        }
    }

    /// Returns whether a time of a school year lies in its second calendar year.
    fn is_after_new_year(&self, place: Place) -> bool {
        match place.frame {
            Frame::Nth {
                unit: Unit::HalfYear,
                number,
            } => number == 2,
            _ => month_of(place, self.month, self.context.calendar).is_some_and(|month| month < 9),
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
        Ok(Placed {
            window,
            inferred: lent,
        })
    }

    /// Returns whether a bound was taken to be before a time that the period does not reach: «до I квартала».
    pub(super) fn is_before(&self, dated: &Dated, year: i32) -> bool {
        let setting = self.setting(self.reads_school(&dated.to));
        let bounded = dated.bound.is_last() && !dated.to.place.is_day();
        let before = bounded && dated.to.place.edge() != Some(Edge::End);
        let whole = window(&dated.to, year, setting).ok().filter(|_| before);
        let period = self.period_window();
        whole
            .zip(period)
            .is_some_and(|(whole, period)| whole.start > period.end)
    }

    /// Returns whether a yearless clause lies in the period in more than one year.
    fn fits_twice(&self, dated: &Dated) -> bool {
        let Some(period) = self.period_window() else {
            return true;
        };
        let years = period.start.year() - 1..=period.end.year() + 1;
        let windows = years.filter_map(|year| self.span_of(dated, year).ok());
        windows
            .filter(|window| window.cut(period).is_some())
            .count()
            > 1
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
                    trouble = Some(other.nearer(trouble, period));
                    continue;
                }
            };
            let measured = match dated.bound {
                Bound::Until | Bound::By | Bound::Through => Window::of(window.end, window.end),
                _ => window,
            };
            let mut rank = period.overlap(measured);
            // what is not of the plan is rather after it than before
            if measured.end < period.start {
                rank *= 2;
            }
            if period.holds(measured) {
                rank = 1_000_000 + i64::from(after.is_some_and(|after| window.start >= after));
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
        let first = window(from, own.unwrap_or(year), setting)?;
        let whole = Window::of(first.start, to.end);
        if whole.start <= whole.end {
            return Ok(whole);
        }
        let months = (
            month_of(from.place, self.month, self.context.calendar),
            month_of(dated.to.place, self.month, self.context.calendar),
        );
        let over_new_year = own.is_none() && months.0 != months.1;
        let before = window(from, year - 1, setting)
            .ok()
            .filter(|_| over_new_year);
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
        let years = period.start.year() - 1..=period.end.year() + 1;
        let windows: Vec<Window> = years
            .filter_map(|year| self.span_of(dated, year).ok())
            .filter(|window| window.cut(period).is_some())
            .collect();
        let split = windows.len() > 1 && !windows.iter().any(|window| period.holds(*window));
        split.then(|| {
            windows
                .iter()
                .filter_map(|window| window.cut(period))
                .collect()
        })
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
    let whole = Time {
        place: Place {
            then: if edge.is_some() {
                Pick::Whole
            } else {
                to.place.then
            },
            ..to.place
        },
        ..*to
    };
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
            Unit::Part(part) => nth_part(part, number, calendar).map(|((month, _), _)| month),
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
