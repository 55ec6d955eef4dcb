//! What stands beside a deadline and is none: brackets, remarks, milestones.

use super::{Parser, is_joint, is_time_word};
use crate::phrase::ast::{Body, Bound, Clause, Dated, Frame, Link, Milestone, Time, Year};
use crate::phrase::lexicon::{Trait, Unit, Word};
use crate::phrase::only::only;
use crate::phrase::repair;
use crate::phrase::token::{Kind, Token};
use crate::text::Span;
use crate::words::MessageId;

impl Parser<'_> {
    /// «(» phrase «)»; what is not understood in brackets is a remark
    pub(super) fn bracketed(&mut self, members: &mut Vec<Clause>) -> bool {
        let start = self.at;
        if !self.eat_kind(Kind::Open) {
            return false;
        }
        if self.is(0, Word::Term) {
            self.heading();
        }
        let rest = self.tokens.iter().skip(self.at);
        let end = self.at + rest.take_while(|token| token.kind != Kind::Close).count();
        let of_report = self.is_any(0, &[Word::For, Word::On]);
        let (clock, told) = (self.clock, self.findings.len());
        let mut inner = self.terms_to(end);
        // «март (весенние каникулы)»
        let last = members.last();
        let before = last.and_then(Clause::dated);
        let event = |member: &Clause| match &member.body {
            Body::Relative(relative) => before.is_some() || relative.from.is_none(),
            _ => false,
        };
        let recurs = last.is_some_and(|last| last.recurring().is_some()) && !inner.is_empty();
        let named = before.is_some() || recurs;
        // «январь (за 2021 год)», «до 15 июля (за 1 полугодие)»
        let long = |dated: &Dated| dated.bound == Bound::Within && dated.is_whole();
        // «до 20 мая (1 полугодие)», «март (I квартал)»
        let ends = |dated: &Dated| dated.bound.is_last() && dated.is_full_day() || dated.is_month();
        let part = |dated: &Dated| matches!(dated.frame(), Frame::Nth { .. } | Frame::Season(_));
        let all = |meant: &dyn Fn(&Dated) -> bool| {
            inner.iter().all(|member| member.dated().is_some_and(meant))
        };
        let parts = before.is_some_and(ends) && all(&|dated| long(dated) && part(dated));
        // «до 5 мая (ко Дню Победы)»
        let day = before.filter(|dated| dated.is_full_day());
        let of_feast = |dated: &Dated| {
            let other = day.is_some_and(|day| day.to.place != dated.to.place);
            other && dated.bound == Bound::By && self.is_name(&dated.to)
        };
        let parts = parts || !inner.is_empty() && all(&of_feast);
        let remark = inner.iter().all(event) || parts || of_report && all(&long);
        // «(16:00)», «(ориентировочно)»
        let timed = inner.is_empty() && (self.clock != clock || self.findings.len() > told);
        let understood = self.at == end && (timed || !(named && remark));
        let of_work = |parser: &mut Self| parser.terms_of_work(start + 1, end);
        if understood {
            for member in &mut inner {
                if let Body::Dated(dated) = &mut member.body {
                    dated.aside = !members.is_empty();
                }
            }
            members.append(&mut inner);
        } else if let Some(mut terms) = self.attempt(of_work) {
            members.append(&mut terms);
        } else {
            self.at = (end + 1).min(self.tokens.len());
            self.remark(self.span_from(start));
        }
        self.at = (end + 1).min(self.tokens.len());
        while self.eat_if(|kind| is_pause(kind) || kind == Kind::Dash) {}
        true
    }

    /// Reads the members of a list that ends before `end`, as far as they are terms.
    fn terms_to(&mut self, end: usize) -> Vec<Clause> {
        let mut terms = Vec::new();
        let mut link = match self.link() {
            link @ (Link::Then | Link::Rest) => link,
            _ => Link::Separator,
        };
        while self.at < end {
            if self.clock_times()
                || self.is(0, Word::Roughly) && self.roughly()
                || self.numbered_unit()
            {
                continue;
            }
            let Some(clause) = self.clause() else { break };
            terms.push(Clause { link, ..clause });
            link = if self.at < end { self.link() } else { link };
        }
        terms
    }

    /// Reads what words of the work are due by in brackets from `start` to `end`: «(отчёт – до 10 июня)».
    fn terms_of_work(&mut self, start: usize, end: usize) -> Option<Vec<Clause>> {
        self.at = start;
        while self.at < end && !self.opens_term(false) {
            only(self.work_word())?;
        }
        only(start < self.at && self.at < end)?;
        let words = self.span_from(start);
        let terms = self.terms_to(end);
        let sure = |term: &Clause| {
            term.recurring().is_some() || term.dated().is_some_and(|dated| dated.bound.is_last())
        };
        only(self.at == end && terms.iter().all(sure))?;
        self.remark(words);
        Some(terms)
    }

    /// «ориентировочно», «ближайший рабочий день» «к 15 числу»
    pub(super) fn roughly(&mut self) -> bool {
        let nearest = |parser: &mut Self| {
            parser.eat(Word::In);
            parser.need(Word::Next)?;
            parser.counted().filter(|of| of.is_day())?;
            only(parser.eat(Word::By) && parser.peek(Self::time)?.place.is_day())
        };
        let nearest = !self.bare && self.attempt(nearest).is_some();
        let roughly = nearest || self.eat(Word::Roughly);
        if roughly {
            self.doubt(self.at - 1, MessageId::PhraseUncertainRoughly);
            self.eat_if(|kind| matches!(kind, Kind::Comma | Kind::Dash | Kind::Colon));
        }
        roughly
    }

    /// Returns whether the numbers here are of the work, where its words are allowed.
    pub(super) fn is_of_work(&self) -> bool {
        self.hints.remarks && self.counts_work().is_some()
    }

    /// note := words date, after a date with no comma: a milestone | words before a term, or behind the last
    pub(super) fn note(&mut self, members: &[Clause], milestones: &mut Vec<Milestone>) -> bool {
        let few = self.tokens.len() <= MOST_TOKENS;
        let found = self.hints.remarks && few;
        found && (self.milestone(members, milestones) || self.work_words(members))
    }

    fn milestone(&mut self, members: &[Clause], milestones: &mut Vec<Milestone>) -> bool {
        let dated = members
            .last()
            .is_some_and(|member| member.dated().is_some());
        let apart = |kind| {
            let sign = matches!(kind, Kind::Dash | Kind::Slash | Kind::Close);
            sign || is_pause(kind)
        };
        let tied = self.behind(1).is_some_and(|token| !apart(token.kind));
        if !(dated && tied && self.seen.day) {
            return false;
        }
        let start = self.at;
        let text = |kind| is_text(kind) && !is_pause(kind);
        while self.kind(0).is_some_and(text) || self.is_town() {
            self.at += 1;
        }
        let span = self.span_from(start);
        let words = self.at > start && !self.is(0, Word::Until);
        let date = self.attempt(Self::time).filter(Time::is_full_day);
        let ends = self.ends() && !self.is_kind(0, Kind::Open);
        let date = date.filter(|_| words && ends && self.at > start + 1);
        match date {
            Some(date) => {
                self.free.push(span);
                let text = self.cleaned(span);
                milestones.push(Milestone { text, date });
                let words = self.cleaned(self.span_from(start));
                self.uncertain(span, MessageId::PhraseUncertainMilestone.with(words));
            }
            None => self.at = start,
        }
        date.is_some()
    }

    /// Words of the work: «Педсовет» of «Педсовет, май», «предварительный» behind «7 июля».
    fn work_words(&mut self, members: &[Clause]) -> bool {
        let found = self.attempt(|parser| parser.work_span(members));
        self.seen.work |= found.is_some();
        found.map(|span| self.remark(span)).is_some()
    }

    fn work_span(&mut self, members: &[Clause]) -> Option<Span> {
        let start = self.at;
        let comma = self.follows(Kind::Comma);
        while self.at < self.tokens.len()
            && (self.at == start || !self.is(0, Word::Then))
            && !self.opens_term(members.is_empty())
            && self.clock_length().is_none()
        {
            only(self.work_word())?;
        }
        let ends = self.at == self.tokens.len();
        // «май, абракадабра, июнь» is no list of work
        let paused = self.behind(1).is_some_and(|token| is_pause(token.kind));
        let parted = comma && self.at > start && paused;
        let listed = parted && !ends && !self.seen.work && !members.is_empty();
        // «50 %» is said of the work too
        let said = |token: &Token| token.word().is_some() || token.kind == Kind::Other;
        only(self.read_from(start).iter().any(said))?;
        only(!(ends && members.is_empty() || listed))?;
        let span = self.span_from(start);
        let lone = ends && comma && self.at == start + 1;
        (!(lone && repair::is_nearly_time(&self.cleaned(span)))).then_some(span)
    }

    /// Eats one word that is no term, or a number that counts one: «2 этап», «за 2021 год».
    fn work_word(&mut self) -> bool {
        if self.is(0, Word::For) && self.attempt(Self::reported).is_some() {
            return true;
        }
        // «школа № 5»
        if self.is_kind(0, Kind::NumberSign) && self.digits(1).is_some() {
            self.at += 2;
            while self.numbers_go_on() {
                self.at += 2;
            }
            return true;
        }
        // «этап 1: …», but not «тур 10-15 марта»
        let label = self.is(0, Word::Other)
            && self.digits(1).is_some_and(|number| number.value < 100)
            && match self.token(2) {
                Some(sign) if sign.kind == Kind::Dash => sign.blank,
                sign => sign.is_some_and(|sign| sign.kind == Kind::Colon),
            };
        if label && self.token(3).is_some() {
            self.at += 2;
            return true;
        }
        let counted = self.counts_work();
        let of_word = self.follows_any(&[Word::Other]);
        let year = self.is(0, Word::Unit(Unit::Year))
            && self
                .behind(1)
                .is_some_and(|token| !matches!(token.kind, Kind::Number(_)));
        // «10-14 октября, неделя математики»
        let pause = |kind| is_pause(kind) || kind == Kind::Dash;
        let named = self.is_any(1, &[Word::Other, Word::Happening]);
        let occasion = self.is_any(0, &[Word::Unit(Unit::Week), Word::Unit(Unit::Decade)])
            && (self.seen.day && named || of_word && self.kind(1).is_some_and(pause));
        // «каждый четверг, санитарный день»
        let day = self.is(0, Word::Unit(Unit::Day)) && self.kind(1).is_none_or(is_pause);
        let occasion = occasion || day && self.seen.day && of_word;
        let text = self.kind(0).is_some_and(is_text);
        let word = counted.is_some() || year || occasion || text || self.is_named_day();
        self.at += counted.unwrap_or(usize::from(word));
        word
    }

    /// Returns whether the list of «школы № 1, 2, 3» has one more, and no day of a month.
    fn numbers_go_on(&self) -> bool {
        let ends = match self.kind(2) {
            Some(Kind::Dot | Kind::Slash) => false,
            Some(Kind::Word(word)) => !is_time_word(word) && word != Word::DayNumber,
            _ => true,
        };
        let number = self.digits(1).is_some_and(|number| number.digits < 4);
        ends && number && self.kind(0).is_some_and(is_joint)
    }

    /// «за 2021 год», «за 9 месяцев», «по итогам 1 квартала»: what a report is of
    ///
    /// Returns whether it is none of a time before a day, as «за 2 месяца до» is, and whether it is longer than a month.
    fn reported(&mut self) -> Option<(bool, bool)> {
        let results = self.eat_all(&[Word::Through, Word::Happening]);
        // «на 2022 год – до 1 декабря»: what a plan is of
        let planned = self.is_year(1) && self.eat(Word::On);
        // «на следующий год до 31 декабря»
        let next = self.attempt(|parser| {
            parser.need(Word::On)?;
            parser.named_year().filter(|year| *year == Year::Next)
        });
        if next.is_some() {
            return Some((true, true));
        }
        only(results || planned || self.eat(Word::For))?;
        // «за период с 1 января по 31 марта – до 15 апреля», «за январь – март – до 15 апреля»
        let window = self.attempt(|parser| {
            let dated = parser.window()?;
            let ends = [dated.from?, dated.to];
            only(ends.iter().all(Time::is_month) || ends.iter().all(Time::is_full_day))
        });
        if window.is_some() {
            return Some((true, true));
        }
        let counted = self.attempt(|parser| {
            let count = parser.count()?;
            parser.need(Word::Unit(Unit::Month))?;
            let year = parser.attempt(Self::plain_year);
            Some((year.is_some() || matches!(count, 6 | 9), true))
        });
        let unit = self.attempt(|parser| {
            let near = [Word::Previous, Word::Reporting, Word::Current, Word::Each];
            only(parser.eat_any(&near))?;
            parser.eat_any(&[Word::School, Word::Calendar]);
            // «за отчётный 2021 год»
            if parser.attempt(Self::plain_year).is_some() {
                return Some((true, true));
            }
            let long = !matches!(parser.eat_unit()?, Unit::Month | Unit::Week);
            Some((long, long))
        });
        counted.or(unit).or_else(|| {
            let frame = self
                .time()
                .filter(|time| time.place.is_whole())?
                .place
                .frame;
            let short = matches!(frame, Frame::This(Unit::Month | Unit::Week));
            let long = matches!(frame, Frame::Nth { .. } | Frame::Year | Frame::SchoolYear);
            Some((!short, long))
        })
    }

    /// «до 1 декабря – план на следующий год»: the year that the work is of
    pub(super) fn year_of_work(&mut self, members: &[Clause]) -> bool {
        let start = self.at;
        let month = members
            .last()
            .and_then(Clause::dated)
            .is_some_and(Dated::is_month);
        let dash = self.follows(Kind::Dash);
        let named = |parser: &mut Self| {
            only(!members.is_empty() && parser.eat_any(&[Word::On, Word::For]))?;
            let year = parser.named_year()?;
            only(matches!(year, Year::Next | Year::Previous))
        };
        // «август – к учебному году»
        let school = |parser: &mut Self| {
            only(month && dash && parser.eat(Word::By))?;
            only(parser.time()?.place.frame == Frame::SchoolYear)
        };
        let found = self.attempt(named).or_else(|| self.attempt(school));
        found.map(|()| self.remark(self.span_from(start))).is_some()
    }

    /// What a report is of, before its day or its month: «за 9 месяцев – до 10 октября», «по итогам года – в декабре».
    pub(super) fn reported_term(&mut self) -> bool {
        let start = self.at;
        let found = self.attempt(|parser| {
            let month = matches!(parser.word(1), Some(Word::Month(_)));
            let (sure, long) = parser.reported()?;
            // «ежемесячно до 3 числа, за декабрь – до 28 декабря»
            only(!month || parser.unit != Some(Unit::Month))?;
            let span = parser.span_from(start);
            let tied = parser.eat_kind(Kind::Dash) || parser.eat_kind(Kind::Colon);
            let dated = parser.peek(Self::dated)?;
            let last = dated.bound.is_last() || tied && dated.from.is_none();
            let bounded = last && dated.is_full_day() || long && dated.is_month();
            (bounded && (tied || sure)).then_some(span)
        });
        self.reported += usize::from(found.is_some());
        found.map(|span| self.remark(span)).is_some()
    }

    /// «I – апрель, II – октябрь» of «1 раз в полугодие»: which of the units it is
    pub(super) fn numbered_unit(&mut self) -> bool {
        let number = self.digits(0).map_or(0, |number| number.value);
        let top = self.long_unit().and_then(Unit::in_year).unwrap_or(0);
        let month = matches!(self.word(2), Some(Word::Month(_))) && !self.has(2, Trait::Genitive);
        let labelled = matches!(self.kind(1), Some(Kind::Dash | Kind::Colon));
        let found = (1..=top).contains(&number) && labelled && month;
        self.at += if found { 2 } else { 0 };
        found
    }

    /// What a report is of, behind its day or how often it comes: «до 1 апреля за 2021 год», «ежемесячно за прошедший месяц».
    pub(super) fn reported_behind(&mut self, members: &[Clause]) -> bool {
        let start = self.at;
        let term = |member: &Clause| member.is_term() || member.recurring().is_some();
        let colon = self.follows(Kind::Colon);
        let found = self.attempt(|parser| {
            only(!colon && members.last().is_some_and(term))?;
            parser.reported()?;
            only(parser.ends())
        });
        found.map(|()| self.remark(self.span_from(start))).is_some()
    }

    /// The unit after whose end a day comes that is said beside it: «по окончании квартала, до 15 числа».
    pub(super) fn closed_unit(&mut self, members: &[Clause]) -> bool {
        let start = self.at;
        let found = self.attempt(|parser| {
            // «после окончания», «по итогам»
            let after = parser.eat(Word::After) && parser.has(0, Trait::Closing);
            only(after || parser.eat(Word::Through))?;
            parser.need(Word::Happening)?;
            parser.eat_any(&[Word::Each, Word::Reporting, Word::Current]);
            parser.eat(Word::School);
            let unit = parser.eat_unit()?;
            let rule = |member: &Clause| member.each().is_some() || member.recurring().is_some();
            let span = parser.span_from(start);
            parser.eat_if(|kind| matches!(kind, Kind::Comma | Kind::Dash | Kind::Colon));
            let day = parser.peek(Self::dated).and_then(|dated| dated.each());
            (members.iter().any(rule) || day.is_some()).then_some((unit, span))
        });
        if let Some((unit, span)) = found {
            self.remark(span);
            self.unit = self.unit.or(Some(unit));
            self.closed = Some(unit);
        }
        found.is_some()
    }

    /// Returns how many tokens number the work: «2 этап», «50 %», «5-9 классы», «9, 11 классы».
    fn counts_work(&self) -> Option<usize> {
        self.digits(0).filter(|number| number.value < 1000)?;
        let more = |ahead: &usize| match self.kind(*ahead) {
            Some(Kind::Number(number)) => number.value < 1000,
            Some(Kind::Dash | Kind::Comma | Kind::Word(Word::And)) => {
                self.digits(ahead + 1).is_some()
            }
            _ => false,
        };
        let at = 1 + (1..self.tokens.len()).take_while(more).count();
        let work = matches!(
            self.kind(at)?,
            Kind::Other | Kind::Word(Word::Other | Word::Happening | Word::Source)
        );
        (work && !self.is_broken_term(at)).then_some(at + 1)
    }

    /// Returns whether a word may be one of time with two slips in it: «15 сентябя».
    pub(super) fn is_broken_term(&self, ahead: usize) -> bool {
        let word = self
            .token(ahead)
            .filter(|token| token.word() == Some(Word::Other));
        word.is_some_and(|token| repair::is_nearly_time(&self.cleaned(token.span)))
    }

    /// Returns whether words at `span` may be misspelt ones of time: «маррта», «д о».
    pub(super) fn may_be_mended(&self, span: Span) -> bool {
        let inside = |token: &Token| span.start <= token.span.start && token.span.end <= span.end;
        let words = self
            .tokens
            .iter()
            .copied()
            .filter(inside)
            .collect::<Vec<_>>();
        let piece = |token: &Token| {
            let raw = self.text.get(token.span.range()).unwrap_or_default();
            let small = raw.chars().all(char::is_lowercase) && raw.chars().count() <= 2;
            small && token.word() == Some(Word::Other)
        };
        words.iter().any(piece) || repair::repair(self.text, &words).is_some()
    }

    /// Returns whether a term opens here, and not words that only begin like one.
    fn opens_term(&mut self, first: bool) -> bool {
        if self.counts_work().is_some() || self.is(0, Word::For) {
            return false;
        }
        if self.is_kind(0, Kind::Open) {
            return true;
        }
        match self.peek(Self::clause).map(|clause| clause.body) {
            Some(Body::Dated(dated)) => {
                let nameless = match dated.frame() {
                    Frame::This(_) => true,
                    Frame::Year | Frame::SchoolYear => dated.to.year == Year::Missing,
                    _ => dated.is_bare(),
                };
                // «отчёт до конца года»
                let ends = dated.bound.is_last() && dated.edge().is_some();
                !nameless || ends || self.hints.month_lent
            }
            Some(Body::Recurring(_) | Body::Ongoing(_) | Body::Except(_)) => true,
            Some(Body::External(_) | Body::AsNeeded) => first && !self.is(0, Word::Source),
            Some(Body::Relative(relative)) => first && relative.amount.is_some(),
            None => false,
        }
    }

    /// «г. Первоуральск»
    fn is_town(&self) -> bool {
        self.is(0, Word::Unit(Unit::Year)) && self.is(1, Word::Other)
    }

    /// «День Победы»
    pub(super) fn is_named_day(&self) -> bool {
        self.is(0, Word::Unit(Unit::Day)) && self.is(1, Word::Other)
    }

    pub(super) fn remark(&mut self, span: Span) {
        self.free.push(span);
        self.uncertain(span, MessageId::PhraseUncertainRemark);
    }
}

/// Words of longer phrases are not looked through for terms.
const MOST_TOKENS: usize = 120;

fn is_pause(kind: Kind) -> bool {
    matches!(kind, Kind::Comma | Kind::Semicolon | Kind::Colon)
}

/// Returns whether a token may stand in a remark.
fn is_text(kind: Kind) -> bool {
    match kind {
        Kind::Word(word) => !is_time_word(word) && !matches!(word, Word::Until | Word::Not),
        Kind::Dash | Kind::Slash | Kind::NumberSign | Kind::Other => true,
        kind => is_pause(kind),
    }
}
