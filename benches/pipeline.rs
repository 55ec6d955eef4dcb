//! The stages of the pipeline, each on the five shipped plans: text → document → model → answer → bytes.
//!
//! `cargo bench` runs all, `cargo bench -- phrases` the ones named so. Compare runs of one machine only.

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use divan::{Bencher, black_box, counter::BytesCount, counter::ItemsCount};
use roadmap::calendar::{Calendar, Period};
use roadmap::model::{Plan, Readings, Workspace, lower};
use roadmap::query::{Clock, Filter, GroupBy, Naming, WorkloadBy};
use roadmap::words::Lang;
use roadmap::{check, document, import, phrase, query};
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
fn each<T>(texts: &[String], readings: &Readings, ask: impl Fn(&Plan<'_>, &str) -> T) {
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
        .bench(|| each(&texts, &Readings::default(), |_, _| ()));
}

#[divan::bench]
fn toml_to_model_known_phrases(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let readings = Readings::default();
    bencher
        .counter(bytes(&texts))
        .bench_local(|| each(&texts, &readings, |_, _| ()));
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
                days: None,
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
    let readings = Readings::default();
    bencher.bench_local(|| each(&texts, &readings, &ask));
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

/// Returns a Word document of sixty rows, those of the shipped plans.
fn word() -> Vec<u8> {
    let mut rows = word_row(&["№", "Мероприятие", "Срок", "Ответственные", "Результат"]);
    let texts = texts();
    let arenas: Vec<Arena> = texts.iter().map(|_| Arena::new()).collect();
    let plans = texts.iter().zip(&arenas);
    let plans: Vec<_> = plans
        .map(|(text, arena)| document::plan(text, arena).0)
        .collect();
    let items = plans.iter().flat_map(|plan| {
        let sections = plan.sections.iter();
        plan.items
            .iter()
            .chain(sections.flat_map(|section| &section.items))
    });
    for (number, item) in items.take(60).enumerate() {
        let names: Vec<&str> = item.executors.iter().map(|name| name.value).collect();
        let deadline = match item.deadline.map(|deadline| deadline.value) {
            Some(document::Deadline::Phrase(phrase)) => phrase,
            _ => "",
        };
        let text = |text: Option<roadmap::text::Spanned<&'_ str>>| {
            text.map_or_else(String::new, |text| text.value.to_owned())
        };
        rows += &word_row(&[
            &(number + 1).to_string(),
            &text(item.title),
            deadline,
            &names.join("; "),
            &text(item.result),
        ]);
    }
    let document = format!(
        "<w:document><w:body><w:p><w:r><w:t>План на 2021-2022 учебный год</w:t></w:r></w:p><w:tbl>{rows}</w:tbl></w:body></w:document>"
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", "wordprocessingml"),
        ("word/document.xml", &document),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .expect("it is in memory");
        zip.write_all(text.as_bytes()).expect("it is in memory");
    }
    zip.finish().expect("it is in memory").into_inner()
}

fn word_row(cells: &[&str]) -> String {
    let mut row = "<w:tr>".to_owned();
    for text in cells {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        let properties = "<w:tcPr><w:tcW w:w=\"1728\" w:type=\"dxa\"/></w:tcPr>";
        let _ = write!(
            row,
            "<w:tc>{properties}<w:p><w:r><w:rPr><w:sz w:val=\"24\"/></w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>"
        );
    }
    row + "</w:tr>"
}

/// What importing a document cannot do without: the measure of the three below.
#[divan::bench]
fn word_unzip_and_xml_events(bencher: Bencher<'_, '_>) {
    let bytes = word();
    bencher.bench(|| {
        let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).expect("it is whole");
        let mut text = String::new();
        zip.by_name("word/document.xml")
            .expect("it is there")
            .read_to_string(&mut text)
            .expect("it is UTF-8");
        let mut reader = quick_xml::Reader::from_str(&text);
        while reader.read_event().expect("it is well-formed") != quick_xml::events::Event::Eof {}
    });
}

#[divan::bench]
fn word_read(bencher: Bencher<'_, '_>) {
    let bytes = word();
    bencher.bench(|| import::read::read("plan.docx", &bytes));
}

#[divan::bench]
fn word_understand(bencher: Bencher<'_, '_>) {
    let source = import::read::read("plan.docx", &word()).expect("it is whole");
    bencher.bench(|| import::understand(&source, &import::Options::default()));
}

#[divan::bench]
fn word_to_plan(bencher: Bencher<'_, '_>) {
    let bytes = word();
    bencher.bench(|| {
        let source = import::read::read("plan.docx", &bytes).expect("it is whole");
        let drafts = import::understand(&source, &import::Options::default());
        let plans = drafts.into_iter().map(|draft| {
            let text = import::toml(&draft, "plan.docx", Lang::Russian);
            (draft, text)
        });
        import::audit::account::account(&source, &plans.collect::<Vec<_>>())
    });
}
