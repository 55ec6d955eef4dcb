//! A deadline moved, and moved back: the former one is kept with the day and the ground of the decision.

use chrono::NaiveDate;

use super::row::{EditedRow, Steps, must_be_open};
use super::step::Step;
use super::{EditError, value};
use crate::diagnostic::{Diagnostic, Level};
use crate::document::{Deadline, Done, Was, windows};
use crate::phrase::{self, Kind, Occurrence, Reading};
use crate::words::MessageId;

/// Returns the steps that move the deadline of `row`. Where real dates win over the phrase, they are moved, and the
/// phrase stays as the document words it.
pub(super) fn postpone(
    row: &EditedRow<'_, '_>,
    to: &str,
    on: NaiveDate,
    basis: Option<&str>,
) -> Result<Steps, EditError> {
    must_be_open(row.item)?;
    let reading = reading(row, to);
    let (key, was, now, said) = if let Some(dates) = row.dates {
        let former = row.item.document.dates.iter().map(|window| window.value);
        ("dates", dates, moved_dates(&reading, to)?, windows(former))
    } else {
        let deadline = row.item.document.deadline;
        let raw = deadline.and_then(|deadline| row.text.get(deadline.span.range()));
        let raw = raw.unwrap_or("\"\"");
        (
            "deadline",
            raw,
            value::text_like(to, raw),
            row.item.deadline(),
        )
    };
    if was == now || said == to {
        return Err(EditError::refused(MessageId::EditSameDeadline.with(said)));
    }
    let met = met(row);
    if problem(&reading).is_none() {
        keeps_marks(row, &met, &reading, to)?;
    }
    let mut fields = vec![("was", was.to_owned()), ("on", value::date(on))];
    fields.extend(basis.map(|basis| ("basis", value::text(basis))));
    let steps = vec![
        Step::Enter("postponed", value::table(&fields)),
        Step::Set(key, now),
    ];
    let mut facts = vec![MessageId::EditedPostponed.with(said).with(to)];
    facts.extend(basis.map(|basis| MessageId::EditedBasis.with(basis)));
    if !met.is_empty() {
        facts.push(MessageId::EditedMarksStay.with(listed(&met)));
    }
    Ok((steps, facts))
}

/// Returns the due days that `row` has marks of execution for.
fn met(row: &EditedRow<'_, '_>) -> Vec<NaiveDate> {
    match &row.item.document.done {
        Some(Done::Each(entries)) => {
            let days = entries.iter().filter_map(|entry| entry.due);
            let mut days: Vec<NaiveDate> = days.map(|due| due.value).collect();
            days.sort_unstable();
            days.dedup();
            days
        }
        _ => Vec::new(),
    }
}

fn listed(days: &[NaiveDate]) -> String {
    let day = |day: &NaiveDate| day.format("%d.%m.%Y").to_string();
    days.iter().map(day).collect::<Vec<_>>().join(", ")
}

/// Refuses a deadline that lacks a due day which was met: its mark of execution would belong to nothing.
fn keeps_marks(
    row: &EditedRow<'_, '_>,
    met: &[NaiveDate],
    new: &Reading,
    to: &str,
) -> Result<(), EditError> {
    let lost = lost(met, new);
    if lost.is_empty() {
        return Ok(());
    }
    let whole = format!("{}, {to}", listed(&lost));
    let read = reading(row, &whole);
    let window = |occurrence: &Occurrence| (occurrence.start, occurrence.due);
    let read_so: Vec<_> = read.occurrences.iter().map(window).collect();
    let meant = self::lost(&lost, &read).is_empty()
        && new
            .occurrences
            .iter()
            .all(|new| read_so.contains(&window(new)))
        && read_so.len() == lost.len() + new.occurrences.len();
    let advice = if meant {
        MessageId::EditNameTheMet.with(whole)
    } else {
        MessageId::EditReopenFirst.into()
    };
    Err(EditError::advised(
        MessageId::EditMarksLost.with(listed(&lost)),
        advice,
    ))
}

/// Returns the days of `met` on which nothing falls due by `reading`.
fn lost(met: &[NaiveDate], reading: &Reading) -> Vec<NaiveDate> {
    let mut lost = met.to_vec();
    lost.retain(|day| {
        let mut all = reading.occurrences.iter();
        !all.any(|occurrence| occurrence.due == *day || occurrence.written == Some(*day))
    });
    lost
}

/// Returns what `words` mean as the deadline of `row`.
fn reading(row: &EditedRow<'_, '_>, words: &str) -> Reading {
    let context = row.plan.context(row.item.section, &row.workspace.calendar);
    phrase::read(words, &context)
}

/// Returns what makes a reading no deadline.
fn problem(reading: &Reading) -> Option<&Diagnostic> {
    let mut findings = reading.findings.iter();
    findings.find(|finding| finding.level == Level::Deny)
}

/// Returns the days that `to` means, as the value of `dates`.
fn moved_dates(reading: &Reading, to: &str) -> Result<String, EditError> {
    if let Some(problem) = problem(reading) {
        return Err(EditError::Invalid {
            text: to.to_owned(),
            problem: Box::new(problem.clone()),
        });
    }
    let vague = matches!(
        reading.kind,
        Kind::External | Kind::AsNeeded | Kind::Relative | Kind::Ongoing
    );
    if reading.occurrences.is_empty() || vague {
        return Err(EditError::refused(MessageId::EditNoDates.with(to)));
    }
    Ok(value::array(
        &reading.occurrences.iter().map(window).collect::<Vec<_>>(),
    ))
}

fn window(occurrence: &Occurrence) -> String {
    let due = value::date(occurrence.due);
    match occurrence.start {
        Some(start) if start == occurrence.due => due,
        Some(start) => value::table(&[("start", value::date(start)), ("due", due)]),
        None => value::table(&[("due", due)]),
    }
}

/// Returns the steps that give `row` the deadline back that it had before its last postponement.
pub(super) fn undo(row: &EditedRow<'_, '_>) -> Result<Steps, EditError> {
    // A mark of the whole row would come to speak of other due days.
    must_be_open(row.item)?;
    let last = row
        .item
        .document
        .postponed
        .last()
        .and_then(|entry| entry.was.as_ref());
    let Some(was) = last else {
        return Err(EditError::refused(MessageId::EditNotPostponed));
    };
    if let Was::Deadline(Deadline::Phrase(words)) = was.value {
        let gone = lost(&met(row), &reading(row, words));
        if !gone.is_empty() {
            let complaint = MessageId::EditMarksLostBack.with(listed(&gone));
            return Err(EditError::advised(complaint, MessageId::EditReopenHelp));
        }
    }
    let raw = row.text.get(was.span.range()).unwrap_or_default();
    let key = match was.value {
        Was::Deadline(_) => "deadline",
        Was::Dates(_) => "dates",
    };
    let steps = vec![Step::Set(key, raw.to_owned()), Step::Withdraw("postponed")];
    Ok((
        steps,
        vec![MessageId::EditedPostponementUndone.with(was.value.words())],
    ))
}
