//! Splits a deadline into numbers, words and signs, each with its place.
//!
//! Dots that only end abbreviations, and quotation marks, are left out; a dot stays where it may part a date.

use std::borrow::Cow;

use super::lexicon::{self, Trait, Traits, Unit, Word};
use super::only::only;
use crate::calendar::Part;
use crate::text::Span;
use crate::text::russian::{self, fold_letter, is_blank, is_dash, is_letter_or_digit};

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// «3».
    Plain,
    /// «3-я».
    Ordinal,
    /// «III».
    Roman,
}

/// A number as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) digits: usize,
    pub(super) form: Form,
}

impl Number {
    /// Returns a number that is not written in digits.
    pub(super) fn named(value: u32, form: Form) -> Self {
        let digits = 0;
        Number {
            value,
            digits,
            form,
        }
    }
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number(Number),
    Word(Word),
    Dash,
    Dot,
    Slash,
    Colon,
    Comma,
    Semicolon,
    Open,
    Close,
    /// «№».
    NumberSign,
    Other,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Span,
    /// Whether a blank stands before it.
    pub(super) blank: bool,
    /// What the endings of a word tell.
    pub(super) traits: Traits,
    /// The spelling it was read as, where it is written otherwise.
    pub(super) read_as: Option<&'static str>,
}

impl Token {
    /// Returns the word the token is, `None` for numbers and signs.
    pub(super) fn word(&self) -> Option<Word> {
        match self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number(_))
    }
}

/// A soft hyphen and blanks of no width, which stand inside words.
const HIDDEN: [char; 3] = ['\u{ad}', '\u{200b}', '\u{feff}'];

/// More bytes than most words have.
const LONG_WORD: usize = 40;

/// Splits `text` into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    // Most phrases have no more than eight tokens.
    let mut tokens = Vec::with_capacity(8);
    tokens.extend(all_tokens(text));
    drop_idle_signs(&mut tokens);
    join_references(&mut tokens);
    number_days(&mut tokens);
    join_idioms(&mut tokens);
    tokens
}

/// Splits `text` into tokens one by one, idle dots among them.
pub(super) fn all_tokens(text: &str) -> impl Iterator<Item = Token> {
    Lexer {
        text,
        at: 0,
        blank: false,
        folded: String::new(),
    }
}

/// Returns the part of the school year that a text names: «смена», «каникулы».
pub(super) fn part_in(text: &str) -> Option<Part> {
    let mut words = all_tokens(text).filter_map(|token| token.word());
    words.find_map(|word| match word {
        Word::Part(part) => Some(part),
        _ => None,
    })
}

/// Returns the season that a text names: «осенние каникулы».
pub(super) fn season_in(text: &str) -> Option<u8> {
    all_tokens(text).find_map(|token| match token.word() {
        Some(Word::Seasonal(season)) => Some(season),
        _ => None,
    })
}

/// Returns the first blank that a text leaves to be filled in before more of it: «до «___» марта», «до … марта», «» мая.
pub(super) fn unfilled(text: &str) -> Option<Span> {
    const SHORTEST_RULE: usize = 3;
    let apart = |side: Option<char>| side.is_none_or(|c| is_blank(c) || c != '_' && is_quote(c));
    let closes =
        |open: char, c: char| matches!((open, c), ('«', '»') | ('„' | '“', '“' | '”') | ('"', '"'));
    let (mut before, mut open, mut even): (_, Option<(usize, char)>, _) = (None, None, true);
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        let mut length = 1;
        while matches!(c, '_' | '.') && signs.next_if(|(_, next)| *next == c).is_some() {
            length += 1;
        }
        let end = at + length * c.len_utf8();
        let rest = text.get(end..).unwrap_or_default();
        let next = rest.chars().next();
        let alone = apart(before) && apart(next);
        let rule = length >= SHORTEST_RULE && !next.is_some_and(is_letter);
        let empty = match c {
            // «_до 1 мая_» is only set off
            '_' => {
                !text.split_at(at).0.trim_end().ends_with('№')
                    && (alone || rule || [before, next].contains(&Some('.')))
            }
            '…' => alone,
            '.' => length > 2 && alone,
            _ => open.is_some_and(|(_, open)| closes(open, c)),
        };
        if empty && rest.contains(is_letter_or_digit) {
            let quoted = open.filter(|(_, open)| closes(*open, c));
            return Some(Span::new(quoted.map_or(at, |(start, _)| start), end));
        }
        match c {
            '«' | '„' | '“' => open = Some((at, c)),
            '"' => (open, even) = (Some((at, c)).filter(|_| even), !even),
            _ if is_blank(c) => {}
            _ => open = None,
        }
        before = Some(c);
    }
    None
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    blank: bool,
    folded: String,
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let c = self.peek()?;
            if is_blank(c) || is_quote(c) {
                self.skip(c);
            } else {
                return Some(self.step(c));
            }
        }
    }
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn step(&mut self, c: char) -> Token {
        match c {
            '0'..='9' => self.number(),
            _ if is_like_digit(c) && self.number_end() > 0 => self.number(),
            _ if russian::is_letter(c) => self.word(),
            _ => self.sign(c),
        }
    }

    fn skip(&mut self, c: char) {
        // a soft hyphen or a zero-width blank stands inside a word
        self.blank |= !HIDDEN.contains(&c);
        self.at += c.len_utf8();
    }

    fn token(&mut self, kind: Kind, end: usize) -> Token {
        let token = Token {
            kind,
            span: Span::new(self.at, end),
            blank: self.blank,
            traits: Traits::default(),
            read_as: None,
        };
        self.at = end;
        self.blank = false;
        token
    }

    fn sign(&mut self, c: char) -> Token {
        if let Some(length) = self.ellipsis_of_range() {
            return self.token(Kind::Dash, self.at + length);
        }
        let kind = match c {
            _ if is_dash(c) => Kind::Dash,
            '.' | '…' => Kind::Dot,
            '/' | '\\' => Kind::Slash,
            ':' => Kind::Colon,
            ',' => Kind::Comma,
            ';' => Kind::Semicolon,
            '(' | '[' => Kind::Open,
            ')' | ']' => Kind::Close,
            '№' => Kind::NumberSign,
            _ => Kind::Other,
        };
        self.token(kind, self.at + c.len_utf8())
    }

    /// Returns the length of the «…» of «01.03…01.05», which is a dash.
    fn ellipsis_of_range(&self) -> Option<usize> {
        let before = self.text.get(..self.at)?;
        let mut written = ["…", "..."].into_iter();
        let ellipsis = written.find(|dots| self.rest().starts_with(dots))?;
        let after = self.rest().get(ellipsis.len()..)?;
        let digit = |c: char| c.is_ascii_digit();
        (before.ends_with(digit) && after.starts_with(digit)).then_some(ellipsis.len())
    }

    fn number_end(&self) -> usize {
        let before = self.text.get(..self.at).unwrap_or_default();
        number_end(before, self.rest())
    }

    fn number(&mut self) -> Token {
        let rest = self.rest();
        if let Some(end) = typed_four(rest) {
            let four = Number::named(4, Form::Roman);
            return self.token(Kind::Number(four), self.at + end);
        }
        let end = self.number_end();
        let (raw, after) = rest.split_at_checked(end).unwrap_or_default();
        let digits = raw.chars().count();
        // «2О22»: the letter stands for the digit
        let value = raw.chars().try_fold(0u32, |value, c| {
            value.checked_mul(10)?.checked_add(digit_of(c))
        });
        let ending = ordinal_ending(after);
        let form = if ending > 0 {
            Form::Ordinal
        } else {
            Form::Plain
        };
        let letters = after.get(..ending).unwrap_or_default();
        let traits = Traits::of_ordinal(letters.chars().next_back().map(fold_letter));
        let kind = value.map(|value| {
            Kind::Number(Number {
                value,
                digits,
                form,
            })
        });
        let token = self.token(kind.unwrap_or(Kind::Other), self.at + end + ending);
        Token { traits, ..token }
    }

    fn word(&mut self) -> Token {
        let rest = self.rest();
        let mut end = rest.len() - rest.trim_start_matches(is_letter).len();
        end = glued_roman(rest.get(..end).unwrap_or_default()).unwrap_or(end);
        end += tail_of_short(
            rest.get(..end).unwrap_or_default(),
            rest.get(end..).unwrap_or_default(),
        );
        let raw = rest.get(..end).unwrap_or_default();
        let shown = if raw.contains(HIDDEN) {
            Cow::Owned(raw.replace(HIDDEN, ""))
        } else {
            Cow::Borrowed(raw)
        };
        if let Some(value) = lexicon::roman(&shown) {
            let number = Number::named(value.into(), Form::Roman);
            // «I-ое», but not «IX-X»
            let after = rest.get(end..).unwrap_or_default();
            let ending = ordinal_ending(after);
            let own = |ending: &str| lexicon::roman(ending.trim_start_matches(is_dash)).is_none();
            let ending = if after.get(..ending).is_some_and(own) {
                ending
            } else {
                0
            };
            return self.token(Kind::Number(number), self.at + end + ending);
        }
        let mut folded = std::mem::take(&mut self.folded);
        folded.clear();
        folded.reserve(LONG_WORD);
        folded.extend(
            raw.chars()
                .filter(|&c| !is_blank(c) && c != '.')
                .map(fold_letter),
        );
        let found = lexicon::look_up(&folded);
        let traits = Traits::of(&folded);
        let latin = raw.chars().any(|c| c.is_ascii_alphabetic());
        self.folded = folded;
        let word = found.map_or(Word::Other, |(_, word)| word);
        let form = found.map(|(form, _)| form).filter(|_| latin);
        Token {
            traits,
            read_as: form,
            ..self.token(Kind::Word(word), self.at + end)
        }
    }
}

/// Returns where a «IV» whose first sign was typed as a digit ends: «1У», «1V».
fn typed_four(text: &str) -> Option<usize> {
    let after = text.strip_prefix('1')?.strip_prefix(['У', 'V'])?;
    (!after.starts_with(is_letter)).then(|| text.len() - after.len())
}

/// Returns where the Roman number of «Iквартал», «Iи III» ends.
fn glued_roman(word: &str) -> Option<usize> {
    let tail = word.trim_start_matches(|c| matches!(c, 'I' | 'V' | 'X' | '\u{2160}'..='\u{216b}'));
    only(!tail.is_empty() && tail.len() < word.len())?;
    let folded: String = tail.chars().map(fold_letter).collect();
    let (_, found) = lexicon::look_up(&folded)?;
    matches!(found, Word::Unit(_) | Word::And).then(|| word.len() - tail.len())
}

/// Returns how much of `tail` belongs to the short word before it: «п/г», «п.г.», «г.г.», «р.д.» and «с. г.» are one word each, and so are
/// «пол-е» and «кв-л».
fn tail_of_short(word: &str, tail: &str) -> usize {
    let letters = |text: &str| text.len() - text.trim_start_matches(is_letter).len();
    // «пол-е», «кв-л»
    if let Some(rest) = tail.strip_prefix(['/', '-']).filter(|_| word.len() <= 6) {
        let length = 1 + letters(rest);
        let own = word
            .chars()
            .chain(tail.get(..length).unwrap_or_default().chars());
        let known = lexicon::look_up(&own.map(fold_letter).collect::<String>()).is_some();
        return if known { length } else { 0 };
    }
    let Some(rest) = tail.strip_prefix('.') else {
        return 0;
    };
    let mut chars = word.chars().flat_map(char::to_lowercase);
    let (Some(first), None) = (chars.next(), chars.next()) else {
        return 0;
    };
    if first == 'г' {
        return if rest.starts_with(['г', 'Г']) {
            ".г".len()
        } else {
            0
        };
    }
    let next = rest.trim_start_matches(is_blank);
    let own = match first {
        'р' => ['д', 'Д'],
        'п' | 'с' | 'т' | 'c' => ['г', 'Г'],
        _ => return 0,
    };
    let lone = next.starts_with(own) && letters(next) == "г".len();
    if lone {
        tail.len() - next.len() + "г".len()
    } else {
        0
    }
}

/// Returns a number at `span` as written and in digits, where letters stand for some of them: «З1», «1О».
pub(super) fn digits_meant(text: &str, span: Span, number: Number) -> Option<(&str, String)> {
    let raw = text.get(span.range()).unwrap_or_default();
    let length = raw.chars().take(number.digits).map(char::len_utf8).sum();
    let raw = raw.get(..length).unwrap_or_default();
    let lettered = number.form != Form::Roman && raw.contains(|c: char| !c.is_ascii_digit());
    let digits = || raw.chars().map(|c| digit_of(c).to_string()).collect();
    lettered.then(|| (raw, digits()))
}

/// Returns the digit that a character is or looks like.
fn digit_of(c: char) -> u32 {
    let like = if c == 'З' { 3 } else { 0 };
    c.to_digit(10).unwrap_or(like)
}

/// Returns whether a letter looks like a digit: О and З.
fn is_like_digit(c: char) -> bool {
    matches!(c, 'О' | 'O' | 'З')
}

/// Returns where the digits at the start of `text` end, letters that look like them counted where they can be no word.
fn number_end(before: &str, text: &str) -> usize {
    let digit = |c: char| c.is_ascii_digit();
    let like = |c: char| digit(c) || is_like_digit(c);
    let after = text.trim_start_matches(like);
    let run = text.get(..text.len() - after.len()).unwrap_or_default();
    // «ЗО.03», «15.ОЗ.2022»
    let dated = after
        .strip_prefix('.')
        .is_some_and(|next| next.starts_with(digit));
    let known = run.contains(digit) || dated && run.chars().count() == 2;
    if known && !after.starts_with(is_letter) && !before.ends_with(is_letter) {
        return run.len();
    }
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let after = text.get(at + c.len_utf8()..).unwrap_or_default();
        if digit(c) || is_letter_o(c) && after.starts_with(digit) {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

fn is_letter_o(c: char) -> bool {
    matches!(c, 'О' | 'о' | 'O' | 'o')
}

fn is_letter(c: char) -> bool {
    russian::is_letter(c) || HIDDEN.contains(&c)
}

fn is_quote(c: char) -> bool {
    "«»\"“”„'’‘_*•·●!".contains(c)
}

/// Returns the length of an ordinal's ending at the start of `after`: «-я», «го».
fn ordinal_ending(after: &str) -> usize {
    // «10 - го», but not «10 я»
    let dashed = after.trim_start_matches(is_blank).starts_with(is_dash);
    let letters = after.trim_start_matches(|c| dashed && (is_dash(c) || is_blank(c)));
    let rest = letters.trim_start_matches(is_letter);
    // no ending is longer than three letters
    let ending = letters.strip_suffix(rest).unwrap_or_default().chars();
    let shown = ending.filter(|c| !HIDDEN.contains(c)).take(4);
    let known = lexicon::is_ordinal_ending(&shown.map(fold_letter).collect::<String>());
    if known { after.len() - rest.len() } else { 0 }
}

/// Makes one token of the words that have one meaning together.
fn join_idioms(tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at + 1 < tokens.len() {
        let rest = tokens.get(at..).unwrap_or_default();
        let idiom = lexicon::idiom(&rest.iter().map_while(Token::word));
        if let Some((count, word)) = idiom {
            let (first, last) = (tokens[at], tokens[at + count - 1]);
            tokens.drain(at + 1..at + count);
            tokens[at] = Token {
                kind: Kind::Word(word),
                span: first.span.join(last.span),
                traits: last.traits,
                ..first
            };
        }
        at += 1;
    }
}

/// Makes «число» of the «ч.» of «до 3 ч. месяца», «ежемесячно до 3 ч.»: the hour of no day.
fn number_days(tokens: &mut [Token]) {
    let mut words = tokens.iter().filter_map(Token::word);
    let long = |word| match word {
        Word::Every(unit) | Word::Unit(unit) => matches!(unit, Unit::Month | Unit::Quarter),
        _ => false,
    };
    let day = |word| {
        matches!(
            word,
            Word::Weekday(_) | Word::Working | Word::Unit(Unit::Day)
        )
    };
    let monthly = words.clone().any(long) && !words.any(day);
    for at in 2..tokens.len() {
        let [bound, number, hour] = [at - 2, at - 1, at].map(|at| tokens[at]);
        let short = hour.word() == Some(Word::Hour) && hour.span.range().len() == 2;
        let bounded = matches!(bound.word(), Some(Word::Until | Word::Later));
        if !(short && bounded && number.is_number()) {
            continue;
        }
        let ahead = |count| tokens.get(at + count).and_then(Token::word);
        let each = matches!(
            ahead(1),
            Some(Word::Each | Word::Next | Word::Reporting | Word::Current | Word::Last)
        );
        let ends = tokens.get(at + 1).is_none_or(|next| match next.kind {
            Kind::Number(year) => year.digits == 4,
            Kind::Comma | Kind::Open | Kind::Close | Kind::Word(Word::Every(_)) => true,
            _ => false,
        });
        let told = ahead(1 + usize::from(each)) == Some(Word::Unit(Unit::Month));
        if told || monthly && ends {
            tokens[at].kind = Kind::Word(Word::DayNumber);
            tokens[at].read_as = Some("числа").filter(|_| !told);
        }
    }
}

/// Makes one token of «п. 2.1»: the number is none of a day.
fn join_references(tokens: &mut Vec<Token>) {
    for at in 0.. {
        let Some(word) = tokens.get(at) else { return };
        if word.word() != Some(Word::Other) || !word.traits.has(Trait::Reference) {
            continue;
        }
        let kind = |at: usize| tokens.get(at).map(|token| token.kind);
        let number = |at: usize| matches!(kind(at), Some(Kind::Number(own)) if own.digits < 4);
        let mut last = at + usize::from(kind(at + 1) == Some(Kind::NumberSign));
        last += usize::from(number(last + 1));
        while last > at && kind(last + 1) == Some(Kind::Dot) && number(last + 2) {
            last += 2;
        }
        tokens[at].span = tokens[at].span.join(tokens[last].span);
        tokens.drain(at + 1..=last);
    }
}

/// Returns how many tokens at the start of `tokens` number a member of a list: «1)», «б)».
fn mark_of_list(tokens: &[Token]) -> usize {
    let marks = match tokens {
        // «1. до 5 марта»
        [mark, dot, next, ..] if dot.kind == Kind::Dot && !dot.blank && next.blank => {
            let opens = matches!(
                next.word(),
                Some(Word::Until | Word::By | Word::Not | Word::In | Word::From | Word::Every(_))
            );
            // «1. Май 2. Октябрь»
            let month =
                matches!(next.word(), Some(Word::Month(_))) && !next.traits.has(Trait::Genitive);
            let top = if opens { 20 } else { 10 };
            let short = matches!(mark.kind, Kind::Number(number) if number.value < top);
            short && (opens || month)
        }
        [mark, close, _, ..] if close.kind == Kind::Close && !close.blank => {
            mark.is_number() || mark.word().is_some() && mark.span.range().len() <= 2
        }
        _ => false,
    };
    if marks { 2 } else { 0 }
}

/// Drops the dots that part no numbers and all but one of several dashes; a comma inside a date is its dot.
fn drop_idle_signs(tokens: &mut Vec<Token>) {
    for at in 0..tokens.len() {
        if is_date_with_commas(&tokens[at..]) {
            tokens[at + 1].kind = Kind::Dot;
            tokens[at + 3].kind = Kind::Dot;
        }
    }
    let (mut kept, mut at, mut marks) = (0, 0, 0);
    let mut bracketed = false;
    while at < tokens.len() {
        if at > 0 && tokens[at - 1].is_number() {
            at += said_again(&tokens[at..]);
        }
        let before = tokens[..kept].last().copied();
        let opens =
            before.is_none_or(|t| matches!(t.kind, Kind::Comma | Kind::Semicolon | Kind::Colon));
        // «1. До 5 марта 2. До 1 июня»
        let next = |token: &Token| matches!(token.kind, Kind::Number(n) if n.value == marks + 1);
        let next = marks > 0 && tokens.get(at).is_some_and(next);
        if (opens || next) && !bracketed {
            let mark = mark_of_list(&tokens[at..]);
            marks += u32::from(mark > 0);
            at += mark;
            if mark > 0 && !opens {
                let kind = Kind::Comma;
                tokens[kept] = Token {
                    kind,
                    ..tokens[at - 1]
                };
                kept += 1;
            }
        }
        let Some(token) = tokens.get(at).copied() else {
            break;
        };
        let numbered = before.is_some_and(|before| before.is_number());
        let next = tokens.get(at + 1);
        let idle = match token.kind {
            Kind::Dot => !(numbered && next.is_some_and(Token::is_number)),
            Kind::Dash => {
                // «1-кв.»
                let unit = |next: &Token| matches!(next.word(), Some(Word::Unit(_))) && !next.blank;
                let glued = numbered && !token.blank && next.is_some_and(unit);
                glued || before.is_some_and(|before| before.kind == Kind::Dash)
            }
            _ => false,
        };
        if !idle {
            tokens[kept] = token;
            kept += 1;
            bracketed = match token.kind {
                Kind::Open => true,
                Kind::Close => false,
                _ => bracketed,
            };
        }
        at += 1;
    }
    tokens.truncate(kept);
    let trailing = |token: &mut Token| {
        matches!(
            token.kind,
            Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dot | Kind::Dash
        )
    };
    while tokens.len() > 1 && tokens.pop_if(trailing).is_some() {}
}

/// Returns how many tokens say a number again: «5 (пяти) дней», «10 (десятого) числа».
fn said_again(tokens: &[Token]) -> usize {
    let said = |token: &&Token| matches!(token.word(), Some(Word::Count(_) | Word::Ordinal(_)));
    let [
        Token {
            kind: Kind::Open, ..
        },
        rest @ ..,
    ] = tokens
    else {
        return 0;
    };
    let again = rest.iter().take_while(said).count();
    let closed = rest
        .get(again)
        .is_some_and(|token| token.kind == Kind::Close);
    if again > 0 && closed { again + 2 } else { 0 }
}

/// «20,05,2022»
fn is_date_with_commas(tokens: &[Token]) -> bool {
    let [day, comma, month, other, year, ..] = tokens else {
        return false;
    };
    let digits = |token: &Token| match token.kind {
        Kind::Number(number) => number.digits,
        _ => 0,
    };
    let commas = [comma, other].iter().all(|comma| comma.kind == Kind::Comma);
    let glued = tokens[1..5].iter().all(|token| !token.blank);
    commas && glued && matches!((digits(day), digits(month), digits(year)), (1..=2, 2, 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let words: Vec<String> = tokens(text)
            .iter()
            .map(|token| match token.kind {
                Kind::Number(number) => format!(
                    "{}{}",
                    number.value,
                    match number.form {
                        Form::Plain => "",
                        Form::Ordinal => "th",
                        Form::Roman => "r",
                    }
                ),
                Kind::Word(word) => format!("{word:?}"),
                kind => format!("{kind:?}"),
            })
            .collect();
        assert_eq!(words.join(" "), expected, "{text:?}");
    }

    #[test]
    fn blanks_are_what_is_to_be_filled_in() {
        let case = |text: &str, blank: Option<&str>| {
            let found = unfilled(text).and_then(|span| text.get(span.range()));
            assert_eq!(found, blank, "{text}");
        };
        case("до «___» марта 2022 г.", Some("___"));
        case("«__»_________2022", Some("__"));
        case("«15»______ 2022", Some("______"));
        case("с _ по 15 мая", Some("_"));
        case("до __.03.2022", Some("__"));
        case("15.__.2022", Some("__"));
        case("до «  » марта", Some("«  »"));
        case("до \"\" марта", Some("\"\""));
        case("до … марта", Some("…"));
        case("до «...» марта", Some("..."));
        let whole = [
            "_до 1 мая_",
            "__15 мая__",
            "до 1 мая 2022 ______",
            "01.03…01.05",
            "приказ № ___, май",
            "«Неделя» «май»",
            "\"Неделя\" \"май\"",
            "«\"Неделя\"» май",
            "\"«Неделя»\" май",
            "«“Неделя”» май",
            "и т.д... май",
        ];
        for text in whole {
            case(text, None);
        }
    }

    #[test]
    fn splits_what_documents_write() {
        case("до01.09", "Until 1 Dot 9");
        case("05.10.-17.10", "5 Dot 10 Dash 17 Dot 10");
        case("3-я, 4-я неделя", "3th Comma 4th Unit(Week)");
        case("10-дневный", "10 Dash TermOf(Day, 0)");
        case("II-III,IV нед.", "2r Dash 3r Comma 4r Unit(Week)");
        case("«25» мая 2022г.", "25 Month(5) 2022 Unit(Year)");
        case("в теч..мес", "In During Unit(Month)");
        case("1 п/г", "1 Unit(HalfYear)");
        case("I-ое, II-III", "1r Comma 2r Dash 3r");
        case("I\u{ad}V кв., 15-г\u{200b}о", "4r Unit(Quarter) Comma 15th");
        case("Сентябр ь", "Other Other");
        case("2О22, 5 окт", "2022 Comma 5 Month(10)");
        case("май\\июнь", "Month(5) Slash Month(6)");
        case("", "");
    }

    #[test]
    fn latin_letters_are_told() {
        let token = tokens("мaй")[0];
        assert_eq!(
            (token.word(), token.read_as),
            (Some(Word::Month(5)), Some("май"))
        );
    }
}
