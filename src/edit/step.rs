//! A fact as lines: what is done to one key of a row.

use toml_spanner::Arena;

use super::array::{At, Elements};
use super::block::{self, Block};
use super::{Change, EditError, apply, lines, value};
use crate::words::MessageId;

/// What is done to a key. Steps follow one another: each sees the text that the one before it made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Writes the value of a key.
    Set(&'static str, String),
    /// Takes a key out.
    Remove(&'static str),
    /// Writes a string into an array, behind the one named, at the front or last.
    Insert(&'static str, Position, String),
    /// Takes a string out of an array.
    Drop(&'static str, String),
    /// Exchanges a string of an array with the first.
    Lead(&'static str, String),
    /// Writes an entry last in an array that has one entry a line as soon as it has two.
    Enter(&'static str, String),
    /// Takes the entry with this number out of such an array.
    Withdraw(&'static str, usize),
    /// Writes a field, key and value, into the entry with this number of such an array, behind the key named.
    Amend(&'static str, usize, &'static str, String),
}

/// Where a string is written into an array.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Position {
    /// Before all others.
    Front,
    /// Behind this one.
    Behind(String),
    /// Behind all others.
    Last,
}

impl Step {
    pub(super) fn key(&self) -> &'static str {
        match self {
            Step::Set(key, _)
            | Step::Remove(key)
            | Step::Insert(key, ..)
            | Step::Drop(key, _)
            | Step::Lead(key, _)
            | Step::Enter(key, _)
            | Step::Withdraw(key, _)
            | Step::Amend(key, ..) => key,
        }
    }
}

/// Returns `text` after `steps` on the row whose header begins at `header`; refuses what would lose a comment.
pub(super) fn carry_out(text: &str, header: u32, steps: &[Step]) -> Result<String, EditError> {
    let mut new = text.to_owned();
    for step in steps {
        let arena = Arena::new();
        let block = block::item(&new, &arena, header).ok_or_else(inline_row)?;
        in_brackets(&block, step)?;
        new = apply(&new, &changes(&new, &block, header, step))?;
    }
    match lines::lost_comment(text, &new) {
        Some(comment) => Err(EditError::advised(
            MessageId::EditLosesComment.with(comment),
            MessageId::EditLosesCommentHelp,
        )),
        None => Ok(new),
    }
}

/// Refuses a step on an array of tables with headers of their own.
pub(super) fn in_brackets(block: &Block<'_>, step: &Step) -> Result<(), EditError> {
    if block.entry(step.key()).is_some_and(|entry| entry.in_tables) {
        return Err(EditError::advised(
            MessageId::EditInTables.with(step.key()),
            MessageId::EditInTablesHelp.with(step.key()),
        ));
    }
    Ok(())
}

/// Returns the refusal to edit a row that has no lines of its own.
pub(super) fn inline_row() -> EditError {
    EditError::advised(MessageId::EditInlineRow, MessageId::EditInlineRowHelp)
}

/// Returns the changes that `step` makes in the row `block`, whose header begins at `header`.
pub(super) fn changes(text: &str, block: &Block<'_>, header: u32, step: &Step) -> Vec<Change> {
    let elements = || elements(text, block, header, step.key());
    let alone = |element: &str| format!("[{element}]");
    match step {
        Step::Set(key, value) => block.set(key, value),
        Step::Remove(key) => block.remove(key),
        Step::Insert(key, place, words) => {
            let element = value::text(words);
            let Some(elements) = elements() else {
                return block.set(key, &alone(&element));
            };
            let at = match place {
                Position::Front => At::Front,
                Position::Behind(name) => elements.find(name).map_or(At::Last, At::Behind),
                Position::Last => At::Last,
            };
            elements.insert(&at, &element)
        }
        Step::Drop(key, words) => elements().map_or_else(Vec::new, |elements| {
            let number = elements.find(words).unwrap_or(elements.len());
            take_out(text, block, header, key, &elements, number)
        }),
        Step::Lead(_, words) => elements().map_or_else(Vec::new, |elements| {
            elements.exchange(elements.find(words).unwrap_or_default())
        }),
        Step::Enter(key, entry) => match elements() {
            Some(elements) => elements
                .spread(entry)
                .map_or_else(|| elements.insert(&At::Last, entry), |change| vec![change]),
            None => block.set(key, &alone(entry)),
        },
        Step::Withdraw(key, number) => elements().map_or_else(Vec::new, |elements| {
            let is_last = number + 1 == elements.len();
            match elements.unspread().filter(|_| is_last) {
                Some(change) => vec![change],
                None => take_out(text, block, header, key, &elements, *number),
            }
        }),
        Step::Amend(_, number, behind, field) => elements()
            .and_then(|elements| elements.amend(*number, behind, field))
            .map_or_else(Vec::new, |change| vec![change]),
    }
}

/// Returns the elements of the array that `key` has.
fn elements<'t>(
    text: &'t str,
    block: &Block<'_>,
    header: u32,
    key: &'static str,
) -> Option<Elements<'t>> {
    let entry = block.entry(key)?;
    let written = text.get(entry.value.range())?;
    Elements::new(text, entry, restores(text, block, header, key, written))
}

/// Returns whether taking `key` out and setting it to `value` gives `text` again.
fn restores(text: &str, block: &Block<'_>, header: u32, key: &'static str, value: &str) -> bool {
    let without = apply(text, &block.remove(key)).unwrap_or_default();
    let arena = Arena::new();
    let back = block::item(&without, &arena, header)
        .filter(|block| block.entry(key).is_none())
        .and_then(|block| apply(&without, &block.set(key, value)).ok());
    back.is_some_and(|back| back == text)
}

/// Returns the changes that take an element out; the key goes with the last if it can be written again just so.
fn take_out(
    text: &str,
    block: &Block<'_>,
    header: u32,
    key: &'static str,
    elements: &Elements<'_>,
    number: usize,
) -> Vec<Change> {
    let bare = elements.only_text().is_some_and(|only| {
        let written = value::said(only).map_or_else(|| only.to_owned(), |said| value::text(&said));
        restores(text, block, header, key, &format!("[{written}]"))
    });
    if bare {
        block.remove(key)
    } else {
        elements.remove(number)
    }
}
