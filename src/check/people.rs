//! Who the people of a plan are, where it says too little of them: one sentence a plan.

use std::collections::BTreeSet;

use super::subject::Subject;
use super::whole::{FEW, of_plan, several};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{ExecutorKind, Match};
use crate::words::MessageId;

/// People carry out rows, and what they are by their posts the plan does not say.
pub(super) fn no_posts(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let registry = &subject.plan.registry;
    let held: BTreeSet<&str> = registry
        .entries()
        .flat_map(|entry| &entry.held_by)
        .map(|holding| registry.canonical(&holding.name.value))
        .collect();
    let mut told = BTreeSet::new();
    let found = subject.names().filter_map(|name| registry.find(name.value));
    let people: Vec<&str> = found
        .map(Match::entry)
        .filter(|entry| told.insert(*entry))
        .map(|entry| registry.entry(entry))
        .filter(|entry| entry.kind == ExecutorKind::Person && entry.post.is_none())
        .map(|entry| entry.name.value.as_ref())
        .filter(|name| !held.contains(name))
        .collect();
    if !people.is_empty() && subject.rows().count() >= FEW {
        out.push(of_plan(
            subject,
            Rule::NoPosts,
            MessageId::NoPosts.with(several(&people)),
            MessageId::NoPostsHelp,
        ));
    }
}

/// Bodies alone carry out the plan, and nobody in them answers for it by name; that roles and groups have no people is
/// told of them.
pub(super) fn no_people(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let registry = &subject.plan.registry;
    let mut bodies = BTreeSet::new();
    for name in subject.names() {
        let Some(found) = registry.find(name.value) else {
            return;
        };
        let entry = registry.entry(found.entry());
        if entry.kind != ExecutorKind::Unit {
            return;
        }
        if entry.email.is_none() {
            bodies.insert(entry.name.value.as_ref());
        }
    }
    if !bodies.is_empty() && subject.rows().count() >= FEW {
        out.push(of_plan(
            subject,
            Rule::NoPeople,
            MessageId::NoPeople.with(several(&bodies)),
            MessageId::NoPeopleHelp,
        ));
    }
}
