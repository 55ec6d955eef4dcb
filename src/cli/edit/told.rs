//! What an edit says: the item it touched, what was done, and how to take it back.

use std::io::IsTerminal as _;

use chrono::NaiveDate;

use super::target::TargetRow;
use crate::cli::context::Context;
use crate::edit::{Draft, Operation, Which, are_alike};
use crate::model::naming::is_name;
use crate::model::{Item, Occurrence, Plan};
use crate::render::hanging;
use crate::report::{cut, item_name};
use crate::text::{harmless, shell};
use crate::words::{Arg, Message, MessageId};

/// How much of an item's title is shown.
const TITLE: usize = 60;

/// Returns the lines that tell what was done to `row`: the item with `facts`, and `back`, how to take it back.
pub(super) fn lines(
    row: &TargetRow,
    facts: &[Message],
    back: &[Message],
    draft: &Draft<'_>,
    context: &Context,
) -> String {
    let facts: Vec<String> = facts.iter().map(|fact| fact.text(context.lang)).collect();
    let said = MessageId::EditTold
        .with(called(row, draft))
        .with(facts.join("; "));
    let text = |line: &Message| harmless::line(&line.text(context.lang)).into_owned();
    let mut said = text(&said);
    // A terminal would break words; a command to copy stays whole.
    if std::io::stdout().is_terminal() {
        said = hanging(&said, usize::from(context.width));
    }
    let lines = std::iter::once(said).chain(back.iter().map(text));
    lines.collect::<Vec<String>>().join("\n  ")
}

/// Returns how people call `row`: «Саров, п. 14 «Проведение 1 этапа…»».
pub(super) fn called(row: &TargetRow, draft: &Draft<'_>) -> Message {
    draft.read(|plan, _| {
        let item = plan.items.iter().find(|item| item.id == row.id);
        let title = item.map_or("", |item| item.title());
        let title = cut(title, TITLE);
        if is_name(&row.id) {
            MessageId::EditedUnnumbered.with(plan.label()).with(title)
        } else {
            let number = item_name(&row.id);
            MessageId::EditedItem
                .with(plan.label())
                .with(number)
                .with(title)
        }
    })
}

/// Returns who is declared in the registry of `plan`.
pub(super) fn declared(plan: &Plan) -> Vec<String> {
    let names = plan.registry.entries().map(|entry| &entry.name.value);
    names.map(|name| name.clone().into_owned()).collect()
}

/// What an edit may have to be taken back to.
pub(super) struct Before {
    /// The executors, as the registry calls them, the lead first.
    team: Vec<String>,
    /// Who is declared in the registry.
    declared: Vec<String>,
    /// The row's occurrences.
    occurrences: Vec<Occurrence>,
    /// Whether all of it was dropped.
    is_dropped: bool,
    /// The day on which it was begun.
    started: Option<NaiveDate>,
    /// The values that edits change, as the file has them, by their keys.
    written: Vec<(&'static str, String)>,
}

impl Before {
    /// Returns how `row` stands in `draft`.
    pub(super) fn of(row: &TargetRow, draft: &Draft<'_>) -> Self {
        let written = draft.written(&row.id);
        draft.read(|plan, _| {
            let item = plan.items.iter().find(|item| item.id == row.id);
            let names = item.into_iter().flat_map(|item| &item.document.executors);
            let names = names.map(|name| plan.registry.canonical(name.value).to_owned());
            Before {
                team: names.collect(),
                declared: declared(plan),
                occurrences: item.map_or_else(Vec::new, |item| item.occurrences.clone()),
                is_dropped: item.is_some_and(|item| item.cancelled.is_some()),
                started: item.and_then(Item::started),
                written,
            }
        })
    }

    /// Returns what to say of the lines that executors who were not `declared` before have in the registry: no command
    /// takes those back.
    pub(super) fn registry_lines(&self, declared: &[String]) -> Vec<Message> {
        let is_new = |name: &&String| self.declared.contains(name) && !declared.contains(name);
        let new = self.team.iter().filter(is_new);
        new.map(|name| MessageId::EditedRowStays.with(name.clone()))
            .collect()
    }

    /// Returns whether it bears a mark that taking back the last one could take instead.
    fn is_marked(&self) -> bool {
        let mut all = self.occurrences.iter();
        self.is_dropped || self.started.is_some() || all.any(|one| !one.is_open())
    }

    /// Returns the days, before any move, of those occurrences of which `says` holds now and did not in `before`.
    fn new_since(&self, before: &Before, says: impl Fn(&Occurrence) -> bool) -> Vec<NaiveDate> {
        let days = |of: &Before| -> Vec<NaiveDate> {
            let those = of.occurrences.iter().filter(|one| says(one));
            those.map(Occurrence::day).collect()
        };
        let mut new = days(self);
        // Several may have one day.
        for known in days(before) {
            if let Some(at) = new.iter().position(|day| *day == known) {
                new.remove(at);
            }
        }
        new
    }

    /// Returns how to take `operation` on `row`, back, and what stays all the same; `draft` is the plan after it.
    pub(super) fn way_back(
        &self,
        row: &TargetRow,
        operation: &Operation,
        draft: &Draft<'_>,
    ) -> Vec<Message> {
        let after = Before::of(row, draft);
        let declares =
            matches!(operation, Operation::Assign(assignment) if assignment.new.is_some());
        let stays = declares.then(|| after.registry_lines(&self.declared));
        let command = self.command_back(row, operation, &after, draft);
        command
            .into_iter()
            .chain(stays.into_iter().flatten())
            .collect()
    }

    /// Returns the command that takes `operation` on `row`, which stands as `after` says since, back.
    fn command_back(
        &self,
        row: &TargetRow,
        operation: &Operation,
        after: &Before,
        draft: &Draft<'_>,
    ) -> Option<Message> {
        let place = draft.way_to(&row.id);
        match operation {
            Operation::Done { which, .. } | Operation::Cancel { which, .. } => {
                self.reopen(after, *which, &place)
            }
            Operation::Start { .. } if self.is_marked() => self.in_words(after),
            Operation::Start { .. } => Some(MessageId::EditedBackByReopen.with(place)),
            Operation::Unmet { .. } => Some(MessageId::EditedBackByReason.with(place)),
            Operation::Postpone { .. } | Operation::Reword { .. } => {
                let moved = self.moved(after);
                let series = after.occurrences.len() > 1;
                Some(match moved.filter(|_| series) {
                    Some(day) => MessageId::EditedBackByUndoDue
                        .with(place)
                        .with(after.option(day)),
                    None => MessageId::EditedBackByUndo.with(place),
                })
            }
            Operation::Assign(_) => match reverse(&self.team, &after.team) {
                Some(options) => Some(MessageId::EditedBackByAssign.with(place).with(options)),
                None => self.in_words(after),
            },
            Operation::Reopen { .. } => {
                let again = self.again(after, &place);
                again.or_else(|| self.in_words(after))
            }
            Operation::PostponeUndo { .. } | Operation::UnmetUndo { .. } => self.in_words(after),
        }
    }

    /// Returns how to take the marks back that `after` has beyond these.
    fn reopen(&self, after: &Before, which: Which, place: &str) -> Option<Message> {
        let new = after.new_since(self, |one| !one.is_open());
        if after.is_dropped || after.occurrences.len() <= 1 {
            return Some(MessageId::EditedBackByReopen.with(place));
        }
        Some(match new.as_slice() {
            [] => return None,
            [_] if !self.is_marked() && which.day().is_none() => {
                MessageId::EditedBackByReopen.with(place)
            }
            [day] => MessageId::EditedBackByReopenDue
                .with(place)
                .with(after.option(*day)),
            _ if !self.is_marked() => MessageId::EditedBackByReopenAll.with(place),
            // Taking all marks back would take those of before too.
            [first, others @ ..] => {
                let others = others.iter().copied().map(said);
                MessageId::EditedBackByEach
                    .with(place)
                    .with(after.option(*first))
                    .with(others.collect::<Vec<_>>().join(", "))
            }
        })
    }

    /// Returns how an option names the occurrence whose day before any move is `day`, where another may have it too.
    fn option(&self, day: NaiveDate) -> Arg {
        let called = self.occurrences.iter().filter(|one| one.is_called(day));
        match called.collect::<Vec<_>>().as_slice() {
            called if are_alike(called) => day.into(),
            _ => MessageId::EditDueByPlan.with(day).into(),
        }
    }

    /// Returns the day, before any move, of the one occurrence that is due on another day in `after`.
    fn moved(&self, after: &Before) -> Option<NaiveDate> {
        let dues = |of: &Before| -> Vec<(NaiveDate, NaiveDate)> {
            of.occurrences
                .iter()
                .map(|one| (one.day(), one.due))
                .collect()
        };
        let mut new = dues(after);
        let known = dues(self);
        new.retain(|one| !known.contains(one));
        let is_known = |day| known.iter().any(|(known, _)| *known == day);
        match new.as_slice() {
            [(day, _)] if is_known(*day) => Some(*day),
            _ => None,
        }
    }

    /// Returns the command that makes the one mark again that `after` lacks; `None` where one command cannot.
    fn again(&self, after: &Before, place: &str) -> Option<Message> {
        let command = |words: String| MessageId::EditedBackByCommand.with(words);
        let begun = self.started.filter(|_| after.started.is_none());
        let gone = self.new_since(after, |one| !one.is_open());
        let dropped = self.is_dropped != after.is_dropped;
        match (begun, gone.as_slice()) {
            (Some(on), []) if !dropped => Some(command(format!("start {place} --on {}", said(on)))),
            (None, [day]) if !dropped => {
                let one = self.occurrences.iter().find(|one| one.day() == *day)?;
                let shared = |other: &&Occurrence| other.is_called(*day);
                let due = match after.occurrences.len() {
                    ..=1 => String::new(),
                    _ if after.occurrences.iter().filter(shared).count() > 1 => return None,
                    _ => format!(" --due {}", said(*day)),
                };
                if let Some(mark) = &one.done {
                    let bare = mark.evidence.is_none() && mark.note.is_none();
                    let on = said(mark.on);
                    return bare.then(|| command(format!("done {place}{due} --on {on}")));
                }
                let fact = one.cancelled.as_ref()?;
                let (on, why) = (said(fact.on?), shell::word(fact.reason.as_deref()?));
                Some(command(format!(
                    "cancel {place}{due} --reason {why} --on {on}"
                )))
            }
            _ => None,
        }
    }

    /// Returns what stood in the file and is changed in `after`, in its own words; where nothing did, what stands there now.
    fn in_words(&self, after: &Before) -> Option<Message> {
        let beyond = |one: &Before, other: &Before| {
            let own = one.written.iter();
            let own = own.filter(|line| !other.written.contains(line));
            own.cloned().collect::<Vec<_>>()
        };
        let line = |(key, value): &(&str, String)| {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{key} = {value}")
        };
        let told = |message: MessageId, lines: Vec<(&str, String)>| {
            let lines: Vec<String> = lines.iter().map(line).collect();
            (!lines.is_empty()).then(|| message.with(lines.join("; ")))
        };
        let gone = told(MessageId::EditedBackInFile, beyond(self, after));
        gone.or_else(|| told(MessageId::EditedBackErase, beyond(after, self)))
    }
}

fn said(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// Returns those of `team` who are not in `other`.
fn beyond(team: &[String], other: &[String]) -> Vec<String> {
    let own = team.iter().filter(|name| !other.contains(name));
    own.cloned().collect()
}

/// Returns the options that make the team `after` the one `before` again; `None` where one command cannot.
fn reverse(before: &[String], after: &[String]) -> Option<String> {
    let option = |option: &str, name: &str| format!("{option} {}", shell::word(name));
    let added = beyond(after, before);
    let gone = beyond(before, after);
    if !added.is_empty() {
        let names = added.iter().map(|name| option("--remove", name));
        return (beyond(after, &added) == before).then(|| names.collect::<Vec<_>>().join(" "));
    }
    match gone.as_slice() {
        [] => {
            let lead = before.first()?;
            let mut swapped = after.to_vec();
            swapped.swap(0, after.iter().position(|name| name == lead)?);
            (swapped == before).then(|| option("--lead", lead))
        }
        [name] if beyond(before, &gone) == after => {
            let at = before.iter().position(|known| known == name)?;
            Some(match at.checked_sub(1) {
                None => option("--lead", name),
                Some(ahead) => format!(
                    "{} {}",
                    option("--add", name),
                    option("--after", &before[ahead])
                ),
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn an_assignment_is_undone_by_its_reverse() {
        let team = ["О.А. Ефимова", "кураторы", "руководители ОО"];
        let case = |after: &[&str], expected: Option<&str>| {
            let undone = reverse(&names(&team), &names(after));
            assert_eq!(undone.as_deref(), expected, "{after:?}");
        };
        let [lead, second, third] = team;
        case(&[lead, second, third, "ИРО"], Some("--remove ИРО"));
        case(&["ИРО", lead, second, third], Some("--remove ИРО"));
        case(
            &[lead, third],
            Some("--add кураторы --after \"О.А. Ефимова\""),
        );
        case(&[second, third], Some("--lead \"О.А. Ефимова\""));
        case(&[second, lead, third], Some("--lead \"О.А. Ефимова\""));
        case(&[third, second, lead], Some("--lead \"О.А. Ефимова\""));
        case(&[second, third, lead], None);
        case(&[third, lead], None);
        case(&[second, lead, third, "ИРО"], None);
        case(&[lead], None);
    }
}
