//! Frames: months, numbered units, the years and the months that stand to a unit.

use super::Parser;
use crate::calendar::{MonthDay, Part};
use crate::phrase::ast::{Frame, MonthRef, Place, Year};
use crate::phrase::lexicon::{Trait, Unit, Word};
use crate::phrase::token::{Kind, Token};
use crate::words::MessageId;

impl Parser<'_> {
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
            Word::Seasonal(season @ (1 | 3))
                if self.eat(Word::Unit(Unit::Part(Part::Semester))) =>
            {
                let (unit, number) = (Unit::Part(Part::Semester), if season == 3 { 1 } else { 2 });
                Some(Frame::Nth { unit, number })
            }
            Word::Seasonal(season) => {
                // «весенний и осенний периоды»
                let shared = self.word(self.more_seasons()) == Some(Word::Period);
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
        let read = self.tokens.get(..self.at).unwrap_or_default();
        read.windows(2).any(|pair| {
            let [season, period] = pair else { return false };
            matches!(season.word(), Some(Word::Seasonal(_))) && period.word() == Some(Word::Period)
        })
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
            let year = self.word(0) == Some(Word::School)
                && self.word(1) == Some(Word::Unit(Unit::Year))
                || self.digits(0).is_some_and(|year| year.digits == 4)
                    && !self.is_behind_month(self.at - 2);
            let unit = Unit::HalfYear;
            return (year && (1..=2).contains(&number)).then_some(Frame::Nth { unit, number });
        }
        let unit = match self.unit(0)? {
            Unit::Quarter if school => Unit::Part(Part::SchoolQuarter),
            unit => unit,
        };
        self.at += 1;
        let top = match unit {
            Unit::Part(Part::Holidays) => return None,
            Unit::Part(part) => match part.count() {
                Some(count) => u32::try_from(count).ok()?,
                None => u32::try_from(self.hints.calendar.parts(part).len()).ok()?,
            },
            unit => unit.in_year()?,
        };
        // «последний квартал года» is its fourth
        let last = number == 0;
        let number = if last { top } else { number };
        (1..=top)
            .contains(&number)
            .then_some(Frame::Nth { unit, number })
    }

    /// The month of «5 числа»: named, one that stands to the unit so, or not said.
    pub(super) fn day_frame(&mut self) -> Frame {
        let month = self.attempt(|parser| {
            let framed = parser.eat(Word::In);
            matches!(parser.word(0), Some(Word::Month(_))).then_some(())?;
            let own = !framed && parser.has(0, Trait::Genitive);
            let month = parser.named_frame()?;
            // «10 числа в мае и июне», «в апреле-июне»: of each of them
            let joint = |kind| matches!(kind, Kind::Dash | Kind::Comma | Kind::Word(Word::And));
            let more = parser.looks(|parser| {
                let listed = parser.eat_if(joint);
                parser.eat(Word::In);
                listed && matches!(parser.word(0), Some(Word::Month(_)))
            });
            (own || !more).then_some(month)
        });
        let each = |parser: &mut Self| {
            let month = parser.attempt(Self::month_ref);
            month.or_else(|| parser.attempt(Self::first_month))
        };
        month.unwrap_or_else(|| Frame::Each(each(self).unwrap_or(MonthRef::Any)))
    }

    /// «на 1 число квартала», «до 10 числа следующего квартала», «до 10 числа после [окончания] квартала»
    pub(super) fn first_month(&mut self) -> Option<MonthRef> {
        let next = self.eat_any(&[Word::Next, Word::After]);
        self.at += usize::from(next && self.has(0, Trait::Closing));
        self.eat_any(&[Word::Each, Word::Reporting, Word::Current]);
        let unit = self
            .unit(0)
            .filter(|unit| matches!(unit, Unit::Quarter | Unit::HalfYear))?;
        self.at += 1;
        if !next {
            self.doubt(self.at - 1, MessageId::PhraseUncertainReportMonth);
        }
        Some(if next {
            MonthRef::After(1, unit)
        } else {
            MonthRef::NthOf(1, unit)
        })
    }

    /// this := «т.г.» | [«текущий»] («год» | «учебный год» | «месяц» | «квартал» …)
    pub(super) fn this_unit(&mut self) -> Option<(Place, Year)> {
        if self.eat(Word::ThisYear) {
            return Some((Place::whole(Frame::Year), Year::Current));
        }
        let year = match self.word(0)? {
            Word::Current | Word::Reporting => Year::Current,
            Word::Next => Year::Next,
            Word::Previous => Year::Previous,
            _ => Year::Missing,
        };
        self.at += usize::from(year != Year::Missing);
        if self.eat_all(&[Word::School, Word::Unit(Unit::Year)]) {
            let mut given = self.school_years().map_or(Year::Missing, Year::Given);
            if matches!(year, Year::Next | Year::Previous) && given == Year::Missing {
                if self.hints.is_school_year() {
                    given = year;
                }
                self.doubt(self.at - 1, MessageId::PhraseUncertainWhichSchoolYear);
            }
            return Some((Place::whole(Frame::SchoolYear), given));
        }
        let calendar = self.eat(Word::Calendar);
        let Word::Unit(unit) = self.word(0)? else {
            return None;
        };
        self.at += 1;
        if unit == Unit::Year
            && year == Year::Missing
            && !self.had(1, Trait::Plural)
            && let Some(year) = self.attempt(Self::plain_year)
        {
            return Some((Place::whole(Frame::Year), Year::Given(year)));
        }
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
        let top = unit.in_year()?;
        let number = self.digits(0).filter(|number| number.digits < 2)?;
        let ends = self
            .kind(1)
            .is_none_or(|kind| matches!(kind, Kind::Comma | Kind::Semicolon));
        let year = self.digits(1).is_some_and(|year| year.digits == 4);
        let fits = (1..=top).contains(&number.value) && (ends || year);
        fits.then(|| self.at += 1)?;
        Some(number.value)
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
        if let Some(month) = self.attempt(Self::following) {
            return Some(match (nth, month) {
                (Some(nth @ 1..), MonthRef::After(_, unit)) => MonthRef::After(nth, unit),
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
}
