//! Deadlines that were moved: how often, by how many days, on whose basis.

use chrono::NaiveDate;
use serde::Serialize;

use super::filter::{Filter, admitted};
use crate::document::windows;
use crate::model::{Item, Plan};

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
}

/// Returns the rows of `plan` that `filter` admits whose deadlines were moved on or before `as_of`.
pub fn slips(plan: &Plan<'_>, filter: &Filter, as_of: NaiveDate) -> Vec<Slip> {
    let slip = |item: &Item<'_>| {
        let moves = moves(item, as_of);
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
    admitted(plan, filter).filter_map(slip).collect()
}

/// Returns the moves of the deadline of `item` that were decided on or before `as_of`.
pub(super) fn moves(item: &Item<'_>, as_of: NaiveDate) -> Vec<Move> {
    let entries = &item.document.postponed;
    let last = item
        .occurrences
        .iter()
        .map(|occurrence| occurrence.due)
        .max()
        .filter(|_| item.is_dated());
    let mut moves = Vec::new();
    let mut known = None;
    for (number, entry) in entries.iter().enumerate() {
        known = item.former_dues.get(number).copied().flatten().or(known);
        if entry.on.is_some_and(|on| on.value > as_of) {
            continue;
        }
        let words = |entry: &crate::document::Postponement<'_>| {
            entry
                .was
                .as_ref()
                .map_or_else(String::new, |was| was.value.words())
        };
        let due = |number: usize| item.former_dues.get(number).copied().flatten();
        let next = entries.get(number + 1);
        let now = next.map_or_else(|| current(item), words);
        let after = if next.is_some() {
            due(number + 1)
        } else {
            last
        };
        moves.push(Move {
            was: words(entry),
            now,
            days: known
                .zip(after)
                .map(|(before, after)| (after - before).num_days()),
            on: entry.on.map(|on| on.value),
            basis: entry.basis.map(|basis| basis.value.to_owned()),
        });
    }
    moves
}

/// Returns what holds now: the real dates where there are some, else the words.
fn current(item: &Item<'_>) -> String {
    if item.document.dates.is_empty() {
        item.deadline()
    } else {
        windows(item.document.dates.iter().map(|window| window.value))
    }
}
