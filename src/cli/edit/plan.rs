//! Which plan a command means: a file, or a plan of the folders by its stem, its name or its territory.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::target::{broken, lost};
use crate::cli::choice;
use crate::cli::context::Context;
use crate::cli::gather::{Files, Visit, stem, tidy};
use crate::cli::refusal::Refusal;
use crate::model::{Fit, PlanNames, Wanted};
use crate::text::{russian, shell};
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
    let visits = files.visit(context, |visit| {
        (broken(&visit, context), candidate(&visit, &wanted))
    });
    let (mut silent, mut candidates) = (lost(&files, context), Vec::new());
    for (broken, candidate) in visits {
        silent.extend(broken);
        candidates.extend(candidate);
    }
    let refuse = |refusal: Refusal| {
        // The plan may be in a file that could not be read.
        for line in &silent {
            Context::note(line);
        }
        Err(refusal.into())
    };
    let Some(best) = candidates.iter().filter_map(|one| one.fit).min() else {
        let near = PlanNames::nearest(asked, candidates.iter().map(|one| &one.names));
        let advice = near.map_or_else(
            || MessageId::NamesOfPlans.into(),
            |near| MessageId::NearestName.with(near.stem.as_str()),
        );
        return refuse(Refusal {
            complaint: MessageId::UnknownPlan.with(asked),
            advice: vec![advice],
        });
    };
    let mut meant = candidates.into_iter().filter(|one| one.fit == Some(best));
    let first = meant.next().map(|one| one.path).unwrap_or_default();
    let others: Vec<Candidate> = meant.collect();
    let by_stem = || russian::fold(&stem(&first)) == russian::fold(asked);
    if others.is_empty() && (silent.is_empty() || by_stem()) {
        return Ok((files, first));
    }
    if others.is_empty() {
        let path = shell::word(&tidy(&first).display().to_string());
        return refuse(Refusal {
            complaint: MessageId::PlanMaybeElsewhere.with(asked),
            advice: vec![MessageId::PlanMaybeElsewhereHelp.with(path)],
        });
    }
    let paths = std::iter::once(first).chain(others.into_iter().map(|one| one.path));
    let paths: Vec<String> = paths.map(|path| path.display().to_string()).collect();
    refuse(Refusal {
        complaint: MessageId::AmbiguousPlan.with(asked).with(paths.len()),
        advice: choice::lines(paths, context.width.into()),
    })
}

fn candidate(visit: &Visit<'_, '_>, wanted: &Wanted) -> Option<Candidate> {
    let plan = visit.plan?;
    Some(Candidate {
        path: visit.path.to_owned(),
        names: plan.names(),
        fit: plan.addressed(wanted),
    })
}
