//! Marks taken back, the last made first.

use chrono::NaiveDate;

use super::EditError;
use super::row::Steps;
use super::step::Step;
use crate::document::{Cancelled, Done};
use crate::model::{Item, Occurrence};
use crate::text::Spanned;
use crate::words::{Message, MessageId};

/// A mark that can be taken back.
struct Way {
    /// The due day of the occurrence it is about; `None` where it is about the row.
    due: Option<NaiveDate>,
    step: Step,
    fact: Message,
}

/// Returns the steps that take the last mark back.
pub(super) fn last(item: &Item<'_>) -> Result<Steps, EditError> {
    let ways = marks(item).into_iter().chain(moves(item));
    taken_back(ways.take(1))
}

/// Returns the steps that take all marks back.
pub(super) fn whole(item: &Item<'_>) -> Result<Steps, EditError> {
    taken_back(marks(item))
}

/// Returns the steps that take back the last mark of the occurrence due on `due`.
pub(super) fn of(item: &Item<'_>, due: NaiveDate) -> Result<Steps, EditError> {
    let all = || marks(item).into_iter().chain(moves(item));
    let called = |one: &&Occurrence| one.is_called(due);
    let of = |one: &Occurrence| {
        let day = one.day();
        let only = item.occurrences.len() == 1;
        all().find(|way| way.due == Some(day) || (only && way.due.is_none()))
    };
    let way = item.occurrences.iter().filter(called).find_map(of);
    match way {
        Some(way) => taken_back([way]),
        None => Err(EditError::refused(
            MessageId::EditNothingToReopenOn.with(due),
        )),
    }
}

/// Returns the steps that take back the last move, or the last of the occurrence due on `due`; `None` where there is
/// none.
pub(super) fn moved(item: &Item<'_>, due: Option<NaiveDate>) -> Option<Result<Steps, EditError>> {
    let called = |day: NaiveDate| {
        let mut all = item.occurrences.iter();
        due.is_none_or(|due| all.any(|one| one.day() == day && one.is_called(due)))
    };
    let way = moves(item)
        .into_iter()
        .find(|way| way.due.is_some_and(called))?;
    Some(taken_back([way]))
}

fn taken_back(ways: impl IntoIterator<Item = Way>) -> Result<Steps, EditError> {
    let mut all = Steps::default();
    for way in ways {
        all.0.push(way.step);
        all.1.push(way.fact);
    }
    if all.0.is_empty() {
        return Err(EditError::refused(MessageId::EditNothingToReopen));
    }
    Ok(all)
}

/// Returns the ways to take back each mark of `item`, the last made first.
fn marks(item: &Item<'_>) -> Vec<Way> {
    let mut ways = cancellations(item);
    match &item.document.done {
        Some(Done::On(day)) => ways.push(Way {
            due: None,
            step: Step::Remove("done"),
            fact: MessageId::EditedUndone.with(day.value),
        }),
        Some(Done::Each(entries)) => {
            ways.extend(entries.iter().enumerate().rev().map(|(number, entry)| Way {
                due: value(entry.due),
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
            due: None,
            step: Step::Remove("started"),
            fact: MessageId::EditedUnstarted.into(),
        });
    }
    ways
}

fn value(day: Option<Spanned<NaiveDate>>) -> Option<NaiveDate> {
    day.map(|day| day.value)
}

fn cancellations(item: &Item<'_>) -> Vec<Way> {
    match &item.document.cancelled {
        Some(Cancelled::Whole(_)) => vec![Way {
            due: None,
            step: Step::Remove("cancelled"),
            fact: MessageId::EditedUncancelled.into(),
        }],
        Some(Cancelled::Each(entries)) => {
            let way = |(number, entry): (usize, &crate::document::FactEntry<'_>)| Way {
                due: value(entry.due),
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
fn moves(item: &Item<'_>) -> Vec<Way> {
    let entries = item.document.moved.iter().enumerate().rev();
    let way = |(number, entry): (usize, &crate::document::MoveEntry<'_>)| Way {
        due: value(entry.due),
        step: Step::Withdraw("moved", number),
        fact: match entry.due {
            Some(due) => MessageId::EditedUnmoved.with(due.value),
            None => MessageId::EditedUndone.with("…"),
        },
    };
    entries.map(way).collect()
}
