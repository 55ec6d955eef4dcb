//! Evidence that comes after the mark it belongs to.

use chrono::NaiveDate;

use super::row::{EditedRow, Steps};
use super::series::{Which, days};
use super::step::Step;
use super::{EditError, value};
use crate::document::{Done, DoneEntry};
use crate::words::MessageId;

/// Returns the steps that add `evidence` to the marks made on the day `on` of what `which` means; `None` where there are
/// none, or all have it. Refuses to touch a mark with other evidence.
pub(super) fn added(
    row: &EditedRow<'_, '_>,
    on: NaiveDate,
    which: Which,
    evidence: &str,
) -> Result<Option<Steps>, EditError> {
    let steps = match &row.whole.document.done {
        Some(Done::On(day)) if day.value == on => to_the_row(row, on, which, evidence)?,
        Some(Done::Each(entries)) => to_entries(row, entries, on, which, evidence)?,
        _ => Vec::new(),
    };
    let fact = || MessageId::EditedProved.with(on).with(evidence);
    Ok((!steps.is_empty()).then(|| (steps, vec![fact()])))
}

/// One day for the whole row: evidence of one due day of a series has no place beside it.
fn to_the_row(
    row: &EditedRow<'_, '_>,
    on: NaiveDate,
    which: Which,
    evidence: &str,
) -> Result<Vec<Step>, EditError> {
    let series = row.whole.occurrences.len() > 1;
    if (series && which.day().is_some()) || !is_bare(row, None, on, evidence)? {
        return Ok(Vec::new());
    }
    let proof = value::text(evidence);
    let step = if series {
        Step::Set("evidence", proof)
    } else {
        let mark = value::table(&[("on", value::date(on)), ("evidence", proof)]);
        Step::Set("done", value::array(&[mark]))
    };
    Ok(vec![step])
}

fn to_entries(
    row: &EditedRow<'_, '_>,
    entries: &[DoneEntry<'_>],
    on: NaiveDate,
    which: Which,
    evidence: &str,
) -> Result<Vec<Step>, EditError> {
    let days = days(row.whole, which);
    let alone = row.whole.occurrences.len() <= 1;
    let mut steps = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        let meant = alone || entry.due.is_some_and(|due| days.contains(&due.value));
        let marked = entry.on.is_some_and(|day| day.value == on);
        let own = entry.evidence.map(|own| own.value);
        // Two due days of a series may be met on one day, each with evidence of its own.
        let another = !alone && which == Which::Unsaid && own.is_some();
        if meant && marked && !another && is_bare(row, own, on, evidence)? {
            let field = format!("evidence = {}", value::text(evidence));
            steps.push(Step::Amend("done", number, "on", field));
        }
    }
    Ok(steps)
}

/// Returns whether a mark with the evidence `own`, or that of the row, has none; refuses other evidence than `evidence`.
fn is_bare(
    row: &EditedRow<'_, '_>,
    own: Option<&str>,
    on: NaiveDate,
    evidence: &str,
) -> Result<bool, EditError> {
    let known = own.or(row.whole.document.evidence.map(|known| known.value));
    match known {
        None => Ok(true),
        Some(known) if known == evidence => Ok(false),
        Some(known) => Err(EditError::refused(
            MessageId::EditOtherEvidence.with(on).with(known),
        )),
    }
}
