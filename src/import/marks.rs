//! Marks of execution that a document holds: «Выполнено 15.05.2022» → the day on which the item was carried out.
//!
//! The cell stays word for word as the item's `note`. A day is concluded only where nothing else can be meant: one
//! date, no word that takes it back, and an item that falls due once.

use chrono::NaiveDate;

use super::dates;
use super::draft::{Draft, Item, Text};
use crate::calendar::{Calendar, Period};
use crate::phrase;
use crate::text::russian::fold;
use crate::words::MessageId;

/// How a cell begins that says the item is carried out.
const CARRIED_OUT: [&str; 9] = [
    "+",
    "выполн",
    "исполнен",
    "провед",
    "реализован",
    "сделан",
    "состоял",
    "завершен",
    "да,",
];

/// Words that take it back.
const TAKEN_BACK: [&str; 7] = ["не", "нет", "частично", "кроме", "перенесено", "в", "до"];

/// Tells whether a column called `header` holds marks of execution.
pub(super) fn is_heading(header: &str) -> bool {
    let header = fold(header);
    ["выполнен", "исполнен", "проведен"]
        .iter()
        .any(|stem| header.contains(stem))
}

/// Concludes the days of execution from the remarks of `draft`, whose period is settled.
pub(super) fn settle(draft: &mut Draft) {
    let period = draft.passport.period.as_ref();
    let period = period.and_then(|text| Period::parse(&text.value));
    for section in &mut draft.sections {
        let title = section.title.as_ref();
        let month = title.and_then(|title| phrase::month_named(&title.value));
        for item in &mut section.items {
            let said = |note: &Text| says_so(&note.value, item.marked);
            if !item.note.as_ref().is_some_and(said) {
                continue;
            }
            let once = falls_due_once(item, period, month);
            let Some(note) = &mut item.note else {
                continue;
            };
            match only_day(&note.value).filter(|_| once) {
                Some(day) => {
                    let day = Text::new(&day.to_string(), &note.place);
                    item.done = Some(day.guessed(MessageId::ImportGuessDone));
                }
                None if note.guess.is_none() => {
                    note.guess = Some(MessageId::ImportGuessUndated.into());
                }
                None => {}
            }
        }
    }
}

/// Tells whether a remark says that the item is carried out; a date alone says so where its column is `marked`.
fn says_so(note: &str, marked: bool) -> bool {
    let folded = fold(note);
    let begins = CARRIED_OUT.iter().any(|start| folded.starts_with(start))
        || marked && folded.starts_with(|c: char| c.is_ascii_digit()) && only_day(note).is_some();
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    begins && !words.any(|word| TAKEN_BACK.contains(&word))
}

fn only_day(note: &str) -> Option<NaiveDate> {
    dates::only_date(note)
}

fn falls_due_once(item: &Item, period: Option<Period>, month: Option<u32>) -> bool {
    let Some(deadline) = &item.deadline else {
        return false;
    };
    let calendar = Calendar::default();
    let context = phrase::Context {
        period,
        month,
        days: None,
        events: &[],
        calendar: &calendar,
    };
    phrase::read(&deadline.value, &context).occurrences.len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_mean_nothing_else_says_that_an_item_is_carried_out() {
        let marked = |note| says_so(note, true);
        for note in ["Выполнено 15.05.2022", "проведено", "+", "15.05.2022 г."] {
            assert!(marked(note), "{note}");
        }
        for note in [
            "не выполнено",
            "Выполнено частично 15.05.2022",
            "перенесено на 01.09.2022",
            "выполняется до 15.05.2022",
            "Отчёт",
        ] {
            assert!(!marked(note), "{note}");
        }
        assert!(!says_so("15.05.2022", false), "a date in a remark");
    }
}
