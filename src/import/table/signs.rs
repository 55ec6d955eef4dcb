//! What a cell or row says by its signs alone: «-//-», a footnote, the beginning of a sentence.

use super::grid::{GridCell, GridRow, covers};
use crate::import::recognize::addresses::has_phone;
use crate::import::recognize::headings::Role;
use crate::import::recognize::labels;
use crate::model::kind::cell::{ends_with_person, words};
use crate::text::russian::{Ask as _, fold, is_dash, is_letter};
use crate::text::word_list;

/// Returns whether a cell says that the value above holds for its row too: «-//-», «— " —», «,,», «тот же срок».
pub(super) fn is_ditto(cell: &GridCell, role: Role) -> bool {
    if !matches!(
        role,
        Role::Title | Role::Deadline | Role::Executors | Role::Result
    ) {
        return false;
    }
    let text = cell.text();
    let quote = |c: char| "\"«»“”„‟″〃'’".contains(c);
    let sign =
        |c: char| is_dash(c) || quote(c) || matches!(c, '/' | '\\' | ',') || c.is_whitespace();
    let doubled = text.contains_any(&["//", "\\\\", ",,"]);
    if (text.contains(quote) || doubled) && text.chars().all(sign) {
        return true;
    }
    let folded = fold(&text);
    let mut words = folded
        .split(|c: char| !is_letter(c))
        .filter(|word| !word.is_empty());
    match (words.next(), words.next()) {
        (Some("тоже" | "также" | "аналогично"), None) => true,
        (
            Some(
                "то" | "тот" | "та" | "те" | "он" | "она" | "они" | "так" | "там" | "этот" | "эти",
            ),
            Some("же"),
        ) => words.all(|word| word.begins_any(SAME)),
        _ => false,
    }
}

/// What «тот же» may stand before to say no more than it: «тот же срок», «те же лица».
const SAME: &[&str] = word_list![
    "срок" "дат" "исполнит" "ответств" "лиц" "результат" "сам"
];

/// «* срок уточняется», «Примечание: …», «Исполнено: приказ № 15» across the whole table or in its first cell, the others
/// blank.
pub(super) fn is_footnote(row: &GridRow, width: usize) -> bool {
    const LEADS: &[&str] = word_list![
        "примечание:" "справочно:" "исполнено" "выполнено" "не исполнено" "не выполнено" "исполняется"
    ];
    let starts = |text: &str| text.starts_with('*') || fold(text).begins_any(LEADS);
    (covers(row, width) || row.filled() == [0]) && row.texts().iter().any(|text| starts(text))
}

/// «Исполнители: завуч» across the whole table.
pub(in crate::import) fn charges(row: &GridRow, width: usize) -> bool {
    covers(row, width) && row.texts().iter().any(|text| labels::is_charge(text))
}

/// «Исп. Ефимова О.А., тел. 2-15-36», «Исп. Ефимова О.А., 2-15-36», «Составил Ефимова О.А.»: who typed the paper.
pub(in crate::import) fn is_typist(text: &str) -> bool {
    let folded = fold(text);
    let typed = folded.begins_any(&["составил", "подготовил"]);
    folded.starts_with("исп") && has_phone(text) || typed && ends_with_person(&words(text))
}

/// Returns whether `text` begins with a capital letter, a quote or the number of a list before it or not.
pub(super) fn begins_sentence(text: &str) -> bool {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let listed = first.ends_with(['.', ')']) && first.begins_with_digit();
    let text = if listed { rest } else { text };
    text.trim_start_matches(['«', '"', '“', '(', ' '])
        .starts_with(char::is_uppercase)
}
