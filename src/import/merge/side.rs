//! One of the three texts of a merge: its tables, and the rows as `diff` compares them.

use toml_spanner::{Arena, Table, TableStyle};

use crate::document;
use crate::model::naming::is_name;
use crate::query::diff::Revision;
use crate::words::{Lang, MessageId};

/// A text and the tables in it.
pub(in crate::import) struct Side<'t> {
    pub(in crate::import) text: &'t str,
    pub(in crate::import) root: &'t Table<'t>,
    /// The titled groups of rows.
    pub(in crate::import) sections: Vec<&'t Table<'t>>,
    /// The rows, in the order of the file, each with the index of its section.
    pub(in crate::import) rows: Vec<(&'t Table<'t>, Option<usize>)>,
    pub(in crate::import) revision: Revision,
}

impl<'t> Side<'t> {
    pub(in crate::import) fn new(text: &'t str, root: &'t Table<'t>) -> Self {
        let arena = Arena::new();
        let (mut plan, _) = document::plan(text, &arena);
        let sections: Vec<&Table<'_>> = tables(root, "section").collect();
        let of = |(at, section): (usize, &&'t Table<'t>)| {
            tables(section, "item").map(move |row| (row, Some(at)))
        };
        let rows = tables(root, "item").map(|row| (row, None));
        let mut rows: Vec<_> = rows
            .chain(sections.iter().enumerate().flat_map(of))
            .collect();
        rows.sort_by_key(|(row, _)| row.span().start);
        Side {
            text,
            root,
            sections,
            rows,
            revision: Revision::written(&mut plan),
        }
    }

    /// Returns whether every row and section has a header of its own.
    pub(super) fn has_headers(&self) -> bool {
        let rows = self.rows.iter().map(|(row, _)| row);
        let mut all = rows.chain(&self.sections);
        all.all(|table| table.style() == TableStyle::Header)
    }

    /// Returns what the row is called: its id and title.
    pub(super) fn label(&self, row: usize, lang: Lang) -> String {
        let (id, title) = (self.revision.id(row), self.title(row));
        if is_name(id) {
            MessageId::ImportQuoted.with(title).text(lang)
        } else {
            MessageId::ImportItem.with(id).with(title).text(lang)
        }
    }

    pub(in crate::import) fn section_title(&self, section: usize) -> &'t str {
        self.sections
            .get(section)
            .map_or("", |section| title(section))
    }

    pub(super) fn title(&self, row: usize) -> &'t str {
        self.rows.get(row).map_or("", |(row, _)| title(row))
    }

    /// Returns the lines of a row, from its header up to the next header of a row or section.
    pub(super) fn lines(&self, row: usize) -> &'t str {
        let start = self.rows.get(row).map_or(0, |(row, _)| row.span().start);
        let rows = self.rows.iter().map(|(row, _)| row.span().start);
        let sections = self.sections.iter().map(|section| section.span().start);
        let end = rows.chain(sections).filter(|next| *next > start).min();
        let end = end.map_or(self.text.len(), |end| end as usize);
        self.text.get(start as usize..end).unwrap_or_default()
    }

    /// Returns where headers of tables stand that are neither rows nor sections nor parts of them.
    pub(super) fn other_headers(&self) -> Vec<u32> {
        fn headers(table: &Table<'_>, found: &mut Vec<u32>) {
            for (_, item) in table {
                let Some(inner) = item.as_table() else {
                    continue;
                };
                if inner.style() == TableStyle::Header {
                    found.push(inner.span().start);
                }
                headers(inner, found);
            }
        }
        let mut found = Vec::new();
        headers(self.root, &mut found);
        found
    }
}

fn title<'t>(table: &'t Table<'t>) -> &'t str {
    let title = table.get("title").and_then(|title| title.as_str());
    title.unwrap_or_default()
}

/// Returns the tables of the array `key`.
fn tables<'t>(table: &'t Table<'t>, key: &str) -> impl Iterator<Item = &'t Table<'t>> + use<'t> {
    let array = table.get(key).and_then(|item| item.as_array());
    let elements = array.into_iter().flat_map(|array| array.iter());
    elements.filter_map(|element| element.as_table())
}
