//! The machine's git, driven for real in folders of its own: `diff`, `history`, `git-setup` and merges.
//!
//! Where git is missing the tests say so and pass.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::string_slice,
    reason = "a test may fail by panicking and may print"
)]

mod compare;
mod history;
mod merge;
mod setup;
mod world;
