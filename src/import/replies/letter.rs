//! The text of a letter: what its writer says above, below and between what is quoted, and the lines of it that name an
//! item and say what became of that.

use std::borrow::Cow;

use super::answer::Answer;
use crate::import::minutes::vocabulary::carried_out;
use crate::import::minutes::{after, before, headed, lower, parted, ranged, within, words};
use crate::import::recognize::cell;
use crate::import::source::Place;
use crate::phrase::month_named;
use crate::text::russian::{Ask as _, is_letter};
use crate::text::word_list;

/// How another letter begins that is passed on.
const PASSED_ON: &[&str] = word_list![
    "-------- пересыл" "-------- перенаправ" "---------- пересыл" "---------- forwarded"
    "-------- forwarded" "-----пересыл" "начало переадресованного сообщения"
    "begin forwarded message"
];

/// How the rest of a letter begins that quotes another.
const QUOTED: &[&str] = word_list![
    "-----original" "----- исходное" "-----исходное" "-------- исходное" "________________"
    "от кого:" "от: " "from: "
];

/// How a line ends that says who wrote what is quoted below it.
const WROTE: &[&str] = word_list![
    "пишет:" "написал:" "написала:" "написал(а):" "wrote:" ">:"
];

/// Words in front of the item that say nothing of it.
const LEADING: &[&str] = word_list![
    "добрый" "день" "утро" "доброе" "вечер" "здравствуйте" "коллеги" "сообщаем" "сообщаю"
    "информируем" "информирую" "докладываю" "докладываем" "направляем" "направляю" "довожу"
    "доводим" "до" "вашего" "сведения" "сведению" "что" "по" "на" "ваш" "запрос" "ваше" "письмо"
    "мероприятие" "мероприятию" "мероприятия" "исполнение" "исполнении" "об" "о" "во" "а" "и"
    "также" "отчет" "информация" "ответ"
];

/// The shortest line that a mail program breaks, in characters.
const BROKEN_FROM: usize = 60;

/// How few words are no title.
const OF_TITLE: usize = 3;

/// What the text of a letter says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// The lines that name an item and say something of it.
    pub(super) answers: Vec<Answer>,
    /// All else that the writer says.
    pub(super) beside: String,
    /// Whether another letter is passed on below it, which is not read.
    pub(super) passes_on: bool,
}

/// Reads the text of a letter.
pub(super) fn told(text: &str) -> Told {
    let mut told = Told::default();
    let mut beside = Vec::new();
    let mut plan = String::new();
    // an item named on a line that says nothing of it yet
    let mut open: Option<(Item, String)> = None;
    let (lines, passes_on) = own(text);
    told.passes_on = passes_on;
    for (line, text) in lines {
        let text = parted(&signed(&text));
        for part in sentences(&text) {
            let named = Item::named(part).or_else(|| Item::titled(part));
            let found = match (named, open.take()) {
                (Some(named), before) => {
                    beside.extend(before.map(|(_, text)| text));
                    named
                }
                (None, Some((item, _))) => item.with(part),
                (None, None) => {
                    if speaks_of_a_plan(part) {
                        part.clone_into(&mut plan);
                    }
                    beside.push(part.to_owned());
                    continue;
                }
            };
            if found.done.is_empty() {
                open = Some((found, part.to_owned()));
                continue;
            }
            if !found.plan.is_empty() {
                plan.clone_from(&found.plan);
            }
            told.answers
                .extend(found.numbers.iter().map(|number| Answer {
                    place: Some(Place::Line { line }),
                    in_text: true,
                    plan: plan.clone(),
                    number: number.clone(),
                    title: found.title.clone(),
                    deadline: found.deadline.clone(),
                    done: found.done.clone(),
                    ..Answer::default()
                }));
        }
    }
    beside.extend(open.map(|(_, text)| text));
    told.beside = beside.join("\n");
    told
}

/// Returns `html` with an empty line of a quotation for each that it has.
pub(super) fn unquoted(html: &str) -> String {
    const OPEN: &str = "<blockquote";
    const CLOSE: &str = "</blockquote";
    let small = html.to_ascii_lowercase();
    let mut out = String::with_capacity(html.len());
    let (mut from, mut at, mut depth) = (0, 0, 0_usize);
    while let Some(next) = small
        .get(at..)
        .and_then(|rest| rest.find('<'))
        .map(|next| at + next)
    {
        let tag = after(&small, next);
        if tag.starts_with(OPEN) {
            if depth == 0 {
                out.push_str(within(html, from, next));
                out.push_str("<p>&gt;</p>");
            }
            depth += 1;
        } else if tag.starts_with(CLOSE) && depth > 0 {
            depth -= 1;
            from = next + tag.find('>').map_or(tag.len(), |end| end + 1);
        }
        at = next + 1;
    }
    if depth == 0 {
        out.push_str(after(html, from));
    }
    out
}

/// Returns the lines that the writer of a letter wrote, with their numbers, and whether another letter is passed on below
/// them; lines that a mail program broke are joined.
fn own(text: &str) -> (Vec<(usize, String)>, bool) {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut broken = false;
    let all: Vec<&str> = text.lines().map(str::trim).collect();
    for (at, line) in all.iter().enumerate() {
        let small = lower(line);
        let begins_with = |starts: &[&str]| small.begins_any(starts);
        if begins_with(PASSED_ON) {
            return (lines, true);
        }
        if *line == "--" || begins_with(QUOTED) {
            break;
        }
        if small.ends_any(WROTE) {
            // what is quoted without a sign before its lines has no end
            let next = all[at + 1..].iter().find(|line| !line.is_empty());
            if next.is_none_or(|line| !line.starts_with('>')) {
                break;
            }
            broken = false;
            continue;
        }
        if line.is_empty() || line.starts_with('>') {
            broken = false;
            continue;
        }
        let goes_on = broken && !begins(line);
        broken = line.chars().count() >= BROKEN_FROM;
        match lines.last_mut().filter(|_| goes_on) {
            Some((_, before)) => {
                before.push(' ');
                before.push_str(line);
            }
            None => lines.push((at + 1, (*line).to_owned())),
        }
    }
    (lines, false)
}

/// Returns whether a line begins something of its own: an item, a number, a sign of a list.
fn begins(line: &str) -> bool {
    let first = line.chars().next();
    first.is_none_or(|c| !is_letter(c)) || Item::named(&parted(line)).is_some()
}

/// Returns the sentences of a line, each of which names items or goes on with the one before it.
fn sentences(line: &str) -> Vec<&str> {
    let small = lower(line);
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, sign) in small.match_indices(['.', ';', '!']) {
        let behind = after(line, at + sign.len());
        let next = behind.trim_start();
        let apart = behind.starts_with(' ') && next.starts_with(char::is_uppercase) || sign == ";";
        // an item named near its beginning
        let head: String = next.chars().take(BROKEN_FROM).collect();
        let names = Item::named(&head).is_some_and(|item| item.at < BROKEN_FROM / 2);
        if names && (apart || lower(&head).starts_with("п.")) {
            parts.push(within(line, from, at).trim());
            from = at + sign.len();
        }
    }
    parts.push(after(line, from).trim());
    parts
}

/// Returns a line with the sign of items before the number in front of what became of one: «9 – исполнено».
fn signed(line: &str) -> Cow<'_, str> {
    let told = headed(line).and_then(|number| {
        let all = words(after(line, number.len()));
        Some(lower(all.first()?.text))
    });
    let says = |word: String| carried_out(&word) || matches!(word.as_str(), "не" | "да" | "нет");
    if told.is_some_and(says) {
        format!("п. {line}").into()
    } else {
        line.into()
    }
}

fn speaks_of_a_plan(text: &str) -> bool {
    let small = lower(text);
    let mut words = words(&small).into_iter();
    words.any(|word| {
        matches!(word.text, "план" | "плану" | "плана") || word.text.starts_with("дорожн")
    })
}

/// The items that a sentence names, and what it says of them.
#[derive(Debug)]
struct Item {
    /// Where they are named.
    at: usize,
    plan: String,
    /// Their numbers; empty words where a title alone names one.
    numbers: Vec<String>,
    title: String,
    deadline: String,
    done: String,
}

impl Item {
    /// Returns what `text` says of the items that it names by their numbers.
    fn named(text: &str) -> Option<Self> {
        let small = lower(text);
        let all = words(&small);
        let is_number = |word: &str| word.begins_with_digit();
        let of = |at: usize| all.get(at).map_or("", |word| word.text);
        let names = |word: &str| matches!(word, "п" | "пп" | "п.п") || word.starts_with("пункт");
        let at = (0..all.len()).find(|at| names(of(*at)) && is_number(of(at + 1)))?;
        let mut numbers = Vec::new();
        let mut last = at + 1;
        let mut end = all[at].end;
        while let Some(word) = all.get(last).filter(|word| is_number(word.text)) {
            let between = within(&small, end, word.start)
                .trim_end_matches(['п', '.', ' '])
                .trim();
            let dotted = word.text.contains('.');
            let is_first = numbers.is_empty();
            let same = numbers
                .first()
                .is_none_or(|first: &String| first.contains('.') == dotted);
            let joins = is_first
                || matches!(between, "," | "и") && same && month_named(of(last + 1)).is_none();
            if !joins {
                break;
            }
            numbers.push(word.text.to_owned());
            end = word.end;
            last += 1;
            // «п. 9 и п. 10»
            let both = usize::from(of(last) == "и");
            let again = usize::from(names(of(last + both)));
            if both + again > 0 && is_number(of(last + both + again)) {
                last += both + again;
            }
        }
        let each = |number: String| ranged(&number).unwrap_or_else(|| vec![number]);
        let numbers = numbers.into_iter().flat_map(each).collect();
        let (head, rest) = (before(text, all[at].start), after(text, end));
        let mut item = Item {
            at: all[at].start,
            plan: String::new(),
            numbers,
            title: String::new(),
            deadline: String::new(),
            done: String::new(),
        };
        item.read(rest);
        if speaks_of_a_plan(head) {
            head.clone_into(&mut item.plan);
        } else {
            let said = without_leading(head);
            let done = format!("{said} {}", item.done);
            done.trim().clone_into(&mut item.done);
        }
        Some(item)
    }

    /// Returns what `text` says of the item whose title it begins with: «Заключение договоров с кураторами – исполнено».
    fn titled(text: &str) -> Option<Self> {
        let signs = [" – ", " — ", " - ", ": "];
        let (at, sign) = signs
            .iter()
            .filter_map(|sign| Some((text.find(sign)?, sign.len())))
            .min()?;
        let (title, done) = (before(text, at).trim(), after(text, at + sign).trim());
        let says =
            |word: &str| carried_out(word) || word.strip_prefix("не").is_some_and(carried_out);
        let small = lower(done);
        let answers = words(&small).iter().any(|word| says(word.text));
        let is_title = title.split_whitespace().count() >= OF_TITLE && !speaks_of_a_plan(title);
        (is_title && answers).then(|| Item {
            at: 0,
            plan: String::new(),
            numbers: vec![String::new()],
            title: title
                .trim_matches(['«', '»', '"', '-', '–', ' '])
                .to_owned(),
            deadline: String::new(),
            done: done.to_owned(),
        })
    }

    /// Reads what stands behind the numbers: a title in quotes, the term in brackets, and what is said.
    fn read(&mut self, rest: &str) {
        let sign = |c: char| c.is_whitespace() || ",:;.–—-".contains(c);
        let mut rest = rest.trim_start_matches(sign);
        for plan in ["плана мероприятий", "дорожной карты", "плана", "плану"]
        {
            if lower(rest).starts_with(&format!("{plan} ")) {
                rest = after(rest, plan.len()).trim_start_matches(sign);
            }
        }
        if let Some(open) = rest.chars().next().filter(|c| matches!(c, '«' | '"')) {
            let close = if open == '«' { '»' } else { '"' };
            let inner = after(rest, open.len_utf8());
            if let Some(end) = cell::closing(inner, open, close) {
                before(inner, end).clone_into(&mut self.title);
                rest = after(inner, end + close.len_utf8()).trim_start_matches(sign);
            }
        }
        if lower(rest).starts_with("(срок")
            && let Some(end) = rest.find(')')
        {
            before(rest, end + 1).clone_into(&mut self.deadline);
            rest = after(rest, end + 1).trim_start_matches(sign);
        }
        rest.trim().clone_into(&mut self.done);
    }

    fn with(mut self, done: &str) -> Self {
        done.trim().clone_into(&mut self.done);
        self
    }
}

/// Returns `head` without the words in front of an item that say nothing of it.
fn without_leading(head: &str) -> String {
    let small = lower(head);
    let all = words(&small);
    let said = all
        .iter()
        .filter(|word| !LEADING.contains(&word.text) && !word.text.starts_with("уважаем"));
    let said: Vec<&str> = said
        .map(|word| within(head, word.start, word.end))
        .collect();
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, String) {
        let told = told(text);
        let answers = told.answers.iter().map(|answer| {
            let Answer {
                plan,
                number,
                title,
                deadline,
                done,
                ..
            } = answer;
            format!("{plan}/{number}/{title}/{deadline}/{done}")
        });
        (answers.collect::<Vec<_>>().join("|"), told.beside)
    }

    #[test]
    fn lines_that_name_an_item_are_answers() {
        let case = |text: &str, expected: &str| assert_eq!(read(text).0, expected, "{text}");
        case("п.9 – исполнено 14.04", "/9///исполнено 14.04");
        case(
            "Добрый день! Сообщаем, что пункт 9 исполнен 14.04.",
            "/9///исполнен 14.04.",
        );
        case(
            "п. 9 «Заключение «А» договоров» (срок 01.03.2022): да",
            "/9/Заключение «А» договоров/(срок 01.03.2022)/да",
        );
        case(
            "пп. 9, 10 и 12-13 исполнены",
            "/9///исполнены|/10///исполнены|/12///исполнены|/13///исполнены",
        );
        case("п. 9, 14.04 исполнен", "/9///14.04 исполнен");
        case("П. 9:\nисполнено 14.04", "/9///исполнено 14.04");
        case(
            "п. 9 исполнен. П. 10 – нет, ждём",
            "/9///исполнен|/10///нет, ждём",
        );
        case(
            "По плану Сарова п. 3 исполнен",
            "По плану Сарова /3///исполнен",
        );
        case(
            "По плану Сарова п. 3 – да\nп. 4 – да",
            "По плану Сарова /3///да|По плану Сарова /4///да",
        );
        case("План Сарова:\nп. 3 исполнен", "План Сарова:/3///исполнен");
        case(
            "Заключение договоров с кураторами – исполнено",
            "//Заключение договоров с кураторами//исполнено",
        );
        case("Не исполнен п. 9", "/9///Не исполнен");
        case("Исполнены п. 9 и п. 10", "/9///Исполнены|/10///Исполнены");
        case("Пункт 9 плана исполнен", "/9///исполнен");
        assert_eq!(
            read("п. 9\nп. 10 исполнен"),
            ("/10///исполнен".into(), "п. 9".into())
        );
        case("9 – исполнено", "/9///исполнено");
        case("Директор школы – Ефимова О.А.", "");
    }

    #[test]
    fn what_is_quoted_answers_nothing() {
        let (answers, beside) = read(
            "Добрый день!\n18.04.2022, отдел пишет:\n> п. 9 исполнен\nп. 10 – исполнено 14.04\n> п. 11 исполнен\n--\nп. 12 исполнен",
        );
        assert_eq!(
            (answers.as_str(), beside.as_str()),
            ("/10///исполнено 14.04", "Добрый день!")
        );
        assert_eq!(read("Спасибо\nОт: отдел\nп. 9 исполнен").0, "");
        assert_eq!(
            read("-------- Пересылаемое сообщение --------\nп. 9 исполнен").0,
            ""
        );
        let html =
            "<p>п. 1</p><blockquote>п. 2<blockquote>п. 3</blockquote>п. 4</blockquote><p>п. 5</p>";
        assert_eq!(unquoted(html), "<p>п. 1</p><p>&gt;</p><p>п. 5</p>");
        assert_eq!(unquoted("<p>п. 1<blockquote>п. 2"), "<p>п. 1<p>&gt;</p>");
        let attributed = "п. 9 исполнен\n18.04.2022, 10:00, \"Отдел\" <a@b.ru>:\nп. 10 исполнен";
        assert_eq!(read(attributed).0, "/9///исполнен");
    }

    #[test]
    fn lines_that_a_mail_program_broke_are_one() {
        let long = "п. 9 исполнен 14.04.2022, протокол совещания размещён на сайте управления";
        assert_eq!(
            read(&format!("{long}\nобразования")).0,
            format!(
                "/9///{}",
                "исполнен 14.04.2022, протокол совещания размещён на сайте управления образования"
            )
        );
    }
}
