//! Every example of the help does what it says: all of them are run, in the order of the commands, on the shipped plans.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns what a shell does with `line` in `folder`, the tool being on its path.
fn shell(line: &str, folder: &Path, lang: &str) -> Output {
    let tool = Path::new(env!("CARGO_BIN_EXE_roadmap")).parent().unwrap();
    let path = format!("{}:{}", tool.display(), std::env::var("PATH").unwrap());
    Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env("PATH", path)
        .env("ROADMAP_LANG", lang)
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap()
}

/// Makes what the examples speak of: the shipped plans with some revisions, two files to compare, documents to import.
fn world(folder: &Path) {
    let plans = folder.join("roadmaps");
    fs::create_dir(&plans).unwrap();
    for entry in fs::read_dir(root().join("roadmaps")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), plans.join(entry.file_name())).unwrap();
    }
    for (name, plan) in [
        ("старый.toml", "before"),
        ("новый.toml", "after"),
        ("old.toml", "before"),
        ("new.toml", "after"),
    ] {
        let plan = root().join(format!("tests/readme/{plan}.toml"));
        fs::copy(plan, folder.join(name)).unwrap();
    }
    let row = |cells: &[&str]| -> String {
        let cell = |text: &&str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        format!(
            "<w:tr>{}</w:tr>",
            cells.iter().map(cell).collect::<String>()
        )
    };
    let rows = [
        ["№", "Мероприятие", "Срок", "Ответственный"],
        ["1", "Создание группы", "17.01.2022", "О.А. Ефимова"],
    ];
    let table: String = rows.iter().map(|cells| row(cells)).collect();
    let docx = crate::import::make::docx(&format!("<w:tbl>{table}</w:tbl>"), &[]);
    let lines = rows.map(|cells| cells.join("\t")).join("\n");
    for name in ["план", "plan"] {
        fs::write(folder.join(format!("{name}.docx")), &docx).unwrap();
        fs::write(folder.join(format!("{name}.txt")), &lines).unwrap();
    }
    let revisions = "git init -q && git config user.name п && git config user.email п@п && git add . \
                     && for n in 1 2 3 4; do git commit -q --allow-empty -m $n; done";
    assert!(shell(revisions, folder, "ru").status.success());
}

/// Returns the commands that the help of `command` shows.
fn examples(command: &str, folder: &Path, lang: &str) -> Vec<String> {
    let help = shell(&format!("roadmap {command} --help"), folder, lang);
    let help = String::from_utf8(help.stdout).unwrap();
    let example = |line: &str| line.strip_prefix("  ").map(str::to_owned);
    help.lines()
        .filter_map(example)
        .filter(|line| line.starts_with("roadmap "))
        .collect()
}

fn run_examples(lang: &str) {
    let folder = tempfile::tempdir().unwrap();
    world(folder.path());
    let commands = roadmap::cli::command();
    for command in commands
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
    {
        let name = command.get_name();
        let examples = examples(name, folder.path(), lang);
        assert!(!examples.is_empty(), "{name} has no example");
        for line in examples {
            // nobody is there to be asked
            let yes = if name == "git-setup" { " --yes" } else { "" };
            let done = shell(&format!("{line}{yes}"), folder.path(), lang);
            let errors = String::from_utf8_lossy(&done.stderr);
            let findings =
                line.contains("--exit-code") || name == "check" || line.contains("fmt --check");
            let expected: &[i32] = if findings { &[0, 1] } else { &[0] };
            let code = done.status.code().unwrap();
            assert!(expected.contains(&code), "{line}: {code}\n{errors}");
        }
    }
}

#[test]
fn russian_examples_work() {
    run_examples("ru");
}

#[test]
fn english_examples_work() {
    run_examples("en");
}
