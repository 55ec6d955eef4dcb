//! Plain text with tabs → paragraphs and tables.
//!
//! Two shapes are known, as Word and PDF leave them when a table is copied as text.
//!
//! 1. *A row a line*: cells with tabs between them. Lines with as many tabs belong to one table, blank lines between
//!    them are page breaks; the row after one is marked (`after_break`), because a row cut by a page goes on there
//!    in a line of as many cells, most of them blank. Whether it does, or is a row of its own that merely has no
//!    number, needs understanding: rows are not joined here.
//! 2. *A cell a line*: each cell begins with a tab, goes on in lines without one, and blank lines stand between rows,
//!    but also inside them. The first group is the header and tells how many cells a row has; a row ends when it has
//!    as many, or earlier where a blank line comes before a cell that holds the number following its own.
//!
//! What has no tabs is paragraphs: lines up to a blank one. One wrapped in `**` counts as a heading.

use std::borrow::Cow;

use super::builder::{self, SourceBuilder, WIDEST};
use crate::import::source::{Block, Cell, Place, Row};
use crate::words::MessageId;

/// What opens and closes bold type.
const BOLD: &str = "**";

/// A line with its number.
type Line<'t> = (usize, &'t str);

/// Reads `text` at the end of `builder`.
pub(super) fn read(builder: &mut SourceBuilder, text: &str) {
    let text = unbolded(text, |inside| inside.contains("\n\n"));
    let lines: Vec<Line<'_>> = builder.lines(&text).into_iter().enumerate().collect();
    let mut rest = lines.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if is_blank(first) {
            rest = after;
        } else if !has_tab(first) {
            rest = paragraph(builder, rest);
        } else if is_cell_a_line(rest) {
            rest = cells(builder, rest);
        } else {
            rest = rows(builder, rest);
        }
    }
}

fn is_blank(line: &Line<'_>) -> bool {
    line.1.trim().is_empty() && !has_tab(line)
}

fn has_tab(line: &Line<'_>) -> bool {
    line.1.contains('\t')
}

fn tabs(line: &Line<'_>) -> usize {
    line.1.matches('\t').count()
}

fn place(line: &Line<'_>) -> Place {
    Place::Line { line: line.0 + 1 }
}

/// Reads a paragraph; returns the lines after it.
fn paragraph<'a, 't>(builder: &mut SourceBuilder, lines: &'a [Line<'t>]) -> &'a [Line<'t>] {
    let ends = |line| is_blank(line) || has_tab(line);
    let length = lines.iter().position(ends).unwrap_or(lines.len());
    let (own, rest) = lines.split_at_checked(length).unwrap_or((lines, &[]));
    let text: Vec<&str> = own.iter().map(|line| line.1.trim_end()).collect();
    let text = text.join("\n");
    let plain = unbolded(&text, |_| true);
    let bold = text.trim().len() == plain.trim().len() + 2 * BOLD.len();
    let bold = bold && text.trim().starts_with(BOLD) && text.trim().ends_with(BOLD);
    let at = own.first().map(place);
    builder.paragraph(&plain, bold, at);
    rest
}

/// Takes off the marks of bold type, «**План**», where it `fits`; stars that open or close nothing stay.
fn unbolded(text: &str, fits: impl Fn(&str) -> bool) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(BOLD) {
        let inside = after.split_once(BOLD).map(|(inside, _)| inside);
        let inside = inside.filter(|inside| inside.trim() == *inside && !inside.is_empty());
        let bold = inside.filter(|inside| !inside.contains('\t') && fits(inside));
        out.push_str(before);
        match bold {
            Some(inside) => out.push_str(inside),
            None => out.push_str(BOLD),
        }
        let taken = bold.map_or(0, |inside| inside.len() + BOLD.len());
        rest = after.get(taken..).unwrap_or_default();
    }
    if rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Returns whether a table begins with one cell a line: two lines in a row of a leading tab and no other.
fn is_cell_a_line(lines: &[Line<'_>]) -> bool {
    let leads = |line: &&Line<'_>| tabs(line) == 1 && line.1.starts_with('\t');
    let mut tabbed = lines.iter().filter(|line| has_tab(line));
    tabbed.next().as_ref().is_some_and(leads) && tabbed.next().as_ref().is_some_and(leads)
}

/// Reads a table of one row a line; returns the lines after it.
fn rows<'a, 't>(builder: &mut SourceBuilder, lines: &'a [Line<'t>]) -> &'a [Line<'t>] {
    let width = lines.first().map_or(0, tabs) + 1;
    let mut out: Vec<Row> = Vec::new();
    let mut rest = lines;
    let mut after_break = false;
    while let Some((line, after)) = rest.split_first() {
        if is_blank(line) {
            after_break = true;
        } else if belongs(rest, width, after_break) {
            out.extend(row(builder, (line.1, place(line)), width, after_break));
            after_break = false;
        } else {
            break;
        }
        rest = after;
    }
    builder.next_table();
    let at = lines.first().map_or(Place::Line { line: 1 }, place);
    let table = builder.close(out, at);
    builder.table(table);
    rest
}

/// Returns whether the first of `lines` is a row of a table `width` cells wide.
///
/// Right under a row every line with a tab is; one without is if a row follows at once: a section whose blank cells
/// were cut off. After a blank line only a line with as many tabs is.
fn belongs(lines: &[Line<'_>], width: usize, after_break: bool) -> bool {
    let Some((line, after)) = lines.split_first() else {
        return false;
    };
    if after_break {
        tabs(line) + 1 == width
    } else {
        has_tab(line) || after.first().is_some_and(has_tab)
    }
}

/// The fewest rows of a table that paragraphs with tabs make.
const FEWEST_ROWS: usize = 3;

/// Makes tables of the paragraphs among `blocks` that tabs part into as many cells each.
pub(super) fn tabbed(builder: &mut SourceBuilder, blocks: Vec<Block>) -> Vec<Block> {
    let tabs = |block: &Block| match block {
        Block::Paragraph(paragraph) if !paragraph.heading => paragraph.text.matches('\t').count(),
        _ => 0,
    };
    if !blocks.iter().any(|block| tabs(block) > 1) {
        return blocks;
    }
    let mut out = Vec::with_capacity(blocks.len());
    for run in blocks.chunk_by(|one, next| tabs(one) > 1 && tabs(one) == tabs(next)) {
        let width = run.first().map_or(0, tabs) + 1;
        let paragraphs = run.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        });
        let full = |text: &str| text.split('\t').all(|field| !field.trim().is_empty());
        let mut first = paragraphs.clone();
        if run.len() < FEWEST_ROWS || !first.next().is_some_and(|first| full(&first.text)) {
            out.extend(run.iter().cloned());
            continue;
        }
        let rows =
            paragraphs.filter_map(|own| row(builder, (&own.text, own.place.clone()), width, false));
        let rows: Vec<Row> = rows.collect();
        builder.next_table();
        if let Some(at) = rows.first().map(|row| row.place.clone()) {
            out.push(Block::Table(builder.close(rows, at)));
        }
    }
    out
}

fn row(
    builder: &mut SourceBuilder,
    (line, place): (&str, Place),
    width: usize,
    after_break: bool,
) -> Option<Row> {
    let fields: Vec<&str> = line.split('\t').take(WIDEST).collect();
    let alone = fields.len() == 1 && width > 1;
    let mut cells = Vec::new();
    for (column, field) in fields.into_iter().enumerate() {
        if builder.take_cell(|| place.clone()) {
            let colspan = if alone { width } else { 1 };
            let mut cell = builder::cell(column, colspan, 1, place.clone());
            cell.paragraphs
                .extend(builder.take_text(&unbolded(field, |_| true)));
            cells.push(cell);
        }
    }
    (!cells.is_empty()).then(|| Row {
        after_break,
        ..Row::new(cells, place)
    })
}

/// A table of one cell a line while it is read.
struct Cells {
    /// How many cells a row has, once the first row is over.
    width: Option<usize>,
    rows: Vec<Vec<Cell>>,
}

/// Reads a table of one cell a line; returns the lines after it.
fn cells<'a, 't>(builder: &mut SourceBuilder, lines: &'a [Line<'t>]) -> &'a [Line<'t>] {
    let mut table = Cells {
        width: None,
        rows: Vec::new(),
    };
    let mut rest = lines;
    let mut after_blank = false;
    while let Some((line, after)) = rest.split_first() {
        if is_blank(line) {
            after_blank = true;
        } else if has_tab(line) {
            if tabs(line) > 1 || !line.1.starts_with('\t') {
                break;
            }
            let length = after.iter().take_while(|line| goes_on(line)).count();
            let more = after.get(..length).unwrap_or_default();
            table.cell(builder, line, more, after_blank);
            rest = after.get(length..).unwrap_or_default();
            after_blank = false;
            continue;
        } else if !table.goes_on_after_blank(builder, line, after) {
            break;
        }
        rest = after;
    }
    let at = lines.first().map_or(Place::Line { line: 1 }, place);
    table.finish(builder, at);
    rest
}

/// Returns whether a line belongs to the cell above it.
fn goes_on(line: &Line<'_>) -> bool {
    !is_blank(line) && !has_tab(line)
}

impl Cells {
    fn cell(
        &mut self,
        builder: &mut SourceBuilder,
        line: &Line<'_>,
        more: &[Line<'_>],
        after_blank: bool,
    ) {
        let text: Vec<&str> = std::iter::once(line)
            .chain(more)
            .map(|line| line.1.trim())
            .collect();
        let text = text.join("\n");
        if self.starts_row(&text, after_blank) {
            self.width = self.width.or(self.rows.last().map(Vec::len));
            self.rows.push(Vec::new());
        }
        let place = place(line);
        if !builder.take_cell(|| place.clone()) {
            return;
        }
        let text = builder.take_text(&unbolded(&text, |_| true));
        if let Some(row) = self.rows.last_mut() {
            let mut cell = builder::cell(row.len(), 1, 1, place);
            cell.paragraphs.extend(text);
            row.push(cell);
        }
    }

    fn starts_row(&self, text: &str, after_blank: bool) -> bool {
        let Some(row) = self.rows.last() else {
            return true;
        };
        match self.width {
            // The header ends at the first blank line.
            None => after_blank,
            Some(width) if row.len() >= width => true,
            Some(_) => {
                let first = row.first().map(Cell::text).and_then(|text| number(&text));
                after_blank && first.is_some() && number(text) == first.map(|number| number + 1)
            }
        }
    }

    /// Adds a line after a blank one to the last cell, if its row is not complete and more cells follow.
    fn goes_on_after_blank(
        &mut self,
        builder: &mut SourceBuilder,
        line: &Line<'_>,
        after: &[Line<'_>],
    ) -> bool {
        let more = after
            .iter()
            .find(|line| !is_blank(line))
            .is_some_and(has_tab);
        let width = self.width.unwrap_or(usize::MAX);
        let row = self.rows.last_mut().filter(|row| row.len() < width && more);
        let Some(cell) = row.and_then(|row| row.last_mut()) else {
            return false;
        };
        cell.paragraphs
            .extend(builder.take_text(&unbolded(line.1, |_| true)));
        true
    }

    fn finish(self, builder: &mut SourceBuilder, at: Place) {
        let short = self.width.unwrap_or(0);
        let mut rows = Vec::new();
        for cells in self.rows {
            let Some(place) = cells.first().map(|cell| cell.place.clone()) else {
                continue;
            };
            if cells.len() < short {
                builder.note(
                    place.clone(),
                    MessageId::NoteShortRow.with(cells.len()).with(short),
                );
            }
            rows.push(Row::new(cells, place));
        }
        builder.next_table();
        let table = builder.close(rows, at);
        builder.table(table);
    }
}

/// Returns the number that a cell consists of: «7», «7.».
fn number(text: &str) -> Option<u32> {
    text.trim().trim_end_matches(['.', ')']).parse().ok()
}
