//! What titles say of time, against what the plan and the deadlines say.

use chrono::{Datelike as _, NaiveDate};

use super::dates::{deadline_place, names_year, only_due};
use super::subject::Subject;
use super::whole::{FEW, title_place};
use super::years::odd_years;
use crate::calendar::{Period, PeriodKind, days_later};
use crate::diagnostic::{Diagnostic, Rule};
use crate::document::Deadline;
use crate::model::names::period_said;
use crate::model::{Item, Plan};
use crate::phrase::{self, Kind, month_name};
use crate::text::russian;
use crate::words::{Message, MessageId};

/// What is summed up so many days before it ends is summed up too early; the last report of a year is written in it.
const EARLY: i64 = 31;

/// Beginnings of the words for how often, of titles whose deadline should say so too.
const OFTEN: [&str; 3] = ["еженедельн", "ежемесячн", "ежеквартальн"];

/// Beginnings of the words for a part of the year that reports are of.
const UNITS: [&str; 5] = ["квартал", "полугод", "триместр", "семестр", "четверт"];

/// The title of the plan names years that its period has none of, or a school year where the period is of calendar
/// years.
pub(super) fn title_period(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let (Some(title), Some(period), Some(written)) =
        (plan.document.title, plan.period, plan.document.period)
    else {
        return;
    };
    if let Some(named) = other_years(title.value, period) {
        out.push(
            Diagnostic::new(
                Rule::TitlePeriod,
                title_place(subject),
                MessageId::TitlePeriod.with(named).with(written.value),
            )
            .related(written.span, MessageId::TitlePeriodWritten)
            .help(MessageId::TitlePeriodHelp),
        );
    }
}

/// The plan is titled for a month, «План работы на сентябрь 2016 года», and none of its rows is due in it.
pub(super) fn title_month(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let items = &subject.plan.items;
    let title = subject.plan.document.title.map_or("", |title| title.value);
    let folded = russian::fold(title);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let month = words.iter().enumerate().find_map(|(at, word)| {
        let named = (1..=12).find(|number| month_name(*number).0 == *word)?;
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let next = words.get(at + 1).copied().unwrap_or_default();
        // «на сентябрь – октябрь» is for two
        let alone = next.starts_with(russian::is_letter_or_digit) && next != "и";
        (before == Some(&"на") && (alone || next.is_empty())).then_some(named)
    });
    let Some(month) = month else { return };
    let mut dues = items.iter().flat_map(|item| &item.occurrences);
    let within = dues.any(|one| {
        let start = one.start.unwrap_or(one.due);
        start.month() == month || one.due.month() == month || days_later(start, EARLY) < one.due
    });
    if items.len() >= FEW && subject.telling && !within {
        let title = MessageId::TitleMonth.with(month_name(month).0);
        out.push(
            Diagnostic::new(Rule::TitlePeriod, title_place(subject), title)
                .help(MessageId::TitleMonthHelp),
        );
    }
}

/// No year stands in the title, above the rows or in their deadlines, nor is the plan approved on a day: of which year it
/// is, its document does not say.
pub(super) fn no_year(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let document = &plan.document;
    let Some(period) = document.period else {
        return;
    };
    let own = [document.title, document.goal].into_iter().flatten();
    let sections = document.sections.iter().filter_map(|section| section.title);
    let mut deadlines = plan.items.iter().filter_map(|item| item.document.deadline);
    let dated = deadlines.any(|deadline| match deadline.value {
        Deadline::Phrase(words) => names_year(words),
        Deadline::Date(_) => true,
    });
    let approved = document.approved.as_ref();
    let approved = approved.is_some_and(|approved| {
        let document = approved.document.map_or("", |document| document.value);
        approved.date.is_some() || names_year(document)
    });
    let mut said = own.chain(sections).map(|text| text.value);
    let mut items = plan.items.iter();
    let dated = dated || items.any(|item| !item.document.dates.is_empty());
    if plan.items.len() < FEW || !subject.telling || approved || dated || said.any(names_year) {
        return;
    }
    let help = MessageId::NoYearHelp.with(period_said(period.value));
    out.push(
        Diagnostic::new(Rule::TitlePeriod, title_place(subject), MessageId::NoYear).help(help),
    );
}

/// Returns the years that `title` is of, if they are not those of `period`: «на 2023 год», «2021-2022 учебный год».
fn other_years(title: &str, period: Period) -> Option<String> {
    let folded = russian::fold(title);
    let words: Vec<&str> = folded
        .split(|c: char| !russian::is_letter_or_digit(c))
        .filter(|word| !word.is_empty())
        .collect();
    let year = |at: usize| {
        let digits = words.get(at).filter(|word| word.len() == 4)?;
        digits
            .parse::<i32>()
            .ok()
            .filter(|year| (1990..=2100).contains(year))
    };
    // years of documents stand behind the names of months, and behind numbers: «от 14 января 2022 г.», «14.01.2022»
    let of_day = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        before.is_some_and(|before| {
            let month = (1..=12).any(|number| month_name(number).1 == *before);
            month || before.len() <= 2 && before.parse::<u32>().is_ok()
        })
    };
    let named = |at: usize| {
        let behind = words.get(at + 1).copied().unwrap_or_default();
        let told = ["г", "гг"].contains(&behind)
            || ["год", "уч"].iter().any(|own| behind.starts_with(own));
        let on = at.checked_sub(1).and_then(|before| words.get(before)) == Some(&"на");
        told || on
    };
    let school = words.iter().any(|word| word.starts_with("учебн"));
    // a New Year is met in the year before: «встреча Нового 2006 года»
    let of_feast = |at: usize| {
        at.checked_sub(1)
            .is_some_and(|at| words[at].starts_with("нов"))
    };
    let at = (0..words.len()).find(|&at| year(at).is_some() && !of_day(at) && !of_feast(at))?;
    let last = at + usize::from(year(at + 1).is_some());
    (named(at) || named(last)).then_some(())?;
    let (first, last) = (year(at)?, year(last)?);
    let told = if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    };
    let apart = last < period.start.year() || period.end.year() < first;
    let calendar = matches!(period.kind, PeriodKind::Year | PeriodKind::Years);
    let whole_years = school && first < last && calendar;
    (apart || whole_years).then_some(told)
}

/// The title says how often, or of what, and the deadline does not fit: «Ежемесячный мониторинг» with one day, «итоги
/// 1 полугодия» in April.
pub(super) fn title_deadline(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in &subject.plan.items {
        let span = deadline_place(item);
        let said = once_for_often(item)
            .or_else(|| odd_years(subject.plan, item))
            .or_else(|| early_sum(subject.plan, item));
        // that the year is not of the plan tells why its sum is early
        let outside = || {
            out.iter().any(|found| {
                found.rule == Rule::OutsidePeriod
                    && span.start <= found.primary.span.start
                    && found.primary.span.end <= span.end
            })
        };
        let said = said.filter(|said| said.id != MessageId::TitleBeforeEnd || !outside());
        out.extend(said.map(|title| {
            Diagnostic::new(Rule::TitleDeadline, span, title).help(MessageId::TitleDeadlineHelp)
        }));
    }
}

fn once_for_often(item: &Item<'_>) -> Option<Message> {
    let first = item.title().split_whitespace().next()?;
    let folded = russian::fold(first);
    let often = OFTEN.iter().any(|start| folded.starts_with(start));
    let once = matches!(item.kind(), Kind::Deadline | Kind::On) && item.occurrences.len() == 1;
    (often && once).then(|| MessageId::TitleOften.with(first.to_lowercase()))
}

fn early_sum(plan: &Plan<'_>, item: &Item<'_>) -> Option<Message> {
    let due = only_due(item)?;
    let end = summed_up_to(plan, item)?;
    (days_later(due, EARLY) < end).then(|| MessageId::TitleBeforeEnd.with(due).with(end))
}

/// Returns the last day of the part of a year that the title of `item` sums up: «по итогам 1 полугодия», «за 2 квартал».
fn summed_up_to(plan: &Plan<'_>, item: &Item<'_>) -> Option<NaiveDate> {
    // most titles name no such part
    if !UNITS.iter().any(|unit| item.title().contains(unit)) {
        return None;
    }
    let words: Vec<&str> = item.title().split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| russian::fold(word)).collect();
    let sums =
        |word: &str| word == "за" || word.starts_with("итог") || word.starts_with("результат");
    let unit = |word: &str| UNITS.iter().any(|start| word.starts_with(start));
    let at = (folded.windows(3)).position(|three| sums(&three[0]) && unit(&three[2]))?;
    let year = words.get(at + 3).filter(|word| word.starts_with("20"));
    let mut phrase = words.get(at + 1..at + 3)?.join(" ");
    if let Some(year) = year {
        phrase.push(' ');
        phrase.push_str(year);
    }
    let reading = phrase::read(&phrase, &plan.context(item.section, plan.calendar));
    match reading.occurrences.as_slice() {
        [only] => Some(only.due),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_titles_are_those_of_the_period() {
        let case = |title: &str, period: &str, named: Option<&str>| {
            let period = Period::parse(period).unwrap();
            assert_eq!(
                other_years(title, period).as_deref(),
                named,
                "{title} / {period:?}"
            );
        };
        case("План на 2022 год", "2022", None);
        case("План на 2023 год", "2022", Some("2023"));
        case("План на 2023 г.", "2021-2022", Some("2023"));
        case("План на 2021-2023 годы", "2022", None);
        case("План на 2024–2026 гг.", "2021-2023", Some("2024–2026"));
        case(
            "План на 2021-2022 учебный год",
            "2021-2022 учебный год",
            None,
        );
        case(
            "План на 2021-2022 учебный год",
            "2021-2022",
            Some("2021–2022"),
        );
        case("План на 2022 год", "2021-2022 учебный год", None);
        case("План 2023", "2022", None);
        case("План по приказу от 14.01.2021 г. № 15", "2022", None);
        case("План по приказу от 14 января 2021 г.", "2022", None);
        case(
            "План по приказу от 14 января 2021 г. на 2022 год",
            "2022",
            None,
        );
        case(
            "План по приказу от 14 января 2022 г. на 2021 год",
            "2022",
            Some("2021"),
        );
        case("Олимпиада 2023 и другие", "2022", None);
        case("План встречи Нового 2023 года", "2022", None);
        case("План", "2022", None);
    }
}
