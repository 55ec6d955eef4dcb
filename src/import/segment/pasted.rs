//! Tables that were pasted into a sheet: each paragraph of a cell became a row, and the cells beside it were merged.
//!
//! ```text
//!   1 | Сбор | 12 мая |  завуч        1 | Сбор | 12 мая | завуч,
//!     |      | 15.00  | педагог   →     |      | 15.00  | педагог
//! ```
//!
//! Rows that the number or the title of an item holds together are one, if the cells beside them have as many lines as
//! paragraphs have: now one, now three. Where all have as many, the author may have drawn the rows himself.

use std::borrow::Cow;
use std::ops::Range;

use crate::import::recognize::cell;
use crate::import::source::{Cell, Place, Row, Table};
use crate::text::russian::is_dash;
use crate::words::MessageId;

/// More rows are not the paragraphs of one cell.
const LONGEST: usize = 100;

/// Returns `table` with the rows joined that a program made of the paragraphs of a cell.
pub(super) fn joined(table: &Table) -> Cow<'_, Table> {
    let sheet = matches!(table.place, Place::Sheet { .. });
    let merged = || table.rows.iter().flat_map(|row| &row.cells);
    if !sheet || !merged().any(|cell| cell.rowspan == 0) {
        return Cow::Borrowed(table);
    }
    let title = longest(table);
    let bands: Vec<Band> = bands(&table.rows)
        .into_iter()
        .map(|rows| Band::of(table, rows, title))
        .collect();
    // the header above the first number may be such rows too
    let body = bands
        .iter()
        .position(|band| band.numbered)
        .unwrap_or_default();
    let own = bands.iter().skip(body);
    let count = |kind| own.clone().filter(|band| band.kind == kind).count();
    if count(Kind::Pasted) <= count(Kind::Even) {
        return Cow::Borrowed(table);
    }
    let doubt = MessageId::ImportGuessPasted;
    let mut rows = Vec::with_capacity(bands.len());
    for (at, band) in bands.iter().enumerate() {
        let lines = table.rows.get(band.rows.clone()).unwrap_or_default();
        match band.kind {
            Kind::Pasted | Kind::Even | Kind::Other if at < body => rows.extend(one(lines, None)),
            Kind::Pasted | Kind::Even => rows.extend(one(lines, Some(doubt))),
            Kind::Other | Kind::Single => rows.extend(lines.iter().cloned()),
        }
    }
    Cow::Owned(Table {
        rows,
        ..table.clone()
    })
}

/// Rows that merged cells hold together.
struct Band {
    rows: Range<usize>,
    kind: Kind,
    /// Whether its first cell is a number alone.
    numbered: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// One row, more than a cell has paragraphs, or rows of which some cell covers several columns.
    Single,
    /// Lines of one item.
    Pasted,
    /// Lines of one item, or as many items: the cells have as many lines.
    Even,
    /// Neither a number nor a title holds them together.
    Other,
}

impl Band {
    fn of(table: &Table, rows: Range<usize>, title: usize) -> Self {
        let lines = table.rows.get(rows.clone()).unwrap_or_default();
        let cells = || lines.iter().flat_map(|row| &row.cells);
        let texts = |column: usize| -> Vec<String> {
            let own = cells().filter(|cell| cell.column == column && !cell.is_blank());
            own.map(Cell::text).collect()
        };
        let number = texts(0);
        let numbered = matches!(number.as_slice(), [number] if cell::is_number(number.trim()));
        if !(2..=LONGEST).contains(&lines.len()) || cells().any(|cell| cell.colspan > 1) {
            return Band {
                rows,
                kind: Kind::Single,
                numbered,
            };
        }
        let counts = (0..table.columns).map(|column| texts(column).len());
        let mut counts: Vec<usize> = counts.filter(|count| *count > 1).collect();
        let varied = counts.len();
        counts.dedup();
        let clock = |column| {
            let later = texts(column);
            later.len() > 1 && later.iter().skip(1).any(|text| cell::is_clock(text.trim()))
        };
        // «Разработка актов, включающих:», and below it «- сроки внедрения;»
        let titles = texts(title);
        let goes_on = |text: &String| text.starts_with(|c: char| is_dash(c) || c.is_lowercase());
        let held = numbered || titles.iter().skip(1).all(goes_on);
        let kind = if !held {
            Kind::Other
        } else if counts.len() > 1 || varied < 2 || (0..table.columns).any(clock) {
            Kind::Pasted
        } else {
            Kind::Even
        };
        Band {
            rows,
            kind,
            numbered,
        }
    }
}

/// Returns the column with the longest text.
fn longest(table: &Table) -> usize {
    let mut lengths = vec![0; table.columns];
    // «План работы на 2022 год» alone in its row
    let several = |row: &&Row| row.cells.iter().filter(|cell| !cell.is_blank()).count() > 1;
    for cell in table.rows.iter().filter(several).flat_map(|row| &row.cells) {
        if let Some(length) = lengths.get_mut(cell.column).filter(|_| cell.colspan == 1) {
            *length += cell.paragraphs.iter().map(String::len).sum::<usize>();
        }
    }
    let longest = lengths
        .iter()
        .enumerate()
        .max_by_key(|(_, length)| **length);
    longest.map_or(0, |(column, _)| column)
}

/// Returns the rows between which no merged cell goes on.
fn bands(rows: &[Row]) -> Vec<Range<usize>> {
    let mut bands: Vec<Range<usize>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let goes_on = row.cells.iter().any(|cell| cell.rowspan == 0);
        match bands.last_mut().filter(|_| goes_on) {
            Some(band) => band.end = at + 1,
            None => bands.push(at..at + 1),
        }
    }
    bands
}

/// Returns the row whose cells hold what stands below each other in `lines`.
fn one(lines: &[Row], doubt: Option<MessageId>) -> Option<Row> {
    let (first, rest) = lines.split_first()?;
    let mut row = first.clone();
    for cell in rest
        .iter()
        .flat_map(|row| &row.cells)
        .filter(|cell| !cell.is_blank())
    {
        match row.cells.iter_mut().find(|own| own.column == cell.column) {
            Some(own) => {
                if own.is_blank() {
                    own.place = cell.place.clone();
                }
                own.paragraphs.extend(cell.paragraphs.iter().cloned());
                own.nested.extend(cell.nested.iter().cloned());
            }
            None => row.cells.push(cell.clone()),
        }
    }
    row.cells.sort_by_key(|cell| cell.column);
    for cell in &mut row.cells {
        cell.rowspan = 1;
    }
    row.doubt = row.doubt.or(doubt.filter(|_| lines.len() > 1));
    Some(row)
}
