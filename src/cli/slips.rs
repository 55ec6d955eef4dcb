//! `roadmap slips`: the moves of deadlines, those of the plans and those that only their revisions tell of.

use anyhow::Result;

use super::Outcome;
use super::args::{SlipsArgs, SlipsBy};
use super::context::Context;
use super::history::by_hand;
use super::reports::{flatten, print, put};
use super::selection::select;
use crate::query::{self, Clock};
use crate::report;

/// Runs the command.
pub(super) fn run(args: &SlipsArgs, context: &Context) -> Result<Outcome> {
    let selection = select(&args.input, Clock::WITHIN, &args.filter, context)?;
    let by_hand = by_hand(&args.input.paths, &selection.files)?;
    let found = put(selection, context, |plan, filter, clock| {
        let own = by_hand.moves.get(&plan.name);
        query::slips(plan, filter, clock, own.map_or(&[], Vec::as_slice))
    });
    let by = match args.by {
        Some(SlipsBy::Executor) => report::SlipsBy::Executor,
        None => report::SlipsBy::Item,
    };
    let (slips, about, incomplete) = flatten(found);
    let report = report::SlipsReport::new(slips, by, by_hand.cut, about);
    print(&report, &args.output, incomplete, context)
}
