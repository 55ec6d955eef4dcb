//! Rules about the numbers of rows: «1.», «4.13.», «331».

use std::collections::{HashMap, HashSet};

use super::subject::{Subject, place};
use super::whole::{FEW, of_plan};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Item, naming};
use crate::text::{Span, russian};
use crate::words::{Lang, MessageId};

/// A number taken apart: «4.13.» is 4 and 13, and ends with a dot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number<'n> {
    parts: Vec<u32>,
    tail: &'n str,
}

impl<'n> Number<'n> {
    /// Reads a number; `None` where it has other than digits and dots, as «1а» and «III» do.
    pub(super) fn read(written: &'n str) -> Option<Number<'n>> {
        let written = written.trim();
        let bare = naming::bare(written);
        let parts = bare.split('.').map(|part| part.trim().parse().ok());
        Some(Number {
            parts: parts.collect::<Option<_>>()?,
            tail: written.strip_prefix(bare)?,
        })
    }

    /// Returns the number of these parts.
    pub(super) fn of(parts: Vec<u32>) -> Number<'n> {
        Number { parts, tail: "" }
    }

    /// Returns of how many parts it is.
    pub(super) fn depth(&self) -> usize {
        self.parts.len()
    }

    /// Returns whether counting begins with it: «1», «1.1».
    pub(super) fn is_first(&self) -> bool {
        self.parts.iter().all(|part| *part == 1)
    }

    /// Returns whether `next` may stand right after this number: one part is one
    /// greater and the parts after it start again, or a part is added.
    pub(super) fn precedes(&self, next: &Number<'_>) -> bool {
        let same = self.parts.iter().zip(&next.parts);
        let same = same.take_while(|(own, other)| own == other).count();
        let (own, other) = (self.parts.get(same), next.parts.get(same));
        let anew = match (own, other) {
            (None, Some(_)) => same,
            (Some(own), Some(other)) if own.checked_add(1) == Some(*other) => same + 1,
            _ => return false,
        };
        next.parts.iter().skip(anew).all(|part| *part == 1)
    }

    /// Returns whether `next` follows this number if up to `between` rows without a number had the ones between.
    fn precedes_after(&self, between: usize, next: &Number<'_>) -> bool {
        let mut last = self.next(self.depth());
        for _ in 0..between {
            if last.precedes(next) {
                return true;
            }
            last = last.next(last.depth());
        }
        false
    }

    /// Returns the number that is expected after this one where `depth` parts are written.
    pub(super) fn next(&self, depth: usize) -> Number<'n> {
        let mut parts: Vec<u32> = self.parts.iter().copied().take(depth).collect();
        if depth > self.parts.len() {
            parts.resize(depth, 1);
        } else if let Some(last) = parts.last_mut() {
            *last = last.saturating_add(1);
        }
        Number {
            parts,
            tail: self.tail,
        }
    }
}

impl std::fmt::Display for Number<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts: Vec<String> = self.parts.iter().map(u32::to_string).collect();
        write!(f, "{}{}", parts.join("."), self.tail)
    }
}

fn is_numbered(item: &Item<'_>) -> bool {
    naming::is_number(item.number())
}

/// Returns whether the row has a number, or says that it has none: «б/н».
fn is_settled(item: &Item<'_>) -> bool {
    item.number().chars().any(russian::is_letter_or_digit)
}

/// A row without a number in a section whose rows have them, or a plan in which none has one.
pub(super) fn missing_number(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let items = &subject.plan.items;
    let odd: Vec<u32> = subject
        .odd_ones(is_settled)
        .map(|item| item.document.header.start)
        .collect();
    let lacking = items.iter().filter(|item| !is_settled(item)).count();
    let untold = lacking.saturating_sub(odd.len());
    let title = if lacking < items.len() {
        MessageId::ManyWithoutNumber.with(untold).with(items.len())
    } else {
        MessageId::NoNumbers.into()
    };
    let many = subject.telling && items.len() >= FEW && untold > 0;
    let unread = !subject.telling && subject.keys_are_read() && subject.rows().count() >= FEW;
    if many || unread && subject.rows().all(|row| row.number.is_none()) {
        out.push(of_plan(
            subject,
            Rule::MissingNumber,
            title,
            MessageId::NoNumbersHelp,
        ));
    }
    let mut before = None;
    for item in items {
        if is_settled(item) {
            before = Number::read(item.number()).or(before);
            continue;
        }
        if !odd.contains(&item.document.header.start) {
            continue;
        }
        let span = item
            .document
            .number
            .map_or(item.document.header, |number| number.span);
        let mut diagnostic = Diagnostic::new(Rule::MissingNumber, span, MessageId::MissingNumber)
            .label(MessageId::MissingNumberLabel.with(item.id.as_str()));
        if let Some(last) = before.take() {
            let (help, number) = suggestion(&last, items);
            diagnostic = diagnostic.help(help);
            before = Some(number);
        }
        out.push(diagnostic);
    }
}

/// Numbers of one kind are written with a dot behind in some rows and without one in others.
pub(super) fn dotted_numbers(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let written = subject.plan.items.iter().map(|item| item.number().trim());
    let numbers: Vec<Number<'_>> = written.filter_map(Number::read).collect();
    let plain = numbers.iter().filter(|number| number.depth() == 1);
    let dotted = plain.clone().filter(|number| number.tail == ".").count();
    let bare = plain.filter(|number| number.tail.is_empty()).count();
    if dotted.min(bare) > 0 && numbers.len() >= FEW {
        let title = MessageId::DottedNumbers.with(dotted);
        out.push(of_plan(
            subject,
            Rule::OddText,
            title,
            MessageId::DottedNumbersHelp,
        ));
    }
}

/// Says which number fits after `before`: the next one, or, where that is taken, one with another part, which the next
/// row continues.
fn suggestion<'n>(before: &Number<'n>, items: &[Item<'_>]) -> (crate::words::Message, Number<'n>) {
    let next = before.next(before.parts.len());
    let taken = |number: &Number<'_>| {
        let parts = |item: &Item<'_>| Number::read(item.number()).map(|number| number.parts);
        items
            .iter()
            .any(|item| parts(item).as_ref() == Some(&number.parts))
    };
    if taken(&next) {
        let below = before.next(before.parts.len() + 1);
        let help = MessageId::MissingNumberTaken
            .with(next.to_string())
            .with(below.to_string());
        (help, below)
    } else {
        (MessageId::MissingNumberHelp.with(next.to_string()), next)
    }
}

/// A number that does not follow the one before it; a number that comes again is a duplicate id.
pub(super) fn number_gap(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let mut before: Option<(&Item<'_>, Number<'_>)> = None;
    let mut expected: Option<Number<'_>> = None;
    let mut nameless = 0;
    let mut ids: HashSet<&str> = HashSet::new();
    let runs_on = runs_on(subject.plan.items.iter().filter(|item| is_numbered(item)));
    for item in &subject.plan.items {
        if !is_numbered(item) {
            nameless += 1;
            continue;
        }
        // a number that comes again is an error of its own
        if !ids.insert(&item.id) {
            (before, expected) = (None, None);
        }
        let between = std::mem::take(&mut nameless);
        let number = Number::read(item.number());
        let comparable = before
            .take()
            .filter(|(previous, _)| runs_on || previous.section == item.section)
            .filter(|(previous, _)| {
                previous.id != item.id && !row_between(subject, previous, item)
            });
        let hoped = expected.take();
        // of two that change places the first is told
        if hoped.is_some() && hoped == number {
            before = comparable;
            continue;
        }
        if let (Some((previous, last)), Some(number)) = (comparable, &number) {
            let follows = last.precedes(number)
                || hoped.is_some_and(|hoped| hoped.precedes(number))
                || last.precedes_after(between, number);
            if !follows {
                let next = last.next(number.parts.len());
                out.push(gap(item, previous, &next));
                expected = Some(next);
            }
        }
        before = number.map(|number| (item, number));
    }
}

/// A letter stands for a digit in a number: «I1», «1О».
pub(super) fn lettered_number(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in &subject.plan.items {
        let Some(number) = item.document.number else {
            continue;
        };
        let letter = |c: char| matches!(c, 'О' | 'O' | 'З' | 'I' | 'l');
        let whole = |c: char| c.is_ascii_digit() || c == '.' || letter(c);
        let said = number.value.trim();
        let digits = said.contains(|c: char| c.is_ascii_digit());
        if digits && said.contains(letter) && said.chars().all(whole) {
            let title = MessageId::NumberLetter.with(said);
            out.push(
                Diagnostic::new(Rule::NumberGap, number.span, title)
                    .help(MessageId::NumberLetterHelp),
            );
        }
    }
}

/// A number given twice where numbering runs on through the sections, as after a merge line by line. Where each section
/// begins anew the same number comes in each of them.
pub(super) fn number_twice(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let numbered = || subject.plan.items.iter().filter(|item| is_numbered(item));
    if !runs_on(numbered()) {
        return;
    }
    let mut first: HashMap<&str, &Item<'_>> = HashMap::new();
    let last = numbered().filter_map(|item| naming::bare(item.number()).parse::<u32>().ok());
    let mut next = last.max().unwrap_or_default();
    for item in numbered() {
        let known = *first.entry(naming::bare(item.number())).or_insert(item);
        if known.section == item.section {
            continue;
        }
        next = next.saturating_add(1);
        let title = MessageId::NumberTwice.with(item.number().trim());
        out.push(
            Diagnostic::new(Rule::NumberGap, place(item), title)
                .label(MessageId::NumberTwiceLabel)
                .related(place(known), MessageId::NumberTwiceFirst)
                .help(MessageId::NumberTwiceHelp.with(next.to_string())),
        );
    }
}

/// Returns whether numbering runs on through the sections: some section begins above all numbers before it, and none
/// begins anew, where the first one does or below.
fn runs_on<'i>(items: impl Iterator<Item = &'i Item<'i>>) -> bool {
    let (mut on, mut anew, mut begins) = (0, 0, None);
    let mut before: Option<(Option<usize>, u32)> = None;
    for item in items {
        let Ok(number) = naming::bare(item.number()).parse::<u32>() else {
            return false;
        };
        begins.get_or_insert(number);
        if let Some((section, highest)) = before
            && section != item.section
        {
            on += usize::from(number > highest);
            anew += usize::from(number <= highest && begins >= Some(number));
        }
        let highest = before.map_or(0, |(_, highest)| highest);
        before = Some((item.section, number.max(highest)));
    }
    on > 0 && anew == 0
}

/// Returns whether a row that could not be read stands between two rows: it may have the missing number.
fn row_between(subject: &Subject<'_, '_>, first: &Item<'_>, second: &Item<'_>) -> bool {
    let between = first.document.header.start..second.document.header.start;
    let mut unread = subject.plan.unread.iter();
    !subject.whole && unread.any(|row| between.contains(&row.document.header.start))
}

fn gap(item: &Item<'_>, previous: &Item<'_>, next: &Number<'_>) -> Diagnostic {
    let title = MessageId::NumberGap
        .with(item.number().trim())
        .with(previous.number().trim());
    Diagnostic::new(Rule::NumberGap, place(item), title)
        .label(MessageId::NumberGapLabel.with(next.to_string()))
        .related(place(previous), MessageId::NumberGapPrevious)
        .help(MessageId::NumberGapHelp.with(next.to_string()))
}

/// Returns the line above a number that a merge gave, `was` being the one that another row has.
pub fn renumbered(was: &str, lang: Lang) -> String {
    format!("{} {was}", mark(lang))
}

fn mark(lang: Lang) -> String {
    format!("# {}", MessageId::RenumberedMark.text(lang))
}

/// A number that a merge gave, until somebody has looked at it and taken its mark out.
pub(super) fn renumbered_in_merge(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for mark in [Lang::Russian, Lang::English].map(mark) {
        for (at, _) in subject.text.match_indices(mark.as_str()) {
            let line = subject.text.get(at..).and_then(|rest| rest.lines().next());
            let line = line.unwrap_or_default().trim_end();
            let number = |item: &&Item<'_>| {
                let number = item
                    .document
                    .number
                    .map(|number| number.span.start as usize);
                number.is_some_and(|number| number > at)
            };
            let items = subject.plan.items.iter().filter(number);
            let Some(item) =
                items.min_by_key(|item| item.document.number.map(|number| number.span.start))
            else {
                continue;
            };
            let was = line.get(mark.len()..).unwrap_or_default().trim();
            let title = MessageId::RenumberedInMerge
                .with(item.number().trim())
                .with(was);
            let span = Span::new(at, at + line.len());
            out.push(
                Diagnostic::new(Rule::RenumberedInMerge, span, title)
                    .label(MessageId::RenumberedInMergeLabel.with(was))
                    .help(MessageId::RenumberedInMergeHelp),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use toml_spanner::Arena;

    use super::*;
    use crate::diagnostic::Level;
    use crate::document;
    use crate::model::{Readings, Workspace, lower};

    #[test]
    fn knows_what_follows() {
        let case = |first, second, expected| {
            let (first, second) = (Number::read(first).unwrap(), Number::read(second).unwrap());
            assert_eq!(first.precedes(&second), expected, "{first} {second}");
        };
        case("1.", "2.", true);
        case("1.9", "1.10", true);
        case("1.9", "2.1", true);
        case("1.9", "2", true);
        case("2", "2.1", true);
        case("2", "3.1", true);
        case("2.1.3", "2.2.1", true);
        case("30", "331", false);
        case("1.9", "1.11", false);
        case("1.9", "2.2", false);
        case("3", "2", false);
        assert_eq!(Number::read("1а"), None);
        assert_eq!(Number::read("III"), None);
    }

    #[test]
    fn numbers_that_run_on_through_sections_are_followed() {
        let gaps = |sections: &[&[u32]]| {
            let mut text = "title = \"План\"\nperiod = \"2022\"\n".to_owned();
            for (index, numbers) in sections.iter().enumerate() {
                writeln!(text, "[[section]]\ntitle = \"Раздел {index}\"").unwrap();
                for number in *numbers {
                    let row = "title = \"Отчёт\"\ndeadline = \"май\"";
                    writeln!(text, "[[section.item]]\nnumber = \"{number}\"\n{row}").unwrap();
                }
            }
            let (arena, workspace) = (Arena::new(), Workspace::default());
            let (document, _) = document::plan(&text, &arena);
            let (plan, _) = lower("plan", document, &workspace, &Readings::default());
            let day = chrono::NaiveDate::default();
            let subject = Subject::new(&plan, &text, day, Level::Warn, &[]);
            let mut found = Vec::new();
            number_gap(&subject, &mut found);
            let said = found
                .into_iter()
                .map(|found| found.title.text(Lang::Russian));
            said.collect::<Vec<_>>()
        };
        let none: [&str; 0] = [];
        assert_eq!(gaps(&[&[1, 2, 3], &[4, 5], &[6]]), none);
        assert_eq!(gaps(&[&[1, 2, 3], &[5, 6]]), ["номер «5» стоит после «3»"]);
        assert_eq!(gaps(&[&[1, 2, 3], &[1, 2], &[3]]), none);
        // of two that change places the first is told
        assert_eq!(gaps(&[&[1, 3, 2, 4]]), ["номер «3» стоит после «1»"]);
    }

    #[test]
    fn rows_without_a_number_had_those_between() {
        let follows = |between| {
            let number = |written| Number::read(written).unwrap();
            ["2", "3", "4", "2.1"].map(|next| number("1").precedes_after(between, &number(next)))
        };
        assert_eq!(follows(0), [false; 4]);
        assert_eq!(follows(1), [false, true, false, true]);
        assert_eq!(follows(2), [false, true, true, true]);
    }

    #[test]
    fn expects_the_next() {
        let next =
            |written: &'static str, depth| Number::read(written).unwrap().next(depth).to_string();
        assert_eq!(next("30", 1), "31");
        assert_eq!(next("4.13.", 2), "4.14.");
        assert_eq!(next("4.13.", 1), "5.");
        assert_eq!(next("8.", 2), "8.1.");
    }
}
