//! Days by their dates and by their names.

use chrono::Datelike as _;

use super::free::is_mark;
use super::year::{short_year, year_in_range};
use super::{Parser, is_time_word};
use crate::phrase::ast::{Frame, Pick, Place, Year};
use crate::phrase::lexicon::{self, Trait, Unit, Word};
use crate::phrase::token::{Form, Kind, Number};
use crate::words::MessageId;

impl Parser<'_> {
    /// named day := «День Победы»; words that follow with a preposition are of the work
    pub(super) fn named_day(&mut self) -> Option<(Place, Year)> {
        let start = self.at;
        let own = match self.word(0)? {
            Word::Happening => self.has(0, Trait::Feast),
            word => word == Word::Unit(Unit::Day),
        };
        let day = Word::Unit(Unit::Day);
        (own || (1..4).any(|ahead| self.word(ahead) == Some(day))).then_some(())?;
        let mut days = 0;
        let run = self.tokens.iter().skip(start).map(|token| token.kind);
        let run: Vec<Kind> = run
            .take_while(|kind| match kind {
                Kind::Word(word) => {
                    days += usize::from(*word == day);
                    let season = matches!(word, Word::Season(_));
                    days < 2 && (*word == day || season || !is_time_word(*word))
                }
                kind => *kind == Kind::Comma,
            })
            .collect();
        let first = |ends: fn(&Kind) -> bool| run.iter().position(ends).unwrap_or(run.len());
        let preposition = |kind: &Kind| {
            matches!(
                kind,
                Kind::Word(Word::In | Word::On | Word::Through | Word::For)
            )
        };
        let shorter = |count: &usize| *count < run.len();
        let comma = Some(first(|kind| *kind == Kind::Comma)).filter(shorter);
        let and = Some(first(|kind| *kind == Kind::Word(Word::And))).filter(shorter);
        let preposition = Some(first(preposition)).filter(shorter);
        let counts = [Some(run.len()), comma, preposition, and];
        let found = counts.into_iter().flatten().find_map(|count| {
            let trailing = |kind: &&Kind| {
                let link = [
                    Word::And,
                    Word::Or,
                    Word::But,
                    Word::Until,
                    Word::By,
                    Word::Not,
                    Word::Later,
                    Word::Earlier,
                ]
                .map(Kind::Word);
                **kind == Kind::Comma || link.contains(kind)
            };
            let idle = run.iter().take(count).rev().take_while(trailing).count();
            self.at = start + count - idle;
            let name = self.cleaned(self.span_from(start));
            lexicon::holiday(&name)
        });
        let (day, month) = found?;
        self.free.push(self.span_from(start));
        self.day_named = true;
        let place = Place::of(Pick::Day(day), Frame::Month(month));
        Some((place, Year::Missing))
    }

    /// Reads the weekday that only repeats the day after it: «понедельник, 16 мая».
    pub(super) fn weekday_of_day(&mut self) -> Option<u8> {
        let Word::Weekday(weekday) = self.word(0)? else {
            return None;
        };
        let comma = usize::from(self.kind(1) == Some(Kind::Comma));
        self.is_date(1 + comma).then(|| self.at += 1 + comma)?;
        Some(weekday)
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
            let Word::Weekday(weekday) = parser.word(0)? else {
                return None;
            };
            parser.at += 1;
            let ends = matches!(parser.kind(0), None | Some(Kind::Comma | Kind::Semicolon));
            (if open {
                parser.eat_kind(Kind::Close)
            } else {
                ends
            })
            .then_some(weekday)
        })
    }

    /// full date := 25.01[.2022] | 01/09/2022 | 2022-06-01 | 25-12-2022 | 03.2022
    pub(super) fn full_date(&mut self, first: Number) -> Option<(Place, Year)> {
        let parted = self.attempt(|parser| parser.parted_date(first));
        if let Some(found) = parted.or_else(|| self.attempt(|parser| parser.dashed_date(first))) {
            return Some(found);
        }
        let separator = self.kind(1)?;
        matches!(separator, Kind::Dot | Kind::Slash | Kind::Dash).then_some(())?;
        let second = self.digits(2).or_else(|| self.roman_month(2))?;
        // «31-05.2022»
        let mixed = separator == Kind::Dash && self.kind(3) == Some(Kind::Dot) && first.value > 12;
        let third = (self.kind(3) == Some(separator) || mixed)
            .then(|| self.digits(4))
            .flatten()
            .filter(|third| !mixed || third.digits == 4 && second.value <= 12);
        // «XII.2022»
        if first.form == Form::Roman && second.digits == 4 && separator != Kind::Dash {
            return self.month_of_year(first.value, second.value);
        }
        // «1/2 квартал», «1/2 раза»
        let counts =
            self.word(3) == Some(Word::Times) || self.unit(3).is_some_and(|unit| !unit.is_year());
        // «15/16 марта»
        let listed = separator == Kind::Slash && second.value > 12 && second.digits < 4;
        let plain = first.form == Form::Plain && second.form != Form::Ordinal && !listed;
        (plain && !counts).then_some(())?;
        let day = |day, month, year| {
            let place = Place::of(Pick::Day(day), Frame::Month(month));
            Some((place, year))
        };
        match (first.digits, second.digits, third) {
            (4, 1 | 2, Some(third)) if third.digits <= 2 => {
                self.at += 5;
                day(third.value, second.value, given(first.value)?)
            }
            (1 | 2, 0..=2, Some(third)) if third.digits == 4 => {
                if mixed {
                    self.uncertain(self.here(), MessageId::PhraseUncertainMixture);
                }
                self.at += 5;
                self.eat(Word::Unit(Unit::Year));
                day(first.value, second.value, given(third.value)?)
            }
            // «05.22»
            (2, 2, None) if second.value > 12 && self.year_of_plan(second).is_some() => {
                self.month_of_year(first.value, short_year(second.value))
            }
            (1 | 2, 4, _) if (1..=12).contains(&first.value) => {
                self.at += 3;
                self.eat(Word::Unit(Unit::Year));
                Some((
                    Place::whole(Frame::Month(first.value)),
                    given(second.value)?,
                ))
            }
            // «2011-12» may be two years, and «2021 – 12 %» is no month
            (4, 2, _)
                if separator == Kind::Dash
                    && second.value != (first.value + 1) % 100
                    && self.token(1).is_some_and(|dash| !dash.blank) =>
            {
                let month = (1..=12).contains(&second.value);
                (month && third.is_none_or(|third| third.digits == 4)).then_some(())?;
                self.at += 3;
                let year = !matches!(self.word(0), Some(Word::School | Word::Unit(Unit::Year)));
                let place = Place::whole(Frame::Month(second.value));
                Some((place, given(first.value).filter(|_| year)?))
            }
            _ if separator == Kind::Dash => None,
            (1 | 2, 0..=2, Some(third)) if third.digits == 2 && !self.opens_date(4) => {
                self.at += 5;
                self.eat(Word::Unit(Unit::Year));
                day(first.value, second.value, given(short_year(third.value))?)
            }
            (1 | 2, 0..=2, _) => {
                self.at += 3;
                day(first.value, second.value, Year::Missing)
            }
            _ => None,
        }
    }

    /// «20 05 2022»: a date that lost its dots.
    fn parted_date(&mut self, day: Number) -> Option<(Place, Year)> {
        let (month, year) = (self.digits(1)?, self.digits(2)?);
        let plain = [day, month, year]
            .iter()
            .all(|number| number.form == Form::Plain);
        let shaped = (day.digits, month.digits, year.digits) == (2, 2, 4);
        (plain && shaped && (1..=12).contains(&month.value)).then_some(())?;
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
        let year = year_in_range(short_year(digits.value))?;
        (period.start.year()..=period.end.year())
            .contains(&year)
            .then_some(year)
    }

    /// «12-май-2022», «12-май», as a spreadsheet shows a day
    fn dashed_date(&mut self, day: Number) -> Option<(Place, Year)> {
        let joined = |ahead| {
            let glued = self.token(ahead).is_some_and(|token| !token.blank);
            glued && self.kind(ahead) == Some(Kind::Dash)
        };
        joined(1).then_some(())?;
        let Word::Month(month) = self.word(2)? else {
            return None;
        };
        let place = Place::of(Pick::Day(day.value), Frame::Month(month.into()));
        let year = self.digits(3).is_some_and(|year| year.digits == 4);
        if (year || self.kind(3).is_none_or(is_mark)) && !self.token(2)?.blank {
            self.at += 3;
            return Some((place, Year::Missing));
        }
        joined(3).then_some(())?;
        let year = self.digits(4).filter(|year| matches!(year.digits, 2 | 4))?;
        self.at += 5;
        let year = if year.digits == 2 {
            short_year(year.value)
        } else {
            year.value
        };
        Some((place, given(year)?))
    }

    fn roman_month(&self, ahead: usize) -> Option<Number> {
        self.digits(ahead)
            .filter(|number| number.form == Form::Roman)
    }

    /// Returns whether the number `ahead`, after a blank, opens a date of its own, «05.10. 17.10», or a time of the day,
    /// «05.10. 17-00».
    fn opens_date(&self, ahead: usize) -> bool {
        let glued = self.token(ahead + 1).is_some_and(|token| !token.blank);
        let full = self
            .digits(ahead + 2)
            .is_some_and(|next| next.digits == 2 && next.value < 60);
        self.token(ahead).is_some_and(|token| token.blank)
            && match self.kind(ahead + 1) {
                Some(Kind::Dot) => self.digits(ahead + 2).is_some(),
                Some(Kind::Dash) => glued && full && self.kind(ahead + 3) != Some(Kind::Dot),
                Some(Kind::Colon) => glued && full,
                _ => false,
            }
    }
}

fn given(year: u32) -> Option<Year> {
    year_in_range(year).map(Year::Given)
}
