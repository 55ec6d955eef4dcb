//! How far each plan is: the table read out before a meeting.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::columns::{self, States, column};
use super::{
    About, Cell, Column, ColumnKind, Line, Page, Report, Table, Tone, Value, records, wording,
};
use crate::query::{Clock, Group, GroupBy, Status, Tally};
use crate::words::{Lang, MessageId};

/// Items counted by state: a line for each plan, section, executor or month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusReport {
    about: About,
    by: GroupBy,
    lines: Vec<Status>,
    total: Total,
}

/// What the lines add up to, every item counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Total {
    #[serde(flatten)]
    tally: Tally,
    next_due: Option<NaiveDate>,
}

impl StatusReport {
    /// Returns the report of `lines`, the answers of several plans; `items` counts every item once.
    ///
    /// Lines of one executor or month are merged. They add up to `items`, except by executor, where an item counts
    /// for each of its executors.
    pub fn new(
        lines: impl IntoIterator<Item = Status>,
        by: GroupBy,
        items: Tally,
        about: About,
    ) -> Self {
        let mut merged: BTreeMap<Group, Status> = BTreeMap::new();
        for line in lines {
            match merged.get_mut(&line.group) {
                Some(known) => known.merge(&line),
                None => drop(merged.insert(line.group.clone(), line)),
            }
        }
        let lines: Vec<Status> = merged.into_values().collect();
        let total = Total {
            tally: items,
            next_due: lines.iter().filter_map(|line| line.next_due).min(),
        };
        StatusReport {
            about,
            by,
            lines,
            total,
        }
    }

    fn clock(&self) -> Clock {
        self.about.clock
    }

    fn title(&self, lang: Lang) -> String {
        let title = match self.by {
            GroupBy::Roadmap => MessageId::StatusTitle,
            GroupBy::Section => MessageId::StatusBySectionTitle,
            GroupBy::Executor => MessageId::StatusByExecutorTitle,
            GroupBy::Month => MessageId::StatusByMonthTitle,
        };
        title.with(self.clock().as_of).text(lang)
    }

    fn columns(&self, states: &States, lang: Lang) -> Vec<Column> {
        let (kind, title) = match self.by {
            GroupBy::Roadmap => (ColumnKind::Label, MessageId::ColumnPlan),
            GroupBy::Section => (ColumnKind::Text, MessageId::ColumnSection),
            GroupBy::Executor => (ColumnKind::Names, MessageId::ColumnExecutor),
            GroupBy::Month => (ColumnKind::Word, MessageId::ColumnMonth),
        };
        let mut columns = vec![column(kind, title, lang)];
        columns.push(column(ColumnKind::Number, MessageId::ColumnTotal, lang));
        columns.extend(states.columns(lang));
        let short = |title, short: MessageId| {
            column(ColumnKind::Number, title, lang).short(short.text(lang))
        };
        columns.push(short(MessageId::ColumnDoneShare, MessageId::ColumnDoneShareShort).leaves(2));
        columns.push(short(MessageId::ColumnInTime, MessageId::ColumnInTimeShort).leaves(3));
        if self.tells_next_due() {
            columns.push(
                column(ColumnKind::Word, MessageId::ColumnNextDue, lang)
                    .short(MessageId::ColumnNextDueShort.text(lang))
                    .leaves(1),
            );
        }
        columns
    }

    fn cells<'a>(
        &self,
        name: Cell<'a>,
        tally: &Tally,
        next_due: Option<NaiveDate>,
        states: &States,
    ) -> Vec<Cell<'a>> {
        let mut cells = vec![name, Cell::count(tally.total)];
        cells.extend(states.cells(tally));
        cells.push(columns::percent(tally.done_share()));
        cells.push(columns::percent(tally.in_time_share()));
        if self.tells_next_due() {
            cells.push(match next_due {
                Some(day) => Cell::date(Some(day)),
                None => Cell::text("—").tone(Tone::Muted),
            });
        }
        cells
    }

    /// Returns whether the next deadline is of use: a month's items wait for it in later months, which confuses.
    fn tells_next_due(&self) -> bool {
        self.by != GroupBy::Month
    }

    fn lines(&self, states: &States, lang: Lang) -> Vec<Line<'_>> {
        let mut lines = Vec::with_capacity(self.lines.len() + 1);
        let mut plan = None;
        for line in &self.lines {
            if let Group::Section(name, ..) = &line.group
                && plan != Some(name)
            {
                plan = Some(name);
                lines.push(Line::group(name));
            }
            lines.push(Line::body(self.cells(
                name(&line.group, lang),
                &line.tally,
                line.next_due,
                states,
            )));
        }
        if self.lines.len() > 1 {
            let label = match self.by {
                GroupBy::Executor => MessageId::TotalItems,
                _ => MessageId::Total,
            };
            let label = Cell::text(label.text(lang));
            let Total { tally, next_due } = &self.total;
            lines.push(Line::total(self.cells(label, tally, *next_due, states)));
        }
        lines
    }
}

fn name(group: &Group, lang: Lang) -> Cell<'_> {
    let or = |name: &Option<String>, none: MessageId| match name {
        Some(name) => Cell::text(name.clone()),
        None => Cell::text(none.text(lang)).tone(Tone::Muted),
    };
    match group {
        Group::Roadmap(name, _) => Cell::text(name),
        Group::Section(_, _, title) => or(title, MessageId::NoSection),
        Group::Executor(name) => or(name, MessageId::Nobody),
        Group::Month(month) => or(
            &month.map(|month| wording::month(month, lang)),
            MessageId::NoDate,
        ),
    }
}

impl Report for StatusReport {
    type Row = Status;

    fn about(&self) -> &About {
        &self.about
    }

    fn rows(&self) -> &[Status] {
        &self.lines
    }

    fn total(&self) -> impl Serialize {
        self.total
    }

    fn keys(&self) -> Vec<Cow<'static, str>> {
        let group: &[&str] = match self.by {
            GroupBy::Roadmap => &["roadmap"],
            GroupBy::Section => &["roadmap", "section"],
            GroupBy::Executor => &["executor"],
            GroupBy::Month => &["month"],
        };
        let mut keys: Vec<Cow<'static, str>> = group.iter().copied().map(Cow::Borrowed).collect();
        keys.push("total".into());
        keys.extend(records::state_keys());
        keys.push("next_due".into());
        keys
    }

    fn record<'r>(&self, row: &'r Status) -> Vec<Value<'r>> {
        let mut record = match &row.group {
            Group::Roadmap(name, _) => vec![Value::text(name)],
            Group::Section(name, _, title) => vec![
                Value::text(name),
                Value::text(title.as_deref().unwrap_or_default()),
            ],
            Group::Executor(name) => vec![Value::text(name.as_deref().unwrap_or_default())],
            Group::Month(month) => {
                vec![Value::text(month.map_or_else(String::new, |day| {
                    day.format("%Y-%m").to_string()
                }))]
            }
        };
        record.push(Value::count(row.tally.total));
        record.extend(records::states(&row.tally));
        record.push(Value::date(row.next_due));
        record
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        let mut sum = Tally::default();
        for line in &self.lines {
            sum.merge(&line.tally);
        }
        let states = States::of(&sum);
        let mut notes: Vec<String> = Vec::new();
        if self.lines.is_empty() {
            notes.push(MessageId::NoRows.text(lang).to_owned());
        } else {
            notes.extend(states.note(lang));
        }
        if self.by == GroupBy::Executor && sum.total > self.total.tally.total {
            notes.push(MessageId::CountedForEach.text(lang).to_owned());
        }
        notes.extend(wording::unread(&self.about, lang));
        Page {
            title: self.title(lang),
            tables: vec![Table {
                title: None,
                columns: self.columns(&states, lang),
                lines: self.lines(&states, lang),
            }],
            notes,
        }
    }
}
