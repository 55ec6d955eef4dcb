//! Tables of the two files read into their shapes; what does not fit is reported and left out.

use chrono::NaiveDate;
use toml_spanner::{Array, Item, Table, Value};

use super::former;
use super::reader::{Reader, date, span, text, texts};
use super::schema;
use super::shapes::{
    Approved, Cancelled, Deadline, Done, DoneEntry, ExecutorEntry, Extra, FactEntry, Holder,
    ItemDocument, MoveEntry, PlanDocument, Postponement, SectionDocument, Was, WindowEntry,
    WorkspaceDocument,
};
use crate::calendar::Part;
use crate::diagnostic::Diagnostic;
use crate::text::Spanned;

pub(super) fn plan<'a>(table: &Table<'a>, problems: &mut Vec<Diagnostic>) -> PlanDocument<'a> {
    let read = Reader::new(table, &schema::PLAN, problems);
    for key in ["title", "period"] {
        read.require(key, problems);
    }
    PlanDocument {
        title: read.text("title"),
        name: read.text("name"),
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
        document.parts = Part::ALL.map(|part| calendar.texts(part.key()));
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
        email: read.text("email"),
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

/// Keys without which neither the identity nor the state of a row is known.
const VITAL: [&str; 7] = [
    "title",
    "deadline",
    "dates",
    "done",
    "moved",
    "cancelled",
    "started",
];

fn item<'a>(table: &Table<'a>, problems: &mut Vec<Diagnostic>) -> ItemDocument<'a> {
    let read = Reader::new(table, &schema::ITEM, problems);
    let mut row = ItemDocument {
        header: read.span(),
        ..ItemDocument::default()
    };
    let (mut dates, mut marks, mut columns, mut moves) = (None, None, None, None);
    let mut former = false;
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
            "moved" => row.moved = entries(value, |table| moved(table, problems)),
            "unmet" => row.unmet = entries(value, |table| fact(table, problems)),
            "cancelled" => row.cancelled = Some(cancelled(value, problems)),
            "started" => row.started = date(value),
            "note" => row.note = text(value),
            "evidence" => row.evidence = text(value),
            "extra" => columns = value.as_table(),
            _ => former = true,
        }
    }
    if row.title.is_none_or(|title| title.value.trim().is_empty()) {
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
    former = former && former::status(table, problems);
    row.unreadable = unreadable_facts
        || former
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

fn cancelled<'a>(item: &Item<'a>, problems: &mut Vec<Diagnostic>) -> Cancelled<'a> {
    match item.as_table() {
        Some(table) => Cancelled::Whole(fact(table, problems)),
        None => Cancelled::Each(entries(item, |table| fact(table, problems))),
    }
}

/// Returns what `read` makes of the tables of an array.
fn entries<'t, 'a, T>(item: &'t Item<'a>, read: impl FnMut(&'t Table<'a>) -> T) -> Vec<T> {
    let tables = item.as_array().into_iter().flat_map(Array::iter);
    tables.filter_map(Item::as_table).map(read).collect()
}

fn fact<'a>(table: &Table<'a>, problems: &mut Vec<Diagnostic>) -> FactEntry<'a> {
    let read = Reader::new(table, &schema::FACT, problems);
    FactEntry {
        span: read.span(),
        due: read.date("due"),
        on: read.date("on"),
        reason: read.text("reason"),
    }
}

fn moved<'a>(table: &Table<'a>, problems: &mut Vec<Diagnostic>) -> MoveEntry<'a> {
    let read = Reader::new(table, &schema::MOVED, problems);
    read.require("due", problems);
    read.require("to", problems);
    MoveEntry {
        span: read.span(),
        due: read.date("due"),
        to: read.date("to"),
        on: read.date("on"),
        basis: read.text("basis"),
    }
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
