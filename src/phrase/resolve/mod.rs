//! From a phrase as written to its occurrences in the plan's period.
//!
//! Knows the period, the calendar and the events; what is a choice here is told as a finding.

mod dated;
mod frames;
mod picks;
mod recurring;
mod relative;
mod years;

use chrono::{Datelike as _, NaiveDate};

use super::ast::{Body, Bound, Clause, Dated, Link, Of, Phrase, Pick, Relation, Relative, Year};
use super::reading::{Context, Kind, Milestone, Occurrence, Reading, uncertain};
use crate::calendar::{Period, PeriodKind};
use crate::diagnostic::{Diagnostic, Rule};
use crate::text::Span;
use crate::words::{Message, MessageId};
use frames::{Setting, Trouble, Window};
pub(super) use frames::{unit_later, unit_months};

/// Returns what `phrase` means in `context`, with `findings` of its reading before it.
pub(super) fn resolve(
    phrase: &Phrase,
    context: &Context<'_>,
    findings: Vec<Diagnostic>,
) -> Reading {
    let mut resolver = Resolver {
        context,
        month: context.month.or_else(|| lent_month(context.period)),
        findings,
        occurrences: Vec::new(),
        inferred: None,
        needs_period: false,
        by_events: false,
    };
    let kind = kind(&phrase.clauses);
    let failed = resolver.clauses(&phrase.clauses, kind).is_err();
    let milestones = resolver.milestones(phrase);
    resolver.reading(if failed { Kind::Unknown } else { kind }, milestones)
}

fn lent_month(period: Option<Period>) -> Option<u32> {
    period
        .filter(|period| period.kind == PeriodKind::Month)
        .map(|period| period.start.month())
}

/// Returns the kind of a list of clauses.
fn kind(clauses: &[Clause]) -> Kind {
    let rank = |clause: &&Clause| match (clause_kind(clause), &clause.body) {
        (Kind::Unknown, _) => 0,
        // «постоянно (по согласованию)», but «в течение года по плану» is dated by the plan
        (Kind::Ongoing, Body::Ongoing(None)) => 3,
        (Kind::Ongoing, _) => 1,
        (Kind::External, _) => 2,
        (Kind::AsNeeded, _) => 4,
        (Kind::Relative, _) => 5,
        (Kind::On, _) => 6,
        (Kind::Deadline, _) => 7,
        (Kind::Span, _) => 8,
        (Kind::Recurring, _) => 9,
    };
    let ranked = clauses.iter().max_by_key(rank).map(clause_kind);
    ranked.unwrap_or(Kind::Unknown)
}

fn clause_kind(clause: &Clause) -> Kind {
    match &clause.body {
        Body::Dated(dated) => dated_kind(dated),
        Body::Recurring(_) => Kind::Recurring,
        Body::Ongoing(_) => Kind::Ongoing,
        Body::External(_) => Kind::External,
        Body::AsNeeded => Kind::AsNeeded,
        Body::Relative(relative) => relative_kind(relative),
        Body::Except(_) => Kind::Unknown,
    }
}

fn relative_kind(relative: &Relative) -> Kind {
    match (relative.from.as_deref(), relative.relation) {
        (None, _) => Kind::Relative,
        (Some(Body::Recurring(_)), _) => Kind::Recurring,
        _ if relative.opens => Kind::Span,
        // «за 10 дней до 1 сентября»
        (_, Relation::Before | Relation::Latest) => Kind::Deadline,
        (_, Relation::Eve | Relation::During | Relation::Past) => Kind::On,
        (_, Relation::Within | Relation::After) => Kind::Span,
    }
}

fn dated_kind(dated: &Dated) -> Kind {
    match dated.bound {
        Bound::Until | Bound::By | Bound::Through => Kind::Deadline,
        Bound::Within if dated.from.is_none() && dated.is_day() => Kind::On,
        Bound::Within | Bound::Since | Bound::After => Kind::Span,
    }
}

struct Resolver<'a> {
    context: &'a Context<'a>,
    /// The month of bare days.
    month: Option<u32>,
    findings: Vec<Diagnostic>,
    occurrences: Vec<Occurrence>,
    /// Where years are missing, and which were taken.
    inferred: Option<(Span, i32, i32)>,
    needs_period: bool,
    /// Whether the days of events were asked for.
    by_events: bool,
}

/// A clause could not be read; a finding says why.
struct Failed;

impl Resolver<'_> {
    fn clauses(&mut self, clauses: &[Clause], kind: Kind) -> Result<(), Failed> {
        self.report_mixture(clauses, kind);
        let dated = clauses
            .iter()
            .filter_map(|clause| clause.dated().zip(Some(clause.span)));
        self.dated_list(&dated.collect::<Vec<_>>())?;
        self.narrow(clauses);
        // «в течение года по плану», «в течение года, по мере необходимости»
        let goes_on = clauses
            .iter()
            .any(|clause| matches!(clause.body, Body::Ongoing(_)));
        for clause in clauses {
            match &clause.body {
                Body::Dated(_) | Body::Except(_) => {}
                Body::Recurring(recurrence) => self.recurring(recurrence, clause.span)?,
                Body::Ongoing(year) => self.ongoing(*year, clause.span, kind),
                Body::External(within) => {
                    let lone = kind == Kind::External && !goes_on;
                    self.external(within.as_ref(), clause.span, lone);
                }
                Body::AsNeeded => {
                    self.whole_period(clause.span, kind == Kind::AsNeeded && !goes_on);
                }
                Body::Relative(relative) => self.relative(relative, clause.span)?,
            }
        }
        for clause in clauses {
            if let (Body::Except(list), Some(period)) = (&clause.body, self.period_window()) {
                self.leave_out(list, clause.span, period)?;
            }
        }
        Ok(())
    }

    /// Takes out what is excepted: weekdays as they come, days and windows of each year.
    fn leave_out(&mut self, list: &[Dated], span: Span, period: Window) -> Result<(), Failed> {
        for dated in list {
            if let Pick::Nth(0, Of::Weekday(weekday)) = dated.pick() {
                let own = |day: NaiveDate| day.weekday().number_from_monday() == u32::from(weekday);
                self.occurrences
                    .retain(|found| found.start != Some(found.due) || !own(found.due));
                continue;
            }
            let windows = match dated.to.year {
                Year::Missing => self.each_year(dated, span, period)?,
                _ => self.once(dated, span, period)?,
            };
            for except in windows {
                self.cut_out(except);
            }
        }
        if self.occurrences.is_empty() {
            self.uncertain(span, MessageId::PhraseUncertainNever);
        }
        Ok(())
    }

    /// Lets dates in brackets that lie in the window before them stand for it: «II квартал (апрель – май)».
    fn narrow(&mut self, clauses: &[Clause]) {
        let aside = |clause: &&Clause| clause.dated().is_some_and(|dated| dated.aside);
        for (at, outer) in clauses.iter().enumerate() {
            let inner = clauses[at + 1..].iter().take_while(aside);
            let inner: Vec<Span> = inner.map(|clause| clause.span).collect();
            if inner.is_empty() || outer.dated().is_none_or(|dated| dated.aside) {
                continue;
            }
            let window =
                |found: &Occurrence| Window::of(found.start.unwrap_or(found.due), found.due);
            let found = std::mem::take(&mut self.occurrences).into_iter();
            let (wide, mut rest): (Vec<_>, Vec<_>) = found.partition(|o| o.span == outer.span);
            let whole = |found: &Occurrence| {
                let holds = |wide: &&Occurrence| window(wide).holds(window(found));
                wide.iter().filter(holds).find_map(|wide| wide.start)
            };
            // «до конца II квартала (30.06.2022)»
            let due: Vec<NaiveDate> = wide.iter().map(|wide| wide.due).collect();
            let own = |found: &Occurrence| inner.contains(&found.span);
            let mut again = rest.iter().filter(|found| own(found)).peekable();
            if wide.iter().all(|wide| wide.start.is_none())
                && again.peek().is_some()
                && again.all(|found| due.contains(&found.due))
            {
                rest.retain(|found| !own(found));
                self.occurrences = wide.into_iter().chain(rest).collect();
                continue;
            }
            let listed = |found: &&mut Occurrence| inner.contains(&found.span);
            let mut narrow = rest.iter_mut().filter(listed).peekable();
            if narrow.peek().is_some() && narrow.all(|found| whole(found).is_some()) {
                for found in rest.iter_mut().filter(listed) {
                    found.start = found.start.or_else(|| whole(found));
                }
                self.occurrences = rest;
            } else {
                let span = inner.iter().copied().fold(outer.span, Span::join);
                self.occurrences = wide.into_iter().chain(rest).collect();
                self.uncertain(span, MessageId::PhraseUncertainList);
            }
        }
    }

    /// Takes the days of `except` out of what was found.
    fn cut_out(&mut self, except: Window) {
        for found in std::mem::take(&mut self.occurrences) {
            let start = found.start.unwrap_or(found.due);
            if found.due < except.start || except.end < start {
                self.occurrences.push(found);
                continue;
            }
            for part in Window::of(start, found.due).less(except) {
                let first = if part.start == start {
                    found.start
                } else {
                    Some(part.start)
                };
                self.push(first, part.end, found.span);
            }
        }
    }

    /// Says that a list joins things of different kinds.
    fn report_mixture(&mut self, clauses: &[Clause], kind: Kind) {
        let plain = |kind| matches!(kind, Kind::Deadline | Kind::On | Kind::Span);
        let strange = clauses.iter().find(|clause| {
            let own = clause_kind(clause);
            let framed = own == Kind::Ongoing && matches!(kind, Kind::External | Kind::AsNeeded);
            // «1 раз в месяц и по мере необходимости», «до 1 марта, далее – при необходимости»
            let added = own == Kind::AsNeeded && matches!(clause.link, Link::And | Link::Then);
            let alike = own == kind || framed || added || plain(own) && plain(kind);
            let beside = matches!(clause.body, Body::Except(_) | Body::External(_));
            !alike && !beside
        });
        if let Some(clause) = strange {
            self.uncertain(clause.span, MessageId::PhraseUncertainMixture);
        }
    }

    fn reading(mut self, kind: Kind, milestones: Vec<Milestone>) -> Reading {
        if kind == Kind::Unknown {
            self.occurrences.clear();
        }
        if let Some((span, from, to)) = self.inferred {
            let both = format!("{from}, {to}");
            let years = if from == to { from.to_string() } else { both };
            let help = MessageId::PhraseYearInferredHelp.with(years.clone());
            let title = MessageId::PhraseYearInferred.with(years);
            self.tell(Rule::YearInferred, span, title, help);
        }
        self.occurrences
            .sort_by_key(|found| (found.due, found.start));
        self.occurrences.dedup_by(|a, b| {
            a.due == b.due && a.start == b.start && a.span == b.span && kind == Kind::On
        });
        self.findings
            .sort_by_key(|finding| (finding.primary.span, finding.rule));
        // the limits of a recurrence are looked at twice
        self.findings.dedup_by(|next, last| {
            let same = (next.rule, next.primary.span) == (last.rule, last.primary.span);
            same && next.title == last.title
        });
        Reading {
            kind,
            occurrences: self.occurrences,
            milestones,
            findings: self.findings,
            by_events: self.by_events,
        }
    }

    /// Adds a finding, and what to do about it.
    fn tell(
        &mut self,
        rule: Rule,
        span: Span,
        title: impl Into<Message>,
        help: impl Into<Message>,
    ) {
        self.findings
            .push(Diagnostic::new(rule, span, title).help(help));
    }

    /// Tells the user once that the plan has no period to take years from.
    fn needs_period(&mut self, span: Span) {
        if !std::mem::replace(&mut self.needs_period, true) {
            let (title, help) = (MessageId::PhraseNoPeriod, MessageId::PhraseNoPeriodHelp);
            self.tell(Rule::UncertainReading, span, title, help);
        }
    }

    fn uncertain(&mut self, span: Span, why: impl Into<Message>) {
        self.findings.push(uncertain(span, why));
    }

    fn period_window(&self) -> Option<Window> {
        let period = self.context.period;
        period.map(|period| Window::of(period.start, period.end))
    }

    fn setting(&self, school: bool) -> Setting<'_> {
        Setting {
            calendar: self.context.calendar,
            month: self.month,
            school,
        }
    }

    fn in_school_year(&self) -> bool {
        let period = self.context.period.as_ref();
        period.is_some_and(Period::is_school_year)
    }

    fn push(&mut self, start: Option<NaiveDate>, due: NaiveDate, span: Span) {
        let written = None;
        self.occurrences.push(Occurrence {
            start,
            due,
            written,
            span,
        });
    }

    /// Adds an occurrence whose due day is written to the day, which the calendar may move.
    fn push_day(&mut self, start: Option<NaiveDate>, written: NaiveDate, span: Span) {
        let due = self.context.calendar.shifted(written);
        let start = start.map(|start| {
            if start == written {
                due
            } else {
                start.min(due)
            }
        });
        let written = (due != written).then_some(written);
        self.occurrences.push(Occurrence {
            start,
            due,
            written,
            span,
        });
    }

    fn report_day_off(&mut self, day: NaiveDate, span: Span) {
        let calendar = self.context.calendar;
        if calendar.is_working(day) {
            return;
        }
        let moved = calendar.shifted(day);
        let said = |title: MessageId| title.with(day).with(weekday_name(day));
        if moved == day {
            let next = calendar.working_days_after(day, -1);
            let help = MessageId::PhraseNonWorkingHelp.with(next);
            self.tell(
                Rule::NonWorkingDay,
                span,
                said(MessageId::PhraseNonWorking),
                help,
            );
        } else {
            let title = said(MessageId::PhraseNonWorkingMoved).with(moved);
            self.findings
                .push(Diagnostic::new(Rule::NonWorkingDay, span, title));
        }
    }

    /// Says why a time is no window.
    fn trouble(&mut self, span: Span, trouble: Trouble) -> Failed {
        match trouble {
            Trouble::Impossible { last, at } => {
                let dated = self.context.period.is_some();
                let help = match last {
                    Some(last) if dated => MessageId::PhraseImpossibleHelp.with(last),
                    Some(last) => {
                        MessageId::PhraseImpossibleHelp.with(last.format("%d.%m").to_string())
                    }
                    None => MessageId::PhraseImpossibleMonthHelp.into(),
                };
                let (span, title) = (at.unwrap_or(span), MessageId::PhraseImpossible);
                self.tell(Rule::ImpossibleDate, span, title, help);
            }
            Trouble::Reversed(Window { start, end }) => {
                let title = MessageId::PhraseReversed.with(start).with(end);
                self.tell(
                    Rule::ReversedWindow,
                    span,
                    title,
                    MessageId::PhraseReversedHelp,
                );
            }
            Trouble::NoMonth => {
                let (title, help) = (MessageId::PhraseNoMonth, MessageId::PhraseNoMonthHelp);
                self.tell(Rule::UnreadableDeadline, span, title, help);
            }
            Trouble::Year(year) => {
                let title = MessageId::PhraseYearRange.with(year.to_string());
                let help = MessageId::PhraseYearRangeHelp;
                self.tell(Rule::UnreadableDeadline, span, title, help);
            }
            Trouble::NoYear => self.needs_period(span),
            Trouble::Undated(part) => self.undated_part(part, span),
        }
        Failed
    }
}

/// Returns what a day off is called.
fn weekday_name(day: NaiveDate) -> MessageId {
    match day.weekday() {
        chrono::Weekday::Sat => MessageId::PhraseSaturday,
        chrono::Weekday::Sun => MessageId::PhraseSunday,
        _ => MessageId::PhraseHoliday,
    }
}
