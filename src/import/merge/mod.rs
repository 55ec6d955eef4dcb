//! A document imported again, in three ways: what it said last, what the plan says now, what it says now.
//!
//! Value by value, what the document alone changed is taken, what people alone changed stays, and what both changed
//! stays as people have it, with a remark of what the document says. Rows are the same as `diff` says they are. Nothing
//! that people wrote goes: rows of their own stay, rows that they took out stay out, and a row that the document no
//! longer has is told.

mod base;
mod facts;
pub mod kept;
mod layout;
mod outcome;
mod rows;
mod side;
mod values;

use toml_spanner::Arena;

pub use base::same;
pub use outcome::{Failure, Gone, Merged, Terms, Told};
pub use values::Kept;

use super::draft::Draft;
use super::write;
use crate::document;
use crate::edit::EditError;
use crate::words::Lang;
pub(super) use rows::MARKS;
pub(super) use side::Side;

/// Returns the text of the file beside a plan that is new: what the document `source` says in `draft`.
pub fn base(draft: &Draft, source: &str, lang: Lang) -> String {
    base::text(&write::plain(draft), source, &[], lang)
}

/// Returns the plan file `ours` with what is new in `draft`; `base` is what the document said when it was last imported.
pub fn merge(
    base: Option<&str>,
    ours: &str,
    draft: &Draft,
    terms: Terms<'_>,
) -> Result<Merged, Failure> {
    let unix = ours.replace("\r\n", "\n");
    let fresh = write::toml(draft, terms.source, terms.lang);
    let [former, own, new] = [(); 3].map(|()| Arena::new());
    let parsed = toml_spanner::parse(&unix, &own).map_err(|_| broken(&unix))?;
    let theirs = toml_spanner::parse(&fresh, &new).map_err(|_| broken(&fresh))?;
    // a paper of this program is no edition of the document: it was written from the plan on some day
    let is_own = draft.is_form || draft.is_own;
    let written = draft.as_written.as_ref();
    let base = written
        .map(|text| text.said.as_str())
        .or(base.filter(|_| !is_own));
    let before = base.and_then(|base| Some((base, toml_spanner::parse(base, &former).ok()?)));
    let before = before
        .as_ref()
        .map(|(text, parsed)| Side::new(text, parsed.table()))
        // every document had rows: of such a file nothing is left
        .filter(|side| !side.rows.is_empty());
    let sides = rows::Sides {
        base: before,
        ours: Side::new(&unix, parsed.table()),
        theirs: Side::new(&fresh, theirs.table()),
        form: draft.is_form,
        own: is_own,
    };
    let mut merged = rows::merge(&sides, &write::plain(draft), terms)?;
    if merged.text == unix {
        ours.clone_into(&mut merged.text);
    } else if ours.contains("\r\n") {
        merged.text = merged.text.replace('\n', "\r\n");
    }
    Ok(merged)
}

/// Returns why the plan `text` cannot be read.
fn broken(text: &str) -> Failure {
    let arena = Arena::new();
    let (_, problems) = document::plan(text, &arena);
    match problems.into_iter().next() {
        Some(problem) => Failure::Broken(Box::new(problem)),
        None => Failure::Edit(EditError::Overlap(crate::text::Span::new(0, 0))),
    }
}
