//! Which row of the old revision is which of the new one.
//!
//! Rows that say the same are matched first, those that kept their id before those that did not; what is left is
//! matched by likeness, the best pair first, and rows that stand between the same neighbours before those that do not.
//! So a row that is put in leaves all others matched, and one of two rows with the same title is not taken for the other.

use std::collections::HashMap;

use super::content::{Record, Revision};
use super::order::steady;
use crate::text::russian;

/// Returns for each row of `old` the place of the same row in `new`.
pub(super) fn match_rows(old: &Revision, new: &Revision) -> Vec<Option<usize>> {
    let mut pairs = vec![None; old.content.rows.len()];
    let mut taken = vec![false; new.content.rows.len()];
    let by_id =
        |revision: &Revision, row: usize| revision.ids.get(row).cloned().unwrap_or_default();
    match_equal(old, new, &mut pairs, &mut taken, |revision, row| {
        (by_id(revision, row), substance(&revision.content.rows[row]))
    });
    match_equal(old, new, &mut pairs, &mut taken, |revision, row| {
        substance(&revision.content.rows[row])
    });
    match_alike(old, new, &mut pairs, &mut taken);
    pairs
}

/// What makes a row itself, whatever its number and however it stands.
fn substance(row: &Record) -> (&str, &str, &[String], &str) {
    (&row.title, &row.deadline, &row.executors, &row.result)
}

/// Matches the rows left whose keys are equal, in their order.
fn match_equal<'r, K: Eq + std::hash::Hash>(
    old: &'r Revision,
    new: &'r Revision,
    pairs: &mut [Option<usize>],
    taken: &mut [bool],
    key: impl Fn(&'r Revision, usize) -> K,
) {
    let mut waiting: HashMap<K, Vec<usize>> = HashMap::new();
    for row in (0..taken.len()).rev().filter(|row| !taken[*row]) {
        waiting.entry(key(new, row)).or_default().push(row);
    }
    for (row, pair) in pairs
        .iter_mut()
        .enumerate()
        .filter(|(_, pair)| pair.is_none())
    {
        *pair = waiting.get_mut(&key(old, row)).and_then(Vec::pop);
        if let Some(found) = *pair {
            taken[found] = true;
        }
    }
}

/// A pair of rows that may be the same.
struct Candidate {
    likeness: u32,
    /// How far the new row stands from where its neighbours let it be expected.
    distance: usize,
    old: usize,
    new: usize,
}

/// Matches the rows left by likeness.
fn match_alike(old: &Revision, new: &Revision, pairs: &mut [Option<usize>], taken: &mut [bool]) {
    let gaps = gaps(pairs, taken.len());
    let features = |revision: &Revision, row: usize| Features::of(revision, row);
    let rest: Vec<(usize, Features)> = (0..taken.len())
        .filter(|row| !taken[*row])
        .map(|row| (row, features(new, row)))
        .collect();
    let mut candidates = Vec::new();
    for (row, gap) in gaps
        .iter()
        .enumerate()
        .filter(|(row, _)| pairs[*row].is_none())
    {
        let own = features(old, row);
        candidates.extend(rest.iter().filter_map(|(other, theirs)| {
            let between = gap.contains(*other);
            let likeness = own.likeness(theirs, between)?;
            Some(Candidate {
                likeness,
                distance: gap.expected.abs_diff(*other),
                old: row,
                new: *other,
            })
        }));
    }
    candidates.sort_by_key(|found| {
        (
            std::cmp::Reverse(found.likeness),
            found.distance,
            found.old,
            found.new,
        )
    });
    for found in candidates {
        if pairs[found.old].is_none() && !taken[found.new] {
            pairs[found.old] = Some(found.new);
            taken[found.new] = true;
        }
    }
}

/// Where the neighbours of an old row let it be expected.
struct Gap {
    after: Option<usize>,
    before: usize,
    expected: usize,
}

impl Gap {
    fn contains(&self, place: usize) -> bool {
        self.after.is_none_or(|after| after < place) && place < self.before
    }
}

/// Returns the gap of each old row among the rows matched so far that keep their order.
fn gaps(pairs: &[Option<usize>], new_len: usize) -> Vec<Gap> {
    let stays = steady(pairs);
    let anchor = |row: usize| pairs[row].filter(|_| stays[row]);
    let mut gaps: Vec<Gap> = Vec::with_capacity(pairs.len());
    let mut after = None;
    let mut expected = 0;
    for row in 0..pairs.len() {
        gaps.push(Gap {
            after,
            before: new_len,
            expected,
        });
        expected += 1;
        if let Some(place) = anchor(row) {
            after = Some(place);
            expected = place + 1;
        }
    }
    let mut before = new_len;
    for row in (0..pairs.len()).rev() {
        gaps[row].before = before;
        before = anchor(row).unwrap_or(before);
    }
    gaps
}

/// What rows are likened by.
struct Features {
    id: String,
    title: Vec<String>,
    deadline: String,
    executors: Vec<String>,
    result: String,
    section: String,
}

impl Features {
    fn of(revision: &Revision, row: usize) -> Features {
        let record = &revision.content.rows[row];
        let mut executors: Vec<String> = record
            .executors
            .iter()
            .map(|name| russian::fold(name))
            .collect();
        executors.sort_unstable();
        let section = record
            .section
            .and_then(|section| revision.content.sections.get(section));
        Features {
            id: revision.ids.get(row).cloned().unwrap_or_default(),
            title: russian::stems(&record.title),
            deadline: russian::fold(&record.deadline),
            executors,
            result: russian::fold(&record.result),
            section: section
                .map(|title| russian::fold(title))
                .unwrap_or_default(),
        }
    }

    /// Returns how alike two rows are; `None` where they are not likely one.
    fn likeness(&self, other: &Features, between: bool) -> Option<u32> {
        let title = shared(&self.title, &other.title);
        let same = |a: &str, b: &str| u32::from(a == b && !a.is_empty());
        let id = same(&self.id, &other.id);
        let executors = shared(&self.executors, &other.executors);
        let fields = same(&self.deadline, &other.deadline)
            + same(&self.result, &other.result)
            + u32::from(executors == 1000);
        let place = id + u32::from(between);
        let plausible = title >= 600
            || (title >= 400 && fields + place >= 1)
            || (title >= 200 && fields + place >= 2)
            || (place == 2 && fields >= 2);
        plausible.then(|| {
            4 * title
                + 1000 * fields
                + executors / 2
                + 1200 * id
                + 900 * u32::from(between)
                + 300 * u32::from(self.section == other.section)
        })
    }
}

/// Returns the share of two sorted lists that is in both (Dice's coefficient), in thousandths.
fn shared(a: &[String], b: &[String]) -> u32 {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let order = x.cmp(y);
        both += u32::from(order.is_eq());
        i += usize::from(order.is_le());
        j += usize::from(order.is_ge());
    }
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    both.saturating_mul(2000).checked_div(all).unwrap_or(0)
}

/// Returns for each section of `old` the place of the same section in `new`: by its title, then by its rows.
pub(super) fn match_sections(
    old: &Revision,
    new: &Revision,
    rows: &[Option<usize>],
) -> Vec<Option<usize>> {
    let (before, after) = (&old.content.sections, &new.content.sections);
    let mut pairs = vec![None; before.len()];
    let mut taken = vec![false; after.len()];
    for (section, title) in before.iter().enumerate() {
        let same = (0..after.len())
            .find(|other| !taken[*other] && russian::fold(&after[*other]) == russian::fold(title));
        if let Some(other) = same {
            pairs[section] = Some(other);
            taken[other] = true;
        }
    }
    let mut votes: HashMap<(usize, usize), usize> = HashMap::new();
    for (row, to) in rows.iter().enumerate() {
        let section = old.content.rows[row].section;
        let other = to.and_then(|to| new.content.rows[to].section);
        if let (Some(section), Some(other)) = (section, other) {
            *votes.entry((section, other)).or_default() += 1;
        }
    }
    let mut votes: Vec<_> = votes
        .into_iter()
        .map(|(pair, votes)| (std::cmp::Reverse(votes), pair))
        .collect();
    votes.sort_unstable();
    for (_, (section, other)) in votes {
        if pairs[section].is_none() && !taken[other] {
            pairs[section] = Some(other);
            taken[other] = true;
        }
    }
    pairs
}
