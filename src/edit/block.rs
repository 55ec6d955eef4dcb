//! The lines of one table: where each key is, and the style in which to write a new line.

use toml_spanner::{Arena, ArrayStyle, Table, TableStyle};

use super::{Change, value};
use crate::document::schema::{self, Shape};
use crate::text::Span;

/// What stands before a fact that was taken back and whose comment has to stay: TOML takes the line for a comment.
///
/// Translation files mark their obsolete entries so.
pub(super) const KEPT: &str = "#~ ";

/// The keys written below one header.
pub(super) struct Block<'a> {
    text: &'a str,
    header: Span,
    shape: &'static Shape,
    entries: Vec<Entry<'a>>,
}

/// A key and its value.
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    pub(super) key: Span,
    pub(super) value: Span,
    /// Whether the value is an array of tables with headers of their own.
    pub(super) in_tables: bool,
}

/// Returns the keys of the row whose header begins at `header`; `None` where it is not a table with a header.
pub(super) fn item<'a>(text: &'a str, arena: &'a Arena, header: u32) -> Option<Block<'a>> {
    let document = toml_spanner::parse(text, arena).ok()?;
    let root = document.table();
    let sections = tables(root, "section").flat_map(|section| tables(section, "item"));
    let item = tables(root, "item")
        .chain(sections)
        .find(|item| item.span().start == header)?;
    (item.style() == TableStyle::Header).then(|| Block::new(text, item, &schema::ITEM))
}

/// Returns the end of the last value of the row or section whose header begins at `header`, its own tables included.
pub(super) fn end<'a>(text: &'a str, arena: &'a Arena, header: u32) -> Option<usize> {
    let document = toml_spanner::parse(text, arena).ok()?;
    let root = document.table();
    let sections = tables(root, "section").flat_map(|section| tables(section, "item"));
    let mut found = tables(root, "item")
        .chain(tables(root, "section"))
        .chain(sections);
    found
        .find(|item| item.span().start == header)
        .map(|table| last_byte(table) as usize)
}

/// Returns the change that takes out the lines of `key`, a key or a table of the file itself.
pub(super) fn lines_of<'a>(text: &'a str, arena: &'a Arena, key: &str) -> Option<Change> {
    let document = toml_spanner::parse(text, arena).ok()?;
    let mut entries = document.table().iter();
    let (key, item) = entries.find(|(name, _)| name.name == key)?;
    let end = item.as_table().map_or(0, last_byte).max(item.span().end);
    let start = key.span.start.min(item.span().start);
    Some(remove_line(text, start as usize, end as usize))
}

fn last_byte(table: &Table<'_>) -> u32 {
    let within = table.iter().map(|(_, item)| {
        let own = item.as_table().map_or(0, last_byte);
        item.span().end.max(own)
    });
    within.chain([table.span().end]).max().unwrap_or_default()
}

fn tables<'t, 'a>(
    table: &'t Table<'a>,
    key: &str,
) -> impl Iterator<Item = &'t Table<'a>> + use<'t, 'a> {
    let array = table.get(key).and_then(|item| item.as_array());
    array
        .into_iter()
        .flat_map(|array| array.iter())
        .filter_map(|element| element.as_table())
}

impl<'a> Block<'a> {
    pub(super) fn new(text: &'a str, table: &Table<'a>, shape: &'static Shape) -> Self {
        let entries = table.iter().filter_map(|(key, item)| {
            let within = item
                .as_table()
                .is_some_and(|table| table.style() != TableStyle::Inline);
            (!within).then(|| Entry {
                name: key.name,
                key: ours(key.span),
                value: ours(item.span()),
                in_tables: item
                    .as_array()
                    .is_some_and(|array| array.style() != ArrayStyle::Inline),
            })
        });
        Block {
            text,
            header: ours(table.span()),
            shape,
            entries: entries.collect(),
        }
    }

    /// Returns the entry of `key`.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry<'a>> {
        self.entries.iter().find(|entry| entry.name == key)
    }

    /// Returns the changes that write `value` for `key`: in place of the former, on the line kept for it, or on a new
    /// one.
    pub(super) fn set(&self, key: &str, value: &str) -> Vec<Change> {
        match self.entry(key) {
            Some(entry) => {
                let place = entry.value.range();
                vec![Change::new(place.start, place.end, value)]
            }
            None => self
                .kept(key, value)
                .unwrap_or_else(|| vec![self.insert(key, value)]),
        }
    }

    /// Returns the changes that make the kept lines of `key`, if they say `value`, lines of the block again.
    fn kept(&self, key: &str, value: &str) -> Option<Vec<Change>> {
        let mut line = line_end(self.text, self.header.start as usize);
        while line < self.text.len() {
            let written = self.text.get(line..line_end(self.text, line))?;
            if written.trim_start().starts_with('[') && !self.holds(line) {
                return None;
            }
            if let Some(changes) = self.kept_at(line, key, value) {
                return Some(changes);
            }
            line += written.len();
        }
        None
    }

    /// Returns whether the byte at `at` is in a value of the block.
    fn holds(&self, at: usize) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.value.range().contains(&at))
    }

    /// Returns the changes that take off what keeps the lines from `line` on, as many as make up `key` and `value`.
    fn kept_at(&self, line: usize, key: &str, value: &str) -> Option<Vec<Change>> {
        let (mut at, mut freed, mut changes) = (line, String::new(), Vec::new());
        while let Some(written) = self.text.get(at..line_end(self.text, at)) {
            let bare = written.trim_start_matches([' ', '\t']);
            let rest = bare.strip_prefix(KEPT)?;
            if self.holds(at) {
                return None;
            }
            let place = at + written.len() - bare.len();
            changes.push(Change::new(place, place + KEPT.len(), ""));
            freed.push_str(rest);
            if says(&freed, key, value) {
                return Some(changes);
            }
            at += written.len();
        }
        None
    }

    /// Returns the change that writes `value` for a new `key`.
    pub(super) fn insert(&self, key: &str, value: &str) -> Change {
        let before = self.before(key);
        let model = before.or(self.entries.first());
        let indent = model.map_or("", |entry| indent(self.text, entry.key.start as usize));
        let line = format!("{indent}{}{value}", self.assignment(key, indent, model));
        self.line_for(key, &line)
    }

    /// Returns the change that writes `line` where a line of a new `key` goes.
    pub(super) fn line_for(&self, key: &str, line: &str) -> Change {
        let headed = self
            .text
            .get(self.header.range())
            .is_some_and(|text| text.starts_with('['));
        match (self.before(key), self.entries.first()) {
            (Some(entry), _) => insert_line(self.text, entry.value.end as usize, line),
            (None, _) if headed => insert_line(self.text, self.header.start as usize, line),
            (None, first) => {
                let at = first.map_or(0, |entry| line_start(self.text, entry.key.start as usize));
                let newline = line_break(self.text, at);
                Change::new(at, at, format!("{line}{newline}"))
            }
        }
    }

    /// Returns the entry behind which a new `key` goes.
    fn before(&self, key: &str) -> Option<&Entry<'a>> {
        let rank = |name| rank(self.shape, name);
        let before = self
            .entries
            .iter()
            .filter(|entry| rank(entry.name) <= rank(key));
        before.max_by_key(|entry| (rank(entry.name), entry.value.end))
    }

    /// Returns the line of a new `key` up to its value, in the style of the block.
    pub(super) fn beginning(&self, key: &str) -> String {
        let indent = self.margin();
        format!(
            "{indent}{}",
            self.assignment(key, indent, self.entries.first())
        )
    }

    /// Returns the blanks before the keys of the block.
    pub(super) fn margin(&self) -> &'a str {
        let first = self.entries.first();
        first.map_or("", |entry| indent(self.text, entry.key.start as usize))
    }

    /// Returns whether every `=` stands one blank behind the longest key, as `fmt` puts them.
    pub(super) fn is_canonical(&self) -> bool {
        let width = |entry: &Entry<'_>| {
            let written = self.text.get(entry.key.range()).unwrap_or_default();
            self.margin().chars().count() + written.chars().count()
        };
        let widest = self.entries.iter().map(width).max().unwrap_or_default();
        self.column() == Some(widest + 1)
    }

    /// Returns `key` and its `=`, in line with those of the block where they are in line with each other.
    fn assignment(&self, key: &str, indent: &str, model: Option<&Entry<'_>>) -> String {
        let Some(model) = model else {
            return format!("{key} = ");
        };
        let between = self
            .text
            .get(model.key.end as usize..model.value.start as usize)
            .unwrap_or(" = ");
        let (before, after) = between.split_once('=').unwrap_or((" ", " "));
        let width = indent.chars().count() + key.chars().count();
        let pad = match self.column() {
            Some(column) if column > width => column - width,
            _ => usize::from(!before.is_empty()),
        };
        format!("{key}{}={after}", " ".repeat(pad))
    }

    /// Returns the column in which every `=` of the block stands, if there is one.
    fn column(&self) -> Option<usize> {
        let mut columns = self.entries.iter().map(|entry| {
            let start = line_start(self.text, entry.key.start as usize);
            let head = self
                .text
                .get(start..entry.value.start as usize)
                .unwrap_or_default();
            head.rfind('=')
                .and_then(|at| head.get(..at))
                .map(|head| head.chars().count())
        });
        let first = columns.next()??;
        let mut others = 0;
        for column in columns {
            others += 1;
            if column != Some(first) {
                return None;
            }
        }
        (others > 0).then_some(first)
    }

    /// Returns the changes that take the line of `key` out; with a comment at its end it becomes a comment itself.
    pub(super) fn remove(&self, key: &str) -> Vec<Change> {
        let Some(entry) = self.entry(key) else {
            return Vec::new();
        };
        let (start, end) = (entry.key.start as usize, entry.value.end as usize);
        let behind = self.text.get(end..line_end(self.text, end));
        if behind.unwrap_or_default().trim().is_empty() {
            return vec![remove_line(self.text, start, end)];
        }
        kept(self.text, start, end)
    }
}

/// Returns the changes that make comments of the lines of `start..end`, a key and its value.
pub(super) fn kept(text: &str, start: usize, end: usize) -> Vec<Change> {
    let mut changes = vec![Change::new(start, start, KEPT)];
    let mut line = line_end(text, start);
    while line < end {
        changes.push(Change::new(line, line, KEPT));
        line = line_end(text, line);
    }
    changes
}

/// Returns whether the TOML `line` gives `key` this `value` and nothing else.
fn says(line: &str, key: &str, value: &str) -> bool {
    let arena = Arena::new();
    let Ok(document) = toml_spanner::parse(line, &arena) else {
        return false;
    };
    let root = document.table();
    let given = root
        .get(key)
        .and_then(|item| line.get(ours(item.span()).range()));
    root.iter().count() == 1 && given.is_some_and(|given| value::same(given, value))
}

/// Returns the place of `key` in the canonical order of the keys of `shape`; unknown ones come last.
fn rank(shape: &Shape, key: &str) -> usize {
    let key = key.split('.').next().unwrap_or_default();
    shape
        .keys
        .iter()
        .position(|(name, _)| *name == key)
        .unwrap_or(usize::MAX)
}

pub(super) fn ours(span: toml_spanner::Span) -> Span {
    Span {
        start: span.start,
        end: span.end,
    }
}

/// Returns the start of the line that `at` is in.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text.get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |newline| newline + 1)
}

/// Returns the end of the line that `at` is in, its line break included.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text.get(at..)
        .and_then(|rest| rest.find('\n'))
        .map_or(text.len(), |newline| at + newline + 1)
}

/// Returns the blanks at the start of the line that `at` is in.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let line = text.get(line_start(text, at)..).unwrap_or_default();
    let length = line.len() - line.trim_start_matches([' ', '\t']).len();
    line.get(..length).unwrap_or_default()
}

/// Returns the line break that the line of `at` ends with; that of the first line where it ends the file.
pub(super) fn line_break(text: &str, at: usize) -> &'static str {
    let line = text.get(..line_end(text, at)).unwrap_or_default();
    let crlf = if line.ends_with('\n') {
        line.ends_with("\r\n")
    } else {
        let first = text.split_inclusive('\n').next();
        first.is_some_and(|first| first.ends_with("\r\n"))
    };
    if crlf { "\r\n" } else { "\n" }
}

/// Returns the change that writes `line` below the line that `at` is in.
pub(super) fn insert_line(text: &str, at: usize, line: &str) -> Change {
    let place = line_end(text, at);
    let newline = line_break(text, at);
    let ended = text
        .get(..place)
        .is_some_and(|before| before.ends_with('\n'));
    let written = if ended {
        format!("{line}{newline}")
    } else {
        format!("{newline}{line}")
    };
    Change::new(place, place, written)
}

/// Returns the change that removes the lines of `start..end`.
pub(super) fn remove_line(text: &str, start: usize, end: usize) -> Change {
    let (from, to) = (line_start(text, start), line_end(text, end));
    if to == text.len() && !text.ends_with('\n') {
        let before = text.get(..from).unwrap_or_default();
        let kept = before
            .strip_suffix('\n')
            .map_or(before, |kept| kept.strip_suffix('\r').unwrap_or(kept));
        return Change::new(kept.len(), to, "");
    }
    Change::new(from, to, "")
}
