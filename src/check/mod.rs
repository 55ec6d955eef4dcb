//! Every problem of a plan that the reading itself does not stumble over: one function for each rule.
//!
//! [`check`] runs them all; [`settle`] is the only place where the workspace's levels are applied. Rules know the
//! model and the text it was read from; they do not know how problems are drawn, nor today's date.

mod deadlines;
mod execution;
mod executors;
mod numbers;
mod postponement;
mod registry;
mod structure;

use std::path::Path;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Level, Rule};
use crate::model::{Item, Plan, Registry, Workspace};
use crate::text::Span;
use crate::words::Arg;

/// What the rules look at.
struct Subject<'s, 'a> {
    plan: &'s Plan<'a>,
    text: &'s str,
    as_of: NaiveDate,
    /// Whether everything was read, so that what is not there is really missing.
    whole: bool,
    /// The bytes where something was not read, sorted.
    lost: Vec<u32>,
    /// The bytes where the tables of rows and sections begin, sorted.
    tables: Vec<u32>,
}

/// A rule: adds what it finds.
type Check = fn(&Subject<'_, '_>, &mut Vec<Diagnostic>);

const CHECKS: [Check; 25] = [
    deadlines::phrases,
    deadlines::due_before_approval,
    deadlines::early_approval,
    |subject, out| registry::ambiguous_executor(&subject.roster(), out),
    |subject, out| registry::cyclic_group(&subject.roster(), out),
    |subject, out| executors::unknown_part(&subject.roster(), out),
    |subject, out| executors::part_spelling(&subject.roster(), out),
    |subject, out| registry::role_named_differently(&subject.roster(), out),
    executors::unknown_executor,
    executors::alias_spelling,
    executors::no_executor,
    executors::repeated_executor,
    executors::unused_executor,
    structure::no_items,
    structure::duplicate_id,
    structure::duplicate_title,
    structure::empty_result,
    numbers::missing_number,
    numbers::number_gap,
    execution::done_in_future,
    execution::started_in_future,
    execution::done_before_start,
    execution::done_ambiguous,
    execution::done_and_cancelled,
    postponement::doubtful_postponement,
];

/// Returns the problems of `plan`, read from `text`, as they stand on the day `as_of`: `found` are those that reading
/// the document and lowering it found.
pub fn check(
    plan: &Plan<'_>,
    found: Vec<Diagnostic>,
    text: &str,
    workspace: &Workspace,
    as_of: NaiveDate,
) -> Vec<Diagnostic> {
    let hiding = found.iter().filter(|problem| hides_values(problem.rule));
    let mut lost: Vec<u32> = hiding.map(|problem| problem.primary.span.start).collect();
    lost.sort_unstable();
    let subject = Subject {
        plan,
        text,
        as_of,
        whole: plan.unread.is_empty() && lost.is_empty(),
        lost,
        tables: tables(plan),
    };
    let mut out = subject.without_consequences(found);
    for check in CHECKS {
        check(&subject, &mut out);
    }
    settle(out, workspace)
}

/// Returns the problems of the workspace file itself: `found` are those that reading it found.
pub fn check_workspace(workspace: &Workspace, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let registry = Registry::new(Vec::new(), &workspace.executors);
    let roster = Roster {
        registry: &registry,
        home: workspace.path.as_deref(),
    };
    let mut out = found;
    registry::ambiguous_executor(&roster, &mut out);
    registry::cyclic_group(&roster, &mut out);
    executors::unknown_part(&roster, &mut out);
    executors::part_spelling(&roster, &mut out);
    registry::role_named_differently(&roster, &mut out);
    settle(out, workspace)
}

/// Gives each problem the level it has in the workspace, drops those allowed there, and sorts the rest by place.
pub fn settle(mut problems: Vec<Diagnostic>, workspace: &Workspace) -> Vec<Diagnostic> {
    problems.retain_mut(|problem| {
        problem.level = workspace.level(problem.rule);
        problem.level != Level::Allow
    });
    problems.sort_by_key(|problem| (problem.primary.span, problem.rule));
    problems
}

/// Returns where the tables of rows and sections begin, sorted.
fn tables(plan: &Plan<'_>) -> Vec<u32> {
    let items = plan.items.iter().map(|item| item.document.header);
    let unread = plan.unread.iter().map(|row| row.header);
    let sections = plan.sections.iter().map(|section| section.header);
    let headers = items.chain(unread).chain(sections);
    let mut tables: Vec<u32> = headers.map(|header| header.start).collect();
    tables.sort_unstable();
    tables
}

/// A registry as one file sees it.
struct Roster<'s, 'a> {
    registry: &'s Registry<'a>,
    /// The file that is looked at, as [`Executor::origin`](crate::model::Executor::origin) names it.
    home: Option<&'s Path>,
}

/// Tells whether what `rule` is about is not in the plan for that reason.
fn hides_values(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::InvalidToml | Rule::DuplicateKey | Rule::UnknownKey | Rule::WrongType
    )
}

impl<'s, 'a> Subject<'s, 'a> {
    /// Tells whether all of `item` was read, so that a key it lacks is really missing.
    fn is_intact(&self, item: &Item<'_>) -> bool {
        let start = item.document.header.start;
        let next = self.lost.partition_point(|at| *at < start);
        self.lost
            .get(next)
            .is_none_or(|at| *at >= self.table_end(start))
    }

    /// Returns where the table that holds byte `at` ends: at the next header of a row or a section.
    fn table_end(&self, at: u32) -> u32 {
        let next = self.tables.partition_point(|start| *start <= at);
        self.tables.get(next).copied().unwrap_or(u32::MAX)
    }

    /// Drops the complaints that a key is missing where it is there, but mistyped: one cause, one message.
    fn without_consequences(&self, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mistyped: Vec<(u32, String)> = found
            .iter()
            .filter(|problem| problem.rule == Rule::UnknownKey)
            .filter_map(|problem| {
                let meant = problem.fix.as_ref()?.replacement.clone();
                Some((problem.primary.span.start, meant))
            })
            .collect();
        let is_consequence = |problem: &Diagnostic| {
            let Some(Arg::Text(key)) = problem.title.args.first() else {
                return false;
            };
            let start = problem.primary.span.start;
            let table = start..self.table_end(start);
            let mut mistyped = mistyped.iter();
            problem.rule == Rule::MissingField
                && mistyped.any(|(at, meant)| table.contains(at) && meant == key)
        };
        found
            .into_iter()
            .filter(|problem| !is_consequence(problem))
            .collect()
    }

    fn roster(&self) -> Roster<'s, 'a> {
        Roster {
            registry: &self.plan.registry,
            home: None,
        }
    }
}

/// Returns where to point when the row as a whole is meant: its number, or its header where it has none.
fn place(item: &Item<'_>) -> Span {
    item.document
        .number
        .filter(|number| !number.value.trim().is_empty())
        .map_or(item.document.header, |number| number.span)
}
