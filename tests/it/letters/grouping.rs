//! One letter for each executor: over plans of one territory, by groups and roles, with nothing left out unsaid.

use super::{letters, write};
use crate::export::{done, roadmap};

const NORTH: &str = r#"title = "План А"
name = "План А"
organization = "Отдел образования"
territory = "Дубовский район"
period = "2022"
[executors]
"О.А. Ефимова" = { kind = "person" }
"Лукьянова И.О." = { kind = "person" }
"Кожина Х.А." = { kind = "person" }
"кураторы" = { kind = "group", members = ["О.А. Ефимова", "Кожина Х.А."] }
"Координатор" = { kind = "role", held_by = [{ name = "Лукьянова И.О.", to = 2022-03-31 }, { name = "Кожина Х.А.", from = 2022-04-01 }] }
[[item]]
number = "1"
title = "Семинар"
deadline = "до 01.03.2022"
executors = ["кураторы"]
[[item]]
number = "2"
title = "Отчёт"
deadline = "до 20.04.2022"
executors = ["Координатор", "Ефимова О.А."]
[[item]]
number = "3"
title = "Совещание"
deadline = "до 01.02.2022"
"#;

#[track_caller]
fn names(found: &[(String, String)], expected: &[&str]) {
    let found: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(found, expected);
}

#[test]
fn groups_are_reminded_by_their_members_and_roles_by_their_holders() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a", NORTH);
    let found = letters(folder.path(), &["--as-of", "2022-04-18"]);
    names(&found, &["Кожина Х.А", "О.А. Ефимова"]);
    let (kozhina, efimova) = (&found[0].1, &found[1].1);
    for said in [
        "1. Семинар",
        "2. Отчёт",
        "в плане названо: кураторы",
        "в плане названо: Координатор",
    ] {
        assert!(kozhina.contains(said), "{said}: {kozhina}");
    }
    assert!(efimova.contains("отвечает Координатор"), "{efimova}");
    let found = letters(
        folder.path(),
        &["--as-of", "2022-03-25", "--upcoming", "30"],
    );
    names(&found, &["Лукьянова И.О", "О.А. Ефимова"]);
}

#[test]
fn each_day_is_before_on_or_after_the_day_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a", NORTH);
    for (day, args, expected) in [
        ("2022-04-19", &["--overdue", "-e", "Координатор"][..], false),
        ("2022-04-20", &["--overdue", "-e", "Координатор"], false),
        ("2022-04-21", &["--overdue", "-e", "Координатор"], true),
        (
            "2022-04-09",
            &["--upcoming", "10", "-e", "Координатор"],
            false,
        ),
        (
            "2022-04-10",
            &["--upcoming", "10", "-e", "Координатор"],
            true,
        ),
        (
            "2022-04-20",
            &["--upcoming", "10", "-e", "Координатор"],
            true,
        ),
        (
            "2022-04-21",
            &["--upcoming", "10", "-e", "Координатор"],
            false,
        ),
    ] {
        let found = letters(folder.path(), &[args, &["--as-of", day]].concat());
        assert_eq!(!found.is_empty(), expected, "{day} {args:?}");
    }
}

#[test]
fn one_letter_over_plans_of_a_territory_and_one_for_each_territory() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a", NORTH);
    write(folder.path(), "b", &NORTH.replace("План А", "План Б"));
    let found = letters(folder.path(), &["--as-of", "2022-04-18", "-e", "Ефимова"]);
    names(&found, &["О.А. Ефимова"]);
    assert!(found[0].1.contains("План А") && found[0].1.contains("План Б"));
    assert!(
        found[0].1.contains("Просрочено 2 мероприятия:"),
        "{}",
        found[0].1
    );
    write(
        folder.path(),
        "b",
        &NORTH.replace("Дубовский район", "город Саров"),
    );
    let found = letters(folder.path(), &["--as-of", "2022-04-18", "-e", "Ефимова"]);
    names(
        &found,
        &[
            "О.А. Ефимова (Дубовский район)",
            "О.А. Ефимова (город Саров)",
        ],
    );
    assert!(
        found[0].1.starts_with("Ефимовой О.А.\nДубовский район\n"),
        "{}",
        found[0].1
    );
}

#[test]
fn rows_of_nobody_are_told() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a", NORTH);
    let output = roadmap(&["letters", ".", "--as-of", "2022-04-18"], folder.path());
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("План А: без исполнителя, писем о них нет – п. 3"),
        "{told}"
    );
    let said = done(
        &["letters", ".", "--as-of", "2022-01-01", "--overdue"],
        folder.path(),
    );
    assert_eq!(said, "");
}

#[test]
fn nothing_that_was_asked_about_is_not_nothing_at_all() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a", NORTH);
    let late = letters(folder.path(), &["--as-of", "2023-01-01", "--overdue"]);
    assert!(!late.is_empty());
    let output = roadmap(
        &["letters", ".", "--as-of", "2023-01-01", "--upcoming", "1"],
        folder.path(),
    );
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("напоминать не о чем: таких сроков нет\n"),
        "{told}"
    );
}

#[test]
fn posts_that_plans_contradict_are_not_told() {
    let folder = tempfile::tempdir().unwrap();
    let with = |post: &str| {
        NORTH.replace(
            "\"О.А. Ефимова\" = { kind = \"person\" }",
            &format!("\"О.А. Ефимова\" = {{ kind = \"person\", post = \"{post}\" }}"),
        )
    };
    write(folder.path(), "a", &with("директор"));
    write(folder.path(), "b", &with("директор"));
    let said = &letters(folder.path(), &["--as-of", "2022-04-18", "-e", "Ефимова"])[0].1;
    assert!(said.starts_with("Директору\nЕфимовой О.А.\n"), "{said}");
    write(folder.path(), "b", &with("методист"));
    let said = &letters(folder.path(), &["--as-of", "2022-04-18", "-e", "Ефимова"])[0].1;
    assert!(said.starts_with("Ефимовой О.А.\n"), "{said}");
}

#[test]
fn a_letter_names_the_due_days_of_a_year_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let plan = |deadline: &str| {
        let own = NORTH.replace("до 01.03.2022", deadline);
        own.replace(
            "executors = [\"кураторы\"]",
            "executors = [\"Кожина Х.А.\"]",
        )
    };
    for (deadline, last, more) in [
        ("ежемесячно до 10 числа", "10.12.2022", None),
        ("по 5 и 20 числам", "20.06.2022", Some("и ещё 12")),
    ] {
        write(folder.path(), "a", &plan(deadline));
        let found = letters(folder.path(), &["--as-of", "2023-01-15"]);
        let told = &found
            .iter()
            .find(|(name, _)| name == "Кожина Х.А")
            .unwrap()
            .1;
        assert!(told.contains(last), "{told}");
        let said = told
            .find("и ещё")
            .map(|at| &told[at..at + "и ещё 12".len()]);
        assert_eq!(said, more, "{told}");
    }
}

#[test]
fn a_row_without_a_number_has_none_in_a_letter() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "plan",
        "title = \"План\"\nname = \"План\"\nperiod = \"2022\"\n\n[executors]\n\"О.А. Ефимова\" = { kind = \"person\" }\n\n\
         [[item]]\ntitle = \"Семинар\"\ndeadline = \"до 01.02.2022\"\nexecutors = [\"О.А. Ефимова\"]\n",
    );
    for lang in ["ru", "en"] {
        let told = letters(folder.path(), &["--as-of", "2022-02-10", "--lang", lang]);
        let lines: Vec<&str> = told.iter().flat_map(|(_, text)| text.lines()).collect();
        assert!(lines.contains(&"Семинар"), "{lines:?}");
    }
}
