//! Marks taken back, the last made first.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::later::{self, FactKind, Later};
use super::row::{EditedRow, Steps};
use super::series::{self, Which};
use super::step::Step;
use super::{EditError, value};
use crate::document::{Cancelled, Done, MoveEntry};
use crate::model::{Item, Occurrence};
use crate::text::Spanned;
use crate::words::{Message, MessageId};

/// A mark that can be taken back.
struct Way {
    /// Its day; what has none holds from the start.
    on: Option<NaiveDate>,
    /// The due day of the occurrence it is about; `None` where it is about the row.
    due: Option<NaiveDate>,
    step: Step,
    fact: Message,
}

/// Returns the steps that take back the last mark of what `which` means, or all marks.
pub(super) fn reopened(row: &EditedRow<'_, '_>, which: Which) -> Result<Steps, EditError> {
    let marks = || made(marks(row.whole), row);
    let all = || marks().chain(made(moves(row), row));
    match which {
        Which::Unsaid => taken_back(all().take(1), row),
        Which::All => taken_back(marks(), row),
        Which::Due(due) | Which::Planned(due) => match sole(row, which, all)? {
            Some(way) => taken_back([way], row),
            None => Err(not_yet(row).unwrap_or_else(|| nothing_on(due, all()))),
        },
    }
}

/// Refuses the day `due`, which has no mark, and names those that have some.
fn nothing_on(due: NaiveDate, ways: impl Iterator<Item = Way>) -> EditError {
    let marked: BTreeSet<NaiveDate> = ways.filter_map(|way| way.due).collect();
    let marked: Vec<NaiveDate> = marked.into_iter().collect();
    let complaint = MessageId::EditNothingToReopenOn.with(due);
    if marked.is_empty() {
        return EditError::refused(complaint);
    }
    let advice = MessageId::EditMarkedDues.with(series::told(&marked));
    EditError::advised(complaint, advice)
}

/// Returns those of `ways` whose marks had been made by the clock's day.
fn made(ways: Vec<Way>, row: &EditedRow<'_, '_>) -> impl Iterator<Item = Way> {
    let clock = row.as_of;
    let ways = ways.into_iter();
    ways.filter(move |way| way.on.is_none_or(|on| on <= clock))
}

/// Returns the first of `ways` of what `which` means; refuses a day on which several occurrences that are not alike have some.
fn sole<W: Iterator<Item = Way>>(
    row: &EditedRow<'_, '_>,
    which: Which,
    ways: impl Fn() -> W,
) -> Result<Option<Way>, EditError> {
    let Some(due) = which.day() else {
        return Ok(ways().next());
    };
    let all = &row.whole.occurrences;
    let of = |one: &Occurrence| {
        ways().find(|way| match way.due {
            Some(day) => day == one.day(),
            None => all.len() == 1,
        })
    };
    let called = all.iter().filter(|one| which.calls(one));
    let mut found: Vec<(&Occurrence, Way)> =
        called.filter_map(|one| Some((one, of(one)?))).collect();
    let fits: Vec<&Occurrence> = found.iter().map(|(one, _)| *one).collect();
    if !series::are_alike(&fits) {
        return Err(series::shared(due, &fits));
    }
    Ok(found.pop().map(|(_, way)| way))
}

/// Returns the steps that take back the last move of what `which` means; `None` where there is none.
pub(super) fn moved(row: &EditedRow<'_, '_>, which: Which) -> Result<Option<Steps>, EditError> {
    let way = sole(row, which, || made(moves(row), row))?;
    way.map(|way| taken_back([way], row)).transpose()
}

/// Returns the steps that take back the last reason why what `which` means is not carried out.
pub(super) fn answered(row: &EditedRow<'_, '_>, which: Which) -> Result<Steps, EditError> {
    match sole(row, which, || made(reasons(row.whole), row))? {
        Some(way) => Ok((vec![way.step], vec![way.fact])),
        None => Err(EditError::refused(MessageId::EditNoReason)),
    }
}

fn taken_back(
    ways: impl IntoIterator<Item = Way>,
    row: &EditedRow<'_, '_>,
) -> Result<Steps, EditError> {
    let mut all = Steps::default();
    for way in ways {
        all.0.push(way.step);
        all.1.push(way.fact);
    }
    if all.0.is_empty() {
        let nothing = || EditError::refused(MessageId::EditNothingToReopen);
        return Err(not_yet(row).unwrap_or_else(nothing));
    }
    let later = latest(row).map(|fact| MessageId::EditedLaterStays.with(fact.said_of(row)));
    all.1.extend(later);
    Ok(all)
}

/// Returns the refusal to take back what is dated later than the clock, where there is something.
fn not_yet(row: &EditedRow<'_, '_>) -> Option<EditError> {
    let fact = latest(row)?;
    let complaint = MessageId::EditNotYet
        .with(row.as_of)
        .with(fact.said_of(row));
    let advice = MessageId::EditNotYetHelp.with(row.address.as_str());
    Some(EditError::advised(
        complaint,
        advice.with(value::date(fact.on)),
    ))
}

/// Returns the last of the marks that are dated later than the clock.
fn latest(row: &EditedRow<'_, '_>) -> Option<Later> {
    let later = later::after(row.whole, row.as_of).into_iter();
    let marks = later.filter(|fact| !matches!(fact.kind, FactKind::Postponed | FactKind::Unmet));
    marks.max_by_key(|fact| fact.on)
}

/// Returns the ways to take back each mark of `item`, the last made first.
fn marks(item: &Item<'_>) -> Vec<Way> {
    let mut ways = cancellations(item);
    match &item.document.done {
        Some(Done::On(on)) => ways.push(Way {
            on: Some(on.value),
            due: None,
            step: Step::Remove("done"),
            fact: MessageId::EditedUndone.with(on.value),
        }),
        Some(Done::Each(entries)) => {
            ways.extend(entries.iter().enumerate().rev().map(|(number, entry)| Way {
                on: day(entry.on),
                due: day(entry.due),
                step: Step::Withdraw("done", number),
                fact: match (entry.due, entry.on) {
                    (Some(due), _) => MessageId::EditedUndoneOf.with(due.value),
                    (None, Some(on)) => MessageId::EditedUndone.with(on.value),
                    (None, None) => MessageId::EditedUndone.with("…"),
                },
            }));
        }
        None => {}
    }
    if item.started().is_some() {
        ways.push(Way {
            on: item.started(),
            due: None,
            step: Step::Remove("started"),
            fact: MessageId::EditedUnstarted.into(),
        });
    }
    ways
}

fn day(day: Option<Spanned<NaiveDate>>) -> Option<NaiveDate> {
    day.map(|day| day.value)
}

fn cancellations(item: &Item<'_>) -> Vec<Way> {
    match &item.document.cancelled {
        Some(Cancelled::Whole(entry)) => vec![Way {
            on: day(entry.on),
            due: None,
            step: Step::Remove("cancelled"),
            fact: MessageId::EditedUncancelled.into(),
        }],
        Some(Cancelled::Each(entries)) => {
            let way = |(number, entry): (usize, &crate::document::FactEntry<'_>)| Way {
                on: day(entry.on),
                due: day(entry.due),
                step: Step::Withdraw("cancelled", number),
                fact: match entry.due {
                    Some(due) => MessageId::EditedDue
                        .with(due.value)
                        .with(MessageId::EditedUncancelled),
                    None => MessageId::EditedUncancelled.into(),
                },
            };
            entries.iter().enumerate().rev().map(way).collect()
        }
        None => Vec::new(),
    }
}

/// Returns the ways to take back each move of an occurrence, the last written first.
fn moves(row: &EditedRow<'_, '_>) -> Vec<Way> {
    let entries = row.whole.document.moved.iter().enumerate().rev();
    let way = |(number, entry): (usize, &MoveEntry<'_>)| Way {
        on: day(entry.on),
        due: day(entry.due),
        step: Step::Withdraw("moved", number),
        fact: match entry.due {
            Some(due) => unmoved(row, due.value, without(row, number, due.value)),
            None => MessageId::EditedUndone.with("…"),
        },
    };
    entries.map(way).collect()
}

/// Says that the occurrence of `day` is due `back` again, and that what was done in time is late by that.
fn unmoved(row: &EditedRow<'_, '_>, day: NaiveDate, back: NaiveDate) -> Message {
    let mut occurrences = row.whole.occurrences.iter();
    let moved = occurrences.find(|one| one.day() == day);
    let done = moved.and_then(|one| Some((one.due, one.done.as_ref()?.on)));
    match done {
        Some((due, on)) if on <= due && back < on => {
            MessageId::EditedUnmovedLate.with(back).with(on)
        }
        _ => MessageId::EditedUnmoved.with(back),
    }
}

/// Returns the day on which the occurrence of `day` is due by the clock without the move `number`.
fn without(row: &EditedRow<'_, '_>, number: usize, of: NaiveDate) -> NaiveDate {
    let entries = row.whole.document.moved.iter().enumerate();
    let others = entries.filter(|(at, entry)| {
        let decided = day(entry.on).is_none_or(|on| on <= row.as_of);
        *at != number && day(entry.due) == Some(of) && decided
    });
    let last = others.max_by_key(|(_, entry)| day(entry.on));
    let mut all = row.whole.occurrences.iter();
    let before = || {
        let moved = all.find(|one| one.day() == of)?.moved.as_ref()?;
        Some(moved.was)
    };
    let to = last.and_then(|(_, entry)| day(entry.to));
    to.or_else(before).unwrap_or(of)
}

/// Returns the ways to take back each reason why an occurrence is not carried out, the last written first.
fn reasons(item: &Item<'_>) -> Vec<Way> {
    let entries = item.document.unmet.iter().enumerate().rev();
    let way = |(number, entry): (usize, &crate::document::FactEntry<'_>)| Way {
        on: day(entry.on),
        due: day(entry.due),
        step: Step::Withdraw("unmet", number),
        fact: MessageId::EditedReasonUndone.with(entry.reason.map_or("…", |reason| reason.value)),
    };
    entries.map(way).collect()
}
