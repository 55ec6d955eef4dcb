//! Times, windows between two, and clock times, which are no dates.

use super::Parser;
use crate::phrase::ast::{Bound, Dated, Edge, Part, Time, What, Year};
use crate::phrase::token::{Form, Kind, Number};
use crate::phrase::words::{Unit, Word};
use crate::words::MessageId;

impl Parser<'_> {
    /// dated := [«в срок»] bound time | «с» time («по» | «до») time | [«в» | «в течение»] time [«–» time]
    pub(super) fn dated(&mut self) -> Option<Dated> {
        let start = self.at;
        let framed = self.eat_all(&[Word::In, Word::Term])
            || self.eat_all(&[Word::On, Word::Term])
            || self.eat(Word::Term);
        if framed {
            self.eat_kind(Kind::Dash);
        }
        let bound = self.bound();
        if bound.is_some_and(Bound::is_last) {
            self.clock_before_date();
        }
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
            || (self.tokens[start].word() == Some(Word::Through)
                && matches!(self.word(0), Some(Word::Other)));
        (!lone_after || !matches!(self.word(0), Some(Word::Other | Word::Happening)))
            .then_some(dated)
    }

    /// bound := «до» | «к» | «не позднее» | «по» | «не ранее» | «с» | «после»
    pub(super) fn bound(&mut self) -> Option<Bound> {
        if self.not_later() {
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
        if let Some(to) = self.attempt(Self::upper_end) {
            Some(Dated {
                bound: Bound::Within,
                from: Some(from),
                to,
            })
        } else {
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
            || self.eat_all(&[Word::On, Word::Period])
            || (self.word(1) == Some(Word::From) && self.eat(Word::Period))
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
        if let Some(dated) = self.attempt(Self::seasons) {
            return Some(dated);
        }
        let first = self.time()?;
        // «год» alone names no year, and «г.» may be a town
        let nameless =
            matches!(first.what, What::Year | What::CalendarYear) && first.year == Year::Missing;
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

    /// seasons := «осенне» «–» «зимний» «период»
    fn seasons(&mut self) -> Option<Dated> {
        let start = self.at;
        let Word::Seasonal(first) = self.word(0)? else {
            return None;
        };
        self.at += 1;
        self.eat_kind(Kind::Dash).then_some(())?;
        let to = self.time()?;
        let whole = matches!(to.what, What::Season(_)) && to.edge.is_none();
        let from = Time {
            what: What::Season(first),
            year: Year::Missing,
            span: self.span_from(start),
            ..to
        };
        whole.then_some(Dated {
            bound: Bound::Within,
            from: Some(from),
            to,
        })
    }

    /// time := [weekday [«,»]] [«начало» | «середина» | «конец»] what [year]
    pub(super) fn time(&mut self) -> Option<Time> {
        let start = self.at;
        let weekday = self.weekday_of_day();
        let edge = self.edge();
        let own = self.attempt(Self::what);
        let (what, mut year) = own.or_else(|| edge.and_then(|_| self.shared_what()))?;
        let named = self.span_from(start);
        if year == Year::Missing
            && !matches!(
                what,
                What::Year | What::CalendarYear | What::Bare { .. } | What::DayNumber { .. }
            )
        {
            year = self.year_tail(what);
        }
        let whole_day = matches!(what, What::Day { month: Some(_), .. });
        let span = self.span_from(start);
        let weekday = weekday.or_else(|| whole_day.then(|| self.weekday_after_day())?);
        (weekday.is_none() || whole_day).then_some(Time {
            what,
            edge,
            weekday,
            year,
            span,
            named,
        })
    }

    /// «время» [«года»]
    fn time_of_year(&mut self) -> bool {
        let time = self.eat(Word::While);
        if time {
            self.eat(Word::Unit(Unit::Year));
        }
        time
    }

    /// Looks ahead for what «начало» is of in «начало и конец года».
    fn shared_what(&mut self) -> Option<(What, Year)> {
        let at = self.at;
        let joined = self.eat_if(|kind| matches!(kind, Kind::Comma | Kind::Word(Word::And)));
        self.eat(Word::In);
        let edge = self.edge().filter(|_| joined);
        let own = edge.and_then(|_| self.attempt(Self::what));
        let found = own.or_else(|| edge.and_then(|_| self.shared_what()));
        self.at = at;
        found
    }

    pub(super) fn edge(&mut self) -> Option<Edge> {
        let edge = match self.word(0)? {
            Word::Beginning => Edge::Beginning,
            Word::Middle => Edge::Middle,
            Word::End => Edge::End,
            Word::Happening if self.is_close_of_year() => Edge::End,
            _ => return None,
        };
        self.at += 1;
        Some(edge)
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
                let named = noun || self.eat(Word::Period) || self.time_of_year();
                named.then_some(missing(What::Season(season)))
            }
            Kind::Word(Word::Last) => {
                self.at += 1;
                self.last_part().map(missing)
            }
            Kind::Word(_) => self.this_unit(),
            _ => None,
        }
    }

    /// Tells whether the «число» just read stands for several: «в первых числах», «последние числа».
    fn many_numbers(&self) -> bool {
        let word = |back: usize| {
            let token = self.tokens.get(self.at.checked_sub(back)?)?;
            self.text.get(token.span.range())
        };
        let plural = |end: &str| word(2).is_some_and(|adjective| adjective.ends_with(end));
        match word(1) {
            Some("числах") => true,
            Some("числа") => plural("ые") || plural("ие"),
            _ => false,
        }
    }

    /// «первые числа мая», «последние числа мая»: nobody says how many.
    fn edge_numbers(&mut self, decade: u32) -> What {
        self.uncertain(
            self.span_from(self.at - 2),
            MessageId::PhraseUncertainNumbers,
        );
        self.part(Part::Decade(decade))
    }

    fn last_part(&mut self) -> Option<What> {
        let part = match self.word(0)? {
            Word::Unit(Unit::Week) => Part::LastWeek,
            Word::DayNumber => {
                self.at += 1;
                return self.many_numbers().then(|| self.edge_numbers(3));
            }
            Word::Unit(Unit::Decade) => Part::Decade(3),
            Word::Working | Word::Calendar | Word::Unit(Unit::Day) => {
                return self.nth_day_of_month(-1);
            }
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
        Some(self.part(part))
    }

    /// nth day := [«рабочий» | «календарный»] «день» month
    fn nth_day_of_month(&mut self, nth: i8) -> Option<What> {
        let working = self.day_word()?;
        let month = self.month()?;
        Some(What::NthDay {
            nth,
            working,
            month,
        })
    }

    /// Eats «рабочий день» and tells whether it is a working one.
    pub(super) fn day_word(&mut self) -> Option<bool> {
        let working = self.eat(Word::Working);
        if !working {
            self.eat(Word::Calendar);
        }
        let span = self.here();
        let word = self.text.get(span.range()).unwrap_or_default();
        // «10 рабочих дней» are many
        let many = ["дней", "дни", "дням", "днями", "днях"].contains(&word);
        (!many).then_some(())?;
        self.need(Word::Unit(Unit::Day))?;
        Some(working)
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
        let calendar = self.eat(Word::Calendar);
        let Word::Unit(unit) = self.word(0)? else {
            return None;
        };
        self.at += 1;
        // «Неделя безопасности» is an event
        let named = matches!(self.word(0), Some(Word::Other | Word::Happening));
        match unit {
            Unit::Week | Unit::Decade if named => None,
            Unit::Year if calendar && year == Year::Missing => Some((What::CalendarYear, year)),
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
                if self.many_numbers() {
                    (number.value == 1).then_some(())?;
                    return Some(missing(self.edge_numbers(1)));
                }
                Some(missing(self.day_number(number.value)))
            }
            Some(Word::Unit(unit)) => self.nth_unit(number.value, unit, school).map(missing),
            Some(Word::Half) => {
                self.at += 1;
                (1..=2).contains(&number.value).then_some(())?;
                Some(missing(self.half(number.value)))
            }
            Some(Word::Working | Word::Calendar) => {
                let nth = i8::try_from(number.value).ok().filter(|nth| *nth > 0)?;
                self.nth_day_of_month(nth).map(missing)
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
            Unit::Decade | Unit::Trimester => 3,
            Unit::Quarter | Unit::SchoolQuarter => 4,
            Unit::HalfYear => 2,
            Unit::Day | Unit::Month | Unit::Year => return None,
        };
        (1..=top).contains(&number).then_some(())?;
        self.at += 1;
        match unit {
            Unit::Week => Some(self.part(Part::Week(number))),
            Unit::Decade => Some(self.part(Part::Decade(number))),
            Unit::Quarter if school => Some(What::Nth {
                unit: Unit::SchoolQuarter,
                number,
            }),
            unit => Some(What::Nth { unit, number }),
        }
    }

    /// half := «половина» ([month | «месяца»] | [«года»]): of a year where nothing says a month
    fn half(&mut self, number: u32) -> What {
        let of_year = match self.word(0) {
            Some(Word::Unit(Unit::Year)) => {
                self.at += 1;
                true
            }
            Some(Word::School) => self.word(1) == Some(Word::Unit(Unit::Year)),
            _ => self.digits(0).is_some_and(|year| year.digits == 4),
        };
        let alone = self.token(0).is_none() && !self.hints.month_lent;
        if !of_year && !alone {
            return self.part(Part::Half(number));
        }
        if alone && !of_year {
            self.uncertain(self.span_from(self.at - 2), MessageId::PhraseUncertainHalf);
        }
        What::Nth {
            unit: Unit::HalfYear,
            number,
        }
    }

    /// part := … [month | «месяца»]
    fn part(&mut self, part: Part) -> What {
        let month = self.month();
        if month.is_none() {
            self.eat(Word::Current);
            self.eat(Word::Unit(Unit::Month));
        }
        What::Part { part, month }
    }

    pub(super) fn month(&mut self) -> Option<u32> {
        let ahead = usize::from(self.word(0) == Some(Word::In));
        let Some(Word::Month(month)) = self.word(ahead) else {
            return None;
        };
        self.at += ahead + 1;
        self.eat(Word::Unit(Unit::Month));
        Some(month.into())
    }

    /// Reads `count`: digits, «два», «второй».
    pub(super) fn count(&mut self) -> Option<u32> {
        let count = match self.kind(0)? {
            Kind::Number(number) if number.form != Form::Roman && number.digits < 4 => number.value,
            Kind::Word(Word::Count(count) | Word::Ordinal(count)) => count.into(),
            _ => return None,
        };
        self.at += 1;
        let ranged = self.kind(0) == Some(Kind::Dash) && self.digits(1).is_some();
        if ranged {
            self.at += 2;
            self.uncertain(self.span_from(self.at - 3), MessageId::PhraseUncertainCount);
        }
        Some(count)
    }
}
