//! Blanks that stand where an element of an array was in an unusual place, so that it can be put back there.
//!
//! A hole is spaces between two tabs, which nobody types: how many says what stood there, and which of several
//! elements was taken out last.

use super::value;

/// What stood there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Comma,
    /// A value as edits write it.
    Plain,
    /// A string in single quotes.
    Literal,
}

const KINDS: [Kind; 3] = [Kind::Comma, Kind::Plain, Kind::Literal];

/// The blanks for an element and its comma.
pub(super) struct Holes {
    pub(super) element: String,
    pub(super) comma: String,
}

/// Returns the holes that the element written `raw` leaves in `around`, what is between its neighbours.
pub(super) fn holes(raw: &str, around: &str) -> Holes {
    let depth = found(around).map(|hole| hole.depth + 1).max();
    let blanks = |kind: Kind| {
        let spaces = depth.unwrap_or_default() * KINDS.len() + 1 + kind as usize;
        format!("\t{}\t", " ".repeat(spaces))
    };
    let kind = if raw.starts_with('\'') {
        Kind::Literal
    } else {
        Kind::Plain
    };
    Holes {
        element: blanks(kind),
        comma: blanks(Kind::Comma),
    }
}

/// Returns `gap`, what is between two elements, with `element` where the last one was taken out; `None` where there
/// are no holes.
pub(super) fn fill(gap: &str, element: &str) -> Option<String> {
    let depth = found(gap).map(|hole| hole.depth).max()?;
    let (mut out, mut at) = (String::new(), 0);
    for hole in found(gap).filter(|hole| hole.depth == depth) {
        out.push_str(gap.get(at..hole.start)?);
        out.push_str(&match hole.kind {
            Kind::Comma => ",".to_owned(),
            Kind::Plain => element.to_owned(),
            Kind::Literal => value::like(element, "''"),
        });
        at = hole.end;
    }
    out.push_str(gap.get(at..)?);
    Some(out)
}

struct Found {
    start: usize,
    end: usize,
    kind: Kind,
    depth: usize,
}

fn found(gap: &str) -> impl Iterator<Item = Found> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + gap.get(at..)?.find('\t')?;
            let rest = gap.get(start + 1..)?;
            let spaces = rest.len() - rest.trim_start_matches(' ').len();
            if spaces == 0 || !rest.get(spaces..)?.starts_with('\t') {
                at = start + 1;
                continue;
            }
            at = start + spaces + 2;
            return Some(Found {
                start,
                end: at,
                kind: KINDS[(spaces - 1) % KINDS.len()],
                depth: (spaces - 1) / KINDS.len(),
            });
        }
    })
}
