//! What was written, shown to the person who asked for it.

use std::io;
use std::path::Path;

/// Opens `path`, a file or a folder, in the program that the system has for it, and does not wait for it to end.
///
/// # Errors
///
/// Where the system has no such program or cannot run it.
pub fn show(path: &Path) -> io::Result<()> {
    open::that_detached(path)
}
