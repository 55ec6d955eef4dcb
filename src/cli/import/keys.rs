//! What people call the keys of a plan file.

use crate::words::{Message, MessageId};

/// Returns what people call the key of a plan file; a column without a key is called by its heading.
pub(super) fn word(key: &str) -> Message {
    let known = match key {
        "title" => MessageId::KeyTitle,
        "number" => MessageId::KeyNumber,
        "deadline" => MessageId::KeyDeadline,
        "executors" => MessageId::KeyExecutors,
        "result" => MessageId::KeyResult,
        "note" => MessageId::KeyNote,
        "done" => MessageId::KeyDone,
        "cancelled" => MessageId::KeyCancelled,
        "moved" => MessageId::KeyMoved,
        "unmet" => MessageId::KeyUnmet,
        "evidence" => MessageId::KeyEvidence,
        "section" => MessageId::KeySection,
        "organization" => MessageId::FieldOrganization,
        "territory" => MessageId::FieldTerritory,
        "period" => MessageId::FieldPeriod,
        "approved" => MessageId::KeyApproved,
        "approved.date" => MessageId::FieldApprovedOn,
        "approved.document" => MessageId::FieldApprovedIn,
        "approved.by" => MessageId::FieldApprovedBy,
        "basis" => MessageId::FieldBasis,
        "goal" => MessageId::FieldGoal,
        "expected" => MessageId::FieldExpected,
        "control" => MessageId::FieldControl,
        other => {
            let column = other
                .strip_prefix("extra.")
                .map(|column| MessageId::ImportQuoted.with(column));
            let entry = other
                .strip_prefix("executors.")
                .map(|entry| MessageId::KeyExecutor.with(entry));
            return column
                .or(entry)
                .unwrap_or_else(|| MessageId::AsIs.with(other));
        }
    };
    known.into()
}
