//! Items as the plans list them.

use std::borrow::Cow;

use serde::Serialize;

use super::columns::{self, Plans, column};
use super::{About, Cell, Column, Kind, Line, Page, Report, Table, Value, records, wording};
use crate::query::{Row, State, Tally};
use crate::words::{Lang, MessageId};

/// Rows of plans, in the order of the plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListReport {
    about: About,
    rows: Vec<Row>,
    total: Tally,
}

impl ListReport {
    /// Returns the report of `rows`, which come plan by plan.
    pub fn new(rows: Vec<Row>, about: About) -> Self {
        let total = super::tally(&rows);
        ListReport { about, rows, total }
    }

    fn lines(&self, lang: Lang) -> Vec<Line<'_>> {
        let plans = Plans::of(&self.rows);
        let mut lines = Vec::with_capacity(self.rows.len() + 8);
        let mut before: Option<&Row> = None;
        for row in &self.rows {
            let new_plan = before.is_none_or(|before| before.roadmap != row.roadmap);
            if plans == Plans::Several && new_plan {
                lines.push(Line::group(&row.roadmap));
            }
            let section = row.section.as_deref();
            if new_plan || before.is_some_and(|before| before.section.as_deref() != section) {
                lines.extend(section.map(Line::subgroup));
            }
            lines.push(Line::body(vec![
                Cell::text(&row.id),
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

/// Returns the state, with the due day that decides it where there is something to wait for.
fn state(row: &Row, lang: Lang) -> Cell<'_> {
    let told = row.state.is_open() && row.state != State::Undated;
    let due = row.due.filter(|_| told);
    let day = due.map(|due| MessageId::By.with(due).text(lang));
    columns::state(row, lang).remark(day)
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        column(Kind::Label, MessageId::ColumnNumber, lang),
        column(Kind::Text, MessageId::ColumnTitle, lang),
        column(Kind::Phrase, MessageId::ColumnDeadline, lang),
        column(Kind::Names, MessageId::ColumnExecutors, lang),
        column(Kind::Word, MessageId::ColumnState, lang),
    ]
}

impl Report for ListReport {
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
        let day = self.about.clock.as_of;
        let title = match columns::only_plan(&self.rows) {
            Some(plan) => MessageId::ListOfPlanTitle.with(day).with(plan),
            None => MessageId::ListTitle.with(day),
        };
        let mut notes = vec![if self.rows.is_empty() {
            MessageId::NoRows.text(lang).to_owned()
        } else {
            MessageId::TotalStates
                .with(self.total.total)
                .with(wording::states(&self.total, lang))
                .text(lang)
        }];
        notes.extend(wording::unread(&self.about, lang));
        Page {
            title: title.text(lang),
            tables: vec![Table {
                title: None,
                columns: columns(lang),
                lines: self.lines(lang),
            }],
            notes,
        }
    }
}
