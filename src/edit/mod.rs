//! Changes of a plan's text: one fact, one changed line; every other byte stays as it was.
//!
//! An [`Operation`] on a row becomes steps on its keys, a step becomes [`Change`]s of bytes in the
//! style of the lines around it, and the new text is read and checked again before it is handed back. Nothing here
//! re-serialises a file and nothing touches the disk.

mod array;
mod assign;
mod block;
mod declare;
mod deed;
mod draft;
mod gap;
mod home;
mod insert;
mod later;
mod layout;
mod lines;
pub mod merge;
mod operation;
mod postpone;
mod proof;
mod renew;
mod reopen;
mod rewrite;
mod row;
mod series;
mod step;
mod template;
mod value;

use std::fmt;

pub use assign::Assignment;
pub use declare::{Declaration, entries};
pub use deed::{Deed, Verdict};
pub use draft::Draft;
pub use home::Home;
pub use insert::NewItem;
pub use layout::format;
pub use operation::Operation;
pub use renew::{Renewal, Renewed};
pub use rewrite::Rewrite;
pub use series::{Which, are_alike};
pub use template::{NewPlan, template};

use crate::diagnostic::Diagnostic;
use crate::text::Span;
use crate::words::{Lang, Message, MessageId};

/// A piece of a text and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What is replaced; an empty span is a place to write at.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

impl Change {
    /// Returns the change that replaces bytes `start..end`.
    pub fn new(start: usize, end: usize, replacement: impl Into<String>) -> Self {
        Change {
            span: Span::new(start, end),
            replacement: replacement.into(),
        }
    }
}

/// Why an edit was not made; the text is then as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// The plan is as it should be already, or something stands in the way.
    Refused {
        /// Why not.
        complaint: Message,
        /// What to do instead.
        advice: Option<Message>,
        /// What there is to choose from.
        among: Vec<String>,
    },
    /// The text cannot be read, or the edit would make the plan wrong.
    Invalid {
        /// The text the problem is in: the old one, or the one that the edit would have made.
        text: String,
        /// What is wrong with it.
        problem: Box<Diagnostic>,
    },
    /// Two changes overlap, or one begins or ends inside a character.
    Overlap(Span),
}

impl EditError {
    fn refused(complaint: impl Into<Message>) -> Self {
        EditError::Refused {
            complaint: complaint.into(),
            advice: None,
            among: Vec::new(),
        }
    }

    fn advised(complaint: impl Into<Message>, advice: impl Into<Message>) -> Self {
        EditError::Refused {
            complaint: complaint.into(),
            advice: Some(advice.into()),
            among: Vec::new(),
        }
    }

    /// Names what there is to choose from.
    fn among(mut self, names: Vec<String>) -> Self {
        if let EditError::Refused { among, .. } = &mut self {
            *among = names;
        }
        self
    }

    /// Returns why the edit was not made.
    pub fn complaint(&self) -> Message {
        match self {
            EditError::Refused { complaint, .. } => complaint.clone(),
            EditError::Invalid { problem, .. } => problem.title.clone(),
            EditError::Overlap(_) => MessageId::EditOverlap.into(),
        }
    }
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.complaint().text(Lang::English))
    }
}

impl std::error::Error for EditError {}

/// Returns `text` with `changes` made, in whatever order they come.
///
/// ```
/// use roadmap::edit::{Change, apply};
/// use roadmap::text::Span;
///
/// let change = Change { span: Span::new(4, 5), replacement: "2".to_owned() };
/// assert_eq!(apply("a = 1\r\n", &[change]).as_deref(), Ok("a = 2\r\n"));
/// ```
pub fn apply(text: &str, changes: &[Change]) -> Result<String, EditError> {
    let mut sorted: Vec<&Change> = changes.iter().collect();
    sorted.sort_by_key(|change| (change.span.start, change.span.end));
    let mut out = String::with_capacity(text.len() + 128);
    let mut at = 0;
    for change in sorted {
        let range = change.span.range();
        let kept = text
            .get(at..range.start)
            .filter(|_| range.start <= range.end);
        let (Some(kept), true) = (kept, text.is_char_boundary(range.end)) else {
            return Err(EditError::Overlap(change.span));
        };
        out.push_str(kept);
        out.push_str(&change.replacement);
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    Ok(out)
}

/// Returns the safe fixes of `problems` as changes; of two that meet in the same bytes, the first.
pub fn fixes(problems: &[Diagnostic]) -> Vec<Change> {
    let mut changes: Vec<Change> = problems
        .iter()
        .filter_map(|problem| problem.fix.as_ref())
        .filter(|fix| fix.safe)
        .map(|fix| Change {
            span: fix.span,
            replacement: fix.replacement.clone(),
        })
        .collect();
    changes.sort_by_key(|change| (change.span.start, change.span.end));
    changes.dedup_by(|next, kept| next.span == kept.span || next.span.start < kept.span.end);
    changes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::Rule;

    #[test]
    fn changes_that_meet_are_refused() {
        let two = [Change::new(0, 2, "x"), Change::new(1, 3, "y")];
        assert_eq!(apply("abc", &two), Err(EditError::Overlap(Span::new(1, 3))));
        assert!(apply("срок", &[Change::new(1, 2, "")]).is_err());
        assert!(apply("a", &[Change::new(0, 9, "")]).is_err());
        assert_eq!(
            apply("abc", &[Change::new(2, 2, "y"), Change::new(0, 2, "x")]).unwrap(),
            "xyc"
        );
    }

    #[test]
    fn only_safe_fixes_are_applied() {
        let problem = |at: usize, safe| {
            Diagnostic::new(
                Rule::AliasSpelling,
                Span::new(at, at + 1),
                MessageId::LevelHelp,
            )
            .fix(Span::new(at, at + 1), "*", safe)
        };
        let problems = [
            problem(2, true),
            problem(1, false),
            problem(0, true),
            problem(0, true),
        ];
        assert_eq!(apply("abc", &fixes(&problems)).unwrap(), "*b*");
    }

    proptest! {
        #[test]
        fn no_change_changes_nothing(text in ".*") {
            prop_assert_eq!(apply(&text, &[]).unwrap(), text);
        }
    }
}
