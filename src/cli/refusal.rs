//! A request that cannot be met.

use crate::words::{Lang, Message};

/// A request that cannot be met, in the catalogue's words.
#[derive(Debug, Clone)]
pub(super) struct Refusal {
    /// Why not.
    pub(super) complaint: Message,
    /// What to write instead.
    pub(super) advice: Vec<Message>,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.complaint.text(Lang::English))
    }
}

impl std::error::Error for Refusal {}

impl From<Message> for Refusal {
    fn from(complaint: Message) -> Self {
        Refusal {
            complaint,
            advice: Vec::new(),
        }
    }
}
