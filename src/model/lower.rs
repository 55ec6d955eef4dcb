//! Makes a plan of a document: names rows, reads deadlines, sets marks of execution on their occurrences.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::executor::{Registry, lower_entry};
use super::facts;
use super::item::{Item, Occurrence};
use super::naming::{bare_number, ids, label};
use super::workspace::{Workspace, check_entries, invalid, reversed};
use super::{Plan, Section, UnreadItem};
use crate::calendar::Period;
use crate::diagnostic::Diagnostic;
use crate::document::{Deadline, Done, ItemDocument, PlanDocument, SectionDocument, Was};
use crate::phrase::{self, Kind, Reading};
use crate::text::Spanned;
use crate::words::MessageId;

/// Readings of deadline phrases kept for the plans to come: the same words in the same period mean the same.
///
/// One is shared by all threads for one workspace; a part that grows beyond its limit is forgotten.
/// A reading that turns on the plan's events is not kept.
#[derive(Debug, Default)]
pub struct Readings {
    hasher: RandomState,
    /// By their hashes, in parts, so that threads seldom wait for each other.
    kept: [Mutex<HashTable<Known>>; 16],
    titles: Mutex<HashMap<Box<str>, Lent>>,
}

#[derive(Debug)]
struct Known {
    setting: Setting,
    phrase: Box<str>,
    reading: Arc<Reading>,
}

/// What the title of a section lends to the deadlines below it: a month, and whether days.
type Lent = (Option<u32>, bool);

/// What a phrase is read in, events and the workspace aside: the period and the month of the section.
type Setting = (Period, Option<u32>);

impl Readings {
    /// How many readings are kept at the most: some 10 MB.
    const LIMIT: usize = 20_000;

    fn read(&self, phrase: &str, context: &phrase::Context<'_>) -> Arc<Reading> {
        let Some(period) = context.period.filter(|_| context.days.is_none()) else {
            return Arc::new(phrase::read(phrase, context));
        };
        let setting = (period, context.month);
        let hash = self.hasher.hash_one((setting, phrase));
        // the table goes by the lowest and the highest bits
        let part = (hash >> 32) as usize % self.kept.len();
        let kept = || lock(&self.kept[part]);
        let is_asked = |known: &Known| known.setting == setting && *known.phrase == *phrase;
        if let Some(known) = kept().find(hash, is_asked) {
            return Arc::clone(&known.reading);
        }
        let reading = Arc::new(phrase::read(phrase, context));
        if !reading.by_events {
            let mut kept = kept();
            if kept.len() >= Readings::LIMIT / self.kept.len() {
                kept.clear();
            }
            let known = Known {
                setting,
                phrase: phrase.into(),
                reading: Arc::clone(&reading),
            };
            let hash_of = |known: &Known| self.hasher.hash_one((known.setting, &*known.phrase));
            kept.insert_unique(hash, known, hash_of);
        }
        reading
    }

    fn of_title(&self, title: &str) -> Lent {
        let named = before_colon(title);
        if let Some(lent) = lock(&self.titles).get(named) {
            return *lent;
        }
        let (month, days) = lent_by(title);
        let lent = (month, days.is_some());
        let mut titles = lock(&self.titles);
        if titles.len() >= Readings::LIMIT {
            titles.clear();
        }
        titles.insert(named.into(), lent);
        lent
    }
}

/// Locks what a thread that panicked may have locked: nothing is left half written.
fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns the plan that `document`, the text of the file `name`, means in its workspace, and what is wrong with it.
pub fn lower<'a>(
    name: &str,
    mut document: PlanDocument<'a>,
    workspace: &'a Workspace,
    readings: &Readings,
) -> (Plan<'a>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let period = period(&document, &mut problems);
    let registry = registry(&document, workspace, &mut problems);
    let mut events: Vec<(String, NaiveDate)> = document
        .events
        .iter()
        .map(|(event, date)| (event.value.to_owned(), date.value))
        .collect();
    let sections = document.sections.iter();
    let mut sections: Vec<_> = sections.map(|it| section(it, readings)).collect();
    let (rows, ids) = written_rows(&mut document);
    events.extend(done_days(&rows, &ids, &mut sections));
    for section in &mut sections {
        if !section.events.is_empty() {
            section.events.splice(..0, events.iter().cloned());
        }
    }
    let mut plan = Plan {
        name: name.to_owned(),
        document,
        period,
        calendar: &workspace.calendar,
        registry,
        sections,
        items: Vec::new(),
        unread: Vec::new(),
        events,
    };
    let mut items = Vec::with_capacity(rows.len());
    for ((section, row), id) in rows.into_iter().zip(ids) {
        if row.unreadable || period.is_none() {
            plan.unread.push(UnreadItem {
                label: label(&id, row.title.map_or("", |title| title.value)),
                document: row,
                id,
            });
            continue;
        }
        let context = plan.context(section, &workspace.calendar);
        let former_dues = former_dues(&row, &context, readings);
        let reading = reading(&row, &context, readings);
        let mut item = Item {
            former_dues,
            ..lower_item(id, section, row, reading, &mut problems)
        };
        facts::judge(&mut item);
        items.push(item);
    }
    plan.items = items;
    (plan, problems)
}

/// Returns the month and the part of `title` that names days, which a section of this title lends to the deadlines below.
pub fn lent_by(title: &str) -> (Option<u32>, Option<&str>) {
    let named = before_colon(title);
    let days = Some(named).filter(|named| phrase::is_of_days(named));
    (phrase::month_named(named), days)
}

/// Returns the part of a section's title that names a time: «Сентябрь» of «Сентябрь: Работа с детьми».
fn before_colon(title: &str) -> &str {
    title.split_once(':').map_or(title, |(named, _)| named)
}

fn period(document: &PlanDocument<'_>, problems: &mut Vec<Diagnostic>) -> Option<Period> {
    let written = document.period?;
    let period = Period::parse(written.value).filter(|period| period.start <= period.end);
    if period.is_none() {
        problems.push(invalid(written, MessageId::PeriodHelp));
    }
    period
}

fn registry<'a>(
    document: &PlanDocument<'a>,
    workspace: &'a Workspace,
    problems: &mut Vec<Diagnostic>,
) -> Registry<'a> {
    check_entries(&document.executors, problems);
    Registry::new(
        document.executors.iter().map(lower_entry).collect(),
        &workspace.executors,
    )
}

/// Takes the rows out of the document, in the order of the file, each with the index of its section; returns with them
/// their ids.
pub fn written_rows<'a>(
    document: &mut PlanDocument<'a>,
) -> (Vec<(Option<usize>, ItemDocument<'a>)>, Vec<String>) {
    let count = document.items.len()
        + document
            .sections
            .iter()
            .map(|section| section.items.len())
            .sum::<usize>();
    let mut rows = Vec::with_capacity(count);
    rows.extend(
        std::mem::take(&mut document.items)
            .into_iter()
            .map(|row| (None, row)),
    );
    for (index, section) in document.sections.iter_mut().enumerate() {
        rows.extend(
            std::mem::take(&mut section.items)
                .into_iter()
                .map(|row| (Some(index), row)),
        );
    }
    // Rows are long and mostly in order already, being moved only where they are not.
    if !rows.is_sorted_by_key(|(_, row)| row.header.start) {
        rows.sort_by_key(|(_, row)| row.header.start);
    }
    let ids = ids(&rows);
    (rows, ids)
}

/// Returns a section with what its title lends to the deadlines below it.
fn section<'a>(document: &SectionDocument<'a>, readings: &Readings) -> Section<'a> {
    let title = document.title.map_or("", |title| title.value);
    let (month, lends_days) = readings.of_title(title);
    Section {
        title,
        month,
        days: lends_days.then(|| before_colon(title)),
        events: Vec::new(),
        header: document.header,
    }
}

/// Returns the days on which items were done, as the events that «после пункта 5» waits for: by their ids, and by their
/// numbers where nothing else is called so. Numbers that come again are events of their sections.
fn done_days(
    rows: &[(Option<usize>, ItemDocument<'_>)],
    ids: &[String],
    sections: &mut [Section<'_>],
) -> Vec<(String, NaiveDate)> {
    if rows.iter().all(|(_, row)| row.done.is_none()) {
        return Vec::new();
    }
    let mut called: HashMap<&str, usize> = HashMap::with_capacity(ids.len());
    for ((_, row), id) in rows.iter().zip(ids) {
        let number = bare_number(row).filter(|number| number != id);
        for name in number.into_iter().chain([id.as_str()]) {
            *called.entry(name).or_default() += 1;
        }
    }
    let mut days = Vec::new();
    for ((section, row), id) in rows.iter().zip(ids) {
        let day = match row.done.as_ref() {
            None => None,
            Some(Done::On(day)) => Some(day.value),
            Some(Done::Each(marks)) => marks
                .iter()
                .filter_map(|mark| mark.on)
                .map(|on| on.value)
                .max(),
        };
        let Some(day) = day else { continue };
        let number = bare_number(row).filter(|number| number != id);
        let only = number.filter(|number| called[number] == 1);
        let own = section.and_then(|section| sections.get_mut(section));
        if let (Some(number), None, Some(own)) = (number, only, own) {
            own.events.push((phrase::event_of_item(number), day));
        }
        let names = only.into_iter().chain([id.as_str()]);
        days.extend(names.map(|name| (phrase::event_of_item(name), day)));
    }
    days
}

fn reading(
    row: &ItemDocument<'_>,
    context: &phrase::Context<'_>,
    readings: &Readings,
) -> Arc<Reading> {
    match row.deadline {
        Some(Spanned {
            value: Deadline::Phrase(phrase),
            ..
        }) => readings.read(phrase, context),
        Some(Spanned {
            value: Deadline::Date(date),
            ..
        }) => Arc::new(phrase::read(
            &date.format("до %d.%m.%Y").to_string(),
            context,
        )),
        None => Arc::new(Reading {
            kind: Kind::Span,
            occurrences: Vec::new(),
            milestones: Vec::new(),
            findings: Vec::new(),
            by_events: false,
        }),
    }
}

fn lower_item<'a>(
    id: String,
    section: Option<usize>,
    row: ItemDocument<'a>,
    reading: Arc<Reading>,
    problems: &mut Vec<Diagnostic>,
) -> Item<'a> {
    let mut occurrences = if row.dates.is_empty() {
        let occurrence = |read: &phrase::Occurrence| Occurrence {
            written: read.written,
            ..Occurrence::new(read.start, read.due)
        };
        reading.occurrences.iter().map(occurrence).collect()
    } else {
        windows(&row, problems)
    };
    occurrences.sort_by_key(|occurrence: &Occurrence| (occurrence.due, occurrence.start));
    let cancelled = facts::set(&row, &mut occurrences, problems);
    Item {
        id,
        section,
        document: row,
        reading,
        occurrences,
        former_dues: Vec::new(),
        cancelled,
    }
}

/// Returns the due days of each deadline that `row` gave up, sorted.
fn former_dues(
    row: &ItemDocument<'_>,
    context: &phrase::Context<'_>,
    readings: &Readings,
) -> Vec<Vec<NaiveDate>> {
    let dues = |was: &Was<'_>| match was {
        Was::Dates(windows) => windows.iter().map(|window| window.due).collect(),
        Was::Deadline(Deadline::Date(date)) => vec![*date],
        Was::Deadline(Deadline::Phrase(words)) => {
            let reading = readings.read(words, context);
            let dated = !matches!(
                reading.kind,
                Kind::External | Kind::AsNeeded | Kind::Relative | Kind::Unknown
            );
            let days = reading.occurrences.iter().map(|occurrence| occurrence.due);
            days.filter(|_| dated).collect::<Vec<NaiveDate>>()
        }
    };
    let sorted = |was: &Was<'_>| {
        let mut days = dues(was);
        days.sort_unstable();
        days
    };
    let given_up = row.postponed.iter().map(|entry| entry.was.as_ref());
    given_up
        .map(|was| was.map_or_else(Vec::new, |was| sorted(&was.value)))
        .collect()
}

fn windows(row: &ItemDocument<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Occurrence> {
    let window = |entry: &Spanned<crate::document::WindowEntry>| {
        let crate::document::WindowEntry { start, due } = entry.value;
        if let Some(start) = start.filter(|start| *start > due) {
            problems.push(reversed(start, due, entry.span));
        }
        Occurrence::new(start, due)
    };
    row.dates.iter().map(window).collect()
}
