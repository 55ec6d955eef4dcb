//! What recurs with what: «ежемесячно» with «до 5 числа», «сентябрь – октябрь» with «ежегодно».

use chrono::Datelike as _;

use super::Parser;
use super::window::holds_month;
use crate::phrase::ast::{
    Body, Bound, Clause, Dated, Edge, Frame, MonthRef, Of, Pick, Place, Recurrence, Time, Year,
};
use crate::phrase::lexicon::Unit;
use crate::phrase::only::only;
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
        Body::Recurring(every) if !every.is_plain() => {
            let each = every.places.iter().all(|dated| dated.each().is_some());
            (each && matches!(every.unit, Unit::Month | Unit::Quarter)).then_some(every.unit)
        }
        _ => clause.each()?.unit().filter(|unit| !unit.is_year()),
    };
    let is_own = |clause: &Clause| own(clause).is_some();
    let is_rule = |clause: &Clause| clause.rule().is_some();
    let Some(unit) = clauses.iter().find_map(own) else {
        return Vec::new();
    };
    let rules: Vec<&Recurrence> = clauses.iter().filter_map(Clause::rule).collect();
    let terms = clauses
        .iter()
        .filter(|clause| !is_own(clause) && !is_rule(clause));
    let terms: Vec<Option<&Dated>> = terms.map(Clause::dated).collect();
    let all = |meant: fn(&Dated) -> bool| {
        !terms.is_empty() && terms.iter().all(|term| term.is_some_and(meant))
    };
    let mut idle = false;
    let apart = match rules.as_slice() {
        // «до 15 числа последнего месяца квартала и 10 числа каждого месяца»
        [] => clauses.iter().filter_map(own).any(|own| own != unit),
        [rule, rest @ ..] if rest.iter().any(|other| other.unit != rule.unit) => false,
        [rule, ..] if rule.unit == unit => false,
        // «ежедневно в июне и 1 и 3 вторник месяца»
        [rule, ..]
            if rule.unit.in_year().is_none()
                && rule.unit != Unit::Month
                && !rule.unit.is_year() =>
        {
            let mut behind = clauses.iter().skip_while(|clause| !is_own(clause));
            let apart = is_rule(&clauses[0]) && behind.all(is_own) && all(|dated| !limits(dated));
            if let Some(first) = clauses.iter().find(|clause| apart && is_own(clause)) {
                parser.uncertain(first.span, MessageId::PhraseUncertainMixture);
            }
            apart
        }
        [rule, ..] => {
            let adverb = is_bare_yearly(rule) && rule.times == 1 && !rule.counted;
            let apart = adverb && all(limits);
            idle = adverb && !apart;
            if !(apart || adverb && terms.is_empty()) {
                let said = clauses.iter().filter(|clause| !(idle && is_rule(clause)));
                parser.uncertain(Clause::span_of(said), MessageId::PhraseUncertainMixture);
            }
            apart
        }
    };
    if idle {
        clauses.retain(|clause| !is_rule(clause));
    }
    clauses
        .extract_if(.., |clause| apart && is_own(clause))
        .collect()
}

fn is_bare_yearly(rule: &Recurrence) -> bool {
    rule.unit.is_year() && rule.step == 1 && rule.is_plain()
}

/// Parts «ежемесячно до 5 числа, ежегодно до 20 января»: each recurrence has terms of its own, behind or before it.
pub(super) fn by_recurrence(clauses: Vec<Clause>, parser: &mut Parser<'_>) -> Vec<Vec<Clause>> {
    let rule = |clause: &Clause| clause.rule().is_some();
    let leads = clauses.first().is_some_and(rule);
    let mut groups: Vec<Vec<Clause>> = Vec::new();
    for clause in &clauses {
        let closed = |group: &Vec<Clause>| {
            rule(if leads {
                clause
            } else {
                &group[group.len() - 1]
            })
        };
        match groups.last_mut().filter(|group| !closed(group)) {
            Some(group) => group.push(clause.clone()),
            None => groups.push(vec![clause.clone()]),
        }
    }
    let years = |clause: &Clause| clause.dated().is_some_and(Dated::names_years);
    let yearly = |clause: &Clause| clause.recurring().is_some_and(|every| every.unit.is_year());
    // «ежемесячно в 2021 году, ежеквартально в 2022 году»
    let by_years = groups.iter().all(|group| group.iter().any(years));
    // «ежемесячно до 5 числа, каждый квартал (2022 год)»: in the year that the last ends with may all be
    let last = clauses.last().is_some_and(years);
    // «еженедельно (понедельник)»
    let picks = |every: &Recurrence| !every.is_plain() && every.within.is_empty();
    let picks = |clause: &Clause| clause.recurring().is_some_and(picks);
    let term = |clause: &Clause| clause.is_term() || picks(clause);
    let own = |group: &Vec<Clause>| {
        let others = group.iter().filter(|c| term(c) || years(c));
        let told = by_years || !last && (group.iter().any(term) || !group.iter().any(yearly));
        let lone = group.iter().filter(|c| rule(c)).count() == 1;
        lone && others.count() == group.len() - 1 && told
    };
    let lone = |group: &Vec<Clause>| !group.iter().any(term);
    let many = groups.iter().all(|group| group.len() > 1);
    // «ежемесячно, ежегодно до 1 марта», but not «ежегодно, ежемесячно до 5 числа»
    let often = |group: &Vec<Clause>| {
        let day = |dated: &Dated| limits(dated) && dated.each().is_none();
        let days = |clause: &Clause| !term(clause) || clause.dated().is_some_and(day);
        match group.iter().find_map(Clause::rule).map(|rule| rule.unit) {
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
        parser.uncertain(Clause::span_of(&clauses), MessageId::PhraseUncertainMixture);
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
        clause.recurring().is_some() || clause.each().is_some_and(|of| !of_section(of))
    };
    if !members.iter().any(recurring) {
        let closed = parser.closed == Some(Unit::Month);
        for clause in &mut members {
            settle_day(clause, closed);
        }
        return members;
    }
    pick_within(&mut members, parser.text);
    let narrower = (0..members.len()).map(|at| is_narrowed(&members[at..]));
    let mut narrower = narrower.collect::<Vec<bool>>().into_iter();
    members.retain(|_| narrower.next() != Some(true));
    let own = |clause: &&Clause| !matches!(clause.body, Body::External(_) | Body::Except(_));
    let span = Clause::span_of(members.iter().filter(own));
    // «апрель; ежемесячно до 5 числа» may be two
    let apart = |pair: &[Clause]| {
        let often = |clause: &Clause| match clause.recurring() {
            Some(every) => !every.unit.is_year() && every.unit != Unit::HalfYear,
            None => clause.each().is_some(),
        };
        let lone = |clause: &Clause| clause.is_term() && !often(clause);
        let parted = pair[0].span.gap(pair[1].span, parser.text).contains(';');
        let mixed = often(&pair[0]) && lone(&pair[1]) || lone(&pair[0]) && often(&pair[1]);
        parted && mixed && then.is_none()
    };
    // «май (ежегодно), октябрь (2022, 2024 гг.)»: the years of the last alone, or of all
    let rule = members.iter().position(|clause| clause.rule().is_some());
    let of_years = |dated: &Dated| dated.names_years() && dated.bound == Bound::Within;
    let years = |pair: &[Clause]| pair[0].is_term() && pair[1].dated().is_some_and(of_years);
    let of_last = |rule: usize| {
        rule > 0 && members[rule - 1].is_term() && members[rule..].windows(2).any(years)
    };
    if members.windows(2).any(apart) || rule.is_some_and(of_last) {
        parser.uncertain(span, MessageId::PhraseUncertainMixture);
    }
    let own = (0..members.len()).map(|at| is_of_other_work(&members, at, parser));
    let own: Vec<bool> = own.collect();
    let mut join = Join::default();
    let mut rest = Vec::new();
    for (clause, own) in members.into_iter().zip(own) {
        let later = then.is_some_and(|then| clause.span.start >= then);
        if own {
            rest.push(clause);
        } else {
            join.take(clause, later, &mut rest);
        }
    }
    let joined = join.finish(then, span, &mut rest, parser).into_iter();
    let joined = joined.map(|recurrence| Clause::of(span, Body::Recurring(recurrence)));
    joined.chain(rest).collect()
}

/// «заседания – ежеквартально, отчёт – до 20 декабря»: a day with words of its own bounds nothing that recurs without
/// them.
fn is_of_other_work(members: &[Clause], at: usize, parser: &Parser<'_>) -> bool {
    let told = |clause: &Clause| parser.stands_behind_words(clause.span);
    let apart = |(place, clause): (usize, &Clause)| match &clause.body {
        Body::Recurring(every) => {
            let yearly = every.unit.is_year() || every.unit == Unit::HalfYear;
            !yearly && (place < at || told(clause))
        }
        _ => true,
    };
    let limits = |clause: &Clause| clause.dated().is_some_and(limits);
    let known = limits(&members[at]) && members[at].each().is_none() && told(&members[at]);
    // «ежеквартально: за I квартал – 10 апреля, за II квартал – 10 июля»
    let days = members.iter().filter(|clause| limits(clause)).count();
    let of_reports = days > 1 && parser.reported == days;
    known && !of_reports && members.iter().enumerate().all(apart)
}

/// «ежемесячно, за 3 дня до конца месяца», «ежегодно за 10 дней до 1 июня»: what is counted from says how often it is.
fn count_from_each(members: &mut Vec<Clause>, parser: &mut Parser<'_>) {
    let plain = |clause: &Clause| clause.rule().map(|every| every.unit);
    let said = members.iter().find_map(plain);
    let span = Clause::span_of(&*members);
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
    if !alike {
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
        let found = found.filter(|_| tied);
        let picked = found.is_some();
        if let Some(recurrence) = found {
            last.span = last.span.join(next.span);
            last.body = Body::Recurring(recurrence);
        }
        picked
    });
}

/// Returns what `inner` picks of the weeks or months that `whole` picks.
fn picks_of(whole: &Clause, inner: &Clause) -> Option<Recurrence> {
    let whole = whole.recurring()?;
    // «третья среда нечётных месяцев»
    let of_month = match &inner.body {
        Body::Recurring(every) => Some(every)
            .filter(|every| every.unit == Unit::Month)
            .cloned(),
        // «по нечётным месяцам до 10 числа»
        Body::Dated(dated) => matches!(dated.each(), Some(MonthRef::Any | MonthRef::Each))
            .then(|| Recurrence::of(Unit::Month, vec![*dated])),
        _ => None,
    };
    if let Some(every) = of_month.filter(|every| !every.is_plain())
        && whole.unit == Unit::Year
        && whole.places.iter().all(Dated::is_month)
    {
        only(!whole.places.is_empty() && every.within.is_empty())?;
        let within = whole.places.clone();
        return Some(Recurrence { within, ..every });
    }
    let counted = |dated: &Dated| match dated.pick() {
        Pick::Nth(nth, of) if dated.to.place.then == Pick::Whole && dated.from.is_none() => {
            Some((nth, of))
        }
        _ => None,
    };
    // «13 месяца квартала» is none
    let part =
        |dated: &Dated| counted(dated).filter(|(nth, _)| dated.bound == Bound::Within && *nth <= 4);
    let all = |of: Of| {
        whole
            .places
            .iter()
            .all(|dated| part(dated).is_some_and(|own| own.1 == of))
    };
    let months = all(Of::Month) && whole.unit.in_year().is_some();
    let weeks = all(Of::Week) && whole.unit != Unit::Week;
    only(!whole.is_plain() && (months || weeks))?;
    let picks = match &inner.body {
        Body::Dated(dated) => std::slice::from_ref(dated),
        Body::Recurring(every) if every.within.is_empty() => every.places.as_slice(),
        _ => return None,
    };
    let fits = |dated: &Dated| match (counted(dated), dated.frame()) {
        (Some((0, Of::Weekday(_))), _) => weeks,
        (Some((_, of)), Frame::Lent | Frame::Each(_)) => months && of != Of::Month,
        (None, Frame::Each(MonthRef::Any)) => {
            months && matches!(dated.pick(), Pick::Day(_)) && dated.from.is_none()
        }
        _ => false,
    };
    only(!picks.is_empty() && picks.iter().all(fits))?;
    let pairs = whole
        .places
        .iter()
        .flat_map(|part| picks.iter().map(move |pick| (part, pick)));
    let places = pairs.map(|(part, pick)| {
        let then = match pick.pick() {
            Pick::Nth(0, of) => Pick::Nth(1, of),
            pick => pick,
        };
        let place = Place {
            then,
            ..part.to.place
        };
        Dated {
            to: Time { place, ..pick.to },
            ..*pick
        }
    });
    Some(Recurrence {
        places: places.collect(),
        ..whole.clone()
    })
}

/// «ежегодно весной (апрель)»: the months in brackets stand for the season, the quarter or the half that has them all.
fn is_narrowed(clauses: &[Clause]) -> bool {
    let Some((whole, behind)) = clauses.split_first() else {
        return false;
    };
    let asides = behind.iter().map_while(Clause::dated);
    let mut asides = asides.take_while(|dated| dated.aside).peekable();
    let whole = whole
        .dated()
        .filter(|whole| whole.is_one() && whole.is_whole() && !whole.is_month());
    asides.peek().is_some()
        && whole.is_some_and(|whole| {
            asides.all(|month| month.is_month() && holds_month(whole.frame(), month.frame()))
        })
}

/// «до 15 числа» of the section's month, or of the one after it, where that has `closed`.
fn settle_day(clause: &mut Clause, closed: bool) {
    let Body::Dated(dated) = &mut clause.body else {
        return;
    };
    for time in dated.times() {
        time.place.frame = match time.place.frame {
            Frame::Each(MonthRef::Next) => Frame::AfterLent,
            Frame::Each(MonthRef::Any) if closed => Frame::AfterLent,
            Frame::Each(_) => Frame::Lent,
            frame => frame,
        };
    }
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
    all_year: Option<Dated>,
}

impl Join {
    fn take(&mut self, clause: Clause, later: bool, rest: &mut Vec<Clause>) {
        let each = clause.each().is_some();
        match clause.body {
            Body::Recurring(recurrence) => self.recurrences.push(recurrence),
            Body::Dated(dated) if each => self.each.push((dated, clause.span)),
            Body::Dated(dated) if dated.names_years() => self.years.push(dated),
            Body::Dated(dated) if later => self.later.push(dated),
            Body::Dated(dated) => self.dated.push(dated),
            Body::Ongoing(Some(year)) if year.names_years() => self.years.push(year),
            Body::Ongoing(year) => self.all_year = year.or(self.all_year),
            body => rest.push(Clause { body, ..clause }),
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
        self.leave_out_years();
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
            let own = dated.each().and_then(MonthRef::unit);
            if recurrence.unit.is_year() && own.is_some_and(|unit| !unit.is_year()) {
                parser.uncertain(span, MessageId::PhraseUncertainMixture);
            }
            recurrence.places.push(dated);
        }
        if let Some(year) = self.all_year {
            let school = year.frame() == Frame::SchoolYear;
            // «ежегодно в течение учебного года»
            if school && recurrence.unit == Unit::Year && recurrence.is_plain() {
                recurrence.unit = Unit::SchoolYear;
            }
            // quarters of a school year end with it anyhow
            let often = matches!(
                recurrence.unit,
                Unit::Day | Unit::Week | Unit::Decade | Unit::Month
            );
            if school || often && parser.hints.is_school_year() {
                recurrence.within.push(Dated::whole(Frame::SchoolYear));
            }
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
            .extend(openings(&mut self.dated, &self.years));
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
            && (!window.is_day() || window.bound.is_last() || window.from.is_some())
        {
            recurrence.within.append(&mut self.dated);
        }
        if then.is_none() && contradicts(recurrence, &self.dated) {
            parser.uncertain(span, MessageId::PhraseUncertainMixture);
        }
        let each = recurrence.places.iter().any(|dated| dated.each().is_some());
        let yearly = match recurrence.unit {
            Unit::Quarter => self.dated.len() > 1 && !each,
            unit => unit.is_year() || unit == Unit::HalfYear,
        };
        // «с 1 февраля и далее ежемесячно»
        let opens = |dated: &Dated| dated.bound == Bound::Since;
        let opened = first.is_some();
        if let Some(then) = then
            && let Some(mut first) = first.or_else(|| self.dated.pop_if(|last| !opens(last)))
        {
            first.to.place = opening_place(&first, recurrence, then);
            recurrence.first = Some(first);
            let before = self.dated.into_iter().map(Body::Dated);
            rest.extend(before.map(|body| Clause::of(span, body)));
            if !opened {
                parser.uncertain(span, MessageId::PhraseUncertainThen);
            }
        } else if yearly {
            recurrence.places.append(&mut self.dated);
        } else {
            let ends = |dated: &Dated| limits(dated) && !parser.ends_plan(dated);
            if self.dated.iter().any(ends) {
                parser.uncertain(span, MessageId::PhraseUncertainLimit);
            }
            recurrence.within.append(&mut self.dated);
        }
        self.recurrences
    }

    /// «еженедельно, по пятницам» and «ежемесячно, последняя пятница» are one recurrence each.
    fn merge_weekdays(&mut self, span: Span, parser: &mut Parser<'_>) {
        self.recurrences.dedup_by(|next, last| {
            let picked = !last.places.is_empty() && !next.places.is_empty();
            let alike = picked && (last.unit, last.step) == (next.unit, next.step);
            if alike {
                last.places.append(&mut next.places);
            }
            alike
        });
        let picked = self.recurrences.iter().position(|r| !r.places.is_empty());
        let (Some(at), 2) = (picked, self.recurrences.len()) else {
            return;
        };
        let own = self.recurrences.remove(at);
        let other = &mut self.recurrences[0];
        let same = other.places.is_empty();
        let short = |unit| matches!(unit, Unit::Day | Unit::Week | Unit::Decade);
        let weekday = |dated: &Dated| matches!(dated.pick(), Pick::Nth(0, Of::Weekday(_)));
        let weekly = own.places.iter().any(weekday);
        // «1 раз в квартал по средам», «ежемесячно по средам»: hardly every Wednesday
        let rarer = other.unit != Unit::Week || other.step > 1;
        let fewer = usize::try_from(other.times).is_ok_and(|times| times != own.places.len());
        // «ежедневно, понедельник – пятница», but not «ежедневно по средам»
        let longer = other.unit != Unit::Week && (other.unit != Unit::Day || own.places.len() < 5);
        // «2 раза в месяц, последняя пятница»
        let single = other.counted && other.times > 1 && own.unit == other.unit && fewer;
        if weekly && (longer || other.counted && (rarer || fewer)) || single {
            parser.uncertain(span, MessageId::PhraseUncertainMixture);
        }
        // «1 раз в месяц в четверг»: which one, nobody says
        if weekly && longer && other.counted && other.unit != Unit::Day && other.times < 4 {
            return;
        }
        other.places.extend(own.places);
        // «4 раза в год, в конце каждого квартала»
        let often = other.unit == Unit::Year
            && matches!(own.unit, Unit::Quarter | Unit::HalfYear | Unit::Month)
            && other.counted;
        // «еженедельно, последняя пятница месяца»
        let shorter = short(other.unit) && !short(own.unit);
        // «ежемесячно в последний рабочий день года»
        let wider = own.unit.is_year() && !other.unit.is_year();
        // «ежегодно ко Дню Победы; до конца каждого учебного года»
        let school = own.unit != other.unit && own.unit.is_year() && other.unit.is_year();
        if often || shorter || wider || school {
            parser.uncertain(span, MessageId::PhraseUncertainMixture);
        }
        if !same || often || weekly && other.unit != Unit::Week {
            (other.unit, other.step) = (own.unit, 1);
        }
        other.times = 1;
    }

    /// «ежемесячно, по чётным годам»: the years in which nothing comes are those of what else recurs.
    fn leave_out_years(&mut self) {
        let years = |every: &Recurrence| {
            let bare = every.places.is_empty() && every.within.is_empty();
            bare && !every.without.is_empty()
        };
        if self.recurrences.iter().all(years) {
            return;
        }
        let gone = self.recurrences.extract_if(.., |every| years(every));
        let without: Vec<Dated> = gone.flat_map(|every| every.without).collect();
        for every in &mut self.recurrences {
            every.without.extend(&without);
        }
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
            unit => {
                unit.in_year().is_some() || matches!(unit, Unit::Month | Unit::Week | Unit::Part(_))
            }
        };
        // «4 раза в год (1 раз в квартал)»
        let parts = |unit: Unit| u32::try_from(unit.part()?.count()?).ok();
        let in_year = |unit: Unit| unit.in_year().or_else(|| parts(unit));
        let count = |r: &Recurrence| in_year(r.unit).map_or(1, |count| r.times * count / r.step);
        let counts: Vec<u32> = self.recurrences.iter().map(count).collect();
        if self.recurrences.iter().any(told) {
            self.recurrences.retain(|r| {
                let said = r.times == 1 && !r.counted || r.times > 1 && counts.contains(&r.times);
                !(is_bare_yearly(r) && said)
            });
        }
    }

    /// The unit of days of a month that no word says the unit of.
    fn unsaid_unit(&self, parser: &mut Parser<'_>) -> Recurrence {
        let months = self
            .each
            .iter()
            .filter_map(|(dated, span)| Some((dated.each()?, *span)));
        for (of, span) in months.clone() {
            if matches!(of, MonthRef::Any | MonthRef::Nth(_)) {
                parser.uncertain(span, MessageId::PhraseUncertainMonthly);
            }
        }
        let unit = months.clone().find_map(|(of, _)| of.unit());
        // «II и IV квартал, до 20 числа последнего месяца»
        let framed = self.dated.iter().find_map(|dated| match dated.frame() {
            Frame::Nth { unit, .. } => unit.in_year().map(|_| unit),
            _ => None,
        });
        let framed =
            framed.filter(|_| months.clone().all(|(of, _)| matches!(of, MonthRef::Nth(_))));
        let unit = unit.or(parser.long_unit()).or(framed);
        Recurrence::every(unit.unwrap_or(Unit::Month))
    }
}

/// Takes out what opens what recurs in a year of its own, or in the only one told: «с 1 марта 2022 года ежегодно»,
/// «ежемесячно с октября (2022 г.)».
fn openings(dated: &mut Vec<Dated>, years: &[Dated]) -> Vec<Dated> {
    let opens = |dated: &mut Dated| {
        if let ([Dated { from: None, to, .. }], Year::Missing) = (years, dated.to.year)
            && let (Year::Given(year), Bound::Since) = (to.year, dated.bound)
        {
            dated.to.year = Year::Lent(year);
        }
        dated.bound == Bound::Since && matches!(dated.to.year, Year::Given(_) | Year::Lent(_))
    };
    dated.extract_if(.., opens).collect()
}

impl Parser<'_> {
    /// Returns whether what recurs can do no more than end with the plan or a year: «ежемесячно до конца года».
    fn ends_plan(&self, dated: &Dated) -> bool {
        if dated.edge() == Some(Edge::End) && dated.frame().is_year() {
            return true;
        }
        let end = self.hints.period.map(|period| period.end);
        end.is_some_and(|end| {
            let day = Place::of(Pick::Day(end.day()), Frame::Month(end.month()));
            dated.to.place == day && dated.to.year == Year::Given(end.year())
        })
    }
}

/// «апрель – 3 неделя, далее ежемесячно»: what recurs from a month on picks of the month what was said before «далее».
fn opening_place(first: &Dated, recurrence: &Recurrence, then: u32) -> Place {
    let frame = first.frame();
    match recurrence.places.as_slice() {
        [pick]
            if first.is_month()
                && pick.each().is_some()
                && pick.is_one()
                && pick.to.span.start < then =>
        {
            Place {
                frame,
                ..pick.to.place
            }
        }
        _ => first.to.place,
    }
}

/// Returns whether it names a last day, which ends what recurs or is a term of its own.
fn limits(dated: &Dated) -> bool {
    let day = dated.from.is_none() && dated.is_day();
    dated.bound.is_last() || dated.bound == Bound::Within && day
}

/// Returns whether a list of dates is not as long as said: «2 раза в год (март, июль, ноябрь)», «ежеквартально, март».
fn contradicts(recurrence: &Recurrence, dated: &[Dated]) -> bool {
    let month =
        |dated: &Dated| dated.to.is_month() && dated.from.is_none() && !dated.bound.is_last();
    let units = match (recurrence.unit, dated) {
        _ if !recurrence.places.is_empty() => return false,
        (_, []) => return false,
        (Unit::Quarter, [dated]) => return month(dated),
        // «каждое полугодие, до 10 июля»
        (Unit::HalfYear, [_]) if !recurrence.counted => return recurrence.step == 1,
        (Unit::Year | Unit::SchoolYear, _) => 1,
        (unit, _) => match unit.in_year() {
            Some(count) => count,
            None => return false,
        },
    };
    let once = matches!(recurrence.step, 1 | Recurrence::WHOLE_PERIOD);
    let wanted = recurrence.times.saturating_mul(units);
    once && recurrence.counted && usize::try_from(wanted) != Ok(dated.len())
}
