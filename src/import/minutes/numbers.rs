//! The numbers by which minutes name items: one, several, or the first and the last of several.

use super::vocabulary::is_proof;
use super::words::{after, lower, within, word_from, words};
use crate::model::naming::{self, is_name};
use crate::phrase;
use crate::query::Extract;
use crate::text::russian::{Ask as _, is_letter};
use crate::text::word_list;

/// An item of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The number of the plan.
    pub plan: usize,
    /// The number of the row in it.
    pub row: usize,
}

/// Returns the items that bear `number`.
pub(super) fn by_number(plans: &[Extract], number: &str, searched: &[usize]) -> Vec<Named> {
    let number = lower(naming::bare(number));
    let mut found = Vec::new();
    for plan in searched {
        for (row, detail) in plans[*plan].rows.iter().enumerate() {
            let own = [detail.row.id.as_str(), naming::bare(&detail.row.number)];
            if !is_name(&detail.row.id) && own.iter().any(|own| lower(own) == number) {
                found.push(Named { plan: *plan, row });
            }
        }
    }
    found
}

/// Returns whether `word` is the number of an item, or of the first and the last of several.
fn is_number(plans: &[Extract], word: &str, searched: &[usize]) -> bool {
    let known = |number: &String| !by_number(plans, number, searched).is_empty();
    range(plans, word, searched).iter().all(known)
}

/// Returns the numbers that `word` stands for: one, or all from «8-10».
pub(super) fn range(plans: &[Extract], word: &str, searched: &[usize]) -> Vec<String> {
    let own = |_: &Vec<String>| by_number(plans, word, searched).is_empty();
    let all = ranged(word).filter(own);
    all.unwrap_or_else(|| vec![naming::bare(word).to_owned()])
}

/// Returns the numbers from the first to the last that `word` gives: «8-10».
pub(in crate::import) fn ranged(word: &str) -> Option<Vec<String>> {
    const MOST: u32 = 100;
    let (first, last) = word.split_once('-')?;
    let (first, last) = (first.parse::<u32>().ok()?, last.parse::<u32>().ok()?);
    let several = first < last && last - first < MOST;
    several.then(|| (first..=last).map(|number| number.to_string()).collect())
}

/// Returns whether a number in `text` may be that of an item though no word says so: «9 – исполнено», «№ 9», «поз. 9».
///
/// Days, amounts of time and the numbers of papers are none.
pub(super) fn may_be_named(plans: &[Extract], text: &str, searched: &[usize]) -> bool {
    const UNITS: &[&str] =
        word_list!["числ" "дн" "день" "недел" "месяц" "год" "квартал" "раз" "час"];
    let small = lower(text);
    let all = words(&small);
    let word = |at: Option<usize>| at.and_then(|at| all.get(at)).map_or("", |word| word.text);
    (0..all.len()).any(|at| {
        let own = word(Some(at));
        let digits = own.trim_end_matches(is_letter).trim_end_matches('-');
        let counted = digits.is_digits() && (1..=4).contains(&digits.len());
        let (before, after) = (word(at.checked_sub(1)), word(Some(at + 1)));
        let of_time = is_month(after) || after.begins_any(UNITS);
        let of_paper = !before.is_empty() && is_proof(before);
        counted && !of_time && !of_paper && !by_number(plans, digits, searched).is_empty()
    })
}

/// Returns the number in front of a dash that `text` begins with: «9 – исполнено».
pub(in crate::import) fn headed(text: &str) -> Option<&str> {
    let first = word_from(text, 0).filter(|word| word.start == 0)?;
    let rest = after(text, first.end).trim_start();
    let told = rest.strip_prefix(['–', '—', '-'])?.trim_start();
    let digits = first.text.chars().all(|c| c.is_ascii_digit() || c == '.');
    (digits && told.starts_with(is_letter)).then_some(first.text)
}

/// Returns the numbers of items that `text` names: «п. 9», «пункты 3, 4 и 7».
pub(super) fn numbers(plans: &[Extract], text: &str, searched: &[usize]) -> Vec<String> {
    let small = with_ranges(&lower(text));
    let all = words(&small);
    let mut found = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let word = all[at].text;
        at += 1;
        let next = all.get(at).map_or("", |next| next.text);
        let behind = all.get(at + 1).map_or("", |next| next.text);
        let of_title = word.starts_with("мероприят")
            && (is_counted(next) || next.contains('.'))
            && !is_month(behind)
            && is_number(plans, next, searched);
        if !(of_title || matches!(word, "п" | "пп" | "п.п") || word.starts_with("пункт"))
        {
            continue;
        }
        let mut last: Option<usize> = None;
        // «пункты с 4 по 6»
        let texts: Vec<&str> = all[at..].iter().take(5).map(|word| word.text).collect();
        if let ["с", first, "по", end, rest @ ..] = texts.as_slice()
            && !rest.first().is_some_and(|next| is_month(next))
        {
            found.extend(range(plans, &format!("{first}-{end}"), searched));
            at += 4;
            continue;
        }
        while let Some(word) = all.get(at) {
            let begins = word.text.begins_with_digit();
            let between = last.map_or("", |end| within(&small, end, word.start).trim());
            let joined = matches!(between, "," | "");
            let of_date = all.get(at + 1).is_some_and(|next| is_month(next.text))
                || after(&small, word.end).starts_with('/');
            let further = || !of_date && is_number(plans, word.text, searched);
            if begins && joined && (last.is_none() || further()) {
                found.extend(range(plans, word.text, searched));
            } else if !(word.text == "и" && last.is_some()) {
                break;
            }
            last = Some(word.end);
            at += 1;
        }
    }
    found
}

/// Returns `text` with blanks for the numbers of several parts that are `known` as those of items.
pub(super) fn without_numbers(text: &str, known: &dyn Fn(&str) -> bool) -> String {
    let mut out = text.to_owned();
    for word in words(text) {
        let is_number = word.text.begins_with_digit();
        if is_number && word.text.contains('.') && known(word.text) {
            out.replace_range(word.start..word.end, &" ".repeat(word.text.len()));
        }
    }
    out
}

/// Returns `text` with a blank before the numbers that hang at the word for items: «п.9», «пп.3-5», «пункт9».
pub(in crate::import) fn parted(text: &str) -> String {
    let small = lower(text);
    let hangs = words(&small).into_iter().filter_map(|word| {
        let digit = word.text.find(|c: char| c.is_ascii_digit())?;
        let head = within(word.text, 0, digit).trim_end_matches('.');
        let names = matches!(head, "п" | "пп" | "п.п") || head.starts_with("пункт");
        names.then_some(word.start + digit)
    });
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in hangs {
        out.push_str(within(text, from, at));
        out.push(' ');
        from = at;
    }
    out.push_str(after(text, from));
    out
}

/// Returns whether `word` is a number of up to three digits, as items have them.
pub(super) fn is_counted(word: &str) -> bool {
    (1..=3).contains(&word.len()) && word.is_digits()
}

pub(super) fn is_month(word: &str) -> bool {
    phrase::month_named(word).is_some()
}

/// Returns `small` with a hyphen for the dash between two numbers of items, «12 – 14»; a date behind the dash is none.
pub(super) fn with_ranges(small: &str) -> String {
    let mut out = String::with_capacity(small.len());
    let mut rest = small;
    while let Some(c) = rest.chars().next() {
        let behind = after(rest, c.len_utf8());
        let next = behind.trim_start();
        let number: String = next.chars().take_while(char::is_ascii_digit).collect();
        let tail = after(next, number.len());
        let mut further = tail.chars();
        let dotted =
            further.next() == Some('.') && further.next().is_some_and(|c| c.is_ascii_digit());
        let month = || word_from(tail, 0).is_some_and(|word| is_month(word.text));
        let before = out.trim_end();
        let joins = matches!(c, '–' | '—' | '-')
            && before.ends_with(|c: char| c.is_ascii_digit())
            && !number.is_empty()
            && !dotted
            && !month();
        if joins {
            out.truncate(before.len());
            out.push('-');
            rest = next;
        } else {
            out.push(c);
            rest = behind;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_between_numbers_join_them_but_not_to_a_date() {
        let case = |text, expected| assert_eq!(with_ranges(text), expected);
        case("пп. 12 – 14, 16 -18", "пп. 12-14, 16-18");
        case("п. 9 – 14.04", "п. 9 – 14.04");
        case("п. 9 – 14 (апреля)", "п. 9 – 14 (апреля)");
        case("п. 9 – исполнен", "п. 9 – исполнен");
    }

    #[test]
    fn numbers_that_hang_at_their_word_are_parted_from_it() {
        let case = |text, expected| assert_eq!(parted(text), expected);
        case("П.9 и пп.3-5 исполнены", "П. 9 и пп. 3-5 исполнены");
        case("п.п.3,4; пункт7, Пункты8", "п.п. 3,4; пункт 7, Пункты 8");
        case(
            "п. 9, приказ№5, т.9, м2, Ип.9",
            "п. 9, приказ№5, т.9, м2, Ип.9",
        );
    }

    #[test]
    fn a_number_and_a_dash_begin_what_is_said_of_an_item() {
        assert_eq!(headed("9 – исполнено"), Some("9"));
        assert_eq!(headed("1.4 - исполнено"), Some("1.4"));
        assert_eq!(headed("9 исполнено"), None);
        assert_eq!(headed("9-11 исполнены"), None);
        assert_eq!(headed("9 – 14.04"), None);
    }

    #[test]
    fn a_long_text_is_gone_through_once() {
        let text = "8 – 10 ".repeat(50_000);
        assert_eq!(with_ranges(&text), "8-10 ".repeat(50_000));
    }
}
