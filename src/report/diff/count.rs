//! What became of a plan, and its changes counted by sort.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::query::diff::Change;
use crate::words::{Lang, MessageId};

/// What became of a plan's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It stands where it stood.
    Kept,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It had this stem before.
    Renamed(String),
}

/// Sorts of changes, in the order in which totals name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Sort {
    PlansAdded,
    PlansRemoved,
    Passport,
    Registry,
    Sections,
    Added,
    Removed,
    Moved,
    Renumbered,
    Texts,
    Deadlines,
    Executors,
    Done,
    Standing,
    Remarks,
    Columns,
}

impl Sort {
    /// Returns the sort of `change`.
    pub(super) fn of(change: &Change) -> Sort {
        match change {
            Change::Passport { .. } => Sort::Passport,
            Change::Event { .. } | Change::Registry { .. } | Change::Renamed { .. } => {
                Sort::Registry
            }
            Change::SectionRemoved { .. }
            | Change::SectionAdded { .. }
            | Change::SectionMoved { .. }
            | Change::SectionRenamed { .. } => Sort::Sections,
            Change::Added { .. } => Sort::Added,
            Change::Removed { .. } => Sort::Removed,
            Change::Moved { .. } => Sort::Moved,
            Change::Renumbered { .. } => Sort::Renumbered,
            Change::Title { .. } | Change::Result { .. } => Sort::Texts,
            Change::Deadline { .. }
            | Change::DeadlineReworded { .. }
            | Change::Postponements { .. }
            | Change::OccurrencesMoved { .. }
            | Change::Dates { .. } => Sort::Deadlines,
            Change::Executors { .. } => Sort::Executors,
            Change::Done { .. } => Sort::Done,
            Change::Started { .. }
            | Change::Cancelled { .. }
            | Change::Reopened { .. }
            | Change::OccurrencesCancelled { .. }
            | Change::Unmet { .. }
            | Change::Reason { .. } => Sort::Standing,
            Change::Note { .. } | Change::Evidence { .. } => Sort::Remarks,
            Change::Extra { .. } => Sort::Columns,
        }
    }

    fn words(self) -> MessageId {
        match self {
            Sort::PlansAdded => MessageId::SortPlansAdded,
            Sort::PlansRemoved => MessageId::SortPlansRemoved,
            Sort::Passport => MessageId::SortPassport,
            Sort::Registry => MessageId::SortRegistry,
            Sort::Sections => MessageId::SortSections,
            Sort::Added => MessageId::SortAdded,
            Sort::Removed => MessageId::SortRemoved,
            Sort::Moved => MessageId::SortMoved,
            Sort::Renumbered => MessageId::SortRenumbered,
            Sort::Texts => MessageId::SortTexts,
            Sort::Deadlines => MessageId::SortDeadlines,
            Sort::Executors => MessageId::SortExecutors,
            Sort::Done => MessageId::SortDone,
            Sort::Standing => MessageId::SortStanding,
            Sort::Remarks => MessageId::SortRemarks,
            Sort::Columns => MessageId::SortColumns,
        }
    }
}

/// Counts sorts.
pub(super) fn summed(sorts: impl IntoIterator<Item = Sort>) -> BTreeMap<Sort, usize> {
    let mut counts = BTreeMap::new();
    for sort in sorts {
        *counts.entry(sort).or_default() += 1;
    }
    counts
}

/// Words counts.
pub(super) fn counted(counts: &BTreeMap<Sort, usize>, lang: Lang) -> String {
    let parts = counts
        .iter()
        .map(|(sort, count)| sort.words().with(*count).text(lang));
    parts.collect::<Vec<_>>().join(", ")
}
