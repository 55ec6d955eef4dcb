//! One item in full: its fields in the plan, the reading of its deadline, and the registry's entries for its executors.

use chrono::NaiveDate;
use serde::{Serialize, Serializer, ser::SerializeMap};

use super::row::{Row, row};
use super::slips::{Move, moves};
use super::state::{self, Clock, State};
use crate::diagnostic::Diagnostic;
use crate::model::{ExecutorKind, Fact, Item, Mark, Plan};
use crate::phrase::{Kind, Milestone};

/// Everything that is known of an item.
#[derive(Debug, Clone, Serialize)]
pub struct Detail {
    /// The row as lists give it.
    #[serde(flatten)]
    pub row: Row,
    /// The title of the plan.
    pub plan: String,
    /// The kind of deadline.
    #[serde(skip)]
    pub reading: Kind,
    /// Whether `dates` of the item win over its phrase.
    #[serde(skip)]
    pub dated_by_hand: bool,
    /// Whether its due days are real, not only the end of the plan.
    #[serde(skip)]
    pub is_dated: bool,
    /// Its occurrences with what proves their execution.
    #[serde(skip)]
    pub schedule: Vec<DetailOccurrence>,
    /// How its deadline was moved.
    pub postponed: Vec<Move>,
    /// Dates in the phrase that are no obligations.
    #[serde(serialize_with = "milestones")]
    pub milestones: Vec<Milestone>,
    /// What was uncertain in reading the phrase.
    #[serde(skip)]
    pub findings: Vec<Diagnostic>,
    /// Its executors as the registry knows them, the lead first.
    pub carriers: Vec<Carrier>,
    /// The day work began.
    pub started: Option<NaiveDate>,
    /// The day it was cancelled, where it was.
    #[serde(skip)]
    pub cancelled: Option<NaiveDate>,
    /// Why it was cancelled.
    pub reason: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// What proves the execution of the whole item.
    pub evidence: Option<String>,
    /// Columns of the document without a key of their own.
    #[serde(serialize_with = "extra")]
    pub extra: Vec<(String, String)>,
}

/// An occurrence in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetailOccurrence {
    /// The first day; `None` where only the due day is given.
    pub start: Option<NaiveDate>,
    /// The last day.
    pub due: NaiveDate,
    /// The due day before anything was moved, of the row or of the occurrence: it stays when the deadline does not.
    pub first: NaiveDate,
    /// The due day as worded, where the calendar moved it.
    pub written: Option<NaiveDate>,
    /// The day by which files name it: the due day as worded, before its own moves.
    pub day: NaiveDate,
    /// The day it was done.
    pub done: Option<NaiveDate>,
    /// What proves it.
    pub evidence: Option<String>,
    /// A remark on its execution.
    pub note: Option<String>,
    /// By how many days it was done late; none where it is not done or was in time.
    pub days_late: i64,
    /// Why it was cancelled.
    pub reason: Option<String>,
    /// Why it is not carried out, or was not in time, where somebody said so.
    pub unmet: Option<String>,
    /// How it stands.
    pub state: State,
}

/// The registry's entry for an executor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Carrier {
    /// The registry's name.
    pub name: String,
    /// The name as the item writes it.
    pub written: String,
    /// What it is; `None` where the registry does not know it.
    pub kind: Option<ExecutorKind>,
    /// The post.
    pub post: Option<String>,
    /// The members of a group.
    pub members: Vec<String>,
    /// Who holds a role on the day that decides the item's state.
    pub held_by: Vec<Holder>,
    /// All whom it stands for on any day, itself too: members, holders of roles, and theirs in turn.
    #[serde(skip)]
    pub stands_for: Vec<String>,
}

/// Who holds a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holder {
    /// The name.
    pub name: String,
    /// The post, where the registry gives one.
    pub post: Option<String>,
}

/// Returns everything that is known of `item`.
pub fn show(plan: &Plan<'_>, item: &Item<'_>, clock: Clock) -> Detail {
    let row = row(plan, item, clock);
    let day = row.due.unwrap_or(clock.as_of);
    let own = |text: Option<crate::text::Spanned<&str>>| text.map(|text| text.value.to_owned());
    let document = &item.document;
    Detail {
        plan: plan.title().to_owned(),
        reading: item.kind(),
        dated_by_hand: !document.dates.is_empty(),
        is_dated: item.is_dated(),
        schedule: schedule(item, clock),
        postponed: moves(item, clock.as_of),
        milestones: item.reading.milestones.clone(),
        findings: item.doubts().cloned().collect(),
        carriers: document
            .executors
            .iter()
            .map(|name| carrier(plan, name.value, day))
            .collect(),
        started: item.started().filter(|started| *started <= clock.as_of),
        cancelled: known(item.cancelled.as_ref(), clock).and_then(|fact| fact.on),
        reason: why(item.cancelled.as_ref(), clock),
        note: own(document.note),
        evidence: own(document.evidence),
        extra: document
            .extra
            .iter()
            .map(|extra| (extra.column.value.to_owned(), extra.cell.clone()))
            .collect(),
        row,
    }
}

fn schedule(item: &Item<'_>, clock: Clock) -> Vec<DetailOccurrence> {
    // The first deadline says which occurrence is which where as many are left of it.
    let former = item.former_dues.first();
    let former = former.filter(|dues| dues.len() == item.occurrences.len());
    let occurrence = |(number, occurrence): (usize, &crate::model::Occurrence)| {
        let known = occurrence.done.as_ref();
        let mark = known.filter(|mark| mark.on <= clock.as_of);
        let state = state::of_occurrence(item, occurrence, clock);
        let is_late = state.is_open() || state == State::DoneLate;
        DetailOccurrence {
            start: occurrence.start,
            due: occurrence.due,
            first: former.map_or_else(|| occurrence.day(), |dues| dues[number]),
            written: occurrence.written,
            day: occurrence.day(),
            done: mark.map(|mark| mark.on),
            evidence: mark.and_then(|mark| mark.evidence.clone()),
            note: mark.and_then(|mark| mark.note.clone()),
            days_late: mark.map_or(0, Mark::days_late),
            reason: why(occurrence.cancelled.as_ref(), clock),
            unmet: why(occurrence.unmet.as_ref().filter(|_| is_late), clock),
            state,
        }
    };
    item.occurrences
        .iter()
        .enumerate()
        .map(occurrence)
        .collect()
}

/// Returns what was decided by the clock's day.
fn known(fact: Option<&Fact>, clock: Clock) -> Option<&Fact> {
    fact.filter(|fact| fact.on.is_none_or(|on| on <= clock.as_of))
}

/// Returns the reason of what was decided by the clock's day.
fn why(fact: Option<&Fact>, clock: Clock) -> Option<String> {
    known(fact, clock).and_then(|fact| fact.reason.clone())
}

fn carrier(plan: &Plan<'_>, written: &str, day: NaiveDate) -> Carrier {
    let registry = &plan.registry;
    let post = |name: &str| {
        let entry = registry.entry(registry.find(name)?.entry());
        entry.post.as_ref().map(|post| post.value.to_string())
    };
    let known = registry
        .find(written)
        .map(|found| registry.entry(found.entry()));
    let held_by = known.map_or_else(Vec::new, |entry| {
        let holders = entry.held_by.iter().filter(|holding| holding.holds_on(day));
        holders
            .map(|holding| Holder {
                name: registry.canonical(&holding.name.value).to_owned(),
                post: post(&holding.name.value),
            })
            .collect()
    });
    Carrier {
        name: registry.canonical(written).to_owned(),
        written: written.to_owned(),
        kind: known.map(|entry| entry.kind),
        post: post(written),
        members: known.map_or_else(Vec::new, |entry| {
            let members = entry.members.iter();
            members.map(|member| member.value.to_string()).collect()
        }),
        held_by,
        stands_for: registry.ever_meant(written),
    }
}

fn milestones<S: Serializer>(milestones: &[Milestone], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct View<'m> {
        date: NaiveDate,
        text: &'m str,
    }
    serializer.collect_seq(milestones.iter().map(|milestone| View {
        date: milestone.date,
        text: &milestone.text,
    }))
}

fn extra<S: Serializer>(columns: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(columns.len()))?;
    for (column, cell) in columns {
        map.serialize_entry(column, cell)?;
    }
    map.end()
}
