//! A revision as the operative text of an amending order: «Внести в дорожную карту …, следующие изменения: 1) …».
//!
//! Rows are called by their old numbers throughout; one that is put in has a number of its own behind the row it follows
//! («4.1») until the last point gives all rows their new numbers. So the points, followed one by one on the old document,
//! make the new one.

mod cells;
mod draft;
mod places;
mod point;
mod reference;
mod subject;

use std::collections::{BTreeMap, BTreeSet};

use super::count::{Sort, counted, summed};
use super::whole;
use crate::query::diff::{Change, Field, Passport, PlanDiff, Revision};
use crate::report::paper::Block;
use crate::words::{Lang, Message, MessageId};
pub use draft::{Amendment, draft};
use point::{Point, Stage};
use reference::Rows;
pub use reference::ranges;
use subject::Subject;

/// Returns the blocks of the order that makes `new` of `old`, between which `diff` was found, and a note on what no order
/// says; nothing but the note where there is nothing to order.
pub fn order(
    old: &Revision,
    new: &Revision,
    diff: &PlanDiff,
    lang: Lang,
) -> (Vec<Block<'static>>, Option<String>) {
    let rows = Rows::new(old, new, diff, lang);
    let mut points = passport(old, new, lang);
    points.extend(cells::points(&rows));
    points.extend(places::points(&rows, diff));
    points.sort_by_key(|point| point.at);
    let note = left_out(diff, lang);
    if points.is_empty() {
        return (Vec::new(), note);
    }
    let mut blocks = vec![Block::Text(Subject::of(old, lang).amended(lang))];
    let last = points.len() - 1;
    for (number, point) in points.into_iter().enumerate() {
        let end = match &point.table {
            Some(_) => ":",
            None if number == last => ".",
            None => ";",
        };
        blocks.push(Block::Text(format!("{}) {}{end}", number + 1, point.text)));
        blocks.extend(point.table.map(Block::Table));
    }
    (blocks, note)
}

/// Returns the points about the passport; who approved the plan is said by the order itself.
fn passport(old: &Revision, new: &Revision, lang: Lang) -> Vec<Point> {
    let (before, after) = (&old.content.passport, &new.content.passport);
    let fields: BTreeSet<Field> = before.keys().chain(after.keys()).copied().collect();
    let ordered = |field: &Field| !whole::APPROVAL.contains(field) && *field != Field::Name;
    let fields = fields.into_iter().filter(ordered);
    let point = |field: Field| {
        let texts = |side: &'_ Passport| side.get(&field).cloned().unwrap_or_default();
        let (old, new) = (texts(before), texts(after));
        let more = new.strip_prefix(old.as_slice()).filter(|_| !old.is_empty());
        let more = more.map(|more| more.join("; "));
        let (old, new) = (old.join("; "), new.join("; "));
        let name = whole::name(field);
        let is_title = field == Field::Title;
        let within = cells::within(&old, &new, lang);
        let message: Message = match (old.as_str(), new.as_str(), within) {
            (old, new, _) if old == new => return None,
            (_, "", _) => MessageId::OrderFieldUnset.with(name),
            ("", new, _) if !is_title => MessageId::OrderFieldSet.with(name).with(new),
            (.., Some(what)) if is_title => MessageId::OrderTitleWithin.with(what),
            (_, new, _) if is_title => MessageId::OrderTitleReads.with(new),
            (_, new, within) => match (more, within) {
                (Some(more), _) => MessageId::OrderFieldMore.with(name).with(more),
                (None, Some(what)) => MessageId::OrderFieldWithin.with(name).with(what),
                (None, None) => MessageId::OrderFieldReads.with(name).with(new),
            },
        };
        Some(Point::new(Stage::Passport, message.text(lang)))
    };
    fields.filter_map(point).collect()
}

/// Words what the revision changed beside the document itself: marks, notes, the registry, what people call the plan,
/// and its approval.
fn left_out(diff: &PlanDiff, lang: Lang) -> Option<String> {
    let mut approved = false;
    let mut is_first_of_approval =
        |field: &Field| whole::APPROVAL.contains(field) && !std::mem::replace(&mut approved, true);
    let beside = |change: &&Change| match change {
        Change::Passport { field, .. } => *field == Field::Name || is_first_of_approval(field),
        change => matches!(
            change,
            Change::Done { .. }
                | Change::Started { .. }
                | Change::Unmet { .. }
                | Change::Note { .. }
                | Change::Evidence { .. }
                | Change::Reason { .. }
                | Change::Registry { .. }
                | Change::Event { .. }
        ),
    };
    let sorts: BTreeMap<Sort, usize> = summed(diff.changes.iter().filter(beside).map(Sort::of));
    (!sorts.is_empty()).then(|| {
        MessageId::OrderLeftOut
            .with(counted(&sorts, lang))
            .text(lang)
    })
}
