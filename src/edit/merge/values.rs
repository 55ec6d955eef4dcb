//! One key of a plan in three ways: its value, the comment behind it, and lists element by element.

use std::collections::HashMap;

use super::pieces::parts;
use super::sequence::{self, Rules, three};
use crate::edit::array::{At, Elements, in_array};
use crate::edit::{apply, value};
use crate::text::order;

/// Keys whose values are lists to which both sides may add: what one adds says nothing against what the other does.
const LISTS: [&str; 9] = [
    "aliases",
    "basis",
    "cancelled",
    "done",
    "executors",
    "held_by",
    "members",
    "moved",
    "unmet",
];

/// Lists whose first element leads the others.
const LED: [&str; 1] = ["executors"];

/// Two sides that cannot both be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clash;

/// Returns the statement of `key` as both sides want it; `None` where it goes.
pub(super) fn merged(
    key: &str,
    [base, ours, theirs]: [Option<&str>; 3],
) -> Result<Option<String>, Clash> {
    if let Some(text) = three([base, ours, theirs]) {
        return Ok(text.map(str::to_owned));
    }
    let (Some(ours), Some(theirs)) = (ours, theirs) else {
        return Err(Clash);
    };
    let [Some(ours), Some(theirs)] = [ours, theirs].map(parts) else {
        return Err(Clash);
    };
    let base = match base {
        Some(base) => parts(base).ok_or(Clash)?.map(Some),
        None => [None; 3],
    };
    let [before, value, behind] =
        [0, 1, 2].map(|at| three([base[at], Some(ours[at]), Some(theirs[at])]).flatten());
    // How a line is aligned is nothing to quarrel about.
    let before = before.unwrap_or_else(|| ours[0].min(theirs[0]));
    let behind = match (behind, base[2]) {
        (Some(behind), _) => behind,
        (None, None) if ours[2].is_empty() || theirs[2].is_empty() => ours[2].max(theirs[2]),
        (None, _) => return Err(Clash),
    };
    let value = match value {
        Some(value) => value.to_owned(),
        None => list(key, [base[1].unwrap_or("[]"), ours[1], theirs[1]])?,
    };
    Ok(Some(format!("{before}{value}{behind}")))
}

/// The elements of a list as written, by numbers that say which is which in all three lists.
struct List {
    ids: Vec<usize>,
    raw: HashMap<usize, String>,
}

/// Returns a list with what both sides added and without what either took out.
fn list(key: &str, values: [&str; 3]) -> Result<String, Clash> {
    if !LISTS.contains(&key) {
        return Err(Clash);
    }
    let mut known: HashMap<(String, usize), usize> = HashMap::new();
    let read = values.map(|raw| elements(raw, &mut known));
    let [Some(base), Some(ours), Some(theirs)] = read else {
        return Err(Clash);
    };
    if LED.contains(&key) {
        let lead = |list: &List| list.ids.first().copied();
        three([lead(&base), lead(&ours), lead(&theirs)]).ok_or(Clash)?;
    }
    let gone = |list: &List| base.ids.iter().any(|id| !list.raw.contains_key(id));
    let came = |list: &List| list.ids.iter().any(|id| !base.raw.contains_key(id));
    if gone(&ours) && gone(&theirs) && came(&ours) && came(&theirs) {
        return Err(Clash);
    }
    let mut written: HashMap<usize, String> = HashMap::new();
    for id in base.ids.iter().chain(&ours.ids).chain(&theirs.ids) {
        let raw = [&base, &ours, &theirs].map(|list| list.raw.get(id));
        if let Some(raw) = three([raw[0], raw[1], raw[2]]).ok_or(Clash)? {
            written.insert(*id, raw.clone());
        }
    }
    let rules = Rules {
        stays: &|_| false,
        heads: &|_| false,
        key: &|id| order::key(written.get(&id).map_or("", String::as_str)),
    };
    let lists = [&base.ids, &ours.ids, &theirs.ids].map(Vec::as_slice);
    let merged = sequence::merged(lists, &rules).ok_or(Clash)?;
    let mut wanted: Vec<&String> = merged.iter().filter_map(|id| written.get(id)).collect();
    let in_order = |list: &List| {
        let raw = list.ids.iter().filter_map(|id| list.raw.get(id));
        raw.is_sorted()
    };
    // Occurrences stand by their days where they stood so before.
    if !LED.contains(&key) && in_order(&ours) && in_order(&theirs) {
        wanted.sort();
    }
    let wanted: Vec<String> = wanted.into_iter().cloned().collect();
    written_as(values[1].min(values[2]), values[1].max(values[2]), &wanted).ok_or(Clash)
}

/// Returns the elements of an array; an occurrence is known by its day, anything else by what it says.
fn elements(raw: &str, known: &mut HashMap<(String, usize), usize>) -> Option<List> {
    let raw: Vec<String> = in_array(raw, |_, _, raw| raw.to_owned())?;
    let mut met: HashMap<String, usize> = HashMap::new();
    let mut list = List {
        ids: Vec::new(),
        raw: HashMap::new(),
    };
    for raw in raw {
        let name = day(&raw).or_else(|| value::said(&raw));
        let name = name.unwrap_or_else(|| raw.trim().to_owned());
        let met = met.entry(name.clone()).or_default();
        let next = known.len();
        let id = *known.entry((name, *met)).or_insert(next);
        *met += 1;
        list.ids.push(id);
        list.raw.insert(id, raw);
    }
    Some(list)
}

/// Returns the days of the occurrences that the statement of a list speaks of.
pub(super) fn days(statement: &str) -> Vec<String> {
    let value = parts(statement).map(|parts| parts[1]);
    let elements = value.and_then(|raw| in_array(raw, |_, _, raw| day(raw)));
    elements.into_iter().flatten().flatten().collect()
}

/// Returns the day of the occurrence that an inline table speaks of.
fn day(raw: &str) -> Option<String> {
    let (_, rest) = raw.strip_prefix('{')?.split_once("due")?;
    let day = rest.trim_start().strip_prefix('=')?.trim_start();
    day.get(..10).map(|day| format!("due {day}"))
}

/// Returns the array `raw`, or `other` where that has lines of its own, with the elements `wanted`.
fn written_as(raw: &str, other: &str, wanted: &[String]) -> Option<String> {
    let raw = if raw.contains('\n') { raw } else { other };
    if !raw.contains('\n') {
        return Some(value::array(wanted));
    }
    let mut text = raw.to_owned();
    let own = |text: &str| in_array(text, |_, _, raw| raw.to_owned());
    while let Some(at) = own(&text)?
        .iter()
        .position(|element| !wanted.contains(element))
    {
        let changes = Elements::read(&text, 0, text.len(), false)?.remove(at);
        if changes.is_empty() {
            return None;
        }
        text = apply(&text, &changes).ok()?;
    }
    for (at, element) in wanted.iter().enumerate() {
        if own(&text)?.get(at) != Some(element) {
            let place = at.checked_sub(1).map_or(At::Front, At::Behind);
            let changes = Elements::read(&text, 0, text.len(), false)?.insert(&place, element);
            text = apply(&text, &changes).ok()?;
        }
    }
    // What was said above an element must not stand above another one.
    (own(&text)? == wanted).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(key: &str, base: &str, ours: &str, theirs: &str) -> Option<String> {
        let some = |text: &'static str| (!text.is_empty()).then_some(text);
        let [base, ours, theirs] = [base, ours, theirs].map(|text| some(text.to_owned().leak()));
        let found = merged(key, [base, ours, theirs]);
        assert_eq!(found, merged(key, [base, theirs, ours]), "symmetry");
        found.ok().map(Option::unwrap_or_default)
    }

    fn is(found: Option<String>, expected: &str) {
        assert_eq!(found.unwrap_or_default(), expected);
    }

    #[test]
    fn what_one_side_changed_is_taken() {
        is(
            case("note", "note = 'а'", "note = 'б'", "note = 'а'"),
            "note = 'б'",
        );
        is(case("note", "note = 'а'", "", "note = 'а'"), "");
        is(case("note", "", "note = 'а'", "note = 'а'"), "note = 'а'");
        assert_eq!(case("note", "note = 'а'", "note = 'б'", "note = 'в'"), None);
        assert_eq!(case("note", "note = 'а'", "", "note = 'в'"), None);
        assert_eq!(case("note", "", "note = 'б'", "note = 'в'"), None);
    }

    #[test]
    fn value_comment_and_alignment_are_apart() {
        is(
            case("note", "note = 1", "note    = 1", "note = 2 # да"),
            "note    = 2 # да",
        );
        is(
            case("note", "note = 1 # а", "note = 1 # б", "note = 2 # а"),
            "note = 2 # б",
        );
        assert_eq!(
            case("note", "note = 1 # а", "note = 1 # б", "note = 1 # в"),
            None
        );
    }

    #[test]
    fn lists_take_what_both_add() {
        let a = "executors = ['А', 'Б']";
        is(
            case(
                "executors",
                a,
                "executors = ['А', 'Б', 'В']",
                "executors = ['А', 'Г']",
            ),
            "executors = ['А', 'В', 'Г']",
        );
        assert_eq!(
            case(
                "executors",
                a,
                "executors = ['А', 'В']",
                "executors = ['А', 'Г']"
            ),
            None
        );
        assert_eq!(
            case(
                "executors",
                a,
                "executors = ['В', 'Б']",
                "executors = ['Г', 'Б']"
            ),
            None
        );
        assert_eq!(
            case("executors", "", "executors = ['В']", "executors = ['Г']"),
            None
        );
        let lines = "executors = [\n  'А', # раз\n  'Б',\n]";
        is(
            case(
                "executors",
                lines,
                &lines.replace(']', "  'Г',\n]"),
                &lines.replace("  'Б'", "  'В',\n  'Б'"),
            ),
            "executors = [\n  'А', # раз\n  'В',\n  'Б',\n  'Г',\n]",
        );
    }

    #[test]
    fn occurrences_are_known_by_their_days() {
        let one = "done = [{ due = 2022-01-31, on = 2022-01-30 }]";
        let two = "done = [{ due = 2022-02-28, on = 2022-02-20 }]";
        let both =
            "done = [{ due = 2022-01-31, on = 2022-01-30 }, { due = 2022-02-28, on = 2022-02-20 }]";
        is(case("done", "", two, one), both);
        let other = "done = [{ due = 2022-01-31, on = 2022-01-29 }]";
        assert_eq!(case("done", "", one, other), None);
        assert_eq!(case("done", "", one, "done = 2022-01-30"), None);
        assert_eq!(
            case("postponed", "", one, two),
            None,
            "a ledger is in the order of the decisions"
        );
    }
}
