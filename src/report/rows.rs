//! What the reports of items share: their rows, the sum of them, and the records they make.

use std::borrow::Cow;

use serde::Serialize;

use super::plans::Plans;
use super::{About, Line, Page, Report, Value, records, wording};
use crate::query::{Row, Tally, Wait};
use crate::words::{Lang, Message};

/// Items as a report lists them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// The day they are about, and what is missing.
    pub about: About,
    /// The items, in the order of the report.
    pub list: Vec<Row>,
    /// The items by state.
    pub total: Tally,
    plans: Plans,
}

impl Rows {
    /// Returns `list`, put plan by plan, with its sum.
    pub fn new(mut list: Vec<Row>, about: About) -> Self {
        let plans = Plans::of(list.iter().map(|row| (&*row.roadmap, &*row.name)));
        let plans = plans.among(about.asked.roadmaps.len());
        list.sort_by_key(|row| plans.rank(&row.roadmap, &row.name));
        let mut total = Tally::default();
        for row in &list {
            total.add(row.state);
        }
        Rows {
            about,
            list,
            total,
            plans,
        }
    }

    /// Returns `list`, put plan by plan and the earliest due first in each, with its sum.
    pub fn by_due(mut list: Vec<Row>, about: About) -> Self {
        list.sort_by_key(|row| row.due);
        Rows::new(list, about)
    }

    /// Returns the rows as those found in `plans` plans, which a total beside them counts.
    pub(super) fn among(self, plans: usize) -> Self {
        Rows {
            plans: self.plans.among(plans),
            ..self
        }
    }

    /// Returns what a page calls the plan of `row`.
    pub(super) fn plan<'r>(&self, row: &'r Row) -> &'r str {
        self.plans.called(&row.roadmap, &row.name)
    }

    /// Returns the heading of the plan of `row`, where it is not the plan of the row `before` or of all rows.
    pub(super) fn new_plan<'r>(&self, row: &'r Row, before: Option<&Row>) -> Option<&'r str> {
        let same = before.is_some_and(|before| before.roadmap == row.roadmap);
        (self.plans.are_several() && !same).then(|| self.plan(row))
    }

    /// Returns the plans of the rows and of what waits beside them.
    pub(super) fn plans_with(&self, waits: &[Wait]) -> Plans {
        let rows = self.list.iter().map(|row| (&*row.roadmap, &*row.name));
        Plans::of(rows.chain(waits.iter().map(|wait| (&*wait.roadmap, &*wait.name))))
    }

    /// Returns the number of plans as titles choose a form by it.
    pub(super) fn plans(&self) -> usize {
        let asked = match self.about.asked.roadmaps.as_slice() {
            [only] => Some(only.as_str()),
            _ => None,
        };
        wording::number(self.plans.only().or(asked))
    }

    /// Returns the title: `head`, then the plan if there is one only, and what else was asked for.
    pub(super) fn title(&self, head: &Message, lang: Lang) -> String {
        wording::title(head, self.plans.only(), &self.about, lang)
    }

    /// Returns the lines that `line` makes of rows, each plan under its heading.
    pub(super) fn lines<'r>(
        &'r self,
        rows: impl IntoIterator<Item = &'r Row>,
        heading: impl Fn(&'r str) -> Line<'r>,
        line: impl Fn(&'r Row) -> Line<'r>,
    ) -> Vec<Line<'r>> {
        let mut lines = Vec::new();
        let mut before = None;
        for row in rows {
            lines.extend(self.new_plan(row, before).map(&heading));
            lines.push(line(row));
            before = Some(row);
        }
        lines
    }
}

/// What the rows add up to, and what waits for them.
#[derive(Serialize)]
struct Total<'r> {
    #[serde(flatten)]
    items: Tally,
    #[serde(skip_serializing_if = "<[Wait]>::is_empty")]
    waits: &'r [Wait],
}

/// A report of items; it differs from others in the page it makes.
pub trait ItemReport {
    /// Returns the items.
    fn items(&self) -> &Rows;

    /// Returns the report as people read it.
    fn page(&self, lang: Lang) -> Page<'_>;

    /// Returns what waits for something late, where the report tells it.
    fn waits(&self) -> &[Wait] {
        &[]
    }

    /// Returns whether a report of no items says nothing at all.
    fn may_be_silent(&self) -> bool {
        false
    }
}

impl<R: ItemReport> Report for R {
    type Row = Row;

    fn about(&self) -> &About {
        &self.items().about
    }

    fn rows(&self) -> &[Row] {
        &self.items().list
    }

    fn total(&self) -> impl Serialize {
        Total {
            items: self.items().total,
            waits: self.waits(),
        }
    }

    fn keys(&self) -> Vec<Cow<'static, str>> {
        records::row_keys()
    }

    fn record<'r>(&self, row: &'r Row) -> Vec<Value<'r>> {
        records::row(row)
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        ItemReport::page(self, lang)
    }

    fn is_silent(&self) -> bool {
        let nothing = self.items().list.is_empty() && self.waits().is_empty();
        self.may_be_silent() && nothing && self.items().about.asked.unnamed.is_empty()
    }
}
