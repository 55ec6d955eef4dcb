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
        let rows = side.rows.iter().map(|(row, _)| row.span().start);
        let rows = rows.zip((0..).map(Kind::Row));
        let sections = side.sections.iter().map(|section| section.span().start);
        let sections = sections.zip((0..).map(Kind::Section));
        let others = side.other_headers().into_iter();
        let others = others.map(|start| (start, Kind::Other));
        let starts = rows.chain(sections).chain(others);
        let starts = starts.map(|(at, kind)| (with_comments(side.text, at as usize), kind));
        let mut starts: Vec<(usize, Kind)> = starts.collect();
        starts.sort_by_key(|(start, _)| *start);
        if starts.first().is_none_or(|(start, _)| *start > 0) {
            starts.insert(0, (0, Kind::Other));
        }
        let ends = starts.iter().skip(1).map(|(start, _)| *start);
        let ends: Vec<usize> = ends.chain([side.text.len()]).collect();
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
                let above = all.take_while(|piece| piece.kind == Kind::Other);
                0..above.map(|piece| piece.range.end).max().unwrap_or_default()
            }
            kind => {
                let own = all.find(|piece| piece.kind == kind);
                own.map_or(0..0, |piece| piece.range.clone())
            }
        }
    }

    /// Makes `changes` of the old text in the pieces they belong to.
    pub(super) fn change(&mut self, changes: Vec<Change>) -> Result<(), EditError> {
        let mut own: Vec<Vec<Change>> = vec![Vec::new(); self.pieces.len()];
        for change in changes {
            let (from, to) = (change.span.start as usize, change.span.end as usize);
            // A line goes behind the one above it: at the border of two pieces it belongs to the first.
            let start = from.saturating_sub(usize::from(from == to));
            let above = |piece: &Piece| piece.range.end <= start;
            let at = self.pieces.partition_point(above);
            if let (Some(own), Some(piece)) = (own.get_mut(at), self.pieces.get(at)) {
                let base = piece.range.start;
                let span = Span::new(from.saturating_sub(base), to.saturating_sub(base));
                own.push(Change { span, ..change });
            }
        }
        let pieces = self.pieces.iter_mut().zip(own);
        for (piece, changes) in pieces.filter(|(_, own)| !own.is_empty()) {
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
        let pieces = places.iter().map(|place| self.pieces[*place].clone());
        let pieces: Vec<Piece> = pieces.collect();
        places.sort_unstable();
        for (place, piece) in places.into_iter().zip(pieces) {
            self.pieces[place] = piece;
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
        let before = before.and_then(|kind| self.place(kind));
        let from = before.map_or(0, |at| at + 1);
        let next = self.pieces.iter().skip(from).position(is_section);
        let at = next.map_or(self.pieces.len(), |next| from + next);
        self.pieces.insert(at, piece);
    }

    /// Returns the pieces as a text: one blank line between what did not stand together before.
    pub(super) fn join(self) -> String {
        let mut text = String::new();
        let mut end = Some(0);
        let ends = self.pieces.iter().map(|piece| piece.range.end);
        let whole = ends.max().unwrap_or_default();
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
        let lines = lines.map(|line| header(line).unwrap_or_else(|| line.to_owned()));
        self.text = lines.collect();
    }
}

/// Returns where the comments right above the line of `at` begin.
fn with_comments(text: &str, at: usize) -> usize {
    let above = text.split_at(at).0;
    let above = above.split_at(above.rfind('\n').map_or(0, |end| end + 1)).0;
    let lines = above.split_inclusive('\n').rev();
    let comments = lines.take_while(|line| line.trim_start().starts_with('#'));
    above.len() - comments.map(str::len).sum::<usize>()
}
