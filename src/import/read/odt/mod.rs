//! .odt → paragraphs and tables.
//!
//! `OpenDocument` 1.3, part 3: 5 (text), 9 (tables). Deleted regions of tracked changes, comments, hidden text and
//! pictures, headers and footers are noted, not read.

mod list;

use std::collections::{BTreeMap, BTreeSet};

use self::list::Lists;
use super::archive::{self, Archive};
use super::builder::{self, Grid, SourceBuilder, WIDEST};
use super::error::ReadError;
use super::link::link;
use super::raised::raised;
use super::xml::{self, Node};
use crate::import::source::{Block, Cell, Paragraph, Place, Row, Source, Table};
use crate::text::russian::is_letter;
use crate::words::MessageId;

/// How often a row or a cell with text is repeated at most.
const MOST_REPEATS: usize = 1000;

/// Reads the document in `archive`.
pub(super) fn read(mut archive: Archive<'_>) -> Result<Source, ReadError> {
    let manifest = archive.part("META-INF/manifest.xml")?;
    if manifest.is_some_and(|part| part.text.contains("encryption-data")) {
        return Err(MessageId::ReadPassword.into());
    }
    let content = archive.part("content.xml")?.ok_or_else(archive::damaged)?;
    let styles = archive.part("styles.xml")?.map(|part| part.text);
    let common = xml::parse(styles.as_deref().unwrap_or_default());
    let tree = xml::parse(&content.text);
    let mut reader = Reader {
        looks: looks(common.root(), tree.root()),
        lists: lists(common.root(), tree.root()),
        ..Reader::default()
    };
    reader.aside(common.root());
    reader.builder.broken_part(tree.broken, content.whole)?;
    let body = tree.root().path(&["document-content", "body", "text"]);
    let blocks = reader.flow(body.ok_or_else(archive::damaged)?, None);
    for block in blocks {
        reader.builder.block(block);
    }
    for footnote in std::mem::take(&mut reader.below) {
        reader.builder.paragraph(&footnote, false, None);
    }
    let numbered = std::mem::take(&mut reader.numbered);
    for (place, count) in numbered.into_iter().filter(|(_, count)| *count > 0) {
        reader
            .builder
            .note(place, MessageId::NoteNumbered.with(count));
    }
    Ok(reader.builder.finish())
}

/// What styles say of their text, by name.
type Looks = BTreeMap<String, Look>;

/// Whether text is hidden, struck out and raised, as far as its style says so.
#[derive(Clone, Copy, Default)]
struct Look {
    hidden: Option<bool>,
    struck: Option<bool>,
    raised: Option<bool>,
}

impl Look {
    /// Returns the look that says what this one says, and else what `outer` does.
    fn or(self, outer: Look) -> Look {
        Look {
            hidden: self.hidden.or(outer.hidden),
            struck: self.struck.or(outer.struck),
            raised: self.raised.or(outer.raised),
        }
    }

    /// Returns what is said of text that is left out.
    fn leaves_out(self) -> Option<MessageId> {
        match (self.hidden, self.struck) {
            (Some(true), _) => Some(MessageId::NoteHidden),
            (_, Some(true)) => Some(MessageId::NoteStruck),
            _ => None,
        }
    }
}

/// Returns the styles that hide text or strike it out, or undo that; a style is as the one it is based on unless it says
/// otherwise.
fn looks(common: Node<'_>, content: Node<'_>) -> Looks {
    let places = [
        common.path(&["document-styles", "styles"]),
        content.path(&["document-content", "automatic-styles"]),
    ];
    let mut found = Looks::new();
    let styles = places.into_iter().flatten().flat_map(Node::children);
    for style in styles.filter(|style| style.name() == "style") {
        let text = style.child("text-properties");
        let says = |name| text.and_then(|text| text.attribute(name));
        let line = says("text-line-through-style").or_else(|| says("text-line-through-type"));
        let parent = style.attribute("parent-style-name");
        let look = Look {
            hidden: says("display").map(|display| display == "none"),
            struck: line.map(|line| line != "none"),
            raised: says("text-position").map(|position| is_above(&position)),
        };
        let look = look.or(parent
            .and_then(|parent| found.get(&parent).copied())
            .unwrap_or_default());
        if let (Some(name), true) = (
            style.attribute("name"),
            look.hidden.or(look.struck).or(look.raised).is_some(),
        ) {
            found.insert(name, look);
        }
    }
    found
}

/// Returns whether text at `position`, «super 58%» or «33% 58%», stands above its line.
fn is_above(position: &str) -> bool {
    let up = |percent: &str| percent.starts_with(|c: char| c.is_ascii_digit() && c != '0');
    let offset = position.split(' ').next();
    offset.is_some_and(|offset| offset == "super" || up(offset))
}

/// Returns the list styles of the two parts of a document.
fn lists(common: Node<'_>, content: Node<'_>) -> Lists {
    let mut lists = Lists::default();
    let places = [
        common.path(&["document-styles", "styles"]),
        common.path(&["document-styles", "automatic-styles"]),
        content.path(&["document-content", "automatic-styles"]),
    ];
    for styles in places.into_iter().flatten() {
        lists.add(styles);
        lists.add_outline(styles);
    }
    lists
}

#[derive(Default)]
struct Reader {
    builder: SourceBuilder,
    looks: Looks,
    lists: Lists,
    /// The styles of the lists that are open.
    open: Vec<String>,
    /// The label of the paragraph that comes next.
    label: Option<String>,
    /// The footnotes so far: they stand below the text.
    below: Vec<String>,
    /// How many numbers were computed, by the place they are told for.
    numbered: BTreeMap<Place, usize>,
}

/// The text of a paragraph and what it leaves out.
#[derive(Default)]
struct Text<'t> {
    seen: String,
    /// What is left out, by what is said of it.
    left_out: BTreeMap<MessageId, String>,
    notes: Vec<String>,
    boxes: Vec<Node<'t>>,
    pictures: usize,
    comments: Vec<String>,
    /// Whether the text so far ends in a blank that a further one would repeat.
    blank: bool,
}

/// A table while its rows are read.
struct Rows {
    table: usize,
    grid: Grid,
    done: Vec<Row>,
}

impl Rows {
    fn place(&self, column: usize) -> Place {
        Place::Cell {
            table: self.table,
            row: self.done.len() + 1,
            column,
        }
    }
}

impl Reader {
    /// Notes the text of headers and footers, which is not read; page numbers are no text.
    fn aside(&mut self, common: Node<'_>) {
        let pages = common.path(&["document-styles", "master-styles"]);
        let pages = pages.into_iter().flat_map(Node::children);
        let edges = pages.flat_map(Node::children);
        let mut told = BTreeSet::new();
        for edge in edges
            .filter(|edge| edge.name().starts_with("header") || edge.name().starts_with("footer"))
        {
            let text = plain(edge);
            if text.contains(is_letter) && told.insert(text.clone()) {
                let whole = Place::Paragraph { number: 0 };
                self.builder
                    .leave_out(whole, MessageId::NotePageEdge, &text);
            }
        }
    }

    fn flow(&mut self, node: Node<'_>, at: Option<&Place>) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.blocks(node, at, &mut blocks);
        blocks
    }

    fn blocks(&mut self, node: Node<'_>, at: Option<&Place>, out: &mut Vec<Block>) {
        for child in node.children() {
            match child.name() {
                "p" | "h" => self.paragraph(child, at, out),
                "table" => out.push(Block::Table(self.table(child))),
                "list" => self.list(child, at, out),
                "tracked-changes" => self.deletions(child),
                "section" if child.attribute("display").as_deref() == Some("none") => {
                    self.hidden(&plain(child), at);
                }
                "sequence-decls" | "variable-decls" | "user-field-decls" | "forms"
                | "annotation" | "soft-page-break" | "" => {}
                _ => self.blocks(child, at, out),
            }
        }
    }

    fn list(&mut self, node: Node<'_>, at: Option<&Place>, out: &mut Vec<Block>) {
        let style = node
            .attribute("style-name")
            .or_else(|| self.open.last().cloned());
        let style = style.unwrap_or_default();
        let goes_on = node.attribute("continue-numbering").as_deref() == Some("true")
            || node.attribute("continue-list").is_some();
        let level = self.open.len();
        if level == 0 && !goes_on {
            self.lists.restart(&style);
        }
        self.open.push(style.clone());
        for item in node.children() {
            let mut inside = item.children().filter(|node| !node.name().is_empty());
            let first = inside.next().map_or("", Node::name);
            if item.name() == "list-item" && matches!(first, "p" | "h") {
                let start = item.number("start-value");
                self.label = self.lists.label(&style, level, start);
                let counted = usize::from(self.label.is_some());
                *self.numbered.entry(Place::table_of(at)).or_default() += counted;
            }
            self.blocks(item, at, out);
        }
        self.open.pop();
    }

    fn paragraph(&mut self, node: Node<'_>, at: Option<&Place>, out: &mut Vec<Block>) {
        let label = self.label.take().or_else(|| self.heading(node, at));
        let mut text = Text {
            blank: true,
            seen: label.unwrap_or_default(),
            ..Text::default()
        };
        text.node(node, &self.looks, Look::default());
        for (message, text) in &text.left_out {
            self.leave_out(*message, text, at);
        }
        for note in &text.notes {
            let place = self.here(at);
            self.builder
                .note(place, MessageId::NoteFootnote.with(note.trim()));
            self.below.push(note.clone());
        }
        for comment in &text.comments {
            self.leave_out(MessageId::NoteComment, comment, at);
        }
        for _ in 0..text.pictures {
            let place = self.here(at);
            self.builder.note(place, MessageId::NotePicture);
        }
        if let Some(text) = self.builder.take_text(&text.seen) {
            let place = at.cloned();
            out.push(Block::Paragraph(Paragraph {
                text,
                heading: node.name() == "h",
                place: place.unwrap_or_else(|| self.builder.next_paragraph()),
            }));
        }
        for content in text.boxes {
            let place = self.here(at);
            self.builder.note(place, MessageId::NoteTextBox);
            self.blocks(content, at, out);
        }
    }

    /// Returns the number that Writer writes before a heading.
    fn heading(&mut self, node: Node<'_>, at: Option<&Place>) -> Option<String> {
        let unnumbered = node.attribute("is-list-header").as_deref() == Some("true");
        let level = node.number("outline-level").filter(|_| !unnumbered)?;
        let label = self.lists.heading(level.checked_sub(1)?)?;
        *self.numbered.entry(Place::table_of(at)).or_default() += 1;
        Some(label)
    }

    fn here(&self, at: Option<&Place>) -> Place {
        let place = at.cloned();
        place.unwrap_or_else(|| self.builder.upcoming_paragraph())
    }

    fn hidden(&mut self, text: &str, at: Option<&Place>) {
        self.leave_out(MessageId::NoteHidden, text, at);
    }

    fn leave_out(&mut self, message: MessageId, text: &str, at: Option<&Place>) {
        let place = self.here(at);
        self.builder.leave_out(place, message, text);
    }

    /// Notes the text that tracked changes delete, which the document keeps before its body.
    fn deletions(&mut self, node: Node<'_>) {
        let deletions = node.walk(|node| node.name() != "deletion");
        for deletion in deletions.filter(|node| node.name() == "deletion") {
            let text: String = deletion
                .children()
                .filter(|node| node.name() != "change-info")
                .map(plain)
                .collect();
            let whole = Place::Paragraph { number: 0 };
            self.builder.leave_out(whole, MessageId::NoteDeleted, &text);
        }
    }

    fn table(&mut self, node: Node<'_>) -> Table {
        let outside = std::mem::take(&mut self.open);
        let mut rows = Rows {
            table: self.builder.next_table(),
            grid: Grid::default(),
            done: Vec::new(),
        };
        self.rows(node, false, &mut rows);
        self.open = outside;
        let place = Place::Cell {
            table: rows.table,
            row: 0,
            column: 0,
        };
        self.builder.close(rows.done, place)
    }

    fn rows(&mut self, node: Node<'_>, header: bool, rows: &mut Rows) {
        for child in node.children() {
            match child.name() {
                "table-row" => self.repeated_row(child, header, rows),
                "table-header-rows" => self.rows(child, true, rows),
                "table-rows" | "table-row-group" => self.rows(child, header, rows),
                _ => {}
            }
        }
    }

    fn repeated_row(&mut self, node: Node<'_>, header: bool, rows: &mut Rows) {
        if is_collapsed(node) {
            return self.hidden(&plain(node), Some(&rows.place(0)));
        }
        let times = node.number("number-rows-repeated").unwrap_or(1);
        let blank = plain(node).trim().is_empty();
        let times = times.min(if blank { 1 } else { MOST_REPEATS });
        for _ in 0..times {
            let place = rows.place(0);
            if !self.builder.take_cell(|| place.clone()) {
                return;
            }
            let mut cells = self.cells(node, rows);
            let at = |column| Place::Cell {
                table: rows.table,
                row: rows.done.len() + 1,
                column: column + 1,
            };
            rows.grid.complete(&mut self.builder, &mut cells, at);
            rows.done.push(Row {
                repeats_header: header,
                ..Row::new(cells, place)
            });
        }
    }

    fn cells(&mut self, node: Node<'_>, rows: &Rows) -> Vec<Cell> {
        let mut cells = Vec::new();
        let mut column = 0;
        for child in node.children().filter(|node| !node.name().is_empty()) {
            let times = child.number("number-columns-repeated").unwrap_or(1);
            for _ in 0..times.min(WIDEST.saturating_sub(column)) {
                let place = rows.place(column + 1);
                match child.name() {
                    "table-cell" if self.builder.take_cell(|| place.clone()) => {
                        cells.push(self.cell(child, column, place));
                    }
                    "covered-table-cell" => self.hidden(&plain(child), Some(&place)),
                    _ => {}
                }
                column += 1;
            }
        }
        cells
    }

    fn cell(&mut self, node: Node<'_>, column: usize, place: Place) -> Cell {
        let span = |name| node.number(name).unwrap_or(1).max(1);
        let width = span("number-columns-spanned").min(WIDEST - column);
        let height = span("number-rows-spanned");
        let mut cell = builder::cell(column, width, height, place);
        for block in self.flow(node, Some(&cell.place.clone())) {
            match block {
                Block::Paragraph(paragraph) => cell.paragraphs.push(paragraph.text),
                Block::Table(table) => cell.nested.push(table),
            }
        }
        cell
    }
}

impl<'t> Text<'t> {
    /// Reads a node inside text that looks as `outer`.
    fn node(&mut self, node: Node<'t>, looks: &Looks, outer: Look) {
        let look = match node.name() {
            "p" | "h" | "span" => styled(node, looks).or(outer),
            _ => outer,
        };
        if let Some(message) = look.leaves_out() {
            return self.unseen(node, message, looks, look);
        }
        match node.name() {
            "" if look.raised == Some(true) => {
                let text = raised(node.own_text(), &self.seen);
                self.push(&text);
            }
            "" => self.push(node.own_text()),
            "s" => {
                let count = node.number("c").unwrap_or(1).min(MOST_REPEATS);
                self.seen.push_str(&" ".repeat(count));
            }
            "tab" => self.seen.push('\t'),
            "line-break" => {
                self.seen.push('\n');
                self.blank = true;
            }
            "note" => self.notes.extend(node.child("note-body").map(plain)),
            "hidden-text" => {
                let text = node.attribute("string-value");
                self.leave_out(MessageId::NoteHidden, &text.unwrap_or_default());
            }
            "annotation" => self.comments.push(comment(node)),
            "image" if node.child("binary-data").is_some() || node.attribute("href").is_some() => {
                self.pictures += 1;
            }
            "hidden-paragraph" | "tracked-changes" | "ruby-text" | "desc" | "title" => {}
            "text-box" | "custom-shape" | "rect" | "ellipse" | "circle" => self.boxes.push(node),
            name => {
                let begin = self.seen.len();
                node.children()
                    .for_each(|child| self.node(child, looks, look));
                if let (true, Some(address)) = (name == "a", node.attribute("href")) {
                    link(&mut self.seen, begin, &address);
                }
            }
        }
    }

    /// Leaves out a node, but not what in it has a look of its own.
    fn unseen(&mut self, node: Node<'t>, message: MessageId, looks: &Looks, look: Look) {
        match node.name() {
            "" => self.leave_out(message, node.own_text()),
            "s" | "tab" | "line-break" => self.leave_out(message, " "),
            "p" | "h" | "span" | "a" => {
                node.children()
                    .for_each(|child| self.node(child, looks, look));
            }
            _ => self.leave_out(message, &plain(node)),
        }
    }

    fn leave_out(&mut self, message: MessageId, text: &str) {
        self.left_out.entry(message).or_default().push_str(text);
    }

    /// Adds text, runs of blanks as one: `OpenDocument` writes the further ones as `text:s`.
    fn push(&mut self, text: &str) {
        for c in text.chars() {
            let blank = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !blank {
                self.seen.push(c);
            } else if !self.blank {
                self.seen.push(' ');
            }
            self.blank = blank;
        }
    }
}

fn styled(node: Node<'_>, looks: &Looks) -> Look {
    if looks.is_empty() {
        return Look::default();
    }
    let name = node.attribute("style-name");
    let look = name.and_then(|name| looks.get(&name).copied());
    look.unwrap_or_default()
}

fn is_collapsed(row: Node<'_>) -> bool {
    matches!(
        row.attribute("visibility").as_deref(),
        Some("collapse" | "filter")
    )
}

/// Returns the text of an `office:annotation`, without who wrote it and when.
fn comment(node: Node<'_>) -> String {
    let about = |node: &Node<'_>| !matches!(node.name(), "creator" | "date" | "creator-initials");
    node.children().filter(about).map(plain).collect()
}

/// Returns all text inside `node`.
fn plain(node: Node<'_>) -> String {
    node.walk(|_| true)
        .map(|node| match node.name() {
            "p" | "h" | "s" | "tab" | "line-break" | "table-cell" => " ",
            _ => node.own_text(),
        })
        .collect()
}
