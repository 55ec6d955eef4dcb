//! A fact as lines: what is done to one key of a row.

use toml_spanner::Arena;

use super::array::Elements;
use super::block::{self, Block};
use super::{Change, EditError, apply};
use crate::words::MessageId;

/// What is done to a key. Steps follow one another: each sees the text that the one before it made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Writes the value of a key.
    Set(&'static str, String),
    /// Removes a key.
    Remove(&'static str),
    /// Writes an element last in an array.
    Append(&'static str, String),
    /// Writes an entry last in an array that has one entry a line as soon as it has two.
    Enter(&'static str, String),
    /// Removes the last entry of such an array.
    Withdraw(&'static str),
    /// Removes an element of an array; the key goes with the last.
    Drop(&'static str, usize),
    /// Puts an element of an array first.
    Front(&'static str, usize),
}

/// Returns `text` after `steps` on the row whose header begins at `header`.
pub(super) fn carry_out(text: &str, header: u32, steps: &[Step]) -> Result<String, EditError> {
    let mut text = text.to_owned();
    for step in steps {
        let arena = Arena::new();
        let block = block::item(&text, &arena, header).ok_or_else(inline_row)?;
        text = apply(&text, &changes(&text, &block, step))?;
    }
    Ok(text)
}

/// Returns the refusal to edit a row that has no lines of its own.
pub(super) fn inline_row() -> EditError {
    EditError::advised(MessageId::EditInlineRow, MessageId::EditInlineRowHelp)
}

fn changes(text: &str, block: &Block<'_>, step: &Step) -> Vec<Change> {
    let elements = |key: &str| block.entry(key).map(|entry| Elements::new(text, entry));
    match step {
        Step::Set(key, value) => vec![block.set(key, value)],
        Step::Remove(key) => block.remove(key).into_iter().collect(),
        Step::Append(key, element) => match elements(key) {
            Some(elements) => elements.append(element),
            None => vec![block.set(key, &format!("[{element}]"))],
        },
        Step::Enter(key, element) => match elements(key) {
            Some(elements) if elements.len() > 0 && elements.is_on_one_line() => {
                vec![elements.spread(element)]
            }
            Some(elements) => elements.append(element),
            None => vec![block.set(key, &format!("[{element}]"))],
        },
        Step::Withdraw(key) => elements(key).map_or_else(Vec::new, |elements| {
            let last = elements.len().saturating_sub(1);
            match elements.unspread() {
                Some(change) => vec![change],
                None => drop_element(block, key, &elements, last),
            }
        }),
        Step::Drop(key, number) => elements(key).map_or_else(Vec::new, |elements| {
            drop_element(block, key, &elements, *number)
        }),
        Step::Front(key, number) => {
            elements(key).map_or_else(Vec::new, |elements| elements.to_front(*number))
        }
    }
}

fn drop_element(
    block: &Block<'_>,
    key: &str,
    elements: &Elements<'_>,
    number: usize,
) -> Vec<Change> {
    if elements.len() > 1 {
        elements.remove(number)
    } else {
        block.remove(key).into_iter().collect()
    }
}
