//! Marks taken back, the last made first.

use chrono::NaiveDate;

use super::later::{self, Kind, Later};
use super::row::{EditedRow, Steps};
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

/// Returns the steps that take the last mark back.
pub(super) fn last(row: &EditedRow<'_, '_>) -> Result<Steps, EditError> {
    let ways = made(marks(row.whole), row).chain(made(moves(row), row));
    taken_back(ways.take(1), row)
}

/// Returns the steps that take all marks back.
pub(super) fn whole(row: &EditedRow<'_, '_>) -> Result<Steps, EditError> {
    taken_back(made(marks(row.whole), row), row)
}

/// Returns those of `ways` whose marks had been made by the clock's day.
fn made(ways: Vec<Way>, row: &EditedRow<'_, '_>) -> impl Iterator<Item = Way> {
    let clock = row.as_of;
    let ways = ways.into_iter();
    ways.filter(move |way| way.on.is_none_or(|on| on <= clock))
}

/// Returns the steps that take back the last mark of the occurrence due on `due`.
pub(super) fn of(row: &EditedRow<'_, '_>, due: NaiveDate) -> Result<Steps, EditError> {
    let item = row.whole;
    let all = || made(marks(item), row).chain(made(moves(row), row));
    let named = item.occurrences.iter().filter(|one| one.day() == due);
    let moved_onto = item.occurrences.iter();
    let moved_onto = moved_onto.filter(|one| one.day() != due && one.due == due);
    let of = |one: &Occurrence| {
        let day = one.day();
        let only = item.occurrences.len() == 1;
        all().find(|way| way.due == Some(day) || (only && way.due.is_none()))
    };
    let way = named.chain(moved_onto).find_map(of);
    match way {
        Some(way) => taken_back([way], row),
        None => Err(not_yet(row)
            .unwrap_or_else(|| EditError::refused(MessageId::EditNothingToReopenOn.with(due)))),
    }
}

/// Returns the steps that take back the last move, or the last of the occurrence due on `due`; `None` where there is
/// none.
pub(super) fn moved(
    row: &EditedRow<'_, '_>,
    due: Option<NaiveDate>,
) -> Option<Result<Steps, EditError>> {
    let item = row.whole;
    let called = |day: NaiveDate| {
        let mut all = item.occurrences.iter();
        due.is_none_or(|due| all.any(|one| one.day() == day && one.is_called(due)))
    };
    let way = made(moves(row), row).find(|way| way.due.is_some_and(called))?;
    Some(taken_back([way], row))
}

/// Returns the steps that take back the last reason why the row, or the occurrence due on `due`, is not carried out.
pub(super) fn answered(
    row: &EditedRow<'_, '_>,
    due: Option<NaiveDate>,
) -> Result<Steps, EditError> {
    let all = &row.whole.occurrences;
    let of = |way: &Way| match (due, way.due) {
        (None, _) => true,
        (Some(due), Some(day)) => {
            let mut called = all.iter().filter(|one| one.is_called(due));
            called.any(|one| one.day() == day)
        }
        (Some(due), None) => all.len() == 1 && all[0].is_called(due),
    };
    let way = made(reasons(row.whole), row).find(of);
    match way {
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
    let later = latest(row).map(|fact| MessageId::EditedLaterStays.with(fact.said()));
    all.1.extend(later);
    Ok(all)
}

/// Returns the refusal to take back what is dated later than the clock, where there is something.
fn not_yet(row: &EditedRow<'_, '_>) -> Option<EditError> {
    let fact = latest(row)?;
    let complaint = MessageId::EditNotYet.with(row.as_of).with(fact.said());
    let advice = MessageId::EditNotYetHelp.with(row.address.as_str());
    Some(EditError::advised(
        complaint,
        advice.with(value::date(fact.on)),
    ))
}

/// Returns the last of the marks that are dated later than the clock.
fn latest(row: &EditedRow<'_, '_>) -> Option<Later> {
    let later = later::after(row.whole, row.as_of).into_iter();
    let marks = later.filter(|fact| !matches!(fact.kind, Kind::Postponed | Kind::Unmet));
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
            Some(due) => MessageId::EditedUnmoved.with(without(row, number, due.value)),
            None => MessageId::EditedUndone.with("…"),
        },
    };
    entries.map(way).collect()
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
