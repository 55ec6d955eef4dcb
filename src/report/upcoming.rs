//! What falls due soon.

use super::columns::{self, Plans, column};
use super::rows::{ItemReport, Rows};
use super::{About, Cell, Column, ColumnKind, Line, Page, Table, Tone, wording};
use crate::query::Row;
use crate::words::{Lang, MessageId};

/// Rows that fall due within the clock's reach, the nearest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpcomingReport {
    items: Rows,
}

impl UpcomingReport {
    /// Returns the report of `rows`, put in order.
    pub fn new(rows: Vec<Row>, about: About) -> Self {
        UpcomingReport {
            items: Rows::by_due(rows, about),
        }
    }

    fn title(&self, lang: Lang) -> String {
        let clock = &self.items.about.clock;
        let title = MessageId::UpcomingTitle
            .with(clock.as_of)
            .with(self.items.list.len())
            .with(clock.horizon())
            .text(lang);
        match columns::only_plan(&self.items.list) {
            Some(plan) => MessageId::TitleOfPlan.with(title).with(plan).text(lang),
            None => title,
        }
    }

    fn line<'r>(&'r self, row: &'r Row, plans: Plans, lang: Lang) -> Line<'r> {
        let as_of = self.items.about.clock.as_of;
        let distance = row.due.map(|due| wording::distance(due, as_of, lang));
        Line::body(vec![
            Cell::date(row.due).remark(wording::more(row.more, lang)),
            Cell::text(distance.unwrap_or_default()).tone(Tone::Soon),
            columns::place_cell(row, plans, lang),
            Cell::text(&row.title),
            columns::executors(row, lang),
        ])
    }
}

fn columns(plans: Plans, lang: Lang) -> Vec<Column> {
    vec![
        column(ColumnKind::Word, MessageId::ColumnDue, lang),
        column(ColumnKind::Word, MessageId::ColumnWhen, lang),
        columns::place(plans, lang),
        column(ColumnKind::Text, MessageId::ColumnTitle, lang),
        column(ColumnKind::Names, MessageId::ColumnExecutors, lang),
    ]
}

impl ItemReport for UpcomingReport {
    fn items(&self) -> &Rows {
        &self.items
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        let plans = Plans::of(&self.items.list);
        let lines = self
            .items
            .list
            .iter()
            .map(|row| self.line(row, plans, lang));
        Page {
            title: self.title(lang),
            tables: vec![Table {
                title: None,
                columns: columns(plans, lang),
                lines: lines.collect(),
            }],
            notes: wording::unread(&self.items.about, lang),
        }
    }
}
