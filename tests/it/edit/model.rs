//! Random edits, made in the text and in memory: the plan read back is the plan that was meant.

use std::collections::BTreeSet;

use super::corpus::{Variant, day};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use roadmap::document::Done;
use roadmap::edit::{Assignment, Draft, Operation, Which};
use roadmap::model::{Item, Plan, Workspace};

/// What a row says, without places.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    id: String,
    title: String,
    deadline: String,
    postponed: Vec<(String, NaiveDate, Option<String>)>,
    executors: Vec<String>,
    result: String,
    /// Due day and day of execution of each occurrence.
    marks: Vec<(NaiveDate, Option<NaiveDate>)>,
    /// The due days of the marks of single occurrences, the last made last.
    made: Vec<NaiveDate>,
    started: Option<NaiveDate>,
    reason: Option<String>,
    cancelled: bool,
    /// Why it is not carried out, the last answer last.
    answers: Vec<(NaiveDate, String)>,
}

fn row(item: &Item<'_>) -> Row {
    let postponed = item.document.postponed.iter().map(|entry| {
        let was = match &entry.was.as_ref().unwrap().value {
            roadmap::document::Was::Deadline(roadmap::document::Deadline::Phrase(was)) => {
                (*was).to_owned()
            }
            other => format!("{other:?}"),
        };
        (
            was,
            entry.on.unwrap().value,
            entry.basis.map(|basis| basis.value.to_owned()),
        )
    });
    Row {
        id: item.id.clone(),
        title: item.title().to_owned(),
        deadline: item.deadline(),
        postponed: postponed.collect(),
        executors: item
            .document
            .executors
            .iter()
            .map(|name| name.value.to_owned())
            .collect(),
        result: item.result().to_owned(),
        marks: item
            .occurrences
            .iter()
            .map(|o| (o.due, o.done.as_ref().map(|mark| mark.on)))
            .collect(),
        made: made(item),
        started: item.started(),
        reason: item.cancelled.as_ref().and_then(|fact| fact.reason.clone()),
        cancelled: item.cancelled.is_some(),
        answers: (item.document.unmet.iter())
            .map(|fact| {
                (
                    fact.on.unwrap().value,
                    fact.reason.unwrap().value.to_owned(),
                )
            })
            .collect(),
    }
}

fn made(item: &Item<'_>) -> Vec<NaiveDate> {
    match &item.document.done {
        Some(Done::Each(entries)) => entries
            .iter()
            .map(|entry| entry.due.unwrap().value)
            .collect(),
        _ => Vec::new(),
    }
}

fn rows(plan: &Plan<'_>) -> Vec<Row> {
    plan.items.iter().map(row).collect()
}

/// Makes `operation` on `row` as a careful clerk would.
///
/// `same` tells whether two spellings mean one executor; a row keeps its own.
fn imagine(row: &mut Row, operation: &Operation, same: impl Fn(&str, &str) -> bool) {
    match operation {
        Operation::Done { on, .. } => {
            let several = row.marks.len() > 1;
            let open = row.marks.iter_mut().find(|mark| mark.1.is_none()).unwrap();
            open.1 = Some(*on);
            row.made.extend(several.then_some(open.0));
        }
        Operation::Start { on } => row.started = Some(*on),
        Operation::Cancel { reason, .. } => {
            (row.cancelled, row.reason) = (true, Some(reason.clone()));
        }
        Operation::Unmet { on, reason, .. } => row.answers.push((*on, reason.clone())),
        Operation::UnmetUndo {
            which: Which::Unsaid,
        } => drop(row.answers.pop().unwrap()),
        Operation::Reopen {
            which: Which::Unsaid,
        } if row.cancelled => {
            (row.cancelled, row.reason) = (false, None);
        }
        Operation::Reopen {
            which: Which::Unsaid,
        } if row.marks.iter().any(|mark| mark.1.is_some()) => {
            // The mark made last, which need not be that of the latest due day.
            let due = row.made.pop();
            let mut marks = row.marks.iter_mut().rev();
            let last = marks.find(|mark| mark.1.is_some() && due.is_none_or(|due| mark.0 == due));
            last.unwrap().1 = None;
        }
        Operation::Reopen {
            which: Which::Unsaid,
        } => row.started = None,
        Operation::Postpone { to, on, basis, .. } => {
            let was = std::mem::replace(&mut row.deadline, to.clone());
            row.postponed.push((was, *on, basis.clone()));
        }
        Operation::PostponeUndo {
            which: Which::Unsaid,
        } => row.deadline = row.postponed.pop().unwrap().0,
        Operation::Assign(assignment) => {
            row.executors
                .retain(|name| !assignment.remove.contains(name));
            row.executors.extend(assignment.add.iter().cloned());
            if let Some(lead) = &assignment.lead {
                match row.executors.iter().position(|name| same(name, lead)) {
                    Some(place) => row.executors.swap(0, place),
                    None => row.executors.insert(0, lead.clone()),
                }
            }
        }
        Operation::Reopen { .. }
        | Operation::UnmetUndo { .. }
        | Operation::PostponeUndo { .. }
        | Operation::Reword { .. } => unreachable!("not drawn"),
    }
}

/// The occurrences that were carried out, each with its day.
fn met(row: &Row) -> Vec<(NaiveDate, NaiveDate)> {
    let marks = row.marks.iter();
    marks.filter_map(|(due, on)| Some((*due, (*on)?))).collect()
}

const DEADLINES: [&str; 5] = [
    "до 15.04.2022",
    "март 2022, май 2022, сентябрь 2022",
    "до \"конца\" мая",
    "25.05.2022",
    "ежемесячно",
];

fn operation(draw: (u8, u16, u8), row: &Row, names: &[String]) -> Operation {
    let (kind, days, choice) = draw;
    let on = day("2022-01-10")
        .checked_add_days(Days::new(u64::from(days % 300)))
        .unwrap();
    let name = names[usize::from(choice) % names.len()].clone();
    let own = row
        .executors
        .get(usize::from(choice) % row.executors.len().max(1))
        .cloned();
    let assign = |assignment| Operation::Assign(assignment);
    match kind % 11 {
        0 | 1 => Operation::Done {
            on,
            which: Which::Unsaid,
            evidence: None,
            note: None,
        },
        2 => Operation::Start { on },
        3 => Operation::Cancel {
            on: day("2022-02-01"),
            which: Which::All,
            reason: format!("по письму № {choice} от «{on}» \\ \"так\""),
        },
        4 => Operation::Reopen {
            which: Which::Unsaid,
        },
        5 => Operation::Postpone {
            to: DEADLINES[usize::from(choice) % DEADLINES.len()].to_owned(),
            on,
            which: Which::All,
            basis: (choice > 99).then(|| format!("протокол № {choice}")),
        },
        6 => Operation::PostponeUndo {
            which: Which::Unsaid,
        },
        9 => Operation::Unmet {
            on,
            which: Which::Unsaid,
            reason: format!("нет ответа на письмо № {choice}"),
        },
        10 => Operation::UnmetUndo {
            which: Which::Unsaid,
        },
        7 => assign(Assignment {
            add: vec![name],
            ..Assignment::default()
        }),
        _ if choice % 2 == 0 => assign(Assignment {
            remove: own.into_iter().collect(),
            ..Assignment::default()
        }),
        _ => assign(Assignment {
            lead: Some(name),
            ..Assignment::default()
        }),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn the_plan_read_back_is_the_plan_meant(
        plan in 0usize..5,
        variant in 0usize..Variant::ALL.len(),
        draws in proptest::collection::vec((any::<u16>(), any::<(u8, u16, u8)>()), 1..40),
    ) {
        let (name, text) = super::corpus::plans().swap_remove(plan);
        let text = Variant::ALL[variant].of(&text);
        let workspace = Workspace::default();
        let mut draft = Draft::new(name, text, &workspace, day("2023-12-31")).unwrap();
        let names = draft.read(|plan, _| plan.registry.entries().map(|e| e.name.value.to_string()).collect::<Vec<_>>());
        for (place, draw) in draws {
            let mut meant = draft.read(|plan, _| rows(plan));
            // A few rows, so that facts pile up on them.
            let place = usize::from(place) % meant.len().min(4);
            let operation = operation(draw, &meant[place], &names);
            let before = draft.text().to_owned();
            let id = meant[place].id.clone();
            if draft.carry_out(&id, &operation).is_err() {
                prop_assert_eq!(draft.text(), before);
                continue;
            }
            let same = |one: &str, other: &str| {
                draft.read(|plan, _| plan.registry.canonical(one) == plan.registry.canonical(other))
            };
            imagine(&mut meant[place], &operation, same);
            let found = draft.read(|plan, _| rows(plan));
            if matches!(operation, Operation::Postpone { .. } | Operation::PostponeUndo { which: Which::Unsaid }) {
                // When the new words fall due is for the deadline language to say; what was met stays met.
                prop_assert_eq!(met(&meant[place]), met(&found[place]), "{:?} on {}", operation, id);
                meant[place].marks.clone_from(&found[place].marks);
            }
            if matches!(&operation, Operation::Assign(assignment) if !assignment.add.is_empty()) {
                // A co-executor goes back to the line that was kept for it.
                let (found, meant) = (&found[place].executors, &mut meant[place].executors);
                let sorted = |names: &[String]| names.iter().cloned().collect::<BTreeSet<_>>();
                if found.first() == meant.first() && sorted(found) == sorted(meant) {
                    meant.clone_from(found);
                }
            }
            prop_assert_eq!(&found, &meant, "{:?} on {}:\n{}", operation, id, super::corpus::diff(&before, draft.text()));
        }
    }
}
