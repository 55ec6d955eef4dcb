//! The tables below what is to be decided: where plans stand, what is late and whose, what comes, what is missing.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::fold::{lateness, lead, names};
use super::pack::{BriefReport, Lead, Part};
use crate::query::{Discipline, Kept, Meeting, Row};
use crate::report::columns::{self, Off, column};
use crate::report::page::{Cell, Column, ColumnKind, Line, Table, Tone};
use crate::report::{waits, wording};
use crate::words::{Lang, MessageId};

/// How many rows the lists name, one by one.
const LATE: usize = 20;
const COMING: usize = 8;
const OTHERS: usize = 4;

/// How many of those who lead have a line of their own.
const LEADS: usize = 20;
const DISCIPLINED: usize = 8;

impl BriefReport {
    /// Returns where each plan stands.
    pub(super) fn standing(&self, lang: Lang) -> Table<'_> {
        let coming = MessageId::BriefComing.with(self.meeting.next).text(lang);
        let [done, late, _] = columns::states(lang);
        let columns = vec![
            column(ColumnKind::Label, MessageId::ColumnPlan, lang),
            column(ColumnKind::Number, MessageId::ColumnTotal, lang),
            done,
            column(ColumnKind::Number, MessageId::ColumnShare, lang),
            late,
            Column::new(ColumnKind::Number, coming),
            column(ColumnKind::Word, MessageId::ColumnNextDue, lang)
                .short(MessageId::ColumnNextDueShort.text(lang)),
        ];
        let mut lines: Vec<Line<'_>> = (self.standings.iter())
            .map(|plan| {
                let name = self.plans.called(&plan.roadmap, &plan.name);
                let [done, late, _] = columns::state_cells(&plan.tally);
                Line::body(vec![
                    Cell::text(name),
                    Cell::count(plan.tally.total),
                    done,
                    columns::percent(plan.tally.done_share()),
                    late,
                    count(plan.coming),
                    columns::day_or_dash(plan.next_due),
                ])
            })
            .collect();
        if self.plans.are_several() {
            lines.push(self.sum(lang));
        }
        Table {
            title: Some(MessageId::BriefStanding.text(lang).to_owned()),
            columns,
            lines,
        }
    }

    fn sum(&self, lang: Lang) -> Line<'_> {
        let tally = self.tally();
        let [done, late, _] = columns::state_cells(&tally);
        let next = self.standings.iter().filter_map(|plan| plan.next_due).min();
        Line::total(vec![
            Cell::text(MessageId::Total.text(lang)),
            Cell::count(tally.total),
            done,
            columns::percent(tally.done_share()),
            late,
            count(self.standings.iter().map(|plan| plan.coming).sum()),
            columns::day_or_dash(next),
        ])
    }

    /// Returns what is late, by those who lead, those with the most first; below, what is late in plans that are over, of
    /// which the chair decides as a whole.
    pub(super) fn late_by_lead(&self, lang: Lang) -> Table<'_> {
        let all = self.part(Part::Overdue);
        let (ended, mut running): (Vec<&Row>, Vec<&Row>) =
            (all.into_iter()).partition(|row| self.has_ended(&row.roadmap));
        let mut groups = Vec::new();
        if running.is_empty() {
            running.extend(&ended);
        } else {
            groups = by_lead(&ended);
        }
        let mut lines = self.late_in_words(by_lead(&running), lang);
        if !groups.is_empty() {
            lines.push(Line::group(MessageId::BriefLateEnded.text(lang)));
            let line = |(name, rows): (Option<&str>, Vec<&Row>)| {
                let told = MessageId::BriefLateNumbers.with(said(name, lang));
                let told = told.with(rows.len()).with(self.numbers(&rows, None, lang));
                Line::body(vec![Cell::text(told.with(range(&rows, lang)).text(lang))])
            };
            lines.extend(groups.into_iter().map(line));
        }
        Table {
            title: Some(MessageId::BriefLateByLead.text(lang).to_owned()),
            columns: vec![Column::new(ColumnKind::Text, "")],
            lines,
        }
    }

    /// Returns the lines of late rows, each lead under a heading: the longest late in words, the others by number.
    fn late_in_words<'r>(
        &'r self,
        mut groups: Vec<(Option<&'r str>, Vec<&'r Row>)>,
        lang: Lang,
    ) -> Vec<Line<'r>> {
        let folded = groups.split_off(groups.len().min(LEADS));
        let room = (LATE / groups.len().max(1)).max(1);
        let mut lines = Vec::new();
        for (name, rows) in &groups {
            lines.extend(self.late_of(*name, rows, room, lang));
        }
        if !folded.is_empty() {
            let rows: Vec<&Row> = folded.iter().flat_map(|(_, rows)| rows).copied().collect();
            let leads = folded.iter().map(|(name, _)| name.map(str::to_owned));
            let told = MessageId::BriefLateLead
                .with(names(leads, lang))
                .with(rows.len());
            lines.push(Line::group(told.text(lang)));
            let numbers = self.more_late(&rows, None, lang).into_iter();
            lines.extend(numbers.map(|line| Line::body(vec![Cell::text(line)])));
        }
        lines
    }

    /// Returns the lines of one who leads late rows: `room` of them in words, the others by number. A plan that all of
    /// them belong to is named in the heading.
    fn late_of<'r>(
        &'r self,
        name: Option<&str>,
        rows: &[&'r Row],
        room: usize,
        lang: Lang,
    ) -> Vec<Line<'r>> {
        // A line more says no more than that there is one.
        let shown = if rows.len() == room + 1 {
            rows.len()
        } else {
            room
        };
        let (shown, folded) = rows.split_at(rows.len().min(shown));
        let mut plans = rows.iter().map(|row| row.roadmap.as_str());
        let only = plans
            .next()
            .filter(|first| plans.all(|plan| plan == *first));
        let heading = MessageId::BriefLateLead
            .with(said(name, lang))
            .with(rows.len());
        let heading = match (only, self.plans.are_several()) {
            (Some(_), true) => {
                let plan = self.plans.called(&rows[0].roadmap, &rows[0].name);
                MessageId::BriefLateLeadIn.with(heading).with(plan)
            }
            _ => heading,
        };
        let told = shown.iter().map(|row| {
            let late = lateness(row, self.meeting.day, lang).unwrap_or_default();
            let head = MessageId::BriefLateShort.with(self.named(row, only, lang));
            let head = head.with(late).text(lang);
            let more = [columns::moved(row, lang), columns::reason(row, lang)];
            let parts = std::iter::once(head).chain(more.into_iter().flatten());
            parts.collect::<Vec<_>>().join("; ")
        });
        let told = told.chain(self.more_late(folded, only, lang));
        std::iter::once(Line::group(heading.text(lang)))
            .chain(told.map(|line| Line::body(vec![Cell::text(line)])))
            .collect()
    }

    /// Returns the lines that name late rows by number: how long they are late, and which of them were moved how often.
    fn more_late(&self, folded: &[&Row], known: Option<&str>, lang: Lang) -> Vec<String> {
        if folded.is_empty() {
            return Vec::new();
        }
        let more = self.more(folded, known, lang).unwrap_or_default();
        let more = MessageId::BriefMoreLate
            .with(more)
            .with(range(folded, lang))
            .text(lang);
        let moved: Vec<&&Row> = folded.iter().filter(|row| !row.moves.is_empty()).collect();
        let moved = moved.iter().map(|row| {
            let id = crate::report::item_name(&row.id);
            let times = MessageId::BriefMovedTimes.with(id).with(row.moves.len());
            let basis = row
                .moves
                .iter()
                .rev()
                .find_map(|step| step.basis.as_deref());
            match basis {
                Some(basis) => MessageId::BriefMoreLate.with(times).with(basis).text(lang),
                None => times.text(lang),
            }
        });
        let moved: Vec<String> = moved.collect();
        let moved = (!moved.is_empty()).then(|| {
            let list = moved.join("; ");
            MessageId::BriefMovedAmong.with(list).text(lang)
        });
        std::iter::once(more).chain(moved).collect()
    }

    /// Returns what falls due before the next meeting, the nearest first.
    pub(super) fn coming(&self, lang: Lang) -> Option<Table<'_>> {
        let rows = self.part(Part::Coming);
        let columns = vec![
            column(ColumnKind::Word, MessageId::ColumnDue, lang),
            column(ColumnKind::Text, MessageId::ColumnTitle, lang),
            column(ColumnKind::Names, MessageId::ColumnLead, lang),
        ];
        let line = |row: &'_ Row| {
            let due = Cell {
                remarks: columns::due_days(row, columns::FEW_DAYS, Off::Told, lang).remarks,
                ..Cell::date(row.days.first().map(|day| day.due))
            };
            vec![
                due,
                Cell::text(self.named(row, None, lang)),
                Cell::text(lead(row, lang)),
            ]
        };
        let title = MessageId::BriefComingTitle.with(self.meeting.next);
        self.list(title.text(lang), columns, &rows, COMING, line, lang)
    }

    /// Returns what has no date.
    pub(super) fn without_date(&self, lang: Lang) -> Option<Table<'_>> {
        let rows = self.part(Part::Undated);
        let columns = vec![
            column(ColumnKind::Text, MessageId::ColumnTitle, lang),
            column(ColumnKind::Phrase, MessageId::ColumnDeadline, lang),
            column(ColumnKind::Names, MessageId::ColumnLead, lang),
        ];
        let line = |row: &'_ Row| {
            vec![
                Cell::text(self.named(row, None, lang)),
                Cell::text(row.deadline.clone()),
                Cell::text(lead(row, lang)),
            ]
        };
        let title = MessageId::BriefUndatedTitle.text(lang).to_owned();
        self.list(title, columns, &rows, OTHERS, line, lang)
    }

    /// Returns what is done without proof.
    pub(super) fn without_proof(&self, lang: Lang) -> Option<Table<'_>> {
        let rows = self.part(Part::Unproved);
        let columns = vec![
            column(ColumnKind::Text, MessageId::ColumnTitle, lang),
            column(ColumnKind::Word, MessageId::BriefDoneOn, lang),
            column(ColumnKind::Names, MessageId::ColumnLead, lang),
        ];
        let line = |row: &'_ Row| {
            let named = |due| row.days.iter().any(|day| day.due == due);
            let own = row.occurrences.iter().filter(|one| named(one.due));
            let mut days = own
                .filter_map(|one| one.done)
                .map(|day| day.format("%d.%m.%Y").to_string());
            let first = days.next().unwrap_or_default();
            let done = Cell {
                remarks: days.collect(),
                ..Cell::text(first)
            };
            vec![
                Cell::text(self.named(row, None, lang)),
                done,
                Cell::text(lead(row, lang)),
            ]
        };
        let title = MessageId::BriefUnprovedTitle.text(lang).to_owned();
        self.list(title, columns, &rows, OTHERS, line, lang)
    }

    /// Returns what waits for something late.
    pub(super) fn waiting_rows(&self, lang: Lang) -> Option<Table<'_>> {
        let (shown, folded) = self.waits.split_at(self.waits.len().min(OTHERS));
        let folded: Vec<String> = (folded.iter())
            .map(|wait| {
                let plan = (wait.roadmap.as_str(), wait.name.as_str());
                self.spoken(plan, (&wait.id, &wait.title), None, lang)
            })
            .collect();
        let more = (!folded.is_empty()).then(|| {
            let more = MessageId::BriefMore.with(folded.len());
            more.with(folded.join("; ")).text(lang)
        });
        let lines = waits::lines(shown, &self.plans, lang);
        let lines = lines.into_iter().chain(more);
        let lines = lines.map(|line| Line::body(vec![Cell::text(line)]));
        (!self.waits.is_empty()).then(|| Table {
            title: Some(MessageId::WaitsTitle.text(lang).to_owned()),
            columns: vec![Column::new(ColumnKind::Text, "")],
            lines: lines.collect(),
        })
    }

    /// Returns a table of `rows`, those beyond `most` in a line that numbers them; none of no rows.
    fn list<'r>(
        &'r self,
        title: String,
        columns: Vec<Column>,
        rows: &[&'r Row],
        most: usize,
        line: impl Fn(&'r Row) -> Vec<Cell<'r>>,
        lang: Lang,
    ) -> Option<Table<'r>> {
        // A line more says no more than that there is one.
        let shown = if rows.len() == most + 1 {
            most + 1
        } else {
            most
        };
        let (shown, folded) = rows.split_at(rows.len().min(shown));
        let mut lines: Vec<Line<'r>> = shown.iter().map(|row| Line::body(line(row))).collect();
        lines.extend(self.more(folded, None, lang).map(Line::subgroup));
        (!rows.is_empty()).then_some(Table {
            title: Some(title),
            columns,
            lines,
        })
    }

    /// Returns how much was carried out in time of what fell due, by plan and by those who lead.
    pub(super) fn discipline(&self, lang: Lang) -> Option<Table<'_>> {
        let was_due = |one: &Discipline| one.now.due + one.before.due > 0;
        let plans = self.standings.iter().filter(|one| was_due(&one.discipline));
        let plans: Vec<Line<'_>> = plans
            .map(|one| {
                let name = self.plans.called(&one.roadmap, &one.name);
                disciplined(Cell::text(name), &one.discipline)
            })
            .collect();
        let (due, idle): (Vec<&Lead>, Vec<&Lead>) =
            self.leads.iter().partition(|one| was_due(&one.discipline));
        let shown = due.iter().take(DISCIPLINED).map(|one| {
            let name = one.executor.as_deref().map(wording::whole);
            let name = name.unwrap_or_else(|| MessageId::Nobody.text(lang).to_owned());
            disciplined(Cell::text(name), &one.discipline)
        });
        let mut lines = vec![Line::group(MessageId::BriefByPlan.text(lang))];
        lines.extend(plans);
        lines.push(Line::group(MessageId::BriefByLead.text(lang)));
        lines.extend(shown);
        if let Some(folded) = due.get(DISCIPLINED..).filter(|rest| !rest.is_empty()) {
            lines.push(other_leads(folded, lang));
        }
        if due.is_empty() {
            return None;
        }
        if !idle.is_empty() {
            let idle = MessageId::BriefNothingDue.with(idle.len()).text(lang);
            lines.push(Line::subgroup(idle));
        }
        let Meeting { since, day, .. } = self.meeting;
        let before = self.meeting.before();
        Some(Table {
            title: Some(MessageId::BriefDiscipline.text(lang).to_owned()),
            columns: vec![
                column(ColumnKind::Names, MessageId::BriefWhose, lang),
                Column::new(ColumnKind::Word, days(since, day)),
                Column::new(ColumnKind::Word, days(before, since)),
            ],
            lines,
        })
    }
}

/// Returns the line of those who have none of their own.
fn other_leads<'r>(folded: &[&Lead], lang: Lang) -> Line<'r> {
    let mut sum = Discipline::default();
    for one in folded {
        sum.merge(one.discipline);
    }
    let names = names(folded.iter().map(|one| one.executor.clone()), lang);
    let told = MessageId::BriefMore.with(folded.len()).with(names);
    disciplined(Cell::text(told.text(lang)), &sum)
}

/// Returns late rows by those who lead, those with the most first.
fn by_lead<'r>(rows: &[&'r Row]) -> Vec<(Option<&'r str>, Vec<&'r Row>)> {
    let mut groups: BTreeMap<Option<&str>, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        let lead = row.names.first().map(String::as_str);
        groups.entry(lead).or_default().push(row);
    }
    let mut groups: Vec<(Option<&str>, Vec<&Row>)> = groups.into_iter().collect();
    groups.sort_by_cached_key(|(name, rows)| {
        let key = name.map(wording::name_key);
        (name.is_none(), Reverse(rows.len()), key)
    });
    groups
}

/// Returns what one who leads is called.
fn said(name: Option<&str>, lang: Lang) -> String {
    match name {
        Some(name) => wording::whole(name),
        None => MessageId::Nobody.text(lang).to_owned(),
    }
}

/// Returns how long rows are late: «от 41 до 120 дней».
fn range(rows: &[&Row], lang: Lang) -> String {
    let days = rows.iter().map(|row| row.days_late);
    let (least, most) = (days.clone().min(), days.max());
    let (least, most) = (least.unwrap_or_default(), most.unwrap_or_default());
    if least == most {
        wording::days(most, lang)
    } else {
        MessageId::BriefDaysRange.with(least).with(most).text(lang)
    }
}

/// Returns the days from `first` to the one before `end`: «18.03–17.04.2022».
fn days(first: NaiveDate, end: NaiveDate) -> String {
    let last = end.pred_opt().unwrap_or(end);
    let form = if first.year() == last.year() {
        "%d.%m"
    } else {
        "%d.%m.%Y"
    };
    format!("{}–{}", first.format(form), last.format("%d.%m.%Y"))
}

fn disciplined<'r>(name: Cell<'r>, discipline: &Discipline) -> Line<'r> {
    let now = share(&discipline.now);
    Line::body(vec![name, now, share(&discipline.before)])
}

/// Returns how much was kept: «3 из 5 – 60 %».
fn share<'r>(kept: &Kept) -> Cell<'r> {
    match kept.share() {
        Some(share) => {
            let tone = match kept.in_time {
                all if all == kept.due => Tone::Done,
                0 => Tone::Overdue,
                _ => Tone::Plain,
            };
            Cell::text(format!("{share} % ({}/{})", kept.in_time, kept.due)).tone(tone)
        }
        None => Cell::text("–").tone(Tone::Muted),
    }
}

fn count<'r>(number: usize) -> Cell<'r> {
    match number {
        0 => Cell::count(0).tone(Tone::Muted),
        number => Cell::count(number).tone(Tone::Soon),
    }
}
