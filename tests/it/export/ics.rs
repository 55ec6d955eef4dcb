//! Calendars: an entry for each due day, the same one again after a move or renumbering, nothing injected.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{PLANS, done, hostile, plan, roadmap};

/// Returns the entries of a calendar as lines, unfolded.
fn entries(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    assert!(
        text.split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains('\n'))
    );
    let text = text.replace("\r\n ", "");
    let mut entries: Vec<Vec<String>> = Vec::new();
    for line in text.split("\r\n") {
        match (line, entries.last_mut()) {
            ("BEGIN:VEVENT" | "BEGIN:VTODO", _) => entries.push(Vec::new()),
            (line, Some(entry)) => entry.push(line.to_owned()),
            (_, None) => {}
        }
    }
    entries
}

/// Exports `text` as a calendar and returns its entries.
fn calendar(text: &str, options: &[&str]) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan-2022.toml"), text).unwrap();
    let args = ["export", "plan-2022.toml", "--format", "ics", "-o", "c.ics"];
    let args = [&args[..], &["--as-of", "2022-03-01"], options].concat();
    done(&args, folder.path());
    entries(&folder.path().join("c.ics"))
}

fn value<'e>(entry: &'e [String], name: &str) -> Option<&'e str> {
    let line = entry.iter().find(|line| line.starts_with(name))?;
    line.split_once(':').map(|(_, value)| value)
}

const HEAD: &str = "title = \"План\"\nperiod = \"2022\"\n";

#[test]
fn each_due_day_is_an_entry_and_long_windows_are_their_last_day() {
    let rows = "[[item]]\nnumber = \"1\"\ntitle = \"Опрос.\"\ndeadline = \"02-04.02.2022\"\n\
                [[item]]\nnumber = \"2\"\ntitle = \"Отчёты\"\ndeadline = \"май, сентябрь\"\n\
                [[item]]\nnumber = \"3\"\ntitle = \"Совет\"\ndeadline = \"постоянно\"\n\
                [[item]]\nnumber = \"4\"\ntitle = \"Ответы\"\ndeadline = \"по запросу\"\n";
    let entries = calendar(&format!("{HEAD}{rows}"), &[]);
    let days = |name: &str| -> Vec<&str> {
        (entries.iter())
            .map(|entry| value(entry, name).unwrap())
            .collect()
    };
    assert_eq!(days("DTSTART"), ["20220202", "20220531", "20220930"]);
    assert_eq!(days("DTEND"), ["20220205", "20220601", "20221001"]);
    assert_eq!(days("SUMMARY"), ["Опрос", "Отчёты", "Отчёты"]);
    assert_eq!(days("DTSTAMP"), ["20220301T000000Z"; 3]);
}

#[test]
fn an_entry_stays_the_same_one_when_it_is_moved_reworded_renumbered_or_cancelled() {
    let row = |number: &str, deadline: &str, facts: &str| {
        let row = format!(
            "[[item]]\nnumber = \"{number}\"\ntitle = \"Отчёт\"\ndeadline = \"{deadline}\"\n{facts}"
        );
        let entries = calendar(&format!("{HEAD}{row}"), &[]);
        assert_eq!(entries.len(), 1);
        entries.into_iter().next().unwrap()
    };
    let first = row("1", "до 10.03.2022", "");
    let uid = |entry: &[String]| value(entry, "UID").unwrap().to_owned();
    let moved = row(
        "7",
        "до 10.03.2022",
        "moved = [{ due = 2022-03-10, to = 2022-04-01, on = 2022-02-01 }]\n",
    );
    let reworded = row(
        "1",
        "до 01.04.2022",
        "postponed = [{ was = \"до 10.03.2022\", on = 2022-02-01 }]\n",
    );
    let cancelled = row("1", "до 10.03.2022", "cancelled = { on = 2022-02-01 }\n");
    for entry in [&moved, &reworded, &cancelled] {
        assert_eq!(uid(entry), uid(&first));
        assert_eq!(value(entry, "SEQUENCE"), Some("1"));
    }
    assert_eq!(value(&moved, "DTSTART"), Some("20220401"));
    assert_eq!(value(&reworded, "DTSTART"), Some("20220401"));
    assert_eq!(value(&cancelled, "STATUS"), Some("CANCELLED"));
    assert_eq!(uid(&row("1", "до 11.03.2022", "")), uid(&first));
}

#[test]
fn loaded_again_entries_are_updated_and_never_doubled() {
    let rows = |first: &str, second: &str| {
        format!(
            "{HEAD}territory = \"город Саров\"\n\
             [[item]]\ntitle = \"Отчёт\"\ndeadline = \"{first}\"\nexecutors = [\"ОО\"]\n\
             [[item]]\ntitle = \"Отчёт\"\ndeadline = \"{second}\"\nexecutors = [\"УО\"]\n"
        )
    };
    let uids = |entries: Vec<Vec<String>>| -> BTreeSet<String> {
        let uids = entries.iter().map(|entry| value(entry, "UID").unwrap());
        uids.map(str::to_owned).collect()
    };
    let before = uids(calendar(&rows("май, сентябрь", "до 10.03.2022"), &[]));
    assert_eq!(before.len(), 3);
    // edited by hand, with and without a day between the others
    let after = uids(calendar(
        &rows("до 20.05.2022, октябрь", "до 12.04.2022"),
        &[],
    ));
    assert_eq!(after, before);
    let more = uids(calendar(&rows("май, июль, сентябрь", "до 10.03.2022"), &[]));
    assert!(more.is_superset(&before) && more.len() == 4);
    // a part of the rows or days has the entries that it has in the whole
    for options in [["--executor", "УО"], ["--from", "01.07.2022"]] {
        let part = uids(calendar(&rows("май, сентябрь", "до 10.03.2022"), &options));
        assert!(part.len() == 1 && part.is_subset(&before), "{options:?}");
    }
    // the plan's file is called otherwise
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("saved.toml"),
        rows("май, сентябрь", "до 10.03.2022"),
    )
    .unwrap();
    let args = ["export", "saved.toml", "--format", "ics", "-o", "c.ics"];
    done(&args, folder.path());
    assert_eq!(uids(entries(&folder.path().join("c.ics"))), before);
    // another plan of the same title is another one
    let other = rows("май, сентябрь", "до 10.03.2022").replace("Саров", "Дубна");
    assert!(uids(calendar(&other, &[])).is_disjoint(&before));
}

#[test]
fn tasks_are_ticked_off_and_only_open_ones_remind() {
    let rows = "[[item]]\ntitle = \"Сбор\"\ndeadline = \"до 01.02.2022\"\ndone = 2022-01-31\n\
                [[item]]\ntitle = \"Отчёт\"\ndeadline = \"до 10.03.2022\"\n";
    let entries = calendar(
        &format!("{HEAD}{rows}"),
        &["--as", "задача", "--alarm", "3"],
    );
    assert_eq!(value(&entries[0], "STATUS"), Some("COMPLETED"));
    assert_eq!(value(&entries[0], "COMPLETED"), Some("20220131T000000Z"));
    assert_eq!(value(&entries[0], "TRIGGER"), None);
    assert_eq!(value(&entries[1], "DUE"), Some("20220310"));
    assert_eq!(value(&entries[1], "TRIGGER"), Some("-PT63H"));
}

#[test]
fn every_executor_has_a_file_and_no_two_entries_share_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let plans = plan(PLANS[0]);
    let plans = plans.parent().unwrap().to_str().unwrap();
    done(
        &["export", plans, "--format", "ics", "-o", "all.ics"],
        folder.path(),
    );
    let all = entries(&folder.path().join("all.ics"));
    let keys: BTreeSet<&str> = all
        .iter()
        .map(|entry| value(entry, "UID").unwrap())
        .collect();
    assert_eq!(keys.len(), all.len());
    let split = [
        "export", plans, "--format", "ics", "--split", "executor", "-o", "по",
    ];
    done(&split, folder.path());
    let mut met = BTreeSet::new();
    for file in folder.path().join("по").read_dir().unwrap() {
        let entries = entries(&file.unwrap().path());
        met.extend(
            entries
                .iter()
                .map(|entry| value(entry, "UID").unwrap().to_owned()),
        );
    }
    assert_eq!(met.len(), all.len());
    assert!(folder.path().join("по/Сроки – О.А. Ефимова.ics").exists());
}

#[test]
fn rows_without_a_day_are_counted_aloud() {
    let folder = tempfile::tempdir().unwrap();
    let source = plan("pervouralsk-2022");
    let args = [
        "export",
        source.to_str().unwrap(),
        "--format",
        "ics",
        "-o",
        "c.ics",
    ];
    let said = String::from_utf8(roadmap(&args, folder.path()).stderr).unwrap();
    assert!(said.contains("без своего дня"), "{said}");
}

#[test]
fn hostile_text_injects_nothing() {
    let folder = hostile();
    let args = [
        "export",
        "--format",
        "ics",
        "--alarm",
        "0",
        "-o",
        "c.ics",
        "hostile.toml",
    ];
    done(
        &[&args[..], &["--as-of", "2022-01-01"]].concat(),
        folder.path(),
    );
    let entries = entries(&folder.path().join("c.ics"));
    assert_eq!(entries.len(), 2);
    for entry in &entries {
        let known = [
            "UID",
            "DTSTAMP",
            "SEQUENCE",
            "SUMMARY",
            "CATEGORIES",
            "DESCRIPTION",
            "DTSTART",
            "DTEND",
            "STATUS",
            "TRANSP",
            "BEGIN",
            "ACTION",
            "TRIGGER",
            "END",
            "",
        ];
        for line in entry {
            let name = line.split([':', ';']).next().unwrap();
            assert!(known.contains(&name), "{line}");
            let harmful = line
                .chars()
                .find(|c| roadmap::text::harmless::is_harmful(*c));
            assert_eq!(harmful, None);
        }
        assert_eq!(
            entry.iter().filter(|line| *line == "BEGIN:VALARM").count(),
            1
        );
    }
}

/// It stands in the calendar of each of them: with all names, the calendars of a thousand would hold a million.
#[test]
fn an_entry_names_the_first_of_many_executors() {
    let names: Vec<String> = (1..=1000)
        .map(|number| format!("\"школа № {number}\""))
        .collect();
    let rows = format!(
        "[[item]]\ntitle = \"Отчёт\"\ndeadline = \"до 10.03.2022\"\nexecutors = [{}]\n",
        names.join(", ")
    );
    let entries = calendar(&format!("{HEAD}{rows}"), &[]);
    let said = value(&entries[0], "DESCRIPTION").unwrap();
    assert!(said.contains("школа № 30 и ещё 970\\n"), "{said}");
}
