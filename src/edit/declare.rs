//! New lines of `[executors]`: who may be named from now on.

use toml_spanner::Arena;

use super::block::{line_break, line_end};
use super::{Change, lines, value};
use crate::document;
use crate::model::{ExecutorKind, Plan, kind};

/// What is known of an executor that no plan has named yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// What it is.
    pub kind: ExecutorKind,
    /// The post, of a person or a role.
    pub post: Option<String>,
}

/// Returns the entry of an executor that `declaration` tells of, as a value.
pub(super) fn entry(declaration: &Declaration) -> String {
    let post = declaration
        .post
        .as_ref()
        .map(|post| format!(", post = {}", value::text(post)));
    let kind = declaration.kind.name();
    format!("{{ kind = \"{kind}\"{} }}", post.unwrap_or_default())
}

/// Returns the names of the rows of `plan` but `told`, with entries that guess what they are, where its registry is empty.
pub(super) fn undeclared(plan: &Plan<'_>, told: &[&String]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    if !plan.registry.is_empty() {
        return found;
    }
    for known in plan.items.iter().flat_map(|row| &row.document.executors) {
        let is_known = |other: &str| plan.are_one(known.value, other);
        let is_told = told.iter().any(|name| is_known(name));
        if !is_told && !found.iter().any(|(other, _)| is_known(other)) {
            let guess = Declaration {
                kind: kind::likely(known.value),
                post: None,
            };
            found.push((known.value.to_owned(), entry(&guess)));
        }
    }
    found
}

/// Returns the change that writes `entries`, names with their values, behind the last of the registry of `text`, or a
/// registry before the first row.
pub fn entries(text: &str, entries: &[(&str, String)]) -> Change {
    let arena = Arena::new();
    let (plan, _) = document::plan(text, &arena);
    let newline = line_break(text, text.len());
    let known = plan
        .executors
        .iter()
        .map(|entry| entry.name.span.start as usize);
    let lines = |width: usize| -> Vec<String> {
        let line =
            |(name, entry): &(&str, String)| format!("{:width$} = {entry}", value::key(name));
        entries.iter().map(line).collect()
    };
    let header = text
        .find("[executors]")
        .map(|header| line_end(text, header));
    if let (Some(_), Some(from)) = (header, known.max()) {
        // Keys stand under one another up to the sign of equality.
        let rest = text.get(from..).unwrap_or_default();
        let written = rest.split('=').next().unwrap_or_default();
        let lines = lines(written.chars().count().saturating_sub(1)).join(newline);
        let at = line_end(text, from + lines::statement_end(rest));
        let ended = text.get(..at).is_some_and(|before| before.ends_with('\n'));
        let written = if ended {
            format!("{lines}{newline}")
        } else {
            format!("{newline}{lines}")
        };
        return Change::new(at, at, written);
    }
    let lines = lines(0).join(newline);
    if let Some(at) = header {
        return Change::new(at, at, format!("{lines}{newline}"));
    }
    let rows = plan.sections.iter().map(|section| section.header);
    let rows = rows.chain(plan.items.iter().map(|item| item.header));
    let first = rows.map(|span| span.start as usize).min();
    let at = first.unwrap_or(text.len());
    let before = if first.is_none() { newline } else { "" };
    let table = format!("{before}[executors]{newline}{lines}{newline}{newline}");
    Change::new(at, at, table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::format;

    fn declared(text: &str) -> String {
        let declaration = Declaration {
            kind: ExecutorKind::Person,
            post: Some("методист".to_owned()),
        };
        let mut text = text.to_owned();
        let change = entries(&text, &[("Лукьянова И.О.", entry(&declaration))]);
        text.insert_str(change.span.start as usize, &change.replacement);
        text
    }

    #[test]
    fn a_line_stands_last_in_the_registry() {
        let head = "title  = \"П\"\nperiod = \"2022\"\n";
        let rows = "[[item]]\ntitle    = \"Раз\"\ndeadline = \"май\"\n";
        let entry = "\"Лукьянова И.О.\" = { kind = \"person\", post = \"методист\" }\n";
        let known =
            format!("{head}\n[executors]\n\"О.А. Ефимова\"   = {{ kind = \"person\" }} # да\n\n");
        let expected = known.replace("# да\n", &format!("# да\n{entry}"));
        assert_eq!(
            declared(&format!("{known}{rows}")),
            format!("{expected}{rows}")
        );
        assert_eq!(declared(known.trim_end()), expected.trim_end());
        let empty = format!("{head}\n[executors]\n\n");
        let expected = format!("{head}\n[executors]\n{entry}\n{rows}");
        assert_eq!(declared(&format!("{empty}{rows}")), expected);
        assert_eq!(declared(&format!("{head}\n{rows}")), expected);
        assert_eq!(format(&expected), expected);
        let crlf = known.replace('\n', "\r\n");
        assert_eq!(declared(&crlf).replace("\r\n", "\n"), declared(&known));
    }
}
