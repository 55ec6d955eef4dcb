//! Reads the plans that a command is about, each in its workspace, in parallel, one at a time in memory per thread.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use rayon::prelude::*;
use toml_spanner::Arena;

use super::context::{Context, workspace_file};
use super::progress::Progress;
use super::refusal::Refusal;
use crate::diagnostic::{Diagnostic, Level, Rule};
use crate::document;
use crate::io::{self, Failure};
use crate::model::{Plan, Readings, Workspace, lower};
use crate::text::{Source, Span, russian};
use crate::words::{Message, MessageId};

/// Fewer files than this are read by one thread: starting more would take longer.
const PARALLEL_FROM: usize = 16;

/// Bytes of text whose tables are kept together before they are given back.
const ARENA: usize = 1 << 20;

/// A file of plans as a command meets it.
pub(super) struct Visit<'v, 'a> {
    /// The file.
    pub(super) path: &'v Path,
    /// Its text, or what could be decoded of it.
    pub(super) text: &'a str,
    /// The plan; `None` for a file that could not be read or decoded.
    pub(super) plan: Option<&'v Plan<'a>>,
    /// What is wrong with the file, its syntax and its fields.
    pub(super) problems: Vec<Diagnostic>,
    /// The settings that hold for it.
    pub(super) workspace: &'v Workspace,
}

/// The files of one command, and the settings of the workspaces they lie in.
#[derive(Default)]
pub(super) struct Files {
    /// The files, each with the number of its workspace.
    plans: Vec<(PathBuf, usize)>,
    workspaces: Vec<Workspace>,
    /// The day on which the plans are looked at; `None` where all that they say counts.
    as_of: Option<chrono::NaiveDate>,
    /// What could not be found or entered, as diagnostics of a file without text.
    pub(super) failures: Vec<(PathBuf, Diagnostic)>,
    /// The stems that several plans have.
    shared_stems: HashSet<String>,
    /// Copies of plans, which are passed over.
    copies: Vec<PathBuf>,
    /// What is to be known of plans left out that those kept stand in too.
    left_out: Vec<Message>,
    /// The workspace files read, each with what is wrong with it.
    pub(super) workspaces_read: Vec<WorkspaceFile>,
}

/// A workspace file that was read.
pub(super) struct WorkspaceFile {
    /// Its path and text, or what could be decoded of it.
    pub(super) source: Source,
    /// What is wrong with its syntax and fields.
    pub(super) problems: Vec<Diagnostic>,
    /// The number of its workspace.
    workspace: usize,
}

impl Files {
    /// Finds the plans under `paths`, or where the workspace says, or in `./roadmaps`, or here.
    pub(super) fn find(paths: &[PathBuf]) -> Result<Files> {
        let mut files = Files::default();
        let mut known = HashMap::new();
        let named = !paths.is_empty();
        let paths = if paths.is_empty() {
            files.default_paths(&mut known)
        } else {
            paths.to_vec()
        };
        let found = io::discover(&paths);
        files.failures = found.failures.iter().map(unreadable).collect();
        files.copies = found.copies;
        for path in found.files {
            let folder = path.parent().unwrap_or(Path::new("")).to_owned();
            let workspace = files.workspace(&folder, &mut known);
            files.plans.push((path, workspace));
        }
        files.shared_stems = shared_stems(&files.plans);
        if files.plans.is_empty() && files.failures.is_empty() {
            let places: Vec<String> = paths
                .iter()
                .map(|path| path.display().to_string())
                .collect();
            let here = (!named).then(|| PathBuf::from("."));
            let folders: Vec<PathBuf> = here.into_iter().chain(paths).collect();
            return Err(Refusal {
                complaint: MessageId::NoPlans.with(places.join(", ")),
                advice: vec![how_to_begin(&folders)],
            }
            .into());
        }
        Ok(files)
    }

    /// Returns the files, to be read as they were on `day`: without what is dated later.
    pub(super) fn looked_at_on(self, day: chrono::NaiveDate) -> Files {
        Files {
            as_of: Some(day),
            ..self
        }
    }

    /// Returns what commands call the plan at `path`: its stem, with the folders before it where others have that stem.
    pub(super) fn name(&self, path: &Path) -> String {
        let stem = stem(path);
        if self.shared_stems.contains(&stem) {
            return tidy(&path.with_extension(""))
                .to_string_lossy()
                .into_owned();
        }
        stem
    }

    /// Returns the file of the plan that commands call `name`.
    pub(super) fn path_of(&self, name: &str) -> String {
        let mut paths = self.plans.iter().map(|(path, _)| path);
        let path = paths.find(|path| self.name(path) == name);
        path.map_or_else(String::new, |path| tidy(path).display().to_string())
    }

    /// Returns what is to be known of the files: copies of the plans that are not counted, and what else holds one of them.
    pub(super) fn remarks(&self) -> Vec<Message> {
        let copies = self.copies.iter();
        let copies = copies.map(|copy| MessageId::CopyPassedOver.with(shown(copy)));
        copies.chain(self.left_out.iter().cloned()).collect()
    }

    /// Says what is to be known of the files.
    pub(super) fn tell_remarks(&self, context: &Context) {
        for remark in self.remarks() {
            context.tell(&remark);
        }
    }

    /// Returns the plan files.
    pub(super) fn paths(&self) -> Vec<&Path> {
        self.plans.iter().map(|(path, _)| path.as_path()).collect()
    }

    /// Returns the settings that hold for the plan at `path`, one of [`Files::paths`].
    pub(super) fn workspace_of(&self, path: &Path) -> &Workspace {
        let known = self.plans.iter().find(|(known, _)| known == path);
        &self.workspaces[known.map_or(0, |(_, workspace)| *workspace)]
    }

    /// Looks by `rules` even where the profile they are of is off.
    pub(super) fn ask_for(&mut self, rules: &[Rule]) {
        for workspace in &mut self.workspaces {
            for rule in rules {
                workspace.ask_for(*rule);
            }
        }
    }

    /// Returns the workspace file that turns `rule` off.
    pub(super) fn silencer(&self, rule: Rule) -> Option<&Path> {
        let mut workspaces = self.workspaces.iter();
        let silent = workspaces.find(|workspace| workspace.level(rule) == Level::Allow)?;
        silent.path.as_deref()
    }

    /// Leaves out all plan files but those with these numbers, in their order; `contents` tell each from any other.
    pub(super) fn keep_only(&mut self, chosen: &[usize], contents: &[Option<u64>]) {
        let kept = |number: &usize| chosen.contains(number);
        let (kept, left): (Vec<usize>, _) = (0..self.plans.len()).partition(kept);
        let shown = |number: usize| shown(&self.plans[number].0);
        let same = |number: usize, other: usize| {
            contents[number].is_some() && contents[number] == contents[other]
        };
        self.left_out = left
            .into_iter()
            .filter_map(|number| {
                let other = kept.iter().find(|other| same(number, **other))?;
                Some(
                    MessageId::LeftOutThoughSame
                        .with(shown(number))
                        .with(shown(*other)),
                )
            })
            .collect();
        let plans = std::mem::take(&mut self.plans).into_iter().enumerate();
        let plans = plans.filter(|(number, _)| kept.contains(number));
        self.plans = plans.map(|(_, plan)| plan).collect();
        let plans = &self.plans;
        let is_kept = |copy: &PathBuf| plans.iter().any(|(plan, _)| io::is_copy_of(copy, plan));
        self.copies.retain(is_kept);
    }

    /// Leaves out the plans that none of `asked` can mean where each of them, `plan:item`, names a plan by its whole stem.
    pub(super) fn keep_addressed<'a>(&mut self, asked: impl Iterator<Item = &'a str>) {
        let stems: Vec<Option<String>> = asked
            .map(|asked| Some(russian::fold(asked.split_once(':')?.0)))
            .collect();
        let meant = |path: &Path| Some(russian::fold(&stem(path)));
        let known = |stem: &Option<String>| {
            stem.is_some() && self.plans.iter().any(|(path, _)| meant(path) == *stem)
        };
        if stems.iter().all(known) {
            self.plans.retain(|(path, _)| stems.contains(&meant(path)));
        }
    }

    /// Returns how many plan files there are.
    pub(super) fn len(&self) -> usize {
        self.plans.len()
    }

    /// Reads every file and returns what `ask` makes of each, in the order of the files.
    pub(super) fn visit<T: Send>(
        &self,
        context: &Context,
        ask: impl Fn(Visit<'_, '_>) -> T + Sync,
    ) -> Vec<T> {
        let progress = Progress::new(self.plans.len(), context.lang);
        let readings: Vec<Readings> = self
            .workspaces
            .iter()
            .map(|_| Readings::default())
            .collect();
        let step = |worker: &mut Worker, (path, workspace): &(PathBuf, usize)| {
            let settings = (&self.workspaces[*workspace], &readings[*workspace]);
            let answer = worker.visit(path, settings, self, &ask);
            progress.advance();
            answer
        };
        let answers = if self.plans.len() < PARALLEL_FROM {
            let mut worker = Worker::default();
            self.plans
                .iter()
                .map(|plan| step(&mut worker, plan))
                .collect()
        } else {
            let workers = Mutex::new(Vec::new());
            self.plans
                .par_iter()
                .map_init(
                    || PooledWorker::from(&workers),
                    |pooled, plan| step(&mut pooled.worker, plan),
                )
                .collect()
        };
        // A command reads its plans once and ends: giving back reading by reading what was kept takes time.
        std::mem::forget(readings);
        progress.finish();
        answers
    }

    fn default_paths(&mut self, known: &mut HashMap<PathBuf, usize>) -> Vec<PathBuf> {
        let here = self.workspace(Path::new(""), known);
        let workspace = &self.workspaces[here];
        let folder = workspace
            .path
            .as_deref()
            .and_then(Path::parent)
            .unwrap_or(Path::new(""));
        let named: Vec<PathBuf> = workspace
            .paths
            .iter()
            .map(|path| tidy(&folder.join(path)))
            .collect();
        match named.as_slice() {
            [] if Path::new("roadmaps").is_dir() => vec![PathBuf::from("roadmaps")],
            [] => vec![PathBuf::from(".")],
            _ => named,
        }
    }

    /// Returns the number of the workspace that holds for `folder`.
    fn workspace(&mut self, folder: &Path, known: &mut HashMap<PathBuf, usize>) -> usize {
        if let Some(number) = known.get(folder) {
            return *number;
        }
        let file = workspace_file(folder);
        let same = |workspace: &Workspace| match (&workspace.path, &file) {
            (Some(one), Some(other)) => one.canonicalize().ok() == other.canonicalize().ok(),
            (one, other) => one.is_none() && other.is_none(),
        };
        let number = self.workspaces.iter().position(same).unwrap_or_else(|| {
            let workspace = file.map_or_else(Workspace::default, |file| self.read_workspace(&file));
            self.workspaces.push(workspace);
            self.workspaces.len() - 1
        });
        known.insert(folder.to_owned(), number);
        number
    }

    fn read_workspace(&mut self, file: &Path) -> Workspace {
        let mut buffer = Vec::new();
        if let Err(failure) = io::read(file, &mut buffer) {
            self.failures.push(unreadable(&failure));
            return Workspace::default();
        }
        match io::decode(&buffer) {
            Ok(text) => {
                let arena = Arena::new();
                let (document, mut problems) = document::workspace(text, &arena);
                let (workspace, more) = Workspace::lower(&document, file);
                problems.extend(more);
                self.keep(Source::new(file, text), problems);
                workspace
            }
            Err(bad) => {
                self.keep(Source::new(file, bad.text), vec![bad.problem]);
                Workspace::default()
            }
        }
    }

    fn keep(&mut self, source: Source, problems: Vec<Diagnostic>) {
        let workspace = self.workspaces.len();
        self.workspaces_read.push(WorkspaceFile {
            source,
            problems,
            workspace,
        });
    }

    /// Returns the settings that the workspace file gives.
    pub(super) fn settings(&self, file: &WorkspaceFile) -> &Workspace {
        &self.workspaces[file.workspace]
    }
}

/// Returns the settings that hold in the current folder.
pub(super) fn workspace_here() -> Workspace {
    workspace_of(Path::new(""))
}

/// Returns the settings that hold for the plans of `folder`; what is wrong with them is said by other commands.
pub(super) fn workspace_of(folder: &Path) -> Workspace {
    let mut files = Files::default();
    let number = files.workspace(folder, &mut HashMap::new());
    files.workspaces.swap_remove(number)
}

/// Returns where plans are looked for when no path is named.
pub(super) fn default_paths() -> Vec<PathBuf> {
    Files::default().default_paths(&mut HashMap::new())
}

/// What a thread keeps from one file to the next.
#[derive(Default)]
struct Worker {
    buffer: Vec<u8>,
    /// Where the tables of the last files lie, and how many bytes those files have.
    tables: (Arena, usize),
}

/// A worker taken from the pool and given back when dropped: rayon asks for one for every piece of the list, a thread
/// reads many pieces, and what a worker has cached is worth keeping.
struct PooledWorker<'p> {
    worker: Worker,
    free: &'p Mutex<Vec<Worker>>,
}

impl<'p> From<&'p Mutex<Vec<Worker>>> for PooledWorker<'p> {
    fn from(free: &'p Mutex<Vec<Worker>>) -> Self {
        let worker = free
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop()
            .unwrap_or_default();
        PooledWorker { worker, free }
    }
}

impl Drop for PooledWorker<'_> {
    fn drop(&mut self) {
        self.free
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(std::mem::take(&mut self.worker));
    }
}

impl Worker {
    fn visit<T>(
        &mut self,
        path: &Path,
        (workspace, readings): (&Workspace, &Readings),
        files: &Files,
        ask: impl Fn(Visit<'_, '_>) -> T,
    ) -> T {
        if let Err(failure) = io::read(path, &mut self.buffer) {
            let problems = vec![unreadable(&failure).1];
            return ask(Visit {
                path,
                text: "",
                plan: None,
                problems,
                workspace,
            });
        }
        // Giving an arena back after every small file costs more than reading the file's tables.
        if self.tables.1 > ARENA {
            self.tables = (Arena::new(), 0);
        }
        self.tables.1 += self.buffer.len();
        match io::decode(&self.buffer) {
            Ok(text) => {
                let (mut document, mut problems) = document::plan(text, &self.tables.0);
                if let Some(day) = files.as_of {
                    document.forget_after(day);
                }
                let (plan, more) = lower(&files.name(path), document, workspace, readings);
                problems.extend(more);
                ask(Visit {
                    path,
                    text,
                    plan: Some(&plan),
                    problems,
                    workspace,
                })
            }
            Err(bad) => ask(Visit {
                path,
                text: &bad.text,
                plan: None,
                problems: vec![bad.problem],
                workspace,
            }),
        }
    }
}

/// Returns what commands call the plan at `path`.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Returns the stems that more than one of `plans` has.
fn shared_stems(plans: &[(PathBuf, usize)]) -> HashSet<String> {
    let mut met = HashSet::with_capacity(plans.len());
    let stems = plans.iter().map(|(path, _)| stem(path));
    stems.filter(|stem| !met.insert(stem.clone())).collect()
}

/// Returns how to come to a plan: which command reads the documents of `folders`, if there are some.
fn how_to_begin(folders: &[PathBuf]) -> Message {
    const SHOWN: usize = 3;
    let mut documents: Vec<PathBuf> = io::documents(folders)
        .iter()
        .map(|path| tidy(path))
        .collect();
    let mut seen = HashSet::new();
    documents.retain(|path| seen.insert(path.clone()));
    if documents.is_empty() {
        return MessageId::NoPlansHelp.into();
    }
    let shown: Vec<String> = documents
        .iter()
        .take(SHOWN)
        .map(|path| argument(path))
        .collect();
    let command = shown.join(" ");
    match documents.len().saturating_sub(SHOWN) {
        0 => MessageId::NoPlansImport.with(command),
        more => MessageId::NoPlansImportMore.with(command).with(more),
    }
}

/// Returns the path as one argument of a command.
pub(super) fn argument(path: &Path) -> String {
    let shown = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "-_./\\:,+@".contains(c);
    if shown.chars().all(plain) {
        shown
    } else {
        format!("\"{shown}\"")
    }
}

/// Returns `path` as messages name it.
pub(super) fn shown(path: &Path) -> String {
    tidy(path).display().to_string()
}

/// Returns the path without `.` parts, as people would write it.
pub(super) fn tidy(path: &Path) -> PathBuf {
    let tidy: PathBuf = path
        .components()
        .filter(|part| *part != std::path::Component::CurDir)
        .collect();
    if tidy.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        tidy
    }
}

fn unreadable(failure: &Failure) -> (PathBuf, Diagnostic) {
    let title: Message = failure.reason.clone();
    (
        failure.path.clone(),
        Diagnostic::new(Rule::UnreadableFile, Span::default(), title),
    )
}
