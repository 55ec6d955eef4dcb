//! Charts whose months are coloured: a cell coloured otherwise than its row is a mark, and so is one over several months
//! that holds a mark.

use std::ops::Range;

use crate::import::recognize::scale;
use crate::import::source::{Cell, Row};
use crate::text::russian::Ask as _;

/// How a coloured cell is written.
pub(in crate::import) const BAR: &str = "■";
/// How many rows may stand above the names of months, and over how many columns these make a chart.
const HEADER: usize = 6;
const MONTHS: usize = 3;

/// The colour of paper.
const WHITE: [u8; 3] = [255; 3];

/// Returns the colour of a cell, unless it is that of paper.
pub(super) fn fill(red: u8, green: u8, blue: u8) -> Option<[u8; 3]> {
    Some([red, green, blue]).filter(|colour| *colour != WHITE)
}

/// Returns the colour that `00B050` says, unless it is that of paper.
pub(super) fn coded(code: &str) -> Option<[u8; 3]> {
    let number = u32::from_str_radix(code, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    fill(red, green, blue).filter(|_| code.len() == 6)
}

/// Writes the marks that colours and merged cells of `rows` are.
pub(super) fn write(rows: &mut [Row]) {
    let months = |row: &Row| -> Vec<(Range<usize>, Option<[u8; 3]>)> {
        let named = row.cells.iter().filter(|cell| is_month(cell));
        named
            .map(|cell| (cell.column..cell.column + cell.colspan, cell.fill))
            .collect()
    };
    let mut headers = rows.iter().take(HEADER).map(months);
    // two months may be parted into weeks
    let columns =
        |months: &[(Range<usize>, _)]| months.iter().map(|(month, _)| month.len()).sum::<usize>();
    let Some(at) = headers.position(|months| months.len() > 1 && columns(&months) >= MONTHS) else {
        return;
    };
    let months = months(&rows[at]);
    let of_month = |cell: &Cell| {
        let mut months = months.iter();
        months.find(|(month, _)| month.contains(&cell.column))
    };
    for row in rows.iter_mut().skip(at + 1) {
        let title = row
            .cells
            .iter()
            .find(|cell| of_month(cell).is_none() && !cell.paragraphs.is_empty());
        let Some(own) = title.map(|title| title.fill) else {
            continue;
        };
        if title.is_some_and(|title| title.colspan > MONTHS) {
            continue;
        }
        let mut cells = Vec::with_capacity(row.cells.len());
        for mut cell in std::mem::take(&mut row.cells) {
            let blank = cell.paragraphs.is_empty() && cell.nested.is_empty();
            // a month whose heading has the colour too is only set off
            let bar = of_month(&cell).is_some_and(|(_, head)| {
                let coloured = cell.fill.is_some() && cell.fill != own && cell.fill != *head;
                blank && coloured || is_mark(&cell)
            });
            if !bar {
                cells.push(cell);
                continue;
            }
            if blank {
                cell.paragraphs.push(BAR.to_owned());
            }
            let columns = cell.column..cell.column + cell.colspan;
            let parts = months.iter().map(|(month, _)| month);
            let parts: Vec<&Range<usize>> = parts
                .filter(|month| columns.contains(&month.start))
                .collect();
            if parts.len() < 2 {
                cells.push(cell);
                continue;
            }
            cells.extend(parts.iter().map(|month| Cell {
                column: month.start,
                colspan: month.len(),
                ..cell.clone()
            }));
        }
        row.cells = cells;
    }
}

fn is_month(cell: &Cell) -> bool {
    scale::named(&cell.text()).is_some()
}

/// «х», «+» over several months.
fn is_mark(cell: &Cell) -> bool {
    let text = cell.text();
    cell.colspan > 1 && cell.rowspan == 1 && text.chars().count() == 1 && !text.has_digit()
}
