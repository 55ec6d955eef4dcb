//! How an edit is taken back, which day of a series it means, and which words are no day.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::run;

/// Facts that a way back must work beside.
const FACTS: &str = "moved = [{ due = 2022-02-14, to = 2022-02-21, on = 2022-02-10 }]\n\
                     cancelled = [{ due = 2022-04-11, on = 2022-04-01, reason = \"b\" }]\n\
                     done = [{ due = 2022-01-10, on = 2022-01-15 }]\n";

/// A monthly meeting with `facts`, a deadline with a milestone, and one of two teams.
fn folder(facts: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = format!(
        "title = \"П\"\nperiod = \"2022\"\n\n[[item]]\nnumber = \"25\"\ntitle = \"Встречи\"\n\
         deadline = \"2 понедельник месяца\"\n{facts}\n[[item]]\nnumber = \"14\"\ntitle = \"Проведение\"\n\
         deadline = \"до 29.04.2022 выгрузка данных ФИОКО 16.05.2022\"\n\
         executors = [\"О.А. Ефимова\", \"кураторы\", \"руководители ОО\"]\n\n\
         [[item]]\nnumber = \"3\"\ntitle = \"Сбор\"\ndeadline = \"до 25.04.2022\"\n"
    );
    fs::write(folder.path().join("p.toml"), text).unwrap();
    folder
}

#[test]
fn a_member_leads_once_the_lead_has_left() {
    let folder = folder("");
    let line = "assign p:14 --remove \"О.А. Ефимова\" --lead \"кураторы\"";
    let (code, said) = edit(folder.path(), line);
    assert_eq!(code, Some(0), "{said}");
    let left = "executors = [\"кураторы\", \"руководители ОО\"]";
    assert!(text(&folder).contains(left), "{}", text(&folder));
}

#[test]
fn a_way_back_ends_its_line() {
    let folder = folder("");
    let known = "period = \"2022\"\n\n[executors]\n\"О.А. Ефимова\" = { kind = \"person\" }\n\
                 \"кураторы\" = { kind = \"group\" }\n\"руководители ОО\" = { kind = \"group\" }\n";
    let plan = text(&folder).replace("period = \"2022\"\n", known);
    fs::write(folder.path().join("p.toml"), plan).unwrap();
    let (_, said) = edit(
        folder.path(),
        "assign p:14 --add \"Новая И.И.\" --new --kind person",
    );
    let back = said.lines().find(|line| line.contains("roadmap assign"));
    assert!(
        back == Some("  вернуть: roadmap assign p:14 --remove \"Новая И.И.\""),
        "{said}"
    );
    let stays =
        "\n  строка «Новая И.И.» в [executors] при этом останется: лишнюю сотрите в файле\n";
    assert!(said.contains(stays), "{said}");
}

#[test]
fn a_new_row_tells_which_line_of_the_registry_stays_without_it() {
    let folder = folder("");
    let known = "period = \"2022\"\n\n[executors]\n\"О.А. Ефимова\" = { kind = \"person\" }\n\
                 \"кураторы\" = { kind = \"group\" }\n\"руководители ОО\" = { kind = \"group\" }\n";
    let plan = text(&folder).replace("period = \"2022\"\n", known);
    fs::write(folder.path().join("p.toml"), plan).unwrap();
    let line = "add p.toml --title \"Отчёт\" --deadline \"до 1 июня\" --executor \"кураторы\" \
                --executor \"Новая И.И.\" --new --kind person";
    let (code, said) = edit(folder.path(), line);
    assert_eq!(code, Some(0), "{said}");
    let (delete, stays) = said.split_once('\n').unwrap().1.split_once('\n').unwrap();
    assert!(
        delete.starts_with("  убрать: сотрите пункт в файле"),
        "{said}"
    );
    assert_eq!(
        stays.lines().next(),
        Some("  строка «Новая И.И.» в [executors] при этом останется: лишнюю сотрите в файле"),
        "{said}"
    );
}

#[test]
fn what_stays_because_it_is_later_is_told_with_its_due_day() {
    let marks = "cancelled = [{ due = 2022-01-10, on = 2022-01-05, reason = \"b\" }]\n\
                 done = [{ due = 2022-02-14, on = 2022-02-15 }]\n";
    let folder = folder(marks);
    let (code, said) = edit(folder.path(), "reopen p:25 --as-of 2022-01-20");
    assert_eq!(code, Some(0), "{said}");
    let told = "отмена снята; более позднее не тронуто: срок 14.02.2022 – исполнено 15.02.2022";
    assert!(said.contains(told), "{said}");
}

#[test]
fn an_exact_id_a_head_and_a_quoted_title_name_one_row() {
    let folder = tempfile::tempdir().unwrap();
    let row = |number: &str, title: &str| {
        format!(
            "[[section.item]]\nnumber = \"{number}\"\ntitle = \"{title}\"\ndeadline = \"до 01.03.2022\"\n"
        )
    };
    let first = [row("1", "Один"), row("1.1", "Один новый"), row("2", "Два")].concat();
    let second = row("1", "Один б");
    let rows = format!("[[section]]\ntitle = \"А\"\n{first}[[section]]\ntitle = \"Б\"\n{second}");
    let plan = format!("title = \"П\"\nterritory = \"Саров\"\nperiod = \"2022\"\n\n{rows}");
    fs::write(folder.path().join("p.toml"), plan).unwrap();
    for address in [
        "p:1.1",
        "p:п. 1.1",
        "p:«Один»",
        "Саров, 2022, п. 1.1",
        "Саров, 2022, п. 1.1 «Один»",
        "Саров, 2022, «Один»",
    ] {
        let (code, said) = run(folder.path(), &["show", address]);
        assert!(
            code == Some(0) && said.contains("  Один\n"),
            "{address}: {said}"
        );
    }
}

fn text(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("p.toml")).unwrap()
}

/// Returns the words of a command line, those in quotes taken together.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}

fn edit(folder: &Path, line: &str) -> (Option<i32>, String) {
    let words = words(line);
    run(
        folder,
        &words.iter().map(String::as_str).collect::<Vec<_>>(),
    )
}

#[track_caller]
fn refused(folder: &TempDir, line: &str, told: &[&str]) {
    let before = text(folder);
    let (code, said) = edit(folder.path(), line);
    assert_eq!(code, Some(2), "{line}: {said}");
    assert_eq!(text(folder), before, "{line}");
    for words in told {
        assert!(said.contains(words), "{line}: {said}");
    }
}

#[test]
fn a_printed_way_back_gives_the_former_text() {
    for line in [
        "done p:25 --as-of 2022-04-20",
        "done p:25 --due 21.02 --as-of 2022-04-20",
        "postpone p:25 --due 21.02 --to 28.02.2022 --as-of 2022-04-20",
        "postpone p:25 --due 14.03 --to 28.03.2022 --as-of 2022-04-20",
        "cancel p:25 --due 14.03 --reason нет --as-of 2022-04-20",
        "unmet p:25 --due 14.03 --reason нет --as-of 2022-04-20",
        "reopen p:25 --due 11.04 --as-of 2022-04-20",
        "postpone p:3 --to +7 --as-of 2022-04-20",
        "done p:3 --as-of 2022-04-20",
        "start p:3 --as-of 2022-04-20",
        "assign p:14 --remove кураторы",
    ] {
        let folder = folder(FACTS);
        let before = text(&folder);
        let (code, said) = edit(folder.path(), line);
        assert_eq!(code, Some(0), "{line}: {said}");
        assert_ne!(text(&folder), before, "{line}");
        let (_, back) = said.split_once("roadmap ").unwrap();
        let back = back.lines().next().unwrap();
        let (code, said) = edit(folder.path(), back);
        assert_eq!(code, Some(0), "{line} -> {back}: {said}");
        assert_eq!(text(&folder), before, "{line} -> {back}");
    }
}

#[test]
fn what_no_command_takes_back_is_told_in_words() {
    for (line, words) in [
        (
            "done p:25 --all --as-of 2022-12-31",
            "roadmap reopen p:25 --due 14.02.2022, и так же 14.03.2022, 09.05.2022",
        ),
        (
            "cancel p:25 --all --reason нет --as-of 2022-04-20",
            "roadmap reopen p:25 --due 14.02.2022, и так же 14.03.2022, 09.05.2022",
        ),
        (
            "reopen p:25 --all --as-of 2022-04-20",
            "там было: done = [{ due = 2022-01-10, on = 2022-01-15 }]; cancelled = [",
        ),
        (
            "postpone p:25 --undo --as-of 2022-04-20",
            "там было: moved = [{ due = 2022-02-14, to = 2022-02-21, on = 2022-02-10 }]",
        ),
        (
            "start p:25 --as-of 2022-01-06",
            "снять можно в самом файле, сотрите: started = 2022-01-06",
        ),
        (
            "assign p:14 --remove кураторы --remove \"руководители ОО\"",
            "там было: executors = [\"О.А. Ефимова\", \"кураторы\", \"руководители ОО\"]",
        ),
    ] {
        let folder = folder(FACTS);
        let (code, said) = edit(folder.path(), line);
        assert_eq!(code, Some(0), "{line}: {said}");
        assert!(said.contains(words), "{line}: {said}");
    }
}

#[test]
fn of_several_moves_the_one_before_is_in_force_again() {
    let folder = folder(FACTS);
    let again = "postpone p:25 --due 14.02 --to 28.02.2022 --as-of 2022-02-20";
    assert_eq!(edit(folder.path(), again).0, Some(0));
    for day in ["21.02.2022", "14.02.2022"] {
        let (_, said) = edit(folder.path(), "postpone p:25 --undo");
        assert!(said.contains(&format!("срок снова {day}")), "{said}");
    }
}

#[test]
fn a_day_that_two_occurrences_have_is_refused_and_each_is_named() {
    let moved = "moved = [{ due = 2022-02-14, to = 2022-03-14, on = 2022-02-10 }]\n";
    for line in [
        "done p:25 --due 14.03.2022 --on 2022-03-15",
        "cancel p:25 --due 14.03.2022 --reason нет --as-of 2022-03-15",
        "unmet p:25 --due 14.03.2022 --reason нет --as-of 2022-03-15",
        "postpone p:25 --due 14.03.2022 --to 22.03.2022 --as-of 2022-03-15",
    ] {
        for (day, due) in [("14.02.2022", "2022-02-14"), ("14.03.2022", "2022-03-14")] {
            let folder = folder(moved);
            let option = format!("--due \"по плану {day}\"");
            let first = "--due \"по плану 14.02.2022\"";
            refused(&folder, line, &[first, "14.02.2022 → 14.03.2022", day]);
            let (_, said) = edit(folder.path(), &format!("{line} --lang en"));
            assert!(said.contains("--due \"planned 14.02.2022\""), "{said}");
            let before = text(&folder).matches(&format!("due = {due}")).count();
            let (code, said) = edit(folder.path(), &line.replace("--due 14.03.2022", &option));
            assert_eq!(code, Some(0), "{said}");
            let after = text(&folder).matches(&format!("due = {due}")).count();
            assert_eq!(after, before + 1, "{line}: {}", text(&folder));
        }
    }
}

#[test]
fn what_two_occurrences_of_one_day_bear_is_taken_back_of_each() {
    let moved = "moved = [{ due = 2022-02-14, to = 2022-03-14, on = 2022-02-10 }]\n";
    for (line, back) in [
        ("done p:25 --on 2022-03-15", "reopen p:25"),
        ("cancel p:25 --reason нет --as-of 2022-03-15", "reopen p:25"),
        (
            "unmet p:25 --reason нет --as-of 2022-03-15",
            "unmet p:25 --undo",
        ),
        (
            "postpone p:25 --to 22.03.2022 --as-of 2022-03-15",
            "postpone p:25 --undo --as-of 2022-03-15",
        ),
    ] {
        let folder = folder(moved);
        let named = ["14.02.2022", "14.03.2022"].map(|day| format!("--due \"по плану {day}\""));
        let before = text(&folder);
        let mut texts = vec![before.clone()];
        for option in &named {
            let (code, said) = edit(folder.path(), &format!("{line} {option}"));
            assert_eq!(code, Some(0), "{said}");
            texts.push(text(&folder));
        }
        // moved both away from it, they are called by the day that both came to
        let day = if line.starts_with("postpone") {
            "22.03.2022"
        } else {
            "14.03.2022"
        };
        let shared = format!("{back} --due {day}");
        refused(&folder, &shared, &[named[0].as_str(), "14.03.2022"]);
        for (option, was) in named.iter().zip(&texts).rev() {
            let (code, said) = edit(folder.path(), &format!("{back} {option}"));
            assert_eq!(code, Some(0), "{back} {option}: {said}");
            assert_eq!(&text(&folder), was, "{back} {option}");
        }
    }
    let folder = folder(moved);
    let (_, said) = edit(
        folder.path(),
        "done p:25 --on 2022-03-15 --due \"по плану 14.03.2022\"",
    );
    assert!(
        said.contains("reopen p:25 --due \"по плану 14.03.2022\""),
        "{said}"
    );
}

#[test]
fn a_deadline_moves_to_a_day_only() {
    for words in [
        "через неделю после совещания",
        "по отдельному графику",
        "по мере необходимости",
    ] {
        let line = format!("postpone p:3 --to \"{words}\" --as-of 2022-04-20");
        refused(&folder(""), &line, &["нет дня", "«+7»"]);
    }
    for words in ["каждый понедельник", "ежемесячно", "2 понедельник месяца"]
    {
        let line = format!("postpone p:3 --to \"{words}\" --as-of 2022-04-20");
        refused(&folder(""), &line, &["у пункта срок один"]);
    }
    for (words, day) in [
        ("понедельник", "до 25.04.2022"),
        ("+7", "до 27.04.2022"),
        ("через неделю", "до 27.04.2022"),
        ("следующая пятница", "до 22.04.2022"),
        ("до 10 мая", "до 10 мая"),
        ("май", "май"),
        ("10.05.2022", "10.05.2022"),
    ] {
        let folder = folder("");
        let line = format!("postpone p:14 --to \"{words}\" --as-of 2022-04-20");
        let (code, said) = edit(folder.path(), &line);
        assert_eq!(code, Some(0), "{said}");
        let written = format!("deadline = \"{day}\"\n");
        assert!(
            text(&folder).contains(&written),
            "{words}: {}",
            text(&folder)
        );
        let gone = "в новом сроке нет «выгрузка данных ФИОКО» 16.05.2022";
        assert!(said.contains(gone), "{said}");
    }
}

#[test]
fn the_advice_to_name_what_was_met_keeps_its_bound() {
    let folder = folder("");
    let terms = text(&folder).replace("до 25.04.2022", "до 01.03.2022, до 01.06.2022");
    fs::write(folder.path().join("p.toml"), terms).unwrap();
    let done = "done p:3 --due 2022-03-01 --as-of 2022-02-25";
    assert_eq!(edit(folder.path(), done).0, Some(0));
    let all = "postpone p:3 --all --as-of 2022-04-01 --to";
    let advice = "до 01.03.2022, до 01.12.2022";
    refused(&folder, &format!("{all} \"до 01.12.2022\""), &[advice]);
    let (code, said) = edit(folder.path(), &format!("{all} \"{advice}\""));
    assert_eq!(code, Some(0), "{said}");
    assert!(!said.contains("предупреждение"), "{said}");
}

#[test]
fn a_move_taken_back_under_a_mark_says_what_is_late_by_it() {
    for (done, late) in [("2022-03-14", false), ("2022-03-15", true)] {
        let folder = folder("");
        let made = [
            "postpone p:25 --due 2022-03-14 --to 28.03.2022 --as-of 2022-03-01".to_owned(),
            format!("done p:25 --due 2022-03-28 --as-of {done}"),
        ];
        for line in &made {
            let (code, said) = edit(folder.path(), line);
            assert_eq!(code, Some(0), "{line}: {said}");
        }
        let undo = "postpone p:25 --due 2022-03-28 --undo --as-of 2022-03-20";
        let (code, said) = edit(folder.path(), undo);
        assert_eq!(code, Some(0), "{done}: {said}");
        assert_eq!(said.contains("теперь с опозданием"), late, "{done}: {said}");
    }
}

#[test]
fn a_decision_of_a_day_to_come_is_refused() {
    let folder = folder("");
    for (on, fits) in [
        ("2022-03-01", true),
        ("2022-03-02", true),
        ("2022-03-03", false),
    ] {
        let line = format!("postpone p:3 --to 23.05.2022 --on {on} --as-of 2022-03-02 --dry-run");
        if fits {
            let (code, said) = edit(folder.path(), &line);
            assert_eq!(code, Some(0), "{on}: {said}");
        } else {
            refused(
                &folder,
                &line,
                &["день 03.03.2022 ещё не наступил: на часах 02.03.2022"],
            );
        }
    }
    let line = "postpone p:25 --due 2022-03-14 --to 21.03.2022 --on 2022-03-03 --as-of 2022-03-02";
    refused(&folder, line, &["не позже 02.03.2022: --on"]);
}

#[test]
fn a_move_to_a_day_off_is_noticed() {
    for (day, off) in [
        ("26.02.2022", true),
        ("27.02.2022", true),
        ("28.02.2022", false),
    ] {
        let line = format!("postpone p:25 --due 14.02 --to {day} --as-of 2022-02-10");
        let (code, said) = edit(folder("").path(), &line);
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(said.contains("нерабочий день"), off, "{said}");
    }
}

#[test]
fn a_reason_is_of_the_one_late_occurrence_or_of_a_named_one() {
    let line = |day: &str| format!("unmet p:25 --reason нет --as-of {day}");
    refused(&folder(""), &line("2022-01-10"), &["--due 10.01.2022"]);
    refused(
        &folder(""),
        &line("2022-02-15"),
        &["просрочены 10.01.2022, 14.02.2022"],
    );
    let (code, said) = edit(folder("").path(), &line("2022-01-11"));
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("срок 10.01.2022"), "{said}");
}

#[test]
fn options_say_what_they_take() {
    let folder = folder("");
    for (line, told) in [
        ("overdue p.toml --until Q2", "«Q2» не называет одного дня"),
        ("overdue p.toml --until 7", "«7» не называет одного дня"),
        ("overdue p.toml --until 31", "день пишут"),
        ("overdue p.toml --until \"7 апреля встреча\"", "день пишут"),
        ("list p.toml --executor \"\"", "не хватает значения"),
        ("list p.toml --within 100000000000", "от 0 до 40000"),
    ] {
        refused(&folder, line, &[told]);
    }
    let list = |state: &str| {
        let line = format!("list p.toml --as-of 2022-04-26 --state \"{state}\" --format csv");
        let (code, said) = edit(folder.path(), &line);
        assert_eq!(code, Some(0), "{said}");
        said
    };
    let done = "done p:3 --on 2022-04-20";
    assert_eq!(edit(folder.path(), done).0, Some(0));
    for state in ["не исполнено", "Открыто", "open"] {
        let said = list(state);
        assert!(
            said.contains("Проведение") && !said.contains("Сбор"),
            "{said}"
        );
    }
    let (code, said) = edit(
        folder.path(),
        "overdue p.toml --until \"через неделю\" --as-of 2022-04-20",
    );
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("со сроком по 27.04.2022"), "{said}");
    let (_, said) = edit(folder.path(), "check p.toml --fix --dry-run");
    assert!(said.contains("исправлять нечего"), "{said}");
    let new = "new t-2022 --title Т --period 2022 --as-of 2022-01-10";
    assert_eq!(edit(folder.path(), new).0, Some(0));
}

#[test]
fn plans_of_one_stem_are_named_with_their_folders() {
    let folder = tempfile::tempdir().unwrap();
    let sub = folder.path().join("roadmaps/sub");
    fs::create_dir_all(&sub).unwrap();
    let plan = "title = \"П\"\nperiod = \"2022\"\n\n[[item]]\nnumber = \"1\"\ntitle = \"Сбор\"\ndeadline = \"до 01.03.2022\"\n";
    for path in ["roadmaps/l-2022.toml", "roadmaps/sub/l-2022.toml"] {
        fs::write(folder.path().join(path), plan).unwrap();
    }
    let (code, said) = edit(folder.path(), "done l-2022:1");
    assert_eq!(code, Some(2), "{said}");
    for path in ["roadmaps/l-2022:1", "roadmaps/sub/l-2022:1"] {
        assert!(said.contains(path), "{said}");
    }
    for (asked, path) in [
        ("sub/l-2022", "roadmaps/sub/l-2022.toml"),
        ("roadmaps/l-2022", "roadmaps/l-2022.toml"),
    ] {
        let (code, said) = edit(folder.path(), &format!("done {asked}:1 --on 2022-02-01"));
        assert_eq!(code, Some(0), "{said}");
        let text = fs::read_to_string(folder.path().join(path)).unwrap();
        assert!(text.contains("done = 2022-02-01"), "{asked}");
        let list = format!("list --roadmap {asked} --format csv");
        let (code, said) = edit(folder.path(), &list);
        assert_eq!((code, said.lines().count()), (Some(0), 2), "{said}");
    }
    let (_, said) = edit(folder.path(), "overdue --as-of 2022-04-01");
    assert!(!said.contains("Просрочено"), "{said}");
    let reopened = edit(folder.path(), "reopen sub/l-2022:1");
    assert_eq!(reopened.0, Some(0), "{}", reopened.1);
    let (_, said) = edit(folder.path(), "overdue --as-of 2022-04-01");
    assert!(said.starts_with("Просрочено 1 из 2\n"), "{said}");
}
