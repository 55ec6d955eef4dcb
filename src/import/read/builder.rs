//! The document while it is being read: blocks and notes, cleaned, counted and bounded. Knows no file formats.

use std::collections::{BTreeMap, BTreeSet};

use super::bars;
use super::error::ReadError;
use super::xml::Broken;
use crate::import::source::{
    Block, Cell, LeftOut, Paragraph, Place, ReaderNote, Row, Source, Table,
};
use crate::text::russian::is_letter;
use crate::words::{Message, MessageId};

/// The most cells, and the most paragraphs, that are read of one document.
const MOST_CELLS: usize = 50_000;
/// The most tables that are read of one document: each is understood for itself.
const MOST_TABLES: usize = 2_000;
/// The most lines that are read of a text.
pub(super) const MOST_LINES: usize = 200_000;
/// The most text that is read of one document, in bytes.
const MOST_TEXT: usize = 4 << 20;
/// The most places in the grid of a table, covered and left out ones counted.
const MOST_PLACES: usize = 500_000;
/// The most text that a merged cell lends to the rows it covers, in bytes.
const MOST_LENT: usize = 64 << 10;
/// The most notes that are kept.
const MOST_NOTES: usize = 2_000;
/// The widest table, in columns.
pub(super) const WIDEST: usize = 1024;

/// A document in the making.
#[derive(Debug, Default)]
pub(super) struct SourceBuilder {
    blocks: Vec<Block>,
    notes: Vec<ReaderNote>,
    left_out: Vec<LeftOut>,
    paragraphs: usize,
    tables: usize,
    cells: usize,
    pieces: usize,
    text: usize,
    full: bool,
}

impl SourceBuilder {
    /// Returns what was read.
    pub(super) fn finish(self) -> Source {
        Source {
            blocks: self.blocks,
            notes: self.notes,
            left_out: self.left_out,
            as_written: Vec::new(),
        }
    }

    /// Notes with `message` that `text` is left out, if it is not blank.
    pub(super) fn leave_out(&mut self, place: Place, message: MessageId, text: &str) {
        let Some(shown) = excerpt(text).filter(|_| !self.full) else {
            return;
        };
        self.text += text.len();
        self.pieces += 1;
        if self.text > MOST_TEXT || self.pieces > MOST_CELLS {
            return self.overflow(place);
        }
        let struck = message == MessageId::NoteStruck;
        self.note(place.clone(), message.with(shown));
        self.left_out.push(LeftOut {
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            place,
            kept: struck.then_some(MessageId::ImportStruck),
        });
    }

    /// Says something about the reading.
    pub(super) fn note(&mut self, place: Place, message: impl Into<Message>) {
        match self.notes.len() {
            length if length < MOST_NOTES => self.notes.push(ReaderNote {
                place,
                message: message.into(),
            }),
            MOST_NOTES => self.notes.push(ReaderNote {
                place: Place::Paragraph { number: 0 },
                message: MessageId::NoteMoreNotes.into(),
            }),
            _ => {}
        }
    }

    /// Notes what was found about the encoding.
    pub(super) fn note_all(&mut self, notes: Vec<Message>) {
        for message in notes {
            self.note(Place::Paragraph { number: 0 }, message);
        }
    }

    /// Notes that a part of an archive was read only to some place; refuses one that declares entities.
    pub(super) fn broken_part(
        &mut self,
        broken: Option<Broken>,
        whole: bool,
    ) -> Result<(), ReadError> {
        let message = match broken {
            Some(Broken::Doctype) => return Err(MessageId::ReadDoctype.into()),
            Some(Broken::TooLarge) => MessageId::NoteTooDeep,
            Some(Broken::Malformed) => MessageId::NoteBroken,
            None if !whole => MessageId::NoteBroken,
            None => return Ok(()),
        };
        self.note(Place::Paragraph { number: 0 }, message);
        Ok(())
    }

    /// Keeps `text` of a row that fits no table beside the plan; `message` says why.
    pub(super) fn misfit(&mut self, place: Place, message: Message, text: &str) {
        if let Some(text) = self.take_text(text) {
            self.note(place.clone(), message);
            self.left_out.push(LeftOut {
                text,
                place,
                kept: Some(MessageId::ImportMisfit),
            });
        }
    }

    /// Adds a table that stands in no other, unless nothing of it was read for want of room.
    pub(super) fn table(&mut self, table: Table) {
        let mut cells = table.rows.iter().flat_map(|row| &row.cells);
        let taken = !self.full || cells.any(|cell| !cell.is_blank());
        if taken && !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    /// Adds a block that was made apart.
    pub(super) fn block(&mut self, block: Block) {
        match block {
            Block::Paragraph(paragraph) => self.blocks.push(Block::Paragraph(paragraph)),
            Block::Table(table) => self.table(table),
        }
    }

    /// Adds a paragraph, if it is not blank, at `place` or, without one, under its number.
    pub(super) fn paragraph(&mut self, text: &str, heading: bool, place: Option<Place>) {
        if let Some(text) = self.take_text(text) {
            let place = place.unwrap_or_else(|| self.next_paragraph());
            self.blocks.push(Block::Paragraph(Paragraph {
                text,
                heading,
                place,
            }));
        }
    }

    /// Returns the place of the paragraph that comes next.
    pub(super) fn next_paragraph(&mut self) -> Place {
        self.paragraphs += 1;
        Place::Paragraph {
            number: self.paragraphs,
        }
    }

    /// Returns the number of the paragraph that comes next, without taking it.
    pub(super) fn upcoming_paragraph(&self) -> Place {
        Place::Paragraph {
            number: self.paragraphs + 1,
        }
    }

    /// Returns the number of the table that begins now; the first one too many is noted.
    pub(super) fn next_table(&mut self) -> usize {
        self.tables += 1;
        if self.tables > MOST_TABLES {
            self.overflow(Place::Cell {
                table: self.tables,
                row: 0,
                column: 0,
            });
        }
        self.tables
    }

    /// Returns whether one more cell may be read; the first one too many is noted.
    pub(super) fn take_cell(&mut self, place: impl FnOnce() -> Place) -> bool {
        self.cells += 1;
        let fits = self.cells <= MOST_CELLS;
        if !fits {
            self.overflow(place());
        }
        fits
    }

    /// Returns `text` cleaned as [`clean`] does, while there is room for it.
    pub(super) fn take_text(&mut self, text: &str) -> Option<String> {
        if self.full {
            return None;
        }
        let text = clean(text)?;
        self.text += text.len();
        self.pieces += 1;
        if self.text > MOST_TEXT || self.pieces > MOST_CELLS {
            self.overflow(Place::Paragraph { number: 0 });
            return None;
        }
        Some(text)
    }

    /// Returns the lines of a text, as many as are read of one document.
    pub(super) fn lines<'t>(&mut self, text: &'t str) -> Vec<&'t str> {
        let mut lines = text.split('\n');
        let taken = lines.by_ref().take(MOST_LINES).collect();
        if lines.next().is_some() {
            self.overflow(Place::Line { line: MOST_LINES });
        }
        taken
    }

    /// Returns whether a bound was reached, so that nothing more is taken.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    /// Returns the table of `rows`: its width counted, each cell's rows counted by the continuations under it.
    ///
    /// A continuation with nothing to continue becomes a cell of its own. Columns in which no cell begins are none.
    pub(super) fn close(&mut self, mut rows: Vec<Row>, place: Place) -> Table {
        let columns = narrow(&mut rows);
        let most = MOST_PLACES / columns.max(1);
        if let Some(first) = rows.get(most) {
            self.overflow(first.place.clone());
            rows.truncate(most);
        }
        count_spans(&mut rows);
        bars::write(&mut rows);
        Table {
            columns,
            rows,
            place,
        }
    }

    pub(super) fn overflow(&mut self, place: Place) {
        if !std::mem::replace(&mut self.full, true) {
            self.note(
                place,
                MessageId::NoteTooMuch
                    .with(MOST_CELLS)
                    .with(MOST_TABLES)
                    .with(MOST_TEXT >> 20),
            );
        }
    }
}

/// Returns `text` without soft hyphens and without blanks at its ends, or nothing if nothing is left.
pub(super) fn clean(text: &str) -> Option<String> {
    let dropped = |c: char| matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\0');
    let end = |c: char| c.is_whitespace() || dropped(c);
    let text = text.trim_matches(end);
    if text.is_empty() {
        return None;
    }
    if let Some(text) = close_up(text) {
        return Some(text);
    }
    if !text.contains(|c| dropped(c) || matches!(c, '\r' | '\u{b}')) {
        return Some(text.to_owned());
    }
    let kept = text.chars().filter(|c| !dropped(*c));
    let lines = |c| if matches!(c, '\r' | '\u{b}') { '\n' } else { c };
    Some(kept.map(lines).collect())
}

/// Returns the words of a text whose letters are set apart by blanks, more of them between words: «П Л А Н   Р А Б О Т Ы».
fn close_up(text: &str) -> Option<String> {
    const LEAST: usize = 4;
    let mut letters = text.split_whitespace();
    let apart = letters.all(|word| word.chars().count() == 1 && word.chars().all(is_letter));
    let own: Vec<char> = text.chars().filter(|&c| is_letter(c)).collect();
    // «А Б В Г»: classes, «х х х х»: marks
    let counts_on = own.is_sorted();
    if !apart || counts_on || own.len() < LEAST {
        return None;
    }
    let mut out = String::new();
    let mut blanks = 0;
    for c in text.chars() {
        if c.is_whitespace() {
            blanks += 1;
            continue;
        }
        if blanks > 1 {
            out.push(' ');
        }
        blanks = 0;
        out.push(c);
    }
    Some(out)
}

/// Returns an empty cell over `colspan` columns from `column` on.
pub(super) fn cell(column: usize, colspan: usize, rowspan: usize, place: Place) -> Cell {
    Cell {
        column,
        colspan: colspan.clamp(1, WIDEST),
        rowspan,
        paragraphs: Vec::new(),
        nested: Vec::new(),
        fill: None,
        place,
    }
}

/// The columns of a table under which cells of rows above still reach down.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// By first column: how many columns and how many more rows.
    reaching: BTreeMap<usize, (usize, usize)>,
}

impl Grid {
    /// Returns the first column from `column` on that no cell above covers.
    pub(super) fn free(&self, mut column: usize) -> usize {
        for (start, (width, _)) in &self.reaching {
            if (*start..start + width).contains(&column) {
                column = start + width;
            }
        }
        column
    }

    /// Returns how many of `colspan` columns from `column` on no cell above covers.
    pub(super) fn room(&self, column: usize, colspan: usize) -> usize {
        let next = self.reaching.range(column..).next();
        next.map_or(colspan, |(start, _)| colspan.min(start - column))
            .max(1)
    }

    /// Lets the cells that reach down pass `rows` rows that are not given.
    pub(super) fn skip(&mut self, rows: usize) {
        self.reaching.retain(|_, (_, left)| {
            *left = left.saturating_sub(rows);
            *left > 0
        });
    }

    /// Completes a row: adds the continuations of cells above, and remembers its own cells that reach down.
    pub(super) fn complete(
        &mut self,
        builder: &mut SourceBuilder,
        cells: &mut Vec<Cell>,
        place: impl Fn(usize) -> Place,
    ) {
        for (column, (width, _)) in &self.reaching {
            if builder.take_cell(|| place(*column)) {
                cells.push(cell(*column, *width, 0, place(*column)));
            }
        }
        cells.sort_by_key(|cell| cell.column);
        self.reaching.retain(|_, (_, rows)| {
            *rows -= 1;
            *rows > 0
        });
        for cell in cells.iter().filter(|cell| cell.rowspan > 1) {
            self.reaching
                .insert(cell.column, (cell.colspan, cell.rowspan - 1));
        }
    }
}

/// Numbers the columns anew, by where cells begin; returns how many there are.
fn narrow(rows: &mut [Row]) -> usize {
    let cells = || rows.iter().flat_map(|row| &row.cells);
    let begins: BTreeSet<usize> = cells().map(|cell| cell.column).collect();
    let begins: Vec<usize> = begins.into_iter().collect();
    let column = |at: usize| begins.partition_point(|begin| *begin < at);
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        let end = column(cell.column + cell.colspan);
        cell.column = column(cell.column);
        cell.colspan = end - cell.column;
    }
    begins.len()
}

/// Counts the rows of each cell by the continuations under it, as far as its text may be lent to them.
fn count_spans(rows: &mut [Row]) {
    // By column: the cell's place in `spans`, its last row and how many more rows it may cover.
    let mut open: BTreeMap<usize, (usize, usize, usize)> = BTreeMap::new();
    let mut spans = Vec::new();
    for (number, row) in rows.iter_mut().enumerate() {
        for (index, cell) in row.cells.iter_mut().enumerate() {
            match open
                .get_mut(&cell.column)
                .filter(|(_, last, left)| *last + 1 == number && *left > 0)
            {
                Some((span, last, left)) if cell.rowspan == 0 => {
                    *last = number;
                    *left -= 1;
                    if let Some((_, _, rows)) = spans.get_mut(*span) {
                        *rows += 1;
                    }
                }
                _ => {
                    cell.rowspan = 1;
                    let text: usize = cell.paragraphs.iter().map(String::len).sum();
                    let most = MOST_LENT / text.max(1);
                    open.insert(cell.column, (spans.len(), number, most));
                    spans.push((number, index, 1));
                }
            }
        }
    }
    for (row, index, span) in spans {
        if let Some(cell) = rows.get_mut(row).and_then(|row| row.cells.get_mut(index)) {
            cell.rowspan = span;
        }
    }
}

/// Returns the beginning of a text for a note: blanks made single, cut after 200 characters; nothing of a blank one.
fn excerpt(text: &str) -> Option<String> {
    const LONGEST: usize = 200;
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let mut out: String = text.chars().take(LONGEST).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    Some(out).filter(|out| !out.is_empty())
}
