//! Papers that are signed and filed: a sheet of blocks, one under the other, as office rules lay them out.

mod approval;
mod execution;
mod plan;
mod protocol;

pub(super) use approval::heads;
pub use execution::execution;
pub use plan::plan;
pub use protocol::{Meeting, protocol};

use chrono::NaiveDate;

use super::{About, Asked, Line, Table, wording};
use crate::query::{Detail, Extract};
use crate::text::harmless;
use crate::words::{Lang, MessageId};

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper<'a> {
    /// What it is called in lists of files.
    pub title: String,
    /// The language it is written in.
    pub lang: Lang,
    /// The day it speaks of.
    pub day: NaiveDate,
    /// What stands on it.
    pub blocks: Vec<Block<'a>>,
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<'a> {
    /// Lines in the upper right corner: whose act the paper belongs to, or who approves it.
    Corner(Vec<String>),
    /// What kind of paper it is, letter-spaced in the middle: «ПРОТОКОЛ».
    Name(String),
    /// A heading, in the middle.
    Heading(String),
    /// A line at the left margin that says what follows: «РЕШИЛИ:».
    Label(String),
    /// A paragraph.
    Text(String),
    /// A table over the whole width.
    Table(Table<'a>),
    /// A line to sign on: the post, room, the name.
    Signature {
        /// The post of who signs.
        post: String,
        /// The name of who signs.
        name: String,
    },
    /// What follows begins a page of its own.
    NewPage,
}

/// Returns the lines that tell `plan` from others of the same title: who drew it up, where and when it holds.
fn whose(plan: &Extract, lang: Lang) -> impl Iterator<Item = String> {
    let period = plan.period_words.as_deref().map(|words| {
        let days = words.split_once("..").and(plan.period);
        let shown = |day: NaiveDate| day.format("%d.%m.%Y").to_string();
        days.map_or_else(
            || words.to_owned(),
            |(start, end)| format!("{} – {}", shown(start), shown(end)),
        )
    });
    let said = [
        (MessageId::PaperOrganization, plan.organization.clone()),
        (MessageId::PaperTerritory, plan.territory.clone()),
        (MessageId::PaperPeriod, period),
    ];
    let said = said.into_iter().filter(|(_, value)| {
        let value = value.as_ref();
        value.is_some_and(|value| !value.trim().is_empty())
    });
    said.map(move |(label, value)| {
        let value = harmless::line(value.as_deref().unwrap_or_default()).into_owned();
        label.with(value).text(lang)
    })
}

/// Returns the line that says what the paper leaves out because it was not asked for.
fn excerpt<'a>(about: &About, lang: Lang) -> Option<Block<'a>> {
    let asked = Asked {
        roadmaps: Vec::new(),
        ..about.asked.clone()
    };
    let is_whole = asked == Asked::default();
    let about = About {
        asked,
        ..about.clone()
    };
    let head = MessageId::PaperExcerpt.into();
    (!is_whole).then(|| Block::Text(wording::title(&head, None, &about, lang)))
}

/// Returns the lines that name what could not be read and so is missing from the paper of one plan.
fn missing<'a>(about: &About, lang: Lang) -> impl Iterator<Item = Block<'a>> + use<'a> {
    let about = About {
        notes: Vec::new(),
        ..about.clone()
    };
    closing(&about, lang)
}

/// Returns the lines that papers of several plans end with.
fn closing<'a>(about: &About, lang: Lang) -> impl Iterator<Item = Block<'a>> + use<'a> {
    wording::closing(about, lang).into_iter().map(Block::Text)
}

/// Returns the rows of `plan`, each drawn by `line`, under the titles of their sections.
fn lines<'a>(plan: &'a Extract, line: impl Fn(&'a Detail) -> Line<'a>) -> Vec<Line<'a>> {
    let mut lines = Vec::with_capacity(plan.rows.len());
    let mut section = None;
    for detail in &plan.rows {
        let own = detail.row.section.as_deref();
        if own != section {
            lines.extend(own.filter(|title| !title.is_empty()).map(Line::group));
            section = own;
        }
        lines.push(line(detail));
    }
    lines
}
