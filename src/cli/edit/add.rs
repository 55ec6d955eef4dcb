//! `roadmap add`: a new row.

use std::io::Write as _;

use anyhow::Result;

use super::args::AddArgs;
use super::session;
use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::gather::{Files, stem};
use crate::edit::NewItem;
use crate::text::harmless;
use crate::words::MessageId;

/// Runs the command.
pub(in crate::cli) fn run(args: AddArgs, context: &Context) -> Result<Outcome> {
    let files = Files::find(std::slice::from_ref(&args.plan))?;
    let new = NewItem {
        number: args.number,
        title: args.title,
        deadline: args.deadline,
        executors: args.executor,
        result: args.result,
        section: args.section,
        after: args.after,
    };
    let _lock = (!args.dry_run)
        .then(|| session::lock_all([args.plan.as_path()]))
        .transpose()?;
    let opened = session::open(&args.plan, &files, Context::today()).and_then(|mut sheet| {
        let told = sheet.draft.add(&new)?;
        Ok((sheet, told))
    });
    let (sheet, (id, facts)) = match opened {
        Ok(opened) => opened,
        Err(obstacle) => return session::refuse(obstacle, &args.plan, None, context),
    };
    let sheets = [sheet];
    if args.dry_run {
        return session::show(&sheets);
    }
    session::save(&sheets)?;
    let mut out = Context::out();
    for fact in facts {
        let said = MessageId::EditOf
            .with(format!("{}:{id}", stem(&args.plan)))
            .with(fact)
            .text(context.lang);
        writeln!(out, "{}", harmless::line(&said))?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}
