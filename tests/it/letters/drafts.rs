//! Drafts of mail: what their headers say, whatever names and addresses plans hold, and what is written over.

use std::fs;
use std::path::Path;

use super::write;
use crate::export::{done, hostile, roadmap};

const PLAN: &str = r#"title = "План"
period = "2022"
[executors]
"О.А. Ефимова" = { kind = "person", email = "EMAIL" }
[[item]]
number = "1"
title = "Семинар"
deadline = "до 01.03.2022"
executors = ["О.А. Ефимова"]
"#;

/// Returns the headers of the drafts in `folder`, unfolded.
fn headers(folder: &Path) -> Vec<Vec<String>> {
    let drafts = fs::read_dir(folder.join("drafts")).unwrap();
    drafts
        .map(|entry| {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            let (head, _) = text.split_once("\r\n\r\n").unwrap();
            let head = head.replace("\r\n ", " ");
            head.split("\r\n").map(str::to_owned).collect()
        })
        .collect()
}

#[test]
fn the_address_is_that_of_the_registry() {
    let folder = tempfile::tempdir().unwrap();
    let args = [
        "letters",
        ".",
        "--as-of",
        "2022-04-18",
        "--format",
        "eml",
        "-o",
        "drafts",
    ];
    let to = |email: &str| {
        write(folder.path(), "a", &PLAN.replace("EMAIL", email));
        let _ = fs::remove_dir_all(folder.path().join("drafts"));
        let output = roadmap(&args, folder.path());
        assert_eq!(output.status.code(), Some(0));
        let all = headers(folder.path());
        let to = all[0].iter().find(|line| line.starts_with("To:"));
        let to = to.map(|line| line.split('<').skip(1).collect::<Vec<_>>().join("<"));
        (to, String::from_utf8(output.stderr).unwrap())
    };
    let name = "=?UTF-8?B?0J4u0JAuINCV0YTQuNC80L7QstCw?=";
    let (found, told) = to("efimova@example.org");
    assert_eq!(found.as_deref(), Some("efimova@example.org>"));
    assert!(!told.contains("без адреса"), "{told}");
    let (found, _) = to("a@example.org; b@example.org");
    let expected = format!("a@example.org>, {name} <b@example.org>");
    assert_eq!(found, Some(expected));
    let (found, told) = to("a@example.org\\r\\nBcc: x@example.org");
    assert_eq!(found.as_deref(), Some("x@example.org>"), "{told}");
    assert!(told.contains("не адрес почты"), "{told}");
    let (found, told) = to("нет");
    assert_eq!(found, None);
    assert!(
        told.contains("без адреса") && told.contains("О.А. Ефимова"),
        "{told}"
    );
}

#[test]
fn hostile_names_are_names_alone() {
    let folder = hostile();
    let args = [
        "letters",
        ".",
        "--as-of",
        "2022-07-01",
        "--format",
        "eml",
        "-o",
        "drafts",
    ];
    done(&args, folder.path());
    let all = headers(folder.path());
    assert!(all.len() > 1000);
    let known = [
        "X-Roadmap",
        "Date",
        "Subject",
        "X-Unsent",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    ];
    for head in all {
        let names: Vec<&str> = head
            .iter()
            .map(|line| line.split(':').next().unwrap())
            .collect();
        assert_eq!(names, known);
    }
}

#[test]
fn a_draft_that_somebody_changed_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "a",
        &PLAN.replace("EMAIL", "efimova@example.org"),
    );
    let args = [
        "letters",
        ".",
        "--as-of",
        "2022-04-18",
        "--format",
        "eml",
        "-o",
        "drafts",
    ];
    done(&args, folder.path());
    done(&args, folder.path());
    let draft = folder.path().join("drafts/Напоминание – О.А. Ефимова.eml");
    let text = fs::read_to_string(&draft)
        .unwrap()
        .replace("efimova@", "e@");
    fs::write(&draft, &text).unwrap();
    let output = roadmap(&args, folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&draft).unwrap(), text);
    done(&[&args[..], &["--force"]].concat(), folder.path());
    assert_ne!(fs::read_to_string(&draft).unwrap(), text);
}
