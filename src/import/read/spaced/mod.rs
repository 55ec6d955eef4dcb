//! Tables that a plain text draws by blanks, as `pdftotext -layout` leaves them.
//!
//! A table begins at its header and goes on over the pages after it. `columns` finds where its columns stand, on each
//! page anew, and `rows` which lines are one row. Both are guesses, and each such table is noted.

mod columns;
mod line;
mod rows;

use std::ops::Range;

use self::columns::{Column, Placed, columns};
use self::line::{FEWEST, Line, MARGIN, Stretch, is_number};
use super::builder::{MOST_LINES, SourceBuilder};
use super::drawn::{self, Drawn};
use crate::import::headings::{self, Role};
use crate::import::source::Place;
use crate::words::MessageId;

/// How many lines a header may have.
const HEADER: usize = 6;
/// More blank lines in a row say no more.
const MOST_BLANK: usize = 3;
/// How many words a heading may have.
const HEADING: usize = 4;

/// The lines between two page breaks.
struct Page<'t> {
    lines: Vec<Line<'t>>,
    /// Where headers begin.
    headers: Vec<usize>,
}

/// A part of a page.
enum Part<'p, 't> {
    Text(&'p [Line<'t>]),
    Table(&'p [Line<'t>], Vec<Column>),
}

/// A table that may go on on the next page.
struct Open {
    line: usize,
    columns: Vec<Column>,
    rows: Vec<Drawn>,
}

/// Returns whether `text` draws a table by blanks.
pub(super) fn is_spaced(text: &str) -> bool {
    !text.contains('\t') && {
        let pages = pages(text.lines().take(MOST_LINES));
        let any_header = is_headed(&pages);
        let table = |part: Part<'_, '_>| matches!(part, Part::Table(..));
        pages
            .iter()
            .any(|page| parts(page, None, any_header).into_iter().any(table))
    }
}

/// Reads `text` at the end of `builder`.
pub(super) fn read(builder: &mut SourceBuilder, text: &str) {
    let mut pages = pages(builder.lines(text).into_iter());
    for page in &mut pages {
        leave_out_number(builder, &mut page.lines);
    }
    let any_header = is_headed(&pages);
    let mut open: Option<Open> = None;
    let mut known: Option<Vec<Column>> = None;
    for page in &pages {
        for part in parts(page, known.as_deref(), any_header) {
            let (lines, columns) = match part {
                Part::Text(lines) => {
                    close(builder, open.take());
                    paragraphs(builder, lines);
                    continue;
                }
                Part::Table(lines, columns) => (lines, columns),
            };
            known = Some(columns.clone());
            let (goes_on, ended) = match open.take() {
                Some(open) if open.columns.len() == columns.len() => (Some(open), None),
                other => (None, other),
            };
            close(builder, ended);
            let before = goes_on.as_ref().map(|open| open.rows.as_slice());
            let mut own = rows::rows(lines, &columns, before);
            let mut table = goes_on.unwrap_or_else(|| Open {
                line: lines.first().map_or(0, |line| line.number),
                columns,
                rows: Vec::new(),
            });
            table.rows.append(&mut own);
            open = Some(table);
        }
    }
    close(builder, open);
}

fn close(builder: &mut SourceBuilder, open: Option<Open>) {
    if let Some(open) = open {
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
    let page = |lines: Vec<Line<'t>>| Page {
        headers: headers(&lines),
        lines,
    };
    pages.into_iter().map(page).collect()
}

/// Leaves out the lines that only number a page: «2» between blank lines or at its edge, far from the left margin.
fn leave_out_number(builder: &mut SourceBuilder, page: &mut [Line<'_>]) {
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
            let place = Place::Line {
                line: line.number + 1,
            };
            builder.leave_out(place, MessageId::NotePageEdge, line.text.trim());
            line.stretches.clear();
        }
    }
}

fn is_headed(pages: &[Page<'_>]) -> bool {
    pages.iter().any(|page| !page.headers.is_empty())
}

/// Returns where the headers of a page begin: lines that have headings of two kinds side by side.
fn headers(page: &[Line<'_>]) -> Vec<usize> {
    let role = |stretch: &Stretch| {
        let short = stretch.text.split(' ').count() <= HEADING;
        short.then(|| headings::read(&stretch.text)).flatten()
    };
    let mut found: Vec<usize> = Vec::new();
    for (at, line) in page.iter().enumerate() {
        let near = found.last().is_some_and(|last| at < last + HEADER);
        let body = line
            .stretches
            .first()
            .is_some_and(|first| is_number(&first.text));
        let may = line.stretches.len() > 1 && !near && !body;
        if !may || !line.stretches.iter().any(|stretch| role(stretch).is_some()) {
            continue;
        }
        let below = page.iter().skip(at).take(HEADER - 1);
        let mut roles: Vec<_> = below
            .flat_map(|line| &line.stretches)
            .filter_map(role)
            .map(|heading| heading.role)
            .collect();
        roles.sort_unstable();
        roles.dedup();
        let when_or_what = |role| matches!(role, &Role::Title | &Role::Deadline | &Role::Month);
        if roles.len() > 1 && roles.iter().any(when_or_what) {
            found.push(top_of_header(page, at));
        }
    }
    found
}

/// Returns where the header begins whose first full line is `at`: a higher cell may stand above it.
fn top_of_header(page: &[Line<'_>], at: usize) -> usize {
    let of_cell = |line: &&Line<'_>| {
        let first = line.stretches.first();
        let right = first.is_some_and(|first| first.from >= MARGIN);
        let number = first.is_some_and(|first| first.text.starts_with('№'));
        let short = |stretch: &Stretch| stretch.text.split(' ').count() <= HEADING;
        (right || number)
            && line
                .stretches
                .iter()
                .all(|s| short(s) && !s.text.ends_with(':'))
    };
    let above = page.get(..at).unwrap_or_default().iter().rev();
    at - above.take(HEADER - 3).take_while(of_cell).count()
}

/// Parts a page into its tables and what stands around them. `known` are the columns of the table before it, and
/// `any_header` says whether tables of the document have headers.
fn parts<'p, 't>(
    page: &'p Page<'t>,
    known: Option<&[Column]>,
    any_header: bool,
) -> Vec<Part<'p, 't>> {
    let mut from = vec![0];
    from.extend(page.headers.iter().filter(|at| **at > 0));
    let to = from.iter().skip(1).copied().chain([page.lines.len()]);
    let mut found = Vec::new();
    for (from, to) in from.iter().copied().zip(to) {
        let lines = page.lines.get(from..to).unwrap_or_default();
        let header = page.headers.contains(&from);
        let table = (header || known.is_some() || !any_header)
            .then(|| table(lines, known.filter(|_| !header)))
            .flatten();
        let Some((range, columns)) = table else {
            push_text(&mut found, lines);
            continue;
        };
        push_text(&mut found, lines.get(..range.start).unwrap_or_default());
        found.push(Part::Table(
            lines.get(range.clone()).unwrap_or_default(),
            columns,
        ));
        push_text(&mut found, lines.get(range.end..).unwrap_or_default());
    }
    found
}

fn push_text<'p, 't>(parts: &mut Vec<Part<'p, 't>>, lines: &'p [Line<'t>]) {
    if lines.iter().any(|line| !line.stretches.is_empty()) {
        parts.push(Part::Text(lines));
    }
}

/// Returns the lines that are a table, and its columns.
fn table(lines: &[Line<'_>], known: Option<&[Column]>) -> Option<(Range<usize>, Vec<Column>)> {
    let own = columns(lines);
    let columns = match known {
        // a page on which a column is empty, or two run together
        Some(known) if own.as_ref().is_none_or(|own| own.len() < known.len()) => known.to_vec(),
        _ => own?,
    };
    let placed: Vec<Placed> = lines
        .iter()
        .map(|line| Placed::of(line, &columns))
        .collect();
    let several = |placed: &Placed| placed.is_of_several() && !placed.crosses;
    let start = placed.iter().position(several)?;
    let start = if known.is_some() { 0 } else { start };
    let last = placed.iter().rposition(several)?;
    let below = placed.iter().skip(last + 1);
    let end = last
        + 1
        + below
            .take_while(|line| line.is_filled() && !line.crosses)
            .count();
    let body = placed.get(start..end)?;
    let count = body.iter().filter(|line| several(line)).count();
    let crossing = body.iter().filter(|line| line.crosses).count();
    let wide = columns.len() > 2 || count > FEWEST;
    (count >= FEWEST && crossing <= count && wide).then_some((start..end, columns))
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
