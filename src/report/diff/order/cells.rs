//! The points about what stands in the cells of rows that are in both revisions.

use std::collections::{BTreeMap, BTreeSet};

use super::point::{Point, Stage};
use super::reference::Rows;
use crate::query::diff::wording::{Edit, edits};
use crate::query::diff::{Fact, Record, Shift, Window};
use crate::report::diff::sentence::{Manner, words};
use crate::words::{Lang, Message, MessageId};

/// As what is to be done.
const ORDERED: Manner = Manner {
    replaced: [MessageId::OrderWordsReplaced; 2],
    removed: [MessageId::OrderWordsRemoved; 2],
    added: [MessageId::OrderWordsAdded; 2],
    is_order: true,
};

/// What is to be done to a cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Act {
    /// Words of it change; what becomes of them.
    Words(String),
    /// Words come to it.
    More(String),
    /// All of it changes; the new text.
    Whole(String),
    /// The row itself changes; what becomes of it, with `{0}` of rows as an object or what is theirs.
    Row(MessageId, String, bool),
}

/// A column of the rows of a section, the columns as they stand in the document.
type Of = (Option<String>, (usize, String));

/// What is to be done to a column of a row; equal ones of several rows are one point.
type Key = (Of, Act);

/// What is to be done to a column of rows, and what it reads then.
type Found = BTreeMap<Of, Vec<(usize, Act, String)>>;

/// Returns the points, equal ones of several rows as one.
pub(super) fn points(rows: &Rows<'_>) -> Vec<Point> {
    let lang = rows.lang;
    let everywhere = everywhere(rows);
    let mut found = Found::new();
    let mut note = |at: usize, column: (usize, &str), act: Option<Act>, reads: &str| {
        if let Some(act) = act {
            let (place, name) = column;
            let key = (rows.old_section(at), (place, name.to_owned()));
            let cell = (at, act, reads.to_owned());
            found.entry(key).or_default().push(cell);
        }
    };
    for (at, old, new) in rows.kept() {
        let text = |id: MessageId| id.text(lang);
        note(
            at,
            (0, text(MessageId::ColumnTitle)),
            changed(&old.title, &new.title, lang),
            &new.title,
        );
        note(
            at,
            (1, text(MessageId::PaperDeadline)),
            phrase(&old.deadline, &new.deadline, lang),
            &new.deadline,
        );
        let executors: Vec<String> = old
            .executors
            .iter()
            .map(|name| everywhere.get(name).unwrap_or(name).clone())
            .collect();
        note(
            at,
            (2, text(MessageId::PaperExecutors)),
            names(&executors, &new.executors, lang),
            &new.executors.join(", "),
        );
        note(
            at,
            (3, text(MessageId::FactResult)),
            changed(&old.result, &new.result, lang),
            &new.result,
        );
        let columns: BTreeSet<&String> = old.extra.keys().chain(new.extra.keys()).collect();
        for column in columns {
            let cell = |row: &Record| row.extra.get(column).cloned().unwrap_or_default();
            let (was, is) = (cell(old), cell(new));
            note(at, (4, column), changed(&was, &is, lang), &is);
        }
        for act in facts(old, new, lang) {
            note(at, (5, ""), Some(act), "");
        }
    }
    let mut points = columns(rows);
    points.extend(everywhere.iter().map(|(old, new)| {
        let told = MessageId::OrderEverywhere.with(MessageId::PaperExecutors);
        Point::new(
            Stage::Sections,
            told.with(old.as_str()).with(new.as_str()).text(lang),
        )
    }));
    points.extend(
        together(found)
            .into_iter()
            .map(|(((_, (_, column)), act), mut of)| {
                of.sort_unstable();
                point(rows, &column, &act, &of)
            }),
    );
    points
}

/// Returns the rows of each deed. Cells that differed and read alike from now on are said whole, and so together.
fn together(found: Found) -> BTreeMap<Key, Vec<usize>> {
    let mut deeds: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (of, cells) in found {
        let mut acts: BTreeMap<String, BTreeSet<Act>> = BTreeMap::new();
        for (_, act, reads) in &cells {
            acts.entry(reads.clone()).or_default().insert(act.clone());
        }
        for (at, act, reads) in cells {
            let whole = !reads.is_empty() && acts[&reads].len() > 1;
            let act = if whole { Act::Whole(reads) } else { act };
            deeds.entry((of.clone(), act)).or_default().push(at);
        }
    }
    deeds
}

fn point(rows: &Rows<'_>, column: &str, act: &Act, of: &[usize]) -> Point {
    let cell = |id: MessageId| id.with(column).with(rows.of_old(of));
    let message = match act {
        Act::Words(what) => cell(MessageId::OrderWithin).with(what.as_str()),
        Act::More(what) => cell(MessageId::OrderMore).with(what.as_str()),
        Act::Whole(text) => cell(MessageId::OrderReads).with(text.as_str()),
        Act::Row(id, what, object) => {
            let whose = if *object {
                rows.the_old(of)
            } else {
                rows.of_old(of)
            };
            id.with(whose).with(what.as_str())
        }
    };
    let first = of.first().copied().unwrap_or_default();
    Point::new(Stage::Row(first, 0), message.text(rows.lang))
}

/// Returns the points about columns that the document gets or loses.
fn columns(rows: &Rows<'_>) -> Vec<Point> {
    let all = |records: &[Record]| -> BTreeSet<String> {
        records
            .iter()
            .flat_map(|row| row.extra.keys().cloned())
            .collect()
    };
    let (old, new) = (all(&rows.old.content.rows), all(&rows.new.content.rows));
    let point = |id: MessageId, column: &String| {
        Point::new(Stage::Sections, id.with(column.as_str()).text(rows.lang))
    };
    new.difference(&old)
        .map(|column| point(MessageId::OrderColumnAdded, column))
        .collect()
}

/// Returns who stands for whom wherever the old document names one: in two rows at least, and nowhere else.
fn everywhere(rows: &Rows<'_>) -> BTreeMap<String, String> {
    let mut pairs: BTreeMap<&String, BTreeMap<&String, usize>> = BTreeMap::new();
    for (_, old, new) in rows.kept() {
        for (place, name) in old.executors.iter().enumerate() {
            let other = new
                .executors
                .get(place)
                .filter(|_| !new.executors.contains(name));
            let other = other
                .filter(|other| !old.executors.contains(other))
                .unwrap_or(name);
            *pairs.entry(name).or_default().entry(other).or_default() += 1;
        }
    }
    let all = || rows.old.content.rows.iter().flat_map(|row| &row.executors);
    let plain = |name: &String| all().all(|other| other == name || !other.contains(name.as_str()));
    let only = |(name, others): (&String, BTreeMap<&String, usize>)| {
        let mut others = others.into_iter();
        let ((other, count), None) = (others.next()?, others.next()) else {
            return None;
        };
        (other != name && count > 1 && plain(name)).then(|| (name.clone(), other.clone()))
    };
    pairs.into_iter().filter_map(only).collect()
}

/// Returns what is to be done to a text.
fn changed(old: &str, new: &str, lang: Lang) -> Option<Act> {
    match (old, new) {
        _ if old == new => None,
        ("", new) => Some(Act::More(new.to_owned())),
        (old, "") => Some(Act::Words(words(
            &[Edit::Removed(old.to_owned())],
            &ORDERED,
            lang,
        ))),
        _ => Some(within(old, new, lang).map_or_else(|| Act::Whole(new.to_owned()), Act::Words)),
    }
}

/// Returns what is to be done to words of a text, where that says it better than the whole new text.
pub(super) fn within(old: &str, new: &str, lang: Lang) -> Option<String> {
    edits(old, new).map(|edits| words(&edits, &ORDERED, lang))
}

/// Returns what is to be done to a short text that is replaced as a whole.
fn phrase(old: &str, new: &str, lang: Lang) -> Option<Act> {
    let is_short = |text: &str| text.split_whitespace().count() <= 6;
    if old == new || old.is_empty() || new.is_empty() || !is_short(old) || !is_short(new) {
        return changed(old, new, lang);
    }
    let edit = Edit::Replaced {
        old: old.to_owned(),
        new: new.to_owned(),
    };
    Some(Act::Words(words(&[edit], &ORDERED, lang)))
}

/// Returns what is to be done to a list of names: those that come to its end are added, single ones taken out or replaced.
fn names(old: &[String], new: &[String], lang: Lang) -> Option<Act> {
    if old == new {
        return None;
    }
    let text = old.join(", ");
    let plain = |name: &String| text.matches(name.as_str()).count() == 1;
    if let Some(more) = new.strip_prefix(old) {
        return Some(Act::More(more.join(", ")));
    }
    let gone: Vec<&String> = old.iter().filter(|name| !new.contains(name)).collect();
    let stays = old.iter().filter(|name| new.contains(name));
    if stays.eq(new.iter()) && gone.iter().all(|name| plain(name)) && !new.is_empty() {
        let edits: Vec<Edit> = gone.into_iter().cloned().map(Edit::Removed).collect();
        return Some(Act::Words(words(&edits, &ORDERED, lang)));
    }
    let pairs = || old.iter().zip(new).filter(|(old, new)| old != new);
    let fresh =
        |(was, is): (&String, &String)| plain(was) && !old.contains(is) && !new.contains(was);
    if old.len() == new.len() && pairs().count() <= 2 && pairs().all(fresh) {
        let edit = |(old, new): (&String, &String)| Edit::Replaced {
            old: old.clone(),
            new: new.clone(),
        };
        let edits: Vec<Edit> = pairs().map(edit).collect();
        return Some(Act::Words(words(&edits, &ORDERED, lang)));
    }
    Some(match new {
        [] => Act::Words(words(&[Edit::Removed(text)], &ORDERED, lang)),
        _ => Act::Whole(new.join(", ")),
    })
}

/// Returns what is decided of the row itself: its days, its being dropped, and those of single times it is due.
fn facts(old: &Record, new: &Record, lang: Lang) -> Vec<Act> {
    let mut acts = Vec::new();
    let date = |day: &chrono::NaiveDate| day.format("%d.%m.%Y").to_string();
    if old.dates != new.dates {
        let window = |window: &Window| match window.start.filter(|start| *start != window.due) {
            Some(start) => format!("{}–{}", date(&start), date(&window.due)),
            None => date(&window.due),
        };
        let days: Vec<String> = new.dates.iter().map(window).collect();
        acts.push(if days.is_empty() {
            Act::Row(MessageId::OrderDatesDropped, String::new(), false)
        } else {
            Act::Row(MessageId::OrderDates, days.join(", "), false)
        });
    }
    match (old.cancelled, new.cancelled) {
        (false, true) => acts.push(Act::Row(MessageId::OrderCancelled, String::new(), true)),
        (true, false) => acts.push(Act::Row(MessageId::OrderReopened, String::new(), true)),
        _ => {}
    }
    let said = |message: Message| message.text(lang);
    let moves = |from: &[Shift], to: &[Shift], id: MessageId| -> Vec<String> {
        let fresh = from.iter().filter(|shift| !to.contains(shift));
        let days = fresh.filter_map(|shift| shift.due.zip(shift.to));
        days.map(|(due, to)| said(id.with(due).with(to))).collect()
    };
    let dropped = |from: &[Fact], to: &[Fact], id: MessageId| -> Vec<String> {
        let fresh = from.iter().filter(|fact| !to.contains(fact));
        fresh
            .filter_map(|fact| fact.due)
            .map(|due| said(id.with(due)))
            .collect()
    };
    let told = [
        moves(&new.moved, &old.moved, MessageId::OrderDueMoved),
        moves(&old.moved, &new.moved, MessageId::OrderDueMovedBack),
        dropped(&new.dropped, &old.dropped, MessageId::OrderDueDropped),
        dropped(&old.dropped, &new.dropped, MessageId::OrderDueKept),
    ];
    let told = told.into_iter().flatten();
    acts.extend(told.map(|what| Act::Row(MessageId::OrderDue, what, false)));
    acts
}
