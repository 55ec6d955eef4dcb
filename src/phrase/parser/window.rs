//! Two members of a list that are one window: what ends, opens or closes it.

use chrono::{Datelike as _, NaiveDate};

use super::Parser;
use super::member::{Link, Member};
use crate::calendar::{Part, days_later};
use crate::phrase::ast::{
    Body, Bound, Clause, Dated, Extent, Frame, MonthRef, Pick, Place, Time, Year,
};
use crate::phrase::lexicon::Unit;
use crate::words::MessageId;

/// Makes one member of two neighbours wherever `window` makes one window of them.
fn join(members: &mut Vec<Member>, mut window: impl FnMut(&Member, &Member) -> Option<Dated>) {
    members.dedup_by(|closing, opening| {
        let joined = window(opening, closing);
        let found = joined.is_some();
        if let Some(dated) = joined {
            opening.clause = Clause {
                span: opening.clause.span.join(closing.clause.span),
                body: Body::Dated(dated),
            };
        }
        found
    });
}

/// «с 25 по 5 октября»: a number that took its month from a lesser day is of the month before.
pub(super) fn over_month_end(members: &mut [Member], parser: &mut Parser<'_>) {
    for member in members {
        let Body::Dated(Dated {
            from: Some(from),
            to,
            ..
        }) = &mut member.clause.body
        else {
            continue;
        };
        let (Pick::Day(first), Pick::Day(last)) = (from.place.pick, to.place.pick) else {
            continue;
        };
        let words = parser.text.get(from.named.range()).unwrap_or_default();
        let bare = !words.contains(char::is_alphabetic) && !words.contains('.');
        let month = match (from.place.frame, to.place.frame) {
            (Frame::Month(month), Frame::Month(same)) if month == same => month,
            _ => continue,
        };
        // «с 15 по 10 мая» has its numbers in each other's place
        if bare && first > last + 10 {
            from.place.frame = Frame::Month(if month == 1 { 12 } else { month - 1 });
            parser.uncertain(member.clause.span, MessageId::PhraseUncertainMonthBefore);
        }
    }
}

/// «в мае (после 15-го)», «ноябрь – декабрь, до 20 декабря»: the day ends or opens the window that it lies in.
pub(super) fn limit(members: &mut Vec<Member>, parser: &mut Parser<'_>) {
    let pair = members
        .iter()
        .filter(|member| member.dated().is_some())
        .count()
        == 2;
    let (mut listed, mut months) = (false, false);
    join(members, |window, day| {
        let span = window.clause.span.join(day.clause.span);
        let between = window.clause.span.gap(day.clause.span, parser.text);
        let apart = between.contains(';');
        let is_whole = |dated: &Dated| dated.bound == Bound::Within && dated.to.place.is_whole();
        // «март, июнь до 10 числа» is said of both
        let of_list = std::mem::replace(&mut listed, window.dated().is_some_and(is_whole));
        let of_months = std::mem::replace(&mut months, window.dated().is_some_and(Dated::is_month));
        let (window, limit) = (
            window.dated().filter(|dated| is_whole(dated))?,
            day.dated()?,
        );
        let frame = parser.frame_by_months(window.to.place.frame);
        let tied = day.link == Link::Colon && !of_list;
        let (day, allowed) = match limit.to.place.frame {
            Frame::Lent | Frame::Each(MonthRef::Any) => {
                let month = matches!(frame, Frame::Month(_)) && window.from.is_none();
                // «март, июнь (до 20 числа)» may be of both
                let both = limit.aside && of_months;
                if both && month && !limit.bound.is_last() && limit.bound != Bound::Within {
                    parser.uncertain(span, MessageId::PhraseUncertainMixture);
                }
                let lone = limit.aside && !(both && limit.bound.is_last()) || !of_list;
                (of_month(limit.to, &window.to), month && lone)
            }
            _ if limit.bound.is_last() => (limit.to, (pair || tied) && !limit.aside),
            _ => (limit.to, limit.aside || !of_list),
        };
        let inside = day.is_full_day() && holds_month(frame, day.place.frame);
        (allowed && inside && limit.from.is_none() && !apart).then_some(())?;
        let (from, to) = match limit.bound {
            Bound::Within => return None,
            Bound::Since => (day, window.to),
            Bound::After => (day_after(day)?, window.to),
            Bound::Until | Bound::By | Bound::Through => (window.opening(), day),
        };
        if limit.bound.is_last() {
            parser.uncertain(span, MessageId::PhraseUncertainEnded);
        }
        Some(Dated::between(Some(from), to))
    });
}

/// «I квартал – до 10 апреля»: the day soon after a quarter, a half or a month ends what is reported of it, and so do
/// all days of such a list.
pub(super) fn report(members: &mut Vec<Member>, parser: &mut Parser<'_>) {
    let ended = |reported: &Member, day: &Member, parser: &Parser<'_>| {
        let (reported, limit) = (reported.dated()?, day.dated()?);
        let frame = parser.frame_by_months(reported.to.place.frame);
        let (_, last) = months_of(frame)?;
        let whole = reported.bound == Bound::Within && reported.to.place.is_whole();
        let ends = limit.bound.is_last() && limit.to.is_full_day() && limit.from.is_none();
        (whole && ends).then_some(())?;
        let soon = limit.to.place.frame == Frame::Month(last % 12 + 1);
        // «июнь – август, до 1 сентября»
        let first = soon && limit.to.place.pick == Pick::Day(1);
        (reported.from.is_none() || first).then_some(())?;
        (soon || holds_month(frame, limit.to.place.frame)).then_some(soon)
    };
    let mut pairs = members.windows(2);
    if !pairs.any(|pair| ended(&pair[0], &pair[1], parser) == Some(true)) {
        return;
    }
    join(members, |reported, day| {
        let soon = ended(reported, day, parser)?;
        let (span, both) = (
            reported.clause.span,
            reported.clause.span.join(day.clause.span),
        );
        let (reported, limit) = (reported.dated()?, day.dated()?);
        // «2 квартал (до 15 июля)», «летом до 1 сентября»
        let season = matches!(reported.to.place.frame, Frame::Season(_)) || reported.from.is_some();
        (!season || limit.to.place.pick == Pick::Day(1)).then_some(())?;
        if (limit.aside || season) && soon {
            parser.uncertain(both, MessageId::PhraseUncertainEnded);
            return Some(Dated::between(Some(reported.opening()), limit.to));
        }
        if matches!(day.link, Link::Colon | Link::None) && !limit.aside {
            parser.remark(span);
            let mut limit = *limit;
            // «2 полугодие – до 10 января»: of the year after
            let over = matches!(limit.to.place.frame, Frame::Month(1)) && soon;
            if over && limit.to.year == Year::Missing && !parser.hints.is_school_year() {
                limit.to.year = match reported.to.year {
                    Year::Given(year) | Year::Lent(year) => Year::Given(year + 1),
                    Year::Missing if !parser.hints.many_years() => Year::Next,
                    year => year,
                };
            }
            return Some(limit);
        }
        soon.then_some(())?;
        // «мониторинг в мае, отчёт до 15 июня» are two
        let between = span.gap(day.clause.span, parser.text);
        if !between.contains(char::is_alphanumeric) {
            parser.uncertain(both, MessageId::PhraseUncertainList);
        }
        None
    });
}

/// Returns a day of no month, said of `month`.
fn of_month(day: Time, month: &Time) -> Time {
    let frame = month.place.frame;
    let year = if day.year == Year::Missing {
        month.year
    } else {
        day.year
    };
    Time {
        place: Place { frame, ..day.place },
        year,
        ..day
    }
}

/// «октябрь и далее», «май и далее до конца года»: a window from there on, to the end that is named.
pub(super) fn go_on(members: &mut Vec<Member>, parser: &mut Parser<'_>) {
    join(members, |opening, closing| {
        let (from, to) = (opening.dated()?, closing.dated()?);
        let ends = closing.link == Link::Then && to.bound.is_last() && to.from.is_none();
        (ends && from.bound == Bound::Within).then_some(())?;
        // «15 марта, далее до 1 июня» may be two
        if from.to.place.is_day() {
            let span = opening.clause.span.join(closing.clause.span);
            parser.uncertain(span, MessageId::PhraseUncertainList);
            return None;
        }
        Some(Dated::between(Some(from.opening()), to.to))
    });
    let last = members.last_mut().filter(|_| parser.tail == Link::Then);
    let Some(Member { clause, .. }) = last else {
        return;
    };
    match &mut clause.body {
        Body::Dated(dated) if dated.bound == Bound::Within => {
            *dated = Dated::bounded(Bound::Since, dated.opening());
        }
        Body::Dated(dated) if dated.bound.is_last() => {
            parser.uncertain(clause.span, MessageId::PhraseUncertainMixture);
        }
        _ => {}
    }
}

/// «июнь 2022, далее постоянно»: from the end of what stands before it.
///
/// «постоянно до 31.12.2022» is to that day.
pub(super) fn always(members: &mut Vec<Member>, of_school: bool) {
    members.dedup_by(|next, first| {
        let always = |member: &Member| matches!(member.clause.body, Body::Ongoing(Extent::Period));
        // «с 1 сентября 2022 года и далее постоянно»
        let since = first
            .dated()
            .is_some_and(|dated| dated.bound == Bound::Since);
        if since && always(next) && matches!(next.link, Link::None | Link::Then) {
            return true;
        }
        let tied = next.link == Link::None && next.dated().is_some() && always(first);
        if tied {
            first.clause = next.clause.clone();
        }
        tied
    });
    for at in 1..members.len() {
        let after = members[at - 1]
            .dated()
            .and_then(|dated| day_after(dated.to));
        let next = &mut members[at];
        let goes_on = match next.clause.body {
            Body::Ongoing(Extent::Period) => true,
            Body::Ongoing(Extent::Year(Year::Missing)) => !of_school,
            _ => false,
        };
        if let (Some(after), Link::Then, true) = (after, next.link, goes_on) {
            next.clause.body = Body::Dated(Dated::bounded(Bound::Since, after));
        }
    }
}

/// «не ранее 1 мая и не позднее 15 мая», «после 15 октября до 1 ноября»: one window.
pub(super) fn close(members: &mut Vec<Member>) {
    join(members, |opening, closing| {
        let (from, to) = (opening.dated()?, closing.dated()?);
        // «не позднее 15 мая, но не ранее 1 апреля»
        if to.bound == Bound::Since
            && from.bound == Bound::Through
            && [from.to, to.to].iter().all(Time::is_full_day)
            && !begins_after(to.to.place.frame, from.to.place.frame)
        {
            return Some(Dated::between(Some(to.to), from.to));
        }
        // «с 2022 года, не позднее 20 числа», «с 2022 года, не позднее 15 марта»
        let apart = from.names_years() && to.to.year == Year::Missing;
        (!apart && opening.is_of_each(false) == closing.is_of_each(false)).then_some(())?;
        let first = match from.bound {
            Bound::Since if to.bound == Bound::Through => from.to,
            Bound::After if to.bound.is_last() && closing.link != Link::Then => day_after(from.to)?,
            _ => return None,
        };
        to.from
            .is_none()
            .then(|| Dated::between(Some(first), to.to))
    });
}

/// Returns the first and the last month of a frame, counted from January of the year that it begins in.
fn months_of(frame: Frame) -> Option<(u32, u32)> {
    match frame {
        Frame::Month(month) => Some((month, month)),
        Frame::Season(0) => Some((12, 14)),
        Frame::Season(season) => Some((u32::from(season) * 3, u32::from(season) * 3 + 2)),
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
            months.get(number.checked_sub(1)? as usize).copied()
        }
        Frame::Nth { unit, number } => {
            let length = 12 / unit.in_year()?;
            Some((number * length - length + 1, number * length))
        }
        _ => None,
    }
}

/// Returns what follows a day or a whole time in the same year, where that is the same in every year.
fn day_after(time: Time) -> Option<Time> {
    // «IV квартал 2022 года»
    let last = months_of(time.place.frame).map(|(_, last)| last);
    let whole_year = time.place == Place::whole(Frame::Year);
    if let (Year::Given(year), true) = (time.year, whole_year || last == Some(12))
        && time.place.is_whole()
    {
        let january = Place::whole(Frame::Month(1));
        return Some(Time {
            place: if whole_year { time.place } else { january },
            year: Year::Given(year + 1),
            ..time
        });
    }
    let place = match (time.place.pick, time.place.frame) {
        (Pick::Whole, frame) if time.place.is_whole() => {
            let (_, last) = months_of(frame)?;
            Place::whole(Frame::Month(last % 12 + 1))
        }
        (Pick::Day(day), Frame::Month(month)) => {
            let [leap, plain] = [2020, 2021].map(|year| {
                let next = days_later(NaiveDate::from_ymd_opt(year, month, day)?, 1);
                Some((next.day(), next.month()))
            });
            let (day, month) = leap.filter(|_| leap == plain)?;
            Place::of(Pick::Day(day), Frame::Month(month))
        }
        _ => return None,
    };
    let weekday = None;
    (!begins_after(time.place.frame, place.frame)).then_some(Time {
        place,
        weekday,
        ..time
    })
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
