//! A plan file cut at its headers, and put together again: rows that come, go from one section to another or change
//! places, every other byte as it was.

use std::ops::Range;

use super::side::Side;
use crate::edit::{Change, EditError, apply};
use crate::text::Span;

/// What a piece of a plan file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// The passport, the registry, events.
    Other,
    /// The header of a section.
    Section(usize),
    /// A row.
    Row(usize),
    /// What the document adds: a section, or the row of this number.
    NewSection(usize),
    NewRow(usize),
}

/// A piece of a plan file.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) text: String,
    /// Where it stood.
    range: Range<usize>,
}

/// A plan file in pieces, in the order in which they are to stand.
pub(super) struct Layout {
    pub(super) pieces: Vec<Piece>,
}

impl Layout {
    /// Cuts `side` at its headers; comments right above a header go with it.
    pub(super) fn cut(side: &Side<'_>) -> Self {
        let rows = side
            .rows
            .iter()
            .zip(0..)
            .map(|((row, _), at)| (row.span().start, Kind::Row(at)));
        let sections = side
            .sections
            .iter()
            .zip(0..)
            .map(|(section, at)| (section.span().start, Kind::Section(at)));
        let mut starts: Vec<(usize, Kind)> = rows
            .chain(sections)
            .chain(
                side.other_headers()
                    .into_iter()
                    .map(|start| (start, Kind::Other)),
            )
            .map(|(start, kind)| (with_comments(side.text, start as usize), kind))
            .collect();
        starts.sort_by_key(|(start, _)| *start);
        if starts.first().is_none_or(|(start, _)| *start > 0) {
            starts.insert(0, (0, Kind::Other));
        }
        let ends: Vec<usize> = starts
            .iter()
            .skip(1)
            .map(|(start, _)| *start)
            .chain([side.text.len()])
            .collect();
        let piece = |((start, kind), end): ((usize, Kind), usize)| Piece {
            kind,
            text: side.text.get(start..end).unwrap_or_default().to_owned(),
            range: start..end,
        };
        Layout {
            pieces: starts.into_iter().zip(ends).map(piece).collect(),
        }
    }

    /// Returns where in the old text the piece of a row or section stands, or all that is above them.
    pub(super) fn range(&self, kind: Kind) -> Range<usize> {
        let mut all = self.pieces.iter();
        match kind {
            Kind::Other => {
                0..all
                    .take_while(|piece| piece.kind == Kind::Other)
                    .map(|piece| piece.range.end)
                    .max()
                    .unwrap_or_default()
            }
            kind => all
                .find(|piece| piece.kind == kind)
                .map_or(0..0, |piece| piece.range.clone()),
        }
    }

    /// Makes `changes` of the old text in the pieces they belong to.
    pub(super) fn change(&mut self, changes: Vec<Change>) -> Result<(), EditError> {
        let mut own: Vec<Vec<Change>> = vec![Vec::new(); self.pieces.len()];
        for change in changes {
            let (start, inserts) = (
                change.span.start as usize,
                change.span.start == change.span.end,
            );
            // A line goes behind the one above it: at the border of two pieces it belongs to the first.
            let start = if inserts {
                start.saturating_sub(1)
            } else {
                start
            };
            let at = self
                .pieces
                .partition_point(|piece| piece.range.end <= start);
            if let (Some(own), Some(piece)) = (own.get_mut(at), self.pieces.get(at)) {
                let base = piece.range.start;
                let end = (change.span.end as usize).saturating_sub(base);
                let from = (change.span.start as usize).saturating_sub(base);
                own.push(Change {
                    span: Span::new(from, end),
                    ..change
                });
            }
        }
        for (piece, changes) in self
            .pieces
            .iter_mut()
            .zip(own)
            .filter(|(_, own)| !own.is_empty())
        {
            piece.text = apply(&piece.text, &changes)?;
        }
        Ok(())
    }

    fn place(&self, kind: Kind) -> Option<usize> {
        self.pieces.iter().position(|piece| piece.kind == kind)
    }

    /// Puts the pieces of `kinds` into the places that they have among them, in this order.
    pub(super) fn reorder(&mut self, kinds: &[Kind]) {
        let mut places: Vec<usize> = kinds.iter().filter_map(|kind| self.place(*kind)).collect();
        let pieces: Vec<Piece> = places
            .iter()
            .filter_map(|place| self.pieces.get(*place).cloned())
            .collect();
        places.sort_unstable();
        for (place, piece) in places.into_iter().zip(pieces) {
            if let Some(old) = self.pieces.get_mut(place) {
                *old = piece;
            }
        }
    }

    /// Takes a piece out.
    pub(super) fn take(&mut self, kind: Kind) -> Option<Piece> {
        self.place(kind).map(|at| self.pieces.remove(at))
    }

    /// Puts a row behind `before`, or first in the section `home`, or first of all rows; rows of people's own, for which
    /// `own` is true, stay right behind the row they follow.
    pub(super) fn put(
        &mut self,
        piece: Piece,
        before: Option<Kind>,
        home: Option<Kind>,
        own: impl Fn(Kind) -> bool,
    ) {
        let behind = before.and_then(|kind| self.place(kind));
        let at = match (behind, home.and_then(|kind| self.place(kind))) {
            (Some(at), _) => {
                let more = self.pieces.iter().skip(at + 1);
                at + 1 + more.take_while(|piece| own(piece.kind)).count()
            }
            (None, Some(at)) => at + 1,
            (None, None) => self.first(),
        };
        self.pieces.insert(at, piece);
    }

    /// Returns the place of the first section or row.
    pub(super) fn first(&self) -> usize {
        let mut all = self.pieces.iter();
        all.position(|piece| piece.kind != Kind::Other)
            .unwrap_or(self.pieces.len())
    }

    /// Puts a section behind all that belongs to the section `before`, else before all sections and behind rows that
    /// stand in none.
    pub(super) fn put_section(&mut self, piece: Piece, before: Option<Kind>) {
        let is_section =
            |piece: &Piece| matches!(piece.kind, Kind::Section(_) | Kind::NewSection(_));
        let from = before
            .and_then(|kind| self.place(kind))
            .map_or(0, |at| at + 1);
        let next = self.pieces.iter().skip(from).position(is_section);
        let at = next.map_or(self.pieces.len(), |next| from + next);
        self.pieces.insert(at, piece);
    }

    /// Returns the pieces as a text: one blank line between what did not stand together before.
    pub(super) fn join(self) -> String {
        let mut text = String::new();
        let mut end = Some(0);
        let whole = self
            .pieces
            .iter()
            .map(|piece| piece.range.end)
            .max()
            .unwrap_or_default();
        for piece in &self.pieces {
            if end != Some(piece.range.start) || piece.range.is_empty() {
                text.truncate(text.trim_end().len());
                text.push_str(if text.is_empty() { "" } else { "\n\n" });
                text.push_str(piece.text.trim_start_matches('\n'));
            } else {
                text.push_str(&piece.text);
            }
            end = (!piece.range.is_empty()).then_some(piece.range.end);
        }
        if end != Some(whole) {
            text.truncate(text.trim_end().len());
            text.push('\n');
        }
        text
    }
}

impl Piece {
    /// Returns what the document adds.
    pub(super) fn new(kind: Kind, text: String) -> Self {
        Piece {
            kind,
            text,
            range: 0..0,
        }
    }

    /// Writes the headers of a row as they are called in a section, or outside of one.
    pub(super) fn nest(&mut self, in_section: bool) {
        let (from, to) = if in_section {
            ("item", "section.item")
        } else {
            ("section.item", "item")
        };
        let header = |line: &str| {
            let bare = line.trim_start_matches('[');
            let signs = line.len() - bare.len();
            let rest = bare.strip_prefix(from)?;
            ((1..=2).contains(&signs) && rest.starts_with([']', '.']))
                .then(|| format!("{}{to}{rest}", "[".repeat(signs)))
        };
        let lines = self.text.split_inclusive('\n');
        self.text = lines
            .map(|line| header(line).unwrap_or_else(|| line.to_owned()))
            .collect();
    }
}

/// Returns where the comments right above the line of `at` begin.
fn with_comments(text: &str, at: usize) -> usize {
    let mut start = text
        .get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |end| end + 1);
    while let Some(above) = text
        .get(..start)
        .and_then(|before| before.strip_suffix('\n'))
    {
        let line = above.rfind('\n').map_or(0, |end| end + 1);
        if !above
            .get(line..)
            .is_some_and(|above| above.trim_start().starts_with('#'))
        {
            break;
        }
        start = line;
    }
    start
}
