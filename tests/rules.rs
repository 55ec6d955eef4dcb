//! Every rule has a page in both languages, a bad plan with its exact picture, and a good twin that is silent.
//!
//! `SNAPSHOTS=overwrite cargo test --test rules` writes the pictures anew; read them before you commit them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use roadmap::check::{check, check_workspace};
use roadmap::diagnostic::{Diagnostic, Level, Rule};
use roadmap::document;
use roadmap::model::{Readings, Workspace, lower};
use roadmap::render::diagnostic::{Checked, Color, Findings, Format, Look, render};
use roadmap::text::Source;
use roadmap::words::Lang;
use snapbox::{Data, assert_data_eq};
use toml_spanner::Arena;

/// Rules about files that never become text; they are tested where files are read.
const BEFORE_TEXT: [Rule; 2] = [Rule::UnreadableFile, Rule::InvalidEncoding];

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 6, 1).unwrap()
}

/// The workspace beside a plan, its text and its own problems.
struct Home {
    source: Source,
    workspace: Workspace,
    problems: Vec<Diagnostic>,
}

fn home(folder: &Path) -> Home {
    let path = Path::new("roadmap.toml");
    let Ok(text) = fs::read_to_string(folder.join(path)) else {
        return Home {
            source: Source::new(path, ""),
            workspace: Workspace::default(),
            problems: Vec::new(),
        };
    };
    let arena = Arena::new();
    let (document, mut problems) = document::workspace(&text, &arena);
    let (workspace, more) = Workspace::lower(&document, path);
    problems.extend(more);
    Home {
        problems: check_workspace(&workspace, problems),
        source: Source::new(path, text.clone()),
        workspace,
    }
}

/// Returns the problems of a plan and how many rows it has.
fn problems(text: &str, workspace: &Workspace) -> (Vec<Diagnostic>, usize) {
    let arena = Arena::new();
    let (document, mut found) = document::plan(text, &arena);
    let (plan, more) = lower("plan", document, workspace, &mut Readings::default());
    found.extend(more);
    let items = plan.items.len() + plan.unread.len();
    (check(&plan, found, text, workspace, today()), items)
}

/// Returns the picture of everything found in a fixture.
fn picture(folder: &Path, name: &str, lang: Lang) -> String {
    let home = home(folder);
    let text = fs::read_to_string(folder.join(name)).unwrap();
    let (diagnostics, items) = problems(&text, &home.workspace);
    let files = [
        Checked {
            path: home.source.path(),
            text: home.source.text(),
            diagnostics: home.problems.clone(),
        },
        Checked {
            path: Path::new(name),
            text: &text,
            diagnostics,
        },
    ];
    let findings = Findings {
        files: &files,
        others: std::slice::from_ref(&home.source),
        plans: 1,
        items,
    };
    let look = Look {
        lang,
        width: 80,
        color: Color::Off,
    };
    written(&findings, Format::Text, &look)
}

fn written(findings: &Findings<'_>, format: Format, look: &Look) -> String {
    let mut out = Vec::new();
    render(findings, format, look, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn drawn() -> impl Iterator<Item = Rule> {
    let drawn = |rule: &Rule| !BEFORE_TEXT.contains(rule);
    Rule::ALL.iter().copied().filter(drawn)
}

#[test]
fn names_are_kebab_case_and_differ() {
    let names: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    assert_eq!(names.len(), Rule::ALL.len());
    for name in names {
        assert!(
            name.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
            "{name}"
        );
        assert_eq!(Rule::named(name).map(Rule::name), Some(name));
    }
}

#[test]
fn pages_are_whole_in_both_languages() {
    let headings = [
        (
            Lang::Russian,
            ["Что находит", "Почему это важно", "Пример", "Как написать"],
        ),
        (
            Lang::English,
            [
                "What it finds",
                "Why it matters",
                "Example",
                "Write instead",
            ],
        ),
    ];
    for (lang, headings) in headings {
        let mut summaries = BTreeSet::new();
        for rule in Rule::ALL {
            let page = rule.explanation(lang);
            let found: Vec<&str> = page
                .lines()
                .filter_map(|line| line.strip_prefix("## "))
                .collect();
            assert_eq!(found, headings, "{}", rule.name());
            assert!(
                page.starts_with("# ") && page.ends_with('\n'),
                "{}",
                rule.name()
            );
            assert!(!rule.summary(lang).ends_with('.'), "{}", rule.name());
            assert!(
                summaries.insert(rule.summary(lang)),
                "{} repeats a summary",
                rule.name()
            );
        }
    }
}

#[test]
fn no_page_or_fixture_is_left_over() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnostic/explain");
    for entry in fs::read_dir(pages).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let rule = name.strip_suffix(".ru.md").or(name.strip_suffix(".en.md"));
        assert!(
            rule.and_then(Rule::named).is_some(),
            "{name} explains no rule"
        );
    }
    for entry in fs::read_dir(fixtures()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(Rule::named(&name).is_some(), "{name} is no rule");
    }
}

#[test]
fn bad_plans_look_like_their_pictures() {
    for rule in drawn() {
        let folder = fixtures().join(rule.name());
        let picture = picture(&folder, "bad.toml", Lang::Russian);
        assert!(
            picture.contains(&format!("[{}]", rule.name())),
            "{} is not found:\n{picture}",
            rule.name()
        );
        assert_data_eq!(
            picture,
            Data::read_from(&folder.join("bad.ru.txt"), None).raw()
        );
    }
}

#[test]
fn good_twins_are_silent() {
    for rule in drawn() {
        let picture = picture(&fixtures().join(rule.name()), "good.toml", Lang::Russian);
        assert_eq!(picture.lines().count(), 1, "{}:\n{picture}", rule.name());
    }
}

#[test]
fn english_pictures_hold_no_russian_words_of_ours() {
    for rule in drawn() {
        let picture = picture(&fixtures().join(rule.name()), "bad.toml", Lang::English);
        for word in ["ошибка", "предупреждение", "помощь", "напишите"]
        {
            assert!(!picture.contains(word), "{}:\n{picture}", rule.name());
        }
    }
}
