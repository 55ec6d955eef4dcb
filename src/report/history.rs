//! How plans went on from revision to revision.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use super::columns::{self, column};
use super::{About, Cell, Column, Kind, Line, Page, Report, Table, Tone, Value, records, wording};
use crate::query::Tally;
use crate::query::history::Standing;
use crate::words::{Lang, MessageId};

/// How many digits of a revision's id are shown.
const DIGITS: usize = 9;

/// The revisions that touched the plans, the first first.
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
    /// The id of the commit.
    pub revision: String,
    /// The day it was committed on; the states are those of that day.
    pub date: NaiveDate,
    /// The items by state.
    #[serde(flatten)]
    pub tally: Tally,
    /// How often, up to this revision, a deadline was moved to a later day.
    pub postponed: usize,
}

impl HistoryRow {
    /// Returns the row of a revision.
    pub fn new(revision: String, date: NaiveDate, standing: &Standing) -> Self {
        HistoryRow {
            revision,
            date,
            tally: standing.tally,
            postponed: standing.postponed,
        }
    }
}

impl HistoryReport {
    /// Returns the report of `rows`.
    pub fn new(rows: Vec<HistoryRow>, cut: Cut, about: About) -> Self {
        HistoryReport { about, rows, cut }
    }

    fn columns(lang: Lang) -> Vec<Column> {
        let number = |title| column(Kind::Number, title, lang);
        vec![
            column(Kind::Word, MessageId::ColumnDate, lang),
            column(Kind::Word, MessageId::ColumnRevision, lang).leaves(3),
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
        self.rows.last()
    }

    fn keys(&self) -> Vec<Cow<'static, str>> {
        let head = ["revision", "date", "total"].map(Cow::Borrowed);
        let tail = std::iter::once(Cow::Borrowed("postponed"));
        head.into_iter()
            .chain(records::state_keys())
            .chain(tail)
            .collect()
    }

    fn record<'r>(&self, row: &'r HistoryRow) -> Vec<Value<'r>> {
        let mut record = vec![
            Value::text(&row.revision),
            Value::date(Some(row.date)),
            Value::count(row.tally.total),
        ];
        record.extend(records::states(&row.tally));
        record.push(Value::count(row.postponed));
        record
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        let mut notes = wording::unread(&self.about, lang);
        if self.cut == Cut::Shallow {
            notes.insert(0, MessageId::HistoryShallow.text(lang).to_owned());
        }
        let title = match self.rows.last() {
            Some(last) => MessageId::HistoryTitle
                .with(self.rows.len())
                .with(last.date),
            None => MessageId::HistoryEmpty.into(),
        };
        if self.rows.iter().any(|row| row.postponed > 0) {
            notes.insert(0, MessageId::HistoryPostponed.text(lang).to_owned());
        }
        let table = Table {
            title: None,
            columns: HistoryReport::columns(lang),
            lines: self.rows.iter().map(line).collect(),
        };
        Page {
            title: title.text(lang),
            tables: vec![table],
            notes,
        }
    }
}
