//! Frames: months, numbered units, the years and the months that stand to a unit.

use super::{Parser, is_joint};
use crate::calendar::{MonthDay, Part};
use crate::phrase::ast::{Frame, MonthRef, Place, Year};
use crate::phrase::lexicon::{self, Trait, Unit, Word};
use crate::phrase::only::only;
use crate::phrase::token::{Kind, Token};
use crate::words::MessageId;

impl Parser<'_> {
    /// «2» of «последняя пятница 2 и 4 квартала»: the unit stands behind the last number.
    fn listed_frame(&mut self) -> Option<Frame> {
        let number = u32::try_from(self.nth(4)?).ok()?;
        let unit = self.peek(|parser| {
            while parser.eat_joint() {
                parser.nth(4)?;
            }
            // «кв.» has no ending
            let of_them = parser.has(0, Trait::Genitive) || parser.here().range().len() <= 4;
            parser.unit(0).filter(|_| of_them)
        })?;
        let long = matches!(unit, Unit::Quarter | Unit::HalfYear | Unit::Part(_));
        long.then_some(Frame::Nth { unit, number })
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
        let year = self.attempt(Self::plain_year).map(Year::Given);
        if let Some(year) = year.or_else(|| self.attempt(Self::named_year)) {
            return Some((Frame::Year, year));
        }
        if self.eat_all(&[Word::School, Word::Unit(Unit::Year)]) {
            let year = self.attempt(Self::school_years);
            return Some((Frame::SchoolYear, year.map_or(Year::Missing, Year::Given)));
        }
        if self.holidays.is_some()
            && let Some(frame) = self.attempt(Self::awaited_holidays)
        {
            return Some((frame, Year::Missing));
        }
        let frame = if self.hints.month_lent && self.eat(Word::Unit(Unit::Month)) {
            Frame::Lent
        } else if self.eat(Word::Unit(Unit::Year)) {
            Frame::Year
        } else {
            self.named_frame()?
        };
        Some((frame, Year::Missing))
    }

    /// «осенних каникул» of «первый день осенних каникул»: these wait for their days
    pub(super) fn awaited_holidays(&mut self) -> Option<Frame> {
        let Word::Seasonal(season) = self.word(0)? else {
            return None;
        };
        only(self.is_awaited(Part::Holidays))?;
        self.at += 1;
        self.need(Word::Part(Part::Holidays))?;
        let (unit, number) = (Unit::Part(Part::Holidays), season.into());
        Some(Frame::Nth { unit, number })
    }

    /// «неделя перед зимними каникулами»: what an idiom means beside the holidays of a season
    pub(super) fn beside_season(&mut self) -> Option<Place> {
        let words = self.tokens.get(self.at..)?.iter().map_while(Token::word);
        let season = |word| match word {
            Word::Seasonal(season) => Some(season),
            _ => None,
        };
        let idiom = words.clone().filter(|word| season(*word).is_none());
        let (count, Word::Unit(unit @ Unit::Beside(..))) = lexicon::idiom(&idiom)? else {
            return None;
        };
        let number = words.take(count + 1).find_map(season)?.into();
        self.at += count + 1;
        Some(Place::whole(Frame::Nth { unit, number }))
    }

    /// Reads a month, a season, or a unit with its number.
    pub(super) fn month_or_unit(&mut self) -> Option<Frame> {
        self.attempt(Self::numbered_frame)
            .or_else(|| self.attempt(Self::named_frame))
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
                let (unit, number) = (Unit::Part(Part::Holidays), season.into());
                Some(Frame::Nth { unit, number })
            }
            Word::Seasonal(season) => {
                let unit = Unit::Part(Part::Semester);
                if season % 2 == 1 && self.eat(Word::Unit(unit)) {
                    let number = if season == 3 { 1 } else { 2 };
                    return Some(Frame::Nth { unit, number });
                }
                // «весенний и осенний периоды»
                let shared = self.is(self.more_seasons(), Word::Period);
                let named = self.eat_any(&[Word::Period, Word::Unit(Unit::Month)])
                    || self.time_of_year()
                    || shared
                    || self.follows_period();
                named.then_some(Frame::Season(season))
            }
            _ => None,
        }
    }

    /// «в летний период – еженедельно, в зимний – ежемесячно»
    fn follows_period(&self) -> bool {
        let words = self.read_from(0).iter().map(Token::word);
        let mut pairs = words.clone().zip(words.skip(1));
        pairs.any(|pair| matches!(pair, (Some(Word::Seasonal(_)), Some(Word::Period))))
    }

    /// Returns whether holidays that the calendar dates follow, after more seasons maybe: «осенние и весенние каникулы».
    fn is_of_holidays(&self, season: u8) -> bool {
        let parts = self.hints.calendar.parts(Part::Holidays);
        let dated = |((month, _), _): &(MonthDay, _)| month % 12 / 3 == u32::from(season);
        self.word(self.more_seasons()) == Some(Word::Part(Part::Holidays))
            && parts.iter().any(dated)
    }

    /// Returns how many tokens list more seasons here: «осенний» «и» «весенний».
    fn more_seasons(&self) -> usize {
        let more = |ahead: &usize| {
            let joint = matches!(self.kind(*ahead), Some(Kind::Comma | Kind::Word(Word::And)));
            joint || matches!(self.word(*ahead), Some(Word::Seasonal(_)))
        };
        (0..self.tokens.len()).take_while(more).count()
    }

    /// numbered frame := nth [«учебный»] («квартал» | «полугодие» | «половина года» | «четверть» | …)
    pub(super) fn numbered_frame(&mut self) -> Option<Frame> {
        let number = match self.kind(0)? {
            Kind::Number(number) => number.value,
            Kind::Word(Word::Ordinal(number)) => number.into(),
            Kind::Word(Word::Last) => 0,
            _ => return None,
        };
        self.at += 1;
        let school = self.eat(Word::School);
        if self.eat(Word::Half) {
            let year = self.is(0, Word::School) && self.is(1, Word::Unit(Unit::Year))
                || self.is_year(0) && !self.is_behind_month(self.at - 2);
            let unit = Unit::HalfYear;
            return (year && (1..=2).contains(&number)).then_some(Frame::Nth { unit, number });
        }
        let unit = match self.eat_unit()? {
            Unit::Quarter if school => Unit::Part(Part::SchoolQuarter),
            unit => unit,
        };
        let top = match unit {
            Unit::Part(Part::Holidays) => return None,
            Unit::Part(part) => {
                let own = self.hints.calendar.parts(part).len();
                u32::try_from(part.count().unwrap_or(own)).ok()?
            }
            unit => unit.in_year()?,
        };
        // «последний квартал года» is its fourth
        let number = if number == 0 { top } else { number };
        (1..=top)
            .contains(&number)
            .then_some(Frame::Nth { unit, number })
    }

    /// The month of «5 числа»: named, one that stands to the unit so, or not said.
    pub(super) fn day_frame(&mut self) -> Frame {
        let month = self.attempt(|parser| {
            let framed = parser.eat(Word::In);
            only(matches!(parser.word(0), Some(Word::Month(_))))?;
            let own = !framed && parser.has(0, Trait::Genitive);
            let month = parser.named_frame()?;
            // «10 числа в мае и июне», «в апреле-июне»: of each of them
            let more = parser.looks(|parser| {
                let listed = parser.eat_if(is_joint);
                parser.eat(Word::In);
                listed && matches!(parser.word(0), Some(Word::Month(_)))
            });
            (own || !more).then_some(month)
        });
        month.unwrap_or_else(|| {
            let each = self.attempt(Self::month_ref);
            let each = each.or_else(|| self.attempt(Self::first_month));
            Frame::Each(each.unwrap_or(MonthRef::Any))
        })
    }

    /// «на 1 число квартала», «до 10 числа следующего квартала», «до 10 числа после [окончания] квартала»
    pub(super) fn first_month(&mut self) -> Option<MonthRef> {
        let next = self.eat_any(&[Word::Next, Word::After]);
        self.at += usize::from(next && self.has(0, Trait::Closing));
        self.eat_any(&[Word::Each, Word::Reporting, Word::Current]);
        let unit = self.eat_unit().filter(|unit| unit.in_year().is_some())?;
        if next {
            return Some(MonthRef::After(1, unit));
        }
        self.doubt(self.at - 1, MessageId::PhraseUncertainReportMonth);
        Some(MonthRef::NthOf(1, unit))
    }

    /// this := «т.г.» | [«текущий»] («год» | «учебный год» | «месяц» | «квартал» …)
    pub(super) fn this_unit(&mut self) -> Option<(Place, Year)> {
        let of = |frame, year| Some((Place::whole(frame), year));
        if self.eat(Word::ThisYear) {
            return of(Frame::Year, Year::Current);
        }
        let year = self.take(near_year).unwrap_or(Year::Missing);
        if self.eat_all(&[Word::School, Word::Unit(Unit::Year)]) {
            let mut given = self.school_years().map_or(Year::Missing, Year::Given);
            if matches!(year, Year::Next | Year::Previous) && given == Year::Missing {
                if self.hints.is_school_year() {
                    given = year;
                }
                self.doubt(self.at - 1, MessageId::PhraseUncertainWhichSchoolYear);
            }
            return of(Frame::SchoolYear, given);
        }
        let calendar = self.eat(Word::Calendar);
        let unit = self.take(|word| match word {
            Word::Unit(unit) => Some(unit),
            _ => None,
        })?;
        if year == Year::Missing {
            if unit == Unit::Year
                && !self.had(1, Trait::Plural)
                && let Some(year) = self.attempt(Self::plain_year)
            {
                return of(Frame::Year, Year::Given(year));
            }
            if let Some(number) = self.number_behind(unit) {
                return of(Frame::Nth { unit, number }, year);
            }
        }
        match unit {
            Unit::Year if calendar && year == Year::Missing => of(Frame::CalendarYear, year),
            Unit::Year => of(Frame::Year, year),
            // «Неделя безопасности» is an event
            Unit::Week | Unit::Decade if self.is_named() => None,
            Unit::HalfYear if year == Year::Missing && self.is_cumulative() => {
                of(Frame::Nth { unit, number: 1 }, year)
            }
            Unit::Month | Unit::Quarter | Unit::HalfYear | Unit::Week | Unit::Decade
                if matches!(year, Year::Missing | Year::Current) =>
            {
                of(Frame::This(unit), Year::Missing)
            }
            _ => None,
        }
    }

    /// Reads the number that a column of quarters or halves has behind its word: «квартал 2», «кв. IV 2022».
    fn number_behind(&mut self, unit: Unit) -> Option<u32> {
        let top = unit.in_year()?;
        let number = self.digits(0).filter(|number| number.digits < 2)?.value;
        let mark = |kind| matches!(kind, Kind::Comma | Kind::Semicolon);
        let ends = self.kind(1).is_none_or(mark) || self.is_year(1);
        only((1..=top).contains(&number) && ends)?;
        self.at += 1;
        Some(number)
    }

    /// month ref := [«каждого» | «следующего» | «2-го» | «последнего»] «месяца» [«, следующего за отчетным» unit]
    pub(super) fn month_ref(&mut self) -> Option<MonthRef> {
        // «следующего за кварталом месяца»
        let before = self.attempt(|parser| {
            let month = parser.following(None)?;
            only(!parser.follows_any(&[Word::Unit(Unit::Month)]))?;
            parser.need(Word::Unit(Unit::Month))?;
            Some(month)
        });
        if before.is_some() {
            return before;
        }
        let nth = self.month_ordinal();
        let near = match self.word(0) {
            Some(Word::Each | Word::Reporting | Word::Current) => Some(MonthRef::Each),
            Some(Word::Next) => Some(MonthRef::Next),
            // «до 25 числа предыдущего месяца»: of every one
            Some(Word::Previous) => {
                self.uncertain(self.here(), MessageId::PhraseUncertainMonthly);
                Some(MonthRef::Each)
            }
            _ => None,
        };
        self.at += usize::from(near.is_some());
        // «каждого отчётного месяца»
        self.eat(Word::Reporting);
        self.need(Word::Unit(Unit::Month))?;
        if let Some(month) = self.attempt(|parser| parser.following(nth)) {
            return Some(month);
        }
        let mut next = false;
        let unit = self.attempt(|parser| {
            next = parser.eat(Word::Next);
            parser.eat_any(&[Word::Each, Word::Reporting, Word::Current]);
            let unit = parser.eat_unit()?;
            (unit.in_year().is_some() || unit == Unit::Year).then_some(unit)
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
        (self.is(1, Word::Unit(Unit::Month))).then(|| self.at += 1)?;
        Some(nth)
    }

    /// «месяца, следующего за отчётным кварталом»
    pub(super) fn following_month(&mut self) -> Option<(Place, Year)> {
        let month = self.following_ref()?;
        Some((Place::whole(Frame::Each(month)), Year::Missing))
    }

    /// following ref := [nth] «месяца» following
    pub(super) fn following_ref(&mut self) -> Option<MonthRef> {
        let nth = self.month_ordinal();
        self.need(Word::Unit(Unit::Month))?;
        self.following(nth)
    }

    /// following := [«,»] «следующего» «за» «отчетным» [unit]; without its unit it is of what the whole recurs by
    fn following(&mut self, nth: Option<u32>) -> Option<MonthRef> {
        let nth = nth.unwrap_or(1).max(1);
        self.eat_kind(Kind::Comma);
        only(self.eat_all(&[Word::Next, Word::For]))?;
        let reporting = self.eat_any(&[Word::Reporting, Word::Current]);
        // «за месяцем окончания квартала»
        let closing = matches!(self.word(2), Some(Word::Unit(_)))
            && self.eat_all(&[Word::Unit(Unit::Month), Word::Happening]);
        let unit = self.take(|word| match word {
            Word::Unit(unit) => Some(unit),
            _ => None,
        });
        match unit {
            Some(Unit::Month) if !closing => Some(MonthRef::Next),
            Some(unit) => Some(MonthRef::After(nth, unit)),
            None => {
                only(reporting)?;
                self.eat(Word::Period);
                let unit = self.long_unit().filter(|unit| unit.in_year().is_some());
                if nth > 1 && unit.is_none() {
                    self.doubt(self.at - 1, MessageId::PhraseUncertainReportMonth);
                }
                let after = unit.filter(|_| nth > 1);
                Some(after.map_or(MonthRef::Next, |unit| MonthRef::After(nth, unit)))
            }
        }
    }
}

/// Returns the year that a word beside «год» names from now.
pub(super) fn near_year(word: Word) -> Option<Year> {
    match word {
        Word::Current | Word::Reporting => Some(Year::Current),
        Word::Next => Some(Year::Next),
        Word::Previous => Some(Year::Previous),
        _ => None,
    }
}
