//! Everything that is tested from outside, in one binary: the library is linked once.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::format_collect,
    clippy::format_push_string,
    clippy::single_match_else,
    clippy::unnecessary_wraps,
    reason = "a test may fail by panicking, print, and be plain; tables of cells read best when all places are alike"
)]

mod architecture;
mod boundaries;
mod brief;
mod circles;
mod diff;
mod edit;
mod export;
mod git;
mod hostile;
mod import;
mod letters;
mod manual;
mod names;
mod options;
mod phrases;
mod phrases_any;
mod refusals;
mod reports;
mod round;
mod rules;
