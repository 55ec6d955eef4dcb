//! Rows that prepare or sum up what other rows carry out, where their titles tie them.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::dates::{deadline_place, only_due};
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Item;
use crate::phrase::Kind;
use crate::text::russian;
use crate::words::MessageId;

/// The words for making a thing ready; whatever has all words of the aim is prepared by the first two.
const PREPARES: [&str; 10] = [
    "подготовка",
    "подготовить",
    "разработка",
    "разработать",
    "организация",
    "организовать",
    "составление",
    "составить",
    "формирование",
    "сформировать",
];

/// Beginnings of the words for carrying out what was made ready.
const CARRIES_OUT: [&str; 6] = [
    "проведен",
    "провест",
    "утвержд",
    "утверд",
    "реализ",
    "принят",
];

/// Beginnings of the words for what comes after a thing, and so is not prepared for it.
const SUMS_UP: [&str; 8] = [
    "итог",
    "отчет",
    "анализ",
    "аналитическ",
    "справк",
    "результат",
    "информац",
    "протокол",
];

/// Beginnings of words that say nothing of what a row is about.
const IDLE: [&str; 18] = [
    "подготов",
    "разработ",
    "организац",
    "организова",
    "составлен",
    "формирован",
    "проведен",
    "провест",
    "утвержд",
    "утверд",
    "участ",
    "для",
    "при",
    "год",
    "мероприят",
    "материал",
    "документ",
    "его",
];

/// A row that is due once, what its title does, and its due day.
type Row<'p, 'a> = (&'p Item<'a>, Deed, NaiveDate);

/// What a title does, and with what.
struct Deed {
    does: Does,
    /// The stems of the words that say what it is about.
    about: HashSet<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Does {
    /// «Подготовка к семинару»: whatever has the words of the aim is prepared by it.
    Prepares,
    /// «Разработка программы», «Организация семинара»: this alone is made.
    Makes,
    /// «Проведение семинара», «Утверждение программы».
    CarriesOut,
    /// «Анализ результатов анкетирования родителей».
    SumsUp,
    /// Anything else.
    Is,
}

impl Deed {
    fn of(title: &str) -> Self {
        let folded = russian::fold(title);
        let begins = |word: &str, all: &[&str]| all.iter().any(|start| word.starts_with(start));
        let first = folded.split_whitespace().next().unwrap_or_default();
        let carries_out = folded
            .split_whitespace()
            .any(|word| begins(word, &CARRIES_OUT));
        let does = if begins(first, &CARRIES_OUT) {
            Does::CarriesOut
        } else {
            match PREPARES.iter().position(|word| *word == first) {
                Some(0 | 1) => Does::Prepares,
                Some(_) if !carries_out => Does::Makes,
                _ => Does::Is,
            }
        };
        let second = folded.split_whitespace().nth(1).unwrap_or_default();
        // what stands behind the first of several works is not prepared by it
        let said = match does {
            Does::Prepares | Does::Makes => first_work(title),
            _ => title,
        };
        let mut about: HashSet<String> = core(said);
        // «Разработка проекта программы» makes the programme.
        if does == Does::Makes && matches!(second, "проект" | "проекта" | "проектов")
        {
            about.remove("проект");
        }
        let sums_up = SUMS_UP.iter().any(|stem| about.contains(*stem));
        let does = match does {
            Does::Prepares | Does::Makes if sums_up => Does::Is,
            Does::Is if begins(first, &SUMS_UP) => {
                about.retain(|word| !begins(word, &SUMS_UP));
                Does::SumsUp
            }
            does => does,
        };
        Deed { does, about }
    }

    fn is_preparing(&self) -> bool {
        matches!(self.does, Does::Prepares | Does::Makes)
    }

    /// Returns whether what this prepares is what `aim` carries out: one word ties nothing, unless both say of the same
    /// word what they do with it and `is_only` such a thing is in the plan.
    fn prepares(&self, aim: &Deed, is_only: bool) -> bool {
        let same = within(&aim.about, &self.about) && within(&self.about, &aim.about);
        let said = aim.does == Does::CarriesOut && same && is_only && !aim.about.is_empty();
        let named =
            self.does == Does::Prepares && aim.about.len() > 1 && within(&aim.about, &self.about);
        aim.does != Does::SumsUp && (said || named)
    }

    /// Returns whether what this sums up is what `aim` is: one word ties nothing.
    fn sums_up(&self, aim: &Deed) -> bool {
        let held = matches!(aim.does, Does::CarriesOut | Does::Is);
        self.does == Does::SumsUp && held && aim.about.len() > 1 && within(&aim.about, &self.about)
    }
}

/// What prepares or sums up another row stands on the wrong side of it.
pub(super) fn out_of_turn(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let rows = rows(subject);
    late_preparation(&rows, out);
    early_summary(&rows, out);
    early_by_name(subject, out);
}

/// Beginnings of the words for what comes when a thing of a name is over.
const CLOSES: [&str; 6] = [
    "итог",
    "наград",
    "награжд",
    "победител",
    "подведен",
    "церемони",
];

/// Beginnings of the words for stages, in the order in which they are held.
const STAGES: [&[&str]; 4] = [
    &["школьн", "внутришкольн"],
    &["муниципальн", "районн", "городск"],
    &["региональн", "областн", "краев", "республиканск", "окружн"],
    &["всероссийск", "федеральн", "заключительн"],
];

/// A row that closes what another row of one quoted name is, or is a later stage of it, is due before that begins.
fn early_by_name(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let named = subject.plan.items.iter().filter_map(|item| {
        let name = quoted_name(item.title())?;
        let own = matches!(item.kind(), Kind::Deadline | Kind::On | Kind::Span);
        let [only] = item.occurrences.as_slice() else {
            return None;
        };
        own.then_some((name, (item, only.start.unwrap_or(only.due), only.due)))
    });
    let mut groups: BTreeMap<String, Vec<(&Item<'_>, NaiveDate, NaiveDate)>> = BTreeMap::new();
    for (name, row) in named {
        groups.entry(name).or_default().push(row);
    }
    // what stands in many rows is no one thing
    for rows in (groups.into_values()).filter(|rows| (2..=COMMON).contains(&rows.len())) {
        for (item, _, due) in &rows {
            let closes = is_closing(item.title());
            let stage = stage_of(item.title());
            let later = rows.iter().find(|(other, start, end)| {
                if std::ptr::eq(*other, *item) {
                    return false;
                }
                let long = (*end - *start).num_days() > LONG;
                let half = *start + (*end - *start) / 2;
                let before = due < start || long && *due < half;
                let of_other = closes && !is_closing(other.title());
                let staged = stage
                    .zip(stage_of(other.title()))
                    .is_some_and(|(own, other)| other < own);
                of_other && before || staged && due < start
            });
            if let Some((other, start, end)) = later {
                let (id, day) = if due < start {
                    (MessageId::EarlySummary, *start)
                } else {
                    (MessageId::EarlyClose, *end)
                };
                let title = id.with(*due).with(other.id.as_str()).with(day);
                let span = deadline_place(item);
                if !out
                    .iter()
                    .any(|found| found.primary.span == span && found.rule == Rule::TitleDeadline)
                {
                    out.push(
                        Diagnostic::new(Rule::TitleDeadline, span, title)
                            .related(deadline_place(other), MessageId::EarlySummaryOf)
                            .help(MessageId::TitleDeadlineHelp),
                    );
                }
            }
        }
    }
}

/// A window of more days has a first half in which nothing of it is over.
const LONG: i64 = 45;

/// Returns the first name in quotes that `title` has, folded.
fn quoted_name(title: &str) -> Option<String> {
    let (_, rest) = title.split_once('«')?;
    let name = rest.split(['»', '«']).next()?;
    (name.chars().count() > 4).then(|| russian::fold(name.trim()))
}

/// Returns whether one of the first words of `title`, before any quotes, says that something is over.
fn is_closing(title: &str) -> bool {
    let plain = russian::fold(title.split('«').next().unwrap_or_default());
    let mut words = plain.split_whitespace();
    words.any(|word| CLOSES.iter().any(|start| word.starts_with(start)))
}

/// Returns which stage the title tells outside its quotes.
fn stage_of(title: &str) -> Option<usize> {
    let folded = russian::fold(title);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let at = words.iter().position(|word| word.starts_with("этап"))?;
    let word = words.get(at.checked_sub(1)?)?;
    let word = word.trim_start_matches(|c: char| !russian::is_letter(c));
    let is_of = |starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
    STAGES.iter().position(|starts| is_of(starts))
}

fn rows<'p, 'a>(subject: &Subject<'p, 'a>) -> Vec<Row<'p, 'a>> {
    let dated = subject.plan.items.iter();
    let dated = dated.filter_map(|item| Some((item, only_due(item)?)));
    dated
        .map(|(item, due)| (item, Deed::of(item.title()), due))
        .collect()
}

/// A word that stands in more rows ties none of them.
const COMMON: usize = 12;

/// A row prepares what is likely what another row is, by two thirds of its words at least, and is due after it.
pub(super) fn likely_preparation(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let rows = rows(subject);
    let (preparing, held): (Vec<_>, Vec<_>) =
        (rows.iter()).partition(|(_, deed, _)| deed.is_preparing());
    let mut named: HashMap<&str, Vec<usize>> = HashMap::new();
    let words = held.iter().enumerate();
    let words = words.flat_map(|(at, (_, aim, _))| aim.about.iter().map(move |word| (word, at)));
    for (word, at) in words {
        named.entry(word).or_default().push(at);
    }
    for (item, deed, due) in preparing {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        let rare = |word: &&String| {
            let places = named.get(word.as_str());
            places.is_some_and(|places| places.len() <= COMMON)
        };
        for at in deed
            .about
            .iter()
            .filter(rare)
            .flat_map(|word| &named[word.as_str()])
        {
            *shared.entry(*at).or_default() += 1;
        }
        let tied = |at: &usize, words: &usize| {
            let (_, aim, before) = held[*at];
            before < due
                && aim.does != Does::SumsUp
                && *words > 1
                && words * 3 >= aim.about.len() * 2
        };
        let span = deadline_place(item);
        let told =
            |found: &Diagnostic| found.rule == Rule::LatePreparation && found.primary.span == span;
        if let Some((at, _)) = shared.iter().find(|(at, words)| tied(at, words))
            && !out.iter().any(told)
        {
            let (other, _, before) = held[*at];
            let title = MessageId::LikelyPreparation
                .with(*due)
                .with(other.id.as_str())
                .with(*before);
            out.push(
                Diagnostic::new(Rule::LikelyPreparation, span, title)
                    .related(deadline_place(other), MessageId::LatePreparationAim)
                    .help(MessageId::LatePreparationHelp),
            );
        }
    }
}

/// Returns whether every word of `inner` is one of `outer`; the stems of two cases of one noun may differ by an end:
/// «защита», «защите».
fn within(inner: &HashSet<String>, outer: &HashSet<String>) -> bool {
    let alike = |one: &String, other: &String| one.starts_with(other) || other.starts_with(one);
    let named = |word: &String| outer.iter().any(|other| alike(word, other));
    inner.iter().all(named)
}

/// A row sums up what another row holds, and is due before that begins.
fn early_summary(rows: &[Row<'_, '_>], out: &mut Vec<Diagnostic>) {
    let (sums, held): (Vec<_>, Vec<_>) =
        (rows.iter()).partition(|(_, deed, _)| deed.does == Does::SumsUp);
    if sums.is_empty() {
        return;
    }
    let first_day = |item: &Item<'_>| match item.occurrences.as_slice() {
        [only] if matches!(item.kind(), Kind::On | Kind::Span) => {
            Some(only.start.unwrap_or(only.due))
        }
        _ => None,
    };
    for (item, deed, due) in sums {
        let later = held.iter().find_map(|(other, aim, _)| {
            let start = first_day(other).filter(|start| start > due)?;
            deed.sums_up(aim).then_some((other, start))
        });
        if let Some((other, start)) = later {
            let title = MessageId::EarlySummary
                .with(*due)
                .with(other.id.as_str())
                .with(start);
            out.push(
                Diagnostic::new(Rule::TitleDeadline, deadline_place(item), title)
                    .related(deadline_place(other), MessageId::EarlySummaryOf)
                    .help(MessageId::TitleDeadlineHelp),
            );
        }
    }
}

/// A row prepares what another row carries out, and is due after it.
fn late_preparation(rows: &[Row<'_, '_>], out: &mut Vec<Diagnostic>) {
    let (preparing, held): (Vec<_>, Vec<_>) =
        (rows.iter()).partition(|(_, deed, _)| deed.is_preparing());
    if preparing.is_empty() {
        return;
    }
    let mut counts: HashMap<(bool, Vec<&str>), usize> = HashMap::new();
    for (_, deed, _) in preparing.iter().chain(&held) {
        *counts.entry(thing(deed)).or_default() += 1;
    }
    let is_only = |deed: &Deed| counts.get(&thing(deed)) == Some(&1);
    for (item, deed, due) in &preparing {
        let late = held
            .iter()
            .find(|(_, aim, held)| held < due && deed.prepares(aim, is_only(deed) && is_only(aim)));
        if let Some((other, _, before)) = late {
            let title = MessageId::LatePreparation
                .with(*due)
                .with(other.id.as_str())
                .with(*before);
            out.push(
                Diagnostic::new(Rule::LatePreparation, deadline_place(item), title)
                    .related(deadline_place(other), MessageId::LatePreparationAim)
                    .help(MessageId::LatePreparationHelp),
            );
        }
    }
}

/// Returns what a row is about and whether it prepares it.
fn thing(deed: &Deed) -> (bool, Vec<&str>) {
    let mut about: Vec<&str> = deed.about.iter().map(String::as_str).collect();
    about.sort_unstable();
    (deed.is_preparing(), about)
}

/// Returns the first sentence or line of `title`.
fn first_work(title: &str) -> &str {
    let capital = |rest: &str| {
        let next = rest.trim_start().chars().next();
        next.is_some_and(char::is_uppercase) && rest.starts_with(char::is_whitespace)
    };
    let stop = title.match_indices(['.', ';']).find(|(at, sign)| {
        let word = title.get(..*at).unwrap_or_default();
        let word = word.rsplit(char::is_whitespace).next().unwrap_or_default();
        // «г. Саров» is no end of a sentence
        word.chars().count() > 3 && title.get(at + sign.len()..).is_some_and(capital)
    });
    let line = title.find('\n');
    let end = stop.map(|(at, _)| at).into_iter().chain(line).min();
    title.get(..end.unwrap_or(title.len())).unwrap_or(title)
}

/// Returns the stems of the words of `title` that say what it is about.
fn core(title: &str) -> HashSet<String> {
    let said = |stem: &String| {
        let long = stem.chars().count() > 2 && !stem.chars().all(|c| c.is_ascii_digit());
        long && !IDLE.iter().any(|idle| stem.starts_with(idle))
    };
    russian::stems(title).into_iter().filter(said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preparation_is_tied_to_its_aim_by_all_its_words() {
        let case = |preparing: &str, aim: &str, tied: bool| {
            let (deed, other) = (Deed::of(preparing), Deed::of(aim));
            let found = deed.is_preparing() && !other.is_preparing() && deed.prepares(&other, true);
            assert_eq!(found, tied, "{preparing} / {aim}");
        };
        case(
            "Подготовка к августовскому совещанию педагогов",
            "Августовское совещание педагогов",
            true,
        );
        case(
            "Подготовка и проведение защиты проектов школ",
            "Защита проектов школ",
            true,
        );
        case(
            "Подготовка к защите концептуальных документов",
            "Защита концептуальных документов",
            true,
        );
        case("Подготовка к совещанию", "Совещание", false);
        case(
            "Подготовка к совещанию директоров",
            "Совещание завучей",
            false,
        );
        case("Августовское совещание", "Августовское совещание", false);
        case(
            "Подготовка справки по итогам защиты проектов школ",
            "Защита проектов школ",
            false,
        );
        case(
            "Подготовка отчёта",
            "Проведение совещания директоров",
            false,
        );
    }

    #[test]
    fn what_closes_or_follows_a_thing_of_a_name_is_known() {
        let name = quoted_name("Подведение итогов конкурса «Лучший урок»");
        assert_eq!(name, quoted_name("Конкурс «Лучший урок"));
        assert!(is_closing(
            "Церемония награждения победителей «Лучший урок»"
        ));
        assert!(!is_closing("Конкурс «Итоги года»"));
        let stage = |title| stage_of(title);
        assert!(
            stage("«Безопасное колесо»: школьный этап") < stage("Муниципальный этап олимпиады")
        );
        assert_eq!(stage("Этап 1"), None);
    }

    #[test]
    fn a_summary_is_tied_to_what_it_sums_up() {
        let case = |summary: &str, aim: &str, tied: bool| {
            let found = Deed::of(summary).sums_up(&Deed::of(aim));
            assert_eq!(found, tied, "{summary} / {aim}");
        };
        let held = "Анкетирование родителей обучающихся";
        case(
            "Анализ результатов анкетирования родителей обучающихся",
            held,
            true,
        );
        case(
            "Справка по итогам анкетирования родителей обучающихся",
            held,
            true,
        );
        case("Анализ результатов анкетирования", held, false);
        case("Отчёт о семинаре", "Семинар", false);
        case(
            "Подготовка к анкетированию родителей обучающихся",
            held,
            false,
        );
        case(
            "Отчёт о защите проектов школ",
            "Справка о защите проектов школ",
            false,
        );
    }

    #[test]
    fn one_name_behind_the_words_for_making_and_carrying_out_ties_them() {
        let case = |preparing: &str, aim: &str, tied: bool| {
            let (deed, other) = (Deed::of(preparing), Deed::of(aim));
            let found = deed.is_preparing() && !other.is_preparing() && deed.prepares(&other, true);
            assert_eq!(found, tied, "{preparing} / {aim}");
        };
        case("Подготовка семинара", "Проведение семинара", true);
        case("Подготовка к семинару", "Провести семинар", true);
        case("Подготовить семинар", "Проведение семинара", true);
        case("Разработка программы", "Утверждение программы", true);
        case(
            "Разработать дорожную карту",
            "Утвердить дорожную карту",
            true,
        );
        case("Организация олимпиады", "Проведение олимпиады", true);
        case(
            "Организация и проведение олимпиады",
            "Проведение олимпиады",
            false,
        );
        case(
            "Разработка проекта программы",
            "Утверждение программы",
            true,
        );
        case(
            "Составление графика проверок",
            "Утверждение графика проверок",
            true,
        );
        case("Разработка программы", "Утверждение сметы", false);
        case(
            "Разработка программы развития",
            "Утверждение программы",
            false,
        );
        case("Разработка программы", "Программа", false);
        case("Подготовка отчёта", "Утверждение отчёта", false);
    }
}
