//! Pages as Markdown with pipe tables (GitHub Flavored Markdown), nothing shortened.

use std::io::{self, Write};

use super::{Signs, strip};
use crate::report::{Cell, ColumnKind, Line, LineKind, Page, Table, Value, written};
use crate::text::harmless;

/// Writes `page`.
pub fn page(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## {}", escaped(&page.title))?;
    if let Some(day) = &page.day {
        writeln!(out, "\n{}", escaped(day))?;
    }
    for part in page.tables.iter().filter(|table| !table.lines.is_empty()) {
        writeln!(out)?;
        table(part, out)?;
    }
    for (index, note) in page.notes.iter().enumerate() {
        let item = note.strip_prefix("– ");
        if index == 0 || item.is_none() {
            writeln!(out)?;
        }
        match item {
            Some(item) => writeln!(out, "- {}", escaped(item))?,
            None => writeln!(out, "{}", escaped(note))?,
        }
    }
    Ok(())
}

/// Writes a table.
pub(super) fn table(table: &Table<'_>, out: &mut dyn Write) -> io::Result<()> {
    let legend = strip::legend(table, Signs::Unicode);
    let table = &*strip::spread(table);
    if let Some(title) = &table.title {
        writeln!(out, "### {}\n", escaped(title))?;
    }
    let shown = table.filled();
    let headings = shown
        .iter()
        .map(|index| escaped(&table.columns[*index].title));
    row(headings, out)?;
    let rules = shown.iter().map(|index| match table.columns[*index].kind {
        ColumnKind::Number => "--:".to_owned(),
        _ => "---".to_owned(),
    });
    row(rules, out)?;
    for part in &table.lines {
        row(cells(part, &shown), out)?;
    }
    if let Some(legend) = legend {
        writeln!(out, "\n{}", escaped(&legend))?;
    }
    Ok(())
}

fn row(cells: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "|")?;
    for cell in cells {
        write!(out, " {cell} |")?;
    }
    writeln!(out)
}

/// Returns the cells of `line` in the columns `shown`, headings and sums in bold.
fn cells(line: &Line<'_>, shown: &[usize]) -> impl Iterator<Item = String> {
    let bold = line.kind != LineKind::Body;
    shown.iter().map(move |index| {
        let text = line.cells.get(*index).map(cell).unwrap_or_default();
        if bold && !text.is_empty() {
            format!("**{text}**")
        } else {
            text
        }
    })
}

fn cell(cell: &Cell<'_>) -> String {
    let text = match &cell.value {
        Value::Empty => String::new(),
        Value::Text(text) => escaped(text),
        Value::Names(names) => escaped(&names.join("; ")),
        Value::Number(number) => written(*number),
        Value::Date(date) => date.format("%d.%m.%Y").to_string(),
        Value::Strip(slots) => strip::plain(slots),
    };
    let remarks = cell.remarks.iter().map(|remark| escaped(remark));
    let parts = std::iter::once(text).chain(remarks);
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("<br>")
}

/// Returns `text` so that Markdown takes it literally and keeps it in its cell.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.trim().split_inclusive('\n') {
        let ended = part.ends_with('\n');
        for c in harmless::line(part.trim_end_matches(['\r', '\n'])).chars() {
            match c {
                '<' => out.push_str("&lt;"),
                '\u{a0}' => out.push(' '),
                '&' => out.push_str("&amp;"),
                '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' => out.extend(['\\', c]),
                _ => out.push(c),
            }
        }
        if ended {
            out.push_str("<br>");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_in_its_cell() {
        let case = |text: &str, expected: &str| assert_eq!(escaped(text), expected);
        case("а | б\nв", "а \\| б<br>в");
        case("<script>", "&lt;script>");
        case("*важно* \u{1b}[1m", "\\*важно\\* ␛\\[1m");
    }
}
