//! TOML values as an edit writes them, always on one line.

use chrono::NaiveDate;
use toml_spanner::Arena;

pub(super) use crate::text::literal::{key, quoted as text};

/// Returns `text` as a TOML string in the quotes of `former`, the value it replaces.
pub(super) fn text_like(text: &str, former: &str) -> String {
    let literal = former.starts_with('\'') && !former.starts_with("'''");
    if literal && !text.contains(|c: char| c == '\'' || c.is_control()) {
        format!("'{text}'")
    } else {
        self::text(text)
    }
}

/// Returns `written`, a value as edits write it, in the quotes of `former` where both are strings.
pub(super) fn like(written: &str, former: &str) -> String {
    said(written).map_or_else(|| written.to_owned(), |said| text_like(&said, former))
}

/// Returns what the TOML string `raw` says; `None` where it is no string.
pub(super) fn said(raw: &str) -> Option<String> {
    let text = format!("k={raw}");
    let arena = Arena::new();
    let read = toml_spanner::parse(&text, &arena).ok()?;
    read.table().get("k")?.as_str().map(str::to_owned)
}

/// Returns whether two values are equal; strings may differ in their quotes.
pub(super) fn same(one: &str, other: &str) -> bool {
    one == other || said(one).is_some_and(|said| Some(said) == self::said(other))
}

/// Returns `day` as a TOML date.
pub(super) fn date(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// Returns `fields`, values written already, as an inline table.
pub(super) fn table(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(key, value)| format!("{key} = {value}"))
        .collect();
    format!("{{ {} }}", fields.join(", "))
}

/// Returns `elements`, written already, as an array on one line.
pub(super) fn array(elements: &[String]) -> String {
    format!("[{}]", elements.join(", "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quotes_as_the_file_does() {
        assert_eq!(text("до 15.04.2022"), "\"до 15.04.2022\"");
        assert_eq!(text_like("май", "'март'"), "'май'");
        assert_eq!(text_like("д'Артаньян", "'март'"), "\"д'Артаньян\"");
        assert_eq!(text_like("май", "\"март\""), "\"май\"");
        assert_eq!(key("Форма"), "\"Форма\"");
    }

    proptest! {
        #[test]
        fn every_text_reads_back_and_stays_on_its_line(value in "[\\x00-\\x{ff}а-я\"'\\\\]{0,20}") {
            let written = format!("k = {}", text(&value));
            prop_assert_eq!(written.lines().count(), 1);
            let arena = Arena::new();
            let read = toml_spanner::parse(&written, &arena).unwrap();
            prop_assert_eq!(read.table().get("k").unwrap().as_str().unwrap(), &value);
        }
    }
}
