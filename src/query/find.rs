//! Which row a person means: `plan:id`, an id, or a part of a title.

use crate::model::naming::is_name;
use crate::model::{Item, Plan};
use crate::text::russian;
use crate::words::{Lang, MessageId};

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

/// Returns the rows of `plan` that fit `asked`, each with how it fits.
pub fn find<'p, 'a>(plan: &'p Plan<'a>, asked: &str) -> Vec<(Fit, &'p Item<'a>)> {
    let asked = asked.trim();
    let in_plan = asked
        .split_once(':')
        .filter(|(name, _)| named(plan, name.trim()));
    let fitting = |words: &str| -> Vec<(Fit, &'p Item<'a>)> {
        let folded = russian::fold(words);
        plan.items
            .iter()
            .filter_map(|item| Some((fit(item, words, &folded)?, item)))
            .collect()
    };
    match in_plan {
        Some((_, rest)) => fitting(rest.trim()),
        None => fitting(asked),
    }
}

/// Returns whether `name` calls the plan: its file's stem, or the beginning of it.
fn named(plan: &Plan<'_>, name: &str) -> bool {
    !name.is_empty() && russian::fold(&plan.name).starts_with(&russian::fold(name))
}

fn fit(item: &Item<'_>, asked: &str, folded: &str) -> Option<Fit> {
    let bare = asked.trim_end_matches('.');
    if folded.is_empty() {
        None
    } else if item.id == bare || item.number().trim() == asked || is_called(item, folded) {
        Some(Fit::Id)
    } else {
        let title = russian::fold(item.title());
        let unquoted = folded.trim_matches(['"', '…']);
        if title == folded {
            Some(Fit::Title)
        } else {
            (!unquoted.is_empty() && title.contains(unquoted)).then_some(Fit::Part)
        }
    }
}

/// Returns whether `folded` is what a row without a number is called or marked by, with its quotes or without.
fn is_called(item: &Item<'_>, folded: &str) -> bool {
    let plain = |words: &str| russian::fold(words).replace('"', "");
    let marked = |lang| plain(MessageId::NoNumber.text(lang)) == folded;
    is_name(&item.id)
        && (plain(&item.id) == plain(folded)
            || [Lang::Russian, Lang::English].into_iter().any(marked))
}
