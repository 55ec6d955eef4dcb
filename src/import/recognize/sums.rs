//! Rows that sum others up and are nobody's task.

use crate::text::russian::{Ask as _, fold};
use crate::text::word_list;

/// How a row says that it is a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Sum {
    /// It says nothing but what it sums up: «Итого по разделу 1».
    Plain,
    /// It says more: «Итого: 3 мероприятия».
    Worded,
    /// It is a part of the sum above: «в том числе местный бюджет».
    Part,
}

/// Returns whether `text` begins as the title of a sum: «Итого», «ВСЕГО по программе», «И Т О Г О», «в том числе: …».
pub(in crate::import) fn sum(text: &str) -> Option<Sum> {
    const OF: &[&str] = word_list![
        "по" "раздел" "программ" "подпрограмм" "план" "мероприяти" "направлени" "задач" "цел"
        "блок" "год" "на" "за" "этап"
    ];
    let folded = fold(text);
    let spaced = folded.split(' ').all(|word| word.chars().count() < 2);
    let folded = if spaced {
        folded.replace(' ', "")
    } else {
        folded
    };
    let words: Vec<&str> = folded.bare_words().collect();
    let of = |word: &&str| {
        word.chars()
            .all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'х'))
            || word.begins_any(OF)
    };
    match words.as_slice() {
        ["итого" | "всего" | "подытог" | "подитог", rest @ ..]
        | ["общий" | "промежуточный", "итог", rest @ ..]
        | ["общая", "сумма", rest @ ..] => Some(if rest.iter().all(of) {
            Sum::Plain
        } else {
            Sum::Worded
        }),
        ["в", "том", "числе", ..] | ["в", "т", "ч", ..] | ["из", "них", ..] => {
            Some(Sum::Part)
        }
        _ => None,
    }
}
