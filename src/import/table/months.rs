//! Columns that stand for parts of the year: months and quarters, in which marks or days say when.

use super::columns::Columns;
use super::rows::RawItem;
use crate::import::draft::{Dropped, Item, Ledger, Text, lend};
use crate::import::read::BAR;
use crate::import::recognize::cell::{is_clear_deadline, is_nobody, joined};
use crate::import::recognize::headings::Role;
use crate::import::recognize::{dates, scale};
use crate::phrase;
use crate::text::russian::{Ask as _, fold, is_letter, is_letter_or_digit};
use crate::words::MessageId;

/// How many columns of numbers or days make a chart.
const LEAST_MARKS: usize = 5;

/// Gives `item` the deadline that the marks and days in its columns of months make: «январь, 22 апреля».
///
/// Other words in such a cell are kept under the heading, and its month counts too.
pub(super) fn deadline(row: &RawItem, columns: &Columns, item: &mut Item, ledger: &mut Ledger) {
    let mut times = Vec::new();
    let mut lent = String::new();
    let mut place = None;
    // which of the times each bar is, its last column, and the month of that
    let mut bars: Vec<(usize, usize, Option<&String>)> = Vec::new();
    for at in columns.with(Role::InMonth) {
        let (Some(cell), Some(column)) = (row.cells.get(at), columns.list.get(at)) else {
            continue;
        };
        let text = joined(&cell.lines);
        if text.is_empty() || is_nobody(&text) && !columns.dashed {
            continue;
        }
        place.get_or_insert(&cell.place);
        let part = &column.header;
        if text == BAR {
            if let Some((_, last, end)) = bars.last_mut().filter(|(_, last, _)| last + 1 == at) {
                (*last, *end) = (at, Some(part));
            } else {
                bars.push((times.len(), at, None));
                times.push(part.clone());
            }
            continue;
        }
        let (month, year) = part.split_once(' ').unwrap_or((part, ""));
        let (_, month) = phrase::month_named(month)
            .map(phrase::month_name)
            .unwrap_or_default();
        let month = format!("{month} {year}");
        let day = format!("{text} {}", month.trim_end());
        let letters = text.contains(is_letter);
        let digits = text.has_digit();
        let dated = scale::year(part).map(|year| (format!("{text} {year}"), year));
        if letters && let Some((dated, year)) = dated.filter(|(dated, _)| is_clear_deadline(dated))
        {
            lend(&mut lent, year);
            lend(&mut lent, &cell.lent);
            times.push(dated);
        } else if (letters || is_dated(&text)) && is_clear_deadline(&text) {
            lend(&mut lent, &cell.lent);
            times.push(text);
        } else if digits && is_clear_deadline(&day) {
            lend(&mut lent, &month);
            lend(&mut lent, &cell.lent);
            times.push(day);
        } else {
            if is_mark(&text) {
                ledger.drop_text(cell.text(&text), Dropped::Mark);
            } else {
                item.extra.push((part.clone(), cell.text(&text)));
            }
            lend(&mut lent, part);
            times.push(part.clone());
        }
    }
    for (at, _, end) in bars {
        if let Some(time) = times.get_mut(at) {
            *time = end.map_or_else(|| time.clone(), |end| format!("{time} – {end}"));
            lend(&mut lent, time);
        }
    }
    if place.is_none() && item.deadline.is_none() && is_chart(columns) {
        let why = MessageId::ImportGuessNoMonth.into();
        item.title.guess.get_or_insert(why);
    }
    if let Some(place) = place.filter(|_| item.deadline.is_none()) {
        let mut deadline = Text::new(&times.join(", "), place);
        deadline.lent = lent;
        item.deadline = Some(deadline.guessed(MessageId::ImportGuessMonths));
    }
}

/// Returns whether a cell names its month itself: «15.05», «12.05-16.05».
fn is_dated(text: &str) -> bool {
    dates::first_month(text).is_some()
}

/// Returns whether columns stand for parts of the year: months, or the weeks and days of a chart.
fn is_chart(columns: &Columns) -> bool {
    let marks = columns
        .list
        .iter()
        .filter(|column| scale::is_mark(&column.header));
    columns.with(Role::InMonth).count() > 1 || marks.count() >= LEAST_MARKS
}

/// Returns whether a cell only says «then»: «+», «х», «V», «да».
fn is_mark(text: &str) -> bool {
    let letters = text.chars().filter(|&c| is_letter_or_digit(c));
    letters.clone().count() < 2 && !letters.clone().any(|c| c.is_ascii_digit())
        || fold(text) == "да"
}
