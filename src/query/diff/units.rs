//! The units of a text that an order names whole: a word, a date, «№ 65», a name with its initials, a sign.

use crate::phrase::month_name;

/// Returns the units of `text`, without the blanks between them.
pub(super) fn units(text: &str) -> Vec<&str> {
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (start, end) in pieces(text) {
        match places.last_mut() {
            Some(last)
                if part(text, last.1, start).chars().all(char::is_whitespace)
                    && belong(part(text, last.0, last.1), part(text, start, end)) =>
            {
                last.1 = end;
            }
            _ => places.push((start, end)),
        }
    }
    let unit = |(start, end): (usize, usize)| part(text, start, end);
    places.into_iter().map(unit).collect()
}

/// Returns the bytes of `text` from one to another.
fn part(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}

/// Takes a text apart into words and the signs around them.
fn pieces(text: &str) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let body = bare.trim_start_matches(opens);
        let core = body.trim_end_matches(closes);
        let start = at + bare.len() - body.len();
        let end = start + core.len();
        let dot = usize::from(
            body.get(core.len()..)
                .is_some_and(|rest| rest.starts_with('.'))
                && keeps_dot(core),
        );
        let mut signs = |from: usize, to: usize| {
            let sign =
                |(place, sign): (usize, char)| (from + place, from + place + sign.len_utf8());
            pieces.extend(part(text, from, to).char_indices().map(sign));
        };
        signs(at, start);
        if core.is_empty() {
            signs(start, at + bare.len());
        } else {
            pieces.push((start, end + dot));
            let sign = |(place, sign): (usize, char)| {
                let from = end + dot + place;
                (from, from + sign.len_utf8())
            };
            let rest = part(text, end + dot, at + bare.len());
            pieces.extend(rest.char_indices().map(sign));
        }
        at += word.len();
    }
    pieces
}

fn opens(c: char) -> bool {
    matches!(c, '«' | '„' | '“' | '"' | '(' | '[')
}

fn closes(c: char) -> bool {
    matches!(
        c,
        '»' | '“' | '”' | '"' | ')' | ']' | '.' | ',' | ';' | ':' | '!' | '?' | '…'
    )
}

/// Returns whether the dot behind `word` is part of it: of initials and abbreviations, not of the sentence.
fn keeps_dot(word: &str) -> bool {
    let letters = || word.chars().all(char::is_alphabetic);
    (word.contains('.') && word.chars().any(char::is_alphabetic))
        || (letters() && word.chars().count() <= 2)
        || [
            "тыс", "млн", "руб", "сент", "янв", "февр", "апр", "авг", "окт", "нояб", "дек", "стр",
        ]
        .contains(&word.to_lowercase().as_str())
}

/// Returns whether two neighbours are one unit.
fn belong(first: &str, next: &str) -> bool {
    let last = first.rsplit(char::is_whitespace).next().unwrap_or(first);
    let digits = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    let number = digits(last);
    let lowered = next.to_lowercase();
    let year = || {
        matches!(
            lowered.as_str(),
            "г." | "г" | "гг." | "гг" | "год" | "года" | "году" | "годов" | "годы"
        )
    };
    let name = |word: &str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().count() > 1
            && word.chars().all(|c| c.is_alphabetic() || c == '-')
    };
    let refers = || {
        matches!(
            last.to_lowercase().as_str(),
            "п." | "пп." | "ст." | "ч." | "№"
        )
    };
    (refers() && digits(next))
        || (number && (year() || is_month(&lowered)))
        || (is_month(&last.to_lowercase()) && digits(next))
        || (are_initials(last) && name(next))
        || (name(last) && are_initials(next) && !first.contains('.'))
}

fn is_month(word: &str) -> bool {
    (1..=12).any(|month| {
        let (name, genitive) = month_name(month);
        word == name || word == genitive
    })
}

fn are_initials(word: &str) -> bool {
    let mut parts = word.split_terminator('.').peekable();
    word.ends_with('.')
        && parts.peek().is_some()
        && parts.all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_whole_is_one_unit() {
        let case = |text: &str, expected: &[&str]| assert_eq!(units(text), expected);
        case(
            "приказ от 27.03.2021 № 89, О.А. Ефимова",
            &["приказ", "от", "27.03.2021", "№ 89", ",", "О.А. Ефимова"],
        );
        case(
            "до 25 мая 2021 г. Ефимова О.А.",
            &["до", "25 мая 2021 г.", "Ефимова О.А."],
        );
        case(
            "Проект «500+» (п. 5).",
            &["Проект", "«", "500+", "»", "(", "п. 5", ")", "."],
        );
        case(
            "письмо № 02-21/9 в 2021-2022 гг.",
            &["письмо", "№ 02-21/9", "в", "2021-2022 гг."],
        );
        case("До 27.03.2021.", &["До", "27.03.2021", "."]);
        case("Сдать отчёт.", &["Сдать", "отчёт", "."]);
        case("…", &["…"]);
        case("", &[]);
    }
}
