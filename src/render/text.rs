//! Pages as text for a terminal: light tables whose lines never exceed its width.

use std::fmt::Write as _;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style as Ansi};

use super::layout::{Band, Content, Layout, layout};
use super::wrap::{width, wrap};
use super::{Color, Style};
use crate::report::{Cell, Column, Kind, Line, LineKind, Page, Table, Tone, Value};
use crate::text::{harmless, russian};
use crate::words::{Lang, MessageId};

/// The narrowest page: below this nothing can be read, and lines exceed the terminal.
const NARROWEST: usize = 30;

/// How many lines the names of a cell may take.
const NAMES_LINES: usize = 4;

/// Writes `page`.
pub fn page(page: &Page<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let style = Style {
        width: style.width.max(NARROWEST),
        ..*style
    };
    paragraph(&page.title, Ansi::new().bold(), &style, out)?;
    let mut dropped: Vec<&str> = Vec::new();
    for part in page.tables.iter().filter(|table| !table.lines.is_empty()) {
        writeln!(out)?;
        for column in Drawing::new(part, &style).draw(out)? {
            dropped.push(&column.title);
        }
    }
    let left_out = (!dropped.is_empty()).then(|| left_out(&dropped, style.lang));
    for (index, note) in page.notes.iter().chain(&left_out).enumerate() {
        if index == 0 {
            writeln!(out)?;
        }
        paragraph(note, Ansi::new(), &style, out)?;
    }
    Ok(())
}

fn left_out(columns: &[&str], lang: Lang) -> String {
    let names = columns
        .iter()
        .map(|name| format!("«{}»", name.to_lowercase()));
    let names = names.collect::<Vec<_>>().join(", ");
    MessageId::ColumnsLeftOut.with(names).text(lang)
}

fn paragraph(text: &str, ansi: Ansi, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    for line in wrap(&harmless::line(text), style.width) {
        writeln!(out, "{}", painted(&line, ansi, style.color))?;
    }
    Ok(())
}

/// A table on its way to the terminal: its cells as texts, and the widths they get.
struct Drawing<'t> {
    table: &'t Table<'t>,
    texts: Vec<Vec<String>>,
    layout: Layout,
    style: &'t Style,
}

impl<'t> Drawing<'t> {
    fn new(table: &'t Table<'t>, style: &'t Style) -> Self {
        let texts: Vec<Vec<String>> = table
            .lines
            .iter()
            .map(|line| line.cells.iter().map(text).collect())
            .collect();
        let content = |number: usize| Content {
            number,
            column: &table.columns[number],
            texts: (table.lines.iter().zip(&texts))
                .filter(|(line, _)| matches!(line.kind, LineKind::Body | LineKind::Total))
                .filter_map(|(_, cells)| cells.get(number).map(String::as_str))
                .collect(),
        };
        let contents = table.filled().into_iter().map(content).collect();
        let layout = layout(contents, style.width);
        Drawing {
            table,
            texts,
            layout,
            style,
        }
    }

    /// Draws the table and returns the columns that had no room.
    fn draw(&self, out: &mut dyn Write) -> io::Result<Vec<&'t Column>> {
        if let Some(title) = &self.table.title {
            paragraph(title, Ansi::new().bold(), self.style, out)?;
        }
        for (index, band) in self.layout.bands.iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            self.band(band, out)?;
        }
        let dropped = self.layout.dropped.iter();
        Ok(dropped.map(|number| &self.table.columns[*number]).collect())
    }

    fn band(&self, band: &Band, out: &mut dyn Write) -> io::Result<()> {
        self.headings(band, out)?;
        let drawn: Vec<Vec<Vec<String>>> = self
            .texts
            .iter()
            .zip(&self.table.lines)
            .map(|(texts, line)| self.wrapped(texts, line, band))
            .collect();
        let tall = |(lines, line): (&Vec<Vec<String>>, &Line<'_>)| {
            line.kind == LineKind::Body && lines.iter().any(|cell| cell.len() > 1)
        };
        let airy = drawn.iter().zip(&self.table.lines).any(tall) && !self.is_bare();
        let mut before = None;
        for (cells, line) in drawn.iter().zip(&self.table.lines) {
            match (line.kind, before) {
                (LineKind::Group | LineKind::Subgroup, Some(LineKind::Body)) => writeln!(out)?,
                (LineKind::Body, Some(LineKind::Body)) if airy => writeln!(out)?,
                (LineKind::Total, Some(_)) => self.rule(band, out)?,
                _ => {}
            }
            self.line(cells, line, band, out)?;
            before = Some(line.kind);
        }
        Ok(())
    }

    /// Tells whether the table has no headings.
    fn is_bare(&self) -> bool {
        let mut columns = self.table.columns.iter();
        columns.all(|column| column.title.is_empty())
    }

    fn headings(&self, band: &Band, out: &mut dyn Write) -> io::Result<()> {
        if self.is_bare() {
            return Ok(());
        }
        let heading = |(number, width): &(usize, usize)| {
            wrap(
                self.layout.headings.of(&self.table.columns[*number]),
                *width,
            )
        };
        let cells: Vec<Vec<String>> = band.iter().map(heading).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for row in 0..height {
            // Headings stand on the rule below them.
            let parts = cells.iter().map(|cell| {
                let blank = height - cell.len();
                row.checked_sub(blank).map_or("", |at| cell[at].as_str())
            });
            let parts: Vec<(&str, Ansi)> = parts.map(|part| (part, Ansi::new().bold())).collect();
            self.put(&parts, band, out)?;
        }
        self.rule(band, out)
    }

    fn rule(&self, band: &Band, out: &mut dyn Write) -> io::Result<()> {
        let rules: Vec<String> = band.iter().map(|(_, width)| "─".repeat(*width)).collect();
        let parts: Vec<(&str, Ansi)> = rules
            .iter()
            .map(|rule| (rule.as_str(), Ansi::new().dimmed()))
            .collect();
        self.put(&parts, band, out)
    }

    /// Returns the lines of each cell of a line; a heading has one cell, as wide as the page.
    fn wrapped(&self, texts: &[String], line: &Line<'_>, band: &Band) -> Vec<Vec<String>> {
        if matches!(line.kind, LineKind::Group | LineKind::Subgroup) {
            let text = texts.first().map(String::as_str).unwrap_or_default();
            return vec![wrap(text, self.style.width)];
        }
        let cell = |(number, width): &(usize, usize)| {
            let text = texts.get(*number).map(String::as_str).unwrap_or_default();
            match line.cells.get(*number).map(|cell| &cell.value) {
                Some(Value::Names(names)) if names.len() > 1 => {
                    names_within(names, *width, self.style.lang)
                }
                _ => wrap(text, *width),
            }
        };
        band.iter().map(cell).collect()
    }

    fn line(
        &self,
        cells: &[Vec<String>],
        line: &Line<'_>,
        band: &Band,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if matches!(line.kind, LineKind::Group | LineKind::Subgroup) {
            let ansi = match line.kind {
                LineKind::Group => Ansi::new().bold(),
                _ => Ansi::new().italic(),
            };
            for text in cells.iter().flatten() {
                writeln!(out, "{}", painted(text, ansi, self.style.color))?;
            }
            return Ok(());
        }
        let looks: Vec<Ansi> = band
            .iter()
            .map(|(number, _)| {
                line.cells
                    .get(*number)
                    .map_or(Ansi::new(), |cell| look(cell.tone))
            })
            .map(|look| {
                if line.kind == LineKind::Total {
                    look.bold()
                } else {
                    look
                }
            })
            .collect();
        for row in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let parts: Vec<(&str, Ansi)> = cells
                .iter()
                .zip(&looks)
                .map(|(cell, look)| (cell.get(row).map_or("", String::as_str), *look))
                .collect();
            self.put(&parts, band, out)?;
        }
        Ok(())
    }

    /// Writes one line of the terminal: `parts` in the columns of `band`.
    fn put(&self, parts: &[(&str, Ansi)], band: &Band, out: &mut dyn Write) -> io::Result<()> {
        let mut text = String::new();
        let mut blanks = 0;
        for ((part, ansi), (number, column)) in parts.iter().zip(band) {
            let free = column.saturating_sub(width(part));
            if part.is_empty() {
                blanks += column + self.layout.gap;
                continue;
            }
            let (before, after) = match self.table.columns[*number].kind {
                Kind::Number => (free, 0),
                _ => (0, free),
            };
            blanks += before;
            let part = painted(part, *ansi, self.style.color);
            let _ = write!(text, "{:blanks$}{part}", "");
            blanks = after + self.layout.gap;
        }
        writeln!(out, "{text}")
    }
}

/// Returns the text of a cell, on as many lines as it has parts.
fn text(cell: &Cell<'_>) -> String {
    let text = match &cell.value {
        Value::Empty => String::new(),
        Value::Text(text) => harmless::line(text).into_owned(),
        Value::Names(names) => names
            .iter()
            .map(|name| short(name))
            .collect::<Vec<_>>()
            .join(", "),
        Value::Number(number) => match cell.tone {
            Tone::Heat(quarter) => format!("{}{number}", shade(quarter)),
            _ => number.to_string(),
        },
        Value::Date(date) => date.format("%d.%m.%Y").to_string(),
    };
    match &cell.remark {
        Some(remark) if text.is_empty() => harmless::line(remark).into_owned(),
        Some(remark) => format!("{text}\n{}", harmless::line(remark)),
        None => text,
    }
}

fn short(name: &str) -> String {
    russian::abbreviate(&harmless::line(name)).into_owned()
}

/// Returns the lines of as many names as have room; the others are counted.
fn names_within(names: &[String], limit: usize, lang: Lang) -> Vec<String> {
    let short: Vec<String> = names.iter().map(|name| short(name)).collect();
    let lines = |shown: usize| {
        let mut text = short[..shown].join(", ");
        if shown < short.len() {
            let more = MessageId::AndMore.with(short.len() - shown).text(lang);
            let _ = write!(text, " … {}", more.replace(' ', "\u{a0}"));
        }
        wrap(&text, limit)
    };
    let fits = (2..=short.len())
        .rev()
        .map(lines)
        .find(|lines| lines.len() <= NAMES_LINES);
    fits.unwrap_or_else(|| lines(1))
}

/// Returns the shade of a quarter of the greatest number.
fn shade(quarter: u8) -> char {
    match quarter {
        0 | 1 => '░',
        2 => '▒',
        3 => '▓',
        _ => '█',
    }
}

/// Returns the looks of what a cell means; the words of the cell say the same.
fn look(tone: Tone) -> Ansi {
    match tone {
        Tone::Plain => Ansi::new(),
        Tone::Done => AnsiColor::Green.on_default(),
        Tone::Late | Tone::Heat(3) => AnsiColor::Yellow.on_default(),
        Tone::Overdue | Tone::Heat(4..) => AnsiColor::Red.on_default().bold(),
        Tone::Soon => AnsiColor::Yellow.on_default().bold(),
        Tone::Active | Tone::Heat(2) => AnsiColor::Cyan.on_default(),
        Tone::Muted | Tone::Heat(_) => Ansi::new().dimmed(),
    }
}

/// Returns `text` in its looks where colours are shown.
fn painted(text: &str, ansi: Ansi, color: Color) -> String {
    match color {
        Color::Never => text.to_owned(),
        Color::Always if ansi == Ansi::new() => text.to_owned(),
        Color::Always => format!("{ansi}{text}{ansi:#}"),
    }
}
