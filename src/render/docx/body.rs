//! The body of a paper: blocks → paragraphs and tables.

use std::fmt::Write as _;

use crate::render::plain::plain;
use crate::render::xml;
use crate::report::{Block, Cell, Column, ColumnKind, Line, LineKind, Paper, Table, Value};
use crate::text::russian;

/// Twentieths of a point in a millimetre, in thousandths: the unit of lengths is the twentieth of a point.
const PER_MM: u32 = 56_693;

/// The sides of A4, and the margins by ГОСТ Р 7.0.97: left, the others; in millimetres.
const LONG: u32 = 297;
const SHORT: u32 = 210;
const LEFT: u32 = 20;
const RIGHT: u32 = 10;
const ABOVE: u32 = 20;
const HEADER: u32 = 10;

/// The width of the corner, in millimetres.
const CORNER: u32 = 80;

fn twips(mm: u32) -> u32 {
    mm * PER_MM / 1000
}

/// Returns a length in tenths of a millimetre as the format counts it.
pub(super) fn tenths(tenths: u32) -> u32 {
    tenths * PER_MM / 10_000
}

/// How the sheet lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// The long side below.
    #[default]
    Landscape,
    /// The short side below.
    Portrait,
}

/// Returns the main part of `paper`.
pub(super) fn document(paper: &Paper<'_>, orientation: Orientation) -> String {
    let mut body = Body {
        out: String::new(),
        room: room(orientation),
        bookmarks: 0,
    };
    for (place, block) in paper.blocks.iter().enumerate() {
        body.block(block, paper.blocks.get(place + 1));
    }
    sheet(&body.out, orientation)
}

/// Returns the width between the margins.
pub(super) fn room(orientation: Orientation) -> u32 {
    let width = match orientation {
        Orientation::Landscape => LONG,
        Orientation::Portrait => SHORT,
    };
    twips(width - LEFT - RIGHT)
}

/// Returns the main part of a file with the paragraphs and tables `out`.
pub(super) fn sheet(out: &str, orientation: Orientation) -> String {
    let (width, height, turned) = match orientation {
        Orientation::Landscape => (LONG, SHORT, r#" w:orient="landscape""#),
        Orientation::Portrait => (SHORT, LONG, ""),
    };
    let (width, height) = (twips(width), twips(height));
    let (left, right, above, header) = (twips(LEFT), twips(RIGHT), twips(ABOVE), twips(HEADER));
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
            r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{}"#,
            r#"<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>"#,
            r#"<w:pgSz w:w="{}" w:h="{}"{}/>"#,
            r#"<w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="{}" w:footer="{}" w:gutter="0"/>"#,
            r#"<w:titlePg/></w:sectPr></w:body></w:document>"#
        ),
        out, width, height, turned, above, right, above, left, header, header
    )
}

struct Body {
    out: String,
    /// The width between the margins.
    room: u32,
    bookmarks: u32,
}

impl Body {
    /// Draws `block`, after which `next` comes: what leads to a table stays with it.
    fn block(&mut self, block: &Block<'_>, next: Option<&Block<'_>>) {
        match block {
            Block::Corner(lines) => self.corner(lines),
            Block::Heading(text) => self.paragraph(r#"<w:pStyle w:val="Title"/>"#, text),
            Block::Name(text) => self.spaced(text),
            Block::Label(text) => {
                self.paragraph(
                    r#"<w:keepNext/><w:spacing w:before="120" w:after="60"/>"#,
                    text,
                );
            }
            Block::Text(text) => {
                // Room to write in is as long as a word can be, and would tear the words before it apart.
                let aligned = if text.contains("___") { "left" } else { "both" };
                let style = format!(
                    r#"<w:spacing w:after="120"/><w:ind w:firstLine="709"/><w:jc w:val="{aligned}"/>"#
                );
                let leads = matches!(next, Some(Block::Table(_)));
                let kept = if leads { "<w:keepNext/>" } else { "" };
                self.paragraph(&format!("{kept}{style}"), text);
            }
            Block::Table(table) => self.table(table),
            Block::Signature { post, name } => self.signature(post, name),
            Block::NewPage => self.out.push_str(NEW_PAGE),
        }
    }

    fn paragraph(&mut self, properties: &str, text: &str) {
        let runs = runs(text, "");
        let _ = write!(self.out, "<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>");
    }

    /// Draws the name of the paper, with room between its letters.
    fn spaced(&mut self, text: &str) {
        let runs = runs(text, r#"<w:b/><w:spacing w:val="60"/>"#);
        let title = r#"<w:pStyle w:val="Title"/>"#;
        let _ = write!(self.out, "<w:p><w:pPr>{title}</w:pPr>{runs}</w:p>");
    }

    fn corner(&mut self, lines: &[String]) {
        let indent = self.room.saturating_sub(twips(CORNER));
        for line in lines {
            self.paragraph(&format!(r#"<w:ind w:left="{indent}"/>"#), line);
        }
        self.paragraph("", "");
    }

    fn signature(&mut self, post: &str, name: &str) {
        let properties = format!(
            r#"<w:keepLines/><w:tabs><w:tab w:val="right" w:pos="{}"/></w:tabs><w:spacing w:before="480"/>"#,
            self.room
        );
        let (post, name) = (xml::line(post), xml::line(&russian::unbroken(name)));
        let _ = write!(
            self.out,
            r#"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{post}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space="preserve">_________________ {name}</w:t></w:r></w:p>"#
        );
    }

    fn table(&mut self, table: &Table<'_>) {
        let widths = widths(&table.columns, self.room);
        self.out.push_str(concat!(
            r#"<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>"#,
            r#"<w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/>"#,
            r#"<w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/>"#,
            r#"<w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/>"#,
            r#"</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>"#,
            r#"<w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>"#,
            r#"<w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>"#,
            r#"</w:tblCellMar></w:tblPr><w:tblGrid>"#
        ));
        for width in &widths {
            let _ = write!(self.out, r#"<w:gridCol w:w="{width}"/>"#);
        }
        self.out
            .push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in table.columns.iter().zip(&widths) {
            let head = [paragraph(&column.title, r#"<w:jc w:val="center"/>"#, BOLD)];
            self.cell(*width, 1, &head);
        }
        self.out.push_str("</w:tr>");
        for line in &table.lines {
            self.line(line, &table.columns, &widths);
        }
        self.out.push_str("</w:tbl>");
        self.paragraph("", "");
    }

    fn line(&mut self, line: &Line<'_>, columns: &[Column], widths: &[u32]) {
        if matches!(line.kind, LineKind::Group | LineKind::Subgroup) {
            self.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            let text = line.cells.first().map_or_else(String::new, said);
            let kept = r#"<w:keepNext/><w:jc w:val="center"/>"#;
            let heading = [paragraph(&text, kept, BOLD)];
            self.cell(widths.iter().sum(), widths.len(), &heading);
            self.out.push_str("</w:tr>");
            return;
        }
        let weight = if line.kind == LineKind::Total {
            BOLD
        } else {
            ""
        };
        self.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (index, width) in widths.iter().enumerate() {
            let kind = columns[index].kind;
            let mut paragraphs = line
                .cells
                .get(index)
                .map_or_else(Vec::new, |cell| paragraphs(cell, kind, weight));
            if paragraphs.is_empty() {
                paragraphs.push(paragraph("", "", ""));
            }
            if let (0, Some(anchor)) = (index, &line.anchor) {
                self.bookmarks += 1;
                let (number, anchor) = (self.bookmarks, xml::line(anchor));
                paragraphs[0] = paragraphs[0].replacen(
                    "</w:pPr>",
                    &format!(
                        r#"</w:pPr><w:bookmarkStart w:id="{number}" w:name="{anchor}"/><w:bookmarkEnd w:id="{number}"/>"#
                    ),
                    1,
                );
            }
            self.cell(*width, 1, &paragraphs);
        }
        self.out.push_str("</w:tr>");
    }

    fn cell(&mut self, width: u32, span: usize, paragraphs: &[String]) {
        let _ = write!(
            self.out,
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#
        );
        if span > 1 {
            let _ = write!(self.out, r#"<w:gridSpan w:val="{span}"/>"#);
        }
        let _ = write!(self.out, "</w:tcPr>{}</w:tc>", paragraphs.concat());
    }
}

const NEW_PAGE: &str = r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#;

const BOLD: &str = "<w:b/>";
const PALE: &str = r#"<w:color w:val="A6A6A6"/><w:sz w:val="10"/><w:szCs w:val="10"/>"#;

/// Returns a paragraph of a cell.
fn paragraph(text: &str, properties: &str, weight: &str) -> String {
    let runs = runs(text, weight);
    format!(r#"<w:p><w:pPr><w:pStyle w:val="Cell"/>{properties}</w:pPr>{runs}</w:p>"#)
}

/// Returns the lines of `text` as runs with breaks between them.
pub(super) fn runs(text: &str, weight: &str) -> String {
    let lines: Vec<String> = xml::lines(text)
        .map(|line| format!(r#"<w:t xml:space="preserve">{line}</w:t>"#))
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    let weight = match weight {
        "" => String::new(),
        weight => format!("<w:rPr>{weight}</w:rPr>"),
    };
    format!("<w:r>{weight}{}</w:r>", lines.join("<w:br/>"))
}

/// Returns what a cell says and the remarks on it, a paragraph each; so do executors.
fn paragraphs(cell: &Cell<'_>, kind: ColumnKind, weight: &str) -> Vec<String> {
    let properties = match kind {
        ColumnKind::Label | ColumnKind::Number | ColumnKind::Word => r#"<w:jc w:val="center"/>"#,
        _ => "",
    };
    let texts: Vec<String> = match &cell.value {
        Value::Empty => Vec::new(),
        Value::Names(names) => names.iter().map(|name| russian::unbroken(name)).collect(),
        // A mark stays as it is, so that it can be read back.
        _ if kind == ColumnKind::Mark => vec![plain(&cell.value)],
        _ => vec![said(cell)],
    };
    let weight = if kind == ColumnKind::Mark {
        PALE
    } else {
        weight
    };
    let count = texts.len();
    let texts = texts.into_iter().enumerate();
    let texts = texts.map(|(index, text)| match cell.value {
        Value::Names(_) if index + 1 < count => format!("{text};"),
        _ => text,
    });
    texts
        .chain(cell.remarks.iter().cloned())
        .map(|text| paragraph(&text, properties, weight))
        .collect()
}

/// Returns what a cell says, without the remarks on it.
pub(super) fn said(cell: &Cell<'_>) -> String {
    match &cell.value {
        Value::Text(text) => russian::unbroken(text),
        other => plain(other),
    }
}

/// Returns the widths of `columns` that fill `room`: numbers as much as they need, the rest by what they hold.
fn widths(columns: &[Column], room: u32) -> Vec<u32> {
    let fixed = |column: &Column| match column.kind {
        ColumnKind::Label | ColumnKind::Number => Some(twips(14)),
        ColumnKind::Word => Some(twips(26)),
        ColumnKind::Mark => Some(twips(18)),
        _ => None,
    };
    let weight = |column: &Column| match column.kind {
        ColumnKind::Text => 5,
        ColumnKind::Phrase | ColumnKind::Names | ColumnKind::Blank => 3,
        _ => 0,
    };
    let taken: u32 = columns.iter().filter_map(fixed).sum();
    let weights: u32 = columns.iter().map(weight).sum();
    let left = room.saturating_sub(taken);
    columns
        .iter()
        .map(|column| fixed(column).unwrap_or_else(|| left * weight(column) / weights.max(1)))
        .collect()
}
