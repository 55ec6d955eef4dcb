//! `roadmap textconv`: a plan as git shows it with the `roadmap` driver, a line for each row.

use std::io::Write as _;

use anyhow::Result;

use super::Outcome;
use super::args::TextconvArgs;
use super::context::Context;
use super::refusal::Refusal;
use super::revisions::Reader;
use crate::io;
use crate::report::diff::lines;
use crate::words::MessageId;

/// Runs the command. A file that is no plan is shown as it is: git must show something.
pub(super) fn run(args: &TextconvArgs, context: &Context) -> Result<Outcome> {
    let mut bytes = Vec::new();
    io::read(&args.file, &mut bytes).map_err(|failure| {
        let path = failure.path.display().to_string();
        Refusal::from(MessageId::NamedFailure.with(path).with(failure.reason))
    })?;
    let mut out = Context::out();
    match Reader::new(context.lang).revision(&args.file, &bytes) {
        Ok(revision) => lines(&revision, context.lang)
            .iter()
            .try_for_each(|line| writeln!(out, "{line}"))?,
        Err(_) => out.write_all(&bytes)?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}
