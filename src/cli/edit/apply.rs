//! What papers say, over several plans: all of it is judged, then shown, and written where that is wanted.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use chrono::NaiveDate;

use super::session::{self, Batch, Obstacle};
use super::target::TargetRow;
use super::told::{self, Before};
use crate::cli::Outcome;
use crate::cli::answer::answers;
use crate::cli::context::Context;
use crate::cli::gather::Files;
use crate::edit::{Deed, EditError, Operation, Verdict};
use crate::query::{Clock, Extract, Filter, extract};
use crate::render;
use crate::report::{Applied, AppliedReport, Effect};
use crate::words::{Message, MessageId};

/// Something that a paper says has happened.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Proposal {
    /// The file of the plan.
    pub(in crate::cli) plan: PathBuf,
    pub(in crate::cli) deed: Deed,
    /// The day on which it was said.
    pub(in crate::cli) said_on: NaiveDate,
    /// Where it stands in the paper.
    pub(in crate::cli) place: Vec<Message>,
    /// The words of the paper.
    pub(in crate::cli) words: String,
    /// What was concluded in reading them.
    pub(in crate::cli) remarks: Vec<Message>,
}

/// The plans that papers are read against.
pub(in crate::cli) struct Looked {
    /// Their files.
    pub(in crate::cli) paths: Vec<PathBuf>,
    pub(in crate::cli) plans: Vec<Extract>,
    /// Whether some could not be read, or not wholly.
    pub(in crate::cli) incomplete: bool,
}

/// Returns the plans of `files` as they stand by `clock`.
pub(in crate::cli) fn look(files: &Files, clock: Clock, context: &Context) -> Looked {
    let found = answers(files, clock, context, |plan, clock| {
        let path = PathBuf::from(files.path_of(&plan.name));
        (path, extract(plan, &Filter::default(), clock))
    });
    let (paths, plans) = found.of_plans.into_iter().unzip();
    Looked {
        paths,
        plans,
        incomplete: found.incomplete,
    }
}

/// What a command makes of papers.
pub(in crate::cli) struct Papers {
    /// The title of what is shown.
    pub(in crate::cli) title: Message,
    pub(in crate::cli) proposals: Vec<Proposal>,
    /// What is no proposal.
    pub(in crate::cli) others: Vec<Applied>,
    /// Whether a plan that could be meant was not read.
    pub(in crate::cli) incomplete: bool,
}

/// Shows what `papers` change in the plans of `files`, and writes it where it is `wanted`: all of it or, where a file
/// cannot be written, nothing.
pub(in crate::cli) fn apply(
    papers: Papers,
    files: &Files,
    wanted: bool,
    context: &Context,
) -> Result<Outcome> {
    if session::names_broken_workspace(files, context) {
        return Ok(Outcome::Failed);
    }
    let _lock = wanted
        .then(|| {
            let plans = papers.proposals.iter().map(|one| one.plan.as_path());
            session::lock_all(plans)
        })
        .transpose()?;
    let mut batch = Batch::new(files, Vec::new(), Context::today());
    let mut pieces = papers.others;
    for proposal in &papers.proposals {
        pieces.push(judge(&mut batch, proposal, files, wanted)?);
    }
    if wanted {
        session::save(&batch.opened)?;
    }
    let report = AppliedReport::new(papers.title, pieces, wanted);
    let mut out = Context::out();
    render::text::page(&report.page(context.lang), &context.style(), &mut out)?;
    out.flush()?;
    session::warn(&batch.opened, context);
    Ok(match (papers.incomplete, report.has_open()) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Done,
    })
}

/// Writes `proposal` into the draft of its plan, and returns what becomes of it.
fn judge(
    batch: &mut Batch<'_>,
    proposal: &Proposal,
    files: &Files,
    written: bool,
) -> Result<Applied> {
    let told = |effect, item, said| Applied {
        effect,
        place: proposal.place.clone(),
        item,
        said,
        words: None,
    };
    let plan = proposal.plan.as_path();
    let draft = match batch.draft(plan) {
        Ok(draft) => draft,
        Err(obstacle) => return Ok(told(Effect::Refused, None, said(obstacle, plan)?)),
    };
    draft.look_from(proposal.said_on);
    let row = |id: &str| TargetRow {
        path: plan.to_owned(),
        plan: files.name(plan),
        id: id.to_owned(),
    };
    let target = match &proposal.deed {
        Deed::Row(id, _) => Some(row(id)),
        Deed::Add(_) => None,
    };
    let before = target.as_ref().map(|row| Before::of(row, draft));
    let called = |draft: &_| target.as_ref().map(|row| told::called(row, draft));
    let mut piece = match draft.propose(&proposal.deed) {
        Ok(Verdict::Changed { id, mut facts }) => {
            facts.extend(particulars(&proposal.deed));
            facts.extend(proposal.remarks.iter().cloned());
            let row = row(&id);
            let back = match (&proposal.deed, &before) {
                (Deed::Row(_, operation), Some(before)) => before.way_back(&row, operation, draft),
                _ => Vec::new(),
            };
            facts.extend(back.into_iter().filter(|_| written));
            told(Effect::Changes, Some(told::called(&row, draft)), facts)
        }
        Ok(Verdict::Proved(mut facts)) => {
            facts.extend(proposal.remarks.iter().cloned());
            told(Effect::Changes, called(draft), facts)
        }
        Ok(Verdict::Known(why)) => told(Effect::Known, called(draft), vec![why]),
        Ok(Verdict::Outdated(fact)) => told(
            Effect::Outdated,
            called(draft),
            vec![MessageId::AppliedLater.with(fact)],
        ),
        Err(error) => {
            let item = called(draft);
            told(Effect::Refused, item, said(Obstacle::Edit(error), plan)?)
        }
    };
    if piece.effect.is_open() {
        piece.words = Some(proposal.words.clone());
    }
    Ok(piece)
}

/// Returns why the plan at `path` takes nothing, in words.
fn said(obstacle: Obstacle, path: &Path) -> Result<Vec<Message>> {
    let error = match obstacle {
        Obstacle::Other(error) => return Err(error),
        Obstacle::Broken(..) => {
            return Ok(vec![
                MessageId::EditOfBroken.with(path.display().to_string()),
            ]);
        }
        Obstacle::Edit(error) => error,
    };
    let mut told = vec![error.complaint()];
    if let EditError::Refused { advice, among, .. } = error {
        told.extend((!among.is_empty()).then(|| MessageId::Verbatim.with(among.join(", "))));
        told.extend(advice.into_iter().map(fitting));
    }
    Ok(told)
}

/// Returns advice as it holds for papers: options of `assign` and `add` are of no use here.
fn fitting(advice: Message) -> Message {
    match advice.id {
        MessageId::EditUnknownExecutorHelp => MessageId::AppliedStranger.into(),
        MessageId::EditNearExecutorHelp => Message {
            id: MessageId::AppliedNearStranger,
            ..advice
        },
        _ => advice,
    }
}

/// Returns what is written besides the fact itself: its proof, the deadline and the executors of a new item.
fn particulars(deed: &Deed) -> Vec<Message> {
    match deed {
        Deed::Row(_, Operation::Done { evidence, .. }) => {
            let evidence = evidence.iter();
            evidence
                .map(|evidence| MessageId::DiffEvidence.with(evidence.as_str()))
                .collect()
        }
        Deed::Row(..) => Vec::new(),
        Deed::Add(new) => {
            let due = MessageId::DiffAddedDeadline.with(new.deadline.as_str());
            let who = (!new.executors.is_empty())
                .then(|| MessageId::EditNamed.with(new.executors.join(", ")));
            std::iter::once(due).chain(who).collect()
        }
    }
}
