//! One run of an edit: lock, read afresh, edit all rows, only then write, and report what was done.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use chrono::NaiveDate;
use similar::TextDiff;

use super::target::{options, rows};
use super::told::{self, Before};
use crate::cli::answer::workspace_errors;
use crate::cli::args::{Day, Target};
use crate::cli::context::Context;
use crate::cli::gather::Files;
use crate::cli::refusal::Refusal;
use crate::cli::{Outcome, choice};
use crate::diagnostic::Diagnostic;
use crate::edit::{Draft, EditError, Operation};
use crate::io::{self, Lock, LockError, Rewritten, lock};
use crate::render::diagnostic::{Checked, draw, short};
use crate::render::{Color, Style};
use crate::text::harmless;
use crate::words::{Message, MessageId};

/// A byte order mark, as a file begins with it.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// How much is quoted of what would be wrong.
const QUOTED: usize = 60;

/// A file under edit.
pub(in crate::cli) struct OpenFile<'w> {
    pub(in crate::cli) path: PathBuf,
    /// Its bytes and its text as they were read.
    bytes: Vec<u8>,
    pub(super) former: String,
    pub(in crate::cli) draft: Draft<'w>,
}

/// Why a file cannot be edited.
pub(in crate::cli) enum Obstacle {
    /// It stays as it is, and this is why.
    Edit(EditError),
    /// Its text is wrong already: the text, and what is wrong with it.
    Broken(String, Box<Diagnostic>),
    /// The disk, or another edit.
    Other(anyhow::Error),
}

impl From<EditError> for Obstacle {
    fn from(error: EditError) -> Self {
        Obstacle::Edit(error)
    }
}

impl From<anyhow::Error> for Obstacle {
    fn from(error: anyhow::Error) -> Self {
        Obstacle::Other(error)
    }
}

/// Plans under edit: each is read when the first deed comes to it, and all are written together or none is.
pub(in crate::cli) struct Batch<'w> {
    files: &'w Files,
    /// The options of a command that lead to the plans.
    options: Vec<String>,
    as_of: NaiveDate,
    pub(in crate::cli) opened: Vec<OpenFile<'w>>,
}

impl<'w> Batch<'w> {
    /// Returns a batch over `files`, found by `options`, that nothing has come to yet.
    pub(in crate::cli) fn new(files: &'w Files, options: Vec<String>, as_of: NaiveDate) -> Self {
        Batch {
            files,
            options,
            as_of,
            opened: Vec::new(),
        }
    }

    /// Returns the plan at `path`, one of the batch's files.
    pub(in crate::cli) fn draft(&mut self, path: &Path) -> Result<&mut Draft<'w>, Obstacle> {
        let known = self.opened.iter().position(|file| file.path == path);
        let place = if let Some(place) = known {
            place
        } else {
            let mut file = open(path, self.files, self.as_of)?;
            file.draft.found_by(&self.options);
            self.opened.push(file);
            self.opened.len() - 1
        };
        Ok(&mut self.opened[place].draft)
    }
}

/// Carries out `operation` on the rows that `target` names.
pub(super) fn run(target: &Target, operation: &Operation, context: &Context) -> Result<Outcome> {
    let as_of = Day::or_today(target.as_of.as_ref());
    let (files, rows) = rows(target, context)?;
    if names_broken_workspace(&files, context) {
        return Ok(Outcome::Failed);
    }
    let _lock = (!target.dry_run)
        .then(|| lock_all(rows.iter().map(|row| row.path.as_path())))
        .transpose()?;
    let mut batch = Batch::new(&files, options(target), as_of);
    let mut done = Vec::new();
    for row in &rows {
        let edited = batch.draft(&row.path).and_then(|draft| {
            let before = Before::of(row, draft);
            Ok((draft.carry_out(&row.id, operation)?, before))
        });
        match edited {
            Ok((facts, before)) => done.push((row, facts, before)),
            Err(obstacle) => {
                let outcome = refuse(obstacle, &row.address(), &row.path, context)?;
                if rows.len() > 1 {
                    Context::note(MessageId::EditNoneMade.text(context.lang));
                }
                return Ok(outcome);
            }
        }
    }
    let opened = batch.opened;
    if target.dry_run {
        warn(&opened, context);
        return show(&opened);
    }
    save(&opened)?;
    let mut out = Context::out();
    for (row, facts, before) in done {
        let file = opened.iter().find(|file| file.path == row.path);
        let Some(file) = file else { continue };
        let back = before.way_back(row, operation, &file.draft);
        let said = told::lines(row, &facts, &back, &file.draft, context);
        writeln!(out, "{said}")?;
    }
    out.flush()?;
    warn(&opened, context);
    Ok(Outcome::Done)
}

/// Names what is wrong with the settings that hold for `files`, and returns whether anything is: an edit by other
/// settings than those meant could be checked wrongly.
pub(in crate::cli) fn names_broken_workspace(files: &Files, context: &Context) -> bool {
    let errors = workspace_errors(files, context.lang);
    for error in &errors {
        Context::note(error);
    }
    !errors.is_empty()
}

/// Locks the folders of `files`.
pub(in crate::cli) fn lock_all<'p>(files: impl IntoIterator<Item = &'p Path>) -> Result<Lock> {
    Lock::take(files, lock::PATIENCE).map_err(not_locked)
}

fn not_locked(error: LockError) -> anyhow::Error {
    match error {
        LockError::Busy(folder) => {
            let waited = usize::try_from(lock::PATIENCE.as_secs()).unwrap_or_default();
            Refusal {
                complaint: MessageId::EditBusy.with(folder.display().to_string()),
                advice: vec![MessageId::EditBusyHelp.with(waited)],
            }
            .into()
        }
        LockError::Failed(folder, error) => {
            anyhow::Error::new(error).context(folder.display().to_string())
        }
    }
}

/// Reads the plan at `path` for an edit.
pub(super) fn open<'w>(
    path: &Path,
    files: &'w Files,
    as_of: NaiveDate,
) -> Result<OpenFile<'w>, Obstacle> {
    let mut bytes = Vec::new();
    if let Err(failure) = io::read(path, &mut bytes) {
        return Err(Obstacle::Edit(EditError::Refused {
            complaint: failure.reason,
            advice: None,
            among: Vec::new(),
        }));
    }
    let text = match io::decode(&bytes) {
        Ok(text) => text.to_owned(),
        Err(bad) => {
            return Err(Obstacle::Broken(bad.text, Box::new(bad.problem)));
        }
    };
    let draft = Draft::new(
        files.name(path),
        text.clone(),
        files.workspace_of(path),
        as_of,
    );
    let draft = draft.map_err(|error| match error {
        EditError::Invalid { text, problem } => Obstacle::Broken(text, problem),
        error => Obstacle::Edit(error),
    })?;
    Ok(OpenFile {
        path: path.to_owned(),
        bytes,
        former: text,
        draft,
    })
}

/// Writes every file that has changed, or none: where one does not take its text, those written before it get theirs
/// back.
pub(in crate::cli) fn save(opened: &[OpenFile<'_>]) -> Result<()> {
    let changed = opened
        .iter()
        .filter(|file| file.former != file.draft.text());
    let rewritten = |file: &'_ OpenFile<'_>| {
        let mark = if file.bytes.starts_with(MARK) {
            MARK
        } else {
            &[]
        };
        [mark, file.draft.text().as_bytes()].concat()
    };
    let files: Vec<Rewritten<'_>> = changed
        .map(|file| Rewritten {
            path: &file.path,
            former: file.bytes.clone(),
            bytes: rewritten(file),
        })
        .collect();
    io::replace_all(&files).map_err(|failed| {
        let mut refusal = match &failed.error {
            Some(error) => unwritten(&failed.path, error),
            None => Refusal {
                complaint: MessageId::WrittenMeanwhile.with(failed.path.display().to_string()),
                advice: vec![MessageId::WrittenMeanwhileHelp.into()],
            },
        };
        let listed = |paths: &[PathBuf]| {
            let paths = paths.iter().map(|path| path.display().to_string());
            paths.collect::<Vec<_>>().join(", ")
        };
        refusal.advice.extend(
            match (failed.restored.as_slice(), failed.changed.as_slice()) {
                ([], []) => (files.len() > 1).then(|| MessageId::WrittenNone.into()),
                (_, []) => Some(MessageId::WrittenRestored.with(listed(&failed.restored))),
                (_, changed) => Some(MessageId::WrittenBefore.with(listed(changed))),
            },
        );
        refusal.into()
    })
}

/// Says why a file could not be written.
pub(super) fn unwritten(path: &Path, error: &std::io::Error) -> Refusal {
    let path = path.display().to_string();
    let complaint = match error.kind() {
        std::io::ErrorKind::PermissionDenied => MessageId::NoRightToWrite.with(path),
        _ => MessageId::CannotWrite.with(path).with(io::said(error)),
    };
    complaint.into()
}

/// Prints the warnings that the edits give rise to, one a line; of those that say the same, the first and how many.
pub(in crate::cli) fn warn(opened: &[OpenFile<'_>], context: &Context) {
    for file in opened {
        let checked = Checked {
            path: &file.path,
            text: file.draft.text(),
            diagnostics: Vec::new(),
        };
        let mut alike: Vec<(Diagnostic, usize)> = Vec::new();
        for warning in file.draft.new_warnings() {
            let same = |(first, _): &&mut (Diagnostic, usize)| {
                first.rule == warning.rule && first.title == warning.title
            };
            match alike.iter_mut().find(same) {
                Some((_, more)) => *more += 1,
                None => alike.push((warning, 0)),
            }
        }
        for (warning, more) in alike {
            let told = short(&checked, &warning, context.lang);
            Context::note(&match more {
                0 => told,
                more => MessageId::WarningMore
                    .with(told)
                    .with(more)
                    .text(context.lang),
            });
        }
    }
}

/// Prints what would change.
pub(in crate::cli) fn show(opened: &[OpenFile<'_>]) -> Result<Outcome> {
    let mut out = Context::out();
    for file in opened
        .iter()
        .filter(|file| file.former != file.draft.text())
    {
        let path = file.path.display().to_string();
        let diff = TextDiff::from_lines(file.former.as_str(), file.draft.text());
        let unified = diff.unified_diff().header(&path, &path).to_string();
        for line in unified.split_inclusive('\n') {
            let (line, newline) = line
                .strip_suffix('\n')
                .map_or((line, ""), |line| (line, "\n"));
            write!(
                out,
                "{}{newline}",
                harmless::line(line.trim_end_matches('\r'))
            )?;
        }
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// Explains why an edit of `place`, the file at `path` or a row of it, was not made.
pub(in crate::cli) fn refuse(
    obstacle: Obstacle,
    place: &str,
    path: &Path,
    context: &Context,
) -> Result<Outcome> {
    match obstacle {
        Obstacle::Other(error) => return Err(error),
        Obstacle::Broken(text, problem) => {
            context.complain(&MessageId::EditOfBroken.with(place), &[]);
            Context::note(&snippet(path, &text, *problem, context));
        }
        Obstacle::Edit(EditError::Invalid { text, problem }) => {
            let why = told_without_its_place(&text, &problem, context);
            let advice = problem.help.first().cloned();
            context.complain(
                &MessageId::EditWouldBreak.with(place).with(why),
                advice.as_slice(),
            );
        }
        Obstacle::Edit(EditError::Refused {
            complaint,
            advice,
            among,
        }) => {
            let complaint = MessageId::EditOf.with(place).with(complaint);
            let names = choice::lines(among, usize::from(context.width));
            let advice: Vec<Message> = names.into_iter().chain(advice).collect();
            context.complain(&complaint, &advice);
        }
        Obstacle::Edit(error @ EditError::Overlap(_)) => {
            context.complain(&MessageId::EditOf.with(place).with(error.complaint()), &[]);
        }
    }
    Ok(Outcome::Failed)
}

/// Returns what is wrong with `text`, which was never written, with the words that it is about.
fn told_without_its_place(text: &str, problem: &Diagnostic, context: &Context) -> Message {
    let words = text.get(problem.primary.span.range()).unwrap_or_default();
    let words = choice::cropped(words.trim_matches(['"', '\'', '\n']), QUOTED);
    let title = problem.title.clone();
    if words.is_empty()
        || title
            .text(context.lang)
            .contains(words.trim_end_matches('…'))
    {
        return title;
    }
    MessageId::EditQuoted.with(title).with(words)
}

fn snippet(path: &Path, text: &str, problem: Diagnostic, context: &Context) -> String {
    let style = Style {
        color: Color::Never,
        ..context.style()
    };
    draw(
        &Checked {
            path,
            text,
            diagnostics: vec![problem],
        },
        &[],
        &style,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn a_folder_that_stays_busy_is_named_with_the_wait() {
        let busy = not_locked(LockError::Busy(PathBuf::from("roadmaps")));
        let refusal = busy.downcast_ref::<Refusal>().unwrap();
        assert_eq!(
            refusal.complaint.text(Lang::Russian),
            "планы в roadmaps сейчас правит другая команда"
        );
        assert_eq!(
            refusal.advice[0].text(Lang::Russian),
            "за 10 секунд она не закончила; повторите позже, ничего не изменено"
        );
    }
}
