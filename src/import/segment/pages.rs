//! What pages and sheets do to a document, undone: tables that a page ends go on, and what stands with a plan in one
//! grid only because a sheet has no other place for it — titles, passports, notes — stands apart again.
//!
//! Works on rows as they are; what a column means is asked only of headers.

use std::collections::BTreeSet;

use super::pasted;
use crate::import::draft::Text;
use crate::import::passport;
use crate::import::recognize::cell;
use crate::import::recognize::headings::{self, Role};
use crate::import::source::{Block, Paragraph, Place, Row, Source, Table};
use crate::import::table::columns::{self, Columns};
use crate::import::table::grid::{Grid, GridCell, GridRow, covers, unwrapped};
use crate::import::table::signs;
use crate::text::russian::{fold, is_letter, is_letter_or_digit};

/// The longest «Продолжение таблицы …», in characters.
const LONGEST_MARK: usize = 80;

/// Returns the blocks of `source` as their author thought of them, the marks of page breaks taken out, and where rows
/// became lines above a header that may as well be the last items above it.
pub(super) fn joined(source: &Source) -> (Vec<Block>, Vec<Text>, BTreeSet<Place>) {
    let mut joiner = Joiner::default();
    for block in &source.blocks {
        joiner.block(block);
    }
    joiner.release();
    (joiner.done, joiner.marks, joiner.lone)
}

/// The blocks so far.
#[derive(Default)]
struct Joiner {
    done: Vec<Block>,
    marks: Vec<Text>,
    /// Where rows stand that may be sections or items without a time.
    lone: BTreeSet<Place>,
    /// Where in `done` the last plan stands, with the texts of its header.
    plan: Option<(usize, Vec<String>)>,
    /// Marks of a page break after that plan: they are taken out if the plan goes on.
    pending: Vec<Paragraph>,
}

impl Joiner {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) if self.plan.is_some() && is_page_mark(&paragraph.text) => {
                self.pending.push(paragraph.clone());
            }
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Table(table) => self.tables(&pasted::joined(table)),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.release();
        self.plan = None;
        self.done.push(Block::Paragraph(paragraph.clone()));
    }

    fn tables(&mut self, table: &Table) {
        if let Some((paragraphs, tables)) = unwrapped(table) {
            for paragraph in &paragraphs {
                self.paragraph(paragraph);
            }
            for table in &tables {
                self.tables(table);
            }
            return;
        }
        for block in apart(table, &mut self.lone) {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(&paragraph),
                Block::Table(table) => self.table(table),
            }
        }
    }

    fn table(&mut self, mut table: Table) {
        let grid = Grid::new(&table);
        let header = grid.rows.iter().find(|row| !row.filled().is_empty());
        let top = header.filter(|row| is_header(row));
        let header = top.map(folded);
        let again = |known: &Vec<String>| {
            top.is_some_and(|row| columns::says_again(std::slice::from_ref(known), row))
        };
        self.take_marks(&mut table, &grid);
        if let Some((at, known)) = &self.plan
            && let Some(Block::Table(plan)) = self.done.get_mut(*at)
            && plan.columns == table.columns
            && header
                .as_ref()
                .is_none_or(|header| header == known || again(known))
            && !(header.is_some() && are_named_apart(plan, &table))
        {
            let marks = self.pending.drain(..);
            self.marks
                .extend(marks.map(|mark| Text::new(&mark.text, &mark.place)));
            if let Some(first) = table.rows.first_mut() {
                first.after_break = true;
            }
            plan.rows.append(&mut table.rows);
            return;
        }
        self.release();
        let header = header
            .or_else(|| header_row(&grid, 0).map(|(_, texts)| texts))
            .or_else(|| Columns::of(&grid).map(|_| Vec::new()))
            .filter(|_| !passport::is_passport(&grid));
        self.plan = header.map(|header| (self.done.len(), header));
        self.done.push(Block::Table(table));
    }

    /// Takes the rows out of a plan that only say that a page ended.
    fn take_marks(&mut self, table: &mut Table, grid: &Grid) {
        let marks: Vec<Option<&GridCell>> = grid.rows.iter().map(mark).collect();
        if marks.iter().all(Option::is_none) || header_row(grid, 0).is_none() {
            return;
        }
        let taken = marks.iter().flatten();
        self.marks
            .extend(taken.map(|cell| Text::new(&cell.text(), &cell.place)));
        let mut marks = marks.iter();
        table
            .rows
            .retain(|_| marks.next().is_none_or(Option::is_none));
    }

    /// Keeps as text what turned out to be no mark of a page break.
    fn release(&mut self) {
        self.done
            .extend(self.pending.drain(..).map(Block::Paragraph));
    }
}

/// Returns whether two tables stand on sheets that people gave names.
fn are_named_apart(one: &Table, other: &Table) -> bool {
    let names = sheet_name(&one.place).zip(sheet_name(&other.place));
    names.is_some_and(|(one, other)| one != other)
}

/// Returns the name that people gave to a sheet: not «Лист1», not «Sheet 2».
pub(super) fn sheet_name(place: &Place) -> Option<&str> {
    let Place::Sheet { name, .. } = place else {
        return None;
    };
    let lower = name.to_lowercase();
    let bare = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    Some(name.as_str()).filter(|_| !matches!(bare, "лист" | "sheet" | "таблица"))
}

/// Returns the only cell of a row in a plan that says that a page ended.
fn mark(row: &GridRow) -> Option<&GridCell> {
    let filled = row.filled();
    let [only] = filled.as_slice() else {
        return None;
    };
    row.cells.get(*only).filter(|cell| {
        let text = cell.text();
        text.starts_with(is_letter) && is_page_mark(&text)
    })
}

/// Returns whether a paragraph only says that a page ended: «Продолжение таблицы 1», «- 2 -», «Страница 2 из 5».
fn is_page_mark(text: &str) -> bool {
    if text.chars().nth(LONGEST_MARK).is_some() {
        return false;
    }
    let folded = fold(text);
    let mut words = folded
        .split(|c: char| !is_letter_or_digit(c))
        .filter(|word| !word.is_empty());
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let Some(first) = words.next() else {
        return false;
    };
    let second = words.next();
    match first {
        "продолжение" | "окончание" => second.is_none_or(|word| {
            ["табл", "прилож", "план", "дорожн"]
                .iter()
                .any(|stem| word.starts_with(stem))
        }),
        "таблица" | "приложение" => words
            .chain(second)
            .any(|word| matches!(word, "продолжение" | "окончание")),
        "страница" | "стр" | "лист" => second.is_some_and(is_number),
        word => word.len() <= 3 && is_number(word) && second.is_none() && !text.contains('.'),
    }
}

fn folded(row: &GridRow) -> Vec<String> {
    row.texts().iter().map(|text| fold(text)).collect()
}

/// Returns the first header from row `from` on, with its texts.
fn header_row(grid: &Grid, from: usize) -> Option<(usize, Vec<String>)> {
    let rows = grid.rows.iter().enumerate().skip(from);
    let found = rows.into_iter().find(|(_, row)| is_header(row));
    found.map(|(at, row)| (at, folded(row)))
}

fn is_header(row: &GridRow) -> bool {
    let first = row.cells.iter().find(|cell| !cell.is_blank());
    row.filled().len() > 1
        && !first.is_some_and(|cell| cell::is_number(&cell.text()))
        && columns::is_header(row)
}

/// Takes a table apart that holds more than one plan's header and rows.
fn apart(table: &Table, lone: &mut BTreeSet<Place>) -> Vec<Block> {
    let grid = Grid::new(table);
    if passport::is_passport(&grid) {
        return vec![Block::Table(table.clone())];
    }
    let mut out = Vec::new();
    let mut rest = 0;
    while let Some((header, texts)) = header_row(&grid, rest) {
        let above = rest..header;
        let is_text = |at: usize| grid.rows.get(at).is_none_or(|row| row.filled().len() <= 2);
        if !above.clone().all(is_text) {
            break;
        }
        let end = plan_end(&grid, header, &texts);
        let items = last_item(&grid, header, end);
        if end < grid.rows.len() {
            lone.extend(titled(&grid, header, items..end));
        }
        let top = header - usize::from(is_captioned(&grid, &above, end));
        loose(table, &grid, rest..top, &mut out);
        out.push(Block::Table(rows(table, top..items)));
        if end == grid.rows.len() {
            loose(table, &grid, items..end, &mut out);
            return out;
        }
        rest = items;
    }
    if rest == 0 {
        return vec![Block::Table(table.clone())];
    }
    out.push(Block::Table(rows(table, rest..grid.rows.len())));
    out
}

/// Returns whether the row before a header may title its first section: it covers the table, as a row below does, or
/// other headings follow at `end`.
fn is_captioned(grid: &Grid, above: &std::ops::Range<usize>, end: usize) -> bool {
    let covering = |row: &GridRow| covers(row, grid.width);
    let last = above.clone().next_back().and_then(|at| grid.rows.get(at));
    let below = || grid.rows.iter().skip(above.end + 1).any(covering);
    last.is_some_and(covering) && (end < grid.rows.len() || below())
}

/// Returns where the rows below the header at `header` end: at another header, or the same one, with a title above it.
fn plan_end(grid: &Grid, header: usize, texts: &[String]) -> usize {
    let mut from = header + 1;
    while let Some((next, other)) = header_row(grid, from) {
        let alone = |at: usize| {
            let row = grid.rows.get(at);
            row.is_some_and(|row| row.filled().len() == 1 && mark(row).is_none())
        };
        let inner = grid.rows.get(next).is_some_and(columns::is_inner_header);
        let another = other == texts || inner && !goes_under(grid, header, next);
        if next > from && alone(next - 1) && another {
            return next;
        }
        from = next + 1;
    }
    grid.rows.len()
}

/// Returns whether the row `next` is the second row of the header at `header`.
fn goes_under(grid: &Grid, header: usize, next: usize) -> bool {
    let blank = |at: usize| grid.rows.get(at).is_none_or(|row| row.filled().is_empty());
    (header + 1..next).all(blank)
}

/// Returns the row after the last item between `header` and `end`.
///
/// Only a plan whose first column is of numbers tells its items from what a sheet has below them: the first cell of
/// what follows begins with words, and most of its columns are blank. In any other, the lone cell above the header of
/// the next plan titles that.
fn last_item(grid: &Grid, header: usize, end: usize) -> usize {
    let Some(top) = grid.rows.get(header) else {
        return end;
    };
    let first = |at: usize| grid.rows.get(at)?.cells.first().map(GridCell::text);
    if !first(header).is_some_and(|text| headings::is_number(&text)) {
        let titles_next = end < grid.rows.len() && end > header + 2;
        return end - usize::from(titles_next);
    }
    let most = top.filled().len();
    let charges = |at: usize| {
        let row = grid.rows.get(at);
        row.is_some_and(|row| signs::charges(row, grid.width))
    };
    let is_item = |at: &usize| {
        let filled = grid.rows.get(*at).map_or(0, |row| row.filled().len());
        let first = first(*at).unwrap_or_default();
        filled > 1 && (first.is_empty() || first.starts_with(|c: char| c.is_ascii_digit()))
            || filled * 2 > most
            || charges(*at) && (header + 1..*at).any(charges)
    };
    let Some(last) = (header + 1..end).rev().find(is_item) else {
        return end;
    };
    let words = |at: &usize| first(*at).is_some_and(|text| !text.is_empty());
    (last + 1..end).find(words).unwrap_or(end)
}

/// Returns where the title of an item without a time would stand too, of the only row between items and the next header.
fn titled(grid: &Grid, header: usize, between: std::ops::Range<usize>) -> Option<Place> {
    let row = grid
        .rows
        .get(between.start)
        .filter(|_| between.len() == 1)?;
    let [only] = *row.filled().as_slice() else {
        return None;
    };
    let heading = grid.rows.get(header)?.cells.get(only)?;
    let title = headings::read(&heading.text()).is_some_and(|heading| heading.role == Role::Title);
    let cell = row.cells.get(only)?;
    (title && !covers(row, grid.width) && !cell.continues).then(|| cell.place.clone())
}

/// Adds rows that belong to no plan: a lone cell is a paragraph, rows of several cells are a table.
fn loose(table: &Table, grid: &Grid, range: std::ops::Range<usize>, out: &mut Vec<Block>) {
    let mut open: Option<usize> = None;
    for at in range.clone() {
        let Some((row, laid)) = table.rows.get(at).zip(grid.rows.get(at)) else {
            continue;
        };
        if laid.filled().len() > 1 {
            open.get_or_insert(at);
            continue;
        }
        if let Some(from) = open.take() {
            out.push(Block::Table(rows(table, from..at)));
        }
        let cells = row.cells.iter().filter(|cell| !cell.paragraphs.is_empty());
        out.extend(cells.map(|cell| {
            Block::Paragraph(Paragraph {
                text: cell.text(),
                heading: false,
                place: cell.place.clone(),
            })
        }));
        let nested = row.cells.iter().flat_map(|cell| cell.nested.clone());
        out.extend(nested.map(Block::Table));
    }
    if let Some(from) = open {
        out.push(Block::Table(rows(table, from..range.end)));
    }
}

fn rows(table: &Table, range: std::ops::Range<usize>) -> Table {
    let rows: Vec<Row> = table.rows.get(range).unwrap_or_default().to_vec();
    let place = rows.first().map(|row| row.place.clone());
    Table {
        columns: table.columns,
        rows,
        place: place.unwrap_or_else(|| table.place.clone()),
    }
}
