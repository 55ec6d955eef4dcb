//! Holds the READMEs and the manual true: what they show is run, what they list is compared with the tool's own tables.
//!
//! `TRYCMD=overwrite cargo test --test it manual` writes the output anew; read it aloud before you commit it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use roadmap::calendar::{Calendar, Period};
use roadmap::diagnostic::Rule;
use roadmap::document::schema::{self, Shape};
use roadmap::manual::{PAGES, Page};
use roadmap::phrase::{self, Occurrence};
use roadmap::render::{Color, Signs, Style, manual};
use roadmap::words::Lang;

const LANGS: [Lang; 2] = [Lang::English, Lang::Russian];

/// Every kind of table a plan or a workspace file has.
const SHAPES: [&Shape; 13] = [
    &schema::PLAN,
    &schema::APPROVED,
    &schema::EXECUTOR,
    &schema::HOLDER,
    &schema::SECTION,
    &schema::ITEM,
    &schema::WINDOW,
    &schema::DONE,
    &schema::POSTPONED,
    &schema::MOVED,
    &schema::FACT,
    &schema::WORKSPACE,
    &schema::CALENDAR,
];

/// Occurrences a cell spells out; of more it shows the first two, the last and the number.
const SPELT_OUT: usize = 3;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn roadmap(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_roadmap"))
        .args(args)
        .current_dir(root())
        .output()
        .unwrap()
}

fn said(args: &[&str]) -> String {
    String::from_utf8(roadmap(args).stdout).unwrap()
}

/// Returns the cells of a row of a table; nothing for other lines.
fn cells(line: &str) -> Vec<&str> {
    line.strip_prefix('|')
        .and_then(|line| line.strip_suffix('|'))
        .map(|line| line.split('|').map(str::trim).collect())
        .unwrap_or_default()
}

/// Returns what stands between backquotes.
fn code_spans(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Returns the name and the text of the README in `lang`.
fn readme(lang: Lang) -> (&'static str, String) {
    let name = match lang {
        Lang::English => "README.md",
        Lang::Russian => "README.ru.md",
    };
    (name, fs::read_to_string(root().join(name)).unwrap())
}

/// Returns the page called `name`.
fn page(name: &str, lang: Lang) -> &'static str {
    Page::named(name).unwrap().text(lang)
}

/// Returns every text in `lang`, README first, with its name.
fn texts(lang: Lang) -> Vec<(&'static str, String)> {
    let pages = PAGES
        .iter()
        .map(|page| (page.name(Lang::English), page.text(lang).to_owned()));
    std::iter::once(readme(lang)).chain(pages).collect()
}

/// Returns the lines of the blocks of `text` fenced as `kind`.
fn fenced<'t>(text: &'t str, kind: &str) -> Vec<Vec<&'t str>> {
    let mut blocks: Vec<Vec<&str>> = Vec::new();
    let mut open: Option<&str> = None;
    for line in text.lines() {
        match (open, line.strip_prefix("```")) {
            (None, Some(fence)) => {
                open = Some(fence);
                if fence == kind {
                    blocks.push(Vec::new());
                }
            }
            (Some(_), Some(_)) => open = None,
            (Some(fence), None) if fence == kind => blocks.last_mut().unwrap().push(line),
            _ => {}
        }
    }
    blocks
}

/// Returns the commands that the consoles of `text` show.
fn commands(text: &str) -> Vec<&str> {
    let lines = fenced(text, "console").into_iter().flatten();
    lines.filter_map(|line| line.strip_prefix("$ ")).collect()
}

/// Returns the lines of `text` outside its fences.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    text.split("```").step_by(2).flat_map(str::lines)
}

fn headings(text: &str) -> Vec<&str> {
    prose(text).filter(|line| line.starts_with('#')).collect()
}

fn run_consoles(files: &str, lang: Lang, columns: &str) {
    trycmd::TestCases::new()
        .register_bin("roadmap", Path::new(env!("CARGO_BIN_EXE_roadmap")))
        .env("ROADMAP_LANG", lang.name())
        // The history of the fixtures is none of the manual: a clone may lack it.
        .env("GIT_DIR", "none")
        .env("COLUMNS", columns)
        .case(files);
}

#[test]
fn consoles_of_the_english_readme_show_what_the_tool_prints() {
    run_consoles("README.md", Lang::English, "100");
}

#[test]
fn consoles_of_the_russian_readme_show_what_the_tool_prints() {
    run_consoles("README.ru.md", Lang::Russian, "100");
}

#[test]
fn consoles_of_the_english_manual_show_what_the_tool_prints() {
    run_consoles("src/manual/en/*.md", Lang::English, "76");
}

#[test]
fn consoles_of_the_russian_manual_show_what_the_tool_prints() {
    run_consoles("src/manual/ru/*.md", Lang::Russian, "76");
}

/// Whoever copies a command gets the answer shown, on any day and machine; a page is for a terminal of 80 columns.
#[test]
fn consoles_fit_a_page_and_name_their_day() {
    let timeless = [
        "explain",
        "roadmap diff",
        "roadmap import",
        "--on ",
        "--apply",
    ];
    for (name, text) in LANGS.into_iter().flat_map(texts) {
        let limit = if name.starts_with("README") { 100 } else { 76 };
        for line in fenced(&text, "console").into_iter().flatten() {
            let free = line.starts_with(['{', ']', '$', '#'])
                || line.starts_with("roadmap,")
                || line.starts_with("tests/");
            let fits = free || line.chars().count() <= limit;
            assert!(fits, "{name}: too wide: {line}");
            let stable =
                line.contains("--as-of") || timeless.iter().any(|word| line.contains(word));
            let asks = line.starts_with("$ ");
            assert!(!asks || stable, "{name}: {line} has no --as-of");
        }
    }
}

#[test]
fn a_readme_is_short_names_its_compiler_and_leads_to_every_page() {
    for lang in LANGS {
        let (name, text) = readme(lang);
        assert!(text.lines().count() <= 200, "{name} is too long");
        let version = env!("CARGO_PKG_RUST_VERSION");
        let asked = match lang {
            Lang::English => format!("Rust {version} or newer"),
            Lang::Russian => format!("Rust версии {version} или новее"),
        };
        assert!(text.contains(&asked), "{name}: «{asked}»");
        for page in PAGES {
            let (code, file) = (lang.name(), page.name(Lang::English));
            let link = format!("[{}](src/manual/{code}/{file}.md)", page.name(lang));
            assert!(text.contains(&link), "{name} has no {link}");
        }
        for link in text.split("](").skip(1) {
            let (target, _) = link.split_once(')').unwrap();
            assert!(root().join(target).exists(), "{name} links {target}");
        }
    }
}

#[test]
fn both_languages_say_the_same() {
    let shape = |text: &str| -> Vec<String> {
        let heading = |line: &&str| {
            let level = line.bytes().take_while(|byte| *byte == b'#').count();
            format!("{level} {:?}", code_spans(line).collect::<Vec<_>>())
        };
        let tables = prose(text)
            .filter(|line| line.starts_with("|---"))
            .map(str::to_owned);
        let consoles = commands(text).into_iter().map(str::to_owned);
        let headings = headings(text);
        headings
            .iter()
            .map(heading)
            .chain(tables)
            .chain(consoles)
            .collect()
    };
    for ((name, en), (_, ru)) in texts(Lang::English).iter().zip(texts(Lang::Russian)) {
        assert_eq!(shape(en), shape(&ru), "{name}");
    }
}

#[test]
fn nothing_is_said_twice() {
    for lang in LANGS {
        let mut seen = BTreeSet::new();
        for (name, text) in texts(lang).iter().skip(1) {
            let long =
                prose(text).filter(|line| line.chars().count() > 60 && !line.starts_with("|-"));
            for line in long.chain(commands(text)) {
                assert!(seen.insert(line.to_owned()), "{name} says again: {line}");
            }
        }
    }
}

#[test]
fn every_command_has_a_heading_and_a_line_in_the_list() {
    for lang in LANGS {
        let listed = said(&["help", "--lang", lang.name()]);
        let told: BTreeSet<String> = texts(lang)
            .iter()
            .flat_map(|(_, text)| {
                headings(text)
                    .join("\n")
                    .split('`')
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect();
        let command = roadmap::cli::command();
        for command in command
            .get_subcommands()
            .filter(|command| !command.is_hide_set())
        {
            let name = command.get_name();
            assert!(
                listed.contains(&format!("\n  {name} ")),
                "{name} is not listed"
            );
            assert!(
                name == "help" || told.contains(name),
                "no page has a heading for {name}"
            );
        }
        for page in PAGES {
            assert!(
                listed.contains(page.title(lang)),
                "{} is not listed",
                page.title(lang)
            );
        }
    }
}

#[test]
fn rules_are_those_the_tool_lists() {
    for lang in LANGS {
        let listed = said(&[
            "--lang",
            lang.name(),
            "--width",
            "200",
            "explain",
            "--rules",
        ]);
        let expected: Vec<Vec<String>> = listed
            .lines()
            .map(|line| {
                let (rule, rest) = line.split_once(' ').unwrap();
                let (level, summary) = rest.trim().split_once(' ').unwrap();
                vec![
                    format!("`{rule}`"),
                    level.to_owned(),
                    summary.trim().to_owned(),
                ]
            })
            .collect();
        assert_eq!(expected.len(), Rule::ALL.len());
        let shown: Vec<Vec<&str>> = page("rules", lang)
            .lines()
            .map(cells)
            .filter(|cells| cells.len() == 3 && cells[0].starts_with('`'))
            .collect();
        assert_eq!(shown, expected);
    }
}

#[test]
fn every_key_of_the_file_format_is_told_and_no_other() {
    let known: BTreeSet<&str> = SHAPES
        .iter()
        .flat_map(|shape| shape.keys.iter().map(|(key, _)| *key))
        .collect();
    for lang in LANGS {
        let told: BTreeSet<&str> = ["file", "people"]
            .iter()
            .flat_map(|name| page(name, lang).lines())
            .filter_map(|line| cells(line).first().copied())
            .flat_map(code_spans)
            .collect();
        assert_eq!(told, known);
    }
}

/// Rows of the tables of deadlines: a phrase in «», its reading, and the rules that speak of it. The period they are
/// read in is the last one named above them.
#[test]
fn deadlines_are_read_as_the_tables_say() {
    for lang in LANGS {
        let mut period = None;
        let mut rows = 0;
        for line in page("deadlines", lang).lines() {
            if let Some((_, rest)) = line.split_once("period = \"") {
                period = Period::parse(rest.split_once('"').unwrap().0);
                assert!(period.is_some(), "{line}");
            }
            let cells = cells(line);
            let Some(at) = cells.iter().position(|cell| cell.starts_with('«')) else {
                continue;
            };
            let phrase = cells[at].trim_start_matches('«').strip_suffix('»').unwrap();
            assert_eq!(
                cells[at + 1..],
                read(phrase, period.unwrap(), lang),
                "{phrase}"
            );
            rows += 1;
        }
        assert!(rows > 20, "{rows} deadlines");
    }
}

fn read(phrase: &str, period: Period, lang: Lang) -> [String; 2] {
    let context = phrase::Context {
        period: Some(period),
        month: None,
        days: None,
        events: &[],
        calendar: &Calendar::default(),
    };
    let reading = phrase::read(phrase, &context);
    let days: Vec<String> = reading
        .occurrences
        .iter()
        .map(|occurrence| days(occurrence, lang))
        .collect();
    let days = match days.as_slice() {
        [] => "–".to_owned(),
        [first, second, .., last] if days.len() > SPELT_OUT => {
            format!("{first}; {second}; … {last} ({})", days.len())
        }
        _ => days.join("; "),
    };
    let rules: BTreeSet<&str> = reading
        .findings
        .iter()
        .filter(|finding| finding.rule != Rule::NonWorkingDay)
        .map(|finding| finding.rule.name())
        .collect();
    let rules: Vec<String> = rules.iter().map(|rule| format!("`{rule}`")).collect();
    [days, rules.join(", ")]
}

fn days(occurrence: &Occurrence, lang: Lang) -> String {
    let due = occurrence.due.format("%d.%m.%Y");
    match (occurrence.start, lang) {
        (None, Lang::English) => format!("by {due}"),
        (None, Lang::Russian) => format!("до {due}"),
        (Some(start), _) if start == occurrence.due => due.to_string(),
        (Some(start), _) => format!("{} – {due}", start.format("%d.%m.%Y")),
    }
}

#[test]
fn every_example_is_named_and_has_no_errors() {
    let mut examples: Vec<PathBuf> = fs::read_dir(root().join("examples"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    examples.push(root().join("examples/workspace/roadmap.toml"));
    for example in examples {
        let name = example.strip_prefix(root()).unwrap().to_str().unwrap();
        for lang in LANGS {
            assert!(
                code_spans(page("file", lang)).any(|span| span == name),
                "{name}"
            );
        }
        let plans = name.strip_suffix("/roadmap.toml").unwrap_or(name);
        let output = roadmap(&["check", "--as-of", "2022-11-01", plans]);
        assert!(output.status.success(), "{name}: {output:?}");
    }
}

#[test]
fn fenced_toml_is_toml() {
    for (name, text) in LANGS.into_iter().flat_map(texts) {
        for block in fenced(&text, "toml") {
            let read = block.join("\n").parse::<toml::Table>();
            assert!(read.is_ok(), "{name}: {read:?}");
        }
    }
}

/// Headings, tables and paragraphs fit any width and leave no signs of Markdown behind.
#[test]
fn pages_look_well_on_a_terminal() {
    for (page, lang) in PAGES.iter().flat_map(|page| LANGS.map(|lang| (page, lang))) {
        for (width, color) in [
            (80, Color::Never),
            (140, Color::Never),
            (140, Color::Always),
        ] {
            let shown = manual::page(
                page.text(lang),
                &Style {
                    width,
                    color,
                    lang,
                    signs: Signs::Unicode,
                },
            );
            for line in shown.lines() {
                let signs = ["**", "```", "|--", "](", "\u{2061}", "\u{2062}"];
                let clean = !line.starts_with('#') && !signs.iter().any(|sign| line.contains(sign));
                assert!(clean, "{} at {width}: {line}", page.name(lang));
                let code = line.starts_with("    ") || color == Color::Always;
                let fits = code || line.chars().count() <= width.min(100);
                assert!(fits, "{} at {width}: {line}", page.name(lang));
            }
        }
    }
}

#[test]
fn help_shows_pages_and_commands_and_names_the_nearest_of_what_it_has_not() {
    let help = |topic: &[&str]| said(&[&["help", "--lang", "ru"], topic].concat());
    assert_eq!(help(&["сроки"]), help(&["Deadlines"]));
    assert_eq!(help(&["перед", "совещанием"]), help(&["meeting"]));
    assert_eq!(help(&["done"]), said(&["done", "--help", "--lang", "ru"]));
    assert_eq!(help(&[]), said(&["--help", "--lang", "ru"]));
    for (topic, near) in [
        ("дедлайны", ""),
        ("сорки", "«сроки»"),
        ("statsu", "«status»"),
        ("rulse", "«rules»"),
    ] {
        let output = roadmap(&["help", topic, "--lang", "ru"]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{topic}");
        assert!(
            told.contains(near) && told.contains("roadmap help"),
            "{told}"
        );
    }
}

/// Every example of the help and every shell block of the texts does what it says: all are run, on the shipped plans.
#[cfg(unix)]
mod examples {
    use super::*;

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
            let cell =
                |text: &&str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
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

    /// Returns the commands that the help of all commands shows, in their order, then those of the texts.
    fn examples(lang: Lang) -> Vec<String> {
        let mut examples = Vec::new();
        let command = roadmap::cli::command();
        for command in command
            .get_subcommands()
            .filter(|command| !command.is_hide_set())
        {
            let name = command.get_name();
            let help = said(&["--lang", lang.name(), name, "--help"]);
            let own: Vec<String> = help
                .lines()
                .filter_map(|line| line.strip_prefix("  "))
                .filter(|line| line.starts_with("roadmap "))
                .map(str::to_owned)
                .collect();
            assert!(!own.is_empty(), "{name} has no example");
            examples.extend(own);
        }
        for (_, text) in texts(lang) {
            let lines = fenced(&text, "sh").into_iter().flatten();
            let own = lines.filter(|line| line.starts_with("roadmap "));
            examples.extend(own.map(str::to_owned));
        }
        examples
    }

    fn run_examples(lang: Lang) {
        let folder = tempfile::tempdir().unwrap();
        world(folder.path());
        let mut run = BTreeSet::new();
        for line in examples(lang) {
            if !run.insert(line.clone()) {
                continue;
            }
            // nobody is there to be asked
            let yes = if line.contains("git-setup") {
                " --yes"
            } else {
                ""
            };
            let done = shell(&format!("{line}{yes}"), folder.path(), lang.name());
            let errors = String::from_utf8_lossy(&[done.stderr, done.stdout].concat()).into_owned();
            let findings = ["--exit-code", "roadmap check", "fmt --check"];
            let findings = findings.iter().any(|word| line.contains(word));
            let expected: &[i32] = if findings { &[0, 1] } else { &[0] };
            let code = done.status.code().unwrap();
            assert!(expected.contains(&code), "{line}: {code}\n{errors}");
        }
    }

    #[test]
    fn russian_examples_work() {
        run_examples(Lang::Russian);
    }

    #[test]
    fn english_examples_work() {
        run_examples(Lang::English);
    }
}
