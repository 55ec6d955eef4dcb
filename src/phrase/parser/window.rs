//! Two members of a list that are one window: what ends, opens or closes it.

use chrono::{Datelike as _, NaiveDate};

use super::Parser;
use crate::calendar::{Part, days_later};
use crate::phrase::ast::{
    Body, Bound, Clause, Dated, Edge, Frame, Link, MonthRef, Pick, Place, Time, Year,
};
use crate::phrase::lexicon::Unit;
use crate::phrase::only::only;
use crate::words::MessageId;

/// Makes one member of two neighbours wherever `window` makes one window of them.
fn join(members: &mut Vec<Clause>, mut window: impl FnMut(&Clause, &Clause) -> Option<Dated>) {
    members.dedup_by(|closing, opening| {
        let joined = window(opening, closing);
        let found = joined.is_some();
        if let Some(dated) = joined {
            opening.span = opening.span.join(closing.span);
            opening.body = Body::Dated(dated);
        }
        found
    });
}

/// «с 25 по 5 октября»: a number that took its month from a lesser day is of the month before.
pub(super) fn over_month_end(members: &mut [Clause], parser: &mut Parser<'_>) {
    for member in members {
        let Body::Dated(Dated {
            from: Some(from),
            to,
            ..
        }) = &mut member.body
        else {
            continue;
        };
        let (Pick::Day(first), Pick::Day(last), Frame::Month(month)) =
            (from.place.pick, to.place.pick, from.place.frame)
        else {
            continue;
        };
        let words = parser.text.get(from.named.range()).unwrap_or_default();
        let bare = !words.contains(|c: char| c.is_alphabetic() || c == '.');
        // «с 15 по 10 мая» has its numbers in each other's place
        if bare && from.place.frame == to.place.frame && first > last + 10 {
            from.place.frame = Frame::Month(if month == 1 { 12 } else { month - 1 });
            parser.uncertain(member.span, MessageId::PhraseUncertainMonthBefore);
        }
    }
}

/// «в мае (после 15-го)», «ноябрь – декабрь, до 20 декабря»: the day ends or opens the window that it lies in.
pub(super) fn limit(members: &mut Vec<Clause>, parser: &mut Parser<'_>) {
    let pair = members.iter().filter_map(Clause::dated).count() == 2;
    let (mut listed, mut months) = (false, false);
    join(members, |window, day| {
        let span = window.span.join(day.span);
        let apart = window.span.gap(day.span, parser.text).contains(';');
        let is_whole = |dated: &Dated| dated.bound == Bound::Within && dated.is_whole();
        // «март, июнь до 10 числа» is said of both
        let of_list = std::mem::replace(&mut listed, window.dated().is_some_and(is_whole));
        let of_months = std::mem::replace(&mut months, window.dated().is_some_and(Dated::is_month));
        let window = window.dated().filter(|dated| is_whole(dated))?;
        let limit = day.dated()?;
        let last = limit.bound.is_last();
        // «август, до начала учебного года»
        let edge = (limit.edge(), limit.frame()) == (Some(Edge::Beginning), Frame::SchoolYear);
        if last && edge && window.frame() == Frame::Month(8) {
            let year = match window.to.year {
                Year::Missing => limit.to.year,
                year => year,
            };
            if year == Year::Missing && parser.hints.is_school_year() {
                parser.uncertain(span, MessageId::PhraseUncertainAugust);
            }
            return Some(window.of(year));
        }
        let frame = parser.frame_by_months(window.frame());
        let (day, allowed) = match limit.frame() {
            Frame::Lent | Frame::Each(MonthRef::Any) => {
                let month = matches!(frame, Frame::Month(_)) && window.from.is_none();
                // «март, июнь (до 20 числа)» may be of both
                let both = limit.aside && of_months;
                if both && month && !last && limit.bound != Bound::Within {
                    parser.uncertain(span, MessageId::PhraseUncertainMixture);
                }
                let lone = limit.aside && !(both && last) || !of_list;
                let mut day = limit.to;
                day.place.frame = window.frame();
                if day.year == Year::Missing {
                    day.year = window.to.year;
                }
                (day, month && lone)
            }
            _ if last => {
                let tied = day.link == Link::Colon && !of_list;
                (limit.to, (pair || tied) && !limit.aside)
            }
            _ => (limit.to, limit.aside || !of_list),
        };
        let inside = day.is_full_day() && holds_month(frame, day.place.frame);
        only(allowed && inside && limit.from.is_none() && !apart)?;
        let (from, to) = match limit.bound {
            Bound::Within => return None,
            Bound::Since => (day, window.to),
            Bound::After => (day_after(day)?, window.to),
            Bound::Until | Bound::By | Bound::Through => (window.opening(), day),
        };
        if last {
            parser.uncertain(span, MessageId::PhraseUncertainEnded);
        }
        Some(Dated::between(Some(from), to))
    });
}

/// «I квартал – до 10 апреля»: the day soon after a quarter, a half or a month ends what is reported of it, and so do
/// all days of such a list.
pub(super) fn report(members: &mut Vec<Clause>, parser: &mut Parser<'_>) {
    let ended = |reported: &Clause, day: &Clause, parser: &Parser<'_>| {
        let (reported, limit) = (reported.dated()?, day.dated()?);
        let frame = parser.frame_by_months(reported.frame());
        let (_, last) = months_of(frame)?;
        let whole = reported.bound == Bound::Within && reported.is_whole();
        only(whole && limit.bound.is_last() && limit.is_full_day() && limit.from.is_none())?;
        let soon = limit.frame() == Frame::Month(last % 12 + 1);
        // «июнь – август, до 1 сентября»
        only(reported.from.is_none() || soon && limit.pick() == Pick::Day(1))?;
        (soon || holds_month(frame, limit.frame())).then_some(soon)
    };
    let mut pairs = members.windows(2);
    if !pairs.any(|pair| ended(&pair[0], &pair[1], parser) == Some(true)) {
        return;
    }
    join(members, |reported, day| {
        let soon = ended(reported, day, parser)?;
        let (span, both) = (reported.span, reported.span.join(day.span));
        let (reported, mut limit) = (reported.dated()?, *day.dated()?);
        // «2 квартал (до 15 июля)», «летом до 1 сентября»
        let season = matches!(reported.frame(), Frame::Season(_)) || reported.from.is_some();
        only(!season || limit.pick() == Pick::Day(1))?;
        if (limit.aside || season) && soon {
            parser.uncertain(both, MessageId::PhraseUncertainEnded);
            return Some(Dated::between(Some(reported.opening()), limit.to));
        }
        if matches!(day.link, Link::Colon | Link::None) && !limit.aside {
            parser.remark(span);
            // «2 полугодие – до 10 января»: of the year after
            let over = limit.frame() == Frame::Month(1) && soon;
            if over && limit.to.year == Year::Missing && !parser.hints.is_school_year() {
                limit.to.year = match reported.to.year {
                    Year::Given(year) | Year::Lent(year) => Year::Given(year + 1),
                    Year::Missing if !parser.hints.many_years() => Year::Next,
                    year => year,
                };
            }
            return Some(limit);
        }
        // «мониторинг в мае, отчёт до 15 июня» are two
        if soon
            && !span
                .gap(day.span, parser.text)
                .contains(char::is_alphanumeric)
        {
            parser.uncertain(both, MessageId::PhraseUncertainList);
        }
        None
    });
}

/// «октябрь и далее», «май и далее до конца года»: a window from there on, to the end that is named.
pub(super) fn go_on(members: &mut Vec<Clause>, parser: &mut Parser<'_>) {
    join(members, |opening, closing| {
        let (from, to) = (opening.dated()?, closing.dated()?);
        let ends = closing.link == Link::Then && to.bound.is_last() && to.from.is_none();
        only(ends && from.bound == Bound::Within)?;
        // «15 марта, далее до 1 июня» may be two
        if from.is_day() {
            let span = opening.span.join(closing.span);
            parser.uncertain(span, MessageId::PhraseUncertainList);
            return None;
        }
        Some(Dated::between(Some(from.opening()), to.to))
    });
    let last = members.last_mut().filter(|_| parser.tail == Link::Then);
    let Some(Clause {
        span,
        body: Body::Dated(dated),
        ..
    }) = last
    else {
        return;
    };
    if dated.bound == Bound::Within {
        *dated = Dated::bounded(Bound::Since, dated.opening());
    } else if dated.bound.is_last() {
        parser.uncertain(*span, MessageId::PhraseUncertainMixture);
    }
}

/// «июнь 2022, далее постоянно»: from the end of what stands before it.
///
/// «постоянно до 31.12.2022» is to that day.
pub(super) fn always(members: &mut Vec<Clause>, of_school: bool) {
    let always = |member: &Clause| matches!(member.body, Body::Ongoing(None));
    members.dedup_by(|next, first| {
        // «с 1 сентября 2022 года и далее постоянно»
        let since = first
            .dated()
            .is_some_and(|dated| dated.bound == Bound::Since);
        if since && always(next) && matches!(next.link, Link::None | Link::Then) {
            return true;
        }
        let tied = next.link == Link::None && next.dated().is_some() && always(first);
        if tied {
            (first.span, first.body) = (next.span, next.body.clone());
        }
        tied
    });
    for at in 1..members.len() {
        let after = members[at - 1]
            .dated()
            .and_then(|dated| day_after(dated.to));
        let next = &mut members[at];
        let of_year = match next.body {
            Body::Ongoing(Some(year)) => year == Dated::whole(Frame::Year),
            _ => false,
        };
        if let (Some(after), Link::Then) = (after, next.link)
            && (always(next) || of_year && !of_school)
        {
            next.body = Body::Dated(Dated::bounded(Bound::Since, after));
        }
    }
}

/// «не ранее 1 мая и не позднее 15 мая», «после 15 октября до 1 ноября»: one window.
pub(super) fn close(members: &mut Vec<Clause>) {
    join(members, |opening, closing| {
        let (from, to) = (opening.dated()?, closing.dated()?);
        // «не позднее 15 мая, но не ранее 1 апреля»
        if (from.bound, to.bound) == (Bound::Through, Bound::Since)
            && from.is_full_day()
            && to.is_full_day()
            && !begins_after(to.frame(), from.frame())
        {
            return Some(Dated::between(Some(to.to), from.to));
        }
        // «с 2022 года, не позднее 20 числа», «с 2022 года, не позднее 15 марта»
        let apart = from.names_years() && to.to.year == Year::Missing;
        only(!apart && from.each().is_some() == to.each().is_some() && to.from.is_none())?;
        let first = match from.bound {
            Bound::Since if to.bound == Bound::Through => from.to,
            Bound::After if to.bound.is_last() && closing.link != Link::Then => day_after(from.to)?,
            _ => return None,
        };
        Some(Dated::between(Some(first), to.to))
    });
}

/// Returns the first and the last month of a frame, counted from January of the year that it begins in.
fn months_of(frame: Frame) -> Option<(u32, u32)> {
    let months = match frame {
        Frame::Month(month) => (month, month),
        Frame::Season(0) => (12, 14),
        Frame::Season(season) => (u32::from(season) * 3, u32::from(season) * 3 + 2),
        // those of custom: what they are compared with is told to be so
        Frame::Nth {
            unit: Unit::Part(part),
            number,
        } => {
            let months: &[(u32, u32)] = match part {
                Part::SchoolQuarter => &[(9, 10), (11, 12), (1, 3), (4, 6)],
                Part::Trimester => &[(9, 11), (12, 14), (3, 6)],
                Part::Semester => &[(9, 13), (2, 6)],
                _ => return None,
            };
            *months.get(number.checked_sub(1)? as usize)?
        }
        Frame::Nth { unit, number } => {
            let length = 12 / unit.in_year()?;
            (number * length - length + 1, number * length)
        }
        _ => return None,
    };
    Some(months)
}

/// Returns what follows a day or a whole time in the same year, where that is the same in every year.
fn day_after(mut time: Time) -> Option<Time> {
    let frame = time.place.frame;
    let last = months_of(frame).map(|(_, last)| last);
    let whole_year = time.place == Place::whole(Frame::Year);
    time.weekday = None;
    // «IV квартал 2022 года»
    if let (Year::Given(year), true) = (time.year, whole_year || last == Some(12))
        && time.place.is_whole()
    {
        if !whole_year {
            time.place = Place::whole(Frame::Month(1));
        }
        time.year = Year::Given(year + 1);
        return Some(time);
    }
    time.place = match (time.place.pick, frame) {
        (Pick::Day(day), Frame::Month(month)) => {
            let [leap, plain] = [2020, 2021].map(|year| {
                let next = days_later(NaiveDate::from_ymd_opt(year, month, day)?, 1);
                Some((next.day(), next.month()))
            });
            let (day, month) = leap.filter(|_| leap == plain)?;
            Place::of(Pick::Day(day), Frame::Month(month))
        }
        _ if time.place.is_whole() => Place::whole(Frame::Month(last? % 12 + 1)),
        _ => return None,
    };
    (!begins_after(frame, time.place.frame)).then_some(time)
}

/// Returns whether a frame begins later in the year than another.
pub(super) fn begins_after(frame: Frame, other: Frame) -> bool {
    let (own, other) = (months_of(frame), months_of(other));
    own.zip(other).is_some_and(|(own, other)| own.0 > other.0)
}

/// Returns whether a month, a quarter, a half or a season has the month of a day.
pub(super) fn holds_month(frame: Frame, day: Frame) -> bool {
    let Frame::Month(month) = day else {
        return false;
    };
    months_of(frame).is_some_and(|(first, last)| {
        (first..=last).contains(&month) || (first..=last).contains(&(month + 12))
    })
}
