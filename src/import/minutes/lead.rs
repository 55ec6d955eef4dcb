//! Whom minutes make answer for an item: the name, without the words around it.

use super::words::{after, before, filled, lower, words};

/// Words around a name that are no part of it.
const AROUND: [&str; 22] = [
    "назначить",
    "назначен",
    "определить",
    "утвердить",
    "считать",
    "признать",
    "по",
    "исполнение",
    "исполнения",
    "исполнением",
    "выполнение",
    "выполнения",
    "контроль",
    "за",
    "на",
    "пункта",
    "пункт",
    "п",
    "мероприятия",
    "ответственным",
    "исполнителем",
    "лицо",
];

fn is_around(word: &str) -> bool {
    AROUND.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit())
}

/// Returns the name that `value` gives, without the words around it.
pub(super) fn name(value: &str) -> Option<String> {
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
    const NAMING: [&str; 5] = [
        "назначить",
        "определить",
        "утвердить",
        "считать",
        "признать",
    ];
    if head.contains(['«', '"', '(']) {
        return None;
    }
    let small = lower(head);
    let verb = words(&small).into_iter().next_back()?;
    NAMING.contains(&verb.text).then_some(())?;
    name(before(head, verb.start))
}
