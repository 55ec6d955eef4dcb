//! What a clause of minutes says.

use chrono::NaiveDate;

use super::term::Term;
use crate::edit::NewItem;
use crate::text::russian::Ask as _;
use crate::text::word_list;
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

/// When an item was carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    On(NaiveDate),
    /// «в срок»
    InTime,
    /// «досрочно»
    Early,
    /// No word tells.
    Unsaid,
}

impl When {
    /// Returns what `small`, which names no day, tells of it.
    pub(super) fn told(small: &str) -> Self {
        const IN_TIME: &[&str] = word_list![
            "в срок" "в установленный срок" "в установленные сроки" "вовремя" "своевременно"
        ];
        if small.contains("досрочно") {
            When::Early
        } else if small.contains_any(IN_TIME) {
            When::InTime
        } else {
            When::Unsaid
        }
    }

    /// Returns the day of what is due on `due`, as the meeting of `day` knows it.
    pub(super) fn day(self, due: Option<NaiveDate>, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            When::On(on) => Some(on),
            When::InTime => Some(due.map_or(day, |due| due.min(day))),
            When::Early => Some(day).filter(|day| due.is_some_and(|due| due > *day)),
            When::Unsaid => Some(day),
        }
    }
}

/// What becomes of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    Done {
        on: When,
        evidence: Option<String>,
    },
    /// It is taken off the list, and nothing says whether it is carried out or dropped.
    Close,
    Move {
        term: Term,
        why: Option<String>,
    },
    /// A term that no word calls a new one.
    Term(Term),
    /// It stays as it is.
    Stay,
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
