//! Everything that is tested from outside, in one binary: the library is linked once.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::format_collect,
    clippy::format_push_string,
    reason = "a test may fail by panicking, print, and be plain"
)]

mod architecture;
mod circles;
mod diff;
mod edit;
mod git;
mod hostile;
mod import;
mod manual;
mod phrases;
mod reports;
mod rules;
