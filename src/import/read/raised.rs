//! Digits above the line: minutes, powers, letters of classes, marks of footnotes.

use std::borrow::Cow;

/// Returns `text`, raised behind `before`, as a line of plain text has it: «10⁰⁰» is 10:00, other digits stay raised.
pub(super) fn raised<'t>(text: &'t str, before: &str) -> Cow<'t, str> {
    let own = text.trim();
    let signs: Option<String> = own.chars().map(sign).collect();
    let Some(signs) = signs.filter(|_| own.contains(|c: char| c.is_ascii_digit())) else {
        return text.into();
    };
    let hour = before.rsplit(|c: char| !c.is_ascii_digit()).next();
    let hour = hour.filter(|hour| hour.len() < 3);
    let timed = hour.is_some_and(|hour| hour.parse().is_ok_and(|hour: u8| hour < 25));
    let number = own.bytes().all(|byte| byte.is_ascii_digit());
    let minutes = number && own.len() == 2 && own < "60" && own.ends_with(['0', '5']);
    let written = if timed && minutes {
        format!(":{own}")
    } else {
        signs
    };
    text.replacen(own, &written, 1).into()
}

/// Returns the raised sign of Unicode.
fn sign(c: char) -> Option<char> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    match c {
        '+' => Some('⁺'),
        '-' | '−' | '–' => Some('⁻'),
        '(' => Some('⁽'),
        ')' => Some('⁾'),
        _ => RAISED.get(c.to_digit(10)? as usize).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_minutes_and_other_digits_stay_raised() {
        let case = |before, text, expected: &str| assert_eq!(raised(text, before), expected);
        case("в 10", "00", ":00");
        case("с 9", "30", ":30");
        case("в 24", "00", ":00");
        case("в 25", "00", "⁰⁰");
        case("на 10", "12", "¹²");
        case("2010", "00", "⁰⁰");
        case("100 м", "2", "²");
        case("Класс 7", "1 ", "¹ ");
        case("до 15.04.2022", "1)", "¹⁾");
        case("10", "-5", "⁻⁵");
        case("7", "а", "а");
        case("5", "-й", "-й");
        case("", "*", "*");
        case("", "", "");
    }
}
