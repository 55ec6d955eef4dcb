//! Which rows go on with the row above, and how they are added to it.

use super::doubts::is_bare_year;
use super::{DUE, Entry, RawItem, Reader};
use crate::import::recognize::cell::{self, is_nobody};
use crate::import::recognize::headings::{self, Role};
use crate::import::recognize::labels;
use crate::import::table::claims::Column;
use crate::import::table::grid::{GridCell, GridRow};
use crate::import::table::signs::{self, begins_sentence};
use crate::text::russian::{Ask as _, is_dash, is_letter};
use crate::words::MessageId;

impl Reader<'_> {
    /// Adds a row of who does it to the item above, and returns that; one over the items leads them, and one below all is
    /// of the paper where no other is.
    pub(super) fn charged_below(&mut self, at: usize, row: &GridRow) -> Option<&mut RawItem> {
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

    /// Returns whether `row` goes on with the row before it, which a page break cut in two.
    pub(super) fn continues(&self, row: &GridRow) -> bool {
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
        if title.is_empty() || !begins_sentence(&title) || self.goes_on(row) {
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

    /// Returns whether a cell of a row goes on where that above stops in the middle: with a small letter, «Комиссия по»
    /// and «обследованию жилья», or a year, «март – апрель» and «2022 г.».
    fn goes_on(&self, row: &GridRow) -> bool {
        let when = self.columns.first(Role::Deadline);
        let dated = when.and_then(|at| self.last_line(at));
        let dated = dated.is_some_and(|line| !line.is_empty() && !headings::names_year(line));
        if dated && is_bare_year(&self.text(row, Role::Deadline)) {
            return true;
        }
        let mut columns = [Role::Title, Role::Executors, Role::Deadline].into_iter();
        columns.any(|role| {
            self.columns.with(role).any(|at| {
                let cell = row.cells.get(at).filter(|cell| !cell.continues);
                cell.is_some_and(|cell| cell.text().starts_with(char::is_lowercase))
                    && self.last_is_open(at)
            })
        })
    }

    /// Returns whether a row among others without numbers may have the rest of a title, and does not say when; it surely
    /// has where it does not say who, or the titles of the others begin with capitals.
    pub(super) fn ends_sentence(&self, row: &GridRow) -> Option<bool> {
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

    /// Returns whether the last item's cell in `column` stops in the middle of a sentence.
    pub(super) fn last_is_open(&self, column: usize) -> bool {
        self.last_line(column).is_some_and(|line| {
            let word = line.last_word();
            let count = |sign| line.matches(sign).count();
            line.ends_with([',', '-', '–', ':'])
                || count('(') > count(')')
                || count('«') > count('»')
                || word.chars().count() <= 2 && word.chars().all(is_letter)
        })
    }

    /// Returns whether the last item's cell in `column` ends with a full stop.
    pub(super) fn last_is_closed(&self, column: usize) -> bool {
        let last = self.last_line(column);
        last.is_none_or(|line| line.ends_with(['.', '!', '?']))
    }

    /// Returns the last line in the column `at` of the item above, where it is right above.
    pub(super) fn last_line(&self, at: usize) -> Option<&str> {
        match self.entries.last()? {
            Entry::Item(item) => Some(item.cells.get(at)?.lines.last()?.trim_end()),
            _ => None,
        }
    }

    /// Returns whether a row beside a title merged over several has a term of its own, and says who answers for it or
    /// what it brings: a stage of the measure.
    pub(super) fn stands_beside_merged(&self, row: &GridRow) -> bool {
        let own = |role| {
            let cell = self.cell(row, role).filter(|cell| !cell.continues);
            cell.is_some_and(|cell| !is_nobody(&cell.text()))
        };
        let dated =
            own(Role::Deadline) && cell::is_deadline_of_month(&self.text(row, Role::Deadline));
        let merged = |role| self.is_merged(row, role);
        (merged(Role::Title) || merged(Role::Section))
            && dated
            && !row.after_break
            && (own(Role::Executors) || own(Role::Result))
    }

    /// Returns whether a row without number and day has a title and executors of its own, those of the item above being
    /// complete: one of several questions of a meeting.
    pub(super) fn names_its_own(&self, row: &GridRow) -> bool {
        let begins = |role| {
            let column = self.columns.first(role);
            let closed = column.is_some_and(|at| !self.last_is_open(at));
            let cell = self.cell(row, role);
            closed && cell.is_some_and(|cell| !cell.continues && begins_sentence(&cell.text()))
        };
        begins(Role::Title) && begins(Role::Executors)
    }

    /// Returns whether a row only fills columns without a meaning, as the sources of a measure's money do.
    pub(super) fn adds_to_last(&self, row: &GridRow) -> bool {
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
    pub(super) fn adds_executors(&self, row: &GridRow) -> bool {
        let merged = |role| self.is_merged(row, role) && self.text(row, role).is_empty();
        let others = row.cells.iter().zip(&self.columns.list);
        let mut others = others.filter(|(_, column)| column.role != Role::Executors);
        let bare = others.all(|(cell, _)| cell.is_blank());
        bare && merged(Role::Title) && merged(Role::Deadline)
    }

    /// Adds the cells of `row` to those of the last item.
    pub(super) fn append(&mut self, row: &GridRow) {
        let merged = self.is_merged(row, Role::Title) && !row.after_break;
        let title = self.columns.first(Role::Title);
        let title = title.filter(|_| !merged && self.goes_on(row));
        let Some(Entry::Item(last)) = self.entries.last_mut() else {
            return;
        };
        for (at, (cell, more)) in last.cells.iter_mut().zip(&row.cells).enumerate() {
            // one sentence, and no list
            if let (Some(line), true) = (cell.lines.last_mut(), title == Some(at)) {
                line.push(' ');
                line.push_str(&more.text());
                continue;
            }
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
}
