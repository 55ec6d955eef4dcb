//! What happens again and again: «ежемесячно», «2 раза в год», «каждый вторник», «последняя пятница месяца».

use chrono::Datelike as _;

use super::{Parser, is_joint};
use crate::calendar::Part;
use crate::phrase::ast::{
    Body, Bound, Dated, Edge, Frame, MonthRef, Of, Pick, Place, Recurrence, Time, Year,
};
use crate::phrase::lexicon::{Trait, Unit, Word};
use crate::phrase::only::only;
use crate::phrase::token::{Form, Kind, Token};
use crate::words::MessageId;

/// More weeks or weekdays of a unit are not named one by one.
const MOST_PICKS: usize = 12;

/// A pick, and what it goes on from: «1-2» of «1-2 недели».
type Ranged = (Option<Pick>, Pick);

impl Parser<'_> {
    /// recurrence := [«не реже» | «не чаще»] (adverb | each | times | weekdays)
    pub(super) fn recurrence(&mut self) -> Option<Recurrence> {
        let start = self.at;
        let at_least = self.eat_all(&[Word::Not, Word::Rarer]) || self.eat(Word::Least);
        let at_most = self.eat_all(&[Word::Not, Word::Oftener]) || self.up_to_times();
        if at_least || at_most {
            self.eat(Word::Than);
        }
        if at_most {
            self.doubt(start, MessageId::PhraseUncertainAtMost);
        }
        if let Some(unit) = self.attempt(Self::plain_unit) {
            return Some(Recurrence::every(unit));
        }
        if let (Some(()), 1..) = (self.attempt(Self::later_years), start) {
            return Some(Recurrence::every(Unit::Year));
        }
        if self.eat_all(&[Word::Past, Word::Unit(Unit::Day)]) {
            return self.ends().then(|| Recurrence::every(Unit::Day).by(2));
        }
        let counted = |parser: &mut Self| {
            let counted = !at_least;
            Some(Recurrence {
                counted,
                ..parser.times()?
            })
        };
        self.attempt(Self::of_parity)
            .or_else(|| self.attempt(Self::numbers_of_each))
            .or_else(|| self.attempt(Self::edge_of_unit))
            .or_else(|| self.attempt(Self::picks_of_each))
            .or_else(|| self.attempt(counted))
            .or_else(|| self.attempt(Self::each))
            .or_else(|| self.attempt(Self::weekdays))
    }

    /// Eats the «через неделю» of «по вторникам через неделю».
    fn other_weeks(&mut self) -> bool {
        let span = self.here();
        let other = self.eat_all(&[Word::Past, Word::Unit(Unit::Week)]);
        if other {
            // «через неделю, среда»
            let comma = matches!(self.word(1), Some(Word::Weekday(_)));
            self.eat_if(|kind| comma && kind == Kind::Comma);
            self.uncertain(span, MessageId::PhraseUncertainEveryOther);
        }
        other
    }

    /// Eats the «до» of «до 2 раз в месяц», which bounds how often and not when.
    fn up_to_times(&mut self) -> bool {
        let counts = self.looks(|parser| {
            parser.eat(Word::Until) && parser.count().is_some() && parser.is(0, Word::Times)
        });
        self.at += usize::from(counts);
        counts
    }

    /// plain unit := «ежемесячно» | «в» «ежедневном» «режиме» | «по» («кварталам» | …) | «в» «рабочие» «дни»
    ///             | «неделя перед каникулами» | [«в»] [«время» | «период»] «каникул»
    fn plain_unit(&mut self) -> Option<Unit> {
        let daily = self.is_any(0, &[Word::In, Word::Through]);
        let through = self.eat(Word::Through);
        self.eat_any(&[Word::In, Word::On, Word::For]);
        let every = self.take(|word| match word {
            Word::Every(unit) => Some(unit),
            _ => None,
        });
        if every.is_some() {
            self.eat(Word::Basis);
            return every;
        }
        if daily && self.eat_any(&[Word::Working, Word::School]) {
            return self.eat(Word::Unit(Unit::Day)).then_some(Unit::Day);
        }
        let during = self.eat_any(&[Word::While, Word::Period]);
        let each = through && !during && self.has(0, Trait::ToEach);
        let unit = self.eat_unit()?;
        let plain = match unit {
            Unit::Beside(..) => true,
            Unit::Part(Part::Holidays) => each || !through,
            Unit::Day => false,
            // «по годам обучения» is of the work
            Unit::Year => each && self.ends(),
            _ => each,
        };
        self.eat_if(|kind| matches!(kind, Kind::Word(Word::While | Word::Period)) && !each);
        plain.then_some(unit)
    }

    /// later years := [«в»] «последующие» «годы»
    pub(super) fn later_years(&mut self) -> Option<()> {
        self.eat(Word::In);
        self.need(Word::Next)?;
        self.need(Word::Unit(Unit::Year))?;
        self.had(1, Trait::Plural).then_some(())
    }

    /// of parity := [«по» | «в» | «каждый»] («чётный» | «нечётный») («месяц» | «число» | «год» | «неделя» | weekday)
    fn of_parity(&mut self) -> Option<Recurrence> {
        self.eat_any(&[Word::Through, Word::In, Word::Each]);
        let first = self.take(|word| match word {
            Word::Parity(first) => Some(first),
            _ => None,
        })?;
        if self.eat(Word::Unit(Unit::Month)) {
            let month = |month| self.each_of(Bound::Within, Place::whole(Frame::Month(month)));
            let months = (first.into()..=12).step_by(2).map(month).collect();
            return Some(Recurrence::of(Unit::Year, months));
        }
        if self.eat(Word::DayNumber) {
            let day = |nth| Place::of(Pick::Nth(nth, Of::Day), Frame::Each(MonthRef::Each));
            let days = (first.cast_signed()..=31).step_by(2);
            let days = days.map(|nth| self.each_of(Bound::Within, day(nth)));
            return Some(Recurrence::of(Unit::Month, days.collect()));
        }
        if let (true, Some(period)) = (self.eat(Word::Unit(Unit::Year)), self.hints.period) {
            let other = period.start.year()..=period.end.year();
            let other = other.filter(|year| (year + i32::from(first)) % 2 != 0);
            let year = |year| Dated::whole(Frame::CalendarYear).of(Year::Given(year));
            return Some(Recurrence {
                without: other.map(year).collect(),
                ..Recurrence::every(Unit::Year)
            });
        }
        let weekdays = self.attempt(Self::weekday_list);
        if weekdays.is_none() {
            self.need(Word::Unit(Unit::Week))?;
        }
        self.uncertain(self.here(), MessageId::PhraseUncertainEveryOther);
        Some(Recurrence::of(Unit::Week, weekdays.unwrap_or_default()).by(2))
    }

    /// edge of unit := [bound | «в» | «на»] («начало» | «середина» | «конец») [«каждого» | «отчётного»] unit, but of a year
    fn edge_of_unit(&mut self) -> Option<Recurrence> {
        let bound = self.last_bound()?;
        let framed = self.eat_any(&[Word::In, Word::On]);
        let edge = self.edge()?;
        // «и в конце» of «в начале и в конце каждого года»
        let other = self.attempt(|parser| {
            only(parser.eat_joint())?;
            parser.eat(Word::In);
            parser.edge()
        });
        let each = self.eat(Word::Each);
        self.eat_any(&[Word::Reporting, Word::Current]);
        let school = self.eat(Word::School);
        // «1 раз в четверть, в конце»
        let said = self.long_unit().filter(|_| framed && self.ends());
        // «до конца месяца, следующего за отчётным кварталом»
        // «до середины второго месяца квартала»
        let own = |of: &MonthRef| matches!(of, MonthRef::NthOf(..) | MonthRef::After(..));
        let following = self.attempt(Self::following_ref);
        let following = following.or_else(|| self.attempt(|p| p.month_ref().filter(own)));
        let of = following.unwrap_or(MonthRef::Unit);
        let by = following.map(|of| of.unit().or(self.long_unit()).unwrap_or(Unit::Month));
        let unit = match by.or(said).or_else(|| self.eat_unit())? {
            Unit::Year if school => Unit::SchoolYear,
            unit => unit,
        };
        let long = matches!(
            unit,
            Unit::Month | Unit::Quarter | Unit::Part(_) | Unit::HalfYear
        );
        let long = long || each && unit.is_year();
        // «до окончания Недели науки» waits for an event
        only(unit != Unit::Week || !self.is_named())?;
        let whole = |then| (Pick::Whole, then, of);
        let (pick, then, month) = match (Pick::of_edge(bound, edge), unit) {
            (Some(edge @ Pick::Edge(_)), _) => whole(edge),
            // «до начала квартала»: to the end of what is before it
            (Some(Pick::Nth(1, _)), _) if bound == Bound::Until => {
                let before = match of {
                    MonthRef::After(1, unit) => MonthRef::NthOf(0, unit),
                    MonthRef::After(nth, unit) => MonthRef::After(nth - 1, unit),
                    MonthRef::Next => MonthRef::Unit,
                    of => of,
                };
                (Pick::Whole, Pick::Whole, before)
            }
            (Some(day), _) => (day, Pick::Whole, of),
            (None, unit) if following.is_some() || unit == Unit::Month => {
                (Pick::Day(15), Pick::Whole, of)
            }
            (None, Unit::Quarter) => (Pick::Day(15), Pick::Whole, MonthRef::Nth(2)),
            (None, Unit::HalfYear) => (Pick::Nth(-1, Of::Day), Pick::Whole, MonthRef::Nth(3)),
            _ => return None,
        };
        // «до середины месяца»
        if bound.is_last() && edge == Edge::Middle {
            self.doubt(self.at - 1, MessageId::PhraseUncertainMiddle);
        }
        if unit == Unit::Week && edge != Edge::Middle {
            self.doubt(self.at - 1, MessageId::PhraseUncertainWeekEdge);
            return Some(Recurrence::every(unit));
        }
        // under a section's month it is an edge of that month
        let lent = unit == Unit::Month && self.hints.month_lent && !each;
        only(long && !lent && (other.is_none() || matches!(then, Pick::Edge(_))))?;
        let frame = Frame::Each(month);
        let edges = [Some(then), other.map(Pick::Edge)].into_iter().flatten();
        let places = edges.map(|then| self.each_of(bound, Place { pick, then, frame }));
        Some(Recurrence::of(unit, places.collect()))
    }

    /// Reads a bound that ends what it stands before; `Within` where there is none.
    fn last_bound(&mut self) -> Option<Bound> {
        match self.attempt(Self::bound) {
            None => Some(Bound::Within),
            bound => bound.filter(|bound| bound.is_last()),
        }
    }

    /// Returns a place of every unit, at the words just read.
    fn each_of(&self, bound: Bound, place: Place) -> Dated {
        let span = self.span_from(self.at.saturating_sub(1));
        Dated::bounded(bound, Time::of(place, Year::Missing, span))
    }

    /// picks of each := [bound | «в»] nth { («,» | «и») nth } counted [[«–»] weekday] [«каждого»] (unit | month ref)
    fn picks_of_each(&mut self) -> Option<Recurrence> {
        let start = self.at;
        let through = self.is(0, Word::Through);
        let bound = self.last_bound()?;
        self.eat_any(&[Word::In, Word::On]);
        self.eat(Word::During);
        let edge = match self.edge() {
            Some(edge) => Some(Pick::of_edge(bound, edge)?),
            None => None,
        };
        let each = self.follows_any(&[Word::Each]);
        let each = self.eat(Word::Each) || each;
        let weekday = self.attempt(Self::weekday_before_week);
        let run = self.attempt(Self::run_pick);
        let (picks, of) = match run.or_else(|| self.attempt(Self::days_of_following)) {
            Some((pick, of)) => (vec![(None, pick)], of),
            None => self.numbered_picks(if through { Bound::Within } else { bound })?,
        };
        let beside = of.is_day().then(|| self.attempt(Self::beside_day));
        if let Some((beside, _)) = beside.flatten() {
            let Frame::Each(of) = beside.frame else {
                return None;
            };
            // under a section's month it is of that month
            only(!self.hints.month_lent || of.unit().is_some())?;
            let places = picks.into_iter().map(|(_, then)| Place { then, ..beside });
            let places = places.map(|place| self.each_of(bound, place)).collect();
            if of == MonthRef::Any {
                self.doubt(self.at - 1, MessageId::PhraseUncertainMonthly);
            }
            return Some(Recurrence::of(of.unit().unwrap_or(Unit::Month), places));
        }
        // «по первым понедельникам»
        let plural = through && self.had(1, Trait::ToEach);
        let bound = if plural { Bound::Within } else { bound };
        let then = edge.or(weekday).unwrap_or_else(|| self.weekday_of_week(of));
        // «каждую вторую среду» is every other one, «2 квартал, последняя среда» the quarter's
        let other = each && matches!(picks.as_slice(), [(None, Pick::Nth(2, _))]);
        let apart = self.attempt(Self::months_apart);
        let (unit, frame) = match apart {
            Some(_) => (Unit::Month, Frame::Each(MonthRef::Any)),
            None => self.frame_of_each(of, each, (other, start), then != Pick::Whole)?,
        };
        let then = match then {
            Pick::Whole if self.is_kind(0, Kind::Comma) => self.weekday_of_week(of),
            then => then,
        };
        // «первая половина года» is a half-year
        only(of != Of::Half || !unit.is_year() || each)?;
        let plain = bound == Bound::Within && then == Pick::Whole;
        only(plain || picks.iter().all(|(first, _)| first.is_none()))?;
        let time = |pick: Pick| self.each_of(bound, Place { pick, then, frame });
        let places = picks.into_iter().map(|(first, last)| Dated {
            from: first.map(|first| time(first).to),
            ..time(last)
        });
        Some(Recurrence::of(unit, places.collect()).by(apart.unwrap_or(1)))
    }

    /// «каждого второго месяца», and not «каждого второго месяца квартала»
    fn months_apart(&mut self) -> Option<u32> {
        self.need(Word::Each)?;
        let step = self.count().filter(|step| (2..=6).contains(step))?;
        self.need(Word::Unit(Unit::Month))?;
        only(self.ends() && self.unit.is_none_or(|unit| unit == Unit::Month))?;
        // from which month on is not told
        self.doubt(self.at - 1, MessageId::PhraseUncertainEveryOther);
        Some(step)
    }

    /// numbered picks := nth [«–» nth] { («,» | «и») nth [«–» nth] } counted | («первые» | «последние») «числа»
    ///
    /// What a pick goes on from stands before it: «1-2, 4 недели месяца».
    fn numbered_picks(&mut self, bound: Bound) -> Option<(Vec<Ranged>, Of)> {
        let plain =
            matches!(self.kind(0), Some(Kind::Number(number)) if number.form == Form::Plain);
        let mut nths = Vec::new();
        while nths.is_empty() || nths.len() < MOST_PICKS && self.eat_joint() {
            let first = self.attempt(|parser| {
                let first = parser.nth(6)?;
                parser.eat_kind(Kind::Dash).then_some(first)
            });
            nths.push((first, self.nth(31)?));
        }
        let ranged = nths.iter().any(|(first, _)| first.is_some());
        let edge = matches!(nths.as_slice(), [(None, -1 | 1)]);
        let days = edge && self.had(1, Trait::Plural) && self.eat(Word::Unit(Unit::Day));
        // «20-е числа», and not «10 и 20 числам»
        let numbers = edge || matches!(nths.as_slice(), [(None, 10 | 20)]) && !self.is_listed(1);
        let edge_days = days || numbers && self.eat(Word::DayNumber);
        let of = if edge_days && self.many_numbers() {
            self.doubt(self.at - 2, MessageId::PhraseUncertainNumbers);
            for (_, nth) in nths.iter_mut().filter(|(_, nth)| *nth >= 10) {
                *nth = *nth / 10 + 1;
            }
            Of::Decade
        } else if edge_days {
            // «1 числа» is read as a day
            (nths == [(None, -1)]).then_some(Of::Day)?
        } else {
            self.counted()?
        };
        only(!ranged || matches!(of, Of::Week | Of::Decade))?;
        let counts = plain
            && match of {
                // «2 дня в месяц» counts days
                Of::Day | Of::Working if !edge_days => {
                    let several = bound == Bound::Within && self.had(1, Trait::Genitive);
                    several || self.is(0, Word::In)
                }
                // «в течение 3 месяцев»
                _ => of == Of::Month && self.had(1, Trait::Plural),
            };
        let pick = |nth| Pick::Nth(nth, of);
        let picks = nths
            .into_iter()
            .map(|(first, nth)| (first.map(pick), pick(nth)));
        (!counts).then_some((picks.collect(), of))
    }

    /// «10 рабочих дней» «месяца, следующего за отчётным»: the first of them
    fn days_of_following(&mut self) -> Option<(Pick, Of)> {
        let count = self.count().filter(|count| (1..=31).contains(count))?;
        let working = self.eat(Word::Working);
        self.eat(Word::Calendar);
        self.need(Word::Unit(Unit::Day))?;
        // «5 рабочий день» is the fifth alone
        only(self.had(1, Trait::Plural) || self.had(1, Trait::Genitive))?;
        let of = if working { Of::Working } else { Of::Day };
        self.peek(Self::following_month)?;
        Some((Pick::Run(i8::try_from(count).ok()?, of), of))
    }

    /// «среда» of «среда первой недели месяца»
    fn weekday_before_week(&mut self) -> Option<Pick> {
        let weekday = self.weekday()?;
        let week =
            self.looks(|parser| parser.nth(6).is_some() && parser.counted() == Some(Of::Week));
        week.then_some(Pick::Nth(1, Of::Weekday(weekday)))
    }

    /// «1 неделя – среда», «первая неделя месяца, среда»
    fn weekday_of_week(&mut self, of: Of) -> Pick {
        let weekday = self.attempt(|parser| {
            only(of == Of::Week)?;
            parser.eat_if(|kind| matches!(kind, Kind::Dash | Kind::Open | Kind::Comma));
            let weekday = parser.weekday()?;
            parser.eat_kind(Kind::Close);
            Some(Pick::Nth(1, Of::Weekday(weekday)))
        });
        weekday.unwrap_or(Pick::Whole)
    }

    /// The unit that picks are of, and the frame in each: «месяца», «месяца, следующего за отчётным», «квартала».
    fn frame_of_each(
        &mut self,
        of: Of,
        each: bool,
        (other, start): (bool, usize),
        alone: bool,
    ) -> Option<(Unit, Frame)> {
        let unit = Frame::Each(MonthRef::Unit);
        let limited = self.looks(Self::is_limit);
        match (!limited).then(|| self.attempt(Self::frame)).flatten() {
            Some((Frame::Year, Year::Missing)) => return Some((Unit::Year, unit)),
            Some((Frame::SchoolYear, Year::Missing)) => return Some((Unit::SchoolYear, unit)),
            Some((Frame::Lent, _)) if each => return Some((Unit::Month, unit)),
            // «первая суббота мая» is another thing
            Some(_) => return None,
            None => {}
        }
        let month = self.attempt(Self::month_ref);
        let next = self.is_any(0, &[Word::Next, Word::After]);
        match month.or_else(|| next.then(|| self.attempt(Self::first_month))?) {
            Some(MonthRef::Each | MonthRef::Any) => return Some((Unit::Month, unit)),
            Some(of) => {
                let said = match of {
                    MonthRef::After(_, unit) | MonthRef::NthOf(_, unit) => unit,
                    // «каждого второго месяца» may be every other one
                    MonthRef::Nth(_) => self.long_unit()?,
                    _ => self.long_unit().unwrap_or(Unit::Month),
                };
                return Some((said, Frame::Each(of)));
            }
            None => {}
        }
        let weekly = matches!(of, Of::Day | Of::Working);
        let weekly = self.unit.filter(|&unit| unit == Unit::Week && weekly);
        let shares = self.shares_frame();
        let behind = self.is_behind_unit(start);
        // «ежегодно, последний рабочий день первой недели мая», «ежегодно, март, III декада»
        let inner = !shares
            && self.unit.is_some()
            && self.looks(|parser| parser.nth(31).is_some() && parser.counted().is_some());
        let part = matches!(of, Of::Week | Of::Decade | Of::Half);
        let fits = |unit: &Unit| !(shares || inner || behind || part && unit.is_year());
        let said = self.long_unit().or(weekly).filter(fits);
        if let Some(of_unit) = self.attempt(Self::of_unit) {
            return Some((of_unit, unit));
        }
        if let Some(said) = said {
            // «ежеквартально, третья пятница» may be of any month of the quarter
            let of_month = matches!(of, Of::Weekday(_) | Of::Decade | Of::Half);
            if of_month && matches!(said, Unit::Quarter | Unit::HalfYear | Unit::Year) {
                self.doubt(self.at - 1, MessageId::PhraseUncertainReportMonth);
            }
            return Some((said, unit));
        }
        let day = matches!(of, Of::Weekday(_)) || each && of == Of::Working;
        let told = [other, behind, self.hints.month_lent, shares].contains(&true);
        only(alone || day && !told)?;
        self.doubt(self.at - 1, MessageId::PhraseUncertainMonthly);
        Some((Unit::Month, unit))
    }

    /// Returns whether a frame here only says when at all: «ежемесячно в последнюю пятницу летом», «… в IV квартале».
    fn is_limit(&mut self) -> bool {
        let framed = match self.kind(0) {
            Some(Kind::Word(Word::Month(_))) => !self.has(0, Trait::Genitive),
            kind => matches!(
                kind,
                Some(Kind::Word(Word::Season(_) | Word::In) | Kind::Number(_))
            ),
        };
        let frame = self.frame().filter(|_| framed);
        match (self.long_unit(), frame) {
            (_, None | Some((Frame::Lent, _))) => false,
            (Some(Unit::Quarter), Some((frame, _))) => {
                !matches!(frame, Frame::Month(_) | Frame::Season(_))
            }
            (unit, _) => unit == Some(Unit::Month),
        }
    }

    /// times := [«по»] ([count] «раз» | «дважды») [«в» | «в течение» | «за» | «/»] [count] unit
    fn times(&mut self) -> Option<Recurrence> {
        self.eat(Word::Through);
        let times = match self.word(0) {
            Some(Word::TimesIn(times)) => times.into(),
            Some(Word::Times) => 1,
            first => {
                let number = matches!(first, None | Some(Word::Count(_)));
                let count = self.count()?;
                // «2 занятия в месяц»
                let said = self.behind(2).and_then(Token::word);
                let said = matches!(said, Some(Word::Rarer | Word::Oftener));
                let alone = said && self.token(0)?.blank && self.ends_at(1);
                let work = number && self.is_named() && (alone || self.is(1, Word::In));
                if work {
                    self.remark(self.here());
                }
                // «2 в год»
                let framed = number && self.is(0, Word::In);
                let bare = framed && self.unit(1).is_some() && self.ends_at(2);
                self.at -= usize::from(bare);
                (work || bare || self.is(0, Word::Times)).then_some(count)?
            }
        };
        self.at += 1;
        if let Some(once) = self.attempt(|parser| parser.times_alone(times)) {
            return Some(once);
        }
        if self.attempt(Self::whole_period).is_some() {
            let whole = Recurrence::every(Unit::Year).by(Recurrence::WHOLE_PERIOD);
            return Some(Recurrence { times, ..whole });
        }
        only(
            self.eat_all(&[Word::In, Word::During])
                || self.eat_any(&[Word::In, Word::For, Word::Each])
                || self.eat_kind(Kind::Slash),
        )?;
        self.eat(Word::Each);
        let step = self.attempt(Self::count).unwrap_or(1);
        let school = self.eat(Word::School);
        self.eat(Word::Calendar);
        let mut every = Recurrence::every(self.unit_or_part()?).by(step);
        let year = [Word::School, Word::Unit(Unit::Year)];
        if every.unit == Unit::Year && (school || self.eat_all(&year)) {
            every.unit = Unit::SchoolYear;
            every.within.push(Dated::whole(Frame::SchoolYear));
        }
        only((1..=366).contains(&times) && (1..=120).contains(&step))?;
        Some(Recurrence { times, ..every })
    }

    /// whole period := («в» | «за») («период» | «весь период» | «срок действия плана»)
    fn whole_period(&mut self) -> Option<()> {
        self.eat(Word::For);
        if let Some(body) = self.attempt(Self::ongoing) {
            return only(matches!(body, Body::Ongoing(None)));
        }
        self.eat(Word::In);
        self.need(Word::Period)?;
        only(self.ends())
    }

    /// times alone := («разово» | «2 раза»), with nothing or a list of times after it
    fn times_alone(&mut self, times: u32) -> Option<Recurrence> {
        let sign = |kind| matches!(kind, Kind::Colon | Kind::Dash);
        let ends = self.ends() && !self.is_kind(0, Kind::Close) || self.kind(0).is_some_and(sign);
        // «однократно в 2022 году», «2 раза в мае»: in a time of its own, and not in each of its kind
        let placed = self.looks(|parser| {
            let needed = parser.is(0, Word::At);
            let framed = parser.eat_any(&[Word::In, Word::On, Word::Until, Word::At]);
            parser.eat(Word::During);
            let between = parser.eat(Word::Period) && parser.is(0, Word::From);
            framed
                && (needed
                    || between
                    || parser.month_or_unit().is_some()
                    || parser.attempt(Self::plain_year).is_some()
                    || parser.full_day().is_some())
        });
        only((ends || placed) && (1..=366).contains(&times))?;
        let mut once = Recurrence::every(Unit::Year).by(Recurrence::WHOLE_PERIOD);
        once.times = times;
        // under a section's month it is of that month
        if ends && self.kind(0).is_none() && self.hints.month_lent {
            once.within.push(Dated::whole(Frame::Lent));
        } else if times > 1 && !placed {
            self.doubt(self.at - 1, MessageId::PhraseUncertainTimes);
        }
        Some(once)
    }

    /// each := [«в»] «каждый» ([count] unit | [ordinal] weekday … | number «число» | «рабочий день»)
    fn each(&mut self) -> Option<Recurrence> {
        self.eat_any(&[Word::In, Word::On, Word::By, Word::Through]);
        self.need(Word::Each)?;
        if let Some(every) = self.attempt(Self::fortnightly) {
            return Some(every);
        }
        if let Some(places) = self.attempt(Self::weekday_list) {
            self.eat_any(&[Word::Unit(Unit::Week), Word::Unit(Unit::Month)]);
            return Some(Recurrence::of(Unit::Week, places));
        }
        if let Some(every) = self.attempt(Self::each_time) {
            return Some(every);
        }
        let step = self.attempt(Self::count).unwrap_or(1);
        self.eat_any(&[Word::Working, Word::School, Word::Calendar, Word::Next]);
        // «каждые каникулы» wait for their days
        only(self.is_dated(Part::Holidays) || !self.is(0, Word::Part(Part::Holidays)))?;
        let unit = self.unit_or_part()?;
        (1..=120)
            .contains(&step)
            .then(|| Recurrence::every(unit).by(step))
    }

    /// Eats a unit, or a part of the school year that the calendar may not date.
    fn unit_or_part(&mut self) -> Option<Unit> {
        let part = self.take(|word| match word {
            Word::Part(part) => Some(Unit::Part(part)),
            _ => None,
        });
        part.or_else(|| self.eat_unit())
    }

    /// «каждую вторую среду», without «месяца»
    fn fortnightly(&mut self) -> Option<Recurrence> {
        let start = self.at;
        let step = self.count().filter(|step| *step == 2)?;
        let places = self.weekday_list()?;
        self.doubt(start, MessageId::PhraseUncertainEveryOther);
        Some(Recurrence::of(Unit::Week, places).by(step))
    }

    /// numbers of each := («каждое» | «по») number { («,» | «и») number } («число» | «числам») [«месяца»]
    fn numbers_of_each(&mut self) -> Option<Recurrence> {
        let by = self.eat(Word::Through);
        only(by || self.eat(Word::Each))?;
        let mut places = Vec::new();
        while places.is_empty() || self.eat_joint() {
            let day = self.count().filter(|day| (1..=31).contains(day))?;
            let place = Place::of(Pick::Day(day), Frame::Each(MonthRef::Each));
            places.push(self.each_of(Bound::Within, place));
        }
        only(!by || self.has(0, Trait::ToEach))?;
        self.need(Word::DayNumber)?;
        self.eat(Word::Unit(Unit::Month));
        Some(Recurrence::of(Unit::Month, places))
    }

    /// «каждый апрель», «каждую весну», «каждое 1 сентября»
    fn each_time(&mut self) -> Option<Recurrence> {
        if let Some(frames) = self.attempt(Self::frames_of_unit) {
            let place = |frame| self.each_of(Bound::Within, Place::whole(frame));
            let places = frames.into_iter().map(place).collect();
            return Some(Recurrence::of(Unit::Year, places));
        }
        let time = self.time().filter(|time| time.year == Year::Missing)?;
        let named = matches!(
            time.place.frame,
            Frame::Month(_) | Frame::Season(_) | Frame::Nth { .. }
        );
        named.then(|| Recurrence::of(Unit::Year, vec![Dated::between(None, time)]))
    }

    /// «II и IV квартал»
    fn frames_of_unit(&mut self) -> Option<Vec<Frame>> {
        let mut numbers = vec![self.nth(4)?];
        while self.eat_joint() {
            numbers.push(self.nth(4)?);
        }
        let unit = self.eat_unit().filter(|_| numbers.len() > 1)?;
        only(self.ends())?;
        let frame = |nth: i8| {
            let number = u32::try_from(nth).ok()?;
            (number <= unit.in_year()?).then_some(Frame::Nth { unit, number })
        };
        numbers.into_iter().map(frame).collect()
    }

    /// Returns the unit, of a month or longer, that it is all by.
    pub(super) fn long_unit(&self) -> Option<Unit> {
        let long = |unit: &Unit| !matches!(unit, Unit::Day | Unit::Week | Unit::Decade);
        self.unit.filter(long)
    }

    fn of_unit(&mut self) -> Option<Unit> {
        self.eat(Word::In);
        self.eat_any(&[Word::Each, Word::Reporting, Word::Current]);
        self.eat_any(&[Word::School, Word::Working]);
        if let Some(Word::Part(part)) = self.word(0)
            && self.ends_at(1)
            && self.is_awaited(part)
        {
            return self.unit_or_part();
        }
        // «в первый день Недели науки» waits for an event
        self.eat_unit().filter(|unit| match unit {
            Unit::Month | Unit::Quarter | Unit::Part(_) | Unit::HalfYear | Unit::Year => true,
            unit => *unit == Unit::Week && !self.is_named(),
        })
    }

    /// weekdays := [«по» | «в» | «с»] weekday { («,» | «и» | «–» | «по») weekday } [«каждой недели»]
    fn weekdays(&mut self) -> Option<Recurrence> {
        let other = self.other_weeks();
        let start = self.at;
        let weekly = self.unit == Some(Unit::Week) && !self.is(0, Word::Through);
        let bound = self.attempt(|parser| parser.bound().filter(|b| weekly && b.is_last()));
        let plural = bound.is_some() || self.eat(Word::Through);
        if !plural {
            self.eat_any(&[Word::In, Word::From]);
        }
        let mut places = self.weekday_list()?;
        for place in &mut places {
            place.bound = bound.unwrap_or(place.bound);
        }
        // «в понедельник, 16 мая» is a day
        let comma = usize::from(self.is_kind(0, Kind::Comma));
        only(plural || !self.is_date(comma))?;
        let each = self.attempt(|parser| {
            parser.eat_any(&[Word::Each, Word::Next, Word::Current]);
            parser.need(Word::Unit(Unit::Week))
        });
        if !(plural || weekly) && each.is_none() {
            self.doubt(start, MessageId::PhraseUncertainWeekday);
        }
        let other = self.other_weeks() || other;
        Some(Recurrence::of(Unit::Week, places).by(1 + u32::from(other)))
    }

    /// «выходные», and not «выходные и праздничные дни»
    fn weekend(&mut self) -> Option<()> {
        only(self.has(0, Trait::Weekend) && self.eat(Word::Holidays))?;
        self.eat(Word::Unit(Unit::Day));
        let listed = self.kind(0).is_some_and(is_joint);
        only(!(listed && self.is(1, Word::Holidays)))
    }

    pub(super) fn weekday_list(&mut self) -> Option<Vec<Dated>> {
        let mut days = Vec::new();
        if self.attempt(Self::weekend).is_some() {
            days.extend([6, 7]);
        } else {
            let joint = |parser: &Self| matches!(parser.word(1), Some(Word::Weekday(_)));
            loop {
                let first = self.weekday()?;
                days.push(first);
                let joined =
                    |kind| matches!(kind, Kind::Dash | Kind::Word(Word::Through | Word::Until));
                if joint(self) && self.eat_if(joined) {
                    days.extend(first + 1..=self.weekday()?);
                }
                if !(joint(self) && self.eat_joint()) {
                    break;
                }
            }
        }
        let frame = Frame::Each(MonthRef::Unit);
        let every = |weekday| Place::of(Pick::Nth(0, Of::Weekday(weekday)), frame);
        let places = days
            .into_iter()
            .map(|day| self.each_of(Bound::Within, every(day)));
        Some(places.collect())
    }
}
