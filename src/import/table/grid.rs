//! A table as a grid: every column of every row has a cell, merged ones included. Knows no meaning.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::import::draft::{Dropped, Ledger, collapse};
use crate::import::source::{Cell, Paragraph, Place, Row, Table};
use crate::text::russian::{fold, is_letter_or_digit};
use crate::words::MessageId;

/// A table laid out.
#[derive(Debug, Clone)]
pub(in crate::import) struct Grid {
    pub(in crate::import) width: usize,
    pub(in crate::import) rows: Vec<GridRow>,
}

/// A row of a grid, with a cell for each column.
#[derive(Debug, Clone)]
pub(in crate::import) struct GridRow {
    pub(in crate::import) cells: Vec<GridCell>,
    pub(in crate::import) place: Place,
    /// Whether the document marks it as a header.
    pub(in crate::import) header: bool,
    /// Whether a page ends before it.
    pub(in crate::import) after_break: bool,
    /// Why its cells may hold words of other rows or columns.
    pub(in crate::import) doubt: Option<MessageId>,
}

/// A cell of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct GridCell {
    /// Its lines, none of them blank.
    pub(in crate::import) lines: Vec<String>,
    /// The same on one line, blanks collapsed.
    text: OnceCell<String>,
    /// How many columns it covers; 0 for a column that the cell to the left covers.
    pub(super) span: usize,
    /// Whether it continues the cell above.
    pub(in crate::import) continues: bool,
    /// Whether a table stands in it, whose rows are lines here.
    pub(super) nested: bool,
    pub(in crate::import) place: Place,
}

impl GridCell {
    /// Returns the text on one line, blanks collapsed.
    pub(in crate::import) fn text(&self) -> String {
        let text = || collapse(&self.lines.join("\n"));
        self.text.get_or_init(text).clone()
    }

    pub(in crate::import) fn set_lines(&mut self, lines: Vec<String>) {
        self.lines = lines;
        self.text = OnceCell::new();
    }

    pub(in crate::import) fn is_blank(&self) -> bool {
        self.lines.is_empty()
    }
}

impl Ledger {
    /// Notes that these cells do not go into the file.
    pub(in crate::import) fn drop_all<'c>(
        &mut self,
        cells: impl IntoIterator<Item = &'c GridCell>,
        what: Dropped,
    ) {
        for cell in cells {
            self.drop(&cell.text(), &cell.place, what);
        }
    }
}

impl GridRow {
    /// Returns the columns that have text of their own.
    pub(in crate::import) fn filled(&self) -> Vec<usize> {
        let filled = |(at, cell): (usize, &GridCell)| (!cell.is_blank()).then_some(at);
        self.cells.iter().enumerate().filter_map(filled).collect()
    }

    /// Returns the part of the row that stands in these columns.
    pub(in crate::import) fn part(&self, columns: &Range<usize>) -> GridRow {
        GridRow {
            cells: self.cells.get(columns.clone()).unwrap_or_default().to_vec(),
            place: self.place.clone(),
            header: self.header,
            after_break: self.after_break,
            doubt: self.doubt,
        }
    }

    pub(in crate::import) fn texts(&self) -> Vec<String> {
        self.cells.iter().map(GridCell::text).collect()
    }

    /// Returns the texts of the cells that have one.
    pub(in crate::import) fn said(&self) -> Vec<String> {
        let texts = self.cells.iter().map(GridCell::text);
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// Returns the texts, folded.
    pub(in crate::import) fn folded(&self) -> Vec<String> {
        self.cells.iter().map(|cell| fold(&cell.text())).collect()
    }

    /// Returns the text in the column `at`, if there is any.
    pub(in crate::import) fn text(&self, at: usize) -> String {
        self.cells.get(at).map(GridCell::text).unwrap_or_default()
    }

    /// Returns whether nothing stands in the column `at`.
    pub(in crate::import) fn is_blank(&self, at: usize) -> bool {
        self.cells.get(at).is_none_or(GridCell::is_blank)
    }
}

impl Grid {
    pub(in crate::import) fn new(table: &Table) -> Self {
        let mut grid = Grid::whole(table);
        grid.drop_blank_columns();
        grid
    }

    /// Returns the grid of `table` with the columns in which nothing stands.
    pub(in crate::import) fn whole(table: &Table) -> Self {
        let usual = usual_places(table);
        let rows = table.rows.iter();
        Grid {
            width: table.columns,
            rows: rows
                .map(|row| lay_out(row, table.columns, &usual))
                .collect(),
        }
    }

    /// Takes out the columns in which no row has anything: a table of text may begin with a tab.
    fn drop_blank_columns(&mut self) {
        let empty = |cell: &GridCell| cell.is_blank() && cell.span == 1 && !cell.continues;
        let blank = |at: usize| {
            let mut cells = self.rows.iter().map(|row| row.cells.get(at));
            cells.all(|cell| cell.is_none_or(empty))
        };
        let kept: Vec<usize> = (0..self.width).filter(|&at| !blank(at)).collect();
        let mut cells = self.rows.iter().flat_map(|row| &row.cells);
        let whole = cells.all(|cell| cell.span == 1);
        if kept.len() == self.width || kept.is_empty() || !whole {
            return;
        }
        for row in &mut self.rows {
            let kept = kept.iter().filter_map(|&at| row.cells.get(at).cloned());
            row.cells = kept.collect();
        }
        self.width = kept.len();
    }
}

/// Returns whether one cell over more than half of `width` columns is all that `row` has.
pub(in crate::import) fn covers(row: &GridRow, width: usize) -> bool {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_blank());
    let only = filled.next().filter(|_| filled.next().is_none());
    only.is_some_and(|cell| cell.span > 1 && cell.span * 2 > width)
        && !row.cells.iter().any(|cell| cell.continues)
}

/// Where the cells of a row stand: first column and how many.
type Places = Vec<(usize, usize)>;

/// Returns where the cells of the most usual row stand: in a table whose lines were dragged row by row the second cell
/// of each is the second column, whatever borders it has.
fn usual_places(table: &Table) -> Places {
    let several = || {
        let rows = table.rows.iter().filter(|row| row.cells.len() > 2);
        rows.map(places).filter(|places| end(places).is_some())
    };
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for row in several() {
        *counts.entry(row.len()).or_default() += 1;
    }
    let most = counts
        .into_iter()
        .max_by_key(|&(cells, rows)| (rows, cells));
    let first = most.and_then(|(cells, _)| several().find(|row| row.len() == cells));
    first.unwrap_or_default()
}

fn places(row: &Row) -> Places {
    let place = |cell: &Cell| (cell.column, cell.colspan);
    row.cells.iter().map(place).collect()
}

/// Returns where cells at `places` end, if they stand side by side from the first column on: no cell of a row above
/// stands between them.
fn end(places: &Places) -> Option<usize> {
    places.iter().try_fold(0, |next, &(column, colspan)| {
        (column == next).then_some(column + colspan)
    })
}

fn lay_out(row: &Row, width: usize, usual: &Places) -> GridRow {
    let mut own = places(row);
    if own.len() == usual.len() && end(&own).is_some_and(|own| Some(own) == end(usual)) {
        own.clone_from(usual);
    }
    let blank = |at: usize| GridCell {
        lines: Vec::new(),
        text: OnceCell::new(),
        span: 1,
        continues: false,
        nested: false,
        place: row
            .cells
            .get(at)
            .map_or_else(|| row.place.clone(), |cell| cell.place.clone()),
    };
    let mut cells: Vec<GridCell> = (0..width).map(blank).collect();
    for (cell, (column, colspan)) in row.cells.iter().zip(own) {
        let covered = column..(column + colspan).min(width);
        for at in covered.clone().skip(1) {
            if let Some(covered) = cells.get_mut(at) {
                covered.span = 0;
            }
        }
        if let Some(own) = cells.get_mut(column) {
            *own = GridCell {
                lines: lines(cell),
                text: OnceCell::new(),
                span: covered.len().max(1),
                continues: cell.rowspan == 0,
                nested: !cell.nested.is_empty(),
                place: cell.place.clone(),
            };
        }
    }
    GridRow {
        cells,
        place: row.place.clone(),
        header: row.repeats_header,
        after_break: row.after_break,
        doubt: row.doubt,
    }
}

/// Returns the lines of a cell; tables inside it give a line for each of their rows.
fn lines(cell: &Cell) -> Vec<String> {
    let own = cell
        .paragraphs
        .iter()
        .flat_map(|paragraph| paragraph.lines().map(str::to_owned));
    let nested = cell.nested.iter().flat_map(|table| &table.rows).map(|row| {
        let cells: Vec<String> = row.cells.iter().map(|cell| lines(cell).join(" ")).collect();
        cells.join(" ")
    });
    own.chain(nested)
        .filter(|line| line.contains(is_letter_or_digit) || !collapse(line).is_empty())
        .collect()
}

/// Returns whether a table of a few rows holds a larger one, in a cell or in such a table in it.
fn lays_out(table: &Table) -> bool {
    let mut nested = (table.rows.iter())
        .flat_map(|row| &row.cells)
        .flat_map(|cell| &cell.nested);
    let large = |inner: &Table| inner.columns > 1 && inner.rows.len() > 2 || lays_out(inner);
    table.rows.len() <= 3 && nested.any(large)
}

/// A table that only lays the page out, taken apart: its paragraphs and the tables inside it.
pub(in crate::import) fn unwrapped(table: &Table) -> Option<(Vec<Paragraph>, Vec<Table>)> {
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    if !lays_out(table) {
        return None;
    }
    let paragraph = |(text, cell): (&String, &Cell)| Paragraph {
        text: text.clone(),
        heading: false,
        place: cell.place.clone(),
    };
    let paragraphs = cells()
        .flat_map(|cell| cell.paragraphs.iter().map(move |text| (text, cell)))
        .map(paragraph);
    let tables = cells().flat_map(|cell| cell.nested.iter().cloned());
    Some((paragraphs.collect(), tables.collect()))
}
