//! The numbers that Writer computes and does not write: list styles, and a count for every list.

use std::collections::BTreeMap;

use crate::import::read::numeral::{Numeral, numeral};
use crate::import::read::xml::Node;

/// The deepest level of a list.
const LEVELS: usize = 10;

/// What the numbering of headings is called here: no style has a blank for its name.
const OUTLINE: &str = " ";

/// The list styles of a document and how far the list of each has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    styles: BTreeMap<String, BTreeMap<usize, Level>>,
    counts: BTreeMap<String, [Option<usize>; LEVELS]>,
}

#[derive(Debug)]
struct Level {
    numeral: Numeral,
    prefix: String,
    suffix: String,
    start: usize,
    /// How many levels the label shows.
    shown: usize,
}

impl Lists {
    /// Adds the list styles directly inside `styles`.
    pub(super) fn add(&mut self, styles: Node<'_>) {
        for style in styles.children().filter(|node| node.name() == "list-style") {
            let name = style.attribute("name").unwrap_or_default();
            self.styles
                .insert(name, levels(style, "list-level-style-number"));
        }
    }

    /// Adds the numbering of headings that `styles` holds.
    pub(super) fn add_outline(&mut self, styles: Node<'_>) {
        if let Some(outline) = styles.child("outline-style") {
            let levels = levels(outline, "outline-level-style");
            self.styles.insert(OUTLINE.to_owned(), levels);
        }
    }

    /// Counts one more heading at `level`, from 0, and returns its label.
    pub(super) fn heading(&mut self, level: usize) -> Option<String> {
        self.label(OUTLINE, level.min(LEVELS - 1), None)
    }

    /// Begins to count the list of `style` anew.
    pub(super) fn restart(&mut self, style: &str) {
        self.counts.remove(style);
    }

    /// Counts one more item at `level`, from 0, and returns its label; `start` is what the item itself wants.
    pub(super) fn label(
        &mut self,
        style: &str,
        level: usize,
        start: Option<usize>,
    ) -> Option<String> {
        let levels = self.styles.get(style)?;
        let shape = levels.get(&level)?;
        let counts = self.counts.entry(style.to_owned()).or_default();
        for (number, count) in counts.iter_mut().enumerate() {
            if number == level {
                let next = count.map_or(shape.start, |count| count.saturating_add(1));
                *count = Some(start.unwrap_or(next));
            } else if number > level {
                *count = None;
            }
        }
        if shape.numeral == Numeral::None {
            return None;
        }
        let shown = (level + 1).saturating_sub(shape.shown)..=level;
        let numbers = shown.filter_map(|number| {
            let count = counts.get(number).copied().flatten().unwrap_or(1);
            Some(numeral(levels.get(&number)?.numeral, count))
        });
        let numbers: Vec<String> = numbers.collect();
        Some(format!(
            "{}{}{} ",
            shape.prefix,
            numbers.join("."),
            shape.suffix
        ))
    }
}

/// Returns the levels of a style, which are its children called `name`.
fn levels(style: Node<'_>, name: &str) -> BTreeMap<usize, Level> {
    let levels = style.children().filter(|level| level.name() == name);
    let levels = levels.filter_map(|level| {
        let number = level.number("level")?.checked_sub(1)?;
        Some((number, Level::read(level)))
    });
    levels.collect()
}

impl Level {
    fn read(node: Node<'_>) -> Self {
        let text = |name| node.attribute(name).unwrap_or_default();
        Level {
            numeral: match text("num-format").chars().next() {
                None => Numeral::None,
                Some('a') => Numeral::LowerLetter,
                Some('A') => Numeral::UpperLetter,
                Some('i') => Numeral::LowerRoman,
                Some('I') => Numeral::UpperRoman,
                Some('а') => Numeral::LowerRussian,
                Some('А') => Numeral::UpperRussian,
                Some(_) => Numeral::Decimal,
            },
            prefix: text("num-prefix"),
            suffix: text("num-suffix"),
            start: node.number("start-value").unwrap_or(1),
            shown: node.number("display-levels").unwrap_or(1).clamp(1, LEVELS),
        }
    }
}
