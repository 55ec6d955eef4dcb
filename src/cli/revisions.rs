//! Plans as they were in a revision, and as they are on disk: what `diff` and `history` read.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use toml_spanner::Arena;

use super::gather;
use super::refusal::Refusal;
use crate::diagnostic::Rule;
use crate::io::git::{GitError, Repository};
use crate::io::{self, decode};
use crate::model::{Plan, Readings, Workspace, lower};
use crate::query::diff::Revision;
use crate::report::Unread;
use crate::text::source::position;
use crate::words::{Lang, MessageId};

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
    lang: Lang,
}

impl Reader {
    /// Returns a reader that says in `lang` what it cannot read.
    pub(super) fn new(lang: Lang) -> Self {
        Reader {
            workspaces: HashMap::new(),
            lang,
        }
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
        let (document, mut problems) = crate::document::plan(text, &arena);
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
    /// Its content.
    pub(super) bytes: Vec<u8>,
}

/// Returns the plan files under `place` as they were in `commit`.
pub(super) fn committed(
    scope: &Scope,
    commit: &str,
    unread: &mut Vec<Unread>,
    lang: Lang,
) -> Result<Vec<PlanFile>, Refusal> {
    let mut objects = scope.repository.objects()?;
    let mut sheets = Vec::new();
    for file in objects.files(commit, &scope.inside)? {
        match objects.file(&file.id) {
            Ok(bytes) => sheets.push(PlanFile {
                path: file.path,
                bytes,
            }),
            Err(error) => unread.push(Unread {
                path: file.path.display().to_string(),
                error: error.0.text(lang),
            }),
        }
    }
    Ok(sheets)
}

/// Returns the plan files under `place` as they are on disk.
pub(super) fn on_disk(
    scope: &Scope,
    unread: &mut Vec<Unread>,
    lang: Lang,
) -> Result<Vec<PlanFile>, Refusal> {
    // A plan that is gone from the disk is a change to tell, not a path mistyped.
    let present: Vec<PathBuf> = scope
        .named
        .iter()
        .filter(|path| path.exists())
        .cloned()
        .collect();
    let found = io::discover(&present);
    let mut sheets = Vec::new();
    let mut failures = found.failures;
    let own = |file: &PathBuf| !in_another_repository(file, scope.repository.root());
    for file in found.files.into_iter().filter(own) {
        let mut bytes = Vec::new();
        match io::read(&file, &mut bytes) {
            Ok(()) => sheets.push(PlanFile {
                path: scope.repository.inside(&file)?,
                bytes,
            }),
            Err(failure) => failures.push(failure),
        }
    }
    unread.extend(failures.iter().map(|failure| Unread {
        path: failure.path.display().to_string(),
        error: failure.reason.text(lang),
    }));
    sheets.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(sheets)
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
