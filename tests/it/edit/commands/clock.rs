//! An edit sees the plan as it stood on its clock's day: what is dated later neither refuses it nor is lost by it.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::run;

/// The day that the tables are about: 10.02.2022.
const AROUND: [&str; 3] = ["2022-02-09", "2022-02-10", "2022-02-11"];

fn folder(facts: &str) -> TempDir {
    plan("до 28.02.2022", facts)
}

fn plan(deadline: &str, facts: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = format!(
        "title = \"П\"\nperiod = \"2022\"\napproved = {{ date = 2022-01-12 }}\n\n[[item]]\nnumber = \"1\"\ntitle = \"Сбор\"\n\
         deadline = \"{deadline}\"\n{facts}\n"
    );
    fs::write(folder.path().join("p.toml"), text).unwrap();
    folder
}

fn text(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("p.toml")).unwrap()
}

/// Makes an edit on `day`; returns its exit code and what it says.
fn edit(folder: &Path, edit: &str, day: &str) -> (Option<i32>, String) {
    let args: Vec<&str> = edit.split(' ').chain(["--as-of", day]).collect();
    run(folder, &args)
}

/// Returns the state of the only item on `day`.
fn state(folder: &Path, day: &str) -> String {
    let args = ["list", "p.toml", "--format", "json", "--as-of", day];
    let (_, said) = run(folder, &args);
    let all: serde_json::Value = serde_json::from_str(&said).unwrap();
    all["rows"][0]["state"].as_str().unwrap().to_owned()
}

/// Facts, an edit, and what it says on the day before, on the day and on the day after: done with these words, or refused.
type Case = (
    &'static str,
    &'static str,
    [Result<&'static str, &'static str>; 3],
);

/// Each fact is of 10.02.2022.
const CASES: [Case; 14] = [
    (
        "cancelled = { on = 2022-02-10, reason = \"нет\" }",
        "done p:1",
        [
            Ok("более поздняя запись остаётся в плане: отменено 10.02.2022"),
            Err("пункт отменён 10.02.2022"),
            Err("roadmap reopen p:1\n"),
        ],
    ),
    (
        "cancelled = { on = 2022-02-10, reason = \"нет\" }",
        "cancel p:1 --reason иначе",
        [
            Err("более поздняя запись: отменено 10.02.2022"),
            Err("пункт отменён"),
            Err("пункт отменён"),
        ],
    ),
    (
        "cancelled = { on = 2022-02-10, reason = \"нет\" }",
        "postpone p:1 --to 15.03.2022",
        [
            Ok("срок перенесён"),
            Err("пункт отменён"),
            Err("пункт отменён"),
        ],
    ),
    (
        "done = 2022-02-10",
        "done p:1",
        [
            Err(
                "более поздняя запись: исполнено 10.02.2022\n  сначала снимите её: roadmap reopen p:1\n",
            ),
            Err("уже исполнено 10.02.2022"),
            Err("уже исполнено 10.02.2022"),
        ],
    ),
    (
        "done = [{ on = 2022-02-10, note = \"да\" }]",
        "done p:1",
        [
            Err("более поздняя запись"),
            Err("уже исполнено"),
            Err("уже исполнено"),
        ],
    ),
    (
        "done = 2022-02-10",
        "cancel p:1 --reason нет",
        [
            Err("более поздняя запись: исполнено"),
            Err("уже исполнено"),
            Err("уже исполнено"),
        ],
    ),
    (
        "done = 2022-02-10",
        "start p:1",
        [
            Ok("начато 09.02.2022"),
            Err("уже исполнено"),
            Err("уже исполнено"),
        ],
    ),
    (
        "done = 2022-02-10",
        "postpone p:1 --to 15.03.2022",
        [
            Ok("срок перенесён"),
            Err("уже исполнено"),
            Err("уже исполнено"),
        ],
    ),
    (
        "started = 2022-02-10",
        "start p:1",
        [
            Err(
                "более поздняя запись: начато 10.02.2022\n  сначала снимите её: roadmap reopen p:1\n",
            ),
            Err("уже начато 10.02.2022"),
            Err("уже начато 10.02.2022"),
        ],
    ),
    (
        "postponed = [{ was = \"до 15.02.2022\", on = 2022-02-10 }]",
        "postpone p:1 --to 15.03.2022",
        [
            Err(
                "более поздняя запись: срок перенесён 10.02.2022\n  сначала верните прежний срок: roadmap postpone p:1 --undo\n",
            ),
            Ok("с «до 28.02.2022» на «15.03.2022»"),
            Ok("с «до 28.02.2022» на «15.03.2022»"),
        ],
    ),
    (
        "postponed = [{ was = \"до 15.02.2022\", on = 2022-02-10 }]",
        "postpone p:1 --undo",
        [
            Err("более поздняя запись: срок перенесён 10.02.2022"),
            Ok("срок снова «до 15.02.2022»"),
            Ok("срок снова «до 15.02.2022»"),
        ],
    ),
    (
        "done = 2022-02-10",
        "reopen p:1",
        [
            Err(
                "более позднее не трогается: исполнено 10.02.2022\n  снять и это: roadmap reopen p:1 --as-of 2022-02-10\n",
            ),
            Ok("снята отметка"),
            Ok("снята отметка"),
        ],
    ),
    (
        "done = 2022-02-10",
        "reopen p:1 --all",
        [
            Err("более позднее не трогается"),
            Ok("снята отметка"),
            Ok("снята отметка"),
        ],
    ),
    (
        "started = 2022-02-01\ndone = 2022-02-10",
        "reopen p:1",
        [
            Ok("снята отметка о начале; более позднее не тронуто: исполнено 10.02.2022"),
            Ok("снята отметка об исполнении"),
            Ok("снята отметка об исполнении"),
        ],
    ),
];

#[test]
fn a_fact_of_the_day_refuses_and_a_later_one_is_named_where_it_contradicts() {
    for (facts, command, answers) in CASES {
        for (day, expected) in AROUND.into_iter().zip(answers) {
            let folder = folder(facts);
            let before = text(&folder);
            let (code, said) = edit(folder.path(), command, day);
            let (Ok(words) | Err(words)) = expected;
            let expected = if expected.is_ok() { 0 } else { 2 };
            assert_eq!(code, Some(expected), "{facts}: {command} on {day}: {said}");
            assert!(said.contains(words), "{facts}: {command} on {day}: {said}");
            assert_eq!(text(&folder) == before, expected == 2, "{facts}: {command}");
        }
    }
}

#[test]
fn what_was_done_before_it_was_dropped_stays_done() {
    let folder = folder("cancelled = { on = 2022-02-10, reason = \"нет\" }");
    let (code, said) = edit(folder.path(), "done p:1", "2022-02-08");
    assert_eq!(code, Some(0), "{said}");
    let states = AROUND.map(|day| state(folder.path(), day));
    assert_eq!(states, ["done"; 3]);
}

#[test]
fn a_mark_is_judged_by_the_due_day_in_force_on_its_day() {
    // Due on 10.02.2022, put off on 20.02.2022: a mark of the day before, of the day, of the day after, and later ones.
    let whole = "postponed = [{ was = \"до 10.02.2022\", on = 2022-02-20 }]";
    let days = [
        ("2022-02-09", "в срок (10.02.2022)", "done"),
        ("2022-02-10", "в срок (10.02.2022)", "done"),
        ("2022-02-11", "на 1 день (срок 10.02.2022)", "done-late"),
        ("2022-02-19", "на 9 дней (срок 10.02.2022)", "done-late"),
        ("2022-02-20", "в срок (28.02.2022)", "done"),
        ("2022-02-28", "в срок (28.02.2022)", "done"),
        ("2022-03-01", "на 1 день (срок 28.02.2022)", "done-late"),
    ];
    for (on, words, expected) in days {
        // By a clock of that day, and looked back at from later.
        for clock in [on, "2022-05-01"] {
            let folder = folder(whole);
            let command = format!("done p:1 --on {on}");
            let (code, said) = edit(folder.path(), &command, clock);
            assert_eq!(code, Some(0), "{said}");
            assert!(said.contains(words), "{on} by {clock}: {said}");
            for day in [on, "2022-05-01"] {
                assert_eq!(state(folder.path(), day), expected, "{on} by {clock}");
            }
        }
    }
    // The same of one occurrence that moved.
    let moved = "moved = [{ due = 2022-02-10, to = 2022-02-28, on = 2022-02-20 }]";
    for (on, words, expected) in days {
        let folder = plan("10.02.2022, 14.01.2022", moved);
        let words = words.split(" (").next().unwrap();
        let command = format!("done p:1 --due 10.02.2022 --on {on}");
        let (code, said) = edit(folder.path(), &command, "2022-05-01");
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains(words), "{on}: {said}");
        let (_, said) = run(
            folder.path(),
            &[
                "list",
                "p.toml",
                "--format",
                "json",
                "--as-of",
                "2022-05-01",
            ],
        );
        assert!(
            said.contains(&format!("\"state\":\"{expected}\"")),
            "{on}: {said}"
        );
    }
}

#[test]
fn a_deadline_reworded_later_is_named_where_it_knows_no_such_day() {
    let facts = "postponed = [{ was = \"14.02.2022, 14.03.2022\", on = 2022-03-01 }]";
    let folder = plan("21.02.2022, 21.03.2022", facts);
    let command = "done p:1 --due 14.02.2022";
    let (code, said) = edit(folder.path(), command, "2022-02-14");
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("более поздняя запись: срок перенесён 01.03.2022"),
        "{said}"
    );
}

#[test]
fn of_several_moves_a_later_one_is_not_taken_back_and_wins() {
    let facts = "moved = [{ due = 2022-02-10, to = 2022-02-17, on = 2022-02-01 },\n  { due = 2022-02-10, to = 2022-02-28, on = 2022-02-10 }]";
    let folder = plan("14.01.2022, 10.02.2022", facts);
    let put_off = "postpone p:1 --due 10.02.2022 --to 01.03.2022";
    let (code, said) = edit(folder.path(), put_off, "2022-02-09");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("решением, от 10.02.2022"), "{said}");
    assert!(
        said.contains("roadmap postpone p:1 --undo --due 10.02.2022"),
        "{said}"
    );
    let (code, said) = edit(
        folder.path(),
        "postpone p:1 --undo --due 10.02.2022",
        "2022-02-09",
    );
    assert_eq!(code, Some(0), "{said}");
    let left = text(&folder);
    assert!(!left.contains("2022-02-17"), "{left}");
    let kept = "{ due = 2022-02-10, to = 2022-02-28, on = 2022-02-10 }";
    assert!(left.contains(kept), "{left}");
}

#[test]
fn the_way_back_does_not_take_a_later_fact() {
    let later = "cancelled = [{ due = 2022-04-29, on = 2022-04-01, reason = \"нет\" }]";
    for (facts, command, day, way) in [
        (
            later,
            "done p:1",
            "2022-03-31",
            "снять: roadmap reopen p:1 --as-of 31.03.2022 --due 14.01.2022\n",
        ),
        (
            later,
            "done p:1",
            "2022-04-01",
            "снять: roadmap reopen p:1 --due 14.01.2022\n",
        ),
        ("", "done p:1", "2022-03-31", "снять: roadmap reopen p:1\n"),
        (
            later,
            "postpone p:1 --due 10.02.2022 --to 14.02.2022",
            "2022-02-01",
            "roadmap postpone p:1 --as-of 01.02.2022 --undo --due 10.02.2022\n",
        ),
    ] {
        let folder = plan("14.01.2022, 10.02.2022, 29.04.2022", facts);
        let before = text(&folder);
        let (code, said) = edit(folder.path(), command, day);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains(way), "{command} {day}: {said}");
        let back = said
            .split("roadmap ")
            .nth(1)
            .unwrap()
            .lines()
            .next()
            .unwrap();
        let back: Vec<&str> = back.split(' ').collect();
        assert_eq!(run(folder.path(), &back).0, Some(0), "{back:?}");
        assert_eq!(text(&folder), before, "{command} {day}");
    }
}

#[test]
fn what_makes_one_doubt_an_edit_is_said() {
    let series = "14.01.2022, 10.02.2022, 14.03.2022";
    for (deadline, command, day, words) in [
        (
            series,
            "postpone p:1 --due 10.02.2022 --to 14.03.2022",
            "2022-02-01",
            "на 14.03.2022 у пункта уже есть срок",
        ),
        (
            series,
            "postpone p:1 --due 10.02.2022 --to 15.03.2022",
            "2022-02-01",
            "",
        ),
        (
            series,
            "postpone p:1 --due 10.02.2022 --to 15.02.2022",
            "2022-02-16",
            "15.02.2022 уже в прошлом",
        ),
        (
            series,
            "postpone p:1 --due 10.02.2022 --to 16.02.2022",
            "2022-02-16",
            "",
        ),
        (
            "до 28.02.2022",
            "postpone p:1 --to 15.03.2022",
            "2022-03-16",
            "15.03.2022 уже в прошлом",
        ),
        (
            "до 28.02.2022",
            "postpone p:1 --to 16.03.2022",
            "2022-03-16",
            "",
        ),
        (
            "до 28.02.2022",
            "done p:1 --on 2021-12-31",
            "2022-02-01",
            "раньше утверждения плана, 12.01.2022",
        ),
        (
            "до 28.02.2022",
            "done p:1 --on 2022-01-11",
            "2022-02-01",
            "раньше утверждения плана",
        ),
        (
            "до 28.02.2022",
            "done p:1 --on 2022-01-12",
            "2022-02-01",
            "",
        ),
        (
            "до 28.02.2022",
            "start p:1 --on 2022-01-11",
            "2022-02-01",
            "раньше утверждения плана",
        ),
        (
            "до 28.02.2022",
            "cancel p:1 --reason нет --on 2022-01-11",
            "2022-02-01",
            "раньше утверждения плана",
        ),
    ] {
        let folder = plan(deadline, "");
        let (code, said) = edit(folder.path(), command, day);
        assert_eq!(code, Some(0), "{said}");
        match words {
            "" => assert!(!said.contains("внимание"), "{command}: {said}"),
            words => assert!(said.contains(words), "{command}: {said}"),
        }
    }
    let unapproved = plan("до 28.02.2022", "");
    let text = text(&unapproved).replace("approved = { date = 2022-01-12 }\n", "");
    fs::write(unapproved.path().join("p.toml"), text).unwrap();
    let (_, said) = edit(unapproved.path(), "start p:1 --on 2021-12-31", "2022-02-01");
    assert!(said.contains("раньше начала плана, 01.01.2022"), "{said}");
}

#[test]
fn what_was_doubtful_before_is_no_news_of_an_edit() {
    let rows: String = (2..12)
        .map(|n| format!("\n[[item]]\nnumber = \"{n}\"\ntitle = \"Работа {n}\"\ndeadline = \"2022 г.\"\nexecutors = [\"Котов\"]\n"))
        .collect();
    let folder = plan("2022 г.", "executors = [\"Котов\"]");
    fs::write(folder.path().join("p.toml"), text(&folder) + &rows).unwrap();
    let (_, said) = run(folder.path(), &["check", "p.toml", "--as-of", "2022-02-01"]);
    assert!(said.contains("из 11"), "{said}");
    for command in [
        "postpone p:1 --to 15.03.2022",
        "start p:2",
        "done p:3",
        "add p.toml --title Доклад --deadline 15.04.2022 --executor Котов",
    ] {
        let (code, said) = edit(folder.path(), command, "2022-02-01");
        assert_eq!(code, Some(0), "{said}");
        assert!(!said.contains("предупреждение"), "{command}: {said}");
    }
}
