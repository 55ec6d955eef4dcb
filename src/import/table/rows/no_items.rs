//! Rows that are nobody's task: sums, signatures, months in which nothing is to be done.

use super::{DUE, Entry, RawItem, Reader};
use crate::import::recognize::boundaries;
use crate::import::recognize::cell::{self, is_nobody};
use crate::import::recognize::headings::Role;
use crate::import::recognize::sums::{self, Sum};
use crate::import::table::grid::{GridRow, covers};
use crate::import::table::signs;
use crate::model::{ExecutorKind, kind};
use crate::text::russian::{fold, is_blank, is_letter};

impl Reader<'_> {
    /// «Итого: 3 мероприятия», «ВСЕГО | | | 510,5»: a sum that is due on no day and falls to nobody, or says nothing but
    /// what it sums up.
    pub(super) fn is_total(&self, row: &GridRow) -> bool {
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

    /// Returns whether a row only names a month, and the rows around it say themselves when: nothing is to be done in
    /// «Январь».
    pub(super) fn is_time_of_nothing(&self, at: usize, row: &GridRow) -> bool {
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

    /// Returns whether a row has nothing to be done and nothing that would make a title: the number of a blank form,
    /// «Недостатков не выявлено | - | - | -».
    pub(super) fn says_nothing(&self, row: &GridRow) -> bool {
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
    pub(super) fn is_signature(&self, at: usize, row: &GridRow) -> bool {
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

    /// «Недостатков не выявлено»: a row whose one cell says that there is nothing to be done.
    pub(super) fn denies(row: &GridRow) -> bool {
        let said = row.said();
        let [only] = said.as_slice() else {
            return false;
        };
        let folded = fold(only);
        folded.contains(" не выявлен")
            || ["нет", "отсутствуют"].contains(&folded.trim_end_matches('.'))
    }
}
