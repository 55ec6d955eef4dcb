//! The tables of deadlines with the reading that is right: `seeds` exactly, `wild` and `more` by their windows or kind.

use std::collections::BTreeSet;

use roadmap::calendar::{Calendar, Period};
use roadmap::phrase::{Context, Kind, Reading, read};

/// A window as the tables write it.
type Window = (Option<String>, String);

fn reading(phrase: &str, period: &str) -> Reading {
    let calendar = Calendar::default();
    let period =
        (!period.is_empty()).then(|| Period::parse(period).unwrap_or_else(|| panic!("{period:?}")));
    read(
        phrase,
        &Context {
            period,
            month: None,
            events: &[],
            calendar: &calendar,
        },
    )
}

fn windows(reading: &Reading) -> Vec<Window> {
    let found = reading.occurrences.iter();
    found
        .map(|found| {
            (
                found.start.map(|day| day.to_string()),
                found.due.to_string(),
            )
        })
        .collect()
}

fn rules(reading: &Reading) -> BTreeSet<&'static str> {
    reading
        .findings
        .iter()
        .map(|finding| finding.rule.name())
        .collect()
}

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .skip(1)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

#[test]
fn seeds_are_read_exactly() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../phrases/seeds.tsv")) {
        let (period, phrase, kind, expected, note) = (row[1], row[2], row[3], row[4], row[5]);
        let reading = reading(phrase, period);
        let found: Vec<String> = windows(&reading)
            .into_iter()
            .map(|(start, due)| format!("{}/{due}", start.unwrap_or_default()))
            .collect();
        let milestones: Vec<String> = reading
            .milestones
            .iter()
            .map(|m| format!("milestone {} {}", m.date, m.text))
            .collect();
        let mut said = rules(&reading);
        said.remove("non-working-day");
        let mut said: Vec<String> = said.into_iter().map(str::to_owned).collect();
        said.extend(milestones);
        if reading.kind.name() != kind || found.join(" ") != expected || said.join(" ") != note {
            wrong.push(format!(
                "{phrase} [{period}]: {} {} {said:?}",
                reading.kind.name(),
                found.join(" ")
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What a table's `expected` column says: the windows, and the kinds, `dated` for windows.
fn expected(text: &str) -> Option<(Vec<Window>, BTreeSet<&'static str>)> {
    let (mut windows, mut kinds) = (Vec::new(), BTreeSet::new());
    for member in text.split('#').next()?.split(" ; ").map(str::trim) {
        let word = member.split(' ').next()?;
        let kind = match word {
            "by" | "on" | "span" | "recurring" => {
                let (from, to) = member
                    .strip_prefix(word)?
                    .trim()
                    .split_once("..")
                    .unwrap_or((member.strip_prefix(word)?.trim(), ""));
                // a date without its year is not scored
                let due = if to.is_empty() { from } else { to };
                (due.len() == 10).then_some(())?;
                let start = (word != "by" && !from.is_empty()).then(|| from.to_owned());
                windows.push((start, due.to_owned()));
                if word == "recurring" {
                    "recurring"
                } else {
                    "dated"
                }
            }
            "every" => "recurring",
            "asneeded" => "as-needed",
            "ongoing" => "ongoing",
            "external" => "external",
            "relative" => "relative",
            "unknown" => "unknown",
            other => panic!("{other:?} in {text:?}"),
        };
        kinds.insert(kind);
    }
    Some((windows, kinds))
}

/// Returns whether two windows are one; a lone day may be read as `by` or `on`.
fn alike(a: &Window, b: &Window) -> bool {
    let lone = |window: &Window| window.0.as_ref().is_none_or(|start| *start == window.1);
    a == b || (a.1 == b.1 && lone(a) && lone(b))
}

fn is_right(reading: &Reading, expected: &[Window], kinds: &BTreeSet<&'static str>) -> bool {
    let kind = reading.kind.name();
    let told = !expected.is_empty();
    if told && kinds.iter().eq(["recurring"].iter()) && kind != "recurring" {
        return false;
    }
    if !told {
        let honest = kinds.iter().eq(["unknown"].iter()) && !reading.findings.is_empty();
        return kinds.contains(kind)
            || (kind == "external" && kinds.contains("relative"))
            || honest;
    }
    let by_due = |window: &Window| (window.1.clone(), window.0.clone());
    let (mut found, mut wanted) = (windows(reading), expected.to_vec());
    found.sort_by_key(by_due);
    wanted.sort_by_key(by_due);
    let same = found.len() == wanted.len() && found.iter().zip(&wanted).all(|(a, b)| alike(a, b));
    let among = wanted.iter().all(|a| found.iter().any(|b| alike(a, b)));
    same || (kinds.len() > 1 && (among || kinds.contains(kind)))
}

#[track_caller]
fn table(table: &str, allowed: &[&str]) {
    let (mut wrong, mut silent, mut total) = (Vec::new(), Vec::new(), 0);
    for row in rows(table) {
        let (phrase, period, text) = (row[0], row[1], row[2]);
        let Some((windows_wanted, kinds)) = expected(text) else {
            continue;
        };
        let unscored = period.contains("column") || period.contains("every year");
        if unscored || (period.is_empty() && kinds.contains("dated")) {
            continue;
        }
        let period = period.split(" (").next().unwrap_or_default();
        let reading = reading(phrase, period);
        total += 1;
        if is_right(&reading, &windows_wanted, &kinds) {
            continue;
        }
        let line = format!(
            "{phrase} [{period}]: {} {:?} {:?}, wanted {text}",
            reading.kind.name(),
            windows(&reading),
            rules(&reading)
        );
        if reading.kind != Kind::Unknown && reading.findings.is_empty() {
            silent.push(line.clone());
        }
        if !allowed.contains(&phrase) {
            wrong.push(line);
        }
    }
    assert!(
        silent.is_empty(),
        "wrong without a word:\n{}",
        silent.join("\n")
    );
    assert!(
        wrong.is_empty(),
        "{} of {total} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn wild_ones_are_read() {
    table(include_str!("../phrases/wild.tsv"), &[]);
}

#[test]
fn more_of_their_kind_are_read() {
    table(include_str!("../phrases/more.tsv"), &[]);
}

#[test]
fn what_is_at_odds_is_questioned() {
    let said =
        |phrase: &str, period: &str, rule: &str| rules(&reading(phrase, period)).contains(rule);
    for phrase in [
        "1 раз в квартал по средам",
        "два раза в месяц, по средам",
        "1 раз в месяц по пятницам",
        "ежемесячно по средам",
        "2 раза в год (апрель-май)",
        "2 раза в год (1 марта 2022)",
        "2 раза в год (март, июль, ноябрь)",
        "один раз в год (март, июнь)",
        "раз в квартал (март, июнь)",
        "ежеквартально, март",
        "ежеквартально до 10.04, 10.07, 10.10, 10.01",
        "по полугодиям до 10 июля и 10 января",
    ] {
        assert!(said(phrase, "2022", "uncertain-reading"), "{phrase}");
    }
    for phrase in [
        "1 раз в неделю по средам",
        "2 раза в неделю по вторникам и четвергам",
        "2 раза в год (март, июль)",
        "ежегодно, март, июнь",
        "ежеквартально до 10.01, 10.04, 10.07, 10.10",
    ] {
        assert!(!said(phrase, "2022", "uncertain-reading"), "{phrase}");
    }
    for phrase in ["в течение 2022 года", "в течение 2022-2023 учебного года"]
    {
        assert!(said(phrase, "2021", "outside-period"), "{phrase}");
        assert!(!said(phrase, "2021-2024", "outside-period"), "{phrase}");
    }
}
