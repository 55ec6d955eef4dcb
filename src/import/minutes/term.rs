//! The new deadline that a decision gives, and the reason behind it.

use chrono::NaiveDate;

use super::day::{self, Shift};
use super::numbers::{is_counted, is_month};
use super::words::{after, before, filled, lower, words};

/// When something is to be done from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    Day(NaiveDate),
    Shift(Shift),
}

/// Returns where the reason begins that `small` gives.
pub(super) fn cause_at(small: &str) -> Option<usize> {
    const CAUSES: [&str; 11] = [
        "в связи с",
        "ввиду",
        "в виду",
        "как утративш",
        "как неактуальн",
        "как нецелесообразн",
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
    let mut words = filled(words)?.trim_end_matches(['(', ' ']);
    for lead in ["срок ", "срока ", "исполнения ", "выполнения "] {
        words = words.strip_prefix(lead).map_or(Some(words), filled)?;
    }
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
    let of = |at: usize| all.get(at).map_or("", |word| word.text);
    let counted = |at: usize| is_counted(of(at)) && !is_month(of(at + 1));
    let mut listed = false;
    for (at, word) in all.iter().enumerate() {
        let before = at.checked_sub(1).map_or("", of);
        let of_title = |word: &str| word.starts_with("мероприят");
        let of_item =
            names(before) || of(at + 1).starts_with("пункт") || of_title(before) && counted(at);
        let bears = of_item && is_number(word.text);
        let from = at.checked_sub(1).map_or(0, |before| all[before].end);
        let comma = small
            .get(from..word.start)
            .is_some_and(|sign| sign.trim() == ",");
        // «пункты 1, 2 и 4»
        let goes_on = listed
            && (counted(at) && (comma || before == "и") || word.text == "и" && counted(at + 1));
        listed = bears || goes_on;
        let begins = names(word.text) || of_title(word.text) && counted(at + 1);
        if begins || joined(word.text) || listed {
            let blanks = " ".repeat(word.end - word.start);
            out.replace_range(word.start..word.end, &blanks);
        }
    }
    out
}
