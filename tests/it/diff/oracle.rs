//! What a revision changed, counted by sort: found from who each row is, without matching anything.

use std::collections::{BTreeMap, BTreeSet};

use roadmap::query::diff::{Change, Content, Entry, Record};

use super::revise::Draft;

/// How many changes there are of each sort.
pub(crate) type Counts = BTreeMap<&'static str, usize>;

/// Counts the changes told; a move tells the number too.
pub(crate) fn told(old: &Content, changes: &[Change]) -> Counts {
    let mut counts = Counts::new();
    for change in changes {
        let (sort, count) = match change {
            Change::Passport { .. } => ("passport", 1),
            Change::Event { .. } => ("event", 1),
            Change::Registry { .. } => ("registry", 1),
            Change::Renamed { .. } => ("renamed", 1),
            Change::SectionRemoved { .. } => ("section removed", 1),
            Change::SectionAdded { .. } => ("section added", 1),
            Change::SectionMoved { .. } => ("section moved", 1),
            Change::SectionRenamed { .. } => ("section renamed", 1),
            Change::Renumbered { rows, .. } => ("renumbered", rows.len()),
            Change::Moved { rows, .. } => ("moved", rows.len()),
            Change::Removed { .. } => ("removed", 1),
            Change::Added { .. } => ("added", 1),
            Change::Title { .. } => ("title", 1),
            Change::Deadline { .. } | Change::DeadlineReworded { .. } => ("deadline", 1),
            Change::Postponements { .. } => ("ledger", 1),
            Change::Dates { .. } => ("dates", 1),
            Change::Executors { .. } => ("executors", 1),
            Change::Result { .. } => ("result", 1),
            Change::Done { .. } => ("done", 1),
            Change::Started { .. } => ("started", 1),
            Change::Cancelled { .. } | Change::Reopened { .. } => ("cancelled", 1),
            Change::Reason { .. } => ("reason", 1),
            Change::OccurrencesMoved { .. } => ("shifted", 1),
            Change::OccurrencesCancelled { .. } => ("dropped", 1),
            Change::Unmet { .. } => ("unmet", 1),
            Change::Note { .. } => ("note", 1),
            Change::Evidence { .. } => ("evidence", 1),
            Change::Extra { .. } => ("extra", 1),
        };
        *counts.entry(sort).or_default() += count;
        if let Change::Moved { rows, .. } = change {
            let other = rows
                .iter()
                .filter(|row| old.rows[row.from].number != row.number)
                .count();
            if other > 0 {
                *counts.entry("renumbered").or_default() += other;
            }
        }
    }
    counts
}

/// Counts the changes made from `old` to the draft.
pub(crate) fn made(old: &Content, new: &Draft) -> Counts {
    let mut counts = Counts::new();
    let mut count = |sort, times| {
        if times > 0 {
            *counts.entry(sort).or_default() += times;
        }
    };
    let content = &new.content;
    count("passport", differing(&old.passport, &content.passport));
    count("event", differing(&old.events, &content.events));
    let renamed = renamed(old, new);
    count("renamed", renamed.len());
    count("registry", registry(old, content, &renamed));
    sections(old, new, &mut count);
    let known: Vec<usize> = new
        .rows
        .iter()
        .copied()
        .filter(|row| *row < old.rows.len())
        .collect();
    count("added", new.rows.len() - known.len());
    count("removed", old.rows.len() - known.len());
    count("moved", moved(old, new));
    for (row, who) in content.rows.iter().zip(&new.rows) {
        if let Some(was) = old.rows.get(*who) {
            fields(was, row, &renamed, &mut count);
        }
    }
    counts
}

fn differing<K: Ord, V: PartialEq>(old: &BTreeMap<K, V>, new: &BTreeMap<K, V>) -> usize {
    let keys: BTreeSet<&K> = old.keys().chain(new.keys()).collect();
    keys.into_iter()
        .filter(|key| old.get(key) != new.get(key))
        .count()
}

/// Returns the executors renamed as far as the lists that named them bear it out: most of these name them otherwise now,
/// or half where no other newcomer is named in any.
fn renamed(old: &Content, new: &Draft) -> BTreeMap<String, String> {
    let of_rows = new.content.rows.iter().zip(&new.rows);
    let of_rows = of_rows.filter_map(|(row, who)| {
        Some((old.rows.get(*who)?.executors.clone(), row.executors.clone()))
    });
    let names = |entry: &Entry| {
        let holders = entry.held_by.iter().map(|held| held.name.clone());
        [entry.members.clone(), holders.collect()]
    };
    let entries = old.executors.iter();
    let of_entries = entries.filter_map(|(name, was)| {
        let now = new.content.executors.get(name)?;
        Some(names(was).into_iter().zip(names(now)))
    });
    let lists: Vec<(Vec<String>, Vec<String>)> = of_rows.chain(of_entries.flatten()).collect();
    let newcomer = |name: &String| {
        new.content.executors.contains_key(name) && !old.executors.contains_key(name)
    };
    let borne_out = |(was, now): &(&String, &String)| {
        let naming: Vec<_> = lists.iter().filter(|(old, _)| old.contains(was)).collect();
        let replaced = naming.iter().filter(|(_, new)| new.contains(now)).count();
        let others = naming.iter().flat_map(|(old, new)| {
            let came = new.iter().filter(|name| !old.contains(name));
            came.filter(|name| name != now && newcomer(name))
        });
        let half = replaced > 0 && replaced * 2 == naming.len() && others.count() == 0;
        (replaced * 2 > naming.len() || half)
            && old.executors.contains_key(*was)
            && new.content.executors.contains_key(*now)
    };
    let borne_out = new.renamed.iter().filter(borne_out);
    borne_out
        .map(|(was, now)| (was.clone(), now.clone()))
        .collect()
}

fn registry(old: &Content, new: &Content, renamed: &BTreeMap<String, String>) -> usize {
    let now = |name: &String| renamed.get(name).unwrap_or(name).clone();
    let old = old.executors.iter().map(|(name, entry)| {
        let mut entry = entry.clone();
        entry
            .members
            .iter_mut()
            .for_each(|member| *member = now(member));
        entry
            .held_by
            .iter_mut()
            .for_each(|held| held.name = now(&held.name));
        (now(name), entry)
    });
    differing(&old.collect(), &new.executors)
}

fn sections(old: &Content, new: &Draft, count: &mut impl FnMut(&'static str, usize)) {
    let known: Vec<usize> = new
        .sections
        .iter()
        .copied()
        .filter(|section| *section < old.sections.len())
        .collect();
    count("section added", new.sections.len() - known.len());
    count("section removed", old.sections.len() - known.len());
    count("section moved", known.len() - longest(&known));
    let titles = new.content.sections.iter().zip(&new.sections);
    let renamed =
        titles.filter(|(title, who)| old.sections.get(**who).is_some_and(|was| was != *title));
    count("section renamed", renamed.count());
}

/// Counts the fewest rows that were put elsewhere: all but those that kept their order within their section.
fn moved(old: &Content, new: &Draft) -> usize {
    let mut steady: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let mut all = 0;
    for (row, who) in new.content.rows.iter().zip(&new.rows) {
        let Some(was) = old.rows.get(*who) else {
            continue;
        };
        all += 1;
        let section = row.section.map(|section| new.sections[section]);
        if was.section == section {
            steady.entry(section).or_default().push(*who);
        }
    }
    all - steady.values().map(|rows| longest(rows)).sum::<usize>()
}

/// Returns the length of the longest increasing run.
fn longest(places: &[usize]) -> usize {
    let mut best: Vec<usize> = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let before = (0..at)
            .filter(|earlier| places[*earlier] < *place)
            .map(|earlier| best[earlier]);
        best.push(1 + before.max().unwrap_or(0));
    }
    best.into_iter().max().unwrap_or(0)
}

fn fields(
    old: &Record,
    new: &Record,
    renamed: &BTreeMap<String, String>,
    count: &mut impl FnMut(&'static str, usize),
) {
    let now = |name: &String| renamed.get(name).unwrap_or(name).clone();
    let deadline = old.deadline != new.deadline;
    let dates = old.dates != new.dates;
    let grown = new.postponed.starts_with(&old.postponed);
    count("renumbered", usize::from(old.number != new.number));
    count("title", usize::from(old.title != new.title));
    count("deadline", usize::from(deadline));
    count("dates", usize::from(dates));
    let ledger = old.postponed != new.postponed && !(grown && (deadline || dates));
    count("ledger", usize::from(ledger));
    count(
        "executors",
        usize::from(old.executors.iter().map(now).collect::<Vec<_>>() != new.executors),
    );
    count("result", usize::from(old.result != new.result));
    count("done", usize::from(old.done != new.done));
    count("started", usize::from(old.started != new.started));
    let cancelled = old.cancelled != new.cancelled;
    count("cancelled", usize::from(cancelled));
    count(
        "reason",
        usize::from(
            !cancelled && (&old.reason, old.cancelled_on) != (&new.reason, new.cancelled_on),
        ),
    );
    count("shifted", usize::from(old.moved != new.moved));
    count("dropped", usize::from(old.dropped != new.dropped));
    count("unmet", usize::from(old.unmet != new.unmet));
    count("note", usize::from(old.note != new.note));
    // Evidence that comes with the first mark is told with the mark.
    let with_mark = old.done.is_none() && old.evidence.is_none() && new.done.is_some();
    count(
        "evidence",
        usize::from(old.evidence != new.evidence && !with_mark),
    );
    count("extra", differing(&old.extra, &new.extra));
}
