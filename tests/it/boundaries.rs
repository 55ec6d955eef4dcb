//! Every comparison of days: what is said on the day before, on the day and on the day after.

use chrono::{Days, NaiveDate};
use roadmap::check::check;
use roadmap::diagnostic::{Diagnostic, Rule};
use roadmap::document;
use roadmap::model::{Plan, Readings, Workspace, lower};
use roadmap::query::{self, Clock, Filter, Move, State};
use roadmap::words::MessageId;
use toml_spanner::Arena;

/// The day that the tables are about.
const DAY: &str = "2022-03-15";

fn day() -> NaiveDate {
    DAY.parse().unwrap()
}

/// Returns the day before, the day and the day after.
fn around() -> [NaiveDate; 3] {
    [day() - Days::new(1), day(), day() + Days::new(1)]
}

/// Puts a question to a plan of one item with `lines`, as it was on the day of `clock`.
fn ask<T>(lines: &str, clock: Clock, question: impl FnOnce(&Plan<'_>, &str) -> T) -> T {
    let text = format!(
        "title = \"П\"\nperiod = \"2022\"\n[[item]]\nnumber = \"1\"\ntitle = \"А\"\n{lines}\n"
    );
    of_text(&text, clock, question)
}

fn of_text<T>(text: &str, clock: Clock, question: impl FnOnce(&Plan<'_>, &str) -> T) -> T {
    let arena = Arena::new();
    let (mut document, _) = document::plan(text, &arena);
    document.forget_after(clock.as_of);
    let workspace = Workspace::default();
    let (plan, _) = lower("plan", document, &workspace, &Readings::default());
    question(&plan, text)
}

fn clock(as_of: NaiveDate) -> Clock {
    Clock {
        as_of,
        within: Clock::WITHIN,
    }
}

fn state(lines: &str, as_of: NaiveDate) -> State {
    ask(lines, clock(as_of), |plan, _| {
        query::list(plan, &Filter::default(), clock(as_of))[0].state
    })
}

/// Returns whether check finds `rule` in `text` today.
fn finds(rule: Rule, text: &str, today: NaiveDate) -> bool {
    found(text, today).iter().any(|found| found.rule == rule)
}

/// Returns whether check says `title` of `text` today.
fn says(title: MessageId, text: &str, today: NaiveDate) -> bool {
    found(text, today)
        .iter()
        .any(|found| found.title.id == title)
}

fn found(text: &str, today: NaiveDate) -> Vec<Diagnostic> {
    let arena = Arena::new();
    let (document, found) = document::plan(text, &arena);
    let workspace = Workspace::default();
    let (plan, more) = lower("plan", document, &workspace, &Readings::default());
    let found = found.into_iter().chain(more).collect();
    check(&plan, found, text, &workspace, today)
}

#[test]
fn a_state_changes_with_the_day_of_the_report() {
    use State::{Cancelled, Done, DueSoon, InProgress, Overdue, Planned, Undated};
    let due = "deadline = \"до 15.03.2022\"";
    let late = "deadline = \"до 01.03.2022\"";
    let series = "deadline = \"01.03.2022\"";
    for (lines, expected) in [
        (due.to_owned(), [DueSoon, DueSoon, Overdue]),
        (
            "deadline = \"29.03.2022\"".to_owned(),
            [Planned, DueSoon, DueSoon],
        ),
        (
            "deadline = \"15.03-30.06.2022\"".to_owned(),
            [Planned, InProgress, InProgress],
        ),
        // A fact holds from its day on.
        (
            format!("{late}\ndone = {DAY}"),
            [Overdue, State::DoneLate, State::DoneLate],
        ),
        (format!("{due}\ndone = {DAY}"), [DueSoon, Done, Done]),
        (
            format!("{late}\ncancelled = {{ on = {DAY}, reason = \"нет\" }}"),
            [Overdue, Cancelled, Cancelled],
        ),
        (
            "deadline = \"до 30.06.2022\"\nstarted = 2022-03-15".to_owned(),
            [Planned, InProgress, InProgress],
        ),
        (
            format!(
                "deadline = \"до 30.06.2022\"\npostponed = [{{ was = \"до 01.03.2022\", on = {DAY} }}]"
            ),
            [Overdue, Planned, Planned],
        ),
        (
            format!("{series}\nmoved = [{{ due = 2022-03-01, to = 2022-06-30, on = {DAY} }}]"),
            [Overdue, Planned, Planned],
        ),
        (
            format!("{series}\ncancelled = [{{ due = 2022-03-01, on = {DAY}, reason = \"нет\" }}]"),
            [Overdue, Cancelled, Cancelled],
        ),
        ("deadline = \"до 30.06.2022\"".to_owned(), [Planned; 3]),
    ] {
        assert_eq!(
            around().map(|as_of| state(&lines, as_of)),
            expected,
            "{lines}"
        );
    }
    let year_end: NaiveDate = "2022-12-31".parse().unwrap();
    let days = [year_end - Days::new(1), year_end, year_end + Days::new(1)];
    let undated = days.map(|as_of| state("deadline = \"по отдельному графику\"", as_of));
    assert_eq!(undated, [Undated, Undated, Overdue]);
}

/// Where a deadline cannot be read, a mark of one of its days is none of the whole.
#[test]
fn a_mark_without_a_due_day_is_of_the_whole() {
    let marked = |mark: &str| {
        let lines = format!("deadline = \"когда-нибудь\"\ndone = [{{ {mark}on = {DAY} }}]");
        around().map(|as_of| state(&lines, as_of))
    };
    assert_eq!(marked(""), [State::Undated, State::Done, State::Done]);
    assert_eq!(marked("due = 2022-03-01, "), [State::Undated; 3]);
}

#[test]
fn done_on_the_due_day_is_in_time() {
    let done = around().map(|on| {
        let lines = format!("deadline = \"до 15.03.2022\"\ndone = {on}");
        state(&lines, day() + Days::new(30))
    });
    assert_eq!(done, [State::Done, State::Done, State::DoneLate]);
}

#[test]
fn a_reason_is_known_from_its_day_on() {
    let lines =
        format!("deadline = \"до 01.03.2022\"\nunmet = [{{ on = {DAY}, reason = \"болезнь\" }}]");
    let known = around().map(|as_of| {
        ask(&lines, clock(as_of), |plan, _| {
            let rows = query::overdue(plan, &Filter::default(), clock(as_of), None);
            rows[0].occurrences[0].reason.is_some()
        })
    });
    assert_eq!(known, [false, true, true]);
}

#[test]
fn a_move_is_counted_from_its_day_on() {
    let of_the_whole = format!(
        "deadline = \"до 30.06.2022\"\npostponed = [{{ was = \"до 01.03.2022\", on = {DAY} }}]"
    );
    let of_one = format!(
        "deadline = \"01.03.2022\"\nmoved = [{{ due = 2022-03-01, to = 2022-06-30, on = {DAY} }}]"
    );
    for lines in [of_the_whole, of_one] {
        let days = around().map(|as_of| {
            ask(&lines, clock(as_of), |plan, _| {
                let slips = query::slips(plan, &Filter::default(), clock(as_of), &[]);
                slips.iter().map(|slip| slip.days).sum::<i64>()
            })
        });
        assert_eq!(days, [0, 121, 121], "{lines}");
    }
    // so is one that was made by hand
    let by_hand = Move {
        of: None,
        was: "до 01.03.2022".to_owned(),
        now: "до 30.06.2022".to_owned(),
        days: Some(121),
        on: Some(day()),
        basis: None,
        revision: None,
    };
    let days = around().map(|as_of| {
        ask("deadline = \"до 30.06.2022\"", clock(as_of), |plan, _| {
            let by_hand = [vec![by_hand.clone()]];
            let slips = query::slips(plan, &Filter::default(), clock(as_of), &by_hand);
            slips.iter().map(|slip| slip.days).sum::<i64>()
        })
    });
    assert_eq!(days, [0, 121, 121]);
}

#[test]
fn filters_include_their_days() {
    let lines = "deadline = \"до 15.03.2022\"";
    let now = clock("2022-01-10".parse().unwrap());
    let listed = |filter: Filter| ask(lines, now, |plan, _| query::list(plan, &filter, now).len());
    let from = around().map(|from| {
        listed(Filter {
            from: Some(from),
            ..Filter::default()
        })
    });
    assert_eq!(from, [1, 1, 0]);
    let to = around().map(|to| {
        listed(Filter {
            to: Some(to),
            ..Filter::default()
        })
    });
    assert_eq!(to, [0, 1, 1]);
    let until = around().map(|until| {
        ask(lines, now, |plan, _| {
            query::overdue(plan, &Filter::default(), now, Some(until)).len()
        })
    });
    assert_eq!(until, [0, 1, 1]);
    let upcoming = around().map(|as_of| {
        let now = Clock { as_of, within: 0 };
        ask(lines, now, |plan, _| {
            query::upcoming(plan, &Filter::default(), now).len()
        })
    });
    assert_eq!(upcoming, [0, 1, 0]);
}

#[test]
fn a_role_is_held_from_its_first_day_to_its_last() {
    let held = |holding: &str| {
        around().map(|due| {
            let text = format!(
                "title = \"П\"\nperiod = \"2022\"\n[executors]\n\"Ефимова О.А.\" = {{ kind = \"person\" }}\n\
                 \"Координатор\" = {{ kind = \"role\", held_by = [{{ name = \"Ефимова О.А.\", {holding} }}] }}\n\
                 [[item]]\nnumber = \"1\"\ntitle = \"А\"\ndeadline = {due}\nexecutors = [\"Координатор\"]\n"
            );
            let now = clock(day());
            let meant = of_text(&text, now, |plan, _| {
                plan.registry.meant("Координатор", Some(due)).len() == 2
            });
            assert_eq!(finds(Rule::RoleHolders, &text, day()), !meant, "{text}");
            meant
        })
    };
    assert_eq!(held(&format!("to = {DAY}")), [true, true, false]);
    assert_eq!(held(&format!("from = {DAY}")), [false, true, true]);
}

#[test]
fn rules_compare_days() {
    let item = "[[item]]\nnumber = \"1\"\ntitle = \"А\"\n";
    let approved = around().map(|approved| {
        let text = format!(
            "title = \"П\"\nperiod = \"2022\"\napproved = {{ date = {approved} }}\n{item}deadline = {DAY}\n"
        );
        finds(Rule::DueBeforeApproval, &text, day())
    });
    assert_eq!(approved, [false, false, true]);
    // an approval after all of the period is told as such
    let approved = around().map(|approved| {
        let text = format!(
            "title = \"П\"\nperiod = \"2022-01-01..{DAY}\"\napproved = {{ date = {approved} }}\n{item}deadline = 2022-01-10\n"
        );
        finds(Rule::DueBeforeApproval, &text, day())
    });
    assert_eq!(approved, [true, true, false]);
    let marked = around().map(|today| {
        let text =
            format!("title = \"П\"\nperiod = \"2022\"\n{item}deadline = {DAY}\ndone = {DAY}\n");
        finds(Rule::DoneInFuture, &text, today)
    });
    assert_eq!(marked, [true, false, false]);
    let early = around().map(|on| {
        let text = format!(
            "title = \"П\"\nperiod = \"2022\"\n{item}deadline = \"15.03-30.06.2022\"\ndone = {on}\n"
        );
        finds(Rule::DoneBeforeStart, &text, "2022-12-01".parse().unwrap())
    });
    assert_eq!(early, [true, false, false]);
    // before the plan was there; before work began
    let of_another_year = around().map(|on| {
        let text = format!(
            "title = \"П\"\nperiod = \"{DAY}..2022-12-31\"\n{item}deadline = \"до 30.06.2022\"\ndone = {on}\n"
        );
        finds(Rule::DoneBeforeStart, &text, "2022-12-01".parse().unwrap())
    });
    assert_eq!(of_another_year, [true, false, false]);
    let before_work = around().map(|on| {
        let text = format!(
            "title = \"П\"\nperiod = \"2022\"\n{item}deadline = \"до 30.06.2022\"\nstarted = {DAY}\ndone = {on}\n"
        );
        finds(Rule::DoneBeforeStart, &text, "2022-12-01".parse().unwrap())
    });
    assert_eq!(before_work, [true, false, false]);
    let outside = around().map(|due| {
        let text =
            format!("title = \"П\"\nperiod = \"2022-01-01..{DAY}\"\n{item}deadline = {due}\n");
        finds(Rule::OutsidePeriod, &text, day())
    });
    assert_eq!(outside, [false, false, true]);
}

#[test]
fn a_row_waits_for_one_that_is_late_or_is_not_there() {
    let text = |number: u8, done: &str| {
        format!(
            "title = \"П\"\nperiod = \"2022\"\n[[item]]\nnumber = \"1\"\ntitle = \"А\"\n\
             deadline = \"до 15.03.2022\"\n{done}\n[[item]]\nnumber = \"2\"\ntitle = \"Б\"\n\
             deadline = \"в течение 10 дней после п. {number}\"\n"
        )
    };
    let late =
        |done: &str| around().map(|today| says(MessageId::ItemAwaitedLate, &text(1, done), today));
    assert_eq!(late(""), [false, false, true]);
    assert_eq!(late("done = 2022-03-14"), [false; 3]);
    let unknown = |number| says(MessageId::ItemAwaitedUnknown, &text(number, ""), day());
    assert_eq!([1, 3].map(unknown), [false, true]);
}

#[test]
fn sections_are_counted_where_three_are_numbered() {
    let gap = |numbers: &[&str]| {
        let section = |number: &&str| format!("[[section]]\ntitle = \"{number}. Работа\"\n");
        let sections: String = numbers.iter().map(section).collect();
        let text = format!("title = \"П\"\nperiod = \"2022\"\n{sections}");
        says(MessageId::SectionGap, &text, day())
    };
    assert!(!gap(&["1", "3"]));
    assert!(gap(&["1", "2", "4"]));
    assert!(!gap(&["1", "2", "3"]));
}

/// 17 and 18 January 2022 are working days.
#[test]
fn the_day_of_an_approval_is_that_of_its_document() {
    let plan = |approved: &str, rows: usize| {
        let row = "[[item]]\ntitle = \"А\"\ndeadline = 2022-03-15\n".repeat(rows);
        format!("title = \"П\"\nperiod = \"2022\"\napproved = {{ {approved} }}\n{row}")
    };
    let other = |day: &str| {
        let approved = format!("date = {day}, document = \"распоряжение от 18.01.2022 № 3\"");
        finds(Rule::ApprovalDay, &plan(&approved, 1), self::day())
    };
    assert!(other("2022-01-17"));
    assert!(!other("2022-01-18"));
    assert!(other("2022-01-19"));
    let dayless = |approved: &str, rows| finds(Rule::NoApproval, &plan(approved, rows), day());
    assert!(dayless("document = \"приказ № 3\"", 3));
    assert!(!dayless("document = \"приказ № 3\"", 2));
    assert!(!dayless("date = 2022-01-18, document = \"приказ № 3\"", 8));
    // none of these days is off
    let after = around().map(|approved| {
        let text = plan(&format!("date = {approved}"), 1)
            .replace("\"2022\"", &format!("\"2022-01-01..{DAY}\""));
        finds(Rule::ApprovalDay, &text, day())
    });
    assert_eq!(after, [false, false, true]);
}

#[test]
fn rows_of_one_title_are_twins_but_for_events_on_days_of_their_own() {
    let twins = |one: &str, other: &str| {
        let row = |number: u8, deadline: &str| {
            format!(
                "[[section.item]]\nnumber = \"{number}\"\ntitle = \"Слёт\"\ndeadline = \"{deadline}\"\n"
            )
        };
        let text = format!(
            "title = \"П\"\nperiod = \"2022\"\n[[section]]\ntitle = \"Р\"\n{}{}",
            row(1, one),
            row(2, other)
        );
        finds(Rule::DuplicateTitle, &text, day())
    };
    assert!(twins("до 15.03.2022", "до 16.03.2022"));
    assert!(!twins("15.03.2022", "16.03.2022"));
    assert!(twins("15.03.2022", "15.03.2022"));
    assert!(twins("15.03.2022", "до 16.03.2022"));
}
