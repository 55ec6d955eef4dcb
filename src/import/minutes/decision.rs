//! What minutes say, as it is handed on.

use chrono::NaiveDate;

use crate::edit::NewItem;
use crate::import::source::Place;
use crate::words::Message;

/// What a meeting decided of an item, or of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// It was carried out.
    Done {
        /// The day.
        on: NaiveDate,
        /// What proves it.
        evidence: Option<String>,
    },
    /// Its deadline is moved.
    Move {
        /// The new day.
        to: NaiveDate,
        /// Why, or on what ground besides the minutes.
        why: Option<String>,
    },
    /// It is dropped.
    Cancel {
        /// Why; `None` where the minutes are all the reason.
        reason: Option<String>,
    },
    /// Somebody else answers for it.
    Lead {
        /// The name, as written: it may be declined.
        name: String,
        /// The former lead, who leaves: «вместо …».
        instead: Option<String>,
    },
    /// It is not carried out.
    Unmet {
        /// Why.
        reason: String,
    },
    /// A new item for the plan, worded as in the minutes: names may be declined.
    Add(NewItem),
}

/// A decision and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Where.
    pub place: Place,
    /// Its words.
    pub words: String,
    /// The number of the plan among those it was read against.
    pub plan: usize,
    /// The id of the item; `None` of a new one.
    pub item: Option<String>,
    /// The due day of the occurrence, the one before any move; `None` where the item is due once.
    pub due: Option<NaiveDate>,
    /// What was decided.
    pub act: Act,
    /// What was concluded in reading it.
    pub remarks: Vec<Message>,
}

/// Something that is no decision for the plans, or not surely one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    /// Where.
    pub place: Place,
    /// Its words.
    pub words: String,
    /// Why it is not clear.
    pub why: Message,
}

impl Unclear {
    /// Returns that `words` are not clear, and why.
    pub(super) fn new(place: &Place, words: &str, why: impl Into<Message>) -> Self {
        Unclear {
            place: place.clone(),
            words: words.trim().to_owned(),
            why: why.into(),
        }
    }
}

/// What minutes say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Minutes {
    /// What was decided, in the order of the paper.
    pub decisions: Vec<Decision>,
    /// What is not clear, in the order of the paper.
    pub unclear: Vec<Unclear>,
}
