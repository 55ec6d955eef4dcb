//! Whom minutes make answer for an item: the name, without the words around it.

use super::plan_names::is_declined;
use super::words::{Word, after, before, filled, lower, within, words};
use crate::text::russian::{self, Ask as _};
use crate::text::word_list;

/// Words around a name that are no part of it.
const AROUND: &[&str] = word_list![
    "назначить" "назначен" "определить" "утвердить" "считать" "признать" "по" "исполнение"
    "исполнения" "исполнением" "выполнение" "выполнения" "контроль" "за" "на" "пункта" "пункт" "п"
    "мероприятия" "ответственным" "исполнителем" "лицо"
];

fn is_around(word: &str) -> bool {
    AROUND.contains(&word) || word.begins_with_digit()
}

/// Returns where in `text` it stands whose place is taken: «вместо О.А. Ефимовой».
pub(super) fn instead_at(text: &str) -> Option<(usize, usize)> {
    let small = lower(text);
    let all = words(&small);
    let at = all.iter().position(|word| word.text == "вместо")?;
    let from = all[at].start;
    let charges = word_list!["ответственн" "исполнител" "возлож" "поруч"];
    let ends = |word: &&Word<'_>| is_around(word.text) || word.text.begins_any(charges);
    let sign = after(&small, all[at].end).find([',', ';', ':', '–', '—', '(']);
    let sign = sign.map_or(text.len(), |sign| all[at].end + sign);
    let word = all[at + 1..].iter().find(ends);
    Some((from, word.map_or(sign, |word| word.start.min(sign))))
}

/// Returns whose place is taken by what `text` says.
pub(super) fn instead(text: &str) -> Option<String> {
    let (from, to) = instead_at(text)?;
    filled(after(within(text, from, to), "вместо".len())).map(str::to_owned)
}

/// Returns whether `name` may be `lead`, in whatever case it is written.
pub(super) fn same_name(lead: &str, name: &str) -> bool {
    let (own, said) = (russian::stems(lead), russian::stems(name));
    let known = |said: &String| own.iter().any(|own| is_declined(own, said));
    own.len() == said.len() && said.iter().all(known)
}

/// Returns the name that `value` gives, without the words around it.
pub(super) fn name(value: &str) -> Option<String> {
    let value = instead_at(value).map_or(value, |(from, to)| {
        let (told, rest) = (before(value, from), after(value, to));
        // «ответственным вместо О.А. Ефимовой назначить кураторов»
        if filled(told).is_some() { told } else { rest }
    });
    let small = lower(value);
    let all = words(&small);
    let first = all.iter().find(|word| !is_around(word.text))?;
    // «на руководителей ОО исполнение п. 9»: what follows the name is only the item
    let last = all.iter().rfind(|word| !is_around(word.text))?;
    let behind = all.iter().find(|word| word.start > last.start);
    let task = behind.is_some_and(|word| matches!(word.text, "исполнение" | "выполнение" | "за"));
    let value = match behind.filter(|_| task) {
        Some(word) => before(value, word.start),
        None => value,
    };
    filled(after(value, first.start)).map(str::to_owned)
}

/// Returns the name in front of the words that make somebody answer for an item: «Кураторов назначить ответственными».
pub(super) fn name_before(head: &str) -> Option<String> {
    const NAMING: &[&str] = word_list!["назначить" "определить" "утвердить" "считать" "признать"];
    if head.contains(['«', '"', '(']) {
        return None;
    }
    let small = lower(head);
    let verb = words(&small).into_iter().next_back()?;
    NAMING.contains(&verb.text).then_some(())?;
    name(before(head, verb.start))
}
