//! Rules about what was carried out: marks of execution, the day work began, cancellation.

use chrono::NaiveDate;

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Rule};
use crate::document::{Cancelled, Done};
use crate::model::{Item, Occurrence, Plan};
use crate::text::{Span, Spanned};
use crate::words::MessageId;

/// Occurrences that a message still lists one by one.
const LISTED: usize = 6;

/// Something is dated later than the day of the check.
pub(super) fn done_in_future(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in &subject.plan.items {
        let done = marks(item).map(|on| (MessageId::DoneInFuture, on));
        let started = item
            .document
            .started
            .map(|on| (MessageId::StartedInFuture, on));
        let others = facts(item).filter_map(|fact| Some((fact.in_future, fact.on?)));
        let later = done.chain(started).chain(others);
        for (title, on) in later.filter(|(_, on)| on.value > subject.as_of) {
            let title = title.with(item.id.as_str()).with(on.value);
            out.push(future(on.span, title, subject.as_of));
        }
    }
}

/// A fact has no day, and so holds from the start.
pub(super) fn undated_fact(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in &subject.plan.items {
        let postponed = item.document.postponed.iter();
        let postponed = postponed.map(|entry| ("postponed", entry.span, entry.on));
        let others = facts(item).map(|fact| (fact.key, fact.span, fact.on));
        for (key, span, _) in postponed.chain(others).filter(|(.., on)| on.is_none()) {
            let title = MessageId::UndatedFact.with(item.id.as_str()).with(key);
            out.push(
                Diagnostic::new(Rule::UndatedFact, span, title).help(MessageId::UndatedFactHelp),
            );
        }
    }
}

/// An entry of a row that is neither a mark of execution nor a postponement of the whole.
struct Entry {
    key: &'static str,
    span: Span,
    on: Option<Spanned<NaiveDate>>,
    in_future: MessageId,
}

fn facts(item: &Item<'_>) -> impl Iterator<Item = Entry> {
    let row = &item.document;
    let (whole, each) = match &row.cancelled {
        Some(Cancelled::Whole(fact)) => (Some(fact), None),
        Some(Cancelled::Each(facts)) => (None, Some(facts)),
        None => (None, None),
    };
    let cancelled = whole.into_iter().chain(each.into_iter().flatten());
    let cancelled = cancelled.map(|fact| Entry {
        key: "cancelled",
        span: fact.span,
        on: fact.on,
        in_future: MessageId::CancelledInFuture,
    });
    let moved = row.moved.iter().map(|entry| Entry {
        key: "moved",
        span: entry.span,
        on: entry.on,
        in_future: MessageId::PostponedInFuture,
    });
    let unmet = row.unmet.iter().map(|fact| Entry {
        key: "unmet",
        span: fact.span,
        on: fact.on,
        in_future: MessageId::UnmetInFuture,
    });
    cancelled.chain(moved).chain(unmet)
}

fn future(span: Span, title: crate::words::Message, as_of: NaiveDate) -> Diagnostic {
    Diagnostic::new(Rule::DoneInFuture, span, title)
        .label(MessageId::DoneInFutureLabel.with(as_of))
        .help(MessageId::DoneInFutureHelp)
}

/// A row is marked done before its window opens, before work on it began, or before the plan was there.
pub(super) fn done_before_start(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in &subject.plan.items {
        for (mark, occurrence) in matched(item) {
            if let Some(opens) = opens(subject.plan).filter(|opens| mark.value < *opens) {
                out.push(done_before_plan(item, mark, opens));
                continue;
            }
            let Some(start) = occurrence.start.filter(|start| mark.value < *start) else {
                continue;
            };
            let title = MessageId::DoneBeforeStart.with(item.id.as_str());
            let mut diagnostic = Diagnostic::new(Rule::DoneBeforeStart, mark.span, title)
                .label(MessageId::DoneLabel.with(mark.value))
                .help(MessageId::DoneBeforeStartHelp);
            if let Some(deadline) = item.document.deadline {
                diagnostic =
                    diagnostic.related(deadline.span, MessageId::WindowOpensLabel.with(start));
            }
            out.push(diagnostic);
        }
        out.extend(done_before_started(item));
    }
}

/// Returns the day before which nothing of `plan` is carried out: its period begins, or it is approved before that.
fn opens(plan: &Plan<'_>) -> Option<NaiveDate> {
    let begins = plan.period?.start;
    Some(
        plan.approved()
            .map_or(begins, |approved| approved.value.min(begins)),
    )
}

/// A mark older than the plan: mostly a wrong year.
fn done_before_plan(item: &Item<'_>, mark: Spanned<NaiveDate>, opens: NaiveDate) -> Diagnostic {
    let title = MessageId::DoneBeforePlan
        .with(item.id.as_str())
        .with(mark.value)
        .with(opens);
    Diagnostic::new(Rule::DoneBeforeStart, mark.span, title)
        .label(MessageId::DoneLabel.with(mark.value))
        .help(MessageId::PhraseYearRangeHelp)
}

fn done_before_started(item: &Item<'_>) -> Option<Diagnostic> {
    let started = item.document.started?;
    let first = marks(item).min_by_key(|mark| mark.value)?;
    let title = MessageId::DoneBeforeStarted.with(item.id.as_str());
    (first.value < started.value).then(|| {
        Diagnostic::new(Rule::DoneBeforeStart, first.span, title)
            .label(MessageId::DoneLabel.with(first.value))
            .related(started.span, MessageId::StartedLabel.with(started.value))
            .help(MessageId::DoneBeforeStartedHelp)
    })
}

/// One date marks a row that has several occurrences.
pub(super) fn done_ambiguous(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in &subject.plan.items {
        let (Some(Done::On(on)), several @ [_, _, ..]) =
            (&item.document.done, &item.occurrences[..])
        else {
            continue;
        };
        let nearest = several.iter().find(|occurrence| on.value <= occurrence.due);
        let nearest = nearest.or(several.last()).into_iter();
        let title = MessageId::DoneAmbiguous
            .with(item.id.as_str())
            .with(several.len());
        let mut diagnostic = Diagnostic::new(Rule::DoneAmbiguous, on.span, title)
            .label(MessageId::DoneAmbiguousLabel.with(on.value))
            .help(MessageId::DoneAmbiguousOne.with(list(nearest, on.value)));
        if several.len() <= LISTED {
            let all = list(several.iter(), on.value);
            diagnostic = diagnostic.help(MessageId::DoneAmbiguousAll.with(all));
        }
        out.push(diagnostic);
    }
}

/// Returns the TOML that marks `occurrences` as carried out on `on`.
fn list<'o>(occurrences: impl Iterator<Item = &'o Occurrence>, on: NaiveDate) -> String {
    let entry = |occurrence: &Occurrence| format!("{{ due = {}, on = {on} }}", occurrence.day());
    let entries: Vec<String> = occurrences.map(entry).collect();
    format!("done = [{}]", entries.join(", "))
}

/// A cancelled row is marked as carried out as a whole; some of its occurrences may well have been.
pub(super) fn done_and_cancelled(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in &subject.plan.items {
        let all = item
            .occurrences
            .iter()
            .all(|occurrence| occurrence.done.is_some());
        let (Some(mark), Some(Cancelled::Whole(cancelled))) =
            (marks(item).next(), &item.document.cancelled)
        else {
            continue;
        };
        if all {
            let title = MessageId::DoneAndCancelled.with(item.id.as_str());
            out.push(
                Diagnostic::new(Rule::DoneAndCancelled, cancelled.span, title)
                    .label(MessageId::CancelledLabel)
                    .related(mark.span, MessageId::DoneLabel.with(mark.value))
                    .help(MessageId::DoneAndCancelledHelp),
            );
        }
    }
}

/// Returns the days on which the row, or an occurrence of it, was carried out.
fn marks(item: &Item<'_>) -> impl Iterator<Item = Spanned<NaiveDate>> {
    let (one, each) = match &item.document.done {
        Some(Done::On(day)) => (Some(*day), None),
        Some(Done::Each(entries)) => (None, Some(entries)),
        None => (None, None),
    };
    let each = each.into_iter().flatten().filter_map(|entry| entry.on);
    one.into_iter().chain(each)
}

/// Returns each mark with the occurrence it belongs to, where that is certain.
fn matched<'i>(item: &'i Item<'_>) -> Vec<(Spanned<NaiveDate>, &'i Occurrence)> {
    let only = match &item.occurrences[..] {
        [only] => Some(only),
        _ => None,
    };
    match &item.document.done {
        Some(Done::On(day)) => only.map(|only| (*day, only)).into_iter().collect(),
        Some(Done::Each(entries)) => {
            let pair = |entry: &crate::document::DoneEntry<'_>| {
                let due = entry.due.map(|due| due.value);
                let mut all = item.occurrences.iter();
                let occurrence = all.find(|occurrence| Some(occurrence.day()) == due);
                let occurrence = occurrence.or(only.filter(|_| due.is_none()));
                Some((entry.on?, occurrence?))
            };
            entries.iter().filter_map(pair).collect()
        }
        None => Vec::new(),
    }
}
