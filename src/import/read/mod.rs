//! A file of any kind → [`Source`]: which reader reads it, and why one is not read.

use crate::import::source::Source;
use crate::words::{Message, MessageId};

/// Why a file is not read, and the one thing to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// What the file is or what is wrong with it.
    pub problem: Message,
    /// What to do; a command where there is one.
    pub help: Option<Message>,
}

/// Reads the document `bytes` of the file called `name` (a path, its last part, or `-`).
///
/// The content decides where it has a signature, the extension where it has none. Any bytes give a document or an
/// error, in bounded memory and time.
pub fn read(_name: &str, _bytes: &[u8]) -> Result<Source, ReadError> {
    Err(ReadError {
        problem: MessageId::ReadUnknownKind.into(),
        help: Some(MessageId::ReadKnownKindsHelp.into()),
    })
}
