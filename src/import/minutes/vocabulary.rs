//! The words around «исполнено», shared by minutes and answers: what is known to change nothing, what takes a part of it
//! back, what proves it. What is not among them is asked about, so a list that lacks a word costs a question and never a
//! wrong mark.

use std::borrow::Cow;

use super::{lower, words};
use crate::phrase::month_named;
use crate::text::russian::{Ask as _, is_letter_or_digit};
use crate::text::word_list;

/// Words, and words in a row, beside «исполнено» that change nothing of it; longer ones first.
const BESIDE: &[&str] = word_list![
    "в полном объеме" "в установленный срок" "в установленные сроки" "с нарушением срока"
    "с нарушением сроков" "с опозданием" "в срок" "к сведению" "надлежащим образом" "без замечаний"
    "полностью" "целиком" "все" "уже" "давно" "вовремя" "своевременно" "досрочно" "успешно" "да"
    "и" "дата" "г" "год" "года" "сего" "текущего" "был" "была" "было" "были" "спасибо"
    "мероприятие" "мероприятия" "пункт"
];

/// Verbs and participles that say it themselves.
const CARRIED_OUT: &[&str] = word_list![
    "исполнен" "выполнен" "проведен" "завершен" "реализован" "сделан" "готово"
];

/// Words that take a part of the others back, put it off, or are not sure of it.
const TAKES_BACK: &[&str] = word_list![
    "но" "без" "еще" "однако" "хотя" "пока" "только" "лишь" "минус" "если" "надо" "потом" "скоро"
    "завтра" "стадии" "проект" "думаю" "начали" "начато" "согласовании" "подписи" "подписании"
    "после" "условии" "замечаниями"
];

/// The beginnings of such words.
const TAKES_BACK_BY: &[&str] = word_list![
    "кром" "исключени" "част" "почти" "практически" "фактически" "остал" "остае" "кажется" "вроде"
    "якобы" "наверн" "возможно" "вероятн" "предполож" "предварительно" "примерно" "около"
    "ориентировочн" "основном" "половин" "наполовин" "процент" "неполн" "жд" "ожида" "нужн" "нужен"
    "должн" "буд" "планиру" "отсутств" "позже" "позднее" "процесс" "продолжа" "требу" "отмен"
    "перенес" "перенос" "условно" "формально" "обеща"
];

/// The beginnings of words that call what proves something, or what was held.
const PROOFS: &[&str] = word_list![
    "акт" "протокол" "приказ" "отчет" "справк" "письм" "фото" "скан" "ссылк" "сайт" "распоряж"
    "постановл" "договор" "соглаш" "журнал" "лист" "сертификат" "диплом" "http" "www" "программ"
    "график" "таблиц" "анкет" "спис" "реестр" "свидетельств" "презентац" "видео" "запис" "аналит"
    "мониторинг" "методич" "материал" "положени" "заявк" "ведомост" "чат" "страниц" "публикац"
    "новост" "телеграм" "почт" "приложен" "прилаг" "копи" "карт" "выписк" "решени" "план" "исх"
    "вх" "докум" "файл" "размещен" "совещан" "семинар" "вебинар" "собран" "встреч" "педсовет"
    "консультац" "занят" "тестирован" "опрос" "конференц" "олимпиад" "урок"
];

/// Nouns and verbs of proofs whose endings are those of tasks and promises.
const PROOF_ENDINGS: &[&str] = word_list![
    "ость" "ости" "асть" "асти" "пись" "сеть" "сети" "чет" "совет" "митет" "нет" "тет" "мет"
    "прилагается" "прилагаются" "имеется" "имеются" "институт" "ответ" "пакет" "буклет" "билет"
    "бюджет" "макет" "визит" "аудит" "результат" "сертификат"
];

/// The endings of verbs that tell a task, a promise or what goes on.
const VERBAL: &[&str] = &[
    "ть", "ти", "ться", "тись", "чь", "ется", "ится", "ются", "ятся", "утся", "ет", "ит", "ют",
    "ут", "ят", "аем", "яем", "уем", "шем", "жем", "вим", "дим", "рим", "сим",
];

/// The beginnings of words by which it is denied, refused or left as it was.
const DENYING: &[&str] = word_list![
    "невозможн" "неверн" "отказ" "отклон" "преждевремен" "оставить" "оставлен" "сохранить" "прежн"
];

/// Returns whether `word`, in small letters, takes a part of the others back, puts it off, or is not sure of it.
pub(in crate::import) fn takes_back(word: &str) -> bool {
    TAKES_BACK.contains(&word) || word.begins_any(TAKES_BACK_BY)
}

/// Returns whether `word`, in small letters, denies.
pub(in crate::import) fn denies(word: &str) -> bool {
    matches!(word, "не" | "нет" | "ни" | "нельзя") || word.begins_any(DENYING)
}

/// Returns whether `word`, in small letters, is a verb of a task, of a promise or of what goes on.
pub(in crate::import) fn is_verb(word: &str) -> bool {
    // «пять», «двадцать»
    let counts = word.ends_with("дцать") || matches!(word, "пять" | "девять" | "десять" | "шесть");
    word.ends_any(VERBAL) && !counts && !word.ends_any(PROOF_ENDINGS)
}

/// Returns whether `word`, in small letters, says that something is carried out: «исполнены»; the noun, in «-ени», says
/// nothing.
pub(in crate::import) fn carried_out(word: &str) -> bool {
    let rest = CARRIED_OUT
        .iter()
        .find_map(|known| word.strip_prefix(known));
    rest.is_some_and(|rest| !rest.starts_with('и'))
}

/// Returns whether `text` is what proves something: it begins with the name of a document or of a meeting, and says of
/// nothing that it lacks or is yet to come.
pub(in crate::import) fn is_proof(text: &str) -> bool {
    let small = lower(text);
    let bare = small.trim_start_matches(|c: char| !(is_letter_or_digit(c) || c == '№'));
    let named = bare.starts_with('№') || bare.begins_any(PROOFS);
    let open = small.contains("://") || small.contains("www.");
    let all = words(&small);
    let of = |at: usize| all.get(at).map_or("", |word| word.text);
    let counted = |at: usize| {
        let is_number = |word: &str| word.parse::<u32>().is_ok();
        of(at) == "из" && at > 0 && is_number(of(at - 1)) && is_number(of(at + 1))
    };
    let lacks = |at: usize| {
        let word = of(at);
        takes_back(word) || denies(word) || is_verb(word) || word == "до" || counted(at)
    };
    named
        && !small.contains(['%', '?'])
        && !small.contains("в работе")
        && (open || !(0..all.len()).any(lacks))
}

/// Returns `small`, in small letters, with blanks for the words that change nothing of «исполнено».
pub(in crate::import) fn without_beside(small: &str) -> Cow<'_, str> {
    let mut out = Cow::Borrowed(small);
    let all = words(small);
    let mut at = 0;
    while at < all.len() {
        let known = BESIDE.iter().find_map(|phrase| {
            let count = phrase.split(' ').count();
            let run = all.get(at..at + count)?;
            let same = run.iter().map(|word| word.text).eq(phrase.split(' '));
            same.then_some(count)
        });
        let known = known.or_else(|| carried_out(all[at].text).then_some(1));
        if let Some(count) = known {
            let (start, end) = (all[at].start, all[at + count - 1].end);
            let blanks = " ".repeat(end - start);
            out.to_mut().replace_range(start..end, &blanks);
            at += count;
        } else {
            at += 1;
        }
    }
    out
}

/// Returns whether nothing but a day, or a time of some, can be told by `text`; whether it tells one is for its reader.
pub(in crate::import) fn is_of_days(text: &str) -> bool {
    let small = lower(text);
    let known = |word: &str| {
        word.begins_with_digit()
            || month_named(word).is_some()
            || OF_DAYS.contains(&word)
            || word.begins_any(OF_DAYS_BY)
            || word.ends_any(&["ого", "его"])
    };
    words(&small).iter().all(|word| known(word.text))
}

/// Words by which a day that has been is told, besides its numbers and months.
const OF_DAYS: &[&str] = word_list![
    "в" "во" "на" "г" "год" "года" "году" "го" "числа" "конце" "начале" "середине" "i" "ii" "iii"
    "iv" "двадцать" "тридцать"
];

/// The beginnings of such words.
const OF_DAYS_BY: &[&str] = word_list![
    "вчера" "позавчера" "сегодня" "накануне" "прошл" "эт" "недел" "месяц" "квартал" "понедельник"
    "вторник" "сред" "четверг" "пятниц" "суббот" "воскресен"
];
