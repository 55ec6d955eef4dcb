//! A deadline moved, and moved back: the former one is kept with the day and the ground of the decision.

use chrono::{Days, NaiveDate};

use super::later::{self, FactKind};
use super::row::{EditedRow, Steps, must_be_open};
use super::series::Which;
use super::step::Step;
use super::{EditError, reopen, series, value};
use crate::diagnostic::{Diagnostic, Level, Rule};
use crate::document::{Cancelled, Deadline, Done, Was, windows};
use crate::model;
use crate::phrase::{self, Kind, Occurrence, Reading};
use crate::text::russian;
use crate::words::{Message, MessageId};

/// Returns the steps that move the deadline of `row`, or one occurrence of it.
pub(super) fn postpone(
    row: &EditedRow<'_, '_>,
    to: &str,
    on: NaiveDate,
    which: Which,
    basis: Option<&str>,
) -> Result<Steps, EditError> {
    must_be_open(row)?;
    later::must_allow(row, &[], &[FactKind::Postponed])?;
    match which {
        Which::Due(_) | Which::Planned(_) => {
            let one = series::one(row, which)?;
            if row.item.occurrences.len() > 1 {
                move_one(row, one, to, on, basis)
            } else {
                decide(row, to, on, basis)
            }
        }
        Which::Unsaid if row.item.occurrences.len() > 1 => Err(series::must_choose(row.item)),
        Which::Unsaid | Which::All => decide(row, to, on, basis),
    }
}

/// Returns the steps that give `row` the deadline that a new edition of its document has, whatever that is.
pub(super) fn edition(
    row: &EditedRow<'_, '_>,
    to: &str,
    on: NaiveDate,
    basis: Option<&str>,
) -> Result<Steps, EditError> {
    must_be_open(row)?;
    later::must_allow(row, &[], &[FactKind::Postponed])?;
    reword(row, to, on, basis)
}

/// Returns the steps that give `row` the deadline that people decided on: days are told by the clock, and words without a
/// day are refused.
fn decide(
    row: &EditedRow<'_, '_>,
    to: &str,
    on: NaiveDate,
    basis: Option<&str>,
) -> Result<Steps, EditError> {
    must_be_until(row, to)?;
    let dated = by_the_clock(row, to).map(until);
    let to = dated.as_deref().unwrap_or(to);
    let reading = reading(row, to);
    if problem(&reading).is_none() {
        must_be_as_certain(row, &reading, to)?;
        must_lie_ahead(&reading, to, row.as_of)?;
    }
    reword(row, to, on, basis)
}

/// Returns the steps that move one occurrence to the day that `to` means.
fn move_one(
    row: &EditedRow<'_, '_>,
    one: &model::Occurrence,
    to: &str,
    on: NaiveDate,
    basis: Option<&str>,
) -> Result<Steps, EditError> {
    let day = one_day(row, to)?;
    if day == one.due {
        let said = day.format("%d.%m.%Y").to_string();
        return Err(EditError::refused(MessageId::EditSameDeadline.with(said)));
    }
    let mut all = row.whole.occurrences.iter();
    let last = all.find(|other| other.day() == one.day()).unwrap_or(one);
    let decided = last.moved.as_ref().and_then(|moved| moved.on);
    if let Some(later) = decided.filter(|decided| *decided > on) {
        return Err(EditError::advised(
            MessageId::EditMovedLater.with(one.day()).with(later),
            MessageId::EditMovedLaterHelp
                .with(row.address.as_str())
                .with(one.day()),
        ));
    }
    let mut fields = vec![
        ("due", value::date(one.day())),
        ("to", value::date(day)),
        ("on", value::date(on)),
    ];
    fields.extend(basis.map(|basis| ("basis", value::text(basis))));
    let mut facts = vec![MessageId::EditedMoved.with(one.due).with(day)];
    let mut others = row.item.occurrences.iter();
    if others.any(|other| other.due == day && !std::ptr::eq(other, one)) {
        facts.push(MessageId::EditedMovedOnto.with(day));
    }
    facts.extend(past(row, day));
    facts.extend(earlier(Some(one.due), Some(day)));
    let beyond = row.plan.period.filter(|period| !period.contains(day));
    facts.extend(beyond.map(|period| {
        let outside = MessageId::EditedOutside.with(day);
        outside.with(period.start).with(period.end)
    }));
    let working = row.workspace.calendar.is_working(day);
    facts.extend((!working).then(|| MessageId::EditedToDayOff.with(day)));
    facts.extend(basis.map(|basis| MessageId::EditedBasis.with(basis)));
    Ok((vec![Step::Enter("moved", value::table(&fields))], facts))
}

/// Says that a new due day has passed already.
fn past(row: &EditedRow<'_, '_>, due: NaiveDate) -> Option<Message> {
    (due < row.as_of).then(|| MessageId::EditedToPast.with(due))
}

/// Says that a new due day comes before the former one.
fn earlier(former: Option<NaiveDate>, due: Option<NaiveDate>) -> Option<Message> {
    let former = former.filter(|former| due.is_some_and(|due| due < *former))?;
    Some(MessageId::EditedEarlier.with(former))
}

/// Refuses «на месяц», which is no day: how long the work is put off by.
fn must_be_until(row: &EditedRow<'_, '_>, to: &str) -> Result<(), EditError> {
    let folded = russian::fold(to);
    let how_long = folded.starts_with("на ") && !folded.contains(|c: char| c.is_ascii_digit());
    if !how_long {
        return Ok(());
    }
    let dues = row.item.occurrences.iter().map(|one| one.due);
    let example = dues.max().unwrap_or(row.as_of).max(row.as_of) + Days::new(30);
    let example = example.format("%d.%m.%Y").to_string();
    Err(EditError::advised(
        MessageId::EditForHowLong.with(to),
        MessageId::EditForHowLongHelp.with(example),
    ))
}

/// Refuses a deadline without a year that several years of the plan have where the one taken has passed.
pub(super) fn must_lie_ahead(
    reading: &Reading,
    to: &str,
    as_of: NaiveDate,
) -> Result<(), EditError> {
    let taken = |finding: &Diagnostic| finding.rule == Rule::YearInferred;
    let last = reading.occurrences.iter().map(|one| one.due).max();
    match last.filter(|last| *last < as_of && reading.findings.iter().any(taken)) {
        Some(last) => Err(EditError::advised(
            MessageId::EditYearPast.with(to).with(last),
            MessageId::EditYearPastHelp,
        )),
        None => Ok(()),
    }
}

/// Returns the one day that `to` means, written as machines do or in words.
pub(super) fn one_day(row: &EditedRow<'_, '_>, to: &str) -> Result<NaiveDate, EditError> {
    if let Ok(day) = NaiveDate::parse_from_str(to.trim(), "%Y-%m-%d") {
        return Ok(day);
    }
    must_be_until(row, to)?;
    if let Some(day) = by_the_clock(row, to) {
        return Ok(day);
    }
    let reading = reading(row, to);
    if let Some(problem) = problem(&reading) {
        return Err(EditError::Invalid {
            text: to.to_owned(),
            problem: Box::new(problem.clone()),
        });
    }
    must_lie_ahead(&reading, to, row.as_of)?;
    match reading.occurrences.as_slice() {
        [only] if !is_vague(&reading) => Ok(only.due),
        _ => Err(EditError::refused(MessageId::EditNotOneDay.with(to))),
    }
}

/// Returns the day that `to` means by the clock where the deadline language has no one day for it.
fn by_the_clock(row: &EditedRow<'_, '_>, to: &str) -> Option<NaiveDate> {
    let read = reading(row, to);
    match read.kind {
        Kind::Recurring => phrase::day_from(to, row.as_of),
        _ => clock_day(&read, to, row.as_of),
    }
}

/// Returns the day that `words` mean on the day `as_of`, as in the options that take a day, where their reading as a
/// deadline has no days: «послезавтра», «+7».
pub(super) fn clock_day(read: &Reading, words: &str, as_of: NaiveDate) -> Option<NaiveDate> {
    let is_dated = problem(read).is_none() && has_days(read);
    (!is_dated)
        .then(|| phrase::day_from(words, as_of))
        .flatten()
}

/// Returns the deadline that ends on `day`.
pub(super) fn until(day: NaiveDate) -> String {
    format!("до {}", day.format("%d.%m.%Y"))
}

/// Returns whether a deadline names days, of a document or an event at hand.
fn has_days(reading: &Reading) -> bool {
    use Kind::{AsNeeded, External, Relative, Unknown};
    let undated = || {
        let mut findings = reading.findings.iter();
        findings.any(|finding| finding.rule == Rule::UndatedEvent)
    };
    match reading.kind {
        External | AsNeeded | Unknown => false,
        Relative => !undated(),
        _ => true,
    }
}

/// Refuses words without a day, and a recurrence, as the deadline of `row` that had a day.
fn must_be_as_certain(row: &EditedRow<'_, '_>, new: &Reading, to: &str) -> Result<(), EditError> {
    let former = &row.item.reading;
    let had_days = row.dates.is_some() || has_days(former);
    let complaint = if had_days && !has_days(new) {
        MessageId::EditNoDay
    } else if new.kind == Kind::Recurring
        && former.kind != Kind::Recurring
        && row.item.occurrences.len() == 1
        && new.occurrences.len() > 1
        && had_days
    {
        MessageId::EditRecurs
    } else {
        return Ok(());
    };
    Err(EditError::advised(
        complaint.with(to).with(new.occurrences.len()),
        MessageId::EditNoDayHelp,
    ))
}

/// Says which milestones of the former deadline the new one does not name.
fn milestones_gone(row: &EditedRow<'_, '_>, new: &Reading) -> Option<Message> {
    let mut gone = row.item.reading.milestones.clone();
    gone.retain(|one| !new.milestones.iter().any(|kept| kept.date == one.date));
    let told: Vec<String> = gone
        .iter()
        .map(|one| format!("«{}» {}", one.text.trim(), one.date.format("%d.%m.%Y")))
        .collect();
    (!told.is_empty()).then(|| MessageId::EditedMilestonesGone.with(told.join(", ")))
}

/// Returns the steps that give `row` another deadline. Where real dates win over the phrase, they are moved, and the
/// phrase stays as the document words it.
fn reword(
    row: &EditedRow<'_, '_>,
    to: &str,
    on: NaiveDate,
    basis: Option<&str>,
) -> Result<Steps, EditError> {
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
    facts.extend(read_as(to, &reading));
    let dues = reading.occurrences.iter().map(|occurrence| occurrence.due);
    let last = dues.max();
    facts.extend(last.and_then(|last| past(row, last)));
    let former = row.item.occurrences.iter().map(|one| one.due);
    facts.extend(earlier(former.max(), last));
    facts.extend(basis.map(|basis| MessageId::EditedBasis.with(basis)));
    facts.extend(milestones_gone(row, &reading));
    if !met.is_empty() {
        facts.push(MessageId::EditedMarksStay.with(listed(&met)));
    }
    Ok((steps, facts))
}

/// Says which days the words of a deadline mean, where they do not name them.
pub(super) fn read_as(words: &str, reading: &Reading) -> Option<Message> {
    let days = reading.occurrences.iter().map(|occurrence| occurrence.due);
    let days: Vec<NaiveDate> = days.collect();
    let is_named = |day: &NaiveDate| words.contains(&day.format("%d.%m.%Y").to_string());
    if !has_days(reading) || days.iter().all(is_named) {
        return None;
    }
    match days.as_slice() {
        [] => None,
        [only] => Some(MessageId::EditedReadOn.with(*only)),
        [first, ..] => Some(MessageId::EditedReadOften.with(days.len()).with(*first)),
    }
}

/// Returns the due days that `row` has marks for: of execution, cancellation, a move or a reason.
fn met(row: &EditedRow<'_, '_>) -> Vec<NaiveDate> {
    let facts = &row.whole.document;
    let done = match &facts.done {
        Some(Done::Each(entries)) => entries.iter().map(|entry| entry.due).collect(),
        _ => Vec::new(),
    };
    let cancelled = match &facts.cancelled {
        Some(Cancelled::Each(entries)) => entries.iter().map(|entry| entry.due).collect(),
        _ => Vec::new(),
    };
    let moved = facts.moved.iter().map(|entry| entry.due);
    let unmet = facts.unmet.iter().map(|entry| entry.due);
    let named = done.into_iter().chain(cancelled).chain(moved).chain(unmet);
    let mut days: Vec<NaiveDate> = named.flatten().map(|due| due.value).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn listed(days: &[NaiveDate]) -> String {
    let day = |day: &NaiveDate| day.format("%d.%m.%Y").to_string();
    days.iter().map(day).collect::<Vec<_>>().join(", ")
}

/// Returns words for what is due on `day` in `row`: a day, one to be ready by, or a window.
fn as_due(row: &EditedRow<'_, '_>, day: NaiveDate) -> String {
    let mut all = row.whole.occurrences.iter();
    let start = all.find(|one| one.day() == day).map(|one| one.start);
    let said = listed(&[day]);
    match start {
        Some(None) => format!("до {said}"),
        Some(Some(start)) if start < day => format!("с {} по {said}", listed(&[start])),
        _ => said,
    }
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
    let met = lost.iter().map(|day| as_due(row, *day));
    let whole = met.chain([to.to_owned()]).collect::<Vec<_>>().join(", ");
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
        MessageId::EditReopenFirst.with(row.address.as_str())
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
    if reading.occurrences.is_empty() || is_vague(reading) {
        return Err(EditError::refused(MessageId::EditNoDates.with(to)));
    }
    Ok(value::array(
        &reading.occurrences.iter().map(window).collect::<Vec<_>>(),
    ))
}

/// Returns whether a reading names no days of its own.
fn is_vague(reading: &Reading) -> bool {
    matches!(
        reading.kind,
        Kind::External | Kind::AsNeeded | Kind::Relative | Kind::Ongoing
    )
}

fn window(occurrence: &Occurrence) -> String {
    let due = value::date(occurrence.due);
    match occurrence.start {
        Some(start) if start == occurrence.due => due,
        Some(start) => value::table(&[("start", value::date(start)), ("due", due)]),
        None => value::table(&[("due", due)]),
    }
}

/// Returns the steps that take the last postponement of `row` back, or the last move of an occurrence.
pub(super) fn undo(row: &EditedRow<'_, '_>, which: Which) -> Result<Steps, EditError> {
    let facts = &row.item.document;
    let decided = |on: Option<crate::text::Spanned<NaiveDate>>| on.map(|on| on.value);
    let moved = facts.moved.last().map(|entry| decided(entry.on));
    let postponed = facts.postponed.last().map(|entry| decided(entry.on));
    let several = row.item.occurrences.len() > 1;
    if (which.day().is_some() && several)
        || moved.is_some_and(|moved| postponed.is_none_or(|on| on <= moved))
    {
        let none = || EditError::refused(MessageId::EditNotPostponed);
        return reopen::moved(row, which)?.ok_or_else(none);
    }
    put_back(row)
}

/// Returns the steps that give `row` the deadline back that it had before its last postponement.
fn put_back(row: &EditedRow<'_, '_>) -> Result<Steps, EditError> {
    // A mark of the whole row would come to speak of other due days.
    must_be_open(row)?;
    later::must_allow(row, &[], &[FactKind::Postponed])?;
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
            return Err(EditError::advised(
                complaint,
                MessageId::EditReopenHelp.with(row.address.as_str()),
            ));
        }
    }
    let raw = row.text.get(was.span.range()).unwrap_or_default();
    let key = match was.value {
        Was::Deadline(_) => "deadline",
        Was::Dates(_) => "dates",
    };
    let last = row.item.document.postponed.len() - 1;
    let steps = vec![
        Step::Set(key, raw.to_owned()),
        Step::Withdraw("postponed", last),
    ];
    Ok((
        steps,
        vec![MessageId::EditedPostponementUndone.with(was.value.words())],
    ))
}
