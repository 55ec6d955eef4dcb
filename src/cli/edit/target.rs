//! Which rows a command means: each ITEM must fit exactly one.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::args::Target;
use crate::cli::context::{Context, Refusal};
use crate::cli::gather::{Files, Visit};
use crate::query::{self, Fit};
use crate::render::diagnostic::{Checked, short};
use crate::words::{Message, MessageId};

/// How many rows are named where a request fits several.
const CANDIDATES: usize = 12;

/// A row that a command means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) path: PathBuf,
    pub(super) id: String,
}

/// A row that fits what was asked.
struct Candidate {
    asked: usize,
    fit: Fit,
    row: Row,
    name: Message,
}

/// Returns the files that `target` speaks of and, for each ITEM in turn, its row.
pub(super) fn rows(target: &Target, context: &Context) -> Result<(Files, Vec<Row>)> {
    let (places, items): (Vec<&String>, Vec<&String>) =
        target.items.iter().partition(|word| is_place(word));
    let mut paths = target.places.clone();
    paths.extend(places.into_iter().map(PathBuf::from));
    let files = Files::find(&paths)?;
    let visits = files.visit(context, |visit| {
        (broken(&visit, context), candidates(&visit, &items))
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
    if rows.is_empty() {
        return Err(Refusal::from(Message::from(MessageId::EditNothing)).into());
    }
    Ok((files, rows))
}

/// Tells whether a word names a plan's file or a folder of plans rather than an item.
fn is_place(word: &str) -> bool {
    let path = Path::new(word);
    path.extension()
        .is_some_and(|extension| extension == "toml")
        || (word.contains('/') && path.is_dir())
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

fn candidates(visit: &Visit<'_, '_>, items: &[&String]) -> Vec<Candidate> {
    let Some(plan) = visit.plan else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (asked, item) in items.iter().enumerate() {
        found.extend(query::find(plan, item).into_iter().map(|(fit, item)| {
            Candidate {
                asked,
                fit,
                row: Row {
                    path: visit.path.to_owned(),
                    id: item.id.clone(),
                },
                name: MessageId::Candidate
                    .with(format!("{}:{}", plan.name, item.id))
                    .with(
                        item.title()
                            .split_whitespace()
                            .collect::<Vec<_>>()
                            .join(" "),
                    ),
            }
        }));
    }
    found
}

fn the_one<'c>(asked: &str, mut fitting: Vec<&'c Candidate>) -> Result<&'c Row, Refusal> {
    let best = fitting.iter().map(|candidate| candidate.fit).min();
    fitting.retain(|candidate| Some(candidate.fit) == best);
    match fitting.as_slice() {
        [] => Err(Refusal {
            complaint: MessageId::UnknownItem.with(asked),
            advice: vec![MessageId::UnknownItemHelp.into()],
        }),
        [only] => Ok(&only.row),
        several => {
            let mut advice: Vec<Message> = several
                .iter()
                .take(CANDIDATES)
                .map(|candidate| candidate.name.clone())
                .collect();
            if several.len() > CANDIDATES {
                advice.push(MessageId::MoreCandidates.with(several.len() - CANDIDATES));
            }
            Err(Refusal {
                complaint: MessageId::AmbiguousItem.with(asked).with(several.len()),
                advice,
            })
        }
    }
}
