//! Text of a file made harmless without moving its places, and prose broken into lines.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr as _;

use crate::text::harmless::is_harmful;

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
    // The renderer shows the controls of ASCII itself; private use is what snippets mark places by.
    if c.is_ascii() || !(is_harmful(c) || ('\u{e000}'..='\u{f8ff}').contains(&c)) {
        return c;
    }
    match c.len_utf8() {
        2 => '·',
        3 => char::REPLACEMENT_CHARACTER,
        _ => '🔲',
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
    }

    proptest! {
        #[test]
        fn neutral_text_keeps_its_places(text in "\\PC{0,20}[\u{80}-\u{9f}\u{202e}\u{feff}]{0,4}\\PC{0,5}") {
            let shown = neutral(&text);
            prop_assert_eq!(shown.len(), text.len());
            prop_assert!(shown.chars().all(|c| c.is_ascii() || !is_harmful(c)));
            prop_assert!(text.char_indices().map(|(at, _)| at).eq(shown.char_indices().map(|(at, _)| at)));
        }
    }
}
