//! The pack for a meeting: which days belong to what, what waits for what, and what the page says of real plans.

use std::fmt::Write as _;

use chrono::{NaiveDate, TimeDelta};
use roadmap::document;
use roadmap::model::{Plan, Readings, Workspace, lower};
use roadmap::query::{self, Brief, Clock, Filter, Kept, Meeting, Wait};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Puts a question to a plan of 2022 with `items`, as it is known on the day `as_of`.
fn ask<T>(items: &str, as_of: NaiveDate, question: impl FnOnce(&Plan<'_>) -> T) -> T {
    let text = format!("title = \"П\"\nperiod = \"2022\"\n{items}");
    let arena = toml_spanner::Arena::new();
    let (mut document, problems) = document::plan(&text, &arena);
    assert!(problems.is_empty(), "{problems:?} in {text}");
    document.forget_after(as_of);
    let workspace = Workspace::default();
    let readings = Readings::default();
    question(&lower("p", document, &workspace, &readings).0)
}

/// Returns the pack of a plan for the meeting of 18 April, between those of 18 March and 19 May.
fn brief(items: &str) -> Brief {
    let meeting = Meeting {
        since: day("2022-03-18"),
        day: day("2022-04-18"),
        next: day("2022-05-19"),
    };
    let clock = Clock {
        as_of: meeting.day,
        within: Clock::WITHIN,
    };
    ask(items, meeting.day, |plan| {
        query::brief(plan, &Filter::default(), clock, meeting)
    })
}

fn item(facts: &str) -> String {
    format!("[[item]]\nnumber = \"1\"\ntitle = \"Сбор\"\n{facts}\n")
}

/// Returns what the pack says of an item due on the day before, on and after `around`.
fn around<T>(around: &str, told: impl Fn(&Brief) -> T) -> [T; 3] {
    [-1, 0, 1].map(|off| {
        let due = day(around) + TimeDelta::days(off);
        told(&brief(&item(&format!("deadline = {due}"))))
    })
}

#[test]
fn the_day_before_on_and_after_each_meeting() {
    let late = |brief: &Brief| brief.late.len();
    let coming = |brief: &Brief| brief.coming.len();
    let now = |brief: &Brief| brief.discipline.now.due;
    let before = |brief: &Brief| brief.discipline.before.due;
    // Due on the day of the meeting is not late yet, and falls into the time after it.
    assert_eq!(around("2022-04-18", late), [1, 0, 0]);
    assert_eq!(around("2022-04-18", coming), [0, 1, 1]);
    assert_eq!(around("2022-04-18", now), [1, 0, 0]);
    assert_eq!(around("2022-05-19", coming), [1, 1, 0]);
    assert_eq!(around("2022-03-18", now), [0, 1, 1]);
    assert_eq!(around("2022-03-18", before), [1, 0, 0]);
    // The time before is as long: 31 days.
    assert_eq!(around("2022-02-15", before), [0, 1, 1]);
}

/// Returns what fell due in the time since the last meeting.
fn kept(facts: &str) -> (usize, usize) {
    let Kept { due, in_time } = brief(&item(facts)).discipline.now;
    (in_time, due)
}

#[test]
fn what_was_in_time_is_judged_by_the_deadline_in_force() {
    let due = "deadline = 2022-04-01";
    let moved = |on: &str, to: &str| {
        format!("{due}\nmoved = [{{ due = 2022-04-01, to = {to}, on = {on} }}]")
    };
    let reworded = |on: &str, to: &str| {
        format!("deadline = {to}\npostponed = [{{ was = 2022-04-01, on = {on} }}]")
    };
    let cases = [
        (due.to_owned(), (0, 1)),
        (format!("{due}\ndone = 2022-03-31"), (1, 1)),
        (format!("{due}\ndone = 2022-04-01"), (1, 1)),
        (format!("{due}\ndone = 2022-04-02"), (0, 1)),
        // Marked after the meeting: not known at it.
        (format!("{due}\ndone = 2022-04-19"), (0, 1)),
        (format!("{due}\ncancelled = {{ on = 2022-04-05 }}"), (0, 0)),
        (format!("{due}\ncancelled = {{ on = 2022-04-19 }}"), (0, 1)),
        // Moved in time, the old day is no miss; moved a day later, it was missed.
        (moved("2022-04-01", "2022-05-20"), (0, 0)),
        (moved("2022-04-02", "2022-05-20"), (0, 1)),
        (reworded("2022-04-01", "2022-05-20"), (0, 0)),
        (reworded("2022-04-02", "2022-05-20"), (0, 1)),
        // Missed once and met by the new day: it counts once, by its last day in the time.
        (
            moved("2022-04-02", "2022-04-10") + "\ndone = 2022-04-10",
            (1, 1),
        ),
        (
            moved("2022-04-02", "2022-04-10") + "\ndone = 2022-04-11",
            (0, 1),
        ),
    ];
    for (facts, expected) in cases {
        assert_eq!(kept(&facts), expected, "{facts}");
    }
}

#[test]
fn an_answer_waits_until_something_is_decided_on_its_day_or_later() {
    let answered = "unmet = [{ due = 2022-04-01, on = 2022-04-05, reason = \"нет сметы\" }]";
    let case = |more: &str| {
        let facts = format!("deadline = 2022-04-01\n{answered}\n{more}");
        brief(&item(&facts)).answered.len()
    };
    let moved = |on: &str| format!("moved = [{{ due = 2022-04-01, to = 2022-05-01, on = {on} }}]");
    assert_eq!(case(""), 1);
    assert_eq!(case(&moved("2022-04-04")), 1);
    assert_eq!(case(&moved("2022-04-05")), 0);
    assert_eq!(case(&moved("2022-04-06")), 0);
    assert_eq!(case("done = 2022-04-06"), 0);
    assert_eq!(case("cancelled = { on = 2022-04-06 }"), 0);
}

#[test]
fn what_has_no_date_and_what_has_no_proof() {
    let undated = |deadline: &str| {
        brief(&item(&format!("deadline = \"{deadline}\"")))
            .undated
            .len()
    };
    assert_eq!(undated("по отдельному графику"), 1);
    assert_eq!(undated("после окончания паводка"), 1);
    assert_eq!(undated("по мере необходимости"), 0);
    assert_eq!(undated("постоянно"), 0);
    // The mark of the other item gives the day; one that the plan does not have gives none.
    assert_eq!(undated("после исполнения п. 7"), 1);
    let two = item("deadline = 2022-05-01")
        + "[[item]]\nnumber = \"2\"\ntitle = \"Свод\"\ndeadline = \"после п. 1\"\n";
    assert_eq!(brief(&two).undated.len(), 0);
    let unproved = |facts: &str| {
        let facts = format!("deadline = 2022-04-01\n{facts}");
        brief(&item(&facts)).unproved.len()
    };
    assert_eq!(unproved("done = 2022-04-01"), 1);
    assert_eq!(
        unproved("done = 2022-04-01\nevidence = \"протокол № 2\""),
        0
    );
    assert_eq!(unproved("done = 2022-04-19"), 0);
}

/// Returns what waits for something late in a plan of items 1, 2 …, whose deadlines and facts these are, on a day.
fn waits(items: &[&str], as_of: &str) -> Vec<String> {
    let mut text = String::new();
    for (number, facts) in (1..).zip(items) {
        writeln!(
            text,
            "[[item]]\nnumber = \"{number}.\"\ntitle = \"Дело {number}\"\n{facts}"
        )
        .unwrap();
    }
    let as_of = day(as_of);
    let clock = Clock {
        as_of,
        within: Clock::WITHIN,
    };
    let told = |wait: &Wait| {
        let awaits = wait.awaits.iter();
        let awaits = awaits.map(|one| format!("{} ({})", one.id, one.days_late));
        format!("{} ← {}", wait.id, awaits.collect::<Vec<_>>().join(" ← "))
    };
    ask(&text, as_of, |plan| {
        let waits = query::waits(plan, &Filter::default(), clock);
        waits.iter().map(told).collect()
    })
}

#[test]
fn items_wait_for_a_late_one_directly_or_through_others() {
    let first = "deadline = 2022-04-18";
    let second = "deadline = \"в течение 10 дней после п. 1\"";
    let third = "deadline = \"после исполнения п. 2\"";
    let none: [&str; 0] = [];
    // Due on its day is not late.
    assert_eq!(waits(&[first, second], "2022-04-17"), none);
    assert_eq!(waits(&[first, second], "2022-04-18"), none);
    assert_eq!(waits(&[first, second], "2022-04-19"), ["2 ← 1 (1)"]);
    assert_eq!(
        waits(&[first, second, third], "2022-04-20"),
        ["2 ← 1 (2)", "3 ← 2 (0) ← 1 (2)"]
    );
    // Done, even late, it holds nobody up; the mark holds from its day on.
    let done = format!("{first}\ndone = 2022-04-20");
    assert_eq!(waits(&[&done, second], "2022-04-19"), ["2 ← 1 (1)"]);
    assert_eq!(waits(&[&done, second], "2022-04-20"), none);
    // What is done or dropped waits for nothing.
    let dropped = format!("{second}\ncancelled = {{ on = 2022-04-19 }}");
    assert_eq!(waits(&[first, &dropped], "2022-04-19"), none);
    // Real dates win over the words.
    let dated = format!("{second}\ndates = [2022-05-01]");
    assert_eq!(waits(&[first, &dated], "2022-04-20"), none);
}

#[test]
fn circles_and_items_that_are_not_there_hold_nothing_up() {
    let none: [&str; 0] = [];
    let after = |number: u32| format!("deadline = \"после п. {number}\"");
    assert_eq!(waits(&[&after(2), &after(1)], "2022-04-20"), none);
    assert_eq!(waits(&[&after(1)], "2022-04-20"), none);
    assert_eq!(waits(&[&after(7)], "2022-04-20"), none);
    let late = "deadline = 2022-04-01";
    // A chain into a circle of others does not hang.
    assert_eq!(
        waits(&[&after(2), &after(3), &after(2), late], "2022-04-20"),
        none
    );
}
