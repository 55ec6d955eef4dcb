//! The new deadline that a decision gives, and the reason behind it.

use chrono::NaiveDate;

use super::day::{self, Shift};
use super::words::{after, before, filled, lower, words};

/// When something is to be done from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    Day(NaiveDate),
    Shift(Shift),
}

/// Returns where the reason begins that `small` gives.
pub(super) fn cause_at(small: &str) -> Option<usize> {
    const CAUSES: [&str; 7] = [
        "в связи с",
        "ввиду",
        "из-за",
        "так как",
        "поскольку",
        "по причине",
        "вследствие",
    ];
    CAUSES.iter().filter_map(|cause| small.find(cause)).min()
}

pub(super) fn until_reason(value: &str) -> &str {
    cause_at(&lower(value)).map_or(value, |at| before(value, at))
}

/// Returns the term that `value` ends with: behind the last «на», else behind «до» and the like.
pub(super) fn term(value: &str, day: NaiveDate) -> Option<Term> {
    let small = without_items(&lower(value));
    let all = words(&small);
    let has = |known: &[&str]| all.iter().any(|word| known.contains(&word.text));
    // «на срок после 15 мая» says from when, not till when
    (!has(&["после", "ранее"])).then_some(())?;
    // «с 12 по 14 мая» has a beginning too
    (!(has(&["с"]) && has(&["по"]))).then_some(())?;
    // «с 20 мая» says from when alone
    (!has(&["с", "со"]) || has(&["на", "до", "к", "не"])).then_some(())?;
    let behind = |known: &'static [&'static str]| {
        let found = all
            .iter()
            .rev()
            .filter(move |word| known.contains(&word.text));
        found.map(|word| word.end)
    };
    let at = |known: &'static [&'static str]| {
        let found = all.iter().filter(move |word| known.contains(&word.text));
        found.map(|word| word.start)
    };
    behind(&["на"])
        .chain(at(&["до", "к", "не"]))
        .chain((!has(&["на"])).then_some(0))
        .find_map(|from| read(after(&small, from), day))
}

/// Reads a term; a number alone is no day.
fn read(words: &str, day: NaiveDate) -> Option<Term> {
    let words = filled(words)?;
    words
        .contains(|c: char| !c.is_ascii_digit())
        .then_some(())?;
    let shift = day::shift(words).map(Term::Shift);
    shift.or_else(|| day::coming(words, day).map(Term::Day))
}

/// Returns how many terms follow a «на» in `value`: «на 6 мая, п. 15 – на 20 июня».
pub(super) fn terms(value: &str, day: NaiveDate) -> usize {
    let small = without_items(&lower(value));
    let all = words(&small);
    let behind = all.iter().filter(|word| word.text == "на");
    let own = behind.filter_map(|word| {
        let rest = after(&small, word.end);
        let rest = rest.split([',', ';', '–', '—']).next()?;
        read(rest, day)
    });
    own.count()
}

/// Returns `small` with blanks for the items that it names: «п. 11», «п.11», «пункты 4 и 5», «11-й пункт».
pub(in crate::import) fn without_items(small: &str) -> String {
    let mut out = small.to_owned();
    let all = words(small);
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let names = |word: &str| matches!(word, "п" | "пп" | "п.п") || word.starts_with("пункт");
    let joined = |word: &str| {
        let rest = word.strip_prefix("пп.").or_else(|| word.strip_prefix("п."));
        rest.is_some_and(is_number)
    };
    for (at, word) in all.iter().enumerate() {
        let before = at.checked_sub(1).map_or("", |before| all[before].text);
        let behind = all.get(at + 1).map_or("", |next| next.text);
        let of_item = names(before) || behind.starts_with("пункт");
        if names(word.text) || joined(word.text) || of_item && is_number(word.text) {
            let blanks = " ".repeat(word.end - word.start);
            out.replace_range(word.start..word.end, &blanks);
        }
    }
    out
}
