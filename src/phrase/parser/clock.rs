//! Clock times, which are no dates.

use super::free::is_mark;
use super::{Last, Parser, is_time_word};
use crate::phrase::lexicon::{Unit, Word};
use crate::phrase::token::{Form, Kind, Number, Token};
use crate::words::MessageId;

impl Parser<'_> {
    /// clock times := { [«с» | «в» | «до»] clock [«–» clock] }
    pub(super) fn clock_times(&mut self) -> bool {
        let start = self.at;
        let bound = self.not_later() || matches!(self.word(0), Some(Word::Until | Word::By));
        self.eat_any(&[Word::From, Word::In, Word::Until, Word::By, Word::On]);
        // «ежедневно по 15 минут»
        if self.word(0) == Some(Word::Through)
            && matches!(self.word(2), Some(Word::Hour | Word::Minute))
        {
            self.at += 3;
            return true;
        }
        let Some(length) = self.clock_length() else {
            self.at = start;
            return false;
        };
        self.at += length;
        // in «до 12.00 20 мая» the bound is the day's, and «до 12.00 мая» tells no day
        let month = matches!(self.word(0), Some(Word::Month(_)));
        if bound && (month || self.date_follows()) {
            self.at = start;
            return false;
        }
        let span = self.span_from(start);
        if self.may_be_days(length) {
            self.uncertain(span, MessageId::PhraseUncertainClock);
        }
        self.clock = Some(self.clock.map_or(span, |before| before.join(span)));
        self.attempt(|parser| {
            parser.eat_if(|kind| {
                matches!(
                    kind,
                    Kind::Dash | Kind::Comma | Kind::Word(Word::Until | Word::Through | Word::And)
                )
            });
            parser.clock_times().then_some(())
        });
        self.eat_kind(Kind::Comma);
        true
    }

    /// Returns whether the clock time just read may be days: «15 марта, 15-20».
    fn may_be_days(&self, length: usize) -> bool {
        let number = |back| match self.behind(back).map(|token| token.kind) {
            Some(Kind::Number(number)) => number.value,
            _ => 0,
        };
        let dashed = length == 3 && self.behind(2).map(|token| token.kind) == Some(Kind::Dash);
        let listed = self.behind(4).is_none_or(|token| token.kind == Kind::Comma);
        dashed && listed && number(3) < number(1) && number(1) < 30
    }

    /// Passes the time of day between a bound and its day: «до 12.00 20 мая», «до конца дня 20 мая».
    pub(super) fn clock_before_date(&mut self) {
        let start = self.at;
        let ends = self.word(0) == Some(Word::End) && self.word(1) == Some(Word::Unit(Unit::Day));
        let Some(length) = ends.then_some(2).or_else(|| self.clock_length()) else {
            return;
        };
        self.at += length;
        if !self.date_follows() {
            self.at = start;
        }
    }

    fn date_follows(&mut self) -> bool {
        self.looks(|parser| parser.full_day().is_some())
    }

    /// «утром», «первая половина дня», and behind a day «в течение дня»
    fn day_part(&self) -> Option<usize> {
        let whole =
            self.word(0) == Some(Word::During) && self.word(1) == Some(Word::Unit(Unit::Day));
        if whole && self.seen.day && self.kind(2).is_none_or(is_mark) {
            return Some(2);
        }
        let half = self.word(1) == Some(Word::Half) && self.word(2) == Some(Word::Unit(Unit::Day));
        let told = matches!(self.kind(0), Some(Kind::Word(Word::Ordinal(1 | 2))))
            || self.digits(0).is_some_and(|n| (1..=2).contains(&n.value));
        (half && told)
            .then_some(3)
            .or_else(|| (self.word(0) == Some(Word::DayPart)).then_some(1))
    }

    /// Returns how many tokens the clock time here takes.
    pub(super) fn clock_length(&self) -> Option<usize> {
        if let Some(length) = self.day_part() {
            return Some(length);
        }
        let hours = self
            .digits(0)
            .filter(|n| n.value <= 24 && n.digits <= 2 && n.form != Form::Roman)?;
        // «в 10 утра»
        if self.word(1) == Some(Word::DayPart) {
            return Some(2);
        }
        // «24 часа» alone is a day long
        let long = hours.value == 24 && self.tokens.len() == 2;
        if self.word(1) == Some(Word::Hour) && !long {
            let minutes = self.digits(2).is_some() && self.word(3) == Some(Word::Minute);
            return Some(if minutes { 4 } else { 2 });
        }
        if let Some(length) = self.dashed_range() {
            return Some(length);
        }
        // «по вторникам с 10 до 12», «вторник 10-12»
        let before = self.behind(1).and_then(Token::word);
        let to = self
            .digits(2)
            .filter(|to| to.value <= 24 && to.value > hours.value);
        let from = before == Some(Word::From) && self.word(1) == Some(Word::Until);
        let weekly = matches!(before, Some(Word::Weekday(_))) && self.kind(1) == Some(Kind::Dash);
        let framed = (from || weekly) && to.is_some();
        if framed
            && self.seen.day
            && self.seen.last != Last::Long
            && self.kind(3).is_none_or(is_mark)
        {
            return Some(3);
        }
        let dashed = self.kind(1) == Some(Kind::Dash) && self.word(3) == Some(Word::Hour);
        if dashed
            && self
                .digits(2)
                .is_some_and(|n| n.digits == 2 && n.value > 24 && n.value < 60)
        {
            return Some(4);
        }
        let hour_range = self.kind(1) == Some(Kind::Dash) || self.word(1) == Some(Word::Until);
        if hour_range && self.digits(2).is_some() && self.word(3) == Some(Word::Hour) {
            return Some(1);
        }
        let separator = self.kind(1)?;
        let minutes = self.digits(2).filter(|n| n.value < 60 && n.digits == 2)?;
        let glued = !self.token(1)?.blank && (!self.token(2)?.blank || minutes.value == 0);
        let third =
            self.kind(3) == Some(separator) && !self.token(3)?.blank && self.digits(4).is_some();
        let certain = match separator {
            Kind::Colon => true,
            Kind::Dot => glued && !third && (minutes.value == 0 || self.late_clock(minutes)),
            Kind::Dash => glued && !third && self.dashed_clock(hours, minutes),
            _ => false,
        };
        let word = usize::from(certain && self.word(3) == Some(Word::Hour));
        // «00:00:00»
        let seconds = if separator == Kind::Colon && third {
            2
        } else {
            0
        };
        certain.then_some(3 + word + seconds)
    }

    /// «12-00-14-00», after a day or where an hour is full
    fn dashed_range(&self) -> Option<usize> {
        let two = |ahead| {
            self.digits(ahead)
                .filter(|n| n.digits <= 2 && n.form == Form::Plain)
        };
        let glued = (1..7).all(|ahead| self.token(ahead).is_some_and(|token| !token.blank));
        let dashes = [1, 3, 5]
            .iter()
            .all(|&ahead| self.kind(ahead) == Some(Kind::Dash));
        let hours = two(4).is_some_and(|n| n.value <= 24);
        let minutes = [two(2)?, two(6)?];
        let sensible = minutes.iter().all(|n| n.digits == 2 && n.value < 60);
        let full = minutes.iter().any(|n| n.value == 0);
        (glued && dashes && hours && sensible && (full || self.seen.day)).then_some(7)
    }

    /// Returns whether «14.30» is a time: after a day, or in a window with «15.00» or «15.30».
    fn late_clock(&self, minutes: Number) -> bool {
        let late = |minutes: u32| minutes > 12;
        let joins = |kind: Option<Kind>| {
            matches!(
                kind,
                Some(Kind::Dash | Kind::Word(Word::Until | Word::Through))
            )
        };
        let end = self
            .digits(6)
            .filter(|end| joins(self.kind(3)) && end.digits == 2)
            .filter(|_| self.kind(5) == Some(Kind::Dot))
            .filter(|_| {
                let hours = [self.digits(0), self.digits(4)].map(|n| n.map(|n| n.value));
                hours[1].is_some() && hours[0] <= hours[1]
            });
        let opens =
            end.is_some_and(|end| end.value == 0 || (late(end.value) && late(minutes.value)));
        let closes = self.clock.is_some() && joins(self.behind(1).map(|token| token.kind));
        opens || (late(minutes.value) && (self.seen.day || closes))
    }

    /// Returns whether «13-00» is a time; «14-30» is one after a day.
    fn dashed_clock(&self, hours: Number, minutes: Number) -> bool {
        let dated = matches!(self.kind(3), Some(Kind::Dot | Kind::Slash))
            || self
                .word(3)
                .is_some_and(|next| is_time_word(next) && !matches!(next, Word::Every(_)));
        let whole = minutes.value == 0;
        let after_day = self.seen.day && self.seen.last != Last::Long;
        // «с 9-30 до 11-30»
        let framed = self.follows_any(&[Word::From, Word::In, Word::Until]);
        // «5-10 мая, 20-25»
        let listed = match self.seen.last {
            Last::Window => true,
            Last::Bare => minutes.value != 30,
            Last::Long | Last::Other => false,
        };
        let days = listed && hours.value < minutes.value && minutes.value <= 31;
        let likely = after_day && !days && (hours.digits == 2 || framed);
        whole || !dated && likely && minutes.value.is_multiple_of(5)
    }
}
