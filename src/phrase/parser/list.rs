//! What the members of a list are together: days and their names, years, events.

use super::member::{Failure, Link, Member};
use super::{Parser, join, missing_separator, window};
use super::{apart, inherit};
use crate::calendar::Part;
use crate::phrase::ast::{
    Body, Bound, Clause, Dated, Extent, Frame, MonthRef, Place, Recurrence, Relation, Relative,
    Time, Year,
};
use crate::phrase::lexicon::Unit;
use crate::phrase::token;
use crate::text::Span;
use crate::words::MessageId;

impl Parser<'_> {
    /// Lets the members of a list give each other what is written once, and joins what belongs together.
    pub(super) fn combine(&mut self, members: Vec<Member>) -> Result<Vec<Clause>, Failure> {
        match self.attempt(|parser| parser.by_work(&members)) {
            Some(clauses) => Ok(clauses),
            None => self.of_one_work(members),
        }
    }

    /// Combines the members that are of one work.
    pub(super) fn of_one_work(&mut self, mut members: Vec<Member>) -> Result<Vec<Clause>, Failure> {
        days_behind_month(&mut members);
        if let Some(clauses) = self.attempt(|parser| parser.apart(&members)) {
            return Ok(clauses);
        }
        let rule =
            |member: &Member| member.clause.recurring().is_some() || member.is_of_each(false);
        let apart = |at: &usize| {
            let rest = members[*at].link == Link::Rest;
            rest || members[..*at].iter().any(rule) && apart::opens(&members, *at)
        };
        if let Some(at) = (0..members.len()).find(apart) {
            self.uncertain(members[at].clause.span, MessageId::PhraseUncertainMixture);
        }
        self.joined(members)
    }

    /// Joins the members of a list that has no rule with exceptions.
    pub(super) fn joined(&mut self, mut members: Vec<Member>) -> Result<Vec<Clause>, Failure> {
        let many = members.len() > 1;
        if many {
            inherit::school_years(&mut members);
            inherit::years_of_list(&mut members, self.hints.month_lent);
            inherit::exceptions(&mut members, self.text);
            join_named_days(&mut members, self);
            inherit::days_of_months(&mut members, self.tokens);
            inherit::bounds(&mut members, self.text);
            inherit::parts_of_months(&mut members, self);
            inherit::month_before(&mut members);
            inherit::headings(&mut members, self.text);
        }
        inherit::days_before_semicolon(&mut members, self.text);
        inherit::units(&mut members)?;
        window::over_month_end(&mut members, self);
        window::report(&mut members, self);
        window::limit(&mut members, self);
        if !self.hints.month_lent {
            inherit::days_after_month(&mut members, self);
        }
        inherit::years(&mut members);
        if many {
            close_events(&mut members, self);
            date_events(&mut members, self);
            drop_events(&mut members, self);
            count_from_days(&mut members, self);
        }
        window::go_on(&mut members, self);
        window::always(&mut members, self.hints.is_school_year());
        window::close(&mut members);
        if let [member] = members.as_slice()
            && member.dated().is_some_and(is_settled)
        {
            return Ok(members.into_iter().map(|member| member.clause).collect());
        }
        report_missing_separators(&members, self);
        let then = members.iter().find(|member| member.link == Link::Then);
        let then = then.map(|member| member.clause.span.start);
        let mut clauses: Vec<Clause> = members.into_iter().map(|member| member.clause).collect();
        clauses = each_year(clauses, self);
        recur_in_years(&mut clauses);
        settle_extents(&mut clauses);
        name_years(&mut clauses, self);
        let excepts = |clause: &Clause| matches!(clause.body, Body::Except(_));
        if let Some(lone) = clauses.first().filter(|_| clauses.iter().all(excepts)) {
            return Err(Failure {
                span: lone.span,
                clock: false,
            });
        }
        let own = join::by_own_unit(&mut clauses, self);
        let groups = if then.is_some() || !join::recurs_again(&clauses) {
            vec![clauses]
        } else {
            join::by_recurrence(clauses, self)
        };
        let groups = groups
            .into_iter()
            .chain(own.into_iter().map(|own| vec![own]));
        Ok(groups
            .flat_map(|group| join::join(group, then, self))
            .collect())
    }
}

/// «май до 10, 20 числа»: days listed behind a month are of it.
fn days_behind_month(members: &mut Vec<Member>) {
    let [heading, days @ .., last] = members.as_mut_slice() else {
        return;
    };
    let bare = |day: &Member| day.dated().is_some_and(|dated| dated.to.place.is_bare());
    let month = heading.dated().filter(|dated| dated.is_month());
    if let (Some(month), Body::Dated(last), true) =
        (month, &mut last.clause.body, days.iter().all(bare))
        && last.to.place.frame == Frame::Each(MonthRef::Any)
        && let [first, ..] = days
    {
        last.to.place.frame = month.to.place.frame;
        last.to.year = month.to.year;
        first.link = heading.link;
        members.remove(0);
    }
}

/// Returns whether a lone date is just that: it comes in no list of years, and is of no month or year told elsewhere.
fn is_settled(dated: &Dated) -> bool {
    let own = |time: Time| {
        matches!(time.year, Year::Given(_) | Year::Missing)
            && !matches!(time.place.frame, Frame::Each(_))
    };
    own(dated.to) && dated.from.is_none_or(own) && !dated.names_years()
}

/// «9 мая – День Победы», «ко Дню знаний (1 сентября)»: a day and its name are one.
fn join_named_days(members: &mut Vec<Member>, parser: &mut Parser<'_>) {
    if !parser.day_named {
        return;
    }
    members.dedup_by(|next, last| {
        let (Body::Dated(next), Body::Dated(last)) = (&next.clause.body, &mut last.clause.body)
        else {
            return false;
        };
        let lone = next.from.is_none() && last.from.is_none();
        let same = lone && next.to.is_full_day() && next.to.place == last.to.place;
        // «май, День Победы»
        let named = lone
            && next.bound == Bound::Within
            && last.is_month()
            && parser.is_name(&next.to)
            && next.to.place.frame == last.to.place.frame;
        if named {
            last.to.place = next.to.place;
        }
        let same = same || named;
        if same && last.to.year == Year::Missing {
            last.to.year = next.to.year;
        }
        same
    });
    let dated = members.iter().filter(|member| member.dated().is_some());
    if dated.count() > 1 {
        let span = members
            .iter()
            .map(|member| member.clause.span)
            .reduce(Span::join);
        parser.uncertain(span.unwrap_or_default(), MessageId::PhraseUncertainList);
    }
}

impl Parser<'_> {
    fn is_parted_by_slash(&self, left: &Member, right: &Member) -> bool {
        let full = |member: &Member| {
            let day = member
                .dated()
                .filter(|dated| Dated::between(None, dated.to) == **dated);
            day.is_some_and(|day| day.to.is_full_day() && matches!(day.to.year, Year::Given(_)))
        };
        let between = left.clause.span.gap(right.clause.span, self.text);
        full(left) && full(right) && between.contains('/')
    }
}

fn report_missing_separators(members: &[Member], parser: &mut Parser<'_>) {
    for pair in members.windows(2) {
        let [left, right] = pair else { continue };
        // «две недели с 1 мая по 14 мая»
        let counted = |member: &Member| match &member.clause.body {
            Body::Relative(relative) => relative.from.is_some(),
            _ => false,
        };
        let terms = [left, right].map(|member| {
            let term =
                |dated: &Dated| !dated.names_years() && inherit::lone_years(member).is_none();
            counted(member) || member.dated().is_some_and(term)
        });
        // «до 5 числа каждого месяца с марта по май» is one thing
        let of_each = |member: &Member| member.is_of_each(parser.hints.month_lent);
        if terms != [true, true] || of_each(left) != of_each(right) {
            continue;
        }
        let span = left.clause.span.join(right.clause.span);
        match right.link {
            Link::None => parser.findings.push(missing_separator(span)),
            Link::Colon => parser.uncertain(span, MessageId::PhraseUncertainList),
            // «01.04.2022/01.10.2022» may be from one to the other
            Link::Separator if parser.is_parted_by_slash(left, right) => {
                parser.uncertain(span, MessageId::PhraseUncertainList);
            }
            Link::Separator | Link::And | Link::Then | Link::Rest => {}
        }
    }
}

/// «I квартал 2021-2023 гг.» comes once in each of its years.
fn each_year(clauses: Vec<Clause>, parser: &mut Parser<'_>) -> Vec<Clause> {
    let mut each = Vec::with_capacity(clauses.len());
    for clause in clauses {
        let found = clause.dated().map(|dated| (dated, dated.to.year));
        let Some((dated, Year::Each(years))) = found else {
            each.push(clause);
            continue;
        };
        // «ноябрь – март 2021-2022 гг.» is one winter
        let wraps = !years.school
            && dated
                .from
                .is_some_and(|from| wraps(from.place, dated.to.place));
        if wraps {
            parser.uncertain(clause.span, MessageId::PhraseUncertainNewYear);
        }
        // a winter has the year that it begins in
        let winter =
            !years.school && dated.to.place.frame == Frame::Season(0) && dated.from.is_none();
        let count = years.iter().count() - usize::from(winter);
        for year in years.iter().take(count).skip(usize::from(wraps)) {
            let of = |time: Time, year: i32| Time {
                year: match time.year {
                    Year::Each(_) | Year::Missing if years.school => Year::School(year),
                    Year::Each(_) | Year::Missing => Year::Given(year),
                    own => own,
                },
                ..time
            };
            each.push(Clause {
                span: clause.span,
                body: Body::Dated(Dated {
                    from: dated.from.map(|from| of(from, year - i32::from(wraps))),
                    to: of(dated.to, year),
                    ..*dated
                }),
            });
        }
    }
    each
}

/// Returns whether a window between two comes over the end of a year.
fn wraps(from: Place, to: Place) -> bool {
    match (from.frame, to.frame) {
        (Frame::Month(from), Frame::Month(to)) => from > to,
        (
            Frame::Nth { unit, number },
            Frame::Nth {
                unit: last,
                number: to,
            },
        ) => unit == last && number > to,
        (Frame::Season(from), Frame::Season(to)) => from > to,
        _ => false,
    }
}

/// «с 2023 года, до 1 марта» comes in each year from then on.
fn recur_in_years(clauses: &mut Vec<Clause>) {
    let dated = |clause: &Clause| {
        let dated = clause.dated()?;
        let bounded = dated.names_years() && dated.bound != Bound::Within;
        Some((bounded, dated.to.year))
    };
    let bounds = |clause| dated(clause).is_some_and(|(bounded, _)| bounded);
    let Some(bounded) = clauses.iter().position(bounds) else {
        return;
    };
    let all: Option<Vec<(bool, Year)>> = clauses.iter().map(dated).collect();
    let Some(all) = all else { return };
    let yearless = |(own, year): &(bool, Year)| !own && *year == Year::Missing;
    // «до 1 июня 2021 года, с 2022 года – до 1 апреля»
    let before = all.iter().take(bounded).any(yearless);
    let after = all.iter().skip(bounded + 1).all(yearless) && all.len() > bounded + 1;
    let terms = all.iter().all(|term| term.0 || yearless(term)) && all.iter().any(yearless);
    if terms || after && !before {
        let span = clauses.iter().map(|clause| clause.span).reduce(Span::join);
        let each = clauses.iter().any(|clause| join::each_of(clause).is_some());
        let unit = if each { Unit::Month } else { Unit::Year };
        clauses.push(Clause {
            span: span.unwrap_or_default(),
            body: Body::Recurring(Recurrence::every(unit)),
        });
    }
}

/// «с момента подписания по 31.12.2022», «до начала сезона, не позднее 15 сентября»: the day ends what the event, which
/// nothing dates, begins or ends.
fn close_events(members: &mut Vec<Member>, parser: &mut Parser<'_>) {
    members.dedup_by(|day, event| {
        let (Body::Relative(relative), Body::Dated(dated)) = (&event.clause.body, &day.clause.body)
        else {
            return false;
        };
        let tied = match relative.relation {
            Relation::After | Relation::Within | Relation::Latest => {
                matches!(day.link, Link::None | Link::And | Link::Separator)
            }
            Relation::Before => {
                let listed = day.link == Link::Separator && !dated.aside;
                dated.bound == Bound::Through || listed
            }
            _ => false,
        };
        let ends = dated.bound.is_last() && dated.to.is_full_day();
        // «в течение 10 дней после утверждения, но не позднее 1 марта»
        let latest = dated.bound == Bound::Through && !relative.event.is_empty();
        let plain = (relative.amount.is_none() || latest) && relative.from.is_none();
        let closed = tied && ends && plain && !parser.hints.events.are_known();
        if closed {
            parser.uncertain(event.clause.span, MessageId::PhraseUncertainRemark);
            event.clause = day.clause.clone();
        }
        closed
    });
}

/// «осенние каникулы (ноябрь)», «Неделя науки: 8-12 февраля»: the dates that follow an event are those of it.
fn date_events(members: &mut Vec<Member>, parser: &mut Parser<'_>) {
    let pair = members.len() == 2;
    members.dedup_by(|dates, event| {
        let Body::Relative(relative) = &event.clause.body else {
            return false;
        };
        let aside = dates.dated().is_some_and(|dated| {
            dated.aside
                && dated.bound == Bound::Within
                && !dated.to.place.is_day()
                && !dated.names_years()
        });
        let tied = match &mut dates.clause.body {
            Body::Dated(dated) => {
                // «в дни весенних каникул, 24-31 марта»
                let days = dated.from.is_some_and(|from| from.place.is_day());
                let during = relative.relation == Relation::During;
                // «к началу купального сезона, 1 июня»
                let day = dated.from.is_none() && dated.to.is_full_day();
                let eve = day
                    && relative.amount.is_none()
                    && relative.from.is_none()
                    && relative.relation == Relation::Before
                    && dated.bound == Bound::Within;
                let listed = pair
                    && (days && during || eve)
                    && !dated.aside
                    && dates.link == Link::Separator;
                if listed {
                    parser.uncertain(event.clause.span, MessageId::PhraseUncertainRemark);
                }
                let tied = std::mem::take(&mut dated.aside)
                    || matches!(dates.link, Link::None | Link::Colon)
                    || listed;
                let before = relative.relation == Relation::Before;
                if tied && before && dated.bound == Bound::Within {
                    dated.bound = Bound::Through;
                    // «до холодов (октябрь)»: before it, or in it
                    if !dated.to.place.is_day() {
                        parser.uncertain(dates.clause.span, MessageId::PhraseUncertainUpTo);
                    }
                }
                tied
            }
            _ => false,
        };
        let own = relative.amount.is_none() && relative.from.is_none();
        // «по итогам полугодия (июль)»
        let own = own && (relative.relation != Relation::After || aside);
        if tied && own {
            // «в период с 1 маррта по 15 апреля», «после сдачи объекта (май)»
            let after = relative.relation == Relation::After;
            if after || parser.may_be_mended(event.clause.span) {
                parser.uncertain(event.clause.span, MessageId::PhraseUncertainRemark);
            }
            event.clause.body = dates.clause.body.clone();
            event.clause.span = event.clause.span.join(dates.clause.span);
        }
        tied && own
    });
}

/// «в рамках месячника, апрель», «на классных часах 1 раз в месяц»: beside a term the event is of the work.
fn drop_events(members: &mut Vec<Member>, parser: &mut Parser<'_>) {
    let term = |member: &Member| match &member.clause.body {
        Body::Dated(dated) => !dated.names_years(),
        Body::Recurring(_) => true,
        _ => false,
    };
    if !members.iter().any(term) {
        return;
    }
    // «ежегодно, после утверждения бюджета»
    let lone = members.iter().all(|member| match &member.clause.body {
        Body::Recurring(every) => {
            every.is_plain() && !matches!(every.unit, Unit::Day | Unit::Week | Unit::Decade)
        }
        body => matches!(body, Body::Relative(_)),
    });
    let months = members.iter().filter_map(Member::dated);
    let months = months.filter(|dated| {
        let whole = dated.to.is_month() && dated.from.is_none_or(|from| from.is_month());
        whole && dated.bound == Bound::Within && !dated.aside
    });
    let months: Vec<Frame> = months.map(|dated| dated.to.place.frame).collect();
    let dated = !months.is_empty();
    let opens = |member: &Member| member.dated().is_some_and(|d| d.bound == Bound::Since);
    let opened = members.iter().any(opens);
    let due = |dated: &Dated| dated.bound.is_last() && dated.to.is_full_day();
    let due = members.iter().filter_map(Member::dated).any(due);
    members.retain(|member| {
        let Body::Relative(relative) = &member.clause.body else {
            return true;
        };
        // «октябрь, в течение месяца»
        let unit = relative.amount.map(|amount| (amount.count, amount.unit));
        let alone = matches!(unit, Some((1, Unit::Month | Unit::Quarter | Unit::Part(_))));
        let alone = alone && relative.event.is_empty();
        let during = relative.relation == Relation::During || lone || alone;
        // «август, перед началом учебного года»
        let plain = relative.amount.is_none() && !relative.event.is_empty();
        // «с 1 апреля до схода снега»
        // «до 1 июня, к началу купального сезона»
        let ends = match member.link {
            Link::None => opened || due,
            Link::Separator => due,
            _ => false,
        };
        let ends = ends && relative.relation == Relation::Before;
        let during = during || plain && (dated && member.link != Link::Then || ends);
        // «май, осенние каникулы» are two terms, «декабрь, каникулы» and «январь, зимние каникулы» one
        let holidays = token::part_in(&relative.event) == Some(Part::Holidays);
        let season = token::season_in(&relative.event).map(Frame::Season);
        let in_season = |&month| season.is_some_and(|season| window::holds_month(season, month));
        let of_month = dated && (!relative.event.contains(' ') || months.iter().all(in_season));
        let own = relative.from.is_some() || holidays && !lone && !of_month;
        let of_work = during && !own && !parser.hints.events.are_known();
        if of_work {
            parser.uncertain(member.clause.span, MessageId::PhraseUncertainRemark);
        }
        !of_work
    });
}

/// «за 10 дней до 1 июня и 1 декабря»: each of the days is counted from.
fn count_from_days(members: &mut [Member], parser: &mut Parser<'_>) {
    let mut counting: Option<Relative> = None;
    for member in members {
        let day = match &member.clause.body {
            Body::Dated(dated) if dated.bound == Bound::Within && dated.from.is_none() => {
                Some(*dated).filter(|dated| dated.to.is_full_day() && !dated.aside)
            }
            _ => None,
        };
        if let (Some(relative), Some(day)) = (&counting, day) {
            // «за 10 дней до 1 июня, 15 июня» may be two terms
            if member.link != Link::And {
                parser.uncertain(member.clause.span, MessageId::PhraseUncertainCounted);
            }
            let from = Some(Box::new(Body::Dated(day)));
            member.clause.body = Body::Relative(Relative {
                from,
                ..relative.clone()
            });
        }
        counting = match &member.clause.body {
            Body::Relative(relative) if relative.amount.is_some() => {
                let of_day = matches!(relative.from.as_deref(), Some(Body::Dated(_)));
                of_day.then(|| relative.clone())
            }
            _ => None,
        };
    }
}

/// «постоянно, в течение года» is said of the year.
fn settle_extents(members: &mut Vec<Clause>) {
    let of_year = |clause: &Clause| {
        matches!(
            clause.body,
            Body::Ongoing(Extent::Year(_) | Extent::SchoolYear(_))
        )
    };
    if members.iter().any(of_year) {
        members.retain(|clause| !matches!(clause.body, Body::Ongoing(Extent::Period)));
    }
}

/// «до 1 марта следующего года» comes every year; of a plan of one year, beside nothing that recurs, it comes once.
fn name_years(members: &mut [Clause], parser: &Parser<'_>) {
    let recurs = members.iter().any(|clause| clause.recurring().is_some());
    for clause in members {
        let Some(dated) = clause.dated() else {
            continue;
        };
        let named = match dated.to.year {
            Year::Current => true,
            Year::Next | Year::Previous => recurs || parser.hints.many_years(),
            _ => false,
        };
        if named && dated.to.place != Place::whole(Frame::Year) {
            let mut dated = *dated;
            if let Some(from) = &mut dated.from {
                from.year = Year::Missing;
            }
            clause.body = Body::Recurring(Recurrence::of(Unit::Year, vec![dated]));
        }
    }
}
