//! Papers of this program that people hand back: each finds its plan by itself, what a colleague changed in it comes in, and
//! what the coordinator changed meanwhile stays.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::ours::saved_anew;
use crate::export::{PLANS, done, plan, roadmap};

const DAY: &str = "2022-04-18";

/// Returns a folder with the plans called `names`.
fn workspace(names: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("roadmaps")).unwrap();
    for name in names {
        let path = folder.path().join(format!("roadmaps/{name}.toml"));
        fs::copy(plan(name), path).unwrap();
    }
    folder
}

/// Returns the files of `folder` and what they say.
fn files(folder: &Path) -> BTreeMap<PathBuf, String> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
        .collect()
}

fn export(file: &str, options: &[&str], folder: &Path) {
    let common = ["export", "roadmaps", "--as-of", DAY, "-o", file];
    done(&[&common[..], options].concat(), folder);
}

/// Changes the first of each of the pairs `edits` that the text of the file says to the second, wherever it stands.
fn edit(file: &Path, edits: &[(&str, &str)]) {
    let bytes = fs::read(file).unwrap();
    let mut from = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let names: Vec<String> = from
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let mut met = vec![false; edits.len()];
    for name in names {
        let mut bytes = Vec::new();
        from.by_name(&name)
            .unwrap()
            .read_to_end(&mut bytes)
            .unwrap();
        if name.ends_with("/document.xml") || name.ends_with("/sharedStrings.xml") {
            let mut text = String::from_utf8(bytes).unwrap();
            for ((old, new), met) in edits.iter().zip(&mut met) {
                *met |= text.contains(old);
                text = text.replace(old, new);
            }
            bytes = text.into_bytes();
        }
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    assert!(met.iter().all(|met| *met), "{}: {met:?}", file.display());
    fs::write(file, to.finish().unwrap().into_inner()).unwrap();
}

/// Returns the lines of `after` that `before` has not.
fn new_lines<'t>(before: &str, after: &'t str) -> Vec<&'t str> {
    let after = after.lines();
    after
        .filter(|line| !before.lines().any(|known| known == *line))
        .collect()
}

#[test]
fn a_workbook_of_several_plans_finds_each_of_them() {
    let folder = workspace(&PLANS);
    let plans = folder.path().join("roadmaps");
    let before = files(&plans);
    export("all.xlsx", &["--format", "xlsx"], folder.path());
    done(&["import", "all.xlsx"], folder.path());
    assert_eq!(files(&plans), before);
}

#[test]
fn into_an_empty_folder_each_says_whose_plan_it_is() {
    let folder = workspace(&PLANS);
    export("all.xlsx", &["--format", "xlsx"], folder.path());
    export("papers/", &["--format", "docx"], folder.path());
    export(
        "reports/",
        &["--format", "docx", "--form", "execution"],
        folder.path(),
    );
    let said = |text: &str| -> Vec<String> {
        let keys = ["title ", "organization ", "territory ", "period "];
        let lines = text.lines().take_while(|line| !line.starts_with('['));
        let lines = lines.filter(|line| keys.iter().any(|key| line.starts_with(key)));
        lines
            .map(|line| {
                let said = line.split("  #").next().unwrap();
                said.split_whitespace().collect::<Vec<_>>().join(" ")
            })
            .collect()
    };
    let known: Vec<Vec<String>> = files(&folder.path().join("roadmaps"))
        .values()
        .map(|text| said(text))
        .collect();
    for name in ["all.xlsx", "papers", "reports"] {
        let source = folder.path().join(name);
        let documents = if source.is_dir() {
            fs::read_dir(source)
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .collect()
        } else {
            vec![source]
        };
        for document in documents {
            done(
                &["import", document.to_str().unwrap(), "-o", "new"],
                folder.path(),
            );
        }
        let made = files(&folder.path().join("new"));
        let made = made
            .iter()
            .filter(|(path, _)| path.extension().is_some_and(|end| end == "toml"));
        let mut own: Vec<Vec<String>> = made.map(|(_, text)| said(text)).collect();
        let mut known = known.clone();
        own.sort();
        known.sort();
        assert_eq!(own, known, "{name}");
        fs::remove_dir_all(folder.path().join("new")).unwrap();
    }
}

#[test]
fn a_sheet_says_by_whose_will_a_plan_holds_and_no_other_plan_gets_it() {
    let folder = workspace(&PLANS);
    let rewrite = |name: &str, line: &str| {
        let path = folder.path().join(format!("roadmaps/{name}.toml"));
        let text = fs::read_to_string(&path).unwrap();
        let text = text.lines().filter(|line| !line.starts_with("approved"));
        let text = text.collect::<Vec<_>>().join("\n");
        fs::write(
            path,
            text.replacen("\ntitle ", &format!("\n{line}\ntitle "), 1),
        )
        .unwrap();
    };
    let act = "approved = { date = 2021-03-27, document = \"приказ от 27.03.2021 № 89\" }";
    let by = "approved = { date = 2022-01-20, by = \"О.А. Ефимова\" }";
    let day = "approved = { date = 2021-02-01 }";
    rewrite("dubovsky-2021", act);
    rewrite("pervouralsk-2022", by);
    rewrite("sarov-2021-2022", day);
    let plans = folder.path().join("roadmaps");
    let before = files(&plans);
    export("all.xlsx", &["--format", "xlsx"], folder.path());
    done(&["import", "all.xlsx"], folder.path());
    assert_eq!(files(&plans), before);
    done(&["import", "all.xlsx", "-o", "new"], folder.path());
    let made = files(&folder.path().join("new"));
    let plans = made
        .iter()
        .filter(|(path, _)| path.extension().is_some_and(|end| end == "toml"));
    let lines = plans.flat_map(|(_, text)| text.lines());
    let approved = lines.filter(|line| line.starts_with("approved"));
    let mut approved: Vec<String> = approved
        .map(|line| {
            let said = line.split("  #").next().unwrap();
            said.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .collect();
    approved.sort();
    let mut expected = [act, by, day];
    expected.sort_unstable();
    assert_eq!(approved, expected);
}

/// What is cleared in the report on execution, and what is told of it.
const CLEARED: [(&[(&str, &str)], &str); 4] = [
    (
        &[("12.01.2022", ""), ("справка № 2", "")],
        "отметка об исполнении: в плане «12.01.2022, справка № 2»",
    ),
    (
        &[("12.01.2022", "")],
        "отметка об исполнении: в плане «12.01.2022, справка № 2»",
    ),
    (
        &[("справка № 2", "")],
        "подтверждение: в плане «справка № 2»",
    ),
    (
        &[("нет площадки", "")],
        "причина неисполнения: в плане «01.03.2022, нет площадки»",
    ),
];

#[test]
fn what_is_cleared_in_a_report_stays_and_is_told() {
    let folder = workspace(&["pervouralsk-2022"]);
    let path = folder.path().join("roadmaps/pervouralsk-2022.toml");
    let text = fs::read_to_string(&path).unwrap();
    let marks = [
        (
            "\"17.01.2022\"",
            "done = [{ on = 2022-01-12, evidence = \"справка № 2\" }]",
        ),
        (
            "\"18.01-04.02.2022\"",
            "unmet = [{ on = 2022-03-01, reason = \"нет площадки\" }]",
        ),
    ];
    let marked = |text: String, (deadline, mark): &(&str, &str)| {
        text.replacen(deadline, &format!("{deadline}\n{mark}"), 1)
    };
    let text = marks.iter().fold(text, marked);
    fs::write(&path, &text).unwrap();
    let told = |file: &str, edits: &[(&str, &str)], options: &[&str]| {
        export(file, options, folder.path());
        edit(&folder.path().join(file), edits);
        let output = roadmap(&["import", file], folder.path());
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "{said}");
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let cleared = "стёрто в документе, в плане оставлено (1):";
    for (edits, expected) in CLEARED {
        let said = told("execution.docx", edits, FORMS[1].1);
        assert!(said.contains(cleared), "{edits:?}: {said}");
        assert!(said.contains(expected), "{edits:?}: {said}");
    }
    let said = told("book.xlsx", &[("справка № 2", "")], FORMS[2].1);
    assert!(said.contains(cleared), "{said}");
    for (form, options) in FORMS {
        let said = told(form, &[], options);
        assert!(!said.contains("стёрто"), "{form}: {said}");
    }
}

/// What the coordinator changes after the papers went out, and what a colleague changes in them.
const MEANWHILE: (&str, &str) = ("\"до 30.03.2022\"", "\"до 11.04.2022\"");
const EDITS: [(&str, &str); 2] = [
    ("до 29.04.2022 выгрузка", "до 12.05.2022 выгрузка"),
    (
        "Организация встречи кураторов",
        "Организация встреч кураторов",
    ),
];

/// Brings the paper back into the plan; returns the lines that are new in it, without the day of the move.
fn brought_in(file: &Path, folder: &Path) -> Vec<String> {
    let path = folder.join("roadmaps/pervouralsk-2022.toml");
    let kept = fs::read_to_string(&path).unwrap();
    let meanwhile = kept.replace(MEANWHILE.0, MEANWHILE.1);
    assert!(kept != meanwhile);
    fs::write(&path, &meanwhile).unwrap();
    let output = roadmap(&["import", file.to_str().unwrap()], folder);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    assert!(!said.contains("изменили и вы, и документ"), "{said}");
    let after = fs::read_to_string(&path).unwrap();
    assert_eq!(files(&folder.join("roadmaps")).len(), 1, "{said}");
    fs::write(&path, kept).unwrap();
    let lines = new_lines(&meanwhile, &after).into_iter();
    lines
        .map(|line| line.split(", on = ").next().unwrap().to_owned())
        .collect()
}

/// The papers of a plan.
const FORMS: [(&str, &[&str]); 3] = [
    ("plan.docx", &["--format", "docx"]),
    (
        "execution.docx",
        &["--format", "docx", "--form", "execution"],
    ),
    ("book.xlsx", &["--format", "xlsx"]),
];

/// Returns the lines of a paper that say whose the plan `text` is.
fn whose(text: &str) -> Vec<String> {
    let labels = [
        ("organization ", "Организация"),
        ("territory ", "Территория"),
        ("period ", "Период"),
    ];
    let line = |(key, label): (&str, &str)| {
        let line = text.lines().find(|line| line.starts_with(key))?;
        Some(format!("{label}: {}", line.split('"').nth(1)?))
    };
    labels.into_iter().filter_map(line).collect()
}

#[test]
fn without_the_lines_that_say_whose_it_is_a_paper_finds_its_plan_by_what_it_keeps() {
    for name in PLANS {
        let folder = workspace(&[name]);
        let plans = folder.path().join("roadmaps");
        let before = files(&plans);
        let lines = whose(before.values().next().unwrap());
        let gone: Vec<(&str, &str)> = lines.iter().map(|line| (line.as_str(), "")).collect();
        for (form, options) in FORMS {
            export(form, options, folder.path());
            edit(&folder.path().join(form), &gone);
            let said = done(&["import", form], folder.path());
            assert_eq!(files(&plans), before, "{name}, {form}: {said}");
        }
    }
}

#[test]
fn a_paper_of_another_year_is_no_revision_whatever_it_keeps() {
    let folder = workspace(&["pervouralsk-2022"]);
    let plans = folder.path().join("roadmaps");
    let before = files(&plans);
    let territory = "Территория: городской округ Первоуральск";
    let edits = [("Период: 2022", "Период: 2023"), (territory, "")];
    export("plan.docx", FORMS[0].1, folder.path());
    edit(&folder.path().join("plan.docx"), &edits);
    done(&["import", "plan.docx"], folder.path());
    let after = files(&plans);
    assert!(after.len() > 1);
    let (path, text) = before.first_key_value().unwrap();
    assert_eq!(&after[path], text);
}

#[test]
fn what_a_colleague_changed_comes_in_and_nothing_else() {
    let folder = workspace(&["pervouralsk-2022"]);
    let mut papers = Vec::new();
    for (name, options) in FORMS {
        export(name, options, folder.path());
        let file = folder.path().join(name);
        edit(&file, &EDITS);
        papers.push(file);
    }
    let anew = tempfile::tempdir().unwrap();
    match saved_anew(&papers, anew.path()) {
        Some(()) => papers.extend(FORMS.map(|(name, _)| anew.path().join(name))),
        None => println!("skipped: LibreOffice is not here"),
    }
    for file in papers {
        let lines = brought_in(&file, folder.path());
        assert_eq!(lines.len(), 3, "{}: {lines:#?}", file.display());
        assert!(
            lines[0].contains("Организация встреч кураторов"),
            "{lines:#?}"
        );
        assert_eq!(
            lines[1..],
            [
                "deadline  = \"до 12.05.2022 выгрузка данных ФИОКО 16.05.2022\"",
                "postponed = [{ was = \"до 29.04.2022 выгрузка данных ФИОКО 16.05.2022\"",
            ],
            "{}",
            file.display()
        );
    }
}
