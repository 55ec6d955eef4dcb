//! Times, windows between two, and clock times, which are no dates.

use super::{Parser, is_time_word};
use crate::phrase::ast::{Bound, Dated, Edge, MonthRef, Part, Time, What, Year};
use crate::phrase::token::{Form, Kind, Number};
use crate::phrase::words::{Unit, Word};
use crate::words::MessageId;

impl Parser<'_> {
    /// dated := [«в срок»] bound time | «с» time («по» | «до») time | [«в» | «в течение»] time [«–» time]
    pub(super) fn dated(&mut self) -> Option<Dated> {
        let framed = self.eat_all(&[Word::In, Word::Term])
            || self.eat_all(&[Word::On, Word::Term])
            || self.eat(Word::Term);
        if framed {
            self.eat_kind(Kind::Dash);
        }
        let bound = self.bound();
        let mut dated = match bound {
            Some(Bound::Since) => self.since(),
            Some(bound) => self.time().map(|to| Dated {
                bound,
                from: None,
                to,
            }),
            None => self.window(),
        }?;
        if self.eat(Word::Inclusive) && matches!(dated.bound, Bound::Until | Bound::By) {
            dated.bound = Bound::Through;
        }
        let lone_after = matches!(dated.bound, Bound::After)
            || (bound == Some(Bound::Through) && matches!(self.word(0), Some(Word::Other)));
        (!lone_after || !matches!(self.word(0), Some(Word::Other | Word::Happening)))
            .then_some(dated)
    }

    /// bound := «до» | «к» | «не позднее» | «по» | «не ранее» | «с» | «после»
    fn bound(&mut self) -> Option<Bound> {
        if self.eat_all(&[Word::Not, Word::Later]) {
            self.eat(Word::Than);
            self.eat(Word::Until);
            return Some(Bound::Through);
        }
        if self.eat_all(&[Word::Not, Word::Earlier]) {
            self.eat(Word::Than);
            return Some(Bound::Since);
        }
        let bound = match self.word(0)? {
            Word::Until => Bound::Until,
            Word::By => Bound::By,
            Word::Through => Bound::Through,
            Word::From | Word::Of => Bound::Since,
            Word::After => Bound::After,
            _ => return None,
        };
        self.at += 1;
        self.eat(Word::From);
        Some(bound)
    }

    /// since := time [(«по» | «до» | «–») time]
    fn since(&mut self) -> Option<Dated> {
        let from = self.time()?;
        self.attempt(|parser| parser.clock_times().then_some(()));
        self.eat_kind(Kind::Comma);
        match self.attempt(Self::upper_end) {
            Some(to) => Some(Dated {
                bound: Bound::Within,
                from: Some(from),
                to,
            }),
            None => {
                if self.at > 0 && self.tokens[self.at - 1].kind == Kind::Comma {
                    self.at -= 1;
                }
                Some(Dated {
                    bound: Bound::Since,
                    from: None,
                    to: from,
                })
            }
        }
    }

    fn upper_end(&mut self) -> Option<Time> {
        let joined = self
            .eat_if(|kind| matches!(kind, Kind::Dash | Kind::Word(Word::Through | Word::Until)));
        joined.then_some(())?;
        self.time()
    }

    /// window := [«в» | «в течение» | «в период» | «на» | «за»] [«с»] time [(«–» | «по» | «до») time]
    fn window(&mut self) -> Option<Dated> {
        let framed = self.eat_all(&[Word::In, Word::During])
            || self.eat_all(&[Word::On, Word::During])
            || self.eat_all(&[Word::In, Word::Period])
            || self.eat_if(|kind| {
                matches!(
                    kind,
                    Kind::Word(Word::In | Word::On | Word::For | Word::During)
                )
            });
        if framed && self.eat(Word::From) {
            let dated = self.since()?;
            return Some(dated);
        }
        let first = self.time()?;
        // «год» alone names no year, and «г.» may be a town
        let nameless = first.what == What::Year && first.year == Year::Missing;
        (!nameless || first.edge.is_some()).then_some(())?;
        let to = self.attempt(Self::upper_end);
        Some(match to {
            Some(to) => Dated {
                bound: Bound::Within,
                from: Some(first),
                to,
            },
            None => Dated {
                bound: Bound::Within,
                from: None,
                to: first,
            },
        })
    }

    /// time := [«начало» | «середина» | «конец»] what [year]
    pub(super) fn time(&mut self) -> Option<Time> {
        let start = self.at;
        let edge = match self.word(0) {
            Some(Word::Beginning) => Some(Edge::Beginning),
            Some(Word::Middle) => Some(Edge::Middle),
            Some(Word::End) => Some(Edge::End),
            _ => None,
        };
        self.at += usize::from(edge.is_some());
        let (what, mut year) = self.what()?;
        if year == Year::Missing
            && !matches!(
                what,
                What::Year | What::Bare { .. } | What::DayNumber { .. }
            )
        {
            year = self.year_tail(what);
        }
        Some(Time {
            what,
            edge,
            year,
            span: self.span_from(start),
        })
    }

    /// what := number … | month | season | «учебный год» | «год» | «последняя неделя» | unit
    fn what(&mut self) -> Option<(What, Year)> {
        let missing = |what| (what, Year::Missing);
        match self.kind(0)? {
            Kind::Number(number) => self.numbered(number),
            Kind::Word(Word::Ordinal(value)) => {
                let number = Number {
                    value: value.into(),
                    digits: 0,
                    form: Form::Ordinal,
                };
                self.numbered(number)
            }
            Kind::Word(Word::Month(month)) => {
                self.at += 1;
                self.eat(Word::Unit(Unit::Month));
                Some(missing(What::Month(month.into())))
            }
            Kind::Word(Word::Season(season) | Word::Seasonal(season)) => {
                let noun = matches!(self.word(0), Some(Word::Season(_)));
                self.at += 1;
                (noun || self.eat(Word::Period)).then_some(missing(What::Season(season)))
            }
            Kind::Word(Word::Last) => {
                self.at += 1;
                self.last_part().map(missing)
            }
            Kind::Word(_) => self.this_unit(),
            _ => None,
        }
    }

    fn last_part(&mut self) -> Option<What> {
        let part = match self.word(0)? {
            Word::Unit(Unit::Week) => Part::LastWeek,
            Word::Unit(Unit::Decade) => Part::Decade(3),
            Word::Weekday(weekday) => {
                self.at += 1;
                let month = self.month()?;
                return Some(What::Weekday {
                    nth: -1,
                    weekday,
                    month,
                });
            }
            _ => return None,
        };
        self.at += 1;
        self.part(part)
    }

    /// this := [«текущий»] («год» | «учебный год» | «месяц» | «квартал» …)
    fn this_unit(&mut self) -> Option<(What, Year)> {
        let year = match self.word(0)? {
            Word::Current | Word::Reporting => Year::Current,
            Word::Next => Year::Next,
            Word::Previous => Year::Previous,
            _ => Year::Missing,
        };
        self.at += usize::from(year != Year::Missing);
        if self.eat_all(&[Word::School, Word::Unit(Unit::Year)]) {
            let given = self.school_years().map_or(Year::Missing, Year::Given);
            return Some((What::SchoolYear, given));
        }
        self.eat(Word::Calendar);
        let Word::Unit(unit) = self.word(0)? else {
            return None;
        };
        self.at += 1;
        match unit {
            Unit::Year => Some((What::Year, year)),
            Unit::Month | Unit::Quarter | Unit::HalfYear | Unit::Week | Unit::Decade
                if matches!(year, Year::Missing | Year::Current) =>
            {
                Some((What::This(unit), Year::Missing))
            }
            _ => None,
        }
    }

    /// numbered := date | year | «25 мая» | «5 числа» | «2 квартал» | «2 неделя мая» | «1 половина мая» | bare
    fn numbered(&mut self, number: Number) -> Option<(What, Year)> {
        let missing = |what| (what, Year::Missing);
        let bare = What::Bare {
            number: number.value,
            roman: number.form == Form::Roman,
        };
        if self.clock_length().is_some() {
            return None;
        }
        if let Some(found) = self.attempt(|parser| parser.full_date(number)) {
            return Some(found);
        }
        if number.digits == 4 {
            return self.year_what();
        }
        self.at += 1;
        let school =
            self.word(0) == Some(Word::School) && matches!(self.word(1), Some(Word::Unit(_)));
        self.at += usize::from(school);
        match self.word(0) {
            Some(Word::Month(month)) => {
                self.at += 1;
                self.eat(Word::Unit(Unit::Month));
                Some(missing(What::Day {
                    day: number.value,
                    month: Some(month.into()),
                }))
            }
            Some(Word::DayNumber) => {
                self.at += 1;
                Some(missing(self.day_number(number.value)))
            }
            Some(Word::Unit(unit)) => self.nth_unit(number.value, unit, school).map(missing),
            Some(Word::Half) => {
                self.at += 1;
                if self.eat(Word::Unit(Unit::Year)) {
                    return Some(missing(What::Nth {
                        unit: Unit::HalfYear,
                        number: number.value,
                    }));
                }
                self.part(Part::Half(number.value)).map(missing)
            }
            Some(Word::Weekday(weekday)) => {
                self.at += 1;
                let month = self.month()?;
                let nth = i8::try_from(number.value)
                    .ok()
                    .filter(|nth| (1..=5).contains(nth))?;
                Some(missing(What::Weekday {
                    nth,
                    weekday,
                    month,
                }))
            }
            _ => Some(missing(bare)),
        }
    }

    fn nth_unit(&mut self, number: u32, unit: Unit, school: bool) -> Option<What> {
        let top = match unit {
            Unit::Week => 6,
            Unit::Decade => 3,
            Unit::Quarter | Unit::SchoolQuarter => 4,
            Unit::HalfYear => 2,
            Unit::Trimester => 3,
            Unit::Day | Unit::Month | Unit::Year => return None,
        };
        (1..=top).contains(&number).then_some(())?;
        self.at += 1;
        match unit {
            Unit::Week => self.part(Part::Week(number)),
            Unit::Decade => self.part(Part::Decade(number)),
            Unit::Quarter if school => Some(What::Nth {
                unit: Unit::SchoolQuarter,
                number,
            }),
            unit => Some(What::Nth { unit, number }),
        }
    }

    /// part := … [month | «месяца»]
    fn part(&mut self, part: Part) -> Option<What> {
        let month = self.month();
        if month.is_none() {
            self.eat(Word::Current);
            self.eat(Word::Unit(Unit::Month));
        }
        Some(What::Part { part, month })
    }

    fn month(&mut self) -> Option<u32> {
        let ahead = usize::from(self.word(0) == Some(Word::In));
        let Some(Word::Month(month)) = self.word(ahead) else {
            return None;
        };
        self.at += ahead + 1;
        self.eat(Word::Unit(Unit::Month));
        Some(month.into())
    }

    /// full date := 25.01[.2022] | 01/09/2022 | 2022-06-01 | 25-12-2022 | 03.2022
    fn full_date(&mut self, first: Number) -> Option<(What, Year)> {
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

    /// Reads the year of «25.12 2013г.» and «25.12 22 г.».
    fn dotted_year(&mut self) -> Year {
        self.eat_all(&[Word::Unit(Unit::Year)]);
        self.attempt(Self::plain_year)
            .map_or(Year::Missing, Year::Given)
    }

    /// year := 2022 [«г.»] | 2021/2022 [«учебный год»] | 2021-2022 «учебный год»
    fn year_what(&mut self) -> Option<(What, Year)> {
        if let Some(year) = self.attempt(Self::school_years) {
            return Some((What::SchoolYear, Year::Given(year)));
        }
        let year = self.plain_year()?;
        Some((What::Year, Year::Given(year)))
    }

    /// Returns the first year of «2021/2022 [учебного года]».
    fn school_years(&mut self) -> Option<i32> {
        let first = self.digits(0).filter(|number| number.digits == 4)?;
        let slash = self.kind(1)? == Kind::Slash;
        (slash || self.kind(1)? == Kind::Dash).then_some(())?;
        let second = self
            .digits(2)
            .filter(|number| matches!(number.digits, 2 | 4))?;
        (second.value % 100 == (first.value + 1) % 100).then_some(())?;
        self.at += 3;
        let school =
            self.eat_all(&[Word::School, Word::Unit(Unit::Year)]) || self.eat(Word::School);
        (school || (slash && self.word(0) != Some(Word::Unit(Unit::Year)))).then_some(())?;
        year_in_range(first.value)
    }

    /// Returns the year of «2022 [г.]» or «22 г.».
    fn plain_year(&mut self) -> Option<i32> {
        let number = self.digits(0).filter(|number| number.form == Form::Plain)?;
        let marked = self.word(1) == Some(Word::Unit(Unit::Year));
        let value = match number.digits {
            4 if !matches!(self.kind(1), Some(Kind::Dot)) => number.value,
            2 if marked => short_year(number.value),
            _ => return None,
        };
        let year = year_in_range(value)?;
        self.at += 1 + usize::from(marked);
        Some(year)
    }

    /// year tail := [«,»] 2021 [«года»] | 2020-2021 «учебного года» | «следующего года» | «года, следующего за отчетным»
    fn year_tail(&mut self, what: What) -> Year {
        self.attempt(|parser| {
            parser.eat_kind(Kind::Comma);
            parser.eat(Word::In);
            let school = parser.attempt(Self::school_years).map(Year::School);
            school.or_else(|| parser.attempt(Self::plain_year).map(Year::Given))
        })
        .or_else(|| self.attempt(Self::named_year))
        .unwrap_or_else(|| {
            let nth = matches!(what, What::Nth { .. });
            let school = self.eat_all(&[Word::School, Word::Unit(Unit::Year)]);
            if nth && !school {
                self.eat(Word::Unit(Unit::Year));
            }
            Year::Missing
        })
    }

    /// named year := («текущего» | «следующего» | …) «года» | «года», («следующего» | «предшествующего») [«за»] …
    fn named_year(&mut self) -> Option<Year> {
        let early = self.eat(Word::Unit(Unit::Year));
        if early {
            self.eat_kind(Kind::Comma);
        }
        let year = match self.word(0)? {
            Word::Current | Word::Reporting => Year::Current,
            Word::Next => Year::Next,
            Word::Previous => Year::Previous,
            _ => return None,
        };
        self.at += 1;
        if !early {
            self.need(Word::Unit(Unit::Year))?;
            return Some(year);
        }
        self.eat(Word::For);
        self.eat(Word::Reporting);
        self.eat_if(|kind| matches!(kind, Kind::Word(Word::Unit(_) | Word::Period)));
        Some(year)
    }

    /// day number := … [«каждого» | «следующего» | «2-го» | «последнего»] [«месяца»] [«, следующего за отчетным» unit]
    fn day_number(&mut self, day: u32) -> What {
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
        if let Some(unit) = self.attempt(Self::following) {
            return Some(MonthRef::After(unit));
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

    /// following := [«,»] «следующего» «за» «отчетным» [unit]
    fn following(&mut self) -> Option<Unit> {
        self.eat_kind(Kind::Comma);
        self.need(Word::Next)?;
        self.need(Word::For)?;
        let reporting =
            self.eat_if(|kind| matches!(kind, Kind::Word(Word::Reporting | Word::Current)));
        match self.word(0) {
            Some(Word::Unit(unit)) => {
                self.at += 1;
                Some(unit)
            }
            Some(Word::Period) if reporting => {
                self.at += 1;
                Some(Unit::Month)
            }
            _ if reporting => Some(Unit::Month),
            _ => None,
        }
    }

    /// clock times := { [«с» | «в» | «до»] clock [«–» clock] }
    pub(super) fn clock_times(&mut self) -> bool {
        let start = self.at;
        self.eat_if(|kind| {
            matches!(
                kind,
                Kind::Word(Word::From | Word::In | Word::Until | Word::By | Word::On)
            )
        });
        let Some(length) = self.clock_length() else {
            self.at = start;
            return false;
        };
        self.at += length;
        let span = self.span_from(start);
        self.clock = Some(self.clock.map_or(span, |before| before.join(span)));
        let more = self.attempt(|parser| {
            parser.eat_if(|kind| {
                matches!(
                    kind,
                    Kind::Dash | Kind::Comma | Kind::Word(Word::Until | Word::Through | Word::And)
                )
            });
            parser.clock_times().then_some(())
        });
        if more.is_none() {
            self.eat_kind(Kind::Comma);
        }
        true
    }

    /// Returns how many tokens the clock time here takes.
    fn clock_length(&self) -> Option<usize> {
        let hours = self
            .digits(0)
            .filter(|n| n.value <= 24 && n.digits <= 2 && n.form != Form::Roman)?;
        if self.word(1) == Some(Word::Hour) {
            let minutes = self.digits(2).is_some() && self.word(3) == Some(Word::Minute);
            return Some(if minutes { 4 } else { 2 });
        }
        let hour_range = self.kind(1) == Some(Kind::Dash) || self.word(1) == Some(Word::Until);
        if hour_range && self.digits(2).is_some() && self.word(3) == Some(Word::Hour) {
            return Some(1);
        }
        let separator = self.kind(1)?;
        let minutes = self.digits(2).filter(|n| n.value < 60 && n.digits == 2)?;
        let glued = !self.token(1)?.blank && !self.token(2)?.blank;
        let third = self.kind(3) == Some(separator) && self.digits(4).is_some();
        let certain = match separator {
            Kind::Colon => true,
            Kind::Dot => glued && !third && (minutes.value == 0 || self.late_clock(minutes)),
            Kind::Dash => glued && !third && self.dashed_clock(hours, minutes),
            _ => false,
        };
        let word = usize::from(certain && self.word(3) == Some(Word::Hour));
        certain.then_some(3 + word)
    }

    /// Tells whether «14.30» is a time: after a day, or in a window with «15.00».
    fn late_clock(&self, minutes: Number) -> bool {
        let other = |at: usize| {
            let last = self
                .digits(at + 2)
                .is_some_and(|n| n.value == 0 && n.digits == 2);
            self.digits(at).is_some() && self.kind(at + 1) == Some(Kind::Dot) && last
        };
        let in_window = matches!(
            self.kind(3),
            Some(Kind::Dash | Kind::Word(Word::Until | Word::Through))
        ) && other(4);
        in_window || (self.day_seen && minutes.value > 12)
    }

    /// Tells whether «13-00» is a time; «14-30» is one after a day.
    fn dashed_clock(&self, hours: Number, minutes: Number) -> bool {
        let dated = matches!(self.kind(3), Some(Kind::Dot | Kind::Slash))
            || self.word(3).is_some_and(is_time_word);
        let whole = minutes.value == 0;
        !dated && (whole || (self.day_seen && hours.digits == 2 && minutes.value % 5 == 0))
    }
}

fn given(year: u32) -> Option<Year> {
    year_in_range(year).map(Year::Given)
}

fn year_in_range(year: u32) -> Option<i32> {
    i32::try_from(year)
        .ok()
        .filter(|year| (1900..2200).contains(year))
}

/// Returns the year that two digits mean.
fn short_year(year: u32) -> u32 {
    if year < 80 { 2000 + year } else { 1900 + year }
}

impl Parser<'_> {
    /// Reads `count`: digits, «два», «второй».
    pub(super) fn count(&mut self) -> Option<u32> {
        let count = match self.kind(0)? {
            Kind::Number(number) if number.form != Form::Roman && number.digits < 4 => number.value,
            Kind::Word(Word::Count(count) | Word::Ordinal(count)) => count.into(),
            _ => return None,
        };
        self.at += 1;
        if let Some(other) = self.attempt(|parser| {
            let dash = parser.eat_kind(Kind::Dash);
            let next = parser.digits(0).filter(|_| dash)?;
            parser.at += 1;
            Some(next)
        }) {
            let _ = other;
            self.uncertain(self.span_from(self.at - 3), MessageId::PhraseUncertainCount);
        }
        Some(count)
    }
}
