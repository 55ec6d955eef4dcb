//! What can happen to a row, and the steps that write it down.

use chrono::NaiveDate;

use super::assign::{self, Assignment};
use super::row::{EditedRow, Steps, must_be_open};
use super::step::Step;
use super::{EditError, postpone, value};
use crate::document::Done;
use crate::model::{Item, Occurrence};
use crate::words::{Message, MessageId};

/// Something that happens to a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    /// It was done: the earliest open occurrence, or the one with the due day `due`.
    Done {
        /// The day.
        on: NaiveDate,
        /// The due day that was met.
        due: Option<NaiveDate>,
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
        /// Why.
        reason: String,
    },
    /// Its last mark is taken back: a cancellation, else the last execution, else the beginning.
    Reopen,
    /// All its marks are taken back.
    ReopenWhole,
    /// Its deadline is moved.
    Postpone {
        /// The new deadline, in words.
        to: String,
        /// The day of the decision.
        on: NaiveDate,
        /// The document the decision rests on.
        basis: Option<String>,
    },
    /// Its last postponement is taken back.
    PostponeUndo,
    /// Its executors change.
    Assign(Assignment),
}

impl Operation {
    /// Returns the steps of the operation on `row`, or why it cannot be.
    pub(super) fn steps(&self, row: &EditedRow<'_, '_>) -> Result<Steps, EditError> {
        let item = row.item;
        match self {
            Operation::Done {
                on,
                due,
                evidence,
                note,
            } => done(item, *on, *due, evidence.as_deref(), note.as_deref()),
            Operation::Start { on } => start(item, *on),
            Operation::Cancel { reason } => cancel(item, reason),
            Operation::Reopen => first_of(reopenings(item)),
            Operation::ReopenWhole => all_of(reopenings(item), item),
            Operation::Postpone { to, on, basis } => {
                postpone::postpone(row, to, *on, basis.as_deref())
            }
            Operation::PostponeUndo => postpone::undo(row),
            Operation::Assign(assignment) => assign::assign(row, assignment),
        }
    }
}

fn done(
    item: &Item<'_>,
    on: NaiveDate,
    due: Option<NaiveDate>,
    evidence: Option<&str>,
    note: Option<&str>,
) -> Result<Steps, EditError> {
    must_be_open(item)?;
    let occurrence = open_occurrence(item, due)?;
    let text = |key, text: Option<&str>| text.map(|text| (key, value::text(text)));
    let told: Vec<(&str, String)> = [text("evidence", evidence), text("note", note)]
        .into_iter()
        .flatten()
        .collect();
    let several = item.occurrences.len() > 1;
    let fact = match occurrence {
        Some(met) if several => of_series(met, on),
        Some(met) => in_time(met, on),
        None => MessageId::DiffDoneOn.with(on),
    };
    // What is told of the mark stands in it, so that taking the mark back leaves the row's own evidence and note.
    if !several && told.is_empty() && !has_marks(item) {
        return Ok((vec![Step::Set("done", value::date(on))], vec![fact]));
    }
    let met = occurrence.filter(|_| several);
    let due = met.map(|met| ("due", value::date(met.written.unwrap_or(met.due))));
    let fields: Vec<(&str, String)> = due
        .into_iter()
        .chain([("on", value::date(on))])
        .chain(told)
        .collect();
    let facts = match met {
        Some(met) => vec![fact, left(item, met)],
        None => vec![fact],
    };
    Ok((vec![Step::Enter("done", value::table(&fields))], facts))
}

/// Returns whether there is a list of marks, be it an empty one.
fn has_marks(item: &Item<'_>) -> bool {
    matches!(item.document.done, Some(Done::Each(_)))
}

/// Returns the open occurrence that is due on `due`, or the earliest; `None` for a row without occurrences.
fn open_occurrence<'i>(
    item: &'i Item<'_>,
    due: Option<NaiveDate>,
) -> Result<Option<&'i Occurrence>, EditError> {
    let mut open = item
        .occurrences
        .iter()
        .filter(|occurrence| occurrence.done.is_none());
    let Some(due) = due else {
        return Ok(open.next());
    };
    let found = open
        .clone()
        .find(|occurrence| occurrence.due == due || occurrence.written == Some(due));
    found.map(Some).ok_or_else(|| {
        let days: Vec<String> = open
            .map(|open| open.due.format("%d.%m.%Y").to_string())
            .collect();
        EditError::advised(
            MessageId::EditNoSuchDue.with(due),
            MessageId::EditOpenDues.with(days.join(", ")),
        )
    })
}

/// Tells how the only occurrence of a row was met.
fn in_time(met: &Occurrence, on: NaiveDate) -> Message {
    match (on - met.due).num_days() {
        late @ 1.. => MessageId::EditedDoneLate.with(on).with(late).with(met.due),
        _ => MessageId::EditedDone.with(on).with(met.due),
    }
}

/// Tells how one of several occurrences was met.
fn of_series(met: &Occurrence, on: NaiveDate) -> Message {
    let fact = match (on - met.due).num_days() {
        late @ 1.. => MessageId::DiffDoneLate.with(on).with(late),
        _ => MessageId::DiffDoneInTime.with(on),
    };
    MessageId::EditedDue.with(met.due).with(fact)
}

fn left(item: &Item<'_>, met: &Occurrence) -> Message {
    let open = item
        .occurrences
        .iter()
        .filter(|other| other.done.is_none() && !std::ptr::eq(*other, met));
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

fn cancel(item: &Item<'_>, reason: &str) -> Result<Steps, EditError> {
    must_be_open(item)?;
    let row = &item.document;
    if let Some(text) = row.status.or(row.reason) {
        // Written for something else: taking the cancellation back would take it too.
        let key = if row.status.is_some() {
            "status"
        } else {
            "reason"
        };
        return Err(EditError::advised(
            MessageId::EditStandsAlready.with(key).with(text.value),
            MessageId::EditStandsAlreadyHelp.with(key),
        ));
    }
    let steps = vec![
        Step::Set("status", value::text("cancelled")),
        Step::Set("reason", value::text(reason)),
    ];
    Ok((steps, vec![MessageId::EditedCancelled.with(reason)]))
}

/// Returns the ways to take back each mark of `item`, the last made first.
fn reopenings(item: &Item<'_>) -> Vec<Steps> {
    let mut ways = Vec::new();
    if item.cancelled {
        let steps = vec![Step::Remove("reason"), Step::Remove("status")];
        ways.push((steps, vec![MessageId::EditedUncancelled.into()]));
    }
    match &item.document.done {
        Some(Done::On(day)) => {
            let fact = MessageId::EditedUndone.with(day.value);
            ways.push((vec![Step::Remove("done")], vec![fact]));
        }
        Some(Done::Each(entries)) => ways.extend(entries.iter().rev().map(|entry| {
            let fact = match (entry.due, entry.on) {
                (Some(due), _) => MessageId::EditedUndoneOf.with(due.value),
                (None, Some(on)) => MessageId::EditedUndone.with(on.value),
                (None, None) => MessageId::EditedUndone.with("…"),
            };
            (vec![Step::Withdraw("done")], vec![fact])
        })),
        None => {}
    }
    if item.started().is_some() {
        ways.push((
            vec![Step::Remove("started")],
            vec![MessageId::EditedUnstarted.into()],
        ));
    }
    ways
}

fn first_of(ways: Vec<Steps>) -> Result<Steps, EditError> {
    ways.into_iter()
        .next()
        .ok_or_else(|| EditError::refused(MessageId::EditNothingToReopen))
}

fn all_of(ways: Vec<Steps>, item: &Item<'_>) -> Result<Steps, EditError> {
    let mut whole = Steps::default();
    for (steps, facts) in ways {
        whole.0.extend(steps);
        whole.1.extend(facts);
    }
    if whole.0.is_empty() {
        first_of(reopenings(item))
    } else {
        Ok(whole)
    }
}
