//! A cell of executors as words and the gaps between them.
//!
//! Knows quotes, brackets and initials, and nothing of who may be named.

use super::form::Form;
use crate::text::russian::{is_blank, is_dash, is_letter, is_letter_or_digit};

/// What stands before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Only blanks, or nothing.
    Blank,
    /// A full stop that ends no abbreviation.
    Dot,
    /// «и».
    And,
    /// The end of a line.
    Line,
    /// A slash.
    Slash,
    /// A comma.
    Comma,
    /// A semicolon, or a bullet at the start of a line.
    Hard,
}

/// A word of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word<'c> {
    /// The word with the signs that belong to it.
    pub(crate) text: &'c str,
    /// Where it begins in the cell.
    pub(crate) start: usize,
    /// The strongest separator before it.
    pub(crate) gap: Gap,
    /// Whether the gap before it lies in quotes or brackets.
    pub(crate) inside: bool,
    /// What the tables say of it.
    pub(crate) form: Form,
    /// Whether it could be a surname.
    surname: bool,
    /// Whether it is one or two initials.
    initials: bool,
}

impl Word<'_> {
    /// Returns where the word ends.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Tells whether the word begins with a capital letter.
    pub(crate) fn is_capital(&self) -> bool {
        self.text
            .chars()
            .find(|&c| is_letter_or_digit(c))
            .is_some_and(char::is_uppercase)
    }
}

/// Returns the words of `cell`.
pub(crate) fn words(cell: &str) -> Vec<Word<'_>> {
    let depths = depths(cell);
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut gap = Gap::Blank;
    for (start, raw, before) in raw_words(cell) {
        let inside = depths.get(start).copied().unwrap_or_default();
        gap = gap.max(before);
        match raw {
            _ if is_bullet(raw) && (before == Gap::Line || words.is_empty()) => gap = Gap::Hard,
            _ if is_marker(raw, before == Gap::Line || words.is_empty()) => gap = Gap::Hard,
            "и" | "И" if !inside && !words.is_empty() => gap = gap.max(Gap::And),
            _ => {
                let ended = words.last().is_some_and(ends_sentence);
                let gap_here = if gap == Gap::Blank && ended {
                    Gap::Dot
                } else {
                    gap
                };
                let form = Form::of(raw);
                words.push(Word {
                    text: raw,
                    start,
                    gap: gap_here,
                    inside,
                    surname: is_surname(raw, &form),
                    initials: is_initials(raw),
                    form,
                });
                gap = Gap::Blank;
            }
        }
    }
    words
}

fn is_bullet(raw: &str) -> bool {
    raw.chars()
        .all(|c| is_dash(c) || matches!(c, '•' | '·' | '*' | '▪' | '●'))
}

/// Tells whether a word is the number of an item in a list: «2)», and «2.» where a line begins.
fn is_marker(raw: &str, begins_line: bool) -> bool {
    let number = raw
        .strip_suffix(')')
        .or_else(|| raw.strip_suffix('.').filter(|_| begins_line));
    number.is_some_and(|number| {
        (1..=2).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit())
    })
}

/// Tells whether the full stop at the end of `word` ends a name: not that of «Зам.» or of initials.
fn ends_sentence(word: &Word<'_>) -> bool {
    word.text.ends_with('.')
        && !word.form.is_modifier()
        && !word.initials
        && word.text.chars().filter(|&c| is_letter(c)).count() > 1
        && !matches!(word.form.bare(), "т.ч" | "др" | "дир" | "им" | "обл")
}

/// Cuts the cell at blanks, commas, semicolons, slashes and full stops that end names.
fn raw_words(cell: &str) -> impl Iterator<Item = (usize, &str, Gap)> {
    let mut rest = cell;
    std::iter::from_fn(move || {
        let mut gap = Gap::Blank;
        loop {
            let c = rest.chars().next()?;
            let sign = match c {
                '\n' => Gap::Line,
                ',' => Gap::Comma,
                ';' | '•' | '▪' | '●' => Gap::Hard,
                '/' => Gap::Slash,
                _ if is_blank(c) => Gap::Blank,
                _ => break,
            };
            gap = gap.max(sign);
            rest = rest.get(c.len_utf8()..)?;
        }
        let start = cell.len() - rest.len();
        let end = word_end(rest);
        let (word, after) = rest.split_at(end);
        rest = after;
        Some((start, word, gap))
    })
}

/// Returns where the word at the start of `rest` ends.
fn word_end(rest: &str) -> usize {
    for (at, c) in rest.char_indices() {
        let (before, after) = rest.split_at(at);
        let next = after.chars().nth(1);
        let ends = match c {
            ',' | ';' => true,
            '/' => is_separating_slash(before, after),
            '.' if next.is_some_and(char::is_uppercase) && ends_name(before) => return at + 1,
            '.' if next.is_some_and(char::is_lowercase) && ends_initials(before) => return at + 1,
            _ => is_blank(c),
        };
        if ends && at > 0 {
            return at;
        }
    }
    rest.len()
}

/// Tells «директор/завуч» from «д/д» and «ф/к».
fn is_separating_slash(before: &str, after: &str) -> bool {
    let longer = |text: &str| text.chars().filter(|&c| is_letter(c)).count() > 2;
    let next = after.get(1..).unwrap_or_default();
    let next = next.split(is_blank).next().unwrap_or_default();
    longer(before) && (next.is_empty() || longer(next))
}

/// Tells whether a full stop after `before` ends a pair of initials: «С.А.педагог».
fn ends_initials(before: &str) -> bool {
    before.contains('.') && is_initials(&format!("{before}."))
}

/// Tells whether a full stop after `before` ends a name although no blank follows: «ВР.Воспитатели».
fn ends_name(before: &str) -> bool {
    let last = before.rsplit('.').next().unwrap_or_default();
    last.chars().filter(|&c| is_letter(c)).count() > 1 && !Form::of(last).is_modifier()
}

/// Returns for each byte whether it lies in quotes or brackets that are closed.
fn depths(cell: &str) -> Vec<bool> {
    let mut inside = vec![false; cell.len()];
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, c) in cell.char_indices() {
        let closes = match c {
            '»' => '«',
            '”' => '“',
            ')' => '(',
            '"' if open.iter().any(|(sign, _)| *sign == '"') => '"',
            '«' | '“' | '(' | '"' => {
                open.push((c, at));
                continue;
            }
            _ => continue,
        };
        let Some(nearest) = open.iter().rposition(|(sign, _)| *sign == closes) else {
            continue;
        };
        if let Some((_, from)) = open.drain(nearest..).next()
            && let Some(range) = inside.get_mut(from + 1..at)
        {
            range.fill(true);
        }
    }
    inside
}

/// Tells whether `word` is one or two initials: «О.», «О.А.», «О.А».
pub(crate) fn is_initials(word: &str) -> bool {
    let mut parts = word.split_terminator('.');
    let count = parts.clone().count();
    (word.ends_with('.') && count > 0 || count == 2)
        && parts.all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
        })
}

/// Tells whether `word` could be a surname: «Ефимова», «Петрова-Водкина».
fn is_surname(word: &str, form: &Form) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && letters.next().is_some()
        && word.chars().all(|c| is_letter(c) || is_dash(c))
        && !form.is_post()
        && !form.is_unit()
}

/// Tells whether three words are a surname, a name and a patronymic, in this order or the name and patronymic first.
pub(crate) fn is_full_name(words: [&str; 3]) -> bool {
    const PATRONYMICS: [&str; 6] = ["вич", "вна", "чна", "ич", "оглы", "кызы"];
    let patronymic = |word: &str| PATRONYMICS.iter().any(|ending| word.ends_with(ending));
    let [_, second, third] = words.map(|word| word.trim_end_matches([',', '.', ';']));
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    words.into_iter().all(capital)
        && (patronymic(third) || patronymic(second) && is_surname(third, &Form::of(third)))
}

/// Returns how many words at the start of `words` are a person's surname and initials, or full name; 0 if they are none.
pub(crate) fn person(words: &[Word<'_>]) -> usize {
    let word = |at: usize| {
        words
            .get(at)
            .filter(|word| at == 0 || word.gap == Gap::Blank)
    };
    let text = |at: usize| word(at).map_or("", |word| word.text);
    let surname = |at: usize| word(at).is_some_and(|word| word.surname);
    let is_initial = |at: usize| word(at).is_some_and(|word| word.initials);
    let initials = |at: usize| (at..at + 2).take_while(|&at| is_initial(at)).count();
    if surname(0) {
        return match initials(1) {
            0 if is_full_name([text(0), text(1), text(2)]) => 3,
            0 => 0,
            count => 1 + count,
        };
    }
    match initials(0) {
        0 => usize::from(is_glued(text(0))),
        count if surname(count) => count + 1,
        _ => 0,
    }
}

/// Tells whether `word` is a surname behind initials without a blank: «Ю.В.Григорьев».
fn is_glued(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(initials, surname)| {
        is_initials(&format!("{initials}.")) && is_surname(surname, &Form::of(surname))
    })
}

/// Tells whether `words` end with a person's surname and initials.
pub(crate) fn ends_with_person(words: &[Word<'_>]) -> bool {
    (1..=3).any(|count| {
        words
            .len()
            .checked_sub(count)
            .and_then(|from| words.get(from..))
            .is_some_and(|tail| person(tail) == count)
    })
}

/// Tells whether `next` are the initials of the surname that `words` end with: «Баева» «Е.В.», «Калачева Е.» «А.».
pub(crate) fn takes_initials(words: &[Word<'_>], next: &Word<'_>) -> bool {
    let [before @ .., last] = words else {
        return false;
    };
    let initial_first = before.last().is_some_and(|word| word.initials);
    let named = last.surname && !initial_first;
    let one_initial = last.initials && last.text.chars().count() == 2;
    let half = one_initial
        && before.last().is_some_and(|word| word.surname)
        && next.text.chars().count() == 2;
    next.initials && (named || half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_separates_words() {
        let gaps = |cell| {
            words(cell)
                .iter()
                .skip(1)
                .map(|word| word.gap)
                .collect::<Vec<_>>()
        };
        assert_eq!(gaps("ИПК КОиН, РОО"), [Gap::Blank, Gap::Comma]);
        assert_eq!(
            gaps("Зам. директора по ВР.Воспитатели"),
            [Gap::Blank, Gap::Blank, Gap::Blank, Gap::Dot]
        );
        assert_eq!(gaps("Ст.воспитатель\nзавуч и д/д"), [Gap::Line, Gap::And]);
        assert_eq!(gaps("- завуч\n- повар"), [Gap::Hard]);
        assert_eq!(gaps("1. завуч\n2. повар"), [Gap::Hard]);
        assert_eq!(
            gaps("1) завуч 2) школа № 2."),
            [Gap::Hard, Gap::Blank, Gap::Blank]
        );
    }

    #[test]
    fn finds_persons() {
        let count = |cell| person(&words(cell));
        assert_eq!(count("Григорьев М.В. Медведев В.Г."), 2);
        assert_eq!(count("Калачева Е. А."), 3);
        assert_eq!(count("О.А. Ефимова"), 2);
        assert_eq!(count("Амиева Р.А"), 2);
        assert_eq!(count("Ю.В.Григорьев"), 1);
        assert_eq!(count("Директор школы"), 0);
    }
}
