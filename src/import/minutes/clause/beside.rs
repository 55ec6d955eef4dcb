//! What stands in a clause beside its decision. A decision counts only where all of its words are known: those that say
//! it, the item, the day, what proves it, why, and words that change nothing. Any other word is asked about.

use super::super::day;
use super::super::forms::{Form, Mark};
use super::super::lead::{instead_at, name, name_before};
use super::super::term::{cause_at, reason_in, until_reason, without_items};
use super::super::words::{Word, after, lower, within, words};
use super::parts::{Clause, carried_out_at, gives_reason, proof};
use crate::import::minutes::vocabulary::{
    carried_out, denies, is_verb, takes_back, without_beside,
};
use crate::phrase;
use crate::text::russian::Ask as _;
use crate::text::word_list;
use crate::words::{Message, MessageId};

/// Words around any decision that change nothing of it.
const AROUND: &[&str] = word_list![
    "п.п" "решено" "решили" "считать" "признать" "отметить" "констатировать" "что" "принять"
    "информацию" "согласиться" "согласовать" "снять" "план" "плану" "плана" "дорожной" "карты"
    "карте" "срок" "срока" "сроки" "сроков" "исполнение" "исполнения" "выполнение" "выполнения" "по"
    "за" "как" "предусмотренное" "предусмотренные" "предусмотренных" "указанное" "указанные"
    "указанных" "следующие" "следующих" "работу" "работы" "работа" "реализация" "реализации"
    "реализацию" "дальнейшего" "квартал" "полугодие" "i" "ii" "iii" "iv" "назначить" "определить"
];

/// Words around a new deadline.
const OF_TERM: &[&str] = word_list![
    "на" "до" "к" "с" "конца" "начала" "середины" "конец" "начало" "середину" "включительно"
    "установить" "квартала" "полугодия" "один" "одну" "два" "две" "три" "четыре" "пять" "десять"
    "числа" "новый" "учебного" "календарного" "текущего"
];

/// The beginnings of words for times, of which a deadline may be moved by some.
const UNITS: &[&str] = &["недел", "месяц", "декад", "дн", "день", "год"];

/// Words around what is moved.
const OF_MOVE: &[&str] = &["разрешить", "удовлетворить", "просьбу", "ходатайство", "о"];

/// Words around what is still to be done.
const OF_TASK: &[&str] = word_list![
    "течение" "незамедлительно" "немедленно" "срочно" "безотлагательно"
];

/// Words around what is dropped.
const OF_DROPPED: &[&str] = word_list![
    "неактуальный" "неактуальное" "неактуальные" "мероприятий" "контроля"
];

/// The beginnings of words for what an item is dropped from: «исключить из плана», but not «из исполнителей».
const DROPPED_FROM: &[&str] = &["план", "дорожн", "мероприят", "числ", "перечн"];

/// How many words of its title name what is dropped; fewer are dropped from it: «исключить кураторов по п. 9».
const OF_TITLE: usize = 3;

/// The beginnings of words of an amendment to what a plan says: «слова «…» исключить».
const REWORDING: &[&str] = &["слов", "абзац", "граф", "редакци"];

/// Why a clause with words that are not known decides nothing.
pub(super) enum Doubt {
    /// What the words say is known, and it undoes the decision.
    Undone(MessageId),
    /// It is not known what the words say.
    Unknown(Message),
}

impl Clause<'_> {
    /// Returns what is doubtful of the decision by words beside it; `known` are those of the item.
    pub(super) fn doubt(&self, known: &dyn Fn(&str) -> bool) -> Option<Doubt> {
        let open = self.open();
        let unknown = self.unknown(&open, known);
        let any = |says: &dyn Fn(&str) -> bool| unknown.iter().any(|word| says(word.text));
        let rewords = |word: &str| word.begins_any(REWORDING);
        let why = if any(&denies) {
            MessageId::MinutesDenied
        } else if any(&rewords) {
            MessageId::MinutesRewording
        } else if open.contains('%') || self.ends_it() && any(&takes_back) {
            MessageId::MinutesPartly
        } else if open.contains('?') || any(&is_verb) {
            MessageId::MinutesUndecided
        } else {
            let (first, last) = (unknown.first()?, unknown.last()?);
            let run = within(self.text, first.start, last.end);
            let alone = run.split_whitespace().count() == unknown.len();
            let told: Vec<&str> = unknown.iter().map(|word| word.text).collect();
            let told = if alone {
                run.to_owned()
            } else {
                told.join(", ")
            };
            return Some(Doubt::Unknown(MessageId::MinutesBeside.with(told)));
        };
        Some(Doubt::Undone(why))
    }

    /// Returns whether the clause ends what is to be done of the item.
    pub(super) fn ends_it(&self) -> bool {
        self.has(Form::Done) || self.has(Form::Drop)
    }

    /// Returns the text of the clause with blanks for its forms of words and for all that those may be followed by.
    fn open(&self) -> String {
        let mut open = self.text.to_owned();
        let mut blank = |from: usize, to: usize| {
            open.replace_range(from..to, &" ".repeat(to - from));
        };
        for mark in self.marks {
            blank(mark.start, mark.end);
            if let Some((from, to)) = free(mark) {
                blank(mark.end + from, mark.end + to);
            }
        }
        let start = self.head.len();
        if let Some((from, to)) = instead_at(self.head).filter(|_| self.has(Form::Lead)) {
            blank(from, to);
        }
        if let Some(at) = cause_at(&lower(self.head)) {
            blank(at, start);
        } else if self.has(Form::Lead) && name_before(self.head).is_some() {
            blank(0, start);
        }
        if self.ends_it() {
            for (from, to) in day::spans(self.text, self.day) {
                blank(from, to);
            }
        }
        open
    }

    /// Returns the words of `open` that are not known.
    fn unknown<'t>(&self, open: &'t str, known: &dyn Fn(&str) -> bool) -> Vec<Word<'t>> {
        let bare = without_items(&without_beside(open));
        let bare = bare.replace("не позднее", &" ".repeat("не позднее".len()));
        let bare = bare.replace("не позже", &" ".repeat("не позже".len()));
        let all = words(open);
        let named: Vec<bool> = all.iter().map(|word| known(word.text)).collect();
        let between =
            |at: usize| at > 0 && named[at - 1] && named.get(at + 1).is_some_and(|named| *named);
        let initial = |word: &Word<'_>| {
            let letters = word.text.letters();
            let dotted = after(open, word.end).starts_with('.');
            letters < 3 && (word.text.contains('.') || letters == 1 && dotted)
        };
        let dropped = |at: usize| self.is_dropped_from(&all, &named, at);
        let first = all.first().map(|word| word.start);
        let of = |at: usize| all.get(at).map_or("", |word| word.text);
        // «за март 2022 года»
        let of_period = |at: usize| {
            let month = |at: usize| phrase::month_named(of(at)).is_some();
            let year = |at: usize| {
                let word = of(at);
                matches!(word, "г" | "года") || word.is_digits()
            };
            let begins = |back: usize| {
                let named = at >= back && of(at - back) == "за" && month(at - back + 1);
                named && (at - back + 2..=at).all(year)
            };
            (1..=3).any(begins)
        };
        let number = |at: usize| {
            let word = &all[at];
            let counted = Some(word.start) == first || at > 0 && all[at - 1].text == "за";
            word.text.begins_with_digit() && (counted || !self.ends_it() && !self.has(Form::Cancel))
        };
        let is_short = |word: &Word<'_>| word.text.chars().count() < 3;
        let loose = all.iter().enumerate().filter(|(at, word)| {
            let blank = within(&bare, word.start, word.end).trim().is_empty();
            let title = named[*at] || is_short(word) && !denies(word.text) && between(*at);
            let joins = self.joins(&all, &named, *at);
            let told = title && !dropped(*at) || of_period(*at);
            let known = blank || told || initial(word) || joins;
            !(known || number(*at) || self.is_around(word.text))
        });
        loose.map(|(_, word)| *word).collect()
    }

    /// Returns whether the word with the number `at` only joins those behind it: «исключить из плана», «пункты с 4 по 6».
    fn joins(&self, all: &[Word<'_>], named: &[bool], at: usize) -> bool {
        let of = |at: usize| all.get(at).map_or("", |word| word.text);
        let is_named = |at: usize| named.get(at).is_some_and(|named| *named);
        let drops = self.has(Form::Cancel) || self.has(Form::Drop);
        let from = || of(at + 1).begins_any(DROPPED_FROM);
        let time = |at: usize| of(at) == "течение" || day::time_of(of(at)).is_some();
        match of(at) {
            "из" => drops && from(),
            // «в Дубовском районе п. 5 …»
            "в" => at == 0 && is_named(at + 1) || self.has(Form::Task) && time(at + 1),
            // «п. 9, а также п. 10»
            "а" => of(at + 1) == "также",
            "также" => at > 0 && of(at - 1) == "а",
            // «считать исполненным с 17 января»
            "с" if self.ends_it() && self.has_day_behind(&all[at]) => {
                !all[at..].iter().any(|word| word.text == "по")
            }
            "с" => of(at + 2) == "по" && is_named(at + 1) && is_named(at + 3),
            _ => false,
        }
    }

    /// Returns whether a day follows `word` and nothing is in between.
    fn has_day_behind(&self, word: &Word<'_>) -> bool {
        let rest = after(self.text, word.end);
        let at = word.end + rest.len() - rest.trim_start().len();
        let mut days = day::spans(self.text, self.day).into_iter();
        days.any(|(from, _)| from == at)
    }

    /// Returns whether the word with the number `at` may be what is dropped from an item, and not the item: «исключить
    /// кураторов по п. 9».
    fn is_dropped_from(&self, all: &[Word<'_>], named: &[bool], at: usize) -> bool {
        let drops = |mark: &&Mark<'_>| matches!(mark.form, Form::Cancel | Form::Drop);
        let Some(drop) = self.marks.iter().find(drops) else {
            return false;
        };
        let of_title = |at: usize| {
            let word = &all[at];
            let number = word.text.begins_with_digit();
            let of_plan = at > 0 && all[at - 1].text.starts_with("план");
            named[at] && !number && !of_plan && word.start >= drop.end
        };
        let count = (0..all.len()).filter(|at| of_title(*at)).count();
        of_title(at) && count < OF_TITLE
    }

    /// Returns whether `word` changes nothing of what the clause decides.
    fn is_around(&self, word: &str) -> bool {
        let of_term = || {
            let month = phrase::month_named(word).is_some();
            month || OF_TERM.contains(&word) || word.begins_any(UNITS)
        };
        let task = self.has(Form::Task);
        let moves = task || self.has(Form::Move) || self.has(Form::Term);
        let dropped = self.has(Form::Cancel) || self.has(Form::Drop);
        AROUND.contains(&word)
            || word.begins_any(&["пункт", "мероприяти"])
            || carried_out(word)
            || moves && of_term()
            || task && (OF_TASK.contains(&word) || day::time_of(word).is_some())
            || self.has(Form::Move) && OF_MOVE.contains(&word)
            || dropped && OF_DROPPED.contains(&word)
            || phrase::month_named(word).is_some() && !self.ends_it()
    }
}

/// Returns the part of what follows a form of words that may be worded in any way.
fn free(mark: &Mark<'_>) -> Option<(usize, usize)> {
    let value = mark.value;
    let small = lower(value);
    let all = words(&small);
    let has = |says: &dyn Fn(&str) -> bool| all.iter().any(|word| says(word.text));
    let whole = Some((0, value.len()));
    match mark.form {
        Form::Reason => whole,
        Form::Evidence => whole.filter(|_| !has(&takes_back) && !has(&denies)),
        Form::Lead => whole.filter(|_| {
            let named = name(until_reason(value)).map(|name| lower(&name));
            named.is_none_or(|name| !words(&name).iter().any(|word| is_verb(word.text)))
        }),
        Form::Unmet => whole.filter(|_| gives_reason(value)),
        Form::Drop if carried_out_at(&small).is_some() => carried_out_at(&small),
        Form::Done => proof(value),
        _ => reason_in(&small),
    }
}
