//! The pack as it is given out: a page for people, rows and sums for machines.

use std::borrow::Cow;

use serde::Serialize;

use super::pack::{Assumed, BriefReport, BriefRow, Lead, Source, Standing};
use crate::query::{Meeting, Wait};
use crate::report::diff::ChangeRow;
use crate::report::{About, Page, Report, Value, records, wording};
use crate::words::{Lang, MessageId};

/// What the pack says beside its rows.
#[derive(Serialize)]
struct Total<'r> {
    meeting: Meeting,
    assumed: Assumed,
    plans: &'r [Standing],
    leads: &'r [Lead],
    waits: &'r [Wait],
    changes: Vec<ChangeRow>,
    /// Whether the changes are those between revisions; else they are the facts with days, and nothing more is known.
    by_revisions: bool,
}

impl BriefReport {
    fn days(&self, lang: Lang) -> String {
        let Meeting { since, day, next } = self.meeting;
        let on_day = wording::on_day(day, lang);
        let told = MessageId::BriefDays.with(on_day).with(since).with(next);
        told.text(lang)
    }

    fn notes(&self, lang: Lang) -> Vec<String> {
        let assumed = match (self.assumed.since, self.assumed.next) {
            (true, true) => Some(MessageId::BriefAssumedBoth),
            (true, false) => Some(MessageId::BriefAssumedSince),
            (false, true) => Some(MessageId::BriefAssumedNext),
            (false, false) => None,
        };
        let assumed = assumed.map(|id| id.text(lang).to_owned());
        let facts = self
            .facts_to
            .map(|day| MessageId::BriefFactsTo.with(day).text(lang));
        let mut notes: Vec<String> = facts.into_iter().chain(assumed).collect();
        notes.extend(self.about_changes(lang));
        if self.discipline(lang).is_some() {
            notes.push(MessageId::BriefDisciplineIs.text(lang).to_owned());
        }
        notes.extend(wording::closing(&self.about, lang));
        notes
    }
}

impl Report for BriefReport {
    type Row = BriefRow;

    fn about(&self) -> &About {
        &self.about
    }

    fn rows(&self) -> &[BriefRow] {
        &self.rows
    }

    fn total(&self) -> impl Serialize {
        let changes = self.changes.plans.iter().flat_map(|(diff, _)| {
            diff.changes.iter().map(|change| ChangeRow {
                roadmap: diff.roadmap.clone(),
                change: change.clone(),
            })
        });
        Total {
            meeting: self.meeting,
            assumed: self.assumed,
            plans: &self.standings,
            leads: &self.leads,
            waits: &self.waits,
            changes: changes.collect(),
            by_revisions: matches!(self.changes.source, Source::Revision(_)),
        }
    }

    fn keys(&self) -> Vec<Cow<'static, str>> {
        let part = std::iter::once(Cow::Borrowed("part"));
        let last = std::iter::once(Cow::Borrowed("postponed"));
        part.chain(records::row_keys()).chain(last).collect()
    }

    fn record<'r>(&self, row: &'r BriefRow) -> Vec<Value<'r>> {
        let mut record = vec![Value::text(row.part.name())];
        record.extend(records::row(&row.row));
        record.push(Value::count(row.postponed.len()));
        record
    }

    fn page(&self, lang: Lang) -> Page<'_> {
        let mut tables = vec![self.decide(lang), self.standing(lang)];
        let late = self.late_by_lead(lang);
        tables.extend((!late.lines.is_empty()).then_some(late));
        tables.extend(self.waiting_rows(lang));
        tables.extend(self.coming(lang));
        tables.extend(self.without_date(lang));
        tables.push(self.changed(lang));
        tables.extend(self.without_proof(lang));
        tables.extend(self.discipline(lang));
        let head = MessageId::BriefTitle.with(self.meeting.day);
        Page {
            title: wording::title(&head, self.plans.only(), &self.about, lang),
            day: Some(self.days(lang)),
            tables,
            notes: self.notes(lang),
        }
    }
}
