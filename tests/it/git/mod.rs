//! The machine's git, driven for real in folders of its own: `diff`, `history`, `git-setup` and merges.
//!
//! Where git is missing the tests say so and pass.

mod compare;
mod driver;
mod history;
mod merge;
mod setup;
pub(crate) mod world;
