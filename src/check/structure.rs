//! Rules about the table itself: its rows, their ids, titles and results.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::subject::{Subject, place};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Item;
use crate::phrase::Kind;
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

/// Two rows with one title in one titled section, or due at the same times: often a row pasted twice.
pub(super) fn duplicate_title(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let mut first: HashMap<String, Vec<(&Item<'_>, Span)>> = HashMap::new();
    for item in &subject.plan.items {
        let Some(written) = item.document.title else {
            continue;
        };
        let folded = russian::fold(written.value.trim_end_matches(['.', ' ']));
        let others = first.entry(folded).or_default();
        let twin = others
            .iter()
            .find(|(other, _)| are_twins(other, item))
            .copied();
        others.push((item, written.span));
        let Some((other, before)) = twin else {
            continue;
        };
        let id = other.id.as_str();
        let title = MessageId::DuplicateTitle.with(item.id.as_str()).with(id);
        out.push(
            Diagnostic::new(Rule::DuplicateTitle, written.span, title)
                .label(MessageId::DuplicateTitleLabel)
                .related(before, MessageId::DuplicateTitleFirst.with(id))
                .help(MessageId::DuplicateTitleHelp),
        );
    }
}

/// Returns whether two rows of one title are likely to be one row: due at the same times, or in one titled section and
/// not on days of their own, as rounds of a tournament are. What another document dates has no time to compare.
fn are_twins(one: &Item<'_>, other: &Item<'_>) -> bool {
    let due = |item: &Item<'_>| -> Vec<(Option<NaiveDate>, NaiveDate)> {
        let all = item.occurrences.iter();
        all.map(|one| (one.start, one.due)).collect()
    };
    let on_days = |item: &Item<'_>| item.kind() == Kind::On && !item.occurrences.is_empty();
    if one.section.is_some() && one.section == other.section {
        due(one) == due(other) || !(on_days(one) && on_days(other))
    } else {
        due(one) == due(other) && one.kind() != Kind::External
    }
}

/// Returns whether the expected result of `item` says anything: «-» and «нет» do not.
pub(super) fn has_result(item: &Item<'_>) -> bool {
    const NOTHING: [&str; 6] = [
        "",
        "нет",
        "отсутствует",
        "не указан",
        "не предусмотрен",
        "не предусмотрено",
    ];
    let result = russian::fold(item.result());
    let says = result.trim_matches(|c: char| !russian::is_letter_or_digit(c));
    !NOTHING.contains(&says)
}

/// A row without an expected result in a section whose rows have one.
pub(super) fn empty_result(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in subject.odd_ones(has_result) {
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
