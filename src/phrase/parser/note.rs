//! What stands beside a deadline and is none: brackets, remarks, milestones.

use super::free::is_mark;
use super::member::{Link, Member};
use super::{Parser, is_joint, is_time_word};
use crate::phrase::ast::{Body, Bound, Dated, Frame, Milestone, Time, Year};
use crate::phrase::lexicon::{Trait, Unit, Word};
use crate::phrase::repair;
use crate::phrase::token::{Kind, Token};
use crate::text::Span;
use crate::words::MessageId;

impl Parser<'_> {
    /// «(» phrase «)»; what is not understood in brackets is a remark
    pub(super) fn bracketed(&mut self, members: &mut Vec<Member>) -> bool {
        let start = self.at;
        if !self.eat_kind(Kind::Open) {
            return false;
        }
        if self.word(0) == Some(Word::Term) {
            self.heading();
        }
        let rest = self.tokens.get(self.at..).unwrap_or_default();
        let close = rest.iter().position(|token| token.kind == Kind::Close);
        let end = close.map_or(self.tokens.len(), |close| self.at + close);
        let of_report = matches!(self.word(0), Some(Word::For | Word::On));
        let mut inner = self.terms_to(end);
        // «март (весенние каникулы)»
        let dated = members.last().is_some_and(|last| last.dated().is_some());
        let event = |member: &Member| match &member.clause.body {
            Body::Relative(relative) => dated || relative.from.is_none(),
            _ => false,
        };
        let recurs = |last: &Member| last.clause.recurring().is_some() && !inner.is_empty();
        let named = dated || members.last().is_some_and(recurs);
        // «январь (за 2021 год)», «до 15 июля (за 1 полугодие)»
        let long = |member: &Member| {
            let within = |dated: &Dated| dated.bound == Bound::Within && dated.to.place.is_whole();
            member.dated().is_some_and(within)
        };
        // «до 20 мая (1 полугодие)», «март (I квартал)»
        let ends = |member: &Member| {
            let day = |dated: &Dated| dated.bound.is_last() && dated.to.is_full_day();
            member
                .dated()
                .is_some_and(|dated| day(dated) || dated.is_month())
        };
        let half = |member: &Member| {
            let part = |dated: &Dated| {
                let frame = dated.to.place.frame;
                matches!(frame, Frame::Nth { .. } | Frame::Season(_))
            };
            long(member) && member.dated().is_some_and(part)
        };
        let of_report = of_report || members.last().is_some_and(ends) && inner.iter().all(half);
        let remark = inner.iter().all(event) || of_report && inner.iter().all(long);
        let understood = self.at == end && !(named && remark);
        let of_work = |parser: &mut Self| parser.terms_of_work(start + 1, end);
        if understood {
            for member in &mut inner {
                if let Body::Dated(dated) = &mut member.clause.body {
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
        let sign = |kind| {
            matches!(
                kind,
                Kind::Comma | Kind::Semicolon | Kind::Dash | Kind::Colon
            )
        };
        while self.eat_if(sign) {}
        true
    }

    /// Reads the members of a list that ends before `end`, as far as they are terms.
    fn terms_to(&mut self, end: usize) -> Vec<Member> {
        let mut terms = Vec::new();
        let mut link = match self.link() {
            link @ (Link::Then | Link::Rest) => link,
            _ => Link::Separator,
        };
        while self.at < end {
            if self.clock_times() || self.numbered_unit() {
                continue;
            }
            let Some(clause) = self.clause() else { break };
            terms.push(Member { link, clause });
            link = if self.at < end { self.link() } else { link };
        }
        terms
    }

    /// Reads what words of the work are due by in brackets from `start` to `end`: «(отчёт – до 10 июня)».
    fn terms_of_work(&mut self, start: usize, end: usize) -> Option<Vec<Member>> {
        self.at = start;
        while self.at < end && !self.opens_term(false) {
            self.work_word().then_some(())?;
        }
        (start < self.at && self.at < end).then_some(())?;
        let words = self.span_from(start);
        let terms = self.terms_to(end);
        let sure = |term: &Member| match &term.clause.body {
            Body::Dated(dated) => dated.bound.is_last(),
            Body::Recurring(_) => true,
            _ => false,
        };
        (self.at == end && terms.iter().all(sure)).then_some(())?;
        self.remark(words);
        Some(terms)
    }

    /// «ориентировочно»
    pub(super) fn roughly(&mut self) -> bool {
        let span = self.here();
        let roughly = self.eat(Word::Roughly);
        if roughly {
            self.uncertain(span, MessageId::PhraseUncertainRoughly);
            self.eat_kind(Kind::Comma);
        }
        roughly
    }

    /// Returns whether the numbers here are of the work, where its words are allowed.
    pub(super) fn is_of_work(&self) -> bool {
        self.hints.remarks && self.counts_work().is_some()
    }

    /// note := words date, after a date with no comma: a milestone | words before a term, or behind the last
    pub(super) fn note(&mut self, members: &[Member], milestones: &mut Vec<Milestone>) -> bool {
        let few = self.tokens.len() <= MOST_TOKENS;
        let found = self.hints.remarks && few;
        found && (self.milestone(members, milestones) || self.work_words(members))
    }

    fn milestone(&mut self, members: &[Member], milestones: &mut Vec<Milestone>) -> bool {
        let dated = members
            .last()
            .is_some_and(|member| member.dated().is_some());
        let tied = self.at > 0
            && !matches!(
                self.tokens[self.at - 1].kind,
                Kind::Comma
                    | Kind::Semicolon
                    | Kind::Colon
                    | Kind::Dash
                    | Kind::Slash
                    | Kind::Close
            );
        if !(dated && tied && self.seen.day) {
            return false;
        }
        let start = self.at;
        while self
            .kind(0)
            .is_some_and(|kind| is_text(kind) && !is_pause(kind))
            || self.is_town()
        {
            self.at += 1;
        }
        let span = self.span_from(start);
        let bounded = self.eat(Word::Until);
        let date = self.attempt(Self::time).filter(Time::is_full_day);
        let ends = matches!(
            self.kind(0),
            None | Some(Kind::Comma | Kind::Semicolon | Kind::Close)
        );
        match date {
            Some(date) if self.at > start + 1 && !bounded && ends => {
                self.free.push(span);
                let text = self.cleaned(span);
                milestones.push(Milestone { text, date });
                let words = self.cleaned(self.span_from(start));
                self.uncertain(span, MessageId::PhraseUncertainMilestone.with(words));
                true
            }
            _ => {
                self.at = start;
                false
            }
        }
    }

    /// Words of the work: «Педсовет» of «Педсовет, май», «предварительный» behind «7 июля».
    fn work_words(&mut self, members: &[Member]) -> bool {
        let start = self.at;
        let comma = start > 0 && self.tokens[start - 1].kind == Kind::Comma;
        while self.at < self.tokens.len()
            && (self.at == start || self.word(0) != Some(Word::Then))
            && !self.opens_term(members.is_empty())
            && self.clock_length().is_none()
        {
            if !self.work_word() {
                self.at = start;
                return false;
            }
        }
        let ends = self.at == self.tokens.len();
        // «май, абракадабра, июнь» is no list of work
        let parted = comma && self.at > start && is_pause(self.tokens[self.at - 1].kind);
        let listed = parted && !ends && !self.seen.work && !members.is_empty();
        let eaten = self.tokens.get(start..self.at).unwrap_or_default();
        // «50 %» is said of the work too
        let said = |token: &Token| token.word().is_some() || token.kind == Kind::Other;
        let nothing = !eaten.iter().any(said) || (ends && members.is_empty()) || listed;
        let lone = ends && comma && self.at == start + 1;
        if nothing || lone && repair::is_nearly_time(&self.cleaned(self.span_from(start))) {
            self.at = start;
            return false;
        }
        self.seen.work = true;
        let span = self.span_from(start);
        self.remark(span);
        true
    }

    /// Eats one word that is no term, or a number that counts one: «2 этап», «за 2021 год».
    fn work_word(&mut self) -> bool {
        if self.word(0) == Some(Word::For) && self.attempt(Self::reported).is_some() {
            return true;
        }
        // «школа № 5»
        if self.kind(0) == Some(Kind::NumberSign) && self.digits(1).is_some() {
            self.at += 2;
            while self.numbers_go_on() {
                self.at += 2;
            }
            return true;
        }
        // «этап 1: …»
        let label = self.word(0) == Some(Word::Other)
            && self.digits(1).is_some_and(|number| number.value < 100)
            && matches!(self.kind(2), Some(Kind::Colon | Kind::Dash));
        // «тур 10-15 марта»
        let label = label && (self.kind(2) == Some(Kind::Colon) || self.tokens[self.at + 2].blank);
        if label && self.token(3).is_some() {
            self.at += 2;
            return true;
        }
        let counted = self.counts_work();
        let year =
            self.word(0) == Some(Word::Unit(Unit::Year)) && self.at > 0 && !self.follows_number();
        // «10-14 октября, неделя математики»
        let occasion = matches!(self.word(0), Some(Word::Unit(Unit::Week | Unit::Decade)))
            && (self.seen.day && matches!(self.word(1), Some(Word::Other | Word::Happening))
                || self.at > 0
                    && matches!(self.tokens[self.at - 1].word(), Some(Word::Other))
                    && self
                        .kind(1)
                        .is_some_and(|kind| is_pause(kind) || kind == Kind::Dash));
        // «каждый четверг, санитарный день»
        let day = self.word(0) == Some(Word::Unit(Unit::Day)) && self.kind(1).is_none_or(is_pause);
        let occasion = occasion || day && self.seen.day && self.follows_any(&[Word::Other]);
        let word = counted.is_some()
            || year
            || occasion
            || self.kind(0).is_some_and(is_text)
            || self.is_named_day();
        self.at += counted.unwrap_or(usize::from(word));
        word
    }

    /// Returns whether the list of «школы № 1, 2, 3» has one more, and no day of a month.
    fn numbers_go_on(&self) -> bool {
        let joint = self.kind(0).is_some_and(is_joint);
        let ends = !matches!(self.kind(2), Some(Kind::Dot | Kind::Slash))
            && !self
                .word(2)
                .is_some_and(|word| is_time_word(word) || word == Word::DayNumber);
        joint && ends && self.digits(1).is_some_and(|number| number.digits < 4)
    }

    /// «за 2021 год», «за 9 месяцев», «по итогам 1 квартала»: what a report is of
    ///
    /// Returns whether it is none of a time before a day, as «за 2 месяца до» is, and whether it is longer than a month.
    fn reported(&mut self) -> Option<(bool, bool)> {
        let results = self.eat_all(&[Word::Through, Word::Happening]);
        // «на 2022 год – до 1 декабря»: what a plan is of
        let planned =
            self.word(0) == Some(Word::On) && self.digits(1).is_some_and(|n| n.digits == 4);
        self.at += usize::from(planned);
        // «на следующий год до 31 декабря»
        let next = self.attempt(|parser| {
            parser.need(Word::On)?;
            parser.named_year().filter(|year| *year == Year::Next)
        });
        if next.is_some() {
            return Some((true, true));
        }
        (results || planned || self.eat(Word::For)).then_some(())?;
        // «за период с 1 января по 31 марта – до 15 апреля», «за январь – март – до 15 апреля»
        let window = self.attempt(|parser| {
            let dated = parser.window()?;
            let ends = [dated.from?, dated.to];
            (ends.iter().all(Time::is_month) || ends.iter().all(Time::is_full_day)).then_some(())
        });
        if window.is_some() {
            return Some((true, true));
        }
        let counted = self.attempt(|parser| {
            let count = parser.count()?;
            parser.need(Word::Unit(Unit::Month))?;
            Some(count)
        });
        let counted = counted.map(|count| (matches!(count, 6 | 9), true));
        let unit = self.attempt(|parser| {
            parser
                .eat_any(&[Word::Previous, Word::Reporting, Word::Current, Word::Each])
                .then_some(())?;
            parser.eat_any(&[Word::School, Word::Calendar]);
            let unit = parser.unit(0)?;
            parser.at += 1;
            let short = matches!(unit, Unit::Month | Unit::Week);
            Some((!short, !short))
        });
        counted.or(unit).or_else(|| {
            let place = self.time()?.place;
            let short = [Unit::Month, Unit::Week].map(Frame::This);
            let long = matches!(
                place.frame,
                Frame::Nth { .. } | Frame::Year | Frame::SchoolYear
            );
            place
                .is_whole()
                .then_some((!short.contains(&place.frame), long))
        })
    }

    /// «до 1 декабря – план на следующий год»: the year that the work is of
    pub(super) fn year_of_work(&mut self, members: &[Member]) -> bool {
        let start = self.at;
        let month = members.last().and_then(Member::dated);
        let headed = month.is_some_and(Dated::is_month)
            && self.behind(1).is_some_and(|token| token.kind == Kind::Dash);
        let found = !members.is_empty() && {
            let named = self.attempt(|parser| {
                parser.eat_any(&[Word::On, Word::For]).then_some(())?;
                parser.named_year()
            });
            matches!(named, Some(Year::Next | Year::Previous))
        };
        // «август – к учебному году»
        let found = found
            || headed
                && self.eat(Word::By)
                && self
                    .time()
                    .is_some_and(|time| time.place.frame == Frame::SchoolYear);
        if found {
            self.remark(self.span_from(start));
        } else {
            self.at = start;
        }
        found
    }

    /// What a report is of, before its day or its month: «за 9 месяцев – до 10 октября», «по итогам года – в декабре».
    pub(super) fn reported_term(&mut self) -> bool {
        let start = self.at;
        let found = self.attempt(|parser| {
            let month = matches!(parser.word(1), Some(Word::Month(_)));
            let (sure, long) = parser.reported()?;
            // «ежемесячно до 3 числа, за декабрь – до 28 декабря»
            (!month || parser.unit != Some(Unit::Month)).then_some(())?;
            let span = parser.span_from(start);
            let tied = parser.eat_if(|kind| matches!(kind, Kind::Dash | Kind::Colon));
            let at = parser.at;
            let bounded = parser.attempt(Self::dated).is_some_and(|dated| {
                let last = dated.bound.is_last() || tied && dated.from.is_none();
                last && dated.to.is_full_day() || long && dated.is_month()
            });
            parser.at = at;
            (bounded && (tied || sure)).then_some(span)
        });
        if let Some(span) = found {
            self.remark(span);
            self.reported += 1;
        }
        found.is_some()
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
    pub(super) fn reported_behind(&mut self, members: &[Member]) -> bool {
        let start = self.at;
        let term = |member: &Member| match &member.clause.body {
            Body::Dated(dated) => !dated.names_years(),
            body => matches!(body, Body::Recurring(_)),
        };
        let tied = !self
            .behind(1)
            .is_some_and(|token| token.kind == Kind::Colon);
        let found = tied && members.last().is_some_and(term) && {
            let reported = self.attempt(|parser| {
                parser.reported()?;
                parser.kind(0).is_none_or(is_mark).then_some(())
            });
            reported.is_some()
        };
        if found {
            self.remark(self.span_from(start));
        }
        found
    }

    /// The unit after whose end a day comes that is said beside it: «по окончании квартала, до 15 числа».
    pub(super) fn closed_unit(&mut self, members: &[Member]) -> bool {
        let start = self.at;
        let found = self.attempt(|parser| {
            // «после окончания», «по итогам»
            let after = parser.eat(Word::After) && parser.has(0, Trait::Closing);
            (after || parser.eat(Word::Through)).then_some(())?;
            parser.need(Word::Happening)?;
            parser.eat_any(&[Word::Each, Word::Reporting, Word::Current]);
            parser.eat(Word::School);
            let unit = parser.unit(0)?;
            parser.at += 1;
            let recurs = members.iter().any(|member| {
                member.is_of_each(false) || matches!(member.clause.body, Body::Recurring(_))
            });
            let span = parser.span_from(start);
            parser.eat_if(|kind| matches!(kind, Kind::Comma | Kind::Dash | Kind::Colon));
            let day_follows = parser.looks(|parser| {
                let dated = parser.attempt(Self::dated);
                dated.is_some_and(|dated| matches!(dated.to.place.frame, Frame::Each(_)))
            });
            (recurs || day_follows).then_some((unit, span))
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

    fn follows_number(&self) -> bool {
        matches!(self.tokens[self.at - 1].kind, Kind::Number(_))
    }

    /// Returns whether a word may be one of time with two slips in it: «15 сентябя».
    pub(super) fn is_broken_term(&self, ahead: usize) -> bool {
        let span = self
            .token(ahead)
            .map(|token| token.span)
            .unwrap_or_default();
        self.word(ahead) == Some(Word::Other) && repair::is_nearly_time(&self.cleaned(span))
    }

    /// Returns whether words at `span` may be misspelt ones of time: «маррта», «д о».
    pub(super) fn may_be_mended(&self, span: Span) -> bool {
        let from = self
            .tokens
            .partition_point(|token| token.span.start < span.start);
        let to = self
            .tokens
            .partition_point(|token| token.span.end <= span.end);
        let words = self.tokens.get(from..to).unwrap_or_default();
        let piece = |token: &Token| {
            let raw = self.text.get(token.span.range()).unwrap_or_default();
            let small = raw.chars().all(char::is_lowercase) && raw.chars().count() <= 2;
            small && token.word() == Some(Word::Other)
        };
        words.iter().any(piece) || repair::repair(self.text, words).is_some()
    }

    /// Returns whether a term opens here, and not words that only begin like one.
    fn opens_term(&mut self, first: bool) -> bool {
        if self.counts_work().is_some() || self.word(0) == Some(Word::For) {
            return false;
        }
        if self.kind(0) == Some(Kind::Open) {
            return true;
        }
        let (findings, free) = (self.findings.len(), self.free.len());
        let at = self.at;
        let clause = self.clause();
        self.at = at;
        self.findings.truncate(findings);
        self.free.truncate(free);
        match clause.map(|clause| clause.body) {
            Some(Body::Dated(dated)) => {
                let place = dated.to.place;
                let nameless = match place.frame {
                    Frame::This(_) => true,
                    Frame::Year | Frame::SchoolYear => dated.to.year == Year::Missing,
                    _ => place.is_bare(),
                };
                // «отчёт до конца года»
                let ends = dated.bound.is_last() && place.edge().is_some();
                !nameless || ends || self.hints.month_lent
            }
            Some(Body::Recurring(_) | Body::Ongoing(_) | Body::Except(_)) => true,
            Some(Body::External(_) | Body::AsNeeded) => first && self.word(0) != Some(Word::Source),
            Some(Body::Relative(relative)) => first && relative.amount.is_some(),
            None => false,
        }
    }

    /// «г. Первоуральск»
    fn is_town(&self) -> bool {
        self.word(0) == Some(Word::Unit(Unit::Year)) && self.word(1) == Some(Word::Other)
    }

    /// «День Победы»
    pub(super) fn is_named_day(&self) -> bool {
        self.word(0) == Some(Word::Unit(Unit::Day)) && self.word(1) == Some(Word::Other)
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
        Kind::Comma
        | Kind::Semicolon
        | Kind::Dash
        | Kind::Colon
        | Kind::Slash
        | Kind::NumberSign
        | Kind::Other => true,
        _ => false,
    }
}
