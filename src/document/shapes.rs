//! The raw shapes of the two files, field by field.

use chrono::NaiveDate;
use toml_spanner::{Array, Item, Table, Value};

use super::reader::{Reader, date, span, text, texts};
use super::schema;
use crate::diagnostic::Diagnostic;
use crate::text::{Span, Spanned};

/// A plan file.
#[derive(Debug, Default)]
pub struct PlanDocument<'a> {
    /// The plan's title.
    pub title: Option<Spanned<&'a str>>,
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
    /// What it is to bring.
    pub expected: Option<Spanned<&'a str>>,
    /// Who watches over it.
    pub control: Option<Spanned<&'a str>>,
    /// Who may be named.
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
    /// Other spellings.
    pub aliases: Vec<Spanned<&'a str>>,
    /// Whom a group is made of.
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
    /// What is to be done.
    pub title: Option<Spanned<&'a str>>,
    /// The deadline as worded.
    pub deadline: Option<Spanned<Deadline<'a>>>,
    /// Former deadlines, in the order in which they were given up.
    pub postponed: Vec<Postponement<'a>>,
    /// Who does it, the lead first.
    pub executors: Vec<Spanned<&'a str>>,
    /// What it is to bring.
    pub result: Option<Spanned<&'a str>>,
    /// Real dates that win over the phrase.
    pub dates: Vec<Spanned<WindowEntry>>,
    /// Marks of execution.
    pub done: Option<Done<'a>>,
    /// `cancelled`, as written.
    pub status: Option<Spanned<&'a str>>,
    /// Why it was cancelled.
    pub reason: Option<Spanned<&'a str>>,
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

/// A column of the document that has no key, and its cell.
#[derive(Debug, Clone)]
pub struct Extra<'a> {
    /// The column's header.
    pub column: Spanned<&'a str>,
    /// The cell: a string, or the TOML of another value.
    pub cell: String,
}

/// A deadline as written: words, or a TOML date, which means «до» it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// The due day of the occurrence it speaks of.
    pub due: Option<Spanned<NaiveDate>>,
    /// The day it was carried out.
    pub on: Option<Spanned<NaiveDate>>,
    /// What proves it.
    pub evidence: Option<Spanned<&'a str>>,
    /// A remark on it.
    pub note: Option<Spanned<&'a str>>,
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

/// What was given up.
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
    /// The four school quarters, `09-01..10-31` each.
    pub school_quarters: Vec<Spanned<&'a str>>,
    /// Levels of rules: the rule's name and the word written for it.
    pub check: Vec<(Spanned<&'a str>, Spanned<&'a str>)>,
}

pub(super) fn plan<'a>(table: &Table<'a>, problems: &mut Vec<Diagnostic>) -> PlanDocument<'a> {
    let read = Reader::new(table, &schema::PLAN, problems);
    for key in ["title", "period"] {
        read.require(key, problems);
    }
    PlanDocument {
        title: read.text("title"),
        organization: read.text("organization"),
        territory: read.text("territory"),
        period: read.text("period"),
        approved: read
            .table("approved")
            .map(|table| approved(table, problems)),
        basis: read.texts("basis"),
        goal: read.text("goal"),
        expected: read.text("expected"),
        control: read.text("control"),
        executors: executors(read.table("executors"), problems),
        events: read
            .table("events")
            .map_or_else(Vec::new, |table| events(table, problems)),
        sections: read.tables("section", |table| section(table, problems)),
        items: read.tables("item", |table| item(table, problems)),
    }
}

pub(super) fn workspace<'a>(
    table: &Table<'a>,
    problems: &mut Vec<Diagnostic>,
) -> WorkspaceDocument<'a> {
    let read = Reader::new(table, &schema::WORKSPACE, problems);
    let mut document = WorkspaceDocument {
        lang: read.text("lang"),
        paths: read.texts("paths"),
        executors: executors(read.table("executors"), problems),
        ..WorkspaceDocument::default()
    };
    if let Some(table) = read.table("calendar") {
        let calendar = Reader::new(table, &schema::CALENDAR, problems);
        document.non_working = calendar.text("non-working");
        document.days_off = dates(calendar.array("days-off"));
        document.working_days = dates(calendar.array("working-days"));
        document.school_year_end = calendar.text("school-year-end");
        document.school_quarters = calendar.texts("school-quarters");
    }
    if let Some(table) = read.table("check") {
        let check = Reader::new(table, &schema::CHECK, problems);
        document.check = check
            .entries()
            .filter_map(|(rule, item)| Some((rule, text(item)?)))
            .collect();
    }
    document
}

fn approved<'a>(table: &Table<'a>, problems: &mut Vec<Diagnostic>) -> Approved<'a> {
    let read = Reader::new(table, &schema::APPROVED, problems);
    Approved {
        date: read.date("date"),
        document: read.text("document"),
        by: read.text("by"),
    }
}

fn executors<'a>(
    table: Option<&Table<'a>>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<ExecutorEntry<'a>> {
    let Some(table) = table else {
        return Vec::new();
    };
    let read = Reader::new(table, &schema::EXECUTORS, problems);
    let entry = |(name, item): (Spanned<&'a str>, &Item<'a>)| {
        Some(executor(name, item.as_table()?, problems))
    };
    read.entries().filter_map(entry).collect()
}

fn executor<'a>(
    name: Spanned<&'a str>,
    table: &Table<'a>,
    problems: &mut Vec<Diagnostic>,
) -> ExecutorEntry<'a> {
    let read = Reader::new(table, &schema::EXECUTOR, problems);
    read.require("kind", problems);
    ExecutorEntry {
        name,
        kind: read.text("kind"),
        post: read.text("post"),
        aliases: read.texts("aliases"),
        members: read.texts("members"),
        held_by: read.tables("held_by", |table| holder(table, problems)),
    }
}

fn holder<'a>(table: &Table<'a>, problems: &mut Vec<Diagnostic>) -> Holder<'a> {
    let read = Reader::new(table, &schema::HOLDER, problems);
    read.require("name", problems);
    Holder {
        name: read.text("name"),
        from: read.date("from"),
        to: read.date("to"),
    }
}

fn events<'a>(
    table: &Table<'a>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(Spanned<&'a str>, Spanned<NaiveDate>)> {
    let read = Reader::new(table, &schema::EVENTS, problems);
    read.entries()
        .filter_map(|(event, item)| Some((event, date(item)?)))
        .collect()
}

fn section<'a>(table: &Table<'a>, problems: &mut Vec<Diagnostic>) -> SectionDocument<'a> {
    let read = Reader::new(table, &schema::SECTION, problems);
    read.require("title", problems);
    SectionDocument {
        header: read.span(),
        title: read.text("title"),
        items: read.tables("item", |table| item(table, problems)),
    }
}

/// Keys without which it cannot be told what a row is or how it stands.
const VITAL: [&str; 6] = ["title", "deadline", "dates", "done", "status", "started"];

fn item<'a>(table: &Table<'a>, problems: &mut Vec<Diagnostic>) -> ItemDocument<'a> {
    let read = Reader::new(table, &schema::ITEM, problems);
    let mut row = ItemDocument {
        header: read.span(),
        ..ItemDocument::default()
    };
    let (mut dates, mut marks, mut columns, mut moves) = (None, None, None, None);
    // Rows are what files are made of: their keys are gone through once rather than each looked for.
    for (key, value) in read.entries() {
        match key.value {
            "number" => row.number = text(value),
            "title" => row.title = text(value),
            "deadline" => row.deadline = deadline(value),
            "postponed" => moves = value.as_array(),
            "executors" => row.executors = texts(value),
            "result" => row.result = text(value),
            "dates" => dates = value.as_array(),
            "done" => marks = Some(value),
            "status" => row.status = text(value),
            "reason" => row.reason = text(value),
            "started" => row.started = date(value),
            "note" => row.note = text(value),
            "evidence" => row.evidence = text(value),
            "extra" => columns = value.as_table(),
            _ => {}
        }
    }
    if row.title.is_none() {
        read.require("title", problems);
    }
    let before = problems.len();
    row.dates = windows(dates, problems);
    row.done = marks.map(|item| done(item, problems));
    let unreadable_facts = problems.len() > before;
    let undated = row.deadline.is_none() && row.dates.is_empty();
    if undated {
        read.require("deadline", problems);
    }
    let moves = moves
        .into_iter()
        .flat_map(Array::iter)
        .filter_map(Item::as_table);
    row.postponed = moves.map(|table| postponement(table, problems)).collect();
    row.extra = columns.map_or_else(Vec::new, |table| extra(table, problems));
    row.unreadable = unreadable_facts
        || row.title.is_none()
        || undated
        || VITAL.iter().any(|key| read.rejected(key));
    row
}

fn postponement<'a>(table: &Table<'a>, problems: &mut Vec<Diagnostic>) -> Postponement<'a> {
    let read = Reader::new(table, &schema::POSTPONED, problems);
    read.require("was", problems);
    let was = read.any("was").and_then(|item| {
        let was = match item.as_array() {
            Some(array) => Was::Dates(
                windows(Some(array), problems)
                    .into_iter()
                    .map(|window| window.value)
                    .collect(),
            ),
            None => Was::Deadline(deadline(item)?.value),
        };
        Some(Spanned::new(was, span(item.span())))
    });
    Postponement {
        span: read.span(),
        was,
        on: read.date("on"),
        basis: read.text("basis"),
    }
}

fn deadline<'a>(item: &Item<'a>) -> Option<Spanned<Deadline<'a>>> {
    let span = span(item.span());
    match text(item) {
        Some(phrase) => Some(Spanned::new(Deadline::Phrase(phrase.value), span)),
        None => date(item).map(|day| Spanned::new(Deadline::Date(day.value), span)),
    }
}

fn windows(array: Option<&Array<'_>>, problems: &mut Vec<Diagnostic>) -> Vec<Spanned<WindowEntry>> {
    let entry = |item: &Item<'_>| {
        if let Some(day) = date(item) {
            return Some(Spanned::new(
                WindowEntry {
                    start: Some(day.value),
                    due: day.value,
                },
                day.span,
            ));
        }
        let read = Reader::new(item.as_table()?, &schema::WINDOW, problems);
        read.require("due", problems);
        let due = read.date("due")?.value;
        let start = read.date("start").map(|start| start.value);
        Some(Spanned::new(WindowEntry { start, due }, span(item.span())))
    };
    array
        .into_iter()
        .flat_map(Array::iter)
        .filter_map(entry)
        .collect()
}

fn done<'a>(item: &Item<'a>, problems: &mut Vec<Diagnostic>) -> Done<'a> {
    if let Some(day) = date(item) {
        return Done::On(day);
    }
    let entry = |item: &Item<'a>| {
        let read = Reader::new(item.as_table()?, &schema::DONE, problems);
        read.require("on", problems);
        Some(DoneEntry {
            span: span(item.span()),
            due: read.date("due"),
            on: read.date("on"),
            evidence: read.text("evidence"),
            note: read.text("note"),
        })
    };
    Done::Each(
        item.as_array()
            .into_iter()
            .flat_map(Array::iter)
            .filter_map(entry)
            .collect(),
    )
}

fn extra<'a>(table: &Table<'a>, problems: &mut Vec<Diagnostic>) -> Vec<Extra<'a>> {
    let read = Reader::new(table, &schema::EXTRA, problems);
    read.entries()
        .map(|(column, item)| Extra {
            column,
            cell: cell(item),
        })
        .collect()
}

fn cell(item: &Item<'_>) -> String {
    match item.value() {
        Value::String(text) => (*text).to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(value) => value.to_string(),
        Value::DateTime(_) => {
            date(item).map_or_else(String::new, |day| day.value.format("%d.%m.%Y").to_string())
        }
        Value::Array(array) => array.iter().map(cell).collect::<Vec<_>>().join("; "),
        Value::Table(table) => table
            .iter()
            .map(|(key, item)| format!("{}: {}", key.name, cell(item)))
            .collect::<Vec<_>>()
            .join("; "),
    }
}

fn dates(array: Option<&Array<'_>>) -> Vec<NaiveDate> {
    let days = array.into_iter().flat_map(Array::iter).filter_map(date);
    days.map(|day| day.value).collect()
}
