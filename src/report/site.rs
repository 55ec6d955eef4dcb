//! Plans as one page that is read without the program: the numbers, what is late, who carries how much, and every row
//! with its time.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::plans::Plans;
use super::show::reading;
use super::{About, OverdueReport, Page, Report as _, Tone, WorkloadReport, each, wording};
use crate::calendar::{month_start, months_later};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::naming::is_name;
use crate::phrase::Kind;
use crate::query::{Detail, DetailOccurrence, Extract, Mark, State, Tally};
use crate::text::order;
use crate::words::{Lang, MessageId};

/// More overdue rows are not told again beside their plans.
const MOST_OVERDUE: usize = 100;

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site<'a> {
    /// What it is called.
    pub title: String,
    /// The day it speaks of.
    pub day: String,
    /// How many rows there are in each state, all of them first.
    pub tiles: Vec<Tile>,
    /// The plans.
    pub plans: Vec<SitePlan<'a>>,
    /// All who carry something out, in the order of their names.
    pub executors: Vec<String>,
    /// What is late.
    pub overdue: Page<'a>,
    /// Who carries how much in which month.
    pub workload: Page<'a>,
    /// What is missing from the page.
    pub notes: Vec<String>,
}

/// How many rows are in a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// The state; `None` for all rows.
    pub state: Option<State>,
    /// What it is called.
    pub label: String,
    /// How many rows are in it.
    pub count: usize,
    /// What it means.
    pub tone: Tone,
}

/// A plan of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitePlan<'a> {
    /// The plan as people call it.
    pub name: String,
    /// Its title, and the document that approved it.
    pub about: Vec<String>,
    /// How many rows it has in each state that has any.
    pub tiles: Vec<Tile>,
    /// What its bars are measured by.
    pub axis: Axis,
    /// Its rows.
    pub rows: Vec<SiteRow<'a>>,
}

/// What bars are measured by. All places on it are thousandths of its length.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Axis {
    /// Where months begin, and what they are called.
    pub months: Vec<(u16, String)>,
    /// Where quarters begin, and what they are called.
    pub quarters: Vec<(u16, String)>,
    /// Where the day of the page is, if it is on the axis.
    pub now: Option<u16>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteRow<'a> {
    /// Its number, or that it has none.
    pub number: &'a str,
    /// What is to be done.
    pub title: &'a str,
    /// The title of its section.
    pub section: Option<&'a str>,
    /// How it stands.
    pub state: State,
    /// How it stands, in words.
    pub standing: String,
    /// The due day that decides it.
    pub due: Option<NaiveDate>,
    /// Who carries it out: places in [`Site::executors`].
    pub executors: Vec<usize>,
    /// Its time.
    pub bars: Vec<Bar>,
    /// Its deadline: the words, and the days that they do not name.
    pub deadline: String,
    /// Who carries it out, in words.
    pub people: String,
    /// What is to come of it.
    pub result: &'a str,
    /// What else is known of it: what it is, and what is said.
    pub facts: Vec<(String, String)>,
}

/// The time of one occurrence on an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Where it begins.
    pub start: u16,
    /// Where it is due.
    pub due: u16,
    /// How it stands.
    pub mark: Mark,
}

/// Returns the page of `plans`, with what is overdue in them and who carries how much by month.
pub fn site<'a>(
    plans: &'a [Extract],
    overdue: &'a OverdueReport,
    workload: &'a WorkloadReport,
    about: &About,
    lang: Lang,
) -> Site<'a> {
    let rows = || plans.iter().flat_map(|plan| &plan.rows);
    let mut executors: Vec<&str> = rows()
        .flat_map(|detail| &detail.row.names)
        .map(String::as_str)
        .collect();
    executors.sort_by_cached_key(|name| (order::key(name), *name));
    executors.dedup();
    let places: BTreeMap<&str, usize> = executors.iter().copied().zip(0..).collect();
    let called = Plans::of(plans.iter().map(|plan| (&*plan.roadmap, &*plan.name)));
    let title = match plans {
        [only] => only.name.clone(),
        _ => MessageId::StatusTitle.with(plans.len()).text(lang),
    };
    let mut tiles = tiles(rows(), lang);
    let all = rows().count();
    tiles.insert(
        0,
        Tile {
            state: None,
            label: MessageId::ColumnTotal.text(lang).to_owned(),
            count: all,
            tone: Tone::Plain,
        },
    );
    Site {
        title,
        day: wording::on_day(about.clock.as_of, lang),
        tiles,
        plans: plans
            .iter()
            .map(|plan| SitePlan {
                name: called.called(&plan.roadmap, &plan.name).to_owned(),
                ..of_plan(plan, &places, about, lang)
            })
            .collect(),
        executors: executors.into_iter().map(wording::whole).collect(),
        overdue: overdue.page_of_longest(MOST_OVERDUE, lang),
        workload: workload.page(lang),
        notes: wording::closing(about, lang),
    }
}

/// Returns the states that any of `rows` is in, what needs attention first.
fn tiles<'a>(rows: impl Iterator<Item = &'a Detail>, lang: Lang) -> Vec<Tile> {
    const ORDER: [State; 8] = [
        State::Overdue,
        State::DueSoon,
        State::InProgress,
        State::Planned,
        State::Done,
        State::DoneLate,
        State::Undated,
        State::Cancelled,
    ];
    let mut tally = Tally::default();
    for detail in rows {
        tally.add(detail.row.state);
    }
    let tile = |state: State| Tile {
        state: Some(state),
        label: wording::state(state).text(lang).to_owned(),
        count: tally.of(state),
        tone: wording::tone(state),
    };
    ORDER
        .into_iter()
        .map(tile)
        .filter(|tile| tile.count > 0)
        .collect()
}

fn of_plan<'a>(
    plan: &'a Extract,
    places: &BTreeMap<&str, usize>,
    about: &About,
    lang: Lang,
) -> SitePlan<'a> {
    let as_of = about.clock.as_of;
    let days = days(plan);
    let row = |detail: &'a Detail| {
        let row = &detail.row;
        let near = matches!(row.state, State::Overdue | State::DueSoon);
        let state = wording::state(row.state).text(lang);
        SiteRow {
            number: if is_name(&row.id) {
                MessageId::NoNumber.text(lang)
            } else {
                row.id.trim_end_matches('.')
            },
            title: &row.title,
            section: row.section.as_deref().filter(|title| !title.is_empty()),
            state: row.state,
            standing: match (row.due.filter(|_| near), done_once(detail)) {
                (Some(_), _) if row.days_late > 0 => {
                    format!("{state}, {}", tied(&wording::days(row.days_late, lang)))
                }
                (Some(due), _) => {
                    let ahead = wording::distance(due, as_of, lang);
                    format!("{state}, {}", tied(&ahead))
                }
                (None, Some(done)) => format!("{state} {}", done.format("%d.%m.%Y")),
                (None, None) => state.to_owned(),
            },
            due: row.due.filter(|_| detail.is_dated),
            executors: row
                .names
                .iter()
                .filter_map(|name| places.get(name.as_str()).copied())
                .collect(),
            bars: days.map_or_else(Vec::new, |days| bars(detail, days)),
            deadline: deadline(detail, lang),
            people: people(&row.executors),
            result: row.result.trim(),
            facts: facts(detail, lang),
        }
    };
    let mut about_plan = vec![plan.title.clone()];
    about_plan.extend(plan.act.clone());
    SitePlan {
        name: plan.name.clone(),
        about: about_plan,
        tiles: tiles(plan.rows.iter(), lang),
        axis: days.map_or_else(Axis::default, |days| axis(days, as_of, lang)),
        rows: plan.rows.iter().map(row).collect(),
    }
}

/// Returns `words` on one line: «через 11 дней».
fn tied(words: &str) -> String {
    words.replace(' ', "\u{a0}")
}

/// Returns the first and the last day of the axis of `plan`: its period, and what of its rows lies outside.
fn days(plan: &Extract) -> Option<(NaiveDate, NaiveDate)> {
    let times = plan.rows.iter().flat_map(|detail| &detail.schedule);
    let ends = times.flat_map(|one| one.start.into_iter().chain([one.due]));
    let ends = ends.chain(
        plan.period
            .into_iter()
            .flat_map(|(start, end)| [start, end]),
    );
    let (first, last) = ends.fold((None, None), |(first, last), day| {
        let first = first.map_or(day, |known: NaiveDate| known.min(day));
        (Some(first), last.max(Some(day)))
    });
    Some((month_start(first?), last?))
}

/// Returns where `day` is on the axis of `days`, in thousandths of it.
fn place(day: NaiveDate, (first, last): (NaiveDate, NaiveDate)) -> u16 {
    let length = (last - first).num_days() + 1;
    let at = (day - first).num_days() * 1000 / length;
    u16::try_from(at.clamp(0, 1000)).unwrap_or_default()
}

fn axis(days: (NaiveDate, NaiveDate), as_of: NaiveDate, lang: Lang) -> Axis {
    let next = |month: &NaiveDate| Some(months_later(*month, 1)).filter(|next| next > month);
    let months = std::iter::successors(Some(days.0), next).take_while(|month| *month <= days.1);
    let months: Vec<NaiveDate> = months.collect();
    let many = months.len() > 12;
    let quarter = |month: &&NaiveDate| month.month0().is_multiple_of(3) || **month == days.0;
    let of_quarter = |month: &NaiveDate| {
        let number = i64::from(month.month0() / 3 + 1);
        let title = MessageId::QuarterShort.with(number);
        (
            place(*month, days),
            with_year(title.text(lang), *month, days.0),
        )
    };
    let of_month = |month: &NaiveDate| {
        let short = wording::month_short(*month, lang);
        (place(*month, days), with_year(short, *month, days.0))
    };
    Axis {
        quarters: months.iter().filter(quarter).map(of_quarter).collect(),
        months: if many {
            Vec::new()
        } else {
            months.iter().map(of_month).collect()
        },
        now: (days.0 <= as_of && as_of <= days.1).then(|| place(as_of, days)),
    }
}

/// Returns what a tick is called: with the year where one begins.
fn with_year(name: String, month: NaiveDate, first: NaiveDate) -> String {
    if month == first || month.month() == 1 {
        format!("{name}\n{}", month.year())
    } else {
        name
    }
}

fn bars(detail: &Detail, days: (NaiveDate, NaiveDate)) -> Vec<Bar> {
    // Of what comes again and again the days are told, not how long each takes.
    let once = detail.schedule.len() == 1;
    let bar = |one: &DetailOccurrence| Bar {
        start: place(one.start.filter(|_| once).unwrap_or(one.due), days),
        due: place(one.due, days),
        mark: one.state.into(),
    };
    detail.schedule.iter().map(bar).collect()
}

/// Returns the deadline of a row as written, with its reading.
fn deadline(detail: &Detail, lang: Lang) -> String {
    let written = &detail.row.deadline;
    match detail.schedule.as_slice() {
        [one] if matches!(detail.reading, Kind::Deadline | Kind::On | Kind::Span) => {
            dated(written, one.start, one.due)
        }
        _ => MessageId::DeadlineRead
            .with(written.as_str())
            .with(reading(detail, lang))
            .text(lang),
    }
}

fn people(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| wording::whole(name)).collect();
    names.join(", ")
}

/// Returns when a row that comes once was done or cancelled.
fn done_once(detail: &Detail) -> Option<NaiveDate> {
    match detail.schedule.as_slice() {
        [one] => one.done.filter(|_| !one.state.is_open()),
        _ => None,
    }
}

/// Returns what is known of a row beside its deadline, its executors and its result.
fn facts(detail: &Detail, lang: Lang) -> Vec<(String, String)> {
    let mut facts: Vec<(String, String)> = Vec::new();
    let mut tell = |name: &str, text: String| {
        if !text.trim().is_empty() {
            facts.push((name.to_owned(), text));
        }
    };
    if detail.schedule.len() > 1 {
        let times: Vec<String> = detail.schedule.iter().map(|one| time(one, lang)).collect();
        tell(MessageId::SiteDates.text(lang), times.join("; "));
    }
    // the reading of a deadline without days says so already
    let told =
        |found: &&Diagnostic| matches!(found.rule, Rule::ExternalSchedule | Rule::UndatedEvent);
    for found in detail.findings.iter().filter(|found| !told(found)) {
        tell(MessageId::FactUncertain.text(lang), found.title.text(lang));
    }
    for moved in &detail.postponed {
        let told = MessageId::DeadlineFromTo
            .with(moved.was.as_str())
            .with(moved.now.as_str());
        let told = match &moved.basis {
            Some(basis) => MessageId::OnGround.with(told).with(basis.as_str()),
            None => told,
        };
        tell(MessageId::PostponementsTitle.text(lang), told.text(lang));
    }
    let said = |whole, of_one| each::of_row(detail, whole, of_one).join("; ");
    for (name, text) in [
        (
            MessageId::ColumnEvidence,
            said(detail.evidence.as_deref(), |one| one.evidence.as_deref()),
        ),
        (
            MessageId::FactReason,
            said(detail.reason.as_deref(), |one| one.reason.as_deref()),
        ),
        (
            MessageId::PaperWhyNot,
            said(None, |one| one.unmet.as_deref()),
        ),
        (
            MessageId::FactNote,
            said(detail.note.as_deref(), |one| one.note.as_deref()),
        ),
    ] {
        tell(name.text(lang), text);
    }
    for (name, cell) in &detail.extra {
        tell(name, cell.clone());
    }
    facts
}

/// Returns `phrase` with the days that it means, unless it names them.
fn dated(phrase: &str, start: Option<NaiveDate>, due: NaiveDate) -> String {
    let numbers: Vec<u32> = phrase
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect();
    let named = |day: NaiveDate| numbers.contains(&day.day());
    if start.is_none_or(named) && named(due) {
        phrase.to_owned()
    } else {
        format!("{phrase} ({})", window(start, due))
    }
}

/// Returns the days from `start` to `due`: «01.03–15.03.2022».
fn window(start: Option<NaiveDate>, due: NaiveDate) -> String {
    let last = due.format("%d.%m.%Y");
    match start.filter(|start| *start != due) {
        Some(start) if start.year() == due.year() => format!("{}–{last}", start.format("%d.%m")),
        Some(start) => format!("{}–{last}", start.format("%d.%m.%Y")),
        None => last.to_string(),
    }
}

/// Returns when a row is due and how that stands: «01.03–15.03.2022 – исполнено 14.03.2022».
fn time(one: &DetailOccurrence, lang: Lang) -> String {
    let days = window(one.start, one.due);
    let state = wording::state(one.state).text(lang).to_lowercase();
    let told = match one.done.filter(|_| !one.state.is_open()) {
        Some(done) => format!("{state} {}", done.format("%d.%m.%Y")),
        None => state,
    };
    format!("{days} – {told}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_thousandths_of_the_axis() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let days = (day("2022-01-01"), day("2022-12-31"));
        for (of, expected) in [
            ("2021-12-31", 0),
            ("2022-01-01", 0),
            ("2022-07-02", 498),
            ("2022-12-31", 997),
            ("2023-01-01", 1000),
            ("2024-01-01", 1000),
        ] {
            assert_eq!(place(day(of), days), expected, "{of}");
        }
    }

    #[test]
    fn a_deadline_is_told_with_the_days_that_its_words_do_not_name() {
        let case = |phrase: &str, start: Option<&str>, due: &str, told: &str| {
            let day = |text: &str| text.parse::<NaiveDate>().unwrap();
            assert_eq!(dated(phrase, start.map(day), day(due)), told);
        };
        case("до 15 апреля", None, "2021-04-15", "до 15 апреля");
        case(
            "до конца мая",
            None,
            "2021-05-31",
            "до конца мая (31.05.2021)",
        );
        case(
            "Май 2021 г.",
            Some("2021-05-01"),
            "2021-05-31",
            "Май 2021 г. (01.05–31.05.2021)",
        );
        case(
            "18.01-04.02.2022",
            Some("2022-01-18"),
            "2022-02-04",
            "18.01-04.02.2022",
        );
        case(
            "I квартал",
            Some("2022-01-01"),
            "2022-03-31",
            "I квартал (01.01–31.03.2022)",
        );
    }

    #[test]
    fn ticks_stand_where_months_and_quarters_begin() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let axis = axis(
            (day("2020-09-01"), day("2021-08-31")),
            day("2021-01-01"),
            Lang::Russian,
        );
        let named = |ticks: &[(u16, String)]| {
            let names: Vec<&str> = ticks.iter().map(|(_, name)| name.as_str()).collect();
            names.join("|")
        };
        assert_eq!(
            named(&axis.months),
            "сен\n2020|окт|ноя|дек|янв\n2021|фев|мар|апр|май|июн|июл|авг"
        );
        assert_eq!(
            named(&axis.quarters),
            "3 кв.\n2020|4 кв.|1 кв.\n2021|2 кв.|3 кв."
        );
        assert_eq!(axis.now, Some(axis.months[4].0));
    }
}
