//! What can happen to a row, and the steps that write it down.

use chrono::NaiveDate;

use super::assign::{self, Assignment};
use super::row::{EditedRow, Steps, must_be_open};
use super::series::Which;
use super::step::Step;
use super::{EditError, postpone, reopen, series, value};
use crate::document::{Cancelled, Done};
use crate::model::{Item, Occurrence};
use crate::words::{Message, MessageId};

/// Something that happens to a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    /// It was carried out.
    Done {
        /// The day.
        on: NaiveDate,
        /// What of it.
        which: Which,
        /// What proves it.
        evidence: Option<String>,
        /// A remark.
        note: Option<String>,
    },
    /// Work began.
    Start {
        /// The day.
        on: NaiveDate,
    },
    /// It was dropped.
    Cancel {
        /// The day.
        on: NaiveDate,
        /// What of it.
        which: Which,
        /// Why.
        reason: String,
    },
    /// Its last mark is taken back: a cancellation, else the last execution, else the beginning, else a move; with a
    /// due day, the last mark of that occurrence.
    Reopen {
        /// The due day of the occurrence.
        due: Option<NaiveDate>,
    },
    /// All its marks are taken back.
    ReopenWhole,
    /// Its deadline is moved.
    Postpone {
        /// The new deadline, in words.
        to: String,
        /// The day of the decision.
        on: NaiveDate,
        /// What of it.
        which: Which,
        /// The document the decision rests on.
        basis: Option<String>,
    },
    /// Its last postponement, or the last move of an occurrence, is taken back.
    PostponeUndo {
        /// The due day of the occurrence.
        due: Option<NaiveDate>,
    },
    /// Others carry it out.
    Assign(Assignment),
}

impl Operation {
    /// Returns the steps of the operation on `row`, or why it cannot be.
    pub(super) fn steps(&self, row: &EditedRow<'_, '_>) -> Result<Steps, EditError> {
        let item = row.item;
        match self {
            Operation::Done {
                on,
                which,
                evidence,
                note,
            } => done(row, *on, *which, evidence.as_deref(), note.as_deref()),
            Operation::Start { on } => start(item, *on),
            Operation::Cancel { on, which, reason } => cancel(item, *on, *which, reason),
            Operation::Reopen { due: None } => reopen::last(item),
            Operation::Reopen { due: Some(due) } => reopen::of(item, *due),
            Operation::ReopenWhole => reopen::whole(item),
            Operation::Postpone {
                to,
                on,
                which,
                basis,
            } => postpone::postpone(row, to, *on, *which, basis.as_deref()),
            Operation::PostponeUndo { due } => postpone::undo(row, *due),
            Operation::Assign(assignment) => assign::assign(row, assignment),
        }
    }
}

fn done(
    row: &EditedRow<'_, '_>,
    on: NaiveDate,
    which: Which,
    evidence: Option<&str>,
    note: Option<&str>,
) -> Result<Steps, EditError> {
    let item = row.item;
    must_be_open(item)?;
    let text = |key, text: Option<&str>| text.map(|text| (key, value::text(text)));
    let told: Vec<(&str, String)> = [text("evidence", evidence), text("note", note)]
        .into_iter()
        .flatten()
        .collect();
    let mark = |due: Option<NaiveDate>| {
        let due = due.map(|due| ("due", value::date(due)));
        let fields = due.into_iter().chain([("on", value::date(on))]);
        let fields: Vec<(&str, String)> = fields.chain(told.iter().cloned()).collect();
        Step::Enter("done", value::table(&fields))
    };
    let met = series::chosen(item, which, row.as_of)?;
    if item.occurrences.len() > 1 {
        let mut facts: Vec<Message> = met.iter().map(|met| of_series(met, on)).collect();
        facts.push(left(item, &met));
        return Ok((met.iter().map(|met| mark(Some(met.day()))).collect(), facts));
    }
    let fact = |met: &&Occurrence| in_time(met, on);
    let fact = met
        .first()
        .map_or_else(|| MessageId::DiffDoneOn.with(on), fact);
    // What is told of the mark stands in it, so that taking the mark back leaves the row's own evidence and note.
    let step = if told.is_empty() && !has_marks(item) {
        Step::Set("done", value::date(on))
    } else {
        mark(None)
    };
    Ok((vec![step], vec![fact]))
}

/// Returns whether there is a list of marks, be it an empty one.
fn has_marks(item: &Item<'_>) -> bool {
    matches!(item.document.done, Some(Done::Each(_)))
}

/// Says how the only occurrence of a row was met.
fn in_time(met: &Occurrence, on: NaiveDate) -> Message {
    match (on - met.due).num_days() {
        late @ 1.. => MessageId::EditedDoneLate.with(on).with(late).with(met.due),
        _ => MessageId::EditedDone.with(on).with(met.due),
    }
}

/// Says how one of several occurrences was met.
fn of_series(met: &Occurrence, on: NaiveDate) -> Message {
    let fact = match (on - met.due).num_days() {
        late @ 1.. => MessageId::DiffDoneLate.with(on).with(late),
        _ => MessageId::DiffDoneInTime.with(on),
    };
    MessageId::EditedDue.with(met.due).with(fact)
}

fn left(item: &Item<'_>, met: &[&Occurrence]) -> Message {
    let is_met = |other: &Occurrence| met.iter().any(|met| std::ptr::eq(*met, other));
    let open = item
        .occurrences
        .iter()
        .filter(|other| other.is_open() && !is_met(other));
    let days: Vec<NaiveDate> = open.map(|open| open.due).collect();
    days.first().map_or_else(
        || MessageId::EditedNoneLeft.into(),
        |next| MessageId::EditedLeft.with(days.len()).with(*next),
    )
}

fn start(item: &Item<'_>, on: NaiveDate) -> Result<Steps, EditError> {
    must_be_open(item)?;
    if let Some(day) = item.started() {
        return Err(EditError::advised(
            MessageId::EditAlreadyStarted.with(day),
            MessageId::EditReopenHelp,
        ));
    }
    if matches!(&item.document.done, Some(Done::Each(marks)) if !marks.is_empty()) {
        return Err(EditError::advised(
            MessageId::EditHasMarks,
            MessageId::EditReopenHelp,
        ));
    }
    Ok((
        vec![Step::Set("started", value::date(on))],
        vec![MessageId::EditedStarted.with(on)],
    ))
}

fn cancel(item: &Item<'_>, on: NaiveDate, which: Which, reason: &str) -> Result<Steps, EditError> {
    must_be_open(item)?;
    let (on, why) = (("on", value::date(on)), ("reason", value::text(reason)));
    let several = item.occurrences.len() > 1;
    let listed = matches!(item.document.cancelled, Some(Cancelled::Each(_)));
    let met = match which {
        Which::Unsaid if several => return Err(series::must_choose(item)),
        Which::Due(_) => series::chosen(item, which, NaiveDate::MAX)?,
        _ => Vec::new(),
    };
    let fact = MessageId::EditedCancelled.with(reason);
    if listed || (several && !met.is_empty()) {
        let all = item.occurrences.iter().filter(|one| one.is_open());
        let met = if met.is_empty() { all.collect() } else { met };
        let entry = |one: &&Occurrence| {
            let due = ("due", value::date(one.day()));
            Step::Enter("cancelled", value::table(&[due, on.clone(), why.clone()]))
        };
        let fact = |one: &&Occurrence| MessageId::EditedDue.with(one.due).with(fact.clone());
        return Ok((
            met.iter().map(entry).collect(),
            met.iter().map(fact).collect(),
        ));
    }
    let step = Step::Set("cancelled", value::table(&[on, why]));
    Ok((vec![step], vec![fact]))
}
