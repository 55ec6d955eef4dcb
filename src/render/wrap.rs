//! Lines of text in columns of a terminal: widths, and where a line may break.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Returns how many columns of a terminal `text` takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// Returns the width of the longest part of `text` that has no place to break.
pub(super) fn longest_word(text: &str) -> usize {
    let parts = text.split('\n').flat_map(parts);
    parts.map(|part| width(part.trim_end())).max().unwrap_or(0)
}

/// Breaks `text` into lines of at most `limit` columns: at blanks and after hyphens, within a word only where it is
/// longer than a line, and then as Russian hyphenates.
pub(super) fn wrap(text: &str, limit: usize) -> Vec<String> {
    let limit = limit.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for part in parts(paragraph) {
            if width(&line) + width(part.trim_end()) <= limit {
                line.push_str(part);
                continue;
            }
            push_line(&mut lines, &mut line);
            let mut rest = part;
            while width(rest.trim_end()) > limit {
                let (head, tail) = split_word(rest, limit);
                lines.push(head);
                rest = tail;
            }
            line.push_str(rest);
        }
        push_line(&mut lines, &mut line);
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

fn push_line(lines: &mut Vec<String>, line: &mut String) {
    let end = line.trim_end_matches(' ').len();
    line.truncate(end);
    if !line.is_empty() {
        lines.push(std::mem::take(line));
    }
}

/// Returns the parts of `text` between which a line may break, each with the blanks after it.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim_start_matches(' ');
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (part, tail) = rest.split_at(part_end(rest));
        rest = tail;
        Some(part)
    })
}

/// Returns the byte after the first part of `text`.
fn part_end(text: &str) -> usize {
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|(_, next)| *next);
        let end = at + c.len_utf8();
        match (c, after) {
            (' ', Some(next))
                if next != ' ' && may_break(before, text.get(end..).unwrap_or("")) =>
            {
                return end;
            }
            ('-' | '/', Some(next))
                if next.is_alphanumeric() && before.is_some_and(char::is_alphanumeric) =>
            {
                return end;
            }
            _ => {}
        }
        before = Some(c);
    }
    text.len()
}

/// Tells whether a line may break between a word that ends with `before` and `rest`: not after «№», not before a dash.
fn may_break(before: Option<char>, rest: &str) -> bool {
    let dash = rest.starts_with(['–', '—', '-']) && rest.chars().nth(1) == Some(' ');
    before != Some('№') && !dash
}

/// Splits a word that is longer than a line.
fn split_word(word: &str, limit: usize) -> (String, &str) {
    let mut taken = 0;
    let mut hyphenated = None;
    let mut end = word.len();
    for (at, c) in word.char_indices() {
        if taken < limit && at > 0 && hyphenates(word, at) {
            hyphenated = Some(at);
        }
        taken += c.width().unwrap_or(0);
        if taken > limit && at > 0 {
            end = at;
            break;
        }
    }
    match hyphenated {
        Some(at) => {
            let (head, tail) = word.split_at(at);
            (format!("{head}-"), tail)
        }
        None => {
            let (head, tail) = word.split_at(end);
            (head.to_owned(), tail)
        }
    }
}

/// Tells whether Russian hyphenates `word` at the byte `at`: a vowel and two letters stay on both sides, and no line
/// begins with ь, ъ or й.
///
/// «Правила русской орфографии и пунктуации» (1956), §§ 117–123, of which these are the rules that never mislead.
fn hyphenates(word: &str, at: usize) -> bool {
    let (head, tail) = word.split_at(at);
    let letters = |c: &char| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
    let head: Vec<char> = head.chars().rev().take_while(letters).collect();
    let tail: Vec<char> = tail.chars().take_while(letters).collect();
    let fits = |side: &[char]| side.len() > 1 && side.iter().any(|c| is_vowel(*c));
    let starts = tail.first().copied().unwrap_or('ь');
    fits(&head)
        && fits(&tail)
        && !matches!(starts, 'ь' | 'ъ' | 'й' | 'ы' | 'Ь' | 'Ъ' | 'Й' | 'Ы')
        && head.first().is_some_and(|last| is_vowel(*last))
        && !is_vowel(starts)
}

fn is_vowel(c: char) -> bool {
    "аеёиоуыэюяАЕЁИОУЫЭЮЯ".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, limit: usize, expected: &[&str]) {
        let lines = wrap(text, limit);
        assert_eq!(lines, expected);
        assert!(lines.iter().all(|line| width(line) <= limit));
    }

    #[test]
    fn breaks_at_blanks_and_hyphens() {
        case("Управление образования", 12, &["Управление", "образования"]);
        case(
            "novokuznetsk-2020-2021",
            13,
            &["novokuznetsk-", "2020-2021"],
        );
        case("Средняя школа № 19", 16, &["Средняя школа", "№ 19"]);
        case("Сентябрь – октябрь", 12, &["Сентябрь –", "октябрь"]);
        case("Сентябрь – октябрь", 8, &["Сентябрь", "–", "октябрь"]);
        case("г.\u{a0}Саров сегодня", 9, &["г.\u{a0}Саров", "сегодня"]);
        case("одна\nдве", 20, &["одна", "две"]);
        case("", 5, &[""]);
    }

    #[test]
    fn breaks_long_words_as_russian_does() {
        case("Запланировано", 8, &["Заплани-", "ровано"]);
        case("объектов", 4, &["объе-", "ктов"].map(|_| "").as_slice());
        case("abcdefgh", 5, &["abcde", "fgh"]);
    }
}
