//! Copies that clouds, file managers and people leave beside a plan.

use std::collections::HashSet;
use std::ffi::OsString;
use std::iter;
use std::path::{Path, PathBuf};

/// Words that file managers and clouds put behind the name of a copy, or before it.
const WORDS: &[&str] = &[
    "резервная копия",
    "старая копия",
    "копия",
    "copy",
    "conflict",
    "конфликт",
    "конфликтующая копия",
    "conflicted copy",
    "backup",
    "bak",
    "old",
    "orig",
];

/// What may stand between a name and the word.
const JOINTS: [char; 6] = ['-', '–', '—', '_', '.', ' '];

/// Parts `files` into copies of others among them and the rest, each in their order.
pub(super) fn part(files: Vec<PathBuf>) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let suspects: Vec<bool> = files.iter().map(|file| original(file).is_some()).collect();
    if !suspects.contains(&true) {
        return (Vec::new(), files);
    }
    let known: HashSet<OsString> = files.iter().map(|file| key(file)).collect();
    let is_known = |file: PathBuf| known.contains(&key(&file));
    files
        .into_iter()
        .partition(|file| originals(file).any(is_known))
}

/// Returns whether `copy` is a copy of `plan` by its name.
pub fn is_copy_of(copy: &Path, plan: &Path) -> bool {
    originals(copy).any(|original| key(&original) == key(plan))
}

/// Returns the files that `path` may be a copy of, by its name: a copy may be one of a copy, «план (1) — копия».
fn originals(path: &Path) -> impl Iterator<Item = PathBuf> {
    iter::successors(original(path), |copy| original(copy))
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

/// Cuts «— копия», « копия 2», « - Copy», `_conflict-20220101`, `.bak` from the end of a name.
fn worded(stem: &str) -> Option<&str> {
    let cut = |word: &&str| {
        let (name, end) = stem.split_at_checked(stem.len().checked_sub(word.len())?)?;
        (end.to_lowercase() == **word && name.ends_with(JOINTS)).then_some(name)
    };
    if let Some(name) = WORDS.iter().find_map(cut) {
        return Some(name);
    }
    let (name, number) = stem.rsplit_once(JOINTS)?;
    let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    // The day or the number of a conflict: what stands before it decides.
    is_number.then(|| worded(name.trim_end_matches(JOINTS)))?
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
            "саров копия.toml",
            "саров копия 2.toml",
            "саров copy 3.toml",
            "саров_old.toml",
            "саров.bak.toml",
            "саров – резервная копия.toml",
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
            "саров 2.toml",
            "саровбак.toml",
            "копиястрой.toml",
        ];
        assert_eq!(copies(&names), [""; 0]);
    }
}
