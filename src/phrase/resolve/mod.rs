//! From a phrase as written to its occurrences in the plan's period.
//!
//! Knows the period, the calendar and the events; what is a choice here is told as a finding.

mod dated;
mod frames;
mod milestones;
mod picks;
mod recurring;
mod relative;
mod years;

use chrono::{Datelike as _, NaiveDate};

use super::ast::{Body, Bound, Clause, Dated, Extent, Of, Phrase, Pick, Relation, Relative, Year};
use super::reading::{Context, Kind, Milestone, Occurrence, Reading, uncertain};
use crate::calendar::{Period, PeriodKind, days_later};
use crate::diagnostic::{Diagnostic, Rule};
use crate::text::Span;
use crate::words::{Message, MessageId};
use frames::{Setting, Trouble, Window};

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
        (Kind::Ongoing, Body::Ongoing(Extent::Period)) => 3,
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
        Bound::Within if dated.from.is_none() && dated.to.place.is_day() => Kind::On,
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
            .map(|clause| clause.dated().zip(Some(clause.span)));
        self.dated_list(&dated.flatten().collect::<Vec<_>>())?;
        self.narrow(clauses);
        // «в течение года по плану»
        let goes_on = (clauses.iter()).any(|clause| matches!(clause.body, Body::Ongoing(_)));
        for clause in clauses {
            match &clause.body {
                Body::Dated(_) | Body::Except(_) => {}
                Body::Recurring(recurrence) => self.recurring(recurrence, clause.span)?,
                Body::Ongoing(extent) => self.ongoing(*extent, clause.span, kind),
                Body::External(within) => {
                    let lone = kind == Kind::External && !goes_on;
                    self.external(within.as_ref(), clause.span, lone);
                }
                Body::AsNeeded => self.whole_period(clause.span, kind == Kind::AsNeeded),
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
            if let Pick::Nth(0, Of::Weekday(weekday)) = dated.to.place.pick {
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
        let aside = |clause: &&Clause| matches!(&clause.body, Body::Dated(dated) if dated.aside);
        for (at, outer) in clauses.iter().enumerate() {
            let inner: Vec<Span> = (clauses.iter().skip(at + 1).take_while(aside))
                .map(|clause| clause.span)
                .collect();
            if aside(&outer) || inner.is_empty() || !matches!(outer.body, Body::Dated(_)) {
                continue;
            }
            let window =
                |found: &Occurrence| Window::of(found.start.unwrap_or(found.due), found.due);
            let (wide, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut self.occurrences)
                .into_iter()
                .partition(|found| found.span == outer.span);
            let whole = |found: &Occurrence| {
                let own =
                    |wide: &&Occurrence| wide.start.is_some() && window(wide).holds(window(found));
                wide.iter().find(own).and_then(|wide| wide.start)
            };
            let listed = |found: &&Occurrence| inner.contains(&found.span);
            let mut narrow = rest.iter().filter(listed).peekable();
            let narrower = narrow.peek().is_some() && narrow.all(|found| whole(found).is_some());
            if narrower {
                let mut rest = rest.clone();
                for found in &mut rest {
                    if inner.contains(&found.span) && found.start.is_none() {
                        found.start = whole(found);
                    }
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
            let before = days_later(except.start, -1);
            let after = days_later(except.end, 1);
            if start <= before {
                self.push(found.start, before, found.span);
            }
            if after <= found.due {
                self.push(Some(after), found.due, found.span);
            }
        }
    }

    /// Says that a list joins things of different kinds.
    fn report_mixture(&mut self, clauses: &[Clause], kind: Kind) {
        let plain = |kind| matches!(kind, Kind::Deadline | Kind::On | Kind::Span);
        let strange = clauses.iter().find(|clause| {
            let own = clause_kind(clause);
            let except = matches!(clause.body, Body::Except(_));
            let framed = own == Kind::Ongoing && kind == Kind::External;
            let alike = own == kind || framed || plain(own) && plain(kind);
            !except && own != Kind::External && !alike
        });
        if let Some(clause) = strange {
            self.uncertain(clause.span, MessageId::PhraseUncertainMixture);
        }
    }

    fn reading(mut self, kind: Kind, milestones: Vec<Milestone>) -> Reading {
        if kind == Kind::Unknown {
            self.occurrences.clear();
        }
        self.report_years();
        self.occurrences
            .sort_by_key(|occurrence| (occurrence.due, occurrence.start));
        self.occurrences.dedup_by(|a, b| {
            a.due == b.due && a.start == b.start && a.span == b.span && kind == Kind::On
        });
        self.findings
            .sort_by_key(|finding| (finding.primary.span, finding.rule));
        // the limits of a recurrence are looked at twice
        self.findings.dedup_by(|next, last| {
            (next.rule, next.primary.span) == (last.rule, last.primary.span)
                && next.title == last.title
        });
        Reading {
            kind,
            occurrences: self.occurrences,
            milestones,
            findings: self.findings,
            by_events: self.by_events,
        }
    }

    fn report_years(&mut self) {
        if let Some((span, from, to)) = self.inferred {
            let years = if from == to {
                from.to_string()
            } else {
                format!("{from}, {to}")
            };
            self.findings.push(
                Diagnostic::new(
                    Rule::YearInferred,
                    span,
                    MessageId::PhraseYearInferred.with(years.clone()),
                )
                .help(MessageId::PhraseYearInferredHelp.with(years)),
            );
        }
    }

    /// Tells the user once that the plan has no period to take years from.
    fn needs_period(&mut self, span: Span) {
        if !self.needs_period {
            self.needs_period = true;
            self.findings.push(
                Diagnostic::new(Rule::UncertainReading, span, MessageId::PhraseNoPeriod)
                    .help(MessageId::PhraseNoPeriodHelp),
            );
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
        self.occurrences.push(Occurrence {
            start,
            due,
            written: None,
            span,
        });
    }

    /// Adds an occurrence whose due day is written to the day, which the calendar may move.
    fn push_day(&mut self, start: Option<NaiveDate>, due: NaiveDate, span: Span) {
        let moved = self.context.calendar.shifted(due);
        let start = start.map(|start| {
            if start == due {
                moved
            } else {
                start.min(moved)
            }
        });
        let written = (moved != due).then_some(due);
        self.occurrences.push(Occurrence {
            start,
            due: moved,
            written,
            span,
        });
    }

    fn report_day_off(&mut self, day: NaiveDate, span: Span) {
        if self.context.calendar.is_working(day) {
            return;
        }
        let moved = self.context.calendar.shifted(day);
        let finding = if moved == day {
            let title = MessageId::PhraseNonWorking
                .with(day)
                .with(weekday_name(day));
            let next = self.context.calendar.working_days_after(day, -1);
            Diagnostic::new(Rule::NonWorkingDay, span, title)
                .help(MessageId::PhraseNonWorkingHelp.with(next))
        } else {
            let title = MessageId::PhraseNonWorkingMoved
                .with(day)
                .with(weekday_name(day))
                .with(moved);
            Diagnostic::new(Rule::NonWorkingDay, span, title)
        };
        self.findings.push(finding);
    }

    /// Says why a time is no window.
    fn trouble(&mut self, span: Span, trouble: Trouble) -> Failed {
        let finding = match trouble {
            Trouble::Impossible { last, at } => {
                let span = at.unwrap_or(span);
                let finding =
                    Diagnostic::new(Rule::ImpossibleDate, span, MessageId::PhraseImpossible);
                match last {
                    Some(last) if self.context.period.is_none() => {
                        let day = last.format("%d.%m").to_string();
                        finding.help(MessageId::PhraseImpossibleHelp.with(day))
                    }
                    Some(last) => finding.help(MessageId::PhraseImpossibleHelp.with(last)),
                    None => finding.help(MessageId::PhraseImpossibleMonthHelp),
                }
            }
            Trouble::Reversed(window) => {
                let title = MessageId::PhraseReversed
                    .with(window.start)
                    .with(window.end);
                Diagnostic::new(Rule::ReversedWindow, span, title)
                    .help(MessageId::PhraseReversedHelp)
            }
            Trouble::NoMonth => {
                Diagnostic::new(Rule::UnreadableDeadline, span, MessageId::PhraseNoMonth)
                    .help(MessageId::PhraseNoMonthHelp)
            }
            Trouble::Year(year) => {
                let title = MessageId::PhraseYearRange.with(year.to_string());
                Diagnostic::new(Rule::UnreadableDeadline, span, title)
                    .help(MessageId::PhraseYearRangeHelp)
            }
            Trouble::NoYear => {
                self.needs_period(span);
                return Failed;
            }
        };
        self.findings.push(finding);
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
