//! Finds the problems of a plan that reading it does not: one function for each rule.
//!
//! [`check`] runs them all; [`settle`] is the only place where the workspace's levels are applied. Rules know the
//! model and the text it was read from; they do not know how problems are drawn, nor today's date.

mod across;
mod amounts;
mod cited;
mod dates;
mod deadlines;
mod editor;
mod execution;
mod executors;
mod folding;
mod grammar;
mod habits;
mod hours;
mod numbers;
mod overall;
mod people;
mod postponement;
mod preparation;
mod references;
mod registry;
mod sections;
mod signs;
mod slips;
mod spelling;
mod structure;
mod subject;
mod texts;
mod titles;
mod uneven;
mod whole;
mod years;

pub use across::{Census, across, content};
pub use numbers::renumbered;
pub use postponement::postponed;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Level, Rule};
use crate::model::{Plan, Registry, Workspace};
use subject::{Roster, Subject};

/// A rule: adds what it finds.
type Check = fn(&Subject<'_, '_>, &mut Vec<Diagnostic>);

/// Each check with the rules whose findings it adds or takes for its own; [`deadlines::phrases`] hands on those of
/// reading, whatever their rule, and names none.
const CHECKS: [(&[Rule], Check); 95] = [
    (&[], deadlines::phrases),
    (&[Rule::UndatedEvent], deadlines::awaited_item),
    (&[Rule::DueBeforeApproval], deadlines::due_before_approval),
    (&[Rule::EarlyApproval], deadlines::early_approval),
    (&[Rule::AmbiguousExecutor], |subject, out| {
        registry::ambiguous_executor(&subject.roster(), out);
    }),
    (&[Rule::CyclicGroup], |subject, out| {
        registry::cyclic_group(&subject.roster(), out);
    }),
    (&[Rule::UnknownExecutor], |subject, out| {
        executors::unknown_part(&subject.roster(), out);
    }),
    (&[Rule::AliasSpelling], |subject, out| {
        executors::part_spelling(&subject.roster(), out);
    }),
    (&[Rule::RoleNamedDifferently], |subject, out| {
        registry::role_named_differently(&subject.roster(), out);
    }),
    (&[Rule::UnknownExecutor], executors::unknown_executor),
    (&[Rule::AliasSpelling], executors::alias_spelling),
    (&[Rule::NoExecutor], executors::no_executor),
    (&[Rule::NoExecutor], whole::many_without_executor),
    (&[Rule::RepeatedExecutor], executors::repeated_executor),
    (&[Rule::NotAnExecutor], habits::not_an_executor),
    (&[Rule::UnnamedPost], habits::unnamed_post),
    (&[Rule::UnnamedPost], habits::post_among_names),
    (&[Rule::UnnamedPost], habits::broad_post),
    (&[Rule::OutsideExecutor], habits::outside_executor),
    (&[Rule::UnevenNames], uneven::uneven_names),
    (&[Rule::UnusedExecutor], executors::unused_executor),
    (&[Rule::NoPosts], people::no_posts),
    (&[Rule::NoPeople], people::no_people),
    (
        &[Rule::RoleHolders, Rule::VacantRoles],
        registry::role_holders,
    ),
    (&[Rule::NoItems], structure::no_items),
    (&[Rule::NoItems], sections::empty_section),
    (&[Rule::DuplicateId], structure::duplicate_id),
    (&[Rule::DuplicateTitle], structure::duplicate_title),
    (&[Rule::EmptyResult], structure::empty_result),
    (&[Rule::EmptyResult], whole::many_without_result),
    (&[Rule::EmptyColumn], habits::empty_column),
    (&[Rule::EmptyColumn], habits::untold_place),
    (&[Rule::MissingNumber], numbers::missing_number),
    (&[Rule::NumberGap], numbers::number_gap),
    (&[Rule::NumberGap], numbers::number_twice),
    (&[Rule::NumberGap], numbers::lettered_number),
    (&[Rule::NumberGap], sections::section_gap),
    (&[Rule::RenumberedInMerge], numbers::renumbered_in_merge),
    (&[Rule::PostponedInMerge], postponement::postponed_in_merge),
    (&[Rule::ApprovalDay], dates::approval_day),
    (&[Rule::TitlePeriod], titles::title_period),
    (&[Rule::TitlePeriod], titles::no_year),
    (&[Rule::TitlePeriod], titles::title_month),
    (&[Rule::TitleDeadline], titles::title_deadline),
    (
        &[Rule::LateMilestone, Rule::UncertainReading],
        dates::late_milestone,
    ),
    (&[Rule::OddYear, Rule::OutsidePeriod], dates::odd_year),
    (&[Rule::OddYear, Rule::YearInferred], dates::lent_year),
    (&[Rule::OddYear], dates::shifted_year),
    (&[Rule::OddYear], dates::section_year),
    (&[Rule::OddYear], dates::rows_year),
    (&[Rule::OddMonth], habits::odd_month),
    (&[Rule::OddMonth], sections::month_of_section),
    (&[Rule::OddNumeral], habits::odd_numeral),
    (&[Rule::OddNumeral], habits::own_number),
    (&[Rule::OddNumeral], habits::series_number),
    (&[Rule::ResultAfterDeadline], dates::result_after_deadline),
    (
        &[Rule::LatePreparation, Rule::TitleDeadline],
        preparation::out_of_turn,
    ),
    (&[Rule::UnknownItem], references::unknown_item),
    (&[Rule::CitedDate], cited::cited_date),
    (&[Rule::OddAmount], amounts::odd_amount),
    (&[Rule::OneHour], hours::one_hour),
    (&[Rule::UnknownPerson], texts::unknown_person),
    (&[Rule::OddText], texts::odd_text),
    (&[Rule::OddText], numbers::dotted_numbers),
    (&[Rule::OddText], slips::rare_spelling),
    (&[Rule::OddText], slips::latin_twin),
    (&[Rule::UnfilledBlank], texts::unfilled_blank),
    (&[Rule::AbbreviationSpelling], texts::abbreviation_spelling),
    (&[Rule::UnknownAbbreviation], texts::unknown_abbreviation),
    (&[Rule::UnevenStyle], uneven::uneven_style),
    (&[Rule::VagueDeadlines], whole::vague_deadlines),
    (&[Rule::EarlyEnd], whole::early_end),
    (&[Rule::NoApproval], whole::no_approval),
    (&[Rule::NoResults], whole::no_results),
    (&[Rule::LeadingGroups], whole::leading_groups),
    (&[Rule::OverloadedLead], whole::overloaded_lead),
    (&[Rule::SeveralWorks], editor::several_works),
    (&[Rule::RowOrder], editor::row_order),
    (&[Rule::RepeatedTitle], editor::repeated_title),
    (&[Rule::LikelyPreparation], preparation::likely_preparation),
    (&[Rule::OddResult], editor::odd_result),
    (&[Rule::OpenDeadlines], editor::open_deadlines),
    (&[Rule::TitleForms], editor::title_forms),
    (&[Rule::UnclearWorks], overall::unclear_works),
    (&[Rule::NoDays], overall::no_days),
    (&[Rule::MainLead], overall::main_lead),
    (&[Rule::NoYears], overall::no_years),
    (&[Rule::DayOffEvents], overall::day_off_events),
    (&[Rule::RepeatedNumbers], overall::repeated_numbers),
    (&[Rule::DoneInFuture], execution::done_in_future),
    (&[Rule::UndatedFact], execution::undated_fact),
    (&[Rule::DoneBeforeStart], execution::done_before_start),
    (&[Rule::DoneAmbiguous], execution::done_ambiguous),
    (&[Rule::DoneAndCancelled], execution::done_and_cancelled),
    (
        &[Rule::DoubtfulPostponement],
        postponement::doubtful_postponement,
    ),
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
    run(plan, found, text, workspace, as_of, Level::Allow)
}

/// Returns those of the problems that [`check`] finds that are errors in `workspace`; rules that can't be are not asked.
pub fn errors(
    plan: &Plan<'_>,
    found: Vec<Diagnostic>,
    text: &str,
    workspace: &Workspace,
    as_of: NaiveDate,
) -> Vec<Diagnostic> {
    run(plan, found, text, workspace, as_of, Level::Deny)
}

fn run(
    plan: &Plan<'_>,
    found: Vec<Diagnostic>,
    text: &str,
    workspace: &Workspace,
    as_of: NaiveDate,
    asked: Level,
) -> Vec<Diagnostic> {
    let subject = Subject::new(plan, text, as_of, asked, &found);
    let mut out = subject.without_consequences(found);
    let reaches = |rule: &Rule| workspace.level(*rule) >= asked.max(Level::Warn);
    let is_asked = |rules: &[Rule]| rules.is_empty() || rules.iter().any(reaches);
    for (rules, check) in CHECKS.iter().filter(|(rules, _)| is_asked(rules)) {
        let known = out.len();
        check(&subject, &mut out);
        let named = |found: &Diagnostic| rules.is_empty() || rules.contains(&found.rule);
        debug_assert!(out.iter().skip(known).all(named), "{rules:?}");
    }
    let mut out = folding::fold(plan, settle(out, workspace));
    out.retain(|problem| problem.level >= asked);
    out
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
