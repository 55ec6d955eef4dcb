//! What an editor would ask of a plan as a whole though it may well be meant so: rules of the profile of editors, one
//! sentence a plan.

use std::collections::{BTreeMap, BTreeSet};

use super::dates::names_year;
use super::editor::{is_event, is_work};
use super::subject::Subject;
use super::whole::{FEW, TELLING, first_of, of_plan, several};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{ExecutorKind, Item, kind, naming};
use crate::phrase::{self, Kind};
use crate::text::russian;
use crate::words::MessageId;

/// A window of fewer days tells when to come.
const WIDE: i64 = 6;

/// So many words tell one title from another, and so many days are named.
const TOLD: usize = 5;

/// So many events on days off may be slips in a plan of few.
const SEVERAL_OFF: usize = 2;

/// Beginnings of the names of what is held on days off: feasts, contests, outings.
#[rustfmt::skip]
const FESTIVE: [&str; 33] = [
    "велопробег", "возложен", "гулян", "концерт", "кросс", "кубок", "кубк", "линейк", "масленич", "митинг", "олимпиад",
    "памят", "парад", "первенств", "поздравл", "поход", "праздн", "представлен", "слет", "соревнован", "спартакиад",
    "спектак", "спортивн", "субботник", "торжеств", "турнир", "фестивал", "церемон", "чемпионат", "чествован", "экскурс",
    "экзамен", "ярмарк",
];

/// No deadline of the plan names a day: they are months and weeks, and what is late before their end nobody can say.
pub(super) fn no_days(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let Some(period) = plan.period else { return };
    let mut wide = 0;
    for item in &plan.items {
        if !item.document.dates.is_empty() {
            return;
        }
        if !matches!(item.kind(), Kind::Deadline | Kind::On | Kind::Span) {
            continue;
        }
        let days = |one: &crate::model::Occurrence| {
            one.start.map_or(0, |start| (one.due - start).num_days())
        };
        if item.occurrences.iter().any(|one| days(one) < WIDE) {
            return;
        }
        let whole = item
            .occurrences
            .iter()
            .any(|one| one.due == period.end && one.start <= Some(period.start));
        wide += usize::from(!whole && !item.occurrences.is_empty());
    }
    // in a plan of few it is told where hardly any row has another deadline
    let most = wide >= FEW && wide * 4 >= plan.items.len() * 3;
    if wide >= TELLING || most {
        out.push(of_plan(
            subject,
            Rule::NoDays,
            MessageId::NoDays.with(wide),
            MessageId::NoDaysHelp,
        ));
    }
}

/// No day that the plan names has its year: it is read from what stands above the rows.
pub(super) fn no_years(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let own = |item: &&Item<'_>| matches!(item.kind(), Kind::Deadline | Kind::On | Kind::Span);
    let dated = subject.plan.items.iter().filter(own);
    let mut dated: Vec<String> = dated.map(Item::deadline).collect();
    // a month alone is that of the plan
    dated.retain(|words| words.contains(|c: char| c.is_ascii_digit()));
    let told = |found: &Diagnostic| found.rule == Rule::TitlePeriod;
    let named = dated.iter().any(|words| names_year(words));
    if dated.len() >= FEW && !named && !out.iter().any(told) {
        out.push(of_plan(
            subject,
            Rule::NoYears,
            MessageId::NoYears,
            MessageId::NoYearsHelp,
        ));
    }
}

/// One person or role is named in more than half of the rows, or anybody in all of them or all but one.
pub(super) fn main_lead(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let registry = &subject.plan.registry;
    let items = &subject.plan.items;
    let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
    for item in items {
        let names = item.document.executors.iter();
        let names: BTreeSet<&str> = names.map(|name| registry.canonical(name.value)).collect();
        for name in names {
            *rows.entry(name).or_default() += 1;
        }
    }
    let is_one = |name: &str| {
        let entry = registry.find(name);
        let declared = entry.map(|found| registry.entry(found.entry()).kind);
        let kind = declared.unwrap_or_else(|| kind::likely(name));
        matches!(kind, ExecutorKind::Person | ExecutorKind::Role)
    };
    let most = rows
        .into_iter()
        .filter(|(name, rows)| is_one(name) || *rows + 1 >= items.len())
        .max_by_key(|(name, rows)| (*rows, is_one(name)));
    if let Some((name, rows)) = most
        && items.len() > FEW
        && rows > FEW
        && rows * 2 > items.len()
    {
        let title = MessageId::MainLead.with(name).with(rows);
        out.push(of_plan(
            subject,
            Rule::MainLead,
            title.with(items.len()),
            MessageId::MainLeadHelp,
        ));
    }
}

/// Titles name a subject or a process, and not what is to be done: «О ходе работы», «Усиление контроля», «Разное».
pub(super) fn unclear_works(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let items = &subject.plan.items;
    let unclear = items.iter().filter(|item| !has_form(item));
    let unclear = unclear.filter(|item| is_unclear(item.title()) || is_endless(item));
    let mut met = BTreeSet::new();
    let shown: Vec<String> = unclear
        .map(Item::title)
        .filter(|title| met.insert(russian::fold(title)))
        .map(beginning)
        .collect();
    let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
    if !shown.is_empty() && items.len() >= FEW {
        let title = MessageId::UnclearWorks.with(shown.len());
        out.push(of_plan(
            subject,
            Rule::UnclearWorks,
            title.with(several(&shown)),
            MessageId::UnclearWorksHelp,
        ));
    }
}

/// Returns whether another column says in what form the work is done: «Формы работы».
fn has_form(item: &Item<'_>) -> bool {
    let mut extra = item.document.extra.iter();
    extra.any(|extra| {
        russian::fold(extra.column.value).starts_with("форм") && !extra.cell.trim().is_empty()
    })
}

/// Returns whether `item` has neither a deadline nor a result that would show its work done: «Повышение дисциплины»
/// all the year.
fn is_endless(item: &Item<'_>) -> bool {
    const ENDLESS: [&str; 8] = [
        "обеспечение",
        "осуществление",
        "повышение",
        "поддержание",
        "пропаганда",
        "соблюдение",
        "улучшение",
        "формирование",
    ];
    let mut words = item.title().split_whitespace();
    let first = words.next().map(russian::fold);
    // who is provided with papers has them at last
    let given = |word: &str| ["ами", "ями", "ией"].iter().any(|end| word.ends_with(end));
    item.kind() == Kind::Ongoing
        && !item.title().contains(':')
        && !words.any(given)
        && item.result().trim().is_empty()
        && first.is_some_and(|first| ENDLESS.contains(&&*first))
}

/// Returns whether `title` names no work: a subject behind «О», a question, words in quotation marks alone, one word
/// for no work, a process without an end.
fn is_unclear(title: &str) -> bool {
    const PROCESSES: [&str; 13] = [
        "активизация",
        "взаимодействие",
        "воспитание",
        "концепция",
        "помощь",
        "профилактика",
        "работа",
        "разное",
        "совершенствование",
        "содействие",
        "сотрудничество",
        "укрепление",
        "усиление",
    ];
    let title =
        title.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    let title = title.trim().trim_end_matches('.');
    let mut words = title.split_whitespace();
    let first = words.next().map(russian::fold).unwrap_or_default();
    let first = first.trim_end_matches(|c: char| !russian::is_letter(c));
    let second = words.next();
    let about = matches!(first, "о" | "об" | "обо") && second.is_some();
    // «Воспитательная работа 1. День знаний» has its works behind
    let work = || first.ends_with("ая") && second == Some("работа") && !title.contains(". ");
    let named = title.starts_with('«')
        && title
            .find('»')
            .is_some_and(|end| end + '»'.len_utf8() == title.len());
    let event = || is_work(title) || is_event(title);
    let alone = title.chars().all(russian::is_letter) && !title.is_empty() && !event();
    let subject = || first == "тема" && title.contains("ема:");
    about
        || named
        || alone
        || title.ends_with('?')
        || PROCESSES.contains(&first)
        || work()
        || subject()
}

/// Returns the first words of `title`, the quotation marks left out.
fn beginning(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    let told = words.get(..TOLD).unwrap_or(&words).join(" ");
    let told = told.trim_matches(|c: char| matches!(c, '«' | '»' | '.' | ','));
    let cut = words.len() > TOLD;
    let open = told.matches('«').count() > told.matches('»').count();
    let told = if open {
        told.replace('«', "")
    } else {
        told.to_owned()
    };
    if cut { format!("{told}…") } else { told }
}

/// Sections number their items each from the beginning, so that a number alone means several items; sections that have
/// numbers of their own or are months tell them apart.
pub(super) fn repeated_numbers(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let mut rows: BTreeMap<&str, BTreeSet<Option<usize>>> = BTreeMap::new();
    let sections = subject.plan.document.sections.iter();
    let told: Vec<bool> = sections
        .map(|section| {
            let title = section.title.map_or("", |title| title.value);
            is_numbered(title) || phrase::month_named(title).is_some()
        })
        .collect();
    let is_told = |section: usize| told.get(section).copied().unwrap_or_default();
    for item in &subject.plan.items {
        let number = naming::bare(item.number().trim());
        if naming::is_number(number) && !item.section.is_some_and(is_told) {
            rows.entry(number).or_default().insert(item.section);
        }
    }
    // of the numbers that come most often, the first in the plan's own order
    let most = rows.iter().max_by_key(|(number, sections)| {
        (sections.len(), std::cmp::Reverse((number.len(), **number)))
    });
    if let Some((number, sections)) = most
        && sections.len() > 1
    {
        let title = MessageId::RepeatedNumbers.with(*number);
        out.push(of_plan(
            subject,
            Rule::RepeatedNumbers,
            title.with(sections.len()),
            MessageId::RepeatedNumbersHelp,
        ));
    }
}

/// Returns whether the title of a section begins with a number of its own: «II. Работа с кадрами», «1 Обучение».
fn is_numbered(title: &str) -> bool {
    let first = title.split([' ', '.', ')']).next().unwrap_or_default();
    let number = |c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | 'І' | 'Х');
    !first.is_empty() && first.chars().all(number)
}

/// Events that are no feast or contest are set on a day off now and then; where many are, that is how the plan is meant,
/// or its year is wrong.
pub(super) fn day_off_events(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let single = |item: &&Item<'_>| item.kind() == Kind::On;
    let day = |one: &crate::model::Occurrence| one.start.is_none_or(|start| start == one.due);
    let days = |item: &Item<'_>| {
        let days = item.occurrences.iter().filter(|one| day(one));
        days.map(|one| one.due).collect::<Vec<_>>()
    };
    let mut all = 0;
    let mut off = BTreeSet::new();
    for item in plan.items.iter().filter(single) {
        let days = days(item);
        all += days.len();
        let free = days
            .into_iter()
            .filter(|day| !plan.calendar.is_working(*day));
        let mut free = free.peekable();
        if free.peek().is_some() && !is_festive(item.title()) {
            off.extend(free);
        }
    }
    let few = off.len() <= SEVERAL_OFF || off.len() <= TOLD && off.len() * 4 <= all;
    if few && !off.is_empty() && plan.items.len() >= FEW {
        let days = off.iter().map(|day| day.format("%d.%m.%Y").to_string());
        let title = MessageId::DayOffEvents.with(first_of(TOLD, ", ", days));
        out.push(of_plan(
            subject,
            Rule::DayOffEvents,
            title,
            MessageId::DayOffEventsHelp,
        ));
    }
}

/// Returns whether `title` names what is held on days off.
fn is_festive(title: &str) -> bool {
    let title = russian::fold(title);
    let mut words = title.split(|c: char| !russian::is_letter(c));
    words.any(|word| FESTIVE.iter().any(|start| word.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_that_tell_their_numbers_apart_are_known() {
        for title in ["II. Работа с кадрами", "1 Обучение", "2. Итоги"] {
            assert!(is_numbered(title), "{title}");
        }
        for title in ["Обучение", "Иные дела", ""] {
            assert!(!is_numbered(title), "{title}");
        }
    }

    #[test]
    fn feasts_are_told_from_meetings() {
        assert!(is_festive("Праздничный концерт"));
        assert!(is_festive("Первенство школы по футболу"));
        assert!(!is_festive("Заседание методического совета"));
    }

    #[test]
    fn titles_without_a_work_are_told() {
        for title in [
            "О ходе выполнения программы",
            "1. О готовности учреждения",
            "Разное.",
            "Как подготовить документы?",
            "«Армия вчера и сегодня»",
            "Усиление пропускного режима",
            "Футбол",
            "Профилактическая работа с воспитанниками",
            "Тема: «Будущие водители»",
        ] {
            assert!(is_unclear(title), "{title}");
        }
        for title in [
            "Отчёт о работе",
            "Семинар",
            "«Дорога» – акция",
            "Акция «Дорога»",
            "Работники: обучение",
            "Воспитательная работа 1. День знаний",
            "«А» и «Б»",
        ] {
            assert!(!is_unclear(title), "{title}");
        }
    }

    #[test]
    fn titles_are_told_by_their_first_words() {
        assert_eq!(beginning("«Родной город»"), "Родной город");
        let long = "О разработке программы «Составление маршрута педагога»";
        assert_eq!(
            beginning(long),
            "О разработке программы Составление маршрута…"
        );
    }
}
