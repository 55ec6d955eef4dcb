//! Places: dates, picks, and the frames that they are of.

use super::year::{short_year, year_in_range};
use super::{Last, Parser, is_time_word};
use crate::calendar::{MonthDay, Part};
use crate::phrase::ast::{Edge, Frame, MonthRef, Of, Pick, Place, Year};
use crate::phrase::lexicon::{self, Trait, Unit, Word};
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

    /// run := («первые» | «последние») count (unit | «рабочих дней») [frame]
    fn run(&mut self) -> Option<(Place, Year)> {
        let first = match self.word(0)? {
            Word::Ordinal(1) => 1,
            Word::Last => -1,
            _ => return None,
        };
        let start = self.at;
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
        let pick = Pick::Run(i8::try_from(count).ok()? * first, of);
        if let Some((frame, year)) = self.attempt(Self::frame) {
            return Some((Place::of(pick, frame), year));
        }
        let place = self.unframed(pick, of, start)?;
        Some((place, Year::Missing))
    }

    /// numbered := date | year | «25 мая» | «5 числа» | «2 квартал» | pick frame | bare
    fn numbered(&mut self, number: Number) -> Option<(Place, Year)> {
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
        if let Some(frame) = self.attempt(Self::numbered_frame) {
            return missing(Place::whole(frame));
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
                if self.many_numbers() {
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
            // «2 этап» is no day
            Some(
                Word::Unit(_)
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
        if let Some((inner, year)) = self.attempt(Self::inner) {
            return Some((
                Place {
                    then: pick,
                    ..inner
                },
                year,
            ));
        }
        if let Some((frame, year)) = self.attempt(Self::frame) {
            return Some((Place::of(pick, frame), year));
        }
        self.unframed(pick, of, start)
            .map(|place| (place, Year::Missing))
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
            self.uncertain(self.span_from(start), MessageId::PhraseUncertainHalf);
            return Some(Place::whole(Frame::Nth {
                unit: Unit::HalfYear,
                number: number.unsigned_abs().into(),
            }));
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

    /// «2» of «последняя пятница 2 и 4 квартала»: the unit stands behind the last number.
    fn listed_frame(&mut self) -> Option<Frame> {
        let number = u32::try_from(self.nth(4)?).ok()?;
        let own = self.at;
        while self.eat_if(|kind| matches!(kind, Kind::Comma | Kind::Word(Word::And))) {
            self.nth(4)?;
        }
        // «кв.» has no ending
        let of_them = self.has(0, Trait::Genitive) || self.here().range().len() <= 4;
        let unit = self.unit(0).filter(|unit| {
            of_them && matches!(unit, Unit::Quarter | Unit::HalfYear | Unit::Part(_))
        })?;
        self.at = own;
        Some(Frame::Nth { unit, number })
    }

    /// frame := [«в»] (month | nth unit | season | «учебного года» years | «года» year)
    pub(super) fn frame(&mut self) -> Option<(Frame, Year)> {
        self.eat_any(&[Word::In, Word::On]);
        if let Some(year) = self.attempt(Self::school_years) {
            return Some((Frame::SchoolYear, Year::Given(year)));
        }
        let numbered = self.attempt(Self::numbered_frame);
        if let Some(frame) = numbered.or_else(|| self.attempt(Self::listed_frame)) {
            return Some((frame, Year::Missing));
        }
        if let Some(year) = self.attempt(Self::plain_year) {
            return Some((Frame::Year, Year::Given(year)));
        }
        if let Some(year) = self.attempt(Self::named_year) {
            return Some((Frame::Year, year));
        }
        match self.word(0)? {
            Word::School if self.word(1) == Some(Word::Unit(Unit::Year)) => {
                self.at += 2;
                let year = self.attempt(Self::school_years);
                Some((Frame::SchoolYear, year.map_or(Year::Missing, Year::Given)))
            }
            Word::Unit(Unit::Month) if self.hints.month_lent => {
                self.at += 1;
                Some((Frame::Lent, Year::Missing))
            }
            Word::Unit(Unit::Year) => {
                self.at += 1;
                Some((Frame::Year, Year::Missing))
            }
            _ => self.named_frame().map(|frame| (frame, Year::Missing)),
        }
    }

    /// named frame := month [«месяц»] | season | «осенний период»
    pub(super) fn named_frame(&mut self) -> Option<Frame> {
        let word = self.word(0)?;
        self.at += 1;
        match word {
            Word::Month(month) => {
                self.eat(Word::Unit(Unit::Month));
                Some(Frame::Month(month.into()))
            }
            Word::Season(season) => Some(Frame::Season(season)),
            Word::Seasonal(season) if self.is_of_holidays(season) => {
                self.eat(Word::Part(Part::Holidays));
                Some(Frame::Nth {
                    unit: Unit::Part(Part::Holidays),
                    number: season.into(),
                })
            }
            Word::Seasonal(season) => {
                let named =
                    self.eat_any(&[Word::Period, Word::Unit(Unit::Month)]) || self.time_of_year();
                named.then_some(Frame::Season(season))
            }
            _ => None,
        }
    }

    /// Returns whether holidays that the calendar dates follow, after more seasons maybe: «осенние и весенние каникулы».
    fn is_of_holidays(&self, season: u8) -> bool {
        let more = |ahead: &usize| {
            let joint = matches!(self.kind(*ahead), Some(Kind::Comma | Kind::Word(Word::And)));
            joint || matches!(self.word(*ahead), Some(Word::Seasonal(_)))
        };
        let at = (0..self.tokens.len()).take_while(more).count();
        let parts = self.hints.calendar.parts(Part::Holidays);
        let dated = |((month, _), _): &(MonthDay, _)| month % 12 / 3 == u32::from(season);
        self.word(at) == Some(Word::Part(Part::Holidays)) && parts.iter().any(dated)
    }

    /// numbered frame := nth [«учебный»] («квартал» | «полугодие» | «половина года» | «четверть» | …)
    fn numbered_frame(&mut self) -> Option<Frame> {
        let number = match self.kind(0)? {
            Kind::Number(number) => number.value,
            Kind::Word(Word::Ordinal(number)) => number.into(),
            Kind::Word(Word::Last) => 0,
            _ => return None,
        };
        self.at += 1;
        let school = self.eat(Word::School);
        if self.eat(Word::Half) {
            let year = self.eat(Word::Unit(Unit::Year))
                || self.word(0) == Some(Word::School)
                    && self.word(1) == Some(Word::Unit(Unit::Year))
                || self.digits(0).is_some_and(|year| year.digits == 4);
            let unit = Unit::HalfYear;
            return (year && (1..=2).contains(&number)).then_some(Frame::Nth { unit, number });
        }
        let unit = match self.unit(0)? {
            Unit::Quarter if school => Unit::Part(Part::SchoolQuarter),
            unit => unit,
        };
        self.at += 1;
        let top = match unit {
            Unit::Quarter => 4,
            Unit::HalfYear => 2,
            Unit::Part(Part::Holidays) => return None,
            Unit::Part(part) => match part.count() {
                Some(count) => u32::try_from(count).ok()?,
                None => u32::try_from(self.hints.calendar.parts(part).len()).ok()?,
            },
            _ => return None,
        };
        // «последний квартал года» is its fourth
        let last = number == 0;
        let number = if last { top } else { number };
        (1..=top)
            .contains(&number)
            .then_some(Frame::Nth { unit, number })
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
        let span = self.span_from(self.at - 2);
        self.uncertain(span, MessageId::PhraseUncertainNumbers);
        let (frame, year) = self
            .attempt(Self::frame)
            .unwrap_or((Frame::Lent, Year::Missing));
        (Place::of(Pick::Nth(decade, Of::Decade), frame), year)
    }

    /// The month of «5 числа»: named, one that stands to the unit so, or not said.
    fn day_frame(&mut self) -> Frame {
        let month = self.attempt(|parser| {
            parser.eat(Word::In);
            matches!(parser.word(0), Some(Word::Month(_))).then_some(())?;
            parser.named_frame()
        });
        month.unwrap_or_else(|| Frame::Each(self.attempt(Self::month_ref).unwrap_or(MonthRef::Any)))
    }

    /// this := [«текущий»] («год» | «учебный год» | «месяц» | «квартал» …)
    fn this_unit(&mut self) -> Option<(Place, Year)> {
        let year = match self.word(0)? {
            Word::Current | Word::Reporting => Year::Current,
            Word::Next => Year::Next,
            Word::Previous => Year::Previous,
            _ => Year::Missing,
        };
        self.at += usize::from(year != Year::Missing);
        if self.eat_all(&[Word::School, Word::Unit(Unit::Year)]) {
            let given = self.school_years().map_or(Year::Missing, Year::Given);
            return Some((Place::whole(Frame::SchoolYear), given));
        }
        let calendar = self.eat(Word::Calendar);
        let Word::Unit(unit) = self.word(0)? else {
            return None;
        };
        self.at += 1;
        if let Some(number) = self.number_behind(unit).filter(|_| year == Year::Missing) {
            return Some((Place::whole(Frame::Nth { unit, number }), Year::Missing));
        }
        // «Неделя безопасности» is an event
        let named = matches!(self.word(0), Some(Word::Other | Word::Happening));
        let frame = match unit {
            Unit::Week | Unit::Decade if named => return None,
            Unit::Year if calendar && year == Year::Missing => Frame::CalendarYear,
            Unit::Year => return Some((Place::whole(Frame::Year), year)),
            Unit::Month | Unit::Quarter | Unit::HalfYear | Unit::Week | Unit::Decade
                if matches!(year, Year::Missing | Year::Current) =>
            {
                Frame::This(unit)
            }
            _ => return None,
        };
        Some((Place::whole(frame), Year::Missing))
    }

    /// Reads the number that a column of quarters or halves has behind its word: «квартал 2», «кв. IV 2022».
    fn number_behind(&mut self, unit: Unit) -> Option<u32> {
        let top = match unit {
            Unit::Quarter => 4,
            Unit::HalfYear => 2,
            _ => return None,
        };
        let number = self.digits(0).filter(|number| number.digits < 2)?;
        let ends = self
            .kind(1)
            .is_none_or(|kind| matches!(kind, Kind::Comma | Kind::Semicolon));
        let year = self.digits(1).is_some_and(|year| year.digits == 4);
        let fits = (1..=top).contains(&number.value) && (ends || year);
        fits.then(|| self.at += 1)?;
        Some(number.value)
    }

    /// named day := «День Победы»; words that follow with a preposition are of the work
    fn named_day(&mut self) -> Option<(Place, Year)> {
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
        let preposition = Some(first(preposition)).filter(shorter);
        let counts = [Some(run.len()), comma, preposition];
        let found = counts.into_iter().flatten().find_map(|count| {
            let trailing =
                |kind: &&Kind| matches!(kind, Kind::Comma | Kind::Word(Word::And | Word::Until));
            let idle = run.iter().take(count).rev().take_while(trailing).count();
            self.at = start + count - idle;
            let name = self.cleaned(self.span_from(start));
            lexicon::holiday(&name).filter(|_| count > idle)
        });
        let (day, month) = found?;
        self.free.push(self.span_from(start));
        self.day_named = true;
        let place = Place::of(Pick::Day(day), Frame::Month(month));
        Some((place, Year::Missing))
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
        if let Some(found) = self.attempt(|parser| parser.parted_date(first)) {
            return Some(found);
        }
        let separator = self.kind(1)?;
        matches!(separator, Kind::Dot | Kind::Slash | Kind::Dash).then_some(())?;
        let second = self.digits(2).or_else(|| self.roman_month(2))?;
        let third = (self.kind(3) == Some(separator))
            .then(|| self.digits(4))
            .flatten();
        // «1/2 квартал», «1/2 раза»
        let counts = self.word(3) == Some(Word::Times)
            || matches!(self.unit(3), Some(unit) if !matches!(unit, Unit::Year | Unit::SchoolYear));
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
                self.at += 5;
                self.eat(Word::Unit(Unit::Year));
                day(first.value, second.value, given(third.value)?)
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
                day(first.value, second.value, self.dotted_year())
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

    fn roman_month(&self, ahead: usize) -> Option<Number> {
        self.digits(ahead)
            .filter(|number| number.form == Form::Roman)
    }

    /// Returns whether the number `ahead`, after a blank, opens a date of its own: «05.10. 17.10».
    fn opens_date(&self, ahead: usize) -> bool {
        self.token(ahead).is_some_and(|token| token.blank)
            && self.kind(ahead + 1) == Some(Kind::Dot)
            && self.digits(ahead + 2).is_some()
    }

    /// month ref := [«каждого» | «следующего» | «2-го» | «последнего»] «месяца» [«, следующего за отчетным» unit]
    pub(super) fn month_ref(&mut self) -> Option<MonthRef> {
        // «следующего за кварталом месяца»
        if let Some(month) = self.attempt(|parser| {
            let month = parser.following()?;
            parser
                .behind(1)
                .and_then(Token::word)
                .filter(|word| *word != Word::Unit(Unit::Month))?;
            parser.need(Word::Unit(Unit::Month))?;
            Some(month)
        }) {
            return Some(month);
        }
        // «каждого второго месяца квартала»
        let counted = matches!(self.word(1), Some(Word::Ordinal(_) | Word::Last));
        if counted {
            self.eat(Word::Each);
        }
        let nth = self.month_ordinal();
        let near = match self.word(0) {
            Some(Word::Each | Word::Reporting | Word::Current) => Some(MonthRef::Each),
            Some(Word::Next) => Some(MonthRef::Next),
            _ => None,
        };
        self.at += usize::from(near.is_some());
        self.need(Word::Unit(Unit::Month))?;
        if let Some(month) = self.attempt(Self::following) {
            return Some(match (nth, month) {
                (Some(nth @ 1..), MonthRef::After(_, unit)) => MonthRef::After(nth, unit),
                (Some(nth @ 2..), MonthRef::Next) => MonthRef::Nth(nth),
                (_, month) => month,
            });
        }
        let mut next = false;
        let unit = self.attempt(|parser| {
            next = parser.eat(Word::Next);
            parser.eat_any(&[Word::Each, Word::Reporting, Word::Current]);
            match parser.word(0)? {
                Word::Unit(unit @ (Unit::Quarter | Unit::HalfYear | Unit::Year)) => {
                    parser.at += 1;
                    Some(unit)
                }
                _ => None,
            }
        });
        match (nth, unit) {
            // «первого месяца следующего квартала»
            (Some(nth @ 1..), Some(unit)) if next => Some(MonthRef::After(nth, unit)),
            (Some(nth), Some(unit)) => (!next).then_some(MonthRef::NthOf(nth, unit)),
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

    /// «месяца, следующего за отчётным кварталом»
    pub(super) fn following_month(&mut self) -> Option<(Place, Year)> {
        self.need(Word::Unit(Unit::Month))?;
        let month = self.following()?;
        Some((Place::whole(Frame::Each(month)), Year::Missing))
    }

    /// following := [«,»] «следующего» «за» «отчетным» [unit]; without its unit it is of what the whole recurs by
    fn following(&mut self) -> Option<MonthRef> {
        self.eat_kind(Kind::Comma);
        self.need(Word::Next)?;
        self.need(Word::For)?;
        let reporting = self.eat_any(&[Word::Reporting, Word::Current]);
        // «за месяцем окончания квартала»
        let closing = self.word(0) == Some(Word::Unit(Unit::Month))
            && self.word(1) == Some(Word::Happening)
            && matches!(self.word(2), Some(Word::Unit(_)));
        self.at += if closing { 2 } else { 0 };
        match self.word(0) {
            Some(Word::Unit(Unit::Month)) => {
                self.at += 1;
                Some(MonthRef::Next)
            }
            Some(Word::Unit(unit)) => {
                self.at += 1;
                Some(MonthRef::After(1, unit))
            }
            Some(Word::Period) if reporting => {
                self.at += 1;
                Some(MonthRef::Next)
            }
            _ if reporting => Some(MonthRef::Next),
            _ => None,
        }
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
            self.uncertain(self.span_from(self.at - 3), MessageId::PhraseUncertainCount);
        }
        Some(count)
    }
}

fn given(year: u32) -> Option<Year> {
    year_in_range(year).map(Year::Given)
}
