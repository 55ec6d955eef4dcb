//! Lists what changed between two revisions whose rows and sections are matched.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Field, MovedRow, Place, Renumbering};
use super::content::{Postponement, Revision, Window};
use super::fields::Pair;
use super::matching;
use super::order::{inverse, steady};

/// Returns the changes from `old` to `new`.
pub(super) fn changes(old: &Revision, new: &Revision) -> Vec<Change> {
    let rows = matching::match_rows(old, new);
    let sections = matching::match_sections(old, new, &rows);
    let comparison = Comparison::new(old, new, rows, sections);
    let mut changes = passport(old, new);
    changes.extend(registry(old, new));
    comparison.sections(&mut changes);
    comparison.rows(&mut changes);
    changes
}

fn passport(old: &Revision, new: &Revision) -> Vec<Change> {
    let (before, after) = (&old.content.passport, &new.content.passport);
    let fields: BTreeSet<Field> = before.keys().chain(after.keys()).copied().collect();
    let texts = |passport: &BTreeMap<Field, Vec<String>>, field| {
        passport.get(&field).cloned().unwrap_or_default()
    };
    fields
        .into_iter()
        .filter(|field| before.get(field) != after.get(field))
        .map(|field| Change::Passport {
            field,
            old: texts(before, field),
            new: texts(after, field),
        })
        .collect()
}

fn registry(old: &Revision, new: &Revision) -> Vec<Change> {
    let (before, after) = (&old.content, &new.content);
    let events = differing(&before.events, &after.events).map(|event| Change::Event {
        event: event.clone(),
        old: before.events.get(event).copied(),
        new: after.events.get(event).copied(),
    });
    let entries = differing(&before.executors, &after.executors).map(|name| Change::Registry {
        name: name.clone(),
        old: before.executors.get(name).cloned(),
        new: after.executors.get(name).cloned(),
    });
    events.chain(entries).collect()
}

/// Returns the keys whose values differ, sorted.
pub(super) fn differing<'m, V: PartialEq>(
    old: &'m BTreeMap<String, V>,
    new: &'m BTreeMap<String, V>,
) -> impl Iterator<Item = &'m String> {
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    keys.into_iter()
        .filter(|key| old.get(*key) != new.get(*key))
}

/// Two revisions and what of them is the same.
struct Comparison<'r> {
    old: &'r Revision,
    new: &'r Revision,
    /// The old place of each new row.
    origins: Vec<Option<usize>>,
    /// Old rows that stay among their neighbours and in their section.
    stays: Vec<bool>,
    /// The new place of each old row.
    rows: Vec<Option<usize>>,
    /// The new place of each old section.
    sections: Vec<Option<usize>>,
}

impl<'r> Comparison<'r> {
    fn new(
        old: &'r Revision,
        new: &'r Revision,
        rows: Vec<Option<usize>>,
        sections: Vec<Option<usize>>,
    ) -> Self {
        let mut stays = steady(&rows);
        for (row, stays) in stays.iter_mut().enumerate() {
            let from = old.content.rows[row]
                .section
                .map(|section| sections[section]);
            let to = rows[row].map(|to| new.content.rows[to].section);
            // A row outside sections stays outside; one whose section is gone has moved.
            *stays &= to.is_some_and(|to| from == to.map(Some));
        }
        let origins = inverse(&rows, new.content.rows.len());
        Comparison {
            old,
            new,
            origins,
            stays,
            rows,
            sections,
        }
    }

    fn sections(&self, changes: &mut Vec<Change>) {
        let (before, after) = (&self.old.content.sections, &self.new.content.sections);
        for (at, title) in before
            .iter()
            .enumerate()
            .filter(|(at, _)| self.sections[*at].is_none())
        {
            changes.push(Change::SectionRemoved {
                at,
                title: title.clone(),
            });
        }
        let stays = steady(&self.sections);
        let origins = inverse(&self.sections, after.len());
        for (at, title) in after.iter().enumerate() {
            let Some(from) = origins[at] else {
                changes.push(Change::SectionAdded {
                    at,
                    title: title.clone(),
                });
                continue;
            };
            if !stays[from] {
                changes.push(Change::SectionMoved {
                    from,
                    at,
                    title: title.clone(),
                });
            }
            if before[from] != *title {
                changes.push(Change::SectionRenamed {
                    at,
                    old: before[from].clone(),
                    new: title.clone(),
                });
            }
        }
    }

    /// Lists what became of the rows, in their new order; a row that is gone stands where it stood.
    fn rows(&self, changes: &mut Vec<Change>) {
        let mut gone = self.gone();
        let mut runs = self.runs();
        for at in 0..=self.new.content.rows.len() {
            changes.extend(gone.remove(&at).into_iter().flatten());
            changes.extend(runs.remove(&at));
            match self.origins.get(at) {
                None => {}
                Some(None) => changes.push(self.added(at)),
                Some(Some(from)) => self.fields(*from, at, changes),
            }
        }
    }

    /// Returns the rows dropped, by the new place before which they stood.
    fn gone(&self) -> BTreeMap<usize, Vec<Change>> {
        let mut gone: BTreeMap<usize, Vec<Change>> = BTreeMap::new();
        let mut next = 0;
        for (at, row) in self.old.content.rows.iter().enumerate() {
            match self.rows[at] {
                Some(to) if self.stays[at] => next = to + 1,
                Some(_) => {}
                None => {
                    let item = place(self.old, at, None);
                    gone.entry(next).or_default().push(Change::Removed {
                        item,
                        row: Box::new(row.clone()),
                    });
                }
            }
        }
        gone
    }

    fn added(&self, at: usize) -> Change {
        let row = Box::new(self.new.content.rows[at].clone());
        Change::Added {
            item: place(self.new, at, None),
            row,
        }
    }

    /// Returns rows moved and rows renumbered, each run of neighbours by the new place of its first.
    fn runs(&self) -> BTreeMap<usize, Change> {
        let mut runs: BTreeMap<usize, Change> = BTreeMap::new();
        let mut last: Option<usize> = None;
        for (at, origin) in self.origins.iter().enumerate() {
            let change =
                origin.and_then(|from| self.moved(from, at).or_else(|| self.renumbered(from, at)));
            let Some(change) = change else {
                last = None;
                continue;
            };
            let joined = last
                .and_then(|first| runs.get_mut(&first))
                .is_some_and(|run| join(run, &change));
            if !joined {
                runs.insert(at, change);
                last = Some(at);
            }
        }
        runs
    }

    fn moved(&self, from: usize, at: usize) -> Option<Change> {
        (!self.stays[from]).then(|| {
            let row = MovedRow {
                from,
                at,
                was: self.old.ids[from].clone(),
                id: self.new.ids[at].clone(),
                number: self.new.content.rows[at].number.clone(),
                section: self.new.content.rows[at].section,
            };
            Change::Moved {
                rows: vec![row],
                after: at.checked_sub(1).map(|before| self.new.ids[before].clone()),
                section: section_of(self.new, at),
                from_section: section_of(self.old, from),
            }
        })
    }

    fn renumbered(&self, from: usize, at: usize) -> Option<Change> {
        let (old, new) = (
            &self.old.content.rows[from].number,
            &self.new.content.rows[at].number,
        );
        (old != new).then(|| Change::Renumbered {
            rows: vec![Renumbering {
                at,
                old: old.clone(),
                new: new.clone(),
            }],
            section: section_of(self.new, at),
        })
    }

    fn fields(&self, from: usize, at: usize, changes: &mut Vec<Change>) {
        let was = Some(&self.old.ids[from]).filter(|was| **was != self.new.ids[at]);
        let pair = Pair {
            old: &self.old.content.rows[from],
            new: &self.new.content.rows[at],
            item: place(self.new, at, was.cloned()),
        };
        pair.text(
            &mut |row| &row.title,
            |item, old, new| Change::Title { item, old, new },
            changes,
        );
        changes.extend(self.deadline(&pair, from, at));
        pair.executors(changes);
        pair.text(
            &mut |row| &row.result,
            |item, old, new| Change::Result { item, old, new },
            changes,
        );
        pair.standing(
            &self.old.schedules[from].windows,
            &self.new.schedules[at].windows,
            changes,
        );
        pair.remarks(changes);
    }

    /// Tells what became of the deadline and its ledger of postponements.
    fn deadline(&self, pair: &Pair<'_>, from: usize, at: usize) -> Vec<Change> {
        let (old, new, item) = (pair.old, pair.new, || pair.item.clone());
        let mut changes = Vec::new();
        let grown = new
            .postponed
            .strip_prefix(old.postponed.as_slice())
            .filter(|grown| !grown.is_empty());
        let same = old.deadline == new.deadline;
        let mut ledger = grown.map(<[Postponement]>::to_vec).unwrap_or_default();
        let (before, after) = (&self.old.schedules[from], &self.new.schedules[at]);
        if !same && before == after && ledger.is_empty() {
            changes.push(Change::DeadlineReworded {
                item: item(),
                old: old.deadline.clone(),
                new: new.deadline.clone(),
            });
        } else if !same {
            changes.push(Change::Deadline {
                item: item(),
                old: old.deadline.clone(),
                new: new.deadline.clone(),
                old_schedule: before.windows.clone(),
                new_schedule: after.windows.clone(),
                days: days(&before.windows, &after.windows).filter(|_| before.dated && after.dated),
                postponed: std::mem::take(&mut ledger),
            });
        }
        let dates = old.dates != new.dates;
        if old.postponed != new.postponed && (grown.is_none() || (same && !dates)) {
            changes.push(Change::Postponements {
                item: item(),
                old: old.postponed.clone(),
                new: new.postponed.clone(),
            });
        }
        if dates {
            changes.push(Change::Dates {
                item: item(),
                old: old.dates.clone(),
                new: new.dates.clone(),
                postponed: ledger,
            });
        }
        changes
    }
}

/// Returns by how many days the due days moved, where there are as many and all that moved did so alike.
fn days(old: &[Window], new: &[Window]) -> Option<i64> {
    let steps = old
        .iter()
        .zip(new)
        .map(|(old, new)| (new.due - old.due).num_days());
    let steps: BTreeSet<i64> = steps.filter(|step| *step != 0).collect();
    if old.len() != new.len() || steps.len() != 1 {
        None
    } else {
        steps.first().copied()
    }
}

fn place(revision: &Revision, at: usize, was: Option<String>) -> Place {
    Place {
        at,
        id: revision.ids[at].clone(),
        was,
        section: section_of(revision, at),
    }
}

fn section_of(revision: &Revision, at: usize) -> Option<String> {
    let section = revision.content.rows[at].section?;
    revision.content.sections.get(section).cloned()
}

/// Adds `next` to the run of changes `run` if it continues it.
fn join(run: &mut Change, next: &Change) -> bool {
    match (run, next) {
        (
            Change::Renumbered { rows, section },
            Change::Renumbered {
                rows: more,
                section: here,
            },
        ) if rows
            .last()
            .zip(more.first())
            .is_some_and(|(a, b)| follows(a, b)) =>
        {
            rows.extend_from_slice(more);
            // A numbering that goes on through the sections is told once, for the plan.
            section.take_if(|section| Some(&*section) != here.as_ref());
            true
        }
        (
            Change::Moved {
                rows,
                section,
                from_section,
                ..
            },
            Change::Moved {
                rows: more,
                section: here,
                from_section: there,
                ..
            },
        ) if section == here
            && from_section == there
            && rows
                .last()
                .zip(more.first())
                .is_some_and(|(a, b)| a.from + 1 == b.from) =>
        {
            rows.extend_from_slice(more);
            true
        }
        _ => false,
    }
}

/// Tells whether the second row follows the first in both numberings.
fn follows(first: &Renumbering, second: &Renumbering) -> bool {
    let next = |a: &str, b: &str| {
        let (Some((head, number, tail)), Some(other)) = (parts(a), parts(b)) else {
            return false;
        };
        number
            .checked_add(1)
            .is_some_and(|number| (head, number, tail) == other)
    };
    next(&first.old, &second.old) && next(&first.new, &second.new)
}

/// Takes a number apart at its last whole number: «2.14.» is («2.», 14, «.»).
fn parts(number: &str) -> Option<(&str, u64, &str)> {
    let tail = number.rsplit(|c: char| c.is_ascii_digit()).next()?;
    let body = number.strip_suffix(tail)?;
    let head = body.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = body.strip_prefix(head)?;
    Some((head, digits.parse().ok()?, tail))
}
