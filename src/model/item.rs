//! A row of a plan: what is to be done, when, by whom, and how it stands.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::document::{Deadline, Done, ItemDocument};
use crate::phrase::{Kind, Reading};
use crate::text::Spanned;

/// One row.
#[derive(Debug)]
pub struct Item<'a> {
    /// How commands call the row: its number without the closing dot, `<section>.<number>` where numbering restarts,
    /// or `<row before>+1` where it has no number.
    pub id: String,
    /// The index of its section.
    pub section: Option<usize>,
    /// The row as written, with the place of each field.
    pub document: ItemDocument<'a>,
    /// What its deadline phrase says.
    pub reading: Arc<Reading>,
    /// When it is to be carried out, and what was: sorted by due day.
    pub occurrences: Vec<Occurrence>,
    /// Whether it was dropped.
    pub cancelled: bool,
}

/// One time that a row is to be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The first day of the window; `None` where only the due day is given.
    pub start: Option<NaiveDate>,
    /// The last day of the window, inclusive.
    pub due: NaiveDate,
    /// The due day as the document words it, where the calendar moved it.
    pub written: Option<NaiveDate>,
    /// The mark of its execution.
    pub done: Option<Mark>,
}

/// A mark of execution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The day it was carried out.
    pub on: NaiveDate,
    /// What proves it.
    pub evidence: Option<String>,
}

impl<'a> Item<'a> {
    /// Returns what is to be done.
    pub fn title(&self) -> &'a str {
        self.document.title.map_or("", |title| title.value)
    }

    /// Returns the number as printed, empty where the row has none.
    pub fn number(&self) -> &'a str {
        self.document.number.map_or("", |number| number.value)
    }

    /// Returns the deadline as worded; a TOML date reads «до» it.
    pub fn deadline(&self) -> String {
        match self.document.deadline {
            Some(Spanned {
                value: Deadline::Phrase(phrase),
                ..
            }) => phrase.to_owned(),
            Some(Spanned {
                value: Deadline::Date(date),
                ..
            }) => date.format("до %d.%m.%Y").to_string(),
            None => String::new(),
        }
    }

    /// Returns the expected result, empty where the document has none.
    pub fn result(&self) -> &'a str {
        self.document.result.map_or("", |result| result.value)
    }

    /// Returns the day work began.
    pub fn started(&self) -> Option<NaiveDate> {
        self.document.started.map(|started| started.value)
    }

    /// Returns the kind of its deadline.
    pub fn kind(&self) -> Kind {
        self.reading.kind
    }

    /// Returns the day that marks the whole row as carried out.
    pub fn done_on(&self) -> Option<NaiveDate> {
        match &self.document.done {
            Some(Done::On(day)) => Some(day.value),
            _ => None,
        }
    }

    /// Tells whether its due days are real: given by the phrase or by `dates`, not by the period's end.
    pub fn is_dated(&self) -> bool {
        !self.document.dates.is_empty()
            || !matches!(
                self.kind(),
                Kind::External | Kind::AsNeeded | Kind::Relative | Kind::Unknown
            )
            || (self.kind() == Kind::Relative && !self.waits_for_event())
    }

    /// Tells whether its deadline counts from an event that no date is known for.
    fn waits_for_event(&self) -> bool {
        use crate::diagnostic::Rule;
        self.reading
            .findings
            .iter()
            .any(|finding| finding.rule == Rule::UndatedEvent)
    }
}
