//! The dative of surnames, and whether their ending tells a man from a woman. The endings are those of the crate
//! `petrovich`; what it knows too little of is left undecided here.

use petrovich::Case;

use crate::text::russian::fold;

/// Whether a letter speaks to a man or to a woman.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// A man.
    Man,
    /// A woman.
    Woman,
}

/// Nouns that are surnames of men and women alike, though they end as those of women do: «Щербине», never «Щербиной».
const NOUNS: &[&str] = &[
    "бузина",
    "былина",
    "волощина",
    "глина",
    "година",
    "голова",
    "горбина",
    "деревина",
    "дитина",
    "долина",
    "домовина",
    "дружина",
    "дубина",
    "дуброва",
    "жердина",
    "калина",
    "картина",
    "корова",
    "кручина",
    "личина",
    "лощина",
    "лучина",
    "людина",
    "малина",
    "машина",
    "мякина",
    "низина",
    "овчина",
    "осина",
    "основа",
    "паутина",
    "перепелина",
    "перина",
    "пластина",
    "подкова",
    "половина",
    "пучина",
    "равнина",
    "рогатина",
    "родина",
    "рябина",
    "середина",
    "скотина",
    "сова",
    "солонина",
    "старшина",
    "трясина",
    "хворостина",
    "холстина",
    "чужбина",
    "щербина",
    "щетина",
    "ялина",
    "ярина",
];

/// Endings of a surname that may already be a case of another: «Ефимову», «Ефимовой», «Ефимовым», «Ефимовы».
const CASES: &[&str] = &[
    "ову", "еву", "ину", "ыну", "овой", "евой", "иной", "ыной", "ской", "цкой", "овым", "евым",
    "иным", "ыным", "ским", "цким", "овы", "евы", "ины", "ыны", "ские", "цкие", "ого", "ому",
    "ему",
];

/// Endings of men's surnames that lose a vowel or keep it, as each family has it: «Швецу», «Кравцу».
const UNSETTLED: &[&str] = &[
    "ец", "яц", "ок", "ек", "ел", "ень", "оть", "ей", "жий", "чий", "ший", "щий", "ьий",
];

/// Returns whether a man or a woman has the surname, where its ending says so.
pub(super) fn gender(surname: &str) -> Option<Gender> {
    let told: Vec<Option<Gender>> = surname.split('-').map(of_part).collect();
    let known = told.iter().flatten().next().copied()?;
    told.iter()
        .flatten()
        .all(|one| *one == known)
        .then_some(known)
}

fn of_part(part: &str) -> Option<Gender> {
    let folded = fold(part);
    let ends = |endings: &[&str]| endings.iter().any(|ending| folded.ends_with(ending));
    let letters = folded.chars().count();
    if letters < 5 || NOUNS.contains(&folded.as_str()) || ends(CASES) {
        None
    } else if ends(&["ова", "ева", "ина", "ына", "ая", "яя"]) {
        Some(Gender::Woman)
    } else if ends(&["ов", "ев", "ин", "ын", "ский", "цкий", "ый"]) {
        Some(Gender::Man)
    } else {
        None
    }
}

/// Returns `surname` in the dative; of an unknown `gender`, where a man's and a woman's are the same.
pub(super) fn dative(surname: &str, gender: Option<Gender>) -> Option<String> {
    let parts: Option<Vec<String>> = surname.split('-').map(|part| of(part, gender)).collect();
    Some(parts?.join("-"))
}

fn of(part: &str, gender: Option<Gender>) -> Option<String> {
    if let Some(gender) = gender {
        declined(part, gender)
    } else {
        let [man, woman] = [Gender::Man, Gender::Woman].map(|gender| declined(part, gender));
        man.filter(|man| woman.as_ref() == Some(man))
    }
}

fn declined(part: &str, gender: Gender) -> Option<String> {
    let folded = fold(part);
    let ends = |endings: &[&str]| endings.iter().any(|ending| folded.ends_with(ending));
    let russian = folded.chars().all(|c| matches!(c, 'а'..='я')) && folded.chars().count() > 1;
    if !russian || NOUNS.contains(&folded.as_str()) || ends(CASES) {
        return None;
    }
    let by = match gender {
        Gender::Man => petrovich::Gender::Male,
        Gender::Woman => petrovich::Gender::Female,
    };
    let made = petrovich::lastname(by, part, Case::Dative);
    let vowel = ends(&["а", "е", "и", "о", "у", "ы", "э", "ю", "я"]);
    let plural = ends(&["ых", "ких", "гих", "хих", "ших", "щих", "них"]);
    let sure = match gender {
        Gender::Woman => true,
        Gender::Man if vowel || plural => true,
        // A short surname in -ий or -ой may be a noun: «Кию», «Цою».
        Gender::Man if ends(&["ий", "ой"]) => folded.chars().count() > 4 && !ends(UNSETTLED),
        Gender::Man => made != part && !ends(UNSETTLED) && !part.ends_with("ёр") && folded != "лев",
    };
    sure.then_some(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_are_declined_where_it_is_sure() {
        let case = |surname: &str, man: Option<&str>, woman: Option<&str>| {
            let made = [Gender::Man, Gender::Woman].map(|gender| dative(surname, Some(gender)));
            assert_eq!(
                made,
                [man, woman].map(|text| text.map(str::to_owned)),
                "{surname}"
            );
        };
        let woman = |surname: &str, expected: &str| {
            let made = dative(surname, Some(Gender::Woman));
            assert_eq!(made.as_deref(), Some(expected));
        };
        woman("Кожина", "Кожиной");
        woman("Лукьянова", "Лукьяновой");
        woman("Введенская", "Введенской");
        woman("Гусева-Петрова", "Гусевой-Петровой");
        case("Ковалёв", Some("Ковалёву"), Some("Ковалёв"));
        case("Горький", Some("Горькому"), Some("Горький"));
        case("Толстой", Some("Толстому"), Some("Толстой"));
        case("Ткач", Some("Ткачу"), Some("Ткач"));
        case("Ким", Some("Киму"), Some("Ким"));
        case("Круль", Some("Крулю"), Some("Круль"));
        case("Иванченко", Some("Иванченко"), Some("Иванченко"));
        case("Белых", Some("Белых"), Some("Белых"));
        case("Дитрих", Some("Дитриху"), Some("Дитрих"));
        case("Муха", Some("Мухе"), Some("Мухе"));
        case("Швец", None, Some("Швец"));
        case("Орёл", None, Some("Орёл"));
        case("Бобёр", None, Some("Бобёр"));
        case("Соловей", None, Some("Соловей"));
        case("Кий", None, Some("Кий"));
        case("Щербина", None, None);
        case("Ефимовой", None, None);
        case("Ефимову", None, None);
        case("Smith", None, None);
    }

    #[test]
    fn without_a_gender_only_what_both_have() {
        let case = |surname: &str, expected: Option<&str>| {
            assert_eq!(dative(surname, None).as_deref(), expected, "{surname}");
        };
        case("Иванченко", Some("Иванченко"));
        case("Белых", Some("Белых"));
        case("Муха", Some("Мухе"));
        case("Ким", None);
        case("Щербина", None);
    }

    #[test]
    fn endings_tell_a_man_from_a_woman() {
        let case = |surname: &str, expected: Option<Gender>| {
            assert_eq!(gender(surname), expected, "{surname}");
        };
        case("Ефимова", Some(Gender::Woman));
        case("Введенская", Some(Gender::Woman));
        case("Гусева-Ким", Some(Gender::Woman));
        case("Птицын", Some(Gender::Man));
        case("Тургенев", Some(Gender::Man));
        case("Иванов-Петрова", None);
        case("Щербина", None);
        case("Сова", None);
        case("Резниченко", None);
        case("Ефимовой", None);
    }
}
