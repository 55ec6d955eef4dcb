//! `roadmap new` on a terminal: what is asked, and what becomes of the answers.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// Runs `roadmap new` in `folder` with `answers` typed on a terminal; returns the exit code, what the terminal showed
/// and what went to stdout.
fn new(folder: &Path, args: &[&str], answers: &str) -> (Option<i32>, String, String) {
    let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&terminal).unwrap();
    unlockpt(&terminal).unwrap();
    let name = ptsname(&terminal, Vec::new()).unwrap();
    let name = Path::new(std::ffi::OsStr::from_bytes(name.as_bytes()));
    let open = || File::options().read(true).write(true).open(name).unwrap();
    let (input, screen) = (open(), open());
    let mut terminal = File::from(terminal);
    terminal.write_all(answers.as_bytes()).unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_roadmap"))
        .current_dir(folder)
        .arg("new")
        .args(args)
        .env("ROADMAP_LANG", "ru")
        .stdin(Stdio::from(input))
        .stderr(Stdio::from(screen))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = child.wait_with_output().unwrap();
    // The program has ended and its side of the terminal is closed: reading ends with what it showed.
    let (mut shown, mut piece) = (Vec::new(), [0; 4096]);
    while let Ok(length @ 1..) = terminal.read(&mut piece) {
        shown.extend_from_slice(&piece[..length]);
    }
    (
        output.status.code(),
        String::from_utf8(shown).unwrap(),
        String::from_utf8(output.stdout).unwrap(),
    )
}

const TITLE: &str = "Название плана: ";
const PERIOD: &str = "Период (2022, 2021-2022, 2020-2021 учебный год): ";

#[test]
fn what_is_not_said_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (code, shown, said) = new(
        folder.path(),
        &["sarov-2023"],
        "  Дорожная карта \"500+\"\n2023\n",
    );
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.contains(&format!("{TITLE}{PERIOD}")), "{shown}");
    assert_eq!(said, "roadmaps/sarov-2023.toml: новый план\n");
    let text = std::fs::read_to_string(folder.path().join("roadmaps/sarov-2023.toml")).unwrap();
    assert!(
        text.contains("Дорожная карта \"500+\"'") || text.contains("\\\"500+\\\"\""),
        "{text}"
    );
    assert!(text.contains("\"2023\""), "{text}");
}

#[test]
fn what_is_said_is_not_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (code, shown, _) = new(folder.path(), &["a", "--title", "П"], "2023\n");
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.contains(PERIOD) && !shown.contains(TITLE), "{shown}");
    let (code, shown, _) = new(
        folder.path(),
        &["b", "--title", "П", "--period", "2023"],
        "",
    );
    assert_eq!(code, Some(0), "{shown}");
    assert!(!shown.contains(PERIOD) && !shown.contains(TITLE), "{shown}");
    // A plan that is there is refused before anything is asked.
    let (code, shown, _) = new(folder.path(), &["b"], "");
    assert_eq!(code, Some(2));
    assert!(
        shown.contains("уже есть") && !shown.contains(TITLE),
        "{shown}"
    );
}

#[test]
fn no_answer_makes_no_plan() {
    let end_of_input = "\u{4}";
    for (answers, missing) in [
        ("\n\n", "не хватает: --title, --period"),
        ("П\n  \n", "не хватает: --period"),
        (&format!("П\n{end_of_input}"), "не хватает: --period"),
        (
            &format!("{end_of_input}{end_of_input}"),
            "не хватает: --title, --period",
        ),
        ("П\nчушь\n", "значение «чушь» сюда не подходит"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (code, shown, said) = new(folder.path(), &["a"], answers);
        assert_eq!(code, Some(2), "{answers:?}: {shown}");
        assert!(shown.contains(missing), "{answers:?}: {shown}");
        assert!(said.is_empty() && !folder.path().join("roadmaps").exists());
    }
}
