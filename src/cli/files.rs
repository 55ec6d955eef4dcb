//! Files made for others: what they are called, and what may be overwritten.

use std::collections::HashSet;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::args::FileArgs;
use super::context::Context;
use super::edit::lock_all;
use super::refusal::Refusal;
use crate::io;
use crate::render::{docx, html, ics, mail, xlsx};
use crate::text::{file_name, shell};
use crate::words::MessageId;

/// A file that is to be written.
pub(super) struct Made {
    /// What it is called.
    pub(super) title: String,
    /// What tells it from another of this title.
    pub(super) stem: String,
    /// What it holds.
    pub(super) bytes: Vec<u8>,
}

/// Where files go.
pub(super) struct Target<'t> {
    /// The file or folder named, and what becomes of it; here where none is.
    pub(super) file: &'t FileArgs,
    /// The ending of the files.
    pub(super) extension: &'t str,
    /// What to take alone where one file is named and there are several.
    pub(super) alone: MessageId,
}

/// How many files are named one by one when they were written.
const MOST_NAMED: usize = 60;

/// Writes `made` to `target`, and names each file; writes none where one may not be overwritten.
pub(super) fn write(made: &[Made], target: &Target<'_>, context: &Context) -> Result<()> {
    if target.file.output.as_deref() == Some(Path::new("-")) {
        return put_on_stdout(made, target);
    }
    let paths = paths(made, target)?;
    for (made, path) in made.iter().zip(&paths) {
        may_be_written(path, made, target)?;
    }
    for (made, path) in made.iter().zip(&paths) {
        let shown = path.display().to_string();
        put(path, &made.bytes).with_context(|| shown.clone())?;
        if paths.len() <= MOST_NAMED {
            Context::note(&MessageId::ExportWritten.with(shown).text(context.lang));
        }
    }
    if let Some(first) = paths.first().filter(|_| paths.len() > MOST_NAMED) {
        let told = MessageId::ExportManyWritten
            .with(paths.len())
            .with(folder(first).display().to_string());
        Context::note(&told.text(context.lang));
    }
    if let (true, Some(first)) = (target.file.open, paths.first()) {
        let written = if paths.len() == 1 {
            first
        } else {
            folder(first)
        };
        if let Err(problem) = io::show(written) {
            let shown = written.display().to_string();
            context.tell(
                &MessageId::ExportNotShown
                    .with(shown)
                    .with(problem.to_string()),
            );
        }
    }
    Ok(())
}

/// Writes the only one of `made` to standard output; refuses several, and on a terminal what is no text.
fn put_on_stdout(made: &[Made], target: &Target<'_>) -> Result<()> {
    let is_text = !matches!(target.extension, "docx" | "xlsx");
    let (complaint, advice) = match made {
        _ if target.file.open => (MessageId::UsageConflict.with("--open").with("-o -"), None),
        [_] if !is_text && std::io::stdout().is_terminal() => (
            MessageId::ExportNotOnScreen.with(target.extension),
            Some(MessageId::ExportNotOnScreenHelp.with(target.extension)),
        ),
        [] => return Ok(()),
        [only] => {
            let mut out = Context::out();
            out.write_all(&only.bytes)?;
            return Ok(out.flush()?);
        }
        several => (
            MessageId::ExportManyOnStream.with(several.len()),
            Some(target.alone.into()),
        ),
    };
    Err(Refusal {
        complaint,
        advice: advice.into_iter().collect(),
    }
    .into())
}

/// Returns the folder that holds `path`.
fn folder(path: &Path) -> &Path {
    let parent = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

/// Returns where each file goes: into the folder named, the file named, or here.
fn paths(made: &[Made], target: &Target<'_>) -> Result<Vec<PathBuf>, Refusal> {
    let extension = target.extension;
    let output = target.file.output.as_deref().unwrap_or(Path::new(""));
    may_be_named(output, extension)?;
    if is_file(output, extension) {
        return match made {
            [_] => Ok(vec![output.to_owned()]),
            _ => Err(Refusal {
                complaint: MessageId::ExportManyFiles
                    .with(made.len())
                    .with(output.display().to_string()),
                advice: vec![target.alone.into()],
            }),
        };
    }
    let mut taken: HashSet<String> = HashSet::new();
    let path = |made: &Made| {
        let titled = [
            made.title.clone(),
            format!("{} – {}", made.title, made.stem),
        ];
        let more = (2..).map(|number| format!("{} ({number})", made.title));
        let mut names = titled.into_iter().chain(more).map(|name| file_name(&name));
        let name = names.find(|name| !taken.contains(&name.to_lowercase()));
        let name = name.unwrap_or_default();
        taken.insert(name.to_lowercase());
        output.join(format!("{name}.{extension}"))
    };
    Ok(made.iter().map(path).collect())
}

/// Refuses a file of another kind, and a folder that is a file.
fn may_be_named(output: &Path, extension: &str) -> Result<(), Refusal> {
    let shown = output.display().to_string();
    let mut above = output
        .ancestors()
        .skip(usize::from(is_file(output, extension)));
    if let Some(file) = above.find(|path| path.is_file()) {
        return Err(Refusal {
            complaint: MessageId::ExportNoFolder.with(file.display().to_string()),
            advice: vec![MessageId::ExportNoFolderHelp.with(extension)],
        });
    }
    let ending = output.extension().map(|own| own.to_string_lossy());
    let ends = ending.is_some_and(|own| {
        own.chars().all(|c| c.is_ascii_alphanumeric()) && !own.chars().all(|c| c.is_ascii_digit())
    });
    let is_folder = output.is_dir() || shown.ends_with(std::path::is_separator);
    if !ends || is_folder || is_file(output, extension) {
        return Ok(());
    }
    let named = output.with_extension(extension).display().to_string();
    Err(Refusal {
        complaint: MessageId::ExportOtherEnding
            .with(shown.as_str())
            .with(extension),
        advice: vec![
            MessageId::ExportOtherEndingHelp
                .with(shell::word(&named))
                .with(shell::word(&format!("{shown}/"))),
        ],
    })
}

/// Returns whether `output` names a file of this kind, not a folder.
fn is_file(output: &Path, extension: &str) -> bool {
    let named = output.extension().is_some_and(|own| {
        let own = own.to_string_lossy();
        own.eq_ignore_ascii_case(extension)
    });
    named && !output.is_dir()
}

/// Refuses to overwrite what others made, or made something of, unless told to.
fn may_be_written(path: &Path, made: &Made, target: &Target<'_>) -> Result<()> {
    if target.file.force || !path.exists() {
        return Ok(());
    }
    let mut bytes = Vec::new();
    let read = io::read(path, &mut bytes).is_ok();
    let (ours, why) = match target.extension {
        "docx" => (docx::is_ours(&bytes), MessageId::ExportExists),
        "xlsx" => (xlsx::is_ours(&bytes), MessageId::ExportExists),
        "ics" => (ics::is_ours(&bytes), MessageId::ExportExists),
        "html" => (html::is_ours(&bytes), MessageId::ExportExists),
        "eml" => (mail::is_ours(&bytes), MessageId::ExportExists),
        // nothing in them says who wrote them
        _ => (bytes == made.bytes, MessageId::ExportDiffers),
    };
    if read && ours {
        return Ok(());
    }
    Err(Refusal {
        complaint: why.with(path.display().to_string()),
        advice: vec![MessageId::ExportExistsHelp.into()],
    }
    .into())
}

fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    if !path.exists() {
        return Ok(io::create(path, bytes)?);
    }
    let _lock = lock_all([path])?;
    Ok(io::replace(path, bytes)?)
}
