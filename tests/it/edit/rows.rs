//! Edits change the lines of their fact and no other, and their inverse gives the file back byte for byte.

use super::corpus::{Variant, changed_lines, day, ids};
use roadmap::edit::{Assignment, Draft, Operation, Which};
use roadmap::model::Workspace;

fn draft<'w>(text: &str, workspace: &'w Workspace) -> Draft<'w> {
    Draft::new("plan", text, workspace, day("2023-12-31")).unwrap()
}

/// Carries out each pair of operations on every row of every plan, in every variant of the file.
///
/// `lines` are the most lines that the first may remove and add.
#[track_caller]
fn there_and_back(there: &Operation, back: &Operation, lines: (usize, usize)) {
    let workspace = Workspace::default();
    for variant in Variant::ALL {
        let mut rows = 0;
        for (name, text) in variant.plans() {
            let mut draft = draft(&text, &workspace);
            for id in ids(&draft).into_iter().step_by(variant.step()) {
                rows += 1;
                let place = format!("{there:?} of {name}:{id}, {variant:?}");
                draft
                    .carry_out(&id, there)
                    .unwrap_or_else(|error| panic!("{place}: {error}"));
                let (removed, added) = changed_lines(&text, draft.text());
                assert!(
                    removed <= lines.0 && added <= lines.1 && added > 0,
                    "{place}: -{removed} +{added}"
                );
                draft
                    .carry_out(&id, back)
                    .unwrap_or_else(|error| panic!("back from {place}: {error}"));
                assert!(
                    draft.text() == text,
                    "{place} is not taken back:\n{}",
                    super::corpus::diff(&text, draft.text())
                );
            }
        }
        assert!(rows == 136 || variant.step() > 1);
    }
}

fn done() -> Operation {
    Operation::Done {
        on: day("2022-04-28"),
        which: Which::Unsaid,
        evidence: None,
        note: None,
    }
}

#[test]
fn done_and_reopened() {
    there_and_back(
        &done(),
        &Operation::Reopen {
            which: Which::Unsaid,
        },
        (0, 1),
    );
}

#[test]
fn started_and_reopened() {
    there_and_back(
        &Operation::Start {
            on: day("2022-01-28"),
        },
        &Operation::Reopen {
            which: Which::Unsaid,
        },
        (0, 1),
    );
}

#[test]
fn cancelled_and_reopened() {
    let cancel = Operation::Cancel {
        on: day("2022-02-01"),
        which: Which::All,
        reason: "визит «ИРО» перенесён".to_owned(),
    };
    there_and_back(
        &cancel,
        &Operation::Reopen {
            which: Which::Unsaid,
        },
        (0, 2),
    );
    there_and_back(&cancel, &Operation::Reopen { which: Which::All }, (0, 2));
}

#[test]
fn postponed_and_taken_back() {
    let postpone = Operation::Postpone {
        to: "до 15.04.2022".to_owned(),
        on: day("2022-02-25"),
        which: Which::All,
        basis: Some("протокол № 3".to_owned()),
    };
    there_and_back(
        &postpone,
        &Operation::PostponeUndo {
            which: Which::Unsaid,
        },
        (1, 2),
    );
}

#[test]
fn assigned_and_dismissed() {
    let workspace = Workspace::default();
    for variant in Variant::ALL {
        for (name, text) in variant.plans() {
            let mut draft = draft(&text, &workspace);
            for id in ids(&draft).into_iter().step_by(variant.step()) {
                let free = draft.read(|plan, _| super::corpus::executor_not_in(plan, &id));
                let add = Assignment {
                    add: vec![free.clone()],
                    ..Assignment::default()
                };
                let remove = Assignment {
                    remove: vec![free],
                    ..Assignment::default()
                };
                draft
                    .carry_out(&id, &Operation::Assign(add))
                    .unwrap_or_else(|e| panic!("{name}:{id}: {e}"));
                let (removed, added) = changed_lines(&text, draft.text());
                assert!(
                    removed <= 1 && (1..=2).contains(&added),
                    "{name}:{id} {variant:?} -{removed} +{added}"
                );
                draft.carry_out(&id, &Operation::Assign(remove)).unwrap();
                assert!(
                    draft.text() == text,
                    "{name}:{id} {variant:?}:\n{}",
                    super::corpus::diff(&text, draft.text())
                );
            }
        }
    }
}

#[test]
fn dismissed_and_assigned_and_led_by_another() {
    let workspace = Workspace::default();
    let assign = |add: &[&String], remove: &[&String], lead: Option<&String>| {
        let names = |names: &[&String]| names.iter().map(|name| (*name).clone()).collect();
        Operation::Assign(Assignment {
            add: names(add),
            remove: names(remove),
            lead: lead.cloned(),
            ..Assignment::default()
        })
    };
    for variant in [Variant::Plain, Variant::Crlf, Variant::CommentsCrlf] {
        for (name, text) in variant.plans() {
            let mut draft = draft(&text, &workspace);
            for id in ids(&draft).into_iter().step_by(variant.step()) {
                let named: Vec<String> = draft.read(|plan, _| {
                    let item = plan.items.iter().find(|item| item.id == id).unwrap();
                    let names = item.document.executors.iter();
                    names.map(|name| name.value.to_owned()).collect()
                });
                let (Some(first), Some(last)) = (named.first(), named.last()) else {
                    continue;
                };
                let mut pairs = vec![(assign(&[], &[last], None), assign(&[last], &[], None))];
                if named.len() > 1 {
                    pairs.push((assign(&[], &[], Some(last)), assign(&[], &[], Some(first))));
                    pairs.push((assign(&[], &[first], None), assign(&[], &[], Some(first))));
                }
                for (there, back) in pairs {
                    let place = format!("{name}:{id} {variant:?} {there:?}");
                    for operation in [&there, &back] {
                        draft
                            .carry_out(&id, operation)
                            .unwrap_or_else(|error| panic!("{place}: {error}"));
                    }
                    assert!(
                        draft.text() == text,
                        "{place}:\n{}",
                        super::corpus::diff(&text, draft.text())
                    );
                }
            }
        }
    }
}

#[test]
fn a_pile_of_facts_comes_off_one_by_one() {
    let workspace = Workspace::default();
    let postpone = |to: &str| Operation::Postpone {
        to: to.to_owned(),
        on: day("2022-02-25"),
        which: Which::All,
        basis: None,
    };
    for variant in Variant::ALL {
        for (name, text) in variant.plans() {
            let mut draft = draft(&text, &workspace);
            for id in ids(&draft).into_iter().step_by(4 * variant.step()) {
                let pile = [
                    (
                        Operation::Start {
                            on: day("2022-01-28"),
                        },
                        Operation::Reopen {
                            which: Which::Unsaid,
                        },
                    ),
                    (
                        postpone("до 15.04.2022"),
                        Operation::PostponeUndo {
                            which: Which::Unsaid,
                        },
                    ),
                    (
                        postpone("до 15.05.2022, до 15.06.2022, до 15.07.2022"),
                        Operation::PostponeUndo {
                            which: Which::Unsaid,
                        },
                    ),
                    (
                        done(),
                        Operation::Reopen {
                            which: Which::Unsaid,
                        },
                    ),
                    (
                        done(),
                        Operation::Reopen {
                            which: Which::Unsaid,
                        },
                    ),
                    (
                        done(),
                        Operation::Reopen {
                            which: Which::Unsaid,
                        },
                    ),
                ];
                let mut states = Vec::new();
                for (there, _) in &pile {
                    states.push(draft.text().to_owned());
                    draft
                        .carry_out(&id, there)
                        .unwrap_or_else(|e| panic!("{name}:{id} {variant:?} {there:?}: {e}"));
                }
                for (there, back) in pile.iter().rev() {
                    draft
                        .carry_out(&id, back)
                        .unwrap_or_else(|e| panic!("{name}:{id} {variant:?} {back:?}: {e}"));
                    let expected = states.pop().unwrap();
                    assert!(
                        draft.text() == expected,
                        "{name}:{id} {variant:?} {there:?}:\n{}",
                        super::corpus::diff(&expected, draft.text())
                    );
                }
            }
        }
    }
}

#[test]
fn a_row_is_added_and_nothing_else_changes() {
    let workspace = Workspace::default();
    for variant in Variant::ALL {
        for (name, text) in variant.plans() {
            let first = draft(&text, &workspace);
            for id in ids(&first).into_iter().rev().step_by(7 * variant.step()) {
                let mut draft = first.clone();
                let new = roadmap::edit::NewItem {
                    title: "Семинар".to_owned(),
                    deadline: "до 15.04.2022".to_owned(),
                    home: Some(roadmap::edit::Home::After(id.clone())),
                    ..Default::default()
                };
                let (added, _) = draft
                    .add(&new)
                    .unwrap_or_else(|e| panic!("{name}:{id}: {e}"));
                let (removed, lines) = changed_lines(&text, draft.text());
                // A row has a number where the row before it has one.
                let numbered = first.read(|plan, _| {
                    let mut rows = plan.items.iter();
                    rows.any(|row| row.id == id && row.document.number.is_some())
                });
                let expected = 4 + usize::from(numbered);
                assert_eq!((removed, lines), (0, expected), "{name}:{id} {variant:?}");
                let title = draft.read(|plan, _| {
                    let item = plan.items.iter().find(|item| item.id == added);
                    item.map(|item| item.title().to_owned())
                });
                assert_eq!(title.as_deref(), Some("Семинар"));
            }
        }
    }
}
