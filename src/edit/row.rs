//! The row that an operation is about, and the steps that come of it.

use chrono::NaiveDate;

use super::EditError;
use super::step::Step;
use crate::model::{Item, Occurrence, Plan, Workspace};
use crate::words::{Message, MessageId};

/// A row and what it stands in.
pub(super) struct EditedRow<'r, 'a> {
    pub(super) plan: &'r Plan<'a>,
    /// The row as it stood on the clock's day.
    pub(super) item: &'r Item<'a>,
    /// The row with all that its file says, also of later days.
    pub(super) whole: &'r Item<'r>,
    pub(super) workspace: &'r Workspace,
    /// The clock.
    pub(super) as_of: NaiveDate,
    pub(super) text: &'r str,
    /// The text of the row's `dates`, where it has some.
    pub(super) dates: Option<&'r str>,
    /// What names the row on a command line.
    pub(super) address: String,
}

/// The steps that write something down, and what to say about it.
pub(super) type Steps = (Vec<Step>, Vec<Message>);

/// Refuses rows that were dropped or have nothing left to do.
pub(super) fn must_be_open(row: &EditedRow<'_, '_>) -> Result<(), EditError> {
    let item = row.item;
    let refused = |complaint: Message| {
        let advice = MessageId::EditReopenHelp.with(row.address.as_str());
        Err(EditError::advised(complaint, advice))
    };
    let dropped = |occurrence: &Occurrence| occurrence.cancelled.is_some();
    if item.cancelled.is_some()
        || (!item.occurrences.is_empty() && item.occurrences.iter().all(dropped))
    {
        let day = item.cancelled.as_ref().and_then(|fact| fact.on);
        return refused(day.map_or_else(
            || MessageId::EditCancelled.into(),
            |day| MessageId::EditCancelledOn.with(day),
        ));
    }
    let only = match item.occurrences.as_slice() {
        [only] => only.done.as_ref().map(|mark| mark.on),
        _ => None,
    };
    if let Some(day) = item.done_on().or(only) {
        return refused(MessageId::EditAlreadyDone.with(day));
    }
    let all = !item.occurrences.is_empty()
        && item
            .occurrences
            .iter()
            .all(|occurrence| !occurrence.is_open());
    if all {
        refused(MessageId::EditAllDone.into())
    } else {
        Ok(())
    }
}
