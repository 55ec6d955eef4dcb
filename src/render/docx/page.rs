//! The body of a report: its tables in small print, each as wide as what it holds.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::body::{self, Orientation};
use crate::render::{Signs, strip, xml};
use crate::report::{Cell, Column, ColumnKind, Line, LineKind, Page, Table};

/// Tenths of a millimetre that a letter of the small print takes, and the margins of a cell.
const LETTER: u32 = 18;
const MARGINS: u32 = 36;

/// The most letters of a column that count for its width, and of a word that is not broken.
const WIDEST: usize = 90;
const LONGEST_WORD: usize = 24;

/// Returns the main part of a file with `page`, which lies on its side where a table does not fit otherwise.
pub(super) fn document(page: &Page<'_>) -> String {
    let drawn = page.tables.iter().filter(|table| !table.lines.is_empty());
    let tables: Vec<(Cow<'_, Table<'_>>, Option<String>)> = drawn
        .map(|table| (strip::spread(table), strip::legend(table, Signs::Unicode)))
        .collect();
    let narrow = body::room(Orientation::Portrait);
    let fits =
        |table: &Table<'_>| needs(table).iter().map(|need| need.least).sum::<u32>() <= narrow;
    let orientation = if tables.iter().all(|(table, _)| fits(table)) {
        Orientation::Portrait
    } else {
        Orientation::Landscape
    };
    let room = body::room(orientation);
    let mut out = String::new();
    paragraph(&mut out, "PageTitle", &page.title);
    if let Some(day) = &page.day {
        paragraph(&mut out, "Small", day);
    }
    for (part, legend) in &tables {
        match &part.title {
            Some(title) => paragraph(&mut out, "PageHeading", title),
            None => paragraph(&mut out, "Note", ""),
        }
        draw(&mut out, part, room);
        if let Some(legend) = legend {
            paragraph(&mut out, "Note", legend);
        }
    }
    for note in &page.notes {
        paragraph(&mut out, "Note", note);
    }
    body::sheet(&out, orientation)
}

fn paragraph(out: &mut String, style: &str, text: &str) {
    let runs = body::runs(text, "");
    let _ = write!(
        out,
        r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>"#
    );
}

/// Draws a table; sentences without columns are paragraphs.
fn draw(out: &mut String, table: &Table<'_>, room: u32) {
    let shown = table.filled();
    let is_headed = table.columns.iter().any(|column| !column.title.is_empty());
    if let (false, [only]) = (is_headed, shown.as_slice()) {
        for line in &table.lines {
            let style = match line.kind {
                LineKind::Body => "Small",
                _ => "SmallGroup",
            };
            for text in line.cells.get(*only).map(texts).unwrap_or_default() {
                paragraph(out, style, &text);
            }
        }
        return;
    }
    let widths = widths(&needs(table), room - 2 * PADDING);
    let borders = if is_headed { BORDERS } else { "" };
    let _ = write!(
        out,
        r#"<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblInd w:w="{PADDING}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{PADDING}" w:type="dxa"/><w:right w:w="{PADDING}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#,
        widths.iter().sum::<u32>()
    );
    for width in &widths {
        let _ = write!(out, r#"<w:gridCol w:w="{width}"/>"#);
    }
    out.push_str("</w:tblGrid>");
    if is_headed {
        out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (index, width) in shown.iter().zip(&widths) {
            let title = [table.columns[*index].title.clone()];
            cell(out, (*width, 1), &title, "", "<w:b/>");
        }
        out.push_str("</w:tr>");
    }
    for line in &table.lines {
        row(out, line, &table.columns, &shown, &widths);
    }
    out.push_str("</w:tbl>");
}

/// What stands free at either side of a cell, in twentieths of a point.
const PADDING: u32 = 85;

const BORDERS: &str = concat!(
    r#"<w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/>"#,
    r#"<w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/>"#,
    r#"<w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders>"#
);

fn row(out: &mut String, line: &Line<'_>, columns: &[Column], shown: &[usize], widths: &[u32]) {
    out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    if matches!(line.kind, LineKind::Group | LineKind::Subgroup) {
        let said = line.cells.first().map(texts).unwrap_or_default();
        let (kept, weight) = match line.kind {
            LineKind::Group => ("<w:keepNext/>", "<w:b/>"),
            _ => ("", ""),
        };
        let span = (widths.iter().sum(), widths.len());
        cell(out, span, &said, kept, weight);
    } else {
        let weight = if line.kind == LineKind::Total {
            "<w:b/>"
        } else {
            ""
        };
        for (index, width) in shown.iter().zip(widths) {
            let said = line.cells.get(*index).map(texts).unwrap_or_default();
            let set = match columns[*index].kind {
                ColumnKind::Number => r#"<w:jc w:val="right"/>"#,
                _ => "",
            };
            cell(out, (*width, 1), &said, set, weight);
        }
    }
    out.push_str("</w:tr>");
}

fn cell(out: &mut String, (width, span): (u32, usize), said: &[String], set: &str, weight: &str) {
    let _ = write!(out, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#);
    if span > 1 {
        let _ = write!(out, r#"<w:gridSpan w:val="{span}"/>"#);
    }
    out.push_str("</w:tcPr>");
    let nothing = [String::new()];
    let said = if said.is_empty() { &nothing } else { said };
    for text in said {
        let runs = body::runs(text, weight);
        let _ = write!(
            out,
            r#"<w:p><w:pPr><w:pStyle w:val="Small"/>{set}</w:pPr>{runs}</w:p>"#
        );
    }
    out.push_str("</w:tc>");
}

/// Returns what a cell says and the remarks on it, a paragraph each.
fn texts(cell: &Cell<'_>) -> Vec<String> {
    let own = body::said(cell);
    let parts = std::iter::once(own).chain(cell.remarks.iter().cloned());
    parts.filter(|part| !part.is_empty()).collect()
}

/// How much width a column needs, in twentieths of a point: no less than its longest word, no more than its longest text.
struct Need {
    least: u32,
    most: u32,
}

/// Returns what each column of `table` needs that says something.
fn needs(table: &Table<'_>) -> Vec<Need> {
    let need = |index: usize| {
        let rows = table.lines.iter();
        let rows = rows.filter(|line| matches!(line.kind, LineKind::Body | LineKind::Total));
        let cells = rows.filter_map(|line| line.cells.get(index));
        let head = table.columns[index].title.clone();
        let said: Vec<String> = cells.flat_map(texts).chain([head]).collect();
        let lines = said.iter().flat_map(|text| xml::lines(text));
        let lines: Vec<String> = lines.collect();
        let longest = lines.iter().map(|line| line.chars().count()).max();
        let words = lines.iter().flat_map(|line| line.split(' '));
        let word = words.map(|word| word.chars().count()).max();
        let width = |letters: Option<usize>, most: usize| {
            let letters = letters.unwrap_or_default().min(most);
            let letters = u32::try_from(letters).unwrap_or_default();
            body::tenths(letters * LETTER + MARGINS)
        };
        Need {
            least: width(word, LONGEST_WORD),
            most: width(longest, WIDEST),
        }
    };
    table.filled().into_iter().map(need).collect()
}

/// Returns the widths of columns: what they need at most where there is room for it, else the least and a part of the rest.
fn widths(needs: &[Need], room: u32) -> Vec<u32> {
    let most: u32 = needs.iter().map(|need| need.most).sum();
    if most <= room {
        return needs.iter().map(|need| need.most).collect();
    }
    let least: u32 = needs.iter().map(|need| need.least).sum();
    if least >= room {
        let part = |need: &Need| need.least * room / least.max(1);
        return needs.iter().map(part).collect();
    }
    let (more, wanted) = (u64::from(room - least), u64::from(most - least));
    let part = |need: &Need| {
        let own = u64::from(need.most - need.least) * more / wanted.max(1);
        need.least + u32::try_from(own).unwrap_or_default()
    };
    needs.iter().map(part).collect()
}
