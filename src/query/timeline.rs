//! What falls in which month.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;

use super::filter::{Filter, admitted};
use super::state::{self, Clock, State, Tally};
use super::who::Named;
use crate::calendar::{month_start, months_later};
use crate::model::{Item, Occurrence, Plan};
use crate::phrase::Kind;

/// What stands in a month; of several the greatest is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// Nothing, in a month that the plan covers.
    Idle,
    /// A deadline that was dropped.
    Cancelled,
    /// Time given for something due in a later month.
    Window,
    /// A deadline met.
    Done,
    /// A deadline met late.
    DoneLate,
    /// A deadline ahead.
    Ahead,
    /// A deadline missed.
    Overdue,
}

impl From<State> for Mark {
    fn from(state: State) -> Self {
        match state {
            State::Done => Mark::Done,
            State::DoneLate => Mark::DoneLate,
            State::Overdue => Mark::Overdue,
            State::DueSoon | State::InProgress | State::Planned | State::Undated => Mark::Ahead,
            State::Cancelled => Mark::Cancelled,
        }
    }
}

/// A month, or the part of the clock's month before its day or from it on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MonthPart {
    /// The first day of the month.
    pub month: NaiveDate,
    /// Whether it is the part of the clock's month from its day on.
    pub since: bool,
}

impl MonthPart {
    /// Returns where `day` falls.
    pub fn of(day: NaiveDate, clock: Clock) -> Self {
        let month = month_start(day);
        MonthPart {
            month,
            since: month == month_start(clock.as_of) && clock.as_of <= day,
        }
    }

    fn next(self, clock: Clock) -> Self {
        if self.month == month_start(clock.as_of) && !self.since {
            return MonthPart {
                since: true,
                ..self
            };
        }
        MonthPart {
            month: months_later(self.month, 1),
            since: false,
        }
    }
}

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// In months.
    Months,
    /// In none, since it has the whole period and no day of its own, and nothing about it is late or done.
    Whole,
    /// In none, since its deadline could not be read.
    Unread,
}

/// A row of a plan through the months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// How commands call the row; unique in its plan.
    pub id: String,
    /// What is to be done.
    pub title: String,
    /// How it stands.
    pub state: State,
    /// The due day that decides the state.
    pub due: Option<NaiveDate>,
    /// Where it stands.
    pub stand: Stand,
    /// What stands in which month.
    pub marks: BTreeMap<MonthPart, Mark>,
    /// Whether a month has several of its deadlines that stand differently.
    pub crowded: bool,
}

/// A plan through the months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The plan: its file's stem.
    pub roadmap: String,
    /// The plan as people call it.
    pub name: String,
    /// The first and the last day that the plan covers.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Its rows.
    pub tracks: Vec<Track>,
    /// The rows by state.
    pub tally: Tally,
}

impl Named for Timeline {
    fn names_anyone(&self) -> bool {
        false
    }

    fn rename(&mut self, _: &dyn Fn(&str) -> String) {}
}

/// Returns what the rows of `plan` that `filter` admits have in each month.
pub fn timeline(plan: &Plan<'_>, filter: &Filter, clock: Clock) -> Timeline {
    let rows = admitted(plan, filter).filter(|item| filter.admits_dates(plan, item));
    let tracks: Vec<Track> = rows
        .map(|item| track(plan, item, filter, clock))
        .filter(|track| filter.admits_state(track.state))
        .collect();
    let mut tally = Tally::default();
    for track in &tracks {
        tally.add(track.state);
    }
    Timeline {
        roadmap: plan.name.clone(),
        name: plan.label(),
        period: plan.period.map(|period| (period.start, period.end)),
        tracks,
        tally,
    }
}

fn track(plan: &Plan<'_>, item: &Item<'_>, filter: &Filter, clock: Clock) -> Track {
    let standing = filter.standing(plan, item, clock);
    let is_whole = has_whole_period(plan, item);
    let mut track = Track {
        id: item.id.clone(),
        title: item.title().to_owned(),
        state: standing.state,
        due: standing.due,
        stand: stand(item, standing.state, is_whole),
        marks: BTreeMap::new(),
        crowded: false,
    };
    if track.stand == Stand::Months {
        let asked = item.occurrences.iter();
        for occurrence in asked.filter(|occurrence| filter.admits_due(plan, item, occurrence.due)) {
            track.put(item, occurrence, is_whole, clock);
        }
    }
    track
}

fn stand(item: &Item<'_>, state: State, is_whole: bool) -> Stand {
    let waits = matches!(state, State::Undated | State::InProgress | State::Planned);
    if !waits || !is_whole {
        Stand::Months
    } else if item.kind() == Kind::Unknown {
        Stand::Unread
    } else {
        Stand::Whole
    }
}

/// Returns whether the row has no day of its own: its only window is the period of the plan, or no day is known.
fn has_whole_period(plan: &Plan<'_>, item: &Item<'_>) -> bool {
    let covers = |occurrence: &Occurrence| {
        let end = occurrence.due.max(occurrence.day());
        let starts = |first| occurrence.start.is_some_and(|start| start <= first);
        plan.period
            .is_some_and(|period| starts(period.start) && period.end <= end)
    };
    !item.is_dated() || matches!(&*item.occurrences, [only] if covers(only))
}

impl Track {
    /// Puts the window of `occurrence` and how it stands in their months; what has no day of its own stands in the
    /// month in which it was done.
    fn put(&mut self, item: &Item<'_>, occurrence: &Occurrence, is_whole: bool, clock: Clock) {
        let state = state::of_occurrence(item, occurrence, clock);
        let done = occurrence.done.as_ref().map(|mark| mark.on);
        let done = done.filter(|on| *on <= clock.as_of && is_whole);
        let last = MonthPart::of(done.unwrap_or(occurrence.due), clock);
        let start = occurrence
            .start
            .filter(|_| done.is_none() && state != State::Cancelled);
        let mut place = start.map_or(last, |start| MonthPart::of(start, clock));
        while place < last {
            self.mark(place, Mark::Window);
            place = place.next(clock);
        }
        self.mark(last, state.into());
    }

    fn mark(&mut self, place: MonthPart, mark: Mark) {
        match self.marks.entry(place) {
            Entry::Vacant(entry) => drop(entry.insert(mark)),
            Entry::Occupied(mut entry) => {
                let known = *entry.get();
                self.crowded |= known != mark && known != Mark::Window && mark != Mark::Window;
                entry.insert(known.max(mark));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Returns what a row of a plan for 2022 has in the months, as «03:Ahead», «+» being the part from the day on.
    fn marks_on(as_of: &str, facts: &str) -> (Stand, String) {
        let text =
            format!("title = \"П\"\nperiod = \"2022\"\n[[item]]\ntitle = \"Сбор\"\n{facts}\n");
        let arena = toml_spanner::Arena::new();
        let (mut document, problems) = crate::document::plan(&text, &arena);
        assert!(problems.is_empty(), "{problems:?}");
        document.forget_after(day(as_of));
        let workspace = crate::model::Workspace::default();
        let readings = crate::model::Readings::default();
        let (plan, _) = crate::model::lower("p", document, &workspace, &readings);
        let clock = Clock {
            as_of: day(as_of),
            within: 2,
        };
        let found = timeline(&plan, &Filter::default(), clock);
        let track = &found.tracks[0];
        let told = track.marks.iter().map(|(place, mark)| {
            let since = if place.since { "+" } else { "" };
            format!("{}{since}:{mark:?}", place.month.format("%m"))
        });
        (track.stand, told.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn a_due_day_stands_in_its_month_and_on_its_side_of_today() {
        for (as_of, due, expected) in [
            ("2022-03-15", "28.02.2022", "02:Overdue"),
            ("2022-03-15", "01.03.2022", "03:Overdue"),
            ("2022-03-15", "14.03.2022", "03:Overdue"),
            ("2022-03-15", "15.03.2022", "03+:Ahead"),
            ("2022-03-15", "16.03.2022", "03+:Ahead"),
            ("2022-03-15", "31.03.2022", "03+:Ahead"),
            ("2022-03-15", "01.04.2022", "04:Ahead"),
            // The first and the last day of a month as today.
            ("2022-03-01", "28.02.2022", "02:Overdue"),
            ("2022-03-01", "01.03.2022", "03+:Ahead"),
            ("2022-03-31", "30.03.2022", "03:Overdue"),
            ("2022-03-31", "31.03.2022", "03+:Ahead"),
            ("2022-03-31", "01.04.2022", "04:Ahead"),
        ] {
            let (_, told) = marks_on(as_of, &format!("deadline = \"до {due}\""));
            assert_eq!(told, expected, "{due} on {as_of}");
        }
    }

    #[test]
    fn a_window_goes_on_to_the_month_in_which_it_ends() {
        for (as_of, start, due, expected) in [
            (
                "2022-03-15",
                "2022-01-31",
                "2022-02-01",
                "01:Window 02:Overdue",
            ),
            ("2022-03-15", "2022-02-01", "2022-02-28", "02:Overdue"),
            ("2022-03-15", "2022-03-01", "2022-03-14", "03:Overdue"),
            (
                "2022-03-15",
                "2022-03-01",
                "2022-03-15",
                "03:Window 03+:Ahead",
            ),
            ("2022-03-15", "2022-03-15", "2022-03-31", "03+:Ahead"),
            (
                "2022-03-15",
                "2022-03-14",
                "2022-04-01",
                "03:Window 03+:Window 04:Ahead",
            ),
            (
                "2022-03-15",
                "2022-03-15",
                "2022-05-01",
                "03+:Window 04:Window 05:Ahead",
            ),
            (
                "2022-03-15",
                "2022-04-30",
                "2022-05-01",
                "04:Window 05:Ahead",
            ),
        ] {
            let dates = format!("deadline = \"х\"\ndates = [{{ start = {start}, due = {due} }}]");
            let (_, told) = marks_on(as_of, &dates);
            assert_eq!(told, expected, "{start} to {due} on {as_of}");
        }
    }

    #[test]
    fn marks_tell_what_happened_by_the_day() {
        let due = "deadline = \"до 16.03.2022\"";
        for (facts, expected) in [
            (format!("{due}\ndone = 2022-03-16"), "03:Done"),
            (format!("{due}\ndone = 2022-04-17"), "03:DoneLate"),
            (format!("{due}\ndone = 2022-05-11"), "03:Overdue"),
            (
                format!("{due}\ncancelled = {{ on = 2022-03-16 }}"),
                "03:Cancelled",
            ),
        ] {
            let (_, told) = marks_on("2022-05-10", &facts);
            assert_eq!(told, expected, "{facts}");
        }
    }

    #[test]
    fn a_row_of_the_whole_period_stands_in_months_once_it_is_late_or_done() {
        let whole = "deadline = \"в течение года\"";
        let case = |as_of, facts: &str, stand, marks: &str| {
            assert_eq!(
                marks_on(as_of, facts),
                (stand, marks.to_owned()),
                "{facts} on {as_of}"
            );
        };
        case("2022-05-10", whole, Stand::Whole, "");
        case(
            "2022-05-10",
            "deadline = \"январь – декабрь 2022\"",
            Stand::Whole,
            "",
        );
        case(
            "2022-05-10",
            "deadline = \"по мере необходимости\"",
            Stand::Whole,
            "",
        );
        case("2022-05-10", "deadline = \"ыъ\"", Stand::Unread, "");
        case(
            "2022-05-10",
            &format!("{whole}\ndone = 2022-04-30"),
            Stand::Months,
            "04:Done",
        );
        let (stand, told) = marks_on("2023-01-01", whole);
        assert_eq!(stand, Stand::Months);
        assert!(told.ends_with("11:Window 12:Overdue"), "{told}");
    }
}
