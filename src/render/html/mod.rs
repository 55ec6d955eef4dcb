//! Pages as HTML: one file without a network, its style and script inside.

mod site;

pub use site::site;

use std::io::{self, Write};

use super::{Signs, strip, xml};
use crate::report::{Cell, Column, ColumnKind, Line, LineKind, Page, Table, Tone, Value, whole};
use crate::words::Lang;

/// What the head of each page says of its maker; files with it may be overwritten.
const MARK: &str = "<meta name=generator content=roadmap>";

const STYLE: &str = include_str!("style.css");

/// Returns whether `bytes` are a page that this module wrote.
pub fn is_ours(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    String::from_utf8_lossy(head).contains(MARK)
}

/// Writes `page`, alone.
pub fn page(page: &Page<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    head(&page.title, lang, out)?;
    writeln!(out, "<main>\n<h1>{}</h1>", xml::line(&page.title))?;
    body(page, "h2", out)?;
    writeln!(out, "</main>")
}

/// Writes the head of a file: nothing in the file may ask anything of anybody.
fn head(title: &str, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let title = xml::line(title);
    writeln!(
        out,
        "<!doctype html>\n<html lang={}>\n<meta charset=utf-8>\n{MARK}\n\
         <meta name=viewport content=\"width=device-width,initial-scale=1\">\n\
         <meta http-equiv=Content-Security-Policy content=\"default-src 'none'; img-src data:; \
         style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <link rel=icon href=data:,>\n<title>{title}</title>\n<style>\n{STYLE}</style>\n<body>",
        lang.name()
    )
}

/// Writes the day, the tables and the notes of `page`; its tables are titled by `heading`.
fn body(page: &Page<'_>, heading: &str, out: &mut dyn Write) -> io::Result<()> {
    if let Some(day) = &page.day {
        writeln!(out, "<p class=day>{}</p>", xml::line(day))?;
    }
    for part in page.tables.iter().filter(|table| !table.lines.is_empty()) {
        table(part, &page.title, heading, out)?;
    }
    notes(&page.notes, out)
}

fn notes(notes: &[String], out: &mut dyn Write) -> io::Result<()> {
    for note in notes {
        writeln!(out, "<p class=note>{}</p>", xml::line(note))?;
    }
    Ok(())
}

/// Writes `table`, which scrolls by itself where it is wide.
fn table(table: &Table<'_>, page: &str, heading: &str, out: &mut dyn Write) -> io::Result<()> {
    let legend = strip::legend(table, Signs::Unicode);
    let table = &*strip::spread(table);
    if let Some(title) = &table.title {
        writeln!(out, "<{heading}>{}</{heading}>", xml::line(title))?;
    }
    let name = xml::line(table.title.as_deref().unwrap_or(page));
    let map = if is_map(table) { " class=map" } else { "" };
    writeln!(
        out,
        "<div class=wide tabindex=0 role=group aria-label=\"{name}\"><table{map}>"
    )?;
    let shown = table.filled();
    let columns: Vec<&Column> = shown.iter().map(|index| &table.columns[*index]).collect();
    if columns.iter().any(|column| !column.title.is_empty()) {
        write!(out, "<thead><tr>")?;
        for column in &columns {
            let title = xml::line(&column.title);
            let tag = if title.is_empty() {
                "td"
            } else {
                "th scope=col"
            };
            write!(out, "<{tag}{}>{title}", class(column.kind, Tone::Plain))?;
        }
        writeln!(out, "</thead>")?;
    }
    writeln!(out, "<tbody>")?;
    for part in &table.lines {
        line(part, table, &shown, !map.is_empty(), out)?;
    }
    writeln!(out, "</table></div>")?;
    notes(legend.as_slice(), out)
}

fn line(
    line: &Line<'_>,
    table: &Table<'_>,
    shown: &[usize],
    map: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let kind = match line.kind {
        LineKind::Body => "",
        LineKind::Group => " class=group",
        LineKind::Subgroup => " class=subgroup",
        LineKind::Total => " class=total",
    };
    write!(out, "<tr{kind}>")?;
    if matches!(line.kind, LineKind::Group | LineKind::Subgroup) {
        let said = line.cells.first().map(cell).unwrap_or_default();
        return writeln!(out, "<th scope=rowgroup colspan={}>{said}", shown.len());
    }
    for index in shown {
        let empty = Cell::default();
        let one = line.cells.get(*index).unwrap_or(&empty);
        let kind = table.columns[*index].kind;
        // a map is mostly of nothing, which its style draws
        if map && (kind, one.tone) == (ColumnKind::Number, Tone::Muted) {
            write!(out, "<td>")?;
            continue;
        }
        write!(out, "<td{}>{}", class(kind, one.tone), cell(one))?;
    }
    // a line break would be in the last cell, which may be empty
    if map { Ok(()) } else { writeln!(out) }
}

/// Returns whether the cells of `table` are a map of how much there is.
fn is_map(table: &Table<'_>) -> bool {
    let cells = table.lines.iter().flat_map(|line| &line.cells);
    cells
        .into_iter()
        .any(|cell| matches!(cell.tone, Tone::Heat(_)))
}

/// Returns the class of a cell: how it is set, and what it means.
fn class(kind: ColumnKind, tone: Tone) -> String {
    let tone_name = tone_name(tone);
    let kind = match (kind, tone) {
        // Maps have thousands of these: their classes say both.
        (ColumnKind::Number, Tone::Heat(_)) => "",
        (ColumnKind::Number, Tone::Muted) => return " class=zero".to_owned(),
        (ColumnKind::Number, _) => "num",
        (ColumnKind::Word | ColumnKind::Label, _) => "word",
        _ => "",
    };
    match (kind, tone_name) {
        ("", "") => String::new(),
        ("", one) | (one, "") => format!(" class={one}"),
        (kind, tone) => format!(" class=\"{kind} {tone}\""),
    }
}

/// Returns the class of a tone.
fn tone_name(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Done => "done",
        Tone::Late => "late",
        Tone::Overdue => "overdue",
        Tone::Soon => "soon",
        Tone::Active => "active",
        Tone::Muted => "muted",
        Tone::Heat(1) => "heat1",
        Tone::Heat(2) => "heat2",
        Tone::Heat(3) => "heat3",
        Tone::Heat(_) => "heat4",
    }
}

fn cell(cell: &Cell<'_>) -> String {
    let mut said = match &cell.value {
        Value::Empty => String::new(),
        Value::Text(text) => broken(text),
        Value::Names(names) => {
            let names: Vec<String> = names.iter().map(|name| xml::line(&whole(name))).collect();
            names.join(", ")
        }
        Value::Number(number) => number.to_string(),
        Value::Date(date) => date.format("%d.%m.%Y").to_string(),
        Value::Strip(slots) => xml::line(&strip::plain(slots)),
    };
    for remark in &cell.remarks {
        said.push_str("<br><small>");
        said.push_str(&broken(remark));
        said.push_str("</small>");
    }
    said
}

/// Returns the lines of `text`, one under the other.
fn broken(text: &str) -> String {
    xml::lines(text.trim()).collect::<Vec<_>>().join("<br>")
}
