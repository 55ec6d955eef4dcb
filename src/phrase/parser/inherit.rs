//! What the members of a list take from each other: bounds, months, units, edges and years.

use super::window::{begins_after, holds_month};
use super::{Failure, Parser};
use crate::phrase::ast::{
    Body, Bound, Clause, Dated, Edge, Frame, Link, MonthRef, Of, Pick, Place, Time, Year, Years,
};
use crate::phrase::lexicon::{Trait, Unit};
use crate::phrase::only::only;
use crate::phrase::token::Token;
use crate::text::Span;
use crate::words::MessageId;

/// Returns the years of a member that names nothing else: «2021-2023 годы», «2021-2022 учебный год».
pub(super) fn lone_years(member: &Clause) -> Option<Years> {
    let dated = member
        .dated()
        .filter(|dated| dated.bound == Bound::Within)?;
    let year = |time: Time, frame: Frame| match time.year {
        Year::Given(year) if time.place == Place::whole(frame) => Some(year),
        _ => None,
    };
    if let Some(first) = year(dated.to, Frame::SchoolYear) {
        return dated.from.is_none().then(|| Years::school(first));
    }
    let last = year(dated.to, Frame::Year)?;
    let first = dated
        .from
        .map_or(Some(last), |from| year(from, Frame::Year));
    Some(Years::span(first?, last))
}

/// «май 2021-2022, 2022-2023 учебных годов»: a school year listed behind a time of another is that time's.
pub(super) fn school_years(members: &mut [Clause]) {
    let mut before: Option<Dated> = None;
    for member in members {
        let listed = matches!(member.link, Link::Separator | Link::And);
        if let (Body::Dated(dated), Some(time), true) = (&mut member.body, before, listed)
            && let Year::Given(first) = dated.to.year
            && dated.from.is_none()
            && dated.to.place == Place::whole(Frame::SchoolYear)
        {
            *dated = time.of(Year::School(first));
        }
        before = member.dated().copied();
        before = before.filter(|dated| matches!(dated.to.year, Year::School(_)));
    }
}

fn is_yearless(member: &Clause) -> bool {
    // «накануне 9 мая»
    let dated = match &member.body {
        Body::Relative(relative) => relative.from.as_deref().and_then(Body::dated),
        body => body.dated(),
    };
    let missing = |time: Time| time.year == Year::Missing;
    dated.is_some_and(|dated| missing(dated.to) && dated.from.is_none_or(missing))
}

/// «2021-2023 годы: май, сентябрь», «май, сентябрь (2021-2023 гг.)»: years that stand alone are those of the rest.
pub(super) fn years_of_list(members: &mut Vec<Clause>, month_lent: bool) {
    let recurs = |member: &Clause| member.recurring().is_some() || member.is_of_each(month_lent);
    if members.iter().any(recurs) || !members.iter().any(|member| lone_years(member).is_some()) {
        return;
    }
    let lone: Vec<Option<Years>> = members.iter().map(lone_years).collect();
    let mut used = vec![false; members.len()];
    let mut end = 0;
    while let Some(at) = (end..members.len()).find(|at| lone[*at].is_some()) {
        let run = lone[at..].iter().map_while(|years| *years);
        end = at + run.clone().count();
        let Some(years) = run.reduce(Years::and) else {
            break;
        };
        let open = |at: &usize| lone[*at].is_none() && is_yearless(&members[*at]);
        // «2022 год – до 1 марта, далее – до 1 февраля»
        let headed = |at: &usize| open(at) && members[*at].link != Link::Then;
        let after: Vec<usize> = (end..members.len()).take_while(headed).collect();
        let excepted = |at: &usize| matches!(members[*at].body, Body::Except(_));
        let before = (0..at).rev().skip_while(excepted);
        let before: Vec<usize> = before.take_while(|at| open(at) && !used[*at]).collect();
        let heads = !after.is_empty() && (before.is_empty() || members[end].link == Link::Colon);
        // «2021 г. – до 1 мая, 2022 г. – до 1 апреля» are parted by the comma
        let parted = heads && before.is_empty();
        let own = if heads { after } else { before };
        if parted {
            members[end].link = members[at].link;
        }
        // «2022 год: до 15.07.22»
        let tied = |next: &&Clause| matches!(next.link, Link::Colon | Link::None);
        let next = members.get(end).filter(tied).and_then(Clause::dated);
        let again =
            next.is_some_and(|next| years.iter().any(|year| next.to.year == Year::Given(year)));
        // «15.05.22 14:00, 2022»
        let day = at.checked_sub(1).and_then(|at| members[at].dated());
        let day = day.filter(|dated| dated.is_full_day() && !years.school);
        let of_day = day.is_some_and(|day| years.only().map(Year::Given) == Some(day.to.year));
        used[at..end].fill(!own.is_empty() || again || of_day);
        for member in own {
            used[member] = true;
            give_years(&mut members[member], years, heads);
        }
    }
    let gone = (0..members.len()).filter(|&at| lone[at].is_some() && used[at]);
    leave_out(members, &gone.collect::<Vec<_>>());
}

/// Gives a member the years before it, which may head it, or those behind it.
fn give_years(member: &mut Clause, years: Years, heads: bool) {
    let year = match years.only() {
        Some(first) if years.school => Year::School(first),
        Some(year) if heads => Year::Given(year),
        Some(year) => Year::Lent(year),
        None => Year::Each(years),
    };
    for time in member.times() {
        time.year = year;
    }
}

/// «кроме июля и августа»: all that the list adds to an exception without a year of its own is one.
pub(super) fn exceptions(members: &mut [Clause], text: &str) {
    let (mut open, mut bare, mut years, mut gone) = (false, false, false, Span::default());
    for member in members {
        // «апрель (кроме 1 апреля), май»
        open &= !gone.gap(member.span, text).contains([')', ';']);
        gone = member.span;
        open = match &member.body {
            Body::Except(list) => {
                years = list.iter().all(Dated::names_years);
                true
            }
            Body::Dated(dated) => {
                let alike = dated.is_whole() || bare;
                let listed = matches!(member.link, Link::And | Link::Separator);
                let within = dated.bound == Bound::Within && !dated.names_years();
                // «кроме 2022 года, в мае»
                open && alike && listed && within && !years
            }
            _ => false,
        };
        bare = member.times().any(|time| time.place.is_bare());
        if let (true, Body::Dated(dated)) = (open, &member.body) {
            member.body = Body::Except(vec![*dated]);
        }
    }
}

/// «до 10 и 25 числа», «до 1 апреля, 1 июля»: the bound serves the days listed behind it, and what a bare number takes
/// its unit from. Days with words of their own between them in `text` are no list.
pub(super) fn bounds(members: &mut [Clause], text: &str) {
    let mut before: Option<Dated> = None;
    for member in members {
        if let (Body::Dated(right), Some(left)) = (&mut member.body, before) {
            let between = left.to.span.gap(right.to.span, text);
            let bare = !between.contains(char::is_alphanumeric);
            let listed = match member.link {
                Link::And => true,
                Link::Separator => bare && (left.aside || !right.aside),
                _ => false,
            };
            let both = left.is_full_day() && right.is_full_day() && listed;
            // «октябрь до 15, март до 10»
            let of_unit = left.is_bare() && !right.to.is_month();
            if right.is_one() && left.bound.is_last() && (of_unit || both) {
                right.bound = left.bound;
            }
        }
        before = member.dated().copied();
    }
}

/// «октябрь, декабрь – 3-я неделя»: the part behind the last month is of those before it, too; in brackets or behind a
/// comma it may be.
pub(super) fn parts_of_months(members: &mut Vec<Clause>, parser: &mut Parser<'_>) {
    let month = |member: &Clause| member.dated().is_some_and(Dated::is_month);
    for at in (2..members.len()).rev() {
        let aside = members[at].dated().is_some_and(|dated| dated.aside);
        let tied = matches!(members[at].link, Link::Colon | Link::None);
        // «май, июнь (1 декада)» are days without a break
        let goes_on = aside && opens_month(&members[at]) && goes_on(&members[at - 2..at]);
        let run = members[at..]
            .iter()
            .take_while(|member| is_open_part(member));
        let run: Vec<Clause> = run.cloned().collect();
        if goes_on || !month(&members[at - 1]) || run.is_empty() {
            continue;
        }
        for next in (1..at).rev() {
            let spans = [next - 1, next].map(|at| members[at].span);
            let listed = matches!(members[next].link, Link::Separator | Link::And);
            let apart = spans[0].gap(spans[1], parser.text).contains(';');
            if !month(&members[next - 1]) || !listed || apart {
                break;
            }
            parser.uncertain(spans[0], MessageId::PhraseUncertainMixture);
            if tied && !aside {
                members.splice(next..next, run.iter().cloned());
            }
        }
    }
}

/// Returns whether it is the first part of a month: «1 декада».
fn opens_month(member: &Clause) -> bool {
    let first = |dated: &Dated| matches!(dated.opening().place.pick, Pick::Nth(1, _));
    member.dated().is_some_and(first)
}

/// Returns whether the second of two months is the one after the first.
fn goes_on(pair: &[Clause]) -> bool {
    let [first, next] = pair else { return false };
    let month = |member: &Clause| match member.dated()?.frame() {
        Frame::Month(month) => Some(month),
        _ => None,
    };
    month(first).is_some_and(|first| month(next) == Some(first % 12 + 1))
}

/// Returns whether it is a number or a part of a month that is told elsewhere: «2 неделя».
fn is_open_part(member: &Clause) -> bool {
    member.dated().is_some_and(|dated| {
        let open = dated.is_bare() || is_lent_part(&dated.to.place);
        open && dated.bound == Bound::Within
    })
}

/// «апрель (2 неделя)», «октябрь (2 и 4 недели)»: the month is that of the weeks after it.
pub(super) fn month_before(members: &mut Vec<Clause>) {
    let mut headings = Vec::new();
    for at in 0..members.len() {
        let (heading, rest) = members[at..].split_at_mut(1);
        let heading = &heading[0];
        let Some(month) = heading.dated().filter(|dated| dated.is_month()) else {
            continue;
        };
        let run = rest.iter().take_while(|member| is_open_part(member));
        let parts = run.map(|member| member.dated().is_some_and(|d| is_lent_part(&d.to.place)));
        let Some(last) = parts.collect::<Vec<_>>().iter().rposition(|part| *part) else {
            continue;
        };
        rest[0].link = heading.link;
        rest[0].span = heading.span.join(rest[0].span);
        for member in &mut rest[..=last] {
            let Body::Dated(part) = &mut member.body else {
                continue;
            };
            if is_lent_part(&part.to.place) {
                part.to.place.frame = month.to.place.frame;
            }
            if part.to.year == Year::Missing {
                part.to.year = month.to.year;
            }
            part.aside = false;
        }
        headings.push(at);
    }
    leave_out(members, &headings);
}

/// «I полугодие: октябрь – ноябрь», «II квартал, май – июнь»: what a colon ties to a quarter, a half or a season may
/// stand for it, and so do months of it behind a comma.
pub(super) fn headings(members: &mut [Clause], parser: &Parser<'_>) {
    let [first, next, ..] = &*members else { return };
    let frame = first.dated().map_or(Frame::Year, Dated::frame);
    let frame = parser.frame_by_months(frame);
    let of_frame = |member: &Clause| {
        let month = |time: Time| time.is_month() && holds_month(frame, time.place.frame);
        member.dated().is_some_and(|dated| {
            month(dated.to) && dated.from.is_none_or(month) && dated.bound == Bound::Within
        })
    };
    let before = parser.text.get(..next.span.start as usize);
    let comma = before.is_some_and(|before| !before.contains(';'));
    let all = comma && next.link == Link::Separator && members[1..].iter().all(of_frame);
    for at in 1..members.len() {
        let whole = |dated: &Dated| {
            let long = matches!(dated.frame(), Frame::Nth { .. } | Frame::Season(_));
            long && dated.is_one() && !dated.aside && dated.is_whole()
        };
        // «III квартал, вторая среда сентября»
        let before = members[at - 1].dated().filter(|dated| whole(dated));
        let listed = members[at].link == Link::Separator;
        let holds = |dated: &Dated| {
            let month = |of: &Dated| holds_month(parser.frame_by_months(of.frame()), dated.frame());
            let part = matches!(dated.pick(), Pick::Nth(..)) && dated.is_one();
            part && before.is_some_and(month)
        };
        let part = listed && members[at].dated().is_some_and(holds);
        let first = if all { 0 } else { at - 1 };
        let headed = members[first].dated().is_some_and(whole);
        let headed = headed && (all || members[at].link == Link::Colon) || part;
        if let Body::Dated(dated) = &mut members[at].body {
            dated.aside |= headed && dated.bound == Bound::Within;
        }
    }
}

/// Returns whether it is a part of a month that is not said: «2 неделя».
fn is_lent_part(place: &Place) -> bool {
    place.frame == Frame::Lent && matches!(place.pick, Pick::Nth(..))
}

fn leave_out(members: &mut Vec<Clause>, headings: &[usize]) {
    let mut at = 0;
    members.retain(|_| {
        at += 1;
        !headings.contains(&(at - 1))
    });
}

/// «5-10 мая, 20-25; до 29 декабря»: what a semicolon parts from the month behind it is of the month before.
pub(super) fn days_before_semicolon(members: &mut [Clause], text: &str) {
    for at in 2..members.len() {
        let parted = |at: usize| {
            let between = members[at - 1].span.gap(members[at].span, text);
            between.contains(';')
        };
        let month = |dated: &Dated| matches!(dated.frame(), Frame::Month(_));
        let own = members[at - 2].dated().is_some_and(month) && !parted(at - 1) && parted(at);
        for time in members[at - 1].times().filter(|_| own) {
            if let Pick::Bare {
                number,
                roman: false,
            } = time.place.pick
            {
                time.place = Place::of(Pick::Day(number), Frame::Lent);
            }
        }
    }
}

/// Gives bare numbers the unit and the month of the next member.
pub(super) fn units(members: &mut [Clause]) -> Result<(), Failure> {
    edges(members);
    // «ежемесячно до 5-го»
    let rules = members.iter().filter_map(Clause::rule);
    let days = match rules
        .map(|rule| rule.unit)
        .find(|unit| *unit == Unit::Month)
    {
        Some(_) => Frame::Each(MonthRef::Any),
        None => Frame::Lent,
    };
    // «V» and «X» alone are marks
    let lone = members.iter_mut().flat_map(Clause::times).count() == 1;
    // «X, I, IV», «XI – III»: none is a quarter where one of them can be none
    let mut highest = 0;
    let months = members
        .iter_mut()
        .flat_map(Clause::times)
        .all(|time| match time.place.pick {
            Pick::Bare {
                number,
                roman: true,
            } => {
                highest = highest.max(number);
                true
            }
            _ => false,
        });
    let months = months && !lone && highest > 4;
    let mut source: Option<Place> = None;
    for time in members.iter_mut().rev().flat_map(Clause::times) {
        match (time.place.pick, source) {
            (Pick::Bare { number, .. }, _) if months => {
                time.place = Place::whole(Frame::Month(number));
            }
            (Pick::Bare { number, roman }, source) => {
                let found = numbered(number, roman, source, days);
                let mark = lone && roman && matches!(number, 5 | 10);
                let (span, clock) = (time.span, false);
                let found = found.filter(|_| !mark).ok_or(Failure { span, clock })?;
                time.place = Place {
                    then: time.place.then,
                    ..found
                };
            }
            (_, Some(source))
                if is_lent_part(&time.place) && matches!(source.pick, Pick::Nth(..)) =>
            {
                time.place.frame = source.frame;
            }
            _ => {}
        }
        source = Some(time.place);
    }
    Ok(())
}

/// «1, 3 квартал, последний месяц»: what is picked behind quarters, halves or seasons is of each of them.
pub(super) fn parts_of_units(members: &mut Vec<Clause>, parser: &mut Parser<'_>) {
    let whole = |member: &Clause| {
        let long = |dated: &&Dated| {
            let long = matches!(dated.frame(), Frame::Nth { .. } | Frame::Season(_));
            long && dated.is_whole() && dated.is_one()
        };
        member.dated().filter(long).copied()
    };
    let part = |member: &Clause| {
        let lent = |dated: &&Dated| is_lent_part(&dated.to.place) && dated.bound == Bound::Within;
        member.dated().filter(lent).copied()
    };
    let headed = |at: &usize| part(&members[*at]).is_some() && whole(&members[at - 1]).is_some();
    let Some(at) = (1..members.len()).find(headed) else {
        return;
    };
    let listed = |at: &usize| matches!(members[at + 1].link, Link::Separator | Link::And);
    let units = (0..at).rev();
    let units =
        units.take_while(|of| whole(&members[*of]).is_some() && (of + 1 == at || listed(of)));
    let first = at - units.count();
    let parts: Vec<Dated> = members[at..].iter().map_while(part).collect();
    let span = members[first].span.join(members[at + parts.len() - 1].span);
    // «I квартал, первая декада» may be of each of its months
    let short = |part: &Dated| matches!(part.pick(), Pick::Nth(1.., Of::Week | Of::Decade));
    if parts.iter().any(short) {
        parser.uncertain(span, MessageId::PhraseUncertainPartOf);
    }
    let of = |unit: &Clause| {
        let (unit, of) = (unit.clone(), whole(unit)?);
        let moved = parts.clone().into_iter().map(move |mut part| {
            part.times().for_each(|time| time.place.frame = of.frame());
            part.aside = false;
            let year = match part.to.year {
                Year::Missing => of.to.year,
                year => year,
            };
            let body = Body::Dated(part.of(year));
            Clause {
                body,
                ..unit.clone()
            }
        });
        Some(moved)
    };
    let each: Vec<Clause> = members[first..at].iter().filter_map(of).flatten().collect();
    members.splice(first..at + parts.len(), each);
}

/// «октябрь (5, 12)», «5-10 мая, 20-25»: days without a month are of the month before them, and stand for it.
pub(super) fn days_after_month(members: &mut Vec<Clause>, parser: &mut Parser<'_>) {
    let mut month: Option<(usize, Time)> = None;
    let mut headings = Vec::new();
    for at in 0..members.len() {
        let next = members.get(at + 1).and_then(Clause::dated);
        let listed = next.is_some_and(|dated| is_lent_day(&dated.to));
        let member = &mut members[at];
        // «апрель 12» may be of a year
        let tied = matches!(member.link, Link::None | Link::Colon) && !listed;
        let Body::Dated(dated) = &mut member.body else {
            month = None;
            continue;
        };
        let vague = tied && dated.is_one() && !dated.aside;
        // «20 апреля – 30»
        if let Some(from) = dated.from.filter(Time::is_full_day)
            && is_lent_day(&dated.to)
        {
            dated.to.place.frame = from.place.frame;
            dated.to.year = from.year;
        }
        let Some((heading, of)) = month.filter(|_| is_lent_day(&dated.to)) else {
            month = (dated.is_month() || dated.is_full_day()).then_some((at, dated.to));
            continue;
        };
        if vague {
            parser.uncertain(dated.to.span, MessageId::PhraseUncertainDayBehind);
        }
        dated
            .times()
            .for_each(|time| time.place.frame = of.place.frame);
        dated.to.year = of.year;
        if of.place.is_whole() {
            dated.aside = false;
            headings.push(heading);
        }
    }
    leave_out(members, &headings);
}

fn is_lent_day(time: &Time) -> bool {
    time.place.frame == Frame::Lent && matches!(time.place.pick, Pick::Day(_))
}

/// «конец 1, 2, 3 четверти»: the edge serves all that the unit serves.
fn edges(members: &mut [Clause]) {
    let mut kept: Option<Edge> = None;
    for time in members.iter_mut().flat_map(Clause::times) {
        if let (Some(edge), None) = (kept, time.place.edge()) {
            time.place.then = Pick::Edge(edge);
        }
        kept = time.place.edge().filter(|_| time.place.is_bare());
    }
}

/// Returns what a bare number means before what is `source`.
pub(super) fn numbered(
    number: u32,
    roman: bool,
    source: Option<Place>,
    days: Frame,
) -> Option<Place> {
    let day = (1..=31).contains(&number) && !roman;
    let day = |frame| day.then_some(Place::of(Pick::Day(number), frame));
    // «IX – X»
    let months = source.is_none_or(|next| next.is_whole() && matches!(next.frame, Frame::Month(_)));
    if roman && (5..=12).contains(&number) && months {
        return Some(Place::whole(Frame::Month(number)));
    }
    let Some(source) = source else {
        return day(days);
    };
    match (source.pick, source.frame) {
        // «октябрь – до 15, март – до 10»
        (Pick::Whole, Frame::Month(_)) => day(days),
        (Pick::Day(_), frame) => day(frame).map(|day| Place {
            then: source.then,
            ..day
        }),
        (Pick::Whole, Frame::Nth { unit, .. }) if (1..=4).contains(&number) => {
            Some(Place::whole(Frame::Nth { unit, number }))
        }
        (Pick::Nth(_, of), _) => {
            let top = match of {
                Of::Decade | Of::Third => 3,
                Of::Half => 2,
                Of::Weekday(_) => 5,
                Of::Week => 6,
                Of::Month => 12,
                _ => 31,
            };
            let nth = i8::try_from(number)
                .ok()
                .filter(|nth| (1..=top).contains(nth))?;
            let pick = Pick::Nth(nth, of);
            Some(Place { pick, ..source })
        }
        _ => None,
    }
}

/// Gives members without a year the year written at a later one.
pub(super) fn years(members: &mut [Clause]) {
    let recurs = members.iter().any(|member| member.recurring().is_some());
    let mut source = None;
    let mut next = Frame::Year;
    for member in members.iter_mut().rev() {
        // what is not dated parts a list; «ежегодно до 1 марта (2022-2023 гг.)» is in those years
        if member
            .dated()
            .is_none_or(|dated| recurs && dated.names_years())
        {
            source = None;
            continue;
        }
        for time in member.times() {
            // «до 1 июля, до 20 января следующего года»: what comes later in the year is of the year before
            let named = matches!(source, Some(Year::Next | Year::Previous));
            source = source.filter(|_| !(named && begins_after(time.place.frame, next)));
            next = time.place.frame;
            match (time.year, source) {
                (Year::Missing, Some(year)) if !matches!(next, Frame::Each(_)) => time.year = year,
                (Year::Missing, _) => {}
                (Year::Given(year) | Year::Lent(year), _) => {
                    let lent = Some(Year::Lent(year));
                    source = if next == Frame::SchoolYear {
                        source
                    } else {
                        lent
                    };
                }
                (year, _) => source = Some(year),
            }
        }
    }
}

/// «до 15 марта, июня и сентября», «последняя пятница 2 и 4 квартала»: months and quarters in the genitive take the
/// day, and its bound, of the member before them.
pub(super) fn days_of_months(members: &mut Vec<Clause>, tokens: &[Token]) {
    for member in std::mem::take(members) {
        let shared = bare_genitive(&member, tokens)
            .and_then(|(frame, year)| shared_days(members, &member, frame, year));
        match shared {
            Some(mut shared) => members.append(&mut shared),
            None => members.push(member),
        }
    }
}

/// Returns the days before a bare month or quarter, said of it.
fn shared_days(before: &[Clause], bare: &Clause, frame: Frame, year: Year) -> Option<Vec<Clause>> {
    let group = before.get(group_start(before)..)?.iter();
    let moved = group.map(|member| {
        let body = Body::Dated(of_frame(member.dated()?, frame, year)?);
        Some(Clause {
            body,
            span: bare.span,
            ..*member
        })
    });
    let mut shared: Vec<Clause> = moved.collect::<Option<_>>()?;
    shared.first_mut()?.link = Link::Separator;
    Some(shared)
}

/// Returns the frame, and its year, of a listed member that is nothing but a month or a quarter in the genitive.
fn bare_genitive(member: &Clause, tokens: &[Token]) -> Option<(Frame, Year)> {
    let listed = matches!(member.link, Link::Separator | Link::And);
    let to = member
        .dated()
        .filter(|dated| listed && dated.from.is_none())?
        .to;
    let past = tokens.partition_point(|token| token.span.start < to.named.end);
    let token = tokens.get(past.checked_sub(1)?)?;
    let genitive = token.traits.has(Trait::Genitive);
    let genitive = match to.place.frame {
        Frame::Month(_) => genitive,
        // «кв.» has no ending
        Frame::Nth { .. } => genitive || token.span.range().len() <= 4 || member.link == Link::And,
        _ => false,
    };
    only(genitive && to.place.is_whole() && member.span.start == to.named.start)?;
    Some((to.place.frame, to.year))
}

/// Returns where the days begin that a month behind `members` takes: «5 и 20 марта, апреля».
fn group_start(members: &[Clause]) -> usize {
    let place = |member: &Clause| member.dated().map(|dated| dated.to.place);
    let of_next = |pair: &[Clause]| {
        place(&pair[0]).is_some_and(|own| {
            let edge = |next: Place| next.edge().is_some() && next.frame == own.frame;
            let edges = own.edge().is_some() && place(&pair[1]).is_some_and(edge);
            own.is_bare() || is_lent_part(&own) || edges
        })
    };
    let group = members.windows(2).rev().take_while(|pair| of_next(pair));
    members.len().saturating_sub(1 + group.count())
}

/// Returns what `dated` says, said of another frame of its kind.
fn of_frame(dated: &Dated, frame: Frame, year: Year) -> Option<Dated> {
    let moved = |time: Time, year: Year| {
        let place = time.place;
        let alike = match (place.frame, frame) {
            (Frame::Month(_), Frame::Month(_)) => !place.is_whole() || dated.bound.is_last(),
            (Frame::Nth { unit, .. }, Frame::Nth { unit: other, .. }) => {
                unit == other && !place.is_whole()
            }
            (own, Frame::Month(_)) => own == Frame::Lent,
            _ => false,
        };
        let frame = if place.frame == Frame::Lent {
            Frame::Lent
        } else {
            frame
        };
        let (place, weekday) = (Place { frame, ..place }, None);
        alike.then_some(Time {
            place,
            weekday,
            year,
            ..time
        })
    };
    let from = match dated.from {
        Some(from) => Some(moved(from, Year::Missing)?),
        None => None,
    };
    Some(Dated {
        from,
        to: moved(dated.to, year)?,
        ..*dated
    })
}
