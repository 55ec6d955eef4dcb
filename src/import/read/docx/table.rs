//! Tables of a Word document: the grid behind merged, shifted and wrapped cells.

use super::Reader;
use super::text::plain;
use crate::import::read::draft::{self, WIDEST};
use crate::import::read::excerpt;
use crate::import::read::xml::Node;
use crate::import::source::{Block, Cell, Place, Row, Table};
use crate::words::MessageId;

/// A row while its cells are read.
struct Line {
    table: usize,
    row: usize,
    column: usize,
    cells: Vec<Cell>,
}

impl Line {
    fn place(&self, column: usize) -> Place {
        Place::Cell {
            table: self.table,
            row: self.row,
            column,
        }
    }
}

impl Reader {
    /// Reads a `w:tbl`.
    pub(super) fn table(&mut self, node: Node<'_>) -> Table {
        let number = self.draft.next_table();
        let mut rows = Vec::new();
        self.rows(node, number, &mut rows);
        let place = Place::Cell {
            table: number,
            row: 0,
            column: 0,
        };
        self.draft.close(rows, place)
    }

    /// Reads the rows in `node`: a table, or what wraps rows of one.
    fn rows(&mut self, node: Node<'_>, table: usize, rows: &mut Vec<Row>) {
        for child in node.children() {
            match child.name() {
                "tr" => rows.extend(self.row(child, table, rows.len() + 1)),
                "tblPr" | "tblGrid" | "sdtPr" | "" => {}
                _ => self.rows(child, table, rows),
            }
        }
    }

    fn row(&mut self, node: Node<'_>, table: usize, row: usize) -> Option<Row> {
        let properties = node.child("trPr");
        let mut line = Line {
            table,
            row,
            column: 0,
            cells: Vec::new(),
        };
        let place = line.place(0);
        if !self.draft.take_cell(|| place.clone()) {
            return None;
        }
        if let Some(properties) = properties {
            if properties.is_on("del") {
                self.deleted(&plain(node), Some(&place));
                return None;
            }
            if properties.is_on("hidden") {
                if let Some(text) = excerpt(&plain(node)) {
                    self.draft.note(place, MessageId::NoteHidden.with(text));
                }
                return None;
            }
            let before = properties.value_of("gridBefore");
            let before = before.and_then(|before| before.parse().ok()).unwrap_or(0);
            line.column = WIDEST.min(before);
        }
        self.cells(node, &mut line);
        Some(Row {
            cells: line.cells,
            repeats_header: properties.is_some_and(|pr| pr.is_on("tblHeader")),
            after_break: false,
            place,
        })
    }

    /// Reads the cells in `node`: a row, or what wraps cells of one.
    fn cells(&mut self, node: Node<'_>, line: &mut Line) {
        for child in node.children() {
            match child.name() {
                "tc" => self.cell(child, line),
                "trPr" | "tblPrEx" | "sdtPr" | "" => {}
                _ => self.cells(child, line),
            }
        }
    }

    fn cell(&mut self, node: Node<'_>, line: &mut Line) {
        let place = line.place(line.column + 1);
        if line.column >= WIDEST || !self.draft.take_cell(|| place.clone()) {
            return;
        }
        let properties = node.child("tcPr");
        let value = |name| {
            properties
                .and_then(|pr| pr.child(name))
                .map(|node| node.attribute("val"))
        };
        let span = value("gridSpan")
            .flatten()
            .and_then(|span| span.parse().ok());
        let continues = |name| value(name).is_some_and(|value| value.as_deref() != Some("restart"));
        let span = usize::clamp(span.unwrap_or(1), 1, WIDEST - line.column);
        let mut cell = draft::cell(line.column, span, usize::from(!continues("vMerge")), place);
        line.column += span;
        if properties.is_some_and(|pr| pr.is_on("cellDel")) {
            self.deleted(&plain(node), Some(&cell.place));
        } else {
            self.fill(node, &mut cell);
        }
        match line.cells.last_mut() {
            Some(left) if continues("hMerge") => {
                left.colspan += span;
                left.paragraphs.append(&mut cell.paragraphs);
                left.nested.append(&mut cell.nested);
            }
            _ => line.cells.push(cell),
        }
    }

    fn fill(&mut self, node: Node<'_>, cell: &mut Cell) {
        let place = cell.place.clone();
        for block in self.flow(node, Some(&place)) {
            match block {
                Block::Paragraph(paragraph) => cell.paragraphs.push(paragraph.text),
                Block::Table(table) => cell.nested.push(table),
            }
        }
    }
}
