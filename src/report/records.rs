//! Rows as flat records for machines: keys as in JSON, lists joined.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::Value;
use crate::query::{Row, State, Tally};

/// The keys of a row's record.
pub(super) fn row_keys() -> Vec<Cow<'static, str>> {
    let keys = [
        "roadmap",
        "name",
        "territory",
        "organization",
        "period",
        "id",
        "number",
        "section",
        "title",
        "deadline",
        "kind",
        "occurrences",
        "executors",
        "result",
        "state",
        "due",
        "days_late",
    ];
    keys.map(Cow::Borrowed).to_vec()
}

/// Returns the record of a row.
pub(super) fn row(row: &Row) -> Vec<Value<'_>> {
    vec![
        Value::text(&row.roadmap),
        Value::text(&row.name),
        Value::text(row.territory.as_deref().unwrap_or_default()),
        Value::text(row.organization.as_deref().unwrap_or_default()),
        Value::text(row.period.as_deref().unwrap_or_default()),
        Value::text(&row.id),
        Value::text(&row.number),
        Value::text(row.section.as_deref().unwrap_or_default()),
        Value::text(&row.title),
        Value::text(&row.deadline),
        Value::text(row.kind),
        Value::text(occurrences(row)),
        Value::Names(&row.executors),
        Value::text(&row.result),
        Value::text(row.state.name()),
        Value::date(row.due),
        Value::Number(row.days_late),
    ]
}

/// Returns the occurrences as intervals of ISO 8601, an open start as in EDTF: `2021-09-01/2021-09-30; ../2021-12-01`.
fn occurrences(row: &Row) -> String {
    let mut out = String::new();
    for occurrence in &row.occurrences {
        if !out.is_empty() {
            out.push_str("; ");
        }
        // Writing to a string cannot fail.
        let _ = match occurrence.start {
            Some(start) => write!(out, "{start}/{}", occurrence.due),
            None => write!(out, "../{}", occurrence.due),
        };
    }
    out
}

/// Returns the keys of the states.
pub(super) fn state_keys() -> impl Iterator<Item = Cow<'static, str>> {
    State::ALL
        .into_iter()
        .map(|state| Cow::Owned(state.name().replace('-', "_")))
}

/// Returns the counts of `tally` by state.
pub(super) fn states<'r>(tally: &Tally) -> impl Iterator<Item = Value<'r>> {
    State::ALL
        .map(|state| Value::count(tally.of(state)))
        .into_iter()
}
