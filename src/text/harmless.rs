//! Foreign text made harmless for a terminal: it cannot move the cursor, change colours or reverse words.

use std::borrow::Cow;

/// Returns `text` on one line: blanks for line ends and tabs, symbols for other control characters, no direction marks.
///
/// ```
/// use roadmap::text::harmless;
/// assert_eq!(harmless::line("до\t1\nмая \u{1b}[31m"), "до 1 мая ␛[31m");
/// assert_eq!(harmless::line("\u{202e}кодер"), "кодер");
/// ```
pub fn line(text: &str) -> Cow<'_, str> {
    cleaned(text, |c| match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        _ => symbol(c),
    })
}

/// Returns `text` harmless as by [`line()`], but with its line ends and tabs.
pub fn lines(text: &str) -> Cow<'_, str> {
    cleaned(text, |c| match c {
        '\t' | '\n' | '\r' => Some(c),
        _ => symbol(c),
    })
}

/// Returns whether a terminal may do something with `c` other than show it.
pub fn is_harmful(c: char) -> bool {
    // Most of every text; the rest is looked at closely.
    let plain = matches!(c, ' '..='~' | 'А'..='я');
    !plain && (c.is_control() || is_invisible(c))
}

/// Returns whether there is such a sign in `text`.
pub fn has_harmful(text: &str) -> bool {
    // No early end: so the compiler looks at many bytes at a time, and few texts need more than that.
    let suspect = text
        .bytes()
        .fold(false, |any, byte| any | begins_harmful(byte));
    suspect && text.chars().any(is_harmful)
}

/// Returns whether a harmful sign may begin with this byte of UTF-8.
fn begins_harmful(byte: u8) -> bool {
    matches!(
        byte,
        0..=0x1f | 0x7f | 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef | 0xf3
    )
}

fn cleaned(text: &str, shown: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    if has_harmful(text) {
        let parts = text
            .chars()
            .filter_map(|c| if is_harmful(c) { shown(c) } else { Some(c) });
        Cow::Owned(parts.collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns the sign that stands for a control character, nothing for an invisible mark.
fn symbol(c: char) -> Option<char> {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        _ if c.is_control() => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    }
}

/// Direction marks (Unicode's `Bidi_Control`), line separators, zero-width blanks, soft hyphens, tags.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_harmful_is_left() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            let text = format!("а{c}б");
            assert_eq!(has_harmful(&text), is_harmful(c), "{c:?}");
            assert!(!line(&text).chars().any(is_harmful), "{c:?}");
        }
        assert!(matches!(line("обычный текст"), Cow::Borrowed(_)));
        assert_eq!(lines("а\r\n\tб\u{7}"), "а\r\n\tб␇");
    }
}
