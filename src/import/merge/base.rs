//! What a document said when it was last imported: a text file beside the plan, `<stem>.imported`.
//!
//! It is the plan as the document alone would give it, a value a line and without remarks, so that git shows and merges
//! a new edition row by row. Rows that went from the document and still stand in the plan close it, marked `gone`.

use super::side::Side;
use crate::words::{Lang, MessageId};

/// The line that marks a row the document no longer has.
const GONE: &str = "gone = true";

/// Returns the text of the file for a document that says `plain`, with the rows that are `gone` below.
pub(super) fn text(plain: &str, source: &str, gone: &[String], lang: Lang) -> String {
    let head = MessageId::ImportBaseHead.with(source).text(lang);
    let head: String = head.chars().filter(|c| !c.is_control()).collect();
    format!("# {head}\n{plain}{}", gone.concat())
}

/// Returns the lines of a row that is gone; its number goes with it where another row has that now.
pub(super) fn gone(side: &Side<'_>, row: usize, renumbered: bool) -> String {
    let lines = side.lines(row).lines().skip(1).filter(|line| {
        !line.trim().is_empty() && *line != GONE && !(renumbered && line.starts_with("number "))
    });
    let lines = ["", "[[item]]"].into_iter().chain(lines);
    lines.chain([GONE, ""]).collect::<Vec<_>>().join("\n")
}

/// Returns whether the file `base` says `plain`, rows that are gone aside.
pub fn same(base: &str, plain: &str) -> bool {
    let (_, rest) = base.split_once('\n').unwrap_or_default();
    let gone = rest.split("\n[[item]]\n");
    let gone = gone.filter(|row| !row.lines().any(|line| line == GONE));
    gone.collect::<Vec<_>>().join("\n[[item]]\n") == plain
}
