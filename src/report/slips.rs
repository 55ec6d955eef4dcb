//! Deadlines that were moved: by item, or by those who carry the items out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::columns::{self, column};
use super::history::{Cut, DIGITS};
use super::plans::Plans;
use super::{About, Cell, ColumnKind, Line, Page, Report, Table, Value, wording};
use crate::query::{Move, Slip};
use crate::words::{Lang, MessageId};

/// What a line of the report stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipsBy {
    /// An item.
    Item,
    /// An executor.
    Executor,
}

/// The moves of an item, or of all items of an executor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum SlipsRow {
    /// An item.
    Item(Slip),
    /// An executor.
    Executor {
        /// The name; `None` for the items with nobody.
        executor: Option<String>,
        /// Items with a moved deadline.
        items: usize,
        /// Moves.
        times: usize,
        /// Days in all.
        days: i64,
    },
}

/// Moved deadlines, those moved most first in each plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipsReport {
    about: About,
    by: SlipsBy,
    rows: Vec<SlipsRow>,
    total: Total,
    plans: Plans,
    /// How far back the revisions go that tell of moves by hand; `None` where there are none.
    cut: Option<Cut>,
}

/// What the moves add up to, each item counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Total {
    items: usize,
    times: usize,
    days: i64,
}

impl SlipsReport {
    /// Returns the report of `slips`, the answers of several plans, whose revisions go back as `cut` says.
    pub fn new(mut slips: Vec<Slip>, by: SlipsBy, cut: Option<Cut>, about: About) -> Self {
        let plans = Plans::of(slips.iter().map(|slip| (&*slip.roadmap, &*slip.name)));
        let plans = plans.among(about.asked.roadmaps.len());
        slips.sort_by_key(|slip| {
            let rank = plans.rank(&slip.roadmap, &slip.name);
            (rank, std::cmp::Reverse((slip.times, slip.days)))
        });
        let total = Total {
            items: slips.len(),
            times: slips.iter().map(|slip| slip.times).sum(),
            days: slips.iter().map(|slip| slip.days).sum(),
        };
        let rows = match by {
            SlipsBy::Item => slips.into_iter().map(SlipsRow::Item).collect(),
            SlipsBy::Executor => by_executor(&slips),
        };
        SlipsReport {
            about,
            by,
            rows,
            total,
            plans,
            cut,
        }
    }

    /// Returns whether an item stands in several rows.
    fn counts_some_twice(&self) -> bool {
        let items = self.rows.iter().map(|row| match row {
            SlipsRow::Item(_) => 1,
            SlipsRow::Executor { items, .. } => *items,
        });
        items.sum::<usize>() > self.total.items
    }

    fn headings(&self) -> Vec<(ColumnKind, MessageId)> {
        match self.by {
            SlipsBy::Item => vec![
                (ColumnKind::Label, MessageId::ColumnNumber),
                (ColumnKind::Text, MessageId::ColumnTitle),
                (ColumnKind::Number, MessageId::ColumnMoves),
                (ColumnKind::Number, MessageId::ColumnMovedDays),
                (ColumnKind::Text, MessageId::ColumnMovedFrom),
                (ColumnKind::Text, MessageId::ColumnBasis),
            ],
            SlipsBy::Executor => vec![
                (ColumnKind::Names, MessageId::ColumnExecutor),
                (ColumnKind::Number, MessageId::ColumnMovedItems),
                (ColumnKind::Number, MessageId::ColumnMoves),
                (ColumnKind::Number, MessageId::ColumnMovedDays),
            ],
        }
    }
}

fn by_executor(slips: &[Slip]) -> Vec<SlipsRow> {
    let mut sums: BTreeMap<Option<&String>, (usize, usize, i64)> = BTreeMap::new();
    for slip in slips {
        let nobody = slip.executors.is_empty().then_some(None);
        for name in slip.executors.iter().map(Some).chain(nobody) {
            let sum = sums.entry(name).or_default();
            *sum = (sum.0 + 1, sum.1 + slip.times, sum.2 + slip.days);
        }
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_cached_key(|(name, (_, times, days))| {
        let name = name.map(|name| wording::name_key(name));
        (std::cmp::Reverse((*times, *days)), name)
    });
    let row = |(name, (items, times, days)): (Option<&String>, _)| SlipsRow::Executor {
        executor: name.cloned(),
        items,
        times,
        days,
    };
    sums.into_iter().map(row).collect()
}

fn line(row: &SlipsRow, lang: Lang) -> Line<'_> {
    Line::body(match row {
        SlipsRow::Item(slip) => vec![
            columns::number_cell(&slip.id, lang),
            Cell::text(&slip.title),
            Cell::count(slip.times),
            Cell::new(Value::Number(slip.days)),
            Cell::text(moves(slip, lang)),
            Cell::text(bases(slip, lang)),
        ],
        SlipsRow::Executor {
            executor,
            items,
            times,
            days,
        } => vec![
            Cell::text(executor.as_deref().unwrap_or(MessageId::Nobody.text(lang))),
            Cell::count(*items),
            Cell::count(*times),
            Cell::new(Value::Number(*days)),
        ],
    })
}

/// Returns from what to what the deadline moved; a move that goes on from the one before is told with it.
fn moves(slip: &Slip, lang: Lang) -> String {
    let mut told: Vec<String> = Vec::new();
    let mut before: Option<&Move> = None;
    for step in &slip.moves {
        let goes_on = before.is_some_and(|before| before.of == step.of && before.now == step.was);
        let from = told.pop_if(|_| goes_on).unwrap_or_else(|| step.was.clone());
        let arrow = MessageId::SlipArrow.with(from).with(step.now.as_str());
        told.push(arrow.text(lang));
        before = Some(step);
    }
    told.join("; ")
}

/// Returns what the moves rest on, of each whether it rests on nothing; nothing where none does.
fn bases(slip: &Slip, lang: Lang) -> String {
    let rests_on = |step: &Move| match (&step.basis, step.revision.as_deref()) {
        (Some(basis), _) => Some(basis.clone()),
        (None, Some("")) => Some(MessageId::SlipUnsaved.text(lang).to_owned()),
        (None, Some(id)) => {
            let id = id.get(..DIGITS).unwrap_or(id);
            Some(MessageId::SlipByHand.with(id).text(lang))
        }
        (None, None) => None,
    };
    let bases: Vec<Option<String>> = slip.moves.iter().map(rests_on).collect();
    if bases.iter().all(Option::is_none) {
        return String::new();
    }
    let none = || MessageId::SlipNoBasis.text(lang).to_owned();
    let bases = bases.into_iter().map(|basis| basis.unwrap_or_else(none));
    bases.collect::<Vec<_>>().join("; ")
}

impl Report for SlipsReport {
    type Row = SlipsRow;

    fn about(&self) -> &About {
        &self.about
    }

    fn rows(&self) -> &[SlipsRow] {
        &self.rows
    }

    fn total(&self) -> impl Serialize {
        self.total
    }

    fn keys(&self) -> Vec<Cow<'static, str>> {
        let keys: &[&'static str] = match self.by {
            SlipsBy::Item => &[
                "roadmap",
                "id",
                "title",
                "executors",
                "times",
                "days",
                "moves",
                "basis",
            ],
            SlipsBy::Executor => &["executor", "items", "times", "days"],
        };
        keys.iter().copied().map(Cow::Borrowed).collect()
    }

    fn record<'r>(&self, row: &'r SlipsRow) -> Vec<Value<'r>> {
        match row {
            SlipsRow::Item(slip) => vec![
                Value::text(&slip.roadmap),
                Value::text(&slip.id),
                Value::text(&slip.title),
                Value::Names(&slip.executors),
                Value::count(slip.times),
                Value::Number(slip.days),
                Value::text(moves(slip, Lang::Russian)),
                Value::text(bases(slip, Lang::Russian)),
            ],
            SlipsRow::Executor {
                executor,
                items,
                times,
                days,
            } => vec![
                Value::text(executor.as_deref().unwrap_or_default()),
                Value::count(*items),
                Value::count(*times),
                Value::Number(*days),
            ],
        }
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        let headings = self.headings().into_iter();
        let columns = headings
            .map(|(kind, title)| column(kind, title, lang))
            .collect();
        let mut lines = Vec::new();
        let mut plan = None;
        for row in &self.rows {
            if let SlipsRow::Item(slip) = row
                && plan != Some(&slip.roadmap)
            {
                plan = Some(&slip.roadmap);
                let several = self.plans.are_several();
                let name = || Line::group(self.plans.called(&slip.roadmap, &slip.name));
                lines.extend(several.then(name));
            }
            lines.push(line(row, lang));
        }
        let none = self
            .rows
            .is_empty()
            .then(|| MessageId::SlipsNone.text(lang).to_owned());
        let mut notes = Vec::from_iter(none);
        let doubt = match self.cut {
            None => Some(MessageId::SlipsWithoutGit),
            Some(Cut::Shallow) => Some(MessageId::HistoryShallow),
            Some(Cut::Whole) => None,
        };
        notes.extend(doubt.map(|doubt| doubt.text(lang).to_owned()));
        let each = self.counts_some_twice();
        notes.extend(each.then(|| MessageId::SlipsCountedForEach.text(lang).to_owned()));
        if self.by == SlipsBy::Executor {
            notes.extend(wording::others(&self.about, self.rows.len(), lang));
        }
        notes.extend(wording::closing(&self.about, lang));
        let head = match self.total.items {
            0 => MessageId::SlipsTitleNone.into(),
            items => MessageId::SlipsTitle.with(items),
        };
        Page {
            title: wording::title(&head, self.plans.only(), &self.about, lang),
            day: Some(wording::on_day(self.about.clock.as_of, lang)),
            tables: vec![Table {
                title: None,
                columns,
                lines,
            }],
            notes,
        }
    }
}
