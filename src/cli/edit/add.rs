//! `roadmap add`: a new row.

use std::io::Write as _;

use anyhow::Result;

use super::args::AddArgs;
use super::session;
use super::target::Row;
use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::gather::Files;
use crate::edit::NewItem;

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
    let [sheet] = &sheets;
    let row = Row {
        path: args.plan,
        id,
    };
    let mut out = Context::out();
    let said = session::tell(&row, &facts, &sheet.draft, Context::today(), context);
    writeln!(out, "{said}")?;
    out.flush()?;
    Ok(Outcome::Done)
}
