//! What is late: the page a coordinator reads out, or cron mails.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::columns::{self, Off, column};
use super::rows::{ItemReport, Rows};
use super::{About, Cell, Column, ColumnKind, Line, Page, Table, Tone, waits, wording};
use crate::query::{Row, Wait};
use crate::words::{Lang, Message, MessageId};

/// How the page is grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OverdueBy {
    /// Plan by plan, the longest overdue first.
    #[default]
    Roadmap,
    /// What each executor leads, those with the most first.
    Executor,
    /// By how long they are late, the longest first.
    Age,
}

/// Rows whose time has passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverdueReport {
    items: Rows,
    /// What waits for something late.
    waits: Vec<Wait>,
    until: Option<NaiveDate>,
    by: OverdueBy,
    /// How many items were looked at.
    of: usize,
}

/// How long rows are late, the longest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Age {
    /// More than 90 days.
    Older,
    /// From 31 to 90 days.
    Quarter,
    /// Up to 30 days.
    Month,
    /// Not late yet.
    Ahead,
}

impl Age {
    fn of(due: NaiveDate, as_of: NaiveDate) -> Self {
        match (as_of - due).num_days() {
            91.. => Age::Older,
            31..=90 => Age::Quarter,
            1..=30 => Age::Month,
            _ => Age::Ahead,
        }
    }

    fn name(self) -> MessageId {
        match self {
            Age::Older => MessageId::AgeOlder,
            Age::Quarter => MessageId::AgeQuarter,
            Age::Month => MessageId::AgeMonth,
            Age::Ahead => MessageId::AgeAhead,
        }
    }
}

impl OverdueReport {
    /// Returns the report of `rows`, put in order, which are some of the items that `of` counts in each plan looked at;
    /// `until` is the day the question was asked for, if not the clock's; `waits` are told below them.
    pub fn new(
        rows: Vec<Row>,
        waits: Vec<Wait>,
        until: Option<NaiveDate>,
        by: OverdueBy,
        of: &[usize],
        about: About,
    ) -> Self {
        OverdueReport {
            items: Rows::by_due(rows, about).among(of.len()),
            waits,
            until,
            by,
            of: of.iter().sum(),
        }
    }

    fn as_of(&self) -> NaiveDate {
        self.items.about.clock.as_of
    }

    fn head(&self) -> Message {
        let count = self.items.list.len();
        match self.until {
            Some(until) => MessageId::OverdueUntilTitle
                .with(count)
                .with(self.of)
                .with(until),
            None => MessageId::OverdueTitle.with(count).with(self.of),
        }
    }

    /// Returns whether rows are asked for that may not be late yet.
    fn looks_ahead(&self) -> bool {
        self.until.is_some_and(|until| until >= self.as_of())
    }

    fn columns(&self, lang: Lang) -> Vec<Column> {
        let mut columns = vec![
            columns::number(lang),
            column(ColumnKind::Text, MessageId::ColumnTitle, lang),
        ];
        if self.by != OverdueBy::Executor {
            columns.push(column(ColumnKind::Names, MessageId::ColumnLead, lang));
        }
        let late = if self.looks_ahead() {
            MessageId::ColumnWhen
        } else {
            MessageId::ColumnLate
        };
        columns.extend([
            column(ColumnKind::Word, MessageId::ColumnDue, lang),
            column(ColumnKind::Word, late, lang),
        ]);
        columns
    }

    fn line<'r>(&'r self, row: &'r Row, lang: Lang) -> Line<'r> {
        let mut cells = vec![
            columns::number_cell(&row.id, lang),
            columns::task(row, lang),
        ];
        if self.by != OverdueBy::Executor {
            cells.push(columns::lead(row, lang));
        }
        cells.push(columns::due_days(row, columns::FEW_DAYS, Off::Passed, lang));
        cells.push(self.distance(row, lang));
        Line::body(cells)
    }

    fn distance(&self, row: &Row, lang: Lang) -> Cell<'static> {
        let Some(due) = row.due else {
            return Cell::default();
        };
        let late = (self.as_of() - due).num_days();
        let tone = if late > 0 { Tone::Overdue } else { Tone::Soon };
        let told = if self.looks_ahead() {
            wording::distance(due, self.as_of(), lang)
        } else {
            wording::days(late, lang)
        };
        Cell::text(told).tone(tone)
    }

    /// Returns its page with no more than the `most` rows that are late the longest; a note says so.
    pub(super) fn page_of_longest(&self, most: usize, lang: Lang) -> Page<'_> {
        let mut page = self.page(lang);
        let all = &self.items.list;
        if most < all.len() {
            let mut longest: Vec<usize> = (0..all.len()).collect();
            longest.sort_by_key(|place| all[*place].due);
            longest.truncate(most);
            longest.sort_unstable();
            let rows = longest.into_iter().map(|place| &all[place]);
            page.tables[0].lines = self.by_plan(rows, lang);
            page.notes
                .insert(0, MessageId::SiteLongest.with(most).text(lang));
        }
        page
    }

    fn by_plan<'r>(&'r self, rows: impl IntoIterator<Item = &'r Row>, lang: Lang) -> Vec<Line<'r>> {
        self.items
            .lines(rows, Line::group, |row| self.line(row, lang))
    }

    fn lines(&self, lang: Lang) -> Vec<Line<'_>> {
        match self.by {
            OverdueBy::Roadmap => self.by_plan(&self.items.list, lang),
            OverdueBy::Executor => self.grouped(self.by_lead(lang), lang),
            OverdueBy::Age => self.grouped(self.by_age(), lang),
        }
    }

    /// Returns the lines of groups under their headings, in each plan by plan.
    fn grouped<'r>(&'r self, groups: Vec<(Message, Vec<&'r Row>)>, lang: Lang) -> Vec<Line<'r>> {
        let mut lines = Vec::new();
        for (heading, rows) in groups {
            lines.push(Line::group(heading.text(lang)));
            lines.extend(
                self.items
                    .lines(rows, Line::subgroup, |row| self.line(row, lang)),
            );
        }
        lines
    }

    /// Returns what each executor leads, those with the most first; last what nobody does.
    fn by_lead(&self, lang: Lang) -> Vec<(Message, Vec<&Row>)> {
        let mut groups: BTreeMap<Option<&str>, Vec<&Row>> = BTreeMap::new();
        for row in &self.items.list {
            let lead = row.names.first().map(String::as_str);
            groups.entry(lead).or_default().push(row);
        }
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_by_cached_key(|(name, rows)| {
            (
                name.is_none(),
                Reverse(rows.len()),
                name.map(wording::name_key),
            )
        });
        let heading = |(name, rows): (Option<&str>, Vec<_>)| {
            let heading = match name {
                Some(name) => MessageId::LeadsItems.with(wording::whole(name)),
                None => MessageId::NobodyLeads.with(MessageId::Nobody.text(lang)),
            };
            (heading.with(rows.len()), rows)
        };
        groups.into_iter().map(heading).collect()
    }

    fn by_age(&self) -> Vec<(Message, Vec<&Row>)> {
        let mut groups: BTreeMap<Age, Vec<&Row>> = BTreeMap::new();
        for row in &self.items.list {
            let age = row.due.map_or(Age::Ahead, |due| Age::of(due, self.as_of()));
            groups.entry(age).or_default().push(row);
        }
        let heading = |(age, rows): (Age, Vec<_>)| {
            let heading = MessageId::AgeItems.with(age.name()).with(rows.len());
            (heading, rows)
        };
        groups.into_iter().map(heading).collect()
    }
}

impl ItemReport for OverdueReport {
    fn items(&self) -> &Rows {
        &self.items
    }

    fn waits(&self) -> &[Wait] {
        &self.waits
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        let plans = self.items.plans_with(&self.waits);
        let waits = waits::lines(&self.waits, &plans, lang);
        let heading = (!waits.is_empty()).then(|| MessageId::WaitsTitle.text(lang).to_owned());
        let waits = waits.into_iter().map(|line| format!("– {line}"));
        let mut notes: Vec<String> = heading.into_iter().chain(waits).collect();
        notes.extend(wording::closing(&self.items.about, lang));
        Page {
            title: self.items.title(&self.head(), lang),
            day: Some(wording::on_day(self.as_of(), lang)),
            tables: vec![Table {
                title: None,
                columns: self.columns(lang),
                lines: self.lines(lang),
            }],
            notes,
        }
    }

    fn may_be_silent(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_begin_on_their_first_day() {
        let as_of = NaiveDate::from_ymd_opt(2022, 4, 18).unwrap_or_default();
        let age = |late: i64| Age::of(as_of - chrono::TimeDelta::days(late), as_of);
        let cases = [
            (0, Age::Ahead),
            (1, Age::Month),
            (30, Age::Month),
            (31, Age::Quarter),
            (90, Age::Quarter),
            (91, Age::Older),
        ];
        for (late, expected) in cases {
            assert_eq!(age(late), expected, "{late} days late");
        }
    }
}
