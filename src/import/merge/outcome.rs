//! What a merge is told, and what comes of it.

use chrono::NaiveDate;

use super::values::Kept;
use crate::diagnostic::Diagnostic;
use crate::edit::EditError;
use crate::model::Workspace;
use crate::words::Lang;

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
    /// Whether it is known what the document said last.
    pub based: bool,
    /// Whether the document is a paper of this program.
    pub own: bool,
    /// Values that stay as people have them though the document has others.
    pub kept: Vec<Kept>,
    /// Deadlines that only the document changed, and that stay since marks of people speak of their days.
    pub held: Vec<Kept>,
    /// What a form of this program no longer says of the execution, and the plan does.
    pub cleared: Vec<Kept>,
    /// Rows that people took out and that the document has changed since.
    pub deleted: Vec<String>,
    /// Rows that the document no longer has, and what became of them.
    pub gone: Vec<(String, Gone)>,
    /// Rows that went from the document, were cancelled, and are in the document again.
    pub back: Vec<String>,
    /// Rows of the plan that the document has not, where it is not known whether it had them.
    pub strangers: Vec<String>,
    /// Whether the rows stay in the order of the plan though the document has another one.
    pub order_stays: bool,
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
