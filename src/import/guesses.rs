//! What an import guessed, each guess with its place in the source and its line in the plan file.

use std::collections::BTreeMap;

use super::draft::{Draft, Dropped, Item, Text};
use super::entries;
use super::source::Place;
use super::write::{guessed_executors, merged};
use crate::words::{Lang, Message};

/// A value that may be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// Where it comes from.
    pub place: Place,
    /// The heading of the column it comes from.
    pub heading: Option<String>,
    /// Which item it is in: its number or title; none for the passport.
    pub item: Option<String>,
    /// The key.
    pub key: &'static str,
    /// Why.
    pub why: Message,
    /// The line of the plan file, from 1.
    pub line: Option<usize>,
}

/// Returns the guesses of `draft`, in the order of the plan file `text` that is written for it.
pub(super) fn of(draft: &Draft, text: &str) -> Vec<Guess> {
    let mut all = of_passport(draft);
    for section in &draft.sections {
        let title = section.title.as_ref();
        all.extend(title.and_then(|title| guess(None, "section", title)));
        all.extend(section.items.iter().flat_map(of_item));
    }
    find_lines(&mut all, text);
    let headings = headings(draft);
    for guess in &mut all {
        guess.heading = column(&guess.place).and_then(|column| headings.get(&column).cloned());
    }
    all
}

/// Finds the lines of the guesses, those of one key and reason in their order; where people have settled some of them,
/// the lines of that kind are not known.
fn find_lines(guesses: &mut [Guess], text: &str) {
    let marked: Vec<(usize, &str)> = text
        .lines()
        .zip(1..)
        .filter(|(line, _)| entries::is_guess(line))
        .map(|(line, at)| (at, line))
        .collect();
    let mut kinds: BTreeMap<(&str, String), Vec<&mut Guess>> = BTreeMap::new();
    for guess in guesses {
        let key = if guess.key == "section" {
            "title"
        } else {
            guess.key
        };
        let why = guess.why.text(Lang::Russian);
        kinds.entry((key, why)).or_default().push(guess);
    }
    for ((key, _), kind) in kinds {
        let why: Vec<String> = kind.first().map_or_else(Vec::new, |guess| {
            let text = |lang| guess.why.text(lang);
            vec![text(Lang::Russian), text(Lang::English)]
        });
        let same = |line: &str| {
            line.starts_with(key) && why.iter().any(|why| line.ends_with(why.as_str()))
        };
        let lines: Vec<usize> = marked
            .iter()
            .filter(|(_, line)| same(line))
            .map(|(at, _)| *at)
            .collect();
        if lines.len() == kind.len() {
            for (guess, line) in kind.into_iter().zip(lines) {
                guess.line = Some(line);
            }
        }
    }
}

fn of_passport(draft: &Draft) -> Vec<Guess> {
    let passport = &draft.passport;
    let keys = [
        ("title", passport.title.as_ref()),
        ("organization", passport.organization.as_ref()),
        ("territory", passport.territory.as_ref()),
        ("period", passport.period.as_ref()),
        ("approved", passport.guessed_approval()),
    ];
    keys.into_iter()
        .filter_map(|(key, text)| guess(None, key, text?))
        .collect()
}

fn of_item(item: &Item) -> Vec<Guess> {
    let label = item.number.as_ref().unwrap_or(&item.title).value.as_str();
    let of = |key, text: Option<&Text>| text.and_then(|text| guess(Some(label), key, text));
    let place = item
        .executor_cells
        .first()
        .map_or(&item.place, |(cell, _)| &cell.place);
    let executors = guessed_executors(item).map(|why| Guess {
        place: place.clone(),
        heading: None,
        item: Some(label.to_owned()),
        key: "executors",
        why,
        line: None,
    });
    let own = [
        of("number", item.number.as_ref()),
        of("title", Some(&item.title)),
        of("deadline", item.deadline.as_ref()),
        executors,
        of("result", item.result.as_ref()),
        of("done", item.done.as_ref()),
        of("note", item.note.as_ref()),
    ];
    let extra = merged(&item.extra);
    let extra = extra.iter().filter_map(|(_, text)| of("extra", Some(text)));
    own.into_iter().flatten().chain(extra).collect()
}

fn guess(item: Option<&str>, key: &'static str, text: &Text) -> Option<Guess> {
    text.guess.clone().map(|why| Guess {
        place: text.place.clone(),
        heading: None,
        item: item.map(str::to_owned),
        key,
        why,
        line: None,
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
    let headings = draft
        .ledger
        .dropped
        .iter()
        .filter(|(_, what)| *what == Dropped::Header);
    headings
        .filter_map(|(text, _)| Some((column(&text.place)?, text.value.clone())))
        .collect()
}
