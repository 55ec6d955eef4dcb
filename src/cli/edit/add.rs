//! `roadmap add`: a new row.

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;

use super::plan::the_plan;
use super::session;
use super::target::TargetRow;
use super::told;
use crate::cli::Outcome;
use crate::cli::args::{AddArgs, Day};
use crate::cli::context::Context;
use crate::cli::gather::{Files, stem};
use crate::edit::{Draft, Home, NewItem};
use crate::text::{Source, russian};
use crate::words::MessageId;

/// Runs the command.
pub(in crate::cli) fn run(args: AddArgs, context: &Context) -> Result<Outcome> {
    let (files, plan) = the_plan(&args.plan, context)?;
    let as_of = Day::or_today(args.as_of.as_ref());
    if session::names_broken_workspace(&files, context) {
        return Ok(Outcome::Failed);
    }
    let home = [
        args.section.map(Home::Section),
        args.new_section.map(Home::NewSection),
        args.after.map(Home::After),
    ];
    let new = NewItem {
        number: args.number,
        title: args.title,
        deadline: args.deadline,
        executors: args.executor,
        new: args.declared.declaration(),
        result: args.result,
        home: home.into_iter().flatten().next(),
    };
    if let Some(Home::NewSection(title)) = &new.home
        && !(args.yes || args.dry_run)
        && !is_wanted(title, &plan, &files, context)?
    {
        return Ok(Outcome::Failed);
    }
    let _lock = (!args.dry_run)
        .then(|| session::lock_all([plan.as_path()]))
        .transpose()?;
    let edited = session::open(&plan, &files, as_of).and_then(|mut file| {
        let declared = file.draft.read(|plan, _| told::declared(plan));
        let told = file.draft.add(&new)?;
        Ok((file, told, declared))
    });
    let (file, (id, facts), declared) = match edited {
        Ok(edited) => edited,
        Err(obstacle) => {
            let place = plan.display().to_string();
            return session::refuse(obstacle, &place, &plan, context);
        }
    };
    let opened = [file];
    if args.dry_run {
        session::warn(&opened, context);
        return session::show(&opened);
    }
    session::save(&opened)?;
    let [file] = &opened;
    let row = TargetRow {
        plan: stem(&plan),
        path: plan,
        id,
    };
    let mut out = Context::out();
    let line = line_of(&row, &file.draft);
    let back = MessageId::EditedBackByHand
        .with(row.path.display().to_string())
        .with(line);
    let mut back = vec![back];
    back.append(&mut told::Before::of(&row, &file.draft).registry_lines(&declared));
    let said = told::lines(&row, &facts, &back, &file.draft, context);
    writeln!(out, "{said}")?;
    out.flush()?;
    session::warn(&opened, context);
    Ok(Outcome::Done)
}

/// Returns the line of the plan's file that `row` begins on.
fn line_of(row: &TargetRow, draft: &Draft<'_>) -> usize {
    draft.read(|plan, _| {
        let item = plan.items.iter().find(|item| item.id == row.id);
        let header = item.map(|item| item.document.header);
        let source = Source::new(&row.path, draft.text());
        header.map_or(1, |header| source.position(header).line)
    })
}

/// Asks about a new section that may be another misspelt; what stands in the way of reading is said later.
fn is_wanted(title: &str, plan: &Path, files: &Files, context: &Context) -> Result<bool> {
    let file = session::open(plan, files, Context::today()).ok();
    match file.and_then(|file| file.draft.section_near(title)) {
        Some(near) if russian::fold(&near) != russian::fold(title) => {
            let question = MessageId::EditSectionNear.with(near).with(title);
            context.confirm(&question)
        }
        _ => Ok(true),
    }
}
