//! Problems worded in a language, their places in lines and columns.

use std::path::Path;

use super::findings::Findings;
use super::lines::{LineRange, Lines};
use crate::diagnostic::{Diagnostic, Label, Level};
use crate::text::Span;
use crate::words::{Lang, MessageId};

/// A problem worded in a language, its places in lines and columns: what the machine formats share.
pub(super) struct Told<'a> {
    pub(super) diagnostic: &'a Diagnostic,
    pub(super) path: &'a Path,
    pub(super) place: LineRange,
    pub(super) title: String,
    pub(super) label: Option<String>,
    pub(super) related: Vec<ToldLabel<'a>>,
    pub(super) help: Vec<String>,
    /// Where the fix goes.
    pub(super) fix: Option<LineRange>,
}

/// A related place worded in a language.
pub(super) struct ToldLabel<'a> {
    pub(super) path: &'a Path,
    pub(super) span: Span,
    pub(super) place: LineRange,
    pub(super) message: String,
}

impl<'a> Findings<'a> {
    /// Returns every problem, worded in `lang`.
    pub(super) fn told(&self, lang: Lang) -> impl Iterator<Item = Told<'a>> {
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

pub(super) fn said(label: &Label, lang: Lang) -> Option<String> {
    label.message.as_ref().map(|message| message.text(lang))
}

impl Told<'_> {
    /// Returns the problem in one paragraph, for formats that keep no labels.
    pub(super) fn paragraph(&self) -> String {
        let label = self.label.as_deref().map(|label| format!(": {label}"));
        let help = self.help.iter().map(|help| format!("\n{help}"));
        [self.title.clone(), label.unwrap_or_default()]
            .into_iter()
            .chain(help)
            .collect()
    }
}

/// Returns the word for a level.
pub(super) fn level_name(level: Level) -> MessageId {
    match level {
        Level::Deny => MessageId::LevelError,
        Level::Warn | Level::Allow => MessageId::LevelWarning,
    }
}
