//! Where plans lie on the disk: links, permissions, folders and files that cannot be written.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

const PLAN: &str = "title = \"П\"\nperiod = \"2022\"\n\n[[item]]\nnumber = \"1\"\ntitle = \"Раз\"\n\
                    deadline = \"до 01.03.2022\"\n";
const STARTED: &str = "started = 2022-01-10\n";

/// Returns a folder with the plans `a` and `b`.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.toml", "b.toml"] {
        fs::write(folder.path().join(name), PLAN).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_roadmap"))
        .current_dir(folder)
        .args(args)
        .env("ROADMAP_LANG", "ru")
        .output()
        .unwrap();
    let words = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(words).unwrap())
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o7777
}

#[test]
fn a_chain_of_links_is_followed_and_stays() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("plans/deep")).unwrap();
    symlink("../../a.toml", at("plans/deep/link.toml")).unwrap();
    symlink("deep/link.toml", at("plans/first.toml")).unwrap();
    fs::set_permissions(at("a.toml"), Permissions::from_mode(0o640)).unwrap();
    let (code, said) = run(
        folder.path(),
        &[
            "start",
            "first:1",
            "--on",
            "2022-01-10",
            "--in",
            "plans/first.toml",
        ],
    );
    assert_eq!(code, Some(0), "{said}");
    assert!(at("plans/first.toml").is_symlink() && at("plans/deep/link.toml").is_symlink());
    assert_eq!(
        fs::read_to_string(at("a.toml")).unwrap(),
        format!("{PLAN}{STARTED}")
    );
    assert_eq!(mode(&at("a.toml")), 0o640);
    assert_eq!(at("plans").read_dir().unwrap().count(), 2);

    symlink("nowhere.toml", at("dangling.toml")).unwrap();
    let (code, said) = run(folder.path(), &["start", "1", "--in", "dangling.toml"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("нет файла или папки dangling.toml"), "{said}");
}

#[test]
fn a_hard_link_keeps_the_former_text() {
    let folder = folder();
    let twin = folder.path().join("twin");
    fs::hard_link(folder.path().join("a.toml"), &twin).unwrap();
    let (code, said) = run(
        folder.path(),
        &["start", "a:1", "--on", "2022-01-10", "a.toml"],
    );
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(fs::read_to_string(&twin).unwrap(), PLAN);
    assert_eq!(
        fs::read_to_string(folder.path().join("a.toml")).unwrap(),
        format!("{PLAN}{STARTED}")
    );
}

#[test]
fn one_file_that_cannot_be_written_keeps_all_as_they_are() {
    let folder = folder();
    let last = folder.path().join("b.toml");
    fs::set_permissions(&last, Permissions::from_mode(0o444)).unwrap();
    let (code, said) = run(
        folder.path(),
        &["start", "a:1", "b:1", "--on", "2022-01-10", "--in", "."],
    );
    assert_eq!(code, Some(2));
    assert!(
        said.contains("b.toml: нет прав на запись, файл не тронут"),
        "{said}"
    );
    assert!(said.contains("остальные файлы тоже не тронуты"), "{said}");
    for name in ["a.toml", "b.toml"] {
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), PLAN);
    }
    assert_eq!(
        folder.path().read_dir().unwrap().count(),
        2,
        "nothing is left behind"
    );
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let folder = folder();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
    let writable = fs::write(folder.path().join("probe"), "").is_ok();
    let (code, said) = run(
        folder.path(),
        &["start", "a:1", "--on", "2022-01-10", "a.toml"],
    );
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    if writable {
        // The superuser writes anywhere.
        return;
    }
    assert_eq!(code, Some(2));
    assert!(
        said.contains("a.toml: нет прав на запись, файл не тронут"),
        "{said}"
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("a.toml")).unwrap(),
        PLAN
    );
}
