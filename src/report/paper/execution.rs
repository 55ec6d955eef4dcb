//! The report on execution: what was planned, when it was done, what proves it, and why the rest is not done.

use chrono::{Duration, NaiveDate};

use super::{Block, Paper, lines};
use crate::model::ExecutorKind;
use crate::query::{Carrier, Clock, Detail, DetailOccurrence, Extract, State, Tally};
use crate::report::columns::{self, column};
use crate::report::{About, Cell, ColumnKind, Line, Table, each, wording};
use crate::words::{Lang, Message, MessageId};

/// Returns the report on the execution of `plan` on the clock's day.
pub fn execution<'a>(plan: &'a Extract, about: &About, lang: Lang) -> Paper<'a> {
    let mut blocks = vec![
        Block::Heading(MessageId::PaperExecutionTitle.text(lang).to_owned()),
        Block::Heading(plan.title.clone()),
        Block::Heading(MessageId::PaperOnDay.with(about.clock.as_of).text(lang)),
    ];
    blocks.extend(super::whose(plan, lang).map(Block::Text));
    blocks.push(Block::Text(sum(plan, lang)));
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
        columns::moves(detail, lang).fold(Cell::text(&row.deadline), |cell, step| {
            cell.remark(Some(step))
        }),
        Cell::text(days.join(", ")),
        mark(detail, lang),
        Cell::text(each::reasons(detail, lang).join("; ")),
    ])
}

/// Returns how the row stands and what proves its execution.
fn mark(detail: &Detail, lang: Lang) -> Cell<'_> {
    let row = &detail.row;
    let mut cell = columns::state(row, lang).remark(part(detail, lang));
    let started = detail.started.filter(|_| row.state.is_open());
    let started = started.map(|day| MessageId::LaterStarted.with(day).text(lang));
    cell = cell.remark(started);
    let late = (row.days_late > 0).then(|| wording::days(row.days_late, lang));
    cell = cell.remark(late.map(|days| MessageId::LateBy.with(days).text(lang)));
    let dropped = dropped(detail);
    if dropped > 0 && row.state != State::Cancelled {
        let told = MessageId::PaperCancelledOf.with(dropped);
        cell = cell.remark(Some(told.with(detail.schedule.len()).text(lang)));
    }
    let mut told = each::of_row(detail, detail.evidence.as_deref(), |one| {
        one.evidence.as_deref()
    });
    told.extend(each::of_row(detail, detail.note.as_deref(), |one| {
        one.note.as_deref()
    }));
    told.into_iter()
        .fold(cell, |cell, proof| cell.remark(Some(proof)))
}

/// Returns how many due days of a row are cancelled.
fn dropped(detail: &Detail) -> usize {
    let days = detail.schedule.iter();
    days.filter(|one| one.state == State::Cancelled).count()
}

/// Returns how many of the due days that still hold are met, where some are and others not.
fn part(detail: &Detail, lang: Lang) -> Option<String> {
    let done = detail.schedule.iter().filter(|one| one.done.is_some());
    let (done, all) = (done.count(), detail.schedule.len() - dropped(detail));
    (detail.row.state.is_open() && done > 0)
        .then(|| MessageId::PaperDoneOf.with(done).with(all).text(lang))
}

/// Returns the note on what is not done, or was done late, and why: a line for each reason of a row.
fn explanation<'a>(plan: &'a Extract, clock: Clock, lang: Lang) -> Vec<Block<'a>> {
    let told = plan.rows.iter().flat_map(|detail| {
        let days = |state| {
            let all = detail.schedule.iter().filter(move |one| one.state == state);
            each::grouped(all.map(|one| (one.unmet.as_deref(), one)))
        };
        let first = |days: &[&DetailOccurrence]| days.first().map(|one| one.due);
        let open = days(State::Overdue).into_iter();
        let open =
            open.map(|(why, days)| (first(&days), not_done(detail, why, &days, clock, lang)));
        let late = days(State::DoneLate).into_iter();
        let late = late.map(|(why, days)| (first(&days), done_late(detail, why, &days, lang)));
        let mut told: Vec<_> = open.chain(late).collect();
        told.sort_by_key(|(first, _)| *first);
        told.into_iter()
            .map(|(_, line)| Block::Text(line))
            .collect::<Vec<_>>()
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

/// Returns `message` begun with the row and with its due days.
fn of_row(message: MessageId, detail: &Detail, days: &[NaiveDate], lang: Lang) -> Message {
    let row = &detail.row;
    message
        .with(wording::item(&row.id))
        .with(row.title.trim().trim_end_matches('.'))
        .with(each::days(days, lang))
}

fn why(reason: Option<&str>, lang: Lang) -> String {
    let reason = reason.unwrap_or(MessageId::PaperNoReason.text(lang));
    reason.trim_end_matches('.').to_owned()
}

/// Returns the line on due days of a row that are not met for one reason.
fn not_done(
    detail: &Detail,
    reason: Option<&str>,
    days: &[&DetailOccurrence],
    clock: Clock,
    lang: Lang,
) -> String {
    let days: Vec<NaiveDate> = days.iter().map(|one| one.due).collect();
    let message = match days.len() {
        1 => MessageId::PaperNotDone,
        _ => MessageId::PaperNotDoneSeveral,
    };
    let first = days.first().copied().unwrap_or(clock.as_of);
    of_row(message, detail, &days, lang)
        .with(wording::distance(first, clock.as_of, lang))
        .with(why(reason, lang))
        .text(lang)
}

/// Returns the line on due days of a row that were met late for one reason.
fn done_late(
    detail: &Detail,
    reason: Option<&str>,
    days: &[&DetailOccurrence],
    lang: Lang,
) -> String {
    // The day in force when it was done: a later move makes nothing timely that was late.
    let due = |one: &&DetailOccurrence| Some(one.done? - Duration::days(one.days_late));
    let dues: Vec<NaiveDate> = days.iter().filter_map(due).collect();
    let longest = days.iter().map(|one| one.days_late).max();
    let late = MessageId::LateBy.with(wording::days(longest.unwrap_or_default(), lang));
    let told = match days {
        [DetailOccurrence { done: Some(on), .. }] => {
            of_row(MessageId::PaperDoneLate, detail, &dues, lang).with(*on)
        }
        _ => of_row(MessageId::PaperDoneLateSeveral, detail, &dues, lang),
    };
    told.with(late).with(why(reason, lang)).text(lang)
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
