//! A plan a fact a line, as `git log -p` shows it through a textconv.

use super::row::{CANCELLED, UNMET, called, date, facts, quoted, shifts, windows};
use super::whole;
use crate::model::naming::is_name;
use crate::query::diff::{self, Change, Marks, Postponement, Record, Revision, RowRef, between};
use crate::text::harmless;
use crate::words::{Lang, MessageId};

/// Returns what the plan says: its passport and registry, then for each row a heading by its number and section, and
/// below it a line for each fact.
pub fn lines(revision: &Revision, lang: Lang) -> Vec<String> {
    let whole = between(&Revision::empty(&revision.name), revision).changes;
    let mut lines: Vec<String> = whole
        .iter()
        .filter_map(|change| whole::value(change, lang))
        .collect();
    for change in &whole {
        if let Change::Added { item, row } = change {
            lines.extend([String::new(), heading(item, lang)]);
            let facts = all(row, lang).into_iter();
            lines.extend(facts.map(|(label, fact)| format!("  {label}: {fact}")));
        }
    }
    lines
        .iter()
        .map(|line| harmless::line(line).into_owned())
        .collect()
}

fn heading(item: &RowRef, lang: Lang) -> String {
    let row = if is_name(&item.id) {
        item.id.clone()
    } else {
        called(&item.id).text(lang)
    };
    match &item.section {
        Some(section) => MessageId::LineRowIn
            .with(row)
            .with(section.as_str())
            .text(lang),
        None => row,
    }
}

/// Returns the facts of a row, each with what it is.
fn all(row: &Record, lang: Lang) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    let mut say = |label: MessageId, fact: &str| {
        if !fact.is_empty() {
            all.push((label.text(lang).to_owned(), fact.to_owned()));
        }
    };
    say(MessageId::LineTitle, &row.title);
    say(MessageId::LineDeadline, &row.deadline);
    for (place, name) in row.executors.iter().enumerate() {
        let label = match place {
            0 => MessageId::LineLead,
            _ => MessageId::LineExecutor,
        };
        say(label, name);
    }
    say(MessageId::LineResult, &row.result);
    say(MessageId::LineDates, &windows(&row.dates));
    for entry in &row.postponed {
        say(MessageId::LinePostponed, &former(entry));
    }
    say(MessageId::LineMoves, &shifts(&[], &row.moved, lang).0);
    if let Some(day) = row.started {
        say(MessageId::LineStarted, &date(day));
    }
    match &row.done {
        Some(Marks::On(day)) => say(MessageId::LineDone, &date(*day)),
        Some(Marks::Each(marks)) => {
            for mark in marks {
                say(MessageId::LineDone, &marked(mark));
            }
        }
        None => {}
    }
    if row.cancelled {
        let day = row.cancelled_on.map(date);
        let facts: Vec<String> = day.into_iter().chain(row.reason.clone()).collect();
        let facts = if facts.is_empty() {
            MessageId::DiffNoDay.text(lang).to_owned()
        } else {
            facts.join("; ")
        };
        say(MessageId::LineCancelled, &facts);
    }
    say(
        MessageId::LineOccurrences,
        &facts(&[], &row.dropped, CANCELLED, lang),
    );
    say(
        MessageId::LineOccurrences,
        &facts(&[], &row.unmet, UNMET, lang),
    );
    say(MessageId::LineNote, row.note.as_deref().unwrap_or_default());
    say(
        MessageId::LineEvidence,
        row.evidence.as_deref().unwrap_or_default(),
    );
    all.extend(row.extra.clone());
    all
}

/// Returns the mark of an occurrence: the day, the due day, what proves it and what was remarked.
fn marked(mark: &diff::Mark) -> String {
    let due = mark.due.map(date);
    let more = due.iter().chain(&mark.evidence).chain(&mark.note);
    let more: Vec<&str> = more.map(String::as_str).collect();
    let day = mark.on.map(date).unwrap_or_default();
    if more.is_empty() {
        day
    } else {
        format!("{day} ({})", more.join("; "))
    }
}

/// Returns what a postponement gave up, when and by which document.
fn former(entry: &Postponement) -> String {
    let was = match &entry.was {
        diff::Former::Deadline(phrase) => quoted(phrase),
        diff::Former::Dates(dates) => windows(dates),
    };
    let more: Vec<String> = entry
        .on
        .map(date)
        .into_iter()
        .chain(entry.basis.clone())
        .collect();
    if more.is_empty() {
        was
    } else {
        format!("{was} ({})", more.join("; "))
    }
}
