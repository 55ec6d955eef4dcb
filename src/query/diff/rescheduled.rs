//! Rows that a revision made due on other days without an entry in their ledgers: by hand, in the file.

use chrono::NaiveDate;

use super::change::Change;
use super::content::{Revision, Window};
use super::{between, content};
use crate::document::{self, WindowEntry};

/// A row that is due on other days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescheduled {
    /// The place of the row in the new revision.
    pub row: usize,
    /// The deadline before, in words.
    pub was: String,
    /// The deadline after, in words.
    pub now: String,
    /// The due days before; none where the deadline had none of its own.
    pub before: Vec<NaiveDate>,
    /// The due days after; none where the deadline has none of its own.
    pub after: Vec<NaiveDate>,
}

/// Returns the old place of each row of `new`, and the rows that were rescheduled by hand.
///
/// What follows from another period of the plan is no decision on a row, and neither are the first real dates of a row
/// that had none.
pub fn rescheduled(old: &Revision, new: &Revision) -> (Vec<Option<usize>>, Vec<Rescheduled>) {
    let diff = between(old, new);
    let origins = diff.background.origins;
    let recorded = |at: usize| {
        let ledger =
            |change: &Change| matches!(change, Change::Postponements { item, .. } if item.at == at);
        diff.changes.iter().any(ledger)
    };
    let mut found: Vec<Rescheduled> = Vec::new();
    for change in &diff.changes {
        let (item, was, now) = match change {
            Change::Deadline {
                item,
                old,
                new,
                postponed,
                ..
            } if postponed.is_empty() => (item, old.clone(), new.clone()),
            Change::Dates {
                item,
                old,
                new,
                postponed,
            } if postponed.is_empty() => (item, words(old), words(new)),
            _ => continue,
        };
        let Some(from) = origins.get(item.at).copied().flatten() else {
            continue;
        };
        let (before, after) = (dues(old, from), dues(new, item.at));
        let first_dates = before.is_empty() && matches!(change, Change::Dates { .. });
        let known = found.iter().any(|known| known.row == item.at);
        if before == after || first_dates || known || recorded(item.at) {
            continue;
        }
        let stated = |dates: &[Window], words: String, own: &content::Record| {
            if dates.is_empty() {
                own.deadline.clone()
            } else {
                words
            }
        };
        let (one, other) = (&old.content.rows[from], &new.content.rows[item.at]);
        found.push(Rescheduled {
            row: item.at,
            was: stated(&one.dates, was, one),
            now: stated(&other.dates, now, other),
            before,
            after,
        });
    }
    (origins, found)
}

fn words(dates: &[Window]) -> String {
    let entry = |window: &Window| WindowEntry {
        start: window.start,
        due: window.due,
    };
    document::windows(dates.iter().map(entry))
}

/// Returns the due days of a row before moves of single occurrences; none where it has none of its own.
fn dues(revision: &Revision, row: usize) -> Vec<NaiveDate> {
    let schedule = &revision.schedules[row];
    let windows = schedule.windows.iter().filter(|_| schedule.dated);
    windows.map(|window| window.due).collect()
}
