//! What the members of a list lend each other: bounds, months, units, edges and years.

use super::{Failure, Link, is_full_day, is_lone_year};
use crate::phrase::ast::{Body, Bound, Clause, Time, What, Year};

/// «2021 год: май, сентябрь»: the heading year serves the members after it.
pub(super) fn lend_heading_year(members: &mut Vec<Clause>, links: &mut Vec<Link>) {
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
pub(super) fn times(clause: &mut Clause) -> impl Iterator<Item = &mut Time> {
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
pub(super) fn lend_bounds(members: &mut [Clause], links: &[Link]) {
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
pub(super) fn lend_month(members: &mut Vec<Clause>, links: &mut Vec<Link>) {
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
pub(super) fn lend_units(members: &mut [Clause]) -> Result<(), Failure> {
    lend_edges(members);
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

/// «конец 1, 2, 3 четверти»: the edge serves all that the unit serves.
fn lend_edges(members: &mut [Clause]) {
    let mut lent = None;
    for clause in members {
        for time in times(clause) {
            time.edge = time.edge.or(lent);
            let bare = matches!(time.what, What::Bare { .. });
            lent = time.edge.filter(|_| bare);
        }
    }
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
pub(super) fn lend_years(members: &mut [Clause]) {
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
