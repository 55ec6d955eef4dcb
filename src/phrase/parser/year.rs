//! The year of a time: of the calendar, of a school, or named from now.

use super::frame::near_year;
use super::{Parser, is_joint};
use crate::phrase::ast::{Frame, Place, Time, Year, Years};
use crate::phrase::lexicon::{Trait, Unit, Word};
use crate::phrase::only::only;
use crate::phrase::token::{Form, Kind};
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
        loop {
            let before = self.at;
            // «с мая 2021 по 2023 год» is one window
            let closes = self.open && self.is(0, Word::Through);
            let next = (!closes).then(|| self.attempt(Self::another_year));
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
        only(matches!(self.kind(0)?, Kind::Number(_) | Kind::Dash))?;
        let (year, _) = self.another_year()?;
        let place = Place::whole(Frame::Year);
        Some(Time::of(place, Year::Given(year), self.span_from(start)))
    }

    /// Returns a year that follows another, and whether all between are meant.
    fn another_year(&mut self) -> Option<(i32, bool)> {
        let joint = self.kind(0)?;
        let dash = matches!(joint, Kind::Dash | Kind::Word(Word::Through));
        let lost = matches!(joint, Kind::Number(_));
        let listed = is_joint(joint) || matches!(joint, Kind::Semicolon | Kind::Slash);
        self.at += usize::from(!lost);
        let start = self.at;
        only(self.is_year(0) || !lost && self.digits(0)?.digits == 2)?;
        let year = self.plain_year()?;
        let many = self.had(1, Trait::Plural);
        only(dash || listed || lost && many)?;
        // «2021, 2022 год: июнь», «2022-05-03» and «2022 учебный год» are other things
        let other = match self.kind(0) {
            Some(Kind::Dash) => !self.is_year(1),
            Some(Kind::Slash) => joint != Kind::Slash,
            kind => matches!(kind, Some(Kind::Colon | Kind::Dot)),
        };
        let other = other && self.token(1).is_some() && !(dash && many);
        only(!other && !self.is(0, Word::School))?;
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
        let first = self.digits(0)?;
        let short = self.is(3, Word::School) && self.year_of_plan(first).is_some();
        let first = match first.digits {
            4 => first.value,
            _ => short.then(|| short_year(first.value))?,
        };
        let slash = self.is_kind(1, Kind::Slash);
        let second = self
            .digits(2)
            .filter(|number| matches!(number.digits, 2 | 4))?;
        only((slash || self.is_kind(1, Kind::Dash)) && second.value % 100 == (first + 1) % 100)?;
        self.at += 3;
        // «2021/2022/2023» are years
        let before = self.behind(4).map(|token| token.kind);
        only(![self.kind(0), before].contains(&Some(Kind::Slash)))?;
        let said = self.eat(Word::School);
        if said {
            self.eat(Word::Unit(Unit::Year));
        }
        // «2021-2022 гг.» are the years of the plan
        let own = self.hints.is_school_year_of(first)
            && self.word(0).map_or(self.token(0).is_none(), |word| {
                word == Word::Unit(Unit::Year)
            });
        if own {
            self.eat(Word::Unit(Unit::Year));
        }
        let listed = |parser: &mut Self| parser.eat_joint() && parser.school_years().is_some();
        only(
            said || own
                || known
                || slash && !self.is(0, Word::Unit(Unit::Year))
                || self.looks(listed),
        )?;
        year_in_range(first)
    }

    /// Returns the first year of the winter «2021-2022».
    fn winter_years(&mut self) -> Option<i32> {
        let (first, second) = (self.digits(0)?.value, self.digits(2)?.value);
        let joined = matches!(self.kind(1)?, Kind::Dash | Kind::Slash);
        only(joined && self.is_year(0) && second % 100 == (first + 1) % 100)?;
        self.at += 3;
        only(!self.is(0, Word::School))?;
        self.eat(Word::Unit(Unit::Year));
        year_in_range(first)
    }

    /// Returns the year of «2022 [г.]» or «22 г.».
    pub(super) fn plain_year(&mut self) -> Option<i32> {
        let number = self.digits(0)?;
        let year = Word::Unit(Unit::Year);
        let marked = self.is(1, year);
        // «22-24 гг.»
        let listed = || {
            let years = [number, self.digits(2)?].map(|year| self.year_of_plan(year));
            let many = self.is(3, year) && self.has(3, Trait::Plural);
            only(self.kind(1).is_some_and(is_joint) && many && years[0]? < years[1]?)
        };
        let value = match number.digits {
            4 => number.value,
            2 if number.form == Form::Plain && (marked || listed().is_some()) => {
                short_year(number.value)
            }
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
        let numbers = self.digits(3).is_some_and(|second| second.digits < 4)
            && matches!(self.kind(2), Some(Kind::Dash | Kind::Slash | Kind::Dot));
        let school = numbers && (4..=5).any(|ahead| self.is(ahead, Word::School));
        // «июнь – 2024 годы» are years
        let many = self.has(2, Trait::Plural);
        self.is_kind(0, Kind::Dash) && self.is_year(1) && (!numbers || school) && !many
    }

    /// Returns whether a year opens another member here: «май, 2022 год – июнь», «май, в 2022 году до 1 июня».
    fn is_year_heading(&self) -> bool {
        let framed = self.is(0, Word::In);
        let mut next = 1 + usize::from(framed);
        // «в 2022 и 2023 годах – до 1 мая»
        let joint = |kind| matches!(kind, Kind::Comma | Kind::Word(Word::And));
        while self.kind(next).is_some_and(joint) && self.is_year(next + 1) {
            next += 2;
        }
        let marked = self.is(next, Word::Unit(Unit::Year));
        next += usize::from(marked);
        let signed = matches!(self.kind(next), Some(Kind::Dash | Kind::Colon));
        let signed = signed && self.token(next + 1).is_some();
        let bounded = self.is_any(next, &[Word::Until, Word::By, Word::Not]);
        let headed = self.seen.headed;
        (marked || headed) && (signed || (headed || framed) && bounded)
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
        let given = |parser: &mut Self| {
            if parser.dash_before_year() {
                parser.at += 1;
            } else {
                let comma = parser.eat_kind(Kind::Comma);
                only(!(comma && parser.is_year_heading()))?;
                parser.at += usize::from(parser.dash_before_year());
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
            let known = half && parser.hints.is_school_year();
            let school = parser.attempt(|parser| parser.years_of_school(known));
            let school = school.map(Year::School);
            school.or_else(|| parser.attempt(Self::plain_year).map(Year::Given))
        };
        let year = self
            .attempt(given)
            .or_else(|| self.attempt(Self::named_year));
        year.unwrap_or_else(|| {
            let school = [Word::Current, Word::School, Word::Unit(Unit::Year)];
            if self.eat_all(&school[1..]) || self.eat_all(&school) {
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
        only(match self.kind(0) {
            None | Some(Kind::Close) => true,
            Some(Kind::Dash) => matches!(self.word(1), Some(Word::Month(_))),
            Some(Kind::Comma | Kind::Semicolon) => !parted,
            _ => false,
        })?;
        self.doubt(start, MessageId::PhraseUncertainShortYear);
        Some(year)
    }

    /// named year := («текущего» | «следующего» | …) «года» | «года», («следующего» | «предшествующего») [«за»] …
    pub(super) fn named_year(&mut self) -> Option<Year> {
        let early = self.eat(Word::Unit(Unit::Year));
        if early {
            self.eat_kind(Kind::Comma);
        }
        let mut year = self.take(near_year)?;
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
    let year = i32::try_from(year).ok();
    year.filter(|year| (1900..2200).contains(year))
}

/// Returns the year that two digits mean.
pub(super) fn short_year(year: u32) -> u32 {
    if year < 80 { 2000 + year } else { 1900 + year }
}
