//! Sentences about a plan as a whole: its passport, registry, sections, and runs of rows.

use chrono::NaiveDate;

use super::row::called;
use super::sentence::{Rewriting, Sentence};
use crate::model::naming::is_name;
use crate::query::diff::{Change, Entry, Field, MovedRow, Renumbering};
use crate::words::{Lang, Message, MessageId};

/// Words a change that is not of one row.
pub(super) fn tell(change: &Change, lang: Lang) -> Option<Sentence> {
    let plain = |message: Message| Some(Sentence::of(&message, lang));
    match change {
        Change::Passport { field, old, new } => {
            let start = |id: MessageId| id.with(name(*field));
            let ids = Rewriting {
                set: MessageId::DiffFieldSet,
                unset: MessageId::DiffFieldUnset,
                changed: MessageId::DiffField,
            };
            let (old, new) = (old.join("; "), new.join("; "));
            Some(Sentence::rewritten(&ids, start, &old, &new, lang))
        }
        Change::Event { event, old, new } => plain(dated(event, *old, *new)),
        Change::Registry { name, old, new } => {
            Some(registry(name, old.as_ref(), new.as_ref(), lang))
        }
        Change::Renamed { old, new } => {
            plain(MessageId::DiffRenamed.with(old.as_str()).with(new.as_str()))
        }
        Change::SectionAdded { title, .. } => {
            plain(MessageId::DiffSectionAdded.with(title.as_str()))
        }
        Change::SectionRemoved { title, .. } => {
            plain(MessageId::DiffSectionRemoved.with(title.as_str()))
        }
        Change::SectionMoved { title, after, .. } => plain(match after {
            Some(after) => MessageId::DiffSectionMoved
                .with(title.as_str())
                .with(after.as_str()),
            None => MessageId::DiffSectionMovedFirst.with(title.as_str()),
        }),
        Change::SectionRenamed { old, new, .. } => Some(Sentence::edit(
            &MessageId::DiffSectionRenamed.into(),
            old,
            new,
            lang,
        )),
        Change::Renumbered { rows, .. } => plain(renumbered(rows, lang)),
        Change::Moved {
            rows,
            after,
            section,
            from_section,
        } => plain(moved(
            rows,
            target(
                section.as_deref(),
                from_section.as_deref(),
                after.as_deref(),
            ),
        )),
        _ => None,
    }
}

/// Words the change of the date of an event.
fn dated(event: &str, old: Option<NaiveDate>, new: Option<NaiveDate>) -> Message {
    match (old, new) {
        (Some(old), Some(new)) => MessageId::DiffEventMoved.with(event).with(old).with(new),
        (Some(old), None) => MessageId::DiffEventUnset.with(event).with(old),
        (None, new) => MessageId::DiffEventSet
            .with(event)
            .with(new.unwrap_or_default()),
    }
}

/// Words the note on a row that is not compared.
pub(super) fn unread(row: &str, lang: Lang) -> Sentence {
    Sentence::of(&MessageId::DiffUnreadRow.with(row), lang)
}

/// Returns the passport of a plan, without words about how it changed.
pub(super) fn value(change: &Change, lang: Lang) -> Option<String> {
    Some(match change {
        Change::Passport { field, new, .. } => {
            format!("{}: {}", name(*field).text(lang), new.join("; "))
        }
        Change::Event {
            event,
            new: Some(day),
            ..
        } => format!("{event}: {}", day.format("%d.%m.%Y")),
        Change::Registry {
            name,
            new: Some(entry),
            ..
        } => format!("{name}: {}", described(entry, lang)),
        _ => return None,
    })
}

fn name(field: Field) -> MessageId {
    match field {
        Field::Title => MessageId::FieldTitle,
        Field::Name => MessageId::FieldName,
        Field::Organization => MessageId::FieldOrganization,
        Field::Territory => MessageId::FieldTerritory,
        Field::Period => MessageId::FieldPeriod,
        Field::ApprovedOn => MessageId::FieldApprovedOn,
        Field::ApprovedIn => MessageId::FieldApprovedIn,
        Field::ApprovedBy => MessageId::FieldApprovedBy,
        Field::Basis => MessageId::FieldBasis,
        Field::Goal => MessageId::FieldGoal,
        Field::Expected => MessageId::FieldExpected,
        Field::Control => MessageId::FieldControl,
    }
}

fn registry(name: &str, old: Option<&Entry>, new: Option<&Entry>, lang: Lang) -> Sentence {
    let message = match (old, new) {
        (Some(old), Some(new)) => {
            let changed = MessageId::DiffRegistryChanged.with(name);
            return Sentence::edit(&changed, &described(old, lang), &described(new, lang), lang);
        }
        (_, Some(new)) => MessageId::DiffRegistryAdded
            .with(name)
            .with(described(new, lang)),
        (_, None) => MessageId::DiffRegistryRemoved.with(name),
    };
    Sentence::of(&message, lang)
}

/// Returns an entry of the registry in a line: kind, post, spellings, members, holders.
fn described(entry: &Entry, lang: Lang) -> String {
    let kind = match entry.kind.as_str() {
        "person" => MessageId::KindPerson,
        "role" => MessageId::KindRole,
        "group" => MessageId::KindGroup,
        _ => MessageId::KindUnit,
    };
    let mut parts = vec![kind.text(lang).to_owned()];
    parts.extend(entry.post.clone());
    parts.extend(entry.aliases.iter().map(|alias| format!("«{alias}»")));
    parts.extend(entry.members.iter().cloned());
    parts.extend(entry.held_by.iter().map(|held| {
        let days = match (held.from, held.to) {
            (None, None) => return held.name.clone(),
            (Some(from), Some(to)) => MessageId::FromTo.with(from).with(to),
            (Some(from), None) => MessageId::DiffHeldFrom.with(from),
            (None, Some(to)) => MessageId::DiffHeldTo.with(to),
        };
        format!("{} ({})", held.name, days.text(lang))
    }));
    parts.join(", ")
}

/// Words which numbers became which, consecutive rows together.
fn renumbered(rows: &[Renumbering], lang: Lang) -> Message {
    let runs: Vec<&[Renumbering]> = rows.chunk_by(follows).collect();
    let [only] = runs.as_slice() else {
        let run = |run: &&[Renumbering]| {
            let (old, new) = ends(run, lang);
            MessageId::DiffRenumberedRun.with(old).with(new).text(lang)
        };
        let runs: Vec<String> = runs.iter().map(run).collect();
        return MessageId::DiffRenumberedRuns.with(runs.join(", "));
    };
    let (old, new) = ends(only, lang);
    let alike = only.iter().all(|row| bare(&row.old) == bare(&row.new));
    match only {
        [row] if row.old.is_empty() => MessageId::DiffNumberSet.with(row.at + 1).with(new),
        [row] if row.new.is_empty() => MessageId::DiffNumberUnset.with(row.at + 1).with(old),
        [row] if alike => MessageId::DiffRenumbered
            .with(row.old.as_str())
            .with(row.new.as_str()),
        [first, ..] if alike => MessageId::DiffNumbersRespelt
            .with(old)
            .with(first.old.as_str())
            .with(first.new.as_str()),
        [_] => MessageId::DiffRenumbered.with(old).with(new),
        _ => MessageId::DiffRenumberedMany.with(old).with(new),
    }
}

/// Returns the old and the new numbers of rows that follow each other.
fn ends(rows: &[Renumbering], lang: Lang) -> (String, String) {
    let range = |of: fn(&Renumbering) -> &str| match rows {
        [first, .., last] => format!("{}–{}", bare(of(first)), bare(of(last))),
        [only] if !of(only).is_empty() => bare(of(only)).to_owned(),
        _ => MessageId::DiffNoNumber.text(lang).to_owned(),
    };
    (range(|row| &row.old), range(|row| &row.new))
}

/// Returns whether the second row follows the first in both numberings.
fn follows(first: &Renumbering, second: &Renumbering) -> bool {
    let next = |a: &str, b: &str| {
        let (Some((head, number, tail)), Some(other)) = (parts(a), parts(b)) else {
            return false;
        };
        number
            .checked_add(1)
            .is_some_and(|number| (head, number, tail) == other)
    };
    next(&first.old, &second.old) && next(&first.new, &second.new)
}

/// Takes a number apart at its last whole number: «2.14.» is («2.», 14, «.»).
fn parts(number: &str) -> Option<(&str, u64, &str)> {
    let tail = number.rsplit(|c: char| c.is_ascii_digit()).next()?;
    let body = number.strip_suffix(tail)?;
    let head = body.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = body.strip_prefix(head)?;
    Some((head, digits.parse().ok()?, tail))
}

/// Returns a number without its closing dot.
fn bare(number: &str) -> &str {
    number.trim().trim_end_matches(['.', ')'])
}

/// Where rows were put.
#[derive(Clone, Copy)]
enum Target<'t> {
    Section(&'t str),
    /// Out of all sections.
    Outside,
    /// After the row with this id.
    After(&'t str),
    First,
}

fn target<'t>(section: Option<&'t str>, from: Option<&str>, after: Option<&'t str>) -> Target<'t> {
    match (section, after) {
        (Some(here), _) if section != from => Target::Section(here),
        (None, _) if from.is_some() => Target::Outside,
        (_, Some(after)) => Target::After(after),
        (_, None) => Target::First,
    }
}

fn moved(rows: &[MovedRow], target: Target<'_>) -> Message {
    let named = |id: fn(&MovedRow) -> &str| match rows {
        [first, .., last] if !is_name(id(first)) && !is_name(id(last)) => {
            MessageId::DiffMovedRows.with(id(first)).with(id(last))
        }
        [first, _, ..] => MessageId::DiffMovedRowsFrom
            .with(rows.len())
            .with(called(id(first))),
        _ => called(rows.first().map_or("", id)),
    };
    let told = |id: MessageId| id.with(named(|row| &row.was)).with(rows.len());
    let message = match target {
        Target::Section(section) => told(MessageId::DiffMovedSection).with(section),
        Target::Outside => told(MessageId::DiffMovedOut),
        Target::After(after) => told(MessageId::DiffMovedAfter).with(called(after)),
        Target::First => told(MessageId::DiffMovedFirst),
    };
    let keeps = |row: &MovedRow| row.was == row.id || (is_name(&row.was) && is_name(&row.id));
    if rows.iter().all(keeps) {
        message
    } else {
        MessageId::DiffMovedNow
            .with(message)
            .with(named(|row| &row.id))
    }
}
