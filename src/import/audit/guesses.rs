//! What an import guessed, each guess with its place in the source and its line in the plan file.

use std::collections::BTreeMap;

use toml_spanner::{Arena, Table};

use crate::document::schema;
use crate::edit::Rewrite;
use crate::import::draft::{Draft, Dropped, Item, Text};
use crate::import::merge::Side;
use crate::import::source::Place;
use crate::import::write::{self, guessed_executors, is_guess, merged};
use crate::words::Message;

/// A value that may be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// Where it comes from.
    pub place: Place,
    /// The heading of the column it comes from.
    pub heading: Option<String>,
    /// The key.
    pub key: &'static str,
    /// The value.
    pub value: String,
    /// Why it may be wrong.
    pub why: Message,
    /// Whether it is a guess of a section or an item, and not of the plan as a whole.
    pub of_item: bool,
    /// The line of the plan file, from 1.
    pub line: usize,
}

/// A plan file whose remarks say which guesses still stand.
struct Remarks<'t> {
    text: &'t str,
    /// The bytes at which lines end.
    ends: Vec<usize>,
}

impl<'t> Remarks<'t> {
    /// Returns the line of a value that is still marked as a guess.
    fn line(&self, table: &'t Table<'t>, path: &[&str]) -> Option<usize> {
        let table = Rewrite::new(self.text, table, &schema::ITEM, |_| true);
        let marked = is_guess(table.comment(path));
        let place = table.place(path).filter(|_| marked)?;
        Some(self.ends.partition_point(|end| *end < place) + 1)
    }
}

/// Returns the guesses of `draft` that people have not settled in the plan file `text`, in the draft's order; `rows`
/// gives for each item its row there. The number is that of executors whose kind is a guess.
pub fn guesses(draft: &Draft, text: &str, rows: &[Option<usize>]) -> (Vec<Guess>, usize) {
    let arena = Arena::new();
    let Ok(plan) = toml_spanner::parse(text, &arena) else {
        return (Vec::new(), 0);
    };
    let file = Side::new(text, plan.table());
    let remarks = Remarks {
        text,
        ends: text.match_indices('\n').map(|(at, _)| at).collect(),
    };
    let mut all = of_passport(draft, &remarks, file.root);
    let mut items = rows.iter();
    for section in &draft.sections {
        let title = section.title.as_ref();
        let title = title.filter(|title| title.guess.is_some());
        let titled = title.and_then(|title| {
            let named = |at: &usize| file.section_title(*at) == title.value;
            Some(file.sections[(0..file.sections.len()).find(named)?])
        });
        all.extend(title.zip(titled).and_then(|(title, table)| {
            let guess = guess("section", title, remarks.line(table, &["title"]))?;
            Some(Guess {
                of_item: true,
                ..guess
            })
        }));
        for (item, row) in section.items.iter().zip(&mut items) {
            let row = row.and_then(|row| file.rows.get(row));
            let rows = row.into_iter();
            all.extend(rows.flat_map(|(row, _)| of_item(item, &remarks, row)));
        }
    }
    let headings = headings(draft);
    for guess in &mut all {
        guess.heading = column(&guess.place).and_then(|column| headings.get(&column).cloned());
    }
    let registry = file.root.get("executors").and_then(|item| item.as_table());
    let kinds = registry.into_iter().flat_map(|table| table.iter());
    let kinds =
        kinds.filter(|(name, _)| remarks.line(file.root, &["executors", name.name]).is_some());
    (all, kinds.count())
}

fn of_passport<'t>(draft: &Draft, remarks: &Remarks<'t>, root: &'t Table<'t>) -> Vec<Guess> {
    let passport = &draft.passport;
    let keys = [
        ("title", passport.title.as_ref()),
        ("organization", passport.organization.as_ref()),
        ("territory", passport.territory.as_ref()),
        ("period", passport.period.as_ref()),
        ("approved", passport.guessed_approval()),
    ];
    keys.into_iter()
        .filter_map(|(key, text)| guess(key, text?, remarks.line(root, &[key])))
        .collect()
}

fn of_item<'t>(item: &Item, remarks: &Remarks<'t>, row: &'t Table<'t>) -> Vec<Guess> {
    let of = |key, text: Option<&Text>| {
        text.and_then(|text| guess(key, text, remarks.line(row, &[key])))
    };
    let first = item.executor_cells.first();
    let place = first.map_or(&item.place, |(cell, _)| &cell.place);
    let names = item.executors.iter().map(|executor| executor.text.as_str());
    let executors = Text {
        guess: guessed_executors(item),
        ..Text::new(&names.collect::<Vec<_>>().join("; "), place)
    };
    let own = [
        of("number", item.number.as_ref()),
        of("title", Some(&item.title)),
        of("deadline", item.deadline.as_ref()),
        of("executors", Some(&executors)),
        of("result", item.result.as_ref()),
        of("note", item.note.as_ref()),
    ];
    let extra = merged(&item.extra);
    let extra = extra
        .iter()
        .filter_map(|(heading, text)| guess("extra", text, remarks.line(row, &["extra", heading])));
    let marks = marks(item);
    let facts = marks
        .iter()
        .filter_map(|(key, text)| guess(key, text, remarks.line(row, &[key])));
    let all = own.into_iter().flatten().chain(facts).chain(extra);
    all.map(|guess| Guess {
        of_item: true,
        ..guess
    })
    .collect()
}

/// Returns what became of an item, where that is a guess.
fn marks(item: &Item) -> Vec<(&'static str, Text)> {
    let place = item.facts.place.as_ref().unwrap_or(&item.place);
    let Some(why) = &item.facts.guess else {
        return Vec::new();
    };
    let text = |value: &str| Text::new(value, place).guessed(why.clone());
    let facts = write::facts(&item.facts).into_iter();
    facts.map(|(key, value)| (key, text(&value))).collect()
}

fn guess(key: &'static str, text: &Text, line: Option<usize>) -> Option<Guess> {
    Some(Guess {
        place: text.place.clone(),
        heading: None,
        key,
        value: text.value.clone(),
        why: text.guess.clone()?,
        of_item: false,
        line: line?,
    })
}

/// Returns the table and the column of a cell.
fn column(place: &Place) -> Option<(usize, usize)> {
    match place {
        Place::Cell { table, column, .. } if *column > 0 => Some((*table, *column)),
        _ => None,
    }
}

fn headings(draft: &Draft) -> BTreeMap<(usize, usize), String> {
    let dropped = draft.ledger.dropped.iter();
    let headings = dropped.filter(|(_, what)| *what == Dropped::Header);
    let column = |(text, _): &(Text, _)| Some((column(&text.place)?, text.value.clone()));
    headings.filter_map(column).collect()
}
