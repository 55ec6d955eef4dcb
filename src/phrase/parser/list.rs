//! What of a list belongs together, and what recurs with what.

use super::inherit;
use super::member::{Failure, Link, Member};
use super::{Parser, missing_separator};
use crate::phrase::ast::{
    Body, Bound, Clause, Dated, Extent, Frame, MonthRef, Of, Pick, Place, Recurrence, Relation,
    Time, Year,
};
use crate::phrase::lexicon::Unit;
use crate::text::Span;
use crate::words::MessageId;

impl Parser<'_> {
    /// Lets the members of a list give each other what is written once, and joins what belongs together.
    pub(super) fn combine(&mut self, mut members: Vec<Member>) -> Result<Vec<Clause>, Failure> {
        inherit::school_years(&mut members);
        inherit::years_of_list(&mut members, self.hints.month_lent);
        inherit::exceptions(&mut members);
        join_named_days(&mut members, self);
        inherit::days_of_months(&mut members, self.tokens);
        inherit::bounds(&mut members, self.text);
        inherit::month_before(&mut members);
        inherit::units(&mut members)?;
        if !self.hints.month_lent {
            inherit::days_after_month(&mut members);
        }
        inherit::years(&mut members);
        date_events(&mut members);
        go_on(&mut members, self);
        close_windows(&mut members);
        report_missing_separators(&members, self);
        end_window(&mut members, self);
        let then = members.iter().any(|member| member.link == Link::Then);
        let mut clauses: Vec<Clause> = members.into_iter().map(|member| member.clause).collect();
        clauses = each_year(clauses, self);
        recur_in_years(&mut clauses);
        settle_extents(&mut clauses);
        name_years(&mut clauses, self);
        let excepts = |clause: &Clause| matches!(clause.body, Body::Except(_));
        match clauses.first().filter(|_| clauses.iter().all(excepts)) {
            Some(lone) => Err(Failure {
                span: lone.span,
                clock: false,
            }),
            None if then => Ok(join(clauses, then, self)),
            None => {
                let groups = by_recurrence(clauses).into_iter();
                Ok(groups.flat_map(|group| join(group, then, self)).collect())
            }
        }
    }
}

/// «9 мая – День Победы», «ко Дню знаний (1 сентября)»: a day and its name are one.
fn join_named_days(members: &mut Vec<Member>, parser: &mut Parser<'_>) {
    if !parser.day_named {
        return;
    }
    members.dedup_by(|next, last| {
        let (Body::Dated(next), Body::Dated(last)) = (&next.clause.body, &mut last.clause.body)
        else {
            return false;
        };
        let lone = next.from.is_none() && last.from.is_none();
        let same = lone && next.to.is_full_day() && next.to.place == last.to.place;
        if same && last.bound == Bound::Within {
            last.bound = next.bound;
        }
        if same && last.to.year == Year::Missing {
            last.to.year = next.to.year;
        }
        same
    });
    let dated = members.iter().filter(|member| member.dated().is_some());
    if dated.count() > 1 {
        let span = members
            .iter()
            .map(|member| member.clause.span)
            .reduce(Span::join);
        parser.uncertain(span.unwrap_or_default(), MessageId::PhraseUncertainList);
    }
}

fn report_missing_separators(members: &[Member], parser: &mut Parser<'_>) {
    for pair in members.windows(2) {
        let [left, right] = pair else { continue };
        let terms = [left, right]
            .map(|member| member.dated().is_some() && inherit::lone_years(member).is_none());
        // «до 5 числа каждого месяца с марта по май» is one thing
        let of_each = |member: &Member| member.is_of_each(parser.hints.month_lent);
        if terms != [true, true] || of_each(left) != of_each(right) {
            continue;
        }
        let span = left.clause.span.join(right.clause.span);
        match right.link {
            Link::None => parser.findings.push(missing_separator(span)),
            Link::Colon => parser.uncertain(span, MessageId::PhraseUncertainList),
            Link::Separator | Link::And | Link::Then => {}
        }
    }
}

/// «октябрь и далее», «май и далее до конца года»: a window from there on, to the end that is named.
fn go_on(members: &mut Vec<Member>, parser: &mut Parser<'_>) {
    let within = |dated: &Dated| dated.bound == Bound::Within;
    members.dedup_by(|closing, opening| {
        let (Body::Dated(from), Some(to)) = (&mut opening.clause.body, closing.dated()) else {
            return false;
        };
        let ends = closing.link == Link::Then && to.bound.is_last() && to.from.is_none();
        if !(ends && within(from)) {
            return false;
        }
        let span = opening.clause.span.join(closing.clause.span);
        // «15 марта, далее до 1 июня» may be two
        if from.to.place.is_day() {
            parser.uncertain(span, MessageId::PhraseUncertainList);
            return false;
        }
        *from = Dated::between(Some(from.from.unwrap_or(from.to)), to.to);
        opening.clause.span = span;
        true
    });
    let Some(last) = members.last_mut().filter(|_| parser.tail == Link::Then) else {
        return;
    };
    let span = last.clause.span;
    match &mut last.clause.body {
        Body::Dated(dated) if within(dated) => {
            *dated = Dated::bounded(Bound::Since, dated.from.unwrap_or(dated.to));
        }
        Body::Dated(dated) if dated.bound.is_last() => {
            parser.uncertain(span, MessageId::PhraseUncertainMixture);
        }
        _ => {}
    }
}

/// «не ранее 1 мая и не позднее 15 мая», «после 15 октября до 1 ноября»: one window.
fn close_windows(members: &mut Vec<Member>) {
    members.dedup_by(|closing, opening| {
        let (Body::Dated(from), Some(to)) = (&mut opening.clause.body, closing.dated()) else {
            return false;
        };
        let first = match from.bound {
            Bound::Since if to.bound == Bound::Through => Some(from.to),
            Bound::After if to.bound.is_last() && closing.link != Link::Then => next(from.to),
            _ => None,
        };
        let Some(first) = first.filter(|_| to.from.is_none()) else {
            return false;
        };
        *from = Dated::between(Some(first), to.to);
        opening.clause.span = opening.clause.span.join(closing.clause.span);
        true
    });
}

/// Returns the day after a day, or the month after a month, where any year has it so.
fn next(time: Time) -> Option<Time> {
    let Frame::Month(month) = time.place.frame else {
        return None;
    };
    let following = |pick| (month < 12).then(|| Place::of(pick, Frame::Month(month + 1)));
    let place = match time.place.pick {
        Pick::Whole if time.place.is_whole() => following(Pick::Whole)?,
        Pick::Day(day) if day < 28 => Place::of(Pick::Day(day + 1), time.place.frame),
        Pick::Day(28..) if month == 2 => return None,
        Pick::Day(day) if day < 30 || day == 30 && !matches!(month, 4 | 6 | 9 | 11) => {
            Place::of(Pick::Day(day + 1), time.place.frame)
        }
        Pick::Day(30 | 31) => following(Pick::Day(1))?,
        _ => return None,
    };
    Some(Time {
        place,
        weekday: None,
        ..time
    })
}

/// «ноябрь – декабрь, до 20 декабря»: the day ends the window that it lies in.
fn end_window(members: &mut Vec<Member>, parser: &mut Parser<'_>) {
    let [opening, closing] = members.as_slice() else {
        return;
    };
    let (Some(window), Some(day)) = (opening.dated(), closing.dated()) else {
        return;
    };
    let same = window.to.place.is_whole() && holds_month(window.to.place.frame, day.to.place.frame);
    if !(same && window.bound == Bound::Within && day.bound.is_last() && is_day(day)) {
        return;
    }
    let ended = Dated::between(Some(window.from.unwrap_or(window.to)), day.to);
    let span = opening.clause.span.join(closing.clause.span);
    parser.uncertain(span, MessageId::PhraseUncertainEnded);
    members.truncate(1);
    members[0].clause = Clause {
        span,
        body: Body::Dated(ended),
    };
}

/// Returns whether a month, a quarter or a season has the month of a day.
fn holds_month(frame: Frame, day: Frame) -> bool {
    let Frame::Month(month) = day else {
        return false;
    };
    match frame {
        Frame::Month(_) => frame == day,
        Frame::Season(season) => month % 12 / 3 == u32::from(season),
        Frame::Nth { unit, number } => unit == Unit::Quarter && month.div_ceil(3) == number,
        _ => false,
    }
}

/// «I квартал 2021-2023 гг.» comes once in each of its years.
fn each_year(clauses: Vec<Clause>, parser: &mut Parser<'_>) -> Vec<Clause> {
    let in_each = |clause: &Clause| matches!(&clause.body, Body::Dated(dated) if matches!(dated.to.year, Year::Each(_)));
    if !clauses.iter().any(in_each) {
        return clauses;
    }
    let mut each = Vec::with_capacity(clauses.len());
    for clause in clauses {
        let found = match &clause.body {
            Body::Dated(dated) => match dated.to.year {
                Year::Each(years) => Some((dated, years)),
                _ => None,
            },
            _ => None,
        };
        let Some((dated, years)) = found else {
            each.push(clause);
            continue;
        };
        // «ноябрь – март 2021-2022 гг.» is one winter
        let wraps = dated
            .from
            .as_ref()
            .is_some_and(|from| wraps(from.place, dated.to.place));
        if wraps {
            parser.uncertain(clause.span, MessageId::PhraseUncertainNewYear);
        }
        // a winter has the year that it begins in
        let winter = dated.to.place.frame == Frame::Season(0) && dated.from.is_none();
        let count = years.iter().count() - usize::from(winter);
        for year in years.iter().take(count).skip(usize::from(wraps)) {
            let of = |time: Time, year: i32| Time {
                year: match time.year {
                    Year::Each(_) | Year::Missing => Year::Given(year),
                    own => own,
                },
                ..time
            };
            each.push(Clause {
                span: clause.span,
                body: Body::Dated(Dated {
                    bound: dated.bound,
                    from: dated.from.map(|from| of(from, year - i32::from(wraps))),
                    to: of(dated.to, year),
                    aside: dated.aside,
                }),
            });
        }
    }
    each
}

/// Returns whether a window between two comes over the end of a year.
fn wraps(from: Place, to: Place) -> bool {
    match (from.frame, to.frame) {
        (Frame::Month(from), Frame::Month(to)) => from > to,
        (
            Frame::Nth { unit, number },
            Frame::Nth {
                unit: last,
                number: to,
            },
        ) => unit == last && number > to,
        (Frame::Season(from), Frame::Season(to)) => from > to,
        _ => false,
    }
}

/// «с 2023 года, до 1 марта» comes in each year from then on.
fn recur_in_years(clauses: &mut Vec<Clause>) {
    let dated = |clause: &Clause| match &clause.body {
        Body::Dated(dated) => Some((
            dated.names_years() && dated.bound != Bound::Within,
            dated.to.year,
        )),
        _ => None,
    };
    let all: Option<Vec<(bool, Year)>> = clauses.iter().map(dated).collect();
    let Some(all) = all else { return };
    let bounded = all.iter().any(|(bounded, _)| *bounded);
    let terms: Vec<_> = all.iter().filter(|(bounded, _)| !bounded).collect();
    let yearless = terms.iter().all(|(_, year)| *year == Year::Missing);
    if bounded && yearless && !terms.is_empty() {
        let span = clauses.iter().map(|clause| clause.span).reduce(Span::join);
        clauses.push(Clause {
            span: span.unwrap_or_default(),
            body: Body::Recurring(Recurrence::every(Unit::Year)),
        });
    }
}

/// «осенние каникулы (ноябрь)», «Неделя науки: 8-12 февраля»: the dates that follow an event are those of it.
fn date_events(members: &mut Vec<Member>) {
    members.dedup_by(|dates, event| {
        let Body::Relative(relative) = &event.clause.body else {
            return false;
        };
        let tied = match &mut dates.clause.body {
            Body::Dated(dated) => {
                let tied = std::mem::take(&mut dated.aside)
                    || matches!(dates.link, Link::None | Link::Colon);
                if dated.bound == Bound::Within && relative.relation == Relation::Before {
                    dated.bound = Bound::Until;
                }
                tied
            }
            _ => false,
        };
        let own = relative.amount.is_none() && relative.relation != Relation::After;
        if tied && own {
            event.clause.body = dates.clause.body.clone();
            event.clause.span = event.clause.span.join(dates.clause.span);
        }
        tied && own
    });
}

/// «постоянно, в течение года» is said of the year.
fn settle_extents(members: &mut Vec<Clause>) {
    let of_year = |clause: &Clause| {
        matches!(
            clause.body,
            Body::Ongoing(Extent::Year(_) | Extent::SchoolYear(_))
        )
    };
    if members.iter().any(of_year) {
        members.retain(|clause| !matches!(clause.body, Body::Ongoing(Extent::Period)));
    }
}

/// «до 1 марта следующего года» comes every year; of a plan of one year, beside nothing that recurs, it comes once.
fn name_years(members: &mut [Clause], parser: &Parser<'_>) {
    let recurs = members
        .iter()
        .any(|clause| matches!(clause.body, Body::Recurring(_)));
    for clause in members {
        let Body::Dated(dated) = &clause.body else {
            continue;
        };
        let named = match dated.to.year {
            Year::Current => true,
            Year::Next | Year::Previous => recurs || parser.hints.many_years(),
            _ => false,
        };
        if named && dated.to.place != Place::whole(Frame::Year) {
            let mut dated = *dated;
            if let Some(from) = &mut dated.from {
                from.year = Year::Missing;
            }
            clause.body = Body::Recurring(Recurrence::of(Unit::Year, vec![dated]));
        }
    }
}

/// Parts «ежемесячно до 5 числа, ежегодно до 20 января»: each recurrence has terms of its own, behind or before it.
fn by_recurrence(clauses: Vec<Clause>) -> Vec<Vec<Clause>> {
    let plain = |clause: &Clause| matches!(&clause.body, Body::Recurring(r) if r.is_plain());
    let recurs = |clause: &&Clause| matches!(clause.body, Body::Recurring(_));
    let term = |clause: &Clause| matches!(&clause.body, Body::Dated(d) if !d.names_years());
    if clauses.iter().filter(recurs).count() < 2 {
        return vec![clauses];
    }
    let leads = clauses.first().is_some_and(plain);
    let mut groups: Vec<Vec<Clause>> = Vec::new();
    for clause in &clauses {
        let open = |group: &&mut Vec<Clause>| {
            !if leads {
                plain(clause)
            } else {
                group.last().is_some_and(plain)
            }
        };
        match groups.last_mut().filter(open) {
            Some(group) => group.push(clause.clone()),
            None => groups.push(vec![clause.clone()]),
        }
    }
    let own = |group: &Vec<Clause>| {
        let (plain, terms) = (
            group.iter().filter(|c| plain(c)),
            group.iter().filter(|c| term(c)),
        );
        plain.count() == 1 && terms.count() == group.len() - 1 && group.len() > 1
    };
    if groups.iter().all(own) {
        groups
    } else {
        vec![clauses]
    }
}

/// Joins what says one thing: «ежемесячно» with «до 5 числа», «сентябрь – октябрь» with «ежегодно».
fn join(members: Vec<Clause>, then: bool, parser: &mut Parser<'_>) -> Vec<Clause> {
    let recurring = |clause: &Clause| {
        // a section's month makes «до 5 числа» alone a date
        let of_section = |of: MonthRef| parser.hints.month_lent && of == MonthRef::Any;
        matches!(clause.body, Body::Recurring(_))
            || each_of(clause).is_some_and(|of| !of_section(of))
    };
    if !members.iter().any(recurring) {
        return members.into_iter().map(settle_day).collect();
    }
    let span = members
        .iter()
        .filter(|clause| !matches!(clause.body, Body::External(_) | Body::Except(_)))
        .map(|clause| clause.span)
        .reduce(Span::join);
    let mut join = Join::default();
    let mut rest = Vec::new();
    for clause in members {
        join.take(clause, &mut rest);
    }
    let mut joined: Vec<Clause> = join
        .finish(then, span.unwrap_or_default(), &mut rest, parser)
        .into_iter()
        .map(|recurrence| Clause {
            span: span.unwrap_or_default(),
            body: Body::Recurring(recurrence),
        })
        .collect();
    joined.append(&mut rest);
    joined
}

/// Returns which month «до 5 числа» is of.
fn each_of(clause: &Clause) -> Option<MonthRef> {
    match &clause.body {
        Body::Dated(dated) => match dated.to.place.frame {
            Frame::Each(of) => Some(of),
            _ => None,
        },
        _ => None,
    }
}

/// «до 15 числа» of the section's month.
fn settle_day(mut clause: Clause) -> Clause {
    if let Body::Dated(dated) = &mut clause.body {
        for time in dated.from.iter_mut().chain([&mut dated.to]) {
            if let Frame::Each(_) = time.place.frame {
                time.place.frame = Frame::Lent;
            }
        }
    }
    clause
}

#[derive(Default)]
struct Join {
    recurrences: Vec<Recurrence>,
    /// «до 5 числа»: of every unit.
    each: Vec<(Dated, Span)>,
    dated: Vec<Dated>,
    /// «2021-2023 годы», «с 2022 года»: in which years at all.
    years: Vec<Dated>,
    school_year: bool,
}

impl Join {
    fn take(&mut self, clause: Clause, rest: &mut Vec<Clause>) {
        let each = each_of(&clause).is_some();
        match clause.body {
            Body::Recurring(recurrence) => self.recurrences.push(recurrence),
            Body::Dated(dated) if each => self.each.push((dated, clause.span)),
            Body::Dated(dated) if dated.names_years() => self.years.push(dated),
            Body::Dated(dated) => self.dated.push(dated),
            Body::Ongoing(Extent::SchoolYear(year)) => match year {
                Year::Given(_) => self.years.push(Dated::whole(Frame::SchoolYear).of(year)),
                _ => self.school_year = true,
            },
            Body::Ongoing(Extent::Year(year @ (Year::Given(_) | Year::Lent(_)))) => {
                self.years.push(Dated::whole(Frame::Year).of(year));
            }
            Body::Ongoing(_) => {}
            body => rest.push(Clause {
                span: clause.span,
                body,
            }),
        }
    }

    /// Returns what recurs; dates that come before «далее» and no repetition is counted from go to `rest`.
    fn finish(
        mut self,
        then: bool,
        span: Span,
        rest: &mut Vec<Clause>,
        parser: &mut Parser<'_>,
    ) -> Vec<Recurrence> {
        self.merge_weekdays(span, parser);
        self.drop_bare_yearly();
        if self.recurrences.is_empty() {
            self.recurrences.push(self.unsaid_unit(parser));
        }
        if self.recurrences.len() > 1 {
            parser.uncertain(span, MessageId::PhraseUncertainMixture);
        }
        let [recurrence, others @ ..] = self.recurrences.as_mut_slice() else {
            return Vec::new();
        };
        recurrence
            .places
            .extend(self.each.drain(..).map(|(dated, _)| dated));
        if self.school_year {
            recurrence.within.push(Dated::whole(Frame::SchoolYear));
        }
        // «2022 год, далее ежегодно»
        if let ([year], true, true) = (self.years.as_mut_slice(), then, self.dated.is_empty()) {
            year.bound = Bound::Since;
        }
        for other in others {
            other.within.extend(self.years.iter().copied());
        }
        recurrence.within.append(&mut self.years);
        if !then && contradicts(recurrence, &self.dated) {
            parser.uncertain(span, MessageId::PhraseUncertainMixture);
        }
        let each = |dated: &Dated| matches!(dated.to.place.frame, Frame::Each(_));
        let yearly = match recurrence.unit {
            Unit::Year | Unit::SchoolYear | Unit::HalfYear => true,
            Unit::Quarter => self.dated.len() > 1 && !recurrence.places.iter().any(each),
            _ => false,
        };
        if then && let Some(last) = self.dated.pop() {
            recurrence.first = Some(last);
            rest.extend(self.dated.drain(..).map(|dated| Clause {
                span,
                body: Body::Dated(dated),
            }));
            parser.uncertain(span, MessageId::PhraseUncertainThen);
        } else if yearly {
            recurrence.places.append(&mut self.dated);
        } else {
            let limit = |dated: &Dated| {
                dated.bound.is_last() || dated.bound == Bound::Within && is_day(dated)
            };
            if self.dated.iter().any(limit) {
                parser.uncertain(span, MessageId::PhraseUncertainLimit);
            }
            recurrence.within.append(&mut self.dated);
        }
        self.recurrences
    }

    /// «еженедельно, по пятницам» and «ежемесячно, последняя пятница» are one recurrence each.
    fn merge_weekdays(&mut self, span: Span, parser: &mut Parser<'_>) {
        let mut merged: Vec<Recurrence> = Vec::new();
        for next in self.recurrences.drain(..) {
            let alike = |last: &&mut Recurrence| {
                !last.places.is_empty()
                    && !next.places.is_empty()
                    && (last.unit, last.step) == (next.unit, next.step)
            };
            match merged.last_mut().filter(alike) {
                Some(last) => last.places.extend(next.places),
                None => merged.push(next),
            }
        }
        self.recurrences = merged;
        let Some(at) = self.recurrences.iter().position(|r| !r.places.is_empty()) else {
            return;
        };
        if self.recurrences.len() != 2 {
            return;
        }
        let places = std::mem::take(&mut self.recurrences[at].places);
        let weekly = places
            .iter()
            .any(|dated| matches!(dated.to.place.pick, Pick::Nth(0, Of::Weekday(_))));
        let own = self.recurrences.remove(at);
        let [other] = self.recurrences.as_mut_slice() else {
            return;
        };
        let same = other.places.is_empty();
        // «1 раз в квартал по средам», «ежемесячно по средам»: hardly every Wednesday
        let rarer = other.unit != Unit::Week || other.step > 1;
        let fewer = usize::try_from(other.times).is_ok_and(|times| times != places.len());
        let longer = !matches!(other.unit, Unit::Day | Unit::Week);
        if weekly && (longer || other.counted && (rarer || fewer)) {
            parser.uncertain(span, MessageId::PhraseUncertainMixture);
        }
        other.places.extend(places);
        // «4 раза в год, в конце каждого квартала»
        let often = other.unit == Unit::Year
            && matches!(own.unit, Unit::Quarter | Unit::HalfYear | Unit::Month);
        if often && other.counted {
            parser.uncertain(span, MessageId::PhraseUncertainMixture);
        }
        if !same || (often && other.counted) || (weekly && other.unit != Unit::Week) {
            other.unit = own.unit;
            other.step = 1;
        }
        other.times = 1;
    }

    /// «ежегодно» before «до 1 февраля года, следующего за отчётным» says the same once more.
    fn drop_bare_yearly(&mut self) {
        self.recurrences.dedup_by(|next, last| {
            let plain = next.is_plain() && last.is_plain();
            plain && (next.unit, next.step, next.times) == (last.unit, last.step, last.times)
        });
        let told = |r: &Recurrence| r.unit == Unit::Year && !(r.places.is_empty() && r.times == 1);
        let bare =
            |r: &Recurrence| r.unit == Unit::Year && r.times == 1 && r.step == 1 && r.is_plain();
        if self.recurrences.iter().any(told) {
            self.recurrences.retain(|recurrence| !bare(recurrence));
        }
    }

    /// The unit of days of a month that no word says the unit of.
    fn unsaid_unit(&self, parser: &mut Parser<'_>) -> Recurrence {
        let of = |dated: &Dated| match dated.to.place.frame {
            Frame::Each(of) => of,
            _ => MonthRef::Unit,
        };
        let unit = self.each.iter().find_map(|(dated, _)| match of(dated) {
            MonthRef::After(_, unit) | MonthRef::NthOf(_, unit) => Some(unit),
            _ => None,
        });
        for (dated, span) in &self.each {
            if matches!(of(dated), MonthRef::Any | MonthRef::Nth(_)) {
                parser.uncertain(*span, MessageId::PhraseUncertainMonthly);
            }
        }
        Recurrence::every(unit.unwrap_or(Unit::Month))
    }
}

fn is_day(dated: &Dated) -> bool {
    dated.from.is_none() && dated.to.is_full_day()
}

/// Returns whether a list of dates is not as long as said: «2 раза в год (март, июль, ноябрь)», «ежеквартально, март».
fn contradicts(recurrence: &Recurrence, dated: &[Dated]) -> bool {
    let month = |dated: &Dated| {
        matches!(dated.to.place.frame, Frame::Month(_))
            && dated.to.place.is_whole()
            && dated.from.is_none()
            && !dated.bound.is_last()
    };
    let units = match (recurrence.unit, dated) {
        _ if !recurrence.places.is_empty() => return false,
        (_, []) => return false,
        (Unit::Quarter, [dated]) => return month(dated),
        (Unit::Year | Unit::SchoolYear, _) => 1,
        (Unit::HalfYear, _) => 2,
        (Unit::Quarter, _) => 4,
        _ => return false,
    };
    let once = matches!(recurrence.step, 1 | Recurrence::WHOLE_PERIOD);
    let wanted = usize::try_from(recurrence.times)
        .unwrap_or(usize::MAX)
        .saturating_mul(units);
    once && recurrence.counted && wanted != dated.len()
}
