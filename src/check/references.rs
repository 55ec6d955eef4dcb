//! Items that the texts of a plan name by their numbers: «п. 12», «пп. 5, 12 и 40», «пунктами 3–9».

use std::collections::HashSet;

use super::subject::Subject;
use super::texts::texts;
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::naming;
use crate::phrase;
use crate::text::russian;
use crate::words::MessageId;

/// Words for other documents that have items of their own: how they begin, and how they may end; with any ending where
/// none is given. «Указанные», «статистика», «частично» and «законные» are no documents.
const OTHERS: [(&str, &[&str]); 9] = [
    ("приказ", &[]),
    ("распоряж", &[]),
    ("постановлен", &[]),
    ("закон", &["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами"]),
    ("указ", &["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами"]),
    ("положени", &[]),
    (
        "стат",
        &["ья", "ьи", "ье", "ью", "ьей", "ей", "ьям", "ьями"],
    ),
    ("част", &["ь", "и", "ью", "ей", "ям", "ями"]),
    ("поряд", &["ок", "ка", "ку", "ком", "ке", "ки", "ков"]),
];

/// Beginnings of the words that say, behind a number, that an item of this plan is meant.
const OURS: [&str; 3] = ["настоящ", "план", "дорожн"];

/// A text speaks of an item that the plan does not have.
pub(super) fn unknown_item(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let items = &subject.plan.items;
    if !subject.whole {
        return;
    }
    let mut known: HashSet<String> = items.iter().map(|item| item.id.clone()).collect();
    for item in items {
        let own = russian::fold(naming::bare(item.number()));
        // «4» is what «4.1» belongs to.
        let above = own.match_indices('.').map(|(at, _)| own.split_at(at).0);
        known.extend(above.map(str::to_owned));
        known.insert(own);
    }
    for text in subject.rows().flat_map(texts) {
        let mut unknown = own_references(text.value);
        unknown.retain(|number| !known.contains(number));
        if !unknown.is_empty() {
            let title = MessageId::UnknownReference
                .with(unknown.len())
                .with(unknown.join(", "));
            out.push(
                Diagnostic::new(Rule::UnknownItem, text.span, title)
                    .help(MessageId::UnknownReferenceHelp),
            );
        }
    }
}

/// Returns the numbers of items of this very plan that `text` names, of a range its ends; an item of an order or a law
/// is none of them.
fn own_references(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return found;
    }
    let folded = russian::fold(text);
    let pieces = pieces(&folded);
    let other = |piece: &&str| {
        OTHERS.iter().any(|(begins, ends)| {
            let rest = piece.strip_prefix(begins);
            rest.is_some_and(|rest| ends.is_empty() || ends.contains(&rest))
        })
    };
    if pieces.iter().any(other) {
        return found;
    }
    let mut at = 0;
    while at < pieces.len() {
        let rest = pieces.get(at..).unwrap_or_default();
        at += 1;
        let Some(numbers) = named(rest).and_then(|word| rest.get(word..)) else {
            continue;
        };
        let (list, length) = list(numbers);
        if is_ours(numbers.get(length)) {
            found.extend(list.into_iter().map(str::to_owned));
        }
    }
    let mut met = HashSet::new();
    found.retain(|number| met.insert(number.clone()));
    found
}

/// Returns how many of `pieces` are the word for items before their numbers: «п.», «пп.», «п.п.», «пунктами».
fn named(pieces: &[&str]) -> Option<usize> {
    match pieces {
        ["п", ".", "п", ".", ..] => Some(4),
        ["п" | "пп", ".", ..] => Some(2),
        ["пп", ..] => Some(1),
        [word, ..] if word.starts_with("пункт") => Some(1),
        _ => None,
    }
}

/// Returns the numbers with which `pieces` begin, and of how many pieces they are made up; «б/н» in their midst is no
/// number, but the list goes on behind it.
fn list<'p>(pieces: &[&'p str]) -> (Vec<&'p str>, usize) {
    let from = pieces.first() == Some(&"с");
    let (mut numbers, mut length, mut at) = (Vec::new(), 0, usize::from(from));
    while let Some(piece) = pieces.get(at) {
        match (*piece, pieces.get(at + 1), pieces.get(at + 2)) {
            ("б", Some(&"/"), Some(&"н")) => {
                at += 3;
                length = at;
            }
            (number, next, _) if is_number(number) => {
                // «п. 3, 15 мая», «п. 3, до 15.04.2022»
                if number.split('.').count() > 2 && number.len() > 7
                    || next.is_some_and(|next| is_counted(next))
                {
                    break;
                }
                numbers.push(number);
                at += 1;
                length = at;
            }
            ("," | ";" | "и" | "или" | "№", ..) => at += 1,
            ("по", ..) if from => at += 1,
            (dash, ..) if dash.chars().all(russian::is_dash) => at += 1,
            _ => break,
        }
    }
    (numbers, length)
}

fn is_number(piece: &str) -> bool {
    piece.starts_with(|c: char| c.is_ascii_digit())
}

/// Returns whether a number before `word` counts days or names one: «15 мая», «10 рабочих дней».
fn is_counted(word: &str) -> bool {
    const COUNTED: [&str; 5] = ["дн", "день", "рабоч", "календарн", "раз"];
    phrase::month_named(word).is_some() || COUNTED.iter().any(|counted| word.starts_with(counted))
}

/// Returns whether numbers before `next` are those of this plan: the sentence pauses or ends there, or names the plan.
fn is_ours(next: Option<&&str>) -> bool {
    next.is_none_or(|next| {
        let pauses = [",", ";", "(", ")", ".", ":"].contains(next);
        pauses || OURS.iter().any(|word| next.starts_with(word))
    })
}

/// Takes `text` apart into words, numbers («4.1», «5а») and signs.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit();
        let length = if russian::is_letter_or_digit(first) {
            rest.char_indices().find_map(|(at, c)| {
                let inner = c == '.'
                    && is_number
                    && rest
                        .get(at + 1..)
                        .is_some_and(|more| more.starts_with(|c: char| c.is_ascii_digit()));
                (!russian::is_letter_or_digit(c) && !inner).then_some(at)
            })
        } else {
            Some(first.len_utf8())
        };
        let (piece, more) = rest.split_at(length.unwrap_or(rest.len()));
        pieces.push(piece);
        rest = more.trim_start();
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_to_this_plan_are_told_from_others() {
        let case = |text, numbers: &[&str]| assert_eq!(own_references(text), numbers, "{text}");
        case("Отчёт об исполнении п. 12", &["12"]);
        case("Отчёт об исполнении п.12.", &["12"]);
        case("Свод по пункту 4.1 плана", &["4.1"]);
        case("По итогам п. 3, не позднее недели", &["3"]);
        case("п. 12 приказа Министерства", &[]);
        case("Во исполнение пункта 5 Указа", &[]);
        case("п. 7 Концепции развития", &[]);
        case("п. 7 части 2 статьи 8", &[]);
        case("Договоры с кураторами, указанными в п. 7", &["7"]);
        case("Для законных представителей: статистика по п. 7", &["7"]);
        case("Частично исполненное по п. 7", &["7"]);
        case("Совещание", &[]);
        case("п. Искра, 5 школ", &[]);
    }

    #[test]
    fn all_numbers_of_a_list_are_read() {
        let case = |text, numbers: &[&str]| assert_eq!(own_references(text), numbers, "{text}");
        case("Отчёт по пп. 5, 12 и 40", &["5", "12", "40"]);
        case("Отчёт по п.п. 5,12 и 40.", &["5", "12", "40"]);
        case("Отчёт по пп 5 и 12", &["5", "12"]);
        case("В соответствии с пунктами 3–99", &["3", "99"]);
        case("По пунктам 3.1 - 3.9 плана", &["3.1", "3.9"]);
        case("по пунктам с 3 по 7", &["3", "7"]);
        case("пп. 5а, б/н, 7", &["5а", "7"]);
        case("пункты № 5, № 6 (кроме п. 4)", &["5", "6", "4"]);
        case("по итогам п. 3, 15 мая", &["3"]);
        case("приказ б/н, пункты б/н и 9", &[]);
        case("письмо б/н, пункты б/н и 9", &["9"]);
        case("п. 5, 12 и 40 Концепции", &[]);
        case("п. 3; п. 8; п. 3", &["3", "8"]);
        case("пункт 4, до 15.04.2022", &["4"]);
        case("п. 4, 15 сент. и 10 дней", &["4"]);
    }
}
