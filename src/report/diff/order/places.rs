//! The points about rows and sections as a whole: put in, taken out, put elsewhere, numbered anew.

use std::collections::{BTreeMap, BTreeSet};

use super::point::{Point, Stage};
use super::reference::{Called, Rows, number, ranges};
use crate::model::naming::{bare, is_name};
use crate::query::diff::{Change, PlanDiff, Record};
use crate::report::columns::column;
use crate::report::diff::whole::is_next;
use crate::report::{Cell, Column, ColumnKind, Line, Table};
use crate::words::{Message, MessageId};

/// Returns the points.
pub(super) fn points(rows: &Rows<'_>, diff: &PlanDiff) -> Vec<Point> {
    let mut points = sections(rows, diff);
    points.extend(removed(rows, diff));
    points.extend(put_in(rows, diff));
    points.extend(put_elsewhere(rows));
    points.extend(numbered(rows));
    points
}

/// Returns the titles of the sections that go.
fn gone(diff: &PlanDiff) -> Vec<&str> {
    let titles = diff.changes.iter().filter_map(|change| match change {
        Change::SectionRemoved { title, .. } => Some(title.as_str()),
        _ => None,
    });
    titles.collect()
}

fn sections(rows: &Rows<'_>, diff: &PlanDiff) -> Vec<Point> {
    let titles = &rows.titles;
    let runs = runs(rows);
    let moved: Vec<usize> = diff
        .changes
        .iter()
        .filter_map(|change| match change {
            Change::SectionMoved { at, .. } => Some(*at),
            _ => None,
        })
        .collect();
    // A section comes behind one that stays; those between come there later.
    let steady = |at: usize| (0..at).rev().find(|before| !moved.contains(before));
    let placed = |ids: [MessageId; 2], title: &str, after: Option<usize>| match after {
        Some(after) => ids[0].with(title).with(titles[after].as_str()),
        None => ids[1].with(title),
    };
    let point = |change: &Change| {
        let (place, message): (Stage, Message) = match change {
            Change::SectionAdded { at, title } => {
                let ids = [
                    MessageId::OrderSectionAdded,
                    MessageId::OrderSectionAddedFirst,
                ];
                let told = placed(ids, title, steady(*at));
                if let Some(run) = runs.iter().find(|run| opens(rows, run) == Some(*at)) {
                    let told = MessageId::OrderSectionContent.with(told).text(rows.lang);
                    return Some(Point {
                        table: Some(table(rows, run)),
                        ..Point::new(Stage::Sections, told)
                    });
                }
                (Stage::Sections, told)
            }
            Change::SectionMoved { at, .. } => {
                let ids = [
                    MessageId::OrderSectionMoved,
                    MessageId::OrderSectionMovedFirst,
                ];
                (
                    Stage::LastOfSections,
                    placed(ids, &titles[*at], at.checked_sub(1)),
                )
            }
            Change::SectionRemoved { title, .. } => (
                Stage::LastOfSections,
                MessageId::OrderSectionRemoved.with(title.as_str()),
            ),
            Change::SectionRenamed { old, new, .. } => {
                let told = MessageId::OrderSectionRenamed.with(old.as_str());
                (Stage::SectionNames, told.with(new.as_str()))
            }
            _ => return None,
        };
        Some(Point::new(place, message.text(rows.lang)))
    };
    diff.changes.iter().filter_map(point).collect()
}

/// Returns the points that take rows out; those of a section that goes go with it.
fn removed(rows: &Rows<'_>, diff: &PlanDiff) -> Vec<Point> {
    let gone = gone(diff);
    let mut by_section: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for change in &diff.changes {
        if let Change::Removed { item, row } = change
            && item
                .section
                .as_deref()
                .is_none_or(|section| !gone.contains(&section))
        {
            by_section.entry(row.section).or_default().push(item.at);
        }
    }
    let one = by_section.values().map(Vec::as_slice);
    let point = |of: &[usize]| {
        let text = MessageId::OrderRowsRemoved
            .with(rows.the_old(of))
            .text(rows.lang);
        Point::new(Stage::Row(of[0], 1), text)
    };
    one.map(point).collect()
}

/// Returns the new row behind which a new row stands in its section.
fn before(rows: &Rows<'_>, at: usize) -> Option<usize> {
    let section = |at: usize| rows.new.content.rows[at].section;
    at.checked_sub(1)
        .filter(|before| section(*before) == section(at))
}

/// Words where a new row goes: behind another, or at the beginning of its section or of the document; `said` is the
/// section that has just been named.
fn whither(rows: &Rows<'_>, at: usize, said: Option<&str>) -> Message {
    let section = rows.new.content.rows[at].section;
    let section = section.and_then(|section| rows.titles.get(section));
    let is_said = said.is_some() && section.map(String::as_str) == said;
    match (before(rows, at), section) {
        (Some(before), _) => MessageId::OrderAfter.with(rows.of(before, is_said)),
        (None, Some(_)) if is_said => MessageId::OrderFirstInSame.into(),
        (None, Some(section)) => MessageId::OrderFirstIn.with(section.as_str()),
        (None, None) => MessageId::OrderFirst.into(),
    }
}

/// Returns the rows that are put in, neighbours together.
fn runs(rows: &Rows<'_>) -> Vec<Vec<usize>> {
    let is_new = |at: &usize| rows.origins[*at].is_none();
    let new: Vec<usize> = (0..rows.origins.len()).filter(is_new).collect();
    let runs = new.chunk_by(|a, b| before(rows, *b) == Some(*a));
    runs.map(<[usize]>::to_vec).collect()
}

/// Returns the section that a run begins.
fn opens(rows: &Rows<'_>, run: &[usize]) -> Option<usize> {
    let is_first = before(rows, run[0]).is_none();
    rows.new.content.rows[run[0]].section.filter(|_| is_first)
}

/// Returns the points that put rows in; those that begin a new section come with it.
fn put_in(rows: &Rows<'_>, diff: &PlanDiff) -> Vec<Point> {
    let added = |section: usize| {
        let here =
            |change: &Change| matches!(change, Change::SectionAdded { at, .. } if *at == section);
        diff.changes.iter().any(here)
    };
    let mut runs = runs(rows);
    runs.retain(|run| !opens(rows, run).is_some_and(added));
    let point = |run: &Vec<usize>| {
        let called: Vec<&Called> = run.iter().map(|at| &rows.called[*at]).collect();
        let names: Vec<&str> = called.iter().map(|called| called.name.as_str()).collect();
        let behind = before(rows, run[0]);
        let gone = called.iter().filter_map(|called| called.beside).max();
        let ordered = match behind.and_then(|at| Some((rows.origins[at]?, rows.moved[at]))) {
            // What comes instead of a row comes after that went.
            Some((from, false)) => Stage::Row(gone.map_or(from, |gone| gone.max(from)), 2),
            _ => Stage::Put(run[0]),
        };
        let id = match gone {
            Some(_) => MessageId::OrderNewRowsAdded,
            None => MessageId::OrderRowsAdded,
        };
        let told = id.with(whither(rows, run[0], None));
        let numbers = if names.iter().any(|name| is_name(name)) {
            MessageId::OrderUnnumbered.into()
        } else {
            MessageId::Verbatim.with(ranges(&names))
        };
        let told = told.with(numbers).with(names.len().min(2));
        Point {
            table: Some(table(rows, run)),
            ..Point::new(ordered, told.text(rows.lang))
        }
    };
    runs.iter().map(point).collect()
}

/// Returns the points that put rows elsewhere; where numbers count by section, one that comes into another gets its own there.
fn put_elsewhere(rows: &Rows<'_>) -> Vec<Point> {
    let point = |(at, origin): (usize, &Option<usize>)| {
        let from = origin.filter(|_| rows.moved[at])?;
        let what = rows.the_old(&[from]);
        let called = &rows.called[at];
        let id = match called.beside {
            Some(_) => MessageId::OrderRowsMovedAsNew,
            None if called.name == number(rows.old, from) => MessageId::OrderRowsMoved,
            None => MessageId::OrderRowsMovedAs,
        };
        let section = rows.old_section(from);
        let message = id.with(what).with(whither(rows, at, section.as_deref()));
        let message = match id {
            MessageId::OrderRowsMoved => message,
            _ => message.with(called.name.as_str()),
        };
        Some(Point::new(Stage::Put(at), message.text(rows.lang)))
    };
    rows.origins.iter().enumerate().filter_map(point).collect()
}

/// Returns the points that number rows anew, last of all. Where new rows bear numbers of old ones, the old ones are called
/// so.
fn numbered(rows: &Rows<'_>) -> Vec<Point> {
    let mut by_section: BTreeMap<(Option<usize>, bool), Vec<usize>> = BTreeMap::new();
    let key = |at: usize| {
        let section = rows.new.content.rows[at].section;
        section.filter(|_| rows.section_of(at).is_some())
    };
    let all = || rows.called.iter().enumerate();
    let beside = all().filter(|(_, called)| called.beside.is_some());
    let beside: BTreeSet<Option<usize>> = beside.map(|(at, _)| key(at)).collect();
    for (at, called) in all() {
        let is = bare(&rows.new.content.rows[at].number);
        if !is.is_empty() && is != called.name {
            let is_old = rows.origins[at].is_some_and(|from| called.name == number(rows.old, from));
            let apart = beside.contains(&key(at)) && !is_old;
            by_section.entry((key(at), apart)).or_default().push(at);
        }
    }
    let point = |((section, apart), of): ((Option<usize>, bool), Vec<usize>)| {
        let pairs = of
            .iter()
            .map(|at| (rows.called[*at].name.as_str(), number(rows.new, *at)));
        let pairs: Vec<(&str, String)> = pairs.collect();
        let id = if beside.contains(&section) && !apart {
            MessageId::OrderNumberedFormer
        } else {
            MessageId::OrderNumbered
        };
        let clause = |run: &[(&str, String)]| {
            let (old, new): (Vec<&str>, Vec<&str>) =
                run.iter().map(|(old, new)| (*old, new.as_str())).unzip();
            let told = id.with(ranges(&old)).with(ranges(&new));
            told.with(run.len().min(2)).text(rows.lang)
        };
        // What does not go on in the new numbers is a clause of its own: nobody should have to count.
        let runs = pairs.chunk_by(|(_, a), (_, b)| is_next(a, b));
        let told = runs.map(clause).collect::<Vec<_>>().join(", ");
        let told = MessageId::Verbatim.with(told);
        let title = section.and_then(|section| rows.new.content.sections.get(section));
        let told = match title {
            Some(title) => MessageId::OrderInTheSection.with(title.as_str()).with(told),
            None => told,
        };
        Point::new(Stage::Numbers, told.text(rows.lang))
    };
    by_section.into_iter().map(point).collect()
}

/// Returns the rows that a point puts in, as the document has its rows, without the columns that they leave empty.
fn table(rows: &Rows<'_>, of: &[usize]) -> Table<'static> {
    let lang = rows.lang;
    let records: Vec<&Record> = of.iter().map(|at| &rows.new.content.rows[*at]).collect();
    let mut extra: Vec<&String> = records.iter().flat_map(|row| row.extra.keys()).collect();
    extra.sort();
    extra.dedup();
    let mut columns: Vec<Column> = [
        (ColumnKind::Label, MessageId::PaperNumber),
        (ColumnKind::Text, MessageId::ColumnTitle),
        (ColumnKind::Phrase, MessageId::PaperDeadline),
        (ColumnKind::Text, MessageId::PaperExecutors),
        (ColumnKind::Text, MessageId::FactResult),
    ]
    .map(|(kind, title)| column(kind, title, lang))
    .into();
    columns.extend(
        extra
            .iter()
            .map(|column| Column::new(ColumnKind::Phrase, column.as_str())),
    );
    let line = |(at, row): (&usize, &&Record)| {
        let cells = [
            Some(&rows.called[*at].name)
                .filter(|name| !is_name(name))
                .cloned()
                .unwrap_or_default(),
            row.title.clone(),
            row.deadline.clone(),
            row.executors.join(", "),
            row.result.clone(),
        ];
        let more = extra
            .iter()
            .map(|column| row.extra.get(*column).cloned().unwrap_or_default());
        Line::body(cells.into_iter().chain(more).map(Cell::text).collect())
    };
    Table {
        title: None,
        columns,
        lines: of.iter().zip(&records).map(line).collect(),
    }
    .compact()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_follow_each_other_are_a_range() {
        assert!(is_next("4.1", "4.2"));
        assert_eq!(ranges(&["1", "2", "4", "5", "6", "331"]), "1, 2, 4–6, 331");
        assert_eq!(ranges(&["4.1", "5", "6", "7"]), "4.1, 5–7");
    }
}
