//! The places that hardly a line has a word across, between which columns stand.

use std::ops::Range;

use super::header;
use super::line::{
    FEWEST, GAP, LONGEST, Line, MOST, NUMBERS, Stretch, is_heading, is_number, share,
};

/// The share of the lines around a place that have a word across where columns part.
const ACROSS: f64 = 0.1;

/// The share of the lines around a gap in which it is wide, where it is one of columns.
const WIDE: f64 = 0.2;

/// Returns the columns between the places that hardly a line has a word across.
pub(super) fn between_gaps(lines: &[Line<'_>]) -> Option<Vec<Range<usize>>> {
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

/// Returns the gap between numbers that stand at two places near the margin, but never beside each other.
fn twin_numbers(lines: &[&Line<'_>], columns: &[Range<usize>]) -> Option<usize> {
    let [one, other, _, ..] = columns else {
        return None;
    };
    let in_column = |line: &Line<'_>, column: &Range<usize>| {
        let mut own = line.stretches.iter();
        let own = own.find(|stretch| stretch.from < column.end && stretch.to > column.start)?;
        Some(is_number(&own.text) || header::heads_numbers(&own.text))
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
