//! Deeds that papers propose: what is known changes nothing, what is later stays, and all the rest is an edit like others.

use super::corpus::day;
use super::placements::{OPEN, each_plan};
use roadmap::edit::{Assignment, Deed, Draft, Home, NewItem, Operation, Verdict, Which};
use roadmap::model::Workspace;

fn plan(facts: &str) -> String {
    let rows = "[[item]]\nnumber = \"1\"\ntitle = \"Сбор\"\ndeadline = \"до 15.04.2022\"\nexecutors = [\"А\", \"Б\"]\n";
    format!("title = \"П\"\nperiod = \"2022\"\n\n{rows}{facts}")
}

fn done(on: &str, which: Which) -> Operation {
    Operation::Done {
        on: day(on),
        which,
        evidence: None,
        note: None,
    }
}

fn moved(to: &str, which: Which) -> Operation {
    Operation::Postpone {
        to: to.to_owned(),
        on: day("2022-04-18"),
        which,
        basis: Some("протокол № 3 от 18.04.2022".to_owned()),
    }
}

fn unmet(on: &str, which: Which) -> Operation {
    Operation::Unmet {
        on: day(on),
        which,
        reason: "кураторы не назначены".to_owned(),
    }
}

fn cancelled() -> Operation {
    Operation::Cancel {
        on: day("2022-04-18"),
        which: Which::All,
        reason: "решение группы".to_owned(),
    }
}

fn led(name: &str) -> Operation {
    Operation::Assign(Assignment {
        lead: Some(name.to_owned()),
        ..Assignment::default()
    })
}

/// Proposes `operation`, said on 18 April, for a row with `facts`; returns the first letter of the verdict.
#[track_caller]
fn proposed(facts: &str, operation: Operation) -> char {
    let (workspace, text) = (Workspace::default(), plan(facts));
    let mut draft = Draft::new("plan", text.as_str(), &workspace, day("2022-06-01")).unwrap();
    draft.look_from(day("2022-04-18"));
    match draft.propose(&Deed::Row("1".to_owned(), operation)) {
        Ok(Verdict::Changed { .. }) => {
            assert_ne!(draft.text(), text);
            return 'c';
        }
        Ok(Verdict::Proved(_)) => {
            assert_ne!(draft.text(), text);
            return 'p';
        }
        Ok(Verdict::Known(_)) => assert_eq!(draft.text(), text),
        Ok(Verdict::Outdated(_)) => {
            assert_eq!(draft.text(), text);
            return 'o';
        }
        Err(_) => {
            assert_eq!(draft.text(), text);
            return 'r';
        }
    }
    'k'
}

#[test]
fn of_two_facts_the_later_one_holds() {
    let all = Which::All;
    let on_14 = || done("2022-04-14", Which::Unsaid);
    let cases = [
        ("", on_14(), 'c'),
        ("done = 2022-04-14\n", on_14(), 'k'),
        // Another day, said before and said after.
        ("done = 2022-04-12\n", on_14(), 'r'),
        ("done = 2022-04-20\n", on_14(), 'o'),
        (
            "cancelled = { on = 2022-04-20, reason = 'нет' }\n",
            on_14(),
            'o',
        ),
        (
            "cancelled = { on = 2022-04-10, reason = 'нет' }\n",
            on_14(),
            'r',
        ),
        (
            "unmet = [{ on = 2022-04-16, reason = 'нет' }]\n",
            on_14(),
            'c',
        ),
        (
            "unmet = [{ on = 2022-04-20, reason = 'нет' }]\n",
            on_14(),
            'o',
        ),
        (
            "postponed = [{ was = 'до 01.04.2022', on = 2022-04-01 }]\n",
            on_14(),
            'c',
        ),
        (
            "postponed = [{ was = 'до 01.04.2022', on = 2022-04-20 }]\n",
            on_14(),
            'o',
        ),
        ("", moved("до 20.05.2022", all), 'c'),
        ("", moved("до 15.04.2022", all), 'k'),
        ("done = 2022-04-14\n", moved("до 20.05.2022", all), 'r'),
        ("done = 2022-04-20\n", moved("до 20.05.2022", all), 'o'),
        ("", unmet("2022-04-18", Which::Unsaid), 'c'),
        (
            "done = 2022-04-14\n",
            unmet("2022-04-18", Which::Unsaid),
            'r',
        ),
        (
            "done = 2022-04-20\n",
            unmet("2022-04-18", Which::Unsaid),
            'o',
        ),
        (
            "unmet = [{ on = 2022-04-17, reason = 'Кураторы не  назначены' }]\n",
            unmet("2022-04-18", Which::Unsaid),
            'k',
        ),
        (
            "unmet = [{ on = 2022-04-20, reason = 'болезнь' }]\n",
            unmet("2022-04-18", Which::Unsaid),
            'o',
        ),
        ("", cancelled(), 'c'),
        (
            "cancelled = { on = 2022-04-18, reason = 'нет' }\n",
            cancelled(),
            'k',
        ),
        (
            "cancelled = { on = 2022-04-20, reason = 'нет' }\n",
            cancelled(),
            'o',
        ),
        ("started = 2022-04-20\n", cancelled(), 'o'),
        ("", led("Б"), 'c'),
        ("", led("А"), 'k'),
        ("", led("В"), 'c'),
    ];
    for (facts, operation, expected) in cases {
        let told = format!("{facts}{operation:?}");
        assert_eq!(proposed(facts, operation), expected, "{told}");
    }
}

#[test]
fn a_move_known_from_the_same_minutes_is_known_whatever_came_later() {
    let text = plan("").replace("до 15.04.2022", "до 30.05.2022")
        + "postponed = [{ was = 'до 15.04.2022', on = 2022-04-18 }, { was = 'до 20.05.2022', on = 2022-05-16 }]\n";
    let workspace = Workspace::default();
    let mut draft = Draft::new("plan", text.as_str(), &workspace, day("2022-06-01")).unwrap();
    draft.look_from(day("2022-04-18"));
    let deed = |to: &str| Deed::Row("1".to_owned(), moved(to, Which::All));
    assert!(matches!(
        draft.propose(&deed("до 20.05.2022")),
        Ok(Verdict::Known(_))
    ));
    assert!(matches!(
        draft.propose(&deed("до 25.05.2022")),
        Ok(Verdict::Outdated(_))
    ));
    assert_eq!(draft.text(), text);
}

#[test]
fn a_row_that_is_there_is_not_added_again() {
    let (workspace, text) = (Workspace::default(), plan(""));
    let mut draft = Draft::new("plan", text.as_str(), &workspace, day("2022-06-01")).unwrap();
    let deed = Deed::Add(NewItem {
        title: "Разбор  ошибок".to_owned(),
        deadline: "до 20.05.2022".to_owned(),
        home: Some(Home::After("1".to_owned())),
        ..NewItem::default()
    });
    assert!(matches!(draft.propose(&deed), Ok(Verdict::Changed { .. })));
    let added = draft.text().to_owned();
    assert!(matches!(draft.propose(&deed), Ok(Verdict::Known(_))));
    assert_eq!(draft.text(), added);
}

/// Returns `facts` of a row due on `dues` after evidence for the mark of 14 April was proposed; `None` where it is refused.
fn proved(deadline: &str, facts: &str, which: Which) -> Option<String> {
    let workspace = Workspace::default();
    let text = |facts: &str| plan(facts).replace("до 15.04.2022", deadline);
    let mut draft = Draft::new("plan", text(facts), &workspace, day("2022-06-01")).unwrap();
    let operation = Operation::Done {
        on: day("2022-04-14"),
        which,
        evidence: Some("акт № 2".to_owned()),
        note: None,
    };
    let deed = Deed::Row("1".to_owned(), operation);
    let before = draft.text().to_owned();
    match draft.propose(&deed) {
        Ok(Verdict::Proved(_)) => {}
        other => {
            assert!(other.is_err(), "{other:?}");
            assert_eq!(draft.text(), before);
            return None;
        }
    }
    let changed = draft.text().to_owned();
    assert!(matches!(draft.propose(&deed), Ok(Verdict::Known(_))));
    assert_eq!(draft.text(), changed);
    let head = text("");
    Some(changed.strip_prefix(&head).unwrap().to_owned())
}

#[test]
fn evidence_is_added_to_the_mark_that_lacks_it() {
    let (one, two) = ("до 15.04.2022", "15 марта 2022, 15 апреля 2022");
    let of = |due: &str| Which::Due(day(due));
    let proof = "evidence = \"акт № 2\"";
    let all = [
        (one, "done = 2022-04-14  # звонок\n", Which::Unsaid),
        (one, "done = [{ on = 2022-04-14 }]\n", Which::Unsaid),
        (one, "done = [{on=2022-04-14, note='да'}]\n", Which::Unsaid),
        (two, "done = 2022-04-14\n", Which::All),
        (
            two,
            "done = [\n  { due = 2022-03-15, on = 2022-03-10 },\n  { due = 2022-04-15, on = 2022-04-14 }, # x\n]\n",
            of("2022-04-15"),
        ),
    ];
    let expected = [
        format!("done = [{{ on = 2022-04-14, {proof} }}]  # звонок\n"),
        format!("done = [{{ on = 2022-04-14, {proof} }}]\n"),
        format!("done = [{{on=2022-04-14, {proof}, note='да'}}]\n"),
        format!("done = 2022-04-14\n{proof}\n"),
        format!(
            "done = [\n  {{ due = 2022-03-15, on = 2022-03-10 }},\n  {{ due = 2022-04-15, on = 2022-04-14, {proof} }}, # x\n]\n"
        ),
    ];
    for ((deadline, facts, which), expected) in all.into_iter().zip(expected) {
        assert_eq!(proved(deadline, facts, which), Some(expected), "{facts}");
    }
    for (deadline, facts, which) in [
        (
            one,
            "done = [{ on = 2022-04-14, evidence = 'акт № 1' }]\n",
            Which::Unsaid,
        ),
        (
            one,
            "done = 2022-04-14\nevidence = 'акт № 1'\n",
            Which::Unsaid,
        ),
        (one, "done = 2022-04-13\n", Which::Unsaid),
        (one, "[[item.done]]\non = 2022-04-14\n", Which::Unsaid),
        (two, "done = 2022-04-14\n", of("2022-04-15")),
    ] {
        assert_eq!(proved(deadline, facts, which), None, "{facts}");
    }
}

/// Every deed in every layout: proposed twice it changes the file once, and its inverse restores the bytes.
#[test]
fn proposed_twice_changes_once_and_is_taken_back() {
    let workspace = Workspace::default();
    let undo = |operation: &Operation| match operation {
        Operation::Postpone { which, .. } => Operation::PostponeUndo {
            which: match which {
                Which::Due(_) => *which,
                _ => Which::Unsaid,
            },
        },
        Operation::Unmet { .. } => Operation::UnmetUndo {
            which: Which::Unsaid,
        },
        _ => Operation::Reopen {
            which: Which::Unsaid,
        },
    };
    let (mut made, mut known) = (0, 0);
    for shape in OPEN {
        each_plan(shape, |text| {
            let text = &text.replace("март, май, июль, сентябрь 2022", "март, май 2022");
            let read = || Draft::new("plan", text.as_str(), &workspace, day("2023-12-31")).unwrap();
            let mut draft = read();
            let (id, due) = draft.read(|plan, _| {
                let item = &plan.items[0];
                let open = item.occurrences.iter().find(|one| one.is_open());
                (item.id.clone(), open.map(|one| Which::Due(one.day())))
            });
            let Some(due) = due else { return };
            for operation in [
                done("2022-02-27", due),
                unmet("2022-04-18", due),
                moved("до 20.05.2022", due),
                cancelled(),
            ] {
                let deed = Deed::Row(id.clone(), operation.clone());
                match draft.propose(&deed) {
                    Ok(Verdict::Changed { .. }) => made += 1,
                    // What a comment or a layout forbids.
                    Err(_) => continue,
                    other => panic!("{other:?}\n{text}"),
                }
                let changed = draft.text().to_owned();
                let again = draft.propose(&deed);
                assert!(
                    matches!(again, Ok(Verdict::Known(_))),
                    "{again:?} {operation:?}\n{changed}"
                );
                known += 1;
                assert_eq!(draft.text(), changed);
                draft.carry_out(&id, &undo(&operation)).unwrap();
                assert_eq!(draft.text(), text, "{operation:?}");
            }
        });
    }
    assert!(made > 5_000 && known == made, "{made} {known}");
}
