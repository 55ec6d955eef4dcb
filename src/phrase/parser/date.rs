//! Days by their dates and by their names.

use chrono::Datelike as _;

use super::year::{short_year, year_in_range};
use super::{Parser, is_time_word};
use crate::phrase::ast::{Frame, Of, Pick, Place, Year};
use crate::phrase::lexicon::{self, NamedDay, Trait, Unit, Word};
use crate::phrase::only::only;
use crate::phrase::token::{Form, Kind, Number};
use crate::words::MessageId;

impl Parser<'_> {
    /// named day := «День Победы»; words that follow with a preposition are of the work
    pub(super) fn named_day(&mut self) -> Option<(Place, Year)> {
        let start = self.at;
        let day = Word::Unit(Unit::Day);
        let feast = self.word(0)? == Word::Happening && self.has(0, Trait::Feast);
        only(feast || (0..4).any(|ahead| self.is(ahead, day)))?;
        let mut days = 0;
        let run = (0..).map_while(|ahead| self.kind(ahead));
        let run = run.take_while(|kind| match kind {
            Kind::Word(word) => {
                days += usize::from(*word == day);
                let season = matches!(word, Word::Season(_));
                days < 2 && (*word == day || season || !is_time_word(*word))
            }
            kind => *kind == Kind::Comma,
        });
        let run: Vec<Kind> = run.collect();
        let small = [Word::In, Word::On, Word::Through, Word::For].map(Kind::Word);
        let ends: [&[Kind]; 3] = [&[Kind::Comma], &small, &[Kind::Word(Word::And)]];
        let first = |ends: &[Kind]| run.iter().position(|kind| ends.contains(kind));
        let counts = ends.into_iter().filter_map(first);
        let links = [
            Word::And,
            Word::Or,
            Word::But,
            Word::Until,
            Word::By,
            Word::Through,
            Word::Not,
            Word::Later,
            Word::Earlier,
        ]
        .map(Kind::Word);
        let found = std::iter::once(run.len()).chain(counts).find_map(|count| {
            let trailing = |kind: &&Kind| **kind == Kind::Comma || links.contains(kind);
            let idle = run[..count].iter().rev().take_while(trailing).count();
            self.at = start + count - idle;
            lexicon::holiday(&self.cleaned(self.span_from(start)))
        });
        let (day, month) = found?;
        // «День учителя-дефектолога» is another
        let glued = |ahead| self.token(ahead).is_some_and(|token| !token.blank);
        only(!(self.is_kind(0, Kind::Dash) && glued(0) && glued(1)))?;
        self.free.push(self.span_from(start));
        self.day_named = true;
        let pick = match day {
            NamedDay::Date(day) => Pick::Day(day),
            NamedDay::Weekday(nth, weekday) => Pick::Nth(nth, Of::Weekday(weekday)),
        };
        let place = Place::of(pick, Frame::Month(month));
        Some((place, Year::Missing))
    }

    /// «до Нового [2023] года», «до нового календарного года»: to the last day of the year before it
    pub(super) fn new_year(&mut self) -> Option<(Place, Year)> {
        let bounded = self.follows_any(&[Word::Until, Word::By]);
        only(bounded && self.has(0, Trait::New))?;
        self.at += 1;
        self.eat(Word::Calendar);
        let year = self.attempt(Self::plain_year);
        only(year.is_some() || self.eat(Word::Unit(Unit::Year)))?;
        // «к новому 2022-2023 учебному году»
        let more = matches!(self.kind(0), Some(Kind::Dash | Kind::Slash));
        only(!more && !self.is(0, Word::School))?;
        let year = year.map_or(Year::Missing, |year| Year::Given(year - 1));
        Some((Place::of(Pick::Day(31), Frame::Month(12)), year))
    }

    /// Reads the weekday that only repeats the day after it: «понедельник, 16 мая».
    pub(super) fn weekday_of_day(&mut self) -> Option<u8> {
        self.attempt(|parser| {
            let weekday = parser.weekday()?;
            parser.eat_kind(Kind::Comma);
            parser.is_date(0).then_some(weekday)
        })
    }

    /// Returns whether a day with its month stands `ahead`: «14.30» is a time.
    pub(super) fn is_date(&self, ahead: usize) -> bool {
        let day = self.digits(ahead).is_some_and(|day| day.digits <= 2);
        day && match self.kind(ahead + 1) {
            Some(Kind::Word(Word::Month(_))) => true,
            Some(Kind::Dot) => self
                .digits(ahead + 2)
                .is_none_or(|month| (1..=12).contains(&month.value)),
            _ => false,
        }
    }

    /// Reads the weekday that only repeats the day before it: «16 мая (понедельник)».
    pub(super) fn weekday_after_day(&mut self) -> Option<u8> {
        self.attempt(|parser| {
            let open = parser.eat_kind(Kind::Open);
            if !open {
                parser.eat_kind(Kind::Comma);
            }
            let weekday = parser.weekday()?;
            let ends = match parser.kind(0) {
                kind if open => kind == Some(Kind::Close),
                kind => matches!(kind, None | Some(Kind::Comma | Kind::Semicolon)),
            };
            parser.at += usize::from(open);
            ends.then_some(weekday)
        })
    }

    /// full date := 25.01[.2022] | 01/09/2022 | 2022-06-01 | 25-12-2022 | 03.2022
    pub(super) fn full_date(&mut self, first: Number) -> Option<(Place, Year)> {
        let parted = self.attempt(|parser| parser.parted_date(first));
        if let Some(found) = parted.or_else(|| self.attempt(|parser| parser.dashed_date(first))) {
            return Some(found);
        }
        let separator = self.kind(1)?;
        only(matches!(separator, Kind::Dot | Kind::Slash | Kind::Dash))?;
        let second = self.digits(2)?;
        // «31-05.2022»
        let mixed = separator == Kind::Dash && self.is_kind(3, Kind::Dot) && first.value > 12;
        let third = self.digits(4).filter(|third| {
            let own = third.digits == 4 && second.value <= 12;
            self.is_kind(3, separator) || mixed && own
        });
        // «XII.2022»
        if first.form == Form::Roman && second.digits == 4 && separator != Kind::Dash {
            return self.month_of_year(first.value, second.value);
        }
        // «1/2 квартал», «1/2 раза»
        let counts = self.is(3, Word::Times) || self.unit(3).is_some_and(|unit| !unit.is_year());
        // «15/16 марта»
        let listed = separator == Kind::Slash && second.value > 12 && second.digits < 4;
        only(first.form == Form::Plain && second.form != Form::Ordinal && !listed && !counts)?;
        let day = |day: Number, month: Number, year| {
            let place = Place::of(Pick::Day(day.value), Frame::Month(month.value));
            Some((place, year))
        };
        let month = |month: Number| Place::whole(Frame::Month(month.value));
        let read = match (first.digits, second.digits, third) {
            (4, 1 | 2, Some(third)) if third.digits <= 2 => {
                self.at += 5;
                return day(third, second, given(first.value)?);
            }
            (1 | 2, 0..=2, Some(third)) if third.digits == 4 => {
                if mixed {
                    self.uncertain(self.here(), MessageId::PhraseUncertainMixture);
                }
                self.at += 5;
                day(first, second, given(third.value)?)
            }
            // «05.22»
            (2, 2, None) if second.value > 12 && self.year_of_plan(second).is_some() => {
                return self.month_of_year(first.value, short_year(second.value));
            }
            (1 | 2, 4, _) if (1..=12).contains(&first.value) => {
                self.at += 3;
                Some((month(first), given(second.value)?))
            }
            // «2011-12» may be two years, and «2021 – 12 %» is no month
            (4, 2, _)
                if separator == Kind::Dash
                    && second.value != (first.value + 1) % 100
                    && self.token(1).is_some_and(|dash| !dash.blank) =>
            {
                let named = (1..=12).contains(&second.value);
                only(named && third.is_none_or(|third| third.digits == 4))?;
                self.at += 3;
                only(!self.is_any(0, &[Word::School, Word::Unit(Unit::Year)]))?;
                return Some((month(second), given(first.value)?));
            }
            _ if separator == Kind::Dash => None,
            (1 | 2, 0..=2, Some(third)) if third.digits == 2 && !self.opens_date(4) => {
                self.at += 5;
                day(first, second, given(short_year(third.value))?)
            }
            (1 | 2, 0..=2, _) => {
                self.at += 3;
                return day(first, second, Year::Missing);
            }
            _ => None,
        };
        self.eat(Word::Unit(Unit::Year));
        read
    }

    /// «20 05 2022»: a date that lost its dots; «1 III 2022» has none.
    fn parted_date(&mut self, day: Number) -> Option<(Place, Year)> {
        let (month, year) = (self.digits(1)?, self.digits(2)?);
        let plain = [day, year].iter().all(|number| number.form == Form::Plain);
        let shaped = match month.form {
            Form::Roman => matches!((day.digits, year.digits), (1 | 2, 4)),
            form => form == Form::Plain && (day.digits, month.digits, year.digits) == (2, 2, 4),
        };
        only(plain && shaped && (1..=12).contains(&month.value))?;
        self.at += 3;
        self.eat(Word::Unit(Unit::Year));
        let place = Place::of(Pick::Day(day.value), Frame::Month(month.value));
        Some((place, given(year.value)?))
    }

    /// Eats a month in numbers, which may be of something else.
    fn month_of_year(&mut self, month: u32, year: u32) -> Option<(Place, Year)> {
        let year = given(year).filter(|_| (1..=12).contains(&month))?;
        self.at += 3;
        self.doubt(self.at - 3, MessageId::PhraseUncertainMonthOfYear);
        Some((Place::whole(Frame::Month(month)), year))
    }

    /// Returns the year that two digits are, if the plan has it.
    pub(super) fn year_of_plan(&self, digits: Number) -> Option<i32> {
        let period = self.hints.period.filter(|_| digits.digits == 2)?;
        let year = year_in_range(short_year(digits.value));
        year.filter(|year| (period.start.year()..=period.end.year()).contains(year))
    }

    /// «12-май-2022», «12-май», as a spreadsheet shows a day
    fn dashed_date(&mut self, day: Number) -> Option<(Place, Year)> {
        let glued = |ahead| self.token(ahead).is_some_and(|token| !token.blank);
        let joined = |ahead| self.is_kind(ahead, Kind::Dash) && glued(ahead);
        let Some(Word::Month(month)) = self.word(2).filter(|_| joined(1)) else {
            return None;
        };
        let place = Place::of(Pick::Day(day.value), Frame::Month(month.into()));
        if (self.is_year(3) || self.ends_at(3)) && !self.token(2)?.blank {
            self.at += 3;
            return Some((place, Year::Missing));
        }
        only(joined(3))?;
        let year = self.digits(4)?;
        let year = match year.digits {
            2 => short_year(year.value),
            4 => year.value,
            _ => return None,
        };
        self.at += 5;
        Some((place, given(year)?))
    }

    /// Returns whether the number `ahead`, after a blank, opens a date of its own, «05.10. 17.10», or a time of the day,
    /// «05.10. 17-00».
    fn opens_date(&self, ahead: usize) -> bool {
        let glued = self.token(ahead + 1).is_some_and(|token| !token.blank);
        let next = self.digits(ahead + 2);
        let full = next.is_some_and(|next| next.digits == 2 && next.value < 60);
        let opens = match self.kind(ahead + 1) {
            Some(Kind::Dot) => next.is_some(),
            Some(Kind::Dash) => glued && full && !self.is_kind(ahead + 3, Kind::Dot),
            Some(Kind::Colon) => glued && full,
            _ => false,
        };
        opens && self.token(ahead).is_some_and(|token| token.blank)
    }
}

fn given(year: u32) -> Option<Year> {
    year_in_range(year).map(Year::Given)
}
