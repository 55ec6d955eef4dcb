//! Disk and git ↔ text: finds files and revisions, reads them within bounds, names their encoding, and writes them whole
//! or not at all. Knows no plans.

mod copies;
pub mod decode;
pub mod discover;
pub mod git;
pub mod lock;
pub mod read;
mod show;
mod system;
pub mod write;

pub use std::fs::Metadata;

pub use copies::is_copy_of;
pub use decode::decode;
pub use discover::{
    Discovery, Failure, discover, documents, find_upwards, imported, is_plan_name, received,
};
pub use lock::{Lock, LockError};
pub use read::{LARGEST, read, read_stream};
pub use show::show;
pub use system::said;
pub use write::{Rewritten, Unwritten, create, replace, replace_all};
