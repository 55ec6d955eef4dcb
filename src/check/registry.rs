//! Rules about the registry itself: spellings shared by two entries, groups that contain
//! themselves, roles under another name.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::subject::{Roster, Subject};
use super::whole::{of_plan, several};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::executor::Text;
use crate::model::{Executor, ExecutorKind, Holding, Match};
use crate::text::{Span, russian};
use crate::words::MessageId;

/// One spelling stands for two entries.
pub(super) fn ambiguous_executor(roster: &Roster<'_, '_>, out: &mut Vec<Diagnostic>) {
    let mut first: HashMap<String, (usize, &str, Span)> = HashMap::new();
    for (number, executor) in roster.own().enumerate() {
        for (spelling, span) in executor.spellings() {
            let folded = russian::fold(spelling);
            let (other, name, before) =
                *first
                    .entry(folded)
                    .or_insert((number, &executor.name.value, span));
            if other == number {
                continue;
            }
            let title = MessageId::AmbiguousExecutor.with(spelling);
            let label = MessageId::AmbiguousExecutorHere.with(executor.name.value.as_ref());
            out.push(
                Diagnostic::new(Rule::AmbiguousExecutor, span, title)
                    .label(label)
                    .related(before, MessageId::AmbiguousExecutorFirst.with(name))
                    .help(MessageId::AmbiguousExecutorHelp),
            );
        }
    }
}

/// A group that contains itself, directly or through other groups and roles.
pub(super) fn cyclic_group(roster: &Roster<'_, '_>, out: &mut Vec<Diagnostic>) {
    let mut walk = Walk {
        roster,
        path: Vec::new(),
        left: Vec::new(),
        out,
    };
    for number in 0..roster.registry.entries().len() {
        walk.enter(number);
    }
}

/// A walk through what groups and roles contain, depth first.
struct Walk<'w, 'a> {
    roster: &'w Roster<'w, 'a>,
    /// Entries being visited.
    path: Vec<usize>,
    /// Entries already visited.
    left: Vec<usize>,
    out: &'w mut Vec<Diagnostic>,
}

impl Walk<'_, '_> {
    fn enter(&mut self, number: usize) {
        if self.left.contains(&number) {
            return;
        }
        self.path.push(number);
        for part in parts(self.roster.registry.entry(number)) {
            let Some(found) = self.roster.registry.find(&part.value).map(Match::entry) else {
                continue;
            };
            match self.path.iter().position(|entered| *entered == found) {
                Some(start) => self.report(start, part),
                None => self.enter(found),
            }
        }
        self.path.pop();
        self.left.push(number);
    }

    /// Reports the cycle that `part`, named by the last entry of the path, closes.
    fn report(&mut self, start: usize, part: &Text<'_>) {
        let names = self.path.iter().skip(start);
        let names = names.map(|number| &self.roster.registry.entry(*number).name);
        let Some(group) = names.clone().next() else {
            return;
        };
        let last = self
            .path
            .last()
            .map(|number| self.roster.registry.entry(*number));
        if last.is_none_or(|last| last.origin.as_deref() != self.roster.home) {
            return;
        }
        let mut chain: Vec<&str> = names.map(|name| name.value.as_ref()).collect();
        chain.push(&group.value);
        let title = MessageId::CyclicGroup.with(group.value.as_ref());
        let mut diagnostic = Diagnostic::new(Rule::CyclicGroup, part.span, title)
            .label(MessageId::CyclicGroupLabel.with(chain.join(" → ")))
            .help(MessageId::CyclicGroupHelp);
        let entry = self.roster.registry.find(&group.value).map(Match::entry);
        if let Some(entry) = entry {
            let entry = self.roster.registry.entry(entry);
            diagnostic.related.push(self.roster.label(
                entry,
                entry.name.span,
                MessageId::CyclicGroupStart,
            ));
        }
        self.out.push(diagnostic);
    }
}

/// A role's key differs from what the appointing document calls it.
pub(super) fn role_named_differently(roster: &Roster<'_, '_>, out: &mut Vec<Diagnostic>) {
    for role in roster
        .own()
        .filter(|entry| entry.kind == ExecutorKind::Role)
    {
        let Some(post) = &role.post else { continue };
        let known = russian::stems(&post.value);
        let stems = russian::stems(&common_nouns(&role.name.value));
        if stems.iter().all(|stem| known.contains(stem)) {
            continue;
        }
        let title = MessageId::RoleNamedDifferently.with(role.name.value.as_ref());
        out.push(
            Diagnostic::new(Rule::RoleNamedDifferently, role.name.span, title)
                .label(MessageId::RoleNamedInRows)
                .related(post.span, MessageId::RoleNamedInOrder)
                .help(MessageId::RoleNamedDifferentlyHelp),
        );
    }
}

/// A role is held by nobody, or by two who took it over one from the other, on a day on which an item is due.
///
/// Holders with the same dates hold a role together: that is no question. A role of which no holder is named at all is
/// one where other roles of the plan have theirs; where none has, all are told in one sentence.
pub(super) fn role_holders(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let registry = &subject.plan.registry;
    let mut told: HashSet<(usize, bool)> = HashSet::new();
    let mut vacant: Vec<usize> = Vec::new();
    for item in subject
        .plan
        .items
        .iter()
        .filter(|item| item.cancelled.is_none())
    {
        for name in &item.document.executors {
            let Some(number) = registry.find(name.value).map(Match::entry) else {
                continue;
            };
            let role = registry.entry(number);
            if role.kind != ExecutorKind::Role {
                continue;
            }
            if role.held_by.is_empty() {
                if told.insert((number, false)) {
                    vacant.push(number);
                }
                continue;
            }
            // What is due before the plan is approved has a finding of its own.
            let approved = subject.plan.approved().map(|approved| approved.value);
            let days = item.occurrences.iter().map(|occurrence| occurrence.due);
            for day in days.filter(|day| approved.is_none_or(|approved| approved <= *day)) {
                let Some(doubt) = Doubt::of(role, day) else {
                    continue;
                };
                if told.insert((number, matches!(doubt, Doubt::Several(_)))) {
                    out.push(doubt.found(&subject.roster(), role, name.span, day));
                }
            }
        }
    }
    vacant_roles(subject, &vacant, out);
}

/// Tells of the roles that rows name and of which the registry says at no time who holds them.
fn vacant_roles(subject: &Subject<'_, '_>, vacant: &[usize], out: &mut Vec<Diagnostic>) {
    let roster = subject.roster();
    let roles = vacant.iter().map(|number| roster.registry.entry(*number));
    let roles: Vec<&Executor<'_>> = roles.collect();
    let is_held = |entry: &Executor<'_>| !entry.held_by.is_empty();
    if roster.registry.entries().any(is_held) {
        for role in roles.iter().filter(|role| role.origin.is_none()) {
            let title = MessageId::RoleWithoutHolder.with(role.name.value.as_ref());
            out.push(
                Diagnostic::new(Rule::RoleHolders, role.name.span, title)
                    .help(MessageId::RoleHeldByNobodyHelp),
            );
        }
    } else if !roles.is_empty() {
        let names: Vec<&str> = roles.iter().map(|role| role.name.value.as_ref()).collect();
        let title = MessageId::VacantRoles.with(several(&names));
        out.push(of_plan(
            subject,
            Rule::VacantRoles,
            title,
            MessageId::VacantRolesHelp,
        ));
    }
}

/// Why it is not sure who holds a role on a day.
enum Doubt<'e, 'a> {
    Nobody,
    Several(Vec<&'e Holding<'a>>),
}

impl<'e, 'a> Doubt<'e, 'a> {
    fn of(role: &'e Executor<'a>, day: NaiveDate) -> Option<Self> {
        let held = role.held_by.iter().filter(|held| held.holds_on(day));
        let held: Vec<&Holding<'_>> = held.collect();
        let Some(first) = held.first() else {
            return Some(Doubt::Nobody);
        };
        let dates = |held: &Holding<'_>| (held.from, held.to);
        let other = |held: &&Holding<'_>| {
            held.name.value != first.name.value && dates(held) != dates(first)
        };
        held.iter().any(other).then_some(Doubt::Several(held))
    }

    fn found(
        &self,
        roster: &Roster<'_, '_>,
        role: &Executor<'_>,
        span: Span,
        day: NaiveDate,
    ) -> Diagnostic {
        let name = role.name.value.as_ref();
        let mut found = match self {
            Doubt::Nobody => {
                let title = MessageId::RoleHeldByNobody.with(name).with(day);
                Diagnostic::new(Rule::RoleHolders, span, title)
                    .help(MessageId::RoleHeldByNobodyHelp)
            }
            Doubt::Several(held) => {
                let names: Vec<&str> = held.iter().map(|held| held.name.value.as_ref()).collect();
                let title = MessageId::RoleHeldBySeveral.with(name).with(day);
                Diagnostic::new(
                    Rule::RoleHolders,
                    span,
                    title.with(russian::unbroken(&names.join(", "))),
                )
                .help(MessageId::RoleHeldBySeveralHelp)
            }
        };
        let label = roster.label(role, role.name.span, MessageId::RoleDeclaredHere);
        found.related.push(label);
        found
    }
}

/// Returns the words of a role's name up to the first preposition or proper name: «Координатор» of «Координатор от
/// МБОУ Веселовской СШ».
fn common_nouns(name: &str) -> String {
    const PREPOSITIONS: [&str; 13] = [
        "от", "по", "для", "в", "на", "из", "при", "с", "к", "за", "о", "об", "и",
    ];
    let is_common = |(index, word): &(usize, &str)| {
        let proper = *index > 0 && word.chars().next().is_none_or(|c| !c.is_lowercase());
        !proper && !PREPOSITIONS.contains(word)
    };
    let words = name.split_whitespace().enumerate().take_while(is_common);
    words.map(|(_, word)| word).collect::<Vec<_>>().join(" ")
}

impl<'s, 'a> Roster<'s, 'a> {
    /// Returns the entries that stand in this file.
    pub(super) fn own(&self) -> impl Iterator<Item = &'s Executor<'a>> {
        let home = self.home;
        let entries = self.registry.entries();
        entries.filter(move |entry| entry.origin.as_deref() == home)
    }
}

/// Returns the names that a group or a role holds.
pub(super) fn parts<'e, 'a>(executor: &'e Executor<'a>) -> impl Iterator<Item = &'e Text<'a>> {
    let holders = executor.held_by.iter().map(|holding| &holding.name);
    executor.members.iter().chain(holders)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_named_by_its_common_nouns() {
        let case = |name, words| assert_eq!(common_nouns(name), words);
        case("Муниципальный координатор", "Муниципальный координатор");
        case("Координаторы от ШНОР", "Координаторы");
        case("Куратор МБОУ Веселовской СШ", "Куратор");
    }
}
