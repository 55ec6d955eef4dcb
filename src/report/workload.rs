//! Who carries how much: a table by state, or a heat map by month.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::columns::{States, column};
use super::{
    About, Cell, Column, ColumnKind, Line, Page, Report, Table, Tone, Value, records, wording,
};
use crate::query::{Load, Tally, WorkloadBy};
use crate::words::{Lang, MessageId};

/// The loads of executors, the heaviest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkloadReport {
    about: About,
    by: WorkloadBy,
    loads: Vec<Load>,
    sum: Load,
    items: usize,
}

/// How many months a table can hold.
const MONTHS: usize = 60;

/// What the loads add up to.
#[derive(Serialize)]
struct Total {
    /// Items, each counted once.
    items: usize,
    /// Executors named.
    executors: usize,
    lead: usize,
    co: usize,
    /// Sums of the columns.
    #[serde(flatten)]
    tally: Tally,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    months: BTreeMap<String, usize>,
}

impl WorkloadReport {
    /// Returns the report of `loads`, the answers of several plans, merged by executor; `items` counts every item once.
    pub fn new(
        loads: impl IntoIterator<Item = Load>,
        by: WorkloadBy,
        items: Tally,
        about: About,
    ) -> Self {
        let mut merged: BTreeMap<Option<String>, Load> = BTreeMap::new();
        let mut sum = Load::default();
        for load in loads {
            sum.merge(&load);
            match merged.get_mut(&load.executor) {
                Some(known) => known.merge(&load),
                None => drop(merged.insert(load.executor.clone(), load)),
            }
        }
        let mut loads: Vec<Load> = merged.into_values().collect();
        loads.sort_by_key(|load| {
            std::cmp::Reverse(match by {
                WorkloadBy::State => load.tally.total,
                WorkloadBy::Month => load.months.values().sum(),
            })
        });
        WorkloadReport {
            about,
            by,
            loads,
            sum,
            items: items.total,
        }
    }

    fn executors(&self) -> usize {
        let named = self.loads.iter().filter(|load| load.executor.is_some());
        named.count()
    }

    /// Returns the months from the first with open occurrences to the last, those without any between them too;
    /// only those with any where that would be more than a table can hold.
    fn months(&self) -> Vec<NaiveDate> {
        let months = &self.sum.months;
        let (Some((first, _)), Some((last, _))) =
            (months.first_key_value(), months.last_key_value())
        else {
            return Vec::new();
        };
        let next = |month: &NaiveDate| month.checked_add_months(Months::new(1));
        let all = std::iter::successors(Some(*first), next).take_while(|month| month <= last);
        let all: Vec<NaiveDate> = all.take(MONTHS + 1).collect();
        if all.len() > MONTHS {
            months.keys().copied().collect()
        } else {
            all
        }
    }

    fn by_state(&self, lang: Lang) -> (Table<'_>, Option<String>) {
        let states = States::of(&self.sum.tally);
        let mut columns = vec![
            column(ColumnKind::Names, MessageId::ColumnExecutor, lang),
            column(ColumnKind::Number, MessageId::ColumnTotal, lang),
            column(ColumnKind::Number, MessageId::ColumnLead, lang)
                .short(MessageId::ColumnLeadShort.text(lang)),
            column(ColumnKind::Number, MessageId::ColumnCo, lang)
                .short(MessageId::ColumnCoShort.text(lang)),
        ];
        columns.extend(states.columns(lang));
        let cells = |name, load: &Load| {
            let counts = [load.tally.total, load.lead, load.co].map(Cell::count);
            let mut cells = vec![name];
            cells.extend(counts);
            cells.extend(states.cells(&load.tally));
            cells
        };
        (self.table(columns, cells, lang), states.note(lang))
    }

    /// Returns the heat map: for each executor the open occurrences of each month, shaded by their number.
    fn by_month(&self, lang: Lang) -> Table<'_> {
        let months = self.months();
        let counts = self.loads.iter().flat_map(|load| load.months.values());
        let most = counts.copied().max().unwrap_or_default();
        let mut columns = vec![
            column(ColumnKind::Names, MessageId::ColumnExecutor, lang),
            column(ColumnKind::Number, MessageId::ColumnTotal, lang),
        ];
        columns.extend(
            months
                .iter()
                .map(|month| Column::new(ColumnKind::Number, wording::month_short(*month, lang))),
        );
        let cells = |name, load: &Load| {
            let mut cells = vec![name, Cell::count(load.months.values().sum())];
            cells.extend(months.iter().map(|month| {
                let count = load.months.get(month).copied().unwrap_or_default();
                heat(count, most)
            }));
            cells
        };
        self.table(columns, cells, lang)
    }

    fn table<'r>(
        &'r self,
        columns: Vec<Column>,
        cells: impl Fn(Cell<'r>, &Load) -> Vec<Cell<'r>>,
        lang: Lang,
    ) -> Table<'r> {
        let name = |load: &'r Load| match &load.executor {
            Some(name) => Cell::text(name),
            None => Cell::text(MessageId::Nobody.text(lang)).tone(Tone::Muted),
        };
        let mut lines: Vec<Line<'_>> = self
            .loads
            .iter()
            .map(|load| Line::body(cells(name(load), load)))
            .collect();
        if self.loads.len() > 1 {
            let label = Cell::text(MessageId::Total.text(lang));
            let cells = cells(label, &self.sum).into_iter();
            lines.push(Line::total(
                cells.map(|cell| cell.tone(Tone::Plain)).collect(),
            ));
        }
        Table {
            title: None,
            columns,
            lines,
        }
    }
}

/// Returns a cell of the heat map.
fn heat<'a>(count: usize, most: usize) -> Cell<'a> {
    if count == 0 {
        return Cell::text("·").tone(Tone::Muted);
    }
    let quarter = u8::try_from((count * 4).div_ceil(most.max(1))).unwrap_or(4);
    Cell::count(count).tone(Tone::Heat(quarter.min(4)))
}

impl Report for WorkloadReport {
    type Row = Load;

    fn about(&self) -> &About {
        &self.about
    }

    fn rows(&self) -> &[Load] {
        &self.loads
    }

    fn total(&self) -> impl Serialize {
        let months = self.sum.months.iter();
        Total {
            items: self.items,
            executors: self.executors(),
            lead: self.sum.lead,
            co: self.sum.co,
            tally: self.sum.tally,
            months: months
                .map(|(day, count)| (day.format("%Y-%m").to_string(), *count))
                .collect(),
        }
    }

    fn keys(&self) -> Vec<Cow<'static, str>> {
        let mut keys: Vec<Cow<'static, str>> = ["executor", "total", "lead", "co"]
            .map(Cow::Borrowed)
            .to_vec();
        keys.extend(records::state_keys());
        let months = self.months().into_iter();
        keys.extend(months.map(|day| Cow::Owned(day.format("%Y-%m").to_string())));
        keys
    }

    fn record<'r>(&self, row: &'r Load) -> Vec<Value<'r>> {
        let mut record = vec![
            Value::text(row.executor.as_deref().unwrap_or_default()),
            Value::count(row.tally.total),
            Value::count(row.lead),
            Value::count(row.co),
        ];
        record.extend(records::states(&row.tally));
        record.extend(
            self.months()
                .iter()
                .map(|month| Value::count(row.months.get(month).copied().unwrap_or_default())),
        );
        record
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        let day = self.about.clock.as_of;
        let (title, (table, empty)) = match self.by {
            WorkloadBy::State => (MessageId::WorkloadTitle, self.by_state(lang)),
            WorkloadBy::Month => (MessageId::WorkloadByMonthTitle, (self.by_month(lang), None)),
        };
        let mut notes = Vec::new();
        if self.loads.is_empty() {
            notes.push(MessageId::NoRows.text(lang).to_owned());
        } else {
            notes.extend(empty);
            let count = MessageId::WorkloadItems
                .with(self.items)
                .with(self.executors());
            notes.push(count.text(lang));
            match self.by {
                WorkloadBy::Month => notes.push(MessageId::MonthsCount.text(lang).to_owned()),
                WorkloadBy::State if self.sum.tally.total > self.items => {
                    notes.push(MessageId::SumCountsForEach.text(lang).to_owned());
                }
                WorkloadBy::State => {}
            }
        }
        notes.extend(wording::unread(&self.about, lang));
        Page {
            title: title.with(day).text(lang),
            tables: vec![table],
            notes,
        }
    }
}
