//! `roadmap export`: plans as files for other programs and people.

mod files;

use std::io::Write as _;

use anyhow::Result;

use super::Outcome;
use super::answer::Answers;
use super::args::{EntryArg, ExportArgs, ExportFormat, FormArg, SplitArg};
use super::context::Context;
use super::refusal::Refusal;
use super::reports::put;
use super::selection::select;
use crate::query::{Extract, extract};
use crate::render::docx::{self, Orientation};
use crate::render::{self, Format, ics};
use crate::report::agenda::agenda;
use crate::report::{ListReport, paper};
use crate::words::MessageId;
use files::Made;

/// Runs the command.
pub(super) fn run(args: &ExportArgs, context: &Context) -> Result<Outcome> {
    must_fit(args)?;
    let selection = select(&args.input, args.within.within, &args.filter, context)?;
    let found = put(selection, context, extract);
    let incomplete = found.incomplete;
    match args.format {
        ExportFormat::Docx => files::write(&papers(&found, args, context)?, args, context)?,
        ExportFormat::Ics => files::write(&calendars(&found, args, context), args, context)?,
        ExportFormat::Md => list(found, Format::Md, args, context)?,
        ExportFormat::Csv => list(found, Format::Csv, args, context)?,
        ExportFormat::Json => list(found, Format::Json, args, context)?,
        ExportFormat::Jsonl => list(found, Format::Jsonl, args, context)?,
    }
    Ok(if incomplete {
        Outcome::Failed
    } else {
        Outcome::Done
    })
}

/// Refuses options that say nothing of the format asked for.
fn must_fit(args: &ExportArgs) -> Result<(), Refusal> {
    let given = [
        ("--form", args.form.is_some(), ExportFormat::Docx),
        ("--portrait", args.portrait, ExportFormat::Docx),
        ("--as", args.entry.is_some(), ExportFormat::Ics),
        ("--split", args.split.is_some(), ExportFormat::Ics),
        ("--alarm", args.alarm.is_some(), ExportFormat::Ics),
    ];
    for (option, given, format) in given {
        if given && args.format != format {
            let complaint = MessageId::ExportOptionOf
                .with(option)
                .with(format.extension());
            return Err(complaint.into());
        }
    }
    Ok(())
}

/// Returns the paper of each plan.
fn papers(found: &Answers<Extract>, args: &ExportArgs, context: &Context) -> Result<Vec<Made>> {
    let (about, lang) = (&found.about, context.lang);
    let orientation = if args.portrait {
        Orientation::Portrait
    } else {
        Orientation::Landscape
    };
    let made = found.of_plans.iter().map(|plan| {
        let paper = match args.form.unwrap_or(FormArg::Plan) {
            FormArg::Plan => paper::plan(plan, about, lang),
            FormArg::Execution => paper::execution(plan, about, lang),
        };
        Ok(Made {
            title: paper.title.clone(),
            stem: plan.roadmap.clone(),
            bytes: docx::paper(&paper, orientation)?,
        })
    });
    made.collect()
}

/// Returns the calendar of all plans, or one for each executor.
fn calendars(found: &Answers<Extract>, args: &ExportArgs, context: &Context) -> Vec<Made> {
    let (all, dayless) = agenda(&found.of_plans, &found.about, context.lang);
    if dayless > 0 {
        context.tell(&MessageId::ExportDayless.with(dayless));
    }
    let kind = match args.entry {
        Some(EntryArg::Todo) => ics::Kind::Todo,
        Some(EntryArg::Event) | None => ics::Kind::Event,
    };
    let agendas = match args.split {
        Some(SplitArg::Executor) => all.by_executor(context.lang),
        None => vec![all],
    };
    let made = agendas.into_iter().map(|agenda| Made {
        bytes: ics::calendar(&agenda, kind, args.alarm),
        stem: agenda.title.clone(),
        title: agenda.title,
    });
    made.collect()
}

/// Writes the rows of the plans, as `roadmap list` gives them: into a file, or to standard output where none is named.
fn list(
    found: Answers<Extract>,
    format: Format,
    args: &ExportArgs,
    context: &Context,
) -> Result<()> {
    let rows = found.of_plans.into_iter().flat_map(|plan| plan.rows);
    let rows = rows.map(|detail| detail.row).collect();
    let report = ListReport::new(rows, found.about);
    if args.output.is_none() {
        let mut out = Context::out();
        render::render(&report, format, &context.style(), &mut out)?;
        return Ok(out.flush()?);
    }
    let mut bytes = Vec::new();
    render::render(&report, format, &context.style(), &mut bytes)?;
    let title = MessageId::ExportPlans.text(context.lang).to_owned();
    let made = Made {
        stem: title.clone(),
        title,
        bytes,
    };
    files::write(&[made], args, context)
}
