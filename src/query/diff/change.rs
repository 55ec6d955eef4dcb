//! One change of a plan, with all that is needed to report it and to apply it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::content::{Entry, Fact, Field, Mark, Marks, Postponement, Record, Shift, Window};

/// The row that a change is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowRef {
    /// Its place in the new revision, from 0; of a removed row, in the old one.
    pub at: usize,
    /// How commands call it in that revision.
    pub id: String,
    /// How they called it in the old revision, where that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// The title of its section in that revision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
}

/// A row that got another number where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renumbering {
    /// Its place in the new revision.
    pub at: usize,
    /// The number as it was printed.
    pub old: String,
    /// The number as it is printed.
    pub new: String,
}

/// A row that was put elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedRow {
    /// Its place in the old revision.
    pub from: usize,
    /// Its place in the new revision.
    pub at: usize,
    /// How commands called it.
    pub was: String,
    /// How they call it.
    pub id: String,
    /// The number as it is printed.
    pub number: String,
    /// The index of its section.
    pub section: Option<usize>,
}

/// A change.
///
/// The old values serve reports, the new ones are applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
#[expect(
    missing_docs,
    reason = "`old` and `new` are the values of what the variant names"
)]
pub enum Change {
    /// A field of the passport.
    Passport {
        field: Field,
        old: Vec<String>,
        new: Vec<String>,
    },
    /// The date of an event.
    Event {
        event: String,
        old: Option<NaiveDate>,
        new: Option<NaiveDate>,
    },
    /// An entry of the registry.
    Registry {
        name: String,
        old: Option<Entry>,
        new: Option<Entry>,
    },
    /// An executor was renamed, in the registry and wherever the plan names it.
    Renamed {
        old: String,
        new: String,
        /// How many rows name the new one in the place of the old one.
        #[serde(default)]
        rows: usize,
        /// Whether the new name is that of another person.
        #[serde(default)]
        another: bool,
    },
    /// A section was dropped; `at` is its place in the old revision.
    SectionRemoved { at: usize, title: String },
    /// A section was put in.
    SectionAdded { at: usize, title: String },
    /// A section was put elsewhere; `after` is the title of the section before it.
    SectionMoved {
        from: usize,
        at: usize,
        title: String,
        after: Option<String>,
    },
    /// A section was given another title.
    SectionRenamed { at: usize, old: String, new: String },
    /// Rows got other numbers: all of a section, or of the plan where its numbering runs through the sections.
    Renumbered {
        rows: Vec<Renumbering>,
        section: Option<String>,
    },
    /// Rows that follow each other were put elsewhere; `after` is the id of the row before them.
    Moved {
        rows: Vec<MovedRow>,
        after: Option<String>,
        section: Option<String>,
        from_section: Option<String>,
    },
    /// A row was dropped.
    Removed {
        #[serde(flatten)]
        item: RowRef,
        row: Box<Record>,
    },
    /// A row was put in.
    Added {
        #[serde(flatten)]
        item: RowRef,
        row: Box<Record>,
    },
    /// The title.
    Title {
        #[serde(flatten)]
        item: RowRef,
        old: String,
        new: String,
    },
    /// The deadline; `days` is by how much the due days moved, where all that moved did so alike.
    Deadline {
        #[serde(flatten)]
        item: RowRef,
        old: String,
        new: String,
        old_schedule: Vec<Window>,
        new_schedule: Vec<Window>,
        days: Option<i64>,
        /// Entries added to the row's ledger of postponements.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        postponed: Vec<Postponement>,
    },
    /// The same days in other words.
    DeadlineReworded {
        #[serde(flatten)]
        item: RowRef,
        old: String,
        new: String,
    },
    /// The ledger of postponements, where the deadline stands.
    Postponements {
        #[serde(flatten)]
        item: RowRef,
        old: Vec<Postponement>,
        new: Vec<Postponement>,
    },
    /// Real dates that win over the phrase.
    Dates {
        #[serde(flatten)]
        item: RowRef,
        old: Vec<Window>,
        new: Vec<Window>,
        /// Entries added to the row's ledger of postponements.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        postponed: Vec<Postponement>,
    },
    /// The executors. Names that the registry takes for one and the same are neither added nor removed.
    Executors {
        #[serde(flatten)]
        item: RowRef,
        old: Vec<String>,
        new: Vec<String>,
        added: Vec<String>,
        removed: Vec<String>,
        /// Whether another one leads.
        lead: bool,
    },
    /// The expected result.
    Result {
        #[serde(flatten)]
        item: RowRef,
        old: String,
        new: String,
    },
    /// Marks of execution.
    Done {
        #[serde(flatten)]
        item: RowRef,
        old: Option<Marks>,
        new: Option<Marks>,
        /// Marks set.
        set: Vec<Mark>,
        /// Marks taken back.
        unset: Vec<Mark>,
        /// The row's evidence, set with the mark.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        evidence: Option<String>,
    },
    /// The day work began.
    Started {
        #[serde(flatten)]
        item: RowRef,
        old: Option<NaiveDate>,
        new: Option<NaiveDate>,
    },
    /// Occurrences were moved to other days.
    OccurrencesMoved {
        #[serde(flatten)]
        item: RowRef,
        old: Vec<Shift>,
        new: Vec<Shift>,
    },
    /// Occurrences were dropped.
    OccurrencesCancelled {
        #[serde(flatten)]
        item: RowRef,
        old: Vec<Fact>,
        new: Vec<Fact>,
    },
    /// Why occurrences are not carried out.
    Unmet {
        #[serde(flatten)]
        item: RowRef,
        old: Vec<Fact>,
        new: Vec<Fact>,
    },
    /// It was dropped, but stays in the plan.
    Cancelled {
        #[serde(flatten)]
        item: RowRef,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<NaiveDate>,
        reason: Option<String>,
    },
    /// It was taken up again.
    Reopened {
        #[serde(flatten)]
        item: RowRef,
        reason: Option<String>,
    },
    /// When and why it was dropped.
    Reason {
        #[serde(flatten)]
        item: RowRef,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<NaiveDate>,
        old: Option<String>,
        new: Option<String>,
    },
    /// A remark.
    Note {
        #[serde(flatten)]
        item: RowRef,
        old: Option<String>,
        new: Option<String>,
    },
    /// What proves the execution.
    Evidence {
        #[serde(flatten)]
        item: RowRef,
        old: Option<String>,
        new: Option<String>,
    },
    /// A column without a key of its own.
    Extra {
        #[serde(flatten)]
        item: RowRef,
        column: String,
        old: Option<String>,
        new: Option<String>,
    },
}

impl Change {
    /// Returns the row that the change is about, if it is about one.
    pub fn item(&self) -> Option<&RowRef> {
        match self {
            Change::Removed { item, .. }
            | Change::Added { item, .. }
            | Change::Title { item, .. }
            | Change::Deadline { item, .. }
            | Change::DeadlineReworded { item, .. }
            | Change::Postponements { item, .. }
            | Change::Dates { item, .. }
            | Change::Executors { item, .. }
            | Change::Result { item, .. }
            | Change::Done { item, .. }
            | Change::Started { item, .. }
            | Change::OccurrencesMoved { item, .. }
            | Change::OccurrencesCancelled { item, .. }
            | Change::Unmet { item, .. }
            | Change::Cancelled { item, .. }
            | Change::Reopened { item, .. }
            | Change::Reason { item, .. }
            | Change::Note { item, .. }
            | Change::Evidence { item, .. }
            | Change::Extra { item, .. } => Some(item),
            _ => None,
        }
    }

    /// Returns the title of the section it happened in, if it is in one.
    pub fn section(&self) -> Option<&str> {
        match self {
            Change::Renumbered { section, .. } | Change::Moved { section, .. } => {
                section.as_deref()
            }
            _ => self.item().and_then(|item| item.section.as_deref()),
        }
    }
}
