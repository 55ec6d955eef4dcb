//! The titles of items: what they are compared by, and how like two of them are.

use super::words::before;
use crate::text::russian;

#[derive(Debug)]
pub(super) struct Title {
    /// Its words in small letters, without signs.
    pub(super) bare: String,
    pub(super) stems: Vec<String>,
}

/// Returns the stems of the words of `text` that are longer than a preposition.
pub(super) fn stems(text: &str) -> Vec<String> {
    let mut stems = russian::stems(text);
    stems.retain(|word| word.chars().count() > 2);
    stems.dedup();
    stems
}

/// Returns what stands in the outermost quotes of `text`.
pub(super) fn quoted(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once(['«', '"', '“', '„'])?;
    let end = rest.rfind(['»', '"', '”', '“'])?;
    Some(before(rest, end).trim()).filter(|inner| !inner.is_empty())
}

pub(super) fn bare(text: &str) -> String {
    let folded = russian::fold(text);
    let letters = folded.split(|c: char| !russian::is_letter_or_digit(c));
    letters
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// How like a title is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The same but for blanks, signs and case, or nothing at all.
    Same,
    /// Most of its words are the same.
    Altered,
    /// Another one.
    Other,
}

/// Returns how like the title `written` is to that of an item.
pub fn likeness(title: &str, written: &str) -> Likeness {
    let (own, said) = (bare(title), bare(written));
    if said.is_empty() || said == own {
        Likeness::Same
    } else if is_like(written, &stems(title)) {
        Likeness::Altered
    } else {
        Likeness::Other
    }
}

/// Returns whether words in quotes may be a title with the stems `own`, shortened or altered a little.
pub(super) fn is_like(quoted: &str, own: &[String]) -> bool {
    let said = stems(quoted);
    let met = said.iter().filter(|word| own.contains(word)).count();
    said.is_empty() || met * 2 > said.len()
}
