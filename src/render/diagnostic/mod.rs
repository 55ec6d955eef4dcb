//! Diagnostics for people and for machines: pictures in the manner of rustc, JSON, SARIF, GitHub's annotations.
//!
//! Spans are bytes up to here; columns, counted in characters from 1, are made at this edge.

mod crop;
mod github;
mod json;
mod lines;
mod picture;
mod sarif;
mod short;
mod summary;
mod visible;

use std::io::{self, Write};
use std::path::Path;

pub use picture::draw;
pub use short::short;
pub use summary::{Total, summary};

use crate::diagnostic::{Diagnostic, Label, Level};
use crate::text::{Source, Span};
use crate::words::{Lang, MessageId};
use lines::{Lines, Place};

/// The problems of one file.
#[derive(Debug, Clone)]
pub struct Checked<'a> {
    /// The file, as the user named it.
    pub path: &'a Path,
    /// Its text; empty where it could not be read.
    pub text: &'a str,
    /// What is wrong with it, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Everything a check has found.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'a> {
    /// The files with their problems, in the order of the answer.
    pub files: &'a [Checked<'a>],
    /// Other files that labels point into: the workspace's.
    pub others: &'a [Source],
    /// Plans that were checked.
    pub plans: usize,
    /// Rows in them.
    pub items: usize,
    /// Warnings that were found and are not told, only counted.
    pub untold: usize,
}

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Pictures for people, and a sentence that sums them up.
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

/// How pictures look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The language.
    pub lang: Lang,
    /// The terminal's width in columns.
    pub width: usize,
    /// Whether colours are added.
    pub color: Color,
}

/// Whether output is coloured; colour never says what the text does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Color {
    /// Without escape sequences.
    #[default]
    Off,
    /// With ANSI escape sequences.
    On,
}

/// Writes `findings` in `format`; machine formats ignore the look but for its language.
pub fn render(
    findings: &Findings<'_>,
    format: Format,
    look: &Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Text => picture::write(findings, look, out),
        Format::Json => json::write(findings, look.lang, out),
        Format::Sarif => sarif::write(findings, look.lang, out),
        Format::Github => github::write(findings, look.lang, out),
    }
}

/// A problem told in a language, its places in lines and columns: what the machine formats share.
struct Told<'a> {
    diagnostic: &'a Diagnostic,
    path: &'a Path,
    place: Place,
    title: String,
    label: Option<String>,
    related: Vec<ToldLabel<'a>>,
    help: Vec<String>,
    /// Where the fix goes.
    fix: Option<Place>,
}

/// A related place told in a language.
struct ToldLabel<'a> {
    path: &'a Path,
    span: Span,
    place: Place,
    message: String,
}

impl<'a> Findings<'a> {
    /// Returns every problem, told in `lang`.
    fn told(&self, lang: Lang) -> impl Iterator<Item = Told<'a>> {
        let others: Vec<(&'a Path, Lines<'a>)> = self
            .others
            .iter()
            .map(|source| (source.path(), Lines::new(source.text())))
            .collect();
        self.files.iter().flat_map(move |file| {
            let lines = Lines::new(file.text);
            let told = file.diagnostics.iter();
            told.map(|diagnostic| tell(diagnostic, file.path, &lines, &others, lang))
                .collect::<Vec<_>>()
        })
    }

    /// Returns what the findings come to.
    pub fn total(&self) -> Total {
        let count = |level| {
            let all = self.files.iter().flat_map(|file| &file.diagnostics);
            all.filter(|diagnostic| diagnostic.level == level).count()
        };
        Total {
            errors: count(Level::Deny),
            warnings: count(Level::Warn) + self.untold,
            plans: self.plans,
            items: self.items,
        }
    }
}

fn tell<'a>(
    diagnostic: &'a Diagnostic,
    path: &'a Path,
    lines: &Lines<'_>,
    others: &[(&'a Path, Lines<'a>)],
    lang: Lang,
) -> Told<'a> {
    let related = diagnostic.related.iter().map(|label| {
        let other = label.path.as_deref();
        let other = other.and_then(|path| others.iter().find(|(known, _)| *known == path));
        let (path, lines) = other.map_or((path, lines), |(path, lines)| (path, lines));
        ToldLabel {
            path: label.path.as_deref().unwrap_or(path),
            span: label.span,
            place: lines.place(label.span),
            message: said(label, lang).unwrap_or_default(),
        }
    });
    Told {
        diagnostic,
        path,
        place: lines.place(diagnostic.primary.span),
        title: diagnostic.title.text(lang),
        label: said(&diagnostic.primary, lang),
        related: related.collect(),
        help: diagnostic.help.iter().map(|help| help.text(lang)).collect(),
        fix: diagnostic.fix.as_ref().map(|fix| lines.place(fix.span)),
    }
}

fn said(label: &Label, lang: Lang) -> Option<String> {
    label.message.as_ref().map(|message| message.text(lang))
}

impl Told<'_> {
    /// Returns the problem in one paragraph, for formats that keep no labels.
    fn paragraph(&self) -> String {
        let label = self.label.as_deref().map(|label| format!(": {label}"));
        let help = self.help.iter().map(|help| format!("\n{help}"));
        [self.title.clone(), label.unwrap_or_default()]
            .into_iter()
            .chain(help)
            .collect()
    }
}

/// Returns the word for a level.
fn level_name(level: Level) -> MessageId {
    match level {
        Level::Deny => MessageId::LevelError,
        Level::Warn | Level::Allow => MessageId::LevelWarning,
    }
}
