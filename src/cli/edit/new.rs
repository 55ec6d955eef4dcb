//! `roadmap new`: a plan file from a template.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::plan::the_plan;
use super::session::{self, Obstacle};
use crate::cli::Outcome;
use crate::cli::args::{Day, NewArgs};
use crate::cli::context::Context;
use crate::cli::gather::{default_paths, stem, tidy, workspace_here};
use crate::cli::refusal::Refusal;
use crate::edit::{Draft, EditError, NewPlan, Renewal, Renewed, template};
use crate::io;
use crate::model::kind;
use crate::report::{item_name, ranges};
use crate::text::harmless;
use crate::words::{Lang, Message, MessageId};

/// Runs the command.
pub(in crate::cli) fn run(args: NewArgs, context: &Context) -> Result<Outcome> {
    if let Some(from) = &args.source {
        return renew(from, &args, context);
    }
    let as_of = Day::or_today(args.as_of.as_ref());
    let path = free_path(&args.name.unwrap_or_default())?;
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
            .map(|name| (kind::likely(&name), name))
            .collect(),
    };
    let text = template(&plan, context.lang);
    let workspace = workspace_here();
    let draft = Draft::new("", text.as_str(), &workspace, as_of);
    let problem = draft
        .map_err(Obstacle::Edit)
        .and_then(|draft| Ok(draft.must_be_sound()?));
    if let Err(obstacle) = problem {
        return session::refuse(obstacle, &path.display().to_string(), &path, context);
    }
    create(&path, &text)?;
    say(
        &[MessageId::NewWritten.with(path.display().to_string())],
        context,
    )?;
    warn_outside(&path, context);
    Ok(Outcome::Done)
}

/// `new --from`: next year's plan of this year's.
fn renew(from: &str, args: &NewArgs, context: &Context) -> Result<Outcome> {
    let (files, old) = the_plan(from, context)?;
    if session::names_broken_workspace(&files, context) {
        return Ok(Outcome::Failed);
    }
    let renewal = Renewal {
        period: args.period.clone(),
        open: args.open,
    };
    let as_of = Day::or_today(args.as_of.as_ref());
    let place = old.display().to_string();
    let renewed =
        session::open(&old, &files, as_of).and_then(|file| Ok(file.draft.renew(&renewal)?));
    let renewed = match renewed {
        Ok(renewed) => renewed,
        // What is wrong with an option is not the plan's fault.
        Err(Obstacle::Edit(EditError::Refused {
            complaint, advice, ..
        })) if is_of_period(complaint.id) => {
            let advice = advice.into_iter().collect();
            return Err(Refusal { complaint, advice }.into());
        }
        Err(obstacle) => return session::refuse(obstacle, &place, &old, context),
    };
    let name = args.name.clone();
    let name = name.unwrap_or_else(|| renewed.stem(&stem(&old)));
    // A bare name goes beside the old plan.
    let path = if name.contains(std::path::is_separator) {
        free_path(&name)?
    } else {
        let file = format!("{}.toml", name.trim_end_matches(".toml"));
        free(tidy(&old.with_file_name(file)))?
    };
    create(&path, &renewed.text)?;
    say(&told(&renewed, &path, context.lang), context)?;
    warn_outside(&path, context);
    Ok(Outcome::Done)
}

/// Returns whether a complaint is about the period that was asked for.
fn is_of_period(complaint: MessageId) -> bool {
    matches!(
        complaint,
        MessageId::RenewPeriod | MessageId::RenewPeriodUnread | MessageId::RenewSamePeriod
    )
}

/// Returns what is said of a plan made of another one.
fn told(renewed: &Renewed, path: &Path, lang: Lang) -> Vec<Message> {
    let path = path.display().to_string();
    let written = if renewed.years < 0 {
        MessageId::RenewWrittenBack
    } else {
        MessageId::RenewWritten
    };
    let mut lines = vec![
        written
            .with(path.as_str())
            .with(renewed.rows)
            .with(i64::from(renewed.years.abs())),
    ];
    if !renewed.reworded.is_empty() {
        lines.push(MessageId::RenewReworded.into());
        lines.extend(renewed.reworded.iter().map(|(item, before, after)| {
            MessageId::RenewRewordedItem
                .with(item_name(item))
                .with(before.as_str())
                .with(after.as_str())
        }));
    }
    let ranged = |ids: &[String]| ranges(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    let items =
        |message: MessageId, ids: &[String]| (!ids.is_empty()).then(|| message.with(ranged(ids)));
    lines.extend(items(MessageId::RenewUnmoved, &renewed.unmoved));
    let counted = |message: MessageId, ids: &[String]| {
        // «п.» is of one, «пп.» of any more: 21 are several too.
        let several = ids.len().min(2);
        (!ids.is_empty()).then(|| message.with(several).with(ranged(ids)))
    };
    lines.extend(counted(MessageId::RenewPostponed, &renewed.postponed));
    lines.extend(counted(MessageId::RenewDated, &renewed.dated));
    let texts: Vec<String> = renewed
        .dated_texts
        .iter()
        .map(|text| text.text(lang))
        .collect();
    if !texts.is_empty() {
        lines.push(MessageId::RenewDatedTexts.with(texts.join(", ")));
    }
    lines.extend(items(MessageId::RenewCarriedOver, &renewed.carried_over));
    lines.extend(items(MessageId::RenewCancelled, &renewed.cancelled));
    lines.extend(items(MessageId::RenewRedated, &renewed.redated));
    if !renewed.left_out.is_empty() {
        let names = renewed.left_out.iter().map(|told| told.text(lang));
        let names: Vec<&str> = names.collect();
        lines.push(MessageId::RenewLeftOut.with(names.join(", ")));
    }
    lines.push(MessageId::RenewNext.with(path));
    lines
}

fn say(lines: &[Message], context: &Context) -> Result<()> {
    let mut out = Context::out();
    for line in lines {
        let line = line.text(context.lang);
        writeln!(out, "{}", harmless::line(&line))?;
    }
    out.flush()?;
    Ok(())
}

/// Returns where the plan called `name` goes, where no file is yet.
fn free_path(name: &str) -> Result<PathBuf> {
    if name.trim().is_empty() {
        return Err(Refusal::from(Message::from(MessageId::NewNameless)).into());
    }
    free(path(name))
}

fn free(path: PathBuf) -> Result<PathBuf> {
    // A hidden file would never be read as a plan.
    let hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    if path.file_name().is_none_or(hidden) {
        return Err(Refusal::from(Message::from(MessageId::NewNameless)).into());
    }
    if path.exists() {
        return Err(exists(&path).into());
    }
    Ok(path)
}

fn exists(path: &Path) -> Refusal {
    Refusal::from(MessageId::NewExists.with(path.display().to_string()))
}

fn create(path: &Path, text: &str) -> Result<()> {
    match io::create(path, text.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(exists(path).into()),
        written => Ok(written.map_err(|error| session::unwritten(path, &error))?),
    }
}

/// Says where commands read the file at `path` only if it is named.
fn warn_outside(path: &Path, context: &Context) {
    let folders = default_paths();
    if !is_within(path, &folders) {
        let folders: Vec<String> = (folders.iter())
            .map(|folder| folder.display().to_string())
            .collect();
        let note = MessageId::NewOutside.with(folders.join(", "));
        Context::note(&note.text(context.lang));
    }
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
