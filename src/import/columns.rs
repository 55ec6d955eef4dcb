//! The columns of a table by their meaning: from the header where one can be understood, else from what the cells hold.

use super::cell::{LONGEST, is_deadline, is_number, kind_of};
use super::draft::{Dropped, Ledger};
use super::executors;
use super::grid::{Grid, GridCell, GridRow, covers};
use super::header;
use super::headings::{self, Heading, Role};
use super::months;
use crate::phrase::Kind;
use crate::text::russian::fold;
use crate::words::{Message, MessageId};

/// A column understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) role: Role,
    /// The heading, the key of its cells where the file has none of its own.
    pub(super) header: String,
    /// Of several columns under one heading, the heading of this one: whose role its executors have.
    pub(super) sub: Option<String>,
    /// Of a column of two things, what the second is and its heading.
    pub(super) also: Option<(Role, String)>,
    /// Why the role may be wrong.
    pub(super) guess: Option<Message>,
}

impl Column {
    /// Tells whether its executors help another: they come after those of the other columns.
    pub(super) fn helps(&self) -> bool {
        let name = fold(self.sub.as_deref().unwrap_or(&self.header));
        self.role == Role::Executors && name.starts_with("соисполн")
    }
}

/// The columns of a table and where its rows begin.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    pub(super) list: Vec<Column>,
    /// The first row of the header; rows above it are titles of the table.
    pub(super) header: usize,
    /// The first row below the header.
    pub(super) body: usize,
    /// Whether the columns of months hold what is to be done, not marks.
    pub(super) agenda: bool,
}

/// How many rows at the top of a table may come before its header.
const TITLE_ROWS: usize = 5;
/// In how many hundredths of its cells a column must read as deadlines to be taken for them.
const MOSTLY: usize = 60;

impl Columns {
    /// Understands the columns of `grid`; returns none for a table that is no plan.
    pub(super) fn of(grid: &Grid) -> Option<Columns> {
        Columns::by_header(grid).or_else(|| Columns::by_content(grid))
    }

    /// Returns the columns with `role`, in their order.
    pub(super) fn with(&self, role: Role) -> impl Iterator<Item = usize> {
        let fits = move |(at, column): (usize, &Column)| (column.role == role).then_some(at);
        self.list.iter().enumerate().filter_map(fits)
    }

    /// Returns the first column with `role`.
    pub(super) fn first(&self, role: Role) -> Option<usize> {
        self.with(role).next()
    }

    fn by_header(grid: &Grid) -> Option<Columns> {
        let header = (0..grid.rows.len().min(TITLE_ROWS + 1))
            .find(|&at| grid.rows.get(at).is_some_and(is_header))?;
        let (list, body) = header::columns(grid, header)?;
        let mut columns = Columns {
            list,
            header,
            body,
            agenda: false,
        };
        columns.settle(grid);
        columns.is_plan().then_some(columns)
    }

    /// Judges the columns by their cells.
    fn by_content(grid: &Grid) -> Option<Columns> {
        if grid.width < 2 || grid.rows.len() < 2 {
            return None;
        }
        let cells: Vec<Vec<String>> = (0..grid.width).map(|at| cells(grid, at, 0)).collect();
        let mut number = cells.iter().position(|cells| are_numbers(cells));
        let dated = |number| {
            let mut columns = cells.iter().enumerate();
            columns.position(|(at, cells)| Some(at) != number && are_deadlines(cells))
        };
        let mut deadline = dated(number);
        if deadline.is_none() {
            number = None;
            deadline = dated(None);
        }
        let deadline = deadline?;
        let rest = || {
            let rest = cells.iter().enumerate();
            rest.filter(|(at, _)| *at != deadline && Some(*at) != number)
        };
        let executors = rest()
            .filter(|_| rest().count() > 1)
            .map(|(at, cells)| (names_among(cells), std::cmp::Reverse(length(cells)), at))
            .filter(|(names, ..)| *names >= MOSTLY)
            .max()
            .map(|(.., at)| at);
        let title = rest()
            .filter(|(at, _)| Some(*at) != executors)
            .max_by_key(|(at, cells)| (length(cells), std::cmp::Reverse(*at)))?
            .0;
        let role = |at: usize| match Some(at) {
            at if at == Some(deadline) => Role::Deadline,
            at if at == Some(title) => Role::Title,
            at if at == number => Role::Number,
            at if at == executors => Role::Executors,
            _ => Role::Extra,
        };
        let guess = |at: usize| Column {
            role: role(at),
            header: MessageId::ImportColumn
                .with(at + 1)
                .text(crate::words::Lang::Russian),
            sub: None,
            also: None,
            guess: Some(MessageId::ImportGuessByContent.into()),
        };
        Some(Columns {
            list: (0..grid.width).map(guess).collect(),
            header: 0,
            body: 0,
            agenda: false,
        })
    }

    /// Leaves each role that a row has once to the column that claims it most surely.
    fn settle(&mut self, grid: &Grid) {
        for role in [
            Role::Number,
            Role::Title,
            Role::Deadline,
            Role::Month,
            Role::Result,
            Role::Note,
        ] {
            self.keep_surest(role);
        }
        let parts = self.with(Role::InMonth).count();
        if self.first(Role::Deadline).is_none() && parts < 2 && !self.heads_rows(grid) {
            self.promote(Role::Month, Role::Deadline);
        }
        let sure = |at: usize, weight: u32| {
            let read = self
                .list
                .get(at)
                .and_then(|column| headings::read(&column.header));
            read.is_some_and(|heading| heading.weight >= weight)
        };
        let weak: Vec<usize> = self
            .with(Role::Executors)
            .filter(|&at| !sure(at, 50))
            .collect();
        if self.with(Role::Executors).count() > weak.len() {
            self.demote(&weak);
        }
        let months: Vec<usize> = self.with(Role::InMonth).collect();
        let dated = [Role::Deadline, Role::Start, Role::End];
        if months.len() < 2 || dated.iter().any(|role| self.first(*role).is_some()) {
            self.demote(&months);
        }
        self.agenda = months::hold_items(grid, self);
        if self.first(Role::Title).is_none() && !self.also_titles() && !self.agenda {
            self.guess_title(grid);
        }
        self.settle_also();
        self.guess_deadline(grid);
    }

    /// Takes a column of no meaning whose cells read as deadlines for them, where no other gives the time.
    fn guess_deadline(&mut self, grid: &Grid) {
        let timed = |column: &Column| {
            let also = column.also.as_ref().map(|(role, _)| *role);
            [Some(column.role), also].into_iter().flatten().any(|role| {
                matches!(
                    role,
                    Role::Deadline | Role::Month | Role::InMonth | Role::Start | Role::End
                )
            })
        };
        if self.list.iter().any(timed) {
            return;
        }
        let reads = |at: &usize| are_deadlines(&cells(grid, *at, self.body));
        let found = self.with(Role::Extra).find(reads);
        if let Some(column) = found.and_then(|at| self.list.get_mut(at)) {
            column.role = Role::Deadline;
            column.guess = Some(MessageId::ImportGuessByContent.into());
        }
    }

    fn keep_surest(&mut self, role: Role) {
        let weight = |at: usize| {
            let header = self.list.get(at).map_or("", |column| &column.header);
            headings::read(header).map_or(0, |heading| heading.weight)
        };
        let all: Vec<usize> = self.with(role).collect();
        let best = all
            .iter()
            .copied()
            .max_by_key(|&at| (weight(at), std::cmp::Reverse(at)));
        let others: Vec<usize> = all.into_iter().filter(|at| Some(*at) != best).collect();
        self.demote(&others);
    }

    /// A second thing is looked for only where no column of its own holds it.
    fn settle_also(&mut self) {
        let taken: Vec<Role> = self.list.iter().map(|column| column.role).collect();
        for column in &mut self.list {
            let named = |(role, _): &mut (Role, String)| *role == Role::Executors;
            if column.role == Role::Title && taken.contains(&Role::Executors) {
                column.also.take_if(named);
            }
            if column
                .also
                .as_ref()
                .is_some_and(|(role, _)| *role == Role::Title && taken.contains(role))
            {
                column.also = column.also.take().map(|(_, header)| (Role::Extra, header));
            }
        }
    }

    /// Tells whether a column of two things holds the titles: «Мероприятие, срок».
    fn also_titles(&self) -> bool {
        let also = |column: &Column| {
            column
                .also
                .as_ref()
                .is_some_and(|(role, _)| *role == Role::Title)
        };
        self.list.iter().any(also)
    }

    fn demote(&mut self, columns: &[usize]) {
        for &at in columns {
            if let Some(column) = self.list.get_mut(at) {
                let done = fold(&column.header).contains("выполнен");
                column.also = None;
                column.role = if column.role == Role::Deadline && done {
                    Role::Note
                } else {
                    Role::Extra
                };
            }
        }
    }

    /// Tells whether the column of months names some months once for several rows, the cells below them left blank.
    fn heads_rows(&self, grid: &Grid) -> bool {
        let rows = grid.rows.iter().skip(self.body);
        let mut rows = rows.filter(|row| row.filled().len() > 1);
        let month = self.first(Role::Month);
        let blank = |row: &GridRow| {
            let cell = month.and_then(|at| row.cells.get(at));
            cell.is_some_and(|cell| cell.is_blank() && !cell.continues)
        };
        rows.next().is_some_and(|row| !blank(row)) && rows.any(blank)
    }

    fn promote(&mut self, from: Role, to: Role) {
        if let Some(column) = self.first(from).and_then(|at| self.list.get_mut(at)) {
            column.role = to;
        }
    }

    /// Takes the column with the longest cells for the titles: one without a meaning of its own, else one whose
    /// heading is least sure of it.
    fn guess_title(&mut self, grid: &Grid) {
        let header = |at: usize| self.list.get(at).map_or("", |column| &column.header);
        let weak = |at: &usize| {
            let heading = headings::read(header(*at));
            heading.is_none_or(|heading| match heading.role {
                Role::Executors => heading.weight <= 30,
                _ => heading.weight <= 60,
            })
        };
        let longest = |columns: Vec<usize>| {
            let length =
                |at: &usize| (length(&cells(grid, *at, self.body)), std::cmp::Reverse(*at));
            columns.into_iter().max_by_key(length)
        };
        let free: Vec<usize> = self.with(Role::Extra).collect();
        let unsure = [Role::Result, Role::Executors];
        let unsure = unsure
            .into_iter()
            .flat_map(|role| self.with(role))
            .filter(weak);
        let form = free
            .iter()
            .copied()
            .find(|at| fold(header(*at)).starts_with("форм"));
        let best = form.or_else(|| longest(free.iter().copied().chain(unsure).collect()));
        let best = best.or_else(|| longest(self.with(Role::Executors).collect()));
        if let Some(column) = best.and_then(|at| self.list.get_mut(at)) {
            column.role = Role::Title;
            column.guess = Some(MessageId::ImportGuessTitle.into());
        }
    }

    /// A plan says what is to be done, and when or by whom.
    fn is_plan(&self) -> bool {
        let has = |role| self.first(role).is_some();
        (has(Role::Title) || self.also_titles() || self.agenda)
            && [
                Role::Deadline,
                Role::Month,
                Role::Start,
                Role::End,
                Role::InMonth,
                Role::Executors,
            ]
            .into_iter()
            .any(has)
    }

    /// Notes the headings that keys of the file stand for.
    pub(super) fn drop_headings(&self, grid: &Grid, ledger: &mut Ledger) {
        for row in grid.rows.iter().take(self.body).skip(self.header) {
            for cell in &row.cells {
                ledger.drop(&cell.text(), &cell.place, Dropped::Header);
            }
        }
    }
}

/// Tells whether `row` is a header: two meanings at least, in short cells that are no deadlines themselves.
pub(super) fn is_header(row: &GridRow) -> bool {
    let texts: Vec<String> = row
        .texts()
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    if !texts.iter().all(|text| text.chars().count() <= LONGEST) {
        return false;
    }
    let headings: Vec<Option<Heading>> = texts.iter().map(|text| headings::read(text)).collect();
    // a lone month is a deadline, several head the columns of a grid
    let month = |heading: &&Heading| heading.role == Role::InMonth;
    let months = headings.iter().flatten().filter(month).count();
    let timely = || {
        let mut texts = headings.iter().zip(&texts);
        texts.any(|(heading, text)| {
            let own = heading
                .as_ref()
                .filter(|heading| months > 1 || !month(heading));
            own.is_none() && is_deadline(text)
        })
    };
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
    let concise = texts
        .iter()
        .filter(|text| text.chars().count() <= 60)
        .count()
        * 2
        > texts.len();
    let grid = roles == [Role::InMonth] && months > 2;
    concise
        && (roles.len() > 1 || grid)
        && known.count() * 2 >= texts.len()
        && roles.iter().any(|role| vital.contains(role))
        && !timely()
}

/// Returns the cells of a column from the row `from` on, without the titles of sections.
fn cells(grid: &Grid, at: usize, from: usize) -> Vec<String> {
    let rows = grid.rows.iter().skip(from);
    let cells = rows.filter_map(|row| Some((row, row.cells.get(at)?)));
    cells
        .filter(|(row, cell)| !cell.is_blank() && !covers(row, grid.width))
        .map(|(_, cell)| cell.text())
        .filter(|text| !text.is_empty())
        .collect()
}

fn are_deadlines(cells: &[String]) -> bool {
    // «День здоровья», «Неделя науки» may be what is done as well as when
    let kinds = [Kind::Unknown, Kind::Relative];
    let plain =
        |text: &&String| text.parse::<u32>().is_err() && !kinds.contains(&kind_of(text, None));
    !cells.is_empty() && cells.iter().filter(plain).count() * 100 >= cells.len() * MOSTLY
}

fn are_numbers(cells: &[String]) -> bool {
    !cells.is_empty() && cells.iter().all(|text| is_number(text))
}

/// Returns in how many hundredths of `cells` people, posts or organisations are named.
fn names_among(cells: &[String]) -> usize {
    let named = cells.iter().filter(|text| executors::are_names(text));
    named.count() * 100 / cells.len().max(1)
}

/// Returns the mean length of the cells, in characters.
fn length(cells: &[String]) -> usize {
    cells.iter().map(|text| text.chars().count()).sum::<usize>() / cells.len().max(1)
}

/// Tells whether `row` is «1 2 3 4» under a header.
pub(super) fn is_column_numbers(row: &GridRow) -> bool {
    let filled = row.cells.iter().filter(|cell| !cell.is_blank());
    let number = |cell: &GridCell| cell.text().trim_end_matches('.').parse::<usize>().ok();
    let mut numbers = filled.clone().map(number);
    filled.count() > 1
        && numbers.next() == Some(Some(1))
        && numbers.zip(2..).all(|(number, next)| number == Some(next))
}
