//! How a deadline phrase was read, in words.

use crate::phrase::{Kind, Milestone, Occurrence, Reading};
use crate::words::{Lang, MessageId};

/// Returns the lines that describe `reading`: its kind, its windows one a line, its milestones.
pub fn lines(reading: &Reading, lang: Lang) -> Vec<String> {
    let kind = kind(reading.kind);
    let kind = match reading.occurrences.len() {
        0 | 1 => kind.text(lang).to_owned(),
        times => MessageId::ReadOccurrences.with(kind).with(times).text(lang),
    };
    let windows = reading
        .occurrences
        .iter()
        .map(|occurrence| window(occurrence, lang));
    let milestones = reading
        .milestones
        .iter()
        .map(|milestone| self::milestone(milestone, lang));
    std::iter::once(kind)
        .chain(windows)
        .chain(milestones)
        .collect()
}

/// Returns what a kind of deadline means.
pub(super) fn kind(kind: Kind) -> MessageId {
    match kind {
        Kind::Deadline => MessageId::ReadDeadline,
        Kind::On => MessageId::ReadOn,
        Kind::Span => MessageId::ReadSpan,
        Kind::Recurring => MessageId::ReadRecurring,
        Kind::Ongoing => MessageId::ReadOngoing,
        Kind::External => MessageId::ReadExternal,
        Kind::AsNeeded => MessageId::ReadAsNeeded,
        Kind::Relative => MessageId::ReadRelative,
        Kind::Unknown => MessageId::ReadUnknown,
    }
}

fn window(occurrence: &Occurrence, lang: Lang) -> String {
    let due = occurrence.due;
    let window = match occurrence.start {
        None => MessageId::By.with(due),
        Some(start) if start == due => MessageId::OnDay.with(due),
        Some(start) => MessageId::FromTo.with(start).with(due),
    };
    match occurrence.written.filter(|written| *written != due) {
        Some(written) => format!(
            "{} {}",
            window.text(lang),
            MessageId::MovedFrom.with(written).text(lang)
        ),
        None => window.text(lang),
    }
}

fn milestone(milestone: &Milestone, lang: Lang) -> String {
    MessageId::MilestoneOn
        .with(milestone.date)
        .with(milestone.text.as_str())
        .text(lang)
}
