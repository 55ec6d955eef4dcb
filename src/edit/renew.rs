//! Next year's plan of this year's: the same rows with their deadlines moved by whole years, without what was done.

use std::ops::Range;

use chrono::{Datelike as _, NaiveDate};
use toml_spanner::Arena;

use super::{Change, Draft, EditError, apply, block, value};
use crate::calendar::{Period, YEARS};
use crate::document::Deadline;
use crate::model::{Item, Occurrence, Plan};
use crate::phrase;
use crate::text::russian::is_dash;
use crate::text::{Span, Spanned};
use crate::words::{Message, MessageId};

/// The keys of what happened to a row; none of it holds of next year's.
const FACTS: [&str; 9] = [
    "postponed",
    "dates",
    "done",
    "cancelled",
    "moved",
    "unmet",
    "started",
    "note",
    "evidence",
];

/// Years from the period on which a number in a deadline is none: «п. 1.2.10».
const DOUBTFUL: i32 = 5;

/// What a new plan is made of an old one by.
#[derive(Debug, Clone)]
pub struct Renewal {
    /// The period of the new plan as written; `None` for the one that follows.
    pub period: Option<String>,
    /// Whether only rows that are not carried out are taken.
    pub open: bool,
}

/// A new plan, and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewed {
    /// Its text.
    pub text: String,
    /// The first year of its period.
    pub first_year: i32,
    /// By how many years deadlines were moved.
    pub years: i32,
    /// The rows it has.
    pub rows: usize,
    /// Rows whose deadline names years, with the deadline before and after.
    pub reworded: Vec<(String, String, String)>,
    /// Rows whose deadline could not be moved and stands as it was.
    pub unmoved: Vec<String>,
    /// Rows that were not carried out by the clock's day.
    pub carried_over: Vec<String>,
    /// Rows whose title or result names a year of the old period, and keeps it.
    pub dated: Vec<String>,
    /// Texts of the plan and titles of sections that name a year of the old period, and keep it.
    pub dated_texts: Vec<Message>,
    /// Rows whose deadline is the one they were postponed to.
    pub postponed: Vec<String>,
    /// Rows that were cancelled in the old plan.
    pub cancelled: Vec<String>,
    /// Rows whose real dates, `dates`, were left out.
    pub redated: Vec<String>,
    /// What was left out of the plan: it holds of the old one.
    pub left_out: Vec<MessageId>,
}

impl Renewed {
    /// Returns the name for the file that goes with `stem`, the old one's: with its years raised, or `stem` and the new
    /// year where it names none.
    pub fn stem(&self, stem: &str) -> String {
        let raised = raised(stem, self.years, &|_| true);
        if raised == stem {
            format!("{stem}-{}", self.first_year)
        } else {
            raised
        }
    }
}

impl Draft<'_> {
    /// Returns next year's plan of this one.
    ///
    /// # Errors
    ///
    /// The plan has errors, no row is left to take, or the new period is not the old one moved by whole years.
    pub fn renew(&self, renewal: &Renewal) -> Result<Renewed, EditError> {
        self.must_be_sound()?;
        let open = self.read_as_of(|plan| {
            let open = plan.items.iter().filter(|item| is_open(item));
            open.map(|item| item.document.header.start)
                .collect::<Vec<_>>()
        });
        self.read(|plan, _| renewed(plan, self.text(), renewal, &open))
    }
}

/// Returns whether something of `item` is still to be carried out.
fn is_open(item: &Item<'_>) -> bool {
    let left = item.occurrences.iter().any(Occurrence::is_open);
    item.cancelled.is_none() && item.done_on().is_none() && (left || item.occurrences.is_empty())
}

fn renewed(
    plan: &Plan<'_>,
    text: &str,
    renewal: &Renewal,
    open: &[u32],
) -> Result<Renewed, EditError> {
    let (written, old) = plan
        .document
        .period
        .zip(plan.period)
        .ok_or_else(|| EditError::refused(MessageId::RenewWithoutPeriod))?;
    let length = old.end.year() - old.start.year();
    let next = if old.start.month() == 1 {
        length + 1
    } else {
        length.max(1)
    };
    let period = renewal.period.clone();
    let period = period.unwrap_or_else(|| raised(written.value, next, &|_| true));
    let new = Period::parse(&period)
        .ok_or_else(|| EditError::refused(MessageId::RenewPeriodUnread.with(period.as_str())))?;
    let years = new.start.year() - old.start.year();
    let ends = old.end.succ_opt().zip(new.end.succ_opt());
    let as_long = ends.is_some_and(|(old, new)| later(old, years) == new);
    if years == 0 && new == old {
        return Err(EditError::refused(
            MessageId::RenewSamePeriod.with(period.as_str()),
        ));
    }
    if years == 0 || later(old.start, years) != new.start || !as_long {
        let complaint = MessageId::RenewPeriod
            .with(written.value)
            .with(period.as_str());
        return Err(EditError::advised(complaint, MessageId::RenewPeriodHelp));
    }
    let mut made = Renewed {
        text: String::new(),
        first_year: new.start.year(),
        years,
        rows: 0,
        reworded: Vec::new(),
        unmoved: Vec::new(),
        carried_over: Vec::new(),
        dated: Vec::new(),
        dated_texts: Vec::new(),
        postponed: Vec::new(),
        cancelled: Vec::new(),
        redated: Vec::new(),
        left_out: Vec::new(),
    };
    let mut changes = passport(plan, text, &period, years, &mut made);
    let of_old = |year: i32| (old.start.year()..=old.end.year()).contains(&year);
    made.dated_texts = dated_texts(plan, &|text| raised(text, years, &of_old) != text);
    for item in &plan.items {
        let is_open = open.contains(&item.document.header.start);
        if renewal.open && !is_open {
            changes.extend(without_row(text, item));
            continue;
        }
        made.rows += 1;
        if is_open {
            made.carried_over.push(item.id.clone());
        }
        if item.cancelled.is_some() {
            made.cancelled.push(item.id.clone());
        }
        if !item.document.postponed.is_empty() {
            made.postponed.push(item.id.clone());
        }
        if !item.document.dates.is_empty() {
            made.redated.push(item.id.clone());
        }
        let texts = [
            Some(item.title()),
            item.document.result.map(|text| text.value),
        ];
        let mut texts = texts.into_iter().flatten();
        if texts.any(|text| raised(text, years, &of_old) != text) {
            made.dated.push(item.id.clone());
        }
        changes.extend(without_facts(text, item)?);
        changes.extend(deadline(plan, item, new, years, &mut made));
    }
    if made.rows == 0 {
        return Err(EditError::refused(MessageId::RenewNothing));
    }
    made.text = apply(text, &changes)?;
    Ok(made)
}

/// Returns what the texts of the plan are that are `dated`, and the titles of its sections that are.
fn dated_texts(plan: &Plan<'_>, dated: &dyn Fn(&str) -> bool) -> Vec<Message> {
    let document = &plan.document;
    let basis = document
        .basis
        .iter()
        .map(|text| (MessageId::FieldBasis, *text));
    let single = [
        (MessageId::FieldOrganization, document.organization),
        (MessageId::FieldGoal, document.goal),
        (MessageId::FieldExpected, document.expected),
        (MessageId::FieldControl, document.control),
    ];
    let single = single
        .into_iter()
        .filter_map(|(field, text)| Some((field, text?)));
    let named = basis.chain(single).filter(|(_, text)| dated(text.value));
    let mut found: Vec<Message> = named.map(|(field, _)| field.into()).collect();
    found.dedup();
    let titles = plan.sections.iter().map(|section| section.title);
    found.extend(
        titles
            .filter(|title| dated(title))
            .map(|title| MessageId::RenewSection.with(title)),
    );
    found
}

/// Returns the changes of the plan's own keys: its period, the years in its title and name, what holds of the old one.
fn passport(
    plan: &Plan<'_>,
    text: &str,
    period: &str,
    years: i32,
    made: &mut Renewed,
) -> Vec<Change> {
    let document = &plan.document;
    let mut changes = Vec::new();
    let mut set = |old: Option<Spanned<&str>>, new: &dyn Fn(&str) -> String| {
        if let Some((old, new)) = old.map(|old| (old, new(old.value)))
            && old.value != new
        {
            changes.push(replacement(old.span, value::text(&new)));
        }
    };
    set(document.period, &|_| period.to_owned());
    set(document.title, &|title| raised(title, years, &|_| true));
    // A name without a year is told apart by the period.
    set(
        document.name,
        &|name| match raised(name, years, &|_| true) {
            same if same == name => format!("{name}, {period}"),
            moved => moved,
        },
    );
    let arena = Arena::new();
    for (key, told) in [
        ("approved", MessageId::RenewApproval),
        ("events", MessageId::RenewEvents),
    ] {
        if let Some(lines) = block::lines_of(text, &arena, key) {
            made.left_out.push(told);
            changes.push(lines);
        }
    }
    changes
}

/// Returns the change that leaves out the lines of `item`.
fn without_row(text: &str, item: &Item<'_>) -> Option<Change> {
    let header = item.document.header.start;
    let arena = Arena::new();
    let end = block::end(text, &arena, header)?;
    let start = block::line_start(text, header as usize);
    let mut end = block::line_end(text, end);
    while block::line_end(text, end) > end
        && text.get(end..block::line_end(text, end))?.trim().is_empty()
    {
        end = block::line_end(text, end);
    }
    Some(Change::new(start, end, ""))
}

/// Returns the changes that leave out what happened to `item`.
fn without_facts(text: &str, item: &Item<'_>) -> Result<Vec<Change>, EditError> {
    let arena = Arena::new();
    let header = item.document.header.start;
    let block = block::item(text, &arena, header).ok_or_else(super::step::inline_row)?;
    let keys = FACTS.iter().filter_map(|key| block.entry(key));
    let lines = keys
        .map(|entry| block::remove_line(text, entry.key.start as usize, entry.value.end as usize));
    Ok(lines.collect())
}

/// Returns the change that moves the deadline of `item` by `years` where it names any.
fn deadline(
    plan: &Plan<'_>,
    item: &Item<'_>,
    period: Period,
    years: i32,
    made: &mut Renewed,
) -> Option<Change> {
    let written = item.document.deadline?;
    let old = plan.period?;
    let near = old.start.year() - DOUBTFUL..=old.end.year() + DOUBTFUL;
    let moved = match written.value {
        Deadline::Date(date) => {
            let moved = later(date, years);
            let told = |day: NaiveDate| day.format("%d.%m.%Y").to_string();
            made.reworded
                .push((item.id.clone(), told(date), told(moved)));
            return Some(replacement(written.span, moved.to_string()));
        }
        Deadline::Phrase(phrase) => raised(phrase, years, &|year| near.contains(&year)),
    };
    let Deadline::Phrase(phrase) = written.value else {
        return None;
    };
    if moved == phrase {
        return None;
    }
    let context = plan.context(item.section, plan.calendar);
    let old = phrase::read(phrase, &context);
    let new = phrase::read(
        &moved,
        &phrase::Context {
            period: Some(period),
            ..context
        },
    );
    if !is_moved(&old, &new, years) {
        made.unmoved.push(item.id.clone());
        return None;
    }
    made.reworded
        .push((item.id.clone(), phrase.to_owned(), moved.clone()));
    Some(replacement(written.span, value::text(&moved)))
}

/// Returns whether `new` means what `old` does, later by `years`: days that a weekday decides may differ, months not.
fn is_moved(old: &phrase::Reading, new: &phrase::Reading, years: i32) -> bool {
    let months = |reading: &phrase::Reading, years: i32| -> Vec<(i32, u32)> {
        let due = reading
            .occurrences
            .iter()
            .map(|one| one.written.unwrap_or(one.due));
        let mut months: Vec<_> = due.map(|due| (due.year() + years, due.month())).collect();
        months.dedup();
        months
    };
    old.kind == new.kind && months(old, years) == months(new, 0)
}

fn replacement(span: Span, text: String) -> Change {
    Change {
        span,
        replacement: text,
    }
}

/// Returns the same day `years` later; the 28th for a 29 February that the year lacks.
fn later(day: NaiveDate, years: i32) -> NaiveDate {
    let year = day.year() + years;
    let same = day
        .with_year(year)
        .or_else(|| NaiveDate::from_ymd_opt(year, 2, 28));
    same.unwrap_or(day)
}

/// Returns `text` with the years in it that `chosen` takes raised by `years`.
fn raised(text: &str, years: i32, chosen: &dyn Fn(i32) -> bool) -> String {
    let mut out = text.to_owned();
    for (place, year) in named_years(text).into_iter().rev() {
        let short = place.len() == 2;
        let later = year + years;
        if chosen(year) && YEARS.contains(&later) {
            let digits = if short {
                format!("{:02}", later % 100)
            } else {
                later.to_string()
            };
            out.replace_range(place, &digits);
        }
    }
    out
}

/// Returns the years that `text` names: of four digits, or of two behind a day and a month, behind a year and a dash
/// or stroke («2021/22»), or before «г.».
fn named_years(text: &str) -> Vec<(Range<usize>, i32)> {
    let mut years: Vec<(Range<usize>, i32)> = Vec::new();
    let mut before: Vec<Range<usize>> = Vec::new();
    for place in digits(text) {
        let Some(number) = text
            .get(place.clone())
            .and_then(|digits| digits.parse::<i32>().ok())
        else {
            continue;
        };
        let joined = |earlier: usize, joint: fn(&str) -> bool| {
            let earlier = before
                .len()
                .checked_sub(earlier)
                .and_then(|at| before.get(at));
            earlier.is_some_and(|earlier| text.get(earlier.end..place.start).is_some_and(joint))
        };
        let dot = |joint: &str| joint.trim() == ".";
        let last = years.last().filter(|(year, _)| Some(year) == before.last());
        let range = |joint: &str| joint == "/" || joint.chars().all(is_dash) && !joint.is_empty();
        let behind_date = joined(1, dot) && before.len() > 1 && {
            let [.., first, second] = before.as_slice() else {
                continue;
            };
            text.get(first.end..second.start).is_some_and(dot)
        };
        let behind_year =
            last.is_some_and(|(_, year)| number == (year + 1) % 100) && joined(1, range);
        let rest = text.get(place.end..).unwrap_or_default().trim_start();
        let before_word = rest.starts_with("г.") || rest.starts_with("гг");
        match place.len() {
            4 if YEARS.contains(&number) => years.push((place.clone(), number)),
            2 if behind_date || behind_year || before_word => {
                years.push((place.clone(), 2000 + number));
            }
            _ => {}
        }
        before.push(place);
    }
    years
}

/// Returns the places of the numbers of `text`.
fn digits(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end += c.len_utf8(),
            _ => found.push(at..at + 1),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Workspace;

    const OLD: &str = r#"title = "Дорожная карта на 2022 год"  # из Word
name = "Саров, 2022"
period = "2022"
goal = "Итоги 2022 года"
basis = ["приказ от 11.01.2022", "приказ от 12.01.2022"]
approved = { date = 2022-01-12, document = "приказ № 3" }

[executors]
"Координатор" = { kind = "role", held_by = [{ name = "Лукьянова И.О.", from = 2021-03-27 }] }
"Лукьянова И.О." = { kind = "person" }

[events]
"диспансеризации" = 2022-03-01

[[item]]
number = "1"
title = "Анализ результатов 2022 года"
deadline = "до 29.02.2022, 01.12.22"
executors = ["Координатор"]
done = [{ due = 2022-02-28, on = 2022-02-20 }]

# пояснение ко второму
[[item]]
number = "2"
title = "Совещание"
deadline = "II квартал 2022 г."
note = "перенесено"
cancelled = { on = 2022-05-01, reason = "объединено с п. 3" }

[[item]]
number = "3"
title = "Отчёт"
deadline = "Июнь"
postponed = [{ was = "Май", on = 2022-05-20 }]
done = [
  { due = 2022-06-30, on = 2022-07-02 },
]

[[item]]
number = "4"
title = "Сверка списков"
deadline = 2022-12-20
"#;

    fn made(old: &str, period: Option<&str>, open: bool) -> Result<Renewed, EditError> {
        let workspace = Workspace::default();
        let day = NaiveDate::from_ymd_opt(2022, 12, 1).unwrap();
        let renewal = Renewal {
            period: period.map(str::to_owned),
            open,
        };
        Draft::new("sarov-2022", old, &workspace, day)?.renew(&renewal)
    }

    fn old() -> String {
        OLD.replace("до 29.02.2022, 01.12.22", "до 28.02.2022, 01.12.22")
    }

    #[test]
    fn next_years_plan_has_moved_deadlines_and_no_facts() {
        let made = made(&old(), None, false).unwrap();
        assert_eq!(
            made.text,
            r#"title = "Дорожная карта на 2023 год"  # из Word
name = "Саров, 2023"
period = "2023"
goal = "Итоги 2022 года"
basis = ["приказ от 11.01.2022", "приказ от 12.01.2022"]

[executors]
"Координатор" = { kind = "role", held_by = [{ name = "Лукьянова И.О.", from = 2021-03-27 }] }
"Лукьянова И.О." = { kind = "person" }


[[item]]
number = "1"
title = "Анализ результатов 2022 года"
deadline = "до 28.02.2023, 01.12.23"
executors = ["Координатор"]

# пояснение ко второму
[[item]]
number = "2"
title = "Совещание"
deadline = "II квартал 2023 г."

[[item]]
number = "3"
title = "Отчёт"
deadline = "Июнь"

[[item]]
number = "4"
title = "Сверка списков"
deadline = 2023-12-20
"#
        );
        assert_eq!((made.years, made.rows), (1, 4));
        assert_eq!(made.dated, ["1"]);
        let texts = [MessageId::FieldBasis, MessageId::FieldGoal];
        assert_eq!(made.dated_texts, texts.map(Message::from));
        assert_eq!(made.postponed, ["3"]);
        assert_eq!(made.carried_over, ["1", "4"]);
        assert_eq!(
            made.left_out,
            [MessageId::RenewApproval, MessageId::RenewEvents]
        );
        let dated = made
            .reworded
            .last()
            .map(|(id, was, now)| (id.as_str(), was.as_str(), now.as_str()));
        assert_eq!(dated, Some(("4", "20.12.2022", "20.12.2023")));
        assert_eq!(made.cancelled, ["2"]);
        assert_eq!(made.reworded.len(), 3);
        assert_eq!(made.unmoved, [""; 0]);
    }

    #[test]
    fn only_what_is_not_carried_out_is_taken_where_asked() {
        let taken = made(&old(), Some("2024"), true).unwrap();
        assert_eq!((taken.years, taken.rows), (2, 2));
        assert!(
            !taken.text.contains("Совещание") && taken.text.contains("01.12.24"),
            "{}",
            taken.text
        );
        let done = old().replace(
            "deadline = 2022-12-20",
            "deadline = 2022-12-20\ndone = 2022-11-30",
        );
        let done = done.replace("до 28.02.2022, 01.12.22", "до 28.02.2022");
        assert!(made(&done, None, true).is_err());
    }

    #[test]
    fn a_title_of_a_section_that_keeps_the_old_year_is_told() {
        let text = "title = \"П\"\nperiod = \"2022\"\n[[section]]\ntitle = \"Работа в 2022 году\"\n\
                    [[section.item]]\nnumber = \"1\"\ntitle = \"А\"\ndeadline = \"май\"\n";
        let renewed = made(text, None, false).unwrap();
        assert_eq!(
            renewed.dated_texts,
            [MessageId::RenewSection.with("Работа в 2022 году")]
        );
        let complaint = |period| made(text, Some(period), false).unwrap_err().complaint().id;
        assert_eq!(complaint("20233"), MessageId::RenewPeriodUnread);
        assert_eq!(complaint("2022"), MessageId::RenewSamePeriod);
    }

    #[test]
    fn another_kind_of_period_is_refused() {
        for period in [
            "2022",
            "2023-2024",
            "2023-2024 учебный год",
            "2023-01",
            "осень",
        ] {
            assert!(made(&old(), Some(period), false).is_err(), "{period}");
        }
        assert!(made(OLD, None, false).is_err(), "29 февраля 2022 года нет");
    }

    #[test]
    fn periods_follow_one_another() {
        let next = |period: &str| {
            let text = format!(
                "title = \"П\"\nperiod = \"{period}\"\n[[item]]\ntitle = \"А\"\ndeadline = \"постоянно\"\n"
            );
            let text = made(&text, None, false).unwrap().text;
            text.lines().nth(1).unwrap().to_owned()
        };
        assert_eq!(next("2022"), "period = \"2023\"");
        assert_eq!(next("2021-2022"), "period = \"2023-2024\"");
        assert_eq!(
            next("2020-2021 учебный год"),
            "period = \"2021-2022 учебный год\""
        );
        assert_eq!(next("2022-02"), "period = \"2023-02\"");
        assert_eq!(
            next("2022-09-01..2023-05-31"),
            "period = \"2023-09-01..2024-05-31\""
        );
    }

    #[test]
    fn years_are_raised_and_nothing_else() {
        let case = |text: &str, expected: &str| assert_eq!(raised(text, 1, &|_| true), expected);
        case("до 20.08.2021", "до 20.08.2022");
        case("25.12.21", "25.12.22");
        case("25.12.99 г.", "25.12.00 г.");
        case(
            "2021/22 учебный год, 2021-2022, 2021–22",
            "2022/23 учебный год, 2022-2023, 2022–23",
        );
        case("20-24.11, 2-3 квартал 21 г.", "20-24.11, 2-3 квартал 22 г.");
        case(
            "приказ № 2145-р, ст. 15.12, 14.30-16.00",
            "приказ № 2145-р, ст. 15.12, 14.30-16.00",
        );
        case("п. 1.2.10", "п. 1.2.11");
        case("за 10 дней до 1.9.2021 г.", "за 10 дней до 1.9.2022 г.");
        case("2100", "2100");
    }
}
