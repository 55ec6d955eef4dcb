//! Which plan a command means: a file, or a plan of the folders by its stem, its name or its territory.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::cli::choice;
use crate::cli::context::Context;
use crate::cli::gather::{Files, Visit};
use crate::cli::refusal::Refusal;
use crate::model::{Fit, PlanNames, Wanted};
use crate::words::MessageId;

/// A plan that may be meant.
struct Candidate {
    path: PathBuf,
    names: PlanNames,
    fit: Option<Fit>,
}

/// Returns the file of the plan that `asked` means, and the files it was found among.
pub(super) fn the_plan(asked: &str, context: &Context) -> Result<(Files, PathBuf)> {
    let path = Path::new(asked);
    let is_file = path.extension().is_some_and(|end| end == "toml");
    if is_file || path.exists() {
        return Ok((Files::find(&[path.to_owned()])?, path.to_owned()));
    }
    let mut files = Files::find(&[])?;
    files.keep_addressed(std::iter::once(format!("{asked}:").as_str()));
    let wanted = Wanted::new(asked);
    let candidates = files.visit(context, |visit| candidate(&visit, &wanted));
    let candidates: Vec<Candidate> = candidates.into_iter().flatten().collect();
    let Some(best) = candidates.iter().filter_map(|one| one.fit).min() else {
        let near = PlanNames::nearest(asked, candidates.iter().map(|one| &one.names));
        let advice = near.map_or_else(
            || MessageId::NamesOfPlans.into(),
            |near| MessageId::NearestName.with(near.stem.as_str()),
        );
        return Err(Refusal {
            complaint: MessageId::UnknownPlan.with(asked),
            advice: vec![advice],
        }
        .into());
    };
    let mut meant = candidates.into_iter().filter(|one| one.fit == Some(best));
    let first = meant.next().map(|one| one.path).unwrap_or_default();
    let others: Vec<Candidate> = meant.collect();
    if others.is_empty() {
        return Ok((files, first));
    }
    let paths = std::iter::once(first).chain(others.into_iter().map(|one| one.path));
    let paths: Vec<String> = paths.map(|path| path.display().to_string()).collect();
    Err(Refusal {
        complaint: MessageId::AmbiguousPlan.with(asked).with(paths.len()),
        advice: choice::lines(paths, context.width.into()),
    }
    .into())
}

fn candidate(visit: &Visit<'_, '_>, wanted: &Wanted) -> Option<Candidate> {
    let plan = visit.plan?;
    Some(Candidate {
        path: visit.path.to_owned(),
        names: plan.names(),
        fit: plan.addressed(wanted),
    })
}
