//! How far each plan is.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer, ser::SerializeMap};

use super::filter::{Filter, admitted, executors};
use super::state::{self, Clock, Standing, Tally};
use crate::model::{Item, Plan};

/// What a line of the status table stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GroupBy {
    /// A plan.
    #[default]
    Roadmap,
    /// A section of a plan.
    Section,
    /// An executor, over all plans.
    Executor,
    /// The month of the due day that decides an item's state.
    Month,
}

/// The name of a line; sorts in the order of reports.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A plan: the stem of its file and what people call it.
    Roadmap(String, String),
    /// A section: its plan, as above, its place there and its title; `None` for rows outside sections.
    Section(String, String, usize, Option<String>),
    /// An executor; `None` for rows with nobody.
    Executor(Option<String>),
    /// A month by its first day; `None` for rows without a due day.
    Month(Option<NaiveDate>),
}

/// A line of the status table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// What it counts.
    pub group: Group,
    /// The items by state.
    pub tally: Tally,
    /// The earliest due day from the clock's day on of an open occurrence with a date of its own.
    pub next_due: Option<NaiveDate>,
}

impl Status {
    /// Returns a line with no items yet.
    pub fn empty(group: Group) -> Self {
        Status {
            group,
            tally: Tally::default(),
            next_due: None,
        }
    }

    /// Counts the items of `other` too.
    pub fn merge(&mut self, other: &Status) {
        self.tally.merge(&other.tally);
        self.next_due = earlier(self.next_due, other.next_due);
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match &self.group {
            Group::Roadmap(name, _) => map.serialize_entry("roadmap", name)?,
            Group::Section(name, _, _, title) => {
                map.serialize_entry("roadmap", name)?;
                map.serialize_entry("section", title)?;
            }
            Group::Executor(name) => map.serialize_entry("executor", name)?,
            Group::Month(month) => {
                map.serialize_entry("month", &month.map(|day| day.format("%Y-%m").to_string()))?;
            }
        }
        serialize_tally(&mut map, &self.tally)?;
        map.serialize_entry("next_due", &self.next_due)?;
        map.end()
    }
}

/// Writes the total and the states of `tally` as entries of `map`.
pub(super) fn serialize_tally<M: SerializeMap>(map: &mut M, tally: &Tally) -> Result<(), M::Error> {
    map.serialize_entry("total", &tally.total)?;
    serialize_states(map, tally)
}

/// Writes the states of `tally` as entries of `map`.
pub(super) fn serialize_states<M: SerializeMap>(
    map: &mut M,
    tally: &Tally,
) -> Result<(), M::Error> {
    for state in state::State::ALL {
        map.serialize_entry(&state.name().replace('-', "_"), &tally.of(state))?;
    }
    Ok(())
}

/// Returns the lines that the items of `plan` make, sorted.
pub fn status(plan: &Plan<'_>, filter: &Filter, clock: Clock, by: GroupBy) -> Vec<Status> {
    let label = plan.label();
    if by == GroupBy::Roadmap {
        let mut line = Status::empty(Group::Roadmap(plan.name.clone(), label));
        for (item, standing) in counted(plan, filter, clock) {
            line.tally.add(standing.state);
            line.next_due = earlier(line.next_due, next_due(plan, item, filter, clock));
        }
        return vec![line];
    }
    let mut lines: BTreeMap<Group, Status> = BTreeMap::new();
    for (item, standing) in counted(plan, filter, clock) {
        let next_due = next_due(plan, item, filter, clock);
        for group in groups(plan, &label, item, standing.due, by) {
            let line = lines
                .entry(group.clone())
                .or_insert_with(|| Status::empty(group));
            line.tally.add(standing.state);
            line.next_due = earlier(line.next_due, next_due);
        }
    }
    lines.into_values().collect()
}

/// Returns the items of `plan` that `filter` admits, each counted once however many executors it has.
pub fn tally(plan: &Plan<'_>, filter: &Filter, clock: Clock) -> Tally {
    let mut tally = Tally::default();
    for (_, standing) in counted(plan, filter, clock) {
        tally.add(standing.state);
    }
    tally
}

/// Returns the items of `plan` that `filter` admits and how each of them stands.
fn counted<'p, 'a>(
    plan: &'p Plan<'a>,
    filter: &'p Filter,
    clock: Clock,
) -> impl Iterator<Item = (&'p Item<'a>, Standing)> {
    admitted(plan, filter)
        .filter(|item| filter.admits_dates(plan, item))
        .map(move |item| (item, filter.standing(plan, item, clock)))
        .filter(|(_, standing)| filter.admits_state(standing.state))
}

/// Returns the lines of `by` that count `item` of `plan`, which is called `label`.
fn groups(
    plan: &Plan<'_>,
    label: &str,
    item: &Item<'_>,
    due: Option<NaiveDate>,
    by: GroupBy,
) -> Vec<Group> {
    match by {
        GroupBy::Roadmap => vec![Group::Roadmap(plan.name.clone(), label.to_owned())],
        GroupBy::Section => vec![Group::Section(
            plan.name.clone(),
            label.to_owned(),
            item.section.map_or(0, |index| index + 1),
            plan.section_title(item).map(str::to_owned),
        )],
        GroupBy::Executor => executors(plan, item)
            .into_iter()
            .map(Group::Executor)
            .collect(),
        GroupBy::Month => vec![Group::Month(due.and_then(|day| day.with_day(1)))],
    }
}

/// Returns the earliest due day from the clock's day on of an open occurrence with a date of its own.
fn next_due(plan: &Plan<'_>, item: &Item<'_>, filter: &Filter, clock: Clock) -> Option<NaiveDate> {
    let ahead = item.occurrences.iter().filter(|occurrence| {
        item.is_dated()
            && occurrence.due >= clock.as_of
            && filter.admits_due(plan, item, occurrence.due)
            && state::of_occurrence(item, occurrence, clock).is_open()
    });
    ahead.map(|occurrence| occurrence.due).min()
}

fn earlier(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<NaiveDate> {
    one.into_iter().chain(other).min()
}
