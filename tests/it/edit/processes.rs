//! Edits by several processes at once, and edits cut short.

use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// Returns a folder with a copy of `roadmaps/`.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("roadmaps")).unwrap();
    for (name, text) in super::corpus::plans() {
        std::fs::write(plan(folder.path(), &name), text).unwrap();
    }
    folder
}

fn plan(folder: &Path, name: &str) -> std::path::PathBuf {
    folder.join("roadmaps").join(format!("{name}.toml"))
}

fn roadmap(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_roadmap"));
    command
        .current_dir(folder)
        .args(args)
        .env("ROADMAP_LANG", "ru")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    roadmap(folder, args).output().unwrap()
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

#[test]
fn fifty_edits_from_eight_processes_lose_nothing() {
    let folder = folder();
    let ids: Vec<String> = (1..=25)
        .map(|id| format!("pervouralsk-2022:{id}"))
        .collect();
    let edits: Vec<Vec<&str>> = ids
        .iter()
        .flat_map(|id| {
            [
                vec!["assign", id, "--add", "МКОУ ЦХМО"],
                vec!["start", id, "--on", "2022-01-10", "--as-of", "2022-12-31"],
            ]
        })
        .collect();
    assert_eq!(edits.len(), 50);
    std::thread::scope(|scope| {
        for worker in 0..8 {
            let (edits, folder) = (&edits, folder.path());
            scope.spawn(move || {
                for edit in edits.iter().skip(worker).step_by(8) {
                    let output = run(folder, edit);
                    assert!(output.status.success(), "{edit:?}: {}", words(&output));
                }
            });
        }
    });
    let text = std::fs::read_to_string(plan(folder.path(), "pervouralsk-2022")).unwrap();
    let (_, old) = super::corpus::plans()
        .into_iter()
        .find(|(name, _)| name == "pervouralsk-2022")
        .unwrap();
    assert_eq!(text.matches("started").count(), 25);
    assert_eq!(
        text.matches("\"МКОУ ЦХМО\"").count() - old.matches("\"МКОУ ЦХМО\"").count(),
        25
    );
    assert_eq!(
        folder.path().join("roadmaps").read_dir().unwrap().count(),
        5,
        "nothing is left behind"
    );
}

/// Returns numbers from 0 to 1 that are others in each run.
fn random() -> impl Iterator<Item = f64> {
    use std::hash::{BuildHasher as _, RandomState};
    (0..).map(|number: u32| {
        let hash = RandomState::new().hash_one(number);
        f64::from(u32::try_from(hash >> 32).unwrap()) / f64::from(u32::MAX)
    })
}

#[test]
fn a_killed_edit_leaves_the_old_file_or_the_new_one() {
    let folder = folder();
    let path = plan(folder.path(), "sarov-2021-2022");
    let edit = [
        "start",
        "sarov-2021-2022:1",
        "--on",
        "2022-01-10",
        "--in",
        "roadmaps/sarov-2021-2022.toml",
    ];
    let old = std::fs::read(&path).unwrap();
    assert!(run(folder.path(), &edit).status.success());
    let new = std::fs::read(&path).unwrap();
    let began = std::time::Instant::now();
    run(folder.path(), &["reopen", "sarov-2021-2022:1"]);
    let whole = began.elapsed();
    assert!(old != new && std::fs::read(&path).unwrap() == old);
    let (mut olds, mut news) = (0, 0);
    for dice in random().take(60) {
        let mut child: Child = roadmap(folder.path(), &edit).spawn().unwrap();
        std::thread::sleep(whole.mul_f64(1.2 * dice));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = std::fs::read(&path).unwrap();
        olds += usize::from(found == old);
        news += usize::from(found == new);
        assert!(
            found == old || found == new,
            "killed after {dice} of its time: neither the old file nor the new one"
        );
        std::fs::write(&path, &old).unwrap();
    }
    assert!(
        olds > 0 && news > 0,
        "{olds} old, {news} new: killed too soon or too late"
    );
    assert!(run(folder.path(), &edit).status.success());
    assert_eq!(
        folder.path().join("roadmaps").read_dir().unwrap().count(),
        5,
        "the next edit sweeps up"
    );
}

#[test]
fn several_items_are_edited_together_or_not_at_all() {
    let folder = folder();
    let before: Vec<_> = super::corpus::plans();
    let output = run(
        folder.path(),
        &["cancel", "perv:1", "sarov:2", "perv:99", "--reason", "нет"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        words(&output).contains("нет пункта «99»"),
        "{}",
        words(&output)
    );
    let output = run(folder.path(), &["start", "perv:1", "--on", "2022-01-10"]);
    assert!(output.status.success());
    let output = run(
        folder.path(),
        &["start", "sarov:2", "perv:1", "--on", "2022-01-10"],
    );
    assert_eq!(output.status.code(), Some(2), "{}", words(&output));
    assert!(run(folder.path(), &["reopen", "perv:1"]).status.success());
    for (name, text) in before {
        assert_eq!(
            std::fs::read_to_string(plan(folder.path(), &name)).unwrap(),
            text
        );
    }
}

/// That a wait ends, and what is said then, are tests of `io::lock` and `cli::edit::session`: it lasts ten seconds.
#[test]
fn a_busy_folder_is_waited_for_and_left_alone() {
    let folder = folder();
    let (name, old) = super::corpus::plans().swap_remove(2);
    let read = || std::fs::read_to_string(plan(folder.path(), &name)).unwrap();
    let lock = std::fs::File::open(folder.path().join("roadmaps")).unwrap();
    lock.lock().unwrap();
    let start = ["start", "perv:1", "--on", "2022-01-10"];
    let mut waiting = roadmap(folder.path(), &start).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(300));
    assert!(waiting.try_wait().unwrap().is_none() && read() == old);
    lock.unlock().unwrap();
    assert!(waiting.wait_with_output().unwrap().status.success());
    assert!(read() != old);
}

#[test]
fn the_lock_of_a_dead_process_holds_nobody_up() {
    let folder = folder();
    let lock = std::fs::File::open(folder.path().join("roadmaps")).unwrap();
    lock.lock().unwrap();
    // It waits for the lock, and is killed once it has it or before.
    let start = ["start", "perv:1", "--on", "2022-01-10"];
    let mut child = roadmap(folder.path(), &start).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(100));
    drop(lock);
    child.kill().unwrap();
    child.wait().unwrap();
    let began = std::time::Instant::now();
    let output = run(folder.path(), &["start", "perv:2", "--on", "2022-01-10"]);
    assert!(output.status.success(), "{}", words(&output));
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_mark_of_byte_order_and_a_dry_run() {
    let folder = folder();
    let path = plan(folder.path(), "pervouralsk-2022");
    let text = std::fs::read_to_string(&path)
        .unwrap()
        .replace('\n', "\r\n");
    let bytes = ["\u{feff}".as_bytes(), text.as_bytes()].concat();
    std::fs::write(&path, &bytes).unwrap();
    let dry = run(
        folder.path(),
        &["cancel", "perv:5", "--reason", "нет", "--dry-run"],
    );
    assert!(
        words(&dry).contains("reason = \"нет\" }"),
        "{}",
        words(&dry)
    );
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    assert!(
        run(folder.path(), &["cancel", "perv:5", "--reason", "нет"])
            .status
            .success()
    );
    let changed = std::fs::read(&path).unwrap();
    assert!(changed.starts_with("\u{feff}".as_bytes()) && changed.len() > bytes.len());
    assert!(run(folder.path(), &["reopen", "perv:5"]).status.success());
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn broken_files_are_refused_with_the_place() {
    let folder = folder();
    let path = plan(folder.path(), "broken");
    let text = "title = \"П\"\nperiod = \"2022\"\n[[item]]\nnumber = \"1\"\ntitle = \"Раз\"\ndeadline = \"май\"\nx = = 1\n";
    std::fs::write(&path, text).unwrap();
    let output = run(folder.path(), &["start", "broken:1"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        words(&output).contains("broken.toml:7:"),
        "{}",
        words(&output)
    );
    std::fs::write(&path, b"title = \"\xcf\xeb\xe0\xed\"\n").unwrap();
    let output = run(folder.path(), &["fmt", "roadmaps/broken.toml"]);
    assert!(
        words(&output).contains("Windows-1251") || words(&output).contains("UTF-8"),
        "{}",
        words(&output)
    );
    assert_eq!(output.status.code(), Some(2));
}
