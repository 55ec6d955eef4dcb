//! What happens again and again: «ежемесячно», «2 раза в год», «каждый вторник», «последняя пятница месяца».

use super::Parser;
use super::free::school_year;
use crate::phrase::ast::{Bound, Edge, MonthRef, Part, Recurrence, Slot};
use crate::phrase::token::{Form, Kind};
use crate::phrase::words::{Unit, Word};
use crate::words::MessageId;

impl Parser<'_> {
    /// recurrence := [«не реже»] (adverb | each | times | weekdays)
    pub(super) fn recurrence(&mut self) -> Option<Recurrence> {
        self.recurs.then_some(())?;
        let at_least = self.eat_all(&[Word::Not, Word::Rarer]);
        if at_least {
            self.eat(Word::Than);
        }
        if let Some(unit) = self.attempt(Self::adverb) {
            return Some(Recurrence::every(unit));
        }
        let workdays = [Word::Working, Word::Unit(Unit::Day)];
        let framed = matches!(self.word(0), Some(Word::Through | Word::In));
        if framed && workdays.map(Some) == [self.word(1), self.word(2)] {
            self.at += 3;
            return Some(Recurrence::every(Unit::Day));
        }
        self.attempt(Self::by_units)
            .or_else(|| self.attempt(Self::edge_of_unit))
            .or_else(|| self.attempt(Self::nth_day))
            .or_else(|| self.attempt(Self::nth_part))
            .or_else(|| {
                let counted = self.attempt(Self::times)?;
                Some(Recurrence {
                    counted: !at_least,
                    ..counted
                })
            })
            .or_else(|| self.attempt(Self::each))
            .or_else(|| self.attempt(Self::nth_weekday))
            .or_else(|| self.attempt(Self::weekdays))
    }

    /// adverb := «ежемесячно» | «в» «ежедневном» «режиме» | «по» «будням»
    fn adverb(&mut self) -> Option<Unit> {
        self.eat_if(|kind| matches!(kind, Kind::Word(Word::In | Word::On | Word::Through)));
        let Word::Every(unit) = self.word(0)? else {
            return None;
        };
        self.at += 1;
        self.eat(Word::Basis);
        Some(unit)
    }

    /// edge of unit := [bound | «в» | «на»] («начало» | «середина» | «конец») [«каждого»] unit, but of a year
    fn edge_of_unit(&mut self) -> Option<Recurrence> {
        let bound = match self.attempt(Self::bound) {
            Some(bound) => Some(bound).filter(|bound| bound.is_last())?,
            None => Bound::Within,
        };
        self.eat_if(|kind| matches!(kind, Kind::Word(Word::In | Word::On)));
        let edge = self.edge()?;
        let each = self.eat(Word::Each);
        self.eat(Word::School);
        let Word::Unit(unit) = self.word(0)? else {
            return None;
        };
        let long = matches!(
            unit,
            Unit::Month | Unit::Quarter | Unit::SchoolQuarter | Unit::Trimester | Unit::HalfYear
        );
        self.at += 1;
        // under a section's month it is an edge of that month
        let lent = unit == Unit::Month && self.hints.month_lent && !each;
        let slot = match (bound, edge) {
            (Bound::Within, edge) => Slot::Edge(edge),
            (bound, Edge::End) => Slot::NthDay {
                bound,
                nth: -1,
                working: false,
            },
            (bound, Edge::Beginning) => Slot::NthDay {
                bound,
                nth: 1,
                working: false,
            },
            (_, Edge::Middle) => return None,
        };
        (long && !lent).then_some(Recurrence {
            slots: vec![slot],
            ..Recurrence::every(unit)
        })
    }

    /// by units := «по» («кварталам» | «полугодиям» | …)
    fn by_units(&mut self) -> Option<Recurrence> {
        self.need(Word::Through)?;
        let span = self.here();
        let plural = self.text.get(span.range())?.ends_with('м');
        let unit = match self.word(0)? {
            Word::Unit(Unit::Day | Unit::Year) => return None,
            Word::Unit(unit) if plural => unit,
            _ => return None,
        };
        self.at += 1;
        Some(Recurrence::every(unit))
    }

    /// nth day := [bound | «в»] nth [«рабочий»] «день» [«каждого»] unit
    fn nth_day(&mut self) -> Option<Recurrence> {
        let bound = match self.attempt(Self::bound) {
            Some(bound) => Some(bound).filter(|bound| bound.is_last())?,
            None => Bound::Within,
        };
        self.eat_if(|kind| matches!(kind, Kind::Word(Word::In | Word::On)));
        self.eat(Word::Each);
        let plain =
            matches!(self.kind(0), Some(Kind::Number(number)) if number.form == Form::Plain);
        let nth = self.nth(23)?;
        let last = nth == -1 && self.eat(Word::DayNumber);
        let working = if last { false } else { self.day_word()? };
        // «2 дня в месяц» counts days
        let counts = plain && bound == Bound::Within;
        (!counts && self.word(0) != Some(Word::In)).then_some(())?;
        let unit = self.attempt(Self::of_unit).or_else(|| self.adverb_unit())?;
        let slot = Slot::NthDay {
            bound,
            nth,
            working,
        };
        Some(Recurrence {
            slots: vec![slot],
            ..Recurrence::every(unit)
        })
    }

    /// nth part := [«в»] nth { («,» | «и») nth } («неделя» | «декада» | «половина») [«каждого»] «месяца»
    fn nth_part(&mut self) -> Option<Recurrence> {
        self.eat_if(|kind| matches!(kind, Kind::Word(Word::In | Word::On)));
        let each = self.eat(Word::Each);
        let mut nths = vec![self.nth(5)?];
        while self.eat_if(|kind| matches!(kind, Kind::Comma | Kind::Word(Word::And))) {
            nths.push(self.nth(5)?);
        }
        let unit = self.word(0)?;
        let part = |nth: i8| match (unit, u32::try_from(nth).ok()) {
            (Word::Unit(Unit::Week), None) => Some(Part::LastWeek),
            (Word::Unit(Unit::Week), Some(number)) => Some(Part::Week(number)),
            (Word::Unit(Unit::Decade), None) => Some(Part::Decade(3)),
            (Word::Unit(Unit::Decade), Some(number @ 1..=3)) => Some(Part::Decade(number)),
            (Word::Half, Some(number @ 1..=2)) => Some(Part::Half(number)),
            _ => None,
        };
        let parts: Option<Vec<Slot>> = nths
            .into_iter()
            .map(|nth| part(nth).map(Slot::Part))
            .collect();
        let slots = parts?;
        self.at += 1;
        let each = self.eat(Word::Each) || each;
        self.need(Word::Unit(Unit::Month))?;
        // under a section's month it is a part of that month
        (each || !self.hints.month_lent).then_some(Recurrence {
            slots,
            ..Recurrence::every(Unit::Month)
        })
    }

    /// times := ([count] «раз» | «дважды») [«в» | «за» | «/»] [count] unit
    fn times(&mut self) -> Option<Recurrence> {
        let times = match self.word(0) {
            Some(Word::TimesIn(times)) => times.into(),
            Some(Word::Times) => 1,
            _ => {
                let count = self.count()?;
                (self.word(0) == Some(Word::Times)).then_some(count)?
            }
        };
        self.at += 1;
        if let Some(once) = self.attempt(|parser| parser.times_alone(times)) {
            return Some(once);
        }
        let joined = self.eat_if(|kind| {
            matches!(
                kind,
                Kind::Slash | Kind::Word(Word::In | Word::For | Word::Each)
            )
        });
        self.eat(Word::Each);
        let step = self.attempt(Self::count).unwrap_or(1);
        let school = self.eat(Word::School);
        self.eat(Word::Calendar);
        let Word::Unit(unit) = self.word(0)? else {
            return None;
        };
        self.at += 1;
        let sensible = (1..=366).contains(&times) && (1..=120).contains(&step);
        let within = if school && unit == Unit::Year {
            vec![school_year()]
        } else {
            Vec::new()
        };
        (joined && sensible).then_some(Recurrence {
            times,
            step,
            within,
            ..Recurrence::every(unit)
        })
    }

    /// times alone := («разово» | «2 раза»), with nothing or a list of times after it
    fn times_alone(&mut self, times: u32) -> Option<Recurrence> {
        let ends = matches!(
            self.kind(0),
            None | Some(Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Colon | Kind::Dash)
        );
        (ends && (1..=366).contains(&times)).then_some(())?;
        if times > 1 {
            self.uncertain(self.span_from(self.at - 1), MessageId::PhraseUncertainTimes);
        }
        Some(Recurrence {
            times,
            step: Recurrence::WHOLE_PERIOD,
            ..Recurrence::every(Unit::Year)
        })
    }

    /// each := [«в»] «каждый» ([count] unit | [ordinal] weekday … | number «число» | «рабочий день»)
    fn each(&mut self) -> Option<Recurrence> {
        self.eat_if(|kind| {
            matches!(
                kind,
                Kind::Word(Word::In | Word::On | Word::By | Word::Through)
            )
        });
        self.need(Word::Each)?;
        if let Some(every) = self.attempt(Self::nth_weekday) {
            return Some(every);
        }
        if let Some(every) = self.attempt(Self::fortnightly) {
            return Some(every);
        }
        if let Some(slots) = self.attempt(Self::weekday_list) {
            self.eat_if(|kind| matches!(kind, Kind::Word(Word::Unit(Unit::Week | Unit::Month))));
            return Some(Recurrence {
                slots,
                ..Recurrence::every(Unit::Week)
            });
        }
        if let Some(every) = self.attempt(Self::each_number) {
            return Some(every);
        }
        let step = self.attempt(Self::count).unwrap_or(1);
        self.eat_if(|kind| {
            matches!(
                kind,
                Kind::Word(Word::Working | Word::School | Word::Calendar)
            )
        });
        let Word::Unit(unit) = self.word(0)? else {
            return None;
        };
        self.at += 1;
        (1..=120).contains(&step).then_some(Recurrence {
            step,
            ..Recurrence::every(unit)
        })
    }

    /// «каждую вторую среду», without «месяца»
    fn fortnightly(&mut self) -> Option<Recurrence> {
        let start = self.at;
        let step = self.count().filter(|step| (2..=5).contains(step))?;
        let slots = self.weekday_list()?;
        self.uncertain(self.span_from(start), MessageId::PhraseUncertainEveryOther);
        Some(Recurrence {
            step,
            slots,
            ..Recurrence::every(Unit::Week)
        })
    }

    /// «каждое 5-е число»
    fn each_number(&mut self) -> Option<Recurrence> {
        let day = self.count().filter(|day| (1..=31).contains(day))?;
        self.need(Word::DayNumber)?;
        self.eat(Word::Unit(Unit::Month));
        let slot = Slot::Days {
            bound: Bound::Within,
            from: None,
            day,
            of: MonthRef::Each,
        };
        Some(Recurrence {
            slots: vec![slot],
            ..Recurrence::every(Unit::Month)
        })
    }

    /// nth weekday := [«в»] nth { («,» | «и») nth } weekday [«каждого»] [«месяца» | «квартала»]
    fn nth_weekday(&mut self) -> Option<Recurrence> {
        let each = self.at > 0 && self.tokens[self.at - 1].word() == Some(Word::Each);
        self.eat_if(|kind| matches!(kind, Kind::Word(Word::In | Word::On | Word::Each)));
        let mut nths = vec![self.nth(5)?];
        while self.eat_if(|kind| matches!(kind, Kind::Comma | Kind::Word(Word::And))) {
            nths.push(self.nth(5)?);
        }
        let Word::Weekday(weekday) = self.word(0)? else {
            return None;
        };
        self.at += 1;
        let unit = self.attempt(Self::of_unit);
        // «каждую вторую среду» and «первая суббота мая» are other things
        let other = (each && unit.is_none()) || matches!(self.word(0), Some(Word::Month(_)));
        (!other).then_some(())?;
        let slots = nths
            .into_iter()
            .map(|nth| Slot::Weekday { nth, weekday })
            .collect();
        Some(Recurrence {
            slots,
            ..Recurrence::every(unit.unwrap_or(Unit::Month))
        })
    }

    /// The unit of «ежемесячно», said anywhere in the phrase: «ежемесячно, в последний рабочий день».
    fn adverb_unit(&self) -> Option<Unit> {
        let mut adverbs = self.tokens.iter().filter_map(|token| match token.word()? {
            Word::Every(unit) => Some(unit),
            _ => None,
        });
        adverbs.find(|unit| {
            matches!(
                unit,
                Unit::Month | Unit::Quarter | Unit::HalfYear | Unit::Year
            )
        })
    }

    fn of_unit(&mut self) -> Option<Unit> {
        self.eat(Word::In);
        self.eat_if(|kind| {
            matches!(
                kind,
                Kind::Word(Word::Each | Word::Reporting | Word::Current)
            )
        });
        match self.word(0)? {
            Word::Unit(unit @ (Unit::Month | Unit::Quarter | Unit::HalfYear | Unit::Year)) => {
                self.at += 1;
                Some(unit)
            }
            _ => None,
        }
    }

    fn nth(&mut self, top: i8) -> Option<i8> {
        let nth = match self.kind(0)? {
            Kind::Word(Word::Last) => -1,
            Kind::Word(Word::Ordinal(nth)) => i8::try_from(nth).ok()?,
            Kind::Number(number)
                if number.digits <= 1 || number.form == Form::Ordinal || top > 9 =>
            {
                i8::try_from(number.value).ok()?
            }
            _ => return None,
        };
        self.at += 1;
        (nth == -1 || (1..=top).contains(&nth)).then_some(nth)
    }

    /// weekdays := [«по» | «в» | «с»] weekday { («,» | «и» | «–» | «по») weekday } [«каждой недели»]
    fn weekdays(&mut self) -> Option<Recurrence> {
        let start = self.at;
        let plural = self.eat(Word::Through);
        if !plural {
            self.eat_if(|kind| matches!(kind, Kind::Word(Word::In | Word::From)));
        }
        let slots = self.weekday_list()?;
        // «в понедельник, 16 мая» is a day
        let comma = usize::from(self.kind(0) == Some(Kind::Comma));
        let dated = !plural && self.is_date(comma);
        (!dated).then_some(())?;
        let each = self.attempt(|parser| {
            parser.eat(Word::Each);
            parser.need(Word::Unit(Unit::Week))
        });
        if !plural && each.is_none() {
            self.uncertain(self.span_from(start), MessageId::PhraseUncertainWeekday);
        }
        Some(Recurrence {
            slots,
            ..Recurrence::every(Unit::Week)
        })
    }

    fn weekday_list(&mut self) -> Option<Vec<Slot>> {
        let mut slots = Vec::new();
        while let Some(Word::Weekday(weekday)) = self.word(0) {
            self.at += 1;
            slots.push(Slot::Weekday { nth: 0, weekday });
            let joined = matches!(
                self.kind(0),
                Some(Kind::Dash | Kind::Word(Word::Through | Word::Until))
            );
            if let (true, Some(Word::Weekday(last))) = (joined, self.word(1)) {
                let between = (weekday + 1..=last).map(|weekday| Slot::Weekday { nth: 0, weekday });
                slots.extend(between);
                self.at += 2;
            }
            let more = matches!(self.kind(0), Some(Kind::Comma | Kind::Word(Word::And)))
                && matches!(self.word(1), Some(Word::Weekday(_)));
            self.at += usize::from(more);
            if !more {
                break;
            }
        }
        (!slots.is_empty()).then_some(slots)
    }
}
