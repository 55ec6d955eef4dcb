//! `check --fix` over plans whose names were respelt at random: what the plan means stays.

use chrono::NaiveDate;
use proptest::prelude::*;
use roadmap::check;
use roadmap::edit::{Draft, fixes};
use roadmap::model::{Plan, Workspace};

use super::corpus::{day, plans};

/// How a name is written otherwise; the last ones make another name of it, which no fix may touch.
const RESPELL: [fn(&str) -> String; 10] = [
    str::to_uppercase,
    str::to_lowercase,
    |name| name.replace(' ', "  "),
    |name| name.replace(' ', "\u{a0}"),
    |name| name.replace(['«', '»'], "\\\""),
    |name| name.replace('-', "–"),
    |name| name.replace('ё', "е"),
    |name| name.replacen('о', "o", 1),
    |name| name.chars().skip(1).collect(),
    |name| format!("{name}а"),
];

/// Returns `text` with some names of its rows respelt.
fn respelt(text: &str, choices: &[(usize, usize)]) -> String {
    let mut names = 0;
    let mut lines = Vec::new();
    for line in text.lines() {
        let Some((key, list)) = line
            .split_once('=')
            .filter(|(key, _)| key.trim() == "executors")
        else {
            lines.push(line.to_owned());
            continue;
        };
        // what stands between quotation marks of TOML is every other part
        let parts = list.split('"').enumerate().map(|(at, part)| {
            if at % 2 == 0 {
                return part.to_owned();
            }
            names += 1;
            let chosen = choices.iter().find(|(name, _)| *name == names);
            chosen.map_or_else(|| part.to_owned(), |(_, how)| RESPELL[*how](part))
        });
        let parts: Vec<String> = parts.collect();
        lines.push(format!("{key}={}", parts.join("\"")));
    }
    lines.join("\n") + "\n"
}

/// What every row means: its number, texts, occurrences, and whom its names are taken for.
fn meaning(plan: &Plan<'_>) -> Vec<String> {
    let rows = plan.items.iter().map(|item| {
        let due: Vec<_> = (item.occurrences.iter())
            .map(|found| (found.start, found.due, found.done.is_some()))
            .collect();
        let names = item.document.executors.iter();
        let names: Vec<&str> = names
            .map(|name| plan.registry.canonical(name.value))
            .collect();
        let texts = (item.title(), item.deadline(), item.result());
        format!("{} {texts:?} {due:?} {names:?}", item.id)
    });
    rows.collect()
}

fn fixed(text: &str, as_of: NaiveDate) -> (Vec<String>, usize, String) {
    let workspace = Workspace::default();
    let mut draft = Draft::new("plan", text, &workspace, as_of).unwrap();
    let (meant, changes) = draft.read(|plan, found| {
        let problems = check::check(plan, found, text, &workspace, as_of);
        (meaning(plan), fixes(&problems))
    });
    draft.change(&changes).unwrap();
    (meant, changes.len(), draft.text().to_owned())
}

#[test]
fn where_rows_are_against_the_registry_none_is_respelt_after_it() {
    // three rows write «Все участники Проекта», and the one that the registry agrees with is respelt
    let (name, text) = &plans()[0];
    assert_eq!(name, "dubovsky-2021");
    let as_of = day("2022-04-18");
    let (_, changes, mended) = fixed(&respelt(text, &[(4, 0)]), as_of);
    let (_, left, _) = fixed(&mended, as_of);
    assert_eq!((changes, left), (0, 0));
}

/// How many respelt copies are mended; a build that is made fast mends a thousand.
const CASES: u32 = if cfg!(debug_assertions) { 48 } else { 1_000 };

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES) })]

    #[test]
    fn fixes_change_no_meaning(
        plan in 0..5usize,
        choices in prop::collection::vec((1..60usize, 0..RESPELL.len()), 1..24),
    ) {
        let (name, text) = &plans()[plan];
        let as_of = day("2022-04-18");
        let respelt = respelt(text, &choices);
        let (meant, _, mended) = fixed(&respelt, as_of);
        let (after, left, _) = fixed(&mended, as_of);
        prop_assert_eq!(meant, after, "{}", name);
        prop_assert_eq!(left, 0, "{}", name);
    }
}
