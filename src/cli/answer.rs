//! Asks every plan one question and collects the answers, along with what could not be read and so is missing.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::args::{Day, Input};
use super::context::Context;
use super::gather::{Files, Visit, shown};
use crate::check::{content, settle};
use crate::diagnostic::{Diagnostic, Level, Rule};
use crate::model::{Plan, Workspace};
use crate::query::Clock;
use crate::render::diagnostic::{Checked, short};
use crate::report::{About, Asked, Unread, UnreadKind};
use crate::text::{Source, shell};
use crate::words::{Lang, MessageId};

/// How many errors of a file are told before the others are counted.
const TOLD: usize = 5;

/// The answers of all plans to one question.
pub(super) struct Answers<T> {
    /// One for each plan, in the order of the files.
    pub(super) of_plans: Vec<T>,
    /// The day they are about, and what is missing.
    pub(super) about: About,
    /// Whether something could not be read, and was named on stderr.
    pub(super) incomplete: bool,
}

/// What was read from one file.
struct Read<T> {
    answer: Option<T>,
    /// What tells the plan from any other.
    content: Option<(u64, PathBuf)>,
    unread: Vec<Unread>,
    errors: Vec<String>,
}

/// Asks every plan of `files` as of the clock's day.
pub(super) fn answers<T: Send>(
    files: &Files,
    clock: Clock,
    context: &Context,
    ask: impl Fn(&Plan<'_>, Clock) -> T + Sync,
) -> Answers<T> {
    let reads = files.visit(context, |visit| read(&visit, clock, context.lang, &ask));
    let mut gathered = Answers {
        of_plans: Vec::with_capacity(files.len()),
        about: About {
            clock,
            asked: Asked::default(),
            unread: Vec::new(),
            notes: Vec::new(),
            nothing_read: false,
        },
        incomplete: false,
    };
    let mut notes = files.remarks();
    let mut first: HashMap<u64, PathBuf> = HashMap::new();
    for read in elsewhere(files, context.lang).into_iter().chain(reads) {
        if let Some((content, path)) = read.content {
            match first.entry(content) {
                Entry::Vacant(free) => drop(free.insert(path)),
                Entry::Occupied(other) => {
                    let told = MessageId::CountedTwice.with(shown(&path));
                    notes.push(told.with(shown(other.get())));
                }
            }
        }
        for error in &read.errors {
            Context::note(error);
        }
        gathered.incomplete |= !read.errors.is_empty() || !read.unread.is_empty();
        gathered.about.unread.extend(read.unread);
        gathered.of_plans.extend(read.answer);
    }
    for note in &notes {
        context.tell(note);
    }
    let about = &mut gathered.about;
    about.notes = notes.iter().map(|note| note.text(context.lang)).collect();
    about.nothing_read = gathered.of_plans.is_empty() && !about.unread.is_empty();
    gathered
}

fn read<T>(
    visit: &Visit<'_, '_>,
    clock: Clock,
    lang: Lang,
    ask: impl Fn(&Plan<'_>, Clock) -> T,
) -> Read<T> {
    let problems = errors(visit);
    let mut read = Read {
        answer: None,
        content: None,
        unread: Vec::new(),
        errors: lines(visit, &problems, lang),
    };
    let source = || Source::new(visit.path, visit.text);
    let readable =
        |problem: &&Diagnostic| matches!(problem.rule, Rule::InvalidToml | Rule::DuplicateKey);
    match visit.plan {
        Some(plan)
            if plan.period.is_some() && !problems.iter().any(|problem| readable(&problem)) =>
        {
            read.answer = Some(ask(plan, clock));
            read.content = content(plan).map(|content| (content, visit.path.to_owned()));
            if !plan.unread.is_empty() {
                read.unread = unread_rows(plan, &source(), &problems, lang);
            }
        }
        _ => {
            let error = problems
                .first()
                .map_or_else(String::new, |problem| told(problem, &source(), lang));
            read.unread.push(Unread {
                path: visit.path.display().to_string(),
                error,
                what: UnreadKind::File,
            });
        }
    }
    read
}

/// Returns the errors that keep a file or a part of it from being understood; those of `check` alone are not among them.
fn errors(visit: &Visit<'_, '_>) -> Vec<Diagnostic> {
    let mut problems = visit.problems.clone();
    if let Some(plan) = visit.plan {
        let bad = |item: &&crate::model::Item<'_>| {
            item.reading
                .findings
                .iter()
                .any(|finding| visit.workspace.level(finding.rule) == Level::Deny)
        };
        problems.extend(
            plan.items
                .iter()
                .filter(bad)
                .flat_map(|item| item.findings(visit.text)),
        );
    }
    if problems.is_empty() {
        problems
    } else {
        denied(problems, visit.workspace)
    }
}

fn denied(problems: Vec<Diagnostic>, workspace: &Workspace) -> Vec<Diagnostic> {
    let mut problems = settle(problems, workspace);
    problems.retain(|problem| problem.level == Level::Deny);
    problems
}

fn unread_rows(
    plan: &Plan<'_>,
    source: &Source,
    problems: &[Diagnostic],
    lang: Lang,
) -> Vec<Unread> {
    let reason = |from: u32, to: u32| {
        let inside = problems
            .iter()
            .find(|problem| (from..to).contains(&problem.primary.span.start));
        inside.map_or_else(String::new, |problem| told(problem, source, lang))
    };
    let row = |(index, row): (usize, &crate::model::UnreadItem<'_>)| {
        let next = plan
            .unread
            .get(index + 1)
            .map(|next| next.document.header.start);
        let after = plan
            .items
            .iter()
            .map(|item| item.document.header.start)
            .find(|start| *start > row.document.header.start);
        let end = next.into_iter().chain(after).min().unwrap_or(u32::MAX);
        let line = source.position(row.document.header).line;
        let said = MessageId::UnreadRow
            .with(row.label.as_str())
            .with(reason(row.document.header.start, end));
        Unread {
            path: format!("{}:{line}", source.path().display()),
            error: said.text(lang),
            what: UnreadKind::Item,
        }
    };
    plan.unread.iter().enumerate().map(row).collect()
}

fn told(problem: &Diagnostic, source: &Source, lang: Lang) -> String {
    let title = problem.title.text(lang);
    if source.text().is_empty() {
        return title;
    }
    let place = source.position(problem.primary.span);
    format!("{}:{}: {title}", place.line, place.column)
}

/// Returns what is wrong outside the plan files: places that could not be entered, and workspace files.
fn elsewhere<T>(files: &Files, lang: Lang) -> Vec<Read<T>> {
    let nothing = Source::new("", "");
    let lost = files.failures.iter().map(|(path, problem)| {
        let file = Checked {
            path,
            text: "",
            diagnostics: Vec::new(),
        };
        let unread = Unread {
            path: path.display().to_string(),
            error: told(problem, &nothing, lang),
            what: UnreadKind::File,
        };
        Read {
            answer: None,
            content: None,
            unread: vec![unread],
            errors: vec![short(&file, problem, lang)],
        }
    });
    let workspaces = workspace_errors(files, lang);
    let workspaces = (!workspaces.is_empty()).then_some(Read {
        answer: None,
        content: None,
        unread: Vec::new(),
        errors: workspaces,
    });
    lost.chain(workspaces).collect()
}

/// Returns what is wrong with the workspace files of `files`, a line each.
pub(super) fn workspace_errors(files: &Files, lang: Lang) -> Vec<String> {
    let lines = files.workspaces_read.iter().flat_map(|known| {
        let file = Checked {
            path: known.source.path(),
            text: known.source.text(),
            diagnostics: Vec::new(),
        };
        let problems = denied(known.problems.clone(), files.settings(known));
        let line = |problem: &Diagnostic| short(&file, problem, lang);
        problems.iter().map(line).collect::<Vec<_>>()
    });
    lines.collect()
}

/// Returns the day `input` asks about.
pub(super) fn day(input: &Input) -> NaiveDate {
    Day::or_today(input.as_of.as_ref())
}

/// Returns what keeps the file or a part of it from being understood, a line each.
pub(super) fn obstacles(visit: &Visit<'_, '_>, lang: Lang) -> Vec<String> {
    lines(visit, &errors(visit), lang)
}

/// Returns what is wrong with the file, a line each of the first and one of how many more there are.
fn lines(visit: &Visit<'_, '_>, problems: &[Diagnostic], lang: Lang) -> Vec<String> {
    let file = Checked {
        path: visit.path,
        text: visit.text,
        diagnostics: Vec::new(),
    };
    let told = problems.iter().take(TOLD);
    let mut lines: Vec<String> = told.map(|problem| short(&file, problem, lang)).collect();
    if problems.len() > TOLD {
        let (path, more) = (shown(visit.path), problems.len() - TOLD);
        let more = MessageId::ErrorsMore.with(path.as_str()).with(more);
        lines.push(more.with(shell::word(&path)).text(lang));
    }
    lines
}
