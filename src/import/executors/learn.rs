//! The names that the cells of a document spell without doubt.

use std::collections::HashSet;

use super::boundary;
use super::lexicon::Lexicon;
use crate::model::kind::cell::{self, Gap};
use crate::model::kind::form::is_abbreviation;

/// The longest name, in words: further ones are not looked at together.
pub(super) const LONGEST: usize = 200;

/// Returns the names of `cells`.
pub fn lexicon<'c>(cells: impl IntoIterator<Item = &'c str>) -> Lexicon {
    let mut lexicon = Lexicon::default();
    // a plan names the same few people again and again
    let mut met = HashSet::new();
    for cell in cells {
        if met.insert(cell) {
            learn(&mut lexicon, cell);
        }
    }
    lexicon
}

fn learn(lexicon: &mut Lexicon, cell: &str) {
    let words = cell::words(cell);
    let context = boundary::Context {
        lexicon: &Lexicon::default(),
        posts_below: boundary::has_posts_below(&words),
    };
    let mut start = 0;
    let mut before: &[cell::Word<'_>] = &[];
    for at in 1..=words.len() {
        let end = words.len().min(start + LONGEST);
        let own = words.get(start..end).unwrap_or_default();
        let ends = words.get(at).is_none_or(|word| match word.gap {
            Gap::Line => at - start >= own.len() || boundary::separates(own, at - start, context),
            gap => gap > Gap::Line && !word.inside,
        });
        if ends && let Some(name) = words.get(start..at) {
            // what may be two names, or a part of one, teaches nothing
            let below = |word: &cell::Word<'_>| word.gap == Gap::Line && is_abbreviation(word.text);
            let part = name.first().is_some_and(below) && boundary::is_doubtful(name, before);
            if !part && !boundary::joins_lines(name) {
                lexicon.add(name, start == 0 && at == words.len());
            }
            before = name;
            start = at;
        }
    }
}
