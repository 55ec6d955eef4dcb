//! Forms to fill in: a row for each time that is late or due, known by its mark, the same from both commands.

use std::fs;
use std::path::Path;

use roadmap::import::read::read;
use roadmap::import::source::{Cell, Source};

use super::write;
use crate::export::{done, roadmap};

const PLAN: &str = r#"title = "План"
name = "План А"
period = "2022"
territory = "город Саров"
[executors]
"О.А. Ефимова" = { kind = "person", email = "efimova@example.org" }
[[item]]
number = "1"
title = "Семинар"
deadline = "до 01.03.2022"
executors = ["О.А. Ефимова"]
moved = [{ due = 2022-03-01, to = 2022-03-15, on = 2022-02-20 }]
[[item]]
number = "2"
title = "Совещание"
deadline = "10.02.2022, 10.04.2022"
executors = ["О.А. Ефимова"]
done = [{ due = 2022-02-10, on = 2022-02-10 }]
"#;

fn table(path: &Path) -> Vec<Vec<String>> {
    let source: Source = read(path.to_str().unwrap(), &fs::read(path).unwrap()).unwrap();
    let tables = source.tables().flat_map(|table| &table.rows);
    let rows = tables.map(|row| row.cells.iter().map(Cell::text).collect());
    rows.collect()
}

#[test]
fn a_form_has_a_row_for_each_time_and_its_day_before_any_move() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "а-2022", PLAN);
    for format in ["xlsx", "docx"] {
        let args = [
            "letters",
            ".",
            "--as-of",
            "2022-04-18",
            "--form",
            "answers",
            "--format",
            format,
        ];
        done(&args, folder.path());
        let path = folder
            .path()
            .join(format!("Ответы – О.А. Ефимова.{format}"));
        let rows = table(&path);
        let told: Vec<String> = rows
            .iter()
            .rev()
            .take(2)
            .rev()
            .map(|row| row.join("|"))
            .collect();
        let expected = [
            "1|Семинар|15.03.2022||||а-2022:1@2022-03-01",
            "2|Совещание|10.04.2022||||а-2022:2@2022-04-10",
        ];
        let expected = expected.map(str::to_owned);
        let blank = |text: &String| text.replace('|', "");
        assert_eq!(
            told.iter().map(blank).collect::<Vec<_>>(),
            expected.iter().map(blank).collect::<Vec<_>>(),
            "{format}"
        );
        let out = folder.path().join(format);
        let args = [
            "export",
            ".",
            "--as-of",
            "2022-04-18",
            "--form",
            "answers",
            "--format",
            format,
            "-o",
            format,
        ];
        done(&args, folder.path());
        let other = out.join(path.file_name().unwrap());
        assert_eq!(
            fs::read(&path).unwrap(),
            fs::read(other).unwrap(),
            "{format}"
        );
    }
}

#[test]
fn a_form_goes_with_the_draft() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "а-2022", PLAN);
    let args = [
        "letters",
        ".",
        "--as-of",
        "2022-04-18",
        "--format",
        "eml",
        "--attach",
        "docx",
        "-o",
        "x",
    ];
    done(&args, folder.path());
    let draft = fs::read_to_string(folder.path().join("x/Напоминание – О.А. Ефимова.eml")).unwrap();
    assert!(draft.contains("multipart/mixed") && draft.contains("wordprocessingml.document"));
    assert!(
        draft
            .contains("To: =?UTF-8?B?0J4u0JAuINCV0YTQuNC80L7QstCw?=\r\n <efimova@example.org>\r\n")
    );
}

#[test]
fn options_that_do_not_fit_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "а-2022", PLAN);
    for args in [
        &["letters", ".", "--format", "xlsx"][..],
        &["letters", ".", "--form", "answers", "--format", "eml"],
        &["letters", ".", "--attach", "xlsx"],
        &["export", ".", "--form", "answers", "--format", "csv"],
        &["export", ".", "--form", "execution", "--format", "xlsx"],
    ] {
        let output = roadmap(args, folder.path());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}
