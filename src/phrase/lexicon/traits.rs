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
    /// «по выходным».
    Weekend,
}

/// The traits of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::phrase) struct Traits(u32);

/// A trait, the beginnings of the words that have it, and their endings, parted by blanks; no beginnings stand for any.
const TABLE: [(Trait, &str, &str); 23] = [
    (Trait::Genitive, "", "а я"),
    (
        Trait::Plural,
        "дн годы годо года гг лет числах числам недель месяцев",
        "ей ни ням нями нях годы ов ам ах гг лет недель ев",
    ),
    (Trait::Plural, "", "ые ие"),
    (Trait::Plural, "мес", "мес"),
    (Trait::Plural, "дн", "дн"),
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
    (Trait::Weekend, "выходн", ""),
    (
        Trait::Feast,
        "сезон праздник месячник двухмесячник рождеств призыв кампани звон маслениц пасх троиц ледостав половод межсезон",
        "",
    ),
];

/// The table with its words parted, and which rows words may fit by one letter: few words fit any.
struct Index {
    parted: Vec<(Trait, Vec<&'static str>, Vec<&'static str>)>,
    /// By the first letter of words, a bit for each row.
    by_first: [u32; 64],
    /// By the last letter.
    by_last: [u32; 64],
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let parted = |words: &'static str| words.split_whitespace().collect::<Vec<_>>();
    let (mut by_first, mut by_last) = ([0; 64], [0; 64]);
    let mut rows = Vec::with_capacity(TABLE.len());
    for (at, (own, beginnings, endings)) in TABLE.iter().enumerate() {
        let (beginnings, endings) = (parted(beginnings), parted(endings));
        let fit = |letters: &mut [u32; 64], words: &[&str], letter: fn(&str) -> usize| {
            let all = if words.is_empty() { 0..64 } else { 0..0 };
            let letters_of = all.chain(words.iter().map(|word| letter(word)));
            letters_of.for_each(|letter| letters[letter] |= 1 << at);
        };
        fit(&mut by_first, &beginnings, first);
        fit(&mut by_last, &endings, last);
        rows.push((*own, beginnings, endings));
    }
    Index {
        parted: rows,
        by_first,
        by_last,
    }
});

/// Returns what tells the first letter of a folded word from others.
fn first(word: &str) -> usize {
    usize::from(word.as_bytes().get(1).copied().unwrap_or_default() % 64)
}

/// Returns what tells the last letter of a folded word from others.
fn last(word: &str) -> usize {
    usize::from(word.as_bytes().last().copied().unwrap_or_default() % 64)
}

impl Traits {
    /// Returns the traits of a folded word.
    pub(in crate::phrase) fn of(folded: &str) -> Self {
        let index = &*INDEX;
        let mut left = index.by_first[first(folded)] & index.by_last[last(folded)];
        let mut traits = 0;
        while left != 0 {
            let (own, beginnings, endings) = &index.parted[left.trailing_zeros() as usize];
            left &= left - 1;
            let ends = endings.is_empty() || endings.iter().any(|end| folded.ends_with(end));
            if ends
                && (beginnings.is_empty()
                    || beginnings.iter().any(|start| folded.starts_with(start)))
            {
                traits |= 1 << *own as u8;
            }
        }
        Traits(traits)
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
