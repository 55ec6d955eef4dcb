//! `roadmap merge-driver`: two revisions of a plan made one, as git asks for it where `git-setup` has set it up.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::Outcome;
use super::args::MergeDriverArgs;
use super::context::Context;
use super::gather;
use super::refusal::Refusal;
use crate::edit::merge::{Terms, doubts, merge};
use crate::io::{self, git};
use crate::words::{Message, MessageId};

/// Runs the command. Git takes what then stands in the file of our side, and the exit code: 1 where people decide.
pub(super) fn run(args: &MergeDriverArgs, context: &Context) -> Result<Outcome> {
    let paths = [&args.base, &args.ours, &args.theirs].map(PathBuf::as_path);
    let [base, ours, theirs] = paths.map(bytes);
    let texts = [base?, ours?, theirs?];
    let workspace = gather::workspace_of(args.path.parent().unwrap_or(Path::new("")));
    let names = [name(args, 0, "ours"), name(args, 1, "theirs")];
    let terms = Terms {
        names,
        marker: args.marker_size,
        lang: context.lang,
        as_of: Context::today(),
        workspace: &workspace,
    };
    let read = texts.each_ref().map(|text| std::str::from_utf8(text).ok());
    let merged = match read {
        [Some(base), Some(ours), Some(theirs)] => merge(base, ours, theirs, &terms),
        _ => None,
    };
    let (text, undecided) = if let Some(merged) = merged {
        tell(&args.path, &merged.told, context);
        tell(&args.path, &merged.conflicts, context);
        (merged.text.into_bytes(), !merged.conflicts.is_empty())
    } else {
        by_lines(args, paths, read, &terms, context)?
    };
    if text != texts[1] {
        io::replace(&args.ours, &text).with_context(|| args.path.display().to_string())?;
    }
    if undecided {
        let path = args.path.display().to_string();
        context.tell(&MessageId::MergeResolve.with(path));
        return Ok(Outcome::Findings);
    }
    Ok(Outcome::Done)
}

/// Returns what markers call a side; an older git leaves standing what it cannot fill in.
fn name<'a>(args: &'a MergeDriverArgs, side: usize, other: &'a str) -> &'a str {
    let name = args.names.get(side).map_or("", String::as_str);
    if name.is_empty() || name.starts_with('%') {
        other
    } else {
        name
    }
}

/// Merges as git does where it is left to itself; returns the text, and whether there is something to decide.
fn by_lines(
    args: &MergeDriverArgs,
    paths: [&Path; 3],
    [_, ours, theirs]: [Option<&str>; 3],
    terms: &Terms<'_>,
    context: &Context,
) -> Result<(Vec<u8>, bool), Refusal> {
    let (text, conflict) = git::merge_lines(paths, terms.names, terms.marker)?;
    let doubtful = match (ours, theirs, std::str::from_utf8(&text)) {
        (Some(ours), Some(theirs), Ok(text)) if !conflict => doubts(ours, theirs, text, terms),
        _ => Vec::new(),
    };
    tell(&args.path, &doubtful, context);
    let undecided = conflict || !doubtful.is_empty();
    Ok((text, undecided))
}

fn bytes(path: &Path) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    match io::read(path, &mut bytes) {
        Ok(()) => Ok(bytes),
        Err(failure) => {
            let path = failure.path.display().to_string();
            Err(MessageId::NamedFailure
                .with(path)
                .with(failure.reason)
                .into())
        }
    }
}

fn tell(path: &Path, messages: &[Message], context: &Context) {
    for message in messages {
        let path = path.display().to_string();
        context.tell(&MessageId::NamedFailure.with(path).with(message.clone()));
    }
}
