//! Every rule has a page in both languages, a bad plan with its exact snippet, and a good twin that is silent.
//!
//! `SNAPSHOTS=overwrite cargo test --test rules` writes the snippets anew; read them before you commit them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use roadmap::check::{Census, across, check, check_workspace, errors, settle};
use roadmap::diagnostic::{Diagnostic, Level, Rule};
use roadmap::document;
use roadmap::model::{Readings, Workspace, lower};
use roadmap::render::diagnostic::{Checked, Findings, Format, draw, render};
use roadmap::render::{Color, Signs, Style};
use roadmap::text::Source;
use roadmap::words::Lang;
use snapbox::{Data, assert_data_eq};
use toml_spanner::Arena;
use unicode_width::UnicodeWidthStr as _;

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
    let (plan, more) = lower("plan", document, workspace, &Readings::default());
    found.extend(more);
    let items = plan.items.len() + plan.unread.len();
    let denied = errors(&plan, found.clone(), text, workspace, today());
    let found = check(&plan, found, text, workspace, today());
    let is_denied = |problem: &&Diagnostic| problem.level == Level::Deny;
    assert!(found.iter().filter(is_denied).eq(&denied), "{denied:?}");
    (found, items)
}

/// The plan beside which a fixture of a rule over several plans is checked, and its text.
fn other(folder: &Path) -> Option<Source> {
    let names = ["other.toml", "other/bad.toml"].into_iter();
    let mut found = names.filter_map(|name| {
        let text = fs::read_to_string(folder.join(name)).ok()?;
        Some(Source::new(name, text))
    });
    found.next()
}

/// Returns the problems of the plan `name` of a fixture, with those that show beside the other plan there, which is read
/// too; and how many rows it has.
fn problems_of(folder: &Path, name: &str, workspace: &Workspace) -> (Vec<Diagnostic>, usize) {
    let text = fs::read_to_string(folder.join(name)).unwrap();
    let (mut found, items) = problems(&text, workspace);
    if let Some(other) = other(folder) {
        let census = |text: &str, path: &Path| {
            let arena = Arena::new();
            let (document, _) = document::plan(text, &arena);
            let (plan, _) = lower("plan", document, workspace, &Readings::default());
            Census::of(&plan, path)
        };
        let found_here = across(&[
            census(other.text(), other.path()),
            census(&text, Path::new(name)),
        ]);
        found.extend(found_here.into_iter().map(|(_, problem)| problem));
        found = settle(found, workspace);
    }
    (found, items)
}

/// Returns the snippet of everything found in a fixture.
fn snippet(folder: &Path, name: &str, lang: Lang, width: usize) -> String {
    let home = home(folder);
    let text = fs::read_to_string(folder.join(name)).unwrap();
    let (diagnostics, items) = problems_of(folder, name, &home.workspace);
    let others = std::iter::once(home.source.clone()).chain(other(folder));
    let others: Vec<Source> = others.collect();
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
        others: &others,
        plans: 1,
        items,
        untold: 0,
    };
    let style = Style {
        lang,
        width,
        color: Color::Never,
        signs: Signs::Unicode,
    };
    written(&findings, Format::Text, &style)
}

fn written(findings: &Findings<'_>, format: Format, style: &Style) -> String {
    let mut out = Vec::new();
    render(findings, format, style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn drawn() -> impl Iterator<Item = Rule> {
    let drawn = |rule: &Rule| !BEFORE_TEXT.contains(rule);
    Rule::ALL.iter().copied().filter(drawn)
}

#[test]
fn a_row_that_cannot_be_read_may_have_the_missing_number() {
    let gap = |between: &str| {
        let text = format!(
            "title = \"П\"\nperiod = \"2022\"\n[[item]]\nnumber = \"1\"\ntitle = \"А\"\n\
             deadline = \"май\"\n{between}[[item]]\nnumber = \"3\"\ntitle = \"Б\"\ndeadline = \"май\"\n"
        );
        let (found, _) = problems(&text, &Workspace::default());
        found.iter().any(|problem| problem.rule == Rule::NumberGap)
    };
    let row = "[[item]]\nnumber = \"2\"\ntitle = \"В\"\n";
    assert!(gap(""));
    assert!(!gap(&format!("{row}deadline = \"май\"\n")));
    assert!(!gap(row));
}

/// Returns the findings of `rule` in a plan of `period` called `title` whose rows have these deadlines, each in a section
/// of its own where it has a title before «|».
fn found_of(rule: Rule, title: &str, period: &str, rows: &[&str]) -> Vec<Diagnostic> {
    let mut text = format!("title = \"{title}\"\nperiod = \"{period}\"\n");
    for (number, row) in rows.iter().enumerate() {
        let (section, deadline) = row.split_once('|').unwrap_or(("", row));
        let section_table = format!("[[section]]\ntitle = \"{section}\"\n[[section.item]]");
        let table = if section.is_empty() {
            "[[item]]"
        } else {
            &section_table
        };
        let _ = write!(
            text,
            "{table}\nnumber = \"{number}\"\ntitle = \"Работа {number}\"\ndeadline = \"{deadline}\"\n"
        );
    }
    let (mut found, _) = problems(&text, &Workspace::default());
    found.retain(|found| found.rule == rule);
    found
}

/// Returns the titles of what [`found_of`] finds.
fn told_of(rule: Rule, title: &str, period: &str, rows: &[&str]) -> Vec<String> {
    let found = found_of(rule, title, period, rows).into_iter();
    found
        .map(|found| found.title.text(Lang::Russian).replace('\u{a0}', " "))
        .collect()
}

#[test]
fn years_are_proposed_as_the_plan_has_them() {
    let months = ["Сентябрь|3 неделя", "Декабрь|2 неделя", "Январь|1 неделя"];
    let parts = ["март", "до 5 мая", "июнь", "осень", "до 15.11"];
    for (rule, period, rows, help) in [
        (
            Rule::OddYear,
            "2013-2014",
            &months[..],
            "period = \"2013-2014 учебный год\"",
        ),
        (Rule::TitlePeriod, "2022", &parts, "«2022»"),
        (
            Rule::TitlePeriod,
            "2021-2022 учебный год",
            &parts,
            "«2021–2022 учебный год»",
        ),
    ] {
        let found = found_of(rule, "План работы", period, rows);
        let helps = found.iter().flat_map(|found| &found.help);
        let helps: Vec<String> = helps.map(|help| help.text(Lang::Russian)).collect();
        let helps = helps.join("\n").replace('\u{a0}', " ");
        assert!(helps.contains(help), "{period}: {helps}");
    }
}

#[test]
fn a_plan_that_names_no_year_is_told() {
    let told = |title: &str, last: &str| {
        let rows = ["март", "до 5 мая", "июнь", "осень", last];
        told_of(Rule::TitlePeriod, title, "2022", &rows)
    };
    let none = ["года нет ни в названии, ни в сроках: он взят из period"];
    assert_eq!(told("План работы", "до 15.11"), none);
    for (title, last) in [
        ("План работы на 2022 год", "ноябрь"),
        ("План", "до 15.11.2022"),
        ("План", "15.11.22"),
        ("План", "ноябрь 2022 г."),
    ] {
        assert!(told(title, last).is_empty(), "{title} {last}");
    }
}

#[test]
fn months_of_sections_that_go_back_are_told() {
    let rows = ["Сентябрь|3 неделя", "Декабрь|2 неделя", "Январь|1 неделя"];
    let told = |period: &str| told_of(Rule::OddYear, "План", period, &rows);
    let back = ["«Январь» стоит после «Декабрь», а прочитан 2021 годом"];
    assert_eq!(told("2021-2022"), back);
    assert!(told("2021-2022 учебный год").is_empty());
}

#[test]
fn rows_that_go_over_the_end_of_a_year_are_told() {
    let rows = [
        "октябрь",
        "ноябрь",
        "декабрь",
        "январь",
        "март",
        "до 20 мая",
    ];
    let told = |period: &str, rows: &[&str]| told_of(Rule::OddYear, "План", period, rows);
    let over = ["«январь» стоит после «декабрь», а прочитан 2022 годом"];
    assert_eq!(told("2022", &rows), over);
    assert!(told("2022-2023 учебный год", &rows).is_empty());
    for (place, other) in [(1, "ноябрь 2022 года"), (4, "ноябрь"), (0, "июнь")]
    {
        let mut rows = rows;
        rows[place] = other;
        assert!(told("2022", &rows).is_empty(), "{other}");
    }
}

#[test]
fn sections_begin_with_the_first() {
    let told = |titles: [&str; 3]| {
        let rows = titles.map(|title| format!("{title}|май"));
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        told_of(Rule::NumberGap, "План", "2022", &rows)
    };
    let second = ["разделы начинаются с «II»"];
    assert_eq!(told(["II. Работа", "III. Работа", "IV. Работа"]), second);
    assert!(told(["I. Работа", "II. Работа", "III. Работа"]).is_empty());
    assert!(told(["1.1. Работа", "1.2. Работа", "1.3. Работа"]).is_empty());
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
fn bad_plans_break_their_rule() {
    let missed: Vec<&str> = drawn()
        .filter(|rule| {
            let folder = fixtures().join(rule.name());
            let home = home(&folder);
            let (found, _) = problems_of(&folder, "bad.toml", &home.workspace);
            found.iter().all(|problem| problem.rule != *rule)
        })
        .map(Rule::name)
        .collect();
    assert!(missed.is_empty(), "not found in their fixtures: {missed:?}");
}

#[test]
fn bad_plans_look_like_their_snippets() {
    for rule in drawn() {
        let folder = fixtures().join(rule.name());
        let snippet = snippet(&folder, "bad.toml", Lang::Russian, 80);
        assert_data_eq!(
            snippet,
            Data::read_from(&folder.join("bad.ru.txt"), None).raw()
        );
    }
}

/// Paths are left whole, to be clicked, and so is what is to be copied into the file.
fn may_be_wide(line: &str) -> bool {
    let words = line.trim_start();
    words.starts_with("-->")
        || words.starts_with(":::")
        || (!line.contains('|') && line.contains(" = "))
}

#[test]
fn pictures_fit_the_terminal() {
    for (rule, lang, width) in drawn().flat_map(|rule| {
        let langs = [Lang::Russian, Lang::English].into_iter();
        langs.flat_map(move |lang| [40, 60, 80, 140].map(|width| (rule, lang, width)))
    }) {
        let snippet = snippet(&fixtures().join(rule.name()), "bad.toml", lang, width);
        let wide = snippet
            .lines()
            .find(|line| line.width() > width && !may_be_wide(line));
        assert_eq!(wide, None, "{width} columns\n{snippet}");
    }
}

#[test]
fn good_twins_are_silent() {
    for rule in drawn() {
        let snippet = snippet(
            &fixtures().join(rule.name()),
            "good.toml",
            Lang::Russian,
            80,
        );
        assert_eq!(snippet.lines().count(), 1, "{}:\n{snippet}", rule.name());
    }
}

#[test]
fn english_pictures_hold_no_russian_words_of_ours() {
    for rule in drawn() {
        let snippet = snippet(&fixtures().join(rule.name()), "bad.toml", Lang::English, 80);
        for word in ["ошибка", "предупреждение", "помощь", "напишите"]
        {
            assert!(!snippet.contains(word), "{}:\n{snippet}", rule.name());
        }
    }
}

#[test]
fn levels_are_those_of_the_workspace() {
    let text = fs::read_to_string(fixtures().join("no-executor/bad.toml")).unwrap();
    let at = |level| {
        let mut workspace = Workspace::default();
        workspace.levels.insert(Rule::NoExecutor, level);
        let (found, _) = problems(&text, &workspace);
        found
            .iter()
            .map(|problem| problem.level)
            .collect::<Vec<_>>()
    };
    assert_eq!(at(Level::Deny), [Level::Deny]);
    assert_eq!(at(Level::Allow), []);
}

#[test]
fn every_rule_is_shown_at_the_level_asked_for() {
    for rule in drawn() {
        let folder = fixtures().join(rule.name());
        let levels_of = |level: Level| -> BTreeSet<Level> {
            let settings = format!("[check]\n{} = \"{}\"", rule.name(), level.name());
            let arena = Arena::new();
            let (document, _) = document::workspace(&settings, &arena);
            let (set, wrong) = Workspace::lower(&document, Path::new("roadmap.toml"));
            let kept = rule.is_essential() && level == Level::Allow;
            assert_eq!(wrong.len(), usize::from(kept), "{settings}");
            let mut home = home(&folder);
            home.workspace.levels.remove(&rule);
            home.workspace.levels.extend(set.levels);
            let (found, _) = problems_of(&folder, "bad.toml", &home.workspace);
            let own = found.iter().filter(|found| found.rule == rule);
            own.map(|found| found.level.min(found.ceiling)).collect()
        };
        let allowed = levels_of(Level::Allow);
        if rule.is_essential() {
            assert_eq!(allowed, [Level::Deny].into(), "{}", rule.name());
        } else {
            assert!(allowed.is_empty(), "{}: {allowed:?}", rule.name());
        }
        assert_eq!(
            levels_of(Level::Warn),
            [Level::Warn].into(),
            "{}",
            rule.name()
        );
        let denied = levels_of(Level::Deny);
        assert!(denied.contains(&Level::Deny), "{}: {denied:?}", rule.name());
    }
}

#[test]
fn broken_registries_are_told_in_plans_and_in_the_workspace() {
    let person = "\"Ефимова О.А.\" = { kind = \"person\" }\n";
    let director = |holder: &str| {
        format!("{person}\"директор\" = {{ kind = \"role\", held_by = [{{ {holder} }}] }}")
    };
    let cases: [(String, (Rule, usize, usize), &str); 10] = [
        (
            "\"Ефимова О.А.\" = { kind = \"persn\" }".to_owned(),
            (Rule::InvalidValue, 2, 27),
            "напишите одно из: \"person\", \"unit\", \"role\", \"group\"",
        ),
        (
            "\"Ефимова О.А.\" = \"person\"".to_owned(),
            (Rule::WrongType, 2, 18),
            "запишите так: \"Ефимова О.А.\" = { kind = \"person\" }",
        ),
        (
            "\"Ефимова О.А.\" = { }".to_owned(),
            (Rule::MissingField, 2, 18),
            "добавьте строку: kind = \"person\"",
        ),
        (
            format!("{person}\" \" = {{ kind = \"unit\" }}"),
            (Rule::InvalidValue, 3, 1),
            "впишите имя или уберите пустое",
        ),
        (
            "\"Ефимова О.А.\" = { kind = \"person\", aliases = [\"\"] }".to_owned(),
            (Rule::InvalidValue, 2, 48),
            "впишите имя или уберите пустое",
        ),
        (
            director("name = \"Ефимова О.А.\", from = 2022-05-01, to = 2022-03-01"),
            (Rule::ReversedWindow, 3, 91),
            "поменяйте даты местами",
        ),
        (
            director("name = \"Ефимова О.А.\", from = 1822-05-01"),
            (Rule::InvalidValue, 3, 74),
            "проверьте год",
        ),
        (
            director("from = 2022-05-01"),
            (Rule::MissingField, 3, 42),
            "добавьте строку: name = \"…\"",
        ),
        (
            format!("{person}\"директор\" = {{ kind = \"role\", held_by = [\"Ефимова О.А.\"] }}"),
            (Rule::WrongType, 3, 42),
            "запишите так: held_by = [{ name = \"…\" }]",
        ),
        (
            format!(
                "{person}\"Кожина Х.А.\" = {{ kind = \"person\", aliases = [\"Ефимова О.А.\"] }}"
            ),
            (Rule::AmbiguousExecutor, 3, 47),
            "оставьте это написание одному из двух",
        ),
    ];
    for (registry, place, help) in cases {
        let text = format!("[executors]\n{registry}\n");
        let told = |found: &[Diagnostic]| {
            let source = Source::new("roadmap.toml", text.clone());
            let errors = found.iter().filter(|found| found.level == Level::Deny);
            let told = errors.map(|found| {
                let start = source.position(found.primary.span);
                let help = found.help.first().map(|help| help.text(Lang::Russian));
                let help = help.unwrap_or_default().replace('\u{a0}', " ");
                ((found.rule, start.line, start.column), help)
            });
            told.collect::<Vec<_>>()
        };
        let expected = vec![(place, help.to_owned())];
        let arena = Arena::new();
        let (document, mut found) = document::workspace(&text, &arena);
        let (workspace, more) = Workspace::lower(&document, Path::new("roadmap.toml"));
        found.extend(more);
        assert_eq!(
            told(&check_workspace(&workspace, found)),
            expected,
            "{text}"
        );
        let (mut found, _) = problems(&text, &Workspace::default());
        found.retain(|found| found.primary.span.start > 0);
        assert_eq!(told(&found), expected, "{text}");
    }
}

#[test]
fn doubtful_entries_of_registries_are_told() {
    let told = |entry: &str| {
        let text = format!("[executors]\n\"Ефимова О.А.\" = {{ kind = \"person\", {entry} }}\n");
        let (mut found, _) = problems(&text, &Workspace::default());
        found.retain(|found| found.rule == Rule::InvalidValue && found.level == Level::Warn);
        let help = found.first().and_then(|found| found.help.first());
        help.map(|help| help.text(Lang::Russian).replace('\u{a0}', " "))
    };
    for (entry, help) in [
        (
            "email = \"не адрес\"",
            "напишите адрес целиком: \"имя@school.ru\"",
        ),
        ("post = \"\"", "впишите должность или уберите post"),
        (
            "members = [\"Кожина Х.А.\"]",
            "напишите kind = \"group\" или уберите этот ключ",
        ),
        (
            "held_by = [{ name = \"Кожина Х.А.\" }]",
            "напишите kind = \"role\" или уберите этот ключ",
        ),
    ] {
        assert_eq!(told(entry).as_deref(), Some(help), "{entry}");
    }
    assert_eq!(told("email = \"a@example.org; b@example.org\""), None);
}

#[test]
fn every_rule_is_shown_alone_and_the_errors_of_others_count() {
    for rule in drawn() {
        let plan = format!("tests/rules/{}/bad.toml", rule.name());
        let known = std::iter::once(plan.as_str());
        let beside = format!("tests/rules/{}/other.toml", rule.name());
        let other = Path::new(env!("CARGO_MANIFEST_DIR")).join(&beside).exists();
        let plans: Vec<&str> = known.chain(other.then_some(beside.as_str())).collect();
        let ask = |more: &[&str]| checked(&[plans.as_slice(), more].concat());
        let (code, all) = ask(&["--format", "json"]);
        let (alone, own) = ask(&["--format", "json", "--rule", rule.name()]);
        assert_eq!(alone, code, "{}", rule.name());
        let rules = |json: &str| -> Vec<String> {
            let read: serde_json::Value = serde_json::from_str(json).unwrap();
            let found = read["diagnostics"].as_array().unwrap().iter();
            found
                .map(|found| found["rule"].as_str().unwrap().to_owned())
                .collect()
        };
        let of_rule = |found: &[String]| found.iter().filter(|name| *name == rule.name()).count();
        let (all, own) = (rules(&all), rules(&own));
        assert_eq!(of_rule(&own), own.len(), "{}: {own:?}", rule.name());
        if !rule.is_of_editors() {
            assert_eq!(own.len(), of_rule(&all), "{}: {all:?}", rule.name());
        }
        let (code, page) = ask(&["--rule", rule.name()]);
        assert_eq!(code, alone, "{}", rule.name());
        let others = all.len() > of_rule(&all);
        let page = page.replace('\u{a0}', " ");
        let told = format!("Показано только {}", rule.name());
        assert_eq!(page.contains(&told), others, "{}:\n{page}", rule.name());
    }
}

#[test]
fn rules_of_editors_are_off_until_asked_for() {
    let folder = fixtures().join("odd-result");
    let text = fs::read_to_string(folder.join("bad.toml")).unwrap();
    let found = |lines: &str| {
        let settings = format!("[check]\n{lines}");
        let arena = Arena::new();
        let (document, _) = document::workspace(&settings, &arena);
        let (workspace, wrong) = Workspace::lower(&document, Path::new("roadmap.toml"));
        let (found, _) = problems(&text, &workspace);
        let rules = found.iter().map(|found| (found.rule, found.level));
        (rules.collect::<Vec<_>>(), wrong.len())
    };
    let result = |level| vec![(Rule::OddResult, level); 3];
    assert_eq!(found(""), (vec![], 0));
    assert_eq!(found("profile = \"editor\""), (result(Level::Warn), 0));
    let off = "profile = \"editor\"\nodd-result = \"allow\"";
    assert_eq!(found(off), (vec![], 0));
    let error = "odd-result = \"deny\"\nprofile = \"editor\"";
    assert_eq!(found(error), (result(Level::Deny), 0));
    assert_eq!(found("odd-result = \"warn\""), (result(Level::Warn), 0));
    assert_eq!(found("profile = \"editors\""), (vec![], 1));
    assert_eq!(found("profil = \"editor\""), (vec![], 1));
}

#[test]
fn a_rule_of_editors_is_asked_for_by_name() {
    let plan = "tests/rules/odd-result/bad.toml";
    let text = fs::read_to_string(fixtures().join("odd-result/bad.toml")).unwrap();
    let alone = tempfile::tempdir().unwrap();
    let copy = alone.path().join("plan.toml");
    fs::write(&copy, text).unwrap();
    let copy = copy.to_str().unwrap();
    let told = "Результат «Протокол», а название такого не обещает";
    for (arguments, expected) in [
        (vec![plan], true),
        (vec![copy], false),
        (vec![copy, "--rule", "odd-result"], true),
    ] {
        let (_, page) = checked(&arguments);
        let page = page.replace('\u{a0}', " ");
        assert_eq!(page.contains(told), expected, "{arguments:?}:\n{page}");
    }
    fs::write(
        alone.path().join("roadmap.toml"),
        "[check]\nodd-result = \"allow\"",
    )
    .unwrap();
    let off = std::process::Command::new(env!("CARGO_BIN_EXE_roadmap"))
        .args(["check", "--rule", "odd-result"])
        .current_dir(alone.path())
        .env("ROADMAP_LANG", "ru")
        .output()
        .unwrap();
    let note = String::from_utf8(off.stderr).unwrap();
    assert!(
        note.contains("правило odd-result отключено: roadmap.toml"),
        "{note}"
    );
}

#[test]
fn the_five_plans_have_warnings_but_no_error() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let mut counts = String::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let (found, items) = problems(&text, &Workspace::default());
        let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
        for problem in &found {
            assert_eq!(
                problem.level,
                Level::Warn,
                "{}: {problem:?}",
                path.display()
            );
            *rules.entry(problem.rule.name()).or_default() += 1;
        }
        let name = path.file_stem().unwrap().to_str().unwrap();
        writeln!(counts, "{name}: {items}").unwrap();
        for (rule, count) in rules {
            writeln!(counts, "  {rule} {count}").unwrap();
        }
    }
    assert_data_eq!(
        counts,
        Data::read_from(&fixtures().with_file_name("plans.txt"), None).raw()
    );
}

#[test]
fn machine_formats_are_as_promised() {
    let folder = fixtures().join("unknown-executor");
    let home = home(&folder);
    let text = fs::read_to_string(folder.join("bad.toml")).unwrap();
    let (diagnostics, items) = problems(&text, &home.workspace);
    let path = Path::new("roadmaps/план, 1.toml");
    let findings = Findings {
        files: &[Checked {
            path,
            text: &text,
            diagnostics,
        }],
        others: std::slice::from_ref(&home.source),
        plans: 1,
        items,
        untold: 0,
    };
    let style = Style {
        lang: Lang::Russian,
        width: 80,
        color: Color::Never,
        signs: Signs::Unicode,
    };
    for (name, format) in Format::NAMES {
        let expected = fixtures().with_file_name(format!("formats/{name}.txt"));
        let mut actual = written(&findings, format, &style);
        if format == Format::Sarif {
            actual = without_pages(&actual);
        }
        assert_data_eq!(actual, Data::read_from(&expected, None).raw());
    }
}

/// Leaves two rules in a SARIF log: the pages have tests of their own.
fn without_pages(log: &str) -> String {
    let mut log: serde_json::Value = serde_json::from_str(log).unwrap();
    let rules = log.pointer_mut("/runs/0/tool/driver/rules").unwrap();
    let rules = rules.as_array_mut().unwrap();
    assert_eq!(rules.len(), Rule::ALL.len());
    rules.truncate(2);
    serde_json::to_string_pretty(&log).unwrap() + "\n"
}

#[test]
fn findings_of_a_phrase_stand_at_its_words_in_the_file() {
    let case = |deadline: &str, more: &str, expected: &[&str]| {
        let text = format!(
            "title = \"п\"\nperiod = \"2022\"\n[[item]]\ntitle = \"а\"\ndeadline = {deadline}\n{more}"
        );
        let mut found = problems(&text, &Workspace::default()).0;
        found.retain(|problem| problem.rule != Rule::NoExecutor);
        let words = found
            .iter()
            .map(|problem| &text[problem.primary.span.range()]);
        assert_eq!(words.collect::<Vec<_>>(), expected, "{deadline}: {found:?}");
    };
    case("\"до 15 сентебря 2022\"", "", &["сентебря"]);
    case("'до 15 сентебря 2022'", "", &["сентебря"]);
    case("\"\"\"\nдо 15 сентебря 2022\"\"\"", "", &["сентебря"]);
    case("\"\\u0434о 15 сентебря 2022\"", "", &["сентебря"]);
    case("2022-02-20", "", &["2022-02-20"]);
    case("\"По отдельному графику\"", "dates = [2022-03-15]", &[]);
}

#[test]
fn a_number_given_twice_is_found_where_numbering_runs_on() {
    let case = |sections: &[&[&str]], expected: &[&str]| {
        let mut text = "title = \"п\"\nperiod = \"2022\"\n".to_owned();
        for (at, numbers) in sections.iter().enumerate() {
            text += &format!("[[section]]\ntitle = \"раздел {at}\"\n");
            for number in *numbers {
                let title = format!("дело {number} раздела {at}");
                text += &format!("[[section.item]]\nnumber = \"{number}\"\ntitle = \"{title}\"\n");
                text += "deadline = \"май\"\n";
            }
        }
        let mut found = problems(&text, &Workspace::default()).0;
        found.retain(|problem| problem.rule == Rule::NumberGap);
        let titles = found
            .iter()
            .map(|problem| problem.title.text(Lang::Russian));
        let titles: Vec<String> = titles.filter(|title| title.contains("сквозная")).collect();
        let told: Vec<&str> = titles
            .iter()
            .filter_map(|title| title.split(['«', '»']).nth(1))
            .collect();
        assert_eq!(told, expected, "{sections:?}");
    };
    case(&[&["1", "2", "3"], &["3", "4"], &["5"]], &["3"]);
    case(
        &[&["1.", "2."], &["3.", "4.", "7."], &["5.", "6", "7"]],
        &["7"],
    );
    case(&[&["1", "2"], &["1", "2", "3"]], &[]);
    case(&[&["1", "2"], &["3", "4"], &["1", "2"]], &[]);
    case(&[&["1.1", "1.2"], &["2.1", "1.2"]], &[]);
}

/// Draws one made-up problem of `text` at `span`.
fn drawn_at(text: &str, span: std::ops::Range<usize>, width: usize, color: Color) -> String {
    use roadmap::text::Span;
    use roadmap::words::MessageId;
    let title = MessageId::UnknownExecutor.with("имя\u{1b}[31m\u{9b}");
    let diagnostic = Diagnostic::new(
        Rule::UnknownExecutor,
        Span::new(span.start, span.end),
        title,
    )
    .label(MessageId::UnknownExecutorLabel)
    .help(MessageId::UnknownExecutorNear.with("другое\u{202e}имя"))
    .fix(Span::new(span.start, span.end), "\"другое имя\"", false);
    let file = Checked {
        path: Path::new("план.toml"),
        text,
        diagnostics: vec![diagnostic],
    };
    draw(
        &file,
        &[],
        &Style {
            lang: Lang::Russian,
            width,
            color,
            signs: Signs::Unicode,
        },
    )
}

#[test]
fn places_far_apart_are_drawn_one_by_one() {
    use roadmap::text::Span;
    use roadmap::words::MessageId;
    let case = |between: usize, apart: bool| {
        let text = format!("а = 1\n{}б = 2\n", "\n".repeat(between));
        let far = text.len() - 7;
        let found = Diagnostic::new(
            Rule::LatePreparation,
            Span::new(0, 2),
            MessageId::SeveralDeeds,
        )
        .related(Span::new(far, far + 2), MessageId::LatePreparationAim);
        let file = Checked {
            path: Path::new("план.toml"),
            text: &text,
            diagnostics: vec![found],
        };
        let style = Style {
            lang: Lang::Russian,
            width: 100,
            color: Color::Never,
            signs: Signs::Unicode,
        };
        let snippet = draw(&file, &[], &style);
        let place = format!("::: план.toml:{}:1", between + 2);
        assert_eq!(snippet.contains(&place), apart, "{snippet}");
        assert!(snippet.contains("то, что готовят"), "{snippet}");
    };
    case(10, false);
    case(199, false);
    case(200, true);
    case(40_000, true);
}

#[test]
fn odd_texts_are_drawn() {
    let case = |text: &str, span, expected: &str| {
        let snippet = drawn_at(text, span, 100, Color::Never);
        let shown: Vec<&str> = snippet.lines().skip(1).take(4).collect();
        assert_eq!(shown.join("\n"), expected, "{text:?}\n{snippet}");
    };
    case(
        "",
        0..0,
        "--> план.toml\n = помощь: возможно, это «другоеимя»\n",
    );
    case(
        "а = 1\r\nб = 2\r\n",
        8..10,
        " --> план.toml:2:1\n  |\n2 | б = 2\n  | ^ такого имени в [executors] нет",
    );
    case(
        "а = 1",
        6..6,
        " --> план.toml:1:6\n  |\n1 | а = 1\n  |      ^ такого имени в [executors] нет",
    );
    case(
        "а = 1\n",
        7..7,
        " --> план.toml:2:1\n  |\n2 |  \n  | ^ такого имени в [executors] нет",
    );
    case(
        "\tа = \u{1b}\u{9b}1",
        9..10,
        " --> план.toml:1:8\n  |\n1 |     а = ␛·1\n  |           ^ такого имени в [executors] нет",
    );
}

#[test]
fn long_lines_are_cut_around_what_is_meant() {
    let filler =
        "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа №19» ".repeat(8);
    let text = format!("executors = [\"{filler}\", \"О.А. Ефимва\", \"{filler}\"]");
    let start = text.find("\"О.А.").unwrap();
    let snippet = drawn_at(
        &text,
        start..start + "\"О.А. Ефимва\"".len(),
        80,
        Color::Never,
    );
    assert_data_eq!(
        snippet,
        Data::read_from(&fixtures().with_file_name("formats/long.txt"), None).raw()
    );
}

#[test]
fn colour_adds_nothing_but_escape_sequences() {
    let text = "executors = [\"имя\"]";
    let plain = drawn_at(text, 13..21, 80, Color::Never);
    let coloured = drawn_at(text, 13..21, 80, Color::Always);
    assert_ne!(plain, coloured);
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    assert!(
        !plain.chars().any(|c| c.is_control() && c != '\n'),
        "{plain:?}"
    );
}

mod any {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn text_and_span_are_drawn_in_every_format(
            text in "([а-яa-z=\"\\[\\]\n\r\t]|\\PC|\\x1b|\u{9b}){0,80}", start in 0usize..90, length in 0usize..30, width in 1usize..120,
        ) {
            let snippet = drawn_at(&text, start..start + length, width, Color::Never);
            prop_assert!(!snippet.chars().any(|c| c.is_control() && c != '\n'), "{:?}", snippet);
        }

        #[test]
        fn no_text_stops_the_check(text in "(\\[\\[item\\]\\]\n|number = \"[0-9.]{0,3}\"\n|title = \"а\"\n|deadline = 2022-01-0[0-9]\n|executors = \\[\"[а-в]\"\\]\n|done = 2022-01-01\n|[a-z\"=]{0,4}\n){0,20}") {
            let text = format!("title = \"п\"\nperiod = \"2022\"\n[executors]\n\"а\" = {{ kind = \"group\", members = [\"а\", \"б\"] }}\n{text}");
            problems(&text, &Workspace::default());
        }
    }
}

/// Returns the exit code of a check and what it printed.
#[test]
fn explained_pages_fit_the_terminal() {
    let rules = Rule::ALL.iter().map(|rule| rule.name());
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_roadmap"))
        .args(["explain", "--width", "60"])
        .args(rules)
        .env("ROADMAP_LANG", "ru")
        .output()
        .unwrap();
    assert!(output.status.success());
    let pages = String::from_utf8(output.stdout).unwrap();
    assert_eq!(pages.matches("\nУровень: ").count(), Rule::ALL.len());
    // What is to be copied into a file stays whole.
    let wide = |line: &&str| line.width() > 60 && !line.starts_with("    ");
    assert_eq!(pages.lines().find(wide), None);
}

fn checked(args: &[&str]) -> (Option<i32>, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_roadmap"))
        .arg("check")
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("ROADMAP_LANG", "ru")
        .output()
        .unwrap();
    (
        output.status.code(),
        String::from_utf8(output.stdout).unwrap(),
    )
}

#[test]
fn the_page_of_the_five_plans_is_short_and_misses_nothing_of_weight() {
    let (code, page) = checked(&["--width", "80"]);
    assert_eq!(code, Some(0));
    assert!(page.lines().count() <= 25, "{page}");
    assert!(page.lines().all(|line| line.width() <= 80), "{page}");
    for told in [
        "Утверждён 27.03.2021, а это нерабочий день",
        "«Муниципальный координатор»: в документе иначе",
        "Вне периода плана: 01.06.2020",
        "Утверждён за 11 месяцев до периода: год?",
        "13, 331  Нет ожидаемого результата",
        "Номер «331» стоит после «30»",
        "Называется так же, как п. 1",
        "Срок 31.10.2022, а у соседних пунктов 2021 год",
        "Между сроками нет запятой",
    ] {
        assert!(page.contains(told), "{told}:\n{page}");
    }
    let (_, english) = checked(&["--width", "80", "--lang", "en"]);
    assert!(english.lines().count() <= 25, "{english}");
    let (_, all) = checked(&["--all", "--width", "80"]);
    assert!(all.lines().count() > 50, "{all}");
}

#[test]
fn long_names_of_plans_stand_above_their_lines() {
    let folder = tempfile::tempdir().unwrap();
    let plan = |name: &str| {
        let path = folder.path().join(format!("{name}.toml"));
        let items = "[[item]]\nnumber = \"1\"\ntitle = \"Семинар\"\ndeadline = \"до 2 мая 2023 г.\"\n\
                     executors = [\"Отдел образования\"]\nresult = \"-\"\n";
        let head = format!("title = \"План\"\nname = \"{name}\"\nperiod = \"2022\"\n");
        fs::write(
            &path,
            format!("{head}[executors]\n\"Отдел образования\" = {{ kind = \"unit\" }}\n{items}"),
        )
        .unwrap();
        path.to_str().unwrap().to_owned()
    };
    let page = |length: usize| {
        let plans = ["А", "Б"].map(|name| plan(&name.repeat(length)));
        checked(&[plans[0].as_str(), plans[1].as_str(), "--width", "80"]).1
    };
    let (short, long) = (page(30), page(31));
    assert!(short.contains("План  "), "{short}");
    assert!(!long.contains("План  "), "{long}");
    let heading = long.lines().position(|line| line.trim() == "Б".repeat(31));
    let line = long.lines().nth(heading.unwrap() + 1).unwrap();
    assert!(line.starts_with("1 "), "{long}");
}

#[test]
fn one_rule_is_shown_and_all_errors_count() {
    let plan = "tests/rules/unknown-executor/bad.toml";
    let (code, page) = checked(&[plan, "--rule", "empty-result"]);
    assert_eq!(code, Some(1), "{page}");
    assert!(
        page.contains("Показано только empty-result; прочих: ошибок 4"),
        "{page}"
    );
    let (code, page) = checked(&[plan]);
    assert_eq!(code, Some(1));
    for told in ["Ошибки\n", "bad.toml:13:14", "возможно, это «О.А. Ефимова»"]
    {
        assert!(page.contains(told), "{told}:\n{page}");
    }
}
