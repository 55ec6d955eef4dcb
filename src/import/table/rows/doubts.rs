//! Rows of a plain text that may hold pieces of others.

use super::{Entry, Reader};
use crate::import::recognize::cell::{self, is_nobody};
use crate::import::recognize::headings::Role;
use crate::import::recognize::{boundaries, dates};
use crate::import::source::Place;
use crate::import::table::columns::Columns;
use crate::import::table::grid::{Grid, GridRow};
use crate::model::kind::form;
use crate::phrase;
use crate::text::russian::{Ask as _, fold, is_dash};

impl Reader<'_> {
    /// Returns whether more than one deadline of eight is a year and nothing else.
    pub(super) fn are_years(grid: &Grid, columns: &Columns) -> bool {
        let texts = columns.texts(grid, Role::Deadline);
        texts.iter().filter(|text| is_bare_year(text)).count() * 8 > texts.len()
    }

    /// Returns whether a row of a plain text holds pieces of others: its deadline is no whole one, «Февраль и», «16», or
    /// its title goes on with a sentence where the others begin one.
    pub(super) fn is_torn(&self, row: &GridRow) -> bool {
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

    /// Returns whether a cell that says when or who ends where its list or its window goes on.
    pub(super) fn breaks_off(&self, row: &GridRow) -> bool {
        let roles = [Role::Deadline, Role::Executors];
        let texts = roles.map(|role| self.text(row, role));
        let ends = |text: &String| text.ends_with(',') || text.ends_with(is_dash);
        texts.iter().any(|text| ends(text) && !is_nobody(text))
    }

    /// Returns whether the number of a row without one stands amid its title: «создание комиссии и 3 её работа», «Единый
    /// 3. государственный экзамен».
    pub(super) fn swallowed_number(&self, row: &GridRow, title: &str) -> bool {
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
    pub(super) fn strays(&self, row: &GridRow) -> bool {
        let text = self.text(row, Role::Executors);
        let first = fold(text.first_word());
        let taken = ["в", "во", "к", "на", "по", "г.", "года", "год"].contains(&first.as_str());
        taken || form::is_initials(&text)
    }

    /// Returns whether the heading of the deadlines is one of days of a month: «Число».
    pub(super) fn counts_days(&self) -> bool {
        let at = self.columns.first(Role::Deadline);
        let column = at.and_then(|at| self.columns.list.get(at));
        let month = self.columns.first(Role::Month).is_some();
        month || column.is_some_and(|column| fold(&column.header).starts_with("числ"))
    }
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

/// Returns whether a folded word is the name of a month as it stands alone: «май», but not «мая».
fn is_month(word: &str) -> bool {
    phrase::month_named(word).is_some_and(|month| phrase::month_name(month).0 == word)
}

/// «2021 г.»
pub(super) fn is_bare_year(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.len() - digits.len() == 4 && matches!(digits.trim(), "г" | "г." | "год" | "года")
}
