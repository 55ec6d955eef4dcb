//! Sentences about one row.

use chrono::NaiveDate;

use super::sentence::{Rewriting, Sentence};
use crate::model::naming::is_name;
use crate::query::diff::{self, Change, Marks, Postponement, Record, RowRef, Window};
use crate::words::{Lang, Message, MessageId};

const RESULT: Rewriting = Rewriting {
    set: MessageId::DiffResultSet,
    unset: MessageId::DiffResultUnset,
    changed: MessageId::DiffResult,
};
const REASON: Rewriting = Rewriting {
    set: MessageId::DiffReasonSet,
    unset: MessageId::DiffReasonUnset,
    changed: MessageId::DiffReason,
};
const NOTE: Rewriting = Rewriting {
    set: MessageId::DiffNoteSet,
    unset: MessageId::DiffNoteUnset,
    changed: MessageId::DiffNote,
};
const EVIDENCE: Rewriting = Rewriting {
    set: MessageId::DiffEvidenceSet,
    unset: MessageId::DiffEvidenceUnset,
    changed: MessageId::DiffEvidenceText,
};
const EXTRA: Rewriting = Rewriting {
    set: MessageId::DiffExtraSet,
    unset: MessageId::DiffExtraUnset,
    changed: MessageId::DiffExtra,
};

/// Words a change of one row; `None` for a change of another kind.
pub(super) fn tell(change: &Change, lang: Lang) -> Option<Sentence> {
    let item = match change {
        Change::Added { item, .. } | Change::Removed { item, .. } => introduced(item),
        _ => label(change.item()?),
    };
    Some(told(change, &item, lang))
}

fn label(item: &RowRef) -> Message {
    match item.was.as_deref() {
        Some(was) if !is_name(&item.id) && is_name(was) => {
            MessageId::DiffRowNowNumbered.with(item.id.as_str())
        }
        Some(was) if !is_name(&item.id) => MessageId::DiffRowWas.with(item.id.as_str()).with(was),
        _ => called(&item.id),
    }
}

/// Returns how the row with this id is called.
pub(super) fn called(id: &str) -> Message {
    MessageId::DiffRow.with(id)
}

/// Returns the name of a row whose title follows.
fn introduced(item: &RowRef) -> Message {
    if is_name(&item.id) {
        MessageId::DiffRowUnnumbered.into()
    } else {
        label(item)
    }
}

fn told(change: &Change, item: &Message, lang: Lang) -> Sentence {
    let plain = |message: Message| Sentence::of(&message, lang);
    let start = |id: MessageId| id.with(item.clone());
    let edit = |id: MessageId, old: &str, new: &str| Sentence::edit(&start(id), old, new, lang);
    let may = |ids: &Rewriting, old: &Option<String>, new: &Option<String>| {
        let (old, new) = (or_empty(old.as_ref()), or_empty(new.as_ref()));
        Sentence::rewritten(ids, start, old, new, lang)
    };
    match change {
        Change::Added { row, .. } => added(item, row, lang),
        Change::Removed { row, .. } => {
            plain(start(MessageId::DiffRemoved).with(row.title.as_str()))
        }
        Change::Title { old, new, .. } => edit(MessageId::DiffTitled, old, new),
        Change::Result { old, new, .. } => Sentence::rewritten(&RESULT, start, old, new, lang),
        Change::Deadline { postponed, .. } => {
            with_basis(plain(deadline(change, item)), postponed, lang)
        }
        Change::DeadlineReworded { old, new, .. } => plain(
            start(MessageId::DiffReworded)
                .with(quoted(old))
                .with(quoted(new)),
        ),
        Change::Postponements { old, new, .. } => {
            plain(start(MessageId::DiffLedger).with(old.len()).with(new.len()))
        }
        Change::Dates {
            old,
            new,
            postponed,
            ..
        } => with_basis(plain(dates(item, old, new)), postponed, lang),
        Change::Executors { .. } => {
            plain(start(MessageId::DiffExecutors).with(executors(change, lang)))
        }
        Change::Done { evidence, .. } => {
            let (set, unset) = marks(change);
            done(item, &set, &unset, evidence.as_deref(), lang)
        }
        Change::Started { old, new, .. } => plain(started(item, *old, *new)),
        Change::Cancelled {
            reason: Some(reason),
            ..
        } => plain(start(MessageId::DiffCancelledFor).with(reason.as_str())),
        Change::Cancelled { .. } => plain(start(MessageId::DiffCancelled)),
        Change::Reopened { .. } => plain(start(MessageId::DiffReopened)),
        Change::Reason {
            on: Some(on),
            old,
            new,
            ..
        } if old == new => plain(start(MessageId::DiffCancelledOn).with(*on)),
        Change::Reason { old, new, .. } if old == new => {
            plain(start(MessageId::DiffCancelledDayless))
        }
        Change::Reason { old, new, .. } => may(&REASON, old, new),
        Change::OccurrencesMoved { old, new, .. } => {
            plain(start(MessageId::DiffDues).with(shifts(old, new, lang)))
        }
        Change::OccurrencesCancelled { old, new, .. } => {
            let told = facts(old, new, CANCELLED, lang);
            plain(start(MessageId::DiffDues).with(told))
        }
        Change::Unmet { old, new, .. } => {
            plain(start(MessageId::DiffDues).with(facts(old, new, UNMET, lang)))
        }
        Change::Note { old, new, .. } => may(&NOTE, old, new),
        Change::Evidence { old, new, .. } => may(&EVIDENCE, old, new),
        Change::Extra {
            column, old, new, ..
        } => {
            let start = |id: MessageId| start(id).with(column.as_str());
            let (old, new) = (or_empty(old.as_ref()), or_empty(new.as_ref()));
            Sentence::rewritten(&EXTRA, start, old, new, lang)
        }
        _ => Sentence::default(),
    }
}

/// What is said of a fact about an occurrence: set, and taken back.
type FactWords = [MessageId; 2];

const CANCELLED: FactWords = [MessageId::DiffDueCancelled, MessageId::DiffDueUncancelled];
const UNMET: FactWords = [MessageId::DiffDueUnmet, MessageId::DiffDueUnmetGone];

/// Returns which facts about occurrences were set and which taken back.
fn facts(old: &[diff::Fact], new: &[diff::Fact], words: FactWords, lang: Lang) -> String {
    let say = |id: MessageId, fact: &diff::Fact| {
        let due = fact.due.map(date).unwrap_or_default();
        let reason = fact.reason.clone().or_else(|| fact.on.map(date));
        let told = id.with(due).text(lang);
        match reason {
            Some(reason) => format!("{told} ({reason})"),
            None => told,
        }
    };
    let set = new.iter().filter(|fact| !old.contains(fact));
    let set = set.map(|fact| say(words[0], fact));
    let gone = old
        .iter()
        .filter(|fact| !new.iter().any(|new| new.due == fact.due));
    let gone = gone.map(|fact| say(words[1], fact));
    set.chain(gone).collect::<Vec<_>>().join("; ")
}

/// Returns which occurrences were moved where, and which moves were taken back.
fn shifts(old: &[diff::Shift], new: &[diff::Shift], lang: Lang) -> String {
    let say = |id: MessageId, shift: &diff::Shift| {
        let days = [shift.due, shift.to].map(|day| day.map(date).unwrap_or_default());
        let [due, to] = days;
        let told = id.with(due).with(to).text(lang);
        match &shift.basis {
            Some(basis) => format!("{told} ({basis})"),
            None => told,
        }
    };
    let set = new.iter().filter(|shift| !old.contains(shift));
    let set = set.map(|shift| say(MessageId::DiffDueMoved, shift));
    let gone = old.iter().filter(|shift| !new.contains(shift));
    let gone = gone.map(|shift| say(MessageId::DiffDueUnmoved, shift));
    set.chain(gone).collect::<Vec<_>>().join("; ")
}

fn or_empty(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

fn added(item: &Message, row: &Record, lang: Lang) -> Sentence {
    let mut parts = vec![
        MessageId::DiffAdded
            .with(item.clone())
            .with(row.title.as_str())
            .text(lang),
    ];
    if !row.deadline.is_empty() {
        let deadline = MessageId::DiffAddedDeadline.with(row.deadline.as_str());
        parts.push(deadline.text(lang));
    }
    if !row.executors.is_empty() {
        let executors = MessageId::DiffAddedExecutors.with(row.executors.len());
        parts.push(executors.with(row.executors.join(", ")).text(lang));
    }
    if !row.result.is_empty() {
        parts.push(
            MessageId::DiffAddedResult
                .with(row.result.as_str())
                .text(lang),
        );
    }
    if row.done.is_some() {
        parts.push(MessageId::DiffAddedDone.text(lang).to_owned());
    }
    if row.cancelled {
        parts.push(MessageId::DiffAddedCancelled.text(lang).to_owned());
    }
    Sentence::plain(parts.join("; "))
}

/// Returns a row in a line: what, when, who, to what end, and how it stands.
pub(super) fn line(row: &Record, lang: Lang) -> String {
    let mut parts = vec![
        row.number.clone(),
        row.title.clone(),
        row.deadline.clone(),
        row.executors.join(", "),
    ];
    parts.push(row.result.clone());
    if !row.dates.is_empty() {
        let dates = MessageId::LineDates.with(windows(&row.dates));
        parts.push(dates.text(lang));
    }
    parts.extend(row.postponed.iter().map(|entry| former(entry, lang)));
    match &row.done {
        Some(Marks::On(day)) => parts.push(MessageId::DiffDoneOn.with(*day).text(lang)),
        Some(Marks::Each(marks)) => {
            let days: Vec<String> = marks.iter().map(marked).collect();
            parts.push(MessageId::DiffDoneOn.with(days.join(", ")).text(lang));
        }
        None => {}
    }
    if row.cancelled {
        parts.push(MessageId::DiffAddedCancelled.text(lang).to_owned());
    }
    parts.extend(row.cancelled_on.map(date));
    parts.push(shifts(&[], &row.moved, lang));
    parts.push(facts(&[], &row.dropped, CANCELLED, lang));
    parts.push(facts(&[], &row.unmet, UNMET, lang));
    parts.extend(
        row.started
            .map(|day| format!("{} {}", MessageId::FactStarted.text(lang), date(day))),
    );
    parts.extend(
        [&row.reason, &row.note, &row.evidence]
            .into_iter()
            .flatten()
            .cloned(),
    );
    parts.extend(
        row.extra
            .iter()
            .map(|(column, cell)| format!("{column}: {cell}")),
    );
    parts.retain(|part| !part.is_empty());
    parts.join(" | ")
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
fn former(entry: &Postponement, lang: Lang) -> String {
    let was = match &entry.was {
        diff::Former::Deadline(phrase) => quoted(phrase),
        diff::Former::Dates(dates) => windows(dates),
    };
    let mut told = MessageId::LinePostponed.with(was).text(lang);
    let more: Vec<String> = entry
        .on
        .map(date)
        .into_iter()
        .chain(entry.basis.clone())
        .collect();
    if !more.is_empty() {
        told = format!("{told} ({})", more.join("; "));
    }
    told
}

fn quoted(phrase: &str) -> String {
    format!("«{phrase}»")
}

fn deadline(change: &Change, item: &Message) -> Message {
    let Change::Deadline {
        old,
        new,
        old_schedule,
        new_schedule,
        days,
        ..
    } = change
    else {
        return item.clone();
    };
    let item = item.clone();
    if old.is_empty() {
        return MessageId::DiffDeadlineSet.with(item).with(quoted(new));
    }
    if new.is_empty() {
        return MessageId::DiffDeadlineUnset.with(item).with(quoted(old));
    }
    match days {
        Some(days) => {
            let sign = if *days < 0 { "−" } else { "+" };
            let both = day(old_schedule).zip(day(new_schedule));
            let (old, new) = match both {
                Some((old, new)) => (date(old), date(new)),
                None => (quoted(old), quoted(new)),
            };
            let days = MessageId::DiffDays.with(sign).with(days.abs());
            MessageId::DiffDeadline
                .with(item)
                .with(old)
                .with(new)
                .with(days)
        }
        None => MessageId::DiffDeadlineChanged
            .with(item)
            .with(quoted(old))
            .with(quoted(new)),
    }
}

/// Returns the one day of a schedule that is one: «до» it, or on it.
fn day(schedule: &[Window]) -> Option<NaiveDate> {
    match schedule {
        [Window { start, due }] if start.is_none_or(|start| start == *due) => Some(*due),
        _ => None,
    }
}

fn date(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

fn with_basis(mut sentence: Sentence, postponed: &[Postponement], lang: Lang) -> Sentence {
    let documents: Vec<&str> = postponed
        .iter()
        .filter_map(|entry| entry.basis.as_deref())
        .collect();
    if !documents.is_empty() {
        let basis = MessageId::DiffBasis.with(documents.join(", ")).text(lang);
        sentence
            .runs
            .extend(Sentence::plain(format!(", {basis}")).runs);
    }
    sentence
}

fn windows(windows: &[Window]) -> String {
    let window = |window: &Window| match window.start.filter(|start| *start != window.due) {
        Some(start) => format!("{}–{}", date(start), date(window.due)),
        None => date(window.due),
    };
    windows.iter().map(window).collect::<Vec<_>>().join(", ")
}

fn dates(item: &Message, old: &[Window], new: &[Window]) -> Message {
    let item = item.clone();
    match (old, new) {
        ([], new) => MessageId::DiffDatesSet.with(item).with(windows(new)),
        (old, []) => MessageId::DiffDatesUnset.with(item).with(windows(old)),
        (old, new) => MessageId::DiffDatesChanged
            .with(item)
            .with(windows(old))
            .with(windows(new)),
    }
}

/// Returns whether `came` stands where `left` stood, and all others as they did.
fn stands_in(came: &String, left: &String, old: &[String], new: &[String]) -> bool {
    let replaced = old
        .iter()
        .map(|name| if name == left { came } else { name });
    replaced.eq(new)
}

fn executors(change: &Change, lang: Lang) -> String {
    let Change::Executors {
        old,
        new,
        added,
        removed,
        lead,
        ..
    } = change
    else {
        return String::new();
    };
    if let ([came], [left]) = (added.as_slice(), removed.as_slice())
        && stands_in(came, left, old, new)
    {
        let leads = *lead && old.len() > 1;
        let id = if leads {
            MessageId::DiffLeadReplaced
        } else {
            MessageId::DiffExecutorReplaced
        };
        return id.with(left.as_str()).with(came.as_str()).text(lang);
    }
    let mut parts = Vec::new();
    for (id, names) in [
        (MessageId::DiffExecutorAdded, added),
        (MessageId::DiffExecutorRemoved, removed),
    ] {
        if !names.is_empty() {
            parts.push(id.with(names.len()).with(names.join(", ")));
        }
    }
    if let (true, [was, ..], [is, ..]) = (*lead, old.as_slice(), new.as_slice()) {
        parts.push(MessageId::DiffLead.with(is.as_str()).with(was.as_str()));
    }
    if parts.is_empty() {
        let mut names = [old.clone(), new.clone()];
        for names in &mut names {
            names.sort_unstable();
        }
        let same = names[0] == names[1];
        let id = if same {
            MessageId::DiffExecutorsReordered
        } else {
            MessageId::DiffExecutorsRespelt
        };
        parts.push(id.with(new.join(", ")));
    }
    let parts: Vec<String> = parts.iter().map(|part| part.text(lang)).collect();
    parts.join("; ")
}

/// Returns the marks set and those taken back.
fn marks(change: &Change) -> (Vec<diff::Mark>, Vec<diff::Mark>) {
    let whole = |marks: &Option<Marks>| !matches!(marks, Some(Marks::Each(_)));
    match change {
        Change::Done {
            old,
            new,
            set,
            unset,
            ..
        } if whole(old) && whole(new) => (one(set), one(unset)),
        Change::Done { set, unset, .. } => (set.clone(), unset.clone()),
        _ => Default::default(),
    }
}

/// Returns the mark of a whole row as one, however many occurrences it serves.
fn one(marks: &[diff::Mark]) -> Vec<diff::Mark> {
    match marks {
        [first, _, ..] => vec![diff::Mark {
            due: None,
            ..first.clone()
        }],
        _ => marks.to_vec(),
    }
}

fn done(
    item: &Message,
    set: &[diff::Mark],
    unset: &[diff::Mark],
    evidence: Option<&str>,
    lang: Lang,
) -> Sentence {
    let mut parts: Vec<Message> = Vec::new();
    let mended = |mark: &diff::Mark| unset.iter().find(|old| old.due == mark.due);
    for mark in set {
        let old = mended(mark);
        match old {
            Some(old) if old.on != mark.on => {
                parts.push(MessageId::DiffDoneMended.with(on(old)).with(on(mark)));
            }
            Some(old) if old.evidence != mark.evidence => {
                let proof = mark.evidence.clone().unwrap_or_default();
                parts.push(MessageId::DiffEvidence.with(proof));
            }
            Some(_) => {}
            None => parts.push(carried_out(mark, set.len())),
        }
        let remark = mark.note.as_deref();
        let remark = remark.filter(|_| old.is_none_or(|old| old.note != mark.note));
        parts.extend(remark.map(|note| MessageId::DiffMarkNote.with(note)));
    }
    for mark in unset
        .iter()
        .filter(|mark| !set.iter().any(|new| new.due == mark.due))
    {
        parts.push(match mark.due.filter(|_| unset.len() > 1) {
            Some(due) => MessageId::DiffUndoneFor.with(due).with(on(mark)),
            None => MessageId::DiffUndone.with(on(mark)),
        });
    }
    parts.extend(evidence.map(|proof| MessageId::DiffEvidence.with(proof)));
    if parts.is_empty() {
        return Sentence::of(&MessageId::DiffDoneRewritten.with(item.clone()), lang);
    }
    let parts: Vec<String> = parts.iter().map(|part| part.text(lang)).collect();
    Sentence::of(
        &MessageId::DiffDone
            .with(item.clone())
            .with(parts.join("; ")),
        lang,
    )
}

fn on(mark: &diff::Mark) -> Message {
    match mark.on {
        Some(day) => MessageId::OnDay.with(day),
        None => MessageId::DiffNoDay.into(),
    }
}

/// Words a mark of execution, and whether it was in time; of several, for which due day.
fn carried_out(mark: &diff::Mark, of: usize) -> Message {
    let message = match (mark.on, mark.to.or(mark.due)) {
        (Some(on), Some(due)) if on <= due => MessageId::DiffDoneInTime.with(on),
        (Some(on), Some(due)) => MessageId::DiffDoneLate.with(on).with((on - due).num_days()),
        _ => MessageId::DiffDoneOn.with(on(mark)),
    };
    let message = match mark.due.filter(|_| of > 1) {
        Some(due) => MessageId::DiffDoneFor.with(due).with(message),
        None => message,
    };
    match &mark.evidence {
        Some(proof) => MessageId::DiffDoneProved.with(message).with(proof.as_str()),
        None => message,
    }
}

fn started(item: &Message, old: Option<NaiveDate>, new: Option<NaiveDate>) -> Message {
    let item = item.clone();
    match (old, new) {
        (Some(old), Some(new)) => MessageId::DiffStartMended.with(item).with(old).with(new),
        (Some(old), None) => MessageId::DiffNotStarted.with(item).with(old),
        (None, new) => MessageId::DiffStarted
            .with(item)
            .with(new.unwrap_or_default()),
    }
}
