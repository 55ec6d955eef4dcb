//! Sentences about a plan as a whole: its passport, registry, sections, and runs of rows.

use super::sentence::Sentence;
use crate::query::diff::{Change, Entry, Field, MovedRow, Renumbering};
use crate::words::{Lang, Message, MessageId};

/// Tells a change that is not of one row.
pub(super) fn tell(change: &Change, lang: Lang) -> Option<Sentence> {
    let plain = |message: Message| Some(Sentence::of(&message, lang));
    match change {
        Change::Passport { field, old, new } => {
            let field = MessageId::DiffField.with(name(*field));
            Some(Sentence::edit(
                &field,
                &old.join("; "),
                &new.join("; "),
                lang,
            ))
        }
        Change::Event { event, old, new } => {
            let event = event.as_str();
            plain(match (old, new) {
                (Some(old), Some(new)) => {
                    MessageId::DiffEventMoved.with(event).with(*old).with(*new)
                }
                (Some(old), None) => MessageId::DiffEventUnset.with(event).with(*old),
                (None, new) => MessageId::DiffEventSet
                    .with(event)
                    .with(new.unwrap_or_default()),
            })
        }
        Change::Registry { name, old, new } => {
            Some(registry(name, old.as_ref(), new.as_ref(), lang))
        }
        Change::SectionAdded { title, .. } => {
            plain(MessageId::DiffSectionAdded.with(title.as_str()))
        }
        Change::SectionRemoved { title, .. } => {
            plain(MessageId::DiffSectionRemoved.with(title.as_str()))
        }
        Change::SectionMoved { title, .. } => {
            plain(MessageId::DiffSectionMoved.with(title.as_str()))
        }
        Change::SectionRenamed { old, new, .. } => Some(Sentence::edit(
            &MessageId::DiffSectionRenamed.into(),
            old,
            new,
            lang,
        )),
        Change::Renumbered { rows, .. } => plain(renumbered(rows)),
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

/// Tells of a row that is not compared.
pub(super) fn unread(row: &str, lang: Lang) -> Sentence {
    Sentence::of(&MessageId::DiffUnreadRow.with(row), lang)
}

/// Returns what a plan says of itself, without words on how it came to be.
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
        let day = |day: chrono::NaiveDate| day.format("%d.%m.%Y").to_string();
        match (held.from, held.to) {
            (None, None) => held.name.clone(),
            (from, to) => {
                let from = from.map(day).unwrap_or_default();
                let to = to.map(day).unwrap_or_default();
                format!("{} ({from}–{to})", held.name)
            }
        }
    }));
    parts.join(", ")
}

fn renumbered(rows: &[Renumbering]) -> Message {
    match rows {
        [only] if only.old.is_empty() || only.new.is_empty() => MessageId::DiffNumberSet
            .with(MessageId::DiffRow.with((only.at + 1).to_string()))
            .with(only.old.as_str())
            .with(only.new.as_str()),
        [first, .., last] => MessageId::DiffRenumberedMany
            .with(bare(&first.old))
            .with(bare(&last.old))
            .with(bare(&first.new))
            .with(bare(&last.new)),
        [only] if bare(&only.old) != bare(&only.new) => MessageId::DiffRenumbered
            .with(bare(&only.old))
            .with(bare(&only.new)),
        _ => {
            let (old, new) = rows.first().map_or(("", ""), |row| (&row.old, &row.new));
            MessageId::DiffRenumbered.with(old).with(new)
        }
    }
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
        [first, .., last] => MessageId::DiffMovedRows.with(id(first)).with(id(last)),
        _ => MessageId::DiffMovedRow.with(rows.first().map_or("", id)),
    };
    let told = |id: MessageId| id.with(named(|row| &row.was)).with(rows.len());
    let message = match target {
        Target::Section(section) => told(MessageId::DiffMovedSection).with(section),
        Target::Outside => told(MessageId::DiffMovedOut),
        Target::After(after) => told(MessageId::DiffMovedAfter).with(after),
        Target::First => told(MessageId::DiffMovedFirst),
    };
    if rows.iter().all(|row| row.was == row.id) {
        message
    } else {
        MessageId::DiffMovedNow
            .with(message)
            .with(named(|row| &row.id))
    }
}
