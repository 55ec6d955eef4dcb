//! The rows of a table by their meaning: sections, items, rows that a page break cut in two, decorations.

use super::claims::Column;
use super::columns::{self, Columns};
use super::grid::{Grid, GridCell, GridRow, covers};
use super::numbers;
use super::signs::{self, begins_sentence, is_ditto, is_footnote};
use crate::import::draft::{Dropped, Ledger, Text};
use crate::import::recognize::cell::{self, is_nobody};
use crate::import::recognize::headings::{self, Role};
use crate::import::recognize::sums::{self, Sum};
use crate::import::recognize::{boundaries, dates, labels};
use crate::import::source::Place;
use crate::model::kind::form;
use crate::model::{ExecutorKind, kind, naming};
use crate::phrase;
use crate::text::russian::{Ask as _, fold, is_blank, is_dash, is_letter};
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
        yearly: are_years(grid, columns),
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

/// Returns whether more than one deadline of eight is a year and nothing else.
fn are_years(grid: &Grid, columns: &Columns) -> bool {
    let texts = columns.texts(grid, Role::Deadline);
    texts.iter().filter(|text| is_bare_year(text)).count() * 8 > texts.len()
}

/// «2021 г.»
fn is_bare_year(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.len() - digits.len() == 4 && matches!(digits.trim(), "г" | "г." | "год" | "года")
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
            || denies(row)
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
                Some(parent) => self.lead(parent, &mut item, ledger),
                None => self.parent = None,
            }
            self.entries.push(Entry::Item(Box::new(item)));
        }
    }

    /// Returns the row that leads to `row`, if it is one of its parts: «Провести конкурсы:», «а) «Лучший двор» | июнь»;
    /// parts that dashes list need no colon above them where that row is due on no day.
    fn leading(&self, row: &GridRow) -> Option<&RawItem> {
        let number = self.text(row, Role::Number);
        if !number.is_empty() && !is_lettered(&number) {
            return None;
        }
        let last = match self.entries.last()? {
            Entry::Item(item) => Some(&**item),
            _ => None,
        };
        let parent = self.parent.as_ref().or(last)?;
        let title = parent.cells.get(self.columns.first(Role::Title)?)?;
        let leads = title.lines.last()?.trim_end().ends_with(':');
        let deadline = self.cell(row, Role::Deadline)?;
        let own = self.text(row, Role::Title);
        let listed = own.starts_with(|c: char| is_dash(c) || c == '•') || is_lettered(&own);
        let numbered = self.numbered != Numbered::None && !row.after_break;
        let counted = numbers::levels(own.first_word()).is_some_and(|levels| levels.len() > 1);
        let bare = number.is_empty() && !counted;
        let part = is_lettered(&number) || bare && (numbered || listed);
        let dated = !deadline.continues && cell::is_deadline(&deadline.text());
        let term = self.when(|at| Some(parent.cells.get(at)?.lines.as_slice()));
        let leads = leads || listed && number.is_empty() && numbered && term.is_empty();
        (leads && part && dated && !own.is_empty() && !self.is_merged(row, Role::Title))
            .then_some(parent)
    }

    /// Gives a part the words of the row that leads to it, and who does that where it names nobody; a row that only leads
    /// is no item of its own.
    fn lead(&mut self, parent: RawItem, item: &mut RawItem, ledger: &mut Ledger) {
        let roles =
            [Role::Number, Role::Title, Role::Executors].map(|role| self.columns.first(role));
        let [number, title, executors] = roles;
        let lines = |item: &RawItem, at: Option<usize>| {
            let cell = at.and_then(|at| item.cells.get(at));
            cell.map(|cell| cell.lines.clone()).unwrap_or_default()
        };
        let lends = lines(item, executors).is_empty();
        let own = |(at, cell): (usize, &RawCell)| {
            let taken = number == Some(at) || title == Some(at) || lends && executors == Some(at);
            cell.lines.is_empty() || taken
        };
        let is_last =
            matches!(self.entries.last(), Some(Entry::Item(last)) if last.place == parent.place);
        let first = is_last && parent.cells.iter().enumerate().all(own);
        if first {
            self.entries.pop();
        }
        let printed = cell::joined(&lines(&parent, number));
        let mut give = |at: Option<usize>, lines: Vec<String>, guess: Option<MessageId>| {
            if let Some(cell) = at.and_then(|at| item.cells.get_mut(at)) {
                let lent = cell::joined(&lines);
                ledger.add(if first { "" } else { &lent });
                cell.guess = guess.map(Message::from).or(cell.guess.take());
                let own = std::mem::take(&mut cell.lines);
                cell.lines = [lines, own].concat();
            }
        };
        give(title, lines(&parent, title), None);
        if lends {
            let names = lines(&parent, executors);
            let why = (!names.is_empty()).then_some(MessageId::ImportGuessAbove);
            give(executors, names, why);
        }
        let letter = number.and_then(|at| item.cells.get_mut(at));
        match letter {
            Some(letter) if !letter.lines.is_empty() => {
                let own = cell::joined(&letter.lines);
                ledger.add(if first { "" } else { &printed });
                letter.lines = vec![format!("{}.{}", naming::bare(&printed), naming::bare(&own))];
            }
            Some(letter) if first => letter.lines = vec![printed],
            _ => {}
        }
        self.parent = Some(parent);
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

    /// Returns the last line in the column `at` of the item above, where it is right above.
    fn last_line(&self, at: usize) -> Option<&str> {
        match self.entries.last()? {
            Entry::Item(item) => Some(item.cells.get(at)?.lines.last()?.trim_end()),
            _ => None,
        }
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

    /// «Итого: 3 мероприятия», «ВСЕГО | | | 510,5»: a sum that is due on no day and falls to nobody, or says nothing but
    /// what it sums up.
    fn is_total(&self, row: &GridRow) -> bool {
        let filled = row.filled();
        let number = self.columns.first(Role::Number);
        let mut own = filled.iter().copied();
        let first = own.find(|&at| number != Some(at) || !cell::is_number(&row.text(at)));
        let Some((first, sum)) = first.and_then(|at| Some((at, sums::sum(&row.text(at))?))) else {
            return false;
        };
        let claimed = |role| {
            let column = self.columns.first(role).filter(|&at| at != first);
            let cell = column.and_then(|at| row.cells.get(at));
            cell.is_some_and(|cell| !cell.continues && !is_nobody(&cell.text()))
        };
        let numbers = || {
            let mut beside = filled.iter().filter(|&&at| at != first).peekable();
            beside.peek().is_some() && beside.all(|&at| !row.text(at).contains(is_letter))
        };
        match sum {
            Sum::Plain => true,
            Sum::Worded => !claimed(Role::Deadline) && !claimed(Role::Executors),
            Sum::Part => numbers(),
        }
    }

    /// Returns the title of a section, if the row is one, and why it may be none.
    fn section(&self, at: usize, row: &GridRow) -> Option<(String, Option<Message>)> {
        match *row.filled().as_slice() {
            [only] => Some((row.text(only), self.lone_cell(at, row, only)?)),
            [first, second]
                if !self.says_when(first)
                    && (second == first + 1 || self.are_number_and_title(first, second)) =>
            {
                // «18.00 | Дискотека» beside a merged day
                let number = Some(row.text(first)).filter(|text| !cell::is_clock(text))?;
                let span = row.cells.get(second).map_or(0, |cell| cell.span);
                let merged = span + 1 >= self.grid.width && span > 1;
                // «.1» of a template stands for «1.»
                let named = number.strip_prefix("Раздел ");
                let bare = named.unwrap_or(&number).trim_start_matches('.');
                let heads = cell::is_number(bare)
                    && self.titles(row, second)
                    && (merged
                        || cell::is_roman(bare)
                        || self.heads_numbers(at, bare)
                        || self.is_passed_by(at, bare));
                heads.then(|| (format!("{number} {}", row.text(second)), None))
            }
            _ => None,
        }
    }

    /// Adds a row of who does it to the item above, and returns that; one over the items leads them, and one below all is
    /// of the paper where no other is.
    fn charged_below(&mut self, at: usize, row: &GridRow) -> Option<&mut RawItem> {
        let width = self.grid.width;
        if !signs::charges(row, width) {
            return None;
        }
        let (above, below) = self.grid.rows.split_at(at);
        let leads =
            |entry: &Entry| matches!(entry, Entry::Section(title, ..) if labels::is_charge(title));
        let between = below.iter().skip(1).any(|row| row.filled().len() > 1)
            || above.iter().any(|row| signs::charges(row, width));
        if !between || self.entries.iter().any(leads) {
            return None;
        }
        let mut roles = [Role::Executors, Role::Title].into_iter();
        let column = roles.find_map(|role| self.columns.first(role))?;
        let Entry::Item(last) = self.entries.last_mut()? else {
            return None;
        };
        let lines = row.cells.iter().flat_map(|cell| &cell.lines);
        last.cells.get_mut(column)?.lines.extend(lines.cloned());
        Some(last)
    }

    /// Returns whether the text of `column` titles `row`: it is the title, or stands before a blank one, as a task of
    /// its own column does above its measures.
    fn titles(&self, row: &GridRow, column: usize) -> bool {
        let title = self.columns.first(Role::Title);
        let mut before = self.columns.with(Role::Extra);
        title == Some(column)
            || title.is_some_and(|title| column < title)
                && self.text(row, Role::Title).is_empty()
                && before.any(|at| at == column)
    }

    /// Returns whether a column says when: «9.30-10.00» before a title numbers nothing.
    fn says_when(&self, column: usize) -> bool {
        let column = self.columns.list.get(column);
        let times = [Role::Deadline, Role::Month, Role::Start, Role::End];
        column.is_some_and(|column| times.contains(&column.role))
    }

    fn are_number_and_title(&self, first: usize, second: usize) -> bool {
        let [number, title] = [Role::Number, Role::Title].map(|role| self.columns.first(role));
        number == Some(first) && title == Some(second)
    }

    /// «Организационная работа | Сроки | Ответственные»: the header again, its title being that of a section.
    fn retitled(&self, row: &GridRow) -> Option<String> {
        let at = self.columns.first(Role::Title)?;
        columns::retitles(self.header, row, at).then(|| self.text(row, Role::Title))
    }

    /// Returns the title of a section whose one merged cell was written out in every column.
    fn written_out(&self, row: &GridRow) -> Option<String> {
        let mut texts = row.texts().into_iter();
        let first = texts.next().filter(|text| text.contains(is_letter))?;
        (self.grid.width > 2 && texts.all(|text| text == first)).then_some(first)
    }

    /// «1 | Подпрограмма | X | X | 200,0», with «1.1» below: a section whose row crosses out who and when; returns its title
    /// and the sums beside it.
    fn crossed_out(&self, at: usize, row: &GridRow) -> Option<(String, Vec<Text>)> {
        let (number, title) = (self.text(row, Role::Number), self.text(row, Role::Title));
        let asked = [Role::Deadline, Role::Start, Role::End, Role::Executors];
        let crossed = |role: &Role| cell::is_crossed(&self.text(row, *role));
        let empty = |role: &Role| is_nobody(&self.text(row, *role)) || crossed(role);
        let own = [Role::Number, Role::Title].map(|role| self.columns.first(role));
        let others = row.cells.iter().enumerate();
        let others = others.filter(|(at, cell)| !own.contains(&Some(*at)) && !cell.is_blank());
        let sums = others.map(|(_, cell)| Text::new(&cell.text(), &cell.place));
        let sums: Vec<Text> = sums.collect();
        let wordless =
            |text: &Text| cell::is_crossed(&text.value) || !text.value.contains(is_letter);
        let heads = !title.is_empty()
            && cell::is_number(&number)
            && asked.iter().all(empty)
            && asked.iter().filter(|role| crossed(role)).count() > 1
            && sums.iter().all(wordless)
            && self.heads_numbers(at, &number);
        heads.then(|| (format!("{number} {title}"), sums))
    }

    /// Finds a title over the columns of the table and the cell that hangs out beside them.
    fn overhung<'r>(&self, row: &'r GridRow) -> Option<(&'r GridCell, &'r GridCell)> {
        let [first, second] = *row.filled().as_slice() else {
            return None;
        };
        let (title, stray) = (row.cells.get(first)?, row.cells.get(second)?);
        let column = self.columns.list.get(second)?;
        let headings = self.grid.rows.get(self.columns.header)?;
        let outside = column.role == Role::Extra && headings.cells.get(second)?.is_blank();
        let over = title.span > 2 && title.span * 2 > self.grid.width;
        (outside && over && !title.continues).then_some((title, stray))
    }

    /// Returns whether a row with one cell of text is a section; `Some(None)` says: certainly.
    #[allow(
        clippy::option_option,
        reason = "whether it is a section, and whether that is a guess, are two questions"
    )]
    fn lone_cell(&self, at: usize, row: &GridRow, column: usize) -> Option<Option<Message>> {
        let cell = row.cells.get(column)?;
        let text = cell.text();
        let continues = row.cells.iter().any(|cell| cell.continues);
        if covers(row, self.grid.width) {
            return Some(None);
        }
        let in_number = self.columns.first(Role::Number) == Some(column) && !cell::is_number(&text);
        let is_month = phrase::month_named(&text).is_some() && !text.has_digit();
        if (in_number
            || is_month
            || (column == 0 && self.grid.width > 2 && self.columns.first(Role::Title) != Some(0)))
            && !continues
        {
            return Some(None);
        }
        let title = self.titles(row, column);
        let fresh = matches!(self.entries.last(), None | Some(Entry::Section(..)));
        let begins = begins_sentence(&text) && !self.last_is_open(column);
        let shouted = text.chars().all(|c| !c.is_lowercase());
        let next = self.grid.rows.get(at + 1);
        let next = next.filter(|next| next.filled().len() > 1);
        let numbered = |next: &GridRow| cell::is_number(&self.text(next, Role::Number));
        let heading = title
            && begins
            && next.is_some()
            && !row.after_break
            && (fresh || shouted || !self.is_numbered() || next.is_some_and(numbered));
        (heading && !continues).then(|| Some(MessageId::ImportGuessSection.into()))
    }

    /// Returns whether a row only names a month, and the rows around it say themselves when: nothing is to be done in
    /// «Январь».
    fn is_time_of_nothing(&self, at: usize, row: &GridRow) -> bool {
        let [column] = *row.filled().as_slice() else {
            return false;
        };
        let dated = |row: &GridRow| !row.is_blank(column);
        let titled = |row: &&GridRow| !self.text(row, Role::Title).is_empty();
        let next = self.grid.rows.iter().skip(at + 1).find(titled);
        self.columns.first(Role::Deadline) == Some(column)
            && !covers(row, self.grid.width)
            && boundaries::names_month(&self.text(row, Role::Deadline))
            && next.is_none_or(dated)
            && matches!(self.entries.last(), Some(Entry::Item(_) | Entry::Kept(_)))
    }

    /// Returns whether the rows below are numbered as parts of `number`: «1.», then «1.1.».
    fn heads_numbers(&self, at: usize, number: &str) -> bool {
        let mut below = self.grid.rows.iter().skip(at + 1);
        let Some(next) = below.find(|row| row.filled().len() > 2) else {
            return false;
        };
        let prefix = format!("{}.", naming::bare(number));
        let next = self.text(next, Role::Number);
        next.len() > prefix.len() && next.trim_end_matches('.').starts_with(&prefix)
    }

    /// Returns whether the numbers of the rows around one of only a number and a title count on without it: «5.»,
    /// «2. Работа с родителями», «6.», begin anew below it, or the rows have none.
    fn is_passed_by(&self, at: usize, number: &str) -> bool {
        let of = |number: &str| naming::bare(number).parse::<u32>().ok();
        let mut below = self.grid.rows.iter().skip(at + 1);
        let next = below.next().filter(|row| row.filled().len() > 1);
        let next = next.map(|row| self.text(row, Role::Number));
        if next.as_deref() == Some("") && self.numbered == Numbered::None {
            return true;
        }
        let next = next.and_then(|number| of(&number));
        let last = self.entries.iter().rev().find_map(|entry| match entry {
            Entry::Item(item) => item.cells.get(self.columns.first(Role::Number)?),
            _ => None,
        });
        let last = last.and_then(|cell| of(&cell.lines.join(" ")));
        let (Some(own), Some(next)) = (of(number), next) else {
            return false;
        };
        let goes_on = last.is_some_and(|last| last + 1 == next && own != last + 1);
        next == 1 || goes_on
    }

    /// Returns whether items of this table have numbers.
    fn is_numbered(&self) -> bool {
        self.numbered == Numbered::Most
    }

    /// Returns whether the last item's cell in `column` stops in the middle of a sentence.
    fn last_is_open(&self, column: usize) -> bool {
        self.last_line(column).is_some_and(|line| {
            let word = line.last_word();
            let count = |sign| line.matches(sign).count();
            line.ends_with([',', '-', '–', ':'])
                || count('(') > count(')')
                || count('«') > count('»')
                || word.chars().count() <= 2 && word.chars().all(is_letter)
        })
    }

    /// Returns whether `row` goes on with the row before it, which a page break cut in two.
    fn continues(&self, row: &GridRow) -> bool {
        let Some(Entry::Item(last)) = self.entries.last() else {
            return false;
        };
        let begins = |role| self.cell(row, role).is_some_and(|cell| !cell.is_blank());
        if begins(Role::Section) {
            return false;
        }
        if self.adds_to_last(row) || self.adds_executors(row) {
            return true;
        }
        if begins(Role::Number) || begins(Role::Month) || self.leading(row).is_some() {
            return false;
        }
        if !self.is_numbered() && !row.after_break {
            return self.ends_sentence(row) == Some(true);
        }
        if self.stands_beside_merged(row) {
            return false;
        }
        let title = self.text(row, Role::Title);
        let deadline = self.when(|at| Some(row.cells.get(at)?.lines.as_slice()));
        let before = self.when(|at| Some(last.cells.get(at)?.lines.as_slice()));
        let listed = title.starts_with(|c: char| is_dash(c) || c == '•');
        if listed && !row.after_break && cell::is_deadline(&before) && cell::is_deadline(&deadline)
        {
            return false;
        }
        if title.is_empty() || !begins_sentence(&title) {
            return true;
        }
        let at = self.columns.first(Role::Title);
        let last_is_closed = at.is_some_and(|at| !self.last_is_open(at)) && row.filled().len() == 1;
        if deadline.is_empty() && !row.after_break && self.names_its_own(row) {
            return false;
        }
        match (deadline.is_empty(), before.is_empty()) {
            (true, _) => row.after_break || !last_is_closed,
            (false, true) => false,
            (false, false) => {
                !cell::is_deadline(&deadline) && cell::is_deadline(&format!("{before} {deadline}"))
            }
        }
    }

    /// Returns whether a row among others without numbers may have the rest of a title, and does not say when; it surely
    /// has where it does not say who, or the titles of the others begin with capitals.
    fn ends_sentence(&self, row: &GridRow) -> Option<bool> {
        let title = self.columns.first(Role::Title)?;
        let mut when = DUE.iter().flat_map(|role| self.columns.with(*role));
        let blank = |at: usize| {
            let cell = row.cells.get(at);
            cell.is_some_and(|cell| cell.is_blank() && !cell.continues)
        };
        let small = self.text(row, Role::Title).starts_with(char::is_lowercase);
        let ends = small && !self.last_is_closed(title) && when.all(|at| at > title && blank(at));
        let nobody = || self.columns.with(Role::Executors).all(blank);
        ends.then(|| nobody() || self.titles.are_rarely_small())
    }

    /// Returns whether the last item's cell in `column` ends with a full stop.
    fn last_is_closed(&self, column: usize) -> bool {
        let last = self.last_line(column);
        last.is_none_or(|line| line.ends_with(['.', '!', '?']))
    }

    /// Returns whether a row beside a title merged over several has a term of its own, and says who answers for it or
    /// what it brings: a stage of the measure.
    fn stands_beside_merged(&self, row: &GridRow) -> bool {
        let own = |role| {
            let cell = self.cell(row, role).filter(|cell| !cell.continues);
            cell.is_some_and(|cell| !is_nobody(&cell.text()))
        };
        let dated =
            own(Role::Deadline) && cell::is_deadline_of_month(&self.text(row, Role::Deadline));
        self.is_merged(row, Role::Title)
            && dated
            && !row.after_break
            && (own(Role::Executors) || own(Role::Result))
    }

    /// Returns whether a row without number and day has a title and executors of its own, those of the item above being
    /// complete: one of several questions of a meeting.
    fn names_its_own(&self, row: &GridRow) -> bool {
        let begins = |role| {
            let column = self.columns.first(role);
            let closed = column.is_some_and(|at| !self.last_is_open(at));
            let cell = self.cell(row, role);
            closed && cell.is_some_and(|cell| !cell.continues && begins_sentence(&cell.text()))
        };
        begins(Role::Title) && begins(Role::Executors)
    }

    /// Returns whether a row only fills columns without a meaning, as the sources of a measure's money do.
    fn adds_to_last(&self, row: &GridRow) -> bool {
        let own = |(cell, column): &(&GridCell, &Column)| {
            !cell.is_blank() && !cell.continues && column.role != Role::Extra
        };
        let title = self.cell(row, Role::Title);
        let merged = title.is_some_and(|cell| cell.continues || cell.is_blank());
        merged
            && !row
                .cells
                .iter()
                .zip(&self.columns.list)
                .any(|pair| own(&pair))
    }

    /// Returns whether a row only names more executors beside a measure and a term that are merged over several rows.
    fn adds_executors(&self, row: &GridRow) -> bool {
        let merged = |role| self.is_merged(row, role) && self.text(row, role).is_empty();
        let others = row.cells.iter().zip(&self.columns.list);
        let mut others = others.filter(|(_, column)| column.role != Role::Executors);
        let bare = others.all(|(cell, _)| cell.is_blank());
        bare && merged(Role::Title) && merged(Role::Deadline)
    }

    /// Returns whether a row has nothing to be done and nothing that would make a title: the number of a blank form,
    /// «Недостатков не выявлено | - | - | -».
    fn says_nothing(&self, row: &GridRow) -> bool {
        let dash = |role| {
            let text = self.text(row, role);
            !text.is_empty() && is_nobody(&text)
        };
        let mut asked = [Role::Title, Role::Deadline, Role::Executors].into_iter();
        self.columns.first(Role::Title).is_some()
            && is_nobody(&self.text(row, Role::Title))
            && !self.is_merged(row, Role::Title)
            && (asked.all(dash) || self.stand_in(row).is_none())
    }

    /// «Главный инженер | Дронь У.А.» below the items: a post and its holder, with neither number nor term, or who typed
    /// the paper; nothing but the like stands below.
    fn is_signature(&self, at: usize, row: &GridRow) -> bool {
        let signs = |row: &GridRow| {
            let line = |c: char| is_blank(c) || matches!(c, '_' | '/');
            let texts = row.texts().into_iter();
            let texts = texts.map(|text| text.trim_matches(line).to_owned());
            let texts: Vec<String> = texts.filter(|text| !is_nobody(text)).collect();
            let is_post = |name: &str| matches!(kind::likely(name), ExecutorKind::Role);
            match texts.as_slice() {
                [] => true,
                [only] => kind::post_of(only).is_some() || signs::is_typist(only),
                [post, name] => is_post(post) && kind::is_person(name),
                _ => false,
            }
        };
        let mut asked = DUE.iter().chain(&[Role::Number, Role::Result]);
        let bare = asked.all(|role| self.text(row, *role).is_empty());
        let when = |item: &RawItem| self.when(|at| Some(item.cells.get(at)?.lines.as_slice()));
        let dated = |entry: &Entry| matches!(entry, Entry::Item(item) if !when(item).is_empty());
        (bare && row.filled().len() == 2 || row.filled().len() == 1)
            && self.entries.iter().any(dated)
            && self.grid.rows.iter().skip(at).all(signs)
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

    /// Adds the cells of `row` to those of the last item.
    fn append(&mut self, row: &GridRow) {
        let merged = self.is_merged(row, Role::Title) && !row.after_break;
        let Some(Entry::Item(last)) = self.entries.last_mut() else {
            return;
        };
        for (cell, more) in last.cells.iter_mut().zip(&row.cells) {
            if !more.is_blank() && cell.lines.is_empty() {
                cell.place = more.place.clone();
            }
            cell.lines.extend(more.lines.iter().cloned());
        }
        let why = if merged {
            MessageId::ImportGuessMergedRows
        } else {
            MessageId::ImportGuessContinued
        };
        last.guess.get_or_insert(why.with(row.place.message()));
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
            if let Some(lent) = &lent {
                let text = lent.text();
                if role != Role::Executors || !is_nobody(&text) {
                    ledger.add(&text);
                }
            }
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
            cells.push(RawCell {
                lines: lent.unwrap_or_else(|| cell.clone()).lines,
                place: cell.place.clone(),
                guess,
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

    /// Returns whether a cell that says when or who ends where its list or its window goes on.
    fn breaks_off(&self, row: &GridRow) -> bool {
        let roles = [Role::Deadline, Role::Executors];
        let texts = roles.map(|role| self.text(row, role));
        let ends = |text: &String| text.ends_with(',') || text.ends_with(is_dash);
        texts.iter().any(|text| ends(text) && !is_nobody(text))
    }

    /// Returns whether a row of a plain text holds pieces of others: its deadline is no whole one, «Февраль и», «16», or
    /// its title goes on with a sentence where the others begin one.
    fn is_torn(&self, row: &GridRow) -> bool {
        const SMALL: [&str; 8] = ["и", "о", "с", "в", "к", "на", "по", "до"];
        if !matches!(row.place, Place::Line { .. }) {
            return false;
        }
        let deadline = self.text(row, Role::Deadline);
        let begins = deadline.first_word();
        let whole = || {
            let bare = deadline.trim_start_matches([' ', ',']);
            cell::is_deadline_of_month(bare)
                && !(begins == "с"
                    && boundaries::names_month(deadline.trim_start_matches(['с', 'С', ' '])))
        };
        let small =
            |word: Option<&str>| word.is_some_and(|word| SMALL.contains(&fold(word).as_str()));
        let number = deadline.parse::<u32>().is_ok_and(|number| number < 1000);
        let piece = number && !self.in_time && !self.counts_days()
            || small(deadline.rsplit(' ').next())
            || !whole();
        let title = self.text(row, Role::Title);
        let goes_on = title.starts_with(char::is_lowercase) && title.chars().nth(1) != Some(')');
        !is_nobody(&deadline)
            && (piece || lacks_words(&deadline) || is_bare_year(&deadline) && !self.yearly)
            || goes_on && self.titles.begin_sentences()
            || self.strays(row)
            || self.breaks_off(row)
            || holds_two(&deadline)
            || self.swallowed_number(row, &title)
    }

    /// Returns whether the number of a row without one stands amid its title: «создание комиссии и 3 её работа», «Единый
    /// 3. государственный экзамен».
    fn swallowed_number(&self, row: &GridRow, title: &str) -> bool {
        let items = || {
            let items = self.entries.iter();
            items
                .filter(|entry| matches!(entry, Entry::Item(_)))
                .count()
        };
        let words: Vec<&str> = title.split(' ').collect();
        let strays = |at: usize| {
            let (before, after) = (words.get(at - 1), words.get(at + 1));
            let Some(number) = words.get(at).filter(|word| word.begins_with_digit()) else {
                return false;
            };
            let joins = before.is_some_and(|word| {
                ["и", "с", "по", "в"].contains(word) || word.ends_with(is_dash)
            });
            let goes_on = after.is_none_or(|word| word.starts_with(char::is_lowercase));
            let counts = joins && number.parse() == Ok(items() + 1);
            let dotted = number
                .strip_suffix('.')
                .is_some_and(|own| own.parse::<u8>().is_ok());
            goes_on && (counts || dotted && after.is_some())
        };
        self.text(row, Role::Number).is_empty() && (1..words.len()).any(strays)
    }

    /// Returns whether the executors of a row lost words to the cells beside them or took some: «в ЗУВР», «В.Г.».
    fn strays(&self, row: &GridRow) -> bool {
        let text = self.text(row, Role::Executors);
        let first = fold(text.first_word());
        let taken = ["в", "во", "к", "на", "по", "г.", "года", "год"].contains(&first.as_str());
        taken || form::is_initials(&text)
    }

    /// Returns whether the heading of the deadlines is one of days of a month: «Число».
    fn counts_days(&self) -> bool {
        let at = self.columns.first(Role::Deadline);
        let column = at.and_then(|at| self.columns.list.get(at));
        let month = self.columns.first(Role::Month).is_some();
        month || column.is_some_and(|column| fold(&column.header).starts_with("числ"))
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
        let lines = from.map(|cell| std::mem::take(&mut cell.lines));
        if let (Some(lines), Some(cell)) = (lines, cells.get_mut(title)) {
            cell.lines = lines;
            cell.guess = Some(MessageId::ImportGuessTitle.into());
        }
    }
}

/// «а) устав», «б)», «1)»: a part of what stands above.
fn is_lettered(text: &str) -> bool {
    let (number, _) = text.split_once(')').unwrap_or_default();
    let digits = number.chars().all(|c| c.is_ascii_digit());
    let letter = number.chars().all(char::is_lowercase) && number.chars().count() == 1;
    !number.is_empty() && (digits || letter)
}

/// Returns whether a folded word is the name of a month as it stands alone: «май», but not «мая».
fn is_month(word: &str) -> bool {
    phrase::month_named(word).is_some_and(|month| phrase::month_name(month).0 == word)
}

/// «15.04.2022 20.04.2022», «ЯНВАРЬ 10-14»: a deadline with that of another column or the title of a section in it.
fn holds_two(deadline: &str) -> bool {
    let words: Vec<&str> = deadline.split(' ').collect();
    let dates = |two: &[&str]| two.iter().all(|word| dates::only_date(word).is_some());
    let is_year = |word: &&str| word.len() == 4 && word.parse::<u32>().is_ok();
    let shouted = |word: &&str| word.chars().all(char::is_uppercase) && is_month(&fold(word));
    // «2020 август 2020»: the year ends the title
    let led = words.first().is_some_and(is_year)
        && words.get(1).is_some_and(|word| is_month(&fold(word)));
    led || words.windows(2).any(dates)
        || words.len() > 1 && words.iter().any(shouted) && !words.iter().any(is_year)
}

/// «течение года», «к ноябрь»: a deadline whose other words stand elsewhere.
fn lacks_words(deadline: &str) -> bool {
    let folded = fold(deadline);
    let words: Vec<&str> = folded.split(' ').collect();
    match words.as_slice() {
        ["течение" | "течении", ..] => true,
        ["к", month, ..] => is_month(month),
        // «с 02-04.02.2022»: a window by a dash needs no preposition, so that the word is the title's
        ["с" | "в", days, ..] => is_window(days),
        _ => false,
    }
}

/// «02-04.02.2022», «10–24».
fn is_window(word: &str) -> bool {
    let mut ends = word.split(is_dash);
    let day = |text: &str| text.parse::<u32>().is_ok_and(|day| day < 32);
    ends.next().is_some_and(day)
        && ends
            .next()
            .is_some_and(|end| end.starts_with(|c: char| c.is_ascii_digit()))
}

/// «Недостатков не выявлено»: a row whose one cell says that there is nothing to be done.
fn denies(row: &GridRow) -> bool {
    let said = row.said();
    let [only] = said.as_slice() else {
        return false;
    };
    let folded = fold(only);
    folded.contains(" не выявлен") || ["нет", "отсутствуют"].contains(&folded.trim_end_matches('.'))
}

/// Returns the cells of `row` as one line.
fn whole(row: &GridRow) -> Text {
    Text::new(&row.said().join(" | "), &row.place)
}
