//! Picks: what is counted or taken of a frame.

use super::{Last, Parser, is_joint};
use crate::phrase::ast::{Edge, Frame, Of, Pick, Place, Year};
use crate::phrase::lexicon::{Trait, Unit, Word};
use crate::phrase::token::{Form, Kind, Number, Token};
use crate::words::MessageId;

impl Parser<'_> {
    /// what := date | pick frame | frame | named day | bare
    pub(super) fn what(&mut self) -> Option<(Place, Year)> {
        if let Some(found) = self.attempt(Self::run) {
            return Some(found);
        }
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
            Kind::Word(word @ (Word::Last | Word::LastButOne)) => {
                // «последний квартал года»
                if let Some(frame) = self.attempt(Self::numbered_frame) {
                    return Some((Place::whole(frame), Year::Missing));
                }
                self.at += 1;
                self.picked(if word == Word::Last { -1 } else { -2 })
            }
            // «в ближайшую среду после 1 октября»
            Kind::Word(Word::Next) => {
                let day = usize::from(self.word(1) == Some(Word::Working));
                let beside = matches!(self.word(2 + day), Some(Word::After | Word::Before));
                if !beside {
                    return self.attempt(Self::this_unit);
                }
                let first = if self.word(2 + day) == Some(Word::Before) {
                    -1
                } else {
                    1
                };
                self.at += 1;
                self.picked(first)
            }
            Kind::Word(Word::Month(_) | Word::Season(_) | Word::Seasonal(_)) => {
                let frame = self.named_frame()?;
                Some((Place::whole(frame), Year::Missing))
            }
            Kind::Word(_) => {
                let unit = self.attempt(Self::following_month);
                unit.or_else(|| self.attempt(Self::this_unit))
                    .or_else(|| self.attempt(Self::named_day))
            }
            _ => None,
        }
    }

    /// run := run pick [frame]
    pub(super) fn run(&mut self) -> Option<(Place, Year)> {
        let start = self.at;
        let (pick, of) = self.run_pick()?;
        if let Some((frame, year)) = self.attempt(Self::frame) {
            return Some((Place::of(pick, frame), year));
        }
        let place = self.unframed(pick, of, start)?;
        Some((place, Year::Missing))
    }

    /// run pick := («первые» | «последние») count (unit | «рабочих дней»)
    pub(super) fn run_pick(&mut self) -> Option<(Pick, Of)> {
        let first = match self.word(0)? {
            Word::Ordinal(1) => 1,
            Word::Last => -1,
            _ => return None,
        };
        self.at += 1;
        let count = self.count().filter(|count| (2..=60).contains(count))?;
        let working = self.eat(Word::Working);
        let of = match self.word(0)? {
            Word::Unit(Unit::Day) if working => Of::Working,
            Word::Unit(Unit::Day) => Of::Day,
            Word::Unit(Unit::Week) => Of::Week,
            Word::Unit(Unit::Month) => Of::Month,
            _ => return None,
        };
        self.at += 1;
        Some((Pick::Run(i8::try_from(count).ok()? * first, of), of))
    }

    /// numbered := date | year | «25 мая» | «5 числа» | «2 квартал» | pick frame | bare
    pub(super) fn numbered(&mut self, number: Number) -> Option<(Place, Year)> {
        let missing = |place| Some((place, Year::Missing));
        if self.clock_length().is_some() || self.is_of_work() {
            return None;
        }
        if let Some(found) = self.attempt(|parser| parser.full_date(number)) {
            return Some(found);
        }
        if number.digits == 4 {
            return self.year_what();
        }
        if let Some(found) = self.attempt(Self::short_years) {
            return Some(found);
        }
        if let Some(place) = self.attempt(|parser| parser.last_number(number)) {
            return missing(place);
        }
        if let Some(frame) = self.attempt(Self::numbered_frame) {
            return missing(Place::whole(frame));
        }
        if let Some(month) = self.attempt(|parser| parser.listed_month(number)) {
            return missing(month);
        }
        self.at += 1;
        // «50 %», «1-2 смена»
        if self.kind(0) == Some(Kind::Other) || self.numbers_of_part(0).is_some() {
            return None;
        }
        match self.word(0) {
            // «2 дня в месяц» counts days
            Some(Word::Unit(Unit::Day))
                if number.form == Form::Plain && self.has(0, Trait::Genitive) =>
            {
                None
            }
            // «1 дек. июня» is a decade
            Some(Word::Month(12)) if matches!(self.word(1), Some(Word::Month(_))) => {
                self.at += 1;
                let frame = self.named_frame()?;
                let nth = i8::try_from(number.value).ok();
                let nth = nth.filter(|nth| (1..=3).contains(nth))?;
                missing(Place::of(Pick::Nth(nth, Of::Decade), frame))
            }
            Some(Word::Month(_)) => {
                let frame = self.named_frame()?;
                missing(Place::of(Pick::Day(number.value), frame))
            }
            Some(Word::DayNumber) => {
                (1..=31).contains(&number.value).then_some(())?;
                self.at += 1;
                // «к 1, 10 и 20 числам»
                if self.many_numbers() && !self.is_listed(2) {
                    let decade = match number.value {
                        1 => 1,
                        10 => 2,
                        20 => 3,
                        _ => return None,
                    };
                    return Some(self.edge_numbers(decade));
                }
                let frame = self.day_frame();
                missing(Place::of(Pick::Day(number.value), frame))
            }
            Some(
                Word::Working
                | Word::Calendar
                | Word::School
                | Word::Weekday(_)
                | Word::Half
                | Word::Unit(Unit::Day | Unit::Week | Unit::Decade | Unit::Month),
            ) => {
                // «9 месяцев» are many
                let many = self.word(0) == Some(Word::Unit(Unit::Month))
                    && number.form == Form::Plain
                    && self.has(0, Trait::Plural);
                (!many).then_some(())?;
                let nth = i8::try_from(number.value).ok().filter(|nth| *nth > 0)?;
                self.picked(nth)
            }
            // «2 этап», «летом – 1 раз в неделю» are no days
            Some(
                Word::Unit(_)
                | Word::Times
                | Word::Other
                | Word::Happening
                | Word::Source
                | Word::Holidays
                | Word::Part(_),
            ) => None,
            _ => missing(Place::of(
                Pick::Bare {
                    number: number.value,
                    roman: number.form == Form::Roman,
                },
                Frame::Lent,
            )),
        }
    }

    /// «10» of «01, 04, 07, 10 месяцы»
    fn listed_month(&mut self, number: Number) -> Option<Place> {
        self.at += 1;
        let named = self.word(0) == Some(Word::Unit(Unit::Month)) && !self.has(0, Trait::Plural);
        (named && self.is_listed(1)).then_some(())?;
        self.at += 1;
        self.doubt(self.at - 2, MessageId::PhraseUncertainMonths);
        let nth = i8::try_from(number.value).ok();
        let nth = nth.filter(|nth| (1..=12).contains(nth))?;
        Some(Place::of(Pick::Nth(nth, Of::Month), Frame::CalendarYear))
    }

    /// Returns whether the number `back` tokens behind is the last of a list: «1, 10 и 20».
    fn is_listed(&self, back: usize) -> bool {
        let kind = |back| self.behind(back).map(|token| token.kind);
        let joint = kind(back + 1).is_some_and(is_joint);
        joint && matches!(kind(back + 2), Some(Kind::Number(_)))
    }

    /// last number := «30» («(31)» | «/31») («числа» | month) | «28 (29) февраля»: the last day
    fn last_number(&mut self, first: Number) -> Option<Place> {
        let next = self.digits(2).filter(|_| matches!(first.value, 28 | 30))?;
        let joined = matches!(self.kind(1)?, Kind::Open | Kind::Slash);
        (joined && next.value == first.value + 1).then_some(())?;
        self.at += 3;
        self.eat_kind(Kind::Close);
        let frame = match self.word(0)? {
            Word::DayNumber if first.value == 30 => {
                self.at += 1;
                self.day_frame()
            }
            Word::Month(month) if (month == 2) == (first.value == 28) => self.named_frame()?,
            _ => return None,
        };
        Some(Place::of(Pick::Nth(-1, Of::Day), frame))
    }

    /// picked := («неделя» | «рабочий день» | «пятница» | …) [nth … of what] [frame]; the number stands before it
    fn picked(&mut self, nth: i8) -> Option<(Place, Year)> {
        if nth < 0 && self.eat(Word::DayNumber) {
            return if self.many_numbers() {
                Some(self.edge_numbers(3))
            } else {
                let (frame, year) = self.frame()?;
                Some((Place::of(Pick::Nth(nth, Of::Day), frame), year))
            };
        }
        // «в первые дни сентября»
        if matches!(nth, -1 | 1)
            && self.word(0) == Some(Word::Unit(Unit::Day))
            && self.had(1, Trait::Plural)
        {
            self.at += 1;
            return Some(self.edge_numbers(if nth < 0 { 3 } else { 1 }));
        }
        let start = self.at - 1;
        let of = self.counted()?;
        let top = match of {
            Of::Half => 2,
            Of::Weekday(_) => 53,
            _ => i8::MAX,
        };
        (nth <= top).then_some(())?;
        let pick = Pick::Nth(nth, of);
        let beside = of.is_day().then(|| self.attempt(Self::beside_day));
        let inner = beside.flatten().or_else(|| self.attempt(Self::inner));
        if let Some((inner, year)) = inner {
            return Some((
                Place {
                    then: pick,
                    ..inner
                },
                year,
            ));
        }
        let month = self.is_behind_month(start);
        let own = |(frame, _): &(Frame, Year)| !(month && *frame == Frame::Year);
        if let Some((frame, year)) = self.attempt(|parser| parser.frame().filter(own)) {
            return Some((Place::of(pick, frame), year));
        }
        self.unframed(pick, of, start)
            .map(|place| (place, Year::Missing))
    }

    /// Returns whether only numbers stand between a month and a token: «март, I-II декады 2022 г.»
    pub(super) fn is_behind_month(&self, start: usize) -> bool {
        let numbers = |kind: &Kind| {
            let number = matches!(kind, Kind::Number(_) | Kind::Word(Word::Ordinal(_)));
            number
                || matches!(
                    kind,
                    Kind::Dash | Kind::Comma | Kind::Open | Kind::Word(Word::And)
                )
        };
        let read = self.tokens.iter().take(start).map(|token| token.kind);
        let before = read.rev().find(|kind| !numbers(kind));
        matches!(before, Some(Kind::Word(Word::Month(_))))
    }

    /// beside := («после» | «перед») (day | «15 числа»): what a weekday or a working day is looked for in
    pub(super) fn beside_day(&mut self) -> Option<(Place, Year)> {
        let side = match self.word(0)? {
            Word::After => 1,
            Word::Before => -1,
            _ => return None,
        };
        self.at += 1;
        let (place, year) = self.what()?;
        match (place.pick, place.then) {
            (Pick::Day(day @ 1..=31), Pick::Whole) => {
                let pick = Pick::Beside(i8::try_from(day).ok()? * side);
                Some((Place::of(pick, place.frame), year))
            }
            _ => None,
        }
    }

    /// «последний рабочий день первой недели мая»
    fn inner(&mut self) -> Option<(Place, Year)> {
        let start = self.at;
        let nth = self.nth(31)?;
        let of = self.counted().filter(|of| !of.is_day())?;
        let pick = Pick::Nth(nth, of);
        match self.attempt(Self::frame) {
            Some((frame, year)) => Some((Place::of(pick, frame), year)),
            None => self
                .unframed(pick, of, start)
                .map(|place| (place, Year::Missing)),
        }
    }

    /// A pick of which no word says what it is of: of the section's month, and a half of the year.
    fn unframed(&mut self, pick: Pick, of: Of, start: usize) -> Option<Place> {
        let alone =
            self.token(0).is_none() && !self.hints.month_lent && self.seen.last != Last::Long;
        if of == Of::Half && alone {
            let Pick::Nth(number @ 1..=2, _) = pick else {
                return None;
            };
            self.doubt(start, MessageId::PhraseUncertainHalf);
            return Some(Place::whole(Frame::Nth {
                unit: Unit::HalfYear,
                number: number.unsigned_abs().into(),
            }));
        }
        // «последний учебный день»
        let of_school = self.behind(2).and_then(Token::word) == Some(Word::School);
        if of_school && self.token(0).is_none() && of == Of::Day && !self.hints.month_lent {
            self.doubt(start, MessageId::PhraseUncertainWhichSchoolYear);
            return Some(Place::of(pick, Frame::SchoolYear));
        }
        let partial = matches!(of, Of::Week | Of::Decade | Of::Half);
        let lent = self.hints.month_lent && of != Of::Month;
        (partial || lent || self.shares_frame()).then_some(())?;
        self.eat(Word::Current);
        self.eat(Word::Unit(Unit::Month));
        Some(Place::of(pick, Frame::Lent))
    }

    /// Returns whether more picks follow, and what they are all of: «второй четверг и четвертая пятница марта».
    pub(super) fn shares_frame(&mut self) -> bool {
        let joint = |kind| matches!(kind, Kind::Comma | Kind::Word(Word::And));
        self.looks(|parser| {
            let mut more = false;
            while parser.eat_if(joint) {
                more = parser.nth(31).is_some() && parser.counted().is_some();
            }
            more && parser.frame().is_some()
        })
    }

    /// counted := [«рабочий» | «календарный»] «день» | weekday | «неделя» | «декада» | «половина» | «месяц»
    pub(super) fn counted(&mut self) -> Option<Of> {
        if let Some(working) = self.attempt(Self::day_word) {
            return Some(if working { Of::Working } else { Of::Day });
        }
        let of = match self.word(0)? {
            Word::Weekday(weekday) => Of::Weekday(weekday),
            Word::Half => Of::Half,
            Word::Unit(Unit::Week) => Of::Week,
            Word::Unit(Unit::Decade) => Of::Decade,
            Word::Unit(Unit::Month) => Of::Month,
            _ => return None,
        };
        self.at += 1;
        Some(of)
    }

    /// Eats «рабочий день» and returns whether it is a working one.
    fn day_word(&mut self) -> Option<bool> {
        let working = self.eat(Word::Working);
        if !working {
            self.eat_any(&[Word::Calendar, Word::School]);
        }
        // «10 рабочих дней» are many
        (!self.has(0, Trait::Plural)).then_some(())?;
        self.need(Word::Unit(Unit::Day))?;
        Some(working)
    }

    /// Reads what a pick counts: «второй», «последний», «предпоследний».
    pub(super) fn nth(&mut self, top: i8) -> Option<i8> {
        let nth = match self.kind(0)? {
            Kind::Word(Word::Last) => -1,
            Kind::Word(Word::LastButOne) => -2,
            Kind::Word(Word::Ordinal(nth)) => i8::try_from(nth).ok()?,
            Kind::Number(number) => i8::try_from(number.value).ok()?,
            _ => return None,
        };
        self.at += 1;
        (nth < 0 || (1..=top).contains(&nth)).then_some(nth)
    }

    /// Returns whether the «число» just read stands for several: «в первых числах», «20-е числа».
    pub(super) fn many_numbers(&self) -> bool {
        self.had(1, Trait::Plural)
            || self.had(2, Trait::Plural)
            || self.had(2, Trait::Neuter) && self.had(1, Trait::Genitive)
    }

    /// «первые числа мая», «последние числа мая»: nobody says how many.
    fn edge_numbers(&mut self, decade: i8) -> (Place, Year) {
        self.doubt(self.at - 2, MessageId::PhraseUncertainNumbers);
        let (frame, year) = self
            .attempt(Self::frame)
            .unwrap_or((Frame::Lent, Year::Missing));
        (Place::of(Pick::Nth(decade, Of::Decade), frame), year)
    }

    pub(super) fn edge(&mut self) -> Option<Edge> {
        let edge = match self.word(0)? {
            Word::Beginning => Edge::Beginning,
            Word::Middle => Edge::Middle,
            Word::End => Edge::End,
            Word::Happening if self.is_close_of_time() => Edge::End,
            _ => return None,
        };
        self.at += 1;
        Some(edge)
    }

    /// Reads `count`: digits, «два», «второй».
    pub(super) fn count(&mut self) -> Option<u32> {
        let count = match self.kind(0)? {
            Kind::Number(number) if number.form != Form::Roman && number.digits < 4 => number.value,
            Kind::Word(Word::Count(count) | Word::Ordinal(count)) => count.into(),
            _ => return None,
        };
        self.at += 1;
        let ranged =
            matches!(self.kind(0), Some(Kind::Dash | Kind::Slash)) && self.digits(1).is_some();
        if ranged {
            self.at += 2;
            self.doubt(self.at - 3, MessageId::PhraseUncertainCount);
        }
        Some(count)
    }
}
