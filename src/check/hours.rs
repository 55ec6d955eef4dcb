//! Events that one person holds at one hour of one day.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::dates::deadline_place;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{ExecutorKind, Item};
use crate::phrase::Kind;
use crate::text::russian;
use crate::words::MessageId;

/// The day and the minute of it at which someone is awaited.
type Awaited<'p> = (NaiveDate, u32, &'p str);

/// Two rows have one day, one hour and one person.
pub(super) fn one_hour(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let registry = &subject.plan.registry;
    let mut first: HashMap<Awaited<'_>, &Item<'_>> = HashMap::new();
    for item in &subject.plan.items {
        let [only] = item.occurrences.as_slice() else {
            continue;
        };
        let Some(minute) = minute_of(item).filter(|_| item.kind() == Kind::On) else {
            continue;
        };
        let people = item.document.executors.iter().filter_map(|name| {
            let entry = registry.entry(registry.find(name.value)?.entry());
            (entry.kind == ExecutorKind::Person).then(|| entry.name.value.as_ref())
        });
        let people: Vec<&str> = people.collect();
        let mut busy = people.iter().filter_map(|name| {
            let other = *first.entry((only.due, minute, name)).or_insert(item);
            let same = russian::fold(other.title()) == russian::fold(item.title());
            (!std::ptr::eq(other, item) && !same).then_some((*name, other))
        });
        let found: Vec<(&str, &Item<'_>)> = busy.by_ref().collect();
        if let Some((name, other)) = found.first() {
            let title = MessageId::OneHour.with(*name).with(other.id.as_str());
            out.push(
                Diagnostic::new(Rule::OneHour, deadline_place(item), title)
                    .related(deadline_place(other), MessageId::OneHourOther)
                    .help(MessageId::OneHourHelp),
            );
        }
    }
}

/// Returns the minute of the day at which `item` begins, as its deadline or a column of times says.
fn minute_of(item: &Item<'_>) -> Option<u32> {
    let columns = item.document.extra.iter();
    let times = columns.filter(|extra| russian::fold(extra.column.value).contains("врем"));
    let deadline = item.deadline();
    clock(&deadline).or_else(|| times.into_iter().find_map(|extra| clock(&extra.cell)))
}

/// Returns the first time of the day in `text`: «11.00», «11:30», «11-00 ч.»; «11.05» may be a day.
fn clock(text: &str) -> Option<u32> {
    let pieces = text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ':' | '-'));
    pieces.into_iter().find_map(|piece| {
        let (hour, minute) = piece.split_once(['.', ':', '-'])?;
        // «10-15 мая» are days
        let ends = !piece.contains('-') || text.trim_end().ends_with(piece);
        let late = || minute.parse::<u32>().is_ok_and(|minute| minute > 12);
        let sure = piece.contains(':') || minute == "00" || ends && late();
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
        let whole = piece.ends_with(|c: char| c.is_ascii_digit()) && piece.len() <= 5;
        (sure && whole && hour < 24 && minute < 60).then_some(hour * 60 + minute)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_the_day_are_read() {
        let case = |text, expected: Option<u32>| assert_eq!(clock(text), expected, "{text}");
        case("09.05.2024 10.00", Some(600));
        case("9 мая в 11:05", Some(665));
        case("12 марта 12-30", Some(750));
        case("17 мая, 14-00 – 15-00", Some(840));
        case("09.05", None);
        case("09.05.24", None);
        case("25.00", None);
        case("10-15 мая", None);
        case("10-00 мая", Some(600));
    }
}
