//! What the text of a cell is by itself: a deadline, a time, a number.

use crate::calendar::{Calendar, Period};
use crate::diagnostic::Rule;
use crate::phrase::{self, Kind};
use crate::words::MessageId;

/// The longest heading, and the longest deadline, in characters.
pub(super) const LONGEST: usize = 200;

/// Tells whether `text` reads as a deadline on its own.
pub(super) fn is_deadline(text: &str) -> bool {
    reads(text, None)
}

/// Tells whether `text` names a time and nothing that has first to happen or is settled elsewhere.
pub(super) fn is_time(text: &str) -> bool {
    names_time(text, None)
}

/// Tells whether `text` names a time where some month is known: «1-я неделя».
pub(super) fn is_time_of_month(text: &str) -> bool {
    names_time(text, Some(1))
}

fn names_time(text: &str, month: Option<u32>) -> bool {
    let times = [
        Kind::On,
        Kind::Deadline,
        Kind::Span,
        Kind::Recurring,
        Kind::Ongoing,
    ];
    times.contains(&kind_of(text, month))
}

/// Tells whether `text` reads as a deadline where some month is known: «в течение месяца», «12-16» too.
pub(super) fn is_deadline_of_month(text: &str) -> bool {
    reads(text, Some(1))
}

/// Tells whether `text` is a deadline and nothing else: no remark, no milestone.
pub(super) fn is_clear_deadline(text: &str) -> bool {
    let remark = MessageId::PhraseUncertainRemark.into();
    reading(text, None).is_some_and(|reading| {
        let mut findings = reading.findings.iter();
        let elsewhere = |rule| rule == Rule::ExternalSchedule && reading.kind != Kind::External;
        reading.milestones.is_empty()
            && findings.all(|finding| finding.title != remark && !elsewhere(finding.rule))
    })
}

fn reads(text: &str, month: Option<u32>) -> bool {
    reading(text, month).is_some()
}

/// Returns how `text` reads as a deadline, where a month is known or not.
pub(super) fn kind_of(text: &str, month: Option<u32>) -> Kind {
    reading(text, month).map_or(Kind::Unknown, |reading| reading.kind)
}

/// Returns how `text` reads as a deadline, if it does.
fn reading(text: &str, month: Option<u32>) -> Option<phrase::Reading> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let calendar = Calendar::default();
    let context = phrase::Context {
        period: Period::parse("2021"),
        month,
        days: None,
        events: &[],
        calendar: &calendar,
    };
    Some(phrase::read(text, &context)).filter(|reading| reading.kind != Kind::Unknown)
}

/// Tells whether `text` is the number of a row: «1», «2.10.», «3)», «IV».
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.chars().any(|c| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ' | '-'));
    digits || is_roman(text)
}

/// Tells whether `text` is a Roman number: «I», «IV.».
pub(super) fn is_roman(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ')']);
    !text.is_empty()
        && text
            .chars()
            .all(|c| matches!(c, 'I' | 'V' | 'X' | 'І' | 'Х'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_and_numbers_are_told_apart() {
        assert!(
            ["до 17.01.2022", "Февраль – ноябрь 2021 года", "постоянно"]
                .into_iter()
                .all(is_deadline)
        );
        assert!(
            !["Срок", "Сроки проведения", "эффективный режим работы"]
                .into_iter()
                .any(is_deadline)
        );
        assert!(["1", "2.10.", "IV", "3)"].into_iter().all(is_number));
        assert!(!["", "1 этап", "п/п"].into_iter().any(is_number));
    }
}
