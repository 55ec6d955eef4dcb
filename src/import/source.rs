//! What every reader gives: paragraphs and tables in the order of the document, whatever the file was.
//!
//! Knows no file formats and no plans. Nothing is judged here: a row is a row, a blank cell is a blank cell.

use crate::text::AsWritten;
use crate::words::{Lang, Message, MessageId};

/// A document as the reader found it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// Paragraphs and tables in the order in which they are read.
    pub blocks: Vec<Block>,
    /// What was read in a special way, left out or could not be read.
    pub notes: Vec<ReaderNote>,
    /// Text that the document holds and does not say, and rows that fit no table.
    pub left_out: Vec<LeftOut>,
    /// What each of its plans said when this program wrote it.
    pub as_written: Vec<AsWritten>,
}

/// Text that was read and is no paragraph and no cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The words.
    pub text: String,
    /// Where.
    pub place: Place,
    /// As what it is kept beside the plan: struck-out text, a row that does not fit. Nothing else is.
    pub kept: Option<MessageId>,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Text outside tables.
    Paragraph(Paragraph),
    /// A table that stands in no other table.
    Table(Table),
}

/// A paragraph outside tables; never blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The text: blanks inside are kept, those at the ends are not, `\n` is a line break made by hand.
    pub text: String,
    /// Whether the document marks it as a heading: by a style, an outline level or a tag.
    pub heading: bool,
    /// Where it stands.
    pub place: Place,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// How many columns its widest row covers.
    pub columns: usize,
    /// The rows, blank ones included.
    pub rows: Vec<Row>,
    /// Where it stands.
    pub place: Place,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The cells from left to right; a column that a row leaves out has no cell.
    pub cells: Vec<Cell>,
    /// Whether the document repeats the row at the top of every page: a header by its own word.
    pub repeats_header: bool,
    /// Whether a blank line, and so most likely a page break, stands before the row in a plain text: a row whose first
    /// cell is blank may go on from the one above.
    pub after_break: bool,
    /// Why its cells may hold words of other rows or columns.
    pub doubt: Option<MessageId>,
    /// Where it stands.
    pub place: Place,
}

impl Row {
    /// Returns the row of `cells` at `place`, of which nothing more is known.
    pub(super) fn new(cells: Vec<Cell>, place: Place) -> Self {
        Row {
            cells,
            repeats_header: false,
            after_break: false,
            doubt: None,
            place,
        }
    }
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The first column it covers, from 0.
    pub column: usize,
    /// How many columns it covers, at least 1.
    pub colspan: usize,
    /// How many rows it covers; 0 says that the cell is the continuation of the one above it.
    pub rowspan: usize,
    /// The text, an entry for each paragraph that is not blank: blanks inside are kept (U+00A0 too),
    /// soft hyphens are not, `\n` is a line break made by hand.
    pub paragraphs: Vec<String>,
    /// Tables inside the cell.
    pub nested: Vec<Table>,
    /// Its colour, unless that is white.
    pub fill: Option<[u8; 3]>,
    /// Where it stands.
    pub place: Place,
}

/// Something about the reading that the account must tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderNote {
    /// Where.
    pub place: Place,
    /// What.
    pub message: Message,
}

/// Where something stands in the source, as its reader would look for it; every number counts from 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// A line of a text file.
    Line {
        /// Its number.
        line: usize,
    },
    /// A cell of a table; a row as a whole has `column` 0, a table as a whole `row` 0 too.
    Cell {
        /// Which table of the document, nested ones counted as they begin.
        table: usize,
        /// The row.
        row: usize,
        /// The column of the table's grid.
        column: usize,
    },
    /// A cell of a spreadsheet.
    Sheet {
        /// The sheet's name.
        name: String,
        /// The cell as the spreadsheet calls it: «B12»; a row is «12», a whole sheet is empty.
        cell: String,
    },
    /// A paragraph outside tables; 0 is the document as a whole.
    Paragraph {
        /// Which paragraph of the document, blank ones not counted.
        number: usize,
    },
}

impl Place {
    /// Returns the table that `at` is in, or the document.
    pub(super) fn table_of(at: Option<&Place>) -> Self {
        let table = at.filter(|at| matches!(at, Place::Cell { .. }));
        table.map_or(Place::Paragraph { number: 0 }, Place::table)
    }

    /// Returns the table that this is in; in a document that counts none, this place.
    pub(super) fn table(&self) -> Self {
        match self {
            Place::Cell { table, .. } => Place::Cell {
                table: *table,
                row: 0,
                column: 0,
            },
            other => other.clone(),
        }
    }
}

impl Source {
    /// Returns the tables that stand in no other table.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
    }

    /// Returns whether the document was read to its end, neither damaged nor beyond bounds.
    pub fn is_whole(&self) -> bool {
        let cut = [
            MessageId::NoteBroken,
            MessageId::NoteTooDeep,
            MessageId::NoteTooMuch,
        ];
        !self.notes.iter().any(|note| cut.contains(&note.message.id))
    }
}

impl Cell {
    /// Returns the text of the cell, paragraphs as lines, without the tables inside it.
    pub fn text(&self) -> String {
        self.paragraphs.join("\n")
    }

    /// Returns whether the cell has neither text nor a table.
    pub fn is_blank(&self) -> bool {
        self.paragraphs.is_empty() && self.nested.is_empty()
    }
}

impl Place {
    /// Returns the place in words: «таблица 1, строка 2, столбец 3».
    pub fn message(&self) -> Message {
        match self {
            Place::Line { line } => MessageId::PlaceLine.with(*line),
            Place::Cell {
                table,
                row: 0,
                column: _,
            } => MessageId::PlaceTable.with(*table),
            Place::Cell {
                table,
                row,
                column: 0,
            } => MessageId::PlaceRow.with(*table).with(*row),
            Place::Cell { table, row, column } => {
                MessageId::PlaceCell.with(*table).with(*row).with(*column)
            }
            Place::Sheet { name, cell } if cell.is_empty() => {
                MessageId::PlaceSheet.with(name.as_str())
            }
            Place::Sheet { name, cell } => MessageId::PlaceSheetCell
                .with(name.as_str())
                .with(cell.as_str()),
            Place::Paragraph { number: 0 } => MessageId::PlaceDocument.into(),
            Place::Paragraph { number } => MessageId::PlaceParagraph.with(*number),
        }
    }

    /// Returns the place in the words of `lang`.
    pub fn text(&self, lang: Lang) -> String {
        self.message().text(lang)
    }
}
