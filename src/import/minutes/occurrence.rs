//! Which due day of an item a decision is about.

use chrono::{Days, NaiveDate};

use super::day::Period;
use super::said::Found;
use super::term::Term;
use crate::calendar::days_later;
use crate::query::{Clock, Detail, DetailOccurrence};
use crate::words::{Message, MessageId};

/// Returns the due day of `one`, as it was before the decisions of `day`.
pub(super) fn due_before(
    detail: &Detail,
    one: &DetailOccurrence,
    day: NaiveDate,
) -> Option<NaiveDate> {
    let decided = detail
        .postponed
        .iter()
        .filter(|moved| moved.on == Some(day) && moved.of.is_none_or(|of| of == one.day));
    let days: Option<i64> = decided.map(|moved| moved.days).sum();
    Some(days_later(one.due, -days?))
}

/// Returns the occurrence of `detail` that `found` is about: the one due on the day named, else the only one, the one of
/// which the plan says so already, or the only open one that is late or due soon.
pub(super) fn occurrence<'d>(
    detail: &'d Detail,
    due: Option<Period>,
    found: &Found,
    day: NaiveDate,
) -> Result<Option<&'d DetailOccurrence>, Message> {
    let all = &detail.schedule;
    if let [only] = all.as_slice() {
        return Ok(Some(only));
    }
    if all.is_empty() || matches!(found, Found::Lead { .. } | Found::Stay) {
        return Ok(None);
    }
    let days = |ones: &[&DetailOccurrence]| {
        let days = ones
            .iter()
            .map(|one| one.due.format("%d.%m.%Y").to_string());
        days.collect::<Vec<_>>().join(", ")
    };
    if let Some(due) = due {
        let called = |one: &&DetailOccurrence| {
            due.holds(one.day) || due.holds(one.first) || due.holds(one.due)
        };
        let named: Vec<&DetailOccurrence> = all.iter().filter(called).collect();
        return match named.as_slice() {
            [one] => Ok(Some(one)),
            [] => Err(MessageId::MinutesNoSuchDue
                .with(due.to_string())
                .with(days(&all.iter().collect::<Vec<_>>()))),
            several => Err(MessageId::MinutesWhichDue.with(days(several))),
        };
    }
    let known = |one: &&DetailOccurrence| match found {
        Found::Done { on, .. } => one.done.is_some() && one.done == on.day(Some(one.due), day),
        Found::Unmet { reason } => one.reason.as_deref() == Some(reason),
        Found::Term(Term::Day(to))
        | Found::Move {
            term: Term::Day(to),
            ..
        } => one.due == *to && one.first != *to,
        _ => false,
    };
    if let Some(one) = all.iter().find(known) {
        return Ok(Some(one));
    }
    let horizon = day
        .checked_add_days(Days::new(u64::from(Clock::WITHIN)))
        .unwrap_or(day);
    let open: Vec<&DetailOccurrence> = (all.iter())
        .filter(|one| one.state.is_open() && one.due <= horizon)
        .collect();
    match open.as_slice() {
        [one] => Ok(Some(one)),
        [] => Err(MessageId::MinutesNothingOpen.into()),
        several => Err(MessageId::MinutesWhichDue.with(days(several))),
    }
}
