//! What words mean in deadlines; their forms are in [`table`](self::table).
//!
//! Knows nothing of grammar: which words may stand beside each other is the parser's business.

mod holidays;
mod table;
mod traits;
mod word;

use std::sync::LazyLock;

pub(super) use holidays::{NamedDay, holiday};
use table::{FORMS, IDIOMS, ORDINALS, STEMS};
pub(super) use traits::{Trait, Traits};
pub(super) use word::{Unit, Word};

/// A spelling of the table and its meaning.
type Row = (&'static str, Word);

/// The endings of ordinals, which tell «пятый» from «пятно».
const ADJECTIVE_ENDINGS: [&str; 13] = [
    "ый", "ой", "ая", "ое", "ого", "ую", "ом", "ому", "ые", "ых", "ым", "ою", "ыми",
];

/// The words of the table that begin with one letter: most words of a phrase are not in it, and one look tells.
#[derive(Default)]
struct Letter {
    /// Sorted.
    forms: Vec<Row>,
    /// In the order of the table: the first that fits counts.
    stems: Vec<Row>,
    /// The forms that are numbers.
    counts: Vec<(&'static str, u8)>,
}

/// The words of all letters, а to я.
static LETTERS: LazyLock<[Letter; 32]> = LazyLock::new(|| {
    let mut letters: [Letter; 32] = std::array::from_fn(|_| Letter::default());
    let at = |word: &str| letter(word).unwrap_or_default();
    for (form, word) in pairs(FORMS) {
        let own = &mut letters[at(form)];
        own.forms.push((form, word));
        if let Word::Count(count) = word {
            own.counts.push((form, count));
        }
    }
    let ordinals = (1..).zip(ORDINALS.split(' '));
    let ordinals = ordinals.map(|(number, stem)| (stem, Word::Ordinal(number)));
    for (stem, word) in ordinals.chain(pairs(STEMS)) {
        letters[at(stem)].stems.push((stem, word));
    }
    for letter in &mut letters {
        letter.forms.sort_unstable_by_key(|(form, _)| *form);
    }
    letters
});

/// Returns the number of the letter that a folded word begins with.
fn letter(folded: &str) -> Option<usize> {
    let first = folded.chars().next().filter(|c| ('а'..='я').contains(c))?;
    Some((u32::from(first) - u32::from('а')) as usize)
}

/// Returns the table's spelling of a folded word and its meaning; `None` for a word of no meaning here.
pub(super) fn look_up(folded: &str) -> Option<Row> {
    let letter = &LETTERS[letter(folded)?];
    let forms = &letter.forms;
    match forms.binary_search_by(|(form, _)| (*form).cmp(folded)) {
        Ok(at) => Some(forms[at]),
        Err(_) => by_stem(folded, letter),
    }
}

/// Returns how many words at the start of `words` have one meaning, and which: «двадцать пятого», «неделя перед каникулами».
pub(super) fn idiom(words: &(impl Iterator<Item = Word> + Clone)) -> Option<(usize, Word)> {
    let mut pair = words.clone();
    let (first, second) = (pair.next()?, pair.next()?);
    match (first, second) {
        (Word::Count(tens @ 20..), Word::Ordinal(ones @ 1..=9)) => {
            Some((2, Word::Ordinal(tens + ones)))
        }
        (Word::Count(tens @ 20..), Word::Count(ones @ 1..=9)) => {
            Some((2, Word::Count(tens + ones)))
        }
        _ => ALL_IDIOMS
            .iter()
            .filter(|(_, idiom)| idiom.starts_with(&[first, second]))
            .find(|(_, idiom)| words.clone().take(idiom.len()).eq(idiom.iter().copied()))
            .map(|(unit, idiom)| (idiom.len(), Word::Unit(*unit))),
    }
}

/// The idioms with their words looked up.
static ALL_IDIOMS: LazyLock<Vec<(Unit, Vec<Word>)>> = LazyLock::new(|| {
    let read = |words: &'static str| words.split(' ').filter_map(look_up).map(|(_, word)| word);
    let idioms = IDIOMS
        .iter()
        .map(|(unit, words)| (*unit, read(words).collect()));
    idioms.collect()
});

/// Returns every form of the table, sorted.
pub(super) fn table() -> impl Iterator<Item = Row> {
    LETTERS
        .iter()
        .flat_map(|letter| letter.forms.iter().copied())
}

fn by_stem(folded: &str, letter: &Letter) -> Option<Row> {
    // «трехдневный», «двухмесячный»
    const TERMS: [(&str, Unit); 3] = [
        ("дневн", Unit::Day),
        ("недельн", Unit::Week),
        ("месячн", Unit::Month),
    ];
    let mut counts = letter.counts.iter();
    let term = counts.find_map(|&(form, count)| {
        // no count is shorter than «двух»
        let rest = folded.strip_prefix(form).filter(|_| form.len() >= 8)?;
        let (stem, unit) = TERMS.iter().find(|(stem, _)| rest.starts_with(stem))?;
        Some((*stem, Word::TermOf(*unit, count)))
    });
    term.or_else(|| {
        letter.stems.iter().copied().find(|(stem, word)| {
            folded.strip_prefix(stem).is_some_and(|ending| match word {
                // «ежегоднодо» is two words
                Word::Ordinal(_) | Word::Every(_) => ADJECTIVE_ENDINGS.contains(&ending),
                _ => ending.len() <= 8,
            })
        })
    })
}

fn pairs(rows: &'static [(Word, &'static str)]) -> impl Iterator<Item = Row> {
    rows.iter()
        .flat_map(|&(word, forms)| forms.split(' ').map(move |form| (form, word)))
}

/// Returns the number that a word of Roman digits writes, 1 to 12; Cyrillic look-alikes count, П is II and Ш is III.
///
/// A lone С, В or Cyrillic У is a word, and so are small letters but for Latin ones.
pub fn roman(raw: &str) -> Option<u8> {
    const NUMERALS: [&str; 12] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ];
    if matches!(raw, "У" | "l" | "Х" | "x" | "y") {
        return None;
    }
    // «Ⅳ» is one sign
    let mut signs = raw.chars();
    if let (Some(sign @ ('\u{2160}'..='\u{216b}' | '\u{2170}'..='\u{217b}')), None) =
        (signs.next(), signs.next())
    {
        return u8::try_from(u32::from(sign) % 16 + 1).ok();
    }
    let numeral = |c: char| match c {
        'I' | 'i' | 'І' | 'і' | 'l' | 'Ӏ' | 'ӏ' => "I",
        'V' | 'v' | 'У' | 'Y' | 'y' | 'Ⅴ' => "V",
        'X' | 'x' | 'Х' => "X",
        'П' => "II",
        'Ш' => "III",
        _ => "",
    };
    if raw.chars().any(|c| numeral(c).is_empty()) {
        return None;
    }
    let left = |rest: Option<&'static str>, c: char| {
        rest?
            .strip_prefix(numeral(c))
            .filter(|_| !numeral(c).is_empty())
    };
    let at = NUMERALS
        .iter()
        .position(|written| raw.chars().fold(Some(*written), left) == Some(""));
    at.and_then(|at| u8::try_from(at + 1).ok())
}

/// Returns whether `letters` end a number written in digits: «3-я», «15-го», «10-ти».
pub(super) fn is_ordinal_ending(letters: &str) -> bool {
    const ENDINGS: [&str; 27] = [
        "я", "й", "е", "го", "му", "ой", "ая", "ое", "ый", "ий", "ья", "ье", "ого", "ему", "ем",
        "ого", "ую", "ю", "х", "м", "ым", "ом", "ти", "ми", "ые", "ех", "ух",
    ];
    ENDINGS.contains(&letters)
}

/// Returns the name of a month, counted from 1: nominative, genitive; nothing of a number that is none.
pub fn month_name(month: u32) -> (&'static str, &'static str) {
    const NONE: (&str, &str) = ("", "");
    static NAMES: LazyLock<[(&str, &str); 12]> = LazyLock::new(|| {
        let mut names = [NONE; 12];
        for (word, forms) in FORMS {
            let mut forms = forms.split(' ');
            if let (Word::Month(month), Some(name), Some(of)) = (word, forms.next(), forms.next())
                && let Some(own) = names.get_mut(usize::from(*month) - 1)
            {
                *own = (name, of);
            }
        }
        names
    });
    let month = month.checked_sub(1).and_then(|at| NAMES.get(at as usize));
    month.copied().unwrap_or(NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_stands_twice() {
        let forms: Vec<_> = table().collect();
        for pair in forms.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{}", pair[1].0);
        }
        assert_eq!(forms.len(), pairs(FORMS).count());
    }

    #[test]
    fn every_form_is_folded() {
        for (form, _) in table() {
            let folded: String = form
                .chars()
                .map(crate::text::russian::fold_letter)
                .collect();
            assert_eq!(form, folded);
            assert!(letter(form).is_some(), "{form}");
        }
    }

    #[test]
    fn words_mean_what_they_say() {
        let meaning = |word| look_up(word).map(|(_, word)| word);
        assert_eq!(meaning("мая"), Some(Word::Month(5)));
        assert_eq!(meaning("второго"), Some(Word::Ordinal(2)));
        assert_eq!(meaning("вторник"), Some(Word::Weekday(2)));
        assert_eq!(meaning("пятно"), None);
        assert_eq!(meaning("графиком"), Some(Word::Source));
        assert_eq!(meaning("учебного"), Some(Word::School));
    }

    #[test]
    fn roman_digits_may_be_cyrillic() {
        let cases = [
            ("II", 2),
            ("ІІ", 2),
            ("П", 2),
            ("Ш", 3),
            ("IУ", 4),
            ("IY", 4),
            ("XII", 12),
            ("V", 5),
        ];
        for (raw, number) in cases {
            assert_eq!(roman(raw), Some(number), "{raw}");
        }
        assert_eq!(
            [roman("С"), roman("У"), roman("IIII"), roman("")],
            [None; 4]
        );
    }
}
