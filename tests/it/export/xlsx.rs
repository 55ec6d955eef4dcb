//! Workbooks: real days and numbers, summary sheets marked, no formula run.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx};

use super::{PLANS, done, hostile, plan, rows};

fn open(path: &Path) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(std::fs::read(path).unwrap())).unwrap()
}

/// Exports the five plans and opens the workbook.
fn workbook() -> Xlsx<Cursor<Vec<u8>>> {
    let folder = tempfile::tempdir().unwrap();
    let plans = plan(PLANS[0]);
    let plans = plans.parent().unwrap().to_str().unwrap();
    let args = [
        "export",
        plans,
        "--format",
        "xlsx",
        "-o",
        "b.xlsx",
        "--as-of",
        "2022-06-01",
    ];
    done(&args, folder.path());
    open(&folder.path().join("b.xlsx"))
}

#[test]
fn the_summary_comes_first_and_each_plan_has_a_sheet_with_all_its_rows() {
    let mut book = workbook();
    let names = book.sheet_names();
    assert_eq!(names[..3], ["Сводка", "Просрочено", "Нагрузка"]);
    // in the order of their names, as in reports
    let called = [
        ("dubovsky-2021", "«500+», Дубовский район"),
        ("pervouralsk-2022", "«500+», Первоуральск"),
        ("school-19-2021", "«500+», школа № 19"),
        ("novokuznetsk-2020-2021", "Новокузнецк, 2020–2021"),
        ("sarov-2021-2022", "Саров, 2021–2022"),
    ];
    assert_eq!(called.map(|(_, name)| name).as_slice(), &names[3..]);
    for (name, sheet) in &called {
        let range = book.worksheet_range(sheet).unwrap();
        let head: Vec<&Data> = range.rows().nth(3).unwrap().iter().collect();
        let at = |title: &str| {
            let found = head
                .iter()
                .position(|cell| **cell == Data::String(title.to_owned()));
            found.unwrap_or_else(|| panic!("{title}: {head:?}"))
        };
        let (title, due, state) = (at("Мероприятие"), at("Ближайший срок"), at("Состояние"));
        let expected = rows(&plan(name));
        let found: Vec<&[Data]> = range.rows().skip(4).collect();
        assert_eq!(found.len(), expected.len(), "{name}");
        for (found, row) in found.iter().zip(&expected) {
            assert_eq!(
                found[title].to_string().trim(),
                row["title"].as_str().unwrap().trim()
            );
            assert!(matches!(found[due], Data::DateTime(_)), "{:?}", found[due]);
            assert!(matches!(found[state], Data::String(_)));
        }
    }
}

#[test]
fn counts_are_numbers_that_add_up() {
    let mut book = workbook();
    let range = book.worksheet_range("Сводка").unwrap();
    let number = |cell: &Data| match cell {
        Data::Float(number) => *number,
        Data::Int(number) => f64::from(i32::try_from(*number).unwrap()),
        other => panic!("{other:?}"),
    };
    let lines: Vec<&[Data]> = range.rows().skip(4).take(PLANS.len() + 1).collect();
    for line in &lines {
        let states: f64 = line[2..10].iter().map(number).sum();
        assert!((states - number(&line[1])).abs() < 0.1, "{line:?}");
    }
    let sum: f64 = lines[..PLANS.len()]
        .iter()
        .map(|line| number(&line[1]))
        .sum();
    assert!((sum - 136.0).abs() < 0.1 && (number(&lines[PLANS.len()][1]) - 136.0).abs() < 0.1);
}

#[test]
fn summary_sheets_bear_the_mark() {
    let book = workbook();
    let marked: Vec<&str> = (book.defined_names().iter())
        .filter(|(name, _)| name.ends_with(roadmap::text::SUMMARY_SHEET))
        .map(|(_, place)| place.as_str())
        .collect();
    assert_eq!(marked.len(), 3, "{:?}", book.defined_names());
    for sheet in ["Сводка", "Просрочено", "Нагрузка"] {
        assert!(
            marked.iter().any(|place| place.contains(sheet)),
            "{marked:?}"
        );
    }
}

#[test]
fn hostile_text_is_no_formula() {
    let folder = hostile();
    let args = ["export", "--format", "xlsx", "-o", "b.xlsx", "hostile.toml"];
    done(
        &[&args[..], &["--as-of", "2022-06-01"]].concat(),
        folder.path(),
    );
    let mut book = open(&folder.path().join("b.xlsx"));
    for sheet in book.sheet_names() {
        let formulas = book.worksheet_formula(&sheet).unwrap();
        assert!(
            formulas.cells().all(|(_, _, formula)| formula.is_empty()),
            "{sheet}"
        );
        let range = book.worksheet_range(&sheet).unwrap();
        for (_, _, cell) in range.cells() {
            let text = cell.to_string();
            let harmful = text
                .chars()
                .find(|c| *c != '\n' && roadmap::text::harmless::is_harmful(*c));
            assert!(harmful.is_none_or(|c| c == '\t'), "{text:?}");
        }
    }
}
