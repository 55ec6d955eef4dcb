//! What stands beside a deadline and is none: brackets, remarks, milestones.

use super::{Link, Member, Parser, is_full_day, is_time_word};
use crate::phrase::ast::{Body, Milestone};
use crate::phrase::lexicon::{Unit, Word};
use crate::phrase::token::Kind;
use crate::text::Span;
use crate::words::MessageId;

impl Parser<'_> {
    /// «(» phrase «)»; what is not understood in brackets is a remark
    pub(super) fn bracketed(&mut self, members: &mut Vec<Member>) -> bool {
        let start = self.at;
        if !self.eat_kind(Kind::Open) {
            return false;
        }
        let rest = self.tokens.get(self.at..).unwrap_or_default();
        let close = rest.iter().position(|token| token.kind == Kind::Close);
        let end = close.map_or(self.tokens.len(), |close| self.at + close);
        let mut inner = Vec::new();
        let mut link = if self.eat(Word::Then) {
            Link::Then
        } else {
            Link::Separator
        };
        while self.at < end {
            if self.clock_times() {
                continue;
            }
            match self.clause() {
                Some(clause) if self.at <= end => inner.push(Member { link, clause }),
                _ => break,
            }
            link = if self.at < end { self.link() } else { link };
        }
        let understood = self.at == end;
        self.at = (end + 1).min(self.tokens.len());
        if understood {
            members.append(&mut inner);
        } else {
            let span = self.span_from(start);
            self.remark(span);
        }
        while self.eat_if(|kind| matches!(kind, Kind::Comma | Kind::Semicolon)) {}
        true
    }

    /// «ориентировочно»
    pub(super) fn roughly(&mut self) -> bool {
        let span = self.here();
        let roughly = self.eat(Word::Roughly);
        if roughly {
            self.uncertain(span, MessageId::PhraseUncertainRoughly);
        }
        roughly
    }

    /// note := words date | words, after a date; words to the end, after what recurs or goes on
    pub(super) fn note(&mut self, members: &[Member], milestones: &mut Vec<Milestone>) -> bool {
        let last = members.last().map(|member| &member.clause.body);
        let after_date = matches!(last, Some(Body::Dated(_))) && self.day_seen;
        let after_other = matches!(last, Some(Body::Recurring(_) | Body::Ongoing(_)));
        if !(self.hints.remarks && (after_date || after_other)) {
            return false;
        }
        let start = self.at;
        while self.kind(0).is_some_and(is_text) || self.is_town() || self.is_named_day() {
            self.at += 1;
        }
        if self.at == start || (!after_date && self.at < self.tokens.len()) {
            self.at = start;
            return false;
        }
        let span = self.span_from(start);
        let date_at = self.at;
        let bounded = self.eat(Word::Until);
        match self.attempt(Self::time).filter(is_full_day) {
            Some(date) => {
                self.free.push(span);
                let text = self.cleaned(span);
                milestones.push(Milestone { text, date });
                if bounded {
                    self.uncertain(span, MessageId::PhraseUncertainMilestone);
                }
            }
            None if date_at == self.tokens.len() => self.remark(span),
            None => {
                self.at = start;
                return false;
            }
        }
        true
    }

    /// «г. Первоуральск»
    fn is_town(&self) -> bool {
        self.word(0) == Some(Word::Unit(Unit::Year)) && self.word(1) == Some(Word::Other)
    }

    /// «День Победы»
    pub(super) fn is_named_day(&self) -> bool {
        self.word(0) == Some(Word::Unit(Unit::Day)) && self.word(1) == Some(Word::Other)
    }

    fn remark(&mut self, span: Span) {
        self.free.push(span);
        self.uncertain(span, MessageId::PhraseUncertainRemark);
    }
}

/// Returns whether a token may stand in a remark.
fn is_text(kind: Kind) -> bool {
    match kind {
        Kind::Word(word) => !is_time_word(word) && word != Word::Until,
        Kind::Comma | Kind::Dash | Kind::Colon | Kind::NumberSign | Kind::Other => true,
        _ => false,
    }
}
