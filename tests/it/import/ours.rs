//! Papers and sheets that this program wrote, read back: over their plan they change nothing, and without it they give
//! the same rows, executors and marks.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;
use zip::{ZipArchive, ZipWriter};

use crate::export::{PLANS, done, plan, roadmap};

const DAY: &str = "2022-06-01";

/// Writes a copy of a plan into `folder` in which rows are done, late, proved, moved, cancelled and answered.
fn marked(name: &str, folder: &Path) -> PathBuf {
    let path = folder.join("plan.toml");
    fs::copy(plan(name), &path).unwrap();
    let list = ["list", "plan.toml", "--as-of", DAY, "--format", "jsonl"];
    let said = done(&list, folder);
    let rows: Vec<Value> = said
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for (at, row) in rows.iter().enumerate() {
        let id = row["id"].as_str().unwrap();
        let due = row["occurrences"][0]["due"].as_str().unwrap_or_default();
        let dated = row["occurrences"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
            && due <= "2022-05-20";
        let common = [id, "--in", "plan.toml", "--as-of", DAY];
        let own: &[&str] = match at % 7 {
            0 if dated => &["done", "--due", due, "--on", due],
            1 if dated => &[
                "done",
                "--due",
                due,
                "--on",
                "2022-05-25",
                "--evidence",
                "протокол № 2",
            ],
            2 if dated => &[
                "postpone",
                "--due",
                due,
                "--to",
                "30.06.2022",
                "--on",
                "2022-05-30",
                "--basis",
                "приказ № 7",
            ],
            3 => &[
                "cancel",
                "--all",
                "--on",
                "2022-05-25",
                "--reason",
                "снято с контроля",
            ],
            4 if dated => &[
                "done",
                "--all",
                "--on",
                "2022-05-26",
                "--evidence",
                "справка",
                "--note",
                "без замечаний",
            ],
            _ => continue,
        };
        let (command, options) = own.split_first().unwrap();
        let args: Vec<&str> = [*command]
            .into_iter()
            .chain(common)
            .chain(options.iter().copied())
            .collect();
        // a mark that does not fit a row is refused, and other rows have it
        roadmap(&args, folder);
    }
    path
}

/// Exports the plan in each form; returns the names of the files.
fn exported(folder: &Path) -> Vec<&'static str> {
    let forms: [(&str, &[&str]); 4] = [
        ("paper.docx", &["--format", "docx", "--form", "plan"]),
        (
            "execution.docx",
            &["--format", "docx", "--form", "execution"],
        ),
        ("sheet.xlsx", &["--format", "xlsx"]),
        ("list.md", &["--format", "md"]),
    ];
    for (file, options) in forms {
        let common = ["export", "plan.toml", "--as-of", DAY, "-o", file];
        let args: Vec<&str> = common.into_iter().chain(options.iter().copied()).collect();
        done(&args, folder);
    }
    forms.map(|(file, _)| file).to_vec()
}

/// Files by their names: a plan with marks, and what it was exported to.
type Files = Vec<(&'static str, Vec<u8>)>;

/// Puts the plan with marks of its number into `folder`, and its papers and sheets; returns the plan and their names.
fn papers(number: usize, folder: &Path) -> (PathBuf, Vec<&'static str>) {
    static MADE: [OnceLock<Files>; PLANS.len()] = [const { OnceLock::new() }; PLANS.len()];
    let made = MADE[number].get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        marked(PLANS[number], folder.path());
        let mut names = exported(folder.path());
        names.push("plan.toml");
        let read = |name| (name, fs::read(folder.path().join(name)).unwrap());
        names.into_iter().map(read).collect()
    });
    for (name, bytes) in made {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let names = made.iter().map(|(name, _)| *name);
    let papers = names.filter(|name| *name != "plan.toml").collect();
    (folder.join("plan.toml"), papers)
}

/// Returns a row without what a form has no room for.
fn said(row: &Value) -> [String; 4] {
    let text = |key: &str| row[key].as_str().unwrap_or_default().trim().to_owned();
    let names: Vec<&str> = row["executors"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    [
        text("number"),
        words(text("title")),
        words(text("deadline")),
        names.join("; "),
    ]
}

fn days(row: &Value) -> BTreeSet<String> {
    let all = row["occurrences"].as_array().unwrap().iter();
    all.filter_map(|one| one["done"].as_str().map(str::to_owned))
        .collect()
}

fn list(folder: &Path, file: &str) -> Vec<Value> {
    let args = ["list", file, "--as-of", DAY, "--format", "jsonl"];
    done(&args, folder)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn over_their_plan_they_change_nothing() {
    for (number, name) in PLANS.iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let (path, papers) = papers(number, folder.path());
        let before = fs::read_to_string(&path).unwrap();
        assert!(
            before.contains("done") && before.contains("cancelled"),
            "{name}"
        );
        for file in papers {
            done(&["import", file, "--into", "plan.toml"], folder.path());
            let after = fs::read_to_string(&path).unwrap();
            assert!(
                after == before,
                "{name}, {file}:\n{}",
                similar_lines(&before, &after)
            );
        }
    }
}

/// Saves `files` anew into `folder` with `LibreOffice`, in their own formats; says nothing where it is not there.
pub(crate) fn saved_anew(files: &[PathBuf], folder: &Path) -> Option<()> {
    saved_as(files, &[("docx", "docx"), ("xlsx", "xlsx")], folder)
}

/// Saves `files` of each first kind into `folder` as the second.
fn saved_as(files: &[PathBuf], kinds: &[(&str, &str)], folder: &Path) -> Option<()> {
    let home = tempfile::tempdir().unwrap();
    let home = format!("-env:UserInstallation=file://{}", home.path().display());
    for (kind, format) in kinds {
        let own = files
            .iter()
            .filter(|file| file.extension().is_some_and(|ext| ext == *kind));
        let mut office = Command::new("soffice");
        office.args([&home, "--headless", "--convert-to", format, "--outdir"]);
        let ran = office.arg(folder).args(own).output().ok()?;
        assert!(ran.status.success(), "{ran:?}");
    }
    Some(())
}

#[test]
fn saved_anew_by_libreoffice_they_change_nothing_either() {
    let (folder, anew) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut plans = Vec::new();
    // from the end: other tests make the same papers from the beginning
    for (number, name) in PLANS.iter().enumerate().rev() {
        let own = folder.path().join(name);
        fs::create_dir(&own).unwrap();
        let (path, papers) = papers(number, &own);
        for file in papers {
            if file == "list.md" {
                continue;
            }
            let paper = own.join(format!("{name}-{file}"));
            fs::rename(own.join(file), &paper).unwrap();
            plans.push((path.clone(), paper));
        }
    }
    let papers: Vec<PathBuf> = plans.iter().map(|(_, paper)| paper.clone()).collect();
    if saved_anew(&papers, anew.path()).is_none() {
        println!("skipped: LibreOffice is not here");
        return;
    }
    for (path, paper) in plans {
        let before = fs::read_to_string(&path).unwrap();
        let paper = anew.path().join(paper.file_name().unwrap());
        let args = ["import", paper.to_str().unwrap(), "--into", "plan.toml"];
        done(&args, path.parent().unwrap());
        let after = fs::read_to_string(&path).unwrap();
        assert!(
            after == before,
            "{}:\n{}",
            paper.display(),
            similar_lines(&before, &after)
        );
    }
}

fn similar_lines(before: &str, after: &str) -> String {
    let known: BTreeSet<&str> = before.lines().collect();
    let new: Vec<&str> = after.lines().filter(|line| !known.contains(line)).collect();
    new.join("\n")
}

#[test]
fn without_their_plan_they_give_the_same_rows_executors_and_marks() {
    for (number, name) in PLANS.iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let (_, papers) = papers(number, folder.path());
        let rows = list(folder.path(), "plan.toml");
        let period = rows[0]["period"].as_str().unwrap();
        for file in papers {
            let out = folder.path().join("new");
            fs::create_dir(&out).unwrap();
            done(
                &["import", file, "--period", period, "-o", "new"],
                folder.path(),
            );
            let made = fs::read_dir(&out)
                .unwrap()
                .map(|entry| entry.unwrap().path());
            let made: Vec<PathBuf> = made
                .filter(|path| path.extension().is_some_and(|ext| ext == "toml"))
                .collect();
            assert_eq!(made.len(), 1, "{name}, {file}: {made:?}");
            let again = list(folder.path(), made[0].to_str().unwrap());
            assert_eq!(again.len(), rows.len(), "{name}, {file}");
            for (old, new) in rows.iter().zip(&again) {
                let (mut old_said, mut new_said) = (said(old), said(new));
                if file == "execution.docx" {
                    old_said[3].clear();
                    new_said[3].clear();
                }
                if file == "list.md" {
                    // a list calls rows by their ids, and executors as the registry spells them
                    for said in [&mut old_said, &mut new_said] {
                        said[0].clear();
                        said[3] = roadmap::text::russian::fold(&said[3]);
                    }
                }
                assert_eq!(new_said, old_said, "{name}, {file}");
                if ["execution.docx", "sheet.xlsx"].contains(&file) {
                    let (old_days, new_days) = (days(old), days(new));
                    let cancelled = |row: &Value| row["state"] == "cancelled";
                    assert_eq!(
                        cancelled(new),
                        cancelled(old),
                        "{name}, {file}: {old_said:?}"
                    );
                    assert_eq!(
                        new_days.last(),
                        old_days.last(),
                        "{name}, {file}: {old_said:?}"
                    );
                }
            }
            fs::remove_dir_all(&out).unwrap();
        }
    }
}

/// Takes out of a paper what it keeps of its plan, as programs do that save its text and tables alone.
fn forgotten(paper: &Path) {
    let mut from = ZipArchive::new(Cursor::new(fs::read(paper).unwrap())).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let file = from.by_index_raw(at).unwrap();
        if file.name().unwrap() != "docProps/custom.xml" {
            to.raw_copy_file(file).unwrap();
        }
    }
    fs::write(paper, to.finish().unwrap().into_inner()).unwrap();
}

/// Imports the paper that `options` make of `text`, its own properties lost, into an empty folder; returns the plan file.
fn back(text: &str, file: &str, options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("p.toml"), text).unwrap();
    let mut args = vec!["export", "p.toml", "--as-of", "2022-03-15", "-o", file];
    args.extend(options);
    done(&args, folder.path());
    forgotten(&folder.path().join(file));
    done(&["import", file, "-o", "new"], folder.path());
    let made = fs::read_dir(folder.path().join("new")).unwrap();
    let made = made.map(|entry| entry.unwrap().path());
    let plans: Vec<PathBuf> = made
        .filter(|path| path.extension().is_some_and(|ext| ext == "toml"))
        .collect();
    assert_eq!(plans.len(), 1, "{plans:?}");
    fs::read_to_string(&plans[0]).unwrap()
}

const SHEET: (&str, &[&str]) = ("p.xlsx", &["--format", "xlsx"]);
const EXECUTION: (&str, &[&str]) = ("p.docx", &["--format", "docx", "--form", "execution"]);

#[test]
fn what_is_done_in_part_is_not_taken_as_done() {
    let text = "title = \"План мероприятий на 2022 год\"\nperiod = \"2022\"\n[[item]]\nnumber = \"1\"\n\
                title = \"Обход дворов\"\ndeadline = \"по отдельному графику\"\nexecutors = [\"ОО\"]\n\
                dates = [2022-01-20, 2022-02-10]\ndone = [{ due = 2022-01-20, on = 2022-01-21 }]\n";
    for (file, options) in [SHEET, EXECUTION] {
        let plan = back(text, file, options);
        assert!(!plan.contains("\ndone"), "{file}: {plan}");
        let note = plan.lines().find(|line| line.starts_with("note"));
        let note = note.unwrap_or_else(|| panic!("{file}: {plan}"));
        assert!(
            note.contains("исполнено 21.01.2022") && note.contains('#'),
            "{note}"
        );
    }
}

#[test]
fn what_is_said_of_one_due_day_comes_back_to_it() {
    let text = "title = \"План мероприятий на 2022 год\"\nperiod = \"2022\"\n[[item]]\nnumber = \"1\"\n\
                title = \"Обход дворов\"\ndeadline = \"до 20.01.2022, до 01.02.2022, до 01.03.2022, до 01.12.2022\"\n\
                executors = [\"ОО\"]\ndone = [{ due = 2022-01-20, on = 2022-01-21, evidence = \"протокол № 1\" }]\n\
                cancelled = [{ due = 2022-12-01, reason = \"не нужно\" }]\n\
                unmet = [{ due = 2022-03-01, reason = \"болезнь\" }]\n";
    for (file, options) in [SHEET, EXECUTION] {
        let plan = back(text, file, options);
        let line = |key: &str| {
            plan.lines()
                .find(|line| line.starts_with(key))
                .unwrap_or("")
        };
        for (key, said) in [
            ("done", ["due = 2022-01-20", "evidence = \"протокол № 1\""]),
            ("cancelled", ["due = 2022-12-01", "reason = \"не нужно\""]),
            ("unmet", ["due = 2022-03-01", "reason = \"болезнь\""]),
            ("title", ["План мероприятий на 2022 год\"", ""]),
        ] {
            assert!(
                said.iter().all(|said| line(key).contains(said)),
                "{file}, {key}: {plan}"
            );
        }
    }
}

#[test]
fn each_of_several_marks_comes_back_and_none_stands_over_a_cancelled_day() {
    let plan = |facts: &str| {
        format!(
            "title = \"План мероприятий на 2021 год\"\nperiod = \"2021\"\n[[item]]\nnumber = \"1\"\n\
             title = \"Проведение консультаций\"\ndeadline = \"Май, сентябрь 2021\"\n\
             executors = [\"ОО\"]\n{facts}"
        )
    };
    let several = plan(
        "done = [{ due = 2021-05-31, on = 2021-05-28 }, { due = 2021-09-30, on = 2021-10-12 }]\n",
    );
    let dropped = plan(
        "done = [{ due = 2021-05-31, on = 2021-05-28 }]\n\
         cancelled = [{ due = 2021-09-30, on = 2021-09-20, reason = \"карантин\" }]\n",
    );
    for (file, options) in [SHEET, EXECUTION] {
        for (text, said) in [
            (
                &several,
                ["2021-05-31, on = 2021-05-28", "2021-09-30, on = 2021-10-12"],
            ),
            (
                &dropped,
                [
                    "done      = [{ due = 2021-05-31, on = 2021-05-28 }]",
                    "cancelled = [{ due = 2021-09-30",
                ],
            ),
        ] {
            let back = back(text, file, options);
            assert!(
                said.iter().all(|said| back.contains(said)),
                "{file}: {back}"
            );
        }
    }
}

/// What was begun before its window is begun when the form comes back, and on the same day.
#[test]
fn the_day_of_a_start_comes_back() {
    let text = "title = \"План мероприятий на 2022 год\"\nperiod = \"2022\"\n[[item]]\nnumber = \"1\"\n\
                title = \"Анкетирование родителей\"\ndeadline = \"ноябрь 2022\"\n\
                executors = [\"ОО\"]\nstarted = 2022-02-14\n[[item]]\nnumber = \"2\"\n\
                title = \"Обход дворов\"\ndeadline = \"ноябрь 2022\"\nexecutors = [\"ОО\"]\n";
    for (file, options) in [SHEET, EXECUTION] {
        let plan = back(text, file, options);
        let started: Vec<&str> = plan
            .lines()
            .filter(|line| line.starts_with("started"))
            .collect();
        assert_eq!(started, ["started   = 2022-02-14"], "{file}: {plan}");
        assert!(!plan.contains("начато"), "{file}: {plan}");
    }
}

#[test]
fn a_deadline_that_was_moved_comes_back_as_it_is_now() {
    let text = "title = \"План мероприятий школы\"\nperiod = \"2022\"\n[[item]]\nnumber = \"1\"\n\
                title = \"Обход дворов\"\ndeadline = \"до 20.03.2022\"\nexecutors = [\"ОО\"]\n\
                postponed = [{ was = \"до 01.03.2022\", on = 2022-02-25, basis = \"приказ № 7\" }]\n";
    let plan = back(text, EXECUTION.0, EXECUTION.1);
    for said in ["title  ", "deadline", "note "] {
        let line = plan
            .lines()
            .filter(|line| line.starts_with(said.trim_end()));
        let expected = match said {
            "deadline" => "\"до 20.03.2022\"",
            "note " => "был «до 01.03.2022»; основание: приказ № 7",
            _ => "\"План мероприятий школы\"",
        };
        assert!(
            line.clone().any(|line| line.contains(expected)),
            "{said}: {plan}"
        );
    }
}

/// What is done to the rows of a plan, one after another: the command, its options, and whether it takes one due day.
const DEEDS: [(&str, &[&str], bool); 12] = [
    (
        "done",
        &["--on", "2022-05-25", "--evidence", "протокол № 2"],
        true,
    ),
    (
        "postpone",
        &[
            "--to",
            "30.06.2022",
            "--on",
            "2022-05-30",
            "--basis",
            "приказ № 7",
        ],
        true,
    ),
    (
        "cancel",
        &["--on", "2022-05-20", "--reason", "карантин"],
        true,
    ),
    (
        "cancel",
        &[
            "--all",
            "--on",
            "2022-05-25",
            "--reason",
            "снято с контроля",
        ],
        false,
    ),
    (
        "postpone",
        &[
            "--all",
            "--to",
            "до 15.08.2022",
            "--on",
            "2022-05-29",
            "--basis",
            "протокол № 3; приложение",
        ],
        false,
    ),
    ("unmet", &["болезнь: до 20.05.2022"], true),
    ("start", &["--on", "2022-02-14"], false),
    (
        "done",
        &["--all", "--on", "2022-05-26", "--evidence", "справка"],
        false,
    ),
    ("cancel", &["--on", "2022-05-21"], true),
    ("assign", &["--lead", "О.А. Ефимова"], false),
    (
        "postpone",
        &["--to", "01.07.2022", "--on", "2022-05-31"],
        true,
    ),
    (
        "done",
        &[
            "--on",
            "2022-05-27",
            "--evidence",
            "акт; фото",
            "--note",
            "без замечаний",
        ],
        true,
    ),
];

/// Does to the rows of the plan in `folder` what can be done, and to some of them a second thing.
fn edited(folder: &Path) {
    let rows = list(folder, "plan.toml");
    for (at, row) in rows.iter().enumerate() {
        let id = row["id"].as_str().unwrap();
        for (turn, shift) in [0, 5].into_iter().enumerate() {
            let (command, options, of_day) = DEEDS[(at + shift) % DEEDS.len()];
            if turn == 1 && (at % 3 > 0 || !of_day || command == "unmet") {
                continue;
            }
            let all = row["occurrences"].as_array().unwrap();
            let due = all
                .get(turn)
                .or(all.first())
                .and_then(|one| one["due"].as_str());
            let due = due.unwrap_or("2022-05-01");
            if command == "unmet" {
                answered(folder, at, (due, options[0]));
                continue;
            }
            let mut args = vec![command, id, "--in", "plan.toml", "--as-of", DAY];
            args.extend(options);
            if of_day {
                args.extend(["--due", due]);
            }
            if command == "assign" {
                args.extend(["--new", "--kind", "person"]);
            }
            // what does not fit a row is refused, and other rows have it
            roadmap(&args, folder);
        }
    }
}

/// Writes why a due day is not met into the row number `at`.
fn answered(folder: &Path, at: usize, (due, reason): (&str, &str)) {
    let path = folder.join("plan.toml");
    let text = fs::read_to_string(&path).unwrap();
    let mut row = 0;
    let lines = text.lines().flat_map(|line| {
        let is_header = line.ends_with("item]]");
        row += usize::from(is_header);
        let unmet = format!("unmet = [{{ due = {due}, on = 2022-05-28, reason = \"{reason}\" }}]");
        let is_own = is_header && row == at + 1;
        std::iter::once(line.to_owned()).chain(is_own.then_some(unmet))
    });
    fs::write(&path, lines.collect::<Vec<_>>().join("\n")).unwrap();
}

/// Returns what the plan at `path` says of its rows: what a form shows of them, and what became of them.
fn model(path: &Path, shows: fn(&str) -> bool) -> (String, Vec<String>) {
    let text = fs::read_to_string(path).unwrap();
    let plan: toml::Table = toml::from_str(&text).unwrap();
    let items = |table: &toml::Table| -> Vec<toml::Table> {
        let items = table.get("item").and_then(toml::Value::as_array);
        let items = items.into_iter().flatten();
        items.map(|item| item.as_table().unwrap().clone()).collect()
    };
    let sections = plan.get("section").and_then(toml::Value::as_array);
    let sections = sections.into_iter().flatten();
    let of_sections = sections.flat_map(|section| items(section.as_table().unwrap()));
    let rows = items(&plan).into_iter().chain(of_sections).map(|mut row| {
        row.retain(|key, value| shows(key) && value.as_str() != Some(""));
        let mut said = format!("{row:?}");
        if !shows("note") {
            said = said.replace(", \"note\": String(\"без замечаний\")", "");
        }
        said
    });
    (plan["name"].as_str().unwrap().to_owned(), rows.collect())
}

/// A file, the options that make it, and whether it shows a key of a row.
type Shown = (&'static str, &'static [&'static str], fn(&str) -> bool);

/// The papers of a plan, and which keys of a row each of them shows.
const SHOWN: [Shown; 3] = [
    ("sheet.xlsx", &["--format", "xlsx"], |key| key != "note"),
    (
        "report.docx",
        &["--format", "docx", "--form", "execution"],
        |key| !["executors", "result", "extra"].contains(&key),
    ),
    ("plan.docx", &["--format", "docx"], |key| {
        [
            "number",
            "title",
            "deadline",
            "executors",
            "result",
            "extra",
        ]
        .contains(&key)
    }),
];

#[test]
fn what_became_of_rows_comes_back_as_the_plan_had_it() {
    let (all, anew) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut cases, mut plans) = (Vec::new(), String::new());
    for name in PLANS {
        let folder = all.path().join(name);
        fs::create_dir(&folder).unwrap();
        fs::copy(plan(name), folder.join("plan.toml")).unwrap();
        edited(&folder);
        plans.push_str(&fs::read_to_string(folder.join("plan.toml")).unwrap());
        for (file, options, shows) in SHOWN {
            let file = format!("{name}-{file}");
            let args = [
                &["export", "plan.toml", "--as-of", DAY, "-o", &file],
                options,
            ]
            .concat();
            done(&args, &folder);
            cases.push((folder.clone(), folder.join(file), shows));
        }
    }
    for key in [
        "done",
        "moved",
        "cancelled",
        "postponed",
        "unmet",
        "started",
        "evidence",
    ] {
        assert!(plans.contains(key), "{key}");
    }
    let papers: Vec<PathBuf> = cases.iter().map(|(_, paper, _)| paper.clone()).collect();
    let kinds = [("docx", "docx"), ("xlsx", "xlsx"), ("docx", "odt")];
    if saved_as(&papers, &kinds, anew.path()).is_none() {
        println!("skipped: LibreOffice is not here");
    }
    for (folder, paper, shows) in cases {
        let before = model(&folder.join("plan.toml"), shows);
        let again = anew.path().join(paper.file_name().unwrap());
        let papers = [again.with_extension("odt"), again, paper];
        for paper in papers.into_iter().filter(|paper| paper.exists()) {
            let args = ["import", paper.to_str().unwrap(), "--into", "plan.toml"];
            let text = fs::read_to_string(folder.join("plan.toml")).unwrap();
            done(&args, &folder);
            let kept = fs::read_to_string(folder.join("plan.toml")).unwrap();
            assert!(
                kept == text,
                "{}: {}",
                paper.display(),
                similar_lines(&text, &kept)
            );
            let new = folder.join("new");
            done(&["import", paper.to_str().unwrap(), "-o", "new"], &folder);
            let made = fs::read_dir(&new)
                .unwrap()
                .map(|entry| entry.unwrap().path());
            let made: Vec<PathBuf> = made
                .filter(|path| path.extension().is_some_and(|ext| ext == "toml"))
                .collect();
            assert_eq!(made.len(), 1, "{made:?}");
            let after = model(&made[0], shows);
            assert_eq!(after.0, before.0, "{}", paper.display());
            for (old, new) in before.1.iter().zip(&after.1) {
                assert_eq!(new, old, "{}", paper.display());
            }
            assert_eq!(after.1.len(), before.1.len(), "{}", paper.display());
            fs::remove_dir_all(&new).unwrap();
        }
    }
}
