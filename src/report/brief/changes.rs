//! What changed since the last meeting: by revisions where there are some, else by the facts that have days.

use super::pack::{BriefReport, Source};
use crate::query::diff::PlanDiff;
use crate::report::diff::{Fate, chapter};
use crate::report::page::{Cell, Column, ColumnKind, Line, Table};
use crate::report::wording;
use crate::words::{Lang, Message, MessageId};

/// How many changes are told in all, and of each plan at least.
const TOLD: usize = 10;
const OF_EACH: usize = 2;

/// How many characters of a sentence are told.
const SENTENCE: usize = 180;

impl BriefReport {
    /// Returns what changed, plan by plan, in sentences.
    pub(super) fn changed(&self, lang: Lang) -> Table<'_> {
        let plans = self.changes.plans.iter();
        let told: Vec<(&PlanDiff, Vec<String>)> = plans
            .map(|plan| (&plan.0, sentences(plan, lang)))
            .filter(|(_, sentences)| !sentences.is_empty())
            .collect();
        let room = (TOLD / told.len().max(1)).max(OF_EACH);
        let mut lines = Vec::new();
        for (diff, sentences) in &told {
            if self.plans.are_several() {
                lines.push(Line::group(self.label(diff)));
            }
            // One line more says no more than that there is one.
            let shown = if sentences.len() <= room + 1 {
                sentences.len()
            } else {
                room
            };
            let of_plan = sentences.iter().take(shown);
            lines
                .extend(of_plan.map(|sentence| {
                    Line::body(vec![Cell::text(wording::cut(sentence, SENTENCE))])
                }));
            if let Some(more @ 1..) = sentences.len().checked_sub(shown) {
                let more = self.how_to_see().with(more).text(lang);
                lines.push(Line::body(vec![Cell::text(more)]));
            }
        }
        if lines.is_empty() {
            let nothing = match self.changes.source {
                Source::Revision(_) => MessageId::BriefUnchanged,
                Source::Facts(_) => MessageId::BriefNoFacts,
            };
            lines.push(Line::body(vec![Cell::text(nothing.text(lang))]));
        }
        let title = MessageId::BriefChanged.with(self.meeting.since);
        Table {
            title: Some(title.text(lang)),
            columns: vec![Column::new(ColumnKind::Text, "")],
            lines,
        }
    }

    fn label(&self, diff: &PlanDiff) -> String {
        let mut plans = self.standings.iter();
        let known = plans.find(|plan| plan.roadmap == diff.roadmap);
        let called = known.map(|plan| self.plans.called(&plan.roadmap, &plan.name));
        called.unwrap_or(&diff.label).to_owned()
    }

    fn how_to_see(&self) -> Message {
        match &self.changes.source {
            Source::Revision(name) => MessageId::BriefMoreChanges.with(name.clone()),
            Source::Facts(_) => MessageId::BriefMoreFacts.with(""),
        }
    }

    /// Returns what is to be known of the changes beside them.
    pub(super) fn about_changes(&self, lang: Lang) -> Vec<String> {
        let mut notes: Vec<String> = match &self.changes.source {
            Source::Revision(_) => Vec::new(),
            Source::Facts(why) => vec![MessageId::BriefFromFacts.with(why.clone()).text(lang)],
        };
        let unread = self.changes.unread.iter();
        notes.extend(unread.map(|unread| {
            let told = MessageId::BriefNotCompared.with(unread.path.as_str());
            told.with(unread.error.as_str()).text(lang)
        }));
        notes
    }
}

fn sentences(plan: &(PlanDiff, Fate), lang: Lang) -> Vec<String> {
    let chapter = chapter(plan, lang);
    let title = (plan.1 != Fate::Kept).then_some(chapter.title);
    let told = chapter.sections.into_iter().flat_map(|(_, told)| told);
    title.into_iter().chain(told).collect()
}
