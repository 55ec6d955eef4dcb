//! What a careful editor sees by comparing rows: one that does otherwise than all of its neighbours.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::dates::{Dated, deadline_place};
use super::subject::Subject;
use super::texts::texts;
use super::whole::{of_plan, several};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Executor, ExecutorKind, Item};
use crate::phrase;
use crate::text::{Span, russian};
use crate::words::{Message, MessageId};

/// So many people named with a post make it a habit to name them.
const NAMED: usize = 3;

/// So many mentions make a number the usual one.
const USUAL: usize = 4;

/// A section of so many dated rows has an order.
const ORDERED: usize = 10;

/// A row so many days before or after both of its neighbours is out of their order.
const FAR: i64 = 45;

/// So many days are enough where all three name days, not months.
const FAR_DAY: i64 = 20;

/// A post stands alone in some rows, while other rows name people who hold it: who is meant is not said.
pub(super) fn unnamed_post(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let registry = &subject.plan.registry;
    for role in registry.entries().filter(|entry| is_vacant(entry)) {
        let post = russian::fold(&role.name.value);
        let holds = |entry: &&Executor<'_>| {
            let own = entry.post.as_ref();
            own.is_some_and(|own| russian::fold(&own.value) == post)
        };
        let named = registry.entries().filter(holds).count();
        let is_meant = |name: &str| registry.canonical(name) == role.name.value;
        let rows = subject.plan.items.iter().filter(|item| {
            let mut meant = item.document.executors.iter();
            meant.any(|name| is_meant(name.value))
        });
        let rows = rows.count();
        if named >= NAMED && rows > 0 {
            let title = MessageId::UnnamedPost
                .with(role.name.value.as_ref())
                .with(rows);
            out.push(of_plan(
                subject,
                Rule::UnnamedPost,
                title,
                MessageId::UnnamedPostHelp,
            ));
        }
    }
}

/// A few rows are led by a post that nobody is said to hold, where nearly all others are led by people.
pub(super) fn post_among_names(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let registry = &subject.plan.registry;
    let leads = subject.plan.items.iter().filter_map(|item| {
        let lead = item.document.executors.first()?;
        Some(registry.entry(registry.find(lead.value)?.entry()))
    });
    let leads: Vec<&Executor<'_>> = leads.collect();
    let people = leads
        .iter()
        .filter(|lead| lead.kind == ExecutorKind::Person);
    let people = people.count();
    let posts: Vec<&str> = leads
        .iter()
        .filter(|lead| is_vacant(lead))
        .map(|lead| lead.name.value.as_ref())
        .collect();
    let few = !posts.is_empty() && posts.len() * 10 <= people;
    let told = |found: &Diagnostic| found.rule == Rule::UnnamedPost;
    if few && people >= ORDERED && !out.iter().any(told) {
        let names: BTreeSet<&str> = posts.iter().copied().collect();
        let title = MessageId::PostAmongNames.with(posts.len());
        out.push(of_plan(
            subject,
            Rule::UnnamedPost,
            title.with(several(&names)),
            MessageId::UnnamedPostHelp,
        ));
    }
}

/// A name that stands in so many rows, and in so many times as many as a longer one, is no slip.
const KNOWN: usize = 5;

/// A post, a group or a body is named of which the plan has others by what they are of: «Заместитель директора» beside
/// «Заместитель директора по УВР», «Воспитатели» beside «Воспитатели групп», «Управление культуры» beside «Управление
/// культуры мэрии».
pub(super) fn broad_post(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let registry = &subject.plan.registry;
    let mut narrow: HashMap<String, &str> = HashMap::new();
    let roles = || {
        let entries = registry.entries();
        entries.filter(|entry| entry.kind != ExecutorKind::Person)
    };
    for role in roles() {
        let name = role.name.value.as_ref();
        if let Some((post, _)) = name.split_once(" по ") {
            narrow.entry(post_key(post)).or_insert(name);
        }
        // «Классные руководители 1-4 классов» are some of all
        let numbered = name.bytes().any(|byte| byte.is_ascii_digit());
        if numbered && role.kind != ExecutorKind::Unit {
            continue;
        }
        // two words or more tell bodies too
        for (end, _) in name.match_indices(' ').skip(1) {
            let start = name.get(..end).unwrap_or_default();
            narrow.entry(post_key(start)).or_insert(name);
        }
        if role.kind == ExecutorKind::Unit {
            continue;
        }
        // «ОО города» are of «ОО»
        let noun = |word: &str| word.chars().skip(1).all(char::is_lowercase);
        if let Some((first, _)) = name.split_once(' ').filter(|(first, _)| noun(first)) {
            narrow.entry(post_key(first)).or_insert(name);
        }
    }
    let nobody = |entry: &&Executor<'_>| entry.held_by.is_empty() && entry.members.is_empty();
    for role in roles().filter(nobody) {
        let Some(other) = narrow.get(&post_key(&role.name.value)) else {
            continue;
        };
        let rows = |wanted: &str| {
            let names = |item: &&Item<'_>| {
                let mut names = item.document.executors.iter();
                names.any(|name| registry.canonical(name.value) == wanted)
            };
            subject.plan.items.iter().filter(names).count()
        };
        let used = rows(&role.name.value);
        // what most rows say is short for one that they all know
        let usual = used >= KNOWN && used >= KNOWN * rows(other);
        if used > 0 && !usual {
            let title = MessageId::BroadPost.with(role.name.value.as_ref());
            out.push(of_plan(
                subject,
                Rule::UnnamedPost,
                title.with(*other),
                MessageId::BroadPostHelp,
            ));
        }
    }
}

/// Returns `post` in the form that it shares with its shorter spellings: «Зам. директора», «замдиректора».
fn post_key(post: &str) -> String {
    let folded = russian::fold(post);
    let rest = folded
        .strip_prefix("зам")
        .filter(|rest| !rest.starts_with('е'));
    let rest = rest.map(|rest| rest.trim_start_matches(['.', ' ']));
    rest.map_or_else(|| folded.clone(), |rest| format!("заместитель {rest}"))
}

/// A column that nearly all rows fill is empty in a few; what only some rows can have, as remarks and marks, is none.
pub(super) fn empty_column(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let items = &subject.plan.items;
    let mut filled: BTreeMap<&str, usize> = BTreeMap::new();
    for item in items {
        let own = item.document.extra.iter();
        let own = own.filter(|extra| !extra.cell.trim().is_empty());
        let columns: BTreeSet<&str> = own.map(|extra| extra.column.value).collect();
        for column in columns {
            *filled.entry(column).or_default() += 1;
        }
    }
    for (column, rows) in filled {
        let empty = items.len() - rows;
        let few = empty > 0 && empty * 5 <= items.len();
        if subject.telling && few && items.len() >= NAMED * 2 && !is_of_some(column) {
            let title = MessageId::EmptyColumn.with(empty).with(column);
            out.push(of_plan(
                subject,
                Rule::EmptyColumn,
                title,
                MessageId::EmptyColumnHelp,
            ));
        }
    }
}

/// A column of places says that another paper tells them: «по отдельному графику».
pub(super) fn untold_place(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let cells = subject.rows().flat_map(|row| &row.extra);
    let untold = cells.filter(|extra| {
        let cell = russian::fold(&extra.cell);
        let elsewhere = cell.starts_with("по ") && cell.split_whitespace().count() <= 3;
        let named = ["график", "назначени", "плану"]
            .iter()
            .any(|word| cell.contains(word));
        elsewhere && named && russian::fold(extra.column.value).starts_with("мест")
    });
    let untold: Vec<&str> = untold.map(|extra| extra.cell.trim()).collect();
    if let Some(first) = untold.first() {
        let title = MessageId::UntoldPlace.with(untold.len()).with(*first);
        out.push(of_plan(
            subject,
            Rule::EmptyColumn,
            title,
            MessageId::EmptyColumnHelp,
        ));
    }
}

/// Returns whether a column with this heading is one that only some rows fill: remarks, marks, money.
fn is_of_some(heading: &str) -> bool {
    const STEMS: [&str; 12] = [
        "примеч",
        "отмет",
        "выполн",
        "исполн",
        "факт",
        "ход",
        "дата",
        "финанс",
        "сумм",
        "рубл",
        "коммент",
        "перенос",
    ];
    let folded = russian::fold(heading);
    let mut words = folded.split(|c: char| !russian::is_letter_or_digit(c));
    words.any(|word| STEMS.iter().any(|stem| word.starts_with(stem)))
}

fn is_vacant(entry: &Executor<'_>) -> bool {
    entry.kind == ExecutorKind::Role && entry.held_by.is_empty()
}

/// Beginnings of what bodies are called that no municipal plan gives orders to.
#[rustfmt::skip]
const OUTSIDE: [&str; 20] = [
    "военкомат", "гибдд", "гимс", "госавтоинспекц", "гуфсин", "мвд", "милици", "мчс", "нарколог", "огибдд", "омвд",
    "полици", "прокур", "пристав", "росгварди", "роспотребнадзор", "умвд", "уфсин", "уфссп", "фсин",
];

/// The same, short: whole words only.
const OUTSIDE_SHORT: [&str; 8] = ["овд", "одн", "опдн", "пдн", "ровд", "увд", "уии", "фсб"];

/// Bodies of the state carry out rows of a municipal plan, and nothing says that they agreed; a plan of such a body or of
/// several together has them by right.
pub(super) fn outside_executor(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let document = &subject.plan.document;
    let own = [document.title, document.organization];
    let own = own.into_iter().flatten().map(|text| text.value);
    if own
        .into_iter()
        .any(|text| is_outside(text) || is_joint(text))
    {
        return;
    }
    let registry = &subject.plan.registry;
    let mut spelt = HashSet::new();
    let mut met = BTreeSet::new();
    let mut told = Vec::new();
    for name in subject.names().filter(|name| spelt.insert(name.value)) {
        let post = registry.find(name.value);
        let post = post.and_then(|found| registry.entry(found.entry()).post.as_ref());
        let post = post.map_or("", |post| post.value.as_ref());
        let agreed = |text: &str| text.contains("соглас");
        let said = is_outside(name.value);
        let outside = (said || is_outside(post)) && !agreed(name.value) && !agreed(post);
        if outside && met.insert(registry.canonical(name.value)) {
            let name = name.value.trim();
            told.push(if said {
                name.to_owned()
            } else {
                format!("{post} {name}")
            });
        }
    }
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    if !told.is_empty() {
        out.push(of_plan(
            subject,
            Rule::OutsideExecutor,
            MessageId::OutsideExecutor.with(several(&told)),
            MessageId::OutsideExecutorHelp,
        ));
    }
}

/// Returns whether `text` names a body of the state that a municipality can but ask.
fn is_outside(text: &str) -> bool {
    let mut words = text.split(|c: char| !russian::is_letter(c));
    words.any(|word| {
        // most words are told apart by their length
        if word.len() < 6 {
            return false;
        }
        let word = russian::fold(word);
        OUTSIDE_SHORT.contains(&&*word) || OUTSIDE.iter().any(|start| word.starts_with(start))
    })
}

/// Returns whether the plan of this title is one of several bodies: «Совместный план школы и ПДН».
fn is_joint(title: &str) -> bool {
    let title = russian::fold(title);
    ["совместн", "межведомств"]
        .iter()
        .any(|start| title.contains(start))
}

/// What a row does stands where those who do it are to be named: «Конкурс рисунков».
pub(super) fn not_an_executor(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    for item in &subject.plan.items {
        for name in &item.document.executors {
            let (title, help) = if is_event(name.value) {
                (MessageId::NotAnExecutor, MessageId::NotAnExecutorHelp)
            } else if is_scrap(name.value) {
                (MessageId::ScrapOfName, MessageId::ScrapOfNameHelp)
            } else {
                continue;
            };
            let title = title.with(name.value);
            out.push(Diagnostic::new(Rule::NotAnExecutor, name.span, title).help(help));
        }
    }
    joined_names(subject, out);
}

/// Returns whether `name` has no word of two letters: «А.», «.».
fn is_scrap(name: &str) -> bool {
    let mut words = name.split(|c: char| !russian::is_letter_or_digit(c));
    !words
        .any(|word| word.chars().nth(1).is_some() || word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Two executors whom the plan names one by one stand in one name: «Директор Заместитель по УВР».
fn joined_names(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let registry = &subject.plan.registry;
    let entry = |name: &str| Some(registry.entry(registry.find(name)?.entry()));
    for whole in registry.entries().filter(|entry| entry.origin.is_none()) {
        let words: Vec<&str> = whole.name.value.split_whitespace().collect();
        let parts = (1..words.len()).find_map(|at| {
            let (left, right) = words.split_at(at);
            let joined = right.first() == Some(&"и");
            let right = right.get(usize::from(joined)..)?;
            // «Руководители ОО» and «директор школы» name one
            let own = right
                .iter()
                .any(|word| word.chars().any(char::is_lowercase));
            let (left, right) = (left.join(" "), right.join(" "));
            let (one, other) = (entry(&left)?, entry(&right)?);
            // a person stands behind a post: «Воспитатель Ефимова О.А.»
            let alike = one.kind == other.kind
                && matches!(one.kind, ExecutorKind::Person | ExecutorKind::Role);
            let two = one.name.span != other.name.span && own && alike;
            two.then_some((left, right))
        });
        if let Some((left, right)) = parts {
            let title = MessageId::JoinedNames.with(whole.name.value.as_ref());
            let help = MessageId::JoinedNamesHelp.with(left).with(right);
            out.push(Diagnostic::new(Rule::NotAnExecutor, whole.name.span, title).help(help));
        }
    }
}

/// Returns whether `name` begins with a word for an event and goes on with what it is about.
fn is_event(name: &str) -> bool {
    const EVENTS: [&str; 16] = [
        "акция",
        "беседа",
        "викторина",
        "встреча",
        "выставка",
        "диспут",
        "занятие",
        "конкурс",
        "концерт",
        "лекция",
        "митинг",
        "просмотр",
        "семинар",
        "турнир",
        "урок",
        "экскурсия",
    ];
    let mut words = name.split_whitespace();
    let first = words.next().map(russian::fold).unwrap_or_default();
    // «Выставка «Росимущество»» may be an institution, «Турнир» alone a team
    let about = words
        .next()
        .is_some_and(|next| next.starts_with(|c: char| c.is_lowercase() && !russian::is_dash(c)));
    EVENTS.contains(&first.as_str()) && about
}

/// Where something is named with each of its numbers, and how.
type Numbers<'t> = HashMap<&'t str, Vec<(String, Span)>>;

/// Something that is always named with one number is named with another once: «17 Спартакиада» among «15 Спартакиада».
pub(super) fn odd_numeral(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let mut numbers: BTreeMap<String, Numbers<'_>> = BTreeMap::new();
    for text in subject.rows().flat_map(texts) {
        for (number, name) in numbered(text.value) {
            let known = numbers.entry(russian::fold(&name)).or_default();
            let places = known.entry(number).or_default();
            places.push((format!("{number} {name}"), text.span));
        }
    }
    for known in numbers.into_values() {
        let usual = known.iter().max_by_key(|(_, places)| places.len());
        let Some((usual, rows)) = usual.map(|(usual, places)| (*usual, places.len())) else {
            continue;
        };
        let mut others = known.iter().filter(|(number, _)| **number != usual);
        if let (Some((_, places)), None) = (others.next(), others.next())
            && let [(written, span)] = places.as_slice()
            && rows >= USUAL
        {
            let title = MessageId::OddNumeral
                .with(written.as_str())
                .with(usual)
                .with(rows);
            out.push(
                Diagnostic::new(Rule::OddNumeral, *span, title).help(MessageId::OddNumeralHelp),
            );
        }
    }
}

/// A text names the number of the organization with two figures the other way round: «школа № 94» in the plan of no. 49.
pub(super) fn own_number(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let document = &subject.plan.document;
    let own = [document.organization, document.title]
        .into_iter()
        .flatten();
    let own: BTreeSet<&str> = own.flat_map(|text| signed_numbers(text.value)).collect();
    let [own] = own.into_iter().collect::<Vec<_>>()[..] else {
        return;
    };
    let mut swapped: Vec<(&str, Span)> = Vec::new();
    for text in subject.rows().flat_map(texts) {
        let numbers = signed_numbers(text.value);
        swapped.extend(
            numbers
                .filter(|number| is_swapped(number, own))
                .map(|number| (number, text.span)),
        );
    }
    // a number named several times is of another school
    if let [(number, span)] = swapped[..] {
        let title = MessageId::OwnNumber.with(number).with(own);
        out.push(Diagnostic::new(Rule::OddNumeral, span, title).help(MessageId::OddNumeralHelp));
    }
}

/// Things of a series that titles number: «Педсовет № 2», «Педсовет № 4», «Педсовет № 4».
pub(super) fn series_number(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let mut series: BTreeMap<String, BTreeMap<u32, Vec<Span>>> = BTreeMap::new();
    for title in subject.rows().filter_map(|row| row.title) {
        let Some((name, rest)) = title.value.split_once('№') else {
            continue;
        };
        let figures = rest.trim_start();
        let end = figures.find(|c: char| !c.is_ascii_digit());
        let number = figures.get(..end.unwrap_or(figures.len()));
        let number = number.and_then(|figures| figures.parse().ok());
        // a number far from the beginning is of a school
        let Some(number) = number.filter(|_| name.split_whitespace().count() <= SERIES) else {
            continue;
        };
        let known = series.entry(russian::fold(name.trim())).or_default();
        known.entry(number).or_default().push(title.span);
    }
    for known in series.into_values() {
        let rows = known.values().map(Vec::len).sum::<usize>();
        let last = known.keys().next_back().copied().unwrap_or_default();
        let missing: Vec<u32> = (1..last)
            .filter(|number| !known.contains_key(number))
            .take(2)
            .collect();
        let twice: Vec<(&u32, &Span)> = known
            .iter()
            .filter_map(|(number, spans)| Some((number, spans.get(1)?)))
            .collect();
        if let ([missing], [(number, span)]) = (missing.as_slice(), twice.as_slice())
            && rows > 2
        {
            let title = MessageId::SeriesNumber.with(number.to_string());
            let title = title.with(missing.to_string());
            out.push(
                Diagnostic::new(Rule::OddNumeral, **span, title).help(MessageId::OddNumeralHelp),
            );
        }
    }
}

/// A number behind more words is of something that the title only names.
const SERIES: usize = 2;

/// Returns the numbers of `text` that stand behind their sign: «школа № 49».
fn signed_numbers(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('№').filter_map(|(at, sign)| {
        let behind = text.get(at + sign.len()..)?.trim_start();
        let end = behind.find(|c: char| !c.is_ascii_digit());
        let number = behind.get(..end.unwrap_or(behind.len()))?;
        (number.len() > 1).then_some(number)
    })
}

/// Returns whether two numbers differ by the order of two figures alone.
fn is_swapped(one: &str, other: &str) -> bool {
    let sorted = |number: &str| {
        let mut figures = number.as_bytes().to_vec();
        figures.sort_unstable();
        figures
    };
    one != other && sorted(one) == sorted(other) && strsim::damerau_levenshtein(one, other) == 1
}

/// Returns the numbers of `text` each with the two words that it numbers, the first of them with a capital.
fn numbered(text: &str) -> Vec<(&str, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let three = words.windows(3).filter_map(|three| {
        let [number, name, more] = three else {
            return None;
        };
        let figures = number.len() < 4 && number.bytes().all(|byte| byte.is_ascii_digit());
        let capital = name.chars().next().is_some_and(char::is_uppercase);
        let letters = name.chars().all(russian::is_letter) && name.chars().count() > 3;
        let own = figures && capital && letters && phrase::month_named(name).is_none();
        let more = more.trim_matches(|c: char| !russian::is_letter_or_digit(c));
        own.then(|| (*number, format!("{name} {more}")))
    });
    three.collect()
}

/// A row is due far from its neighbours, which agree, in a section whose rows follow one another in time.
pub(super) fn odd_month(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let items = &subject.plan.items;
    for rows in items.chunk_by(|one, next| one.section == next.section) {
        let dated: Vec<Dated<'_, '_>> = rows.iter().filter_map(Dated::of).collect();
        let orderly = dated.windows(2).filter(|pair| pair[0].due <= pair[1].due);
        let steps = dated.len().saturating_sub(1);
        if dated.len() < ORDERED || orderly.count() * 10 < steps * 8 {
            continue;
        }
        let first = dated.first_chunk().and_then(Dated::odd_first);
        let between = dated.windows(3).filter_map(Dated::odd_between);
        let mut before: Option<Span> = None;
        for (row, title) in first.into_iter().chain(between) {
            let span = deadline_place(row.item);
            // of two that change places the first is told
            let follows = dated.windows(2).any(|pair| {
                let [one, next] = [&pair[0], &pair[1]].map(|row| deadline_place(row.item));
                before == Some(one) && next == span
            });
            if follows {
                continue;
            }
            before = Some(span);
            let told = |found: &Diagnostic| {
                let here =
                    span.start <= found.primary.span.start && found.primary.span.end <= span.end;
                here && matches!(found.rule, Rule::OddYear | Rule::OutsidePeriod)
            };
            if !out.iter().any(told) {
                out.push(
                    Diagnostic::new(Rule::OddMonth, span, title).help(MessageId::OddMonthHelp),
                );
            }
        }
    }
}

impl Dated<'_, '_> {
    /// Returns how many days lie between two rows that agree and one that is out of their order.
    fn far(three: [&Self; 3]) -> i64 {
        if three.iter().all(|row| row.start == row.due) {
            FAR_DAY
        } else {
            FAR
        }
    }

    /// The first row is due after the next two, which agree: «август» before the school year begins.
    fn odd_first(three: &[Self; 3]) -> Option<(&Self, Message)> {
        let [first, next, then] = three;
        let late = (first.start - then.due).num_days();
        let odd = next.due <= then.due && late >= Self::far([first, next, then]);
        let title = MessageId::OddFirst.with(first.said()).with(next.said());
        odd.then_some((first, title))
    }

    fn odd_between(three: &[Self]) -> Option<(&Self, Message)> {
        let [before, row, after] = three else {
            return None;
        };
        let early = (before.start - row.due).num_days();
        let late = (row.start - after.due).num_days();
        let odd = before.due <= after.due && early.max(late) >= Self::far([before, row, after]);
        let title = MessageId::OddMonth.with(row.said());
        let title = title.with(before.said()).with(after.said());
        odd.then_some((row, title))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use toml_spanner::Arena;

    use super::*;
    use crate::check::check;
    use crate::diagnostic::Level;
    use crate::document;
    use crate::model::{Readings, Workspace, lower};
    use crate::words::Lang;

    /// Returns what `rule` says of a plan of the school year 2021-2022 whose rows have these deadlines and leads, and `more`.
    fn told(rule: Rule, rows: &[(&str, &str, &str)]) -> Vec<String> {
        let row = |(deadline, lead, more): &(&str, &str, &str)| {
            format!(
                "[[item]]\ntitle = \"Отчёт\"\ndeadline = \"{deadline}\"\nexecutors = [\"{lead}\"]\n{more}\n"
            )
        };
        let leads: BTreeSet<&str> = rows.iter().map(|(_, lead, _)| *lead).collect();
        let entry = |name: &&str| {
            let kind = if name.contains('.') { "person" } else { "role" };
            format!("\"{name}\" = {{ kind = \"{kind}\" }}\n")
        };
        let text = format!(
            "title = \"План\"\nperiod = \"2021-2022 учебный год\"\n[executors]\n{}{}",
            leads.iter().map(entry).collect::<String>(),
            rows.iter().map(row).collect::<String>()
        );
        let (arena, workspace) = (Arena::new(), Workspace::default());
        let (document, found) = document::plan(&text, &arena);
        let (plan, more) = lower("plan", document, &workspace, &Readings::default());
        let found = found.into_iter().chain(more).collect();
        let day = NaiveDate::from_ymd_opt(2022, 6, 1).unwrap();
        let found = check(&plan, found, &text, &workspace, day).into_iter();
        found
            .filter(|found| found.rule == rule)
            .map(|found| found.title.text(Lang::Russian))
            .collect()
    }

    /// Returns rows with these deadlines, all led by one person.
    fn due<'d>(deadlines: &[&'d str]) -> Vec<(&'d str, &'static str, &'static str)> {
        let row = |deadline: &&'d str| (*deadline, "Ефимова О.А.", "");
        deadlines.iter().map(row).collect()
    }

    #[test]
    fn bodies_of_the_state_are_told() {
        for name in ["Инспектор ПДН", "сотрудники полиции", "Врач-нарколог"]
        {
            assert!(is_outside(name), "{name}");
        }
        for name in ["КДН и ЗП", "Однокурсники", "полис", "Инспектор РОНО"]
        {
            assert!(!is_outside(name), "{name}");
        }
        assert!(is_joint("Совместный план школы и ПДН"));
    }

    #[test]
    fn two_executors_in_one_name_and_scraps_are_found() {
        let case = |names: &[&str], expected: &[&str]| {
            let rows: Vec<_> = names.iter().map(|name| ("май", *name, "")).collect();
            assert_eq!(told(Rule::NotAnExecutor, &rows), expected, "{names:?}");
        };
        let two = ["«Директор завуч» – здесь два исполнителя?"];
        case(&["Директор", "завуч", "Директор завуч"], &two);
        let two = ["«Директор и завуч» – здесь два исполнителя?"];
        case(&["Директор", "завуч", "Директор и завуч"], &two);
        case(&["Директор", "Директор школы"], &[]);
        case(&["Директор", "Ефимова О.А.", "Директор Ефимова О.А."], &[]);
        case(&["А."], &["«А.» – не исполнитель, а обрывок"]);
    }

    #[test]
    fn posts_that_do_not_say_what_for_are_found() {
        let case = |names: &[&str], expected: &[&str]| {
            let rows: Vec<_> = names.iter().map(|name| ("май", *name, "")).collect();
            assert_eq!(told(Rule::UnnamedPost, &rows), expected, "{names:?}");
        };
        let which = ["«Замдиректора»: в плане есть и «Заместитель директора по УВР»"];
        case(&["Замдиректора", "Заместитель директора по УВР"], &which);
        case(&["Директор", "Заместитель директора по УВР"], &[]);
        case(&["Методист по УВР", "Заместитель по УВР"], &[]);
        let which = ["«Педагог»: в плане есть и «Педагог дополнительного образования»"];
        case(&["Педагог", "Педагог дополнительного образования"], &which);
        // who the director is, everyone knows
        let mut many = vec!["Директор"; 6];
        many.push("Директор РШМО");
        case(&many, &[]);
    }

    #[test]
    fn what_begins_between_its_neighbours_is_in_their_order() {
        let case = |third: &str, expected: &[&str]| {
            let mut days = vec!["01.09", "03.09", third, "05.10", "12.10"];
            days.extend(["19.10", "10.11", "20.11", "15.12", "22.12"]);
            assert_eq!(told(Rule::OddMonth, &due(&days)), expected, "{third}");
        };
        case("сентябрь–декабрь", &[]);
        case(
            "декабрь",
            &["срок 31.12.2021 стоит между 03.09.2021 и 05.10.2021"],
        );
    }

    #[test]
    fn august_before_a_school_year_is_its_own() {
        let rows = due(&["август 2021", "июль 2021", "31.08.2020"]);
        let told = told(Rule::OutsidePeriod, &rows);
        let day = |told: &String| told.split(' ').next().map(str::to_owned);
        let days: Vec<String> = told.iter().filter_map(day).collect();
        assert_eq!(days, ["01.07.2021", "31.08.2020"]);
    }

    #[test]
    fn sundays_of_another_year_are_found() {
        let case = |days: &[&str], expected: &[&str]| {
            let rows = due(days);
            assert_eq!(told(Rule::OddYear, &rows), expected, "{days:?}");
        };
        let sundays = ["12.09", "19.09", "03.10", "17.10", "24.10", "21.10"];
        let told = "5 дней из 6 – воскресенья, а годом позже их было бы 0: год тот?";
        case(&sundays, &[told]);
        // so are the rounds of a tournament
        let weekends = [
            "11.09", "12.09", "18.09", "19.09", "02.10", "03.10", "16.10", "17.10", "24.10",
        ];
        case(&weekends, &[]);
        case(&["12.09", "19.09", "20.09", "21.09"], &[]);
    }

    #[test]
    fn what_nearly_all_rows_have_is_missed_in_a_small_section() {
        let case = |rows: usize, expected: usize| {
            let mut text = "title = \"План\"\nperiod = \"2022\"\n".to_owned();
            let row = "[[section.item]]\ntitle = \"Отчёт\"\ndeadline = \"май\"\n";
            let named = format!("{row}executors = [\"Ефимова О.А.\"]\n");
            text += "[[section]]\ntitle = \"1\"\n";
            text += &named.repeat(rows);
            text += "[[section]]\ntitle = \"2\"\n";
            text += &[row, &named, row].concat();
            let (arena, workspace) = (Arena::new(), Workspace::default());
            let (document, found) = document::plan(&text, &arena);
            let (plan, more) = lower("plan", document, &workspace, &Readings::default());
            let found = found.into_iter().chain(more).collect();
            let day = NaiveDate::from_ymd_opt(2022, 6, 1).unwrap();
            let found = check(&plan, found, &text, &workspace, day).into_iter();
            let missed = found.filter(|found| found.rule == Rule::NoExecutor);
            assert_eq!(missed.count(), expected, "{rows}");
        };
        case(7, 2);
        case(6, 0);
    }

    #[test]
    fn deadlines_out_of_their_order_are_found() {
        let days = [
            "01.09", "08.09", "15.09", "22.09", "30.09", "04.10", "11.10", "18.10", "25.10",
            "01.11",
        ];
        let case = |at: usize, deadline, expected: &[&str]| {
            let mut days = days;
            days[at] = deadline;
            assert_eq!(told(Rule::OddMonth, &due(&days)), expected, "{deadline}");
        };
        case(1, "08.09", &[]);
        case(
            4,
            "31.10",
            &["срок 31.10.2021 стоит между 22.09.2021 и 04.10.2021"],
        );
        case(4, "23.10", &[]);
        case(
            4,
            "24.10",
            &["срок 24.10.2021 стоит между 22.09.2021 и 04.10.2021"],
        );
        case(
            4,
            "25.10",
            &["срок 25.10.2021 стоит между 22.09.2021 и 04.10.2021"],
        );
        case(
            0,
            "август",
            &["срок 31.08.2022 у первого пункта, а у следующего 08.09.2021"],
        );
        let unordered = [
            "май",
            "сентябрь",
            "март",
            "октябрь",
            "январь",
            "май",
            "ноябрь",
            "апрель",
            "декабрь",
            "июнь",
        ];
        assert_eq!(told(Rule::OddMonth, &due(&unordered)), [""; 0]);
    }

    #[test]
    fn a_post_among_names_is_found() {
        let case = |posts: usize, people: usize, expected: usize| {
            let mut rows = vec![("май", "Директор", ""); posts];
            rows.extend(vec![("май", "Ефимова О.А.", ""); people]);
            assert_eq!(
                told(Rule::UnnamedPost, &rows).len(),
                expected,
                "{posts} / {people}"
            );
        };
        case(1, 10, 1);
        case(2, 10, 0);
        case(1, 9, 0);
        case(0, 10, 0);
    }

    #[test]
    fn empty_cells_of_full_columns_are_found() {
        let case = |column: &str, filled: usize, expected: usize| {
            let cell = format!("extra.\"{column}\" = \"Школа № 19\"");
            let mut rows = vec![("май", "Ефимова О.А.", cell.as_str()); filled];
            rows.push(("май", "Ефимова О.А.", ""));
            assert_eq!(told(Rule::EmptyColumn, &rows).len(), expected, "{column}");
        };
        case("Место", 9, 1);
        case("Место", 3, 0);
        case("Отметка о выполнении", 9, 0);
        case("Дата проведения", 9, 0);
    }

    #[test]
    fn events_are_told_from_those_who_hold_them() {
        let case = |name, event: bool| assert_eq!(is_event(name), event, "{name}");
        case("Конкурс рисунков", true);
        case("Митинг возле памятника воинам", true);
        case("Конкурсная комиссия", false);
        case("Выставка «Приморье»", false);
        case("Урок", false);
        case("Организатор конкурса", false);
    }

    #[test]
    fn numbers_of_a_series_are_followed() {
        let case = |numbers: &[u32], expected: &[&str]| {
            let row = |number: &u32| {
                let title = format!("Педсовет № {number} «О работе школы № {number}»");
                format!("[[item]]\ntitle = \"{title}\"\ndeadline = \"май\"\n")
            };
            let rows: String = numbers.iter().map(row).collect();
            let text = format!("title = \"План\"\nperiod = \"2022\"\n{rows}");
            let (arena, workspace) = (Arena::new(), Workspace::default());
            let (document, _) = document::plan(&text, &arena);
            let (plan, _) = lower("plan", document, &workspace, &Readings::default());
            let subject = Subject::new(&plan, &text, NaiveDate::default(), Level::Warn, &[]);
            let mut found = Vec::new();
            series_number(&subject, &mut found);
            let said = found
                .into_iter()
                .map(|found| found.title.text(Lang::Russian));
            assert_eq!(said.collect::<Vec<_>>(), expected, "{numbers:?}");
        };
        case(&[1, 2, 4, 4], &["№ 4 стоит дважды, а № 3 нет"]);
        case(&[1, 2, 3, 4], &[]);
        case(&[12, 19, 19], &[]);
        case(&[2, 2], &[]);
    }

    #[test]
    fn numbers_with_their_figures_the_other_way_round_are_known() {
        assert!(is_swapped("94", "49"));
        assert!(is_swapped("120", "102"));
        assert!(!is_swapped("49", "49"));
        assert!(!is_swapped("48", "49"));
        let numbers: Vec<&str> = signed_numbers("школа № 49, сад №102, п. № 5").collect();
        assert_eq!(numbers, ["49", "102"]);
    }

    #[test]
    fn what_is_numbered_is_found() {
        let case = |text, expected: &[(&str, &str)]| {
            let found = numbered(text);
            let found: Vec<(&str, &str)> = found
                .iter()
                .map(|(number, name)| (*number, name.as_str()))
                .collect();
            assert_eq!(found, expected, "{text}");
        };
        case(
            "Волейбол – Кубок РМР 15 Спартакиада ФСК РМР",
            &[("15", "Спартакиада ФСК")],
        );
        case("Беседа 9 Мая для школ", &[]);
        case("Школа 5 классов и групп", &[]);
        case("Приказ № 125 от 2021 Года", &[]);
    }
}
