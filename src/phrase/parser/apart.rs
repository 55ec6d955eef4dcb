//! What recurs as a rule, and what in windows of its own: «ежемесячно до 15 числа, в декабре – до 25».

use super::Parser;
use super::inherit::{lone_years, numbered, units};
use super::member::{Link, Member};
use super::window::holds_month;
use crate::phrase::ast::{
    Body, Bound, Clause, Dated, Frame, MonthRef, Of, Pick, Place, Recurrence, Time, Year, Years,
};
use crate::phrase::lexicon::{Unit, Word};
use crate::phrase::token::Token;
use crate::words::MessageId;

/// A list that says what recurs in some windows, and what in all others.
struct Apart {
    usual: Vec<Member>,
    exceptions: Vec<Exception>,
}

/// Windows and what comes in them in place of the usual.
struct Exception {
    windows: Vec<Member>,
    own: Vec<Member>,
}

impl Parser<'_> {
    /// Reads a rule and its exceptions; none where the list is something else.
    pub(super) fn apart(&mut self, members: &[Member]) -> Option<Vec<Clause>> {
        let of_rule = |member: &Member| {
            recurs(member) || member.is_of_each(false) || member.link == Link::Rest
        };
        (members.iter().any(of_rule) && !goes_on(members)).then_some(())?;
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
        let ranged = |window: &Member| window.dated().is_some_and(|dated| dated.from.is_some());
        let limited = |only: &Exception| {
            only.own
                .first()
                .is_some_and(|own| own.link == Link::None && !recurs(own))
                && only.windows.iter().all(ranged)
        };
        let one = matches!(exceptions.as_slice(), [only] if limited(only));
        (!(one && usual.iter().all(is_plain))).then_some(())?;
        // «в июле – по пятницам, по понедельникам» may be one
        let opening = usual.first()?;
        if opening.clause.span.start > exceptions.first()?.windows.first()?.clause.span.start
            && matches!(opening.link, Link::Separator | Link::And)
        {
            self.uncertain(opening.clause.span, MessageId::PhraseUncertainMixture);
        }
        self.report_windows(members, &exceptions);
        let mut clauses = self.recurring(usual)?;
        let rules: Vec<Recurrence> = clauses
            .iter()
            .filter_map(Clause::recurring)
            .cloned()
            .collect();
        // «ежемесячно до 5 числа; ежегодно до 1 мая, в 2022 году – до 1 июня»
        if let [_, last, ..] = clauses.as_slice() {
            self.uncertain(last.span, MessageId::PhraseUncertainMixture);
        }
        for exception in &mut exceptions {
            self.within_years(&rules, exception);
        }
        let windows: Vec<Dated> = exceptions.iter().flat_map(Exception::windows).collect();
        let reports = exceptions.iter().flat_map(|exception| {
            let reported = exception
                .windows
                .iter()
                .any(|window| self.is_of_report(window));
            exception.windows().map(move |_| reported)
        });
        let reports: Vec<bool> = reports.collect();
        let plain = rules.iter().any(Recurrence::is_plain);
        let place = rules.iter().flat_map(|rule| &rule.places).next();
        for clause in &mut clauses {
            let span = clause.span;
            let Body::Recurring(usual) = &mut clause.body else {
                return None;
            };
            fits(usual, &windows).then_some(())?;
            // «ежеквартально, в мае – ежемесячно»: a quarter may be left in part
            let long = matches!(usual.unit, Unit::Quarter | Unit::HalfYear | Unit::Part(_));
            let shorter = |window: &Dated| {
                !matches!(window.to.place.frame, Frame::Nth { .. }) && !window.names_years()
            };
            // «до 5 числа следующего месяца, в декабре – до 25»: of this month, or in it
            let after = |dated: &Dated| {
                let frame = dated.to.place.frame;
                matches!(frame, Frame::Each(MonthRef::Next | MonthRef::After(..)))
            };
            if long && windows.iter().any(shorter) || usual.places.iter().any(after) {
                self.uncertain(span, MessageId::PhraseUncertainMixture);
            }
            let windows = windows.iter().zip(&reports);
            let windows = windows.map(|(window, report)| of_reported(usual, *window, *report));
            let windows: Vec<Dated> = windows.collect();
            usual.without.extend(windows);
        }
        for exception in exceptions {
            let windows: Vec<Dated> = exception.windows().collect();
            let dated = exception.own.iter().all(|member| member.dated().is_some());
            let span = exception.windows.first()?.clause.span;
            if dated && plain {
                // «ежегодно, с 2022 года – до 1 мая» is no exception
                (!windows.iter().any(Dated::names_years)).then_some(())?;
                self.uncertain(span, MessageId::PhraseUncertainMixture);
            }
            for mut clause in self.recurring(exception.terms(place)?)? {
                let Body::Recurring(own) = &mut clause.body else {
                    return None;
                };
                (dated || fits(own, &windows)).then_some(())?;
                own.within.clone_from(&windows);
                clause.span = span.join(clause.span);
                clauses.push(clause);
            }
        }
        Some(clauses)
    }

    /// «в 2022 году ежемесячно до 5 числа, в январе – до 15»: the windows are those of the rule's year.
    fn within_years(&mut self, rules: &[Recurrence], exception: &mut Exception) {
        let within: Vec<Dated> = rules
            .iter()
            .flat_map(|rule| rule.within.iter().copied())
            .collect();
        // «в 2022 году, в январе – до 15 числа»
        if let [year, part] = exception.windows.as_slice()
            && let Some(year) = lone_years(year).and_then(Years::only)
            && let Some(part) = part.dated().filter(|part| part.to.year == Year::Missing)
        {
            let part = part.of(Year::Given(year));
            exception.windows.remove(0);
            exception.windows[0].clause.body = Body::Dated(part);
        }
        for window in &mut exception.windows {
            let span = window.clause.span;
            let Some(dated) = window.dated().filter(|dated| !dated.names_years()) else {
                continue;
            };
            match within.as_slice() {
                [year] if year.names_years() && year.from.is_none() && dated.from.is_none() => {
                    let dated = dated.of(year.to.year);
                    window.clause.body = Body::Dated(dated);
                }
                within if within.iter().any(Dated::names_years) => {
                    self.uncertain(span, MessageId::PhraseUncertainMixture);
                }
                _ => {}
            }
        }
    }

    /// Returns whether a window may be what a report is of: «за декабрь».
    fn is_of_report(&self, window: &Member) -> bool {
        let first = |token: &&Token| token.span.start == window.clause.span.start;
        self.tokens.iter().find(first).and_then(Token::word) == Some(Word::For)
    }

    /// Says where a reader could take other windows.
    fn report_windows(&mut self, members: &[Member], exceptions: &[Exception]) {
        let then = members.iter().any(|member| member.link == Link::Then);
        let windows = || exceptions.iter().flat_map(|exception| &exception.windows);
        let years = windows()
            .filter(|window| lone_years(window).is_some())
            .count();
        // «в 2022 году – еженедельно, летом – ежедневно» have days of both
        if let (Some(last), true) = (windows().last(), years > 0 && years < windows().count()) {
            self.uncertain(last.clause.span, MessageId::PhraseUncertainMixture);
        }
        let opens = windows().next().is_some_and(|first| self.opens_year(first));
        for window in windows() {
            // «за декабрь – до 25 декабря»: what is due in December, or what is of it
            if self.is_of_report(window) {
                self.uncertain(window.clause.span, MessageId::PhraseUncertainMixture);
            }
            // «сентябрь – еженедельно, далее – ежемесячно»: before it, too; over several years, in each of them
            if then && lone_years(window).is_none() && (self.hints.many_years() || !opens) {
                self.uncertain(window.clause.span, MessageId::PhraseUncertainThen);
            }
        }
    }

    /// Returns whether a window begins where the plan's year does.
    fn opens_year(&self, window: &Member) -> bool {
        let first = if self.hints.is_school_year() { 9 } else { 1 };
        window
            .dated()
            .is_some_and(|dated| match dated.opening().place.frame {
                Frame::Month(month) => month == first,
                Frame::Nth { number, .. } => number == 1,
                _ => false,
            })
    }

    /// Parts «в январе – 20 января», which beside what recurs is no window; gives «с 1 по 15 июля» its month.
    fn months_with_days(&mut self, members: &[Member]) -> Option<Vec<Member>> {
        let mut parted = Vec::with_capacity(members.len());
        for member in members {
            let mut member = member.clone();
            let of_month = |window: &&Dated| {
                let frame = window.to.place.frame;
                let month = |from: Time| from.is_month() && from.place.frame == frame;
                window.from.is_some_and(month) && window.to.is_full_day()
            };
            if let Some(&Dated {
                from: Some(month),
                to,
                ..
            }) = member.dated().filter(of_month)
            {
                self.uncertain(member.clause.span, MessageId::PhraseUncertainMixture);
                parted.extend(
                    [(member.link, month), (Link::Colon, to)].map(|(link, time)| {
                        let (span, body) = (time.span, Body::Dated(Dated::between(None, time)));
                        Member {
                            link,
                            clause: Clause { span, body },
                        }
                    }),
                );
                continue;
            }
            if member.dated().is_some_and(|dated| dated.from.is_some()) {
                units(std::slice::from_mut(&mut member)).ok()?;
            }
            parted.push(member);
        }
        Some(parted)
    }

    /// Returns what recurs by the terms of a part; none where not all of it does.
    fn recurring(&mut self, members: Vec<Member>) -> Option<Vec<Clause>> {
        let mut clauses = self.joined(members).ok()?;
        // «ежемесячно, кроме июля»
        let mut without = Vec::new();
        clauses.retain(|clause| match &clause.body {
            Body::Except(list) if list.iter().all(|dated| !dated.to.place.is_day()) => {
                without.extend(list.iter().copied());
                false
            }
            _ => true,
        });
        for clause in &mut clauses {
            if let Body::Recurring(every) = &mut clause.body {
                every.without.clone_from(&without);
            }
        }
        let recurs = |clause: &Clause| {
            clause
                .recurring()
                .is_some_and(|every| every.first.is_none())
        };
        clauses.iter().all(recurs).then_some(clauses)
    }
}

impl Exception {
    fn is_of_years(&self) -> bool {
        let years = |member: &Member| member.dated().is_some_and(Dated::names_years);
        self.windows
            .iter()
            .all(|window| years(window) || lone_years(window).is_some())
    }

    /// Returns its windows, years one by one.
    fn windows(&self) -> impl Iterator<Item = Dated> {
        self.windows.iter().flat_map(|member| {
            let years = lone_years(member).into_iter().flat_map(|years| {
                let frame = if years.school {
                    Frame::SchoolYear
                } else {
                    Frame::Year
                };
                years
                    .iter()
                    .map(move |year| Dated::whole(frame).of(Year::Given(year)))
            });
            let window = member.dated().filter(|_| lone_years(member).is_none());
            let window = window.map(|dated| Dated {
                aside: false,
                ..*dated
            });
            years.chain(window)
        })
    }

    /// Returns its own terms as what recurs: «до 25» of a month, «до 1 июня» of a year; none where they lie elsewhere.
    /// Bare numbers are what the `usual` ones are.
    fn terms(self, usual: Option<&Dated>) -> Option<Vec<Member>> {
        let windows: Vec<Dated> = self.windows().collect();
        let mut bound = usual.map_or(Bound::Within, |usual| usual.bound);
        let mut own = self.own;
        if own.iter().any(recurs) {
            return Some(own);
        }
        for member in &mut own {
            let Body::Dated(dated) = &mut member.clause.body else {
                return None;
            };
            dated.aside = false;
            let place = &mut dated.to.place;
            if let Pick::Bare { number, roman } = place.pick {
                // «второй» beside «первый понедельник», else a day
                let nth =
                    |place: &Place| matches!(place.pick, Pick::Nth(_, Of::Weekday(_) | Of::Week));
                let source = usual.map(|usual| usual.to.place).filter(nth);
                *place = numbered(number, roman, source, Frame::Each(MonthRef::Any))?;
                if dated.bound == Bound::Within {
                    dated.bound = bound;
                }
            }
            bound = dated.bound;
            let inside = |window: &Dated| {
                window.names_years()
                    || window.from.is_none() && holds_month(window.to.place.frame, place.frame)
            };
            let each = matches!(place.frame, Frame::Each(_));
            (each || windows.iter().all(inside)).then_some(())?;
        }
        Some(every_unit(own))
    }
}

/// «ежеквартально до 10 числа, в IV квартале – до 25 декабря»: what is due after a quarter is due in the next one, and
/// so is the report of a month that is due early in it.
fn of_reported(usual: &Recurrence, mut window: Dated, report: bool) -> Dated {
    let after = |dated: &Dated| {
        let frame = dated.to.place.frame;
        matches!(
            frame,
            Frame::Each(MonthRef::Any | MonthRef::Next | MonthRef::After(..))
        )
    };
    if let Frame::Nth { unit, number } = &mut window.to.place.frame
        && let Some(count) = unit.in_year().filter(|_| *unit == usual.unit)
        && window.to.year == Year::Missing
        && window.from.is_none()
        && usual.places.iter().any(after)
    {
        *number = *number % count + 1;
    }
    let early = |dated: &Dated| after(dated) && !matches!(dated.to.place.pick, Pick::Day(16..));
    if let Frame::Month(month) = &mut window.to.place.frame
        && report
        && usual.unit == Unit::Month
        && window.from.is_none()
        && usual.places.iter().any(early)
    {
        *month = *month % 12 + 1;
        window.to.year = match window.to.year {
            Year::Given(year) | Year::Lent(year) if *month == 1 => Year::Given(year + 1),
            year => year,
        };
    }
    window
}

/// Puts what no word says the unit of, «до 25 числа» or «до 1 июня», under that unit.
fn every_unit(mut own: Vec<Member>) -> Vec<Member> {
    let each = own.iter().any(|member| member.is_of_each(false));
    let unit = if each { Unit::Month } else { Unit::Year };
    if let Some(first) = own.first().filter(|_| !own.iter().any(recurs)) {
        let clause = Clause {
            span: first.clause.span,
            body: Body::Recurring(Recurrence::every(unit)),
        };
        let link = Link::Separator;
        own.insert(0, Member { link, clause });
    }
    own
}

/// Returns whether the only plain rule of a list goes on from what stands before it: «апрель – 3 неделя, далее ежемесячно».
fn goes_on(members: &[Member]) -> bool {
    let rules = |plain: bool| {
        let own = members
            .iter()
            .filter(move |member| is_plain(member) == plain);
        own.filter_map(|member| Some((member.link, member.clause.recurring()?.unit)))
    };
    let mut plain = rules(true);
    match (plain.next(), plain.next()) {
        (Some((Link::Then, unit)), None) => rules(false).all(|(_, own)| own == unit),
        _ => false,
    }
}

fn is_plain(member: &Member) -> bool {
    member.clause.recurring().is_some_and(Recurrence::is_plain)
}

fn recurs(member: &Member) -> bool {
    member.clause.recurring().is_some()
}

/// Returns whether windows can do without what recurs: a month has no part of what is due once a year.
fn fits(every: &Recurrence, windows: &[Dated]) -> bool {
    let once = every.step == Recurrence::WHOLE_PERIOD;
    let yearly = every.unit.is_year();
    once || !yearly || windows.iter().all(Dated::names_years)
}

/// Parts a list into the usual and its exceptions.
fn part(members: &[Member]) -> Option<Apart> {
    let rest = |member: &Member| matches!(member.link, Link::Then | Link::Rest);
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
        let usual = match usual.first()?.link {
            Link::Rest => every_unit(usual.to_vec()),
            _ => usual.to_vec(),
        };
        return Some(Apart { usual, exceptions });
    }
    // «до 15 числа, в декабре – до 25, ежемесячно»
    let trailing = |pair: &[Member]| {
        let plain = is_plain(&pair[1]);
        let own = !is_window(&pair[0]) || pair[0].link == Link::Colon;
        plain && pair[1].link != Link::Colon && own
    };
    let last = members.len().checked_sub(2)?;
    let last = members.len() - usize::from(last > 0 && trailing(&members[last..]));
    let (members, trailing) = members.split_at(last);
    let at = (1..members.len()).find(|at| opens(members, *at));
    let (own, rest) = exceptions(&members[at.unwrap_or(0)..])?;
    let usual = at.map_or(rest, |at| &members[..at]);
    // «в декабре – до 25 числа, ежемесячно до 15 числа»
    let rule = |member: &Member| recurs(member) || member.is_of_each(false);
    let behind = rest.iter().any(rule) && !rest.iter().any(is_window);
    (if at.is_none() {
        behind
    } else {
        rest.is_empty()
    })
    .then_some(())?;
    Some(Apart {
        usual: [usual, trailing].concat(),
        exceptions: own,
    })
}

/// Returns whether an exception begins at a later member: «…, в декабре – до 25».
pub(super) fn opens(members: &[Member], at: usize) -> bool {
    let (before, next) = (&members[at - 1], &members[at]);
    // «ежемесячно в мае, июне и июле – до 5 числа»
    let alike = lone_years(before).is_some() == lone_years(next).is_some();
    let one = before.dated().is_some_and(|dated| dated.from.is_none());
    let listed = is_window(before) && alike && one;
    // «кроме июля и августа»
    let excepted = matches!(before.clause.body, Body::Except(_)) && next.link == Link::And;
    let tied = matches!(next.link, Link::Separator | Link::And);
    tied && !listed && !excepted && is_exception(&members[at..])
}

/// exceptions := { window { («,» | «и») window } [«–»] term { [«и»] term } }
///
/// Returns the members behind them, too.
fn exceptions(mut members: &[Member]) -> Option<(Vec<Exception>, &[Member])> {
    let mut found = Vec::new();
    while is_exception(members) {
        let (windows, rest) = members.split_at(windows(members));
        let ties = |at: &usize| {
            // «в мае – июне – еженедельно (понедельник)»
            let unit = |member: &Member| member.clause.recurring().map(|every| every.unit);
            let picks = *at == 1
                && is_plain(&rest[0])
                && !is_plain(&rest[1])
                && (unit(&rest[1]) == unit(&rest[0])
                    || rest[1].is_of_each(false) && unit(&rest[0]) == Some(Unit::Month));
            let tied = picks || matches!(rest[*at].link, Link::And | Link::None);
            *at == 0 || tied && !is_exception(&rest[*at..])
        };
        let (own, rest) = rest.split_at((0..rest.len()).take_while(ties).count());
        let (windows, own) = (windows.to_vec(), own.to_vec());
        found.push(Exception { windows, own });
        members = rest;
    }
    (!found.is_empty()).then_some((found, members))
}

fn is_exception(members: &[Member]) -> bool {
    let (windows, rest) = members.split_at(windows(members));
    let years = windows.iter().all(|window| lone_years(window).is_some());
    // «в 2022 году – в июне»
    let tied = |own: &Member| {
        let term = !is_window(own) || years && lone_years(own).is_none();
        matches!(own.link, Link::None | Link::Colon) && term
    };
    !windows.is_empty() && rest.first().is_some_and(tied)
}

/// Returns how many windows a list begins with.
fn windows(members: &[Member]) -> usize {
    let listed =
        |member: &&Member| matches!(member.link, Link::And | Link::Separator) && is_window(member);
    let first = usize::from(members.first().is_some_and(is_window));
    first + members.iter().skip(1).take_while(listed).count() * first
}

/// Returns whether it is a window that something may recur in: «в 2022 году», «летом», «с июня по август», «с 1 июня».
fn is_window(member: &Member) -> bool {
    member.dated().is_some_and(|dated| {
        let named =
            |frame: Frame| !matches!(frame, Frame::Each(_) | Frame::Lent | Frame::AfterLent);
        let places = [dated.opening().place, dated.to.place];
        let whole = dated.from.is_some() || dated.to.place.is_whole();
        let bound = dated.bound == Bound::Within && whole || dated.bound == Bound::Since;
        bound
            && places
                .iter()
                .all(|place| named(place.frame) && !place.is_bare())
    }) || lone_years(member).is_some()
}
