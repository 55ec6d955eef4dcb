//! A rule about postponements: what an entry of `postponed` says, and how it agrees with the others and the deadline.

use super::subject::Subject;
use crate::calendar::Calendar;
use crate::diagnostic::{Diagnostic, Rule};
use crate::document::{Deadline, Postponement, Was};
use crate::model::Item;
use crate::phrase::{self, Kind};
use crate::text::{Span, Spanned};
use crate::words::{Lang, Message, MessageId};

/// An entry is dated later than the day of the check or before the one above it, its former deadline cannot be read,
/// or it equals the current deadline.
pub(super) fn doubtful_postponement(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in &subject.plan.items {
        let entries = &item.document.postponed;
        for (number, entry) in entries.iter().enumerate() {
            let before = number.checked_sub(1).and_then(|before| entries.get(before));
            out.extend(in_future(subject, item, entry));
            out.extend(before.and_then(|before| out_of_order(item, before, entry)));
            out.extend(unreadable(subject, item, entry));
        }
        out.extend(entries.last().and_then(|last| nowhere(item, last)));
    }
}

fn doubt(place: Span, title: Message) -> Diagnostic {
    Diagnostic::new(Rule::DoubtfulPostponement, place, title)
}

fn in_future(
    subject: &Subject<'_, '_>,
    item: &Item<'_>,
    entry: &Postponement<'_>,
) -> Option<Diagnostic> {
    let on = entry.on.filter(|on| on.value > subject.as_of)?;
    let title = MessageId::PostponedInFuture
        .with(item.id.as_str())
        .with(on.value);
    Some(
        doubt(on.span, title)
            .label(MessageId::DoneInFutureLabel.with(subject.as_of))
            .help(MessageId::PostponedInFutureHelp),
    )
}

fn out_of_order(
    item: &Item<'_>,
    before: &Postponement<'_>,
    entry: &Postponement<'_>,
) -> Option<Diagnostic> {
    let (before, on) = (before.on?, entry.on?);
    (on.value < before.value).then(|| {
        doubt(
            on.span,
            MessageId::PostponedOutOfOrder.with(item.id.as_str()),
        )
        .label(MessageId::PostponedLabel.with(on.value))
        .related(before.span, MessageId::PostponedLabel.with(before.value))
        .help(MessageId::PostponedOutOfOrderHelp)
    })
}

fn unreadable(
    subject: &Subject<'_, '_>,
    item: &Item<'_>,
    entry: &Postponement<'_>,
) -> Option<Diagnostic> {
    let Spanned {
        value: Was::Deadline(Deadline::Phrase(words)),
        span,
    } = entry.was.as_ref()?
    else {
        return None;
    };
    let calendar = Calendar::default();
    let context = subject.plan.context(item.section, &calendar);
    let unknown = phrase::read(words, &context).kind == Kind::Unknown;
    unknown.then(|| {
        let title = MessageId::PostponedUnread.with(item.id.as_str());
        doubt(*span, title).help(MessageId::PostponedUnreadHelp)
    })
}

fn nowhere(item: &Item<'_>, last: &Postponement<'_>) -> Option<Diagnostic> {
    let was = last.was.as_ref()?;
    let now = item.document.deadline?;
    let same = match &was.value {
        Was::Deadline(deadline) => item.document.dates.is_empty() && *deadline == now.value,
        Was::Dates(dates) => {
            dates
                .iter()
                .eq(item.document.dates.iter().map(|window| &window.value))
        }
    };
    same.then(|| {
        let title = MessageId::PostponedNowhere.with(item.id.as_str());
        doubt(was.span, title)
            .related(now.span, MessageId::PostponedNowLabel)
            .help(MessageId::PostponedNowhereHelp)
    })
}

/// Returns the line above the ledger of a row that both sides of a merge postponed.
pub fn postponed(lang: Lang) -> String {
    format!("# {}", MessageId::PostponedMark.text(lang))
}

/// A row that both sides of a merge postponed, until somebody has looked at it and taken its mark out.
pub(super) fn postponed_in_merge(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for mark in [Lang::Russian, Lang::English].map(postponed) {
        for (at, _) in subject.text.match_indices(mark.as_str()) {
            let mut rows = subject.plan.items.iter();
            let row = rows.rfind(|item| (item.document.header.start as usize) < at);
            let Some(row) = row else { continue };
            let span = Span::new(at, at + mark.len());
            let title = MessageId::PostponedInMerge
                .with(row.id.as_str())
                .with(row.deadline());
            out.push(
                Diagnostic::new(Rule::PostponedInMerge, span, title)
                    .help(MessageId::PostponedInMergeHelp),
            );
        }
    }
}
