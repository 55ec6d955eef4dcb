//! What a report is asked about: the plans and the filter that the options name, each name told or refused.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::answer::{day, obstacles};
use super::args::{Day, FilterArgs, Input, NamesArgs};
use super::context::Context;
use super::gather::{Files, Visit, stem};
use super::place::{By, must_be_places};
use super::refusal::Refusal;
use crate::check::content;
use crate::model::Wanted;
use crate::phrase;
use crate::query::names::Taken;
use crate::query::names::{plans, through, unnamed, wanted_executors, wanted_sections};
use crate::query::{Clock, Filter, Missing, Names};
use crate::report::Asked;
use crate::text::{russian, shell};
use crate::words::{Lang, Message, MessageId};

/// The plans that a question is put to, and the items it covers.
pub(super) struct Selection {
    pub(super) files: Files,
    pub(super) clock: Clock,
    pub(super) filter: Filter,
    /// What was taken for the names asked for.
    pub(super) asked: Asked,
}

/// A plan file before it is known to be asked about.
struct Known {
    names: Names,
    /// What keeps it from being read.
    obstacles: Vec<String>,
    /// What tells the plan from any other, where plans are asked for.
    content: Option<u64>,
}

impl Known {
    /// Returns what is known of the file before any of the plans `wanted` is chosen.
    fn of(visit: &Visit<'_, '_>, wanted: &[Wanted], lang: Lang) -> Known {
        let asked = visit.plan.filter(|_| !wanted.is_empty());
        Known {
            names: names(visit, wanted),
            obstacles: obstacles(visit, lang),
            content: asked.and_then(content),
        }
    }
}

/// Finds the plans that `input` and `args` name, and what the names of `args` mean in them.
pub(super) fn select(
    input: &Input,
    within: u32,
    args: &FilterArgs,
    context: &Context,
) -> Result<Selection> {
    must_be_places(&input.paths, By::Name, context)?;
    let day = day(input);
    let on = |asked: Option<&Day>, wanted| asked.map(|asked| asked.on(day, wanted));
    let from = on(args.from.as_ref(), phrase::Wanted::First);
    let to = on(args.to.as_ref(), phrase::Wanted::Last);
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        return Err(Refusal {
            complaint: MessageId::FromAfterTo.with(from).with(to),
            advice: vec![MessageId::FromAfterToHelp.with(from).with(to)],
        }
        .into());
    }
    let mut selection = Selection {
        files: Files::find(&input.paths)?.looked_at_on(day),
        clock: Clock { as_of: day, within },
        filter: Filter {
            states: args.states(),
            from,
            to,
            ..Filter::default()
        },
        asked: Asked {
            states: args.states(),
            from,
            to,
            ..Asked::default()
        },
    };
    let NamesArgs {
        executor,
        roadmap,
        section,
    } = &args.names;
    if [roadmap, executor, section]
        .iter()
        .any(|names| !names.is_empty())
    {
        selection.resolve(&args.names, context)?;
    }
    Ok(selection)
}

impl Selection {
    /// Finds out what the names of `args` mean.
    fn resolve(&mut self, args: &NamesArgs, context: &Context) -> Result<(), Refusal> {
        let wanted = wanted(&args.roadmap);
        let know = |visit: Visit<'_, '_>| Known::of(&visit, &wanted, context.lang);
        let mut known = self.files.visit(context, know);
        let mut everywhere: Vec<Names> = Vec::new();
        if !wanted.is_empty() {
            everywhere = known.iter().map(|known| known.names.clone()).collect();
            let taken = among(&known, &everywhere, &wanted)?;
            self.files.keep_only(&taken.chosen, &contents(&known));
            let mut number = 0;
            known.retain(|_| {
                number += 1;
                taken.chosen.contains(&(number - 1))
            });
            self.asked.roadmaps = taken.names;
        }
        self.resolve_within(&known, &everywhere, args, context.lang)
    }

    /// Finds out what the names of executors and sections mean in the plans of `known`, which are all or some of those
    /// `everywhere`.
    fn resolve_within(
        &mut self,
        known: &[Known],
        everywhere: &[Names],
        args: &NamesArgs,
        lang: Lang,
    ) -> Result<(), Refusal> {
        let names: Vec<&Names> = known.iter().map(|known| &known.names).collect();
        let chosen = russian::listed(&self.asked.roadmaps);
        let complaint = |missing: &Missing, anywhere: MessageId, among: MessageId| {
            tell(known);
            if chosen.is_empty() {
                anywhere.with(missing.asked.as_str())
            } else {
                among.with(missing.asked.as_str()).with(chosen.as_str())
            }
        };
        let executors = wanted_executors(&names, &wanted(&args.executor), lang);
        let executors = executors.map_err(|missing| {
            let (anywhere, among) = (
                MessageId::UnknownExecutorAsked,
                MessageId::UnknownExecutorAmong,
            );
            let complaint = complaint(&missing, anywhere, among);
            let asked = [Wanted::new(&missing.asked)];
            let has = |plan: &Names| wanted_executors(&[plan], &asked, lang).is_ok();
            let each = |name: &str| wanted_executors(&names, &[Wanted::new(name)], lang).is_ok();
            elsewhere(&complaint, everywhere, has)
                .or_else(|| apart(&complaint, &missing.asked, each))
                .unwrap_or_else(|| refusal(complaint, missing, MessageId::NamesOfExecutors))
        })?;
        let sections = wanted_sections(&names, &wanted(&args.section)).map_err(|missing| {
            let (anywhere, among) = (
                MessageId::UnknownSectionAsked,
                MessageId::UnknownSectionAmong,
            );
            let complaint = complaint(&missing, anywhere, among);
            let asked = [Wanted::new(&missing.asked)];
            let has = |plan: &Names| wanted_sections(&[plan], &asked).is_ok();
            if FilterArgs::is_state(&missing.asked) {
                let state = MessageId::StateIsNoSection.with(shell::word(&missing.asked));
                return Refusal {
                    complaint,
                    advice: vec![state],
                };
            }
            elsewhere(&complaint, everywhere, has)
                .unwrap_or_else(|| refusal(complaint, missing, MessageId::NamesOfSections))
        })?;
        self.filter.executors = executors.chosen;
        self.asked.executors = executors.names;
        self.asked.through = through(&names, &self.filter.executors);
        self.asked.unnamed = unnamed(&names, &self.filter.executors);
        self.filter.sections = sections.chosen;
        self.asked.sections = sections.names;
        Ok(())
    }
}

/// Returns the plans of `paths` that `roadmaps` name, as paths and as people call them; `paths` themselves where none is
/// asked for.
pub(super) fn named(
    paths: &[PathBuf],
    roadmaps: &[String],
    context: &Context,
) -> Result<(Vec<PathBuf>, Vec<String>)> {
    if roadmaps.is_empty() {
        return Ok((paths.to_vec(), Vec::new()));
    }
    must_be_places(paths, By::Name, context)?;
    let mut files = Files::find(paths)?;
    let asked = wanted(roadmaps);
    let know = |visit: Visit<'_, '_>| Known::of(&visit, &asked, context.lang);
    let known = files.visit(context, know);
    let everywhere: Vec<Names> = known.iter().map(|known| known.names.clone()).collect();
    let taken = among(&known, &everywhere, &asked)?;
    files.keep_only(&taken.chosen, &contents(&known));
    let paths = files.paths().into_iter().map(Path::to_owned);
    Ok((paths.collect(), taken.names))
}

/// Returns which of the plans `known` `wanted` mean.
fn among(
    known: &[Known],
    everywhere: &[Names],
    wanted: &[Wanted],
) -> Result<Taken<Vec<usize>>, Refusal> {
    plans(everywhere, wanted).map_err(|missing| {
        tell(known);
        let complaint = MessageId::UnknownPlan.with(missing.asked.as_str());
        refusal(complaint, missing, MessageId::NamesOfPlans)
    })
}

fn wanted(names: &[String]) -> Vec<Wanted> {
    names.iter().map(|name| Wanted::new(name)).collect()
}

fn contents(known: &[Known]) -> Vec<Option<u64>> {
    known.iter().map(|known| known.content).collect()
}

fn names(visit: &Visit<'_, '_>, plans: &[Wanted]) -> Names {
    match visit.plan {
        Some(plan) => Names::of(plan, plans),
        None => Names::unread(&stem(visit.path), plans),
    }
}

/// Names what could not be read: the name may stand there.
fn tell(known: &[Known]) {
    for line in known.iter().flat_map(|known| &known.obstacles) {
        Context::note(line);
    }
}

/// Refuses a name that only plans which are not chosen have, and says which; `None` where none has it.
fn elsewhere(
    complaint: &Message,
    everywhere: &[Names],
    has: impl Fn(&Names) -> bool,
) -> Option<Refusal> {
    let plans = everywhere.iter().filter(|plan| has(plan));
    let labels: Vec<&str> = plans.map(|plan| plan.plan.label.as_str()).collect();
    let advice = MessageId::NameIsElsewhere
        .with(labels.len())
        .with(russian::listed(&labels));
    (!labels.is_empty()).then(|| Refusal {
        complaint: complaint.clone(),
        advice: vec![advice],
    })
}

/// Refuses several executors in one word, `asked`, where each `is_known`, and says how to write them; `None` where it is
/// not that.
fn apart(complaint: &Message, asked: &str, is_known: impl Fn(&str) -> bool) -> Option<Refusal> {
    let names: Vec<&str> = asked.split([',', ';']).map(str::trim).collect();
    if names.len() < 2 || !names.iter().all(|name| !name.is_empty() && is_known(name)) {
        return None;
    }
    let options = names.iter().map(|name| format!("-e {}", shell::word(name)));
    let options: Vec<String> = options.collect();
    Some(Refusal {
        complaint: complaint.clone(),
        advice: vec![MessageId::NamesApart.with(options.join(" "))],
    })
}

fn refusal(complaint: Message, missing: Missing, elsewhere: MessageId) -> Refusal {
    let advice = match missing.nearest {
        Some(near) => MessageId::NearestName.with(near),
        None if !missing.numbered.is_empty() => {
            MessageId::OtherNumbers.with(missing.numbered.join(", "))
        }
        None => elsewhere.into(),
    };
    Refusal {
        complaint,
        advice: vec![advice],
    }
}
