//! A line of a page, taken apart at its blanks.

/// The fewest blanks between two columns.
pub(super) const GAP: usize = 2;
/// The fewest lines of several columns that make a table of blanks.
pub(super) const FEWEST: usize = 3;
/// Lines longer than this, in characters, are no rows of a table.
pub(super) const LONGEST: usize = 600;
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
        let (number, rest) = self.text.split_once(' ')?;
        let marked = number.ends_with(['.', ')']) || number.contains('.');
        let near = self.from < MARGIN && is_number(number) && marked;
        let length = number.chars().count();
        near.then(|| {
            let number = Stretch {
                to: self.from + length,
                text: number.to_owned(),
                ..*self
            };
            let rest = Stretch {
                from: number.to + 1,
                text: rest.to_owned(),
                ..*self
            };
            (number, rest)
        })
    }
}

/// «1», «2.3.», «4)», «IV.»
pub(super) fn is_number(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ')']);
    let arabic = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
    arabic || !bare.is_empty() && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}
