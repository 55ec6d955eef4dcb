//! Plan files and what they say, both ways.

use std::cell::RefCell;
use std::fmt::Write as _;

use chrono::NaiveDate;
use roadmap::document;
use roadmap::model::{Readings, Workspace, lower};
use roadmap::query::diff::{
    Content, Entry, Fact, Field, Former, Mark, Marks, Postponement, Record, Revision, Shift, Window,
};

/// The real plans.
pub(crate) const PLANS: [&str; 5] = [
    include_str!("../../../roadmaps/dubovsky-2021.toml"),
    include_str!("../../../roadmaps/novokuznetsk-2020-2021.toml"),
    include_str!("../../../roadmaps/pervouralsk-2022.toml"),
    include_str!("../../../roadmaps/sarov-2021-2022.toml"),
    include_str!("../../../roadmaps/school-19-2021.toml"),
];

/// Returns the day so many days after the beginning of 2021.
pub(crate) fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 1, 1).unwrap() + chrono::Days::new(offset)
}

thread_local! {
    /// The same phrases come in every revision, and are read once as when a history is told.
    static READINGS: RefCell<Readings> = RefCell::default();
}

/// Reads a plan file in which nothing is wrong.
pub(crate) fn read(text: &str) -> Revision {
    let arena = toml_spanner::Arena::new();
    let (document, problems) = document::plan(text, &arena);
    assert!(problems.is_empty(), "{problems:?} in\n{text}");
    let workspace = Workspace::default();
    READINGS.with_borrow_mut(|readings| {
        let (plan, _) = lower("plan", document, &workspace, readings);
        Revision::of(&plan)
    })
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// Returns a plan file that says `content`.
pub(crate) fn write(content: &Content) -> String {
    let mut out = String::new();
    passport(content, &mut out);
    for row in content.rows.iter().filter(|row| row.section.is_none()) {
        write_row(row, "item", &mut out);
    }
    for (section, title) in content.sections.iter().enumerate() {
        writeln!(out, "[[section]]\ntitle = {}\n", quoted(title)).unwrap();
        for row in content
            .rows
            .iter()
            .filter(|row| row.section == Some(section))
        {
            write_row(row, "section.item", &mut out);
        }
    }
    out
}

fn passport(content: &Content, out: &mut String) {
    let mut approved = Vec::new();
    for (field, texts) in &content.passport {
        let key = serde_json::to_value(field).unwrap();
        let text = &texts[0];
        match field {
            Field::Basis => writeln!(out, "basis = {}", list(texts)).unwrap(),
            Field::ApprovedOn => approved.push(format!("date = {text}")),
            Field::ApprovedIn => approved.push(format!("document = {}", quoted(text))),
            Field::ApprovedBy => approved.push(format!("by = {}", quoted(text))),
            _ => writeln!(out, "{} = {}", key.as_str().unwrap(), quoted(text)).unwrap(),
        }
    }
    if !approved.is_empty() {
        writeln!(out, "approved = {{ {} }}", approved.join(", ")).unwrap();
    }
    if !content.events.is_empty() {
        writeln!(out, "[events]").unwrap();
    }
    for (event, day) in &content.events {
        writeln!(out, "{} = {day}", quoted(event)).unwrap();
    }
    if !content.executors.is_empty() {
        writeln!(out, "[executors]").unwrap();
    }
    for (name, entry) in &content.executors {
        writeln!(out, "{} = {}", quoted(name), registered(entry)).unwrap();
    }
}

fn registered(entry: &Entry) -> String {
    let mut parts = vec![format!("kind = \"{}\"", entry.kind)];
    parts.extend(
        entry
            .post
            .iter()
            .map(|post| format!("post = {}", quoted(post))),
    );
    for (key, names) in [("aliases", &entry.aliases), ("members", &entry.members)] {
        if !names.is_empty() {
            parts.push(format!("{key} = {}", list(names)));
        }
    }
    let held: Vec<String> = entry
        .held_by
        .iter()
        .map(|held| {
            let mut parts = vec![format!("name = {}", quoted(&held.name))];
            parts.extend(held.from.map(|day| format!("from = {day}")));
            parts.extend(held.to.map(|day| format!("to = {day}")));
            format!("{{ {} }}", parts.join(", "))
        })
        .collect();
    if !held.is_empty() {
        parts.push(format!("held_by = [{}]", held.join(", ")));
    }
    format!("{{ {} }}", parts.join(", "))
}

fn windows(windows: &[Window]) -> String {
    let window = |window: &Window| match window.start {
        Some(start) => format!("{{ start = {start}, due = {} }}", window.due),
        None => format!("{{ due = {} }}", window.due),
    };
    let windows: Vec<String> = windows.iter().map(window).collect();
    format!("[{}]", windows.join(", "))
}

fn postponed(entry: &Postponement) -> String {
    let was = match &entry.was {
        Former::Deadline(phrase) => quoted(phrase),
        Former::Dates(dates) => windows(dates),
    };
    let mut parts = vec![format!("was = {was}")];
    parts.extend(entry.on.map(|day| format!("on = {day}")));
    parts.extend(
        entry
            .basis
            .iter()
            .map(|basis| format!("basis = {}", quoted(basis))),
    );
    format!("{{ {} }}", parts.join(", "))
}

fn mark(mark: &Mark) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(mark.due.map(|day| format!("due = {day}")));
    parts.extend(mark.on.map(|day| format!("on = {day}")));
    parts.extend(
        mark.evidence
            .iter()
            .map(|proof| format!("evidence = {}", quoted(proof))),
    );
    format!("{{ {} }}", parts.join(", "))
}

fn write_row(row: &Record, header: &str, out: &mut String) {
    writeln!(
        out,
        "[[{header}]]\nnumber = {}\ntitle = {}",
        quoted(&row.number),
        quoted(&row.title)
    )
    .unwrap();
    writeln!(
        out,
        "deadline = {}\nexecutors = {}",
        quoted(&row.deadline),
        list(&row.executors)
    )
    .unwrap();
    writeln!(out, "result = {}", quoted(&row.result)).unwrap();
    if !row.dates.is_empty() {
        writeln!(out, "dates = {}", windows(&row.dates)).unwrap();
    }
    if !row.postponed.is_empty() {
        let entries: Vec<String> = row.postponed.iter().map(postponed).collect();
        writeln!(out, "postponed = [{}]", entries.join(", ")).unwrap();
    }
    match &row.done {
        Some(Marks::On(day)) => writeln!(out, "done = {day}").unwrap(),
        Some(Marks::Each(marks)) => {
            let marks: Vec<String> = marks.iter().map(mark).collect();
            writeln!(out, "done = [{}]", marks.join(", ")).unwrap();
        }
        None => {}
    }
    if row.cancelled {
        let on = row.cancelled_on.map(|on| format!("on = {on}"));
        let reason = row
            .reason
            .as_deref()
            .map(|reason| format!("reason = {}", quoted(reason)));
        let facts: Vec<String> = on.into_iter().chain(reason).collect();
        writeln!(out, "cancelled = {{ {} }}", facts.join(", ")).unwrap();
    } else if !row.dropped.is_empty() {
        writeln!(
            out,
            "cancelled = [{}]",
            row.dropped.iter().map(fact).collect::<String>()
        )
        .unwrap();
    }
    if !row.unmet.is_empty() {
        writeln!(
            out,
            "unmet = [{}]",
            row.unmet.iter().map(fact).collect::<String>()
        )
        .unwrap();
    }
    if !row.moved.is_empty() {
        let shift = |shift: &Shift| {
            let (due, to, on) = (shift.due.unwrap(), shift.to.unwrap(), shift.on.unwrap());
            format!("{{ due = {due}, to = {to}, on = {on} }}, ")
        };
        writeln!(
            out,
            "moved = [{}]",
            row.moved.iter().map(shift).collect::<String>()
        )
        .unwrap();
    }
    for (key, text) in [("note", &row.note), ("evidence", &row.evidence)] {
        if let Some(text) = text {
            writeln!(out, "{key} = {}", quoted(text)).unwrap();
        }
    }
    if let Some(day) = row.started {
        writeln!(out, "started = {day}").unwrap();
    }
    if !row.extra.is_empty() {
        writeln!(out, "[{header}.extra]").unwrap();
    }
    for (column, cell) in &row.extra {
        writeln!(out, "{} = {}", quoted(column), quoted(cell)).unwrap();
    }
    writeln!(out).unwrap();
}

fn fact(fact: &Fact) -> String {
    let (due, on) = (fact.due.unwrap(), fact.on.unwrap());
    format!("{{ due = {due}, on = {on} }}, ")
}
