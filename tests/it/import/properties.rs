//! What holds for every file: no bytes break a reader, and no word of a table is lost.

use std::fmt::Write as _;

use proptest::prelude::*;
use roadmap::import::read;
use roadmap::import::source::Source;

use super::make::{docx, odt, source, words, xlsx};

/// A table as rows of cells' texts.
type Texts = Vec<Vec<String>>;

fn fixtures() -> Vec<(&'static str, Vec<u8>)> {
    let table = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge/></w:tcPr><w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Отчёт</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let cells = "<table:table><table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>Отчёт<text:s text:c=\"3\"/></text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>";
    let sheet = "<sheetData><row r=\"2\"><c r=\"B2\" s=\"1\"><v>44440</v></c><c r=\"C2\" t=\"inlineStr\"><is><t>а</t></is></c></row></sheetData><mergeCells><mergeCell ref=\"B2:C4\"/></mergeCells>";
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        (
            "a.docx",
            docx(table, &[("word/numbering.xml", "<w:numbering/>")]),
        ),
        ("a.odt", odt(cells)),
        ("a.xlsx", xlsx(sheet)),
        (
            "a.html",
            text(
                "<meta charset=utf-8><table><tr><td rowspan=2 hidden>а&nbsp;<td><p>б<table><tr><td>в</table></table>",
            ),
        ),
        ("a.csv", text("sep=;\n№;\"а\nб\";в\n1;;\n")),
        (
            "a.md",
            text("# План\n\n| a | b |\n|---|---|\n| \\| | **в**<br> |\n"),
        ),
        (
            "a.txt",
            text("План\n\n\t№\n\tЧто\n\n\t1\n\tа\n\nа\tб\n\n\tв\n"),
        ),
    ]
}

/// A word of a cell: letters, marks that formats write in their own way, a non-breaking space inside.
fn word() -> impl Strategy<Value = String> {
    "[а-яёА-Я0-9«»№.,()&<>\"'|;*_-]{0,6}[а-я0-9]"
}

fn texts() -> impl Strategy<Value = Texts> {
    (1..6_usize).prop_flat_map(|columns| {
        let cell = prop::collection::vec(word(), 0..4).prop_map(|words| words.join(" "));
        let row = prop::collection::vec(cell, columns);
        prop::collection::vec(row, 1..8)
    })
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn as_html(rows: &Texts) -> Source {
    let mut page = "<meta charset=utf-8><table>".to_owned();
    for row in rows {
        page.push_str("<tr>");
        for cell in row {
            write!(page, "<td>{}", escape(cell)).unwrap();
        }
    }
    source("a.html", page.as_bytes())
}

fn as_docx(rows: &Texts) -> Source {
    let mut body = "<w:tbl>".to_owned();
    for row in rows {
        body.push_str("<w:tr>");
        for cell in row {
            write!(
                body,
                "<w:tc><w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p></w:tc>",
                escape(cell)
            )
            .unwrap();
        }
        body.push_str("</w:tr>");
    }
    source("a.docx", &docx(&(body + "</w:tbl>"), &[]))
}

fn as_csv(rows: &Texts) -> Source {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b'\t')
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    source("a.tsv", &writer.into_inner().unwrap())
}

fn as_markdown(rows: &Texts) -> Source {
    let escape = |cell: &String| {
        cell.chars().fold(String::new(), |mut out, c| {
            if c.is_ascii_punctuation() {
                out.push('\\');
            }
            out.push(c);
            out
        })
    };
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        text.push_str(&line(row.iter().map(escape).collect()));
        if number == 0 {
            text.push_str(&line(vec!["---".to_owned(); row.len()]));
        }
    }
    source("a.md", text.as_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_word_is_lost(rows in texts()) {
        let mut expected: Vec<String> = rows.iter().flatten().flat_map(|cell| cell.split(' ')).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        expected.sort();
        let blank = expected.is_empty();
        for (kind, read) in [("html", as_html(&rows)), ("docx", as_docx(&rows)), ("markdown", as_markdown(&rows)), ("csv", as_csv(&rows))] {
            prop_assert_eq!(&words(&read), &expected, "{}", kind);
            let counted = read.tables().map(|table| table.rows.len()).sum::<usize>();
            prop_assert!(blank || counted == rows.len() || kind == "csv", "{} has {} rows", kind, counted);
        }
    }

    #[test]
    fn no_bytes_break_a_reader(which in 0..7_usize, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6), cut in any::<prop::sample::Index>()) {
        let (name, mut bytes) = fixtures().swap_remove(which);
        for (index, byte) in changes {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read::read(name, &bytes);
        bytes.truncate(cut.index(bytes.len()));
        let _ = read::read(name, &bytes);
    }

    #[test]
    fn no_markup_breaks_a_reader(pieces in prop::collection::vec(prop::sample::select(vec!["<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=3 colspan=2>", "<p hidden>", "<thead>", "<br>", "<script>", "<tr hidden>", "а", "\t", "\n", "|", "|-|-|\n", "\"", "&amp;", "<w:p>"]), 0..60)) {
        let text = pieces.concat();
        for name in ["a.html", "a.csv", "a.md", "a.txt"] {
            let _ = read::read(name, text.as_bytes());
        }
        let _ = read::read("a.docx", &docx(&text, &[]));
        let _ = read::read("a.odt", &odt(&text));
    }
}
