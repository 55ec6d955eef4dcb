//! Who approved a plan, when and by which order: «УТВЕРЖДАЮ», «Утверждён приказом …», «Приложение к распоряжению …».

use chrono::NaiveDate;

use crate::import::draft::Text;
use crate::import::recognize::dates;
use crate::import::recognize::titles::is_plan_title;
use crate::model::kind;
use crate::text::russian::{Ask as _, fold, is_letter, is_letter_or_digit};
use crate::text::word_list;

/// What a document says of its approval.
#[derive(Debug, Default, Clone)]
pub(super) struct Approval {
    pub(super) date: Option<Text>,
    pub(super) document: Option<Text>,
    pub(super) by: Option<Text>,
    pub(super) organization: Option<Text>,
}

/// Kinds of orders: how a document spells them, and their names.
const ORDERS: [(&str, &str); 5] = [
    ("распоряжени", "распоряжение"),
    ("постановлени", "постановление"),
    ("приказ", "приказ"),
    ("решени", "решение"),
    ("указ", "указ"),
];

/// What a meeting approves by, likewise.
const MINUTES: (&str, &str) = ("протокол", "протокол");

/// The most lines of a stamp.
const STAMP_LINES: usize = 8;

/// Returns whether `text` begins a stamp: «СОГЛАСОВАНО», «Утверждаю», «Приложение № 1».
pub(in crate::import) fn is_stamp(text: &str) -> bool {
    let folded = fold(text);
    let folded = folded.trim_start_matches(|c: char| !is_letter_or_digit(c));
    let stems = word_list![
        "утвержда" "утвержден" "утв" "согласован" "рассмотрен" "принят" "одобрен" "приложение"
    ];
    let first = folded.bare_words().next().unwrap_or_default();
    let ending = |stem: &&str| first.strip_prefix(stem);
    let mut endings = stems.iter().filter_map(ending);
    endings.any(|ending| ending.chars().count() <= 1)
}

/// How much of a bracket is looked at, in characters.
const LONGEST_START: usize = 24;

/// Returns where «(утв. постановлением … от 13.12.2013 N 1985)» begins in `text`.
pub(in crate::import) fn bracketed(text: &str) -> Option<usize> {
    text.match_indices('(').map(|(at, _)| at).find(|at| {
        let rest = text.get(at + 1..).unwrap_or_default().chars();
        let first: String = rest.take(LONGEST_START).collect();
        fold(&first).begins_any(&["утв. ", "утвержден"])
    })
}

/// Finds the approval in the text around the tables.
pub(super) fn find(paragraphs: &[Text]) -> Approval {
    let mut found = Approval::default();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let folded = fold(&paragraph.value);
        let start = folded.trim_start_matches(|c: char| !is_letter_or_digit(c));
        let stamp = stamp(paragraphs, at);
        let attached = word_list![
            "приложение" "утвержден" "утв." "к приказу" "к распоряжени" "к постановлени" "к решению"
        ];
        if start.starts_with("утверждаю") || folded.contains("\"утверждаю\"") {
            found.sign(stamp);
            found.order(stamp);
        } else if start.begins_any(attached)
            || ORDERS.iter().any(|(_, name)| folded.trim() == *name)
        {
            found.order(stamp);
            let day = paragraph.value.split_once(' ');
            let day = day.and_then(|(_, day)| bare_day(day));
            let day = day.filter(|_| start.starts_with("утвержден"));
            let day = day.map(|day| Text::new(&day.to_string(), &paragraph.place));
            found.date = found.date.take().or(day);
        }
    }
    found
}

/// Returns the day that `text` is: «01.02.2021».
fn bare_day(text: &str) -> Option<NaiveDate> {
    let has_words = text.contains(is_letter);
    dates::date(text).filter(|_| !has_words)
}

/// Returns the lines of the stamp that begins at `from`.
fn stamp(paragraphs: &[Text], from: usize) -> &[Text] {
    let lines = &paragraphs[from..paragraphs.len().min(from + STAMP_LINES)];
    let ends = |text: &Text| {
        let own = fold(&text.value);
        let other = ["согласован", "рассмотрен", "принят", "приложение"];
        is_plan_title(&text.value) || own.begins_any(&other)
    };
    let end = lines.iter().skip(1).position(ends);
    &lines[..end.map_or(lines.len(), |at| at + 1)]
}

impl Approval {
    /// «приказом … от «01» сентября 2021 г. № 87/1», «Приказ № 145 от 31.08.2021», «ПРИКАЗ», below it day and number.
    fn order(&mut self, stamp: &[Text]) {
        if self.document.is_some() {
            return;
        }
        let words: Vec<(&str, &Text)> = stamp
            .iter()
            .flat_map(|text| text.value.split(' ').map(move |word| (word, text)))
            .collect();
        let named = |orders: &[(&str, &'static str)]| {
            words.iter().enumerate().find_map(|(at, (word, _))| {
                let folded = fold(word.trim_matches(|c: char| !is_letter_or_digit(c)));
                let name = orders.iter().find(|(stem, _)| folded.starts_with(stem))?.1;
                Some((at, name))
            })
        };
        // a meeting approves by its minutes
        let first = stamp.first();
        let met = first.is_some_and(|text| fold(&text.value).starts_with("утвержден"));
        let order = named(&ORDERS).or_else(|| named(&[MINUTES]).filter(|_| met));
        let Some((at, name)) = order else { return };
        let rest = &words[at + 1..];
        let plain: Vec<&str> = rest.iter().map(|(word, _)| *word).collect();
        let Some((from, to, day)) = first_day(&plain) else {
            return;
        };
        let number = number_after(&plain[to..]).or_else(|| number_before(&plain[..from]));
        let number = number.map_or_else(String::new, |number| format!(" № {number}"));
        let document = format!("{name} от {}{number}", day.format("%d.%m.%Y"));
        let place = &rest[from].1.place;
        self.document = Some(Text::new(&document, place));
        self.date = Some(Text::new(&day.to_string(), place));
    }

    /// «УТВЕРЖДАЮ», and below it the post, the name and the day.
    fn sign(&mut self, stamp: &[Text]) {
        let day = |text: &Text| {
            dates::date(&text.value).map(|day| Text::new(&day.to_string(), &text.place))
        };
        let days = stamp.iter().find_map(day);
        self.date = self.date.take().or(days);
        // «Утверждаю          Согласовано»: who approves stands first in the lines of both
        let beside = stamp.first().is_some_and(|text| {
            let (first, rest) = text.value.split_once(' ').unwrap_or_default();
            is_stamp(first) && is_stamp(rest)
        });
        let mut lines = stamp.iter();
        let by = lines.find_map(|text| Some(text.concludes(&person(&text.value, beside)?)));
        self.by = self.by.take().or(by);
        let found = organization(stamp);
        self.organization = self.organization.take().or(found);
    }
}

/// Returns the person named last in a line, or `first`: «______ /Макарова Т.В./», «Директор школы И.И. Кузнецов».
fn person(line: &str, first: bool) -> Option<String> {
    let spaced = line
        .replace("..", " ")
        .replace(['_', '…', '/', '(', ')'], " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let named = |count: usize| {
        let names = words.windows(count).map(|words| words.join(" "));
        let mut names = names.filter(|name| kind::is_person(name));
        if first {
            names.next()
        } else {
            names.next_back()
        }
    };
    [3, 2, 1].into_iter().find_map(named)
}

/// «Директор МБОУ «СОШ № 12»»: whom the one who approves directs, if its name is not declined.
fn organization(stamp: &[Text]) -> Option<Text> {
    let directs = |text: &Text| {
        let folded = fold(&text.value);
        let own = folded.trim_start_matches("утверждаю");
        let words = kind::cell::words(own.trim_start_matches([':', ' ']));
        words.iter().take(3).any(|word| word.form.is_post()) || own.contains("исполняющ")
    };
    let post = stamp.iter().position(directs)?;
    let first = stamp.get(post)?;
    let begins = |c: char| c.is_lowercase() || c == '«';
    let goes_on = |text: &&Text| text.value.starts_with(begins);
    let more = stamp.iter().skip(post + 1).take_while(goes_on);
    let whole = std::iter::once(first).chain(more);
    let whole: Vec<&str> = whole.map(|text| text.value.as_str()).collect();
    let name = institution(&whole.join(" "))?;
    Some(first.concludes(&name))
}

/// Returns the institution that `text` names by an abbreviation, which is not declined: «МБОУ «СОШ № 12»».
pub(super) fn institution(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let is_kind = |word: &str| {
        let word = word.trim_start_matches(|c: char| !is_letter_or_digit(c));
        word.chars().all(char::is_uppercase)
            && word.starts_with(['М', 'Г', 'К', 'О', 'Ч'])
            && word.ends_any(&["У", "УДО", "УК", "УП", "КП"])
            && (2..=7).contains(&word.chars().count())
            || matches!(word, "АО" | "ООО" | "ПАО" | "ОАО" | "ЗАО" | "АНО" | "НКО")
    };
    let from = words.iter().position(|word| is_kind(word))?;
    let ends = |word: &str| {
        matches!(
            fold(word).as_str(),
            "на" | "по" | "за" | "от" | "в" | "и" | "с"
        ) || word.contains(['_', '…'])
            || word.contains("..")
            || dates::date(word).is_some()
    };
    let mut name: Vec<&str> = Vec::new();
    let mut open = 0_usize;
    let own = &words[from..];
    for (at, word) in own.iter().enumerate() {
        let names_person = |count: usize| {
            let words = own.get(at..at + count);
            words.is_some_and(|words| kind::is_person(&words.join(" ")))
        };
        if open == 0 && !name.is_empty() && (ends(word) || (1..=3).any(names_person)) {
            break;
        }
        open += word.matches(['«', '“']).count();
        open = open.saturating_sub(word.matches(['»', '”']).count());
        name.push(word);
        // «МБДОУ «Детский сад «Сказка» на 2022 год»: the last quotes close both names
        let closes = |word: &&str| word.contains(['»', '”']);
        let last = || !own[at + 1..].iter().any(closes);
        if word.ends_with(['»', '”']) && (open == 0 || last()) {
            break;
        }
    }
    let name = name.join(" ");
    let name = name
        .trim_end_matches([',', '.', ':', ' '])
        .trim_start_matches('_');
    (name.contains(' ') && name.chars().count() <= 200).then(|| name.to_owned())
}

/// Returns the first day that `words` write out, and which words write it.
fn first_day(words: &[&str]) -> Option<(usize, usize, NaiveDate)> {
    let day = |from: usize, to: usize| dates::date(&words.get(from..to)?.join(" "));
    let to = (1..=words.len()).find(|&to| day(0, to).is_some())?;
    let from = (0..to).rev().find(|&from| day(from, to).is_some())?;
    Some((from, to, day(from, to)?))
}

/// «г. № 87/1», «№ 5-п»: the number that follows a day.
fn number_after(words: &[&str]) -> Option<String> {
    let around = ["г", "года", "год", "«", "»"];
    let around = |word: &&&str| around.contains(&fold(word.trim_end_matches([',', '.'])).as_str());
    let mut words = words.iter().skip_while(around);
    let sign = words.next()?;
    let number = sign.strip_prefix('№').or_else(|| sign.strip_prefix('N'))?;
    clean(
        Some(number)
            .filter(|number| !number.is_empty())
            .or_else(|| words.next().copied())?,
    )
}

/// «№ 145 от»: the number before a day.
fn number_before(words: &[&str]) -> Option<String> {
    match words {
        [before @ .., last] if fold(last) == "от" => number_before(before),
        [.., "№", number] if !number.starts_with('№') => clean(number),
        [.., number] => clean(number.strip_prefix('№')?),
        [] => None,
    }
}

fn clean(number: &str) -> Option<String> {
    let number = number.trim_matches(['.', ',', ';', '»', ')', '_']);
    number
        .contains(is_letter_or_digit)
        .then(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::Place;
    use crate::import::testing::cases;

    #[track_caller]
    fn case(lines: &str, date: Option<&str>, document: Option<&str>, by: Option<&str>) {
        let place = Place::Line { line: 1 };
        let texts: Vec<Text> = lines
            .split('|')
            .map(|line| Text::new(line, &place))
            .collect();
        let found = find(&texts);
        let value = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        assert_eq!(value(&found.date).as_deref(), date, "{lines}");
        assert_eq!(value(&found.document).as_deref(), document, "{lines}");
        assert_eq!(value(&found.by).as_deref(), by, "{lines}");
    }

    #[test]
    fn stamps_of_many_layouts_are_read() {
        case(
            "УТВЕРЖДЕН|постановлением администрации|Заволжского района|от 12.01.2022 № 5-п",
            Some("2022-01-12"),
            Some("постановление от 12.01.2022 № 5-п"),
            None,
        );
        case(
            "УТВЕРЖДЕНА постановлением администрации района от 14.02.2023 № 118 (приложение)",
            Some("2023-02-14"),
            Some("постановление от 14.02.2023 № 118"),
            None,
        );
        case(
            "УТВЕРЖДЕНО|приказом МКОУ «Школа № 3»|от «01» сентября 2021 г. № 87/1",
            Some("2021-09-01"),
            Some("приказ от 01.09.2021 № 87/1"),
            None,
        );
        case(
            "УТВЕРЖДЕНО|общим собранием попечительского совета|Протокол от 27.09.2022 №1",
            Some("2022-09-27"),
            Some("протокол от 27.09.2022 № 1"),
            None,
        );
        case(
            "Приложение № 1 к приказу УО от 15.11.2021 № 312",
            Some("2021-11-15"),
            Some("приказ от 15.11.2021 № 312"),
            None,
        );
        case(
            "РАССМОТРЕНО|Протокол № 1 от 30.08.2021|УТВЕРЖДАЮ|Директор МБОУ «СОШ № 12»|____ Н.П. Сидорова|Приказ № 145 от «31» августа 2021 г.",
            Some("2021-08-31"),
            Some("приказ от 31.08.2021 № 145"),
            Some("Н.П. Сидорова"),
        );
        case(
            "Утверждаю|Директор школы: ______ /Макарова Т.В./|План месячника с 23 января по 23 февраля 2023 года",
            None,
            None,
            Some("Макарова Т.В."),
        );
        case(
            "ПРИКАЗ|27.03.2021 г.|№ 89|с. Дубовское",
            Some("2021-03-27"),
            Some("приказ от 27.03.2021 № 89"),
            None,
        );
        case(
            "Утверждаю:|И.И. Кузнецов|« 12 » января 2022 г.",
            Some("2022-01-12"),
            None,
            Some("И.И. Кузнецов"),
        );
        case("УТВЕРЖДЕНО 01.02.2021", Some("2021-02-01"), None, None);
        case(
            "Утверждаю Согласовано|Глава сельсовета Директор школы|______ Дронь У.А. ______ Ефимова О.А.",
            None,
            None,
            Some("Дронь У.А."),
        );
        case("«УТВЕРЖДАЮ»|«___» ________ 2015 г.", None, None, None);
    }

    #[test]
    fn stamps_agree_with_what_they_approve() {
        for stamp in [
            "Утверждаю:",
            "УТВЕРЖДЁН",
            "Утверждена",
            "УТВЕРЖДЕНО",
            "утверждены",
            "ПРИНЯТО",
            "Согласована",
        ] {
            assert!(is_stamp(stamp), "{stamp}");
        }
        for other in [
            "Утверждение плана",
            "Утверждать отчёты",
            "Принятие мер",
            "Согласование плана",
        ] {
            assert!(!is_stamp(other), "{other}");
        }
    }

    #[test]
    fn whoever_directs_an_institution_tells_its_name() {
        let place = Place::Line { line: 1 };
        for post in [
            "Директор",
            "УТВЕРЖДАЮ: Заведующий",
            "И.о. директора",
            "Начальник",
            "Главный врач",
            "Исполняющая обязанности заведующей",
        ] {
            let lines = [
                "УТВЕРЖДАЮ".to_owned(),
                format!("{post} МБДОУ «Детский сад № 5»"),
                "Е.В. Соболева".to_owned(),
            ];
            let texts = lines.map(|line| Text::new(&line, &place));
            let found = find(&texts).organization.map(|text| text.value);
            assert_eq!(found.as_deref(), Some("МБДОУ «Детский сад № 5»"), "{post}");
        }
    }

    #[test]
    fn institutions_are_named_as_they_call_themselves() {
        cases(
            "Директор МБОУ «СОШ № 12» Сидорова → МБОУ «СОШ № 12»
            ПЛАН РАБОТЫ МОБУ СОШ с. Целинный на 2015 год → МОБУ СОШ с. Целинный
            Директор МУ «Школа «Старт»» → МУ «Школа «Старт»»
            План работы МБДОУ «Детский сад № 12 «Сказка» на 2022-2023 учебный год → МБДОУ «Детский сад № 12 «Сказка»
            План МУП «Теплосети» на 2022 год → МУП «Теплосети»
            Генеральный директор АО «Тепло» Круль С.В. → АО «Тепло»
            Неделя в МАДОУ № 12 с 18 мая → МАДОУ № 12
            Директор МБОУ СОШ № 16 ……..О.А.Ефимова → МБОУ СОШ № 16
            Директор МБОУ СОШ № 16 ....О.А.Ефимова → МБОУ СОШ № 16
            Директор МБОУ СОШ № 16 О.А. Ефимова → МБОУ СОШ № 16
            Директор МБОУ СОШ № 16 Ефимова О.А. → МБОУ СОШ № 16
            Директор МБОУ СОШ № 16 О. А. Ефимова → МБОУ СОШ № 16
            Директор школы → –
            к приказу УО от 15.11.2021 → –",
            institution,
        );
    }
}
