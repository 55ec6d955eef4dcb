//! The lines of minutes: which of them hold what was decided, and what the head says of the meeting.

use chrono::NaiveDate;

use super::day;
use super::forms::{marks, masked};
use super::words::{after, before, lower, within, words};
use crate::import::source::{Block, Cell, Place, Row, Source, Table};
use crate::phrase::month_named;
use crate::text::russian::{Ask as _, is_letter, is_letter_or_digit};
use crate::text::word_list;

/// What the head of minutes says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// Their number.
    pub number: Option<String>,
    /// The day of the meeting.
    pub day: Option<NaiveDate>,
}

/// A line of minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) place: Place,
    pub(super) text: String,
    /// Whether it stands under «РЕШИЛИ».
    pub(super) decided: bool,
    /// The heading that it stands under, where it is no decision by it.
    pub(super) under: Option<String>,
}

/// What a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// What was decided.
    Decided,
    /// What was heard and said, and all else.
    Other,
}

/// The words that begin what was decided, as they stand without blanks between their letters.
const DECIDED: &[&str] = word_list![
    "решили" "решил" "решила" "решено" "постановили" "постановил" "постановлено" "приняторешение"
    "принятырешения" "принялирешение" "принялирешения" "вынеслирешение" "договорились"
];

/// The words that begin something else, besides lists and signatures.
const OTHER: &[&str] = word_list![
    "слушали" "слушал" "заслушали" "выступили" "выступил" "выступила" "голосовали"
];

/// The words that begin what was said, where they are all of a heading: «ОБСУДИЛИ:».
const SPOKEN: &[&str] = word_list![
    "обсудили" "обсуждали" "обсуждение" "входеобсуждения" "доложили" "доложил" "доложила"
    "докладчик" "докладчики" "содокладчики" "отметили" "сообщили" "сообщил" "сообщила" "предложили"
    "предложил" "предложила" "предложения" "высказались" "вопросы" "справочно"
];

/// The words that begin a list, which ends where its line does if anything stands in that; so do signatures.
const LISTS: [&str; 4] = ["повестка", "повесткадня", "присутствовали", "отсутствовали"];

/// The words that signatures begin with.
const SIGNERS: [&str; 2] = ["председатель", "секретарь"];

/// The words that lines on votes begin with.
const VOTES: [&str; 3] = ["голосовали", "голосование", "результаты голосования"];

/// Returns whether `head` begins a list or a signature.
fn is_list(head: &str) -> bool {
    LISTS.contains(&head) || SIGNERS.contains(&head)
}

/// Returns whether `head` begins neither what was decided nor a speech.
fn is_other(head: &str) -> bool {
    OTHER.contains(&head) || is_list(head)
}

/// Returns whether `text` begins with one of `openings`, behind signs and numbers.
fn begins(text: &str, openings: &[&str]) -> bool {
    let small = lower(text);
    let opening = small.trim_start_matches(|c: char| !is_letter(c));
    opening.begins_any(openings)
}

/// Returns the lines of `source` in order, those of its tables row by row.
///
/// Where nothing says what was decided, all below the head may be.
pub(super) fn lines(source: &Source) -> Vec<Line> {
    let raw = raw(source);
    let told = raw
        .iter()
        .any(|(_, text)| part(text).part == Some(Part::Decided));
    let mut decided = !told;
    let mut lines = Vec::with_capacity(raw.len());
    let head = if told { 0 } else { head_lines(&raw) };
    let mut under = None;
    for (at, (place, text)) in raw.into_iter().enumerate() {
        let opening = part(&text);
        let (found, heading, rest) = (opening.part, opening.head, opening.rest);
        let is_task = || !marks(&masked(&text)).is_empty();
        // «Секретарь: п. 9 перенести …» is no signature
        let found = found.filter(|_| !(begins(&text, &SIGNERS) && is_task()));
        // a vote stands between decisions
        let is_vote = begins(&text, &VOTES) && !is_task();
        let found = found.filter(|_| !begins(&text, &VOTES));
        let own = found.filter(|part| *part == Part::Other);
        let own = own.map(|_| heading.trim().to_owned());
        let is_list = is_list(&joined(heading));
        if let Some(found) = found
            && (told || !is_list || rest.trim().is_empty())
        {
            decided = found == Part::Decided;
            under.clone_from(&own);
        }
        let text = match found {
            Some(Part::Decided) => rest.to_owned(),
            _ => text,
        };
        let other = is_vote || is_title(&text);
        let decided = decided && at >= head && own.is_none() && !other;
        lines.push(Line {
            place,
            text,
            decided,
            under: own.or_else(|| under.clone()),
        });
    }
    lines
}

/// Returns the letters of a heading in small letters and without the blanks between them.
fn joined(heading: &str) -> String {
    lower(heading)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// Returns how many lines are the head of minutes that nowhere say where the decisions begin: up to the last that gives
/// their number or their day before the first one that decides something.
fn head_lines(raw: &[(Place, String)]) -> usize {
    let decides = |text: &str| begins_numbered(text) || !marks(&masked(text)).is_empty();
    let heads = raw.iter().take_while(|(_, text)| !decides(text));
    let heads: Vec<&str> = heads.map(|(_, text)| text.as_str()).collect();
    let gives = |text: &&str| lower(text).contains("протокол") || day::written(text).is_some();
    heads.iter().rposition(gives).map_or(0, |last| last + 1)
}

/// Returns whether `text` is the title of minutes and nothing else: «Протокол № 8 от 11.04.2022 г.».
fn is_title(text: &str) -> bool {
    let small = lower(text);
    let plain = |word: &str| {
        matches!(word, "протокол" | "n" | "от" | "г" | "года")
            || word.begins_with_digit()
            || month_named(word).is_some()
    };
    small.trim_start().starts_with("протокол") && words(&small).iter().all(|word| plain(word.text))
}

/// Returns the day of the next meeting that `source` gives; none where it gives several.
pub(super) fn next_meeting(source: &Source, day: NaiveDate) -> Option<NaiveDate> {
    let raw = raw(source);
    let texts = raw.iter().map(|(_, text)| text);
    let mut days = texts.filter_map(|text| day::next_meeting(text, day));
    let first = days.next()?;
    days.all(|other| other == first).then_some(first)
}

/// Returns what the head of `source` says: what stands before the first thing heard or decided.
pub fn head(source: &Source) -> Head {
    let mut head = Head::default();
    for (_, text) in raw(source) {
        let folded = lower(&text);
        let begins = part(&text).part;
        let is_list = folded.contains_any(&["присутств", "повестк"]);
        if begins.is_some() && !is_list {
            break;
        }
        if head.number.is_none() && (folded.contains("протокол") || head.day.is_none()) {
            head.number = number(&text);
        }
        if head.day.is_none() && !is_list {
            head.day = day::written(&text);
        }
    }
    head
}

/// Returns the number behind the first «№».
fn number(text: &str) -> Option<String> {
    let (_, rest) = text.split_once('№')?;
    let rest = rest.trim_start();
    let end = rest
        .find(|c: char| !(is_letter_or_digit(c) || matches!(c, '-' | '/' | '.')))
        .unwrap_or(rest.len());
    let number = before(rest, end).trim_end_matches(['.', '-', '/']);
    (number.has_digit()).then(|| number.to_owned())
}

/// Returns whether `text` begins with a number of its own: «3.», «1.2)», «1.2 Пункт».
pub(super) fn begins_numbered(text: &str) -> bool {
    number_of_line(text).is_some()
}

/// Returns `text` without the number that it begins with.
pub(super) fn unnumbered(text: &str) -> &str {
    number_of_line(text).map_or(text, |number| {
        after(text.trim_start(), number.len()).trim_start_matches([')', ' ', '\u{a0}', '\t'])
    })
}

/// Returns the number that `text` begins with; a day is none.
pub(super) fn number_of_line(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let parts = || number.split('.').filter(|part| !part.is_empty());
    let closed = number.ends_with('.') || rest.starts_with(')');
    // «14.04 п. 9 исполнен» begins with a day
    let told = rest.trim_start();
    let heads =
        lower(told).starts_with('п') || told.starts_with(|c: char| c.is_uppercase() || c == '«');
    let open = heads && parts().count() > 1 && !parts().any(|part| part.starts_with('0'));
    let counts = number.begins_with_digit()
        && (closed || open)
        && number.split('.').all(|part| part.len() <= 2)
        && rest
            .trim_start_matches(')')
            .starts_with(char::is_whitespace);
    counts.then_some(number)
}

/// What a line begins with.
struct Opening<'t> {
    part: Option<Part>,
    /// The words that say so.
    head: &'t str,
    /// What stands behind them; all of the line where they say nothing.
    rest: &'t str,
}

/// Returns what `text` begins, if it begins something, and what stands behind.
fn part(text: &str) -> Opening<'_> {
    let small = lower(text);
    let letters = small.trim_start_matches(|c: char| !is_letter(c));
    let from = small.len() - letters.len();
    let of = |words: &[&str], head: &str| words.contains(&head);
    // «Р Е Ш И Л И»: letters with blanks between them are one word.
    let spaced = letters
        .split_whitespace()
        .take(3)
        .all(|part| part.chars().count() == 1);
    let end = if spaced {
        letters
            .find(|c: char| !(is_letter(c) || c.is_whitespace()))
            .unwrap_or(letters.len())
    } else {
        let end = letters.find([':', '.', '–', '—']).unwrap_or(letters.len());
        let first = words(letters).first().map_or(0, |word| word.end);
        let head = joined(before(letters, end));
        let whole = of(DECIDED, &head) || is_other(&head) || of(SPOKEN, &head);
        if whole || head == "решение" {
            end
        } else {
            first
        }
    };
    let head = joined(before(letters, end));
    let rest = after(text, from + end).trim_start_matches([':', '.', '–', '—', ' ', '\u{a0}']);
    let alone = rest.is_empty() || after(text, from + end).trim_start().starts_with(':');
    let (part, rest) = if of(DECIDED, &head) || (head == "решение" && alone) {
        (Some(Part::Decided), rest)
    } else if is_other(&head) || of(SPOKEN, &head) && alone {
        (Some(Part::Other), rest)
    } else {
        (None, text)
    };
    Opening {
        part,
        head: within(text, from, from + end),
        rest,
    }
}

/// Returns the paragraphs and rows of `source`, broken at the breaks made by hand.
fn raw(source: &Source) -> Vec<(Place, String)> {
    let mut lines = Vec::new();
    for block in &source.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                for (further, text) in paragraph.text.split('\n').enumerate() {
                    let mut place = paragraph.place.clone();
                    if let Place::Line { line } = &mut place {
                        *line += further;
                    }
                    lines.push((place, text.to_owned()));
                }
            }
            Block::Table(table) => rows(table, &mut lines),
        }
    }
    // Markdown that was opened as plain text keeps the strokes before its signs.
    for (_, text) in &mut lines {
        *text = with_dots(&text.replace("\\_", "_"));
    }
    lines.retain(|(_, text)| !text.trim().is_empty());
    lines
}

/// Returns `text` with «15.03.2022» for «15/03/2022»: a stroke parts choices and the numbers of documents.
fn with_dots(text: &str) -> String {
    let outside = |c: char| !(c.is_ascii_digit() || c == '/');
    let is_date = |word: &str| {
        let parts: Vec<&str> = word.split('/').collect();
        matches!(parts.as_slice(), [day, month, year]
            if (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) && [2, 4].contains(&year.len()))
    };
    let words = text.split(outside).filter(|word| is_date(word));
    words.fold(text.to_owned(), |text, date| {
        text.replace(date, &date.replace('/', "."))
    })
}

/// Adds the rows of `table`: a cell under a heading that says what it is, such as «Срок», is told as that.
fn rows(table: &Table, lines: &mut Vec<(Place, String)>) {
    let headings = table.rows.first().map(headings).unwrap_or_default();
    let is_headed = headings.iter().any(|(_, heading)| heading.is_some());
    for row in table.rows.iter().skip(usize::from(is_headed)) {
        let said = |cell: &Cell| {
            let text = cell.text().replace('\n', " ");
            let heading = headings.iter().find(|(column, _)| *column == cell.column);
            match heading.and_then(|(_, heading)| *heading) {
                Some(heading) if !text.trim().is_empty() => format!("{heading}: {text}"),
                _ => text,
            }
        };
        let cells = row.cells.iter().map(|cell| said(cell).trim().to_owned());
        let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
        lines.push((row.place.clone(), cells.join("; ")));
        for cell in &row.cells {
            for nested in &cell.nested {
                rows(nested, lines);
            }
        }
    }
}

/// Returns the columns of a row of headings, each with the word that clauses know it by.
fn headings(row: &Row) -> Vec<(usize, Option<&'static str>)> {
    let known = |text: &str| match text.trim_start() {
        text if text.starts_with("срок") => Some("срок"),
        text if text.begins_any(&["ответствен", "исполнител"]) => {
            Some("ответственный")
        }
        text if text.starts_with("причин") => Some("причина"),
        text if text.starts_with("подтвержд") => Some("подтверждение"),
        _ => None,
    };
    let heading = |cell: &Cell| (cell.column, known(&lower(&cell.text())));
    row.cells.iter().map(heading).collect()
}
