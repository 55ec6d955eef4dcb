//! What is written where, and what is left alone.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};

use super::{PLANS, done, plan, roadmap};

/// The formats that bear the program's mark, with what another program makes of a file when it saves it.
const MARKED: [&str; 4] = ["docx", "xlsx", "ics", "html"];

/// Returns the package `bytes` as an office program saves it: under its own name.
fn saved_by_an_office(bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..zip.len() {
        let mut part = zip.by_index(number).unwrap();
        let mut text = Vec::new();
        part.read_to_end(&mut text).unwrap();
        let text = String::from_utf8_lossy(&text).replace(
            "<cp:lastModifiedBy>roadmap<",
            "<cp:lastModifiedBy>О.А. Ефимова<",
        );
        let text = text.replace(
            "<Application>roadmap</Application>",
            "<Application>Microsoft Office Word</Application>",
        );
        let name = part.name().unwrap().to_string();
        out.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn only_the_programs_own_files_are_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let source = plan("pervouralsk-2022");
    for format in MARKED {
        let file = format!("план.{format}");
        let args = [
            "export",
            source.to_str().unwrap(),
            "--format",
            format,
            "-o",
            &file,
        ];
        let args = [&args[..], &["--as-of", "2022-06-01"]].concat();
        done(&args, folder.path());
        let path = folder.path().join(&file);
        let ours = fs::read(&path).unwrap();
        done(&args, folder.path());
        assert_eq!(
            fs::read(&path).unwrap(),
            ours,
            "{format}: not the same bytes again"
        );
        let theirs = if ["ics", "html"].contains(&format) {
            b"mine".to_vec()
        } else {
            saved_by_an_office(&ours)
        };
        fs::write(&path, &theirs).unwrap();
        let refused = roadmap(&args, folder.path());
        assert_eq!(refused.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&refused.stderr).contains("--force"));
        assert_eq!(fs::read(&path).unwrap(), theirs);
        done(&[&args[..], &["--force"]].concat(), folder.path());
        assert_eq!(fs::read(&path).unwrap(), ours);
    }
}

#[test]
fn each_plan_has_a_file_of_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let plans = plan(PLANS[0]);
    let plans = plans.parent().unwrap().to_str().unwrap();
    done(
        &["export", plans, "--format", "docx", "-o", "бумаги"],
        folder.path(),
    );
    let mut names: Vec<String> = (folder.path().join("бумаги").read_dir().unwrap().flatten())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), PLANS.len());
    assert!(
        names.contains(&"«500+», Первоуральск.docx".to_owned()),
        "{names:?}"
    );
    let refused = roadmap(
        &["export", plans, "--format", "docx", "-o", "один.docx"],
        folder.path(),
    );
    assert_eq!(refused.status.code(), Some(2));
    assert!(!folder.path().join("один.docx").exists());
}

#[test]
fn a_thousand_files_are_told_in_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (1..=61)
        .map(|number| format!("\"Школа № {number}\""))
        .collect();
    let registry: String = (names.iter())
        .map(|name| format!("{name} = {{ kind = \"unit\" }}\n"))
        .collect();
    let text = format!(
        "title = \"План\"\nperiod = \"2022\"\n[executors]\n{registry}\n[[item]]\nnumber = \"1\"\ntitle = \"Отчёт\"\n\
         deadline = \"до 1 мая\"\nexecutors = [{}]\n",
        names.join(", ")
    );
    fs::write(folder.path().join("план.toml"), text).unwrap();
    let split = [
        "export",
        "план.toml",
        "--format",
        "ics",
        "--split",
        "executor",
        "-o",
        "сроки",
    ];
    let told = String::from_utf8(roadmap(&split, folder.path()).stderr).unwrap();
    assert_eq!(told, "записано файлов: 61, в папке сроки\n");
}

#[test]
fn an_option_of_another_format_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let source = plan(PLANS[0]);
    let refused = roadmap(
        &[
            "export",
            source.to_str().unwrap(),
            "--format",
            "csv",
            "--portrait",
        ],
        folder.path(),
    );
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--format docx"));
}

#[test]
fn rows_go_to_standard_output_as_list_gives_them() {
    let folder = tempfile::tempdir().unwrap();
    let source = plan(PLANS[2]);
    let source = source.to_str().unwrap();
    for format in ["md", "csv", "json", "jsonl"] {
        let said = |command| {
            let args = [command, source, "--format", format, "--as-of", "2022-06-01"];
            done(&args, folder.path())
        };
        assert_eq!(said("export"), said("list"));
    }
}

#[test]
fn a_file_of_another_kind_and_a_folder_that_is_a_file_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("taken"), "").unwrap();
    let plans = ["dubovsky-2021", "pervouralsk-2022"].map(plan);
    let refused = |options: &[&str], said: &[&str]| {
        let mut args = vec!["export"];
        args.extend(plans.iter().map(|plan| plan.to_str().unwrap()));
        args.extend(options);
        let output = roadmap(&args, folder.path());
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(said.iter().all(|said| told.contains(said)), "{told}");
    };
    let docx = ["--format", "docx", "-o"];
    refused(
        &[&docx[..], &["out.txt"]].concat(),
        &["out.txt", ".docx", "out.docx", "out.txt/"],
    );
    refused(&[&docx[..], &["out.xlsx"]].concat(), &["out.xlsx", ".docx"]);
    refused(
        &[&docx[..], &["taken"]].concat(),
        &["taken – файл, а не папка"],
    );
    refused(
        &[&docx[..], &["taken/a.docx"]].concat(),
        &["taken – файл, а не папка"],
    );
    refused(&["--format", "csv", "-o", "out.txt"], &["out.txt", ".csv"]);
    let answers = ["--form", "answers", "--format", "xlsx", "-o", "all.xlsx"];
    refused(&answers, &["all.xlsx – один файл", "--executor"]);
    refused(
        &["--form", "order", "--format", "docx"],
        &["roadmap diff --form order"],
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    done(
        &[
            "export",
            plans[0].to_str().unwrap(),
            "--format",
            "docx",
            "-o",
            "отчёты.май/",
        ],
        folder.path(),
    );
    assert!(folder.path().join("отчёты.май").is_dir());
}
