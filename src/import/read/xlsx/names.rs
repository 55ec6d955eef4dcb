//! How the cells of a workbook are called, and what is said of their numbers.

use std::collections::BTreeMap;

use crate::words::{Message, MessageId};

/// The most sheets that are read of a workbook.
pub(super) const MOST_SHEETS: usize = 200;

/// The texts of a sheet by row and column, from 0.
pub(super) type Texts = BTreeMap<u32, BTreeMap<u32, String>>;

/// Returns the name of a cell: (0, 27) is AB1.
pub(super) fn name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect::<String>() + &(row + 1).to_string()
}

/// Returns what is to be said of a number that may have looked otherwise.
pub(super) fn doubt(shown: &str, otherwise: &str) -> Message {
    MessageId::NoteNumberDoubt.with(shown).with(otherwise)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_called_as_in_a_spreadsheet() {
        let names =
            [(0, 0), (11, 1), (0, 25), (0, 26), (6, 701), (0, 702)].map(|(r, c)| name(r, c));
        assert_eq!(names, ["A1", "B12", "Z1", "AA1", "ZZ7", "AAA1"]);
    }
}
