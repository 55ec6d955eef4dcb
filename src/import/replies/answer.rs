//! A form that an executor filled in and sent back, as its reader hands it on: what stands in its cells and where,
//! nothing judged yet. What an answer would change is for the command to say.

use chrono::NaiveDate;

use crate::import::source::{Place, ReaderNote};
use crate::words::Message;

/// A form that came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// The file, as people would look for it; of an attachment, that of the letter with the attachment's name:
    /// «ответ.eml, форма.xlsx».
    pub file: String,
    /// Whose form it is, as the form itself says; `None` where it no longer does.
    pub executor: Option<String>,
    /// Who sent the letter that it came with.
    pub from: Option<Sender>,
    /// The day of the answer, of the letter that the form came with; `None` of a file without a letter. It is never the
    /// day the form was made.
    pub day: Option<NaiveDate>,
    /// The day for which the form was made, where it still says so.
    pub made: Option<NaiveDate>,
    /// The rows, in the order of the file, those left empty too.
    pub answers: Vec<Answer>,
    /// What was written outside the rows, each with its place: remarks below the table, in odd cells, in the letter.
    pub beside: Vec<(Place, String)>,
    /// What could be read only in a special way, or not at all, outside the answers.
    pub notes: Vec<ReaderNote>,
}

/// Who sent a letter, as its head says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sender {
    /// The name; empty where there is none.
    pub name: String,
    /// The address.
    pub address: String,
}

/// A row of a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// Where the row stands; `None` only of an empty answer.
    pub place: Option<Place>,
    /// What the mark of the row says it is; `None` where the mark was lost, so that only the contents tell.
    pub mark: Option<RowMark>,
    /// Whether it is a sentence of a letter and no row of a form.
    pub in_text: bool,
    /// The plan as the form calls it, in the row or above the table; empty where it no longer does.
    pub plan: String,
    /// The number, as it stands now.
    pub number: String,
    /// The title, as it stands now.
    pub title: String,
    /// The deadline, as it stands now.
    pub deadline: String,
    /// «исполнено (дата)», as written; a date of a spreadsheet as `dd.mm.yyyy`.
    pub done: String,
    /// «чем подтверждено», as written.
    pub evidence: String,
    /// «причина неисполнения, новый срок», as written.
    pub reason: String,
    /// What its cells hold that cannot be read, a sentence each: a formula whose value was not kept.
    pub unread: Vec<Message>,
}

/// What a row of a form is marked by, whatever became of its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowMark {
    /// The plan: its file's stem.
    pub plan: String,
    /// The item's id.
    pub item: String,
    /// The due day of the occurrence, the one before any move; `None` where the row is about the whole item.
    pub due: Option<NaiveDate>,
}

impl Answer {
    /// Returns whether nothing was filled in.
    pub fn is_blank(&self) -> bool {
        [&self.done, &self.evidence, &self.reason]
            .iter()
            .all(|cell| cell.trim().is_empty())
            && self.unread.is_empty()
    }
}
