//! Everything the tool says to people, in Russian and in English: one catalogue.
//!
//! A [`Message`] is a name from the catalogue plus its arguments; it becomes text only when a language is known,
//! so the layers that find a problem never choose words. Missing words do not compile; [`help`] is held complete by tests.

pub mod catalogue;
pub mod help;
mod lang;
mod message;

pub use catalogue::MessageId;
pub use lang::Lang;
pub use message::{Arg, Message, russian_plural};
