//! Places in a text, in bytes.

use std::ops::Range;

/// A half-open range of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// Returns the span `start..end`; texts are smaller than 4 GiB, see `io`.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |n| u32::try_from(n).unwrap_or(u32::MAX);
        Span {
            start: narrow(start),
            end: narrow(end),
        }
    }

    /// Returns the span as a range of indices.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Returns what of `text` stands between it and the span after it.
    #[must_use]
    pub fn gap(self, next: Span, text: &str) -> &str {
        let between = text.get(self.end as usize..next.start as usize);
        between.unwrap_or_default()
    }

    /// Returns the span moved `offset` bytes to the right.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Span {
        Span::new(self.start as usize + offset, self.end as usize + offset)
    }

    /// Returns whether the span holds no bytes.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// A value and where it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it is written, its quotes included.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Returns `value` as written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}
