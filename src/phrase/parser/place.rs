//! Picks: what is counted or taken of a frame.

use super::{Last, Parser, is_joint};
use crate::phrase::ast::{Edge, Frame, Of, Pick, Place, Year};
use crate::phrase::lexicon::{Trait, Unit, Word};
use crate::phrase::only::only;
use crate::phrase::token::{Form, Kind, Number, Token};
use crate::words::MessageId;

impl Parser<'_> {
    /// what := date | pick frame | frame | named day | bare
    pub(super) fn what(&mut self) -> Option<(Place, Year)> {
        if self.holidays.is_some()
            && let Some(place) = self.attempt(Self::beside_season)
        {
            return Some((place, Year::Missing));
        }
        if let Some(found) = self.attempt(Self::run) {
            return Some(found);
        }
        let missing = |place| Some((place, Year::Missing));
        match self.kind(0)? {
            Kind::Number(number) => self.numbered(number),
            Kind::Word(Word::Ordinal(value)) => {
                self.numbered(Number::named(value.into(), Form::Ordinal))
            }
            Kind::Word(word @ (Word::Last | Word::LastButOne)) => {
                // «последний квартал года»
                if let Some(frame) = self.attempt(Self::numbered_frame) {
                    return missing(Place::whole(frame));
                }
                self.at += 1;
                self.picked(if word == Word::Last { -1 } else { -2 })
            }
            // «в ближайшую среду после 1 октября»
            Kind::Word(Word::Next) => {
                let side = 2 + usize::from(self.is(1, Word::Working));
                if !self.is_any(side, &[Word::After, Word::Before]) {
                    return self.attempt(Self::this_unit);
                }
                let first = if self.is(side, Word::Before) { -1 } else { 1 };
                self.at += 1;
                self.picked(first)
            }
            Kind::Word(Word::Month(_) | Word::Season(_) | Word::Seasonal(_)) => {
                missing(Place::whole(self.named_frame()?))
            }
            Kind::Word(_) => (self.attempt(Self::following_month))
                .or_else(|| self.attempt(Self::this_unit))
                .or_else(|| self.attempt(Self::new_year))
                .or_else(|| self.attempt(Self::named_day)),
            _ => None,
        }
    }

    /// run := run pick [frame]
    pub(super) fn run(&mut self) -> Option<(Place, Year)> {
        let start = self.at;
        let (pick, of) = self.run_pick()?;
        self.framed(pick, of, start)
    }

    /// Reads the frame of a pick, which words may leave out.
    fn framed(&mut self, pick: Pick, of: Of, start: usize) -> Option<(Place, Year)> {
        match self.attempt(Self::frame) {
            Some((frame, year)) => Some((Place::of(pick, frame), year)),
            None => Some((self.unframed(pick, of, start)?, Year::Missing)),
        }
    }

    /// run pick := («первые» | «последние») count (unit | «рабочих дней»)
    pub(super) fn run_pick(&mut self) -> Option<(Pick, Of)> {
        let first = self.take(|word| match word {
            Word::Ordinal(1) => Some(1),
            Word::Last => Some(-1),
            _ => None,
        })?;
        let count = self.count().filter(|count| (2..=60).contains(count))?;
        let working = self.eat(Word::Working);
        let of = match self.eat_unit()? {
            Unit::Day if working => Of::Working,
            Unit::Day => Of::Day,
            Unit::Week => Of::Week,
            Unit::Month => Of::Month,
            _ => return None,
        };
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
        let of_month = self.is(1, Word::Unit(Unit::Month));
        if of_month && let Some(found) = self.attempt(Self::following_month) {
            return Some(found);
        }
        let named = self.attempt(|parser| parser.last_number(number));
        let named = named.or_else(|| self.attempt(|parser| parser.other_day(number)));
        let named = named.or_else(|| self.attempt(Self::numbered_frame).map(Place::whole));
        let named = named.or_else(|| self.attempt(|parser| parser.listed_month(number)));
        if let Some(place) = named {
            return missing(place);
        }
        self.at += 1;
        // «50 %», «1-2 смена»
        if self.is_kind(0, Kind::Other) || self.numbers_of_part(0).is_some() {
            return None;
        }
        let nth = i8::try_from(number.value).ok();
        let plain = number.form == Form::Plain;
        match self.word(0) {
            // «2 дня в месяц» counts days, «9 месяцев» are many
            Some(Word::Unit(Unit::Day)) if plain && self.has(0, Trait::Genitive) => None,
            Some(Word::Unit(Unit::Month)) if plain && self.has(0, Trait::Plural) => {
                self.first_months(nth?)
            }
            // «1 дек. июня» is a decade
            Some(Word::Month(12)) if matches!(self.word(1), Some(Word::Month(_))) => {
                self.at += 1;
                let nth = nth.filter(|nth| (1..=3).contains(nth))?;
                missing(Place::of(Pick::Nth(nth, Of::Decade), self.named_frame()?))
            }
            Some(Word::Month(_)) => {
                missing(Place::of(Pick::Day(number.value), self.named_frame()?))
            }
            Some(Word::DayNumber) => {
                only((1..=31).contains(&number.value))?;
                self.at += 1;
                // «к 1, 10 и 20 числам»
                if !self.many_numbers() || self.is_listed(2) {
                    return missing(Place::of(Pick::Day(number.value), self.day_frame()));
                }
                let decade = [1, 10, 20]
                    .iter()
                    .position(|first| *first == number.value)?;
                Some(self.edge_numbers(i8::try_from(decade).ok()? + 1))
            }
            Some(
                Word::Working
                | Word::Calendar
                | Word::School
                | Word::Weekday(_)
                | Word::Half
                | Word::Third
                | Word::Unit(Unit::Day | Unit::Week | Unit::Decade | Unit::Month),
            ) => self.picked(nth.filter(|nth| *nth > 0)?),
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
            _ => {
                let (number, roman) = (number.value, number.form == Form::Roman);
                missing(Place::of(Pick::Bare { number, roman }, Frame::Lent))
            }
        }
    }

    /// «9 месяцев» of «1 квартал, полугодие, 9 месяцев, год», «9 месяцев 2022 года»: what reports are of
    fn first_months(&mut self, count: i8) -> Option<(Place, Year)> {
        self.at += 1;
        let year = self.attempt(Self::plain_year).map(Year::Given);
        only((2..12).contains(&count) && (year.is_some() || self.is_cumulative()))?;
        self.doubt(self.at - 2, MessageId::PhraseUncertainCumulative);
        let place = Place::of(Pick::Run(count, Of::Month), Frame::CalendarYear);
        Some((place, year.unwrap_or(Year::Missing)))
    }

    /// Returns whether the phrase lists times of reports that all begin with the year.
    pub(super) fn is_cumulative(&self) -> bool {
        let months = self.tokens.windows(2).any(|pair| match pair {
            [number, unit] => {
                matches!(number.kind, Kind::Number(number) if matches!(number.value, 6 | 9))
                    && unit.word() == Some(Word::Unit(Unit::Month))
            }
            _ => false,
        });
        let long = |token: &Token| match token.word() {
            Some(Word::Unit(unit)) => unit.in_year().is_some(),
            _ => false,
        };
        months && self.tokens.iter().any(long)
    }

    /// «10» of «01, 04, 07, 10 месяцы»
    fn listed_month(&mut self, number: Number) -> Option<Place> {
        self.at += 1;
        let named = self.is(0, Word::Unit(Unit::Month)) && !self.has(0, Trait::Plural);
        only(named && self.is_listed(1))?;
        self.at += 1;
        self.doubt(self.at - 2, MessageId::PhraseUncertainMonths);
        let nth = i8::try_from(number.value).ok();
        let nth = nth.filter(|nth| (1..=12).contains(nth))?;
        Some(Place::of(Pick::Nth(nth, Of::Month), Frame::CalendarYear))
    }

    /// Returns whether the number `back` tokens behind is the last of a list: «1, 10 и 20».
    pub(super) fn is_listed(&self, back: usize) -> bool {
        let kind = |back| self.behind(back).map(|token| token.kind);
        let joint = kind(back + 1).is_some_and(is_joint);
        joint && matches!(kind(back + 2), Some(Kind::Number(_)))
    }

    /// last number := «30» («(31)» | «/31») («числа» | month) | «28 (29) февраля»: the last day
    fn last_number(&mut self, first: Number) -> Option<Place> {
        let next = self.digits(2).filter(|_| matches!(first.value, 28 | 30))?;
        let joined = matches!(self.kind(1)?, Kind::Open | Kind::Slash);
        only(joined && next.value == first.value + 1)?;
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

    /// «25 (26) мая», «5 (6) числа»: the day, and that another one stands behind it
    fn other_day(&mut self, day: Number) -> Option<Place> {
        let other = self.digits(2)?.value;
        only([self.kind(1), self.kind(3)] == [Some(Kind::Open), Some(Kind::Close)])?;
        only((1..=31).contains(&other))?;
        let start = self.at;
        self.at += 4;
        let frame = match self.word(0)? {
            Word::Month(_) => self.named_frame()?,
            _ => self.need(Word::DayNumber).map(|()| self.day_frame())?,
        };
        self.doubt(
            start,
            MessageId::PhraseUncertainOtherDay.with(other.to_string()),
        );
        Some(Place::of(Pick::Day(day.value), frame))
    }

    /// picked := («неделя» | «рабочий день» | «пятница» | …) [nth … of what] [frame]; the number stands before it
    fn picked(&mut self, nth: i8) -> Option<(Place, Year)> {
        if nth < 0 && self.eat(Word::DayNumber) {
            if self.many_numbers() {
                return Some(self.edge_numbers(3));
            }
            let (frame, year) = self.frame()?;
            return Some((Place::of(Pick::Nth(nth, Of::Day), frame), year));
        }
        // «в первые дни сентября»
        let many = matches!(nth, -1 | 1) && self.had(1, Trait::Plural);
        if many && self.eat(Word::Unit(Unit::Day)) {
            return Some(self.edge_numbers(if nth < 0 { 3 } else { 1 }));
        }
        let start = self.at - 1;
        let of = self.counted()?;
        let top = match of {
            Of::Half => 2,
            Of::Third => 3,
            Of::Weekday(_) => 53,
            _ => i8::MAX,
        };
        only(nth <= top)?;
        let then = Pick::Nth(nth, of);
        let beside = of.is_day().then(|| self.attempt(Self::beside_day));
        let inner = beside.flatten().or_else(|| self.attempt(Self::inner));
        if let Some((inner, year)) = inner {
            return Some((Place { then, ..inner }, year));
        }
        // «март, I-II декады 2022 г.»
        let month = self.is_behind_month(start);
        let of_month =
            self.looks(|parser| month && matches!(parser.frame(), Some((Frame::Year, _))));
        if of_month {
            return Some((self.unframed(then, of, start)?, Year::Missing));
        }
        self.framed(then, of, start)
    }

    /// Returns whether only numbers stand between a month and a token: «март, I-II декады 2022 г.»
    pub(super) fn is_behind_month(&self, start: usize) -> bool {
        let number = |kind: &Kind| match kind {
            Kind::Number(_) | Kind::Open | Kind::Word(Word::Ordinal(_)) => true,
            kind => is_joint(*kind),
        };
        let read = self.tokens.iter().take(start).map(|token| token.kind);
        let before = read.rev().find(|kind| !number(kind));
        matches!(before, Some(Kind::Word(Word::Month(_))))
    }

    /// Returns whether a sign parts a quarter, a half or a season from the pick at a token: «1, 3 квартал, последний месяц».
    pub(super) fn is_behind_unit(&self, start: usize) -> bool {
        let mut before = self.tokens.iter().take(start).rev().map(|token| token.kind);
        let sign = |kind| matches!(kind, Kind::Comma | Kind::Dash | Kind::Colon | Kind::Open);
        let year = |kind: &Kind| {
            let year = matches!(kind, Kind::Number(year) if year.digits == 4);
            year || matches!(kind, Kind::Dash | Kind::Word(Word::Unit(Unit::Year)))
        };
        let yearly = self.unit.is_none_or(Unit::is_year);
        let parted = yearly && before.next().is_some_and(sign);
        parted
            && match before.find(|kind| !year(kind)) {
                Some(Kind::Word(Word::Unit(unit))) => {
                    unit.in_year().is_some() || matches!(unit, Unit::Part(_))
                }
                kind => matches!(kind, Some(Kind::Word(Word::Season(_)))),
            }
    }

    /// beside := («после» | «перед») (day | «15 числа»): what a weekday or a working day is looked for in
    pub(super) fn beside_day(&mut self) -> Option<(Place, Year)> {
        let side = self.take(|word| match word {
            Word::After => Some(1),
            Word::Before => Some(-1),
            _ => None,
        })?;
        match self.what()? {
            (
                Place {
                    pick: Pick::Day(day @ 1..=31),
                    then: Pick::Whole,
                    frame,
                },
                year,
            ) => {
                let pick = Pick::Beside(i8::try_from(day).ok()? * side);
                Some((Place::of(pick, frame), year))
            }
            _ => None,
        }
    }

    /// «последний рабочий день первой недели мая»
    fn inner(&mut self) -> Option<(Place, Year)> {
        let start = self.at;
        let nth = self.nth(31)?;
        let of = self.counted().filter(|of| !of.is_day())?;
        self.framed(Pick::Nth(nth, of), of, start)
    }

    /// A pick of which no word says what it is of: of the section's month, and a half of the year.
    fn unframed(&mut self, pick: Pick, of: Of, start: usize) -> Option<Place> {
        let alone = self.token(0).is_none() && !self.hints.month_lent;
        if of == Of::Half && alone && self.seen.last != Last::Long {
            let Pick::Nth(number @ 1..=2, _) = pick else {
                return None;
            };
            self.doubt(start, MessageId::PhraseUncertainHalf);
            let (unit, number) = (Unit::HalfYear, number.unsigned_abs().into());
            return Some(Place::whole(Frame::Nth { unit, number }));
        }
        // «последний учебный день»
        let of_school = self.behind(2).and_then(Token::word) == Some(Word::School);
        if of_school && alone && of == Of::Working {
            self.doubt(start, MessageId::PhraseUncertainWhichSchoolYear);
            return Some(Place::of(pick, Frame::SchoolYear));
        }
        let partial = matches!(of, Of::Week | Of::Decade | Of::Half | Of::Third);
        let lent = self.hints.month_lent && of != Of::Month;
        only(partial || lent || self.is_behind_unit(start) || self.shares_frame())?;
        self.eat(Word::Current);
        self.eat(Word::Unit(Unit::Month));
        Some(Place::of(pick, Frame::Lent))
    }

    /// Returns whether more picks follow, and what they are all of: «второй четверг и четвертая пятница марта».
    pub(super) fn shares_frame(&mut self) -> bool {
        self.looks(|parser| {
            let mut more = false;
            while parser.eat_joint() {
                more = parser.nth(31).is_some() && parser.counted().is_some();
            }
            more && parser.frame().is_some()
        })
    }

    /// counted := [«рабочий» | «календарный»] «день» | weekday | «неделя» | «декада» | «половина» | «месяц»
    pub(super) fn counted(&mut self) -> Option<Of> {
        if let Some(day) = self.attempt(Self::day_word) {
            return Some(day);
        }
        self.take(|word| match word {
            Word::Weekday(weekday) => Some(Of::Weekday(weekday)),
            Word::Half => Some(Of::Half),
            Word::Third => Some(Of::Third),
            Word::Unit(Unit::Week) => Some(Of::Week),
            Word::Unit(Unit::Decade) => Some(Of::Decade),
            Word::Unit(Unit::Month) => Some(Of::Month),
            _ => None,
        })
    }

    /// Eats «рабочий день».
    fn day_word(&mut self) -> Option<Of> {
        let school = self.eat(Word::School);
        let working = school || self.eat(Word::Working);
        if !working {
            self.eat(Word::Calendar);
        }
        // «10 рабочих дней» are many
        only(!self.has(0, Trait::Plural))?;
        self.need(Word::Unit(Unit::Day))?;
        if school {
            self.doubt(self.at - 2, MessageId::PhraseUncertainSchoolDay);
        }
        Some(if working { Of::Working } else { Of::Day })
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
        let frame = self.attempt(Self::frame);
        let (frame, year) = frame.unwrap_or((Frame::Lent, Year::Missing));
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
            // «I раз в квартал»
            Kind::Number(number)
                if number.digits < 4 && (number.form != Form::Roman || self.is(1, Word::Times)) =>
            {
                number.value
            }
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
