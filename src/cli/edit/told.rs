//! What an edit says: the item it touched, what was done, and how to take it back.

use chrono::NaiveDate;

use super::target::TargetRow;
use crate::cli::choice::cropped;
use crate::cli::context::Context;
use crate::edit::{Draft, Operation, Which};
use crate::model::Occurrence;
use crate::model::naming::is_name;
use crate::report::item_name;
use crate::text::{harmless, shell};
use crate::words::{Message, MessageId};

/// How much of an item's title is shown.
const TITLE: usize = 60;

/// Returns the lines that tell what was done to `row`: the item with `facts`, and `back`, how to take it back.
pub(super) fn lines(
    row: &TargetRow,
    facts: &[Message],
    back: Option<&Message>,
    draft: &Draft<'_>,
    context: &Context,
) -> String {
    let facts: Vec<String> = facts.iter().map(|fact| fact.text(context.lang)).collect();
    let said = MessageId::EditTold
        .with(called(row, draft))
        .with(facts.join("; "));
    let lines = std::iter::once(&said).chain(back);
    let lines: Vec<String> = lines
        .map(|line| harmless::line(&line.text(context.lang)).into_owned())
        .collect();
    lines.join("\n  ")
}

/// Returns how people call `row`: «Саров, п. 14 «Проведение 1 этапа…»».
pub(super) fn called(row: &TargetRow, draft: &Draft<'_>) -> Message {
    draft.read(|plan, _| {
        let item = plan.items.iter().find(|item| item.id == row.id);
        let title = item.map_or("", |item| item.title());
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let title = cropped(&title, TITLE);
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

/// What an edit may have to be taken back to.
pub(super) struct Before {
    /// The executors, as the registry calls them, the lead first.
    team: Vec<String>,
    /// The occurrences that were carried out, by their days before any move.
    done: Vec<NaiveDate>,
}

impl Before {
    /// Returns how `row` stands in `draft`.
    pub(super) fn of(row: &TargetRow, draft: &Draft<'_>) -> Self {
        draft.read(|plan, _| {
            let item = plan.items.iter().find(|item| item.id == row.id);
            let names = item.into_iter().flat_map(|item| &item.document.executors);
            let names = names.map(|name| plan.registry.canonical(name.value).to_owned());
            let occurrences = item.into_iter().flat_map(|item| &item.occurrences);
            let done = occurrences.filter(|one| one.done.is_some());
            Before {
                team: names.collect(),
                done: done.map(Occurrence::day).collect(),
            }
        })
    }

    /// Returns how to take `operation` on `row`, back, where a command does; `draft` is the plan after it.
    pub(super) fn way_back(
        &self,
        row: &TargetRow,
        operation: &Operation,
        draft: &Draft<'_>,
    ) -> Option<Message> {
        let place = draft.address(&row.id);
        let reopen = |which: Which| match which {
            Which::Unsaid => MessageId::EditedBackByReopen.with(place.as_str()),
            Which::Due(due) => MessageId::EditedBackByReopenDue
                .with(place.as_str())
                .with(due),
            Which::All => MessageId::EditedBackByReopenAll.with(place.as_str()),
        };
        match operation {
            // Taking all marks back would take those of before too.
            Operation::Done {
                which: Which::All, ..
            } if !self.done.is_empty() => None,
            Operation::Done { which, .. } => Some(reopen(self.marked(row, *which, draft))),
            Operation::Cancel {
                which: Which::All, ..
            }
            | Operation::Start { .. } => Some(reopen(Which::Unsaid)),
            Operation::Cancel { which, .. } => Some(reopen(*which)),
            Operation::Unmet { .. } => Some(MessageId::EditedBackByReason.with(place)),
            Operation::Postpone { which, .. } => Some(match which {
                Which::Due(due) => MessageId::EditedBackByUndoDue
                    .with(place.as_str())
                    .with(*due),
                _ => MessageId::EditedBackByUndo.with(place.as_str()),
            }),
            // The line of the registry would stay.
            Operation::Assign(assignment) if assignment.new.is_some() => None,
            Operation::Assign(_) => {
                let options = reverse(&self.team, &Before::of(row, draft).team)?;
                Some(MessageId::EditedBackByAssign.with(place).with(options))
            }
            Operation::Reopen { .. }
            | Operation::ReopenWhole
            | Operation::PostponeUndo { .. }
            | Operation::UnmetUndo { .. } => None,
        }
    }

    /// Returns what was marked: the one new mark of a series by its day.
    fn marked(&self, row: &TargetRow, which: Which, draft: &Draft<'_>) -> Which {
        let after = Before::of(row, draft).done;
        let new: Vec<&NaiveDate> = after
            .iter()
            .filter(|day| !self.done.contains(day))
            .collect();
        match (which, new.as_slice()) {
            (Which::Unsaid, [day]) if !self.done.is_empty() => Which::Due(**day),
            _ => which,
        }
    }
}

/// Returns the options that make the team `after` the one `before` again; `None` where one command cannot.
fn reverse(before: &[String], after: &[String]) -> Option<String> {
    let option = |option: &str, name: &str| format!("{option} {}", shell::word(name));
    let beyond = |team: &[String], other: &[String]| -> Vec<String> {
        let own = team.iter().filter(|name| !other.contains(name));
        own.cloned().collect()
    };
    match (
        beyond(after, before).as_slice(),
        beyond(before, after).as_slice(),
    ) {
        ([], []) => Some(option("--lead", before.first()?)),
        (added, []) if after.first() == before.first() || !before.contains(after.first()?) => {
            let names = added.iter().map(|name| option("--remove", name));
            Some(names.collect::<Vec<_>>().join(" "))
        }
        ([], [gone]) => {
            let at = before.iter().position(|name| name == gone)?;
            Some(match at.checked_sub(1) {
                None => option("--lead", gone),
                Some(ahead) => format!(
                    "{} {}",
                    option("--add", gone),
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
        case(&[second, lead, third, "ИРО"], None);
        case(&[lead], None);
    }
}
