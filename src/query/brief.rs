//! What a meeting has to know of a plan: what is late, what falls due, what has no date, no proof, no decision.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::discipline::{Discipline, kept};
use super::filter::{Filter, admitted, executors};
use super::row::{DueDay, Row, open_rows, overdue, row_on};
use super::state::{self, Clock, State, Tally};
use super::status::{GroupBy, status};
use super::waits::{Wait, waits};
use crate::model::{Fact, Item, Occurrence, Plan};
use crate::phrase::Kind;

/// A meeting between two others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Meeting {
    /// The day of the meeting before.
    pub since: NaiveDate,
    /// The day of the meeting.
    pub day: NaiveDate,
    /// The day of the meeting after.
    pub next: NaiveDate,
}

impl Meeting {
    /// Returns the first day of the time before the last meeting, as long as that since it.
    pub fn before(&self) -> NaiveDate {
        self.since - (self.day - self.since)
    }
}

/// What a meeting has to know of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// The plan: its file's stem.
    pub roadmap: String,
    /// The plan as people call it.
    pub name: String,
    /// The last day of the time it covers.
    pub end: Option<NaiveDate>,
    /// Its items by state.
    pub tally: Tally,
    /// The earliest day from the meeting on that something is due.
    pub next_due: Option<NaiveDate>,
    /// What fell due since the last meeting, and before that.
    pub discipline: Discipline,
    /// The same by those who lead; `None` for items that nobody does.
    pub by_lead: Vec<(Option<String>, Discipline)>,
    /// What is late.
    pub late: Vec<Row>,
    /// What falls due from the meeting to the next one, its day included.
    pub coming: Vec<Row>,
    /// What gets no due day before somebody names one.
    pub undated: Vec<Row>,
    /// What executors answered about open deadlines without a decision since.
    pub answered: Vec<Row>,
    /// What is marked as done without proof.
    pub unproved: Vec<Row>,
    /// What waits for something late.
    pub waits: Vec<Wait>,
}

/// Returns what `meeting` has to know of the items of `plan` that `filter` admits; the clock's day is that of the meeting.
pub fn brief(plan: &Plan<'_>, filter: &Filter, clock: Clock, meeting: Meeting) -> Brief {
    let lines = status(plan, filter, clock, GroupBy::Roadmap);
    let (discipline, by_lead) = discipline(plan, filter, clock, meeting);
    Brief {
        roadmap: plan.name.clone(),
        name: plan.label(),
        end: plan.period.map(|period| period.end),
        tally: lines.first().map_or_else(Tally::default, |line| line.tally),
        next_due: lines.first().and_then(|line| line.next_due),
        discipline,
        by_lead,
        late: overdue(plan, filter, clock, None),
        coming: open_rows(plan, filter, clock, |due| {
            meeting.day <= due && due <= meeting.next
        }),
        undated: undated(plan, filter, clock),
        answered: rows(plan, filter, clock, |item, one| {
            state::of_occurrence(item, one, clock).is_open() && is_answered(item, one)
        }),
        unproved: rows(plan, filter, clock, |_, one| {
            let mark = one.done.as_ref().filter(|mark| mark.on <= clock.as_of);
            mark.is_some_and(|mark| mark.evidence.is_none())
        }),
        waits: waits(plan, filter, clock),
    }
}

fn discipline(
    plan: &Plan<'_>,
    filter: &Filter,
    clock: Clock,
    meeting: Meeting,
) -> (Discipline, Vec<(Option<String>, Discipline)>) {
    let mut all = Discipline::default();
    let mut by_lead: BTreeMap<Option<String>, Discipline> = BTreeMap::new();
    for item in admitted(plan, filter) {
        let own = Discipline {
            now: kept(item, clock, &(meeting.since..meeting.day)),
            before: kept(item, clock, &(meeting.before()..meeting.since)),
        };
        all.merge(own);
        let lead = executors(plan, item).into_iter().next().flatten();
        by_lead.entry(lead).or_default().merge(own);
    }
    (all, by_lead.into_iter().collect())
}

/// Returns the rows with an occurrence that is `asked` for, named by those.
fn rows(
    plan: &Plan<'_>,
    filter: &Filter,
    clock: Clock,
    asked: impl Fn(&Item<'_>, &Occurrence) -> bool,
) -> Vec<Row> {
    let row = |item: &Item<'_>| {
        let found = item.occurrences.iter().filter(|one| asked(item, one));
        let days: Vec<DueDay> = found.map(|one| DueDay::of(plan, one)).collect();
        (!days.is_empty()).then(|| row_on(plan, item, clock, days))
    };
    admitted(plan, filter).filter_map(row).collect()
}

/// Returns the open rows whose deadline says that somebody else names the day, or cannot be read; those that wait for
/// another item get their day from its mark.
fn undated<'a>(plan: &Plan<'a>, filter: &Filter, clock: Clock) -> Vec<Row> {
    let is_open = |item: &&Item<'a>| {
        let state = state::of_item(item, clock).state;
        state.is_open() && state != State::Overdue
    };
    let needs_day = |item: &&Item<'a>| {
        let by_others = matches!(item.kind(), Kind::External | Kind::Relative | Kind::Unknown);
        let by_mark = matches!(plan.awaited(item), Some((_, Some(_))));
        by_others && !by_mark && !item.is_dated()
    };
    let found = admitted(plan, filter).filter(needs_day).filter(is_open);
    found
        .map(|item| row_on(plan, item, clock, Vec::new()))
        .collect()
}

/// Returns whether somebody answered why `occurrence` is not carried out, and nothing was decided since.
fn is_answered(item: &Item<'_>, occurrence: &Occurrence) -> bool {
    let Some(Fact {
        on,
        reason: Some(_),
    }) = &occurrence.unmet
    else {
        return false;
    };
    let moved = occurrence.moved.as_ref().map(|moved| moved.on);
    let reworded = item.document.postponed.iter();
    let reworded = reworded.map(|entry| entry.on.map(|on| on.value));
    let mut decisions = moved.into_iter().chain(reworded);
    !decisions.any(|decided| decided >= *on)
}
