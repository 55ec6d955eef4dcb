//! How a plan stood on the day of each of its revisions.

use chrono::NaiveDate;

use super::diff::{Rescheduled, Revision, rescheduled};
use super::filter::Filter;
use super::slips::{Decision, Move, moves};
use super::state::{Clock, Tally};
use super::status::tally;
use crate::model::Plan;

/// One plan through its revisions, the earliest first.
#[derive(Debug, Default)]
pub struct Trail {
    last: Option<Revision>,
    rows: Vec<Moves>,
}

/// What revisions did to the deadline of a row by hand.
#[derive(Debug, Clone, Default)]
struct Moves {
    moves: Vec<Move>,
    /// The last due days that are known.
    known: Vec<NaiveDate>,
}

/// How plans stood at a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// The items by state.
    pub tally: Tally,
    /// How often, up to this revision, the deadlines of its rows were moved, as [`slips`](mod@super::slips) counts it.
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
    /// Advances to the next revision of the plan, known by `id`, and returns its standing at each of `clocks`, the first
    /// being that of the revision itself.
    pub fn advance(&mut self, plan: &Plan<'_>, id: &str, clocks: &[Clock]) -> Vec<Standing> {
        let on = clocks.first().map(|clock| clock.as_of);
        let decision = Decision {
            on,
            basis: None,
            revision: Some(id),
        };
        let revision = Revision::of(plan);
        self.rows = match &self.last {
            Some(last) => self.followed(last, &revision, decision),
            None => vec![Moves::default(); plan.items.len()],
        };
        self.last = Some(revision);
        let standing = |clock: &Clock| Standing {
            tally: tally(plan, &Filter::default(), *clock),
            postponed: self.postponed(plan, clock.as_of),
            unread: 0,
        };
        clocks.iter().map(standing).collect()
    }

    /// Returns the moves by hand of each row that the last revision has.
    pub fn into_moves(self) -> Vec<Vec<Move>> {
        self.rows.into_iter().map(|row| row.moves).collect()
    }

    /// Returns the courses of the rows of `new`.
    fn followed(&self, last: &Revision, new: &Revision, decision: Decision<'_>) -> Vec<Moves> {
        let (origins, found) = rescheduled(last, new);
        let course = |from: &Option<usize>| {
            let course = from.and_then(|from| self.rows.get(from));
            course.cloned().unwrap_or_default()
        };
        let mut rows: Vec<Moves> = origins.iter().map(course).collect();
        for Rescheduled {
            row,
            was,
            now,
            before,
            after,
        } in found
        {
            let Some(course) = rows.get_mut(row) else {
                continue;
            };
            if !before.is_empty() {
                course.known = before;
            }
            let moves = decision.moves((was, &course.known), (now, &after), &after);
            course.moves.extend(moves);
        }
        rows
    }

    /// Returns how often the deadlines of `plan`, the last revision, were moved on or before `as_of`.
    fn postponed(&self, plan: &Plan<'_>, as_of: NaiveDate) -> usize {
        let recorded = plan.items.iter().map(|item| moves(item, as_of).len());
        let by_hand = self.rows.iter().flat_map(|row| &row.moves);
        recorded.sum::<usize>() + by_hand.filter(|step| step.is_made(as_of)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_add_up() {
        let standing = |postponed, unread| Standing {
            postponed,
            unread,
            ..Standing::default()
        };
        let mut sum = standing(1, 2);
        sum.merge(&standing(2, 3));
        assert_eq!(sum, standing(3, 5));
    }
}
