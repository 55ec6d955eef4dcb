//! The state of an occurrence and of an item on a day.

use std::fmt;

use chrono::{Days, NaiveDate};
use serde::{Serialize, Serializer};

use crate::model::{Fact, Item, Occurrence};

/// The day that reports are about, and how far ahead «скоро» reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The day; facts dated later do not exist yet.
    pub as_of: NaiveDate,
    /// Days ahead in which an open occurrence is due soon.
    pub within: u32,
}

impl Clock {
    /// The default number of days ahead that count as soon.
    pub const WITHIN: u32 = 14;

    /// Returns the last day that is soon.
    pub fn horizon(&self) -> NaiveDate {
        self.as_of
            .checked_add_days(Days::new(u64::from(self.within)))
            .unwrap_or(NaiveDate::MAX)
    }
}

/// The state of an occurrence or of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Done in time.
    Done,
    /// Done after its due day.
    DoneLate,
    /// Its due day has passed, and it is not done.
    Overdue,
    /// Due within the clock's reach.
    DueSoon,
    /// Its window is open, or work has begun.
    InProgress,
    /// Its time has not come.
    Planned,
    /// No due day is known but the end of the plan.
    Undated,
    /// Dropped.
    Cancelled,
}

impl State {
    /// All states, in the order of reports.
    pub const ALL: [State; 8] = [
        State::Done,
        State::DoneLate,
        State::Overdue,
        State::DueSoon,
        State::InProgress,
        State::Planned,
        State::Undated,
        State::Cancelled,
    ];

    /// Returns the state's name in filters and JSON.
    pub fn name(self) -> &'static str {
        match self {
            State::Done => "done",
            State::DoneLate => "done-late",
            State::Overdue => "overdue",
            State::DueSoon => "due-soon",
            State::InProgress => "in-progress",
            State::Planned => "planned",
            State::Undated => "undated",
            State::Cancelled => "cancelled",
        }
    }

    /// Returns whether something remains to be done.
    pub fn is_open(self) -> bool {
        !matches!(self, State::Done | State::DoneLate | State::Cancelled)
    }
}

impl Serialize for State {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Returns how `occurrence` of `item` stands.
pub fn of_occurrence(item: &Item<'_>, occurrence: &Occurrence, clock: Clock) -> State {
    if let Some(mark) = occurrence
        .done
        .as_ref()
        .filter(|mark| mark.on <= clock.as_of)
    {
        return match mark.days_late() {
            0 => State::Done,
            _ => State::DoneLate,
        };
    }
    let begun = item.started().is_some_and(|day| day <= clock.as_of);
    let open = occurrence.start.is_some_and(|start| start <= clock.as_of);
    if is_dropped(item.cancelled.as_ref(), clock)
        || is_dropped(occurrence.cancelled.as_ref(), clock)
    {
        State::Cancelled
    } else if occurrence.due < clock.as_of {
        State::Overdue
    } else if !item.is_dated() {
        if begun {
            State::InProgress
        } else {
            State::Undated
        }
    } else if occurrence.due <= clock.horizon() {
        State::DueSoon
    } else if open || begun {
        State::InProgress
    } else {
        State::Planned
    }
}

/// Returns whether something was dropped by the clock's day; without a day it was from the start.
fn is_dropped(cancelled: Option<&Fact>, clock: Clock) -> bool {
    cancelled.is_some_and(|fact| fact.on.is_none_or(|on| on <= clock.as_of))
}

/// How an item stands, and the occurrence that decides it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The state of the worst open occurrence; of the worst done one where none is open.
    pub state: State,
    /// The due day of the earliest occurrence in that state; `None` where the deadline could not be read.
    pub due: Option<NaiveDate>,
}

/// Returns how `item` stands: as bad as its worst open occurrence.
pub fn of_item(item: &Item<'_>, clock: Clock) -> Standing {
    of_occurrences(item, clock, |_| true)
}

/// Returns how `item` stands by those of its occurrences whose due days are `asked` for.
pub fn of_occurrences(
    item: &Item<'_>,
    clock: Clock,
    asked: impl Fn(NaiveDate) -> bool,
) -> Standing {
    let counted = || item.occurrences.iter().filter(|one| asked(one.due));
    let is_done = |one: &Occurrence| one.done.as_ref().is_some_and(|mark| mark.on <= clock.as_of);
    let last = counted().next_back();
    // What was carried out whole stays so, whenever it was dropped.
    if is_dropped(item.cancelled.as_ref(), clock) && !(last.is_some() && counted().all(is_done)) {
        return Standing {
            state: State::Cancelled,
            due: last.map(|last| last.due),
        };
    }
    let mut standing: Option<Standing> = None;
    for occurrence in counted() {
        let state = of_occurrence(item, occurrence, clock);
        if standing.is_none_or(|worst| badness(state) > badness(worst.state)) {
            standing = Some(Standing {
                state,
                due: Some(occurrence.due),
            });
        }
    }
    standing.unwrap_or(Standing {
        state: without_occurrences(item, clock),
        due: None,
    })
}

/// An item whose deadline could not be read has no occurrence to mark; its own marks still count.
fn without_occurrences(item: &Item<'_>, clock: Clock) -> State {
    match item.done_on() {
        Some(day) if day <= clock.as_of => State::Done,
        _ if item.started().is_some_and(|day| day <= clock.as_of) => State::InProgress,
        _ => State::Undated,
    }
}

fn badness(state: State) -> u8 {
    match state {
        State::Cancelled => 0,
        State::Done => 1,
        State::DoneLate => 2,
        State::Undated => 3,
        State::Planned => 4,
        State::InProgress => 5,
        State::DueSoon => 6,
        State::Overdue => 7,
    }
}

/// Items counted by state; the counts add up to the items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// All items.
    pub total: usize,
    /// Done in time.
    pub done: usize,
    /// Done late.
    pub done_late: usize,
    /// Late and open.
    pub overdue: usize,
    /// Due soon.
    pub due_soon: usize,
    /// Under way.
    pub in_progress: usize,
    /// Still ahead.
    pub planned: usize,
    /// Without a date of their own.
    pub undated: usize,
    /// Dropped.
    pub cancelled: usize,
}

impl Tally {
    /// Counts one more item.
    pub fn add(&mut self, state: State) {
        self.total += 1;
        *self.slot(state) += 1;
    }

    /// Counts the items of `other` too.
    pub fn merge(&mut self, other: &Tally) {
        self.total += other.total;
        for state in State::ALL {
            *self.slot(state) += other.of(state);
        }
    }

    /// Returns how many items are in `state`.
    pub fn of(&self, state: State) -> usize {
        match state {
            State::Done => self.done,
            State::DoneLate => self.done_late,
            State::Overdue => self.overdue,
            State::DueSoon => self.due_soon,
            State::InProgress => self.in_progress,
            State::Planned => self.planned,
            State::Undated => self.undated,
            State::Cancelled => self.cancelled,
        }
    }

    /// Returns how many items were carried out, in time or late.
    pub fn carried_out(&self) -> usize {
        self.done + self.done_late
    }

    /// Returns the share of items carried out among those not cancelled; `None` where there are none.
    pub fn done_share(&self) -> Option<Share> {
        Share::of(self.carried_out(), self.total - self.cancelled)
    }

    fn slot(&mut self, state: State) -> &mut usize {
        match state {
            State::Done => &mut self.done,
            State::DoneLate => &mut self.done_late,
            State::Overdue => &mut self.overdue,
            State::DueSoon => &mut self.due_soon,
            State::InProgress => &mut self.in_progress,
            State::Planned => &mut self.planned,
            State::Undated => &mut self.undated,
            State::Cancelled => &mut self.cancelled,
        }
    }
}

/// A share in per cent: 100 only where nothing is missing, 0 only where there is nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Something, but less than one per cent.
    LessThanOne,
    /// Rounded to the nearest.
    Percent(u8),
}

impl Share {
    /// Returns the share of `part` in `whole`; `None` where there is no whole.
    pub fn of(part: usize, whole: usize) -> Option<Share> {
        let rounded = (part * 200 + whole).checked_div(whole * 2)?;
        Some(match (part, rounded) {
            (0, _) => Share::Percent(0),
            _ if part >= whole => Share::Percent(100),
            _ if part * 100 < whole => Share::LessThanOne,
            _ => Share::Percent(u8::try_from(rounded).unwrap_or(99).min(99)),
        })
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Share::LessThanOne => f.write_str("<1"),
            Share::Percent(percent) => write!(f, "{percent}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_add_up_and_shares_round() {
        let mut tally = Tally::default();
        for state in State::ALL {
            tally.add(state);
        }
        let mut twice = tally;
        twice.merge(&tally);
        assert_eq!(
            twice.total,
            State::ALL
                .iter()
                .map(|state| twice.of(*state))
                .sum::<usize>()
        );
        assert_eq!(twice.done_share(), Some(Share::Percent(29)));
        assert_eq!(Tally::default().done_share(), None);
    }

    #[test]
    fn a_share_is_whole_only_where_nothing_is_missing() {
        let said = |part, whole| Share::of(part, whole).map(|share| share.to_string());
        let cases = [
            ((0, 200), "0"),
            ((1, 200), "<1"),
            ((1, 101), "<1"),
            ((1, 100), "1"),
            ((1, 67), "1"),
            ((1, 2), "50"),
            ((2, 3), "67"),
            ((199, 200), "99"),
            ((999, 1000), "99"),
            ((200, 200), "100"),
        ];
        for ((part, whole), expected) in cases {
            assert_eq!(
                said(part, whole).as_deref(),
                Some(expected),
                "{part} of {whole}"
            );
        }
        assert_eq!(said(0, 0), None);
    }

    /// Returns the state of the only item, `facts` being its lines, on a day of March 2022.
    fn state_on(day: u32, facts: &str) -> State {
        let text =
            format!("title = \"П\"\nperiod = \"2022\"\n[[item]]\ntitle = \"Сбор\"\n{facts}\n");
        let arena = toml_spanner::Arena::new();
        let (mut document, problems) = crate::document::plan(&text, &arena);
        assert!(problems.is_empty(), "{problems:?}");
        let as_of = NaiveDate::from_ymd_opt(2022, 3, day).unwrap();
        document.forget_after(as_of);
        let workspace = crate::model::Workspace::default();
        let readings = crate::model::Readings::default();
        let (plan, _) = crate::model::lower("p", document, &workspace, &readings);
        let clock = Clock { as_of, within: 2 };
        of_item(&plan.items[0], clock).state
    }

    #[test]
    fn the_day_before_on_and_after_each_fact() {
        use State::{Cancelled, Done, DoneLate, DueSoon, InProgress, Overdue, Planned};
        let due = "deadline = \"до 16.03.2022\"";
        for (facts, first, states) in [
            // Due soon, two days ahead; due today is not late.
            (due.to_owned(), 13, [Planned, DueSoon, DueSoon]),
            (due.to_owned(), 15, [DueSoon, DueSoon, Overdue]),
            (format!("{due}\ndone = 2022-03-16"), 15, [DueSoon, Done, Done]),
            (format!("{due}\ndone = 2022-03-17"), 16, [DueSoon, DoneLate, DoneLate]),
            (format!("{due}\ncancelled = {{ on = 2022-03-16 }}"), 15, [DueSoon, Cancelled, Cancelled]),
            (format!("{due}\nstarted = 2022-03-05"), 4, [Planned, InProgress, InProgress]),
            (
                format!("{due}\nmoved = [{{ due = 2022-03-16, to = 2022-03-30, on = 2022-03-18 }}]"),
                17,
                [Overdue, Planned, Planned],
            ),
            (
                "deadline = \"до 30.03.2022\"\npostponed = [{ was = \"до 16.03.2022\", on = 2022-03-18 }]".to_owned(),
                17,
                [Overdue, Planned, Planned],
            ),
        ] {
            let found = [0, 1, 2].map(|after| state_on(first + after, &facts));
            assert_eq!(found, states, "{facts} from {first}");
        }
    }
}
