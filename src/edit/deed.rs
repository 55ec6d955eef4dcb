//! What somebody says has happened to a plan, and what becomes of it: written down, known already, or refused because
//! the plan knows something later.

use chrono::NaiveDate;

use super::assign::known_executor;
use super::draft::Draft;
use super::insert::NewItem;
use super::later::{self, FactKind};
use super::operation::Operation;
use super::proof;
use super::row::{EditedRow, Steps};
use super::series::{Which, days, meant};
use super::step;
use super::{Assignment, EditError};
use crate::document::{Was, WindowEntry};
use crate::model::{Item, Occurrence};
use crate::text::russian;
use crate::words::{Message, MessageId};

/// Something to be written into a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// It happened to the row with this id.
    Row(String, Operation),
    /// A row is added.
    Add(NewItem),
}

/// What became of a deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The text of the plan has changed.
    Changed {
        /// The id of the row.
        id: String,
        /// What was done.
        facts: Vec<Message>,
    },
    /// The mark was there; evidence was added to it, in words.
    Proved(Vec<Message>),
    /// The plan says so already, and stays as it is.
    Known(Message),
    /// The plan knows something later, which stays.
    Outdated(Message),
}

impl Draft<'_> {
    /// Writes `deed` down.
    pub fn write(&mut self, deed: &Deed) -> Result<Verdict, EditError> {
        let (id, facts) = match deed {
            Deed::Row(id, operation) => (id.clone(), self.carry_out(id, operation)?),
            Deed::Add(new) => self.add(new)?,
        };
        Ok(Verdict::Changed { id, facts })
    }

    /// Writes down what was said on the clock's day, unless the plan says so already or knows something later: of two
    /// facts the later one holds, whoever brings the other.
    ///
    /// A row that is due once is meant whatever due day is named: the day may have been moved since it was asked about.
    pub fn propose(&mut self, deed: &Deed) -> Result<Verdict, EditError> {
        let upshot = match deed {
            Deed::Row(id, operation) => self.on_row(id, |header, row| {
                let operation = if is_due_once(row) {
                    operation.undated()
                } else {
                    operation.clone()
                };
                upshot(header, row, id, operation)
            })?,
            Deed::Add(new) => self.read(|plan, _| {
                let mut rows = plan.items.iter();
                let same = rows.find(|row| is_same(row, new));
                let there = same.map(|row| MessageId::DeedRowThere.with(row.id.as_str()));
                there.map_or_else(
                    || Upshot::Write(deed.clone()),
                    |there| Upshot::Nothing(Verdict::Known(there)),
                )
            }),
        };
        match upshot {
            Upshot::Nothing(verdict) => Ok(verdict),
            Upshot::Prove(header, (steps, facts)) => {
                self.replace(step::carry_out(self.text(), header, &steps)?)?;
                Ok(Verdict::Proved(facts))
            }
            Upshot::Write(deed) => match self.write(&deed) {
                Err(EditError::Refused { complaint, .. })
                    if complaint.id == MessageId::EditSameDeadline =>
                {
                    Ok(Verdict::Known(complaint))
                }
                done => done,
            },
        }
    }
}

/// What a deed that was said comes to.
enum Upshot {
    /// Nothing is written, and this is why.
    Nothing(Verdict),
    /// Evidence is added to the marks of the row that begins there.
    Prove(u32, Steps),
    /// It is written down.
    Write(Deed),
}

/// Returns what `operation` on `row`, which begins at `header`, comes to.
fn upshot(
    header: u32,
    row: &EditedRow<'_, '_>,
    id: &str,
    operation: Operation,
) -> Result<Upshot, EditError> {
    if let Operation::Done {
        on,
        which,
        evidence: Some(evidence),
        ..
    } = &operation
        && let Some(steps) = proof::added(row, *on, *which, evidence)?
    {
        return Ok(Upshot::Prove(header, steps));
    }
    Ok(match known(row, &operation) {
        Some(verdict) => Upshot::Nothing(verdict),
        None => Upshot::Write(Deed::Row(id.to_owned(), operation)),
    })
}

fn is_due_once(row: &EditedRow<'_, '_>) -> bool {
    row.item.occurrences.len() <= 1 && row.whole.occurrences.len() <= 1
}

fn is_same(row: &Item<'_>, new: &NewItem) -> bool {
    let same = |one: &str, other: &str| russian::fold(one) == russian::fold(other);
    same(row.title(), &new.title) && same(&row.deadline(), &new.deadline)
}

/// Returns why `operation` on `row` would change nothing or must not: it is known, or something later is.
fn known(row: &EditedRow<'_, '_>, operation: &Operation) -> Option<Verdict> {
    let known = match operation {
        Operation::Done {
            on,
            which,
            evidence,
            ..
        } => is_done(row, *on, *which, evidence.as_deref())
            .then(|| MessageId::EditAlreadyDone.with(*on)),
        Operation::Unmet { on, which, reason } => {
            is_answered(row, *on, *which, reason).then(|| MessageId::DeedReasonThere.into())
        }
        Operation::Cancel { on, which, reason } => {
            is_dropped(row, *on, *which, reason).then(|| MessageId::EditCancelledOn.with(*on))
        }
        Operation::Postpone { to, on, which, .. } => {
            is_moved(row, to, *on, *which).then(|| MessageId::EditSameDeadline.with(to.as_str()))
        }
        Operation::Assign(team) => is_assigned(row, team).then(|| MessageId::DeedTeamThere.into()),
        _ => None,
    };
    let outdated = || {
        let days = days(row.whole, operation.which()?);
        let later = later::in_the_way(row, &days, contrary(operation))?;
        Some(Verdict::Outdated(later.said()))
    };
    known.map(Verdict::Known).or_else(outdated)
}

/// Returns the kinds of later facts beside which `operation` is out of date.
fn contrary(operation: &Operation) -> &'static [FactKind] {
    use FactKind::{Cancelled, Done, Moved, Postponed, Started, Unmet};
    match operation {
        Operation::Done { .. } => &[Done, Cancelled, Unmet, Moved, Postponed],
        Operation::Unmet { .. } => &[Done, Cancelled, Unmet],
        Operation::Postpone { .. } => &[Done, Cancelled, Moved, Postponed],
        Operation::Cancel { .. } => &FactKind::ALL,
        Operation::Start { .. } => &[Started, Done, Cancelled],
        _ => &[],
    }
}

/// Returns whether `says` of what is meant: of all of it, or of any where it is not said which.
fn holds(row: &EditedRow<'_, '_>, which: Which, says: impl Fn(&Occurrence) -> bool) -> bool {
    let mut all = meant(row.whole, which).peekable();
    match which {
        Which::Unsaid => all.any(says),
        _ => all.peek().is_some() && all.all(says),
    }
}

fn is_done(row: &EditedRow<'_, '_>, on: NaiveDate, which: Which, evidence: Option<&str>) -> bool {
    let proven = |known: Option<&str>| evidence.is_none() || known == evidence;
    let marked = |one: &Occurrence| {
        let mark = one.done.as_ref();
        mark.is_some_and(|mark| mark.on == on && proven(mark.evidence.as_deref()))
    };
    let whole = row.whole.occurrences.is_empty() && row.whole.done_on() == Some(on);
    whole || holds(row, which, marked)
}

fn is_answered(row: &EditedRow<'_, '_>, on: NaiveDate, which: Which, reason: &str) -> bool {
    let alone = row.whole.occurrences.len() <= 1;
    let days = days(row.whole, which);
    let mut known = row.whole.document.unmet.iter();
    known.any(|fact| {
        let own = fact.reason.map_or("", |reason| reason.value);
        let of = match fact.due {
            Some(due) => days.contains(&due.value) || alone,
            None => alone,
        };
        of && russian::fold(own) == russian::fold(reason)
            && fact.on.is_none_or(|known| known.value <= on)
    })
}

fn is_dropped(row: &EditedRow<'_, '_>, on: NaiveDate, which: Which, reason: &str) -> bool {
    let same =
        |fact: &crate::model::Fact| fact.on == Some(on) || fact.reason.as_deref() == Some(reason);
    let whole = row.whole.cancelled.as_ref().is_some_and(same);
    whole || holds(row, which, |one| one.cancelled.as_ref().is_some_and(same))
}

/// Returns whether the deadline was moved to `to` by a decision of the day `on`, whatever was decided later.
fn is_moved(row: &EditedRow<'_, '_>, to: &str, on: NaiveDate, which: Which) -> bool {
    let facts = &row.whole.document;
    let decided =
        |day: Option<crate::text::Spanned<NaiveDate>>| day.map(|day| day.value) == Some(on);
    let target = super::postpone::one_day(row, to).ok();
    let same = |words: &str| russian::fold(words) == russian::fold(to);
    let reworded = facts.postponed.iter().enumerate().any(|(at, entry)| {
        let mut after = facts.postponed.iter().skip(at + 1);
        let next = after.find_map(|next| next.was.as_ref());
        let dates = |windows: &[WindowEntry]| windows.iter().map(|window| window.due).max();
        let reached = match next.map(|was| &was.value) {
            Some(was @ Was::Deadline(_)) => same(&was.words()),
            Some(Was::Dates(windows)) => dates(windows) == target,
            None if facts.dates.is_empty() => same(&row.whole.deadline()),
            None => {
                let windows: Vec<WindowEntry> = facts.dates.iter().map(|one| one.value).collect();
                dates(&windows) == target
            }
        };
        decided(entry.on) && reached
    });
    if which.day().is_none() {
        return reworded;
    }
    let days = days(row.whole, which);
    facts.moved.iter().any(|entry| {
        decided(entry.on)
            && entry.due.is_some_and(|due| days.contains(&due.value))
            && entry.to.map(|to| to.value) == target
    })
}

fn is_assigned(row: &EditedRow<'_, '_>, team: &Assignment) -> bool {
    let registry = &row.plan.registry;
    let named = |name: &str| {
        let known = known_executor(row.plan, name);
        let known = known.as_deref().unwrap_or(name);
        registry.canonical(known).to_owned()
    };
    let own = row.item.document.executors.iter();
    let own: Vec<String> = own.map(|name| named(name.value)).collect();
    let has = |name: &String| own.contains(&named(name));
    let led = |lead: &String| own.first() == Some(&named(lead));
    team.lead.iter().all(led) && team.add.iter().all(has) && !team.remove.iter().any(has)
}
