//! A row's cells → an item's fields, or several items where the paragraphs of its cells stand side by side.

use super::claims::{Column, TIMES};
use super::columns::Columns;
use super::rows::{RawCell, RawItem};
use super::{aligned, marks, months, numbers, whens};
use crate::import::draft::{Dropped, Item, Ledger, Section, Text, collapse};
use crate::import::executors;
use crate::import::recognize::cell::{self, bare, is_nobody, joined};
use crate::import::recognize::headings::{self, Role};
use crate::import::recognize::{addresses, dates, labels, line, own, titles};
use crate::phrase;
use crate::text::russian::{Ask as _, fold, is_letter};
use crate::words::MessageId;

/// Returns what `row` means: several items where its cells hold lists side by side, else one.
pub(in crate::import) fn read(
    row: &RawItem,
    columns: &Columns,
    ledger: &mut Ledger,
) -> (Option<Section>, Vec<Item>) {
    let Some(aligned) = aligned::read(row, columns) else {
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

/// Returns the item that `row` is.
pub(super) fn item(row: &RawItem, columns: &Columns, ledger: &mut Ledger) -> Item {
    let mut item = Item::new(&row.place);
    let mut helpers = Vec::new();
    let mut times = Vec::new();
    for (cell, column) in row.cells.iter().zip(&columns.list) {
        let before = item.executor_cells.len();
        let lines = match column.role {
            Role::Deadline if columns.first(Role::State).is_some() => term(cell, &mut item),
            _ => cell.lines.clone(),
        };
        let mut text = cell.text(&joined(&lines));
        let bare = [Role::Number, Role::Deadline, Role::Start, Role::End];
        if bare.contains(&column.role) {
            text = addresses::without(text, &mut item);
        }
        text.guess = column.guess.clone().or(text.guess);
        let filled = bare[1..].contains(&column.role)
            || matches!(column.role, Role::Executors | Role::Result);
        if cell::is_crossed(&text.value) && filled {
            item.extra.push((column.header.clone(), text));
            continue;
        }
        match &column.also {
            Some((Role::Executors, _)) if column.role == Role::Title => named(cell, &mut item),
            Some((role, header)) => two_things(cell, (*role, header), &mut item),
            None => put(&mut item, column.role, &column.header, text, &lines),
        }
        if column.role == Role::Executors
            && let Some((_, role)) = item.executor_cells.last_mut()
        {
            let named = column.sub.clone().filter(|sub| !headings::is_no_role(sub));
            role.get_or_insert_with(|| named.unwrap_or_default());
        }
        if let Some((cell, _)) = item.executor_cells.get_mut(before)
            && let Some(when) = whens::take(cell)
        {
            times.push((column.header.as_str(), when));
        }
        if column.helps() {
            helpers.append(&mut item.executor_cells.split_off(before));
        }
    }
    item.executor_cells.append(&mut helpers);
    charge(columns, &mut item, ledger);
    date(columns, &mut item);
    share(columns, &mut item);
    months::deadline(row, columns, &mut item, ledger);
    bounds(row, columns, &mut item, ledger);
    spare(columns, &mut item);
    repeated(columns, &mut item);
    for (header, when) in times {
        match item.deadline {
            None => item.deadline = Some(when),
            Some(_) => item.extra.push((header.to_owned(), when)),
        }
    }
    if columns.first(Role::Number).is_some() {
        numbers::take_level(&mut item);
    }
    if item.title.guess.is_none() {
        item.title.guess.clone_from(&row.guess);
    }
    if row.guess.is_none() && aligned::is_list(row, columns) && item.title.guess.is_none() {
        item.title.guess = Some(MessageId::ImportGuessParagraphs.into());
    }
    item
}

/// Returns the lines of a form's deadline without those that tell how it was moved.
fn term(cell: &RawCell, item: &mut Item) -> Vec<String> {
    let (moves, own): (Vec<String>, Vec<String>) =
        (cell.lines.iter().cloned()).partition(|line| own::is_move(line));
    let moves = moves.iter().map(|line| Text::new(line, &cell.place));
    item.said.moves.extend(moves);
    own
}

/// How long a day written out in digits is.
const DAY: usize = "01.02.2022".len();

/// Marks a number that is a day: Excel takes «1.2» for the first of February.
fn undated(number: Text) -> Text {
    let day = dates::only_date(&number.value).filter(|_| number.value.len() == DAY);
    let guess =
        day.map(|day| MessageId::ImportGuessNumberDay.with(day.format("%-d.%-m").to_string()));
    Text {
        guess: number.guess.or(guess),
        ..number
    }
}

/// Puts the text of a cell where it belongs.
fn put(item: &mut Item, role: Role, header: &str, text: Text, lines: &[String]) {
    let blank = text.value.is_empty();
    match role {
        Role::Number if !blank => item.number = Some(undated(text)),
        Role::Title if item.title.value.is_empty() => item.title = text,
        Role::Title => {
            item.title.value = format!("{} {}", item.title.value, text.value);
            item.title.lend(&text.lent);
        }
        Role::Deadline | Role::Executors if is_nobody(&text.value) => {}
        Role::Deadline => item.deadline = Some(listed(text, lines)),
        Role::Executors if !text.value.contains(is_letter) || cell::is_undecided(&text.value) => {
            item.extra.push((header.to_owned(), text));
        }
        Role::Executors => {
            let value = lines.join("\n");
            item.executor_cells.push((Text { value, ..text }, None));
        }
        Role::Result => item.result = Some(text),
        Role::Note if !blank => {
            item.note = Some(text);
            item.marked = marks::is_heading(header);
        }
        Role::State if !blank => {
            let value = lines.join("\n");
            item.said.state = Some(Text { value, ..text });
        }
        Role::StartedOn if !blank => item.said.started = Some(text),
        Role::DoneOn if !blank => item.said.days = Some(text),
        Role::Reason if !blank => item.said.reason = Some(text),
        Role::Evidence if !blank => item.said.evidence = Some(text),
        Role::NextDue if !blank => item.said.next = Some(text),
        Role::Computed if !blank => item.said.computed.push(text),
        Role::Extra if !blank => item.extra.push((header.to_owned(), text)),
        Role::Fact if !blank => {
            item.carried_out = Some(item.extra.len());
            item.extra.push((header.to_owned(), text));
        }
        _ => {}
    }
}

/// Puts commas between the deadlines that a cell has each on a line of its own, where nothing else tells them apart.
fn listed(text: Text, lines: &[String]) -> Text {
    let bare = |line: &String| line.trim().trim_end_matches([',', ';']).to_owned();
    let each: Vec<String> = lines.iter().map(bare).collect();
    let list = collapse(&each.join(", "));
    let clear = || each.iter().all(|line| cell::is_clear_deadline(line));
    let apart = || cell::lacks_separator(&text.value) && !cell::lacks_separator(&list);
    if text.guess.is_none() && lines.len() > 1 && apart() && clear() {
        return Text {
            value: list,
            ..text
        }
        .guessed(MessageId::ImportGuessLines);
    }
    text
}

/// Joins a first and a last day into a deadline.
fn bounds(row: &RawItem, columns: &Columns, item: &mut Item, ledger: &mut Ledger) {
    let day = |role| {
        let cell = columns.first(role).and_then(|at| row.cells.get(at))?;
        let text = addresses::apart(&joined(&cell.lines)).text;
        let named = !is_nobody(&text) && !cell::is_crossed(&text);
        named.then(|| cell.text(&text))
    };
    // «Начало», and beside it the quarters, one of which holds the last day
    let quartered = columns.first(Role::Start).is_some() && columns.first(Role::InMonth).is_some();
    let last = item.deadline.take_if(|_| quartered);
    let end = day(Role::End).or(last);
    let start = day(Role::Start);
    let date = |bound: &Option<Text>| dates::only_date(&bound.as_ref()?.value);
    // two whole days leave nothing to guess
    let certain = date(&start).is_some_and(|from| date(&end).is_some_and(|to| from <= to));
    let one = certain && date(&start) == date(&end);
    let mut deadline = match (start, end) {
        (Some(start), Some(end)) if one => {
            ledger.drop_text(end, Dropped::Ditto);
            start
        }
        (Some(start), Some(end)) => span(start, &end),
        (Some(start), None) => led("с", start),
        (None, Some(end)) => led("до", end),
        (None, None) => return,
    };
    let certain = certain
        && !quartered
        && item.deadline.is_none()
        && cell::is_clear_deadline(&deadline.value);
    if let Some(before) = item.deadline.take() {
        deadline.value = format!("{} {}", before.value, deadline.value);
        deadline.lend(&before.lent);
    }
    deadline.guess = (!certain).then(|| MessageId::ImportGuessBounds.into());
    item.deadline = Some(deadline);
}

/// Joins the deadlines that stand in several columns of one heading: «Дата | Дата | Дата».
fn repeated(columns: &Columns, item: &mut Item) {
    let column = columns.first(Role::Deadline);
    let column = column.and_then(|at| columns.list.get(at));
    let (Some(column), Some(deadline)) = (column, &mut item.deadline) else {
        return;
    };
    let own = fold(&column.header);
    let again = |(header, text): &mut (String, Text)| {
        fold(header) == own && cell::is_clear_deadline(&text.value)
    };
    if headings::may_be_fact(&own) || !cell::is_clear_deadline(&deadline.value) {
        return;
    }
    for (_, more) in item.extra.extract_if(.., again) {
        deadline.value = format!("{}, {}", deadline.value, more.value);
        deadline.lend(&more.lent);
        deadline.guess = Some(MessageId::ImportGuessSameColumns.with(column.header.as_str()));
    }
}

/// Takes the deadline that its own column lacks from another column of deadlines.
fn spare(columns: &Columns, item: &mut Item) {
    if item.deadline.is_some() || columns.first(Role::Deadline).is_none() {
        return;
    }
    let due = |(header, text): &(String, Text)| {
        let heading = headings::read(header);
        heading.is_some_and(|heading| heading.role == Role::Deadline)
            && !headings::may_be_fact(header)
            && cell::is_deadline(&text.value)
    };
    if let Some(at) = item.extra.iter().position(due) {
        let (header, text) = item.extra.remove(at);
        let why = MessageId::ImportGuessColumnDeadline.with(header.as_str());
        item.deadline = Some(Text {
            guess: Some(why),
            ..text
        });
    }
}

/// Joins two ends of a time: «с 10.01 по 20.01», «март – май»; what says itself how it bounds the time needs no word.
fn span(mut start: Text, end: &Text) -> Text {
    let digits = |text: &Text| text.value.begins_with_digit();
    let from = usize::from(!digits(&start) || !digits(end));
    let (first, last) = (&start.value, &end.value);
    let joined = [
        (format!("с {first} по {last}"), "с по"),
        (format!("{first} – {last}"), ""),
        (format!("{first} {last}"), ""),
    ];
    let mut readable = joined.iter().skip(from);
    let (text, added) = readable
        .find(|(text, _)| cell::is_clear_deadline(text))
        .unwrap_or(&joined[2]);
    text.clone_into(&mut start.value);
    start.lend(&end.lent);
    start.lend(added);
    start
}

/// Returns `text` with `word` before it, unless it is a deadline that only another word or none makes.
fn led(word: &str, mut text: Text) -> Text {
    let led = format!("{word} {}", text.value);
    // «II квартал», «4 квартал»
    let named = text.value.starts_with(|c: char| !c.is_ascii_digit())
        || cell::kind_of(&text.value, None) == phrase::Kind::Span;
    let own = named && cell::is_clear_deadline(&text.value);
    if !own && cell::is_clear_deadline(&led) {
        text.value = led;
        text.lend(word);
    }
    text
}

/// Takes a cell of two things apart: what reads as a deadline is the deadline.
fn two_things(cell: &RawCell, (role, header): (Role, &str), item: &mut Item) {
    let whole = joined(&cell.lines);
    if whole.is_empty() {
        return;
    }
    // of «Дата, время и место» the time alone
    if role != Role::Title && cell.lines.len() == 1 && cell::is_clear_deadline(&whole) {
        return put(item, Role::Deadline, header, cell.text(&whole), &[]);
    }
    let (deadline, other) = match apart(&cell.lines, &whole) {
        (_, other) if role == Role::Title && other.is_empty() => cell::behind(&whole),
        (deadline, _) if role == Role::Title && deadline.is_empty() => line::dated(&whole),
        apart => apart,
    };
    let (deadline, other) = cell.text(&whole).parted(&deadline, &other);
    if !deadline.value.is_empty() {
        put(item, Role::Deadline, header, deadline, &[]);
    }
    if !other.value.is_empty() {
        let lines = [other.value.clone()];
        put(item, role, header, other, &lines);
    }
}

/// Takes a cell of a title and its executors apart: names in lines of their own, after a slash or in brackets at the end.
fn named(cell: &RawCell, item: &mut Item) {
    let whole = joined(&cell.lines);
    let parts: Vec<&str> = cell.lines.iter().flat_map(|line| line.split('/')).collect();
    let names = parts.iter().skip(1).rev();
    let count = names.take_while(|part| executors::are_names(part)).count();
    let (title, names) = parts.split_at(parts.len() - count);
    let bracket = whole.strip_suffix(')');
    let (title, names) = match bracket.and_then(|text| text.rsplit_once('(')) {
        _ if count > 0 => (joined(title), names.join("\n")),
        Some((title, name)) if executors::are_names(name) => (title.to_owned(), name.to_owned()),
        _ => {
            item.title = cell.text(&whole);
            return;
        }
    };
    let (title, executors) = cell.text(&whole).parted(&title, &names);
    item.title = title;
    let value = names.trim().to_owned();
    item.executor_cells
        .push((Text { value, ..executors }, None));
}

/// Takes who does it from the end of a title, where no column says so.
fn charge(columns: &Columns, item: &mut Item, ledger: &mut Ledger) {
    if columns.first(Role::Executors).is_some() || !item.executor_cells.is_empty() {
        return;
    }
    let whole = item.title.clone();
    if let Some(charged) = labels::charged(&whole.value).filter(|charged| charged.behind.is_empty())
    {
        ledger.drop(charged.label, &whole.place, Dropped::ListLabel);
        let (title, names) = whole.parted(charged.title, charged.names);
        item.title = title;
        item.executor_cells.push((names, None));
    }
}

/// Takes a deadline from among the words of a title, where no column says when.
fn date(columns: &Columns, item: &mut Item) {
    let says = |role: &Role| TIMES.contains(role);
    let also = |column: &Column| column.also.as_ref().is_some_and(|(role, _)| says(role));
    let mut list = columns.list.iter();
    let dated = item.deadline.is_some() || list.any(|column| says(&column.role) || also(column));
    if dated || item.title.value.chars().nth(titles::LONGEST).is_some() {
        return;
    }
    let (deadline, title) = line::dated(&item.title.value);
    if !deadline.is_empty() {
        let (deadline, title) = item.title.parted(&deadline, &title);
        (item.deadline, item.title) = (Some(deadline), title);
    }
}

/// «постоянно, завхоз»: takes the names from a deadline that is one cell with the blank executors beside it.
fn share(columns: &Columns, item: &mut Item) {
    let has_names = columns.first(Role::Executors).is_none() || !item.executor_cells.is_empty();
    let Some(whole) = item.deadline.as_mut().filter(|_| !has_names) else {
        return;
    };
    if let (Some(deadline), Some(names)) = cut(&whole.value)
        && executors::are_names(&names)
    {
        let (when, names) = whole.parted(&deadline, &names);
        item.executor_cells.push((names, None));
        *whole = when;
    }
}

/// Parts what is a deadline and nothing else from the rest of a cell.
fn apart(lines: &[String], whole: &str) -> (String, String) {
    let parts = lines.iter().flat_map(|line| line.split([';', '/']));
    let (mut deadlines, mut others) = (Vec::new(), Vec::new());
    for part in parts {
        let (deadline, other) = cut(part);
        deadlines.extend(deadline);
        others.extend(other);
    }
    // «14 января, л/б «Юность»»: what a slash only abbreviates stays whole
    if others.len() > lines.len() {
        let (deadline, other) = cut(whole);
        if let (Some(deadline), Some(other)) = (deadline, other) {
            return (deadline, other);
        }
    }
    if deadlines.is_empty() {
        let (deadline, other) = cut(whole);
        return (deadline.unwrap_or_default(), other.unwrap_or_default());
    }
    (joined(&deadlines), joined(&others))
}

/// Cuts a text between two words where one side is a deadline.
fn cut(text: &str) -> (Option<String>, Option<String>) {
    if cell::is_clear_deadline(text) {
        return (Some(text.to_owned()), None);
    }
    let sides = |(at, _): (usize, &str)| {
        let (before, after) = text.split_at(at);
        (bare(before), bare(after))
    };
    let gaps: Vec<(&str, &str)> = text.match_indices([' ', ',', '(']).map(sides).collect();
    let fits =
        |(deadline, other): &(&str, &str)| !other.is_empty() && cell::is_clear_deadline(deadline);
    let ahead = gaps.iter().rev().copied().find(fits);
    let behind = || {
        gaps.iter()
            .map(|(before, after)| (*after, *before))
            .find(fits)
    };
    match ahead.or_else(behind) {
        Some((deadline, other)) => (Some(deadline.to_owned()), Some(other.to_owned())),
        None => (None, Some(text.to_owned())),
    }
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
        case("до 1 июля приказ", "до 1 июля", "приказ");
        case(
            "до 15.05.2021, завуч, директор",
            "до 15.05.2021",
            "завуч, директор",
        );
        case("Экскурсия (июль 2021)", "июль 2021", "Экскурсия");
        case(
            "до 1 июля; Григорьев М.В., завуч",
            "до 1 июля",
            "Григорьев М.В., завуч",
        );
        case("отчёт за год", "", "отчёт за год");
        case("май, октябрь", "май, октябрь", "");
    }
}
