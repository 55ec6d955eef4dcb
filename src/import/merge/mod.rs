//! A document imported again, in three ways: what it said last, what the plan says now, what it says now.
//!
//! Value by value, what the document alone changed is taken, what people alone changed stays, and what both changed
//! stays as people have it, with a remark of what the document says. Rows are the same as `diff` says they are. Nothing
//! that people wrote goes: rows of their own stay, rows that they took out stay out, and a row that the document no
//! longer has is told.

mod base;
mod facts;
mod layout;
mod rows;
mod side;
mod values;

use chrono::NaiveDate;
use toml_spanner::Arena;

pub use base::same;
pub use values::Kept;

use super::draft::Draft;
use super::write;
use crate::diagnostic::Diagnostic;
use crate::document;
use crate::edit::EditError;
use crate::model::Workspace;
use crate::words::Lang;
pub(super) use side::Side;

/// What a merge is told besides the three texts.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// The name of the document's file.
    pub source: &'a str,
    /// The language of comments.
    pub lang: Lang,
    /// The clock.
    pub today: NaiveDate,
    /// Whether rows that the document no longer has are cancelled.
    pub drop: bool,
    /// The settings that deadlines are read in.
    pub workspace: &'a Workspace,
}

/// A plan brought up to a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The text of the plan file.
    pub text: String,
    /// The text of the file beside it: what the document says; none where that file stays as it is.
    pub base: Option<String>,
    /// For each row of the document its place among those of the text; none where people took it out.
    pub rows: Vec<Option<usize>>,
    /// How many rows of the document are rows of the plan.
    pub matched: usize,
    /// How many rows the plan had.
    pub former: usize,
    /// What became of the rows.
    pub told: Told,
}

/// What people should know of a merge, besides what changed in the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// Whether it is known what the document said last, or it is a form of this program.
    pub based: bool,
    /// Values that stay as people have them though the document has others.
    pub kept: Vec<Kept>,
    /// Rows that people took out and that the document has changed since.
    pub deleted: Vec<String>,
    /// Rows that the document no longer has, and what became of them.
    pub gone: Vec<(String, Gone)>,
    /// Rows of the plan that the document has not, where it is not known whether it had them.
    pub strangers: Vec<String>,
    /// Whether the rows stay in the order of the plan though the document has another one.
    pub order_stays: bool,
    /// How many lines of text without a key were not taken over, the plan no longer having the former ones.
    pub rest_left: usize,
}

/// What became of a row that the document no longer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gone {
    /// It stays.
    Stays,
    /// It stays, since people have marked it.
    Marked,
    /// It is cancelled.
    Dropped,
}

impl Merged {
    /// Returns whether the document has the rows of the plan, or half of those of the smaller one.
    pub fn is_same_plan(&self) -> bool {
        self.matched > 0 && self.matched * 2 >= self.rows.len().min(self.former)
    }
}

/// Returns the text of the file beside a plan that is new: what the document `source` says in `draft`.
pub fn base(draft: &Draft, source: &str, lang: Lang) -> String {
    base::text(&write::plain(draft), source, &[], lang)
}

/// Why a plan was not brought up to a document.
#[derive(Debug)]
pub enum Failure {
    /// The plan cannot be read.
    Broken(Box<Diagnostic>),
    /// A line of it cannot be changed.
    Edit(EditError),
}

impl From<EditError> for Failure {
    fn from(error: EditError) -> Self {
        Failure::Edit(error)
    }
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
    // a form of this program says a part of the plan on some day: it is no edition of the document
    let base = base.filter(|_| !draft.is_form);
    let before = base.and_then(|base| Some((base, toml_spanner::parse(base, &former).ok()?)));
    let before = before
        .as_ref()
        .map(|(text, parsed)| Side::new(text, parsed.table()));
    let sides = rows::Sides {
        base: before,
        ours: Side::new(&unix, parsed.table()),
        theirs: Side::new(&fresh, theirs.table()),
        form: draft.is_form,
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
