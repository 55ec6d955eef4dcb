//! Makes small documents of every kind, and writes what was read in a compact notation.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use roadmap::import::read;
use roadmap::import::source::{Block, Source, Table};
use roadmap::words::Lang;
use zip::write::SimpleFileOptions;

/// Returns an archive with these parts.
pub(crate) fn archive<T: AsRef<[u8]>>(parts: &[(&str, T)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_ref()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const WORD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;
const TYPES: &str = r#"<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

/// Returns a Word document with this body and these other parts.
pub(crate) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("{WORD}{body}<w:sectPr/></w:body></w:document>");
    let mut all = vec![
        ("[Content_Types].xml", TYPES),
        ("word/document.xml", &document),
    ];
    all.extend(parts);
    archive(&all)
}

const LIST: &str = r#"<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix=")" text:display-levels="2"/></text:list-style>"#;

/// Returns a Writer document with this text.
pub(crate) fn odt(text: &str) -> Vec<u8> {
    odt_with(text, "")
}

/// Returns such a document with these common styles: the insides of `office:document-styles`.
pub(crate) fn odt_with(text: &str, styles: &str) -> Vec<u8> {
    let styles = format!("<office:document-styles>{styles}</office:document-styles>");
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name=\"H\"><style:text-properties \
         text:display=\"none\"/></style:style>{LIST}</office:automatic-styles><office:body><office:text>{text}</office:text>\
         </office:body></office:document-content>"
    );
    let kind = "application/vnd.oasis.opendocument.text";
    archive(&[
        ("mimetype", kind),
        ("content.xml", &content),
        ("styles.xml", &styles),
    ])
}

/// Returns a workbook with one sheet called «План»: the insides of `worksheet`.
pub(crate) fn xlsx(sheet: &str) -> Vec<u8> {
    xlsx_with(sheet, "")
}

/// Returns such a workbook with these shared strings.
pub(crate) fn xlsx_with(sheet: &str, strings: &str) -> Vec<u8> {
    workbook(&[("План", sheet)], strings)
}

const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Returns a workbook with these sheets by name, and shared strings.
///
/// Styles 0 to 5 show a number as it is, a date, two decimals, a month, a month with its year, a date in words; 6 is green.
pub(crate) fn workbook(sheets: &[(&str, &str)], strings: &str) -> Vec<u8> {
    let strings = format!(r#"<sst xmlns="{SHEET}">{strings}</sst>"#);
    let numbered = || sheets.iter().zip(1..);
    let sheets_listed = numbered().fold(String::new(), |out, ((name, _), id)| {
        out + &format!(r#"<sheet name="{name}" sheetId="{id}" r:id="rId{id}"/>"#)
    });
    let book = format!(
        r#"<workbook xmlns="{SHEET}" xmlns:r="{RELATION}"><sheets>{sheets_listed}</sheets></workbook>"#
    );
    let relations = numbered().fold(String::new(), |out, (_, id)| {
        let target = format!("worksheets/sheet{id}.xml");
        out + &format!(
            r#"<Relationship Id="rId{id}" Type="{RELATION}/worksheet" Target="{target}"/>"#
        )
    });
    let relations = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}<Relationship Id="rId0" Type="{RELATION}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
    );
    let styles = format!(
        r#"<styleSheet xmlns="{SHEET}"><numFmts><numFmt numFmtId="164" formatCode="mmmm"/><numFmt numFmtId="165" formatCode="[$-419]mmmm\ yyyy;@"/><numFmt numFmtId="166" formatCode="dd\ mmmm\ yyyy\ &quot;г.&quot;"/></numFmts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF00B050"/></patternFill></fill></fills><cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="2"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="0" fillId="2"/></cellXfs></styleSheet>"#
    );
    let mut parts = vec![
        (
            "[Content_Types].xml".to_owned(),
            r#"<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#.to_owned(),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                r#"<Relationships><Relationship Id="r" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        ("xl/workbook.xml".to_owned(), book),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations),
        ("xl/styles.xml".to_owned(), styles),
        ("xl/sharedStrings.xml".to_owned(), strings),
    ];
    parts.extend(numbered().map(|((_, sheet), id)| {
        let sheet = format!(r#"<worksheet xmlns="{SHEET}">{sheet}</worksheet>"#);
        (format!("xl/worksheets/sheet{id}.xml"), sheet)
    }));
    let parts: Vec<(&str, &str)> = parts
        .iter()
        .map(|(name, part)| (name.as_str(), part.as_str()))
        .collect();
    archive(&parts)
}

/// Reads `bytes` under `name`.
pub(crate) fn source(name: &str, bytes: &[u8]) -> Source {
    read::read(name, bytes)
        .unwrap_or_else(|error| panic!("{name}: {}", error.problem.text(Lang::English)))
}

/// Reads `bytes` and returns what was read: a line a paragraph (`# ` for a heading) or row, then the notes.
///
/// Cells have ` | ` between them, their paragraphs ` ¶ `; `2x3:` is a cell of two columns and three rows, `^` one that
/// goes on from above, `·` a blank one, `{…}` a table inside a cell; a row that repeats as header begins with `*`.
pub(crate) fn outline(name: &str, bytes: &[u8]) -> String {
    let source = source(name, bytes);
    let mut out = String::new();
    for block in &source.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let mark = if paragraph.heading { "# " } else { "" };
                writeln!(out, "{mark}{}", shown(&paragraph.text)).unwrap();
            }
            Block::Table(table) => out.push_str(&rows(table, "\n")),
        }
    }
    for note in &source.notes {
        let (place, message) = (
            note.place.text(Lang::English),
            note.message.text(Lang::English),
        );
        writeln!(out, "! {place}: {message}").unwrap();
    }
    out
}

fn rows(table: &Table, end: &str) -> String {
    let mut out = String::new();
    for row in &table.rows {
        let mark = if row.repeats_header { "* " } else { "" };
        let mark = if row.after_break { "… " } else { mark };
        let cells = row.cells.iter().map(|cell| {
            let span = match (cell.colspan, cell.rowspan) {
                (1, 1) => String::new(),
                (1, 0) => "^".to_owned(),
                (columns, 0) => format!("{columns}^"),
                (columns, rows) => format!("{columns}x{rows}:"),
            };
            let nested = cell.nested.iter();
            let nested = nested.fold(String::new(), |out, table| {
                out + "{" + &rows(table, "; ") + "}"
            });
            let text = match (cell.rowspan, cell.paragraphs.join(" ¶ ")) {
                (0, text) if text.is_empty() => text,
                (_, text) => shown(&text),
            };
            format!("{span}{text}{nested}")
        });
        write!(out, "{mark}{}{end}", cells.collect::<Vec<_>>().join(" | ")).unwrap();
    }
    out
}

fn shown(text: &str) -> String {
    if text.is_empty() {
        return "·".to_owned();
    }
    text.replace('\n', "⏎")
        .replace('\t', "⇥")
        .replace('\u{a0}', "~")
        .replace('\u{2011}', "=")
}

/// Returns every word of the document, sorted.
pub(crate) fn words(source: &Source) -> Vec<String> {
    fn of_table(table: &Table, out: &mut Vec<String>) {
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            out.extend(cell.text().split_whitespace().map(str::to_owned));
            cell.nested.iter().for_each(|table| of_table(table, out));
        }
    }
    let mut out = Vec::new();
    for block in &source.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                out.extend(paragraph.text.split_whitespace().map(str::to_owned));
            }
            Block::Table(table) => of_table(table, &mut out),
        }
    }
    out.sort();
    out
}
