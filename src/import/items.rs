//! A row's cells → an item's fields, or several items where the paragraphs of its cells stand side by side.

use super::aligned;
use super::columns::{self, Columns};
use super::draft::{Dropped, Item, Ledger, Section, Text, collapse};
use super::headings::Role;
use super::marks;
use super::rows::{RawCell, RawItem, is_nobody};
use crate::words::MessageId;

/// Returns what `row` means: several items where its cells hold lists side by side, else one.
pub(super) fn read(
    row: &RawItem,
    columns: &Columns,
    ledger: &mut Ledger,
) -> (Option<Section>, Vec<Item>) {
    let Some(aligned) = aligned::read(row, columns, ledger) else {
        return (None, vec![item(row, columns, ledger)]);
    };
    let rows = aligned.rows.iter();
    let items = rows.map(|row| item(row, columns, ledger)).collect();
    let section = aligned.section.map(|title| Section {
        title: Some(title),
        items: Vec::new(),
    });
    (section, items)
}

fn item(row: &RawItem, columns: &Columns, ledger: &mut Ledger) -> Item {
    let mut item = Item {
        place: row.place.clone(),
        number: None,
        title: Text::new("", &row.place),
        deadline: None,
        executor_cells: Vec::new(),
        executors: Vec::new(),
        result: None,
        done: None,
        note: None,
        marked: false,
        extra: Vec::new(),
    };
    for (cell, column) in row.cells.iter().zip(&columns.list) {
        let mut text = Text::new(&joined(&cell.lines), &cell.place);
        text.guess = column.guess.clone().or_else(|| cell.guess.clone());
        match &column.also {
            Some((role, header)) => two_things(cell, (*role, header), &mut item),
            None => put(&mut item, column.role, &column.header, text, &cell.lines),
        }
        if column.role == Role::Executors
            && let Some((_, role)) = item.executor_cells.last_mut()
        {
            role.get_or_insert_with(|| column.sub.clone().unwrap_or_default());
        }
    }
    bounds(row, columns, &mut item, ledger);
    months(row, columns, &mut item, ledger);
    if item.title.guess.is_none() {
        item.title.guess.clone_from(&row.guess);
    }
    if row.guess.is_none() && aligned::is_list(row, columns) && item.title.guess.is_none() {
        item.title.guess = Some(MessageId::ImportGuessParagraphs.into());
    }
    item
}

/// Puts the text of a cell where it belongs.
fn put(item: &mut Item, role: Role, header: &str, text: Text, lines: &[String]) {
    let blank = text.value.is_empty();
    match role {
        Role::Number if !blank => item.number = Some(text),
        Role::Title if item.title.value.is_empty() => item.title = text,
        Role::Title => item.title.value = format!("{} {}", item.title.value, text.value),
        Role::Deadline if !blank => item.deadline = Some(text),
        Role::Executors if !is_nobody(&text.value) => {
            let value = lines.join("\n");
            item.executor_cells.push((Text { value, ..text }, None));
        }
        Role::Result => item.result = Some(text),
        Role::Note if !blank => {
            item.note = Some(text);
            item.marked = marks::is_heading(header);
        }
        Role::Extra if !blank => item.extra.push((header.to_owned(), text)),
        _ => {}
    }
}

/// Joins a first and a last day into a deadline.
fn bounds(row: &RawItem, columns: &Columns, item: &mut Item, ledger: &mut Ledger) {
    let day = |role| {
        let cell = columns.first(role).and_then(|at| row.cells.get(at))?;
        let text = joined(&cell.lines);
        (!text.is_empty()).then(|| (text, cell.place.clone()))
    };
    let (value, place, added) = match (day(Role::Start), day(Role::End)) {
        (Some((start, place)), Some((end, _))) => (format!("с {start} по {end}"), place, "с по"),
        (Some((start, place)), None) => (format!("с {start}"), place, "с"),
        (None, Some((end, place))) => (format!("до {end}"), place, "до"),
        (None, None) => return,
    };
    ledger.add(added);
    let value = match &item.deadline {
        Some(deadline) => format!("{} {value}", deadline.value),
        None => value,
    };
    item.deadline = Some(Text::new(&value, &place).guessed(MessageId::ImportGuessBounds));
}

/// Joins the months of a grid that have a mark or days into a deadline: «январь, 22 апреля».
fn months(row: &RawItem, columns: &Columns, item: &mut Item, ledger: &mut Ledger) {
    let mut named = Vec::new();
    let mut place = None;
    for at in columns.with(Role::InMonth) {
        let (Some(cell), Some(column)) = (row.cells.get(at), columns.list.get(at)) else {
            continue;
        };
        let text = joined(&cell.lines);
        if is_nobody(&text) {
            continue;
        }
        place.get_or_insert(&cell.place);
        let month = column.header.to_lowercase();
        let whole = format!("{text} {}", genitive(&month));
        if text.starts_with(|c: char| c.is_ascii_digit()) && columns::is_deadline(&whole) {
            ledger.add(&genitive(&month));
            named.push(whole);
        } else {
            ledger.drop(&text, &cell.place, Dropped::Mark);
            ledger.add(&month);
            named.push(month);
        }
    }
    if let Some(place) = place.filter(|_| item.deadline.is_none()) {
        let deadline = Text::new(&named.join(", "), place);
        item.deadline = Some(deadline.guessed(MessageId::ImportGuessMonths));
    }
}

/// Returns the genitive of a month: «января».
fn genitive(month: &str) -> String {
    match month.strip_suffix(['ь', 'й']) {
        Some(stem) => format!("{stem}я"),
        None => format!("{month}а"),
    }
}

/// Takes a cell of two things apart: what reads as a deadline is the deadline.
fn two_things(cell: &RawCell, (role, header): (Role, &str), item: &mut Item) {
    let whole = joined(&cell.lines);
    if whole.is_empty() {
        return;
    }
    let guess = |text: &str| Text::new(text, &cell.place).guessed(MessageId::ImportGuessTwoThings);
    let (deadline, other) = apart(&cell.lines, &whole);
    if !deadline.is_empty() {
        put(item, Role::Deadline, header, guess(&deadline), &[]);
    }
    if !other.is_empty() {
        let lines = [other.clone()];
        put(item, role, header, guess(&other), &lines);
    }
}

fn apart(lines: &[String], whole: &str) -> (String, String) {
    let parts: Vec<&str> = lines
        .iter()
        .flat_map(|line| line.split([';', '/']))
        .collect();
    let (deadlines, others): (Vec<&str>, Vec<&str>) =
        parts.iter().partition(|part| columns::is_deadline(part));
    if !deadlines.is_empty() {
        return (joined(&deadlines), joined(&others));
    }
    let words: Vec<&str> = whole
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let cut = |at: usize| {
        let (before, after) = words.split_at_checked(at)?;
        Some((before.join(" "), after.join(" ")))
    };
    let ahead = (1..words.len())
        .rev()
        .filter_map(cut)
        .find(|(before, _)| columns::is_deadline(before));
    let behind = || {
        let cuts = (1..words.len()).filter_map(cut);
        cuts.map(|(before, after)| (after, before))
            .find(|(after, _)| columns::is_deadline(after))
    };
    ahead
        .or_else(behind)
        .unwrap_or_else(|| (String::new(), whole.to_owned()))
}

/// Joins the lines of a cell.
pub(super) fn joined(lines: &[impl AsRef<str>]) -> String {
    let lines: Vec<&str> = lines.iter().map(AsRef::as_ref).collect();
    collapse(&lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_of_two_things_is_taken_apart() {
        let case = |cell: &str, deadline: &str, other: &str| {
            let lines: Vec<String> = cell.lines().map(str::to_owned).collect();
            assert_eq!(
                apart(&lines, &joined(&lines)),
                (deadline.to_owned(), other.to_owned()),
                "{cell}"
            );
        };
        case("до 15.05.2021\nотчёт", "до 15.05.2021", "отчёт");
        case("до 15.05.2021 / отчёт", "до 15.05.2021", "отчёт");
        case("актовый зал, 12.09.2021", "12.09.2021", "актовый зал");
    }
}
