//! What happened to a row, set on its occurrences: execution, moves, what was dropped and what was not carried out.

use chrono::NaiveDate;

use super::item::{Fact, Item, Mark, Move, Occurrence};
use crate::diagnostic::{Diagnostic, Rule};
use crate::document::{Cancelled, Done, FactEntry, ItemDocument, MoveEntry};
use crate::text::Span;
use crate::words::MessageId;

/// Sets the facts of `row` on its occurrences, which are sorted by due day and stay so; returns whether and why the
/// whole row was dropped.
///
/// Every fact names its occurrence by the due day before any move, so moves come last.
pub(super) fn set(
    row: &ItemDocument<'_>,
    occurrences: &mut [Occurrence],
    problems: &mut Vec<Diagnostic>,
) -> Option<Fact> {
    mark(row, occurrences, problems);
    for entry in &row.unmet {
        let due = entry.due.map(|due| due.value);
        let of = ("unmet", due, entry.span);
        let is_free = |one: &Occurrence| one.done.is_none();
        if let Some(at) = named(of, is_free, occurrences, problems) {
            occurrences[at].unmet = Some(fact(entry));
        }
    }
    let whole = match &row.cancelled {
        Some(Cancelled::Whole(entry)) => Some(fact(entry)),
        Some(Cancelled::Each(entries)) => {
            for entry in entries {
                let due = entry.due.map(|due| due.value);
                let of = ("cancelled", due, entry.span);
                if let Some(at) = named(of, Occurrence::is_open, occurrences, problems) {
                    occurrences[at].cancelled = Some(fact(entry));
                }
            }
            None
        }
        None => None,
    };
    if !row.moved.is_empty() {
        shift(&row.moved, occurrences, problems);
        occurrences.sort_by_key(|occurrence| (occurrence.due, occurrence.start));
    }
    whole
}

fn fact(entry: &FactEntry<'_>) -> Fact {
    Fact {
        on: entry.on.map(|on| on.value),
        reason: entry.reason.map(|reason| reason.value.to_owned()),
    }
}

/// Gives occurrences the days they were moved to; of several moves of one, the one decided last.
fn shift(
    entries: &[MoveEntry<'_>],
    occurrences: &mut [Occurrence],
    problems: &mut Vec<Diagnostic>,
) {
    let mut in_turn: Vec<&MoveEntry<'_>> = entries.iter().collect();
    in_turn.sort_by_key(|entry| entry.on.map(|on| on.value));
    for entry in in_turn {
        let (Some(due), Some(to)) = (entry.due, entry.to) else {
            continue;
        };
        let of = ("moved", Some(due.value), entry.span);
        let Some(at) = named(of, |_| true, occurrences, problems) else {
            continue;
        };
        let occurrence = &mut occurrences[at];
        let first = occurrence.moved.take();
        let (start, was) = first.map_or((occurrence.start, occurrence.due), |first| {
            (first.start, first.was)
        });
        let on_one_day = start == Some(was);
        let begins = |start: NaiveDate| {
            if on_one_day {
                to.value
            } else {
                start.min(to.value)
            }
        };
        (occurrence.start, occurrence.due) = (start.map(begins), to.value);
        occurrence.moved = Some(Move {
            start,
            was,
            on: entry.on.map(|on| on.value),
            basis: entry.basis.map(|basis| basis.value.to_owned()),
        });
    }
}

/// Gives the marks of `item` the due days that were in force on their days.
pub(super) fn judge(item: &mut Item<'_>) {
    if item.document.moved.is_empty() && item.document.postponed.is_empty() {
        return;
    }
    let due = |one: &Occurrence| one.done.as_ref().map(|mark| item.in_force(one, mark.on));
    let dues: Vec<Option<NaiveDate>> = item.occurrences.iter().map(due).collect();
    for (occurrence, due) in item.occurrences.iter_mut().zip(dues) {
        if let (Some(mark), Some(due)) = (&mut occurrence.done, due) {
            mark.due = due;
        }
    }
}

impl Item<'_> {
    /// Returns the due day of `occurrence`, one of the row's, that was in force on `day`.
    pub fn in_force(&self, occurrence: &Occurrence, day: NaiveDate) -> NaiveDate {
        self.given_up_later(occurrence, day)
            .or_else(|| moved_by(&self.document, occurrence, day))
            .unwrap_or(occurrence.due)
    }

    /// Returns the due day that `occurrence` had on `on` by the first deadline that was given up later.
    fn given_up_later(&self, occurrence: &Occurrence, on: NaiveDate) -> Option<NaiveDate> {
        let mut entries = self.document.postponed.iter();
        let later = entries.position(|entry| entry.on.is_some_and(|decided| decided.value > on))?;
        match self.former_dues.get(later)?.as_slice() {
            [day] if self.occurrences.len() == 1 => Some(*day),
            days => days.iter().find(|day| occurrence.is_called(**day)).copied(),
        }
    }
}

/// Returns the due day that the last move of `occurrence` decided by `on` gave it; the one before all moves where all
/// were decided later.
fn moved_by(row: &ItemDocument<'_>, occurrence: &Occurrence, on: NaiveDate) -> Option<NaiveDate> {
    let was = occurrence.moved.as_ref()?.was;
    let day = |entry: &MoveEntry<'_>| entry.on.map(|on| on.value);
    let entries = row.moved.iter();
    let known = entries.filter(|entry| {
        entry.due.is_some_and(|due| due.value == occurrence.day())
            && day(entry).is_none_or(|decided| decided <= on)
    });
    let last = known.max_by_key(|entry| day(entry));
    Some(last.and_then(|entry| entry.to).map_or(was, |to| to.value))
}

/// Returns the number of the occurrence that an entry of a key for a due day speaks of, of several the first that
/// `is_free` for it; reports the entry where there is none.
fn named(
    (key, due, span): (&'static str, Option<NaiveDate>, Span),
    is_free: impl Fn(&Occurrence) -> bool,
    occurrences: &[Occurrence],
    problems: &mut Vec<Diagnostic>,
) -> Option<usize> {
    let found = match due {
        Some(due) => {
            let of_day = |one: &Occurrence| one.day() == due;
            let mut all = occurrences.iter();
            let free = all.position(|one| of_day(one) && is_free(one));
            free.or_else(|| occurrences.iter().position(of_day))
        }
        None => (occurrences.len() == 1).then_some(0),
    };
    if found.is_none() && !occurrences.is_empty() {
        let title = match due {
            Some(due) => MessageId::FactUnmatched.with(key).with(due),
            None => MessageId::FactWithoutDue.with(key),
        };
        problems.push(
            Diagnostic::new(Rule::DoneUnmatched, span, title)
                .help(MessageId::DoneUnmatchedHelp.with(days(occurrences))),
        );
    }
    found
}

/// Sets the marks of execution of `row` on its occurrences.
fn mark(row: &ItemDocument<'_>, occurrences: &mut [Occurrence], problems: &mut Vec<Diagnostic>) {
    let evidence = row.evidence.map(|evidence| evidence.value.to_owned());
    match &row.done {
        None => {}
        Some(Done::On(day)) => {
            for occurrence in occurrences {
                occurrence.done = Some(Mark {
                    on: day.value,
                    due: occurrence.due,
                    evidence: evidence.clone(),
                    note: None,
                });
            }
        }
        Some(Done::Each(entries)) => {
            for entry in entries {
                let Some(on) = entry.on else { continue };
                let due = entry.due.map(|due| due.value);
                if occurrences.is_empty() && due.is_none() && entries.len() == 1 {
                    // Of a deadline that cannot be read nothing more is known, and that is said of the deadline.
                    continue;
                }
                match marked(due, occurrences) {
                    Ok(occurrence) => {
                        let own = entry.evidence.map(|evidence| evidence.value.to_owned());
                        occurrence.done = Some(Mark {
                            on: on.value,
                            due: occurrence.due,
                            evidence: own.or(evidence.clone()),
                            note: entry.note.map(|note| note.value.to_owned()),
                        });
                    }
                    Err(Some(twice)) => problems.push(repeated(entry.span, &twice)),
                    Err(None) => problems.push(unmatched(entry.span, due, occurrences)),
                }
            }
        }
    }
}

/// Returns the occurrence that a mark for `due` belongs to, else the marked one it fits, if any.
///
/// The day that the document words comes before the one that the calendar moved another deadline to, and of several
/// occurrences with one due day each mark takes the next.
fn marked(
    due: Option<NaiveDate>,
    occurrences: &mut [Occurrence],
) -> Result<&mut Occurrence, Option<Box<Occurrence>>> {
    let only = occurrences.len() == 1;
    let worded = |occurrence: &Occurrence| match due {
        Some(due) => occurrence.written.unwrap_or(occurrence.due) == due,
        None => only,
    };
    let fits = |occurrence: &Occurrence| worded(occurrence) || due == Some(occurrence.due);
    let open = |fits: &dyn Fn(&Occurrence) -> bool| {
        let mut all = occurrences.iter();
        all.position(|occurrence| occurrence.done.is_none() && fits(occurrence))
    };
    let free = open(&worded).or_else(|| open(&fits));
    let taken = || occurrences.iter().find(|occurrence| fits(occurrence));
    match free {
        Some(at) => Ok(&mut occurrences[at]),
        None => Err(taken().cloned().map(Box::new)),
    }
}

/// A deadline is met once: otherwise a second mark would be ignored silently.
fn repeated(span: Span, taken: &Occurrence) -> Diagnostic {
    let title = MessageId::DoneTwice.with(taken.written.unwrap_or(taken.due));
    let problem = Diagnostic::new(Rule::DoneUnmatched, span, title);
    match &taken.done {
        Some(first) => problem.help(MessageId::DoneTwiceHelp.with(first.on)),
        None => problem,
    }
}

fn unmatched(span: Span, due: Option<NaiveDate>, occurrences: &[Occurrence]) -> Diagnostic {
    let title = match due {
        Some(due) => MessageId::DoneUnmatched.with(due),
        None => MessageId::DoneWithoutDue.into(),
    };
    Diagnostic::new(Rule::DoneUnmatched, span, title)
        .help(MessageId::DoneUnmatchedHelp.with(days(occurrences)))
}

/// Returns the days by which entries name occurrences, the first of them where there are many.
fn days(occurrences: &[Occurrence]) -> String {
    let day = |occurrence: &Occurrence| occurrence.day().format("%d.%m.%Y").to_string();
    let days: Vec<String> = occurrences.iter().take(12).map(day).collect();
    days.join(", ")
}
