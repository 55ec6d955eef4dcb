//! Disk and git → text: finds files and revisions, reads them within bounds, names their encoding. Knows no plans.

pub mod decode;
pub mod discover;
pub mod git;
pub mod read;

pub use decode::decode;
pub use discover::{Discovery, Failure, discover, find_upwards};
pub use read::{LARGEST, read};
