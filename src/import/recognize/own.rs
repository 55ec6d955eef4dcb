//! Papers and sheets that this program has written: what their columns mean, and what their words of state say.
//!
//! A form is known by headings that stand together nowhere else. Words that it computed (days late, the next due day)
//! are passed over; its words of state become marks again ([`crate::import::table::marks`]).

use chrono::NaiveDate;

use super::dates;
use super::headings::Role;
use crate::calendar::{Period, PeriodKind};
use crate::import::draft::Text;
use crate::text::russian::{fold, is_letter};
use crate::words::{Lang, Message, MessageId};

const LANGS: [Lang; 2] = [Lang::Russian, Lang::English];

/// The headings by which a form is known.
const FORMS: [[MessageId; 2]; 3] = [
    // the report on execution
    [MessageId::PaperActually, MessageId::PaperMark],
    // a plan's sheet: a column that no row fills is left out of it
    [MessageId::ColumnState, MessageId::PaperExecutors],
    // the list of items
    [MessageId::ColumnState, MessageId::ColumnDeadline],
];

/// What the headings of the forms mean that other documents do not have.
const HEADINGS: [(MessageId, Role); 10] = [
    (MessageId::PaperActually, Role::DoneOn),
    (MessageId::SheetDoneOn, Role::DoneOn),
    (MessageId::FactStarted, Role::StartedOn),
    (MessageId::PaperMark, Role::State),
    (MessageId::ColumnState, Role::State),
    (MessageId::PaperWhyNot, Role::Reason),
    (MessageId::ColumnEvidence, Role::Evidence),
    (MessageId::ColumnSection, Role::Section),
    (MessageId::SheetDue, Role::NextDue),
    (MessageId::SheetDaysLate, Role::Computed),
];

/// Columns that other documents have too, under these very headings.
const COMMON: [(MessageId, Role); 6] = [
    (MessageId::PaperNumber, Role::Number),
    (MessageId::ColumnTitle, Role::Title),
    (MessageId::PaperDeadline, Role::Deadline),
    (MessageId::ColumnDeadline, Role::Deadline),
    (MessageId::PaperExecutors, Role::Executors),
    (MessageId::FactResult, Role::Result),
];

fn is(text: &str, message: MessageId) -> bool {
    LANGS
        .iter()
        .any(|lang| fold(message.text(*lang)) == fold(text))
}

/// Returns whether `headings` are those of a form of this program.
pub(in crate::import) fn is_form(headings: &[String]) -> bool {
    let has = |message: &MessageId| headings.iter().any(|text| is(text, *message));
    has(&MessageId::ColumnTitle) && FORMS.iter().any(|form| form.iter().all(has))
}

/// Returns whether a form says that a row has no number.
pub(in crate::import) fn is_no_number(text: &str) -> bool {
    is(text, MessageId::NoNumber)
}

/// Returns what the heading `text` of a form means.
pub(in crate::import) fn role(text: &str) -> Option<Role> {
    let all = HEADINGS.iter().chain(&COMMON);
    let mut found = all.filter(|(message, _)| is(text, *message));
    found.next().map(|(_, role)| *role)
}

/// How a row stands, as the forms say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum State {
    Done,
    Open,
    Cancelled,
}

/// Returns the state that a word of the forms names.
pub(in crate::import) fn state(word: &str) -> Option<State> {
    const WORDS: [(MessageId, State); 8] = [
        (MessageId::StateDone, State::Done),
        (MessageId::StateDoneLate, State::Done),
        (MessageId::StateOverdue, State::Open),
        (MessageId::StateDueSoon, State::Open),
        (MessageId::StateInProgress, State::Open),
        (MessageId::StatePlanned, State::Open),
        (MessageId::StateUndated, State::Open),
        (MessageId::StateCancelled, State::Cancelled),
    ];
    let mut words = WORDS.iter();
    words
        .find(|(message, _)| is(word, *message))
        .map(|(_, state)| *state)
}

/// Returns whether a line beside a state was computed from it: «опоздание 41 день», «исполнено 1 из 3», «и ещё 2».
pub(in crate::import) fn is_computed(line: &str) -> bool {
    const LINES: [MessageId; 3] = [
        MessageId::PaperDoneOf,
        MessageId::PaperCancelledOf,
        MessageId::LateBy,
    ];
    let last = line.split_whitespace().rev();
    let counts = last.take(2).any(|word| word.parse::<usize>().is_ok());
    LINES.iter().any(|message| fits(line, *message)) || counts && fits(line, MessageId::AndMore)
}

/// Returns the day on which the work began, of a line beside a state that says so: «начато 12.05.2022».
pub(in crate::import) fn started(line: &str) -> Option<NaiveDate> {
    let said = fits(line, MessageId::LaterStarted);
    said.then(|| dates::only_date(line))?
}

/// Returns the due day that a line beside a state names: «срок 21.03.2022», «до 20.05.2022», «на 25.01.2022».
pub(in crate::import) fn next_due(line: &str) -> Option<NaiveDate> {
    let folded = fold(line);
    let words = folded.split(|c: char| !is_letter(c));
    let mut words = words.filter(|word| !word.is_empty());
    let names = words
        .next()
        .is_some_and(|word| ["срок", "до", "на", "due", "by", "on"].contains(&word));
    let only = names && words.next().is_none();
    dates::only_date(line).filter(|_| only)
}

/// Returns whether `line` is what `message` says of some values.
fn fits(line: &str, message: impl Into<Message>) -> bool {
    let folded = fold(line);
    let mut message = message.into();
    for _ in 0..6 {
        message = message.with(MARK);
    }
    LANGS.iter().any(|lang| {
        let said = fold(&message.text(*lang));
        let Some((before, values)) = said.split_once(MARK) else {
            return folded == said;
        };
        let Some(rest) = folded.strip_prefix(before) else {
            return false;
        };
        let (between, last) = values.rsplit_once(MARK).unwrap_or(("", values));
        let Some(mut rest) = rest.strip_suffix(last) else {
            return false;
        };
        between.split(MARK).all(|piece| {
            let found = rest.find(piece).and_then(|at| rest.get(at + piece.len()..));
            rest = found.unwrap_or_default();
            found.is_some()
        })
    })
}

/// What stands for a value in the words of a message.
const MARK: &str = "\u{1}";

/// Returns whether a line beside a deadline tells how it was moved: «срок перенесён, был «до 1 мая»; основание: …».
pub(in crate::import) fn is_move(line: &str) -> bool {
    let moved = MessageId::DeadlineMoved.with(MARK);
    let day_moved = MessageId::DayMoved.with(MARK).with(MARK);
    [moved, day_moved].into_iter().any(|told| {
        let on_ground = MessageId::OnGround.with(told.clone());
        fits(line, told) || fits(line, on_ground)
    })
}

/// Returns the days of a line that says that an item was done in part: «исполнено 21.01.2022, 15.02.2022».
pub(in crate::import) fn partly_done(line: &str) -> Option<Vec<NaiveDate>> {
    let days = fits(line, MessageId::ImportDonePartly).then(|| dates::all(line));
    days.filter(|days| !days.is_empty())
}

/// Returns the due days that a text of a form names before it, and the text: «01.02.2022, 01.03.2022: болезнь».
pub(in crate::import) fn of_days(text: &str) -> (Vec<NaiveDate>, &str) {
    let day = |day: &str| {
        let parsed = NaiveDate::parse_from_str(day, "%d.%m.%Y").ok();
        parsed.filter(|_| day.len() == "01.02.2022".len())
    };
    let named = text.split_once(": ").and_then(|(days, text)| {
        let days: Option<Vec<NaiveDate>> = days.split(", ").map(day).collect();
        Some((days?, text))
    });
    named.unwrap_or((Vec::new(), text))
}

/// Parts what a form has joined: a part begins where due days are named.
pub(in crate::import) fn parted(text: &str) -> Vec<(Vec<NaiveDate>, String)> {
    let mut parts: Vec<(Vec<NaiveDate>, String)> = Vec::new();
    for piece in text.split("; ") {
        let (days, own) = of_days(piece);
        match parts.last_mut() {
            Some((_, before)) if days.is_empty() => {
                before.push_str("; ");
                before.push_str(own);
            }
            _ => parts.push((days, own.to_owned())),
        }
    }
    parts
}

/// Returns that a reason is why a due day was cancelled, and the reason; empty where none is given.
pub(in crate::import) fn cancelled(text: &str) -> Option<&str> {
    if is(text, MessageId::StateCancelled) {
        return Some("");
    }
    let mut reasons = LANGS.iter().filter_map(|lang| {
        let said = MessageId::PaperCancelledWhy.with(MARK).text(*lang);
        text.strip_prefix(said.trim_end_matches(MARK))
    });
    reasons.next()
}

/// Returns `text` without what a form says before it: its due days, that it was cancelled, that it is the ground of a
/// move.
pub(in crate::import) fn bare(text: &str) -> &str {
    let (_, text) = of_days(text);
    let ground = LANGS.iter().find_map(|lang| {
        let said = MessageId::OnGround.with("").with("").text(*lang);
        text.strip_prefix(said.trim_start_matches("; "))
    });
    ground
        .or_else(|| cancelled(text).filter(|reason| !reason.is_empty()))
        .unwrap_or(text)
}

/// Returns the day for which a form was drawn up, if `text` says it: «по состоянию на 01.05.2022».
pub(in crate::import) fn day(text: &str) -> Option<NaiveDate> {
    let said = fits(text, MessageId::PaperOnDay) || fits(text, MessageId::OnTheDay);
    said.then(|| dates::only_date(text)).flatten()
}

/// What a line under the title of a paper says of its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Whose {
    Organization,
    Territory,
    Period,
}

/// Returns what `line` says of the plan whose paper it stands in, and the value: «Территория: город Саров».
pub(in crate::import) fn whose(line: &str) -> Option<(Whose, &str)> {
    const LINES: [(MessageId, Whose); 3] = [
        (MessageId::PaperOrganization, Whose::Organization),
        (MessageId::PaperTerritory, Whose::Territory),
        (MessageId::PaperPeriod, Whose::Period),
    ];
    let all = LINES.iter().flat_map(|line| LANGS.map(|lang| (line, lang)));
    let mut said = all.filter_map(|((message, whose), lang)| {
        let label = message.with(MARK).text(lang);
        let value = line.strip_prefix(label.trim_end_matches(MARK))?.trim();
        let value = Some(value).filter(|value| !value.is_empty())?;
        let fits = *whose != Whose::Period || period(value).is_some();
        fits.then_some((*whose, value))
    });
    said.next()
}

/// Returns the period that a paper names, as a plan file writes it.
pub(in crate::import) fn period(value: &str) -> Option<String> {
    let period = Period::parse(value)?;
    Some(match period.kind {
        PeriodKind::Days => format!("{}..{}", period.start, period.end),
        _ => value.to_owned(),
    })
}

/// Returns whether a line around the table of a form is of the form and not of the plan.
pub(in crate::import) fn is_of_form(text: &Text) -> bool {
    const LINES: [MessageId; 8] = [
        MessageId::PaperExecutionTitle,
        MessageId::PaperOnDay,
        MessageId::TotalStates,
        MessageId::PaperExplanation,
        MessageId::PaperNotDone,
        MessageId::PaperNotDoneSeveral,
        MessageId::PaperDoneLate,
        MessageId::PaperDoneLateSeveral,
    ];
    let line = text.value.trim();
    let signature = line.contains("____") && line.split(' ').count() < 12;
    signature || day(line).is_some() || LINES.iter().any(|message| fits(line, *message))
}
