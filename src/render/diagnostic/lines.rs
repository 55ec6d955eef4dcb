//! Bytes of a text as lines and columns.

use crate::text::Span;

/// Where the lines of a text begin, so that many places are found fast.
#[derive(Debug, Clone)]
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

/// A place as editors count it: from 1, columns in characters, the end after the last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LineRange {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let newlines = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0).chain(newlines.map(|at| at + 1));
        Lines {
            text,
            starts: starts.collect(),
        }
    }

    /// Returns the place of `span`; what lies outside the text counts as its end.
    pub(super) fn place(&self, span: Span) -> LineRange {
        let (line, column) = self.position(span.start as usize);
        let (end_line, end_column) = self.position(span.end.max(span.start) as usize);
        LineRange {
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// Returns the index of the line that holds byte `offset`.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// Returns whether there is no text to show.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns where line `index` begins and what stands in it, without its line break.
    pub(super) fn line(&self, index: usize) -> (usize, &'a str) {
        let start = self.starts.get(index).copied().unwrap_or(self.text.len());
        let end = self.starts.get(index + 1).copied();
        let line = self.text.get(start..end.unwrap_or(self.text.len()));
        let line = line.unwrap_or_default();
        let line = line.strip_suffix('\n').unwrap_or(line);
        (start, line.strip_suffix('\r').unwrap_or(line))
    }

    /// Returns the part of `span` that `replacement` really changes, and what it becomes.
    pub(super) fn difference<'r>(&self, span: Span, replacement: &'r str) -> (Span, &'r str) {
        let start = self.boundary(span.start);
        let old = self
            .text
            .get(start..self.boundary(span.end))
            .unwrap_or_default();
        let same = |pair: &(char, char)| pair.0 == pair.1;
        let length = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
            pairs.take_while(same).map(|(c, _)| c.len_utf8()).sum()
        };
        let head = length(&mut old.chars().zip(replacement.chars()));
        let (old, new) = (
            old.get(head..).unwrap_or_default(),
            replacement.get(head..).unwrap_or_default(),
        );
        let tail = length(&mut old.chars().rev().zip(new.chars().rev()));
        let core = Span::new(start + head, start + head + old.len() - tail);
        (core, new.get(..new.len() - tail).unwrap_or_default())
    }

    /// Returns `offset` moved back to the start of its character, and into the text.
    pub(super) fn boundary(&self, offset: u32) -> usize {
        let offset = (offset as usize).min(self.text.len());
        self.text.floor_char_boundary(offset)
    }

    fn position(&self, offset: usize) -> (usize, usize) {
        let offset = self.boundary(u32::try_from(offset).unwrap_or(u32::MAX));
        let line = self.line_of(offset);
        let before = self.text.get(self.starts[line]..offset).unwrap_or_default();
        (line + 1, before.chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::source::position;

    #[test]
    fn counts_characters_from_one() {
        let lines = Lines::new("а\nсрок = \"x\"\r\nz");
        let place = lines.place(Span::new(3, 11));
        assert_eq!((place.line, place.column), (2, 1));
        assert_eq!((place.end_line, place.end_column), (2, 5));
        assert_eq!(lines.place(Span::new(900, 901)).line, 3);
    }

    proptest! {
        #[test]
        fn agrees_with_the_slow_way(text in "[аbё\n\r\t\"]{0,30}", offset in 0usize..60) {
            let place = Lines::new(&text).place(Span::new(offset, offset));
            let slow = position(&text, offset);
            prop_assert_eq!((place.line, place.column), (slow.line, slow.column));
        }
    }
}
