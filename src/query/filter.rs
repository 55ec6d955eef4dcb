//! Which items a report covers; shared by all reports.

use chrono::NaiveDate;

use super::state::State;
use crate::model::{Item, Plan};
use crate::text::russian;

/// What an item must satisfy; an empty list admits everything, several words of one list admit any of them.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    executors: Vec<String>,
    roadmaps: Vec<String>,
    sections: Vec<String>,
    /// States admitted.
    pub states: Vec<State>,
    /// The first due day admitted.
    pub from: Option<NaiveDate>,
    /// The last due day admitted.
    pub to: Option<NaiveDate>,
}

impl Filter {
    /// Returns a filter by parts of names, whatever their case.
    pub fn new(executors: &[String], roadmaps: &[String], sections: &[String]) -> Self {
        let fold = |words: &[String]| words.iter().map(|word| russian::fold(word)).collect();
        Filter {
            executors: fold(executors),
            roadmaps: fold(roadmaps),
            sections: fold(sections),
            ..Filter::default()
        }
    }

    /// Returns whether the plan is covered: part of its file's stem, title, territory or organization is named.
    pub fn admits_plan(&self, plan: &Plan<'_>) -> bool {
        let passport = &plan.document;
        let mut names = [passport.title, passport.territory, passport.organization]
            .into_iter()
            .flatten();
        self.roadmaps.is_empty()
            || named(&self.roadmaps, &plan.name)
            || names.any(|name| named(&self.roadmaps, name.value))
    }

    /// Returns whether the item is covered, whatever its state and dates.
    pub fn admits_item(&self, plan: &Plan<'_>, item: &Item<'_>) -> bool {
        let section = || named(&self.sections, plan.section_title(item).unwrap_or_default());
        let executor = || {
            item.document
                .executors
                .iter()
                .any(|name| self.names_executor(plan, item, name.value))
        };
        (self.sections.is_empty() || section()) && (self.executors.is_empty() || executor())
    }

    /// Returns whether a state is covered.
    pub fn admits_state(&self, state: State) -> bool {
        self.states.is_empty() || self.states.contains(&state)
    }

    /// Returns whether a due day is covered.
    pub fn admits_due(&self, due: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= due) && self.to.is_none_or(|to| due <= to)
    }

    /// Returns whether any due day of the item is covered; an item without one is covered where no days are asked for.
    pub fn admits_dates(&self, item: &Item<'_>) -> bool {
        let asked = self.from.is_some() || self.to.is_some();
        !asked
            || item
                .occurrences
                .iter()
                .any(|occurrence| self.admits_due(occurrence.due))
    }

    /// Returns whether `name`, or whoever it stands for when the item is due, is asked for.
    fn names_executor(&self, plan: &Plan<'_>, item: &Item<'_>, name: &str) -> bool {
        let spelled = |name: &str| {
            named(&self.executors, name) || named(&self.executors, plan.registry.canonical(name))
        };
        let alias = || {
            plan.registry.find(name).is_some_and(|found| {
                plan.registry
                    .entry(found.entry())
                    .spellings()
                    .any(|(alias, _)| named(&self.executors, alias))
            })
        };
        let holder = || {
            let days = item.occurrences.iter().map(|occurrence| occurrence.due);
            days.flat_map(|day| plan.registry.expand(name, day))
                .any(|holder| spelled(&holder))
        };
        spelled(name) || alias() || holder()
    }
}

/// Returns the items of `plan` that `filter` admits whatever their state and dates.
pub(super) fn admitted<'p, 'a>(
    plan: &'p Plan<'a>,
    filter: &'p Filter,
) -> impl Iterator<Item = &'p Item<'a>> {
    let spoken_of = filter.admits_plan(plan);
    plan.items
        .iter()
        .filter(move |item| spoken_of && filter.admits_item(plan, item))
}

/// Returns the registry's names for the executors of `item`, the lead first, each once; `None` alone for nobody.
pub(super) fn executors(plan: &Plan<'_>, item: &Item<'_>) -> Vec<Option<String>> {
    let mut names: Vec<Option<String>> = Vec::new();
    for name in &item.document.executors {
        let name = Some(plan.registry.canonical(name.value).to_owned());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() { vec![None] } else { names }
}

/// Returns whether one of `words`, folded, is a part of `name`.
fn named(words: &[String], name: &str) -> bool {
    let name = russian::fold(name);
    words.iter().any(|word| name.contains(word.as_str()))
}
