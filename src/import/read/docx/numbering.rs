//! The numbers that Word computes and does not write: numbering.xml, and a count for every list.
//!
//! ECMA-376-1, 17.9. Lists that share an abstract definition go on counting where the other stopped, unless one
//! says where it starts anew.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::read::numeral::{Numeral, numeral};
use crate::import::read::xml::{Node, Tree};

/// The longest pattern of a label, in characters; nine levels with their stops have 27.
const LONGEST_LABEL: usize = 100;
/// How many levels a list has.
const LEVELS: usize = 9;

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: BTreeMap<String, Definition>,
    lists: BTreeMap<String, List>,
    counts: BTreeMap<String, [Option<usize>; LEVELS]>,
    started: BTreeSet<(String, usize)>,
}

#[derive(Debug, Default)]
struct Definition {
    levels: BTreeMap<usize, Level>,
    /// The style that this definition is.
    defines: Option<String>,
    /// The style whose definition stands for this one.
    stands_for: Option<String>,
}

#[derive(Debug)]
struct List {
    definition: String,
    starts: BTreeMap<usize, usize>,
    levels: BTreeMap<usize, Level>,
}

#[derive(Debug, Clone)]
struct Level {
    start: usize,
    numeral: Numeral,
    text: String,
    /// The level, counted from 1, after which this one starts anew; 0 for never.
    restart: Option<usize>,
    /// Whether all numbers in the label are decimal.
    legal: bool,
    suffix: &'static str,
    style: Option<String>,
}

impl Numbering {
    /// Reads the lists of a parsed numbering.xml.
    pub(super) fn read(tree: &Tree<'_>) -> Self {
        let mut numbering = Numbering::default();
        let root = tree.root().path(&["numbering"]);
        for node in root.into_iter().flat_map(Node::children) {
            match (
                node.name(),
                node.attribute("abstractNumId"),
                node.attribute("numId"),
            ) {
                ("abstractNum", Some(id), _) => {
                    numbering.definitions.insert(id, Definition::read(node));
                }
                ("num", _, Some(id)) => {
                    numbering.lists.insert(id, List::read(node));
                }
                _ => {}
            }
        }
        numbering.resolve_links();
        numbering
    }

    /// Puts the definition of a style in the place of those that only name the style.
    fn resolve_links(&mut self) {
        let defined: BTreeMap<String, String> = self
            .definitions
            .iter()
            .filter_map(|(id, definition)| Some((definition.defines.clone()?, id.clone())))
            .collect();
        for list in self.lists.values_mut() {
            let definition = self.definitions.get(&list.definition);
            let style = definition.and_then(|definition| definition.stands_for.as_ref());
            if let Some(id) = style.and_then(|style| defined.get(style)) {
                list.definition.clone_from(id);
            }
        }
    }

    /// Returns the level of `list` that belongs to the style `style`.
    pub(super) fn level_of(&self, list: &str, style: &str) -> Option<usize> {
        let definition = self.definitions.get(&self.lists.get(list)?.definition)?;
        let mut levels = definition.levels.iter();
        let found = levels.find(|(_, level)| level.style.as_deref() == Some(style));
        found.map(|(number, _)| *number)
    }

    /// Counts one more paragraph at `level` of `list`, and returns its label with the blank that follows it.
    ///
    /// Bullets are counted but have no label: they are drawing, not text.
    pub(super) fn label(&mut self, list: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let counts = self.count(list, level)?;
        let shape = self.level(list, level)?;
        if shape.numeral == Numeral::Bullet {
            return None;
        }
        let mut label = self.fill(list, shape, &counts);
        if !label.is_empty() {
            label.push_str(shape.suffix);
        }
        Some(label).filter(|label| !label.is_empty())
    }

    fn level(&self, list: &str, level: usize) -> Option<&Level> {
        let list = self.lists.get(list)?;
        list.levels
            .get(&level)
            .or_else(|| self.definitions.get(&list.definition)?.levels.get(&level))
    }

    fn count(&mut self, list: &str, level: usize) -> Option<[Option<usize>; LEVELS]> {
        let start = self.level(list, level)?.start;
        let never: Vec<usize> = (level + 1..LEVELS)
            .filter(|deeper| !self.starts_anew(list, *deeper, level))
            .collect();
        let List {
            definition, starts, ..
        } = self.lists.get(list)?;
        let counts = self.counts.entry(definition.clone()).or_default();
        let anew = starts.get(&level).copied();
        let anew = anew.filter(|_| self.started.insert((list.to_owned(), level)));
        for (number, count) in counts.iter_mut().enumerate() {
            if number == level {
                *count = Some(anew.unwrap_or_else(|| count.map_or(start, |n| n.saturating_add(1))));
            } else if number > level && !never.contains(&number) {
                *count = None;
            }
        }
        Some(*counts)
    }

    /// Returns whether the level `deeper` starts anew after a paragraph at `level`.
    fn starts_anew(&self, list: &str, deeper: usize, level: usize) -> bool {
        match self.level(list, deeper).and_then(|level| level.restart) {
            Some(restart) => level < restart,
            None => true,
        }
    }

    /// Fills «%1.%2.» with the counts.
    fn fill(&self, list: &str, shape: &Level, counts: &[Option<usize>]) -> String {
        let mut out = String::new();
        let mut rest = shape.text.chars().take(LONGEST_LABEL).peekable();
        while let Some(c) = rest.next() {
            let digit = rest.peek().and_then(|digit| digit.to_digit(10));
            let level = digit.and_then(|digit| (digit as usize).checked_sub(1));
            match (
                c,
                level.and_then(|level| Some((level, self.level(list, level)?))),
            ) {
                ('%', Some((number, level))) => {
                    let count = counts.get(number).copied().flatten();
                    let legal = shape.legal.then_some(Numeral::Decimal);
                    let form = legal.unwrap_or(level.numeral);
                    out.push_str(&numeral(form, count.unwrap_or(level.start)));
                    rest.next();
                }
                _ => out.push(c),
            }
        }
        out
    }
}

impl Definition {
    fn read(node: Node<'_>) -> Self {
        Definition {
            levels: levels(node),
            defines: node.value_of("styleLink"),
            stands_for: node.value_of("numStyleLink"),
        }
    }
}

impl List {
    fn read(node: Node<'_>) -> Self {
        let mut list = List {
            definition: node.value_of("abstractNumId").unwrap_or_default(),
            starts: BTreeMap::new(),
            levels: BTreeMap::new(),
        };
        for change in node.children().filter(|node| node.name() == "lvlOverride") {
            list.levels.extend(levels(change));
            let start = change.value_of("startOverride");
            if let (Some(level), Some(start)) = (
                change.number("ilvl"),
                start.and_then(|start| start.parse().ok()),
            ) {
                list.starts.insert(level, start);
            }
        }
        list
    }
}

fn levels(node: Node<'_>) -> BTreeMap<usize, Level> {
    node.children()
        .filter(|node| node.name() == "lvl")
        .filter_map(|node| {
            Some((
                node.number("ilvl").filter(|level| *level < LEVELS)?,
                Level::read(node),
            ))
        })
        .collect()
}

impl Level {
    fn read(node: Node<'_>) -> Self {
        let number = |name| node.value_of(name).and_then(|value| value.parse().ok());
        Level {
            start: number("start").unwrap_or(0),
            numeral: Numeral::named(&node.value_of("numFmt").unwrap_or_default()),
            text: node.value_of("lvlText").unwrap_or_default(),
            restart: number("lvlRestart"),
            legal: node.is_on("isLgl"),
            suffix: match node.value_of("suff").as_deref() {
                Some("nothing") => "",
                _ => " ",
            },
            style: node.value_of("pStyle"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::xml;

    const LISTS: &str = "<numbering>
        <abstractNum abstractNumId='0'>
            <lvl ilvl='0'><start val='1'/><numFmt val='upperRoman'/><lvlText val='%1.'/></lvl>
            <lvl ilvl='1'><start val='1'/><numFmt val='decimal'/><lvlText val='%1.%2'/><isLgl/><suff val='nothing'/></lvl>
            <lvl ilvl='2'><start val='5'/><numFmt val='russianLower'/><lvlText val='%3)'/><lvlRestart val='0'/></lvl>
        </abstractNum>
        <abstractNum abstractNumId='1'><numStyleLink val='S'/></abstractNum>
        <abstractNum abstractNumId='2'><styleLink val='S'/>
            <lvl ilvl='0'><start val='1'/><numFmt val='decimal'/><lvlText val='§ %1'/><pStyle val='P'/></lvl>
            <lvl ilvl='1'><numFmt val='bullet'/><lvlText val='•'/></lvl></abstractNum>
        <num numId='1'><abstractNumId val='0'/></num>
        <num numId='2'><abstractNumId val='0'/><lvlOverride ilvl='0'><startOverride val='1'/></lvlOverride></num>
        <num numId='3'><abstractNumId val='0'/></num>
        <num numId='4'><abstractNumId val='1'/></num></numbering>";

    #[test]
    fn counts_as_word_does() {
        let mut numbering = Numbering::read(&xml::parse(LISTS));
        let mut labels = |list: &str, levels: &[usize]| -> Vec<String> {
            let label = |level: &usize| numbering.label(list, *level).unwrap_or_default();
            levels.iter().map(label).collect()
        };
        assert_eq!(
            labels("1", &[0, 1, 1, 2, 0, 1, 2]),
            ["I. ", "1.1", "1.2", "д) ", "II. ", "2.1", "е) "]
        );
        assert_eq!(labels("3", &[0]), ["III. "], "shares the count");
        assert_eq!(labels("2", &[0, 0]), ["I. ", "II. "], "starts anew");
        assert_eq!(labels("4", &[0, 1, 0]), ["§ 1 ", "", "§ 2 "]);
        assert_eq!(labels("9", &[0]), [""]);
        assert_eq!(numbering.level_of("4", "P"), Some(0));
    }
}
