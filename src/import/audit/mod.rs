//! What an import owes its reader: the words read and the words written, and what was guessed.

pub mod account;
pub(super) mod guesses;
pub(super) mod told;
