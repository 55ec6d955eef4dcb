//! How plans progressed from revision to revision.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::columns::{self, column};
use super::plans::Plans;
use super::{
    About, Cell, Column, ColumnKind, Line, Page, Report, Table, Tone, Value, records, wording,
};
use crate::query::Tally;
use crate::query::history::Standing;
use crate::words::{Lang, MessageId};

/// How many digits of a revision's id are shown.
pub(super) const DIGITS: usize = 9;

/// The revisions that touched the plans, the earliest first.
#[derive(Debug, Clone)]
pub struct HistoryReport {
    about: About,
    rows: Vec<HistoryRow>,
    /// Whether earlier revisions are missing from the repository.
    cut: Cut,
}

/// Whether history reaches back to its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// It does.
    Whole,
    /// Earlier revisions were not cloned.
    Shallow,
}

/// A revision as JSON gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HistoryRow {
    /// The plan: its file's stem, the last one where it was renamed; `None` for all plans together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roadmap: Option<String>,
    /// What people call the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The id of the commit.
    pub revision: String,
    /// The day it was committed on; the states are those of that day.
    pub date: NaiveDate,
    /// The items by state.
    #[serde(flatten)]
    pub tally: Tally,
    /// How often, up to this revision, the deadlines of its rows were moved.
    pub postponed: usize,
    /// How many plans could not be read at this revision; their items are not counted.
    #[serde(skip_serializing_if = "is_zero")]
    pub unread: usize,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands out references"
)]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl HistoryRow {
    /// Returns the row of a revision.
    pub fn new(revision: String, date: NaiveDate, standing: &Standing) -> Self {
        HistoryRow {
            roadmap: None,
            name: None,
            unread: standing.unread,
            revision,
            date,
            tally: standing.tally,
            postponed: standing.postponed,
        }
    }

    /// Returns the plan's stem, and what people call it.
    fn plan(&self) -> Option<(&str, &str)> {
        self.roadmap.as_deref().zip(self.name.as_deref())
    }
}

impl HistoryReport {
    /// Returns the report of `rows`, which come plan by plan.
    pub fn new(mut rows: Vec<HistoryRow>, cut: Cut, about: About) -> Self {
        let plans = Plans::of(rows.iter().filter_map(HistoryRow::plan));
        rows.sort_by_cached_key(|row| {
            let plan = row.plan();
            plan.map(|(stem, label)| plans.rank(stem, label))
        });
        HistoryReport { about, rows, cut }
    }

    /// Returns whether each plan stands by itself.
    fn is_by_plan(&self) -> bool {
        self.rows.iter().any(|row| row.roadmap.is_some())
    }

    /// Returns the rows of each plan, or all of them.
    fn tables(&self, lang: Lang) -> Vec<Table<'_>> {
        if self.rows.is_empty() {
            return vec![table(None, &[], lang)];
        }
        let called = Plans::of(self.rows.iter().filter_map(HistoryRow::plan));
        let plans = self.rows.chunk_by(|a, b| a.roadmap == b.roadmap);
        let titled = plans.map(|rows| {
            let plan = rows.first().and_then(HistoryRow::plan);
            table(
                plan.map(|(stem, name)| called.called(stem, name)),
                rows,
                lang,
            )
        });
        titled.collect()
    }

    fn columns(lang: Lang) -> Vec<Column> {
        let number = |title| column(ColumnKind::Number, title, lang);
        vec![
            column(ColumnKind::Word, MessageId::ColumnDate, lang),
            column(ColumnKind::Word, MessageId::ColumnRevision, lang).leaves(3),
            number(MessageId::ColumnItems),
            number(MessageId::ColumnDoneAll),
            number(MessageId::ColumnDoneLateOf)
                .short(MessageId::ColumnDoneLateOfShort.text(lang))
                .leaves(2),
            number(MessageId::ColumnDoneShare)
                .short(MessageId::ColumnDoneShareShort.text(lang))
                .leaves(1),
            number(MessageId::ColumnOverdueCount),
            number(MessageId::ColumnPostponed),
        ]
    }
}

fn table<'r>(plan: Option<&str>, rows: &'r [HistoryRow], lang: Lang) -> Table<'r> {
    Table {
        title: plan.map(str::to_owned),
        columns: HistoryReport::columns(lang),
        lines: rows.iter().map(line).collect(),
    }
}

fn line(row: &HistoryRow) -> Line<'_> {
    let id = row.revision.get(..DIGITS).unwrap_or(&row.revision);
    let tally = &row.tally;
    Line::body(vec![
        Cell::date(Some(row.date)),
        Cell::text(id).tone(Tone::Muted),
        Cell::count(tally.total),
        Cell::count(tally.done + tally.done_late),
        Cell::count(tally.done_late),
        columns::percent(tally.done_share()),
        Cell::count(tally.overdue).tone(if tally.overdue > 0 {
            Tone::Overdue
        } else {
            Tone::Plain
        }),
        Cell::count(row.postponed),
    ])
}

impl Report for HistoryReport {
    type Row = HistoryRow;

    fn about(&self) -> &About {
        &self.about
    }

    fn rows(&self) -> &[HistoryRow] {
        &self.rows
    }

    fn total(&self) -> impl Serialize {
        self.rows.last().filter(|_| !self.is_by_plan())
    }

    fn keys(&self) -> Vec<Cow<'static, str>> {
        let plan = self.is_by_plan().then_some("roadmap");
        let head = plan.into_iter().chain(["revision", "date", "total"]);
        let tail = ["postponed", "unread"].map(Cow::Borrowed);
        head.map(Cow::Borrowed)
            .chain(records::state_keys())
            .chain(tail)
            .collect()
    }

    fn record<'r>(&self, row: &'r HistoryRow) -> Vec<Value<'r>> {
        let plan = row.roadmap.as_deref().map(Value::text);
        let mut record: Vec<Value<'r>> = plan.into_iter().collect();
        record.extend([
            Value::text(&row.revision),
            Value::date(Some(row.date)),
            Value::count(row.tally.total),
        ]);
        record.extend(records::states(&row.tally));
        record.extend([Value::count(row.postponed), Value::count(row.unread)]);
        record
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        let mut notes = wording::closing(&self.about, lang);
        if self.cut == Cut::Shallow {
            notes.insert(0, MessageId::HistoryShallow.text(lang).to_owned());
        }
        let revisions: BTreeSet<&str> = self.rows.iter().map(|row| row.revision.as_str()).collect();
        let title = match self.rows.iter().max_by_key(|row| row.date) {
            Some(last) => MessageId::HistoryTitle
                .with(revisions.len())
                .with(last.date),
            None => MessageId::HistoryEmpty.into(),
        };
        if self.rows.iter().any(|row| row.postponed > 0) {
            notes.insert(0, MessageId::HistoryPostponed.text(lang).to_owned());
        }
        Page {
            title: wording::title(&title, None, &self.about, lang),
            day: None,
            tables: self.tables(lang),
            notes,
        }
    }
}
