//! Words of a sentence: where they stand, and how they begin, whatever their endings.

use crate::text::russian::{is_letter, is_letter_or_digit};

/// Returns `text` in small letters and with е for ё, each letter at the place it had.
pub(in crate::import) fn lower(text: &str) -> String {
    let letter = |c: char| {
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            (Some('ё'), None) => 'е',
            (Some(small), None) if small.len_utf8() == c.len_utf8() => small,
            _ => c,
        }
    };
    text.chars().map(letter).collect()
}

/// Returns the part of `text` before the place `at`.
pub(in crate::import) fn before(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or_default()
}

/// Returns the part of `text` from the place `at` on.
pub(in crate::import) fn after(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// Returns the part of `text` between two places.
pub(in crate::import) fn within(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}

/// A word and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct Word<'t> {
    pub(in crate::import) text: &'t str,
    pub(in crate::import) start: usize,
    pub(in crate::import) end: usize,
}

/// Returns the words of `text`: letters and digits, with the dots and hyphens between them.
pub(in crate::import) fn words(text: &str) -> Vec<Word<'_>> {
    let next = |word: &Word<'_>| word_from(text, word.end);
    std::iter::successors(word_from(text, 0), next).collect()
}

/// Returns the first word of `text` from the place `at` on.
pub(super) fn word_from(text: &str, at: usize) -> Option<Word<'_>> {
    let start = at + after(text, at).find(is_letter_or_digit)?;
    let rest = after(text, start);
    let outside = |c: char| !(is_letter_or_digit(c) || matches!(c, '.' | '-'));
    let whole = before(rest, rest.find(outside).unwrap_or(rest.len()));
    let bare = whole.trim_end_matches(['.', '-']);
    Some(Word {
        text: bare,
        start,
        end: start + bare.len(),
    })
}

/// Returns whether `text` says anything: something is left without blanks to fill in, numbers of lists and signs.
pub(super) fn says_something(text: &str) -> bool {
    let letters = text.chars().filter(|&c| is_letter(c));
    letters.count() > 2
}

/// Returns whether `text` has room that was not written in.
pub(super) fn has_blank(text: &str) -> bool {
    text.contains("___") || text.contains("……") || text.contains("....")
}

/// Returns `text` without room to write in and the signs at its ends; nothing where nothing was written.
pub(super) fn filled(text: &str) -> Option<&str> {
    let sign = |c: char| {
        c.is_whitespace() || matches!(c, '_' | '…' | ':' | ',' | ';' | '/' | '–' | '—' | '-' | '.')
    };
    let text = text.trim_start_matches(sign);
    let bare = text.trim_end_matches(sign);
    // The dot of an initial, or of «г.», belongs to it.
    let mut last = bare.chars().rev().take_while(|&c| is_letter(c));
    let short = last.next().is_some() && last.next().is_none();
    let dotted = short && after(text, bare.len()).starts_with('.');
    let kept = before(text, bare.len() + usize::from(dotted));
    kept.contains(is_letter_or_digit).then_some(kept)
}

/// What stands in quotes, and the brackets in which a skeleton gives the term of an item.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// The signs that close what is open.
    open: Vec<char>,
}

impl Hidden {
    /// Returns whether `c`, before `rest`, is hidden.
    pub(super) fn takes(&mut self, c: char, rest: &str) -> bool {
        let begins = || {
            let next: String = rest.trim_start().chars().take(4).collect();
            lower(&next) == "срок"
        };
        match c {
            '«' => self.open.push('»'),
            '„' => self.open.push('“'),
            '(' if !self.open.is_empty() || begins() => self.open.push(')'),
            _ => {
                let hidden = !self.open.is_empty();
                if self.open.contains(&c) {
                    // What was left open inside is closed with it.
                    while self.open.pop().is_some_and(|open| open != c) {}
                }
                return hidden;
            }
        }
        true
    }
}
