//! Tables that a plain text draws by lines (`┌─┬`, `+--+`, `|`, `¦`), as old acts do.
//!
//! A row is what stands between two rules, and a cell what stands between two bars.

use super::builder::{self, SourceBuilder, WIDEST};
use crate::import::source::{Place, Row};
use crate::words::MessageId;

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
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        let blank = line.trim().is_empty();
        let table = table(rest, at);
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
pub(super) fn take(builder: &mut SourceBuilder, lines: &[&str], number: usize) -> Option<usize> {
    let first = lines.first()?.trim();
    if !is_rule(first) || bars(first) > 0 || !first.starts_with(is_joint) {
        return None;
    }
    let (count, rows, guessed) = table(lines, number)?;
    add(builder, rows, number, guessed);
    Some(count)
}

/// Returns how many lines the table has that `lines` begin with, its rows, and whether they are guessed.
fn table(lines: &[&str], number: usize) -> Option<(usize, Vec<Drawn>, bool)> {
    let of_table = |line: &&&str| bars(line) > 0 || is_rule(line.trim());
    let count = lines.iter().take_while(of_table).count();
    let table = lines.get(..count)?;
    let drawn = table.iter().any(|line| is_rule(line.trim()));
    if !drawn || table.iter().filter(|line| bars(line) > 1).count() < 2 {
        return None;
    }
    let lines = (number..).zip(table).map(|(number, text)| Line {
        number,
        text,
        chars: text.chars().collect(),
    });
    let table: Vec<Line<'_>> = lines.collect();
    let (rows, guessed) = lined(&table);
    Some((count, rows, guessed))
}

/// A drawn row: where it stands, and its cells by first column and how many they cover.
pub(super) struct Drawn {
    pub(super) number: usize,
    pub(super) cells: Vec<(usize, usize, Vec<String>)>,
    /// It may go on from the row above it, on the page before.
    pub(super) after_break: bool,
    /// Why its cells may hold words of other rows or columns.
    pub(super) doubt: Option<MessageId>,
}

impl Drawn {
    pub(super) fn new(number: usize, cells: Vec<(usize, usize, Vec<String>)>) -> Self {
        Drawn {
            number,
            cells,
            after_break: false,
            doubt: None,
        }
    }
}

fn paragraph(builder: &mut SourceBuilder, lines: &[&str], number: usize) {
    if !lines.is_empty() {
        let text: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
        let place = Place::Line { line: number + 1 };
        builder.paragraph(&text.join("\n"), false, Some(place));
    }
}

/// Adds a table; `guessed` says that its rows are.
pub(super) fn add(builder: &mut SourceBuilder, rows: Vec<Drawn>, number: usize, guessed: bool) {
    let place = |number: usize| Place::Line { line: number + 1 };
    let mut out = Vec::new();
    for row in rows {
        let at = place(row.number);
        let mut cells = Vec::new();
        for (column, span, lines) in row.cells {
            if builder.take_cell(|| at.clone()) {
                let mut cell = builder::cell(column, span, 1, at.clone());
                let text = lines.join("\n");
                cell.paragraphs.extend(builder.take_text(&text));
                cells.push(cell);
            }
        }
        out.push(Row {
            after_break: row.after_break,
            doubt: row.doubt,
            ..Row::new(cells, at)
        });
    }
    builder.next_table();
    if guessed {
        builder.note(place(number), MessageId::NoteSpaced);
    }
    let table = builder.close(out, place(number));
    builder.table(table);
}

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '¦' | '│' | '║' | '┃')
}

fn bars(line: &str) -> usize {
    line.chars().filter(|c| is_bar(*c)).count()
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '─' | '═' | '━' | '_' | '=')
}

/// A joint of lines: corners and crossings, and the letters that stand for them in old encodings.
fn is_joint(c: char) -> bool {
    matches!(c, '+' | 'T' | 'L' | '¬' | 'Т' | '└' | '┘' | '┌' | '┐')
        || ('\u{2500}'..='\u{257f}').contains(&c)
}

/// Returns whether a line only rules a table off.
fn is_rule(line: &str) -> bool {
    let dashes = line.chars().filter(|c| is_dash(*c)).count();
    dashes > 4
        && line
            .chars()
            .all(|c| is_dash(c) || is_joint(c) || is_bar(c) || c == ' ')
}

/// Takes the lines of a table drawn by lines apart.
fn lined(lines: &[Line<'_>]) -> (Vec<Drawn>, bool) {
    let texts = || lines.iter().filter(|line| !is_rule(line.text.trim()));
    let places = |line: &Line<'_>| -> Vec<usize> {
        let chars = line.chars.iter().enumerate();
        chars
            .filter(|(_, c)| is_bar(**c))
            .map(|(at, _)| at)
            .collect()
    };
    let mut edges: Vec<usize> = texts().flat_map(places).collect();
    edges.sort_unstable();
    edges.dedup();
    edges.truncate(WIDEST);
    // without an inner rule each line is a row, unless its first cell is blank
    let inner = lines.iter().skip(1).rev().skip(1);
    let mut edges_between = inner.filter(|line| is_rule(line.text.trim()));
    // one of «=» parts the header from rows that have rules too
    let ruled =
        edges_between.clone().count() > 1 || edges_between.any(|line| line.text.contains("+="));
    let mut rows: Vec<Drawn> = Vec::new();
    let mut fresh = true;
    for line in lines {
        if is_rule(line.text.trim()) {
            fresh = true;
            continue;
        }
        let cells = between(line, &places(line), &edges);
        let begins = cells.first().is_some_and(|(_, _, text)| !text.is_empty());
        let is_row = fresh || !ruled && begins;
        put(&mut rows, line.number, cells, is_row);
        if let Some(last) = rows.last_mut().filter(|_| !is_row && !ruled) {
            last.doubt = Some(MessageId::ImportGuessDrawnRow);
        }
        fresh = false;
    }
    (rows, !ruled)
}

/// Returns the cells of a line between its bars, as columns of the table whose bars stand at `edges`.
fn between(line: &Line<'_>, bars: &[usize], edges: &[usize]) -> Vec<(usize, usize, String)> {
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
        (!outside).then(|| (first, (last - first).max(1), text.trim().to_owned()))
    };
    pieces.filter_map(cell).collect()
}

/// Puts the cells of line `number` into a row of their own where it `begins` one, else into the row above.
fn put(rows: &mut Vec<Drawn>, number: usize, cells: Vec<(usize, usize, String)>, begins: bool) {
    if let Some(last) = rows.last_mut().filter(|_| !begins) {
        return append(last, cells);
    }
    let cells = cells.into_iter();
    let cells = cells.map(|(column, span, text)| (column, span, vec![text]));
    rows.push(Drawn::new(number, cells.collect()));
}

/// Adds the cells of a line to those of the row above it, column by column.
fn append(row: &mut Drawn, cells: Vec<(usize, usize, String)>) {
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
