//! What the members of a list take from each other: bounds, months, units, edges and years.

use super::Parser;
use super::member::{Failure, Link, Member};
use super::window::{begins_after, holds_month};
use crate::phrase::ast::{
    Body, Bound, Dated, Edge, Frame, MonthRef, Of, Pick, Place, Time, Year, Years,
};
use crate::phrase::lexicon::{Trait, Unit};
use crate::phrase::token::Token;
use crate::text::Span;
use crate::words::MessageId;

/// Returns the years of a member that names nothing else: «2021-2023 годы», «2021-2022 учебный год».
pub(super) fn lone_years(member: &Member) -> Option<Years> {
    let dated = member
        .dated()
        .filter(|dated| dated.bound == Bound::Within)?;
    if let (Year::Given(first), true) = (
        dated.to.year,
        dated.to.place == Place::whole(Frame::SchoolYear),
    ) {
        return dated.from.is_none().then(|| Years::school(first));
    }
    let year = |time: &Time| match time.year {
        Year::Given(year) if time.place == Place::whole(Frame::Year) => Some(year),
        _ => None,
    };
    let last = year(&dated.to)?;
    let first = match &dated.from {
        Some(from) => year(from)?,
        None => last,
    };
    Some(Years::span(first, last))
}

/// «май 2021-2022, 2022-2023 учебных годов»: a school year listed behind a time of another is that time's.
pub(super) fn school_years(members: &mut [Member]) {
    let mut before: Option<Dated> = None;
    for member in members {
        let listed = matches!(member.link, Link::Separator | Link::And);
        if let (Body::Dated(dated), Some(time), true) = (&mut member.clause.body, before, listed)
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

fn is_yearless(member: &Member) -> bool {
    let missing = |time: &Time| time.year == Year::Missing;
    // «накануне 9 мая»
    let counted = match &member.clause.body {
        Body::Relative(relative) => match relative.from.as_deref() {
            Some(Body::Dated(dated)) => Some(dated),
            _ => None,
        },
        _ => None,
    };
    let dated = member.dated().or(counted);
    dated.is_some_and(|dated| missing(&dated.to) && dated.from.as_ref().is_none_or(missing))
}

/// «2021-2023 годы: май, сентябрь», «май, сентябрь (2021-2023 гг.)»: years that stand alone are those of the rest.
pub(super) fn years_of_list(members: &mut Vec<Member>, month_lent: bool) {
    let recurs = members.iter().any(|member| {
        matches!(member.clause.body, Body::Recurring(_)) || member.is_of_each(month_lent)
    });
    if recurs || !members.iter().any(|member| lone_years(member).is_some()) {
        return;
    }
    let lone: Vec<Option<Years>> = members.iter().map(lone_years).collect();
    let mut used = vec![false; members.len()];
    let mut at = 0;
    while at < members.len() {
        let run = lone
            .iter()
            .skip(at)
            .take_while(|years| years.is_some())
            .count();
        if run == 0 {
            at += 1;
            continue;
        }
        let years = lone[at..at + run]
            .iter()
            .flatten()
            .copied()
            .reduce(Years::and);
        let Some(years) = years else { break };
        let open = |at: &usize| lone[*at].is_none() && is_yearless(&members[*at]);
        // «2022 год – до 1 марта, далее – до 1 февраля»
        let headed = |at: &usize| open(at) && members[*at].link != Link::Then;
        let after: Vec<usize> = (at + run..members.len()).take_while(headed).collect();
        let excepted = |at: &usize| matches!(members[*at].clause.body, Body::Except(_));
        let before: Vec<usize> = (0..at)
            .rev()
            .skip_while(excepted)
            .take_while(|at| open(at) && !used[*at])
            .collect();
        let heads =
            !after.is_empty() && (before.is_empty() || members[at + run].link == Link::Colon);
        for member in if heads { after } else { before } {
            used[member] = true;
            used[at..at + run].fill(true);
            give_years(&mut members[member], years, heads);
        }
        // «2022 год: до 15.07.22»
        let tied = |next: &&Member| matches!(next.link, Link::Colon | Link::None);
        if let Some(next) = members.get(at + run).filter(tied) {
            let year = next.dated().map(|dated| dated.to.year);
            let own =
                matches!(year, Some(Year::Given(year)) if years.iter().any(|own| own == year));
            let own = own || used[at];
            used[at..at + run].fill(own);
        }
        // «15.05.22 14:00, 2022»
        let day = at.checked_sub(1).and_then(|at| members[at].dated());
        let day = day.filter(|dated| dated.to.is_full_day() && !years.school);
        if day.is_some_and(|day| years.only().map(Year::Given) == Some(day.to.year)) {
            used[at..at + run].fill(true);
        }
        at += run;
    }
    let gone = (0..members.len()).filter(|&at| lone[at].is_some() && used[at]);
    leave_out(members, &gone.collect::<Vec<_>>());
}

/// Gives a member the years before it, which may head it, or those behind it.
fn give_years(member: &mut Member, years: Years, heads: bool) {
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
pub(super) fn exceptions(members: &mut [Member], text: &str) {
    let (mut open, mut bare, mut years, mut gone) = (false, false, false, Span::default());
    for member in members {
        // «апрель (кроме 1 апреля), май»
        open &= !gone.gap(member.clause.span, text).contains([')', ';']);
        gone = member.clause.span;
        open = match &member.clause.body {
            Body::Except(list) => {
                years = list.iter().all(Dated::names_years);
                true
            }
            Body::Dated(dated) => {
                let alike = dated.to.place.is_whole() || bare;
                let listed = matches!(member.link, Link::And | Link::Separator);
                let within = dated.bound == Bound::Within && !dated.names_years();
                // «кроме 2022 года, в мае»
                open && alike && listed && within && !years
            }
            _ => false,
        };
        bare = member.times().any(|time| time.place.is_bare());
        if let (true, Body::Dated(dated)) = (open, &member.clause.body) {
            member.clause.body = Body::Except(vec![*dated]);
        }
    }
}

/// «до 10 и 25 числа», «до 1 апреля, 1 июля»: the bound serves the days listed behind it, and what a bare number takes
/// its unit from. Days with words of their own between them in `text` are no list.
pub(super) fn bounds(members: &mut [Member], text: &str) {
    let mut before: Option<Dated> = None;
    for member in members {
        let (joined, listed) = (member.link == Link::And, member.link == Link::Separator);
        if let (Body::Dated(right), Some(left)) = (&mut member.clause.body, before) {
            let days = left.to.is_full_day() && right.to.is_full_day();
            let between = left.to.span.gap(right.to.span, text);
            let bare = !between.contains(char::is_alphanumeric);
            let both = days && (joined || listed && bare && (left.aside || !right.aside));
            let open = right.bound == Bound::Within && right.from.is_none();
            // «октябрь до 15, март до 10»
            let bare = left.to.place.is_bare() && !right.to.is_month();
            if open && left.bound.is_last() && (bare || both) {
                right.bound = left.bound;
            }
        }
        before = member.dated().copied();
    }
}

/// «октябрь, декабрь – 3-я неделя»: the part behind the last month is of those before it, too; in brackets it may be.
pub(super) fn parts_of_months(members: &mut Vec<Member>, parser: &mut Parser<'_>) {
    let month = |member: &Member| member.dated().is_some_and(Dated::is_month);
    for at in (2..members.len()).rev() {
        let aside = members[at].dated().is_some_and(|dated| dated.aside);
        let tied = aside || matches!(members[at].link, Link::Colon | Link::None);
        if !tied || !month(&members[at - 1]) {
            continue;
        }
        let part = |member: &&Member| {
            let part = |place: Place| place.is_bare() || is_lent_part(&place);
            member
                .dated()
                .is_some_and(|dated| dated.bound == Bound::Within && part(dated.to.place))
        };
        let run: Vec<Member> = members[at..].iter().take_while(part).cloned().collect();
        for before in (0..at - 1).rev() {
            let next = before + 1;
            let spans = [before, next].map(|at| members[at].clause.span);
            let listed = matches!(members[next].link, Link::Separator | Link::And)
                && !spans[0].gap(spans[1], parser.text).contains(';');
            if run.is_empty() || !month(&members[before]) || !listed {
                break;
            }
            parser.uncertain(spans[0], MessageId::PhraseUncertainMixture);
            if !aside {
                members.splice(next..next, run.iter().cloned());
            }
        }
    }
}

/// «апрель (2 неделя)», «октябрь (2 и 4 недели)»: the month is that of the weeks after it.
pub(super) fn month_before(members: &mut Vec<Member>) {
    let mut headings = Vec::new();
    for at in 0..members.len() {
        let Some((heading, rest)) = members.get_mut(at..).and_then(<[_]>::split_first_mut) else {
            break;
        };
        let Some(month) = heading.dated().filter(|dated| dated.is_month()).copied() else {
            continue;
        };
        let listed = |member: &&Member| {
            member.dated().is_some_and(|dated| {
                let place = dated.to.place;
                dated.bound == Bound::Within && (place.is_bare() || is_lent_part(&place))
            })
        };
        let run = rest.iter().take_while(listed);
        let parts = run.map(|member| member.dated().is_some_and(|d| is_lent_part(&d.to.place)));
        let Some(last) = parts.collect::<Vec<_>>().iter().rposition(|part| *part) else {
            continue;
        };
        for (nth, member) in rest.iter_mut().take(last + 1).enumerate() {
            if nth == 0 {
                member.link = heading.link;
                member.clause.span = heading.clause.span.join(member.clause.span);
            }
            let Body::Dated(part) = &mut member.clause.body else {
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
pub(super) fn headings(members: &mut [Member], text: &str) {
    let months = |whole: Frame, dated: &Dated| {
        let time = |time: &Time| time.is_month() && holds_month(whole, time.place.frame);
        time(&dated.to) && dated.from.as_ref().is_none_or(time) && dated.bound == Bound::Within
    };
    let first = members.first().and_then(Member::dated);
    let frame = first.map_or(Frame::Year, |first| first.to.place.frame);
    let comma = |next: &Member| {
        let before = text.get(..next.clause.span.start as usize);
        next.link == Link::Separator && before.is_some_and(|before| !before.contains(';'))
    };
    let of_frame = |next: &Member| next.dated().is_some_and(|dated| months(frame, dated));
    let all = members.get(1).is_some_and(comma) && members.iter().skip(1).all(of_frame);
    for at in 1..members.len() {
        let whole = |dated: &Dated| {
            let long = matches!(dated.to.place.frame, Frame::Nth { .. } | Frame::Season(_));
            long && Dated::between(None, dated.to) == *dated && dated.to.place.is_whole()
        };
        let first = if all { 0 } else { at - 1 };
        let headed = members[first].dated().is_some_and(whole);
        let headed = headed && (all || members[at].link == Link::Colon);
        if let Body::Dated(dated) = &mut members[at].clause.body {
            dated.aside |= headed && dated.bound == Bound::Within;
        }
    }
}

/// Returns whether it is a part of a month that is not said: «2 неделя».
fn is_lent_part(place: &Place) -> bool {
    place.frame == Frame::Lent && matches!(place.pick, Pick::Nth(..))
}

fn leave_out(members: &mut Vec<Member>, headings: &[usize]) {
    let mut at = 0;
    members.retain(|_| {
        at += 1;
        !headings.contains(&(at - 1))
    });
}

/// «5-10 мая, 20-25; до 29 декабря»: what a semicolon parts from the month behind it is of the month before.
pub(super) fn days_before_semicolon(members: &mut [Member], text: &str) {
    let gap = |pair: &[Member]| pair[0].clause.span.gap(pair[1].clause.span, text);
    let parted = |pair: &[Member]| gap(pair).contains(';');
    for at in 2..members.len() {
        let month = |dated: &Dated| matches!(dated.to.place.frame, Frame::Month(_));
        let own = members[at - 2].dated().is_some_and(month) && !parted(&members[at - 2..at]);
        if !(own && parted(&members[at - 1..=at])) {
            continue;
        }
        for time in members[at - 1].times() {
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
pub(super) fn units(members: &mut [Member]) -> Result<(), Failure> {
    edges(members);
    let monthly = |member: &Member| {
        let rule = member.clause.recurring();
        rule.is_some_and(|rule| rule.unit == Unit::Month && rule.is_plain())
    };
    // «ежемесячно до 5-го»
    let days = if members.iter().any(monthly) {
        Frame::Each(MonthRef::Any)
    } else {
        Frame::Lent
    };
    // «V» and «X» alone are marks
    let lone = members.iter_mut().flat_map(Member::times).count() == 1;
    let mut source: Option<Place> = None;
    for time in members.iter_mut().rev().flat_map(Member::times) {
        let place = time.place;
        let partial = is_lent_part(&place);
        time.place = match (place.pick, source) {
            (Pick::Bare { number, roman }, source) => {
                let found = numbered(number, roman, source, days);
                let mark = lone && roman && matches!(number, 5 | 10);
                let found = found.filter(|_| !mark).ok_or(Failure {
                    span: time.span,
                    clock: false,
                })?;
                Place {
                    then: place.then,
                    ..found
                }
            }
            (Pick::Nth(..), Some(source)) if partial && matches!(source.pick, Pick::Nth(..)) => {
                Place {
                    frame: source.frame,
                    ..place
                }
            }
            _ => place,
        };
        source = Some(time.place);
    }
    Ok(())
}

/// «октябрь (5, 12)», «5-10 мая, 20-25»: days without a month are of the month before them, and stand for it.
pub(super) fn days_after_month(members: &mut Vec<Member>, parser: &mut Parser<'_>) {
    let mut month: Option<(usize, Time)> = None;
    let mut headings = Vec::new();
    for at in 0..members.len() {
        let next = members.get(at + 1).and_then(Member::dated);
        let listed = next.is_some_and(|dated| is_lent_day(&dated.to));
        let member = &mut members[at];
        // «апрель 12» may be of a year
        let tied = matches!(member.link, Link::None | Link::Colon) && !listed;
        let Body::Dated(dated) = &mut member.clause.body else {
            month = None;
            continue;
        };
        let vague = tied && dated.from.is_none() && !dated.aside && dated.bound == Bound::Within;
        // «20 апреля – 30»
        if let Some(from) = dated
            .from
            .filter(|from| is_lent_day(&dated.to) && from.is_full_day())
        {
            dated.to.place.frame = from.place.frame;
            dated.to.year = from.year;
        }
        if let (true, Some((heading, of))) = (is_lent_day(&dated.to), month) {
            if vague {
                parser.uncertain(dated.to.span, MessageId::PhraseUncertainDayBehind);
            }
            for time in dated.from.iter_mut().chain([&mut dated.to]) {
                time.place.frame = of.place.frame;
            }
            dated.to.year = of.year;
            if of.place.is_whole() {
                dated.aside = false;
                headings.push(heading);
            }
            continue;
        }
        month = (dated.is_month() || dated.to.is_full_day()).then_some((at, dated.to));
    }
    leave_out(members, &headings);
}

fn is_lent_day(time: &Time) -> bool {
    time.place.frame == Frame::Lent && matches!(time.place.pick, Pick::Day(_))
}

/// «конец 1, 2, 3 четверти»: the edge serves all that the unit serves.
fn edges(members: &mut [Member]) {
    let mut kept: Option<Edge> = None;
    for time in members.iter_mut().flat_map(Member::times) {
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
    // «IX – X»
    let months = source.is_none_or(|next| next.is_whole() && matches!(next.frame, Frame::Month(_)));
    if roman && (5..=12).contains(&number) && months {
        return Some(Place::whole(Frame::Month(number)));
    }
    let Some(source) = source else {
        return day.then_some(Place::of(Pick::Day(number), days));
    };
    let nth = i8::try_from(number).ok();
    match (source.pick, source.frame) {
        // «октябрь – до 15, март – до 10»
        (Pick::Whole, Frame::Month(_)) if day => Some(Place::of(Pick::Day(number), days)),
        (Pick::Day(_), _) if day => Some(Place {
            pick: Pick::Day(number),
            ..source
        }),
        (Pick::Whole, Frame::Nth { unit, .. }) if (1..=4).contains(&number) => {
            Some(Place::whole(Frame::Nth { unit, number }))
        }
        (Pick::Nth(_, of), _) => {
            let top = match of {
                Of::Decade => 3,
                Of::Half => 2,
                Of::Weekday(_) => 5,
                Of::Week => 6,
                Of::Month => 12,
                _ => 31,
            };
            let pick = nth
                .filter(|nth| (1..=top).contains(nth))
                .map(|nth| Pick::Nth(nth, of));
            pick.map(|pick| Place { pick, ..source })
        }
        _ => None,
    }
}

/// Gives members without a year the year written at a later one.
pub(super) fn years(members: &mut [Member]) {
    let recurs = members
        .iter()
        .any(|member| member.clause.recurring().is_some());
    let mut source = None;
    let mut next = Frame::Year;
    for member in members.iter_mut().rev() {
        // what is not dated parts a list; «ежегодно до 1 марта (2022-2023 гг.)» is in those years
        let limits = |dated: &Dated| recurs && dated.names_years();
        if member.dated().is_none_or(limits) {
            source = None;
            continue;
        }
        for time in member.times() {
            // «до 1 июля, до 20 января следующего года»: what comes later in the year is of the year before
            let named = matches!(source, Some(Year::Next | Year::Previous));
            if named && begins_after(time.place.frame, next) {
                source = None;
            }
            next = time.place.frame;
            match (time.year, source) {
                (Year::Missing, _) if matches!(time.place.frame, Frame::Each(_)) => {}
                (Year::Missing, Some(year)) => time.year = year,
                (Year::Given(year) | Year::Lent(year), _)
                    if time.place.frame != Frame::SchoolYear =>
                {
                    source = Some(Year::Lent(year));
                }
                (Year::Missing | Year::Given(_) | Year::Lent(_), _) => {}
                (year, _) => source = Some(year),
            }
        }
    }
}

/// «до 15 марта, июня и сентября», «последняя пятница 2 и 4 квартала»: months and quarters in the genitive take the
/// day, and its bound, of the member before them.
pub(super) fn days_of_months(members: &mut Vec<Member>, tokens: &[Token]) {
    if members.len() < 2 {
        return;
    }
    let all = std::mem::replace(members, Vec::with_capacity(members.len()));
    for member in all {
        let shared = bare_genitive(&member, tokens)
            .and_then(|(frame, year)| shared_days(members, &member, frame, year));
        match shared {
            Some(mut shared) => members.append(&mut shared),
            None => members.push(member),
        }
    }
}

/// Returns the days before a bare month or quarter, said of it.
fn shared_days(before: &[Member], bare: &Member, frame: Frame, year: Year) -> Option<Vec<Member>> {
    let group = before.get(group_start(before)..)?.iter().enumerate();
    let moved = group.map(|(nth, member)| {
        let mut member = of_frame(member, frame, year)?;
        member.clause.span = bare.clause.span;
        member.link = if nth == 0 {
            Link::Separator
        } else {
            member.link
        };
        Some(member)
    });
    let shared: Option<Vec<Member>> = moved.collect();
    shared.filter(|shared| !shared.is_empty())
}

/// Returns the frame, and its year, of a listed member that is nothing but a month or a quarter in the genitive.
fn bare_genitive(member: &Member, tokens: &[Token]) -> Option<(Frame, Year)> {
    let listed = matches!(member.link, Link::Separator | Link::And);
    let to = member
        .dated()
        .filter(|dated| listed && dated.from.is_none())?
        .to;
    let alone = to.place.is_whole() && member.clause.span.start == to.named.start;
    let past = tokens.partition_point(|token| token.span.start < to.named.end);
    let token = tokens.get(past.checked_sub(1)?)?;
    let genitive = match to.place.frame {
        Frame::Month(_) => token.traits.has(Trait::Genitive),
        // «кв.» has no ending
        Frame::Nth { .. } => {
            let short = token.span.range().len() <= 4;
            token.traits.has(Trait::Genitive) || short || member.link == Link::And
        }
        _ => false,
    };
    (alone && genitive).then_some((to.place.frame, to.year))
}

/// Returns where the days begin that a month behind `members` takes: «5 и 20 марта, апреля».
fn group_start(members: &[Member]) -> usize {
    let mut first = members.len().saturating_sub(1);
    while let Some(before) = first.checked_sub(1).and_then(|before| members.get(before)) {
        let Some(place) = before.dated().map(|dated| dated.to.place) else {
            break;
        };
        let next = members
            .get(first)
            .and_then(Member::dated)
            .map(|dated| dated.to.place);
        let partial = is_lent_part(&place);
        let edges = place.edge().is_some()
            && next.is_some_and(|next| next.edge().is_some() && next.frame == place.frame);
        if !place.is_bare() && !partial && !edges {
            break;
        }
        first -= 1;
    }
    first
}

/// Returns what `member` says, said of another frame of its kind.
fn of_frame(member: &Member, frame: Frame, year: Year) -> Option<Member> {
    let dated = member.dated()?;
    let moved = |time: Time, year: Year| {
        let place = time.place;
        let alike = match (place.frame, frame) {
            (Frame::Month(_), Frame::Month(_)) => !place.is_whole() || dated.bound.is_last(),
            (Frame::Nth { unit, .. }, Frame::Nth { unit: other, .. }) => {
                unit == other && !place.is_whole()
            }
            _ => false,
        };
        let frame = match place.frame {
            Frame::Lent if matches!(frame, Frame::Month(_)) => Frame::Lent,
            _ if alike => frame,
            _ => return None,
        };
        Some(Time {
            place: Place { frame, ..place },
            year,
            weekday: None,
            ..time
        })
    };
    let from = match dated.from {
        Some(from) => Some(moved(from, Year::Missing)?),
        None => None,
    };
    let mut member = member.clone();
    member.clause.body = Body::Dated(Dated {
        from,
        to: moved(dated.to, year)?,
        ..*dated
    });
    Some(member)
}
