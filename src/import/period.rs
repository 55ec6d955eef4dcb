//! The period of a plan: as told, as titled, else as anything else in the document or the name of its file lets conclude.

use chrono::Datelike as _;

use super::draft::{Draft, Text};
use super::{Options, boundaries, dates, passport};
use crate::calendar::Period;
use crate::words::MessageId;

/// Settles the period of `draft`; `before` is the period of the plan before it in the document.
pub(super) fn settle(draft: &mut Draft, options: &Options, before: Option<&Text>) {
    let place = draft.items().next().map(|item| item.place.clone());
    let Some(place) = place else {
        return;
    };
    if let Some(told) = &options.period {
        draft.passport.period = Some(Text::new(told, &place));
        return;
    }
    if let Some(months) = months(draft) {
        let months = Text::new(&months, &place);
        draft.passport.period = Some(months.guessed(MessageId::ImportGuessText));
        return;
    }
    let lent = before.filter(|before| !is_titled(draft) && overlaps(draft, before));
    if let Some(lent) = lent {
        let lent = Text::new(&lent.value, &place);
        draft.passport.period = Some(lent.guessed(MessageId::ImportGuessText));
    } else if draft.passport.period.is_none() {
        let concluded = concluded(draft, options, before);
        draft.passport.period =
            concluded.map(|(period, why)| Text::new(&period, &place).guessed(why));
    }
}

/// Returns the months that the titles of the plan name one after another, as one period.
fn months(draft: &Draft) -> Option<String> {
    let titles = draft.passport.title.iter().chain(&draft.rest);
    let titles = titles.filter(|text| passport::is_plan_title(&text.value));
    let months: Vec<String> = titles
        .filter_map(|text| dates::period(&text.value))
        .collect();
    boundaries::months(months.iter().map(String::as_str))
}

/// Tells whether the title of the plan names a period.
fn is_titled(draft: &Draft) -> bool {
    let title = draft.passport.title.as_ref();
    title.is_some_and(|title| dates::period(&title.value).is_some())
}

/// Tells whether the period that some line of the plan names shares days with `before`.
fn overlaps(draft: &Draft, before: &Text) -> bool {
    let own = draft.passport.period.as_ref();
    let own = own.and_then(|own| Period::parse(&own.value));
    own.zip(Period::parse(&before.value))
        .is_some_and(|(own, before)| own.start <= before.end && before.start <= own.end)
}

/// Returns the period that the deadlines name, the approval, the plan before, any year of the text or the name of the
/// file, and how it was found.
fn concluded(
    draft: &Draft,
    options: &Options,
    before: Option<&Text>,
) -> Option<(String, MessageId)> {
    let deadlines = draft.items().filter_map(|item| item.deadline.as_ref());
    let years = dates::years(deadlines.map(|text| text.value.as_str()));
    let covered = |before: &&Text| {
        let period = Period::parse(&before.value);
        years.zip(period).is_some_and(|((first, last), period)| {
            period.start.year() <= first && last <= period.end.year()
        })
    };
    let lent = |before: &Text| (before.value.clone(), MessageId::ImportGuessText);
    if let Some(before) = before.filter(covered) {
        return Some(lent(before));
    }
    if let Some((first, last)) = years {
        let period = if first == last {
            first.to_string()
        } else {
            format!("{first}-{last}")
        };
        return Some((period, MessageId::ImportGuessPeriod));
    }
    let approved = draft.passport.approved_date.as_ref();
    let approved = approved.and_then(|date| date.value.parse().ok());
    let approved = approved.map(|date| (dates::year_of(date), MessageId::ImportGuessText));
    let rest = draft.rest.iter().chain(&draft.passport.title);
    let rest = rest.filter(|text| !text.value.contains('©'));
    let told = dates::last_year(rest.map(|text| text.value.as_str()));
    let told = told.map(|year| (year.to_string(), MessageId::ImportGuessText));
    let file = dates::period(&options.stem)
        .or_else(|| Some(dates::last_year([options.stem.as_str()].into_iter())?.to_string()))
        .map(|period| (period, MessageId::ImportGuessFileName));
    approved.or(before.map(lent)).or(told).or(file)
}
