//! Text made harmless to a terminal, and broken into lines.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr as _;

/// Returns `text` with what a terminal would act on shown as a sign; line breaks stay.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    let shown = |c: char| match c {
        '\n' => c,
        '\t' => ' ',
        '\u{7f}' => '␡',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('�'),
        _ => neutral_char(c),
    };
    if text.chars().all(|c| shown(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(shown).collect())
    }
}

/// Returns `text` harmless and in one line.
pub(super) fn one_line(text: &str) -> String {
    visible(text).replace('\n', "␊")
}

/// Returns `text` with what the renderer would let through to the terminal replaced by signs of the same length, so
/// that places in it stay.
pub(super) fn neutral(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| neutral_char(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(neutral_char).collect())
    }
}

fn neutral_char(c: char) -> char {
    match c {
        // C1 controls and the Arabic letter mark: two bytes, as the middle dot.
        '\u{80}'..='\u{9f}' | '\u{61c}' => '·',
        // Marks and overrides of direction, separators of lines and paragraphs, an inner byte order mark: three.
        '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => '�',
        _ => c,
    }
}

/// Breaks the first line of `text` between words so that none is wider than `width`; the lines after it are to be
/// copied and stay whole.
pub(super) fn wrap(text: &str, width: usize) -> String {
    let (prose, code) = text.split_once('\n').unwrap_or((text, ""));
    let mut out = String::with_capacity(text.len() + 8);
    let mut column = 0;
    for word in prose.split(' ') {
        let wide = word.width();
        if column > 0 && column + 1 + wide > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += wide;
    }
    if !code.is_empty() {
        out.push('\n');
        out.push_str(code);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn breaks_prose_but_not_code() {
        assert_eq!(wrap("раз два три", 7), "раз два\nтри");
        assert_eq!(
            wrap("добавьте это:\n\"а\" = { kind = \"unit\" }", 9),
            "добавьте\nэто:\n\"а\" = { kind = \"unit\" }"
        );
        assert_eq!(one_line("а\u{1b}[31m\n\u{9b}"), "а␛[31m␊·");
    }

    proptest! {
        #[test]
        fn neutral_text_keeps_its_places(text in "\\PC{0,20}[\u{80}-\u{9f}\u{202e}\u{feff}]{0,4}\\PC{0,5}") {
            let shown = neutral(&text);
            prop_assert_eq!(shown.len(), text.len());
            prop_assert!(text.char_indices().map(|(at, _)| at).eq(shown.char_indices().map(|(at, _)| at)));
        }

        #[test]
        fn no_control_character_is_left(text in any::<String>()) {
            prop_assert!(visible(&text).chars().all(|c| c == '\n' || !c.is_control()));
        }
    }
}
