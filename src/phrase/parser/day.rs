//! Days: full dates, «число» of a month, and the weekday written beside a day.

use super::Parser;
use super::year::{short_year, year_in_range};
use crate::phrase::ast::{MonthRef, What, Year};
use crate::phrase::token::{Form, Kind, Number};
use crate::phrase::words::{Unit, Word};

impl Parser<'_> {
    /// Reads the weekday that only repeats the day after it: «понедельник, 16 мая».
    pub(super) fn weekday_of_day(&mut self) -> Option<u8> {
        let Word::Weekday(weekday) = self.word(0)? else {
            return None;
        };
        let comma = usize::from(self.kind(1) == Some(Kind::Comma));
        self.is_date(1 + comma).then(|| self.at += 1 + comma)?;
        Some(weekday)
    }

    /// Tells whether a day with its month stands `ahead`: «14.30» is a time.
    pub(super) fn is_date(&self, ahead: usize) -> bool {
        let day = self.digits(ahead).is_some_and(|day| day.digits <= 2);
        day && match self.kind(ahead + 1) {
            Some(Kind::Word(Word::Month(_))) => true,
            Some(Kind::Dot) => self.digits(ahead + 2).is_none_or(|month| month.value <= 12),
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
    pub(super) fn full_date(&mut self, first: Number) -> Option<(What, Year)> {
        let separator = self.kind(1)?;
        matches!(separator, Kind::Dot | Kind::Slash | Kind::Dash).then_some(())?;
        let second = self.digits(2).or_else(|| self.roman_month(2))?;
        let third = (self.kind(3) == Some(separator))
            .then(|| self.digits(4))
            .flatten();
        let plain = first.form == Form::Plain && second.form != Form::Ordinal;
        plain.then_some(())?;
        let day = |day, month, year| {
            Some((
                What::Day {
                    day,
                    month: Some(month),
                },
                year,
            ))
        };
        match (first.digits, second.digits, third) {
            (4, 1 | 2, Some(third)) if third.digits <= 2 => {
                self.at += 5;
                day(third.value, second.value, given(first.value)?)
            }
            (1 | 2, 0..=2, Some(third)) if third.digits == 4 => {
                self.at += 5;
                self.eat(Word::Unit(Unit::Year));
                day(first.value, second.value, given(third.value)?)
            }
            _ if separator == Kind::Dash => None,
            (1 | 2, 4, _) if (1..=12).contains(&first.value) => {
                self.at += 3;
                self.eat(Word::Unit(Unit::Year));
                Some((What::Month(first.value), given(second.value)?))
            }
            (1 | 2, 0..=2, Some(third)) if third.digits == 2 && !self.opens_date(4) => {
                self.at += 5;
                self.eat(Word::Unit(Unit::Year));
                day(first.value, second.value, given(short_year(third.value))?)
            }
            (1 | 2, 0..=2, _) => {
                self.at += 3;
                day(first.value, second.value, self.dotted_year())
            }
            _ => None,
        }
    }

    fn roman_month(&self, ahead: usize) -> Option<Number> {
        self.digits(ahead)
            .filter(|number| number.form == Form::Roman)
    }

    /// Tells whether the number `ahead`, after a blank, opens a date of its own: «05.10. 17.10».
    fn opens_date(&self, ahead: usize) -> bool {
        self.token(ahead).is_some_and(|token| token.blank)
            && self.kind(ahead + 1) == Some(Kind::Dot)
            && self.digits(ahead + 2).is_some()
    }

    /// day number := … [«каждого» | «следующего» | «2-го» | «последнего»] [«месяца»] [«, следующего за отчетным» unit]
    pub(super) fn day_number(&mut self, day: u32) -> What {
        if let Some(month) = self.month() {
            return What::Day {
                day,
                month: Some(month),
            };
        }
        let of = self.attempt(Self::month_ref).unwrap_or(MonthRef::Any);
        What::DayNumber { day, of }
    }

    fn month_ref(&mut self) -> Option<MonthRef> {
        let nth = self.month_ordinal();
        let near = match self.word(0) {
            Some(Word::Each | Word::Reporting | Word::Current) => Some(MonthRef::Each),
            Some(Word::Next) => Some(MonthRef::Next),
            _ => None,
        };
        self.at += usize::from(near.is_some());
        self.need(Word::Unit(Unit::Month))?;
        if let Some(month) = self.attempt(Self::following) {
            return Some(month);
        }
        let unit = self.attempt(|parser| {
            parser.eat_if(|kind| {
                matches!(
                    kind,
                    Kind::Word(Word::Each | Word::Reporting | Word::Current)
                )
            });
            match parser.word(0)? {
                Word::Unit(unit @ (Unit::Quarter | Unit::HalfYear | Unit::Year)) => {
                    parser.at += 1;
                    Some(unit)
                }
                _ => None,
            }
        });
        match (nth, unit) {
            (Some(nth), Some(unit)) => Some(MonthRef::NthOf(nth, unit)),
            (Some(nth), None) => Some(MonthRef::Nth(nth)),
            (None, _) => Some(near.unwrap_or(MonthRef::Each)),
        }
    }

    fn month_ordinal(&mut self) -> Option<u32> {
        let nth = match self.kind(0)? {
            Kind::Word(Word::Last) => 0,
            Kind::Word(Word::Ordinal(nth)) => nth.into(),
            Kind::Number(number) if number.value <= 12 => number.value,
            _ => return None,
        };
        (self.word(1) == Some(Word::Unit(Unit::Month))).then(|| self.at += 1)?;
        Some(nth)
    }

    /// following := [«,»] «следующего» «за» «отчетным» [unit]; without its unit it is of what the whole recurs by
    fn following(&mut self) -> Option<MonthRef> {
        self.eat_kind(Kind::Comma);
        self.need(Word::Next)?;
        self.need(Word::For)?;
        let reporting =
            self.eat_if(|kind| matches!(kind, Kind::Word(Word::Reporting | Word::Current)));
        match self.word(0) {
            Some(Word::Unit(unit)) => {
                self.at += 1;
                Some(MonthRef::After(unit))
            }
            Some(Word::Period) if reporting => {
                self.at += 1;
                Some(MonthRef::Next)
            }
            _ if reporting => Some(MonthRef::Next),
            _ => None,
        }
    }
}

fn given(year: u32) -> Option<Year> {
    year_in_range(year).map(Year::Given)
}
