//! A row whose cells hold lists side by side: paragraph by paragraph, each is an item of its own.
//!
//! The deadlines decide. There must be as many of them as there are titles, and every other filled cell must have as
//! many paragraphs, or one for all where the titles are numbered; in a table without numbers so may the deadline, where
//! there are as many names. Else the row stays one item.

use super::claims::Column;
use super::columns::Columns;
use super::rows::{RawCell, RawItem};
use crate::import::draft::{Text, lend};
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
pub(super) fn read(row: &RawItem, columns: &Columns) -> Option<Aligned> {
    let (title, deadline) = (columns.first(Role::Title)?, columns.first(Role::Deadline)?);
    let titles = Titles::of(&row.cells.get(title)?.lines)?;
    let lists = lists(row, columns, &titles)?;
    let dated = |units: &Vec<String>| units.iter().all(|unit| cell::is_deadline_of_month(unit));
    if !titles.is_numbered() && !lists.get(deadline).is_some_and(dated) {
        return None;
    }
    let number = columns.first(Role::Number);
    let numbers = number.and_then(|at| row.cells.get(at));
    let printed = numbers.map(|cell| joined(&cell.lines)).unwrap_or_default();
    let lead = joined(&titles.before);
    let lead = lead.ends_with(':').then_some(lead);
    let section = titles.section(&printed, row).filter(|_| lead.is_none());
    let row_of = |(index, (own_number, own_title)): (usize, &(String, Vec<String>))| {
        // what the first item has is lent to the others
        let lent = |words: &str| if index == 0 { "" } else { words }.to_owned();
        let beside = numbers
            .filter(|cell| cell.lines.len() == titles.items.len() && !titles.is_numbered())
            .and_then(|cell| cell.lines.get(index));
        let of_row = section.is_none() && !printed.is_empty();
        let (number_lent, own_number) = if let Some(beside) = beside {
            (String::new(), beside.clone())
        } else if of_row && titles.is_numbered() {
            let own = own_number.trim_end_matches([')', '/']);
            (lent(&printed), format!("{}.{own}", naming::bare(&printed)))
        } else if of_row && index == 0 {
            (String::new(), printed.clone())
        } else {
            (String::new(), own_number.clone())
        };
        let own_title = lead.iter().chain(own_title).cloned();
        let title_lent = lead.as_deref().map(lent).unwrap_or_default();
        let cell_of = |(at, (cell, units)): (usize, (&RawCell, &Vec<String>))| {
            let (words, lines) = match units.as_slice() {
                _ if at == title && number.is_none() => {
                    let lines = std::iter::once(own_number.clone()).chain(own_title.clone());
                    (format!("{number_lent} {title_lent}"), lines.collect())
                }
                _ if at == title => (title_lent.clone(), own_title.clone().collect()),
                _ if Some(at) == number => (number_lent.clone(), vec![own_number.clone()]),
                [one] => (lent(one), vec![one.clone()]),
                units => (
                    String::new(),
                    units.get(index).into_iter().cloned().collect(),
                ),
            };
            let mut cell = RawCell {
                lines,
                lent: if index == 0 {
                    cell.lent.clone()
                } else {
                    String::new()
                },
                ..cell.clone()
            };
            lend(&mut cell.lent, &words);
            cell
        };
        RawItem {
            cells: row
                .cells
                .iter()
                .zip(&lists)
                .enumerate()
                .map(cell_of)
                .collect(),
            place: row.place.clone(),
            guess: Some(MessageId::ImportGuessAligned.into()),
        }
    };
    let rows = titles.items.iter().enumerate().map(row_of).collect();
    Some(Aligned { section, rows })
}

/// Returns what each cell of `row` has for the items of its titles, an entry for each or one for all; the title, the
/// number and a month have none. None where a cell has another number of entries.
fn lists(row: &RawItem, columns: &Columns, titles: &Titles) -> Option<Vec<Vec<String>>> {
    let [title, number, deadline, executors] =
        [Role::Title, Role::Number, Role::Deadline, Role::Executors]
            .map(|role| columns.first(role));
    // «1. Итоги года. 2. План на лето» of one day, each with who reports
    let names = executors.and_then(|at| row.cells.get(at));
    let names = names.map(|cell| units(cell, Role::Executors).len());
    let of_one_day = number.is_none() && names == Some(titles.items.len());
    let list = |(at, (cell, column)): (usize, (&RawCell, &Column))| {
        let at = Some(at);
        if at == title || at == number {
            return Some(Vec::new());
        }
        let units = match cell.lines.len() {
            // a month heads its section
            _ if column.role == Role::Month => Vec::new(),
            count if count == titles.items.len() => cell.lines.clone(),
            _ => units(cell, column.role),
        };
        let lends = at != deadline || of_one_day;
        let one_for_all = lends && titles.is_numbered() && units.len() == 1;
        let fits = units.len() == titles.items.len() || units.is_empty() && at != deadline;
        (fits || one_for_all).then_some(units)
    };
    let cells = row.cells.iter().zip(&columns.list);
    cells.enumerate().map(list).collect()
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
            lent: String::new(),
        };
        let units = units(&cell, Role::Deadline);
        assert_eq!(
            units,
            ["октябрь", "в течение года", "до 01.09", "14.09.-19.09"]
        );
    }
}
