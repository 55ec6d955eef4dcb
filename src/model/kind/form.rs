//! What a word of a cell is, by its form and by the tables of [`words`](super::words).

use std::ops::Range;

use super::words::{Table, Tables, is_declined_post};
use crate::text::russian::{fold, is_letter, is_letter_or_digit};

/// A word as the tables know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    /// The word, folded.
    folded: String,
    /// Where in it the word without signs at its ends stands.
    bare: Range<usize>,
    /// The tables that hold it.
    tables: Tables,
    post: bool,
    /// Whether it is written in capitals, as «ИПК» is.
    capitals: bool,
    /// Whether it is one or two initials.
    initials: bool,
}

impl Form {
    /// Returns the form of `word`, whatever signs stand at its ends.
    pub(crate) fn of(word: &str) -> Self {
        let folded = fold(word);
        let is_sign = |c: char| !is_letter_or_digit(c);
        let start = folded.len() - folded.trim_start_matches(is_sign).len();
        let bare = folded.trim_matches(is_sign);
        // «И.О.» are initials, «и.о.» is a post
        let initials = is_initials(word);
        // «пресс-служба»
        let compound = || {
            let last = bare.rsplit_once('-').map(|(_, last)| Tables::of(last));
            last.filter(|last| last.has(Table::Unit))
                .unwrap_or_default()
        };
        let tables = match Tables::of(bare) {
            _ if initials => Tables::default(),
            none if none == Tables::default() => compound(),
            own => own,
        };
        // «врач-психиатр», «ст.воспитатель»
        let parts = || bare.split(['-', '.']).filter(|_| bare.contains(['-', '.']));
        let is_post = |word: &str| Tables::of(word).has(Table::PostForm) || is_declined_post(word);
        let post = tables.has(Table::PostForm) || is_declined_post(bare) || parts().any(is_post);
        Form {
            bare: start..start + bare.len(),
            folded,
            tables,
            post,
            capitals: is_abbreviation(word),
            initials,
        }
    }

    /// Returns the word without signs at its ends, folded.
    pub(crate) fn bare(&self) -> &str {
        self.folded.get(self.bare.clone()).unwrap_or_default()
    }

    /// Returns the word with its signs but for a full stop at the end, folded.
    pub(crate) fn unstopped(&self) -> &str {
        self.folded.trim_end_matches('.')
    }

    /// Returns whether the word is a post in the nominative.
    pub(crate) fn is_post(&self) -> bool {
        self.post
    }

    /// Returns whether the post is said of several people.
    pub(crate) fn is_plural(&self) -> bool {
        let word = self.bare();
        let singular = !matches!(word, "председатели" | "водители");
        (word.ends_with(['и', 'ы']) && singular)
            || word.ends_with("ие")
            || word.ends_with("ые")
            || word.ends_with("иеся")
            || matches!(
                word,
                "учителя"
                    | "инструктора"
                    | "повара"
                    | "сторожа"
                    | "тренера"
                    | "председатели"
                    | "водители"
            )
    }

    /// Returns whether it is a plural that the genitive of one looks like, and that a name begins with: «директора школ».
    pub(crate) fn is_plural_ahead(&self) -> bool {
        matches!(
            self.bare(),
            "директора" | "инспектора" | "мастера" | "доктора" | "профессора"
        )
    }

    /// Returns whether the word names an organisation, in a form that only the nominative has.
    pub(crate) fn is_unit(&self) -> bool {
        self.tables.has(Table::Unit) || self.is_plural_unit()
    }

    /// Returns whether the word names several organisations, or something of one: «школы», «администрации».
    pub(crate) fn is_ambiguous_unit(&self) -> bool {
        // «сельхозпредприятия»
        let compound = || {
            let ends = ["предприятия", "организации", "учреждения"];
            ends.iter().any(|end| self.bare().ends_with(end))
        };
        self.tables.has(Table::AmbiguousUnit) || compound()
    }

    /// Returns whether the word names several organisations in the nominative and nothing else.
    pub(crate) fn is_plural_unit(&self) -> bool {
        self.tables.has(Table::PluralUnit)
    }

    /// Returns whether the word is a short form that a post follows: «Соц.», «зам».
    pub(crate) fn is_modifier(&self) -> bool {
        self.tables.has(Table::Modifier)
    }

    /// Returns whether the word is a short form whose full stop ends no sentence: «кат.», «др.», «г.о.».
    pub(crate) fn is_short(&self) -> bool {
        let dotted = || {
            let mut parts = self.bare().split('.');
            self.bare().contains('.') && parts.all(|part| part.chars().count() == 1)
        };
        self.folded.ends_with('.') && (self.tables.has(Table::Short) || !self.initials && dotted())
    }

    /// Returns whether the word looks cut short by its full stop, though no table knows it: «Музык.», «худ.».
    pub(crate) fn is_cut_short(&self) -> bool {
        const CONSONANTS: &str = "бвгджзйклмнпрстфхцчшщ";
        let bare = self.bare();
        let whole = || Tables::of(&format!("{bare}а")).has(Table::Unit);
        self.folded.ends_with('.')
            && !self.capitals
            && !self.post
            && self.tables == Tables::default()
            && (2..=7).contains(&bare.chars().count())
            && bare.chars().all(is_letter)
            && bare.ends_with(|c| CONSONANTS.contains(c))
            && !whole()
    }

    /// Returns whether a name cannot end with the word.
    pub(crate) fn is_open(&self) -> bool {
        self.tables.has(Table::Open)
            || (self.is_modifier() && self.folded.ends_with('.'))
            || (!self.post && self.is_adjective())
    }

    /// Returns whether the word looks like an adjective in the nominative.
    pub(crate) fn is_adjective(&self) -> bool {
        const ENDINGS: [&str; 9] = ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"];
        const NOUNS: [&str; 10] = [
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
        ];
        let word = self.bare();
        let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
        word == "все" || (ends(&ENDINGS) && !ends(&NOUNS) && word.chars().count() > 4)
    }

    /// Returns whether the word is an adjective in the genitive, as «старшей» in «воспитатели старшей группы».
    pub(crate) fn is_oblique_adjective(&self) -> bool {
        const ENDINGS: [&str; 6] = ["ого", "его", "ой", "ей", "ых", "их"];
        let word = self.bare();
        let ends = ENDINGS.iter().any(|ending| word.ends_with(ending));
        ends && !self.post && word.chars().count() > 5
    }

    /// Returns whether the word is an adjective that no nominative shares its form with: «гуманитарного», «детских».
    pub(crate) fn is_genitive_adjective(&self) -> bool {
        const ENDINGS: [&str; 4] = ["ого", "его", "ых", "их"];
        let word = self.bare();
        self.is_oblique_adjective() && ENDINGS.iter().any(|ending| word.ends_with(ending))
    }

    /// Returns whether the word is a participle of what was done to somebody: «утвержденная», «закрепленные».
    pub(crate) fn is_passive(&self) -> bool {
        const STEMS: [&str; 6] = [
            "утвержденн",
            "закрепленн",
            "назначенн",
            "созданн",
            "определенн",
            "привлеченн",
        ];
        STEMS.iter().any(|stem| self.bare().starts_with(stem))
    }

    /// Returns whether the word is an adjective that only the nominative has: «структурные».
    pub(crate) fn is_nominative_adjective(&self) -> bool {
        let word = self.bare();
        self.is_adjective()
            && ["ые", "ие", "ая", "яя", "ый", "ский", "цкий"]
                .iter()
                .any(|end| word.ends_with(end))
    }

    /// Returns whether the word is an adjective, or a noun of a place or of a work, in a case that no name begins with:
    /// «Рузаевского», «Республики», «Проекта».
    pub(crate) fn is_oblique(&self) -> bool {
        const ENDINGS: [&str; 9] = [
            "ого", "его", "ому", "ему", "ской", "цкой", "ых", "их", "ным",
        ];
        const NOUNS: [&str; 14] = [
            "республики",
            "области",
            "края",
            "района",
            "округа",
            "города",
            "россии",
            "федерации",
            "рф",
            "проекта",
            "программы",
            "плана",
            "конкурса",
            "процесса",
        ];
        let word = self.bare();
        let adjective = word.chars().count() > 5 && ENDINGS.iter().any(|end| word.ends_with(end));
        // «Совета» депутатов
        let unit = || {
            let nominative = word.strip_suffix('а');
            nominative.is_some_and(|word| Tables::of(word).has(Table::Unit))
        };
        adjective && !self.post || NOUNS.contains(&word) || unit()
    }

    /// Returns whether the name of a place follows the word: «города», «п.».
    pub(crate) fn is_place(&self) -> bool {
        const PLACES: [&str; 12] = [
            "города",
            "городу",
            "город",
            "г",
            "села",
            "деревни",
            "поселка",
            "станицы",
            "хутора",
            "республики",
            "республика",
            "республике",
        ];
        PLACES.contains(&self.bare())
    }

    /// Returns whether the word looks like a genitive plural, which names who or what someone is over: «организаций»,
    /// «детских», «отделов».
    pub(crate) fn is_genitive_plural(&self) -> bool {
        const ENDINGS: [&str; 9] = ["ых", "их", "ов", "ций", "ний", "тий", "сий", "ств", "стей"];
        const UNITS: [&str; 8] = [
            "школ",
            "служб",
            "библиотек",
            "больниц",
            "групп",
            "семей",
            "кафедр",
            "палат",
        ];
        let word = self.bare();
        let ends = word.chars().count() > 3 && ENDINGS.iter().any(|end| word.ends_with(end));
        !self.post && (ends || UNITS.contains(&word))
    }

    /// Returns whether the post is one of an organisation that is named after it: «инспектор» «ГИБДД».
    pub(crate) fn is_of_organisation(&self) -> bool {
        const STEMS: [&str; 21] = [
            "начальник",
            "директор",
            "руководител",
            "председател",
            "член",
            "инспектор",
            "специалист",
            "методист",
            "работник",
            "сотрудник",
            "представител",
            "глав",
            "заведующ",
            "врач",
            "фельдшер",
            "преподавател",
            "педагоги",
            "учител",
            "куратор",
            "координатор",
            "организатор",
        ];
        let mut parts = self.bare().split('-');
        parts.any(|part| STEMS.iter().any(|stem| part.starts_with(stem)))
    }

    /// Returns whether the word says what kind of organisation bears the name after it: «МБОУ», «ГАОУ».
    pub(crate) fn is_legal_form(&self) -> bool {
        const FORMS: [&str; 28] = [
            "мбоу",
            "маоу",
            "мкоу",
            "моу",
            "мбдоу",
            "мадоу",
            "мкдоу",
            "мдоу",
            "гбоу",
            "гаоу",
            "гоу",
            "гбпоу",
            "мбу",
            "мау",
            "мку",
            "мбук",
            "мук",
            "гбу",
            "гку",
            "гау",
            "гбуз",
            "фгбу",
            "муп",
            "ано",
            "ооо",
            "ао",
            "пао",
            "оао",
        ];
        FORMS.contains(&self.bare())
    }

    /// Returns whether the post is one that a subject is named with: «учителя», «преподаватель».
    pub(crate) fn is_teacher(&self) -> bool {
        ["учител", "преподавател"]
            .iter()
            .any(|stem| self.bare().starts_with(stem))
    }

    /// Returns whether the word names a school subject in the genitive.
    pub(crate) fn is_subject(&self) -> bool {
        const STEMS: [&str; 26] = [
            "истори",
            "изо",
            "иностр",
            "матем",
            "мхк",
            "обж",
            "рус",
            "обществознани",
            "хими",
            "биологи",
            "географи",
            "физик",
            "математик",
            "информатик",
            "технологи",
            "музык",
            "литератур",
            "язык",
            "физкультур",
            "физическ",
            "алгебр",
            "геометри",
            "астрономи",
            "экономик",
            "труд",
            "изобразит",
        ];
        STEMS.iter().any(|stem| self.bare().starts_with(stem))
    }

    /// Returns whether the word names a field of work that departments are called by, in an oblique case: «культуры»,
    /// «спорту».
    pub(crate) fn is_field(&self) -> bool {
        const STEMS: [&str; 40] = [
            "архив",
            "архитектур",
            "безопасност",
            "благоустройств",
            "бюджет",
            "градостроительств",
            "делопроизводств",
            "закуп",
            "занятост",
            "защит",
            "здравоохранени",
            "землепользовани",
            "имуществ",
            "инвестици",
            "информ",
            "кадр",
            "контрол",
            "культур",
            "мобилизац",
            "молодеж",
            "недвижимост",
            "образовани",
            "опек",
            "отчетност",
            "охран",
            "попечительств",
            "потребительск",
            "предпринимательств",
            "природопользовани",
            "прогноз",
            "промышленност",
            "развити",
            "связ",
            "спорт",
            "строительств",
            "торговл",
            "транспорт",
            "труд",
            "туризм",
            "эколог",
        ];
        const MORE: [&str; 8] = [
            "экономик",
            "энергетик",
            "финанс",
            "ценообразовани",
            "тариф",
            "услуг",
            "наук",
            "искусств",
        ];
        let mut stems = STEMS.iter().chain(&MORE);
        // «кафедра педагогики, психологии»
        let genitive = ["ии", "ости"].iter().any(|end| self.bare().ends_with(end));
        genitive || stems.any(|stem| self.bare().starts_with(stem))
    }

    /// Returns whether the abbreviation stands for several organisations.
    pub(crate) fn is_group(&self) -> bool {
        self.tables.has(Table::Group)
    }

    /// Returns whether the abbreviation ends a name after «и».
    pub(crate) fn is_second_half(&self) -> bool {
        self.tables.has(Table::SecondHalf)
    }

    /// Returns whether the word opens a clause that belongs to the words before it: «занимающиеся», «которых».
    pub(crate) fn is_clause(&self) -> bool {
        const ENDINGS: [&str; 9] = [
            "щие",
            "щий",
            "щая",
            "щее",
            "щих",
            "вшие",
            "шиеся",
            "щиеся",
            "имые",
        ];
        let participle = || ENDINGS.iter().any(|ending| self.bare().ends_with(ending));
        self.bare().starts_with("котор") || (!self.post && participle())
    }

    /// Returns whether the word opens a clause that names a field, even one an organisation is named by:
    /// «осуществляющие управление в сфере образования».
    pub(crate) fn is_acting(&self) -> bool {
        self.bare().starts_with("осуществляющ")
    }
}

/// Returns whether `word` is an abbreviation: «ИПК», «`КОиН`», «`ОбОО`».
pub(crate) fn is_abbreviation(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !is_letter_or_digit(c));
    let (mut capitals, mut letters) = (0, 0);
    for c in word.chars() {
        if !is_letter(c) {
            return false;
        }
        letters += 1;
        capitals += usize::from(c.is_uppercase());
    }
    capitals >= 2 && capitals * 2 >= letters
}

/// Returns whether `word` is one or two initials: «О.», «О.А.», «О.А», «О,А.».
pub(crate) fn is_initials(word: &str) -> bool {
    if !word.contains(['.', ',']) {
        return false;
    }
    let mut parts = word.trim_end_matches('.').split(['.', ',']);
    let count = parts.clone().count();
    (word.ends_with('.') && count > 0 || count == 2)
        && parts.all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
        })
}

/// Returns whether `word` counts classes or schools: «5», «1-4», «VII», «10а».
pub(crate) fn is_class_number(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !is_letter_or_digit(c));
    let digits = word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().count() <= 5;
    let roman = |c: char| matches!(c, 'I' | 'V' | 'X' | 'І' | 'Х');
    digits || !word.is_empty() && word.chars().all(roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_names_from_their_parts() {
        assert!(
            ["директор", "Воспитатели", "Педагог-психолог", "Главы"]
                .into_iter()
                .all(|word| Form::of(word).is_post())
        );
        assert!(
            !["директора", "воспитателей", "психологу"]
                .into_iter()
                .any(|word| Form::of(word).is_post())
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
                .all(|word| Form::of(word).is_adjective())
        );
        assert!(
            !["Управление", "образование"]
                .into_iter()
                .any(|word| Form::of(word).is_adjective())
        );
        let cut = |word| Form::of(word).is_cut_short();
        assert!(["Музык.", "общ."].into_iter().all(cut));
        assert!(
            !["музык", "общ", "МУЗЫК.", "м.", "музыка.", "центр."]
                .into_iter()
                .any(cut)
        );
    }
}
