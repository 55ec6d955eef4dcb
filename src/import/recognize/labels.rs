//! The labels by which a point of a list says what is said of it: «Срок: …», «(отв. …)», «Исполнители – …».

use crate::import::executors;
use crate::text::russian::{Ask as _, fold, is_blank, is_dash, is_letter, is_letter_or_digit};
use crate::text::word_list;

/// What is said of a point.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import) enum Field {
    Title,
    Deadline,
    /// Who answers for it.
    Lead,
    /// Who does it.
    Name,
    /// Who helps.
    Helper,
    Result,
    /// Anything else, under its label.
    Extra(String),
}

impl Field {
    pub(in crate::import) fn names_somebody(&self) -> bool {
        matches!(self, Field::Lead | Field::Name | Field::Helper)
    }

    /// Returns whether it says when or who.
    pub(in crate::import) fn is_of_task(&self) -> bool {
        *self == Field::Deadline || self.names_somebody()
    }
}

/// A label in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Label<'t> {
    pub(in crate::import) field: Field,
    pub(in crate::import) words: &'t str,
    /// Where it begins.
    pub(in crate::import) start: usize,
    /// Where what it says begins.
    pub(in crate::import) end: usize,
}

impl Label<'_> {
    /// Returns whether it is a label wherever it stands: «срок», «отв.».
    fn is_sure(&self) -> bool {
        self.field.names_somebody() || self.words.starts_with("срок")
    }
}

/// What a label begins with, and whether a dash behind it is enough.
static HEADS: [(&[&str], Field, bool); 10] = [
    (&["срок", "сроки"], Field::Deadline, true),
    (
        word_list!["дата" "даты" "период" "время" "дедлайн"],
        Field::Deadline,
        false,
    ),
    (
        word_list!["отв" "ответственный" "ответственная" "ответственное" "ответственные"],
        Field::Lead,
        true,
    ),
    (&["исполнитель", "исполнители"], Field::Name, true),
    (
        word_list![
            "организатор" "организаторы" "проводит" "проводят"
        ],
        Field::Name,
        false,
    ),
    (
        word_list!["докладчик" "докладчики" "докл" "содокладчик"],
        Field::Name,
        true,
    ),
    (&["соисполнитель", "соисполнители"], Field::Helper, true),
    (&["результат", "результаты"], Field::Result, true),
    (&["мероприятие"], Field::Title, false),
    (
        // without a key of their own
        word_list![
            "место" "форма" "участники" "финансирование" "источник" "источники" "примечание"
            "контроль" "охват" "показатель"
        ],
        Field::Extra(String::new()),
        false,
    ),
];

/// Words before the first word of a label.
const MODIFIERS: &[&str] = word_list![
    "ожидаемый" "ожидаемые" "планируемый" "планируемые" "конечный" "итоговый"
];

/// The most words of a label.
const MOST_WORDS: usize = 6;

/// The longest first word of a label with the signs that follow it, in bytes.
const LONGEST_WORD: usize = 256;

/// The longest text behind a label without a sign that is read as names, in characters.
const LONGEST_NAMES: usize = 400;

/// A word of more letters is no abbreviation.
const FEWEST_OF_A_WORD: usize = 4;

/// Returns the label with which `text` begins.
pub(in crate::import) fn leading(text: &str) -> Option<Label<'_>> {
    label(text, 0)
}

/// Returns the labels inside `text`, after its first word: behind a sign, or with a capital letter.
pub(in crate::import) fn inside(text: &str) -> Vec<Label<'_>> {
    let mut found: Vec<Label<'_>> = Vec::new();
    let mut before = ' ';
    let mut sign = ' ';
    for (at, c) in text.char_indices() {
        let begins = is_letter(c) && !is_letter_or_digit(before);
        let strong = matches!(sign, '.' | ';' | '(' | ')');
        let apart = strong || c.is_uppercase() || sign == ',' || is_dash(sign);
        let known = found.last().is_some_and(|label| at < label.end);
        if at > 0
            && begins
            && apart
            && !known
            && let Some(label) = label(text, at)
            && label.field != Field::Title
            && (strong || c.is_uppercase() || label.is_sure())
        {
            found.push(label);
        }
        before = c;
        if !c.is_whitespace() {
            sign = c;
        }
    }
    found
}

/// A text that says at its end who does what it names: «Качество образования. Отв.: завуч Лукьянова И.О.», «О допуске к
/// экзаменам (отв. завуч)», «Ответственный: завуч».
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import) struct Charged<'t> {
    pub(in crate::import) title: &'t str,
    pub(in crate::import) label: &'t str,
    pub(in crate::import) names: &'t str,
    /// What stands behind the brackets that hold the names.
    pub(in crate::import) behind: &'t str,
}

/// Returns what is to be done and who does it, where one label of `text` says who.
pub(in crate::import) fn charged(text: &str) -> Option<Charged<'_>> {
    let labels = leading(text).into_iter().chain(inside(text));
    let mut whom = labels.filter(|label| label.field.names_somebody());
    let (label, None) = (whom.next()?, whom.next()) else {
        return None;
    };
    let (title, names) = (text.get(..label.start)?, text.get(label.end..)?);
    let bracketed = title.trim_end().ends_with('(');
    let end = bracketed.then(|| closing(names)).flatten();
    let (names, behind) = names.split_at(end.unwrap_or(names.len()));
    let names = names.trim_matches(|c: char| is_blank(c) || is_dash(c) || c == ':');
    let known = executors::are_names(names) || label.words.ends_with(':') && is_phrase(names);
    known.then(|| Charged {
        title: title.trim_end_matches([' ', '(', ',', ';']),
        label: label.words,
        names,
        behind: behind.trim_matches([' ', ')', '.', ';', ',']),
    })
}

/// Returns whether a text only says who does what another names: «Ответственный: завуч».
pub(in crate::import) fn is_charge(text: &str) -> bool {
    charged(text).is_some_and(|charged| charged.title.is_empty())
}

/// Returns whether `text`, which a label says to be names, is neither sentences nor an order nor holds another label.
fn is_phrase(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let ends = |pair: &[&str]| {
        pair[0].ends_with(['.', ';', ':'])
            && pair[0].letters() > FEWEST_OF_A_WORD
            && pair[1].starts_with(char::is_uppercase)
    };
    let bid = words.first().is_some_and(|word| executors::is_verb(word));
    text.contains(is_letter) && !bid && !words.windows(2).any(ends) && inside(text).is_empty()
}

/// Returns where the bracket is closed that was open before `text`.
fn closing(text: &str) -> Option<usize> {
    let mut open = 1_usize;
    let mut signs = text.match_indices(['(', ')']);
    let (at, _) = signs.find(|(_, sign)| {
        open = if *sign == "(" { open + 1 } else { open - 1 };
        open == 0
    })?;
    Some(at)
}

/// Returns the label that begins at the place `start` of `text`.
fn label(text: &str, start: usize) -> Option<Label<'_>> {
    let own = text.get(start..)?;
    let mut near = own.bytes().take(LONGEST_WORD);
    if own.len() > LONGEST_WORD && near.all(|byte| byte != b' ') {
        return None;
    }
    let mut field: Option<(Field, bool)> = None;
    let mut at = 0;
    for (count, word) in own.split_inclusive(' ').take(MOST_WORDS).enumerate() {
        let sign = word.char_indices().find(|(_, c)| *c == ':' || is_dash(*c));
        let (name, closing) = match sign {
            Some((end, sign)) => (word.get(..end)?, Some((at + end + sign.len_utf8(), sign))),
            None => (word.trim_end(), None),
        };
        let label = |field: Field, end: usize, closed: usize| Label {
            field,
            words: own.get(..closed).unwrap_or_default(),
            start,
            end: start + end,
        };
        let known = match field.take() {
            Some(known) => {
                let goes_on = name
                    .chars()
                    .all(|c| c.is_lowercase() || "().,/".contains(c));
                if closing.is_none() && !goes_on {
                    return None;
                }
                known
            }
            None => match head(name) {
                Some(known) => known,
                None if count == 0 && MODIFIERS.contains(&fold(name).as_str()) => {
                    at += word.len();
                    continue;
                }
                None => return None,
            },
        };
        if let Some((end, sign)) = closing {
            let (field, dashed) = known;
            return (sign == ':' || dashed).then(|| label(named(field, own, end), end, end));
        }
        at += word.len();
        if is_unsigned(&known.0, name, own.get(at..)?) {
            return Some(label(known.0, at, at));
        }
        field = Some(known);
    }
    None
}

/// Returns a field without a key under the whole of its label.
fn named(field: Field, text: &str, end: usize) -> Field {
    let words = text.get(..end).unwrap_or_default();
    match field {
        Field::Extra(_) => Field::Extra(words.trim_end_matches([':', ' ']).to_owned()),
        field => field,
    }
}

/// Returns whether a label needs no sign before `rest`: «Срок до 1 марта», «отв. Ефимова», «Исполнитель Ефимова О.А.».
fn is_unsigned(field: &Field, name: &str, rest: &str) -> bool {
    let next = rest.first_word();
    let folded = fold(next);
    match field {
        Field::Deadline if name.to_lowercase().starts_with("срок") => {
            next.begins_with_digit() || matches!(folded.as_str(), "до" | "не" | "с" | "постоянно")
        }
        Field::Lead if name.ends_with('.') => {
            !rest.is_empty() && folded != "за" && !folded.starts_with("исполн")
        }
        field if field.names_somebody() => {
            let near = rest.chars().nth(LONGEST_NAMES).is_none();
            next.starts_with(char::is_uppercase) && near && executors::are_names(rest)
        }
        _ => false,
    }
}

/// Returns what a word begins a label of, and whether a dash behind it is enough.
fn head(word: &str) -> Option<(Field, bool)> {
    let folded = fold(word.trim_matches(|c: char| !is_letter_or_digit(c)));
    let known = |(words, ..): &&(&[&str], Field, bool)| words.contains(&folded.as_str());
    let (_, field, dashed) = HEADS.iter().find(known)?;
    Some((field.clone(), *dashed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_from_other_words() {
        let case = |text: &str, field: Option<Field>, said: &str| {
            let label = leading(text);
            assert_eq!(
                label.as_ref().map(|label| label.field.clone()),
                field,
                "{text}"
            );
            if let Some(label) = label {
                assert_eq!(text.get(label.end..).unwrap().trim(), said, "{text}");
            }
        };
        case("Срок: май", Some(Field::Deadline), "май");
        case("Срок – до 1 марта", Some(Field::Deadline), "до 1 марта");
        case("Срок до 1 марта", Some(Field::Deadline), "до 1 марта");
        case(
            "Сроки исполнения мероприятия: май",
            Some(Field::Deadline),
            "май",
        );
        case("Отв. Ефимова О.А.", Some(Field::Lead), "Ефимова О.А.");
        case("отв.-Ефимова О.А.", Some(Field::Lead), "Ефимова О.А.");
        case("Отв. за исполнение: завуч", Some(Field::Lead), "завуч");
        case(
            "Ответственные за исполнение – завуч",
            Some(Field::Lead),
            "завуч",
        );
        case(
            "Ответственный Ефимова О.А.",
            Some(Field::Lead),
            "Ефимова О.А.",
        );
        case("Соисполнители: завуч", Some(Field::Helper), "завуч");
        case("Ожидаемый результат: отчёт", Some(Field::Result), "отчёт");
        let place = Field::Extra("Место проведения".to_owned());
        case("Место проведения: зал", Some(place), "зал");
        for other in [
            "Срок действия договоров продлён",
            "Ответственность сторон: общая",
            "Исполнительный комитет – орган власти",
            "Место встречи изменить нельзя",
            "Дата – понятие растяжимое",
            "Время перемен",
        ] {
            case(other, None, "");
        }
    }

    #[test]
    fn a_title_may_say_at_its_end_who_does_it() {
        let case = |text: &str, expected: Option<(&str, &str, &str)>| {
            let parts = |charged: Charged<'_>| {
                let Charged {
                    title,
                    names,
                    behind,
                    ..
                } = charged;
                [title, names, behind].map(str::to_owned)
            };
            let expected =
                expected.map(|(title, names, behind)| [title, names, behind].map(str::to_owned));
            assert_eq!(charged(text).map(parts), expected, "{text}");
        };
        let staff = |names, behind| Some(("Работа с кадрами", names, behind));
        case(
            "Работа с кадрами (отв. Ефимова О.А.)",
            staff("Ефимова О.А.", ""),
        );
        case(
            "Работа с кадрами (отв. Ефимова О.А. (завуч)).",
            staff("Ефимова О.А. (завуч)", ""),
        );
        case(
            "Работа с кадрами, отв. Ефимова О.А. (завуч)",
            staff("Ефимова О.А. (завуч)", ""),
        );
        case(
            "Работа с кадрами (ответственный: Ефимова О.А.) в мае",
            staff("Ефимова О.А.", "в мае"),
        );
        case(
            "Работа с кадрами. Исполнители: сельсоветы, балансодержатели",
            Some(("Работа с кадрами.", "сельсоветы, балансодержатели", "")),
        );
        case("Исполнители: провести сверку", None);
        case("Исполнители: сельсоветы. Итоги подвести в мае", None);
        case(
            "Работа с кадрами Ответственный исполнитель – Ефимова О.А.",
            staff("Ефимова О.А.", ""),
        );
        let education = Some(("Раздел II.", "Отдел образования", ""));
        case("Раздел II. Ответственный – Отдел образования", education);
        case(
            "Ответственные за раздел: завуч, психолог",
            Some(("", "завуч, психолог", "")),
        );
        case(
            "Ответственный за выполнение раздела: завуч",
            Some(("", "завуч", "")),
        );
        case("Отв.: завуч. Исполнители: учителя", None);
        case("Ответственное отношение к природе – наше дело", None);
        case("Раздел II. Ответственность", None);
        case("Работа с исполнителями", None);
    }

    #[test]
    fn labels_stand_inside_lines() {
        let case = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = inside(text).iter().map(|label| label.words).collect();
            assert_eq!(found, expected, "{text}");
        };
        case("Провести слёт. Срок: май. Отв.: завуч", &["Срок:", "Отв.:"]);
        case(
            "Провести слёт (срок – май, отв. завуч)",
            &["срок –", "отв. "],
        );
        case(
            "Провести слёт Срок до 1 мая Ответственный: завуч",
            &["Срок ", "Ответственный:"],
        );
        case("Сдать отчёт в срок до 1 мая", &[]);
        case("Пригласить, проверить: место, время: всё", &[]);
    }
}
