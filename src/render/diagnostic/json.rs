//! Diagnostics as one JSON object.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::findings::Findings;
use super::lines::LineRange;
use super::summary::Total;
use super::told::{Told, ToldLabel};
use crate::text::Span;
use crate::words::Lang;

#[derive(Serialize)]
struct Envelope<'t> {
    version: u8,
    diagnostics: Vec<Entry<'t>>,
    total: Total,
}

#[derive(Serialize)]
struct Entry<'t> {
    rule: &'static str,
    level: &'static str,
    message: &'t str,
    label: Option<&'t str>,
    #[serde(flatten)]
    at: At,
    labels: Vec<Related<'t>>,
    help: &'t [String],
    fix: Option<Replacement<'t>>,
}

/// A place in a file: lines and columns from 1 in characters, and bytes.
#[derive(Serialize)]
struct At {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    span: [u32; 2],
}

#[derive(Serialize)]
struct Related<'t> {
    #[serde(flatten)]
    at: At,
    message: &'t str,
}

#[derive(Serialize)]
struct Replacement<'t> {
    #[serde(flatten)]
    at: At,
    #[serde(rename = "replacement")]
    text: &'t str,
    safe: bool,
}

/// Writes the object and a line break.
pub(super) fn write(findings: &Findings<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let told: Vec<Told<'_>> = findings.told(lang).collect();
    let envelope = Envelope {
        version: 1,
        diagnostics: told.iter().map(entry).collect(),
        total: findings.total(),
    };
    serde_json::to_writer_pretty(&mut *out, &envelope)?;
    writeln!(out)
}

fn entry<'t>(told: &'t Told<'_>) -> Entry<'t> {
    let diagnostic = told.diagnostic;
    let fix = diagnostic.fix.as_ref().zip(told.fix);
    Entry {
        rule: diagnostic.rule.name(),
        level: diagnostic.level.name(),
        message: &told.title,
        label: told.label.as_deref(),
        at: at(told.path, diagnostic.primary.span, told.place),
        labels: told.related.iter().map(related).collect(),
        help: &told.help,
        fix: fix.map(|(fix, place)| Replacement {
            at: at(told.path, fix.span, place),
            text: &fix.replacement,
            safe: fix.safe,
        }),
    }
}

fn related<'t>(label: &'t ToldLabel<'_>) -> Related<'t> {
    Related {
        at: at(label.path, label.span, label.place),
        message: &label.message,
    }
}

fn at(path: &Path, span: Span, place: LineRange) -> At {
    At {
        path: path.display().to_string(),
        line: place.line,
        column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
        span: [span.start, span.end],
    }
}
