//! What git's index says of the working tree: which content each file has that was not touched since.

use std::collections::{HashMap, HashSet};
use std::fs::Metadata;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::Repository;
use super::process::{GitError, absent, command, git, path};
use crate::words::MessageId;

/// A file of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexFile {
    /// The id of its content.
    pub id: Arc<str>,
    /// Whether a merge left several versions of it.
    pub unmerged: bool,
    /// Whether the working tree is meant not to have it, as in a sparse checkout.
    pub absent: bool,
    /// When the file was last written, and how long it was.
    written: (u64, u32),
    size: u64,
}

/// The index of a working tree.
#[derive(Debug)]
pub struct Index {
    files: HashMap<PathBuf, IndexFile>,
    /// When it was written: what was written to a file at that time or later it cannot know.
    day: SystemTime,
}

/// The bit of an entry's flags that says that the working tree is meant not to have it.
const SKIPPED: u64 = 1 << 30;

impl Repository {
    /// Returns what the index holds under `paths`, which are relative to the top.
    pub fn index(&self, paths: &[PathBuf]) -> Result<Index, GitError> {
        let mut asked: Vec<std::ffi::OsString> = [
            "-c",
            "core.fsmonitor=false",
            "ls-files",
            "--full-name",
            "--stage",
            "--debug",
            "-z",
            "--",
        ]
        .map(Into::into)
        .into();
        asked.extend(paths.iter().map(|path| {
            let mut place = std::ffi::OsString::from(":(top,literal)");
            place.push(path);
            place
        }));
        let told = git(&self.home, asked)?;
        let day = std::fs::metadata(&self.index).and_then(|found| found.modified());
        Ok(Index {
            files: entries(&told),
            day: day.unwrap_or(UNIX_EPOCH),
        })
    }

    /// Returns which of `paths`, relative to the top, git is told to ignore.
    pub fn ignored(&self, paths: &[PathBuf]) -> Result<HashSet<PathBuf>, GitError> {
        if paths.is_empty() {
            return Ok(HashSet::new());
        }
        let mut asking = command(&self.root);
        asking.args([
            "-c",
            "core.fsmonitor=false",
            "check-ignore",
            "-z",
            "--stdin",
        ]);
        asking
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut process = asking.spawn().map_err(|error| absent(&error))?;
        let questions = process.stdin.take();
        let asked: Vec<u8> = paths
            .iter()
            .flat_map(|path| [path.as_os_str().as_encoded_bytes(), b"\0"].concat())
            .collect();
        // The answers may fill their pipe before all is asked.
        let writer = std::thread::spawn(move || questions.map(|mut pipe| pipe.write_all(&asked)));
        let output = process.wait_with_output();
        let _ = writer.join();
        let told = output
            .map_err(|_| GitError::from(MessageId::GitEnded))?
            .stdout;
        let found = told
            .split(|byte| *byte == 0)
            .filter(|name| !name.is_empty());
        Ok(found.map(path).collect())
    }
}

impl Index {
    /// Returns the files that the working tree is meant not to have.
    pub fn absent(&self) -> impl Iterator<Item = (&PathBuf, &IndexFile)> {
        self.files.iter().filter(|(_, file)| file.absent)
    }

    /// Returns the files, in the order of their paths.
    pub fn files(&self) -> Vec<(&PathBuf, &IndexFile)> {
        let mut files: Vec<_> = self.files.iter().collect();
        files.sort_by_key(|(path, _)| *path);
        files
    }

    /// Returns the file at `path`, relative to the top.
    pub fn file(&self, path: &Path) -> Option<&IndexFile> {
        self.files.get(path)
    }

    /// Returns the id of the content of `file`, of which the disk says `found`, if it was not written to since git looked
    /// at it.
    pub fn content(&self, file: &IndexFile, found: &Metadata) -> Option<Arc<str>> {
        let file = Some(file).filter(|file| !file.unmerged)?;
        let written = found.modified().ok()?;
        let since = written.duration_since(UNIX_EPOCH).ok()?;
        let known =
            file.written == (since.as_secs(), since.subsec_nanos()) && file.size == found.len();
        let settled = written + Duration::from_millis(1) < self.day;
        (known && settled).then(|| Arc::clone(&file.id))
    }
}

/// Reads `<mode> <id> <stage>\t<path>`, a zero byte, and five lines of what git remembers of the file.
fn entries(told: &[u8]) -> HashMap<PathBuf, IndexFile> {
    let mut files: HashMap<PathBuf, IndexFile> = HashMap::new();
    let mut rest = told;
    while let Some(tab) = rest.iter().position(|byte| *byte == b'\t') {
        let (head, tail) = rest.split_at(tab);
        let Some(end) = tail.iter().position(|byte| *byte == 0) else {
            break;
        };
        let name = path(&tail[1..end]);
        let about = &tail[end + 1..];
        let length = about
            .split_inclusive(|byte| *byte == b'\n')
            .take(5)
            .map(<[u8]>::len)
            .sum();
        let (about, next) = about.split_at(length);
        rest = next;
        let head = String::from_utf8_lossy(head).into_owned();
        let mut words = head.split(' ');
        let (Some(mode), Some(id), Some(stage)) = (words.next(), words.next(), words.next()) else {
            break;
        };
        if !mode.starts_with("100") {
            continue;
        }
        let file = remembered(about, id, stage);
        files
            .entry(name)
            .and_modify(|known| known.unmerged = true)
            .or_insert(file);
    }
    files
}

fn remembered(about: &[u8], id: &str, stage: &str) -> IndexFile {
    let about = String::from_utf8_lossy(about).into_owned();
    let after = |key: &str| {
        let (_, rest) = about.split_once(key)?;
        rest.split_whitespace().next()
    };
    let time = after("mtime: ").and_then(|time| time.split_once(':'));
    let written =
        time.map(|(seconds, rest)| (seconds.parse().unwrap_or(0), rest.parse().unwrap_or(0)));
    let flags = after("flags: ").and_then(|flags| u64::from_str_radix(flags, 16).ok());
    IndexFile {
        id: id.into(),
        unmerged: stage != "0",
        absent: flags.is_some_and(|flags| flags & SKIPPED != 0),
        written: written.unwrap_or_default(),
        size: after("size: ")
            .and_then(|size| size.parse().ok())
            .unwrap_or(u64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_git_remembers() {
        let entry = |stage: u8, name: &str| {
            let id = "ab".repeat(20);
            format!(
                "100644 {id} {stage}\t{name}\0  ctime: 1:2\n  mtime: 1700000000:5\n  dev: 1\tino: 2\n  uid: 0\tgid: 0\n  size: 12\tflags: 40000000\n"
            )
        };
        let told = [
            entry(0, "Планы/a b.toml"),
            entry(1, "x.toml"),
            entry(2, "x.toml"),
        ]
        .concat();
        let files = entries(told.as_bytes());
        let file = &files[Path::new("Планы/a b.toml")];
        assert_eq!((file.written, file.size), ((1_700_000_000, 5), 12));
        assert!(file.absent && !file.unmerged);
        assert!(files[Path::new("x.toml")].unmerged);
        assert!(entries(b"100644 cut").is_empty());
    }
}
