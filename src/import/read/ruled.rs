//! Tables whose columns a line of dashes shows, as pandoc writes them and databases print them.
//!
//! A line is a row, or, where a rule from edge to edge ends the table, what stands between blank lines.

use std::ops::Range;

use super::builder::SourceBuilder;
use super::drawn::{self, Drawn};

/// The most lines of a header.
const HEADER: usize = 12;
/// The fewest dashes of a column.
const DASHES: usize = 3;

/// A table as its lines lie: the first is the one that the table begins at.
struct Shape {
    columns: Vec<Range<usize>>,
    header: Range<usize>,
    body: Range<usize>,
    /// Blank lines stand between its rows.
    spaced: bool,
    /// How many lines it takes.
    count: usize,
}

/// Returns whether such a table begins in `lines`.
pub(super) fn any(lines: &[&str]) -> bool {
    let rules = (0..lines.len()).filter(|at| columns(lines[*at]).is_some());
    let before = |at: usize| at.saturating_sub(HEADER + 1)..=at;
    rules
        .take(HEADER)
        .any(|at| before(at).any(|at| shape(lines.get(at..).unwrap_or_default()).is_some()))
}

/// Reads the table that `lines`, the first with the number `number` from 0, begin with; returns how many lines it takes.
pub(super) fn take(builder: &mut SourceBuilder, lines: &[&str], number: usize) -> Option<usize> {
    let shape = shape(lines)?;
    let row = |range: Range<usize>| {
        let own = lines.get(range.clone()).unwrap_or_default();
        let cells = shape.columns.iter().enumerate();
        let cells = cells.map(|(at, column)| {
            let texts = own.iter().map(|line| cell(line, column));
            let texts = texts.filter(|text| !text.is_empty());
            (at, 1, texts.collect())
        });
        Drawn::new(number + range.start, cells.collect())
    };
    let mut ranges = vec![shape.header.clone()];
    let mut open = true;
    for at in shape.body.clone() {
        let blank = lines.get(at).is_none_or(|line| line.trim().is_empty());
        match ranges.last_mut().filter(|_| shape.spaced && !open) {
            _ if blank => {}
            Some(last) => last.end = at + 1,
            None => ranges.push(at..at + 1),
        }
        open = blank;
    }
    let rows = ranges.into_iter().filter(|range| !range.is_empty());
    drawn::add(builder, rows.map(row).collect(), number, false);
    Some(shape.count)
}

/// Returns the shape of the table that `lines` begin with.
fn shape(lines: &[&str]) -> Option<Shape> {
    let framed = is_edge(lines.first()?);
    let top = usize::from(framed);
    let heads = lines.iter().skip(top).take(if framed { HEADER } else { 2 });
    let rule = top + heads.clone().position(|line| columns(line).is_some())?;
    let header = top..rule;
    if lines
        .get(header.clone())?
        .iter()
        .any(|line| line.trim().is_empty())
        || rule > 1 && !framed
    {
        return None;
    }
    let columns = columns(lines.get(rule)?)?;
    let below = lines.get(rule + 1..)?;
    let ends = |line: &&str| is_edge(line) || self::columns(line).is_some();
    let blank = |line: &&str| line.trim().is_empty();
    let edge = below.iter().position(ends);
    let inside = below.get(..edge.unwrap_or_default())?;
    let spaced = edge.is_some() && (framed || header.is_empty() && inside.iter().any(&blank));
    let length = match edge {
        Some(edge) if spaced || header.is_empty() => edge,
        _ => below.iter().position(blank).unwrap_or(below.len()),
    };
    let several = columns.len() > 1 && length > 0;
    let count = rule + 1 + length + usize::from(edge == Some(length));
    several.then_some(Shape {
        columns,
        header,
        body: rule + 1..rule + 1 + length,
        spaced,
        count,
    })
}

/// Returns whether a line is a rule from edge to edge.
fn is_edge(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 * DASHES && line.bytes().all(|byte| byte == b'-')
}

/// Returns where the columns stand that a line of dashes shows; each reaches up to the next.
fn columns(line: &str) -> Option<Vec<Range<usize>>> {
    let known = line.bytes().all(|byte| matches!(byte, b'-' | b' '));
    if !known {
        return None;
    }
    let begins = |at: usize| line.as_bytes().get(at) == Some(&b'-');
    let starts = (0..line.len()).filter(|at| begins(*at) && (*at == 0 || !begins(at - 1)));
    let starts: Vec<usize> = starts.collect();
    let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
    let columns: Vec<Range<usize>> = starts
        .iter()
        .zip(ends)
        .map(|(from, to)| *from..to)
        .collect();
    let wide = |column: &&Range<usize>| {
        let dashes = line.get(column.start..).unwrap_or_default();
        dashes.bytes().take_while(|byte| *byte == b'-').count() >= DASHES
    };
    (columns.len() > 1 && columns.iter().filter(wide).count() > 1).then_some(columns)
}

fn cell(line: &str, column: &Range<usize>) -> String {
    let from = if column.start < DASHES {
        0
    } else {
        column.start
    };
    let width = column.end.saturating_sub(from);
    let text: String = line.chars().skip(from).take(width).collect();
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_known_by_their_rules() {
        let shape_of = |text: &str| {
            let lines: Vec<&str> = text.lines().collect();
            shape(&lines).map(|shape| (shape.columns.len(), shape.spaced, shape.count))
        };
        let simple =
            "  №   Дело   Срок\n----  ------ ------\n  1   Слёт   май\n  2   Бал    июнь\n\nИтог";
        assert_eq!(shape_of(simple), Some((3, false, 4)));
        let spaced = "-------------\n №   Дело\n---- --------\n 1   Слёт\n     юных\n\n 2   Бал\n-------------\n";
        assert_eq!(shape_of(spaced), Some((2, true, 8)));
        let headless = "---- ------\n1    Слёт\n---- ------\n";
        assert_eq!(shape_of(headless), Some((2, false, 3)));
        assert_eq!(shape_of("Подпись\n--- ---\n"), None);
        assert_eq!(shape_of("Заголовок\n-------\nТекст\n"), None);
    }
}
