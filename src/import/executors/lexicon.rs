//! The names a document spells without doubt: alone in a cell, or between commas.

use std::collections::{HashMap, HashSet};

use super::boundary;
use crate::model::kind::cell::{self, Gap, Word};
use crate::model::kind::form::is_abbreviation;

/// Names that help to read the other cells of the document they stand in.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Folded names, each with whether it stands alone in some cell.
    names: HashMap<String, bool>,
}

impl Lexicon {
    /// Collects the names of `cells`.
    pub fn new<'c>(cells: impl IntoIterator<Item = &'c str>) -> Self {
        let mut lexicon = Lexicon::default();
        // a plan names the same few people again and again
        let mut met = HashSet::new();
        for cell in cells {
            if met.insert(cell) {
                lexicon.add(cell);
            }
        }
        lexicon
    }

    fn add(&mut self, cell: &str) {
        let words = cell::words(cell);
        let context = boundary::Context {
            lexicon: &Lexicon::default(),
            posts_below: boundary::has_posts_below(&words),
        };
        let mut start = 0;
        for at in 1..=words.len() {
            let end = words.len().min(start + super::LONGEST);
            let own = words.get(start..end).unwrap_or_default();
            let ends = words.get(at).is_none_or(|word| match word.gap {
                Gap::Line => {
                    at - start >= own.len() || boundary::separates(own, at - start, context)
                }
                gap => gap > Gap::Line && !word.inside,
            });
            if ends && let Some(name) = words.get(start..at) {
                let alone = start == 0 && at == words.len();
                *self.names.entry(key(name)).or_default() |= alone;
                start = at;
            }
        }
    }

    /// Returns whether `name` is spelled without doubt somewhere.
    pub fn knows(&self, name: &str) -> bool {
        self.knows_words(&cell::words(name))
    }

    /// Returns whether `name` is all that some cell holds.
    pub(super) fn stands_alone(&self, name: &str) -> bool {
        self.names
            .get(&key(&cell::words(name)))
            .is_some_and(|alone| *alone)
    }

    pub(super) fn knows_words(&self, words: &[Word<'_>]) -> bool {
        self.names.contains_key(&key(words))
    }

    /// Returns whether a known name stands at the start of `words`.
    pub(super) fn begins_known(&self, words: &[Word<'_>]) -> bool {
        let mut start = String::new();
        words.iter().take(8).any(|word| {
            add(&mut start, word);
            self.names.contains_key(&start)
        })
    }

    /// Returns whether `left` is a known name and another known name follows, with nothing but a blank between them.
    pub(super) fn separates(&self, left: &[Word<'_>], right: &[Word<'_>]) -> bool {
        let post_of = left.len() == 1
            && left.first().is_some_and(|word| word.form.is_post())
            && right.first().is_some_and(|word| is_abbreviation(word.text));
        !post_of && self.knows_words(left) && self.begins_known(right)
    }
}

/// Returns the words of a name, folded, without full stops and the signs between them.
fn key(words: &[Word<'_>]) -> String {
    let mut key = String::new();
    for word in words {
        add(&mut key, word);
    }
    key
}

fn add(key: &mut String, word: &Word<'_>) {
    if !key.is_empty() {
        key.push(' ');
    }
    key.push_str(word.form.unstopped());
}
