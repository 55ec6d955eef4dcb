//! Which words name an event, and not a misspelt date.

use super::{Parser, is_joint, is_mark};
use crate::calendar::Part;
use crate::phrase::lexicon::{Trait, Unit, Word};
use crate::phrase::token::Kind;

impl Parser<'_> {
    /// Finds «осенние каникулы», «новогодние праздники», «отопительный сезон» and the like; returns how many words
    /// stand before it.
    pub(super) fn season(&self) -> Option<usize> {
        let opener = self.is_any(0, &[Word::In, Word::On, Word::Through, Word::Each]);
        let first = usize::from(opener);
        let whole = self.is(first, Word::Whole) && self.is(first + 1, Word::Other);
        let first = first + usize::from(whole);
        if self.numbers_of_part(first).is_some() {
            return Some(first);
        }
        let named = |ahead: &usize| match self.word(*ahead) {
            Some(Word::Holidays | Word::Part(_) | Word::Period) => true,
            // «единый методический день»
            Some(Word::Unit(Unit::Day) | Word::While) => {
                let own = *ahead > first && !self.seen.day;
                // «в рабочее время»
                let time = self.is(*ahead, Word::While);
                own && match self.word(*ahead - 1) {
                    Some(Word::Working | Word::School) => time,
                    before => before == Some(Word::Other),
                }
            }
            Some(Word::Happening) => self.has(*ahead, Trait::Feast),
            _ => false,
        };
        let adjective = |ahead: usize| match self.kind(ahead) {
            Some(Kind::Word(
                Word::Other
                | Word::Seasonal(_)
                | Word::Working
                | Word::School
                | Word::And
                | Word::Ordinal(_)
                | Word::Last,
            )) => true,
            // «1 смена»
            Some(Kind::Number(_)) => matches!(self.word(ahead + 1), Some(Word::Part(_))),
            // «осенние, весенние»
            Some(Kind::Dash | Kind::Comma) => {
                ahead > first && matches!(self.word(ahead - 1), Some(Word::Seasonal(_)))
            }
            _ => false,
        };
        let at = (first..first + 7).find(named)?;
        let numbered = matches!(
            self.word(at),
            Some(Word::Period | Word::Part(Part::Module | Part::Shift))
        );
        let own = at > first || !numbered;
        (own && (first..at).all(adjective)).then_some(first)
    }

    /// Returns where the part of a school year stands that the numbers `ahead` are of, if nothing dates it: «1-2 смена».
    pub(super) fn numbers_of_part(&self, ahead: usize) -> Option<usize> {
        let joint = |at: &usize| {
            let joint = self.kind(*at).is_some_and(is_joint);
            joint || matches!(self.kind(*at), Some(Kind::Number(_)))
        };
        let at = ahead + (ahead..self.tokens.len()).take_while(joint).count();
        match self.word(at)? {
            Word::Part(part) => (at > ahead && !self.is_dated(part)).then_some(at),
            _ => None,
        }
    }

    /// Returns whether what follows names an event rather than a misspelt date.
    pub(super) fn is_event(&self) -> bool {
        if self.hints.events.are_known() {
            return true;
        }
        (0..)
            .map_while(|ahead| self.token(ahead).filter(|token| !is_mark(token.kind)))
            .any(|token| match token.word() {
                Some(
                    Word::Happening
                    | Word::Holidays
                    | Word::Part(_)
                    | Word::Need
                    | Word::Carrying
                    | Word::Beginning
                    | Word::End,
                ) => true,
                // «к паводковому периоду»
                Some(Word::Period) => self.is(0, Word::Other),
                Some(Word::Other) => token.traits.has(Trait::Verbal),
                _ => false,
            })
            || self.is_named_day()
            || (self.is(0, Word::Other)
                && (1..4).any(|ahead| {
                    self.is(ahead, Word::Unit(Unit::Day)) && !self.has(ahead, Trait::Plural)
                }))
            || (matches!(self.word(1), Some(Word::Unit(Unit::Year) | Word::School))
                && self.has(0, Trait::New))
            || self.is_noun_alone()
    }

    /// «до паводка»: one word that can be no slip in one of time.
    fn is_noun_alone(&self) -> bool {
        let ends = self.ends_at(1);
        let noun = self.is(0, Word::Other) && self.has(0, Trait::Genitive);
        ends && noun && !self.is_broken_term(0)
    }

    /// Returns whether the word `ahead` has a trait.
    pub(super) fn has(&self, ahead: usize, wanted: Trait) -> bool {
        self.token(ahead)
            .is_some_and(|token| token.traits.has(wanted))
    }

    /// Returns whether the word `back` tokens behind has a trait.
    pub(super) fn had(&self, back: usize, wanted: Trait) -> bool {
        self.behind(back)
            .is_some_and(|token| token.traits.has(wanted))
    }
}
