//! The five real plans as documents of every kind, laid out and written in several ways: the same 136 rows each time.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use super::layouts::LAYOUTS;
use super::plan::{PLANS, items, text};
use super::producers::Producer;
use roadmap::import::audit::account::account;
use roadmap::import::source::Source;
use roadmap::import::{self, Options};
use roadmap::words::Lang;

/// Imports `source`, and returns by what its plan differs from `plan`: a row, the title, the account, an error in it.
fn difference(name: &str, source: &Source, plan: &toml::Table) -> Option<String> {
    let drafts = import::understand(source, &Options::default());
    let [draft] = drafts.as_slice() else {
        return Some(format!("{} plans", drafts.len()));
    };
    let written = import::toml(draft, name, Lang::Russian);
    let read: toml::Table = toml::from_str(&written).unwrap();
    let (found, expected) = (items(&read), items(plan));
    let other = found
        .iter()
        .zip(&expected)
        .find(|(found, expected)| found != expected);
    if let Some((found, expected)) = other {
        return Some(format!("{found:#?} is not {expected:#?}"));
    }
    if found.len() != expected.len() {
        return Some(format!("{} rows, not {}", found.len(), expected.len()));
    }
    let other = ["title", "period"]
        .into_iter()
        .find(|key| text(&read, key) != text(plan, key));
    if let Some(key) = other {
        return Some(format!("{key} is {}", text(&read, key)));
    }
    let account = account(source, &[(draft.clone(), written.clone())]);
    if !account.is_whole() {
        return Some(format!(
            "lost {:?}, surplus {:?}",
            account.lost, account.surplus
        ));
    }
    errors(&written)
}

/// Returns the first error that `check` finds in a plan.
fn errors(text: &str) -> Option<String> {
    use roadmap::diagnostic::Level;
    use roadmap::model::{Readings, Workspace, lower};
    use roadmap::{check, document};
    let arena = toml_spanner::Arena::new();
    let workspace = Workspace::default();
    let (document, mut problems) = document::plan(text, &arena);
    let (plan, more) = lower("plan", document, &workspace, &Readings::default());
    problems.extend(more);
    let day = chrono::NaiveDate::from_ymd_opt(2022, 6, 1).unwrap();
    let problems = check::check(&plan, problems, text, &workspace, day);
    let problems = check::settle(problems, &workspace);
    let error = problems.iter().find(|problem| problem.level == Level::Deny);
    error.map(|error| format!("check: {}", error.title.text(Lang::English)))
}

/// What was read of a plan in a layout, and by what the plan understood differs.
type Understood = HashMap<(&'static str, &'static str), Vec<(Source, Option<String>)>>;

/// Returns [`difference`] for the layout of a plan. Documents that are read alike are understood alike, whatever their
/// kind: each reading is understood once.
fn difference_once(
    name: &str,
    source: Source,
    (plan_name, layout_name): (&'static str, &'static str),
    plan: &toml::Table,
) -> Option<String> {
    static KNOWN: LazyLock<Mutex<Understood>> = LazyLock::new(Mutex::default);
    let key = (plan_name, layout_name);
    if let Some(known) = KNOWN.lock().unwrap().get(&key)
        && let Some((_, difference)) = known.iter().find(|(known, _)| *known == source)
    {
        return difference.clone();
    }
    let found = difference(name, &source, plan);
    let mut known = KNOWN.lock().unwrap();
    known.entry(key).or_default().push((source, found.clone()));
    found
}

/// Writes each of the plans in every layout by each of `producers`.
fn all(producers: &[Producer]) {
    let mut failures = Vec::new();
    for plan_name in PLANS {
        let plan = super::plan::plan(plan_name);
        let (title, rows) = (text(&plan, "title"), items(&plan));
        for (layout_name, layout) in LAYOUTS {
            let blocks = layout(&title, &rows);
            for (name, produce) in producers {
                let source = import::read::read(name, &produce(&blocks)).unwrap();
                let key = (plan_name, layout_name);
                if let Some(difference) = difference_once(name, source, key, &plan) {
                    failures.push(format!("{plan_name}, {layout_name}, {name}: {difference}"));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn word_documents_give_the_same_rows() {
    all(&super::producers::WORD);
}

#[test]
fn writer_documents_give_the_same_rows() {
    all(&super::producers::WRITER);
}

#[test]
fn workbooks_give_the_same_rows() {
    all(&super::producers::SHEETS);
}

#[test]
fn web_pages_give_the_same_rows() {
    all(&super::producers::PAGES);
}

#[test]
fn texts_give_the_same_rows() {
    all(&super::producers::TEXTS);
}
