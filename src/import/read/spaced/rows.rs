//! Which lines of a table are one row.

use super::columns::{Column, Fitted, Table};
use super::header::numbers_columns;
use super::line::{FEWEST, GAP, Line, Stretch, is_number, share};
use super::parting::{First, Sure, TALLEST, is_open, is_symbol, parting};
use super::placed::Placed;
use crate::import::read::drawn::Drawn;
use crate::import::recognize::cell;
use crate::import::recognize::sums::{self, Sum};
use crate::model::{ExecutorKind, kind};
use crate::phrase;
use crate::text::russian::is_letter;
use crate::words::MessageId;

/// How far from the middle of a table a title stands that is in its middle.
const OFF_CENTRE: usize = 8;
/// How many lines around a title say where cells begin.
const AROUND: usize = 20;
/// The share of blank lines with a sentence on both sides where they part no rows.
const APART_SHARE: f64 = 0.3;

/// Returns the rows of a table; one that goes on from rows `before`, of another page, may begin with their header and then
/// amid a row.
pub(super) fn rows(table: Table<'_, '_>, before: Option<&mut Vec<Drawn>>) -> Vec<Drawn> {
    let Table {
        lines,
        header,
        mut fitted,
    } = table;
    let head = header.map_or(0, |header| header.to - header.from);
    mark_titles(lines, head, before.is_some(), &mut fitted);
    let Fitted {
        columns,
        placed,
        headed,
    } = fitted;
    let mut out: Vec<Drawn> = Vec::new();
    let close = |row: &Drawn| -> Vec<String> {
        row.cells.iter().map(|(.., texts)| texts.concat()).collect()
    };
    let mut repeats = true;
    if let Some(header) = header {
        let own = header.rows(lines[0].number, headed);
        let known = before.as_ref().and_then(|rows| rows.get(..own.len()));
        repeats = known.is_some_and(|known| {
            known
                .iter()
                .zip(&own)
                .all(|(known, own)| close(known) == close(own))
        });
        out.extend(own);
    }
    let begun = out.len();
    let first = match before {
        Some(_) if repeats => First::Amid,
        _ => First::Row,
    };
    let (_, lines) = lines.split_at(head);
    let (_, own) = placed.split_at(head);
    let mut lone = lone(lines, own, &columns);
    let apart = lone.iter().any(Option::is_some);
    if before.is_some() {
        // the end of a cell may stand there too
        let top = lone.iter_mut().take_while(|lone| **lone == Some(true));
        top.for_each(|lone| *lone = None);
    }
    let parts = lone
        .into_iter()
        .enumerate()
        .zip(placed.into_iter().skip(head));
    let parts = parts.map(|((at, lone), placed)| Entry::of((lines, at), lone, placed, &columns));
    out.append(&mut parted(parts.collect(), columns.len(), first));
    if let (Some(before), Some(first), true) = (before, out.get_mut(begun), repeats) {
        let numbered = |row: &Drawn| row.cells.iter().any(|(at, ..)| *at == 0);
        first.after_break = !numbered(first);
        let top = lines.iter().find(|line| !line.stretches.is_empty());
        let begins = top.is_none_or(begins_row);
        // of a row that is cut, one half has no number
        let apart = apart && columns.first().is_some_and(Column::holds_numbers);
        let whole = |last: &Drawn| begins || apart && numbered(last) && numbered(first);
        let cut = before.last_mut().filter(|last| !whole(last));
        if let Some(last) = cut {
            for row in [last, first] {
                row.doubt.get_or_insert(MessageId::ImportGuessDrawnRow);
            }
        }
    }
    out
}

/// Marks the lines of a table that may be titles: words where rows have their numbers, and months over rows.
fn mark_titles(lines: &[Line<'_>], head: usize, goes_on: bool, fitted: &mut Fitted) {
    let month = |line: &Line<'_>| match line.stretches.as_slice() {
        [only] => {
            let letters = only.text.chars().filter(|&c| is_letter(c));
            letters.clone().all(char::is_uppercase) && phrase::month_named(&only.text).is_some()
        }
        _ => false,
    };
    let mut filled = lines
        .iter()
        .skip(head)
        .filter(|line| !line.stretches.is_empty());
    let arabic = filled.clone().any(|line| {
        let first = line.stretches.first();
        first.is_some_and(|first| {
            is_number(&first.text) && first.text.starts_with(|c: char| c.is_ascii_digit())
        })
    });
    let months = goes_on || filled.next().is_some_and(month);
    for (at, line) in lines.iter().enumerate().skip(head) {
        let title = arabic && fitted.is_over(line) || months && month(line);
        if let Some(placed) = fitted.placed.get_mut(at) {
            placed.heads |= title;
        }
    }
}

/// What a line of a table is.
pub(in crate::import::read) enum Entry {
    Cells(Placed),
    /// It only numbers columns.
    Numbers(Placed),
    /// A title over the columns, with the number of its line.
    Title(usize, String),
    /// A line that may go on with the title above it.
    Alone(Placed, String),
}

impl Entry {
    /// Returns what line `at` of `lines` is, which may stand alone as titles do.
    fn of(
        (lines, at): (&[Line<'_>], usize),
        alone: Option<bool>,
        mut placed: Placed,
        columns: &[Column],
    ) -> Entry {
        let line = &lines[at];
        let text = || {
            let stretches = line.stretches.iter();
            let texts: Vec<&str> = stretches.map(|stretch| stretch.text.as_str()).collect();
            texts.join(" ")
        };
        if line.stretches.len() > 1 && numbers_columns(line) {
            Entry::Numbers(placed)
        } else if alone != Some(false)
            && (placed.crosses || is_centred(lines, at, columns, alone == Some(true)))
            || signs_below(lines, at, columns)
        {
            Entry::Title(line.number, text())
        } else if line.stretches.len() == 1 {
            placed.squeezed |= placed.crosses;
            Entry::Alone(placed, text())
        } else {
            Entry::Cells(placed)
        }
    }
}

/// Returns the rows and titles that the lines of a table are; `first` says what its first lines are.
pub(in crate::import::read) fn parted(parts: Vec<Entry>, width: usize, first: First) -> Vec<Drawn> {
    let mut out: Vec<Drawn> = Vec::new();
    let mut run: Vec<Placed> = Vec::new();
    // the line after a title, where it may go on
    let mut next: Option<usize> = None;
    let end = |out: &mut Vec<Drawn>, run: &mut Vec<Placed>| {
        let first = if out.is_empty() { first } else { First::Row };
        let cut = out.last().is_some_and(|title| may_be_cut(title, run));
        let begun = out.len();
        flush(out, run, width, first);
        if let Some(row) = out.get_mut(begun).filter(|_| cut) {
            row.doubt = Some(MessageId::ImportGuessDrawnRow);
        }
    };
    for part in parts {
        match part {
            Entry::Title(number, text) | Entry::Alone(Placed { number, .. }, text)
                if next == Some(number) && text.starts_with(char::is_lowercase) =>
            {
                let title = out.last_mut().and_then(|row| row.cells.first_mut());
                if let Some((_, _, lines)) = title {
                    lines.push(text);
                }
                next = Some(number + 1);
            }
            Entry::Title(number, text) => {
                end(&mut out, &mut run);
                let small = text.starts_with(char::is_lowercase);
                if let Some(row) = out.last_mut().filter(|_| small) {
                    row.doubt = Some(MessageId::ImportGuessDrawnRow);
                }
                out.push(Drawn::new(number, vec![(0, width, vec![text])]));
                next = Some(number + 1);
            }
            Entry::Numbers(placed) => {
                end(&mut out, &mut run);
                flush(&mut out, &mut vec![placed], width, First::Row);
                next = None;
            }
            Entry::Cells(placed) | Entry::Alone(placed, _) => {
                if sums_up(&placed) {
                    end(&mut out, &mut run);
                }
                run.push(placed);
                next = None;
            }
        }
    }
    end(&mut out, &mut run);
    out
}

/// Returns whether a title over a row may be its first line.
fn may_be_cut(title: &Drawn, row: &[Placed]) -> bool {
    let [(0, _, lines)] = title.cells.as_slice() else {
        return false;
    };
    let texts = row.first().map(|line| line.cells.iter().flatten());
    let words = texts.and_then(|mut texts| texts.find(|text| !is_number(text)));
    lines.last().is_some_and(|title| is_open(title))
        || words.is_some_and(|text| text.starts_with(char::is_lowercase))
}

/// Returns whether a row or a title surely begins with a line.
fn begins_row(line: &Line<'_>) -> bool {
    let first = line.stretches.first();
    first.is_some_and(|first| is_number(&first.text) && line.stretches.len() > 1)
}

/// «Заместитель директора      О.А. Ефимова»: whether line `at` is the last, and who signs.
fn signs_below(lines: &[Line<'_>], at: usize, columns: &[Column]) -> bool {
    let Some((line, below)) = lines.get(at..).and_then(<[_]>::split_first) else {
        return false;
    };
    let [post, name] = line.stretches.as_slice() else {
        return false;
    };
    below.iter().all(|line| line.stretches.is_empty())
        && post.text.starts_with(char::is_uppercase)
        && columns.first().is_some_and(|first| post.from < first.end)
        && kind::is_person(&name.text)
        && matches!(kind::likely(&post.text), ExecutorKind::Role)
}

/// Returns of each line whether those that stand together with it between blank ones have one text each, as titles do;
/// nothing where lines do not say which are one row: some that stand together have several numbers, or where rows have
/// none, a sentence goes on behind a blank line.
fn lone(lines: &[Line<'_>], placed: &[Placed], columns: &[Column]) -> Vec<Option<bool>> {
    let blank = |line: &Line<'_>| line.stretches.is_empty();
    let together = || lines.chunk_by(|one, other| blank(one) == blank(other));
    let numbers = |chunk: &[Line<'_>]| chunk.iter().filter(|line| begins_row(line)).count();
    let counts = || together().map(numbers).filter(|count| *count > 0);
    let apart = if columns.first().is_some_and(Column::holds_numbers) {
        counts().count() > 1 && counts().all(|count| count == 1)
    } else {
        behind_blanks(placed).is_some_and(|share| share == 0.0)
    };
    let mut at = 0;
    let mut lone = Vec::with_capacity(lines.len());
    for chunk in together() {
        let own = placed.get(at..at + chunk.len()).unwrap_or_default();
        // all that do not go on with others stand in one column, or over several
        let begins = |line: &&Placed| {
            let first = line.cells.iter().flatten().next();
            let small = first.is_none_or(|text| text.starts_with(char::is_lowercase));
            !line.crosses && !small
        };
        let has = |line: &Placed| line.cells.iter().map(Option::is_some).collect::<Vec<_>>();
        let cells: Vec<Vec<bool>> = own.iter().filter(begins).map(has).collect();
        let several = |cells: &Vec<bool>| cells.iter().filter(|has| **has).count() > 1;
        let same = cells.windows(2).all(|pair| pair[0] == pair[1]);
        let in_one = same && !cells.first().is_some_and(several);
        let alone = in_one && chunk.iter().all(|line| line.stretches.len() == 1);
        lone.extend(std::iter::repeat_n(apart.then_some(alone), chunk.len()));
        at += chunk.len();
    }
    lone
}

/// Returns whether line `at` stands in the middle of the table and no cell begins where it does, or only shouts there, as
/// a month over its rows does: a title. `apart` says that blank lines part it from rows, as
/// they part those.
fn is_centred(lines: &[Line<'_>], at: usize, columns: &[Column], apart: bool) -> bool {
    let Some([only]) = lines.get(at).map(|line| line.stretches.as_slice()) else {
        return false;
    };
    let width =
        columns.last().map_or(0, |last| last.end) + columns.first().map_or(0, |first| first.start);
    let centred = (only.from + only.to).abs_diff(width) <= 2 * OFF_CENTRE;
    let filled = |line: &&Line<'_>| !line.stretches.is_empty();
    let below = lines.iter().skip(at + 1).find(filled).filter(|line| {
        let first = line.stretches.first();
        apart || line.stretches.len() > 2 && first.is_some_and(|first| first.from < columns[0].end)
    });
    let Some(below) = below.filter(|_| centred) else {
        return false;
    };
    let letters = only.text.chars().filter(|&c| is_letter(c));
    let shouts = letters.clone().count() > FEWEST && letters.clone().all(char::is_uppercase);
    let month = phrase::month_named(&only.text).is_some();
    let begins = |text: &Stretch| only.from.abs_diff(text.from) <= GAP;
    let around = lines
        .iter()
        .take(at + AROUND)
        .skip(at.saturating_sub(AROUND));
    let mut around = around.filter(|line| line.stretches.len() > 1);
    let apart = apart && !cell::is_deadline(&only.text);
    let has_cell = around.any(|line| line.stretches.iter().any(begins));
    let capital = only.text.starts_with(char::is_uppercase);
    let own = capital && (apart || begins_row(below) && !has_cell);
    // «20 апреля –», and «10 мая» below it, is a cell
    shouts || month && (capital || !has_cell) || own
}

/// Returns whether a line begins a sum, «Итого», where a row has its number or its title.
fn sums_up(line: &Placed) -> bool {
    let first = line.cells.iter().take(2).flatten().next();
    first.is_some_and(|text| sums::sum(text) == Some(Sum::Plain))
}

/// Adds the rows of the lines of `run`.
fn flush(out: &mut Vec<Drawn>, run: &mut Vec<Placed>, width: usize, first: First) {
    let mut lines = std::mem::take(run);
    // blank lines stand between the lines of rows too
    if behind_blanks(&lines).is_some_and(|share| share > APART_SHARE) {
        lines.retain(Placed::is_filled);
    }
    let last = out.last().and_then(|row| match row.cells.first()? {
        (0, 1, texts) => value(texts.first()?),
        _ => None,
    });
    join_numbers(&mut lines, last);
    for (range, sure) in parting(&lines, width, first) {
        let own = lines.get(range).unwrap_or_default();
        let number = own.first().map_or(0, |line| line.number);
        let cells = (0..width).filter_map(|at| {
            let texts = own.iter().filter_map(|line| line.cells.get(at)?.as_deref());
            let texts = texts.map(|text| text.trim_start_matches(is_symbol).trim_start());
            let texts: Vec<String> = texts.map(str::to_owned).collect();
            (!texts.is_empty()).then_some((at, 1, texts))
        });
        let cells: Vec<(usize, usize, Vec<String>)> = cells.collect();
        let squeezed = own.iter().any(|line| line.squeezed);
        if own.iter().all(|line| line.heads) {
            let texts = cells.into_iter().flat_map(|(.., texts)| texts);
            let title = texts.collect::<Vec<_>>().join(" ");
            out.push(Drawn {
                doubt: (sure == Sure::Not).then_some(MessageId::ImportGuessDrawnRow),
                ..Drawn::new(number, vec![(0, width, vec![title])])
            });
            continue;
        }
        let doubt = match sure {
            Sure::Not => Some(MessageId::ImportGuessDrawnRow),
            Sure::Lacks => Some(MessageId::ImportGuessDrawnColumn),
            Sure::Whole if begins_amid(own) => Some(MessageId::ImportGuessDrawnRow),
            Sure::Whole => squeezed.then_some(MessageId::ImportGuessDrawnColumn),
        };
        out.push(Drawn {
            doubt,
            ..Drawn::new(number, cells)
        });
    }
}

/// Returns whether a row may begin amid those lines: where one cell goes on with a capital letter, another begins anew after
/// a gap.
fn begins_amid(lines: &[Placed]) -> bool {
    let filled = |line: &Placed, at: usize| line.cells.get(at).is_some_and(Option::is_some);
    lines.windows(2).enumerate().any(|(above, pair)| {
        let (before, line) = (&pair[0], &pair[1]);
        let width = 0..line.cells.len();
        let anew = |at: usize| {
            let gone = !filled(before, at) && filled(line, at);
            gone && lines[..above].iter().any(|line| filled(line, at))
        };
        let capital = |text: &String| {
            let text = text.trim_start_matches(['«', '"']);
            text.starts_with(char::is_uppercase)
        };
        let goes_on = |at: usize| {
            let own = line.cells.get(at).and_then(Option::as_ref);
            filled(before, at) && own.is_some_and(capital)
        };
        width.clone().any(anew) && width.clone().any(goes_on)
    })
}

/// Joins the numbers that a narrow column breaks: «1.1» «.», «1» «2.» where numbers end with a dot, «1» «2» where it follows
/// the number `before` or «1» «3» follows it.
fn join_numbers(lines: &mut [Placed], before: Option<usize>) {
    let number = |line: &Placed| line.cells.first().cloned().flatten();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let dotted = lines.iter().filter_map(number);
    let dotted = dotted.filter(|text| is_number(text) && text.ends_with('.'));
    let dotted = dotted.count() >= GAP;
    let joined = |lines: &[Placed], at: usize| {
        let head = number(lines.get(at)?).filter(|head| !head.ends_with(['.', ')']))?;
        let tail = number(lines.get(at + 1)?)?;
        is_number(&head).then(|| {
            (
                format!("{head}{tail}"),
                digits(&head) && digits(&tail),
                tail,
            )
        })
    };
    let count = |lines: &[Placed], at: usize| {
        let (whole, plain, _) = joined(lines, at)?;
        value(&whole).filter(|_| plain)
    };
    for at in 0..lines.len().saturating_sub(1) {
        let Some((whole, _, tail)) = joined(lines, at) else {
            continue;
        };
        let rest = tail.strip_suffix('.');
        let rest = rest.is_some_and(|rest| rest.is_empty() || dotted && digits(rest));
        let follows = |own: usize| {
            let last = lines[..at].iter().rev().find_map(number);
            let last = last.map_or(before, |last| value(&last));
            let mut below = at + 2..lines.len().min(at + TALLEST);
            last.is_some_and(|last| last + 1 == own)
                || below
                    .find_map(|at| value(&number(&lines[at])?).map(|_| at))
                    .is_some_and(|at| count(lines, at) == Some(own + 1))
        };
        if rest || count(lines, at).is_some_and(follows) {
            lines[at].cells[0] = Some(whole);
            lines[at + 1].cells[0] = None;
        }
    }
}

/// Returns the number of a row.
fn value(text: &str) -> Option<usize> {
    text.trim_end_matches(['.', ')']).parse().ok()
}

/// Returns the share of blank lines behind which sentences go on, where there are several.
fn behind_blanks(lines: &[Placed]) -> Option<f64> {
    let filled: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].is_filled())
        .collect();
    let blank = filled.windows(2).filter(|pair| pair[1] > pair[0] + 1);
    let goes_on = |pair: &&[usize]| {
        let mut cells = lines[pair[0]].cells.iter().zip(&lines[pair[1]].cells);
        let open = |above: &str| !above.ends_with(['.', ';', ':', ',']);
        cells.any(|(above, below)| {
            let pair = above.as_ref().zip(below.as_ref());
            pair.is_some_and(|(above, below)| open(above) && below.starts_with(char::is_lowercase))
        })
    };
    let count = blank.clone().count();
    (count >= FEWEST).then(|| share(blank.filter(goes_on).count(), count))
}
