//! Papers: the plan as the appendix of an act, the report on execution.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use serde_json::Value;

use super::{PLANS, done, hostile, plan, rows};

/// Returns the main part of a paper.
fn document(path: &Path) -> String {
    part(path, "word/document.xml")
}

fn part(path: &Path, name: &str) -> String {
    let bytes = fs::read(path).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// Writes the paper of a plan and returns its main part.
fn paper(name: &str, options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let source = plan(name);
    let mut args = vec!["export", source.to_str().unwrap()];
    args.extend(["--format", "docx", "--as-of", "2022-06-01", "-o", "p.docx"]);
    args.extend(options);
    done(&args, folder.path());
    document(&folder.path().join("p.docx"))
}

/// Returns what import has to give back of a row.
fn kept(row: &Value) -> Vec<Value> {
    let keys = [
        "number",
        "section",
        "title",
        "deadline",
        "executors",
        "result",
        "due",
    ];
    let trimmed = |value: &Value| match value {
        Value::String(text) => Value::from(text.trim()),
        other => other.clone(),
    };
    keys.iter().map(|key| trimmed(&row[*key])).collect()
}

#[test]
fn a_paper_imported_gives_the_same_rows() {
    for name in PLANS {
        let folder = tempfile::tempdir().unwrap();
        let source = plan(name);
        let paper = ["export", source.to_str().unwrap(), "--format", "docx"];
        done(&[&paper[..], &["-o", "paper.docx"]].concat(), folder.path());
        let output = super::roadmap(&["import", "paper.docx", "-o", "."], folder.path());
        assert!(output.status.success(), "{name}");
        let mut plans = folder.path().read_dir().unwrap().flatten();
        let back = plans
            .find(|entry| entry.path().extension().is_some_and(|end| end == "toml"))
            .unwrap();
        let (before, after) = (rows(&source), rows(&back.path()));
        let kept = |rows: &[Value]| rows.iter().map(kept).collect::<Vec<_>>();
        assert_eq!(kept(&after), kept(&before), "{name}");
    }
}

#[test]
fn a_paper_is_laid_out_by_the_rules_of_the_office() {
    let xml = paper("school-19-2021", &[]);
    assert!(
        xml.contains(r#"<w:pgSz w:w="16837" w:h="11905" w:orient="landscape"/>"#),
        "{xml}"
    );
    assert!(xml.contains(r#"w:top="1133" w:right="566" w:bottom="1133" w:left="1133""#));
    assert!(xml.contains("<w:titlePg/>"));
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(
        xml.matches("<w:tr>").count(),
        xml.matches("<w:cantSplit/>").count()
    );
    assert!(xml.contains(r#"w:name="rm_1_1""#));
    assert_eq!(xml.matches("w:gridSpan").count(), 3);
    let upright = paper("school-19-2021", &["--portrait"]);
    assert!(upright.contains(r#"<w:pgSz w:w="11905" w:h="16837"/>"#));
}

#[test]
fn the_corner_names_the_act_in_its_case() {
    let xml = paper("pervouralsk-2022", &[]);
    assert!(xml.contains("к распоряжению от 20.01.2021 № 65"));
    assert!(xml.contains("О.А.\u{a0}Ефимова"));
    let english = paper("pervouralsk-2022", &["--lang", "en"]);
    assert!(english.contains("to: распоряжение от 20.01.2021 № 65"));
    assert!(paper("sarov-2021-2022", &[]).contains("УТВЕРЖДАЮ"));
}

#[test]
fn columns_of_the_plan_stand_in_their_places_and_empty_ones_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let text = "title = \"План\"\nperiod = \"2022\"\n[[item]]\ntitle = \"Семинар\"\ndeadline = \"май\"\n\
                extra = { \"Форма\" = \"очно\", \"Примечание\" = \"нет\", \"Финансирование\" = \"бюджет\" }\nresult = \"Справка\"\n";
    fs::write(folder.path().join("p.toml"), text).unwrap();
    done(
        &[
            "export",
            "p.toml",
            "--format",
            "docx",
            "-o",
            "p.docx",
            "--as-of",
            "2022-05-01",
        ],
        folder.path(),
    );
    let xml = document(&folder.path().join("p.docx"));
    let places = [
        "Мероприятие",
        "Форма",
        "Срок исполнения",
        "Финансирование",
        "Ожидаемый результат",
        "Примечание",
    ]
    .map(|header| {
        xml.find(&format!(">{header}<"))
            .unwrap_or_else(|| panic!("{header}: {xml}"))
    });
    assert!(places.is_sorted(), "{places:?}");
    assert!(!xml.contains("№ п/п") && !xml.contains("Ответственные исполнители"));
}

#[test]
fn a_report_on_execution_says_what_is_done_and_why_the_rest_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let text = "title = \"План\"\nperiod = \"2022\"\n[executors]\n\"О.А. Ефимова\" = { kind = \"person\", post = \"заместитель начальника\" }\n\
                [[item]]\nnumber = \"1\"\ntitle = \"Встреча\"\ndeadline = \"до 01.02.2022\"\nexecutors = [\"О.А. Ефимова\"]\n\
                done = [{ due = 2022-02-01, on = 2022-01-31, evidence = \"протокол № 2\" }]\n\
                [[item]]\nnumber = \"2\"\ntitle = \"Отчёт.\"\ndeadline = \"до 01.03.2022\"\nexecutors = [\"О.А. Ефимова\"]\n\
                unmet = [{ due = 2022-03-01, on = 2022-03-02, reason = \"нет данных\" }]\n";
    fs::write(folder.path().join("p.toml"), text).unwrap();
    done(
        &[
            "export",
            "p.toml",
            "--format",
            "docx",
            "--form",
            "отчёт",
            "-o",
            "p.docx",
            "--as-of",
            "2022-04-01",
        ],
        folder.path(),
    );
    let xml = document(&folder.path().join("p.docx"));
    for said in [
        "31.01.2022",
        "протокол № 2",
        "п. 2, Отчёт – срок 01.03.2022, опоздание 31 день. Причина: нет данных.",
        "заместитель начальника",
        "по состоянию на 01.04.2022",
    ] {
        assert!(xml.contains(said), "{said}: {xml}");
    }
}

/// Rows of several due days, each met, missed, cancelled or explained on its own.
const SEVERAL: &str = r#"title = "План"
period = "2022"
[[item]]
number = "1"
title = "Совещание"
deadline = "до 01.02.2022, до 01.12.2022"
cancelled = [{ due = 2022-12-01, reason = "не нужно" }]
[[item]]
number = "2"
title = "Отчёт"
deadline = "до 01.02.2022, до 01.03.2022, до 15.03.2022, до 20.03.2022, до 25.03.2022"
done = [{ due = 2022-02-01, on = 2022-02-11, evidence = "протокол № 1" }, { due = 2022-03-01, on = 2022-03-01 }]
unmet = [{ due = 2022-02-01, reason = "болезнь" }, { due = 2022-03-15, reason = "нет данных" }]
[[item]]
number = "3"
title = "Сверка"
deadline = "до 20.03.2022"
postponed = [{ was = "до 01.03.2022", on = 2022-02-25, basis = "приказ № 7" }]
[[item]]
number = "4"
title = "Смотр"
deadline = "до 01.02.2022, до 01.03.2022, до 01.12.2022"
done = [{ due = 2022-02-01, on = 2022-02-01 }]
cancelled = [{ due = 2022-12-01 }]
"#;

fn several(format: &[&str], file: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("p.toml"), SEVERAL).unwrap();
    let mut args = vec!["export", "p.toml", "-o", file, "--as-of", "2022-04-01"];
    args.extend(format);
    done(&args, folder.path());
    if file.ends_with("docx") {
        return document(&folder.path().join(file)).into_bytes();
    }
    fs::read(folder.path().join(file)).unwrap()
}

#[test]
fn reasons_and_proofs_stand_beside_the_due_days_they_belong_to() {
    let xml = several(&["--format", "docx", "--form", "execution"], "p.docx");
    let xml = String::from_utf8(xml).unwrap();
    for said in [
        "п. 1, Совещание – срок 01.02.2022, опоздание 59 дней. Причина: не указана.",
        "01.12.2022: отменено – не нужно",
        "отменено 1 из 2",
        "п. 2, Отчёт – срок 15.03.2022, опоздание 17 дней. Причина: нет данных.",
        "п. 2, Отчёт – сроки 20.03.2022, 25.03.2022; по первому опоздание 12 дней. Причина: не указана.",
        "п. 2, Отчёт – срок 01.02.2022, исполнено 11.02.2022, опоздание 10 дней. Причина: болезнь.",
        "01.02.2022: протокол № 1",
        "01.02.2022: болезнь; 15.03.2022: нет данных",
        "срок перенесён, был «до 01.03.2022»; основание: приказ № 7",
        "исполнено 1 из 2",
        "отменено 1 из 3",
        "01.12.2022: отменено<",
    ] {
        assert!(xml.contains(said), "{said}: {xml}");
    }
    let page = String::from_utf8(several(&["--format", "html"], "p.html")).unwrap();
    for said in [
        "Причина отмены<dd>01.12.2022: не нужно",
        "Причина неисполнения<dd>01.02.2022: болезнь; 15.03.2022: нет данных",
        "<dd>01.02.2022: протокол № 1",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
}

#[test]
fn a_paper_names_what_it_leaves_out() {
    let xml = paper("pervouralsk-2022", &["--executor", "Ефимова"]);
    assert!(xml.contains("Не весь план."), "{xml}");
    let folder = tempfile::tempdir().unwrap();
    let text = "title = \"План\"\nperiod = \"2022\"\n[[item]]\ntitle = \"Семинар\"\ndeadline = \"май\"\n[[item]]\ntitle = 3\ndeadline = \"май\"\n";
    fs::write(folder.path().join("p.toml"), text).unwrap();
    let output = super::roadmap(
        &["export", "p.toml", "--format", "docx", "-o", "p.docx"],
        folder.path(),
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(document(&folder.path().join("p.docx")).contains("p.toml:6"));
}

#[test]
fn hostile_text_is_text() {
    let folder = hostile();
    for form in ["plan", "execution"] {
        let args = [
            "export",
            "--format",
            "docx",
            "--form",
            form,
            "-o",
            "p.docx",
            "hostile.toml",
        ];
        done(
            &[&args[..], &["--as-of", "2022-06-01"]].concat(),
            folder.path(),
        );
        let path = folder.path().join("p.docx");
        for name in ["word/document.xml", "docProps/core.xml"] {
            let xml = part(&path, name);
            let mut reader = quick_xml::Reader::from_str(&xml);
            let mut tags = 0;
            loop {
                match reader.read_event().unwrap() {
                    quick_xml::events::Event::Eof => break,
                    quick_xml::events::Event::Start(tag) => {
                        assert!(tag.name().as_ref().contains(':'), "{tag:?}");
                        tags += 1;
                    }
                    _ => {}
                }
            }
            assert!(tags > 1);
            let harmful = xml
                .chars()
                .find(|c| roadmap::text::harmless::is_harmful(*c));
            assert!(
                harmful.is_none() && !xml.contains('\u{fffe}'),
                "{harmful:?}"
            );
        }
    }
}
