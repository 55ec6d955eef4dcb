//! The year of a time: of the calendar, of a school, or named from now.

use super::Parser;
use crate::phrase::ast::{What, Year};
use crate::phrase::token::{Form, Kind, Token};
use crate::phrase::words::{Unit, Word};

impl Parser<'_> {
    /// Reads the year of «25.12 2013г.» and «25.12 22 г.».
    pub(super) fn dotted_year(&mut self) -> Year {
        if self.attempt(Self::this_year).is_some() {
            return Year::Missing;
        }
        if let Some(year) = self.attempt(Self::named_year) {
            return year;
        }
        self.eat(Word::Unit(Unit::Year));
        self.attempt(Self::plain_year)
            .map_or(Year::Missing, Year::Given)
    }

    /// year := 2022 [«г.»] | 2021/2022 [«учебный год»] | 2021-2022 «учебный год»
    pub(super) fn year_what(&mut self) -> Option<(What, Year)> {
        if let Some(year) = self.attempt(Self::school_years) {
            return Some((What::SchoolYear, Year::Given(year)));
        }
        let year = self.plain_year()?;
        Some((What::Year, Year::Given(year)))
    }

    /// Returns the first year of «2021/2022 [учебного года]».
    pub(super) fn school_years(&mut self) -> Option<i32> {
        let first = self.digits(0).filter(|number| number.digits == 4)?;
        let slash = self.kind(1)? == Kind::Slash;
        (slash || self.kind(1)? == Kind::Dash).then_some(())?;
        let second = self
            .digits(2)
            .filter(|number| matches!(number.digits, 2 | 4))?;
        (second.value % 100 == (first.value + 1) % 100).then_some(())?;
        self.at += 3;
        let school =
            self.eat_all(&[Word::School, Word::Unit(Unit::Year)]) || self.eat(Word::School);
        (school || (slash && self.word(0) != Some(Word::Unit(Unit::Year)))).then_some(())?;
        year_in_range(first.value)
    }

    /// Returns the first year of the winter «2021-2022».
    fn winter_years(&mut self) -> Option<i32> {
        let (first, second) = (self.digits(0)?, self.digits(2)?);
        let joined = matches!(self.kind(1)?, Kind::Dash | Kind::Slash);
        (joined && first.digits == 4 && second.value % 100 == (first.value + 1) % 100)
            .then_some(())?;
        self.at += 3;
        self.eat(Word::Unit(Unit::Year));
        year_in_range(first.value)
    }

    /// Returns the year of «2022 [г.]» or «22 г.».
    fn plain_year(&mut self) -> Option<i32> {
        let number = self.digits(0).filter(|number| number.form == Form::Plain)?;
        let marked = self.word(1) == Some(Word::Unit(Unit::Year));
        let value = match number.digits {
            4 if !matches!(self.kind(1), Some(Kind::Dot)) => number.value,
            2 if marked => short_year(number.value),
            _ => return None,
        };
        let year = year_in_range(value)?;
        self.at += 1 + usize::from(marked);
        Some(year)
    }

    /// «до» «окончания» [«учебного»] «года»; «по окончании» is another thing
    pub(super) fn is_close_of_year(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let last = matches!(
            before.and_then(Token::word),
            Some(Word::Until | Word::Later | Word::Than)
        );
        let adjective = usize::from(matches!(self.word(1), Some(Word::School | Word::Calendar)));
        last && self.text.get(self.here().range()) == Some("окончания")
            && self.word(1 + adjective) == Some(Word::Unit(Unit::Year))
    }

    /// Tells whether a dash here only ties a year to what stands before it: «март-2022», and not «март – 2022-05-01».
    fn dash_before_year(&self) -> bool {
        let year = self.digits(1).is_some_and(|year| year.digits == 4);
        let numbers = self.digits(3).is_some()
            && matches!(self.kind(2), Some(Kind::Dash | Kind::Slash | Kind::Dot));
        let school = numbers && (4..=5).any(|ahead| matches!(self.word(ahead), Some(Word::School)));
        // «июнь – 2024 годы» are years
        let many = self.token(2).is_some_and(|token| {
            let word = self.text.get(token.span.range()).unwrap_or_default();
            ["гг", "г.г", "годы", "годов"].contains(&word)
        });
        self.kind(0) == Some(Kind::Dash) && year && (!numbers || school) && !many
    }

    /// year tail := [«,» | «–»] 2021 [«года»] | [2020-2021] «учебного года» | «следующего года» | «года, следующего за отчетным»
    pub(super) fn year_tail(&mut self, what: What) -> Year {
        if self.attempt(Self::this_year).is_some() {
            return Year::Missing;
        }
        self.attempt(|parser| {
            if parser.dash_before_year() {
                parser.at += 1;
            } else {
                parser.eat_kind(Kind::Comma);
                parser.eat(Word::In);
            }
            if what == What::Season(0)
                && let Some(year) = parser.attempt(Self::winter_years)
            {
                return Some(Year::Given(year));
            }
            let school = parser.attempt(Self::school_years).map(Year::School);
            school.or_else(|| parser.attempt(Self::plain_year).map(Year::Given))
        })
        .or_else(|| self.attempt(Self::named_year))
        .unwrap_or_else(|| {
            if self.eat_all(&[Word::School, Word::Unit(Unit::Year)]) {
                return Year::ThisSchool;
            }
            if matches!(what, What::Nth { .. }) {
                self.eat(Word::Unit(Unit::Year));
            }
            Year::Missing
        })
    }

    /// this year := «с. г.» | «т. г.»: the year of the document, which the plan's period gives
    fn this_year(&mut self) -> Option<()> {
        let text = |parser: &Self, ahead| {
            let span = parser.token(ahead)?.span;
            parser.text.get(span.range())
        };
        let short = matches!(text(self, 0)?, "с" | "т") && text(self, 1)? == "г";
        // «с г. Первоуральск» is a town
        (short && self.word(2) != Some(Word::Other)).then_some(())?;
        self.at += 2;
        Some(())
    }

    /// named year := («текущего» | «следующего» | …) «года» | «года», («следующего» | «предшествующего») [«за»] …
    fn named_year(&mut self) -> Option<Year> {
        let early = self.eat(Word::Unit(Unit::Year));
        if early {
            self.eat_kind(Kind::Comma);
        }
        let year = match self.word(0)? {
            Word::Current | Word::Reporting => Year::Current,
            Word::Next => Year::Next,
            Word::Previous => Year::Previous,
            _ => return None,
        };
        self.at += 1;
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
