//! The load of each executor.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer, ser::SerializeMap};

use super::filter::{Filter, admitted, executors};
use super::state::{self, Clock, Tally};
use super::status::serialize_states;
use crate::model::{ExecutorKind, Holding, Item, Plan};

/// Whether the load is counted whole or by month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WorkloadBy {
    /// Items by state.
    #[default]
    State,
    /// Open occurrences by the month they fall due.
    Month,
}

/// What the numbers of a load leave to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// It is a group or a role, which stands for others.
    Stands,
    /// An item counts for it by some of the due days, those of its time in a role.
    HandedOver,
    /// It is a role that nobody held on a due day.
    Vacant,
    /// Some of its open occurrences have no day, and no month counts them.
    Dayless,
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
    /// What its numbers leave to be asked.
    pub remarks: BTreeSet<Remark>,
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
        self.remarks.extend(&other.remarks);
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
    /// The members of groups, and the holders of roles, each by the due days of their time.
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
        let covered = covered(plan, item, filter);
        let carriers = carriers(plan, item, &covered, naming);
        for Carrier { part, name, days } in carriers {
            let theirs = |due: NaiveDate| days.binary_search(&due).is_ok();
            let standing = state::of_occurrences(item, clock, theirs);
            if !filter.admits_state(standing.state) {
                continue;
            }
            let is_vacant = naming == Naming::Expanded && is_role(plan, name.as_deref());
            let load = loads.entry(name.clone()).or_default();
            load.executor = name;
            load.tally.add(standing.state);
            let is_part = days.len() < covered.len();
            load.remarks.extend(is_part.then_some(Remark::HandedOver));
            load.remarks.extend(is_vacant.then_some(Remark::Vacant));
            match part {
                Part::Lead => load.lead += 1,
                Part::Co => load.co += 1,
                Part::Nobody => {}
            }
            if by == WorkloadBy::Month {
                add_months(load, item, theirs, clock);
            }
        }
    }
    for load in loads.values_mut().filter(|_| naming == Naming::AsWritten) {
        let name = load.executor.as_deref();
        let stands = name.is_some_and(|name| plan.registry.ever_meant(name).len() > 1);
        load.remarks.extend(stands.then_some(Remark::Stands));
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Lead,
    Co,
    Nobody,
}

/// An executor of an item, with the due days that fall to it.
#[derive(Debug)]
struct Carrier {
    part: Part,
    name: Option<String>,
    days: Vec<NaiveDate>,
}

/// Returns the due days of `item` that `filter` covers, sorted, each once.
fn covered(plan: &Plan<'_>, item: &Item<'_>, filter: &Filter) -> Vec<NaiveDate> {
    let days = item.occurrences.iter().map(|occurrence| occurrence.due);
    let mut days: Vec<NaiveDate> = days
        .filter(|due| filter.admits_due(plan, item, *due))
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Returns whom `item` counts for on `days`, each once with the foremost part: of a role that passes
/// on, each holder has the days of their time and leads where they lead on any of them.
fn carriers(plan: &Plan<'_>, item: &Item<'_>, days: &[NaiveDate], naming: Naming) -> Vec<Carrier> {
    let written: Vec<(Part, Option<String>)> = executors(plan, item)
        .into_iter()
        .enumerate()
        .map(|(index, name)| match (&name, index) {
            (None, _) => (Part::Nobody, name),
            (Some(_), 0) => (Part::Lead, name),
            (Some(_), _) => (Part::Co, name),
        })
        .collect();
    if naming == Naming::AsWritten {
        let carrier = |(part, name)| Carrier {
            part,
            name,
            days: days.to_vec(),
        };
        return written.into_iter().map(carrier).collect();
    }
    let mut carriers: Vec<Carrier> = Vec::new();
    let mut places: HashMap<Option<String>, usize> = HashMap::new();
    // What could not be dated falls to all who may be meant.
    let each: Vec<Option<NaiveDate>> = match days {
        [] => vec![None],
        days => days.iter().copied().map(Some).collect(),
    };
    for day in each {
        for (part, name) in &written {
            let names = match name {
                Some(name) => expanded(plan, name, *part, day),
                None => vec![(*part, None)],
            };
            for (part, name) in names {
                let place = *places.entry(name.clone()).or_insert(carriers.len());
                match carriers.get_mut(place) {
                    Some(known) if known.days.last() == day.as_ref() => {}
                    Some(known) => {
                        known.days.extend(day);
                        known.part = known.part.min(part);
                    }
                    None => carriers.push(Carrier {
                        part,
                        name,
                        days: day.into_iter().collect(),
                    }),
                }
            }
        }
    }
    carriers
}

/// Returns those whom `name` stands for on `day`, on any day where none is given. Where several hold a role that leads,
/// who came last leads.
fn expanded(
    plan: &Plan<'_>,
    name: &str,
    place: Part,
    day: Option<NaiveDate>,
) -> Vec<(Part, Option<String>)> {
    let registry = &plan.registry;
    let held = registry
        .find(name)
        .map(|found| registry.entry(found.entry()));
    let holders = held.into_iter().flat_map(|entry| &entry.held_by);
    let holders = holders.filter(|held| day.is_none_or(|day| held.holds_on(day)));
    let last = holders.fold(None, |last: Option<&Holding<'_>>, held| match last {
        Some(last) if held.from <= last.from => Some(last),
        _ => Some(held),
    });
    let leads: Option<Vec<String>> = last.map(|held| registry.expand(&held.name.value, day));
    let names = registry.expand(name, day).into_iter();
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
        .flat_map(|entry| plan.registry.expand(&entry.name.value, Some(day)))
        .collect()
}

/// Returns whether `name` is a role; one that is left of an expansion was held by nobody.
fn is_role(plan: &Plan<'_>, name: Option<&str>) -> bool {
    let registry = &plan.registry;
    let found = name.and_then(|name| registry.find(name));
    found.is_some_and(|found| registry.entry(found.entry()).kind == ExecutorKind::Role)
}

fn add_months(load: &mut Load, item: &Item<'_>, theirs: impl Fn(NaiveDate) -> bool, clock: Clock) {
    for occurrence in &item.occurrences {
        let open = state::of_occurrence(item, occurrence, clock).is_open();
        if !open || !theirs(occurrence.due) {
            continue;
        }
        // What has no day of its own is late once the period has ended.
        let is_late = occurrence.due < clock.as_of;
        if !is_late && !item.is_dated() {
            load.remarks.insert(Remark::Dayless);
        } else if let Some(month) = occurrence.due.with_day(1) {
            *load.months.entry(month).or_default() += 1;
            load.late += usize::from(is_late);
        }
    }
}
