//! Which rows a command means: each ITEM must fit exactly one.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::cli::args::Target;
use crate::cli::choice;
use crate::cli::context::Context;
use crate::cli::gather::{Files, Visit};
use crate::cli::refusal::Refusal;
use crate::query::{self, Fit};
use crate::render::diagnostic::{Checked, short};
use crate::words::{Message, MessageId};

/// A row that a command means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TargetRow {
    pub(super) path: PathBuf,
    pub(super) id: String,
}

/// A row that fits what was asked.
struct Candidate {
    asked: usize,
    fit: Fit,
    row: TargetRow,
    name: Message,
}

/// Returns the files that `target` names and, for each ITEM in turn, its row.
pub(super) fn rows(target: &Target, context: &Context) -> Result<(Files, Vec<TargetRow>)> {
    let (places, items): (Vec<&String>, Vec<&String>) =
        target.items.iter().partition(|word| is_place(word));
    let mut paths = target.places.clone();
    paths.extend(places.into_iter().map(PathBuf::from));
    if let Some(missing) = paths.iter().find(|path| !path.exists()) {
        return Err(Refusal {
            complaint: MessageId::EditNoPlace.with(missing.display().to_string()),
            advice: vec![MessageId::EditPlaceHelp.into()],
        }
        .into());
    }
    if items.is_empty() {
        return Err(Refusal {
            complaint: MessageId::EditOnlyPlaces.with(listed(&paths)),
            advice: vec![MessageId::EditPlaceHelp.into()],
        }
        .into());
    }
    let files = Files::find(&paths)?;
    let visits = files.visit(context, |visit| {
        (
            broken(&visit, context),
            candidates(&visit, &items, usize::from(context.width)),
        )
    });
    let mut found = Vec::new();
    let mut silent = Vec::new();
    for (broken, candidates) in visits {
        silent.extend(broken);
        found.extend(candidates);
    }
    let mut rows = Vec::new();
    for (asked, item) in items.into_iter().enumerate() {
        match the_one(
            item,
            found
                .iter()
                .filter(|candidate| candidate.asked == asked)
                .collect(),
            &paths,
        ) {
            Ok(row) if rows.contains(row) => {}
            Ok(row) => rows.push(row.clone()),
            Err(refusal) => {
                // The row may be in a file that could not be read.
                for line in &silent {
                    Context::note(line);
                }
                return Err(refusal.into());
            }
        }
    }
    Ok((files, rows))
}

/// Returns whether a word names a plan's file or a folder of plans rather than an item: one that ends in `.toml`, or one
/// with a slash that is there. A folder without a slash may be a word of a title.
fn is_place(word: &str) -> bool {
    let path = Path::new(word);
    path.extension()
        .is_some_and(|extension| extension == "toml")
        || (word.contains('/') && path.exists())
}

fn listed(paths: &[PathBuf]) -> String {
    let paths: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    paths.join(", ")
}

fn broken(visit: &Visit<'_, '_>, context: &Context) -> Option<String> {
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

/// Returns the rows of a plan that fit, with names that fit a line of `width` columns.
fn candidates(visit: &Visit<'_, '_>, items: &[&String], width: usize) -> Vec<Candidate> {
    let Some(plan) = visit.plan else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (asked, item) in items.iter().enumerate() {
        found.extend(
            query::find(plan, item)
                .into_iter()
                .map(|(fit, item)| Candidate {
                    asked,
                    fit,
                    row: TargetRow {
                        path: visit.path.to_owned(),
                        id: item.id.clone(),
                    },
                    name: choice::name(&plan.name, &item.id, item.title(), width),
                }),
        );
    }
    found
}

fn the_one<'c>(
    asked: &str,
    mut fitting: Vec<&'c Candidate>,
    paths: &[PathBuf],
) -> Result<&'c TargetRow, Refusal> {
    let best = fitting.iter().map(|candidate| candidate.fit).min();
    fitting.retain(|candidate| Some(candidate.fit) == best);
    match fitting.as_slice() {
        [] => Err(unknown(asked, paths)),
        [only] => Ok(&only.row),
        several => {
            let names = several.iter().map(|candidate| candidate.name.clone());
            Err(choice::ambiguous(asked, names.collect()))
        }
    }
}

fn unknown(asked: &str, paths: &[PathBuf]) -> Refusal {
    let mut refusal = choice::unknown(asked);
    if !paths.is_empty() {
        refusal.complaint = MessageId::UnknownItemIn.with(asked).with(listed(paths));
    }
    if Path::new(asked).exists() {
        refusal.advice = vec![MessageId::EditItemIsPlace.with(asked)];
    }
    refusal
}
