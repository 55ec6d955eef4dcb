//! Discipline: how much of what fell due in a time was carried out in time.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::NaiveDate;
use serde::Serialize;

use super::state::{self, Clock, Share, State};
use crate::model::{Item, Occurrence};

/// What fell due in a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Kept {
    /// Occurrences that fell due and were not dropped.
    pub due: usize,
    /// Those of them that were carried out by their due day.
    pub in_time: usize,
}

/// What fell due in a time and in the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Discipline {
    /// In the time.
    pub now: Kept,
    /// In the time before it.
    pub before: Kept,
}

impl Kept {
    /// Returns how much of what was due was carried out in time; `None` where nothing was due.
    pub fn share(&self) -> Option<Share> {
        Share::of(self.in_time, self.due)
    }
}

impl Discipline {
    /// Counts `other` too.
    pub fn merge(&mut self, other: Discipline) {
        for (kept, other) in [(&mut self.now, other.now), (&mut self.before, other.before)] {
            kept.due += other.due;
            kept.in_time += other.in_time;
        }
    }
}

/// Returns what of `item` fell due on the days of `period`, its end not among them.
///
/// The due day is the one that was in force when it came: moving a deadline that has passed does not undo the miss. Each
/// occurrence counts once, by its last due day in the period.
pub fn kept(item: &Item<'_>, clock: Clock, period: &Range<NaiveDate>) -> Kept {
    let outcomes = item.occurrences.iter();
    let outcomes = outcomes.filter_map(|one| outcome(item, one, clock, period));
    outcomes.fold(Kept::default(), |kept, in_time| Kept {
        due: kept.due + 1,
        in_time: kept.in_time + usize::from(in_time),
    })
}

/// Returns whether `occurrence` was carried out in time, if it fell due in `period`.
fn outcome(
    item: &Item<'_>,
    occurrence: &Occurrence,
    clock: Clock,
    period: &Range<NaiveDate>,
) -> Option<bool> {
    if state::of_occurrence(item, occurrence, clock) == State::Cancelled {
        return None;
    }
    let mark = occurrence.done.as_ref();
    let mark = mark.filter(|mark| mark.on <= clock.as_of);
    let in_time = mark.filter(|mark| mark.days_late() == 0);
    if in_time.is_some_and(|mark| period.contains(&mark.due)) {
        return Some(true);
    }
    let was_missed = |day: &NaiveDate| {
        period.contains(day)
            && mark.is_none_or(|mark| *day < mark.on)
            && item.in_force(occurrence, *day) == *day
    };
    due_days(item, occurrence)
        .iter()
        .any(was_missed)
        .then_some(false)
}

/// Returns every day on which `occurrence` was due by a deadline that it has or had.
fn due_days(item: &Item<'_>, occurrence: &Occurrence) -> BTreeSet<NaiveDate> {
    let mut days = BTreeSet::from([occurrence.due]);
    days.extend(occurrence.moved.as_ref().map(|moved| moved.was));
    let moves = item.document.moved.iter();
    let own = moves.filter(|entry| entry.due.is_some_and(|due| due.value == occurrence.day()));
    days.extend(own.filter_map(|entry| entry.to).map(|to| to.value));
    let only = item.occurrences.len() == 1;
    for former in &item.former_dues {
        let of_it = |day: &&NaiveDate| (only && former.len() == 1) || occurrence.is_called(**day);
        days.extend(former.iter().filter(of_it));
    }
    days
}
