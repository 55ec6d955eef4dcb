//! Which items a report covers; shared by all reports.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::state::{self, Clock, Standing, State};
use crate::model::{Item, Plan};

/// Executors as the registries call them, by the place of their plans; `None` for nobody.
pub type Executors = HashMap<String, HashSet<Option<String>>>;

/// What an item must satisfy; what is empty admits everything.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The executors admitted.
    pub executors: Executors,
    /// The titles of the sections admitted; `None` for items outside sections.
    pub sections: HashSet<Option<String>>,
    /// States admitted.
    pub states: Vec<State>,
    /// The first due day admitted.
    pub from: Option<NaiveDate>,
    /// The last due day admitted.
    pub to: Option<NaiveDate>,
}

impl Filter {
    /// Returns whether the item is covered, whatever its state and dates.
    pub fn admits_item(&self, plan: &Plan<'_>, item: &Item<'_>) -> bool {
        let mut days = item.occurrences.iter().map(|occurrence| occurrence.due);
        self.admits_section(plan, item)
            && if item.occurrences.is_empty() {
                self.admits_executors(plan, item, None)
            } else {
                days.any(|day| self.admits_executors(plan, item, Some(day)))
            }
    }

    /// Returns whether not every item is covered.
    pub fn is_narrow(&self) -> bool {
        !self.executors.is_empty()
            || !self.sections.is_empty()
            || !self.states.is_empty()
            || self.from.is_some()
            || self.to.is_some()
    }

    /// Returns whether a state is covered.
    pub fn admits_state(&self, state: State) -> bool {
        self.states.is_empty() || self.states.contains(&state)
    }

    /// Returns whether a due day of `item` is covered: it lies within the days asked for, and fell to those asked for.
    pub fn admits_due(&self, plan: &Plan<'_>, item: &Item<'_>, due: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= due)
            && self.to.is_none_or(|to| due <= to)
            && self.admits_executors(plan, item, Some(due))
    }

    /// Returns whether any due day of the item is covered; an item without one is covered where no days are asked for.
    pub fn admits_dates(&self, plan: &Plan<'_>, item: &Item<'_>) -> bool {
        let asked = self.from.is_some() || self.to.is_some();
        !asked
            || item
                .occurrences
                .iter()
                .any(|occurrence| self.admits_due(plan, item, occurrence.due))
    }

    /// Returns how `item` stands by the occurrences whose due days are covered.
    pub fn standing(&self, plan: &Plan<'_>, item: &Item<'_>, clock: Clock) -> Standing {
        state::of_occurrences(item, clock, |due| self.admits_due(plan, item, due))
    }

    fn admits_section(&self, plan: &Plan<'_>, item: &Item<'_>) -> bool {
        if self.sections.is_empty() {
            return true;
        }
        let title = plan.section_title(item).filter(|title| !title.is_empty());
        self.sections.contains(&title.map(str::to_owned))
    }

    /// Returns whether anybody is asked for whom the item names, or whom a name of it stands for on `day`, on any day
    /// where none is given.
    fn admits_executors(&self, plan: &Plan<'_>, item: &Item<'_>, day: Option<NaiveDate>) -> bool {
        if self.executors.is_empty() {
            return true;
        }
        let Some(asked) = self.executors.get(plan.place().unwrap_or_default()) else {
            return false;
        };
        let meant = |name: &str| {
            let names = plan.registry.meant(name, day).into_iter();
            names.map(Some).any(|name| asked.contains(&name))
        };
        let mut named = item.document.executors.iter();
        let nobody = item.document.executors.is_empty() && asked.contains(&None);
        nobody || named.any(|name| meant(name.value))
    }
}

/// Returns the items of `plan` that `filter` admits whatever their state and dates.
pub(super) fn admitted<'p, 'a>(
    plan: &'p Plan<'a>,
    filter: &'p Filter,
) -> impl Iterator<Item = &'p Item<'a>> {
    plan.items
        .iter()
        .filter(move |item| filter.admits_item(plan, item))
}

/// Returns the registry's names for the executors of `item`, the lead first, each once; `None` alone for nobody.
pub(super) fn executors(plan: &Plan<'_>, item: &Item<'_>) -> Vec<Option<String>> {
    let mut names: Vec<Option<String>> = Vec::new();
    for name in &item.document.executors {
        let name = plan.registry.canonical(name.value);
        if !names
            .iter()
            .flatten()
            .any(|known| plan.are_one(known, name))
        {
            names.push(Some(name.to_owned()));
        }
    }
    if names.is_empty() { vec![None] } else { names }
}
