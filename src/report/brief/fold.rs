//! How rows are spoken of in a short list, and how those are named that it folds.

use chrono::NaiveDate;

use super::pack::BriefReport;
use crate::model::naming::is_name;
use crate::query::Row;
use crate::report::diff::is_next;
use crate::report::{item_name, wording};
use crate::text::russian;
use crate::words::{Lang, MessageId};

/// How many characters of a title or of a sentence are told.
const TITLE: usize = 70;

impl BriefReport {
    /// Returns a row by its plan, where there are several and it is not the one whose stem is `known`, its number and title.
    pub(super) fn named(&self, row: &Row, known: Option<&str>, lang: Lang) -> String {
        let plan = (row.roadmap.as_str(), row.name.as_str());
        self.spoken(plan, (&row.id, &row.title), known, lang)
    }

    /// Returns an item, given by its id and title, as a row is named; the plan is given by its stem and name.
    pub(super) fn spoken(
        &self,
        (roadmap, name): (&str, &str),
        (id, title): (&str, &str),
        known: Option<&str>,
        lang: Lang,
    ) -> String {
        let item = if is_name(id) {
            let title = wording::cut(title, TITLE);
            MessageId::DiffMember.with(title).text(lang)
        } else {
            let title = wording::cut(title, TITLE);
            let number = unbroken(&item_name(id).text(lang));
            MessageId::BriefItem.with(number).with(title).text(lang)
        };
        if self.plans.are_several() && known != Some(roadmap) {
            let plan = self.plans.called(roadmap, name);
            return MessageId::BriefOfPlan.with(plan).with(item).text(lang);
        }
        item
    }

    /// Returns the numbers of `rows`, plan by plan: «Саров – пп. 3–5, 7; Первоуральск – п. 2»; the plan whose stem is `known`
    /// from what stands before it is not named again.
    pub(super) fn numbers(&self, rows: &[&Row], known: Option<&str>, lang: Lang) -> String {
        let mut rows = rows.to_vec();
        rows.sort_by_key(|row| {
            let is_other = Some(row.roadmap.as_str()) != known;
            (is_other, self.plans.rank(&row.roadmap, &row.name))
        });
        let plans = rows.chunk_by(|a, b| a.roadmap == b.roadmap);
        let told = plans.map(|rows| {
            let numbers = numbers(rows, lang);
            if self.plans.are_several() && known != Some(rows[0].roadmap.as_str()) {
                let plan = self.plans.called(&rows[0].roadmap, &rows[0].name);
                return MessageId::BriefNumbersOf
                    .with(plan)
                    .with(numbers)
                    .text(lang);
            }
            numbers
        });
        told.collect::<Vec<_>>().join("; ")
    }

    /// Returns the line that names the rows a list folds, if it does.
    pub(super) fn more(&self, folded: &[&Row], known: Option<&str>, lang: Lang) -> Option<String> {
        let more = MessageId::BriefMore.with(folded.len());
        (!folded.is_empty()).then(|| more.with(self.numbers(folded, known, lang)).text(lang))
    }
}

/// Returns the numbers of the rows of one plan, those that follow each other as a range.
fn numbers(rows: &[&Row], lang: Lang) -> String {
    let mut ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    ids.sort_by_cached_key(|id| (is_name(id), crate::text::order::key(id)));
    let runs = ids.chunk_by(|a, b| is_next(a, b));
    let runs = runs.flat_map(|run| match run {
        [_, _] => run.chunks(1),
        _ => run.chunks(run.len()),
    });
    let told = runs.map(|run| match run {
        [first, .., last] if run.len() > 1 => format!("{first}–{last}"),
        _ => run.concat(),
    });
    let told: Vec<String> = told.collect();
    match (ids.as_slice(), told.as_slice()) {
        ([only], _) => unbroken(&item_name(only).text(lang)),
        (_, [first, ..]) if is_name(first) => told.join(", "),
        _ => unbroken(&MessageId::DiffRows.with(told.join(", ")).text(lang)),
    }
}

/// Returns `text` with its first two words on one line: the number with what it is of.
fn unbroken(text: &str) -> String {
    text.replacen(' ', "\u{a0}", 1)
}

/// Returns the words for how late a row is: its days, its due day, further late days, its moves.
pub(super) fn lateness(row: &Row, as_of: NaiveDate, lang: Lang) -> Option<String> {
    let due = row.due?;
    let days = wording::days((as_of - due).num_days(), lang);
    let told = match row.days.len() {
        0 | 1 => MessageId::BriefLate.with(days).with(due),
        more => MessageId::BriefLateSeries
            .with(days)
            .with(due)
            .with(more - 1),
    };
    Some(told.text(lang))
}

/// Returns who leads a row.
pub(super) fn lead(row: &Row, lang: Lang) -> String {
    let name = row.names.first().map(|name| wording::whole(name));
    name.unwrap_or_else(|| MessageId::Nobody.text(lang).to_owned())
}

/// Returns the names of executors in a sentence.
pub(super) fn names(names: impl Iterator<Item = Option<String>>, lang: Lang) -> String {
    let whole = |name: Option<String>| match name {
        Some(name) => wording::whole(&name),
        None => MessageId::Nobody.text(lang).to_owned(),
    };
    russian::listed(&names.map(whole).collect::<Vec<_>>())
}
