//! Lists what changed between two revisions whose rows and sections are matched.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::apply;
use super::change::{Change, MovedRow, Renumbering, RowRef};
use super::content::{Field, Postponement, Record, Revision, Window};
use super::fields::Pair;
use super::matching;
use super::order::{differing, inverse, steady, with_sections};
use super::rename;
use crate::calendar::{Calendar, Period};
use crate::phrase::{self, Kind};
use crate::text::russian;

/// Returns the changes from `old` to `new`, and the old place of each new row.
pub(super) fn changes(old: &Revision, new: &Revision) -> (Vec<Change>, Vec<Option<usize>>) {
    let mut called = Cow::Borrowed(old);
    let mut renamed = Vec::new();
    // Rows that name nobody as before are told apart badly: what is found lets more be found.
    let rows = loop {
        let rows = matching::match_rows(&called, new);
        let more = rename::renamed(&called, new, &rows);
        if more.is_empty() {
            break rows;
        }
        for (was, is) in &more {
            apply::rename(&mut called.to_mut().content, was, is);
        }
        renamed.extend(more);
    };
    let old = called.as_ref();
    let sections = matching::match_sections(old, new, &rows);
    let comparison = Comparison::new(old, new, rows, sections);
    let mut changes = passport(old, new);
    changes.extend(
        renamed
            .into_iter()
            .map(|(was, is)| comparison.renamed(was, is)),
    );
    changes.extend(registry(old, new));
    comparison.sections(&mut changes);
    comparison.rows(&mut changes);
    (changes, comparison.origins)
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

/// Returns the time that a revision of a plan covers.
fn period(revision: &Revision) -> Option<Period> {
    let texts = revision.content.passport.get(&Field::Period)?;
    Period::parse(texts.first()?)
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
        let stays = stays(old, new, &rows, &sections);
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

    /// Tells of an executor whom the old rows, as they stand here, name by the new name already.
    fn renamed(&self, old: String, new: String) -> Change {
        let named = |rows: &[Record], at: usize| rows[at].executors.contains(&new);
        let both = |(at, from): (usize, &Option<usize>)| {
            from.is_some_and(|from| named(&self.old.content.rows, from))
                && named(&self.new.content.rows, at)
        };
        let rows = self
            .origins
            .iter()
            .enumerate()
            .filter(|pair| both(*pair))
            .count();
        let entry = self.new.content.executors.get(&new);
        let is_person = entry.is_some_and(|entry| entry.kind == "person");
        let another = is_person && !share_a_word(&old, &new);
        Change::Renamed {
            old,
            new,
            rows,
            another,
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
                let before = at.checked_sub(1).and_then(|before| after.get(before));
                changes.push(Change::SectionMoved {
                    from,
                    at,
                    title: title.clone(),
                    after: before.cloned(),
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
        let mut renumbered = self.renumbered();
        for at in 0..=self.new.content.rows.len() {
            changes.extend(gone.remove(&at).into_iter().flatten());
            changes.extend(runs.remove(&at));
            changes.extend(renumbered.remove(&at));
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

    /// Returns rows moved, each run of neighbours by the new place of its first.
    fn runs(&self) -> BTreeMap<usize, Change> {
        let mut runs: BTreeMap<usize, Change> = BTreeMap::new();
        let mut last: Option<usize> = None;
        for (at, origin) in self.origins.iter().enumerate() {
            let Some(change) = origin.and_then(|from| self.moved(from, at)) else {
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

    /// Returns rows that stay but are numbered differently, by the new place of the first.
    ///
    /// Where no number comes twice the numbering is the plan's, and reported once; else it is that of each section.
    fn renumbered(&self) -> BTreeMap<usize, Change> {
        let whole = is_plain(self.old) && is_plain(self.new);
        let mut found: BTreeMap<Option<usize>, (usize, Vec<Renumbering>)> = BTreeMap::new();
        for (at, origin) in self.origins.iter().enumerate() {
            let row = &self.new.content.rows[at];
            let was = origin.filter(|from| self.stays[*from]);
            let was = was.map(|from| &self.old.content.rows[from].number);
            if let Some(old) = was.filter(|was| **was != row.number) {
                let key = row.section.filter(|_| !whole);
                let (old, new) = (old.clone(), row.number.clone());
                let (_, rows) = found.entry(key).or_insert_with(|| (at, Vec::new()));
                rows.push(Renumbering { at, old, new });
            }
        }
        let sections = &self.new.content.sections;
        let section_at = |row: &Renumbering| self.new.content.rows[row.at].section;
        let change = |rows: Vec<Renumbering>| {
            let mut own = rows.iter().map(section_at);
            let first = own.next().flatten();
            let section = first.filter(|first| own.all(|other| other == Some(*first)));
            let section = section.and_then(|section| sections.get(section).cloned());
            Change::Renumbered { rows, section }
        };
        let changes = found.into_values();
        changes.map(|(at, rows)| (at, change(rows))).collect()
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

    fn fields(&self, from: usize, at: usize, changes: &mut Vec<Change>) {
        let was = Some(&self.old.ids[from]).filter(|was| **was != self.new.ids[at]);
        let pair = Pair {
            old: &self.old.content.rows[from],
            new: &self.new.content.rows[at],
            item: place(self.new, at, was.cloned()),
            registered: [&self.old.registered, &self.new.registered],
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
        pair.occurrences(changes);
        pair.remarks(changes);
    }

    /// Lists the changes of the deadline and its ledger of postponements.
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
        let known = before.dated && after.dated && !after.windows.is_empty();
        let reworded = (known && before == after)
            || (period(self.old) != period(self.new)
                && same_days(&old.deadline, &new.deadline, period(self.new)));
        if !same && reworded && ledger.is_empty() {
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

/// Returns whether two names have a word in common, initials apart: a surname, whatever its ending.
fn share_a_word(one: &str, other: &str) -> bool {
    let words = |name: &str| {
        let mut words = russian::stems(name);
        words.retain(|word| word.chars().count() > 2);
        words
    };
    let others = words(other);
    words(one).iter().any(|word| others.contains(word))
}

/// Returns whether two phrases mean the same days in one period: there the new one is but another wording.
fn same_days(old: &str, new: &str, period: Option<Period>) -> bool {
    let calendar = Calendar::default();
    let context = phrase::Context::of(period, &calendar);
    let days = |words: &str| {
        let reading = phrase::read(words, &context);
        let window = |read: &phrase::Occurrence| (read.start, read.due);
        let windows: Vec<_> = reading.occurrences.iter().map(window).collect();
        (reading.kind, windows, reading.milestones)
    };
    let (before, after) = (days(old), days(new));
    after.0 != Kind::Ongoing && !after.1.is_empty() && before == after
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

/// Returns which old rows stay among their neighbours and in their section, wherever that section went.
fn stays(
    old: &Revision,
    new: &Revision,
    rows: &[Option<usize>],
    sections: &[Option<usize>],
) -> Vec<bool> {
    let was = |row: usize| {
        old.content.rows[row]
            .section
            .map(|section| sections[section])
    };
    let among: Vec<Option<usize>> = (0..rows.len()).map(|row| was(row).flatten()).collect();
    let moved = steady(sections)
        .iter()
        .zip(sections)
        .any(|(stays, to)| !stays && to.is_some());
    let order = with_sections(&among, moved);
    // A row outside sections stays outside; one whose section is gone has moved.
    let at_home =
        |row: usize| rows[row].filter(|to| was(row) == new.content.rows[*to].section.map(Some));
    let places: Vec<Option<usize>> = order.iter().map(|row| at_home(*row)).collect();
    let mut stays = vec![false; rows.len()];
    for (row, steady) in order.iter().zip(steady(&places)) {
        stays[*row] = steady;
    }
    stays
}

fn place(revision: &Revision, at: usize, was: Option<String>) -> RowRef {
    RowRef {
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

/// Returns whether no number comes twice.
fn is_plain(revision: &Revision) -> bool {
    let mut seen = BTreeSet::new();
    let numbers = revision.content.rows.iter().map(|row| row.number.as_str());
    numbers
        .filter(|number| !number.is_empty())
        .all(|number| seen.insert(number))
}
