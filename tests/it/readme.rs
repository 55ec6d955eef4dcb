//! Holds both READMEs true: what they show is run, what they list is compared with the tool's own tables.
//!
//! `TRYCMD=overwrite cargo test --test readme` writes the output anew; read it aloud before you commit it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use roadmap::calendar::{Calendar, Period};
use roadmap::diagnostic::Rule;
use roadmap::document::schema::{self, Shape};
use roadmap::phrase::{self, Occurrence};
use roadmap::words::Lang;

/// A README, and the headings under which its tables stand.
struct Readme {
    file: &'static str,
    lang: Lang,
    format: &'static str,
    deadlines: &'static str,
    rules: &'static str,
}

const READMES: [Readme; 2] = [
    Readme {
        file: "README.md",
        lang: Lang::English,
        format: "File format",
        deadlines: "Deadlines",
        rules: "Rules",
    },
    Readme {
        file: "README.ru.md",
        lang: Lang::Russian,
        format: "Как записан план",
        deadlines: "Сроки",
        rules: "Что находит проверка",
    },
];

/// Every kind of table a plan or a workspace file has.
const SHAPES: [&Shape; 11] = [
    &schema::PLAN,
    &schema::APPROVED,
    &schema::EXECUTOR,
    &schema::HOLDER,
    &schema::SECTION,
    &schema::ITEM,
    &schema::WINDOW,
    &schema::DONE,
    &schema::POSTPONED,
    &schema::WORKSPACE,
    &schema::CALENDAR,
];

/// Occurrences a cell spells out; of more it shows the first two, the last and the number.
const SPELT_OUT: usize = 3;

impl Readme {
    fn text(&self) -> String {
        fs::read_to_string(root().join(self.file)).unwrap()
    }

    fn code(&self) -> &'static str {
        match self.lang {
            Lang::English => "en",
            Lang::Russian => "ru",
        }
    }

    /// Returns what stands under `## heading`, up to the next heading of that level.
    fn section(&self, heading: &str) -> String {
        let text = self.text();
        let lines: Vec<&str> = text
            .lines()
            .skip_while(|line| line.strip_prefix("## ") != Some(heading))
            .skip(1)
            .take_while(|line| !line.starts_with("## "))
            .collect();
        assert!(!lines.is_empty(), "{} has no «{heading}»", self.file);
        lines.join("\n")
    }

    fn headings(&self) -> Vec<String> {
        let mut fenced = false;
        let text = self.text();
        let heading = |line: &&str| {
            fenced ^= line.starts_with("```");
            !fenced && line.starts_with('#')
        };
        text.lines().filter(heading).map(str::to_owned).collect()
    }
}

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

fn run_consoles(file: &str, lang: &str) {
    trycmd::TestCases::new()
        .register_bin("roadmap", Path::new(env!("CARGO_BIN_EXE_roadmap")))
        .env("ROADMAP_LANG", lang)
        .env("COLUMNS", "100")
        .case(file);
}

#[test]
fn english_consoles_show_what_the_tool_prints() {
    run_consoles("README.md", "en");
}

#[test]
fn russian_consoles_show_what_the_tool_prints() {
    run_consoles("README.ru.md", "ru");
}

/// Whoever copies a command gets the answer shown, on any day and machine.
#[test]
fn consoles_fit_a_page_and_name_their_day() {
    let timeless = [
        "explain",
        "roadmap diff",
        "roadmap import",
        "--on ",
        "--help",
        "--version",
    ];
    for readme in &READMES {
        let text = readme.text();
        let mut blocks = 0;
        for block in text.split("```console\n").skip(1) {
            let (block, _) = block.split_once("```").unwrap();
            blocks += 1;
            for line in block.lines() {
                let for_programs = line.starts_with(['{', ']']);
                assert!(
                    for_programs || line.chars().count() <= 100,
                    "{}: too wide: {line}",
                    readme.file
                );
                let stable =
                    line.contains("--as-of") || timeless.iter().any(|word| line.contains(word));
                assert!(
                    !line.starts_with("$ ") || stable,
                    "{}: {line} has no --as-of",
                    readme.file
                );
            }
        }
        assert!(
            blocks > 8,
            "{} shows {blocks} blocks of output",
            readme.file
        );
    }
}

#[test]
fn the_compiler_asked_for_is_that_of_the_manifest() {
    let version = env!("CARGO_PKG_RUST_VERSION");
    for readme in &READMES {
        let asked = match readme.lang {
            Lang::English => format!("Rust {version} or newer"),
            Lang::Russian => format!("Rust версии {version} или новее"),
        };
        assert!(readme.text().contains(&asked), "{}: «{asked}»", readme.file);
    }
}

#[test]
fn every_command_has_a_section() {
    let help = said(&["--lang", "en", "--help"]);
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        // A line wrapped from the one above is indented deeper.
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.contains(&"status"), "{help}");
    for readme in &READMES {
        let headings = readme.headings();
        for command in &commands {
            let named = |heading: &String| code_spans(heading).any(|span| span == *command);
            assert!(
                headings.iter().any(named),
                "{} has no heading for `{command}`",
                readme.file
            );
        }
    }
}

#[test]
fn rules_are_those_the_tool_lists() {
    for readme in &READMES {
        let listed = said(&["--lang", readme.code(), "explain", "--rules"]);
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
        let section = readme.section(readme.rules);
        let shown: Vec<Vec<String>> = section
            .lines()
            .map(cells)
            .filter(|cells| cells.first().is_some_and(|cell| cell.starts_with('`')))
            .map(|cells| cells.into_iter().map(str::to_owned).collect())
            .collect();
        assert_eq!(shown, expected, "the rules of {}", readme.file);
    }
}

#[test]
fn every_key_of_the_file_format_is_told_and_no_other() {
    let known: BTreeSet<&str> = SHAPES
        .iter()
        .flat_map(|shape| shape.keys.iter().map(|(key, _)| *key))
        .collect();
    for readme in &READMES {
        let section = readme.section(readme.format);
        let told: BTreeSet<&str> = section
            .lines()
            .filter_map(|line| cells(line).first().copied())
            .flat_map(code_spans)
            .collect();
        assert_eq!(told, known, "the keys of {}", readme.file);
    }
}

/// Rows of the tables of deadlines: a phrase in «», its reading, and the rules that speak of it. The period they are
/// read in is the last one named above them.
#[test]
fn deadlines_are_read_as_the_tables_say() {
    for readme in &READMES {
        let mut period = None;
        let mut rows = 0;
        for line in readme.section(readme.deadlines).lines() {
            if let Some((_, rest)) = line.split_once("period = \"") {
                let (text, _) = rest.split_once('"').unwrap();
                period = Period::parse(text);
                assert!(period.is_some(), "{text}");
            }
            let cells = cells(line);
            let Some(at) = cells.iter().position(|cell| cell.starts_with('«')) else {
                continue;
            };
            let phrase = cells[at]
                .trim_start_matches('«')
                .strip_suffix('»')
                .unwrap_or_else(|| panic!("{line}"));
            assert_eq!(
                cells[at + 1..],
                read(phrase, period.unwrap(), readme.lang),
                "{}: {phrase}",
                readme.file
            );
            rows += 1;
        }
        assert!(rows > 20, "{} shows {rows} deadlines", readme.file);
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
fn every_example_is_linked_and_has_no_errors() {
    let mut examples: Vec<PathBuf> = fs::read_dir(root().join("examples"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    examples.push(root().join("examples/workspace/roadmap.toml"));
    examples.sort();
    for example in examples {
        let name = example.strip_prefix(root()).unwrap().to_str().unwrap();
        for readme in &READMES {
            assert!(
                readme.text().contains(&format!("]({name})")),
                "{} does not link {name}",
                readme.file
            );
        }
        let plans = name.strip_suffix("/roadmap.toml").unwrap_or(name);
        let output = roadmap(&["check", "--as-of", "2022-11-01", plans]);
        assert!(output.status.success(), "{name}: {output:?}");
    }
}

#[test]
fn links_lead_somewhere() {
    for readme in &READMES {
        let anchors: BTreeSet<String> = readme.headings().iter().map(|line| anchor(line)).collect();
        for link in readme.text().split("](").skip(1) {
            let (target, _) = link.split_once(')').unwrap();
            if target.contains("://") {
                continue;
            }
            let found = match target.strip_prefix('#') {
                Some(heading) => anchors.contains(heading),
                None => root().join(target).exists(),
            };
            assert!(found, "{} links {target}", readme.file);
        }
    }
}

/// Returns the anchor that a forge gives to a heading.
fn anchor(heading: &str) -> String {
    heading
        .trim_start_matches('#')
        .trim()
        .to_lowercase()
        .chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'))
        .map(|letter| if letter == ' ' { '-' } else { letter })
        .collect()
}
