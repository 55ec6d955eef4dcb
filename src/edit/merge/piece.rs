//! One piece of a plan in three ways: the passport, a table, a section or a row.

use super::ledger;
use super::pieces::{Piece, PieceKind, Unit, parts};
use super::sequence::{self, Rules, numbered, three};
use super::values::{self, Clash};
use crate::check::postponed;
use crate::document::schema;
use crate::edit::value;
use crate::words::{Lang, Message, MessageId};

/// Keys that say whether a row was carried out or dropped.
const OUTCOME: [&str; 2] = ["cancelled", "done"];

/// Keys that say when a row is due: each means nothing, or something else, once another one is changed.
const SCHEDULE: [&str; 4] = ["dates", "deadline", "moved", "postponed"];

/// What is written of a piece: lines, or those of both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Body {
    Lines(Vec<String>),
    Conflict([Vec<String>; 2]),
}

/// A key of a merged piece.
#[derive(Debug, Clone)]
pub(super) struct MergedUnit {
    pub(super) key: String,
    pub(super) lead: Vec<String>,
    pub(super) body: Body,
}

/// A merged piece.
#[derive(Debug, Clone)]
pub(super) struct Merged {
    /// The number by which it is known.
    pub(super) id: usize,
    pub(super) kind: PieceKind,
    /// The lines down to its header.
    head: Vec<String>,
    pub(super) units: Vec<MergedUnit>,
    tail: Vec<String>,
    /// Whether both sides postponed it, on different days.
    pub(super) is_postponed_twice: bool,
    /// What stands in its place where one side dropped it and the other changed it.
    dropped: Option<[Vec<String>; 2]>,
}

/// Returns the piece known as `id` as both sides want it; `None` where its header, or the order of its keys, makes that
/// impossible.
pub(super) fn merged(id: usize, sides: [Option<&Piece<'_>>; 3]) -> Option<Merged> {
    let [base, ours, theirs] = sides;
    let (Some(ours), Some(theirs)) = (ours, theirs) else {
        let mut piece = whole(id, ours.or(theirs)?);
        if base.is_some() {
            let own =
                |side: Option<&Piece<'_>>| side.map_or(Vec::new(), |side| owned(&side.lines()));
            piece.dropped = Some([own(ours), own(theirs)]);
        }
        return Some(piece);
    };
    let (lead, tail) = match base {
        Some(base) => (&base.lead[..], &base.tail[..]),
        None => (&[][..], &[][..]),
    };
    let head = three([
        base.map(|base| base.head),
        Some(ours.head),
        Some(theirs.head),
    ])??;
    let mut above = texts([lead, &ours.lead, &theirs.lead]);
    above.extend((!head.is_empty()).then_some(head));
    Some(Merged {
        id,
        kind: ours.kind.clone(),
        head: owned(&above),
        units: units(&ours.kind, sides)?,
        tail: owned(&texts([tail, &ours.tail, &theirs.tail])),
        is_postponed_twice: postponed_twice(&ours.kind, sides).is_some(),
        dropped: None,
    })
}

/// Returns a piece that one side alone has.
fn whole(id: usize, piece: &Piece<'_>) -> Merged {
    let mut head = owned(&piece.lead);
    head.extend((!piece.head.is_empty()).then(|| piece.head.to_owned()));
    let unit = |unit: &Unit<'_>| MergedUnit {
        key: unit.key.clone(),
        lead: owned(&unit.lead),
        body: Body::Lines(vec![unit.text.to_owned()]),
    };
    Merged {
        id,
        kind: piece.kind.clone(),
        head,
        units: piece.units.iter().map(unit).collect(),
        tail: owned(&piece.tail),
        is_postponed_twice: false,
        dropped: None,
    }
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// Returns comments and blank lines with what both sides added and without what either took out; where both changed
/// their order it is that of one of them.
fn texts<'t>([base, ours, theirs]: [&[&'t str]; 3]) -> Vec<&'t str> {
    if let Some(lines) = three([base, ours, theirs]) {
        return lines.to_vec();
    }
    let (ids, lines) = numbered([base, ours.min(theirs), ours.max(theirs)]);
    let [base, one, other] = &ids;
    let rules = Rules {
        stays: &|_| false,
        heads: &|_| false,
        key: &|id| lines[id],
    };
    let merged = sequence::merged([base, one, other], &rules).unwrap_or_else(|| {
        let more = other
            .iter()
            .filter(|id| !one.contains(id) && !base.contains(id));
        one.iter().chain(more).copied().collect()
    });
    merged.into_iter().map(|id| lines[id]).collect()
}

/// Returns the keys of a piece that both sides have; `None` where both changed their order.
fn units(kind: &PieceKind, sides: [Option<&Piece<'_>>; 3]) -> Option<Vec<MergedUnit>> {
    let keys = sides.map(|side| -> Vec<&str> {
        let units = side.map_or(&[][..], |side| side.units.as_slice());
        units.iter().map(|unit| unit.key.as_str()).collect()
    });
    let (ids, keys) = numbered(keys.each_ref().map(Vec::as_slice));
    let find = |key: &str| sides.map(|side| side.and_then(|side| side.unit(key)));
    let rules = Rules {
        stays: &|id| {
            let [base, ours, theirs] = find(keys[id]);
            let said = |unit: &Unit<'_>| (unit.text.to_owned(), comments(unit));
            base.map(said) != ours.or(theirs).map(said)
        },
        heads: &|id| keys[id].starts_with('[') && !keys[id].contains("] "),
        key: &|id| (rank(kind, keys[id]), keys[id]),
    };
    let order = sequence::merged(ids.each_ref().map(Vec::as_slice), &rules)?;
    let quarrels = quarrels(kind, sides);
    let twice = postponed_twice(kind, sides);
    let unit = |id: usize| {
        let found = find(keys[id]);
        let statement = twice.as_ref().and_then(|twice| twice.statement(keys[id]));
        if let Some(statement) = statement {
            return MergedUnit {
                body: Body::Lines(vec![statement.to_owned()]),
                ..merged_unit(keys[id], found, true)
            };
        }
        let clashes = quarrels.contains(&keys[id]);
        merged_unit(keys[id], found, clashes)
    };
    Some(order.into_iter().map(unit).collect())
}

/// Returns one key of a piece; where its values cannot both be right, or `clashes`, those of both sides.
fn merged_unit(key: &str, found: [Option<&Unit<'_>>; 3], clashes: bool) -> MergedUnit {
    let text = found.map(|unit| unit.map(|unit| unit.text));
    let lead = found.map(|unit| unit.map_or(&[][..], |unit| unit.lead.as_slice()));
    let lead = match found {
        [_, Some(_), Some(_)] => texts(lead),
        [_, ours, theirs] => ours.or(theirs).map_or(Vec::new(), |unit| unit.lead.clone()),
    };
    let merged = if clashes {
        Err(Clash)
    } else {
        values::merged(key, text)
    };
    let body = if let Ok(Some(text)) = merged {
        Body::Lines(vec![text])
    } else {
        // What one side took out and the other said more of is not for us to drop.
        let own = |text: Option<&str>| text.map(str::to_owned).into_iter().collect();
        Body::Conflict([own(text[1]), own(text[2])])
    };
    MergedUnit {
        key: key.to_owned(),
        lead: owned(&lead),
        body,
    }
}

fn comments(unit: &Unit<'_>) -> Vec<String> {
    let lines = unit.lead.iter().filter(|line| !line.trim().is_empty());
    lines.map(|line| (*line).to_owned()).collect()
}

/// Returns the place of a key among those of a row.
fn rank(kind: &PieceKind, key: &str) -> usize {
    let keys = match kind {
        PieceKind::Row(_) => schema::ITEM.keys,
        PieceKind::Passport => schema::PLAN.keys,
        PieceKind::Section(_) | PieceKind::Table(..) => &[],
    };
    let place = keys.iter().position(|(known, _)| *known == key);
    place.unwrap_or(keys.len())
}

/// Returns both postponements of a row as one, where that is all that both sides did to its schedule.
fn postponed_twice(kind: &PieceKind, sides: [Option<&Piece<'_>>; 3]) -> Option<ledger::Both> {
    let differ = |key: &&str| {
        let [_, ours, theirs] = sides.map(|side| side.and_then(|side| side.get(key)));
        ours != theirs
    };
    let changed: Vec<&str> = SCHEDULE.into_iter().filter(|key| differ(key)).collect();
    (changed == ledger::KEYS).then(|| ledger::both(kind, sides))?
}

/// Returns the keys of a row of which each side changed some, and that say nothing certain when put together.
fn quarrels<'k>(kind: &PieceKind, sides: [Option<&Piece<'_>>; 3]) -> Vec<&'k str> {
    if !matches!(kind, PieceKind::Row(_)) {
        return Vec::new();
    }
    let texts = |key: &str| sides.map(|side| side.and_then(|side| side.get(key)));
    let changed = |keys: &[&'k str], side: usize| -> Vec<&'k str> {
        let own = |key: &&&str| {
            let texts = texts(key);
            texts[0] != texts[side] && texts[1] != texts[2]
        };
        keys.iter().filter(own).copied().collect()
    };
    let both = |keys: &[&'k str]| {
        let [ours, theirs] = [changed(keys, 1), changed(keys, 2)];
        let one = ours.len() == 1 && ours == theirs;
        let apart = !ours.is_empty() && !theirs.is_empty() && !one;
        let all = [ours, theirs].concat();
        if apart { all } else { Vec::new() }
    };
    let is_list = |key: &&str| {
        let values = texts(key).into_iter().flatten().filter_map(parts);
        values
            .map(|parts| parts[1])
            .all(|value| value.starts_with('['))
    };
    // What a side says of occurrences that was not said before.
    let said = |key: &str, side: usize| -> Vec<String> {
        let days = |side: usize| texts(key)[side].map_or_else(Vec::new, values::days);
        let known = days(0);
        let mut new = days(side);
        new.retain(|day| !known.contains(day));
        new
    };
    let [cancelled, done] = OUTCOME;
    let opposed = |one: usize, other: usize| {
        let done = said(done, one);
        said(cancelled, other).iter().any(|day| done.contains(day))
    };
    let mut found = both(&SCHEDULE);
    let outcome = both(&OUTCOME);
    // Lists speak of single occurrences.
    if !outcome.iter().all(is_list) || opposed(1, 2) || opposed(2, 1) {
        found.extend(outcome);
    }
    found
}

impl Merged {
    /// Returns what is written of it, in order.
    pub(super) fn bodies(&self) -> Vec<Body> {
        if let Some(sides) = &self.dropped {
            return vec![Body::Conflict(sides.clone())];
        }
        let mut bodies = vec![Body::Lines(self.head.clone())];
        for unit in &self.units {
            bodies.push(Body::Lines(unit.lead.clone()));
            bodies.push(unit.body.clone());
        }
        bodies.push(Body::Lines(self.tail.clone()));
        bodies
    }

    /// Returns whether it is part of the plan whatever people decide.
    pub(super) fn is_certain(&self) -> bool {
        self.dropped.is_none()
    }

    /// Returns whether it is a row of a section.
    pub(super) fn is_within_section(&self) -> bool {
        self.head
            .last()
            .is_some_and(|head| head.contains("section"))
    }

    /// Returns the statement of a key, unless its sides differ.
    pub(super) fn statement(&self, key: &str) -> Option<&str> {
        let unit = self.units.iter().find(|unit| unit.key == key)?;
        match &unit.body {
            Body::Lines(lines) => lines.first().map(String::as_str),
            Body::Conflict(_) => None,
        }
    }

    /// Returns what the text of a key says.
    pub(super) fn said(&self, key: &str) -> Option<String> {
        value::said(parts(self.statement(key)?)?[1])
    }

    /// Returns what it is called.
    pub(super) fn label(&self) -> Message {
        let (number, title) = (self.said("number"), self.said("title"));
        match (&self.kind, number, title) {
            (PieceKind::Row(_), Some(number), Some(title)) => {
                MessageId::ImportItem.with(number).with(title)
            }
            (PieceKind::Row(_) | PieceKind::Section(_), number, title) => {
                MessageId::ImportQuoted.with(title.or(number).unwrap_or_default())
            }
            _ => MessageId::MergePassport.into(),
        }
    }

    /// Writes above the ledger that the later of two postponements holds, and returns it in words.
    pub(super) fn mark_postponed(&mut self, lang: Lang) -> Message {
        let mut units = self.units.iter_mut();
        if let Some(unit) = units.find(|unit| unit.key == "postponed") {
            let mark = postponed(lang);
            if !unit.lead.contains(&mark) {
                unit.lead.push(mark);
            }
        }
        let deadline = self.said("deadline").unwrap_or_default();
        MessageId::MergePostponed.with(self.label()).with(deadline)
    }

    /// Tells of what both sides changed differently.
    pub(super) fn tell(&self, out: &mut Vec<Message>) {
        if self.dropped.is_some() {
            out.push(MessageId::MergeDropped.with(self.label()));
            return;
        }
        let units = self.units.iter();
        let both = units.filter(|unit| matches!(unit.body, Body::Conflict(_)));
        out.extend(both.map(|unit| {
            let key = unit.key.as_str();
            MessageId::MergeBoth.with(self.label()).with(key)
        }));
    }
}
