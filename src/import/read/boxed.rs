//! Tables that a plain text draws by lines (`┌─┬`, `+--+`, `|`, `¦`), as old acts do.
//!
//! A cell is what stands between two bars, and a row what stands between two rules. Where nothing but the header is ruled
//! off, the lines are parted into rows as those of a table of blanks are.

use super::builder::{SourceBuilder, WIDEST};
use super::drawn::{Drawn, add, is_dash};
use super::spaced::{Entry, First, Placed, rows};
use crate::import::recognize::cell;
use crate::import::source::Place;

/// A line of the text as characters, with its number from 0.
struct Line<'t> {
    number: usize,
    text: &'t str,
    chars: Vec<char>,
}

/// Returns whether `text` draws a table by lines.
pub(super) fn is_drawn(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    lines.any(is_rule) && text.lines().filter(|line| bars(line) > 1).count() > 1
}

/// Reads `text` at the end of `builder`: its tables, and the rest as paragraphs.
pub(super) fn read(builder: &mut SourceBuilder, text: &str) {
    let lines = builder.lines(text);
    let mut at = 0;
    let mut open = 0..0;
    while let Some(line) = lines.get(at).filter(|_| !builder.is_full()) {
        let rest = lines.get(at..).unwrap_or_default();
        let blank = line.trim().is_empty();
        let table = table(builder, rest, at);
        if blank || table.is_some() {
            let own = lines.get(std::mem::take(&mut open)).unwrap_or_default();
            paragraph(builder, own, at - own.len());
        }
        match table {
            Some((count, rows, guessed)) => {
                add(builder, rows, at, guessed);
                at += count;
                continue;
            }
            None if blank => {}
            None if open.is_empty() => open = at..at + 1,
            None => open.end = at + 1,
        }
        at += 1;
    }
    let own = lines.get(open).unwrap_or_default();
    paragraph(builder, own, at - own.len());
}

/// Reads the table that `lines`, the first with the number `number` from 0, begin with; returns how many lines it takes.
/// One of Markdown has a single rule, below its header.
pub(super) fn take(builder: &mut SourceBuilder, lines: &[&str], number: usize) -> Option<usize> {
    let first = lines.first()?.trim();
    let edged = first.starts_with(|c| is_joint(c) || is_bar(c));
    let own = || lines.iter().take_while(|line| is_of_table(line));
    let rules = || own().filter(|line| is_rule(line.trim()));
    if !edged || !is_rule(first) && rules().count() < 2 {
        return None;
    }
    let (count, rows, guessed) = table(builder, lines, number)?;
    add(builder, rows, number, guessed);
    Some(count)
}

fn is_of_table(line: &str) -> bool {
    bars(line) > 0 || is_rule(line.trim())
}

/// The most bars of one table: each parts two pieces of a line, and a cell may have several lines.
const MOST_BARS: usize = 200_000;

/// Returns how many lines the table has that `lines` begin with, its rows, and whether they are guessed; `builder` notes
/// a table of too many bars, and no more of it is read.
fn table(
    builder: &mut SourceBuilder,
    lines: &[&str],
    number: usize,
) -> Option<(usize, Vec<Drawn>, bool)> {
    let mut left = MOST_BARS;
    let own = lines.iter().take_while(|line| is_of_table(line));
    let fit = own.take_while(|line| {
        let more = left.checked_sub(bars(line));
        left = more.unwrap_or_default();
        more.is_some()
    });
    let count = fit.count();
    if lines.get(count).is_some_and(|line| bars(line) > left) {
        builder.overflow(Place::Line {
            line: number + count + 1,
        });
    }
    let table = lines.get(..count)?;
    let drawn = table.iter().any(|line| is_rule(line.trim()));
    if !drawn || table.iter().filter(|line| bars(line) > 1).count() < 2 {
        return None;
    }
    let lines = (number..).zip(table).map(|(number, text)| Line {
        number,
        text,
        chars: text.trim_start_matches('\u{c}').chars().collect(),
    });
    let table: Vec<Line<'_>> = lines.collect();
    let (rows, guessed) = lined(&table);
    Some((count, rows, guessed))
}

fn paragraph(builder: &mut SourceBuilder, lines: &[&str], number: usize) {
    if !lines.is_empty() {
        let text: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
        let place = Place::Line { line: number + 1 };
        builder.paragraph(&text.join("\n"), false, Some(place));
    }
}

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '¦' | '│' | '║' | '┃')
}

fn bars(line: &str) -> usize {
    line.chars().filter(|c| is_bar(*c)).count()
}

/// A joint of lines: corners and crossings, and the letters that stand for them in old encodings.
fn is_joint(c: char) -> bool {
    matches!(c, '+' | 'T' | 'L' | '¬' | 'Т' | '└' | '┘' | '┌' | '┐')
        || ('\u{2500}'..='\u{257f}').contains(&c)
}

/// Returns whether a line only rules a table off.
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars();
    signs.all(|c| is_dash(c) || is_joint(c) || is_bar(c) || c == ' ')
        && line.chars().filter(|c| is_dash(*c)).count() > 4
}

/// Lines between two rules.
struct Block<'l, 't> {
    lines: &'l [Line<'t>],
    /// A page may end before it.
    after_break: bool,
}

/// Parts lines at their rules; a page ends where two of them follow each other.
fn blocks<'l, 't>(lines: &'l [Line<'t>]) -> Vec<Block<'l, 't>> {
    let rule = |line: &Line<'_>| is_rule(line.text.trim());
    let mut out: Vec<Block<'l, 't>> = Vec::new();
    let mut before: &[Line<'_>] = &[];
    for run in lines.chunk_by(|one, other| rule(one) == rule(other)) {
        if rule(&run[0]) {
            before = run;
            continue;
        }
        let page = |line: &Line<'_>| line.text.starts_with('\u{c}');
        let after_break = before.len() > 1 || before.iter().any(page) || page(&run[0]);
        out.push(Block {
            lines: run,
            after_break: after_break && !out.is_empty(),
        });
    }
    out
}

/// The cells of a line: the column, how many it covers, and the text.
type Cells = Vec<(usize, usize, String)>;

/// Takes the lines of a table drawn by lines apart.
fn lined(lines: &[Line<'_>]) -> (Vec<Drawn>, bool) {
    let edges = edges(lines);
    let blocks = blocks(lines);
    let cells = |line: &Line<'_>| between(line, &bars_of(line), &edges);
    let row = |block: &Block<'_, '_>| {
        let mut row = Drawn::new(block.lines[0].number, Vec::new());
        block
            .lines
            .iter()
            .for_each(|line| append(&mut row, cells(line)));
        row
    };
    let rows: Vec<Drawn> = blocks.iter().map(row).collect();
    let Some(header) = rows.first() else {
        return (Vec::new(), false);
    };
    let repeats = rows.iter().map(|row| row.cells == header.cells);
    let repeats: Vec<bool> = repeats.collect();
    let page = |at: usize| at > 1 && (blocks[at].after_break || repeats[at - 1]);
    let numbers = |block: &Block<'_, '_>| {
        let firsts = block
            .lines
            .iter()
            .filter_map(|line| cells(line).into_iter().next());
        firsts.filter(|(.., text)| cell::is_number(text)).count()
    };
    let of_one = |block: &&Block<'_, '_>| numbers(block) < 2;
    let body = blocks.iter().skip(1);
    let (one, several): (Vec<_>, Vec<_>) = body.partition(of_one);
    let height =
        |blocks: &[&Block<'_, '_>]| blocks.iter().map(|block| block.lines.len()).sum::<usize>();
    let inner = (2..blocks.len()).any(|at| !page(at) && !repeats[at]);
    // a rule of «=» parts the header from rows that have rules too
    let doubled = lines.iter().any(|line| line.text.contains("+="));
    if doubled || inner && height(&several) <= height(&one) {
        let rows = rows.into_iter().enumerate().map(|(at, row)| Drawn {
            after_break: page(at) && !repeats[at],
            ..row
        });
        return (rows.collect(), false);
    }
    let all = || blocks.iter().flat_map(|block| block.lines).flat_map(cells);
    let first = all().map(|(column, ..)| column).min().unwrap_or_default();
    let width = all()
        .map(|(column, span, _)| column + span - first)
        .max()
        .unwrap_or_default();
    let mut out = Vec::new();
    let from = usize::from(blocks.len() > 1);
    out.extend(blocks.iter().take(from).map(row));
    for run in (from..blocks.len())
        .collect::<Vec<_>>()
        .chunk_by(|_, other| !repeats[*other])
    {
        let (head, run) = run.split_at(usize::from(repeats[run[0]]));
        let goes_on = !head.is_empty();
        out.extend(head.iter().map(|at| row(&blocks[*at])));
        let lines = run.iter().flat_map(|at| blocks[*at].lines);
        let parts = lines
            .map(|line| part(line.number, cells(line), first, width))
            .collect();
        let first_part = match (from, goes_on) {
            (0, _) => First::Header,
            (_, true) => First::Amid,
            (_, false) => First::Row,
        };
        let mut own = rows::parted(parts, width, first_part);
        if let Some(row) = own.first_mut().filter(|_| goes_on) {
            row.after_break = !row.cells.iter().any(|(at, ..)| *at == 0);
        }
        let cells = own.iter_mut().flat_map(|row| &mut row.cells);
        cells.for_each(|(column, ..)| *column += first);
        out.append(&mut own);
    }
    (out, true)
}

/// Returns what the cells of a line are in a table of `width` columns that begins with the column `first`.
fn part(number: usize, cells: Cells, first: usize, width: usize) -> Entry {
    if let [(_, span, text)] = cells.as_slice()
        && *span > 1
        && *span == width
        && !text.is_empty()
    {
        return Entry::Title(number, text.clone());
    }
    let mut out = vec![None; width];
    for (column, _, text) in cells.into_iter().filter(|(.., text)| !text.is_empty()) {
        if let Some(cell) = out.get_mut(column - first) {
            *cell = Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    Entry::Cells(Placed::new(number, out))
}

fn edges(lines: &[Line<'_>]) -> Vec<usize> {
    let texts = lines.iter().filter(|line| !is_rule(line.text.trim()));
    let mut edges: Vec<usize> = texts.flat_map(bars_of).collect();
    edges.sort_unstable();
    edges.dedup();
    edges.truncate(WIDEST);
    edges
}

/// Returns where the bars of a line stand.
fn bars_of(line: &Line<'_>) -> Vec<usize> {
    let chars = line.chars.iter().enumerate();
    chars
        .filter(|(_, c)| is_bar(**c))
        .map(|(at, _)| at)
        .collect()
}

/// Returns the cells of a line between its bars, as columns of the table whose bars stand at `edges`.
fn between(line: &Line<'_>, bars: &[usize], edges: &[usize]) -> Cells {
    let mut ends: Vec<usize> = bars.to_vec();
    let mut starts = vec![0];
    starts.extend(bars.iter().map(|bar| bar + 1));
    ends.push(line.chars.len());
    let pieces = starts.into_iter().zip(ends);
    let column = |at: usize| edges.partition_point(|edge| *edge < at);
    let cell = |(from, to): (usize, usize)| {
        let text: String = line.chars.get(from..to)?.iter().collect();
        let (first, last) = (column(from), column(to));
        let outside = (from == 0 || to == line.chars.len()) && text.trim().is_empty();
        (!outside).then(|| (first, last - first + 1, text.trim().to_owned()))
    };
    pieces.filter_map(cell).collect()
}

/// Adds the cells of a line to those of the row above it, column by column.
fn append(row: &mut Drawn, cells: Cells) {
    for (column, mut span, text) in cells.into_iter().filter(|(.., text)| !text.is_empty()) {
        if let Some((_, _, lines)) = row.cells.iter_mut().find(|(own, ..)| *own == column) {
            lines.push(text);
            continue;
        }
        // what runs over into the next column in one line does not cover it in the others
        for (own, covered, _) in &mut row.cells {
            if *own < column {
                *covered = (*covered).min(column - *own);
            } else {
                span = span.min(*own - column);
            }
        }
        let at = row.cells.partition_point(|(own, ..)| *own < column);
        row.cells.insert(at, (column, span, vec![text]));
    }
}
