//! Who carries how much: a table by state, or a heat map by month.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Datelike as _, Months, NaiveDate};
use serde::Serialize;

use super::columns::{self, column};
use super::{
    About, Cell, Column, ColumnKind, Line, Page, Report, Table, Tone, Value, records, wording,
};
use crate::calendar::month_start;
use crate::query::{Load, Remark, Tally, WorkloadBy};
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

/// How many months, from that of the report's day on, have a column of their own.
const MONTHS: usize = 12;

/// How many months records can hold.
const RECORDED: usize = 60;

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
        loads.sort_by_cached_key(|load| {
            let count = match by {
                WorkloadBy::State => load.tally.total,
                WorkloadBy::Month => load.open(),
            };
            let name = load.executor.as_deref().map(wording::name_key);
            (Reverse(count), load.executor.is_none(), name)
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
    /// only those with any where that would be more than records can hold.
    fn months(&self) -> Vec<NaiveDate> {
        let months = &self.sum.months;
        let (Some((first, _)), Some((last, _))) =
            (months.first_key_value(), months.last_key_value())
        else {
            return Vec::new();
        };
        let next = |month: &NaiveDate| month.checked_add_months(Months::new(1));
        let all = std::iter::successors(Some(*first), next).take_while(|month| month <= last);
        let all: Vec<NaiveDate> = all.take(RECORDED + 1).collect();
        if all.len() > RECORDED {
            months.keys().copied().collect()
        } else {
            all
        }
    }

    fn by_state(&self, lang: Lang) -> Table<'_> {
        let mut columns = vec![
            column(ColumnKind::Names, MessageId::ColumnExecutor, lang),
            column(ColumnKind::Number, MessageId::ColumnTotal, lang),
            column(ColumnKind::Number, MessageId::ColumnAsLead, lang)
                .short(MessageId::ColumnLeadShort.text(lang)),
            column(ColumnKind::Number, MessageId::ColumnCo, lang)
                .short(MessageId::ColumnCoShort.text(lang)),
        ];
        columns.extend(columns::states(lang));
        let cells = |name, load: &Load| {
            let counts = [load.tally.total, load.lead, load.co].map(Cell::count);
            let mut cells = vec![name];
            cells.extend(counts);
            cells.extend(columns::state_cells(&load.tally));
            cells
        };
        self.table(columns, &self.loads, cells, lang)
    }

    /// Returns the months of the table: from that of the report's day to the last with an open occurrence.
    fn months_ahead(&self) -> Vec<NaiveDate> {
        let this = month_start(self.about.clock.as_of);
        let last = self.sum.months.last_key_value().map(|(month, _)| *month);
        let next = |month: &NaiveDate| month.checked_add_months(Months::new(1));
        std::iter::successors(Some(this), next)
            .take_while(|month| last.is_some_and(|last| *month <= last))
            .take(MONTHS)
            .collect()
    }

    /// Returns the heat map: for each executor the open occurrences that are late, those of each month to come, shaded by
    /// their number, and those after; without those who have none.
    fn by_month(&self, lang: Lang) -> Table<'_> {
        let months = self.months_ahead();
        let row = |load: &Load| Row::of(load, &months);
        let most = self.loads.iter().flat_map(|load| row(load).months).max();
        let further = row(&self.sum).further > 0;
        let mut columns = vec![
            column(ColumnKind::Names, MessageId::ColumnExecutor, lang),
            column(ColumnKind::Number, MessageId::ColumnPast, lang),
        ];
        columns.extend(months.iter().enumerate().map(|(place, month)| {
            let name = wording::month_short(*month, lang);
            if place != 0 && month.month() != 1 {
                return Column::new(ColumnKind::Number, name).folds();
            }
            // Where there is no room beside the month, the year stands above it.
            let year = month.year();
            let wide = format!("{name}\u{a0}{year}");
            let column = Column::new(ColumnKind::Number, wide).short(format!("{year} {name}"));
            column.folds()
        }));
        columns.push(column(ColumnKind::Number, MessageId::ColumnFurther, lang));
        let cells = |name, load: &Load| {
            let row = row(load);
            let count = |count, tone| match count {
                0 => Cell::text("·").tone(Tone::Muted),
                count => Cell::count(count).tone(tone),
            };
            let mut cells = vec![name, count(row.late, Tone::Overdue)];
            let most = most.unwrap_or_default();
            cells.extend(row.months.iter().map(|count| heat(*count, most)));
            // The months after the table are many: a shade beside those of single ones would mislead.
            cells.push(if further {
                count(row.further, Tone::Plain)
            } else {
                Cell::new(Value::Empty)
            });
            cells
        };
        let busy = self.loads.iter().filter(|load| load.open() > 0);
        self.table(columns, busy, cells, lang)
    }

    fn notes(&self, lang: Lang) -> Vec<String> {
        let mut notes = Vec::new();
        let idle = self.loads.iter().filter(|load| load.open() == 0).count();
        if self.loads.is_empty() {
            notes.push(wording::no_rows(&self.about, lang).to_owned());
        } else {
            let count = MessageId::WorkloadItems
                .with(self.items)
                .with(self.executors());
            notes.push(count.text(lang));
            match self.by {
                WorkloadBy::Month => {
                    let idle = (idle > 0).then(|| MessageId::NothingOpen.with(idle).text(lang));
                    notes.extend(idle);
                    let mut said = MessageId::MonthsCount.text(lang).to_owned();
                    if self.sum.remarks.contains(&Remark::Dayless) {
                        let dayless = MessageId::MonthsLeaveDayless.text(lang);
                        said = format!("{said} {dayless}");
                    }
                    notes.push(said);
                }
                WorkloadBy::State => {
                    notes.extend(columns::other_states(&self.sum.tally, lang));
                    let repeated = self.sum.tally.total > self.items;
                    let said = || MessageId::SumCountsForEach.text(lang).to_owned();
                    notes.extend(repeated.then(said));
                }
            }
        }
        notes.extend(wording::others(&self.about, self.loads.len(), lang));
        for (remark, said) in [
            (Remark::Stands, MessageId::GroupsCountAsOne),
            (Remark::HandedOver, MessageId::HandedOver),
        ] {
            let holds = self.sum.remarks.contains(&remark);
            notes.extend(holds.then(|| said.text(lang).to_owned()));
        }
        let vacant = self.loads.iter();
        let vacant = vacant.filter(|load| load.remarks.contains(&Remark::Vacant));
        let vacant: Vec<&str> = vacant.filter_map(|load| load.executor.as_deref()).collect();
        if !vacant.is_empty() {
            notes.push(MessageId::RolesUnheld.with(vacant.join(", ")).text(lang));
        }
        notes.extend(wording::closing(&self.about, lang));
        notes
    }

    fn table<'r>(
        &'r self,
        columns: Vec<Column>,
        loads: impl IntoIterator<Item = &'r Load>,
        cells: impl Fn(Cell<'r>, &Load) -> Vec<Cell<'r>>,
        lang: Lang,
    ) -> Table<'r> {
        let name = |load: &'r Load| match &load.executor {
            Some(name) => Cell::text(name),
            None => Cell::text(MessageId::Nobody.text(lang)).tone(Tone::Muted),
        };
        let mut lines: Vec<Line<'_>> = loads
            .into_iter()
            .map(|load| Line::body(cells(name(load), load)))
            .collect();
        if lines.len() > 1 {
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

/// The open occurrences of an executor as a line of the table by month tells them.
struct Row {
    late: usize,
    months: Vec<usize>,
    /// Those after the last month of the table.
    further: usize,
}

impl Row {
    /// Returns the line of `load` in a table of `months`, the first of which is that of the report's day.
    fn of(load: &Load, months: &[NaiveDate]) -> Self {
        let count = |month: &NaiveDate| load.months.get(month).copied().unwrap_or_default();
        let past = load
            .months
            .iter()
            .filter(|(month, _)| Some(*month) < months.first());
        let past: usize = past.map(|(_, count)| count).sum();
        let mut ahead: Vec<usize> = months.iter().map(count).collect();
        // Those of this month whose day has passed are late.
        if let Some(this) = ahead.first_mut() {
            *this = (*this + past).saturating_sub(load.late);
        }
        let told = load.late + ahead.iter().sum::<usize>();
        Row {
            late: load.late,
            further: load.open().saturating_sub(told),
            months: ahead,
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
        let (title, table) = match self.by {
            WorkloadBy::State => (MessageId::WorkloadTitle, self.by_state(lang)),
            WorkloadBy::Month => (MessageId::WorkloadByMonthTitle, self.by_month(lang)),
        };
        Page {
            title: wording::title(&title.into(), None, &self.about, lang),
            day: Some(wording::on_day(self.about.clock.as_of, lang)),
            tables: vec![table],
            notes: self.notes(lang),
        }
    }
}
