//! One occurrence of a series: carried out, moved, dropped, and each taken back.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::run;

/// A monthly item, one on named days, and a plain one.
const PLAN: &str = "title = \"П\"\nperiod = \"2022\"\n\n[[item]]\nnumber = \"1\"\ntitle = \"Отчёт\"\n\
                    deadline = \"ежемесячно, в последний день\"\n\n[[item]]\nnumber = \"2\"\ntitle = \"Встреча\"\n\
                    deadline = \"14.01.2022, 14.02.2022, 14.03.2022\"\n\n[[item]]\nnumber = \"3\"\ntitle = \"Сбор\"\n\
                    deadline = \"до 01.04.2022\"\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("p.toml"), PLAN).unwrap();
    folder
}

fn text(folder: &Path) -> String {
    fs::read_to_string(folder.join("p.toml")).unwrap()
}

#[track_caller]
fn ok(folder: &Path, args: &str) -> String {
    let args: Vec<&str> = args.split(' ').collect();
    let (code, said) = run(folder, &args);
    assert_eq!(code, Some(0), "{args:?}: {said}");
    said
}

#[track_caller]
fn refused(folder: &Path, args: &str) -> String {
    let before = text(folder);
    let args: Vec<&str> = args.split(' ').collect();
    let (code, said) = run(folder, &args);
    assert_eq!(code, Some(2), "{args:?}: {said}");
    assert_eq!(text(folder), before);
    said
}

/// Returns the occurrences of the item `id` as `list` gives them on `day`.
fn occurrences(folder: &Path, id: &str, day: &str) -> Vec<(String, Option<String>, String)> {
    let (_, said) = run(
        folder,
        &["list", "p.toml", "--format", "json", "--as-of", day],
    );
    let all: serde_json::Value = serde_json::from_str(&said).unwrap();
    let rows = all["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["id"] == id).unwrap();
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let occurrences = row["occurrences"].as_array().unwrap().iter();
    occurrences
        .map(|one| {
            let due = text(&one["due"]).unwrap();
            (due, text(&one["was"]), text(&one["state"]).unwrap())
        })
        .collect()
}

#[test]
fn a_series_is_not_touched_whole_unasked() {
    let folder = folder();
    for edit in [
        "postpone 2 --in p.toml --to 05.02.2022 --as-of 2022-01-20",
        "cancel 2 --in p.toml --reason нет --as-of 2022-01-20",
    ] {
        let said = refused(folder.path(), edit);
        assert!(said.contains("--due 14.01.2022"), "{said}");
        assert!(said.contains("--all"), "{said}");
    }
    ok(
        folder.path(),
        "cancel 2 --in p.toml --reason нет --as-of 2022-01-20 --all",
    );
    assert!(text(folder.path()).contains("cancelled = { on = 2022-01-20, reason = \"нет\" }\n"));
    ok(folder.path(), "reopen 2 --in p.toml");
    assert_eq!(text(folder.path()), PLAN);
}

#[test]
fn what_is_done_is_the_earliest_open_occurrence_that_has_begun() {
    for (day, met) in [
        ("2022-01-01", None),
        ("2022-01-13", None),
        ("2022-01-14", Some("2022-01-14")),
        ("2022-01-15", Some("2022-01-14")),
    ] {
        let folder = folder();
        let edit = format!("done 2 --in p.toml --as-of {day}");
        match met {
            Some(due) => {
                ok(folder.path(), &edit);
                let mark = format!("done = [{{ due = {due}, on = {day} }}]\n");
                assert!(
                    text(folder.path()).contains(&mark),
                    "{}",
                    text(folder.path())
                );
                // Done twice on one day by mistake, it is not the next one that is met.
                let said = refused(folder.path(), &edit);
                assert!(said.contains("14.02.2022"), "{said}");
            }
            None => assert!(refused(folder.path(), &edit).contains("--due 14.01.2022")),
        }
    }
}

#[test]
fn one_without_a_start_begins_the_day_after_the_one_before_it_is_due() {
    let plan = PLAN.replace(
        "14.01.2022, 14.02.2022, 14.03.2022",
        "до 14.01.2022, до 14.02.2022",
    );
    for (day, refused_on) in [("2022-01-14", true), ("2022-01-15", false)] {
        let folder = folder();
        fs::write(folder.path().join("p.toml"), &plan).unwrap();
        ok(folder.path(), "done 2 --in p.toml --as-of 2022-01-02");
        let edit = format!("done 2 --in p.toml --as-of {day}");
        if refused_on {
            assert!(refused(folder.path(), &edit).contains("15.01.2022"));
        } else {
            ok(folder.path(), &edit);
        }
    }
}

#[test]
fn one_day_is_not_marked_twice() {
    let folder = folder();
    let edit = "done 2 --in p.toml --due 14.02.2022 --on 2022-02-15";
    ok(folder.path(), edit);
    let said = refused(folder.path(), edit);
    assert!(said.contains("уже исполнен 15.02.2022"), "{said}");
    ok(folder.path(), "reopen 2 --in p.toml --due 14.02.2022");
    assert_eq!(text(folder.path()), PLAN);
}

#[test]
fn one_occurrence_moves_and_both_its_days_name_it() {
    let folder = folder();
    let path = folder.path();
    ok(
        path,
        "postpone 2 --in p.toml --due 14.02.2022 --to 21.02.2022 --as-of 2022-02-10",
    );
    let entry = "moved = [{ due = 2022-02-14, to = 2022-02-21, on = 2022-02-10 }]\n";
    assert!(text(path).contains(entry), "{}", text(path));
    // Before the day of the decision the former day is in force.
    for (day, due, was) in [
        ("2022-02-09", "2022-02-14", None),
        ("2022-02-10", "2022-02-21", Some("2022-02-14")),
        ("2022-02-11", "2022-02-21", Some("2022-02-14")),
    ] {
        let all = occurrences(path, "2", day);
        let (found, before, _) = &all[1];
        assert_eq!((found.as_str(), before.as_deref()), (due, was), "{day}");
    }
    // A later decision wins, an earlier one is refused.
    refused(
        path,
        "postpone 2 --in p.toml --due 21.02.2022 --to 01.03.2022 --as-of 2022-02-09",
    );
    let first = text(path);
    ok(
        path,
        "postpone 2 --in p.toml --due 21.02.2022 --to 2022-03-01 --as-of 2022-02-20",
    );
    assert_eq!(occurrences(path, "2", "2022-02-20")[1].0, "2022-03-01");
    ok(path, "postpone 2 --in p.toml --undo");
    assert_eq!(text(path), first);
    for day in ["14.02.2022", "21.02.2022"] {
        let done = format!("done 2 --in p.toml --due {day} --on 2022-02-20");
        let said = ok(path, &done);
        assert!(said.contains("в срок"), "{said}");
        assert!(text(path).contains("{ due = 2022-02-14, on = 2022-02-20 }"));
        ok(path, "reopen 2 --in p.toml --due 21.02.2022");
        assert_eq!(text(path), first);
    }
    let (_, said) = run(path, &["slips", "p.toml", "--format", "json"]);
    let all: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(all["rows"][0]["days"], 7, "{said}");
    ok(path, "reopen 2 --in p.toml --due 14.02.2022");
    assert_eq!(text(path), PLAN);
}

#[test]
fn one_occurrence_is_dropped() {
    let folder = folder();
    let path = folder.path();
    ok(
        path,
        "cancel 2 --in p.toml --due 14.02.2022 --reason праздник --as-of 2022-02-10",
    );
    for (day, state) in [
        ("2022-02-09", "due-soon"),
        ("2022-02-10", "cancelled"),
        ("2022-02-15", "cancelled"),
    ] {
        assert_eq!(occurrences(path, "2", day)[1].2, state, "{day}");
    }
    let said = refused(path, "done 2 --in p.toml --due 14.02.2022");
    assert!(said.contains("отменён"), "{said}");
    ok(path, "reopen 2 --in p.toml");
    assert_eq!(text(path), PLAN);
}

#[test]
fn all_of_a_series_is_done_at_once() {
    let folder = folder();
    let path = folder.path();
    ok(path, "done 2 --in p.toml --all --on 2022-03-14");
    assert_eq!(text(path).matches("on = 2022-03-14").count(), 3);
    ok(path, "reopen 2 --in p.toml --all");
    assert_eq!(text(path), PLAN);
}

/// Two occurrences that nothing tells apart are met one after the other, and taken back so.
#[test]
fn occurrences_alike_are_taken_one_after_the_other() {
    let folder = folder();
    let path = folder.path();
    let plan = PLAN.replace("до 01.04.2022", "2 раза в год");
    let edits = [
        "done 3 --in p.toml --due 31.12.2022 --on 2022-03-14",
        "cancel 3 --in p.toml --due 31.12.2022 --reason нет --as-of 2022-03-14",
    ];
    for edit in edits {
        fs::write(path.join("p.toml"), &plan).unwrap();
        let said = ok(path, edit);
        assert!(
            said.contains("roadmap reopen p:3 --in p.toml --due 31.12.2022\n"),
            "{said}"
        );
        let once = text(path);
        ok(path, edit);
        assert_ne!(text(path), once);
        refused(path, edit);
        let back = "reopen 3 --in p.toml --due 31.12.2022 --as-of 2022-03-14";
        ok(path, back);
        assert_eq!(text(path), once);
        ok(path, back);
        assert_eq!(text(path), plan);
    }
    fs::write(
        path.join("p.toml"),
        plan.replace("\"2022\"", "\"2022-2023\""),
    )
    .unwrap();
    ok(path, "done 3 --in p.toml --due 31.12.2022 --on 2022-03-14");
    let said = ok(path, "done 3 --in p.toml --all --on 2022-03-14");
    assert!(
        said.contains("--due 31.12.2022, и так же 31.12.2023, 31.12.2023\n"),
        "{said}"
    );
}

#[test]
fn the_days_that_words_mean_are_told() {
    let folder = folder();
    let path = folder.path();
    let case = |args: &str, words: &str| {
        let said = ok(path, args);
        assert!(said.contains(words), "{said}");
    };
    case(
        "postpone 3 --in p.toml --to декабрь --as-of 2022-01-10",
        "«декабрь»; последний день срока – 31.12.2022",
    );
    case(
        "postpone 3 --in p.toml --to 31.10.2022 --as-of 2022-01-11",
        "«31.10.2022»; внимание: новый срок раньше прежнего (31.12.2022)\n",
    );
    case(
        "add p.toml --title А --deadline ежеквартально",
        "4 срока, первый – 31.03.2022",
    );
    case(
        "done 2 --in p.toml --due 14.01.2022 --on 2022-01-14",
        "осталось 2 срока, первый из них",
    );
    case(
        "done 2 --in p.toml --due 14.02.2022 --on 2022-02-14",
        "остался срок 14.03.2022",
    );
}

#[test]
fn a_series_put_off_whole_slips_occurrence_by_occurrence() {
    let folder = folder();
    let path = folder.path();
    let (code, said) = run(
        path,
        &[
            "postpone",
            "p:2",
            "--all",
            "--to",
            "14.01.2022, 21.02.2022, 21.03.2022",
            "--on",
            "2022-02-01",
        ],
    );
    assert_eq!(code, Some(0), "{said}");
    let (_, said) = run(path, &["slips", "p.toml", "--format", "json"]);
    let all: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(all["rows"][0]["times"], 2, "{said}");
    assert_eq!(all["rows"][0]["days"], 14, "{said}");
}

#[test]
fn before_its_day_a_postponement_does_not_exist() {
    let folder = folder();
    let path = folder.path();
    let (code, _) = run(
        path,
        &[
            "postpone",
            "p:3",
            "--to",
            "до 15.04.2022",
            "--on",
            "2022-03-20",
        ],
    );
    assert_eq!(code, Some(0));
    for (day, due) in [
        ("2022-03-19", "2022-04-01"),
        ("2022-03-20", "2022-04-15"),
        ("2022-03-21", "2022-04-15"),
    ] {
        assert_eq!(occurrences(path, "3", day)[0].0, due, "{day}");
        let (_, said) = run(path, &["show", "p:3", "--as-of", day, "--format", "json"]);
        assert_eq!(
            said.contains("до 15.04.2022"),
            due == "2022-04-15",
            "{said}"
        );
    }
}

#[test]
fn former_keys_are_converted() {
    let folder = folder();
    let path = folder.path();
    let former =
        format!("{PLAN}status = \"cancelled\"\n# почему\nreason = \"приказ \\\"12\\\"\"\n");
    fs::write(path.join("p.toml"), &former).unwrap();
    let (code, said) = run(path, &["check", "p.toml"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("cancelled = {"), "{said}");
    let (code, said) = run(path, &["check", "--fix", "p.toml"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(
        text(path),
        format!("{PLAN}cancelled = {{ reason = 'приказ \"12\"' }}\n# почему\n")
    );
}

#[test]
fn a_late_row_tells_the_moves_of_its_own_days_only() {
    let folder = folder();
    let path = folder.path();
    let moved = "moved = [{ due = 2022-01-14, to = 2022-01-21, on = 2022-01-10, basis = \"протокол № 3\" },\n\
                 { due = 2022-03-14, to = 2022-03-21, on = 2022-03-10 }]\n\
                 done = [{ due = 2022-01-14, on = 2022-01-20 }]\n";
    let (before, third) = PLAN.split_once("[[item]]\nnumber = \"3\"").unwrap();
    let plan = format!(
        "{}{moved}\n[[item]]\nnumber = \"3\"{third}",
        before.trim_end().to_owned() + "\n"
    );
    fs::write(path.join("p.toml"), plan).unwrap();
    for (day, told) in [
        ("2022-02-15", None),
        ("2022-03-09", None),
        (
            "2022-03-22",
            Some("срок перенесён с 14.03.2022 на 21.03.2022"),
        ),
    ] {
        let (_, said) = run(
            path,
            &["overdue", "p.toml", "--as-of", day, "--width", "140"],
        );
        assert!(said.contains("Встреча"), "{said}");
        assert!(!said.contains("протокол"), "{day}: {said}");
        match told {
            Some(told) => assert!(said.contains(told), "{day}: {said}"),
            None => assert!(!said.contains("перенесён"), "{day}: {said}"),
        }
    }
}
