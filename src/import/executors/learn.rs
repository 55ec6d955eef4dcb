//! The names that the cells of a document spell without doubt.

use std::collections::HashSet;

use super::boundary;
use super::lexicon::Lexicon;
use crate::model::kind::cell::{self, Gap};

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
    for at in 1..=words.len() {
        let end = words.len().min(start + LONGEST);
        let own = words.get(start..end).unwrap_or_default();
        let ends = words.get(at).is_none_or(|word| match word.gap {
            Gap::Line => at - start >= own.len() || boundary::separates(own, at - start, context),
            gap => gap > Gap::Line && !word.inside,
        });
        if ends && let Some(name) = words.get(start..at) {
            // a name that may be two teaches nothing
            if !boundary::joins_lines(name) {
                lexicon.add(name, start == 0 && at == words.len());
            }
            start = at;
        }
    }
}
