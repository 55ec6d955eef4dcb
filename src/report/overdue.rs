//! What is late: the page a coordinator reads out, or cron mails.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::columns::{self, Plans, column};
use super::rows::{ItemReport, Rows};
use super::{About, Cell, Column, ColumnKind, Line, Page, Table, Tone, wording};
use crate::query::Row;
use crate::words::{Lang, MessageId};

/// How the page is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OverdueBy {
    /// The longest overdue first.
    #[default]
    Days,
    /// Each executor's own, those with the most first; a row stands with each of its executors.
    Executor,
}

/// Rows whose time has passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverdueReport {
    items: Rows,
    until: Option<NaiveDate>,
    by: OverdueBy,
}

impl OverdueReport {
    /// Returns the report of `rows`, put in order; `until` is the day the question was asked for, if not the clock's.
    pub fn new(rows: Vec<Row>, until: Option<NaiveDate>, by: OverdueBy, about: About) -> Self {
        OverdueReport {
            items: Rows::by_due(rows, about),
            until,
            by,
        }
    }

    fn title(&self, lang: Lang) -> String {
        let day = self.items.about.clock.as_of;
        let title = match self.until {
            Some(until) => MessageId::OverdueUntilTitle
                .with(day)
                .with(self.items.list.len())
                .with(until),
            None => MessageId::OverdueTitle
                .with(day)
                .with(self.items.list.len()),
        };
        title.text(lang)
    }

    fn line<'r>(&'r self, row: &'r Row, plans: Plans, lang: Lang) -> Line<'r> {
        let as_of = self.items.about.clock.as_of;
        let distance = row.due.map(|due| wording::distance(due, as_of, lang));
        let tone = if row.due.is_some_and(|due| due < as_of) {
            Tone::Overdue
        } else {
            Tone::Soon
        };
        Line::body(vec![
            columns::place_cell(row, plans, lang),
            Cell::text(&row.title),
            columns::executors(row, lang),
            Cell::date(row.due).remark(wording::more(row.more, lang)),
            Cell::text(distance.unwrap_or_default()).tone(tone),
        ])
    }

    fn lines(&self, lang: Lang) -> Vec<Line<'_>> {
        let plans = Plans::of(&self.items.list);
        match self.by {
            OverdueBy::Days => self
                .items
                .list
                .iter()
                .map(|row| self.line(row, plans, lang))
                .collect(),
            OverdueBy::Executor => self.lines_by_executor(plans, lang),
        }
    }

    fn lines_by_executor(&self, plans: Plans, lang: Lang) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for (name, rows) in self.by_executor() {
            let name = name.unwrap_or_else(|| MessageId::Nobody.text(lang));
            let heading = MessageId::ExecutorItems.with(name).with(rows.len());
            lines.push(Line::group(heading.text(lang)));
            lines.extend(rows.into_iter().map(|row| self.line(row, plans, lang)));
        }
        lines
    }

    /// Returns the rows of each executor, those with the most first.
    fn by_executor(&self) -> Vec<(Option<&str>, Vec<&Row>)> {
        let mut groups: BTreeMap<Option<&str>, Vec<&Row>> = BTreeMap::new();
        for row in &self.items.list {
            for name in &row.names {
                groups.entry(Some(name)).or_default().push(row);
            }
            if row.names.is_empty() {
                groups.entry(None).or_default().push(row);
            }
        }
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_by_key(|(_, rows)| std::cmp::Reverse(rows.len()));
        groups
    }

    fn notes(&self, lang: Lang) -> Vec<String> {
        let mut notes = Vec::new();
        if self.by == OverdueBy::Executor && self.items.list.iter().any(|row| row.names.len() > 1) {
            notes.push(MessageId::NamedWithEach.text(lang).to_owned());
        }
        notes.extend(wording::unread(&self.items.about, lang));
        notes
    }
}

fn columns(plans: Plans, lang: Lang) -> Vec<Column> {
    vec![
        columns::place(plans, lang),
        column(ColumnKind::Text, MessageId::ColumnTitle, lang),
        column(ColumnKind::Names, MessageId::ColumnExecutors, lang),
        column(ColumnKind::Word, MessageId::ColumnDue, lang),
        column(ColumnKind::Word, MessageId::ColumnLate, lang),
    ]
}

impl ItemReport for OverdueReport {
    fn items(&self) -> &Rows {
        &self.items
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        let title = match columns::only_plan(&self.items.list) {
            Some(plan) => MessageId::TitleOfPlan
                .with(self.title(lang))
                .with(plan)
                .text(lang),
            None => self.title(lang),
        };
        Page {
            title,
            tables: vec![Table {
                title: None,
                columns: columns(Plans::of(&self.items.list), lang),
                lines: self.lines(lang),
            }],
            notes: self.notes(lang),
        }
    }

    fn may_be_silent(&self) -> bool {
        true
    }
}
