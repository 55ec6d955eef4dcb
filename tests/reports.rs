//! Reports about the real plans: what they say, whether they fit their width, and whether they add up.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use roadmap::document;
use roadmap::model::{Plan, Readings, Workspace, lower};
use roadmap::query::{self, Clock, Filter, GroupBy, Naming, Tally, WorkloadBy};
use roadmap::render::{Color, Format, Style, render};
use roadmap::report::{
    About, LineKind, ListReport, OverdueBy, OverdueReport, Report, ShowReport, StatusReport, Table,
    Unread, UpcomingReport, Value, WorkloadReport,
};
use roadmap::words::Lang;
use unicode_width::UnicodeWidthStr;

/// The plans that snapshots speak of: one flat, one with sections, one with long names of organisations.
const PLANS: [&str; 3] = ["pervouralsk-2022", "sarov-2021-2022", "school-19-2021"];

const DAYS: [(i32, u32, u32); 2] = [(2021, 11, 15), (2022, 6, 1)];

const WIDTHS: [usize; 3] = [80, 100, 140];

/// Puts a question to each of the plans named.
fn ask<T>(names: &[&str], question: impl Fn(&Plan<'_>) -> T) -> Vec<T> {
    let workspace = Workspace::default();
    let mut readings = Readings::default();
    let mut answer = |name: &&str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("roadmaps/{name}.toml"));
        let text = fs::read_to_string(path).unwrap();
        let arena = toml_spanner::Arena::new();
        let (document, _) = document::plan(&text, &arena);
        let (plan, _) = lower(name, document, &workspace, &mut readings);
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
        unread: Vec::new(),
    }
}

fn items(names: &[&str], clock: &Clock) -> Tally {
    let mut sum = Tally::default();
    for tally in ask(names, |plan| query::tally(plan, &Filter::default(), clock)) {
        sum.merge(&tally);
    }
    sum
}

fn status(names: &[&str], day: (i32, u32, u32), by: GroupBy) -> StatusReport {
    let clock = clock(day);
    let lines = ask(names, |plan| {
        query::status(plan, &Filter::default(), &clock, by)
    });
    StatusReport::new(
        lines.into_iter().flatten(),
        by,
        items(names, &clock),
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
        query::workload(plan, &Filter::default(), &clock, by, naming)
    });
    WorkloadReport::new(
        loads.into_iter().flatten(),
        by,
        items(names, &clock),
        about(day),
    )
}

fn overdue(names: &[&str], day: (i32, u32, u32), by: OverdueBy) -> OverdueReport {
    let clock = clock(day);
    let rows = ask(names, |plan| {
        query::overdue(plan, &Filter::default(), &clock, None)
    });
    OverdueReport::new(rows.concat(), None, by, about(day))
}

fn upcoming(names: &[&str], day: (i32, u32, u32)) -> UpcomingReport {
    let clock = clock(day);
    let rows = ask(names, |plan| {
        query::upcoming(plan, &Filter::default(), &clock)
    });
    UpcomingReport::new(rows.concat(), about(day))
}

fn list(names: &[&str], day: (i32, u32, u32)) -> ListReport {
    let clock = clock(day);
    let rows = ask(names, |plan| query::list(plan, &Filter::default(), &clock));
    ListReport::new(rows.concat(), about(day))
}

fn show(name: &str, id: &str, day: (i32, u32, u32), lang: Lang) -> ShowReport {
    let clock = clock(day);
    let details = ask(&[name], |plan| {
        let item = plan.items.iter().find(|item| item.id == id).unwrap();
        query::show(plan, item, &clock)
    });
    ShowReport::new(details, about(day), lang)
}

fn text(report: &impl Report, format: Format, width: usize, lang: Lang) -> String {
    let style = Style {
        width,
        color: Color::Never,
        lang,
    };
    let mut out = Vec::new();
    render(report, format, &style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Compares the text of `report` at every width, in both languages, with the snapshots `name`.
#[track_caller]
fn pictures(name: &str, report: &impl Report) {
    for (lang, code) in [(Lang::Russian, "ru"), (Lang::English, "en")] {
        let mut all = String::new();
        for width in WIDTHS {
            let page = text(report, Format::Table, width, lang);
            fits(&page, width, name);
            all.push_str(&format!("== {width} ==\n{page}\n"));
        }
        let path = format!(
            "{}/tests/reports/{name}.{code}.txt",
            env!("CARGO_MANIFEST_DIR")
        );
        snapbox::Assert::new()
            .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
            .eq(all, snapbox::Data::read_from(Path::new(&path), None).raw());
    }
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
fn status_of_plans() {
    for day in DAYS {
        let name = format!("status-{}", clock(day).as_of);
        pictures(&name, &status(&PLANS, day, GroupBy::Roadmap));
    }
    pictures(
        "status-by-section",
        &status(&PLANS, DAYS[1], GroupBy::Section),
    );
    pictures(
        "status-by-executor",
        &status(&PLANS, DAYS[1], GroupBy::Executor),
    );
    pictures("status-by-month", &status(&PLANS, DAYS[1], GroupBy::Month));
}

#[test]
fn overdue_of_plans() {
    for day in DAYS {
        let name = format!("overdue-{}", clock(day).as_of);
        pictures(&name, &overdue(&PLANS, day, OverdueBy::Days));
    }
    pictures(
        "overdue-one-plan",
        &overdue(&["school-19-2021"], DAYS[0], OverdueBy::Days),
    );
    pictures(
        "overdue-by-executor",
        &overdue(&PLANS[..2], DAYS[1], OverdueBy::Executor),
    );
}

#[test]
fn upcoming_of_plans() {
    for day in DAYS {
        let name = format!("upcoming-{}", clock(day).as_of);
        pictures(&name, &upcoming(&PLANS, day));
    }
}

#[test]
fn workload_of_plans() {
    pictures(
        "workload",
        &workload(&PLANS, DAYS[1], WorkloadBy::State, Naming::AsWritten),
    );
    pictures(
        "workload-expanded",
        &workload(
            &["dubovsky-2021"],
            DAYS[0],
            WorkloadBy::State,
            Naming::Expanded,
        ),
    );
    pictures(
        "workload-by-month",
        &workload(&PLANS, DAYS[1], WorkloadBy::Month, Naming::AsWritten),
    );
}

#[test]
fn list_of_plans() {
    pictures("list", &list(&PLANS, DAYS[1]));
}

#[test]
fn show_of_items() {
    for lang in [Lang::Russian, Lang::English] {
        let case = |name: &str, plan, id| {
            let code = if lang == Lang::Russian { "ru" } else { "en" };
            let report = show(plan, id, DAYS[1], lang);
            let page = text(&report, Format::Table, 80, lang);
            fits(&page, 80, name);
            let path = format!(
                "{}/tests/reports/show-{name}.{code}.txt",
                env!("CARGO_MANIFEST_DIR")
            );
            snapbox::Assert::new()
                .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
                .eq(page, snapbox::Data::read_from(Path::new(&path), None).raw());
        };
        case("recurring", "sarov-2021-2022", "2");
        case("long-names", "school-19-2021", "1.1");
    }
}
