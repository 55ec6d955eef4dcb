//! The rows of a table by their meaning: sections, items, rows that a page break cut in two, decorations.
//!
//! | to | go to |
//! |---|---|
//! | know what titles the rows below | `sections` |
//! | know what goes on with the row above, or is a part of it | `joins`, `parts` |
//! | know what is nobody's task | `no_items` |
//! | mark a row that may hold pieces of others | `doubts` |

mod doubts;
mod joins;
mod no_items;
mod parts;
mod sections;

use super::columns::{self, Columns};
use super::grid::{Grid, GridCell, GridRow};
use super::signs::{is_ditto, is_footnote};
use crate::import::draft::{Dropped, Ledger, Text};
use crate::import::recognize::boundaries;
use crate::import::recognize::cell;
use crate::import::recognize::headings::{self, Role};
use crate::import::source::Place;
use crate::text::russian::Ask as _;
use crate::words::{Message, MessageId};

/// What columns are that say when a row is due.
const DUE: [Role; 3] = [Role::Deadline, Role::Start, Role::End];
/// The most lines of a cell that are read as one deadline.
const LONGEST_DEADLINE: usize = 20;

/// A row understood.
#[derive(Debug, Clone)]
pub(in crate::import) enum Entry {
    /// A row that titles those below it.
    Section(String, Place, Option<Message>),
    /// A row of the plan.
    Item(Box<RawItem>),
    /// A row that is nobody's task: «Итого», a footnote.
    Kept(Text),
}

/// A row of the plan, its cells not yet taken apart.
#[derive(Debug, Clone)]
pub(in crate::import) struct RawItem {
    /// A cell for each column of the table.
    pub(in crate::import) cells: Vec<RawCell>,
    pub(in crate::import) place: Place,
    /// What is not certain about the row as a whole.
    pub(in crate::import) guess: Option<Message>,
}

/// A cell with the rows that continue it.
#[derive(Debug, Clone)]
pub(in crate::import) struct RawCell {
    pub(in crate::import) lines: Vec<String>,
    pub(in crate::import) place: Place,
    /// What is not certain about the cell.
    pub(in crate::import) guess: Option<Message>,
    /// Those of its words that are another cell's, as [`Text::lent`].
    pub(in crate::import) lent: String,
}

impl RawCell {
    /// Returns `text`, which is of this cell and has all that is lent to it.
    pub(in crate::import) fn text(&self, text: &str) -> Text {
        Text {
            guess: self.guess.clone(),
            lent: self.lent.clone(),
            ..Text::new(text, &self.place)
        }
    }
}

/// Reads the rows of `grid` below its header.
pub(in crate::import) fn read(grid: &Grid, columns: &Columns, ledger: &mut Ledger) -> Vec<Entry> {
    let header = grid.rows.iter().take(columns.body).skip(columns.header);
    let header: Vec<Vec<String>> = header
        .map(GridRow::folded)
        .chain([columns.headings()])
        .collect();
    let mut reader = Reader {
        grid,
        columns,
        header: &header,
        entries: Vec::new(),
        month: None,
        in_time: false,
        above: vec![None; grid.width],
        numbered: numbered(grid, columns),
        titles: Titles::of(grid, columns),
        yearly: Reader::are_years(grid, columns),
        parent: None,
    };
    let mut foreign = false;
    for (at, row) in grid.rows.iter().enumerate().skip(columns.body) {
        if row.filled().is_empty() {
            continue;
        }
        if reader.entries.is_empty() && says_more(row, &header) {
            reader.entries.push(Entry::Kept(whole(row)));
            continue;
        }
        // «№ | Наименование показателя | Ед. изм.»: another table begins
        foreign |= reader.is_of_another(row) && decoration(row, &header).is_none();
        if foreign {
            reader.entries.push(Entry::Kept(whole(row)));
            continue;
        }
        match decoration(row, &header) {
            Some(what) => ledger.drop_all(&row.cells, what),
            None => reader.row(at, row, ledger),
        }
    }
    reader.entries
}

fn decoration(row: &GridRow, header: &[Vec<String>]) -> Option<Dropped> {
    if columns::is_column_numbers(row) {
        return Some(Dropped::ColumnNumbers);
    }
    let repeated = row.filled().len() > 1 && header.contains(&row.folded());
    (repeated || columns::says_again(header, row)).then_some(Dropped::RepeatedHeader)
}

/// Returns whether a row right below the header says in each cell what is expected in it: «(Ф.И.О.)», or the heading
/// once more in other words.
fn says_more(row: &GridRow, header: &[Vec<String>]) -> bool {
    // «учителя» may as well be who does it
    let sure = |heading: &headings::Heading| heading.weight > 20;
    let role = |text: &str| Some(headings::read(text).filter(sure)?.role);
    let explains = |(at, text): &(usize, String)| {
        let above = || header.iter().filter_map(|header| header.get(*at));
        let again = || {
            role(text).is_some_and(|own| above().any(|text| role(text) == Some(own)))
                && !headings::is_theme(text)
        };
        text.starts_with('(') && text.ends_with(')') || again()
    };
    let cells = row.folded().into_iter().enumerate();
    let filled = cells.filter(|(_, text)| !text.is_empty());
    let (more, other): (Vec<_>, Vec<_>) = filled.partition(explains);
    let says_more = more.len() > 1 && other.is_empty() || more.len() > 2 && other.len() == 1;
    says_more && !row.texts().iter().any(|text| columns::tells_time(text))
}

struct Reader<'g> {
    grid: &'g Grid,
    columns: &'g Columns,
    /// The headings, folded.
    header: &'g [Vec<String>],
    entries: Vec<Entry>,
    /// The month that a column of months last named.
    month: Option<String>,
    /// Whether the last section is one of time.
    in_time: bool,
    /// The last cell of each column, for merged cells below it.
    above: Vec<Option<GridCell>>,
    numbered: Numbered,
    titles: Titles,
    /// Whether a year alone is a deadline here.
    yearly: bool,
    /// The row that leads to those below it, as long as they are its parts: «Провести конкурсы:».
    parent: Option<RawItem>,
}

/// How the titles of a table begin.
struct Titles {
    count: usize,
    /// How many of them begin with a small letter.
    small: usize,
    rows: usize,
}

impl Titles {
    fn of(grid: &Grid, columns: &Columns) -> Titles {
        let titles = columns.texts(grid, Role::Title);
        let small = |title: &&String| title.starts_with(char::is_lowercase);
        Titles {
            count: titles.len(),
            small: titles.iter().filter(small).count(),
            rows: grid.rows.len().saturating_sub(columns.body),
        }
    }

    /// Returns whether nearly all begin with a capital letter.
    fn begin_sentences(&self) -> bool {
        self.small * 4 <= self.count
    }

    /// Returns whether those of fewer than half of the rows begin with a small letter.
    fn are_rarely_small(&self) -> bool {
        self.small * 2 < self.rows
    }
}

/// Which rows of a table have numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbered {
    Most,
    Some,
    /// None that says more than a title.
    None,
}

fn numbered(grid: &Grid, columns: &Columns) -> Numbered {
    let Some(at) = columns.first(Role::Number) else {
        return Numbered::None;
    };
    let filled = |row: &&GridRow| !row.is_blank(at);
    let body = || grid.rows.iter().skip(columns.body);
    if body().filter(filled).count() * 2 > body().count() {
        return Numbered::Most;
    }
    let item = |row: &GridRow| filled(&row) && row.filled().len() > 2;
    if body().any(item) {
        Numbered::Some
    } else {
        Numbered::None
    }
}

impl Reader<'_> {
    fn row(&mut self, at: usize, row: &GridRow, ledger: &mut Ledger) {
        let place = row.place.clone();
        let is_nothing = self.is_total(row)
            || is_footnote(row, self.grid.width)
            || self.is_signature(at, row)
            || Self::denies(row)
            || self.is_time_of_nothing(at, row);
        if let Some(last) = self.charged_below(at, row) {
            last.guess
                .get_or_insert(MessageId::ImportGuessContinued.with(place.message()));
        } else if is_nothing {
            self.entries.push(Entry::Kept(whole(row)));
        } else if let Some(title) = self.written_out(row) {
            ledger.drop_all(row.cells.iter().skip(1), Dropped::RepeatedTitle);
            self.open(title, place, None);
        } else if let Some(title) = self.retitled(row) {
            let others = row.cells.iter().filter(|cell| cell.text() != title);
            ledger.drop_all(others, Dropped::RepeatedHeader);
            self.open(title, place, None);
        } else if let Some((title, guess)) = self.section(at, row) {
            self.open(title, place, guess);
        } else if let Some((title, stray)) = self.overhung(row) {
            self.open(title.text(), place, None);
            let stray = Text::new(&stray.text(), &stray.place);
            self.entries.push(Entry::Kept(stray));
        } else if let Some((title, sums)) = self.crossed_out(at, row) {
            self.open(title, place, Some(MessageId::ImportGuessSection.into()));
            self.entries.extend(sums.into_iter().map(Entry::Kept));
        } else if self.continues(row) {
            self.append(row);
        } else if self.says_nothing(row) {
            self.entries.push(Entry::Kept(whole(row)));
        } else {
            self.month_column(row, ledger);
            self.section_column(row, ledger);
            let part = self.leading(row).cloned();
            let mut item = self.item(row, ledger);
            match part {
                Some(parent) => self.lead(parent, &mut item),
                None => self.parent = None,
            }
            self.entries.push(Entry::Item(Box::new(item)));
        }
    }

    /// Returns whether `row` heads a column of numbers and is no header of this table.
    fn is_of_another(&self, row: &GridRow) -> bool {
        let several = row.filled().len() > 2;
        let title = self.columns.first(Role::Title);
        several
            && headings::is_number(&self.text(row, Role::Number))
            && title.is_none_or(|at| !columns::retitles(self.header, row, at))
    }

    fn open(&mut self, title: String, place: Place, guess: Option<Message>) {
        self.in_time = boundaries::names_time(&title);
        self.parent = None;
        self.entries.push(Entry::Section(title, place, guess));
    }

    fn cell<'r>(&self, row: &'r GridRow, role: Role) -> Option<&'r GridCell> {
        self.columns.first(role).and_then(|at| row.cells.get(at))
    }

    fn text(&self, row: &GridRow, role: Role) -> String {
        self.columns.text(row, role)
    }

    /// Returns whether the cell of a row goes on with the one above.
    fn is_merged(&self, row: &GridRow, role: Role) -> bool {
        self.cell(row, role).is_some_and(|cell| cell.continues)
    }

    /// Returns what the cells of a row say in its columns of deadlines, of first days or of last days.
    fn when<'r>(&self, lines: impl Fn(usize) -> Option<&'r [String]>) -> String {
        let of = |role| {
            let lines = self.columns.first(role).and_then(&lines)?;
            let text = cell::joined(lines.get(..LONGEST_DEADLINE).unwrap_or(lines));
            (!text.is_empty()).then_some(text)
        };
        DUE.into_iter().find_map(of).unwrap_or_default()
    }

    /// Returns whether items of this table have numbers.
    fn is_numbered(&self) -> bool {
        self.numbered == Numbered::Most
    }

    /// Returns the column whose text stands for the title of a row that has none: that above, else its own longest of
    /// those without a meaning.
    fn stand_in(&self, row: &GridRow) -> Option<usize> {
        let title = self.columns.first(Role::Title)?;
        let above = self.above.get(title).is_some_and(Option::is_some);
        if above && self.text(row, Role::Number).is_empty() {
            return Some(title);
        }
        let length = |at: &usize| row.text(*at).chars().count();
        let words = |at: &usize| row.text(*at).letters() > 2;
        let others = self.columns.with(Role::Extra);
        let others = others.chain(self.columns.with(Role::Result));
        others.filter(words).max_by_key(length)
    }

    /// A column of months beside one of days heads a section for each month.
    fn month_column(&mut self, row: &GridRow, ledger: &mut Ledger) {
        let month = self.text(row, Role::Month);
        let cell = self.cell(row, Role::Month);
        let place = cell.map_or(&row.place, |cell| &cell.place).clone();
        if self.month.as_ref() == Some(&month) {
            ledger.drop(&month, &place, Dropped::RepeatedMonth);
        } else if !month.is_empty() {
            self.open(month.clone(), place, None);
            self.month = Some(month);
        }
    }

    /// A section may stand in a column of its own.
    fn section_column(&mut self, row: &GridRow, ledger: &mut Ledger) {
        let Some(cell) = self.cell(row, Role::Section) else {
            return;
        };
        let title = cell.text();
        let last = self.entries.iter().rev().find_map(|entry| match entry {
            Entry::Section(title, ..) => Some(title),
            _ => None,
        });
        if title.is_empty() || last == Some(&title) {
            ledger.drop(&title, &cell.place, Dropped::State);
        } else {
            let place = cell.place.clone();
            self.open(title, place, None);
        }
    }

    /// Reads an item; merged cells, and those above ditto marks, lend their value to every row they stand for.
    fn item(&mut self, row: &GridRow, ledger: &mut Ledger) -> RawItem {
        let mut cells = Vec::with_capacity(row.cells.len());
        for (at, cell) in row.cells.iter().enumerate() {
            let column = self.columns.list.get(at);
            let role = column.map_or(Role::Extra, |column| column.role);
            let ditto = is_ditto(cell, role);
            let merged = cell.continues && cell.is_blank();
            let wanted = cell.is_blank() && self.wants_above(row, at, role);
            let above = self.above.get(at).cloned().flatten();
            let lent = above.filter(|above| {
                let lends =
                    ditto || merged && !matches!(role, Role::Number | Role::Month | Role::Section);
                (lends || wanted) && !above.is_blank()
            });
            let why = match (&lent, ditto) {
                (Some(_), true) => Some(MessageId::ImportGuessDitto),
                (Some(_), false) if merged => {
                    (role == Role::Title).then_some(MessageId::ImportGuessMerged)
                }
                (Some(_), false) => Some(MessageId::ImportGuessAbove),
                (None, true) => Some(MessageId::ImportGuessDittoAlone),
                (None, false) => cell.nested.then_some(MessageId::ImportGuessNested),
            };
            let guess = why.map(Message::from);
            if ditto && lent.is_some() {
                ledger.drop(&cell.text(), &cell.place, Dropped::Ditto);
            } else if !cell.continues
                && !wanted
                && let Some(above) = self.above.get_mut(at)
            {
                *above = Some(cell.clone());
            }
            let words = lent.as_ref().map(GridCell::text).unwrap_or_default();
            cells.push(RawCell {
                lines: lent.unwrap_or_else(|| cell.clone()).lines,
                place: cell.place.clone(),
                guess,
                lent: words,
            });
        }
        self.entitle(row, &mut cells);
        let ends = !self.is_numbered() && self.ends_sentence(row).is_some();
        RawItem {
            cells,
            place: row.place.clone(),
            guess: (row.doubt)
                .or_else(|| self.is_torn(row).then_some(MessageId::ImportGuessDrawnRow))
                .or_else(|| ends.then_some(MessageId::ImportGuessMayGoOn))
                .map(Message::from),
        }
    }

    /// Returns whether a blank cell stands for the one above although nothing merges them: the title of a row that has
    /// none, the day of a row that has a time of day or that stands behind its day.
    fn wants_above(&self, row: &GridRow, at: usize, role: Role) -> bool {
        let clock = |at: usize| cell::is_clock(&row.text(at));
        match role {
            Role::Title => {
                self.columns.first(Role::Title) == Some(at) && self.stand_in(row) == Some(at)
            }
            Role::Deadline => self.leads(at) || self.columns.with(Role::Extra).any(clock),
            _ => false,
        }
    }

    /// Returns whether the column of deadlines `at` leads the rows, as a day leads what is done on it, and the row above
    /// is an item of no section that says when.
    fn leads(&self, at: usize) -> bool {
        let title = self.columns.first(Role::Title);
        title.is_some_and(|title| at < title)
            && matches!(self.entries.last(), Some(Entry::Item(_)))
            && !self.in_time
    }

    /// Moves the text that stands for a missing title to it.
    fn entitle(&self, row: &GridRow, cells: &mut [RawCell]) {
        let Some(title) = self.columns.first(Role::Title) else {
            return;
        };
        let blank = cells.get(title).is_some_and(|cell| cell.lines.is_empty());
        let Some(from) = self.stand_in(row).filter(|from| blank && *from != title) else {
            return;
        };
        let from = cells.get_mut(from);
        let taken = from.map(|cell| {
            (
                std::mem::take(&mut cell.lines),
                std::mem::take(&mut cell.lent),
            )
        });
        if let (Some((lines, lent)), Some(cell)) = (taken, cells.get_mut(title)) {
            cell.lines = lines;
            cell.lent = lent;
            cell.guess = Some(MessageId::ImportGuessTitle.into());
        }
    }
}

/// Returns the cells of `row` as one line.
fn whole(row: &GridRow) -> Text {
    Text::new(&row.said().join(" | "), &row.place)
}
