//! Which row a person means: `plan:id`, an id, or a part of a title.

use crate::model::names::slips_in_title;
use crate::model::naming::is_name;
use crate::model::{self, Item, Plan, PlanNames, Wanted};
use crate::text::russian;
use crate::words::{Lang, MessageId};

/// How many letters a part of a title has at least: any two stand somewhere.
const SHORTEST: usize = 3;

/// How a row fits what was asked for; the first that any row fits by decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// By its id or number.
    Id,
    /// By its whole title.
    Title,
    /// By a part of its title.
    Part,
}

/// What names a plan in a request that has no colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// All of it.
    Plan,
    /// What is before this number.
    PlanAnd(String),
}

/// What a plan answers to a request for a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// What the plan may be called.
    pub names: PlanNames,
    /// How the plan named before the colon fits this one; `None` where none is named, or another.
    pub plan: Option<model::Fit>,
    /// What of the request names the plan where no colon does.
    pub hint: Option<Hint>,
    /// The rows that fit, each with how it does.
    pub rows: Vec<(Fit, T)>,
    /// Where none fits, the row that may have been meant.
    pub near: Option<Near>,
    /// How many rows the plan has, and the id of the first.
    pub count: (usize, Option<String>),
}

/// A row that may have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// How many letters of its title differ.
    pub slips: usize,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

impl<T> Found<T> {
    /// Returns the answer with what `make` makes of each row.
    pub fn map<U>(self, make: impl Fn(T) -> U) -> Found<U> {
        let rows = self.rows.into_iter();
        Found {
            names: self.names,
            plan: self.plan,
            hint: self.hint,
            near: self.near,
            count: self.count,
            rows: rows.map(|(fit, row)| (fit, make(row))).collect(),
        }
    }
}

/// Returns the rows of `plan` that fit `asked`, each with how it fits.
pub fn find<'p, 'a>(plan: &'p Plan<'a>, asked: &str) -> Found<&'p Item<'a>> {
    let asked = asked.trim();
    let named = asked.match_indices(':').filter_map(|(at, _)| {
        let (name, rest) = asked.split_at_checked(at)?;
        let fit = plan.addressed(&Wanted::new(name))?;
        Some((fit, rest.strip_prefix(':')?.trim()))
    });
    // The name of a plan may have a colon too.
    let named = named.min_by_key(|(fit, _)| *fit);
    let named = named.or_else(|| headed(plan, asked));
    let words = named.map_or(asked, |(_, rest)| rest);
    let folded = russian::fold(words);
    let fitting = plan
        .items
        .iter()
        .filter_map(|item| Some((fit(item, words, &folded)?, item)));
    let mut rows: Vec<_> = fitting.collect();
    // The number of one row may be the id of another, «1.1»: the id is what answers call rows by.
    let bare = unsigned(words).trim_end_matches('.');
    if rows.iter().any(|(_, item)| item.id == bare) {
        rows.retain(|(_, item)| item.id == bare);
    }
    Found {
        names: plan.names(),
        near: rows.is_empty().then(|| near(plan, words)).flatten(),
        count: (
            plan.items.len(),
            plan.items.first().map(|item| item.id.clone()),
        ),
        plan: named.map(|(fit, _)| fit),
        hint: hint(plan, words).filter(|_| named.is_none()),
        rows,
    }
}

/// Returns the row of `plan` whose title has words a slip of the pen away from those asked for.
fn near(plan: &Plan<'_>, asked: &str) -> Option<Near> {
    let near = plan.items.iter().filter_map(|item| {
        let slips = slips_in_title(asked, item.title())?;
        Some((slips, item))
    });
    let (slips, item) = near.min_by_key(|(slips, _)| *slips)?;
    Some(Near {
        slips,
        id: item.id.clone(),
        title: item.title().to_owned(),
    })
}

/// Returns how `asked` names `plan` before a row, as answers do, and the row: «Саров, 2022, п. 4», «Саров, 2022,
/// «Семинар»».
fn headed<'w>(plan: &Plan<'_>, asked: &'w str) -> Option<(model::Fit, &'w str)> {
    asked.match_indices(", ").find_map(|(at, comma)| {
        let (name, rest) = asked.split_at_checked(at)?;
        let rest = rest.strip_prefix(comma)?.trim();
        let row = unsigned(rest);
        let is_number = row.len() < rest.len() && row.starts_with(|c: char| c.is_ascii_digit());
        let is_title = row.starts_with(['«', '"', '“']);
        let fits = is_number || is_title || is_mark(&russian::fold(row));
        let fit = plan.addressed(&Wanted::new(name)).filter(|_| fits)?;
        // Edits put the title behind the number.
        let number = rest.split_once(" «").map_or(rest, |(number, _)| number);
        Some((fit, if is_title { row } else { number }))
    })
}

/// Returns a number without the sign before it: «п. 14», «№ 331» and `item 14` are what answers call items.
fn unsigned(asked: &str) -> &str {
    let mut signs = ["п.", "пункт", "№", "item "].iter();
    let number = signs.find_map(|sign| asked.strip_prefix(sign));
    number.map_or(asked, str::trim)
}

/// Returns what of `words` names `plan` though no colon follows it.
fn hint(plan: &Plan<'_>, words: &str) -> Option<Hint> {
    if plan.is_named(&Wanted::new(words)) {
        return Some(Hint::Plan);
    }
    let (name, number) = words.rsplit_once(char::is_whitespace)?;
    let is_number = number.starts_with(|c: char| c.is_ascii_digit());
    let name = name.trim().trim_end_matches(',');
    let fits = || plan.addressed(&Wanted::new(name)).is_some();
    (is_number && fits()).then(|| Hint::PlanAnd(number.to_owned()))
}

fn fit(item: &Item<'_>, asked: &str, folded: &str) -> Option<Fit> {
    let asked = unsigned(asked);
    let bare = asked.trim_end_matches('.');
    if folded.is_empty() {
        None
    } else if item.id == bare || item.number().trim() == asked || is_called(item, folded) {
        Some(Fit::Id)
    } else if is_figures(asked) {
        None
    } else {
        let title = russian::fold(item.title());
        let unquoted = folded.trim_matches(['"', '…']);
        let quoted = folded
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        if title == folded || quoted == Some(title.as_str()) {
            Some(Fit::Title)
        } else {
            let letters = unquoted.chars().filter(|c| c.is_alphanumeric());
            (letters.count() >= SHORTEST && begins_word(&title, unquoted)).then_some(Fit::Part)
        }
    }
}

/// Returns whether `asked` is a number however it is written, «025», «9,11»: those of titles are not meant.
fn is_figures(asked: &str) -> bool {
    let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '–' | '/' | ' ');
    asked.chars().all(figure)
}

/// Returns whether `part` stands in `title` from the beginning of a word on.
fn begins_word(title: &str, part: &str) -> bool {
    title.match_indices(part).any(|(at, _)| {
        let before = title
            .get(..at)
            .and_then(|before| before.chars().next_back());
        let opens = part.starts_with(|c: char| !c.is_alphanumeric());
        opens || before.is_none_or(|before| !before.is_alphanumeric())
    })
}

/// Returns whether `folded` is what a row without a number is called or marked by, with its quotes or without.
fn is_called(item: &Item<'_>, folded: &str) -> bool {
    let plain = |words: &str| russian::fold(words).replace('"', "");
    is_name(&item.id) && (plain(&item.id) == plain(folded) || is_mark(folded))
}

/// Returns whether `folded` is the mark of a row without a number.
fn is_mark(folded: &str) -> bool {
    let mark = |lang| russian::fold(MessageId::NoNumber.text(lang)) == folded;
    [Lang::Russian, Lang::English].into_iter().any(mark)
}
