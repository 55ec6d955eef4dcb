//! A document imported again: the plan file takes the new rows and keeps what people have written into it.
//!
//! A row is the one it was by its number and a similar title, else by a similar title. An unchanged row keeps its
//! lines as they are; a changed one keeps its marks of execution and comments below its new fields.

use toml_spanner::Arena;

use super::draft::{Draft, Item};
use super::write;
use crate::document::{self, Deadline, ItemDocument, PlanDocument};
use crate::text::russian::fold;
use crate::words::Lang;

/// Keys that a document gives; all others are people's.
const IMPORTED: [&str; 6] = [
    "number",
    "title",
    "deadline",
    "executors",
    "result",
    "extra",
];

/// How alike two titles must be to be of one row, of 1.
const SIMILAR: f64 = 0.75;

/// A plan file brought up to a new document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The text of the file.
    pub text: String,
    /// How many rows are known from before.
    pub matched: usize,
    /// The rows that the new document no longer has.
    pub gone: Vec<String>,
}

/// A row of the old file.
struct Row<'a> {
    number: &'a str,
    title: &'a str,
    /// The lines of the row with its header.
    block: &'a str,
    /// The fields that a document gives.
    fields: Vec<String>,
    taken: bool,
}

/// Returns the plan file `old` with the rows of `draft`; none, if `old` is no plan of the same title or rows.
pub fn revise(old: &str, draft: &Draft, lang: Lang) -> Option<Revision> {
    let arena = Arena::new();
    let (document, _) = document::plan(old, &arena);
    let mut rows = rows(old, &document);
    let head = old.get(..first_header(&document)?)?;
    let mut text = head.trim_end().to_owned();
    text.push('\n');
    add_executors(&mut text, &document, draft, lang);
    let mut matched = 0;
    for section in &draft.sections {
        if let Some(title) = &section.title {
            text.push_str(&write::section(title, lang));
        }
        for item in &section.items {
            let fresh = write::item(item, section.title.is_some(), lang);
            let known = find(&rows, item).and_then(|at| rows.get_mut(at));
            matched += usize::from(known.is_some());
            text.push('\n');
            match known {
                Some(row) => text.push_str(&row.updated(item, &fresh)),
                None => text.push_str(&fresh),
            }
        }
    }
    let gone = rows
        .iter()
        .filter(|row| !row.taken)
        .map(|row| format!("{} {}", row.number, row.title).trim().to_owned())
        .collect();
    let same_plan = matched * 2 >= rows.len().min(draft.items().count());
    (same_plan && matched > 0).then_some(Revision {
        text,
        matched,
        gone,
    })
}

fn items<'p, 'a>(plan: &'p PlanDocument<'a>) -> impl Iterator<Item = &'p ItemDocument<'a>> {
    plan.items
        .iter()
        .chain(plan.sections.iter().flat_map(|section| &section.items))
}

/// Returns where each `[[…]]` of the plan begins, sorted.
fn headers(plan: &PlanDocument<'_>) -> Vec<usize> {
    let sections = plan.sections.iter().map(|section| section.header);
    let mut starts: Vec<usize> = items(plan)
        .map(|item| item.header)
        .chain(sections)
        .map(|span| span.start as usize)
        .collect();
    starts.sort_unstable();
    starts
}

fn first_header(plan: &PlanDocument<'_>) -> Option<usize> {
    headers(plan).first().copied()
}

fn rows<'a>(old: &'a str, plan: &PlanDocument<'a>) -> Vec<Row<'a>> {
    let starts = headers(plan);
    let row = |item: &ItemDocument<'a>| {
        let start = item.header.start as usize;
        let end = starts
            .iter()
            .copied()
            .find(|next| *next > start)
            .unwrap_or(old.len());
        Row {
            number: item.number.map_or("", |text| text.value),
            title: item.title.map_or("", |text| text.value),
            block: old.get(start..end).unwrap_or_default(),
            fields: old_fields(item),
            taken: false,
        }
    };
    items(plan).map(row).collect()
}

fn old_fields(item: &ItemDocument<'_>) -> Vec<String> {
    let deadline = match item.deadline.map(|deadline| deadline.value) {
        Some(Deadline::Phrase(phrase)) => phrase.to_owned(),
        Some(Deadline::Date(date)) => date.to_string(),
        None => String::new(),
    };
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let mut fields = vec![
        text(item.number.map(|text| text.value)),
        text(item.title.map(|text| text.value)),
        deadline,
        text(item.result.map(|text| text.value)),
    ];
    fields.extend(item.executors.iter().map(|name| name.value.to_owned()));
    fields
}

fn new_fields(item: &Item) -> Vec<String> {
    let text = |value: Option<&super::draft::Text>| {
        value.map_or_else(String::new, |text| text.value.clone())
    };
    let mut fields = vec![
        text(item.number.as_ref()),
        item.title.value.clone(),
        text(item.deadline.as_ref()),
        text(item.result.as_ref()),
    ];
    fields.extend(item.executors.iter().map(|executor| executor.text.clone()));
    fields
}

/// Finds the row that `item` was.
fn find(rows: &[Row<'_>], item: &Item) -> Option<usize> {
    let number = item.number.as_ref().map_or("", |text| text.value.as_str());
    let title = fold(&item.title.value);
    let alike = |row: &Row<'_>| strsim::normalized_damerau_levenshtein(&fold(row.title), &title);
    let free = || rows.iter().enumerate().filter(|(_, row)| !row.taken);
    let exact = free().find(|(_, row)| row.number == number && fold(row.title) == title);
    let numbered = || free().find(|(_, row)| row.number == number && alike(row) >= SIMILAR);
    let nearest = || {
        free()
            .map(|(at, row)| (alike(row), at))
            .filter(|(score, _)| *score >= SIMILAR)
            .max_by(|one, other| one.0.total_cmp(&other.0))
            .map(|(_, at)| at)
    };
    exact.or_else(numbered).map(|(at, _)| at).or_else(nearest)
}

impl Row<'_> {
    /// Returns the row's lines with the fields of `item`, which `fresh` is the text of.
    fn updated(&mut self, item: &Item, fresh: &str) -> String {
        self.taken = true;
        if self.fields == new_fields(item) {
            return format!("{}\n", self.block.trim_end());
        }
        let mut text = fresh.to_owned();
        for line in peoples_lines(self.block, fresh) {
            text.push_str(line);
            text.push('\n');
        }
        text
    }
}

/// Returns the lines of `block` that no document gives: marks of execution, remarks, comments.
fn peoples_lines<'b>(block: &'b str, fresh: &str) -> Vec<&'b str> {
    let mut kept = Vec::new();
    let mut open = 0_i32;
    let mut imported = true;
    for line in block.trim_end().lines() {
        if open == 0 {
            let key = line
                .split(['=', '.', ' '])
                .next()
                .unwrap_or_default()
                .trim();
            let given = key == "note" && fresh.lines().any(|line| line.starts_with("note"));
            imported =
                line.starts_with('[') || line.trim().is_empty() || IMPORTED.contains(&key) || given;
        }
        open += brackets(line);
        if !imported {
            kept.push(line);
        }
    }
    kept
}

/// Returns how many brackets `line` opens and does not close, outside strings.
fn brackets(line: &str) -> i32 {
    let mut depth = 0;
    let mut quote = None;
    let mut escaped = false;
    for c in line.chars() {
        match (quote, c) {
            _ if escaped => escaped = false,
            (Some('"'), '\\') => escaped = true,
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '#') => break,
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            _ => {}
        }
    }
    depth
}

/// Adds the executors that the old registry does not know.
fn add_executors(text: &mut String, old: &PlanDocument<'_>, draft: &Draft, lang: Lang) {
    let known = |name: &str| {
        old.executors.iter().any(|entry| {
            fold(entry.name.value) == fold(name)
                || entry
                    .aliases
                    .iter()
                    .any(|alias| fold(alias.value) == fold(name))
        })
    };
    let new: Vec<_> = draft
        .registry
        .iter()
        .filter(|entry| !known(&entry.name))
        .cloned()
        .collect();
    if new.is_empty() {
        return;
    }
    let lines = write::registry(&new, lang);
    let lines = if old.executors.is_empty() {
        lines
    } else {
        lines.replacen("\n[executors]\n", "", 1)
    };
    text.push_str(&lines);
}
