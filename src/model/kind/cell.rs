//! A cell of executors as words and the gaps between them.
//!
//! Knows quotes, brackets and initials, and nothing of who may be named.

use super::form::{Form, is_abbreviation, is_initials};
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
    /// Whether it goes on with the person whose name began before it.
    pub(crate) held: bool,
    /// Whether it is cut short and so needs the word after it: «Музык.».
    pub(crate) cut: bool,
    /// What the tables say of it.
    pub(crate) form: Form,
    /// What it may be of a person's name.
    part: Part,
}

/// What a word may be of a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Surname,
    /// One or two initials.
    Initials,
    None,
}

impl Part {
    fn of(raw: &str, form: &Form) -> Part {
        if is_surname(raw, form) {
            Part::Surname
        } else if is_initials(raw) {
            Part::Initials
        } else {
            Part::None
        }
    }
}

impl Word<'_> {
    /// Returns where the word ends.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Returns whether the word begins with a capital letter.
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
    let mut joins = false;
    let mut listed = 0;
    let dashed = lists_by_dashes(cell);
    for (start, raw, before) in raw_words(cell) {
        let inside = depths.get(start).copied().unwrap_or_default();
        gap = gap.max(before);
        let begins_line = before == Gap::Line || words.is_empty();
        match raw {
            _ if is_bullet(raw) && begins_line && (dashed || !raw.starts_with(is_dash)) => {
                gap = Gap::Hard;
            }
            // «вожатая + классные руководители»
            "+" if !inside && !words.is_empty() => gap = Gap::Hard,
            _ if let Some(number) = marker(raw).filter(|(number, closed)| {
                let counted = *closed || begins_line || listed > 0 && *number == listed + 1;
                counted && !inside
            }) =>
            {
                listed = number.0;
                gap = Gap::Hard;
            }
            "и" | "И" if !inside && !words.is_empty() && gap <= Gap::Line => joins = true,
            _ => {
                if std::mem::take(&mut joins) {
                    gap = Gap::And;
                }
                let form = Form::of(raw);
                let small = raw.starts_with(char::is_lowercase) && gap <= Gap::Line;
                // «Пред. ПК»: a name that begins with a short form
                let opens = gap == Gap::Blank && is_abbreviation(raw) && !form.is_post();
                if let Some(last) = words.last_mut() {
                    let first = last.gap >= Gap::Comma || last.start == 0;
                    last.cut = (small || opens && first) && last.form.is_cut_short();
                }
                let ended = words.last().is_some_and(ends_sentence);
                let gap_here = if gap == Gap::Blank && ended {
                    Gap::Dot
                } else {
                    gap
                };
                words.push(Word {
                    text: raw,
                    start,
                    gap: gap_here,
                    inside,
                    held: false,
                    cut: false,
                    part: Part::of(raw, &form),
                    form,
                });
                gap = Gap::Blank;
            }
        }
    }
    hold_persons(&mut words);
    words
}

/// Marks the words that go on with a person's name.
fn hold_persons(words: &mut [Word<'_>]) {
    let mut rest = words;
    while !rest.is_empty() {
        let count = person(rest).max(1);
        let (name, after) = rest.split_at_mut(count.min(rest.len()));
        name.iter_mut().skip(1).for_each(|word| word.held = true);
        rest = after;
    }
}

/// Returns whether the lines of `cell` that begin with a dash are a list: the first line is one of them, or several are.
fn lists_by_dashes(cell: &str) -> bool {
    let mut lines = cell
        .lines()
        .map(|line| line.trim_start().starts_with(is_dash));
    lines.next().unwrap_or(false) || lines.filter(|dashed| *dashed).count() > 1
}

fn is_bullet(raw: &str) -> bool {
    raw.chars()
        .all(|c| is_dash(c) || matches!(c, '•' | '·' | '*' | '▪' | '●'))
}

/// Returns the number that a word gives to an item of a list, and whether nothing else can be meant: «2)», not «2.».
fn marker(raw: &str) -> Option<(u32, bool)> {
    let closed = raw.ends_with(')');
    let number = raw.strip_suffix([')', '.'])?;
    let digits = (1..=2).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit());
    digits.then(|| Some((number.parse().ok()?, closed)))?
}

/// Returns whether the full stop at the end of `word` ends a name: not that of «Зам.» or of initials.
fn ends_sentence(word: &Word<'_>) -> bool {
    word.text.ends_with('.')
        && !word.cut
        && !word.form.is_modifier()
        && !word.form.is_short()
        && word.part != Part::Initials
        && word.text.chars().filter(|&c| is_letter(c)).count() > 1
        && word.form.bare() != "им"
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

/// Returns whether the comma that `after` begins with is typed for the full stop of the initial `before` it: «О,А.»
fn is_comma_of_initials(before: &str, after: &str) -> bool {
    let initial = |text: &str| text.chars().all(char::is_uppercase) && text.chars().count() == 1;
    let next = after.get(1..).and_then(|rest| rest.split_once('.'));
    initial(before) && next.is_some_and(|(next, _)| initial(next))
}

/// Returns where the word at the start of `rest` ends.
fn word_end(rest: &str) -> usize {
    for (at, c) in rest.char_indices() {
        let (before, after) = rest.split_at(at);
        let next = after.chars().nth(1);
        let ends = match c {
            // «Ефимова О,А.»
            ',' if is_comma_of_initials(before, after) => false,
            ',' | ';' => true,
            '/' => is_separating_slash(before, after),
            // «Ефимова.О.А.»
            '.' if opens_initials(after) => false,
            '.' if next.is_some_and(char::is_uppercase) && ends_name(before) => return at + 1,
            '.' if next.is_some_and(char::is_uppercase)
                && marker(&format!("{before}.")).is_some() =>
            {
                return at + 1;
            }
            '.' if next.is_some_and(char::is_lowercase) && ends_initials(before) => return at + 1,
            // «И. о. директора»
            _ => {
                is_blank(c)
                    && !(matches!(before, "И." | "и.") && after.trim_start().starts_with("о."))
            }
        };
        if ends && at > 0 {
            return at;
        }
    }
    rest.len()
}

/// Tells «директор/завуч» from «д/д» and «ф/к».
fn is_separating_slash(before: &str, after: &str) -> bool {
    let longer =
        |text: &str| text.chars().filter(|&c| is_letter(c)).count() > 2 || is_initials(text);
    let next = after.get(1..).unwrap_or_default();
    let next = next.split(is_blank).next().unwrap_or_default();
    // «УО/ИМЦ», but «с/с»
    let short = |text: &str| text.chars().count() == 2 && is_abbreviation(text);
    let whole = |text: &str| longer(text) || short(text);
    whole(before) && (next.is_empty() || whole(next.split('/').next().unwrap_or_default()))
}

/// Returns whether the full stop that `after` begins with stands before initials.
fn opens_initials(after: &str) -> bool {
    let word = after.get(1..).unwrap_or_default();
    let word = word.split(|c: char| is_blank(c) || matches!(c, ',' | ';' | '\n'));
    word.take(1)
        .any(|word| word.contains('.') && is_initials(word))
}

/// Returns whether a full stop after `before` ends a pair of initials: «С.А.педагог».
fn ends_initials(before: &str) -> bool {
    before.contains('.') && is_initials(&format!("{before}."))
}

/// Returns whether a full stop after `before` ends a name although no blank follows: «ВР.Воспитатели».
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

/// Returns whether `word` could be a surname: «Ефимова», «Петрова-Водкина».
fn is_surname(word: &str, form: &Form) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && letters.next().is_some()
        && word.chars().all(|c| is_letter(c) || is_dash(c))
        && !form.is_post()
        && !form.is_unit()
}

/// Returns whether three words are a surname, a name and a patronymic, in this order or the name and patronymic first.
pub(crate) fn is_full_name(words: [&str; 3]) -> bool {
    let [_, second, third] = words.map(bare);
    has_patronymic(words)
        || words.into_iter().all(is_capital)
            && is_patronymic(second)
            && is_surname(third, &Form::of(third))
}

/// Returns whether three words are a surname, a name and a patronymic.
fn has_patronymic(words: [&str; 3]) -> bool {
    words.into_iter().all(is_capital) && is_patronymic(bare(words[2]))
}

fn is_patronymic(word: &str) -> bool {
    const ENDINGS: [&str; 6] = ["вич", "вна", "чна", "ич", "оглы", "кызы"];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn bare(word: &str) -> &str {
    word.trim_end_matches([',', '.', ';'])
}

/// Returns how many words at the start of `words` are a person's surname and initials, or full name; 0 if they are none.
pub(crate) fn person(words: &[Word<'_>]) -> usize {
    let word = |at: usize| {
        words
            .get(at)
            .filter(|word| at == 0 || matches!(word.gap, Gap::Blank | Gap::Line))
    };
    let text = |at: usize| word(at).map_or("", |word| word.text);
    let surname = |at: usize| word(at).is_some_and(|word| word.part == Part::Surname);
    let is_initial = |at: usize| word(at).is_some_and(|word| word.part == Part::Initials);
    let initials = |at: usize| (at..at + 2).take_while(|&at| is_initial(at)).count();
    // «Иванова – Ефимова О.А.»
    if surname(0) && initials(3) > 0 && surname(2) && is_double([text(0), text(1), text(2)]) {
        return 3 + initials(3);
    }
    if surname(0) {
        let below = |at: usize| word(at).is_some_and(|word| word.gap == Gap::Line);
        let count = initials(1);
        // «Руководство⏎О.А. Ефимова»: the initials of the next line belong to the surname beside them
        let of_next = below(1) && surname(1 + count) && !below(1 + count);
        return match count {
            0 if initials(3) == 0 && is_full_name([text(0), text(1), text(2)]) => 3,
            0 if has_patronymic([text(0), text(1), text(2)]) => 3,
            0 => 0,
            _ if of_next => 0,
            count => 1 + count,
        };
    }
    // «О.А. Ефимова.»
    let stopped = |at: usize| {
        let bare = text(at).trim_end_matches('.');
        bare.len() < text(at).len() && is_surname(bare, &Form::of(bare))
    };
    match initials(0) {
        0 => usize::from(is_glued(text(0).trim_end_matches('.'))),
        count if surname(count) || stopped(count) => count + 1,
        _ => 0,
    }
}

/// Returns whether two surnames and the dash between them are those of one person.
fn is_double([first, dash, second]: [&str; 3]) -> bool {
    const ENDINGS: [&str; 12] = [
        "ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ский", "ская",
    ];
    let named = |word: &str| ENDINGS.iter().any(|ending| word.ends_with(ending));
    dash.chars().all(is_dash) && named(first) && named(second)
}

/// Returns whether `word` is a surname with its initials without a blank: «Ю.В.Григорьев», «Григорьев.Ю.В.».
fn is_glued(word: &str) -> bool {
    let surname = |word: &str| is_surname(word, &Form::of(word));
    let behind = word
        .rsplit_once('.')
        .is_some_and(|(initials, last)| is_initials(&format!("{initials}.")) && surname(last));
    let before = word
        .split_once('.')
        .is_some_and(|(first, initials)| surname(first) && is_initials(initials));
    behind || before
}

/// Returns whether `words` end with a person's surname and initials.
pub(crate) fn ends_with_person(words: &[Word<'_>]) -> bool {
    (1..=3).any(|count| {
        words
            .len()
            .checked_sub(count)
            .and_then(|from| words.get(from..))
            .is_some_and(|tail| person(tail) == count)
    })
}

/// Returns whether `next` are the initials of the surname that `words` end with: «Баева» «Е.В.», «Калачева Е.» «А.».
pub(crate) fn takes_initials(words: &[Word<'_>], next: &Word<'_>) -> bool {
    let [before @ .., last] = words else {
        return false;
    };
    let initial_first = before
        .last()
        .is_some_and(|word| word.part == Part::Initials);
    let named = last.part == Part::Surname && !initial_first;
    let one_initial = last.part == Part::Initials && last.text.chars().count() == 2;
    let half = one_initial
        && before.last().is_some_and(|word| word.part == Part::Surname)
        && next.text.chars().count() == 2;
    next.part == Part::Initials && (named || half)
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
        assert_eq!(gaps("завуч и повар"), [Gap::And]);
        assert_eq!(gaps("МБУ «Дом и сад»"), [Gap::Blank; 3]);
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
        assert_eq!(count("Иванова – Ефимова О.А."), 4);
        assert_eq!(count("Музей – Ефимова О.А."), 0);
        assert_eq!(count("Директор школы"), 0);
    }
}
