//! A day, a part or an edge that is written once for several months: «до 15 марта, июня».

use super::Link;
use crate::phrase::ast::{Body, Clause, Dated, Time, What, Year};

/// «до 15 марта, июня и сентября»: months in the genitive take the day, and its bound, of the member before them.
pub(super) fn share_days(members: &mut Vec<Clause>, links: &mut Vec<Link>, text: &str) {
    let mut at = 1;
    while at < members.len() {
        let listed = matches!(links.get(at), Some(Link::Separator | Link::And));
        let month = members
            .get(at)
            .filter(|_| listed)
            .and_then(|clause| bare_genitive(clause, text));
        let Some((month, year)) = month else {
            at += 1;
            continue;
        };
        let first = group_start(members, at);
        let shared: Option<Vec<Clause>> = members
            .get(first..at)
            .unwrap_or_default()
            .iter()
            .map(|clause| of_month(clause, month, year))
            .collect();
        let Some(mut shared) = shared.filter(|shared| !shared.is_empty()) else {
            at += 1;
            continue;
        };
        let span = members.get(at).map(|clause| clause.span);
        for clause in &mut shared {
            clause.span = span.unwrap_or(clause.span);
        }
        let count = shared.len();
        let own = links.get(first + 1..at).unwrap_or_default().to_vec();
        members.splice(at..=at, shared);
        let next = at + 1;
        links.splice(next..next, own);
        at += count;
    }
}

/// Returns the month, and its year, of a member that is nothing but a month in the genitive.
fn bare_genitive(clause: &Clause, text: &str) -> Option<(u32, Year)> {
    let dated = dated(clause)?;
    let What::Month(month) = dated.to.what else {
        return None;
    };
    let alone = dated.from.is_none()
        && dated.to.edge.is_none()
        && clause.span.start == dated.to.named.start;
    let word = text.get(dated.to.named.range())?;
    (alone && word.to_lowercase().ends_with(['а', 'я'])).then_some((month, dated.to.year))
}

/// Returns where the days that stand before the month at `at` begin: «5 и 20 марта, апреля».
fn group_start(members: &[Clause], at: usize) -> usize {
    let mut first = at.saturating_sub(1);
    while let Some(before) = first.checked_sub(1).and_then(|before| members.get(before)) {
        let Some(to) = dated(before).map(|dated| dated.to) else {
            break;
        };
        let next = members.get(first).and_then(dated).map(|dated| dated.to);
        let bare = matches!(to.what, What::Bare { .. } | What::Part { month: None, .. });
        let edges = to.edge.is_some()
            && next.is_some_and(|next| next.what == to.what && next.edge.is_some());
        if !bare && !edges {
            break;
        }
        first -= 1;
    }
    first
}

/// Returns what `clause` says, said of another month.
fn of_month(clause: &Clause, month: u32, year: Year) -> Option<Clause> {
    let dated = dated(clause)?;
    let moved = |time: Time, year: Year| {
        let what = match time.what {
            bare @ (What::Bare { .. } | What::Part { month: None, .. }) => bare,
            What::Day {
                day,
                month: Some(_),
            } => What::Day {
                day,
                month: Some(month),
            },
            What::Part { part, .. } => What::Part {
                part,
                month: Some(month),
            },
            What::Weekday { nth, weekday, .. } => What::Weekday {
                nth,
                weekday,
                month,
            },
            What::NthDay { nth, working, .. } => What::NthDay {
                nth,
                working,
                month,
            },
            What::Month(_) if time.edge.is_some() || dated.bound.is_last() => What::Month(month),
            _ => return None,
        };
        Some(Time {
            what,
            year,
            weekday: None,
            ..time
        })
    };
    let from = match dated.from {
        Some(from) => Some(moved(from, Year::Missing)?),
        None => None,
    };
    Some(Clause {
        span: clause.span,
        body: Body::Dated(Dated {
            bound: dated.bound,
            from,
            to: moved(dated.to, year)?,
        }),
    })
}

fn dated(clause: &Clause) -> Option<&Dated> {
    match &clause.body {
        Body::Dated(dated) => Some(dated),
        _ => None,
    }
}
