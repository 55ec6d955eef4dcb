//! The words of answers: what says yes, takes a part of it back, proves it, proves nothing, or asks to drop a row.

use crate::text::russian::fold;

/// Words that say nothing.
const NOTHING: &[&str] = &["-", "--", "---", "нет", "не требуется", "0", "."];

/// Words by which an answer begins that says yes, longer ones first.
const YES: &[&str] = &[
    "исполнено в срок",
    "выполнено в срок",
    "исполнены",
    "исполнена",
    "исполнен",
    "исполнено",
    "выполнены",
    "выполнена",
    "выполнено",
    "выполнен",
    "проведены",
    "проведена",
    "проведено",
    "проведен",
    "сделано",
    "готово",
    "сдано",
    "состоялось",
    "состоялся",
    "состоялась",
    "завершено",
    "реализовано",
    "отправлено",
    "утверждено",
    "размещено",
    "да",
    "ок",
    "ok",
    "yes",
    "done",
    "истина",
    "true",
    "вып",
    "исп",
    "+",
    "✓",
    "✔",
    "☑",
    "√",
    "v",
];

/// Words by which an answer takes back a part of what its other words say, or is not sure of it.
const TAKES_BACK: &[&str] = &[
    "но",
    "не",
    "нет",
    "без",
    "еще",
    "однако",
    "хотя",
    "пока",
    "только",
    "лишь",
    "минус",
    "если",
    "надо",
    "потом",
    "скоро",
    "завтра",
    "стадии",
    "проект",
    "думаю",
    "начали",
    "начато",
    "согласовании",
];

/// The beginnings of such words.
const TAKES_BACK_BY: &[&str] = &[
    "кром",
    "исключени",
    "част",
    "почти",
    "остал",
    "кажется",
    "вроде",
    "наверн",
    "возможно",
    "вероятн",
    "предполож",
    "предварительно",
    "примерно",
    "около",
    "ориентировочн",
    "основном",
    "половин",
    "наполовин",
    "процент",
    "жд",
    "ожида",
    "нужн",
    "нужен",
    "должн",
    "буд",
    "планиру",
    "отсутств",
    "позже",
    "позднее",
    "процесс",
    "оформля",
    "готовит",
    "доделыва",
    "завершает",
    "заканчива",
    "продолжа",
    "требу",
    "отмен",
    "перенес",
    "перенос",
    "скорее",
    "условно",
    "формально",
    "обеща",
];

/// Words beside a day or a yes that add nothing.
pub(super) const EMPTY: &[&str] = &[
    "полностью",
    "целиком",
    "все",
    "уже",
    "давно",
    "вовремя",
    "своевременно",
    "срок",
    "сроки",
    "успешно",
    "исполнено",
    "выполнено",
    "сделано",
    "проведено",
    "готово",
    "да",
    "в",
    "и",
    "установленный",
    "установленные",
    "мероприятие",
    "пункт",
    "спасибо",
    "полном",
    "объеме",
    "г",
    "года",
];

/// The beginnings of words that call what proves something, or what was held.
pub(super) const PROOFS: &[&str] = &[
    "акт",
    "протокол",
    "приказ",
    "отчет",
    "справк",
    "письм",
    "фото",
    "скан",
    "ссылк",
    "сайт",
    "распоряж",
    "постановл",
    "договор",
    "соглаш",
    "журнал",
    "лист",
    "сертификат",
    "диплом",
    "http",
    "www",
    "программ",
    "график",
    "таблиц",
    "анкет",
    "спис",
    "реестр",
    "свидетельств",
    "презентац",
    "видео",
    "запис",
    "аналит",
    "мониторинг",
    "методич",
    "материал",
    "положени",
    "заявк",
    "ведомост",
    "чат",
    "страниц",
    "публикац",
    "новост",
    "телеграм",
    "почт",
    "приложен",
    "прилаг",
    "копи",
    "карт",
    "выписк",
    "решени",
    "план",
    "исх",
    "вх",
    "докум",
    "файл",
    "размещен",
    "совещан",
    "семинар",
    "вебинар",
    "собран",
    "встреч",
    "педсовет",
    "консультац",
    "занят",
    "тестирован",
    "опрос",
    "конференц",
    "олимпиад",
    "урок",
];

/// Words by which it is asked that a row be dropped, and what stands beside them.
const DROP: &[&str] = &[
    "снять",
    "снятие",
    "снимите",
    "отменить",
    "отмените",
    "исключить",
    "исключите",
    "закрыть",
    "закройте",
];
const DROP_BESIDE: &[&str] = &[
    "прос",
    "прошу",
    "предлага",
    "ходатайств",
    "контрол",
    "исполнени",
    "план",
    "пункт",
    "мероприяти",
];

/// Words by which it begins that promises.
pub(super) const AHEAD: &[&str] = &[
    "до ",
    "к ",
    "не позднее",
    "не позже",
    "будет",
    "будут",
    "планиру",
    "плану",
    "срок",
    "перенести",
    "по ",
    "после",
];

/// Returns the text of a cell that says something.
pub(super) fn filled(cell: &str) -> Option<String> {
    let text = cell.trim();
    (given(text).is_some() && !NOTHING.contains(&fold(text).as_str())).then(|| text.to_owned())
}

pub(super) fn folded_words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric())
}

/// Returns whether an answer takes back a part of what it says, or is not sure of it.
pub(super) fn is_qualified(folded: &str) -> bool {
    let takes_back = |word: &str| {
        TAKES_BACK.contains(&word) || TAKES_BACK_BY.iter().any(|known| word.starts_with(known))
    };
    folded.contains(['%', '?'])
        || folded.contains("в работе")
        || folded_words(folded).any(takes_back)
}

/// Returns whether a denial leaves a part done: «не исполнено, но почти готово», «не выполнено до конца».
pub(super) fn is_partly(folded: &str) -> bool {
    const PARTLY: [&str; 8] = [
        "но",
        "почти",
        "частично",
        "полностью",
        "полном",
        "конца",
        "кроме",
        "наполовину",
    ];
    folded_words(folded).any(|word| PARTLY.contains(&word))
}

/// Returns whether what is to prove something says that there is no proof, or none yet.
pub(super) fn proves_nothing(text: &str) -> bool {
    const NONE: [&str; 12] = [
        "нет",
        "не",
        "без",
        "отсутств",
        "пока",
        "будет",
        "будут",
        "позже",
        "потом",
        "ожида",
        "жд",
        "готовит",
    ];
    let folded = fold(text);
    let mut words = folded_words(&folded);
    let begins = words.next().unwrap_or_default();
    NONE.iter().any(|known| match known.chars().count() {
        ..4 => begins == *known || (*known == "жд" && begins.starts_with(known)),
        _ => begins.starts_with(known),
    }) || words.any(|word| matches!(word, "но" | "не"))
}

/// Returns whether it is asked that the row be dropped, or no longer looked after.
pub(super) fn asks_to_drop(text: &str) -> bool {
    let folded = fold(text);
    let begins = folded_words(&folded).next().unwrap_or_default();
    let beside = |word: &str| DROP_BESIDE.iter().any(|known| word.starts_with(known));
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
        let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
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
