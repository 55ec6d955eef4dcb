//! Words in a row as a table writes them, a sign or a word for each.
//!
//! | sign | what it takes |
//! |---|---|
//! | `срок` · `срок*` · `срок\|дата*` | this word · one that begins so · any of these |
//! | `#` · `не#` | a word for «исполнено» · one behind «не» |
//! | `9` | a word that begins with a digit |
//! | `<set>` · `<item>` | a word of this [class](CLASSES) · any number of them, where it ends with `+` |
//! | `срок?` | a word or none |
//! | `&срок` | no word: it looks whether one follows |
//! | `..` · `..3` | up to ten words of any kind, or up to three |

use super::vocabulary::carried_out;
use super::words::{Word, words};
use crate::text::russian::Ask as _;

/// How many words `..` takes at the most.
const FAR: usize = 10;

/// Words that several patterns name.
const CLASSES: [(&str, &str); 4] = [
    // «увеличить срок», but not «в установленный срок», which sets none
    ("<set>", "увелич*|установ*|измен*|определ*|назнач*"),
    (
        "<keep>",
        "остав*|остае*|остают*|сохран*|держать*|взять*|постав*|наход*",
    ),
    (
        "<work>",
        "исполнени*|выполнени*|реализаци*|проведени*|завершени*|работ*",
    ),
    (
        "<item>",
        "9|по|п|пп|и|исполнения|выполнения|реализации|мероприятия|пункт*",
    ),
];

/// Returns how many of `words` the pattern takes, where they begin as it says.
pub(super) fn taken(pattern: &str, words: &[Word<'_>]) -> Option<usize> {
    let (sign, rest) = pattern.split_once(' ').unwrap_or((pattern, ""));
    let behind = |count: usize| Some(count + taken(rest, words.get(count..)?)?);
    let is_next = |sign: &str| words.first().is_some_and(|word| fits(sign, word.text));
    if sign.is_empty() {
        Some(0)
    } else if let Some(far) = sign.strip_prefix("..") {
        (0..=far.parse().unwrap_or(FAR)).find_map(behind)
    } else if let Some(sign) = sign.strip_prefix('&') {
        is_next(sign).then(|| behind(0)).flatten()
    } else if let Some(sign) = sign.strip_suffix('?') {
        let own = is_next(sign).then(|| behind(1)).flatten();
        own.or_else(|| behind(0))
    } else if let Some(sign) = sign.strip_suffix('+') {
        let run = words.iter().take_while(|word| fits(sign, word.text));
        behind(run.count())
    } else {
        is_next(sign).then(|| behind(1)).flatten()
    }
}

/// Returns where in `text` the first words stand that the pattern takes.
pub(super) fn found(pattern: &str, text: &str) -> Option<(usize, usize)> {
    let all = words(text);
    (0..all.len()).find_map(|at| {
        let count = taken(pattern, &all[at..])?;
        Some((all[at].start, all[at + count - 1].end))
    })
}

/// Returns whether `word` is one that the sign takes.
fn fits(sign: &str, word: &str) -> bool {
    let class = CLASSES.iter().find(|(name, _)| *name == sign);
    let known = |known: &str| match (known.strip_suffix('*'), known.strip_suffix('#')) {
        (Some(stem), _) => word.starts_with(stem),
        (_, Some(before)) => word.strip_prefix(before).is_some_and(carried_out),
        _ if known == "9" => word.begins_with_digit(),
        _ => word == known,
    };
    let fits = class.map_or(sign, |(_, words)| words).split('|').any(known);
    fits && !(sign == "<set>" && word.contains("енн"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_take_the_words_that_they_name() {
        let case = |pattern: &str, text: &str, expected: Option<usize>| {
            assert_eq!(taken(pattern, &words(text)), expected, "{pattern}: {text}");
        };
        case("не был*? #", "не были исполнены в срок", Some(3));
        case("не был*? #", "не исполнены", Some(2));
        case("не был*? #", "не переносить", None);
        case("не#", "неисполнено", Some(1));
        case(
            "снять .. контрол*",
            "снять пункты 9 и 10 с контроля",
            Some(7),
        );
        case("снять ..1 контрол*", "снять п. 9 с контроля", None);
        case("срок* <item>+ <set>", "срок по п. 9 изменить", Some(5));
        case("<set> срок*", "установленный срок", None);
        case("в срок &до|к", "в срок до 1 мая", Some(2));
        case("в срок &до|к", "в срок", None);
    }
}
