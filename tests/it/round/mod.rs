//! The weekly round: minutes that are filled in and read back, and answers that come back.

mod collect;
mod everyday;
mod forms;
mod letter;
mod lists;
mod minutes;
mod whole;

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// Returns a folder with a copy of the plans called `names`.
fn folder(names: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("roadmaps")).unwrap();
    for name in names {
        let to = folder.path().join(format!("roadmaps/{name}.toml"));
        fs::copy(crate::export::plan(name), to).unwrap();
    }
    folder
}

/// Runs the program in Russian, wide enough that no name is cut; returns its exit code and all that it says.
fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_roadmap"))
        .current_dir(folder)
        .args(args)
        .args(["--width", "240"])
        .env("ROADMAP_LANG", "ru")
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

fn text(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(format!("roadmaps/{name}.toml"))).unwrap()
}

/// Returns the lines of `new` that `old` lacks, and how many of `old` are gone.
fn changed(old: &str, new: &str) -> (Vec<String>, usize) {
    let diff = similar::TextDiff::from_lines(old, new);
    let of = |tag| {
        let changes = diff
            .iter_all_changes()
            .filter(move |change| change.tag() == tag);
        changes.map(|change| change.value().trim_end().to_owned())
    };
    (
        of(similar::ChangeTag::Insert).collect(),
        of(similar::ChangeTag::Delete).count(),
    )
}
