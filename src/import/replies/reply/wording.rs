//! The words of answers: what says yes, proves nothing, or asks to drop a row.

use crate::import::minutes::vocabulary::{denies, is_verb, takes_back};
use crate::phrase::month_named;
use crate::text::russian::{Ask as _, fold, is_letter, is_letter_or_digit};
use crate::text::word_list;

/// Words that say nothing.
const NOTHING: &[&str] = &["-", "--", "---", "нет", "не требуется", "0", "."];

/// Words by which an answer begins that says yes, longer ones first.
const YES: &[&str] = word_list![
    "исполнено в срок" "выполнено в срок" "исполнены" "исполнена" "исполнен" "исполнено"
    "выполнены" "выполнена" "выполнено" "выполнен" "проведены" "проведена" "проведено" "проведен"
    "сделано" "готово" "сдано" "состоялось" "состоялся" "состоялась" "завершено" "реализовано"
    "отправлено" "направлено" "представлено" "утверждено" "размещено" "исполнили" "исполнила"
    "исполнил" "выполнили" "выполнила" "выполнил" "провели" "провела" "провел" "сделали" "сделала"
    "сделал" "завершили" "да" "ок" "ok" "yes" "done" "истина" "true" "вып" "исп" "+" "✓" "✔" "☑"
    "√" "v"
];

/// Words by which it is asked that a row be dropped, and what stands beside them.
const DROP: &[&str] = word_list![
    "снять" "снятие" "снимите" "отменить" "отмените" "исключить" "исключите" "закрыть" "закройте"
];
const DROP_BESIDE: &[&str] = word_list![
    "прос" "прошу" "предлага" "ходатайств" "контрол" "исполнени" "план" "пункт" "мероприяти"
];

/// Returns the text of a cell that says something.
pub(super) fn filled(cell: &str) -> Option<String> {
    let text = cell.trim();
    (given(text).is_some() && !NOTHING.contains(&fold(text).as_str())).then(|| text.to_owned())
}

fn folded_words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !is_letter_or_digit(c))
}

/// Returns whether a denial leaves a part done: «не исполнено, но почти готово», «не выполнено до конца».
pub(super) fn is_partly(folded: &str) -> bool {
    const PARTLY: &[&str] = word_list![
        "но" "почти" "частично" "полностью" "полном" "конца" "кроме" "наполовину"
    ];
    folded_words(folded).any(|word| PARTLY.contains(&word))
}

/// Returns whether what is to prove something says that there is no proof, or none yet.
pub(super) fn proves_nothing(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded_words(&folded);
    let begins = words.next().unwrap_or_default();
    denies(begins)
        || takes_back(begins)
        || is_verb(begins)
        || words.any(|word| matches!(word, "но" | "не" | "нет"))
        || folded.contains("в работе")
}

/// Returns whether an answer stands in another row: «то же», «см. выше», «аналогично п. 1», a ditto mark.
pub(super) fn points_elsewhere(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded_words(&folded)
        .filter(|word| !word.is_empty())
        .collect();
    match words.as_slice() {
        [] => text.contains(['"', '«', '»', '“', '”', '″', '〃', '/']),
        ["то", "же", ..]
        | ["там" | "так" | "тот" | "та", "же"]
        | ["тоже" | "также" | "так"]
        | ["аналогично" | "идентично", ..] => true,
        ["см" | "смотри" | "смотрите", place, ..] => {
            ["выше", "ниже", "п", "пп", "строк", "пред"]
                .iter()
                .any(|known| place == known || known.len() > 4 && place.starts_with(known))
                || place.starts_with("пункт")
        }
        _ => false,
    }
}

/// The words that a request for a new term is made of.
const REQUEST: &[&str] = word_list![
    "просим" "просит" "просят" "прошу" "просьба" "перенести" "перенос" "переноса" "продлить"
    "продление" "продления" "сдвинуть" "изменить" "установить" "срок" "срока" "исполнения"
    "выполнения" "новый" "на" "до" "по" "к" "с" "о" "г" "год" "года" "числа" "конца" "начала"
    "пожалуйста"
];

/// Returns whether `text` asks for a new term and says nothing of why.
pub(super) fn only_asks(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded_words(&folded).filter(|word| word.starts_with(is_letter));
    words.all(|word| REQUEST.contains(&word) || month_named(word).is_some())
}

/// Returns whether it is asked that the row be dropped, or no longer looked after.
pub(super) fn asks_to_drop(text: &str) -> bool {
    let folded = fold(text);
    let begins = folded_words(&folded).next().unwrap_or_default();
    let beside = |word: &str| word.begins_any(DROP_BESIDE);
    folded_words(&folded).any(|word| DROP.contains(&word))
        && (DROP.contains(&begins) || folded_words(&folded).any(beside))
        && !folded_words(&folded).any(|word| matches!(word, "не" | "нельзя"))
}

/// Returns whether `text` begins by saying yes, and what follows.
pub(super) fn without_yes(text: &str) -> (bool, &str) {
    for word in YES {
        let length = word.chars().count();
        let at = text
            .char_indices()
            .nth(length)
            .map_or(text.len(), |(at, _)| at);
        let (head, rest) = text.split_at(at);
        let ends = rest.chars().next().is_none_or(|c| !is_letter_or_digit(c));
        if fold(head) == *word && ends {
            let sign = |c: char| c.is_whitespace() || ",;:–—-.!".contains(c);
            return (true, rest.trim_start_matches(sign).trim_end());
        }
    }
    (false, text)
}

/// Returns the text of a cell that is not blank, on one line.
pub(super) fn given(cell: &str) -> Option<String> {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let text = words.join(" ");
    (!text.is_empty()).then_some(text)
}
