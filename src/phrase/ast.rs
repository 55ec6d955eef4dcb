//! A deadline as written; its canonical spelling is in `spelling`.
//!
//! Knows nothing of periods and calendars: years that are not written are not here.

use super::words::Unit;
use crate::text::Span;

/// A whole deadline.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrase {
    pub(super) clauses: Vec<Clause>,
    pub(super) milestones: Vec<Milestone>,
}

/// Text + date after a deadline.
#[derive(Debug, Clone)]
pub(super) struct Milestone {
    pub(super) text: String,
    pub(super) date: Time,
}

/// One member of a list.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    pub(super) span: Span,
    pub(super) body: Body,
}

/// What a clause says.
#[derive(Debug, Clone)]
pub(super) enum Body {
    Dated(Dated),
    Recurring(Recurrence),
    Ongoing(Extent),
    External { text: String, within: Option<Time> },
    AsNeeded(String),
    Relative(Relative),
}

/// How a time bounds the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// Within the time itself.
    Within,
    /// «до мая»: before it begins; a day counts in full.
    Until,
    /// «к маю».
    By,
    /// «не позднее мая»: to its end.
    Through,
    /// «с мая»: from its beginning on.
    Since,
    /// «после мая».
    After,
}

impl Bound {
    /// Tells whether it names the last day only.
    pub(super) fn is_last(self) -> bool {
        matches!(self, Bound::Until | Bound::By | Bound::Through)
    }
}

/// A time or a window between two, with its bound.
#[derive(Debug, Clone)]
pub(super) struct Dated {
    pub(super) bound: Bound,
    pub(super) from: Option<Time>,
    pub(super) to: Time,
}

/// A time as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) what: What,
    pub(super) edge: Option<Edge>,
    /// Written before the day: «понедельник, 16 мая»; 1 is Monday.
    pub(super) weekday: Option<u8>,
    pub(super) year: Year,
    pub(super) span: Span,
    /// Its words without the year that follows them.
    pub(super) named: Span,
}

/// A part at one end of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Beginning,
    Middle,
    End,
}

/// The year of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    Missing,
    Given(i32),
    /// Written at a later member of the list, which serves this one too.
    Lent(i32),
    /// «2020-2021 учебного года»: its first year.
    School(i32),
    /// «учебного года» without its years.
    ThisSchool,
    /// «текущего года».
    Current,
    /// «следующего года».
    Next,
    /// «года, предшествующего планируемому».
    Previous,
}

/// What a time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A number whose unit stands at a later member of the list.
    Bare { number: u32, roman: bool },
    /// A day; without a month, of the month lent by the section.
    Day { day: u32, month: Option<u32> },
    /// «до 5 числа следующего месяца».
    DayNumber { day: u32, of: MonthRef },
    /// «вторая неделя мая».
    Part { part: Part, month: Option<u32> },
    /// «первая суббота мая».
    Weekday { nth: i8, weekday: u8, month: u32 },
    /// «последний рабочий день мая»; −1 is the last.
    NthDay { nth: i8, working: bool, month: u32 },
    /// «май».
    Month(u32),
    /// «2 квартал», «1 полугодие», «3 четверть».
    Nth { unit: Unit, number: u32 },
    /// «осень»: 0 is winter.
    Season(u8),
    /// «месяц», «квартал»: the one the plan or the section is of.
    This(Unit),
    /// «год».
    Year,
    /// «календарный год», in a school-year plan too.
    CalendarYear,
    /// «учебный год».
    SchoolYear,
}

/// A part of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Week(u32),
    LastWeek,
    Decade(u32),
    Half(u32),
}

/// Which month a «число» is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MonthRef {
    /// Not said.
    Any,
    /// «каждого месяца», «отчетного месяца».
    Each,
    /// «следующего месяца».
    Next,
    /// «месяца, следующего за отчетным кварталом».
    After(Unit),
    /// «2-го месяца»; 0 is the last.
    Nth(u32),
    /// «последнего месяца квартала»; 0 is the last.
    NthOf(u32, Unit),
}

/// What goes on all the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// «постоянно», «весь период».
    Period,
    /// «в течение года».
    Year(Year),
    /// «в течение учебного года».
    SchoolYear(Year),
}

/// What happens again and again.
#[derive(Debug, Clone)]
pub(super) struct Recurrence {
    pub(super) times: u32,
    /// Whether the times are said in a number, «1 раз в год», and not with «не реже».
    pub(super) counted: bool,
    /// Every `step` units.
    pub(super) step: u32,
    pub(super) unit: Unit,
    /// Which days of the unit; none is the unit's whole window.
    pub(super) slots: Vec<Slot>,
    /// «с сентября по май»: when it happens at all.
    pub(super) within: Vec<Dated>,
    /// «до 1 июня» of every year.
    pub(super) yearly: Vec<Dated>,
    /// «15 июля 2025 года, а потом …»: it goes on from there.
    pub(super) first: Option<Dated>,
}

impl Recurrence {
    /// The step of what comes in the whole period, «разово»: more years than any plan has.
    pub(super) const WHOLE_PERIOD: u32 = 120;

    pub(super) fn every(unit: Unit) -> Self {
        Recurrence {
            times: 1,
            counted: false,
            step: 1,
            unit,
            slots: Vec::new(),
            within: Vec::new(),
            yearly: Vec::new(),
            first: None,
        }
    }
}

/// A day of every unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// «до 5 числа», «с 1 по 5 число».
    Days {
        bound: Bound,
        from: Option<u32>,
        day: u32,
        of: MonthRef,
    },
    /// «по вторникам» (0), «второй вторник», «последняя пятница» (−1).
    Weekday { nth: i8, weekday: u8 },
    /// «до последнего рабочего дня» (−1) of the unit.
    NthDay {
        bound: Bound,
        nth: i8,
        working: bool,
    },
    /// «вторая неделя каждого месяца».
    Part(Part),
    /// «в конце четверти».
    Edge(Edge),
}

/// What waits for an event.
#[derive(Debug, Clone)]
pub(super) struct Relative {
    pub(super) relation: Relation,
    pub(super) amount: Option<Amount>,
    /// The event's words.
    pub(super) event: String,
    /// The whole, as written.
    pub(super) text: String,
}

/// How the due day stands to the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// «до», «за 5 дней до».
    Before,
    /// «накануне».
    Eve,
    /// «во время», «в день».
    During,
    /// «в течение 10 дней после»: at the latest.
    Within,
    /// «через 10 дней после»: on the day.
    Past,
    /// «после»: any time later.
    After,
}

/// «10 рабочих дней».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) count: u32,
    pub(super) unit: Unit,
    pub(super) working: bool,
}
