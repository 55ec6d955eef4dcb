//! A deadline as written: picks in a frame, in its years.
//!
//! Knows nothing of periods and calendars: years that are not written are not here.

use super::lexicon::Unit;
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

/// How a clause is tied to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// By nothing.
    None,
    /// By a comma.
    Separator,
    /// By «и».
    And,
    /// By a colon.
    Colon,
    /// By «а потом».
    Then,
    /// By «в остальное время».
    Rest,
}

/// One member of a list.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    pub(super) link: Link,
    pub(super) span: Span,
    pub(super) body: Body,
}

impl Clause {
    /// Returns a clause of no list.
    pub(super) fn of(span: Span, body: Body) -> Self {
        let link = Link::None;
        Clause { link, span, body }
    }

    pub(super) fn dated(&self) -> Option<&Dated> {
        self.body.dated()
    }

    pub(super) fn recurring(&self) -> Option<&Recurrence> {
        match &self.body {
            Body::Recurring(every) => Some(every),
            _ => None,
        }
    }

    /// Returns what recurs where only how often is said.
    pub(super) fn rule(&self) -> Option<&Recurrence> {
        self.recurring().filter(|every| every.is_plain())
    }

    /// Returns which month «до 5 числа» is of.
    pub(super) fn each(&self) -> Option<MonthRef> {
        self.dated().and_then(Dated::each)
    }

    /// Returns whether it is dated, and names more than years.
    pub(super) fn is_term(&self) -> bool {
        self.dated().is_some_and(|dated| !dated.names_years())
    }

    /// Returns where all of `clauses` stand.
    pub(super) fn span_of<'a>(clauses: impl IntoIterator<Item = &'a Clause>) -> Span {
        let spans = clauses.into_iter().map(|clause| clause.span);
        spans.reduce(Span::join).unwrap_or_default()
    }

    /// Returns whether it is of every month, «до 5 числа»; where a section lends its month, only if it says so.
    pub(super) fn is_of_each(&self, month_lent: bool) -> bool {
        self.each()
            .is_some_and(|of| !(month_lent && of == MonthRef::Any))
    }

    /// Returns its times, later first.
    pub(super) fn times(&mut self) -> impl Iterator<Item = &mut Time> {
        let dated = match &mut self.body {
            Body::Dated(dated) => std::slice::from_mut(dated),
            Body::Except(dated) => dated.as_mut_slice(),
            Body::Relative(relative) => match relative.from.as_deref_mut() {
                Some(Body::Dated(dated)) => std::slice::from_mut(dated),
                _ => &mut [],
            },
            _ => &mut [],
        };
        dated.iter_mut().flat_map(Dated::times)
    }
}

/// What a clause says.
#[derive(Debug, Clone)]
pub(super) enum Body {
    Dated(Dated),
    Recurring(Recurrence),
    /// What goes on all the time, or «в течение» a year, which is named or not.
    Ongoing(Option<Dated>),
    /// Dated by another document, which may name its year.
    External(Option<Time>),
    AsNeeded,
    Relative(Relative),
    /// «кроме июля», «кроме субботы и воскресенья»: when it does not happen.
    Except(Vec<Dated>),
}

impl Body {
    pub(super) fn dated(&self) -> Option<&Dated> {
        match self {
            Body::Dated(dated) => Some(dated),
            _ => None,
        }
    }
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
    /// Returns whether it names the last day only.
    pub(super) fn is_last(self) -> bool {
        matches!(self, Bound::Until | Bound::By | Bound::Through)
    }
}

/// A time or a window between two, with its bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) bound: Bound,
    pub(super) from: Option<Time>,
    pub(super) to: Time,
    /// It stands in brackets behind a clause: «II квартал (май)».
    pub(super) aside: bool,
}

impl Dated {
    /// Returns whether it is a month and no more.
    pub(super) fn is_month(&self) -> bool {
        self.to.is_month() && self.is_one()
    }

    pub(super) fn bounded(bound: Bound, to: Time) -> Self {
        let (from, aside) = (None, false);
        Dated {
            bound,
            from,
            to,
            aside,
        }
    }

    pub(super) fn between(from: Option<Time>, to: Time) -> Self {
        Dated {
            from,
            ..Dated::bounded(Bound::Within, to)
        }
    }

    /// Returns all of `frame`, which no words of its own name.
    pub(super) fn whole(frame: Frame) -> Self {
        let place = Place::whole(frame);
        Dated::between(None, Time::of(place, Year::Missing, Span::default()))
    }

    /// Returns whether it names years and no more: «2021-2023 годы», «с 2022 года», «2021-2022 учебный год».
    pub(super) fn names_years(&self) -> bool {
        let year = |time: &Time| {
            let whole = [Frame::Year, Frame::SchoolYear].map(Place::whole);
            whole.contains(&time.place) && matches!(time.year, Year::Given(_) | Year::Lent(_))
        };
        year(&self.to) && self.from.as_ref().is_none_or(year)
    }

    /// Returns what its end is picked of.
    pub(super) fn frame(&self) -> Frame {
        self.to.place.frame
    }

    /// Returns what is picked for its end.
    pub(super) fn pick(&self) -> Pick {
        self.to.place.pick
    }

    /// Returns the edge that its end is.
    pub(super) fn edge(&self) -> Option<Edge> {
        self.to.place.edge()
    }

    /// Returns whether its end is one day.
    pub(super) fn is_day(&self) -> bool {
        self.to.place.is_day()
    }

    /// Returns whether its end is a day with its month.
    pub(super) fn is_full_day(&self) -> bool {
        self.to.is_full_day()
    }

    /// Returns whether its end is all of a frame.
    pub(super) fn is_whole(&self) -> bool {
        self.to.place.is_whole()
    }

    /// Returns whether its end is a number whose unit is told later.
    pub(super) fn is_bare(&self) -> bool {
        self.to.place.is_bare()
    }

    /// Returns the month of every unit that its end is of.
    pub(super) fn each(&self) -> Option<MonthRef> {
        match self.frame() {
            Frame::Each(of) => Some(of),
            _ => None,
        }
    }

    /// Returns its times, later first.
    pub(super) fn times(&mut self) -> impl Iterator<Item = &mut Time> {
        std::iter::once(&mut self.to).chain(&mut self.from)
    }

    /// Returns whether it is one time, within which something is due.
    pub(super) fn is_one(&self) -> bool {
        self.from.is_none() && self.bound == Bound::Within
    }

    /// Returns the time it begins with.
    pub(super) fn opening(&self) -> Time {
        self.from.unwrap_or(self.to)
    }

    /// Returns it in a year.
    pub(super) fn of(mut self, year: Year) -> Self {
        self.to.year = year;
        self
    }
}

/// A time as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) place: Place,
    /// Written before the day: «понедельник, 16 мая»; 1 is Monday.
    pub(super) weekday: Option<u8>,
    pub(super) year: Year,
    pub(super) span: Span,
    /// Its words without the year that follows them.
    pub(super) named: Span,
}

impl Time {
    /// Returns a time that `span` names, its year included.
    pub(super) fn of(place: Place, year: Year, span: Span) -> Self {
        Time {
            place,
            weekday: None,
            year,
            span,
            named: span,
        }
    }

    /// Returns whether it is a month and no more.
    pub(super) fn is_month(&self) -> bool {
        matches!(self.place.frame, Frame::Month(_)) && self.place.is_whole()
    }

    /// Returns whether it is a day of a month that is told: «1 мая», «последнее воскресенье ноября».
    pub(super) fn is_day_of_month(&self) -> bool {
        let weekday = matches!(self.place.pick, Pick::Nth(_, Of::Weekday(_)));
        let whole = self.place.then == Pick::Whole;
        let month = matches!(self.place.frame, Frame::Month(_));
        self.is_full_day() || weekday && whole && month
    }

    /// Returns whether it is a day with its month.
    pub(super) fn is_full_day(&self) -> bool {
        matches!(
            (self.place.then, self.place.pick, self.place.frame),
            (Pick::Whole, Pick::Day(_), Frame::Month(_))
        )
    }
}

/// Picks in a frame: «последний рабочий день первой недели мая» picks a week of May, and a day of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// What is picked of what the frame is, and what of that.
    pub(super) pick: Pick,
    pub(super) then: Pick,
    pub(super) frame: Frame,
}

impl Place {
    pub(super) fn whole(frame: Frame) -> Self {
        Place::of(Pick::Whole, frame)
    }

    pub(super) fn of(pick: Pick, frame: Frame) -> Self {
        Place {
            pick,
            then: Pick::Whole,
            frame,
        }
    }

    /// Returns the edge of it, where it names one.
    pub(super) fn edge(&self) -> Option<Edge> {
        match self.then {
            Pick::Edge(edge) => Some(edge),
            _ => None,
        }
    }

    /// Returns whether it is one day.
    pub(super) fn is_day(&self) -> bool {
        match (self.then, self.pick) {
            (Pick::Edge(_), _) => false,
            (Pick::Whole, pick) | (pick, _) => pick.is_day(),
        }
    }

    /// Returns whether it is all of its frame.
    pub(super) fn is_whole(&self) -> bool {
        self.pick == Pick::Whole && self.then == Pick::Whole
    }

    /// Returns whether it is a year, and nothing of it.
    pub(super) fn is_year(&self) -> bool {
        self.is_whole() && self.frame.is_year()
    }

    pub(super) fn is_bare(&self) -> bool {
        matches!(self.pick, Pick::Bare { .. })
    }
}

/// A year and some of the thirty after it; of school years, those in which they begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Years {
    pub(super) school: bool,
    first: i32,
    /// Bit n is the year n years after the first.
    among: u32,
}

impl Years {
    /// How many years lie between the first and the last at the most.
    pub(super) const LONGEST: i32 = 31;

    /// Returns the years from `first` to `last`.
    pub(super) fn span(first: i32, last: i32) -> Self {
        let among =
            (0..=(last - first).min(Years::LONGEST)).fold(0, |among, year| among | 1 << year);
        Years {
            school: false,
            first,
            among,
        }
    }

    /// Returns the school year that begins in `first`.
    pub(super) fn school(first: i32) -> Self {
        Years {
            school: true,
            ..Years::span(first, first)
        }
    }

    /// Returns the years of both.
    pub(super) fn and(self, other: Years) -> Self {
        let first = self.first.min(other.first);
        let shifted = |years: Years| {
            let by = years.first.abs_diff(first);
            years.among.checked_shl(by).unwrap_or(0)
        };
        Years {
            school: self.school && other.school,
            first,
            among: shifted(self) | shifted(other),
        }
    }

    pub(super) fn iter(self) -> impl Iterator<Item = i32> {
        let years = (0..=Years::LONGEST).filter(move |year| self.among >> year & 1 == 1);
        years.map(move |year| self.first + year)
    }

    /// Returns the year if it is one only.
    pub(super) fn only(self) -> Option<i32> {
        let mut years = self.iter();
        years.next().filter(|_| years.next().is_none())
    }
}

/// What is taken of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pick {
    Whole,
    /// A number whose unit stands at a later member of the list.
    Bare {
        number: u32,
        roman: bool,
    },
    /// «25»: the day that has the number.
    Day(u32),
    /// «вторая пятница»; −1 is the last, −2 the last but one, 0 each of them.
    Nth(i8, Of),
    /// «после 15 числа», and below zero «перед 15 числом»: the days beside the day that has the number.
    Beside(i8),
    /// «первые две недели»; below zero the last ones.
    Run(i8, Of),
    Edge(Edge),
}

impl Pick {
    /// Returns what the edge of a time is under its bound: a part of it, or its first or last day.
    pub(super) fn of_edge(bound: Bound, edge: Edge) -> Option<Pick> {
        match (bound, edge) {
            (Bound::Within, edge) => Some(Pick::Edge(edge)),
            (_, Edge::End) => Some(Pick::Nth(-1, Of::Day)),
            (_, Edge::Beginning) => Some(Pick::Nth(1, Of::Day)),
            (_, Edge::Middle) => None,
        }
    }

    fn is_day(self) -> bool {
        match self {
            Pick::Bare { .. } | Pick::Day(_) => true,
            Pick::Nth(_, of) => of.is_day(),
            Pick::Whole | Pick::Beside(_) | Pick::Run(..) | Pick::Edge(_) => false,
        }
    }
}

/// What is counted in a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Day,
    Working,
    /// 1 is Monday.
    Weekday(u8),
    Week,
    Decade,
    Half,
    Third,
    Month,
}

impl Of {
    pub(super) fn is_day(self) -> bool {
        matches!(self, Of::Day | Of::Working | Of::Weekday(_))
    }
}

/// What the picks are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// The month lent by the section.
    Lent,
    /// The month after it.
    AfterLent,
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
    /// «каждого месяца»: what the recurrence is by, or a month that stands to it so.
    Each(MonthRef),
}

impl Frame {
    /// Returns whether it is a year, of the calendar or of school.
    pub(super) fn is_year(self) -> bool {
        matches!(self, Frame::Year | Frame::CalendarYear | Frame::SchoolYear)
    }
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
    /// «2021-2023 гг.»: once in each of them.
    Each(Years),
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

/// Which month a pick of every unit is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MonthRef {
    /// The unit itself, whatever it is.
    Unit,
    /// Not said.
    Any,
    /// «каждого месяца», «отчетного месяца».
    Each,
    /// «следующего месяца».
    Next,
    /// «второго месяца, следующего за отчетным кварталом».
    After(u32, Unit),
    /// «2-го месяца»; 0 is the last.
    Nth(u32),
    /// «последнего месяца квартала»; 0 is the last.
    NthOf(u32, Unit),
}

impl MonthRef {
    /// Returns the unit that it is told by.
    pub(super) fn unit(self) -> Option<Unit> {
        match self {
            MonthRef::After(_, unit) | MonthRef::NthOf(_, unit) => Some(unit),
            MonthRef::Each => Some(Unit::Month),
            _ => None,
        }
    }
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
    /// What of each unit: «до 5 числа», «вторая пятница»; what names its month comes once a year. None is all of it.
    pub(super) places: Vec<Dated>,
    /// «с сентября по май»: when it happens at all.
    pub(super) within: Vec<Dated>,
    /// «…, в декабре – до 25»: when it does not happen, for something else does.
    pub(super) without: Vec<Dated>,
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
            places: Vec::new(),
            within: Vec::new(),
            without: Vec::new(),
            first: None,
        }
    }

    /// Returns it of every `step` units.
    pub(super) fn by(self, step: u32) -> Self {
        Recurrence { step, ..self }
    }

    /// Returns what is `places` of every unit.
    pub(super) fn of(unit: Unit, places: Vec<Dated>) -> Self {
        Recurrence {
            places,
            ..Recurrence::every(unit)
        }
    }

    /// Returns whether nothing is said but how often.
    pub(super) fn is_plain(&self) -> bool {
        [&self.places, &self.within, &self.without]
            .iter()
            .all(|list| list.is_empty())
    }
}

/// What waits for an event.
#[derive(Debug, Clone)]
pub(super) struct Relative {
    pub(super) relation: Relation,
    pub(super) amount: Option<Amount>,
    /// The event's words.
    pub(super) event: String,
    /// The time itself, where it is no event: «за 10 дней до 1 сентября», «за 5 дней до конца каждого месяца».
    pub(super) from: Option<Box<Body>>,
    /// «не ранее чем за 10 дней до», «в течение 10 дней до»: it begins then.
    pub(super) opens: bool,
}

impl Relative {
    /// Returns what stands so to an event.
    pub(super) fn to(relation: Relation, event: String) -> Self {
        Relative {
            relation,
            amount: None,
            event,
            from: None,
            opens: false,
        }
    }
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
    /// «не позднее 10 дней после»: the last day alone.
    Latest,
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
