//! What was hardly meant is refused, or said beside the answer.

use std::fs;

use tempfile::TempDir;

use super::run;

const YEARS: &str = "title = \"П\"\nperiod = \"2021-2022\"\n\n[executors]\n\"О.А. Ефимова\" = { kind = \"person\" }\n\n\
                     [[item]]\nnumber = \"1\"\ntitle = \"Сбор данных до 2025 года\"\ndeadline = \"до 01.06.2022\"\n\
                     executors = [\"О.А. Ефимова\"]\n\n[[item]]\nnumber = \"2\"\ntitle = \"Отчёт\"\n\
                     deadline = \"ежемесячно до 10 числа\"\nexecutors = [\"О.А. Ефимова\"]\n";

const BARE: &str = "title = \"П\"\nperiod = \"2022\"\n\n[[item]]\nnumber = \"1\"\ntitle = \"Сбор\"\n\
                    deadline = \"до 15.03.2022\"\nexecutors = [\"И. И. Иванов\"]\n\n[[item]]\nnumber = \"2\"\n\
                    title = \"Отчёт\"\ndeadline = \"до 15.04.2022\"\nexecutors = [\"И. И. Иванов\", \"Иванов И.И.\"]\n";

fn folder(plans: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in plans {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// Runs a command that must be refused and leave `plan` as it is; returns what was said, blanks of all kinds alike.
#[track_caller]
fn refused(folder: &TempDir, plan: &str, args: &[&str]) -> String {
    let path = folder.path().join(plan);
    let before = fs::read_to_string(&path).unwrap();
    let (code, said) = run(folder.path(), args);
    assert_eq!(code, Some(2), "{args:?}: {said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), before, "{args:?}");
    said.replace('\u{a0}', " ")
}

#[track_caller]
fn answered(folder: &TempDir, args: &[&str]) -> String {
    let (code, said) = run(folder.path(), args);
    assert_eq!(code, Some(0), "{args:?}: {said}");
    said.replace('\u{a0}', " ")
}

#[test]
fn a_number_names_no_item_by_its_title() {
    let folder = folder(&[("p.toml", YEARS)]);
    for asked in ["p:025", "p:2025", "2025", "p:20,25", "p:анных"] {
        refused(&folder, "p.toml", &["done", asked, "--as-of", "2022-05-01"]);
    }
    answered(&folder, &["done", "p:данных", "--as-of", "2022-05-01"]);
}

#[test]
fn a_year_that_several_plans_have_names_none() {
    let plans = [
        ("sarov-2021-2022.toml", YEARS),
        ("dubovsky-2022.toml", YEARS),
    ];
    let folder = folder(&plans);
    let said = refused(&folder, "sarov-2021-2022.toml", &["done", "2022:1"]);
    assert!(
        said.contains("dubovsky-2022:1") && said.contains("sarov-2021-2022:1"),
        "{said}"
    );
    answered(&folder, &["done", "2021:1", "--as-of", "2022-05-01"]);
}

#[test]
fn a_name_with_a_colon_names_a_plan() {
    let named = YEARS.replacen(
        "title = \"П\"",
        "name = \"План: 2022, ЖКХ\"\ntitle = \"П\"",
        1,
    );
    let folder = folder(&[("p.toml", &named)]);
    answered(
        &folder,
        &["done", "План: 2022, ЖКХ:1", "--as-of", "2022-05-01"],
    );
}

#[test]
fn a_deadline_that_comes_earlier_is_told() {
    let clock = ["--as-of", "2022-04-20"];
    let ask = |to| ["postpone", "p:1", "--to", to, clock[0], clock[1]];
    let folder = folder(&[("p.toml", YEARS)]);
    for to in ["на месяц", "на неделю", "На год"] {
        let said = refused(&folder, "p.toml", &ask(to));
        assert!(said.contains("на сколько"), "{said}");
    }
    // of the two years of the plan the first has passed
    for to in ["до 15.03", "март"] {
        let said = refused(&folder, "p.toml", &ask(to));
        assert!(said.contains("допишите год"), "{said}");
    }
    let add = [
        "add",
        "p",
        "--title",
        "Свод",
        "--deadline",
        "март",
        "-e",
        "О.А. Ефимова",
    ];
    let said = refused(&folder, "p.toml", &[&add[..], &clock[..]].concat());
    assert!(said.contains("допишите год"), "{said}");
    let earlier = |to| answered(&folder, &ask(to)).contains("раньше прежнего (01.06.2022)");
    assert!(earlier("31.05.2022"));
    answered(&folder, &["postpone", "p:1", "--undo", clock[0], clock[1]]);
    assert!(!earlier("02.06.2022"));
    let one = [
        "postpone",
        "p:2",
        "--due",
        "10.05.2022",
        "--to",
        "09.05.2022",
        clock[0],
        clock[1],
    ];
    assert!(answered(&folder, &one).contains("раньше прежнего (10.05.2022)"));
}

#[test]
fn one_person_is_one_however_spelt() {
    let folder = folder(&[("p.toml", BARE)]);
    refused(
        &folder,
        "p.toml",
        &["assign", "p:1", "--add", "Иванов И.И."],
    );
    let load = answered(
        &folder,
        &[
            "workload",
            "p.toml",
            "--format",
            "json",
            "--as-of",
            "2022-04-01",
        ],
    );
    let load: serde_json::Value = serde_json::from_str(&load).unwrap();
    let row = &load["rows"][0];
    assert_eq!(
        (&row["total"], &row["lead"]),
        (&2.into(), &2.into()),
        "{load}"
    );
    let found = run(folder.path(), &["check", "--rule", "repeated-executor"]).1;
    assert!(found.contains("Иванов"), "{found}");
}

#[test]
fn a_new_name_like_a_known_one_is_told() {
    let folder = folder(&[("p.toml", YEARS)]);
    let new = ["--new", "--kind", "person", "--as-of", "2022-05-01"];
    for name in ["Ефимовва О.А.", "Ефимова Ольга Алексеевна"] {
        let said = answered(
            &folder,
            &[&["assign", "p:1", "--add", name], &new[..]].concat(),
        );
        assert!(said.contains("похожее имя"), "{name}: {said}");
    }
    let said = answered(
        &folder,
        &[&["assign", "p:1", "--add", "Лукьянова И.О."], &new[..]].concat(),
    );
    assert!(!said.contains("похожее имя"), "{said}");
}

#[test]
fn a_list_counts_the_late_days_it_was_asked_for() {
    let folder = folder(&[("p.toml", YEARS)]);
    let list = |from, to| {
        let days = ["list", "--from", from, "--to", to, "--as-of", "2022-04-20"];
        answered(&folder, &days)
    };
    assert!(!list("01.02.2022", "28.02.2022").contains("и ещё"));
    assert!(list("01.02.2022", "31.03.2022").contains("и ещё 1"));
    assert!(!list("01.05.2022", "31.05.2022").contains("и ещё"));
}

#[test]
fn a_role_that_no_item_names_leads_to_its_holder() {
    let roles = "\"О.А. Ефимова\" = { kind = \"person\" }\n\
                 \"Координатор\" = { kind = \"role\", held_by = [{ name = \"О.А. Ефимова\" }] }\n";
    let text = YEARS.replacen("\"О.А. Ефимова\" = { kind = \"person\" }\n", roles, 1);
    let folder = folder(&[("p.toml", &text)]);
    let clock = ["--as-of", "2022-07-01"];
    for report in ["list", "overdue", "upcoming", "workload", "status"] {
        let said = answered(
            &folder,
            &[&[report, "-e", "координатор"], &clock[..]].concat(),
        );
        assert!(
            said.contains("За этим стоит О.А. Ефимова"),
            "{report}: {said}"
        );
        let said = answered(&folder, &[&[report, "-e", "Ефимова"], &clock[..]].concat());
        assert!(!said.contains("За этим стоит"), "{report}: {said}");
    }
}

#[test]
fn a_dash_of_an_office_system_is_no_hyphen() {
    let folder = folder(&[("p.toml", YEARS)]);
    for option in ["—as-of", "–-as-of", "–as-of=2022-05-01"] {
        let said = refused(&folder, "p.toml", &["status", option, "2022-05-01"]);
        assert!(
            said.contains("тире") && said.contains(": --as-of"),
            "{said}"
        );
        assert!(!said.contains("Исполнение"), "{said}");
    }
    let dashed = [
        "done",
        "p:1",
        "--evidence",
        "– акт",
        "--as-of",
        "2022-05-01",
    ];
    answered(&folder, &dashed);
}

#[test]
fn a_new_row_is_due_by_the_clock() {
    let folder = folder(&[("p.toml", YEARS)]);
    let clock = ["--as-of", "2022-04-20", "-e", "О.А. Ефимова"];
    for (words, written) in [
        ("+7", "до 27.04.2022"),
        ("через неделю", "до 27.04.2022"),
        ("+1 месяц", "до 20.05.2022"),
        ("сентябрь 2022", "сентябрь 2022"),
        ("каждый понедельник", "каждый понедельник"),
        ("по мере необходимости", "по мере необходимости"),
    ] {
        let add = ["add", "p", "--title", "Свод", "--deadline", words];
        answered(&folder, &[&add[..], &clock[..]].concat());
        let text = fs::read_to_string(folder.path().join("p.toml")).unwrap();
        let deadline = format!("title = \"Свод\"\ndeadline = \"{written}\"\n");
        assert!(text.contains(&deadline), "{words}: {text}");
    }
    let add = ["add", "p", "--title", "Свод", "--deadline", "потом"];
    refused(&folder, "p.toml", &[&add[..], &clock[..]].concat());
}

#[test]
fn the_first_entry_of_a_registry_takes_the_other_names_along() {
    let new = ["--new", "--kind", "person", "--as-of", "2022-03-01"];
    for command in [
        &["assign", "p:1", "--add", "Лукьянова И.О."][..],
        &[
            "add",
            "p",
            "--title",
            "Свод",
            "--deadline",
            "май",
            "-e",
            "Лукьянова И.О.",
        ],
    ] {
        let folder = folder(&[("p.toml", BARE)]);
        let said = answered(&folder, &[command, &new[..]].concat());
        assert!(said.contains("вписано ещё 1 имя из плана"), "{said}");
        let text = fs::read_to_string(folder.path().join("p.toml")).unwrap();
        for name in ["И. И. Иванов", "Лукьянова И.О."] {
            let entry = format!("\"{name}\" = {{ kind = \"person\" }}\n");
            assert_eq!(text.matches(&entry).count(), 1, "{text}");
        }
        assert!(!text.contains("\"Иванов И.И.\" ="), "{text}");
    }
}

#[test]
fn several_first_entries_of_a_registry_are_what_they_are_told_to_be() {
    let folder = folder(&[("p.toml", BARE)]);
    let add = ["add", "p", "--title", "Свод", "--deadline", "май"];
    let who = ["-e", "Лукьянова И.О.", "-e", "Иванов И.И."];
    let new = [
        "--new",
        "--kind",
        "person",
        "--post",
        "методист",
        "--as-of",
        "2022-03-01",
    ];
    let said = answered(&folder, &[&add[..], &who[..], &new[..]].concat());
    assert!(!said.contains("из плана"), "{said}");
    let text = fs::read_to_string(folder.path().join("p.toml")).unwrap();
    for name in ["Иванов И.И.", "Лукьянова И.О."] {
        let entry = format!("\"{name}\" = {{ kind = \"person\", post = \"методист\" }}\n");
        assert_eq!(
            text.replace("   =", " =").matches(&entry).count(),
            1,
            "{text}"
        );
    }
}

#[test]
fn a_part_of_a_name_names_without_a_registry() {
    let folder = folder(&[("p.toml", BARE)]);
    let add = [
        "add",
        "p",
        "--title",
        "Свод",
        "--deadline",
        "май",
        "-e",
        "Иванов",
    ];
    let said = answered(&folder, &[&add[..], &["--as-of", "2022-03-01"]].concat());
    assert!(
        said.contains("«Иванов» записано так: «И. И. Иванов»"),
        "{said}"
    );
    let assign = ["assign", "p:1", "--add", "Иванов", "--as-of", "2022-03-01"];
    refused(&folder, "p.toml", &assign);
    answered(&folder, &["assign", "p:1", "--add", "Лукьянова И.О."]);
    // a woman of the surname is nobody whom the rows name
    let said = answered(&folder, &["assign", "p:1", "--add", "Иванова И.И."]);
    assert!(
        said.contains("исполнитель добавлен: Иванова И.И."),
        "{said}"
    );
}

#[test]
fn what_comes_too_early_or_lies_outside_is_told() {
    let folder = folder(&[("p.toml", YEARS)]);
    let clock = ["--as-of", "2022-04-20"];
    let moved = |to| {
        let asked = ["postpone", "p:2", "--due", "10.05.2022", "--to", to];
        answered(&folder, &[&asked[..], &clock[..]].concat())
    };
    assert!(!moved("30.12.2022").contains("вне периода"));
    assert!(moved("09.01.2023").contains("09.01.2023 вне периода плана (01.01.2021–31.12.2022)"));
    for (day, early) in [
        ("2022-05-31", true),
        ("2022-06-01", true),
        ("2022-06-02", false),
    ] {
        let unmet = ["unmet", "p:1", "--reason", "нет данных", "--as-of", day];
        let said = answered(&folder, &unmet);
        assert_eq!(
            said.contains("срок 01.06.2022 ещё не прошёл"),
            early,
            "{said}"
        );
        answered(&folder, &["unmet", "p:1", "--undo", "--as-of", day]);
    }
}

#[test]
fn an_item_that_none_of_several_plans_has_is_told_so() {
    let named = |name: &str| YEARS.replacen("title", &format!("name = \"{name}\"\ntitle"), 1);
    let (one, other) = (named("«500+», Саров"), named("«500+», Первоуральск"));
    let folder = folder(&[("a.toml", &one), ("b.toml", &other)]);
    let said = refused(&folder, "a.toml", &["done", "500+:33"]);
    assert!(
        said.contains("пункта «33» нет ни в одном из планов: "),
        "{said}"
    );
    let (code, said) = run(
        folder.path(),
        &["list", "-r", "саров", "--state", "отменено"],
    );
    assert_eq!(code, Some(0));
    assert!(
        said.starts_with("Мероприятия плана. «500+», Саров"),
        "{said}"
    );
}

#[test]
fn many_dates_met_at_once_are_told_together() {
    let folder = folder(&[("p.toml", YEARS)]);
    let done = ["done", "p:2", "--all", "--as-of", "2021-03-10"];
    let said = answered(&folder, &done);
    let told = "24 срока с 10.01.2021 по 10.12.2022 – исполнено 10.03.2021, из них в срок 22;";
    assert!(said.contains(told), "{said}");
}

#[test]
fn an_item_of_a_broken_plan_is_not_said_to_be_missing() {
    let folder = folder(&[("p.toml", BARE), ("b.toml", "title = \"П\"\nperiod =\n")]);
    for command in [
        &["show", "b:1"][..],
        &["done", "b:1"],
        &["assign", "b:1", "--lead", "А"],
    ] {
        let said = refused(&folder, "b.toml", command);
        assert!(
            said.contains("b.toml:2:9: ошибка[invalid-toml]: строка обрывается"),
            "{said}"
        );
        assert!(said.contains("ошибка: план «b» не прочитан\n"), "{said}");
        assert!(said.contains("roadmap check b.toml"), "{said}");
    }
}
