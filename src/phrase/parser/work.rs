//! Lists of several works, each with terms of its own: «заседания – ежеквартально, отчёт – до 20 декабря».

use super::Parser;
use super::inherit;
use crate::phrase::ast::{Body, Clause, Frame, Link, Year};
use crate::phrase::lexicon::Unit;
use crate::phrase::only::only;
use crate::phrase::token::Kind;
use crate::text::Span;

impl Parser<'_> {
    /// Reads the terms of each work apart; none where words do not stand beside each of them.
    pub(super) fn by_work(&mut self, members: &[Clause]) -> Option<Vec<Clause>> {
        let starts = self.works(members)?;
        let mut members = members.to_vec();
        // «отчёт – май, план – июнь 2022 года»
        inherit::years(&mut members);
        let ends = starts.iter().skip(1).copied().chain([members.len()]);
        let rule = self.rule_of_all(&members).cloned();
        let mut clauses = Vec::with_capacity(members.len());
        for (start, end) in starts.iter().zip(ends) {
            let rule = rule.clone().filter(|_| *start > 0);
            let work = rule
                .into_iter()
                .chain(members.get(*start..end)?.iter().cloned())
                .collect();
            clauses.append(&mut self.of_one_work(work).ok()?);
        }
        // beside a term of another work, «в течение года» is a window of its own
        let goes_on = |clause: &Clause| matches!(clause.body, Body::Ongoing(_));
        if !clauses.iter().all(goes_on) {
            for clause in &mut clauses {
                if let Body::Ongoing(Some(mut year)) = clause.body {
                    if self.hints.is_school_year() {
                        year.to.place.frame = Frame::SchoolYear;
                    }
                    clause.body = Body::Dated(year);
                }
            }
        }
        Some(clauses)
    }

    /// «ежегодно: до 1 марта – план, до 1 декабря – отчёт»: what heads the list is said of each work.
    fn rule_of_all<'a>(&self, members: &'a [Clause]) -> Option<&'a Clause> {
        let (rule, terms) = members.split_first()?;
        let every = rule.recurring().filter(|every| every.is_plain())?;
        let heads = |next: &Clause| matches!(next.link, Link::Colon | Link::Separator);
        let of_rule = |term: &Clause| match every.unit {
            Unit::Month => term.each().is_some(),
            unit => {
                unit.is_year()
                    && term
                        .dated()
                        .is_some_and(|dated| dated.to.year == Year::Missing)
            }
        };
        let between = |free: &Span| {
            terms
                .first()
                .is_some_and(|next| free.start < next.span.start)
        };
        let led = heads(terms.first()?) && !self.free.iter().any(between);
        (led && terms.iter().all(of_rule)).then_some(rule)
    }

    /// Returns where the members of each work begin: behind its words, or where the words stand behind their terms, behind
    /// those of the work before.
    fn works(&self, members: &[Clause]) -> Option<Vec<usize>> {
        let apart = |member: &Clause| matches!(member.link, Link::Then | Link::Rest);
        only(members.len() > 1 && !members.iter().any(apart))?;
        let words_before = |at: usize| {
            let from = at.checked_sub(1).map_or(0, |last| members[last].span.end);
            let to = members.get(at).map_or(u32::MAX, |next| next.span.start);
            self.free
                .iter()
                .any(|free| from <= free.start && free.end <= to)
        };
        let parted = |at: usize| {
            let (last, next) = (members[at - 1].span, members[at].span);
            let between = self
                .tokens
                .iter()
                .filter(|token| last.end <= token.span.start && token.span.end <= next.start);
            let mark = |kind| matches!(kind, Kind::Comma | Kind::Semicolon | Kind::Slash);
            between.map(|token| token.kind).any(mark)
        };
        let told = words_before(0) || words_before(members.len());
        let starts = (1..members.len()).filter(|at| words_before(*at) && parted(*at));
        let starts: Vec<usize> = std::iter::once(0).chain(starts).collect();
        (told && starts.len() > 1).then_some(starts)
    }
}
