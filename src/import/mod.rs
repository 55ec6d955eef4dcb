//! A plan as it lies on a coordinator's disk — Word, Excel, a web page, plain text — on its way to a plan file.
//!
//! ```text
//!   bytes ─ read ─► source (paragraphs, tables) ─► grid ─► columns ─► rows ─► items ──┐
//!                         └────────────── text around the tables ─► passport ────────┤
//!                                                      executors, registry ──────────┴─► draft ─ write ─► TOML
//! ```
//!
//! | to | go to |
//! |---|---|
//! | read a kind of file, or more of one | `read`, a module for each |
//! | join what pages and sheets cut, tell plans and sections of a document apart | `pasted`, `pages`, `parts`, `boundaries` |
//! | know papers and sheets of this program | `own`, `marks`; what they keep of their plans: `identity`, `kept` |
//! | teach a heading | the table in `headings`; several rows of them: `header`; parts of the year: `scale` |
//! | tell columns apart, and plans from other tables | `claims` |
//! | understand a row, or lists side by side in one | `rows`, `signs`, `items`, `whens`, `aligned`, `months`, `agenda`, `marks`, `numbers` |
//! | keep links and mail out of values | `addresses` |
//! | read a list that is a plan without a table | `list` |
//! | make words whole that narrow columns break | `hyphens` |
//! | teach a post or an organisation | the tables in `model/kind/words.rs`; where names part: `executors/boundary.rs` |
//! | conclude what holds for the whole plan | `passport`, `approval`, `period` (from what `named` finds), `territory`, `registry` |
//! | say what was guessed | `guesses`, `told`, `account` |
//! | read the forms that came back: what they and the letters around them hold | `forms`, `mail`; what a cell of them says: `reply` |
//! | read the decisions of minutes | `minutes`; their forms of words: the table in `minutes/forms` |
//! | hand on the answers of a form filled in | `answer` |
//! | write, and bring a file up to date | `write`, `merge`; whose plan a document is: `identity` |
//!
//! A document imported again goes through `merge`: what it said before, the plan file and what it says now, value by
//! value.
//!
//! Nothing is lost: what has no key is kept as comments, and [`account`] compares the words read with the words
//! written. Nothing is guessed silently: a guess is a comment beside its line and a line of the account.

pub mod account;
mod addresses;
mod agenda;
mod aligned;
pub mod answer;
mod approval;
mod boundaries;
mod cell;
mod claims;
mod columns;
mod dates;
pub mod draft;
pub mod executors;
mod forms;
mod grid;
mod guesses;
mod header;
mod headings;
mod hyphens;
mod identity;
mod items;
pub mod kept;
mod letter;
mod list;
pub mod mail;
mod marks;
mod merge;
pub mod minutes;
mod months;
mod named;
mod numbers;
mod own;
mod pages;
mod parts;
mod passport;
mod pasted;
mod period;
pub mod read;
mod registry;
pub mod reply;
mod rows;
mod scale;
mod signs;
pub mod source;
mod territory;
mod titles;
mod told;
mod understand;
mod vocabulary;
mod whens;
mod write;

pub use guesses::{Guess, guesses};
pub use identity::{Body, bodies};
pub use merge::{Failure, Gone, Kept, Merged, Terms, Told, base, merge, same};
pub use told::{Line, lines as guess_lines};
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
