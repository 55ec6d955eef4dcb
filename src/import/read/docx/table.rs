//! Tables of a Word document: the grid behind merged, shifted and wrapped cells.

use super::Reader;
use super::text::plain;
use crate::import::read::bars;
use crate::import::read::builder::{self, WIDEST};
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

/// How far apart edges of columns may be that a hand on the mouse meant to be one, in twentieths of a point.
const NARROW: usize = 300;

/// Returns where the columns of a table's grid begin and where the last one ends, as its `w:gridCol` say.
fn edges(table: Node<'_>) -> Vec<usize> {
    let grid = table.child("tblGrid");
    let columns = grid.into_iter().flat_map(Node::children);
    let widths = columns
        .filter(|column| column.name() == "gridCol")
        .map(|column| {
            column
                .attribute("w")
                .and_then(|width| width.parse().ok())
                .unwrap_or(0)
        });
    let mut end = 0_usize;
    let ends = widths.map(|width: usize| {
        end = end.saturating_add(width);
        end
    });
    std::iter::once(0).chain(ends).take(WIDEST + 1).collect()
}

/// Lets columns that begin a little apart in different rows begin at one place: a row dragged aside by a tenth of an
/// inch has a grid of its own.
///
/// Two edges are one if no text stands between them alone, and few rows have both.
fn align(rows: &mut [Row], edges: &[usize]) {
    let mut to: Vec<usize> = (0..edges.len()).collect();
    let mut first = 0;
    for at in 1..edges.len() {
        let apart = edges
            .get(at)
            .zip(edges.get(first))
            .map_or(0, |(at, first)| at - first);
        if apart > NARROW || apart == 0 || is_column(rows, first..at) {
            first = at;
        }
        if let Some(to) = to.get_mut(at) {
            *to = first;
        }
    }
    let moved = |at: usize| to.get(at).copied().unwrap_or(at);
    for row in rows {
        for cell in &mut row.cells {
            let end = moved(cell.column + cell.colspan);
            cell.column = moved(cell.column);
            cell.colspan = end.saturating_sub(cell.column);
        }
        row.cells.retain(|cell| cell.colspan > 0);
    }
}

/// Returns whether cells of their own stand in these columns of the grid: one with text, or one in most rows.
fn is_column(rows: &[Row], columns: std::ops::Range<usize>) -> bool {
    let inside =
        |cell: &&Cell| cell.column >= columns.start && cell.column + cell.colspan <= columns.end;
    let cells = || rows.iter().filter_map(|row| row.cells.iter().find(inside));
    cells().any(|cell| !cell.is_blank()) || cells().count() * 2 > rows.len()
}

impl Reader {
    /// Reads a `w:tbl`.
    pub(super) fn table(&mut self, node: Node<'_>) -> Table {
        let number = self.builder.next_table();
        let mut rows = Vec::new();
        self.rows(node, number, &mut rows);
        align(&mut rows, &edges(node));
        let place = Place::Cell {
            table: number,
            row: 0,
            column: 0,
        };
        self.builder.close(rows, place)
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
        if !self.builder.take_cell(|| place.clone()) {
            return None;
        }
        if let Some(properties) = properties {
            if properties.is_on("del") {
                self.leave_out(MessageId::NoteDeleted, &plain(node), Some(&place));
                return None;
            }
            if properties.is_on("hidden") {
                self.leave_out(MessageId::NoteHidden, &plain(node), Some(&place));
                return None;
            }
            let before = properties.value_of("gridBefore");
            let before = before.and_then(|before| before.parse().ok()).unwrap_or(0);
            line.column = WIDEST.min(before);
        }
        self.cells(node, &mut line);
        Some(Row {
            repeats_header: properties.is_some_and(|pr| pr.is_on("tblHeader")),
            ..Row::new(line.cells, place)
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
        if line.column >= WIDEST || !self.builder.take_cell(|| place.clone()) {
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
        let mut cell = builder::cell(line.column, span, usize::from(!continues("vMerge")), place);
        line.column += span;
        let shade = properties.and_then(|pr| pr.child("shd"));
        cell.fill = shade.and_then(|shade| bars::coded(&shade.attribute("fill")?));
        if properties.is_some_and(|pr| pr.is_on("cellDel")) {
            self.leave_out(MessageId::NoteDeleted, &plain(node), Some(&cell.place));
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
