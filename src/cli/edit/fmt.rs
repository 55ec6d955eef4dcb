//! `roadmap fmt`: the canonical layout.

use std::io::Write as _;

use anyhow::Result;

use super::session::{self, Sheet};
use crate::cli::Outcome;
use crate::cli::args::FmtArgs;
use crate::cli::context::Context;
use crate::cli::gather::Files;
use crate::words::MessageId;

/// Runs the command.
pub(in crate::cli) fn run(args: &FmtArgs, context: &Context) -> Result<Outcome> {
    let files = Files::find(&args.paths)?;
    let paths = files.paths();
    let writes = !args.check && !args.dry_run;
    let _lock = writes
        .then(|| session::lock_all(paths.iter().copied()))
        .transpose()?;
    let mut outcome = Outcome::Done;
    let mut sheets: Vec<Sheet<'_>> = Vec::new();
    for path in paths {
        let sheet = session::open(path, &files, Context::today()).and_then(|mut sheet| {
            sheet.draft.format()?;
            Ok(sheet)
        });
        match sheet {
            Ok(sheet) => sheets.push(sheet),
            Err(obstacle) => outcome = session::refuse(obstacle, path, None, context)?,
        }
    }
    sheets.retain(|sheet| sheet.former != sheet.draft.text());
    if args.dry_run {
        session::show(&sheets)?;
        return Ok(outcome);
    }
    if writes {
        session::save(&sheets)?;
    }
    let mut out = Context::out();
    let said = if args.check {
        MessageId::FmtWould
    } else {
        MessageId::FmtDone
    };
    for sheet in &sheets {
        writeln!(
            out,
            "{}",
            said.with(sheet.path.display().to_string())
                .text(context.lang)
        )?;
    }
    out.flush()?;
    let found = args.check && !sheets.is_empty() && outcome == Outcome::Done;
    Ok(if found { Outcome::Findings } else { outcome })
}
