//! Broken and misspelt words: what narrow columns and hurried fingers leave of them.
//!
//! Works on the tokens of a phrase that could not be read as it stands. Every repair is told to the user.

use std::sync::LazyLock;

use super::lexicon::{self, Traits, Word};
use super::token::{Kind, Token};
use crate::phrase::only::only;
use crate::text::Span;
use crate::text::russian::{fold_letter, is_blank, is_dash};

/// Returns the tokens with broken words joined, glued ones parted and misspelt ones mended; `None` if nothing was.
pub(super) fn repair(text: &str, tokens: &[Token]) -> Option<Vec<Token>> {
    let mut mended = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = tokens.get(at..).unwrap_or_default();
        // «слёт» is a word of the table that means nothing: it is none of «с лет»
        let other = token.word() == Some(Word::Other);
        let whole = other && lexicon::look_up(&letters(text, &[*token])).is_some();
        let mending = || {
            joined(text, rest)
                .or_else(|| parted(text, rest))
                .or_else(|| misspelt(text, token).map(|token| (1, vec![token])))
        };
        let mended_here = (!whole).then(mending).flatten();
        let (taken, mut replacement) = mended_here.unwrap_or((1, vec![*token]));
        mended.append(&mut replacement);
        at += taken;
    }
    (mended != tokens).then_some(mended)
}

/// «понедельн ик», «Сентябр ь», «сентя- бря»: words whose letters together are one.
fn joined(text: &str, tokens: &[Token]) -> Option<(usize, Vec<Token>)> {
    (2..=3).find_map(|count| {
        let run = run(tokens, count)?;
        let found = lexicon::look_up(&letters(text, run)).filter(|(form, _)| form.len() > 4)?;
        Some((count, vec![mend(run, found)]))
    })
}

/// «ьдекабр»: words that run into each other; between two months the hyphen of a range was lost.
fn parted(text: &str, tokens: &[Token]) -> Option<(usize, Vec<Token>)> {
    only(tokens.first().and_then(Token::word) == Some(Word::Other))?;
    (1..=4).find_map(|count| {
        let run = run(tokens, count)?;
        let (left, right) = split(&letters(text, run))?;
        let mut found = vec![mend(run, left), mend(run, right)];
        if let (Word::Month(_), Word::Month(_)) = (left.1, right.1) {
            let kind = Kind::Dash;
            found.insert(1, Token { kind, ..found[0] });
        }
        Some((count, found))
    })
}

/// Returns `count` words, some of no meaning, that stand side by side.
fn run(tokens: &[Token], count: usize) -> Option<&[Token]> {
    let run = tokens.get(..count)?;
    let words = run.iter().enumerate().all(|(at, token)| {
        let hyphen = at > 0 && at + 1 < count && token.kind == Kind::Dash;
        hyphen || token.word().is_some()
    });
    (words && run.iter().any(|token| token.word() == Some(Word::Other))).then_some(run)
}

/// Returns the folded letters of `run`.
fn letters(text: &str, run: &[Token]) -> String {
    let span = whole(run);
    let raw = text.get(span.range()).unwrap_or_default();
    raw.chars()
        .filter(|&c| !is_blank(c) && !is_dash(c) && c != '.')
        .map(fold_letter)
        .collect()
}

fn whole(run: &[Token]) -> Span {
    let spans = run.iter().map(|token| token.span);
    spans.reduce(Span::join).unwrap_or_default()
}

fn mend(run: &[Token], (form, word): Found) -> Token {
    Token {
        kind: Kind::Word(word),
        span: whole(run),
        blank: run.first().is_some_and(|token| token.blank),
        traits: Traits::of(form),
        read_as: Some(form),
    }
}

type Found = (&'static str, Word);

/// Splits letters into two known words: a month must be whole, a preposition may be one letter.
fn split(letters: &str) -> Option<(Found, Found)> {
    letters.char_indices().skip(1).find_map(|(at, _)| {
        let (left, right) = letters.split_at(at);
        // Whatever the left one is, the right one is no shorter.
        only(right.len() >= 4)?;
        let (left, right) = (lexicon::look_up(left)?, lexicon::look_up(right)?);
        let small = matches!(
            left.1,
            Word::Until | Word::From | Word::In | Word::By | Word::Through | Word::On | Word::Not
        );
        let long = left.0.len() >= 6 && right.0.len() >= 4;
        (long || (small && right.0.len() >= 6)).then_some((left, right))
    })
}

/// The shortest form that a slip may be read as, in bytes: four letters.
const SHORTEST: usize = 8;

/// «сентебрь»: the only word of the table that is one slip away.
fn misspelt(text: &str, token: &Token) -> Option<Token> {
    only(token.word() == Some(Word::Other))?;
    let letters = letters(text, &[*token]);
    let length = letters.chars().count();
    only(length >= 4)?;
    let mut found: Option<Found> = None;
    for (form, word) in near_in_length(&letters) {
        if !shares_ends(&letters, form) || strsim::osa_distance(&letters, form) != 1 {
            continue;
        }
        match found {
            Some((_, other)) if other != word => return None,
            Some((first, _)) if first < form => {}
            _ => found = Some((form, word)),
        }
    }
    Some(mend(&[*token], found?))
}

/// Returns the forms of the table, the shortest aside, that are as long as `letters` give or take a letter.
fn near_in_length(letters: &str) -> impl Iterator<Item = Found> {
    static BY_LENGTH: LazyLock<Vec<Vec<Found>>> = LazyLock::new(|| {
        let mut lengths: Vec<Vec<Found>> = Vec::new();
        let meant = |(form, word): &Found| form.len() >= SHORTEST && *word != Word::Other;
        for (form, word) in lexicon::table().filter(meant) {
            if lengths.len() <= form.len() {
                lengths.resize_with(form.len() + 1, Vec::new);
            }
            lengths[form.len()].push((form, word));
        }
        lengths
    });
    let near = letters.len().saturating_sub(2)..=letters.len() + 2;
    near.filter_map(|length| BY_LENGTH.get(length))
        .flatten()
        .copied()
}

/// Returns whether the ends that a word shares with `form` leave no more than two letters between them, as one slip does.
fn shares_ends(letters: &str, form: &str) -> bool {
    let pairs = letters.bytes().zip(form.bytes());
    let back = letters.bytes().rev().zip(form.bytes().rev());
    let shared = pairs.take_while(|(a, b)| a == b).count();
    let shared = shared + back.take_while(|(a, b)| a == b).count();
    shared + 4 >= letters.len().max(form.len())
}

/// Returns whether a word is two slips away from one that can only be about time.
pub(super) fn is_nearly_time(word: &str) -> bool {
    static FORMS: LazyLock<Vec<(&str, u64)>> = LazyLock::new(|| {
        let about_time = |word| matches!(word, Word::Month(_) | Word::Weekday(_));
        let forms = lexicon::table();
        let forms = forms.filter(|(form, word)| form.len() >= SHORTEST && about_time(*word));
        forms.map(|(form, _)| (form, alphabet(form))).collect()
    });
    let folded: String = word.chars().map(fold_letter).collect();
    let own = alphabet(&folded);
    // a slip adds one letter and takes one away at the most
    let few = |letters: u64| letters.count_ones() <= 2;
    let mut forms = FORMS.iter();
    forms.any(|(form, letters)| {
        let close = few(own & !letters) && few(letters & !own);
        close && strsim::osa_distance(&folded, form) <= 2
    })
}

/// Returns which letters a word has, a bit for each.
fn alphabet(folded: &str) -> u64 {
    let letters = folded.chars().map(|c| 1 << (u32::from(c) % u64::BITS));
    letters.fold(0, |all, letter: u64| all | letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase::token::tokens;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let mended = repair(text, &tokens(text)).unwrap_or_default();
        let forms: Vec<&str> = mended
            .iter()
            .map(|token| {
                token
                    .read_as
                    .unwrap_or_else(|| text.get(token.span.range()).unwrap())
            })
            .collect();
        assert_eq!(forms, expected, "{text:?}");
    }

    #[test]
    fn mends_what_is_certain() {
        case("Каждый понедельн ик", &["Каждый", "понедельник"]);
        case("Сентябр ьдекабр ь", &["сентябрь", "сентябрь", "декабрь"]);
        case("сентебрь", &["сентябрь"]);
        case("домая", &["до", "мая"]);
        case("ежемесчно", &["ежемесячно"]);
    }

    #[test]
    fn leaves_what_is_not() {
        case("июдь", &[]);
        case("собрание", &[]);
        case("до мая", &[]);
    }
}
