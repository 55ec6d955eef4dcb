//! A row of a plan: what to do, when, by whom, and how far it is.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Fix};
use crate::document::{Deadline, Done, ItemDocument};
use crate::phrase::{Kind, Reading};
use crate::text::Span;
use crate::text::literal::Literal;

/// One row.
#[derive(Debug)]
pub struct Item<'a> {
    /// How commands call the row: its number without the closing dot, `<section>.<number>` where numbering restarts,
    /// or the first words of its title, in «quotes», where it has no number.
    pub id: String,
    /// The index of its section.
    pub section: Option<usize>,
    /// The row as written, with the place of each field.
    pub document: ItemDocument<'a>,
    /// The reading of its deadline phrase.
    pub reading: Arc<Reading>,
    /// Its occurrences with their marks of execution, sorted by due day.
    pub occurrences: Vec<Occurrence>,
    /// The due days of each deadline given up, as `postponed` lists them; none where it has none of its own.
    pub former_dues: Vec<Vec<NaiveDate>>,
    /// When and why it was dropped.
    pub cancelled: Option<Fact>,
}

/// One time that a row is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The first day of the window; `None` where only the due day is given.
    pub start: Option<NaiveDate>,
    /// The last day of the window, inclusive.
    pub due: NaiveDate,
    /// The due day as the document words it, where the calendar moved it.
    pub written: Option<NaiveDate>,
    /// The move that gave it its due day.
    pub moved: Option<Move>,
    /// The mark of its execution.
    pub done: Option<Mark>,
    /// When and why it was dropped.
    pub cancelled: Option<Fact>,
    /// Why it is not carried out, as was answered.
    pub unmet: Option<Fact>,
}

/// Something that happened, and why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fact {
    /// The day; what has none holds from the start.
    pub on: Option<NaiveDate>,
    /// Why.
    pub reason: Option<String>,
}

/// A decision that moved an occurrence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The first day before it.
    pub start: Option<NaiveDate>,
    /// The due day before it.
    pub was: NaiveDate,
    /// The day of the decision.
    pub on: Option<NaiveDate>,
    /// The document it rests on.
    pub basis: Option<String>,
}

impl Occurrence {
    /// Returns an occurrence of which nothing is known but its window.
    pub fn new(start: Option<NaiveDate>, due: NaiveDate) -> Self {
        Occurrence {
            start,
            due,
            written: None,
            moved: None,
            done: None,
            cancelled: None,
            unmet: None,
        }
    }

    /// Returns the day by which files name the occurrence: the due day as the document words it, before any move.
    pub fn day(&self) -> NaiveDate {
        let before = self.moved.as_ref().map_or(self.due, |moved| moved.was);
        self.written.unwrap_or(before)
    }

    /// Returns the former day, where the occurrence is due on another one now.
    pub fn was(&self) -> Option<NaiveDate> {
        Some(self.day()).filter(|day| *day != self.due)
    }

    /// Returns whether `day` names the occurrence: its due day before any move, or the one it has now.
    pub fn is_called(&self, day: NaiveDate) -> bool {
        self.day() == day || self.due == day
    }

    /// Returns whether it is neither carried out nor dropped.
    pub fn is_open(&self) -> bool {
        self.done.is_none() && self.cancelled.is_none()
    }
}

/// A mark of execution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The day it was carried out.
    pub on: NaiveDate,
    /// The due day that was in force on that day: a later postponement makes nothing timely that was late.
    pub due: NaiveDate,
    /// What proves it.
    pub evidence: Option<String>,
    /// A remark on it.
    pub note: Option<String>,
}

impl Mark {
    /// Returns by how many days it was late; none where it was in time.
    pub fn days_late(&self) -> i64 {
        (self.on - self.due).num_days().max(0)
    }
}

impl<'a> Item<'a> {
    /// Returns the title: what to do.
    pub fn title(&self) -> &'a str {
        self.document.title.map_or("", |title| title.value)
    }

    /// Returns the number as printed, empty where the row has none.
    pub fn number(&self) -> &'a str {
        self.document.number.map_or("", |number| number.value)
    }

    /// Returns the deadline as worded; a TOML date reads «до» it.
    pub fn deadline(&self) -> String {
        self.document.deadline_words()
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

    /// Returns the day that marks the whole row as carried out: where its deadline cannot be read, that of a mark which
    /// names no due day.
    pub fn done_on(&self) -> Option<NaiveDate> {
        match &self.document.done {
            Some(Done::On(day)) => Some(day.value),
            Some(Done::Each(marks)) if self.occurrences.is_empty() => match marks.as_slice() {
                [only] if only.due.is_none() => only.on.map(|on| on.value),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns whether its due days are real: given by the phrase or by `dates`, not by the period's end.
    pub fn is_dated(&self) -> bool {
        !self.document.dates.is_empty()
            || !matches!(
                self.kind(),
                Kind::External | Kind::AsNeeded | Kind::Relative | Kind::Unknown
            )
            || (self.kind() == Kind::Relative && !self.waits_for_event())
    }

    /// Returns whether its deadline counts from an event that no date is known for.
    fn waits_for_event(&self) -> bool {
        use crate::diagnostic::Rule;
        self.reading
            .findings
            .iter()
            .any(|finding| finding.rule == Rule::UndatedEvent)
    }

    /// Returns what is uncertain in the deadline phrase, at its places there.
    ///
    /// Where `dates` gives the real dates the phrase decides nothing, and nothing is said about it; where the phrase
    /// names days itself, no other document does.
    pub fn doubts(&self) -> impl Iterator<Item = &Diagnostic> {
        use crate::diagnostic::Rule;
        let decides = self.document.dates.is_empty();
        let on_days = matches!(self.kind(), Kind::On | Kind::Deadline);
        let findings = self.reading.findings.iter();
        findings.filter(move |found| decides && !(on_days && found.rule == Rule::ExternalSchedule))
    }

    /// Returns the findings about the deadline phrase, at their places in `text`, the file's.
    pub fn findings(&self, text: &str) -> Vec<Diagnostic> {
        let Some(deadline) = self.document.deadline else {
            return Vec::new();
        };
        let findings = self.doubts().cloned();
        match deadline.value {
            Deadline::Phrase(phrase) => {
                let literal = Literal::new(text, deadline.span, phrase);
                findings.map(|finding| in_file(finding, &literal)).collect()
            }
            Deadline::Date(_) => findings
                .map(|finding| at_token(finding, deadline.span))
                .collect(),
        }
    }

    /// Returns where bytes `piece` of the deadline phrase stand in `text`, the file's; all of a TOML date stands for
    /// any piece of it.
    pub fn phrase_place(&self, piece: Span, text: &str) -> Option<Span> {
        let deadline = self.document.deadline?;
        Some(match deadline.value {
            Deadline::Phrase(phrase) => Literal::new(text, deadline.span, phrase).place(piece),
            Deadline::Date(_) => deadline.span,
        })
    }
}

/// Moves a finding from its phrase to the file; a fix stays only where it can be written between the quotes as it is.
fn in_file(mut finding: Diagnostic, literal: &Literal) -> Diagnostic {
    let labels = std::iter::once(&mut finding.primary).chain(&mut finding.related);
    for label in labels.filter(|label| label.path.is_none()) {
        label.span = literal.place(label.span);
    }
    let plain = |fix: &Fix| {
        let special = |c: char| matches!(c, '"' | '\'' | '\\') || c.is_control();
        literal.is_exact() && !fix.replacement.contains(special)
    };
    finding.fix = finding.fix.filter(plain).map(|fix| Fix {
        span: literal.place(fix.span),
        ..fix
    });
    finding
}

/// Puts a finding about a TOML date at the date: there are no words to point at or to correct.
fn at_token(mut finding: Diagnostic, token: Span) -> Diagnostic {
    finding.primary.span = token;
    finding.related.clear();
    finding.fix = None;
    finding
}
