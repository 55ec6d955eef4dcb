//! Amounts that the title and the result of a row name: of one and the same thing they are equal, and no share is more
//! than a whole.

use super::subject::Subject;
use super::texts::texts;
use crate::diagnostic::{Diagnostic, Rule};
use crate::text::russian;
use crate::words::MessageId;

/// Beginnings of the words behind numbers that count no things: dates, ages, forms of a school.
const NO_THINGS: [&str; 17] = [
    "балл",
    "век",
    "возраст",
    "год",
    "дн",
    "дет",
    "кв",
    "класс",
    "лет",
    "мес",
    "недел",
    "полугод",
    "процент",
    "раз",
    "руб",
    "час",
    "этап",
];

/// Words before a number that leave room for another: «не менее 100».
const ABOUT: [&str; 11] = [
    "более",
    "до",
    "около",
    "от",
    "менее",
    "свыше",
    "по",
    "с",
    "№",
    "п.",
    "из",
];

/// An amount in a text: the number, what it counts, and the words.
#[derive(Debug, PartialEq, Eq)]
struct Amount<'t> {
    number: u32,
    /// The stem of what is counted.
    thing: String,
    written: &'t str,
}

/// The title of a row and its result count one thing differently, or a share is more than a whole.
pub(super) fn odd_amount(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for row in subject.rows() {
        if let (Some(title), Some(result)) = (row.title, row.result)
            && let Some((one, other)) = differing(title.value, result.value)
        {
            let found = MessageId::AmountsDiffer.with(one).with(other);
            out.push(
                Diagnostic::new(Rule::OddAmount, result.span, found)
                    .related(title.span, MessageId::AmountsTitle)
                    .help(MessageId::OddAmountHelp),
            );
        }
        for text in texts(row) {
            let over = over_whole(text.value);
            out.extend(over.map(|share| {
                let found = MessageId::AmountOverWhole.with(share);
                Diagnostic::new(Rule::OddAmount, text.span, found).help(MessageId::OddAmountHelp)
            }));
        }
    }
}

/// Returns the amounts of one thing that differ in a title and a result.
fn differing<'t>(title: &'t str, result: &'t str) -> Option<(&'t str, &'t str)> {
    let counts = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    if !counts(title) || !counts(result) {
        return None;
    }
    let (told, expected) = (amounts(title), amounts(result));
    let of = |all: &[Amount<'t>], thing: &str| all.iter().filter(|one| one.thing == thing).count();
    let named = told.iter().find_map(|one| {
        let same = |other: &&Amount<'t>| other.thing == one.thing && other.number != one.number;
        let other = expected.iter().find(same)?;
        let single = of(&told, &one.thing) == 1 && of(&expected, &one.thing) == 1;
        single.then_some((one.written, other.written))
    });
    // «Замена ламп (150 шт.)» – «Замена 250 ламп»
    let pieces = || match (told.as_slice(), expected.as_slice()) {
        ([one], [other]) => {
            let tied = one.thing == "шт" && russian::stems(title).contains(&other.thing);
            (tied && one.number != other.number).then_some((one.written, other.written))
        }
        _ => None,
    };
    named.or_else(pieces)
}

/// Returns the amounts of things that `text` names.
fn amounts(text: &str) -> Vec<Amount<'_>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let amount = |index: usize| {
        let word = words[index].trim_start_matches(|c: char| !russian::is_letter_or_digit(c));
        let number: u32 = word.parse().ok()?;
        let before = index.checked_sub(1).and_then(|index| words.get(index));
        let about = before.is_some_and(|before| {
            let before = russian::fold(before);
            let sign = before.trim_matches(|c: char| !russian::is_letter(c) && c != '№');
            ABOUT.contains(&sign) || sign.ends_with('№') || before.ends_with(russian::is_dash)
        });
        let next = words.get(index + 1)?;
        let noun = next.trim_end_matches(|c: char| !russian::is_letter(c));
        let small = noun.chars().all(char::is_lowercase) && noun.chars().count() > 1;
        let thing = russian::stems(noun).into_iter().next().filter(|_| small)?;
        let counts = !NO_THINGS.iter().any(|start| noun.starts_with(start));
        let written = text.get(at(word)..at(next) + noun.len())?;
        (counts && !about && number > 0).then_some(Amount {
            number,
            thing,
            written,
        })
    };
    (0..words.len()).filter_map(amount).collect()
}

/// Returns a share of more than a hundred per cent of what cannot be more than all: «снижение на 120 %».
fn over_whole(text: &str) -> Option<&str> {
    const SHARES: [&str; 5] = ["дол", "охват", "снижен", "сокращен", "уменьшен"];
    let (at, _) = text.match_indices('%').find(|(at, _)| {
        let before = text.get(..*at).unwrap_or_default().trim_end();
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let number = before.get(before.len() - digits..).unwrap_or_default();
        let sole = !before
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .ends_with(['.', ',']);
        sole && number.parse::<u32>().is_ok_and(|number| number > 100)
    })?;
    let before = text.get(..at).unwrap_or_default();
    let clause = before.rsplit([';', '.', ',']).next().unwrap_or_default();
    let folded = russian::fold(clause);
    let share = folded
        .split_whitespace()
        .any(|word| SHARES.iter().any(|start| word.starts_with(start)));
    let number = before.trim_end().rsplit(|c: char| !c.is_ascii_digit());
    let number = number.into_iter().next().map_or(0, str::len);
    let start = before.trim_end().len() - number;
    share.then(|| text.get(start..=at))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_one_thing_are_compared() {
        let case = |title, result, expected: Option<(&str, &str)>| {
            assert_eq!(differing(title, result), expected, "{title} / {result}");
        };
        case(
            "Поставка оборудования в 12 школ",
            "Оборудование поставлено в 15 школ",
            Some(("12 школ", "15 школ")),
        );
        case(
            "Замена ламп накаливания (150 шт.)",
            "Замена 250 ламп",
            Some(("150 шт", "250 ламп")),
        );
        case("Замена ламп (150 шт.)", "Замена 150 ламп", None);
        case("Поставка в 12 школ", "Поставлено в 12 школ", None);
        case("Обучение 12 педагогов", "Не менее 10 педагогов", None);
        case("Обучение педагогов 12 школ", "Обучено 25 педагогов", None);
        case("Анкетирование 5 классов", "Анкеты 6 классов", None);
        case("Семинар в школе № 12", "Участие 15 школ", None);
    }

    #[test]
    fn shares_are_no_more_than_a_whole() {
        let case = |text, expected: Option<&str>| assert_eq!(over_whole(text), expected, "{text}");
        case("Снижение потребления на 120%", Some("120%"));
        case("охват 105 % обучающихся", Some("105 %"));
        case("охват 100 % обучающихся", None);
        case("Рост поступлений до 120 %", None);
        case("Снижение на 0,120 %", None);
    }
}
