//! `roadmap diff`: what a revision changed.

use std::ffi::{OsStr, OsString};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use chrono::NaiveDate;

use super::Outcome;
use super::args::{DiffArgs, DiffForm, DiffFormat};
use super::compare::{Compared, Comparison, NewSide, Side, compare, files, revisions};
use super::context::Context;
use super::files::{Made, Target};
use super::refusal::Refusal;
use super::selection::named;
use crate::phrase::Wanted;
use crate::query::Clock;
use crate::query::diff::PlanDiff;
use crate::render::docx::{self, Orientation};
use crate::render::{hanging, json, prose};
use crate::report::diff::{Amendment, Fate, draft};
use crate::report::{About, Asked, DiffReport, Paper};
use crate::words::{Message, MessageId};

/// Runs the command.
pub(super) fn run(args: &DiffArgs, context: &Context) -> Result<Outcome> {
    let until = args.as_of.as_ref();
    let until = until.map(|day| day.on(Context::today(), Wanted::Last));
    let clock = until.unwrap_or_else(Context::today);
    let mut roadmaps = Vec::new();
    let sides = match request(args, clock)? {
        Request::Files(old, new) => files(old, new),
        Request::Revisions { old, new, paths } => {
            let (paths, plans) = named(&paths, &args.roadmap, context)?;
            roadmaps = plans;
            revisions(old, new, &paths, context).map_err(|refusal| ambiguous(refusal, args))?
        }
    };
    match (args.form, args.format) {
        (Some(DiffForm::Order), DiffFormat::Json | DiffFormat::Jsonl) => {
            return Err(Refusal::from(Message::from(MessageId::OrderOnlyPaper)).into());
        }
        (None, DiffFormat::Docx) => {
            return Err(Refusal::from(Message::from(MessageId::OrderDocxOnly)).into());
        }
        (_, format) if format != DiffFormat::Docx => {
            let file = &args.file;
            let given = [
                ("-o", file.output.is_some()),
                ("--force", file.force),
                ("--open", file.open),
            ];
            if let Some((option, _)) = given.into_iter().find(|(_, given)| *given) {
                let complaint = MessageId::ExportOptionOf.with(option).with("docx");
                return Err(Refusal::from(complaint).into());
            }
        }
        _ => {}
    }
    let (names, compared) = (sides.names.clone(), compare(sides, until, context));
    for missed in &compared.unread {
        Context::note(&format!("{}: {}", missed.what.path, missed.what.error));
    }
    let (incomplete, changed) = match args.form {
        Some(DiffForm::Order) => amend(&compared, clock, args, context)?,
        None => {
            let report = report(compared, names, roadmaps, clock, until);
            write(&report, args, context)?;
            (report.is_incomplete(), !report.is_empty())
        }
    };
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
    /// A revision with another one, or with what is staged or on disk.
    Revisions {
        old: Side<'a>,
        new: NewSide<'a>,
        paths: Vec<PathBuf>,
    },
}

/// Separates revisions from paths: files that exist win, and what follows `--` is a path.
fn request(args: &DiffArgs, clock: NaiveDate) -> Result<Request<'_>, Refusal> {
    let exists = |name: &OsStr| Path::new(name).symlink_metadata().is_ok();
    if let ([old, new], []) = (args.targets.as_slice(), args.paths.as_slice())
        && Path::new(old).is_file()
        && Path::new(new).is_file()
    {
        if !args.roadmap.is_empty() {
            return Err(Message::from(MessageId::DiffFilesAreOnePlan).into());
        }
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
        return Err(if count == 2 {
            MessageId::DiffThirdSide
                .with(stray.to_string_lossy().into_owned())
                .into()
        } else {
            unknown(stray)
        });
    }
    let paths = rest
        .iter()
        .map(PathBuf::from)
        .chain(args.paths.iter().cloned())
        .collect();
    let rest = if args.staged {
        NewSide::Staged
    } else {
        NewSide::Disk
    };
    let since = args.since.as_ref();
    let since = since.map(|since| since.on(clock, Wanted::First));
    if let Some(since) = since.filter(|since| *since > clock) {
        return Err(MessageId::SinceAhead.with(since).with(clock).into());
    }
    let since = since.map(Side::On);
    let (old, new) = match (since, names) {
        (Some(since), []) => (since, rest),
        (Some(since), [new]) if !args.staged => (since, NewSide::At(new)),
        (None, []) => (Side::At(OsStr::new("HEAD")), rest),
        (None, [one]) => {
            let (old, new) = range(one);
            (old, new.map_or(rest, NewSide::At))
        }
        (None, [old, new, ..]) if !args.staged => (Side::At(old), NewSide::At(new)),
        (_, [.., last]) => {
            return Err(MessageId::DiffOneSideTooMany
                .with(last.to_string_lossy().into_owned())
                .into());
        }
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

/// Returns the report of what differs, on the day `clock`; without the facts after `until`.
fn report(
    compared: Comparison,
    names: (Message, Message),
    roadmaps: Vec<String>,
    clock: NaiveDate,
    until: Option<NaiveDate>,
) -> DiffReport {
    let plans = compared.plans.into_iter();
    let plans = plans.map(|plan| (plan.diff(), plan.fate));
    let about = About {
        clock: Clock {
            as_of: clock,
            within: Clock::WITHIN,
        },
        asked: Asked {
            roadmaps,
            ..Asked::default()
        },
        unread: compared
            .unread
            .into_iter()
            .map(|missed| missed.what)
            .collect(),
        notes: Vec::new(),
        nothing_read: false,
    };
    DiffReport::new(plans, names, about).with_facts_to(until)
}

/// Writes the draft of the order that makes the changes; returns whether something could not be read and whether there is
/// anything to order.
fn amend(
    compared: &Comparison,
    clock: NaiveDate,
    args: &DiffArgs,
    context: &Context,
) -> Result<(bool, bool)> {
    let diffs: Vec<PlanDiff> = compared.plans.iter().map(Compared::diff).collect();
    let mut amendments = Vec::new();
    let mut incomplete = !compared.unread.is_empty();
    for (plan, diff) in compared.plans.iter().zip(&diffs) {
        match plan.fate {
            Fate::Added => context.tell(
                &MessageId::OrderNewPlan
                    .with(plan.new.title())
                    .with(plan.new.name.as_str()),
            ),
            Fate::Removed => amendments.push(Amendment::Repeal(&plan.old)),
            Fate::Kept | Fate::Renamed(_) => {
                for row in &diff.unread {
                    context.tell(&MessageId::DiffUnreadRow.with(row.as_str()));
                    incomplete = true;
                }
                amendments.push(Amendment::Change {
                    old: &plan.old,
                    new: &plan.new,
                    diff,
                });
            }
        }
    }
    let (paper, notes) = draft(&amendments, clock, context.lang);
    for note in notes {
        Context::note(&hanging(&note, usize::from(context.width)));
    }
    match &paper {
        Some(paper) => put(paper, args, context)?,
        None => context.tell(&MessageId::OrderNothing.into()),
    }
    Ok((incomplete, paper.is_some()))
}

fn put(paper: &Paper<'_>, args: &DiffArgs, context: &Context) -> Result<()> {
    if args.format == DiffFormat::Docx {
        let made = Made {
            title: paper.title.clone(),
            stem: paper.title.clone(),
            bytes: docx::paper(paper, Orientation::Portrait, &[])?,
        };
        let target = Target {
            file: &args.file,
            extension: "docx",
            alone: MessageId::ExportManyFilesHelp,
        };
        return super::files::write(&[made], &target, context);
    }
    let mut out = Context::out();
    match args.format {
        DiffFormat::Md => prose::paper_markdown(paper, &mut out)?,
        _ => prose::paper(paper, &context.style(), &mut out)?,
    }
    out.flush()?;
    Ok(())
}

fn write(report: &DiffReport, args: &DiffArgs, context: &Context) -> Result<()> {
    let mut out = Context::out();
    let telling = if args.stat {
        report.statistics(context.lang)
    } else {
        report.telling(context.lang)
    };
    match args.format {
        DiffFormat::Md => prose::markdown(&telling, &mut out)?,
        DiffFormat::Json => json::envelope(report, &mut out)?,
        DiffFormat::Jsonl => json::lines(report, &mut out)?,
        DiffFormat::Text | DiffFormat::Docx => prose::text(&telling, &context.style(), &mut out)?,
    }
    out.flush()?;
    Ok(())
}
