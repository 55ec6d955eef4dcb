//! Where the columns of a page stand, and which words of a line stand in which of them.
//!
//! Columns part at places that hardly a line has a word across. A line is cut into its cells where that costs least: its
//! words stand within their columns, cells begin where those of their column do, and wide gaps lie between them. Costs are
//! weights, without a unit.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::import::cell;
use crate::import::headings::{self, Role};
use crate::phrase;
use crate::text::russian::fold;

use super::line::{FEWEST, GAP, LONGEST, Line, MOST, Stretch, is_heading, is_number};

/// The places of a column, in characters, and how its cells lie.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its cells begin at one place.
    aligned: bool,
    /// Its words are drawn wide.
    spread: bool,
    /// The middle of its cells, where it is one.
    middle: Option<f64>,
    /// Its cells are deadlines.
    terms: bool,
    /// The words of its cells that stand far from others, folded.
    words: HashSet<String>,
}

/// The share of the lines with text on both sides of a gap that may run over it.
const CROSSING: f64 = 0.3;
/// The share of the lines around a place that have a word across where columns part.
const ACROSS: f64 = 0.1;
/// The share of the lines around a gap in which it is wide, where it is one of columns.
const WIDE: f64 = 0.2;
/// How wide a column of numbers is at the most.
const NUMBERS: usize = 5;
/// How far from the beginning of its column a text may begin.
const NEAR: usize = 8;
/// How far before its column a deadline may begin that touches the text before it, and how many words it has at the most.
const TOUCHING: usize = 16;
const TERM: usize = 6;
/// The share of lines that may run over where a column begins on the page before.
const LEAST: f64 = 0.15;
/// How much surer than another text a deadline is to begin a column.
const SURER: usize = 3;
/// How far a column may stand from where it stood on the page before.
const DRIFT: usize = 20;
/// The share of texts in a column that are deadlines where it is one of them.
pub(super) const TERMS: f64 = 0.4;
/// The share of cells that begin where those of their column do.
const ALIGNED: f64 = 0.7;
/// The share of lines with wide gaps in a column whose words are drawn wide.
const SPREAD: f64 = 0.25;

/// What a line costs whose cells are parted by one blank, whose cell begins elsewhere, and whose cell has a wide gap.
const NARROW: f64 = 0.8;
const ASTRAY: f64 = 0.8;
const GAPING: f64 = 1.2;
/// What a word costs outside of its column, and each character of the way there.
const OUTSIDE: f64 = 0.3;
const FAR: f64 = 0.4;
const FARTHEST: f64 = 2.5;
/// What a word costs that begins where hardly a cell of its column reaches.
const BEYOND: f64 = 0.3;
/// How much less a word costs that its column has elsewhere, and how much more each character from its middle.
const KNOWN: f64 = 1.0;
const FOREIGN: f64 = 1.5;
const OFF: f64 = 0.15;
/// How much less a deadline costs in its column.
const DEADLINE: f64 = 2.0;
const DEADLINE_WORD: f64 = 0.7;
/// How much less a number costs in the first column.
const NUMBER: f64 = 1.5;
/// What it costs more to part a date from «до».
const LED: f64 = 2.0;
/// How much more any other cut costs where a line is clear.
const CLEAR: f64 = 0.9;
/// What a line costs at the least that runs over its columns.
const OVER: f64 = 2.5;

/// A line with its words in their columns.
pub(in crate::import::read) struct Placed {
    pub(super) number: usize,
    pub(super) cells: Vec<Option<String>>,
    /// It runs over several columns alone, as a title does.
    pub(super) crosses: bool,
    /// Its words touch those of another column, or are in the wrong place.
    pub(super) squeezed: bool,
    /// Which columns the words of the one to the left reach.
    pub(super) reaches: Vec<bool>,
}

/// Returns the columns of the lines, if they have several: one under each heading, or as many as `known` ones of the
/// page before, or those between the places that hardly a line has a word across.
pub(super) fn columns(lines: &[Line<'_>], known: Option<&[Column]>) -> Option<Vec<Column>> {
    if lines.iter().any(is_wide) {
        return None;
    }
    let found = places(lines, known)?;
    let mut found = described(&found, lines);
    teach(&mut found, lines, known);
    Some(found)
}

/// Returns whether a line is a paragraph, too long for a row of a table.
fn is_wide(line: &Line<'_>) -> bool {
    const WIDEST: usize = 1_000;
    line.stretches.last().is_some_and(|text| text.to > WIDEST)
}

fn places(lines: &[Line<'_>], known: Option<&[Column]>) -> Option<Vec<Range<usize>>> {
    let heads = heads_of(lines);
    let own = || between_gaps(lines);
    if !heads.is_empty() {
        let titles = headings::read(&heads[0].text).is_some_and(|head| head.role == Role::Title);
        let numbers = titles.then(|| numbers(lines)).flatten();
        let numbers = numbers.map(|end| end + 1..end + NEAR);
        let zones = heads
            .windows(2)
            .map(|pair| pair[0].to + 1..pair[1].from + 1);
        let zones: Vec<Range<usize>> = numbers.into_iter().chain(zones).collect();
        let found = own();
        if let Some(columns) = found
            .as_ref()
            .and_then(|found| under(found, &zones, lines, heads[0].text.starts_with('№')))
        {
            return Some(columns);
        }
        let fitted = Fit::of(lines).and_then(|fit| fit.columns(&zones, None));
        return fitted.map(|(_, columns)| columns).or(found);
    }
    let Some(known) = known else { return own() };
    let near = |column: &Column| column.start.saturating_sub(DRIFT).max(1)..column.start + DRIFT;
    let zones: Vec<Range<usize>> = known.iter().skip(1).map(near).collect();
    let own = own();
    let near_known = |own: &Vec<Range<usize>>| {
        let mut shifts = own
            .iter()
            .zip(known)
            .map(|(own, known)| own.start.cast_signed() - known.start.cast_signed());
        let first = shifts.next().unwrap_or_default();
        own.len() == known.len() && shifts.all(|shift| shift.abs_diff(first) <= NEAR)
    };
    if own.as_ref().is_some_and(near_known) {
        return own;
    }
    let fit = Fit::of(lines);
    // a column may be empty here, or the cells of two touch
    let exact: Vec<Range<usize>> = known
        .iter()
        .skip(1)
        .map(|column| column.start..column.start + 1)
        .collect();
    let more = own.as_ref().is_some_and(|own| own.len() > known.len());
    let kept = fit.as_ref().and_then(|fit| fit.columns(&exact, None));
    let kept = kept.filter(|(crossing, _)| *crossing < if more { f64::EPSILON } else { LEAST });
    let moved = || fit.as_ref()?.columns(&zones, Some(known));
    match kept.or_else(moved) {
        Some((crossing, columns)) if crossing < CROSSING => Some(columns),
        _ => Some(
            known
                .iter()
                .map(|column| column.start..column.end)
                .collect(),
        ),
    }
}

/// Returns what lies between the gaps of `found` that stand in `zones`: the one of each behind which most texts begin, but
/// the first behind numbers.
fn under(
    found: &[Range<usize>],
    zones: &[Range<usize>],
    lines: &[Line<'_>],
    numbered: bool,
) -> Option<Vec<Range<usize>>> {
    let mut columns = vec![found.first()?.clone()];
    let mut from = 1;
    for zone in zones {
        let meets = |at: &usize| found[at - 1].end <= zone.end && found[*at].start >= zone.start;
        let gaps = (from..found.len()).filter(meets);
        let begins = |at: &usize| {
            let texts = lines.iter().filter(|line| !is_header(line));
            let texts = texts.flat_map(|line| &line.stretches);
            texts
                .filter(|text| text.from + 1 >= found[*at].start && text.from < found[*at].end)
                .count()
        };
        let behind = gaps.clone().rev().max_by_key(begins);
        let behind = behind.filter(|at| begins(at) > 0);
        let first = gaps.min().filter(|_| numbered && from == 1);
        let gap = first.or(behind)?;
        columns.last_mut()?.end = found[gap - 1].end;
        columns.push(found[gap].clone());
        from = gap + 1;
    }
    columns.last_mut()?.end = found.last()?.end;
    Some(columns)
}

/// Adds what the headings say of the columns, and what is known of those of the page before.
fn teach(columns: &mut [Column], lines: &[Line<'_>], known: Option<&[Column]>) {
    for head in heads_of(lines) {
        let term = headings::read(&head.text).is_some_and(|head| head.role == Role::Deadline);
        let at = columns.iter().rposition(|column| column.start < head.to);
        if let Some(column) = at.and_then(|at| columns.get_mut(at)).filter(|_| term) {
            column.terms = true;
        }
    }
    let known = known.filter(|known| known.len() == columns.len());
    for (column, known) in columns.iter_mut().zip(known.into_iter().flatten()) {
        column.terms |= known.terms;
        column.words.extend(known.words.iter().cloned());
    }
}

/// Learns how the cells of columns lie from those that stand far from others.
fn described(places: &[Range<usize>], lines: &[Line<'_>]) -> Vec<Column> {
    let ends: Vec<usize> = places
        .iter()
        .skip(1)
        .map(|next| next.start)
        .chain([usize::MAX])
        .collect();
    let lines = lines
        .iter()
        .filter(|line| line.stretches.len() > 1 && !is_header(line));
    let cells = |at: usize| {
        let (start, end) = (places[at].start, ends[at]);
        let within =
            move |text: &&Stretch| text.from + GAP > start && text.from < end && text.to <= end;
        let own = lines
            .clone()
            .map(move |line| line.stretches.iter().filter(within).cloned().collect());
        own.filter(|own: &Vec<Stretch>| !own.is_empty()).collect()
    };
    let cells: Vec<Vec<Vec<Stretch>>> = (0..places.len()).map(cells).collect();
    let words = |at: usize| cells[at].iter().flatten().flat_map(Stretch::words);
    let counts: Vec<HashMap<String, usize>> = (0..places.len())
        .map(|at| {
            let mut count = HashMap::new();
            let words = words(at).map(|word| bare(&word.text));
            for word in words.filter(|word| word.chars().nth(1).is_some()) {
                *count.entry(word).or_default() += 1;
            }
            count
        })
        .collect();
    let columns = places.iter().enumerate().map(|(at, place)| {
        let others = || counts.iter().enumerate().filter(|(other, _)| *other != at);
        // a word that stands there once may have come from beside
        let again = counts[at].iter().filter(|(_, count)| **count > 1);
        let alone = |word: &&String| !others().any(|(_, count)| count.contains_key(*word));
        Column {
            words: again.map(|(word, _)| word).filter(alone).cloned().collect(),
            ..Column::of(place, &cells[at])
        }
    });
    columns.collect()
}

impl Column {
    fn of(place: &Range<usize>, cells: &[Vec<Stretch>]) -> Column {
        let firsts = || cells.iter().filter_map(|cell| cell.first());
        let starts: Vec<usize> = firsts().map(|text| text.from).collect();
        let at = |place: usize| {
            starts
                .iter()
                .filter(|start| start.abs_diff(place) < GAP)
                .count()
        };
        let usual = starts.iter().copied().max_by_key(|start| at(*start));
        let usual = usual
            .filter(|usual| starts.len() >= FEWEST && share(at(*usual), starts.len()) > ALIGNED);
        let middles: Vec<f64> = firsts()
            .map(|text| f64::midpoint(share(text.from, 1), share(text.to, 1)))
            .collect();
        let close = |middle: f64| {
            middles
                .iter()
                .filter(|other| (middle - **other).abs() <= 2.0)
                .count()
        };
        let middle = middles.iter().copied().max_by_key(|middle| close(*middle));
        let centred = |middle: &f64| {
            usual.is_none()
                && middles.len() >= FEWEST
                && share(close(*middle), middles.len()) > ALIGNED
        };
        let terms = firsts()
            .filter(|text| cell::is_clear_deadline_of_month(&text.text))
            .count();
        let spread = cells.iter().filter(|cell| cell.len() > 1).count();
        Column {
            start: usual.unwrap_or(place.start),
            end: place.end.max(usual.unwrap_or_default() + 1),
            aligned: usual.is_some(),
            spread: share(spread, cells.len()) > SPREAD,
            middle: middle.filter(centred),
            terms: terms >= GAP && share(terms, cells.len()) >= TERMS,
            words: HashSet::new(),
        }
    }
}

/// Returns where the numbers end that several rows begin with.
fn numbers(lines: &[Line<'_>]) -> Option<usize> {
    let rows = lines
        .iter()
        .filter(|line| line.stretches.len() > 2 && !is_header(line));
    let firsts = rows.filter_map(|line| line.stretches.first());
    let numbers = firsts
        .clone()
        .filter(|first| is_number(&first.text))
        .map(|first| first.to);
    let count = numbers.clone().count();
    (count >= GAP && 2 * count >= firsts.count())
        .then(|| numbers.max())
        .flatten()
}

/// How well columns fit the lines of a table.
struct Fit<'l, 't> {
    lines: Vec<&'l Line<'t>>,
    width: usize,
    /// How much of the lines a column would cut that begins at each place.
    cuts: Vec<usize>,
    /// How many texts begin there.
    starts: Vec<usize>,
}

impl<'l, 't> Fit<'l, 't> {
    fn of(lines: &'l [Line<'t>]) -> Option<Fit<'l, 't>> {
        let body = |line: &&Line<'_>| {
            let width = line.stretches.last().map_or(0, |last| last.to);
            line.stretches.len() > 1 && width <= LONGEST && !is_header(line)
        };
        let lines: Vec<&Line<'_>> = lines.iter().filter(body).collect();
        let ends = lines
            .iter()
            .filter_map(|line| Some(line.stretches.last()?.to));
        let width = ends.max()?;
        let (mut cuts, mut starts) = (vec![0; LONGEST + 2], vec![0; LONGEST + GAP + 2]);
        for stretch in lines.iter().flat_map(|line| &line.stretches) {
            starts[stretch.from] += if cell::is_clear_deadline_of_month(&stretch.text) {
                SURER
            } else {
                1
            };
            let letters: Vec<char> = stretch.text.chars().collect();
            for (at, pair) in (stretch.from + 1..).zip(letters.windows(2)) {
                let [before, letter] = *pair else { continue };
                cuts[at] += match (before, letter) {
                    (' ', _) => 1,
                    (_, ' ') => 2,
                    _ => 4,
                };
                // a cell may touch the one to its left
                starts[at] += usize::from(before == ' ' && letter.is_uppercase());
            }
        }
        Some(Fit {
            lines,
            width,
            cuts,
            starts,
        })
    }

    /// Returns what a column costs that begins at a place: few lines have a letter before it, and many begin there.
    fn cost(&self, at: usize) -> usize {
        let begin: usize = self.starts[at..].iter().take(GAP).sum();
        self.cuts[at] + self.lines.len() - begin.min(self.lines.len())
    }

    /// Returns the columns whose starts lie in `zones` and cost least, and what share of the lines has a letter before
    /// one. A page may shift all columns to the right or left, but those `known` from the page before stand as far apart.
    fn columns(
        &self,
        zones: &[Range<usize>],
        known: Option<&[Column]>,
    ) -> Option<(f64, Vec<Range<usize>>)> {
        let firsts = self
            .lines
            .iter()
            .filter_map(|line| Some(line.stretches.first()?.from));
        let first = firsts.min()?;
        // the cheapest way to each place of each zone, and from which place of the zone before it comes
        let mut ways: Vec<Vec<(usize, usize, usize)>> = Vec::new();
        for (index, zone) in zones.iter().enumerate() {
            let places = zone.clone().filter(|at| *at <= LONGEST);
            let own = places.filter_map(|at| {
                let Some(before) = index.checked_sub(1) else {
                    return Some((at, self.cost(at), 0));
                };
                let apart =
                    known.map_or(0, |known| known[index + 1].start - known[before + 1].start);
                let ways = ways[before].iter().enumerate();
                let ways = ways.filter(|(_, (from, ..))| from + apart / 2 < at);
                let way = |(way, (from, so_far, _)): (usize, &(usize, usize, usize))| {
                    let drift = known.map_or(0, |_| (at - from).abs_diff(apart));
                    (so_far + drift, way)
                };
                let (so_far, way) = ways.map(way).min()?;
                Some((at, so_far + self.cost(at), way))
            });
            let own = own.collect();
            ways.push(own);
        }
        let mut starts = vec![first];
        let last = ways.last()?;
        let mut way = (0..last.len()).min_by_key(|way| last[*way].1)?;
        for own in ways.iter().rev() {
            starts.insert(1, own[way].0);
            way = own[way].2;
        }
        let cut: usize = starts.iter().skip(1).map(|at| self.cuts[*at]).max()?;
        let ends = starts.iter().skip(1).copied().chain([self.width + 1]);
        let columns = starts.iter().zip(ends).map(|(start, next)| {
            let texts = self.lines.iter().flat_map(|line| &line.stretches);
            let own = texts.filter(|text| text.from >= *start && text.to < next);
            *start..own.map(|text| text.to).max().unwrap_or(start + 1)
        });
        Some((share(cut / 4, self.lines.len()), columns.collect()))
    }
}

/// Returns whether a line is one of a header: headings, or the numbers of its columns.
fn is_header(line: &Line<'_>) -> bool {
    let mut texts = line.stretches.iter().map(|stretch| stretch.text.as_str());
    line.stretches.len() > 2 && numbers_columns(line)
        || texts.all(|text| text.starts_with('№') || is_heading(text))
}

/// Returns whether a line only numbers columns: «1 2 3».
pub(super) fn numbers_columns(line: &Line<'_>) -> bool {
    let mut numbers = (1..).zip(&line.stretches);
    numbers.all(|(at, own): (u8, _)| own.text.trim_end_matches('.') == at.to_string())
}

/// Parts the deadlines that end texts in several lines, where they begin at one place.
pub(super) fn part_tails(lines: &mut [Line<'_>]) {
    if lines.iter().any(is_wide) {
        return;
    }
    let tail = |line: &Line<'_>| {
        let any = line
            .stretches
            .iter()
            .any(|text| text.term_from(0).is_some());
        let tails = line
            .stretches
            .iter()
            .enumerate()
            .filter(|_| !any && !is_header(line));
        tails.rev().find_map(|(at, text)| Some((at, text.tail()?)))
    };
    let tails: Vec<Option<(usize, usize)>> = lines.iter().map(tail).collect();
    let place = |line: &Line<'_>, (at, tail): (usize, usize)| line.stretches[at].from + tail;
    let places = lines.iter().zip(&tails);
    let places = places.filter_map(|(line, tail)| Some(place(line, (*tail)?)));
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    let near = |at: usize| {
        let from = places.partition_point(|place| place + NEAR < at);
        let to = places.partition_point(|place| *place <= at + NEAR);
        &places[from..to]
    };
    let usual = places.iter().copied().max_by_key(|at| near(*at).len());
    let Some(usual) = usual.filter(|at| near(*at).len() > FEWEST) else {
        return;
    };
    for (line, found) in lines.iter_mut().zip(&tails) {
        let found = found.filter(|found| place(line, *found).abs_diff(usual) <= NEAR);
        let Some((at, tail)) = found else { continue };
        let parts = line.stretches[at].split(tail - 1);
        line.stretches.splice(at..=at, parts);
    }
}

/// «В», with which a deadline begins that goes on in the next line.
fn begins_only(text: &str) -> bool {
    matches!(text, "В" | "До" | "По" | "Не")
}

/// Returns a word without its signs, folded.
fn bare(word: &str) -> String {
    fold(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Returns the columns between the places that hardly a line has a word across.
fn between_gaps(lines: &[Line<'_>]) -> Option<Vec<Range<usize>>> {
    let of_several = |line: &&Line<'_>| {
        let width = line.stretches.last().map_or(0, |last| last.to);
        // the points of a list are no rows
        line.stretches.len() > 1 + usize::from(line.numbered) && width <= LONGEST
    };
    let several: Vec<&Line<'_>> = lines.iter().filter(of_several).collect();
    if several.len() < FEWEST {
        return None;
    }
    // so are lines of one cell that begin where others do, behind the first column
    let first = several
        .iter()
        .filter_map(|line| Some(line.stretches.first()?.from))
        .min()
        .unwrap_or_default();
    let alone = |line: &Line<'_>| match line.stretches.as_slice() {
        [only] if only.from > first + GAP && only.to <= LONGEST => Some(only.from),
        _ => None,
    };
    let starts: Vec<usize> = lines.iter().filter_map(alone).collect();
    let usual = |from: usize| {
        starts
            .iter()
            .filter(|start| start.abs_diff(from) < GAP)
            .count()
            >= FEWEST
    };
    let cells = lines.iter().filter(|line| alone(line).is_some_and(usual));
    let all: Vec<&Line<'_>> = several.iter().copied().chain(cells).collect();
    let mut found = parted(&all);
    loop {
        if found.len() > MOST {
            return None;
        }
        let slim = (2..found.len())
            .find(|at| found[*at].len() < FEWEST)
            .map(|at| at - 1);
        let gap = twin_numbers(&several, &found)
            .or(slim)
            .or_else(|| narrow_gap(&several, &found))
            .or_else(|| lone_head(&several, &found));
        let Some(gap) = gap else {
            return (found.len() > 1).then_some(found);
        };
        let next = found.remove(gap + 1);
        found[gap].end = next.end;
    }
}

/// Returns what lies between the places that hardly a line has a word across.
fn parted(lines: &[&Line<'_>]) -> Vec<Range<usize>> {
    let width = lines
        .iter()
        .filter_map(|line| Some(line.stretches.last()?.to))
        .max()
        .unwrap_or_default();
    // one place behind the last word is free
    let width = width + 2;
    let (mut across, mut around) = (vec![0_usize; width + 1], vec![0_usize; width + 1]);
    for line in lines {
        let mut near = vec![false; width + 1];
        for word in line.stretches.iter().flat_map(Stretch::words) {
            let to = word.to.max(word.from + 2);
            across[word.from + 1..to]
                .iter_mut()
                .for_each(|count| *count += 1);
            near[word.from.saturating_sub(FEWEST)..(word.to + FEWEST).min(width + 1)].fill(true);
        }
        around
            .iter_mut()
            .zip(near)
            .for_each(|(count, near)| *count += usize::from(near));
    }
    let free = |at: usize| share(across[at], around[at]) <= ACROSS;
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut at = (0..=width).find(|at| !free(*at)).map_or(width, |at| at - 1);
    while at < width {
        let end = (at + 1..=width).find(|at| free(*at)).unwrap_or(width);
        out.push(at..end);
        at = (end..=width)
            .find(|at| !free(*at))
            .map_or(width, |at| at - 1);
    }
    out
}

/// Returns the gap that is hardly ever wide: words that begin at one place by chance.
fn narrow_gap(lines: &[&Line<'_>], columns: &[Range<usize>]) -> Option<usize> {
    let gap = |gap: usize| {
        let (left, right) = (&columns[gap], &columns[gap + 1]);
        let near = gap == 0 && left.end - left.start <= NUMBERS;
        let (mut wide, mut both) = (0, 0);
        for line in lines {
            let words = || line.stretches.iter().flat_map(Stretch::words);
            let before = words()
                .filter(|word| word.to <= left.end.max(right.start - 1) && word.to > left.start)
                .last();
            let behind = words().find(|word| word.from + 1 >= right.start && word.from < right.end);
            if let (Some(before), Some(behind)) = (before, behind) {
                both += 1;
                wide += usize::from(behind.from > before.to + 1);
            }
        }
        (!near && both >= FEWEST).then_some((share(wide, both), gap))
    };
    let gaps = (0..columns.len().saturating_sub(1)).filter_map(gap);
    let worst = gaps.min_by(|one, other| one.0.total_cmp(&other.0))?;
    (worst.0 < WIDE).then_some(worst.1)
}

pub(super) fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole.max(1))
}

/// Returns the gap between numbers that stand at two places near the margin, but never beside each other.
fn twin_numbers(lines: &[&Line<'_>], columns: &[Range<usize>]) -> Option<usize> {
    let [one, other, _, ..] = columns else {
        return None;
    };
    let in_column = |line: &Line<'_>, column: &Range<usize>| {
        let mut own = line.stretches.iter();
        let own = own.find(|stretch| stretch.from < column.end && stretch.to > column.start)?;
        Some(is_number(&own.text) || own.text.starts_with('№'))
    };
    let twins = lines.iter().all(|line| {
        let found = [one, other].map(|column| in_column(line, column));
        matches!(found, [None | Some(true), None] | [None, Some(true)])
    });
    twins.then_some(0)
}

/// Returns the gap between a heading that stands aside alone and its cells, which have no other.
fn lone_head(lines: &[&Line<'_>], columns: &[Range<usize>]) -> Option<usize> {
    let filled = |column: &Range<usize>| -> Vec<(usize, &Stretch)> {
        let fills = |stretch: &&Stretch| stretch.from < column.end && stretch.to > column.start;
        let own = lines.iter().filter_map(|line| {
            let stretch = line.stretches.iter().find(fills)?;
            Some((line.number, stretch))
        });
        own.collect()
    };
    let heads = |(_, stretch): &(usize, &Stretch)| is_heading(&stretch.text);
    (0..columns.len().saturating_sub(1)).find(|gap| {
        let [one, other] = [*gap, gap + 1].map(|at| filled(&columns[at]));
        let (head, cells) = if one.len() < other.len() {
            (one, other)
        } else {
            (other, one)
        };
        let beside = |(line, _): &(usize, &Stretch)| cells.iter().any(|(own, _)| own == line);
        head.len() < FEWEST
            && cells.len() > 2 * FEWEST
            && head.iter().any(heads)
            && !head.iter().any(beside)
            && !cells.iter().any(heads)
    })
}

/// Returns whether a text begins as deadlines do, seen from its first word.
fn may_begin_term(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let word = fold(first);
    let leads = ["до", "в", "с", "к", "не", "по", "раз"];
    leads.contains(&word.as_str())
        || first.starts_with(|c: char| c.is_ascii_digit())
        || [
            "ежегодн",
            "ежемес",
            "еженед",
            "ежекв",
            "ежедн",
            "постоян",
            "система",
            "регул",
            "весь",
        ]
        .iter()
        .any(|stem| word.starts_with(stem))
        || phrase::month_named(first.trim_end_matches(',')).is_some()
}

/// Returns the headings of the first line that has three beside each other and nothing else, and those that stand above
/// or below between them.
fn heads_of(lines: &[Line<'_>]) -> Vec<Stretch> {
    let is_head = |text: &str| text.starts_with('№') || is_heading(text);
    // «Мероприятие Ответственный» are two with one blank between them
    let apart = |stretch: &Stretch| {
        let capital = |at: &usize| {
            stretch
                .text
                .get(at + 1..)
                .is_some_and(|rest| rest.starts_with(char::is_uppercase) && is_head(rest))
        };
        let blank = stretch
            .text
            .match_indices(' ')
            .map(|(at, _)| at)
            .find(capital);
        let own = blank.filter(|at| is_head(stretch.text.get(..*at).unwrap_or_default()));
        let place = own.map(|at| stretch.text.get(..at).unwrap_or_default().chars().count());
        place.map_or_else(|| vec![stretch.clone()], |at| stretch.split(at).to_vec())
    };
    let heads = |line: &Line<'_>| -> Option<Vec<Stretch>> {
        if is_wide(line) {
            return None;
        }
        let found: Vec<Stretch> = line.stretches.iter().flat_map(apart).collect();
        // «Форма представления», which goes on below
        let opens = |text: &str| {
            text.starts_with(char::is_uppercase)
                && text.split(' ').count() <= FEWEST
                && !text.contains(|c: char| c.is_ascii_digit())
        };
        let heads = found
            .iter()
            .filter(|stretch| is_head(&stretch.text))
            .count();
        let all = heads >= FEWEST
            && 2 * heads > found.len()
            && found
                .iter()
                .all(|stretch| is_head(&stretch.text) || opens(&stretch.text));
        all.then_some(found)
    };
    let Some((at, mut found)) = lines
        .iter()
        .enumerate()
        .find_map(|(at, line)| Some((at, heads(line)?)))
    else {
        return Vec::new();
    };
    // a heading of several lines stands around them
    for below in 0..FEWEST {
        let around = lines
            .iter()
            .take(at + below + 1)
            .skip(at.saturating_sub(FEWEST - 1))
            .filter(|line| !is_wide(line));
        let mut aside: Vec<Stretch> = Vec::new();
        for stretch in around.flat_map(|line| &line.stretches) {
            let over = |head: &Stretch| head.covers(&(stretch.from..stretch.to));
            if found.iter().any(over) {
                continue;
            }
            match aside.iter_mut().find(|head| over(head)) {
                Some(head) => {
                    head.from = head.from.min(stretch.from);
                    head.to = head.to.max(stretch.to);
                    head.text = format!("{} {}", head.text, stretch.text);
                }
                None => aside.push(stretch.clone()),
            }
        }
        let month = |text: &str| phrase::month_named(text).is_some();
        aside.retain(|head| is_head(&head.text) && !month(&head.text));
        found.append(&mut aside);
    }
    found.sort_by_key(|head| head.from);
    found
}

impl Stretch {
    fn covers(&self, column: &Range<usize>) -> bool {
        self.from < column.end && self.to > column.start
    }

    /// Returns where the deadline begins that ends a text.
    fn tail(&self) -> Option<usize> {
        let chars = self.text.chars().count();
        let from_end = self.text.chars().rev().enumerate();
        let blanks = from_end.filter(|(_, c)| *c == ' ').take(TERM);
        let begins: Vec<usize> = blanks.map(|(at, _)| chars - at).collect();
        let mut begins = begins.into_iter().rev();
        let found = begins.find(|at| self.term_from(*at) == Some(chars))?;
        // «Что я могу в | АПРЕЛЬ»
        let rest: Vec<char> = self.text.chars().skip(found).collect();
        let blank = rest.iter().position(|c| *c == ' ');
        let own = blank.map(|at| found + at + 1).filter(|at| {
            let capital = rest.get(at - found).is_some_and(|c| c.is_uppercase());
            capital && rest[0].is_lowercase() && self.term_from(*at) == Some(chars)
        });
        Some(own.unwrap_or(found))
    }

    /// Returns where the deadline ends that begins at the character `from`.
    fn term_from(&self, from: usize) -> Option<usize> {
        let rest: String = self.text.chars().skip(from).collect();
        if !may_begin_term(&rest) {
            return None;
        }
        let blanks = rest.match_indices(' ').map(|(at, _)| at);
        let ends: Vec<usize> = blanks.chain([rest.len()]).take(TERM).collect();
        let term = |to: &&usize| {
            let words = rest.get(..**to).unwrap_or_default();
            **to == rest.len() && begins_only(words)
                || words.len() >= NUMBERS && cell::is_clear_deadline_of_month(words)
        };
        let to = ends.iter().rev().find(term)?;
        Some(from + rest.get(..*to)?.chars().count())
    }

    /// Returns its words.
    fn words(&self) -> impl Iterator<Item = Stretch> + '_ {
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

/// A line that is cut into cells.
struct Cut<'c> {
    words: Vec<Stretch>,
    columns: &'c [Column],
    /// What the words before each cost in each column, and how many wide gaps stand between them.
    before: Vec<Vec<f64>>,
    gaps: Vec<usize>,
}

impl<'c> Cut<'c> {
    fn new(line: &Line<'_>, columns: &'c [Column]) -> Cut<'c> {
        let words: Vec<Stretch> = line.stretches.iter().flat_map(Stretch::words).collect();
        let starts = columns
            .iter()
            .skip(1)
            .map(|next| next.start - 1)
            .chain([usize::MAX]);
        let sums = columns
            .iter()
            .enumerate()
            .zip(starts)
            .map(|((at, column), limit)| {
                // hardly a cell of the column before reaches further
                let before = at
                    .checked_sub(1)
                    .map_or(0, |before| columns[before].end + 1);
                let start = if column.aligned {
                    column.start.saturating_sub(GAP)
                } else {
                    before.min(column.start)
                };
                let cost = |sum: &mut f64, word: &Stretch| {
                    let out = start.saturating_sub(word.from) + word.to.saturating_sub(limit);
                    let name = bare(&word.text);
                    let of = columns
                        .iter()
                        .position(|column| column.words.contains(&name));
                    *sum += if out == 0 {
                        0.0
                    } else {
                        FARTHEST.min(OUTSIDE + FAR * share(out, 1))
                    };
                    *sum += match of {
                        Some(of) if of == at => -KNOWN,
                        Some(_) => FOREIGN,
                        None => 0.0,
                    };
                    *sum += if word.from > column.end { BEYOND } else { 0.0 };
                    *sum += if begins_only(&word.text)
                        && word.from > column.start + TOUCHING
                        && !column.terms
                    {
                        LED
                    } else {
                        0.0
                    };
                    Some(*sum)
                };
                let sums = words.iter().scan(0.0, cost);
                [0.0].into_iter().chain(sums).collect()
            });
        let before = sums.collect();
        let wide = words
            .windows(2)
            .map(|pair| usize::from(pair[1].from > pair[0].to + 1));
        let gaps = wide.scan(0, |sum, wide| {
            *sum += wide;
            Some(*sum)
        });
        let gaps = [0].into_iter().chain(gaps).collect();
        Cut {
            words,
            columns,
            before,
            gaps,
        }
    }

    /// Returns what it costs that the words of `range`, not none, are the cell of column `at`.
    fn cost(&self, range: Range<usize>, at: usize) -> f64 {
        let column = &self.columns[at];
        let (first, last) = (self.words[range.start].from, self.words[range.end - 1].to);
        let mut cost = self.before[at][range.end] - self.before[at][range.start];
        let gaps = self.gaps[range.end - 1] - self.gaps[range.start];
        cost += if column.spread { 0.1 } else { GAPING } * share(gaps, 1);
        if let Some(middle) = column.middle {
            let own = f64::midpoint(share(first, 1), share(last, 1));
            cost += OFF * ((own - middle).abs() - 1.0).max(0.0);
        }
        let numbers = at == 0 && column.start + NUMBERS >= column.end;
        if numbers && range == (0..1) && is_number(&self.words[0].text) {
            cost -= NUMBER;
        }
        if column.aligned && first.abs_diff(column.start) > GAP {
            cost += ASTRAY;
        }
        let near = first + TOUCHING >= column.start && first < column.end;
        if column.terms && range.len() <= TERM && near {
            if self.is_term(range.clone()) {
                cost -= DEADLINE + DEADLINE_WORD * share(range.len(), 1);
            } else if self.is_term(range.start + 1..range.end) {
                cost += LED;
            }
        }
        cost
    }

    /// Returns whether words are a deadline and nothing else.
    fn is_term(&self, range: Range<usize>) -> bool {
        let words = self.words[range].iter().map(|word| word.text.as_str());
        let text = words.collect::<Vec<_>>().join(" ");
        text.len() >= NUMBERS && may_begin_term(&text) && cell::is_clear_deadline_of_month(&text)
    }

    /// Returns what it costs to begin a cell at a word that is not the first.
    fn parting(&self, at: usize) -> f64 {
        let (before, word) = (&self.words[at - 1], &self.words[at]);
        // «до» «29.04.2022», «31» «января», «1» «раз»
        let number = |word: &Stretch| word.text.starts_with(|c: char| c.is_ascii_digit());
        let counted = || phrase::month_named(&word.text).is_some() || word.text == "раз";
        let led = matches!(before.text.as_str(), "до" | "До" | "по" | "не" | "к") && number(word)
            || number(before) && counted();
        match word.from == before.to + 1 {
            true if led => NARROW + LED,
            true => NARROW,
            false => 0.0,
        }
    }

    /// Returns the columns of the words where they cost least, and what that is.
    fn cheapest(&self) -> (f64, Vec<usize>) {
        let (count, width) = (self.words.len(), self.columns.len());
        // what the first words cost whose last column is known, and where its cell begins
        let mut best = vec![vec![(f64::INFINITY, 0, 0); width]; count + 1];
        for to in 1..=count {
            for at in 0..width {
                for from in 0..to {
                    let own = self.cost(from..to, at);
                    let (before, last) = if from == 0 {
                        (0.0, 0)
                    } else {
                        let last = (0..at).min_by(|one, other| {
                            best[from][*one].0.total_cmp(&best[from][*other].0)
                        });
                        let Some(last) = last else { continue };
                        (best[from][last].0 + self.parting(from), last)
                    };
                    if before + own < best[to][at].0 {
                        best[to][at] = (before + own, from, last);
                    }
                }
            }
        }
        let last =
            (0..width).min_by(|one, other| best[count][*one].0.total_cmp(&best[count][*other].0));
        let mut at = last.unwrap_or_default();
        let cost = best[count][at].0;
        let mut out = vec![0; count];
        let mut to = count;
        while to > 0 {
            let (_, from, before) = best[to][at];
            out[from..to].fill(at);
            (to, at) = (from, before);
        }
        (cost, out)
    }

    /// Returns whether what stands behind the title in these columns is known there, or begins where they do.
    fn is_plain(&self, places: &[usize]) -> bool {
        let mut from = 0;
        let (mut cost, mut behind, mut astray, mut dated) = (0.0, 0, 0, false);
        for run in places.chunk_by(|one, other| one == other) {
            let (at, to) = (run[0], from + run.len());
            if from > 0 && !is_number(&self.words[from - 1].text) {
                let column = &self.columns[at];
                dated |= column.terms && self.is_term(from..to);
                cost += self.cost(from..to, at);
                behind += 1;
                astray += usize::from(
                    !column.aligned || self.words[from].from.abs_diff(column.start) >= GAP,
                );
            }
            from = to;
        }
        cost < -KNOWN / 2.0 || dated || behind > 1 && astray == 0
    }

    /// Returns what words cost in these columns.
    fn cost_of(&self, places: &[usize]) -> f64 {
        let mut cost = 0.0;
        let mut from = 0;
        for run in places.chunk_by(|one, other| one == other) {
            let to = from + run.len();
            cost += if from > 0 { self.parting(from) } else { 0.0 };
            cost += self.cost(from..to, run[0]);
            from = to;
        }
        cost
    }

    /// Returns whether a word may as well stand in the next column, or that before.
    fn is_close(&self, cost: f64, places: &[usize]) -> bool {
        (1..places.len()).any(|at| {
            let narrow = self.words[at].from == self.words[at - 1].to + 1;
            let moved = |at: usize, to: usize| {
                let mut other = places.to_vec();
                other[at] = to;
                other.is_sorted() && self.cost_of(&other) < cost + CLEAR
            };
            narrow
                && places[at] != places[at - 1]
                && (moved(at, places[at - 1]) || moved(at - 1, places[at]))
        })
    }
}

impl Placed {
    /// Returns a line whose cells stand apart.
    pub(in crate::import::read) fn new(number: usize, cells: Vec<Option<String>>) -> Placed {
        let reaches = vec![false; cells.len()];
        Placed {
            number,
            cells,
            crosses: false,
            squeezed: false,
            reaches,
        }
    }

    /// Puts the words of a line into `columns`.
    pub(super) fn of(line: &Line<'_>, columns: &[Column]) -> Placed {
        let mut placed = Placed::new(line.number, vec![None; columns.len()]);
        let Some((first, last)) = line.stretches.first().zip(line.stretches.last()) else {
            return placed;
        };
        let alone = line.stretches.len() == 1 + usize::from(line.numbered);
        let from = if line.numbered {
            line.stretches[1].from
        } else {
            first.from
        };
        let covered: Vec<usize> = (0..columns.len())
            .filter(|at| from < columns[*at].end && last.to > columns[*at].start)
            .collect();
        let cut = Cut::new(line, columns);
        let (cost, homes) = cut.cheapest();
        let over = alone && covered.len() > 1;
        // the end of a title may run over too
        let first_column = covered.first().map_or(0, |at| columns[*at].start);
        let ends = !line.numbered
            && line.stretches[0].text.starts_with(char::is_lowercase)
            && from.abs_diff(first_column) < GAP;
        let several = homes.first() != homes.last();
        placed.crosses = over && !ends && (cost > OVER || several) && !cut.is_plain(&homes);
        placed.squeezed = !placed.crosses && (over && several || cut.is_close(cost, &homes));
        for (word, at) in cut.words.iter().zip(&homes) {
            if let Some((next, reached)) = columns.get(at + 1).zip(placed.reaches.get_mut(at + 1)) {
                *reached |= word.to + NEAR > next.start;
            }
            let text = placed.cells[*at].get_or_insert_default();
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&word.text);
        }
        placed
    }

    pub(super) fn is_filled(&self) -> bool {
        self.cells.iter().any(Option::is_some)
    }

    pub(super) fn is_of_several(&self) -> bool {
        self.cells.iter().flatten().count() > 1
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::part_numbers;
    use super::*;

    fn lines(text: &str) -> Vec<Line<'_>> {
        let lines = text.lines().enumerate();
        let mut lines: Vec<Line<'_>> = lines.map(|(at, text)| Line::new(at, text)).collect();
        part_numbers(&mut lines);
        part_tails(&mut lines);
        lines
    }

    fn cells(text: &str, at: usize) -> Vec<String> {
        let lines = lines(text);
        let columns = columns(&lines, None).unwrap();
        let placed = Placed::of(&lines[at], &columns);
        placed
            .cells
            .into_iter()
            .map(Option::unwrap_or_default)
            .collect()
    }

    #[test]
    fn a_deadline_is_parted_from_the_texts_it_touches() {
        let text = "\
№                 Мероприятия                    Сроки        Ответственный
 1 Распределение обязанностей в работе до 5.09.2018 Директор
    по созданию безопасных условий труда
 2 Изучение с пед. коллективом               в течение года Директор,
    «Положения о службе охраны труда»                       заместители
 3 Оперативные совещания по вопросам         сентябрь       Директор
 4 Учет несчастных случаев с работниками и В                Комиссия
    детьми                                    течение года
 5 Работа методических объединений по По плану              заместители
 6 Беседы                                    октябрь        Директор
 7 Инструктажи с воспитанниками              до 5.09.2018 Заместители, педагоги
 8 Проведение оперативных совещаний школы май Директор,";
        let cell = |at: usize, column: usize| cells(text, at)[column].clone();
        assert_eq!(cell(1, 1), "Распределение обязанностей в работе");
        assert_eq!(cell(1, 2), "до 5.09.2018");
        assert_eq!(cell(1, 3), "Директор");
        assert_eq!(cell(6, 1), "Учет несчастных случаев с работниками и");
        assert_eq!(cell(6, 2), "В");
        assert_eq!(cell(8, 1), "Работа методических объединений по");
        assert_eq!(cell(8, 2), "По плану");
        assert_eq!(cell(10, 2), "до 5.09.2018");
        assert_eq!(cell(10, 3), "Заместители, педагоги");
        assert_eq!(cell(11, 0), "8");
        assert_eq!(cell(11, 2), "май");
    }

    #[test]
    fn headings_say_where_columns_are_in_justified_text() {
        let text = "\
№      Наименование и содержание мероприятий                Срок      Ответственный
1.    Проведение     инструктажей    по     вопросам        май       Директор
2.    Беседы     с       воспитанниками     и               июнь      Директор
3.    Организация    занятий     с   педагогами             июль      Директор
4.    Беседа     о     безопасности     в    быту           август    Психолог";
        assert_eq!(cells(text, 0).len(), 4);
    }

    #[test]
    fn numbers_of_rows_are_one_column_and_those_of_a_list_none() {
        let glued = "\
№  Форма                         Срок       Кто
9. Заседание круглого стола      октябрь    Директор
   детского дома
10.Заседание совета              ноябрь     Директор
11.Педсовет                      ноябрь     Директор";
        assert_eq!(cells(glued, 4)[..2], ["11.", "Педсовет"]);
        let twins = "\
     13  Помощь в решении конфликтов   май        Педагог
     14  Защита ребенка                декабрь    Педагог
     15  Знакомство с правилами        сентябрь   Педагог
1.       Выявление детей               октябрь    Педагог
2.       Осуществление контроля        ноябрь     Педагог";
        assert_eq!(cells(twins, 3)[..2], ["1.", "Выявление детей"]);
        let list = "\
№   Содержание                         Срок       Кто
2   Знакомство с улицей                сентябрь   Воспитатели
    и проезжая часть
    1.      Занятие по правилам
    2.      Целевая прогулка
    и рассказ воспитателя
3   Пешеходы                           октябрь    Воспитатели";
        assert_eq!(cells(list, 3)[..2], ["", "1. Занятие по правилам"]);
    }

    #[test]
    fn a_title_may_have_a_number() {
        let text = "\
№ п/п   Мероприятие                        Срок              Ответственный
1. Обеспечение поддержки общеобразовательных организациях, имеющих низкие
1.1.    Организация обеспечения            по графику        Институт
1.2.    Утверждение карт                   ноябрь            Институт
1.3.    Экспертиза карт                    ноябрь            Институт";
        let lines = lines(text);
        let columns = columns(&lines, None).unwrap();
        assert!(Placed::of(&lines[1], &columns).crosses);
        assert!(!Placed::of(&lines[2], &columns).crosses);
    }

    #[test]
    fn a_text_near_the_next_column_is_parted_behind_its_comma() {
        let text = "\
№    Мероприятия                             Срок        Ответственный
3    Проведение дней родного языка,       Февраль, июнь  Библиотекарь
4    Проведение воспитательских часов, 1 раз в квартал   Воспитатели
5    Проведение анкетирования                ежегодно    Соц. педагог,
6    Проведение мероприятий                 постоянно    Соц. педагог";
        let expected = [
            "4",
            "Проведение воспитательских часов,",
            "1 раз в квартал",
            "Воспитатели",
        ];
        assert_eq!(cells(text, 2), expected);
    }
}
