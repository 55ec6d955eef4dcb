//! What is decided once of several items: a heading with the items in a list under it, and days that are each of one of
//! the items named, «20.05.2022 и 01.06.2022 соответственно».

use chrono::NaiveDate;

use super::forms::{Form, marks, masked};
use super::numbers::without_numbers;
use super::said::{Found, Said};
use super::words::{after, before, has_blank, lower, within, words};
use super::{day, lines};
use crate::import::source::Place;
use crate::text::russian::is_letter_or_digit;
use crate::words::{Message, MessageId};

/// A decision whose items are named below it: «Снять с контроля как исполненные:».
#[derive(Debug)]
pub(super) struct Heading {
    pub(super) place: Place,
    pub(super) text: String,
    /// Why it says nothing alone.
    pub(super) why: Message,
    depth: usize,
    /// Whether an item was named under it.
    pub(super) used: bool,
}

impl Heading {
    /// Returns the heading that `text` of `line` is, where it says something and names no item.
    pub(super) fn of(line: &lines::Line, text: &str, said: &Said) -> Option<Self> {
        let why = match said {
            Said::Acts(_) => MessageId::MinutesWhichItem.into(),
            Said::Unclear(why) => why.clone(),
            Said::Empty => MessageId::MinutesEmptyChoice.into(),
            Said::Nothing | Said::EmptyAdd | Said::Add(_) => return None,
        };
        let decided = text.trim_end().strip_suffix(':')?;
        (!has_blank(text)).then(|| Heading {
            place: line.place.clone(),
            text: decided.trim_end().to_owned(),
            why,
            depth: depth(&line.text),
            used: false,
        })
    }

    /// Returns the heading that a clause opens with, which goes on to name items: «Считать исполненными: п. 10;».
    pub(super) fn opening(line: &lines::Line, text: &str) -> Option<Self> {
        let masked = masked(text);
        let at = masked.find(':')?;
        let decides = !marks(before(&masked, at)).is_empty();
        let names = before(&masked, at).contains("п.") || before(&masked, at).contains("пункт ");
        (decides && !names).then(|| Heading {
            place: line.place.clone(),
            text: before(text, at).to_owned(),
            why: MessageId::MinutesWhichItem.into(),
            depth: depth(&line.text),
            used: true,
        })
    }

    /// Returns whether `text` under it is but numbers, which are those of items: «Снять с контроля пункты:».
    pub(super) fn takes_numbers(&self, text: &str) -> bool {
        let small = lower(&self.text);
        let last = words(&small).pop();
        let of_items = last.is_some_and(|word| word.text.starts_with("пункт"));
        let all = words(text);
        let number = |word: &str| {
            word == "и" || word.chars().all(|c| c.is_ascii_digit() || ".-".contains(c))
        };
        of_items && !all.is_empty() && all.iter().all(|word| number(word.text))
    }

    /// Returns whether `line` may stand under it: one with a number of the same level does not.
    pub(super) fn holds(&self, line: &lines::Line) -> bool {
        !lines::begins_numbered(&line.text) || depth(&line.text) > self.depth
    }

    /// Returns the decision on the items that `text` names; nothing where `text` decides on them itself.
    pub(super) fn over(&self, text: &str, said: &Said) -> Option<String> {
        let masked = masked(&self.text);
        let drops = marks(&masked).iter().any(|mark| mark.form == Form::Drop);
        let own = match said {
            Said::Acts(acts) => !drops && !acts.iter().all(|act| matches!(act, Found::Lead { .. })),
            Said::Nothing | Said::Unclear(_) => false,
            Said::Empty | Said::EmptyAdd | Said::Add(_) => true,
        };
        let bare = text.trim_start_matches(|c: char| !is_letter_or_digit(c));
        let mut letters = bare.chars();
        // «а) п. 9»
        let lettered = letters.next().is_some() && letters.next() == Some(')');
        let bare = if lettered { letters.as_str() } else { bare }.trim_start();
        (!own).then(|| format!("{} {bare}", self.text))
    }
}

/// Returns how deep the number of a line lies: 0 without one, 1 of «2.», 2 of «2.1.», and more of «1)».
fn depth(text: &str) -> usize {
    const BRACKET: usize = 9;
    let number = lines::number_of_line(text).unwrap_or_default();
    if after(text.trim_start(), number.len()).starts_with(')') {
        return BRACKET;
    }
    number.split('.').filter(|part| !part.is_empty()).count()
}

/// Returns `text` with one of its days each, where it names `count` days in a row and says «соответственно».
pub(super) fn each(
    text: &str,
    count: usize,
    clock: NaiveDate,
    known: &dyn Fn(&str) -> bool,
) -> Option<Vec<String>> {
    const EACH: &str = "соответственно";
    let small = lower(text);
    let at = small.find(EACH)?;
    let spans = day::spans(&without_numbers(text, known), clock);
    (count > 1 && spans.len() == count).then_some(())?;
    let joins = |pair: &[(usize, usize)]| {
        let between = within(&small, pair[0].1, pair[1].0);
        let known = |word: &str| matches!(word, "и" | "на" | "до" | "г" | "года");
        words(between).iter().all(|word| known(word.text))
    };
    spans.windows(2).all(joins).then_some(())?;
    let (first, last) = (spans.first()?.0, spans.last()?.1);
    let year = |span: &(usize, usize)| {
        let mut digits = within(text, span.0, span.1).split(|c: char| !c.is_ascii_digit());
        digits.find(|digits| digits.len() == 4)
    };
    let lent = year(spans.last()?);
    let without = |part: &str| {
        let at = lower(part).find(EACH);
        at.map_or(part.to_owned(), |at| {
            format!("{}{}", before(part, at), after(part, at + EACH.len()))
        })
    };
    // «соответственно на 20.05 и 01.06»
    (at < first || at >= last).then_some(())?;
    let (head, tail) = (without(before(text, first)), without(after(text, last)));
    let one = |span: &(usize, usize)| {
        let day = within(text, span.0, span.1);
        let numbers = day.split('.').filter(|part| !part.is_empty()).count();
        match lent.filter(|_| year(span).is_none() && numbers < 3) {
            Some(year) if numbers == 2 => format!("{}.{year}", day.trim_end_matches('.')),
            Some(year) => format!("{day} {year}"),
            None => day.to_owned(),
        }
    };
    let of_one = spans
        .iter()
        .map(|span| format!("{head}{}{tail}", one(span)));
    Some(of_one.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_each_of_one_item_where_it_is_said() {
        let clock = NaiveDate::from_ymd_opt(2022, 4, 18).unwrap();
        let parted = |text: &str| each(text, 2, clock, &|_| false).map(|parts| parts.join("|"));
        let case = |text: &str, expected: &str| assert_eq!(parted(text).as_deref(), Some(expected));
        case(
            "п. 1, 2 на 20.05 и 01.06.2023 соответственно",
            "п. 1, 2 на 20.05.2023 |п. 1, 2 на 01.06.2023 ",
        );
        case(
            "п. 1, 2 соответственно до 20 мая, до 1 июня 2023",
            "п. 1, 2  до 20 мая 2023|п. 1, 2  до 1 июня 2023",
        );
        assert_eq!(parted("на 20.05.2022 и 01.06.2022"), None);
        assert_eq!(parted("на 20.05.2022 соответственно"), None);
        assert_eq!(
            parted("на 20.05.2022 (срок 01.06.2022) соответственно"),
            None
        );
    }
}
