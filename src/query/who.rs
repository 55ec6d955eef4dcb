//! Who is one and the same over several plans, and what each is called beside others.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::brief::Brief;
use super::extract::Extract;
use super::row::Row;
use super::slips::Slip;
use super::state::Tally;
use super::status::{Group, Status};
use super::waits::Wait;
use super::workload::Load;
use crate::model::{Plan, PlanNames, Who, names};
use crate::words::{Lang, MessageId};

/// Everyone whom a plan names, by the names it uses.
#[derive(Debug, Clone, Default)]
pub struct People {
    place: String,
    names: BTreeMap<String, Who>,
}

/// What each is called in answers about several plans.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    known: HashMap<Who, Called>,
    /// The folded names that several have.
    shared: HashSet<String>,
}

/// What somebody is called: as the first plan does that names them.
#[derive(Debug, Clone)]
struct Called {
    name: String,
    /// The name, folded.
    key: String,
    /// The territory or organization of that plan.
    place: String,
}

impl People {
    /// Returns everyone whom the registry of `plan` or an item names.
    pub fn of(plan: &Plan<'_>) -> People {
        let entries = plan.registry.entries();
        let parts = entries.clone().flat_map(|entry| {
            let members = entry.members.iter();
            members.chain(entry.held_by.iter().map(|held| &held.name))
        });
        let items = plan.items.iter().flat_map(|item| &item.document.executors);
        let declared = entries.clone().map(|entry| entry.name.value.as_ref());
        let all = declared.chain(parts.map(|part| part.value.as_ref()));
        let mut names = BTreeMap::new();
        for name in all.chain(items.map(|name| name.value)) {
            let name = plan.registry.canonical(name);
            if !names.contains_key(name) {
                names.insert(name.to_owned(), Who::of(plan, name));
            }
        }
        People {
            place: plan.place().unwrap_or_default().to_owned(),
            names,
        }
    }

    /// Returns `called` without the territory that tells it apart from those of other plans.
    pub fn without_place<'n>(&self, called: &'n str) -> &'n str {
        let place = match self.place.as_str() {
            "" => [Lang::Russian, Lang::English].map(|lang| MessageId::NoTerritory.text(lang)),
            place => [place; 2],
        };
        let bare = |place| {
            let name = called.strip_suffix(')')?.strip_suffix(place)?;
            name.strip_suffix(" (")
        };
        place.into_iter().find_map(bare).unwrap_or(called)
    }

    /// Returns each name with whom it means.
    pub(super) fn each(&self) -> impl Iterator<Item = (&str, &Who)> {
        self.names.iter().map(|(name, who)| (name.as_str(), who))
    }
}

impl Directory {
    /// Returns what everyone whom `plans` name is called.
    pub fn new<'p>(plans: impl IntoIterator<Item = &'p People>) -> Directory {
        let mut directory = Directory::default();
        let mut owners: HashMap<String, &Who> = HashMap::new();
        for people in plans {
            for (name, who) in &people.names {
                let Entry::Vacant(free) = directory.known.entry(who.clone()) else {
                    continue;
                };
                let key = names::key(name);
                if !owners.entry(key.clone()).or_insert(who).is_near(who) {
                    directory.shared.insert(key.clone());
                }
                free.insert(Called {
                    name: name.clone(),
                    key,
                    place: people.place.clone(),
                });
            }
        }
        directory
    }

    /// Returns what `name`, as the plan of `people` has it, is called: with a territory where others are called so.
    pub fn called(&self, people: &People, name: &str, lang: Lang) -> String {
        let who = people.names.get(name);
        let Some(called) = who.and_then(|who| self.known.get(who)) else {
            return name.to_owned();
        };
        if !self.shared.contains(&called.key) {
            return called.name.clone();
        }
        let place = match called.place.as_str() {
            "" => MessageId::NoTerritory.text(lang),
            place => place,
        };
        format!("{} ({place})", called.name)
    }
}

/// An answer that names executors.
pub trait Named {
    /// Returns whether it names any.
    fn names_anyone(&self) -> bool {
        true
    }

    /// Calls every executor what `called` says.
    fn rename(&mut self, called: &dyn Fn(&str) -> String);
}

impl<T: Named> Named for Vec<T> {
    fn names_anyone(&self) -> bool {
        self.iter().any(T::names_anyone)
    }

    fn rename(&mut self, called: &dyn Fn(&str) -> String) {
        for one in self {
            one.rename(called);
        }
    }
}

impl<A: Named, B: Named> Named for (A, B) {
    fn names_anyone(&self) -> bool {
        self.0.names_anyone() || self.1.names_anyone()
    }

    fn rename(&mut self, called: &dyn Fn(&str) -> String) {
        self.0.rename(called);
        self.1.rename(called);
    }
}

impl Named for Tally {
    fn names_anyone(&self) -> bool {
        false
    }

    fn rename(&mut self, _: &dyn Fn(&str) -> String) {}
}

impl Named for PlanNames {
    fn names_anyone(&self) -> bool {
        false
    }

    fn rename(&mut self, _: &dyn Fn(&str) -> String) {}
}

impl Named for Load {
    fn rename(&mut self, called: &dyn Fn(&str) -> String) {
        self.executor = self.executor.as_deref().map(called);
    }
}

impl Named for Status {
    fn names_anyone(&self) -> bool {
        matches!(self.group, Group::Executor(_))
    }

    fn rename(&mut self, called: &dyn Fn(&str) -> String) {
        if let Group::Executor(Some(name)) = &mut self.group {
            *name = called(name);
        }
    }
}

impl Named for Row {
    fn rename(&mut self, called: &dyn Fn(&str) -> String) {
        rename_all(&mut self.names, called);
    }
}

impl Named for Extract {
    fn rename(&mut self, called: &dyn Fn(&str) -> String) {
        for detail in &mut self.rows {
            detail.row.rename(called);
        }
    }
}

impl Named for Slip {
    fn rename(&mut self, called: &dyn Fn(&str) -> String) {
        rename_all(&mut self.executors, called);
    }
}

impl Named for Wait {
    fn rename(&mut self, called: &dyn Fn(&str) -> String) {
        self.lead = self.lead.as_deref().map(called);
    }
}

impl Named for Brief {
    fn rename(&mut self, called: &dyn Fn(&str) -> String) {
        for (lead, _) in &mut self.by_lead {
            *lead = lead.as_deref().map(called);
        }
        let lists = [
            &mut self.late,
            &mut self.coming,
            &mut self.undated,
            &mut self.answered,
            &mut self.unproved,
        ];
        for rows in lists {
            rows.rename(called);
        }
        self.waits.rename(called);
    }
}

fn rename_all(names: &mut Vec<String>, called: &dyn Fn(&str) -> String) {
    let mut once: Vec<String> = Vec::new();
    for name in names.iter().map(|name| called(name)) {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    *names = once;
}
