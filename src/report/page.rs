//! A page of typed tables: what is said and what it means, nothing of how a format draws it.

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDate;

use crate::query::Mark;

/// A report as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page<'a> {
    /// What the page tells.
    pub title: String,
    /// The day it speaks of, where it speaks of one.
    pub day: Option<String>,
    /// The tables, one under the other.
    pub tables: Vec<Table<'a>>,
    /// Remarks on the tables, a sentence each.
    pub notes: Vec<String>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table<'a> {
    /// What the table is about, where a page has several.
    pub title: Option<String>,
    /// The columns; headings that are all empty are not drawn.
    pub columns: Vec<Column>,
    /// The lines; a body or total line has a cell for each column, a heading line has one.
    pub lines: Vec<Line<'a>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The heading.
    pub title: String,
    /// The heading where room is scarce.
    pub short: String,
    /// What the cells hold.
    pub kind: ColumnKind,
    /// What becomes of the column where room is scarce.
    pub rank: Rank,
    /// What its strips are measured by, where it holds strips.
    pub scale: Option<Scale>,
}

/// What strips are measured by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scale {
    /// The ticks, such as months.
    pub ticks: Vec<Tick>,
    /// The tick that the day of the page falls in, where it falls in one, and the day.
    pub now: Option<(usize, String)>,
    /// What the marks mean, those first that are looked for first.
    pub legend: Vec<(Mark, String)>,
    /// What the line of the day means.
    pub now_is: String,
}

/// A tick of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Its name alone: «май 2022».
    pub title: String,
    /// Its name beside others: «май».
    pub short: String,
    /// What begins with it: «2022».
    pub begins: Option<String>,
}

/// What stands at a tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Slot {
    /// At the tick; at that of the day of the page, before the day.
    pub mark: Option<Mark>,
    /// At the tick of the day of the page, from the day on.
    pub since: Option<Mark>,
}

/// What the cells of a column hold, which decides how they shrink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Sentences, which wrap.
    Text,
    /// A few words, which wrap.
    Phrase,
    /// Names of executors, which wrap and may be shortened.
    Names,
    /// Sentences on one line, shortened in the middle where room is scarce.
    Line,
    /// Strips, measured by the scale of the column.
    Strip,
    /// Short texts, which wrap at need.
    Label,
    /// Dates and words that stand on one line.
    Word,
    /// Numbers.
    Number,
    /// Nothing yet: room to write in, which stays though it is empty.
    Blank,
    /// Signs for a program, small and pale.
    Mark,
}

/// What becomes of a column where room is scarce.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// It stays: without it the table says something else.
    Stays,
    /// It goes into the last column, which adds such columns up; the last of them first.
    Folds,
    /// It leaves; the greater the number, the sooner.
    Leaves(u8),
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    /// What the line is.
    pub kind: LineKind,
    /// Its cells.
    pub cells: Vec<Cell<'a>>,
    /// What the line is called by those who link to it, where it may be linked to.
    pub anchor: Option<String>,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// A row.
    Body,
    /// A heading of the rows below it.
    Group,
    /// A heading within a group.
    Subgroup,
    /// A sum of rows.
    Total,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell<'a> {
    /// What it says.
    pub value: Value<'a>,
    /// Remarks on it, said after it, each on a line of its own.
    pub remarks: Vec<String>,
    /// What it means.
    pub tone: Tone,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value<'a> {
    /// Nothing.
    #[default]
    Empty,
    /// A text.
    Text(Cow<'a, str>),
    /// Names of executors, the lead first.
    Names(&'a [String]),
    /// A number.
    Number(i64),
    /// A day.
    Date(NaiveDate),
    /// What stands at each tick of the scale of the column.
    Strip(Vec<Slot>),
}

/// What a cell means; renderers choose the style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Plain,
    /// Done.
    Done,
    /// Done late.
    Late,
    /// Late and open.
    Overdue,
    /// Due soon.
    Soon,
    /// Under way.
    Active,
    /// Of little weight here.
    Muted,
    /// A share of the greatest number of the table, from 1 to 4 quarters.
    Heat(u8),
}

impl Table<'_> {
    /// Leaves out the columns in which no row says anything.
    #[must_use]
    pub fn compact(mut self) -> Self {
        let columns = self.columns.iter().enumerate();
        let said = columns.map(|(at, column)| column.kind == ColumnKind::Blank || self.says(at));
        let said: Vec<bool> = said.collect();
        let mut columns = said.iter();
        self.columns.retain(|_| columns.next() == Some(&true));
        let rows = self.lines.iter_mut();
        for line in rows.filter(|line| line.kind == LineKind::Body) {
            let mut cells = said.iter();
            line.cells.retain(|_| cells.next() == Some(&true));
        }
        self
    }

    /// Returns whether any row says something in the column with this number.
    fn says(&self, index: usize) -> bool {
        let rows = self.lines.iter().filter(|line| line.kind == LineKind::Body);
        let cells = rows.filter_map(|line| line.cells.get(index));
        cells.into_iter().any(|cell| !cell.is_empty())
    }

    /// Returns the numbers of the columns in which any row says something; the first always stays.
    pub fn filled(&self) -> Vec<usize> {
        (0..self.columns.len())
            .filter(|index| {
                *index == 0 || self.columns[*index].kind == ColumnKind::Blank || self.says(*index)
            })
            .collect()
    }
}

impl Scale {
    /// Returns which of `count` ticks are shown where there is room for `room`: those about the tick `now`, more of them
    /// after it than before; the first where there is no such tick.
    pub fn window(count: usize, now: Option<usize>, room: usize) -> Range<usize> {
        let room = room.min(count);
        let first = now.map_or(0, |now| now.saturating_sub(room / 3));
        let first = first.min(count - room);
        first..first + room
    }
}

impl Column {
    /// Returns a column that stays, with the same heading wide and narrow.
    pub fn new(kind: ColumnKind, title: impl Into<String>) -> Self {
        let title = title.into();
        Column {
            short: title.clone(),
            title,
            kind,
            rank: Rank::Stays,
            scale: None,
        }
    }

    /// Returns a column of strips.
    pub fn strips(scale: Scale) -> Self {
        Column {
            scale: Some(scale),
            ..Column::new(ColumnKind::Strip, "")
        }
    }

    /// Gives the heading for narrow tables.
    #[must_use]
    pub fn short(mut self, short: impl Into<String>) -> Self {
        self.short = short.into();
        self
    }

    /// Lets the column go into the last one where room is scarce.
    #[must_use]
    pub fn folds(mut self) -> Self {
        self.rank = Rank::Folds;
        self
    }

    /// Lets the column leave where room is scarce; the greater the number, the sooner.
    #[must_use]
    pub fn leaves(mut self, rank: u8) -> Self {
        self.rank = Rank::Leaves(rank);
        self
    }
}

impl<'a> Line<'a> {
    /// Returns a row.
    pub fn body(cells: Vec<Cell<'a>>) -> Self {
        Line {
            kind: LineKind::Body,
            cells,
            anchor: None,
        }
    }

    /// Lets others link to the line by `name`.
    #[must_use]
    pub fn anchored(mut self, name: String) -> Self {
        self.anchor = Some(name);
        self
    }

    /// Returns a sum of rows.
    pub fn total(cells: Vec<Cell<'a>>) -> Self {
        Line {
            kind: LineKind::Total,
            cells,
            anchor: None,
        }
    }

    /// Returns a heading of the rows below it.
    pub fn group(text: impl Into<Cow<'a, str>>) -> Self {
        Line {
            kind: LineKind::Group,
            cells: vec![Cell::text(text)],
            anchor: None,
        }
    }

    /// Returns a heading within a group.
    pub fn subgroup(text: impl Into<Cow<'a, str>>) -> Self {
        Line {
            kind: LineKind::Subgroup,
            cells: vec![Cell::text(text)],
            anchor: None,
        }
    }
}

impl<'a> Cell<'a> {
    /// Returns a cell that says `value`.
    pub fn new(value: Value<'a>) -> Self {
        Cell {
            value,
            ..Cell::default()
        }
    }

    /// Returns a cell of text.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Cell::new(Value::text(text))
    }

    /// Returns a cell with a count.
    pub fn count(number: usize) -> Self {
        Cell::new(Value::count(number))
    }

    /// Returns a cell with a day, if there is one.
    pub fn date(date: Option<NaiveDate>) -> Self {
        Cell::new(Value::date(date))
    }

    /// Returns whether the cell says nothing.
    pub fn is_empty(&self) -> bool {
        self.value == Value::Empty && self.remarks.is_empty()
    }

    /// Says what the cell means.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Adds a remark, if there is one.
    #[must_use]
    pub fn remark(mut self, remark: Option<String>) -> Self {
        self.remarks.extend(remark);
        self
    }
}

/// Returns a number as people write it, with a true minus.
pub fn written(number: i64) -> String {
    number.to_string().replace('-', "−")
}

impl<'a> Value<'a> {
    /// Returns a text; an empty one is nothing.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Value::Empty
        } else {
            Value::Text(text)
        }
    }

    /// Returns a count.
    pub fn count(number: usize) -> Self {
        Value::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// Returns a day, if there is one.
    pub fn date(date: Option<NaiveDate>) -> Self {
        date.map_or(Value::Empty, Value::Date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_no_row_fills_is_left_out_and_room_to_write_in_stays() {
        let columns = [
            (ColumnKind::Label, "№"),
            (ColumnKind::Text, "Мероприятие"),
            (ColumnKind::Text, "Результат"),
            (ColumnKind::Blank, "Ответ"),
        ];
        let cells = ["", "Отчёт", "", ""].map(Cell::text).to_vec();
        let table = Table {
            columns: columns
                .map(|(kind, title)| Column::new(kind, title))
                .to_vec(),
            lines: vec![Line::group("Раздел"), Line::body(cells)],
            ..Table::default()
        };
        let table = table.compact();
        let titles: Vec<&str> = table
            .columns
            .iter()
            .map(|column| column.title.as_str())
            .collect();
        assert_eq!(titles, ["Мероприятие", "Ответ"]);
        let cells: Vec<usize> = table.lines.iter().map(|line| line.cells.len()).collect();
        assert_eq!(cells, [1, 2]);
    }
}
