//! The commands that change plans: each states a fact; finding its row, locking, checking, writing and reporting are
//! shared.

mod add;
mod apply;
mod fix;
mod fmt;
mod new;
mod plan;
mod session;
mod target;
mod told;

pub(super) use add::run as add;
pub(super) use apply::{Looked, Papers, Proposal, apply, look};
pub(super) use fix::run as fix;
pub(super) use fmt::run as fmt;
pub(super) use new::run as new;
pub(super) use session::lock_all;

use anyhow::Result;
use chrono::NaiveDate;

use super::Outcome;
use super::args::{
    AssignArgs, CancelArgs, Day, DoneArgs, DueDay, PostponeArgs, ReopenArgs, StartArgs, Target,
    UnmetArgs,
};
use super::context::Context;
use crate::edit::{Assignment, Operation, Which};
use crate::phrase::Wanted;

/// Returns the day of a fact: the one said, else the clock's.
fn day(on: Option<&Day>, target: &Target) -> NaiveDate {
    let clock = clock(target);
    on.map_or(clock, |on| on.on(clock, Wanted::Last))
}

/// Returns the day that the edit is made on.
fn clock(target: &Target) -> NaiveDate {
    Day::or_today(target.as_of.as_ref())
}

/// Returns which occurrences the options name.
fn which(due: Option<&DueDay>, all: bool, target: &Target) -> Which {
    match due {
        Some(due) => due.which(clock(target)),
        None if all => Which::All,
        None => Which::Unsaid,
    }
}

/// `roadmap done`.
pub(super) fn done(args: DoneArgs, context: &Context) -> Result<Outcome> {
    let on = day(args.on.as_ref(), &args.target);
    let operation = Operation::Done {
        on,
        which: which(args.due.as_ref(), args.all, &args.target),
        evidence: args.evidence,
        note: args.note,
    };
    session::run(&args.target, &operation, context)
}

/// `roadmap start`.
pub(super) fn start(args: &StartArgs, context: &Context) -> Result<Outcome> {
    let on = day(args.on.as_ref(), &args.target);
    session::run(&args.target, &Operation::Start { on }, context)
}

/// `roadmap cancel`.
pub(super) fn cancel(args: CancelArgs, context: &Context) -> Result<Outcome> {
    let operation = Operation::Cancel {
        on: day(args.on.as_ref(), &args.target),
        which: which(args.due.as_ref(), args.all, &args.target),
        reason: args.reason,
    };
    session::run(&args.target, &operation, context)
}

/// `roadmap unmet`.
pub(super) fn unmet(args: UnmetArgs, context: &Context) -> Result<Outcome> {
    let operation = match args.reason {
        Some(reason) => Operation::Unmet {
            on: day(args.on.as_ref(), &args.target),
            which: which(args.due.as_ref(), false, &args.target),
            reason,
        },
        None => Operation::UnmetUndo {
            which: which(args.due.as_ref(), false, &args.target),
        },
    };
    session::run(&args.target, &operation, context)
}

/// `roadmap reopen`.
pub(super) fn reopen(args: &ReopenArgs, context: &Context) -> Result<Outcome> {
    let operation = Operation::Reopen {
        which: which(args.due.as_ref(), args.all, &args.target),
    };
    session::run(&args.target, &operation, context)
}

/// `roadmap postpone`.
pub(super) fn postpone(args: PostponeArgs, context: &Context) -> Result<Outcome> {
    let on = day(args.on.as_ref(), &args.target);
    let operation = match args.deadline {
        Some(to) => Operation::Postpone {
            to,
            on,
            which: which(args.due.as_ref(), args.all, &args.target),
            basis: args.basis,
        },
        None => Operation::PostponeUndo {
            which: which(args.due.as_ref(), false, &args.target),
        },
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
