//! Diagnostics as rustc draws them: the user's own lines, carets under the very words, what to write instead.

use std::io::{self, Write};
use std::path::Path;

use annotate_snippets::level::Level as Head;
use annotate_snippets::{AnnotationKind, Group, Origin, Patch, Renderer, Snippet};
use unicode_width::UnicodeWidthStr as _;

use super::crop::{Cut, Line, View};
use super::findings::{Checked, Findings};
use super::lines::{LineRange, Lines};
use super::summary::summary;
use super::told::{level_name, said};
use super::visible::wrap;
use crate::diagnostic::{Diagnostic, Fix, Label, Level};
use crate::render::{Color, Style};
use crate::text::{Source, harmless};
use crate::words::MessageId;

/// A longer line, in bytes, is named by its place but not drawn.
const LONGEST: usize = 64 * 1024;

/// Writes the snippets of all findings and the sentence that sums them up.
pub(super) fn write(findings: &Findings<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    for file in findings.files {
        write!(out, "{}", draw(file, findings.others, style))?;
    }
    let summary = summary(&findings.total(), style.lang);
    writeln!(out, "{}", wrap(&summary, style.width))
}

/// Returns the snippets of the problems of `file`, a blank line after each; `others` are files that labels may point
/// into.
pub fn draw(file: &Checked<'_>, others: &[Source], style: &Style) -> String {
    let canvas = Canvas {
        path: file.path,
        lines: Lines::new(file.text),
        others: others
            .iter()
            .map(|source| (source.path(), Lines::new(source.text())))
            .collect(),
        style,
    };
    let renderer = match style.color {
        Color::Never => Renderer::plain(),
        Color::Always => Renderer::styled(),
    };
    // Lines are cut to the width before they get there.
    let renderer = renderer.term_width(usize::from(u16::MAX));
    let mut out = String::new();
    for diagnostic in &file.diagnostics {
        let mut places = Vec::new();
        let groups = canvas.groups(diagnostic, &mut places);
        let snippet = with_places(&renderer.render(&groups), &places);
        out.push_str(&canvas.with_title(&snippet, diagnostic));
        out.push_str("\n\n");
    }
    out
}

/// Places so many lines apart are drawn one by one: the lines between cost time, though they are not shown.
const FAR: usize = 200;

/// Columns that a title needs to stand beside its rule.
const TITLE: usize = 32;

/// Stands for a title that is written beneath its rule, and before anything else that is drawn.
const BENEATH: &str = "\u{e001}";

/// Stands in a drawn path before its line and column; it cannot stand in anything else that is drawn.
const MARK: char = '\u{e000}';

/// Writes the true places after the marks: the renderer counts columns in lines that may have been cut.
fn with_places(snippet: &str, places: &[LineRange]) -> String {
    let mut pieces = snippet.split(MARK);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for (piece, place) in pieces.zip(places) {
        let tail = piece.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
        let (line, column) = (place.line.to_string(), place.column.to_string());
        out.extend([":", &line, ":", &column, tail]);
    }
    out
}

/// What snippets are drawn with.
struct Canvas<'c> {
    path: &'c Path,
    lines: Lines<'c>,
    others: Vec<(&'c Path, Lines<'c>)>,
    style: &'c Style,
}

/// A label with the kind of its underline.
type Marked<'d> = (AnnotationKind, &'d Label);

impl<'c> Canvas<'c> {
    /// Returns the snippet of one problem, in the parts the renderer knows.
    fn groups(&self, diagnostic: &Diagnostic, places: &mut Vec<LineRange>) -> Vec<Group<'static>> {
        let level = self.word(level_name(diagnostic.level));
        let title = self.title(diagnostic);
        let head = head(diagnostic.level).with_name(Some(level));
        let mut group = Group::with_title(head.primary_title(title).id(diagnostic.rule.name()));
        for view in self.views(diagnostic) {
            group = self.draw_view(group, &view, places);
        }
        let mut help = diagnostic
            .help
            .iter()
            .map(|help| help.text(self.style.lang));
        let fix = diagnostic.fix.as_ref().and_then(|fix| self.patch(fix));
        let mut mended = fix.map(|patch| {
            let title = help
                .next()
                .unwrap_or_else(|| self.word(MessageId::HelpReplace));
            Group::with_title(self.help().secondary_title(self.wrapped(&title, 0))).element(patch)
        });
        for text in help {
            let message = self
                .help()
                .message(self.wrapped(&text, self.gutter(diagnostic) + 2));
            match mended.take() {
                Some(fix) => mended = Some(fix.element(message)),
                None => group = group.element(message),
            }
        }
        std::iter::once(group).chain(mended).collect()
    }

    /// Returns the title, broken into lines behind its level and rule, or what stands for a title beneath them.
    fn title(&self, diagnostic: &Diagnostic) -> String {
        let title = diagnostic.title.text(self.style.lang);
        let title = harmless::line(&title);
        let room = self.beside_rule(diagnostic);
        if room < TITLE && title.width() > room {
            BENEATH.to_owned()
        } else {
            wrap(&title, room)
        }
    }

    /// Returns the columns left behind the level and the rule of a problem.
    fn beside_rule(&self, diagnostic: &Diagnostic) -> usize {
        let level = self.word(level_name(diagnostic.level));
        let before = level.chars().count() + diagnostic.rule.name().len() + "[]: ".len();
        self.style.width.saturating_sub(before)
    }

    /// Writes the title of a problem into its snippet where it stands beneath its rule.
    fn with_title(&self, snippet: &str, diagnostic: &Diagnostic) -> String {
        if self.title(diagnostic) != BENEATH {
            return snippet.to_owned();
        }
        let title = diagnostic.title.text(self.style.lang);
        let title = wrap(&harmless::line(&title), self.style.width.saturating_sub(2));
        let title = title.replace('\n', "\n  ");
        snippet.replacen(&format!(" {BENEATH}"), &format!("\n  {title}"), 1)
    }

    fn word(&self, id: MessageId) -> String {
        id.text(self.style.lang).to_owned()
    }

    fn help(&self) -> Head<'static> {
        Head::HELP.with_name(Some(self.word(MessageId::LevelHelp)))
    }

    /// Returns `text` harmless to a terminal and broken where the width ends.
    fn wrapped(&self, text: &str, indent: usize) -> String {
        let level = self.word(MessageId::LevelHelp).chars().count() + 2;
        wrap(
            &harmless::lines(text),
            self.style.width.saturating_sub(indent + level),
        )
    }

    /// Returns the columns that line numbers and the bar after them take.
    fn gutter(&self, diagnostic: &Diagnostic) -> usize {
        let labels = std::iter::once(&diagnostic.primary).chain(&diagnostic.related);
        let last = labels.map(|label| {
            let (_, lines) = self.file(label);
            lines.place(label.span).line
        });
        last.max().unwrap_or(1).to_string().len() + 3
    }

    fn file(&self, label: &Label) -> (&'c Path, &Lines<'c>) {
        let other = label.path.as_deref();
        let other = other.and_then(|path| self.others.iter().find(|(known, _)| *known == path));
        other.map_or((self.path, &self.lines), |(path, lines)| (*path, lines))
    }

    /// Puts the labels of a problem together where one piece of text shows them, the primary one first.
    fn views<'d>(&self, diagnostic: &'d Diagnostic) -> Vec<Vec<Marked<'d>>> {
        let width = self.style.width.saturating_sub(self.gutter(diagnostic));
        let mut views = vec![vec![(AnnotationKind::Primary, &diagnostic.primary)]];
        for label in &diagnostic.related {
            let marked = (AnnotationKind::Context, label);
            let home = views.iter_mut().find(|view| {
                let same_file = view.iter().all(|(_, other)| other.path == label.path);
                same_file && self.fits(view, label, width)
            });
            match home {
                Some(view) => view.push(marked),
                None => views.push(vec![marked]),
            }
        }
        views
    }

    /// Returns whether `label` can be shown together with those of `view`: near all of them, and beside those on its line.
    fn fits(&self, view: &[Marked<'_>], label: &Label, width: usize) -> bool {
        let (_, lines) = self.file(label);
        let line_of = |label: &Label| lines.line_of(lines.boundary(label.span.start));
        let line = line_of(label);
        if view
            .iter()
            .any(|(_, other)| line_of(other).abs_diff(line) > FAR)
        {
            return false;
        }
        let others = view.iter().map(|(_, other)| *other);
        let others = others.filter(|other| line_of(other) == line);
        let whole = others.fold(label.span, |whole, other| whole.join(other.span));
        whole == label.span || Line::new(lines, line).shows(whole, width)
    }

    fn draw_view(
        &self,
        group: Group<'static>,
        view: &[Marked<'_>],
        places: &mut Vec<LineRange>,
    ) -> Group<'static> {
        let Some((_, first)) = view.first() else {
            return group;
        };
        let (path, lines) = self.file(first);
        let place = lines.place(first.span);
        let name = harmless::line(&path.display().to_string()).replace(MARK, "");
        let elsewhere = first.path.is_some() && path == self.path;
        if lines.is_empty() || elsewhere {
            return group.element(Origin::path(name));
        }
        if lines.line(place.line - 1).1.len() > LONGEST {
            return group.element(
                Origin::path(name)
                    .line(place.line)
                    .char_column(place.column),
            );
        }
        places.push(place);
        let drawn = self.crop(view, lines);
        let mut source = Snippet::source(drawn.text)
            .path(format!("{name}{MARK}"))
            .line_start(drawn.first_line);
        let mut beneath = Vec::new();
        let several = drawn.beneath.len() > 1 || view.len() > 1;
        for (at, ((kind, label), (range, text))) in view.iter().zip(drawn.labels).enumerate() {
            let text = match text {
                Some(text) if drawn.beneath.contains(&at) => {
                    let place = lines.place(label.span);
                    beneath.push(if several {
                        format!("{}:{}: {text}", place.line, place.column)
                    } else {
                        text
                    });
                    None
                }
                text => text,
            };
            source = source.annotation(kind.span(range).label(text));
        }
        let room = self
            .style
            .width
            .saturating_sub(place.line.to_string().len() + 5);
        let notes = beneath
            .iter()
            .map(|text| Head::NOTE.no_name().message(wrap(text, room)));
        notes.fold(group.element(source), Group::element)
    }

    fn crop(&self, view: &[Marked<'_>], lines: &Lines<'_>) -> View {
        let labels = view.iter().map(|(_, label)| {
            let text = said(label, self.style.lang).map(|text| harmless::line(&text).into_owned());
            (label.span, text)
        });
        let last = view
            .iter()
            .map(|(_, label)| lines.place(label.span).line)
            .max();
        let digits = last.unwrap_or(1).to_string().len();
        View::new(
            lines,
            &labels.collect::<Vec<_>>(),
            self.style.width.saturating_sub(digits + 3),
        )
    }

    /// Returns the change of the one line that a fix touches; none where it touches several.
    fn patch(&self, fix: &Fix) -> Option<Snippet<'static, Patch<'static>>> {
        let place = self.lines.place(fix.span);
        let long = self.lines.line(place.line - 1).1.len() > LONGEST;
        if place.line != place.end_line
            || self.lines.is_empty()
            || long
            || fix.replacement.contains('\n')
        {
            return None;
        }
        let line = Line::new(&self.lines, place.line - 1);
        let (core, replacement) = match self.lines.difference(fix.span, &fix.replacement) {
            // Blanks that go are seen only beside words that stay.
            (core, "") if line.is_blank(core) => (fix.span, fix.replacement.as_str()),
            changed => changed,
        };
        let width = self
            .style
            .width
            .saturating_sub(place.line.to_string().len() + 3);
        let Cut { text, range } = line.cut_for_patch(core, replacement, width);
        let patch = Patch::new(range, harmless::line(replacement).into_owned());
        Some(Snippet::source(text).line_start(place.line).patch(patch))
    }
}

fn head(level: Level) -> Head<'static> {
    match level {
        Level::Deny => Head::ERROR,
        Level::Warn | Level::Allow => Head::WARNING,
    }
}
