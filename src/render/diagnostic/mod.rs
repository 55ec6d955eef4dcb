//! Diagnostics for people and for machines: snippets in the manner of rustc, JSON, SARIF, GitHub's annotations.
//!
//! Spans are bytes up to here; columns, counted in characters from 1, are made at this edge.

mod crop;
mod findings;
mod github;
mod json;
mod lines;
mod sarif;
mod short;
mod snippet;
mod summary;
mod told;
mod visible;

use std::io::{self, Write};

pub use findings::{Checked, Findings};
pub use short::short;
pub use snippet::draw;
pub use summary::{Total, summary};

use super::Style;

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Snippets for people, and a sentence that sums them up.
    Text,
    /// One JSON object.
    Json,
    /// SARIF 2.1.0, for code scanning services.
    Sarif,
    /// Workflow commands that GitHub shows as annotations.
    Github,
}

impl Format {
    /// Every format, with the name the user gives it.
    pub const NAMES: [(&'static str, Format); 4] = [
        ("text", Format::Text),
        ("json", Format::Json),
        ("sarif", Format::Sarif),
        ("github", Format::Github),
    ];
}

/// Writes `findings` in `format`; machine formats ignore the style but for its language.
pub fn render(
    findings: &Findings<'_>,
    format: Format,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Text => snippet::write(findings, style, out),
        Format::Json => json::write(findings, style.lang, out),
        Format::Sarif => sarif::write(findings, style.lang, out),
        Format::Github => github::write(findings, style.lang, out),
    }
}
