//! What the endings of a folded word tell, so that nobody need look at its letters again.

use std::sync::LazyLock;

/// A trait of a word's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::phrase) enum Trait {
    /// «марта», «июня».
    Genitive,
    /// «дней», «годы», «первые».
    Plural,
    /// «по кварталам».
    ToEach,
    /// «числах», «линейке» are not told apart from other places: «на планёрках».
    Place,
    /// «проведения», «регистрации».
    Verbal,
    /// «окончания».
    Closing,
    /// «Нового».
    New,
    /// «сезона», «праздника».
    Feast,
    /// «действия договора».
    Validity,
    /// «график», «план»: the document itself.
    Schedule,
    /// «п. 2.1», «приложение 5»: the number behind it is of a text.
    Reference,
    /// «квартальный отчёт».
    Quarterly,
    /// «полугодовой отчёт».
    HalfYearly,
    /// «будет», «будут»: what is told later.
    Future,
    /// «уточняется», «определяются».
    Reflexive,
    /// «плана», «дорожной карты»: what the deadline stands in.
    Plan,
    /// «20-е»: one with «число», many with «числа».
    Neuter,
}

/// The traits of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::phrase) struct Traits(u32);

/// A trait, the beginnings of the words that have it, and their endings, parted by blanks; no beginnings stand for any.
const TABLE: [(Trait, &str, &str); 21] = [
    (Trait::Genitive, "", "а я"),
    (
        Trait::Plural,
        "дн годы годо года гг лет числах числам недель месяцев",
        "ей ни ням нями нях годы ов ам ах гг лет недель ев",
    ),
    (Trait::Plural, "", "ые ие"),
    (Trait::Plural, "мес", "мес"),
    (Trait::ToEach, "", "ам ям"),
    (Trait::Place, "", "ах ях ых их ой ом ем ии"),
    (Trait::Verbal, "", "ния нию тия тию ции сии"),
    (Trait::Closing, "окончани завершени истечени", "я е и"),
    (Trait::New, "нов", ""),
    (
        Trait::Schedule,
        "график план расписан циклограмм",
        "график план расписание циклограмма",
    ),
    (Trait::Reference, "пункт подпункт приложени раздел", ""),
    (Trait::Reference, "п", "п"),
    (Trait::Reference, "ст", "ст тья тьи тье тьей"),
    (Trait::Quarterly, "квартальн", ""),
    (Trait::HalfYearly, "полугодов", ""),
    (Trait::Validity, "действия", ""),
    (Trait::Future, "будет будут", ""),
    (Trait::Reflexive, "", "тся"),
    (
        Trait::Plan,
        "план",
        "план плана плану планом плане ового овый овом",
    ),
    (Trait::Plan, "дорожн", "ой ая ую"),
    (Trait::Feast, "сезон праздник месячник рождеств", ""),
];

type Row = (Trait, Vec<&'static str>, Vec<&'static str>);

/// The table with its words parted.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let parted = |words: &'static str| words.split_whitespace().collect();
    let rows = TABLE.iter();
    rows.map(|(own, beginnings, endings)| (*own, parted(beginnings), parted(endings)))
        .collect()
});

impl Traits {
    /// Returns the traits of a folded word.
    pub(in crate::phrase) fn of(folded: &str) -> Self {
        let own = folded.as_bytes();
        let ends = |end: &&str| own.last() == end.as_bytes().last() && folded.ends_with(end);
        let starts =
            |start: &&str| own.get(1) == start.as_bytes().get(1) && folded.starts_with(start);
        let found = ROWS.iter().filter(|(_, beginnings, endings)| {
            (endings.is_empty() || endings.iter().any(ends))
                && (beginnings.is_empty() || beginnings.iter().any(starts))
        });
        Traits(found.fold(0, |traits, (own, ..)| traits | 1 << *own as u8))
    }

    /// Returns the traits of digits with an ending whose last letter is `last`.
    pub(in crate::phrase) fn of_ordinal(last: Option<char>) -> Self {
        match last {
            Some('х') => Traits(1 << Trait::Plural as u8),
            Some('е') => Traits(1 << Trait::Neuter as u8),
            _ => Traits::default(),
        }
    }

    pub(in crate::phrase) fn has(self, wanted: Trait) -> bool {
        self.0 >> wanted as u8 & 1 == 1
    }
}
