//! Tables that a plain text draws by blanks, as `pdftotext -layout` leaves them.
//!
//! A table begins at its header and goes on over the pages after it. Where its columns stand, on each page anew, and
//! which lines are one row are guesses, and each such table is noted.
//!
//! ```text
//!   line ─► header, terms ─► gaps, seams ─► columns (of lines placed) ─► rows (by the parting that costs least)
//! ```

mod columns;
mod gaps;
mod header;
mod line;
mod parting;
mod placed;
pub(super) mod rows;
mod seams;
mod terms;

use std::ops::Range;

use self::columns::{Column, Fitted, Table, fitted};
use self::header::{Head, Header};
use self::line::{FEWEST, Line, MARGIN};
pub(super) use self::parting::First;
pub(super) use self::placed::Placed;
pub(super) use self::rows::Entry;
use super::builder::SourceBuilder;
use super::drawn::{self, Drawn};
use crate::import::source::Place;
use crate::words::MessageId;

/// More blank lines in a row say no more.
const MOST_BLANK: usize = 3;
/// How many lines are a text between tables, and no title in one.
const TEXT: usize = 4;
/// The lines between two page breaks.
struct Page<'t> {
    lines: Vec<Line<'t>>,
    headers: Vec<Header>,
}

/// A part of a page.
enum Part<'p, 't> {
    Text(&'p [Line<'t>]),
    Table(Table<'p, 't>),
}

/// A table that may go on on the next page.
struct Open {
    line: usize,
    columns: Vec<Column>,
    rows: Vec<Drawn>,
}

/// Reads `text` at the end of `builder` if it draws a table by blanks, and returns whether it does.
pub(super) fn read(builder: &mut SourceBuilder, text: &str) -> bool {
    // a text whose words stand a blank apart draws nothing, though some stand below each other
    let drawn = || text.lines().any(|line| line.trim().contains("  "));
    if text.contains('\t') || !drawn() {
        return false;
    }
    let mut pages = pages(builder.lines(text).into_iter());
    let mut numbers = Vec::new();
    for page in &mut pages {
        take_numbers(&mut page.lines, &mut numbers);
    }
    let any_header = pages.iter().any(|page| !page.headers.is_empty());
    let mut known: Option<Vec<Column>> = None;
    let mut parted = Vec::with_capacity(pages.len());
    for page in &pages {
        let parts = parts(page, known.as_deref(), any_header);
        let last = parts.iter().rev().find_map(|part| match part {
            Part::Table(table) => Some(table.fitted.columns.clone()),
            Part::Text(_) => None,
        });
        known = last.or(known);
        parted.push(parts);
    }
    if known.is_none() {
        return false;
    }
    for (line, text) in numbers {
        builder.leave_out(Place::Line { line }, MessageId::NotePageEdge, text);
    }
    let mut open: Option<Open> = None;
    for parts in parted {
        for (at, part) in parts.into_iter().enumerate() {
            let cut = at == 0;
            let own = match part {
                Part::Text(lines) => {
                    close(builder, open.take(), cut);
                    paragraphs(builder, lines);
                    continue;
                }
                Part::Table(table) => table,
            };
            let columns = own.fitted.columns.clone();
            let line = own.lines.first().map_or(0, |line| line.number);
            let (mut goes_on, ended) = match open.take() {
                Some(open) if open.columns.len() == columns.len() => (Some(open), None),
                other => (None, other),
            };
            close(builder, ended, cut);
            let before = goes_on.as_mut().map(|open| &mut open.rows);
            let mut own = rows::rows(own, before);
            let mut table = goes_on.unwrap_or_else(|| Open {
                line,
                columns,
                rows: Vec::new(),
            });
            table.rows.append(&mut own);
            open = Some(table);
        }
    }
    close(builder, open, false);
    true
}

/// Adds a table; the end of its page may have `cut` its last row.
fn close(builder: &mut SourceBuilder, open: Option<Open>, cut: bool) {
    if let Some(mut open) = open {
        if let Some(last) = open.rows.last_mut().filter(|_| cut) {
            last.doubt.get_or_insert(MessageId::ImportGuessDrawnRow);
        }
        drawn::add(builder, open.rows, open.line, true);
    }
}

/// Adds the paragraphs that blank lines part.
fn paragraphs(builder: &mut SourceBuilder, lines: &[Line<'_>]) {
    for own in lines.split(|line| line.stretches.is_empty()) {
        let Some(first) = own.first() else { continue };
        let text: Vec<&str> = own.iter().map(|line| line.text.trim()).collect();
        let line = first.number + 1;
        builder.paragraph(&text.join("\n"), false, Some(Place::Line { line }));
    }
}

/// Parts lines into pages.
fn pages<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<Page<'t>> {
    let mut pages: Vec<Vec<Line<'t>>> = vec![Vec::new()];
    for (number, text) in lines.enumerate() {
        if text.starts_with('\u{c}') {
            pages.push(Vec::new());
        }
        let Some(page) = pages.last_mut() else {
            continue;
        };
        let line = Line::new(number, text);
        let blank = page
            .iter()
            .rev()
            .take_while(|line| line.stretches.is_empty());
        if !line.stretches.is_empty() || blank.take(MOST_BLANK).count() < MOST_BLANK {
            page.push(line);
        }
    }
    for lines in &mut pages {
        line::part_numbers(lines);
    }
    let mut out: Vec<Page<'t>> = Vec::with_capacity(pages.len());
    let mut cut_off: Vec<Line<'t>> = Vec::new();
    let mut known: Option<Vec<Head>> = None;
    let count = pages.len();
    for (index, lines) in pages.into_iter().enumerate() {
        let mut lines: Vec<Line<'t>> = std::mem::take(&mut cut_off)
            .into_iter()
            .chain(lines)
            .collect();
        let mut headers = header::headers(&lines, known.as_deref());
        if let Some(first) = headers.first().filter(|_| known.is_none()) {
            known = Some(first.heads.clone());
        }
        let from = headers.first().map_or(0, |header| header.from);
        terms::part_tails(&mut lines[from..]);
        // a header at the end of its page is read with the rows on the next
        let last = headers.last().filter(|_| index + 1 < count);
        let last = last.filter(|last| is_alone(&lines[last.from..], last));
        if let Some(from) = last.map(|last| last.from) {
            cut_off = lines.split_off(from);
            headers.pop();
        }
        out.push(Page { lines, headers });
    }
    out
}

/// Returns whether the lines of a header are no table without those of the next page.
fn is_alone(lines: &[Line<'_>], header: &Header) -> bool {
    let filled = lines.iter().filter(|line| !line.stretches.is_empty());
    let is_table = || {
        let fitted = fitted(lines, Some(header), None)?;
        table(lines, Some(header), false, fitted)
    };
    filled.count() <= 2 * header::TALLEST && is_table().is_none()
}

/// Takes the lines out that only number a page, each with its number: «2» between blank lines or at its edge, far from
/// the left margin.
fn take_numbers<'t>(page: &mut [Line<'t>], taken: &mut Vec<(usize, &'t str)>) {
    for at in 0..page.len() {
        let Some([only]) = page.get(at).map(|line| line.stretches.as_slice()) else {
            continue;
        };
        let bare = only
            .text
            .trim_matches(|c: char| c == ' ' || drawn::is_dash(c));
        let numbers = bare.len() <= 3 && bare.chars().all(|c| c.is_ascii_digit());
        if !numbers || bare.is_empty() || only.from < MARGIN {
            continue;
        }
        let is_blank = |line: &Line<'_>| line.stretches.is_empty();
        let below = page.get(at + 1..).unwrap_or_default();
        let above = at.checked_sub(1).and_then(|at| page.get(at));
        let apart = above.is_none_or(is_blank) && below.first().is_none_or(is_blank);
        let ends = apart || below.iter().all(is_blank);
        if let Some(line) = page.get_mut(at).filter(|_| ends) {
            taken.push((line.number + 1, line.text.trim()));
            line.stretches.clear();
        }
    }
}

/// Parts a page into its tables and what stands around them. `known` are the columns of the table before it, and
/// `any_header` says whether tables of the document have headers.
fn parts<'p, 't>(
    page: &'p Page<'t>,
    known: Option<&[Column]>,
    any_header: bool,
) -> Vec<Part<'p, 't>> {
    let mut found = Vec::new();
    for Piece {
        range,
        begins,
        whole,
    } in pieces(page, known)
    {
        let header = page
            .headers
            .iter()
            .find(|header| header.from == range.start);
        let header = header.filter(|_| begins == Begins::Header);
        let lines = page.lines.get(range).unwrap_or_default();
        let known = known.filter(|_| matches!(begins, Begins::Anywhere | Begins::Header));
        let table = match begins {
            Begins::Text => None,
            Begins::Anywhere if known.is_none() && any_header => None,
            _ => whole
                .or_else(|| fitted(lines, header, known))
                .and_then(|fitted| table(lines, header, known.is_some(), fitted)),
        };
        let Some((range, fitted)) = table else {
            push_text(&mut found, lines);
            continue;
        };
        push_text(&mut found, lines.get(..range.start).unwrap_or_default());
        found.push(Part::Table(Table {
            lines: lines.get(range.clone()).unwrap_or_default(),
            header,
            fitted,
        }));
        push_text(&mut found, lines.get(range.end..).unwrap_or_default());
    }
    found
}

/// Where a piece of a page begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    /// At the top of the page, maybe amid a table.
    Anywhere,
    /// At a header.
    Header,
    /// At text that is no table.
    Text,
    /// Below such text.
    Fresh,
}

/// A piece of a page.
struct Piece {
    range: Range<usize>,
    begins: Begins,
    /// Its lines in their columns, where no text is cut out of them.
    whole: Option<Fitted>,
}

/// Cuts a page at its headers and around its longer texts.
fn pieces(page: &Page<'_>, known: Option<&[Column]>) -> Vec<Piece> {
    let mut from = vec![0];
    from.extend(
        page.headers
            .iter()
            .map(|header| header.from)
            .filter(|at| *at > 0),
    );
    let to = from.iter().skip(1).copied().chain([page.lines.len()]);
    let mut pieces = Vec::new();
    for (from, to) in from.iter().copied().zip(to) {
        let lines = page.lines.get(from..to).unwrap_or_default();
        let header = page.headers.iter().find(|header| header.from == from);
        let mut begins = match header {
            Some(_) => Begins::Header,
            None => Begins::Anywhere,
        };
        let mut push = |range: Range<usize>, begins, whole| {
            if !range.is_empty() {
                pieces.push(Piece {
                    range,
                    begins,
                    whole,
                });
            }
        };
        let Some(fitted) = fitted(lines, header, known) else {
            push(from..to, Begins::Text, None);
            continue;
        };
        // what stands between a header and its rows titles the first of them
        let head = header.map_or(0, |header| header.to - header.from);
        let below = |text: &Range<usize>| header.is_none() || text.start > head;
        let texts = texts(lines, &fitted.placed).into_iter().filter(below);
        let texts: Vec<Range<usize>> = texts.collect();
        let mut at = from;
        for text in &texts {
            let text = from + text.start..from + text.end;
            push(at..text.start, begins, None);
            push(text.clone(), Begins::Text, None);
            (at, begins) = (text.end, Begins::Fresh);
        }
        push(at..to, begins, Some(fitted).filter(|_| texts.is_empty()));
    }
    pieces
}

/// Returns the longer texts among lines: several in a row that hold nothing beside each other, some over several columns.
fn texts(lines: &[Line<'_>], placed: &[Placed]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let alone = |line: &&Line<'_>| line.stretches.len() < 2 + usize::from(line.numbered);
        let run = lines.iter().skip(at).take_while(alone).count();
        let own = lines.get(at..at + run).unwrap_or_default();
        let over: Vec<usize> = (0..run).filter(|own| placed[at + own].crosses).collect();
        if let [first, _, .., _] = *over.as_slice() {
            let filled = own
                .iter()
                .skip(first)
                .filter(|line| !line.stretches.is_empty());
            if filled.count() >= TEXT {
                found.push(at + first..at + run);
            }
        }
        at += run + 1;
    }
    found
}

fn push_text<'p, 't>(parts: &mut Vec<Part<'p, 't>>, lines: &'p [Line<'t>]) {
    if lines.iter().any(|line| !line.stretches.is_empty()) {
        parts.push(Part::Text(lines));
    }
}

/// Returns which of the lines that are `fitted` are a table; it may go on from one that is `known`.
fn table(
    lines: &[Line<'_>],
    header: Option<&Header>,
    known: bool,
    mut fitted: Fitted,
) -> Option<(Range<usize>, Fitted)> {
    let several = |placed: &Placed| placed.is_of_several() && !placed.crosses;
    let placed = &fitted.placed;
    let start = placed.iter().position(several)?;
    let start = if header.is_some() || known { 0 } else { start };
    let last = placed.iter().rposition(several)?;
    // the words under the numbers are no row's
    let of_row = |(line, placed): &(&Line<'_>, &Placed)| {
        placed.is_filled() && !placed.crosses && !fitted.is_under_numbers(line)
    };
    let below = lines.iter().zip(placed).skip(last + 1);
    let end = last + 1 + below.take_while(of_row).count();
    let body = placed.get(start..end)?;
    let head = header.map_or(0, |header| header.to - header.from);
    let count = head + body.iter().filter(|line| several(line)).count();
    let crossing = body.iter().filter(|line| line.crosses).count();
    let wide = fitted.columns.len() > 2 || count > FEWEST;
    // the last page of a table may have one row
    let full = |line: &Placed| line.cells.iter().flatten().count() >= FEWEST;
    let goes_on = known && (header.is_some() || body.iter().any(full));
    let fewest = if goes_on { 1 } else { FEWEST };
    if count < fewest || crossing > count || !wide {
        return None;
    }
    fitted.placed.truncate(end);
    fitted.placed.drain(..start);
    Some((start..end, fitted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_are_kept_as_far_as_they_say_something() {
        let text = format!("1  Беседа  май\n{}2  Сбор  июнь", "\n".repeat(999));
        let pages = pages(text.lines());
        let numbers: Vec<usize> = pages[0].lines.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 1000]);
    }
}
