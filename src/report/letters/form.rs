//! The form that goes with a letter: the executor's own rows, a time each, with room for the answer, and the mark by
//! which each is known again however it is sorted.

use chrono::NaiveDate;

use super::{Letter, Task};
use crate::query::Clock;
use crate::report::columns::{self, column};
use crate::report::{Block, Cell, ColumnKind, Line, Paper, Table};
use crate::text::mark;
use crate::words::{Lang, Message, MessageId};

/// The column of the plan, which stands above the table where there is only one.
const PLAN: usize = 1;

/// Returns the form of `letter`.
pub fn form(letter: &Letter, clock: Clock, lang: Lang) -> Paper<'_> {
    let executor = letter.to.called.as_str();
    let said = |message: Message| Block::Text(message.text(lang));
    let mut blocks = vec![
        Block::Heading(MessageId::FormTitle.text(lang).to_owned()),
        said(MessageId::FormExecutor.with(executor)),
    ];
    blocks.extend(only_plan(letter).map(|plan| said(MessageId::FormPlan.with(plan))));
    blocks.extend([
        said(MessageId::FormDay.with(clock.as_of)),
        said(MessageId::FormHelp.into()),
        Block::Table(table(letter, lang)),
    ]);
    Paper {
        title: MessageId::FormName.with(executor).text(lang),
        lang,
        day: clock.as_of,
        blocks,
    }
}

/// Returns the only plan that `letter` speaks of.
fn only_plan(letter: &Letter) -> Option<&str> {
    match letter.parts.as_slice() {
        [part] => Some(&part.plan),
        _ => None,
    }
}

fn table(letter: &Letter, lang: Lang) -> Table<'_> {
    let mut lines = Vec::new();
    for part in &letter.parts {
        let tasks = part.late.iter().chain(&part.coming);
        let mut times: Vec<(NaiveDate, &Task)> = tasks
            .flat_map(|task| task.row.days.iter().map(move |day| (day.due, task)))
            .collect();
        times.sort_by_key(|(due, _)| *due);
        lines.extend(
            times
                .into_iter()
                .map(|(due, task)| line(&part.plan, due, task, lang)),
        );
    }
    let mut columns = vec![
        columns::number(lang),
        column(ColumnKind::Phrase, MessageId::ColumnPlan, lang),
        column(ColumnKind::Text, MessageId::ColumnTitle, lang),
        column(ColumnKind::Word, MessageId::ColumnDue, lang),
        column(ColumnKind::Blank, MessageId::FormDone, lang),
        column(ColumnKind::Blank, MessageId::FormEvidence, lang),
        column(ColumnKind::Blank, MessageId::FormReason, lang),
        column(ColumnKind::Mark, MessageId::FormMark, lang),
    ];
    if only_plan(letter).is_some() {
        columns.remove(PLAN);
        for line in &mut lines {
            line.cells.remove(PLAN);
        }
    }
    Table {
        title: None,
        columns,
        lines,
    }
}

fn line<'l>(plan: &'l str, due: NaiveDate, task: &'l Task, lang: Lang) -> Line<'l> {
    let row = &task.row;
    let own = row.occurrences.iter().find(|one| one.due == due);
    let day = own.and_then(|one| one.was).unwrap_or(due);
    Line::body(vec![
        columns::number_cell(&row.id, lang),
        Cell::text(plan),
        Cell::text(&row.title),
        Cell::date(Some(due)),
        Cell::default(),
        Cell::default(),
        Cell::default(),
        Cell::text(mark::write(&row.roadmap, &row.id, day)),
    ])
}
