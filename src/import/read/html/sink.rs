//! Tags and text of a page, one after another → blocks.

use std::cell::RefCell;
use std::collections::BTreeMap;

use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use super::tag::{self, Role, Styles};
use crate::import::read::builder::{self, Grid, SourceBuilder, WIDEST};
use crate::import::read::link::{link, resolved};
use crate::import::read::numeral::{Numeral, numeral};
use crate::import::read::raised::raised;
use crate::import::source::{Block, Cell, Paragraph, Place, Row, Table};
use crate::words::MessageId;

/// How deep tables may stand in tables; deeper ones are read as text of the cell.
const DEEPEST: usize = 16;

/// What the tokenizer feeds.
pub(super) struct Sink(RefCell<Page>);

/// A page while it is read.
#[derive(Default)]
struct Page {
    builder: SourceBuilder,
    /// Open tables, the innermost last.
    tables: Vec<Frame>,
    /// Tables opened beyond [`DEEPEST`].
    too_deep: usize,
    text: String,
    /// The open link: where its words begin, and its address.
    link: Option<(usize, String)>,
    /// Where the addresses of its links start, if it says so.
    base: Option<String>,
    /// Where the open text begins that is raised above its line.
    raised: Option<usize>,
    heading: bool,
    preformatted: bool,
    skipped: Option<Skipped>,
    styles: Styles,
    /// The style sheet that is open, so far; most stand in a head, which is not read.
    sheet: Option<String>,
    /// Open lists: the form and number of the next item of an ordered one.
    lists: Vec<Option<(Numeral, usize)>>,
    /// The number of the paragraph that comes next.
    label: Option<String>,
    /// How many numbers were computed, by the place they are told for.
    numbered: BTreeMap<Place, usize>,
}

/// An element whose contents are not read.
struct Skipped {
    name: String,
    depth: usize,
    /// The text of an element that is noted, and as what; of a script, nothing.
    noted: Option<(MessageId, String)>,
}

/// An open table.
struct Frame {
    number: usize,
    rows: Vec<Row>,
    grid: Grid,
    in_header: bool,
    /// The rows of the feet.
    below: Vec<Row>,
    /// The first of the rows of a foot that is open.
    foot: Option<usize>,
    row: Option<Vec<Cell>>,
    in_cell: bool,
}

impl Frame {
    /// Takes the rows of a foot out of those above it: it stands below the table wherever it is written.
    fn take_foot(&mut self) {
        if let Some(from) = self.foot.take() {
            self.below.extend(self.rows.drain(from..));
        }
    }

    fn place(&self, column: usize) -> Place {
        Place::Cell {
            table: self.number,
            row: self.rows.len() + 1,
            column,
        }
    }
}

impl Sink {
    /// Returns a sink that adds to `builder`.
    pub(super) fn new(builder: SourceBuilder) -> Self {
        Sink(RefCell::new(Page {
            builder,
            ..Page::default()
        }))
    }

    /// Returns the builder, with everything left open closed.
    pub(super) fn finish(self) -> SourceBuilder {
        let mut page = self.0.into_inner();
        page.unhide();
        page.end_item();
        while !page.tables.is_empty() {
            page.end_table();
        }
        for (place, count) in std::mem::take(&mut page.numbered) {
            page.builder
                .note(place, MessageId::NoteNumbered.with(count));
        }
        page.builder
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => page.characters(&text),
            Token::TagToken(tag) => {
                page.tag(&tag);
                if let (TagKind::StartTag, Some(kind)) = (tag.kind, tag::raw(&tag.name)) {
                    return TokenSinkResult::RawData(kind);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Page {
    fn characters(&mut self, text: &str) {
        if let Some(sheet) = &mut self.sheet {
            return sheet.push_str(text);
        }
        match &mut self.skipped {
            Some(Skipped { noted, .. }) => {
                if let Some((_, noted)) = noted {
                    noted.push_str(text);
                }
            }
            None if self.preformatted => self.text.push_str(text),
            None => self.collapse(text),
        }
    }

    /// Adds text with each run of blanks as one space; a non-breaking space is no blank.
    fn collapse(&mut self, text: &str) {
        for c in text.chars() {
            if !matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.text.push(c);
            } else if !self.text.ends_with([' ', '\n']) && !self.text.is_empty() {
                self.text.push(' ');
            }
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let starts = tag.kind == TagKind::StartTag;
        if *tag.name == *"style" {
            let ended = std::mem::replace(&mut self.sheet, starts.then(String::new));
            self.styles.read(&ended.unwrap_or_default());
        }
        if let (true, None, Some(base)) = (
            *tag.name == *"base",
            &self.base,
            tag::attribute(tag, "href"),
        ) {
            self.base = Some(base.to_owned());
        }
        if self.skip(tag, starts) {
            return;
        }
        let role = tag::role(&tag.name);
        let in_cell = self.tables.last().is_some_and(|frame| frame.in_cell);
        let cell = self.tables.last().filter(|_| starts && in_cell);
        if let Some(cell) = cell.filter(|_| tag::is_picture(tag)) {
            self.builder.note(cell.place(0), MessageId::NotePicture);
        }
        // what a form asks for in a cell is what the cell says; elsewhere it is a tool of the page
        let field = in_cell && matches!(&*tag.name, "textarea" | "select");
        let refused =
            in_cell && *tag.name == *"option" && tag::attribute(tag, "selected").is_none();
        let left_out =
            tag::leaves_out(tag, &self.styles).or_else(|| refused.then_some(MessageId::NoteHidden));
        let skips = role == Role::Skipped && !field || left_out.is_some();
        if starts && skips && !tag::is_void(&tag.name) {
            return self.start_skipping(tag, role, left_out);
        }
        match role {
            Role::Table | Role::Header | Role::Body | Role::Row | Role::Cell => {
                self.end_item();
                self.table_tag(tag, role, starts);
            }
            Role::List => {
                self.end_item();
                self.list(tag, starts);
            }
            Role::Item => {
                self.end_item();
                self.item(tag, starts);
            }
            Role::Heading => {
                self.end_paragraph();
                self.heading = starts;
            }
            Role::Block => self.end_paragraph(),
            Role::Preformatted => {
                self.end_paragraph();
                self.preformatted = starts;
            }
            Role::Break => {
                self.text.truncate(self.text.trim_end_matches(' ').len());
                self.text.push('\n');
            }
            Role::Inline if *tag.name == *"a" => {
                self.end_link();
                let address = tag::attribute(tag, "href").filter(|_| starts);
                self.link = address.map(|address| (self.text.len(), address.to_owned()));
            }
            Role::Inline if in_cell && *tag.name == *"input" => {
                self.text.push_str(tag::shown(tag));
            }
            Role::Inline if *tag.name == *"sup" => {
                self.end_raised();
                self.raised = starts.then_some(self.text.len());
            }
            Role::Skipped | Role::Inline => {}
        }
    }

    fn end_raised(&mut self) {
        if let Some(begin) = self.raised.take()
            && let Some((before, text)) = self.text.split_at_checked(begin)
        {
            let text = raised(text, before).into_owned();
            self.text.truncate(begin);
            self.text.push_str(&text);
        }
    }

    fn end_link(&mut self) {
        if let Some((begin, address)) = self.link.take() {
            let base = self.base.as_deref().unwrap_or_default();
            link(&mut self.text, begin, &resolved(base, &address));
        }
    }

    /// Passes a tag inside an element that is not read; tells whether it was one.
    fn skip(&mut self, tag: &Tag, starts: bool) -> bool {
        let Some(skipped) = &mut self.skipped else {
            return false;
        };
        if let (Role::Break | Role::Block, Some((_, noted))) =
            (tag::role(&tag.name), &mut skipped.noted)
        {
            noted.push(' ');
        }
        if *tag.name == *skipped.name && !starts {
            skipped.depth -= 1;
        } else if *tag.name == *skipped.name && tag::role(&tag.name) != Role::Skipped {
            skipped.depth += 1;
        }
        let ended = skipped.depth == 0;
        let left = ends(&skipped.name, &tag.name, starts);
        if ended || left {
            self.unhide();
        }
        !left
    }

    fn start_skipping(&mut self, tag: &Tag, role: Role, left_out: Option<MessageId>) {
        if role != Role::Inline {
            self.end_paragraph();
        }
        match role {
            Role::Cell => self.start_cell(tag),
            Role::Row => self.end_row(),
            _ => {}
        }
        self.skipped = Some(Skipped {
            name: tag.name.to_string(),
            depth: 1,
            noted: left_out
                .filter(|_| role != Role::Skipped)
                .map(|message| (message, String::new())),
        });
    }

    /// Ends an element that was not read, and notes what it held.
    fn unhide(&mut self) {
        let noted = self.skipped.take().and_then(|skipped| skipped.noted);
        if let Some((message, text)) = noted {
            let place = match self.tables.last() {
                Some(frame) => frame.place(0),
                None => self.builder.upcoming_paragraph(),
            };
            self.builder.leave_out(place, message, &text);
        }
    }

    fn table_tag(&mut self, tag: &Tag, role: Role, starts: bool) {
        if self.too_deep > 0 && role != Role::Table {
            return;
        }
        match (role, starts) {
            (Role::Table, true) => self.start_table(),
            (Role::Table, false) if self.too_deep > 0 => self.too_deep -= 1,
            (Role::Table, false) => self.end_table(),
            (Role::Row, true) => {
                self.end_row();
                self.start_row();
            }
            (Role::Cell, true) => self.start_cell(tag),
            (Role::Cell, false) => self.end_cell(),
            (Role::Row, false) => self.end_row(),
            (_, starts) => {
                self.end_row();
                if let Some(frame) = self.tables.last_mut() {
                    frame.in_header = starts && role == Role::Header;
                    frame.take_foot();
                    let foot = starts && *tag.name == *"tfoot";
                    frame.foot = foot.then_some(frame.rows.len());
                }
            }
        }
    }

    fn list(&mut self, tag: &Tag, starts: bool) {
        if !starts {
            self.lists.pop();
        } else if self.lists.len() < DEEPEST {
            let form = match tag::attribute(tag, "type") {
                Some("a") => Numeral::LowerLetter,
                Some("A") => Numeral::UpperLetter,
                Some("i") => Numeral::LowerRoman,
                Some("I") => Numeral::UpperRoman,
                _ => Numeral::Decimal,
            };
            let start = tag::number(tag, "start").unwrap_or(1);
            self.lists
                .push((*tag.name == *"ol").then_some((form, start)));
        }
    }

    /// Counts an item of an ordered list.
    fn item(&mut self, tag: &Tag, starts: bool) {
        if let (true, Some(Some((form, next)))) = (starts, self.lists.last_mut()) {
            let number = tag::number(tag, "value").unwrap_or(*next);
            *next = number.saturating_add(1);
            self.label = Some(numeral(*form, number) + ".");
        }
    }

    /// Ends the paragraph so far; an item of a list without text is its number.
    fn end_item(&mut self) {
        self.end_paragraph();
        if self.label.is_some() {
            self.paragraph(String::new());
        }
    }

    fn start_table(&mut self) {
        if self.tables.len() >= DEEPEST {
            self.too_deep += 1;
            return;
        }
        let number = self.builder.next_table();
        self.tables.push(Frame {
            number,
            rows: Vec::new(),
            below: Vec::new(),
            foot: None,
            grid: Grid::default(),
            in_header: false,
            row: None,
            in_cell: false,
        });
    }

    fn end_table(&mut self) {
        self.end_row();
        let Some(mut frame) = self.tables.pop() else {
            return;
        };
        let place = Place::Cell {
            table: frame.number,
            row: 0,
            column: 0,
        };
        frame.take_foot();
        frame.rows.append(&mut frame.below);
        let table = self.builder.close(frame.rows, place);
        match self.open_cell() {
            Some(cell) if !table.rows.is_empty() => cell.nested.push(table),
            _ => self.put(table),
        }
    }

    /// Adds a table that stands in no cell: a table among the rows of another goes before it.
    fn put(&mut self, table: Table) {
        self.builder.block(Block::Table(table));
    }

    fn start_row(&mut self) {
        if let Some(frame) = self.tables.last_mut() {
            let place = frame.place(0);
            if self.builder.take_cell(|| place) {
                frame.row = Some(Vec::new());
            }
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some(frame) = self.tables.last_mut() else {
            return;
        };
        let Some(mut cells) = frame.row.take() else {
            return;
        };
        let (table, row) = (frame.number, frame.rows.len() + 1);
        let place = |column| Place::Cell { table, row, column };
        frame
            .grid
            .complete(&mut self.builder, &mut cells, |column| place(column + 1));
        frame.rows.push(Row {
            repeats_header: frame.in_header,
            ..Row::new(cells, place(0))
        });
    }

    fn start_cell(&mut self, tag: &Tag) {
        self.end_cell();
        if self.tables.last().is_some_and(|frame| frame.row.is_none()) {
            self.start_row();
        }
        let Some(frame) = self.tables.last_mut() else {
            return;
        };
        let Some(cells) = &mut frame.row else {
            return;
        };
        let after = cells.last().map_or(0, |cell| cell.column + cell.colspan);
        let column = frame.grid.free(after);
        let place = Place::Cell {
            table: frame.number,
            row: frame.rows.len() + 1,
            column: column + 1,
        };
        if column >= WIDEST || !self.builder.take_cell(|| place.clone()) {
            return;
        }
        let wanted = tag::number(tag, "colspan")
            .unwrap_or(1)
            .min(WIDEST - column);
        let height = match tag::number(tag, "rowspan") {
            Some(0) => usize::MAX,
            height => height.unwrap_or(1),
        };
        let width = frame.grid.room(column, wanted.max(1));
        cells.push(Cell {
            fill: tag::fill(tag),
            ..builder::cell(column, width, height, place)
        });
        frame.in_cell = true;
    }

    fn end_cell(&mut self) {
        if let Some(frame) = self.tables.last_mut() {
            frame.in_cell = false;
        }
    }

    /// Returns the cell that text goes to now.
    fn open_cell(&mut self) -> Option<&mut Cell> {
        let frame = self.tables.last_mut().filter(|frame| frame.in_cell)?;
        frame.row.as_mut()?.last_mut()
    }

    /// Ends the paragraph so far, if there is text in it.
    fn end_paragraph(&mut self) {
        self.end_raised();
        self.end_link();
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.paragraph(text);
        }
    }

    /// Adds a paragraph, with the number that belongs to it.
    fn paragraph(&mut self, mut text: String) {
        let heading = std::mem::take(&mut self.heading);
        if let Some(label) = self.label.take() {
            let at = self.open_cell().map(|cell| cell.place.clone());
            *self
                .numbered
                .entry(Place::table_of(at.as_ref()))
                .or_default() += 1;
            text = format!("{label} {}", text.trim_start());
        }
        let Some(text) = self.builder.take_text(&text) else {
            return;
        };
        if let Some(cell) = self.open_cell() {
            cell.paragraphs.push(text);
            return;
        }
        let place = self.builder.next_paragraph();
        self.builder.block(Block::Paragraph(Paragraph {
            text,
            heading,
            place,
        }));
    }
}

/// Returns whether a tag ends the hidden element `name` whose end tag may be missing.
fn ends(name: &str, tag: &str, starts: bool) -> bool {
    let role = tag::role(tag);
    match tag::role(name) {
        Role::Cell => match role {
            Role::Cell => starts,
            Role::Row => true,
            _ => role == Role::Table && !starts,
        },
        Role::Row => match role {
            Role::Row => starts,
            Role::Header | Role::Body => true,
            _ => role == Role::Table && !starts,
        },
        _ if name == "p" => role != Role::Inline && role != Role::Break && (tag != "p" || starts),
        _ if name == "option" => tag == "select" || tag == name && starts,
        Role::Skipped => name == "head" && !matches!(role, Role::Inline | Role::Skipped),
        _ => !starts && matches!(role, Role::Table | Role::Cell),
    }
}
