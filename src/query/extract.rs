//! A plan whole, as papers, sheets, calendars and pages for other people take it.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::filter::{Filter, admitted};
use super::row::{Row, late_days, row_as};
use super::show::{Detail, show};
use super::state::Clock;
use crate::document::{self, ItemDocument};
use crate::model::Plan;
use crate::text::{Spanned, russian};

/// A plan's passport and the rows asked for, with texts of its own.
#[derive(Debug, Clone)]
pub struct Extract {
    /// The plan: its file's stem.
    pub roadmap: String,
    /// The plan as people call it.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Who drew it up.
    pub organization: Option<String>,
    /// Where it holds.
    pub territory: Option<String>,
    /// Its first and last day.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// The same as the plan writes it.
    pub period_words: Option<String>,
    /// The act that approved it, as written.
    pub act: Option<String>,
    /// The day of its approval.
    pub approved: Option<NaiveDate>,
    /// Who approved it.
    pub approver: Option<String>,
    /// What it is for.
    pub goal: Option<String>,
    /// The rows, in the order of the file.
    pub rows: Vec<Detail>,
    /// For each of them how many rows of the plan before it, asked for or not, have the same title.
    pub twins: Vec<usize>,
    /// For each of them what became of it, as a plan file writes it.
    pub marks: Vec<Marks>,
}

/// What became of a row, a line for each key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// All of it.
    pub whole: String,
    /// It without remarks.
    pub bare: String,
}

impl Marks {
    fn of(row: &ItemDocument<'_>) -> Self {
        Marks {
            whole: document::lines(&row.marks(true)),
            bare: document::lines(&row.marks(false)),
        }
    }
}

/// Returns `plan` with the rows that `filter` admits, as they stand on the clock's day.
pub fn extract(plan: &Plan<'_>, filter: &Filter, clock: Clock) -> Extract {
    let document = &plan.document;
    let own = |text: Option<Spanned<&str>>| text.map(|text| text.value.to_owned());
    let approved = document.approved.as_ref();
    let twins = twins(plan);
    let rows = admitted(plan, filter)
        .filter(|item| filter.admits_dates(plan, item))
        .map(|item| (item, filter.standing(plan, item, clock)))
        .filter(|(_, standing)| filter.admits_state(standing.state))
        .map(|(item, standing)| {
            let detail = Detail {
                row: Row {
                    days: late_days(plan, item, filter, clock),
                    ..row_as(plan, item, standing, clock)
                },
                ..show(plan, item, clock)
            };
            let before = twins.get(&item.document.header.start).copied();
            let own = (before.unwrap_or_default(), Marks::of(&item.document));
            (detail, own)
        });
    let (rows, beside): (Vec<_>, Vec<_>) = rows.unzip();
    let (twins, marks) = beside.into_iter().unzip();
    Extract {
        roadmap: plan.name.clone(),
        name: plan.label(),
        title: plan.title().to_owned(),
        organization: own(document.organization),
        territory: own(document.territory),
        period: plan.period.map(|period| (period.start, period.end)),
        period_words: own(document.period),
        act: approved.and_then(|approved| own(approved.document)),
        approved: plan.approved().map(|day| day.value),
        approver: approved.and_then(|approved| own(approved.by)),
        goal: own(document.goal),
        rows,
        twins,
        marks,
    }
}

/// Returns for each row, by the place of its header, how many rows before it have the same title.
fn twins(plan: &Plan<'_>) -> HashMap<u32, usize> {
    let mut met: HashMap<String, usize> = HashMap::new();
    let rows = plan.items.iter().map(|item| {
        let count = met.entry(russian::fold(item.title())).or_default();
        *count += 1;
        (item.document.header.start, *count - 1)
    });
    rows.collect()
}
