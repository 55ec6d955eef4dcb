//! The reports: each puts its question to every plan, makes a report of the answers and prints it.

use std::io::Write as _;

use anyhow::Result;

use super::Outcome;
use super::answer::{Answers, answers, day, filter, request};
use super::args::{
    FormatArg, Output, OverdueArgs, OverdueBy, Question, ShowArgs, SlipsArgs, SlipsBy, StatusArgs,
    WorkloadArgs,
};
use super::choice;
use super::context::Context;
use crate::model::Plan;
use crate::phrase::Wanted;
use crate::query::{self, Clock, Filter, Naming, WorkloadBy};
use crate::render::{self, Format};
use crate::report::{
    self, ListReport, OverdueReport, Report, ShowReport, StatusReport, UpcomingReport,
    WorkloadReport,
};

/// Returns the filter of a question, its days read on the day that it is asked of.
fn asked_filter(question: &Question) -> Filter {
    filter(&question.filter, day(&question.input))
}

/// `roadmap status`.
pub(super) fn status(args: &StatusArgs, context: &Context) -> Result<Outcome> {
    let (filter, by) = (asked_filter(&args.question), args.by.into());
    let found = asked(&args.question, context, |plan, clock| {
        (
            query::status(plan, &filter, clock, by),
            query::tally(plan, &filter, clock),
        )
    })?;
    let (lines, tallies): (Vec<_>, Vec<_>) = found.of_plans.into_iter().unzip();
    let report = StatusReport::new(lines.into_iter().flatten(), by, sum(&tallies), found.about);
    print(&report, &args.question.output, found.incomplete, context)
}

/// `roadmap overdue`.
pub(super) fn overdue(args: &OverdueArgs, context: &Context) -> Result<Outcome> {
    let clock = day(&args.question.input);
    let until = args
        .until
        .as_ref()
        .map(|until| until.on(clock, Wanted::Coming));
    let filter = asked_filter(&args.question);
    let found = asked(&args.question, context, |plan, clock| {
        (
            query::overdue(plan, &filter, clock, until),
            query::tally(plan, &filter, clock),
        )
    })?;
    let by = match args.by {
        Some(OverdueBy::Executor) => report::OverdueBy::Executor,
        Some(OverdueBy::Age) => report::OverdueBy::Age,
        None => report::OverdueBy::Roadmap,
    };
    let (rows, tallies): (Vec<_>, Vec<_>) = found.of_plans.into_iter().unzip();
    let of = sum(&tallies).total;
    print(
        &OverdueReport::new(rows.concat(), until, by, of, found.about),
        &args.question.output,
        found.incomplete,
        context,
    )
}

/// `roadmap upcoming`.
pub(super) fn upcoming(question: &Question, context: &Context) -> Result<Outcome> {
    let filter = asked_filter(question);
    let found = asked(question, context, |plan, clock| {
        query::upcoming(plan, &filter, clock)
    })?;
    let (rows, about, incomplete) = flatten(found);
    print(
        &UpcomingReport::new(rows, about),
        &question.output,
        incomplete,
        context,
    )
}

/// `roadmap workload`.
pub(super) fn workload(args: &WorkloadArgs, context: &Context) -> Result<Outcome> {
    let filter = asked_filter(&args.question);
    let by = args.by.map_or(WorkloadBy::State, WorkloadBy::from);
    let naming = if args.expand {
        Naming::Expanded
    } else {
        Naming::AsWritten
    };
    let found = asked(&args.question, context, |plan, clock| {
        (
            query::workload(plan, &filter, clock, by, naming),
            query::tally(plan, &filter, clock),
        )
    })?;
    let (loads, tallies): (Vec<_>, Vec<_>) = found.of_plans.into_iter().unzip();
    let report = WorkloadReport::new(loads.into_iter().flatten(), by, sum(&tallies), found.about);
    print(&report, &args.question.output, found.incomplete, context)
}

/// `roadmap slips`.
pub(super) fn slips(args: &SlipsArgs, context: &Context) -> Result<Outcome> {
    let filter = filter(&args.filter, day(&args.input));
    let mut found = answers(&args.input, Clock::WITHIN, context, |plan, clock| {
        query::slips(plan, &filter, clock.as_of)
    })?;
    found.about.asked = request(&args.filter, found.about.clock.as_of);
    let by = match args.by {
        Some(SlipsBy::Executor) => report::SlipsBy::Executor,
        None => report::SlipsBy::Item,
    };
    let (slips, about, incomplete) = flatten(found);
    let report = report::SlipsReport::new(slips, by, about);
    print(&report, &args.output, incomplete, context)
}

/// `roadmap list`.
pub(super) fn list(question: &Question, context: &Context) -> Result<Outcome> {
    let filter = asked_filter(question);
    let found = asked(question, context, |plan, clock| {
        query::list(plan, &filter, clock)
    })?;
    let (rows, about, incomplete) = flatten(found);
    print(
        &ListReport::new(rows, about),
        &question.output,
        incomplete,
        context,
    )
}

/// `roadmap show`.
pub(super) fn show(args: &ShowArgs, context: &Context) -> Result<Outcome> {
    let found = answers(&args.input, args.within.within, context, |plan, clock| {
        let fitting = query::find(plan, &args.item).into_iter();
        fitting
            .map(|(fit, item)| (fit, query::show(plan, item, clock)))
            .collect::<Vec<_>>()
    })?;
    let (mut fitting, about, incomplete) = flatten(found);
    let best = fitting.iter().map(|(fit, _)| *fit).min();
    fitting.retain(|(fit, _)| Some(*fit) == best);
    match fitting.len() {
        0 => Err(choice::unknown(&args.item).into()),
        1 => {
            let details = fitting.into_iter().map(|(_, detail)| detail);
            let report = ShowReport::new(details, about, context.lang);
            write(&report, args.format, context)?;
            Ok(if incomplete {
                Outcome::Failed
            } else {
                Outcome::Done
            })
        }
        _ => {
            let names = fitting.iter().map(|(_, detail)| {
                let row = &detail.row;
                choice::name(&row.roadmap, &row.id, &row.title, context.width.into())
            });
            Err(choice::ambiguous(&args.item, names.collect()).into())
        }
    }
}

/// Asks every plan that `question` selects.
fn asked<T: Send>(
    question: &Question,
    context: &Context,
    ask: impl Fn(&Plan<'_>, Clock) -> T + Sync,
) -> Result<Answers<T>> {
    let mut found = answers(&question.input, question.within.within, context, ask)?;
    found.about.asked = request(&question.filter, found.about.clock.as_of);
    Ok(found)
}

fn sum(tallies: &[query::Tally]) -> query::Tally {
    let mut sum = query::Tally::default();
    for tally in tallies {
        sum.merge(tally);
    }
    sum
}

fn flatten<T>(found: Answers<Vec<T>>) -> (Vec<T>, report::About, bool) {
    (
        found.of_plans.into_iter().flatten().collect(),
        found.about,
        found.incomplete,
    )
}

/// Prints `report` and returns what its exit code says.
pub(super) fn print(
    report: &impl Report,
    output: &Output,
    incomplete: bool,
    context: &Context,
) -> Result<Outcome> {
    write(report, output.format, context)?;
    Ok(
        match (incomplete, output.exit_code && !report.rows().is_empty()) {
            (true, _) => Outcome::Failed,
            (false, true) => Outcome::Findings,
            (false, false) => Outcome::Done,
        },
    )
}

fn write(report: &impl Report, format: FormatArg, context: &Context) -> Result<()> {
    let format = match format {
        FormatArg::Table => Format::Table,
        FormatArg::Md => Format::Md,
        FormatArg::Csv => Format::Csv,
        FormatArg::Json => Format::Json,
        FormatArg::Jsonl => Format::Jsonl,
    };
    let mut out = Context::out();
    render::render(report, format, &context.style(), &mut out)?;
    out.flush()?;
    Ok(())
}
