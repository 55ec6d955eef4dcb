//! How far each plan is: the table read out before a meeting.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::columns::{self, column};
use super::plans::Plans;
use super::{
    About, Cell, Column, ColumnKind, Line, Page, Report, Table, Tone, Value, records, wording,
};
use crate::model::PlanNames;
use crate::query::{Group, GroupBy, Status, Tally};
use crate::words::{Lang, MessageId};

/// Items counted by state: a line for each plan, section, executor or month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusReport {
    about: About,
    by: GroupBy,
    lines: Vec<Status>,
    total: Total,
    plans: Plans,
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
        let mut lines: Vec<Status> = merged.into_values().collect();
        let plans = Plans::of(lines.iter().filter_map(|line| plan(&line.group)));
        lines.sort_by_cached_key(|line| place(&line.group, &plans));
        let total = Total {
            tally: items,
            next_due: lines.iter().filter_map(|line| line.next_due).min(),
        };
        StatusReport {
            about,
            by,
            lines,
            total,
            plans,
        }
    }

    /// Returns the report, which is over `plans`, where no line names one.
    #[must_use]
    pub fn over(self, plans: &[PlanNames]) -> Self {
        if self.lines.iter().any(|line| plan(&line.group).is_some()) {
            return self;
        }
        let named = plans
            .iter()
            .map(|plan| (plan.stem.as_str(), plan.label.as_str()));
        StatusReport {
            plans: Plans::of(named),
            ..self
        }
    }

    fn title(&self, lang: Lang) -> String {
        let title = match self.by {
            GroupBy::Roadmap => MessageId::StatusTitle,
            GroupBy::Section => MessageId::StatusBySectionTitle,
            GroupBy::Executor => MessageId::StatusByExecutorTitle,
            GroupBy::Month => MessageId::StatusByMonthTitle,
        };
        // The only plan of the table by plan has its name in its line.
        let only = self.plans.only();
        let title = title.with(wording::number(only));
        let only = only.filter(|_| self.by != GroupBy::Roadmap);
        wording::title(&title, only, &self.about, lang)
    }

    fn columns(&self, lang: Lang) -> Vec<Column> {
        let (kind, title) = match self.by {
            GroupBy::Roadmap => (ColumnKind::Label, MessageId::ColumnPlan),
            GroupBy::Section => (ColumnKind::Text, MessageId::ColumnSection),
            GroupBy::Executor => (ColumnKind::Names, MessageId::ColumnExecutor),
            GroupBy::Month => (ColumnKind::Word, MessageId::ColumnMonth),
        };
        let [done, overdue, soon] = columns::states(lang);
        let mut columns = vec![
            column(kind, title, lang),
            column(ColumnKind::Number, MessageId::ColumnTotal, lang),
            done,
            column(ColumnKind::Number, MessageId::ColumnShare, lang),
            overdue,
            soon,
        ];
        if self.tells_next_due() {
            columns.push(
                column(ColumnKind::Word, MessageId::ColumnNextDue, lang)
                    .short(MessageId::ColumnNextDueShort.text(lang)),
            );
        }
        columns
    }

    fn cells<'a>(
        &self,
        name: Cell<'a>,
        tally: &Tally,
        next_due: Option<NaiveDate>,
    ) -> Vec<Cell<'a>> {
        let [done, overdue, soon] = columns::state_cells(tally);
        let share = columns::percent(tally.done_share());
        let mut cells = vec![name, Cell::count(tally.total), done, share, overdue, soon];
        if self.tells_next_due() {
            cells.push(columns::day_or_dash(next_due));
        }
        cells
    }

    /// Returns whether the next deadline is of use: a month's items wait for it in later months, which confuses.
    fn tells_next_due(&self) -> bool {
        self.by != GroupBy::Month
    }

    /// Returns the lines of a page: plans without any of what was asked for are only named below them.
    fn shown(&self) -> impl Iterator<Item = &Status> {
        let folds = self.about.asked.is_of_items() && self.total.tally.total > 0;
        let lines = self.lines.iter();
        lines.filter(move |line| !folds || line.tally.total > 0)
    }

    /// Returns the note that names the plans without any of what was asked for.
    fn others(&self, lang: Lang) -> Option<String> {
        let shown: Vec<&Status> = self.shown().collect();
        let others = self.lines.iter().filter(|line| !shown.contains(line));
        let names: Vec<&str> = others
            .filter_map(|line| plan(&line.group))
            .map(|(stem, label)| self.plans.called(stem, label))
            .collect();
        (!names.is_empty()).then(|| {
            let told = MessageId::StatusOthers.with(names.len());
            told.with(wording::named(&names, lang)).text(lang)
        })
    }

    fn lines(&self, lang: Lang) -> Vec<Line<'_>> {
        let shown: Vec<&Status> = self.shown().collect();
        let mut lines = Vec::with_capacity(shown.len() + 1);
        let mut before = None;
        for line in &shown {
            let plan = plan(&line.group).filter(|_| self.by == GroupBy::Section);
            if plan != before && self.plans.are_several() {
                let named = plan.map(|(stem, label)| self.plans.called(stem, label));
                lines.extend(named.map(Line::group));
            }
            before = plan;
            let name = name(&line.group, &self.plans, lang);
            lines.push(Line::body(self.cells(name, &line.tally, line.next_due)));
        }
        if shown.len() > 1 {
            let label = match self.by {
                GroupBy::Executor => MessageId::TotalItems,
                _ => MessageId::Total,
            };
            let label = Cell::text(label.text(lang));
            let Total { tally, next_due } = &self.total;
            lines.push(Line::total(self.cells(label, tally, *next_due)));
        }
        lines
    }
}

/// Returns the plan of a line, by its stem and what people call it.
fn plan(group: &Group) -> Option<(&str, &str)> {
    match group {
        Group::Roadmap(stem, label) | Group::Section(stem, label, ..) => Some((stem, label)),
        Group::Executor(_) | Group::Month(_) => None,
    }
}

/// Returns where a line stands: plans and names by the alphabet, sections as in their plan, months in their order, and
/// last what has no name.
fn place(group: &Group, plans: &Plans) -> (usize, bool, Option<String>, Option<NaiveDate>) {
    let rank = plan(group).map_or(0, |(stem, label)| plans.rank(stem, label));
    match group {
        Group::Roadmap(..) => (rank, false, None, None),
        Group::Section(_, _, section, _) => (rank, false, Some(format!("{section:09}")), None),
        Group::Executor(name) => {
            let key = name.as_deref().map(wording::name_key);
            (0, name.is_none(), key, None)
        }
        Group::Month(month) => (0, month.is_none(), None, *month),
    }
}

fn name<'r>(group: &'r Group, plans: &Plans, lang: Lang) -> Cell<'r> {
    let or = |name: &Option<String>, none: MessageId| match name {
        Some(name) => Cell::text(name.clone()),
        None => Cell::text(none.text(lang)).tone(Tone::Muted),
    };
    match group {
        Group::Roadmap(stem, label) => Cell::text(plans.called(stem, label)),
        Group::Section(_, _, _, title) => or(title, MessageId::NoSection),
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
            Group::Section(name, _, _, title) => vec![
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
        let mut notes: Vec<String> = Vec::new();
        if self.lines.is_empty() {
            notes.push(wording::no_rows(&self.about, lang).to_owned());
        }
        notes.extend(columns::other_states(&self.total.tally, lang));
        notes.extend(self.others(lang));
        let counted: usize = self.lines.iter().map(|line| line.tally.total).sum();
        if self.by == GroupBy::Executor && counted > self.total.tally.total {
            notes.push(MessageId::CountedForEach.text(lang).to_owned());
        }
        if self.by == GroupBy::Executor {
            notes.extend(wording::others(&self.about, self.lines.len(), lang));
        }
        if self.by == GroupBy::Month && !self.lines.is_empty() {
            notes.push(MessageId::CountedByMonth.text(lang).to_owned());
        }
        notes.extend(wording::closing(&self.about, lang));
        Page {
            title: self.title(lang),
            day: Some(wording::on_day(self.about.clock.as_of, lang)),
            tables: vec![Table {
                title: None,
                columns: self.columns(lang),
                lines: self.lines(lang),
            }],
            notes,
        }
    }
}
