//! How a plan stood on the day of each of its revisions.

use super::diff::{Change, PlanDiff, Revision, between};
use super::filter::Filter;
use super::state::{Clock, Tally};
use super::status::tally;
use crate::model::Plan;

/// One plan through its revisions, the earliest first.
#[derive(Debug, Default)]
pub struct Trail {
    last: Option<Revision>,
    postponed: usize,
}

/// How plans stood at a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// The items by state.
    pub tally: Tally,
    /// How often, up to this revision, a deadline was moved to a later day.
    pub postponed: usize,
    /// How many plans could not be read at this revision; their items are not counted.
    pub unread: usize,
}

impl Standing {
    /// Counts another plan too.
    pub fn merge(&mut self, other: &Standing) {
        self.tally.merge(&other.tally);
        self.postponed += other.postponed;
        self.unread += other.unread;
    }
}

impl Trail {
    /// Advances to the next revision of the plan, and returns its standing at each of `clocks`.
    pub fn advance(&mut self, plan: &Plan<'_>, clocks: &[Clock]) -> Vec<Standing> {
        let revision = Revision::of(plan);
        if let Some(last) = &self.last {
            self.postponed += postponements(&between(last, &revision));
        }
        self.last = Some(revision);
        let standing = |clock: &Clock| Standing {
            tally: tally(plan, &Filter::default(), *clock),
            postponed: self.postponed,
            unread: 0,
        };
        clocks.iter().map(standing).collect()
    }
}

/// Returns how many deadlines a revision moved to a later day.
fn postponements(diff: &PlanDiff) -> usize {
    let later = |change: &&Change| match change {
        Change::Deadline {
            old_schedule,
            new_schedule,
            postponed,
            ..
        } => {
            let last = |schedule: &[super::diff::Window]| schedule.last().map(|window| window.due);
            !postponed.is_empty() || last(old_schedule) < last(new_schedule)
        }
        Change::Dates { postponed, .. } => !postponed.is_empty(),
        _ => false,
    };
    diff.changes.iter().filter(later).count()
}
