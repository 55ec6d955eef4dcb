//! Items that cannot begin because what they wait for is late: «после п. 5», and item 5 is not done.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::filter::{Filter, admitted, executors};
use super::state::{self, Clock, State};
use crate::model::{Item, Plan};

/// An item that waits for a late one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wait {
    /// The plan: its file's stem.
    pub roadmap: String,
    /// The plan as people call it.
    pub name: String,
    /// How commands call the item.
    pub id: String,
    /// What is to be done.
    pub title: String,
    /// The deadline as worded.
    pub deadline: String,
    /// Who leads it, as the registry calls them.
    pub lead: Option<String>,
    /// What it waits for, the item its deadline names first; each waits for the next, and the last one is late.
    pub awaits: Vec<Awaited>,
}

/// An item that another one waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Awaited {
    /// How commands call it.
    pub id: String,
    /// What is to be done.
    pub title: String,
    /// How it stands.
    pub state: State,
    /// The due day that decides its state.
    pub due: Option<NaiveDate>,
    /// By how many days it is late; 0 where it only waits itself.
    pub days_late: i64,
}

/// Returns the open items of `plan` that `filter` admits and that wait for a late one, directly or through others.
pub fn waits<'a>(plan: &Plan<'a>, filter: &Filter, clock: Clock) -> Vec<Wait> {
    let wait = |item: &Item<'a>| {
        let awaits = chain(plan, item, clock)?;
        Some(Wait {
            roadmap: plan.name.clone(),
            name: plan.label(),
            id: item.id.clone(),
            title: item.title().to_owned(),
            deadline: item.deadline(),
            lead: executors(plan, item).into_iter().next().flatten(),
            awaits,
        })
    };
    admitted(plan, filter).filter_map(wait).collect()
}

/// Returns what `item` waits for, up to the first that is late; `None` where nothing is, or where they wait for each other.
fn chain<'a>(plan: &Plan<'a>, item: &Item<'a>, clock: Clock) -> Option<Vec<Awaited>> {
    let mut awaits = Vec::new();
    let mut met = HashSet::from([item.id.as_str()]);
    let mut waiting = item;
    loop {
        let is_waiting = !waiting.is_dated() && state::of_item(waiting, clock).state.is_open();
        let awaited = plan.awaited(waiting).filter(|_| is_waiting)?.1?;
        if !met.insert(&awaited.id) {
            return None;
        }
        let standing = state::of_item(awaited, clock);
        let is_late = standing.state == State::Overdue && awaited.is_dated();
        let late = standing.due.filter(|_| is_late);
        awaits.push(Awaited {
            id: awaited.id.clone(),
            title: awaited.title().to_owned(),
            state: standing.state,
            due: standing.due,
            days_late: late.map_or(0, |due| (clock.as_of - due).num_days()),
        });
        if is_late {
            return Some(awaits);
        }
        waiting = awaited;
    }
}
