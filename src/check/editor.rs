//! What a careful editor would ask about before the plan is signed: its approval, its texts, dates out of line.

use chrono::{Datelike as _, NaiveDate};

use super::subject::{Subject, place};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Item;
use crate::phrase::Kind;
use crate::text::{Span, Spanned, russian};
use crate::words::{Message, MessageId};

/// A milestone that comes so many days after the last due day is probably a deadline of its own.
const LATE_MILESTONE: i64 = 60;

/// A plan of fewer rows says nothing by their shares.
const TELLING: usize = 10;

/// The plan is approved on a day off, or on another day than the document that approves it names.
pub(super) fn approval_day(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let Some(approved) = plan.approved() else {
        return;
    };
    let document = plan.document.approved.as_ref();
    let document = document.and_then(|approved| approved.document);
    let named = document.and_then(|document| day_in(document.value));
    let title = match named {
        Some(day) if day != approved.value => {
            MessageId::ApprovalOtherDay.with(approved.value).with(day)
        }
        _ if !plan.calendar.is_working(approved.value) => {
            MessageId::ApprovalDayOff.with(approved.value)
        }
        _ => return,
    };
    out.push(
        Diagnostic::new(Rule::ApprovalDay, approved.span, title).help(MessageId::ApprovalDayHelp),
    );
}

/// Returns the only day that the words of a document name: «распоряжение от 20.01.2021 № 65».
fn day_in(words: &str) -> Option<NaiveDate> {
    let mut days = words
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .filter_map(|word| {
            let mut parts = word.trim_matches('.').split('.');
            let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
            let whole = parts.next().is_none() && year.len() == 4;
            let [day, month] = [day, month].map(|part| part.parse().ok());
            whole.then(|| NaiveDate::from_ymd_opt(year.parse().ok()?, month?, day?))?
        });
    days.next().filter(|_| days.next().is_none())
}

/// A dated remark comes long after the row is due.
pub(super) fn late_milestone(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in subject.plan.items.iter().filter(|item| item.is_dated()) {
        let last = item.occurrences.iter().map(|one| one.due).max();
        let milestones = item
            .reading
            .milestones
            .iter()
            .map(|milestone| milestone.date);
        let Some((milestone, due)) = milestones.max().zip(last) else {
            continue;
        };
        let days = (milestone - due).num_days();
        if days > LATE_MILESTONE {
            let title = MessageId::LateMilestone.with(milestone).with(days);
            let span = deadline_place(item);
            // That it was taken for a milestone is told by this too.
            out.retain(|found| found.rule != Rule::UncertainReading || !is_within(found, span));
            out.push(
                Diagnostic::new(Rule::LateMilestone, span, title)
                    .help(MessageId::LateMilestoneHelp),
            );
        }
    }
}

/// A year out of step with the rows before and after: with theirs the row would stand between them.
pub(super) fn odd_year(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for rows in subject.plan.items.windows(3) {
        let [before, item, after] = rows else {
            continue;
        };
        let one_section = before.section == item.section && item.section == after.section;
        let dues = [before, item, after].map(only_due);
        let (true, [Some(before), Some(due), Some(after)]) = (one_section, dues) else {
            continue;
        };
        let year = before.year();
        let in_step = due
            .with_year(year)
            .is_some_and(|meant| before <= meant && meant <= after);
        let span = deadline_place(item);
        let outside =
            |found: &Diagnostic| found.rule == Rule::OutsidePeriod && is_within(found, span);
        if after.year() == year && due.year() != year && in_step && !out.iter().any(outside) {
            let title = MessageId::OddYear.with(due).with(year.to_string());
            out.push(
                Diagnostic::new(Rule::OddYear, span, title)
                    .help(MessageId::OddYearHelp.with(year.to_string())),
            );
        }
    }
}

/// Returns the due day of a row that is due once, on a day of its own.
fn only_due(item: &Item<'_>) -> Option<NaiveDate> {
    let own = matches!(item.kind(), Kind::Deadline | Kind::On | Kind::Span);
    match item.occurrences.as_slice() {
        [only] if own => Some(only.due),
        _ => None,
    }
}

fn is_within(found: &Diagnostic, span: Span) -> bool {
    span.start <= found.primary.span.start && found.primary.span.end <= span.end
}

fn deadline_place(item: &Item<'_>) -> Span {
    item.document
        .deadline
        .map_or(place(item), |deadline| deadline.span)
}

/// A text speaks of an item that the plan does not have.
pub(super) fn unknown_item(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let items = &subject.plan.items;
    if !subject.whole {
        return;
    }
    let known = |number: &str| {
        items.iter().any(|item| {
            let own = item.number().trim().trim_end_matches('.');
            own == number || item.id == number || own.starts_with(&format!("{number}."))
        })
    };
    for text in items.iter().flat_map(texts) {
        let Some(number) = own_reference(text.value) else {
            continue;
        };
        if !known(&number) {
            let title = MessageId::UnknownReference.with(number);
            out.push(
                Diagnostic::new(Rule::UnknownItem, text.span, title)
                    .help(MessageId::UnknownReferenceHelp),
            );
        }
    }
}

/// Returns the number of the item of this very plan that `text` names: «п. 12», «пункта 4.1 плана»; an item of an order
/// or a law is none of it.
fn own_reference(text: &str) -> Option<String> {
    const OTHERS: [&str; 9] = [
        "приказ",
        "распоряж",
        "постановлен",
        "закон",
        "указ",
        "положени",
        "стат",
        "част",
        "поряд",
    ];
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let folded = russian::fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words
        .iter()
        .any(|word| OTHERS.iter().any(|other| word.starts_with(other)))
    {
        return None;
    }
    words.windows(2).enumerate().find_map(|(at, pair)| {
        let [name, number] = pair else { return None };
        let named = *name == "п." || name.starts_with("пункт");
        let digits = number.trim_matches(|c: char| !c.is_ascii_digit());
        let whole = digits.chars().all(|c| c.is_ascii_digit() || c == '.') && !digits.is_empty();
        let next = words.get(at + 2).copied().unwrap_or_default();
        let ours = number.ends_with([',', ';', ')', '.'])
            || next.is_empty()
            || ["настоящ", "план", "дорожн"]
                .iter()
                .any(|word| next.starts_with(word));
        (named && whole && ours).then(|| digits.to_owned())
    })
}

/// A text with an unpaired quotation mark or bracket, a word twice in a row, or noughts for letters.
pub(super) fn odd_text(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for text in subject.plan.items.iter().flat_map(texts) {
        if let Some(title) = oddity(text.value) {
            out.push(Diagnostic::new(Rule::OddText, text.span, title).help(MessageId::OddTextHelp));
        }
    }
}

/// Returns what is odd about the spelling of `text`.
fn oddity(text: &str) -> Option<Message> {
    if let Some(sign) = unpaired(text) {
        return Some(MessageId::UnpairedSign.with(sign.to_string()));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let twice = words.windows(2).find(|pair| {
        pair[0].len() == pair[1].len()
            && pair[0].chars().all(char::is_alphabetic)
            && russian::fold(pair[0]) == russian::fold(pair[1])
    });
    if let Some(pair) = twice {
        return Some(MessageId::WordTwice.with(pair[0]));
    }
    let noughts = text.contains("00")
        && words.iter().enumerate().any(|(at, word)| {
            let hour = at.checked_sub(1).and_then(|before| words.get(before));
            let hour = hour.and_then(|hour| hour.parse::<u32>().ok());
            // «10 00» is a time of the day
            let clock = hour.is_some_and(|hour| hour < 24) && !word.contains('+');
            word.trim_matches(|c: char| !c.is_alphanumeric()) == "00" && !clock
        });
    noughts.then(|| MessageId::NoughtsForLetters.into())
}

/// Returns a quotation mark or bracket of `text` that has no pair; one behind the number of a list, «1)», needs none.
fn unpaired(text: &str) -> Option<char> {
    let mixed = text.contains(['"', '“', '”', '„']);
    let (mut quotes, mut brackets) = (0_usize, 0_usize);
    for (at, sign) in text.char_indices() {
        let before = || text.get(..at).unwrap_or_default();
        match sign {
            '«' => quotes += 1,
            '(' => brackets += 1,
            '»' if quotes > 0 => quotes -= 1,
            ')' if brackets > 0 => brackets -= 1,
            '»' if !mixed => return Some(sign),
            ')' if !ends_with_list_number(before()) => return Some(sign),
            _ => {}
        }
    }
    if brackets > 0 {
        Some('(')
    } else {
        (quotes > 0 && !mixed).then_some('«')
    }
}

/// Returns whether the last word of `text` numbers an entry of a list: «1», «а».
fn ends_with_list_number(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    (1..=2).contains(&last.chars().count()) && last.chars().all(char::is_alphanumeric)
}

fn texts<'i>(item: &'i Item<'_>) -> impl Iterator<Item = Spanned<&'i str>> {
    let texts = [item.document.title, item.document.result]
        .into_iter()
        .flatten();
    texts.map(|text| Spanned::new(text.value, text.span))
}

/// Much of the plan is due at no time of its own, so that nothing of it can be late before the end.
pub(super) fn vague_deadlines(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let Some(period) = plan.period else { return };
    let whole = |item: &&Item<'_>| {
        let vague = matches!(item.kind(), Kind::Ongoing | Kind::AsNeeded);
        let only = match item.occurrences.as_slice() {
            [only] => {
                only.due == period.end && only.start.is_none_or(|start| start <= period.start)
            }
            _ => false,
        };
        item.document.dates.is_empty() && (vague || only && item.kind() == Kind::Span)
    };
    let vague = plan.items.iter().filter(whole).count();
    let all = plan.items.len();
    if all >= TELLING && vague * 4 > all {
        let title = MessageId::VagueDeadlines.with(vague).with(all);
        let span = plan
            .document
            .title
            .map_or(Span::default(), |title| title.span);
        out.push(
            Diagnostic::new(Rule::VagueDeadlines, span, title).help(MessageId::VagueDeadlinesHelp),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn a_document_names_its_day() {
        let case = |words, day: Option<&str>| {
            assert_eq!(
                day_in(words),
                day.map(|day| day.parse().unwrap()),
                "{words}"
            );
        };
        case("распоряжение от 20.01.2021 № 65", Some("2021-01-20"));
        case("приказ № 12.1 от 5.9.2022.", Some("2022-09-05"));
        case("приказ от 01.02.2022 в редакции от 03.04.2022", None);
        case("приказ от 20 января 2021 г.", None);
        case("приказ № 3", None);
    }

    #[test]
    fn references_to_this_plan_are_told_from_others() {
        let case = |text, number: Option<&str>| {
            assert_eq!(own_reference(text).as_deref(), number, "{text}");
        };
        case("Отчёт об исполнении п. 12", Some("12"));
        case("Свод по пункту 4.1 плана", Some("4.1"));
        case("По итогам п. 3, не позднее недели", Some("3"));
        case("п. 12 приказа Министерства", None);
        case("Во исполнение пункта 5 Указа", None);
        case("п. 7 Концепции развития", None);
        case("Совещание", None);
    }

    #[test]
    fn odd_spellings_are_found() {
        let case = |text, expected: Option<&str>| {
            let found = oddity(text).map(|found| found.text(Lang::Russian));
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        case("Проект «500+", Some("знак « без пары"));
        case("Проект 500+»", Some("знак » без пары"));
        case("Совещание (онлайн", Some("знак ( без пары"));
        case("1) сбор; 2) отчёт", None);
        case("а) сбор (онлайн)", None);
        case("Работа в в школе", Some("слово «в» стоит дважды"));
        case("программа развития).", Some("знак ) без пары"));
        case("(программа развития 00).", Some("нули вместо букв: «00»"));
        case("в 10 00, 12-00", None);
        case("Итоги проекта 5 00+.", Some("нули вместо букв: «00»"));
        case("Отчёт (форма 5)", None);
        case("Встреча (10 б) и (п. 5, а)", None);
        case("План «Путь «500+»", Some("знак « без пары"));
        case("Проект «500+» и \"Дар»", None);
        case("Обычный текст", None);
    }
}
