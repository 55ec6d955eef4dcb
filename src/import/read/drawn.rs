//! Rows that a plain text draws, on their way to a table.

use super::builder::{self, SourceBuilder};
use crate::import::source::{Place, Row};
use crate::words::MessageId;

/// A drawn row: where it stands, and its cells by first column and how many they cover.
pub(super) struct Drawn {
    pub(super) number: usize,
    pub(super) cells: Vec<(usize, usize, Vec<String>)>,
    /// It may go on from the row above it, on the page before.
    pub(super) after_break: bool,
    /// Why its cells may hold words of other rows or columns.
    pub(super) doubt: Option<MessageId>,
}

impl Drawn {
    pub(super) fn new(number: usize, cells: Vec<(usize, usize, Vec<String>)>) -> Self {
        Drawn {
            number,
            cells,
            after_break: false,
            doubt: None,
        }
    }
}

/// Adds a table; `guessed` says that its rows are.
pub(super) fn add(builder: &mut SourceBuilder, rows: Vec<Drawn>, number: usize, guessed: bool) {
    let place = |number: usize| Place::Line { line: number + 1 };
    let mut out = Vec::new();
    for row in rows {
        let at = place(row.number);
        let mut cells = Vec::new();
        for (column, span, lines) in row.cells {
            if builder.take_cell(|| at.clone()) {
                let mut cell = builder::cell(column, span, 1, at.clone());
                let text = lines.join("\n");
                cell.paragraphs.extend(builder.take_text(&text));
                cells.push(cell);
            }
        }
        out.push(Row {
            after_break: row.after_break,
            doubt: row.doubt,
            ..Row::new(cells, at)
        });
    }
    builder.next_table();
    if guessed {
        builder.note(place(number), MessageId::NoteSpaced);
    }
    let table = builder.close(out, place(number));
    builder.table(table);
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '─' | '═' | '━' | '_' | '=')
}
