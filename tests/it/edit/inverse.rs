//! Every edit and the one that takes it back, on rows in every layout: the bytes are the same again, and no comment is
//! lost on the way.

use std::cell::Cell;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::corpus::day;
use super::placements::{MARKED, OPEN, each_plan};
use roadmap::edit::{Assignment, Draft, Operation, Which};
use roadmap::model::Workspace;

/// The edits of a test that are to be taken back, last first, given the executors of the row.
type Pairs = Vec<(Operation, Operation)>;

/// Returns the comments of `text` that the generator put there.
fn comments(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = text
        .lines()
        .filter_map(|line| line.rfind("# ").and_then(|at| line.get(at..)))
        .filter(|comment| !comment.contains(['"', '\'', '{', ']']))
        .map(str::trim_end)
        .collect();
    found.sort_unstable();
    found
}

fn executors(draft: &Draft<'_>) -> Vec<String> {
    draft.read(|plan, _| {
        let named = plan.items[0].document.executors.iter();
        named.map(|name| name.value.to_owned()).collect()
    })
}

/// Carries out the first edits of `pairs` in turn, then the second ones backwards, on each layout; an edit that is
/// refused ends the turn. `least` is how many edits must not be refused in all.
#[track_caller]
fn there_and_back(least: usize, pairs: impl Fn(&[String]) -> Vec<Pairs>) {
    on_texts(least, |text| Some(text.to_owned()), pairs);
}

/// As [`there_and_back`], on rows that are due several times; one text in five.
#[track_caller]
fn there_and_back_in_series(least: usize, pairs: impl Fn(&[String]) -> Vec<Pairs>) {
    let number = Cell::new(0);
    let series = |text: &str| {
        number.set(number.get() + 1);
        let chosen = number.get() % 5 == 0 && text.contains("до 01.03.2022");
        chosen.then(|| text.replace("до 01.03.2022", "март, май, 15 июля 2022"))
    };
    on_texts(least, series, pairs);
}

#[track_caller]
fn on_texts(
    least: usize,
    tried: impl Fn(&str) -> Option<String>,
    pairs: impl Fn(&[String]) -> Vec<Pairs>,
) {
    let workspace = Workspace::default();
    let (mut failures, mut made, mut refused) = (Vec::new(), 0, BTreeSet::new());
    for (number, shape) in OPEN.iter().enumerate() {
        each_plan(shape, |text| {
            let Some(text) = tried(text) else { return };
            let text = text.as_str();
            let mut draft = Draft::new("plan", text, &workspace, day("2023-12-31"))
                .unwrap_or_else(|error| panic!("{error}\n{text}"));
            let id = super::corpus::ids(&draft).swap_remove(0);
            for pairs in pairs(&executors(&draft)) {
                let mut states = Vec::new();
                for (there, _) in &pairs {
                    let before = draft.text().to_owned();
                    if let Err(error) = draft.carry_out(&id, there) {
                        refused.insert(error.to_string());
                        break;
                    }
                    made += 1;
                    if comments(&before) != comments(draft.text()) {
                        failures.push(format!(
                            "{number}: {there:?} loses a comment:\n{}",
                            super::corpus::diff(&before, draft.text())
                        ));
                    }
                    states.push(before);
                }
                while let Some(former) = states.pop() {
                    let (there, back) = &pairs[states.len()];
                    let edited = draft.text().to_owned();
                    let done = draft.carry_out(&id, back);
                    if done.is_err() || draft.text() != former {
                        failures.push(format!(
                            "{number}: {there:?}\n{}back: {back:?} {}\n{}",
                            super::corpus::diff(&former, &edited),
                            done.map_or_else(|error| error.to_string(), |_| String::new()),
                            super::corpus::diff(&former, draft.text())
                        ));
                        draft = Draft::new("plan", text, &workspace, day("2023-12-31")).unwrap();
                        break;
                    }
                }
            }
        });
    }
    let shown: Vec<&String> = failures.iter().step_by(failures.len() / 12 + 1).collect();
    assert!(
        failures.is_empty(),
        "{} of {made}:\n{}",
        failures.len(),
        shown.into_iter().cloned().collect::<String>()
    );
    assert!(made >= least, "only {made} edits were made: {refused:?}");
}

fn done(on: &str, evidence: Option<&str>, note: Option<&str>) -> Operation {
    Operation::Done {
        on: day(on),
        which: Which::Unsaid,
        evidence: evidence.map(str::to_owned),
        note: note.map(str::to_owned),
    }
}

fn assign(change: impl FnOnce(&mut Assignment)) -> Operation {
    let mut assignment = Assignment::default();
    change(&mut assignment);
    Operation::Assign(assignment)
}

fn add(name: &str) -> Operation {
    assign(|it| it.add = vec![name.to_owned()])
}

fn add_after(name: &str, before: &str) -> Operation {
    assign(|it| (it.add, it.after) = (vec![name.to_owned()], Some(before.to_owned())))
}

fn remove(name: &str) -> Operation {
    assign(|it| it.remove = vec![name.to_owned()])
}

fn lead(name: &str) -> Operation {
    assign(|it| it.lead = Some(name.to_owned()))
}

#[test]
fn done_and_reopened() {
    there_and_back(5_000, |_| {
        let reopened = |edit: Operation| {
            (
                edit,
                Operation::Reopen {
                    which: Which::Unsaid,
                },
            )
        };
        let start = Operation::Start {
            on: day("2022-01-10"),
        };
        vec![
            vec![reopened(done("2022-02-27", None, None))],
            vec![
                reopened(start),
                reopened(done("2022-02-27", Some("акт № 2"), None)),
                reopened(done("2022-02-28", None, Some("с \"оговоркой\""))),
                reopened(done("2022-03-01", Some("акт"), Some("и"))),
                reopened(done("2022-03-02", None, None)),
            ],
            vec![(
                done("2022-02-27", Some("акт № 2"), Some("и")),
                Operation::Reopen {
                    which: Which::Unsaid,
                },
            )],
        ]
    });
}

#[test]
fn cancelled_and_reopened() {
    there_and_back(1_400, |_| {
        let cancel = Operation::Cancel {
            on: day("2022-02-01"),
            which: Which::All,
            reason: "нет № \"1\"".to_owned(),
        };
        vec![vec![(
            cancel,
            Operation::Reopen {
                which: Which::Unsaid,
            },
        )]]
    });
}

#[test]
fn reasons_are_written_and_taken_back() {
    let unmet = |on: &str, reason: &str| {
        let unmet = Operation::Unmet {
            on: day(on),
            which: Which::Unsaid,
            reason: reason.to_owned(),
        };
        (
            unmet,
            Operation::UnmetUndo {
                which: Which::Unsaid,
            },
        )
    };
    there_and_back(2_250, |_| {
        vec![vec![
            unmet("2022-03-02", "нет \"кураторов\""),
            unmet("2022-03-09", "болезнь"),
        ]]
    });
    there_and_back_in_series(500, |_| {
        let each = ["2022-03-31", "2022-05-31", "2022-07-15"].map(|due| {
            let unmet = Operation::Unmet {
                on: day("2022-08-01"),
                which: Which::Due(day(due)),
                reason: "болезнь".to_owned(),
            };
            (
                unmet,
                Operation::UnmetUndo {
                    which: Which::Due(day(due)),
                },
            )
        });
        vec![each.to_vec()]
    });
}

#[test]
fn postponed_and_taken_back() {
    there_and_back(4_700, |_| {
        let postpone = |to: &str, basis: Option<&str>| {
            let postpone = Operation::Postpone {
                to: to.to_owned(),
                on: day("2022-02-25"),
                which: Which::All,
                basis: basis.map(str::to_owned),
            };
            (
                postpone,
                Operation::PostponeUndo {
                    which: Which::Unsaid,
                },
            )
        };
        vec![
            vec![postpone("до 15.04.2022", Some("протокол № 3"))],
            vec![
                postpone("до 15.10.2022", None),
                postpone("25.10.2022, 26.10.2022", None),
                postpone("до 27.10.2022", Some("приказ")),
            ],
        ]
    });
}

#[test]
fn single_dates_are_edited_and_taken_back() {
    there_and_back_in_series(1_800, |_| {
        let days = ["2022-03-31", "2022-05-31", "2022-07-15"].map(day);
        let each = |edit: &dyn Fn(Which) -> Operation, back: &dyn Fn(NaiveDate) -> Operation| {
            let pairs = days.iter().map(|due| (edit(Which::Due(*due)), back(*due)));
            pairs.collect::<Pairs>()
        };
        let reopen = |due| Operation::Reopen {
            which: Which::Due(due),
        };
        let done = |which| Operation::Done {
            on: day("2022-03-01"),
            which,
            evidence: Some("протокол № 2".to_owned()),
            note: None,
        };
        let cancel = |which| Operation::Cancel {
            on: day("2022-02-01"),
            which,
            reason: "отпуск".to_owned(),
        };
        let postpone = |which| Operation::Postpone {
            to: "до 20.08.2022".to_owned(),
            on: day("2022-02-25"),
            which,
            basis: Some("протокол № 3".to_owned()),
        };
        let undo = |due| Operation::PostponeUndo {
            which: Which::Due(due),
        };
        let mut mixed = each(&cancel, &reopen);
        mixed.truncate(1);
        mixed.extend(each(&done, &reopen).into_iter().skip(1));
        vec![
            each(&done, &reopen),
            each(&cancel, &reopen),
            each(&postpone, &undo),
            mixed,
        ]
    });
}

#[test]
fn assigned_and_dismissed() {
    there_and_back(7_400, |names| {
        let mut all = vec![
            vec![(add("Г"), remove("Г")), (add("Д"), remove("Д"))],
            vec![(lead("Г"), remove("Г")), (add("Д"), remove("Д"))],
        ];
        if let Some(first) = names.first() {
            all.push(vec![
                (add_after("Г", first), remove("Г")),
                (add_after("Д", "Г"), remove("Д")),
            ]);
        }
        all
    });
}

#[test]
fn dismissed_and_assigned() {
    there_and_back(3_700, |names| {
        let mut all = Vec::new();
        for (number, name) in names.iter().enumerate() {
            let back = match number {
                last if last + 1 == names.len() => add(name),
                0 => lead(name),
                other => add_after(name, &names[other - 1]),
            };
            all.push(vec![(remove(name), back)]);
        }
        // All of them, the last first.
        let rev = names.iter().rev();
        all.push(rev.map(|name| (remove(name), add(name))).collect());
        all
    });
}

#[test]
fn led_by_another_and_by_the_former() {
    there_and_back(1_000, |names| {
        let others = names.iter().skip(1);
        others
            .map(|other| vec![(lead(other), lead(&names[0]))])
            .collect()
    });
}

#[test]
fn marks_by_hand_are_taken_back_and_made_again() {
    let workspace = Workspace::default();
    let mut made = 0;
    for shape in MARKED {
        each_plan(shape, |text| {
            let open = || Draft::new("plan", text, &workspace, day("2023-12-31")).unwrap();
            let id = super::corpus::ids(&open()).swap_remove(0);
            for edit in [Which::Unsaid, Which::All].map(|which| Operation::Reopen { which }) {
                let mut draft = open();
                let refusal = loop {
                    if let Err(refusal) = draft.carry_out(&id, &edit) {
                        break refusal.to_string();
                    }
                    made += 1;
                    assert_eq!(
                        comments(text),
                        comments(draft.text()),
                        "{}",
                        super::corpus::diff(text, draft.text())
                    );
                };
                let open = draft.read(|plan, _| {
                    let item = &plan.items[0];
                    let marked = item.occurrences.iter().any(|one| one.done.is_some());
                    item.cancelled.is_none() && !marked && item.started().is_none()
                });
                assert!(open, "{refusal}:\n{text}\n{}", draft.text());
            }
        });
    }
    assert!(made > 500, "{made}");
}

#[test]
fn the_line_of_a_mark_with_a_comment_is_kept_for_it() {
    let workspace = Workspace::default();
    for end in ["\n", "\r\n"] {
        let text = "title = \"П\"\nperiod = \"2022\"\n[[item]]\nnumber = \"1\"\ntitle = \"Раз\"\ndeadline = \"до 01.03.2022\"\n\
                    done=2022-02-27 # по телефону\n# дальше\n";
        let text = text.replace('\n', end);
        let mut draft = Draft::new("plan", text.as_str(), &workspace, day("2023-12-31")).unwrap();
        draft
            .carry_out(
                "1",
                &Operation::Reopen {
                    which: Which::Unsaid,
                },
            )
            .unwrap();
        let kept = text.replace("done=", "#~ done=");
        assert_eq!(draft.text(), kept);
        draft
            .carry_out("1", &done("2022-02-27", None, None))
            .unwrap();
        assert_eq!(draft.text(), text);
        // Another day is another mark.
        draft
            .carry_out(
                "1",
                &Operation::Reopen {
                    which: Which::Unsaid,
                },
            )
            .unwrap();
        draft
            .carry_out("1", &done("2022-02-28", None, None))
            .unwrap();
        assert!(draft.text().contains("#~ done=2022-02-27 # по телефону"));
        assert!(
            draft.text().contains("done = 2022-02-28") || draft.text().contains("done=2022-02-28")
        );
        draft
            .carry_out(
                "1",
                &Operation::Reopen {
                    which: Which::Unsaid,
                },
            )
            .unwrap();
        assert_eq!(draft.text(), kept);
    }
}
