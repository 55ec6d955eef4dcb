//! Rows of plans with their states, as reports list them.

use chrono::NaiveDate;
use serde::Serialize;

use super::filter::{Filter, admitted, executors};
use super::slips::{Move, moves};
use super::state::{self, Clock, Standing, State};
use crate::model::{Item, Occurrence, Plan};
use crate::text::Spanned;

/// A row of a plan as it stands on a day, with texts of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The plan: its file's stem.
    pub roadmap: String,
    /// The plan as people call it.
    pub name: String,
    /// Where the plan holds.
    pub territory: Option<String>,
    /// Who drew the plan up.
    pub organization: Option<String>,
    /// The time the plan covers, as written.
    pub period: Option<String>,
    /// How commands call the row; unique in its plan.
    pub id: String,
    /// The number as printed, empty where the row has none.
    pub number: String,
    /// The title of its section.
    pub section: Option<String>,
    /// What is to be done.
    pub title: String,
    /// The deadline as worded.
    pub deadline: String,
    /// The kind of deadline.
    pub kind: &'static str,
    /// Its occurrences, sorted by due day.
    pub occurrences: Vec<RowOccurrence>,
    /// Its executors as written, the lead first.
    pub executors: Vec<String>,
    /// What it is to bring, empty where the plan does not say.
    pub result: String,
    /// How it stands.
    pub state: State,
    /// The due day that decides the state.
    pub due: Option<NaiveDate>,
    /// Days from `due` to the day of the report where the row is overdue, else 0.
    pub days_late: i64,
    /// The due days for which a report of late or coming rows names it, the first first; in a list those overdue.
    #[serde(skip)]
    pub days: Vec<DueDay>,
    /// How its deadline was moved up to the day of such a report.
    #[serde(skip)]
    pub moves: Vec<Move>,
    /// What `executors` are called in answers about several plans, each once.
    pub names: Vec<String>,
}

impl Row {
    /// Returns whether what is due on `due` has that day alone to be done on, and is no deadline.
    pub fn falls_on(&self, due: NaiveDate) -> bool {
        let mut of_day = self.occurrences.iter().filter(|one| one.due == due);
        of_day.any(|one| one.start == Some(due))
    }
}

/// A due day of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueDay {
    /// The day.
    pub due: NaiveDate,
    /// Whether nobody works on it.
    pub is_off: bool,
}

impl DueDay {
    /// Returns the due day of `occurrence`.
    pub(super) fn of(plan: &Plan<'_>, occurrence: &Occurrence) -> DueDay {
        DueDay {
            due: occurrence.due,
            is_off: !plan.calendar.is_working(occurrence.due),
        }
    }
}

/// One time that a row is to be carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowOccurrence {
    /// The first day; `None` where only the due day is given.
    pub start: Option<NaiveDate>,
    /// The last day.
    pub due: NaiveDate,
    /// The due day before any move, where it is another one.
    pub was: Option<NaiveDate>,
    /// The day it was done.
    pub done: Option<NaiveDate>,
    /// Why it was cancelled or is not carried out, where somebody said so.
    pub reason: Option<String>,
    /// How it stands.
    pub state: State,
}

/// Returns the rows of `plan` that `filter` admits; `days` are those that are overdue.
pub fn list(plan: &Plan<'_>, filter: &Filter, clock: Clock) -> Vec<Row> {
    let rows = admitted(plan, filter).filter(|item| filter.admits_dates(plan, item));
    rows.filter_map(|item| {
        let standing = filter.standing(plan, item, clock);
        filter.admits_state(standing.state).then(|| Row {
            days: late_days(plan, item, filter, clock),
            ..row_as(plan, item, standing, clock)
        })
    })
    .collect()
}

/// Returns the overdue days of `item` that `filter` admits.
pub(super) fn late_days(
    plan: &Plan<'_>,
    item: &Item<'_>,
    filter: &Filter,
    clock: Clock,
) -> Vec<DueDay> {
    let late = item.occurrences.iter().filter(|one| {
        filter.admits_due(plan, item, one.due)
            && state::of_occurrence(item, one, clock) == State::Overdue
    });
    late.map(|one| DueDay::of(plan, one)).collect()
}

/// Returns the rows with an open occurrence due on or before `until`; without it, before the clock's day.
///
/// Each row's `due` is its earliest such occurrence, `days` are all of them.
pub fn overdue(
    plan: &Plan<'_>,
    filter: &Filter,
    clock: Clock,
    until: Option<NaiveDate>,
) -> Vec<Row> {
    let late = |due: NaiveDate| until.map_or(due < clock.as_of, |until| due <= until);
    open_rows(plan, filter, clock, late)
}

/// Returns the rows with an open occurrence due from the clock's day on, as far as it reaches.
pub fn upcoming(plan: &Plan<'_>, filter: &Filter, clock: Clock) -> Vec<Row> {
    open_rows(plan, filter, clock, |due| {
        clock.as_of <= due && due <= clock.horizon()
    })
}

/// Returns the rows with an open occurrence whose due day is `asked` for.
pub(super) fn open_rows(
    plan: &Plan<'_>,
    filter: &Filter,
    clock: Clock,
    asked: impl Fn(NaiveDate) -> bool,
) -> Vec<Row> {
    let found = |item: &Item<'_>| -> Vec<DueDay> {
        let days = item.occurrences.iter().filter(|occurrence| {
            asked(occurrence.due)
                && filter.admits_due(plan, item, occurrence.due)
                && state::of_occurrence(item, occurrence, clock).is_open()
        });
        days.map(|occurrence| DueDay::of(plan, occurrence))
            .collect()
    };
    admitted(plan, filter)
        .filter_map(|item| {
            let days = found(item);
            let due = days.first()?.due;
            let standing = filter.standing(plan, item, clock);
            filter.admits_state(standing.state).then(|| Row {
                due: Some(due),
                days_late: days_late(due, clock),
                moves: moves_of(item, &days, clock),
                days,
                ..row_as(plan, item, standing, clock)
            })
        })
        .collect()
}

/// Returns the moves of the whole deadline of `item` and of the occurrences that are due on `days`.
fn moves_of(item: &Item<'_>, days: &[DueDay], clock: Clock) -> Vec<Move> {
    let asked = |day: NaiveDate| {
        let mut all = item.occurrences.iter().filter(|one| one.day() == day);
        all.any(|one| days.iter().any(|asked| asked.due == one.due))
    };
    let mut moves = moves(item, clock.as_of);
    moves.retain(|step| step.of.is_none_or(asked));
    moves
}

/// Returns `item` as it stands, named for `days`.
pub(super) fn row_on(plan: &Plan<'_>, item: &Item<'_>, clock: Clock, days: Vec<DueDay>) -> Row {
    Row {
        moves: moves_of(item, &days, clock),
        days,
        ..row(plan, item, clock)
    }
}

/// Returns `item` as it stands.
pub fn row(plan: &Plan<'_>, item: &Item<'_>, clock: Clock) -> Row {
    row_as(plan, item, state::of_item(item, clock), clock)
}

/// Returns `item`, which stands as `standing` says.
pub(super) fn row_as(plan: &Plan<'_>, item: &Item<'_>, standing: Standing, clock: Clock) -> Row {
    let text = |text: Option<Spanned<&str>>| text.map(|text| text.value.to_owned());
    let occurrences: Vec<RowOccurrence> = item
        .occurrences
        .iter()
        .map(|occurrence| RowOccurrence {
            start: occurrence.start,
            due: occurrence.due,
            was: occurrence.was(),
            done: occurrence
                .done
                .as_ref()
                .map(|mark| mark.on)
                .filter(|on| *on <= clock.as_of),
            reason: reason(occurrence),
            state: state::of_occurrence(item, occurrence, clock),
        })
        .collect();
    Row {
        roadmap: plan.name.clone(),
        name: plan.label(),
        territory: text(plan.document.territory),
        organization: text(plan.document.organization),
        period: text(plan.document.period),
        id: item.id.clone(),
        number: item.number().to_owned(),
        section: plan.section_title(item).map(str::to_owned),
        title: item.title().to_owned(),
        deadline: item.deadline(),
        kind: item.kind().name(),
        executors: item
            .document
            .executors
            .iter()
            .map(|name| name.value.to_owned())
            .collect(),
        result: item.result().to_owned(),
        state: standing.state,
        due: standing.due,
        days_late: match (standing.state, standing.due) {
            (State::Overdue, Some(due)) => days_late(due, clock),
            _ => 0,
        },
        days: Vec::new(),
        moves: Vec::new(),
        names: executors(plan, item).into_iter().flatten().collect(),
        occurrences,
    }
}

/// Returns why `occurrence` was cancelled, else why it is not carried out.
fn reason(occurrence: &Occurrence) -> Option<String> {
    let unmet = occurrence.unmet.as_ref().filter(|_| occurrence.is_open());
    let fact = occurrence.cancelled.as_ref().or(unmet)?;
    fact.reason.clone()
}

fn days_late(due: NaiveDate, clock: Clock) -> i64 {
    (clock.as_of - due).num_days().max(0)
}
