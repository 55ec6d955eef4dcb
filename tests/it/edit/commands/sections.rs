//! Sections that `add` writes into, and those it begins.

use std::fs;

use super::{folder, read, run};

/// A plan in sections; `rows` are the numbers of the rows of each.
fn sections(rows: &[(&str, &[&str])]) -> String {
    let row = |number: &&str| {
        format!(
            "\n[[section.item]]\nnumber   = \"{number}\"\ntitle    = \"Дело {number}\"\ndeadline = \"май\"\n"
        )
    };
    let section = |(title, rows): &(&str, &[&str])| {
        let rows: String = rows.iter().map(row).collect();
        format!("\n[[section]]\ntitle = \"{title}\"\n{rows}")
    };
    let sections: String = rows.iter().map(section).collect();
    format!("title  = \"П\"\nperiod = \"2022\"\n{sections}")
}

const NEW: [&str; 6] = ["add", "p.toml", "--title", "Отчёт", "--deadline", "июнь"];

#[test]
fn a_section_is_begun_and_numbered_as_the_others_are() {
    let case = |rows: &[(&str, &[&str])], number: Option<&str>| {
        let folder = folder();
        for end in ["\n", "\r\n"] {
            let text = sections(rows).replace('\n', end);
            fs::write(folder.path().join("p.toml"), &text).unwrap();
            let (code, said) = run(
                folder.path(),
                &[&NEW[..], &["--new-section", "Итоги"]].concat(),
            );
            assert_eq!(code, Some(0), "{said}");
            let number = number
                .map(|number| format!("number   = \"{number}\"\n"))
                .unwrap_or_default();
            let added = format!(
                "\n[[section]]\ntitle = \"Итоги\"\n\n[[section.item]]\n{number}title    = \"Отчёт\"\ndeadline = \"июнь\"\n"
            );
            assert_eq!(read(&folder), text + &added.replace('\n', end));
        }
    };
    case(&[("Школы", &["1", "2"]), ("Сады", &["1"])], Some("1"));
    case(&[("Школы", &["1.", "2."]), ("Сады", &["3."])], Some("4."));
    case(
        &[("Школы", &["1.1", "1.2"]), ("Сады", &["2.1"])],
        Some("3.1"),
    );
    case(&[("Школы", &["1.1.", "1.2."])], Some("2.1."));
    case(&[("Школы", &["1", "2"])], Some("3"));
    case(&[], Some("1"));
}

#[test]
fn a_section_that_is_not_there_is_not_begun_unasked() {
    let folder = folder();
    let text = sections(&[
        ("Работа школ", &["1"]),
        ("Работа садов и лагерей отдыха", &["2"]),
    ]);
    fs::write(folder.path().join("p.toml"), &text).unwrap();
    let refused = |more: &[&str], expected: &str| {
        let (code, said) = run(folder.path(), &[&NEW[..], more].concat());
        assert_eq!((code, said.as_str()), (Some(2), expected), "{more:?}");
        assert_eq!(read(&folder), text);
    };
    refused(
        &["--section", "Итоги"],
        "ошибка: p.toml: нет раздела «Итоги», есть:\n  Работа школ\n  Работа садов и лагерей отдыха\n  \
         начать новый раздел: --new-section \"Итоги\"\n",
    );
    refused(
        &["--section", "Робота школ"],
        "ошибка: p.toml: нет раздела «Робота школ»\n  возможно, имелось в виду «Работа школ»\n",
    );
    refused(
        &["--section", "работа"],
        "ошибка: p.toml: «работа» подходит к 2 разделам, уточните:\n  Работа школ\n  Работа садов и лагерей отдыха\n",
    );
    refused(
        &[],
        "ошибка: p.toml: не сказано, в какой раздел; назовите --section или --after:\n  Работа школ\n  \
         Работа садов и лагерей отдыха\n",
    );
    refused(
        &["--new-section", "работа  Школ"],
        "ошибка: p.toml: раздел «Работа школ» уже есть\n  добавить в него: --section \"Работа школ\"\n",
    );
    refused(
        &["--new-section", "Робота школ"],
        "раздел «Работа школ» уже есть; начать ещё один, «Робота школ»?\nчтобы записать без вопроса, добавьте --yes\n",
    );
    for title in ["Роботы садов", "садов"] {
        let question = format!(
            "раздел «Работа садов и лагерей отдыха» уже есть; начать ещё один, «{title}»?\n\
             чтобы записать без вопроса, добавьте --yes\n"
        );
        refused(&["--new-section", title], &question);
    }
    let (code, said) = run(
        folder.path(),
        &[&NEW[..], &["--new-section", "Робота школ", "--yes"]].concat(),
    );
    assert_eq!(code, Some(0), "{said}");
    assert!(read(&folder).contains("title = \"Робота школ\""));
}
