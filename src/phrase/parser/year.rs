//! The year of a time: of the calendar, of a school, or named from now.

use super::{Parser, is_joint};
use crate::phrase::ast::{Frame, Place, Time, Year, Years};
use crate::phrase::lexicon::{Trait, Unit, Word};
use crate::phrase::token::{Form, Kind, Number};
use crate::words::MessageId;

impl Parser<'_> {
    /// year := 2022 [«г.»] | 2021/2022 [«учебный год»] | 2021-2022 «учебный год»
    pub(super) fn year_what(&mut self) -> Option<(Place, Year)> {
        if let Some(year) = self.attempt(Self::school_years) {
            return Some((Place::whole(Frame::SchoolYear), Year::Given(year)));
        }
        let year = self.plain_year()?;
        Some((Place::whole(Frame::Year), Year::Given(year)))
    }

    /// «22 г.», «21/22 учебного года» of the plan
    pub(super) fn short_years(&mut self) -> Option<(Place, Year)> {
        self.year_of_plan(self.digits(0)?)?;
        self.year_what()
    }

    /// more years := { («–» | «по» | «,» | «и» | nothing) 2022 } after the first: once in each of them
    pub(super) fn more_years(&mut self, first: i32) -> Year {
        let start = self.at.saturating_sub(1);
        let marked = self.follows_any(&[Word::Unit(Unit::Year)])
            || self
                .behind(2)
                .is_some_and(|before| before.kind == Kind::Dot);
        let mut years = Years::span(first, first);
        let (mut last, mut low, mut high) = (first, first, first);
        // «с мая 2021 по 2023 год» is one window
        let closes = |parser: &Self| parser.open && parser.word(0) == Some(Word::Through);
        loop {
            let before = self.at;
            let next = (!closes(self)).then(|| self.attempt(Self::another_year));
            let Some((next, ranged)) = next.flatten() else {
                break;
            };
            // «май 2021 г. – 2023 г.», «01.07.2021 – 2023» may be one window too
            if ranged && marked {
                self.doubt(start, MessageId::PhraseUncertainYear);
            }
            let from = if ranged { last } else { next };
            (low, high) = (low.min(next), high.max(next));
            if next < from || high - low > Years::LONGEST {
                self.at = before;
                break;
            }
            years = years.and(Years::span(from, next));
            last = next;
        }
        years.only().map_or(Year::Each(years), Year::Given)
    }

    /// «2009 2011 годы»: the dash was lost, or the century: «2009-11 гг.»
    pub(super) fn lost_year(&mut self) -> Option<Time> {
        let start = self.at;
        matches!(self.kind(0)?, Kind::Number(_) | Kind::Dash).then_some(())?;
        let (year, _) = self.another_year()?;
        let place = Place::whole(Frame::Year);
        Some(Time::of(place, Year::Given(year), self.span_from(start)))
    }

    /// Returns a year that follows another, and whether all between are meant.
    fn another_year(&mut self) -> Option<(i32, bool)> {
        let joint = self.kind(0)?;
        let dash = matches!(joint, Kind::Dash | Kind::Word(Word::Through));
        let listed = matches!(
            joint,
            Kind::Comma | Kind::Semicolon | Kind::Slash | Kind::Word(Word::And)
        );
        let lost = matches!(joint, Kind::Number(_));
        self.at += usize::from(!lost);
        let start = self.at;
        self.digits(0)
            .filter(|number| number.digits == 4 || !lost && number.digits == 2)?;
        let year = self.plain_year()?;
        let many = self.had(1, Trait::Plural);
        (dash || listed || lost && many).then_some(())?;
        // «2021, 2022 год: июнь», «2022-05-03» and «2022 учебный год» are other things
        let other = matches!(
            self.kind(0)
                .filter(|&next| next != Kind::Slash || joint != next),
            Some(Kind::Colon | Kind::Dash | Kind::Slash | Kind::Dot)
        ) && self.token(1).is_some()
            && !(self.kind(0) == Some(Kind::Dash) && self.digits(1).is_some_and(|n| n.digits == 4))
            && !(dash && many);
        (!other && self.word(0) != Some(Word::School)).then_some(())?;
        if lost {
            let span = self.span_from(start);
            self.findings.push(super::missing_separator(span));
        }
        Some((year, dash || lost))
    }

    /// Returns the first year of «2021/2022 [учебного года]».
    pub(super) fn school_years(&mut self) -> Option<i32> {
        self.years_of_school(false)
    }

    /// Reads the years of a school year, which are `known` to be such or said to be.
    fn years_of_school(&mut self, known: bool) -> Option<i32> {
        // «21/22 уч. год»
        let short = |number: &Number| {
            self.word(3) == Some(Word::School) && self.year_of_plan(*number).is_some()
        };
        let mut first = self
            .digits(0)
            .filter(|number| number.digits == 4 || short(number))?;
        first.value = if first.digits == 4 {
            first.value
        } else {
            short_year(first.value)
        };
        let slash = self.kind(1)? == Kind::Slash;
        (slash || self.kind(1)? == Kind::Dash).then_some(())?;
        let second = self
            .digits(2)
            .filter(|number| matches!(number.digits, 2 | 4))?;
        (second.value % 100 == (first.value + 1) % 100).then_some(())?;
        self.at += 3;
        // «2021/2022/2023» are years
        let before = self.behind(4).map(|token| token.kind);
        (![self.kind(0), before].contains(&Some(Kind::Slash))).then_some(())?;
        let school =
            self.eat_all(&[Word::School, Word::Unit(Unit::Year)]) || self.eat(Word::School);
        // «2021-2022 гг.» are the years of the plan
        let own = self.hints.is_school_year_of(first.value)
            && self
                .token(0)
                .is_none_or(|token| token.word() == Some(Word::Unit(Unit::Year)));
        if own {
            self.eat(Word::Unit(Unit::Year));
        }
        let school = school || own;
        let listed = |parser: &mut Self| {
            let more = parser.eat_if(|kind| matches!(kind, Kind::Comma | Kind::Word(Word::And)));
            more && parser.school_years().is_some()
        };
        let school = school || self.looks(listed);
        (school || known || (slash && self.word(0) != Some(Word::Unit(Unit::Year))))
            .then_some(())?;
        year_in_range(first.value)
    }

    /// Returns the first year of the winter «2021-2022».
    fn winter_years(&mut self) -> Option<i32> {
        let (first, second) = (self.digits(0)?, self.digits(2)?);
        let joined = matches!(self.kind(1)?, Kind::Dash | Kind::Slash);
        (joined && first.digits == 4 && second.value % 100 == (first.value + 1) % 100)
            .then_some(())?;
        self.at += 3;
        (self.word(0) != Some(Word::School)).then_some(())?;
        self.eat(Word::Unit(Unit::Year));
        year_in_range(first.value)
    }

    /// Returns the year of «2022 [г.]» or «22 г.».
    pub(super) fn plain_year(&mut self) -> Option<i32> {
        let year = |number: &Number| number.form == Form::Plain || number.digits == 4;
        let number = self.digits(0).filter(year)?;
        let marked = self.word(1) == Some(Word::Unit(Unit::Year));
        // «22-24 гг.»
        let listed = || {
            let joint = self.kind(1).is_some_and(is_joint);
            let years = [number, self.digits(2)?].map(|year| self.year_of_plan(year));
            let many = self.word(3) == Some(Word::Unit(Unit::Year)) && self.has(3, Trait::Plural);
            (joint && many && years[0]? < years[1]?).then_some(())
        };
        let value = match number.digits {
            4 => number.value,
            2 if marked || listed().is_some() => short_year(number.value),
            _ => return None,
        };
        let year = year_in_range(value)?;
        self.at += 1 + usize::from(marked);
        Some(year)
    }

    /// «до» «окончания» ([«учебного»] «года» | frame); «по окончании» is another thing
    pub(super) fn is_close_of_time(&mut self) -> bool {
        let last = self.follows_any(&[Word::Until, Word::Later, Word::Than]);
        let closing = self.has(0, Trait::Closing) && (last || self.at == 0);
        closing
            && self.looks(|parser| {
                parser.at += 1;
                parser.eat_any(&[Word::Each, Word::Reporting, Word::Current]);
                parser.unit(0).is_some() || parser.frame().is_some()
            })
    }

    /// Returns whether a dash here only ties a year to what stands before it: «март-2022», and not «март – 2022-05-01».
    fn dash_before_year(&self) -> bool {
        let year = self.digits(1).is_some_and(|year| year.digits == 4);
        let numbers = self.digits(3).is_some_and(|second| second.digits < 4)
            && matches!(self.kind(2), Some(Kind::Dash | Kind::Slash | Kind::Dot));
        let school = numbers && (4..=5).any(|ahead| matches!(self.word(ahead), Some(Word::School)));
        // «июнь – 2024 годы» are years
        let many = self.has(2, Trait::Plural);
        self.kind(0) == Some(Kind::Dash) && year && (!numbers || school) && !many
    }

    /// Returns whether a year opens another member here: «май, 2022 год – июнь», «май, в 2022 году до 1 июня».
    fn is_year_heading(&self) -> bool {
        let framed = self.word(0) == Some(Word::In);
        let mut last = usize::from(framed);
        // «в 2022 и 2023 годах – до 1 мая»
        while matches!(
            self.kind(last + 1),
            Some(Kind::Comma | Kind::Word(Word::And))
        ) && self.digits(last + 2).is_some_and(|year| year.digits == 4)
        {
            last += 2;
        }
        let marked = usize::from(self.word(last + 1) == Some(Word::Unit(Unit::Year)));
        let next = last + 1 + marked;
        let signed = matches!(self.kind(next), Some(Kind::Dash | Kind::Colon))
            && self.token(next + 1).is_some();
        let bounded = matches!(self.word(next), Some(Word::Until | Word::By | Word::Not));
        (marked == 1 || self.seen.headed) && (signed || (self.seen.headed || framed) && bounded)
    }

    /// year tail := [«,» | «–»] 2021 [«года»] | [2020-2021] «учебного года» | «следующего года» | «года, следующего за отчетным»
    pub(super) fn year_tail(&mut self, place: Place) -> Year {
        if self.eat(Word::ThisYear) {
            return Year::Missing;
        }
        if matches!(place.frame, Frame::Month(_) | Frame::Nth { .. })
            && let Some(year) = self.attempt(Self::glued_year)
        {
            return Year::Given(year);
        }
        self.attempt(|parser| {
            let comma = !parser.dash_before_year() && parser.eat_kind(Kind::Comma);
            (!(comma && parser.is_year_heading())).then_some(())?;
            if parser.dash_before_year() {
                parser.at += 1;
            }
            parser.eat(Word::In);
            if place.frame == Frame::Season(0)
                && let Some(year) = parser.attempt(Self::winter_years)
            {
                return Some(Year::Given(year));
            }
            // «1 полугодие 2021-2022» in a school-year plan
            let half = matches!(
                place.frame,
                Frame::Nth {
                    unit: Unit::HalfYear,
                    ..
                }
            );
            let school = parser
                .attempt(|parser| parser.years_of_school(half && parser.hints.is_school_year()));
            let school = school.map(Year::School);
            school.or_else(|| parser.attempt(Self::plain_year).map(Year::Given))
        })
        .or_else(|| self.attempt(Self::named_year))
        .unwrap_or_else(|| {
            let school = [Word::School, Word::Unit(Unit::Year)];
            let current = [Word::Current, school[0], school[1]];
            if self.eat_all(&school) || self.eat_all(&current) {
                return Year::ThisSchool;
            }
            if matches!(place.frame, Frame::Nth { .. }) {
                self.eat(Word::Unit(Unit::Year));
            }
            Year::Missing
        })
    }

    /// Reads the year of the plan that is glued to a month or a quarter: «май.22», «май-22», «5.май.22», «3 кв.22».
    fn glued_year(&mut self) -> Option<i32> {
        let start = self.at;
        let blank = |parser: &Self| parser.token(0).is_some_and(|token| token.blank);
        let parted = blank(self);
        self.eat_kind(Kind::Dash);
        let parted = parted || blank(self);
        let year = self.year_of_plan(self.digits(0)?)?;
        self.at += 1;
        let ends = match self.kind(0) {
            None | Some(Kind::Close) => true,
            Some(Kind::Dash) => matches!(self.word(1), Some(Word::Month(_))),
            Some(Kind::Comma | Kind::Semicolon) => !parted,
            _ => false,
        };
        ends.then_some(())?;
        self.doubt(start, MessageId::PhraseUncertainShortYear);
        Some(year)
    }

    /// named year := («текущего» | «следующего» | …) «года» | «года», («следующего» | «предшествующего») [«за»] …
    pub(super) fn named_year(&mut self) -> Option<Year> {
        let early = self.eat(Word::Unit(Unit::Year));
        if early {
            self.eat_kind(Kind::Comma);
        }
        let mut year = match self.word(0)? {
            Word::Current | Word::Reporting => Year::Current,
            Word::Next => Year::Next,
            Word::Previous => Year::Previous,
            _ => return None,
        };
        self.at += 1;
        // «года, предшествующего очередному финансовому году»
        if early && year == Year::Previous && self.eat(Word::Next) {
            year = Year::Current;
        }
        self.eat(Word::Calendar);
        if !early {
            self.need(Word::Unit(Unit::Year))?;
            return Some(year);
        }
        self.eat(Word::For);
        self.eat(Word::Reporting);
        self.eat_if(|kind| matches!(kind, Kind::Word(Word::Unit(_) | Word::Period)));
        Some(year)
    }
}

/// Returns the year if a plan may have it.
pub(super) fn year_in_range(year: u32) -> Option<i32> {
    i32::try_from(year)
        .ok()
        .filter(|year| (1900..2200).contains(year))
}

/// Returns the year that two digits mean.
pub(super) fn short_year(year: u32) -> u32 {
    if year < 80 { 2000 + year } else { 1900 + year }
}
