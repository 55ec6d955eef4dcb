//! Which words name an event, and not a misspelt date.

use super::Parser;
use super::free::is_mark;
use crate::phrase::token::Kind;
use crate::phrase::words::{Unit, Word};
use crate::text::russian::fold;

impl Parser<'_> {
    /// Finds «осенние каникулы», «новогодние праздники», «отопительный сезон» and the like; returns how many words
    /// stand before it.
    pub(super) fn season(&self) -> Option<usize> {
        let opener = matches!(
            self.word(0),
            Some(Word::In | Word::On | Word::Through | Word::Each)
        );
        let first = usize::from(opener);
        let named = |ahead: &usize| match self.word(*ahead) {
            Some(Word::Holidays | Word::Period) => true,
            // «единый методический день»
            Some(Word::Unit(Unit::Day) | Word::While) => {
                *ahead > first && self.word(*ahead - 1) == Some(Word::Other)
            }
            Some(Word::Happening) => self.token(*ahead).is_some_and(|token| {
                let word = self.text.get(token.span.range()).unwrap_or_default();
                let folded = fold(word);
                let names = ["сезон", "праздник", "месячник"];
                names.iter().any(|name| folded.starts_with(name))
            }),
            _ => false,
        };
        let adjective = |ahead: usize| match self.kind(ahead) {
            Some(Kind::Word(Word::Other | Word::Seasonal(_) | Word::School | Word::And)) => true,
            // «осенние, весенние»
            Some(Kind::Dash | Kind::Comma) => {
                ahead > first && matches!(self.word(ahead - 1), Some(Word::Seasonal(_)))
            }
            _ => false,
        };
        let at = (first..first + 7).find(named)?;
        let own = at > first || self.word(at) != Some(Word::Period);
        (own && (first..at).all(adjective)).then_some(first)
    }

    /// Tells whether what follows names an event rather than a misspelt date.
    pub(super) fn is_event(&self) -> bool {
        if self.hints.events.are_known() {
            return true;
        }
        (0..)
            .map_while(|ahead| self.token(ahead).filter(|token| !is_mark(token.kind)))
            .any(|token| match token.word() {
                Some(
                    Word::Happening | Word::Holidays | Word::Carrying | Word::Beginning | Word::End,
                ) => true,
                Some(Word::Other) => self.is_verbal_noun(token.span),
                _ => false,
            })
            || self.is_named_day()
            || (self.word(1) == Some(Word::Unit(Unit::Year)) && self.is_new(0))
    }

    /// «на» «планёрках», «на» «общешкольной линейке»: the first word stands in the prepositional.
    pub(super) fn is_place(&self, ahead: usize) -> bool {
        self.token(ahead).is_some_and(|token| {
            let word = self.text.get(token.span.range()).unwrap_or_default();
            let endings = ["ах", "ях", "ых", "их", "ой", "ом", "ем", "ии"];
            endings.iter().any(|ending| word.ends_with(ending))
        })
    }

    /// «Нового» before «года»
    fn is_new(&self, ahead: usize) -> bool {
        self.token(ahead).is_some_and(|token| {
            let word = self.text.get(token.span.range()).unwrap_or_default();
            fold(word).starts_with("нов")
        })
    }

    /// Tells whether a word ends as «проведения», «регистрации» do.
    fn is_verbal_noun(&self, span: crate::text::Span) -> bool {
        let word = self.text.get(span.range()).unwrap_or_default();
        ["ния", "нию", "тия", "тию", "ции", "сии"]
            .iter()
            .any(|ending| word.ends_with(ending))
    }
}
