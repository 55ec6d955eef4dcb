//! The machine's git, driven as a process: the content, history and settings of a repository. Knows no plans.
//!
//! Names that a user gives go to git after `--end-of-options` only, and all else is asked for by object id; git's
//! words are read in the C locale. Paths come from tree objects, where they are bytes, so nothing is ever unquoted.

mod index;
mod merge;
mod objects;
mod process;
pub mod setup;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

pub use index::{Index, IndexFile};
pub use merge::merge_lines;
pub use objects::{Objects, TreeFile};
pub use process::{GitError, path};

use crate::words::MessageId;
use process::{command, git, line, text};

/// A repository with a working tree.
#[derive(Debug, Clone)]
pub struct Repository {
    /// Where git is run: environment variables may name the repository relative to it.
    home: PathBuf,
    root: PathBuf,
    /// The file of the index.
    index: PathBuf,
    shallow: bool,
}

/// A revision of the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its id.
    pub id: String,
    /// The id of its tree.
    pub tree: String,
    /// The day it was committed on, where the committer was.
    pub day: NaiveDate,
}

impl Repository {
    /// Returns the repository that `folder` lies in.
    pub fn open(folder: &Path) -> Result<Repository, GitError> {
        let asked = [
            "rev-parse",
            "--is-shallow-repository",
            "--is-inside-work-tree",
            "--git-path",
            "index",
            "--show-toplevel",
        ];
        let told = line(git(folder, asked)?);
        let answers: Vec<&[u8]> = told.split(|byte| *byte == b'\n').collect();
        let (shallow, inside) = match answers.as_slice() {
            [shallow, inside, ..] => (*shallow == b"true", *inside == b"true"),
            _ => (false, false),
        };
        if !inside {
            return Err(MessageId::GitBare.into());
        }
        let (index, root) = if let [_, _, index, root] = answers.as_slice() {
            (path(index), path(root))
        } else {
            // A path has a line end in it.
            let alone = |asked: &[&str]| Ok::<_, GitError>(path(&line(git(folder, asked)?)));
            let index = alone(&["rev-parse", "--git-path", "index"])?;
            (index, alone(&["rev-parse", "--show-toplevel"])?)
        };
        let home = folder.to_owned();
        Ok(Repository {
            index: home.join(index),
            home,
            root,
            shallow,
        })
    }

    /// Returns where the working tree keeps what it shares with others of one repository.
    fn common(&self) -> Option<PathBuf> {
        let told = git(&self.home, ["rev-parse", "--git-common-dir"]).ok()?;
        self.home.join(path(&line(told))).canonicalize().ok()
    }

    /// Returns whether the working tree is one beside the first of its repository, as `git worktree` makes them.
    pub fn is_linked(&self) -> bool {
        let own = git(&self.home, ["rev-parse", "--git-dir"]);
        let own = own.map(|told| self.home.join(path(&line(told))).canonicalize());
        own.is_ok_and(|own| own.ok() != self.common())
    }

    /// Returns the top of the first working tree of the repository.
    pub fn first_root(&self) -> PathBuf {
        if !self.is_linked() {
            return self.root.clone();
        }
        let told = git(&self.home, ["worktree", "list", "--porcelain"]).unwrap_or_default();
        let first = told.split(|byte| *byte == b'\n').next();
        let first = first.and_then(|line| line.strip_prefix(b"worktree "));
        first.map_or_else(|| self.root.clone(), path)
    }

    /// Returns whether `root` is the top of a working tree of the same repository.
    pub fn has_root(&self, root: &Path) -> bool {
        Repository::open(root).is_ok_and(|other| other.common() == self.common())
    }

    /// Returns whether hooks are kept where a setting outside this repository says, as for all repositories.
    pub fn shares_hooks(&self) -> bool {
        self.effective("core.hooksPath").is_some() && self.settings("core.hooksPath").is_empty()
    }

    /// Returns the top of the working tree.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns whether history was cut off when the repository was cloned.
    pub fn is_shallow(&self) -> bool {
        self.shallow
    }

    /// Returns the id of the commit that `revision` names.
    pub fn commit(&self, revision: &OsStr) -> Result<String, GitError> {
        let mut name = revision.to_owned();
        name.push("^{commit}");
        let asked = ["rev-parse", "--quiet", "--verify", "--end-of-options"];
        let told = git(
            &self.home,
            asked.map(OsStr::new).into_iter().chain([name.as_os_str()]),
        );
        match told.map(|told| text(&told)) {
            Ok(id) if is_id(&id) => Ok(id),
            _ if revision == "HEAD" => Err(MessageId::GitNoCommits.into()),
            _ => {
                let unknown =
                    MessageId::GitUnknownRevision.with(revision.to_string_lossy().into_owned());
                Err(unknown.into())
            }
        }
    }

    /// Returns the id of the best common ancestor of two commits.
    pub fn merge_base(&self, one: &str, other: &str) -> Result<String, GitError> {
        git(&self.home, ["merge-base", one, other]).map(|told| text(&told))
    }

    /// Returns the commits from the first to `tip` along the first parents, those before `since` left out.
    pub fn log(&self, tip: &str, since: Option<NaiveDate>) -> Result<Vec<Commit>, GitError> {
        let format = "--format=%H %T %cd";
        let asked = [
            "rev-list",
            "--first-parent",
            "--reverse",
            "--date=short",
            format,
            tip,
        ];
        let told = text(&git(&self.home, asked)?);
        let lines = told.lines().filter(|line| !line.starts_with("commit "));
        let commits = lines
            .filter_map(commit)
            .filter(|commit| since.is_none_or(|since| commit.day >= since));
        Ok(commits.collect())
    }

    /// Starts a process that hands out the repository's objects.
    pub fn objects(&self) -> Result<Objects, GitError> {
        Objects::start(command(&self.home))
    }

    /// Returns `path` as the repository names it, below its top; the path need not exist any more.
    pub fn inside(&self, path: &Path) -> Result<PathBuf, GitError> {
        let root = self
            .root
            .canonicalize()
            .unwrap_or_else(|_| self.root.clone());
        let found = resolved(path);
        let inside = found.strip_prefix(&root).map(Path::to_owned);
        inside.map_err(|_| {
            MessageId::GitOutside
                .with(path.display().to_string())
                .into()
        })
    }

    /// Returns whether the file at `path` is in the last commit or is to be in the next.
    pub fn is_tracked(&self, path: &Path) -> bool {
        let asked = ["ls-files", "--error-unmatch", "--"].map(OsStr::new);
        git(&self.home, asked.into_iter().chain([path.as_os_str()])).is_ok()
    }

    /// Returns the value of a setting that holds here, wherever it was made.
    pub fn effective(&self, key: &str) -> Option<String> {
        let told = git(&self.home, ["config", "--null", "--get", key]).ok()?;
        Some(
            String::from_utf8_lossy(&told)
                .trim_end_matches('\0')
                .to_owned(),
        )
    }

    /// Returns the values of a setting of this repository alone.
    pub fn settings(&self, key: &str) -> Vec<String> {
        let asked = ["config", "--local", "--null", "--get-all", key];
        let told = git(&self.home, asked).unwrap_or_default();
        let values = told
            .split(|byte| *byte == 0)
            .filter(|value| !value.is_empty());
        values
            .map(|value| String::from_utf8_lossy(value).into_owned())
            .collect()
    }

    /// Adds a value to a setting of this repository.
    pub fn add(&self, key: &str, value: &str) -> Result<(), GitError> {
        git(&self.home, ["config", "--local", "--add", key, value]).map(drop)
    }

    /// Sets a setting of this repository.
    pub fn set(&self, key: &str, value: &str) -> Result<(), GitError> {
        git(&self.home, ["config", "--local", key, value]).map(drop)
    }

    /// Removes a setting of this repository.
    pub fn unset(&self, key: &str) -> Result<(), GitError> {
        git(&self.home, ["config", "--local", "--unset-all", key]).map(drop)
    }

    /// Removes a section of this repository's settings that has become empty: git keeps the heading
    /// where a comment stands above it.
    pub fn drop_empty_section(&self, name: &str) {
        let within = format!("^{}\\.", name.replace('.', r"\."));
        let asked = ["config", "--local", "--get-regexp", within.as_str()];
        if git(&self.home, asked).is_err() {
            // It may be gone already.
            let _ = git(&self.home, ["config", "--local", "--remove-section", name]);
        }
    }

    /// Returns where git keeps `name`, such as `hooks/pre-commit`.
    pub fn git_path(&self, name: &str) -> Result<PathBuf, GitError> {
        let told = git(&self.home, ["rev-parse", "--git-path", name])?;
        Ok(resolved(&self.home.join(path(&line(told)))))
    }
}

/// Returns the absolute path without links, also of a file that is gone.
fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut below: Vec<&OsStr> = Vec::new();
    let mut above: &Path = &absolute;
    loop {
        if let Ok(found) = above.canonicalize() {
            return below.iter().rev().fold(found, |path, part| path.join(part));
        }
        let (Some(name), Some(parent)) = (above.file_name(), above.parent()) else {
            return absolute.clone();
        };
        below.push(name);
        above = parent;
    }
}

fn commit(line: &str) -> Option<Commit> {
    let mut words = line.split(' ');
    let (id, tree) = (words.next()?.to_owned(), words.next()?.to_owned());
    let day = words.next()?.parse().ok()?;
    Some(Commit { id, tree, day })
}

/// Returns whether `text` is an object id in full: 40 digits of SHA-1 or 64 of SHA-256.
fn is_id(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|digit| digit.is_ascii_hexdigit())
}
