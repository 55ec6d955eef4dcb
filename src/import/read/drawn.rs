//! Tables that a plain text draws: by lines (`┌─┬`, `+--+`, `|`, `¦`), as old acts do, or by blanks, as
//! `pdftotext -layout` leaves them.
//!
//! Between lines a row is what stands between two rules, and a cell what stands between two bars. Between blanks the
//! columns are where no line of the table has a letter; a row begins with a number where the first column holds
//! numbers, else where most columns are filled anew. The second is a guess, and each such table is noted.

use std::ops::Range;

use super::builder::{self, SourceBuilder, WIDEST};
use crate::import::source::{Place, Row};
use crate::words::MessageId;

/// A line of the text as characters, with its number from 0.
struct Line<'t> {
    number: usize,
    text: &'t str,
    chars: Vec<char>,
}

/// The fewest lines of several columns that make a table of blanks.
const FEWEST: usize = 3;
/// The fewest blanks between two columns.
const GAP: usize = 2;
/// How far to the left of a column a text begins that is not of it.
const SHIFT: usize = 4;
/// How far from the beginning of its column a text may begin.
const NEAR: usize = 8;
/// How many lines a row may have, taken over all rows.
const LONGEST_ROW: usize = 12;
/// How many blank lines a table of blanks may have between its rows.
const MOST_BLANK: usize = 3;

/// Returns whether `text` draws a table by lines.
pub(super) fn is_lined(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    lines.any(is_rule) && text.lines().filter(|line| bars(line) > 1).count() > 1
}

/// Returns whether `text` draws a table by blanks: several lines in a row part into columns at the same places.
pub(super) fn is_spaced(text: &str) -> bool {
    if text.contains('\t') {
        return false;
    }
    let lines = lines(text.lines());
    (0..lines.len()).any(|from| block(&lines, from).is_some())
}

/// Reads `text` with tables drawn by lines at the end of `builder`.
pub(super) fn read_lined(builder: &mut SourceBuilder, text: &str) {
    let lines = lines(builder.lines(text).into_iter());
    read(builder, &lines, |lines, from| {
        let of_table = |line: &&Line<'_>| bars(line.text) > 0 || is_rule(line.text.trim());
        let count = lines.iter().skip(from).take_while(of_table).count();
        let table = lines.get(from..from + count)?;
        let drawn = table.iter().any(|line| is_rule(line.text.trim()));
        (drawn && table.iter().filter(|line| bars(line.text) > 1).count() > 1)
            .then(|| (from + count, lined(table)))
    });
}

/// Reads `text` with tables drawn by blanks at the end of `builder`.
pub(super) fn read_spaced(builder: &mut SourceBuilder, text: &str) {
    let mut lines = lines(builder.lines(text).into_iter());
    leave_out_page_numbers(builder, &mut lines);
    read(builder, &lines, |lines, from| {
        let (to, columns) = block(lines, from)?;
        Some((to, spaced(lines.get(from..to)?, &columns)))
    });
}

/// How far from the left margin a number stands that is one of a page, in characters.
const MARGIN: usize = 20;

/// Makes blank the lines that only number a page: «2» between blank lines or right above a new page, far from the margin.
fn leave_out_page_numbers(builder: &mut SourceBuilder, lines: &mut [Line<'_>]) {
    let is_blank = |at: Option<usize>, lines: &[Line<'_>]| {
        let line = at.and_then(|at| lines.get(at));
        line.is_none_or(|line| line.text.trim().is_empty())
    };
    for at in 0..lines.len() {
        let ends_page = (lines.get(at + 1)).is_some_and(|next| next.text.starts_with('\u{c}'));
        let apart =
            is_blank(at.checked_sub(1), lines) && is_blank(Some(at + 1), lines) || ends_page;
        let Some(line) = lines.get_mut(at).filter(|_| apart) else {
            continue;
        };
        let bare = line
            .text
            .trim_matches(|c: char| c.is_whitespace() || is_dash(c));
        let numbers = bare.len() <= 3 && bare.chars().all(|c| c.is_ascii_digit());
        let margin = line.chars.iter().take_while(|c| c.is_whitespace()).count();
        if numbers && !bare.is_empty() && margin >= MARGIN {
            let place = Place::Line {
                line: line.number + 1,
            };
            builder.leave_out(place, MessageId::NotePageEdge, line.text.trim());
            line.text = "";
            line.chars.clear();
        }
    }
}

fn lines<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<Line<'t>> {
    let line = |(number, text): (usize, &'t str)| Line {
        number,
        text,
        chars: text.chars().collect(),
    };
    lines.enumerate().map(line).collect()
}

/// A drawn row: where it stands, and its cells by first column and how many they cover.
struct Drawn {
    number: usize,
    cells: Vec<(usize, usize, Vec<String>)>,
}

/// Reads what `table` finds as tables and the rest as paragraphs.
fn read(
    builder: &mut SourceBuilder,
    lines: &[Line<'_>],
    table: impl Fn(&[Line<'_>], usize) -> Option<(usize, (Vec<Drawn>, bool))>,
) {
    let mut at = 0;
    let mut open: Option<Range<usize>> = None;
    while let Some(line) = lines.get(at) {
        let found = table(lines, at);
        let blank = line.text.trim().is_empty();
        if found.is_some() || blank {
            paragraph(builder, lines, open.take());
        }
        match found {
            Some((to, (rows, guessed))) => {
                add(builder, rows, line.number, guessed);
                at = to;
                continue;
            }
            None if blank => {}
            None => open = Some(open.map_or(at, |open| open.start)..at + 1),
        }
        at += 1;
    }
    paragraph(builder, lines, open);
}

fn paragraph(builder: &mut SourceBuilder, lines: &[Line<'_>], range: Option<Range<usize>>) {
    let Some(own) = range.and_then(|range| lines.get(range)) else {
        return;
    };
    let text: Vec<&str> = own.iter().map(|line| line.text.trim()).collect();
    let place = own.first().map(|line| Place::Line {
        line: line.number + 1,
    });
    builder.paragraph(&text.join("\n"), false, place);
}

fn add(builder: &mut SourceBuilder, rows: Vec<Drawn>, number: usize, guessed: bool) {
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
        out.push(Row::new(cells, at));
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

fn is_dash(c: char) -> bool {
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
    let ruled = inner.filter(|line| is_rule(line.text.trim())).count() > 1;
    let mut rows: Vec<Drawn> = Vec::new();
    let mut fresh = true;
    for line in lines {
        if is_rule(line.text.trim()) {
            fresh = true;
            continue;
        }
        let cells = between(line, &places(line), &edges);
        let begins = cells.first().is_some_and(|(_, _, text)| !text.is_empty());
        put(&mut rows, line.number, cells, fresh || !ruled && begins);
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
    rows.push(Drawn {
        number,
        cells: cells
            .map(|(column, span, text)| (column, span, vec![text]))
            .collect(),
    });
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

/// Returns the stretches of a line that [`GAP`] blanks part.
fn stretches(chars: &[char]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, _) in chars.iter().enumerate().filter(|(_, c)| !c.is_whitespace()) {
        match out.last_mut().filter(|last| at < last.end + GAP) {
            Some(last) => last.end = at + 1,
            None => out.push(at..at + 1),
        }
    }
    out
}

/// Returns where the table of blanks that begins at the line `from` ends, and where its columns begin.
fn block(lines: &[Line<'_>], from: usize) -> Option<(usize, Vec<usize>)> {
    let first = stretches(&lines.get(from)?.chars);
    if first.len() < 2 {
        return None;
    }
    let mut used: Vec<bool> = Vec::new();
    let mut several = 0;
    let (mut to, mut blank) = (from, 0);
    for line in lines.get(from..)? {
        if line.chars.contains(&'\u{c}') && to > from {
            break;
        }
        let own = stretches(&line.chars);
        let number = line.number - lines.first()?.number;
        if number > from + LONGEST_ROW * (several + 1) {
            break;
        }
        if own.is_empty() {
            blank += 1;
            if blank > MOST_BLANK {
                break;
            }
            continue;
        }
        let mut with = used.clone();
        with.resize(with.len().max(line.chars.len()), false);
        for at in own.iter().flat_map(Clone::clone) {
            if let Some(used) = with.get_mut(at) {
                *used = true;
            }
        }
        // a lone stretch over several columns, or far to the left of one, is a title if rows go on below it
        let (known, now) = (columns(&used), columns(&with));
        let shifts = || {
            now.iter()
                .zip(&known)
                .any(|(now, known)| now + SHIFT <= *known)
        };
        let crosses = own.len() == 1 && several > 0 && (now.len() < known.len() || shifts());
        if crosses && !goes_on(lines, number + 1, &used) {
            break;
        }
        if now.len() < known.len() && in_order(&own, &known) {
            several += 1;
        } else if !crosses {
            if several > 1 && now.len() < 2 || several > FEWEST && now.len() < known.len() {
                break;
            }
            used = with;
            several += usize::from(own.len() > 1);
        }
        // what stands alone after a blank line is of the table only if a row comes after it
        if own.len() > 1 || blank == 0 && to == number {
            to = number + 1;
        }
        blank = 0;
    }
    let columns = columns(&used);
    let wide = columns.len() > 2 || several > FEWEST;
    (several >= FEWEST && columns.len() > 1 && wide).then_some((to, columns))
}

/// Returns whether the next line that has text parts at the columns of `used` too.
fn goes_on(lines: &[Line<'_>], from: usize, used: &[bool]) -> bool {
    let next = lines
        .iter()
        .skip(from)
        .take(MOST_BLANK)
        .find(|line| !line.text.trim().is_empty());
    let columns = columns(used);
    next.is_some_and(|line| {
        let own = stretches(&line.chars);
        own.len() > 1
            && own
                .iter()
                .skip(1)
                .all(|own| columns.iter().any(|at| own.start.abs_diff(*at) < NEAR))
    })
}

/// Returns whether a line has a stretch for each of `columns`, although one may reach into the next.
fn in_order(own: &[Range<usize>], columns: &[usize]) -> bool {
    let mut pairs = own.iter().zip(columns);
    own.len() == columns.len() && pairs.all(|(own, at)| own.start.abs_diff(*at) < NEAR)
}

/// Returns where the columns begin that [`GAP`] unused places part.
fn columns(used: &[bool]) -> Vec<usize> {
    let mut out = Vec::new();
    let mut free = GAP;
    for (at, used) in used.iter().enumerate() {
        if *used && free >= GAP {
            out.push(at);
        }
        free = if *used { 0 } else { free + 1 };
    }
    out.truncate(WIDEST);
    out
}

/// Adds a stretch to the cells of a line; what begins in the column of the one before it is of the same cell.
fn of_one_column(
    mut cells: Vec<(usize, usize, String)>,
    (first, span, text): (usize, usize, String),
) -> Vec<(usize, usize, String)> {
    match cells
        .last_mut()
        .filter(|(own, covered, _)| first < own + covered)
    {
        Some((own, covered, before)) => {
            *covered = (*covered).max(first + span - *own);
            *before = format!("{before} {text}");
        }
        None => cells.push((first, span, text)),
    }
    cells
}

/// Takes the lines of a table drawn by blanks apart.
fn spaced(lines: &[Line<'_>], columns: &[usize]) -> (Vec<Drawn>, bool) {
    let column = |at: usize| columns.partition_point(|begin| *begin <= at).max(1) - 1;
    let cells = |line: &Line<'_>| -> Vec<(usize, usize, String)> {
        let all = stretches(&line.chars);
        let in_order = in_order(&all, columns);
        let own = all.into_iter().enumerate();
        own.map(|(at, own)| {
            let text: String = line
                .chars
                .get(own.clone())
                .unwrap_or_default()
                .iter()
                .collect();
            let (first, last) = if in_order {
                (at, at)
            } else {
                (column(own.start), column(own.end - 1))
            };
            (first, last - first + 1, text)
        })
        .fold(Vec::new(), of_one_column)
    };
    let number = |text: &str| {
        text.chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ')'))
            && text.starts_with(|c: char| c.is_ascii_digit())
    };
    let firsts = lines.iter().flat_map(cells).filter(|(at, ..)| *at == 0);
    let (numbers, words): (Vec<_>, Vec<_>) = firsts.partition(|(.., text)| number(text));
    let numbered = numbers.len() > 1 && words.len() <= numbers.len();
    let parted = numbered && {
        // the number stands in the middle of its row where blank lines part the rows
        let groups = lines.split(|line| line.text.trim().is_empty());
        let counts = groups.map(|group| {
            let cells = group.iter().flat_map(cells);
            cells
                .filter(|(at, _, text)| *at == 0 && number(text))
                .count()
        });
        counts.into_iter().all(|count| count < 2)
    };
    let mut rows: Vec<Drawn> = Vec::new();
    let (mut after_blank, mut in_body) = (true, false);
    for line in lines {
        let cells = cells(line);
        if cells.is_empty() {
            after_blank = true;
            continue;
        }
        let own = |at: usize| {
            let mut cells = cells.iter();
            cells
                .find(|(column, ..)| *column == at)
                .map(|(.., text)| text)
        };
        let title = matches!(cells.as_slice(), [(_, span, _)] if *span > 1);
        let after_title = rows.last().is_some_and(|row| row.cells.len() == 1);
        let counts = numbered && own(0).is_some_and(|text| number(text));
        let lower = own(0).or_else(|| own(1));
        let lower = lower.is_some_and(|text| text.starts_with(char::is_lowercase));
        let full = cells.len() * 3 >= columns.len() * 2 && own(0).is_some() && !lower;
        let begins = match (parted, numbered && (counts || in_body)) {
            _ if title || after_title => true,
            (true, _) => after_blank,
            (_, true) => counts,
            _ => full || after_blank && own(0).is_some() && cells.len() > 1,
        };
        in_body |= counts;
        put(&mut rows, line.number, cells, begins);
        after_blank = false;
    }
    (rows, true)
}
