//! Which rows a command means: each ITEM must fit exactly one.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::cli::args::Target;
use crate::cli::choice;
use crate::cli::context::Context;
use crate::cli::gather::{Files, Visit, tidy};
use crate::cli::place::{self, By, is_place};
use crate::cli::refusal::Refusal;
use crate::model::Item;
use crate::query::{self, Found};
use crate::render::diagnostic::{Checked, short};
use crate::text::shell;
use crate::words::{Message, MessageId};

/// A row that a command means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TargetRow {
    pub(super) path: PathBuf,
    /// What commands call the plan.
    pub(super) plan: String,
    pub(super) id: String,
}

impl TargetRow {
    /// Returns how commands call the row.
    pub(super) fn address(&self) -> String {
        format!("{}:{}", self.plan, self.id)
    }
}

/// A row that fits what was asked.
struct Candidate {
    row: TargetRow,
    name: Message,
}

/// Returns the files that `target` names and, for each ITEM in turn, its row.
pub(super) fn rows(target: &Target, context: &Context) -> Result<(Files, Vec<TargetRow>)> {
    let items: Vec<&String> = target.items.iter().filter(|word| !is_place(word)).collect();
    let paths = places(target);
    if let Some(missing) = paths.iter().find(|path| !path.exists()) {
        let item = items.first().filter(|_| missing.extension().is_none());
        let meant = item.and_then(|item| place::meant(missing, By::Item(item), context));
        let refusal = meant.unwrap_or_else(|| Refusal {
            complaint: MessageId::EditNoPlace.with(missing.display().to_string()),
            advice: vec![MessageId::EditPlaceHelp.into()],
        });
        return Err(refusal.into());
    }
    if items.is_empty() {
        return Err(Refusal {
            complaint: MessageId::EditOnlyPlaces.with(listed(&paths)),
            advice: vec![MessageId::EditPlaceHelp.into()],
        }
        .into());
    }
    let mut files = Files::find(&paths)?;
    files.keep_addressed(items.iter().map(|item| item.as_str()));
    let visits = files.visit(context, |visit| {
        (
            broken(&visit, context).map(|line| (visit.path.to_owned(), line)),
            candidates(&visit, &items, usize::from(context.width)),
        )
    });
    let mut found: Vec<Vec<Found<Candidate>>> = items.iter().map(|_| Vec::new()).collect();
    let mut silent = lost(&files, context);
    let mut unread = Vec::new();
    for (broken, answers) in visits {
        if let Some((path, line)) = broken {
            silent.push(line);
            unread.push(path);
        }
        for (known, answer) in found.iter_mut().zip(answers) {
            known.push(answer);
        }
    }
    let mut rows = Vec::new();
    for (item, answers) in items.into_iter().zip(found) {
        let names_plan = answers.iter().any(|found| found.plan.is_some());
        let row = the_one(item, answers, &paths).and_then(|row| {
            if names_plan || silent.is_empty() {
                return Ok(row);
            }
            Err(Refusal {
                complaint: MessageId::ItemMaybeElsewhere.with(item.as_str()),
                advice: vec![MessageId::ItemMaybeElsewhereHelp.with(shell::word(&row.address()))],
            })
        });
        match row {
            Ok(row) if rows.contains(&row) => {}
            Ok(row) => rows.push(row),
            Err(refusal) => {
                // The row may be in a file that could not be read.
                for line in &silent {
                    Context::note(line);
                }
                let unread = choice::of_unread(item, unread.iter().map(PathBuf::as_path));
                return Err(unread.unwrap_or(refusal).into());
            }
        }
    }
    Ok((files, rows))
}

/// Returns the files and folders that `target` names.
fn places(target: &Target) -> Vec<PathBuf> {
    let words = target.items.iter().filter(|word| is_place(word));
    let places = target.places.iter().cloned();
    places.chain(words.map(PathBuf::from)).collect()
}

/// Returns the options by which a command finds the plans where `target` looks for them.
pub(super) fn options(target: &Target) -> Vec<String> {
    let option = |place: &PathBuf| format!("--in {}", shell::word(&place.display().to_string()));
    places(target).iter().map(option).collect()
}

fn listed(paths: &[PathBuf]) -> String {
    let paths: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    paths.join(", ")
}

/// Returns what is said of files and folders that could not be looked into.
pub(super) fn lost(files: &Files, context: &Context) -> Vec<String> {
    let told = files.failures.iter().map(|(path, problem)| {
        let file = Checked {
            path,
            text: "",
            diagnostics: Vec::new(),
        };
        short(&file, problem, context.lang)
    });
    told.collect()
}

/// Returns what is said of a plan of which nothing could be read.
pub(super) fn broken(visit: &Visit<'_, '_>, context: &Context) -> Option<String> {
    let problem = visit
        .problems
        .first()
        .filter(|_| visit.plan.is_none_or(|plan| plan.items.is_empty()))?;
    let file = Checked {
        path: visit.path,
        text: visit.text,
        diagnostics: Vec::new(),
    };
    Some(short(&file, problem, context.lang))
}

/// Returns what a plan answers to each of `items`, with names of rows that fit a line of `width` columns.
fn candidates(visit: &Visit<'_, '_>, items: &[&String], width: usize) -> Vec<Found<Candidate>> {
    let Some(plan) = visit.plan else {
        return Vec::new();
    };
    let path = tidy(visit.path).display().to_string();
    let candidate = |item: &Item<'_>| Candidate {
        row: TargetRow {
            path: visit.path.to_owned(),
            plan: plan.name.clone(),
            id: item.id.clone(),
        },
        name: choice::name(&plan.name, &path, &item.id, item.title(), width),
    };
    let answer = |asked: &&String| query::find(plan, asked).map(candidate);
    items.iter().map(answer).collect()
}

fn the_one(
    asked: &str,
    answers: Vec<Found<Candidate>>,
    paths: &[PathBuf],
) -> Result<TargetRow, Refusal> {
    let mut fitting =
        choice::fitting(asked, answers).map_err(|refusal| placed(asked, refusal, paths))?;
    if fitting.len() > 1 {
        let names = fitting.into_iter().map(|candidate| candidate.name);
        return Err(choice::ambiguous(asked, names.collect()));
    }
    fitting
        .pop()
        .map(|candidate| candidate.row)
        .ok_or_else(|| MessageId::UnknownItem.with(asked).into())
}

/// Adds to `refusal` where the row was looked for, and where else it may be.
fn placed(asked: &str, mut refusal: Refusal, paths: &[PathBuf]) -> Refusal {
    if !paths.is_empty() && refusal.complaint.id == MessageId::UnknownItem {
        refusal.complaint = MessageId::UnknownItemIn.with(asked).with(listed(paths));
    }
    if Path::new(asked).exists() {
        refusal.advice = vec![MessageId::EditItemIsPlace.with(asked)];
    }
    refusal
}
