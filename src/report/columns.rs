//! Columns and cells that several reports share.

use super::{Cell, Column, ColumnKind, Tone, Value, wording};
use crate::model::naming::is_name;
use crate::query::{Row, State, Tally};
use crate::words::{Lang, MessageId};

/// Returns a column with a heading of the catalogue.
pub(super) fn column(kind: ColumnKind, title: MessageId, lang: Lang) -> Column {
    Column::new(kind, title.text(lang))
}

/// Which states a table has columns for: those that any of its lines has items in.
pub(super) struct States {
    shown: Vec<State>,
    empty: Vec<State>,
}

impl States {
    /// Returns the states that `total`, the sum of a table's lines, has items in.
    pub(super) fn of(total: &Tally) -> Self {
        let (shown, empty) = State::ALL
            .into_iter()
            .partition(|state| total.of(*state) > 0);
        States { shown, empty }
    }

    /// Returns the columns.
    pub(super) fn columns(&self, lang: Lang) -> impl Iterator<Item = Column> {
        self.shown.iter().map(move |state| {
            column(ColumnKind::Number, wording::state(*state), lang)
                .short(wording::state_short(*state).text(lang))
        })
    }

    /// Returns the cells of a line.
    pub(super) fn cells<'a>(&self, tally: &Tally) -> impl Iterator<Item = Cell<'a>> {
        self.shown.iter().map(|state| match tally.of(*state) {
            0 => Cell::count(0).tone(Tone::Muted),
            count => Cell::count(count).tone(wording::tone(*state)),
        })
    }

    /// Returns the note on the columns left out.
    pub(super) fn note(&self, lang: Lang) -> Option<String> {
        let names = self.empty.iter().map(|state| {
            let name = wording::state(*state).text(lang).to_lowercase();
            MessageId::Quoted.with(name).text(lang)
        });
        let names = names.collect::<Vec<_>>().join(", ");
        (!self.empty.is_empty()).then(|| MessageId::EmptyColumns.with(names).text(lang))
    }
}

/// Returns a cell with a share in per cent.
pub(super) fn percent<'a>(share: Option<u8>) -> Cell<'a> {
    match share {
        Some(share) => Cell::count(usize::from(share)),
        None => Cell::text("—").tone(Tone::Muted),
    }
}

/// Returns the column that names the row, with its plan where `plans` are several.
pub(super) fn place(plans: Plans, lang: Lang) -> Column {
    match plans {
        Plans::One => column(ColumnKind::Label, MessageId::ColumnNumber, lang),
        Plans::Several => column(ColumnKind::Label, MessageId::ColumnPlace, lang),
    }
}

/// Returns the cell of [`place`].
pub(super) fn place_cell(row: &Row, plans: Plans, lang: Lang) -> Cell<'_> {
    match plans {
        Plans::One => number_cell(&row.id, lang),
        Plans::Several => plan_and_number_cell(&row.roadmap, &row.id, lang),
    }
}

/// Returns the cell with the number of a row.
pub(super) fn number_cell(id: &str, lang: Lang) -> Cell<'_> {
    if is_name(id) {
        Cell::text(MessageId::NoNumber.text(lang)).tone(Tone::Muted)
    } else {
        Cell::text(id)
    }
}

/// Returns the cell with the plan of a row and its number.
pub(super) fn plan_and_number_cell<'r>(plan: &'r str, id: &str, lang: Lang) -> Cell<'r> {
    let number = if is_name(id) {
        MessageId::NoNumber.text(lang).to_owned()
    } else {
        format!("№\u{a0}{id}")
    };
    Cell::text(plan).remark(Some(number))
}

/// Whether the rows of a table are of one plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plans {
    One,
    Several,
}

impl Plans {
    pub(super) fn of(rows: &[Row]) -> Self {
        let first = rows.first().map(|row| &row.roadmap);
        if rows.iter().all(|row| Some(&row.roadmap) == first) {
            Plans::One
        } else {
            Plans::Several
        }
    }
}

/// Returns the name of the plan where all rows are of one.
pub(super) fn only_plan(rows: &[Row]) -> Option<&str> {
    (Plans::of(rows) == Plans::One)
        .then(|| rows.first().map(|row| row.roadmap.as_str()))
        .flatten()
}

/// Returns the cell with the names of those who carry a row out.
pub(super) fn executors(row: &Row, lang: Lang) -> Cell<'_> {
    if row.executors.is_empty() {
        return Cell::text(MessageId::Nobody.text(lang)).tone(Tone::Muted);
    }
    Cell::new(Value::Names(&row.executors))
}

/// Returns the cell with the state of a row in words.
pub(super) fn state(row: &Row, lang: Lang) -> Cell<'_> {
    Cell::text(wording::state(row.state).text(lang)).tone(wording::tone(row.state))
}
