//! What falls due soon.

use std::borrow::Cow;

use serde::Serialize;

use super::columns::{self, Plans, column};
use super::{About, Cell, Column, Kind, Line, Page, Report, Table, Tone, Value, records, wording};
use crate::query::{Row, Tally};
use crate::words::{Lang, MessageId};

/// Rows that fall due within the clock's reach, the nearest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpcomingReport {
    about: About,
    rows: Vec<Row>,
    total: Tally,
}

impl UpcomingReport {
    /// Returns the report of `rows`, put in order.
    pub fn new(mut rows: Vec<Row>, about: About) -> Self {
        rows.sort_by(|one, other| (one.due, &one.roadmap).cmp(&(other.due, &other.roadmap)));
        UpcomingReport {
            total: super::tally(&rows),
            about,
            rows,
        }
    }

    fn title(&self, lang: Lang) -> String {
        let clock = &self.about.clock;
        let title = MessageId::UpcomingTitle
            .with(clock.as_of)
            .with(self.rows.len())
            .with(clock.horizon())
            .text(lang);
        match columns::only_plan(&self.rows) {
            Some(plan) => MessageId::TitleOfPlan.with(title).with(plan).text(lang),
            None => title,
        }
    }

    fn line<'r>(&'r self, row: &'r Row, plans: Plans, lang: Lang) -> Line<'r> {
        let as_of = self.about.clock.as_of;
        let distance = row.due.map(|due| wording::distance(due, as_of, lang));
        Line::body(vec![
            Cell::date(row.due).remark(wording::more(row.more, lang)),
            Cell::text(distance.unwrap_or_default()).tone(Tone::Soon),
            columns::place_cell(row, plans),
            Cell::text(&row.title),
            columns::executors(row, lang),
        ])
    }
}

fn columns(plans: Plans, lang: Lang) -> Vec<Column> {
    vec![
        column(Kind::Word, MessageId::ColumnDue, lang),
        column(Kind::Word, MessageId::ColumnWhen, lang),
        columns::place(plans, lang),
        column(Kind::Text, MessageId::ColumnTitle, lang),
        column(Kind::Names, MessageId::ColumnExecutors, lang),
    ]
}

impl Report for UpcomingReport {
    type Row = Row;

    fn about(&self) -> &About {
        &self.about
    }

    fn rows(&self) -> &[Row] {
        &self.rows
    }

    fn total(&self) -> impl Serialize {
        self.total
    }

    fn keys(&self) -> Vec<Cow<'static, str>> {
        records::row_keys()
    }

    fn record<'r>(&self, row: &'r Row) -> Vec<Value<'r>> {
        records::row(row)
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        let plans = Plans::of(&self.rows);
        let lines = self.rows.iter().map(|row| self.line(row, plans, lang));
        Page {
            title: self.title(lang),
            tables: vec![Table {
                title: None,
                columns: columns(plans, lang),
                lines: lines.collect(),
            }],
            notes: wording::unread(&self.about, lang),
        }
    }
}
