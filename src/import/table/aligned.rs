//! A row whose cells hold lists side by side: paragraph by paragraph, each is an item of its own.
//!
//! The deadlines decide. There must be as many of them as there are titles, and every other filled cell must have as
//! many paragraphs, or one for all where the titles are numbered; in a table without numbers so may the deadline, where
//! there are as many names. Else the row stays one item.

use super::columns::Columns;
use super::rows::{RawCell, RawItem};
use crate::import::draft::{Ledger, Text};
use crate::import::recognize::cell::{self, joined};
use crate::import::recognize::headings::Role;
use crate::model::naming;
use crate::text::russian::{Ask as _, fold, is_dash};
use crate::words::MessageId;

/// The items that a row is made of.
pub(super) struct Aligned {
    /// What stands before the first numbered paragraph titles them, unless it leads to each: «Консультации: …».
    pub(super) section: Option<Text>,
    pub(super) rows: Vec<RawItem>,
}

/// The titles of a list.
struct Titles {
    /// The lines before the first item.
    before: Vec<String>,
    /// Each with the number it begins with, if any.
    items: Vec<(String, Vec<String>)>,
}

/// Returns the rows that the paragraphs of `row` are, if its cells stand side by side.
pub(super) fn read(row: &RawItem, columns: &Columns, ledger: &mut Ledger) -> Option<Aligned> {
    let (title, deadline) = (columns.first(Role::Title)?, columns.first(Role::Deadline)?);
    let titles = Titles::of(&row.cells.get(title)?.lines)?;
    let number = columns.first(Role::Number);
    // «1. Итоги года. 2. План на лето» of one day, each with who reports
    let names = columns
        .first(Role::Executors)
        .and_then(|at| row.cells.get(at));
    let names = names.map(|cell| units(cell, Role::Executors).len());
    let of_one_day = number.is_none() && names == Some(titles.items.len());
    let mut lists: Vec<Vec<String>> = Vec::with_capacity(row.cells.len());
    for (at, (cell, column)) in row.cells.iter().zip(&columns.list).enumerate() {
        let own = at == title || Some(at) == number;
        let units = match cell.lines.len() {
            // a month heads its section
            _ if own || column.role == Role::Month => Vec::new(),
            count if count == titles.items.len() => cell.lines.clone(),
            _ => units(cell, column.role),
        };
        let lends = at != deadline || of_one_day;
        let one_for_all = lends && titles.is_numbered() && units.len() == 1;
        let fits = units.len() == titles.items.len() || units.is_empty() && at != deadline;
        if !own && !fits && !one_for_all {
            return None;
        }
        lists.push(units);
    }
    let dated = |units: &Vec<String>| units.iter().all(|unit| cell::is_deadline_of_month(unit));
    if !titles.is_numbered() && !lists.get(deadline).is_some_and(dated) {
        return None;
    }
    let printed = number
        .and_then(|at| row.cells.get(at))
        .map(|cell| joined(&cell.lines));
    let printed = printed.unwrap_or_default();
    let lead = joined(&titles.before);
    let lead = lead.ends_with(':').then_some(lead);
    let section = titles.section(&printed, row).filter(|_| lead.is_none());
    let mut rows = Vec::new();
    let numbers = number.and_then(|at| row.cells.get(at));
    let numbers =
        numbers.filter(|cell| cell.lines.len() == titles.items.len() && !titles.is_numbered());
    for (index, (own_number, own_title)) in titles.items.iter().enumerate() {
        let beside = numbers.and_then(|cell| cell.lines.get(index)).cloned();
        let own_number = match (section.is_some() || printed.is_empty(), index) {
            (false, _) if titles.is_numbered() => {
                ledger.add(if index == 0 { "" } else { &printed });
                let own = own_number.trim_end_matches([')', '/']);
                format!("{}.{own}", naming::bare(&printed))
            }
            (false, 0) => printed.clone(),
            _ => own_number.clone(),
        };
        let own_number = beside.unwrap_or(own_number);
        let own_title = match &lead {
            Some(lead) => {
                ledger.add(if index == 0 { "" } else { lead });
                [vec![lead.clone()], own_title.clone()].concat()
            }
            None => own_title.clone(),
        };
        let cells = row
            .cells
            .iter()
            .zip(&lists)
            .enumerate()
            .map(|(at, (cell, units))| {
                let lines = match units.as_slice() {
                    _ if at == title && number.is_none() => {
                        [vec![own_number.clone()], own_title.clone()].concat()
                    }
                    _ if at == title => own_title.clone(),
                    _ if Some(at) == number => vec![own_number.clone()],
                    [one] => {
                        ledger.add(if index == 0 { "" } else { one });
                        vec![one.clone()]
                    }
                    units => units.get(index).into_iter().cloned().collect(),
                };
                RawCell {
                    lines,
                    ..cell.clone()
                }
            });
        rows.push(RawItem {
            cells: cells.collect(),
            place: row.place.clone(),
            guess: Some(MessageId::ImportGuessAligned.into()),
        });
    }
    Some(Aligned { section, rows })
}

/// Returns whether the title of the row is a list and nothing else, titles and deadlines are both lists, or there are as
/// many executors as titles.
pub(super) fn is_list(row: &RawItem, columns: &Columns) -> bool {
    let cell = |role| columns.first(role).and_then(|at| row.cells.get(at));
    let Some(lines) = cell(Role::Title).map(|cell| cell.lines.as_slice()) else {
        return false;
    };
    let introduced = lines
        .first()
        .is_some_and(|first| first.trim_end().ends_with(':'));
    let listed = match Titles::of(lines) {
        Some(titles) => (titles.items.len() > 1).then_some(titles.items.len()),
        None if introduced && lines.len() > 2 => Some(lines.len() - 1),
        None => return false,
    };
    // «1. Итоги года. 2. План на лето»: a cell that is a list and nothing else
    let numbered =
        Titles::of(lines).is_some_and(|titles| titles.is_numbered() && titles.before.is_empty());
    let deadlines = || cell(Role::Deadline).map(|cell| units(cell, Role::Deadline));
    let several = |units: Vec<String>| {
        units.len() > 1 && units.iter().any(|unit| cell::is_deadline_of_month(unit))
    };
    let executors = cell(Role::Executors).map(|cell| units(cell, Role::Executors).len());
    numbered || deadlines().is_some_and(several) || listed.is_some() && listed == executors
}

impl Titles {
    /// Takes the lines of a cell apart: at numbers, else each line that begins a sentence.
    fn of(lines: &[String]) -> Option<Titles> {
        let numbered = |line: &str| list_number(line.trim_start()).is_some();
        let starts: Vec<usize> = (0..lines.len())
            .filter(|&at| lines.get(at).is_some_and(|line| numbered(line)))
            .collect();
        if starts.len() < 2 {
            return Titles::of_sentences(lines);
        }
        let ends = starts.iter().skip(1).copied().chain([lines.len()]);
        let items = starts
            .iter()
            .zip(ends)
            .map(|(from, to)| numbered_title(lines.get(*from..to).unwrap_or_default()));
        Some(Titles {
            before: lines.get(..*starts.first()?)?.to_vec(),
            items: items.collect(),
        })
    }

    fn of_sentences(lines: &[String]) -> Option<Titles> {
        let begins = |line: &String| {
            let line = line.trim_start();
            line.starts_with(char::is_uppercase) || line.starts_with(|c| is_dash(c) || c == '•')
        };
        let open = |line: &String| line.trim_end().ends_with([':', ',', '-', '–', '(']);
        let whole =
            lines.len() > 1 && lines.iter().all(begins) && !lines.iter().rev().skip(1).any(open);
        let items = || lines.iter().map(|line| (String::new(), vec![line.clone()]));
        whole.then(|| Titles {
            before: Vec::new(),
            items: items().collect(),
        })
    }

    fn is_numbered(&self) -> bool {
        self.items.iter().all(|(number, _)| !number.is_empty())
    }

    fn section(&self, printed: &str, row: &RawItem) -> Option<Text> {
        let before = joined(&self.before);
        let title = format!("{printed} {before}");
        (!before.is_empty())
            .then(|| Text::new(&title, &row.place).guessed(MessageId::ImportGuessAligned))
    }
}

fn numbered_title(lines: &[String]) -> (String, Vec<String>) {
    let first = lines.first().map_or("", |line| line.trim_start());
    let (number, rest) = first.split_at(list_number(first).unwrap_or_default());
    let own = std::iter::once(rest.to_owned()).chain(lines.iter().skip(1).cloned());
    let mut own: Vec<String> = own.collect();
    if let Some(last) = own.last_mut() {
        last.truncate(last.trim_end_matches([';', ' ']).len());
    }
    (number.to_owned(), own)
}

/// Returns the length of the number that a line of a list begins with: «1.», «2)», «1/».
fn list_number(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = line.get(digits..)?.chars();
    let (sign, after) = (rest.next()?, rest.next()?);
    let marked = matches!(sign, '.' | ')' | '/') && !after.is_ascii_digit();
    (digits > 0 && digits < 3 && marked).then_some(digits + 1)
}

/// Returns the entries of a cell beside the titles: its lines, those joined that are one deadline or one list of names.
fn units(cell: &RawCell, role: Role) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    let mut lines = cell.lines.iter().peekable();
    while let Some(line) = lines.next() {
        let joined_with = |other: &str, line: &str| {
            let both = format!("{other} {line}");
            cell::is_deadline_of_month(&both).then_some(both)
        };
        let halves = role == Role::Deadline && !cell::is_deadline_of_month(line);
        let open = halves && is_open(line);
        if open && let Some(both) = lines.peek().and_then(|next| joined_with(line, next)) {
            lines.next();
            units.push(both);
            continue;
        }
        let last = units.last_mut();
        let both = last.as_ref().and_then(|last| match role {
            Role::Deadline if halves => joined_with(last, line),
            Role::Executors => belongs(last, line).then(|| format!("{last} {line}")),
            _ => None,
        });
        match last.zip(both) {
            Some((last, both)) => *last = both,
            None => match lines
                .peek()
                .filter(|_| halves)
                .and_then(|next| joined_with(line, next))
            {
                Some(both) => {
                    lines.next();
                    units.push(both);
                }
                None => units.push(line.clone()),
            },
        }
    }
    units
}

/// Returns whether a line of a deadline cannot end there: «в течение», «до».
fn is_open(line: &str) -> bool {
    let last = line.trim_end().last_word();
    let folded = fold(last);
    matches!(
        folded.as_str(),
        "в" | "до" | "с" | "по" | "на" | "к" | "не" | "позднее"
    ) || folded.starts_with("теч")
        || folded.ends_with(|c| c == ',' || is_dash(c))
}

/// Returns whether the line of names `next` goes on with `last`.
fn belongs(last: &str, next: &str) -> bool {
    last.trim_end().ends_with(|c| c == ',' || is_dash(c)) || next.trim_start().starts_with(is_dash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::Place;

    #[test]
    fn lists_are_told_from_numbers() {
        assert_eq!(list_number("1. Подготовка"), Some(2));
        assert_eq!(list_number("1.2 Подготовка"), None);
        assert_eq!(list_number("5 классы"), None);
    }

    #[test]
    fn a_deadline_over_two_lines_is_one() {
        let lines = ["октябрь", "в течение", "года", "до 01.09", "14.09.-19.09"];
        let cell = RawCell {
            lines: lines.map(str::to_owned).to_vec(),
            place: Place::Line { line: 1 },
            guess: None,
        };
        let units = units(&cell, Role::Deadline);
        assert_eq!(
            units,
            ["октябрь", "в течение года", "до 01.09", "14.09.-19.09"]
        );
    }
}
