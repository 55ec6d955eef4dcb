//! Sentences about one row.

use chrono::NaiveDate;

use super::sentence::{Rewriting, rewritten};
use crate::model::naming::is_name;
use crate::query::diff::{self, Change, Marks, Postponement, Record, RowRef, Window};
use crate::report::wording;
use crate::words::{Lang, Message, MessageId};

const TITLE: Rewriting = Rewriting {
    set: MessageId::DiffTitled,
    unset: MessageId::DiffTitleUnset,
    changed: MessageId::DiffTitled,
    within: MessageId::DiffTitleWords,
};
const RESULT: Rewriting = Rewriting {
    set: MessageId::DiffResultSet,
    unset: MessageId::DiffResultUnset,
    changed: MessageId::DiffResult,
    within: MessageId::DiffResultWords,
};
const REASON: Rewriting = Rewriting {
    set: MessageId::DiffReasonSet,
    unset: MessageId::DiffReasonUnset,
    changed: MessageId::DiffReason,
    within: MessageId::DiffReasonWords,
};
const NOTE: Rewriting = Rewriting {
    set: MessageId::DiffNoteSet,
    unset: MessageId::DiffNoteUnset,
    changed: MessageId::DiffNote,
    within: MessageId::DiffNoteWords,
};
const EVIDENCE: Rewriting = Rewriting {
    set: MessageId::DiffEvidenceSet,
    unset: MessageId::DiffEvidenceUnset,
    changed: MessageId::DiffEvidenceText,
    within: MessageId::DiffEvidenceWords,
};
const EXTRA: Rewriting = Rewriting {
    set: MessageId::DiffExtraSet,
    unset: MessageId::DiffExtraUnset,
    changed: MessageId::DiffExtra,
    within: MessageId::DiffExtraWords,
};

/// The rows that a sentence is about.
pub(super) struct Who {
    /// How they are called.
    pub(super) label: Message,
    /// How many they are.
    pub(super) count: usize,
}

/// What is told of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// The sentence, without the document it rests on.
    pub(super) text: String,
    /// That document.
    pub(super) basis: Option<String>,
}

impl Told {
    /// Returns the whole sentence.
    pub(super) fn sentence(self, lang: Lang) -> String {
        match self.basis {
            Some(basis) => {
                let basis = MessageId::DiffBasis.with(basis).text(lang);
                format!("{}, {basis}", self.text)
            }
            None => self.text,
        }
    }
}

impl Who {
    /// Returns the row that `change` is about.
    pub(super) fn of(change: &Change) -> Option<Who> {
        let item = change.item()?;
        let label = match change {
            Change::Added { .. } | Change::Removed { .. } => introduced(item),
            _ => label(item),
        };
        Some(Who { label, count: 1 })
    }
}

pub(super) fn label(item: &RowRef) -> Message {
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

/// Words a change of rows; `None` for a change of another kind.
pub(super) fn tell(change: &Change, who: &Who, lang: Lang) -> Option<Told> {
    let item = &who.label;
    let start = |id: MessageId| id.with(item.clone());
    let said = |message: Message| message.text(lang);
    let may = |ids: &Rewriting, old: &Option<String>, new: &Option<String>| {
        let (old, new) = (or_empty(old.as_ref()), or_empty(new.as_ref()));
        rewritten(ids, start, old, new, lang)
    };
    let mut basis = None;
    let text = match change {
        Change::Added { row, .. } => added(item, row, lang),
        Change::Removed { row, .. } => said(start(MessageId::DiffRemoved).with(row.title.as_str())),
        Change::Title { old, new, .. } => rewritten(&TITLE, start, old, new, lang),
        Change::Result { old, new, .. } => rewritten(&RESULT, start, old, new, lang),
        Change::Deadline { postponed, .. } => {
            basis = documents(postponed);
            said(deadline(change, item))
        }
        Change::DeadlineReworded { old, new, .. } => said(
            start(MessageId::DiffReworded)
                .with(quoted(old))
                .with(quoted(new)),
        ),
        Change::Postponements { old, new, .. } => {
            said(start(MessageId::DiffLedger).with(old.len()).with(new.len()))
        }
        Change::Dates {
            old,
            new,
            postponed,
            ..
        } => {
            basis = documents(postponed);
            said(dates(item, old, new))
        }
        Change::Executors { .. } => {
            said(start(MessageId::DiffExecutors).with(executors(change, lang)))
        }
        Change::Done { evidence, .. } => done(item, &marks(change), evidence.as_deref(), lang),
        Change::Started { old, new, .. } => said(started(item, *old, *new)),
        Change::Cancelled {
            reason: Some(reason),
            ..
        } => said(
            start(MessageId::DiffCancelledFor)
                .with(reason.as_str())
                .with(who.count),
        ),
        Change::Cancelled { .. } => said(start(MessageId::DiffCancelled).with(who.count)),
        Change::Reopened { .. } => said(start(MessageId::DiffReopened).with(who.count)),
        Change::Reason {
            on: Some(on),
            old,
            new,
            ..
        } if old == new => said(start(MessageId::DiffCancelledOn).with(*on)),
        Change::Reason { old, new, .. } if old == new => {
            said(start(MessageId::DiffCancelledDayless))
        }
        Change::Reason { old, new, .. } => may(&REASON, old, new),
        Change::OccurrencesMoved { old, new, .. } => {
            let (moves, document) = shifts(old, new, lang);
            basis = document;
            said(start(MessageId::DiffDues).with(moves))
        }
        Change::OccurrencesCancelled { old, new, .. } => {
            let told = facts(old, new, CANCELLED, lang);
            said(start(MessageId::DiffDues).with(told))
        }
        Change::Unmet { old, new, .. } => {
            said(start(MessageId::DiffDues).with(facts(old, new, UNMET, lang)))
        }
        Change::Note { old, new, .. } => may(&NOTE, old, new),
        Change::Evidence { old, new, .. } => may(&EVIDENCE, old, new),
        Change::Extra {
            column, old, new, ..
        } => {
            let start = |id: MessageId| start(id).with(column.as_str());
            let (old, new) = (or_empty(old.as_ref()), or_empty(new.as_ref()));
            rewritten(&EXTRA, start, old, new, lang)
        }
        _ => return None,
    };
    Some(Told { text, basis })
}

/// Returns the deadline before `change` where it is told in words alone, and the change without it: rows to which the same
/// words come are told together, whatever theirs were.
pub(super) fn restated(change: &Change) -> Option<(&str, Change)> {
    let words = match change {
        Change::DeadlineReworded { old, .. } => old,
        Change::Deadline {
            old,
            new,
            days: None,
            ..
        } if !old.is_empty() && !new.is_empty() => old,
        _ => return None,
    };
    let mut without = change.clone();
    if let Change::DeadlineReworded { old, .. } | Change::Deadline { old, .. } = &mut without {
        // No deadline of a plan is a blank.
        " ".clone_into(old);
    }
    Some((words, without))
}

/// Words that rows have the deadline of `change` now, where they had those of `before`.
pub(super) fn tell_restated(
    change: &Change,
    who: &Who,
    before: &[&str],
    lang: Lang,
) -> Option<Told> {
    let (id, new, postponed) = match change {
        Change::DeadlineReworded { new, .. } => (MessageId::DiffReworded, new, &[][..]),
        Change::Deadline { new, postponed, .. } => {
            (MessageId::DiffDeadlineChanged, new, postponed.as_slice())
        }
        _ => return None,
    };
    let before: Vec<String> = before.iter().map(|old| quoted(old)).collect();
    let told = id.with(who.label.clone());
    let told = told.with(before.join(", ")).with(quoted(new));
    Some(Told {
        text: told.text(lang),
        basis: documents(postponed),
    })
}

/// Words that a postponement was taken back: `change` gives the row the deadline that its `entries` had given up.
pub(super) fn withdrawn(change: &Change, who: &Who, entries: &[Postponement], lang: Lang) -> Told {
    let item = who.label.clone();
    let text = match change {
        Change::Deadline { days, .. } => {
            let (old, new) = ends(change);
            let told = MessageId::DiffUnpostponed.with(item).with(new).with(old);
            match days {
                Some(days) => format!("{} ({})", told.text(lang), signed(*days).text(lang)),
                None => told.text(lang),
            }
        }
        Change::Dates { old, new, .. } => MessageId::DiffUnpostponed
            .with(item)
            .with(windows(new))
            .with(windows(old))
            .text(lang),
        _ => item.text(lang),
    };
    let text = match documents(entries) {
        Some(basis) => format!(
            "{text}, {}",
            MessageId::DiffFormerBasis.with(basis).text(lang)
        ),
        None => text,
    };
    Told { text, basis: None }
}

/// Words the move of a deadline where others with the same basis are told beside it; `None` where it has no days.
pub(super) fn move_alone(change: &Change, who: &Who, lang: Lang) -> Option<String> {
    let Change::Deadline { old, new, days, .. } = change else {
        return None;
    };
    if old.is_empty() || new.is_empty() {
        return None;
    }
    let days = (*days)?;
    let (old, new) = ends(change);
    let told = MessageId::DiffMoveAlone.with(who.label.clone());
    Some(told.with(old).with(new).with(signed(days)).text(lang))
}

/// What is said of a fact about an occurrence: set, and taken back.
pub(super) type FactWords = [MessageId; 2];

pub(super) const CANCELLED: FactWords =
    [MessageId::DiffDueCancelled, MessageId::DiffDueUncancelled];
pub(super) const UNMET: FactWords = [MessageId::DiffDueUnmet, MessageId::DiffDueUnmetGone];
/// What is said where a row has but one occurrence: only a reason may then name none.
const UNMET_ALONE: FactWords = [MessageId::DiffUnmet, MessageId::DiffUnmetGone];

/// Returns which facts about occurrences were set and which taken back.
pub(super) fn facts(
    old: &[diff::Fact],
    new: &[diff::Fact],
    words: FactWords,
    lang: Lang,
) -> String {
    let say = |at: usize, fact: &diff::Fact| {
        let reason = fact.reason.clone().or_else(|| fact.on.map(date));
        let told = match fact.due {
            Some(due) => words[at].with(date(due)).text(lang),
            None => UNMET_ALONE[at].text(lang).to_owned(),
        };
        match reason {
            Some(reason) => format!("{told} ({reason})"),
            None => told,
        }
    };
    let set = new.iter().filter(|fact| !old.contains(fact));
    let set = set.map(|fact| say(0, fact));
    let gone = old
        .iter()
        .filter(|fact| !new.iter().any(|new| new.due == fact.due));
    let gone = gone.map(|fact| say(1, fact));
    set.chain(gone).collect::<Vec<_>>().join("; ")
}

/// Returns which occurrences were moved where and which moves were taken back, and the document that all of it rests on.
pub(super) fn shifts(
    old: &[diff::Shift],
    new: &[diff::Shift],
    lang: Lang,
) -> (String, Option<String>) {
    let set: Vec<&diff::Shift> = new.iter().filter(|shift| !old.contains(shift)).collect();
    let gone: Vec<&diff::Shift> = old.iter().filter(|shift| !new.contains(shift)).collect();
    let basis = set.first().and_then(|first| first.basis.clone());
    let one = gone.is_empty() && set.iter().all(|shift| shift.basis == basis);
    let say = |id: MessageId, shift: &diff::Shift| {
        let days = [shift.due, shift.to].map(|day| day.map(date).unwrap_or_default());
        let [due, to] = days;
        let by = shift.due.zip(shift.to);
        let by = by.map_or(0, |(due, to)| (to - due).num_days());
        let told = id.with(due).with(to).with(signed(by)).text(lang);
        match &shift.basis {
            Some(basis) if !one => format!("{told} ({basis})"),
            _ => told,
        }
    };
    let set = set.iter().map(|shift| say(MessageId::DiffDueMoved, shift));
    let gone = gone
        .iter()
        .map(|shift| say(MessageId::DiffDueUnmoved, shift));
    let told = set.chain(gone).collect::<Vec<_>>().join("; ");
    (told, basis.filter(|_| one))
}

fn or_empty(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

fn added(item: &Message, row: &Record, lang: Lang) -> String {
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
    parts.join("; ")
}

pub(super) fn quoted(phrase: &str) -> String {
    format!("«{phrase}»")
}

fn deadline(change: &Change, item: &Message) -> Message {
    let Change::Deadline { old, new, days, .. } = change else {
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
            let (old, new) = ends(change);
            let told = MessageId::DiffDeadline.with(item).with(old).with(new);
            told.with(signed(*days))
        }
        None => MessageId::DiffDeadlineChanged
            .with(item)
            .with(quoted(old))
            .with(quoted(new)),
    }
}

/// Returns the deadline before and after `change`: as days where it is one day and nothing else of it changed, else in
/// its words.
fn ends(change: &Change) -> (String, String) {
    let Change::Deadline {
        old,
        new,
        old_schedule,
        new_schedule,
        ..
    } = change
    else {
        return Default::default();
    };
    match day(old_schedule).zip(day(new_schedule)) {
        Some((was, is)) if old.replace(&date(was), "") == new.replace(&date(is), "") => {
            (date(was), date(is))
        }
        _ => (quoted(old), quoted(new)),
    }
}

fn signed(days: i64) -> Message {
    let sign = if days < 0 { "−" } else { "+" };
    MessageId::DiffDays.with(sign).with(days.abs())
}

/// Returns the one day of a schedule that is one: «до» it, or on it.
fn day(schedule: &[Window]) -> Option<NaiveDate> {
    match schedule {
        [Window { start, due }] if start.is_none_or(|start| start == *due) => Some(*due),
        _ => None,
    }
}

pub(super) fn date(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// Returns the documents that postponements rest on, each once.
fn documents(postponed: &[Postponement]) -> Option<String> {
    let mut documents: Vec<&str> = postponed
        .iter()
        .filter_map(|entry| entry.basis.as_deref())
        .collect();
    documents.dedup();
    (!documents.is_empty()).then(|| documents.join(", "))
}

pub(super) fn windows(windows: &[Window]) -> String {
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
        let [left, came] = [left, came].map(|name| wording::whole(name));
        return id.with(left).with(came).text(lang);
    }
    let listed = |names: &[String]| {
        let names = names.iter().map(|name| wording::whole(name));
        names.collect::<Vec<_>>().join(", ")
    };
    let mut parts = Vec::new();
    for (id, names) in [
        (MessageId::DiffExecutorAdded, added),
        (MessageId::DiffExecutorRemoved, removed),
    ] {
        if !names.is_empty() {
            parts.push(id.with(names.len()).with(listed(names)));
        }
    }
    if let (true, [was, ..], [is, ..]) = (*lead, old.as_slice(), new.as_slice()) {
        let [was, is] = [was, is].map(|name| wording::whole(name));
        parts.push(MessageId::DiffLead.with(is).with(was));
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
        parts.push(id.with(listed(new)));
    }
    let parts: Vec<String> = parts.iter().map(|part| part.text(lang)).collect();
    parts.join("; ")
}

/// The marks of execution that a change sets and takes back.
#[derive(Default)]
struct Marked {
    set: Vec<diff::Mark>,
    unset: Vec<diff::Mark>,
    /// Whether they are of single occurrences.
    each: bool,
}

fn marks(change: &Change) -> Marked {
    let whole = |marks: &Option<Marks>| !matches!(marks, Some(Marks::Each(_)));
    match change {
        Change::Done {
            old,
            new,
            set,
            unset,
            ..
        } if whole(old) && whole(new) => Marked {
            set: one(set),
            unset: one(unset),
            each: false,
        },
        Change::Done { set, unset, .. } => Marked {
            set: set.clone(),
            unset: unset.clone(),
            each: true,
        },
        _ => Marked::default(),
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

fn done(item: &Message, marked: &Marked, evidence: Option<&str>, lang: Lang) -> String {
    let Marked { set, unset, each } = marked;
    let each = *each;
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
            None => parts.push(carried_out(mark, each)),
        }
        let remark = mark.note.as_deref();
        let remark = remark.filter(|_| old.is_none_or(|old| old.note != mark.note));
        parts.extend(remark.map(|note| MessageId::DiffMarkNote.with(note)));
    }
    for mark in unset
        .iter()
        .filter(|mark| !set.iter().any(|new| new.due == mark.due))
    {
        parts.push(match mark.due.filter(|_| each) {
            Some(due) => MessageId::DiffUndoneFor.with(due).with(on(mark)),
            None => MessageId::DiffUndone.with(on(mark)),
        });
    }
    parts.extend(evidence.map(|proof| MessageId::DiffEvidence.with(proof)));
    if parts.is_empty() {
        return MessageId::DiffDoneRewritten.with(item.clone()).text(lang);
    }
    let parts: Vec<String> = parts.iter().map(|part| part.text(lang)).collect();
    MessageId::DiffDone
        .with(item.clone())
        .with(parts.join("; "))
        .text(lang)
}

fn on(mark: &diff::Mark) -> Message {
    match mark.on {
        Some(day) => MessageId::OnDay.with(day),
        None => MessageId::DiffNoDay.into(),
    }
}

/// Words a mark of execution, and whether it was in time; where a row has one for `each` occurrence, for which due day.
fn carried_out(mark: &diff::Mark, each: bool) -> Message {
    let message = match (mark.on, mark.to.or(mark.due)) {
        (Some(on), Some(due)) if on <= due => MessageId::DiffDoneInTime.with(on),
        (Some(on), Some(due)) => MessageId::DiffDoneLate.with(on).with((on - due).num_days()),
        _ => MessageId::DiffDoneOn.with(on(mark)),
    };
    let message = match mark.due.filter(|_| each) {
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
