//! Which piece of one text is which of the others.

use std::collections::HashMap;

use toml_spanner::Arena;

use super::pieces::{Piece, PieceKind, cut};
use crate::diagnostic::Rule;
use crate::document;
use crate::query::diff::{self, Revision};
use crate::text::russian::fold;

/// One of the three texts.
pub(super) struct Side<'t> {
    pub(super) pieces: Vec<Piece<'t>>,
    /// The number by which each piece is known in all three texts.
    pub(super) ids: Vec<usize>,
    /// The places of the pieces by these numbers.
    places: HashMap<usize, usize>,
    revision: Revision,
}

impl<'t> Side<'t> {
    /// Reads `text`; `None` where it is no valid plan of headers and keys, each on a line of its own.
    fn read(text: &'t str) -> Option<Self> {
        let arena = Arena::new();
        let (mut document, problems) = document::plan(text, &arena);
        let broken = |rule| matches!(rule, Rule::InvalidToml | Rule::DuplicateKey);
        if problems.iter().any(|problem| broken(problem.rule)) {
            return None;
        }
        let revision = Revision::written(&mut document);
        let pieces = cut(text);
        let count =
            |of: fn(&PieceKind) -> bool| pieces.iter().filter(|piece| of(&piece.kind)).count();
        let whole = count(|kind| matches!(kind, PieceKind::Row(_))) == revision.content.rows.len()
            && count(|kind| matches!(kind, PieceKind::Section(_)))
                == revision.content.sections.len();
        let plain = pieces.iter().all(|piece| {
            let mut keys: Vec<&str> = piece.units.iter().map(|unit| unit.key.as_str()).collect();
            keys.sort_unstable();
            keys.windows(2).all(|pair| pair[0] != pair[1])
        });
        let is_plan = !revision.content.rows.is_empty();
        (whole && plain && is_plan).then_some(Side {
            ids: Vec::new(),
            places: HashMap::new(),
            pieces,
            revision,
        })
    }

    /// Returns the piece that is known by `id`.
    pub(super) fn get(&self, id: usize) -> Option<&Piece<'t>> {
        self.pieces.get(*self.places.get(&id)?)
    }

    /// Returns the section that each row stands in, by the numbers they are known by.
    pub(super) fn homes(&self) -> HashMap<usize, Option<usize>> {
        homes(self.ids.iter().copied().zip(&self.pieces))
    }

    /// Returns the title of a section or row, folded.
    fn title(&self, kind: &PieceKind) -> String {
        let content = &self.revision.content;
        let title = match kind {
            PieceKind::Section(at) => content.sections.get(*at),
            PieceKind::Row(at) => content.rows.get(*at).map(|row| &row.title),
            _ => None,
        };
        title.map(|title| fold(title)).unwrap_or_default()
    }
}

/// Returns the section above each row.
pub(super) fn homes<'p, 't: 'p>(
    pieces: impl Iterator<Item = (usize, &'p Piece<'t>)>,
) -> HashMap<usize, Option<usize>> {
    let (mut section, mut homes) = (None, HashMap::new());
    for (id, piece) in pieces {
        match &piece.kind {
            PieceKind::Section(_) => section = Some(id),
            PieceKind::Row(_) => {
                let within = piece.head.contains("section");
                homes.insert(id, section.filter(|_| within));
            }
            _ => {}
        }
    }
    homes
}

/// Reads the three texts and tells which piece is which.
pub(super) fn read<'t>(base: &'t str, ours: &'t str, theirs: &'t str) -> Option<[Side<'t>; 3]> {
    let mut base = Side::read(base)?;
    let [mut ours, mut theirs] = [Side::read(ours)?, Side::read(theirs)?];
    base.ids = (0..base.pieces.len()).collect();
    let mut next = base.ids.len();
    for side in [&mut ours, &mut theirs] {
        side.ids = known(&base, side)
            .into_iter()
            .map(|id| {
                next += usize::from(id.is_none());
                id.unwrap_or(next - 1)
            })
            .collect();
    }
    added_alike(&ours, &mut theirs, base.ids.len());
    for side in [&mut base, &mut ours, &mut theirs] {
        side.places = side.ids.iter().copied().zip(0..).collect();
    }
    Some([base, ours, theirs])
}

/// Returns for each piece of `side` the number of the same one of `base`.
fn known(base: &Side<'_>, side: &Side<'_>) -> Vec<Option<usize>> {
    let (sections, rows) = diff::sure_pairs(&base.revision, &side.revision);
    let mut places: HashMap<PieceKind, usize> = HashMap::new();
    for (id, piece) in base.pieces.iter().enumerate() {
        let kind = match &piece.kind {
            PieceKind::Section(at) => sections.get(*at).copied().flatten().map(PieceKind::Section),
            PieceKind::Row(at) => rows.get(*at).copied().flatten().map(PieceKind::Row),
            kind => Some(kind.clone()),
        };
        places.extend(kind.map(|kind| (kind, id)));
    }
    let pieces = side.pieces.iter();
    pieces
        .map(|piece| places.get(&piece.kind).copied())
        .collect()
}

/// Gives what `theirs` added the number of what `ours` added, where it is the same: a table of one name, or a section
/// or row of one title at one place.
fn added_alike(ours: &Side<'_>, theirs: &mut Side<'_>, former: usize) {
    let our_homes = ours.homes();
    for at in 0..theirs.pieces.len() {
        let id = theirs.ids[at];
        if id < former {
            continue;
        }
        let kind = &theirs.pieces[at].kind;
        let title = theirs.title(kind);
        // A section that both added has our number already when its rows are come to.
        let home = theirs.homes().get(&id).copied();
        let same = ours.pieces.iter().zip(&ours.ids).find(|(piece, other)| {
            let alike = match (&piece.kind, kind) {
                (PieceKind::Table(..), _) => piece.kind == *kind,
                (PieceKind::Section(_), PieceKind::Section(_)) => ours.title(&piece.kind) == title,
                (PieceKind::Row(_), PieceKind::Row(_)) => {
                    let same = !title.is_empty() && ours.title(&piece.kind) == title;
                    same && our_homes.get(other).copied() == home
                }
                _ => false,
            };
            alike && **other >= former && !theirs.ids.contains(other)
        });
        if let Some((_, other)) = same {
            theirs.ids[at] = *other;
        }
    }
}
