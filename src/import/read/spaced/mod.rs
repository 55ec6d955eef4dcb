//! Tables that a plain text draws by blanks, as `pdftotext -layout` leaves them.
//!
//! A table begins at its header and goes on over the pages after it. `columns` finds where its columns stand, on each
//! page anew, and `rows` which lines are one row. Both are guesses, and each such table is noted.

mod columns;
mod line;
pub(super) mod rows;

use std::ops::Range;

pub(super) use self::columns::Placed;
use self::columns::{Column, columns};
use self::line::{FEWEST, Line, MARGIN, SURE, Stretch, is_number};
pub(super) use self::rows::{Entry, First};
use super::builder::{MOST_LINES, SourceBuilder};
use super::drawn::{self, Drawn};
use crate::import::headings::{self, Role};
use crate::import::source::Place;
use crate::words::MessageId;

/// How many lines a header may have.
const HEADER: usize = 6;
/// More blank lines in a row say no more.
const MOST_BLANK: usize = 3;
/// How many lines are a text between tables, and no title in one.
const TEXT: usize = 4;
/// How many words a heading may have.
const HEADING: usize = 4;
/// How sure a heading must be to begin a header with a small letter.
const SUREST: u32 = 90;

/// The lines between two page breaks.
struct Page<'t> {
    lines: Vec<Line<'t>>,
    /// Where headers begin.
    headers: Vec<usize>,
}

/// A part of a page.
enum Part<'p, 't> {
    Text(&'p [Line<'t>]),
    /// The last says whether it begins with a header.
    Table(&'p [Line<'t>], Vec<Column>, bool),
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
        for (at, part) in parts(page, known.as_deref(), any_header)
            .into_iter()
            .enumerate()
        {
            let cut = at == 0;
            let (lines, columns, headed) = match part {
                Part::Text(lines) => {
                    close(builder, open.take(), cut);
                    paragraphs(builder, lines);
                    continue;
                }
                Part::Table(lines, columns, headed) => (lines, columns, headed),
            };
            known = Some(columns.clone());
            let (mut goes_on, ended) = match open.take() {
                Some(open) if open.columns.len() == columns.len() => (Some(open), None),
                other => (None, other),
            };
            close(builder, ended, cut);
            let before = goes_on.as_mut().map(|open| &mut open.rows);
            let mut own = rows::rows(lines, &columns, before, headed);
            let mut table = goes_on.unwrap_or_else(|| Open {
                line: lines.first().map_or(0, |line| line.number),
                columns,
                rows: Vec::new(),
            });
            table.rows.append(&mut own);
            open = Some(table);
        }
    }
    close(builder, open, false);
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
    let count = pages.len();
    for (index, lines) in pages.into_iter().enumerate() {
        let mut lines: Vec<Line<'t>> = std::mem::take(&mut cut_off)
            .into_iter()
            .chain(lines)
            .collect();
        let mut headers = headers(&lines);
        let from = headers.first().copied().unwrap_or_default();
        columns::part_tails(&mut lines[from..]);
        // a header at the end of its page is read with the rows on the next
        let last = headers.last().copied().filter(|_| index + 1 < count);
        if let Some(last) = last.filter(|last| is_alone(&lines[*last..])) {
            cut_off = lines.split_off(last);
            headers.pop();
        }
        out.push(Page { lines, headers });
    }
    out
}

/// Returns whether the lines of a header are no table without those of the next page.
fn is_alone(lines: &[Line<'_>]) -> bool {
    let filled = lines.iter().filter(|line| !line.stretches.is_empty());
    filled.count() <= 2 * HEADER && table(lines, None).is_none()
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

/// Returns where the headers of a page begin: lines that surely have headings of two kinds side by side.
fn headers(page: &[Line<'_>]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for (at, line) in page.iter().enumerate() {
        let near = found.last().is_some_and(|last| at < last + HEADER);
        let body = line
            .stretches
            .first()
            .is_some_and(|first| is_number(&first.text));
        let roles = sure_roles(line);
        if near || body || line.stretches.len() < 2 || roles.is_empty() {
            continue;
        }
        let below = page.iter().skip(at).take(HEADER - 2);
        let mut roles: Vec<Role> = below.flat_map(sure_roles).collect();
        roles.sort_unstable();
        roles.dedup();
        let when_or_what = |role| matches!(role, &Role::Title | &Role::Deadline | &Role::Month);
        if roles.len() > 1 && roles.iter().any(when_or_what) {
            found.push(top_of_header(page, at));
        }
    }
    found
}

/// Returns what the headings of a line surely mean; posts and months are values as well.
fn sure_roles(line: &Line<'_>) -> Vec<Role> {
    let months = |line: &Line<'_>| {
        let texts = line.stretches.iter();
        let read = texts.filter_map(|stretch| headings::read(&stretch.text));
        read.filter(|heading| heading.role == Role::InMonth).count()
    };
    if months(line) >= FEWEST {
        return vec![Role::Month, Role::InMonth];
    }
    let begins = |text: &str| text.starts_with(|c: char| !c.is_lowercase());
    let role = |text: &str| {
        let goes_on = text.ends_with([',', ';', ':', '-']);
        let short = text.split(' ').count() <= HEADING && !goes_on;
        let heading = headings::read(text).filter(|_| short)?;
        let least = match heading.role {
            Role::Deadline | Role::Executors if !begins(text) => SUREST,
            _ if !begins(text) => return None,
            _ => SURE,
        };
        let vital = [
            Role::Title,
            Role::Deadline,
            Role::Month,
            Role::Executors,
            Role::Result,
        ];
        let sure = vital.contains(&heading.role) && heading.weight >= least;
        sure.then_some(heading.role)
    };
    let texts = || line.stretches.iter().map(|stretch| stretch.text.as_str());
    let mut roles: Vec<Role> = texts().filter_map(role).collect();
    // two headings with one blank between them
    let lasts = texts().filter_map(|text| text.rsplit_once(' '));
    let lasts = lasts.filter(|(_, last)| {
        begins(last) && headings::read(last).is_some_and(|heading| heading.weight > SUREST)
    });
    roles.extend(lasts.filter_map(|(_, last)| role(last)));
    // «Время | Группы | Название кружка | Ф.И.О. педагога»
    let all = || texts().all(|text| begins(text) && headings::read(text).is_some());
    if roles.len() == 1 && line.stretches.len() > FEWEST && all() {
        roles.extend(
            texts()
                .filter_map(headings::read)
                .map(|heading| heading.role),
        );
    }
    roles
}

/// Returns where the header begins whose first full line is `at`: a higher cell may stand above it.
fn top_of_header(page: &[Line<'_>], at: usize) -> usize {
    let of_cell = |line: &&Line<'_>| {
        let first = line.stretches.first();
        let right = first.is_some_and(|first| first.from >= MARGIN / 2);
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
    let mut found = Vec::new();
    for (range, begins) in pieces(page, known) {
        let lines = page.lines.get(range).unwrap_or_default();
        let known = known.filter(|_| begins == Begins::Anywhere);
        let table = match begins {
            Begins::Text => None,
            Begins::Anywhere if known.is_none() && any_header => None,
            _ => table(lines, known),
        };
        let Some((range, columns)) = table else {
            push_text(&mut found, lines);
            continue;
        };
        push_text(&mut found, lines.get(..range.start).unwrap_or_default());
        found.push(Part::Table(
            lines.get(range.clone()).unwrap_or_default(),
            columns,
            begins == Begins::Header,
        ));
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

/// Cuts a page at its headers and around its longer texts.
fn pieces(page: &Page<'_>, known: Option<&[Column]>) -> Vec<(Range<usize>, Begins)> {
    let mut from = vec![0];
    from.extend(page.headers.iter().filter(|at| **at > 0));
    let to = from.iter().skip(1).copied().chain([page.lines.len()]);
    let mut pieces = Vec::new();
    for (from, to) in from.iter().copied().zip(to) {
        let lines = page.lines.get(from..to).unwrap_or_default();
        let mut begins = if page.headers.contains(&from) {
            Begins::Header
        } else {
            Begins::Anywhere
        };
        let mut at = from;
        for text in texts(lines, known) {
            let text = from + text.start..from + text.end;
            pieces.push((at..text.start, begins));
            pieces.push((text.clone(), Begins::Text));
            (at, begins) = (text.end, Begins::Fresh);
        }
        pieces.push((at..to, begins));
    }
    pieces.retain(|(range, _)| !range.is_empty());
    pieces
}

/// Returns the longer texts among lines: several in a row that hold nothing beside each other, some over several columns.
fn texts(lines: &[Line<'_>], known: Option<&[Column]>) -> Vec<Range<usize>> {
    let Some(columns) = columns(lines, known) else {
        return Vec::new();
    };
    let crosses = |line: &Line<'_>| Placed::of(line, &columns).crosses;
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let alone = |line: &&Line<'_>| line.stretches.len() < 2 + usize::from(line.numbered);
        let run = lines.iter().skip(at).take_while(alone).count();
        let own = lines.get(at..at + run).unwrap_or_default();
        let over: Vec<usize> = (0..run).filter(|at| crosses(&own[*at])).collect();
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

/// Returns the lines that are a table, and its columns.
fn table(lines: &[Line<'_>], known: Option<&[Column]>) -> Option<(Range<usize>, Vec<Column>)> {
    let columns = columns(lines, known)?;
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
