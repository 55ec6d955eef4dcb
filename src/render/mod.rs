//! Draws answers: pages as text or Markdown, records as CSV, rows as JSON, pages and plans as HTML, papers as .docx, workbooks as .xlsx, due
//! days as .ics, letters as .eml. The only layer that knows formats.

pub mod csv;
pub mod diagnostic;
pub mod docx;
pub mod html;
pub mod ics;
pub mod json;
mod layout;
pub mod mail;
pub mod manual;
pub mod markdown;
mod package;
pub mod page;
pub mod prose;
mod strip;
mod style;
pub mod text;
mod wrap;
pub mod xlsx;
mod xml;

pub use style::{Color, Signs, Style};
pub use wrap::{columns, hanging};

use std::io::{self, Write};

use crate::report::{Report, Value, written};

/// A format of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Tables for a terminal.
    #[default]
    Table,
    /// Markdown.
    Md,
    /// A page of HTML that asks nothing of the network.
    Html,
    /// CSV by RFC 4180.
    Csv,
    /// One JSON object.
    Json,
    /// A JSON object for each row, one a line.
    Jsonl,
}

impl Format {
    /// The formats by the names users give.
    pub const NAMES: [(&'static str, Format); 6] = [
        ("table", Format::Table),
        ("md", Format::Md),
        ("html", Format::Html),
        ("csv", Format::Csv),
        ("json", Format::Json),
        ("jsonl", Format::Jsonl),
    ];

    /// Returns the format with this name.
    pub fn named(name: &str) -> Option<Format> {
        let mut names = Format::NAMES.iter();
        names
            .find(|(known, _)| *known == name)
            .map(|(_, format)| *format)
    }
}

/// Writes `report` in `format`; a report with nothing to tell writes nothing but the envelope of JSON or the head of CSV.
pub fn render(
    report: &impl Report,
    format: Format,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    if report.is_silent() && !matches!(format, Format::Json | Format::Csv) {
        return Ok(());
    }
    match format {
        Format::Table => text::page(&report.page(style.lang), style, out),
        Format::Md => markdown::page(&report.page(style.lang), out),
        Format::Html => html::page(&report.page(style.lang), style.lang, out),
        Format::Csv => csv::records(report, out),
        Format::Json => json::envelope(report, out),
        Format::Jsonl => json::lines(report, out),
    }
}

/// Returns what a cell says, on its own and as words.
fn plain(value: &Value<'_>) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.to_string(),
        Value::Names(names) => names.join("; "),
        Value::Number(number) => written(*number),
        Value::Date(date) => date.format("%d.%m.%Y").to_string(),
        Value::Strip(slots) => strip::plain(slots),
    }
}
