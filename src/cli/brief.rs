//! `roadmap brief`: the pack for a meeting.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::path::PathBuf;

use anyhow::Result;
use chrono::{Months, NaiveDate};

use super::Outcome;
use super::answer::{Answers, day};
use super::args::{BriefArgs, FilterArgs};
use super::compare::{NewSide, Side, compare, revisions};
use super::context::Context;
use super::gather::Files;
use super::refusal::Refusal;
use super::reports::{print, put};
use super::revisions::Scope;
use super::selection::select;
use crate::model::Plan;
use crate::phrase::{self, NoDay, Wanted};
use crate::query::diff::{PlanDiff, Revision, between};
use crate::query::{Brief, Clock, Meeting, Named, brief};
use crate::report::BriefReport;
use crate::report::brief::{Assumed, Changes, Source};
use crate::report::diff::Fate;
use crate::words::{Message, MessageId};

/// Runs the command.
pub(super) fn run(args: &BriefArgs, context: &Context) -> Result<Outcome> {
    let today = day(&args.input);
    let held = args.meeting.as_ref();
    let held = held.map_or(today, |meeting| meeting.on(today, Wanted::Last));
    let since = Since::read(args, held)?;
    let meeting = meeting(args, held, &since)?;
    let facts_to = args.input.as_of.as_ref().map_or(held, |_| today.min(held));
    let filter = FilterArgs::from(args.names.clone());
    let mut selection = select(&args.input, Clock::WITHIN, &filter, context)?;
    selection.clock.as_of = held;
    selection.files = selection.files.looked_at_on(facts_to);
    let is_narrow = selection.filter.is_narrow();
    let found = put(selection, context, |plan, filter, clock| Told {
        brief: brief(plan, filter, clock, meeting),
        revision: Revision::of(plan),
        items: (plan.items.iter())
            .filter(|item| filter.admits_item(plan, item))
            .map(|item| item.id.clone())
            .collect(),
    });
    let changes = changes(&since, facts_to, args, &found, context)?;
    let changes = if is_narrow {
        of_items(changes, &found)
    } else {
        changes
    };
    let assumed = Assumed {
        since: args.since.is_none(),
        next: args.next.is_none(),
    };
    let briefs = found.of_plans.into_iter().map(|told| told.brief).collect();
    let report = BriefReport::new(briefs, meeting, assumed, facts_to, changes, found.about);
    print(&report, &args.output, found.incomplete, context)
}

/// What is taken from a plan.
struct Told {
    brief: Brief,
    revision: Revision,
    /// The ids of the items that are asked for.
    items: HashSet<String>,
}

impl Named for Told {
    fn rename(&mut self, called: &dyn Fn(&str) -> String) {
        self.brief.rename(called);
    }
}

/// Where the time since the last meeting begins.
struct Since {
    day: NaiveDate,
    /// The revision named instead of a day.
    revision: Option<String>,
}

impl Since {
    /// Reads what was named: a day, else a revision; a month before the meeting where nothing was.
    fn read(args: &BriefArgs, held: NaiveDate) -> Result<Since, Refusal> {
        let Some(text) = &args.since else {
            let month_ago = held.checked_sub_months(Months::new(1));
            return Ok(Since {
                day: month_ago.unwrap_or(held),
                revision: None,
            });
        };
        let no_day = match phrase::day(text, held, Wanted::First) {
            Ok(day) => {
                return Ok(Since {
                    day,
                    revision: None,
                });
            }
            Err(no_day) => no_day,
        };
        let scope = Scope::find(&args.input.paths);
        let named = scope.and_then(|scope| Ok((scope.commit(OsStr::new(text))?, scope)));
        let (commit, scope) = named.map_err(|refusal| meant_a_day(no_day, refusal))?;
        let log = scope.repository.log(&commit, None)?;
        let day = log.last().map_or(held, |commit| commit.day);
        Ok(Since {
            day,
            revision: Some(text.clone()),
        })
    }
}

/// Says of words that name no revision why they name no day, where one was nearly written.
fn meant_a_day(no_day: NoDay, refusal: Refusal) -> Refusal {
    match no_day.instead {
        Some(instead) => Refusal {
            complaint: no_day.why,
            advice: vec![instead],
        },
        None if no_day.why.id == MessageId::PhraseYearRange => no_day.why.into(),
        None => refusal,
    }
}

/// Returns the days of the three meetings, or refuses those in another order.
fn meeting(args: &BriefArgs, held: NaiveDate, since: &Since) -> Result<Meeting, Refusal> {
    let since = since.day;
    if since >= held {
        return Err(MessageId::BriefSinceLater.with(since).with(held).into());
    }
    let next = args.next.as_ref();
    let next = next.map_or(held + (held - since), |next| next.on(held, Wanted::Coming));
    if next <= held {
        return Err(MessageId::BriefNextEarlier.with(next).with(held).into());
    }
    Ok(Meeting {
        since,
        day: held,
        next,
    })
}

/// Returns what changed: since a revision where there is one, else by the facts that have days.
fn changes(
    since: &Since,
    until: NaiveDate,
    args: &BriefArgs,
    found: &Answers<Told>,
    context: &Context,
) -> Result<Changes> {
    let side = match &since.revision {
        Some(revision) => Side::At(OsStr::new(revision)),
        None => Side::On(since.day),
    };
    let paths: &[PathBuf] = &args.input.paths;
    let why = match revisions(side, NewSide::Disk, paths, context) {
        Ok(sides) => {
            let name = match &since.revision {
                Some(revision) => MessageId::Verbatim.with(revision.as_str()),
                None => MessageId::BriefSinceOption.with(since.day),
            };
            let compared = compare(sides, Some(until), context);
            let asked = |stem: &str| args.names.roadmap.is_empty() || has(found, stem);
            let plans = compared.plans.into_iter();
            let plans = plans
                .filter(|plan| asked(&plan.new.name))
                .map(|plan| (plan.diff(), plan.fate));
            let unread = compared.unread.into_iter();
            // What is on disk and cannot be read is named already.
            let unread = unread.filter(|missed| !missed.is_new);
            return Ok(Changes {
                plans: plans.collect(),
                source: Source::Revision(name),
                unread: unread.map(|missed| missed.what).collect(),
            });
        }
        Err(refusal) if since.revision.is_some() => return Err(refusal.into()),
        Err(refusal) if refusal.complaint.id == MessageId::GitNothingThen => {
            MessageId::BriefNoRevision.with(since.day)
        }
        Err(_) => Message::from(MessageId::BriefNoGit),
    };
    Ok(Changes {
        plans: by_facts(since.day, args, found, context)?,
        source: Source::Facts(why),
        unread: Vec::new(),
    })
}

fn has(found: &Answers<Told>, stem: &str) -> bool {
    found.of_plans.iter().any(|told| told.brief.roadmap == stem)
}

/// Returns what the facts with days say that changed after `since`.
fn by_facts(
    since: NaiveDate,
    args: &BriefArgs,
    found: &Answers<Told>,
    context: &Context,
) -> Result<Vec<(PlanDiff, Fate)>> {
    let files = Files::find(&args.input.paths)?.looked_at_on(since);
    let read = files.visit(context, |visit| {
        let revision = |plan: &Plan<'_>| (plan.name.clone(), Revision::of(plan));
        visit.plan.map(revision)
    });
    let known: HashMap<String, Revision> = read.into_iter().flatten().collect();
    let plans = found.of_plans.iter().filter_map(|told| {
        let old = known.get(&told.brief.roadmap)?;
        let diff = between(old, &told.revision);
        (!diff.changes.is_empty()).then_some((diff, Fate::Kept))
    });
    Ok(plans.collect())
}

/// Returns the changes of the items that are asked for, where not all of them are.
fn of_items(mut changes: Changes, found: &Answers<Told>) -> Changes {
    for (diff, _) in &mut changes.plans {
        let told = found
            .of_plans
            .iter()
            .find(|told| told.brief.roadmap == diff.roadmap);
        diff.changes.retain(|change| {
            let item = change.item();
            item.is_some_and(|item| told.is_some_and(|told| told.items.contains(&item.id)))
        });
    }
    changes.plans.retain(|(diff, _)| !diff.changes.is_empty());
    changes
}
