//! What falls due soon.

use super::columns::{self, Off, column};
use super::rows::{ItemReport, Rows};
use super::{About, Cell, Column, ColumnKind, Line, Page, Table, Tone, wording};
use crate::query::Row;
use crate::words::{Lang, MessageId};

/// Rows that fall due within the clock's reach, the nearest first in each plan.
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

    fn line<'r>(&'r self, row: &'r Row, lang: Lang) -> Line<'r> {
        let as_of = self.items.about.clock.as_of;
        let distance = row.due.map(|due| wording::distance(due, as_of, lang));
        Line::body(vec![
            columns::due_days(row, columns::FEW_DAYS, Off::Told, lang),
            Cell::text(distance.unwrap_or_default()).tone(Tone::Soon),
            columns::number_cell(&row.id, lang),
            columns::task(row, lang),
            columns::lead(row, lang),
        ])
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        column(ColumnKind::Word, MessageId::ColumnDue, lang),
        column(ColumnKind::Word, MessageId::ColumnWhen, lang),
        columns::number(lang),
        column(ColumnKind::Text, MessageId::ColumnTitle, lang),
        column(ColumnKind::Names, MessageId::ColumnLead, lang),
    ]
}

impl ItemReport for UpcomingReport {
    fn items(&self) -> &Rows {
        &self.items
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        let clock = self.items.about.clock;
        let all = &self.items.list;
        let about = &self.items.about;
        let none = all.is_empty() && about.unread.is_empty();
        let head = if none {
            MessageId::UpcomingNone.with(clock.horizon())
        } else {
            MessageId::UpcomingTitle
                .with(all.len())
                .with(clock.horizon())
        };
        let mut notes = Vec::new();
        if all.is_empty() && !none {
            notes.push(wording::no_rows(about, lang).to_owned());
        }
        notes.extend(wording::closing(about, lang));
        Page {
            title: self.items.title(&head, lang),
            day: Some(wording::on_day(clock.as_of, lang)),
            tables: vec![Table {
                title: None,
                columns: columns(lang),
                lines: self
                    .items
                    .lines(all, Line::group, |row| self.line(row, lang)),
            }],
            notes,
        }
    }
}
