//! A document imported again: the plan file takes what the document says and keeps what people have written into it.
//!
//! A row is the one it was by its number and a similar title, else by a similar title. Line by line, a value that the
//! document changed is replaced; marks of execution, comments, keys of people's own and their corrections of guesses
//! stay. A row that the document no longer has goes, but not with a mark of execution on it: it stays as cancelled.

use toml_spanner::Arena;

use super::account;
use super::draft::{Draft, Item};
use super::entries;
use super::update::Writer;
use super::write;
use crate::document::{self, ItemDocument, PlanDocument};
use crate::text::russian::fold;
use crate::words::{Lang, Message};

/// How alike two titles must be to be of one row, of 1.
const SIMILAR: f64 = 0.75;

/// A plan file brought up to a new document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The text of the file.
    pub text: String,
    /// How many rows are known from before.
    pub matched: usize,
    /// What people should know: rows that went or were cancelled, passport lines that changed, values that stayed.
    pub told: Vec<Message>,
    /// Values of the document that the text lacks, and that no line of [`told`](Revision::told) names.
    pub lost: Vec<String>,
}

/// A row of the old file.
pub(super) struct Row<'a> {
    pub(super) number: &'a str,
    pub(super) title: &'a str,
    /// The lines of the row with its header.
    pub(super) block: &'a str,
    /// Whether a row of the new document is this one.
    pub(super) taken: bool,
}

/// The old file, cut at its headers.
struct Old<'a> {
    head: &'a str,
    rows: Vec<Row<'a>>,
    /// Titles of sections with their lines.
    sections: Vec<(&'a str, &'a str)>,
    /// Tables that stand below the rows.
    tail: String,
}

/// Returns the plan file `old` with the rows of `draft`; none, if `old` is no plan of the same rows.
pub fn revise(old: &str, draft: &Draft, source: &str, lang: Lang) -> Option<Revision> {
    let unix = old.replace("\r\n", "\n");
    let arena = Arena::new();
    let (document, _) = document::plan(&unix, &arena);
    let parts = Old::cut(&unix, &document)?;
    let mut writer = Writer {
        text: String::new(),
        told: Vec::new(),
        replaced: Vec::new(),
        matched: 0,
        lang,
    };
    writer.head(parts.head, &document, draft);
    let mut rows = parts.rows;
    writer.rows(&mut rows, &parts.sections, draft);
    let same_plan = writer.matched * 2 >= rows.len().min(draft.items().count());
    if !same_plan || writer.matched == 0 {
        return None;
    }
    writer.gone(&rows, &parts.sections, draft, source);
    writer.text.push_str(&parts.tail);
    writer.text.truncate(writer.text.trim_end().len());
    writer.text.push('\n');
    let lost = account::missing(
        &write::toml(draft, source, lang),
        &writer.text,
        &writer.told,
        lang,
    );
    let filled = |text: &'_ str| -> Vec<String> {
        text.lines()
            .filter(|line| !line.trim().is_empty())
            .map(str::to_owned)
            .collect()
    };
    if filled(&writer.text) == filled(&unix) {
        writer.text.clone_from(&unix);
    }
    let text = if old.contains("\r\n") {
        writer.text.replace('\n', "\r\n")
    } else {
        writer.text
    };
    Some(Revision {
        text,
        matched: writer.matched,
        told: [writer.told, writer.replaced].concat(),
        lost,
    })
}

impl<'a> Old<'a> {
    fn cut(text: &'a str, plan: &PlanDocument<'a>) -> Option<Self> {
        let items: Vec<&ItemDocument<'a>> = plan
            .items
            .iter()
            .chain(plan.sections.iter().flat_map(|section| &section.items))
            .collect();
        let sections = plan.sections.iter().map(|section| section.header);
        let mut starts: Vec<usize> = items
            .iter()
            .map(|item| item.header)
            .chain(sections)
            .map(|span| span.start as usize)
            .collect();
        starts.sort_unstable();
        let mut tail = String::new();
        let mut block = |start: usize| {
            let end = starts.iter().copied().find(|next| *next > start);
            let block = text
                .get(start..end.unwrap_or(text.len()))
                .unwrap_or_default();
            let (own, other) = block.split_at(foreign(block));
            tail.push_str(other);
            own
        };
        let rows = items
            .iter()
            .map(|item| Row {
                number: item.number.map_or("", |text| text.value),
                title: item.title.map_or("", |text| text.value),
                block: block(item.header.start as usize),
                taken: false,
            })
            .collect();
        let sections = plan
            .sections
            .iter()
            .map(|section| {
                let title = section.title.map_or("", |text| text.value);
                (title, block(section.header.start as usize))
            })
            .collect();
        Some(Old {
            head: text.get(..*starts.first()?)?,
            rows,
            sections,
            tail,
        })
    }
}

/// Returns where in the lines of a row or a section a table begins that is no part of it: `[events]`.
fn foreign(block: &str) -> usize {
    let header = block.find('\n').map_or(block.len(), |at| at + 1);
    let mut at = header;
    loop {
        let (own, rest) = entries::entries(block.get(at..).unwrap_or_default());
        at += own.iter().map(|entry| entry.text.len()).sum::<usize>();
        let part = ["[item.", "[[item.", "[section.item.", "[[section.item."];
        if rest.is_empty() || !part.iter().any(|start| rest.starts_with(start)) {
            return at;
        }
        at += rest.find('\n').map_or(rest.len(), |end| end + 1);
    }
}

/// Finds the row that `item` was.
pub(super) fn find(rows: &[Row<'_>], item: &Item) -> Option<usize> {
    let number = item.number.as_ref().map_or("", |text| text.value.as_str());
    let title = fold(&item.title.value);
    let alike = |row: &Row<'_>| strsim::normalized_damerau_levenshtein(&fold(row.title), &title);
    let free = || rows.iter().enumerate().filter(|(_, row)| !row.taken);
    let exact = free().find(|(_, row)| row.number == number && fold(row.title) == title);
    let longer = |row: &Row<'_>| {
        let own = fold(row.title);
        let (short, long) = if own.len() < title.len() {
            (&own, &title)
        } else {
            (&title, &own)
        };
        !short.is_empty() && long.starts_with(short.as_str())
    };
    let numbered = || {
        free().find(|(_, row)| {
            row.number == number && (alike(row) >= SIMILAR || !number.is_empty() && longer(row))
        })
    };
    let nearest = || {
        free()
            .map(|(at, row)| (alike(row), at))
            .filter(|(score, _)| *score >= SIMILAR)
            .max_by(|one, other| one.0.total_cmp(&other.0))
            .map(|(_, at)| at)
    };
    exact.or_else(numbered).map(|(at, _)| at).or_else(nearest)
}
