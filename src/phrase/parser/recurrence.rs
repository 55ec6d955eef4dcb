//! What happens again and again: «ежемесячно», «2 раза в год», «каждый вторник», «последняя пятница месяца».

use super::Parser;
use super::free::school_year;
use crate::phrase::ast::{Bound, MonthRef, Recurrence, Slot};
use crate::phrase::token::{Form, Kind};
use crate::phrase::words::{Unit, Word};
use crate::words::MessageId;

impl Parser<'_> {
    /// recurrence := [«не реже»] (adverb | each | times | weekdays)
    pub(super) fn recurrence(&mut self) -> Option<Recurrence> {
        self.recurs.then_some(())?;
        if self.eat_all(&[Word::Not, Word::Rarer]) {
            self.eat(Word::Than);
        }
        if let Some(Word::Every(unit)) = self.word(0) {
            self.at += 1;
            return Some(Recurrence::every(unit));
        }
        if self.eat_all(&[Word::Through, Word::Working, Word::Unit(Unit::Day)]) {
            return Some(Recurrence::every(Unit::Day));
        }
        self.attempt(Self::times)
            .or_else(|| self.attempt(Self::each))
            .or_else(|| self.attempt(Self::nth_weekday))
            .or_else(|| self.attempt(Self::weekdays))
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
        let mut nths = vec![self.nth()?];
        while self.eat_if(|kind| matches!(kind, Kind::Comma | Kind::Word(Word::And))) {
            nths.push(self.nth()?);
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

    fn of_unit(&mut self) -> Option<Unit> {
        self.eat(Word::In);
        self.eat(Word::Each);
        match self.word(0)? {
            Word::Unit(unit @ (Unit::Month | Unit::Quarter | Unit::HalfYear | Unit::Year)) => {
                self.at += 1;
                Some(unit)
            }
            _ => None,
        }
    }

    fn nth(&mut self) -> Option<i8> {
        let nth = match self.kind(0)? {
            Kind::Word(Word::Last) => -1,
            Kind::Word(Word::Ordinal(nth)) => i8::try_from(nth).ok()?,
            Kind::Number(number) if number.digits <= 1 || number.form == Form::Ordinal => {
                i8::try_from(number.value).ok()?
            }
            _ => return None,
        };
        self.at += 1;
        (nth == -1 || (1..=5).contains(&nth)).then_some(nth)
    }

    /// weekdays := [«по» | «в»] weekday { («,» | «и») weekday } [«каждой недели»]
    fn weekdays(&mut self) -> Option<Recurrence> {
        let start = self.at;
        let plural = self.eat(Word::Through);
        if !plural {
            self.eat(Word::In);
        }
        let slots = self.weekday_list()?;
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
