//! Copies that clouds, file managers and people leave beside a plan.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Words that file managers and clouds put behind the name of a copy, or before it.
const WORDS: &[&str] = &[
    "копия",
    "copy",
    "conflict",
    "конфликт",
    "конфликтующая копия",
    "conflicted copy",
];

/// Parts `files` into copies of others among them and the rest, each in their order.
pub(super) fn part(files: Vec<PathBuf>) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let suspects: Vec<bool> = files.iter().map(|file| original(file).is_some()).collect();
    if !suspects.contains(&true) {
        return (Vec::new(), files);
    }
    let known: HashSet<OsString> = files.iter().map(|file| key(file)).collect();
    let is_copy = |file: &PathBuf| {
        let mut name = original(file);
        // A copy may be one of a copy: «план (1) — копия».
        while let Some(beside) = name {
            if known.contains(&key(&beside)) {
                return true;
            }
            name = original(&beside);
        }
        false
    };
    files.into_iter().partition(is_copy)
}

fn key(path: &Path) -> OsString {
    path.with_extension("").into_os_string()
}

/// Returns the file that `path` would be a copy of, by its name.
fn original(path: &Path) -> Option<PathBuf> {
    let stem = path.file_stem()?.to_str()?;
    let cut = behind(stem)
        .or_else(|| before(stem))
        .map(|cut| cut.trim_end_matches([' ', '-', '–', '—', '_', '.', ',']))?;
    (!cut.is_empty()).then(|| path.with_file_name(format!("{cut}.toml")))
}

/// Cuts what stands behind the name of a copy: «(1)», «— копия (2)», `.sync-conflict-…`, `-DESKTOP-…`.
fn behind(stem: &str) -> Option<&str> {
    if let Some((name, _)) = stem.split_once(".sync-conflict-") {
        return Some(name);
    }
    for host in ["-DESKTOP-", "-LAPTOP-"] {
        let Some((name, rest)) = stem.split_once(host) else {
            continue;
        };
        if !rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return Some(name);
        }
    }
    if let Some((name, inside)) = stem
        .strip_suffix(')')
        .and_then(|stem| stem.rsplit_once('('))
    {
        let number = !inside.is_empty() && inside.chars().all(|c| c.is_ascii_digit());
        let name = name.trim_end();
        return (number || speaks_of_a_copy(inside)).then(|| worded(name).unwrap_or(name));
    }
    worded(stem)
}

/// Cuts «— копия», « - Copy», `_conflict-20220101` from the end of a name.
fn worded(stem: &str) -> Option<&str> {
    let at = stem.rfind(['-', '–', '—', '_'])?;
    let (name, word) = stem.split_at(at);
    let word = word.trim_start_matches(['-', '–', '—', '_', ' ']);
    if word.chars().all(|c| c.is_ascii_digit()) && !word.is_empty() {
        // The day or the number of a conflict: what stands before it decides.
        return worded(name);
    }
    WORDS
        .contains(&word.to_lowercase().as_str())
        .then_some(name)
}

/// Cuts «Копия » and `Copy of ` from the start of a name.
fn before(stem: &str) -> Option<&str> {
    ["Копия ", "копия ", "Copy of ", "copy of "]
        .iter()
        .find_map(|word| stem.strip_prefix(word))
        .map(str::trim_start)
}

fn speaks_of_a_copy(words: &str) -> bool {
    let words = words.to_lowercase();
    WORDS.iter().any(|word| words.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copies(names: &[&str]) -> Vec<String> {
        let files = names.iter().map(|name| Path::new("r").join(name)).collect();
        let (copies, _) = part(files);
        let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
        copies.iter().map(name).collect()
    }

    #[test]
    fn a_copy_beside_its_plan_is_one() {
        for copy in [
            "саров — копия.toml",
            "саров - Копия.toml",
            "саров — копия (2).toml",
            "саров - Copy.toml",
            "саров (1).toml",
            "саров(1).toml",
            "Копия саров.toml",
            "Copy of саров.toml",
            "саров.sync-conflict-20220101-101010-ABCDEFG.toml",
            "саров-DESKTOP-7H2K1.toml",
            "саров (conflicted copy 2022-01-01).toml",
            "саров (конфликтующая копия от 01.01.2022).toml",
            "саров_conflict-20220101.TOML",
        ] {
            assert_eq!(copies(&["саров.toml", copy]), [copy]);
            assert_eq!(copies(&[copy]), [""; 0], "{copy} alone is the plan");
        }
    }

    #[test]
    fn a_copy_of_a_copy_is_one() {
        let names = ["саров (1) — копия.toml", "саров.toml"];
        assert_eq!(copies(&names), [names[0]]);
    }

    #[test]
    fn a_plan_of_another_name_is_no_copy() {
        let names = [
            "саров.toml",
            "саров-2022.toml",
            "саров-2022-2023.toml",
            "саров (школы).toml",
            "саров-desktop.toml",
            "саров-DESKTOP-.toml",
            "копиястрой.toml",
        ];
        assert_eq!(copies(&names), [""; 0]);
    }
}
