//! What is said of single due days of a row: each text with the days it belongs to.

use chrono::NaiveDate;

use crate::query::{Detail, DetailOccurrence, State};
use crate::words::{Lang, MessageId};

/// How many days are named one by one in a sentence.
const DAYS: usize = 3;

/// Returns what `of_one` says of the due days of a row, each text once: with its days, unless it holds for all of them.
pub(super) fn of_days(
    detail: &Detail,
    of_one: impl Fn(&DetailOccurrence) -> Option<String>,
) -> Vec<String> {
    let days = detail.schedule.iter();
    let told = grouped(days.filter_map(|one| Some((of_one(one)?, one))));
    let told = told.into_iter().map(|(text, of)| {
        let days: Vec<String> = of.iter().map(|one| day(one.due)).collect();
        if days.len() == detail.schedule.len() {
            text
        } else {
            format!("{}: {text}", days.join(", "))
        }
    });
    told.collect()
}

/// Returns what is said of the whole row, then what is said of its due days alone.
pub(super) fn of_row(
    detail: &Detail,
    whole: Option<&str>,
    of_one: fn(&DetailOccurrence) -> Option<&str>,
) -> Vec<String> {
    let own = of_days(detail, |one| {
        let own = of_one(one).filter(|text| Some(*text) != whole);
        own.map(str::to_owned)
    });
    whole.map(str::to_owned).into_iter().chain(own).collect()
}

/// Returns why a row was cancelled or is not carried out, each reason with the due days it was given for; a due day
/// that alone was cancelled is told without a reason too.
pub(super) fn reasons(detail: &Detail, lang: Lang) -> Vec<String> {
    let is_whole = detail.row.state == State::Cancelled;
    let dropped = |one: &DetailOccurrence| match one.reason.clone() {
        Some(reason) if is_whole => Some(reason),
        Some(reason) => Some(MessageId::PaperCancelledWhy.with(reason).text(lang)),
        None => (!is_whole && one.state == State::Cancelled)
            .then(|| MessageId::StateCancelled.text(lang).to_lowercase()),
    };
    let whole = detail.reason.iter().cloned();
    whole
        .chain(of_days(detail, |one| one.unmet.clone()))
        .chain(of_days(detail, dropped))
        .collect()
}

/// Returns the occurrences of which the same is said, in the order in which each text comes first.
pub(super) fn grouped<'d, T: PartialEq>(
    told: impl Iterator<Item = (T, &'d DetailOccurrence)>,
) -> Vec<(T, Vec<&'d DetailOccurrence>)> {
    let mut groups: Vec<(T, Vec<&DetailOccurrence>)> = Vec::new();
    for (text, one) in told {
        match groups.iter_mut().find(|(known, _)| *known == text) {
            Some((_, of)) => of.push(one),
            None => groups.push((text, vec![one])),
        }
    }
    groups
}

/// Returns `days` for a sentence: the first three, and how many more.
pub(super) fn days(days: &[NaiveDate], lang: Lang) -> String {
    let named: Vec<String> = days.iter().take(DAYS).copied().map(day).collect();
    let named = named.join(", ");
    match days.len().saturating_sub(DAYS) {
        0 => named,
        rest => format!("{named} {}", MessageId::AndMore.with(rest).text(lang)),
    }
}

fn day(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}
