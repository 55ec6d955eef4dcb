//! Why a file is not read.

use crate::words::{Message, MessageId};

/// Why a file is not read, and the one thing to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// What the file is or what is wrong with it.
    pub problem: Message,
    /// What to do; a command where there is one.
    pub help: Option<Message>,
}

impl ReadError {
    pub(super) fn new(problem: impl Into<Message>, help: impl Into<Message>) -> Self {
        ReadError {
            problem: problem.into(),
            help: Some(help.into()),
        }
    }
}

impl From<MessageId> for ReadError {
    fn from(problem: MessageId) -> Self {
        ReadError {
            problem: problem.into(),
            help: None,
        }
    }
}
