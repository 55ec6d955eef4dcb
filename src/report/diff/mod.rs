//! What a revision changed, worded as for an order «О внесении изменений»: a sentence for each change.

mod count;
mod group;
mod lines;
mod order;
mod row;
mod sentence;
mod whole;

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

pub use count::Fate;
pub use lines::lines;
pub use order::{Amendment, draft, order, ranges};
pub(super) use whole::is_next;

use super::plans::Plans;
use super::{About, Page, Report, Value, wording};
use crate::query::diff::{Change, PlanDiff};
use crate::words::{Lang, Message, MessageId};
use count::{Sort, counted, summed};

/// The changes of several plans between two revisions.
#[derive(Debug, Clone)]
pub struct DiffReport {
    about: About,
    sides: (Message, Message),
    /// The last day whose facts are compared; all are where it is not given.
    until: Option<NaiveDate>,
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
    pub sections: Vec<(Option<String>, Vec<String>)>,
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
        let mut plans: Vec<_> = plans.into_iter().filter(told).collect();
        let order = Plans::of(plans.iter().map(|(diff, _)| (&*diff.roadmap, &*diff.label)));
        let place = |(diff, _): &(PlanDiff, Fate)| order.rank(&diff.roadmap, &diff.label);
        plans.sort_by_cached_key(place);
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
            until: None,
            plans,
            rows,
        }
    }

    /// Returns the report, which says that facts later than `until` are not compared.
    #[must_use]
    pub fn with_facts_to(self, until: Option<NaiveDate>) -> Self {
        DiffReport { until, ..self }
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
            let counts = count(plan, lang);
            let sum: usize = counts.values().sum();
            if sum == 0 || matches!(plan.1, Fate::Added | Fate::Removed) {
                return chapter(plan, lang).title;
            }
            let name = plan.0.label.as_str();
            let line = MessageId::DiffStat.with(name).with(sum);
            line.with(counted(&counts, lang)).text(lang)
        };
        let mut notes: Vec<String> = self.plans.iter().map(line).collect();
        // The line of the only plan is the total.
        let total = usize::from(self.plans.len() == 1 && !count(&self.plans[0], lang).is_empty());
        notes.extend(self.notes(lang).into_iter().skip(total));
        Telling {
            title: self.title(lang),
            plans: Vec::new(),
            notes,
        }
    }

    fn title(&self, lang: Lang) -> String {
        let (old, new) = self.sides.clone();
        let title = MessageId::DiffTitle.with(old).with(new);
        let title = match self.until {
            Some(until) => MessageId::DiffFactsTo.with(title).with(until),
            None => title,
        };
        wording::title(&title, None, &self.about, lang)
    }

    fn notes(&self, lang: Lang) -> Vec<String> {
        let mut counts: BTreeMap<Sort, usize> = BTreeMap::new();
        for plan in &self.plans {
            for (sort, times) in count(plan, lang) {
                *counts.entry(sort).or_default() += times;
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

/// Returns the changes of one plan in sentences.
pub fn chapter(plan: &(PlanDiff, Fate), lang: Lang) -> Chapter {
    let (diff, fate) = plan;
    let stem = Some(diff.roadmap.clone()).filter(|stem| *stem != diff.label);
    let former = match fate {
        Fate::Renamed(was) => Some(MessageId::DiffPlanFormerly.with(was.as_str()).text(lang)),
        Fate::Kept | Fate::Added | Fate::Removed => None,
    };
    let beside: Vec<String> = stem.into_iter().chain(former).collect();
    let mut title = diff.label.clone();
    if !beside.is_empty() {
        title = format!("{title} ({})", beside.join(", "));
    }
    title = match fate {
        Fate::Kept | Fate::Renamed(_) => title,
        Fate::Added => MessageId::DiffPlanAdded
            .with(title)
            .with(diff.background.rows)
            .text(lang),
        Fate::Removed => MessageId::DiffPlanRemoved.with(title).text(lang),
    };
    let mut sections: Vec<(Option<String>, Vec<String>)> = Vec::new();
    let sentences = group::sentences(diff, fate, lang).into_iter();
    let sentences = sentences.map(|sentence| (sentence.section, sentence.text));
    let unread = diff
        .unread
        .iter()
        .map(|row| (None, whole::unread(row, lang)));
    for (section, sentence) in sentences.chain(unread) {
        match sections.iter_mut().find(|(title, _)| *title == section) {
            Some((_, sentences)) => sentences.push(sentence),
            None => sections.push((section, vec![sentence])),
        }
    }
    // Sentences without a heading stand above all headings, lest they seem to belong to one.
    sections.sort_by_key(|(section, _)| section.is_some());
    Chapter { title, sections }
}

/// Counts what is told of a plan by sort, each row of a sentence for itself.
fn count((diff, fate): &(PlanDiff, Fate), lang: Lang) -> BTreeMap<Sort, usize> {
    let sorts = match fate {
        Fate::Added => vec![Sort::PlansAdded],
        Fate::Removed => vec![Sort::PlansRemoved],
        Fate::Kept | Fate::Renamed(_) => {
            let sentences = group::sentences(diff, fate, lang).into_iter();
            sentences.flat_map(|sentence| sentence.sorts).collect()
        }
    };
    summed(sorts)
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
        summed(self.rows.iter().map(|row| Sort::of(&row.change)))
    }

    fn keys(&self) -> Vec<Cow<'static, str>> {
        ["roadmap", "section", "id", "change"]
            .map(Cow::Borrowed)
            .to_vec()
    }

    fn record<'r>(&self, row: &'r ChangeRow) -> Vec<Value<'r>> {
        let lang = Lang::Russian;
        let told = row::Who::of(&row.change).and_then(|who| row::tell(&row.change, &who, lang));
        let sentence = told
            .map(|told| told.sentence(lang))
            .or_else(|| whole::tell(&row.change, lang));
        vec![
            Value::text(&row.roadmap),
            Value::text(row.change.section().unwrap_or_default()),
            Value::text(row.change.item().map_or("", |item| &item.id)),
            Value::text(sentence.unwrap_or_default()),
        ]
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        let telling = self.telling(lang);
        let mut notes = Vec::new();
        for chapter in telling.plans {
            notes.push(chapter.title);
            for (section, sentences) in chapter.sections {
                notes.extend(section);
                notes.extend(sentences.iter().map(|sentence| format!("– {sentence}")));
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
