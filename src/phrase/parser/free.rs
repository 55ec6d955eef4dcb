//! What has no dates of its own: ongoing work, outer schedules, work on demand, work that waits for an event.

use super::{Parser, is_time_word};
use crate::calendar::{Period, PeriodKind};
use crate::phrase::ast::{
    Amount, Body, Bound, Dated, Frame, MonthRef, Of, Pick, Place, Recurrence, Relation, Relative,
    Time, Year,
};
use crate::phrase::lexicon::{Trait, Unit, Word};
use crate::phrase::only::only;
use crate::phrase::token::{Form, Kind, Number, Token};
use crate::words::MessageId;

impl Parser<'_> {
    /// ongoing := «постоянно» | [«в течение»] [«весь»] («период» | «срок» … | «год» | «учебный год»)
    pub(super) fn ongoing(&mut self) -> Option<Body> {
        let always = |parser: &mut Self| {
            parser.eat_any(&[Word::On, Word::In]);
            parser.need(Word::Always)?;
            parser.eat(Word::Basis);
            Some(())
        };
        if self.eat(Word::AllYear)
            || self.attempt(always).is_some()
            || self.attempt(Self::end_of_plan).is_some()
        {
            return Some(Body::Ongoing(None));
        }
        self.eat_any(&[Word::In, Word::On]);
        let during = self.eat_any(&[Word::During, Word::While]);
        // «в ходе реализации плана»
        if during && self.is(0, Word::Carrying) && self.has(1, Trait::Plan) {
            self.text_until_mark();
            return Some(Body::Ongoing(None));
        }
        let whole = self.eat(Word::Whole);
        let planned = self.has(0, Trait::Plan) && self.is(1, Word::Period);
        self.at += usize::from(planned);
        if !self.eat_any(&[Word::Period, Word::Term]) {
            only(whole || during)?;
            return self.year_extent();
        }
        // «весь период 2022 года»
        let year = (whole || during) && self.digits(0).is_some();
        let named =
            year.then(|| self.attempt(|parser| parser.year_extent().filter(|_| parser.ends())));
        if let Some(year) = named.flatten() {
            return Some(year);
        }
        let carried = self.is(0, Word::Carrying);
        only(whole || carried || during)?;
        // «на весь период паводка» waits for an event
        let realized = self.has(0, Trait::Verbal) && (during || !self.is(0, Word::Happening));
        only(realized || !self.is_named())?;
        // «срок действия плана», and not of a contract
        let own = self.has(1, Trait::Plan) || realized && !self.has(0, Trait::Validity);
        only(!carried || own)?;
        let named = carried || whole && self.is(0, Word::Other);
        only(named || self.ends())?;
        if named {
            self.text_until_mark();
        }
        Some(Body::Ongoing(None))
    }

    /// end of plan := «до» («конца» | «окончания») [«срока»] [«реализации»] «плана» …
    fn end_of_plan(&mut self) -> Option<()> {
        self.need(Word::Until)?;
        only(self.has(0, Trait::Closing) || self.is(0, Word::End))?;
        self.at += 1;
        self.eat_any(&[Word::Term, Word::Period]);
        self.eat(Word::Carrying);
        let planned = self.has(0, Trait::Plan);
        planned.then(|| self.text_until_mark())
    }

    fn year_extent(&mut self) -> Option<Body> {
        let time = self.time().filter(|time| time.place.is_whole())?;
        let ranged = match self.kind(0) {
            // «в течение года – контроль»
            Some(Kind::Dash) => !self.is_any(1, &[Word::Other, Word::Happening]),
            Some(Kind::Comma | Kind::Word(Word::And)) => self.is_year(1),
            Some(Kind::Word(Word::Through)) => {
                self.digits(1).is_some() || self.word(1).is_some_and(is_time_word)
            }
            _ => false,
        };
        let frame = match time.place.frame {
            Frame::CalendarYear => Frame::Year,
            frame => frame,
        };
        (!ranged && frame.is_year()).then(|| Body::Ongoing(Some(Dated::whole(frame).of(time.year))))
    }

    /// as-needed := «по мере» words | («при» | «по» | «в случае») need words | «при» words
    pub(super) fn as_needed(&mut self) -> Option<Body> {
        let start = self.at;
        let condition = self.is_any(1, &[Word::Other, Word::Source, Word::Carrying]);
        let opened: [&[Word]; 7] = [
            &[Word::Through, Word::Measure],
            &[Word::Through, Word::Ordinal(1), Word::Need],
            &[Word::Through, Word::Need],
            &[Word::At, Word::Need],
            &[Word::On, Word::Basis, Word::Need],
            &[Word::In, Word::Case],
            // «в рабочем порядке»
            &[Word::In, Word::Working, Word::Source],
        ];
        let found = opened.iter().any(|words| self.eat_all(words));
        only(found || condition && self.eat(Word::At))?;
        let told = self.follows_any(&[Word::Need, Word::Source]);
        let words = self.at;
        self.text_until_mark();
        only(told || self.at > words)?;
        self.free.push(self.span_from(start));
        Some(Body::AsNeeded)
    }

    /// external := («по» | «согласно» | «в соответствии с» | «в» settled) source words [«в» | «на» year]
    pub(super) fn external(&mut self) -> Option<Body> {
        let start = self.at;
        self.external_head()?;
        let within = self.external_tail();
        self.free.push(self.span_from(start));
        Some(Body::External(within))
    }

    fn external_head(&mut self) -> Option<()> {
        if self.eat(Word::According)
            || self.eat_all(&[Word::In, Word::Accordance])
            || self.eat_all(&[Word::On, Word::Basis])
        {
            return self.at_text();
        }
        // «график проверок»
        let named = self.is_any(1, &[Word::Other, Word::Happening, Word::Source]);
        if named && self.has(0, Trait::Schedule) && self.eat(Word::Source) {
            return Some(());
        }
        // «в порядке и сроки, установленные законодательством»
        let ordered = |parser: &mut Self| {
            only(parser.eat_all(&[Word::In, Word::Source]))?;
            parser.eat(Word::And);
            parser.eat(Word::Term);
            parser.eat_kind(Kind::Comma);
            parser.need(Word::Settled)
        };
        if self.attempt(Self::told_later).is_some() || self.attempt(ordered).is_some() {
            return Some(());
        }
        // «до особого распоряжения», «до установленного срока»
        if self.eat_all(&[Word::Until, Word::Settled]) {
            return self.need(Word::Term).or_else(|| self.at_text());
        }
        // «в плановом порядке»
        if self.eat_all(&[Word::In, Word::Source, Word::Term])
            || self.eat_all(&[Word::In, Word::Reporting, Word::Source])
        {
            return Some(());
        }
        if self.eat_all(&[Word::In, Word::Settled])
            || self.eat_all(&[Word::In, Word::Term])
            || self.eat_all(&[Word::Through, Word::Term])
        {
            self.eat_kind(Kind::Comma);
            // «в сроки, установленные …», «в сроки проведения …»
            let settled = [Word::Term, Word::Source, Word::Settled, Word::Happening];
            return only(self.eat_any(&settled));
        }
        self.need(Word::Through)?;
        let ahead = (0..4).find(|&ahead| self.is(ahead, Word::Source))?;
        only((0..ahead).all(|ahead| self.kind(ahead).is_some_and(is_external_text)))?;
        self.at += ahead + 1;
        Some(())
    }

    /// told later := [«срок» | «о дате»] (word «установлен» | «уточняется» | «будет» word) | «дополнительно»
    fn told_later(&mut self) -> Option<()> {
        let term = [Word::Term, Word::Moment];
        let about = self.is(0, Word::Other) && self.is_any(1, &term);
        self.at += usize::from(about);
        let named = self.eat_any(&term);
        if self.has(0, Trait::Future) && self.kind(1).is_some_and(is_external_text) {
            self.at += 2;
            return Some(());
        }
        let verb = named && self.eat(Word::Other);
        // «сроки определяются приказом»
        if verb && self.had(1, Trait::Reflexive) && self.eat(Word::Source) {
            return Some(());
        }
        let lone = self.tokens.len() == 1;
        let later = self.eat(Word::Not) || named || self.has(0, Trait::Reflexive) || lone;
        // «график»
        let alone = lone && self.has(0, Trait::Schedule);
        only(later && self.eat(Word::Settled) || alone && self.eat(Word::Source))
    }

    fn at_text(&mut self) -> Option<()> {
        self.kind(0)
            .is_some_and(is_external_text)
            .then(|| self.at += 1)
    }

    /// Eats the words that name the outer document, up to what is a time of its own.
    fn external_tail(&mut self) -> Option<Time> {
        let mut within = None;
        while let Some(kind) = self.kind(0) {
            let eaten = match kind {
                Kind::NumberSign | Kind::Other => {
                    self.at += 1;
                    let number = |kind| matches!(kind, Kind::Number(_) | Kind::Slash | Kind::Dash);
                    while self.eat_if(number) {}
                    true
                }
                // «от 12.01.2022»
                Kind::Word(Word::Of) => {
                    let dated = |parser: &mut Self| {
                        parser.at += 1;
                        parser.time()
                    };
                    self.attempt(dated).is_some() || self.step_to_text()
                }
                Kind::Word(Word::In | Word::On | Word::For) => {
                    let time = self.attempt(Self::external_year);
                    within = time.or(within);
                    // «план на 2022-2024 годы»
                    if time.is_some() && self.attempt(Self::lost_year).is_some() {
                        within = None;
                    }
                    time.is_some() || self.step_to_text()
                }
                Kind::Comma => self.is(1, Word::Settled) && self.step_to_text(),
                Kind::Dash | Kind::Slash => {
                    self.token(0).is_some_and(|token| !token.blank) && self.step_to_text()
                }
                Kind::Word(Word::And) => self.step_to_text(),
                kind => {
                    let text = is_external_text(kind) && !self.opens_clause();
                    self.at += usize::from(text);
                    text
                }
            };
            if !eaten {
                break;
            }
        }
        within
    }

    /// Eats a small word or sign that more of the document's name follows.
    fn step_to_text(&mut self) -> bool {
        let more = self.kind(1).is_some_and(is_external_text);
        self.at += usize::from(more);
        more
    }

    /// «в 2020-2021 учебном году»
    fn external_year(&mut self) -> Option<Time> {
        self.at += 1;
        self.time()
            .filter(|time| matches!(time.place.frame, Frame::Year | Frame::SchoolYear))
    }

    /// Returns whether what recurs or goes on opens here.
    pub(super) fn opens_clause(&mut self) -> bool {
        self.looks(|parser| {
            parser.attempt(Self::recurrence).is_some() || parser.ongoing().is_some()
        })
    }

    /// after unit := («не позднее» | «в течение» | «через») days «после окончания» [«отчётного»] (unit | «периода»)
    ///
    /// Where the whole recurs by that unit, these are days of the month after it.
    pub(super) fn after_unit(&mut self) -> Option<Dated> {
        let latest = self.not_later();
        let during = !latest && (self.eat_all(&[Word::In, Word::During]) || self.eat(Word::For));
        only(latest || during || self.eat(Word::Past))?;
        let amount = self.amount(false).filter(|of| of.unit == Unit::Day)?;
        self.anchor();
        let closing = self.has(0, Trait::Closing);
        self.at += usize::from(closing);
        only(self.eat_any(&[Word::Each, Word::Reporting, Word::Current]) || closing)?;
        // «после каждый год»
        if !closing && !self.had(1, Trait::Genitive) {
            self.uncertain(self.here(), MessageId::PhraseUncertainReportMonth);
        }
        // alone it may be the one that the plan is of
        let long = |period: Period| !matches!(period.kind, PeriodKind::Month | PeriodKind::Days);
        let yearly = !self.hints.month_lent && self.hints.period.is_some_and(long);
        let short = |unit: &Unit| unit.in_year().is_some() || *unit == Unit::Month;
        let own = self.unit(0).filter(|unit| yearly && short(unit));
        let said = self.long_unit();
        let unit = said.or(own)?;
        only(self.eat_any(&[Word::Period, Word::Unit(unit)]))?;
        // no month is shorter, and none has fewer working days
        let top = match unit {
            _ if amount.working => 15,
            Unit::Year => 31,
            Unit::Quarter | Unit::HalfYear => 30,
            _ => 28,
        };
        only((1..=top).contains(&amount.count) && self.ends())?;
        if said.is_none() {
            self.doubt(self.at - 1, MessageId::PhraseUncertainEachUnit);
        }
        let frame = Frame::Each(MonthRef::After(1, unit));
        let span = self.span_from(self.at - 1);
        let day = |pick| Time::of(Place::of(pick, frame), Year::Missing, span);
        let last = day(match i8::try_from(amount.count) {
            Ok(nth) if amount.working => Pick::Nth(nth, Of::Working),
            _ => Pick::Day(amount.count),
        });
        let bound = if latest {
            Bound::Through
        } else {
            Bound::Within
        };
        let from = during.then(|| day(Pick::Day(1)));
        Some(Dated {
            from,
            ..Dated::bounded(bound, last)
        })
    }

    /// relative amount := [«не позднее»] [«чем»] («в течение» | «за» | «через») amount («после» | «до» …) event | «в 10-дневный срок» …
    pub(super) fn relative_amount(&mut self) -> Option<Relative> {
        let start = self.at;
        if let Some(within) = self.attempt(Self::amount_from_day) {
            return Some(within);
        }
        if self.eat_all(&[Word::In, Word::Term]) || self.eat_all(&[Word::On, Word::Term]) {
            self.eat_if(|kind| matches!(kind, Kind::Comma | Kind::Dash));
        }
        let not_later = self.not_later() || self.eat_all(&[Word::Not, Word::Oftener]);
        let until = !not_later && self.eat(Word::Until);
        // «до 10 ч. 15 марта»
        let hour = self.at;
        self.clock_before_date();
        only(self.at == hour)?;
        // «от 3 до 5 дней»
        let ranged = self.attempt(|parser| {
            parser.need(Word::Of)?;
            parser.count()?;
            parser.need(Word::Until)
        });
        if ranged.is_some() {
            self.doubt(start, MessageId::PhraseUncertainCount);
        }
        let opens = !not_later && self.eat_all(&[Word::Not, Word::Earlier]);
        let least = !not_later && !opens && self.eat_all(&[Word::Not, Word::Rarer]);
        if opens || least {
            self.eat(Word::Than);
        }
        let during = self.eat_all(&[Word::In, Word::During]);
        let ahead = !during && self.eat(Word::For);
        let past = !during && !ahead && self.eat(Word::Past);
        let within = self.eat(Word::In);
        let next = (not_later || within || until || self.eat(Word::On)) && self.eat(Word::Next);
        let following = self.looks(|parser| parser.following_month().is_some());
        only(!following)?;
        let named = usize::from(self.is(0, Word::Calendar));
        let counted = next || !matches!(self.word(named), Some(Word::Unit(_)));
        // «неделя после осенних каникул» is a unit
        only(counted || self.holidays.is_none() || self.peek(Self::beside_season).is_none())?;
        // «первый рабочий день после» is that day alone
        let numbered = !during && !ahead && self.is_nth_day();
        // «вторая неделя после 15 мая» is no fortnight
        let other = matches!(self.word(0), Some(Word::Ordinal(2..))) && !numbered && !during;
        only(!other)?;
        only(!self.looks(|parser| parser.short_years().is_some()))?;
        let amount = self.amount(within && !next && !numbered)?;
        if !counted && self.had(1, Trait::Plural) {
            // «в течение дней до 1 июня»
            self.doubt(self.at - 1, MessageId::PhraseUncertainAmount);
        }
        let before = !until && self.eat(Word::Until);
        // «в течение года до 1 декабря» is of one year
        let short = counted || matches!(amount.unit, Unit::Day | Unit::Week);
        only(short || !(before && during))?;
        let long = matches!(
            amount.unit,
            Unit::Quarter | Unit::HalfYear | Unit::Part(_) | Unit::Decade
        );
        // «1 квартал до 25 марта» is the first quarter
        let numbered_unit = before && !ahead && (long || amount.unit == Unit::Year);
        only(!numbered_unit)?;
        let anchored = before || self.anchor();
        let from = anchored.then(|| self.attempt(|parser| parser.counted_from(before)));
        let from = from.flatten();
        // «неделя с 6 июня» has that day, and what is counted from it has not
        let of_day = matches!(from, Some(Body::Dated(_))) && !(before || past || numbered);
        let next_day = next && amount.unit == Unit::Day;
        // «на следующей неделе после 15 мая» may be that of the calendar
        let said = during || not_later || ahead || until || next_day || within && !next;
        if of_day && !said {
            self.doubt(start, MessageId::PhraseUncertainMixture);
        }
        // «в течение 3 дней» alone names no event, and is no date either
        let ends = self.ends();
        let framed = during || within || past || ranged.is_some() || (not_later && !ahead);
        // «в течение месяца» is of the section's month, «в течение года» of the plan's year
        let unsaid = during && amount.unit != Unit::Year && !self.hints.month_lent;
        // «не позднее суток»
        let unsaid = unsaid || (not_later || ahead) && amount.unit == Unit::Day;
        let unsaid = unsaid || not_later && amount.unit == Unit::Month;
        // «30 дней» is all that is said
        let many = self.had(1, Trait::Plural) || self.had(1, Trait::Genitive);
        let many = many || self.follows_any(&[Word::Working]);
        // «1 месяц»
        let one = amount.count == 1 && !matches!(self.word(0), Some(Word::Ordinal(_)));
        let many = many || one && self.tokens.len() == 2;
        let many = many && amount.unit != Unit::Week;
        let bare = start == 0 && self.at == self.tokens.len() && counted && many;
        let told = framed || before || until || next_day || bare;
        let alone = ends
            && if counted {
                told && !long && (!next || next_day)
            } else {
                unsaid || past
            };
        only(anchored && (counted || !until) || alone)?;
        let event = if alone || from.is_some() {
            String::new()
        } else {
            self.event(false)?
        };
        let relation = match () {
            () if before => Relation::Before,
            () if not_later || until && next => Relation::Latest,
            () if past || numbered || next_day => Relation::Past,
            () => Relation::Within,
        };
        Some(Relative {
            amount: Some(amount),
            from: from.map(Box::new),
            opens: opens || before && during,
            ..Relative::to(relation, event)
        })
    }

    /// «с 1 июня в течение 10 дней»
    fn amount_from_day(&mut self) -> Option<Relative> {
        self.need(Word::From)?;
        let day = self.full_day()?;
        self.eat_kind(Kind::Comma);
        only(self.eat_all(&[Word::In, Word::During]))?;
        only(self.digits(0).is_some() || matches!(self.word(0), Some(Word::Count(_))))?;
        let amount = Some(self.amount(false)?);
        only(self.ends())?;
        let from = Some(Box::new(Body::Dated(Dated::between(None, day))));
        Some(Relative {
            amount,
            from,
            ..Relative::to(Relation::Within, String::new())
        })
    }

    /// counted from := day with its month | «до» (edge or day of a time | edge or day of every unit)
    fn counted_from(&mut self, before: bool) -> Option<Body> {
        if let Some(day) = self.full_day() {
            return Some(Body::Dated(Dated::between(None, day)));
        }
        if let Some(part) = self.attempt(|parser| parser.edge_of_part(before)) {
            return Some(part);
        }
        only(before)?;
        if let Some(mut recurrence) = self.attempt(Self::recurrence) {
            let places = recurrence.places.iter().copied().map(edge_day);
            recurrence.places = places.collect::<Option<_>>()?;
            return (!recurrence.places.is_empty()).then_some(Body::Recurring(recurrence));
        }
        self.at -= 1;
        let dated = self.dated().and_then(edge_day)?;
        match dated.frame() {
            Frame::Lent | Frame::AfterLent => None,
            Frame::Each(of) => {
                let unit = of.unit().or_else(|| self.long_unit())?;
                Some(Body::Recurring(Recurrence::of(unit, vec![dated])))
            }
            _ => Some(Body::Dated(dated)),
        }
    }

    /// «за неделю до каникул», «через 3 дня после 1 смены»: from the first or the last day of what the calendar dates
    fn edge_of_part(&mut self, before: bool) -> Option<Body> {
        let pick = Pick::Nth(if before { 1 } else { -1 }, Of::Day);
        let start = self.at;
        let frame = self.attempt(Self::month_or_unit);
        let unit = match frame {
            Some(Frame::Nth { unit, .. }) => unit,
            _ => self.eat_unit()?,
        };
        only(matches!(unit, Unit::Part(_)) && self.ends())?;
        let place = Place::of(pick, frame.unwrap_or(Frame::Each(MonthRef::Unit)));
        let time = Time::of(place, Year::Missing, self.span_from(start));
        let day = Dated::bounded(Bound::By, time);
        Some(match frame {
            Some(_) => Body::Dated(day),
            None => Body::Recurring(Recurrence::of(unit, vec![day])),
        })
    }

    /// Returns whether one day in its order stands here: «первый рабочий день», «2-й день».
    fn is_nth_day(&self) -> bool {
        let nth = match self.kind(0) {
            Some(Kind::Number(number)) => number.form == Form::Ordinal,
            kind => matches!(kind, Some(Kind::Word(Word::Ordinal(_)))),
        };
        nth && self.is_any(1, &[Word::Working, Word::Unit(Unit::Day)])
    }

    /// amount := [count] [«рабочих»] unit | [count «–»] «дневный» «срок»
    fn amount(&mut self, term: bool) -> Option<Amount> {
        let counted = self.attempt(Self::count);
        if term {
            self.eat_kind(Kind::Dash);
            let (unit, own) = self.take(|word| match word {
                Word::TermOf(unit, own) => Some((unit, own)),
                _ => None,
            })?;
            self.need(Word::Term)?;
            let count = if own == 0 { counted? } else { own.into() };
            let working = false;
            return Some(Amount {
                count,
                unit,
                working,
            });
        }
        let working = self.eat(Word::Working);
        self.eat(Word::Calendar);
        let (unit, count) = match self.word(0) {
            Some(Word::Unit(unit)) => (unit, counted.unwrap_or(1)),
            // hours are of the day itself
            Some(Word::Hour | Word::Minute) => (Unit::Day, 0),
            // «10 р.д.»
            _ if working => {
                self.at -= 1;
                (Unit::Day, counted?)
            }
            _ => return None,
        };
        self.at += 1;
        (count <= 1000).then_some(Amount {
            count,
            unit,
            working,
        })
    }

    /// anchor := «после» | «со дня» | «с момента» | «с даты» | «от» | «по» (of «по окончании»)
    fn anchor(&mut self) -> bool {
        if self.eat_any(&[Word::From, Word::Of]) {
            self.eat_any(&[Word::Moment, Word::Unit(Unit::Day)]);
            return true;
        }
        self.eat(Word::After) || self.is(1, Word::Happening) && self.eat(Word::Through)
    }

    /// relative := «после» event | «по окончании» event | «до начала» event | «во время» event | «накануне» event | «незамедлительно»
    pub(super) fn relative(&mut self) -> Option<Relative> {
        let start = self.at;
        if let Some(event) = self.attempt(Self::signal_hour) {
            return Some(event);
        }
        let relation = self.relation()?;
        // «накануне 9 мая»
        let own = |parser: &mut Self| parser.time().filter(Time::is_day_of_month);
        let shared = |parser: &mut Self| parser.before_and_after().filter(Time::is_day_of_month);
        let day = self.attempt(own).or_else(|| self.peek(shared));
        let mut opened = self.read_from(start).iter().filter_map(Token::word);
        let urgent = relation == Relation::After && opened.any(|word| word == Word::Urgent);
        let event = if urgent && self.ends() || day.is_some() {
            String::new()
        } else {
            self.event(relation == Relation::During)?
        };
        let from = day.map(|day| Box::new(Body::Dated(Dated::between(None, day))));
        Some(Relative {
            from,
            ..Relative::to(relation, event)
        })
    }

    /// signal hour := [«до»] «ч» { «+» | N | «часов» | «минут» }: of plans of civil defence, whose days nobody knows
    fn signal_hour(&mut self) -> Option<Relative> {
        let whole = self.at == 0;
        let until = self.eat(Word::Until);
        let name = self.here();
        only(whole && name.range().len() == 2 && self.eat(Word::Hour))?;
        while self.eat_if(|kind| match kind {
            Kind::Word(word) => matches!(word, Word::Hour | Word::Minute),
            kind => !matches!(kind, Kind::Semicolon | Kind::Open | Kind::Close),
        }) {}
        let relation = if until {
            Relation::Before
        } else {
            Relation::During
        };
        (self.at == self.tokens.len()).then(|| Relative::to(relation, self.cleaned(name)))
    }

    fn relation(&mut self) -> Option<Relation> {
        if self.not_later() {
            return self.is_event().then_some(Relation::Before);
        }
        if let Some(ahead) = self.season() {
            self.at += ahead;
            return Some(Relation::During);
        }
        if self.attempt(Self::whole_of).is_some() {
            return Some(Relation::During);
        }
        let next = self.word(1);
        let (relation, eaten) = match self.word(0)? {
            Word::Urgent => return Some(self.urgently()),
            Word::In if next == Some(Word::Urgent) => return Some(self.urgently()),
            Word::After => (Relation::After, 1),
            Word::From => match next? {
                Word::Happening | Word::Beginning => (Relation::After, 1),
                Word::Moment | Word::Unit(Unit::Day) => (Relation::After, 2),
                _ => return None,
            },
            Word::Past if next == Some(Word::Happening) => (Relation::After, 1),
            Word::Through => match next? {
                Word::Happening | Word::End => (Relation::After, 1),
                Word::While => (Relation::During, 2),
                _ => return None,
            },
            Word::At if next == Some(Word::Happening) => (Relation::During, 1),
            // «период половодья»
            Word::Period if matches!(next?, Word::Happening | Word::Other) => (Relation::During, 1),
            // «Новый год»
            Word::Other if next == Some(Word::Unit(Unit::Year)) && self.has(0, Trait::New) => {
                (Relation::During, 0)
            }
            Word::Eve => (Relation::Eve, 1),
            Word::By if next == Some(Word::Eve) => (Relation::Eve, 2),
            Word::Before => (Relation::Before, 1),
            Word::Unit(Unit::Day | Unit::Week | Unit::Decade)
                if matches!(next?, Word::Other | Word::Happening | Word::Need)
                    && !self.seen.day =>
            {
                (Relation::During, 0)
            }
            Word::Until | Word::By => {
                self.at += 1;
                return self.is_event().then_some(Relation::Before);
            }
            Word::In => match next? {
                Word::Happening => (Relation::During, 1),
                // «в преддверии», and not «в канун»
                Word::Eve if self.has(1, Trait::Place) => (Relation::Before, 2),
                Word::Eve => (Relation::Eve, 2),
                // «в начале отопительного сезона»
                Word::Beginning | Word::Middle | Word::End => {
                    self.at += 2;
                    let event = self.is_event();
                    self.at -= 1;
                    return event.then_some(Relation::During);
                }
                Word::During if matches!(self.word(2), Some(Word::Unit(_))) => return None,
                Word::While
                | Word::Period
                | Word::Moment
                | Word::During
                | Word::Unit(Unit::Day) => (Relation::During, 2),
                // «в первый день каникул»
                Word::Ordinal(_) | Word::Last
                    if self.is(2, Word::Unit(Unit::Day))
                        && matches!(
                            self.word(3)?,
                            Word::Other | Word::Happening | Word::Part(_) | Word::Seasonal(_)
                        ) =>
                {
                    (Relation::During, 1)
                }
                _ => return None,
            },
            Word::On => match next? {
                Word::While | Word::Period | Word::During => (Relation::During, 2),
                Word::Other | Word::Happening if self.has(1, Trait::Place) => (Relation::During, 1),
                _ => return None,
            },
            _ => return None,
        };
        self.at += eaten;
        Some(relation)
    }

    /// Eats [«в»] «кратчайший» [«срок»] [«после»].
    fn urgently(&mut self) -> Relation {
        self.eat(Word::In);
        self.at += 1;
        self.eat(Word::Term);
        self.eat(Word::After);
        Relation::After
    }

    /// whole of := [«на» | «в течение»] «весь» («период» | «срок» | «время»)
    fn whole_of(&mut self) -> Option<()> {
        self.eat_any(&[Word::On, Word::In, Word::For]);
        self.eat(Word::During);
        let whole = self.eat(Word::Whole);
        let named = self.eat_any(&[Word::Period, Word::Term, Word::While]);
        (named && (whole || self.has(0, Trait::Validity))).then_some(())
    }

    /// event := words, up to a comma that a clause follows; what happens `during` it may have its time behind it
    fn event(&mut self, during: bool) -> Option<String> {
        let start = self.at;
        let mut named = false;
        while let Some(kind) = self.kind(0) {
            // «в день голосования с 8-00 до 20-00»
            let opens = matches!(
                kind,
                Kind::Number(_) | Kind::Word(Word::From | Word::In | Word::Until)
            );
            if during && named && opens && self.looks(Self::clock_times) {
                break;
            }
            let more = match kind {
                // «сезона 2022-2023 гг.»
                Kind::Dash | Kind::Slash
                    if matches!(self.behind(1).map(|token| token.kind), Some(Kind::Number(year)) if year.digits == 4)
                        && self.digits(1).is_some() =>
                {
                    true
                }
                Kind::Comma | Kind::Dash | Kind::Colon => {
                    matches!(
                        self.word(1),
                        Some(
                            Word::Other
                                | Word::Happening
                                | Word::Settled
                                | Word::Seasonal(_)
                                | Word::Holidays
                                | Word::Part(_)
                        )
                    ) || self.numbers_of_part(1).is_some()
                }
                Kind::Semicolon | Kind::Open | Kind::Close => false,
                // «Неделя науки 8-12 февраля», «на классных часах 1 раз в месяц»
                Kind::Number(_) => !self.looks(|parser| {
                    let times = named && parser.looks(|parser| parser.recurrence().is_some());
                    times || parser.window().is_some_and(|dated| dated.is_full_day())
                }),
                Kind::Word(Word::Every(_)) => !named,
                // «во внеурочное время по пятницам»
                Kind::Word(Word::Through) if matches!(self.word(1), Some(Word::Weekday(_))) => {
                    !named
                }
                // «весь период или 15 мая»
                Kind::Word(Word::Or) => named,
                // «на заседании Думы в июне»
                Kind::Word(Word::In) if named && during => !self.looks(|parser| {
                    let time = parser.window().map(|dated| dated.to);
                    let part = |time: Time| {
                        matches!(time.place.frame, Frame::Month(_) | Frame::Nth { .. })
                    };
                    time.is_some_and(part)
                }),
                // «с момента подписания по 31.12.2022», «до конкурса и не позднее 20 декабря»
                Kind::Word(Word::Through | Word::Until | Word::And | Word::Not) => {
                    !named
                        || !self.looks(|parser| {
                            let and = parser.eat(Word::And);
                            let week =
                                |parser: &mut Self| parser.window().is_some_and(is_week_of_month);
                            and && parser.looks(week)
                                || parser.bound().is_some() && parser.full_day().is_some()
                        })
                }
                _ => true,
            };
            if !more {
                break;
            }
            // «после каждой четверти»
            let each = !during && kind == Kind::Word(Word::Each) && self.at == start;
            named |= each || matches!(kind, Kind::Word(word) if !is_time_word(word));
            self.at += 1;
        }
        only(named)?;
        let span = self.span_from(start);
        self.free.push(span);
        Some(self.cleaned(span))
    }

    /// Eats words that are not about time.
    fn text_until_mark(&mut self) {
        // «по мере необходимости в 2022 году»
        let year = |number: Number| number.digits == 4;
        // «по обстановке и первый квартал»
        let term = |parser: &mut Self| parser.eat(Word::And) && parser.window().is_some();
        while !self.looks(term)
            && (self.is_in_word()
                || self.kind(0).is_some_and(is_external_text)
                    && !self.digits(1).is_some_and(year)
                    && !self.opens_clause())
        {
            self.at += 1;
        }
    }

    /// «д/д»
    fn is_in_word(&self) -> bool {
        let glued = |ahead| self.token(ahead).is_some_and(|token| !token.blank);
        self.is_kind(0, Kind::Slash) && glued(0) && glued(1) && self.word(1).is_some()
    }
}

/// «1-2 неделя сентября»
fn is_week_of_month(dated: Dated) -> bool {
    let week = matches!(dated.pick(), Pick::Nth(_, Of::Week | Of::Decade));
    week && matches!(dated.frame(), Frame::Month(_))
}

/// Returns whether a token may stand in the name of an outer document.
fn is_external_text(kind: Kind) -> bool {
    match kind {
        Kind::Word(Word::Until | Word::By | Word::Not | Word::Then | Word::Rarer) => false,
        Kind::Word(word) => !is_time_word(word) || matches!(word, Word::Unit(_)),
        Kind::Number(number) => number.digits == 0 || number.value > 31,
        Kind::Other => true,
        _ => false,
    }
}

/// Returns a day, or the one at an edge of a time, as what is counted from.
fn edge_day(dated: Dated) -> Option<Dated> {
    let mut to = dated.to;
    if let (Some(edge), Frame::Each(_)) = (to.place.edge(), to.place.frame) {
        to.place.then = Pick::of_edge(Bound::By, edge)?;
    }
    let ends = to.place.edge().is_some() || to.place.is_day();
    (ends && dated.from.is_none()).then(|| Dated::bounded(Bound::By, to))
}
