//! Rules about deadlines: what their phrases say, and how they agree with the plan's approval and period.

use chrono::{Months, NaiveDate};

use super::subject::Subject;
use crate::calendar::{Period, PeriodKind};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Item, Occurrence};
use crate::phrase::Kind;
use crate::text::{Span, russian};
use crate::words::{Arg, MessageId};

/// An approval that precedes its period by more months than this is probably mistyped.
const EARLY: Months = Months::new(6);

/// The time before a school year in which it is prepared.
const EVE: Months = Months::new(1);

const YEAR: Months = Months::new(12);

/// First words of a time that lasts.
const WITHIN: [&str; 4] = ["в", "весь", "во", "на"];

/// Beginnings of the words that make it a bound.
const BOUNDS: [&str; 4] = ["заверш", "начал", "оконч", "после"];

/// Beginnings of the words for a time that lasts.
const LASTING: [&str; 6] = ["врем", "каникул", "период", "протяжени", "сезон", "ходе"];

/// A deadline of so many dates without commas is probably several items in one.
const MANY_DATES: usize = 4;

/// Adds the findings of the deadline language about each row's phrase, as far as they matter in a plan.
pub(super) fn phrases(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in &subject.plan.items {
        let mut found = item.findings(subject.text);
        found.retain(|found| found.rule != Rule::NonWorkingDay || is_bound(item, found));
        found.retain(|found| !is_eve(subject.plan.period, found));
        let lasting = is_lasting(&item.deadline());
        for found in &mut found {
            match found.title.id {
                MessageId::PhraseUndatedEvent if lasting => {
                    found.title.id = MessageId::UndatedTime;
                }
                // a day comes once in a year: there is no other to take
                MessageId::PhraseUncertainOrder if subject.plan.period.is_some_and(is_year) => {
                    found.title.id = MessageId::DatesUnordered;
                }
                _ => {}
            }
        }
        one_separator(item, &mut found);
        out.extend(found);
    }
}

/// Returns whether what fell on a day off is a last day for something to be done, and not a day on which it happens nor
/// the end of a window; where the calendar moved it, that is told of any.
fn is_bound(item: &Item<'_>, found: &Diagnostic) -> bool {
    let bound = item.occurrences.iter().all(|one| one.start.is_none());
    found.title.id == MessageId::PhraseNonWorkingMoved || (bound && item.kind() != Kind::On)
}

/// Returns whether `period` is no longer than a year.
fn is_year(period: Period) -> bool {
    let next = period.start.checked_add_months(YEAR);
    next.is_some_and(|next| period.end < next)
}

/// Returns whether a day outside the period is in the last month before a school year, when that year is prepared.
fn is_eve(period: Option<Period>, found: &Diagnostic) -> bool {
    let day = match found.title.args.first() {
        Some(Arg::Date(day)) if found.rule == Rule::OutsidePeriod => *day,
        _ => return false,
    };
    period.is_some_and(|period| {
        let eve = period.start.checked_sub_months(EVE);
        let before = eve.is_some_and(|eve| (eve..period.start).contains(&day));
        period.kind == PeriodKind::SchoolYear && before
    })
}

/// Returns whether `deadline` names the time that something lasts, and not a day to count from: «весь пожароопасный
/// период», «во время каникул».
fn is_lasting(deadline: &str) -> bool {
    let folded = russian::fold(deadline);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let named = |starts: &[&str]| {
        let mut words = words.iter();
        words.any(|word| starts.iter().any(|start| word.starts_with(start)))
    };
    words.first().is_some_and(|first| WITHIN.contains(first)) && named(&LASTING) && !named(&BOUNDS)
}

/// Leaves one finding about missing commas in a row.
fn one_separator(item: &Item<'_>, found: &mut Vec<Diagnostic>) {
    let missing = |found: &Diagnostic| found.rule == Rule::MissingSeparator;
    let count = found.iter().filter(|found| missing(found)).count();
    let mut met = false;
    found.retain(|found| !missing(found) || !std::mem::replace(&mut met, true));
    let dates = item.occurrences.len();
    if count + 1 >= MANY_DATES
        && let Some(found) = found.iter_mut().find(|found| missing(found))
    {
        found.title = MessageId::ManyDates.with(dates);
        found.help = vec![MessageId::ManyDatesHelp.into()];
    }
}

/// A row waits for the execution of an item that is late or that the plan does not have.
pub(super) fn awaited_item(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in &subject.plan.items {
        let (Some(deadline), Some((number, awaited))) =
            (item.document.deadline, subject.plan.awaited(item))
        else {
            continue;
        };
        let span = deadline.span;
        let Some(awaited) = awaited else {
            if subject.whole {
                let title = MessageId::ItemAwaitedUnknown
                    .with(item.id.as_str())
                    .with(number);
                let found = Diagnostic::new(Rule::UndatedEvent, span, title);
                out.push(found.help(MessageId::ItemAwaitedHelp));
            }
            continue;
        };
        let own = item.occurrences.as_slice();
        let waits =
            item.cancelled.is_none() && (own.is_empty() || own.iter().any(Occurrence::is_open));
        let mut open = awaited
            .occurrences
            .iter()
            .filter(|found| waits && found.is_open());
        let late = open
            .find(|found| found.due < subject.as_of)
            .filter(|_| awaited.is_dated());
        if let Some(late) = late {
            let title = MessageId::ItemAwaitedLate
                .with(item.id.as_str())
                .with(number)
                .with(late.due);
            let found = Diagnostic::new(Rule::UndatedEvent, span, title);
            out.push(found.help(MessageId::ItemAwaitedLateHelp.with(number)));
        }
    }
}

/// A row falls due before the order that approves the plan.
pub(super) fn due_before_approval(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let Some(approved) = subject.plan.approved() else {
        return;
    };
    // An approval after all of the period has a finding of its own.
    let after = |period: Period| approved.value > period.end;
    if subject.plan.period.is_some_and(after) {
        return;
    }
    // what is done again and again begins with the approval
    let named = |item: &&Item<'_>| item.is_dated() && item.kind() != Kind::Recurring;
    for item in subject.plan.items.iter().filter(named) {
        let early = item.occurrences.iter().map(|occurrence| occurrence.due);
        let early: Vec<NaiveDate> = early.take_while(|due| *due < approved.value).collect();
        let Some(first) = early.first() else { continue };
        let title = MessageId::DueBeforeApproval.with(item.id.as_str());
        let label = match early.len() {
            1 => MessageId::DueBeforeApprovalLabel.with(*first),
            more => MessageId::DueBeforeApprovalMany.with(*first).with(more),
        };
        let diagnostic = Diagnostic::new(
            Rule::DueBeforeApproval,
            due_place(item, *first, subject),
            title,
        )
        .label(label)
        .related(approved.span, MessageId::ApprovedLabel.with(approved.value))
        .help(MessageId::DueBeforeApprovalHelp);
        out.push(diagnostic);
    }
}

/// Returns where the occurrence due on `due` is written.
fn due_place(item: &Item<'_>, due: NaiveDate, subject: &Subject<'_, '_>) -> Span {
    let window = item
        .document
        .dates
        .iter()
        .find(|window| window.value.due == due);
    let phrase = || {
        let mut occurrences = item.reading.occurrences.iter();
        let occurrence = occurrences.find(|occurrence| occurrence.due == due)?;
        item.phrase_place(occurrence.span, subject.text)
    };
    window
        .map(|window| window.span)
        .or_else(phrase)
        .unwrap_or(item.document.header)
}

/// The plan was approved long before its period begins: often a mistyped year.
pub(super) fn early_approval(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let (Some(approved), Some(period), Some(written)) =
        (plan.approved(), plan.period, plan.document.period)
    else {
        return;
    };
    if approved
        .value
        .checked_add_months(EARLY)
        .is_none_or(|day| day >= period.start)
    {
        return;
    }
    let months = months_between(approved.value, period.start);
    out.push(
        Diagnostic::new(
            Rule::EarlyApproval,
            approved.span,
            MessageId::EarlyApproval.with(months),
        )
        .label(MessageId::ApprovedLabel.with(approved.value))
        .related(
            written.span,
            MessageId::PeriodStartsLabel.with(period.start),
        )
        .help(MessageId::EarlyApprovalHelp),
    );
}

/// Returns how many whole months lie between two days.
fn months_between(from: NaiveDate, to: NaiveDate) -> i64 {
    use chrono::Datelike as _;
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    months(to) - months(from) - i64::from(to.day() < from.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_no_longer_than_its_months() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let period = |end| Period {
            start: day(2021, 9, 1),
            end,
            kind: PeriodKind::Days,
        };
        assert!(is_year(period(day(2022, 8, 31))));
        assert!(!is_year(period(day(2022, 9, 1))));
    }

    #[test]
    fn times_that_last_are_no_bounds() {
        for deadline in [
            "Весь пожароопасный период",
            "в период каникул",
            "на время проведения праздников",
            "во время каникул",
            "в ходе ярмарки",
        ] {
            assert!(is_lasting(deadline), "{deadline}");
        }
        for deadline in [
            "после отопительного сезона",
            "до начала пожароопасного периода",
            "в течение 5 дней после окончания сезона",
            "в день регистрации",
        ] {
            assert!(!is_lasting(deadline), "{deadline}");
        }
    }
}
