//! The content of a plan's file without places in it, by which two revisions are compared.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::{self, Cancelled, Deadline, Done, ItemDocument, PlanDocument, Was};
use crate::model::{Executor, Item, Occurrence, Plan, names, written_rows};
use crate::phrase::{Kind, Milestone};
use crate::text::Spanned;

/// A revision of a plan: its content, and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The file's stem.
    pub name: String,
    /// What the file says.
    pub content: Content,
    /// The ids of the rows.
    pub(super) ids: Vec<String>,
    /// The occurrences of the rows.
    pub(super) schedules: Vec<Schedule>,
    /// Labels of rows that could not be read.
    pub(super) unread: Vec<String>,
    /// Names in rows that the registry has under another one, and that one.
    pub(super) registered: BTreeMap<String, String>,
}

/// The occurrences of a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Schedule {
    /// The windows before any move, sorted by due day.
    pub(super) windows: Vec<Window>,
    /// Whether the due days are real, and not the period's end.
    pub(super) dated: bool,
    /// The dated remarks behind the deadline.
    pub(super) milestones: Vec<Milestone>,
}

/// Everything a plan's file says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Content {
    /// The passport: the texts of each field that has any.
    pub passport: BTreeMap<Field, Vec<String>>,
    /// Dates of events.
    pub events: BTreeMap<String, NaiveDate>,
    /// The plan's own registry.
    pub executors: BTreeMap<String, Entry>,
    /// The titles of the sections, in the order of the file.
    pub sections: Vec<String>,
    /// The rows, in the order of the file.
    pub rows: Vec<Record>,
}

/// A field of the passport, in the order of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The title.
    Title,
    /// What people call it.
    Name,
    /// Who drew the plan up.
    Organization,
    /// Where it holds.
    Territory,
    /// The time it covers.
    Period,
    /// The day of its approval.
    ApprovedOn,
    /// The order that approved it.
    ApprovedIn,
    /// Who signed the order.
    ApprovedBy,
    /// The documents it rests on.
    Basis,
    /// What it is for.
    Goal,
    /// The expected result.
    Expected,
    /// Who supervises it.
    Control,
}

/// An entry of the registry.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// `person`, `unit`, `role` or `group`.
    pub kind: String,
    /// The post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
    /// Other spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The members of a group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// Who holds a role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held_by: Vec<Held>,
}

/// Who holds a role, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The person or unit.
    pub name: String,
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// The index of its section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<usize>,
    /// The number as printed.
    pub number: String,
    /// The title.
    pub title: String,
    /// The deadline as worded; a TOML date reads «до» it.
    pub deadline: String,
    /// The executors, the lead first.
    pub executors: Vec<String>,
    /// The expected result.
    pub result: String,
    /// Real dates that win over the phrase.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<Window>,
    /// Marks of execution.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Marks>,
    /// Whether it was dropped.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub cancelled: bool,
    /// The day it was dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled_on: Option<NaiveDate>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Occurrences that were dropped.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Fact>,
    /// Occurrences that were moved.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<Shift>,
    /// Why occurrences are not carried out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unmet: Vec<Fact>,
    /// The day work began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<NaiveDate>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What proves the execution.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// Former deadlines.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub postponed: Vec<Postponement>,
    /// Columns without a key of their own.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, String>,
}

/// A window, both days inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Window {
    /// The first day; `None` where only the due day is given.
    pub start: Option<NaiveDate>,
    /// The last day.
    pub due: NaiveDate,
}

/// Marks of execution, as written.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Marks {
    /// One day for the whole row.
    On(NaiveDate),
    /// One mark for each occurrence carried out.
    Each(Vec<Mark>),
}

/// The mark of one occurrence.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Mark {
    /// The due day of the occurrence, before any move.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// The due day after the last move, in changes that speak of the mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// The day it was done.
    pub on: Option<NaiveDate>,
    /// What proves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// A remark on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Something that happened to an occurrence, and why.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fact {
    /// The due day of the occurrence, before any move.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// The day it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A decision that moved an occurrence.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Shift {
    /// The due day of the occurrence, before any move.
    pub due: Option<NaiveDate>,
    /// The day it is due instead.
    pub to: Option<NaiveDate>,
    /// The day of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// The document it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

/// The deadline before a postponement.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Former {
    /// A deadline, as worded.
    Deadline(String),
    /// The real dates.
    Dates(Vec<Window>),
}

/// A deadline that was put off.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Postponement {
    /// The former deadline.
    pub was: Former,
    /// The day it was put off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// The document it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

impl Revision {
    /// Takes from `plan` what its file says.
    pub fn of(plan: &Plan<'_>) -> Revision {
        Revision {
            name: plan.name.clone(),
            content: Content::of(plan),
            ids: plan.items.iter().map(|item| item.id.clone()).collect(),
            schedules: plan.items.iter().map(schedule).collect(),
            unread: plan.unread.iter().map(|row| row.label.clone()).collect(),
            registered: registered(plan),
        }
    }

    /// Returns what the file `document` says of sections and rows, unread ones too: enough to tell which row is which.
    pub fn written(document: &mut PlanDocument<'_>) -> Revision {
        let sections = document.sections.iter();
        let sections = sections.map(|section| {
            section
                .title
                .map_or_else(String::new, |title| title.value.to_owned())
        });
        let sections = sections.collect();
        let (rows, ids) = written_rows(document);
        Revision {
            ids,
            content: Content {
                sections,
                rows: rows
                    .iter()
                    .map(|(section, row)| record(*section, row))
                    .collect(),
                ..Content::default()
            },
            ..Revision::empty("")
        }
    }

    /// Returns what commands call a row.
    pub fn id(&self, row: usize) -> &str {
        self.ids.get(row).map_or("", String::as_str)
    }

    /// Returns a revision without a passport and rows: for a plan that did not exist yet.
    pub fn empty(name: &str) -> Revision {
        Revision {
            name: name.to_owned(),
            content: Content::default(),
            ids: Vec::new(),
            schedules: Vec::new(),
            unread: Vec::new(),
            registered: BTreeMap::new(),
        }
    }

    /// Returns the plan's title, or its file's stem where it has none.
    pub fn title(&self) -> &str {
        let texts = self.content.passport.get(&Field::Title);
        texts.and_then(|texts| texts.first()).unwrap_or(&self.name)
    }

    /// Returns what people call the plan.
    pub fn label(&self) -> String {
        let told = [Field::Name, Field::Territory, Field::Period].map(|field| {
            let texts = self.content.passport.get(&field)?;
            texts.first().map(String::as_str)
        });
        names::label(&self.name, told)
    }
}

impl Content {
    fn of(plan: &Plan<'_>) -> Content {
        let own = plan
            .registry
            .entries()
            .filter(|entry| entry.origin.is_none());
        let events = &plan.document.events;
        Content {
            passport: passport(plan),
            events: events
                .iter()
                .map(|(event, day)| (event.value.to_owned(), day.value))
                .collect(),
            executors: own
                .map(|entry| (entry.name.value.to_string(), Entry::of(entry)))
                .collect(),
            sections: plan
                .sections
                .iter()
                .map(|section| section.title.to_owned())
                .collect(),
            rows: plan
                .items
                .iter()
                .map(|item| record(item.section, &item.document))
                .collect(),
        }
    }
}

fn registered(plan: &Plan<'_>) -> BTreeMap<String, String> {
    let named = plan.items.iter().flat_map(|item| &item.document.executors);
    named
        .map(|name| (name.value, plan.registry.canonical(name.value)))
        .filter(|(name, registered)| name != registered)
        .map(|(name, registered)| (name.to_owned(), registered.to_owned()))
        .collect()
}

fn passport(plan: &Plan<'_>) -> BTreeMap<Field, Vec<String>> {
    let document = &plan.document;
    let approved = document.approved.as_ref();
    let one = |text: Option<Spanned<&str>>| {
        text.iter()
            .map(|text| text.value.to_owned())
            .collect::<Vec<_>>()
    };
    let fields = [
        (Field::Title, one(document.title)),
        (Field::Name, one(document.name)),
        (Field::Organization, one(document.organization)),
        (Field::Territory, one(document.territory)),
        (Field::Period, one(document.period)),
        (
            Field::ApprovedOn,
            plan.approved()
                .iter()
                .map(|day| day.value.to_string())
                .collect(),
        ),
        (
            Field::ApprovedIn,
            one(approved.and_then(|approved| approved.document)),
        ),
        (
            Field::ApprovedBy,
            one(approved.and_then(|approved| approved.by)),
        ),
        (
            Field::Basis,
            document
                .basis
                .iter()
                .map(|text| text.value.to_owned())
                .collect(),
        ),
        (Field::Goal, one(document.goal)),
        (Field::Expected, one(document.expected)),
        (Field::Control, one(document.control)),
    ];
    fields
        .into_iter()
        .filter(|(_, texts)| !texts.is_empty())
        .collect()
}

impl Entry {
    fn of(executor: &Executor<'_>) -> Entry {
        let texts = |texts: &[crate::model::executor::Text<'_>]| -> Vec<String> {
            texts.iter().map(|text| text.value.to_string()).collect()
        };
        let held = executor.held_by.iter().map(|held| Held {
            name: held.name.value.to_string(),
            from: held.from,
            to: held.to,
        });
        Entry {
            kind: executor.kind.name().to_owned(),
            post: executor.post.as_ref().map(|post| post.value.to_string()),
            aliases: texts(&executor.aliases),
            members: texts(&executor.members),
            held_by: held.collect(),
        }
    }
}

fn schedule(item: &Item<'_>) -> Schedule {
    let window = |occurrence: &Occurrence| match &occurrence.moved {
        Some(moved) => Window {
            start: moved.start,
            due: moved.was,
        },
        None => Window {
            start: occurrence.start,
            due: occurrence.due,
        },
    };
    let mut windows: Vec<Window> = item.occurrences.iter().map(window).collect();
    windows.sort_by_key(|window| (window.due, window.start));
    Schedule {
        windows,
        dated: item.is_dated() && (!item.document.dates.is_empty() || item.kind() != Kind::Ongoing),
        milestones: item.reading.milestones.clone(),
    }
}

fn record(section: Option<usize>, row: &ItemDocument<'_>) -> Record {
    let text = |text: Option<Spanned<&str>>| text.map(|text| text.value.to_owned());
    let window = |entry: &Spanned<document::WindowEntry>| Window {
        start: entry.value.start,
        due: entry.value.due,
    };
    let (whole, dropped) = match &row.cancelled {
        Some(Cancelled::Whole(entry)) => (Some(fact(entry)), Vec::new()),
        Some(Cancelled::Each(entries)) => (None, entries.iter().map(fact).collect()),
        None => (None, Vec::new()),
    };
    Record {
        section,
        number: text(row.number).unwrap_or_default(),
        title: text(row.title).unwrap_or_default(),
        deadline: row.deadline_words(),
        executors: row
            .executors
            .iter()
            .map(|name| name.value.to_owned())
            .collect(),
        result: text(row.result).unwrap_or_default(),
        dates: row.dates.iter().map(window).collect(),
        done: marks(row),
        cancelled: whole.is_some(),
        cancelled_on: whole.as_ref().and_then(|fact| fact.on),
        reason: whole.and_then(|fact| fact.reason),
        dropped,
        moved: row.moved.iter().map(shift).collect(),
        unmet: row.unmet.iter().map(fact).collect(),
        started: row.started.map(|day| day.value),
        note: text(row.note),
        evidence: text(row.evidence),
        postponed: row.postponed.iter().map(postponement).collect(),
        extra: row
            .extra
            .iter()
            .map(|extra| (extra.column.value.to_owned(), extra.cell.clone()))
            .collect(),
    }
}

fn fact(entry: &document::FactEntry<'_>) -> Fact {
    Fact {
        due: entry.due.map(|day| day.value),
        on: entry.on.map(|day| day.value),
        reason: entry.reason.map(|text| text.value.to_owned()),
    }
}

fn shift(entry: &document::MoveEntry<'_>) -> Shift {
    Shift {
        due: entry.due.map(|day| day.value),
        to: entry.to.map(|day| day.value),
        on: entry.on.map(|day| day.value),
        basis: entry.basis.map(|text| text.value.to_owned()),
    }
}

fn postponement(entry: &document::Postponement<'_>) -> Postponement {
    let window = |entry: &document::WindowEntry| Window {
        start: entry.start,
        due: entry.due,
    };
    let was = match entry.was.as_ref().map(|was| &was.value) {
        Some(Was::Dates(dates)) => Former::Dates(dates.iter().map(window).collect()),
        Some(Was::Deadline(Deadline::Phrase(phrase))) => Former::Deadline((*phrase).to_owned()),
        Some(Was::Deadline(Deadline::Date(day))) => {
            Former::Deadline(day.format("до %d.%m.%Y").to_string())
        }
        None => Former::Deadline(String::new()),
    };
    Postponement {
        was,
        on: entry.on.map(|day| day.value),
        basis: entry.basis.map(|text| text.value.to_owned()),
    }
}

fn marks(row: &ItemDocument<'_>) -> Option<Marks> {
    Some(match row.done.as_ref()? {
        Done::On(day) => Marks::On(day.value),
        Done::Each(entries) => {
            let mark = |entry: &document::DoneEntry<'_>| Mark {
                due: entry.due.map(|day| day.value),
                to: None,
                on: entry.on.map(|day| day.value),
                evidence: entry.evidence.map(|text| text.value.to_owned()),
                note: entry.note.map(|text| text.value.to_owned()),
            };
            Marks::Each(entries.iter().map(mark).collect())
        }
    })
}
