//! Where in a document one plan ends and another begins, and what titles a section of the same.

use super::titles::{is_other_title, is_plan_title};
use super::{cell, named, own};
use crate::calendar::Period;
use crate::import::draft::{Draft, Text};
use crate::phrase;
use crate::text::russian::{Ask as _, fold, is_dash, is_letter};
use crate::text::word_list;
use crate::words::MessageId;

/// Returns whether `text` is the name of a month, with a year or not.
pub(in crate::import) fn names_month(text: &str) -> bool {
    phrase::month_named(text).is_some() && text.contains(is_letter)
}

/// Returns whether a section of this title is one of time: «Январь», «В течение года:», «I четверть», «В течение недели».
pub(in crate::import) fn names_time(text: &str) -> bool {
    let bare = text.trim_end_matches([':', '.', ' ']);
    names_month(text)
        || text.contains(is_letter) && cell::is_time(bare)
        || matches!(
            fold(bare).as_str(),
            "в течение недели" | "в течение месяца" | "в течение периода"
        )
}

/// The most words of a title that names a time and is not one.
const MOST_WORDS: usize = 6;

/// Returns the time that the title of a section names, alone or beside other words: «26 августа 2022 г. Сбор».
pub(in crate::import) fn time_in(text: &str) -> Option<&str> {
    // «3.1 Методическая работа», «Модуль «Организация среды»»: neither a day nor a weekday
    let numbered = |(number, _): (&str, &str)| {
        let mut parts = number.trim_end_matches('.').split('.').skip(1);
        parts.next().is_some_and(|part| part.len() == 1)
    };
    let space = |(before, _): (&str, &str)| before.ends_with("ой") || before.contains('«');
    if text.split_once(' ').is_some_and(numbered) || text.split_once(" среды").is_some_and(space)
    {
        return None;
    }
    let bare = |part: &str| part.trim_matches([':', '.', ',', ' ']).to_owned();
    let is_day = |part: &str| part.matches('.').count() == 2 && cell::is_time(part);
    let is_time = |part: &&str| {
        let bare = bare(part);
        (names_time(part) || is_day(&bare)) && cell::is_clear_deadline(&bare)
    };
    let whole = Some(text).filter(is_time);
    let mut parts: Vec<&str> = text.split(['(', ')']).collect();
    // «1 этап (апрель – май)»: what is a time is parted no more
    let found = [": ", ". ", " – ", " — ", " - "].iter().find_map(|sign| {
        let part = parts.iter().copied().find(is_time);
        parts = parts.iter().flat_map(|part| part.split(sign)).collect();
        part
    });
    let part = whole.or(found).or_else(|| parts.into_iter().find(is_time));
    let short = |text: &&str| text.split(' ').count() <= MOST_WORDS && names_time(text);
    let found = part.or_else(|| Some(text).filter(short)).map(str::trim)?;
    // «1. Январь»
    let numbers = |number: &str| number.chars().all(|c| c.is_ascii_digit());
    let own = found.split_once(". ").filter(|(number, _)| numbers(number));
    let own = own.map(|(_, time)| time).filter(is_time);
    own.or(Some(found))
}

/// Returns the month that stands among the words of `text`, as it is written; that of a date is none.
pub(in crate::import) fn month_in(text: &str) -> Option<&str> {
    let month = |word: &str| phrase::month_named(word).is_some() && word.chars().all(is_letter);
    let words: Vec<&str> = text.split(' ').collect();
    let dated = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        before.is_some_and(|word| word.has_digit())
    };
    let mut all = words.iter().enumerate();
    let found = all.find(|(at, word)| month(word) && !dated(*at));
    found.map(|(_, word)| *word)
}

fn has_month(text: &Text) -> bool {
    month_in(&text.value).is_some()
}

/// Returns the title of a section without the words that a page parted it: «1. Подготовка (продолжение)».
pub(in crate::import) fn continued(title: &str) -> &str {
    let bare = title.trim_end_matches([')', '.', ' ']);
    let words = ["продолжение", "окончание"];
    let found = words.into_iter().find_map(|word| {
        let count = fold(bare).strip_suffix(word)?.chars().count();
        let (end, _) = bare.char_indices().nth(count)?;
        bare.get(..end)
    });
    found.map_or(title, |bare| {
        bare.trim_end_matches(|c: char| is_dash(c) || matches!(c, ' ' | '(' | ',' | '.'))
    })
}

/// Returns whether the text before a table titles another plan, and not a month of the same.
pub(in crate::import) fn starts_plan(before: &[Text]) -> bool {
    if before.iter().any(|text| own::whose(&text.value).is_some()) {
        return true;
    }
    let titles = |text: &Text| is_plan_title(&text.value);
    let annex = before.iter().skip_while(|text| !is_annex(text));
    let annexed = annex.skip(1).any(|text| is_other_title(&text.value));
    (before.iter().any(titles) || annexed) && !before.iter().any(has_month)
}

/// «Приложение № 2», «Приложение 2 к приказу от 20.01.2021 № 65».
pub(in crate::import) fn is_annex(text: &Text) -> bool {
    fold(&text.value).split(' ').next() == Some("приложение")
}

/// The longest title of a section between two tables, in characters.
const LONGEST_HEADING: usize = 250;

/// Takes the lines that title a section out of the text between two tables: the last that may, else those above what
/// the section is for.
pub(in crate::import) fn section_heading(before: &mut Vec<Text>) -> Vec<Text> {
    let text = |at: usize| before.get(at).map_or("", |text| text.value.as_str());
    let goes_on = |at: usize| text(at).starts_with(char::is_lowercase);
    let led = before.iter().any(|text| tells_aims(&text.value));
    let broken = |at: usize| goes_on(at + 1) && !tells_aims(text(at));
    let titles = |at: &usize| !led || titles_section(text(*at)) || broken(*at);
    let last = (0..before.len()).rev().find(titles);
    let Some(last) = last.or(before.len().checked_sub(1)) else {
        return Vec::new();
    };
    let more = (last + 1..before.len()).take_while(|at| led && goes_on(*at));
    let end = last + 1 + more.count();
    let mut length = 0;
    let fits = |at: &usize| {
        length += text(*at).chars().count();
        let part = *at + 1 == end || goes_on(*at) || broken(*at) || titles_section(text(*at));
        length <= LONGEST_HEADING && part
    };
    let count = (0..end).rev().take_while(fits).count();
    before.drain(end - count..end).collect()
}

/// «Цель: …», «Задачи:», «- раскрытие их потенциала;»: what is aimed at, below a title.
fn tells_aims(text: &str) -> bool {
    let labels = ["цел", "задач", "ожидаем"];
    let folded = fold(text);
    text.starts_with(|c: char| is_dash(c) || c == '•')
        || text.contains(':') && folded.begins_any(&labels)
}

/// The most words of the title of a section that ends with a full stop.
const MOST_WORDS_STOPPED: usize = 5;

/// Returns whether a line between two tables may title a section: it is neither a sentence nor what is aimed at.
fn titles_section(text: &str) -> bool {
    let begins = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '«' | '"');
    let sentence = text.ends_with('.') && text.split(' ').count() > MOST_WORDS_STOPPED;
    text.starts_with(begins) && !text.ends_with([';', ',', ':']) && !sentence && !tells_aims(text)
}

/// Takes the title of a section or of a month's table off the end of the text before the first table.
pub(in crate::import) fn first_heading(before: &mut Vec<Text>) -> Vec<Text> {
    let titles = |text: &Text| is_plan_title(&text.value);
    let goes_on = |text: &Text| {
        let last = text.value.rsplit(' ').next().map(fold);
        last.is_some_and(|word| matches!(word.as_str(), "на" | "за" | "по" | "в"))
    };
    let mut above = before.iter().rev().skip(1);
    let hangs = above.clone().next().is_some_and(goes_on);
    // «План мероприятий», below it «на апрель 2024 года»
    let untimed = above.all(|text| named::period(&text.value).is_none());
    let ends_title = |text: &str| hangs || untimed && fold(text).starts_with("на ");
    let heads = |text: &str| is_section_caption(text) || names_month(text) && !ends_title(text);
    if let Some(last) = before.pop_if(|text| heads(&text.value)) {
        return vec![last];
    }
    let last = before.iter().rposition(titles).unwrap_or_default();
    let (above, own) = before.split_at(last);
    if above.iter().any(titles) && own.iter().any(has_month) {
        return before.split_off(last);
    }
    Vec::new()
}

/// «Раздел I. Жилищный фонд», «II. Котельные», «1. Методическая работа».
pub(in crate::import) fn is_section_caption(text: &str) -> bool {
    let folded = fold(text);
    let (first, rest) = text.split_once('.').unwrap_or((text, ""));
    let numbered = cell::is_roman(first)
        || first.len() < 3 && first.parse::<u8>().is_ok() && !text.ends_with(['.', ':', ';']);
    let titles = rest.trim_start().starts_with(char::is_uppercase) && !folded.contains("план");
    let named = word_list![
        "раздел " "блок " "модуль " "направление " "этап "
    ];
    // «Глава города» heads no chapter
    let chapter = folded.strip_prefix("глава ").is_some_and(|rest| {
        let number = rest.first_word().trim_end_matches(['.', ':']);
        cell::is_roman(number) || number.parse::<u8>().is_ok()
    });
    text.chars().count() <= LONGEST_HEADING
        && (numbered && titles || is_stage(text) || chapter || folded.begins_any(named))
}

/// «1 этап (апрель – май)», «II этап».
pub(in crate::import) fn is_stage(text: &str) -> bool {
    let counts = |number: &str| cell::is_roman(number) || number.parse::<u8>().is_ok();
    text.split_once(' ').is_some_and(|(number, rest)| {
        counts(number) && rest.split([' ', '.', ':', ',']).next() == Some("этап")
    })
}

/// Lets the plans of a document have from the first what only its order says: who drew them up, where, when approved.
pub(in crate::import) fn share(plans: &mut [Draft]) {
    let Some((first, others)) = plans.split_first_mut() else {
        return;
    };
    let common = first.passport.clone();
    for plan in others.iter_mut().filter(|plan| !plan.is_own) {
        let own = &mut plan.passport;
        let approved = own.approved_date.is_some() || own.approved_document.is_some();
        let whose = [
            (&mut own.organization, &common.organization),
            (&mut own.territory, &common.territory),
        ];
        let approval = [
            (&mut own.approved_date, &common.approved_date),
            (&mut own.approved_document, &common.approved_document),
            (&mut own.approved_by, &common.approved_by),
        ];
        let approval = approval.into_iter().filter(|_| !approved);
        for (slot, value) in whose.into_iter().chain(approval) {
            if let (None, Some(value)) = (&slot, value) {
                let value = value.clone().all_lent();
                *slot = Some(value.guessed(MessageId::ImportGuessFirstPlan));
            }
        }
    }
}

/// Returns the period from the first to the last of the months that the titles of one plan's tables name.
pub(in crate::import) fn months<'p>(periods: impl Iterator<Item = &'p str>) -> Option<String> {
    let month = |text: &&str| text.len() == 7;
    let periods: Vec<Period> = periods.filter(month).filter_map(Period::parse).collect();
    let first = periods.iter().map(|period| period.start).min()?;
    let last = periods.iter().map(|period| period.end).max()?;
    let several = periods.iter().any(|period| period.start != first);
    several.then(|| format!("{first}..{last}"))
}
