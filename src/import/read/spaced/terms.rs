//! Deadlines that end or begin a text of a line.

use super::header::is_header;
use super::line::{FEWEST, Line, NEAR, NUMBERS, Stretch, is_number, is_wide};
use super::seams::is_initials;
use crate::import::recognize::cell;
use crate::phrase;
use crate::text::russian::{fold, is_letter};

/// How many words a deadline has at the most.
const TERM: usize = 6;

/// Parts the deadlines that end texts in several lines, where they begin at one place.
pub(super) fn part_tails(lines: &mut [Line<'_>]) {
    if lines.iter().any(is_wide) {
        return;
    }
    let tail = |line: &Line<'_>| {
        let any = line
            .stretches
            .iter()
            .any(|text| text.term_from(0).is_some());
        let tails = line
            .stretches
            .iter()
            .enumerate()
            .filter(|_| !any && !is_header(line));
        tails.rev().find_map(|(at, text)| Some((at, text.tail()?)))
    };
    let tails: Vec<Option<(usize, usize)>> = lines.iter().map(tail).collect();
    let place = |line: &Line<'_>, (at, tail): (usize, usize)| line.stretches[at].from + tail;
    let places = lines.iter().zip(&tails);
    let places = places.filter_map(|(line, tail)| Some(place(line, (*tail)?)));
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    let near = |at: usize| {
        let from = places.partition_point(|place| place + NEAR < at);
        let to = places.partition_point(|place| *place <= at + NEAR);
        &places[from..to]
    };
    let usual = places.iter().copied().max_by_key(|at| near(*at).len());
    let Some(usual) = usual.filter(|at| near(*at).len() > FEWEST) else {
        return;
    };
    for (line, found) in lines.iter_mut().zip(&tails) {
        let found = found.filter(|found| place(line, *found).abs_diff(usual) <= NEAR);
        let Some((at, tail)) = found else { continue };
        let parts = line.stretches[at].split(tail - 1);
        line.stretches.splice(at..=at, parts);
    }
}

/// «В», «в течение», with which a deadline begins that goes on in the next line.
fn begins_only(text: &str) -> bool {
    const LEADS: [&str; 7] = [
        "в течение",
        "в течении",
        "в теч.",
        "не реже",
        "не позднее",
        "по мере",
        "до конца",
    ];
    matches!(text, "В" | "До" | "По" | "Не") || LEADS.contains(&fold(text).as_str())
}

/// Returns the name of the month that a word begins with: «ноябрь» of «Ноябрь,», «Ноябрь-декабрь».
fn month_first(word: &str) -> Option<String> {
    let name = fold(word.split(|c: char| !is_letter(c)).next()?);
    phrase::month_named(&name).map(|_| name)
}

/// «Ноябрь», «Ноябрь-декабрь», but not «Ноября»: no preposition stands before it.
fn names_month_alone(word: &str) -> bool {
    let name = month_first(word);
    let named = |name: String| {
        phrase::month_named(&name).is_some_and(|month| phrase::month_name(month).0 == name)
    };
    name.is_some_and(named)
}

/// Returns whether a text begins as deadlines do, seen from its first word.
fn may_begin_term(text: &str) -> bool {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    let word = fold(first);
    // «2020 | август 2020», «Что я могу в | АПРЕЛЬ»
    let year = first.len() == 4 && first.starts_with("20") && phrase::month_named(second).is_some();
    let small = first.starts_with(char::is_lowercase) && second.starts_with(char::is_uppercase);
    if year || small && names_month_alone(second) {
        return false;
    }
    let part = ["квартал", "полугод"]
        .iter()
        .any(|stem| second.starts_with(stem));
    if part && is_number(first) {
        return true;
    }
    let leads = ["до", "в", "с", "к", "не", "по", "раз"];
    leads.contains(&word.as_str())
        || first.starts_with(|c: char| c.is_ascii_digit())
        || [
            "ежегодн",
            "ежемес",
            "еженед",
            "ежекв",
            "ежедн",
            "постоян",
            "система",
            "регул",
            "весь",
            "кажд",
        ]
        .iter()
        .any(|stem| word.starts_with(stem))
        || month_first(first).is_some()
}

impl Stretch {
    /// Returns where the deadline begins that ends a text.
    fn tail(&self) -> Option<usize> {
        let chars = self.text.chars().count();
        let from_end = self.text.chars().rev().enumerate();
        let blanks = from_end.filter(|(_, c)| *c == ' ').take(TERM);
        let begins: Vec<usize> = blanks.map(|(at, _)| chars - at).collect();
        let mut begins = begins.into_iter().rev();
        begins.find(|at| self.term_from(*at) == Some(chars))
    }

    /// Returns where the deadline ends that begins at the character `from`.
    pub(super) fn term_from(&self, from: usize) -> Option<usize> {
        let rest: String = self.text.chars().skip(from).collect();
        if !may_begin_term(&rest) {
            return None;
        }
        let mut words = rest.split(' ');
        let words = words.by_ref().take_while(|word| !is_initials(word));
        let ends = words.scan(0, |to, word| {
            let end = *to + word.len();
            *to = end + 1;
            Some(end)
        });
        let ends: Vec<usize> = ends.take(TERM).collect();
        let term = |to: &&usize| {
            let words = rest.get(..**to).unwrap_or_default();
            **to == rest.len() && begins_only(words)
                || words.len() >= NUMBERS && cell::is_clear_deadline_of_month(words)
        };
        let to = ends.iter().rev().find(term)?;
        Some(from + rest.get(..*to)?.chars().count())
    }
}
