//! Export: what other programs and people get, and what is never overwritten.

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
