//! What is dated later than the clock of an edit: it does not refuse what happened before it, but some of it could not
//! be true any more.

use chrono::NaiveDate;

use super::EditError;
use super::row::EditedRow;
use crate::document::{Cancelled, Done};
use crate::model::Item;
use crate::text::Spanned;
use crate::words::{Message, MessageId};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FactKind {
    Done,
    Cancelled,
    Postponed,
    Moved,
    Unmet,
    Started,
}

impl FactKind {
    /// All that can happen.
    pub(super) const ALL: [FactKind; 6] = [
        FactKind::Done,
        FactKind::Cancelled,
        FactKind::Postponed,
        FactKind::Moved,
        FactKind::Unmet,
        FactKind::Started,
    ];

    fn said(self) -> MessageId {
        match self {
            FactKind::Done => MessageId::LaterDone,
            FactKind::Cancelled => MessageId::LaterCancelled,
            FactKind::Postponed | FactKind::Moved => MessageId::LaterPostponed,
            FactKind::Unmet => MessageId::LaterUnmet,
            FactKind::Started => MessageId::LaterStarted,
        }
    }
}

/// A fact dated later than the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Later {
    pub(super) kind: FactKind,
    pub(super) on: NaiveDate,
    /// The day of the occurrence it is about; `None` where it is about the row.
    due: Option<NaiveDate>,
}

impl Later {
    /// Returns the fact in words.
    pub(super) fn said(&self) -> Message {
        self.kind.said().with(self.on)
    }

    /// Returns the fact in words, in a series with the due day that it is about.
    pub(super) fn said_of(&self, row: &EditedRow<'_, '_>) -> Message {
        match self.due.filter(|_| row.whole.occurrences.len() > 1) {
            Some(due) => MessageId::EditedDue.with(due).with(self.said()),
            None => self.said(),
        }
    }

    /// Returns the refusal of an edit of `row` that could not be true beside it.
    pub(super) fn refusal(&self, row: &EditedRow<'_, '_>) -> EditError {
        let due = self.due.filter(|_| row.whole.occurrences.len() > 1);
        let item = row.address.as_str();
        let advice = match (self.kind, due) {
            (FactKind::Unmet, _) => MessageId::EditLaterReason.with(item),
            (FactKind::Postponed, _) | (FactKind::Moved, None) => {
                MessageId::EditLaterUndo.with(item)
            }
            (FactKind::Moved, Some(due)) => MessageId::EditLaterUndoDue.with(item).with(due),
            (_, None) => MessageId::EditLaterReopen.with(item),
            (_, Some(due)) => MessageId::EditLaterReopenDue.with(item).with(due),
        };
        EditError::advised(MessageId::EditLater.with(self.said_of(row)), advice)
    }
}

/// Returns what happened to `item` after `day`.
pub(super) fn after(item: &Item<'_>, day: NaiveDate) -> Vec<Later> {
    type Day = Option<Spanned<NaiveDate>>;
    let row = &item.document;
    let mut facts: Vec<(FactKind, Day, Day)> = Vec::new();
    match &row.done {
        Some(Done::On(on)) => facts.push((FactKind::Done, Some(*on), None)),
        Some(Done::Each(marks)) => {
            facts.extend(marks.iter().map(|mark| (FactKind::Done, mark.on, mark.due)));
        }
        None => {}
    }
    match &row.cancelled {
        Some(Cancelled::Whole(fact)) => facts.push((FactKind::Cancelled, fact.on, None)),
        Some(Cancelled::Each(all)) => {
            facts.extend(
                all.iter()
                    .map(|fact| (FactKind::Cancelled, fact.on, fact.due)),
            );
        }
        None => {}
    }
    let postponed = row.postponed.iter();
    facts.extend(postponed.map(|entry| (FactKind::Postponed, entry.on, None)));
    facts.extend(
        row.moved
            .iter()
            .map(|entry| (FactKind::Moved, entry.on, entry.due)),
    );
    facts.extend(
        row.unmet
            .iter()
            .map(|fact| (FactKind::Unmet, fact.on, fact.due)),
    );
    facts.push((FactKind::Started, row.started, None));
    let later = facts.into_iter().filter_map(|(kind, on, due)| {
        let on = on.map(|on| on.value).filter(|on| *on > day)?;
        let due = due.map(|due| due.value);
        Some(Later { kind, on, due })
    });
    later.collect()
}

/// Refuses an edit of the occurrences of `row` on `days`, of all where there are none, beside which a later fact of one of
/// `kinds` could not be true; names the earliest of them.
pub(super) fn must_allow(
    row: &EditedRow<'_, '_>,
    days: &[NaiveDate],
    kinds: &[FactKind],
) -> Result<(), EditError> {
    match in_the_way(row, days, kinds) {
        Some(fact) => Err(fact.refusal(row)),
        None => Ok(()),
    }
}

/// Returns the earliest later fact of one of `kinds` about the occurrences of `row` on `days`.
pub(super) fn in_the_way(
    row: &EditedRow<'_, '_>,
    days: &[NaiveDate],
    kinds: &[FactKind],
) -> Option<Later> {
    let concerns = |due: Option<NaiveDate>| {
        due.is_none_or(|due| days.is_empty() || days.contains(&due))
            || row.whole.occurrences.len() == 1
    };
    let later = after(row.whole, row.as_of).into_iter();
    later
        .filter(|fact| kinds.contains(&fact.kind) && concerns(fact.due))
        .min_by_key(|fact| fact.on)
}

/// Says that the occurrences of `row` on `days` were dropped later, which what was done on `on` stands beside; refuses it
/// where they were dropped before.
pub(super) fn cancelled(
    row: &EditedRow<'_, '_>,
    days: &[NaiveDate],
    on: NaiveDate,
) -> Result<Option<Message>, EditError> {
    let found = in_the_way(row, days, &[FactKind::Cancelled]);
    match found {
        Some(fact) if fact.on <= on => Err(fact.refusal(row)),
        found => Ok(found.map(|fact| MessageId::EditedLater.with(fact.said()))),
    }
}

/// Refuses to speak of occurrences by `days` on which nothing falls due since the deadline was reworded later.
pub(super) fn must_know(row: &EditedRow<'_, '_>, days: &[NaiveDate]) -> Result<(), EditError> {
    let all = &row.whole.occurrences;
    let is_known = |day: &NaiveDate| all.iter().any(|one| one.day() == *day);
    let alone = all.len() == 1 && row.item.occurrences.len() == 1;
    if alone || days.iter().all(is_known) {
        return Ok(());
    }
    must_allow(row, days, &[FactKind::Postponed])
}
