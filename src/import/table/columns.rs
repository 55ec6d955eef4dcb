//! The columns of a table by their meaning: from the header where one can be understood, else from what the cells hold.

use super::claims::{self, Column};
use super::grid::{Grid, GridCell, GridRow};
use super::header::{self, Head};
use crate::import::draft::{Dropped, Ledger};
use crate::import::executors;
use crate::import::recognize::cell::{
    LONGEST, is_deadline, is_deadline_of_month, is_nobody, is_number, is_roman, is_time,
};
use crate::import::recognize::headings::{self, Heading, Role};
use crate::import::recognize::{own, scale};
use crate::text::russian::{Ask as _, fold};
use crate::words::MessageId;

/// The columns of a table and where its rows begin.
#[derive(Debug, Clone)]
pub(in crate::import) struct Columns {
    pub(in crate::import) list: Vec<Column>,
    /// The first row of the header; rows above it are titles of the table.
    pub(in crate::import) header: usize,
    /// The first row below the header.
    pub(in crate::import) body: usize,
    /// Whether the columns of months hold what is to be done, not marks.
    pub(in crate::import) agenda: bool,
    /// Whether dashes mark months: nothing else does, and other months are blank.
    pub(in crate::import) dashed: bool,
}

/// How many rows at the top of a table may come before its header.
const TITLE_ROWS: usize = 5;
/// How many marks of a scale may stand among headings before the columns below are a chart's.
const MOST_MARKS: usize = 4;
/// The longest heading of a header inside a table, in characters.
const LONGEST_HEADING: usize = 60;
/// How sure a heading must be to make a row inside a table a header.
const SURE: u32 = 60;

impl Columns {
    /// Understands the columns of `grid`: from its header where one can be understood, else from what the cells hold;
    /// returns none for a table that is no plan.
    pub(in crate::import) fn of(grid: &Grid) -> Option<Columns> {
        let rows = || grid.rows.iter().take(TITLE_ROWS + 1);
        let first = || rows().position(|row| row.filled().len() > 1);
        let headed = || first().filter(|first| grid.rows.get(*first).is_some_and(has_heading));
        // a header that makes no plan is none of its rows
        if let Some(header) = rows().position(is_header).or_else(headed) {
            let (heads, body) = header::heads(grid, header)?;
            return Columns::settled(grid, &heads, header, body);
        }
        let heads: Vec<Head> = (0..grid.width).map(Head::blank).collect();
        (grid.width > 1 && grid.rows.len() > 1).then_some(())?;
        Columns::settled(grid, &heads, 0, 0)
    }

    fn settled(grid: &Grid, heads: &[Head], header: usize, body: usize) -> Option<Columns> {
        let (list, agenda) = claims::settled(grid, heads, body)?;
        let mut columns = Columns {
            list,
            header,
            body,
            agenda,
            dashed: false,
        };
        columns.dashed = columns.marks_by_dashes(grid);
        Some(columns)
    }

    /// Returns these columns as those of `grid`, a table below without a header of its own, if its rows fit them.
    pub(in crate::import) fn of_headless(&self, grid: &Grid) -> Option<Columns> {
        let known = [self.headings()];
        let mut filled = grid.rows.iter().filter(|row| !row.filled().is_empty());
        let mut headers = grid.rows.iter().filter(|row| is_header(row));
        if filled.next().is_none_or(is_header) || !headers.all(|row| says_again(&known, row)) {
            return None;
        }
        let rows = grid.rows.iter();
        let rows: Vec<&GridRow> = rows
            .filter(|row| row.filled().len() > 1 && !is_header(row) && !is_column_numbers(row))
            .collect();
        let said = |role, test: &dyn Fn(&str) -> bool| {
            let texts = rows.iter().map(|row| self.text(row, role));
            let texts: Vec<String> = texts.filter(|text| !is_nobody(text)).collect();
            let count = texts.iter().filter(|text| test(text)).count();
            (texts.len(), count)
        };
        let all = |role, test: &dyn Fn(&str) -> bool| {
            let (texts, count) = said(role, test);
            texts > 0 && count == texts
        };
        let words = |text: &str| text.letters() > 2;
        let numbered = self.first(Role::Number).is_none() || all(Role::Number, &is_number);
        let (days, read) = said(Role::Deadline, &is_deadline_of_month);
        let dated = if self.first(Role::Deadline).is_some() {
            read * 2 > days
        } else {
            let (cells, names) = said(Role::Executors, &executors::may_be_names);
            let people = all(Role::Title, &executors::are_names);
            let mut others = self.with(Role::Extra);
            let timed = others.any(|at| rows.iter().any(|row| is_time(&row.text(at))));
            self.first(Role::Number).is_some() && names * 2 > cells && !people && !timed
        };
        let fits = numbered && dated && all(Role::Title, &words);
        if !fits {
            return None;
        }
        let mut columns = Columns {
            header: 0,
            body: 0,
            ..self.clone()
        };
        for column in &mut columns.list {
            column.guess = Some(MessageId::ImportGuessColumnsAbove.into());
        }
        columns.dashed = columns.marks_by_dashes(grid);
        Some(columns)
    }

    /// Returns these columns as those of a table beside another: whose row a cell belongs to is a guess.
    pub(in crate::import) fn beside(mut self) -> Columns {
        let mut columns = self.list.iter_mut();
        if let Some(title) = columns.find(|column| column.role == Role::Title) {
            let why = MessageId::ImportGuessBeside.into();
            title.guess.get_or_insert(why);
        }
        self
    }

    /// Returns whether the cells of months hold dashes and nothing else, and not each of them does.
    fn marks_by_dashes(&self, grid: &Grid) -> bool {
        let rows = || grid.rows.iter().skip(self.body);
        let cells =
            || rows().flat_map(|row| self.with(Role::InMonth).filter_map(|at| row.cells.get(at)));
        let dashes = |cell: &&GridCell| !cell.is_blank() && is_nobody(&cell.text());
        let marked = cells().filter(dashes).count();
        let blank = cells().filter(|cell| cell.is_blank()).count();
        marked > 0 && blank > 0 && marked + blank == cells().count()
    }

    /// Returns the headings, folded.
    pub(super) fn headings(&self) -> Vec<String> {
        let headings = self.list.iter().map(|column| fold(&column.header));
        headings.collect()
    }

    /// Returns the columns with `role`, in their order.
    pub(super) fn with(&self, role: Role) -> impl Iterator<Item = usize> {
        let fits = move |(at, column): (usize, &Column)| (column.role == role).then_some(at);
        self.list.iter().enumerate().filter_map(fits)
    }

    /// Returns the first column with `role`.
    pub(in crate::import) fn first(&self, role: Role) -> Option<usize> {
        self.with(role).next()
    }

    /// Returns what `row` says in the first column with `role`.
    pub(super) fn text(&self, row: &GridRow, role: Role) -> String {
        self.first(role).map_or_else(String::new, |at| row.text(at))
    }

    /// Returns what the rows of `grid` say in the first column with `role`.
    pub(super) fn texts(&self, grid: &Grid, role: Role) -> Vec<String> {
        let rows = grid.rows.iter().skip(self.body);
        let texts = rows.map(|row| self.text(row, role));
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// Notes the headings that keys of the file stand for.
    pub(in crate::import) fn drop_headings(&self, grid: &Grid, ledger: &mut Ledger) {
        for row in grid.rows.iter().take(self.body).skip(self.header) {
            ledger.drop_all(&row.cells, Dropped::Header);
        }
    }
}

/// Returns whether `row` is a header: two meanings at least, in short cells that are no deadlines themselves.
pub(in crate::import) fn is_header(row: &GridRow) -> bool {
    let texts = row.said();
    if own::is_form(&texts) {
        return true;
    }
    let (scale, rest): (Vec<String>, Vec<String>) =
        texts.iter().cloned().partition(|text| scale::is_mark(text));
    let texts = if scale.len() > MOST_MARKS && rest.len() > 1 {
        rest
    } else {
        texts
    };
    if !texts.iter().all(|text| text.chars().count() <= LONGEST) {
        return false;
    }
    let headings: Vec<Option<Heading>> = texts.iter().map(|text| headings::read(text)).collect();
    // a lone month is a deadline, several head the columns of a grid
    let month = |heading: &&Heading| heading.role == Role::InMonth;
    let months = headings.iter().flatten().filter(month).count();
    let of_time = |heading: &Heading| matches!(heading.role, Role::Deadline | Role::Month);
    let timely = || {
        let mut texts = headings.iter().zip(&texts);
        texts.any(|(heading, text)| {
            // «По отдельному графику» holds «отдел»; «Исполнители (в установленном порядке)» head a column
            let of_work = |heading: &Heading| match heading.role {
                Role::InMonth => months < 2,
                role => role == Role::Executors && heading.weight < headings::CERTAIN,
            };
            heading.as_ref().is_none_or(of_work) && is_deadline(text)
                || heading.as_ref().is_some_and(of_time) && tells_time(text)
        })
    };
    let numbered = texts.len() > 2 && is_number(&texts[0]) && !is_roman(&texts[0]);
    let known = headings.iter().flatten();
    let mut roles: Vec<Role> = known.clone().map(|heading| heading.role).collect();
    roles.sort_unstable();
    roles.dedup();
    let vital = [
        Role::Title,
        Role::Deadline,
        Role::Executors,
        Role::Month,
        Role::InMonth,
    ];
    // «Собеседование с руководителями школ о питании» only holds such a word
    let names_vital = |(text, heading): (&String, &Option<Heading>)| {
        heading.as_ref().is_some_and(|heading| {
            let short = text.split(' ').count() < 4;
            vital.contains(&heading.role) && (short || heading.weight >= SURE)
        })
    };
    let brief = |text: &&String| text.chars().count() <= LONGEST_HEADING;
    let concise = texts.iter().filter(brief).count() * 2 > texts.len();
    let grid = roles == [Role::InMonth] && months > 2;
    // «Наименование мероприятия по устранению недостатков, выявленных в ходе …»
    let sure = |role| {
        let mut headings = headings.iter().flatten();
        headings.any(|heading| heading.role == role && heading.weight > SURE)
    };
    let asked = [Role::Title, Role::Deadline, Role::Executors];
    let all = asked.into_iter().all(sure);
    // «Месяц | Методическая поддержка педагогических и руководящих работников …»
    let first = headings.first().and_then(Option::as_ref);
    let of_months = first.is_some_and(|heading| heading.role == Role::Month);
    (concise || all || of_months)
        && (roles.len() > 1 || grid)
        && known.count() * 2 >= texts.len()
        && texts.iter().zip(&headings).any(names_vital)
        && !numbered
        && !timely()
}

/// Returns whether a cell of `row` is nothing but a sure heading of its column: «Дата», «Ответственный».
fn has_heading(row: &GridRow) -> bool {
    row.texts().iter().any(|text| {
        let surely = |heading: Heading| heading.weight >= headings::CERTAIN;
        !text.contains(' ') && headings::read(text).is_some_and(surely) && !is_deadline(text)
    })
}

/// «весь период», «последняя неделя месяца», but not «Срок исполнения»: a time, though its words head columns of times.
pub(super) fn tells_time(text: &str) -> bool {
    !fold(text).contains("срок") && is_time(text)
}

/// Returns whether `row` is the header of another table below this one: nearly all its cells are headings, some of them
/// surely what is to be done, and when or by whom; where both are surely named, anything else may be what is to be done.
pub(in crate::import) fn is_inner_header(row: &GridRow) -> bool {
    let texts = row.said();
    let short = |text: &String| {
        text.chars().count() <= LONGEST_HEADING
            && text.starts_with(|c: char| c.is_uppercase() || matches!(c, '№' | '#'))
    };
    if texts.len() < 3 || !texts.iter().all(short) {
        return false;
    }
    let headings = texts.iter().filter_map(|text| headings::read(text));
    let headings: Vec<Heading> = headings.collect();
    let sure = |roles: &[Role]| {
        let mut headings = headings.iter();
        headings.any(|heading| roles.contains(&heading.role) && heading.weight >= SURE)
    };
    let nearly_all = headings.len() + usize::from(texts.len() > 3) >= texts.len();
    // «Направления деятельности | Ответственный | Сроки»
    let titled = headings.iter().any(|heading| heading.role == Role::Title)
        && sure(&[Role::Deadline, Role::Month])
        && sure(&[Role::Executors]);
    nearly_all
        && is_header(row)
        && (titled || sure(&[Role::Title]))
        && sure(&[Role::Deadline, Role::Executors, Role::Start, Role::Month])
}

/// Returns whether `row` says the headings of the rows `header`, which are folded, once more: each of its cells the same
/// or the same thing in other words, a blank cell what stands above it.
pub(in crate::import) fn says_again(header: &[Vec<String>], row: &GridRow) -> bool {
    let filled = row.filled();
    looks_again(row) && is_header(row) && filled.iter().all(|at| is_again(header, row, *at))
}

/// Returns whether `row` says the headings of `header` once more but for that of the column `title`, which titles a
/// section: «Организационная работа | Сроки | Ответственные».
pub(in crate::import) fn retitles(header: &[Vec<String>], row: &GridRow, title: usize) -> bool {
    let filled = row.filled();
    let mut others = filled.iter().filter(|at| **at != title);
    filled.contains(&title)
        && looks_again(row)
        && others.all(|at| is_again(header, row, *at))
        && !is_again(header, row, title)
}

/// Returns whether a row inside a table may be its header again: several cells, none of them merged with that above, and
/// one surely of numbers or of days.
fn looks_again(row: &GridRow) -> bool {
    let filled = row.filled();
    let merged = row.cells.iter().any(|cell| cell.continues);
    let sure = |at: &usize| headings::is_sure(&row.text(*at));
    filled.len() >= row.cells.len().min(3) && !merged && filled.iter().any(sure)
}

/// Returns whether a cell of `row` says the heading of its column once more.
fn is_again(header: &[Vec<String>], row: &GridRow, at: usize) -> bool {
    let own = fold(&row.text(at));
    let mut known = header.iter().filter_map(|header| header.get(at));
    known.any(|known| *known == own || headings::say_one(known, &own))
}

/// Returns whether `row` is «1 2 3 4» under a header.
pub(super) fn is_column_numbers(row: &GridRow) -> bool {
    let filled = row.cells.iter().filter(|cell| !cell.is_blank());
    let number = |cell: &GridCell| cell.text().trim_end_matches('.').parse::<usize>().ok();
    let mut numbers = filled.clone().map(number);
    filled.count() > 1
        && numbers.next() == Some(Some(1))
        && numbers.zip(2..).all(|(number, next)| number == Some(next))
}
