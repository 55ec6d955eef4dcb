//! The words by which a name of an executor is told from the rest: posts, organisations, what needs more words.
//!
//! Every table holds stems of folded words (small letters, е for ё). Knows no cells.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Posts and roles, by stems: a nominative is the stem with one of [`NOMINATIVE`].
const POSTS: &[&str] = &[
    "администратор",
    "библиотекар",
    "бухгалтер",
    "вахтер",
    "вице-губернатор",
    "генерал",
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
    "капитан",
    "консультант",
    "координатор",
    "куратор",
    "лейтенант",
    "логопед",
    "майор",
    "медработник",
    "методист",
    "наставник",
    "начальник",
    "организатор",
    "педагог",
    "повар",
    "подполковник",
    "полковник",
    "помощник",
    "прапорщик",
    "предметник",
    "председател",
    "представител",
    "преподавател",
    "психолог",
    "работник",
    "работодател",
    "разработчик",
    "ректор",
    "родител",
    "руководител",
    "секретар",
    "сержант",
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
    "старост",
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
    "аккомпаниатор",
    "аналитик",
    "архитектор",
    "балетмейстер",
    "буфетчик",
    "ветврач",
    "гардеробщик",
    "замдир",
    "звукорежиссер",
    "землеустроител",
    "кассир",
    "кладовщик",
    "командир",
    "контролер",
    "костюмер",
    "массажист",
    "механик",
    "монтер",
    "нарколог",
    "настоятел",
    "нотариус",
    "оператор",
    "оформител",
    "парикмахер",
    "педиатр",
    "плотник",
    "программист",
    "прокурор",
    "психиатр",
    "редактор",
    "режиссер",
    "санитар",
    "сантехник",
    "следовател",
    "слесар",
    "стоматолог",
    "терапевт",
    "физорг",
    "хормейстер",
    "художник",
    "эколог",
    "экономист",
    "электромонтер",
    "юрисконсульт",
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
    "врио",
    "и.о",
    "ио",
    "старшина",
    "диетсестра",
    "кастелянша",
    "мастер",
    "мастера",
    "сестра",
    "сестры",
    "судья",
    "участковый",
    "участковые",
    "замглавы",
    "замзаведующего",
    "замначальника",
    "замруководителя",
    "рук-тель",
    "рук-тели",
    "м/с",
    "пристав",
    "приставы",
];

/// What a post may begin with in one word: «соцпедагог», «медработник».
const PREFIXES: &[&str] = &[
    "авто",
    "агро",
    "био",
    "зам",
    "культ",
    "мед",
    "муз",
    "психо",
    "соц",
    "спец",
    "физ",
    "экс",
    "электро",
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
    "музыкал",
    "медиц",
    "социал",
    "и.о",
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
    "отряд",
    "подразделение",
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
    "подразделения",
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
    "делам",
    "вопросам",
    "зам",
    "зав",
    "заместитель",
    "заместители",
    "помощник",
    "соц",
    "мед",
    "муз",
    "пед",
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

/// All words of the tables.
static TABLES: LazyLock<HashMap<&'static str, Tables>> = LazyLock::new(|| {
    let tables = [
        (POSTS, Table::PostStem),
        (POST_FORMS, Table::PostForm),
        (MODIFIERS, Table::Modifier),
        (UNITS, Table::Unit),
        (UNITS_PLURAL, Table::PluralUnit),
        (UNITS_AMBIGUOUS, Table::AmbiguousUnit),
        (OPEN, Table::Open),
        (GROUPS, Table::Group),
        (SECOND_HALVES, Table::SecondHalf),
    ];
    let mut words: HashMap<&str, Tables> = HashMap::new();
    for (list, table) in tables {
        for word in list {
            words.entry(word).or_default().0 |= Tables::bit(table);
        }
    }
    words
});

/// A table of this module.
#[derive(Clone, Copy)]
pub(crate) enum Table {
    PostStem,
    PostForm,
    Modifier,
    Unit,
    PluralUnit,
    AmbiguousUnit,
    Open,
    Group,
    SecondHalf,
}

/// The tables that hold a word, a bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tables(u16);

impl Tables {
    /// Returns the tables that hold the folded word `word`.
    pub(crate) fn of(word: &str) -> Self {
        TABLES.get(word).copied().unwrap_or_default()
    }

    pub(crate) fn has(self, table: Table) -> bool {
        self.0 & Tables::bit(table) != 0
    }

    fn bit(table: Table) -> u16 {
        1 << table as u16
    }
}

/// Returns whether the folded word `word` is one of [`POSTS`] in the nominative, also behind one of [`PREFIXES`].
pub(crate) fn is_declined_post(word: &str) -> bool {
    let declined = |word: &str| {
        let mut stems = NOMINATIVE
            .iter()
            .filter_map(|ending| word.strip_suffix(ending));
        stems.any(|stem| Tables::of(stem).has(Table::PostStem))
    };
    let mut prefixes = PREFIXES.iter();
    declined(word) || prefixes.any(|prefix| word.strip_prefix(prefix).is_some_and(declined))
}
