//! Clock times, which are no dates.

use super::{Last, Parser, is_joint, is_time_word};
use crate::phrase::lexicon::{Unit, Word};
use crate::phrase::only::only;
use crate::phrase::token::{Form, Kind, Number, Token};
use crate::words::MessageId;

impl Parser<'_> {
    /// clock times := { [«с» | «в» | «до»] clock [«–» clock] }
    pub(super) fn clock_times(&mut self) -> bool {
        self.attempt(Self::clock_span).is_some()
    }

    fn clock_span(&mut self) -> Option<()> {
        let start = self.at;
        let bound = self.not_later() || self.is_any(0, &[Word::Until, Word::By]);
        self.eat_any(&[Word::From, Word::In, Word::Until, Word::By, Word::On]);
        // «ежедневно по 15 минут»
        if self.is(0, Word::Through) && self.is_any(2, &[Word::Hour, Word::Minute]) {
            self.at += 3;
            return Some(());
        }
        let length = self.clock_length()?;
        self.at += length;
        // in «до 12.00 20 мая» the bound is the day's, and «до 12.00 мая» tells no day
        let month = matches!(self.word(0), Some(Word::Month(_)));
        only(!(bound && (month || self.date_follows())))?;
        let span = self.span_from(start);
        if self.may_be_days(length) {
            self.uncertain(span, MessageId::PhraseUncertainClock);
        }
        self.clock = Some(self.clock.map_or(span, |before| before.join(span)));
        self.attempt(|parser| {
            let more =
                |kind| is_joint(kind) || matches!(kind, Kind::Word(Word::Until | Word::Through));
            parser.eat_if(more);
            only(parser.clock_times())
        });
        self.eat_kind(Kind::Comma);
        Some(())
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
        self.attempt(|parser| {
            if !parser.eat_all(&[Word::End, Word::Unit(Unit::Day)]) {
                parser.at += parser.clock_length()?;
            }
            only(parser.date_follows())
        });
    }

    fn date_follows(&mut self) -> bool {
        self.looks(|parser| parser.full_day().is_some())
    }

    /// «утром», «первая половина дня», and behind a day «в течение дня»
    fn day_part(&self) -> Option<usize> {
        let day = Word::Unit(Unit::Day);
        let whole = self.is(0, Word::During) && self.is(1, day);
        if whole && self.seen.day && self.ends_at(2) {
            return Some(2);
        }
        let told = match self.kind(0)? {
            Kind::Number(number) => (1..=2).contains(&number.value),
            kind => matches!(kind, Kind::Word(Word::Ordinal(1 | 2))),
        };
        if told && self.is(1, Word::Half) && self.is(2, day) {
            return Some(3);
        }
        self.is(0, Word::DayPart).then_some(1)
    }

    /// Returns how many tokens the clock time here takes.
    pub(super) fn clock_length(&self) -> Option<usize> {
        if let Some(length) = self.day_part() {
            return Some(length);
        }
        let hours = self
            .digits(0)
            .filter(|n| n.value <= 24 && n.digits <= 2 && n.form != Form::Roman)?;
        let next = self.digits(2);
        let (dashed, of_hours) = (self.is_kind(1, Kind::Dash), self.is(3, Word::Hour));
        // «в 10 утра»
        if self.is(1, Word::DayPart) {
            return Some(2);
        }
        // «24 часа» alone is a day long
        let long = hours.value == 24 && self.tokens.len() == 2;
        if self.is(1, Word::Hour) && !long {
            let minutes = next.is_some() && self.is(3, Word::Minute);
            return Some(if minutes { 4 } else { 2 });
        }
        if let Some(length) = self.dashed_range() {
            return Some(length);
        }
        // «по вторникам с 10 до 12», «вторник 10-12»
        let to = next.filter(|to| to.value <= 24 && to.value > hours.value);
        let framed = match self.behind(1).and_then(Token::word) {
            Some(Word::From) => self.is(1, Word::Until),
            Some(Word::Weekday(_)) => dashed,
            _ => false,
        };
        let after_day = self.seen.day && self.seen.last != Last::Long;
        if framed && to.is_some() && after_day && self.ends_at(3) {
            return Some(3);
        }
        if dashed && of_hours && next.is_some_and(|n| n.digits == 2 && n.value > 24 && n.value < 60)
        {
            return Some(4);
        }
        if (dashed || self.is(1, Word::Until)) && next.is_some() && of_hours {
            return Some(1);
        }
        let separator = self.kind(1)?;
        let minutes = next.filter(|n| n.value < 60 && n.digits == 2)?;
        let glued = !self.token(1)?.blank && (!self.token(2)?.blank || minutes.value == 0);
        let third = self.is_kind(3, separator) && !self.token(3)?.blank && self.digits(4).is_some();
        let word = usize::from(of_hours);
        let certain = match separator {
            // «00:00:00»
            Kind::Colon => return Some(3 + word + if third { 2 } else { 0 }),
            Kind::Dot => minutes.value == 0 || self.late_clock(minutes),
            Kind::Dash => self.dashed_clock(hours, minutes),
            _ => false,
        };
        (certain && glued && !third).then_some(3 + word)
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
            .all(|&ahead| self.is_kind(ahead, Kind::Dash));
        let hours = two(4).is_some_and(|n| n.value <= 24);
        let minutes = [two(2)?, two(6)?];
        let sensible = minutes.iter().all(|n| n.digits == 2 && n.value < 60);
        let full = minutes.iter().any(|n| n.value == 0);
        (glued && dashes && hours && sensible && (full || self.seen.day)).then_some(7)
    }

    /// Returns whether «14.30» is a time: after a day, or in a window with «15.00» or «15.30».
    fn late_clock(&self, minutes: Number) -> bool {
        let late = minutes.value > 12;
        let joins = |kind: Option<Kind>| {
            matches!(
                kind,
                Some(Kind::Dash | Kind::Word(Word::Until | Word::Through))
            )
        };
        let [from, to] = [0, 4].map(|ahead| self.digits(ahead).map(|hours| hours.value));
        let end = self.digits(6).filter(|end| {
            let window = joins(self.kind(3)) && self.is_kind(5, Kind::Dot);
            window && end.digits == 2 && to.is_some() && from <= to
        });
        let opens = end.is_some_and(|end| end.value == 0 || end.value > 12 && late);
        let closes = self.clock.is_some() && joins(self.behind(1).map(|token| token.kind));
        opens || late && (self.seen.day || closes)
    }

    /// Returns whether «13-00» is a time; «14-30» is one after a day.
    fn dashed_clock(&self, hours: Number, minutes: Number) -> bool {
        let dated = match self.kind(3) {
            Some(Kind::Word(word)) => is_time_word(word) && !matches!(word, Word::Every(_)),
            kind => matches!(kind, Some(Kind::Dot | Kind::Slash)),
        };
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
        minutes.value == 0 || !dated && likely && minutes.value.is_multiple_of(5)
    }
}
