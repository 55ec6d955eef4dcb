//! The account of an import: what was read, what was guessed, and the proof that no word was lost.
//!
//! Words are runs of letters and digits. Those of every paragraph and cell of the source, with those written besides
//! (a value of a merged cell on each row it covers), must be those of the file read back, with the decorations left
//! out (headers, column numbers): as multisets, so that a word lost once is seen although it stands elsewhere too.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use toml_spanner::Arena;

use super::draft::{Draft, Dropped, Ledger, Text};
use super::guesses::{self, Guess};
use super::source::{Block, Place, Source, Table};
use super::write::KEPT;
use crate::document::{self, Deadline, ItemDocument, PlanDocument};
use crate::text::russian::is_letter_or_digit;
use crate::words::{Lang, Message, MessageId};

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Tables of the source, nested ones included.
    pub tables: usize,
    /// Their rows.
    pub rows: usize,
    /// Items written.
    pub items: usize,
    /// What is not certain, plan by plan.
    pub guesses: Vec<Vec<Guess>>,
    /// How many entries of `[executors]` were given a kind, plan by plan.
    pub kinds: Vec<usize>,
    /// How many lines of text without a key are kept as comments, and the line of the first, plan by plan.
    pub kept: Vec<Option<(usize, usize)>>,
    /// What is left out: how often, and the places of a few.
    pub dropped: Vec<(Dropped, usize, Vec<Text>)>,
    /// Words of the source.
    pub words: usize,
    /// Words of the source that the file lacks.
    pub lost: Vec<String>,
    /// Words of the file that the source lacks.
    pub surplus: Vec<String>,
}

/// A multiset of words: how often each stands on the one side and not on the other.
#[derive(Default)]
struct Words(HashMap<String, i64>);

impl Words {
    fn count(&mut self, text: &str, by: i64) -> usize {
        let mut count = 0;
        for word in text
            .split(|c: char| !is_letter_or_digit(c))
            .filter(|word| !word.is_empty())
        {
            match self.0.get_mut(word) {
                Some(known) => *known += by,
                None => {
                    self.0.insert(word.to_owned(), by);
                }
            }
            count += 1;
        }
        count
    }

    /// Returns the words that one side has more often: `sign` is 1 for what is counted up, -1 for what is counted down.
    fn left(&self, sign: i64) -> Vec<String> {
        let left = |(word, count): (&String, &i64)| {
            let times = usize::try_from(count * sign).unwrap_or_default();
            std::iter::repeat_n(word.clone(), times)
        };
        let mut words: Vec<String> = self.0.iter().flat_map(left).collect();
        words.sort_unstable();
        words
    }
}

/// Notes the words by which a cell and the names split from it differ.
pub(super) fn balance<'n>(
    cell: &str,
    names: impl Iterator<Item = &'n str>,
    place: &Place,
    ledger: &mut Ledger,
) {
    let mut words = Words::default();
    words.count(cell, 1);
    for name in names {
        words.count(name, -1);
    }
    ledger.drop(&words.left(1).join(" "), place, Dropped::Separator);
    ledger.add(&words.left(-1).join(" "));
}

/// Returns the words of the rows of the plan `fresh` that neither the rows of `written` nor the messages hold.
pub(super) fn missing(fresh: &str, written: &str, told: &[Message], lang: Lang) -> Vec<String> {
    let mut words = Words::default();
    for (text, by) in [(fresh, 1), (written, -1)] {
        let arena = Arena::new();
        let (plan, _) = document::plan(text, &arena);
        let titles = plan.sections.iter().filter_map(|section| section.title);
        let sections = titles.map(|title| title.value.to_owned());
        let rows = plan.sections.iter().flat_map(|section| &section.items);
        let items = plan.items.iter().chain(rows).flat_map(item_values);
        for value in sections.chain(items) {
            words.count(&value, by);
        }
    }
    for message in told {
        words.count(&message.text(lang), -1);
    }
    words.left(1)
}

/// Returns the account of the import of `source` as `plans`: each draft with the text written for it.
pub fn account(source: &Source, plans: &[(Draft, String)]) -> Account {
    let mut words = Words::default();
    let total = count_source(source, &mut words);
    for (draft, text) in plans {
        for added in &draft.ledger.added {
            words.count(added, 1);
        }
        for (dropped, _) in &draft.ledger.dropped {
            words.count(&dropped.value, -1);
        }
        count_written(text, &mut words);
    }
    let tables: Vec<&Table> = source.tables().collect();
    Account {
        tables: tables.iter().map(|table| count_tables(table)).sum(),
        rows: tables.iter().map(|table| table.rows.len()).sum(),
        items: plans.iter().map(|(draft, _)| draft.items().count()).sum(),
        guesses: plans
            .iter()
            .map(|(draft, text)| guesses::of(draft, text))
            .collect(),
        kinds: plans
            .iter()
            .map(|(draft, _)| draft.registry.len())
            .collect(),
        kept: plans.iter().map(|(_, text)| kept(text)).collect(),
        dropped: dropped(plans),
        words: total,
        lost: words.left(1),
        surplus: words.left(-1),
    }
}

fn count_tables(table: &Table) -> usize {
    let nested = table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .flat_map(|cell| &cell.nested);
    1 + nested.map(count_tables).sum::<usize>()
}

fn count_source(source: &Source, words: &mut Words) -> usize {
    let block = |block: &Block| match block {
        Block::Paragraph(paragraph) => words.count(&unhyphenated(&paragraph.text), 1),
        Block::Table(table) => count_table(table, words),
    };
    source.blocks.iter().map(block).sum()
}

/// Returns `text` without soft hyphens.
fn unhyphenated(text: &str) -> Cow<'_, str> {
    if text.contains('\u{ad}') {
        Cow::Owned(text.replace('\u{ad}', ""))
    } else {
        Cow::Borrowed(text)
    }
}

fn count_table(table: &Table, words: &mut Words) -> usize {
    let mut count = 0;
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        count += cell
            .paragraphs
            .iter()
            .map(|text| words.count(&unhyphenated(text), 1))
            .sum::<usize>();
        count += cell
            .nested
            .iter()
            .map(|table| count_table(table, words))
            .sum::<usize>();
    }
    count
}

/// Counts the words of a plan file, read back as any other command reads it.
fn count_written(text: &str, words: &mut Words) {
    let arena = Arena::new();
    let (plan, _) = document::plan(text, &arena);
    for value in values(&plan) {
        words.count(&value, -1);
    }
    for line in text.lines().take_while(|line| line.starts_with('#')) {
        if let Some(kept) = line.strip_prefix(KEPT) {
            words.count(kept, -1);
        }
    }
}

/// Returns every value of a plan that comes from a document.
fn values(plan: &PlanDocument<'_>) -> Vec<String> {
    let texts = [
        plan.title,
        plan.organization,
        plan.territory,
        plan.period,
        plan.goal,
        plan.expected,
        plan.control,
    ];
    let mut values: Vec<String> = texts
        .into_iter()
        .flatten()
        .map(|text| text.value.to_owned())
        .collect();
    values.extend(plan.basis.iter().map(|text| text.value.to_owned()));
    if let Some(approved) = &plan.approved {
        values.extend(approved.date.map(|date| date.value.to_string()));
        values.extend(
            [approved.document, approved.by]
                .into_iter()
                .flatten()
                .map(|text| text.value.to_owned()),
        );
    }
    for entry in &plan.executors {
        values.push(entry.name.value.to_owned());
        let more = entry
            .post
            .iter()
            .chain(&entry.aliases)
            .chain(&entry.members);
        values.extend(more.map(|text| text.value.to_owned()));
        values.extend(
            entry
                .held_by
                .iter()
                .filter_map(|holder| holder.name)
                .map(|text| text.value.to_owned()),
        );
    }
    values.extend(plan.items.iter().flat_map(item_values));
    for section in &plan.sections {
        values.extend(section.title.map(|text| text.value.to_owned()));
        values.extend(section.items.iter().flat_map(item_values));
    }
    values
}

fn item_values(item: &ItemDocument<'_>) -> Vec<String> {
    let deadline = match item.deadline.map(|deadline| deadline.value) {
        Some(Deadline::Phrase(phrase)) => Some(phrase.to_owned()),
        Some(Deadline::Date(date)) => Some(date.to_string()),
        None => None,
    };
    let texts = [item.number, item.title, item.result, item.note]
        .into_iter()
        .flatten();
    let mut values: Vec<String> = texts
        .chain(item.executors.iter().copied())
        .map(|text| text.value.to_owned())
        .collect();
    values.extend(deadline);
    values.extend(item.extra.iter().map(|extra| extra.cell.clone()));
    values
}

/// Returns how many lines of the plan file `text` keep words without a key, and which is the first, from 1.
fn kept(text: &str) -> Option<(usize, usize)> {
    let comments = text.lines().take_while(|line| line.starts_with('#'));
    let mut lines = comments
        .enumerate()
        .filter(|(_, line)| line.starts_with(KEPT));
    let (first, _) = lines.next()?;
    Some((lines.count() + 1, first + 1))
}

fn dropped(plans: &[(Draft, String)]) -> Vec<(Dropped, usize, Vec<Text>)> {
    let mut kinds: BTreeMap<Dropped, Vec<Text>> = BTreeMap::new();
    for (text, what) in plans.iter().flat_map(|(draft, _)| &draft.ledger.dropped) {
        kinds.entry(*what).or_default().push(text.clone());
    }
    kinds
        .into_iter()
        .map(|(what, texts)| (what, texts.len(), texts))
        .collect()
}

impl Account {
    /// Returns the account in the catalogue's words, a message for each line; `files` are the plan files.
    pub fn messages(&self, files: &[String]) -> Vec<Message> {
        let mut lines = vec![
            MessageId::ImportRead
                .with(self.tables)
                .with(self.rows)
                .with(self.items),
        ];
        for ((guesses, kinds), file) in self.guesses.iter().zip(&self.kinds).zip(files) {
            lines.extend(guesses::messages(guesses, file));
            if *kinds > 0 {
                lines.push(MessageId::ImportGuessKinds.with(*kinds).with(file.as_str()));
            }
        }
        for (kept, file) in self.kept.iter().zip(files) {
            let line = kept.map(|(count, first)| {
                MessageId::ImportKeptText
                    .with(count)
                    .with(file.as_str())
                    .with(first)
            });
            lines.extend(line);
        }
        for (what, count, texts) in &self.dropped {
            let first = texts.first().map_or_else(
                || Place::Paragraph { number: 0 }.message(),
                |text| text.place.message(),
            );
            lines.push(
                MessageId::ImportDroppedLine
                    .with(what.message())
                    .with(*count)
                    .with(first),
            );
        }
        if self.is_whole() {
            lines.push(MessageId::ImportNothingLost.with(self.words));
        } else {
            lines.push(
                MessageId::ImportLost
                    .with(self.lost.join(" "))
                    .with(self.surplus.join(" ")),
            );
        }
        lines
    }

    /// Tells whether every word read is written, and no other.
    pub fn is_whole(&self) -> bool {
        self.lost.is_empty() && self.surplus.is_empty()
    }
}
