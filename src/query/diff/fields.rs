//! Lists what changed in one row.

use std::collections::BTreeMap;

use super::change::{Change, RowRef};
use super::content::{Mark, Marks, Record, Shift, Window};
use super::order::differing;
use crate::text::russian;

/// A row in both revisions.
pub(super) struct Pair<'r> {
    /// What it was.
    pub(super) old: &'r Record,
    /// What it is.
    pub(super) new: &'r Record,
    /// Where it stands.
    pub(super) item: RowRef,
    /// What the registries of both revisions call those who go by another name.
    pub(super) registered: [&'r BTreeMap<String, String>; 2],
}

impl Pair<'_> {
    /// Lists the change of a text of the row, if it changed.
    pub(super) fn text(
        &self,
        field: &mut dyn for<'f> FnMut(&'f Record) -> &'f String,
        change: impl Fn(RowRef, String, String) -> Change,
        changes: &mut Vec<Change>,
    ) {
        let (old, new) = (field(self.old), field(self.new));
        if old != new {
            changes.push(change(self.item.clone(), old.clone(), new.clone()));
        }
    }

    /// Lists who was added, who was removed and whether the lead changed.
    pub(super) fn executors(&self, changes: &mut Vec<Change>) {
        let (old, new) = (&self.old.executors, &self.new.executors);
        if old == new {
            return;
        }
        let known =
            |names: &[String], name: &String| names.iter().any(|other| self.is_same(other, name));
        changes.push(Change::Executors {
            item: self.item.clone(),
            added: new
                .iter()
                .filter(|name| !known(old, name))
                .cloned()
                .collect(),
            removed: old
                .iter()
                .filter(|name| !known(new, name))
                .cloned()
                .collect(),
            lead: match (old.first(), new.first()) {
                (Some(old), Some(new)) => !self.is_same(old, new),
                _ => false,
            },
            old: old.clone(),
            new: new.clone(),
        });
    }

    /// Returns whether two names are one: by the registry of either revision, or but for their spelling.
    fn is_same(&self, a: &str, b: &str) -> bool {
        let as_in = |registered: &'_ BTreeMap<String, String>| {
            let of = |name: &str| registered.get(name).map_or(name, String::as_str).to_owned();
            of(a) == of(b)
        };
        same_name(a, b) || self.registered.into_iter().any(as_in)
    }

    /// Lists the changes of execution: begun, done, dropped, taken up again.
    pub(super) fn standing(&self, before: &[Window], after: &[Window], changes: &mut Vec<Change>) {
        let (old, new, item) = (self.old, self.new, || self.item.clone());
        if old.cancelled != new.cancelled {
            changes.push(if new.cancelled {
                Change::Cancelled {
                    item: item(),
                    on: new.cancelled_on,
                    reason: new.reason.clone(),
                }
            } else {
                Change::Reopened {
                    item: item(),
                    reason: new.reason.clone(),
                }
            });
        } else if (&old.reason, old.cancelled_on) != (&new.reason, new.cancelled_on) {
            changes.push(Change::Reason {
                item: item(),
                on: new.cancelled_on,
                old: old.reason.clone(),
                new: new.reason.clone(),
            });
        }
        if old.started != new.started {
            changes.push(Change::Started {
                item: item(),
                old: old.started,
                new: new.started,
            });
        }
        if old.done != new.done {
            let (was, is) = (marks(old, before), marks(new, after));
            let set: Vec<Mark> = is
                .iter()
                .filter(|mark| !was.contains(mark))
                .map(|mark| as_moved(mark, new))
                .collect();
            let evidence = new
                .evidence
                .clone()
                .filter(|_| self.proved_by_mark() && !set.is_empty());
            let unset = was
                .iter()
                .filter(|mark| !is.contains(mark))
                .map(|mark| as_moved(mark, old))
                .collect();
            changes.push(Change::Done {
                item: item(),
                old: old.done.clone(),
                new: new.done.clone(),
                set,
                unset,
                evidence,
            });
        }
    }

    /// Lists what happened to single occurrences: moved, dropped, not carried out.
    pub(super) fn occurrences(&self, changes: &mut Vec<Change>) {
        let (old, new, item) = (self.old, self.new, || self.item.clone());
        if old.moved != new.moved {
            changes.push(Change::OccurrencesMoved {
                item: item(),
                old: old.moved.clone(),
                new: new.moved.clone(),
            });
        }
        if old.dropped != new.dropped {
            changes.push(Change::OccurrencesCancelled {
                item: item(),
                old: old.dropped.clone(),
                new: new.dropped.clone(),
            });
        }
        if old.unmet != new.unmet {
            changes.push(Change::Unmet {
                item: item(),
                old: old.unmet.clone(),
                new: new.unmet.clone(),
            });
        }
    }

    /// Returns whether the row's evidence came with its mark.
    fn proved_by_mark(&self) -> bool {
        self.old.evidence.is_none() && self.old.done.is_none() && self.new.done.is_some()
    }

    /// Lists the changes of notes, evidence and columns without a key.
    pub(super) fn remarks(&self, changes: &mut Vec<Change>) {
        let (old, new, item) = (self.old, self.new, || self.item.clone());
        if old.note != new.note {
            changes.push(Change::Note {
                item: item(),
                old: old.note.clone(),
                new: new.note.clone(),
            });
        }
        if old.evidence != new.evidence && !self.proved_by_mark() {
            changes.push(Change::Evidence {
                item: item(),
                old: old.evidence.clone(),
                new: new.evidence.clone(),
            });
        }
        changes.extend(
            differing(&old.extra, &new.extra).map(|column| Change::Extra {
                item: item(),
                column: column.clone(),
                old: old.extra.get(column).cloned(),
                new: new.extra.get(column).cloned(),
            }),
        );
    }
}

/// Returns whether two spellings are one name: they differ by case, initials' place, dashes, quotes or blanks only.
fn same_name(a: &str, b: &str) -> bool {
    russian::stems(a) == russian::stems(b)
}

/// Returns `mark` with the day that its occurrence had been moved to by then, if it was.
fn as_moved(mark: &Mark, row: &Record) -> Mark {
    let by_then = |moved: &&Shift| {
        moved
            .on
            .zip(mark.on)
            .is_none_or(|(moved, done)| moved <= done)
    };
    let own = row
        .moved
        .iter()
        .filter(|moved| moved.due == mark.due)
        .filter(by_then);
    Mark {
        to: own.max_by_key(|moved| moved.on).and_then(|moved| moved.to),
        ..mark.clone()
    }
}

/// Returns the marks of a row, one for each occurrence where one mark serves them all.
fn marks(row: &Record, schedule: &[Window]) -> Vec<Mark> {
    match &row.done {
        None => Vec::new(),
        Some(Marks::Each(marks)) => match (marks.as_slice(), schedule) {
            ([only], [window]) if only.due.is_none() => vec![Mark {
                due: Some(window.due),
                ..only.clone()
            }],
            _ => marks.clone(),
        },
        Some(Marks::On(day)) => {
            let mark = |due| Mark {
                due,
                to: None,
                on: Some(*day),
                evidence: None,
                note: None,
            };
            let marks: Vec<Mark> = schedule
                .iter()
                .map(|window| mark(Some(window.due)))
                .collect();
            if marks.is_empty() {
                vec![mark(None)]
            } else {
                marks
            }
        }
    }
}
