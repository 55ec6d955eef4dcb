//! `roadmap git-setup`: makes `git diff` name the rows of plans and `git merge` merge them, and can take that back.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::Outcome;
use super::args::GitSetupArgs;
use super::context::Context;
use super::place::{By, must_be_places};
use super::refusal::Refusal;
use super::revisions::Scope;
use crate::io::git::{Repository, setup};
use crate::words::{Message, MessageId};

/// Where what is put in place is remembered, a value each, so that `--undo` leaves the work of others alone.
const MEMORY: &str = "roadmap.setup";

/// The lines of `.gitattributes`, and by what word each is remembered.
const ATTRIBUTES: [(&str, &str); 2] = [(setup::COMPARED, "attribute"), (setup::MERGED, "merge")];

/// How git calls what merges plans: what stands behind `%` is git's to fill in.
const MERGE: &str = "merge-driver --marker-size %L --names %X %Y -- %O %A %B %P";

/// Something to put in place.
enum Step {
    /// A line in a file of attributes, below the top of the repository.
    Attribute(PathBuf, &'static str),
    Setting(&'static str, String),
    /// A hook that runs this command.
    Hook(PathBuf, String),
}

/// Runs the command.
pub(super) fn run(args: &GitSetupArgs, context: &Context) -> Result<Outcome> {
    must_be_places(&args.paths, By::File, context)?;
    let scope = Scope::find(&args.paths)?;
    let folders = folders(&scope);
    if args.undo {
        return undo(&scope.repository, context);
    }
    let steps = steps(args, &scope.repository, &folders, context)?;
    let mut out = Context::out();
    if steps.is_empty() {
        writeln!(out, "{}", MessageId::SetupNothing.text(context.lang))?;
        out.flush()?;
        return Ok(Outcome::Done);
    }
    writeln!(out, "{}", MessageId::SetupWill.text(context.lang))?;
    let root = scope.repository.root();
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    for step in &steps {
        writeln!(out, "  {}", told(step, &root).text(context.lang))?;
    }
    out.flush()?;
    if !args.yes && !context.confirm(&MessageId::SetupAsk.into())? {
        return Ok(Outcome::Failed);
    }
    carry_out(&steps, &scope.repository)?;
    writeln!(out, "{}", MessageId::SetupDone.text(context.lang))?;
    let files = steps.iter().filter_map(|step| match step {
        Step::Attribute(path, _) => Some(path.display().to_string()),
        _ => None,
    });
    for path in files.collect::<BTreeSet<_>>() {
        let told = MessageId::SetupCommit.with(path);
        writeln!(out, "{}", told.text(context.lang))?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// Returns the folders of the plans, below the top of the repository.
fn folders(scope: &Scope) -> Vec<PathBuf> {
    let root = scope.repository.root();
    let folder = |path: &PathBuf| {
        if root.join(path).is_file() {
            path.parent().unwrap_or(Path::new("")).to_owned()
        } else {
            path.clone()
        }
    };
    let mut folders: Vec<PathBuf> = scope.inside.iter().map(folder).collect();
    folders.dedup();
    folders
}

/// Returns what is still to be put in place, and says what stands in the way.
fn steps(
    args: &GitSetupArgs,
    repository: &Repository,
    folders: &[PathBuf],
    context: &Context,
) -> Result<Vec<Step>, Refusal> {
    let mut steps = Vec::new();
    for folder in folders {
        let path = folder.join(".gitattributes");
        for (attribute, _) in ATTRIBUTES {
            if !setup::has_attribute(&repository.root().join(&path), attribute) {
                steps.push(Step::Attribute(path.clone(), attribute));
            }
        }
    }
    let program = program();
    let mut settings = vec![
        ("diff.roadmap.xfuncname", setup::HEADING.to_owned()),
        ("diff.context", setup::CONTEXT.to_owned()),
        ("core.quotepath", "false".to_owned()),
        ("merge.roadmap.driver", format!("{program} {MERGE}")),
    ];
    if args.parts.textconv {
        settings.push(("diff.roadmap.textconv", format!("{program} textconv")));
    }
    for (key, value) in settings {
        match repository.effective(key) {
            None => steps.push(Step::Setting(key, value)),
            Some(found) if found == value => {}
            Some(_) => {
                Context::note(&MessageId::SetupForeign.with(key).text(context.lang));
                if key == "diff.context" {
                    Context::note(MessageId::SetupForeignContext.text(context.lang));
                }
            }
        }
    }
    if args.parts.hook {
        let path = repository.git_path("hooks/pre-commit")?;
        let text = setup::hook(&program, folders);
        let note = |id: MessageId| {
            let note = id.with(path.display().to_string());
            let check = setup::check(&program, folders);
            Context::note(&note.with(check).text(context.lang));
        };
        let free = !path.exists();
        if free && repository.shares_hooks() {
            note(MessageId::SetupSharedHook);
        } else if !free && !setup::holds(&path, &text) {
            note(MessageId::SetupForeignHook);
        } else if free {
            steps.push(Step::Hook(path, text));
        }
    }
    Ok(steps)
}

/// Returns what a shell calls this program: its name where the search path has it, else its file.
fn program() -> String {
    let name = "roadmap";
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let search = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&search).any(|folder| folder.join(&file).is_file());
    match std::env::current_exe() {
        Ok(path) if !found => setup::quoted(&path.to_string_lossy()),
        _ => name.to_owned(),
    }
}

/// Describes a step, with paths in the repository relative to its top.
fn told(step: &Step, root: &Path) -> Message {
    match step {
        Step::Attribute(path, attribute) => {
            let id = if *attribute == setup::MERGED {
                MessageId::SetupMerge
            } else {
                MessageId::SetupAttributes
            };
            id.with(path.display().to_string()).with(*attribute)
        }
        Step::Setting(key @ "diff.context", value) => MessageId::SetupWholeRepository
            .with(*key)
            .with(value.as_str()),
        Step::Setting(key, value) => MessageId::SetupSetting.with(*key).with(value.as_str()),
        Step::Hook(path, _) => {
            let path = path.strip_prefix(root).unwrap_or(path);
            MessageId::SetupHook.with(path.display().to_string())
        }
    }
}

/// Puts the steps in place, each remembered before it is taken.
fn carry_out(steps: &[Step], repository: &Repository) -> Result<()> {
    let remember = |what: &str| repository.add(MEMORY, what).map_err(Refusal::from);
    for step in steps {
        match step {
            Step::Attribute(path, attribute) => {
                let word = ATTRIBUTES.iter().find(|(known, _)| known == attribute);
                let word = word.map_or("", |(_, word)| *word);
                remember(&format!("{word} {}", remembered(path, repository)))?;
                let path = repository.root().join(path);
                setup::add_attribute(&path, attribute)
                    .with_context(|| path.display().to_string())?;
            }
            Step::Setting(key, value) => {
                remember(&format!("setting {key} {value}"))?;
                repository.set(key, value).map_err(Refusal::from)?;
            }
            Step::Hook(path, text) => {
                remember(&format!("hook {text}"))?;
                setup::add_hook(path, text).with_context(|| path.display().to_string())?;
            }
        }
    }
    Ok(())
}

/// Stands between the top of a linked working tree and a path in it; no path that git prints contains it.
const WITHIN: &str = "/./";

/// Returns how a file of the working tree is remembered: a repository may be moved as a whole, but git itself keeps the
/// places of linked working trees.
fn remembered(path: &Path, repository: &Repository) -> String {
    if repository.is_linked() {
        let root = repository.root().display();
        format!("{root}{WITHIN}{}", path.display())
    } else {
        path.display().to_string()
    }
}

/// Returns the file that was remembered, if the working tree it is in is still one of the repository.
fn recalled(memory: &str, repository: &Repository) -> Option<PathBuf> {
    match memory.rsplit_once(WITHIN) {
        Some((root, path)) => {
            let root = Path::new(root);
            repository.has_root(root).then(|| root.join(path))
        }
        None => Some(repository.first_root().join(memory)),
    }
}

/// What was taken back, and what was not.
#[derive(Default)]
struct Undone {
    /// What was changed by hand since, and so was left alone.
    left: Vec<String>,
    /// Files of the working tree that changed.
    files: BTreeSet<String>,
}

/// Takes back what was put in place and is still as it was put.
fn undo(repository: &Repository, context: &Context) -> Result<Outcome> {
    let made = repository.settings(MEMORY);
    let mut undone = Undone::default();
    // The last line added to a file is the first to go.
    for what in made.iter().rev() {
        let (word, what) = what.split_once(' ').unwrap_or((what, ""));
        let attribute = ATTRIBUTES.iter().find(|(_, known)| *known == word);
        match (word, attribute) {
            (_, Some((attribute, _))) => undone.attribute(what, attribute, repository)?,
            ("setting", _) => undone.setting(what, repository)?,
            ("hook", _) => undone.hook(what, repository)?,
            _ => {}
        }
    }
    if !made.is_empty() {
        repository.unset(MEMORY).map_err(Refusal::from)?;
        for section in ["roadmap", "diff.roadmap", "merge.roadmap"] {
            repository.drop_empty_section(section);
        }
    }
    undone.left.reverse();
    undone.left.dedup();
    let said = match (made.is_empty(), undone.left.is_empty()) {
        (true, _) => MessageId::SetupNothingToUndo.into(),
        (_, true) => MessageId::SetupUndone.into(),
        (_, false) => MessageId::SetupUndoneBut.with(undone.left.join(", ")),
    };
    let mut out = Context::out();
    writeln!(out, "{}", said.text(context.lang))?;
    for file in undone.files {
        let told = MessageId::SetupUndoneCommit.with(file);
        writeln!(out, "{}", told.text(context.lang))?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

impl Undone {
    fn attribute(&mut self, memory: &str, attribute: &str, repository: &Repository) -> Result<()> {
        let Some(path) = recalled(memory, repository) else {
            return Ok(());
        };
        let shown = path.strip_prefix(repository.root()).unwrap_or(&path);
        let shown = shown.display().to_string();
        if setup::has_attribute(&path, attribute) {
            setup::remove_attribute(&path, attribute)
                .with_context(|| path.display().to_string())?;
            if repository.is_tracked(&path) {
                self.files.insert(shown);
            }
        } else if setup::has_like(&path, attribute) {
            self.left.push(shown);
        }
        Ok(())
    }

    fn setting(&mut self, what: &str, repository: &Repository) -> Result<()> {
        let (key, value) = what.split_once(' ').unwrap_or((what, ""));
        let found = repository.settings(key);
        if found == [value] {
            repository.unset(key).map_err(Refusal::from)?;
        } else if !found.is_empty() {
            self.left.push(key.to_owned());
        }
        Ok(())
    }

    fn hook(&mut self, text: &str, repository: &Repository) -> Result<()> {
        let hook = repository.git_path("hooks/pre-commit");
        let hook = hook.map_err(Refusal::from)?;
        if setup::holds(&hook, text) {
            setup::remove(&hook).with_context(|| hook.display().to_string())?;
        } else if hook.exists() {
            self.left.push(hook.display().to_string());
        }
        Ok(())
    }
}
