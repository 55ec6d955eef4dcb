//! Deadlines as plans word them, together with what they mean.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use crate::period::{Period, count, day, last_day, weekday};
use crate::random::Random;
use crate::words::{EVENT, MONTHS, MONTHS_OF};

/// A deadline: its words, and the windows in which something is due.
#[derive(Debug)]
pub(crate) struct Deadline {
    /// The words.
    pub(crate) phrase: String,
    /// The windows; none where only the tool's own calendar can tell them.
    pub(crate) occurrences: Vec<Occurrence>,
    /// Whether the words name no dates, and the windows are given apart.
    pub(crate) dated_apart: bool,
}

/// A window, both days inclusive.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Occurrence {
    /// The first day; none for «до …».
    pub(crate) start: Option<NaiveDate>,
    /// The last.
    pub(crate) due: NaiveDate,
}

type Draw = fn(&mut Random, Period) -> Deadline;

/// The kinds, as often as in the 136 rows of the five plans; what they lack comes once.
const KINDS: &[(usize, Draw)] = &[
    (52, months),
    (12, parts_of_year),
    (15, days),
    (8, list_of_months),
    (17, external),
    (15, ongoing),
    (8, until),
    (1, list_of_days),
    (5, on),
    (3, recurring),
    (1, as_needed),
    (1, relative),
];

/// Draws a deadline inside the period.
pub(crate) fn draw(random: &mut Random, period: Period) -> Deadline {
    random.weighted(KINDS)(random, period)
}

/// Returns the day of the event that relative deadlines of a plan count from.
pub(crate) fn event_day(period: Period) -> NaiveDate {
    let months = period.months();
    weekday(months[months.len() / 2] + Days::new(14))
}

fn months(random: &mut Random, period: Period) -> Deadline {
    let first = random.pick(&period.months());
    let length = random.weighted(&[(40, 1), (35, 2), (15, 3), (5, 4), (5, 7)]);
    let due = last_day(first, length);
    if due.year() != first.year() || !period.holds(first, due) {
        return month(random, period, first);
    }
    if length == 1 {
        return month(random, period, first);
    }
    let dash = random.pick(&["-", " – ", " - ", "- "]);
    let months = format!("{}{dash}{}", name(first), name(due));
    window(with_year(random, period, &months, first.year()), first, due)
}

fn month(random: &mut Random, period: Period, first: NaiveDate) -> Deadline {
    let phrase = with_year(random, period, name(first), first.year());
    window(phrase, first, last_day(first, 1))
}

fn parts_of_year(random: &mut Random, period: Period) -> Deadline {
    let year = random.pick(&period.months()).year();
    let (words, first, length) = random.pick(&[
        ("1 квартал", 1, 3),
        ("2 квартал", 4, 3),
        ("3 квартал", 7, 3),
        ("IV квартал", 10, 3),
        ("2-3 квартал", 4, 6),
        ("1 полугодие", 1, 6),
        ("2 полугодие", 7, 6),
        ("", 1, 12),
    ]);
    let first = day(year, first, 1);
    let due = last_day(first, length);
    if !period.holds(first, due) {
        return months(random, period);
    }
    let phrase = match words {
        "" => format!("{year} г."),
        _ => format!("{words} {year} года"),
    };
    window(phrase, first, due)
}

fn days(random: &mut Random, period: Period) -> Deadline {
    let start = period.working_day(random);
    let due = weekday(start + Days::new(count(random.within(4..=30))));
    if due.year() != start.year() || !period.holds(start, due) {
        return on(random, period);
    }
    let phrase = if start.month() == due.month() {
        format!("{}-{}", start.format("%d"), due.format("%d.%m.%Y"))
    } else {
        format!("{}-{}", start.format("%d.%m"), due.format("%d.%m.%Y"))
    };
    window(phrase, start, due)
}

fn list_of_months(random: &mut Random, period: Period) -> Deadline {
    let year = random.pick(&period.months()).year();
    let of_year: Vec<_> = period
        .months()
        .into_iter()
        .filter(|month| month.year() == year)
        .collect();
    let listed = random.sample(&of_year, 2);
    let names: Vec<_> = listed.iter().map(|month| name(*month)).collect();
    let occurrences = listed.iter().map(|month| Occurrence {
        start: Some(*month),
        due: last_day(*month, 1),
    });
    Deadline {
        phrase: with_year(random, period, &names.join(", "), year),
        occurrences: occurrences.collect(),
        dated_apart: false,
    }
}

fn until(random: &mut Random, period: Period) -> Deadline {
    let due = period.working_day(random);
    let (date, month) = (due.format("%d.%m.%Y"), MONTHS_OF[due.month0() as usize]);
    let phrase = match random.below(4) {
        0 => format!("до {} {month} {} года", due.day(), due.year()),
        1 => format!("не позднее {date}"),
        _ => format!("до {date}"),
    };
    by(capitalised(random, &phrase), [due])
}

fn list_of_days(random: &mut Random, period: Period) -> Deadline {
    let mut dues = [period.working_day(random), period.working_day(random)];
    dues.sort_unstable();
    if dues[0] == dues[1] {
        return until(random, period);
    }
    let phrase = format!(
        "до {}, до {}",
        dues[0].format("%d.%m.%Y"),
        dues[1].format("%d.%m.%Y")
    );
    by(capitalised(random, &phrase), dues)
}

fn on(random: &mut Random, period: Period) -> Deadline {
    let due = period.working_day(random);
    let phrase = if random.percent(60) {
        due.format("%d.%m.%Y").to_string()
    } else {
        format!(
            "{} {} {} г.",
            due.day(),
            MONTHS_OF[due.month0() as usize],
            due.year()
        )
    };
    window(phrase, due, due)
}

/// Where recurring work of a school year ends is the tool's to judge: there the words stand without their windows.
fn recurring(random: &mut Random, period: Period) -> Deadline {
    let months = period.months();
    let (phrase, windows): (_, Vec<_>) = match random.below(3) {
        0 => {
            let mondays = months.iter().map(|month| second_monday(*month));
            (
                "2 понедельник месяца",
                mondays.map(|day| (day, day)).collect(),
            )
        }
        1 => {
            let fifths = months.iter().map(|month| (*month, *month + Days::new(4)));
            ("ежемесячно до 5 числа", fifths.collect())
        }
        _ => {
            let quarters = months
                .iter()
                .step_by(3)
                .map(|month| (*month, last_day(*month, 3)));
            ("раз в квартал", quarters.collect())
        }
    };
    let known = !matches!(period, Period::SchoolYear(_));
    let occurrences = windows
        .into_iter()
        .filter(|_| known)
        .map(|(start, due)| Occurrence {
            start: Some(start),
            due,
        });
    Deadline {
        phrase: phrase.to_owned(),
        occurrences: occurrences.collect(),
        dated_apart: false,
    }
}

fn ongoing(random: &mut Random, period: Period) -> Deadline {
    let phrase = match period {
        Period::Year(_) => random.pick(&["постоянно", "в течение года", "в течение всего периода"]),
        Period::Years(_) => random.pick(&["постоянно", "в течение всего периода"]),
        Period::SchoolYear(_) => random.pick(&["постоянно", "в течение учебного года"]),
    };
    window(capitalised(random, phrase), period.start(), period.end())
}

fn external(random: &mut Random, period: Period) -> Deadline {
    let phrase = random.weighted(&[
        (14, "по отдельному графику"),
        (2, "по плану Управления образования"),
        (1, "по плану УО"),
    ]);
    let mut deadline = undated(capitalised(random, phrase));
    if random.percent(40) {
        deadline.occurrences = days(random, period).occurrences;
        deadline.dated_apart = true;
    }
    deadline
}

fn as_needed(random: &mut Random, _: Period) -> Deadline {
    undated(
        random
            .pick(&["по мере необходимости", "по запросу"])
            .to_owned(),
    )
}

fn relative(random: &mut Random, _: Period) -> Deadline {
    let number = random.pick(&[5, 10, 15]);
    undated(format!("в течение {number} рабочих дней после {EVENT}"))
}

fn window(phrase: String, start: NaiveDate, due: NaiveDate) -> Deadline {
    Deadline {
        phrase,
        occurrences: vec![Occurrence {
            start: Some(start),
            due,
        }],
        dated_apart: false,
    }
}

fn by<const N: usize>(phrase: String, dues: [NaiveDate; N]) -> Deadline {
    Deadline {
        phrase,
        occurrences: dues.map(|due| Occurrence { start: None, due }).to_vec(),
        dated_apart: false,
    }
}

fn undated(phrase: String) -> Deadline {
    Deadline {
        phrase,
        occurrences: Vec::new(),
        dated_apart: false,
    }
}

fn name(month: NaiveDate) -> &'static str {
    MONTHS[month.month0() as usize]
}

/// Once in a while the year is left to the plan's period, where there is but one.
fn with_year(random: &mut Random, period: Period, months: &str, year: i32) -> String {
    let months = capitalised(random, months);
    match random.below(30) {
        0 if matches!(period, Period::Year(_)) => months,
        0..10 => format!("{months} {year}"),
        10..20 => format!("{months} {year} г."),
        _ => format!("{months} {year} года"),
    }
}

fn capitalised(random: &mut Random, words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if random.percent(60) => first.to_uppercase().chain(letters).collect(),
        _ => words.to_owned(),
    }
}

fn second_monday(month: NaiveDate) -> NaiveDate {
    NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), Weekday::Mon, 2)
        .expect("every month has two Mondays")
}
