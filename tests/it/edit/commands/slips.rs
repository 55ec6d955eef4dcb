//! What `slips` counts.

use std::fs;

use super::{PLAN, folder, read, run};

#[test]
fn slips_count_moves_days_and_bases() {
    let folder = folder();
    let move_to = |to: &str, on: &str, basis: &[&str]| {
        let args = ["postpone", "p:2", "--to", to, "--on", on];
        let (code, said) = run(folder.path(), &[args.as_slice(), basis].concat());
        assert_eq!(code, Some(0), "{said}");
    };
    let slips = |args: &[&str]| run(folder.path(), &[&["slips"], args].concat());
    assert_eq!(slips(&["--exit-code", "p.toml"]).0, Some(0));
    move_to("до 15.04.2022", "2022-03-20", &["--basis", "протокол № 3"]);
    move_to("до 10.04.2022", "2022-04-01", &[]);

    let json = |args: &[&str]| -> serde_json::Value {
        let (code, said) = slips(&[&["--format", "json", "p.toml"], args].concat());
        assert_eq!(code, Some(0), "{said}");
        serde_json::from_str(&said).unwrap()
    };
    let all = json(&["--as-of", "2022-05-01"]);
    assert_eq!(
        all["total"],
        serde_json::json!({"items": 1, "times": 2, "days": 9})
    );
    let moves = &all["rows"][0]["moves"];
    assert_eq!(moves[0]["days"], 14);
    assert_eq!(moves[0]["was"], "до 01.04.2022");
    assert_eq!(moves[0]["basis"], "протокол № 3");
    assert_eq!(moves[1]["days"], -5);
    assert!(moves[1]["basis"].is_null());
    // What is decided later does not exist yet.
    assert_eq!(json(&["--as-of", "2022-03-19"])["total"]["items"], 0);
    assert_eq!(json(&["--as-of", "2022-03-25"])["total"]["days"], 14);
    // The filters are those of every report.
    for (filter, items) in [
        (["--state", "overdue"], 1),
        (["--state", "done"], 0),
        (["--from", "2022-04-10"], 1),
        (["--from", "2022-04-11"], 0),
        (["--to", "2022-04-10"], 1),
        (["--to", "2022-04-09"], 0),
    ] {
        let told = json(&[&filter[..], &["--as-of", "2022-05-01"]].concat());
        assert_eq!(told["total"]["items"], items, "{filter:?}");
    }

    let (_, page) = slips(&["--format", "md", "p.toml"]);
    let told = "до 01.04.2022 → до 15.04.2022 → до 10.04.2022";
    let page = page.replace('\u{a0}', " ");
    assert!(
        page.contains(told) && page.contains("протокол № 3; без основания"),
        "{page}"
    );
    let (_, by) = slips(&["--by", "executor", "--format", "csv", "p.toml"]);
    assert!(by.contains("Петров,1,2,9"), "{by}");
    assert!(by.contains("Иванов,1,2,9"), "{by}");
    assert_eq!(slips(&["--exit-code", "p.toml"]).0, Some(1));
    for _ in 0..2 {
        let undo = ["postpone", "p:2", "--undo"];
        let (code, said) = run(folder.path(), &undo);
        assert_eq!(code, Some(0), "{said}");
    }
    assert_eq!(read(&folder), PLAN);
}

#[test]
fn slips_of_real_dates_are_counted() {
    let folder = folder();
    let text = PLAN.replacen("evidence", "dates = [2022-03-01, 2022-05-01]\nevidence", 1);
    fs::write(folder.path().join("p.toml"), &text).unwrap();
    let postpone = [
        "postpone",
        "p:1",
        "--to",
        "25.05.2022",
        "--on",
        "2022-02-01",
        "--all",
    ];
    let (code, said) = run(folder.path(), &postpone);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        read(&folder).contains("dates = [2022-05-25]\n"),
        "{}",
        read(&folder)
    );
    let (_, said) = run(folder.path(), &["slips", "p.toml", "--format", "csv"]);
    assert!(said.contains(",1,24,"), "{said}");
    let (code, said) = run(
        folder.path(),
        &["postpone", "p:1", "--to", "постоянно", "--all"],
    );
    assert_eq!(code, Some(2));
    assert!(said.contains("дат нет"), "{said}");
    assert_eq!(
        run(folder.path(), &["postpone", "p:1", "--undo"]).0,
        Some(0)
    );
    assert_eq!(read(&folder), text);
}

#[test]
fn days_add_up_across_a_deadline_without_a_day() {
    let folder = folder();
    let former = "deadline = \"до 01.04.2022\"\n";
    let moved = "deadline = \"до 01.05.2022\"\npostponed = [{ was = \"до 01.04.2022\", on = 2022-03-01 },\n\
                 { was = \"по отдельному графику\", on = 2022-03-02 }]\n";
    let text = read(&folder).replace(former, moved);
    fs::write(folder.path().join("p.toml"), text).unwrap();
    let (_, said) = run(folder.path(), &["slips", "p.toml", "--format", "json"]);
    let all: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert!(all["rows"][0]["moves"][0]["days"].is_null(), "{said}");
    assert_eq!(all["rows"][0]["days"], 30, "{said}");
}
