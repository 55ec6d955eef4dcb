//! Plans as they were in a revision, and as they are on disk: what `diff` and `history` read.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use toml_spanner::Arena;

use super::gather;
use super::refusal::Refusal;
use crate::diagnostic::Rule;
use crate::io::git::{Commit, GitError, Index, IndexFile, Objects, Repository, TreeFile};
use crate::io::{self, decode};
use crate::model::{Plan, Readings, Workspace, lower};
use crate::query::diff::Revision;
use crate::report::{Unread, UnreadKind};
use crate::text::source::position;
use crate::words::{Lang, Message, MessageId};

impl From<GitError> for Refusal {
    fn from(error: GitError) -> Self {
        error.0.into()
    }
}

/// The repository that a command is about, and the paths in it.
pub(super) struct Scope {
    /// The repository.
    pub(super) repository: Repository,
    /// The paths, below its top.
    pub(super) inside: Vec<PathBuf>,
    /// The paths as the user named them.
    pub(super) named: Vec<PathBuf>,
}

impl Scope {
    /// Finds the repository that the first of `paths` lies in.
    pub(super) fn find(paths: &[PathBuf]) -> Result<Scope, Refusal> {
        let named = if paths.is_empty() {
            gather::default_paths()
        } else {
            paths.to_vec()
        };
        let first = named.first().map_or(Path::new("."), PathBuf::as_path);
        let beside = first
            .ancestors()
            .find(|folder| folder.is_dir())
            .unwrap_or(Path::new("."));
        // Who names the repository in the environment names it from where the command is run.
        let home = match std::env::var_os("GIT_DIR") {
            Some(_) => Path::new("."),
            None => beside,
        };
        let repository = Repository::open(home).map_err(|error| Refusal {
            complaint: error.0,
            advice: vec![MessageId::GitNoRepositoryHelp.into()],
        })?;
        let inside: Result<Vec<PathBuf>, GitError> =
            named.iter().map(|path| repository.inside(path)).collect();
        Ok(Scope {
            inside: inside?,
            repository,
            named,
        })
    }

    /// Returns the whole repository.
    pub(super) fn widened(&self) -> Scope {
        Scope {
            repository: self.repository.clone(),
            inside: vec![PathBuf::new()],
            named: vec![self.repository.root().to_owned()],
        }
    }

    /// Returns whether the file at `path`, below the top, is a plan that was asked for.
    fn holds(&self, path: &Path) -> bool {
        let below = |place: &PathBuf| {
            let rest = path.strip_prefix(place).ok();
            rest.is_some_and(|rest| {
                let hidden =
                    |part: Component<'_>| part.as_os_str().as_encoded_bytes().starts_with(b".");
                let named = rest.as_os_str().is_empty();
                let is_plan = path
                    .file_name()
                    .is_some_and(|name| io::is_plan_name(Path::new(name)));
                named || (is_plan && !rest.components().any(hidden))
            })
        };
        self.inside.iter().any(below)
    }

    /// Returns the commit whose state held at the end of `day`.
    pub(super) fn held_on(&self, day: NaiveDate) -> Result<Commit, Refusal> {
        let head = self.commit(OsStr::new("HEAD"))?;
        let mut commits = self.repository.log(&head, None)?;
        let number = self.held(&commits, day)?;
        Ok(commits.swap_remove(number))
    }

    /// Returns the number of the one of `commits` whose state held at the end of `day`.
    pub(super) fn held(&self, commits: &[Commit], day: NaiveDate) -> Result<usize, Refusal> {
        let last = commits.iter().rposition(|commit| commit.day <= day);
        last.ok_or_else(|| {
            let first = commits.first().map_or(day, |first| first.day);
            Refusal {
                complaint: MessageId::GitNothingThen.with(day).with(first),
                advice: if self.repository.is_shallow() {
                    vec![MessageId::GitShallowHelp.into()]
                } else {
                    Vec::new()
                },
            }
        })
    }

    /// Returns the id of the commit that `revision` names.
    pub(super) fn commit(&self, revision: &OsStr) -> Result<String, Refusal> {
        self.repository.commit(revision).map_err(|error| {
            let advice = if revision == "HEAD" {
                Vec::new()
            } else if self.repository.is_shallow() {
                vec![MessageId::GitShallowHelp.into()]
            } else {
                vec![MessageId::GitRevisionHelp.into()]
            };
            Refusal {
                complaint: error.0,
                advice,
            }
        })
    }
}

/// Reads plans, each with the settings that hold for its folder today.
///
/// Revisions are read by one calendar and one registry, so that a reported change is one of the plan itself.
pub(super) struct Reader {
    workspaces: HashMap<PathBuf, (Workspace, Readings)>,
    /// The last day whose facts are read; all are where it is not given.
    until: Option<NaiveDate>,
    lang: Lang,
}

impl Reader {
    /// Returns a reader that says in `lang` what it cannot read.
    pub(super) fn new(lang: Lang) -> Self {
        Reader {
            workspaces: HashMap::new(),
            until: None,
            lang,
        }
    }

    /// Returns the reader, to read plans without the facts of the days after `until`.
    pub(super) fn looked_at_on(self, until: Option<NaiveDate>) -> Self {
        Reader { until, ..self }
    }

    /// Returns what the file `path` says.
    pub(super) fn revision(&mut self, path: &Path, bytes: &[u8]) -> Result<Revision, Unread> {
        self.read(path, bytes, Revision::of)
    }

    /// Reads `bytes`, the content of the file `path`, and returns what `ask` makes of the plan.
    pub(super) fn read<T>(
        &mut self,
        path: &Path,
        bytes: &[u8],
        ask: impl FnOnce(&Plan<'_>) -> T,
    ) -> Result<T, Unread> {
        let unread = |error: String| Unread {
            path: path.display().to_string(),
            error,
            what: UnreadKind::Revision,
        };
        let text = decode(bytes).map_err(|bad| unread(bad.problem.title.text(self.lang)))?;
        let folder = path
            .ancestors()
            .skip(1)
            .find(|folder| folder.is_dir())
            .unwrap_or(Path::new("."));
        let known = self.workspaces.entry(folder.to_owned());
        let (workspace, readings) =
            known.or_insert_with(|| (gather::workspace_of(folder), Readings::default()));
        let arena = Arena::new();
        let (mut document, mut problems) = crate::document::plan(text, &arena);
        if let Some(day) = self.until {
            document.forget_after(day);
        }
        let (plan, more) = lower(&gather::stem(path), document, workspace, readings);
        problems.extend(more);
        let broken = |rule: Rule| matches!(rule, Rule::InvalidToml | Rule::DuplicateKey);
        match problems.iter().find(|problem| broken(problem.rule)) {
            Some(problem) => {
                let at = position(text, problem.primary.span.start as usize);
                Err(unread(format!(
                    "{}:{}: {}",
                    at.line,
                    at.column,
                    problem.title.text(self.lang)
                )))
            }
            None => Ok(ask(&plan)),
        }
    }
}

/// A plan file of one side of a comparison.
pub(super) struct PlanFile {
    /// Its path, below the top of the repository or as the user named it.
    pub(super) path: PathBuf,
    /// The id of its content, where git knows it.
    pub(super) id: Option<Arc<str>>,
    /// Where it lies on disk, if that is what is meant.
    pub(super) disk: Option<PathBuf>,
}

impl PlanFile {
    /// Returns the content.
    pub(super) fn bytes(&self, objects: Option<&mut Objects>) -> Result<Vec<u8>, Message> {
        match (&self.disk, &self.id, objects) {
            (Some(path), ..) => {
                let mut bytes = Vec::new();
                let read = io::read(path, &mut bytes);
                read.map(|()| bytes).map_err(|failure| failure.reason)
            }
            (None, Some(id), Some(objects)) => objects.file(id).map_err(|error| error.0),
            _ => Err(MessageId::GitEnded.into()),
        }
    }
}

/// Returns the plan files in scope as they were in `commit`, sorted.
pub(super) fn committed(
    scope: &Scope,
    commit: &str,
    objects: &mut Objects,
) -> Result<Vec<PlanFile>, Refusal> {
    let files = objects.files(commit, &scope.inside)?.into_iter();
    let file = |file: TreeFile| PlanFile {
        path: file.path,
        id: Some(file.id),
        disk: None,
    };
    Ok(files.map(file).collect())
}

/// Returns the plan files in scope as they are staged, sorted; those that a merge left in several versions are named.
pub(super) fn staged(
    scope: &Scope,
    unread: &mut Vec<Unread>,
    lang: Lang,
) -> Result<Vec<PlanFile>, Refusal> {
    let index = scope.repository.index(&scope.inside)?;
    let mut files = Vec::new();
    for (path, file) in index.files() {
        if !scope.holds(path) {
            continue;
        }
        if file.unmerged {
            unread.push(Unread {
                path: path.display().to_string(),
                error: MessageId::GitUnmerged.text(lang).to_owned(),
                what: UnreadKind::Revision,
            });
        }
        files.push(PlanFile {
            path: path.clone(),
            id: Some(Arc::clone(&file.id)).filter(|_| !file.unmerged),
            disk: None,
        });
    }
    Ok(files)
}

/// What is on disk, and what git's index says of it.
pub(super) struct Found {
    files: Vec<Seen>,
    failures: Vec<io::Failure>,
    index: Index,
}

/// A plan file of the working tree.
struct Seen {
    disk: PathBuf,
    path: PathBuf,
    about: Option<io::Metadata>,
}

/// Looks for the plan files in scope on disk, and asks git for its index meanwhile.
pub(super) fn look(scope: &Scope) -> Result<Found, Refusal> {
    std::thread::scope(|threads| {
        let index = threads.spawn(|| scope.repository.index(&scope.inside));
        let walked = walk(scope);
        let index = index
            .join()
            .map_err(|_| GitError::from(MessageId::GitEnded))??;
        let (files, failures) = walked?;
        Ok(Found {
            files,
            failures,
            index,
        })
    })
}

fn walk(scope: &Scope) -> Result<(Vec<Seen>, Vec<io::Failure>), Refusal> {
    // A plan that is gone from the disk is a change to tell, not a path mistyped.
    let named = scope.named.iter().filter(|path| path.exists());
    let found = io::discover(&named.cloned().collect::<Vec<_>>());
    let mut files = Vec::with_capacity(found.files.len());
    let mut folders: HashMap<PathBuf, Option<PathBuf>> = HashMap::new();
    for disk in found.files {
        let folder = disk.parent().unwrap_or(Path::new("")).to_owned();
        let inside = match folders.entry(folder) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let place = scope.repository.inside(&disk)?;
                let own = !in_another_repository(&disk, scope.repository.root());
                new.insert(place.parent().map(Path::to_owned).filter(|_| own))
            }
        };
        let (Some(inside), Some(name)) = (inside, disk.file_name()) else {
            continue;
        };
        // looked at once: ten thousand plans are ten thousand looks
        let mut about = disk.symlink_metadata().ok();
        let is_link = |about: &io::Metadata| about.file_type().is_symlink();
        let path = if about.as_ref().is_some_and(is_link) {
            about = disk.metadata().ok();
            scope.repository.inside(&disk)?
        } else {
            inside.join(name)
        };
        files.push(Seen { disk, path, about });
    }
    Ok((files, found.failures))
}

/// Returns the plan files that were found on disk, sorted. Those that git is told to ignore are no part of it.
pub(super) fn on_disk(
    scope: &Scope,
    found: Found,
    unread: &mut Vec<Unread>,
    lang: Lang,
) -> Result<Vec<PlanFile>, Refusal> {
    let index = found.index;
    unread.extend(found.failures.iter().map(|failure| Unread {
        path: failure.path.display().to_string(),
        error: failure.reason.text(lang),
        what: UnreadKind::Revision,
    }));
    let mut files: Vec<PlanFile> = Vec::with_capacity(found.files.len());
    let mut unknown: Vec<PathBuf> = Vec::new();
    for seen in found.files {
        let known = index.file(&seen.path);
        let about = known.zip(seen.about.as_ref());
        let id = about.and_then(|(file, about)| index.content(file, about));
        unknown.extend(known.is_none().then(|| seen.path.clone()));
        files.push(PlanFile {
            path: seen.path,
            id,
            disk: Some(seen.disk),
        });
    }
    // What a sparse checkout leaves out stands as the index has it.
    let mut meant: HashMap<&PathBuf, &IndexFile> = index.absent().collect();
    if !meant.is_empty() {
        for file in &files {
            meant.remove(&file.path);
        }
    }
    let meant: Vec<PlanFile> = meant
        .into_iter()
        .filter(|(path, _)| scope.holds(path))
        .map(|(path, file)| PlanFile {
            path: path.clone(),
            id: Some(Arc::clone(&file.id)),
            disk: None,
        })
        .collect();
    files.extend(meant);
    let ignored = scope.repository.ignored(&unknown)?;
    if !ignored.is_empty() {
        files.retain(|file| !ignored.contains(&file.path));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Returns whether a file lies in a repository within the one whose top is `root`, as those of a submodule do.
fn in_another_repository(file: &Path, root: &Path) -> bool {
    let Ok(file) = file.canonicalize() else {
        return false;
    };
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let within = file
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != root);
    file.starts_with(&root)
        && within
            .into_iter()
            .any(|folder| folder.join(".git").exists())
}
