//! The lines of a table of a plan file, an entry for each key, so that one may be replaced and all others stay.

use crate::words::{Lang, MessageId};

/// A key with its lines, or lines that have none: blank lines and comments.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry<'t> {
    /// The key; a cell of `extra` by its own name too.
    pub(super) key: Option<Key>,
    /// The lines, with the ends of lines.
    pub(super) text: &'t str,
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    pub(super) name: String,
    /// What stands under it inside a table written with dots: «Место проведения» of `extra`.
    pub(super) part: Option<String>,
    pub(super) value: toml::Value,
}

impl Key {
    /// Tells whether both are of one key, whatever the value.
    pub(super) fn is(&self, other: &Key) -> bool {
        self.name == other.name && self.part == other.part
    }

    fn read(text: &str) -> Option<Key> {
        let table: toml::Table = toml::from_str(text).ok()?;
        let (name, value) = table.into_iter().next()?;
        let dotted = text
            .trim_start()
            .strip_prefix(&name)
            .is_some_and(|rest| rest.trim_start().starts_with('.'));
        match value {
            toml::Value::Table(inner) if dotted => {
                let (part, value) = inner.into_iter().next()?;
                Some(Key {
                    name,
                    part: Some(part),
                    value,
                })
            }
            value => Some(Key {
                name,
                part: None,
                value,
            }),
        }
    }
}

/// Cuts `text` into its entries and returns with them the rest, from the first header of a table on.
pub(super) fn entries(text: &str) -> (Vec<Entry<'_>>, &str) {
    let mut entries = Vec::new();
    let mut rest = text;
    while !rest.is_empty() && !rest.starts_with('[') {
        let (own, after) = rest.split_at(end(rest));
        entries.push(Entry {
            key: Key::read(own),
            text: own,
        });
        rest = after;
    }
    (entries, rest)
}

/// Returns where the entry at the start of `text` ends: with its line, or with the last line of a value over several.
fn end(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let own = text.get(..at).unwrap_or_default();
        let comment = own.trim_start().starts_with('#') || own.trim().is_empty();
        if comment || toml::from_str::<toml::Table>(own).is_ok() {
            return at;
        }
    }
    text.find('\n').map_or(text.len(), |at| at + 1)
}

/// Returns the comment at the end of the only line of an entry.
pub(super) fn comment(text: &str) -> Option<&str> {
    if !text.contains('#') {
        return None;
    }
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in text.trim_end().char_indices() {
        match (quote, c) {
            _ if escaped => escaped = false,
            (Some('"'), '\\') => escaped = true,
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '#') => return text.trim_end().get(at..),
            _ => {}
        }
    }
    None
}

/// Tells whether an entry is marked as a guess.
pub(super) fn is_guess(text: &str) -> bool {
    let mark = |lang| MessageId::ImportGuess.with("").text(lang);
    comment(text).is_some_and(|comment| {
        [Lang::Russian, Lang::English]
            .into_iter()
            .any(|lang| comment.contains(mark(lang).trim_end()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_cut_into_its_entries() {
        let text = "# своё\nnumber = \"1\"\nexecutors = [ # кто\n  \"А # Б\",\n]\nextra.\"Место\" = \"зал\"  # там\n\n[other]\na = 1\n";
        let (entries, rest) = entries(text);
        let keys: Vec<String> = entries
            .iter()
            .map(|entry| match &entry.key {
                Some(key) => format!("{}/{}", key.name, key.part.as_deref().unwrap_or_default()),
                None => "-".to_owned(),
            })
            .collect();
        assert_eq!(keys, ["-", "number/", "executors/", "extra/Место", "-"]);
        assert_eq!(rest, "[other]\na = 1\n");
        assert_eq!(comment("a = \"x # y\"  # там\n"), Some("# там"));
        assert!(is_guess("a = 1  # угадано: по тексту\n"));
        assert!(!is_guess("a = 1  # проверено\n"));
    }
}
