//! A letter as a paper: to whom, what is late and what falls due, what is asked, from whom.

use super::{Letter, Part, Task, address};
use crate::query::{Addressee, Clock};
use crate::report::columns::{self, Off, column};
use crate::report::{Block, Cell, ColumnKind, Line, Paper, Table, Tone, wording};
use crate::text::russian;
use crate::words::{Lang, MessageId};

/// Returns the paper of `letter`; `attached` says that a form to fill in goes with it.
pub fn paper(letter: &Letter, clock: Clock, attached: bool, lang: Lang) -> Paper<'_> {
    let said = |id: MessageId| id.text(lang).to_owned();
    let (late, coming) = letter.counts();
    let mut blocks = vec![
        Block::Corner(address::corner(letter, lang)),
        Block::Heading(said(MessageId::LetterTitle)),
        Block::Heading(wording::on_day(clock.as_of, lang)),
    ];
    blocks.extend(address::greeting(letter, lang).map(Block::Heading));
    if late > 0 {
        blocks.push(Block::Text(MessageId::LetterLate.with(late).text(lang)));
        blocks.push(Block::Table(table(letter, Time::Past, clock, lang)));
        blocks.push(Block::Text(said(MessageId::LetterAskLate)));
    }
    if coming > 0 {
        let until = MessageId::LetterComing.with(coming).with(clock.horizon());
        blocks.push(Block::Text(until.text(lang)));
        blocks.push(Block::Table(table(letter, Time::Ahead, clock, lang)));
        blocks.push(Block::Text(said(MessageId::LetterAskComing)));
    }
    blocks.extend(attached.then(|| Block::Text(said(MessageId::LetterAttached))));
    blocks.extend(signatures(letter, lang));
    Paper {
        title: MessageId::LetterName
            .with(letter.to.called.as_str())
            .text(lang),
        lang,
        day: clock.as_of,
        blocks,
    }
}

/// Returns what the letter is about, on one line: «Напоминание о сроках исполнения: просрочено 3, предстоит 1».
pub fn subject(letter: &Letter, lang: Lang) -> String {
    let (late, coming) = letter.counts();
    let told = [
        (MessageId::LetterCountLate, late),
        (MessageId::LetterCountComing, coming),
    ];
    let told = told.into_iter().filter(|(_, count)| *count > 0);
    let told: Vec<String> = told.map(|(id, count)| id.with(count).text(lang)).collect();
    format!("{}: {}", MessageId::LetterTitle.text(lang), told.join(", "))
}

/// How many due days of a row a letter names one by one: as many as a year has months.
const DAYS: usize = 12;

/// How many co-executors of a row are named.
const TOLD: usize = 12;

/// Which rows a table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    Past,
    Ahead,
}

fn table<'l>(letter: &'l Letter, time: Time, clock: Clock, lang: Lang) -> Table<'l> {
    let when = match time {
        Time::Past => MessageId::ColumnLate,
        Time::Ahead => MessageId::ColumnWhen,
    };
    let rows = |part: &'l Part| match time {
        Time::Past => &part.late,
        Time::Ahead => &part.coming,
    };
    let mut lines = Vec::new();
    for part in letter.parts.iter().filter(|part| !rows(part).is_empty()) {
        lines.push(Line::group(part.plan.as_str()));
        lines.extend(
            rows(part)
                .iter()
                .map(|due| line(due, &letter.to, time, clock, lang)),
        );
    }
    Table {
        title: None,
        columns: vec![
            columns::number(lang),
            column(ColumnKind::Text, MessageId::ColumnTitle, lang),
            column(ColumnKind::Word, MessageId::ColumnDue, lang),
            column(ColumnKind::Word, when, lang),
        ],
        lines,
    }
}

fn line<'l>(due: &'l Task, to: &Addressee, time: Time, clock: Clock, lang: Lang) -> Line<'l> {
    let row = &due.row;
    let told = match (time, row.due) {
        (_, None) => String::new(),
        (Time::Past, Some(_)) => wording::days(row.days_late, lang),
        (Time::Ahead, Some(day)) => wording::distance(day, clock.as_of, lang),
    };
    let (off, tone) = match time {
        Time::Past => (Off::Passed, Tone::Overdue),
        Time::Ahead => (Off::Told, Tone::Soon),
    };
    Line::body(vec![
        columns::number_cell(&row.id, lang),
        task(due, to, lang),
        columns::due_days(row, DAYS, off, lang),
        Cell::text(told).tone(tone),
    ])
}

/// Returns what is to be done, who leads and who helps, and by what name of the plan it falls to the one reminded.
fn task<'l>(due: &'l Task, to: &Addressee, lang: Lang) -> Cell<'l> {
    let names = &due.row.names;
    let lead = names.first().filter(|_| !due.leads);
    let lead = lead.map(|lead| MessageId::LetterLead.with(wording::whole(lead)).text(lang));
    let through = due.through.as_ref();
    let through = through.map(|name| {
        MessageId::LetterThrough
            .with(wording::whole(name))
            .text(lang)
    });
    let others = names.iter().skip(1).filter(|name| **name != to.called);
    let count = others.clone().count();
    let mut others: Vec<String> = others.take(TOLD).map(|name| wording::whole(name)).collect();
    let more = count.saturating_sub(TOLD);
    others.extend((more > 0).then(|| MessageId::AndMore.with(more).text(lang)));
    let mut cell = Cell::text(&due.row.title).remark(lead);
    cell = cell.remark(columns::helpers(&others, lang)).remark(through);
    cell.remarks.extend(columns::told_of(&due.row, lang));
    cell
}

/// Returns who the letter comes from: the coordinators or the organizations of its plans, each once.
fn signatures<'l>(letter: &Letter, lang: Lang) -> Vec<Block<'l>> {
    let mut signed: Vec<(String, String)> = Vec::new();
    for part in &letter.parts {
        let own = |(_, holder): &&(String, Addressee)| holder.called != letter.to.called;
        let sender = match part.sender.coordinator.as_ref().filter(own) {
            Some((role, holder)) => (role.clone(), holder.name.clone()),
            None => (
                part.sender.organization.clone().unwrap_or_default(),
                String::new(),
            ),
        };
        let post = russian::abbreviate(sender.0.trim()).into_owned();
        let signature = (wording::capitalized(&post), sender.1);
        if !signature.0.is_empty() && !signed.contains(&signature) {
            signed.push(signature);
        }
    }
    if signed.is_empty() {
        signed.push((
            MessageId::LetterCoordinator.text(lang).to_owned(),
            String::new(),
        ));
    }
    let sign = |(post, name)| Block::Signature { post, name };
    signed.into_iter().map(sign).collect()
}
