//! Numbers that both sides of a merge gave: one row keeps it, the other gets one that is free.

use std::collections::{HashMap, HashSet};

use super::piece::{Body, Merged};
use super::pieces::{Piece, PieceKind, parts};
use super::sides::Side;
use crate::check::renumbered;
use crate::edit::home::next_number;
use crate::edit::value;
use crate::model::naming::bare;
use crate::words::{Lang, Message, MessageId};

/// What became of numbers.
#[derive(Default)]
pub(super) struct Renewed {
    /// What people have to decide.
    pub(super) conflicts: Vec<Message>,
    /// What was decided for them.
    pub(super) told: Vec<Message>,
}

/// The rows among which a number is given once, and the number without its dot.
type Scope = (Option<usize>, String);

/// A row of the merged plan that has a number.
struct NumberedRow {
    /// Its place among the pieces.
    at: usize,
    scope: Scope,
    /// The number as printed.
    number: String,
    /// The side that alone has the row.
    added_by: Option<usize>,
}

/// Gives a free number to each row that has one of another row, if one side alone added it.
pub(super) fn settle(pieces: &mut [Merged], sides: &[Side<'_>; 3], lang: Lang) -> Renewed {
    let restarts = sides.iter().any(restarts);
    let mut rows = rows(pieces, sides, restarts);
    let counts = [1, 2].map(|side| counts(&sides[side], restarts));
    let mut taken: HashSet<Scope> = rows.iter().map(|row| row.scope.clone()).collect();
    let mut renewed = Renewed::default();
    for place in colliding(&rows, &counts) {
        let label = pieces[rows[place].at].label();
        let row = &rows[place];
        let Some(side) = row.added_by else {
            let number = row.number.as_str();
            renewed
                .conflicts
                .push(MessageId::MergeSameNumber.with(label).with(number));
            continue;
        };
        let number = free(&rows, place, &taken);
        taken.insert((row.scope.0, bare(&number).to_owned()));
        let message = |id: MessageId| id.with(label.clone()).with(number.as_str());
        if is_referred_to(&sides[side], &sides[0], &row.scope.1) {
            renewed.conflicts.push(message(MessageId::MergeReferred));
        } else {
            renewed.told.push(message(MessageId::MergeRenumbered));
        }
        give(&mut pieces[row.at], &row.number, &number, lang);
        bare(&number).clone_into(&mut rows[place].scope.1);
        rows[place].number = number;
    }
    renewed.conflicts.extend(repointed(sides));
    renewed
}

/// Returns the items that one side speaks of anew while the other excluded them or gave their numbers away.
fn repointed<'s>(sides: &'s [Side<'_>; 3]) -> impl Iterator<Item = Message> + 's {
    let base = &sides[0];
    let number = |side: &Side<'_>, id: usize| {
        let number = side.get(id).and_then(Piece::number)?;
        Some(bare(&number).to_owned()).filter(|bare| !bare.is_empty())
    };
    let is_row = |id: &&usize| {
        let kind = base.get(**id).map(|piece| &piece.kind);
        matches!(kind, Some(PieceKind::Row(_)))
    };
    let known = base.ids.iter().filter(is_row);
    known.filter_map(move |id| {
        let was = number(base, *id)?;
        let repointed = [(1, 2), (2, 1)].into_iter().any(|(own, other)| {
            number(&sides[own], *id).as_ref() != Some(&was)
                && is_referred_to(&sides[other], base, &was)
        });
        repointed.then(|| MessageId::MergeRepointed.with(was))
    })
}

/// Returns whether a number comes again in another section.
fn restarts(side: &Side<'_>) -> bool {
    let homes = side.homes();
    let mut known: HashMap<String, Option<usize>> = HashMap::new();
    let numbered = side.ids.iter().zip(&side.pieces);
    let numbered = numbered.filter_map(|(id, piece)| Some((*homes.get(id)?, piece.number()?)));
    let mut again = false;
    for (home, number) in numbered {
        let bare = bare(&number);
        again |= !bare.is_empty() && *known.entry(bare.to_owned()).or_insert(home) != home;
    }
    again
}

/// Returns how often each number comes on a side.
fn counts(side: &Side<'_>, restarts: bool) -> HashMap<Scope, usize> {
    let homes = side.homes();
    let mut counts = HashMap::new();
    for (id, piece) in side.ids.iter().zip(&side.pieces) {
        if let (Some(home), Some(number)) = (homes.get(id), piece.number()) {
            let scope = (home.filter(|_| restarts), bare(&number).to_owned());
            *counts.entry(scope).or_default() += 1;
        }
    }
    counts
}

fn rows(pieces: &[Merged], sides: &[Side<'_>; 3], restarts: bool) -> Vec<NumberedRow> {
    let mut section = None;
    let mut rows = Vec::new();
    for (at, piece) in pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| piece.is_certain())
    {
        match piece.kind {
            PieceKind::Section(_) => section = Some(piece.id),
            PieceKind::Row(_) => {
                let number = piece.said("number").unwrap_or_default();
                let home = section.filter(|_| restarts && piece.is_within_section());
                let has = [0, 1, 2].map(|side: usize| sides[side].get(piece.id).is_some());
                let added_by = match has {
                    [false, true, false] => Some(1),
                    [false, false, true] => Some(2),
                    _ => None,
                };
                rows.push(NumberedRow {
                    at,
                    scope: (home, bare(&number).to_owned()),
                    number,
                    added_by,
                });
            }
            PieceKind::Passport | PieceKind::Table(..) => {}
        }
    }
    rows.retain(|row| !row.scope.1.is_empty());
    rows
}

/// Returns the places of rows that have a number of another row, where neither side had it as often: first those that
/// were there already keep it, then those that come first.
fn colliding(rows: &[NumberedRow], counts: &[HashMap<Scope, usize>; 2]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|place| rows[*place].added_by.is_some());
    let mut met: HashMap<&Scope, usize> = HashMap::new();
    let mut found: Vec<usize> = Vec::new();
    for place in order {
        let scope = &rows[place].scope;
        let met = met.entry(scope).or_default();
        *met += 1;
        let known = counts.iter().filter_map(|counts| counts.get(scope)).max();
        if *met > known.copied().unwrap_or(1) {
            found.push(place);
        }
    }
    found.sort_unstable();
    found
}

/// Returns a number for a row that no other one has: the next one where it stands last or is numbered in parts, else
/// one between («3.1»).
fn free(rows: &[NumberedRow], place: usize, taken: &HashSet<Scope>) -> String {
    let row = &rows[place];
    let home = row.scope.0;
    let is_free = |number: &String| !taken.contains(&(home, bare(number).to_owned()));
    let older = |row: &NumberedRow| row.scope.0 == home && row.added_by.is_none();
    let last = !rows.iter().skip(place + 1).any(older);
    let following = std::iter::successors(next_number(&row.number), |number| next_number(number));
    let stem = &row.scope.1;
    let end = row.number.trim().get(stem.len()..).unwrap_or_default();
    let between = (1..).map(|part| format!("{stem}.{part}{end}"));
    let mut following = following.take_while(|_| last || stem.contains('.'));
    let found = following.find(is_free);
    found.unwrap_or_else(|| between.into_iter().find(is_free).unwrap_or_default())
}

/// Writes the number, and above it which one the row had.
fn give(piece: &mut Merged, was: &str, number: &str, lang: Lang) {
    let unit = piece.units.iter_mut().find(|unit| unit.key == "number");
    let Some(unit) = unit else { return };
    if let Body::Lines(lines) = &mut unit.body
        && let Some(line) = lines.first_mut()
        && let Some([before, value, behind]) = parts(line)
    {
        let value = value::text_like(number, value);
        *line = format!("{before}{value}{behind}");
        unit.lead.push(renumbered(was, lang));
    }
}

/// Returns whether `side` says something of the item `number` where it changed or added it.
fn is_referred_to(side: &Side<'_>, base: &Side<'_>, number: &str) -> bool {
    side.ids.iter().zip(&side.pieces).any(|(id, piece)| {
        let old = base.get(*id);
        piece.units.iter().any(|unit| {
            let same = old.and_then(|old| old.get(&unit.key)) == Some(unit.text);
            unit.key != "number" && !same && refers(unit.text, number)
        })
    })
}

/// Returns whether `text` names the item `number`: «п. 24», «пунктов 3, 24», «пп. 20–25».
fn refers(text: &str, number: &str) -> bool {
    let lowered = text.to_lowercase();
    let words = lowered.split(|c: char| c.is_whitespace() || "«»\"'()[]{},;".contains(c));
    let mut listing = false;
    for word in words.filter(|word| !word.is_empty()) {
        let stem = word.trim_end_matches(|c: char| c.is_ascii_digit() || ".–-".contains(c));
        let names =
            matches!(stem, "п" | "пп" | "п.п" | "item" | "items") || stem.starts_with("пункт");
        let digits = word.trim_start_matches(|c: char| !c.is_ascii_digit());
        listing = names || (listing && (!digits.is_empty() || matches!(word, "и" | "или" | "по")));
        if listing && covers(digits, number) {
            return true;
        }
    }
    false
}

/// Returns whether `digits` is the number, or a range around it.
fn covers(digits: &str, number: &str) -> bool {
    let digits = bare(digits);
    let within = digits.split_once(['–', '-']).is_some_and(|(from, to)| {
        let [from, to, own] = [from, to, number].map(str::parse::<u32>);
        matches!((from, to, own), (Ok(from), Ok(to), Ok(own)) if (from..=to).contains(&own))
    });
    digits == number || within
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_named_by_its_number() {
        for text in [
            "после п. 24",
            "п.24.",
            "«см. пункты 3 и 24»",
            "пп. 20–25",
            "пунктам 1, 24;",
            "item 24",
        ] {
            assert!(refers(text, "24"), "{text}");
        }
        for text in [
            "24 школы",
            "п. 240",
            "п. 2.24",
            "пункт выдачи до 24 мая, 24",
            "приказ № 24",
            "пп. 1–5",
        ] {
            assert!(!refers(text, "24"), "{text}");
        }
    }
}
