//! The names a document spells without doubt: alone in a cell, or between commas.

use std::collections::HashMap;

use crate::model::kind::cell::{self, Gap, Word, ends_with_person};
use crate::model::kind::form::is_abbreviation;

/// Names that help to read the other cells of the document they stand in.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Folded names, each with whether it stands alone in some cell.
    names: HashMap<String, bool>,
}

impl Lexicon {
    /// Adds the name that `words` are; `alone` is whether a cell holds nothing else.
    pub(super) fn add(&mut self, words: &[Word<'_>], alone: bool) {
        if begins_amid(words) {
            return;
        }
        *self.names.entry(key(words)).or_default() |= alone;
    }

    /// Returns whether `name` is spelled without doubt somewhere.
    pub fn knows(&self, name: &str) -> bool {
        self.knows_words(&cell::words(name))
    }

    /// Returns whether `name` is all that some cell holds.
    pub(super) fn stands_alone(&self, name: &str) -> bool {
        self.is_alone(&cell::words(name))
    }

    /// Returns whether `words` are all that some cell holds.
    pub(super) fn is_alone(&self, words: &[Word<'_>]) -> bool {
        self.names.get(&key(words)).is_some_and(|alone| *alone)
    }

    pub(super) fn knows_words(&self, words: &[Word<'_>]) -> bool {
        self.names.contains_key(&key(words))
    }

    /// Returns whether a known name stands at the start of `words`.
    pub(super) fn begins_known(&self, words: &[Word<'_>]) -> bool {
        let mut start = String::new();
        words.iter().take(8).any(|word| {
            join(&mut start, word);
            self.names.contains_key(&start)
        })
    }

    /// Returns whether `left` is a known name and another known name follows, with nothing but a blank between them.
    pub(super) fn separates(&self, left: &[Word<'_>], right: &[Word<'_>]) -> bool {
        let post_of = left.len() == 1
            && left.first().is_some_and(|word| word.form.is_post())
            && right.first().is_some_and(|word| is_abbreviation(word.text));
        // «администрация школы», «все кл. рук.»
        let governed = right.first().is_some_and(|next| {
            let of = next.form.is_ambiguous_unit() || next.form.is_genitive_adjective();
            next.gap == Gap::Blank && of && !next.is_capital() && !ends_with_person(left)
        });
        let open = left.last().is_some_and(|last| last.form.is_open());
        !(post_of || governed || open) && self.knows_words(left) && self.begins_known(right)
    }
}

/// «по УВР», «и учителя»: the end of a name whose beginning stands elsewhere.
pub(super) fn begins_amid(words: &[Word<'_>]) -> bool {
    const BEFORE: [&str; 8] = ["по", "и", "в", "во", "на", "при", "для", "к"];
    let first = words.first().filter(|first| !first.is_capital());
    first.is_some_and(|first| BEFORE.contains(&first.form.bare()))
}

/// Returns the words of a name, folded, without full stops and the signs between them.
fn key(words: &[Word<'_>]) -> String {
    let mut key = String::new();
    for word in words {
        join(&mut key, word);
    }
    key
}

fn join(key: &mut String, word: &Word<'_>) {
    if !key.is_empty() {
        key.push(' ');
    }
    key.push_str(word.form.unstopped());
}
