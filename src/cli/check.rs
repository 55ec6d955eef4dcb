//! `roadmap check`: every problem of plans and workspaces in one run.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::Outcome;
use super::args::{CheckArgs, CheckFormat};
use super::context::Context;
use super::edit;
use super::gather::{self, Files, Visit, tidy};
use super::place::{By, must_be_places};
use super::selection::named;
use crate::check::{self, Census};
use crate::diagnostic::{Diagnostic, Level, Rule};
use crate::io;
use crate::model::Plan;
use crate::render;
use crate::render::diagnostic::{self, Checked, Findings, Format};
use crate::report::{CheckReport, CheckedPlan, check_others};
use crate::text::Source;
use crate::words::MessageId;

/// The result of checking one file, with owned texts.
struct File {
    path: PathBuf,
    /// Kept only where there is something to draw.
    text: String,
    diagnostics: Vec<Diagnostic>,
    items: usize,
    /// What people call the plan.
    label: String,
    /// What commands call it.
    stem: String,
    /// Where its rows and sections begin, sorted, each with the row's id.
    places: Vec<(u32, Option<String>)>,
    is_plan: bool,
    /// Whether the file could not be read as a plan.
    broken: bool,
    /// Of a plan, what is compared with other plans.
    census: Option<Census>,
}

impl File {
    /// Returns the file as the page tells of it.
    fn told(self) -> CheckedPlan {
        let source = Source::new(&self.path, self.text);
        let at = |problem: &Diagnostic| {
            let place = source.position(problem.primary.span);
            let path = tidy(&self.path);
            let told = format!("{}:{}:{}", path.display(), place.line, place.column);
            (problem.level == Level::Deny).then_some(told)
        };
        CheckedPlan {
            label: self.label,
            stem: self.stem,
            is_plan: self.is_plan,
            items: self.places,
            places: self.diagnostics.iter().map(at).collect(),
            found: self.diagnostics,
        }
    }
}

/// Runs the command.
pub(super) fn run(args: &CheckArgs, context: &Context) -> Result<Outcome> {
    let rules = rules(&args.rule)?;
    // What is dated later than today is wrong on whatever day the plans are looked at.
    let today = Context::today();
    must_be_places(&args.input.paths, By::File, context)?;
    let (paths, asked) = named(&args.input.paths, &args.roadmap, context)?;
    let mut files = Files::find(&paths)?;
    files.ask_for(&rules);
    for rule in &rules {
        if let Some(path) = files.silencer(*rule) {
            let told = MessageId::CheckRuleIsOff.with(rule.name());
            Context::note(
                &told
                    .with(tidy(path).display().to_string())
                    .text(context.lang),
            );
        }
    }
    files.tell_remarks(context);
    if args.mend.fix {
        edit::fix(&files, &rules, today, args.mend.dry_run, context)?;
        if args.mend.dry_run {
            return Ok(Outcome::Done);
        }
    }
    let mut found = workspaces(&files);
    let elsewhere = found.len();
    let name = |path: &Path| files.name(path);
    found.extend(files.visit(context, |visit| {
        let stem = name(visit.path);
        checked(visit, stem, today)
    }));
    let sources = compare(&mut found[elsewhere..], &files);
    let outcome = outcome(&found);
    let others = leave_out(&mut found, &rules, args.errors);
    match args.format {
        CheckFormat::Text if !args.detail.full => {
            let report = CheckReport {
                items: found.iter().map(|file| file.items).sum(),
                files: found.into_iter().map(File::told).collect(),
                is_whole: args.detail.all,
                asked,
                rules,
                others,
            };
            let mut out = Context::out();
            render::text::page(&report.page(context.lang), &context.style(), &mut out)?;
            out.flush()?;
        }
        format => {
            let untold = if args.errors { others.1 } else { 0 };
            print(&found, &sources, untold, format, context)?;
            if format == CheckFormat::Text && others != (0, 0) && !rules.is_empty() {
                Context::note(&check_others(&rules, others).text(context.lang));
            }
        }
    }
    Ok(outcome)
}

/// Leaves out what was not asked for; returns how many errors and warnings that were.
fn leave_out(files: &mut [File], rules: &[Rule], errors_only: bool) -> (usize, usize) {
    let mut others = (0, 0);
    for file in files {
        file.diagnostics.retain(|problem| {
            let is_error = problem.level == Level::Deny;
            let of_rule =
                rules.is_empty() || rules.contains(&problem.rule) || is_fatal(problem.rule);
            let is_asked = of_rule && (is_error || !errors_only);
            if !is_asked {
                others.0 += usize::from(is_error);
                others.1 += usize::from(!is_error);
            }
            is_asked
        });
    }
    others
}

fn rules(names: &[String]) -> Result<Vec<Rule>> {
    let rule =
        |name: &String| Rule::named(name).ok_or_else(|| super::explain::no_such_rule(name).into());
    names.iter().map(rule).collect()
}

/// A file that cannot be read is reported whichever rules are asked for.
fn is_fatal(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::UnreadableFile | Rule::InvalidEncoding | Rule::InvalidToml
    )
}

fn checked(visit: Visit<'_, '_>, stem: String, as_of: chrono::NaiveDate) -> File {
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
        label: visit
            .plan
            .map_or_else(|| gather::stem(visit.path), Plan::label),
        stem,
        places: visit.plan.map_or_else(Vec::new, places),
        is_plan: true,
        broken,
        census: visit.plan.map(|plan| Census::of(plan, visit.path)),
    }
}

/// Returns where the rows and sections of `plan` begin, sorted, each with the row's id.
fn places(plan: &Plan<'_>) -> Vec<(u32, Option<String>)> {
    let rows = plan
        .items
        .iter()
        .map(|item| (item.document.header.start, Some(item.id.clone())));
    let unread = plan
        .unread
        .iter()
        .map(|row| (row.document.header.start, Some(row.id.clone())));
    let sections = plan
        .sections
        .iter()
        .map(|section| (section.header.start, None));
    let mut places: Vec<(u32, Option<String>)> = rows.chain(unread).chain(sections).collect();
    places.sort_unstable_by_key(|(start, _)| *start);
    places
}

/// Adds to `plans` what only plans side by side show; returns the other files that labels point into.
fn compare(plans: &mut [File], files: &Files) -> Vec<Source> {
    let censuses = plans.iter_mut().map(|file| file.census.take());
    let censuses: Vec<Census> = censuses.map(Option::unwrap_or_default).collect();
    let mut others: BTreeMap<PathBuf, Source> = files
        .workspaces_read
        .iter()
        .map(|known| (known.source.path().to_owned(), known.source.clone()))
        .collect();
    for (number, problem) in check::across(&censuses) {
        let file = &mut plans[number];
        for path in problem.related.iter().flat_map(|label| &label.path) {
            let read = || Source::new(path, text_of(path));
            others.entry(path.clone()).or_insert_with(read);
        }
        if file.text.is_empty() {
            file.text = text_of(&file.path);
        }
        file.diagnostics.push(problem);
        let problems = std::mem::take(&mut file.diagnostics);
        file.diagnostics = check::settle(problems, files.workspace_of(&file.path));
    }
    others.into_values().collect()
}

/// Returns the text of a file that was read before; empty where it is gone.
fn text_of(path: &Path) -> String {
    let mut bytes = Vec::new();
    let text = io::read(path, &mut bytes)
        .ok()
        .and_then(|()| io::decode(&bytes).ok());
    text.unwrap_or_default().to_owned()
}

/// Returns what is wrong outside the plan files.
fn workspaces(files: &Files) -> Vec<File> {
    let lost = files.failures.iter().map(|(path, problem)| File {
        path: path.clone(),
        text: String::new(),
        diagnostics: vec![problem.clone()],
        items: 0,
        label: tidy(path).display().to_string(),
        stem: tidy(path).display().to_string(),
        places: Vec::new(),
        is_plan: false,
        broken: true,
        census: None,
    });
    let workspaces = files.workspaces_read.iter().map(|known| File {
        path: known.source.path().to_owned(),
        text: known.source.text().to_owned(),
        diagnostics: check::check_workspace(files.settings(known), known.problems.clone()),
        items: 0,
        label: tidy(known.source.path()).display().to_string(),
        stem: tidy(known.source.path()).display().to_string(),
        places: Vec::new(),
        is_plan: false,
        broken: known.problems.iter().any(|problem| is_fatal(problem.rule)),
        census: None,
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
    others: &[Source],
    untold: usize,
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
    let findings = Findings {
        files: &shown,
        others,
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
