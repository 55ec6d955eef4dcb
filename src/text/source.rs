//! A file's text, and places in it as people count them.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::Span;

/// A text with the name it is shown under.
#[derive(Debug, Clone)]
pub struct Source {
    path: PathBuf,
    text: String,
    /// Where its lines begin, once a place was asked for.
    lines: OnceLock<Vec<usize>>,
}

/// A place as editors count it: both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl Source {
    /// Returns `text` as the text of `path`; a byte order mark is not part of a text.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        Source {
            path: path.into(),
            text: text.into(),
            lines: OnceLock::new(),
        }
    }

    /// Returns the path the text was read from, as the user named it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the position of the first character of `span`.
    pub fn position(&self, span: Span) -> Position {
        let lines = self.lines.get_or_init(|| {
            let newlines = self.text.match_indices('\n');
            std::iter::once(0)
                .chain(newlines.map(|(at, _)| at + 1))
                .collect()
        });
        let offset = self
            .text
            .floor_char_boundary((span.start as usize).min(self.text.len()));
        let line = lines.partition_point(|start| *start <= offset);
        let start = line
            .checked_sub(1)
            .and_then(|line| lines.get(line))
            .copied();
        let before = self.text.get(start.unwrap_or_default()..offset);
        Position {
            line,
            column: before.unwrap_or_default().chars().count() + 1,
        }
    }
}

/// Returns the position of byte `offset` in `text`; an offset inside a character counts as its start.
pub fn position(text: &str, offset: usize) -> Position {
    let offset = text.floor_char_boundary(offset.min(text.len()));
    let before = text.get(..offset).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Position {
        line: before.bytes().filter(|&b| b == b'\n').count() + 1,
        column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "a\nсрок = \"x\"\r\nz";
        let at = |needle| position(text, text.find(needle).unwrap());
        assert_eq!(at("рок"), Position { line: 2, column: 2 });
        assert_eq!(at("\"x"), Position { line: 2, column: 8 });
        assert_eq!(at("z"), Position { line: 3, column: 1 });
        assert_eq!(position(text, 999), Position { line: 3, column: 2 });
        let source = Source::new("a", text);
        for offset in 0..=text.len() + 1 {
            let place = source.position(Span::new(offset, offset));
            assert_eq!(place, position(text, offset), "{offset}");
        }
    }
}
