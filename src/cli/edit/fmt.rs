//! `roadmap fmt`: the canonical layout.

use std::io::Write as _;

use anyhow::Result;

use super::session::{self, OpenFile};
use crate::cli::Outcome;
use crate::cli::args::FmtArgs;
use crate::cli::context::Context;
use crate::cli::gather::Files;
use crate::cli::place::{By, must_be_places};
use crate::words::MessageId;

/// Runs the command.
pub(in crate::cli) fn run(args: &FmtArgs, context: &Context) -> Result<Outcome> {
    must_be_places(&args.paths, By::File, context)?;
    let files = Files::find(&args.paths)?;
    files.tell_remarks(context);
    let paths = files.paths();
    let writes = !args.check && !args.dry_run;
    let _lock = writes
        .then(|| session::lock_all(paths.iter().copied()))
        .transpose()?;
    let mut outcome = Outcome::Done;
    let mut opened: Vec<OpenFile<'_>> = Vec::new();
    for path in paths {
        let file = session::open(path, &files, Context::today()).and_then(|mut file| {
            file.draft.format()?;
            Ok(file)
        });
        match file {
            Ok(file) => opened.push(file),
            Err(obstacle) => {
                outcome = session::refuse(obstacle, &path.display().to_string(), path, context)?;
            }
        }
    }
    opened.retain(|file| file.former != file.draft.text());
    if args.dry_run {
        session::show(&opened)?;
        return Ok(outcome);
    }
    if writes {
        session::save(&opened)?;
    }
    let mut out = Context::out();
    let said = if args.check {
        MessageId::FmtWould
    } else {
        MessageId::FmtDone
    };
    for file in &opened {
        writeln!(
            out,
            "{}",
            said.with(file.path.display().to_string())
                .text(context.lang)
        )?;
    }
    out.flush()?;
    let found = args.check && !opened.is_empty() && outcome == Outcome::Done;
    Ok(if found { Outcome::Findings } else { outcome })
}
