//! Whatever is written is read without panicking, and what is read is sound.

use chrono::{Datelike as _, NaiveDate};
use proptest::prelude::*;

use roadmap::calendar::{Calendar, Period};
use roadmap::phrase::{Context, Kind, month_named, read};

fn context<'a>(period: &str, calendar: &'a Calendar) -> Context<'a> {
    Context {
        period: Period::parse(period),
        month: None,
        days: None,
        events: &[],
        calendar,
    }
}

fn sound(phrase: &str, period: &str) {
    let calendar = Calendar::default();
    let reading = read(phrase, &context(period, &calendar));
    for finding in &reading.findings {
        let span = finding.primary.span;
        assert!(
            phrase.get(span.range()).is_some(),
            "{phrase:?}: {finding:?}"
        );
    }
    for pair in reading.occurrences.windows(2) {
        assert!(
            pair[0].due <= pair[1].due,
            "{phrase:?}: {:?}",
            reading.occurrences
        );
    }
    for found in &reading.occurrences {
        assert!(
            found.start.is_none_or(|start| start <= found.due),
            "{phrase:?}: {found:?}"
        );
        assert!(
            phrase.get(found.span.range()).is_some(),
            "{phrase:?}: {found:?}"
        );
    }
    assert!(
        reading.kind != Kind::Unknown || !reading.findings.is_empty(),
        "{phrase:?}"
    );
    assert!(
        reading.kind != Kind::Unknown || reading.occurrences.is_empty(),
        "{phrase:?}"
    );
}

/// Words of the language and some that are not.
fn words() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "до",
        "с",
        "по",
        "к",
        "в",
        "на",
        "за",
        "и",
        "не позднее",
        "мая",
        "Сентябрь",
        "2022",
        "22",
        "1",
        "31",
        "5",
        "III",
        "г.",
        "года",
        ",",
        ";",
        "-",
        "–",
        ".",
        "(",
        ")",
        "каждый",
        "понедельник",
        "раз",
        "квартал",
        "месяца",
        "числа",
        "неделя",
        "декада",
        "полугодие",
        "учебного",
        "ежемесячно",
        "ежегодно",
        "постоянно",
        "в течение",
        "по плану",
        "после",
        "дней",
        "29.02",
        "31.11",
        "01.09.2022",
        "14.00",
        "текущего",
        "следующего",
        "за отчетным",
        "конца",
        "начала",
        "половина",
        "последняя",
        "зима",
        "каникулы",
        "УО",
        "потом",
        "2021-2022",
        ":",
        "№",
        "первый",
        "срок",
        "999999999",
        "3-я",
        "последнего",
        "следующего",
        "рабочих",
    ]);
    prop::collection::vec((pieces, prop::bool::ANY), 0..9).prop_map(|pieces| {
        let mut text = String::new();
        for (piece, glued) in pieces {
            if !glued {
                text.push(' ');
            }
            text.push_str(piece);
        }
        text
    })
}

fn periods() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "2022",
        "2021-2022",
        "2020-2021 учебный год",
        "2022-02",
        "2022-09-01..2023-05-31",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_withstood(text in any::<String>(), period in periods()) {
        sound(&text, period);
    }

    #[test]
    fn any_words_are_withstood(text in words(), period in periods()) {
        sound(&text, period);
    }

    #[test]
    fn lists_of_days_are_read_whole(mut days in prop::collection::vec(1u32..=28, 1..5)) {
        let calendar = Calendar::default();
        let phrase: Vec<String> = days.iter().map(|day| format!("{day:02}.03.2022")).collect();
        let reading = read(&phrase.join(", "), &context("2022", &calendar));
        let read: Vec<u32> = reading.occurrences.iter().map(|found| found.due.day()).collect();
        days.sort_unstable();
        prop_assert_eq!(read, days);
        prop_assert_eq!(reading.kind, Kind::On);
    }
}

/// Returns the phrases of real documents.
fn written() -> impl Iterator<Item = &'static str> {
    let tables = [
        (include_str!("../phrases/seeds.tsv"), 2),
        (include_str!("../phrases/wild.tsv"), 0),
        (include_str!("../phrases/more.tsv"), 0),
    ];
    tables.into_iter().flat_map(|(table, column)| {
        table
            .lines()
            .skip(1)
            .filter_map(move |line| line.split('\t').nth(column))
    })
}

#[test]
fn events_change_nothing_that_does_not_turn_on_them() {
    let calendar = Calendar::default();
    let undated = context("2021-2022", &calendar);
    let day = NaiveDate::from_ymd_opt(2021, 9, 15).unwrap();
    let events = ["выгрузки данных", "мая", "совещание"].map(|name| (name.to_owned(), day));
    let dated = Context {
        events: &events,
        ..undated
    };
    let mut turning = 0;
    for phrase in written() {
        let (without, with) = (read(phrase, &undated), read(phrase, &dated));
        let turns = without.by_events && with.by_events;
        assert!(turns || without == with, "{phrase}");
        turning += usize::from(turns);
    }
    assert!(turning > 0);
}

#[test]
fn events_date_what_waits_for_them() {
    let calendar = Calendar::default();
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let events = [
        ("окончание экзаменов".to_owned(), day("2022-06-24")),
        ("Купальный сезон".to_owned(), day("2022-06-01")),
    ];
    let context = Context {
        events: &events,
        ..context("2022", &calendar)
    };
    let due = |phrase| {
        let reading = read(phrase, &context);
        assert_eq!(reading.kind, Kind::Relative, "{phrase}");
        reading.occurrences[0].due.to_string()
    };
    assert_eq!(
        due("в течение 10 рабочих дней после окончания экзаменов"),
        "2022-07-08"
    );
    assert_eq!(due("за 5 дней до начала купального сезона"), "2022-05-27");
    assert_eq!(due("до начала купального сезона"), "2022-06-01");
    assert_eq!(due("накануне купального сезона"), "2022-05-31");
}

#[test]
fn sections_lend_their_month() {
    let calendar = Calendar::default();
    let context = Context {
        month: month_named("АПРЕЛЬ"),
        ..context("2022", &calendar)
    };
    let due = |phrase| read(phrase, &context).occurrences[0].due.to_string();
    assert_eq!(due("25-26"), "2022-04-26");
    assert_eq!(due("до 15 числа"), "2022-04-15");
    assert_eq!(due("в течение месяца"), "2022-04-30");
    assert_eq!(due("2 неделя"), "2022-04-14");
    assert_eq!(due("до 25 числа следующего месяца"), "2022-05-25");
    assert_eq!(
        due("до 5 числа месяца, следующего за отчетным"),
        "2022-05-05"
    );
    assert_eq!(due("до 5 числа по итогам месяца"), "2022-05-05");
    let december = Context {
        period: Period::parse("2022-2023"),
        month: Some(12),
        ..context
    };
    let next = read("до 10 числа следующего месяца", &december);
    assert_eq!(next.occurrences.len(), 1);
    assert_eq!(next.occurrences[0].due.to_string(), "2023-01-10");
    // what is of every month is questioned, and stays
    let monthly = read("2 раза в месяц", &context);
    assert_eq!(monthly.occurrences.len(), 24);
    assert_eq!(monthly.findings.len(), 1);
}

#[test]
fn unknown_words_are_underlined_exactly() {
    let calendar = Calendar::default();
    let underlined = |phrase: &str| {
        let reading = read(phrase, &context("2022", &calendar));
        assert_eq!(reading.kind, Kind::Unknown, "{phrase}");
        phrase
            .get(reading.findings[0].primary.span.range())
            .unwrap()
            .to_owned()
    };
    assert_eq!(underlined("май, абракадабра, июнь"), "абракадабра");
    assert_eq!(underlined("май, абракадабра, чепуха, июнь"), "абракадабра");
    assert_eq!(underlined("к ненастью"), "ненастью");
    assert_eq!(underlined("14.00, 15.00"), "14.00, 15.00");
    assert_eq!(underlined("11.00-11.30"), "11.00-11.30");
    assert_eq!(underlined("16.30 – 17.30"), "16.30 – 17.30");
    assert_eq!(underlined("07.12-19.20"), "19.20");
}

#[test]
fn every_pick_of_every_frame_is_withstood() {
    let picks = ["первый", "9-й", "последний", "предпоследний", "31-й"];
    let counted = [
        "день",
        "рабочий день",
        "пятница",
        "неделя",
        "декада",
        "половина",
        "месяц",
    ];
    let frames = [
        "недели",
        "первой половины мая",
        "первой недели мая",
        "последней декады квартала",
        "мая",
        "2 квартала",
        "зимы",
        "учебного года",
        "2 четверти",
        "месяца, следующего за отчетным кварталом",
        "2100 года",
    ];
    for pick in picks {
        for counted in counted {
            for frame in frames {
                for period in [
                    "2022",
                    "2021-2022 учебный год",
                    "2022-02-05..2022-02-11",
                    "2100",
                ] {
                    sound(&format!("конец {pick} {counted} {frame}"), period);
                    sound(&format!("{pick} {counted} {frame}"), period);
                }
            }
        }
    }
}
