//! `roadmap git-setup`: makes `git diff` name the rows of plans, and can take that back.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::Outcome;
use super::args::GitSetupArgs;
use super::context::{Context, Refusal};
use super::revisions::Place;
use crate::io::git::{Repository, setup};
use crate::words::{Message, MessageId};

/// Where the settings made here are remembered, so that `--undo` leaves those of others alone.
const MEMORY: &str = "roadmap.setup";

/// Something to put in place.
enum Step {
    Attribute(PathBuf),
    Setting(&'static str, String),
    Hook(PathBuf, String),
}

/// Runs the command.
pub(super) fn run(args: &GitSetupArgs, context: &Context) -> Result<Outcome> {
    let place = Place::find(&args.paths)?;
    let folders = folders(&place);
    if args.undo {
        return undo(&place.repository, &folders, context);
    }
    let steps = steps(args, &place.repository, &folders, context)?;
    let mut out = Context::out();
    if steps.is_empty() {
        writeln!(out, "{}", MessageId::SetupNothing.text(context.lang))?;
        out.flush()?;
        return Ok(Outcome::Done);
    }
    writeln!(out, "{}", MessageId::SetupWill.text(context.lang))?;
    for step in &steps {
        writeln!(out, "  {}", told(step).text(context.lang))?;
    }
    out.flush()?;
    if !args.yes && !confirmed(context)? {
        return Ok(Outcome::Failed);
    }
    carry_out(&steps, &place.repository)?;
    writeln!(out, "{}", MessageId::SetupDone.text(context.lang))?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// Returns the folders of the plans, below the top of the repository.
fn folders(place: &Place) -> Vec<PathBuf> {
    let root = place.repository.root();
    let folder = |path: &PathBuf| {
        if root.join(path).is_file() {
            path.parent().unwrap_or(Path::new("")).to_owned()
        } else {
            path.clone()
        }
    };
    let mut folders: Vec<PathBuf> = place.inside.iter().map(folder).collect();
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
        let path = repository.root().join(folder).join(".gitattributes");
        if !setup::has_attribute(&path) {
            steps.push(Step::Attribute(path));
        }
    }
    let mut settings = vec![
        ("diff.roadmap.xfuncname", setup::HEADING),
        ("diff.context", "1"),
    ];
    if args.parts.textconv {
        settings.push(("diff.roadmap.textconv", "roadmap textconv"));
    }
    for (key, value) in settings {
        match repository.effective(key) {
            None => steps.push(Step::Setting(key, value.to_owned())),
            Some(found) if found == value => {}
            Some(_) => Context::note(&MessageId::SetupForeign.with(key).text(context.lang)),
        }
    }
    if args.parts.hook {
        let path = repository.git_path("hooks/pre-commit")?;
        let folder = folders.first().map_or(Path::new(""), PathBuf::as_path);
        let text = setup::hook(folder);
        if !path.exists() {
            steps.push(Step::Hook(path, text));
        } else if !setup::holds(&path, &text) {
            let line = setup::check(&folder.to_string_lossy());
            let note = MessageId::SetupForeignHook
                .with(path.display().to_string())
                .with(line);
            Context::note(&note.text(context.lang));
        }
    }
    Ok(steps)
}

fn told(step: &Step) -> Message {
    match step {
        Step::Attribute(path) => MessageId::SetupAttributes
            .with(path.display().to_string())
            .with(setup::ATTRIBUTE),
        Step::Setting(key, value) => MessageId::SetupSetting.with(*key).with(value.as_str()),
        Step::Hook(path, _) => MessageId::SetupHook.with(path.display().to_string()),
    }
}

/// Asks on a terminal; elsewhere only `--yes` says yes.
fn confirmed(context: &Context) -> Result<bool> {
    if !std::io::stdin().is_terminal() {
        Context::note(MessageId::SetupNeedsYes.text(context.lang));
        return Ok(false);
    }
    let mut out = Context::out();
    write!(out, "{}", MessageId::SetupAsk.text(context.lang))?;
    out.flush()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(
        answer.trim().to_lowercase().as_str(),
        "д" | "да" | "y" | "yes"
    ))
}

fn carry_out(steps: &[Step], repository: &Repository) -> Result<()> {
    let mut made: Vec<String> = remembered(repository);
    for step in steps {
        match step {
            Step::Attribute(path) => {
                setup::add_attribute(path).with_context(|| path.display().to_string())?;
            }
            Step::Setting(key, value) => {
                repository.set(key, value).map_err(Refusal::from)?;
                made.push((*key).to_owned());
            }
            Step::Hook(path, text) => {
                setup::add_hook(path, text).with_context(|| path.display().to_string())?;
            }
        }
    }
    if !made.is_empty() {
        repository
            .set(MEMORY, &made.join(" "))
            .map_err(Refusal::from)?;
    }
    Ok(())
}

/// Returns the settings made here before.
fn remembered(repository: &Repository) -> Vec<String> {
    let kept = repository.setting(MEMORY).unwrap_or_default();
    kept.split_whitespace().map(str::to_owned).collect()
}

fn undo(repository: &Repository, folders: &[PathBuf], context: &Context) -> Result<Outcome> {
    let mut undone = false;
    for folder in folders {
        let path = repository.root().join(folder).join(".gitattributes");
        if setup::has_attribute(&path) {
            setup::remove_attribute(&path).with_context(|| path.display().to_string())?;
            undone = true;
        }
    }
    let made = remembered(repository);
    let memory = (!made.is_empty()).then(|| MEMORY.to_owned());
    for key in made
        .iter()
        .chain(&memory)
        .filter(|key| repository.setting(key).is_some())
    {
        repository.unset(key).map_err(Refusal::from)?;
        undone = true;
    }
    let hook = repository
        .git_path("hooks/pre-commit")
        .map_err(Refusal::from)?;
    if folders
        .iter()
        .any(|folder| setup::holds(&hook, &setup::hook(folder)))
    {
        setup::remove(&hook).with_context(|| hook.display().to_string())?;
        undone = true;
    }
    let said = if undone {
        MessageId::SetupUndone
    } else {
        MessageId::SetupNothingToUndo
    };
    let mut out = Context::out();
    writeln!(out, "{}", said.text(context.lang))?;
    out.flush()?;
    Ok(Outcome::Done)
}
