//! A clause about an item, and what the forms of words in it may be followed by.

use chrono::NaiveDate;

use super::super::day::{self, Days};
use super::super::forms::{Form, Mark};
use super::super::pattern;
use super::super::term::{cause_at, until_reason};
use super::super::words::{after, before, lower, within, words};
use crate::import::minutes::vocabulary::{is_proof, is_verb};
use crate::text::russian::Ask as _;
use crate::text::word_list;

/// A clause about an item.
pub(super) struct Clause<'t> {
    /// In small letters, without what stands in quotes.
    pub(super) text: &'t str,
    /// The same without the numbers of items, which may look like days: «п. 3.4».
    pub(super) undated: &'t str,
    /// What stands before the first form of words.
    pub(super) head: &'t str,
    pub(super) marks: &'t [Mark<'t>],
    pub(super) day: NaiveDate,
}

impl Clause<'_> {
    /// Returns what of days is named behind `mark`.
    pub(super) fn days(&self, mark: &Mark<'_>) -> Days {
        day::past(self.behind(mark), self.day)
    }

    /// Returns what stands behind `mark`, without the numbers of items.
    pub(super) fn behind(&self, mark: &Mark<'_>) -> &str {
        within(self.undated, mark.end, mark.end + mark.value.len())
    }

    /// Returns what of days is named in front of all forms of words, but for the term of the item.
    pub(super) fn days_before(&self) -> Days {
        let head = before(self.undated, self.head.len());
        day::past(
            head.split_once('(').map_or(head, |(told, _)| told),
            self.day,
        )
    }

    pub(super) fn has(&self, form: Form) -> bool {
        self.marks.iter().any(|mark| mark.form == form)
    }
}

/// Returns whether what follows «не исполнено» is why: it stands behind a sign, or begins as a reason does.
pub(super) fn gives_reason(value: &str) -> bool {
    let told = value.trim_start();
    let small = lower(told);
    let tasks = || words(&small).iter().any(|word| is_verb(word.text));
    told.starts_with([':', '–', '—', '-', '('])
        || told.starts_with(',') && !tasks()
        || cause_at(&small) == Some(0)
}

/// Returns where in `small` it is said that an item is taken off since it is carried out.
pub(super) fn carried_out_at(small: &str) -> Option<(usize, usize)> {
    let by = "в связи с полным|его|их? исполнением|выполнением|реализацией";
    pattern::found(by, small)
}

/// Returns where the proof stands behind «исполнено» or a comma: «исполнен 14.04.2022, протокол № 2».
pub(super) fn proof_at(value: &str) -> Option<usize> {
    let value = until_reason(value);
    let commas = value.match_indices(',').map(|(at, comma)| at + comma.len());
    let mut parts = std::iter::once(0).chain(commas);
    parts.find(|at| is_proof(after(value, *at)))
}

/// Returns where what proves an item to be carried out stands in what follows «исполнен».
pub(super) fn proof(value: &str) -> Option<(usize, usize)> {
    let bracket = value.find('(').and_then(|from| {
        let to = value.rfind(')').filter(|to| *to > from)?;
        is_proof(within(value, from + 1, to)).then_some((from, to + 1))
    });
    bracket.or_else(|| proof_at(value).map(|at| (at, value.len())))
}

/// The beginnings of words by which a reason is yet to be found or told, or stands elsewhere.
const UNTOLD: &[&str] = word_list![
    "известн" "неизвестн" "ясн" "неясн" "выясн" "уточн" "установл" "неустановл" "указан" "назван"
    "сообщ" "определ" "изуч"
];

/// Words in front of them.
const BEFORE_UNTOLD: &[&str] = word_list![
    "не" "пока" "еще" "будет" "будут" "так" "и" "была" "были" "надо" "нужно"
];

/// Returns whether a reason says nothing of why: it is yet to be found, or is a task, «выяснить до 20 мая».
pub(super) fn tells_nothing(reason: &str) -> bool {
    let small = lower(reason);
    let all = words(&small);
    let told = all
        .iter()
        .find(|word| !BEFORE_UNTOLD.contains(&word.text))
        .map_or("", |word| word.text);
    let to_do = |word: &str| is_verb(word) && word.ends_any(&["ть", "ться", "сти", "йти"]);
    // «не удалось собрать заявки» is a reason, and so is «необходимо доработать»
    let hinders = |word: &str| {
        word == "не" || word.begins_any(&["нельзя", "невозможн", "необходим", "нечем", "некому"])
    };
    let task = all.iter().position(|word| to_do(word.text));
    let is_task = |at: usize| !all[..at].iter().any(|word| hinders(word.text));
    told.begins_any(UNTOLD)
        || matches!(told, "" | "нет") && all.len() < 2
        || task.is_some_and(is_task)
}
