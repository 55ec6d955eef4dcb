//! Draws answers: pages as text or Markdown, records as CSV, rows as JSON, pages and plans as HTML, papers as .docx, workbooks as .xlsx, due
//! days as .ics, letters as .eml. The only layer that knows formats.

pub mod csv;
pub mod diagnostic;
pub mod docx;
mod fold;
pub mod html;
pub mod ics;
pub mod json;
mod layout;
pub mod mail;
pub mod manual;
pub mod markdown;
mod package;
pub mod page;
mod plain;
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

use chrono::NaiveDate;

use crate::report::{Page, Report, on_screen};

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
    /// A paper for Word.
    Docx,
    /// A workbook for Excel.
    Xlsx,
}

impl Format {
    /// The formats by the names users give.
    pub const NAMES: [(&'static str, Format); 8] = [
        ("table", Format::Table),
        ("md", Format::Md),
        ("html", Format::Html),
        ("csv", Format::Csv),
        ("json", Format::Json),
        ("jsonl", Format::Jsonl),
        ("docx", Format::Docx),
        ("xlsx", Format::Xlsx),
    ];

    /// Returns its name, which is also the ending of its files.
    pub fn name(self) -> &'static str {
        let mut names = Format::NAMES.iter();
        let found = names.find(|(_, format)| *format == self);
        found.map_or("", |(name, _)| name)
    }

    /// Returns whether it is read with a program of its own, and so goes into a file.
    pub fn is_file(self) -> bool {
        matches!(self, Format::Docx | Format::Xlsx)
    }

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
        Format::Csv => csv::records(report, out),
        Format::Json => json::envelope(report, out),
        Format::Jsonl => json::lines(report, out),
        _ => {
            let day = report.about().clock.as_of;
            let drawn = report.page(style.lang);
            let drawn = match format {
                Format::Table => on_screen(drawn, report.about(), style.lang),
                _ => drawn,
            };
            page(&drawn, day, format, style, out)
        }
    }
}

/// Writes `page`, which speaks of `day`, in a format for people; one for machines gets a table.
pub fn page(
    page: &Page<'_>,
    day: NaiveDate,
    format: Format,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Md => markdown::page(page, out),
        Format::Html => html::page(page, style.lang, out),
        Format::Docx => out.write_all(&docx::page(page, day)?),
        Format::Xlsx => {
            let made = xlsx::page(page, day, style.lang).map_err(io::Error::other)?;
            out.write_all(&made)
        }
        _ => text::page(page, style, out),
    }
}
