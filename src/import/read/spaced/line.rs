//! A line of a page, taken apart at its blanks.

use crate::import::headings;

/// The fewest blanks between two columns.
pub(super) const GAP: usize = 2;
/// The fewest lines of several columns that make a table of blanks.
pub(super) const FEWEST: usize = 3;
/// Lines longer than this, in characters, are no rows of a table.
pub(super) const LONGEST: usize = 600;
/// How sure a heading must be to begin a header.
pub(super) const SURE: u32 = 70;
/// How far from the left margin a number stands that is one of a page, in characters.
pub(super) const MARGIN: usize = 20;

/// A line of a page.
pub(super) struct Line<'t> {
    /// From 0.
    pub(super) number: usize,
    pub(super) text: &'t str,
    pub(super) stretches: Vec<Stretch>,
    /// Its first stretch is the number that one blank parts from its text.
    pub(super) numbered: bool,
}

/// A part of a line that [`GAP`] blanks part from the others: its first place, the one behind it, and its text.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) text: String,
}

impl<'t> Line<'t> {
    /// Takes a line apart; the number that it begins with is a stretch of its own.
    pub(super) fn new(number: usize, text: &'t str) -> Self {
        let mut stretches = stretches(text);
        let first = stretches.first().and_then(Stretch::at_number);
        let numbered = first.is_some();
        if let Some((number, rest)) = first {
            stretches.splice(0..1, [number, rest]);
        }
        Line {
            number,
            text,
            stretches,
            numbered,
        }
    }
}

/// Parts «1 Подготовка» behind its number where «2 Проведение» stands below it or «0» above.
pub(super) fn part_numbers(lines: &mut [Line<'_>]) {
    let first = |line: &Line<'_>| -> Option<(usize, usize, bool)> {
        let first = line.stretches.first()?;
        let (number, rest) = first.text.split_once(' ').unwrap_or((&first.text, ""));
        let value = number.trim_end_matches(['.', ')']).parse().ok()?;
        let bare = !rest.is_empty() && number.ends_with(|c: char| c.is_ascii_digit());
        (first.from < MARGIN && number.len() < 5).then_some((value, first.from, bare))
    };
    let numbers: Vec<(usize, (usize, usize, bool))> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((at, first(line)?)))
        .collect();
    let follow = |one: usize, other: usize| {
        let [one, other] = [one, other].map(|at| numbers.get(at));
        let Some(((_, (one, from, _)), (_, (other, place, _)))) = one.zip(other) else {
            return false;
        };
        one + 1 == *other && from.abs_diff(*place) < GAP + 1
    };
    let several = |at: usize| lines.get(at).is_some_and(|line| line.stretches.len() > 1);
    let parted = numbers
        .iter()
        .enumerate()
        .filter(|(index, (at, (.., bare)))| {
            let beside = follow(*index, index + 1) || *index > 0 && follow(index - 1, *index);
            *bare && beside && several(*at)
        });
    let parted: Vec<usize> = parted.map(|(_, (at, _))| *at).collect();
    for at in parted {
        if let Some(line) = lines.get_mut(at)
            && let Some((number, rest)) = line.stretches.first().and_then(Stretch::behind_first)
        {
            line.stretches.splice(0..1, [number, rest]);
            line.numbered = true;
        }
    }
}

/// Returns the stretches of a line.
fn stretches(text: &str) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut last = 0;
    for (at, c) in text.chars().enumerate().filter(|(_, c)| !c.is_whitespace()) {
        match found.last_mut().filter(|_| at < last + GAP + 1) {
            Some(open) => {
                if at > last + 1 {
                    open.text.push(' ');
                }
                open.text.push(c);
                open.to = at + 1;
            }
            None => found.push(Stretch {
                from: at,
                to: at + 1,
                text: c.to_string(),
            }),
        }
        last = at;
    }
    found
}

impl Stretch {
    /// Parts «1.2. Подготовка» near the margin behind its number.
    fn at_number(&self) -> Option<(Stretch, Stretch)> {
        let (number, _) = self.text.split_once(' ')?;
        let marked = number.ends_with(['.', ')']) || number.contains('.');
        let near = self.from < MARGIN && is_number(number) && marked;
        self.behind_first().filter(|_| near)
    }

    /// Parts it behind its first word.
    fn behind_first(&self) -> Option<(Stretch, Stretch)> {
        let (first, _) = self.text.split_once(' ')?;
        let [first, rest] = self.split(first.chars().count());
        Some((first, rest))
    }

    /// Parts it before its character `at`, a blank.
    pub(super) fn split(&self, at: usize) -> [Stretch; 2] {
        let left: String = self.text.chars().take(at).collect();
        let right: String = self.text.chars().skip(at + 1).collect();
        let from = self.from + at;
        [
            Stretch {
                to: from,
                text: left,
                ..*self
            },
            Stretch {
                from: from + 1,
                text: right,
                ..*self
            },
        ]
    }
}

/// Returns whether a text is surely the heading of a column.
pub(super) fn is_heading(text: &str) -> bool {
    let begins = text.starts_with(|c: char| !c.is_lowercase());
    begins && headings::read(text).is_some_and(|heading| heading.weight >= SURE)
}

/// «1», «2.3.», «4)», «IV.»
pub(super) fn is_number(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ')']);
    let arabic = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
    arabic || !bare.is_empty() && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}
