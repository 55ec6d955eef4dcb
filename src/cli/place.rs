//! A word that stands where a file or a folder is expected and names a plan.

use std::path::{Path, PathBuf};

use super::context::Context;
use super::gather::{Files, tidy};
use super::refusal::Refusal;
use super::usage;
use crate::model::{PlanNames, Wanted};
use crate::text::{russian, shell};
use crate::words::{Message, MessageId};

/// How a command is told which plan it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By<'i> {
    /// By its name, in `--roadmap`.
    Name,
    /// By its file.
    File,
    /// Before this item, with a colon between.
    Item(&'i str),
}

/// A plan that may be meant.
struct Candidate {
    names: PlanNames,
    path: String,
    is_called: bool,
}

/// Returns whether a word names a plan's file or a folder of plans rather than an item: one that ends in `.toml`, or one
/// with a slash that is there. A folder without a slash may be a word of a title.
pub(super) fn is_place(word: &str) -> bool {
    let path = Path::new(word);
    path.extension()
        .is_some_and(|extension| extension == "toml")
        || (word.contains('/') && path.exists())
}

/// Refuses `paths` none of which is there, and says what to type: the plan that one of them names, or nearly so, else
/// what a path is.
pub(super) fn must_be_places(
    paths: &[PathBuf],
    by: By<'_>,
    context: &Context,
) -> Result<(), Refusal> {
    if paths.is_empty() || paths.iter().any(|path| path.exists()) {
        return Ok(());
    }
    if let Some(refusal) = paths.iter().find_map(|path| meant(path, by, context)) {
        return Err(refusal);
    }
    let first = paths[0].to_string_lossy();
    let help = match by {
        By::Name => MessageId::PlacesAndFilters,
        By::File | By::Item(_) => MessageId::PlacesOnly,
    };
    Err(neither(&first, vec![help.into()]))
}

/// Returns what is said of `path`, which is not there, where it names a plan, or nearly so.
pub(super) fn meant(path: &Path, by: By<'_>, context: &Context) -> Option<Refusal> {
    let told = path.to_string_lossy();
    // As Windows writes it, where another system reads it.
    let slashed = told.replace('\\', "/");
    if Path::new(&slashed).exists() {
        return Some(neither(&told, vec![MessageId::NearestName.with(slashed)]));
    }
    let name = slashed.rsplit('/').next().unwrap_or_default();
    let asked = name.strip_suffix(".toml").unwrap_or(name);
    let wanted = Wanted::new(asked);
    let files = Files::find(&[]).unwrap_or_default();
    let known = files.visit(context, |visit| {
        let plan = visit.plan?;
        Some(Candidate {
            names: plan.names(),
            path: tidy(visit.path).display().to_string(),
            is_called: plan.called(&wanted).is_some(),
        })
    });
    let known: Vec<Candidate> = known.into_iter().flatten().collect();
    refusal(&told, asked, &known, by)
}

fn neither(told: &str, advice: Vec<Message>) -> Refusal {
    Refusal {
        complaint: MessageId::NeitherPlaceNorPlan.with(told),
        advice,
    }
}

/// Returns what is said of `told`, a path whose name is `asked`, where it names one of the plans `known`.
fn refusal(told: &str, asked: &str, known: &[Candidate], by: By<'_>) -> Option<Refusal> {
    let meant: Vec<&Candidate> = known.iter().filter(|plan| plan.is_called).collect();
    let command = |name: &str, plans: &[&Candidate]| -> Message {
        let options = match by {
            By::Name => format!("-r {}", shell::word(name)),
            By::File => {
                let files: Vec<String> = plans.iter().map(|plan| shell::word(&plan.path)).collect();
                files.join(" ")
            }
            By::Item(item) => shell::word(&format!("{name}:{item}")),
        };
        MessageId::PlaceCommand.with(usage::command()).with(options)
    };
    if meant.is_empty() {
        let near = PlanNames::nearest(asked, known.iter().map(|plan| &plan.names))?;
        let plan = known.iter().find(|plan| plan.names == *near)?;
        let advice = MessageId::AdviceAnd
            .with(MessageId::NearestName.with(near.label.as_str()))
            .with(command(&near.stem, &[plan]));
        return Some(neither(told, vec![advice]));
    }
    let labels: Vec<&str> = meant.iter().map(|plan| plan.names.label.as_str()).collect();
    Some(Refusal {
        complaint: MessageId::PlaceIsPlan
            .with(told)
            .with(labels.len())
            .with(russian::listed(&labels)),
        advice: vec![command(asked, &meant)],
    })
}
