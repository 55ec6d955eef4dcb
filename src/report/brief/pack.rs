//! What the pack knows: the answers of all plans, each list in the order in which it is told.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::query::diff::PlanDiff;
use crate::query::{Brief, Discipline, Meeting, Move, Row, Tally, Wait};
use crate::report::diff::Fate;
use crate::report::plans::Plans;
use crate::report::{About, Unread, wording};
use crate::words::Message;

/// What a row is in the pack for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// It is late.
    Overdue,
    /// It falls due before the next meeting.
    Coming,
    /// Nobody has named its day.
    Undated,
    /// An executor answered why it is not done, and nothing was decided since.
    Answered,
    /// It is done without proof.
    Unproved,
}

impl Part {
    /// Returns its name in JSON and CSV.
    pub(super) fn name(self) -> &'static str {
        match self {
            Part::Overdue => "overdue",
            Part::Coming => "coming",
            Part::Undated => "undated",
            Part::Answered => "answered",
            Part::Unproved => "unproved",
        }
    }
}

/// A row of the pack as JSON gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BriefRow {
    /// What it is there for.
    pub part: Part,
    /// The row.
    #[serde(flatten)]
    pub row: Row,
    /// How its deadline was moved.
    pub postponed: Vec<Move>,
}

/// Where a plan stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Standing {
    pub(super) roadmap: String,
    pub(super) name: String,
    /// The last day of the time it covers.
    pub(super) end: Option<NaiveDate>,
    #[serde(flatten)]
    pub(super) tally: Tally,
    pub(super) next_due: Option<NaiveDate>,
    /// How many rows fall due before the next meeting.
    pub(super) coming: usize,
    pub(super) discipline: Discipline,
}

/// How much of what fell due an executor carried out in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Lead {
    pub(super) executor: Option<String>,
    pub(super) discipline: Discipline,
}

/// Which days nobody named, so that usual ones were taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Assumed {
    /// That of the last meeting.
    pub since: bool,
    /// That of the next one.
    pub next: bool,
}

/// What changed in the plans.
#[derive(Debug, Clone)]
pub struct Changes {
    /// The changes of each plan.
    pub plans: Vec<(PlanDiff, Fate)>,
    /// Where they are known from.
    pub source: Source,
    /// What could not be read as it was.
    pub unread: Vec<Unread>,
}

/// Where changes are known from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A revision, as people call it.
    Revision(Message),
    /// The days of facts, since there is no revision; why there is none.
    Facts(Message),
}

/// What the chair of a meeting has to know.
#[derive(Debug, Clone)]
pub struct BriefReport {
    pub(super) about: About,
    pub(super) meeting: Meeting,
    pub(super) assumed: Assumed,
    /// The last day whose facts are told, where that is before the meeting.
    pub(super) facts_to: Option<NaiveDate>,
    pub(super) standings: Vec<Standing>,
    pub(super) leads: Vec<Lead>,
    pub(super) waits: Vec<Wait>,
    pub(super) changes: Changes,
    pub(super) rows: Vec<BriefRow>,
    pub(super) plans: Plans,
}

impl BriefReport {
    /// Returns the pack for `meeting` of the answers of several plans and of what `changes` tell; the facts are those up to
    /// `facts_to`.
    pub fn new(
        mut briefs: Vec<Brief>,
        meeting: Meeting,
        assumed: Assumed,
        facts_to: NaiveDate,
        changes: Changes,
        about: About,
    ) -> Self {
        let plans = Plans::of(briefs.iter().map(|one| (&*one.roadmap, &*one.name)));
        briefs.sort_by_key(|one| plans.rank(&one.roadmap, &one.name));
        let standings = briefs.iter().map(standing).collect();
        let leads = leads(&mut briefs);
        let waits = briefs
            .iter_mut()
            .flat_map(|one| std::mem::take(&mut one.waits));
        let waits = waits.collect();
        BriefReport {
            about,
            meeting,
            assumed,
            facts_to: Some(facts_to).filter(|day| *day < meeting.day),
            standings,
            leads,
            waits,
            changes,
            rows: rows(briefs),
            plans,
        }
    }

    /// Returns the rows that are in the pack for `part`, the earliest due first.
    pub(super) fn part(&self, part: Part) -> Vec<&Row> {
        let own = self.rows.iter().filter(|row| row.part == part);
        own.map(|row| &row.row).collect()
    }

    /// Returns all items by state.
    pub(super) fn tally(&self) -> Tally {
        let mut all = Tally::default();
        for standing in &self.standings {
            all.merge(&standing.tally);
        }
        all
    }

    /// Returns whether the time that a plan covers has passed before the meeting.
    pub(super) fn has_ended(&self, roadmap: &str) -> bool {
        let mut plans = self.standings.iter();
        let plan = plans.find(|plan| plan.roadmap == roadmap);
        plan.is_some_and(|plan| plan.end.is_some_and(|end| end < self.meeting.day))
    }
}

fn standing(brief: &Brief) -> Standing {
    Standing {
        roadmap: brief.roadmap.clone(),
        name: brief.name.clone(),
        end: brief.end,
        tally: brief.tally,
        next_due: brief.next_due,
        coming: brief.coming.len(),
        discipline: brief.discipline,
    }
}

/// Returns the discipline of those who lead, over all plans: first those with the most that was not done in time.
fn leads(briefs: &mut [Brief]) -> Vec<Lead> {
    let mut sums: BTreeMap<Option<String>, Discipline> = BTreeMap::new();
    let found = briefs
        .iter_mut()
        .flat_map(|one| std::mem::take(&mut one.by_lead));
    for (lead, discipline) in found {
        sums.entry(lead).or_default().merge(discipline);
    }
    let mut leads: Vec<Lead> = sums
        .into_iter()
        .map(|(executor, discipline)| Lead {
            executor,
            discipline,
        })
        .collect();
    leads.sort_by_cached_key(|lead| {
        let now = lead.discipline.now;
        let name = lead.executor.as_deref().map(wording::name_key);
        (Reverse(now.due - now.in_time), Reverse(now.due), name)
    });
    leads
}

fn rows(briefs: Vec<Brief>) -> Vec<BriefRow> {
    let mut lists: [(Part, Vec<Row>); 5] = [
        (Part::Overdue, Vec::new()),
        (Part::Coming, Vec::new()),
        (Part::Undated, Vec::new()),
        (Part::Answered, Vec::new()),
        (Part::Unproved, Vec::new()),
    ];
    for brief in briefs {
        let own = [
            brief.late,
            brief.coming,
            brief.undated,
            brief.answered,
            brief.unproved,
        ];
        for ((_, list), own) in lists.iter_mut().zip(own) {
            list.extend(own);
        }
    }
    let mut rows = Vec::new();
    for (part, mut list) in lists {
        list.sort_by_key(|row| row.days.first().map(|day| day.due));
        rows.extend(list.into_iter().map(|row| BriefRow {
            part,
            postponed: row.moves.clone(),
            row,
        }));
    }
    rows
}
