//! A plan a line a row, as `git log -p` shows it through a textconv.

use super::{row, whole};
use crate::query::diff::{Change, Revision, RowRef, between};
use crate::text::harmless;
use crate::words::Lang;

/// Returns what the plan says: its passport and registry, then a line for each section and row.
///
/// These are the sentences about a new plan, so a line of the one side reads as the line of the other.
pub fn lines(revision: &Revision, lang: Lang) -> Vec<String> {
    let whole = between(&Revision::empty(&revision.name), revision).changes;
    let is_row =
        |change: &Change| matches!(change, Change::Added { .. } | Change::SectionAdded { .. });
    let told = whole
        .iter()
        .filter(|change| !is_row(change))
        .filter_map(|change| whole::value(change, lang));
    let mut lines: Vec<String> = told.collect();
    let mut section = None;
    for change in &whole {
        if let Change::Added {
            item: RowRef { section: here, .. },
            row,
        } = change
        {
            if section != *here {
                section.clone_from(here);
                lines.push(String::new());
                lines.extend(here.clone());
            }
            lines.push(row::line(row, lang));
        }
    }
    lines
        .iter()
        .map(|line| harmless::line(line).into_owned())
        .collect()
}
