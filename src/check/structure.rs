//! Rules about the table itself: its rows, their ids, titles and results.

use std::collections::HashMap;

use super::subject::{Subject, place};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Item;
use crate::text::{Span, russian};
use crate::words::MessageId;

/// A plan without rows.
pub(super) fn no_items(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    if subject.whole && subject.plan.items.is_empty() {
        let title = subject.plan.document.title.map(|title| title.span);
        out.push(
            Diagnostic::new(
                Rule::NoItems,
                title.unwrap_or_default(),
                MessageId::PlanWithoutItems,
            )
            .help(MessageId::PlanWithoutItemsHelp),
        );
    }
}

/// Two rows that commands cannot distinguish.
pub(super) fn duplicate_id(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let mut first: HashMap<&str, Span> = HashMap::new();
    for item in &subject.plan.items {
        let span = place(item);
        let Some(before) = first.get(item.id.as_str()) else {
            first.insert(&item.id, span);
            continue;
        };
        let title = MessageId::DuplicateId.with(item.id.as_str());
        out.push(
            Diagnostic::new(Rule::DuplicateId, span, title)
                .label(MessageId::DuplicateIdLabel)
                .related(*before, MessageId::DuplicateIdFirst)
                .help(MessageId::DuplicateIdHelp),
        );
    }
}

/// Two rows with one title: often a row pasted twice.
pub(super) fn duplicate_title(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let mut first: HashMap<String, (&str, Span)> = HashMap::new();
    for item in &subject.plan.items {
        let Some(written) = item.document.title else {
            continue;
        };
        let folded = russian::fold(written.value.trim_end_matches(['.', ' ']));
        let Some((id, before)) = first.get(&folded) else {
            first.insert(folded, (&item.id, written.span));
            continue;
        };
        let title = MessageId::DuplicateTitle.with(item.id.as_str()).with(*id);
        out.push(
            Diagnostic::new(Rule::DuplicateTitle, written.span, title)
                .label(MessageId::DuplicateTitleLabel)
                .related(*before, MessageId::DuplicateTitleFirst.with(*id))
                .help(MessageId::DuplicateTitleHelp),
        );
    }
}

/// A row without an expected result in a plan whose other rows have one.
pub(super) fn empty_result(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let items = &subject.plan.items;
    if items.iter().all(|item| item.result().trim().is_empty()) {
        return;
    }
    let without = |item: &&Item<'_>| item.result().trim().is_empty() && subject.is_intact(item);
    for item in items.iter().filter(without) {
        let title = MessageId::EmptyResult.with(item.id.as_str());
        let span = item
            .document
            .result
            .map_or(place(item), |result| result.span);
        out.push(
            Diagnostic::new(Rule::EmptyResult, span, title)
                .label(MessageId::EmptyResultLabel)
                .help(MessageId::EmptyResultHelp),
        );
    }
}
