//! Deadlines that were moved: how often, by how many days, on whose basis.
//!
//! A deadline is moved when it, or one occurrence of it, falls on another day, later or earlier: by an entry of the row
//! (`postponed`, `moved`), or by hand, which only the revisions of the file tell. This is the one definition of it;
//! [`Trail`](super::history::Trail) finds what was done by hand.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::filter::{Filter, admitted};
use super::state::Clock;
use crate::document::{Postponement, windows};
use crate::model::{Item, Occurrence, Plan};

/// A row whose deadline was moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slip {
    /// The plan: its file's stem.
    pub roadmap: String,
    /// The plan as people call it.
    pub name: String,
    /// How commands call the row.
    pub id: String,
    /// What is to be done.
    pub title: String,
    /// Its executors as the registry calls them, the lead first.
    pub executors: Vec<String>,
    /// How often its deadline was moved.
    pub times: usize,
    /// By how many days in all, as far as is known; negative where it was brought forward.
    pub days: i64,
    /// Each move, the earliest first.
    pub moves: Vec<Move>,
}

/// One move of a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Move {
    /// The day by which files name the occurrence that moved; `None` where the whole deadline did.
    #[serde(skip)]
    pub of: Option<NaiveDate>,
    /// The deadline before it.
    pub was: String,
    /// The deadline after it.
    pub now: String,
    /// From the last due day before to the last due day after; `None` where the latter is not known. A deadline
    /// without a day of its own counts from the one before it, so that the days of all moves add up.
    pub days: Option<i64>,
    /// The day of the decision.
    pub on: Option<NaiveDate>,
    /// The document it rests on.
    pub basis: Option<String>,
    /// The id of the revision that alone tells of it, no entry of the row; empty where there is no such revision yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<String>,
}

/// Returns the rows of `plan` that `filter` admits, by their states and due days on the clock's day, whose deadlines were
/// moved by then; `by_hand` are the moves of each row of the plan that it does not tell itself.
pub fn slips(plan: &Plan<'_>, filter: &Filter, clock: Clock, by_hand: &[Vec<Move>]) -> Vec<Slip> {
    let as_of = clock.as_of;
    let places: HashMap<u32, usize> = plan
        .items
        .iter()
        .map(|item| item.document.header.start)
        .zip(0..)
        .collect();
    let slip = |item: &Item<'_>| {
        let own = places.get(&item.document.header.start);
        let own = own.and_then(|place| by_hand.get(*place));
        let mut moves = moves(item, as_of);
        let own = own.into_iter().flatten();
        let recorded = moves.len();
        moves.extend(own.filter(|step| step.is_made(as_of)).cloned());
        if moves.len() > recorded {
            moves.sort_by_key(|step| step.on);
        }
        let executors = item.document.executors.iter();
        (!moves.is_empty()).then(|| Slip {
            roadmap: plan.name.clone(),
            name: plan.label(),
            id: item.id.clone(),
            title: item.title().to_owned(),
            executors: executors
                .map(|name| plan.registry.canonical(name.value).to_owned())
                .collect(),
            times: moves.len(),
            days: moves.iter().filter_map(|step| step.days).sum(),
            moves,
        })
    };
    let asked = |item: &&Item<'_>| {
        filter.admits_dates(plan, item)
            && filter.admits_state(filter.standing(plan, item, clock).state)
    };
    let rows = admitted(plan, filter).filter(asked);
    rows.filter_map(slip).collect()
}

impl Move {
    /// Returns whether it was decided on or before `as_of`.
    pub(super) fn is_made(&self, as_of: NaiveDate) -> bool {
        self.on.is_none_or(|on| on <= as_of)
    }
}

/// Returns the moves of whole deadlines, then those of single occurrences; each in the order in which they were made.
pub(super) fn moves(item: &Item<'_>, as_of: NaiveDate) -> Vec<Move> {
    let mut moves = Vec::new();
    let mut known: &[NaiveDate] = &[];
    let last = dues_before_moves(item);
    let entries = &item.document.postponed;
    for (number, entry) in entries.iter().enumerate() {
        let own = item.former_dues.get(number).map_or(&[][..], Vec::as_slice);
        if !own.is_empty() {
            known = own;
        }
        if entry.on.is_some_and(|on| on.value > as_of) {
            continue;
        }
        let next = entries.get(number + 1);
        let after = match next {
            Some(_) => item
                .former_dues
                .get(number + 1)
                .map_or(&[][..], Vec::as_slice),
            None => &last,
        };
        let now = next.map_or_else(|| current(item), words);
        let decision = Decision {
            on: entry.on.map(|on| on.value),
            basis: entry.basis.map(|basis| basis.value),
            revision: None,
        };
        moves.extend(decision.moves((words(entry), known), (now, after), &last));
    }
    moves.extend(shifts(item, as_of));
    moves
}

fn words(entry: &Postponement<'_>) -> String {
    let was = entry.was.as_ref();
    was.map_or_else(String::new, |was| was.value.words())
}

/// Returns the due days that the deadline has now, before moves of single occurrences; none where it has none of its
/// own.
fn dues_before_moves(item: &Item<'_>) -> Vec<NaiveDate> {
    let due = |one: &Occurrence| one.moved.as_ref().map_or(one.due, |moved| moved.was);
    let mut days: Vec<NaiveDate> = item.occurrences.iter().map(due).collect();
    days.retain(|_| item.is_dated());
    days.sort_unstable();
    days
}

/// What a deadline was moved by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decision<'d> {
    /// The day of it.
    pub(super) on: Option<NaiveDate>,
    /// The document it rests on.
    pub(super) basis: Option<&'d str>,
    /// The revision that alone tells of it.
    pub(super) revision: Option<&'d str>,
}

impl Decision<'_> {
    /// Returns the moves that it made: of a series, one for each occurrence that fell on another day; else one of the
    /// whole. `last` are the due days by which files name the occurrences.
    pub(super) fn moves(
        &self,
        (was, before): (String, &[NaiveDate]),
        (now, after): (String, &[NaiveDate]),
        last: &[NaiveDate],
    ) -> Vec<Move> {
        let pairs = before.iter().zip(after).enumerate();
        let several = before.len() > 1 && before.len() == after.len();
        let of = |number: usize| {
            last.get(number)
                .filter(|_| last.len() == after.len())
                .copied()
        };
        let one_by_one: Vec<Move> = pairs
            .filter(|(_, (before, after))| several && before != after)
            .map(|(number, (before, after))| {
                let days = apart(*before, *after);
                self.step(of(number), said(*before), said(*after), Some(days))
            })
            .collect();
        if !one_by_one.is_empty() {
            return one_by_one;
        }
        let days = before.last().zip(after.last());
        let days = days.map(|(before, after)| apart(*before, *after));
        vec![self.step(None, was, now, days)]
    }

    fn step(&self, of: Option<NaiveDate>, was: String, now: String, days: Option<i64>) -> Move {
        Move {
            of,
            was,
            now,
            days,
            on: self.on,
            basis: self.basis.map(str::to_owned),
            revision: self.revision.map(str::to_owned),
        }
    }
}

/// Returns the moves of single occurrences, in the order in which they were decided.
fn shifts(item: &Item<'_>, as_of: NaiveDate) -> Vec<Move> {
    let mut entries: Vec<_> = item.document.moved.iter().collect();
    entries.retain(|entry| entry.on.is_none_or(|on| on.value <= as_of));
    // A move of no occurrence of the row moves nothing; `check` says so.
    let is_known = |day: NaiveDate| item.occurrences.iter().any(|one| one.day() == day);
    entries.retain(|entry| entry.due.is_some_and(|due| is_known(due.value)));
    entries.sort_by_key(|entry| entry.on.map(|on| on.value));
    let mut stands: HashMap<NaiveDate, NaiveDate> = HashMap::new();
    let mut moves = Vec::new();
    for entry in entries {
        let (Some(due), Some(to)) = (entry.due, entry.to) else {
            continue;
        };
        let before = stands.insert(due.value, to.value).unwrap_or(due.value);
        let decision = Decision {
            on: entry.on.map(|on| on.value),
            basis: entry.basis.map(|basis| basis.value),
            revision: None,
        };
        let days = Some(apart(before, to.value));
        moves.push(decision.step(Some(due.value), said(before), said(to.value), days));
    }
    moves
}

fn said(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

fn apart(before: NaiveDate, after: NaiveDate) -> i64 {
    (after - before).num_days()
}

/// Returns what holds now: the real dates where there are some, else the words.
fn current(item: &Item<'_>) -> String {
    if item.document.dates.is_empty() {
        item.deadline()
    } else {
        windows(item.document.dates.iter().map(|window| window.value))
    }
}
