//! Answers as people and machines read them: order, wording, grouping, tone; no formats, no clock.
//!
//! Each report takes the answers of [`query`](crate::query), merged over plans, and has three views:
//! its rows and total for JSON, flat records for CSV, and a [`Page`] of typed tables in a language for people.

mod acts;
pub mod agenda;
pub mod applied;
pub mod brief;
pub mod check;
mod columns;
pub mod diff;
mod each;
pub mod history;
pub mod letters;
pub mod list;
pub mod overdue;
pub mod page;
pub mod paper;
mod plans;
pub mod reading;
mod records;
mod rows;
pub mod show;
pub mod site;
pub mod slips;
pub mod status;
pub mod timeline;
pub mod upcoming;
mod waits;
mod wording;
pub mod workbook;
pub mod workload;

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

pub use agenda::{Agenda, Entry};
pub use applied::{Applied, AppliedReport, Effect};
pub use brief::BriefReport;
pub use check::{CheckReport, CheckedPlan, others as check_others};
pub use diff::{DiffReport, ranges};
pub use history::HistoryReport;
pub use letters::{Letter, letters};
pub use list::ListReport;
pub use overdue::{OverdueBy, OverdueReport};
pub use page::{
    Cell, Column, ColumnKind, Line, LineKind, Page, Rank, Scale, Slot, Table, Tick, Tone, Value,
    written,
};
pub use paper::{Block, Paper};
pub use show::ShowReport;
pub use slips::{SlipsBy, SlipsReport};
pub use status::StatusReport;
pub use timeline::TimelineReport;
pub use upcoming::UpcomingReport;
pub use wording::{cut, item as item_name, on_screen, state as state_name, whole, without_joints};
pub use workload::WorkloadReport;

use crate::query::{Clock, State};
use crate::words::Lang;

/// Something that could not be read and so is missing from a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// The file, with the place or the row in it where only a part could not be read.
    pub path: String,
    /// Why.
    pub error: String,
    /// What it is.
    #[serde(skip)]
    pub what: UnreadKind,
}

/// What could not be read. Files and items are named on their own beside an answer on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnreadKind {
    /// A whole file.
    File,
    /// An item of a plan.
    Item,
    /// A revision, or a part of one.
    Revision,
}

/// What a report was asked for beside its question: what was taken for the words of the filters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// Executors.
    pub executors: Vec<String>,
    /// The groups and roles through which something may fall to those executors.
    pub through: Vec<String>,
    /// Those asked for that no item names, each with whom it stands for and items name.
    pub unnamed: Vec<(String, Vec<String>)>,
    /// Plans.
    pub roadmaps: Vec<String>,
    /// Sections.
    pub sections: Vec<String>,
    /// States.
    pub states: Vec<State>,
    /// The first due day.
    pub from: Option<NaiveDate>,
    /// The last due day.
    pub to: Option<NaiveDate>,
}

impl Asked {
    /// Returns whether some items of a plan are asked for, not all.
    pub(crate) fn is_of_items(&self) -> bool {
        let names = [&self.executors, &self.sections];
        let is_named = names.iter().any(|names| !names.is_empty()) || !self.states.is_empty();
        is_named || self.from.is_some() || self.to.is_some()
    }
}

/// What every report says of itself: the day it speaks of, what it was asked for and what it could not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The day, and how far «soon» reaches.
    pub clock: Clock,
    /// What it was asked for.
    pub asked: Asked,
    /// What is missing.
    pub unread: Vec<Unread>,
    /// What is to be known of the files: copies passed over, and plans that stand in two of them.
    pub notes: Vec<String>,
    /// Whether nothing at all could be read.
    pub nothing_read: bool,
}

/// An answer that can be given in every format.
pub trait Report {
    /// A row as JSON gives it.
    type Row: Serialize;

    /// Returns the day of the report and what is missing from it.
    fn about(&self) -> &About;

    /// Returns the rows, in the order of the report.
    fn rows(&self) -> &[Self::Row];

    /// Returns what the rows add up to.
    fn total(&self) -> impl Serialize;

    /// Returns the names of the fields of a record.
    fn keys(&self) -> Vec<Cow<'static, str>>;

    /// Returns `row` as a record: one value for each of the keys.
    fn record<'r>(&self, row: &'r Self::Row) -> Vec<Value<'r>>;

    /// Returns the report as people read it.
    fn page(&self, lang: Lang) -> Page<'_>;

    /// Returns whether there is nothing to report, so that cron sends no mail.
    fn is_silent(&self) -> bool {
        false
    }
}
