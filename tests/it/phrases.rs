//! The tables of deadlines with the reading that is right: `seeds` exactly, `wild` and `more` by their windows or kind.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};
use roadmap::calendar::{Calendar, NonWorking, Part, Period};
use roadmap::diagnostic::Rule;
use roadmap::phrase::{Context, Kind, Reading, Wanted, day, read};
use roadmap::words::Lang;

/// Whether a day lies in a window.
type Holds = Box<dyn Fn(NaiveDate) -> bool>;

/// A window as the tables write it.
type Window = (Option<String>, String);

fn reading(phrase: &str, period: &str) -> Reading {
    of_month(phrase, period, None)
}

fn of_month(phrase: &str, period: &str, month: Option<u32>) -> Reading {
    let calendar = Calendar::default();
    let period =
        (!period.is_empty()).then(|| Period::parse(period).unwrap_or_else(|| panic!("{period:?}")));
    read(
        phrase,
        &Context {
            period,
            month,
            days: None,
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

/// 15 May 2022 is a Sunday.
#[test]
fn a_due_day_off_moves_as_the_calendar_says_and_keeps_the_day_written() {
    let cases = [
        (NonWorking::Keep, "до 15.05.2022", "/2022-05-15", ""),
        (
            NonWorking::Before,
            "до 15.05.2022",
            "/2022-05-13",
            "2022-05-15",
        ),
        (
            NonWorking::After,
            "до 15.05.2022",
            "/2022-05-16",
            "2022-05-15",
        ),
        (
            NonWorking::After,
            "15.05.2022",
            "2022-05-16/2022-05-16",
            "2022-05-15",
        ),
        (NonWorking::After, "до 16.05.2022", "/2022-05-16", ""),
        (NonWorking::Before, "до 13.05.2022", "/2022-05-13", ""),
    ];
    for (non_working, phrase, window, written) in cases {
        let calendar = Calendar {
            non_working,
            ..Calendar::default()
        };
        let context = Context {
            period: Period::parse("2022"),
            month: None,
            days: None,
            events: &[],
            calendar: &calendar,
        };
        let reading = read(phrase, &context);
        let one = &reading.occurrences[0];
        let start = one.start.map(|day| day.to_string()).unwrap_or_default();
        let was = one.written.map(|day| day.to_string()).unwrap_or_default();
        let found = (format!("{start}/{}", one.due), was);
        assert_eq!(found, (window.to_owned(), written.to_owned()), "{phrase}");
    }
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

/// Cells as other plans word them; their days were worked out before the program saw them.
#[test]
fn cells_of_other_plans_are_read() {
    table(include_str!("../phrases/cells.tsv"), &[]);
}

#[test]
fn a_window_is_reversed_in_the_year_of_the_plan() {
    for (phrase, period, told) in [
        (
            "с 25 по 20 октября",
            "2021-2022 учебный год",
            "2021-10-25 2021-10-20",
        ),
        (
            "с 25 по 20 марта",
            "2021-2022 учебный год",
            "2022-03-25 2022-03-20",
        ),
        ("25.03-05.03", "2022", "2022-03-25 2022-03-05"),
    ] {
        let found = reading(phrase, period).findings;
        let days: Vec<String> = found[0]
            .title
            .args
            .iter()
            .map(|arg| format!("{arg:?}"))
            .collect();
        for day in told.split(' ') {
            assert!(days.concat().contains(day), "{phrase}: {days:?}");
        }
    }
}

#[test]
fn what_is_at_odds_is_questioned() {
    let said =
        |phrase: &str, period: &str, rule: &str| rules(&reading(phrase, period)).contains(rule);
    for phrase in [
        "апрель – 3 неделя, далее ежемесячно",
        "апрель – 3-4 неделя, далее – ежемесячно",
        "сентябрь – еженедельно, далее ежемесячно",
        "II квартал – еженедельно, затем ежемесячно",
        "1 раз в квартал по средам",
        "ежемесячно в последний рабочий день года",
        "ежемесячно до 5 числа; апрель",
        "ежегодно в I квартале (янв, апр, июл, окт)",
        "ежемесячно, не позднее 29 дней после окончания месяца",
        "на следующей неделе после 15 мая",
        "октябрь, декабрь (3-я неделя)",
        "март, июнь (после 10 числа)",
        "май (ежегодно), октябрь (2022 г.)",
        "10 дней, с 13 по 20 ноября",
        "каждое полугодие; 9 мая",
        "ежемесячно в первую неделю текущего года",
        "ежегодно, за 10 дней до конца квартала",
        "ежеквартально, за 3 дня до конца месяца",
        "в течение дней до 1 июня",
        "за дней до 1 июня",
        "два раза в месяц, по средам",
        "1 раз в месяц по пятницам",
        "ежемесячно по средам",
        "2 раза в год (апрель-май)",
        "2 раза в полугодие (март, июнь)",
        "2 раза в год (1 марта 2022)",
        "2 раза в год (март, июль, ноябрь)",
        "один раз в год (март, июнь)",
        "раз в квартал (март, июнь)",
        "ежеквартально, март",
        "ежеквартально до 10.04, 10.07, 10.10, 10.01",
        "по полугодиям до 10 июля и 10 января",
        "1 мая и до 10 июня",
        "ежеквартально, в мае – ежемесячно",
        "весь период или 15 мая",
        "последняя пятница месяца и еженедельно",
        "ежеквартально, последняя пятница месяца",
        "ежемесячно; до 15 числа последнего месяца квартала",
        "10 числа каждого месяца и ежегодно в мае",
        "ежегодно в мае; ежемесячно",
        "к Празднику труда и не позднее 20 декабря",
        "до конкурса и не ранее 20 декабря",
        "1 раз в месяц, май – 15 числа",
        "ежемесячно до 5 числа следующего месяца, в декабре – до 25 декабря",
        "ежемесячно до 5 числа (за декабрь – до 25 декабря)",
        "10 числа каждого месяца, в январе – 20 января",
        "ежемесячно до 5 числа, в 2022 году, в январе – до 15 числа",
        "ежемесячно, в 2022 году – еженедельно, летом – ежедневно",
        "май, в остальные месяцы – по графику",
        "до 1 мая, остальные – до 1 июня",
        "ежедневно по средам",
        // words of time, misspelt, are no event
        "не позднее первогорабочего дня после 1 мая",
        "на протяжжении мая-июня",
        "в период с 1 маррта по 15 апреля 2022 года",
        "в течение 5 дней посл е 1 марта",
        "в течение 10 дней д о 1 июня",
        "в период паводка в апрле-мае",
        "до наступления холодов (октябрь)",
        "в течение 10 дней после каждый год, начиная с 2022",
        "в чётные недели",
        "до 25 мая сего года; не позднее 10 числа каждого месяца",
        "ежегодно ко Дню Победы; до конца каждого учебного года",
        "ежемесячно до 5 числа; ежегодно до 1 мая, в 2022 году – до 1 июня",
        "первая пятница после 10 мая; каждый рабочий день",
        "апрель; ежемесячно до 5 числа",
        "в июле – по пятницам, по понедельникам",
        "1-я (2-я декада июня)",
    ] {
        assert!(said(phrase, "2022", "uncertain-reading"), "{phrase}");
    }
}

#[test]
fn what_agrees_is_not_questioned() {
    let said =
        |phrase: &str, period: &str, rule: &str| rules(&reading(phrase, period)).contains(rule);
    // what is counted from a day has an end of its own
    for phrase in ["две недели с 1 мая по 14 мая", "3 дня с 1 мая по 3 мая"]
    {
        assert!(said(phrase, "2022", "missing-separator"), "{phrase}");
    }
    assert!(!said("две недели с 1 мая", "2022", "missing-separator"));
    for phrase in [
        "1 раз в неделю по средам",
        "2 раза в неделю по вторникам и четвергам",
        "2 раза в год (март, июль)",
        "ежегодно, март, июнь",
        "ежеквартально до 10.01, 10.04, 10.07, 10.10",
    ] {
        assert!(!said(phrase, "2022", "uncertain-reading"), "{phrase}");
    }
    for phrase in [
        "ежегодно до 1 мая 2022 года",
        "ежегодно, 1 октября, 25 мая 2022 года",
    ] {
        assert!(said(phrase, "2021-2023", "uncertain-reading"), "{phrase}");
        assert!(!said(
            "ежегодно до 1 мая 2022 года",
            "2022",
            "uncertain-reading"
        ));
    }
    for phrase in ["в течение 2022 года", "в течение 2022-2023 учебного года"]
    {
        assert!(said(phrase, "2021", "outside-period"), "{phrase}");
        assert!(!said(phrase, "2021-2024", "outside-period"), "{phrase}");
    }
}

/// «usual, в windows – own» is the usual outside of the windows, and its own in them.
#[test]
fn windows_with_terms_of_their_own_take_the_place_of_the_usual() {
    let year = |years: &'static [i32]| move |day: NaiveDate| years.contains(&day.year());
    let months = |months: &'static [u32]| move |day: NaiveDate| months.contains(&day.month());
    let windows: [(&str, Holds); 9] = [
        ("в декабре", Box::new(months(&[12]))),
        ("в июне и декабре", Box::new(months(&[6, 12]))),
        ("в январе, мае, июне", Box::new(months(&[1, 5, 6]))),
        ("летом", Box::new(months(&[6, 7, 8]))),
        ("во 2 квартале", Box::new(months(&[4, 5, 6]))),
        (
            "с апреля по октябрь",
            Box::new(months(&[4, 5, 6, 7, 8, 9, 10])),
        ),
        (
            "с 10 июня по 20 августа",
            Box::new(|day| {
                let day = (day.month(), day.day());
                ((6, 10)..=(8, 20)).contains(&day)
            }),
        ),
        ("в 2022 году", Box::new(year(&[2022]))),
        ("в 2021 и 2023 годах", Box::new(year(&[2021, 2023]))),
    ];
    let usual = [
        "ежемесячно до 15 числа",
        "10 числа каждого месяца",
        "по понедельникам",
        "последний рабочий день месяца",
    ];
    let own = [
        ("до 25 числа", "до 25 числа каждого месяца"),
        ("20 числа", "20 числа каждого месяца"),
        ("по пятницам", "по пятницам"),
        (
            "в первый рабочий день месяца",
            "в первый рабочий день месяца",
        ),
    ];
    let due = |phrase: &str, period: &str| -> Vec<NaiveDate> {
        let reading = reading(phrase, period);
        reading.occurrences.iter().map(|found| found.due).collect()
    };
    for period in ["2022", "2021-2023"] {
        for (window, holds) in &windows {
            // a year outside of the plan stands as it is written
            if period == "2022" && window.contains("2021") {
                continue;
            }
            for usual in usual {
                for (said, own) in own {
                    let mut wanted = due(usual, period);
                    wanted.retain(|day| !holds(*day));
                    wanted.extend(due(own, period).into_iter().filter(|day| holds(*day)));
                    wanted.sort();
                    for phrase in [
                        format!("{usual}, {window} – {said}"),
                        format!("{usual} ({window} – {said})"),
                        format!("{usual}, а {window} {said}"),
                        format!("{window} – {said}, в остальное время – {usual}"),
                    ] {
                        assert_eq!(due(&phrase, period), wanted, "{phrase} ({period})");
                    }
                }
            }
        }
    }
}

/// What limits a recurrence, «летом» or «с 2022 года», means the same wherever it stands; where it is taken otherwise,
/// that is told.
#[test]
fn a_limit_means_the_same_wherever_it_stands() {
    let year = |years: &'static [i32]| move |day: NaiveDate| years.contains(&day.year());
    let months = |months: &'static [u32]| move |day: NaiveDate| months.contains(&day.month());
    let by_months: [(&str, Holds); 9] = [
        ("летом", Box::new(months(&[6, 7, 8]))),
        ("в IV квартале", Box::new(months(&[10, 11, 12]))),
        (
            "во втором полугодии",
            Box::new(months(&[7, 8, 9, 10, 11, 12])),
        ),
        (
            "с апреля по октябрь",
            Box::new(months(&[4, 5, 6, 7, 8, 9, 10])),
        ),
        ("в мае, июне и июле", Box::new(months(&[5, 6, 7]))),
        ("апрель – июнь", Box::new(months(&[4, 5, 6]))),
        (
            "кроме июля и августа",
            Box::new(|day| ![7, 8].contains(&day.month())),
        ),
        (
            "кроме III квартала",
            Box::new(|day| ![7, 8, 9].contains(&day.month())),
        ),
        (
            "в мае-июне 2021-2022 гг.",
            Box::new(|day| day.year() < 2023 && [5, 6].contains(&day.month())),
        ),
    ];
    let by_years: [(&str, Holds); 8] = [
        ("в 2022 году", Box::new(year(&[2022]))),
        ("в 2022-2023 гг.", Box::new(year(&[2022, 2023]))),
        ("с 2022 года", Box::new(year(&[2022, 2023]))),
        ("до 2022 года включительно", Box::new(year(&[2021, 2022]))),
        ("кроме 2022 года", Box::new(year(&[2021, 2023]))),
        ("в 2021 и 2023 годах", Box::new(year(&[2021, 2023]))),
        ("с 2021 по 2022 год", Box::new(year(&[2021, 2022]))),
        ("2021, 2023 гг.", Box::new(year(&[2021, 2023]))),
    ];
    let monthly = [
        ("ежемесячно", "до 5 числа"),
        ("ежемесячно", "10 числа"),
        ("1 раз в месяц", "до 10 и 25 числа"),
        ("ежемесячно", "в последнюю пятницу"),
        ("каждый месяц", "последний рабочий день"),
        ("еженедельно", "по вторникам и четвергам"),
    ];
    let yearly = [
        ("ежегодно", "до 1 мая"),
        ("каждый год", "май, октябрь"),
        ("ежегодно", "не позднее 15 марта"),
        ("1 раз в год", "в I квартале"),
        ("ежегодно", "апрель – май"),
        ("ежегодно", "последняя пятница мая"),
        ("ежеквартально", "до 10 числа"),
        ("ежемесячно", "последний рабочий день"),
    ];
    let found = |phrase: &str| -> Vec<(Option<NaiveDate>, NaiveDate)> {
        let reading = reading(phrase, "2021-2023");
        let found = reading.occurrences.iter();
        found.map(|found| (found.start, found.due)).collect()
    };
    let mut wrong = Vec::new();
    for (limits, terms) in [(&by_months[..], &monthly[..]), (&by_years[..], &yearly[..])] {
        for (limit, holds) in limits {
            for (often, term) in terms {
                let mut wanted = found(&format!("{often}, {term}"));
                wanted.retain(|(_, due)| holds(*due));
                for phrase in [
                    format!("{often}, {term}, {limit}"),
                    format!("{often} {term} {limit}"),
                    format!("{often} {limit} {term}"),
                    format!("{often}, {limit}, {term}"),
                    format!("{limit} {often} {term}"),
                    format!("{limit} – {often}, {term}"),
                    format!("{limit}: {often} {term}"),
                    format!("{often} {term} ({limit})"),
                    format!("{often} ({limit}) {term}"),
                    format!("{term} {often} {limit}"),
                    format!("{term}, {often}; {limit}"),
                ] {
                    let told = !rules(&reading(&phrase, "2021-2023"))
                        .is_subset(&["non-working-day"].into());
                    if found(&phrase) != wanted && !told {
                        wrong.push(phrase);
                    }
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// «отчёт – ежемесячно, план – до 20 декабря»: what is told of each work is what it says alone.
#[test]
fn each_work_has_the_terms_told_of_it() {
    let terms = [
        "май",
        "до 1 марта",
        "с 1 по 15 июля",
        "до конца года",
        "ежемесячно до 5 числа",
        "1 раз в квартал",
        "еженедельно по пятницам",
        "ежегодно",
        "сентябрь, декабрь",
        "последний рабочий день месяца",
    ];
    let found = |phrase: &str| {
        let reading = reading(phrase, "2022");
        let found = reading.occurrences.iter();
        found
            .map(|found| (found.due, found.start))
            .collect::<Vec<_>>()
    };
    for first in terms {
        for second in terms {
            let mut wanted = [found(first), found(second)].concat();
            wanted.sort();
            for phrase in [
                format!("заседание комиссии – {first}; проведение проверок – {second}"),
                format!("заседание комиссии – {first}, проведение проверок – {second}"),
                format!("заседание комиссии: {first}; проведение проверок: {second}"),
                format!("заседание комиссии {first}, проведение проверок {second}"),
                format!("{first} – заседание комиссии; {second} – проведение проверок"),
                format!("{first} (заседание комиссии), {second} (проведение проверок)"),
            ] {
                let mut read = found(&phrase);
                read.sort();
                assert_eq!(read, wanted, "{phrase}");
            }
        }
    }
}

/// Reads the rows of a table: the phrase, its period, its windows, and what is said of it besides days off.
fn exact(table: &str) {
    let mut wrong = Vec::new();
    for row in rows(table) {
        let reading = reading(row[0], row[1]);
        let found: Vec<String> = windows(&reading)
            .into_iter()
            .map(|(start, due)| format!("{}/{due}", start.unwrap_or_default()))
            .collect();
        let mut said = rules(&reading);
        said.remove("non-working-day");
        let said = said.into_iter().collect::<Vec<_>>().join(" ");
        if found.join(" ") != row[2] || row.get(3).is_some_and(|wanted| *wanted != said) {
            wrong.push(format!(
                "{} [{}]: {} {said}",
                row[0],
                row[1],
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

/// Parts of the school year are dated by the calendar; without, it is said which key dates them.
#[test]
fn parts_of_the_school_year_are_of_the_calendar() {
    let mut dated = Calendar::default();
    dated.parts[Part::Trimester as usize] =
        vec![((9, 1), (11, 20)), ((11, 29), (2, 18)), ((2, 26), (5, 25))];
    dated.parts[Part::Semester as usize] = vec![((9, 1), (12, 30)), ((1, 10), (5, 31))];
    dated.parts[Part::Module as usize] =
        vec![((9, 1), (10, 8)), ((10, 18), (12, 30)), ((1, 10), (5, 31))];
    dated.parts[Part::Shift as usize] = vec![((6, 1), (6, 21)), ((6, 27), (7, 17))];
    dated.parts[Part::Holidays as usize] =
        vec![((10, 30), (11, 7)), ((12, 31), (1, 9)), ((3, 26), (4, 3))];
    let undated = Calendar::default();
    let of = |phrase: &str, calendar| {
        let period = Period::parse("2021-2022 учебный год");
        let context = Context {
            period,
            month: None,
            days: None,
            events: &[],
            calendar,
        };
        read(phrase, &context)
    };
    let mut wrong = Vec::new();
    for row in rows(include_str!("../phrases/parts.tsv")) {
        let (phrase, expected, key) = (row[0], row[1], row.get(2).copied().unwrap_or_default());
        let found = windows(&of(phrase, &dated));
        let found: Vec<String> = found
            .into_iter()
            .map(|(start, due)| format!("{}/{due}", start.unwrap_or_default()))
            .collect();
        let without = of(phrase, &undated);
        let said = |finding: &roadmap::diagnostic::Diagnostic| format!("{finding:?}").contains(key);
        if found.join(" ") != expected || !without.findings.iter().any(said) {
            wrong.push(format!(
                "{phrase}: {} / {:?}",
                found.join(" "),
                rules(&without)
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

/// Picks × frames × bounds × years × kinds of period; the days were worked out apart from the program.
#[test]
fn every_pick_is_read_in_every_frame() {
    exact(include_str!("../phrases/matrix.tsv"));
}

/// The day before, on and after what each rule turns on.
#[test]
fn bounds_are_where_the_rules_put_them() {
    exact(include_str!("../phrases/boundaries.tsv"));
}

#[test]
fn what_is_said_names_its_days_and_years() {
    for (phrase, period, expected) in [
        ("06.05.2022", "2022", None),
        ("07.05.2022", "2022", Some("суббота")),
        ("08.05.2022", "2022", Some("воскресенье")),
        ("09.05.2022", "2022", Some("праздник")),
        ("по средам, по пятницам", "2022-01", Some("05.01.2022")),
        ("до 15 марта", "2021-2022", Some("периода плана: 2021")),
        ("с мая и далее", "2022", Some("конец не указан")),
        (
            "декабрь, январь",
            "2021-2022",
            Some("периода плана: 2021, 2022"),
        ),
    ] {
        let found = reading(phrase, period).findings;
        let said = found.first().map(|found| found.title.text(Lang::Russian));
        let told = |(said, part): (&String, &str)| {
            said.contains(part) && (!part.contains("плана") || said.ends_with(part))
        };
        let right = said.as_ref().zip(expected).map_or(said.is_none(), told);
        assert!(right, "{phrase} [{period}]: {said:?}");
    }
}

#[test]
fn what_is_said_is_at_its_words() {
    for (phrase, at) in [
        ("май 2023 (1 декада)", "май 2023 (1 декада"),
        ("март; май 2023", "май 2023"),
    ] {
        let found = reading(phrase, "2022").findings;
        let outside = found.iter().find(|found| found.rule == Rule::OutsidePeriod);
        assert_eq!(
            outside.map(|found| &phrase[found.primary.span.range()]),
            Some(at)
        );
    }
}

#[test]
fn capitals_dashes_blanks_and_letters_that_look_alike_change_nothing() {
    let latin = |c| match c {
        'а' => 'a',
        'е' => 'e',
        'о' => 'o',
        'с' => 'c',
        'р' => 'p',
        'М' => 'M',
        other => other,
    };
    let hyphened = |text: &str| {
        let mut letter = false;
        let hidden = text.chars().flat_map(|c| {
            let inside = std::mem::replace(&mut letter, c.is_alphabetic()) && letter;
            [Some('\u{ad}').filter(|_| inside), Some(c)]
        });
        hidden.flatten().collect::<String>()
    };
    let respellings: [fn(&str) -> String; 8] = [
        hyphened,
        str::to_uppercase,
        |text| text.replace(' ', "  "),
        |text| text.replace(' ', "\u{a0}"),
        |text| text.replace(['-', '–'], "—"),
        |text| text.replace('-', " – "),
        |text| text.replacen('е', "ё", 1),
        |text| format!("{text};"),
    ];
    let tables = [
        include_str!("../phrases/matrix.tsv"),
        include_str!("../phrases/boundaries.tsv"),
    ];
    for row in tables.into_iter().flat_map(rows) {
        let (phrase, period) = (row[0], row[1]);
        let plain = windows(&reading(phrase, period));
        let alike: String = phrase.chars().map(latin).collect();
        let respelt = respellings.iter().map(|respell| respell(phrase));
        for other in respelt.chain([alike]) {
            assert_eq!(
                windows(&reading(&other, period)),
                plain,
                "{other} for {phrase}"
            );
        }
    }
}

#[test]
fn days_of_options_are_read_on_the_clock() {
    // a Monday
    let clock: NaiveDate = "2022-04-18".parse().unwrap();
    let case = |text: &str, wanted, expected: &str| {
        let read = day(text, clock, wanted).map(|day| day.to_string());
        let read = read.unwrap_or_else(|refused| format!("{:?}", refused.why.id));
        assert_eq!(read, expected, "{text} {wanted:?}");
    };
    let cases = [
        ("18.04.2022", "2022-04-18", "2022-04-18", "2022-04-18"),
        ("18.04.22", "2022-04-18", "2022-04-18", "2022-04-18"),
        ("2022-04-18", "2022-04-18", "2022-04-18", "2022-04-18"),
        ("17.04", "2022-04-17", "2022-04-17", "2023-04-17"),
        ("18.04", "2022-04-18", "2022-04-18", "2022-04-18"),
        ("19.04", "2022-04-19", "2022-04-19", "2022-04-19"),
        ("18 апреля", "2022-04-18", "2022-04-18", "2022-04-18"),
        ("25", "DayUnread", "DayUnread", "DayUnread"),
        ("сегодня", "2022-04-18", "2022-04-18", "2022-04-18"),
        ("вчера", "2022-04-17", "2022-04-17", "2022-04-17"),
        ("Завтра", "2022-04-19", "2022-04-19", "2022-04-19"),
        ("+7", "2022-04-25", "2022-04-25", "2022-04-25"),
        ("-3", "2022-04-15", "2022-04-15", "2022-04-15"),
        ("+3 дн.", "2022-04-21", "2022-04-21", "2022-04-21"),
        ("+1 месяц", "2022-05-18", "2022-05-18", "2022-05-18"),
        ("-2 мес.", "2022-02-18", "2022-02-18", "2022-02-18"),
        ("+1 декада", "DayUnread", "DayUnread", "DayUnread"),
        ("today", "2022-04-18", "2022-04-18", "2022-04-18"),
        ("Yesterday", "2022-04-17", "2022-04-17", "2022-04-17"),
        ("+2 недели", "2022-05-02", "2022-05-02", "2022-05-02"),
        ("неделю назад", "2022-04-11", "2022-04-11", "2022-04-11"),
        ("10 дней назад", "2022-04-08", "2022-04-08", "2022-04-08"),
        ("2 месяца назад", "2022-02-18", "2022-02-18", "2022-02-18"),
        ("с 1 мая", "2022-05-01", "DayUnread", "DayUnread"),
        ("апрель", "2022-04-01", "2022-04-30", "2022-04-30"),
        ("конец апреля", "2022-04-21", "2022-04-30", "2022-04-30"),
        ("до конца месяца", "2022-04-30", "2022-04-30", "2022-04-30"),
        (
            "до конца квартала",
            "2022-06-30",
            "2022-06-30",
            "2022-06-30",
        ),
        ("квартал", "2022-04-01", "2022-06-30", "2022-06-30"),
        ("начало года", "2022-01-01", "2022-01-01", "2022-01-01"),
        ("1 квартал", "2022-01-01", "2022-03-31", "2023-03-31"),
        ("неделя", "2022-04-18", "2022-04-24", "2022-04-24"),
        ("прошлая неделя", "2022-04-11", "2022-04-17", "2022-04-17"),
        ("следующий месяц", "2022-05-01", "2022-05-31", "2022-05-31"),
        ("прошлая пятница", "2022-04-15", "2022-04-15", "2022-04-15"),
        (
            "прошлый понедельник",
            "2022-04-11",
            "2022-04-11",
            "2022-04-11",
        ),
        (
            "следующий понедельник",
            "2022-04-25",
            "2022-04-25",
            "2022-04-25",
        ),
        ("эта пятница", "2022-04-22", "2022-04-22", "2022-04-22"),
        ("пятница", "2022-04-15", "2022-04-22", "2022-04-22"),
        ("31.04", "DayImpossible", "DayImpossible", "DayImpossible"),
        ("29.02", "DayImpossible", "DayImpossible", "DayImpossible"),
        (
            "01.01.1989",
            "PhraseYearRange",
            "PhraseYearRange",
            "PhraseYearRange",
        ),
        (
            "2200-01-01",
            "PhraseYearRange",
            "PhraseYearRange",
            "PhraseYearRange",
        ),
        (
            "1 мая 0999",
            "PhraseYearRange",
            "PhraseYearRange",
            "PhraseYearRange",
        ),
        ("ежемесячно", "DayUnread", "DayUnread", "DayUnread"),
        ("май, июнь", "DayUnread", "DayUnread", "DayUnread"),
        ("", "DayUnread", "DayUnread", "DayUnread"),
    ];
    for (text, first, last, coming) in cases {
        case(text, Wanted::First, first);
        case(text, Wanted::Last, last);
        case(text, Wanted::Coming, coming);
    }
}

/// Everything the reader says of many phrases, and of which bytes: whoever changes one of them looks at it.
#[test]
fn the_picture_of_all_readings_is_as_it_was() {
    let mut changed = Vec::new();
    for line in include_str!("../phrases/picture.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (period, month) = cells[0].split_once('|').unwrap_or((cells[0], ""));
        let reading = of_month(cells[1], period, month.parse().ok());
        let mut found: Vec<String> = windows(&reading)
            .into_iter()
            .map(|(start, due)| format!("{}/{due}", start.unwrap_or_default()))
            .collect();
        if found.len() > 26 {
            let count = found.len().to_string();
            found.truncate(3);
            found.extend(["…".to_owned(), count]);
        }
        let said: Vec<String> = reading
            .findings
            .iter()
            .map(|finding| {
                let said = format!("{:?}", finding.title.id);
                let said = said.trim_start_matches("Phrase");
                let span = finding.primary.span;
                format!("{said}@{}-{}", span.start, span.end)
            })
            .collect();
        let milestones: Vec<String> = reading
            .milestones
            .iter()
            .map(|milestone| format!("{} {}", milestone.date, milestone.text))
            .collect();
        let now = [
            cells[0],
            cells[1],
            reading.kind.name(),
            &found.join(" "),
            &said.join(" "),
            &milestones.join(";"),
        ];
        if now.as_slice() != cells {
            changed.push(now.join("\t"));
        }
    }
    assert!(
        changed.is_empty(),
        "{} changed:\n{}",
        changed.len(),
        changed.join("\n")
    );
}

#[test]
fn what_recurs_outside_its_year_is_questioned() {
    let said = |phrase: &str| rules(&reading(phrase, "2021-2023")).contains("uncertain-reading");
    for phrase in [
        "ежемесячно с сентября в 2022 году",
        "в 2022 году апрель – май – еженедельно (понедельник)",
        "до окончания учебного года 2022 г.",
    ] {
        assert!(said(phrase), "{phrase}");
    }
    for phrase in [
        "ежеквартально в 2022 году",
        "ежеквартально, в 2022 году – ежемесячно",
        "в 2022 году – ежемесячно, в остальные годы – ежеквартально",
        "ежеквартально в 2022 году до 10 числа месяца, следующего за отчётным",
        "до окончания 2021-2022 учебного года",
    ] {
        assert!(!said(phrase), "{phrase}");
    }
}
