//! Which rows title those below them.

use super::{Entry, Numbered, Reader};
use crate::import::draft::Text;
use crate::import::recognize::cell::{self, is_nobody};
use crate::import::recognize::headings::Role;
use crate::import::table::columns;
use crate::import::table::grid::{GridCell, GridRow, covers};
use crate::import::table::signs::begins_sentence;
use crate::model::naming;
use crate::phrase;
use crate::text::russian::{Ask as _, is_letter};
use crate::words::{Message, MessageId};

impl Reader<'_> {
    /// Returns the title of a section, if the row is one, and why it may be none.
    pub(super) fn section(&self, at: usize, row: &GridRow) -> Option<(String, Option<Message>)> {
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

    /// Returns whether the text of `column` titles `row`: it is the title, or stands before a blank one, as a task of
    /// its own column does above its measures.
    pub(super) fn titles(&self, row: &GridRow, column: usize) -> bool {
        let title = self.columns.first(Role::Title);
        let mut before = self.columns.with(Role::Extra);
        title == Some(column)
            || title.is_some_and(|title| column < title)
                && self.text(row, Role::Title).is_empty()
                && before.any(|at| at == column)
    }

    /// Returns whether a column says when: «9.30-10.00» before a title numbers nothing.
    pub(super) fn says_when(&self, column: usize) -> bool {
        let column = self.columns.list.get(column);
        let times = [Role::Deadline, Role::Month, Role::Start, Role::End];
        column.is_some_and(|column| times.contains(&column.role))
    }

    pub(super) fn are_number_and_title(&self, first: usize, second: usize) -> bool {
        let [number, title] = [Role::Number, Role::Title].map(|role| self.columns.first(role));
        number == Some(first) && title == Some(second)
    }

    /// «Организационная работа | Сроки | Ответственные»: the header again, its title being that of a section.
    pub(super) fn retitled(&self, row: &GridRow) -> Option<String> {
        let at = self.columns.first(Role::Title)?;
        columns::retitles(self.header, row, at).then(|| self.text(row, Role::Title))
    }

    /// Returns the title of a section whose one merged cell was written out in every column.
    pub(super) fn written_out(&self, row: &GridRow) -> Option<String> {
        let mut texts = row.texts().into_iter();
        let first = texts.next().filter(|text| text.contains(is_letter))?;
        (self.grid.width > 2 && texts.all(|text| text == first)).then_some(first)
    }

    /// «1 | Подпрограмма | X | X | 200,0», with «1.1» below: a section whose row crosses out who and when; returns its title
    /// and the sums beside it.
    pub(super) fn crossed_out(&self, at: usize, row: &GridRow) -> Option<(String, Vec<Text>)> {
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
    pub(super) fn overhung<'r>(&self, row: &'r GridRow) -> Option<(&'r GridCell, &'r GridCell)> {
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
    pub(super) fn lone_cell(
        &self,
        at: usize,
        row: &GridRow,
        column: usize,
    ) -> Option<Option<Message>> {
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

    /// Returns whether the rows below are numbered as parts of `number`: «1.», then «1.1.».
    pub(super) fn heads_numbers(&self, at: usize, number: &str) -> bool {
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
    pub(super) fn is_passed_by(&self, at: usize, number: &str) -> bool {
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
}
