//! What the members of a list lend each other: months, units and years; and what recurs with what.

use super::{Failure, Link, Parser, free, is_full_day, is_lone_year, missing_separator};
use crate::phrase::ast::{
    Body, Bound, Clause, Dated, Extent, MonthRef, Phrase, Recurrence, Slot, Time, What, Year,
};
use crate::phrase::words::Unit;
use crate::text::Span;
use crate::words::MessageId;

/// Lets the members of the list lend each other what is written once, and joins what belongs together.
pub(super) fn fold(
    phrase: &mut Phrase,
    links: &[Link],
    parser: &mut Parser<'_>,
) -> Result<(), Failure> {
    let mut members = std::mem::take(&mut phrase.clauses);
    let mut links = links.to_vec();
    lend_heading_year(&mut members, &mut links);
    lend_bounds(&mut members, &links);
    lend_month(&mut members, &mut links);
    lend_units(&mut members)?;
    lend_years(&mut members);
    report_missing_separators(&members, &links, parser);
    close_windows(&mut members);
    settle_extents(&mut members);
    name_years(&mut members);
    let then = links.contains(&Link::Then);
    phrase.clauses = join(members, then, parser);
    Ok(())
}

/// «2021 год: май, сентябрь»: the heading year serves the members after it.
fn lend_heading_year(members: &mut Vec<Clause>, links: &mut Vec<Link>) {
    let [first, _, ..] = members.as_slice() else {
        return;
    };
    let Body::Dated(dated) = &first.body else {
        return;
    };
    let heading = is_lone_year(dated) && matches!(links.get(1), Some(Link::Colon | Link::None));
    let Year::Given(year) = dated.to.year else {
        return;
    };
    if !heading {
        return;
    }
    members.remove(0);
    links.remove(0);
    for time in members.iter_mut().flat_map(times) {
        if time.year == Year::Missing {
            time.year = Year::Lent(year);
        }
    }
}

/// Returns the times of a clause, later first.
fn times(clause: &mut Clause) -> impl Iterator<Item = &mut Time> {
    let dated = match &mut clause.body {
        Body::Dated(dated) => Some(dated),
        _ => None,
    };
    dated
        .into_iter()
        .flat_map(|dated| [Some(&mut dated.to), dated.from.as_mut()])
        .flatten()
}

/// «до 10 и 25 числа»: the bound serves what «и» adds to it, and what a bare number takes its unit from.
fn lend_bounds(members: &mut [Clause], links: &[Link]) {
    for at in 1..members.len() {
        let (before, after) = members.split_at_mut(at);
        let (Some(Body::Dated(left)), Some(Body::Dated(right))) = (
            before.last().map(|c| &c.body),
            after.first_mut().map(|c| &mut c.body),
        ) else {
            continue;
        };
        let bare = matches!(left.to.what, What::Bare { .. });
        let both =
            is_full_day(&left.to) && is_full_day(&right.to) && links.get(at) == Some(&Link::And);
        let bounded = matches!(left.bound, Bound::Until | Bound::By | Bound::Through);
        if bounded && (bare || both) && right.bound == Bound::Within && right.from.is_none() {
            right.bound = left.bound;
        }
    }
}

/// «апрель (2 неделя)»: the month is that of the week after it.
fn lend_month(members: &mut Vec<Clause>, links: &mut Vec<Link>) {
    for at in (1..members.len()).rev() {
        let (before, after) = members.split_at_mut(at);
        let (Some(heading), Some(clause)) = (before.last(), after.first_mut()) else {
            continue;
        };
        let span = heading.span.join(clause.span);
        let (Body::Dated(month), Body::Dated(week)) = (&heading.body, &mut clause.body) else {
            continue;
        };
        let whole = month.bound == Bound::Within && month.from.is_none() && month.to.edge.is_none();
        if let (What::Month(number), What::Part { part, month: None }, true) =
            (month.to.what, week.to.what, whole)
        {
            week.to.what = What::Part {
                part,
                month: Some(number),
            };
            if week.to.year == Year::Missing {
                week.to.year = month.to.year;
            }
            clause.span = span;
            members.remove(at - 1);
            links.remove(at);
        }
    }
}

/// Gives bare numbers the unit and the month of the next member.
fn lend_units(members: &mut [Clause]) -> Result<(), Failure> {
    let mut lender: Option<What> = None;
    for time in members.iter_mut().rev().flat_map(times) {
        time.what = match (time.what, lender) {
            (What::Bare { number, roman }, lender) => {
                lent(number, roman, lender).ok_or(Failure {
                    span: time.span,
                    clock: false,
                })?
            }
            (What::Part { part, month: None }, Some(What::Part { month, .. })) => {
                What::Part { part, month }
            }
            (what, _) => what,
        };
        lender = Some(time.what);
    }
    Ok(())
}

/// Returns what a bare number means before `lender`.
fn lent(number: u32, roman: bool, lender: Option<What>) -> Option<What> {
    use crate::phrase::ast::Part;
    let day = (1..=31).contains(&number) && !roman;
    match lender {
        Some(What::Day { month, .. }) if day => Some(What::Day { day: number, month }),
        Some(What::DayNumber { of, .. }) if day => Some(What::DayNumber { day: number, of }),
        Some(What::Month(month)) if day => Some(What::Day {
            day: number,
            month: Some(month),
        })
        .filter(|_| false),
        Some(What::Nth { unit, .. }) if (1..=4).contains(&number) => {
            Some(What::Nth { unit, number })
        }
        Some(What::Part { part, month }) => {
            let top = if matches!(part, Part::Decade(_)) {
                3
            } else {
                6
            };
            let part = match part {
                Part::Week(_) | Part::LastWeek => Part::Week(number),
                Part::Decade(_) => Part::Decade(number),
                Part::Half(_) => Part::Half(number),
            };
            (1..=top)
                .contains(&number)
                .then_some(What::Part { part, month })
        }
        Some(What::Weekday { weekday, month, .. }) if (1..=5).contains(&number) => {
            let nth = i8::try_from(number).ok()?;
            Some(What::Weekday {
                nth,
                weekday,
                month,
            })
        }
        None if day => Some(What::Day {
            day: number,
            month: None,
        }),
        _ => None,
    }
}

/// Gives members without a year the year written at a later one.
fn lend_years(members: &mut [Clause]) {
    let mut lender = None;
    for clause in members.iter_mut().rev() {
        let mut shared = clause.clone();
        for time in times(clause) {
            match (time.year, lender) {
                (Year::Missing, Some(year)) => time.year = year,
                (Year::Given(year) | Year::Lent(year), _) if time.what != What::SchoolYear => {
                    lender = Some(Year::Lent(year));
                }
                (Year::Missing | Year::Given(_) | Year::Lent(_), _) => {}
                (year, _) => lender = Some(year),
            }
        }
        // what is not dated parts a list
        if times(&mut shared).next().is_none() {
            lender = None;
        }
    }
}

fn report_missing_separators(members: &[Clause], links: &[Link], parser: &mut Parser<'_>) {
    for (pair, link) in members.windows(2).zip(links.iter().skip(1)) {
        let [
            Clause {
                body: Body::Dated(_),
                span: left,
            },
            Clause {
                body: Body::Dated(_),
                span: right,
            },
        ] = pair
        else {
            continue;
        };
        match link {
            Link::None => parser.findings.push(missing_separator(left.join(*right))),
            Link::Colon => parser.uncertain(left.join(*right), MessageId::PhraseUncertainList),
            Link::Separator | Link::And | Link::Then => {}
        }
    }
}

/// «не ранее 1 мая и не позднее 15 мая» is one window.
fn close_windows(members: &mut Vec<Clause>) {
    for at in (1..members.len()).rev() {
        let (before, after) = members.split_at_mut(at);
        let (Some(opening), Some(closing)) = (before.last_mut(), after.first()) else {
            continue;
        };
        let (Body::Dated(from), Body::Dated(to)) = (&mut opening.body, &closing.body) else {
            continue;
        };
        if from.bound == Bound::Since && to.bound == Bound::Through && to.from.is_none() {
            *from = Dated {
                bound: Bound::Within,
                from: Some(from.to),
                to: to.to,
            };
            opening.span = opening.span.join(closing.span);
            members.remove(at);
        }
    }
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

/// «до 1 марта следующего года» comes every year.
fn name_years(members: &mut [Clause]) {
    for clause in members {
        let Body::Dated(dated) = &clause.body else {
            continue;
        };
        let named = matches!(dated.to.year, Year::Current | Year::Next | Year::Previous);
        if named && dated.to.what != What::Year {
            let mut dated = dated.clone();
            if let Some(from) = &mut dated.from {
                from.year = Year::Missing;
            }
            let yearly = vec![dated];
            clause.body = Body::Recurring(Recurrence {
                yearly,
                ..Recurrence::every(Unit::Year)
            });
        }
    }
}

/// Joins what says one thing: «ежемесячно» with «до 5 числа», «сентябрь – октябрь» with «ежегодно».
fn join(members: Vec<Clause>, then: bool, parser: &mut Parser<'_>) -> Vec<Clause> {
    let recurring = |clause: &Clause| {
        matches!(clause.body, Body::Recurring(_)) || day_number(clause, parser).is_some()
    };
    if !members.iter().any(recurring) {
        return members.into_iter().map(settle_day).collect();
    }
    let span = members
        .iter()
        .filter(|clause| !is_external(clause))
        .map(|clause| clause.span)
        .reduce(Span::join);
    let mut join = Join::default();
    let mut rest = Vec::new();
    for clause in members {
        join.take(clause, &mut rest, parser);
    }
    let mut joined: Vec<Clause> = join
        .finish(then, span.unwrap_or_default(), parser)
        .into_iter()
        .map(|recurrence| Clause {
            span: span.unwrap_or_default(),
            body: Body::Recurring(recurrence),
        })
        .collect();
    joined.append(&mut rest);
    joined
}

fn is_external(clause: &Clause) -> bool {
    matches!(clause.body, Body::External { .. })
}

/// Returns the slot of «до 5 числа», unless a section's month makes it a date.
fn day_number(clause: &Clause, parser: &Parser<'_>) -> Option<Slot> {
    let Body::Dated(Dated { bound, from, to }) = &clause.body else {
        return None;
    };
    let What::DayNumber { day, of } = to.what else {
        return None;
    };
    if parser.hints.month_lent && of == MonthRef::Any {
        return None;
    }
    let from = match from.map(|time| time.what) {
        Some(What::DayNumber { day, .. }) => Some(day),
        None => None,
        Some(_) => return None,
    };
    Some(Slot::Days {
        bound: *bound,
        from,
        day,
        of,
    })
}

/// «до 15 числа» of the section's month.
fn settle_day(mut clause: Clause) -> Clause {
    for time in times(&mut clause) {
        if let What::DayNumber { day, .. } = time.what {
            time.what = What::Day { day, month: None };
        }
    }
    clause
}

#[derive(Default)]
struct Join {
    recurrences: Vec<Recurrence>,
    slots: Vec<(Slot, Span)>,
    dated: Vec<Dated>,
    school_year: bool,
}

impl Join {
    fn take(&mut self, clause: Clause, rest: &mut Vec<Clause>, parser: &Parser<'_>) {
        let slot = day_number(&clause, parser);
        match clause.body {
            Body::Recurring(recurrence) => self.recurrences.push(recurrence),
            Body::Dated(dated) => match slot {
                Some(slot) => self.slots.push((slot, clause.span)),
                None => self.dated.push(dated),
            },
            Body::Ongoing(extent) => self.school_year |= matches!(extent, Extent::SchoolYear(_)),
            body => rest.push(Clause {
                span: clause.span,
                body,
            }),
        }
    }

    fn finish(mut self, then: bool, span: Span, parser: &mut Parser<'_>) -> Vec<Recurrence> {
        self.merge_weekdays();
        self.drop_bare_yearly();
        if self.recurrences.is_empty() {
            self.recurrences.push(self.unsaid_unit(parser));
        }
        if self.recurrences.len() > 1 {
            parser.uncertain(span, MessageId::PhraseUncertainMixture);
        }
        let [recurrence, ..] = self.recurrences.as_mut_slice() else {
            return Vec::new();
        };
        recurrence
            .slots
            .extend(self.slots.iter().map(|(slot, _)| *slot));
        if self.school_year {
            recurrence.within.push(free::school_year());
        }
        let yearly = match recurrence.unit {
            Unit::Year | Unit::HalfYear => true,
            Unit::Quarter => self.dated.len() > 1 && recurrence.slots.is_empty(),
            _ => false,
        };
        if then && self.dated.len() == 1 {
            recurrence.first = self.dated.pop();
            parser.uncertain(span, MessageId::PhraseUncertainThen);
        } else if yearly {
            recurrence.yearly.append(&mut self.dated);
        } else {
            if self
                .dated
                .iter()
                .any(|dated| dated.bound != Bound::Within || is_day(dated))
            {
                parser.uncertain(span, MessageId::PhraseUncertainLimit);
            }
            recurrence.within.append(&mut self.dated);
        }
        self.recurrences
    }

    /// «еженедельно, по пятницам» and «ежемесячно, последняя пятница» are one recurrence each.
    fn merge_weekdays(&mut self) {
        let mut merged: Vec<Recurrence> = Vec::new();
        for next in self.recurrences.drain(..) {
            let alike = |last: &&mut Recurrence| {
                !last.slots.is_empty()
                    && !next.slots.is_empty()
                    && (last.unit, last.step) == (next.unit, next.step)
            };
            match merged.last_mut().filter(alike) {
                Some(last) => last.slots.extend(next.slots),
                None => merged.push(next),
            }
        }
        self.recurrences = merged;
        let Some(at) = self.recurrences.iter().position(|r| !r.slots.is_empty()) else {
            return;
        };
        if self.recurrences.len() != 2 {
            return;
        }
        let slots = std::mem::take(&mut self.recurrences[at].slots);
        let weekly = slots
            .iter()
            .any(|slot| matches!(slot, Slot::Weekday { nth: 0, .. }));
        let own = self.recurrences.remove(at);
        let [other] = self.recurrences.as_mut_slice() else {
            return;
        };
        let same = other.slots.is_empty() && other.yearly.is_empty();
        other.slots.extend(slots);
        if !same || (weekly && other.unit != Unit::Week) {
            other.unit = own.unit;
            other.step = 1;
        }
        other.times = 1;
    }

    /// «ежегодно» before «до 1 февраля года, следующего за отчётным» says the same once more.
    fn drop_bare_yearly(&mut self) {
        let told = |r: &Recurrence| r.unit == Unit::Year && !r.yearly.is_empty();
        let bare = |r: &Recurrence| {
            r.unit == Unit::Year
                && r.times == 1
                && r.step == 1
                && r.yearly.is_empty()
                && r.slots.is_empty()
        };
        if self.recurrences.iter().any(told) {
            self.recurrences.retain(|recurrence| !bare(recurrence));
        }
    }

    /// The unit of days of a month that no word says the unit of.
    fn unsaid_unit(&self, parser: &mut Parser<'_>) -> Recurrence {
        let unit = self.slots.iter().find_map(|(slot, _)| match slot {
            Slot::Days {
                of: MonthRef::After(unit) | MonthRef::NthOf(_, unit),
                ..
            } => Some(*unit),
            _ => None,
        });
        for (slot, span) in &self.slots {
            if let Slot::Days {
                of: MonthRef::Any | MonthRef::Nth(_),
                ..
            } = slot
            {
                parser.uncertain(*span, MessageId::PhraseUncertainMonthly);
            }
        }
        Recurrence::every(unit.unwrap_or(Unit::Month))
    }
}

fn is_day(dated: &Dated) -> bool {
    dated.from.is_none() && is_full_day(&dated.to)
}
