//! `roadmap new`: a plan file from a template.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::session::{self, Obstacle};
use crate::cli::Outcome;
use crate::cli::args::NewArgs;
use crate::cli::context::Context;
use crate::cli::gather::{default_paths, workspace_here};
use crate::cli::refusal::Refusal;
use crate::edit::{Draft, NewPlan, template};
use crate::import::executors;
use crate::io;
use crate::words::{Message, MessageId};

/// Runs the command.
pub(in crate::cli) fn run(args: NewArgs, context: &Context) -> Result<Outcome> {
    let path = path(&args.name);
    // A hidden file would never be read as a plan.
    let hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    if path.file_name().is_none_or(hidden) || args.name.trim().is_empty() {
        return Err(Refusal::from(Message::from(MessageId::NewNameless)).into());
    }
    let exists = || Refusal::from(MessageId::NewExists.with(path.display().to_string()));
    if path.exists() {
        return Err(exists().into());
    }
    let [title, period] = answers(
        [
            (args.title, "--title", MessageId::NewAskTitle),
            (args.period, "--period", MessageId::NewAskPeriod),
        ],
        context,
    )?;
    let plan = NewPlan {
        title,
        period,
        organization: args.organization,
        territory: args.territory,
        executors: (args.executor.into_iter())
            .map(|name| (executors::kind(&name), name))
            .collect(),
    };
    let text = template(&plan, context.lang);
    let workspace = workspace_here();
    let draft = Draft::new("", text.as_str(), &workspace, Context::today());
    let problem = draft
        .map_err(Obstacle::Edit)
        .and_then(|draft| Ok(draft.must_be_sound()?));
    if let Err(obstacle) = problem {
        return session::refuse(obstacle, &path.display().to_string(), &path, context);
    }
    match io::create(&path, text.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(exists().into());
        }
        written => written.map_err(|error| session::unwritten(&path, &error))?,
    }
    let mut out = Context::out();
    writeln!(
        out,
        "{}",
        MessageId::NewWritten
            .with(path.display().to_string())
            .text(context.lang)
    )?;
    out.flush()?;
    let folders = default_paths();
    if !is_within(&path, &folders) {
        let folders: Vec<String> = (folders.iter())
            .map(|folder| folder.display().to_string())
            .collect();
        let note = MessageId::NewOutside.with(folders.join(", "));
        Context::note(&note.text(context.lang));
    }
    Ok(Outcome::Done)
}

/// Returns whether commands that are given no paths read the file at `path`.
fn is_within(path: &Path, folders: &[PathBuf]) -> bool {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let path = whole(path);
    folders.iter().any(|folder| path.starts_with(whole(folder)))
}

/// Returns where the plan called `name` goes: the workspace's first folder, else `roadmaps`.
fn path(name: &str) -> PathBuf {
    let file = if Path::new(name)
        .extension()
        .is_some_and(|extension| extension == "toml")
    {
        PathBuf::from(name)
    } else {
        PathBuf::from(format!("{name}.toml"))
    };
    if name.contains(std::path::MAIN_SEPARATOR) {
        return file;
    }
    let workspace = workspace_here();
    let folder = workspace
        .path
        .as_deref()
        .and_then(Path::parent)
        .unwrap_or(Path::new(""));
    let named = workspace
        .paths
        .first()
        .map_or_else(|| PathBuf::from("roadmaps"), |first| folder.join(first));
    named.join(file)
}

/// Returns what was said, or asks for it where somebody can answer; else names every option that is missing.
fn answers<const N: usize>(
    asked: [(Option<String>, &str, MessageId); N],
    context: &Context,
) -> Result<[String; N]> {
    let terminal = std::io::stdin().is_terminal();
    let mut missing = Vec::new();
    let mut found = [const { String::new() }; N];
    for ((said, option, question), place) in asked.into_iter().zip(&mut found) {
        let answer = match said {
            None if terminal => ask(question, context)?,
            said => said,
        };
        match answer.filter(|answer| !answer.trim().is_empty()) {
            Some(answer) => *place = answer,
            None => missing.push(option),
        }
    }
    if missing.is_empty() {
        Ok(found)
    } else {
        Err(Refusal::from(MessageId::NewNeeds.with(missing.join(", "))).into())
    }
}

/// Returns the answer; `None` where there is none.
fn ask(question: MessageId, context: &Context) -> Result<Option<String>> {
    let mut err = std::io::stderr().lock();
    write!(err, "{}: ", question.text(context.lang))?;
    err.flush()?;
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line)?;
    if read == 0 {
        writeln!(err)?;
    }
    Ok((read > 0).then(|| line.trim().to_owned()))
}
