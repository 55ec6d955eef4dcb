//! One run of git: what it printed, or why it could not be asked.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::io::system::said;
use crate::words::{Message, MessageId};

/// Why git could not be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GitError(pub Message);

impl From<MessageId> for GitError {
    fn from(reason: MessageId) -> Self {
        GitError(reason.into())
    }
}

impl From<Message> for GitError {
    fn from(reason: Message) -> Self {
        GitError(reason)
    }
}

pub(super) fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        .env("LC_ALL", "C")
        .stdin(Stdio::null());
    // Reading must not write: no refreshed index, no lock beside another git at work.
    command.env("GIT_OPTIONAL_LOCKS", "0");
    command
}

/// Runs git and returns what it printed.
pub(super) fn git<A: AsRef<OsStr>>(
    folder: &Path,
    args: impl IntoIterator<Item = A>,
) -> Result<Vec<u8>, GitError> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let output = command(folder)
        .args(args)
        .output()
        .map_err(|error| absent(&error))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let words = String::from_utf8_lossy(&output.stderr);
    if words.contains("not a git repository") {
        return Err(MessageId::GitNoRepository
            .with(folder.display().to_string())
            .into());
    }
    if words.contains("must be run in a work tree") {
        return Err(MessageId::GitBare.into());
    }
    let first = words
        .lines()
        .next()
        .unwrap_or_default()
        .trim_start_matches("fatal: ");
    Err(MessageId::GitFailed.with(first).into())
}

/// Returns why git did not start.
pub(super) fn absent(error: &std::io::Error) -> GitError {
    match error.kind() {
        std::io::ErrorKind::NotFound => MessageId::GitAbsent.into(),
        _ => MessageId::GitFailed.with(said(error)).into(),
    }
}

pub(super) fn text(told: &[u8]) -> String {
    String::from_utf8_lossy(told).trim().to_owned()
}

/// Returns what was printed without the end of its line: a path may hold any other.
pub(super) fn line(mut told: Vec<u8>) -> Vec<u8> {
    if told.last() == Some(&b'\n') {
        told.pop();
    }
    told
}

/// Returns the path that git's bytes are.
#[cfg(unix)]
pub fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(OsStr::from_bytes(bytes))
}

/// Returns the path that git's bytes are: on other systems git keeps names in UTF-8.
#[cfg(not(unix))]
pub fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
