//! Export: what other bin and people get, and what is never overwritten.

mod docx;
mod html;
mod ics;
mod safety;
mod xlsx;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// The five plans of the repository.
pub(crate) const PLANS: [&str; 5] = [
    "dubovsky-2021",
    "novokuznetsk-2020-2021",
    "pervouralsk-2022",
    "sarov-2021-2022",
    "school-19-2021",
];

/// Runs the program in `folder`.
pub(crate) fn roadmap(args: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_roadmap"))
        .args(args)
        .current_dir(folder)
        .env("ROADMAP_LANG", "ru")
        .output()
        .unwrap()
}

/// Runs the program, which has to do what it is told, and returns what it prints.
#[track_caller]
pub(crate) fn done(args: &[&str], folder: &Path) -> String {
    let output = roadmap(args, folder);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {stderr}");
    String::from_utf8(output.stdout).unwrap()
}

/// Returns the file of a plan of the repository.
pub(crate) fn plan(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("roadmaps/{name}.toml"))
}

/// Returns the rows of the plan at `path` as `list` tells them.
#[track_caller]
pub(crate) fn rows(path: &Path) -> Vec<Value> {
    let folder = path.parent().unwrap();
    let path = path.to_str().unwrap();
    let said = done(
        &["list", path, "--as-of", "2022-06-01", "--format", "jsonl"],
        folder,
    );
    said.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// Writes a plan that tries to do harm, and returns the folder it lies in.
pub(crate) fn hostile() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let long = "я".repeat(10_000);
    let names: Vec<String> = (0..1000)
        .map(|number| format!("\"Школа № {number}\""))
        .collect();
    let text = format!(
        r#"title = "=cmd|'/c calc'!A0 </title><script>alert(1)</script>"
name = "../=1+1 <img src=x onerror=alert(2)>"
period = "2022"
organization = "]]></w:t><w:p/>\u001b[31m"

[[section]]
title = "@SUM(1)\nEND:VEVENT\nBEGIN:VALARM"

[[section.item]]
number = "=1+1"
title = "\u202eкод\u202c \u0000 \u0007 +1;=1+1 \"><script>alert(3)</script>"
deadline = "25.01.2022"
executors = ["-2+3", "<b onclick=alert(4)>;\r\nATTENDEE:mailto:x@example.org"]
result = "\t=HYPERLINK(\"http://example.org\")\ufffe"
note = "{{{{7*7}}}} ${{7*7}} javascript:alert(5)"
extra = {{ "=A1" = ";=1+1", "</script>" = "&amp;" }}

[[section.item]]
number = "2"
title = "{long}"
deadline = "до 01.06.2022"
executors = [{}]
"#,
        names.join(", ")
    );
    fs::write(folder.path().join("hostile.toml"), text).unwrap();
    folder
}

#[cfg(target_os = "linux")]
#[test]
fn opens_the_file_or_the_folder_of_several() {
    use std::os::unix::fs::PermissionsExt as _;
    use std::time::{Duration, Instant};

    let folder = tempfile::tempdir().unwrap();
    let (bin, seen) = (folder.path().join("bin"), folder.path().join("seen"));
    fs::create_dir(&bin).unwrap();
    let program = bin.join("xdg-open");
    fs::write(
        &program,
        "#!/bin/sh\necho \"$1\" > seen.new\n/bin/mv seen.new seen\n",
    )
    .unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let open = |args: &[&str], path: &Path| {
        let _ = fs::remove_file(&seen);
        let output = Command::new(env!("CARGO_BIN_EXE_roadmap"))
            .args(args)
            .arg("--open")
            .arg(plan(PLANS[0]))
            .arg(plan(PLANS[2]))
            .current_dir(folder.path())
            .env("ROADMAP_LANG", "ru")
            .env("PATH", path)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let start = Instant::now();
        while !seen.exists() && path == bin && start.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(10));
        }
        let said = String::from_utf8(output.stderr).unwrap();
        (fs::read_to_string(&seen).unwrap_or_default(), said)
    };
    let (opened, _) = open(&["export", "--format", "html", "-o", "a.html"], &bin);
    assert_eq!(opened, "a.html\n");
    let (opened, _) = open(&["export", "--format", "docx", "-o", "papers"], &bin);
    assert_eq!(opened, "papers\n");
    let (opened, said) = open(&["status", "--format", "html"], &bin);
    assert!(
        said.contains(opened.trim()) && opened.ends_with(".html\n"),
        "{said}"
    );
    let nowhere = folder.path().join("nowhere");
    let (_, said) = open(&["export", "--format", "csv"], &nowhere);
    assert!(said.contains("записано, но не открыто"), "{said}");
}
