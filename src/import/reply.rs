//! What the cells of a form that came back say: done on a day, done without one, not done and why, a request for a new
//! term. Nothing here knows plans, and nothing is settled that a reader would ask about: it is told as a doubt.

use chrono::{Days, NaiveDate};

use super::answer::Answer;
use super::marks::{self, Said};
use super::minutes::day::counts;
use super::minutes::{lower, without_items};
use crate::phrase::{Wanted, day, month_named};
use crate::text::russian::fold;
use crate::words::{Message, MessageId};

/// What an answer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Whether it is done, and when.
    pub done: Done,
    /// What proves it, as written.
    pub evidence: Option<String>,
    /// Why it is not done, as written.
    pub reason: Option<String>,
    /// The day to which a postponement is asked for.
    pub until: Option<NaiveDate>,
    /// Whether it is asked that the row be dropped, or no longer looked after.
    pub drop: bool,
    /// What has to be asked before anything is made of the answer, a sentence each.
    pub doubts: Vec<Message>,
}

/// Whether a row is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Nothing is said of it.
    Unsaid,
    /// On a day that the answer names.
    On(NaiveDate),
    /// Yes, without a day.
    Undated,
    /// Yes, some day from one to another.
    Within(NaiveDate, NaiveDate),
    /// No.
    Not,
    /// What is said is not understood.
    Unclear,
}

/// Words that say nothing.
const NOTHING: &[&str] = &["-", "--", "---", "нет", "не требуется", "0", "."];

/// Words by which an answer begins that says yes, longer ones first.
const YES: &[&str] = &[
    "исполнено в срок",
    "выполнено в срок",
    "исполнены",
    "исполнена",
    "исполнен",
    "исполнено",
    "выполнены",
    "выполнена",
    "выполнено",
    "выполнен",
    "проведены",
    "проведена",
    "проведено",
    "проведен",
    "сделано",
    "готово",
    "сдано",
    "состоялось",
    "состоялся",
    "состоялась",
    "завершено",
    "реализовано",
    "отправлено",
    "утверждено",
    "размещено",
    "да",
    "ок",
    "ok",
    "yes",
    "done",
    "истина",
    "true",
    "вып",
    "исп",
    "+",
    "✓",
    "✔",
    "☑",
    "√",
    "v",
];

/// Words by which an answer takes back a part of what its other words say, or is not sure of it.
const TAKES_BACK: &[&str] = &[
    "но",
    "не",
    "нет",
    "без",
    "еще",
    "однако",
    "хотя",
    "пока",
    "только",
    "лишь",
    "минус",
    "если",
    "надо",
    "потом",
    "скоро",
    "завтра",
    "стадии",
    "проект",
    "думаю",
    "начали",
    "начато",
    "согласовании",
];

/// The beginnings of such words.
const TAKES_BACK_BY: &[&str] = &[
    "кром",
    "исключени",
    "част",
    "почти",
    "остал",
    "кажется",
    "вроде",
    "наверн",
    "возможно",
    "вероятн",
    "предполож",
    "предварительно",
    "примерно",
    "около",
    "ориентировочн",
    "основном",
    "половин",
    "наполовин",
    "процент",
    "жд",
    "ожида",
    "нужн",
    "нужен",
    "должн",
    "буд",
    "планиру",
    "отсутств",
    "позже",
    "позднее",
    "процесс",
    "оформля",
    "готовит",
    "доделыва",
    "завершает",
    "заканчива",
    "продолжа",
    "требу",
    "отмен",
    "перенес",
    "перенос",
    "скорее",
    "условно",
    "формально",
    "обеща",
];

/// Words beside a day or a yes that add nothing.
const EMPTY: &[&str] = &[
    "полностью",
    "целиком",
    "все",
    "уже",
    "давно",
    "вовремя",
    "своевременно",
    "срок",
    "сроки",
    "успешно",
    "исполнено",
    "выполнено",
    "сделано",
    "проведено",
    "готово",
    "да",
    "в",
    "и",
    "установленный",
    "установленные",
    "мероприятие",
    "пункт",
    "спасибо",
    "полном",
    "объеме",
    "г",
    "года",
];

/// The beginnings of words that call what proves something, or what was held.
const PROOFS: &[&str] = &[
    "акт",
    "протокол",
    "приказ",
    "отчет",
    "справк",
    "письм",
    "фото",
    "скан",
    "ссылк",
    "сайт",
    "распоряж",
    "постановл",
    "договор",
    "соглаш",
    "журнал",
    "лист",
    "сертификат",
    "диплом",
    "http",
    "www",
    "программ",
    "график",
    "таблиц",
    "анкет",
    "спис",
    "реестр",
    "свидетельств",
    "презентац",
    "видео",
    "запис",
    "аналит",
    "мониторинг",
    "методич",
    "материал",
    "положени",
    "заявк",
    "ведомост",
    "чат",
    "страниц",
    "публикац",
    "новост",
    "телеграм",
    "почт",
    "приложен",
    "прилаг",
    "копи",
    "карт",
    "выписк",
    "решени",
    "план",
    "исх",
    "вх",
    "докум",
    "файл",
    "размещен",
    "совещан",
    "семинар",
    "вебинар",
    "собран",
    "встреч",
    "педсовет",
    "консультац",
    "занят",
    "тестирован",
    "опрос",
    "конференц",
    "олимпиад",
    "урок",
];

/// Words by which it is asked that a row be dropped, and what stands beside them.
const DROP: &[&str] = &[
    "снять",
    "снятие",
    "снимите",
    "отменить",
    "отмените",
    "исключить",
    "исключите",
    "закрыть",
    "закройте",
];
const DROP_BESIDE: &[&str] = &[
    "прос",
    "прошу",
    "предлага",
    "ходатайств",
    "контрол",
    "исполнени",
    "план",
    "пункт",
    "мероприяти",
];

/// Words by which it begins that promises.
const AHEAD: &[&str] = &[
    "до ",
    "к ",
    "не позднее",
    "не позже",
    "будет",
    "будут",
    "планиру",
    "плану",
    "срок",
    "перенести",
    "по ",
    "после",
];

/// How far back a day without its year may lie, in days.
const NEAR: i64 = 183;

/// Returns what `answer` says on the day `clock` it was given; days without a year and words such as «вчера» mean nothing
/// where that day is not known.
pub fn reply(answer: &Answer, clock: Option<NaiveDate>) -> Reply {
    let mut reply = Reply {
        done: Done::Unsaid,
        evidence: filled(&answer.evidence),
        reason: filled(&answer.reason),
        until: None,
        drop: false,
        doubts: answer.unread.clone(),
    };
    if let Some(text) = given(&answer.done) {
        reply.read_done(&text, clock);
    }
    if let Some(text) = reply.evidence.as_ref().filter(|text| proves_nothing(text)) {
        let told = MessageId::ReplyProvesNothing.with(text.as_str());
        reply.doubts.push(told);
    }
    reply.drop |= reply.reason.take_if(|text| asks_to_drop(text)).is_some();
    if let Some(text) = reply.reason.clone() {
        reply.until = reply.until.or_else(|| until(&text, clock));
        if reply.until.is_none() && speaks_of_days(&text) {
            let told = MessageId::ReplyTermUnread.with(text.as_str());
            reply.doubts.push(told);
        }
    }
    reply.weigh(answer, clock);
    reply
}

impl Reply {
    /// Reads the cell that says whether the row is done.
    fn read_done(&mut self, text: &str, clock: Option<NaiveDate>) {
        let folded = fold(text);
        if ["-", "--", "нет", "no", "ложь", "false"].contains(&folded.trim_end_matches('.'))
        {
            self.done = Done::Not;
            return;
        }
        if asks_to_drop(text) && !without_yes(text).0 {
            self.drop = true;
            return;
        }
        match marks::remark(text, true) {
            Said::NotDone(_) if is_partly(&folded) => self.unclear(text),
            Said::NotDone(why) => {
                self.done = Done::Not;
                self.reason = self.reason.take().or(why);
            }
            Said::Moved(_) => {
                self.done = Done::Not;
                self.reason.get_or_insert_with(|| text.to_owned());
            }
            Said::Open | Said::Cancelled(_) => self.unclear(text),
            Said::Done(_) | Said::Nothing => self.read_yes(text, &folded, clock),
        }
    }

    fn unclear(&mut self, text: &str) {
        self.done = Done::Unclear;
        self.doubts.push(MessageId::ReplyUnread.with(text));
    }

    /// Reads «выполнено 12.04, протокол № 3»: a word that says yes, a day, what proves it, each of them or some.
    fn read_yes(&mut self, text: &str, folded: &str, clock: Option<NaiveDate>) {
        if is_qualified(folded) || AHEAD.iter().any(|start| folded.starts_with(start)) {
            return self.unclear(text);
        }
        let (said_yes, rest) = without_yes(text);
        let (head, tail) = split_day(rest);
        // «выполнено, приказ от 12.04.2022 № 5»: the day is that of the order
        let of_proof = || !speaks_of_days(rest) || fold(rest).contains(" от ");
        match when(head, clock) {
            Some(done) => {
                self.done = done;
                self.beside(tail);
            }
            None if said_yes && of_proof() => {
                self.done = Done::Undated;
                self.beside(rest);
            }
            None => self.unclear(text),
        }
    }

    /// Weighs what stands beside the day or the yes: a proof, words that add nothing, or something to ask about.
    fn beside(&mut self, text: &str) {
        let folded = fold(text);
        let says = |word: &str| !EMPTY.contains(&word) && !word.is_empty();
        let proof = |word: &str| PROOFS.iter().any(|known| word.starts_with(&fold(known)));
        if text.contains('№') || folded_words(&folded).any(proof) {
            self.prove(text);
        } else if !asks_to_drop(text)
            && (text.contains(['?', '/', '±']) || folded_words(&folded).any(says))
        {
            let told = text.trim_matches(|c: char| c.is_whitespace() || ",;()".contains(c));
            self.doubts.push(MessageId::ReplyBeside.with(told));
        }
    }

    /// Takes what stands beside the day for a proof, in front of one that has a cell of its own.
    fn prove(&mut self, text: &str) {
        let sign = |c: char| c.is_whitespace() || ",;:–—-.()".contains(c);
        let text = text
            .trim_start_matches(sign)
            .trim_end_matches([' ', ',', ';', ')', '(']);
        if text.is_empty() {
            return;
        }
        self.evidence = Some(match self.evidence.take() {
            Some(known) => format!("{text}; {known}"),
            None => text.to_owned(),
        });
    }

    /// Looks at the cells beside one another and at the days: what does not agree is asked about.
    fn weigh(&mut self, answer: &Answer, clock: Option<NaiveDate>) {
        let says_yes = matches!(self.done, Done::On(_) | Done::Undated | Done::Within(..));
        match self.done {
            Done::Unsaid if self.reason.is_some() => self.done = Done::Not,
            Done::On(on) if clock.is_some_and(|clock| on > clock) => {
                self.done = Done::Unclear;
                self.doubts.push(MessageId::ReplyDayAhead.with(on));
            }
            Done::Within(from, to) => self
                .doubts
                .push(MessageId::ReplyWhichDay.with(from).with(to)),
            _ => {}
        }
        let reason_is_yes = |text: &String| without_yes(text).0 && self.done == Done::Not;
        if let Some(reason) = self.reason.as_ref().filter(|text| reason_is_yes(text)) {
            self.doubts
                .push(MessageId::ReplyUnread.with(reason.as_str()));
        }
        if says_yes && self.reason.is_some() {
            let reason = answer.reason.trim();
            self.doubts.push(MessageId::ReplyDoneAndReason.with(reason));
        }
        if let (Some(until), Some(clock)) = (self.until, clock)
            && until < clock
        {
            self.doubts.push(MessageId::ReplyTermPassed.with(until));
            self.until = None;
        }
    }
}

/// Returns the text of a cell that is not blank, on one line.
fn given(cell: &str) -> Option<String> {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let text = words.join(" ");
    (!text.is_empty()).then_some(text)
}

/// Returns the text of a cell that says something.
fn filled(cell: &str) -> Option<String> {
    let text = cell.trim();
    (given(text).is_some() && !NOTHING.contains(&fold(text).as_str())).then(|| text.to_owned())
}

fn folded_words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric())
}

/// Returns whether an answer takes back a part of what it says, or is not sure of it.
fn is_qualified(folded: &str) -> bool {
    let takes_back = |word: &str| {
        TAKES_BACK.contains(&word) || TAKES_BACK_BY.iter().any(|known| word.starts_with(known))
    };
    folded.contains(['%', '?'])
        || folded.contains("в работе")
        || folded_words(folded).any(takes_back)
}

/// Returns whether a denial leaves a part done: «не исполнено, но почти готово», «не выполнено до конца».
fn is_partly(folded: &str) -> bool {
    const PARTLY: [&str; 8] = [
        "но",
        "почти",
        "частично",
        "полностью",
        "полном",
        "конца",
        "кроме",
        "наполовину",
    ];
    folded_words(folded).any(|word| PARTLY.contains(&word))
}

/// Returns whether what is to prove something says that there is no proof, or none yet.
fn proves_nothing(text: &str) -> bool {
    const NONE: [&str; 12] = [
        "нет",
        "не",
        "без",
        "отсутств",
        "пока",
        "будет",
        "будут",
        "позже",
        "потом",
        "ожида",
        "жд",
        "готовит",
    ];
    let folded = fold(text);
    let mut words = folded_words(&folded);
    let begins = words.next().unwrap_or_default();
    NONE.iter().any(|known| match known.chars().count() {
        ..4 => begins == *known || (*known == "жд" && begins.starts_with(known)),
        _ => begins.starts_with(known),
    }) || words.any(|word| matches!(word, "но" | "не"))
}

/// Returns whether it is asked that the row be dropped, or no longer looked after.
fn asks_to_drop(text: &str) -> bool {
    let folded = fold(text);
    let begins = folded_words(&folded).next().unwrap_or_default();
    let beside = |word: &str| DROP_BESIDE.iter().any(|known| word.starts_with(known));
    folded_words(&folded).any(|word| DROP.contains(&word))
        && (DROP.contains(&begins) || folded_words(&folded).any(beside))
        && !folded_words(&folded).any(|word| matches!(word, "не" | "нельзя"))
}

/// Returns whether `text` begins by saying yes, and what follows.
fn without_yes(text: &str) -> (bool, &str) {
    for word in YES {
        let length = word.chars().count();
        let at = text
            .char_indices()
            .nth(length)
            .map_or(text.len(), |(at, _)| at);
        let (head, rest) = text.split_at(at);
        let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
        if fold(head) == *word && ends {
            let sign = |c: char| c.is_whitespace() || ",;:–—-.!".contains(c);
            return (true, rest.trim_start_matches(sign).trim_end());
        }
    }
    (false, text)
}

/// Returns the day that a text begins with and what follows it: «12.04.2022, протокол № 3».
fn split_day(text: &str) -> (&str, &str) {
    let ends = text
        .char_indices()
        .filter(|(_, c)| [',', ';', '(', '\n'].contains(c));
    match ends.map(|(at, _)| at).next() {
        Some(at) => text.split_at(at),
        None => (text, ""),
    }
}

/// Returns when something was done by `words`, read on the day `clock`.
fn when(words: &str, clock: Option<NaiveDate>) -> Option<Done> {
    let words = words.trim().trim_end_matches(['.', '!']);
    if let Some(day) = serial(words) {
        return Some(Done::On(day));
    }
    // A number alone may be a day, a count or a mark; an address has numbers too.
    if words.chars().all(|c| c.is_ascii_digit()) || words.contains("://") || counts(words) {
        return None;
    }
    let on = clock.unwrap_or_default();
    let first = day(words, on, Wanted::First).ok()?;
    let last = day(words, on, Wanted::Last).ok()?;
    if has_year(words) {
        return Some(between(first, last));
    }
    let clock = clock?;
    let days = words.chars().any(|c| c.is_ascii_digit());
    // «в пятницу» is the one before
    if !days && last > clock && (last - first).num_days() == 7 {
        return Some(Done::On(first));
    }
    if first <= clock {
        return Some(between(first, last.min(clock)));
    }
    // «28.12», said in January
    let before = clock.checked_sub_days(Days::new(365))?;
    let (first, last) = (
        day(words, before, Wanted::First).ok()?,
        day(words, before, Wanted::Last).ok()?,
    );
    ((clock - last).num_days() <= NEAR && last <= clock).then(|| between(first, last))
}

fn between(first: NaiveDate, last: NaiveDate) -> Done {
    if first == last {
        Done::On(first)
    } else {
        Done::Within(first, last)
    }
}

/// Returns the day that Excel keeps as a number, which shows where a cell lost its format.
fn serial(words: &str) -> Option<NaiveDate> {
    let number: u64 = words
        .parse()
        .ok()
        .filter(|number| (36_526..55_154).contains(number))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(number))
}

/// Returns whether a year stands in `words`: in four digits, or in two behind a day and a month.
fn has_year(words: &str) -> bool {
    let numbers: Vec<&str> = words
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .collect();
    numbers.iter().any(|digits| digits.len() == 4) || numbers.len() >= 3
}

/// Returns whether `text` names days, so that not reading them is worth a word.
fn speaks_of_days(text: &str) -> bool {
    let folded = fold(text);
    let dotted = folded.split_whitespace().any(|word| {
        let digits: Vec<&str> = word.split(['.', '/', '-']).collect();
        digits.len() > 1
            && digits.iter().take(2).all(|part| {
                let part = part.trim_matches(|c: char| !c.is_alphanumeric());
                (1..=4).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit())
            })
    });
    dotted
        || folded
            .split(|c: char| !c.is_alphabetic())
            .any(|word| month_named(word).is_some())
        || ["недел", "вчера"].iter().any(|word| folded.contains(word))
}

/// Returns the day to which `text` asks for a postponement: the last day behind «до», «на», «к» or «срок», or a part of the
/// text that is nothing but a day.
fn until(text: &str, clock: Option<NaiveDate>) -> Option<NaiveDate> {
    // «ждём п. 11» asks for no 11th
    let text = without_items(&lower(text));
    let parts = text.split([',', ';', '(', ')', '\n']);
    let mut found = parts.rev().filter_map(|part| {
        let part = part.trim().trim_end_matches('.');
        let words: Vec<&str> = part.split_whitespace().collect();
        let behind = (0..words.len()).filter(|at| {
            let word = fold(words[*at]);
            ["до", "на", "к", "срок", "срок:", "по"].contains(&word.as_str())
        });
        let tails = behind.map(|at| words[at + 1..].join(" "));
        let all = tails.chain([part.to_owned()]);
        all.rev().find_map(|tail| coming(&tail, clock))
    });
    found.next()
}

fn coming(words: &str, clock: Option<NaiveDate>) -> Option<NaiveDate> {
    let named = words.chars().any(char::is_alphabetic) || words.contains(['.', '/', '-']);
    if !named || counts(words) || (clock.is_none() && !has_year(words)) {
        return None;
    }
    day(words, clock.unwrap_or_default(), Wanted::Coming).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn answer(done: &str, evidence: &str, reason: &str) -> Answer {
        Answer {
            done: done.to_owned(),
            evidence: evidence.to_owned(),
            reason: reason.to_owned(),
            ..Answer::default()
        }
    }

    /// Answers given on Monday, 18 April 2022.
    fn said(done: &str) -> Reply {
        reply(&answer(done, "", ""), Some(date("2022-04-18")))
    }

    #[test]
    fn days_are_read_in_the_ways_people_write_them() {
        for (text, on) in [
            ("12.04.2022", "2022-04-12"),
            ("12.04.2022 г.", "2022-04-12"),
            ("12.04.22", "2022-04-12"),
            ("12.04", "2022-04-12"),
            ("12/04/2022", "2022-04-12"),
            ("2022-04-12", "2022-04-12"),
            ("12.04.2022 10:00", "2022-04-12"),
            ("12 апреля", "2022-04-12"),
            ("10 апр.", "2022-04-10"),
            ("12-го апреля", "2022-04-12"),
            ("двенадцатого апреля", "2022-04-12"),
            ("вчера", "2022-04-17"),
            ("Позавчера", "2022-04-16"),
            ("сегодня", "2022-04-18"),
            ("в пятницу", "2022-04-15"),
            ("прошлая пятница", "2022-04-15"),
            ("44663", "2022-04-12"),
            ("Исполнено 12.04.2022", "2022-04-12"),
            ("выполнено вчера", "2022-04-17"),
            ("да, 12.04", "2022-04-12"),
            ("+ 12.04", "2022-04-12"),
            ("проведено 12 апреля.", "2022-04-12"),
            ("28.12", "2021-12-28"),
            ("18.04", "2022-04-18"),
            ("17.04", "2022-04-17"),
        ] {
            let reply = said(text);
            assert_eq!(reply.done, Done::On(date(on)), "{text}");
            assert_eq!(reply.doubts, [], "{text}");
        }
    }

    #[test]
    fn yes_without_a_day_is_yes() {
        for text in [
            "+",
            "да",
            "Да.",
            "ДА!",
            "выполнено",
            "Исполнено",
            "исполнено в срок",
            "готово",
            "✓",
            "V",
            "ИСТИНА",
            "Ок",
        ] {
            assert_eq!(said(text).done, Done::Undated, "{text}");
            assert_eq!(said(text).doubts, [], "{text}");
        }
    }

    #[test]
    fn no_is_no() {
        for text in ["нет", "-", "–", "не исполнено", "Не выполнено", "нет."]
        {
            assert_eq!(said(text).done, Done::Not, "{text}");
        }
        let reply = said("не исполнено, причина: болезнь");
        assert_eq!(reply.reason.as_deref(), Some("болезнь"));
    }

    #[test]
    fn times_of_several_days_are_asked_about() {
        for (text, from, to) in [
            ("на прошлой неделе", "2022-04-11", "2022-04-17"),
            ("в апреле", "2022-04-01", "2022-04-18"),
            ("март", "2022-03-01", "2022-03-31"),
            ("10-12 апреля", "2022-04-10", "2022-04-12"),
        ] {
            let reply = said(text);
            assert_eq!(reply.done, Done::Within(date(from), date(to)), "{text}");
            assert_eq!(reply.doubts.len(), 1, "{text}");
        }
    }

    #[test]
    fn what_is_not_sure_is_asked_about() {
        for text in [
            "в работе",
            "частично",
            "до 15.05",
            "15 мая",
            "15.05.2022",
            "19.04.2022",
            "30.02.2022",
            "12",
            "?",
            "см. приложение",
            "x",
            "будет исполнено 15.05",
            "планируется в мае",
            "исполнено не полностью",
            "отменено",
            "12.04.2022 и 13.04.2022",
            "19.04",
            "не исполнялось, но будет",
            "приказ 12",
            "школа 5",
            "5 человек",
        ] {
            let reply = said(text);
            assert!(
                matches!(reply.done, Done::Unclear | Done::Not),
                "{text}: {:?}",
                reply.done
            );
            assert!(
                !reply.doubts.is_empty() || reply.done == Done::Not,
                "{text}"
            );
        }
    }

    #[test]
    fn a_yes_that_is_taken_back_in_part_is_asked_about() {
        for text in [
            "да, но без протокола",
            "да, кроме п. 2",
            "выполнено частично",
            "нет ещё, но почти",
            "выполнено на 80 %",
            "выполнено, осталось подписать",
            "в основном да",
            "вроде да",
            "да?",
            "+/-",
            "12.04, но не все школы",
            "12.04.2022 кроме МКОУ ЦХМО",
            "выполнено за исключением школы № 19",
            "исполнено, ждём подписи",
            "да, кураторы болеют",
            "готово почти",
            "не исполнено, но почти готово",
            "не выполнено до конца",
            "около 12 апреля",
            "да, завтра отправим",
            "проведено наполовину",
            "сделано, отчёт пока не готов",
            "в работе, 12.04 начали",
            "да, если примут",
            "исполнено только в части школ",
        ] {
            let reply = said(text);
            assert!(!reply.doubts.is_empty(), "{text}: {reply:?}");
        }
        for text in [
            "да, полностью",
            "выполнено в полном объёме",
            "Исполнено своевременно",
            "да, всё сделано",
            "выполнено, прошу снять с контроля",
        ] {
            let reply = said(text);
            let read = (reply.done, reply.evidence, reply.doubts.len());
            assert_eq!(read, (Done::Undated, None, 0), "{text}");
        }
        for (text, proof) in [
            ("да, протокол № 3", "протокол № 3"),
            ("проведено совещание с кураторами", "совещание с кураторами"),
            ("выполнено (фото в чате)", "фото в чате"),
            ("да; https://example.org/1", "https://example.org/1"),
        ] {
            let reply = said(text);
            let read = (reply.done, reply.evidence.as_deref(), reply.doubts.len());
            assert_eq!(read, (Done::Undated, Some(proof), 0), "{text}");
        }
    }

    #[test]
    fn a_request_to_drop_the_row_is_no_reason() {
        for reason in [
            "прошу снять с контроля",
            "Снять с контроля",
            "нет финансирования, прошу исключить из плана",
            "просим отменить",
        ] {
            let reply = reply(&answer("", "", reason), Some(date("2022-04-18")));
            assert!(reply.drop, "{reason}");
            assert_eq!((reply.done, reply.reason), (Done::Unsaid, None), "{reason}");
        }
        assert!(said("прошу снять с контроля").drop);
        for reason in ["не смогли снять ограничения", "нет средств", "выполнено"]
        {
            let reply = reply(&answer("", "", reason), Some(date("2022-04-18")));
            assert!(!reply.drop, "{reason}");
        }
    }

    #[test]
    fn what_is_no_proof_is_asked_about() {
        let doubts = |evidence: &str| {
            let reply = reply(&answer("12.04", evidence, ""), Some(date("2022-04-18")));
            reply.doubts.len()
        };
        for evidence in [
            "будет позже",
            "отсутствует",
            "нет протокола",
            "протокол не подписан",
        ] {
            assert_eq!(doubts(evidence), 1, "{evidence}");
        }
        for evidence in ["протокол без номера", "приказ № 5", "не требуется", "фото"]
        {
            assert_eq!(doubts(evidence), 0, "{evidence}");
        }
        let yes = reply(&answer("", "", "выполнено"), Some(date("2022-04-18")));
        assert_eq!(yes.doubts.len(), 1);
    }

    #[test]
    fn without_the_day_of_the_answer_only_whole_days_are_known() {
        let said = |text: &str| reply(&answer(text, "", ""), None);
        for text in [
            "12.04.2022",
            "12 апреля 2022 года",
            "исполнено 12.04.22",
            "44663",
        ] {
            assert_eq!(said(text).done, Done::On(date("2022-04-12")), "{text}");
        }
        for text in ["12.04", "вчера", "в пятницу", "10 апр."] {
            assert_eq!(said(text).done, Done::Unclear, "{text}");
        }
        assert_eq!(said("да").done, Done::Undated);
    }

    #[test]
    fn what_stands_beside_the_day_proves_it() {
        let case = |done: &str, evidence: &str, expected: &str| {
            let reply = reply(&answer(done, evidence, ""), Some(date("2022-04-18")));
            assert_eq!(reply.evidence.as_deref(), Some(expected), "{done}");
        };
        case("12.04.2022, протокол № 3", "", "протокол № 3");
        case("12.04 (приказ № 5)", "", "приказ № 5");
        case("12.04.2022", " протокол № 3 ", "протокол № 3");
        case("12.04.2022; фото", "сайт", "фото; сайт");
        case(
            "выполнено, приказ от 12.04.2022 № 5",
            "",
            "приказ от 12.04.2022 № 5",
        );
        let reply = said("выполнено, приказ от 12.04.2022 № 5");
        assert_eq!(reply.done, Done::Undated);
        assert_eq!(
            super::reply(&answer("12.04", "-", ""), Some(date("2022-04-18"))).evidence,
            None
        );
    }

    #[test]
    fn a_new_term_is_found_in_the_reason() {
        let case = |reason: &str, until: Option<&str>, doubts: usize| {
            let reply = reply(&answer("", "", reason), Some(date("2022-04-18")));
            assert_eq!(reply.done, Done::Not, "{reason}");
            assert_eq!(reply.reason.as_deref(), Some(reason));
            assert_eq!(reply.until, until.map(date), "{reason}");
            assert_eq!(reply.doubts.len(), doubts, "{reason}: {:?}", reply.doubts);
        };
        case("нет средств", None, 0);
        for reason in [
            "ждём п. 11",
            "ждём п.11",
            "ждём 11 пункт",
            "ждём исполнения пункта 11",
            "зависит от пп. 11, 12",
        ] {
            case(reason, None, 0);
        }
        case("п. 11 не закрыт, до 15.05.2022", Some("2022-05-15"), 0);
        case("болезнь, до 15.05.2022", Some("2022-05-15"), 0);
        case("прошу перенести на 20 мая", Some("2022-05-20"), 0);
        case("Отпуск; новый срок – 20.05", Some("2022-05-20"), 0);
        case("нет денег, перенести на июнь", Some("2022-06-30"), 0);
        case("15.05.2022", Some("2022-05-15"), 0);
        case("до конца мая", Some("2022-05-31"), 0);
        case("карантин (до 18.04)", Some("2022-04-18"), 0);
        case("карантин до 17.04.2022", None, 1);
        case("заболел 12.04.2022", None, 1);
        case("перенести на 31.04", None, 1);
    }

    #[test]
    fn cells_that_do_not_agree_are_asked_about() {
        let on = Some(date("2022-04-18"));
        let both = reply(&answer("12.04.2022", "", "болезнь"), on);
        assert_eq!(both.doubts.len(), 1);
        let only = reply(&answer("", "протокол № 3", ""), on);
        assert_eq!((only.done, only.doubts.len()), (Done::Unsaid, 0));
        let none = reply(&answer(" ", "-", "нет"), on);
        assert_eq!((none.done, none.doubts.len()), (Done::Unsaid, 0));
    }
}
