//! What the cells of a form that came back say: done on a day, done without one, not done and why, a request for a new
//! term. Nothing here knows plans, and nothing is settled that a reader would ask about: it is told as a doubt.

mod wording;

#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};

use super::answer::Answer;
use super::reply::wording::{
    asks_to_drop, filled, given, is_partly, only_asks, points_elsewhere, proves_nothing,
    without_yes,
};
use crate::import::minutes::day::counts;
use crate::import::minutes::vocabulary::{is_of_days, is_proof, without_beside};
use crate::import::minutes::{before, cause_at, lower, without_items};
use crate::import::read::serial;
use crate::import::table::marks::{self, Said};
use crate::phrase::{Wanted, day, month_named};
use crate::text::russian::{Ask as _, fold, is_letter, is_letter_or_digit};
use crate::words::{Message, MessageId};

/// What an answer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Whether it is done, and when.
    pub done: Done,
    /// Whether the day it was done is named without its year, and the nearest one before the answer was taken.
    pub yearless: bool,
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

/// How far back a day without its year may lie, in days.
const NEAR: i64 = 183;

/// How far ahead a day without its year may lie; one that is farther has just been, and may be meant.
const FAR: i64 = 300;

/// Returns what `answer` says on the day `clock` it was given; days without a year and words such as «вчера» mean nothing
/// where that day is not known.
pub fn reply(answer: &Answer, clock: Option<NaiveDate>) -> Reply {
    let mut reply = Reply {
        done: Done::Unsaid,
        yearless: false,
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
    for text in [&mut reply.evidence, &mut reply.reason] {
        if let Some(text) = text.take_if(|text| points_elsewhere(text)) {
            let told = MessageId::ReplyElsewhere.with(text);
            reply.doubts.push(told);
        }
    }
    reply.drop |= reply.reason.take_if(|text| asks_to_drop(text)).is_some();
    if let Some(text) = reply.reason.clone() {
        reply.until = reply.until.or_else(|| until(&text, clock));
        if reply.until.is_none() && speaks_of_days(&text) {
            let told = MessageId::ReplyTermUnread.with(text.as_str());
            reply.doubts.push(told);
        }
        // «просим перенести на 20 мая» is a request, and no cause
        if reply.until.is_some() && only_asks(&text) {
            reply.reason = None;
            if reply.done == Done::Unsaid {
                reply.done = Done::Not;
            }
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
            Said::Moved(_) if moved_back(text, clock) => self.unclear(text),
            Said::Moved(_) => {
                self.done = Done::Not;
                self.reason.get_or_insert_with(|| text.to_owned());
            }
            Said::Open | Said::Cancelled(_) => self.unclear(text),
            Said::Done(_) | Said::Nothing => self.read_yes(text, clock),
        }
    }

    fn unclear(&mut self, text: &str) {
        self.done = Done::Unclear;
        self.doubts.push(MessageId::ReplyUnread.with(text));
    }

    /// Reads «выполнено 12.04, протокол № 3»: a word that says yes, a day, what proves it, each of them or some.
    fn read_yes(&mut self, text: &str, clock: Option<NaiveDate>) {
        let (said_yes, rest) = without_yes(text);
        let rest = if said_yes { behind_beside(rest) } else { rest };
        let (head, tail) = split_day(rest);
        // «выполнено, приказ от 12.04.2022 № 5»: the day is that of the order
        let of_proof = || !speaks_of_days(rest) || fold(rest).contains(" от ");
        match when(head, clock) {
            Some(done) => {
                self.done = done;
                let dated = has_year(head) || serial::day_of(head.trim()).is_some();
                self.yearless = !dated && head.has_digit();
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
        let small = lower(text);
        let bare = without_beside(&small);
        let open = |c: char| is_letter_or_digit(c) || "№%?/±«„“\"".contains(c);
        let Some(told) = bare.find(open).and_then(|at| text.get(at..)) else {
            return;
        };
        if is_proof(told) {
            self.prove(told);
        } else if !asks_to_drop(text) {
            let told = told.trim_matches(|c: char| c.is_whitespace() || ",;()".contains(c));
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

/// Returns `text` from where it says more than words that add nothing: «в полном объёме 12.04.2022».
fn behind_beside(text: &str) -> &str {
    let small = lower(text);
    let says = |c: char| !c.is_whitespace() && !",;:–—-.!".contains(c);
    let told = without_beside(&small).find(says);
    told.and_then(|at| text.get(at..)).unwrap_or(text)
}

/// Returns the day that a text begins with and what follows it: «12.04.2022, протокол № 3».
fn split_day(text: &str) -> (&str, &str) {
    let ends = |(at, c): &(usize, char)| {
        let behind = text.get(at + c.len_utf8()..).unwrap_or_default();
        let next = behind.strip_prefix(' ');
        // «14.04.2022. Акт прилагается»
        let sentence = *c == '.' && next.is_some_and(|next| next.starts_with(char::is_uppercase));
        [',', ';', '(', '\n'].contains(c) || sentence
    };
    match text.char_indices().find(ends).map(|(at, _)| at) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    }
}

/// Returns when something was done by `words`, read on the day `clock`.
fn when(words: &str, clock: Option<NaiveDate>) -> Option<Done> {
    let words = words.trim().trim_end_matches(['.', '!']);
    if let Some(day) = serial::day_of(words) {
        return Some(Done::On(day));
    }
    // A number alone may be a day, a count or a mark; an address has numbers too.
    if words.is_digits() || !is_of_days(words) || counts(words) {
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
                let part = part.trim_matches(|c: char| !is_letter_or_digit(c));
                (1..=4).contains(&part.len()) && part.is_digits()
            })
    });
    dotted
        || folded
            .split(|c: char| !is_letter(c))
            .any(|word| month_named(word).is_some())
        || folded.contains_any(&["недел", "вчера"])
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
        // «до 1 июля в связи с болезнью», «до 1 июля. Болезнь»
        let told = |tail: &str| {
            let ends = [Some(tail.len()), cause_at(tail), tail.find(". ")];
            let mut ends = ends.into_iter().flatten();
            ends.find_map(|end| coming(before(tail, end).trim_end(), clock))
        };
        all.rev().find_map(|tail| told(&tail))
    });
    found.next()
}

fn coming(words: &str, clock: Option<NaiveDate>) -> Option<NaiveDate> {
    let named = words.chars().any(is_letter) || words.contains(['.', '/', '-']);
    if !named || counts(words) || (clock.is_none() && !has_year(words)) {
        return None;
    }
    let coming = day(words, clock.unwrap_or_default(), Wanted::Coming).ok()?;
    let far = clock.is_some_and(|clock| (coming - clock).num_days() > FAR);
    (has_year(words) || !far).then_some(coming)
}

/// Returns whether what was moved may have been moved to a day that has been: «перенесли на 12.04», said on 18 April.
fn moved_back(text: &str, clock: Option<NaiveDate>) -> bool {
    let until = until(text, clock);
    let (Some(until), Some(clock)) = (until, clock) else {
        return speaks_of_days(text);
    };
    until <= clock || !has_year(text) && (until - clock).num_days() > NEAR
}
