//! The report on execution: what was planned, when it was done, what proves it, and why the rest is not done.

use super::{Block, Paper, lines};
use crate::model::ExecutorKind;
use crate::query::{Carrier, Clock, Detail, DetailOccurrence, Extract, State, Tally};
use crate::report::columns::{self, column};
use crate::report::{About, Cell, ColumnKind, Line, Table, wording};
use crate::words::{Lang, MessageId};

/// Returns the report on the execution of `plan` on the clock's day.
pub fn execution<'a>(plan: &'a Extract, about: &About, lang: Lang) -> Paper<'a> {
    let mut blocks = vec![
        Block::Heading(MessageId::PaperExecutionTitle.text(lang).to_owned()),
        Block::Heading(plan.title.clone()),
    ];
    blocks.extend(super::whose(plan));
    blocks.extend([
        Block::Heading(MessageId::PaperOnDay.with(about.clock.as_of).text(lang)),
        Block::Text(sum(plan, lang)),
    ]);
    blocks.extend(super::excerpt(about, lang));
    blocks.push(Block::Table(table(plan, lang)));
    blocks.extend(super::missing(about, lang));
    blocks.extend(explanation(plan, about.clock, lang));
    blocks.extend(signatures(plan, lang));
    Paper {
        title: MessageId::PaperExecutionName
            .with(plan.name.as_str())
            .text(lang),
        lang,
        day: about.clock.as_of,
        blocks,
    }
}

fn sum(plan: &Extract, lang: Lang) -> String {
    let mut tally = Tally::default();
    for detail in &plan.rows {
        tally.add(detail.row.state);
    }
    MessageId::TotalStates
        .with(tally.total)
        .with(wording::states(&tally, lang))
        .text(lang)
}

fn table(plan: &Extract, lang: Lang) -> Table<'_> {
    Table {
        title: None,
        columns: vec![
            column(ColumnKind::Label, MessageId::PaperNumber, lang),
            column(ColumnKind::Text, MessageId::ColumnTitle, lang),
            column(ColumnKind::Phrase, MessageId::ColumnDeadline, lang),
            column(ColumnKind::Word, MessageId::PaperActually, lang),
            column(ColumnKind::Phrase, MessageId::PaperMark, lang),
            column(ColumnKind::Phrase, MessageId::PaperWhyNot, lang),
        ],
        lines: lines(plan, |detail| line(detail, lang)),
    }
}

fn line(detail: &Detail, lang: Lang) -> Line<'_> {
    let row = &detail.row;
    let days: Vec<String> = (detail.schedule.iter())
        .filter_map(|one| Some(one.done?.format("%d.%m.%Y").to_string()))
        .collect();
    Line::body(vec![
        Cell::text(&row.number),
        Cell::text(&row.title),
        Cell::text(&row.deadline),
        Cell::text(days.join(", ")),
        mark(detail, lang),
        Cell::text(reasons(detail).join("; ")),
    ])
}

/// Returns how the row stands and what proves its execution.
fn mark(detail: &Detail, lang: Lang) -> Cell<'_> {
    let row = &detail.row;
    let mut cell = columns::state(row, lang);
    let times = detail.schedule.len();
    let done = (detail.schedule.iter()).filter(|one| one.done.is_some());
    let done = done.count();
    let part = (row.state.is_open() && done > 0)
        .then(|| MessageId::PaperDoneOf.with(done).with(times).text(lang));
    cell = cell.remark(part);
    let late = (row.days_late > 0).then(|| wording::days(row.days_late, lang));
    cell = cell.remark(late.map(|days| MessageId::LateBy.with(days).text(lang)));
    let mut told: Vec<&String> = Vec::new();
    let of_days = detail.schedule.iter();
    let of_days = of_days.flat_map(|one| one.evidence.iter().chain(&one.note));
    for proof in of_days.chain(&detail.evidence).chain(&detail.note) {
        if !told.contains(&proof) {
            told.push(proof);
        }
    }
    for proof in told {
        cell = cell.remark(Some(proof.clone()));
    }
    cell
}

/// Returns why the row was cancelled or is not carried out, each reason once.
fn reasons(detail: &Detail) -> Vec<&str> {
    let mut told: Vec<&str> = Vec::new();
    let of_days = detail.schedule.iter();
    let open = |one: &&DetailOccurrence| one.done.is_none();
    let of_days = of_days.filter(open).filter_map(|one| one.reason.as_deref());
    for reason in detail.reason.as_deref().into_iter().chain(of_days) {
        if !told.contains(&reason) {
            told.push(reason);
        }
    }
    told
}

/// Returns the note on what is not done and why.
fn explanation<'a>(plan: &'a Extract, clock: Clock, lang: Lang) -> Vec<Block<'a>> {
    let late = |detail: &&Detail| detail.row.state == State::Overdue;
    let told = plan.rows.iter().filter(late).map(|detail| {
        let row = &detail.row;
        let reasons = reasons(detail);
        let why = match reasons.as_slice() {
            [] => MessageId::PaperNoReason.text(lang).to_owned(),
            reasons => reasons.join("; "),
        };
        let due = row.due.unwrap_or(clock.as_of);
        let said = MessageId::PaperNotDone
            .with(wording::item(&row.id))
            .with(row.title.trim().trim_end_matches('.'))
            .with(due)
            .with(wording::distance(due, clock.as_of, lang))
            .with(why);
        Block::Text(said.text(lang))
    });
    let told: Vec<Block<'a>> = told.collect();
    if told.is_empty() {
        return Vec::new();
    }
    let heading = MessageId::PaperExplanation.text(lang).to_owned();
    std::iter::once(Block::Heading(heading))
        .chain(told)
        .collect()
}

/// Returns a line to sign on for each person who leads a row, one without a name where nobody is known.
fn signatures<'a>(plan: &Extract, lang: Lang) -> Vec<Block<'a>> {
    let mut leads: Vec<&Carrier> = Vec::new();
    for lead in plan.rows.iter().filter_map(|row| row.carriers.first()) {
        let known = leads.iter().any(|known| known.name == lead.name);
        if lead.kind == Some(ExecutorKind::Person) && !known {
            leads.push(lead);
        }
    }
    let sign = |lead: &&Carrier| Block::Signature {
        post: lead.post.clone().unwrap_or_default(),
        name: lead.name.clone(),
    };
    if leads.is_empty() {
        return vec![Block::Signature {
            post: MessageId::ColumnLead.text(lang).to_owned(),
            name: String::new(),
        }];
    }
    leads.iter().map(sign).collect()
}
