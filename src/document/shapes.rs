//! The raw shapes of the two files, field by field.

use chrono::NaiveDate;

use crate::calendar::Part;
use crate::text::{Span, Spanned};

/// A plan file.
#[derive(Debug, Default)]
pub struct PlanDocument<'a> {
    /// The plan's title.
    pub title: Option<Spanned<&'a str>>,
    /// What people call it.
    pub name: Option<Spanned<&'a str>>,
    /// Who drew it up.
    pub organization: Option<Spanned<&'a str>>,
    /// Where it holds.
    pub territory: Option<Spanned<&'a str>>,
    /// The time it covers, as written.
    pub period: Option<Spanned<&'a str>>,
    /// Its approval.
    pub approved: Option<Approved<'a>>,
    /// The documents it rests on.
    pub basis: Vec<Spanned<&'a str>>,
    /// What it is for.
    pub goal: Option<Spanned<&'a str>>,
    /// The expected result.
    pub expected: Option<Spanned<&'a str>>,
    /// Who supervises it.
    pub control: Option<Spanned<&'a str>>,
    /// The registry of executors.
    pub executors: Vec<ExecutorEntry<'a>>,
    /// Dates of events that deadlines count from.
    pub events: Vec<(Spanned<&'a str>, Spanned<NaiveDate>)>,
    /// Titled groups, in the order of the file.
    pub sections: Vec<SectionDocument<'a>>,
    /// Rows outside sections, in the order of the file.
    pub items: Vec<ItemDocument<'a>>,
}

/// The approval of a plan.
#[derive(Debug)]
pub struct Approved<'a> {
    /// The day.
    pub date: Option<Spanned<NaiveDate>>,
    /// The order.
    pub document: Option<Spanned<&'a str>>,
    /// Who signed it.
    pub by: Option<Spanned<&'a str>>,
}

/// One line of `[executors]`.
#[derive(Debug)]
pub struct ExecutorEntry<'a> {
    /// The spelling that items use.
    pub name: Spanned<&'a str>,
    /// `person`, `unit`, `role` or `group`, as written.
    pub kind: Option<Spanned<&'a str>>,
    /// The post; of a role, what the appointing document calls it.
    pub post: Option<Spanned<&'a str>>,
    /// The address of mail.
    pub email: Option<Spanned<&'a str>>,
    /// Other spellings.
    pub aliases: Vec<Spanned<&'a str>>,
    /// The members of a group.
    pub members: Vec<Spanned<&'a str>>,
    /// Who holds a role.
    pub held_by: Vec<Holder<'a>>,
}

/// Who holds a role, and when.
#[derive(Debug)]
pub struct Holder<'a> {
    /// The person or unit.
    pub name: Option<Spanned<&'a str>>,
    /// The first day.
    pub from: Option<Spanned<NaiveDate>>,
    /// The last day.
    pub to: Option<Spanned<NaiveDate>>,
}

/// A titled group of rows.
#[derive(Debug)]
pub struct SectionDocument<'a> {
    /// Where its header stands.
    pub header: Span,
    /// Its title.
    pub title: Option<Spanned<&'a str>>,
    /// Its rows.
    pub items: Vec<ItemDocument<'a>>,
}

/// One row.
#[derive(Debug, Default)]
pub struct ItemDocument<'a> {
    /// Where its header stands.
    pub header: Span,
    /// The number as printed.
    pub number: Option<Spanned<&'a str>>,
    /// The title.
    pub title: Option<Spanned<&'a str>>,
    /// The deadline as worded.
    pub deadline: Option<Spanned<Deadline<'a>>>,
    /// Former deadlines, in the order in which they were given up.
    pub postponed: Vec<Postponement<'a>>,
    /// Who does it, the lead first.
    pub executors: Vec<Spanned<&'a str>>,
    /// The expected result.
    pub result: Option<Spanned<&'a str>>,
    /// Real dates that win over the phrase.
    pub dates: Vec<Spanned<WindowEntry>>,
    /// Marks of execution.
    pub done: Option<Done<'a>>,
    /// What was dropped: the row, or occurrences of it.
    pub cancelled: Option<Cancelled<'a>>,
    /// Occurrences that were moved to another day.
    pub moved: Vec<MoveEntry<'a>>,
    /// Why occurrences are not carried out.
    pub unmet: Vec<FactEntry<'a>>,
    /// The day work began.
    pub started: Option<Spanned<NaiveDate>>,
    /// A remark.
    pub note: Option<Spanned<&'a str>>,
    /// What proves the execution.
    pub evidence: Option<Spanned<&'a str>>,
    /// Columns without a key of their own.
    pub extra: Vec<Extra<'a>>,
    /// Whether a value that decides what the row is or how it stands could not be read.
    pub unreadable: bool,
}

impl<'a> ItemDocument<'a> {
    /// Returns the proofs and reasons among what became of the row, as written.
    pub fn proofs(&self) -> impl Iterator<Item = Spanned<&'a str>> {
        let done = match &self.done {
            Some(Done::Each(all)) => all.as_slice(),
            _ => &[],
        };
        let cancelled = match &self.cancelled {
            Some(Cancelled::Whole(fact)) => std::slice::from_ref(fact),
            Some(Cancelled::Each(all)) => all,
            None => &[],
        };
        let proofs = done.iter().filter_map(|done| done.evidence);
        let facts = cancelled.iter().chain(&self.unmet);
        let reasons = facts.filter_map(|fact| fact.reason);
        proofs.chain(reasons).chain(self.evidence)
    }

    /// Returns the deadline as worded; a TOML date reads «до» it.
    pub fn deadline_words(&self) -> String {
        match self.deadline.map(|deadline| deadline.value) {
            Some(Deadline::Phrase(phrase)) => phrase.to_owned(),
            Some(Deadline::Date(date)) => date.format("до %d.%m.%Y").to_string(),
            None => String::new(),
        }
    }
}

/// A column of the document that has no key, and its cell.
#[derive(Debug, Clone)]
pub struct Extra<'a> {
    /// The column's header.
    pub column: Spanned<&'a str>,
    /// The cell: a string, or the TOML of another value.
    pub cell: String,
}

/// A deadline as written: words, or a TOML date, which means «до» it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deadline<'a> {
    /// Words.
    Phrase(&'a str),
    /// A date.
    Date(NaiveDate),
}

/// A window of real dates, both days inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WindowEntry {
    /// The first day, where one is given.
    pub start: Option<NaiveDate>,
    /// The last day.
    pub due: NaiveDate,
}

/// Marks of execution.
#[derive(Debug)]
pub enum Done<'a> {
    /// One day for the whole row.
    On(Spanned<NaiveDate>),
    /// One entry for each occurrence carried out.
    Each(Vec<DoneEntry<'a>>),
}

/// The mark of one occurrence.
#[derive(Debug)]
pub struct DoneEntry<'a> {
    /// Where the entry stands.
    pub span: Span,
    /// The due day of the occurrence it marks.
    pub due: Option<Spanned<NaiveDate>>,
    /// The day it was done.
    pub on: Option<Spanned<NaiveDate>>,
    /// What proves it.
    pub evidence: Option<Spanned<&'a str>>,
    /// A remark on it.
    pub note: Option<Spanned<&'a str>>,
}

/// What was dropped.
#[derive(Debug)]
pub enum Cancelled<'a> {
    /// The whole row.
    Whole(FactEntry<'a>),
    /// One entry for each occurrence dropped.
    Each(Vec<FactEntry<'a>>),
}

/// Something that happened to a row or to an occurrence of it, and why.
#[derive(Debug)]
pub struct FactEntry<'a> {
    /// Where the entry stands.
    pub span: Span,
    /// The due day of the occurrence it speaks of, before any move.
    pub due: Option<Spanned<NaiveDate>>,
    /// The day it happened.
    pub on: Option<Spanned<NaiveDate>>,
    /// Why.
    pub reason: Option<Spanned<&'a str>>,
}

/// A decision that moved one occurrence.
#[derive(Debug)]
pub struct MoveEntry<'a> {
    /// Where the entry stands.
    pub span: Span,
    /// The due day of the occurrence, before any move.
    pub due: Option<Spanned<NaiveDate>>,
    /// The day it is due instead.
    pub to: Option<Spanned<NaiveDate>>,
    /// The day of the decision.
    pub on: Option<Spanned<NaiveDate>>,
    /// The document it rests on.
    pub basis: Option<Spanned<&'a str>>,
}

/// A decision that moved a deadline.
#[derive(Debug, Clone)]
pub struct Postponement<'a> {
    /// Where the entry stands.
    pub span: Span,
    /// The deadline before it, as written.
    pub was: Option<Spanned<Was<'a>>>,
    /// The day of the decision.
    pub on: Option<Spanned<NaiveDate>>,
    /// The document it rests on.
    pub basis: Option<Spanned<&'a str>>,
}

/// The former deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Was<'a> {
    /// A deadline.
    Deadline(Deadline<'a>),
    /// The real dates, where they won over the deadline.
    Dates(Vec<WindowEntry>),
}

/// A workspace file.
#[derive(Debug, Default)]
pub struct WorkspaceDocument<'a> {
    /// The language, as written.
    pub lang: Option<Spanned<&'a str>>,
    /// Where the plans are, relative to the file.
    pub paths: Vec<Spanned<&'a str>>,
    /// Executors known to every plan.
    pub executors: Vec<ExecutorEntry<'a>>,
    /// What happens to a due day that is not a working day: `before` or `after`.
    pub non_working: Option<Spanned<&'a str>>,
    /// Further days off.
    pub days_off: Vec<NaiveDate>,
    /// Days that are working days after all.
    pub working_days: Vec<NaiveDate>,
    /// The last day of the school year, `05-31`.
    pub school_year_end: Option<Spanned<&'a str>>,
    /// The parts of the school year, `09-01..10-31` each, in the order of `Part::ALL`.
    pub parts: [Vec<Spanned<&'a str>>; Part::ALL.len()],
    /// Levels of rules: the rule's name and the word written for it.
    pub check: Vec<(Spanned<&'a str>, Spanned<&'a str>)>,
}
