//! What the members of a list are together: days and their names, years, events.

use super::{Failure, Parser, join, missing_separator, window};
use super::{apart, inherit};
use crate::calendar::Part;
use crate::phrase::ast::{
    Body, Bound, Clause, Dated, Frame, Link, MonthRef, Of, Pick, Place, Recurrence, Relation,
    Relative, Time, Year,
};
use crate::phrase::lexicon::Unit;
use crate::phrase::token;
use crate::words::MessageId;

impl Parser<'_> {
    /// Lets the members of a list give each other what is written once, and joins what belongs together.
    pub(super) fn combine(&mut self, members: Vec<Clause>) -> Result<Vec<Clause>, Failure> {
        match self.attempt(|parser| parser.by_work(&members)) {
            Some(clauses) => Ok(clauses),
            None => self.of_one_work(members),
        }
    }

    /// Combines the members that are of one work.
    pub(super) fn of_one_work(&mut self, mut members: Vec<Clause>) -> Result<Vec<Clause>, Failure> {
        days_behind_month(&mut members);
        if let Some(clauses) = self.attempt(|parser| parser.apart(&members)) {
            return Ok(clauses);
        }
        let rule = |member: &Clause| member.recurring().is_some() || member.each().is_some();
        let apart = |at: &usize| {
            let rest = members[*at].link == Link::Rest;
            rest || members[..*at].iter().any(rule) && apart::opens(&members, *at)
        };
        if let Some(at) = (0..members.len()).find(apart) {
            self.uncertain(members[at].span, MessageId::PhraseUncertainMixture);
        }
        self.joined(members)
    }

    /// Joins the members of a list that has no rule with exceptions.
    pub(super) fn joined(&mut self, mut members: Vec<Clause>) -> Result<Vec<Clause>, Failure> {
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
            inherit::headings(&mut members, self);
        }
        inherit::days_before_semicolon(&mut members, self.text);
        inherit::units(&mut members)?;
        inherit::parts_of_units(&mut members, self);
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
        if let [
            Clause {
                body: Body::Dated(dated),
                ..
            },
        ] = members.as_slice()
            && is_settled(dated)
        {
            return Ok(members);
        }
        report_missing_separators(&members, self);
        let then = members.iter().find(|member| member.link == Link::Then);
        let then = then.map(|member| member.span.start);
        let mut clauses = each_year(members, self);
        recur_in_years(&mut clauses);
        settle_extents(&mut clauses);
        name_years(&mut clauses, self);
        let excepts = |clause: &Clause| matches!(clause.body, Body::Except(_));
        if let Some(lone) = clauses.first().filter(|_| clauses.iter().all(excepts)) {
            let (span, clock) = (lone.span, false);
            return Err(Failure { span, clock });
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
fn days_behind_month(members: &mut Vec<Clause>) {
    if let [heading, first, days @ .., last] = members.as_mut_slice()
        && let Some(month) = heading.dated().filter(|dated| dated.is_month())
        && let Body::Dated(day) = &mut last.body
        && day.frame() == Frame::Each(MonthRef::Any)
        && [&*first]
            .into_iter()
            .chain(&*days)
            .all(|day| day.dated().is_some_and(Dated::is_bare))
    {
        day.to.place.frame = month.frame();
        day.to.year = month.to.year;
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

/// Takes the place that a date has from a day that the law names by its weekday: «27 ноября, День матери».
fn date_weekday(named: &mut Time, day: Time) {
    if let (Pick::Nth(_, Of::Weekday(weekday)), true) = (named.place.pick, day.is_full_day())
        && named.place.frame == day.place.frame
    {
        let weekday = named.weekday.or(Some(weekday));
        *named = Time { weekday, ..day };
    }
}

/// «9 мая – День Победы», «ко Дню знаний (1 сентября)»: a day and its name are one.
fn join_named_days(members: &mut Vec<Clause>, parser: &mut Parser<'_>) {
    if !parser.day_named {
        return;
    }
    for at in 1..members.len() {
        let (before, behind) = members.split_at_mut(at);
        let pair = (&mut before[at - 1].body, &mut behind[0].body);
        if let (Body::Dated(last), Body::Dated(next)) = pair
            && last.from.is_none()
            && next.from.is_none()
        {
            let day = last.to;
            date_weekday(&mut last.to, next.to);
            date_weekday(&mut next.to, day);
        }
    }
    members.dedup_by(|next, last| {
        let (Body::Dated(next), Body::Dated(last)) = (&next.body, &mut last.body) else {
            return false;
        };
        let lone = next.from.is_none() && last.from.is_none();
        let same = lone && next.is_full_day() && next.to.place == last.to.place;
        // «май, День Победы»
        let of_month = last.is_month() && next.frame() == last.frame();
        let named = next.is_one() && of_month && parser.is_name(&next.to);
        if named {
            last.to.place = next.to.place;
        }
        if (same || named) && last.to.year == Year::Missing {
            last.to.year = next.to.year;
        }
        if same {
            last.to.weekday = last.to.weekday.or(next.to.weekday);
        }
        same || named
    });
    if members.iter().filter_map(Clause::dated).count() > 1 {
        parser.uncertain(Clause::span_of(&*members), MessageId::PhraseUncertainList);
    }
}

impl Parser<'_> {
    fn is_parted_by_slash(&self, left: &Clause, right: &Clause) -> bool {
        let full = |day: &Dated| day.is_one() && !day.aside && day.is_full_day();
        let full = |day: &Dated| full(day) && matches!(day.to.year, Year::Given(_));
        let full = |member: &Clause| member.dated().is_some_and(full);
        full(left) && full(right) && left.span.gap(right.span, self.text).contains('/')
    }
}

fn report_missing_separators(members: &[Clause], parser: &mut Parser<'_>) {
    let is_term = |member: &Clause| match &member.body {
        // «две недели с 1 мая по 14 мая»
        Body::Relative(relative) => relative.from.is_some(),
        _ => member.is_term() && inherit::lone_years(member).is_none(),
    };
    for pair in members.windows(2) {
        let [left, right] = pair else { continue };
        // «до 5 числа каждого месяца с марта по май» is one thing
        let of_each = |member: &Clause| member.is_of_each(parser.hints.month_lent);
        if !(is_term(left) && is_term(right)) || of_each(left) != of_each(right) {
            continue;
        }
        let span = left.span.join(right.span);
        // «01.04.2022/01.10.2022» may be from one to the other
        let slash = right.link == Link::Separator && parser.is_parted_by_slash(left, right);
        if right.link == Link::None {
            parser.findings.push(missing_separator(span));
        } else if right.link == Link::Colon || slash {
            parser.uncertain(span, MessageId::PhraseUncertainList);
        }
    }
}

/// «I квартал 2021-2023 гг.» comes once in each of its years.
fn each_year(clauses: Vec<Clause>, parser: &mut Parser<'_>) -> Vec<Clause> {
    let mut each = Vec::with_capacity(clauses.len());
    for clause in clauses {
        let Some(&Dated { from, to, .. }) = clause.dated() else {
            each.push(clause);
            continue;
        };
        let Year::Each(years) = to.year else {
            each.push(clause);
            continue;
        };
        // «ноябрь – март 2021-2022 гг.» is one winter
        let wraps = |from: Time| window::begins_after(from.place.frame, to.place.frame);
        let wraps = !years.school && from.is_some_and(wraps);
        if wraps {
            parser.uncertain(clause.span, MessageId::PhraseUncertainNewYear);
        }
        // a winter has the year that it begins in
        let winter = !years.school && to.place.frame == Frame::Season(0) && from.is_none();
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
            let mut clause = clause.clone();
            if let Body::Dated(dated) = &mut clause.body {
                dated.from = from.map(|from| of(from, year - i32::from(wraps)));
                dated.to = of(to, year);
            }
            each.push(clause);
        }
    }
    each
}

/// «с 2023 года, до 1 марта» comes in each year from then on.
fn recur_in_years(clauses: &mut Vec<Clause>) {
    let dated: Option<Vec<&Dated>> = clauses.iter().map(Clause::dated).collect();
    let Some(dated) = dated else { return };
    let bounds = |dated: &&Dated| dated.names_years() && dated.bound != Bound::Within;
    let Some(bounded) = dated.iter().position(bounds) else {
        return;
    };
    let yearless = |dated: &&Dated| !bounds(dated) && dated.to.year == Year::Missing;
    let (before, behind) = (&dated[..bounded], &dated[bounded + 1..]);
    // «до 1 июня 2021 года, с 2022 года – до 1 апреля»
    let after = !behind.is_empty() && behind.iter().all(yearless) && !before.iter().any(yearless);
    let alike = dated.iter().all(|term| bounds(term) || yearless(term));
    if alike && dated.iter().any(yearless) || after {
        let each = clauses.iter().any(|clause| clause.each().is_some());
        let rule = Recurrence::every(if each { Unit::Month } else { Unit::Year });
        clauses.push(Clause::of(
            Clause::span_of(&*clauses),
            Body::Recurring(rule),
        ));
    }
}

/// «с момента подписания по 31.12.2022», «до начала сезона, не позднее 15 сентября»: the day ends what the event, which
/// nothing dates, begins or ends.
fn close_events(members: &mut Vec<Clause>, parser: &mut Parser<'_>) {
    members.dedup_by(|day, event| {
        let (Body::Relative(relative), Body::Dated(dated)) = (&event.body, &day.body) else {
            return false;
        };
        let tied = match relative.relation {
            Relation::After | Relation::Within | Relation::Latest => {
                matches!(day.link, Link::None | Link::And | Link::Separator)
            }
            Relation::Before => {
                dated.bound == Bound::Through || day.link == Link::Separator && !dated.aside
            }
            _ => false,
        };
        let ends = dated.bound.is_last() && dated.is_full_day();
        // «в течение 10 дней после утверждения, но не позднее 1 марта»
        let latest = dated.bound == Bound::Through && !relative.event.is_empty();
        let plain = (relative.amount.is_none() || latest) && relative.from.is_none();
        let closed = tied && ends && plain && !parser.hints.events.are_known();
        if closed {
            parser.uncertain(event.span, MessageId::PhraseUncertainRemark);
            (event.span, event.body) = (day.span, day.body.clone());
        }
        closed
    });
}

/// «осенние каникулы (ноябрь)», «Неделя науки: 8-12 февраля»: the dates that follow an event are those of it.
fn date_events(members: &mut Vec<Clause>, parser: &mut Parser<'_>) {
    let pair = members.len() == 2;
    members.dedup_by(|dates, event| {
        let (Body::Relative(relative), Body::Dated(dated)) = (&event.body, &mut dates.body) else {
            return false;
        };
        let within = dated.bound == Bound::Within;
        let (aside, relation) = (std::mem::take(&mut dated.aside), relative.relation);
        let own = relative.amount.is_none() && relative.from.is_none();
        // «в дни весенних каникул, 24-31 марта»
        let days = dated.from.is_some_and(|from| from.place.is_day());
        // «к началу купального сезона, 1 июня»
        let eve = dated.is_one() && dated.is_full_day() && own && relation == Relation::Before;
        let listed = pair && (days && relation == Relation::During || eve);
        let listed = listed && !aside && dates.link == Link::Separator;
        if listed {
            parser.uncertain(event.span, MessageId::PhraseUncertainRemark);
        }
        if !(aside || listed || matches!(dates.link, Link::None | Link::Colon)) {
            return false;
        }
        // «по итогам полугодия (июль)»
        let after = relation == Relation::After;
        let window = aside && within && !dated.is_day() && !dated.names_years();
        let own = own && (!after || window);
        if relation == Relation::Before && within {
            dated.bound = Bound::Through;
            // «до холодов (октябрь)»: before it, or in it
            if !dated.is_day() {
                parser.uncertain(dates.span, MessageId::PhraseUncertainUpTo);
            }
        }
        // «в период с 1 маррта по 15 апреля», «после сдачи объекта (май)»
        if own && (after || parser.may_be_mended(event.span)) {
            parser.uncertain(event.span, MessageId::PhraseUncertainRemark);
        }
        if own {
            event.body = dates.body.clone();
            event.span = event.span.join(dates.span);
        }
        own
    });
}

/// «в рамках месячника, апрель», «на классных часах 1 раз в месяц»: beside a term the event is of the work.
fn drop_events(members: &mut Vec<Clause>, parser: &mut Parser<'_>) {
    if !members
        .iter()
        .any(|member| member.is_term() || member.recurring().is_some())
    {
        return;
    }
    // «ежегодно, после утверждения бюджета»
    let lone = members.iter().all(|member| match &member.body {
        Body::Recurring(every) => {
            every.is_plain() && !matches!(every.unit, Unit::Day | Unit::Week | Unit::Decade)
        }
        body => matches!(body, Body::Relative(_)),
    });
    let terms = || members.iter().filter_map(Clause::dated);
    let months = terms().filter(|dated| {
        let whole = dated.to.is_month() && dated.from.is_none_or(|from| from.is_month());
        whole && dated.bound == Bound::Within && !dated.aside
    });
    let months: Vec<Frame> = months.map(Dated::frame).collect();
    let dated = !months.is_empty();
    let opened = terms().any(|dated| dated.bound == Bound::Since);
    let due = terms().any(|dated| dated.bound.is_last() && dated.is_full_day());
    members.retain(|member| {
        let Body::Relative(relative) = &member.body else {
            return true;
        };
        // «октябрь, в течение месяца»
        let unit = relative.amount.map(|amount| (amount.count, amount.unit));
        let alone = matches!(unit, Some((1, Unit::Month | Unit::Quarter | Unit::Part(_))));
        let alone = alone && relative.event.is_empty();
        // «август, перед началом учебного года»
        let plain = relative.amount.is_none() && !relative.event.is_empty();
        // «с 1 апреля до схода снега», «до 1 июня, к началу купального сезона»
        let ends = match member.link {
            Link::None => opened || due,
            link => link == Link::Separator && due,
        };
        let ends = ends && relative.relation == Relation::Before;
        let during = relative.relation == Relation::During || lone || alone;
        let during = during || plain && (dated && member.link != Link::Then || ends);
        // «май, осенние каникулы» are two terms, «декабрь, каникулы» and «январь, зимние каникулы» one
        let holidays = token::part_in(&relative.event) == Some(Part::Holidays);
        let season = token::season_in(&relative.event).map(Frame::Season);
        let in_season = |&month| season.is_some_and(|season| window::holds_month(season, month));
        let of_month = dated && (!relative.event.contains(' ') || months.iter().all(in_season));
        let own = relative.from.is_some() || holidays && !lone && !of_month;
        let of_work = during && !own && !parser.hints.events.are_known();
        if of_work {
            parser.uncertain(member.span, MessageId::PhraseUncertainRemark);
        }
        !of_work
    });
}

/// «за 10 дней до 1 июня и 1 декабря»: each of the days is counted from.
fn count_from_days(members: &mut [Clause], parser: &mut Parser<'_>) {
    let mut counting: Option<Relative> = None;
    for member in members {
        let day = |dated: &&Dated| dated.is_one() && dated.is_full_day() && !dated.aside;
        let day = member.dated().filter(day).copied();
        if let (Some(relative), Some(day)) = (&counting, day) {
            // «за 10 дней до 1 июня, 15 июня» may be two terms
            if member.link != Link::And {
                parser.uncertain(member.span, MessageId::PhraseUncertainCounted);
            }
            let from = Some(Box::new(Body::Dated(day)));
            member.body = Body::Relative(Relative {
                from,
                ..relative.clone()
            });
        }
        counting = match &member.body {
            Body::Relative(relative) if relative.amount.is_some() => {
                let from = relative.from.as_deref().and_then(Body::dated);
                from.map(|_| relative.clone())
            }
            _ => None,
        };
    }
}

/// «постоянно, в течение года», «постоянно, 2021-2023 гг.» are said of the year or the years.
fn settle_extents(members: &mut Vec<Clause>) {
    let of_year = |clause: &Clause| match &clause.body {
        Body::Ongoing(year) => year.is_some(),
        body => body.dated().is_some_and(Dated::names_years),
    };
    if members.iter().any(of_year) {
        members.retain(|clause| !matches!(clause.body, Body::Ongoing(None)));
    }
}

/// «до 1 марта следующего года» comes every year; of a plan of one year, beside nothing that recurs, it comes once.
fn name_years(members: &mut [Clause], parser: &Parser<'_>) {
    let recurs = members.iter().any(|clause| clause.recurring().is_some());
    for clause in members {
        let Body::Dated(mut dated) = clause.body else {
            continue;
        };
        let named = match dated.to.year {
            Year::Current => true,
            Year::Next | Year::Previous => recurs || parser.hints.many_years(),
            _ => false,
        };
        if named && dated.to.place != Place::whole(Frame::Year) {
            dated
                .from
                .iter_mut()
                .for_each(|from| from.year = Year::Missing);
            clause.body = Body::Recurring(Recurrence::of(Unit::Year, vec![dated]));
        }
    }
}
