//! What can happen to a row, and the steps that write it down.

use chrono::NaiveDate;

use super::assign::{self, Assignment};
use super::row::{EditedRow, Steps, must_be_open};
use super::series::Which;
use super::step::Step;
use super::{EditError, later, postpone, reopen, series, value};
use crate::document::{Cancelled, Done};
use crate::model::{Item, Occurrence};
use crate::text::russian;
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
    /// It is not carried out, and this is why.
    Unmet {
        /// The day on which that was said.
        on: NaiveDate,
        /// What of it.
        which: Which,
        /// Why.
        reason: String,
    },
    /// The last reason why it is not carried out is taken back.
    UnmetUndo {
        /// Of what of it.
        which: Which,
    },
    /// Its last mark is taken back: a cancellation, else the last execution, else the beginning, else a move; of one
    /// occurrence its last mark, of all of it all marks.
    Reopen {
        /// Of what of it.
        which: Which,
    },
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
    /// A new edition of the document gives it another deadline.
    Reword {
        /// The new deadline, as the document words it.
        to: String,
        /// The day of the edition.
        on: NaiveDate,
        /// The document that made it.
        basis: Option<String>,
    },
    /// Its last postponement, or the last move of an occurrence, is taken back.
    PostponeUndo {
        /// Of what of it.
        which: Which,
    },
    /// Others carry it out.
    Assign(Assignment),
}

impl Operation {
    /// Returns the steps of the operation on `row`, or why it cannot be.
    pub(super) fn steps(&self, row: &EditedRow<'_, '_>) -> Result<Steps, EditError> {
        let (steps, mut facts) = self.carried_out(row)?;
        if let Some(on) = self.day().filter(|on| *on > row.as_of) {
            return Err(EditError::advised(
                MessageId::EditAhead.with(on).with(row.as_of),
                MessageId::EditAheadHelp.with(row.as_of),
            ));
        }
        facts.extend(self.day().and_then(|on| too_early(row, on)));
        Ok((steps, facts))
    }

    /// Returns the day of what happened, where it has one.
    fn day(&self) -> Option<NaiveDate> {
        match self {
            Operation::Done { on, .. }
            | Operation::Start { on }
            | Operation::Cancel { on, .. }
            | Operation::Unmet { on, .. }
            | Operation::Postpone { on, .. }
            | Operation::Reword { on, .. } => Some(*on),
            _ => None,
        }
    }

    /// Returns what of a series it is about; `None` where it is about the row or has a day of its own.
    pub(super) fn which(&self) -> Option<Which> {
        match self {
            Operation::Done { which, .. }
            | Operation::Cancel { which, .. }
            | Operation::Unmet { which, .. }
            | Operation::Postpone { which, .. } => Some(*which),
            Operation::Start { .. } | Operation::Reword { .. } => Some(Which::All),
            _ => None,
        }
    }

    /// Returns the operation without the due day that it names, if it names one.
    pub(super) fn undated(&self) -> Self {
        let mut bare = self.clone();
        if let Operation::Done { which, .. }
        | Operation::Cancel { which, .. }
        | Operation::Unmet { which, .. }
        | Operation::Postpone { which, .. } = &mut bare
        {
            *which = Which::Unsaid;
        }
        bare
    }

    fn carried_out(&self, row: &EditedRow<'_, '_>) -> Result<Steps, EditError> {
        match self {
            Operation::Done {
                on,
                which,
                evidence,
                note,
            } => done(row, *on, *which, evidence.as_deref(), note.as_deref()),
            Operation::Start { on } => start(row, *on),
            Operation::Cancel { on, which, reason } => cancel(row, *on, *which, reason),
            Operation::Unmet { on, which, reason } => unmet(row, *on, *which, reason),
            Operation::UnmetUndo { which } => reopen::answered(row, *which),
            Operation::Reopen { which } => reopen::reopened(row, *which),
            Operation::Postpone {
                to,
                on,
                which,
                basis,
            } => postpone::postpone(row, to, *on, *which, basis.as_deref()),
            Operation::Reword { to, on, basis } => {
                postpone::edition(row, to, *on, basis.as_deref())
            }
            Operation::PostponeUndo { which } => postpone::undo(row, *which),
            Operation::Assign(assignment) => assign::assign(row, assignment),
        }
    }
}

/// Says that a day is before the plan's approval or the time it covers: a year may be mistyped.
fn too_early(row: &EditedRow<'_, '_>, on: NaiveDate) -> Option<Message> {
    let approved = row.plan.document.approved.as_ref();
    let approved = approved
        .and_then(|approved| approved.date)
        .map(|date| date.value);
    let begins = row.plan.period.map(|period| period.start);
    match (begins, approved) {
        (_, Some(approved)) if on < approved => {
            Some(MessageId::EditedBeforeApproval.with(approved))
        }
        (Some(begins), _) if on < begins => Some(MessageId::EditedBeforePeriod.with(begins)),
        _ => None,
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
    must_be_open(row)?;
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
    let met = series::chosen(row, which)?;
    let days: Vec<NaiveDate> = met.iter().map(|met| met.day()).collect();
    later::must_know(row, &days)?;
    later::must_allow(row, &days, &[later::FactKind::Done])?;
    let dropped = later::cancelled(row, &days, on)?;
    if item.occurrences.len() > 1 {
        let mut facts = all_of_series(row, &met, on);
        facts.push(left(item, &met));
        facts.extend(dropped);
        return Ok((met.iter().map(|met| mark(Some(met.day()))).collect(), facts));
    }
    let fact = |met: &&Occurrence| in_time(row, met, on);
    let fact = met
        .first()
        .map_or_else(|| MessageId::DiffDoneOn.with(on), fact);
    let facts = std::iter::once(fact).chain(dropped).collect();
    // What is told of the mark stands in it, so that taking the mark back leaves the row's own evidence and note.
    let step = if told.is_empty() && !has_marks(row.whole) {
        Step::Set("done", value::date(on))
    } else {
        mark(None)
    };
    Ok((vec![step], facts))
}

/// Returns whether there is a list of marks, be it an empty one.
fn has_marks(item: &Item<'_>) -> bool {
    matches!(item.document.done, Some(Done::Each(_)))
}

/// Says how the only occurrence of a row was met.
fn in_time(row: &EditedRow<'_, '_>, met: &Occurrence, on: NaiveDate) -> Message {
    let due = row.item.in_force(met, on);
    match (on - due).num_days() {
        late @ 1.. => MessageId::EditedDoneLate.with(on).with(late).with(due),
        _ => MessageId::EditedDone.with(on).with(due),
    }
}

/// Says how one of several occurrences was met.
fn of_series(row: &EditedRow<'_, '_>, met: &Occurrence, on: NaiveDate) -> Message {
    let fact = match (on - row.item.in_force(met, on)).num_days() {
        late @ 1.. => MessageId::DiffDoneLate.with(on).with(late),
        _ => MessageId::DiffDoneInTime.with(on),
    };
    MessageId::EditedDue.with(met.due).with(fact)
}

/// Says how some of several occurrences were met: each on its own, or many together.
fn all_of_series(row: &EditedRow<'_, '_>, met: &[&Occurrence], on: NaiveDate) -> Vec<Message> {
    const FEW: usize = 3;
    let days = || met.iter().map(|met| met.due);
    let (Some(first), Some(last), true) = (days().min(), days().max(), met.len() > FEW) else {
        return met.iter().map(|met| of_series(row, met, on)).collect();
    };
    let in_time = met.iter().filter(|met| on <= row.item.in_force(met, on));
    let told = MessageId::EditedDoneMany.with(met.len()).with(first);
    vec![told.with(last).with(on).with(in_time.count())]
}

fn left(item: &Item<'_>, met: &[&Occurrence]) -> Message {
    let is_met = |other: &Occurrence| met.iter().any(|met| std::ptr::eq(*met, other));
    let open = item
        .occurrences
        .iter()
        .filter(|other| other.is_open() && !is_met(other));
    let days: Vec<NaiveDate> = open.map(|open| open.due).collect();
    match days.as_slice() {
        [] => MessageId::EditedNoneLeft.into(),
        [only] => MessageId::EditedLeftOne.with(*only),
        [next, ..] => MessageId::EditedLeft.with(days.len()).with(*next),
    }
}

fn start(row: &EditedRow<'_, '_>, on: NaiveDate) -> Result<Steps, EditError> {
    let item = row.item;
    must_be_open(row)?;
    later::must_allow(row, &[], &[later::FactKind::Started])?;
    if let Some(day) = item.started() {
        return Err(EditError::advised(
            MessageId::EditAlreadyStarted.with(day),
            MessageId::EditReopenHelp.with(row.address.as_str()),
        ));
    }
    if matches!(&item.document.done, Some(Done::Each(marks)) if !marks.is_empty()) {
        return Err(EditError::advised(
            MessageId::EditHasMarks,
            MessageId::EditReopenHelp.with(row.address.as_str()),
        ));
    }
    Ok((
        vec![Step::Set("started", value::date(on))],
        vec![MessageId::EditedStarted.with(on)],
    ))
}

fn cancel(
    row: &EditedRow<'_, '_>,
    on: NaiveDate,
    which: Which,
    reason: &str,
) -> Result<Steps, EditError> {
    let item = row.item;
    must_be_open(row)?;
    let (day, why) = (("on", value::date(on)), ("reason", value::text(reason)));
    let several = item.occurrences.len() > 1;
    let listed = matches!(row.whole.document.cancelled, Some(Cancelled::Each(_)));
    let met = match which {
        Which::Unsaid if several => return Err(series::must_choose(item)),
        Which::Due(_) | Which::Planned(_) => series::chosen(row, which)?,
        _ => Vec::new(),
    };
    let days: Vec<NaiveDate> = met.iter().map(|one| one.day()).collect();
    later::must_allow(row, &days, &later::FactKind::ALL)?;
    if listed || (several && !met.is_empty()) {
        let all = item.occurrences.iter().filter(|one| one.is_open());
        let met = if met.is_empty() { all.collect() } else { met };
        let entry = |one: &&Occurrence| {
            let due = ("due", value::date(one.day()));
            Step::Enter("cancelled", value::table(&[due, day.clone(), why.clone()]))
        };
        let fact = |one: &&Occurrence| {
            let told = MessageId::EditedCancelledOf.with(one.due).with(on);
            told.with(reason)
        };
        return Ok((
            met.iter().map(entry).collect(),
            met.iter().map(fact).collect(),
        ));
    }
    let step = Step::Set("cancelled", value::table(&[day, why]));
    let fact = match russian::cause(reason) {
        Some(joint) => MessageId::EditedCancelledSo
            .with(on)
            .with(joint)
            .with(reason),
        None => MessageId::EditedCancelled.with(on).with(reason),
    };
    Ok((vec![step], vec![fact]))
}

fn unmet(
    row: &EditedRow<'_, '_>,
    on: NaiveDate,
    which: Which,
    reason: &str,
) -> Result<Steps, EditError> {
    must_be_open(row)?;
    let met = match which {
        Which::Unsaid if row.item.occurrences.len() > 1 => vec![series::late(row)?],
        _ => series::chosen(row, which)?,
    };
    let days: Vec<NaiveDate> = met.iter().map(|one| one.day()).collect();
    later::must_know(row, &days)?;
    later::must_allow(
        row,
        &days,
        &[later::FactKind::Done, later::FactKind::Cancelled],
    )?;
    let ahead = met.iter().map(|one| one.due).find(|due| *due >= row.as_of);
    let early = ahead.map(|due| MessageId::EditedUnmetEarly.with(due));
    let entry = |due: Option<NaiveDate>| {
        let due = due.map(|due| ("due", value::date(due)));
        let fields = due.into_iter().chain([("on", value::date(on))]);
        let fields = fields.chain([("reason", value::text(reason))]);
        Step::Enter("unmet", value::table(&fields.collect::<Vec<_>>()))
    };
    if row.item.occurrences.len() > 1 {
        let fact = |one: &&Occurrence| {
            let told = MessageId::EditedUnmetOf.with(one.due).with(reason);
            told.with(on)
        };
        return Ok((
            met.iter().map(|one| entry(Some(one.day()))).collect(),
            met.iter().map(fact).chain(early).collect(),
        ));
    }
    let fact = MessageId::EditedUnmet.with(reason).with(on);
    Ok((vec![entry(None)], [fact].into_iter().chain(early).collect()))
}
