//! `roadmap diff`: what a revision changed.

use std::ffi::{OsStr, OsString};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::Outcome;
use super::args::{DiffArgs, DiffFormat};
use super::context::Context;
use super::refusal::Refusal;
use super::revisions::{PlanFile, Reader, Scope, committed, on_disk};
use crate::io;
use crate::query::Clock;
use crate::query::diff::{PlanDiff, Revision, between, likeness};
use crate::render::{json, prose};
use crate::report::diff::Fate;
use crate::report::{About, Asked, DiffReport, Unread};
use crate::words::{Message, MessageId};

/// Plans with less of their rows in common, in thousandths, are not one plan renamed.
const RENAMED: usize = 500;

/// Runs the command.
pub(super) fn run(args: &DiffArgs, context: &Context) -> Result<Outcome> {
    let sides = match request(args)? {
        Request::Files(old, new) => files(old, new)?,
        Request::Revisions { old, new, paths } => {
            revisions(old, new, &paths, context).map_err(|refusal| ambiguous(refusal, args))?
        }
    };
    let report = compare(sides, context);
    write(&report, args, context)?;
    let (incomplete, changed) = (report.is_incomplete(), !report.is_empty());
    Ok(match (incomplete, changed && args.exit_code) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Done,
    })
}

/// What to compare.
enum Request<'a> {
    /// Two files.
    Files(&'a Path, &'a Path),
    /// A revision with another one, or with the disk.
    Revisions {
        old: Side<'a>,
        new: Option<&'a OsStr>,
        paths: Vec<PathBuf>,
    },
}

/// The old side of a comparison of revisions.
enum Side<'a> {
    At(&'a OsStr),
    /// Where this revision and the new one parted.
    Base(&'a OsStr),
}

/// Separates revisions from paths: files that exist win, and what follows `--` is a path.
fn request(args: &DiffArgs) -> Result<Request<'_>, Refusal> {
    let exists = |name: &OsStr| Path::new(name).symlink_metadata().is_ok();
    if let ([old, new], []) = (args.targets.as_slice(), args.paths.as_slice())
        && Path::new(old).is_file()
        && Path::new(new).is_file()
    {
        return Ok(Request::Files(Path::new(old), Path::new(new)));
    }
    let is_revision = |name: &OsString| !args.paths.is_empty() || !exists(name);
    let count = args
        .targets
        .iter()
        .take(2)
        .take_while(|name| is_revision(name))
        .count();
    let (names, rest) = args.targets.split_at(count);
    if let Some(stray) = rest
        .iter()
        .find(|name| !args.paths.is_empty() || !exists(name))
    {
        return Err(unknown(stray));
    }
    let paths = rest
        .iter()
        .map(PathBuf::from)
        .chain(args.paths.iter().cloned())
        .collect();
    let (old, new) = match names {
        [] => (Side::At(OsStr::new("HEAD")), None),
        [one] => range(one),
        [old, new, ..] => (Side::At(old), Some(new.as_os_str())),
    };
    Ok(Request::Revisions { old, new, paths })
}

/// Returns the revision that a side of a range names: HEAD where it is left out.
fn or_head(side: &str) -> &OsStr {
    OsStr::new(if side.is_empty() { "HEAD" } else { side })
}

/// Reads `REV`, `REV..REV` or `REV...REV`; a side left out is HEAD.
fn range(name: &OsStr) -> (Side<'_>, Option<&OsStr>) {
    let text = name.to_str().unwrap_or_default();
    match (text.split_once("..."), text.split_once("..")) {
        (Some((old, new)), _) => (Side::Base(or_head(old)), Some(or_head(new))),
        (None, Some((old, new))) => (Side::At(or_head(old)), Some(or_head(new))),
        (None, None) => (Side::At(name), None),
    }
}

/// Says of a word that is no revision that it is no file either, where it might have been meant as one.
fn ambiguous(mut refusal: Refusal, args: &DiffArgs) -> Refusal {
    if args.paths.is_empty() && refusal.complaint.id == MessageId::GitUnknownRevision {
        refusal.complaint.id = MessageId::GitUnknownRevisionOrPath;
    }
    refusal
}

fn unknown(name: &OsStr) -> Refusal {
    Refusal {
        complaint: MessageId::GitUnknownRevisionOrPath.with(name.to_string_lossy().into_owned()),
        advice: vec![MessageId::GitRevisionHelp.into()],
    }
}

/// Both sides of a comparison, and what they are called.
struct Sides {
    old: Vec<PlanFile>,
    new: Vec<PlanFile>,
    names: (Message, Message),
    unread: Vec<Unread>,
    /// Whether these are revisions of a repository, and not just two files.
    in_git: bool,
    /// Where the paths of the files begin.
    root: PathBuf,
}

fn files(old: &Path, new: &Path) -> Result<Sides, Refusal> {
    let sheet = |path: &Path| {
        let mut bytes = Vec::new();
        let read = io::read(path, &mut bytes);
        read.map_err(|failure| {
            Refusal::from(
                MessageId::NamedFailure
                    .with(path.display().to_string())
                    .with(failure.reason),
            )
        })?;
        // Two files are one plan, whatever they are called.
        Ok::<_, Refusal>(PlanFile {
            path: new.to_owned(),
            bytes,
        })
    };
    let name = |path: &Path| MessageId::Verbatim.with(path.display().to_string());
    Ok(Sides {
        old: vec![sheet(old)?],
        new: vec![sheet(new)?],
        names: (name(old), name(new)),
        unread: Vec::new(),
        in_git: false,
        root: PathBuf::new(),
    })
}

fn revisions(
    old: Side<'_>,
    new: Option<&OsStr>,
    paths: &[PathBuf],
    context: &Context,
) -> Result<Sides, Refusal> {
    let scope = Scope::find(paths)?;
    let name = |name: &OsStr| MessageId::Verbatim.with(name.to_string_lossy().into_owned());
    let (commit, old_name) = match (old, new) {
        (Side::Base(old), Some(new)) => {
            let base = scope
                .repository
                .merge_base(&scope.commit(old)?, &scope.commit(new)?)?;
            let short = base.get(..9).unwrap_or(&base).to_owned();
            (base, MessageId::Verbatim.with(short))
        }
        (Side::At(old) | Side::Base(old), _) => (scope.commit(old)?, name(old)),
    };
    let mut unread = Vec::new();
    let (new, new_name) = match new {
        Some(new) => (
            committed(&scope, &scope.commit(new)?, &mut unread, context.lang)?,
            name(new),
        ),
        None => (
            on_disk(&scope, &mut unread, context.lang)?,
            MessageId::DiffWorkingTree.into(),
        ),
    };
    let old = committed(&scope, &commit, &mut unread, context.lang)?;
    if old.is_empty() && new.is_empty() && unread.is_empty() {
        let places: Vec<String> = scope
            .named
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        return Err(MessageId::NoPlans.with(places.join(", ")).into());
    }
    let root = scope.repository.root().to_owned();
    Ok(Sides {
        old,
        new,
        names: (old_name, new_name),
        unread,
        in_git: true,
        root,
    })
}

/// Pairs the files of both sides, reads those that differ and lists their differences.
fn compare(sides: Sides, context: &Context) -> DiffReport {
    let mut reader = Reader::new(context.lang);
    let mut unread = sides.unread;
    let mut read = |sheet: &PlanFile, side: &Message| {
        match reader.revision(&sides.root.join(&sheet.path), &sheet.bytes) {
            Ok(revision) => Some(revision),
            Err(error) => {
                let path = match side.id {
                    // As git names a file of a revision.
                    MessageId::Verbatim if sides.in_git => {
                        format!("{}:{}", side.text(context.lang), sheet.path.display())
                    }
                    _ => error.path,
                };
                Context::note(&format!("{path}: {}", error.error));
                unread.push(Unread {
                    path,
                    error: error.error,
                });
                None
            }
        }
    };
    let (before, after) = &sides.names;
    let (mut gone, mut came, mut plans) = (Vec::new(), Vec::new(), Vec::new());
    for old in &sides.old {
        match sides.new.iter().find(|new| new.path == old.path) {
            Some(new) if new.bytes == old.bytes => {}
            Some(new) => {
                if let (Some(before), Some(after)) = (read(old, before), read(new, after)) {
                    plans.push((new.path.clone(), between(&before, &after), Fate::Kept));
                }
            }
            None => gone.extend(read(old, before).map(|revision| (old.path.clone(), revision))),
        }
    }
    for new in sides
        .new
        .iter()
        .filter(|new| !sides.old.iter().any(|old| old.path == new.path))
    {
        came.extend(read(new, after).map(|revision| (new.path.clone(), revision)));
    }
    for (from, to) in renamed(&gone, &came) {
        let ((_, before), (path, after)) = (&gone[from], &came[to]);
        plans.push((
            path.clone(),
            between(before, after),
            Fate::Renamed(before.name.clone()),
        ));
        gone[from].1 = Revision::empty("");
        came[to].1 = Revision::empty("");
    }
    plans.extend(alone(gone, came));
    plans.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    let clock = Clock {
        as_of: Context::today(),
        within: Clock::WITHIN,
    };
    let plans = plans.into_iter().map(|(_, diff, fate)| (diff, fate));
    DiffReport::new(
        plans,
        sides.names,
        About {
            clock,
            asked: Asked::default(),
            unread,
        },
    )
}

/// Reports plans that are on one side only; those without a name have been reported already.
fn alone(
    gone: Vec<(PathBuf, Revision)>,
    came: Vec<(PathBuf, Revision)>,
) -> impl Iterator<Item = (PathBuf, PlanDiff, Fate)> {
    let left = |(_, revision): &(PathBuf, Revision)| !revision.name.is_empty();
    let gone = gone.into_iter().filter(left).map(|(path, old)| {
        let mut diff = between(&old, &Revision::empty(&old.name));
        old.title().clone_into(&mut diff.title);
        (path, diff, Fate::Removed)
    });
    let came = came.into_iter().filter(left).map(|(path, new)| {
        let diff = between(&Revision::empty(&new.name), &new);
        (path, diff, Fate::Added)
    });
    gone.chain(came)
}

/// Returns which of the plans that are gone are which of those that came, the most similar first.
fn renamed(gone: &[(PathBuf, Revision)], came: &[(PathBuf, Revision)]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (from, (_, old)) in gone.iter().enumerate() {
        for (to, (_, new)) in came.iter().enumerate() {
            pairs.push((std::cmp::Reverse(likeness(old, new)), from, to));
        }
    }
    pairs.retain(|(likeness, ..)| likeness.0 >= RENAMED);
    pairs.sort_unstable();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (_, from, to) in pairs {
        if found.iter().all(|(old, new)| *old != from && *new != to) {
            found.push((from, to));
        }
    }
    found
}

fn write(report: &DiffReport, args: &DiffArgs, context: &Context) -> Result<()> {
    let mut out = Context::out();
    let telling = if args.stat {
        report.statistics(context.lang)
    } else {
        report.telling(context.lang)
    };
    match args.format {
        DiffFormat::Text => prose::text(&telling, &context.style(), &mut out)?,
        DiffFormat::Md => prose::markdown(&telling, &mut out)?,
        DiffFormat::Json => json::envelope(report, &mut out)?,
        DiffFormat::Jsonl => json::lines(report, &mut out)?,
    }
    out.flush()?;
    Ok(())
}
