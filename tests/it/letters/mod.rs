//! Letters to executors: whom they go to, how they are called, what they say, and the drafts of mail.

mod addresses;
mod answers;
mod drafts;
mod forms;
mod grouping;

use std::fs;
use std::path::Path;

use roadmap::document;
use roadmap::model::{Plan, Readings, Workspace, lower};

use crate::export::{done, plan};

/// Asks the plan of the repository called `name`.
fn of_plan<T>(name: &str, ask: impl FnOnce(&Plan<'_>) -> T) -> T {
    let text = fs::read_to_string(plan(name)).unwrap();
    let arena = toml_spanner::Arena::new();
    let (document, _) = document::plan(&text, &arena);
    let workspace = Workspace::default();
    let (plan, _) = lower(name, document, &workspace, &Readings::default());
    ask(&plan)
}

/// Writes the plan `text` as `name` into `folder`.
fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(format!("{name}.toml")), text).unwrap();
}

/// Returns the letters of the plans in `folder` by their names, as text.
fn letters(folder: &Path, args: &[&str]) -> Vec<(String, String)> {
    let out = folder.join("letters");
    let _ = fs::remove_dir_all(&out);
    let all = [&["letters", ".", "--split", "-o", "letters"], args].concat();
    done(&all, folder);
    let mut found: Vec<(String, String)> = (fs::read_dir(&out).into_iter().flatten())
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap();
            let name = name.trim_start_matches("Напоминание – ").to_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    found.sort();
    found
}
