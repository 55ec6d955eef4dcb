//! Rows that are parts of one above: «Провести конкурсы:», «а) «Лучший двор»».

use super::{Entry, Numbered, RawCell, RawItem, Reader};
use crate::import::draft;
use crate::import::recognize::cell;
use crate::import::recognize::headings::Role;
use crate::import::table::grid::GridRow;
use crate::import::table::numbers;
use crate::model::naming;
use crate::text::russian::{Ask as _, is_dash};
use crate::words::MessageId;

impl Reader<'_> {
    /// Returns the row that leads to `row`, if it is one of its parts: «Провести конкурсы:», «а) «Лучший двор» | июнь»;
    /// parts that dashes list need no colon above them where that row is due on no day.
    pub(super) fn leading(&self, row: &GridRow) -> Option<&RawItem> {
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
    pub(super) fn lead(&mut self, parent: RawItem, item: &mut RawItem) {
        let at = |role| self.columns.first(role);
        let lends = at(Role::Executors)
            .and_then(|at| item.cells.get(at))
            .is_none_or(|cell| cell.lines.is_empty());
        let given = [Role::Number, Role::Title, Role::Executors].into_iter();
        let given = given.filter(|role| lends || *role != Role::Executors);
        let given: Vec<(Role, usize)> = given.filter_map(|role| Some((role, at(role)?))).collect();
        let only_leads = |(at, cell): (usize, &RawCell)| {
            cell.lines.is_empty() || given.iter().any(|(_, given)| *given == at)
        };
        let is_last =
            matches!(self.entries.last(), Some(Entry::Item(last)) if last.place == parent.place);
        let first = is_last && parent.cells.iter().enumerate().all(only_leads);
        if first {
            self.entries.pop();
        }
        for (role, at) in given {
            let (Some(above), Some(cell)) = (parent.cells.get(at), item.cells.get_mut(at)) else {
                continue;
            };
            let lent = cell::joined(&above.lines);
            let own = std::mem::take(&mut cell.lines);
            cell.lines = match role {
                Role::Number if own.is_empty() && !first => continue,
                Role::Number if own.is_empty() => vec![lent.clone()],
                Role::Number => {
                    let own = cell::joined(&own);
                    vec![format!("{}.{}", naming::bare(&lent), naming::bare(&own))]
                }
                _ => [above.lines.clone(), own].concat(),
            };
            if role == Role::Executors && !lent.is_empty() {
                cell.guess = Some(MessageId::ImportGuessAbove.into());
            }
            draft::lend(&mut cell.lent, if first { &above.lent } else { &lent });
        }
        self.parent = Some(parent);
    }
}

/// «а) устав», «б)», «1)»: a part of what stands above.
fn is_lettered(text: &str) -> bool {
    let (number, _) = text.split_once(')').unwrap_or_default();
    let digits = number.chars().all(|c| c.is_ascii_digit());
    let letter = number.chars().all(char::is_lowercase) && number.chars().count() == 1;
    !number.is_empty() && (digits || letter)
}
