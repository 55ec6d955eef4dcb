//! Each time of what recurs, inside the plan's period.

use chrono::{Datelike as _, NaiveDate};

use super::dated::pick_choice;
use super::frames::{
    Trouble, Window, beside, is_leap_day, part_choice, part_days, school_days, school_year,
    unit_later, unit_months, unit_start,
};
use super::picks::{nth_weekday, picked};
use super::{Failed, Resolver};
use crate::calendar::{Part, PeriodKind, days_later, month_start, months_later};
use crate::diagnostic::{Diagnostic, Rule};
use crate::phrase::ast::{Bound, Dated, Frame, MonthRef, Of, Pick, Recurrence, Time, Year};
use crate::phrase::lexicon::Unit;
use crate::text::Span;
use crate::words::MessageId;

/// More occurrences than any plan has.
const MANY: usize = 2000;

impl Resolver<'_> {
    /// Adds the occurrences of `recurrence`.
    pub(super) fn recurring(&mut self, recurrence: &Recurrence, span: Span) -> Result<(), Failed> {
        self.report_places(recurrence, span);
        let Some(period) = self.period_window() else {
            let mut places = recurrence.places.iter();
            let never = places.find_map(|at| {
                let named = matches!(at.frame(), Frame::Month(_));
                Some((at.to.span, self.never(at).filter(|_| named)?))
            });
            if let Some((span, never)) = never {
                return Err(self.trouble(span, never));
            }
            self.needs_period(span);
            return Ok(());
        };
        if let Some(part) = recurrence.unit.part()
            && part_days(part, self.context.calendar).is_empty()
        {
            self.undated_part(part, span);
            return Ok(());
        }
        if let Some(opening) = &recurrence.first {
            return self.going_on(opening, recurrence, span, period);
        }
        let first = self.occurrences.len();
        self.report_summer(recurrence, span, period);
        let period = self.teaching_part(recurrence, span, period);
        let limits = self.limits(recurrence, span, period)?;
        for &limits in &limits {
            if recurrence.places.is_empty() {
                self.whole_units(recurrence, span, limits);
            }
            self.each_place(recurrence, span, limits);
        }
        self.each_date(recurrence, span, &limits)?;
        if recurrence.places.iter().any(Dated::is_day) {
            self.report_days_off(first, span);
        }
        // «ежегодно до 1 мая, в 2022 году – до 1 июня» in a plan of 2022; «по нечётным годам, в мае» never comes there
        let other = |dated: &Dated| dated.frame() != Frame::CalendarYear;
        let replaced = limits.is_empty() && recurrence.without.iter().any(other);
        if self.occurrences.len() == first && !replaced {
            self.uncertain(span, MessageId::PhraseUncertainNever);
        }
        Ok(())
    }

    /// Returns the part of the period that quarters, halves and years are counted in: of a school year until its end.
    pub(super) fn teaching_part(
        &mut self,
        recurrence: &Recurrence,
        span: Span,
        period: Window,
    ) -> Window {
        let long = matches!(recurrence.unit, Unit::Quarter | Unit::HalfYear | Unit::Year);
        let once = recurrence.step == Recurrence::WHOLE_PERIOD;
        let of_unit = |dated: &Dated| dated.each() == Some(MonthRef::Unit);
        let all_year = recurrence.within.is_empty() && recurrence.without.is_empty();
        let counted = all_year && recurrence.places.iter().all(of_unit);
        if !(self.in_school_year() && long && counted) || once {
            return period;
        }
        self.uncertain(
            span,
            match recurrence.unit {
                Unit::HalfYear => MessageId::PhraseUncertainHalfYear,
                _ => MessageId::PhraseUncertainTeachingEnd,
            },
        );
        let year = self.school_year(period.start.year());
        Window {
            end: year.map_or(period.end, |year| year.end),
            ..period
        }
    }

    /// Says that what comes each month or week of a school-year plan comes in its summer, too.
    fn report_summer(&mut self, recurrence: &Recurrence, span: Span, period: Window) {
        let often = matches!(recurrence.unit, Unit::Week | Unit::Decade | Unit::Month);
        let all_year = recurrence.within.is_empty() && recurrence.without.is_empty();
        let lent = self.context.month.is_some();
        let teaching = self.school_year(period.start.year());
        let longer = teaching.is_some_and(|year| year.end < period.end);
        if self.in_school_year() && often && all_year && longer && !lent {
            self.uncertain(span, MessageId::PhraseUncertainSummerToo);
        }
    }

    /// Returns the windows in which it recurs: the period, or what the phrase limits it to.
    fn limits(
        &mut self,
        recurrence: &Recurrence,
        span: Span,
        period: Window,
    ) -> Result<Vec<Window>, Failed> {
        let often = matches!(recurrence.unit, Unit::Day | Unit::Week) && recurrence.step == 1;
        let within = recurrence.within.iter().copied();
        let (ends, opens): (Vec<Dated>, Vec<Dated>) =
            within.clone().partition(|d| d.bound.is_last());
        let (years, parts): (Vec<Dated>, Vec<Dated>) = within.partition(Dated::names_years);
        let open = |dated: &Dated| matches!(dated.bound, Bound::Since | Bound::After);
        let yearless = |dated: &Dated| {
            let missing = |time: Time| matches!(time.year, Year::Missing | Year::Lent(_));
            missing(dated.to) && missing(dated.opening())
        };
        let both = |some: &[Dated], others: &[Dated]| !some.is_empty() && !others.is_empty();
        let mut limits = match self.context.month.filter(|_| often) {
            // «2022 год: ежемесячно с марта по май»
            _ if both(&years, &parts) && parts.iter().all(yearless) => {
                self.meet(&years, &parts, span, period)?
            }
            // «до 2023 г. включительно, ежемесячно с 2022 года»
            _ if both(&ends, &opens) && opens.iter().all(open) => {
                self.meet(&ends, &opens, span, period)?
            }
            _ if !recurrence.within.is_empty() => self.windows(&recurrence.within, span, period)?,
            // «понедельник» under «АПРЕЛЬ» is of April
            Some(month) => self.each_year(&Dated::whole(Frame::Month(month)), span, period)?,
            None => vec![period],
        };
        let lent = recurrence.within.is_empty() && self.context.month.is_some();
        if lent && recurrence.unit == Unit::Month {
            self.uncertain(span, MessageId::PhraseUncertainSectionMonth);
        }
        // what is said of these windows is told where something else comes in them
        let told = self.findings.len();
        for other in self.windows(&recurrence.without, span, period)? {
            limits = limits
                .into_iter()
                .flat_map(|window| window.less(other))
                .collect();
        }
        self.findings.truncate(told);
        Ok(limits)
    }

    /// Returns the windows that two lists share.
    fn meet(
        &mut self,
        list: &[Dated],
        other: &[Dated],
        span: Span,
        period: Window,
    ) -> Result<Vec<Window>, Failed> {
        let list = self.windows(list, span, period)?;
        let other = self.windows(other, span, period)?;
        let cut = |own: Window| list.iter().filter_map(move |other| own.cut(*other));
        Ok(other.into_iter().flat_map(cut).collect())
    }

    /// Returns the windows of `list`; those without a year come in every year of the period.
    fn windows(
        &mut self,
        list: &[Dated],
        span: Span,
        period: Window,
    ) -> Result<Vec<Window>, Failed> {
        let mut windows = Vec::new();
        for dated in list {
            let missing = dated.to.year == Year::Missing && dated.bound == Bound::Within;
            let school = dated.frame() == Frame::SchoolYear;
            // «раз в учебный год» in a plan of another year is of each that it has a part of
            let one = matches!(dated.frame(), Frame::Year | Frame::CalendarYear)
                || school && self.in_school_year();
            if one || !missing {
                windows.append(&mut self.once(dated, span, period)?);
                continue;
            }
            if school {
                self.uncertain(span, MessageId::PhraseUncertainWhichSchoolYear);
            }
            if self.over_the_edge(dated).is_some() {
                self.uncertain(span, MessageId::PhraseUncertainOverEdge);
            }
            windows.append(&mut self.each_year(dated, span, period)?);
        }
        Ok(windows)
    }

    /// Returns a limit's windows of every year, as far as they lie in the period.
    pub(super) fn each_year(
        &mut self,
        dated: &Dated,
        span: Span,
        period: Window,
    ) -> Result<Vec<Window>, Failed> {
        let windows = self.in_years(dated, period).map(|(_, window)| window);
        let windows = windows.collect::<Result<Vec<Window>, Trouble>>();
        let windows = windows.map_err(|trouble| self.trouble(span, trouble))?;
        let inside = windows.into_iter().filter_map(|window| window.cut(period));
        Ok(inside.collect())
    }

    /// Returns the windows of a limit that comes once.
    pub(super) fn once(
        &mut self,
        dated: &Dated,
        span: Span,
        period: Window,
    ) -> Result<Vec<Window>, Failed> {
        let kept = std::mem::take(&mut self.occurrences);
        let told = self.findings.len();
        let result = self.dated_list(&[(dated, span)]);
        let found = std::mem::replace(&mut self.occurrences, kept).into_iter();
        // what recurs goes on to the end of the plan
        let own = self.findings.split_off(told).into_iter();
        let open_end = MessageId::PhraseUncertainOpenEnd;
        self.findings
            .extend(own.filter(|finding| finding.title.id != open_end));
        result?;
        let windows = found.map(|o| Window::of(o.start.unwrap_or(period.start), o.due));
        Ok(windows
            .filter(|window| window.start <= window.end)
            .collect())
    }

    /// The unit's whole windows, those that lie in `limits` for the better part.
    fn whole_units(&mut self, recurrence: &Recurrence, span: Span, limits: Window) {
        let (unit, step) = (recurrence.unit, recurrence.step);
        if unit == Unit::Day && step == 1 {
            return self.push(Some(limits.start), limits.end, span);
        }
        let years = unit == Unit::Year && step > 1;
        // «раз в 2 года, начиная с 2022»: in that year, and not in the one after it
        let since = recurrence
            .within
            .iter()
            .any(|within| within.bound == Bound::Since);
        let opened = years && since;
        for mut whole in self.units(unit, step, limits) {
            if opened {
                whole.end = days_later(unit_later(Unit::Year, whole.start, 1), -1);
            }
            let Some(inside) = whole.cut(limits) else {
                continue;
            };
            let held = whole.holds(limits);
            // «раз в 2 года» in a plan of three
            if years && !opened && inside != whole && !held {
                self.uncertain(span, MessageId::PhraseUncertainFirstYear);
            }
            // a leap day weighs nothing
            let half = (whole.days() + 1) / 2 - i64::from(years);
            // «с 1 сентября 2022 года ежегодно»: in that year, too
            let first = since && unit == Unit::Year && inside.end == whole.end;
            if inside.days() >= half || held || first {
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
        if unit.part().is_some() || unit == Unit::SchoolYear {
            return self.school_units(unit, step, limits);
        }
        let short = self
            .period_window()
            .is_some_and(|period| period.days() <= 400);
        if unit == Unit::Year && step == 1 && short {
            return vec![limits];
        }
        let start = if step == 1 {
            unit_start(unit, limits.start)
        } else {
            limits.start
        };
        let step = i32::try_from(step).unwrap_or(1);
        every(unit, step, start, limits.end).collect()
    }

    /// Returns the school's quarters, trimesters or the like that touch `limits`, every `step` of them as one.
    fn school_units(&self, unit: Unit, step: u32, limits: Window) -> Vec<Window> {
        let calendar = self.context.calendar;
        let in_year = |year| match unit.part() {
            Some(part) => {
                let parts = part_days(part, calendar);
                let parts = parts
                    .iter()
                    .filter_map(|days| school_days(year, *days).ok());
                parts.map(|part| beside(unit, part)).collect()
            }
            None => Vec::from_iter(school_year(year, calendar).ok()),
        };
        let units = (limits.start.year() - 1..=limits.end.year()).flat_map(in_year);
        let mut units: Vec<Window> = units.filter(|unit| unit.overlap(limits) > 0).collect();
        units.sort_by_key(|unit| unit.start);
        let step = usize::try_from(step).unwrap_or(1).max(1);
        let joined = |units: &[Window]| Window::of(units[0].start, units[units.len() - 1].end);
        units.chunks(step).map(joined).collect()
    }

    /// Adds what is picked of every unit, where its due day lies in `limits`.
    pub(super) fn each_place(&mut self, recurrence: &Recurrence, span: Span, limits: Window) {
        let mut cut = false;
        for dated in &recurrence.places {
            let Some(of) = dated.each() else { continue };
            let found = match dated.pick() {
                Pick::Nth(0, Of::Weekday(weekday)) => weekly(weekday, recurrence.step, limits),
                _ => self.of_each(recurrence, dated, of, limits),
            };
            for window in found {
                let inside = window.cut(limits).filter(|_| dated.from.is_some());
                let inside = inside.unwrap_or(window);
                cut |= inside != window;
                if limits.holds(Window::day(inside.end)) {
                    self.push_bounded(dated, inside, span);
                }
            }
        }
        if cut {
            self.uncertain(span, MessageId::PhraseUncertainOverEdge);
        }
    }

    fn push_bounded(&mut self, dated: &Dated, window: Window, span: Span) {
        if self.occurrences.len() >= MANY {
            return;
        }
        if matches!(dated.bound, Bound::Since | Bound::After) {
            self.uncertain(span, MessageId::PhraseUncertainOpenEach);
        }
        let start = (!dated.bound.is_last()).then_some(window.start);
        if dated.is_day() {
            self.push_day(start, window.end, span);
        } else {
            self.push(start, window.end, span);
        }
    }

    /// Returns what `dated` is of each unit around `limits`.
    fn of_each(
        &self,
        recurrence: &Recurrence,
        dated: &Dated,
        of: MonthRef,
        limits: Window,
    ) -> Vec<Window> {
        let (unit, step) = (recurrence.unit, recurrence.step);
        let frames = match of {
            MonthRef::Unit => {
                // «еженедельно, 2-я среда» is of the month, «последний рабочий день недели» is not
                let unit = match (unit, dated.pick()) {
                    (Unit::Week, Pick::Nth(_, Of::Day | Of::Working) | Pick::Run(..)) => unit,
                    (Unit::Week, _) => Unit::Month,
                    (unit, _) => unit,
                };
                let around = Window::of(unit_start(unit, limits.start), limits.end);
                let mut units = self.units(unit, step, around);
                if self.in_school_year() {
                    units.retain_mut(|unit| cut_to_half(unit, limits));
                }
                units
            }
            _ if unit.part().is_some() => {
                let around = Window::of(months_later(limits.start, -6), limits.end);
                let after = |unit: Window| Window::month(months_later(month_start(unit.end), 1));
                self.units(unit, step, around)
                    .into_iter()
                    .map(after)
                    .collect()
            }
            _ => months_of(recurrence, of, limits),
        };
        let calendar = self.context.calendar;
        let pick = |time: &Time, frame: Window| match picked(&time.place, frame, calendar) {
            // of a month without a 31st it is the last day
            Err(Trouble::Impossible {
                last: Some(last), ..
            }) => Some(Window::day(last)),
            found => found.ok(),
        };
        let window = |frame: Window| {
            let to = pick(&dated.to, frame)?;
            let Some(from) = &dated.from else {
                return Some(to);
            };
            let mut first = pick(from, frame)?;
            // «с 25 по 5 число»
            if first.start > to.end {
                first = pick(from, Window::month(months_later(frame.start, -1)))?;
            }
            Some(Window::of(first.start, to.end))
        };
        frames.into_iter().filter_map(window).collect()
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
        let to_the_day = opening.is_day();
        self.dated_list(&[(opening, span)])?;
        let Some(opening) = self.occurrences.get(first).cloned() else {
            return Ok(());
        };
        // «15 марта, далее до 5 числа»
        if !recurrence.places.is_empty() {
            let rest = Window::of(days_later(opening.due, 1), period.end);
            let limits = self.limits(recurrence, span, period)?.into_iter();
            let limits: Vec<Window> = limits.filter_map(|limits| limits.cut(rest)).collect();
            for &limits in &limits {
                self.each_place(recurrence, span, limits);
            }
            return self.each_date(recurrence, span, &limits);
        }
        let step = i32::try_from(recurrence.step).unwrap_or(1);
        let mut last = opening.due;
        for count in (1..).take(MANY) {
            let later = |day| unit_later(recurrence.unit, day, step.saturating_mul(count));
            // the last day of a quarter is followed by the last day of the next, however long
            let whole = i64::from(!to_the_day);
            let due = days_later(later(days_later(opening.due, whole)), -whole);
            if due > period.end || due <= opening.due {
                break;
            }
            if to_the_day {
                self.push_day(opening.start.map(|_| due), due, span);
            } else {
                // «2 квартал, далее – ежемесячно»
                let start = opening
                    .start
                    .map(|start| later(start).max(days_later(last, 1)));
                self.push(start, due, span);
                last = due;
            }
        }
        Ok(())
    }

    /// Adds the dates of every year: «ежегодно, последний рабочий день декабря».
    pub(super) fn each_date(
        &mut self,
        recurrence: &Recurrence,
        span: Span,
        limits: &[Window],
    ) -> Result<(), Failed> {
        self.report_one_year(recurrence, span);
        let first = self.occurrences.len();
        let mut before: Option<NaiveDate> = None;
        let mut disordered = false;
        for dated in recurrence
            .places
            .iter()
            .filter(|dated| dated.each().is_none())
        {
            let opened = self.occurrences.len();
            match dated.to.year {
                Year::Missing | Year::Current | Year::ThisSchool => {}
                Year::Next | Year::Previous => {
                    self.uncertain(span, MessageId::PhraseUncertainNextYear);
                }
                _ => {
                    self.dated_list(&[(dated, span)])?;
                    continue;
                }
            }
            for limits in limits {
                self.every_year(dated, span, *limits)?;
            }
            self.skip_years(recurrence.step, opened, span);
            if let Some(found) = self.occurrences.get(opened) {
                let due = found.written.unwrap_or(found.due);
                disordered |= before.is_some_and(|before| due <= before);
                before = Some(due);
            }
        }
        if disordered {
            self.uncertain(span, MessageId::PhraseUncertainOrder);
        }
        // «до 15 декабря 2021 года, до 15 декабря ежегодно»
        if recurrence.places.len() > 1 {
            let mut told = self.occurrences.split_off(first);
            told.sort_by_key(|found| (found.due, found.start));
            told.dedup_by_key(|found| (found.due, found.start));
            self.occurrences.append(&mut told);
        }
        Ok(())
    }

    /// «ежегодно до 1 мая 2022 года» in a plan of several years says two things.
    fn report_one_year(&mut self, recurrence: &Recurrence, span: Span) {
        let yearly = recurrence.unit == Unit::Year && recurrence.step == 1;
        let mut years = recurrence.places.iter().map(|dated| match dated.to.year {
            Year::Given(year) | Year::Lent(year) => Some(year),
            _ => None,
        });
        let one = years.next().flatten();
        let one = one.is_some_and(|first| years.all(|year| year == Some(first)));
        let period = self.context.period;
        let several = period.is_some_and(|period| period.kind == PeriodKind::Years);
        if yearly && one && several {
            self.uncertain(span, MessageId::PhraseUncertainMixture);
        }
    }

    /// «раз в 2 года, в мае»: keeps every `step`th year of what was found from `first` on.
    fn skip_years(&mut self, step: u32, first: usize, span: Span) {
        let step = i32::try_from(step).unwrap_or(i32::MAX);
        let Some(opening) = self.occurrences.get(first).filter(|_| step > 1) else {
            return;
        };
        let opening = opening.due.year();
        let mut at = 0;
        let before = self.occurrences.len();
        self.occurrences.retain(|found| {
            at += 1;
            at <= first || (found.due.year() - opening) % step == 0
        });
        if self.occurrences.len() < before {
            self.uncertain(span, MessageId::PhraseUncertainFirstYear);
        }
    }

    fn every_year(&mut self, dated: &Dated, span: Span, limits: Window) -> Result<(), Failed> {
        // «ежегодно с 1 марта 2022 г. по 10 мая»
        let since = match dated.from.map(|from| from.year) {
            Some(Year::Given(year)) => year,
            _ => i32::MIN,
        };
        let mut dated = *dated;
        dated.times().for_each(|time| time.year = Year::Missing);
        let mut trouble = None;
        let mut cut = false;
        let windows: Vec<_> = self.in_years(&dated, limits).collect();
        for (year, window) in windows {
            let window = match window {
                Ok(window) => window,
                Err(other) => {
                    trouble = Some(other.nearer(trouble, limits));
                    continue;
                }
            };
            let inside = window.cut(limits).filter(|_| dated.bound == Bound::Within);
            let inside = inside.unwrap_or(window);
            cut |= inside != window;
            if since <= inside.start.year() && limits.holds(Window::day(inside.end)) {
                if self.is_before(&dated, year) {
                    self.uncertain(span, MessageId::PhraseUncertainBefore);
                }
                self.push_bounded(&dated, inside, span);
            }
        }
        if cut {
            self.uncertain(span, MessageId::PhraseUncertainOverEdge);
        }
        match trouble.filter(|_| !is_leap_day(&dated.to)) {
            Some(trouble) => Err(self.trouble(span, trouble)),
            None => Ok(()),
        }
    }

    /// Says once how many of the days from `first` on are days off.
    fn report_days_off(&mut self, first: usize, span: Span) {
        let days = self.occurrences[first..]
            .iter()
            .map(|o| o.written.unwrap_or(o.due));
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

    /// Says what of the units and of the picks is a choice.
    pub(super) fn report_places(&mut self, recurrence: &Recurrence, span: Span) {
        let (unit, places) = (recurrence.unit, &recurrence.places);
        let long = matches!(unit, Unit::Quarter | Unit::HalfYear | Unit::Year);
        let short = matches!(unit, Unit::Day | Unit::Week | Unit::Decade);
        let months = || places.iter().filter_map(Dated::each);
        let each = || places.iter().filter(|dated| dated.each().is_some());
        let vague = months().any(|of| matches!(of, MonthRef::Any));
        let of_unit = unit
            .part()
            .and_then(|part| part_choice(part, self.context.calendar));
        // «еженедельно до 5 числа»
        let of_month = short && months().any(|of| of != MonthRef::Unit);
        // «ежемесячно до 25 числа второго месяца»
        let (monthly, single) = (unit == Unit::Month, recurrence.step == 1);
        let nth = months().any(|of| matches!(of, MonthRef::Nth(_)));
        // «раз в 2 месяца до 5 числа»
        let day = each().any(|dated| matches!(dated.pick(), Pick::Day(_)));
        let of_month = of_month || monthly && single && nth;
        // «раз в 3 месяца, первая пятница»
        let part = |dated: &Dated| {
            let whole = |of| matches!(of, Of::Month | Of::Day | Of::Working);
            let short = matches!(dated.pick(), Pick::Nth(_, of) if !whole(of));
            short && dated.each() == Some(MonthRef::Unit)
        };
        let parts = each().any(part);
        // «ежемесячно к 25 числу: II-III, IV неделя»
        let differ = each().any(Dated::is_day) && !each().all(Dated::is_day);
        let of_pick = places.iter().find_map(|dated| match dated.pick() {
            _ if dated.each().is_none() => pick_choice(&dated.to, dated.bound),
            _ if matches!(unit, Unit::Month | Unit::Week) => None,
            // their days are counted from the first
            _ if matches!(unit, Unit::Part(Part::Holidays | Part::Shift)) => None,
            _ if dated.edge().is_some() => Some(MessageId::PhraseUncertainEdge),
            Pick::Nth(_, Of::Week) => Some(MessageId::PhraseUncertainWeekOf),
            _ => None,
        });
        // «2 раза в месяц, 5 и 20 числа»
        let counted = recurrence.times > 1
            && months().next().is_some()
            && usize::try_from(recurrence.times) != Ok(places.len());
        let whys = [
            of_unit,
            (vague && long || monthly && !single && (vague && day || parts))
                .then_some(MessageId::PhraseUncertainReportMonth),
            (of_month || differ).then_some(MessageId::PhraseUncertainMixture),
            of_pick,
            self.is_rare(recurrence)
                .then_some(MessageId::PhraseUncertainRare),
            counted.then_some(MessageId::PhraseUncertainCount),
        ];
        for why in whys.into_iter().flatten() {
            self.uncertain(span, why);
        }
    }

    /// Returns whether it comes once in more years than the plan has.
    fn is_rare(&self, recurrence: &Recurrence) -> bool {
        let step = recurrence.step;
        let years = (2..Recurrence::WHOLE_PERIOD).contains(&step) && recurrence.unit == Unit::Year;
        let period = self.period_window().filter(|_| years);
        period.is_some_and(|period| period.days() < 366 * i64::from(step))
    }
}

/// Cuts a unit to `limits`; returns whether the better part of it is left.
fn cut_to_half(unit: &mut Window, limits: Window) -> bool {
    let days = unit.days();
    let inside = unit.cut(limits);
    *unit = inside.unwrap_or(*unit);
    inside.is_some_and(|inside| inside.days() * 2 >= days)
}

fn weekly(weekday: u8, step: u32, limits: Window) -> Vec<Window> {
    let first = nth_weekday(limits, 1, weekday);
    let step = 7 * i64::from(step.clamp(1, 60));
    let days = std::iter::successors(first, |day| Some(days_later(*day, step)));
    days.take_while(|day| *day <= limits.end)
        .map(Window::day)
        .collect()
}

/// Returns the months that `of` means, for every unit around `limits`.
fn months_of(recurrence: &Recurrence, of: MonthRef, limits: Window) -> Vec<Window> {
    let unit = match (recurrence.unit, of) {
        (_, MonthRef::After(_, unit) | MonthRef::NthOf(_, unit)) => unit,
        (Unit::Day | Unit::Week | Unit::Decade, _) => Unit::Month,
        (unit, _) => unit,
    };
    let count = unit_months(unit);
    // «до 5 числа» of a quarter is of the first month after it, which is the first of the next one
    let nth = match of {
        MonthRef::NthOf(nth, _) | MonthRef::Nth(nth) | MonthRef::After(nth, _) => {
            i32::try_from(nth).unwrap_or(1)
        }
        _ => 1,
    };
    let own = matches!(of, MonthRef::Any | MonthRef::Nth(_)) && unit == recurrence.unit;
    let step = if own {
        recurrence.step.try_into().unwrap_or(1)
    } else {
        1
    };
    // «раз в 3 месяца, до 25 числа последнего месяца»
    let count = match of {
        MonthRef::Nth(_) => count.saturating_mul(step),
        _ => count,
    };
    let start = months_later(unit_start(unit, limits.start), -count);
    // a window that opens in the last month ends in the next
    let units = every(unit, step, start, days_later(limits.end, 31));
    let ahead = (nth - 1).rem_euclid(count);
    let month = |unit: Window| Window::month(months_later(unit.start, ahead));
    units.map(month).collect()
}

/// Returns the units from `start` to `end`, every `step` of them as one.
fn every(unit: Unit, step: i32, start: NaiveDate, end: NaiveDate) -> impl Iterator<Item = Window> {
    let window = move |start| Window::of(start, days_later(unit_later(unit, start, step), -1));
    let next = move |last: &Window| Some(window(days_later(last.end, 1)));
    let units = std::iter::successors(Some(window(start)), next);
    units
        .take_while(move |unit| unit.start <= end && unit.start <= unit.end)
        .take(MANY)
}
