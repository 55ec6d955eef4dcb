//! Reminders of due days as letters: one to each executor over all plans, grouped plan by plan.

mod address;
mod form;
mod paper;

use std::collections::HashMap;
use std::sync::Arc;

use super::wording;
use crate::model::ExecutorKind;
use crate::query::{Addressee, DueRow, Reminders, Row, Sender};
use crate::text::order;

pub use form::form;
pub use paper::{paper, subject};

/// A letter to one executor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// To whom.
    pub to: Addressee,
    /// The place of the executor, where others are called so elsewhere.
    pub place: Option<String>,
    /// The posts that the plans give.
    posts: Vec<String>,
    /// The addresses of mail that the plans give.
    pub emails: Vec<String>,
    /// What is late and what falls due, plan by plan.
    pub parts: Vec<Part>,
}

/// What a letter says of one plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What people call the plan.
    pub plan: String,
    /// Who writes about it.
    pub sender: Sender,
    /// Rows whose time has passed.
    pub late: Vec<Task>,
    /// Rows whose time comes.
    pub coming: Vec<Task>,
}

/// A row that a letter reminds of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The row, one for all whom it falls to.
    pub row: Arc<Row>,
    /// Whether the executor leads it.
    pub leads: bool,
    /// The group or role by which it falls to the executor.
    pub through: Option<String>,
}

/// Returns the letters about the plans, in the order of the names of those they go to; from `sender` where one is named,
/// else from whom each plan knows.
pub fn letters(mut plans: Vec<Reminders>, sender: Option<&str>) -> Vec<Letter> {
    plans.sort_by_cached_key(|plan| order::key(&plan.plan));
    let mut letters: Vec<Letter> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for plan in plans {
        let rows: Vec<Arc<Row>> = plan.rows.into_iter().map(Arc::new).collect();
        let tasks = |all: Vec<DueRow>| -> Vec<Task> {
            let task = |due: DueRow| Task {
                row: Arc::clone(&rows[due.row]),
                leads: due.leads,
                through: due.through,
            };
            all.into_iter().map(task).collect()
        };
        for reminder in plan.to {
            let at = *places.entry(reminder.to.called.clone()).or_insert_with(|| {
                letters.push(Letter::to(reminder.to.clone()));
                letters.len() - 1
            });
            letters[at].know(reminder.to);
            letters[at].parts.push(Part {
                plan: plan.plan.clone(),
                sender: match sender {
                    Some(name) => Sender {
                        organization: Some(name.to_owned()),
                        coordinator: None,
                    },
                    None => plan.sender.clone(),
                },
                late: tasks(reminder.late),
                coming: tasks(reminder.coming),
            });
        }
    }
    letters.sort_by_cached_key(|letter| wording::name_key(&letter.to.called));
    letters
}

impl Letter {
    fn to(to: Addressee) -> Letter {
        let place = to
            .called
            .strip_suffix(')')
            .and_then(|called| called.rsplit_once(" ("));
        let place = place.filter(|_| to.called != to.name);
        Letter {
            place: place.map(|(_, place)| place.to_owned()),
            posts: Vec::new(),
            emails: Vec::new(),
            parts: Vec::new(),
            to,
        }
    }

    /// Takes up what another plan says of the executor.
    fn know(&mut self, to: Addressee) {
        for (known, told) in [(&mut self.posts, to.post), (&mut self.emails, to.email)] {
            let told = told.filter(|told| !told.is_empty() && !known.contains(told));
            known.extend(told);
        }
    }

    /// Returns the post, where no two plans give different ones.
    fn post(&self) -> Option<&str> {
        match self.posts.as_slice() {
            [post] => Some(post),
            _ => None,
        }
    }

    /// Returns how many rows are late, and how many fall due.
    pub fn counts(&self) -> (usize, usize) {
        let late = self.parts.iter().map(|part| part.late.len()).sum();
        let coming = self.parts.iter().map(|part| part.coming.len()).sum();
        (late, coming)
    }

    /// Returns the coordinator whom the letter is from and the address of mail, where it is the same one for all plans.
    pub fn from(&self) -> Option<(&str, &str)> {
        let own = |part: &'_ Part| -> Option<(String, String)> {
            let (_, holder) = part.sender.coordinator.as_ref()?;
            Some((holder.called.clone(), holder.email.clone()?))
        };
        let first = self.parts.first()?;
        let known = own(first)?;
        let same = self
            .parts
            .iter()
            .all(|part| own(part).as_ref() == Some(&known));
        let (_, holder) = first.sender.coordinator.as_ref().filter(|_| same)?;
        Some((&holder.name, holder.email.as_deref()?))
    }

    /// Returns whether the letter goes to several at once.
    fn is_to_several(&self) -> bool {
        self.to.kind == ExecutorKind::Group
    }
}
