//! What a careful editor would ask about the days of a plan: its approval, and dates out of line with each other.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::subject::{Subject, place};
use super::whole::of_plan;
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Item;
use crate::phrase::{self, Kind};
use crate::text::{Span, Spanned, russian};
use crate::words::{Arg, MessageId};

/// A milestone that comes so many days after the last due day is probably a deadline of its own.
const LATE_MILESTONE: i64 = 60;

/// The plan is approved on a day off, after all of its period, or on another day than the document that approves it
/// names.
pub(super) fn approval_day(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let Some(approved) = plan.approved() else {
        return;
    };
    let document = plan.document.approved.as_ref();
    let document = document.and_then(|approved| approved.document);
    let named = document.and_then(|document| day_in(document.value));
    let title = match named {
        Some(day) if day != approved.value => {
            MessageId::ApprovalOtherDay.with(approved.value).with(day)
        }
        _ if plan
            .period
            .is_some_and(|period| approved.value > period.end) =>
        {
            MessageId::ApprovalAfterPlan.with(approved.value)
        }
        _ if !plan.calendar.is_working(approved.value) => {
            MessageId::ApprovalDayOff.with(approved.value)
        }
        _ => return,
    };
    out.push(
        Diagnostic::new(Rule::ApprovalDay, approved.span, title).help(MessageId::ApprovalDayHelp),
    );
}

/// Returns the only day that the words of a document name: «распоряжение от 20.01.2021 № 65», «от 20 января 2021 г.».
fn day_in(words: &str) -> Option<NaiveDate> {
    if !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut days = days_in_figures(words).chain(days_in_words(words));
    days.next().filter(|_| days.next().is_none())
}

/// Returns the days that `words` name by figures alone: «20.01.2021», «20.01.21».
fn days_in_figures(words: &str) -> impl Iterator<Item = NaiveDate> {
    let figures = words.split(|c: char| !c.is_ascii_digit() && c != '.');
    figures.filter_map(|word| {
        let mut parts = word.trim_matches('.').split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let century = match year.len() {
            4 => 0,
            2 => 2000,
            _ => return None,
        };
        let [day, month] = [day, month].map(|part| part.parse().ok());
        let whole = parts.next().is_none();
        let year = year.parse::<i32>().ok()? + century;
        whole.then(|| NaiveDate::from_ymd_opt(year, month?, day?))?
    })
}

/// Returns whether `text` names a year: «2022», «2021-2022», «08.09.22».
pub(super) fn names_year(text: &str) -> bool {
    let figures = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    let mut figures = figures.map(|word| word.trim_matches('.'));
    figures.any(|word| {
        let mut parts = word.split('.');
        let last = parts.next_back().unwrap_or_default();
        let year = last.len() == 4 && (last.starts_with("19") || last.starts_with("20"));
        year || last.len() == 2 && parts.count() == 2
    })
}

/// Returns the days whose month `words` name by its name.
fn days_in_words(words: &str) -> impl Iterator<Item = NaiveDate> {
    let folded = russian::fold(words);
    let words: Vec<&str> = folded
        .split(|c: char| !russian::is_letter_or_digit(c))
        .filter(|word| !word.is_empty())
        .collect();
    let day = |three: &[&str]| {
        let [day, month, year] = three else {
            return None;
        };
        let month = (1..=12).find(|number| phrase::month_name(*number).1 == *month)?;
        let year = year.parse().ok().filter(|_| year.len() == 4)?;
        NaiveDate::from_ymd_opt(year, month, day.parse().ok()?)
    };
    let days: Vec<NaiveDate> = words.windows(3).filter_map(day).collect();
    days.into_iter()
}

/// A dated remark comes long after the row is due.
pub(super) fn late_milestone(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in subject.plan.items.iter().filter(|item| item.is_dated()) {
        let last = item.occurrences.iter().map(|one| one.due).max();
        let milestones = item.reading.milestones.iter();
        let latest = milestones.max_by_key(|milestone| milestone.date);
        let Some((milestone, due)) = latest.zip(last) else {
            continue;
        };
        let days = (milestone.date - due).num_days();
        if days > LATE_MILESTONE {
            let title = MessageId::LateMilestone
                .with(milestone.text.as_str())
                .with(milestone.date)
                .with(days);
            let span = deadline_place(item);
            // That it was taken for a milestone is told by this too.
            out.retain(|found| found.rule != Rule::UncertainReading || !is_within(found, span));
            out.push(
                Diagnostic::new(Rule::LateMilestone, span, title)
                    .help(MessageId::LateMilestoneHelp),
            );
        }
    }
}

/// A year out of step with the rows before and after: with theirs the row would stand between them.
pub(super) fn odd_year(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for rows in subject.plan.items.windows(3) {
        let [before, item, after] = rows else {
            continue;
        };
        let one_section = before.section == item.section && item.section == after.section;
        let dues = [before, item, after].map(only_due);
        let (true, [Some(before), Some(due), Some(after)]) = (one_section, dues) else {
            continue;
        };
        let year = before.year();
        let in_step = due
            .with_year(year)
            .is_some_and(|meant| before <= meant && meant <= after);
        let span = deadline_place(item);
        let outside =
            |found: &Diagnostic| found.rule == Rule::OutsidePeriod && is_within(found, span);
        if after.year() == year && due.year() != year && in_step && !out.iter().any(outside) {
            let title = MessageId::OddYear.with(due).with(year.to_string());
            out.push(
                Diagnostic::new(Rule::OddYear, span, title)
                    .help(MessageId::OddYearHelp.with(year.to_string())),
            );
        }
    }
}

/// Rows without a year of their own between two that name one, 2020, are read in another, so that they stand out of their
/// order: «3 января» in a plan of 2019 and 2020.
pub(super) fn lent_year(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let mut found = BTreeMap::new();
    let items = &subject.plan.items;
    for rows in items.chunk_by(|one, next| one.section == next.section) {
        let rows = rows.iter().filter_map(|item| Some((item, only_due(item)?)));
        let mut before: Option<NaiveDate> = None;
        let mut lent: Vec<(&Item<'_>, NaiveDate)> = Vec::new();
        for (item, due) in rows {
            if !names_year(&item.deadline()) {
                lent.push((item, due));
                continue;
            }
            let first = before
                .replace(due)
                .filter(|before| before.year() == due.year());
            for (item, lent) in lent.drain(..) {
                let start = item.occurrences.first().and_then(|only| only.start);
                let meant = start.unwrap_or(lent).with_year(due.year()).zip(first);
                let in_step = meant.is_some_and(|(meant, first)| first <= meant && meant <= due);
                if in_step && lent.year() != due.year() {
                    let year = due.year().to_string();
                    let title = MessageId::OddYear.with(lent).with(year.as_str());
                    let span = deadline_place(item);
                    let told = Diagnostic::new(Rule::OddYear, span, title);
                    let help = MessageId::PhraseYearInferredHelp.with(year);
                    found.insert(span.start, told.help(help));
                }
            }
        }
    }
    // that the year was lent, and that it is odd, is told by this too
    let same = |rule| matches!(rule, Rule::YearInferred | Rule::OddYear);
    out.retain(|known| {
        let row = found.range(..=known.primary.span.start).next_back();
        let within = row.is_some_and(|(_, row)| is_within(known, row.primary.span));
        !(within && same(known.rule))
    });
    out.extend(found.into_values());
}

/// So many Sundays are no accident, nor is one day of so many.
const SUNDAYS: usize = 5;

/// Many days of the plan are Sundays, hardly any are Saturdays, and a year later none of them would be off: working days
/// of next year's plan. Where Saturdays are as many, the events are of days off.
pub(super) fn shifted_year(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let single = subject.plan.items.iter();
    let single = single.filter(|item| item.kind() == Kind::On);
    let days: Vec<NaiveDate> = single
        .flat_map(|item| &item.occurrences)
        .map(|one| one.due)
        .collect();
    let count = |shift: i32, weekday| {
        let moved = days
            .iter()
            .filter_map(|day| day.with_year(day.year() + shift));
        moved.filter(|day| day.weekday() == weekday).count()
    };
    let sundays = count(0, Weekday::Sun);
    let later = count(1, Weekday::Sun);
    let rare = |others: usize| others * SUNDAYS <= sundays;
    if sundays >= SUNDAYS
        && sundays * SUNDAYS >= days.len()
        && rare(count(0, Weekday::Sat))
        && rare(later)
    {
        let title = MessageId::SundaysLater.with(sundays).with(days.len());
        out.push(of_plan(
            subject,
            Rule::OddYear,
            title.with(later),
            MessageId::SundaysHelp,
        ));
    }
}

/// Sections titled by months go on over the end of a year, and the days of the later ones come before: the period is of
/// calendar years, and that of the plan hardly.
pub(super) fn section_year(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let months = plan.document.sections.iter().enumerate();
    let months = months.filter_map(|(index, section)| {
        let title = section.title?;
        phrase::month_named(title.value).map(|_| (index, title))
    });
    let days = months.filter_map(|(index, title)| {
        let lent = |item: &&Item<'_>| !names_year(&item.deadline());
        let rows = plan.items.iter().filter(|item| item.section == Some(index));
        let due = rows.filter(lent).find_map(only_due)?;
        Some((title, due))
    });
    let days: Vec<_> = days.collect();
    let back = days.windows(2).find_map(|pair| match pair {
        [(before, earlier), (title, later)] if later < earlier => Some((before, *title, later)),
        _ => None,
    });
    let ahead = |(_, day): &&(Spanned<&str>, NaiveDate)| day.month() >= 8;
    if let Some((before, title, day)) = back
        && let Some((_, first)) = days.first().filter(ahead)
        && day.month() < 8
    {
        let year = |later: i32| (first.year() + later).to_string();
        let told = MessageId::SectionYear.with(title.value).with(before.value);
        out.push(
            Diagnostic::new(Rule::OddYear, title.span, told.with(day.year().to_string()))
                .help(MessageId::SectionYearHelp.with(year(0)).with(year(1))),
        );
    }
}

/// So many rows on either side of the end of a year show that they go over it.
const OVER: usize = 2;

/// Rows without years go from autumn over the end of a year to summer, and the days of the later ones come before: the
/// period is a calendar year, and that of the plan hardly.
pub(super) fn rows_year(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let rows = subject.plan.items.iter();
    let rows = rows.filter_map(|item| Some((item, only_due(item)?)));
    let rows: Vec<(&Item<'_>, NaiveDate)> = rows.collect();
    let is_later = |pair: &[(&Item<'_>, NaiveDate)]| pair[1].1 < pair[0].1;
    let (Some((_, first)), Some((_, last))) = (rows.first(), rows.last()) else {
        return;
    };
    let year = first.year();
    let at = rows.windows(2).position(is_later).map_or(0, |at| at + 1);
    let (before, behind) = rows.split_at(at);
    let one_turn = !behind.windows(2).any(is_later) && last < first && first.month() >= 8;
    let bare = |(item, due): &(&Item<'_>, NaiveDate)| {
        due.year() == year && !item.deadline().contains(&year.to_string())
    };
    if let (Some((above, _)), Some((below, _))) = (before.last(), behind.first())
        && one_turn
        && before.len() >= OVER
        && behind.len() > OVER
        && rows.iter().all(bare)
    {
        let told = MessageId::SectionYear
            .with(below.deadline())
            .with(above.deadline());
        let named = |later: i32| (year + later).to_string();
        let help = MessageId::SectionYearHelp.with(named(0)).with(named(1));
        let span = deadline_place(below);
        out.push(Diagnostic::new(Rule::OddYear, span, told.with(year.to_string())).help(help));
    }
}

/// Returns the due day of a row that is due once, on a day of its own.
pub(super) fn only_due(item: &Item<'_>) -> Option<NaiveDate> {
    let own = matches!(item.kind(), Kind::Deadline | Kind::On | Kind::Span);
    match item.occurrences.as_slice() {
        [only] if own => Some(only.due),
        _ => None,
    }
}

/// A deadline of so many letters is shown in its own words.
const SHORT: usize = 24;

/// A row that is due once.
pub(super) struct Dated<'i, 'a> {
    pub(super) item: &'i Item<'a>,
    /// The first day of its window, the last one where it has none: «сентябрь–декабрь» stands where September does.
    pub(super) start: NaiveDate,
    pub(super) due: NaiveDate,
}

impl<'i, 'a> Dated<'i, 'a> {
    pub(super) fn of(item: &'i Item<'a>) -> Option<Self> {
        let due = only_due(item)?;
        let start = item.occurrences.first().and_then(|only| only.start);
        let start = start.unwrap_or(due);
        Some(Dated { item, start, due })
    }

    /// Returns the deadline as a finding names it: «октябрь 2022» and not its last day, where the words are few and name
    /// the year.
    pub(super) fn said(&self) -> Arg {
        let words = self.item.deadline();
        let own = self.item.document.dates.is_empty() && !words.contains('\n');
        if own && words.chars().count() <= SHORT && names_year(&words) {
            format!("«{words}»").into()
        } else {
            self.due.into()
        }
    }
}

fn is_within(found: &Diagnostic, span: Span) -> bool {
    span.start <= found.primary.span.start && found.primary.span.end <= span.end
}

pub(super) fn deadline_place(item: &Item<'_>) -> Span {
    item.document
        .deadline
        .map_or(place(item), |deadline| deadline.span)
}

/// The expected result bears a day after the row is due: what is to be there by the deadline is dated later.
pub(super) fn result_after_deadline(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in &subject.plan.items {
        let Some(result) = item.document.result else {
            continue;
        };
        let due = only_due(item);
        if let Some((day, due)) = day_in(result.value).zip(due).filter(|(day, due)| day > due) {
            let title = MessageId::ResultAfterDeadline.with(day).with(due);
            out.push(
                Diagnostic::new(Rule::ResultAfterDeadline, result.span, title)
                    .help(MessageId::ResultAfterDeadlineHelp),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_names_its_day() {
        let case = |words, day: Option<&str>| {
            assert_eq!(
                day_in(words),
                day.map(|day| day.parse().unwrap()),
                "{words}"
            );
        };
        case("распоряжение от 20.01.2021 № 65", Some("2021-01-20"));
        case("приказ № 12.1 от 5.9.2022.", Some("2022-09-05"));
        case("приказ от 01.02.2022 в редакции от 03.04.2022", None);
        case("приказ от 20 января 2021 г.", Some("2021-01-20"));
        case("приказ б/н от «20» января 2021 года", Some("2021-01-20"));
        case("распоряжение № 65 от 21.01.22", Some("2022-01-21"));
        case("Справка до 20 апреля", None);
        case("приказ от 20.01.2021, письмо от 20 мая 2021 г.", None);
        case("приказ № 3", None);
    }
}
