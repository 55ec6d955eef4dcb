//! One item whole, with the reading of its deadline.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use super::columns::{self, column};
use super::{
    About, Cell, Column, ColumnKind, Line, Page, Report, Table, Tone, Value, records, wording,
};
use crate::diagnostic::Diagnostic;
use crate::model::ExecutorKind;
use crate::model::naming::is_name;
use crate::phrase::Milestone;
use crate::query::{Carrier, Detail, DetailOccurrence, Move, State, Tally};
use crate::words::{Lang, MessageId};

/// Items with everything that is known of them.
#[derive(Debug, Clone)]
pub struct ShowReport {
    about: About,
    rows: Vec<ShowRow>,
    total: Tally,
}

/// An item with what was uncertain in reading its deadline, said in a language.
#[derive(Debug, Clone, Serialize)]
pub struct ShowRow {
    #[serde(flatten)]
    detail: Detail,
    diagnostics: Vec<Finding>,
}

#[derive(Debug, Clone, Serialize)]
struct Finding {
    rule: &'static str,
    level: &'static str,
    message: String,
}

impl Finding {
    fn new(found: &Diagnostic, lang: Lang) -> Self {
        Finding {
            rule: found.rule.name(),
            level: found.level.name(),
            message: found.title.text(lang),
        }
    }
}

impl ShowReport {
    /// Returns the report of `details`; what was uncertain in them is said in `lang`.
    pub fn new(details: impl IntoIterator<Item = Detail>, about: About, lang: Lang) -> Self {
        let row = |detail: Detail| ShowRow {
            diagnostics: detail
                .findings
                .iter()
                .map(|found| Finding::new(found, lang))
                .collect(),
            detail,
        };
        let rows: Vec<ShowRow> = details.into_iter().map(row).collect();
        let mut total = Tally::default();
        for row in &rows {
            total.add(row.detail.row.state);
        }
        ShowReport { about, rows, total }
    }

    fn title(&self, lang: Lang) -> String {
        match &self.rows[..] {
            [only] => heading(only, lang),
            rows => MessageId::ShowManyTitle.with(rows.len()).text(lang),
        }
    }
}

/// How much of a title is told above the tables of an item without a number.
const TITLE: usize = 60;

/// Returns what an item is called above its tables: «Саров, п. 2».
fn heading(row: &ShowRow, lang: Lang) -> String {
    let row = &row.detail.row;
    let place = MessageId::PlanAndItem.with(row.name.as_str());
    // «Семинар» (2) is told apart by its place, whose number stays.
    let item = if is_name(&row.id) && row.id.ends_with('»') {
        MessageId::Verbatim.with(format!("«{}»", wording::cut(&row.title, TITLE)))
    } else {
        wording::item(&row.id)
    };
    place.with(item).text(lang)
}

/// Returns the tables of one item.
fn tables(row: &ShowRow, as_of: NaiveDate, lang: Lang) -> Vec<Table<'_>> {
    let detail = &row.detail;
    let mut tables = vec![facts(row, as_of, lang)];
    if !detail.schedule.is_empty() {
        tables.push(schedule(&detail.schedule, lang));
    }
    if !detail.postponed.is_empty() {
        tables.push(postponements(&detail.postponed, lang));
    }
    if !detail.carriers.is_empty() {
        tables.push(carriers(detail, as_of, lang));
    }
    if !detail.milestones.is_empty() {
        tables.push(milestones(&detail.milestones, lang));
    }
    tables
}

fn facts<'r>(row: &'r ShowRow, as_of: NaiveDate, lang: Lang) -> Table<'r> {
    let (detail, of_list) = (&row.detail, &row.detail.row);
    let fact = |name: MessageId, text: &'r str| (name.text(lang), Cell::text(text));
    let maybe = |name, text: &'r Option<String>| fact(name, text.as_deref().unwrap_or_default());
    let mut facts = vec![
        fact(MessageId::FactPlan, &detail.plan),
        maybe(MessageId::ColumnSection, &of_list.section),
        fact(MessageId::ColumnTitle, &of_list.title),
        fact(MessageId::ColumnDeadline, &of_list.deadline),
        (
            MessageId::FactReading.text(lang),
            Cell::text(reading(detail, lang)),
        ),
    ];
    facts.extend(row.diagnostics.iter().map(|finding| {
        let cell = Cell::text(&finding.message).tone(Tone::Soon);
        (MessageId::FactUncertain.text(lang), cell)
    }));
    facts.extend([
        (
            MessageId::ColumnState.text(lang),
            state(detail, as_of, lang),
        ),
        (
            MessageId::FactStarted.text(lang),
            Cell::date(detail.started),
        ),
        fact(MessageId::FactResult, &of_list.result),
        maybe(MessageId::FactReason, &detail.reason),
        maybe(MessageId::FactNote, &detail.note),
        maybe(MessageId::ColumnEvidence, &detail.evidence),
    ]);
    let extra = detail.extra.iter();
    facts.extend(extra.map(|(column, cell)| (column.as_str(), Cell::text(cell))));
    let told = facts
        .into_iter()
        .filter(|(_, cell)| cell.value != Value::Empty);
    Table {
        title: None,
        columns: vec![
            Column::new(ColumnKind::Label, ""),
            Column::new(ColumnKind::Text, ""),
        ],
        lines: told
            .map(|(name, cell)| Line::body(vec![Cell::text(name).tone(Tone::Muted), cell]))
            .collect(),
    }
}

/// Returns how the phrase was understood: «повторяется, 4 раза».
pub(super) fn reading(detail: &Detail, lang: Lang) -> String {
    let kind = if detail.dated_by_hand {
        MessageId::ReadDates
    } else {
        super::reading::kind(detail.reading)
    };
    match detail.schedule.len() {
        0 | 1 => kind.text(lang).to_owned(),
        times => MessageId::ReadOccurrences.with(kind).with(times).text(lang),
    }
}

/// Returns the state with the due day that decides it and how far it is.
fn state(detail: &Detail, as_of: NaiveDate, lang: Lang) -> Cell<'_> {
    let row = &detail.row;
    let waits = row.state.is_open() && row.state != State::Undated;
    let cell = columns::state(row, lang);
    if let (State::Cancelled, Some(day)) = (row.state, detail.cancelled) {
        let told = MessageId::StateSince.with(wording::state(row.state));
        return Cell::text(told.with(day).text(lang)).tone(cell.tone);
    }
    let Some(due) = row.due.filter(|_| waits) else {
        return cell;
    };
    let told = if row.state == State::Overdue {
        MessageId::StateOfLate
    } else if row.falls_on(due) {
        MessageId::StateForDay
    } else {
        MessageId::StateOfDue
    };
    let told = told
        .with(wording::state(row.state))
        .with(due)
        .with(wording::distance(due, as_of, lang));
    Cell::text(told.text(lang)).tone(cell.tone)
}

fn schedule(occurrences: &[DetailOccurrence], lang: Lang) -> Table<'_> {
    let remarked = occurrences
        .iter()
        .any(|occurrence| !remarks(occurrence, lang).is_empty());
    let line = |occurrence: &'_ DetailOccurrence| {
        let moved = occurrence
            .written
            .filter(|written| *written != occurrence.due);
        let moved = moved.map(|day| MessageId::MovedFrom.with(day).text(lang));
        let state = wording::state(occurrence.state).text(lang);
        let evidence = occurrence.evidence.clone().unwrap_or_default();
        let mut cells = vec![
            Cell::date(occurrence.start),
            Cell::date(Some(occurrence.due)).remark(moved),
            Cell::date(occurrence.done),
            Cell::text(state).tone(wording::tone(occurrence.state)),
            Cell::text(evidence),
        ];
        if remarked {
            cells.push(Cell::text(remarks(occurrence, lang)));
        }
        Line::body(cells)
    };
    let mut columns = vec![
        (ColumnKind::Word, MessageId::ColumnStart),
        (ColumnKind::Word, MessageId::ColumnDue),
        (ColumnKind::Word, MessageId::ColumnDoneOn),
        (ColumnKind::Label, MessageId::ColumnState),
        (ColumnKind::Text, MessageId::ColumnEvidence),
    ];
    columns.extend(remarked.then_some((ColumnKind::Text, MessageId::FactNote)));
    table(
        MessageId::ScheduleTitle,
        &columns,
        occurrences.iter().map(line).collect(),
        lang,
    )
}

/// Returns what is noted of an occurrence, and why it was called off or not carried out.
fn remarks(occurrence: &DetailOccurrence, lang: Lang) -> String {
    let reasons = [&occurrence.reason, &occurrence.unmet];
    let reasons = reasons.into_iter().flatten();
    let reasons = reasons.map(|reason| wording::reason(reason, lang));
    let all: Vec<String> = occurrence.note.clone().into_iter().chain(reasons).collect();
    all.join("; ")
}

fn postponements(moves: &[Move], lang: Lang) -> Table<'_> {
    let line = |step: &'_ Move| {
        Line::body(vec![
            Cell::text(step.was.clone()),
            Cell::text(step.now.clone()),
            Cell::new(step.days.map_or(Value::Empty, Value::Number)),
            Cell::date(step.on),
            Cell::text(step.basis.clone().unwrap_or_default()),
        ])
    };
    let columns = [
        (ColumnKind::Phrase, MessageId::ColumnWas),
        (ColumnKind::Phrase, MessageId::ColumnBecame),
        (ColumnKind::Number, MessageId::ColumnMovedDays),
        (ColumnKind::Word, MessageId::ColumnDecided),
        (ColumnKind::Text, MessageId::ColumnBasis),
    ];
    table(
        MessageId::PostponementsTitle,
        &columns,
        moves.iter().map(line).collect(),
        lang,
    )
}

fn carriers(detail: &Detail, as_of: NaiveDate, lang: Lang) -> Table<'_> {
    let day = detail.row.due.unwrap_or(as_of);
    let line = |(index, carrier)| carrier_line(index, carrier, day, lang);
    let columns = [
        (ColumnKind::Text, MessageId::ColumnName),
        (ColumnKind::Word, MessageId::ColumnPart),
        (ColumnKind::Label, MessageId::ColumnKind),
        (ColumnKind::Text, MessageId::ColumnPost),
    ];
    table(
        MessageId::CarriersTitle,
        &columns,
        detail.carriers.iter().enumerate().map(line).collect(),
        lang,
    )
}

fn carrier_line(index: usize, carrier: &Carrier, day: NaiveDate, lang: Lang) -> Line<'_> {
    let part = match index {
        0 => MessageId::PartLead,
        _ => MessageId::PartCo,
    };
    let kind = match carrier.kind {
        Some(ExecutorKind::Person) => MessageId::KindPerson,
        Some(ExecutorKind::Unit) => MessageId::KindUnit,
        Some(ExecutorKind::Role) => MessageId::KindRole,
        Some(ExecutorKind::Group) => MessageId::KindGroup,
        None => MessageId::KindUnknown,
    };
    let spelled = (carrier.name != carrier.written).then(|| {
        MessageId::WrittenAs
            .with(carrier.written.as_str())
            .text(lang)
    });
    Line::body(vec![
        Cell::text(&carrier.name).remark(spelled),
        Cell::text(part.text(lang)),
        Cell::text(kind.text(lang)),
        Cell::text(carrier.post.as_deref().unwrap_or_default()).remark(behind(carrier, day, lang)),
    ])
}

/// Returns who stands behind a role on `day`, or in a group.
fn behind(carrier: &Carrier, day: NaiveDate, lang: Lang) -> Option<String> {
    let holder = |holder: &crate::query::Holder| match &holder.post {
        Some(post) => format!("{} ({post})", holder.name),
        None => holder.name.clone(),
    };
    if !carrier.held_by.is_empty() {
        let holders: Vec<String> = carrier.held_by.iter().map(holder).collect();
        return Some(
            MessageId::HolderOn
                .with(day)
                .with(holders.join("; "))
                .text(lang),
        );
    }
    if carrier.kind == Some(ExecutorKind::Role) {
        return Some(MessageId::HolderNone.with(day).text(lang));
    }
    (!carrier.members.is_empty()).then(|| carrier.members.join("; "))
}

fn milestones(milestones: &[Milestone], lang: Lang) -> Table<'_> {
    let line = |milestone: &'_ Milestone| {
        let text = milestone.text.clone();
        Line::body(vec![Cell::date(Some(milestone.date)), Cell::text(text)])
    };
    let columns = [
        (ColumnKind::Word, MessageId::ColumnDate),
        (ColumnKind::Text, MessageId::ColumnMilestone),
    ];
    table(
        MessageId::MilestonesTitle,
        &columns,
        milestones.iter().map(line).collect(),
        lang,
    )
}

fn table<'r>(
    title: MessageId,
    columns: &[(ColumnKind, MessageId)],
    lines: Vec<Line<'r>>,
    lang: Lang,
) -> Table<'r> {
    Table {
        title: Some(title.text(lang).to_owned()),
        columns: columns
            .iter()
            .map(|(kind, title)| column(*kind, *title, lang))
            .collect(),
        lines,
    }
}

impl Report for ShowReport {
    type Row = ShowRow;

    fn about(&self) -> &About {
        &self.about
    }

    fn rows(&self) -> &[ShowRow] {
        &self.rows
    }

    fn total(&self) -> impl Serialize {
        self.total
    }

    fn keys(&self) -> Vec<Cow<'static, str>> {
        records::row_keys()
    }

    fn record<'r>(&self, row: &'r ShowRow) -> Vec<Value<'r>> {
        records::row(&row.detail.row)
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        let as_of = self.about.clock.as_of;
        let mut all = Vec::new();
        for row in &self.rows {
            let mut tables = tables(row, as_of, lang);
            if let (Some(first), true) = (tables.first_mut(), self.rows.len() > 1) {
                first.title = Some(heading(row, lang));
            }
            all.append(&mut tables);
        }
        let mut notes = wording::closing(&self.about, lang);
        if self.rows.is_empty() {
            notes.insert(0, wording::no_rows(&self.about, lang).to_owned());
        }
        Page {
            title: self.title(lang),
            day: Some(wording::on_day(as_of, lang)),
            tables: all,
            notes,
        }
    }
}
