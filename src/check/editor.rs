//! The profile of editors: what a careful editor would ask about though it may well be meant so. The rules are off
//! unless a workspace asks for them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::dates::{Dated, deadline_place};
use super::executors::points;
use super::subject::Subject;
use super::whole::{FEW, TELLING, of_plan, several};
use crate::diagnostic::{Diagnostic, Rule};
use crate::document::Deadline;
use crate::model::Item;
use crate::phrase::Kind;
use crate::text::{Span, russian};
use crate::words::MessageId;

/// A row with a window of more days stands anywhere among rows that go by their dates.
const LONG: i64 = 100;

/// So many rows have an order.
const ORDERED: usize = 4;

/// So many words of a title tell a work from others.
const BEGUN: usize = 3;

/// Ends of nouns that name a work.
const WORKS: [&str; 2] = ["ние", "ция"];

/// Other beginnings of the names of works and events.
#[rustfmt::skip]
const BEGINNINGS: [&str; 42] = [
    "анализ", "беседа", "викторин", "встреч", "выдач", "выпуск", "выставк", "диагностик", "доставк", "заказ", "закупк", "защит",
    "классн",
    "конкурс", "контрол", "круглый", "монтаж", "мониторинг", "обработк", "обход", "осмотр", "отбор", "отчет", "оценк", "очистк",
    "подготовк", "показ", "поставк", "провер", "промывк", "просмотр", "профилактик", "разработк", "ремонт", "сбор", "семинар", "совещан", "тренинг", "уборк",
    "установк", "экскурс", "утеплен",
];

/// Beginnings of the names of events.
#[rustfmt::skip]
const EVENTS: [&str; 27] = [
    "акци", "вечер", "вынос", "дискотек", "закрыти", "игр", "карнавал", "концерт", "кросс", "лекци", "линейк", "митинг",
    "олимпиад", "открыти", "парад", "педсовет", "поход", "праздник", "программ", "развлечен", "рейд", "спектакл", "субботник",
    "турнир", "урок", "фестивал", "ярмарк",
];

/// A title names several works, each in a sentence, a line or with a number of its own, or several subjects for several deadlines.
pub(super) fn several_works(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in &subject.plan.items {
        let Some(title) = item.document.title else {
            continue;
        };
        let works = works(item.title()).max(points(item.title()));
        let works = works.max(listed(item.title())).max(joined(item.title()));
        let subjects = subjects(item.title());
        let dated = matches!(item.kind(), Kind::Deadline | Kind::On | Kind::Span);
        let dues = item.occurrences.len();
        let (told, help) = if works > 1 {
            let told = MessageId::SeveralWorks.with(works);
            (told, MessageId::SeveralWorksHelp)
        } else if dated && subjects > 1 && dues > 1 {
            let told = MessageId::SubjectsAndDates.with(subjects).with(dues);
            (told, MessageId::SubjectsAndDatesHelp)
        } else {
            continue;
        };
        out.push(Diagnostic::new(Rule::SeveralWorks, title.span, told).help(help));
    }
}

/// Returns how many subjects `title` lists behind a colon, each in quotation marks or in a line of its own.
fn subjects(title: &str) -> usize {
    let Some((_, list)) = title.split_once(':') else {
        return 0;
    };
    let lines = list.lines().filter(|line| !line.trim().is_empty());
    list.matches('«').count().max(lines.count())
}

/// Returns how many sentences and lines of `title` begin with the name of a work; what a colon opens are its parts.
fn works(title: &str) -> usize {
    let mut works = 0;
    let mut opened = false;
    for sentence in sentences(title) {
        let first = sentence.split_whitespace().next().unwrap_or_default();
        let begun = first.starts_with(char::is_uppercase) && !opened;
        // one that another event stands behind names an event somewhere: «День флага Акция «Флаг»»
        let open = sentence.matches('«').count() > sentence.matches('»').count();
        let named = open && sentence.split_whitespace().any(is_event);
        works +=
            usize::from(begun && (is_work(first) || is_event(first) || first == "Работа" || named));
        opened |= sentence.contains(':');
    }
    works
}

/// Returns how many works the first sentence of `title` names one behind the other: «Создание раздела и размещение в нём
/// материалов», «Составить перечень и передать его»; «Проведение и обсуждение» are one.
fn joined(title: &str) -> usize {
    let sentence = sentences(title).first().copied().unwrap_or_default();
    let words: Vec<String> = sentence.split_whitespace().map(str::to_lowercase).collect();
    let Some(first) = words.first() else { return 0 };
    let noun = |word: &str| word.ends_with("ние") && word.chars().count() > 6;
    let verb = |word: &str| is_infinitive(word);
    let alike: &dyn Fn(&str) -> bool = if noun(first) {
        &noun
    } else if verb(first) {
        &verb
    } else {
        return 0;
    };
    // what stands in the accusative behind a preposition looks the same: «на обучение детей и питание»
    let governed = |pair: &[String]| {
        matches!(&*pair[0], "в" | "на" | "за" | "про" | "через") && noun(&pair[1])
    };
    if noun(first) && words.windows(2).any(governed) || sentence.contains([':', '«', '(']) {
        return 0;
    }
    let behind = words.windows(2).enumerate().skip_while(|(_, pair)| {
        let head = alike(pair[0].trim_end_matches(','));
        head || pair[0] == "и"
    });
    let more = behind.filter(|(_, pair)| pair[0] == "и" && alike(&pair[1]));
    more.count() + 1
}

/// Returns how many works and events a list behind a colon of `title` names, each behind a dash or a letter: «: - уроки
/// мужества, - экскурсия», «: а) концерт; б) акция».
fn listed(title: &str) -> usize {
    let Some((_, list)) = title.split_once(':') else {
        return 0;
    };
    let words: Vec<&str> = list.split_whitespace().collect();
    let lettered = |mark: &str| {
        mark.strip_suffix(')')
            .is_some_and(|mark| mark.chars().count() == 1)
    };
    let dash = |mark: &str| matches!(mark, "-" | "–" | "—" | "•");
    // a dash inside a sentence has a word before it
    let opens = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        before.is_none_or(|before| before.ends_with([',', ';', '.', '»', '"', ')']))
    };
    let named = |word: &str| {
        let word = word.trim_matches(|c: char| !russian::is_letter(c));
        is_work(word) || is_event(word)
    };
    let entries = words.windows(3).enumerate();
    let named = entries.filter(|(at, entry)| {
        let marked = lettered(entry[0]) || dash(entry[0]);
        marked && opens(*at) && (named(entry[1]) || named(entry[2]))
    });
    named.count()
}

/// Returns the sentences and lines of `text`; a stop in quotation marks or behind a short word ends none:
/// «г. Саров».
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    for line in text.lines() {
        let mut begun = 0;
        for (at, sign) in line.match_indices(['.', ';', '»']) {
            let before = line.get(begun..at).unwrap_or_default();
            let word = before.split_whitespace().next_back().unwrap_or_default();
            let behind = line.get(at + sign.len()..).unwrap_or_default();
            let next = behind.trim_start().chars().next();
            let capital =
                behind.starts_with(char::is_whitespace) && next.is_some_and(char::is_uppercase);
            let quoted = before.matches('«').count() > before.matches('»').count();
            // behind a name in quotation marks another event begins: «Акция «Мир» Акция «Труд»»
            let named =
                sign == "»" && is_event(behind.split_whitespace().next().unwrap_or_default());
            if capital && (named || sign != "»" && !quoted && word.chars().count() > 3) {
                sentences.push(before.trim());
                begun = at + sign.len();
            }
        }
        sentences.push(line.get(begun..).unwrap_or_default().trim());
    }
    sentences
}

pub(super) fn is_work(word: &str) -> bool {
    let word = russian::fold(word.trim_end_matches(|c: char| !russian::is_letter(c)));
    WORKS.iter().any(|end| word.ends_with(end))
        || BEGINNINGS.iter().any(|start| word.starts_with(start))
        || is_infinitive(&word)
}

/// Returns whether `word` begins the name of an event: «Концерт», «линейка».
pub(super) fn is_event(word: &str) -> bool {
    let word = russian::fold(word.trim_matches(|c: char| !russian::is_letter(c)));
    EVENTS.iter().any(|start| word.starts_with(start))
}

/// Returns whether `word` is the form of a verb that plans begin with: «провести», «обучить».
fn is_infinitive(word: &str) -> bool {
    const NOUNS: [&str; 5] = ["печать", "память", "мать", "вести", "чести"];
    let ends = [
        "ать", "ить", "еть", "ять", "уть", "ыть", "ться", "ести", "йти",
    ];
    ends.iter().any(|end| word.ends_with(end)) && !NOUNS.contains(&word)
}

/// A row is due before the one above it, though most rows of its section go by their dates; or the rows of the plan go by
/// no dates at all.
pub(super) fn row_order(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let items = &subject.plan.items;
    let (mut back, mut all) = (0, 0);
    for rows in items.chunk_by(|one, next| one.section == next.section) {
        // one whose deadline moved stays where it stood
        let own = rows
            .iter()
            .filter(|item| item.document.postponed.is_empty());
        let short = |row: &Dated<'_, '_>| (row.due - row.start).num_days() <= LONG;
        let rows: Vec<Dated<'_, '_>> = own.filter_map(Dated::of).filter(short).collect();
        let dues: Vec<NaiveDate> = rows.iter().map(|row| row.due).collect();
        let kept = rising(&dues);
        let ordered = kept.len() * 4 >= rows.len() * 3;
        if !ordered && rows.len() >= ORDERED {
            back += dues.windows(2).filter(|pair| pair[1] < pair[0]).count();
            all += rows.len();
        }
        let days: BTreeSet<NaiveDate> = kept.iter().map(|at| dues[*at]).collect();
        // equal days tell no order
        let told =
            days.len() >= ORDERED || days.len() + 1 == ORDERED && days.len() * 4 >= kept.len() * 3;
        let most = ordered && told && kept.len() < rows.len();
        if rows.len() < ORDERED || !most {
            continue;
        }
        for (at, row) in rows.iter().enumerate().filter(|(at, _)| !kept.contains(at)) {
            let before = at.checked_sub(1).and_then(|before| rows.get(before));
            let after = before.filter(|before| before.start > row.due);
            let next = rows.get(at + 1).filter(|next| row.start > next.due);
            let title = match (after, next) {
                (Some(before), _) => MessageId::RowAfter.with(row.said()).with(before.said()),
                (None, Some(next)) => MessageId::RowBefore.with(row.said()).with(next.said()),
                (None, None) => continue,
            };
            let span = deadline_place(row.item);
            let other = after.or(next).map(|other| deadline_place(other.item));
            let within = |span: Span, found: &Diagnostic| {
                span.start <= found.primary.span.start && found.primary.span.end <= span.end
            };
            let known = |found: &Diagnostic| {
                let odd =
                    other.is_some_and(|other| within(other, found)) && found.rule == Rule::OddYear;
                odd || within(span, found)
                    && matches!(
                        found.rule,
                        Rule::OddMonth | Rule::OddYear | Rule::OutsidePeriod | Rule::TitleDeadline
                    )
            };
            if !out.iter().any(known) {
                out.push(
                    Diagnostic::new(Rule::RowOrder, span, title).help(MessageId::RowOrderHelp),
                );
            }
        }
    }
    unordered(subject, (back, all), out);
}

/// Tells that `back` of `all` rows of sections without an order are due before the one above.
fn unordered(subject: &Subject<'_, '_>, (back, all): (usize, usize), out: &mut Vec<Diagnostic>) {
    // where two rows of five are late the plan goes by its subjects
    if all >= TELLING && back > 1 && back * 5 <= all * 2 {
        let title = MessageId::RowsUnordered.with(back).with(all);
        out.push(of_plan(
            subject,
            Rule::RowOrder,
            title,
            MessageId::RowsUnorderedHelp,
        ));
    }
}

/// Rows have one title, whatever the cases of its words, or one that goes on in another row, though they are no twins: due
/// at other times, in other sections; one finding a title.
pub(super) fn repeated_title(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let mut rows: BTreeMap<String, Vec<&Item<'_>>> = BTreeMap::new();
    for item in &subject.plan.items {
        let title = russian::stems_in_order(item.title()).join(" ");
        rows.entry(title).or_default().push(item);
    }
    join_beginnings(&mut rows);
    for rows in rows.values() {
        let spans: Vec<Span> = rows
            .iter()
            .filter_map(|item| Some(item.document.title?.span))
            .collect();
        let twins = |found: &Diagnostic| {
            found.rule == Rule::DuplicateTitle && spans.contains(&found.primary.span)
        };
        if let [first, _, ..] = spans.as_slice()
            && !out.iter().any(twins)
        {
            let others: Vec<String> = rows.iter().skip(1).map(|item| item.deadline()).collect();
            let others: Vec<&str> = others.iter().map(String::as_str).collect();
            let title = MessageId::RepeatedTitle.with(others.len());
            let title = title.with(several(&others));
            out.push(
                Diagnostic::new(Rule::RepeatedTitle, *first, title)
                    .help(MessageId::RepeatedTitleHelp),
            );
        }
    }
}

/// Adds to the rows of each title those whose titles begin with the whole of it and go on.
fn join_beginnings<'i, 'a>(rows: &mut BTreeMap<String, Vec<&'i Item<'a>>>) {
    let mut begun: Vec<(String, Vec<&'i Item<'a>>)> = Vec::new();
    let mut joined: BTreeMap<String, Vec<&'i Item<'a>>> = BTreeMap::new();
    // titles stand in order, so that each is followed by those that begin with it
    for (title, mut items) in std::mem::take(rows) {
        match begun.last_mut() {
            Some((start, known)) if goes_on(&title, start) => known.append(&mut items),
            _ => {
                joined.extend(begun.pop());
                begun.push((title, items));
            }
        }
    }
    joined.extend(begun.pop());
    *rows = joined;
}

/// Returns whether `title` begins with the words of `start`, which are enough to tell a work, and goes on: «Месячник
/// здоровья: обзор», «Беседы с родителями, состоящими на учёте».
fn goes_on(title: &str, start: &str) -> bool {
    let rest = title.strip_prefix(start);
    start.split_whitespace().count() >= BEGUN
        && rest.is_some_and(|rest| !rest.starts_with(russian::is_letter_or_digit))
}

/// Returns the places of the longest row of `dues` that never goes back.
fn rising(dues: &[NaiveDate]) -> BTreeSet<usize> {
    // the last day of the best row of each length, and what stands before each place in its row
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(dues.len());
    for (at, due) in dues.iter().enumerate() {
        let length = ends.partition_point(|end| dues[*end] <= *due);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if let Some(end) = ends.get_mut(length) {
            *end = at;
        } else {
            ends.push(at);
        }
    }
    let mut places = BTreeSet::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        places.insert(at);
        next = before[at];
    }
    places
}

/// Papers that come of some works alone, with the beginnings of those works.
#[rustfmt::skip]
const PAPERS: [(&str, &[&str]); 2] = [
    (
        "протокол",
        &[
            "аттестац", "бесед", "встреч", "выбор", "голосован", "диагност", "жюри", "заседан", "защит", "испытан", "комисс",
            "консилиум", "конкурс", "конференц", "котиров", "линейк", "обсужд", "олимпиад", "опрос", "отбор", "оценк",
            "планерк", "провер", "рассмотр", "семинар", "слушан", "смотр", "собран", "совет", "совещан", "согласован",
            "соревнован", "спартакиад", "стол", "сход", "тестирован", "торг", "турнир", "утвержд", "фестивал", "экзамен",
            "эксперт", "анализ", "выступлен", "педсовет", "первенств", "чемпионат", "кубок", "итог",
        ],
    ),
    (
        "акт",
        &[
            "благоустро", "вывоз", "выполнен", "готовност", "закладк", "закры", "замен", "замер", "инвентар", "испытан",
            "контрол", "монтаж", "обработк", "обследован", "обслуж", "обход", "опечат", "опрессовк", "осмотр", "очистк",
            "передач", "подготовк", "покраск", "прием", "принят", "провер", "промывк", "пуск", "работ", "ревиз", "рейд",
            "ремонт", "смотр", "снятие", "списан", "строит", "трениров", "уборк", "уничтож", "установ", "эвакуац", "отбор",
        ],
    ),
];

/// The result is a paper that comes of other works than the title names, «Протокол» of a repair, or the title again.
pub(super) fn odd_result(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in &subject.plan.items {
        let Some(result) = item.document.result else {
            continue;
        };
        let paper = result.value.trim_matches(|c: char| !russian::is_letter(c));
        let folded = russian::fold(paper);
        let works = PAPERS.iter().find(|(name, _)| *name == folded);
        let title = russian::fold(item.title());
        let promised = |works: &[&str]| works.iter().any(|work| title.contains(work));
        let odd = works.is_some_and(|(_, works)| !promised(works));
        let told = odd.then(|| MessageId::OddResult.with(paper));
        let again = || repeats(paper, item.title()).then(|| MessageId::ResultAgain.with(paper));
        if let Some(title) = told.or_else(again) {
            out.push(
                Diagnostic::new(Rule::OddResult, result.span, title).help(MessageId::OddResultHelp),
            );
        }
    }
}

/// Returns whether `result` begins as `title` does and says nothing that is not there: «Проведение акции».
fn repeats(result: &str, title: &str) -> bool {
    let (result, title) = (
        russian::stems_in_order(result),
        russian::stems_in_order(title),
    );
    let within = || result.iter().all(|stem| title.contains(stem));
    result.len() > 1 && result.first() == title.first() && within()
}

/// Rows have words in the place of a deadline, too few to be told of the plan as a whole: «по мере необходимости».
pub(super) fn open_deadlines(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    if out.iter().any(|found| found.rule == Rule::VagueDeadlines) {
        return;
    }
    let open = subject.plan.items.iter().filter(|item| {
        let open = matches!(item.kind(), Kind::Ongoing | Kind::AsNeeded);
        item.document.dates.is_empty() && (open || item.kind() == Kind::Recurring && is_loose(item))
    });
    let mut words: Vec<&str> = open.filter_map(phrase).collect();
    let rows = words.len();
    let mut met = BTreeSet::new();
    words.retain(|words| met.insert(russian::fold(words)));
    if rows > 0 {
        let title = MessageId::OpenDeadlines.with(rows);
        out.push(of_plan(
            subject,
            Rule::OpenDeadlines,
            title.with(several(&words)),
            MessageId::VagueDeadlinesHelp,
        ));
    }
}

/// Returns whether the deadline of `item` says how often and not when: «два раза в год».
fn is_loose(item: &Item<'_>) -> bool {
    let folded = phrase(item).map(russian::fold).unwrap_or_default();
    let times = folded
        .split_whitespace()
        .any(|word| matches!(word, "раз" | "раза"));
    times && (folded.ends_with("в год") || folded.ends_with("в полугодие"))
}

fn phrase<'i>(item: &'i Item<'_>) -> Option<&'i str> {
    match item.document.deadline?.value {
        Deadline::Phrase(words) => Some(words.trim()),
        Deadline::Date(_) => None,
    }
}

/// Some titles begin with a verb and others with a noun.
pub(super) fn title_forms(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let first = |item: &'_ Item<'_>| item.title().split_whitespace().next().map(str::to_owned);
    let words: Vec<String> = subject.plan.items.iter().filter_map(first).collect();
    let verbs = words
        .iter()
        .filter(|word| is_infinitive(&russian::fold(word)));
    let nouns = words
        .iter()
        .filter(|word| is_work(word) && !is_infinitive(&russian::fold(word)));
    if let (Some(verb), Some(noun)) = (verbs.clone().next(), nouns.clone().next())
        && words.len() >= FEW
    {
        let told = |word: &str, more: usize| format!("«{word}» – {more}");
        let title = MessageId::TitleForms
            .with(told(verb, verbs.count()))
            .with(told(noun, nouns.count()));
        out.push(of_plan(
            subject,
            Rule::TitleForms,
            title,
            MessageId::TitleFormsHelp,
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn works_are_counted_by_sentences_and_lines() {
        let case = |title, expected| assert_eq!(works(title), expected, "{title}");
        case("Проверка коммуникаций. Подготовка смет для ремонта", 2);
        case("Выставка рисунков «Нет»\nБеседа о здоровье\nЭкскурсия", 3);
        case("Провести семинар. Обучить кураторов", 2);
        case("Проведение и подготовка семинара в г. Саров. Итоги", 1);
        case(
            "Подготовка вопросов:\n- Анализ заболеваемости\nПроверка меню",
            1,
        );
        case("Проведение семинара. (Выставка)", 1);
        case("День флага Акция «Флаг» Акция «Цвета» (на улице)", 2);
        case("Открытие праздника. Карнавал «Лето». Игра", 3);
        case("Акция «Обелиск» в селе. Работа по благоустройству", 2);
        case("Семинар «Работа с детьми. Проверка знаний»", 1);
        case("", 0);
    }

    #[test]
    fn works_of_a_list_are_counted() {
        for (title, expected) in [
            (
                "Мероприятия: - часы «Знаний», - уроки мужества, - экскурсия в парк",
                2,
            ),
            ("Помощь: а) праздничный вечер; б) акция «Поздравь»", 2),
            ("Беседы на темы: - «Рука помощи»; - «Память сердца»", 0),
            ("Проверка готовности: - кабинетов; - спортзала", 0),
            ("Игры – уроки - концерты", 0),
        ] {
            assert_eq!(listed(title), expected, "{title}");
        }
    }

    #[test]
    fn works_that_are_joined_are_counted() {
        for (title, expected) in [
            ("Создание на сайте раздела и размещение в нём материалов", 2),
            ("Составить перечень работ и передать в управление", 2),
            ("Проведение и обсуждение семинара", 1),
            ("Проведение анкетирования и тестирования", 1),
            ("Выделение средств на обучение детей и питание", 0),
            ("Семинар и совещание", 0),
            ("", 0),
        ] {
            assert_eq!(joined(title), expected, "{title}");
        }
    }

    #[test]
    fn subjects_are_counted_behind_a_colon() {
        let case = |title, expected| assert_eq!(subjects(title), expected, "{title}");
        case("Инструктажи: «Дорога» «Зима»", 2);
        case("Часы общения:\n- мир;\n- труд", 2);
        case("Беседа: о правилах", 1);
        case("Беседы «Дорога» и «Зима»", 0);
    }

    #[test]
    fn titles_that_go_on_are_told_from_others() {
        let start = "месячник психологического здоровья";
        for (title, expected) in [
            ("месячник психологического здоровья обзор документов", true),
            ("месячник психологического здоровьяка", false),
            ("месячник", false),
        ] {
            assert_eq!(goes_on(title, start), expected, "{title}");
        }
        assert!(!goes_on("беседа с детьми", "беседа"));
    }

    #[test]
    fn the_longest_rising_row_is_kept() {
        let case = |days: &[u32], expected: &[usize]| {
            let day = |day: &u32| NaiveDate::from_ymd_opt(2022, 6, *day).unwrap();
            let days: Vec<NaiveDate> = days.iter().map(day).collect();
            let kept: Vec<usize> = rising(&days).into_iter().collect();
            assert_eq!(kept, expected, "{days:?}");
        };
        case(&[], &[]);
        case(&[3], &[0]);
        case(&[1, 1, 2], &[0, 1, 2]);
        case(&[1, 9, 2, 3], &[0, 2, 3]);
        case(&[13, 9, 14, 15, 22, 22, 23, 17], &[1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn verbs_are_told_from_nouns() {
        for verb in ["провести", "обучить", "заняться", "найти"] {
            assert!(is_infinitive(verb), "{verb}");
        }
        for noun in ["печать", "деятельность", "новости", "семинар"]
        {
            assert!(!is_infinitive(noun), "{noun}");
        }
    }
}
