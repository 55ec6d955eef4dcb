//! A line of a page, taken apart at its blanks.

use crate::import::recognize::headings;

/// The fewest blanks between two columns.
pub(super) const GAP: usize = 2;
/// The fewest lines of several columns that make a table of blanks.
pub(super) const FEWEST: usize = 3;
/// More columns than any plan has: a line with more gaps is a text drawn wide.
pub(super) const MOST: usize = 40;
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
        if let [first, .., last] = stretches.as_slice()
            && stretches.len() > MOST
        {
            let texts = stretches.iter().map(|stretch| stretch.text.as_str());
            stretches = vec![Stretch {
                from: first.from,
                to: last.to,
                text: texts.collect::<Vec<_>>().join(" "),
            }];
        }
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

/// Parts «1 Подготовка» and «11.Подготовка» behind their numbers where «2 Проведение» stands below it or «0» above, and
/// joins again the numbers of a list that stands inside a cell.
pub(super) fn part_numbers(lines: &mut [Line<'_>]) {
    type Number = (usize, (usize, usize, usize));
    let margin = join_lists(lines);
    let first = |line: &Line<'_>| -> Option<(usize, usize, usize)> {
        let first = line.stretches.first()?;
        let digits = first.text.bytes().take_while(u8::is_ascii_digit).count();
        let value = first.text.get(..digits)?.parse().ok()?;
        let rest = first.text.get(digits..)?;
        let text = rest.trim_start_matches(['.', ')']);
        let glued =
            text.len() < rest.len() && text.starts_with(|c: char| c.is_uppercase() || c == '«');
        let parted = match text.strip_prefix(' ') {
            Some(_) => first.text.len() - text.len(),
            None if glued => first.text.len() - text.len(),
            None if text.is_empty() => 0,
            None => return None,
        };
        (first.from < margin && digits < 4).then_some((value, first.from, parted))
    };
    let numbers: Vec<Number> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((at, first(line)?)))
        .collect();
    let follows = |(_, (one, from, _)): &Number, (_, (other, place, _)): &Number| {
        one + 1 == *other && from.abs_diff(*place) < GAP + 1
    };
    // of numbers one after the other some must have texts beside them
    let several = |at: usize| lines.get(at).is_some_and(|line| line.stretches.len() > 1);
    let runs = numbers.chunk_by(follows);
    let runs = runs.filter(|run| run.len() > 1 && run.iter().any(|(at, _)| several(*at)));
    let parted = runs.flatten().filter(|(_, (.., parted))| *parted > 0);
    let parted: Vec<(usize, usize)> = parted.map(|(at, (.., to))| (*at, *to)).collect();
    for (at, to) in parted {
        if let Some(line) = lines.get_mut(at)
            && let Some(first) = line.stretches.first()
        {
            let parts = first.split(to);
            line.stretches.splice(0..1, parts);
            line.numbered = true;
        }
    }
}

/// Joins «2. Проведение» again where other lines of its cell begin at its number; returns where numbers of rows end.
fn join_lists(lines: &mut [Line<'_>]) -> usize {
    let firsts = lines.iter().filter_map(|line| line.stretches.first());
    let begins = firsts.filter(|first| !first.text.starts_with(|c: char| c.is_ascii_digit()));
    let begins = begins.map(|first| first.from);
    let mut counts = [0_usize; MARGIN];
    for from in begins {
        if let Some(count) = counts.get_mut(from) {
            *count += 1;
        }
    }
    let usual = (0..MARGIN).max_by_key(|at| (counts[*at], std::cmp::Reverse(*at)));
    let usual = usual.filter(|at| *at > 0 && counts[*at] >= FEWEST);
    let Some(usual) = usual else { return MARGIN };
    for line in lines.iter_mut().filter(|line| line.numbered) {
        if let [number, rest, ..] = line.stretches.as_slice()
            && number.from >= usual
        {
            let joined = Stretch {
                from: number.from,
                to: rest.to,
                text: format!("{} {}", number.text, rest.text),
            };
            line.stretches.splice(0..2, [joined]);
            line.numbered = false;
        }
    }
    usual
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

    /// Parts it before its character `at`, which goes if it is a blank.
    pub(super) fn split(&self, at: usize) -> [Stretch; 2] {
        let left: String = self.text.chars().take(at).collect();
        let right: String = self.text.chars().skip(at).collect();
        let text = right.trim_start();
        let blank = right.chars().count() - text.chars().count();
        let from = self.from + at;
        [
            Stretch {
                to: from,
                text: left,
                ..*self
            },
            Stretch {
                from: from + blank,
                text: text.to_owned(),
                ..*self
            },
        ]
    }

    /// Returns its words.
    pub(super) fn words(&self) -> impl Iterator<Item = Stretch> + '_ {
        let mut from = self.from;
        self.text.split(' ').filter_map(move |word| {
            let to = from + word.chars().count();
            let own = Stretch {
                from,
                to,
                text: word.to_owned(),
            };
            from = to + 1;
            (!word.is_empty()).then_some(own)
        })
    }
}

/// Returns whether a text is surely the heading of a column.
pub(super) fn is_heading(text: &str) -> bool {
    let begins = text.starts_with(|c: char| !c.is_lowercase());
    begins && headings::read(text).is_some_and(|heading| heading.weight >= SURE)
}

/// Returns whether a line is a paragraph, too long for a row of a table.
pub(super) fn is_wide(line: &Line<'_>) -> bool {
    const WIDEST: usize = 1_000;
    line.stretches.last().is_some_and(|text| text.to > WIDEST)
}

/// «1», «2.3.», «4)», «IV.»
pub(super) fn is_number(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ')']);
    let arabic = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
    arabic || !bare.is_empty() && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// How wide a column of numbers is at the most.
pub(super) const NUMBERS: usize = 5;

/// How near the next column a text reaches it.
pub(super) const NEAR: usize = 8;

pub(super) fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole.max(1))
}
