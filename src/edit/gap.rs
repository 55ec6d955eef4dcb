//! Blanks that stand where an element of an array was in an unusual place, so that it can be put back there.
//!
//! A gap is spaces between two tabs, which nobody types: how many says what stood there, and which of several
//! elements was taken out last.

use super::value;

/// What stood there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trace {
    Comma,
    /// A value as edits write it.
    Plain,
    /// A string in single quotes.
    Literal,
}

const TRACES: [Trace; 3] = [Trace::Comma, Trace::Plain, Trace::Literal];

/// The blanks for an element and its comma.
pub(super) struct Gaps {
    pub(super) element: String,
    pub(super) comma: String,
}

/// Returns the gaps that the element written `raw` leaves in `around`, what is between its neighbours.
pub(super) fn gaps(raw: &str, around: &str) -> Gaps {
    let depth = found(around).map(|gap| gap.depth + 1).max();
    let blanks = |kind: Trace| {
        let spaces = depth.unwrap_or_default() * TRACES.len() + 1 + kind as usize;
        format!("\t{}\t", " ".repeat(spaces))
    };
    let kind = if raw.starts_with('\'') {
        Trace::Literal
    } else {
        Trace::Plain
    };
    Gaps {
        element: blanks(kind),
        comma: blanks(Trace::Comma),
    }
}

/// Returns `between`, the text between two elements, with `element` where the last one was taken out; `None` where
/// there are no gaps.
pub(super) fn fill(between: &str, element: &str) -> Option<String> {
    let depth = found(between).map(|gap| gap.depth).max()?;
    let (mut out, mut at) = (String::new(), 0);
    for gap in found(between).filter(|gap| gap.depth == depth) {
        out.push_str(between.get(at..gap.start)?);
        out.push_str(&match gap.kind {
            Trace::Comma => ",".to_owned(),
            Trace::Plain => element.to_owned(),
            Trace::Literal => value::like(element, "''"),
        });
        at = gap.end;
    }
    out.push_str(between.get(at..)?);
    Some(out)
}

struct Found {
    start: usize,
    end: usize,
    kind: Trace,
    depth: usize,
}

fn found(between: &str) -> impl Iterator<Item = Found> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + between.get(at..)?.find('\t')?;
            let rest = between.get(start + 1..)?;
            let spaces = rest.len() - rest.trim_start_matches(' ').len();
            if spaces == 0 || !rest.get(spaces..)?.starts_with('\t') {
                at = start + 1;
                continue;
            }
            at = start + spaces + 2;
            return Some(Found {
                start,
                end: at,
                kind: TRACES[(spaces - 1) % TRACES.len()],
                depth: (spaces - 1) / TRACES.len(),
            });
        }
    })
}
