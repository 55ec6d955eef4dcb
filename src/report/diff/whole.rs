//! Sentences about a plan as a whole: its passport, registry, sections, and runs of rows.

use chrono::NaiveDate;

use super::row::{called, date};
use super::sentence::{Rewriting, rewritten};
use crate::model::naming::{bare, is_name};
use crate::query::diff::{Change, Entry, Field, MovedRow, Passport, Renumbering};
use crate::report::acts;
use crate::words::{Lang, Message, MessageId};

const FIELD: Rewriting = Rewriting {
    set: MessageId::DiffFieldSet,
    unset: MessageId::DiffFieldUnset,
    changed: MessageId::DiffField,
    within: MessageId::DiffFieldWords,
};

/// Words a change that is not of one row.
pub(super) fn tell(change: &Change, lang: Lang) -> Option<String> {
    let message = match change {
        Change::Passport { field, old, new } => return Some(passport(*field, old, new, lang)),
        Change::Event { event, old, new } => dated(event, *old, *new),
        Change::Registry { name, old, new } => registry(name, old.as_ref(), new.as_ref(), lang),
        Change::Renamed {
            old, new, rows: 0, ..
        } => MessageId::DiffRenamedWithin
            .with(old.as_str())
            .with(new.as_str()),
        Change::Renamed {
            old,
            new,
            rows,
            another,
        } => {
            let id = if *another {
                MessageId::DiffReplacedAll
            } else {
                MessageId::DiffRenamed
            };
            id.with(*rows).with(old.as_str()).with(new.as_str())
        }
        Change::SectionAdded { title, .. } => MessageId::DiffSectionAdded.with(title.as_str()),
        Change::SectionRemoved { title, .. } => MessageId::DiffSectionRemoved.with(title.as_str()),
        Change::SectionMoved { title, after, .. } => match after {
            Some(after) => MessageId::DiffSectionMoved
                .with(title.as_str())
                .with(after.as_str()),
            None => MessageId::DiffSectionMovedFirst.with(title.as_str()),
        },
        Change::SectionRenamed { old, new, .. } => MessageId::DiffSectionRenamed
            .with(old.as_str())
            .with(new.as_str()),
        Change::Renumbered { rows, .. } => renumbered(rows, lang),
        Change::Moved {
            rows,
            after,
            section,
            from_section,
        } => {
            let target = target(
                section.as_deref(),
                from_section.as_deref(),
                after.as_deref(),
            );
            moved(rows, target)
        }
        _ => return None,
    };
    Some(message.text(lang))
}

/// Words the change of a field of the passport: of a list, its members; of a text, its words.
fn passport(field: Field, old: &[String], new: &[String], lang: Lang) -> String {
    if field == Field::Basis {
        let told = members(old, new, lang);
        return MessageId::DiffFieldMembers
            .with(name(field))
            .with(told)
            .text(lang);
    }
    let shown = |texts: &[String]| match field {
        Field::ApprovedOn => texts
            .iter()
            .filter_map(|day| day.parse().ok())
            .map(date)
            .collect(),
        _ => texts.join("; "),
    };
    let (old, new) = (shown(old), shown(new));
    let is_short = |text: &String| text.split_whitespace().count() <= 3;
    if is_short(&old) && is_short(&new) && !old.is_empty() && !new.is_empty() {
        let told = MessageId::DiffFieldFor.with(name(field));
        return told.with(old).with(new).text(lang);
    }
    let start = |id: MessageId| id.with(name(field));
    rewritten(&FIELD, start, &old, &new, lang)
}

/// Words which members of a list came and went.
fn members<T: PartialEq + std::fmt::Display>(old: &[T], new: &[T], lang: Lang) -> String {
    let less = |all: &[T], known: &[T]| -> Vec<String> {
        let left = all.iter().filter(|member| !known.contains(member));
        left.map(|member| MessageId::DiffMember.with(member.to_string()).text(lang))
            .collect()
    };
    let (came, gone) = (less(new, old), less(old, new));
    let message = match (came.as_slice(), gone.as_slice()) {
        ([], []) => MessageId::DiffMembersReordered.into(),
        ([came], [gone]) => MessageId::DiffMemberFor
            .with(gone.as_str())
            .with(came.as_str()),
        (came, []) => MessageId::DiffMembersAdded.with(came.join(", ")),
        ([], gone) => MessageId::DiffMembersRemoved.with(gone.join(", ")),
        (came, gone) => MessageId::DiffMembersBoth
            .with(came.join(", "))
            .with(gone.join(", ")),
    };
    message.text(lang)
}

/// The fields that say by whose will a plan holds: they change together, and are told in one sentence.
pub(super) const APPROVAL: [Field; 3] = [Field::ApprovedOn, Field::ApprovedIn, Field::ApprovedBy];

/// Words that another document approves the plan: «утверждён распоряжением от … № … (прежде – от … № …)».
pub(super) fn approved(old: &Passport, new: &Passport, lang: Lang) -> String {
    let field = |passport: &Passport, field: Field| {
        let texts = passport.get(&field);
        texts.and_then(|texts| texts.first()).cloned()
    };
    let act = |passport: &Passport, declined: bool| {
        let act = field(passport, Field::ApprovedIn)?;
        let instrumental = Some(&act).filter(|_| declined && lang == Lang::Russian);
        Some(
            instrumental
                .and_then(|act| acts::instrumental(act))
                .unwrap_or(act),
        )
    };
    let word = |act: &Option<String>| {
        let word = act.as_ref().and_then(|act| act.split_whitespace().next());
        word.map(str::to_lowercase)
    };
    let same = word(&act(old, false)) == word(&act(new, false));
    let said = |passport: &Passport, act: Option<String>| {
        let on = field(passport, Field::ApprovedOn)
            .and_then(|day| day.parse().ok())
            .map(date);
        let on = on.filter(|on| act.as_ref().is_none_or(|act| !act.contains(on.as_str())));
        let by = field(passport, Field::ApprovedBy).map(|by| format!("({by})"));
        let parts: Vec<String> = [on, act, by].into_iter().flatten().collect();
        parts.join(" ")
    };
    let before = act(old, false).map(|act| match act.split_once(' ') {
        Some((_, rest)) if same => rest.to_owned(),
        _ => act,
    });
    let (before, after) = (said(old, before), said(new, act(new, true)));
    let message = match (before.is_empty(), after.is_empty()) {
        (true, _) => MessageId::DiffApprovedFirst.with(after),
        (_, true) => MessageId::DiffApprovedNoMore.with(said(old, act(old, true))),
        _ => MessageId::DiffApproved.with(after).with(before),
    };
    message.text(lang)
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
pub(super) fn unread(row: &str, lang: Lang) -> String {
    MessageId::DiffUnreadRow.with(row).text(lang)
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

pub(super) fn name(field: Field) -> MessageId {
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

fn registry(name: &str, old: Option<&Entry>, new: Option<&Entry>, lang: Lang) -> Message {
    match (old, new) {
        (Some(old), Some(new)) => MessageId::DiffRegistryChanged.with(name).with(members(
            &traits(old, lang),
            &traits(new, lang),
            lang,
        )),
        (_, Some(new)) => MessageId::DiffRegistryAdded
            .with(name)
            .with(described(new, lang)),
        (_, None) => MessageId::DiffRegistryRemoved.with(name),
    }
}

/// Returns an entry of the registry in a line: kind, post, spellings, members, holders.
fn described(entry: &Entry, lang: Lang) -> String {
    traits(entry, lang).join(", ")
}

fn traits(entry: &Entry, lang: Lang) -> Vec<String> {
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
    parts
}

/// Words which numbers became which, consecutive rows together.
fn renumbered(rows: &[Renumbering], lang: Lang) -> Message {
    let runs: Vec<&[Renumbering]> = rows.chunk_by(follows).collect();
    let [only] = runs.as_slice() else {
        let run = |run: &&[Renumbering]| {
            let (old, new) = ends(run, lang);
            let run = match run.first() {
                Some(first) if old == new && !old.is_empty() => MessageId::DiffRespeltRun
                    .with(old)
                    .with(first.old.as_str())
                    .with(first.new.as_str()),
                _ => MessageId::DiffRenumberedRun.with(old).with(new),
            };
            run.text(lang)
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
    is_next(&first.old, &second.old) && is_next(&first.new, &second.new)
}

/// Returns whether the second of two ids follows the first.
pub(in crate::report) fn is_next(first: &str, second: &str) -> bool {
    let (Some((head, number, tail)), Some(other)) = (parts(first), parts(second)) else {
        return false;
    };
    number
        .checked_add(1)
        .is_some_and(|number| (head, number, tail) == other)
}

/// Returns the number that follows `number`.
pub(super) fn next(number: &str) -> Option<String> {
    let (head, number, tail) = parts(number)?;
    Some(format!("{head}{}{tail}", number.checked_add(1)?))
}

/// Takes a number apart at its last whole number: «2.14.» is («2.», 14, «.»).
fn parts(number: &str) -> Option<(&str, u64, &str)> {
    let tail = number.rsplit(|c: char| c.is_ascii_digit()).next()?;
    let body = number.strip_suffix(tail)?;
    let head = body.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = body.strip_prefix(head)?;
    Some((head, digits.parse().ok()?, tail))
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
    let keeps = |row: &MovedRow| row.was == row.id || (is_name(&row.was) && is_name(&row.id));
    let same = rows.iter().all(keeps);
    let named = |id: fn(&MovedRow) -> &str| match rows {
        [first, .., last] if !is_name(id(first)) && !is_name(id(last)) => {
            MessageId::DiffMovedRows.with(id(first)).with(id(last))
        }
        [first, _, ..] => MessageId::DiffMovedRowsFrom
            .with(rows.len())
            .with(called(id(first))),
        _ => called(rows.first().map_or("", id)),
    };
    let was = if same {
        named(|row| &row.was)
    } else {
        MessageId::DiffFormerRows
            .with(named(|row| &row.was))
            .with(rows.len())
    };
    let told = |id: MessageId| id.with(was.clone()).with(rows.len());
    let message = match target {
        Target::Section(section) => told(MessageId::DiffMovedSection).with(section),
        Target::Outside => told(MessageId::DiffMovedOut),
        Target::After(after) if same => told(MessageId::DiffMovedAfter).with(called(after)),
        Target::After(after) => told(MessageId::DiffMovedAfterNow).with(called(after)),
        Target::First => told(MessageId::DiffMovedFirst),
    };
    if same {
        message
    } else {
        MessageId::DiffMovedNow
            .with(message)
            .with(named(|row| &row.id))
    }
}
