//! `roadmap check`: every problem of plans and workspaces in one run.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;

use super::Outcome;
use super::answer::day;
use super::args::{CheckArgs, CheckFormat};
use super::context::Context;
use super::edit;
use super::gather::{Files, Visit};
use super::refusal::Refusal;
use crate::check;
use crate::diagnostic::{Diagnostic, Level, Rule};
use crate::render::diagnostic::{self, Checked, Findings, Format};
use crate::text::{Source, russian};
use crate::words::MessageId;

/// The result of checking one file, with owned texts.
struct File {
    path: PathBuf,
    /// Kept only where there is something to draw.
    text: String,
    diagnostics: Vec<Diagnostic>,
    items: usize,
    is_plan: bool,
    /// Whether the file could not be read as a plan.
    broken: bool,
}

/// Runs the command.
pub(super) fn run(args: &CheckArgs, context: &Context) -> Result<Outcome> {
    let rules = rules(&args.rule)?;
    let as_of = day(&args.input);
    let files = Files::find(&args.input.paths)?;
    files.tell_copies(context);
    if args.fix {
        edit::fix(&files, &rules, as_of, context)?;
    }
    let mut found = workspaces(&files);
    found.extend(files.visit(context, |visit| checked(visit, as_of)));
    let mut untold = 0;
    for file in &mut found {
        file.diagnostics.retain(|problem| {
            rules.is_empty() || rules.contains(&problem.rule) || is_fatal(problem.rule)
        });
        if args.errors {
            let whole = file.diagnostics.len();
            file.diagnostics
                .retain(|problem| problem.level == Level::Deny);
            untold += whole - file.diagnostics.len();
        }
    }
    let outcome = outcome(&found);
    print(&found, untold, &files, args.format, context)?;
    Ok(outcome)
}

fn rules(names: &[String]) -> Result<Vec<Rule>> {
    let rule = |name: &String| {
        Rule::named(name).ok_or_else(|| {
            let near = russian::nearest(name, Rule::ALL.iter().map(|rule| rule.name()));
            let advice = near.map_or_else(
                || MessageId::UnknownRuleHelp.into(),
                |near| MessageId::DidYouMean.with(near),
            );
            Refusal {
                complaint: MessageId::UnknownRule.with(name.as_str()),
                advice: vec![advice],
            }
            .into()
        })
    };
    names.iter().map(rule).collect()
}

/// A file that cannot be read is reported whichever rules are asked for.
fn is_fatal(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::UnreadableFile | Rule::InvalidEncoding | Rule::InvalidToml
    )
}

fn checked(visit: Visit<'_, '_>, as_of: chrono::NaiveDate) -> File {
    let (items, broken) = visit.plan.map_or((0, true), |plan| {
        let syntax = visit
            .problems
            .iter()
            .any(|problem| is_fatal(problem.rule) || problem.rule == Rule::DuplicateKey);
        (
            plan.items.len() + plan.unread.len(),
            syntax || plan.period.is_none(),
        )
    });
    let diagnostics = match visit.plan {
        Some(plan) => check::check(plan, visit.problems, visit.text, visit.workspace, as_of),
        None => check::settle(visit.problems, visit.workspace),
    };
    let text = if diagnostics.is_empty() {
        String::new()
    } else {
        visit.text.to_owned()
    };
    File {
        path: visit.path.to_owned(),
        text,
        diagnostics,
        items,
        is_plan: true,
        broken,
    }
}

/// Returns what is wrong outside the plan files.
fn workspaces(files: &Files) -> Vec<File> {
    let lost = files.failures.iter().map(|(path, problem)| File {
        path: path.clone(),
        text: String::new(),
        diagnostics: vec![problem.clone()],
        items: 0,
        is_plan: false,
        broken: true,
    });
    let workspaces = files.workspaces_read.iter().map(|known| File {
        path: known.source.path().to_owned(),
        text: known.source.text().to_owned(),
        diagnostics: check::check_workspace(files.settings(known), known.problems.clone()),
        items: 0,
        is_plan: false,
        broken: known.problems.iter().any(|problem| is_fatal(problem.rule)),
    });
    lost.chain(workspaces).collect()
}

fn outcome(files: &[File]) -> Outcome {
    let denied = |file: &File| {
        file.diagnostics
            .iter()
            .any(|problem| problem.level == Level::Deny)
    };
    if files.iter().any(|file| file.broken) {
        Outcome::Failed
    } else if files.iter().any(denied) {
        Outcome::Findings
    } else {
        Outcome::Done
    }
}

fn print(
    found: &[File],
    untold: usize,
    files: &Files,
    format: CheckFormat,
    context: &Context,
) -> Result<()> {
    let shown: Vec<Checked<'_>> = found
        .iter()
        .map(|file| Checked {
            path: &file.path,
            text: &file.text,
            diagnostics: file.diagnostics.clone(),
        })
        .collect();
    let others: Vec<Source> = files
        .workspaces_read
        .iter()
        .map(|known| known.source.clone())
        .collect();
    let findings = Findings {
        files: &shown,
        others: &others,
        plans: found.iter().filter(|file| file.is_plan).count(),
        items: found.iter().map(|file| file.items).sum(),
        untold,
    };
    let format = match format {
        CheckFormat::Text => Format::Text,
        CheckFormat::Json => Format::Json,
        CheckFormat::Sarif => Format::Sarif,
        CheckFormat::Github => Format::Github,
    };
    let mut out = Context::out();
    diagnostic::render(&findings, format, &context.style(), &mut out)?;
    out.flush()?;
    Ok(())
}
