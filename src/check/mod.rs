//! Every problem of a plan that the reading itself does not stumble over: one function for each rule.
//!
//! [`check`] runs them all; [`settle`] is the only place where the workspace's levels are applied. Rules know the
//! model and the text it was read from; they do not know how problems are drawn, nor today's date.

mod deadlines;
mod execution;
mod executors;
mod numbers;
mod structure;

use std::path::Path;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Level, Rule};
use crate::model::{Item, Plan, Registry, Workspace};
use crate::text::Span;

/// What the rules look at.
struct Subject<'s, 'a> {
    plan: &'s Plan<'a>,
    text: &'s str,
    as_of: NaiveDate,
    /// Whether every row was read, so that what is not there is really missing.
    whole: bool,
}

/// A rule: adds what it finds.
type Check = fn(&Subject<'_, '_>, &mut Vec<Diagnostic>);

const CHECKS: [Check; 24] = [
    deadlines::phrases,
    deadlines::due_before_approval,
    deadlines::early_approval,
    |subject, out| executors::ambiguous_executor(&subject.roster(), out),
    |subject, out| executors::cyclic_group(&subject.roster(), out),
    |subject, out| executors::unknown_part(&subject.roster(), out),
    |subject, out| executors::part_spelling(&subject.roster(), out),
    |subject, out| executors::role_named_differently(&subject.roster(), out),
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
    let cut_short = found
        .iter()
        .any(|problem| problem.rule == Rule::InvalidToml);
    let subject = Subject {
        plan,
        text,
        as_of,
        whole: plan.unread.is_empty() && !cut_short,
    };
    let mut out = found;
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
    executors::ambiguous_executor(&roster, &mut out);
    executors::cyclic_group(&roster, &mut out);
    executors::unknown_part(&roster, &mut out);
    executors::part_spelling(&roster, &mut out);
    executors::role_named_differently(&roster, &mut out);
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

/// A registry as one file sees it.
struct Roster<'s, 'a> {
    registry: &'s Registry<'a>,
    /// The file that is looked at, as [`Executor::origin`](crate::model::Executor::origin) names it.
    home: Option<&'s Path>,
}

impl<'s, 'a> Subject<'s, 'a> {
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
