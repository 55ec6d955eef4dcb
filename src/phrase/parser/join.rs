//! What recurs with what: «ежемесячно» with «до 5 числа», «сентябрь – октябрь» with «ежегодно».

use super::Parser;
use super::window::holds_month;
use crate::phrase::ast::{
    Body, Bound, Clause, Dated, Extent, Frame, MonthRef, Of, Pick, Place, Recurrence, Year,
};
use crate::phrase::lexicon::Unit;
use crate::text::Span;
use crate::words::MessageId;

/// Returns whether several clauses recur, each in its own way.
pub(super) fn recurs_again(clauses: &[Clause]) -> bool {
    clauses.iter().filter_map(Clause::recurring).count() > 1
}

/// Takes out what is told by a unit of its own beside «ежегодно»: «до 25 числа каждого месяца, ежегодно до 20 января» are
/// two, and «ежегодно, до 25 числа каждого месяца» is one of every month.
pub(super) fn by_own_unit(clauses: &mut Vec<Clause>, parser: &mut Parser<'_>) -> Vec<Clause> {
    let own = |clause: &Clause| match &clause.body {
        Body::Dated(_) => {
            let unit = each_of(clause).and_then(MonthRef::unit);
            unit.filter(|unit| !unit.is_year())
        }
        Body::Recurring(every) if !every.is_plain() => {
            let each = |dated: &Dated| matches!(dated.to.place.frame, Frame::Each(_));
            let long = matches!(every.unit, Unit::Month | Unit::Quarter);
            (long && every.places.iter().all(each)).then_some(every.unit)
        }
        _ => None,
    };
    let is_own = |clause: &Clause| own(clause).is_some();
    let Some(unit) = clauses.iter().find_map(own) else {
        return Vec::new();
    };
    let rules: Vec<&Recurrence> = clauses.iter().filter_map(plain_rule).collect();
    let is_term = |clause: &&Clause| !is_own(clause) && plain_rule(clause).is_none();
    let terms: Vec<&Clause> = clauses.iter().filter(is_term).collect();
    let all = |meant: fn(&Dated) -> bool| {
        !terms.is_empty() && terms.iter().all(|term| term.dated().is_some_and(meant))
    };
    let long =
        |unit: Unit| matches!(unit, Unit::Month | Unit::Quarter | Unit::HalfYear) || unit.is_year();
    let mut idle = false;
    let apart = match rules.as_slice() {
        // «до 15 числа последнего месяца квартала и 10 числа каждого месяца»
        [] => clauses.iter().filter_map(own).any(|own| own != unit),
        [rule, rest @ ..] if rest.iter().any(|other| other.unit != rule.unit) => false,
        // «ежедневно в июне и 1 и 3 вторник месяца»
        [rule, ..] if !long(rule.unit) => {
            let leads = clauses
                .first()
                .is_some_and(|first| plain_rule(first).is_some());
            let behind = clauses
                .iter()
                .skip_while(|clause| !is_own(clause))
                .all(is_own);
            let apart = leads && behind && all(|dated| !limits(dated));
            let first = clauses.iter().find(|clause| is_own(clause));
            if let Some(first) = first.filter(|_| apart) {
                parser.uncertain(first.span, MessageId::PhraseUncertainMixture);
            }
            apart
        }
        [rule, ..] if rule.unit == unit => false,
        [rule, ..] => {
            let adverb = is_bare_yearly(rule) && rule.times == 1 && !rule.counted;
            let apart = adverb && all(limits);
            idle = adverb && !apart;
            let said = |clause: &&Clause| !idle || plain_rule(clause).is_none();
            let span = clauses.iter().filter(said).map(|clause| clause.span);
            let mixed = !(apart || adverb && terms.is_empty());
            if let Some(span) = span.reduce(Span::join).filter(|_| mixed) {
                parser.uncertain(span, MessageId::PhraseUncertainMixture);
            }
            apart
        }
    };
    if idle {
        clauses.retain(|clause| plain_rule(clause).is_none());
    }
    if apart {
        clauses.extract_if(.., |clause| is_own(clause)).collect()
    } else {
        Vec::new()
    }
}

fn is_bare_yearly(rule: &Recurrence) -> bool {
    rule.unit.is_year() && rule.step == 1 && rule.is_plain()
}

/// Returns what only says how often.
fn plain_rule(clause: &Clause) -> Option<&Recurrence> {
    clause.recurring().filter(|every| every.is_plain())
}

/// Parts «ежемесячно до 5 числа, ежегодно до 20 января»: each recurrence has terms of its own, behind or before it.
pub(super) fn by_recurrence(clauses: Vec<Clause>, parser: &mut Parser<'_>) -> Vec<Vec<Clause>> {
    let plain = |clause: &Clause| plain_rule(clause).is_some();
    let term = |clause: &Clause| matches!(&clause.body, Body::Dated(d) if !d.names_years());
    let leads = clauses.first().is_some_and(plain);
    let mut groups: Vec<Vec<Clause>> = Vec::new();
    for clause in &clauses {
        let open = |group: &&mut Vec<Clause>| {
            !if leads {
                plain(clause)
            } else {
                group.last().is_some_and(plain)
            }
        };
        match groups.last_mut().filter(open) {
            Some(group) => group.push(clause.clone()),
            None => groups.push(vec![clause.clone()]),
        }
    }
    let years = |clause: &Clause| matches!(&clause.body, Body::Dated(d) if d.names_years());
    let yearly = |clause: &Clause| clause.recurring().is_some_and(|every| every.unit.is_year());
    // «ежемесячно в 2021 году, ежеквартально в 2022 году»
    let by_years = groups.iter().all(|group| group.iter().any(years));
    // «ежемесячно до 5 числа, каждый квартал (2022 год)»: in the year that the last ends with may all be
    let last = groups
        .last()
        .and_then(|group| group.last())
        .is_some_and(years);
    // «еженедельно (понедельник)»
    let picks = |clause: &Clause| {
        let recurring = clause.recurring();
        recurring.is_some_and(|every| !every.is_plain() && every.within.is_empty())
    };
    let term = |clause: &Clause| term(clause) || picks(clause);
    let own = |group: &Vec<Clause>| {
        let others = group.iter().filter(|c| term(c) || years(c));
        let plain = group.iter().filter(|c| plain(c)).count();
        let told = by_years || !last && (group.iter().any(&term) || !group.iter().any(yearly));
        plain == 1 && others.count() == group.len() - 1 && told
    };
    let lone = |group: &Vec<Clause>| !group.iter().any(&term);
    let many = groups.iter().all(|group| group.len() > 1);
    // «ежемесячно, ежегодно до 1 марта», but not «ежегодно, ежемесячно до 5 числа»
    let often = |group: &Vec<Clause>| {
        let day = |dated: &Dated| limits(dated) && month_of(dated).is_none();
        let days = |clause: &Clause| !term(clause) || clause.dated().is_some_and(day);
        let rule = group.iter().find_map(plain_rule).map(|rule| rule.unit);
        match rule {
            Some(Unit::HalfYear) | None => false,
            Some(unit) if unit.is_year() => !lone(group) && group.iter().all(days),
            Some(_) => lone(group),
        }
    };
    let some = groups.iter().any(lone) && !by_years;
    let mixed = leads && groups.iter().all(often) && !groups.iter().all(lone);
    if !groups.iter().all(own) || !(many || some && mixed) {
        return vec![clauses];
    }
    if some || groups.len() > 1 && clauses.iter().any(picks) {
        let span = clauses.iter().map(|clause| clause.span).reduce(Span::join);
        parser.uncertain(span.unwrap_or_default(), MessageId::PhraseUncertainMixture);
    }
    groups
}

/// Joins what says one thing: «ежемесячно» with «до 5 числа», «сентябрь – октябрь» with «ежегодно».
///
/// `then` is where «далее» stands.
pub(super) fn join(
    mut members: Vec<Clause>,
    then: Option<u32>,
    parser: &mut Parser<'_>,
) -> Vec<Clause> {
    count_from_each(&mut members, parser);
    let recurring = |clause: &Clause| {
        // a section's month makes «до 5 числа» alone a date
        let lent = parser.hints.month_lent;
        let of_section = |of: MonthRef| lent && matches!(of, MonthRef::Any | MonthRef::Next);
        matches!(clause.body, Body::Recurring(_))
            || each_of(clause).is_some_and(|of| !of_section(of))
    };
    if !members.iter().any(recurring) {
        let closed = parser.closed == Some(Unit::Month);
        let settled = members.into_iter();
        return settled.map(|clause| settle_day(clause, closed)).collect();
    }
    pick_within(&mut members, parser.text);
    let narrower = (0..members.len()).map(|at| is_narrowed(&members[at..]));
    let narrower: Vec<bool> = narrower.collect();
    let mut narrower = narrower.into_iter();
    members.retain(|_| narrower.next() != Some(true));
    let span = members
        .iter()
        .filter(|clause| !matches!(clause.body, Body::External(_) | Body::Except(_)))
        .map(|clause| clause.span)
        .reduce(Span::join);
    let term = |clause: &Clause| matches!(&clause.body, Body::Dated(d) if !d.names_years());
    // «апрель; ежемесячно до 5 числа» may be two
    let apart = |pair: &[Clause]| {
        let often = |clause: &Clause| match &clause.body {
            Body::Recurring(every) => !every.unit.is_year() && every.unit != Unit::HalfYear,
            _ => each_of(clause).is_some(),
        };
        let lone = |clause: &Clause| term(clause) && !often(clause);
        let parted = pair[0].span.gap(pair[1].span, parser.text).contains(';');
        let mixed = often(&pair[0]) && lone(&pair[1]) || lone(&pair[0]) && often(&pair[1]);
        parted && mixed && then.is_none()
    };
    if members.windows(2).any(apart) {
        parser.uncertain(span.unwrap_or_default(), MessageId::PhraseUncertainMixture);
    }
    // «май (ежегодно), октябрь (2022, 2024 гг.)»: the years of the last alone, or of all
    let rule = members
        .iter()
        .position(|clause| plain_rule(clause).is_some());
    let behind = rule
        .and_then(|rule| members.get(rule..))
        .unwrap_or_default();
    let of_years = |dated: &Dated| dated.names_years() && dated.bound == Bound::Within;
    let years = |pair: &[Clause]| term(&pair[0]) && pair[1].dated().is_some_and(of_years);
    if rule.is_some_and(|rule| rule > 0 && term(&members[rule - 1])) && behind.windows(2).any(years)
    {
        parser.uncertain(span.unwrap_or_default(), MessageId::PhraseUncertainMixture);
    }
    let own: Vec<bool> = (0..members.len())
        .map(|at| is_of_other_work(&members, at, parser))
        .collect();
    let mut join = Join::default();
    let mut rest = Vec::new();
    for (clause, own) in members.into_iter().zip(own) {
        if own {
            rest.push(clause);
            continue;
        }
        let later = then.is_some_and(|then| clause.span.start >= then);
        join.take(clause, later, &mut rest);
    }
    let mut joined: Vec<Clause> = join
        .finish(then, span.unwrap_or_default(), &mut rest, parser)
        .into_iter()
        .map(|recurrence| Clause {
            span: span.unwrap_or_default(),
            body: Body::Recurring(recurrence),
        })
        .collect();
    joined.append(&mut rest);
    joined
}

/// «заседания – ежеквартально, отчёт – до 20 декабря»: a day with words of its own bounds nothing that recurs without
/// them.
fn is_of_other_work(members: &[Clause], at: usize, parser: &Parser<'_>) -> bool {
    let yearly = |every: &Recurrence| every.unit.is_year() || every.unit == Unit::HalfYear;
    let told = |clause: &Clause| parser.stands_behind_words(clause.span);
    let apart = |(place, clause): (usize, &Clause)| match &clause.body {
        Body::Recurring(every) => !yearly(every) && (place < at || told(clause)),
        _ => true,
    };
    let limits = |clause: &Clause| matches!(&clause.body, Body::Dated(dated) if limits(dated));
    let known = members
        .get(at)
        .filter(|clause| limits(clause) && each_of(clause).is_none() && told(clause));
    // «ежеквартально: за I квартал – 10 апреля, за II квартал – 10 июля»
    let days = members.iter().filter(|clause| limits(clause)).count();
    let of_reports = days > 1 && parser.reported == days;
    known.is_some() && !of_reports && members.iter().enumerate().all(apart)
}

/// «ежемесячно, за 3 дня до конца месяца», «ежегодно за 10 дней до 1 июня»: what is counted from says how often it is.
fn count_from_each(members: &mut Vec<Clause>, parser: &mut Parser<'_>) {
    let plain = |clause: &Clause| plain_rule(clause).map(|every| every.unit);
    let said = members.iter().find_map(plain);
    let from = members
        .iter_mut()
        .find_map(|clause| match &mut clause.body {
            Body::Relative(relative) => relative.from.as_deref_mut(),
            _ => None,
        });
    let (Some(said), Some(from)) = (said, from) else {
        return;
    };
    if let (Unit::Year, Body::Dated(dated)) = (said, &*from) {
        *from = Body::Recurring(Recurrence::of(Unit::Year, vec![*dated]));
    }
    let Body::Recurring(own) = from else { return };
    let alike = own.unit == said;
    let span = members.iter().map(|clause| clause.span).reduce(Span::join);
    if let Some(span) = span.filter(|_| !alike) {
        parser.uncertain(span, MessageId::PhraseUncertainMixture);
    }
    // «ежегодно, за 3 дня до конца квартала»
    if alike || said == Unit::Year {
        members.retain(|clause| plain(clause) != Some(said));
    }
}

/// «по понедельникам (1 и 3 неделя месяца)», «в первый месяц квартала до 15 числа»: what is picked of picks.
fn pick_within(clauses: &mut Vec<Clause>, text: &str) {
    clauses.dedup_by(|next, last| {
        let between = last.span.gap(next.span, text);
        let tied = !between.contains(|c: char| c.is_alphanumeric() || c == ';');
        let found = picks_of(last, next).or_else(|| picks_of(next, last));
        let tied = tied && found.is_some();
        if let Some(recurrence) = found.filter(|_| tied) {
            last.span = last.span.join(next.span);
            last.body = Body::Recurring(recurrence);
        }
        tied
    });
}

/// Returns what `inner` picks of the weeks or months that `whole` picks.
fn picks_of(whole: &Clause, inner: &Clause) -> Option<Recurrence> {
    let whole = whole.recurring()?;
    // «третья среда нечётных месяцев»
    let every = inner
        .recurring()
        .filter(|every| every.unit == Unit::Month && !every.is_plain());
    if let (Unit::Year, Some(every), true) =
        (whole.unit, every, whole.places.iter().all(Dated::is_month))
    {
        let within = whole.places.clone();
        return (!within.is_empty() && every.within.is_empty()).then(|| Recurrence {
            within,
            ..every.clone()
        });
    }
    let counted = |dated: &Dated| match dated.to.place.pick {
        Pick::Nth(nth, of) if dated.to.place.then == Pick::Whole && dated.from.is_none() => {
            Some((nth, of))
        }
        _ => None,
    };
    let parts = |dated: &Dated, wanted: Of| {
        let own = counted(dated).filter(|_| dated.bound == Bound::Within);
        // «13 месяца квартала» is none
        own.is_some_and(|(nth, of)| of == wanted && nth <= 4)
    };
    let all = |wanted: Of| whole.places.iter().all(|dated| parts(dated, wanted));
    let months = all(Of::Month) && whole.unit.in_year().is_some();
    let weeks = all(Of::Week) && whole.unit != Unit::Week;
    (!whole.is_plain() && (months || weeks)).then_some(())?;
    let picks = match &inner.body {
        Body::Dated(dated) => std::slice::from_ref(dated),
        Body::Recurring(every) if every.within.is_empty() => every.places.as_slice(),
        _ => return None,
    };
    let fits = |dated: &Dated| match (counted(dated), dated.to.place.frame) {
        (Some((0, Of::Weekday(_))), _) => weeks,
        (Some((_, of)), Frame::Lent | Frame::Each(_)) => months && of != Of::Month,
        (None, Frame::Each(MonthRef::Any)) => {
            months && matches!(dated.to.place.pick, Pick::Day(_)) && dated.from.is_none()
        }
        _ => false,
    };
    (!picks.is_empty() && picks.iter().all(fits)).then_some(())?;
    let places = whole.places.iter().flat_map(|part| {
        picks.iter().map(|pick| {
            let then = match pick.to.place.pick {
                Pick::Nth(0, of) => Pick::Nth(1, of),
                pick => pick,
            };
            let mut dated = *pick;
            dated.to.place = Place {
                then,
                ..part.to.place
            };
            dated
        })
    });
    let places = places.collect();
    Some(Recurrence {
        places,
        ..whole.clone()
    })
}

/// «ежегодно весной (апрель)»: the months in brackets stand for the season, the quarter or the half that has them all.
fn is_narrowed(clauses: &[Clause]) -> bool {
    let narrowed = |whole: &Dated, month: &Dated| {
        let within = whole.bound == Bound::Within && whole.to.place.is_whole();
        let inside = holds_month(whole.to.place.frame, month.to.place.frame);
        within
            && whole.from.is_none()
            && !whole.is_month()
            && month.aside
            && month.is_month()
            && inside
    };
    let Some((whole, behind)) = clauses.split_first() else {
        return false;
    };
    let asides = behind.iter().map_while(Clause::dated);
    let mut asides = asides.take_while(|dated| dated.aside).peekable();
    let whole = whole.dated().filter(|_| asides.peek().is_some());
    whole.is_some_and(|whole| asides.all(|month| narrowed(whole, month)))
}

/// Returns which month «до 5 числа» is of.
pub(super) fn each_of(clause: &Clause) -> Option<MonthRef> {
    clause.dated().and_then(month_of)
}

fn month_of(dated: &Dated) -> Option<MonthRef> {
    match dated.to.place.frame {
        Frame::Each(of) => Some(of),
        _ => None,
    }
}

/// «до 15 числа» of the section's month, or of the one after it, where that has `closed`.
fn settle_day(mut clause: Clause, closed: bool) -> Clause {
    if let Body::Dated(dated) = &mut clause.body {
        for time in dated.from.iter_mut().chain([&mut dated.to]) {
            match time.place.frame {
                Frame::Each(MonthRef::Next) => time.place.frame = Frame::AfterLent,
                Frame::Each(MonthRef::Any) if closed => time.place.frame = Frame::AfterLent,
                Frame::Each(_) => time.place.frame = Frame::Lent,
                _ => {}
            }
        }
    }
    clause
}

#[derive(Default)]
struct Join {
    recurrences: Vec<Recurrence>,
    /// «до 5 числа»: of every unit.
    each: Vec<(Dated, Span)>,
    dated: Vec<Dated>,
    /// Those behind «далее».
    later: Vec<Dated>,
    /// «2021-2023 годы», «с 2022 года»: in which years at all.
    years: Vec<Dated>,
    school_year: bool,
}

impl Join {
    fn take(&mut self, clause: Clause, later: bool, rest: &mut Vec<Clause>) {
        let each = each_of(&clause).is_some();
        match clause.body {
            Body::Recurring(recurrence) => self.recurrences.push(recurrence),
            Body::Dated(dated) if each => self.each.push((dated, clause.span)),
            Body::Dated(dated) if dated.names_years() => self.years.push(dated),
            Body::Dated(dated) if later => self.later.push(dated),
            Body::Dated(dated) => self.dated.push(dated),
            Body::Ongoing(Extent::SchoolYear(year)) => match year {
                Year::Given(_) => self.years.push(Dated::whole(Frame::SchoolYear).of(year)),
                _ => self.school_year = true,
            },
            Body::Ongoing(Extent::Year(year @ (Year::Given(_) | Year::Lent(_)))) => {
                self.years.push(Dated::whole(Frame::Year).of(year));
            }
            Body::Ongoing(_) => {}
            body => rest.push(Clause {
                span: clause.span,
                body,
            }),
        }
    }

    /// Returns what recurs; dates that come before «далее» and no repetition is counted from go to `rest`.
    fn finish(
        mut self,
        then: Option<u32>,
        span: Span,
        rest: &mut Vec<Clause>,
        parser: &mut Parser<'_>,
    ) -> Vec<Recurrence> {
        self.merge_weekdays(span, parser);
        self.drop_bare_yearly();
        if self.recurrences.is_empty() {
            self.recurrences.push(self.unsaid_unit(parser));
        }
        if self.recurrences.len() > 1 {
            parser.uncertain(span, MessageId::PhraseUncertainMixture);
        }
        let [recurrence, others @ ..] = self.recurrences.as_mut_slice() else {
            return Vec::new();
        };
        for (dated, span) in self.each.drain(..) {
            // «до 25 мая сего года; до 10 числа каждого месяца»
            if recurrence.unit.is_year()
                && month_of(&dated)
                    .and_then(MonthRef::unit)
                    .is_some_and(|unit| !unit.is_year())
            {
                parser.uncertain(span, MessageId::PhraseUncertainMixture);
            }
            recurrence.places.push(dated);
        }
        if self.school_year {
            // «ежегодно в течение учебного года»
            if recurrence.unit == Unit::Year && recurrence.is_plain() {
                recurrence.unit = Unit::SchoolYear;
            }
            recurrence.within.push(Dated::whole(Frame::SchoolYear));
        }
        // «декабрь 2021, далее ежегодно в мае»
        let opening = recurrence.unit.is_year() && !self.later.is_empty();
        if opening && self.dated.is_empty() {
            self.dated.append(&mut self.years);
        }
        // «в 2022 году до 1 июня, далее ежегодно до 1 апреля»
        if let ([first], [year], true) = (self.dated.as_mut_slice(), self.years.as_slice(), opening)
            && first.to.year == Year::Missing
        {
            first.to.year = year.to.year;
            self.years.clear();
        }
        let first = self
            .dated
            .pop_if(|last| opening && last.bound != Bound::Since);
        if first.is_some() {
            recurrence.places.append(&mut self.later);
        } else {
            self.dated.append(&mut self.later);
        }
        recurrence
            .within
            .append(&mut openings(&mut self.dated, &self.years));
        // «2022 год, далее ежегодно»
        if let ([year], Some(_), []) = (self.years.as_mut_slice(), then, self.dated.as_slice()) {
            year.bound = Bound::Since;
        }
        for other in others {
            other.within.extend(self.years.iter().copied());
        }
        recurrence.within.append(&mut self.years);
        // «2 раза в мае»
        let often = recurrence.step == Recurrence::WHOLE_PERIOD && recurrence.times > 1;
        if let ([window], true) = (self.dated.as_slice(), often)
            && (!window.to.place.is_day() || window.bound.is_last() || window.from.is_some())
        {
            recurrence.within.append(&mut self.dated);
        }
        if then.is_none() && contradicts(recurrence, &self.dated) {
            parser.uncertain(span, MessageId::PhraseUncertainMixture);
        }
        let each = |dated: &Dated| matches!(dated.to.place.frame, Frame::Each(_));
        let yearly = match recurrence.unit {
            Unit::Year | Unit::SchoolYear | Unit::HalfYear => true,
            Unit::Quarter => self.dated.len() > 1 && !recurrence.places.iter().any(each),
            _ => false,
        };
        // «с 1 февраля и далее ежемесячно»
        let opens = |dated: &Dated| dated.bound == Bound::Since;
        let opened = first.is_some();
        if let Some(then) = then
            && let Some(mut first) = first.or_else(|| self.dated.pop_if(|last| !opens(last)))
        {
            first.to.place = opening_place(&first, recurrence, then);
            recurrence.first = Some(first);
            rest.extend(self.dated.drain(..).map(|dated| Clause {
                span,
                body: Body::Dated(dated),
            }));
            if !opened {
                parser.uncertain(span, MessageId::PhraseUncertainThen);
            }
        } else if yearly {
            recurrence.places.append(&mut self.dated);
        } else {
            if self.dated.iter().any(limits) {
                parser.uncertain(span, MessageId::PhraseUncertainLimit);
            }
            recurrence.within.append(&mut self.dated);
        }
        self.recurrences
    }

    /// «еженедельно, по пятницам» and «ежемесячно, последняя пятница» are one recurrence each.
    fn merge_weekdays(&mut self, span: Span, parser: &mut Parser<'_>) {
        let mut merged: Vec<Recurrence> = Vec::new();
        for next in self.recurrences.drain(..) {
            let alike = |last: &&mut Recurrence| {
                !last.places.is_empty()
                    && !next.places.is_empty()
                    && (last.unit, last.step) == (next.unit, next.step)
            };
            match merged.last_mut().filter(alike) {
                Some(last) => last.places.extend(next.places),
                None => merged.push(next),
            }
        }
        self.recurrences = merged;
        let Some(at) = self.recurrences.iter().position(|r| !r.places.is_empty()) else {
            return;
        };
        if self.recurrences.len() != 2 {
            return;
        }
        let places = std::mem::take(&mut self.recurrences[at].places);
        let weekly = places
            .iter()
            .any(|dated| matches!(dated.to.place.pick, Pick::Nth(0, Of::Weekday(_))));
        let own = self.recurrences.remove(at);
        let [other] = self.recurrences.as_mut_slice() else {
            return;
        };
        let same = other.places.is_empty();
        // «1 раз в квартал по средам», «ежемесячно по средам»: hardly every Wednesday
        let rarer = other.unit != Unit::Week || other.step > 1;
        let fewer = usize::try_from(other.times).is_ok_and(|times| times != places.len());
        // «ежедневно, понедельник – пятница», but not «ежедневно по средам»
        let longer = other.unit != Unit::Week && (other.unit != Unit::Day || places.len() < 5);
        if weekly && (longer || other.counted && (rarer || fewer)) {
            parser.uncertain(span, MessageId::PhraseUncertainMixture);
        }
        // «1 раз в месяц в четверг»: which one, nobody says
        if weekly && longer && other.counted && other.unit != Unit::Day && other.times < 4 {
            return;
        }
        other.places.extend(places);
        // «4 раза в год, в конце каждого квартала»
        let often = other.unit == Unit::Year
            && matches!(own.unit, Unit::Quarter | Unit::HalfYear | Unit::Month);
        // «еженедельно, последняя пятница месяца»
        let shorter = matches!(other.unit, Unit::Day | Unit::Week | Unit::Decade)
            && !matches!(own.unit, Unit::Day | Unit::Week | Unit::Decade);
        // «ежемесячно в последний рабочий день года»
        let wider = own.unit.is_year() && !other.unit.is_year();
        // «ежегодно ко Дню Победы; до конца каждого учебного года»
        let school = own.unit != other.unit && own.unit.is_year() && other.unit.is_year();
        if often && other.counted || shorter || wider || school {
            parser.uncertain(span, MessageId::PhraseUncertainMixture);
        }
        if !same || (often && other.counted) || (weekly && other.unit != Unit::Week) {
            other.unit = own.unit;
            other.step = 1;
        }
        other.times = 1;
    }

    /// «ежегодно» beside «до 1 февраля года, следующего за отчётным», or beside what is of shorter units, adds nothing.
    fn drop_bare_yearly(&mut self) {
        self.recurrences.dedup_by(|next, last| {
            let plain = next.is_plain() && last.is_plain();
            plain && (next.unit, next.step, next.times) == (last.unit, last.step, last.times)
        });
        // «ежегодно 1 раз в полугодие»
        let told = |r: &Recurrence| match r.unit {
            Unit::Year => !r.places.is_empty() || r.times != 1,
            unit => matches!(
                unit,
                Unit::HalfYear | Unit::Quarter | Unit::Month | Unit::Week | Unit::Part(_)
            ),
        };
        // «4 раза в год (1 раз в квартал)»
        let parts = |unit: Unit| u32::try_from(unit.part()?.count()?).ok();
        let in_year = |unit: Unit| unit.in_year().or_else(|| parts(unit));
        let count = |r: &Recurrence| in_year(r.unit).map_or(1, |count| r.times * count / r.step);
        let counts: Vec<u32> = self.recurrences.iter().map(count).collect();
        let bare = |r: &Recurrence| {
            let said = r.times == 1 && !r.counted || r.times > 1 && counts.contains(&r.times);
            is_bare_yearly(r) && said
        };
        if self.recurrences.iter().any(told) {
            self.recurrences.retain(|recurrence| !bare(recurrence));
        }
    }

    /// The unit of days of a month that no word says the unit of.
    fn unsaid_unit(&self, parser: &mut Parser<'_>) -> Recurrence {
        let of = |dated: &Dated| match dated.to.place.frame {
            Frame::Each(of) => of,
            _ => MonthRef::Unit,
        };
        let unit = self.each.iter().find_map(|(dated, _)| of(dated).unit());
        for (dated, span) in &self.each {
            if matches!(of(dated), MonthRef::Any | MonthRef::Nth(_)) {
                parser.uncertain(*span, MessageId::PhraseUncertainMonthly);
            }
        }
        // «II и IV квартал, до 20 числа последнего месяца»
        let nth = |(dated, _): &(Dated, Span)| matches!(of(dated), MonthRef::Nth(_));
        let framed = |dated: &Dated| match dated.to.place.frame {
            Frame::Nth { unit, .. } => unit.in_year().map(|_| unit),
            _ => None,
        };
        let framed = self.dated.iter().find_map(framed);
        let framed = framed.filter(|_| self.each.iter().all(nth));
        let unit = unit.or(parser.long_unit()).or(framed);
        Recurrence::every(unit.unwrap_or(Unit::Month))
    }
}

/// Takes out what opens what recurs in a year of its own, or in the only one told: «с 1 марта 2022 года ежегодно»,
/// «ежемесячно с октября (2022 г.)».
fn openings(dated: &mut Vec<Dated>, years: &[Dated]) -> Vec<Dated> {
    let year = match years {
        [year] if year.from.is_none() => year.to.year,
        _ => Year::Missing,
    };
    let opens = |dated: &mut Dated| {
        if let (Year::Given(year), Year::Missing) = (year, dated.to.year)
            && dated.bound == Bound::Since
        {
            dated.to.year = Year::Lent(year);
        }
        dated.bound == Bound::Since && matches!(dated.to.year, Year::Given(_) | Year::Lent(_))
    };
    dated.extract_if(.., opens).collect()
}

/// «апрель – 3 неделя, далее ежемесячно»: what recurs from a month on picks of the month what was said before «далее».
fn opening_place(first: &Dated, recurrence: &Recurrence, then: u32) -> Place {
    match recurrence.places.as_slice() {
        [place]
            if first.is_month()
                && matches!(place.to.place.frame, Frame::Each(_))
                && (place.bound, place.from) == (Bound::Within, None)
                && place.to.span.start < then =>
        {
            Place {
                frame: first.to.place.frame,
                ..place.to.place
            }
        }
        _ => first.to.place,
    }
}

/// Returns whether it names a last day, which ends what recurs or is a term of its own.
fn limits(dated: &Dated) -> bool {
    let day = dated.from.is_none() && dated.to.place.is_day();
    dated.bound.is_last() || dated.bound == Bound::Within && day
}

/// Returns whether a list of dates is not as long as said: «2 раза в год (март, июль, ноябрь)», «ежеквартально, март».
fn contradicts(recurrence: &Recurrence, dated: &[Dated]) -> bool {
    let month = |dated: &Dated| {
        matches!(dated.to.place.frame, Frame::Month(_))
            && dated.to.place.is_whole()
            && dated.from.is_none()
            && !dated.bound.is_last()
    };
    let units = match (recurrence.unit, dated) {
        _ if !recurrence.places.is_empty() => return false,
        (_, []) => return false,
        (Unit::Quarter, [dated]) => return month(dated),
        // «каждое полугодие, до 10 июля»
        (Unit::HalfYear, [_]) if !recurrence.counted => return recurrence.step == 1,
        (Unit::Year | Unit::SchoolYear, _) => 1,
        (Unit::HalfYear, _) => 2,
        (Unit::Quarter, _) => 4,
        _ => return false,
    };
    let once = matches!(recurrence.step, 1 | Recurrence::WHOLE_PERIOD);
    let wanted = usize::try_from(recurrence.times)
        .unwrap_or(usize::MAX)
        .saturating_mul(units);
    once && recurrence.counted && wanted != dated.len()
}
