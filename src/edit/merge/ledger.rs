//! A row that both sides postponed on different days: the later decision holds, and the ledger has both in their order.

use chrono::NaiveDate;

use super::pieces::{Piece, PieceKind, parts};
use crate::edit::array::in_array;
use crate::edit::value;

/// The keys in which a postponement is written.
pub(super) const KEYS: [&str; 2] = ["deadline", "postponed"];

/// Both postponements of a row as one.
pub(super) struct Both {
    deadline: String,
    postponed: String,
}

impl Both {
    /// Returns the statement of one of [`KEYS`].
    pub(super) fn statement(&self, key: &str) -> Option<&str> {
        match key {
            "deadline" => Some(&self.deadline),
            "postponed" => Some(&self.postponed),
            _ => None,
        }
    }
}

/// A postponement that one side added.
struct Step<'t> {
    on: NaiveDate,
    /// What follows the former deadline in the entry.
    rest: String,
    /// The statement of the deadline, and its value.
    statement: &'t str,
    deadline: &'t str,
    /// The statement of the ledger up to its value.
    before: &'t str,
    /// The entries that were there.
    known: Vec<String>,
}

/// Returns both postponements of a row, one behind the other by their days; `None` where the sides did anything else, or
/// decided on one day.
pub(super) fn both(kind: &PieceKind, sides: [Option<&Piece<'_>>; 3]) -> Option<Both> {
    let [Some(base), Some(ours), Some(theirs)] = sides else {
        return None;
    };
    matches!(kind, PieceKind::Row(_)).then_some(())?;
    let (ours, theirs) = (step(base, ours)?, step(base, theirs)?);
    let (first, last) = match ours.on.cmp(&theirs.on) {
        std::cmp::Ordering::Less => (ours, theirs),
        std::cmp::Ordering::Greater => (theirs, ours),
        std::cmp::Ordering::Equal => return None,
    };
    let was = parts(base.get("deadline")?)?[1];
    let entry = |was: &str, step: &Step<'_>| format!("{WAS}{was}{}", step.rest);
    let mut entries = first.known.clone();
    entries.push(entry(was, &first));
    entries.push(entry(first.deadline, &last));
    Some(Both {
        deadline: last.statement.to_owned(),
        postponed: format!("{}{}", last.before, value::array(&entries)),
    })
}

/// How an entry begins.
const WAS: &str = "{ was = ";

/// Returns the postponement that `side` added to `base`, if it added one and nothing else was done to the ledger.
fn step<'t>(base: &Piece<'_>, side: &'t Piece<'_>) -> Option<Step<'t>> {
    let statement = side.get("deadline")?;
    let [_, deadline, remark] = parts(statement)?;
    let [_, was, known_remark] = parts(base.get("deadline")?)?;
    let [before, ledger, behind] = parts(side.get("postponed")?)?;
    let known = match base.get("postponed") {
        Some(text) => entries(parts(text)?[1])?,
        None => Vec::new(),
    };
    let mut own = entries(ledger)?;
    let last = own.pop()?;
    let text = deadline.starts_with(['"', '\'']) && was.starts_with(['"', '\'']);
    let plain = behind.is_empty() && !ledger.contains('\n');
    let same = own == known && remark == known_remark;
    (text && plain && same && deadline != was).then_some(())?;
    let rest = last.strip_prefix(WAS)?.strip_prefix(was)?.to_owned();
    let (_, day) = rest.split_once("on = ")?;
    Some(Step {
        on: day.get(..10)?.parse().ok()?,
        rest,
        statement,
        deadline,
        before,
        known,
    })
}

fn entries(ledger: &str) -> Option<Vec<String>> {
    in_array(ledger, |_, _, raw| raw.to_owned())
}
