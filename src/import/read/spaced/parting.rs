//! Where one row ends and the next begins: the parting of lines that costs least.
//!
//! A cell whose words go on in the next line is not cut, a row has one number, its cells begin together or stand in the
//! middle of it, and it has the cells that rows have. What rows have is learnt from a first parting. Costs are weights,
//! without a unit.

use std::ops::Range;

use super::columns::TERMS;
use super::line::{is_number, share};
use super::placed::Placed;
use crate::import::recognize::cell;
use crate::text::russian::{is_dash, is_letter};

/// The most lines of a row.
pub(super) const TALLEST: usize = 70;
/// How often the parting is chosen, each time with what the last one taught.
const PASSES: usize = 3;

/// The share of a column's width that a line fills where its next word had no room.
const FULL: f64 = 0.86;

/// The share of rows that have a cell of a column which is missed where it lacks.
const REGULAR: f64 = 0.5;

/// The share of rows that have a cell which every row should have.
const USUAL: f64 = 0.75;

/// The share of cells that begin with a small letter where that tells nothing.
const SMALL: f64 = 0.3;

/// The share of rows whose cells all begin in their first line where that is so in all.
const AT_TOP: f64 = 0.6;

/// How many lines apart two lines of a cell stand at the most: cells of different type have lines of different height.
const APART: usize = 3;

/// How much more any other parting costs where a row is sure.
const CLEAR: f64 = 1.0;

/// What a row costs at least.
const ROW: f64 = 0.6;

/// What a line costs that stands blank between the lines of a row, and one of a cell.
const BLANK: f64 = 1.0;

const HOLE: f64 = 1.5;

/// What a row without a number costs where rows have numbers, and one whose number has words around it.
const UNNUMBERED: f64 = 4.0;

const HEADED: f64 = 3.0;

/// What a title costs.
const TITLED: f64 = 1.0;

/// What a row costs without a title.
const UNTITLED: f64 = 5.0;

/// What each line costs that a cell begins below the first of its row, and how much at the most.
const SHIFTED: f64 = 0.6;

const MOST_SHIFTED: f64 = 4.0;

/// What a line costs that has all cells amid a row, where cells begin in the first line.
const BEGINS: f64 = 1.5;

/// What a deadline costs below another that it does not go on.
const SEVERAL: f64 = 1.0;

/// What a row costs without a cell that all rows have.
const MISSED: f64 = 3.0;

/// What the first lines of a run are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import::read) enum First {
    Header,
    Row,
    /// Maybe the end of a row that the page before cut off.
    Amid,
}

/// How sure a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sure {
    Whole,
    /// It lacks a cell that others have.
    Lacks,
    /// Where it begins and ends is not clear.
    Not,
}

/// Returns the lines of each row and how sure it is: numbers stand at the top of all rows or in the middle
/// of all, whichever costs less.
pub(super) fn parting(lines: &[Placed], width: usize, first: First) -> Vec<(Range<usize>, Sure)> {
    let known = Habits::of(lines, width);
    let choices = [Align::Top, Align::Middle].map(|align| {
        let mut habits = known.clone();
        habits.first = first;
        if let Some(numbers) = habits.aligned.first_mut().filter(|_| known.numbered) {
            *numbers = Some(align);
        }
        let mut costs = Costs::of(lines, &habits);
        let mut found = costs.cheapest();
        for _ in 1..PASSES {
            habits.learn(lines, &found.1);
            costs = Costs::of(lines, &habits);
            let next = costs.cheapest();
            let settled = next.1 == found.1;
            found = next;
            if settled {
                break;
            }
        }
        habits.learn(lines, &found.1);
        (found, costs, habits)
    });
    let [one, other] = choices;
    let ((best, costs, habits), (second, ..)) = if other.0.0 < one.0.0 {
        (other, one)
    } else {
        (one, other)
    };
    let rivals = second.0 - best.0 < CLEAR;
    let apart = habits.apart(lines);
    let margins = costs.margins();
    let sure = |row: &Range<usize>| {
        let from = costs.filled.partition_point(|at| *at < row.start);
        let to = costs.filled.partition_point(|at| *at < row.end);
        let clear = |at: usize| margins.get(at).is_none_or(|margin| *margin >= CLEAR);
        let own = lines.get(row.clone()).unwrap_or_default();
        let parted = apart.contains(row);
        if !parted && (!(from..=to).all(clear) || rivals && !second.1.contains(row)) {
            return Sure::Not;
        }
        if own.iter().all(|line| line.heads) {
            return Sure::Whole;
        }
        if !parted && (habits.has_room(own) || habits.has_two(own)) {
            return Sure::Not;
        }
        let lacks = |(at, usual): (usize, &f64)| {
            let mut cells = own.iter().filter_map(|line| line.cells.get(at));
            let reached = || own.iter().any(|line| line.reaches[at]);
            let strayed = habits.at_top
                && *usual > REGULAR
                && own
                    .first()
                    .is_some_and(|line| line.cells[at].is_none() && line.reaches[at]);
            if cells.any(Option::is_some) {
                strayed
            } else {
                *usual > USUAL || reached()
            }
        };
        let unread = habits.term.is_some_and(|at| {
            let texts = own.iter().filter_map(|line| line.cells.get(at)?.as_deref());
            let text = texts.collect::<Vec<_>>().join(" ");
            !text.is_empty() && !cell::is_clear_deadline_of_month(&text)
        });
        if unread || habits.filled.iter().enumerate().any(lacks) {
            Sure::Lacks
        } else {
            Sure::Whole
        }
    };
    best.1.iter().map(|row| (row.clone(), sure(row))).collect()
}

/// Where the lines of a cell stand in its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Align {
    Top,
    Middle,
}

/// What is usual in a table.
#[derive(Clone)]
struct Habits {
    /// The column of numbers, always the first.
    numbered: bool,
    /// The column with most words.
    title: usize,
    /// Which lines have a whole deadline in the column of deadlines.
    terms: Vec<bool>,
    /// The column of deadlines.
    term: Option<usize>,
    /// The widest text of each column, in characters.
    widths: Vec<usize>,
    /// The share of rows that have a cell of the column.
    filled: Vec<f64>,
    /// Cells of the column often begin with a small letter.
    small: Vec<bool>,
    /// The cells of a row begin in its first line, and do not stand in the middle.
    at_top: bool,
    /// Where the cells of each column stand, as far as it is known.
    aligned: Vec<Option<Align>>,
    first: First,
}

impl Habits {
    fn of(lines: &[Placed], width: usize) -> Habits {
        let lengths = |at: usize| {
            let texts = lines
                .iter()
                .filter_map(move |line| line.cells.get(at)?.as_ref());
            texts.map(|text| text.chars().count())
        };
        let firsts: Vec<&String> = lines
            .iter()
            .filter_map(|line| line.cells.first()?.as_ref())
            .collect();
        let numbers = firsts.iter().filter(|text| is_number(text)).count();
        let (term, terms) = terms(lines, width);
        Habits {
            term,
            terms,
            numbered: numbers > 1 && numbers * 2 >= firsts.len(),
            title: (0..width)
                .max_by_key(|at| lengths(*at).sum::<usize>())
                .unwrap_or_default(),
            widths: (0..width)
                .map(|at| lengths(at).max().unwrap_or_default())
                .collect(),
            filled: vec![0.0; width],
            small: vec![false; width],
            at_top: false,
            aligned: vec![None; width],
            first: First::Row,
        }
    }

    /// Learns from the rows of a parting which cells they have, and where.
    fn learn(&mut self, lines: &[Placed], rows: &[Range<usize>]) {
        let titles = |row: &&Range<usize>| lines[row.start..row.end].iter().all(|line| line.heads);
        let rows: Vec<Range<usize>> = rows.iter().filter(|row| !titles(row)).cloned().collect();
        let tall = rows
            .iter()
            .filter_map(|row| lines.get(row.clone()))
            .filter(|row| row.len() > 1);
        let tall: Vec<&[Placed]> = tall.collect();
        let at_top = tall.iter().filter(|row| {
            let filled = |line: &Placed| line.cells.iter().map(Option::is_some).collect::<Vec<_>>();
            let first = row.first().map(filled).unwrap_or_default();
            let below = row.iter().skip(1).map(filled);
            below.into_iter().all(|below| {
                below
                    .iter()
                    .zip(&first)
                    .all(|(below, first)| *first || !below)
            })
        });
        self.at_top = tall.is_empty() || share(at_top.count(), tall.len()) > AT_TOP;
        for at in 0..self.filled.len() {
            let first = |row: &Range<usize>| {
                let mut texts = lines
                    .get(row.clone())?
                    .iter()
                    .filter_map(|line| line.cells.get(at)?.as_ref());
                texts.next()
            };
            let firsts: Vec<&String> = rows.iter().filter_map(first).collect();
            let small = firsts
                .iter()
                .filter(|text| text.starts_with(char::is_lowercase));
            let small = share(small.count(), firsts.len());
            if let (Some(filled), Some(own)) = (self.filled.get_mut(at), self.small.get_mut(at)) {
                *filled = share(firsts.len(), rows.len());
                *own = small > SMALL && at != self.title;
            }
        }
    }

    /// Returns the lines that stand together between blank ones and have a number each, where no others have several:
    /// blank lines part rows.
    fn apart(&self, lines: &[Placed]) -> Vec<Range<usize>> {
        let mut chunks = Vec::new();
        let mut at = 0;
        for chunk in lines.chunk_by(|one, other| one.is_filled() == other.is_filled()) {
            let numbers = chunk.iter().filter(|line| self.number(line) == Some(true));
            match numbers.count() {
                0 => {}
                1 => chunks.push(at..at + chunk.len()),
                _ => return Vec::new(),
            }
            at += chunk.len();
        }
        chunks
    }

    fn number(&self, line: &Placed) -> Option<bool> {
        let first = line.cells.first().filter(|_| self.numbered)?.as_ref()?;
        Some(is_number(first))
    }

    /// Returns what it costs to begin a row at line `at` of `lines`, seen from the cells above and below.
    fn cut(&self, lines: &[Placed], at: usize) -> f64 {
        let blank = at > 0 && !lines[at - 1].is_filled();
        let mut cost = if blank { -1.5 } else { 0.0 };
        for column in usize::from(self.numbered)..self.widths.len() {
            let text = |line: &Placed| line.cells.get(column).cloned().flatten();
            let above = (0..at).rev().take(APART);
            let above = above
                .skip_while(|at| blank && !lines[*at].is_filled())
                .take_while(|at| lines[*at].is_filled())
                .find_map(|at| Some((at, text(&lines[at])?)));
            let below = (at..lines.len()).take(APART);
            let below = below
                .take_while(|at| lines[*at].is_filled())
                .find_map(|at| Some((at, text(&lines[at])?)));
            if let (Some((from, above)), Some((to, below))) = (above, below)
                && (blank || to - from <= APART)
            {
                cost += self.cut_of_cell(column, &above, &below, blank);
            }
        }
        cost
    }

    /// Returns whether a line of the title ends where the next word had room.
    fn has_room(&self, row: &[Placed]) -> bool {
        let texts = row
            .iter()
            .map(|line| line.cells.get(self.title)?.as_deref());
        let texts: Vec<Option<&str>> = texts.collect();
        let room = |pair: &[Option<&str>]| match *pair {
            [Some(above), Some(below)] => self.cut_of_cell(self.title, above, below, false) <= -1.5,
            _ => false,
        };
        texts.windows(2).any(room)
    }

    /// Returns whether a line has a deadline and a title that may begin, below a whole deadline that does not go on.
    fn has_two(&self, row: &[Placed]) -> bool {
        let Some(term) = self.term.filter(|term| *term != self.title) else {
            return false;
        };
        let begins = |line: &Placed| {
            let title = line.cells[self.title].as_deref();
            title.is_some_and(|title| !title.starts_with(char::is_lowercase))
        };
        let dated = row.iter().filter(|line| line.cells[term].is_some());
        let mut pairs = dated.clone().zip(dated.skip(1));
        let text = |line: &Placed| line.cells[term].clone().unwrap_or_default();
        pairs.any(|(above, below)| {
            let (above, own) = (text(above), text(below));
            let whole = !is_open(&above) && cell::is_clear_deadline(&above);
            begins(below) && whole && cell::is_clear_deadline_of_month(&own)
        })
    }

    /// Returns what it costs to begin a cell between two of its lines, below zero where one seems to begin.
    fn cut_of_cell(&self, column: usize, above: &str, below: &str, blank: bool) -> f64 {
        let listed = is_listed(below);
        if listed || above.ends_with([';', ':']) {
            return if listed && above.ends_with([';', ':']) {
                2.0
            } else {
                0.0
            };
        }
        let word = below.split(' ').next().unwrap_or_default().chars().count();
        let length = above.chars().count() + 1 + word;
        let fits = share(length, self.widths[column]) <= FULL;
        let small = below.starts_with(char::is_lowercase)
            && (column == self.title || !is_short(below))
            && !self.small[column];
        let goes_on = small || is_open(above);
        let closed = above.ends_with(['.', '!', '?']) && !small;
        let cost = match (blank, goes_on, fits) {
            (true, true, true) => 1.5,
            (true, false, _) => return -0.5,
            (false, true, false) => 3.0,
            (_, true, _) => 2.0,
            (false, false, true) => -1.5,
            (false, false, false) if below.starts_with(char::is_uppercase) => -0.6,
            (false, false, false) => 0.4,
        };
        cost - if closed && !blank { 0.5 } else { 0.0 }
    }
}

/// Returns the column of deadlines, and which lines have a whole one there.
fn terms(lines: &[Placed], width: usize) -> (Option<usize>, Vec<bool>) {
    let clear = |at: usize| -> Vec<bool> {
        let text = |line: &Placed| line.cells.get(at).cloned().flatten();
        let clear = |text: String| cell::is_clear_deadline_of_month(&text);
        lines
            .iter()
            .map(|line| text(line).is_some_and(clear))
            .collect()
    };
    let filled = |at: usize| {
        lines
            .iter()
            .filter(|line| line.cells.get(at).is_some_and(Option::is_some))
            .count()
    };
    let columns = (0..width).map(|at| (at, clear(at)));
    let shares = columns.map(|(at, clear)| {
        let count = clear.iter().filter(|clear| **clear).count();
        (share(count, filled(at)), at, clear)
    });
    let most = shares.max_by(|a, b| a.0.total_cmp(&b.0));
    match most.filter(|(share, ..)| *share > TERMS) {
        Some((_, at, clear)) => (Some(at), clear),
        None => (None, Vec::new()),
    }
}

/// Returns whether the text is an entry of a list in its cell.
fn is_listed(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < text.len() && rest.starts_with(['.', ')']);
    numbered && rest.contains(char::is_alphabetic)
        || text.starts_with(|c: char| is_dash(c) || c == '•' || c == '·' || is_symbol(c))
}

/// Returns whether `c` is a sign of a font of symbols, which marks an entry of a list and says nothing elsewhere.
pub(super) fn is_symbol(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// «г. Рыбинск», «д/с «Метеор»»: a short word that may begin a cell.
fn is_short(text: &str) -> bool {
    let letters = text.chars().take_while(|&c| is_letter(c)).count();
    letters <= 3
        && text
            .chars()
            .nth(letters)
            .is_some_and(|c| matches!(c, '.' | '/'))
}

/// Returns whether a line cannot end its cell.
pub(super) fn is_open(text: &str) -> bool {
    const SMALL_WORDS: [&str; 22] = [
        "и", "в", "с", "на", "по", "о", "об", "за", "для", "к", "от", "из", "при", "до", "не",
        "их", "а", "у", "со", "или", "во", "под",
    ];
    let mut words = text.rsplit(' ');
    let last = words.next().unwrap_or_default();
    // «первенство г.», but not «2022 г.»
    let named = ["г.", "им.", "ул.", "пос.", "№"].contains(&last)
        && words
            .next()
            .is_some_and(|word| !word.ends_with(|c: char| c.is_ascii_digit()));
    named
        || SMALL_WORDS.contains(&last)
        || text.ends_with(|c: char| is_dash(c) || matches!(c, ',' | '(' | '«'))
}

/// What the lines of a row have in one column.
#[derive(Debug, Clone, Copy, Default)]
struct Extent {
    first: Option<usize>,
    last: usize,
    holes: usize,
}

/// What the rows cost that lines may make.
struct Costs {
    /// Which lines have words.
    filled: Vec<usize>,
    /// What it costs to begin a row at each of them.
    cuts: Vec<f64>,
    /// What the rows cost that begin at each of them, by their last line.
    rows: Vec<Vec<f64>>,
}

impl Costs {
    fn of(lines: &[Placed], habits: &Habits) -> Costs {
        let filled: Vec<usize> = (0..lines.len())
            .filter(|at| lines[*at].is_filled())
            .collect();
        let cut = |at: usize| match at {
            0 => 0.0,
            _ => habits.cut(lines, filled[at]),
        };
        let cuts = (0..filled.len()).map(cut).collect();
        let rows = (0..filled.len()).map(|from| {
            let mut row = Row::new(habits);
            let ends = from..filled.len().min(from + TALLEST);
            let ends = ends.map_while(|to| {
                let may = row.take(&filled, lines, to);
                may.then(|| row.cost(from, to))
            });
            ends.collect()
        });
        let rows = rows.collect();
        Costs { filled, cuts, rows }
    }

    /// Returns for each number of lines what the cheapest parting of so many first ones costs, and where its last row begins.
    fn before(&self) -> Vec<(f64, usize)> {
        let mut best: Vec<(f64, usize)> = vec![(f64::INFINITY, 0); self.filled.len() + 1];
        best[0].0 = 0.0;
        for (from, rows) in self.rows.iter().enumerate() {
            let before = best[from].0 + self.cuts[from];
            for (to, row) in (from + 1..).zip(rows) {
                if before + row < best[to].0 {
                    best[to] = (before + row, from);
                }
            }
        }
        best
    }

    /// Returns the parting into rows that costs least, and what it costs.
    fn cheapest(&self) -> (f64, Vec<Range<usize>>) {
        let best = self.before();
        let mut found = Vec::new();
        let mut to = self.filled.len();
        while to > 0 {
            let from = best[to].1;
            found.push(self.filled[from]..self.filled[to - 1] + 1);
            to = from;
        }
        found.reverse();
        (best[self.filled.len()].0, found)
    }

    /// Returns for each line how much more the cheapest parting costs that begins a row there where the cheapest of all
    /// does not, or the other way round.
    fn margins(&self) -> Vec<f64> {
        let before = self.before();
        let count = self.filled.len();
        let mut behind = vec![f64::INFINITY; count + 1];
        behind[count] = 0.0;
        // what the cheapest parting costs that does not begin a row at a line
        let mut joined = vec![f64::INFINITY; count];
        for (from, rows) in self.rows.iter().enumerate().rev() {
            let through = |(to, row): (usize, &f64)| self.cuts[from] + row + behind[to];
            let own: Vec<f64> = (from + 1..).zip(rows).map(through).collect();
            let mut least = f64::INFINITY;
            for (at, cost) in own.iter().enumerate().rev() {
                least = least.min(*cost);
                if at > 0 {
                    joined[from + at] = joined[from + at].min(before[from].0 + least);
                }
            }
            behind[from] = least;
        }
        let cut = before
            .iter()
            .zip(&behind)
            .map(|(before, behind)| before.0 + behind);
        cut.zip(joined)
            .map(|(cut, joined)| (cut - joined).abs())
            .collect()
    }
}

/// A row in the making.
struct Row<'h> {
    habits: &'h Habits,
    extents: Vec<Extent>,
    numbers: usize,
    /// Words that stand where numbers do.
    words: bool,
    /// All its lines may be titles.
    heads: bool,
    blank: usize,
    /// How many of its lines have all cells that rows have.
    full: usize,
    /// How many deadlines follow another that is not right above.
    terms: usize,
}

impl<'h> Row<'h> {
    fn new(habits: &'h Habits) -> Self {
        Row {
            habits,
            extents: vec![Extent::default(); habits.widths.len()],
            numbers: 0,
            words: false,
            heads: true,
            blank: 0,
            full: 0,
            terms: 0,
        }
    }

    /// Takes the line `filled[at]`; returns whether the row may have it.
    fn take(&mut self, filled: &[usize], lines: &[Placed], at: usize) -> bool {
        let line = filled[at];
        self.heads &= lines[line].heads;
        let begun = self.extents.iter().any(|extent| extent.first.is_some());
        self.blank += usize::from(begun && line - filled[at - 1] > 1);
        if let Some(term) = self.habits.term.filter(|_| self.habits.terms[line]) {
            let extent = self.extents[term];
            let above = extent.first.map(|_| filled[extent.last]);
            let apart = above.is_some_and(|above| {
                line - above > 1 || lines[above].cells[term] == lines[line].cells[term]
            });
            self.terms += usize::from(apart);
        }
        for (extent, cell) in self.extents.iter_mut().zip(&lines[line].cells) {
            if cell.is_none() {
                continue;
            }
            match extent.first {
                None => extent.first = Some(at),
                Some(_) => extent.holes += usize::from(line - filled[extent.last] >= APART),
            }
            extent.last = at;
        }
        let usual = self.habits.filled.iter().zip(&lines[line].cells);
        let mut usual = usual.filter(|(usual, _)| **usual > REGULAR).peekable();
        self.full += usize::from(usual.peek().is_some() && usual.all(|(_, cell)| cell.is_some()));
        match self.habits.number(&lines[line]) {
            Some(true) => self.numbers += 1,
            Some(false) => self.words = true,
            None => {}
        }
        self.numbers < 2
    }

    fn cost(&self, from: usize, to: usize) -> f64 {
        if self.heads {
            return TITLED;
        }
        let habits = self.habits;
        let holes: usize = self.extents.iter().map(|extent| extent.holes).sum();
        let mut cost = ROW + HOLE * share(holes, 1) + BLANK * share(self.blank, 1);
        cost += SEVERAL * share(self.terms, 1);
        if habits.at_top {
            cost += BEGINS * share(self.full.saturating_sub(1), 1);
        }
        let cut_off = habits.first == First::Amid && from == 0;
        let header = habits.first == First::Header && from == 0;
        cost += match (habits.numbered, self.numbers, self.words) {
            (true, 0, _) if cut_off || header => 0.0,
            (true, _, _) if header => UNNUMBERED,
            (true, 0, true) => UNNUMBERED - HEADED,
            (true, 0, false) | (true, _, true) => UNNUMBERED,
            _ => 0.0,
        };
        for (column, extent) in self.extents.iter().enumerate() {
            let usual = habits.filled[column];
            cost += match extent.first {
                Some(first) => {
                    let (above, below) = (first - from, to - extent.last);
                    let shifted = match habits.aligned[column] {
                        _ if habits.at_top => above,
                        Some(Align::Top) => above,
                        Some(Align::Middle) => above.abs_diff(below),
                        None => above.min(above.abs_diff(below)),
                    };
                    MOST_SHIFTED.min(SHIFTED * share(shifted, 1))
                }
                None if cut_off => 0.0,
                None if column == habits.title => UNTITLED,
                None if habits.numbered && column == 0 => 0.0,
                None if usual > REGULAR => MISSED * (usual - SMALL),
                None => 0.0,
            };
        }
        cost
    }
}
