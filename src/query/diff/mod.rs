//! What a revision changed, as a coordinator would report it: each change once, and nothing else.
//!
//! [`Revision::of`] takes from a plan what its file says, [`between`] matches the rows of two revisions and lists the
//! [`Change`]s, and [`apply`] makes the new [`Content`] of the old one and the changes: they hold all there is to know.
//! What follows from another reported change is not reported again: a schedule that moved because the period did, or
//! an id that moved because a row was put in above.

mod apply;
mod change;
mod compare;
mod content;
mod fields;
mod matching;
mod order;
mod rename;
mod rescheduled;
mod units;
pub mod wording;

pub use apply::apply;
pub use change::{Change, MovedRow, Renumbering, RowRef};
pub use content::{
    Content, Entry, Fact, Field, Former, Held, Mark, Marks, Postponement, Record, Revision, Shift,
    Window,
};

pub use rescheduled::{Rescheduled, rescheduled};

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::{Plan, naming};

/// What changed in one plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanDiff {
    /// The plan: its file's stem, the new one where it was renamed.
    pub roadmap: String,
    /// What people call the plan.
    pub label: String,
    /// The changes: the passport, the registry, sections, then rows in the order of the new revision.
    pub changes: Vec<Change>,
    /// Rows that could not be read in one of the revisions, and so are not compared.
    pub unread: Vec<String>,
    /// What of both revisions a sentence about a change has to know.
    #[serde(skip)]
    pub background: Background,
}

/// What of two revisions a sentence about a change has to know beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Background {
    /// How many rows the new revision has.
    pub rows: usize,
    /// Their titles.
    pub titles: Vec<String>,
    /// The old place of each of them; `None` for those that were put in.
    pub origins: Vec<Option<usize>>,
    /// Who is named in them.
    pub named: BTreeSet<String>,
    /// The passports, the old one first.
    pub passports: [Passport; 2],
}

/// The passport of a plan: the texts of each field that has any.
pub type Passport = BTreeMap<Field, Vec<String>>;

/// Returns what changed from `old` to `new`.
pub fn diff(old: &Plan<'_>, new: &Plan<'_>) -> PlanDiff {
    between(&Revision::of(old), &Revision::of(new))
}

/// Returns what changed from `old` to `new`.
pub fn between(old: &Revision, new: &Revision) -> PlanDiff {
    let (changes, origins) = compare::changes(old, new);
    let unread = old
        .unread
        .iter()
        .chain(&new.unread)
        .cloned()
        .collect::<BTreeSet<_>>();
    PlanDiff {
        roadmap: new.name.clone(),
        label: new.label(),
        changes: changes
            .into_iter()
            .filter(|change| !tells_of(change, &unread))
            .collect(),
        unread: unread.into_iter().collect(),
        background: Background {
            rows: new.content.rows.len(),
            titles: new
                .content
                .rows
                .iter()
                .map(|row| row.title.clone())
                .collect(),
            origins,
            named: new
                .content
                .rows
                .iter()
                .flat_map(|row| row.executors.iter().cloned())
                .collect(),
            passports: [old, new].map(|revision| revision.content.passport.clone()),
        },
    }
}

/// Returns whether a row seems to have come or gone only because it could not be read in one of the revisions.
fn tells_of(change: &Change, unread: &BTreeSet<String>) -> bool {
    match change {
        Change::Added { item, row } | Change::Removed { item, row } => {
            unread.contains(&naming::label(&item.id, &row.title))
        }
        _ => false,
    }
}

/// Returns for each section and for each row of `old` the place of the same one in `new`.
pub fn pairs(old: &Revision, new: &Revision) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
    let rows = matching::match_rows(old, new);
    (matching::match_sections(old, new, &rows), rows)
}

/// Returns what [`pairs`] does, of rows only those that are one beyond doubt: by titles that have most words in common.
pub fn sure_pairs(old: &Revision, new: &Revision) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
    let (sections, mut rows) = pairs(old, new);
    for (row, other) in rows.iter_mut().enumerate() {
        let titles = |other: usize| [&old.content.rows[row].title, &new.content.rows[other].title];
        *other = other.filter(|other| matching::titles_agree(titles(*other)));
    }
    (sections, rows)
}

/// Returns how much of two plans is the same, in thousandths of the rows of the larger: whether one is the other renamed.
pub fn likeness(old: &Revision, new: &Revision) -> usize {
    let matched = matching::match_rows(old, new).iter().flatten().count();
    let rows = old.content.rows.len().max(new.content.rows.len());
    let passport = &old.content.passport;
    let same = !passport.is_empty() && *passport == new.content.passport;
    (matched * 1000)
        .checked_div(rows)
        .unwrap_or(usize::from(same) * 1000)
}
