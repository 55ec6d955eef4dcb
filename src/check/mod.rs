//! Finds the problems of a plan that reading it does not: one function for each rule.
//!
//! [`check`] runs them all; [`settle`] is the only place where the workspace's levels are applied. Rules know the
//! model and the text it was read from; they do not know how problems are drawn, nor today's date.

mod across;
mod dates;
mod deadlines;
mod execution;
mod executors;
mod numbers;
mod postponement;
mod registry;
mod structure;
mod subject;
mod texts;
mod whole;

pub use across::{Census, across};

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Plan, Registry, Workspace};
use subject::{Roster, Subject};

/// A rule: adds what it finds.
type Check = fn(&Subject<'_, '_>, &mut Vec<Diagnostic>);

const CHECKS: [Check; 42] = [
    deadlines::phrases,
    deadlines::awaited_item,
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
    registry::role_holders,
    structure::no_items,
    structure::duplicate_id,
    structure::duplicate_title,
    structure::empty_result,
    numbers::missing_number,
    numbers::number_gap,
    dates::approval_day,
    dates::late_milestone,
    dates::odd_year,
    dates::result_after_deadline,
    dates::late_preparation,
    texts::unknown_item,
    texts::unknown_person,
    texts::odd_text,
    texts::abbreviation_spelling,
    texts::unknown_abbreviation,
    whole::vague_deadlines,
    whole::no_approval,
    whole::no_results,
    whole::leading_groups,
    whole::overloaded_lead,
    execution::done_in_future,
    execution::undated_fact,
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
    let subject = Subject::new(plan, text, as_of, &found);
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
        problem.level = workspace.level(problem.rule).min(problem.ceiling);
        problem.level != Level::Allow
    });
    problems.sort_by_key(|problem| (problem.primary.span, problem.rule));
    problems
}
