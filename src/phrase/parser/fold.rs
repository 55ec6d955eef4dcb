//! What of a list belongs together, and what recurs with what.

use super::lend::{lend_bounds, lend_heading_year, lend_month, lend_units, lend_years, times};
use super::share::share_days;
use super::{Failure, Link, Parser, free, is_full_day, missing_separator};
use crate::phrase::ast::{
    Body, Bound, Clause, Dated, Extent, MonthRef, Phrase, Recurrence, Slot, What, Year,
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
    share_days(&mut members, &mut links, parser.text);
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
        // a section's month makes «до 5 числа» alone a date
        let dated = |slot: &Slot| {
            parser.hints.month_lent
                && matches!(
                    slot,
                    Slot::Days {
                        of: MonthRef::Any,
                        ..
                    }
                )
        };
        matches!(clause.body, Body::Recurring(_))
            || day_number(clause).is_some_and(|slot| !dated(&slot))
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
        join.take(clause, &mut rest);
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

/// Returns the slot of «до 5 числа».
fn day_number(clause: &Clause) -> Option<Slot> {
    let Body::Dated(Dated { bound, from, to }) = &clause.body else {
        return None;
    };
    let What::DayNumber { day, of } = to.what else {
        return None;
    };
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
    fn take(&mut self, clause: Clause, rest: &mut Vec<Clause>) {
        let slot = day_number(&clause);
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
        self.merge_weekdays(span, parser);
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
        if !then && contradicts(recurrence, &self.dated) {
            parser.uncertain(span, MessageId::PhraseUncertainMixture);
        }
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
    fn merge_weekdays(&mut self, span: Span, parser: &mut Parser<'_>) {
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
        // «1 раз в квартал по средам», «ежемесячно по средам»: hardly every Wednesday
        let rarer = other.unit != Unit::Week || other.step > 1;
        let fewer = usize::try_from(other.times).is_ok_and(|times| times != slots.len());
        let longer = !matches!(other.unit, Unit::Day | Unit::Week);
        if weekly && (longer || other.counted && (rarer || fewer)) {
            parser.uncertain(span, MessageId::PhraseUncertainMixture);
        }
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

/// Tells whether a list of dates is not as long as said: «2 раза в год (март, июль, ноябрь)», «ежеквартально, март».
fn contradicts(recurrence: &Recurrence, dated: &[Dated]) -> bool {
    let month = |dated: &Dated| {
        matches!(dated.to.what, What::Month(_)) && dated.from.is_none() && !dated.bound.is_last()
    };
    let units = match (recurrence.unit, dated) {
        _ if !recurrence.slots.is_empty() => return false,
        (_, []) => return false,
        (Unit::Quarter, [dated]) => return month(dated),
        (Unit::Year, _) => 1,
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
