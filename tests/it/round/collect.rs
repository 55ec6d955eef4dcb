//! Forms that came back: what they change in the plans, and what is only told.

use std::fs;

use super::{changed, folder, run, text};

const PLAN: &str = "pervouralsk-2022";

/// A form with these rows: the number, the title, what was filled in, the mark.
fn form(rows: &[&str]) -> String {
    let head = "№;Мероприятие;Срок;Исполнено (дата);Чем подтверждено;Причина неисполнения, новый срок;метка";
    format!("{head}\n{}\n", rows.join("\n"))
}

#[test]
fn answers_become_marks_once() {
    let folder = folder(&[PLAN]);
    let before = text(folder.path(), PLAN);
    let rows = [
        "9;Организация заключения договоров с кураторами.;01.03.2022;14.04.2022;акт № 2;;pervouralsk-2022:9@2022-03-01",
        "6;Организация анкетирования кураторов.;01.02.2022;да;;;pervouralsk-2022:6@2022-02-01",
        "10;Организация участия в первом опросе ФИОКО участников проекта 500+;24.03.2022;;;кураторы не назначены;",
        "4;Организация анкетирования кураторов.;25.01.2022;24.01.2022;;;pervouralsk-2022:4@2022-01-25",
        "1;Чужое;01.03.2022;14.04.2022;;;tyumen-2022:1@2022-03-01",
    ];
    fs::write(folder.path().join("ответ.csv"), form(&rows)).unwrap();
    let (code, shown) = run(
        folder.path(),
        &["collect", "ответ.csv", "--on", "20.04.2022"],
    );
    assert_eq!(code, Some(1), "{shown}");
    assert_eq!(text(folder.path(), PLAN), before);
    let yes = ["collect", "ответ.csv", "--on", "20.04.2022", "--yes"];
    let (_, said) = run(folder.path(), &yes);
    let after = text(folder.path(), PLAN);
    let (gained, lost) = changed(&before, &after);
    assert_eq!(
        (gained.as_slice(), lost),
        (
            [
                "done      = 2022-04-20",
                "done      = [{ on = 2022-04-14, evidence = \"акт № 2\" }]",
                "unmet     = [{ on = 2022-04-20, reason = \"кураторы не назначены\" }]",
            ]
            .map(str::to_owned)
            .as_slice(),
            0
        ),
        "{said}"
    );
    for told in [
        "взят день ответа, 20.04.2022",
        "подтверждение: акт № 2",
        "метка стёрта",
        "не от п. 4",
        "tyumen-2022",
        "Не ответили совсем",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
    run(folder.path(), &yes);
    assert_eq!(text(folder.path(), PLAN), after);
}

#[test]
fn rows_of_one_title_that_were_sorted_apart_from_their_marks_are_asked_about() {
    let folder = folder(&[PLAN]);
    let before = text(folder.path(), PLAN);
    let detail = "25;Рабочие встречи кураторов, администрации школ проекта 500+ с муниципальным координатором";
    let row = |due: &str, on: &str, mark: &str| {
        format!("{detail};{due};{on};;;pervouralsk-2022:25@{mark}")
    };
    let rows = [
        row("14.03.2022", "15.03.2022", "2022-01-10"),
        row("14.02.2022", "14.02.2022", "2022-02-14"),
    ];
    let rows = rows.each_ref().map(String::as_str);
    fs::write(folder.path().join("ответ.csv"), form(&rows)).unwrap();
    let yes = ["collect", "ответ.csv", "--on", "20.04.2022", "--yes"];
    let (_, said) = run(folder.path(), &yes);
    let (gained, _) = changed(&before, &text(folder.path(), PLAN));
    assert_eq!(
        gained,
        ["done      = [{ due = 2022-02-14, on = 2022-02-14 }]"],
        "{said}"
    );
    assert!(said.contains("срок 14.03.2022, а метка"), "{said}");
}

#[test]
fn a_mark_without_a_day_is_asked_about() {
    let folder = folder(&[PLAN]);
    let before = text(folder.path(), PLAN);
    let row = "6;Организация анкетирования кураторов.;01.02.2022;+;;;pervouralsk-2022:6@2022-02-01";
    fs::write(folder.path().join("ответ.csv"), form(&[row])).unwrap();
    let (code, said) = run(folder.path(), &["collect", "ответ.csv", "--yes"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("назовите --on"), "{said}");
    assert_eq!(text(folder.path(), PLAN), before);
}

#[test]
fn whoever_signs_below_the_rows_is_told_and_no_head_of_the_form() {
    let folder = folder(&[PLAN]);
    let row = "9;Организация заключения договоров с кураторами.;01.03.2022;14.04.2022;;;pervouralsk-2022:9@2022-03-01";
    let answer = format!(
        "Исполнитель: кураторы\n{}Исполнитель: О.А. Ефимова\n",
        form(&[row])
    );
    fs::write(folder.path().join("ответ.csv"), answer).unwrap();
    let (_, said) = run(
        folder.path(),
        &["collect", "ответ.csv", "--on", "20.04.2022"],
    );
    let (_, beside) = said.split_once("Написано вне строк").unwrap();
    assert!(beside.contains("Исполнитель: О.А. Ефимова"), "{said}");
    assert!(!said.contains("кураторы ("), "{said}");
}

#[test]
fn a_letter_of_a_day_to_come_gives_no_day() {
    let folder = folder(&[PLAN]);
    let before = text(folder.path(), PLAN);
    let row = "6;Организация анкетирования кураторов.;01.02.2022;+;;;pervouralsk-2022:6@2022-02-01";
    let letter = format!(
        "From: a@example.org\r\nDate: Mon, 18 Apr 2050 10:00:00 +0300\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nда\r\n--b\r\n\
         Content-Type: text/csv; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\
         Content-Disposition: attachment; filename=form.csv\r\n\r\n{}\r\n--b--\r\n",
        form(&[row])
    );
    fs::write(folder.path().join("ответ.eml"), letter).unwrap();
    let (code, said) = run(folder.path(), &["collect", "ответ.eml", "--yes"]);
    assert_eq!(code, Some(1), "{said}");
    assert_eq!(text(folder.path(), PLAN), before, "{said}");
    assert!(said.contains("--on"), "{said}");
}

#[test]
fn forms_that_contradict_each_other_are_asked_about() {
    let folder = folder(&[PLAN]);
    let before = text(folder.path(), PLAN);
    for (file, day) in [("1.csv", "28.01.2022"), ("2.csv", "31.01.2022")] {
        let row = format!(
            "6;Организация анкетирования кураторов.;01.02.2022;{day};;;pervouralsk-2022:6@2022-02-01"
        );
        fs::write(folder.path().join(file), form(&[&row])).unwrap();
    }
    let collect = ["collect", "1.csv", "2.csv", "--on", "20.04.2022", "--yes"];
    let (code, said) = run(folder.path(), &collect);
    assert_eq!(code, Some(1), "{said}");
    assert_eq!(text(folder.path(), PLAN), before, "{said}");
    let told: Vec<&str> = said.split_whitespace().collect();
    let told = told.join(" ");
    assert!(told.contains("28.01.2022, 31.01.2022"), "{said}");
    assert!(told.contains("1.csv") && told.contains("2.csv"), "{said}");
}

#[test]
fn those_who_are_called_by_their_territory_too_are_known() {
    let folder = folder(&[PLAN, "sarov-2021-2022", "novokuznetsk-2020-2021"]);
    let row = "2;Анализ кадрового обеспечения ОО с низкими образовательными результатами;31.10.2021;30.10.2021;;;sarov-2021-2022:2@2021-10-31";
    for (executor, is_known) in [
        ("ОО (город Саров)", true),
        ("ОО", true),
        ("ОО (Новокузнецкий ГО)", false),
    ] {
        let answer = format!(
            "Исполнитель: {executor}\nФорма на 18.04.2022\n{}",
            form(&[row])
        );
        fs::write(folder.path().join("ответ.csv"), answer).unwrap();
        let arguments = ["collect", "ответ.csv", "--on", "20.04.2022"];
        let (_, said) = run(folder.path(), &arguments);
        let marked = said.contains("исполнено 30.10.2021, в срок");
        assert_eq!(marked, is_known, "{executor}: {said}");
        let (_, silent) = said.split_once("Не ответили совсем").unwrap();
        let is_silent = silent.contains("ОО (город Саров)");
        assert_eq!(is_silent, !is_known, "{executor}: {said}");
    }
}

#[test]
fn a_request_without_a_cause_is_told_and_writes_no_reason() {
    let folder = folder(&[PLAN]);
    let before = text(folder.path(), PLAN);
    let row = "6;Организация анкетирования кураторов.;01.02.2022;;;просим перенести на 20.05.2022;pervouralsk-2022:6@2022-02-01";
    fs::write(folder.path().join("ответ.csv"), form(&[row])).unwrap();
    let collect = ["collect", "ответ.csv", "--on", "20.04.2022", "--yes"];
    let (_, said) = run(folder.path(), &collect);
    assert!(said.contains("20.05.2022"), "{said}");
    assert_eq!(text(folder.path(), PLAN), before, "{said}");
}

#[test]
fn a_day_without_its_year_is_asked_about_where_the_year_before_is_nearer_to_the_due_day() {
    let folder = folder(&[PLAN]);
    for (day, given, asked) in [
        ("28 января", "20.04.2022", false),
        ("28 января", "20.04.2023", true),
        ("28.01.2023", "20.04.2023", false),
        // 182 and 183 days after the due day
        ("2 августа", "20.08.2022", false),
        ("3 августа", "20.08.2022", true),
    ] {
        let row = format!(
            "6;Организация анкетирования кураторов.;01.02.2022;{day};;;pervouralsk-2022:6@2022-02-01"
        );
        fs::write(folder.path().join("ответ.csv"), form(&[&row])).unwrap();
        let (_, said) = run(folder.path(), &["collect", "ответ.csv", "--on", given]);
        assert_eq!(
            said.contains("Впишите год"),
            asked,
            "{day} on {given}: {said}"
        );
    }
}

#[test]
fn those_are_silent_who_got_a_form_and_answered_nothing() {
    let folder = folder(&[PLAN]);
    let forms = [
        "letters",
        "--form",
        "answers",
        "--as-of",
        "18.04.2022",
        "-o",
        "формы",
    ];
    assert_eq!(run(folder.path(), &forms).0, Some(0));
    let names = fs::read_dir(folder.path().join("формы"))
        .unwrap()
        .map(|entry| {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let (_, name) = name.rsplit_once(" – ").unwrap();
            name.trim_end_matches(".xlsx").to_owned()
        });
    let names: Vec<String> = names.collect();
    assert!(
        names.len() > 2 && names.iter().any(|name| name == "кураторы"),
        "{names:?}"
    );
    // the row is led by another than the one whose form it stands in
    let row = "9;Организация заключения договоров с кураторами.;01.03.2022;14.04.2022;;;pervouralsk-2022:9@2022-03-01";
    let answer = format!(
        "Исполнитель: кураторы\nФорма на 18.04.2022\n{}",
        form(&[row])
    );
    fs::write(folder.path().join("ответ.csv"), answer).unwrap();
    let (_, said) = run(
        folder.path(),
        &["collect", "ответ.csv", "--on", "20.04.2022"],
    );
    let (_, silent) = said.split_once("Не ответили совсем").unwrap();
    for name in &names {
        let told = silent.contains(&format!("{name} ("));
        assert_eq!(told, name != "кураторы", "{name}: {said}");
    }
    let head = format!(": {}\n", names.len() - 1);
    assert!(silent.contains(&head), "{said}");
}

#[test]
fn what_is_no_form_is_told_in_two_lines() {
    let folder = folder(&[PLAN]);
    let plan = format!("roadmaps/{PLAN}.toml");
    fs::write(folder.path().join("заметки.txt"), "Планёрка в среду.\n").unwrap();
    for (files, told) in [
        (&[plan.as_str()][..], "это уже план"),
        (&["заметки.txt"], "roadmap letters --form answers"),
        (
            &[plan.as_str(), "заметки.txt"],
            "roadmap letters --form answers",
        ),
    ] {
        let (code, said) = run(folder.path(), &[&["collect"], files].concat());
        assert!(code == Some(2) && said.contains(told), "{said}");
        assert_eq!(said.lines().count(), 2, "{said}");
    }
}
