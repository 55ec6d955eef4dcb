//! Disk → text: finds files, reads them within bounds and names their encoding. Knows no plans.

pub mod decode;
pub mod discover;
pub mod read;

pub use decode::decode;
pub use discover::{Discovery, Failure, discover, find_upwards};
pub use read::{LARGEST, read};
