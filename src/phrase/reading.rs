//! What a phrase means, and what it is read in.

use chrono::NaiveDate;

use crate::calendar::{Calendar, Period};
use crate::diagnostic::{Diagnostic, Rule};
use crate::text::Span;
use crate::words::{Message, MessageId};

/// What kind of deadline a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// «до 20.08.2021»: a last day.
    Deadline,
    /// «25.01.2022»: one day.
    On,
    /// «Февраль – ноябрь»: a window.
    Span,
    /// «ежемесячно»: several times in the period.
    Recurring,
    /// «постоянно»: all the time.
    Ongoing,
    /// «по отдельному графику»: dated elsewhere.
    External,
    /// «по мере необходимости».
    AsNeeded,
    /// «после …»: dated by an event.
    Relative,
    /// Not understood.
    Unknown,
}

impl Kind {
    /// Returns the kind's name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Deadline => "deadline",
            Kind::On => "on",
            Kind::Span => "span",
            Kind::Recurring => "recurring",
            Kind::Ongoing => "ongoing",
            Kind::External => "external",
            Kind::AsNeeded => "as-needed",
            Kind::Relative => "relative",
            Kind::Unknown => "unknown",
        }
    }
}

/// One time at which the work is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The first day, where the phrase gives one.
    pub start: Option<NaiveDate>,
    /// The last day, inclusive.
    pub due: NaiveDate,
    /// The due day as written, where the calendar moved it.
    pub written: Option<NaiveDate>,
    /// The bytes of the phrase it was read from.
    pub span: Span,
}

/// A dated remark after a deadline: «выгрузка данных 16.05.2022».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// The day.
    pub date: NaiveDate,
    /// The words before it.
    pub text: String,
}

/// What a phrase means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What kind of deadline it is.
    pub kind: Kind,
    /// When the work is due, sorted by the due day.
    pub occurrences: Vec<Occurrence>,
    /// Dated remarks.
    pub milestones: Vec<Milestone>,
    /// What is to be said of it; spans are bytes of the phrase.
    pub findings: Vec<Diagnostic>,
    /// Whether other events could give it another meaning; without, it is the same in every plan of its period.
    pub by_events: bool,
}

/// What a phrase is read in.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The plan's period, which lends years.
    pub period: Option<Period>,
    /// The month that a section's title lends to bare days.
    pub month: Option<u32>,
    /// The days that a section's title lends to clock times: «15 января», «Понедельник».
    pub days: Option<&'a str>,
    /// The days of events, by their names.
    pub events: &'a [(String, NaiveDate)],
    /// Days off, the school year.
    pub calendar: &'a Calendar,
}

impl<'a> Context<'a> {
    /// Returns the context of a plan that has no sections and no events.
    pub fn of(period: Option<Period>, calendar: &'a Calendar) -> Self {
        Context {
            period,
            month: None,
            days: None,
            events: &[],
            calendar,
        }
    }
}

/// Returns a finding that a reading is a choice, and why.
pub(super) fn uncertain(span: Span, why: impl Into<Message>) -> Diagnostic {
    Diagnostic::new(Rule::UncertainReading, span, why).help(MessageId::PhraseUncertainHelp)
}
