//! What the titles of plans begin with.

use crate::text::russian::{Ask as _, fold, is_letter, is_letter_or_digit};
use crate::text::word_list;

/// The longest title, in characters.
pub(in crate::import) const LONGEST: usize = 700;

/// Words that describe a plan somewhere in a sentence rather than call one: «настоящий план», «утверждённый план».
const POINTING: &[&str] = word_list![
    "настоящ" "данн" "прилагаем" "указанн" "утвержденн" "представленн" "следующ" "эт" "учебн"
    "такой" "кажд" "вышеуказанн"
];

/// Returns whether `text` begins as the title of a plan: «План», «Единый межведомственный план», «Дорожная карта».
pub(in crate::import) fn is_plan_title(text: &str) -> bool {
    // «План мероприятий», and in the line below «(«дорожная карта»)»
    if text.starts_with('(') {
        return false;
    }
    let folded = fold(text);
    let sign = |c: char| !is_letter_or_digit(c);
    let words = folded.split(' ').map(|word| word.trim_matches(sign));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let describes = |word: &&&str| {
        let ends = ["ый", "ий", "ой", "ая"];
        word.ends_any(&ends) && !word.begins_any(POINTING)
    };
    let count = words.iter().take_while(describes).count();
    let (adjectives, rest) = words.split_at(count);
    let word = |at: usize| rest.get(at).copied().unwrap_or_default();
    let is_called = |stem: &str| adjectives.iter().any(|word| word.starts_with(stem));
    let called = match word(0) {
        "план" | "план-график" | "план-сетка" | "циклограмма" => {
            count < 4
        }
        "карта" => is_called("дорожн"),
        "график" => is_called("сетев") || is_called("календарн"),
        "комплекс" => matches!(word(1), "мер" | "мероприятий"),
        "перечень" | "реестр" => matches!(word(1), "мероприятий" | "поручений"),
        "соглашение" => (word(1), word(2)) == ("по", "охране"),
        "протокол" => word(1) == "поручений",
        _ => false,
    };
    let feminine = |word: &&str| word.ends_with('я');
    let agree = |adjective: &&str| feminine(adjective) == (word(0) == "карта");
    let agree = adjectives.iter().all(agree);
    called && agree && text.chars().count() < 600
}

/// Returns whether a row over a table tells of what is: sentences that head nothing, «Исходная информация: в городе …».
pub(in crate::import) fn is_prose(text: &str) -> bool {
    const HEADS: &[&str] = word_list![
        "раздел" "глава" "цель" "задача" "направление" "мероприяти" "блок" "этап"
    ];
    let folded = fold(text);
    let heads = folded.begins_any(HEADS)
        || !text.starts_with(is_letter)
        || super::cell::is_roman(text.split(['.', ' ']).next().unwrap_or_default());
    let told = text
        .split_once(": ")
        .is_some_and(|(_, told)| told.split(' ').count() > 4)
        || text.contains(". ") && text.split(' ').count() > 12;
    !heads && told && text.trim_end().ends_with('.')
}

/// «Мероприятия по подготовке к зиме», «Муниципальная программа «Спорт»», «Отчёт об исполнении плана»: the title, where no
/// paragraph is called a plan.
pub(in crate::import) fn is_other_title(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(|c: char| !is_letter(c));
    let describes = |word: &&str| word.ends_with("ая") && !word.begins_any(POINTING);
    let first = words.find(|word| !describes(word)).unwrap_or_default();
    let called = word_list![
        "мероприятия" "график" "перечень" "программа" "подпрограмма" "расписание"
    ];
    // «Отчёт о выполнении плана мероприятий», «Протокол № 4»
    let reports =
        ["отчет", "информация"].contains(&first) && folded.contains_any(&["план", "дорожн"]);
    let minutes = first == "протокол" && folded.contains('№');
    (called.contains(&first) || reports || minutes)
        && text.chars().count() < LONGEST
        && !text.ends_with(':')
}
