//! Words that several reports use: states, distances in time, months, what could not be read.

use chrono::{Datelike, NaiveDate};

use super::{About, Asked, Tone, Unread};
use crate::query::{State, Tally};
use crate::text::russian;
use crate::words::{Lang, MessageId};

/// Returns the name of a state, as a heading or alone in a cell.
pub fn state(state: State) -> MessageId {
    match state {
        State::Done => MessageId::StateDone,
        State::DoneLate => MessageId::StateDoneLate,
        State::Overdue => MessageId::StateOverdue,
        State::DueSoon => MessageId::StateDueSoon,
        State::InProgress => MessageId::StateInProgress,
        State::Planned => MessageId::StatePlanned,
        State::Undated => MessageId::StateUndated,
        State::Cancelled => MessageId::StateCancelled,
    }
}

/// Returns the heading of a state's column where room is scarce.
pub(super) fn state_short(state: State) -> MessageId {
    match state {
        State::Done => MessageId::StateDoneShort,
        State::DoneLate => MessageId::StateDoneLateShort,
        State::Overdue => MessageId::StateOverdueShort,
        State::DueSoon => MessageId::StateDueSoonShort,
        State::InProgress => MessageId::StateInProgressShort,
        State::Planned => MessageId::StatePlannedShort,
        State::Undated => MessageId::StateUndatedShort,
        State::Cancelled => MessageId::StateCancelledShort,
    }
}

/// Returns the tone of a state for readers who look for what needs attention.
pub(super) fn tone(state: State) -> Tone {
    match state {
        State::Done => Tone::Done,
        State::DoneLate => Tone::Late,
        State::Overdue => Tone::Overdue,
        State::DueSoon => Tone::Soon,
        State::InProgress => Tone::Active,
        State::Planned => Tone::Plain,
        State::Undated | State::Cancelled => Tone::Muted,
    }
}

/// Returns the states of `tally` that are not empty, in a sentence: «просрочено — 3, в работе — 5».
pub(super) fn states(tally: &Tally, lang: Lang) -> String {
    let parts = State::ALL
        .into_iter()
        .filter(|state| tally.of(*state) > 0)
        .map(|found| {
            let name = state(found).text(lang).to_lowercase();
            format!("{name} — {}", tally.of(found))
        });
    parts.collect::<Vec<_>>().join(", ")
}

/// Returns how far `due` is from `as_of`: «183 дня», «сегодня», «завтра», «через 5 дней».
pub(super) fn distance(due: NaiveDate, as_of: NaiveDate, lang: Lang) -> String {
    match (due - as_of).num_days() {
        late @ ..0 => MessageId::Days.with(-late).text(lang),
        0 => MessageId::Today.text(lang).to_owned(),
        1 => MessageId::Tomorrow.text(lang).to_owned(),
        ahead => MessageId::InDays.with(ahead).text(lang),
    }
}

/// Returns «и ещё 3» for further due days of a row; nothing for none.
pub(super) fn more(count: usize, lang: Lang) -> Option<String> {
    (count > 0).then(|| MessageId::AndMore.with(count).text(lang))
}

const MONTHS: [MessageId; 12] = [
    MessageId::January,
    MessageId::February,
    MessageId::March,
    MessageId::April,
    MessageId::May,
    MessageId::June,
    MessageId::July,
    MessageId::August,
    MessageId::September,
    MessageId::October,
    MessageId::November,
    MessageId::December,
];

/// Returns the name of the month of `day` and its year: «ноябрь 2021».
pub(super) fn month(day: NaiveDate, lang: Lang) -> String {
    format!(
        "{} {}",
        MONTHS[day.month0() as usize].text(lang),
        day.year()
    )
}

/// Returns the first letters of the month of `day` and its year: «ноя 2021».
pub(super) fn month_short(day: NaiveDate, lang: Lang) -> String {
    let name = MONTHS[day.month0() as usize].text(lang);
    format!(
        "{} {}",
        name.chars().take(3).collect::<String>(),
        day.year()
    )
}

/// How many of the things that could not be read a note names.
const NAMED: usize = 5;

/// Returns the notes on what is missing from the report.
pub(super) fn unread(about: &About, lang: Lang) -> Vec<String> {
    if about.unread.is_empty() {
        return Vec::new();
    }
    let named = |unread: &Unread| format!("— {}: {}", unread.path, unread.error);
    let count = about.unread.len();
    let mut notes = vec![MessageId::Unread.with(count).text(lang)];
    notes.extend(about.unread.iter().take(NAMED).map(named));
    notes.extend(more(count.saturating_sub(NAMED), lang).map(|more| format!("— {more}")));
    notes
}

impl Asked {
    /// Returns what was asked for, as a title says it.
    pub fn told(&self, lang: Lang) -> Option<String> {
        let named = |id: MessageId, names: &[String]| {
            let list = || {
                names
                    .iter()
                    .map(|name| russian::abbreviate(name).into_owned())
            };
            let list = || list().collect::<Vec<_>>().join(", ");
            (!names.is_empty()).then(|| id.with(names.len()).with(list()).text(lang))
        };
        let states = self.states.iter();
        let states = states.map(|found| state(*found).text(lang).to_lowercase());
        let days = match (self.from, self.to) {
            (Some(from), Some(to)) => Some(MessageId::AskedFromTo.with(from).with(to)),
            (Some(from), None) => Some(MessageId::AskedFrom.with(from)),
            (None, Some(to)) => Some(MessageId::AskedTo.with(to)),
            (None, None) => None,
        };
        let told: Vec<String> = [
            named(MessageId::AskedPlans, &self.roadmaps),
            named(MessageId::AskedSections, &self.sections),
            named(MessageId::AskedExecutors, &self.executors),
            named(MessageId::AskedStates, &states.collect::<Vec<_>>()),
            days.map(|days| days.text(lang)),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!told.is_empty()).then(|| told.join(", "))
    }
}
