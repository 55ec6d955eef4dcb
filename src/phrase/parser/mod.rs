//! Recursive descent over the tokens of a deadline, one function per line of the grammar.
//!
//! Dates nothing: of the plan it knows only what [`Hints`] tell. What is not understood is told by place, never dropped.

mod apart;
mod clock;
mod date;
mod event;
mod frame;
mod free;
mod inherit;
mod join;
mod list;
mod note;
mod place;
mod recurrence;
mod time;
mod window;
mod work;
mod year;

use std::cell::Cell;

use super::ast::{Body, Clause, Dated, Frame, Link, Milestone, Of, Phrase, Pick, Place};
use super::lexicon::{Trait, Unit, Word};
use super::only::only;
use super::reading::uncertain;
use super::token::{Kind, Number, Token};
use crate::calendar::{Calendar, Part, Period, PeriodKind};
use crate::diagnostic::{Diagnostic, Rule};
use crate::text::Span;
use crate::text::russian::{is_blank, is_dash};
use crate::words::{Message, MessageId};

/// Why a phrase was not read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Failure {
    /// The words not understood.
    pub(super) span: Span,
    /// It has clock times only.
    pub(super) clock: bool,
}

/// Whether the plan dates events, and whether anything turned on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Events<'a> {
    pub(super) known: bool,
    pub(super) asked: &'a Cell<bool>,
}

impl Events<'_> {
    fn are_known(self) -> bool {
        self.asked.set(true);
        self.known
    }
}

/// What the parser may assume.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hints<'a> {
    /// Words after a date may be a remark or a milestone.
    pub(super) remarks: bool,
    /// A section lends a month to bare days.
    pub(super) month_lent: bool,
    /// What the plan is of, where that is known.
    pub(super) period: Option<Period>,
    /// Which parts of the school year are units: those that it dates.
    pub(super) calendar: &'a Calendar,
    /// The plan dates events, so «до» may stand before any words.
    pub(super) events: Events<'a>,
}

impl Hints<'_> {
    fn is_school_year(&self) -> bool {
        self.period.as_ref().is_some_and(Period::is_school_year)
    }

    /// Returns whether the plan is of the school year that begins in `year`.
    fn is_school_year_of(&self, year: u32) -> bool {
        let begins = self
            .period
            .map(|period| chrono::Datelike::year(&period.start));
        self.is_school_year() && begins == i32::try_from(year).ok()
    }

    /// Returns whether the plan is of several years, or its period is not known.
    fn many_years(&self) -> bool {
        self.period
            .is_none_or(|period| period.kind == PeriodKind::Years)
    }
}

/// A phrase and what is to be said of it.
pub(super) struct Parsed {
    pub(super) phrase: Phrase,
    pub(super) findings: Vec<Diagnostic>,
    /// Tokens that are free text: their spelling is nobody's business.
    pub(super) free: Vec<Span>,
}

/// Reads the tokens of `text`.
pub(super) fn parse(text: &str, tokens: &[Token], hints: Hints<'_>) -> Result<Parsed, Failure> {
    let bare = is_bare(tokens);
    let of_holidays = |token: &Token| token.word() == Some(Word::Part(Part::Holidays));
    let mut parser = Parser {
        text,
        tokens,
        at: 0,
        hints,
        findings: Vec::new(),
        free: Vec::new(),
        clock: None,
        seen: Seen::default(),
        open: false,
        tail: Link::None,
        closed: None,
        day_named: false,
        reported: 0,
        bare,
        holidays: tokens.iter().position(of_holidays),
        unit: (!bare).then(|| said_unit(tokens)).flatten(),
    };
    let mut members = Vec::with_capacity(4);
    let milestones = parser.phrase(&mut members)?;
    let phrase = Phrase {
        clauses: parser.combine(members)?,
        milestones,
    };
    Ok(Parsed {
        phrase,
        findings: parser.findings,
        free: parser.free,
    })
}

/// What stands before.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    /// Words of the work.
    work: bool,
    /// A day.
    day: bool,
    /// A year that heads what comes in it: «2021 – I квартал, 2022 – II квартал».
    headed: bool,
    last: Last,
}

/// What the clause before is, where it tells whether «15-20» is a time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Last {
    #[default]
    Other,
    /// Longer than a day.
    Long,
    /// A bare day of a list that goes on.
    Bare,
    /// A window of days.
    Window,
}

struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
    hints: Hints<'a>,
    findings: Vec<Diagnostic>,
    free: Vec<Span>,
    /// The clock times met.
    clock: Option<Span>,
    seen: Seen,
    /// A «с» opened a window, so that «по 2023 год» ends it.
    open: bool,
    /// What stands behind the last member: «и далее» ends in a link.
    tail: Link,
    /// The unit of «по итогам месяца»: its days come after it.
    closed: Option<Unit>,
    /// A day was told by its name: «День Победы».
    day_named: bool,
    /// How many times a report is told to be of: «за 1 квартал – до 10 апреля».
    reported: usize,
    /// Of days, months and years alone, as most are: what turns on other words need not be tried.
    bare: bool,
    /// Where it tells of holidays.
    holidays: Option<usize>,
    /// The unit of «ежемесячно», said anywhere in the phrase: «ежемесячно, в последний рабочий день».
    unit: Option<Unit>,
}

impl Parser<'_> {
    /// phrase := [«срок» «–»] { link clause | link «(» phrase «)» | clock | milestone | remark }
    fn phrase(&mut self, members: &mut Vec<Clause>) -> Result<Vec<Milestone>, Failure> {
        let mut milestones = Vec::new();
        self.heading();
        let mut link = Link::Separator;
        while self.at < self.tokens.len() {
            if self.clock_times() || self.roughly() {
                if self.follows(Kind::Comma) {
                    link = Link::Separator;
                }
                continue;
            }
            let before = self.at;
            if !self.bare {
                if self.reported_term() || self.numbered_unit() || self.closed_unit(members) {
                    continue;
                }
                if self.reported_behind(members) || self.year_of_work(members) {
                    link = self.link();
                    continue;
                }
            }
            if self.bracketed(members) {
                // «март (заседание), далее ежеквартально»
                let then = self.attempt(|parser| {
                    let then = Some(parser.link()).filter(|link| *link == Link::Then);
                    then.filter(|_| parser.looks(Self::opens_clause))
                });
                link = then.unwrap_or(Link::Separator);
            } else if let Some(clause) = self.clause() {
                self.took(&clause);
                members.push(Clause { link, ..clause });
                link = self.link();
            } else if self.note(members, &mut milestones) {
                link = match self.link() {
                    Link::None | Link::Colon | Link::And => Link::Separator,
                    link => link,
                };
            } else {
                return Err(self.failure(before));
            }
        }
        self.tail = link;
        match (members.is_empty(), self.clock) {
            (false, _) => Ok(milestones),
            (true, Some(span)) => Err(Failure { span, clock: true }),
            (true, None) => Err(self.failure(0)),
        }
    }

    /// Notes what the clock times after `clause` turn on.
    fn took(&mut self, clause: &Clause) {
        let daily = clause.rule().is_some_and(|every| every.unit == Unit::Day);
        let dated = clause.dated();
        self.seen.day |= dated.is_some() || daily || is_weekly(&clause.body);
        let heads = matches!(
            self.kind(0),
            Some(Kind::Dash | Kind::Colon | Kind::Word(Word::Until | Word::By | Word::Not))
        );
        self.seen.headed |= heads && dated.is_some_and(Dated::names_years);
        self.seen.last = match dated {
            Some(dated) if is_long(dated) => Last::Long,
            Some(dated) if dated.from.is_some() => Last::Window,
            Some(dated) if dated.is_bare() => Last::Bare,
            _ => Last::Other,
        };
    }

    /// heading := [«срок» [«исполнения»] [«–» | «:»]]
    fn heading(&mut self) {
        while self.eat_if(|kind| matches!(kind, Kind::Dash | Kind::Comma | Kind::Colon)) {}
        let of = usize::from(self.is_any(1, &[Word::Carrying, Word::Happening]));
        if self.is(0, Word::Term) && matches!(self.kind(1 + of), Some(Kind::Dash | Kind::Colon)) {
            self.at += 2 + of;
        }
    }

    /// link := «,» | «;» | «и» | «:» | «, а потом» | nothing
    fn link(&mut self) -> Link {
        let start = self.at;
        let mut link = Link::None;
        while let Some(kind) = self.kind(0) {
            let next = match kind {
                Kind::Word(Word::And) => Link::And,
                Kind::Comma | Kind::Semicolon | Kind::Slash | Kind::Dot | Kind::Word(Word::But) => {
                    if kind == Kind::Slash && self.is_doubtful_list() {
                        self.doubt(self.at, MessageId::PhraseUncertainList);
                    }
                    Link::Separator
                }
                Kind::Word(Word::Or) => {
                    self.uncertain(self.here(), MessageId::PhraseUncertainOr);
                    Link::Separator
                }
                Kind::Colon | Kind::Dash => Link::Colon,
                Kind::Word(Word::Then) => Link::Then,
                Kind::Word(Word::In | Word::Rest) if self.eat_rest() => {
                    self.at -= 1;
                    Link::Rest
                }
                Kind::Word(Word::In) if self.leads_on() => {
                    self.at += 1;
                    Link::Then
                }
                _ => break,
            };
            if !matches!(link, Link::Then | Link::Rest) {
                link = next;
            }
            self.at += 1;
        }
        if self.peek(Self::later_years).is_some() {
            return Link::Then;
        }
        // «(» and «)» are links of their own
        let closed = self.at == start && self.eat_kind(Kind::Close);
        if closed { Link::Separator } else { link }
    }

    /// Returns whether the slash here may be no sign of a list: «1/2 квартал» may be half of it, «20.01.2022/23» of two
    /// years.
    fn is_doubtful_list(&self) -> bool {
        let year = self.behind(1).map(|token| token.kind);
        self.digits(1).is_some_and(|next| {
            let goes_on = matches!(year, Some(Kind::Number(year))
                if year.digits == 4 && next.digits == 2 && next.value == (year.value + 1) % 100);
            goes_on || self.unit(2).is_some()
        })
    }

    /// Eats «в остальное время года», «остальные месяцы».
    fn eat_rest(&mut self) -> bool {
        let rest = |parser: &mut Self| {
            parser.eat(Word::In);
            parser.need(Word::Rest)?;
            let [month, year] = [Unit::Month, Unit::Year].map(Word::Unit);
            let long = parser.eat_any(&[Word::While, Word::Period, month]);
            (parser.eat(year) || long).then_some(())
        };
        self.attempt(rest).is_some()
    }

    /// Returns whether «в» opens «в дальнейшем», «в последующем».
    fn leads_on(&self) -> bool {
        match self.word(1) {
            Some(Word::Then) => true,
            // «в ближайшее время» is no link
            Some(Word::Next) => matches!(
                (self.kind(2), self.word(2)),
                (None | Some(Kind::Dash | Kind::Comma), _)
                    | (_, Some(Word::Every(_) | Word::Each | Word::Until))
            ),
            _ => false,
        }
    }

    /// clause := except | recurrence | relative | ongoing | as-needed | external | dated
    fn clause(&mut self) -> Option<Clause> {
        let start = self.at;
        let worded = (!self.bare).then(|| self.worded()).flatten();
        let body = worded
            .or_else(|| self.attempt(Self::dated).map(Body::Dated))
            .or_else(|| self.attempt(Self::relative).map(Body::Relative))?;
        Some(Clause::of(self.span_from(start), body))
    }

    /// Reads the clauses that begin with words of their own.
    fn worded(&mut self) -> Option<Body> {
        (self.attempt(Self::except).map(Body::Except))
            .or_else(|| self.attempt(Self::recurrence).map(Body::Recurring))
            .or_else(|| self.attempt(Self::after_unit).map(Body::Dated))
            .or_else(|| self.attempt(Self::relative_amount).map(Body::Relative))
            .or_else(|| self.attempt(Self::ongoing))
            .or_else(|| self.attempt(Self::as_needed))
            .or_else(|| self.attempt(Self::external))
    }

    /// Returns the words that made the clause at `at` unreadable.
    fn failure(&self, at: usize) -> Failure {
        let tail = self.tokens.get(at..).unwrap_or_default();
        let mut parts = tail.split(|token| matches!(token.kind, Kind::Comma | Kind::Semicolon));
        let part = parts.next().filter(|part| !part.is_empty()).unwrap_or(tail);
        let strange = |token: &&Token| matches!(token.kind, Kind::Word(Word::Other) | Kind::Other);
        let first = part.iter().find(strange).or(part.first());
        let last = part.iter().rfind(strange).or(part.last());
        let span = first
            .zip(last)
            .map(|(first, last)| first.span.join(last.span));
        let span = span.unwrap_or(Span::new(0, self.text.len()));
        Failure { span, clock: false }
    }

    // the small words of the parser

    /// Eats «не позднее [чем]», «не позднее, чем».
    fn not_later(&mut self) -> bool {
        let found = self.eat_all(&[Word::Not, Word::Later]);
        if found {
            let comma = self.is_kind(0, Kind::Comma) && self.is(1, Word::Than);
            self.at += usize::from(comma);
            self.eat(Word::Than);
        }
        found
    }

    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let (at, findings, free) = (self.at, self.findings.len(), self.free.len());
        let result = read(self);
        if result.is_none() {
            self.at = at;
            self.findings.truncate(findings);
            self.free.truncate(free);
        }
        result
    }

    /// Returns whether it reads so here, and reads nothing.
    fn looks(&mut self, reads: impl FnOnce(&mut Self) -> bool) -> bool {
        self.peek(|parser| only(reads(parser))).is_some()
    }

    /// Returns what reads here, and reads nothing.
    fn peek<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut found = None;
        self.attempt(|parser| {
            found = read(parser);
            None::<()>
        });
        found
    }

    fn token(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead)
    }

    /// Returns the token that stands `back` tokens behind.
    fn behind(&self, back: usize) -> Option<&Token> {
        self.at.checked_sub(back).and_then(|at| self.tokens.get(at))
    }

    /// Returns the tokens read since the one at `start`.
    fn read_from(&self, start: usize) -> &[Token] {
        self.tokens.get(start..self.at).unwrap_or_default()
    }

    fn kind(&self, ahead: usize) -> Option<Kind> {
        self.token(ahead).map(|token| token.kind)
    }

    fn word(&self, ahead: usize) -> Option<Word> {
        self.token(ahead).and_then(Token::word)
    }

    fn is(&self, ahead: usize, word: Word) -> bool {
        self.word(ahead) == Some(word)
    }

    fn is_kind(&self, ahead: usize, kind: Kind) -> bool {
        self.kind(ahead) == Some(kind)
    }

    /// Returns whether a word follows that names what a unit is of: «Неделя науки».
    fn is_named(&self) -> bool {
        matches!(self.word(0), Some(Word::Other | Word::Happening))
    }

    /// Returns whether a year in full stands `ahead`.
    fn is_year(&self, ahead: usize) -> bool {
        self.digits(ahead).is_some_and(|number| number.digits == 4)
    }

    /// Returns whether nothing follows, or a sign that ends free words.
    fn ends(&self) -> bool {
        self.ends_at(0)
    }

    fn ends_at(&self, ahead: usize) -> bool {
        self.kind(ahead).is_none_or(is_mark)
    }

    fn is_any(&self, ahead: usize, words: &[Word]) -> bool {
        self.word(ahead).is_some_and(|word| words.contains(&word))
    }

    /// Returns whether the sign right behind is `kind`.
    fn follows(&self, kind: Kind) -> bool {
        self.behind(1).is_some_and(|token| token.kind == kind)
    }

    /// Returns whether the word right behind is one of `words`.
    fn follows_any(&self, words: &[Word]) -> bool {
        let before = self.behind(1).and_then(Token::word);
        before.is_some_and(|word| words.contains(&word))
    }

    /// Returns the unit `ahead`; «смена», «модуль» and «каникулы» are units where the calendar dates them.
    fn unit(&self, ahead: usize) -> Option<Unit> {
        match self.word(ahead)? {
            Word::Unit(unit) => Some(unit),
            Word::Part(part) if self.is_dated(part) => Some(Unit::Part(part)),
            _ => None,
        }
    }

    fn is_dated(&self, part: Part) -> bool {
        !self.hints.calendar.parts(part).is_empty()
    }

    /// Returns whether the calendar is to date a part of the school year, for no event does.
    fn is_awaited(&self, part: Part) -> bool {
        self.is_dated(part) || !self.hints.events.are_known()
    }

    /// Returns the number written in digits `ahead`.
    fn digits(&self, ahead: usize) -> Option<Number> {
        match self.kind(ahead)? {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    fn eat(&mut self, word: Word) -> bool {
        self.eat_kind(Kind::Word(word))
    }

    fn eat_kind(&mut self, kind: Kind) -> bool {
        self.eat_if(|next| next == kind)
    }

    fn eat_if(&mut self, wanted: impl FnOnce(Kind) -> bool) -> bool {
        let found = self.kind(0).is_some_and(wanted);
        self.at += usize::from(found);
        found
    }

    /// Eats «,» or «и».
    fn eat_joint(&mut self) -> bool {
        self.eat_kind(Kind::Comma) || self.eat(Word::And)
    }

    /// Eats a word that `read` gives a meaning.
    fn take<T>(&mut self, read: impl FnOnce(Word) -> Option<T>) -> Option<T> {
        let found = self.word(0).and_then(read);
        self.at += usize::from(found.is_some());
        found
    }

    fn weekday(&mut self) -> Option<u8> {
        self.take(|word| match word {
            Word::Weekday(weekday) => Some(weekday),
            _ => None,
        })
    }

    fn eat_unit(&mut self) -> Option<Unit> {
        let unit = self.unit(0);
        self.at += usize::from(unit.is_some());
        unit
    }

    /// Eats one of `words`.
    fn eat_any(&mut self, words: &[Word]) -> bool {
        self.eat_if(|kind| matches!(kind, Kind::Word(word) if words.contains(&word)))
    }

    fn need(&mut self, word: Word) -> Option<()> {
        self.eat(word).then_some(())
    }

    /// Eats `words` if all of them follow.
    fn eat_all(&mut self, words: &[Word]) -> bool {
        let mut all = words.iter().enumerate();
        let found = all.all(|(ahead, &word)| self.is(ahead, word));
        self.at += if found { words.len() } else { 0 };
        found
    }

    fn here(&self) -> Span {
        let end = Span::new(self.text.len(), self.text.len());
        self.token(0).map_or(end, |token| token.span)
    }

    fn span_from(&self, start: usize) -> Span {
        let end = self.at.max(start + 1) - 1;
        let ends = self.tokens.get(start).zip(self.tokens.get(end));
        let past = Span::new(self.text.len(), self.text.len());
        ends.map_or(past, |(first, last)| first.span.join(last.span))
    }

    /// Returns the text at `span` with single blanks.
    fn cleaned(&self, span: Span) -> String {
        let raw = self.text.get(span.range()).unwrap_or_default();
        raw.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns whether words of the work stand right before `span`: «отчёт – до 20 декабря».
    fn stands_behind_words(&self, span: Span) -> bool {
        let tied = |free: &Span| {
            let mut between = free.gap(span, self.text).chars();
            free.end <= span.start && between.all(|c| is_blank(c) || is_dash(c) || c == ':')
        };
        self.free.iter().any(tied)
    }

    /// Says that what was read from the token `start` on is a choice.
    fn doubt(&mut self, start: usize, why: impl Into<Message>) {
        self.uncertain(self.span_from(start), why);
    }

    fn uncertain(&mut self, span: Span, why: impl Into<Message>) {
        self.findings.push(uncertain(span, why));
    }
}

/// Returns whether there is nothing but days, months, years and what bounds them: «с 05.02 по 20 марта 2022 г.».
fn is_bare(tokens: &[Token]) -> bool {
    let year = |at: usize| matches!(tokens[at].kind, Kind::Number(year) if year.digits == 4);
    tokens
        .iter()
        .enumerate()
        .all(|(at, token)| match token.kind {
            Kind::Number(_) | Kind::Dash | Kind::Dot | Kind::Comma => true,
            Kind::Word(word) => match word {
                Word::Month(_) | Word::Until | Word::By | Word::From | Word::Not | Word::Later => {
                    true
                }
                word => word == Word::Unit(Unit::Year) && at > 0 && year(at - 1),
            },
            _ => false,
        })
}

/// Returns the unit by which the whole recurs: «ежемесячно», «раз в квартал», «каждый месяц», «квартальный отчёт».
fn said_unit(tokens: &[Token]) -> Option<Unit> {
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let said = (0..tokens.len()).find_map(|at| {
        let named = match word(at)? {
            Word::Every(unit) => return Some(unit),
            // «раз в 3 месяца»
            Word::Times if word(at + 1) == Some(Word::In) => match word(at + 2) {
                None | Some(Word::Count(_)) => word(at + 3),
                unit => unit,
            },
            Word::Each => word(at + 1),
            _ => None,
        };
        match named? {
            Word::Unit(unit) => Some(unit),
            _ => None,
        }
    });
    let reported = [
        (Trait::Quarterly, Unit::Quarter),
        (Trait::HalfYearly, Unit::HalfYear),
    ];
    let told = |token: &Token| reported.iter().find(|(own, _)| token.traits.has(*own));
    said.or_else(|| tokens.iter().find_map(told).map(|(_, unit)| *unit))
}

/// Returns whether a token ends free words.
fn is_mark(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Close
    )
}

/// Returns whether a sign or «и» joins what stands beside it.
fn is_joint(kind: Kind) -> bool {
    matches!(kind, Kind::Dash | Kind::Comma | Kind::Word(Word::And))
}

/// Returns whether a word can only be about time.
fn is_time_word(word: Word) -> bool {
    matches!(
        word,
        Word::Month(_)
            | Word::Weekday(_)
            | Word::Unit(_)
            | Word::Season(_)
            | Word::Every(_)
            | Word::Each
            | Word::Times
            | Word::TimesIn(_)
            | Word::Always
            | Word::AllYear
    )
}

/// Returns whether it names a month or what is longer, and no day of it.
fn is_long(dated: &Dated) -> bool {
    let long = matches!(
        dated.frame(),
        Frame::Month(_) | Frame::Nth { .. } | Frame::Season(_)
    );
    long && dated.pick() == Pick::Whole
}

/// Returns whether it names days of the week, after which clock times stand.
fn is_weekly(body: &Body) -> bool {
    let weekday = |place: &Place| {
        let mut picks = [place.pick, place.then].into_iter();
        picks.any(|pick| matches!(pick, Pick::Nth(_, Of::Weekday(_))))
    };
    let weekday = |dated: &Dated| weekday(&dated.to.place);
    matches!(body, Body::Recurring(every) if every.places.iter().any(weekday))
}

/// Returns a finding of a missing separator in `span`.
fn missing_separator(span: Span) -> Diagnostic {
    Diagnostic::new(
        Rule::MissingSeparator,
        span,
        MessageId::PhraseMissingSeparator,
    )
    .help(MessageId::PhraseMissingSeparatorHelp)
}
