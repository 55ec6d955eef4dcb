//! What a plan writes now one way, now another: nothing in it is wrong by itself, and an editor makes it alike before it is
//! signed. One sentence a plan.

use std::collections::{BTreeMap, BTreeSet};

use super::dates::names_year;
use super::subject::Subject;
use super::texts::{headings, is_abbreviation, texts};
use super::whole::{FEW, first_of, of_plan};
use crate::diagnostic::{Diagnostic, Rule};
use crate::document::Deadline;
use crate::model::{Item, Match, kind};
use crate::phrase::Kind;
use crate::text::russian;
use crate::words::{Message, MessageId};

/// How many things named in several ways a sentence has room for.
const NAMED: usize = 3;

/// Fewer titles show no habit of theirs.
const TITLES: usize = 5;

/// A deadline of more words is a list.
const SHORT: usize = 4;

/// Rows name one executor in several ways: «зам. по ВР» and «Зам по ВР»; capitals alone have a finding of their own, and
/// first letters, «УО» of «Управление образования», are no other way.
pub(super) fn uneven_names(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let registry = &subject.plan.registry;
    let mut used: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    let names = subject.plan.items.iter();
    for name in names.flat_map(|item| &item.document.executors) {
        let entry = registry.find(name.value).map(Match::entry);
        if let Some(entry) = entry.filter(|_| !is_abbreviation(name.value.trim())) {
            used.entry(entry).or_default().insert(name.value.trim());
        }
    }
    let several = used.into_values().filter_map(in_several_ways);
    let told: Vec<String> = several.collect();
    if !told.is_empty() {
        let list = first_of(NAMED, "; ", told);
        out.push(of_plan(
            subject,
            Rule::UnevenNames,
            MessageId::UnevenNames.with(list),
            MessageId::UnevenNamesHelp,
        ));
    }
}

/// Returns `spellings` side by side where they differ by more than capitals, and than a post before one of them.
fn in_several_ways(spellings: BTreeSet<&str>) -> Option<String> {
    if spellings.len() < 2 {
        return None;
    }
    let mut met = BTreeSet::new();
    let forms: Vec<String> = spellings
        .into_iter()
        .filter(|spelling| {
            let bare = kind::posted(spelling).map_or(*spelling, |(_, person)| person);
            met.insert(bare.to_lowercase())
        })
        .map(|spelling| format!("«{spelling}»"))
        .collect();
    (forms.len() > 1).then(|| forms.join(" – "))
}

/// Titles end now with a stop and now without one, quotation marks are of two kinds, one deadline is written in two ways.
pub(super) fn uneven_style(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let items = &subject.plan.items;
    if subject.rows().count() < FEW {
        return;
    }
    let found = [
        stops(items),
        quotes(subject),
        dashes(subject),
        deadlines(items),
        dates(items),
        years(items),
        capitals(items),
        clocks(subject),
        initials(subject),
        cells(subject),
    ];
    let told = found.into_iter().flatten().reduce(|told, next| {
        let both = MessageId::UnevenBoth.with(told);
        both.with(next)
    });
    if let Some(told) = told {
        out.push(of_plan(
            subject,
            Rule::UnevenStyle,
            MessageId::UnevenStyle.with(told),
            MessageId::UnevenStyleHelp,
        ));
    }
}

/// Some titles of one sentence end with a stop, others don't.
fn stops(items: &[Item<'_>]) -> Option<Message> {
    let titles = items.iter().map(|item| item.title().trim_end());
    let telling: Vec<&str> = titles.filter(|title| !is_of_several(title)).collect();
    let stopped = telling.iter().filter(|title| is_stopped(title)).count();
    let both = telling.len() >= TITLES && stopped > 0 && stopped < telling.len();
    both.then(|| MessageId::UnevenStops.with(stopped).with(telling.len()))
}

/// Returns whether `title` has several sentences or lines, which stops part anyway.
fn is_of_several(title: &str) -> bool {
    let parted = |(at, sign): (usize, &str)| {
        let behind = title.get(at + sign.len()..).unwrap_or_default();
        let word = title.get(..at).unwrap_or_default();
        let word = word.rsplit(char::is_whitespace).next().unwrap_or_default();
        let capital = behind
            .trim_start()
            .starts_with(|c: char| c.is_uppercase() || c == '«');
        behind.starts_with(char::is_whitespace) && capital && word.chars().count() > 3
    };
    title.contains('\n') || title.match_indices('.').any(parted)
}

/// Returns whether `title` ends with a stop that belongs to no word cut short: «и др.», «2022 г.».
fn is_stopped(title: &str) -> bool {
    let Some(said) = title.strip_suffix('.') else {
        return false;
    };
    let last = said.rsplit(char::is_whitespace).next().unwrap_or_default();
    let letters = last.chars().filter(|c| russian::is_letter(*c)).count();
    letters > 3 && !last.contains('.') || last.ends_with(['»', ')'])
}

/// Texts are quoted with « » and with other marks.
fn quotes(subject: &Subject<'_, '_>) -> Option<Message> {
    let texts = || subject.rows().flat_map(texts);
    let all = || texts().chain(headings(subject)).map(|text| text.value);
    let has = |signs: &[char]| all().any(|text| text.contains(signs));
    let other = if has(&['“', '”']) {
        "“\u{a0}”"
    } else {
        "\"\u{a0}\""
    };
    // „ “ are the marks inside « »
    let plain = |text: &str| text.contains(['"', '”']) || text.contains('“') && !text.contains('„');
    let both = has(&['«']) && all().any(plain);
    both.then(|| MessageId::UnevenQuotes.with(other))
}

/// Sentences have hyphens for dashes, in all texts or in some: «жизнь - игра».
fn dashes(subject: &Subject<'_, '_>) -> Option<Message> {
    let all = || subject.rows().flat_map(texts).map(|text| text.value);
    let has = |sign| all().any(|text| text.contains(sign));
    if !has(" - ") {
        return None;
    }
    if has(" – ") {
        return Some(MessageId::UnevenDashes.into());
    }
    let words = all().find_map(hyphen_for_dash)?;
    Some(MessageId::HyphenForDash.with(words))
}

/// Returns two words of `text` with a hyphen between them that stands for a dash; behind a sign it begins a line of a list.
fn hyphen_for_dash(text: &str) -> Option<String> {
    text.match_indices(" - ").find_map(|(at, sign)| {
        let before = text.get(..at)?.split_whitespace().next_back()?;
        let after = text.get(at + sign.len()..)?.split_whitespace().next()?;
        let words = before.ends_with(russian::is_letter) && after.starts_with(russian::is_letter);
        let before = before.trim_start_matches(|c: char| !russian::is_letter_or_digit(c));
        let after = after.trim_end_matches(|c: char| !russian::is_letter_or_digit(c));
        words.then(|| format!("{before} - {after}"))
    })
}

/// Words for deadlines begin with a capital in some rows and with a small letter in others: «Октябрь», «январь».
fn capitals(items: &[Item<'_>]) -> Option<Message> {
    let short = |text: &&str| text.split_whitespace().count() <= SHORT;
    let all = || items.iter().filter_map(phrase).filter(short);
    let capital = all().find(|text| text.starts_with(char::is_uppercase))?;
    let small = all().find(|text| text.starts_with(char::is_lowercase))?;
    Some(MessageId::UnevenCapitals.with(capital).with(small))
}

/// One deadline is written in two ways: «В теч. года» and «в течение года»; capitals alone are no other way.
fn deadlines(items: &[Item<'_>]) -> Option<Message> {
    let mut written: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for phrase in items.iter().filter_map(phrase) {
        written
            .entry(deadline_key(phrase))
            .or_default()
            .insert(phrase);
    }
    let mut told = written.into_values().filter_map(in_several_ways).peekable();
    told.peek()?;
    Some(MessageId::UnevenDeadlines.with(first_of(1, "", told)))
}

/// Dates have a stop behind in some rows and none in others: «06.09.» and «05.09».
fn dates(items: &[Item<'_>]) -> Option<Message> {
    let digit = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
    let all = || items.iter().filter_map(phrase);
    let stopped = all().find(|text| text.strip_suffix('.').is_some_and(digit))?;
    let bare = all().find(|text| digit(text) && text.contains('.'))?;
    Some(MessageId::UnevenDates.with(stopped).with(bare))
}

/// Days have their year in some rows and none in others: «27 декабря 2019 г.» and «3 января».
fn years(items: &[Item<'_>]) -> Option<Message> {
    let own = |item: &&Item<'_>| matches!(item.kind(), Kind::On | Kind::Deadline);
    let all = || items.iter().filter(own).filter_map(phrase);
    let day = |text: &&str| text.contains(|c: char| c.is_ascii_digit());
    let dated = all().find(|text| names_year(text))?;
    let mut bare = all().filter(day).filter(|text| !text.contains(','));
    let bare = bare.find(|text| !names_year(text))?;
    Some(MessageId::UnevenYears.with(dated).with(bare))
}

/// Hours are written in two ways: «17-00» and «10.00».
fn clocks(subject: &Subject<'_, '_>) -> Option<Message> {
    let deadlines = subject.rows().filter_map(|row| match row.deadline?.value {
        Deadline::Phrase(words) => Some(words),
        Deadline::Date(_) => None,
    });
    let words: Vec<&str> = deadlines.flat_map(str::split_whitespace).collect();
    let hour = |sign: &str| {
        words.iter().find(|word| {
            let hour = word
                .strip_suffix("00")
                .and_then(|word| word.strip_suffix(sign));
            hour.is_some_and(|hour| hour.parse::<u32>().is_ok_and(|hour| hour < 24))
        })
    };
    let (one, other) = (hour("-")?, hour(".").or_else(|| hour(":"))?);
    Some(MessageId::UnevenClocks.with(*one).with(*other))
}

/// Cells of one column differ by capitals, dashes or blanks alone: «с. Шемурша» and «С. Шемурша».
fn cells(subject: &Subject<'_, '_>) -> Option<Message> {
    let mut met: BTreeMap<(&str, String), &str> = BTreeMap::new();
    subject.rows().flat_map(|row| &row.extra).find_map(|extra| {
        let cell = extra.cell.trim();
        let key = russian::fold(cell).replace(' ', "");
        let known = *met.entry((extra.column.value, key)).or_insert(cell);
        (known != cell).then(|| MessageId::UnevenCells.with(known).with(cell))
    })
}

/// Initials have no blank behind them: «М.Пришвина».
fn initials(subject: &Subject<'_, '_>) -> Option<Message> {
    let texts = subject.rows().flat_map(texts).chain(headings(subject));
    let names = subject.names();
    let cells = subject.rows().flat_map(|row| &row.extra);
    let mut all = texts.chain(names).map(|text| text.value);
    let found = all.find_map(stuck_initials);
    let found = found.or_else(|| {
        cells
            .into_iter()
            .find_map(|cell| stuck_initials(&cell.cell))
    });
    Some(MessageId::UnevenInitials.with(found?))
}

/// Returns a surname of `text` that its initials are stuck to.
fn stuck_initials(text: &str) -> Option<&str> {
    let words = text.split_whitespace();
    let mut words = words.map(|word| word.trim_matches(|c: char| !russian::is_letter(c)));
    words.find(|word| {
        let mut parts = word.split('.');
        let surname = parts.next_back().unwrap_or_default();
        let initial = |part: &str| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
        };
        let mut letters = surname.chars();
        let name = letters.next().is_some_and(char::is_uppercase)
            && letters.clone().count() > 1
            && letters.all(char::is_lowercase);
        let initials = word.matches('.').count();
        name && (1..=2).contains(&initials) && parts.all(initial)
    })
}

fn phrase<'i>(item: &'i Item<'_>) -> Option<&'i str> {
    match item.document.deadline?.value {
        Deadline::Phrase(words) => Some(words.trim()),
        Deadline::Date(_) => None,
    }
}

/// Returns what two spellings of one deadline have in common: whole words without blanks, stops and capitals.
fn deadline_key(phrase: &str) -> String {
    let folded = russian::fold(phrase);
    if folded.contains(|c: char| c.is_ascii_digit()) {
        // the stops of dates tell days from months
        return folded.trim_end_matches(['.', ' ']).replace(' ', "");
    }
    let words = folded.split([' ', '.']);
    let whole = |word| match word {
        "теч" | "течен" => "течение",
        "мес" => "месяца",
        "уч" => "учебного",
        "г" => "года",
        "нед" => "недели",
        word => word,
    };
    words.map(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_deadline_has_one_key() {
        let same = |one, other| assert_eq!(deadline_key(one), deadline_key(other), "{one} {other}");
        same("В теч. года", "в течение года");
        same("в теч.мес.", "В течение месяца");
        same("Сентябрь - Октябрь", "сентябрь-октябрь");
        assert_ne!(deadline_key("1.11"), deadline_key("11.1."));
        assert_ne!(deadline_key("май"), deadline_key("март"));
    }

    #[test]
    fn initials_stuck_to_a_surname_are_found() {
        let case = |text, found| assert_eq!(stuck_initials(text), found, "{text}");
        case("рассказов М.Пришвина (чтение)", Some("М.Пришвина"));
        case("Г.В.Куралесина", Some("Г.В.Куралесина"));
        for text in [
            "М. Пришвина",
            "Куралесина Г.В.",
            "г.Тихорецк",
            "пл. им. Ленина",
            "О.А.",
            "И.о.директора",
        ] {
            case(text, None);
        }
    }

    #[test]
    fn hyphens_for_dashes_are_told_from_lists() {
        let found = hyphen_for_dash("Выставка «Жизнь - игра»");
        assert_eq!(found.as_deref(), Some("Жизнь - игра"));
        assert_eq!(hyphen_for_dash("Беседы: - о мире; - о труде"), None);
        assert_eq!(hyphen_for_dash("с 2020 - 2022"), None);
    }

    #[test]
    fn stops_of_titles_are_told_from_those_of_words() {
        for stopped in ["Отчёт о работе.", "Акция «Дорога».", "Сбор (онлайн)."]
        {
            assert!(is_stopped(stopped), "{stopped}");
        }
        for bare in [
            "Отчёт",
            "Сбор книг и др.",
            "Отчёт за 2022 г.",
            "Игры и т.д.",
        ] {
            assert!(!is_stopped(bare), "{bare}");
        }
        assert!(is_of_several("Проверка сетей. Подготовка смет"));
        assert!(!is_of_several("Семинар в г. Саров"));
    }
}
