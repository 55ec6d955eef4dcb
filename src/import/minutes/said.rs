//! What a clause of minutes says.

use chrono::NaiveDate;

use super::term::Term;
use crate::edit::NewItem;
use crate::words::Message;

/// What a clause says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// No decision.
    Nothing,
    /// A form of words that was not filled in.
    Empty,
    /// The form of a new item, not filled in.
    EmptyAdd,
    /// What becomes of the item.
    Acts(Vec<Found>),
    /// A new item.
    Add(NewItem),
    /// A decision that cannot be told surely.
    Unclear(Message),
}

/// What becomes of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    Done {
        on: Option<NaiveDate>,
        evidence: Option<String>,
    },
    Move(Term),
    Cancel {
        reason: Option<String>,
    },
    Lead {
        name: String,
        /// Who no longer does it.
        instead: Option<String>,
    },
    Unmet {
        reason: String,
    },
}
