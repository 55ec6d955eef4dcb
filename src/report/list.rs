//! Items as the plans list them.

use super::columns::{self, column};
use super::rows::{ItemReport, Rows};
use super::{About, Cell, Column, ColumnKind, Line, Page, Table, wording};
use crate::query::{Row, State};
use crate::words::{Lang, MessageId};

/// Rows of plans, in the order of the plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListReport {
    items: Rows,
}

impl ListReport {
    /// Returns the report of `rows`, which come plan by plan.
    pub fn new(rows: Vec<Row>, about: About) -> Self {
        ListReport {
            items: Rows::new(rows, about),
        }
    }

    fn lines(&self, lang: Lang) -> Vec<Line<'_>> {
        let mut lines = Vec::with_capacity(self.items.list.len() + 8);
        let mut before: Option<&Row> = None;
        for row in &self.items.list {
            lines.extend(self.items.new_plan(row, before).map(Line::group));
            let section = row.section.as_deref();
            let goes_on = before.is_some_and(|before| {
                before.roadmap == row.roadmap && before.section.as_deref() == section
            });
            if !goes_on {
                lines.extend(section.map(Line::subgroup));
            }
            lines.push(Line::body(vec![
                columns::number_cell(&row.id, lang),
                Cell::text(&row.title),
                Cell::text(&row.deadline),
                columns::executors(row, lang),
                state(row, lang),
            ]));
            before = Some(row);
        }
        lines
    }
}

/// Returns the state, with the due day that decides it where there is something to wait for, and how many more are late.
fn state(row: &Row, lang: Lang) -> Cell<'_> {
    let day = row.due.and_then(|due| match row.state {
        State::Overdue => Some(MessageId::WasDue.with(due)),
        State::Undated => None,
        state if !state.is_open() => None,
        _ if row.falls_on(due) => Some(MessageId::ForTheDay.with(due)),
        _ => Some(MessageId::By.with(due)),
    });
    let more = row.days.len().saturating_sub(1);
    let more = (more > 0).then(|| MessageId::AndMore.with(more).text(lang));
    let day = day.map(|day| day.text(lang));
    columns::state(row, lang).remark(day).remark(more)
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        column(ColumnKind::Label, MessageId::ColumnNumber, lang),
        column(ColumnKind::Text, MessageId::ColumnTitle, lang),
        column(ColumnKind::Phrase, MessageId::ColumnDeadline, lang),
        column(ColumnKind::Names, MessageId::ColumnExecutors, lang),
        column(ColumnKind::Label, MessageId::ColumnState, lang),
    ]
}

impl ItemReport for ListReport {
    fn items(&self) -> &Rows {
        &self.items
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        let day = self.items.about.clock.as_of;
        let mut notes = vec![if self.items.list.is_empty() {
            wording::no_rows(&self.items.about, lang).to_owned()
        } else {
            MessageId::TotalStates
                .with(self.items.total.total)
                .with(wording::states(&self.items.total, lang))
                .text(lang)
        }];
        notes.extend(wording::closing(&self.items.about, lang));
        Page {
            title: self
                .items
                .title(&MessageId::ListTitle.with(self.items.plans()), lang),
            day: Some(wording::on_day(day, lang)),
            tables: vec![Table {
                title: None,
                columns: columns(lang),
                lines: self.lines(lang),
            }],
            notes,
        }
    }
}
