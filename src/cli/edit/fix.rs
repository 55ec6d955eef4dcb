//! `roadmap check --fix`: the changes that cannot alter what a plan means.

use anyhow::Result;
use chrono::NaiveDate;

use super::session;
use crate::check;
use crate::cli::context::Context;
use crate::cli::gather::Files;
use crate::diagnostic::{Diagnostic, Rule};
use crate::edit::fixes;
use crate::words::MessageId;

/// Applies the safe fixes of `rules`, of all where there are none, or only shows them; the check reports whatever was not
/// fixed.
pub(in crate::cli) fn run(
    files: &Files,
    rules: &[Rule],
    as_of: NaiveDate,
    dry_run: bool,
    context: &Context,
) -> Result<()> {
    let paths = files.paths();
    let _lock = (!dry_run)
        .then(|| session::lock_all(paths.iter().copied()))
        .transpose()?;
    let mut opened = Vec::new();
    for path in paths {
        // A file that cannot be edited is named by the check itself.
        let Ok(mut file) = session::open(path, files, as_of) else {
            continue;
        };
        let mut problems: Vec<Diagnostic> = file.draft.read(|plan, found| {
            check::check(
                plan,
                found,
                file.draft.text(),
                files.workspace_of(path),
                as_of,
            )
        });
        problems.retain(|problem| rules.is_empty() || rules.contains(&problem.rule));
        let changes = fixes(&problems);
        if changes.is_empty() || file.draft.change(&changes).is_err() {
            continue;
        }
        let said = MessageId::FixDone
            .with(path.display().to_string())
            .with(changes.len());
        opened.push((file, said));
    }
    let (opened, told): (Vec<_>, Vec<_>) = opened.into_iter().unzip();
    if opened.is_empty() {
        Context::note(MessageId::FixNothing.text(context.lang));
    }
    if dry_run {
        session::show(&opened)?;
        return Ok(());
    }
    session::save(&opened)?;
    for said in told {
        Context::note(&said.text(context.lang));
    }
    Ok(())
}
