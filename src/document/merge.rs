//! Unresolved merges of git: which lines of a file are of which side.

use crate::diagnostic::{Diagnostic, Rule};
use crate::text::Span;
use crate::words::{Message, MessageId};

/// A place where two sides of a merge stand one behind the other.
struct Conflict<'t> {
    /// The bytes from its first marker to the end of its last.
    span: Span,
    /// The lines of the first side, from 1, inclusive; empty where the last is before the first.
    ours: (usize, usize),
    /// What git calls the first side.
    our_name: &'t str,
    /// The lines of the second side.
    theirs: (usize, usize),
    /// What git calls the second side.
    their_name: &'t str,
}

/// Puts one problem for each unresolved merge of `text` in the place of what a parser says of its markers.
pub(super) fn name_conflicts(text: &str, problems: &mut Vec<Diagnostic>) {
    for conflict in conflicts(text) {
        let inside = |problem: &Diagnostic| {
            let at = problem.primary.span.start;
            (conflict.span.start..conflict.span.end).contains(&at)
        };
        problems.retain(|problem| !inside(problem));
        problems.push(
            Diagnostic::new(
                Rule::InvalidToml,
                conflict.span,
                MessageId::MergeUnresolved
                    .with(side(conflict.our_name, conflict.ours))
                    .with(side(conflict.their_name, conflict.theirs)),
            )
            .help(MessageId::MergeUnresolvedHelp),
        );
    }
    problems.sort_by_key(|problem| problem.primary.span.start);
}

/// Returns in words which lines are of the side that git calls `name`.
fn side(name: &str, (first, last): (usize, usize)) -> Message {
    match last.checked_sub(first) {
        None => MessageId::MergeNoLines.with(name),
        Some(0) => MessageId::MergeLine.with(name).with(first),
        Some(_) => MessageId::MergeLines.with(name).with(first).with(last),
    }
}

/// Returns the conflicts of `text`, with or without the common ancestor between the sides.
fn conflicts(text: &str) -> Vec<Conflict<'_>> {
    let mut found = Vec::new();
    // The first marker and the lines of the markers after it.
    let mut open: Option<(usize, usize, &str)> = None;
    let (mut base, mut middle) = (None, None);
    let mut at = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let marker = |sign: &str| {
            let rest = line.trim_end().strip_prefix(sign)?;
            (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim())
        };
        if let Some(name) = marker("<<<<<<<") {
            (open, base, middle) = (Some((at, number, name)), None, None);
        } else if marker("|||||||").is_some() && middle.is_none() {
            base = Some(number);
        } else if marker("=======").is_some() {
            middle = Some(number);
        } else if let (Some(name), Some((start, first, our_name)), Some(between)) =
            (marker(">>>>>>>"), open, middle)
        {
            found.push(Conflict {
                span: Span::new(start, at + line.trim_end().len()),
                ours: (first + 1, base.unwrap_or(between) - 1),
                our_name,
                theirs: (between + 1, number - 1),
                their_name: name,
            });
            open = None;
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use toml_spanner::Arena;

    use crate::words::Lang;

    fn told(text: &str) -> Vec<String> {
        let arena = Arena::new();
        let (_, problems) = crate::document::plan(text, &arena);
        let titles = problems
            .iter()
            .map(|problem| problem.title.text(Lang::English));
        titles.collect()
    }

    #[test]
    fn a_merge_is_named_once_with_the_lines_of_both_sides() {
        let item = "title = 'П'\nperiod = '2022'\n[[item]]\ntitle = 'Раз'\ndeadline = 'май'\n";
        let ours = "done = 2022-05-01\nnote = 'а'\n";
        let theirs = "done = 2022-05-02\n";
        let merge = format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n");
        let sides = "an unresolved merge of git: HEAD is lines 7–8; other is line 10";
        assert_eq!(told(&format!("{item}{merge}")), [sides]);
        assert_eq!(
            told(&format!("{item}{merge}").replace('\n', "\r\n")),
            [sides]
        );
        let with_base = merge.replace("=======", "||||||| base\n=======");
        let sides = "an unresolved merge of git: HEAD is lines 7–8; other is line 11";
        assert_eq!(told(&format!("{item}{with_base}")), [sides]);
        let nothing = format!("<<<<<<< HEAD\n=======\n{theirs}>>>>>>> other\n");
        let sides = "an unresolved merge of git: HEAD has no lines; other is line 8";
        assert_eq!(told(&format!("{item}{nothing}")), [sides]);
    }

    #[test]
    fn markers_inside_a_string_are_text() {
        let text =
            "title = 'П'\nperiod = '2022'\ngoal = \"\"\"\n<<<<<<< a\n=======\n>>>>>>> b\n\"\"\"\n";
        assert!(!told(text).iter().any(|title| title.contains("merge")));
    }
}
