//! One `git cat-file --batch`: trees and files of any revision without a process for each.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;

use super::process::{GitError, absent, path};
use crate::io::LARGEST;
use crate::io::discover::is_plan_name;
use crate::words::MessageId;

/// A file of a tree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TreeFile {
    /// Its path below the tree's top.
    pub path: PathBuf,
    /// The id of its content.
    pub id: Arc<str>,
}

/// A running `git cat-file --batch`.
#[derive(Debug)]
pub struct Objects {
    process: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    /// Trees read: most of a tree is that of the commit before.
    trees: HashMap<String, Arc<[TreeEntry]>>,
}

/// A line of a tree object.
#[derive(Debug)]
struct TreeEntry {
    kind: EntryKind,
    name: PathBuf,
    id: Arc<str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EntryKind {
    Folder,
    File,
    /// A link or a submodule: neither is content of this repository.
    Other,
}

impl Drop for Objects {
    fn drop(&mut self) {
        // Its stdin closed, it ends by itself.
        self.questions = None;
        let _ = self.process.wait();
    }
}

impl Objects {
    pub(super) fn start(mut command: Command) -> Result<Objects, GitError> {
        command.args(["cat-file", "--batch"]);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut process = command.spawn().map_err(|error| absent(&error))?;
        let (questions, answers) = (process.stdin.take(), process.stdout.take());
        let answers = answers.map(BufReader::new).ok_or(MessageId::GitEnded)?;
        Ok(Objects {
            process,
            questions,
            answers,
            trees: HashMap::new(),
        })
    }

    /// Returns the content of the file with this id.
    pub fn file(&mut self, id: &str) -> Result<Vec<u8>, GitError> {
        self.object(id, "blob")
    }

    /// Returns the files of `tree` under `paths`, sorted: those named themselves, and plans in the folders named.
    ///
    /// Hidden entries are passed over as on disk, and so are links and submodules.
    pub fn files(&mut self, tree: &str, paths: &[PathBuf]) -> Result<Vec<TreeFile>, GitError> {
        let mut files = Vec::new();
        for path in paths {
            self.find(tree, path, &mut files)?;
        }
        files.sort();
        files.dedup();
        Ok(files)
    }

    fn find(
        &mut self,
        tree: &str,
        wanted: &Path,
        files: &mut Vec<TreeFile>,
    ) -> Result<(), GitError> {
        let mut parts = wanted.components().peekable();
        let (mut id, mut at) = (Arc::from(tree), PathBuf::new());
        while let Some(part) = parts.next() {
            let entries = self.tree(&id)?;
            at.push(part);
            let entry = entries
                .iter()
                .find(|entry| entry.name.as_os_str() == part.as_os_str());
            match entry.map(|entry| (entry.kind, &entry.id)) {
                Some((EntryKind::Folder, inner)) => id = Arc::clone(inner),
                Some((EntryKind::File, id)) if parts.peek().is_none() => {
                    files.push(TreeFile {
                        path: at,
                        id: Arc::clone(id),
                    });
                    return Ok(());
                }
                _ => return Ok(()),
            }
        }
        self.walk(&id, &at, files)
    }

    fn walk(
        &mut self,
        tree: &str,
        above: &Path,
        files: &mut Vec<TreeFile>,
    ) -> Result<(), GitError> {
        for entry in self.tree(tree)?.iter() {
            let here = above.join(&entry.name);
            let hidden = entry.name.as_os_str().as_encoded_bytes().starts_with(b".");
            match entry.kind {
                EntryKind::Folder if !hidden => self.walk(&entry.id, &here, files)?,
                EntryKind::File if !hidden && is_plan_name(&entry.name) => {
                    files.push(TreeFile {
                        path: here,
                        id: Arc::clone(&entry.id),
                    });
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn tree(&mut self, id: &str) -> Result<Arc<[TreeEntry]>, GitError> {
        if let Some(known) = self.trees.get(id) {
            return Ok(Arc::clone(known));
        }
        let bytes = self.object(&format!("{id}^{{tree}}"), "tree")?;
        let entries: Arc<[TreeEntry]> = entries(&bytes, id.len() / 2).into();
        self.trees.insert(id.to_owned(), Arc::clone(&entries));
        Ok(entries)
    }

    /// Returns the content of the object with this id.
    fn object(&mut self, name: &str, kind: &str) -> Result<Vec<u8>, GitError> {
        let ended = |_| GitError::from(MessageId::GitEnded);
        let questions = self.questions.as_mut().ok_or(MessageId::GitEnded)?;
        writeln!(questions, "{name}")
            .and_then(|()| questions.flush())
            .map_err(ended)?;
        let mut head = String::new();
        self.answers.read_line(&mut head).map_err(ended)?;
        let mut words = head.trim_end().split(' ').skip(1);
        let (found, size) = (
            words.next(),
            words.next().and_then(|size| size.parse::<u64>().ok()),
        );
        let (Some(found), Some(size)) = (found, size) else {
            // «<name> missing»: of a partial clone, or a damaged repository.
            return Err(MessageId::GitMissingObject.with(name).into());
        };
        let mut bytes = Vec::new();
        let mut content = self.answers.by_ref().take(size + 1);
        if size > LARGEST {
            std::io::copy(&mut content, &mut std::io::sink()).map_err(ended)?;
        } else {
            content.read_to_end(&mut bytes).map_err(ended)?;
        }
        bytes.pop();
        match found == kind {
            true if size > LARGEST => Err(MessageId::TooLarge
                .with(mebibytes(size))
                .with(mebibytes(LARGEST))
                .into()),
            true => Ok(bytes),
            false => Err(MessageId::GitMissingObject.with(name).into()),
        }
    }
}

fn mebibytes(size: u64) -> i64 {
    i64::try_from(size >> 20).unwrap_or(i64::MAX)
}

/// Reads a tree object: `<mode> <name>`, a zero byte, the id in `width` bytes, and so on.
fn entries(mut bytes: &[u8], width: usize) -> Vec<TreeEntry> {
    let mut entries = Vec::new();
    while let Some(end) = bytes.iter().position(|byte| *byte == 0) {
        let (head, rest) = bytes.split_at(end);
        let Some((id, next)) = rest.get(1..).and_then(|rest| rest.split_at_checked(width)) else {
            break;
        };
        let Some(blank) = head.iter().position(|byte| *byte == b' ') else {
            break;
        };
        let (mode, name) = head.split_at(blank);
        let kind = match mode {
            b"40000" => EntryKind::Folder,
            b"100644" | b"100755" | b"100664" => EntryKind::File,
            _ => EntryKind::Other,
        };
        let id = hexadecimal(id);
        entries.push(TreeEntry {
            kind,
            name: path(name.get(1..).unwrap_or_default()),
            id: id.into(),
        });
        bytes = next;
    }
    entries
}

fn hexadecimal(id: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    let digits = id.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tree_objects() {
        let mut bytes = "40000 Планы\0".as_bytes().to_vec();
        bytes.extend([0xab; 20]);
        bytes.extend(b"100644 a b.toml\0");
        bytes.extend([0; 20]);
        bytes.extend(b"160000 sub\0");
        bytes.extend([1; 20]);
        let read = entries(&bytes, 20);
        let kinds: Vec<EntryKind> = read.iter().map(|entry| entry.kind).collect();
        assert_eq!(
            kinds,
            [EntryKind::Folder, EntryKind::File, EntryKind::Other]
        );
        assert_eq!(read[0].name, Path::new("Планы"));
        assert_eq!(&*read[0].id, "ab".repeat(20));
        assert_eq!(read[1].name, Path::new("a b.toml"));
        assert!(entries(b"100644 cut\0short", 20).is_empty());
    }
}
