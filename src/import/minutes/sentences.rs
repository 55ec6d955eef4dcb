//! A line of minutes → its clauses: alternatives, sentences and parts between semicolons.

use super::forms::{Form, marks, masked};
use super::numbers::is_month;
use super::term::{is_of_day, without_items};
use super::words::{after, before, lower, within, words};
use crate::text::russian::{Ask as _, is_letter, is_letter_or_digit};

/// Returns the clauses of `line`: alternatives, sentences and parts between semicolons; what a reason or a proof is given
/// in goes with what it is given for.
pub(super) fn clauses(line: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in split(line) {
        let small = lower(part);
        let goes_on = ["причин", "подтвержд", "основани"].iter().any(|word| {
            let begins = small.trim_start_matches(|c: char| !is_letter(c));
            begins.starts_with(word)
        }) || is_day(&small);
        let of_new = || parts.last().is_some_and(|before| adds(before)) && is_of_new(part);
        let goes_on = goes_on || of_new();
        match parts.last_mut() {
            Some(before) if goes_on => {
                before.push_str(", ");
                before.push_str(part.trim());
            }
            _ if part.trim().is_empty() => {}
            _ => parts.push(part.trim().to_owned()),
        }
    }
    parts.iter().flat_map(|part| by_items(part)).collect()
}

/// Returns whether `text` adds an item to a plan.
pub(super) fn adds(text: &str) -> bool {
    let masked = masked(text);
    marks(&masked).iter().any(|mark| mark.form == Form::Add)
}

/// Returns whether `text` tells when a new item is due, or who does it.
pub(super) fn is_of_new(text: &str) -> bool {
    let small = lower(text);
    let told = ["срок", "ответственн", "исполнител", "отв."];
    small.trim_start().begins_any(&told)
}

/// Returns whether `small` is a day and nothing else: «14.04.2022», which goes with what is said before it.
fn is_day(small: &str) -> bool {
    let all = words(small);
    let digits = |word: &str| word.chars().all(|c| c.is_ascii_digit() || c == '.');
    let of_day = |word: &str| is_month(word) || digits(word) || matches!(word, "г" | "года");
    let dated = |word: &str| is_month(word) || digits(word) && word.contains('.');
    all.iter().all(|word| of_day(word.text)) && all.iter().any(|word| dated(word.text))
}

/// Parts what is said of one item from what is said of the next: «п. 9 исключить, п. 10 исполнен».
fn by_items(part: &str) -> Vec<String> {
    let masked = masked(part);
    let says = |text: &str| {
        let marks = marks(text);
        let given = |form| matches!(form, Form::Reason | Form::Evidence | Form::Term);
        marks.iter().any(|mark| !given(mark.form))
    };
    let names = |text: &str| {
        let text = text.trim_start();
        let text = text.strip_prefix("а ").unwrap_or(text).trim_start();
        let rest = ["пункты ", "пункт ", "п.п.", "пп.", "п."];
        let rest = rest.iter().find_map(|word| text.strip_prefix(word));
        rest.is_some_and(|rest| rest.trim_start().begins_with_digit())
    };
    // «п. 10 в работе»
    let tells = |text: &str| {
        let said = without_items(text);
        names(text) && said.letters() > 2
    };
    // what holds on a condition is not told apart from it
    let conditions = ["если ", "в случае ", "при условии "];
    let is_open = masked.trim_start().begins_any(&conditions);
    let commas = masked.match_indices(',').map(|(at, _)| at);
    let heads = commas.filter(|at| !is_open && names(after(&masked, at + 1)));
    let heads: Vec<usize> = heads.collect();
    let mut parts = Vec::new();
    let mut from = 0;
    let mut act: Option<String> = None;
    for (count, at) in heads.iter().copied().enumerate() {
        let (before, behind) = (within(&masked, from, at), after(&masked, at + 1));
        let next = heads.get(count + 1).copied().unwrap_or(masked.len());
        let own = act
            .clone()
            .filter(|_| !says(before))
            .or_else(|| said_of(before));
        let lent = own.filter(|_| is_dated(before) && is_term(within(&masked, at + 1, next)));
        if lent.is_some() || (says(before) || tells(before)) && says(behind) {
            parts.push(with_act(act.take(), within(part, from, at)));
            from = at + 1;
            act = lent;
        }
    }
    parts.push(with_act(act, after(part, from)));
    parts
}

/// Returns `part`, of an item of its own, with the words that say of the one before what becomes of it.
fn with_act(act: Option<String>, part: &str) -> String {
    let part = part.trim();
    act.map_or(part.to_owned(), |act| {
        format!("{act} {}", part.strip_prefix("а ").unwrap_or(part))
    })
}

/// Returns the words by which `small` says of a day what becomes of an item on it: «исполнены», «перенести срок».
fn said_of(small: &str) -> Option<String> {
    let marks = marks(small);
    let lends = |form| matches!(form, Form::Done | Form::Move | Form::Task);
    let all = marks
        .iter()
        .all(|mark| lends(mark.form) || mark.form == Form::Term);
    let mark = marks.iter().find(|mark| lends(mark.form)).filter(|_| all)?;
    Some(within(small, mark.start, mark.end).to_owned())
}

/// Returns whether `small` names a day besides its items.
fn is_dated(small: &str) -> bool {
    let bare = without_items(small);
    let of_day = |word: &str| is_month(word) || word.begins_with_digit();
    words(&bare).iter().any(|word| of_day(word.text))
}

/// Returns whether `small`, which names an item, gives it a day and says nothing more: «а п. 10 – до конца мая».
fn is_term(small: &str) -> bool {
    let bare = without_items(small);
    let bare = bare.split('(').next().unwrap_or_default();
    let known = |word: &str| is_of_day(word) || matches!(word, "а" | "на" | "до" | "к" | "не");
    is_dated(bare) && words(bare).iter().all(|word| known(word.text))
}

fn split(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut depth) = (0, 0_usize);
    for (at, c) in line.char_indices() {
        match c {
            '«' | '(' | '„' => depth += 1,
            '»' | ')' | '“' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = depth == 0
            && match c {
                ';' => true,
                '/' => is_choice(before(line, at), after(line, at + 1)),
                '.' => ends_sentence(before(line, at), after(line, at + 1)),
                _ => false,
            };
        if ends {
            parts.push(within(line, from, at));
            from = at + c.len_utf8();
        }
    }
    parts.push(after(line, from));
    parts
}

/// Returns whether a stroke parts two choices, not the numbers of a document.
fn is_choice(before: &str, after: &str) -> bool {
    let open = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c == '_');
    open(before.chars().next_back()) && open(after.chars().next())
}

/// Returns whether a dot between `before` and `after` ends a sentence: it is not that of an abbreviation.
fn ends_sentence(before: &str, after: &str) -> bool {
    const SHORT: [&str; 15] = [
        "отв", "исп", "вып", "п", "пп", "г", "гг", "ст", "им", "ул", "т", "д", "кв", "тел", "руб",
    ];
    let Some(next) = after.trim_start().chars().next() else {
        // The last dot of a line closes an initial, or ends it.
        return false;
    };
    let apart = after.starts_with(char::is_whitespace);
    if !apart || !(next.is_uppercase() || next.is_ascii_digit() || next == '«') {
        return false;
    }
    let word = before
        .rsplit(|c: char| !is_letter_or_digit(c))
        .next()
        .unwrap_or_default();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let number = next.is_ascii_digit() && word.chars().all(is_letter);
    let short = SHORT.contains(&word.to_lowercase().as_str());
    // «2022 г.» ends a sentence before a capital, never before a number; «г. Саров» does not.
    let year = before.trim_end_matches(is_letter).trim_end();
    let dated = word == "г" && year.ends_with(|c: char| c.is_ascii_digit());
    !(initial || (short && (number || !dated)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_parted_and_abbreviations_are_not() {
        let parted = |text: &str| clauses(text).join("|");
        assert_eq!(
            parted("1.1. Пункт 9 исполнен. Пункт 14 – перенести на 20.05."),
            "1.1|Пункт 9 исполнен|Пункт 14 – перенести на 20.05."
        );
        assert_eq!(
            parted("Поручить Ефимовой О.А. п. 9; не исполнено. Причина: отпуск"),
            "Поручить Ефимовой О.А. п. 9|не исполнено, Причина: отпуск"
        );
        assert_eq!(
            parted("П. 9 исключить, п. 10 исполнен 14.04, акт № 2"),
            "П. 9 исключить|п. 10 исполнен 14.04, акт № 2"
        );
        assert_eq!(
            parted("П. 9 исполнен, п. 10 – в работе, п. 11 – не исполнен"),
            "П. 9 исполнен|п. 10 – в работе|п. 11 – не исполнен"
        );
        assert_eq!(
            parted("п. 10 в работе, п. 11 не исполнен"),
            "п. 10 в работе|п. 11 не исполнен"
        );
        assert_eq!(
            parted("п. 10, п. 11 и 12 не исполнены"),
            "п. 10, п. 11 и 12 не исполнены"
        );
        assert_eq!(
            parted("П. 9. Исполнен. 14.04.2022"),
            "П. 9|Исполнен, 14.04.2022"
        );
        for whole in [
            "Перенести п. 9, п. 10 на 20 мая",
            "п. 9 не исполнен, причина: ждали, п. 10 готов",
            "Снять с контроля п. 9, п. 10",
        ] {
            assert_eq!(parted(whole), whole);
        }
        assert_eq!(
            parted("акт 5/3 от 10.04.2022 г. № 2"),
            "акт 5/3 от 10.04.2022 г. № 2"
        );
    }
}
