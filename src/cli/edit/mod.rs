//! The commands that change plans: each states a fact; finding its row, locking, checking, writing and reporting are
//! shared.

mod add;
mod fix;
mod fmt;
mod new;
mod session;
mod target;

pub(super) use add::run as add;
pub(super) use fix::run as fix;
pub(super) use fmt::run as fmt;
pub(super) use new::run as new;
pub(super) use session::lock_all;

use anyhow::Result;

use super::Outcome;
use super::args::{AssignArgs, CancelArgs, Day, DoneArgs, PostponeArgs, ReopenArgs, StartArgs};
use super::context::Context;
use crate::edit::{Assignment, Operation};
use crate::phrase::Wanted;

/// `roadmap done`.
pub(super) fn done(args: DoneArgs, context: &Context) -> Result<Outcome> {
    let on = Day::or_today(args.on.as_ref());
    let operation = Operation::Done {
        on,
        due: args.due.map(|day| day.on(on, Wanted::Last)),
        evidence: args.evidence,
        note: args.note,
    };
    session::run(&args.target, &operation, context)
}

/// `roadmap start`.
pub(super) fn start(args: &StartArgs, context: &Context) -> Result<Outcome> {
    let on = Day::or_today(args.on.as_ref());
    session::run(&args.target, &Operation::Start { on }, context)
}

/// `roadmap cancel`.
pub(super) fn cancel(args: CancelArgs, context: &Context) -> Result<Outcome> {
    session::run(
        &args.target,
        &Operation::Cancel {
            reason: args.reason,
        },
        context,
    )
}

/// `roadmap reopen`.
pub(super) fn reopen(args: &ReopenArgs, context: &Context) -> Result<Outcome> {
    let operation = if args.all {
        Operation::ReopenWhole
    } else {
        Operation::Reopen
    };
    session::run(&args.target, &operation, context)
}

/// `roadmap postpone`.
pub(super) fn postpone(args: PostponeArgs, context: &Context) -> Result<Outcome> {
    let on = Day::or_today(args.on.as_ref());
    let operation = match args.deadline {
        Some(to) => Operation::Postpone {
            to,
            on,
            basis: args.basis,
        },
        None => Operation::PostponeUndo,
    };
    session::run(&args.target, &operation, context)
}

/// `roadmap assign`.
pub(super) fn assign(args: AssignArgs, context: &Context) -> Result<Outcome> {
    let assignment = Assignment {
        add: args.add,
        after: args.behind,
        remove: args.remove,
        lead: args.lead,
        new: args.declared.declaration(),
    };
    session::run(&args.target, &Operation::Assign(assignment), context)
}
