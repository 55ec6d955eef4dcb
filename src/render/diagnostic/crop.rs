//! Lines cut to the terminal's width around what is pointed at.

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

use super::lines::Lines;
use super::visible::neutral;
use crate::text::Span;

/// Shows that a line goes on.
const ELLIPSIS: &str = "…";
/// Columns of what is pointed at that are shown in any case, however long its label; fewer where the line has not twice
/// as many.
const LEAST: usize = 16;
/// Columns shown before what is pointed at, where the line is cut there; fewer where the line has not four times as
/// many.
const LEAD: usize = 12;
/// Lines beside one that is pointed at which may be shown with it.
const BESIDE: usize = 2;

/// A line of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    start: usize,
    text: &'a str,
}

/// A piece of a line, with signs where it was cut, and the place that is pointed at in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

impl<'a> Line<'a> {
    /// Returns line `index`.
    pub(super) fn new(lines: &Lines<'a>, index: usize) -> Self {
        let (start, text) = lines.line(index);
        Line { start, text }
    }

    /// Returns whether all of `span` can be shown in `width` columns.
    pub(super) fn shows(&self, span: Span, width: usize) -> bool {
        let range = self.within(span);
        columns(self.text) <= width || self.columns(range) + 2 * LEAD <= width
    }

    /// Returns whether there is nothing but blanks at `span`.
    pub(super) fn is_blank(&self, span: Span) -> bool {
        let piece = self.text.get(self.within(span));
        piece.is_none_or(|piece| piece.trim().is_empty())
    }

    /// Returns `span` in bytes of the line.
    fn within(&self, span: Span) -> Range<usize> {
        let clamp = |at: u32| {
            (at as usize)
                .saturating_sub(self.start)
                .min(self.text.len())
        };
        let start = self.text.floor_char_boundary(clamp(span.start));
        let end = self.text.ceil_char_boundary(clamp(span.end));
        start..end.max(start)
    }

    fn columns(&self, range: Range<usize>) -> usize {
        self.text.get(range).map_or(0, columns)
    }

    /// Returns the bytes shown of the line in `width` columns when `range` must be seen from its start, with `after`
    /// columns kept free for a label after it.
    fn window(&self, range: Range<usize>, after: usize, width: usize) -> Range<usize> {
        let right_edge = self.columns(0..range.end) + after;
        if columns(self.text) <= width && right_edge <= width {
            return 0..self.text.len();
        }
        // Both ends may get an ellipsis.
        let width = width.saturating_sub(2);
        let (least, least_lead) = (LEAST.min(width / 2), LEAD.min(width / 4));
        let room = width.saturating_sub(after + least_lead).max(least);
        let end = advance(self.text, range.start, room).min(range.end);
        let shown = self.columns(range.start..end);
        let lead = width.saturating_sub(shown + after).max(least_lead);
        let start = if right_edge <= width {
            0
        } else {
            retreat(self.text, range.start, lead)
        };
        let taken = self.columns(start..end);
        let tail = if end < range.end {
            0
        } else {
            width.saturating_sub(taken)
        };
        start..advance(self.text, end, tail)
    }

    /// Returns what is shown of the window.
    fn cut(&self, window: Range<usize>, range: Range<usize>) -> Cut {
        let before = if window.start > 0 { ELLIPSIS } else { "" };
        let after = if window.end < self.text.len() {
            ELLIPSIS
        } else {
            ""
        };
        let piece = self.text.get(window.clone()).unwrap_or_default();
        let moved = |at: usize| at.clamp(window.start, window.end) - window.start + before.len();
        Cut {
            text: format!("{before}{}{after}", neutral(piece)),
            range: moved(range.start)..moved(range.end),
        }
    }

    /// Returns the piece of the line around `core`, so that it fits the width before and after the change.
    pub(super) fn cut_for_patch(&self, core: Span, replacement: &str, width: usize) -> Cut {
        let range = self.within(core);
        let grown = columns(replacement).saturating_sub(self.columns(range.clone()));
        // The renderer puts a sign of its own before the line.
        let width = width.saturating_sub(2 + grown);
        let window = if columns(self.text) <= width {
            0..self.text.len()
        } else {
            self.window(range.clone(), LEAD.min(width / 4), width)
        };
        self.cut(window, range)
    }
}

/// Some lines of a text as they are drawn, and the places pointed at in them.
#[derive(Debug)]
pub(super) struct View {
    pub(super) text: String,
    /// The number of the first line, from 1.
    pub(super) first_line: usize,
    /// The places pointed at, and what is written beside them.
    pub(super) labels: Vec<(Range<usize>, Option<String>)>,
    /// Which labels are too wide to stand beside their places.
    pub(super) beneath: Vec<usize>,
}

impl View {
    /// Returns the lines of all `labels` and those between them; a label is drawn in its first line only.
    pub(super) fn new(lines: &Lines<'_>, labels: &[(Span, Option<String>)], width: usize) -> View {
        let line_of = |span: Span| lines.line_of(lines.boundary(span.start));
        let pointed: Vec<usize> = labels.iter().map(|(span, _)| line_of(*span)).collect();
        let first = pointed.iter().copied().min().unwrap_or_default();
        let last = pointed.iter().copied().max().unwrap_or_default();
        let mut view = View {
            text: String::new(),
            first_line: first + 1,
            labels: labels
                .iter()
                .map(|(_, text)| (0..0, text.clone()))
                .collect(),
            beneath: Vec::new(),
        };
        for index in first..=last {
            let here = |(at, _): &(usize, &usize)| pointed[*at] == index;
            let here: Vec<usize> = pointed
                .iter()
                .enumerate()
                .filter(here)
                .map(|(at, _)| at)
                .collect();
            if here.is_empty() {
                let near = pointed.iter().any(|line| line.abs_diff(index) <= BESIDE);
                view.push_plain(near.then(|| Line::new(lines, index)), width);
            } else {
                view.push_pointed(Line::new(lines, index), &here, labels, width);
            }
        }
        view
    }

    /// Adds a line that nothing points at; one far from all others is not shown and may be empty.
    fn push_plain(&mut self, line: Option<Line<'_>>, width: usize) {
        if let Some(line) = line {
            let end = advance(line.text, 0, width.saturating_sub(2));
            self.text.push_str(&line.cut(0..end, 0..0).text);
        }
        self.text.push('\n');
    }

    /// Adds a line that the labels numbered `here` point at.
    fn push_pointed(
        &mut self,
        line: Line<'_>,
        here: &[usize],
        labels: &[(Span, Option<String>)],
        width: usize,
    ) {
        let ranges: Vec<Range<usize>> = here.iter().map(|at| line.within(labels[*at].0)).collect();
        let start = ranges
            .iter()
            .map(|range| range.start)
            .min()
            .unwrap_or_default();
        let end = ranges
            .iter()
            .map(|range| range.end)
            .max()
            .unwrap_or_default();
        // The label of what stands rightmost is drawn after it, the others below.
        let rightmost = here
            .iter()
            .zip(&ranges)
            .max_by_key(|(_, range)| range.start);
        let rightmost = rightmost.map(|(at, _)| *at);
        let label = |at: usize| {
            labels[at]
                .1
                .as_deref()
                .map_or(0, |label| columns(label) + 1)
        };
        // Where the label of a place ends that is drawn in `window`.
        let edge = |window: &Range<usize>, at: usize, range: &Range<usize>| {
            let place = line.cut(window.clone(), range.clone());
            let drawn = if Some(at) == rightmost {
                place.range.end
            } else {
                place.range.start
            };
            columns(place.text.get(..drawn).unwrap_or_default()) + label(at)
        };
        let places = || here.iter().copied().zip(&ranges);
        let fits = |window: &Range<usize>| {
            places().all(|(at, range)| Some(at) != rightmost || edge(window, at, range) <= width)
        };
        let beside = line.window(start..end, rightmost.map_or(0, label), width);
        let window = if fits(&beside) {
            beside
        } else {
            line.window(start..end, 0, width)
        };
        for (at, range) in places() {
            if label(at) > 0 && edge(&window, at, range) > width {
                self.beneath.push(at);
            }
            let range = line.cut(window.clone(), range.clone()).range;
            self.labels[at].0 = range.start + self.text.len()..range.end + self.text.len();
        }
        let cut = line.cut(window, 0..0);
        // An empty line has no place to point at.
        self.text
            .push_str(if cut.text.is_empty() { " " } else { &cut.text });
        self.text.push('\n');
    }
}

/// Returns the columns that `text` takes.
fn columns(text: &str) -> usize {
    text.chars().map(char_columns).sum()
}

fn char_columns(c: char) -> usize {
    match c {
        '\t' => 4,
        _ => c.width().unwrap_or(1),
    }
}

/// Returns the byte at most `room` columns after byte `from`.
fn advance(text: &str, from: usize, room: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let mut taken = 0;
    let past = rest.char_indices().find(|(_, c)| {
        taken += char_columns(*c);
        taken > room
    });
    past.map_or(text.len(), |(at, _)| from + at)
}

/// Returns the byte at most `room` columns before byte `from`.
fn retreat(text: &str, from: usize, room: usize) -> usize {
    let rest = text.get(..from).unwrap_or_default();
    let mut taken = 0;
    let past = rest.char_indices().rev().find(|(_, c)| {
        taken += char_columns(*c);
        taken > room
    });
    past.map_or(0, |(at, c)| at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_pointed_at_is_seen_from_its_start(
            text in "[а-яa-z «»\t]{1,200}", from in 0usize..200, length in 1usize..60, after in 0usize..40,
        ) {
            let chars: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let at = |index: usize| chars[index.min(chars.len() - 1)];
            let span = Span::new(at(from), at(from + length));
            let lines = Lines::new(&text);
            let line = Line::new(&lines, 0);
            let range = line.within(span);
            let window = line.window(range.clone(), after, 73);
            prop_assert!(window.start <= range.start && range.start <= window.end);
            prop_assert!(columns(&line.cut(window, range).text) <= 73);
        }

        #[test]
        fn no_span_makes_it_panic(text in "[а-я\r\n\t]{0,40}", start in 0u32..100, end in 0u32..100, width in 0usize..30) {
            let lines = Lines::new(&text);
            let view = View::new(&lines, &[(Span { start, end }, Some("слово".to_owned()))], width);
            prop_assert!(view.labels.iter().all(|(range, _)| view.text.get(range.clone()).is_some()));
        }
    }
}
