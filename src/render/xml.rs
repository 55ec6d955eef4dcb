//! Text inside XML and HTML: nothing in it is markup, and nothing in it moves or hides other text.

use crate::text::harmless;

/// Returns `text` on one line, as the content of an element or of an attribute in double quotes.
pub(super) fn line(text: &str) -> String {
    escaped(&harmless::line(text))
}

/// Returns the lines of `text`, each as the content of an element.
pub(super) fn lines(text: &str) -> impl Iterator<Item = String> {
    let trimmed = text.trim_matches(['\r', '\n']);
    trimmed.lines().map(line)
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // XML has no way to write these two.
            '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text() {
        assert_eq!(
            line("<b a=\"'\">&\u{202e}\u{1b}\u{ffff}"),
            "&lt;b a=&quot;&#39;&quot;&gt;&amp;␛\u{fffd}"
        );
        assert_eq!(
            lines("а\nб <в>\n").collect::<Vec<_>>(),
            ["а", "б &lt;в&gt;"]
        );
    }
}
