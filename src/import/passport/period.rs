//! The period of a plan: as told, as titled, else as anything else in the document or the name of its file lets conclude.

use chrono::{Datelike as _, NaiveDate};

use crate::calendar::Period;
use crate::import::Options;
use crate::import::draft::{Draft, Text};
use crate::import::recognize::titles::is_plan_title;
use crate::import::recognize::{boundaries, dates, named};
use crate::text::russian::{Ask as _, fold};
use crate::words::MessageId;

/// Settles the period of `draft`; `before` is the period of the plan before it in the document.
pub(in crate::import) fn settle(draft: &mut Draft, options: &Options, before: Option<&Text>) {
    let place = draft.items().next().map(|item| item.place.clone());
    let Some(place) = place else {
        return;
    };
    if let Some(told) = &options.period {
        draft.passport.period = Some(Text::new(told, &place));
        return;
    }
    if draft.is_own && draft.passport.period.is_some() {
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
    let preparation = MessageId::ImportGuessPreparation.into();
    let named = draft.passport.period.as_ref();
    let year = named.filter(|text| text.guess == Some(preparation));
    if let Some(period) = year.and_then(|text| prepared(draft, text.value.parse().ok()?))
        && let Some(text) = &mut draft.passport.period
    {
        text.value = period;
    }
}

/// Returns the time in which the items prepare for what begins in `year`, if it is another: the years that deadlines
/// write out, or a school year where months of autumn come before those of spring.
fn prepared(draft: &Draft, year: i32) -> Option<String> {
    let deadlines = || draft.items().filter_map(|item| item.deadline.as_ref());
    let values = deadlines().map(|text| text.value.as_str());
    if let Some((first, last)) = dates::years(values) {
        return Some(if first == last {
            first.to_string()
        } else {
            format!("{first}-{last}")
        });
    }
    let months = deadlines().filter_map(|text| dates::first_month(&text.value));
    let mut later = months
        .skip_while(|month| *month < 9)
        .skip_while(|month| *month > 8);
    let begins = deadlines().find_map(|text| dates::first_month(&text.value));
    (begins >= Some(9) && later.next().is_some()).then(|| school_year(year - 1, 9))
}

/// Returns the months that the titles of the plan name one after another, as one period.
fn months(draft: &Draft) -> Option<String> {
    let titles = draft.passport.title.iter().chain(&draft.rest);
    let titles = titles.filter(|text| is_plan_title(&text.value));
    let months: Vec<String> = titles
        .filter_map(|text| named::period(&text.value))
        .collect();
    boundaries::months(months.iter().map(String::as_str))
}

/// Returns whether the title of the plan names a period.
fn is_titled(draft: &Draft) -> bool {
    let title = draft.passport.title.as_ref();
    title.is_some_and(|title| named::period(&title.value).is_some())
}

/// Returns whether the period that some line of the plan names shares days with `before`.
fn overlaps(draft: &Draft, before: &Text) -> bool {
    let own = draft.passport.period.as_ref();
    let own = own.and_then(|own| Period::parse(&own.value));
    own.zip(Period::parse(&before.value))
        .is_some_and(|(own, before)| own.start <= before.end && before.start <= own.end)
}

/// Returns the period that the deadlines name, the text, the approval, the plan before, any year of the text, the name
/// of the file or the items, and how it was found.
fn concluded(
    draft: &Draft,
    options: &Options,
    before: Option<&Text>,
) -> Option<(String, MessageId)> {
    let deadlines = || draft.items().filter_map(|item| item.deadline.as_ref());
    let years = dates::years(deadlines().map(|text| text.value.as_str()));
    let covered = |before: &&Text| {
        let period = Period::parse(&before.value);
        years.zip(period).is_some_and(|((first, last), period)| {
            period.start.year() <= first && last <= period.end.year()
        })
    };
    let by_text = |period: String| (period, MessageId::ImportGuessText);
    if let Some(before) = before.filter(covered) {
        return Some(by_text(before.value.clone()));
    }
    let is_school = is_school_year(draft);
    if let Some((first, last)) = years {
        let named = deadlines().find_map(|text| dates::month_of_year(&text.value));
        let period = match (last - first, named) {
            (0, Some((year, month))) if is_school => school_year(year, month),
            (0, _) => first.to_string(),
            (1, _) if is_school => school_year(first, 9),
            _ => format!("{first}-{last}"),
        };
        return Some((period, MessageId::ImportGuessPeriod));
    }
    let year = |year: i32, month: u32| {
        if is_school {
            school_year(year, month)
        } else {
            year.to_string()
        }
    };
    let titles = draft.sections.iter().filter_map(|part| part.title.as_ref());
    let rest = draft.rest.iter().chain(&draft.passport.title).chain(titles);
    let rest = || rest.clone().filter(|text| !text.value.contains('©'));
    // the title of another plan may stand below this one
    let own = rest().filter(|text| !is_plan_title(&text.value));
    let phrase = own.into_iter().find_map(|text| named::named(&text.value));
    // «2014» in a plan of the school year that the plan before it names
    let within = |before: &&Text, named: &str| {
        let (before, named) = (Period::parse(&before.value), Period::parse(named));
        let year = |named: Period| {
            move |period: Period| {
                [period.start.year(), period.end.year()].contains(&named.start.year())
            }
        };
        is_school
            && named.is_some_and(|named| {
                named.start.year() == named.end.year() && before.is_some_and(year(named))
            })
    };
    if let Some(named) = phrase {
        if let Some(before) = before.filter(|before| within(before, &named.period)) {
            return Some(by_text(before.value.clone()));
        }
        let why = named.why.unwrap_or(MessageId::ImportGuessText);
        return Some((named.period, why));
    }
    let approved = draft.passport.approved_date.as_ref();
    let approved = approved.and_then(|date| date.value.parse::<NaiveDate>().ok());
    let approved = approved.map(|day| year(day.year(), day.month()));
    let told = || {
        let named = rest().find_map(|text| dates::month_of_year(&text.value));
        let last = dates::last_year(rest().map(|text| text.value.as_str()))?;
        let month = named.filter(|(year, _)| *year == last);
        Some(year(last, month.map_or(9, |(_, month)| month)))
    };
    let stem = options.stem.as_str();
    let file =
        || named::period(stem).or_else(|| Some(year(dates::last_year([stem].into_iter())?, 9)));
    let items = || {
        draft
            .items()
            .find_map(|item| named::period(&item.title.value))
    };
    approved
        .or_else(|| before.map(|before| before.value.clone()))
        .or_else(told)
        .map(by_text)
        .or_else(|| Some((file()?, MessageId::ImportGuessFileName)))
        .or_else(|| items().map(by_text))
}

/// Returns the school year in which `month` of `year` lies.
fn school_year(year: i32, month: u32) -> String {
    let first = if month < SCHOOL_BEGINS {
        year - 1
    } else {
        year
    };
    format!("{first}-{} учебный год", first + 1)
}

/// The first month in which a plan of a school year is drawn up.
const SCHOOL_BEGINS: u32 = 6;

/// Returns whether the months of the items run from autumn into spring, or the items speak of a school's year.
fn is_school_year(draft: &Draft) -> bool {
    let deadlines = draft.items().filter_map(|item| item.deadline.as_ref());
    let months: Vec<u32> = deadlines
        .filter_map(|text| dates::first_month(&text.value))
        .collect();
    let autumn = |month: &u32| (8..=12).contains(month);
    let spring = |month: &u32| (1..=5).contains(month);
    let begins = months.first().is_some_and(|month| (8..=10).contains(month));
    let words = ["учебн", "четверт", "каникул", "педсовет", "педагогическ"];
    let speaks = || {
        draft.items().any(|item| {
            let title = fold(&item.title.value);
            title.contains_any(&words)
        })
    };
    months.iter().any(autumn)
        && months.iter().any(spring)
        && (begins || !months.contains(&7) && months.first() != Some(&1) && speaks())
}
