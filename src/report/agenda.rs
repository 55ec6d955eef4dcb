//! Due days as entries of a calendar: one for each time that a row has to be carried out.

use std::collections::HashMap;
use std::rc::Rc;

use chrono::NaiveDate;

use super::{About, wording};
use crate::phrase::Kind;
use crate::query::{Detail, DetailOccurrence, Extract, State};
use crate::text::russian;
use crate::words::{Lang, MessageId};

/// A longer window stands on its due day alone: weeks of one event hide all others.
const LONGEST: i64 = 7;

/// How many of those who carry a row out an entry names: it stands in the calendar of each of them.
const NAMED: usize = 30;

/// Entries of one calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agenda {
    /// What the calendar is called.
    pub title: String,
    /// The day it speaks of.
    pub day: NaiveDate,
    /// The entries, plan by plan.
    pub entries: Vec<Rc<Entry>>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What tells it from all others: the plan, the row by its title, and which of the row's times it is, whatever day
    /// that falls on, whatever number the row has and whatever the plan's file is called.
    pub key: String,
    /// What is to be done.
    pub summary: String,
    /// The plan.
    pub category: String,
    /// More about it, a line each.
    pub details: Vec<String>,
    /// The first day.
    pub start: NaiveDate,
    /// The last day.
    pub due: NaiveDate,
    /// The day it was done.
    pub done: Option<NaiveDate>,
    /// How it stands.
    pub state: State,
    /// How often what is known of it has changed.
    pub changes: usize,
    /// Who carries it out, the lead first.
    pub executors: Vec<String>,
}

/// Returns the due days of `plans` as entries, and how many rows have no day of their own and so no entry.
pub fn agenda(plans: &[Extract], about: &About, lang: Lang) -> (Agenda, usize) {
    let mut entries = Vec::new();
    let mut dayless = 0;
    for plan in plans {
        for (detail, twin) in plan.rows.iter().zip(&plan.twins) {
            if !has_days(detail) {
                dayless += 1;
                continue;
            }
            let own = digest(&format!("{}\n{twin}", russian::fold(&detail.row.title)));
            let own = format!("{:032x}-{own:032x}", digest(&named(plan)));
            let mut times: Vec<&DetailOccurrence> = detail.schedule.iter().collect();
            times.sort_by_key(|one| one.first);
            for (one, place) in times.into_iter().zip(1..) {
                if is_asked(one.due, about) {
                    let key = format!("{own}-{place}");
                    entries.push(Rc::new(entry(plan, detail, one, key, lang)));
                }
            }
        }
    }
    let title = match plans {
        [only] => only.name.clone(),
        _ => MessageId::AgendaTitle.text(lang).to_owned(),
    };
    let day = about.clock.as_of;
    (
        Agenda {
            title,
            day,
            entries,
        },
        dayless,
    )
}

impl Agenda {
    /// Returns a calendar for each executor, in the order in which they are named; those of nobody come under that name.
    pub fn by_executor(&self, lang: Lang) -> Vec<Agenda> {
        let mut split: Vec<(&str, Vec<Rc<Entry>>)> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        let nobody = [MessageId::Nobody.text(lang).to_owned()];
        for entry in &self.entries {
            let names = match entry.executors.as_slice() {
                [] => &nobody[..],
                names => names,
            };
            for name in names {
                let place = *places.entry(name).or_insert_with(|| {
                    split.push((name, Vec::new()));
                    split.len() - 1
                });
                split[place].1.push(Rc::clone(entry));
            }
        }
        let agenda = |(name, entries): (&str, Vec<Rc<Entry>>)| Agenda {
            title: MessageId::AgendaOf.with(name).text(lang),
            day: self.day,
            entries,
        };
        split.into_iter().map(agenda).collect()
    }
}

/// Returns whether the row has days of its own: neither all the time nor whenever something else says.
fn has_days(detail: &Detail) -> bool {
    detail.is_dated && (detail.dated_by_hand || detail.reading != Kind::Ongoing)
}

fn is_asked(due: NaiveDate, about: &About) -> bool {
    let asked = &about.asked;
    asked.from.is_none_or(|from| from <= due) && asked.to.is_none_or(|to| due <= to)
}

fn entry(
    plan: &Extract,
    detail: &Detail,
    one: &DetailOccurrence,
    key: String,
    lang: Lang,
) -> Entry {
    let row = &detail.row;
    let start = one.start.unwrap_or(one.due);
    let is_long = (one.due - start).num_days() >= LONGEST;
    let said = |id: MessageId, text: &str| {
        let line = MessageId::AgendaDetail.with(id).with(text);
        (!text.is_empty()).then(|| line.text(lang))
    };
    let details = [
        said(MessageId::ColumnPlan, &plan.title),
        said(MessageId::ColumnNumber, &row.number),
        said(MessageId::ColumnDeadline, &row.deadline),
        said(MessageId::ColumnExecutors, &named_in(&row.names, lang)),
        said(MessageId::FactResult, &row.result),
        said(MessageId::ColumnState, wording::state(one.state).text(lang)),
    ];
    let is_settled = usize::from(!one.state.is_open());
    Entry {
        key,
        summary: row.title.trim().trim_end_matches('.').to_owned(),
        category: plan.name.clone(),
        details: details.into_iter().flatten().collect(),
        start: if is_long { one.due } else { start },
        due: one.due,
        done: one.done,
        state: one.state,
        changes: detail.postponed.len() + is_settled,
        executors: row.names.clone(),
    }
}

/// Returns those who carry a row out: the first, and how many more.
fn named_in(names: &[String], lang: Lang) -> String {
    let (first, rest) = names.split_at(names.len().min(NAMED));
    let more = MessageId::AndMore.with(rest.len()).text(lang);
    match rest.len() {
        0 => first.join("; "),
        _ => format!("{} {more}", first.join("; ")),
    }
}

/// Returns what tells `plan` from others whatever its file is called: whose it is, for when, and its title.
fn named(plan: &Extract) -> String {
    let said = |text: &Option<String>| russian::fold(text.as_deref().unwrap_or_default());
    let period = plan.period.map(|(start, end)| format!("{start}..{end}"));
    let parts = [
        russian::fold(&plan.title),
        said(&plan.territory),
        said(&plan.organization),
        period.unwrap_or_default(),
    ];
    parts.join("\n")
}

/// FNV-1a of 128 bits: the same on every machine and in every version.
fn digest(text: &str) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    text.bytes().fold(BASIS, |digest, byte| {
        (digest ^ u128::from(byte)).wrapping_mul(PRIME)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_published_one() {
        assert_eq!(digest(""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(digest("a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
