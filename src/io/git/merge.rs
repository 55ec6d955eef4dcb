//! Merging line by line, as git does where it is left to itself.

use std::ffi::OsStr;
use std::path::Path;

use super::process::{GitError, absent, command};
use crate::words::MessageId;

/// Returns the file `theirs` merged into `ours`, both made of `base`, and whether lines of both stand between markers of
/// the length `marker` with these `names`, ours first.
pub fn merge_lines(
    [base, ours, theirs]: [&Path; 3],
    names: [&str; 2],
    marker: usize,
) -> Result<(Vec<u8>, bool), GitError> {
    let size = format!("--marker-size={marker}");
    let labels = ["-L", names[0], "-L", "base", "-L", names[1], "--"];
    let asked = ["merge-file", "-p", "-q", size.as_str()]
        .into_iter()
        .chain(labels);
    let files = [ours, base, theirs].map(Path::as_os_str);
    let mut merge = command(Path::new("."));
    let output = merge.args(asked.map(OsStr::new).chain(files)).output();
    let output = output.map_err(|error| absent(&error))?;
    // The exit code is the number of conflicts; beyond it git says that it could not merge.
    if let Some(found @ 0..=127) = output.status.code() {
        return Ok((output.stdout, found > 0));
    }
    let words = String::from_utf8_lossy(&output.stderr);
    let first = words.lines().next().unwrap_or_default();
    let first = first
        .trim_start_matches("error: ")
        .trim_start_matches("fatal: ");
    Err(MessageId::GitFailed.with(first).into())
}
