//! What plans are called by in minutes: their names, titles and files, and the words of their territories.

use super::forms::masked;
use super::words::{Word, after, lower, within, words};
use crate::query::Extract;
use crate::text::russian;
use crate::text::russian::Ask as _;
use crate::text::word_list;

#[derive(Debug)]
pub(super) struct PlanNames {
    /// Its name, its title and its file, folded.
    pub(super) names: Vec<String>,
    /// The words of its territory that tell it from others.
    pub(super) place: Vec<String>,
    /// The words of its name behind the comma, in order, where it has no territory: «школа № 19».
    pub(super) part: Vec<String>,
    /// The stems of all words of its name and its place.
    pub(super) said: Vec<String>,
}

impl PlanNames {
    pub(super) fn new(plan: &Extract) -> Self {
        let names = [&plan.name, &plan.title, &plan.roadmap].map(|name| unquoted(name));
        let mut place = russian::stems(plan.territory.as_deref().unwrap_or_default());
        let said = [russian::stems(&plan.name), place.clone()].concat();
        place.retain(|word| !is_general(word));
        let part = plan.name.rsplit_once(", ").filter(|_| place.is_empty());
        let part = part.map_or_else(Vec::new, |(_, part)| in_order(&lower(part)));
        let names = names.into_iter().filter(|name| name.chars().count() > 3);
        PlanNames {
            part,
            said,
            names: names.collect(),
            place,
        }
    }
}

/// Returns the stems of the words of `small` in their order.
fn in_order(small: &str) -> Vec<String> {
    words(small)
        .iter()
        .flat_map(|word| russian::stems(word.text))
        .collect()
}

/// Returns whether the words of `part` stand in `small` one behind the other, in any case: «по школе № 19».
pub(super) fn follow(small: &str, part: &[String]) -> bool {
    let spoken = in_order(small);
    let same = |run: &[String]| {
        let mut pairs = run.iter().zip(part);
        pairs.all(|(said, own)| is_declined(said, own))
    };
    spoken.windows(part.len()).any(same)
}

/// Returns whether two stems may be of one name in different cases: «Саров» and «Сарова».
pub(super) fn is_declined(one: &str, other: &str) -> bool {
    const ENDING: usize = 2;
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let ending = long.strip_prefix(short).map(|rest| rest.chars().count());
    one == other || (short.chars().count() >= 3 && ending.is_some_and(|count| count <= ENDING))
}

/// Returns whether `text` speaks of a plan by a name: «По плану Сарова», «по Саровскому плану», «План «500+»:».
pub(super) fn speaks_of_a_plan(text: &str) -> bool {
    const NO_NAMES: &[&str] = word_list!["управлени" "министерств" "центр" "отдел" "школ" "работ"];
    let masked = masked(text);
    let all = words(&masked);
    let is_name = |word: &Word<'_>| {
        let written = within(text, word.start, word.end);
        written.starts_with(char::is_uppercase) && !word.text.begins_any(NO_NAMES)
    };
    let begins = |at: usize, known: &str| all.get(at).is_some_and(|w| w.text.starts_with(known));
    let heads = text.trim_end().ends_with(':');
    (0..all.len()).any(|at| {
        let of_card = begins(at, "дорожн") && begins(at + 1, "карт");
        let of_plan = matches!(all[at].text, "план" | "плану" | "плана");
        if !of_card && !of_plan {
            return false;
        }
        let last = at + usize::from(of_card);
        let quoted = after(text, all[last].end)
            .trim_start()
            .starts_with(['«', '"', '„']);
        let named = quoted || all.get(last + 1).is_some_and(is_name);
        let by = |at: usize| all.get(at).is_some_and(|word| word.text == "по");
        let adjective = at >= 2 && by(at - 2) && is_name(&all[at - 1]);
        adjective || named && (at >= 1 && by(at - 1) || at <= 1 && heads)
    })
}

/// Returns whether a stem is of a word that any territory may have.
pub(super) fn is_general(stem: &str) -> bool {
    const GENERAL: &[&str] = word_list![
        "город" "городск" "округ" "район" "муниципальн" "го" "г" "област" "образован"
    ];
    GENERAL.contains(&stem)
}

pub(super) fn unquoted(text: &str) -> String {
    russian::fold(text).replace('"', "")
}
