//! How rows without numbers are called.

use std::fs;

use super::{PLAN, folder, read, run};

/// A plan whose document numbers no row: titles that begin alike, are the same, hold quotes, break over lines.
const UNNUMBERED: &str = "title = \"П\"\nperiod = \"2022\"\n\n\
    [[item]]\ntitle = \"Проведение муниципального этапа конкурса чтецов\"\ndeadline = \"март\"\n\n\
    [[item]]\ntitle = \"Проведение муниципального этапа конкурса хоров\"\ndeadline = \"март\"\n\n\
    [[item]]\ntitle = \"Неделя «Театр» в школах\"\ndeadline = \"март\"\n\n\
    [[item]]\ntitle = \"Семинар\"\ndeadline = \"март\"\n\n\
    [[item]]\ntitle = '''Семинар\n'''\ndeadline = \"май\"\n";

#[test]
fn every_name_of_a_plan_without_numbers_is_accepted_while_the_plan_grows() {
    let folder = folder();
    fs::write(folder.path().join("p.toml"), UNNUMBERED).unwrap();
    let (_, json) = run(folder.path(), &["list", "p.toml", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let rows = json["rows"].as_array().unwrap();
    let ids: Vec<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(
        ids[2..],
        [
            "«Неделя „Театр“ в школах»",
            "«Семинар» (1)",
            "«Семинар» (2)"
        ]
    );
    let new = [
        "add",
        "p.toml",
        "--title",
        "Слёт",
        "--deadline",
        "июнь",
        "--after",
        ids[0],
    ];
    let (code, said) = run(folder.path(), &new);
    assert_eq!(code, Some(0), "{said}");
    for (at, id) in ids.into_iter().enumerate() {
        let unquoted = id.replace(['«', '»', '„', '“'], "");
        let address = format!("p:{id}");
        let (_, page) = run(folder.path(), &["show", &address]);
        let head = page.lines().next().unwrap_or_default().to_owned();
        for item in [address, format!("p:{unquoted}"), head] {
            let before = read(&folder);
            let (code, said) = run(folder.path(), &["start", &item, "--on", "2022-03-01"]);
            assert_eq!(code, Some(0), "{said}");
            let started = read(&folder);
            let row = started
                .split("[[item]]")
                .position(|row| row.contains("started"));
            assert_eq!(row, Some(if at == 0 { 1 } else { at + 2 }), "{item}");
            fs::write(folder.path().join("p.toml"), before).unwrap();
        }
    }
}

#[test]
fn a_row_without_a_number_is_told_by_its_title() {
    let folder = folder();
    let one = PLAN.replace("number = \"2\"\n", "");
    fs::write(folder.path().join("p.toml"), &one).unwrap();
    let list = run(folder.path(), &["list", "p.toml", "--as-of", "2022-02-01"]).1;
    assert!(list.contains("\nб/н  Сбор отчётов"), "{list}");
    let start = ["start", "p:б/н", "--on", "2022-03-01", "--dry-run"];
    assert_eq!(run(folder.path(), &start).0, Some(0));
    let several = one.replace("number = \"1\"\n", "");
    fs::write(folder.path().join("p.toml"), several).unwrap();
    let (code, said) = run(folder.path(), &start);
    assert_eq!(code, Some(2));
    assert!(
        said.ends_with("p:«Сбор данных»  (p.toml)\n  p:«Сбор отчётов»  (p.toml)\n"),
        "{said}"
    );
    let start = [
        "start",
        "p:Сбор отчётов",
        "--on",
        "2022-03-01",
        "--as-of",
        "2022-03-02",
    ];
    let (code, said) = run(folder.path(), &start);
    assert_eq!(code, Some(0));
    assert_eq!(
        said,
        "p, «Сбор отчётов»: начато 01.03.2022\n  снять: roadmap reopen \"p:«Сбор отчётов»\"\n"
    );
}

#[test]
fn a_plan_named_for_a_path_or_for_an_item_is_told_from_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::create_dir(path.join("roadmaps")).unwrap();
    let seed =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps/pervouralsk-2022.toml");
    fs::copy(seed, path.join("roadmaps/pervouralsk-2022.toml")).unwrap();
    for (args, words) in [
        (
            &["status", "первоуральск"][..],
            "напишите так: roadmap status -r первоуральск\n",
        ),
        (
            &["list", "Первоуральске"],
            "напишите так: roadmap list -r Первоуральске\n",
        ),
        (
            &["overdue", "первоуральсск"],
            "возможно, «500+», Первоуральск; напишите так: roadmap overdue -r pervouralsk-2022\n",
        ),
        (
            &["check", "первоуральск"],
            "напишите так: roadmap check roadmaps/pervouralsk-2022.toml\n",
        ),
        (
            &["fmt", "pervouralsk-2022"],
            "напишите так: roadmap fmt roadmaps/pervouralsk-2022.toml\n",
        ),
        (
            &["done", "первоуральск"],
            "«первоуральск» – это план «500+», Первоуральск, а пункт не назван\n  пункт называют так: pervouralsk-2022:НОМЕР\n",
        ),
        (&["show", "pervouralsk-2022"], "а пункт не назван"),
        (
            &["done", "Первоуральск 14"],
            "двоеточие: pervouralsk-2022:14\n",
        ),
    ] {
        let (code, said) = run(path, args);
        assert_eq!(code, Some(2), "{args:?}: {said}");
        assert!(said.contains(words), "{args:?}: {said}");
    }
}

#[test]
fn nobody_is_taken_for_a_woman_or_a_man_of_the_same_surname() {
    let plan = "title = \"П\"\nperiod = \"2022\"\n[executors]\n\"Семёнов П.П.\" = { kind = \"person\" }\n\
                \"О.А. Ефимова\" = { kind = \"person\" }\n[[item]]\nnumber = \"1\"\ntitle = \"Сбор\"\n\
                deadline = \"март\"\nexecutors = [\"О.А. Ефимова\"]\n";
    let folder = folder();
    for (asked, taken) in [
        ("Семёнову П.П.", true),
        ("Семёновым П.П.", true),
        ("П.П. Семёнова", false),
        ("Ефимов О.А.", false),
    ] {
        fs::write(folder.path().join("p.toml"), plan).unwrap();
        let assign = ["assign", "p:1", "--in", "p.toml", "--add", asked];
        let (code, said) = run(folder.path(), &assign);
        assert_eq!(
            code,
            if taken { Some(0) } else { Some(2) },
            "{asked}: {said}"
        );
        let text = fs::read_to_string(folder.path().join("p.toml")).unwrap();
        assert_eq!(text == plan, !taken, "{asked}");
    }
}
