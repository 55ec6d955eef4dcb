//! What can happen to a row, and the steps that write it down.

use chrono::NaiveDate;

use super::postpone;
use super::step::Step;
use super::{EditError, value};
use crate::document::Done;
use crate::model::{Item, Occurrence, Plan, Workspace};
use crate::text::russian;
use crate::words::{Message, MessageId};

/// Something that happens to a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    /// It was carried out: the earliest open occurrence, or the one with the due day `due`.
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
    /// Others carry it out.
    Assign(Assignment),
}

/// A change of executors.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assignment {
    /// Who joins, as co-executors.
    pub add: Vec<String>,
    /// Who leaves.
    pub remove: Vec<String>,
    /// Who leads from now on; joins if need be.
    pub lead: Option<String>,
}

/// A row and what it stands in.
pub(super) struct Row<'r, 'a> {
    pub(super) plan: &'r Plan<'a>,
    pub(super) item: &'r Item<'a>,
    pub(super) workspace: &'r Workspace,
    pub(super) text: &'r str,
    /// The text of the row's `dates`, where it has some.
    pub(super) dates: Option<&'r str>,
}

/// The steps that write something down, and what to say about it.
pub(super) type Course = (Vec<Step>, Vec<Message>);

impl Operation {
    /// Returns the steps of the operation on `row`, or why it cannot be.
    pub(super) fn course(&self, row: &Row<'_, '_>) -> Result<Course, EditError> {
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
            Operation::Assign(assignment) => assign(row, assignment),
        }
    }
}

fn done(
    item: &Item<'_>,
    on: NaiveDate,
    due: Option<NaiveDate>,
    evidence: Option<&str>,
    note: Option<&str>,
) -> Result<Course, EditError> {
    must_be_open(item)?;
    let occurrence = open_occurrence(item, due)?;
    let remark = note.map(|note| match item.document.note {
        Some(former) => format!("{}; {note}", former.value),
        None => note.to_owned(),
    });
    let remark = remark.map(|remark| Step::Set("note", value::text(&remark)));
    let evidence = evidence.map(value::text);
    let mut facts =
        vec![occurrence.map_or_else(|| MessageId::EditedDone.with(on), |met| in_time(met, on))];
    let mut steps = Vec::new();
    // Evidence that stands already was written for something else: this mark takes a line of its own,
    // so that neither it nor its undoing touches that evidence.
    let apart = item.document.done.is_some() || item.document.evidence.is_some();
    match occurrence.filter(|_| item.occurrences.len() > 1 || apart) {
        None => {
            steps.push(Step::Set("done", value::date(on)));
            steps.extend(evidence.map(|evidence| Step::Set("evidence", evidence)));
        }
        Some(met) => {
            let mut fields = vec![
                ("due", value::date(met.written.unwrap_or(met.due))),
                ("on", value::date(on)),
            ];
            fields.extend(evidence.map(|evidence| ("evidence", evidence)));
            steps.push(Step::Enter("done", value::table(&fields)));
            if item.occurrences.len() > 1 {
                facts = vec![
                    MessageId::EditedDue.with(met.due).with(facts.remove(0)),
                    left(item, met),
                ];
            }
        }
    }
    steps.extend(remark);
    Ok((steps, facts))
}

/// Refuses rows that were dropped or have nothing left to do.
pub(super) fn must_be_open(item: &Item<'_>) -> Result<(), EditError> {
    let refused =
        |complaint: Message| Err(EditError::advised(complaint, MessageId::EditReopenHelp));
    if item.cancelled {
        return refused(MessageId::EditCancelled.into());
    }
    if let Some(day) = item.done_on() {
        return refused(MessageId::EditAlreadyDone.with(day));
    }
    let all = !item.occurrences.is_empty()
        && item
            .occurrences
            .iter()
            .all(|occurrence| occurrence.done.is_some());
    if all {
        refused(MessageId::EditAllDone.into())
    } else {
        Ok(())
    }
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

fn in_time(occurrence: &Occurrence, on: NaiveDate) -> Message {
    match (on - occurrence.due).num_days() {
        late @ 1.. => MessageId::EditedDoneLate.with(on).with(late),
        _ => MessageId::EditedDone.with(on),
    }
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

fn start(item: &Item<'_>, on: NaiveDate) -> Result<Course, EditError> {
    must_be_open(item)?;
    if let Some(day) = item.started() {
        return Err(EditError::advised(
            MessageId::EditAlreadyStarted.with(day),
            MessageId::EditReopenHelp,
        ));
    }
    if item.document.done.is_some() {
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

fn cancel(item: &Item<'_>, reason: &str) -> Result<Course, EditError> {
    must_be_open(item)?;
    let steps = vec![
        Step::Set("status", value::text("cancelled")),
        Step::Set("reason", value::text(reason)),
    ];
    Ok((steps, vec![MessageId::EditedCancelled.with(reason)]))
}

/// Returns the ways to take back each mark of `item`, the last made first.
fn reopenings(item: &Item<'_>) -> Vec<Course> {
    let mut ways = Vec::new();
    if item.cancelled {
        let steps = vec![Step::Remove("reason"), Step::Remove("status")];
        ways.push((steps, vec![MessageId::EditedUncancelled.into()]));
    }
    match &item.document.done {
        Some(Done::On(day)) => {
            let steps = vec![Step::Remove("evidence"), Step::Remove("done")];
            ways.push((steps, vec![MessageId::EditedUndone.with(day.value)]));
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

fn first_of(ways: Vec<Course>) -> Result<Course, EditError> {
    ways.into_iter()
        .next()
        .ok_or_else(|| EditError::refused(MessageId::EditNothingToReopen))
}

fn all_of(ways: Vec<Course>, item: &Item<'_>) -> Result<Course, EditError> {
    let mut whole = Course::default();
    for (steps, facts) in ways {
        whole.0.extend(steps);
        whole.1.extend(facts);
    }
    if whole.0.contains(&Step::Withdraw("done")) {
        // At once, and with what is not an entry.
        whole.0.retain(|step| *step != Step::Withdraw("done"));
        whole.0.push(Step::Remove("done"));
    }
    if whole.0.is_empty() {
        first_of(reopenings(item))
    } else {
        Ok(whole)
    }
}

fn assign(row: &Row<'_, '_>, assignment: &Assignment) -> Result<Course, EditError> {
    let mut team = Team::new(row);
    for name in &assignment.remove {
        team.dismiss(name)?;
    }
    for name in &assignment.add {
        team.join(name)?;
    }
    if let Some(name) = &assignment.lead {
        team.lead(name)?;
    }
    if team.course.0.is_empty() {
        return Err(EditError::refused(MessageId::EditNothing));
    }
    Ok(team.course)
}

/// The executors of a row as they change.
struct Team<'r, 'a> {
    plan: &'r Plan<'a>,
    names: Vec<String>,
    course: Course,
}

impl<'r, 'a> Team<'r, 'a> {
    fn new(row: &Row<'r, 'a>) -> Self {
        let names = row
            .item
            .document
            .executors
            .iter()
            .map(|name| name.value.to_owned())
            .collect();
        Team {
            plan: row.plan,
            names,
            course: Course::default(),
        }
    }

    fn place(&self, name: &str) -> Option<usize> {
        let canonical = self.plan.registry.canonical(name);
        self.names
            .iter()
            .position(|known| self.plan.registry.canonical(known) == canonical)
    }

    /// Returns the registry's spelling of `name`.
    fn known(&self, name: &str) -> Result<String, EditError> {
        known_executor(self.plan, name)
    }

    fn join(&mut self, name: &str) -> Result<(), EditError> {
        let name = self.known(name)?;
        if self.place(&name).is_some() {
            return Err(EditError::refused(MessageId::EditAlreadyNamed.with(name)));
        }
        self.course
            .0
            .push(Step::Append("executors", value::text(&name)));
        self.course
            .1
            .push(MessageId::EditedAssigned.with(name.as_str()));
        self.names.push(name);
        Ok(())
    }

    fn dismiss(&mut self, name: &str) -> Result<(), EditError> {
        let Some(place) = self.place(name) else {
            return Err(EditError::advised(
                MessageId::EditNotNamed.with(name),
                MessageId::EditNamed.with(self.names.join(", ")),
            ));
        };
        let name = self.names.remove(place);
        self.course.0.push(Step::Drop("executors", place));
        self.course.1.push(MessageId::EditedDismissed.with(name));
        Ok(())
    }

    fn lead(&mut self, name: &str) -> Result<(), EditError> {
        let place = match self.place(name) {
            Some(0) => return Err(EditError::refused(MessageId::EditAlreadyLead.with(name))),
            Some(place) => place,
            None => {
                self.join(name)?;
                self.names.len() - 1
            }
        };
        let name = self.names.remove(place);
        if place > 0 {
            self.course.0.push(Step::Front("executors", place));
        }
        self.course
            .1
            .push(MessageId::EditedLead.with(name.as_str()));
        self.names.insert(0, name);
        Ok(())
    }
}

/// Returns the spelling of `name` that items of `plan` use, or says who may have been meant.
pub(super) fn known_executor(plan: &Plan<'_>, name: &str) -> Result<String, EditError> {
    if plan.registry.is_empty() || plan.registry.find(name).is_some() {
        return Ok(plan.registry.canonical(name).to_owned());
    }
    let names = plan
        .registry
        .entries()
        .map(|entry| entry.name.value.as_ref());
    let advice = match russian::nearest_name(name, names) {
        Some(near) => MessageId::DidYouMean.with(near),
        None => MessageId::EditUnknownExecutorHelp.into(),
    };
    Err(EditError::advised(
        MessageId::EditUnknownExecutor.with(name),
        advice,
    ))
}
