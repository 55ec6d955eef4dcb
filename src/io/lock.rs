//! One writer at a time: the folders of the plans are locked while they are read, edited and written.
//!
//! The lock is the system's advisory lock on the folder itself, so nothing is left behind and nothing shows up in
//! git; it goes with the process that holds it, however that ends. Where folders cannot be opened (Windows) a file in
//! the system's folder for temporary files stands for each.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::write::{folder_of, real_path, sweep};

/// How long an edit waits for another to end.
pub const PATIENCE: Duration = Duration::from_secs(10);

const PAUSE: Duration = Duration::from_millis(10);

/// Locked folders; dropping it lets the next writer in.
#[derive(Debug)]
pub struct Lock {
    _held: Vec<File>,
}

/// Why folders could not be locked.
#[derive(Debug)]
pub enum LockError {
    /// Another edit held this folder for longer than an edit waits.
    Busy(PathBuf),
    /// The folder could not be opened or locked.
    Failed(PathBuf, io::Error),
}

impl Lock {
    /// Locks the folders that `files` really lie in, in one order for every process, so that no two wait for each
    /// other; removes what killed writers left there.
    pub fn take<'p>(
        files: impl IntoIterator<Item = &'p Path>,
        patience: Duration,
    ) -> Result<Lock, LockError> {
        let folders: BTreeSet<PathBuf> = files
            .into_iter()
            .map(|file| folder_of(&real_path(file)).to_owned())
            .collect();
        let deadline = Instant::now() + patience;
        let mut held = Vec::new();
        for folder in folders {
            held.push(hold(&folder, deadline)?);
            sweep(&folder);
        }
        Ok(Lock { _held: held })
    }
}

fn hold(folder: &Path, deadline: Instant) -> Result<File, LockError> {
    let failed = |error| LockError::Failed(folder.to_owned(), error);
    let file = handle(folder).map_err(failed)?;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
            Err(TryLockError::WouldBlock) if Instant::now() >= deadline => {
                return Err(LockError::Busy(folder.to_owned()));
            }
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
        }
    }
}

#[cfg(unix)]
fn handle(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

#[cfg(not(unix))]
fn handle(folder: &Path) -> io::Result<File> {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    let name = format!("roadmap-{:016x}.lock", hasher.finish());
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(tempfile::env::temp_dir().join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_waits_and_then_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        let take = || Lock::take([file.as_path()], Duration::from_millis(30));
        let first = take().unwrap();
        assert!(matches!(take(), Err(LockError::Busy(_))));
        drop(first);
        assert!(take().is_ok());
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    }
}
