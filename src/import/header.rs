//! The header of a table: one row, or several where merged headings have headings of their own below them.

use super::cell::LONGEST;
use super::columns::Column;
use super::grid::{Grid, GridCell, GridRow};
use super::headings::{self, Role};
use super::months;
use crate::words::{Lang, MessageId};

/// Returns the columns that the header beginning at the row `at` names, and the first row below it.
pub(super) fn columns(grid: &Grid, at: usize) -> Option<(Vec<Column>, usize)> {
    let mut top = grid.rows.get(at)?.clone();
    let mut body = at + 1;
    let mut second = second(&top, grid.rows.get(body));
    if let Some(row) = second {
        body += 1;
        let both = stacked(&top, row);
        if let Some(third) = self::second(&both, grid.rows.get(body)) {
            body += 1;
            top = both;
            second = Some(third);
        }
    }
    let list = (0..grid.width).map(|at| column(&top, second, at)).collect();
    Some((list, body))
}

fn second<'g>(top: &GridRow, row: Option<&'g GridRow>) -> Option<&'g GridRow> {
    row.filter(|row| is_second_header(top, row))
}

/// Returns the headings of `row` with those of `top` that have none below them.
fn stacked(top: &GridRow, row: &GridRow) -> GridRow {
    let mut both = row.clone();
    for (cell, above) in both.cells.iter_mut().zip(&top.cells) {
        if cell.is_blank() && above.span == 1 {
            *cell = above.clone();
        }
    }
    both
}

/// Tells whether `row` gives the columns under the merged headings of `top` headings of their own.
fn is_second_header(top: &GridRow, row: &GridRow) -> bool {
    let mut own = 0;
    for (at, cell) in row.cells.iter().enumerate() {
        let above = top.cells.get(at).is_some_and(|cell| !cell.is_blank());
        let spanning = top.cells.get(at).is_some_and(|cell| cell.span > 1);
        let next_blank = top.cells.get(at + 1).is_some_and(GridCell::is_blank);
        if cell.is_blank() || cell.continues || repeats(top, row, at) {
            continue;
        }
        if (above && !spanning && !next_blank) || cell.text().chars().count() > LONGEST {
            return false;
        }
        own += 1;
    }
    own >= 2
        && row
            .cells
            .first()
            .is_some_and(|cell| cell.is_blank() || cell.continues || repeats(top, row, 0))
        || (row.header && top.header && own >= 1)
}

/// Tells whether a cell of the second row of a header says what stands above it: a merged cell written out twice.
fn repeats(top: &GridRow, row: &GridRow, at: usize) -> bool {
    let above = top.cells.get(at).filter(|cell| !cell.is_blank());
    above.is_some_and(|above| {
        row.cells
            .get(at)
            .is_some_and(|cell| cell.lines == above.lines)
    })
}

/// Returns the column `at` of a header of one row or two.
fn column(top: &GridRow, second: Option<&GridRow>, at: usize) -> Column {
    let own = top.cells.get(at).map(GridCell::text).unwrap_or_default();
    let sub = second
        .and_then(|row| row.cells.get(at))
        .filter(|cell| !cell.continues && !second.is_some_and(|row| repeats(top, row, at)));
    let sub = sub.map(GridCell::text).filter(|text| !text.is_empty());
    let blank_here = own.is_empty() && sub.is_some();
    let over = (0..=at)
        .rev()
        .filter_map(|at| top.cells.get(at))
        .map(GridCell::text);
    let over = if blank_here {
        over.into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    } else {
        own
    };
    let part = match &sub {
        Some(sub) => months::named_under(&over, sub),
        None => months::named(&over),
    };
    if let Some(part) = part {
        return Column {
            role: Role::InMonth,
            header: part,
            sub: None,
            also: None,
            guess: None,
        };
    }
    let heading = headings::read(&over).filter(|heading| heading.role != Role::InMonth);
    let sub_heading = sub.as_deref().and_then(headings::read);
    let heading = match (&heading, sub_heading) {
        (Some(outer), Some(inner)) if outer.role != Role::Executors && inner.weight >= 60 => {
            Some(inner)
        }
        (None, inner) => inner,
        _ => heading,
    };
    let header = match &sub {
        Some(sub)
            if heading
                .as_ref()
                .is_none_or(|heading| heading.role != Role::Executors) =>
        {
            format!("{over} {sub}").trim().to_owned()
        }
        _ if over.is_empty() => MessageId::ImportColumn.with(at + 1).text(Lang::Russian),
        _ => over,
    };
    Column {
        role: heading.as_ref().map_or(Role::Extra, |heading| heading.role),
        header,
        sub,
        also: heading.and_then(|heading| heading.also),
        guess: None,
    }
}
