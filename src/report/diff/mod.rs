//! What a revision changed, worded as for an order «О внесении изменений»: a sentence for each change.

mod lines;
mod row;
mod sentence;
mod whole;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

pub use lines::lines;
pub use sentence::{Mark, Run, Sentence};

use super::{About, Page, Report, Value, wording};
use crate::query::diff::{Change, PlanDiff};
use crate::words::{Lang, Message, MessageId};

/// What became of a plan's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It stands where it stood.
    Kept,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It had this stem before.
    Renamed(String),
}

/// The changes of several plans between two revisions.
#[derive(Debug, Clone)]
pub struct DiffReport {
    about: About,
    sides: (Message, Message),
    plans: Vec<(PlanDiff, Fate)>,
    rows: Vec<ChangeRow>,
}

/// A change as JSON gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeRow {
    /// The plan: its file's stem.
    pub roadmap: String,
    /// The change.
    #[serde(flatten)]
    pub change: Change,
}

/// The changes as people read them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Telling {
    /// Which revisions are compared.
    pub title: String,
    /// The plans.
    pub plans: Vec<Chapter>,
    /// The totals, and what is missing.
    pub notes: Vec<String>,
}

/// The changes of one plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chapter {
    /// The plan.
    pub title: String,
    /// Sentences by section; those without one concern the plan or rows outside sections.
    pub sections: Vec<(Option<String>, Vec<Sentence>)>,
}

impl DiffReport {
    /// Returns the report of `plans` between the revisions that `sides` name; plans without changes are left out.
    pub fn new(
        plans: impl IntoIterator<Item = (PlanDiff, Fate)>,
        sides: (Message, Message),
        about: About,
    ) -> Self {
        let told = |(diff, fate): &(PlanDiff, Fate)| {
            *fate != Fate::Kept || !diff.changes.is_empty() || !diff.unread.is_empty()
        };
        let plans: Vec<_> = plans.into_iter().filter(told).collect();
        let rows = plans.iter().flat_map(|(diff, _)| {
            let row = |change: &Change| ChangeRow {
                roadmap: diff.roadmap.clone(),
                change: change.clone(),
            };
            diff.changes.iter().map(row)
        });
        let rows = rows.collect();
        DiffReport {
            about,
            sides,
            plans,
            rows,
        }
    }

    /// Returns whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.plans.is_empty()
    }

    /// Returns whether something could not be read, and so is not compared.
    pub fn is_incomplete(&self) -> bool {
        !self.about.unread.is_empty() || self.plans.iter().any(|(diff, _)| !diff.unread.is_empty())
    }

    /// Returns the changes in sentences.
    pub fn telling(&self, lang: Lang) -> Telling {
        Telling {
            title: self.title(lang),
            plans: self.plans.iter().map(|plan| chapter(plan, lang)).collect(),
            notes: self.notes(lang),
        }
    }

    /// Returns the changes counted by sort, a line for each plan.
    pub fn statistics(&self, lang: Lang) -> Telling {
        let line = |plan: &(PlanDiff, Fate)| {
            let changes = told(plan);
            if changes.is_empty() {
                return chapter(plan, lang).title;
            }
            let (sum, counted) = (changes.len(), counted(&count(changes), lang));
            let name = plan.0.roadmap.as_str();
            let line = match plan.1 {
                Fate::Added => MessageId::DiffStatAdded.with(name),
                _ => MessageId::DiffStat.with(name).with(sum),
            };
            line.with(counted).text(lang)
        };
        let mut notes: Vec<String> = self.plans.iter().map(line).collect();
        // The line of the only plan is the total.
        let total = usize::from(self.plans.len() == 1 && !told(&self.plans[0]).is_empty());
        notes.extend(self.notes(lang).into_iter().skip(total));
        Telling {
            title: self.title(lang),
            plans: Vec::new(),
            notes,
        }
    }

    fn title(&self, lang: Lang) -> String {
        let (old, new) = self.sides.clone();
        MessageId::DiffTitle.with(old).with(new).text(lang)
    }

    fn notes(&self, lang: Lang) -> Vec<String> {
        let mut counts = count(self.plans.iter().flat_map(told));
        for (_, fate) in &self.plans {
            match fate {
                Fate::Added => *counts.entry(Sort::PlansAdded).or_default() += 1,
                Fate::Removed => *counts.entry(Sort::PlansRemoved).or_default() += 1,
                Fate::Kept | Fate::Renamed(_) => {}
            }
        }
        let mut notes = vec![if self.is_empty() && !self.about.unread.is_empty() {
            MessageId::DiffNothingRead.text(lang).to_owned()
        } else if self.is_empty() {
            MessageId::DiffNothing.text(lang).to_owned()
        } else if counts.is_empty() {
            MessageId::DiffOnlyNames.text(lang).to_owned()
        } else {
            MessageId::DiffTotal
                .with(counts.values().sum::<usize>())
                .with(counted(&counts, lang))
                .text(lang)
        }];
        notes.extend(wording::closing(&self.about, lang));
        notes
    }
}

/// Returns the changes of a plan to report: of a deleted plan only that, of a new one its content.
fn told((diff, fate): &(PlanDiff, Fate)) -> Vec<&Change> {
    let own = |change: &&Change| !matches!(Sort::of(change), Sort::Passport | Sort::Registry);
    match fate {
        Fate::Removed => Vec::new(),
        Fate::Added => diff.changes.iter().filter(own).collect(),
        Fate::Kept | Fate::Renamed(_) => diff.changes.iter().collect(),
    }
}

/// Returns the changes of one plan in sentences.
pub fn chapter(plan: &(PlanDiff, Fate), lang: Lang) -> Chapter {
    let (diff, fate) = plan;
    let id = match fate {
        Fate::Kept => MessageId::DiffPlan,
        Fate::Added => MessageId::DiffPlanAdded,
        Fate::Removed => MessageId::DiffPlanRemoved,
        Fate::Renamed(_) => MessageId::DiffPlanRenamed,
    };
    let mut title = id.with(diff.title.as_str()).with(diff.roadmap.as_str());
    if let Fate::Renamed(was) = fate {
        title = title.with(was.as_str());
    }
    let mut sections: Vec<(Option<String>, Vec<Sentence>)> = Vec::new();
    let unread = diff
        .unread
        .iter()
        .map(|row| (None, whole::unread(row, lang)));
    let sentences = told(plan).into_iter().map(|change| {
        let sentence = row::tell(change, lang).or_else(|| whole::tell(change, lang));
        (change.section(), sentence.unwrap_or_default())
    });
    for (section, sentence) in sentences.chain(unread) {
        match sections
            .iter_mut()
            .find(|(title, _)| title.as_deref() == section)
        {
            Some((_, sentences)) => sentences.push(sentence),
            None => sections.push((section.map(str::to_owned), vec![sentence])),
        }
    }
    // Sentences without a heading stand above all headings, lest they seem to belong to one.
    sections.sort_by_key(|(section, _)| section.is_some());
    Chapter {
        title: title.text(lang),
        sections,
    }
}

/// Sorts of changes, in the order in which totals name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
enum Sort {
    PlansAdded,
    PlansRemoved,
    Passport,
    Registry,
    Sections,
    Added,
    Removed,
    Moved,
    Renumbered,
    Texts,
    Deadlines,
    Executors,
    Done,
    Standing,
    Remarks,
}

impl Sort {
    fn of(change: &Change) -> Sort {
        match change {
            Change::Passport { .. } => Sort::Passport,
            Change::Event { .. } | Change::Registry { .. } | Change::Renamed { .. } => {
                Sort::Registry
            }
            Change::SectionRemoved { .. }
            | Change::SectionAdded { .. }
            | Change::SectionMoved { .. }
            | Change::SectionRenamed { .. } => Sort::Sections,
            Change::Added { .. } => Sort::Added,
            Change::Removed { .. } => Sort::Removed,
            Change::Moved { .. } => Sort::Moved,
            Change::Renumbered { .. } => Sort::Renumbered,
            Change::Title { .. } | Change::Result { .. } => Sort::Texts,
            Change::Deadline { .. }
            | Change::DeadlineReworded { .. }
            | Change::Postponements { .. }
            | Change::OccurrencesMoved { .. }
            | Change::Dates { .. } => Sort::Deadlines,
            Change::Executors { .. } => Sort::Executors,
            Change::Done { .. } => Sort::Done,
            Change::Started { .. }
            | Change::Cancelled { .. }
            | Change::Reopened { .. }
            | Change::OccurrencesCancelled { .. }
            | Change::Unmet { .. }
            | Change::Reason { .. } => Sort::Standing,
            Change::Note { .. } | Change::Evidence { .. } | Change::Extra { .. } => Sort::Remarks,
        }
    }

    fn words(self) -> MessageId {
        match self {
            Sort::PlansAdded => MessageId::SortPlansAdded,
            Sort::PlansRemoved => MessageId::SortPlansRemoved,
            Sort::Passport => MessageId::SortPassport,
            Sort::Registry => MessageId::SortRegistry,
            Sort::Sections => MessageId::SortSections,
            Sort::Added => MessageId::SortAdded,
            Sort::Removed => MessageId::SortRemoved,
            Sort::Moved => MessageId::SortMoved,
            Sort::Renumbered => MessageId::SortRenumbered,
            Sort::Texts => MessageId::SortTexts,
            Sort::Deadlines => MessageId::SortDeadlines,
            Sort::Executors => MessageId::SortExecutors,
            Sort::Done => MessageId::SortDone,
            Sort::Standing => MessageId::SortStanding,
            Sort::Remarks => MessageId::SortRemarks,
        }
    }
}

/// Counts changes by sort; a run of rows moved or renumbered together is one change.
fn count<'c>(changes: impl IntoIterator<Item = &'c Change>) -> BTreeMap<Sort, usize> {
    let mut counts = BTreeMap::new();
    for change in changes {
        *counts.entry(Sort::of(change)).or_default() += 1;
    }
    counts
}

fn counted(counts: &BTreeMap<Sort, usize>, lang: Lang) -> String {
    let parts = counts
        .iter()
        .map(|(sort, count)| sort.words().with(*count).text(lang));
    parts.collect::<Vec<_>>().join(", ")
}

impl Report for DiffReport {
    type Row = ChangeRow;

    fn about(&self) -> &About {
        &self.about
    }

    fn rows(&self) -> &[ChangeRow] {
        &self.rows
    }

    fn total(&self) -> impl Serialize {
        count(self.rows.iter().map(|row| &row.change))
    }

    fn keys(&self) -> Vec<Cow<'static, str>> {
        ["roadmap", "section", "id", "change"]
            .map(Cow::Borrowed)
            .to_vec()
    }

    fn record<'r>(&self, row: &'r ChangeRow) -> Vec<Value<'r>> {
        let sentence = row::tell(&row.change, Lang::Russian)
            .or_else(|| whole::tell(&row.change, Lang::Russian));
        vec![
            Value::text(&row.roadmap),
            Value::text(row.change.section().unwrap_or_default()),
            Value::text(row.change.item().map_or("", |item| &item.id)),
            Value::text(sentence.unwrap_or_default().text()),
        ]
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        let telling = self.telling(lang);
        let mut notes = Vec::new();
        for chapter in telling.plans {
            notes.push(chapter.title);
            for (section, sentences) in chapter.sections {
                notes.extend(section);
                notes.extend(
                    sentences
                        .iter()
                        .map(|sentence| format!("— {}", sentence.text())),
                );
            }
        }
        notes.extend(telling.notes);
        Page {
            title: telling.title,
            day: None,
            tables: Vec::new(),
            notes,
        }
    }

    fn is_silent(&self) -> bool {
        self.is_empty() && self.about.unread.is_empty()
    }
}
