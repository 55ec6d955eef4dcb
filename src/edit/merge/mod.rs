//! Three texts of one plan made one, as `git` asks for it: what both sides did is done, key by key and row by row.
//!
//! What one side alone changed is taken; rows that both added stand one behind the other, whichever side is which; and
//! only what both changed differently stands between the markers of git. A number that both gave is given anew, which
//! is written beside it, told, and found by `check`. Texts that are no plans are not merged here: lines are git's.

mod ledger;
mod numbers;
mod piece;
mod pieces;
mod sequence;
mod sides;
mod values;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Draft;
use crate::model::Workspace;
use crate::text::order;
use crate::words::{Lang, Message};
use piece::{Body, Merged as Piece};
use pieces::PieceKind;
use sequence::{Rules, three};
use sides::Side;

/// What a merge is told besides the three texts.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// What the sides are called in the markers of git, ours first.
    pub names: [&'a str; 2],
    /// How long these markers are.
    pub marker: usize,
    /// The language of what is written beside numbers.
    pub lang: Lang,
    /// The clock.
    pub as_of: NaiveDate,
    /// The settings that the plan is read in.
    pub workspace: &'a Workspace,
}

/// A plan made of three texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Its text, with the markers of git where both sides changed one thing differently.
    pub text: String,
    /// What people have to decide, in words: git is told that there is a conflict.
    pub conflicts: Vec<Message>,
    /// What was decided for them, in words.
    pub told: Vec<Message>,
}

/// Returns `ours` and `theirs`, both made of `base`, as one; `None` where they can be merged line by line alone.
///
/// ```
/// # use roadmap::edit::merge::{Terms, merge};
/// # use roadmap::{model::Workspace, words::Lang};
/// # let (workspace, as_of) = (Workspace::default(), "2022-06-01".parse().unwrap());
/// # let terms = Terms { names: ["ours", "theirs"], marker: 7, lang: Lang::English, as_of, workspace: &workspace };
/// let base = "title = 'П'\nperiod = '2022'\n\n[[item]]\ntitle = 'Раз'\ndeadline = 'май'\n";
/// let (done, noted) = (format!("{base}done = 2022-05-01\n"), format!("{base}note = 'да'\n"));
/// let merged = merge(base, &done, &noted, &terms).unwrap();
/// assert_eq!(merged.text, format!("{base}done = 2022-05-01\nnote = 'да'\n"));
/// ```
pub fn merge(base: &str, ours: &str, theirs: &str, terms: &Terms<'_>) -> Option<Merged> {
    if let Some(text) = three([base, ours, theirs]) {
        return Some(Merged {
            text: text.to_owned(),
            conflicts: Vec::new(),
            told: Vec::new(),
        });
    }
    let texts = [base, ours, theirs];
    let marks = texts.map(|text| text.starts_with(BOM));
    let unmarked = texts.map(|text| text.strip_prefix(BOM).unwrap_or(text));
    let crlf = [
        line_ends(unmarked[0])?,
        line_ends(unmarked[1])?,
        line_ends(unmarked[2])?,
    ];
    let plain = unmarked.map(|text| text.replace("\r\n", "\n"));
    let ended = plain.each_ref().map(|text| text.ends_with('\n'));
    let (mut text, conflicts, told) = whole(plain.each_ref().map(String::as_str), terms)?;
    let [mark, crlf, ended] = [marks, crlf, ended].map(|[base, ours, theirs]| {
        // Of two answers to one question the sides cannot both differ from the base and from each other.
        three([base, ours, theirs]) == Some(true)
    });
    if ended || text.ends_with(terms.marker_line('>').as_str()) {
        text.push('\n');
    }
    if crlf {
        text = text.replace('\n', "\r\n");
    }
    if mark {
        text.insert_str(0, BOM);
    }
    Some(Merged {
        text,
        conflicts,
        told,
    })
}

/// Returns what is wrong with `merged`, made of the lines of both sides, that is wrong with neither of them.
pub fn doubts(ours: &str, theirs: &str, merged: &str, terms: &Terms<'_>) -> Vec<Message> {
    let draft = |text: &str| Draft::new("plan", text, terms.workspace, terms.as_of);
    let [Ok(ours), Ok(theirs)] = [ours, theirs].map(draft) else {
        return Vec::new();
    };
    let errors = match draft(merged) {
        Ok(merged) => ours.new_errors(&theirs, merged.text()).unwrap_or_default(),
        Err(error) => return vec![error.complaint()],
    };
    errors.into_iter().map(|error| error.title).collect()
}

const BOM: &str = "\u{feff}";

/// Returns whether lines end as on Windows; `None` where some do and some do not.
fn line_ends(text: &str) -> Option<bool> {
    let (all, crlf) = (text.matches('\n').count(), text.matches("\r\n").count());
    let returns = text.matches('\r').count();
    (returns == crlf && (crlf == 0 || crlf == all)).then_some(crlf > 0)
}

/// Merges texts without a byte order mark, whose lines end in line feeds.
fn whole(
    [base, ours, theirs]: [&str; 3],
    terms: &Terms<'_>,
) -> Option<(String, Vec<Message>, Vec<Message>)> {
    let draft = |text: &str| Draft::new("plan", text, terms.workspace, terms.as_of).ok();
    let drafts = [draft(ours)?, draft(theirs)?];
    let sides = sides::read(base, ours, theirs)?;
    let mut pieces = arranged(&sides)?;
    let renewed = numbers::settle(&mut pieces, &sides, terms.lang);
    let mut conflicts = Vec::new();
    for piece in &pieces {
        piece.tell(&mut conflicts);
    }
    conflicts.extend(renewed.conflicts);
    let twice = pieces.iter_mut().filter(|piece| piece.is_postponed_twice);
    let twice = twice.map(|piece| piece.mark_postponed(terms.lang));
    let told: Vec<Message> = renewed.told.into_iter().chain(twice).collect();
    let text = rendered(&pieces, terms);
    if conflicts.is_empty() {
        let errors = drafts[0].new_errors(&drafts[1], &text)?;
        conflicts.extend(errors.into_iter().map(|error| error.title));
    }
    Some((text, conflicts, told))
}

/// Returns the pieces of the merged plan in their order; `None` where a row would come into a section that it is in on
/// neither side, or where both sides rearranged the plan.
fn arranged(sides: &[Side<'_>; 3]) -> Option<Vec<Piece>> {
    let [base, ours, theirs] = sides;
    let changed = |id: usize| {
        let piece = ours.get(id).or_else(|| theirs.get(id));
        base.get(id)
            .zip(piece)
            .is_some_and(|(old, new)| !old.says_the_same(new))
    };
    let one = |id: usize| ours.get(id).or_else(|| theirs.get(id));
    let rules = Rules {
        stays: &changed,
        heads: &|id| one(id).is_some_and(|piece| !matches!(piece.kind, PieceKind::Row(_))),
        key: &|id| {
            one(id).map(|piece| {
                let number = piece.get("number").unwrap_or_default();
                (order::key(number), piece.lines().concat())
            })
        },
    };
    let ids = [&base.ids, &ours.ids, &theirs.ids].map(Vec::as_slice);
    let order = sequence::merged(ids, &rules)?;
    let merged: Option<Vec<Piece>> = order
        .iter()
        .map(|id| piece::merged(*id, sides.each_ref().map(|side| side.get(*id))))
        .collect();
    let merged = merged?;
    is_at_home(&order, &merged, sides).then_some(merged)
}

/// Returns whether each row stands in the section that it is in by either side.
fn is_at_home(order: &[usize], merged: &[Piece], sides: &[Side<'_>; 3]) -> bool {
    let homes: [HashMap<usize, Option<usize>>; 3] = sides.each_ref().map(Side::homes);
    let mut section = None;
    order.iter().zip(merged).all(|(id, piece)| {
        match piece.kind {
            PieceKind::Section(_) => section = Some(*id),
            PieceKind::Row(_) => {
                let [base, ours, theirs] = homes.each_ref().map(|homes| homes.get(id).copied());
                let meant = match (ours, theirs) {
                    (Some(ours), Some(theirs)) => three([base, Some(ours), Some(theirs)]).flatten(),
                    (one, other) => one.or(other),
                };
                let within = section.filter(|_| piece.is_within_section());
                return meant == Some(within);
            }
            _ => {}
        }
        true
    })
}

impl Terms<'_> {
    /// Returns a marker of git, with what it names.
    fn marker_line(&self, sign: char) -> String {
        let name = match sign {
            '<' => self.names[0],
            '>' => self.names[1],
            _ => "",
        };
        let signs: String = std::iter::repeat_n(sign, self.marker).collect();
        format!("{signs} {name}").trim_end().to_owned()
    }
}

/// Returns the text of the pieces, without the end of the last line.
fn rendered(pieces: &[Piece], terms: &Terms<'_>) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut open: Option<[Vec<String>; 2]> = None;
    let close = |open: &mut Option<[Vec<String>; 2]>, lines: &mut Vec<String>| {
        if let Some([ours, theirs]) = open.take() {
            lines.push(terms.marker_line('<'));
            lines.extend(ours);
            lines.push(terms.marker_line('='));
            lines.extend(theirs);
            lines.push(terms.marker_line('>'));
        }
    };
    for body in pieces.iter().flat_map(Piece::bodies) {
        match body {
            Body::Lines(own) => {
                if !own.is_empty() {
                    close(&mut open, &mut lines);
                    lines.extend(own);
                }
            }
            Body::Conflict(sides) => {
                let open = open.get_or_insert_default();
                for (all, own) in open.iter_mut().zip(sides) {
                    all.extend(own);
                }
            }
        }
    }
    close(&mut open, &mut lines);
    lines.join("\n")
}
