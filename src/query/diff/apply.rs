//! Makes the new revision from the old one and the changes.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, RowRef};
use super::content::{Content, Record};
use super::order::with_sections;

/// Returns `old` with `changes` made: the new content, if they were found from `old`.
///
/// ```
/// # use roadmap::query::diff::{Change, Content, apply};
/// let added = r#"{"change":"section-added","at":0,"title":"Школы"}"#;
/// let changes: Vec<Change> = vec![serde_json::from_str(added).unwrap()];
/// assert_eq!(apply(&Content::default(), &changes).sections, ["Школы"]);
/// ```
pub fn apply(old: &Content, changes: &[Change]) -> Content {
    let mut content = old.clone();
    for change in changes {
        if let Change::Renamed { old, new, .. } = change {
            rename(&mut content, old, new);
        }
    }
    let sections = sections(&mut content, changes);
    for row in &mut content.rows {
        row.section = row
            .section
            .and_then(|section| sections.get(section).copied().flatten());
    }
    rows(&mut content, changes);
    for change in changes {
        set(&mut content, change);
    }
    content
}

/// Renames an executor wherever the plan names it.
pub(super) fn rename(content: &mut Content, old: &str, new: &str) {
    let set = |name: &mut String| {
        if name == old {
            new.clone_into(name);
        }
    };
    if let Some(entry) = content.executors.remove(old) {
        content.executors.insert(new.to_owned(), entry);
    }
    for entry in content.executors.values_mut() {
        entry.members.iter_mut().for_each(set);
        entry
            .held_by
            .iter_mut()
            .for_each(|held| set(&mut held.name));
    }
    let rows = content.rows.iter_mut();
    rows.flat_map(|row| &mut row.executors).for_each(set);
}

/// Rearranges the sections, and returns the new place of each old one.
fn sections(content: &mut Content, changes: &[Change]) -> Vec<Option<usize>> {
    let mut gone = BTreeSet::new();
    let mut placed = BTreeMap::new();
    for change in changes {
        match change {
            Change::SectionRemoved { at, .. } => drop(gone.insert(*at)),
            Change::SectionAdded { at, title } => drop(placed.insert(*at, (None, title.clone()))),
            Change::SectionMoved {
                from, at, title, ..
            } => {
                gone.insert(*from);
                placed.insert(*at, (Some(*from), title.clone()));
            }
            _ => {}
        }
    }
    let old: Vec<_> = std::mem::take(&mut content.sections)
        .into_iter()
        .enumerate()
        .collect();
    let kept = old
        .iter()
        .filter(|(at, _)| !gone.contains(at))
        .map(|(at, title)| (Some(*at), title.clone()));
    let mut moves = vec![None; old.len()];
    for (to, (from, title)) in merge(kept, placed).enumerate() {
        if let Some(slot) = from.and_then(|from: usize| moves.get_mut(from)) {
            *slot = Some(to);
        }
        content.sections.push(title);
    }
    moves
}

/// Rearranges the rows.
fn rows(content: &mut Content, changes: &[Change]) {
    let mut gone = BTreeSet::new();
    let mut placed: BTreeMap<usize, Record> = BTreeMap::new();
    for change in changes {
        match change {
            Change::Removed { item, .. } => drop(gone.insert(item.at)),
            Change::Added { item, row } => drop(placed.insert(item.at, row.as_ref().clone())),
            Change::Moved { rows, .. } => {
                for moved in rows {
                    gone.insert(moved.from);
                    let row = content.rows.get(moved.from).cloned().unwrap_or_default();
                    placed.insert(
                        moved.at,
                        Record {
                            section: moved.section,
                            number: moved.number.clone(),
                            ..row
                        },
                    );
                }
            }
            _ => {}
        }
    }
    let among: Vec<Option<usize>> = content.rows.iter().map(|row| row.section).collect();
    let moved = |change: &Change| matches!(change, Change::SectionMoved { .. });
    let order = with_sections(&among, changes.iter().any(moved));
    let mut old = std::mem::take(&mut content.rows);
    let kept = order.into_iter().filter(|at| !gone.contains(at));
    let kept = kept.map(|at| std::mem::take(&mut old[at]));
    content.rows = merge(kept, placed).collect();
}

/// Returns the elements `kept` in their order, with those `placed` at their places.
fn merge<T>(
    kept: impl Iterator<Item = T>,
    mut placed: BTreeMap<usize, T>,
) -> impl Iterator<Item = T> {
    let mut kept = kept;
    (0..).map_while(move |at| {
        placed
            .remove(&at)
            .or_else(|| kept.next())
            .or_else(|| placed.pop_first().map(|(_, last)| last))
    })
}

/// Sets the value that `change` is about.
fn set(content: &mut Content, change: &Change) {
    match change {
        Change::Passport { field, new, .. } => put(
            &mut content.passport,
            *field,
            Some(new.clone()).filter(|new| !new.is_empty()),
        ),
        Change::Event { event, new, .. } => put(&mut content.events, event.clone(), *new),
        Change::Registry { name, new, .. } => {
            put(&mut content.executors, name.clone(), new.clone());
        }
        Change::SectionRenamed { at, new, .. } => {
            if let Some(title) = content.sections.get_mut(*at) {
                title.clone_from(new);
            }
        }
        Change::Renumbered { rows, .. } => {
            for row in rows {
                if let Some(record) = content.rows.get_mut(row.at) {
                    record.number.clone_from(&row.new);
                }
            }
        }
        Change::Added { .. } | Change::Removed { .. } => {}
        _ => {
            let at = change.item().map(|item: &RowRef| item.at);
            if let Some(row) = at.and_then(|at| content.rows.get_mut(at)) {
                set_row(row, change);
            }
        }
    }
}

fn put<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => drop(map.insert(key, value)),
        None => drop(map.remove(&key)),
    }
}

fn set_row(row: &mut Record, change: &Change) {
    match change {
        Change::Title { new, .. } => row.title.clone_from(new),
        Change::Deadline { new, postponed, .. } => {
            row.deadline.clone_from(new);
            row.postponed.extend_from_slice(postponed);
        }
        Change::DeadlineReworded { new, .. } => row.deadline.clone_from(new),
        Change::Postponements { new, .. } => row.postponed.clone_from(new),
        Change::Dates { new, postponed, .. } => {
            row.dates.clone_from(new);
            row.postponed.extend_from_slice(postponed);
        }
        Change::Executors { new, .. } => row.executors.clone_from(new),
        Change::Result { new, .. } => row.result.clone_from(new),
        Change::Done { new, evidence, .. } => {
            row.done.clone_from(new);
            row.evidence = evidence.clone().or(row.evidence.take());
        }
        Change::Started { new, .. } => row.started = *new,
        Change::OccurrencesMoved { new, .. } => row.moved.clone_from(new),
        Change::OccurrencesCancelled { new, .. } => row.dropped.clone_from(new),
        Change::Unmet { new, .. } => row.unmet.clone_from(new),
        Change::Cancelled { on, reason, .. } => {
            (row.cancelled, row.cancelled_on) = (true, *on);
            row.reason.clone_from(reason);
        }
        Change::Reopened { .. } => {
            (row.cancelled, row.cancelled_on, row.reason) = (false, None, None);
        }
        Change::Reason { on, new, .. } => {
            row.cancelled_on = *on;
            row.reason.clone_from(new);
        }
        Change::Note { new, .. } => row.note.clone_from(new),
        Change::Evidence { new, .. } => row.evidence.clone_from(new),
        Change::Extra { column, new, .. } => put(&mut row.extra, column.clone(), new.clone()),
        _ => {}
    }
}
