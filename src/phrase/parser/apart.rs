//! What recurs as a rule, and what in windows of its own: «ежемесячно до 15 числа, в декабре – до 25».

use super::Parser;
use super::inherit::{lone_years, numbered, units};
use super::window::holds_month;
use crate::phrase::ast::{
    Body, Bound, Clause, Dated, Frame, Link, MonthRef, Of, Pick, Recurrence, Time, Year, Years,
};
use crate::phrase::lexicon::{Unit, Word};
use crate::phrase::only::only;
use crate::phrase::token::Token;
use crate::words::MessageId;

/// A list that says what recurs in some windows, and what in all others.
struct Apart {
    usual: Vec<Clause>,
    exceptions: Vec<Exception>,
}

/// Windows and what comes in them in place of the usual.
struct Exception {
    windows: Vec<Clause>,
    own: Vec<Clause>,
}

impl Parser<'_> {
    /// Reads a rule and its exceptions; none where the list is something else.
    pub(super) fn apart(&mut self, members: &[Clause]) -> Option<Vec<Clause>> {
        let of_rule = |member: &Clause| is_rule(member) || member.link == Link::Rest;
        only(members.iter().any(of_rule) && !goes_on(members))?;
        // «2022 год – I квартал, 2023-2024 годы – ежегодно»: each of its years
        if let Some((parts, [])) = exceptions(members)
            && parts.len() > 1
            && parts.iter().all(Exception::is_of_years)
        {
            let parts = parts
                .into_iter()
                .map(|part| [part.windows, part.own].concat());
            let read = parts.map(|part| self.joined(part).ok());
            return Some(read.collect::<Option<Vec<_>>>()?.concat());
        }
        let Apart {
            usual,
            mut exceptions,
        } = part(&self.months_with_days(members)?)?;
        // «ежемесячно, с апреля по октябрь до 5 числа» is one
        let ranged = |window: &Clause| window.dated().is_some_and(|dated| dated.from.is_some());
        let limited = |only: &Exception| {
            let own = |own: &Clause| own.link == Link::None && !recurs(own);
            only.own.first().is_some_and(own) && only.windows.iter().all(ranged)
        };
        let one = matches!(exceptions.as_slice(), [only] if limited(only));
        only(!(one && usual.iter().all(is_plain)))?;
        // «в июле – по пятницам, по понедельникам» may be one
        let opening = usual.first()?;
        if opening.span.start > exceptions.first()?.windows.first()?.span.start
            && matches!(opening.link, Link::Separator | Link::And)
        {
            self.uncertain(opening.span, MessageId::PhraseUncertainMixture);
        }
        self.report_windows(members, &exceptions);
        let mut clauses = self.recurring(usual)?;
        let rules = clauses.iter().filter_map(Clause::recurring);
        let rules: Vec<Recurrence> = rules.cloned().collect();
        // «ежемесячно до 5 числа; ежегодно до 1 мая, в 2022 году – до 1 июня»
        if let [_, last, ..] = clauses.as_slice() {
            self.uncertain(last.span, MessageId::PhraseUncertainMixture);
        }
        for exception in &mut exceptions {
            self.within_years(&rules, exception);
        }
        let windows = exceptions.iter().flat_map(|exception| {
            let reported = exception
                .windows
                .iter()
                .any(|window| self.is_of_report(window));
            exception.windows().map(move |window| (window, reported))
        });
        let windows: Vec<(Dated, bool)> = windows.collect();
        for clause in &mut clauses {
            let span = clause.span;
            let Body::Recurring(usual) = &mut clause.body else {
                return None;
            };
            only(windows.iter().all(|(window, _)| fits(usual, window)))?;
            // «ежеквартально, в мае – ежемесячно»: a quarter may be left in part
            let long = matches!(usual.unit, Unit::Quarter | Unit::HalfYear | Unit::Part(_));
            let shorter = |(window, _): &(Dated, bool)| {
                !matches!(window.frame(), Frame::Nth { .. }) && !window.names_years()
            };
            // «до 5 числа следующего месяца, в декабре – до 25»: of this month, or in it
            let after =
                |dated: &Dated| matches!(dated.each(), Some(MonthRef::Next | MonthRef::After(..)));
            if long && windows.iter().any(shorter) || usual.places.iter().any(after) {
                self.uncertain(span, MessageId::PhraseUncertainMixture);
            }
            let reported = windows
                .iter()
                .map(|(window, report)| of_reported(usual, *window, *report));
            let reported: Vec<Dated> = reported.collect();
            usual.without.extend(reported);
        }
        let plain = rules.iter().any(Recurrence::is_plain);
        let place = rules.iter().flat_map(|rule| &rule.places).next();
        for exception in exceptions {
            let windows: Vec<Dated> = exception.windows().collect();
            let dated = exception.own.iter().all(|member| member.dated().is_some());
            let span = exception.windows.first()?.span;
            if dated && plain {
                // «ежегодно, с 2022 года – до 1 мая» is no exception
                only(!windows.iter().any(Dated::names_years))?;
                self.uncertain(span, MessageId::PhraseUncertainMixture);
            }
            for mut clause in self.recurring(exception.terms(place)?)? {
                let Body::Recurring(own) = &mut clause.body else {
                    return None;
                };
                only(dated || windows.iter().all(|window| fits(own, window)))?;
                own.within.clone_from(&windows);
                clause.span = span.join(clause.span);
                clauses.push(clause);
            }
        }
        Some(clauses)
    }

    /// «в 2022 году ежемесячно до 5 числа, в январе – до 15»: the windows are those of the rule's year.
    fn within_years(&mut self, rules: &[Recurrence], exception: &mut Exception) {
        // «в 2022 году, в январе – до 15 числа»
        if let [
            year,
            Clause {
                body: Body::Dated(part),
                ..
            },
        ] = exception.windows.as_mut_slice()
            && let Some(year) = lone_years(year).and_then(Years::only)
            && part.to.year == Year::Missing
        {
            part.to.year = Year::Given(year);
            exception.windows.remove(0);
        }
        let within: Vec<Dated> = rules.iter().flat_map(|rule| rule.within.clone()).collect();
        for window in &mut exception.windows {
            let Body::Dated(dated) = &mut window.body else {
                continue;
            };
            match within.as_slice() {
                _ if dated.names_years() => {}
                [year] if year.names_years() && year.from.is_none() && dated.from.is_none() => {
                    dated.to.year = year.to.year;
                }
                within if within.iter().any(Dated::names_years) => {
                    self.uncertain(window.span, MessageId::PhraseUncertainMixture);
                }
                _ => {}
            }
        }
    }

    /// Returns whether a window may be what a report is of: «за декабрь».
    fn is_of_report(&self, window: &Clause) -> bool {
        let first = |token: &&Token| token.span.start == window.span.start;
        self.tokens.iter().find(first).and_then(Token::word) == Some(Word::For)
    }

    /// Says where a reader could take other windows.
    fn report_windows(&mut self, members: &[Clause], exceptions: &[Exception]) {
        let then = members.iter().any(|member| member.link == Link::Then);
        let windows = || exceptions.iter().flat_map(|exception| &exception.windows);
        let years = windows()
            .filter(|window| lone_years(window).is_some())
            .count();
        // «в 2022 году – еженедельно, летом – ежедневно» have days of both
        if let (Some(last), true) = (windows().last(), years > 0 && years < windows().count()) {
            self.uncertain(last.span, MessageId::PhraseUncertainMixture);
        }
        let opens = windows().next().is_some_and(|first| self.opens_year(first));
        for window in windows() {
            // «за декабрь – до 25 декабря»: what is due in December, or what is of it
            if self.is_of_report(window) {
                self.uncertain(window.span, MessageId::PhraseUncertainMixture);
            }
            // «сентябрь – еженедельно, далее – ежемесячно»: before it, too; over several years, in each of them
            if then && lone_years(window).is_none() && (self.hints.many_years() || !opens) {
                self.uncertain(window.span, MessageId::PhraseUncertainThen);
            }
        }
    }

    /// Returns whether a window begins where the plan's year does.
    fn opens_year(&self, window: &Clause) -> bool {
        let first = if self.hints.is_school_year() { 9 } else { 1 };
        let frame = window.dated().map(|dated| dated.opening().place.frame);
        matches!(frame, Some(Frame::Nth { number: 1, .. })) || frame == Some(Frame::Month(first))
    }

    /// Parts «в январе – 20 января», which beside what recurs is no window; gives «с 1 по 15 июля» its month.
    fn months_with_days(&mut self, members: &[Clause]) -> Option<Vec<Clause>> {
        let mut parted = Vec::with_capacity(members.len());
        for member in members {
            let mut member = member.clone();
            let Some(&Dated {
                from: Some(from),
                to,
                ..
            }) = member.dated()
            else {
                parted.push(member);
                continue;
            };
            if from.is_month() && to.is_full_day() && from.place.frame == to.place.frame {
                self.uncertain(member.span, MessageId::PhraseUncertainMixture);
                let times = [(member.link, from), (Link::Colon, to)].into_iter();
                parted.extend(times.map(|(link, time)| {
                    let body = Body::Dated(Dated::between(None, time));
                    Clause {
                        link,
                        ..Clause::of(time.span, body)
                    }
                }));
            } else {
                units(std::slice::from_mut(&mut member)).ok()?;
                parted.push(member);
            }
        }
        Some(parted)
    }

    /// Returns what recurs by the terms of a part; none where not all of it does.
    fn recurring(&mut self, members: Vec<Clause>) -> Option<Vec<Clause>> {
        let mut clauses = self.joined(members).ok()?;
        // «ежемесячно, кроме июля»
        let mut without = Vec::new();
        clauses.retain(|clause| match &clause.body {
            Body::Except(list) if !list.iter().any(Dated::is_day) => {
                without.extend(list.iter().copied());
                false
            }
            _ => true,
        });
        for clause in &mut clauses {
            match &mut clause.body {
                Body::Recurring(every) if every.first.is_none() => {
                    every.without.clone_from(&without);
                }
                _ => return None,
            }
        }
        Some(clauses)
    }
}

impl Exception {
    fn is_of_years(&self) -> bool {
        let years = |member: &Clause| member.dated().is_some_and(Dated::names_years);
        self.windows
            .iter()
            .all(|window| years(window) || lone_years(window).is_some())
    }

    /// Returns its windows, years one by one.
    fn windows(&self) -> impl Iterator<Item = Dated> {
        self.windows
            .iter()
            .flat_map(|member| match (lone_years(member), member.dated()) {
                (Some(years), _) => {
                    let frame = if years.school {
                        Frame::SchoolYear
                    } else {
                        Frame::Year
                    };
                    let year = |year| Dated::whole(frame).of(Year::Given(year));
                    years.iter().map(year).collect::<Vec<_>>()
                }
                (None, Some(dated)) => vec![Dated {
                    aside: false,
                    ..*dated
                }],
                (None, None) => Vec::new(),
            })
    }

    /// Returns its own terms as what recurs: «до 25» of a month, «до 1 июня» of a year; none where they lie elsewhere.
    /// Bare numbers are what the `usual` ones are.
    fn terms(self, usual: Option<&Dated>) -> Option<Vec<Clause>> {
        let windows: Vec<Dated> = self.windows().collect();
        let mut bound = usual.map_or(Bound::Within, |usual| usual.bound);
        let mut own = self.own;
        if own.iter().any(recurs) {
            return Some(own);
        }
        for member in &mut own {
            let Body::Dated(dated) = &mut member.body else {
                return None;
            };
            dated.aside = false;
            let place = &mut dated.to.place;
            if let Pick::Bare { number, roman } = place.pick {
                // «второй» beside «первый понедельник», else a day
                let nth = |dated: &&Dated| {
                    matches!(dated.pick(), Pick::Nth(_, Of::Weekday(_) | Of::Week))
                };
                let source = usual.filter(nth).map(|usual| usual.to.place);
                *place = numbered(number, roman, source, Frame::Each(MonthRef::Any))?;
                if dated.bound == Bound::Within {
                    dated.bound = bound;
                }
            }
            bound = dated.bound;
            let inside = |window: &Dated| {
                let month = window.from.is_none() && holds_month(window.frame(), dated.frame());
                window.names_years() || month
            };
            only(dated.each().is_some() || windows.iter().all(inside))?;
        }
        Some(every_unit(own))
    }
}

/// «ежеквартально до 10 числа, в IV квартале – до 25 декабря»: what is due after a quarter is due in the next one, and
/// so is the report of a month that is due early in it.
fn of_reported(usual: &Recurrence, mut window: Dated, report: bool) -> Dated {
    let after = |dated: &&Dated| {
        matches!(
            dated.each(),
            Some(MonthRef::Any | MonthRef::Next | MonthRef::After(..))
        )
    };
    let mut after = usual.places.iter().filter(after);
    match &mut window.to.place.frame {
        _ if window.from.is_some() => {}
        Frame::Nth { unit, number } if *unit == usual.unit && window.to.year == Year::Missing => {
            if let Some(count) = unit.in_year().filter(|_| after.next().is_some()) {
                *number = *number % count + 1;
            }
        }
        Frame::Month(month)
            if report
                && usual.unit == Unit::Month
                && !after.all(|dated| matches!(dated.pick(), Pick::Day(16..))) =>
        {
            *month = *month % 12 + 1;
            window.to.year = match window.to.year {
                Year::Given(year) | Year::Lent(year) if *month == 1 => Year::Given(year + 1),
                year => year,
            };
        }
        _ => {}
    }
    window
}

/// Puts what no word says the unit of, «до 25 числа» or «до 1 июня», under that unit.
fn every_unit(mut own: Vec<Clause>) -> Vec<Clause> {
    let each = own.iter().any(|member| member.each().is_some());
    let rule = Recurrence::every(if each { Unit::Month } else { Unit::Year });
    if let Some(first) = own.first().filter(|_| !own.iter().any(recurs)) {
        let link = Link::Separator;
        let rule = Clause {
            link,
            ..Clause::of(first.span, Body::Recurring(rule))
        };
        own.insert(0, rule);
    }
    own
}

/// Returns whether the only plain rule of a list goes on from what stands before it: «апрель – 3 неделя, далее ежемесячно».
fn goes_on(members: &[Clause]) -> bool {
    let rules = members
        .iter()
        .filter_map(|member| Some((member.link, member.recurring()?)));
    let (plain, own): (Vec<_>, Vec<_>) = rules.partition(|(_, every)| every.is_plain());
    match plain.as_slice() {
        [(Link::Then, rule)] => own.iter().all(|(_, every)| every.unit == rule.unit),
        _ => false,
    }
}

fn is_plain(member: &Clause) -> bool {
    member.rule().is_some()
}

fn is_rule(member: &Clause) -> bool {
    recurs(member) || member.each().is_some()
}

fn recurs(member: &Clause) -> bool {
    member.recurring().is_some()
}

/// Returns whether a window can do without what recurs: a month has no part of what is due once a year.
fn fits(every: &Recurrence, window: &Dated) -> bool {
    every.step == Recurrence::WHOLE_PERIOD || !every.unit.is_year() || window.names_years()
}

/// Parts a list into the usual and its exceptions.
fn part(members: &[Clause]) -> Option<Apart> {
    let rest = |member: &Clause| matches!(member.link, Link::Then | Link::Rest);
    if let Some(at) = members.iter().position(rest) {
        let (before, usual) = members.split_at(at);
        let exceptions = match before {
            // «ежемесячно в 2021 году, далее – ежеквартально»
            [own, window] if recurs(own) && window.link == Link::None && is_window(window) => {
                let (windows, own) = (vec![window.clone()], vec![own.clone()]);
                vec![Exception { windows, own }]
            }
            _ => exceptions(before).filter(|(_, rest)| rest.is_empty())?.0,
        };
        let usual = match usual[0].link {
            Link::Rest => every_unit(usual.to_vec()),
            _ => usual.to_vec(),
        };
        return Some(Apart { usual, exceptions });
    }
    // «до 15 числа, в декабре – до 25, ежемесячно»
    let trailing = |own: &Clause, rule: &Clause| {
        let own = !is_window(own) || own.link == Link::Colon;
        is_plain(rule) && rule.link != Link::Colon && own
    };
    let (members, trailing) = match members {
        [_, .., own, rule] if trailing(own, rule) => members.split_at(members.len() - 1),
        _ => (members, &[][..]),
    };
    let at = (1..members.len()).find(|at| opens(members, *at));
    let (exceptions, rest) = exceptions(&members[at.unwrap_or(0)..])?;
    let usual = at.map_or(rest, |at| &members[..at]);
    // «в декабре – до 25 числа, ежемесячно до 15 числа»
    let behind = rest.iter().any(is_rule) && !rest.iter().any(is_window);
    only(if at.is_none() {
        behind
    } else {
        rest.is_empty()
    })?;
    let usual = [usual, trailing].concat();
    Some(Apart { usual, exceptions })
}

/// Returns whether an exception begins at a later member: «…, в декабре – до 25».
pub(super) fn opens(members: &[Clause], at: usize) -> bool {
    let (before, next) = (&members[at - 1], &members[at]);
    // «ежемесячно в мае, июне и июле – до 5 числа»
    let alike = lone_years(before).is_some() == lone_years(next).is_some();
    let one = before.dated().is_some_and(|dated| dated.from.is_none());
    let listed = is_window(before) && alike && one;
    // «кроме июля и августа»
    let excepted = matches!(before.body, Body::Except(_)) && next.link == Link::And;
    let tied = matches!(next.link, Link::Separator | Link::And);
    tied && !listed && !excepted && is_exception(&members[at..])
}

/// exceptions := { window { («,» | «и») window } [«–»] term { [«и»] term } }
///
/// Returns the members behind them, too.
fn exceptions(mut members: &[Clause]) -> Option<(Vec<Exception>, &[Clause])> {
    let mut found = Vec::new();
    while is_exception(members) {
        let (windows, rest) = members.split_at(windows(members));
        let ties = |at: &usize| {
            let (first, own) = (&rest[0], &rest[*at]);
            // «в мае – июне – еженедельно (понедельник)»
            let unit = |member: &Clause| member.recurring().map(|every| every.unit);
            let alike = unit(own) == unit(first)
                || own.each().is_some() && unit(first) == Some(Unit::Month);
            let picks = *at == 1 && is_plain(first) && !is_plain(own) && alike;
            let tied = picks || matches!(own.link, Link::And | Link::None);
            *at == 0 || tied && !is_exception(&rest[*at..])
        };
        let (own, rest) = rest.split_at((0..rest.len()).take_while(ties).count());
        let (windows, own) = (windows.to_vec(), own.to_vec());
        found.push(Exception { windows, own });
        members = rest;
    }
    (!found.is_empty()).then_some((found, members))
}

fn is_exception(members: &[Clause]) -> bool {
    let (windows, rest) = members.split_at(windows(members));
    let years = windows.iter().all(|window| lone_years(window).is_some());
    // «в 2022 году – в июне»
    let tied = |own: &Clause| {
        let term = !is_window(own) || years && lone_years(own).is_none();
        matches!(own.link, Link::None | Link::Colon) && term
    };
    !windows.is_empty() && rest.first().is_some_and(tied)
}

/// Returns how many windows a list begins with.
fn windows(members: &[Clause]) -> usize {
    let listed =
        |member: &&Clause| matches!(member.link, Link::And | Link::Separator) && is_window(member);
    let first = usize::from(members.first().is_some_and(is_window));
    first + members.iter().skip(1).take_while(listed).count() * first
}

/// Returns whether it is a window that something may recur in: «в 2022 году», «летом», «с июня по август», «с 1 июня».
fn is_window(member: &Clause) -> bool {
    let named = |time: Time| {
        let lent = matches!(
            time.place.frame,
            Frame::Each(_) | Frame::Lent | Frame::AfterLent
        );
        !lent && !time.place.is_bare()
    };
    let window = member.dated().is_some_and(|dated| {
        let whole = dated.bound == Bound::Within && (dated.from.is_some() || dated.is_whole());
        (whole || dated.bound == Bound::Since) && named(dated.opening()) && named(dated.to)
    });
    window || lone_years(member).is_some()
}
