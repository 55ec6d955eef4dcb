//! Columns of figures that are added up where a terminal has no room for each.

use std::borrow::Cow;

use crate::report::{Cell, Line, LineKind, Rank, Table, Tone, Value};

/// How many columns that fold stay at the least.
const LEAST: usize = 3;

/// Returns `table` with as few as can be of the columns that fold added to its last one, so that it `fits`;
/// as it is, where it never does.
pub(super) fn folded<'t>(
    table: &'t Table<'t>,
    fits: impl Fn(&Table<'_>) -> bool,
) -> Cow<'t, Table<'t>> {
    let folds = |at: &usize| table.columns[*at].rank == Rank::Folds;
    let folding: Vec<usize> = (0..table.columns.len()).filter(folds).collect();
    if folding.len() <= LEAST || fits(table) {
        return Cow::Borrowed(table);
    }
    let mut told = table.clone();
    for at in folding.into_iter().skip(LEAST).rev() {
        told.columns.remove(at);
        for line in &mut told.lines {
            fold(line, at);
        }
        if fits(&told) {
            return Cow::Owned(told);
        }
    }
    Cow::Borrowed(table)
}

/// Adds the figure at `at` to the last cell of `line`.
fn fold(line: &mut Line<'_>, at: usize) {
    if !matches!(line.kind, LineKind::Body | LineKind::Total) || at + 1 >= line.cells.len() {
        return;
    }
    let figure = |cell: &Cell<'_>| match cell.value {
        Value::Number(number) => number,
        _ => 0,
    };
    let folded = line.cells.remove(at);
    if let Some(last) = line.cells.last_mut() {
        let sum = figure(&folded) + figure(last);
        if sum == 0 {
            *last = folded;
        } else {
            *last = Cell::new(Value::Number(sum)).tone(Tone::Plain);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Column, ColumnKind};

    #[test]
    fn the_last_months_are_added_up_first() {
        let month = |name| Column::new(ColumnKind::Number, name).folds();
        let mut columns = vec![Column::new(ColumnKind::Names, "Исполнитель")];
        columns.extend(["янв", "фев", "мар", "апр", "май"].map(month));
        columns.push(Column::new(ColumnKind::Number, "позже"));
        let mut cells = vec![Cell::text("О.А. Ефимова")];
        cells.extend([1, 2, 3, 4, 5].map(|count| Cell::count(count).tone(Tone::Heat(1))));
        cells.push(Cell::count(10));
        let table = Table {
            title: None,
            columns,
            lines: vec![Line::body(cells)],
        };
        let told = |table: Cow<'_, Table<'_>>| {
            let titles = table.columns.iter().map(|column| column.title.clone());
            let last = table.lines[0]
                .cells
                .last()
                .map(|cell| format!("{:?}", cell.value));
            (
                titles.collect::<Vec<_>>().join(" "),
                last.unwrap_or_default(),
            )
        };
        assert_eq!(
            told(folded(&table, |table| table.columns.len() < 6)),
            (
                "Исполнитель янв фев мар позже".to_owned(),
                "Number(19)".to_owned()
            )
        );
        assert_eq!(
            told(folded(&table, |table| table.columns.len() < 7)).1,
            "Number(15)"
        );
        let whole = told(folded(&table, |_| false));
        assert_eq!(whole.1, "Number(10)", "what never fits stays whole");
    }
}
