//! What the reports of items share: their rows, the sum of them, and the records they make.

use std::borrow::Cow;

use serde::Serialize;

use super::{About, Page, Report, Value, records};
use crate::query::{Row, Tally};
use crate::words::Lang;

/// Items as a report lists them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// The day they are about, and what is missing.
    pub about: About,
    /// The items, in the order of the report.
    pub list: Vec<Row>,
    /// The items by state.
    pub total: Tally,
}

impl Rows {
    /// Returns `list` with its sum.
    pub fn new(list: Vec<Row>, about: About) -> Self {
        let mut total = Tally::default();
        for row in &list {
            total.add(row.state);
        }
        Rows { about, list, total }
    }

    /// Returns `list`, the earliest due first, with its sum.
    pub fn by_due(mut list: Vec<Row>, about: About) -> Self {
        list.sort_by(|one, other| (one.due, &one.roadmap).cmp(&(other.due, &other.roadmap)));
        Rows::new(list, about)
    }
}

/// A report of items; it differs from others in the page it makes.
pub trait ItemReport {
    /// Returns the items.
    fn items(&self) -> &Rows;

    /// Returns the report as people read it.
    fn page(&self, lang: Lang) -> Page<'_>;

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
        self.items().total
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
        self.may_be_silent() && self.items().list.is_empty()
    }
}
