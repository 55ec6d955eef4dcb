//! The account of an import: what was read, what was guessed, and the proof that no word was lost.
//!
//! Words are runs of letters and digits. Those of every paragraph and cell of the source, with those that the values of
//! the draft carry as lent to them (of a merged cell on each row it covers), must be those of the file read back, with
//! the decorations dropped (headers, column numbers): as multisets, so that a word lost once is seen although it stands
//! elsewhere too.

use std::borrow::{Borrow, Cow};
use std::collections::{BTreeMap, HashMap, HashSet};

use toml_spanner::Arena;

use crate::document::{self, Deadline, ItemDocument, PlanDocument};
use crate::import::draft::{Draft, Dropped, Item, Ledger, Text};
use crate::import::source::{Block, Place, Source, Table};
use crate::import::write::KEPT;
use crate::text::russian::Ask;
use crate::words::{Message, MessageId};

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Tables of the source, nested ones included.
    pub tables: usize,
    /// Their rows.
    pub rows: usize,
    /// The plans written.
    pub plans: Vec<PlanAccount>,
    /// What is left out: how often, and the places of a few.
    pub dropped: Vec<(Dropped, usize, Vec<Text>)>,
    /// Whether the source was read to its end.
    pub read_whole: bool,
    /// Words of the source, as far as it was read.
    pub words: usize,
    /// Words of the source that the file lacks.
    pub lost: Vec<String>,
    /// Words of the file that the source lacks.
    pub surplus: Vec<String>,
}

/// What became of one plan of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanAccount {
    /// Its title.
    pub title: String,
    /// How many items it has.
    pub items: usize,
    /// How many lines of text without a key are kept as comments, and the line of the first.
    pub kept: Option<(usize, usize)>,
    /// How many such lines the plan file does not take.
    pub left: usize,
    /// Tables among them: the place of the first row, and how many there are.
    pub tables: Vec<(Place, usize)>,
}

impl PlanAccount {
    fn of(draft: &Draft, text: &str) -> Self {
        let title = draft.passport.title.as_ref();
        PlanAccount {
            title: title.map_or_else(String::new, |title| title.value.clone()),
            items: draft.items().count(),
            kept: kept(text),
            left: 0,
            tables: draft.tables.clone(),
        }
    }
}

/// A multiset of words: how often each stands on the one side and not on the other.
#[derive(Default)]
struct Words<'t>(HashMap<Cow<'t, str>, i64>);

impl<'t> Words<'t> {
    /// Counts the words of `text`, each `by` so much; returns how many they are.
    fn count(&mut self, text: impl Into<Cow<'t, str>>, by: i64) -> usize {
        match text.into() {
            Cow::Borrowed(text) => self.add(text, by, Cow::Borrowed),
            Cow::Owned(text) => self.add(&text, by, |word| Cow::Owned(word.to_owned())),
        }
    }

    fn add<'s>(&mut self, text: &'s str, by: i64, key: impl Fn(&'s str) -> Cow<'t, str>) -> usize {
        let mut count = 0;
        for word in text.bare_words() {
            match self.0.get_mut(word) {
                Some(known) => *known += by,
                None => {
                    self.0.insert(key(word), by);
                }
            }
            count += 1;
        }
        count
    }

    /// Returns the words that one side has more often: `sign` is 1 for what is counted up, -1 for what is counted down.
    fn left(&self, sign: i64) -> Vec<String> {
        let left = |(word, count): (&Cow<'t, str>, &i64)| {
            let times = usize::try_from(count * sign).unwrap_or_default();
            std::iter::repeat_n(word.clone().into_owned(), times)
        };
        let mut words: Vec<String> = self.0.iter().flat_map(left).collect();
        words.sort_unstable();
        words
    }
}

/// Drops the words of a cell that the `names` split from it lack, and lends those that it lacks itself.
pub(in crate::import) fn balance<'n>(
    cell: &str,
    names: impl Iterator<Item = &'n str> + Clone,
    place: &Place,
    ledger: &mut Ledger,
) {
    if cell
        .bare_words()
        .eq(names.clone().flat_map(str::bare_words))
    {
        return;
    }
    let mut words = Words::default();
    words.count(cell, 1);
    for name in names {
        words.count(name, -1);
    }
    ledger.replace(
        &words.left(1).join(" "),
        &words.left(-1).join(" "),
        place,
        Dropped::Separator,
    );
}

/// Returns the account of the import of `source` as `plans`: each draft with the text written for it.
pub fn account(source: &Source, plans: &[(impl Borrow<Draft>, impl AsRef<str>)]) -> Account {
    let plans = plans
        .iter()
        .map(|(draft, text)| (draft.borrow(), text.as_ref()));
    let plans: Vec<(&Draft, &str)> = plans.collect();
    let arena = Arena::new();
    let mut words = Words::default();
    let mut total = count_source(source, &mut words);
    for left in &source.left_out {
        total += words.count(left.text.as_str(), 1);
    }
    for (draft, text) in &plans {
        let lent = draft.texts().map(|text| text.lent.as_str());
        let registry = draft.registry.iter().map(|entry| entry.lent.as_str());
        for lent in lent
            .chain(registry)
            .chain(draft.items().flat_map(Item::marks))
        {
            words.count(lent, 1);
        }
        for (dropped, _) in &draft.ledger.dropped {
            words.count(dropped.value.as_str(), -1);
        }
        count_written(text, &arena, &mut words);
    }
    let tables: Vec<&Table> = source.tables().collect();
    Account {
        tables: tables.iter().map(|table| count_tables(table)).sum(),
        rows: tables.iter().map(|table| table.rows.len()).sum(),
        plans: (plans.iter())
            .map(|(draft, text)| PlanAccount::of(draft, text))
            .collect(),
        dropped: dropped(&plans),
        read_whole: source.is_whole(),
        words: total,
        lost: words.left(1),
        surplus: words.left(-1),
    }
}

fn count_tables(table: &Table) -> usize {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let nested = cells.flat_map(|cell| &cell.nested);
    1 + nested.map(count_tables).sum::<usize>()
}

fn count_source<'t>(source: &'t Source, words: &mut Words<'t>) -> usize {
    let block = |block: &'t Block| match block {
        Block::Paragraph(paragraph) => words.count(unhyphenated(&paragraph.text), 1),
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

fn count_table<'t>(table: &'t Table, words: &mut Words<'t>) -> usize {
    let mut count = 0;
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        for text in &cell.paragraphs {
            count += words.count(unhyphenated(text), 1);
        }
        for nested in &cell.nested {
            count += count_table(nested, words);
        }
    }
    count
}

/// Counts the words of a plan file, read back as any other command reads it.
fn count_written<'t>(text: &'t str, arena: &'t Arena, words: &mut Words<'t>) {
    let (plan, _) = document::plan(text, arena);
    for value in values(&plan) {
        words.count(value, -1);
    }
    for line in text.lines().take_while(|line| line.starts_with('#')) {
        if let Some(kept) = line.strip_prefix(KEPT) {
            words.count(kept, -1);
        }
    }
}

/// Returns every value of a plan that comes from a document.
fn values<'t>(plan: &PlanDocument<'t>) -> Vec<Cow<'t, str>> {
    let texts = [
        plan.title,
        plan.organization,
        plan.territory,
        plan.period,
        plan.goal,
        plan.expected,
        plan.control,
    ];
    let mut values: Vec<Cow<'t, str>> = texts
        .into_iter()
        .flatten()
        .map(|text| Cow::Borrowed(text.value))
        .collect();
    values.extend(plan.basis.iter().map(|text| Cow::Borrowed(text.value)));
    if let Some(approved) = &plan.approved {
        values.extend(approved.date.map(|date| date.value.to_string().into()));
        values.extend(
            [approved.document, approved.by]
                .into_iter()
                .flatten()
                .map(|text| Cow::Borrowed(text.value)),
        );
    }
    for entry in &plan.executors {
        values.push(Cow::Borrowed(entry.name.value));
        let more = entry
            .post
            .iter()
            .chain(&entry.email)
            .chain(&entry.aliases)
            .chain(&entry.members);
        values.extend(more.map(|text| Cow::Borrowed(text.value)));
        values.extend(
            entry
                .held_by
                .iter()
                .filter_map(|holder| holder.name)
                .map(|text| Cow::Borrowed(text.value)),
        );
    }
    values.extend(plan.items.iter().flat_map(item_values));
    for section in &plan.sections {
        values.extend(section.title.map(|text| Cow::Borrowed(text.value)));
        values.extend(section.items.iter().flat_map(item_values));
    }
    values
}

fn item_values<'t>(item: &ItemDocument<'t>) -> Vec<Cow<'t, str>> {
    let deadline = match item.deadline.map(|deadline| deadline.value) {
        Some(Deadline::Phrase(phrase)) => Some(Cow::Borrowed(phrase)),
        Some(Deadline::Date(date)) => Some(Cow::Owned(date.to_string())),
        None => None,
    };
    let texts = [item.number, item.title, item.result, item.note]
        .into_iter()
        .flatten();
    let mut values: Vec<Cow<'t, str>> = texts
        .chain(item.executors.iter().copied())
        .map(|text| Cow::Borrowed(text.value))
        .collect();
    values.extend(deadline);
    values.extend(item.proofs().map(|text| Cow::Borrowed(text.value)));
    values.extend(item.extra.iter().map(|extra| extra.cell.clone().into()));
    values
}

/// Returns how many lines of the plan file `text` keep words without a key, and which is the first, from 1.
fn kept(text: &str) -> Option<(usize, usize)> {
    let mut lines = comments(text);
    let (first, _) = lines.next()?;
    Some((lines.count() + 1, first + 1))
}

/// Returns the lines at the top of the plan file `text` that keep text without a key, with their places.
fn comments(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let comments = text.lines().take_while(|line| line.starts_with('#'));
    comments
        .enumerate()
        .filter(|(_, line)| line.starts_with(KEPT))
}

fn dropped(plans: &[(&Draft, &str)]) -> Vec<(Dropped, usize, Vec<Text>)> {
    let mut kinds: BTreeMap<Dropped, Vec<Text>> = BTreeMap::new();
    let dropped = plans.iter().flat_map(|(draft, _)| &draft.ledger.dropped);
    for (text, what) in dropped.filter(|(text, _)| !text.value.is_empty()) {
        kinds.entry(*what).or_default().push(text.clone());
    }
    kinds
        .into_iter()
        .map(|(what, texts)| (what, texts.len(), texts))
        .collect()
}

impl Account {
    /// Tells what becomes of the text without a key of the plan at `at`, whose file is there already and is to say
    /// `text`; the document alone gives `fresh`.
    pub fn brought_into(&mut self, at: usize, fresh: &str, text: &str) {
        let Some(plan) = self.plans.get_mut(at) else {
            return;
        };
        let new: HashSet<&str> = comments(fresh).map(|(_, line)| line).collect();
        let mut stand = comments(text).filter(|(_, line)| new.contains(line));
        let first = stand.next();
        let count = first.map_or(0, |_| stand.count() + 1);
        plan.kept = first.map(|(first, _)| (count, first + 1));
        plan.left = new.len().saturating_sub(count);
    }

    /// Returns the account in the catalogue's words, a message for each line; `files` are the plan files.
    pub fn messages(&self, files: &[String]) -> Vec<Message> {
        let mut lines = vec![
            MessageId::ImportRead
                .with(self.tables)
                .with(self.rows)
                .with(self.plans.iter().map(|plan| plan.items).sum::<usize>()),
        ];
        for (at, (plan, file)) in self.plans.iter().zip(files).enumerate() {
            if self.plans.len() > 1 {
                let line = MessageId::ImportPlan.with(at + 1).with(plan.title.as_str());
                lines.push(line.with(plan.items).with(file.as_str()));
            }
            lines.extend(plan.kept.map(|(count, first)| {
                MessageId::ImportKeptText
                    .with(count)
                    .with(file.as_str())
                    .with(first)
            }));
            let kept = plan.tables.iter();
            lines.extend(kept.map(|(first, rows)| {
                let table = first.table().message();
                MessageId::ImportKeptTable.with(table).with(*rows)
            }));
            if plan.left > 0 {
                let left = MessageId::ImportRestLeft.with(plan.left);
                lines.push(left.with(file.as_str()));
            }
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
            let said = if self.read_whole {
                MessageId::ImportNothingLost
            } else {
                MessageId::ImportNothingReadLost
            };
            lines.push(said.with(self.words));
        } else {
            lines.push(
                MessageId::ImportLost
                    .with(self.lost.join(" "))
                    .with(self.surplus.join(" ")),
            );
        }
        lines
    }

    /// Returns whether every word read is written, and no other.
    pub fn is_whole(&self) -> bool {
        self.lost.is_empty() && self.surplus.is_empty()
    }
}
