//! Keys that the format had before, and what is written instead.

use toml_spanner::{Key, Table};

use super::reader::{span, text};
use crate::diagnostic::{Diagnostic, Rule};
use crate::text::Span;
use crate::text::literal::quoted;
use crate::words::MessageId;

/// Reports the former keys of a row with the line to write instead; returns whether its state is unknown for them.
pub(super) fn status(row: &Table<'_>, problems: &mut Vec<Diagnostic>) -> bool {
    let find = |name: &str| row.iter().find(|(key, _)| key.name == name);
    let (status, reason) = (find("status"), find("reason"));
    let why = reason.and_then(|(_, item)| text(item));
    let is_cancelled = status
        .is_some_and(|(_, item)| text(item).is_some_and(|text| text.value.trim() == "cancelled"));
    let fact = why.map_or_else(String::new, |why| {
        format!(" reason = {} ", quoted(why.value))
    });
    let line = format!("cancelled = {{{fact}}}");
    if let Some((key, item)) = status {
        let place = whole(key, span(item.span()));
        let found = Diagnostic::new(Rule::FormerKey, place, MessageId::FormerKey.with("status"));
        problems.push(if is_cancelled {
            let problem = found.help(MessageId::FormerStatusHelp.with(line.as_str()));
            problem.fix(place, line, true)
        } else {
            found.help(MessageId::FormerOtherStatusHelp)
        });
    }
    if let Some((key, item)) = reason {
        let place = whole(key, span(item.span()));
        let found = Diagnostic::new(Rule::FormerKey, place, MessageId::FormerKey.with("reason"));
        problems.push(if is_cancelled && why.is_some() {
            let problem = found.help(MessageId::FormerReasonHelp);
            problem.fix(place, "", true)
        } else {
            found.help(MessageId::FormerLoneReasonHelp)
        });
    }
    status.is_some()
}

fn whole(key: &Key<'_>, value: Span) -> Span {
    Span {
        start: span(key.span).start,
        end: value.end,
    }
}

/// Lets the fixes that take a former key out take out its whole line in `text`, where nothing else stands on it.
pub(super) fn widen(problems: &mut [Diagnostic], text: &str) {
    let former = problems
        .iter_mut()
        .filter(|problem| problem.rule == Rule::FormerKey);
    for fix in former.filter_map(|problem| problem.fix.as_mut()) {
        let range = fix.span.range();
        let (Some(before), Some(after)) = (text.get(..range.start), text.get(range.end..)) else {
            continue;
        };
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = after.split_inclusive('\n').next().unwrap_or_default();
        let alone = before.trim().is_empty() && after.trim().is_empty();
        if fix.replacement.is_empty() && alone {
            fix.span = Span::new(range.start - before.len(), range.end + after.len());
        }
    }
}
