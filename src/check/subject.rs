//! A plan as the rules look at it: with the text it was read from, and what of that was not read.

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Level, Rule};
use crate::document::ItemDocument;
use crate::model::{Item, Plan, Registry};
use crate::text::Span;
use crate::words::Arg;

/// A section of fewer rows has hardly a habit.
const FEW: usize = 8;

/// One row of so many lacks what nearly all have.
const MOST: usize = 5;

/// What the rules look at.
pub(super) struct Subject<'s, 'a> {
    pub(super) plan: &'s Plan<'a>,
    pub(super) text: &'s str,
    pub(super) as_of: NaiveDate,
    /// The lowest level that is asked for.
    pub(super) asked: Level,
    /// Whether everything was read, so that what is not there is really missing.
    pub(super) whole: bool,
    /// Whether so little of it was not read that it tells what the plan as a whole has.
    pub(super) telling: bool,
    /// The bytes where something was not read, sorted.
    lost: Vec<u32>,
    /// The bytes where the tables of rows and sections begin, sorted.
    tables: Vec<u32>,
}

/// A registry as one file sees it.
pub(super) struct Roster<'s, 'a> {
    pub(super) registry: &'s Registry<'a>,
    /// The file that is looked at, as [`Executor::origin`](crate::model::Executor::origin) names it.
    pub(super) home: Option<&'s Path>,
}

impl<'s, 'a> Subject<'s, 'a> {
    /// Returns `plan` as the rules look at it; `found` are the problems of reading it.
    pub(super) fn new(
        plan: &'s Plan<'a>,
        text: &'s str,
        as_of: NaiveDate,
        asked: Level,
        found: &[Diagnostic],
    ) -> Self {
        let hiding = found.iter().filter(|problem| hides_values(problem.rule));
        let mut lost: Vec<u32> = hiding.map(|problem| problem.primary.span.start).collect();
        lost.sort_unstable();
        Subject {
            plan,
            text,
            as_of,
            asked,
            whole: plan.unread.is_empty() && lost.is_empty(),
            telling: plan.unread.len() * 5 <= plan.items.len() && lost.is_empty(),
            lost,
            tables: tables(plan),
        }
    }

    /// Returns whether all of `item` was read, so that a key it lacks is really missing.
    pub(super) fn is_intact(&self, item: &Item<'_>) -> bool {
        let start = item.document.header.start;
        let next = self.lost.partition_point(|at| *at < start);
        self.lost
            .get(next)
            .is_none_or(|at| *at >= self.table_end(start))
    }

    /// Returns whether all that stands before the rows was read, so that a key it lacks is really missing.
    pub(super) fn is_header_read(&self) -> bool {
        let rows = self.tables.first().copied().unwrap_or(u32::MAX);
        self.lost.first().is_none_or(|at| *at >= rows)
    }

    /// Returns whether every key of the plan was read, if not every row.
    pub(super) fn keys_are_read(&self) -> bool {
        self.lost.is_empty()
    }

    /// Returns where the table that holds byte `at` ends: at the next header of a row or a section.
    fn table_end(&self, at: u32) -> u32 {
        let next = self.tables.partition_point(|start| *start <= at);
        self.tables.get(next).copied().unwrap_or(u32::MAX)
    }

    /// Drops the complaints that a key is missing where it is there, but mistyped: one cause, one message.
    pub(super) fn without_consequences(&self, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
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

    /// Returns the rows that lack what `has` looks for though the rows of their section are used to having it: half of
    /// them where they are few, three quarters where they are many; or nearly all rows of the plan.
    pub(super) fn odd_ones<'p>(
        &'p self,
        has: impl Fn(&Item<'_>) -> bool,
    ) -> impl Iterator<Item = &'p Item<'a>> {
        let items = &self.plan.items;
        let mut counts: HashMap<Option<usize>, (usize, usize)> = HashMap::new();
        for item in items {
            let (all, lacking) = counts.entry(item.section).or_default();
            *all += 1;
            *lacking += usize::from(!has(item));
        }
        let lacking = counts.values().map(|(_, lacking)| lacking).sum::<usize>();
        let few = items.len() >= FEW && lacking * MOST <= items.len();
        let odd = move |item: &&Item<'_>| {
            let (all, lacking) = counts[&item.section];
            let share = if all < FEW { 2 } else { 4 };
            !has(item) && (few || lacking * share <= all) && self.is_intact(item)
        };
        items.iter().filter(odd)
    }

    /// Returns what was read of every row, of those that can't be told when they are due too.
    pub(super) fn rows(&self) -> impl Iterator<Item = &'s ItemDocument<'a>> + use<'s, 'a> {
        let plan = self.plan;
        let read = plan.items.iter().map(|item| &item.document);
        read.chain(plan.unread.iter().map(|row| &row.document))
    }

    pub(super) fn roster(&self) -> Roster<'s, 'a> {
        Roster {
            registry: &self.plan.registry,
            home: None,
        }
    }
}

/// Returns whether what `rule` is about is not in the plan for that reason.
fn hides_values(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::InvalidToml | Rule::DuplicateKey | Rule::UnknownKey | Rule::WrongType
    )
}

/// Returns where the tables of rows and sections begin, sorted.
fn tables(plan: &Plan<'_>) -> Vec<u32> {
    let items = plan.items.iter().map(|item| item.document.header);
    let unread = plan.unread.iter().map(|row| row.document.header);
    let sections = plan.sections.iter().map(|section| section.header);
    let headers = items.chain(unread).chain(sections);
    let mut tables: Vec<u32> = headers.map(|header| header.start).collect();
    tables.sort_unstable();
    tables
}

/// Returns where to point when the row as a whole is meant: its number, or its header where it has none.
pub(super) fn place(item: &Item<'_>) -> Span {
    item.document
        .number
        .filter(|number| !number.value.trim().is_empty())
        .map_or(item.document.header, |number| number.span)
}
