//! The order of the Russian alphabet: ё beside е, capitals beside small letters, numbers by their value.

use super::russian;

/// Returns a key by which texts sort as a Russian reader looks for them: quotes and other signs do not count, ё stands
/// beside е, a capital beside its small letter, numbers come by value and before letters, Russian before Latin.
///
/// ```
/// use roadmap::text::order::key;
/// let mut names = ["Школа № 10", "Яшин", "школа № 2", "Ёлкин", "«Дар»", "Егоров"];
/// names.sort_by_key(|name| key(name));
/// assert_eq!(names, ["«Дар»", "Егоров", "Ёлкин", "школа № 2", "Школа № 10", "Яшин"]);
/// ```
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() * 3 + 2);
    for word in text.split(|c: char| !russian::is_letter_or_digit(c)) {
        if !word.is_empty() {
            push_word(&mut key, word);
            key.push(' ');
        }
    }
    // What is alike so far is told apart by ё, then by capitals and signs.
    key.push('\0');
    key.extend(text.chars().flat_map(char::to_lowercase));
    key.push('\0');
    key.push_str(text);
    key
}

fn push_word(key: &mut String, word: &str) {
    let is_russian = word.chars().any(|c| matches!(c, 'А'..='я' | 'ё' | 'Ё'));
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 {
            let (number, tail) = rest.split_at(digits);
            push_number(key, number);
            rest = tail;
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            // A Latin letter in a Russian word is one that looks like its own.
            _ if is_russian => key.push(russian::fold_letter(c)),
            'A'..='Z' | 'a'..='z' => key.extend(['\u{ffff}', c.to_ascii_lowercase()]),
            _ => key.extend(c.to_lowercase()),
        }
    }
}

/// Adds a number so that a greater one sorts behind: one of more digits is greater.
fn push_number(key: &mut String, digits: &str) {
    let value = digits.trim_start_matches('0');
    let length = u32::try_from(value.len()).unwrap_or(u32::MAX);
    // Signs below the letters; a plan has no numbers of hundreds of digits, and these still sort among themselves.
    key.push('!');
    key.push(char::from_u32(u32::from('!') + length.min(0x200)).unwrap_or('~'));
    key.push_str(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn in_order(names: &[&str]) {
        let mut sorted = names.to_vec();
        sorted.reverse();
        sorted.sort_by_key(|name| key(name));
        assert_eq!(sorted, names);
    }

    #[test]
    fn names_stand_as_in_the_alphabet() {
        in_order(&[
            "администрация",
            "Белова Г.М.",
            "Единая служба",
            "Ёлкинская СОШ",
            "Жигулина М.Л.",
        ]);
        in_order(&["елка", "ёлка", "ель"]);
        in_order(&["Дом", "дом", "Домна"]);
    }

    #[test]
    fn numbers_come_by_value() {
        in_order(&["Школа № 2", "школа № 10", "Школа № 10а", "Школа № 19"]);
        in_order(&["1.2", "1.10", "2.1", "331"]);
        in_order(&["2021", "план"]);
    }

    #[test]
    fn signs_do_not_count() {
        in_order(&["«500+», Первоуральск", "Саров", "school-19-2021"]);
        in_order(&["Отдел", "«Отдел культуры»", "Отдел-центр"]);
        in_order(&["dubovsky-2021", "pervouralsk-2022", "sarov-2021-2022"]);
    }
}
