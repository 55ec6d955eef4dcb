//! The new deadline that a decision gives, and the reason behind it.

use chrono::NaiveDate;

use super::day::{self, Shift};
use super::numbers::{is_counted, is_month};
use super::words::{Word, after, before, filled, lower, within, words};
use crate::text::russian::{Ask as _, CAUSES};
use crate::text::word_list;

/// When something is to be done from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    Day(NaiveDate),
    /// Later than it is due.
    Shift(Shift),
    /// Later than the meeting: «в двухнедельный срок».
    Within(Shift),
}

/// Returns where the reason begins that `small` gives.
pub(in crate::import) fn cause_at(small: &str) -> Option<usize> {
    CAUSES.iter().filter_map(|cause| small.find(cause)).min()
}

/// Returns where the reason stands that `small` gives for what it decides: in a bracket too, «(дублирует п. 1)».
pub(super) fn reason_in(small: &str) -> Option<(usize, usize)> {
    const WHY: &[&str] = word_list![
        "дублир" "повтор" "объедин" "утрат" "неактуальн" "нецелесообразн" "невозможн" "болезн"
        "больничн" "отпуск" "карантин" "командировк" "увольн" "отсутств" "финансирован" "эпид"
        "ошиб" "отмен" "просьб" "ходатайств"
    ];
    const OPEN: &[&str] = word_list![
        "если" "кроме" "только" "после" "пока" "част" "услови" "исключени"
    ];
    let bracket = || {
        let from = small.rfind('(')?;
        let to = from + after(small, from).find(')')? + 1;
        let all = words(within(small, from, to));
        let has = |known: &[&str]| {
            let begins = |word: &Word<'_>| word.text.begins_any(known);
            all.iter().any(begins)
        };
        let denies = || all.iter().any(|word| matches!(word.text, "не" | "нет"));
        ((has(WHY) || denies()) && !has(OPEN)).then_some((from, to))
    };
    let cause = cause_at(small).map(|at| (at, small.len()));
    cause.or_else(bracket)
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

/// Returns the term that is all that `small` says besides words that are `known`: «п. 5 – до 1 июня».
pub(super) fn bare(small: &str, day: NaiveDate, known: &dyn Fn(&str) -> bool) -> Option<Term> {
    let small = without_items(small);
    let mut told = words(&small).into_iter();
    let mut told = told.by_ref().skip_while(|word| known(word.text));
    let first = told.next()?;
    let bounds = matches!(first.text, "до" | "к" | "не");
    (bounds && told.all(|word| is_of_day(word.text))).then_some(())?;
    term(after(&small, first.start), day)
}

/// Returns whether a word is one of a day behind its bound: «до конца мая», «не позднее 20.05.2022 г.».
pub(super) fn is_of_day(word: &str) -> bool {
    const OF_DAY: &[&str] = word_list!["позднее" "позже" "конца" "начала" "середины" "г" "года"];
    let number = word.chars().all(|c| c.is_ascii_digit() || c == '.');
    number || is_month(word) || OF_DAY.contains(&word)
}

/// Returns the time from the meeting on that `value` gives: «в двухнедельный срок», «в течение 10 дней».
pub(super) fn time_given(value: &str) -> Option<Term> {
    let small = lower(value);
    let all = words(&small);
    let of = |at: usize| all.get(at).map_or("", |word| word.text);
    let found = (0..all.len()).find_map(|at| {
        let behind = |count: usize| {
            let end = all.get(at + count)?.end;
            day::shift(within(&small, all[at + 1].start, end))
        };
        match (of(at), of(at + 1)) {
            ("течение", _) => behind(2).or_else(|| behind(1)),
            ("позднее" | "более" | "до", _) => {
                behind(2).filter(|_| of(at + 3).is_empty())
            }
            (_, "срок") => day::time_of(of(at)),
            _ => None,
        }
    });
    found.map(Term::Within)
}

/// Reads a term; a number alone is no day.
fn read(words: &str, day: NaiveDate) -> Option<Term> {
    let told = words.split_once('(').and_then(|(told, _)| filled(told));
    let mut words = told.or_else(|| filled(words))?;
    for lead in ["срок ", "срока ", "исполнения ", "выполнения "] {
        words = words.strip_prefix(lead).map_or(Some(words), filled)?;
    }
    words
        .contains(|c: char| !c.is_ascii_digit())
        .then_some(())?;
    let shift = day::shift(words).map(Term::Shift);
    shift.or_else(|| day::coming(words, day).map(Term::Day))
}

/// Returns how many different terms `value` gives: «на 6 мая, п. 15 – на 20 июня».
pub(super) fn terms(value: &str, day: NaiveDate) -> usize {
    let small = without_items(&lower(value));
    let all = words(&small);
    let behind = all
        .iter()
        .filter(|word| matches!(word.text, "на" | "до" | "к" | "позднее"));
    let mut found: Vec<Term> = Vec::new();
    for word in behind {
        let rest = after(&small, word.end);
        let own = rest.split([',', ';', '–', '—']).next();
        let own = own.and_then(|rest| read(rest, day));
        found.extend(own.filter(|term| !found.contains(term)));
    }
    found.len()
}

/// Returns `small` with blanks for the items that it names: «п. 11», «п.11», «пункты 4 и 5», «11-й пункт».
pub(in crate::import) fn without_items(small: &str) -> String {
    let mut out = small.to_owned();
    let all = words(small);
    let is_number = |word: &str| word.begins_with_digit();
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
        let joined_by = small
            .get(from..word.start)
            .is_some_and(|sign| matches!(sign.trim(), "," | "–" | "—" | "-"));
        // «пункты 1, 2 и 4»
        let goes_on = listed
            && (counted(at) && (joined_by || before == "и") || word.text == "и" && counted(at + 1));
        listed = bears || goes_on;
        let begins = names(word.text) || of_title(word.text) && counted(at + 1);
        if begins || joined(word.text) || listed {
            let blanks = " ".repeat(word.end - word.start);
            out.replace_range(word.start..word.end, &blanks);
        }
    }
    out
}
