//! Plans as a workbook: what stands out first, then each plan on a sheet of its own, a row for each item.

use chrono::NaiveDate;

use super::columns::{self, column};
use super::{
    About, Cell, Column, ColumnKind, Line, OverdueReport, Page, Report as _, Table, Tone, Value,
    WorkloadReport, each, paper, wording,
};
use crate::query::{Detail, Extract, State, Tally};
use crate::words::{Lang, MessageId};

/// A workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book<'a> {
    /// What it is called.
    pub title: String,
    /// The sheets, in their order.
    pub sheets: Vec<Sheet<'a>>,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// What its tab says.
    pub name: String,
    /// Whether it sums up other sheets, so that whoever reads plans has to pass it over.
    pub is_summary: bool,
    /// The lines under its title that say whose plan it is.
    pub whose: Vec<String>,
    /// What stands on it.
    pub page: Page<'a>,
    /// The columns of the first table that a chart shows as parts of a whole, a bar for each row.
    pub chart: Option<std::ops::Range<usize>>,
    /// The column of the first table that says how a row stands.
    pub states: Option<usize>,
}

/// Returns what a state is called and means, for whoever colours cells by what they say.
pub fn state_tones(lang: Lang) -> [(&'static str, Tone); 8] {
    State::ALL.map(|state| (wording::state(state).text(lang), wording::tone(state)))
}

/// Returns the workbook of `plans`, with what is overdue in them and who carries how much.
pub fn book<'a>(
    plans: &'a [Extract],
    overdue: &'a OverdueReport,
    workload: &'a WorkloadReport,
    about: &About,
    lang: Lang,
) -> Book<'a> {
    let summary = |name: MessageId, page| Sheet {
        name: name.text(lang).to_owned(),
        is_summary: true,
        whose: Vec::new(),
        page,
        chart: None,
        states: None,
    };
    let mut sheets = vec![
        Sheet {
            chart: Some(2..2 + State::ALL.len()),
            ..summary(MessageId::SheetSummary, status(plans, about, lang))
        },
        summary(MessageId::SheetOverdue, overdue.page(lang)),
        summary(MessageId::SheetWorkload, workload.page(lang)),
    ];
    sheets.extend(plans.iter().map(|plan| sheet(plan, about, lang)));
    let title = match plans {
        [only] => only.name.clone(),
        _ => MessageId::ExportPlans.text(lang).to_owned(),
    };
    Book { title, sheets }
}

/// Returns how far each plan is, every state in a column of its own.
fn status<'a>(plans: &'a [Extract], about: &About, lang: Lang) -> Page<'a> {
    let number = |title: &str| Column::new(ColumnKind::Number, title);
    let mut columns = vec![
        column(ColumnKind::Phrase, MessageId::ColumnPlan, lang),
        column(ColumnKind::Number, MessageId::ColumnTotal, lang),
    ];
    columns.extend(State::ALL.map(|state| number(wording::state(state).text(lang))));
    columns.push(column(ColumnKind::Number, MessageId::ColumnDoneShare, lang));
    columns.push(column(ColumnKind::Word, MessageId::ColumnNextDue, lang));
    let mut sum = Tally::default();
    let mut lines: Vec<Line<'a>> = Vec::with_capacity(plans.len() + 1);
    for plan in plans {
        let mut tally = Tally::default();
        for detail in &plan.rows {
            tally.add(detail.row.state);
        }
        sum.merge(&tally);
        let mut cells = counts(Cell::text(&plan.name), &tally);
        cells.push(Cell::date(next_due(plan)));
        lines.push(Line::body(cells));
    }
    if plans.len() > 1 {
        let mut cells = counts(Cell::text(MessageId::Total.text(lang)), &sum);
        cells.push(Cell::default());
        lines.push(Line::total(cells));
    }
    Page {
        title: wording::title(&MessageId::StatusTitle.with(plans.len()), None, about, lang),
        day: Some(wording::on_day(about.clock.as_of, lang)),
        tables: vec![Table {
            title: None,
            columns,
            lines,
        }],
        notes: wording::closing(about, lang),
    }
}

fn counts<'a>(name: Cell<'a>, tally: &Tally) -> Vec<Cell<'a>> {
    let mut cells = vec![name, Cell::count(tally.total)];
    cells.extend(State::ALL.map(|state| Cell::count(tally.of(state))));
    cells.push(columns::percent(tally.done_share()));
    cells
}

fn next_due(plan: &Extract) -> Option<NaiveDate> {
    let ahead = |state| matches!(state, State::DueSoon | State::InProgress | State::Planned);
    let times = plan.rows.iter().filter(|detail| detail.is_dated);
    let times = times.flat_map(|detail| &detail.schedule);
    times
        .filter(|one| ahead(one.state))
        .map(|one| one.due)
        .min()
}

/// Returns the sheet of a plan: its rows, and no other lines among them, so that they can be sorted and filtered.
fn sheet<'a>(plan: &'a Extract, about: &About, lang: Lang) -> Sheet<'a> {
    let mut extra: Vec<&str> = Vec::new();
    for (header, _) in plan.rows.iter().flat_map(|row| &row.extra) {
        if !extra.contains(&header.as_str()) {
            extra.push(header);
        }
    }
    let mut columns = vec![
        column(ColumnKind::Label, MessageId::PaperNumber, lang),
        column(ColumnKind::Phrase, MessageId::ColumnSection, lang),
        column(ColumnKind::Text, MessageId::ColumnTitle, lang),
        column(ColumnKind::Phrase, MessageId::PaperDeadline, lang),
        column(ColumnKind::Names, MessageId::PaperExecutors, lang),
        column(ColumnKind::Text, MessageId::FactResult, lang),
    ];
    columns.extend(
        extra
            .iter()
            .map(|header| Column::new(ColumnKind::Phrase, *header)),
    );
    columns.extend([
        column(ColumnKind::Word, MessageId::ColumnState, lang),
        column(ColumnKind::Word, MessageId::SheetDue, lang),
        column(ColumnKind::Number, MessageId::SheetDaysLate, lang),
        column(ColumnKind::Word, MessageId::FactStarted, lang),
        column(ColumnKind::Word, MessageId::SheetDoneOn, lang),
        column(ColumnKind::Phrase, MessageId::ColumnEvidence, lang),
        column(ColumnKind::Phrase, MessageId::PaperWhyNot, lang),
    ]);
    let lines = plan.rows.iter();
    let table = Table {
        title: None,
        columns,
        lines: lines.map(|detail| line(detail, &extra, lang)).collect(),
    };
    let states = table
        .filled()
        .iter()
        .position(|index| *index == 6 + extra.len());
    Sheet {
        name: plan.name.clone(),
        is_summary: false,
        whose: paper::heads(plan, lang),
        page: Page {
            title: plan.title.clone(),
            day: Some(wording::on_day(about.clock.as_of, lang)),
            tables: vec![table],
            notes: Vec::new(),
        },
        chart: None,
        states,
    }
}

fn line<'a>(detail: &'a Detail, extra: &[&str], lang: Lang) -> Line<'a> {
    let row = &detail.row;
    let names = Some(Value::Names(&row.executors)).filter(|_| !row.executors.is_empty());
    let mut cells = vec![
        Cell::text(&row.number),
        Cell::text(row.section.as_deref().unwrap_or_default()),
        Cell::text(&row.title),
        columns::moves(detail, lang).fold(Cell::text(&row.deadline), |cell, step| {
            cell.remark(Some(step))
        }),
        names.map_or_else(Cell::default, Cell::new),
        Cell::text(&row.result),
    ];
    let own = |header: &&str| detail.extra.iter().find(|(known, _)| known == header);
    cells.extend(
        extra
            .iter()
            .map(|header| own(header).map_or_else(Cell::default, |(_, cell)| Cell::text(cell))),
    );
    let late = (row.days_late > 0).then_some(Value::Number(row.days_late));
    let proofs = each::of_row(detail, detail.evidence.as_deref(), |one| {
        one.evidence.as_deref()
    });
    cells.extend([
        columns::state(row, lang),
        Cell::date(row.due),
        late.map_or_else(Cell::default, Cell::new),
        Cell::date(detail.started),
        done(detail),
        Cell::text(proofs.join("; ")),
        Cell::text(each::reasons(detail, lang).join("; ")),
    ]);
    Line::body(cells)
}

/// Returns when a row was done: a date, or each of several.
fn done(detail: &Detail) -> Cell<'_> {
    let mut days: Vec<NaiveDate> = detail.schedule.iter().filter_map(|one| one.done).collect();
    if days.iter().all(|day| Some(day) == days.first()) {
        days.truncate(1);
    }
    match days.as_slice() {
        [] => Cell::default(),
        [only] => Cell::date(Some(*only)),
        several => {
            let several = several.iter().map(|day| day.format("%d.%m.%Y").to_string());
            Cell::text(several.collect::<Vec<_>>().join(", "))
        }
    }
}
