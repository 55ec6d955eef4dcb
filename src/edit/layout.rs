//! The canonical layout of a plan file: keys in their order, `=` in line, one blank line between tables.
//!
//! Tables stay in the order of the file. A comment above a key or header goes where it goes, a comment behind one
//! stays behind it; a comment with a blank line below belongs to no key and keeps its blank line.

use super::lines::{Above, Statement, statements};
use crate::document::schema::{EXECUTOR, ITEM, PLAN, SECTION, Shape};

/// A longer key stands out of line rather than push all others away.
const WIDEST: usize = 50;

/// Returns `text`, valid TOML, in the canonical layout; its line breaks stay those of its first line.
///
/// ```
/// use roadmap::edit::format;
/// assert_eq!(format("period='2022'\ntitle = '…'"), "title  = '…'\nperiod = '2022'\n");
/// ```
pub fn format(text: &str) -> String {
    let (statements, below) = statements(text);
    let mut out = Vec::new();
    let mut rest = statements.as_slice();
    while !rest.is_empty() {
        let header = rest.first().filter(|first| first.value.is_none());
        let body = rest
            .get(usize::from(header.is_some())..)
            .unwrap_or_default();
        let length = body
            .iter()
            .position(|next| next.value.is_none())
            .unwrap_or(body.len());
        let (keys, after) = body.split_at(length);
        let tail = after
            .first()
            .map_or(below.as_slice(), |next| next.above.as_slice());
        table(header, keys, tail, after.is_empty(), &mut out);
        rest = after;
    }
    if statements.is_empty() {
        comments(&below, &mut out);
    }
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    out.push(String::new());
    let newline = if text
        .split('\n')
        .next()
        .is_some_and(|line| line.ends_with('\r'))
    {
        "\r\n"
    } else {
        "\n"
    };
    out.join(newline)
}

/// Writes a table: its header with what is above it, its keys, and the comments that close it.
fn table(
    header: Option<&Statement<'_>>,
    keys: &[Statement<'_>],
    tail: &[Above<'_>],
    last: bool,
    out: &mut Vec<String>,
) {
    if let Some(header) = header {
        let above = if out.is_empty() {
            &header.above
        } else {
            out.push(String::new());
            leading(&header.above)
        };
        comments(above, out);
        out.push(format!("{}{}", header.head, header.behind));
    }
    let name = header.map_or("", |header| header.head.trim_matches(['[', ']', ' ', '\t']));
    match shape(name) {
        Some(shape) => ordered(keys, shape, out),
        None => grouped(keys, out),
    }
    let closing = closing(tail);
    if last {
        comments(tail, out);
    } else {
        comments(tail.get(..closing).unwrap_or_default(), out);
    }
}

/// Returns the order of the keys of the table called `name`; `None` where any key may stand anywhere.
fn shape(name: &str) -> Option<&'static Shape> {
    match name {
        "" => Some(&PLAN),
        "section" => Some(&SECTION),
        "item" | "section.item" => Some(&ITEM),
        _ if name.starts_with("executors.") => Some(&EXECUTOR),
        _ => None,
    }
}

/// Returns how many lines of `above` a header close the table before it: comments right below its last key, with a
/// blank line after them.
fn closing(above: &[Above<'_>]) -> usize {
    above
        .iter()
        .position(|line| *line == Above::Blank)
        .unwrap_or(0)
}

/// Returns what of the lines `above` a header belongs to it.
fn leading<'s, 't>(above: &'s [Above<'t>]) -> &'s [Above<'t>] {
    let own = above.get(closing(above)..).unwrap_or_default();
    own.strip_prefix(&[Above::Blank]).unwrap_or(own)
}

/// Writes the keys of a table in the order of `shape`.
fn ordered(keys: &[Statement<'_>], shape: &Shape, out: &mut Vec<String>) {
    let Some(first) = keys.first() else { return };
    let floating = first
        .above
        .iter()
        .rposition(|line| *line == Above::Blank)
        .map_or(0, |at| at + 1);
    let (top, own) = first.above.split_at(floating);
    let top = top.strip_prefix(&[Above::Blank]).unwrap_or(top);
    comments(top, out);
    let mut sorted: Vec<(&Statement<'_>, &[Above<'_>])> =
        keys.iter().map(|key| (key, key.above.as_slice())).collect();
    sorted[0].1 = own;
    let rank = |key: &str| {
        let name = key
            .split('.')
            .next()
            .unwrap_or_default()
            .trim()
            .trim_matches(['"', '\'']);
        shape
            .keys
            .iter()
            .position(|(known, _)| *known == name)
            .unwrap_or(usize::MAX)
    };
    sorted.sort_by_key(|(key, _)| rank(key.head));
    let column = column(keys);
    for (key, above) in sorted {
        comments(above.strip_prefix(&[Above::Blank]).unwrap_or(above), out);
        out.push(line(key, column));
    }
}

/// Writes the keys of a table in their own order and groups; each group has a column of its own.
fn grouped(keys: &[Statement<'_>], out: &mut Vec<String>) {
    let begins = |key: &Statement<'_>| key.above.contains(&Above::Blank);
    let mut rest = keys;
    while let Some(first) = rest.first() {
        let length = rest
            .iter()
            .skip(1)
            .position(begins)
            .map_or(rest.len(), |at| at + 1);
        let (group, after) = rest.split_at(length);
        let column = column(group);
        let top = std::ptr::eq(first, &raw const keys[0]);
        let above = if top {
            first
                .above
                .strip_prefix(&[Above::Blank])
                .unwrap_or(&first.above)
        } else {
            &first.above
        };
        comments(above, out);
        out.push(line(first, column));
        for key in group.iter().skip(1) {
            comments(&key.above, out);
            out.push(line(key, column));
        }
        rest = after;
    }
}

fn column(keys: &[Statement<'_>]) -> usize {
    let widths = keys.iter().map(|key| key.head.chars().count());
    widths
        .filter(|width| *width <= WIDEST)
        .max()
        .unwrap_or_default()
}

fn line(key: &Statement<'_>, column: usize) -> String {
    let pad = column.saturating_sub(key.head.chars().count());
    format!(
        "{}{} = {}{}",
        key.head,
        " ".repeat(pad),
        key.value.unwrap_or_default(),
        key.behind
    )
}

fn comments(lines: &[Above<'_>], out: &mut Vec<String>) {
    out.extend(lines.iter().map(|line| match line {
        Above::Comment(comment) => (*comment).to_owned(),
        Above::Blank => String::new(),
    }));
}
