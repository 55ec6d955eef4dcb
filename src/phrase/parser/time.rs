//! Times, windows between two, and clock times, which are no dates.

use chrono::Datelike as _;

use super::Parser;
use super::window::holds_month;
use super::year::year_in_range;
use crate::calendar::{Period, days_later};
use crate::phrase::ast::{Bound, Dated, Edge, Frame, MonthRef, Of, Pick, Place, Time, Year};
use crate::phrase::lexicon::{Trait, Unit, Word};
use crate::phrase::only::only;
use crate::phrase::token::{Kind, Token};
use crate::words::MessageId;

impl Parser<'_> {
    /// except := («кроме» | «за исключением») (weekday { «и» weekday } | time [«–» time])
    pub(super) fn except(&mut self) -> Option<Vec<Dated>> {
        only(self.eat_all(&[Word::For, Word::Except]) || self.eat(Word::Except))?;
        let weekdays = self.attempt(Self::weekday_list);
        let holidays = self.attempt(Self::except_holidays);
        let list = weekdays.or(holidays.map(|()| Vec::new()));
        list.or_else(|| Some(vec![self.window()?]))
    }

    /// «[и] выходных и праздничных дней», which the calendar may know and the reading leaves
    fn except_holidays(&mut self) -> Option<()> {
        let start = self.at;
        let mut named = false;
        while let Some(
            Kind::Comma | Kind::Word(Word::And | Word::Holidays | Word::Unit(Unit::Day)),
        ) = self.kind(0)
        {
            named |= self.is(0, Word::Holidays);
            self.at += 1;
        }
        named.then(|| self.remark(self.span_from(start)))
    }

    /// dated := [«в срок»] bound time | «с» time («по» | «до») time | [«в» | «в течение»] time [«–» time]
    pub(super) fn dated(&mut self) -> Option<Dated> {
        let start = self.at;
        let framed = self.eat_all(&[Word::In, Word::Term])
            // «на период до 31 декабря»
            || self.is(2, Word::Until) && self.eat_all(&[Word::On, Word::Period])
            || self.eat_all(&[Word::On, Word::Term])
            || self.eat(Word::Term);
        if framed {
            self.eat_kind(Kind::Dash);
        }
        if !self.bare {
            self.attempt(Self::days_of_frame);
            self.named_window();
        }
        let bound = self.attempt(Self::headed).or_else(|| self.bound());
        if bound.is_some() {
            self.clock_before_date();
        }
        let mut dated = match bound {
            Some(Bound::Since) => self.since(),
            Some(bound) => {
                let time = self.time().or_else(|| self.peek(Self::before_and_after));
                time.map(|to| {
                    self.attempt(|parser| parser.bounded_months(to))
                        .unwrap_or(Dated::bounded(bound, to))
                })
            }
            None => {
                // «каждую осень 2021-2023 гг.»
                let each = self.eat(Word::Each);
                let many = |dated: &Dated| matches!(dated.to.year, Year::Each(_));
                self.window().filter(|dated| !each || many(dated))
            }
        }?;
        if self.inclusive() && matches!(dated.bound, Bound::Until | Bound::By) {
            dated.bound = Bound::Through;
        }
        let named = self.text.get(dated.to.named.range()).unwrap_or_default();
        let digits = named.starts_with(|c: char| c.is_ascii_digit());
        if digits && dated.bound == Bound::Until && dated.to.is_month() {
            self.uncertain(dated.to.span, MessageId::PhraseUncertainMonthInDigits);
        }
        // «до месяца, следующего за отчётным кварталом»
        if dated.bound == Bound::Until && dated.each().is_some() && dated.is_whole() {
            self.uncertain(dated.to.span, MessageId::PhraseUncertainUpTo);
        }
        // a programme «до 2030 года» often goes on to its end, and a plan that ends before it does not
        let next = |period: Period| days_later(period.end, 1);
        let next = self.hints.period.map(next).filter(|day| day.ordinal() == 1);
        let ends = next.is_some_and(|day| dated.to.year == Year::Given(day.year()));
        if dated.bound == Bound::Until && dated.names_years() && !ends {
            self.uncertain(dated.to.span, MessageId::PhraseUncertainYearBegins);
        }
        let lone_after = matches!(dated.bound, Bound::After)
            || self.read_from(start).first().and_then(Token::word) == Some(Word::Through)
                && self.is(0, Word::Other);
        (!lone_after || !self.is_named()).then_some(dated)
    }

    /// «не позднее марта – апреля»: to the end of the last, or of the time before the first
    fn bounded_months(&mut self, first: Time) -> Option<Dated> {
        only(first.is_month() && self.eat_kind(Kind::Dash))?;
        let last = self.time().filter(Time::is_month)?;
        self.uncertain(first.span.join(last.span), MessageId::PhraseUncertainUpTo);
        Some(Dated::bounded(Bound::Through, last))
    }

    /// «и после 9 мая» behind «до»: the time serves both
    pub(super) fn before_and_after(&mut self) -> Option<Time> {
        self.need(Word::And)?;
        self.bound()?;
        self.time()
    }

    /// Passes over what the days of a window are called: «неделя с 10 по 14 октября», «3 дня, с 1 по 3 июня».
    fn named_window(&mut self) {
        self.attempt(|parser| {
            // «на неделе с 6 по 10 июня», «в течение недели с 6 по 10 июня»
            parser.eat_any(&[Word::In, Word::On]);
            parser.eat(Word::During);
            let start = parser.at;
            let count = parser.attempt(Self::count);
            let of_days = match parser.word(0)? {
                Word::Unit(Unit::Week | Unit::Decade) => false,
                Word::Unit(Unit::Day) if count.is_some() => true,
                _ => return None,
            };
            parser.at += 1;
            let sign = |kind| matches!(kind, Kind::Colon | Kind::Dash);
            parser.eat_if(|kind| sign(kind) || count.is_some() && kind == Kind::Comma);
            let mut short = false;
            let mut days = |dated: Dated| {
                let from = dated.from.filter(|from| from.place.is_day());
                short = from.is_some_and(|from| is_week(from.place, dated.to.place));
                dated.is_full_day() && from.is_some()
            };
            let follow = parser.looks(|parser| parser.dated().is_some_and(&mut days));
            // «10 дней, с 13 по 20 ноября», «первая неделя 31.08-15.09»
            if of_days || count.is_some() && !short {
                parser.doubt(start, MessageId::PhraseUncertainMixture);
            }
            follow.then_some(())
        });
    }

    /// «две недели в мае»: which of them is not told
    fn days_of_frame(&mut self) -> Option<()> {
        let start = self.at;
        only(!matches!(self.word(0), Some(Word::Ordinal(_))))?;
        let written = matches!(self.word(0), Some(Word::Count(2..)));
        self.count()?;
        self.eat(Word::Working);
        self.eat(Word::Calendar);
        // «2 неделя в мае» is its second
        let week = self.is(0, Word::Unit(Unit::Week));
        let many = self.has(0, Trait::Plural) || !week && self.has(0, Trait::Genitive);
        let unit = self.eat_unit()?;
        only((written || many) && matches!(unit, Unit::Day | Unit::Week | Unit::Month))?;
        only(self.looks(|parser| parser.eat(Word::In) && parser.month_or_unit().is_some()))?;
        self.remark(self.span_from(start));
        Some(())
    }

    /// headed := [«дата»] («начало» | «окончание») [«–» | «:»] before a day or a month
    fn headed(&mut self) -> Option<Bound> {
        let dated = self.eat(Word::Moment);
        let bound = match self.word(0)? {
            Word::Beginning => Bound::Since,
            Word::End => Bound::Through,
            Word::Happening if self.has(0, Trait::Closing) => Bound::Through,
            _ => return None,
        };
        self.at += 1;
        let signed = self.eat_if(|kind| matches!(kind, Kind::Dash | Kind::Colon));
        let time = matches!(self.kind(0)?, Kind::Number(_) | Kind::Word(Word::Month(_)));
        // «начало 1 июня, окончание 31 августа» are no parts of months
        let edge = |token: &Token| {
            matches!(token.word(), Some(Word::Beginning | Word::End))
                || token.traits.has(Trait::Closing)
        };
        let both = self.is_date(0) && self.tokens.iter().filter(|token| edge(token)).count() > 1;
        ((dated || signed || both) && time).then_some(bound)
    }

    /// inclusive := «включительно» | «(включительно)»
    fn inclusive(&mut self) -> bool {
        let bracketed = self.is(1, Word::Inclusive) && self.is_kind(2, Kind::Close);
        let bracketed = bracketed && self.eat_kind(Kind::Open);
        let found = self.eat(Word::Inclusive);
        self.at += usize::from(bracketed);
        found
    }

    /// bound := «до» | «к» | «не позднее» | «по» | «не ранее» | «с» | «после»
    pub(super) fn bound(&mut self) -> Option<Bound> {
        let bound = if self.not_later() {
            self.eat(Word::Until);
            Bound::Through
        } else if self.eat_all(&[Word::Not, Word::Earlier]) {
            self.eat(Word::Than);
            Bound::Since
        } else {
            let bound = match self.word(0)? {
                Word::Until => Bound::Until,
                Word::By => Bound::By,
                Word::Through => Bound::Through,
                Word::From | Word::Of => Bound::Since,
                Word::After | Word::Later => Bound::After,
                _ => return None,
            };
            self.at += 1;
            self.eat(Word::From);
            bound
        };
        self.eat_kind(Kind::Colon);
        Some(bound)
    }

    /// since := time [(«по» | «до» | «–») time]
    fn since(&mut self) -> Option<Dated> {
        self.open = true;
        let from = self.time();
        self.open = false;
        let from = from?;
        self.attempt(|parser| only(parser.clock_times()));
        let start = self.at;
        self.eat_kind(Kind::Comma);
        // «с 21 на 22 июня»
        let night = from.place.is_day() && self.is(0, Word::On) && self.digits(1).is_some();
        let day = from.place.frame == Frame::Each(MonthRef::Any) || from.place.is_bare();
        let last = day.then(|| self.attempt(Self::last_of_month)).flatten();
        let to = last.or_else(|| {
            self.attempt(|parser| {
                if night && parser.eat(Word::On) {
                    parser.time().filter(|to| to.place.is_day())
                } else {
                    parser.upper_end()
                }
            })
        });
        // «с июня до 25 числа»: what is of a month ends no window that is longer
        let own = |to: &Time| !from.place.is_whole() || !matches!(to.place.frame, Frame::Each(_));
        // «с 2023 года, до 1 марта» is no window
        let year = |time: &Time| time.place == Place::whole(Frame::Year);
        let Some(to) = to.filter(|to| own(to) && (!year(&from) || year(to))) else {
            self.at = start;
            return Some(Dated::bounded(Bound::Since, from));
        };
        let mut to = same_month(&from, to, self.text);
        // «с 10 марта до конца месяца»
        if to.place.frame == Frame::This(Unit::Month) && from.is_full_day() {
            to.place.frame = from.place.frame;
        }
        Some(Dated::between(Some(from), to))
    }

    /// «по последний рабочий день месяца», «до конца каждого месяца»
    fn last_of_month(&mut self) -> Option<Time> {
        let start = self.at;
        only(self.eat_any(&[Word::Through, Word::Until]))?;
        let of = if self.edge() == Some(Edge::End) {
            Of::Day
        } else {
            self.need(Word::Last)?;
            let number = self.eat(Word::DayNumber).then_some(Of::Day);
            number.or_else(|| self.counted().filter(|of| of.is_day()))?
        };
        self.eat_any(&[Word::Each, Word::Current]);
        self.need(Word::Unit(Unit::Month))?;
        let lent = self.hints.month_lent;
        let frame = if lent {
            Frame::Lent
        } else {
            Frame::Each(MonthRef::Each)
        };
        let place = Place::of(Pick::Nth(-1, of), frame);
        Some(Time::of(place, Year::Missing, self.span_from(start)))
    }

    fn upper_end(&mut self) -> Option<Time> {
        // «с марта и до конца года»
        let and = self.is_any(1, &[Word::Until, Word::Through]) && self.eat(Word::And);
        let until = self.is(0, Word::Until);
        only(self.eat_kind(Kind::Dash) || self.eat_any(&[Word::Through, Word::Until]))?;
        if !and {
            self.clock_before_date();
        }
        let to = self.time()?;
        // «с ноября до марта»: with March or without it
        let said = self.is(0, Word::Inclusive) || self.is(1, Word::Inclusive);
        if until && to.place.is_whole() && !said {
            self.uncertain(to.span, MessageId::PhraseUncertainUpTo);
        }
        Some(to)
    }

    /// window := [«в» | «в течение» | «в период» | «на» | «за»] [«с»] time [(«–» | «по» | «до») time]
    pub(super) fn window(&mut self) -> Option<Dated> {
        let long = self.is_any(0, &[Word::In, Word::On, Word::For])
            && self.is_any(1, &[Word::During, Word::Period]);
        self.at += if long { 2 } else { 0 };
        let framed = long
            || self.is(1, Word::From) && self.eat(Word::Period)
            || matches!(self.word(2), Some(Word::Seasonal(_)))
                && self.eat_all(&[Word::In, Word::While])
            || self.eat_any(&[Word::In, Word::On, Word::For, Word::During]);
        // «весь май»
        self.eat(Word::Whole);
        if framed && self.eat(Word::From) {
            return self.since();
        }
        let own = match self.kind(0)? {
            Kind::Word(Word::Between) => self.attempt(Self::between),
            Kind::Word(Word::Seasonal(_)) => self.attempt(Self::seasons),
            Kind::Number(_) => self.attempt(Self::numbered_months),
            _ => None,
        };
        if own.is_some() {
            return own;
        }
        let first = self.time()?;
        // «5 марта 10:00 – 7 марта 18:00»
        if first.is_full_day() {
            self.attempt(|parser| {
                let clock = parser.clock_times() && parser.is_kind(0, Kind::Dash);
                only(clock && parser.is_date(1))
            });
        }
        // «год» alone names no year, and «г.» may be a town
        let year = |time: &Time| time.place.is_year();
        let of_year = year(&first);
        let named = first.place.frame != Frame::Year || first.year != Year::Missing;
        only(!of_year || named || self.is_cumulative())?;
        let dashed = self.is_kind(0, Kind::Dash);
        // «до 5 июля, октября и до 20 декабря»: the month has the day before it
        let of_day = first.is_month() && self.had(1, Trait::Genitive);
        let listed = self.is(0, Word::And) && !of_day;
        let until = self.is(0, Word::Until);
        let ends = |parser: &mut Self| {
            let to = parser.upper_end()?;
            // «апрель – 3-4 неделя», «летом до 20 числа»: what is of a month ends no window that is longer
            let of_month = matches!(to.place.frame, Frame::Lent | Frame::Each(_));
            // «1 полугодие до 10 июля»: its report
            let numbered = matches!(first.place.frame, Frame::Nth { .. });
            let report = until && numbered && to.is_full_day();
            // «9 мая – День Победы»
            let same = to.place == first.place && to.is_full_day() && to.year == Year::Missing;
            // «27 ноября – День матери»
            let weekday = |time: &Time| matches!(time.place.pick, Pick::Nth(_, Of::Weekday(_)));
            let named = weekday(&first) != weekday(&to) && to.place.frame == first.place.frame;
            let same = same || parser.day_named && named;
            // «ежегодно в мае до 2022 года» ends in that year
            let limit = until && year(&to);
            // «2022 – 1 кв. 2023»
            let years = (first.year, to.year);
            let later = matches!(years, (Year::Given(first), Year::Given(year)) if first < year);
            let one = dashed && parser.kind(0).is_none_or(|kind| kind == Kind::Close);
            let one = one && !parser.cleaned(to.span).contains(',');
            // «2021 год – май» is a heading
            let open = of_year == year(&to) || later && one || !of_year && !limit;
            let own = !(first.place.is_whole() && of_month || report);
            (own && !same && open).then_some(to)
        };
        let joined = dashed || listed || until || self.is(0, Word::Through);
        let to = joined.then(|| self.attempt(ends)).flatten();
        let to = to.map(|to| self.last_month(to));
        let heads = |parser: &mut Self, own: Time, other: Time| {
            let heads = parser.is_of_frame(other, own);
            if heads {
                let span = first.span.join(to.map_or(own, |to| to).span);
                parser.uncertain(span, MessageId::PhraseUncertainHeading);
            }
            heads.then_some(Dated::between(None, own))
        };
        if let Some(to) = to {
            let long = matches!(first.place.frame, Frame::Nth { .. } | Frame::Season(_));
            // «II квартал – май» is May, «II квартал – 10 мая» the day
            if long && dashed && (to.is_month() || to.is_full_day()) {
                if let Some(own) = heads(self, to, first) {
                    return Some(own);
                }
                self.uncertain(first.span.join(to.span), MessageId::PhraseUncertainMixture);
                return Some(Dated::between(Some(first), to));
            }
            // «октябрь – 2 полугодие»: the month, which is one of it; «февраль – День защитника Отечества»
            let of_long = matches!(to.place.frame, Frame::Nth { .. });
            let found = match first.is_month() {
                true if of_long => heads(self, first, to),
                true if self.is_name(&to) => heads(self, to, first),
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
        let to = to.or_else(|| of_year.then(|| self.attempt(Self::lost_year))?);
        let Some(to) = to else {
            return Some(Dated::between(None, first));
        };
        // reports are of months, quarters and halves
        let reported = matches!(first.place.frame, Frame::Month(_) | Frame::Nth { .. });
        let reported = reported && first.place.is_whole() && to.is_full_day();
        // «I квартал – 2024 гг.», «I квартал – 10.04»: to its end, or of it
        let mixed = year(&to) && !of_year || reported;
        // «1 мая и до 10 июня»: two, or from one to the other
        if mixed || listed {
            self.uncertain(first.span.join(to.span), MessageId::PhraseUncertainMixture);
        }
        let to = same_month(&first, to, self.text);
        Some(Dated::between(Some(first), to))
    }

    /// «октябрь – ноябрь – декабрь»: reads on from month to month.
    fn last_month(&mut self, last: Time) -> Time {
        let number = |time: Time| match time.place.frame {
            Frame::Month(month) if time.is_month() => month,
            _ => 13,
        };
        let next = self.attempt(|parser| {
            only(number(last) < 13 && parser.eat_kind(Kind::Dash))?;
            parser
                .time()
                .filter(|next| number(*next) == number(last) % 12 + 1)
        });
        next.map_or(last, |next| self.last_month(next))
    }

    /// Returns whether a day is told by its name.
    pub(super) fn is_name(&self, time: &Time) -> bool {
        let own = self.tokens.iter().filter(|token| {
            time.named.start <= token.span.start && token.span.end <= time.named.end
        });
        let dated = |token: &Token| {
            let word = matches!(token.word(), Some(Word::Month(_) | Word::Weekday(_)));
            word || matches!(token.kind, Kind::Number(_))
        };
        time.is_day_of_month() && !own.clone().any(dated)
    }

    /// Returns whether a month is one of the quarter, half or season that stands before it.
    fn is_of_frame(&self, whole: Time, month: Time) -> bool {
        let frame = self.frame_by_months(whole.place.frame);
        whole.place.is_whole() && holds_month(frame, month.place.frame)
    }

    /// Returns the half of a calendar year that a half of the school year is.
    pub(super) fn frame_by_months(&self, frame: Frame) -> Frame {
        let unit = Unit::HalfYear;
        match frame {
            // from September, from January
            Frame::Nth {
                unit: own,
                number: number @ 1..=2,
            } if own == unit && self.hints.is_school_year() => Frame::Nth {
                unit,
                number: 3 - number,
            },
            frame => frame,
        }
    }

    /// between := «между» time «и» time
    fn between(&mut self) -> Option<Dated> {
        self.need(Word::Between)?;
        let from = self.time()?;
        self.need(Word::And)?;
        let to = self.time()?;
        Some(Dated::between(Some(from), to))
    }

    /// numbered months := 09 «-» 10 «.» 2021
    fn numbered_months(&mut self) -> Option<Dated> {
        let start = self.at;
        let month = |ahead| {
            self.digits(ahead)
                .filter(|n| n.digits == 2 && n.value <= 12)
        };
        let (first, last) = (month(0)?.value, month(2)?.value);
        let year = self.digits(4).filter(|year| year.digits == 4)?;
        let joined = [self.kind(1), self.kind(3)] == [Some(Kind::Dash), Some(Kind::Dot)];
        only(joined && 0 < first && first < last && !self.is_kind(5, Kind::Dot))?;
        let year = year_in_range(year.value).map(Year::Given)?;
        self.at += 5;
        self.eat(Word::Unit(Unit::Year));
        let span = self.span_from(start);
        self.uncertain(span, MessageId::PhraseUncertainMonths);
        let time = |month| Time::of(Place::whole(Frame::Month(month)), year, span);
        Some(Dated::between(Some(time(first)), time(last)))
    }

    /// seasons := «осенне» «–» «зимний» «период»
    fn seasons(&mut self) -> Option<Dated> {
        let start = self.at;
        let Word::Seasonal(first) = self.word(0)? else {
            return None;
        };
        self.at += 1;
        only(self.eat_kind(Kind::Dash))?;
        let to = self.time()?;
        let whole = matches!(to.place.frame, Frame::Season(_)) && to.place.is_whole();
        let from = Time {
            place: Place::whole(Frame::Season(first)),
            year: Year::Missing,
            span: self.span_from(start),
            ..to
        };
        // «весенне-осенний»: two of them, or all from one to the other
        if !matches!(to.place.frame, Frame::Season(last) if last == (first + 1) % 4) {
            self.doubt(start, MessageId::PhraseUncertainMixture);
        }
        whole.then_some(Dated::between(Some(from), to))
    }

    /// time := [weekday [«,»]] [«начало» | «середина» | «конец»] what [year]
    pub(super) fn time(&mut self) -> Option<Time> {
        let start = self.at;
        let weekday = self.weekday_of_day();
        let edge = self.edge();
        // «к началу нового 2022-2023 учебного года»
        let until = self.follows_any(&[Word::Until]);
        let new = (edge.is_some() || until)
            && self.has(0, Trait::New)
            && (self.is(1, Word::School)
                || self.looks(|parser| {
                    parser.at += 1;
                    parser.school_years().is_some()
                }));
        self.at += usize::from(new);
        let own = self.attempt(Self::what);
        let (mut place, mut year) = own.or_else(|| edge.and_then(|_| self.edge_of_what()))?;
        if let Some(edge) = edge {
            only(place.then == Pick::Whole)?;
            place.then = Pick::Edge(edge);
        }
        let named = self.span_from(start);
        let yearless = !matches!(
            place.frame,
            Frame::Year | Frame::CalendarYear | Frame::Each(_)
        ) && !place.is_bare();
        if year == Year::Missing && yearless {
            year = self.year_tail(place);
        }
        // in a plan of a school year the new one is the next
        if new && year == Year::Missing && self.hints.is_school_year() {
            year = Year::Next;
        }
        // «2021-2023 годы» alone is a window
        let alone = matches!(place.frame, Frame::Year | Frame::SchoolYear) && place.is_whole();
        if let (Year::Given(first), false) = (year, alone) {
            year = self.more_years(first);
        }
        let mut time = Time {
            place,
            weekday,
            year,
            span: self.span_from(start),
            named,
        };
        // «8 (среда)» under «Сентябрь»
        let lent = self.hints.month_lent && time.place.is_bare() && time.place.is_day();
        let whole_day = time.is_full_day() || lent;
        time.weekday = weekday.or_else(|| whole_day.then(|| self.weekday_after_day())?);
        (time.weekday.is_none() || whole_day).then_some(time)
    }

    /// Reads a day with its month, or nothing.
    pub(super) fn full_day(&mut self) -> Option<Time> {
        self.attempt(|parser| parser.time().filter(Time::is_full_day))
    }

    /// «время» [«года»]
    pub(super) fn time_of_year(&mut self) -> bool {
        self.eat_all(&[Word::While, Word::Unit(Unit::Year)]) || self.eat(Word::While)
    }

    /// Returns what a lone «начало» is of: what a later member says, or the section's month.
    fn edge_of_what(&mut self) -> Option<(Place, Year)> {
        let lent = self.hints.month_lent && self.ends();
        let month = (Place::whole(Frame::Lent), Year::Missing);
        if let Some(frame) = self.attempt(Self::awaited_holidays) {
            return Some((Place::whole(frame), Year::Missing));
        }
        self.shared_what().or(lent.then_some(month))
    }

    /// Looks ahead for what «начало» is of in «начало и конец года», «начало – середина мая».
    fn shared_what(&mut self) -> Option<(Place, Year)> {
        self.peek(|parser| {
            only(parser.eat_joint() || parser.eat_kind(Kind::Dash))?;
            parser.eat(Word::In);
            parser.edge()?;
            parser.attempt(Self::what).or_else(|| parser.shared_what())
        })
    }
}

/// Returns whether there are no more than seven days from one to another.
fn is_week(from: Place, to: Place) -> bool {
    match ((from.pick, from.frame), (to.pick, to.frame)) {
        ((Pick::Day(first), Frame::Month(month)), (Pick::Day(last), Frame::Month(other))) => {
            let over = if month == other { 0 } else { 31 };
            (first..first + 7).contains(&(last + over))
        }
        ((Pick::Bare { number, .. }, _), (Pick::Day(last), _)) => {
            (number..number + 7).contains(&last)
        }
        _ => false,
    }
}

/// «20.04-30»: a later number behind a date in digits is a day of the same month.
fn same_month(from: &Time, mut to: Time, text: &str) -> Time {
    let words = text.get(from.named.range()).unwrap_or_default();
    let digits = from.is_full_day() && !words.contains(char::is_alphabetic);
    if let (Pick::Day(first), Pick::Bare { number, .. }) = (from.place.pick, to.place.pick)
        && digits
        && (first..=31).contains(&number)
    {
        to.place = Place::of(Pick::Day(number), from.place.frame);
        to.year = from.year;
    }
    to
}
