//! Rules about the titles of sections: «IV. Работа с кадрами», «Раздел 2».

use std::collections::HashSet;

use chrono::{Datelike as _, NaiveDate};

use super::dates::deadline_place;
use super::numbers::Number;
use super::subject::Subject;
use crate::calendar::days_later;
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Item;
use crate::phrase::{self, Kind};
use crate::text::{Spanned, russian};
use crate::words::MessageId;

/// Fewer numbered sections make no order.
const FEW: usize = 3;

/// The title of a section, its number as written and as read.
type Numbered<'t> = (Spanned<&'t str>, &'t str, Number<'t>);

/// The number of a section that does not follow the one before it.
pub(super) fn section_gap(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let sections = &subject.plan.document.sections;
    let titles = sections.iter().filter_map(|section| section.title);
    let numbered: Vec<Numbered<'_>> = titles
        .filter_map(|title| {
            let written = written_number(title.value)?;
            Some((title, written, read(written)?))
        })
        .collect();
    if !subject.keys_are_read() || numbered.len() * 2 < sections.len() {
        return;
    }
    gaps(numbered, out);
}

/// Finds the numbers that don't follow those before them; sections of «1» may hold others of «I».
fn gaps(numbered: Vec<Numbered<'_>>, out: &mut Vec<Diagnostic>) {
    let (roman, arabic): (Vec<_>, Vec<_>) = numbered
        .into_iter()
        .partition(|(_, written, _)| phrase::roman(written).is_some());
    gaps_of_one_kind(&roman, out);
    gaps_of_one_kind(&arabic, out);
}

/// Finds the numbers that don't follow those before them.
fn gaps_of_one_kind(numbered: &[Numbered<'_>], out: &mut Vec<Diagnostic>) {
    if numbered.len() < FEW {
        return;
    }
    if let Some((title, written, first)) = numbered.first()
        && !first.is_first()
        && first.depth() == 1
    {
        let found = MessageId::SectionsBegin.with(*written);
        out.push(
            Diagnostic::new(Rule::NumberGap, title.span, found).help(MessageId::SectionGapHelp),
        );
    }
    let mut hoped: Option<Number<'_>> = None;
    for pair in numbered.windows(2) {
        let [(_, before, last), (title, written, number)] = pair else {
            continue;
        };
        let awaited = hoped.take();
        let anew = number.is_first();
        if anew || last.precedes(number) || awaited.is_some_and(|hoped| hoped.precedes(number)) {
            continue;
        }
        let found = MessageId::SectionGap.with(*written).with(*before);
        out.push(
            Diagnostic::new(Rule::NumberGap, title.span, found).help(MessageId::SectionGapHelp),
        );
        hoped = Some(last.next(number.depth()));
    }
}

/// So many days after its month a row of the section may have its deadline.
const AFTER: i64 = 10;

/// So many days before its month what is told in the section may be held.
const BEFORE: i64 = 3;

/// A row of a section titled by a month is due in another month.
pub(super) fn month_of_section(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let sections = &subject.plan.document.sections;
    let titled = |item: &Item<'_>| {
        let title = sections.get(item.section?)?.title?;
        Some((title.value, phrase::month_named(title.value)?))
    };
    let items = &subject.plan.items;
    for rows in items.chunk_by(|one, next| one.section == next.section) {
        let Some((title, month)) = rows.first().and_then(titled) else {
            continue;
        };
        let days = |item: &Item<'_>| {
            let own = matches!(item.kind(), Kind::Deadline | Kind::On | Kind::Span);
            let all = item.occurrences.iter().filter(|_| own);
            all.map(|one| (one.start.unwrap_or(one.due), one.due))
                .collect::<Vec<_>>()
        };
        let odd = rows.iter().filter(|item| {
            let days = days(item);
            let after = AFTER * i64::from(item.kind() == Kind::Deadline);
            let within = |(start, due): &(NaiveDate, NaiveDate)| {
                touches(month, days_later(*start, -after), days_later(*due, BEFORE))
            };
            !days.is_empty() && !days.iter().any(within)
        });
        let odd: Vec<&Item<'_>> = odd.collect();
        // where many are, the title is no month of theirs
        if odd.len() * 3 > rows.len() {
            continue;
        }
        for item in odd {
            let due = item.occurrences.first().map(|one| one.due);
            out.extend(due.map(|due| {
                let found = MessageId::SectionMonth.with(due).with(title);
                Diagnostic::new(Rule::OddMonth, deadline_place(item), found)
                    .help(MessageId::OddMonthHelp)
            }));
        }
    }
}

/// Returns whether a day from `start` to `due` is of `month`.
fn touches(month: u32, start: NaiveDate, due: NaiveDate) -> bool {
    let mut day = start;
    while day < due && day.month() != month {
        day = days_later(day, 1);
    }
    day.month() == month
}

/// A section without rows, where hardly another is: a month that was forgotten, or rows that were lost.
pub(super) fn empty_section(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let sections = &subject.plan.document.sections;
    let used: HashSet<usize> = (subject.plan.items.iter())
        .filter_map(|item| item.section)
        .collect();
    let empty = sections.iter().enumerate();
    // «1. Работа» before «I. Работа с кадрами» is the heading of that
    let above = |index: usize| {
        let next = sections.get(index + 1).and_then(|section| section.title);
        next.is_some_and(|title| begins_anew(title.value))
    };
    let empty = empty.filter(|(index, _)| !used.contains(index) && !above(*index));
    let empty: Vec<_> = empty.filter_map(|(_, section)| section.title).collect();
    // where many are, they are headings of others
    if !subject.whole || empty.len() * RARE > sections.len() {
        return;
    }
    out.extend(empty.into_iter().map(|title| {
        let told = MessageId::SectionWithoutItems.with(title.value);
        Diagnostic::new(Rule::NoItems, title.span, told).help(MessageId::SectionWithoutItemsHelp)
    }));
}

/// Of so many sections one may be empty for others to make it odd.
const RARE: usize = 4;

/// Returns whether the title of a section begins counting: «I. Работа с кадрами».
fn begins_anew(title: &str) -> bool {
    let number = written_number(title).and_then(read);
    number.is_some_and(|number| number.is_first())
}

/// Returns the number with which the title of a section begins, after a word for what it numbers: «II», «3.1».
fn written_number(title: &str) -> Option<&str> {
    const NUMBERED: [&str; 5] = ["раздел", "направление", "блок", "этап", "глава"];
    let first = title.split_whitespace().next()?;
    let named = NUMBERED.contains(&russian::fold(first).as_str());
    let rest = if named {
        title.trim_start().strip_prefix(first)?.trim_start()
    } else {
        title.trim_start()
    };
    let end = rest.find(|c: char| !(russian::is_letter_or_digit(c) || c == '.'));
    let word = rest.get(..end.unwrap_or(rest.len()))?;
    // «I.Организация»
    let glued = word.char_indices().find(|(at, c)| {
        let before = word.get(..*at).unwrap_or_default();
        before.ends_with('.') && !c.is_ascii_digit()
    });
    let number = word.get(..glued.map_or(word.len(), |(at, _)| at))?;
    let closed = number.ends_with('.') || rest.get(number.len()..)?.starts_with(')');
    (named || closed).then(|| number.trim_end_matches('.'))
}

/// Reads a number in Roman or Arabic figures.
fn read(written: &str) -> Option<Number<'_>> {
    match phrase::roman(written) {
        Some(value) => Some(Number::of(vec![u32::from(value)])),
        None => Number::read(written),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_within_sections_have_an_order_of_their_own() {
        let told = |numbers: &[&'static str]| {
            let titles = numbers.iter().map(|number| {
                let title = Spanned::new(*number, crate::text::Span::default());
                (title, *number, read(number).unwrap())
            });
            let mut out = Vec::new();
            gaps(titles.collect(), &mut out);
            out.len()
        };
        assert_eq!(told(&["1", "I", "II", "III", "2", "I", "II", "3"]), 0);
        assert_eq!(told(&["I", "II", "III", "VI", "V"]), 1);
        assert_eq!(told(&["1", "I", "2", "4"]), 1);
    }

    #[test]
    fn numbers_of_sections_are_read() {
        let case =
            |title, number: Option<&str>| assert_eq!(written_number(title), number, "{title}");
        case("I.Организационно-технические мероприятия", Some("I"));
        case("II. Мероприятия", Some("II"));
        case("V.Мероприятия", Some("V"));
        case("1. Работа с кадрами", Some("1"));
        case("2.1. Работа", Some("2.1"));
        case("3) Работа", Some("3"));
        case("Раздел 4", Some("4"));
        case("Раздел IV. Контроль", Some("IV"));
        case("2022 год", None);
        case("Региональный уровень", None);
        case("1 полугодие", None);
    }
}
