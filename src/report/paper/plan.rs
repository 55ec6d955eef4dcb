//! The plan itself as the appendix of an order: every row, as the document has it.

use super::{Block, Paper, approval, lines};
use crate::query::{Detail, Extract};
use crate::report::columns::column;
use crate::report::{About, Cell, Column, ColumnKind, Line, Table, Value};
use crate::words::{Lang, MessageId};

/// Beginnings of the headers that stand right behind the title, and of those that close a row; others stand before the result.
const BEHIND_TITLE: [&str; 6] = ["форм", "мест", "участ", "категор", "вид", "аудитор"];
const AT_THE_END: [&str; 2] = ["примеч", "отметк"];

/// Returns the paper of `plan`.
pub fn plan<'a>(plan: &'a Extract, about: &About, lang: Lang) -> Paper<'a> {
    let mut blocks = vec![
        approval::corner(plan, lang),
        Block::Heading(plan.title.clone()),
    ];
    blocks.extend(super::whose(plan, lang).map(Block::Text));
    blocks.extend(plan.goal.as_ref().map(|goal| {
        let goal = goal.as_str();
        Block::Text(MessageId::PaperGoal.with(goal).text(lang))
    }));
    blocks.extend(super::excerpt(about, lang));
    blocks.push(Block::Table(table(plan, lang)));
    blocks.extend(super::missing(about, lang));
    Paper {
        title: plan.name.clone(),
        lang,
        day: about.clock.as_of,
        blocks,
    }
}

/// A column of the paper: what it is called, and what it takes of a row.
enum Taken<'p> {
    Number,
    Title,
    Deadline,
    Executors,
    Result,
    Extra(&'p str),
}

/// Returns the columns in their places: those of the format, and among them those of the plan's own.
fn taken(plan: &Extract) -> Vec<Taken<'_>> {
    let mut extra: Vec<&str> = Vec::new();
    for (header, _) in plan.rows.iter().flat_map(|row| &row.extra) {
        if !extra.contains(&header.as_str()) {
            extra.push(header);
        }
    }
    let begins = |header: &str, with: &[&str]| {
        let header = header.to_lowercase();
        with.iter().any(|beginning| header.starts_with(beginning))
    };
    let (behind, rest): (Vec<&str>, Vec<&str>) =
        (extra.into_iter()).partition(|header| begins(header, &BEHIND_TITLE));
    let (last, between): (Vec<&str>, Vec<&str>) =
        (rest.into_iter()).partition(|header| begins(header, &AT_THE_END));
    let mut taken = vec![Taken::Number, Taken::Title];
    taken.extend(behind.into_iter().map(Taken::Extra));
    taken.extend([Taken::Deadline, Taken::Executors]);
    taken.extend(between.into_iter().map(Taken::Extra));
    taken.push(Taken::Result);
    taken.extend(last.into_iter().map(Taken::Extra));
    taken
}

impl Taken<'_> {
    fn column(&self, lang: Lang) -> Column {
        match self {
            Taken::Number => column(ColumnKind::Label, MessageId::PaperNumber, lang),
            Taken::Title => column(ColumnKind::Text, MessageId::ColumnTitle, lang),
            Taken::Deadline => column(ColumnKind::Phrase, MessageId::PaperDeadline, lang),
            Taken::Executors => column(ColumnKind::Names, MessageId::PaperExecutors, lang),
            Taken::Result => column(ColumnKind::Text, MessageId::FactResult, lang),
            Taken::Extra(header) => Column::new(ColumnKind::Phrase, *header),
        }
    }

    fn cell<'r>(&self, detail: &'r Detail) -> Cell<'r> {
        let row = &detail.row;
        match self {
            Taken::Number => Cell::text(&row.number),
            Taken::Title => Cell::text(&row.title),
            Taken::Deadline => Cell::text(&row.deadline),
            Taken::Executors if row.executors.is_empty() => Cell::default(),
            Taken::Executors => Cell::new(Value::Names(&row.executors)),
            Taken::Result => Cell::text(&row.result),
            Taken::Extra(header) => {
                let mut cells = detail.extra.iter();
                let cell = cells.find(|(known, _)| known == header);
                cell.map_or_else(Cell::default, |(_, cell)| Cell::text(cell))
            }
        }
    }
}

fn table(plan: &Extract, lang: Lang) -> Table<'_> {
    let taken = taken(plan);
    Table {
        title: None,
        columns: taken.iter().map(|taken| taken.column(lang)).collect(),
        lines: lines(plan, |detail| {
            let cells = taken.iter().map(|taken| taken.cell(detail)).collect();
            Line::body(cells).anchored(anchor(&detail.row.id))
        }),
    }
    .compact()
}

/// Returns what the row called `id` is linked to by: `rm_` and its number, letters and digits alone.
fn anchor(id: &str) -> String {
    let sign = |c: char| if c.is_alphanumeric() { c } else { '_' };
    let id: String = id.trim_matches(['«', '»']).chars().map(sign).collect();
    // Word takes names of bookmarks of up to 40 signs.
    format!("rm_{}", id.chars().take(37).collect::<String>())
}
