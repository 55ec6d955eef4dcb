//! A plan as it lies on a coordinator's disk — Word, Excel, a web page, plain text — on its way to a plan file.
//!
//! ```text
//!   bytes ─ read ─► source (paragraphs, tables) ─ segment ─► tables of one plan ─ table ─► items ───┐
//!                                                     └───── text around them ─ passport ──────────┤
//!                                                                        executors, registry ──────┴─► draft ─ write ─► TOML
//! ```
//!
//! The folders are the stages; each has a map of its own, and none knows one that knows it. What a text shows by itself,
//! wherever it stands (a heading, a date, a label), is `recognize`, which they all ask.
//!
//! | to | go to |
//! |---|---|
//! | read a kind of file, or more of one | `read`, a module for each |
//! | join what pages and sheets cut, tell plans and sections of a document apart | `segment` |
//! | teach a heading, a title, a label | `recognize` |
//! | tell columns apart; understand a row, or lists side by side in one | `table` |
//! | read a list that is a plan without a table | `list` |
//! | teach a post or an organisation | the tables in `model/kind/words.rs`; where names part: `executors/boundary.rs` |
//! | conclude what holds for the whole plan | `passport` |
//! | let the stages work together | `understand`; what they make: `draft` |
//! | say what was guessed, prove that no word was lost | `audit` |
//! | write, and bring a file up to date | `write`, `merge`; whose plan a document is: `identity` |
//! | read the forms that came back | `replies` |
//! | read the decisions of minutes | `minutes`; their forms of words: the table in `minutes/forms` |
//!
//! A document imported again goes through `merge`: what it said before, the plan file and what it says now, value by
//! value.
//!
//! Nothing is lost: what has no key is kept as comments, and [`audit::account`] compares the words read with the words
//! written. Nothing is guessed silently: a guess is a comment beside its line and a line of the account.

pub mod audit;
pub mod draft;
pub mod executors;
mod identity;
mod list;
pub mod merge;
pub mod minutes;
mod passport;
pub mod read;
mod recognize;
pub mod replies;
mod segment;
pub mod source;
mod table;
mod understand;
mod write;

pub use audit::guesses::{Guess, guesses};
pub use audit::told::{Line, lines as guess_lines};
pub use identity::{Body, bodies};
pub use merge::{Failure, Gone, Kept, Merged, Terms, Told, base, merge, same};
pub use understand::understand;
pub use write::{file_stems, likely_names, plain, toml};

/// Returns what each plan says that the document `bytes` of the file called `name` holds; none where it cannot be read.
pub fn said(name: &str, bytes: &[u8]) -> Vec<String> {
    let source = read::read(name, bytes).unwrap_or_default();
    let drafts = understand(&source, &Options::default());
    drafts.iter().map(plain).collect()
}

/// What an import is told besides the document.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The name of the source without folder and extension.
    pub stem: String,
    /// The period, where the user names it.
    pub period: Option<String>,
}

#[cfg(test)]
mod testing {
    /// Reads a table of cases, a line each: a text, « → » and what is to be read of it, «–» for nothing.
    #[track_caller]
    pub(super) fn cases(table: &str, read: impl Fn(&str) -> Option<String>) {
        for case in table.lines().map(str::trim) {
            let (text, expected) = case.split_once(" → ").unwrap();
            assert_eq!(read(text).as_deref().unwrap_or("–"), expected, "{text}");
        }
    }
}
