//! Reports about the real plans: what they say, whether they fit their width, and whether they add up.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use chrono::{Datelike as _, NaiveDate};
use roadmap::document;
use roadmap::model::{Plan, Readings, Wanted, Workspace, lower};
use roadmap::query::{self, Clock, Filter, GroupBy, Load, Meeting, Naming, Tally, WorkloadBy};
use roadmap::render::{self, Color, Format, Signs, Style, render};
use roadmap::report::brief::{Assumed, Changes, Source};
use roadmap::report::{
    About, Asked, BriefReport, Cell, LineKind, ListReport, OverdueBy, OverdueReport, Page, Report,
    ShowReport, StatusReport, Table, TimelineReport, Unread, UnreadKind, UpcomingReport, Value,
    WorkloadReport,
};
use roadmap::words::{Lang, MessageId};
use unicode_width::UnicodeWidthStr;

/// The plans that snapshots speak of: one flat, one with sections, one with long names of organisations.
const PLANS: [&str; 3] = ["pervouralsk-2022", "sarov-2021-2022", "school-19-2021"];

const DAYS: [(i32, u32, u32); 2] = [(2021, 11, 15), (2022, 6, 1)];

const WIDTHS: [usize; 3] = [80, 100, 140];

/// Puts a question to each of the plans named.
fn ask<T>(names: &[&str], question: impl Fn(&Plan<'_>) -> T) -> Vec<T> {
    let workspace = Workspace::default();
    let readings = Readings::default();
    let mut answer = |name: &&str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("roadmaps/{name}.toml"));
        let text = fs::read_to_string(path).unwrap();
        let arena = toml_spanner::Arena::new();
        let (document, _) = document::plan(&text, &arena);
        let (plan, _) = lower(name, document, &workspace, &readings);
        question(&plan)
    };
    names.iter().map(&mut answer).collect()
}

fn clock((year, month, day): (i32, u32, u32)) -> Clock {
    Clock {
        as_of: NaiveDate::from_ymd_opt(year, month, day).unwrap(),
        within: Clock::WITHIN,
    }
}

fn about(day: (i32, u32, u32)) -> About {
    About {
        clock: clock(day),
        asked: Asked::default(),
        unread: Vec::new(),
        notes: Vec::new(),
        nothing_read: false,
    }
}

fn items(names: &[&str], clock: Clock) -> Tally {
    let mut sum = Tally::default();
    for tally in ask(names, |plan| query::tally(plan, &Filter::default(), clock)) {
        sum.merge(&tally);
    }
    sum
}

fn status(names: &[&str], day: (i32, u32, u32), by: GroupBy) -> StatusReport {
    let clock = clock(day);
    let lines = ask(names, |plan| {
        query::status(plan, &Filter::default(), clock, by)
    });
    StatusReport::new(
        lines.into_iter().flatten(),
        by,
        items(names, clock),
        about(day),
    )
}

fn workload(
    names: &[&str],
    day: (i32, u32, u32),
    by: WorkloadBy,
    naming: Naming,
) -> WorkloadReport {
    let clock = clock(day);
    let loads = ask(names, |plan| {
        query::workload(plan, &Filter::default(), clock, by, naming)
    });
    WorkloadReport::new(
        loads.into_iter().flatten(),
        by,
        items(names, clock),
        about(day),
    )
}

fn overdue(names: &[&str], day: (i32, u32, u32), by: OverdueBy) -> OverdueReport {
    let clock = clock(day);
    let rows = ask(names, |plan| {
        query::overdue(plan, &Filter::default(), clock, None)
    });
    let of: Vec<usize> = names
        .iter()
        .map(|name| items(&[name], clock).total)
        .collect();
    OverdueReport::new(rows.concat(), Vec::new(), None, by, &of, about(day))
}

fn brief(names: &[&str], (year, month, day): (i32, u32, u32)) -> BriefReport {
    let clock = clock((year, month, day));
    let month = chrono::Months::new(1);
    let meeting = Meeting {
        since: clock.as_of - month,
        day: clock.as_of,
        next: clock.as_of + month,
    };
    let found = ask(names, |plan| {
        query::brief(plan, &Filter::default(), clock, meeting)
    });
    let changes = Changes {
        plans: Vec::new(),
        source: Source::Facts(MessageId::BriefNoGit.into()),
        unread: Vec::new(),
    };
    let (assumed, about) = (Assumed::default(), about((year, clock.as_of.month(), day)));
    BriefReport::new(found, meeting, assumed, clock.as_of, changes, about)
}

fn upcoming(names: &[&str], day: (i32, u32, u32)) -> UpcomingReport {
    let clock = clock(day);
    let rows = ask(names, |plan| {
        query::upcoming(plan, &Filter::default(), clock)
    });
    UpcomingReport::new(rows.concat(), about(day))
}

fn list(names: &[&str], day: (i32, u32, u32)) -> ListReport {
    let clock = clock(day);
    let rows = ask(names, |plan| query::list(plan, &Filter::default(), clock));
    ListReport::new(rows.concat(), about(day))
}

fn show(name: &str, id: &str, day: (i32, u32, u32), lang: Lang) -> ShowReport {
    let clock = clock(day);
    let details = ask(&[name], |plan| {
        let item = plan.items.iter().find(|item| item.id == id).unwrap();
        query::show(plan, item, clock)
    });
    ShowReport::new(details, about(day), lang)
}

/// Returns the formats that are read as text.
fn texts() -> Vec<(&'static str, Format)> {
    let names = Format::NAMES.into_iter();
    names.filter(|(_, format)| !format.is_file()).collect()
}

fn text(report: &impl Report, format: Format, width: usize, lang: Lang) -> String {
    let style = Style {
        width,
        color: Color::Never,
        lang,
        signs: Signs::Unicode,
    };
    let mut out = Vec::new();
    render(report, format, &style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Compares the text of `report` at every width, in both languages, with the snapshots `name`.
#[track_caller]
fn snapshots(name: &str, report: &impl Report) {
    for (lang, code) in [(Lang::Russian, "ru"), (Lang::English, "en")] {
        let mut all = String::new();
        for width in WIDTHS {
            let page = text(report, Format::Table, width, lang);
            fits(&page, width, name);
            writeln!(all, "== {width} ==\n{page}").unwrap();
        }
        let file = format!("{name}.{code}.txt");
        snapshot(&file, all);
    }
}

/// Compares `said` with the snapshot `file`.
#[track_caller]
fn snapshot(file: &str, said: String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/reports")
        .join(file);
    snapbox::Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .eq(said, snapbox::Data::read_from(&path, None).raw());
}

#[track_caller]
fn fits(page: &str, width: usize, name: &str) {
    for line in page.lines() {
        assert!(
            line.width() <= width,
            "{name}: {} columns of {width}: {line}",
            line.width()
        );
        assert_eq!(line.trim_end(), line, "{name}: blanks at the end");
    }
}

#[test]
fn briefs_say_what_to_decide() {
    for day in DAYS {
        let name = format!("brief-{:04}-{:02}-{:02}", day.0, day.1, day.2);
        snapshots(&name, &brief(&PLANS, day));
    }
}

#[test]
fn every_report_is_a_paper_and_a_workbook_too() {
    let style = Style {
        width: 80,
        color: Color::Never,
        lang: Lang::Russian,
        signs: Signs::Unicode,
    };
    let made = |report: &dyn Fn(Format, &mut Vec<u8>)| {
        for format in [Format::Docx, Format::Xlsx] {
            let mut bytes = Vec::new();
            report(format, &mut bytes);
            let ours = match format {
                Format::Docx => render::docx::is_ours(&bytes),
                _ => render::xlsx::is_ours(&bytes),
            };
            assert!(ours, "{format:?}");
        }
    };
    let brief = brief(&PLANS, DAYS[1]);
    let status = status(&PLANS, DAYS[1], GroupBy::Roadmap);
    let workload = workload(&PLANS, DAYS[1], WorkloadBy::Month, Naming::AsWritten);
    made(&|format, out| render(&brief, format, &style, out).unwrap());
    made(&|format, out| render(&status, format, &style, out).unwrap());
    made(&|format, out| render(&workload, format, &style, out).unwrap());
    let page = brief.page(Lang::Russian);
    let bytes = render::docx::page(&page, clock(DAYS[1]).as_of).unwrap();
    let said = document_of(&bytes);
    // Nothing that the page says is missing from the paper.
    let lines = page.tables.iter().flat_map(|table| &table.lines);
    let remarks = lines
        .flat_map(|line| &line.cells)
        .flat_map(|cell| &cell.remarks);
    for text in remarks.chain(&page.notes).chain([&page.title]) {
        assert!(said.contains(&text.replace('&', "&amp;")), "{text}");
    }
}

/// Returns the main part of a .docx file.
fn document_of(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut part = zip.by_name("word/document.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut text).unwrap();
    text
}

#[test]
fn status_of_plans() {
    for day in DAYS {
        let name = format!("status-{}", clock(day).as_of);
        snapshots(&name, &status(&PLANS, day, GroupBy::Roadmap));
    }
    snapshots(
        "status-by-section",
        &status(&PLANS, DAYS[1], GroupBy::Section),
    );
    snapshots(
        "status-by-executor",
        &status(&PLANS, DAYS[1], GroupBy::Executor),
    );
    snapshots("status-by-month", &status(&PLANS, DAYS[1], GroupBy::Month));
}

#[test]
fn overdue_of_plans() {
    for day in DAYS {
        let name = format!("overdue-{}", clock(day).as_of);
        snapshots(&name, &overdue(&PLANS, day, OverdueBy::Roadmap));
    }
    snapshots(
        "overdue-one-plan",
        &overdue(&["school-19-2021"], DAYS[0], OverdueBy::Roadmap),
    );
    snapshots(
        "overdue-by-executor",
        &overdue(&PLANS[..2], DAYS[1], OverdueBy::Executor),
    );
    snapshots(
        "overdue-by-age",
        &overdue(&PLANS[..2], DAYS[1], OverdueBy::Age),
    );
}

#[test]
fn a_plan_is_named_by_its_territory_and_organization_too() {
    let admitted = |word: &str| {
        let wanted = Wanted::new(word);
        ask(&PLANS, |plan| {
            plan.called(&wanted).map(|_| plan.name.clone())
        })
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
    };
    assert_eq!(admitted("первоуральск"), ["pervouralsk-2022"]);
    assert_eq!(admitted("SAROV"), ["sarov-2021-2022"]);
    assert!(admitted("Мурманск").is_empty());
}

#[test]
fn upcoming_of_plans() {
    for day in DAYS {
        let name = format!("upcoming-{}", clock(day).as_of);
        snapshots(&name, &upcoming(&PLANS, day));
    }
}

#[test]
fn workload_of_plans() {
    snapshots(
        "workload",
        &workload(&PLANS, DAYS[1], WorkloadBy::State, Naming::AsWritten),
    );
    snapshots(
        "workload-expanded",
        &workload(
            &["dubovsky-2021"],
            DAYS[0],
            WorkloadBy::State,
            Naming::Expanded,
        ),
    );
    snapshots(
        "workload-by-month",
        &workload(&PLANS, DAYS[1], WorkloadBy::Month, Naming::AsWritten),
    );
}

fn timeline(names: &[&str], day: (i32, u32, u32)) -> TimelineReport {
    let clock = clock(day);
    let plans = ask(names, |plan| {
        query::timeline(plan, &Filter::default(), clock)
    });
    TimelineReport::new(plans, about(day))
}

/// Returns the text of `report`.
fn drawn(report: &TimelineReport, width: usize, lang: Lang, signs: Signs) -> String {
    let style = Style {
        width,
        color: Color::Never,
        lang,
        signs,
    };
    let mut out = Vec::new();
    render::text::page(&report.page(lang), &style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn timeline_of_plans() {
    let report = |plans: &[&str], day| timeline(plans, day);
    for (number, (name, report)) in [
        ("timeline-year", report(&["pervouralsk-2022"], DAYS[1])),
        ("timeline-two-years", report(&["sarov-2021-2022"], DAYS[1])),
        ("timeline-sections", report(&["school-19-2021"], DAYS[0])),
        ("timeline-plans", report(&PLANS, DAYS[1])),
    ]
    .into_iter()
    .enumerate()
    {
        let wide = [
            (80, Lang::Russian),
            (140, Lang::Russian),
            (80, Lang::English),
        ];
        let mut all = String::new();
        for (width, lang) in wide {
            let page = drawn(&report, width, lang, Signs::Unicode);
            fits(&page, width, name);
            writeln!(all, "== {width} {} ==\n{page}", lang.name()).unwrap();
        }
        let page = drawn(&report, 80, Lang::Russian, Signs::Ascii);
        let strips = page.chars().find(|c| "·━●◐○✗▼│".contains(*c));
        assert_eq!(strips, None, "{page}");
        writeln!(all, "== 80 ASCII ==\n{page}").unwrap();
        snapshot(&format!("{name}.txt"), all);
        // Each width in both languages, each report in every other of them.
        for width in 40..200 {
            let lang = [Lang::Russian, Lang::English][(width + number) % 2];
            fits(&drawn(&report, width, lang, Signs::Unicode), width, name);
        }
    }
}

#[test]
fn a_timeline_is_drawn_and_never_data() {
    let run = |format: &str, locale: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_roadmap"))
            .args(["timeline", "-r", "dubovsky", "--as-of", "2021-06-16"])
            .args(["--width", "80", "--format", format])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("ROADMAP_LANG", "ru")
            .env("LC_ALL", locale)
            .output()
            .unwrap();
        let said = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            said(output.stdout),
            said(output.stderr),
        )
    };
    for format in ["csv", "json", "jsonl"] {
        let (code, out, err) = run(format, "");
        assert_eq!((code, &*out), (Some(2), ""));
        let advice = format!("roadmap list --format {format}");
        assert!(err.contains(&advice), "{err}");
    }
    let (_, table, _) = run("table", "ru_RU.UTF-8");
    assert!(table.contains('▼') && table.contains('│'), "{table}");
    let (_, table, _) = run("table", "ru_RU.KOI8-R");
    assert!(table.contains("v16.06") && !table.contains('│'), "{table}");
    let (_, md, _) = run("md", "ru_RU.UTF-8");
    assert!(md.contains("| июнь 2021 ▼16.06 |"), "{md}");
}

#[test]
fn list_of_plans() {
    snapshots("list", &list(&PLANS, DAYS[1]));
}

#[test]
fn show_of_items() {
    for lang in [Lang::Russian, Lang::English] {
        let case = |name: &str, plan, id| {
            let code = if lang == Lang::Russian { "ru" } else { "en" };
            let report = show(plan, id, DAYS[1], lang);
            let page = text(&report, Format::Table, 80, lang);
            fits(&page, 80, name);
            let file = format!("show-{name}.{code}.txt");
            snapshot(&file, page);
        };
        case("recurring", "sarov-2021-2022", "2");
        case("role", "dubovsky-2021", "1");
        case("milestone", "pervouralsk-2022", "14");
        case("long-names", "school-19-2021", "1.1");
    }
}

#[test]
fn machine_formats() {
    let status = status(&PLANS, DAYS[1], GroupBy::Roadmap);
    let workload = workload(
        &["dubovsky-2021"],
        DAYS[0],
        WorkloadBy::Month,
        Naming::AsWritten,
    );
    let overdue = overdue(&["dubovsky-2021"], DAYS[0], OverdueBy::Roadmap);
    for (name, format) in texts().into_iter().skip(1) {
        let lang = Lang::Russian;
        let all = [
            text(&status, format, 80, lang),
            text(&workload, format, 80, lang),
            text(&overdue, format, 80, lang),
        ];
        let file = format!("formats.{name}.txt");
        // The style of a page is looked at, not compared.
        let body = |text: &String| match text.split_once("<body>") {
            Some((_, body)) => body.to_owned(),
            None => text.clone(),
        };
        let all: Vec<String> = all.iter().map(body).collect();
        let all = all.join("\n").replace('\r', "");
        snapshot(&file, all);
    }
}

/// Returns the number that a cell begins with.
fn number(cell: &Cell<'_>) -> i64 {
    match &cell.value {
        Value::Number(number) => *number,
        Value::Text(text) => {
            let digits = text.split(|c: char| !c.is_ascii_digit()).next();
            digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
        }
        _ => 0,
    }
}

/// Checks that `columns` of `table` add up to its last line.
#[track_caller]
fn adds_up(table: &Table<'_>, columns: impl IntoIterator<Item = usize>) {
    let total = table.lines.last().unwrap();
    assert_eq!(total.kind, LineKind::Total);
    let bodies = || {
        let lines = table.lines.iter();
        lines.filter(|line| line.kind == LineKind::Body)
    };
    for column in columns {
        let sum: i64 = bodies().map(|line| number(&line.cells[column])).sum();
        assert_eq!(number(&total.cells[column]), sum, "column {column}");
    }
}

/// Returns the sum of the numbers that the note on the states without a column names.
fn folded(page: &Page<'_>) -> i64 {
    let note = page
        .notes
        .iter()
        .find(|note| note.starts_with("Остальные: "));
    let numbers = note
        .into_iter()
        .flat_map(|note| note.split(|c: char| !c.is_ascii_digit()));
    numbers
        .filter_map(|digits| digits.parse::<i64>().ok())
        .sum()
}

#[test]
fn columns_and_the_states_below_add_up() {
    for day in DAYS {
        for by in [GroupBy::Roadmap, GroupBy::Section, GroupBy::Month] {
            let report = status(&PLANS, day, by);
            let page = report.page(Lang::Russian);
            let table = &page.tables[0];
            adds_up(table, [1, 2, 4, 5]);
            let total = &table.lines.last().unwrap().cells;
            let told: i64 = [2, 4, 5].iter().map(|column| number(&total[*column])).sum();
            assert_eq!(number(&total[1]), told + folded(&page));
        }
        let report = workload(&PLANS, day, WorkloadBy::State, Naming::Expanded);
        let page = report.page(Lang::Russian);
        let table = &page.tables[0];
        adds_up(table, 1..7);
        let total = &table.lines.last().unwrap().cells;
        assert_eq!(number(&total[1]), number(&total[2]) + number(&total[3]));
        let told: i64 = (4..7).map(|column| number(&total[column])).sum();
        assert_eq!(number(&total[1]), told + folded(&page));
        let report = workload(&PLANS, day, WorkloadBy::Month, Naming::AsWritten);
        let page = report.page(Lang::Russian);
        adds_up(&page.tables[0], 1..page.tables[0].columns.len());
        let total = &page.tables[0].lines.last().unwrap().cells;
        let told: i64 = total.iter().map(number).sum();
        let open = report.rows().iter().map(Load::open).sum::<usize>();
        assert_eq!(usize::try_from(told).unwrap(), open);
    }
}

#[test]
fn columns_stand_one_under_the_other() {
    for width in WIDTHS {
        let page = text(&list(&PLANS, DAYS[1]), Format::Table, width, Lang::Russian);
        let rule = page.lines().find(|line| line.starts_with('─')).unwrap();
        let starts: Vec<usize> = rule
            .char_indices()
            .zip(std::iter::once(' ').chain(rule.chars()))
            .enumerate()
            .filter(|(_, ((_, c), before))| *c == '─' && *before == ' ')
            .map(|(column, _)| column)
            .collect();
        let table = page.lines().skip_while(|line| !line.starts_with('─'));
        let rows = table.filter(|line| line.starts_with(char::is_numeric));
        for row in rows {
            for start in starts.iter().filter(|start| **start > 0) {
                let mut column = 0;
                let at = row.chars().find(|c| {
                    let found = column == *start - 1;
                    column += c.to_string().width();
                    found
                });
                assert_eq!(at, Some(' '), "{width}: {row}");
            }
        }
    }
}

#[test]
fn nothing_overdue_says_nothing() {
    let report = OverdueReport::new(
        Vec::new(),
        Vec::new(),
        None,
        OverdueBy::Roadmap,
        &[0],
        about(DAYS[0]),
    );
    for (name, format) in texts() {
        let said = text(&report, format, 80, Lang::Russian);
        let told = matches!(format, Format::Json | Format::Csv);
        assert_eq!(said.is_empty(), !told, "{name}: {said}");
    }
    assert_eq!(
        text(&report, Format::Json, 80, Lang::Russian),
        "{\"version\":1,\"as_of\":\"2021-11-15\",\"rows\":[],\"total\":{\"total\":0,\"done\":0,\"done_late\":0,\
         \"overdue\":0,\"due_soon\":0,\"in_progress\":0,\"planned\":0,\"undated\":0,\"cancelled\":0},\"unread\":[]}\n"
    );
}

#[test]
fn what_was_not_read_is_named() {
    let mut about = about(DAYS[0]);
    about.unread = (1..=7)
        .map(|number| Unread {
            path: format!("roadmaps/{number}.toml"),
            error: "3:1: \u{1b}[31mзапись не понята".to_owned(),
            what: match number {
                7 => UnreadKind::File,
                _ => UnreadKind::Revision,
            },
        })
        .collect();
    let report = ListReport::new(Vec::new(), about);
    let page = text(&report, Format::Table, 80, Lang::Russian);
    assert!(
        page.contains("Не прочитан 1 файл, в отчёт он не вошёл.\nНе прочитано: 6."),
        "{page}"
    );
    assert!(
        page.contains("– roadmaps/1.toml: 3:1: ␛[31mзапись не понята\n"),
        "{page}"
    );
    assert!(page.ends_with("– и ещё 1\n"), "{page}");
}

#[test]
fn hostile_text_is_harmless() {
    let mut rows = ask(&["sarov-2021-2022"], |plan| {
        query::list(plan, &Filter::default(), clock(DAYS[0]))
    })
    .concat();
    rows.truncate(1);
    let hostile = "=cmd|' /C calc'!A0\u{1b}]0;x\u{7} \u{202e}\t<b>\r\nновая | строка";
    rows[0].title = hostile.to_owned();
    rows[0].executors = vec![hostile.to_owned(), "x".repeat(500)];
    let report = ListReport::new(rows, about(DAYS[0]));
    for (name, format) in texts() {
        let page = text(&report, format, 80, Lang::Russian);
        let harmful = |c: char| roadmap::text::harmless::is_harmful(c);
        let raw = page
            .chars()
            .find(|c| harmful(*c) && !matches!(c, '\n' | '\r' | '\t'));
        assert_eq!(raw, None, "{name}");
        assert!(!page.contains(",=cmd"), "{name}: {page}");
    }
    let page = text(&report, Format::Table, 80, Lang::Russian);
    fits(&page, 80, "hostile");
}

#[test]
fn colours_change_no_letter() {
    let report = status(&PLANS, DAYS[1], GroupBy::Roadmap);
    let style = Style {
        width: 100,
        color: Color::Always,
        lang: Lang::Russian,
        signs: Signs::Unicode,
    };
    let mut out = Vec::new();
    render(&report, Format::Table, &style, &mut out).unwrap();
    let page = String::from_utf8(out).unwrap();
    assert!(page.contains('\u{1b}'));
    let plain = anstream::adapter::strip_str(&page).to_string();
    assert_eq!(plain, text(&report, Format::Table, 100, Lang::Russian));
}
