//! The words by which a name of an executor is told from the rest: posts, organisations, what needs more words.
//!
//! Every table holds stems of folded words (small letters, е for ё). Knows no cells.

use crate::text::russian::{fold, is_letter, is_letter_or_digit};

/// Posts and roles, by stems: a nominative is the stem with one of [`NOMINATIVE`].
const POSTS: &[&str] = &[
    "администратор",
    "библиотекар",
    "бухгалтер",
    "вахтер",
    "вице-губернатор",
    "водител",
    "водопользовател",
    "воспитател",
    "врач",
    "делопроизводител",
    "депутат",
    "дефектолог",
    "директор",
    "завуч",
    "завхоз",
    "инженер",
    "инспектор",
    "инструктор",
    "консультант",
    "координатор",
    "куратор",
    "логопед",
    "медработник",
    "методист",
    "наставник",
    "начальник",
    "организатор",
    "педагог",
    "повар",
    "помощник",
    "предметник",
    "председател",
    "представител",
    "преподавател",
    "психолог",
    "работник",
    "разработчик",
    "ректор",
    "родител",
    "руководител",
    "секретар",
    "советник",
    "сотрудник",
    "социолог",
    "специалист",
    "сторож",
    "тренер",
    "тьютор",
    "участник",
    "учител",
    "фельдшер",
    "физрук",
    "член",
    "эксперт",
    "электрик",
    "юрист",
    "заместител",
    "замдиректор",
    "исполнител",
    "соисполнител",
    "волонтер",
    "доброволец",
    "староста",
    "президент",
    "аттестуем",
    "мэр",
    "губернатор",
    "министр",
    "комендант",
    "диспетчер",
    "уборщиц",
    "дворник",
    "лаборант",
    "охранник",
    "концертмейстер",
    "хореограф",
];

/// Posts that are declined like adjectives or otherwise than [`NOMINATIVE`] says.
const POST_FORMS: &[&str] = &[
    "глава",
    "главы",
    "заведующий",
    "заведующая",
    "заведующие",
    "ответственный",
    "ответственная",
    "ответственные",
    "вожатый",
    "вожатая",
    "вожатые",
    "дежурный",
    "дежурные",
    "рабочий",
    "управляющий",
    "управляющая",
    "медсестра",
    "медсестры",
    "учителя",
    "инструктора",
    "обучающиеся",
    "учащиеся",
    "воспитанники",
    "воспитанницы",
    "зам",
    "зав",
    "рук",
    "рук-ль",
    "рук-ли",
    "замдиректора",
    "завуч",
    "сторожа",
    "тренера",
    "уполномоченный",
    "уполномоченные",
    "оперуполномоченный",
    "зувр",
    "звр",
    "ответственный",
    "врио",
];

/// Short forms that stand before a post: «Соц. педагог», «кл. руководители».
const MODIFIERS: &[&str] = &[
    "ст",
    "соц",
    "мед",
    "зам",
    "зав",
    "кл",
    "рук",
    "гл",
    "вед",
    "пед",
    "нач",
    "муз",
    "техн",
    "инстр",
    "спец",
    "уч",
    "учит",
];

/// Words that name an organisation or a body, in the nominative singular.
const UNITS: &[&str] = &[
    "агентство",
    "администрация",
    "актив",
    "ассоциация",
    "библиотека",
    "больница",
    "бюро",
    "военкомат",
    "газета",
    "группа",
    "дворец",
    "департамент",
    "дом",
    "дума",
    "инспекция",
    "институт",
    "кафедра",
    "клуб",
    "коллектив",
    "комиссариат",
    "комиссия",
    "комитет",
    "компания",
    "лаборатория",
    "министерство",
    "музей",
    "мэрия",
    "общество",
    "объединение",
    "организация",
    "орган",
    "отдел",
    "отделение",
    "палата",
    "педсовет",
    "поликлиника",
    "полиция",
    "правительство",
    "предприятие",
    "префектура",
    "прокуратура",
    "редакция",
    "самоуправление",
    "сад",
    "сектор",
    "служба",
    "совет",
    "союз",
    "суд",
    "управление",
    "учреждение",
    "филиал",
    "фонд",
    "центр",
    "школа",
    "штаб",
];

/// The same in the nominative plural that no other case shares.
const UNITS_PLURAL: &[&str] = &[
    "органы",
    "отделы",
    "советы",
    "центры",
    "институты",
    "субъекты",
    "комитеты",
    "коллективы",
    "клубы",
    "департаменты",
    "музеи",
    "сектора",
    "сады",
];

/// The same where the nominative plural is the genitive singular too: a name begins so only after a comma.
const UNITS_AMBIGUOUS: &[&str] = &[
    "администрации",
    "организации",
    "школы",
    "учреждения",
    "комиссии",
    "префектуры",
    "службы",
    "библиотеки",
    "группы",
    "предприятия",
    "объединения",
    "управления",
    "отделения",
    "кафедры",
    "классы",
    "компании",
    "общества",
    "поселения",
    "семьи",
];

/// Words after which a name cannot end.
const OPEN: &[&str] = &[
    "по",
    "и",
    "в",
    "во",
    "на",
    "с",
    "со",
    "за",
    "от",
    "при",
    "для",
    "к",
    "о",
    "об",
    "из",
    "у",
    "до",
    "над",
    "все",
    "г",
    "с",
    "п",
    "д",
    "им",
    "имени",
    "зам",
    "зав",
    "заместитель",
    "заместители",
    "помощник",
    "врио",
    "или",
    "№",
    "-",
    "–",
];

/// Endings of the nominative of [`POSTS`].
const NOMINATIVE: &[&str] = &["", "ь", "и", "ы"];

/// Names of groups that are written as abbreviations.
const GROUPS: &[&str] = &[
    "оо", "обоо", "оу", "доу", "шмо", "шнор", "рмо", "гмо", "оос", "мо",
];

/// Second halves of abbreviations joined by «и»: «ТКДН и ЗП», «КЧС и ПБ».
const SECOND_HALVES: &[&str] = &["зп", "пб", "чс", "нх", "ат", "тб", "гз", "сз", "дд"];

/// Returns the word without signs at its ends, folded.
pub(super) fn bare(word: &str) -> String {
    fold(word.trim_matches(|c: char| !is_letter_or_digit(c)))
}

/// Tells whether `word` is a post in the nominative.
pub(super) fn is_post(word: &str) -> bool {
    let word = bare(word);
    let head = word.split('-').next_back().unwrap_or_default();
    POST_FORMS.contains(&word.as_str()) || [word.as_str(), head].into_iter().any(is_declined_post)
}

fn is_declined_post(word: &str) -> bool {
    POSTS.iter().any(|stem| {
        word.strip_prefix(stem)
            .is_some_and(|ending| NOMINATIVE.contains(&ending))
    })
}

/// Tells whether the post `word` is said of several people.
pub(super) fn is_plural(word: &str) -> bool {
    let word = bare(word);
    let singular = ["председатели", "водители"]
        .iter()
        .all(|plural| word != *plural);
    (word.ends_with(['и', 'ы']) && singular)
        || word.ends_with("ие")
        || word.ends_with("ые")
        || word.ends_with("иеся")
        || matches!(
            word.as_str(),
            "учителя" | "инструктора" | "сторожа" | "тренера" | "председатели" | "водители"
        )
}

/// Tells whether `word` names an organisation, in a form that only the nominative has.
pub(super) fn is_unit(word: &str) -> bool {
    let word = bare(word);
    UNITS.contains(&word.as_str()) || UNITS_PLURAL.contains(&word.as_str())
}

/// Tells whether `word` names several organisations, or something of one: «школы», «администрации».
pub(super) fn is_ambiguous_unit(word: &str) -> bool {
    UNITS_AMBIGUOUS.contains(&bare(word).as_str())
}

/// Tells whether `word` names several organisations in the nominative and nothing else.
pub(super) fn is_plural_unit(word: &str) -> bool {
    UNITS_PLURAL.contains(&bare(word).as_str())
}

/// Tells whether `word` is a short form that a post follows: «Соц.», «зам».
pub(super) fn is_modifier(word: &str) -> bool {
    MODIFIERS.contains(&bare(word).as_str())
}

/// Tells whether a name cannot end with `word`.
pub(super) fn is_open(word: &str) -> bool {
    OPEN.contains(&bare(word).as_str())
        || (is_modifier(word) && word.ends_with('.'))
        || (is_adjective(word) && !is_post(word))
}

/// Tells whether `word` looks like an adjective in the nominative.
pub(super) fn is_adjective(word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"];
    let word = bare(word);
    word == "все"
        || (word.chars().count() > 4
            && ENDINGS.iter().any(|ending| word.ends_with(ending))
            && ![
                "ание",
                "ение",
                "ятие",
                "ствие",
                "ений",
                "аний",
                "ятий",
                "ствий",
                "сий",
                "ций",
            ]
            .iter()
            .any(|noun| word.ends_with(noun)))
}

/// Tells whether `word` is an abbreviation: «ИПК», «`КОиН`», «`ОбОО`».
pub(super) fn is_abbreviation(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !is_letter_or_digit(c));
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.chars().filter(|&c| is_letter(c)).count();
    capitals >= 2
        && capitals * 2 >= letters
        && !word.contains('.')
        && letters == word.chars().count()
}

/// Tells whether the abbreviation `word` stands for several organisations.
pub(super) fn is_group(word: &str) -> bool {
    GROUPS.contains(&bare(word).as_str())
}

/// Tells whether `word` counts classes or schools: «5», «1-4», «VII», «10а».
pub(super) fn is_class_number(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !is_letter_or_digit(c));
    let digits = word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().count() <= 5;
    let roman = |c: char| matches!(c, 'I' | 'V' | 'X' | 'І' | 'Х');
    digits || !word.is_empty() && word.chars().all(roman)
}

/// Tells whether the abbreviation `word` ends a name after «и».
pub(super) fn is_second_half(word: &str) -> bool {
    SECOND_HALVES.contains(&bare(word).as_str())
}

/// Tells whether `word` opens a clause that belongs to the words before it: «занимающиеся», «которых».
pub(super) fn is_clause(word: &str) -> bool {
    let word = bare(word);
    let participle = [
        "щие",
        "щий",
        "щая",
        "щее",
        "щих",
        "вшие",
        "шиеся",
        "щиеся",
        "имые",
    ]
    .iter()
    .any(|ending| word.ends_with(ending));
    word.starts_with("котор") || (participle && !is_post(&word))
}

/// Tells whether `word` opens a clause that names a field, even one an organisation is named by: «осуществляющие
/// управление в сфере образования».
pub(super) fn is_acting(word: &str) -> bool {
    bare(word).starts_with("осуществляющ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_names_from_their_parts() {
        assert!(
            ["директор", "Воспитатели", "Педагог-психолог", "Главы"]
                .into_iter()
                .all(is_post)
        );
        assert!(
            !["директора", "воспитателей", "психологу"]
                .into_iter()
                .any(is_post)
        );
        assert!(
            ["ИПК", "КОиН", "ОбОО", "МБОУ"]
                .into_iter()
                .all(is_abbreviation)
        );
        assert!(!["Центр", "О.А.", "№9"].into_iter().any(is_abbreviation));
        assert!(
            ["Главное", "методический", "все"]
                .into_iter()
                .all(is_adjective)
        );
        assert!(!["Управление", "образование"].into_iter().any(is_adjective));
    }
}
