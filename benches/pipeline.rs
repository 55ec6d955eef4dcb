//! The stages of the pipeline, each on the five shipped plans: text → document → model → answer → bytes.
//!
//! `cargo bench` runs all, `cargo bench -- phrases` the ones named so. Compare runs of one machine only.

use std::path::Path;

use divan::{Bencher, black_box, counter::BytesCount, counter::ItemsCount};
use roadmap::calendar::{Calendar, Period};
use roadmap::model::{Plan, Readings, Workspace, lower};
use roadmap::query::{Clock, Filter, GroupBy, Naming, WorkloadBy};
use roadmap::{check, document, phrase, query};
use toml_spanner::Arena;

fn main() {
    divan::main();
}

fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the plans are shipped")
        .map(|entry| entry.expect("it is listed").path())
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| std::fs::read_to_string(file).expect("it is UTF-8"))
        .collect()
}

fn clock() -> Clock {
    Clock {
        as_of: chrono::NaiveDate::from_ymd_opt(2022, 6, 1).expect("it exists"),
        within: Clock::WITHIN,
    }
}

/// Puts each plan to `ask` with its text.
fn each<T>(texts: &[String], readings: &mut Readings, ask: impl Fn(&Plan<'_>, &str) -> T) {
    let workspace = Workspace::default();
    for text in texts {
        let arena = Arena::new();
        let (document, _) = document::plan(text, &arena);
        let (plan, _) = lower("plan", document, &workspace, readings);
        black_box(ask(&plan, text));
    }
}

fn bytes(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}

#[divan::bench]
fn toml_to_document(bencher: Bencher<'_, '_>) {
    let texts = texts();
    bencher.counter(bytes(&texts)).bench(|| {
        for text in &texts {
            let arena = Arena::new();
            black_box(document::plan(text, &arena));
        }
    });
}

#[divan::bench]
fn toml_to_model_first_time(bencher: Bencher<'_, '_>) {
    let texts = texts();
    bencher
        .counter(bytes(&texts))
        .bench(|| each(&texts, &mut Readings::default(), |_, _| ()));
}

#[divan::bench]
fn toml_to_model_known_phrases(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let mut readings = Readings::default();
    bencher
        .counter(bytes(&texts))
        .bench_local(|| each(&texts, &mut readings, |_, _| ()));
}

#[divan::bench]
fn phrases(bencher: Bencher<'_, '_>) {
    let table = include_str!("../tests/phrases/seeds.tsv");
    let phrases: Vec<(Period, &str)> = table
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split('\t').skip(1);
            Some((Period::parse(cells.next()?)?, cells.next()?))
        })
        .collect();
    let calendar = Calendar::default();
    bencher.counter(ItemsCount::new(phrases.len())).bench(|| {
        for (period, words) in &phrases {
            let context = phrase::Context {
                period: Some(*period),
                month: None,
                events: &[],
                calendar: &calendar,
            };
            black_box(phrase::read(words, &context));
        }
    });
}

/// Asks every plan one question, phrases being known.
fn question<T>(bencher: Bencher<'_, '_>, ask: impl Fn(&Plan<'_>, &str) -> T) {
    let texts = texts();
    let mut readings = Readings::default();
    bencher.bench_local(|| each(&texts, &mut readings, &ask));
}

#[divan::bench]
fn report_status(bencher: Bencher<'_, '_>) {
    question(bencher, |plan, _| {
        query::status(plan, &Filter::default(), clock(), GroupBy::Roadmap)
    });
}

#[divan::bench]
fn report_overdue(bencher: Bencher<'_, '_>) {
    question(bencher, |plan, _| {
        query::overdue(plan, &Filter::default(), clock(), None)
    });
}

#[divan::bench]
fn report_upcoming(bencher: Bencher<'_, '_>) {
    question(bencher, |plan, _| {
        query::upcoming(plan, &Filter::default(), clock())
    });
}

#[divan::bench]
fn report_workload(bencher: Bencher<'_, '_>) {
    question(bencher, |plan, _| {
        query::workload(
            plan,
            &Filter::default(),
            clock(),
            WorkloadBy::State,
            Naming::AsWritten,
        )
    });
}

#[divan::bench]
fn report_list(bencher: Bencher<'_, '_>) {
    question(bencher, |plan, _| {
        query::list(plan, &Filter::default(), clock())
    });
}

#[divan::bench]
fn report_check(bencher: Bencher<'_, '_>) {
    let workspace = Workspace::default();
    question(bencher, |plan, text| {
        check::check(plan, Vec::new(), text, &workspace, clock().as_of)
    });
}
