//! Words of a text that do not agree: told by their endings alone, where no other Russian word ends so.

use crate::text::russian;

/// Ends of nouns in the nominative, and in the accusative but for those of «-ция».
const NAMED: [&str; 3] = ["ение", "ание", "ятие"];

/// The same in the genitive of one and the nominative of several.
const OF: [&str; 3] = ["ения", "ания", "ятия"];

/// The same in the other forms of one.
const TO: [&str; 3] = ["ению", "анию", "ятию"];
const BY: [&str; 3] = ["ением", "анием", "ятием"];
const IN: [&str; 3] = ["ении", "ании", "ятии"];

/// The same in the forms of several.
const OF_SEVERAL: [&str; 3] = ["ений", "аний", "ятий"];
const OTHERS_OF_SEVERAL: [&str; 9] = [
    "ениям",
    "аниям",
    "ятиям",
    "ениями",
    "аниями",
    "ятиями",
    "ениях",
    "аниях",
    "ятиях",
];

/// Ends of nouns of other kinds that certain cases alone have.
const NAMED_ELSE: [&str; 2] = ["ция", "ность"];
const BY_ELSE: [&str; 3] = ["цией", "ностью", "ством"];

/// Prepositions with the ends that no word behind them has.
const BEHIND: [(&[&str], &[&[&str]]); 6] = [
    (
        &["при", "о", "об"],
        &[
            &NAMED,
            &OF,
            &TO,
            &BY,
            &OF_SEVERAL,
            &NAMED_ELSE,
            &BY_ELSE,
            &["ки", "ги", "хи", "ы", "тели"],
        ],
    ),
    (
        &[
            "для",
            "до",
            "из",
            "от",
            "без",
            "кроме",
            "целях",
            "целью",
            "путем",
            "путём",
            "ходе",
        ],
        &[
            &NAMED,
            &TO,
            &BY,
            &IN,
            &OTHERS_OF_SEVERAL,
            &NAMED_ELSE,
            &BY_ELSE,
            &["тели"],
        ],
    ),
    (
        &["с", "со", "между", "перед"],
        &[&NAMED, &TO, &IN, &NAMED_ELSE, &["тели"]],
    ),
    (
        &["к", "ко", "по"],
        &[
            &NAMED,
            &OF,
            &BY,
            &OF_SEVERAL,
            &NAMED_ELSE,
            &BY_ELSE,
            &["цию", "тели"],
        ],
    ),
    (&["тему", "темы", "теме"], &[&NAMED, &NAMED_ELSE, &["ика"]]),
    (
        &["в", "во", "на"],
        &[&TO, &BY, &OF_SEVERAL, &BY_ELSE, &["ция"]],
    ),
];

/// Ends of participles and adjectives in their full forms.
const FULL: [&str; 13] = [
    "ый", "ий", "ая", "ое", "ые", "ие", "ого", "ому", "ой", "ую", "ым", "ых", "ыми",
];

/// Adjectives that are nouns of their own too, so that what stands behind them need not agree.
const NOUNS: [&str; 17] = [
    "больные",
    "больных",
    "взрослые",
    "выходные",
    "выходных",
    "главные",
    "данные",
    "дежурные",
    "дежурных",
    "животных",
    "избранные",
    "ответственные",
    "пожарных",
    "пожилые",
    "родные",
    "родных",
    "ученые",
];

/// Feminine adjectives that are nouns of their own, most of them rooms.
const ROOMS: [&str; 13] = [
    "ванной",
    "выходной",
    "гостиной",
    "детской",
    "дежурной",
    "игровой",
    "мастерской",
    "основной",
    "остальной",
    "приемной",
    "проходной",
    "столовой",
    "учительской",
];

/// Letters that no noun ends in where it is told what something is in, nor where it is of several things.
const CONSONANTS: [&str; 16] = [
    "б", "в", "г", "д", "ж", "з", "к", "л", "н", "п", "р", "с", "т", "ф", "ч", "ш",
];

/// Adjectives that say something of the whole sentence: «в целом», «в основном».
const ADVERBS: [&str; 4] = ["итоговом", "общем", "основном", "целом"];

/// Beginnings of what is told of people behind a comma, and hardly of anything else in the sentence.
const PARTICIPLES: [&str; 10] = [
    "воспитывающ",
    "имеющ",
    "находящ",
    "нуждающ",
    "обучающ",
    "оказавш",
    "оставш",
    "прожива",
    "состоящ",
    "требующ",
];

/// Returns the first words of `text` whose forms contradict each other: «при проведение», «детьми, требующих».
pub(super) fn disagreement(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let told = |words: &[&str]| bare(&words.join(" ")).to_owned();
    words.iter().enumerate().find_map(|(at, first)| {
        let second = words.get(at + 1)?;
        let before = at.checked_sub(1).and_then(|at| words.get(at)).copied();
        let pair = is_behind(first, second)
            || is_described(first, second)
            || are_two_heads(before, first, second);
        if pair {
            return words.get(at..at + 2).map(told);
        }
        if let Some(count) = behind_feminine(words.get(at..).unwrap_or_default()) {
            return words.get(at..at + count).map(told);
        }
        let third = words.get(at + 2)?;
        let three = is_small(second) && is_behind_adjective(first, second, bare(third));
        three.then(|| words.get(at..at + 3).map(told))?
    })
}

/// Returns a word of `text` and a participle behind it that a comma belongs between: «праздника посвященного Дню».
pub(super) fn without_comma(text: &str) -> Option<String> {
    // most texts have no such word
    if !text.contains("освящ") && !text.contains("аправленн") {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(3).find_map(|three| {
        let [noun, participle, behind] = three else {
            return None;
        };
        let told = participle.starts_with("посвященн") || participle.starts_with("посвящённ");
        let aimed = participle.starts_with("направленн") && *behind == "на";
        let whole = is_small(participle) && ends(participle, &FULL);
        let closed = noun.ends_with(['»', ')', '"']);
        let word = bare(noun);
        let described = ends(word, &FULL) && !ends(word, &["ие", "ия", "ий", "ого"]);
        let said = noun.ends_with(russian::is_letter) && is_long(word, 5) && is_small(word);
        let parted = closed || said && !described && !ends(word, &["ать", "ить", "еть", "о"]);
        ((told || aimed) && whole && parted).then(|| format!("{word} {participle}"))
    })
}

/// Returns `word` without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !russian::is_letter(c))
}

/// Returns whether all of `word` are small Russian letters.
fn is_small(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, 'а'..='я' | 'ё'))
}

fn ends(word: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| word.ends_with(end))
}

/// Returns whether `word` has `letters` letters or more.
fn is_long(word: &str, letters: usize) -> bool {
    word.len() >= letters * 2
}

/// Returns `word` in small letters where it is a preposition, by its length.
fn preposition(word: &str) -> Option<String> {
    let short = word.len() <= 10 && word.chars().all(russian::is_letter);
    short.then(|| word.to_lowercase())
}

/// A preposition that the noun behind it does not stand in the case of: «при проведение», «для размещениях».
fn is_behind(first: &str, second: &str) -> bool {
    if first.len() > 10 {
        return false;
    }
    let noun = bare(second);
    if !second.starts_with(noun) || !is_small(noun) || !is_long(noun, 5) {
        return false;
    }
    let Some(first) = preposition(first) else {
        return false;
    };
    let known = BEHIND.iter().find(|(words, _)| words.contains(&&*first));
    known.is_some_and(|(_, wrong)| wrong.iter().any(|wrong| ends(noun, wrong)))
}

/// A preposition, an adjective and a noun of which the last is in another case: «в творческих конкурса».
fn is_behind_adjective(first: &str, second: &str, noun: &str) -> bool {
    let adjective = second.ends_with("ских")
        || second.ends_with("ных") && !second.ends_with("нных") && !NOUNS.contains(&second);
    // no noun ends in a consonant where it is told what something is in: «в третьем опрос»
    let one = ends(
        second,
        &["ном", "ском", "вом", "тьем", "нем", "ной", "ской"],
    ) && is_long(second, 5)
        && !ADVERBS.contains(&second)
        && !ROOMS.contains(&second);
    if !(adjective || one) || !is_small(noun) || !is_long(noun, 5) {
        return false;
    }
    let at = |first: String| matches!(&*first, "в" | "во" | "на" | "о" | "об" | "при");
    let wrong: &[&str] = if one {
        &CONSONANTS
    } else {
        &[
            "а", "ов", "ений", "аний", "ятий", "ций", "ении", "ании", "ятии",
        ]
    };
    ends(noun, wrong) && preposition(first).is_some_and(at)
}

/// Returns how many of `words` are a preposition, one or two adjectives and a noun in the genitive though they are in the
/// dative: «по весенней санитарной очистки».
fn behind_feminine(words: &[&str]) -> Option<usize> {
    let (first, rest) = words.split_first()?;
    let adjective = |word: &&&str| {
        ends(word, &["ной", "ской", "вой", "нней"]) && is_small(word) && !ROOMS.contains(*word)
    };
    let adjectives = rest.iter().take_while(adjective).count();
    let noun = bare(rest.get(adjectives)?);
    let genitive = ends(noun, &["ки", "ги", "хи", "ты", "ды", "мы", "лы", "ры"]);
    let known = is_small(noun) && is_long(noun, 5) && genitive;
    let to = || preposition(first).is_some_and(|first| matches!(&*first, "по" | "к" | "ко"));
    ((1..=2).contains(&adjectives) && known && to()).then_some(adjectives + 2)
}

/// A noun, and behind a comma a participle in another case; an adjective and its noun: «вопросам, связанных»,
/// «социального обеспечение», «открытые мероприятий».
fn is_described(first: &str, second: &str) -> bool {
    let word = bare(second);
    if !second.starts_with(word) || !is_small(word) || !is_long(word, 5) {
        return false;
    }
    if let Some(noun) = first.strip_suffix(',') {
        let several = is_small(noun) && is_long(noun, 5);
        let borne = PARTICIPLES.iter().any(|start| word.starts_with(start));
        let people = ends(noun, &["ами", "ями", "ьми"]) && borne && ends(word, &["их", "ихся"]);
        return several && (people || noun.ends_with("ам") && word == "связанных")
            || noun == "мероприятия" && word.ends_with("нных");
    }
    let bare = first.trim_start_matches(|c: char| !russian::is_letter(c));
    let told = ends(
        bare,
        &[
            "ного",
            "ского",
            "вого",
            "ной",
            "ской",
            "ные",
            "тые",
            "ские",
            "ное",
            "ское",
            "вое",
        ],
    );
    if !told || !is_long(bare, 6) {
        return false;
    }
    let small = bare.to_lowercase();
    let named = || ends(word, &NAMED) || ends(word, &NAMED_ELSE);
    ends(&small, &["ного", "ского", "вого"]) && named()
        || ends(&small, &["ной", "ской"]) && !ROOMS.contains(&&*small) && named()
        || ends(&small, &["ные", "ские"]) && !NOUNS.contains(&&*small) && named()
        || ends(&small, &["ные", "ские"])
            && !NOUNS.contains(&&*small)
            && (second == word && ends(word, &CONSONANTS))
        || ends(&small, &["ное", "ское", "вое"])
            && (ends(word, &OF) || ends(word, &["ства", "ности"]))
        || ends(&small, &["ные", "тые", "ские"])
            && !NOUNS.contains(&&*small)
            && ends(word, &["ений", "аний", "ятий", "ций"])
}

/// Two nouns side by side that no preposition parts, both in the form that one of them has: «проведение совещание», «об
/// оформлении получении»; behind the word `before` the first may belong to it.
fn are_two_heads(before: Option<&str>, first: &str, second: &str) -> bool {
    let noun = bare(second);
    let parted = !second.starts_with(noun) || !first.ends_with(russian::is_letter);
    let second = noun;
    if parted || !is_small(second) || !is_long(second, 6) {
        return false;
    }
    let governed = |before: &str| matches!(&*before.to_lowercase(), "за" | "на" | "через" | "под");
    let free = !before.is_some_and(governed);
    let opens = before.is_none() && is_long(first, 7) && ends(first, &["ка", "ция"]);
    ends(first, &NAMED) && ends(second, &NAMED) && free
        || opens && (ends(second, &NAMED) || second == "участие")
        || ends(first, &IN) && ends(second, &IN)
        || is_long(first, 6) && ends(first, &["ам", "ям", "сов", "тов"]) && ends(second, &IN)
        || is_head(first) && ends(second, &["ция", "ение", "ание"]) && before.is_some_and(is_done)
}

/// Returns whether `word` is that of a paper in the genitive: «плана аттестации».
fn is_head(word: &str) -> bool {
    matches!(
        word,
        "плана" | "графика" | "программы" | "порядка" | "проекта"
    )
}

/// Returns whether `word` says what is done with something, «составление плана», or describes it: «перспективного».
fn is_done(word: &str) -> bool {
    ends(word, &NAMED) || ends(word, &["ого", "ой"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_do_not_agree_are_found() {
        for (text, expected) in [
            ("Порядок при проведение занятий", "при проведение"),
            (
                "Разработка согласование графиков",
                "Разработка согласование",
            ),
            ("Участие в третьем опрос", "в третьем опрос"),
            (
                "Участие в содержательной экспертиз",
                "в содержательной экспертиз",
            ),
            (
                "Участие в творческих исследовании",
                "в творческих исследовании",
            ),
            ("Организация работы с родители", "с родители"),
            (
                "Расширение социальное партнерства",
                "социальное партнерства",
            ),
            ("Школьные конкурс рисунков", "Школьные конкурс"),
            ("Организация участие кураторов", "Организация участие"),
            ("Работа в мониторинговом визит", "в мониторинговом визит"),
            ("Справка о проведение", "о проведение"),
            ("Инструктаж при поездки в автобусе", "при поездки"),
            ("Условия для размещениях детей", "для размещениях"),
            ("в целях обеспечение порядка", "целях обеспечение"),
            ("Подготовка к проведения опроса", "к проведения"),
            ("Работа по предупреждение травм", "по предупреждение"),
            ("Участие в творческих конкурса", "в творческих конкурса"),
            ("Участие в родительских собраний", "в родительских собраний"),
            (
                "Месячник по весенней санитарной очистки",
                "по весенней санитарной очистки",
            ),
            ("Работа с детьми, требующих внимания", "детьми, требующих"),
            ("по вопросам, связанных с приёмом", "вопросам, связанных"),
            ("быта, социального обеспечение", "социального обеспечение"),
            ("Открытые мероприятий педагогов", "Открытые мероприятий"),
            (
                "Самостоятельные приготовление пищи",
                "Самостоятельные приготовление",
            ),
            (
                "нормами уголовной ответственность",
                "уголовной ответственность",
            ),
            ("Проведение совещание", "Проведение совещание"),
            ("об оформлении получении паспорта", "оформлении получении"),
            (
                "Беседы по вопросам проведении досуга",
                "вопросам проведении",
            ),
            ("Часы на тему профилактика наркомании", "тему профилактика"),
            (
                "Составление перспективного плана аттестация руководителей",
                "плана аттестация",
            ),
        ] {
            assert_eq!(disagreement(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn participles_without_their_comma_are_found() {
        let case = |text, found: Option<&str>| {
            assert_eq!(without_comma(text).as_deref(), found, "{text}");
        };
        case(
            "Организация праздника посвященного Дню матери",
            Some("праздника посвященного"),
        );
        case(
            "Акция «Дорога» посвящённая юбилею",
            Some("Дорога посвящённая"),
        );
        case(
            "Проведение мероприятий направленных на развитие",
            Some("мероприятий направленных"),
        );
        for text in [
            "Концерт, посвященный Дню матери",
            "Провести посвященный юбилею концерт",
            "Торжественный посвящённый юбилею вечер",
            "Конкурс посвящён Дню матери",
            "Список направленных писем",
        ] {
            case(text, None);
        }
    }

    #[test]
    fn words_that_may_agree_are_none() {
        for text in [
            "при проведении занятий, о проведении, об итогах работы",
            "для детей, для проведения, от детей до выпускников",
            "на совещание, в учреждения, на заседание педсовета, в обеспечение",
            "к проведению, по окончании, по итогам, по предложениям",
            "родителями детей, состоящих на учёте, и детьми, состоящими на учёте",
            "бесед с детьми, направленных на развитие; документальное обеспечение (издание приказов)",
            "Участие в школьных и районных конкурсах, в выходных",
            "Данные обследований, новые формы, методические занятия",
            "В рамках плана проведение мероприятий",
            "За нарушение наложение взыскания",
            "По окончании обучения проведение экзамена",
            "При МБОУ, о вы, о том, при чём",
            "По санитарной очистке, по учебной и внеурочной работе, по итогам проверки",
            "на тему безопасности, по темам: обучение",
            "Выходной день, в мастерской обучение, районной конференции",
        ] {
            assert_eq!(disagreement(text), None, "{text}");
        }
    }
}
