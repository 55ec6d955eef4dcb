//! Text as it lies in files: places in it, and how Russian writes the same thing in different ways.

/// Makes a list of words that stand beside one another in few lines.
macro_rules! word_list {
    ($($word:literal)+) => { &[$($word),+] };
}

pub mod base64;
mod file_name;
pub mod harmless;
pub mod literal;
pub mod mark;
pub mod order;
pub mod russian;
pub mod shell;
pub mod source;
pub mod span;
mod summary;

pub use file_name::file_name;
pub use source::Source;
pub use span::{Span, Spanned};
pub use summary::{AS_WRITTEN, AsWritten, SUMMARY_SHEET};
pub(crate) use word_list;
