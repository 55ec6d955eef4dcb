//! A deadline moved, and moved back: the former one is kept with the day and the ground of the decision.

use chrono::NaiveDate;

use super::operation::{Course, Row, must_be_open};
use super::step::Step;
use super::{EditError, value};
use crate::diagnostic::Level;
use crate::document::{Was, windows};
use crate::phrase::{self, Kind, Occurrence};
use crate::words::MessageId;

/// Returns the steps that move the deadline of `row`. Where real dates win over the phrase, they are moved, and the
/// phrase stays as the document words it.
pub(super) fn postpone(
    row: &Row<'_, '_>,
    to: &str,
    on: NaiveDate,
    basis: Option<&str>,
) -> Result<Course, EditError> {
    must_be_open(row.item)?;
    let (key, was, now, said) = if let Some(dates) = row.dates {
        let former = row.item.document.dates.iter().map(|window| window.value);
        ("dates", dates, moved_dates(row, to)?, windows(former))
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
    let mut fields = vec![("was", was.to_owned()), ("on", value::date(on))];
    fields.extend(basis.map(|basis| ("basis", value::text(basis))));
    let steps = vec![
        Step::Enter("postponed", value::table(&fields)),
        Step::Set(key, now),
    ];
    Ok((steps, vec![MessageId::EditedPostponed.with(said).with(to)]))
}

/// Returns the days that `to` means, as the value of `dates`.
fn moved_dates(row: &Row<'_, '_>, to: &str) -> Result<String, EditError> {
    let events: Vec<(String, NaiveDate)> = row
        .plan
        .document
        .events
        .iter()
        .map(|(event, day)| (event.value.to_owned(), day.value))
        .collect();
    let context = phrase::Context {
        period: row.plan.period,
        month: row
            .plan
            .section_title(row.item)
            .and_then(phrase::month_named),
        events: &events,
        calendar: &row.workspace.calendar,
    };
    let reading = phrase::read(to, &context);
    if let Some(problem) = reading
        .findings
        .iter()
        .find(|finding| finding.level == Level::Deny)
    {
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
pub(super) fn undo(row: &Row<'_, '_>) -> Result<Course, EditError> {
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
