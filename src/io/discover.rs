//! Finds plan files: a file is taken as it is, a folder is walked for `*.toml`.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::copies;
use super::system::said;
use crate::words::{Message, MessageId};

/// The file that holds a workspace's settings, and so is no plan.
pub const WORKSPACE_FILE: &str = "roadmap.toml";

/// The ending of the file beside a plan that holds what its document said when it was last imported: no plan, whoever
/// names it.
pub const IMPORTED: &str = "imported";

/// Returns where the file beside the plan at `path` lies.
pub fn imported(path: &Path) -> PathBuf {
    path.with_extension(IMPORTED)
}

/// A path that could not be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The path, as the user named it or as the walk found it.
    pub path: PathBuf,
    /// Why.
    pub reason: Message,
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Discovery {
    /// Files, sorted within each path given; a file reached twice stands once.
    pub files: Vec<PathBuf>,
    /// What the walk could not enter.
    pub failures: Vec<Failure>,
    /// Files that a cloud or a person left as copies of plans beside them; they are no plans.
    pub copies: Vec<PathBuf>,
}

/// Returns the plan files under `paths`. Links are followed; hidden entries, what editors leave beside a file, and
/// `roadmap.toml` are passed over; a copy of a plan that lies beside it is named and not taken for another plan.
pub fn discover(paths: &[PathBuf]) -> Discovery {
    let mut discovery = Discovery::default();
    // A file can be reached twice only by two paths or by a link.
    let mut links = false;
    for path in paths {
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => links |= walk(path, &mut discovery),
            Ok(_) if path.extension() == Some(OsStr::new(IMPORTED)) => {}
            Ok(_) => discovery.files.push(path.clone()),
            Err(error) => discovery.failures.push(failure(path, &error)),
        }
    }
    if paths.len() > 1 || links {
        let mut seen = HashSet::new();
        discovery
            .files
            .retain(|file| seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone())));
    }
    discovery
}

/// Returns the documents in `folders` and the folders in those that may hold a plan and are none yet: of office
/// programs, web pages and tables; where there are none of them, plain texts.
pub fn documents(folders: &[PathBuf]) -> Vec<PathBuf> {
    const OFFICE: [&str; 14] = [
        "docx", "xlsx", "odt", "doc", "xls", "docm", "xlsm", "html", "htm", "csv", "tsv", "pdf",
        "rtf", "ods",
    ];
    const TEXTS: [&str; 2] = ["txt", "md"];
    let visible = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(entry.file_name());
    let walk = |folder: &PathBuf| WalkDir::new(folder).max_depth(2).sort_by_file_name();
    let found: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| walk(folder).into_iter().filter_entry(visible).flatten())
        .filter(|entry| entry.file_type().is_file())
        .map(DirEntry::into_path)
        .collect();
    let of = |endings: &[&str]| -> Vec<PathBuf> {
        let named = |path: &&PathBuf| {
            let ending = path.extension().and_then(OsStr::to_str);
            ending.is_some_and(|ending| endings.contains(&ending.to_lowercase().as_str()))
        };
        found.iter().filter(named).cloned().collect()
    };
    let office = of(&OFFICE);
    if office.is_empty() {
        of(&TEXTS)
    } else {
        office
    }
}

/// Adds the plan files under `root`, and returns whether there are links under it.
fn walk(root: &Path, discovery: &mut Discovery) -> bool {
    let (mut links, before) = (false, discovery.files.len());
    let visible = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(entry.file_name());
    // The entries of one folder: their paths are in the order of their names, and nearer at hand.
    let walk = WalkDir::new(root)
        .follow_links(true)
        .sort_by(|one, other| one.path().as_os_str().cmp(other.path().as_os_str()));
    for entry in walk.into_iter().filter_entry(visible) {
        links |= entry.as_ref().is_ok_and(DirEntry::path_is_symlink);
        match entry {
            Ok(entry) if !is_plan_name(entry.path()) || entry.file_type().is_dir() => {}
            Ok(entry) if entry.file_type().is_file() => discovery.files.push(entry.into_path()),
            Ok(entry) => {
                let reason = MessageId::NotARegularFile.into();
                discovery.failures.push(Failure {
                    path: entry.into_path(),
                    reason,
                });
            }
            Err(error) => discovery.failures.push(walk_failure(root, &error)),
        }
    }
    let found = discovery.files.split_off(before);
    let (copies, plans) = copies::part(found);
    discovery.files.extend(plans);
    discovery.copies.extend(copies);
    links
}

/// Returns the files in `folder` that may have come back from somebody: of office programs, letters, web pages and texts.
pub fn received(folder: &Path) -> Vec<PathBuf> {
    const ENDINGS: [&str; 14] = [
        "docx", "docm", "xlsx", "xlsm", "odt", "ods", "doc", "xls", "eml", "html", "htm", "csv",
        "md", "txt",
    ];
    let named = |entry: &DirEntry| {
        let ending = entry.path().extension().and_then(OsStr::to_str);
        ending.is_some_and(|ending| ENDINGS.contains(&ending.to_lowercase().as_str()))
    };
    let walk = WalkDir::new(folder).max_depth(3).sort_by_file_name();
    let visible = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(entry.file_name());
    let entries = walk.into_iter().filter_entry(visible).flatten();
    entries
        .filter(|entry| entry.file_type().is_file() && named(entry))
        .map(DirEntry::into_path)
        .collect()
}

/// Returns whether a file of this name is hidden, or a lock that an office program holds while a file is open.
fn is_hidden(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"~$")
}

/// Returns whether a file at `path` is a plan by its name.
pub fn is_plan_name(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
        && path.file_name() != Some(OsStr::new(WORKSPACE_FILE))
}

fn walk_failure(root: &Path, error: &walkdir::Error) -> Failure {
    let path = error.path().unwrap_or(root);
    match (error.loop_ancestor(), error.io_error()) {
        (Some(ancestor), _) => Failure {
            path: path.to_owned(),
            reason: MessageId::LinkLoop.with(ancestor.display().to_string()),
        },
        (None, Some(error)) => failure(path, error),
        (None, None) => Failure {
            path: path.to_owned(),
            reason: MessageId::CannotRead.with(MessageId::SystemSaid.with(error.to_string())),
        },
    }
}

/// Returns why `path` could not be read, in the catalogue's words where they are known.
pub(super) fn failure(path: &Path, error: &std::io::Error) -> Failure {
    let reason = match error.kind() {
        std::io::ErrorKind::NotFound => MessageId::NotFound.into(),
        std::io::ErrorKind::PermissionDenied => MessageId::PermissionDenied.into(),
        std::io::ErrorKind::IsADirectory => MessageId::IsAFolder.into(),
        _ => MessageId::CannotRead.with(said(error)),
    };
    Failure {
        path: path.to_owned(),
        reason,
    }
}

/// Returns the file called `name` in `folder` or in the nearest folder above it that has one.
pub fn find_upwards(folder: &Path, name: &str) -> Option<PathBuf> {
    let above = folder.canonicalize().ok()?;
    // Below the folder itself the path stays as the user wrote it.
    let here = folder.join(name);
    if here.is_file() {
        return Some(here);
    }
    above
        .ancestors()
        .skip(1)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let read = super::super::read(folder.path(), &mut Vec::new());
        let reason = read.map_err(|failure| failure.reason);
        assert_eq!(reason, Err(MessageId::IsAFolder.into()));
    }
}
