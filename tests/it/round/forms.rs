//! Letters go out with forms, and the forms come back as people fill them in: in Excel, in Word and by mail.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use mail_parser::MessageParser;
use roadmap::render::mail::{self, Attachment, Message};
use tempfile::TempDir;

use super::{changed, folder, run, text};
use crate::import::make::archive;
use crate::import::ours::saved_anew;

const PLANS: [&str; 5] = [
    "dubovsky-2021",
    "novokuznetsk-2020-2021",
    "pervouralsk-2022",
    "sarov-2021-2022",
    "school-19-2021",
];

/// What people write into a row: its mark, and the columns asked about.
type Filled<'a> = (&'a str, [&'a str; 3]);

/// Returns the archive `bytes` with what `change` makes of its part called `part`, given the text of `other`.
fn with_part(
    bytes: &[u8],
    part: &str,
    other: &str,
    change: impl Fn(&str, &str) -> String,
) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts: Vec<(String, String)> = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        parts.push((file.name().unwrap().into_owned(), text));
    }
    let of = |name: &str| parts.iter().find(|(own, _)| own == name).unwrap().1.clone();
    let new = change(&of(part), &of(other));
    let parts: Vec<(&str, &str)> = parts
        .iter()
        .map(|(name, text)| {
            (
                name.as_str(),
                if name == part { new.as_str() } else { text },
            )
        })
        .collect();
    archive(&parts)
}

/// Returns the workbook `bytes` as Excel saves it after `rows` were filled in, the row of `gone` deleted, the others sorted
/// the other way round, and `note` written beside the first of them. A number is a date of Excel.
fn in_excel(bytes: &[u8], rows: &[Filled<'_>], gone: &str, note: &str) -> Vec<u8> {
    with_part(
        bytes,
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        |sheet, strings| {
            let strings: Vec<&str> = strings
                .split("<t>")
                .skip(1)
                .map(|rest| rest.split("</t>").next().unwrap())
                .collect();
            let mark_of = |row: &str| {
                let (_, cell) = row.rsplit_once("<v>")?;
                let number: usize = cell.split("</v>").next()?.parse().ok()?;
                Some(strings[number]).filter(|mark| mark.contains('@'))
            };
            let (head, rest) = sheet.split_once("<row r=\"8\"").unwrap();
            let (body, tail) = rest.split_once("</sheetData>").unwrap();
            let mut kept: Vec<String> = Vec::new();
            for (row, number) in body.split("<row r=\"").zip(8..) {
                let row = row.trim_start_matches(|c: char| c.is_ascii_digit() || c == '"');
                let mark = mark_of(row).unwrap();
                let mut row = row.to_owned();
                for (column, words) in ["D", "E", "F"].iter().zip(filled_in(rows, mark)) {
                    let place = format!("r=\"{column}{number}\"");
                    let cell = match words.parse::<u32>() {
                        Ok(day) => format!("<c {place} s=\"4\"><v>{day}</v></c>"),
                        Err(_) => format!("<c {place} t=\"inlineStr\"><is><t>{words}</t></is></c>"),
                    };
                    row = row.replace(&format!("<c {place} s=\"5\"/>"), &cell);
                }
                if mark != gone {
                    kept.push(row.replace(&format!("{number}\""), "{n}\""));
                }
            }
            kept.reverse();
            let note = format!("<c r=\"J{{n}}\" t=\"inlineStr\"><is><t>{note}</t></is></c></row>");
            kept[0] = kept[0].replace("</row>", &note);
            let rows: String = (kept.iter().zip(8..))
                .map(|(row, number)| {
                    format!(
                        "<row r=\"{number}\"{}",
                        row.replace("{n}", &number.to_string())
                    )
                })
                .collect();
            format!("{head}{rows}</sheetData>{tail}")
        },
    )
}

fn filled_in<'a>(rows: &[Filled<'a>], mark: &str) -> [&'a str; 3] {
    rows.iter()
        .find(|(own, _)| *own == mark)
        .map_or([""; 3], |(_, cells)| *cells)
}

/// Returns the document `bytes` as Word saves it after `rows` were filled in and the row of `gone` deleted.
fn in_word(bytes: &[u8], rows: &[Filled<'_>], gone: &str) -> Vec<u8> {
    const BLANK: &str = "<w:pStyle w:val=\"Cell\"/></w:pPr></w:p>";
    with_part(
        bytes,
        "word/document.xml",
        "word/document.xml",
        |document, _| {
            let mut new = String::new();
            for piece in document.split_inclusive("</w:tr>") {
                let (before, row) = piece.split_at(piece.find("<w:tr>").unwrap_or(0));
                new.push_str(before);
                let is_of = |mark: &str| row.contains(&format!(">{mark}<"));
                if is_of(gone) {
                    continue;
                }
                let cells = rows
                    .iter()
                    .find(|(mark, _)| is_of(mark))
                    .map_or([""; 3], |(_, cells)| *cells);
                let mut row = row.split(BLANK);
                new.push_str(row.next().unwrap());
                for (number, rest) in row.enumerate() {
                    let words = cells.get(number).unwrap_or(&"");
                    new.push_str(&format!(
                        "{}<w:r><w:t>{words}</w:t></w:r></w:p>{rest}",
                        BLANK.trim_end_matches("</w:p>")
                    ));
                }
            }
            new
        },
    )
}

/// Returns the answer of `day` to the draft `bytes`, with the form that was attached to it after `change`.
fn by_mail(draft: &[u8], day: &str, change: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let draft = MessageParser::default().parse(draft).unwrap();
    let form = draft.attachment(0).unwrap().contents();
    mail::message(&Message {
        from: None,
        to: Vec::new(),
        subject: "Re: Напоминание",
        day: day.parse().unwrap(),
        text: "Добрый день! Ответы во вложении.\n\n> Просим сообщить",
        attachment: Some(Attachment {
            name: "ответы.xlsx".to_owned(),
            bytes: change(form),
        }),
    })
}

/// Makes letters on 18 April with `args` and returns the one to `executor`.
fn sent(folder: &Path, executor: &str, args: &[&str]) -> Vec<u8> {
    let out = folder.join("исходящие");
    let all = [
        &[
            "letters",
            "--overdue",
            "--as-of",
            "18.04.2022",
            "-e",
            executor,
            "-o",
            "исходящие",
        ],
        args,
    ]
    .concat();
    assert_eq!(run(folder, &all).0, Some(0));
    let mut files = fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let file = files
        .find(|path| path.to_str().unwrap().contains(executor))
        .unwrap();
    let bytes = fs::read(file).unwrap();
    fs::remove_dir_all(out).unwrap();
    bytes
}

/// Returns the folder with the plans, and the forms that came back in `ответы`.
fn answered() -> TempDir {
    let folder = folder(&PLANS);
    let answers = folder.path().join("ответы");
    fs::create_dir(&answers).unwrap();
    let form = ["--form", "answers", "--format"];
    let xlsx = sent(
        folder.path(),
        "О.А. Ефимова",
        &[&form[..], &["xlsx"]].concat(),
    );
    let rows = [
        (
            "pervouralsk-2022:1@2022-01-17",
            ["44575", "приказ № 12", ""],
        ),
        ("pervouralsk-2022:2@2022-01-17", ["да", "", ""]),
        ("pervouralsk-2022:5@2022-01-20", ["20 янв.", "", ""]),
        (
            "pervouralsk-2022:4@2022-01-25",
            ["", "", "ждём ОУ, прошу перенести на 20 мая"],
        ),
        ("pervouralsk-2022:25@2022-02-14", ["+", "", ""]),
        (
            "pervouralsk-2022:9@2022-03-01",
            ["на прошлой неделе", "", ""],
        ),
        (
            "pervouralsk-2022:10@2022-03-24",
            ["24.03", "ссылка в чате", ""],
        ),
    ];
    let xlsx = in_excel(
        &xlsx,
        &rows,
        "pervouralsk-2022:6@2022-02-01",
        "позвоните мне",
    );
    fs::write(answers.join("Ефимова.xlsx"), xlsx).unwrap();
    let docx = sent(
        folder.path(),
        "Соболева Е.В.",
        &[&form[..], &["docx"]].concat(),
    );
    let rows = [
        ("dubovsky-2021:5@2021-04-15", ["вчера", "", ""]),
        ("dubovsky-2021:7@2021-05-25", ["12/04/2022", "отчёт", ""]),
        ("dubovsky-2021:6@2021-05-31", ["☑", "", ""]),
        (
            "dubovsky-2021:9@2021-08-20",
            ["не исполнено", "", "карантин"],
        ),
        (
            "dubovsky-2021:17@2021-10-20",
            ["выполнено 05.10.2021, протокол № 4", "", ""],
        ),
        // Through a group, a role and its holder.
        ("dubovsky-2021:14@2021-12-31", ["Да.", "", ""]),
    ];
    let docx = in_word(&docx, &rows, "dubovsky-2021:4@2021-12-31");
    fs::write(answers.join("Соболева.docx"), docx).unwrap();
    let rows = [
        ("sarov-2021-2022:1@2021-10-31", ["позавчера", "", ""]),
        ("sarov-2021-2022:2@2021-10-31", ["исполнено", "", ""]),
        ("sarov-2021-2022:5@2021-10-31", ["", "справка", ""]),
        ("sarov-2021-2022:7@2021-11-30", ["до 15.05", "", ""]),
    ];
    fs::write(
        answers.join("МЦ.eml"),
        of_the_centre(folder.path(), "2022-04-19", &rows),
    )
    .unwrap();
    folder
}

fn of_the_centre(folder: &Path, day: &str, rows: &[Filled<'_>]) -> Vec<u8> {
    let draft = sent(folder, "ДПО МЦ", &["--format", "eml", "--attach", "xlsx"]);
    by_mail(&draft, day, |form| in_excel(form, rows, "", "спасибо"))
}

fn texts(folder: &Path) -> String {
    PLANS.map(|name| text(folder, name)).concat()
}

#[test]
fn forms_that_libreoffice_saved_anew_say_the_same() {
    let (folder, other) = (answered(), answered());
    let forms = ["Ефимова.xlsx", "Соболева.docx"];
    let papers = forms.map(|form| folder.path().join("ответы").join(form));
    if saved_anew(&papers, &other.path().join("ответы")).is_none() {
        println!("skipped: LibreOffice is not here");
        return;
    }
    let yes = ["collect", "ответы", "--on", "20.04.2022", "--yes"];
    let said = [&folder, &other].map(|folder| run(folder.path(), &yes).1);
    assert_eq!(texts(other.path()), texts(folder.path()), "{}", said[1]);
}

#[test]
fn every_answer_is_in_its_plan_in_a_line_or_named() {
    let folder = answered();
    let folder = folder.path();
    let before = texts(folder);
    // What arrives for a mark later is sent in the form that was sent out.
    let later = [(
        "sarov-2021-2022:2@2021-10-31",
        ["исполнено", "справка № 7", ""],
    )];
    let later = of_the_centre(folder, "2022-04-22", &later);
    let collect = ["collect", "ответы", "--on", "20.04.2022"];
    let yes = [&collect[..], &["--yes"]].concat();
    let (code, shown) = run(folder, &collect);
    assert_eq!((code, texts(folder)), (Some(1), before.clone()), "{shown}");
    let (_, said) = run(folder, &yes);
    let after = texts(folder);
    let (mut gained, lost) = changed(&before, &after);
    gained.sort();
    let expected = [
        "done      = 2022-01-20",
        "done      = 2022-04-17",
        "done      = 2022-04-19",
        "done      = 2022-04-20",
        "done      = 2022-04-20",
        "done      = 2022-04-20",
        "done      = [{ due = 2021-10-31, on = 2022-04-19 }]",
        "done      = [{ due = 2022-02-14, on = 2022-04-20 }]",
        "done      = [{ on = 2021-10-05, evidence = \"протокол № 4\" }]",
        "done      = [{ on = 2022-01-14, evidence = \"приказ № 12\" }]",
        "done      = [{ on = 2022-03-24, evidence = \"ссылка в чате\" }]",
        "done      = [{ on = 2022-04-12, evidence = \"отчёт\" }]",
        "unmet     = [{ on = 2022-04-20, reason = \"ждём ОУ, прошу перенести на 20 мая\" }]",
        "unmet     = [{ on = 2022-04-20, reason = \"карантин\" }]",
    ];
    assert_eq!(
        (gained.as_slice(), lost),
        (expected.map(str::to_owned).as_slice(), 0),
        "{said}"
    );
    for named in [
        "день ответа, 20.04.2022",
        "19.04.2022",
        "20.05.2022",
        "на прошлой неделе",
        "до 15.05",
        "вписано, чем подтверждено",
        "позвоните мне",
        "спасибо",
        "Ответы во вложении",
    ] {
        assert!(
            said.contains(named) && shown.contains(named),
            "{named} in\n{said}"
        );
    }
    // The same answers again, a week later too, change nothing.
    for on in ["20.04.2022", "27.04.2022"] {
        run(folder, &["collect", "ответы", "--on", on, "--yes"]);
        assert_eq!(texts(folder), after, "{on}");
    }
    // Whom a group or a role stands for answers for it.
    assert!(!said.contains("чья это форма"), "{said}");
    // Of the twelve marks two are of series that go on.
    let (_, status) = run(
        folder,
        &["status", "--as-of", "20.04.2022", "--format", "json"],
    );
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    let total = &status["total"];
    assert_eq!(
        (&total["done"], &total["done_late"]),
        (&4.into(), &6.into())
    );

    fs::write(folder.join("ещё.eml"), later).unwrap();
    let (_, said) = run(folder, &["collect", "ещё.eml", "--yes"]);
    assert_eq!(
        changed(&after, &texts(folder)).0,
        ["done      = [{ due = 2021-10-31, on = 2022-04-19, evidence = \"справка № 7\" }]"],
        "{said}"
    );
    assert!(
        said.contains("добавлено подтверждение: справка № 7"),
        "{said}"
    );
}
