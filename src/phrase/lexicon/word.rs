//! What words mean to the grammar.

use crate::calendar::Part;

/// A unit of time that documents count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::phrase) enum Unit {
    Day,
    Week,
    Decade,
    Month,
    Quarter,
    HalfYear,
    Year,
    SchoolYear,
    /// What schools divide their year into.
    Part(Part),
    /// Days beside such a part: −7 is the week before it, 7 the week after.
    Beside(Part, i8),
}

impl Unit {
    /// Returns whether it is a year, of the calendar or of school.
    pub(in crate::phrase) fn is_year(self) -> bool {
        matches!(self, Unit::Year | Unit::SchoolYear)
    }

    /// Returns how many of it a year has, where it is of several whole months.
    pub(in crate::phrase) fn in_year(self) -> Option<u32> {
        match self {
            Unit::Quarter => Some(4),
            Unit::HalfYear => Some(2),
            _ => None,
        }
    }

    /// Returns the part of the school year that it is, or stands beside.
    pub(in crate::phrase) fn part(self) -> Option<Part> {
        match self {
            Unit::Part(part) | Unit::Beside(part, _) => Some(part),
            _ => None,
        }
    }
}

/// What a word means to the grammar; the words themselves are in the [`table`](super::table).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::phrase) enum Word {
    /// «мая»: the month.
    Month(u8),
    /// «вторник»: 1 is Monday.
    Weekday(u8),
    /// «вторая».
    Ordinal(u8),
    Last,
    LastButOne,
    /// «два».
    Count(u8),
    Unit(Unit),
    /// «нечётный» is 1, «чётный» 2.
    Parity(u8),
    /// «осенью»: 0 is winter.
    Season(u8),
    /// «осенний».
    Seasonal(u8),
    /// «ежемесячно».
    Every(Unit),
    Each,
    Times,
    /// «дважды».
    TimesIn(u8),
    /// «трехдневный», «месячный»; 0 where the number stands before it.
    TermOf(Unit, u8),
    Until,
    By,
    From,
    Of,
    Through,
    In,
    On,
    For,
    Past,
    At,
    After,
    Before,
    Between,
    Except,
    Eve,
    And,
    Or,
    But,
    Then,
    Rest,
    Not,
    Than,
    Later,
    Earlier,
    Rarer,
    Least,
    Oftener,
    Beginning,
    Middle,
    End,
    Half,
    /// «треть».
    Third,
    During,
    While,
    DayNumber,
    School,
    Working,
    Calendar,
    Current,
    ThisYear,
    Next,
    Previous,
    Reporting,
    Term,
    Period,
    Whole,
    Always,
    AllYear,
    Basis,
    Need,
    Measure,
    Case,
    According,
    Accordance,
    Source,
    Settled,
    Urgent,
    Inclusive,
    Roughly,
    /// «утром».
    DayPart,
    Hour,
    Minute,
    Moment,
    Happening,
    Holidays,
    /// «каникулы», «смена», «модуль»: units where the calendar dates them.
    Part(Part),
    Carrying,
    /// A word of no meaning here.
    Other,
}
