//! Values of one table and of the tables in it, changed at once: what a document imported again brings into its plan.
//!
//! Every change is of the text as it was, in the style of the lines around it, so that any number of tables is
//! rewritten in one pass.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use toml_spanner::{Item, Table, TableStyle};

use super::block::{
    self, Block, indent, insert_line, line_break, line_end, line_start, remove_line,
};
use super::row::EditedRow;
use super::step::{self, Step};
use super::{Change, EditError, Operation, value};
use crate::document::schema::{self, Shape};
use crate::model::{self, Plan, Workspace};
use crate::text::shell;

/// A table of a text and what changes in it.
#[derive(Clone)]
pub struct Rewrite<'t> {
    text: &'t str,
    table: &'t Table<'t>,
    shape: &'static Shape,
    /// Returns whether a comment behind a value goes with the value.
    goes: fn(&str) -> bool,
    changes: Vec<Change>,
    /// By the keys that lead to a table in braces: what changes in it, and the comment that comes behind it.
    braced: BTreeMap<Vec<String>, Braced>,
}

/// What changes in a table in braces: values by the keys that lead to them from it, and the comment behind it.
#[derive(Clone, Default)]
struct Braced {
    edits: Vec<(Vec<String>, Option<String>)>,
    comment: Option<String>,
}

/// Where a path of keys leads.
struct Found<'t> {
    /// The innermost table on the way, and how many keys lead to it.
    holder: &'t Table<'t>,
    depth: usize,
    /// How many keys lead to the outermost table in braces.
    braced: Option<usize>,
    /// The last key with a line of its own: where it and its value stand.
    line: Option<(usize, usize)>,
    value: Option<&'t Item<'t>>,
}

impl<'t> Rewrite<'t> {
    /// Returns `table` of `text` as it is; a comment for which `goes` is true stands and falls with its value.
    pub fn new(
        text: &'t str,
        table: &'t Table<'t>,
        shape: &'static Shape,
        goes: fn(&str) -> bool,
    ) -> Self {
        Rewrite {
            text,
            table,
            shape,
            goes,
            changes: Vec::new(),
            braced: BTreeMap::new(),
        }
    }

    fn find(&self, path: &[&str]) -> Found<'t> {
        let mut found = Found {
            holder: self.table,
            depth: 0,
            braced: None,
            line: None,
            value: None,
        };
        for (at, key) in (1..).zip(path) {
            let Some((key, item)) = found.holder.get_key_value(key) else {
                break;
            };
            let table = item.as_table();
            let in_braces = table.is_some_and(|table| table.style() == TableStyle::Inline);
            if found.braced.is_none() && (table.is_none() || in_braces) {
                found.line = Some((key.span.start as usize, item.span().end as usize));
            }
            found.value = (at == path.len()).then_some(item);
            let Some(table) = table.filter(|_| at < path.len()) else {
                break;
            };
            (found.holder, found.depth) = (table, at);
            if in_braces {
                found.braced.get_or_insert(at);
            }
        }
        found
    }

    /// Returns the comment behind the value that `path` leads to, or behind the table in braces that holds it.
    pub fn comment(&self, path: &[&str]) -> &'t str {
        let found = self.find(path);
        found.line.map_or("", |(_, end)| self.behind(end).trim())
    }

    /// Returns where the line of the key that `path` leads to begins.
    pub fn place(&self, path: &[&str]) -> Option<usize> {
        self.find(path).line.map(|(key, _)| key)
    }

    /// Returns what stands on the line behind `end`.
    fn behind(&self, end: usize) -> &'t str {
        let rest = self.text.get(end..line_end(self.text, end));
        rest.unwrap_or_default().trim_end()
    }

    /// Writes `value` for the key that `path` leads to, and `comment` behind it; people's own comment stays.
    pub fn set(&mut self, path: &[&str], value: &str, comment: Option<&str>) {
        let found = self.find(path);
        if let Some(depth) = found.braced {
            let braced = self.braced(path, depth, Some(value.to_owned()));
            braced.comment = comment.map(str::to_owned);
        } else if let Some(item) = found.value {
            let (start, end) = (item.span().start as usize, item.span().end as usize);
            let former = self.text.get(start..end).unwrap_or_default();
            self.replace(start, end, &value::like(value, former), comment);
        } else {
            let comment = comment.map_or_else(String::new, |comment| format!("  {comment}"));
            self.insert(path, &found, &format!("{value}{comment}"));
        }
    }

    /// Takes the key that `path` leads to out; where people have a comment on it, its line is kept as a comment.
    pub fn remove(&mut self, path: &[&str]) {
        let found = self.find(path);
        if let Some(depth) = found.braced {
            self.braced(path, depth, None);
        } else if let Some((key, end)) = found.line {
            let start = line_start(self.text, key) + indent(self.text, key).len();
            let behind = self.behind(end).trim();
            if behind.is_empty() || (self.goes)(behind) {
                self.changes.push(remove_line(self.text, start, end));
            } else {
                self.changes.extend(block::kept(self.text, start, end));
            }
        }
    }

    /// Writes the comment line `remark` above the key that `path` leads to, or where its line would stand.
    pub fn remark(&mut self, path: &[&str], remark: &str) {
        let change = if let Some((key, _)) = self.find(path).line {
            let at = line_start(self.text, key);
            let (margin, newline) = (indent(self.text, key), line_break(self.text, at));
            Change::new(at, at, format!("{margin}{remark}{newline}"))
        } else {
            let block = Block::new(self.text, self.table, self.shape);
            let line = format!("{}{remark}", block.margin());
            block.line_for(path.first().unwrap_or(&""), &line)
        };
        self.changes.push(change);
    }

    /// Makes a change of one's own.
    pub fn change(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Carries out `operation` on the row `item`, whose table this is; the deadline it sets has `comment` behind it.
    pub fn carry_out<'a>(
        &mut self,
        operation: &Operation,
        (plan, item): (&Plan<'a>, &model::Item<'a>),
        (workspace, as_of): (&Workspace, NaiveDate),
        comment: Option<&str>,
    ) -> Result<(), EditError> {
        let block = Block::new(self.text, self.table, self.shape);
        let row = EditedRow {
            plan,
            item,
            whole: item,
            workspace,
            as_of,
            text: self.text,
            dates: None,
            address: shell::word(&format!("{}:{}", plan.name, item.id)),
        };
        let (steps, _) = operation.steps(&row)?;
        for step in &steps {
            step::in_brackets(&block, step)?;
        }
        for step in &steps {
            if let Step::Set("deadline", value) = step {
                self.set(&["deadline"], value, comment);
            } else {
                let header = item.document.header.start;
                self.changes
                    .extend(step::changes(self.text, &block, header, step));
            }
        }
        Ok(())
    }

    /// Returns the changes, each of the text as it was.
    pub fn into_changes(mut self) -> Vec<Change> {
        for (path, braced) in std::mem::take(&mut self.braced) {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            let item = self.find(&path).value;
            if let Some((item, table)) = item.and_then(|item| Some((item, item.as_table()?))) {
                let edits: Vec<(&[String], Option<&str>)> = braced
                    .edits
                    .iter()
                    .map(|(path, value)| (path.as_slice(), value.as_deref()))
                    .collect();
                let (start, end) = (item.span().start as usize, item.span().end as usize);
                let written = in_braces(self.text, table, &edits);
                self.replace(start, end, &written, braced.comment.as_deref());
            }
        }
        self.changes
    }

    fn braced(&mut self, path: &[&str], depth: usize, value: Option<String>) -> &mut Braced {
        let path: Vec<String> = path.iter().map(|key| (*key).to_owned()).collect();
        let (table, inside) = path.split_at(depth);
        let braced = self.braced.entry(table.to_vec()).or_default();
        braced.edits.push((inside.to_vec(), value));
        braced
    }

    /// Writes `value` in place of `start..end` and `comment` behind it.
    fn replace(&mut self, start: usize, end: usize, value: &str, comment: Option<&str>) {
        let behind = self.behind(end);
        let own = behind.trim();
        let comment = comment.map_or_else(String::new, |comment| format!("  {comment}"));
        self.changes.push(if own.is_empty() || (self.goes)(own) {
            Change::new(start, end + behind.len(), format!("{value}{comment}"))
        } else if comment.is_empty() {
            Change::new(start, end, value)
        } else {
            Change::new(start, end + behind.len(), format!("{value}{comment} {own}"))
        });
    }

    /// Writes a line of a new key.
    fn insert(&mut self, path: &[&str], found: &Found<'t>, written: &str) {
        let dotted = |keys: &[&str]| {
            let keys: Vec<String> = keys.iter().map(|key| value::key(key)).collect();
            keys.join(".")
        };
        let last = found
            .holder
            .iter()
            .map(|(_, item)| item.span().end as usize)
            .max();
        let change = match (found.holder.style(), last) {
            (TableStyle::Dotted, Some(last)) => {
                let line = format!("{}{} = {written}", indent(self.text, last), dotted(path));
                insert_line(self.text, last, &line)
            }
            (TableStyle::Header, _) if found.depth > 0 => {
                let inside = path.get(found.depth..).unwrap_or_default();
                Block::new(self.text, found.holder, &schema::EXTRA).insert(&dotted(inside), written)
            }
            _ => Block::new(self.text, self.table, self.shape).insert(&dotted(path), written),
        };
        self.changes.push(change);
    }
}

/// Returns the table in braces `table` with `edits` made: the values that keys lead to, or none for those to go.
fn in_braces(text: &str, table: &Table<'_>, edits: &[(&[String], Option<&str>)]) -> String {
    let written = |item: &Item<'_>| {
        text.get(block::ours(item.span()).range())
            .unwrap_or_default()
    };
    let mut fields: Vec<String> = Vec::new();
    for (key, item) in table {
        let own: Vec<(&[String], Option<&str>)> = edits
            .iter()
            .filter(|(path, _)| path.first().is_some_and(|first| first == key.name))
            .filter_map(|(path, value)| Some((path.get(1..)?, *value)))
            .collect();
        let value = match own.iter().find(|(rest, _)| rest.is_empty()) {
            Some((_, value)) => value.map(str::to_owned),
            None => Some(match item.as_table() {
                Some(table) if !own.is_empty() => in_braces(text, table, &own),
                _ => written(item).to_owned(),
            }),
        };
        fields.extend(value.map(|value| format!("{} = {value}", value::key(key.name))));
    }
    for (path, value) in edits {
        if let ([key], Some(value)) = (path, value)
            && !table.contains_key(key)
        {
            fields.push(format!("{} = {value}", value::key(key)));
        }
    }
    format!("{{ {} }}", fields.join(", "))
}
