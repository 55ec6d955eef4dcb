//! Years that the titles of rows name, against the days on which the rows are due: what was taken over from last year's
//! plan, or written a year too early.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate};

use crate::calendar::{PeriodKind, days_later};
use crate::model::names::period_said;
use crate::model::{Item, Plan};
use crate::phrase::Kind;
use crate::text::russian;
use crate::words::{Message, MessageId};

/// What is told of a year so many days before it ends is told too early.
const EARLY: i64 = 92;

/// From this month on, what is said to be for this very year is hardly meant.
const LATE: u32 = 11;

/// From this month on a school year is over.
const OVER: u32 = 6;

/// Years that plans are of.
const YEARS: RangeInclusive<i32> = 1990..=2100;

/// Beginnings of the words for looking back, or for what changes a paper that is in force.
const BACK: [&str; 12] = [
    "анализ",
    "доклад",
    "изменен",
    "исполнен",
    "итог",
    "корректир",
    "награ",
    "отчет",
    "победител",
    "результат",
    "реализац",
    "уточнен",
];

/// Beginnings of the words for what is drawn up for a year before it begins.
const PAPERS: [&str; 7] = [
    "бюджет",
    "график",
    "договор",
    "контракт",
    "план",
    "подписк",
    "смет",
];

/// Beginnings of the words for drawing up.
const DRAWS_UP: [&str; 8] = [
    "заключ",
    "оформлен",
    "планирован",
    "подготов",
    "подписк",
    "разработ",
    "составлен",
    "утвержд",
];

/// Years in a title, with the words around them.
struct Named<'t> {
    /// The words as they stand: «за 2021/2022».
    written: &'t str,
    first: i32,
    last: i32,
    /// The folded word before, and the one behind.
    before: String,
    behind: String,
    /// Whether a dash ties the years to a name: «Библионочь-2022».
    tied: bool,
}

impl Named<'_> {
    fn is_range(&self) -> bool {
        self.first != self.last
    }

    /// Returns whether they are those of a school year.
    fn is_school_year(&self) -> bool {
        self.last == self.first + 1 && (self.behind.starts_with("уч") || self.behind.is_empty())
    }
}

/// Returns what is odd about the years that the title of `item` names.
pub(super) fn odd_years(plan: &Plan<'_>, item: &Item<'_>) -> Option<Message> {
    let title = item.title();
    if !title.contains("20") {
        return None;
    }
    let named = named(title);
    let [only] = named.as_slice() else {
        return named
            .iter()
            .find_map(|years| past_school_year(plan, title, years));
    };
    past_school_year(plan, title, only).or_else(|| {
        let (first, last) = days(item)?;
        let folded = russian::fold(title);
        summed_up(only, first, last)
            .or_else(|| taken_over(only, &folded, first))
            .or_else(|| drawn_up(only, &folded, first, last))
    })
}

/// Returns the first and the last day of what is due on days of its own.
fn days(item: &Item<'_>) -> Option<(NaiveDate, NaiveDate)> {
    let own = matches!(item.kind(), Kind::Deadline | Kind::On | Kind::Span);
    let all = own.then_some(item.occurrences.as_slice())?;
    let first = all.iter().map(|one| one.start.unwrap_or(one.due)).min()?;
    Some((first, all.iter().map(|one| one.due).max()?))
}

fn said(years: &Named<'_>, day: NaiveDate) -> Message {
    MessageId::TitleYear.with(years.written).with(day)
}

/// The work is one for a school year before that of the plan: «План попечительского совета на 2023/2024 учебный год».
fn past_school_year(plan: &Plan<'_>, title: &str, years: &Named<'_>) -> Option<Message> {
    let (period, written) = plan.period.zip(plan.document.period)?;
    let past = years.last == years.first + 1 && years.last <= period.start.year();
    let school = period.kind == PeriodKind::SchoolYear;
    let drawn = |title: &str| is_drawn_up(&russian::fold(title));
    let meant = years.before == "на" || years.before == "в" && drawn(title);
    (school && past && meant).then(|| {
        let named = years
            .written
            .trim_start_matches(|c: char| !c.is_ascii_digit());
        MessageId::TitlePastYears
            .with(named)
            .with(period_said(written.value))
    })
}

/// «Отчёт за 2022 год» at the beginning of that year, or years later.
fn summed_up(years: &Named<'_>, first: NaiveDate, last: NaiveDate) -> Option<Message> {
    let back = ["итог", "результат"];
    let sums = years.before == "за" || back.iter().any(|start| years.before.starts_with(start));
    let whole = years.behind.starts_with("год") || years.behind == "г";
    let school = years.is_range() && years.is_school_year();
    let end = if school {
        NaiveDate::from_ymd_opt(years.last, 5, 31)?
    } else {
        (!years.is_range() && whole).then_some(())?;
        NaiveDate::from_ymd_opt(years.last, 12, 31)?
    };
    if !sums {
        return None;
    }
    if days_later(last, EARLY) < end {
        return Some(MessageId::TitleBeforeEnd.with(last).with(end));
    }
    let late = NaiveDate::from_ymd_opt(years.last + i32::from(!school), LATE, 1)?;
    (first >= late).then(|| said(years, first))
}

/// «Библионочь-2022» in 2023, «к отопительному сезону 2021-2022» in the autumn of 2022.
fn taken_over(years: &Named<'_>, title: &str, first: NaiveDate) -> Option<Message> {
    let back = title.split_whitespace().any(|word| {
        let word = word.trim_start_matches(|c: char| !russian::is_letter(c));
        BACK.iter().any(|start| word.starts_with(start))
    });
    let ago = first.year() - years.last;
    let event = years.tied && !years.is_range() && !years.behind.starts_with('г');
    let begun = ["сезон", "к"]
        .iter()
        .any(|start| years.before.starts_with(start));
    let prepared = ["подготов", "готовност"]
        .iter()
        .any(|part| title.contains(part));
    let season = begun && prepared && years.last == years.first + 1 && first.year() > years.first;
    let past = event && (1..=2).contains(&ago) || season;
    (past && !back).then(|| said(years, first))
}

/// «Заключение договоров на 2022 год» at the end of 2022.
fn drawn_up(years: &Named<'_>, title: &str, first: NaiveDate, last: NaiveDate) -> Option<Message> {
    let late = first.year() > years.last || first.year() == years.last && first.month() >= LATE;
    let plain = !years.is_range() && years.before == "на" && years.behind.starts_with("год");
    if late && plain && is_drawn_up(title) {
        return Some(said(years, last));
    }
    // «планирование работы на 2020-2021 учебный год» when that year is over
    let over = first.year() > years.last || first.year() == years.last && first.month() >= OVER;
    let school = years.is_range() && years.is_school_year() && years.before == "на";
    let mut words = title.split_whitespace();
    let planned = words.any(|word| word.starts_with("планирован"));
    (over && school && planned).then(|| said(years, last))
}

/// Returns whether the folded `title` is of drawing up a paper for the time ahead.
fn is_drawn_up(title: &str) -> bool {
    let is_of = |all: &[&str]| {
        let mut words = title.split_whitespace();
        words.any(|word| all.iter().any(|start| word.starts_with(start)))
    };
    let opens = title.starts_with("план ") || DRAWS_UP.iter().any(|start| title.starts_with(start));
    opens && is_of(&PAPERS) && !is_of(&BACK)
}

/// Returns the years that `title` names.
fn named(title: &str) -> Vec<Named<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, first, end)) = next_year(title, at) {
        let (head, rest) = (title.get(..start), title.get(end..));
        let (Some(head), Some(rest)) = (head, rest) else {
            break;
        };
        let dash = |c: char| russian::is_dash(c) || c == '/';
        let other = rest.trim_start().strip_prefix(dash).map(str::trim_start);
        let other = other.and_then(|rest| {
            let (begin, last, end) = next_year(rest, 0)?;
            (begin == 0).then(|| (last, title.len() - rest.len() + end))
        });
        let (last, end) = other.unwrap_or((first, end));
        let head = head.trim_end();
        let bare = head.trim_end_matches(russian::is_dash).trim_end();
        let tied =
            bare.len() < head.len() && bare.ends_with(|c: char| russian::is_letter(c) || c == '»');
        let word = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
        let behind = title.get(end..).unwrap_or_default();
        let behind = behind
            .split(|c: char| !russian::is_letter(c))
            .find(|word| !word.is_empty());
        let near = title
            .get(end..)
            .is_some_and(|rest| rest.trim_start().starts_with(russian::is_letter));
        let written = title.get(bare.len() - word.len()..end).unwrap_or_default();
        found.push(Named {
            written: written.trim_matches(|c: char| !russian::is_letter_or_digit(c)),
            first,
            last,
            before: russian::fold(word),
            behind: behind
                .filter(|_| near)
                .map_or_else(String::new, russian::fold),
            tied,
        });
        at = end;
    }
    found
}

/// Returns where in `text` the next year begins from `at` on, the year, and where it ends.
fn next_year(text: &str, at: usize) -> Option<(usize, i32, usize)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    // the days of papers end with a year too: «от 14.01.2022»
    let apart = |start: usize| {
        start
            .checked_sub(1)
            .is_none_or(|before| !digit(before) && bytes[before] != b'.')
    };
    (at..bytes.len()).find_map(|start| {
        let four = (start..start + 4).all(digit) && !digit(start + 4) && apart(start);
        let year = text.get(start..start + 4).filter(|_| four)?;
        let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
        Some((start, year, start + 4))
    })
}

#[cfg(test)]
mod tests {
    use toml_spanner::Arena;

    use super::*;
    use crate::document;
    use crate::model::{Readings, Workspace, lower};
    use crate::words::Lang;

    #[test]
    fn papers_for_a_past_school_year_are_found() {
        let case = |title: &str, found: bool| {
            let text = format!(
                "title = \"п\"\nperiod = \"2020-2021 учебный год\"\n[[item]]\ntitle = \"{title}\"\ndeadline = \"май\"\n"
            );
            let (arena, workspace) = (Arena::new(), Workspace::default());
            let (document, _) = document::plan(&text, &arena);
            let (plan, _) = lower("plan", document, &workspace, &Readings::default());
            assert_eq!(odd_years(&plan, &plan.items[0]).is_some(), found, "{title}");
        };
        case("План работы совета на 2019-2020 учебный год", true);
        case(
            "Утверждение плана подготовки в 2019-2020 учебном году",
            true,
        );
        case(
            "Утверждение плана подготовки в 2020-2021 учебном году",
            false,
        );
        case("Анализ плана работы в 2019-2020 учебном году", false);
        case("Итоги работы в 2019-2020 учебном году", false);
    }

    #[test]
    fn years_that_do_not_fit_the_deadline_are_found() {
        let case = |title: &str, deadline: &str, expected: Option<&str>| {
            let text = format!(
                "title = \"п\"\nperiod = \"2020-2025\"\n[[item]]\ntitle = \"{title}\"\ndeadline = \"{deadline}\"\n"
            );
            let (arena, workspace) = (Arena::new(), Workspace::default());
            let (document, _) = document::plan(&text, &arena);
            let (plan, _) = lower("plan", document, &workspace, &Readings::default());
            let found = odd_years(&plan, &plan.items[0]);
            let said = found.map(|found| found.text(Lang::Russian));
            assert_eq!(said.as_deref(), expected, "{title} / {deadline}");
        };
        let early = "в названии итоги по 31.12.2022, а срок – 20.01.2022";
        case("Отчёт за 2022 год", "до 20.01.2022", Some(early));
        case("Отчёт за 2022 год", "до 20.01.2023", None);
        case("Отчёт за 2022 год", "до 20.12.2022", None);
        case("Отчёт за 2022 год", "ежеквартально", None);
        case("Отчёт за 9 месяцев 2022 года", "до 20.10.2022", None);
        let late = "в названии «итогам 2022», а срок – 25.12.2024: тот ли год?";
        case("Совещание по итогам 2022 года", "25.12.2024", Some(late));
        let school = "в названии «за 2021/2022», а срок – 15.06.2023: тот ли год?";
        case(
            "Отчёт за 2021/2022 учебный год",
            "до 15.06.2023",
            Some(school),
        );
        case("Отчёт за 2021/2022 учебный год", "до 15.06.2022", None);
        let event = "в названии «Библионочь-2022», а срок – 21.04.2023: тот ли год?";
        case("Акция «Библионочь-2022»", "21.04.2023", Some(event));
        case("Акция «Библионочь-2022»", "21.04.2022", None);
        case("Акция «Ученик года – 2023»", "21.11.2022", None);
        case("Итоги конкурса «Ученик года – 2022»", "12.01.2023", None);
        case("Турнир юношей - 2022 г.р.", "12.01.2023", None);
        case("Проект «Доступная среда» 2011-2020", "12.01.2021", None);
        let season = "в названии «сезону 2021-2022», а срок – 01.09.2022: тот ли год?";
        case(
            "Подготовка к отопительному сезону 2021-2022 годов",
            "сентябрь 2022",
            Some(season),
        );
        case(
            "Подготовка к отопительному сезону 2021-2022 годов",
            "сентябрь 2021",
            None,
        );
        let school = "в названии «к 2021/2022», а срок – 01.08.2022: тот ли год?";
        case(
            "О готовности школ к 2021/2022 учебному году",
            "август 2022",
            Some(school),
        );
        let contracts = "в названии «на 2022», а срок – 31.12.2022: тот ли год?";
        case(
            "Заключение договоров на 2022 год",
            "декабрь 2022",
            Some(contracts),
        );
        case("Заключение договоров на 2023 год", "декабрь 2022", None);
        case("Утверждение плана на 2022 год", "январь 2022", None);
        case("Отчёт о выполнении плана на 2022 год", "декабрь 2022", None);
        case("Реализация закона от 29.12.2012 № 273", "май 2023", None);
        let school = "в названии «на 2020-2021», а срок – 31.08.2021: тот ли год?";
        case(
            "Анализ и планирование работы на 2020-2021 учебный год",
            "август 2021",
            Some(school),
        );
        case(
            "Анализ и планирование работы на 2021-2022 учебный год",
            "август 2021",
            None,
        );
    }
}
