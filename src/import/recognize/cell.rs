//! What the text of a cell is by itself: a deadline, a time, a number.

use std::cell::RefCell;
use std::collections::HashMap;

use super::dates;
use crate::calendar::{Calendar, Period};
use crate::diagnostic::{Diagnostic, Rule};
use crate::import::draft::collapse;
use crate::import::executors;
use crate::phrase::{self, Kind};
use crate::text::russian::{Ask as _, fold, is_dash};
use crate::text::word_list;
use crate::words::MessageId;

/// The longest heading, and the longest deadline, in characters.
pub(in crate::import) const LONGEST: usize = 200;

/// Returns whether `text` reads as a deadline on its own.
pub(in crate::import) fn is_deadline(text: &str) -> bool {
    reads(text, None)
}

/// Returns whether `text` names a time and nothing that has first to happen or is settled elsewhere.
pub(in crate::import) fn is_time(text: &str) -> bool {
    names_time(text, None)
}

/// Returns whether `text` names a time where some month is known: «1-я неделя».
pub(in crate::import) fn is_time_of_month(text: &str) -> bool {
    names_time(text, Some(1))
}

/// Returns whether `text` names no day but a time that lasts or comes again: «в течение месяца», «ежеквартально».
pub(in crate::import) fn lasts(text: &str) -> bool {
    [Kind::Span, Kind::Recurring, Kind::Ongoing].contains(&kind_of(text, Some(1)))
}

fn names_time(text: &str, month: Option<u32>) -> bool {
    let times = [
        Kind::On,
        Kind::Deadline,
        Kind::Span,
        Kind::Recurring,
        Kind::Ongoing,
    ];
    times.contains(&kind_of(text, month))
}

/// Returns whether `text` reads as a deadline where some month is known: «в течение месяца», «12-16» too.
pub(in crate::import) fn is_deadline_of_month(text: &str) -> bool {
    reads(text, Some(1))
}

/// Returns whether `text` is a deadline and nothing else: no remark, no milestone.
pub(in crate::import) fn is_clear_deadline(text: &str) -> bool {
    is_clear(text, None)
}

/// Returns whether `text` is a deadline and nothing else where some month is known: «до 20 числа».
pub(in crate::import) fn is_clear_deadline_of_month(text: &str) -> bool {
    is_clear(text, Some(1))
}

/// The longest deadline in a line of other words, in characters.
pub(in crate::import) const LONGEST_TIME: usize = 80;

/// Parts a title from the deadline behind it that takes it for words of the work: «Слёт – 15.06.2022».
pub(in crate::import) fn behind(whole: &str) -> (String, String) {
    let mut gaps = whole.match_indices(' ').map(|(at, _)| whole.split_at(at));
    let words = |title: &str| {
        let letters = title.letters();
        letters > 2 && phrase::month_named(title).is_none()
    };
    let short = |deadline: &str| deadline.chars().nth(LONGEST_TIME).is_none();
    let parted = gaps.find(|(title, deadline)| {
        short(deadline) && words(title) && is_clear_deadline(bare(deadline))
    });
    match parted {
        Some((_, deadline)) if let Some(at) = work_before(bare(deadline)) => {
            let term = bare(deadline).split_at(at).1;
            let title = whole.strip_suffix(deadline).unwrap_or_default();
            let work = deadline.split_once(term).map_or(deadline, |(work, _)| work);
            (term.to_owned(), bare(&format!("{title}{work}")).to_owned())
        }
        Some((title, deadline)) => (bare(deadline).to_owned(), bare(title).to_owned()),
        None => (String::new(), whole.to_owned()),
    }
}

/// «подготовить сценарий праздничных мероприятий до 1 апреля»: returns where the term begins behind words of the work.
fn work_before(deadline: &str) -> Option<usize> {
    const FEWEST_LETTERS: usize = 4;
    let at = deadline.find(" до ")?;
    let (work, term) = deadline.split_at(at);
    let led = work.first_word().letters() < FEWEST_LETTERS || work.has_digit();
    let clear = is_clear_deadline(work) && !work.split(' ').any(executors::is_verb);
    let told = led || clear || fold(work).contains("срок");
    (!told && is_clear_deadline(term.trim_start())).then_some(at + 1)
}

/// Returns where the words begin that no sign parts from the day before them: «с 4 по 6 мая Акция», «04.05.2023 Сбор».
pub(in crate::import) fn leading_day(text: &str) -> Option<usize> {
    const MOST_WORDS: usize = 8;
    let opens = text.begins_with_digit();
    let led = ["с ", "С ", "до ", "До ", "к ", "К "];
    if !opens && !text.begins_any(&led) {
        return None;
    }
    let capital = |c: char| c.is_uppercase() || matches!(c, '«' | '"' | '“');
    // «До 1 июня подготовить пляж»
    let begins = |next: &str| {
        next.starts_with(capital) || next.first_word().ends_any(&["ть", "ться", "сти", "тись"])
    };
    let mut gaps = text.match_indices(' ').take(MOST_WORDS).map(|(at, _)| at);
    gaps.find(|at| {
        let (day, next) = text.split_at(*at);
        next.strip_prefix(' ').is_some_and(begins)
            && dates::first_month(day).is_some()
            && is_clear_deadline(bare(day))
    })
}

/// Returns one side of a cut without the signs at which it was cut.
pub(in crate::import) fn bare(text: &str) -> &str {
    let text = text.trim_matches([' ', ',', ':', '–', '-']);
    let inside = text.strip_prefix('(');
    match inside.and_then(|text| text.strip_suffix(')')) {
        Some(inside) if !inside.contains(['(', ')']) => inside,
        _ => text,
    }
}

/// Returns where the bracket or the quotes close that are open before `text`.
pub(in crate::import) fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    let mut signs = text.char_indices();
    let found = signs.find(|(_, c)| {
        let ends = *c == close && depth == 0;
        depth += usize::from(*c == open);
        depth -= usize::from(*c == close && !ends);
        ends
    });
    found.map(|(at, _)| at)
}

fn is_clear(text: &str, month: Option<u32>) -> bool {
    as_deadline(text, month).clear
}

/// Returns whether `text` is several deadlines without a sign between them: «ноябрь март».
pub(in crate::import) fn lacks_separator(text: &str) -> bool {
    as_deadline(text, None).runs_on
}

fn reads(text: &str, month: Option<u32>) -> bool {
    kind_of(text, month) != Kind::Unknown
}

/// Returns how `text` reads as a deadline, where a month is known or not.
pub(in crate::import) fn kind_of(text: &str, month: Option<u32>) -> Kind {
    as_deadline(text, month).kind
}

/// How a text reads as a deadline.
#[derive(Clone, Copy)]
struct AsDeadline {
    /// [`Kind::Unknown`] of what is no deadline.
    kind: Kind,
    /// It is a deadline and nothing else.
    clear: bool,
    /// It is several deadlines without a sign between them.
    runs_on: bool,
}

/// Readings by their texts, for each month that may be known.
type Readings = HashMap<Option<u32>, HashMap<Box<str>, AsDeadline>>;

/// How many readings are remembered at the most: a few megabytes.
const MOST_READINGS: usize = 20_000;

/// Reads `text` as a deadline, where a month is known or not.
///
/// A cell is asked from many sides what it is, and a column says the same again and again: each thread remembers what it
/// has read, and forgets all of it when that grows too large.
fn as_deadline(text: &str, month: Option<u32>) -> AsDeadline {
    thread_local! {
        static READINGS: RefCell<Readings> = RefCell::default();
    }
    if is_too_long(text) {
        let kind = Kind::Unknown;
        return AsDeadline {
            kind,
            clear: false,
            runs_on: false,
        };
    }
    READINGS.with_borrow_mut(|readings| {
        let known = readings.entry(month).or_default();
        if let Some(found) = known.get(text) {
            return *found;
        }
        if known.len() >= MOST_READINGS {
            known.clear();
        }
        let found = read(text, month);
        known.insert(text.into(), found);
        found
    })
}

fn read(text: &str, month: Option<u32>) -> AsDeadline {
    let calendar = Calendar::default();
    let context = phrase::Context {
        month,
        ..phrase::Context::of(Period::parse("2021"), &calendar)
    };
    let phrase::Reading {
        kind,
        milestones,
        findings,
        ..
    } = phrase::read(text, &context);
    let known = kind != Kind::Unknown;
    let remark = MessageId::PhraseUncertainRemark.into();
    let elsewhere = |rule| rule == Rule::ExternalSchedule && kind != Kind::External;
    let more = |finding: &Diagnostic| finding.title == remark || elsewhere(finding.rule);
    AsDeadline {
        kind,
        clear: known && milestones.is_empty() && !findings.iter().any(more),
        runs_on: known && (findings.iter()).any(|finding| finding.rule == Rule::MissingSeparator),
    }
}

fn is_too_long(text: &str) -> bool {
    text.chars().nth(LONGEST).is_some()
}

/// Returns whether `text` only says how long something takes: «10», «3 дня», «1-2 недели».
pub(in crate::import) fn is_duration(text: &str) -> bool {
    let units = word_list![
        "д" "дн" "дня" "дней" "день" "раб" "рабочих" "календарных" "кал" "сут" "ч" "мин" "мес"
        "нед"
    ];
    let stems = ["недел", "месяц", "час", "минут", "суток", "сутки"];
    let folded = fold(text);
    let mut words = folded.bare_words();
    let is_number = |word: &str| word.len() <= 4 && word.parse::<u32>().is_ok();
    let chars: Vec<char> = text.chars().collect();
    let mut around = chars.windows(3);
    let dotted = around.any(|around| {
        matches!(around, [before, '.', after] if before.is_ascii_digit() && after.is_ascii_digit())
    });
    words.next().is_some_and(is_number)
        && words.all(|word| is_number(word) || units.contains(&word) || word.begins_any(&stems))
        && !text.contains(['/', ':'])
        && !dotted
}

/// Returns whether `text` is a time of day and nothing else: «14.00-14.10», «с 9:00 до 10:30», «в 15 ч.».
pub(in crate::import) fn is_clock(text: &str) -> bool {
    let folded = fold(text);
    let words = folded.split(|c: char| c.is_whitespace() || is_dash(c) || c == ',');
    let words = words.map(|word| word.trim_end_matches('.'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let around = ["в", "с", "до", "по", "и", "ч", "час", "часов", "мин"];
    // «22.02 в 15.00»
    let dotted = |word: &str| {
        let (day, month) = word.split_once('.')?;
        let month: u32 = month.parse().ok().filter(|_| month.len() == 2)?;
        day.parse::<u32>()
            .ok()
            .filter(|day| (1..=31).contains(day) && (1..=12).contains(&month))
    };
    if matches!(words.as_slice(), [day, "в" | "с", time, ..] if dotted(day).is_some() && time.contains(['.', ':']))
    {
        return false;
    }
    // «20.02, 19 ч.»
    let hour = |word: &str| word.len() <= 2 && word.parse::<u32>().is_ok_and(|hour| hour < 25);
    if matches!(words.as_slice(), [day, time, unit] if dotted(day).is_some() && hour(time) && unit.starts_with('ч'))
        && !text.contains(is_dash)
    {
        return false;
    }
    let (mut times, mut marked) = (0, false);
    for word in &words {
        let bare = word.trim_end_matches('ч').trim_end_matches("мин");
        let parts: Vec<&str> = bare.split([':', '.', 'ч']).collect();
        let number = |at: usize, most: u32| {
            let part = parts.get(at).filter(|part| part.len() <= 2)?;
            part.parse::<u32>().ok().filter(|number| *number <= most)
        };
        let is_time = match parts.len() {
            1 => number(0, 24).is_some(),
            2 => {
                number(0, 24).is_some()
                    && number(1, 59).is_some()
                    && parts.get(1).is_some_and(|part| part.len() == 2)
            }
            _ => false,
        };
        if is_time {
            times += 1;
            marked |= word.contains([':', 'ч'])
                || parts.get(1).is_some_and(|minutes| {
                    // «15.05» is a day of May as well
                    minutes
                        .parse::<u32>()
                        .is_ok_and(|minutes| minutes == 0 || minutes > 12)
                });
        } else if around.contains(word) {
            marked |= word.starts_with('ч');
        } else {
            return false;
        }
    }
    times > 0 && marked
}

/// Joins the lines of a cell.
pub(in crate::import) fn joined(lines: &[impl AsRef<str>]) -> String {
    let lines: Vec<&str> = lines.iter().map(AsRef::as_ref).collect();
    collapse(&lines.join("\n"))
}

/// Returns whether a cell names nobody and nothing: blank, or a dash.
pub(in crate::import) fn is_nobody(text: &str) -> bool {
    text.chars().all(|c| is_dash(c) || c.is_whitespace())
}

/// Returns whether `text` says that nobody is named yet: «не определён», «нет».
pub(in crate::import) fn is_undecided(text: &str) -> bool {
    const NOBODY: &[&str] = word_list![
        "нет" "не определен" "не определена" "не определено" "не определены" "не назначен"
        "не назначена" "не назначены" "не выбран" "уточняется" "уточняются" "определяется"
        "вакансия" "отсутствует" "по конкурсу" "по итогам конкурса" "по результатам конкурса"
        "по итогам торгов" "по результатам торгов" "по результатам аукциона"
    ];
    NOBODY.contains(&fold(text.trim_end_matches('.')).as_str())
}

/// Returns whether `text` is the cross of a cell that is not to be filled: «х».
pub(in crate::import) fn is_crossed(text: &str) -> bool {
    matches!(text.trim(), "х" | "Х" | "x" | "X")
}

/// Returns whether `text` is the number of a row: «1», «2.10.», «3)», «IV».
pub(in crate::import) fn is_number(text: &str) -> bool {
    let of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ' | '-');
    text.has_digit() && text.chars().all(of_number) || is_roman(text)
}

/// Returns whether `text` is a Roman number: «I», «IV.».
pub(in crate::import) fn is_roman(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ')']);
    let numeral = |c: char| matches!(c, 'I' | 'V' | 'X' | 'І' | 'Х');
    !text.is_empty() && text.chars().all(numeral)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_and_numbers_are_told_apart() {
        assert!(
            ["до 17.01.2022", "Февраль – ноябрь 2021 года", "постоянно"]
                .into_iter()
                .all(is_deadline)
        );
        assert!(
            !["Срок", "Сроки проведения", "эффективный режим работы"]
                .into_iter()
                .any(is_deadline)
        );
        assert!(["1", "2.10.", "IV", "3)"].into_iter().all(is_number));
        assert!(!["", "1 этап", "п/п"].into_iter().any(is_number));
        let clocks = [
            "14.00-14.10",
            "с 9:00 до 10:30",
            "в 15 ч.",
            "19.00",
            "10:05",
            "9ч30мин",
        ];
        assert!(clocks.into_iter().all(is_clock));
        let others = [
            "15.05",
            "15.05-20.05",
            "10",
            "26.08.2022",
            "май",
            "",
            "с 10 до 12",
            "20.02 19 ч.",
        ];
        assert!(!others.into_iter().any(is_clock));
        assert!(
            ["10", "3 дня", "1-2 недели", "5 раб. дней", "0,5"]
                .into_iter()
                .all(is_duration)
        );
        assert!(
            !["01.02.2022", "23.01", "3 четверть", "10 мая", "", "1/2"]
                .into_iter()
                .any(is_duration)
        );
    }
}
