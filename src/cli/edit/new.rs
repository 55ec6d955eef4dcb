//! `roadmap new`: a plan file from a template.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::args::NewArgs;
use super::session::{self, Obstacle};
use crate::cli::Outcome;
use crate::cli::context::{Context, Refusal};
use crate::cli::gather::workspace_here;
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
    let plan = NewPlan {
        title: answer(args.title, "--title", MessageId::NewAskTitle, context)?,
        period: answer(args.period, "--period", MessageId::NewAskPeriod, context)?,
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
        return session::refuse(obstacle, &path, None, context);
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
    Ok(Outcome::Done)
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

/// Returns what was said, or asks for it where somebody can answer.
fn answer(
    said: Option<String>,
    option: &str,
    question: MessageId,
    context: &Context,
) -> Result<String> {
    if let Some(said) = said {
        return Ok(said);
    }
    let missing = || Refusal::from(MessageId::NewNeeds.with(option));
    if !std::io::stdin().is_terminal() {
        return Err(missing().into());
    }
    let mut err = std::io::stderr().lock();
    write!(err, "{}: ", question.text(context.lang))?;
    err.flush()?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let line = line.trim();
    if line.is_empty() {
        Err(missing().into())
    } else {
        Ok(line.to_owned())
    }
}
