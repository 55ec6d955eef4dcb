//! The forms of words by which minutes tell what becomes of an item, and where they stand in a clause.

use super::words::{Hidden, Word, after, before, lower, within, words};

/// A form of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Done,
    Unmet,
    Drop,
    Cancel,
    Move,
    Lead,
    Add,
    Reason,
    Evidence,
    Term,
}

/// A form of words found in a clause, and what stands between it and the next one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark<'t> {
    pub(super) form: Form,
    pub(super) start: usize,
    /// The end of its last word.
    pub(super) end: usize,
    pub(super) value: &'t str,
}

/// The participles by which something is told as carried out; a form in «-ени» is the noun, which tells nothing.
const DONE: [&str; 7] = [
    "исполнен",
    "выполнен",
    "проведен",
    "завершен",
    "реализован",
    "сделан",
    "готово",
];

/// Returns `text` in small letters, with blanks for what stands in quotes and for the term that a skeleton gives in
/// brackets: forms of words are not looked for there.
pub(super) fn masked(text: &str) -> String {
    let small = lower(text);
    let mut out = String::with_capacity(small.len());
    let mut hidden = Hidden::default();
    for (at, c) in small.char_indices() {
        if hidden.takes(c, after(&small, at + c.len_utf8())) {
            out.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            out.push(c);
        }
    }
    out
}

/// Returns the forms of words of a clause in their order.
pub(super) fn marks(masked: &str) -> Vec<Mark<'_>> {
    let words = words(masked);
    let mut marks: Vec<Mark<'_>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((form, count)) = form(&words[at..]) else {
            at += 1;
            continue;
        };
        let (start, end) = (words[at].start, words[at + count - 1].end);
        let before = before(masked, start).trim_end();
        let apart =
            before.is_empty() || before.ends_with([',', '.', ';', ':', '(', '/', '–', '—', '-']);
        let told = marks.last().map(|mark| mark.form);
        let parted = before.ends_with([',', '.', ';', '/']);
        let counts = match (form, told) {
            (Form::Term, _) => apart,
            // What a reason or a proof says may speak of anything.
            (form, Some(Form::Reason | Form::Evidence)) => parted && form != Form::Done,
            _ => true,
        };
        if counts {
            marks.push(Mark {
                form,
                start,
                end,
                value: "",
            });
        }
        at += count;
    }
    let ends: Vec<usize> = marks.iter().skip(1).map(|mark| mark.start).collect();
    for (index, mark) in marks.iter_mut().enumerate() {
        mark.value = within(
            masked,
            mark.end,
            ends.get(index).copied().unwrap_or(masked.len()),
        );
    }
    marks
}

/// Returns the form that `words` begin with, and how many of them it takes.
fn form(words: &[Word<'_>]) -> Option<(Form, usize)> {
    let word = |at: usize| words.get(at).map_or("", |word| word.text);
    let begins = |at: usize, known: &[&str]| known.iter().any(|known| word(at).starts_with(known));
    let done = |at: usize| {
        let found = DONE.iter().find(|known| word(at).starts_with(**known));
        found.is_some_and(|known| !after(word(at), known.len()).starts_with('и'))
    };
    if word(0) == "не" {
        let was = usize::from(begins(1, &["был"]));
        if done(1 + was) {
            return Some((Form::Unmet, 2 + was));
        }
    }
    if word(0).strip_prefix("не").is_some_and(|rest| {
        let known = DONE.iter().find(|known| rest.starts_with(**known));
        known.is_some_and(|known| !after(rest, known.len()).starts_with('и'))
    }) {
        return Some((Form::Unmet, 1));
    }
    if done(0) {
        return Some((Form::Done, 1));
    }
    if begins(0, &["сня", "снима"]) && (begins(1, &["контрол"]) || begins(2, &["контрол"]))
    {
        let count = if begins(1, &["контрол"]) { 2 } else { 3 };
        return Some((Form::Drop, count));
    }
    if begins(0, &["причин"]) {
        let of = usize::from(begins(1, &["неисполнени", "невыполнени"]));
        return Some((Form::Reason, 1 + of));
    }
    if begins(0, &["нов"]) && begins(1, &["срок"]) {
        return Some((Form::Move, 2));
    }
    let table: [(Form, &[&str]); 6] = [
        (Form::Cancel, &["отмен", "исключи", "исключен"]),
        (
            Form::Move,
            &["перенес", "перенос", "продл", "отложи", "отложен", "сдвин"],
        ),
        (
            Form::Lead,
            &[
                "поруч",
                "ответственн",
                "исполнитель",
                "исполнител",
                "возлож",
                "передать",
                "передано",
                "переназнач",
            ],
        ),
        (Form::Add, &["дополнить", "включить", "добавить"]),
        (Form::Evidence, &["подтвержд"]),
        (Form::Term, &["срок"]),
    ];
    let known = table.iter().find(|(_, known)| begins(0, known));
    let is_adjective = word(0).starts_with("исполнительн");
    known.filter(|_| !is_adjective).map(|(form, _)| (*form, 1))
}
