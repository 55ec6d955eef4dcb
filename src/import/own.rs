//! Papers and sheets that this program has written: what their columns mean, and what their words of state say.
//!
//! A form is known by headings that stand together nowhere else. Words that it computed (days late, the next due day)
//! are passed over; its words of state become marks again ([`super::marks`]).

use chrono::NaiveDate;

use super::dates;
use super::draft::Text;
use super::headings::Role;
use crate::text::russian::fold;
use crate::words::{Lang, MessageId};

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
const HEADINGS: [(MessageId, Role); 9] = [
    (MessageId::PaperActually, Role::DoneOn),
    (MessageId::SheetDoneOn, Role::DoneOn),
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
pub(super) fn is_form(headings: &[String]) -> bool {
    let has = |message: &MessageId| headings.iter().any(|text| is(text, *message));
    has(&MessageId::ColumnTitle) && FORMS.iter().any(|form| form.iter().all(has))
}

/// Returns whether a form says that a row has no number.
pub(super) fn is_no_number(text: &str) -> bool {
    is(text, MessageId::NoNumber)
}

/// Returns what the heading `text` of a form means.
pub(super) fn role(text: &str) -> Option<Role> {
    let all = HEADINGS.iter().chain(&COMMON);
    let mut found = all.filter(|(message, _)| is(text, *message));
    found.next().map(|(_, role)| *role)
}

/// How a row stands, as the forms say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Done,
    Open,
    Cancelled,
}

/// Returns the state that a word of the forms names.
pub(super) fn state(word: &str) -> Option<State> {
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

/// Returns whether a line beside a state was computed from it: «опоздание 41 день», «исполнено 1 из 3».
pub(super) fn is_computed(line: &str) -> bool {
    const LINES: [MessageId; 2] = [MessageId::PaperDoneOf, MessageId::LateBy];
    LINES.iter().any(|message| fits(line, *message))
}

/// Returns the due day that a line beside a state names: «срок 21.03.2022», «до 20.05.2022».
pub(super) fn next_due(line: &str) -> Option<NaiveDate> {
    let folded = fold(line);
    let words = folded.split(|c: char| !c.is_alphabetic());
    let mut words = words.filter(|word| !word.is_empty());
    let names = words
        .next()
        .is_some_and(|word| ["срок", "до", "due", "by"].contains(&word));
    let only = names && words.next().is_none();
    dates::only_date(line).filter(|_| only)
}

/// Returns whether `line` is what `message` says of some values.
fn fits(line: &str, message: MessageId) -> bool {
    const MARK: &str = "\u{1}";
    let folded = fold(line);
    LANGS.iter().any(|lang| {
        let said = message
            .with(MARK)
            .with(MARK)
            .with(MARK)
            .with(MARK)
            .with(MARK);
        let said = fold(&said.text(*lang));
        let mut rest = Some(folded.as_str());
        let mut pieces = said.split(MARK).enumerate();
        pieces.all(|(at, piece)| {
            let found = rest.and_then(|rest| match at {
                0 => rest.strip_prefix(piece),
                _ => rest.find(piece).and_then(|at| rest.get(at + piece.len()..)),
            });
            rest = found;
            found.is_some()
        }) && (said.ends_with(MARK) || rest == Some(""))
    })
}

/// Returns the day for which a form was drawn up, if `text` says it: «по состоянию на 01.05.2022».
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let said = fits(text, MessageId::PaperOnDay) || fits(text, MessageId::OnTheDay);
    said.then(|| dates::only_date(text)).flatten()
}

/// Returns whether a line around the table of a form is of the form and not of the plan.
pub(super) fn is_of_form(text: &Text) -> bool {
    const LINES: [MessageId; 5] = [
        MessageId::PaperExecutionTitle,
        MessageId::PaperOnDay,
        MessageId::TotalStates,
        MessageId::PaperExplanation,
        MessageId::PaperNotDone,
    ];
    let line = text.value.trim();
    let signature = line.contains("____") && line.split(' ').count() < 12;
    signature || day(line).is_some() || LINES.iter().any(|message| fits(line, *message))
}
