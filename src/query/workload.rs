//! The load of each executor.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer, ser::SerializeMap};

use super::filter::{Filter, admitted, executors};
use super::state::{self, Clock, Tally};
use super::status::serialize_states;
use crate::model::{Holding, Item, Plan};

/// Whether the load is counted whole or by month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WorkloadBy {
    /// Items by state.
    #[default]
    State,
    /// Open occurrences by the month they fall due.
    Month,
}

/// The load of one executor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Load {
    /// The executor as the registry calls it; `None` for the items with nobody.
    pub executor: Option<String>,
    /// Items it is named first in.
    pub lead: usize,
    /// Items it is named in after another.
    pub co: usize,
    /// All its items by state.
    pub tally: Tally,
    /// Whether it is a group or a role, which stands for others.
    pub stands: bool,
    /// Whether an item counts for it through a role that others hold on other due days of the item.
    pub handed_over: bool,
    /// Its open occurrences whose day has passed.
    pub late: usize,
    /// Its open occurrences by the first day of the month they fall due in.
    pub months: BTreeMap<NaiveDate, usize>,
}

impl Load {
    /// Returns how many open occurrences it has, where they were counted by month.
    pub fn open(&self) -> usize {
        self.months.values().sum()
    }

    /// Counts the items of `other` too.
    pub fn merge(&mut self, other: &Load) {
        self.lead += other.lead;
        self.co += other.co;
        self.tally.merge(&other.tally);
        self.late += other.late;
        self.stands |= other.stands;
        self.handed_over |= other.handed_over;
        for (month, count) in &other.months {
            *self.months.entry(*month).or_default() += count;
        }
    }
}

impl Serialize for Load {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("executor", &self.executor)?;
        map.serialize_entry("total", &self.tally.total)?;
        map.serialize_entry("lead", &self.lead)?;
        map.serialize_entry("co", &self.co)?;
        serialize_states(&mut map, &self.tally)?;
        if !self.months.is_empty() {
            let months: BTreeMap<String, usize> = self
                .months
                .iter()
                .map(|(day, count)| (day.format("%Y-%m").to_string(), *count))
                .collect();
            map.serialize_entry("months", &months)?;
        }
        map.end()
    }
}

/// Whom an item counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// Those whom the item names.
    AsWritten,
    /// The members of groups and the holders of roles on the item's due day.
    Expanded,
}

/// Returns the load that the items of `plan` make, sorted by executor.
pub fn workload(
    plan: &Plan<'_>,
    filter: &Filter,
    clock: Clock,
    by: WorkloadBy,
    naming: Naming,
) -> Vec<Load> {
    let mut loads: BTreeMap<Option<String>, Load> = BTreeMap::new();
    for item in admitted(plan, filter).filter(|item| filter.admits_dates(plan, item)) {
        let standing = filter.standing(plan, item, clock);
        if !filter.admits_state(standing.state) {
            continue;
        }
        let due = standing.due.unwrap_or(clock.as_of);
        let carriers = carriers(plan, item, due, naming);
        let handed_over = naming == Naming::Expanded && is_handed_over(plan, item, &carriers);
        for (place, name) in carriers {
            let load = loads.entry(name.clone()).or_default();
            load.executor = name;
            load.tally.add(standing.state);
            load.handed_over |= handed_over;
            match place {
                Part::Lead => load.lead += 1,
                Part::Co => load.co += 1,
                Part::Nobody => {}
            }
            if by == WorkloadBy::Month {
                add_months(load, plan, item, filter, clock);
            }
        }
    }
    for load in loads.values_mut().filter(|_| naming == Naming::AsWritten) {
        let name = load.executor.as_deref();
        load.stands = name.is_some_and(|name| plan.registry.ever_meant(name).len() > 1);
    }
    if naming == Naming::Expanded && !filter.is_narrow() {
        for name in idle(plan, clock.as_of) {
            let load = loads.entry(Some(name.clone())).or_default();
            load.executor = Some(name);
        }
    }
    loads.into_values().collect()
}

/// Where an executor stands in an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Lead,
    Co,
    Nobody,
}

fn carriers(
    plan: &Plan<'_>,
    item: &Item<'_>,
    due: NaiveDate,
    naming: Naming,
) -> Vec<(Part, Option<String>)> {
    let mut carriers: Vec<(Part, Option<String>)> = Vec::new();
    for (index, name) in executors(plan, item).into_iter().enumerate() {
        let place = match (&name, index) {
            (None, _) => Part::Nobody,
            (Some(_), 0) => Part::Lead,
            (Some(_), _) => Part::Co,
        };
        let names = match (name, naming) {
            (Some(name), Naming::Expanded) => expanded(plan, &name, place, due),
            (name, _) => vec![(place, name)],
        };
        for (place, name) in names {
            if carriers.iter().all(|(_, known)| *known != name) {
                carriers.push((place, name));
            }
        }
    }
    carriers
}

/// Returns whether anybody but `carriers` holds a role that leads or helps on another due day of `item`.
fn is_handed_over(plan: &Plan<'_>, item: &Item<'_>, carriers: &[(Part, Option<String>)]) -> bool {
    let registry = &plan.registry;
    let named = item.document.executors.iter();
    let days = item.occurrences.iter().map(|occurrence| occurrence.due);
    let mut held = named.flat_map(|name| {
        let days = days.clone();
        days.flat_map(move |day| registry.expand(name.value, day))
    });
    held.any(|name| {
        carriers
            .iter()
            .all(|(_, known)| known.as_ref() != Some(&name))
    })
}

/// Returns those whom `name` stands for on `due`. Where several hold a role that leads, who came last leads.
fn expanded(
    plan: &Plan<'_>,
    name: &str,
    place: Part,
    due: NaiveDate,
) -> Vec<(Part, Option<String>)> {
    let registry = &plan.registry;
    let held = registry
        .find(name)
        .map(|found| registry.entry(found.entry()));
    let holders = held.into_iter().flat_map(|entry| &entry.held_by);
    let holders = holders.filter(|held| held.holds_on(due));
    let last = holders.fold(None, |last: Option<&Holding<'_>>, held| match last {
        Some(last) if held.from <= last.from => Some(last),
        _ => Some(held),
    });
    let leads: Option<Vec<String>> = last.map(|held| registry.expand(&held.name.value, due));
    let names = registry.expand(name, due).into_iter();
    let part = |name: &String| match &leads {
        Some(leads) if place == Part::Lead && !leads.contains(name) => Part::Co,
        _ => place,
    };
    names.map(|name| (part(&name), Some(name))).collect()
}

/// Returns the members of groups and the holders of roles on `day` to whom nothing falls.
fn idle(plan: &Plan<'_>, day: NaiveDate) -> Vec<String> {
    let entries = plan.registry.entries();
    let several = entries.filter(|entry| {
        let own = entry.origin.is_none();
        own && !(entry.members.is_empty() && entry.held_by.is_empty())
    });
    several
        .flat_map(|entry| plan.registry.expand(&entry.name.value, day))
        .collect()
}

fn add_months(load: &mut Load, plan: &Plan<'_>, item: &Item<'_>, filter: &Filter, clock: Clock) {
    for occurrence in &item.occurrences {
        let open = state::of_occurrence(item, occurrence, clock).is_open();
        if let Some(month) = occurrence.due.with_day(1)
            && open
            && item.is_dated()
            && filter.admits_due(plan, item, occurrence.due)
        {
            *load.months.entry(month).or_default() += 1;
            load.late += usize::from(occurrence.due < clock.as_of);
        }
    }
}
