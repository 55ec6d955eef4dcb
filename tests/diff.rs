//! What `diff` tells of revisions: of real plans, revised at random, and of revisions told word by word.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::fmt::Write as _;

use chrono::NaiveDate;
use proptest::prelude::*;
use roadmap::document;
use roadmap::model::{Readings, Workspace, lower};
use roadmap::query::Clock;
use roadmap::query::diff::{Change, Content, Marks, Record, Revision, apply, between};
use roadmap::report::About;
use roadmap::report::DiffReport;
use roadmap::report::diff::Fate;
use roadmap::words::{Lang, MessageId};

const PLANS: [&str; 5] = [
    include_str!("../roadmaps/dubovsky-2021.toml"),
    include_str!("../roadmaps/novokuznetsk-2020-2021.toml"),
    include_str!("../roadmaps/pervouralsk-2022.toml"),
    include_str!("../roadmaps/sarov-2021-2022.toml"),
    include_str!("../roadmaps/school-19-2021.toml"),
];

fn read(text: &str) -> Revision {
    let arena = toml_spanner::Arena::new();
    let (document, problems) = document::plan(text, &arena);
    assert!(problems.is_empty(), "{problems:?} in\n{text}");
    let workspace = Workspace::default();
    let (plan, _) = lower("plan", document, &workspace, &mut Readings::default());
    Revision::of(&plan)
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Returns a plan file that says `content`, its registry left out.
fn write(content: &Content) -> String {
    let mut out = String::new();
    for (field, texts) in &content.passport {
        let field = serde_json::to_value(field).unwrap();
        match field.as_str().unwrap() {
            "basis" | "approved-on" | "approved-in" | "approved-by" => {}
            key => writeln!(out, "{key} = {}", quoted(&texts[0])).unwrap(),
        }
    }
    let mut section = None;
    for row in &content.rows {
        while section < row.section {
            let next = section.map_or(0, |section| section + 1);
            writeln!(
                out,
                "[[section]]\ntitle = {}\n",
                quoted(&content.sections[next])
            )
            .unwrap();
            section = Some(next);
        }
        write_row(row, &mut out);
    }
    for title in content
        .sections
        .iter()
        .skip(section.map_or(0, |section| section + 1))
    {
        writeln!(out, "[[section]]\ntitle = {}\n", quoted(title)).unwrap();
    }
    out
}

fn write_row(row: &Record, out: &mut String) {
    let header = if row.section.is_some() {
        "[[section.item]]"
    } else {
        "[[item]]"
    };
    let names: Vec<String> = row.executors.iter().map(|name| quoted(name)).collect();
    writeln!(
        out,
        "{header}\nnumber = {}\ntitle = {}",
        quoted(&row.number),
        quoted(&row.title)
    )
    .unwrap();
    writeln!(
        out,
        "deadline = {}\nexecutors = [{}]",
        quoted(&row.deadline),
        names.join(", ")
    )
    .unwrap();
    writeln!(out, "result = {}", quoted(&row.result)).unwrap();
    if let Some(Marks::On(day)) = row.done {
        writeln!(out, "done = {day}").unwrap();
    }
    if row.cancelled {
        writeln!(out, "status = \"cancelled\"").unwrap();
    }
    for (key, text) in [
        ("reason", &row.reason),
        ("note", &row.note),
        ("evidence", &row.evidence),
    ] {
        if let Some(text) = text {
            writeln!(out, "{key} = {}", quoted(text)).unwrap();
        }
    }
    if let Some(day) = row.started {
        writeln!(out, "started = {day}").unwrap();
    }
    writeln!(out).unwrap();
}

/// One act of revising a plan.
#[derive(Debug, Clone)]
enum Act {
    Insert(usize, String),
    Remove(usize),
    Move(usize, usize),
    Reword(usize, String),
    Postpone(usize, String),
    Reassign(usize, Vec<String>),
    Expect(usize, String),
    Done(usize, u64),
    Start(usize, u64),
    Cancel(usize, Option<String>),
    Note(usize, Option<String>),
    Renumber,
    Section(usize, String),
    NewSection(String),
    Passport(String),
}

fn act() -> impl Strategy<Value = Act> {
    let at = || 0..60usize;
    let words = || "[а-я]{3,9}( [а-я]{3,9}){0,5}";
    let name = || {
        prop::sample::select(vec![
            "О.А. Ефимова",
            "Ефимова О.А.",
            "ШНОР",
            "Управление образования",
            "школы",
        ])
    };
    let phrase = prop::sample::select(vec![
        "до 15.04.2021",
        "Март 2021",
        "март 2021 г.",
        "Май, сентябрь 2021",
        "постоянно",
        "1 квартал 2021 г.",
        "",
    ]);
    prop_oneof![
        (at(), words()).prop_map(|(at, words)| Act::Insert(at, words)),
        at().prop_map(Act::Remove),
        (at(), at()).prop_map(|(from, to)| Act::Move(from, to)),
        (at(), words()).prop_map(|(at, words)| Act::Reword(at, words)),
        (at(), phrase).prop_map(|(at, phrase)| Act::Postpone(at, phrase.to_owned())),
        (
            at(),
            prop::collection::vec(name().prop_map(str::to_owned), 0..3)
        )
            .prop_map(|(at, names)| Act::Reassign(at, names)),
        (at(), words()).prop_map(|(at, words)| Act::Expect(at, words)),
        (at(), 0..400u64).prop_map(|(at, day)| Act::Done(at, day)),
        (at(), 0..400u64).prop_map(|(at, day)| Act::Start(at, day)),
        (at(), prop::option::of(words())).prop_map(|(at, reason)| Act::Cancel(at, reason)),
        (at(), prop::option::of(words())).prop_map(|(at, note)| Act::Note(at, note)),
        Just(Act::Renumber),
        (at(), words()).prop_map(|(at, title)| Act::Section(at, title)),
        words().prop_map(Act::NewSection),
        words().prop_map(Act::Passport),
    ]
}

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 1, 1).unwrap() + chrono::Days::new(offset)
}

/// Revises `content` as a person would.
fn revise(content: &mut Content, act: Act) {
    let count = content.rows.len();
    let sections = content.sections.len();
    let row = |at: usize| (count > 0).then(|| at % count.max(1));
    let mut edit = |at: usize, set: &dyn Fn(&mut Record)| {
        if let Some(at) = row(at) {
            set(&mut content.rows[at]);
        }
    };
    match act {
        Act::Insert(at, title) => {
            let at = at % (count + 1);
            let beside = content.rows.get(at).or(content.rows.last());
            let section = beside
                .and_then(|row| row.section)
                .or((sections > 0).then_some(0));
            let number = format!("{}", at + 1);
            content.rows.insert(
                at,
                Record {
                    section,
                    number,
                    title,
                    deadline: "Май 2021".into(),
                    ..Record::default()
                },
            );
        }
        Act::Remove(at) => drop(row(at).map(|at| content.rows.remove(at))),
        Act::Move(from, to) => {
            if let (Some(from), Some(to)) = (row(from), row(to)) {
                let section = content.rows[to].section;
                let moved = content.rows.remove(from);
                content.rows.insert(to, Record { section, ..moved });
            }
        }
        Act::Reword(at, words) => edit(at, &|row| row.title = format!("{} {words}", row.title)),
        Act::Postpone(at, phrase) => edit(at, &|row| row.deadline.clone_from(&phrase)),
        Act::Reassign(at, names) => edit(at, &|row| row.executors.clone_from(&names)),
        Act::Expect(at, words) => edit(at, &|row| row.result.clone_from(&words)),
        Act::Done(at, on) => edit(at, &|row| row.done = (on < 366).then(|| Marks::On(day(on)))),
        Act::Start(at, on) => edit(at, &|row| row.started = (on < 366).then(|| day(on))),
        Act::Cancel(at, reason) => edit(at, &|row| {
            row.cancelled = !row.cancelled;
            row.reason.clone_from(&reason);
        }),
        Act::Note(at, note) => edit(at, &|row| row.note.clone_from(&note)),
        Act::Renumber => {
            for (at, row) in content.rows.iter_mut().enumerate() {
                row.number = format!("{}.", at + 1);
            }
        }
        Act::Section(at, title) if sections > 0 => content.sections[at % sections] = title,
        Act::NewSection(title) if sections > 0 => content.sections.push(title),
        Act::Passport(title) => drop(
            content
                .passport
                .insert(roadmap::query::diff::Field::Title, vec![title]),
        ),
        Act::Section(..) | Act::NewSection(_) => {}
    }
    content.rows.sort_by_key(|row| row.section);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changes_applied_to_the_old_plan_give_the_new_one(plan in 0..5usize, acts in prop::collection::vec(act(), 0..12)) {
        let mut content = read(PLANS[plan]).content;
        let old = read(&write(&content));
        for act in acts {
            revise(&mut content, act);
        }
        let new = read(&write(&content));
        let diff = between(&old, &new);
        let json = serde_json::to_string(&diff.changes).unwrap();
        let changes: Vec<Change> = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&changes, &diff.changes);
        prop_assert_eq!(&apply(&old.content, &changes), &new.content);
        prop_assert_eq!(diff.changes.is_empty(), old.content == new.content);
    }

    #[test]
    fn a_row_put_in_is_one_insertion_and_one_renumbering(plan in 0..5usize, at in 0..60usize) {
        let mut content = read(PLANS[plan]).content;
        revise(&mut content, Act::Renumber);
        let old = read(&write(&content));
        let at = at % (content.rows.len() + 1);
        let section = content.rows.get(at).or(content.rows.last()).and_then(|row| row.section);
        let number = String::new();
        let row = Record { section, number, title: "Педагогический совет по итогам года".into(), ..Record::default() };
        content.rows.insert(at, row);
        revise(&mut content, Act::Renumber);
        let new = read(&write(&content));
        let diff = between(&old, &new);
        let added = diff.changes.iter().filter(|change| matches!(change, Change::Added { .. })).count();
        let renumbered = diff.changes.iter().filter(|change| matches!(change, Change::Renumbered { .. })).count();
        prop_assert_eq!(added, 1, "{:?}", diff.changes);
        prop_assert!(renumbered <= 1, "{:?}", diff.changes);
        prop_assert_eq!(diff.changes.len(), added + renumbered, "{:?}", diff.changes);
    }
}

/// Returns what is told of a revision, a sentence a line.
fn told(old: &str, new: &str, lang: Lang) -> String {
    let about = About {
        clock: Clock {
            as_of: day(0),
            within: Clock::WITHIN,
        },
        unread: Vec::new(),
    };
    let diff = between(&read(old), &read(new));
    let sides = (
        MessageId::DiffWorkingTree.into(),
        MessageId::DiffWorkingTree.into(),
    );
    let telling = DiffReport::new([(diff, Fate::Kept)], sides, about).telling(lang);
    let sections = telling.plans.iter().flat_map(|plan| &plan.sections);
    let sentences = sections.flat_map(|(_, sentences)| sentences);
    sentences.map(|sentence| sentence.text() + "\n").collect()
}

const OLD: &str = r#"
title = "План"
period = "2021"
[[item]]
number = "1"
title = "Утверждение муниципальной дорожной карты"
deadline = "Март 2021"
executors = ["Муниципальный координатор"]
[[item]]
number = "2"
title = "Экспертиза документов"
deadline = "до 25.05.2021"
executors = ["Кураторы"]
[[item]]
number = "3"
title = "Проведение установочного семинара для школ"
deadline = "до 10.06.2021"
executors = ["Кураторы", "школы"]
[[item]]
number = "4"
title = "Экспертиза документов"
deadline = "до 01.10.2021"
executors = ["Кураторы"]
[[item]]
number = "5"
title = "Мониторинг посещаемости"
deadline = "ежемесячно"
executors = ["школы"]
[[item]]
number = "6"
title = "Подведение итогов"
deadline = "декабрь 2021"
executors = ["Муниципальный координатор"]
"#;

/// The plan with a row put in, one moved, one reworded, one postponed, one reassigned, one dropped, one done.
const NEW: &str = r#"
title = "План"
period = "2021"
[[item]]
number = "1"
title = "Утверждение муниципальной дорожной карты"
deadline = "март 2021 г."
executors = ["Муниципальный координатор"]
done = 2021-03-30
evidence = "приказ № 7"
[[item]]
number = "2"
title = "Назначение кураторов школ"
deadline = "до 01.05.2021"
executors = ["Муниципальный координатор"]
[[item]]
number = "3"
title = "Экспертиза документов"
deadline = "до 10.06.2021"
executors = ["Кураторы"]
[[item]]
number = "4"
title = "Проведение установочного вебинара для школ"
deadline = "до 10.06.2021"
executors = ["Кураторы", "школы"]
[[item]]
number = "5"
title = "Экспертиза документов"
deadline = "до 01.10.2021"
executors = ["школы", "Кураторы", "ИРО"]
[[item]]
number = "6"
title = "Подведение итогов"
deadline = "декабрь 2021"
executors = ["Муниципальный координатор"]
status = "cancelled"
reason = "приказ № 12"
"#;

#[test]
fn each_change_is_told_once_in_a_sentence() {
    let expected = "\
п. 1: срок изложен иначе, дни те же: «март 2021 г.» вместо «Март 2021»
п. 1: исполнено 30.03.2021, в срок; подтверждение: приказ № 7
п. 2 включён: «Назначение кураторов школ»; срок: до 01.05.2021; исполнители: Муниципальный координатор
пункты 2–4 перенумерованы в 3–5
п. 3 (был 2): срок перенесён с 25.05.2021 на 10.06.2021 (+16 дней)
п. 4 (был 3) изложен в редакции: Проведение установочного [-семинара-]{+вебинара+} для школ
п. 5 (был 4): исполнители добавлены: школы, ИРО; ответственный теперь школы (был Кураторы)
п. 5 исключён: «Мониторинг посещаемости»
п. 6 отменён: приказ № 12
";
    assert_eq!(told(OLD, NEW, Lang::Russian), expected);
    assert_eq!(told(OLD, OLD, Lang::Russian), "");
}

#[test]
fn the_way_back_is_told_too() {
    let expected = "\
item 1: deadline reworded, same days: «Март 2021» for «март 2021 г.»
item 1: mark of execution of 30.03.2021 taken back
item 1: evidence: [-приказ № 7-]
item 2 removed: «Назначение кураторов школ»
items 3–5 renumbered to 2–4
item 2 (was 3): deadline moved from 10.06.2021 to 25.05.2021 (−16 days)
item 3 (was 4) now reads: Проведение установочного [-вебинара-]{+семинара+} для школ
item 4 (was 5): executors removed: школы, ИРО; now led by Кураторы (was школы)
item 5 added: «Мониторинг посещаемости»; deadline: ежемесячно; executors: школы
item 6 reopened
";
    assert_eq!(told(NEW, OLD, Lang::English), expected);
}

#[test]
fn a_row_put_elsewhere_is_one_move() {
    let rows: Vec<&str> = OLD.split("[[item]]").collect();
    let moved = [0, 1, 3, 4, 5, 2, 6].map(|row| rows[row]).join("[[item]]");
    assert_eq!(
        told(OLD, &moved, Lang::Russian),
        "п. 2 переставлен после п. 5\n"
    );
    let expected = "п. 2 переставлен в начало\n";
    let first = [0, 2, 1, 3, 4, 5, 6].map(|row| rows[row]).join("[[item]]");
    let told = told(OLD, &first, Lang::Russian);
    assert!(
        told == expected || told == "п. 1 переставлен после п. 2\n",
        "{told}"
    );
}

#[test]
fn one_of_two_rows_with_the_same_title_is_not_taken_for_the_other() {
    let text = PLANS[0];
    let rows: Vec<&str> = text.split("[[item]]").collect();
    let twice: Vec<usize> = (0..rows.len())
        .filter(|row| rows[*row].contains("\"Экспертиза документов"))
        .collect();
    assert_eq!(twice.len(), 2, "the plan has changed");
    for gone in &twice {
        let rest: Vec<&str> = rows
            .iter()
            .enumerate()
            .filter(|(row, _)| row != gone)
            .map(|(_, row)| *row)
            .collect();
        let told = told(text, &rest.join("[[item]]"), Lang::Russian);
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(
            told.starts_with(&format!("п. {gone} исключён: «Экспертиза документов")),
            "{told}"
        );
    }
}

#[test]
fn a_postponement_and_its_basis_are_one_sentence() {
    let ledger = "deadline = \"до 08.06.2021\"\npostponed = [{ was = \"до 25.05.2021\", on = 2021-05-20, basis = \"протокол № 3\" }]";
    let new = OLD.replace("deadline = \"до 25.05.2021\"", ledger);
    let expected =
        "п. 2: срок перенесён с 25.05.2021 на 08.06.2021 (+14 дней), основание: протокол № 3\n";
    assert_eq!(told(OLD, &new, Lang::Russian), expected);
    let (old, new) = (read(OLD), read(&new));
    for (old, new) in [(&old, &new), (&new, &old)] {
        let json = serde_json::to_string(&between(old, new).changes).unwrap();
        let changes: Vec<Change> = serde_json::from_str(&json).unwrap();
        assert_eq!(apply(&old.content, &changes), new.content);
    }
}
