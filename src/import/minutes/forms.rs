//! The forms of words by which minutes tell what becomes of an item, and where they stand in a clause.

use super::pattern::taken;
use super::term::cause_at;
use super::words::{Hidden, Word, after, before, lower, within, words};
use crate::text::word_list;

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
    /// It is still to be done: «исполнить до …», «в работе».
    Task,
    /// It is left as it is: «оставить на контроле».
    Stay,
}

impl Form {
    /// Returns whether it says what becomes of an item; a task does not, beside one that does, since titles have its words.
    fn decides(self) -> bool {
        use Form::{Add, Cancel, Done, Drop, Move, Unmet};
        matches!(self, Done | Unmet | Drop | Cancel | Move | Add)
    }

    /// Returns whether it only adds to what another says.
    pub(super) fn is_beside(self) -> bool {
        matches!(self, Form::Reason | Form::Evidence | Form::Term)
    }
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
            (Form::Evidence, _) if words[at].text.starts_with("основани") => apart,
            (Form::Term, _) => apart || matches!(words[at].text, "со" | "в"),
            // What a reason or a proof says may speak of anything.
            (form, Some(Form::Reason | Form::Evidence)) => {
                parted && !matches!(form, Form::Done | Form::Task | Form::Stay)
            }
            // «из-за болезни исполнителя», «в связи с отменой конкурса»
            (Form::Lead | Form::Cancel | Form::Move, told) if is_of_cause(words[at].text) => {
                apart || told != Some(Form::Unmet) && !is_in_cause(before)
            }
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
    if marks.iter().any(|mark| mark.form.decides()) {
        marks.retain(|mark| mark.form != Form::Task);
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

/// Returns whether a word names what may be a cause as well as what is decided.
fn is_of_cause(word: &str) -> bool {
    const NOUNS: &[&str] = word_list![
        "исполнителя" "исполнителей" "отмены" "отменой" "переноса" "переносом"
    ];
    NOUNS.contains(&word)
}

/// Returns whether `before` ends within a cause that is given in it.
fn is_in_cause(before: &str) -> bool {
    cause_at(before).is_some_and(|at| !after(before, at).contains([',', ';', '.', '/']))
}

/// The forms, each with the words by which it is told; the first that fits counts, and words without a form are none.
const FORMS: &[(Option<Form>, &str)] = &[
    (Some(Form::Unmet), "не был*? #"),
    (Some(Form::Unmet), "не#"),
    (Some(Form::Unmet), "исполнить|выполнить|провести не удалось"),
    (Some(Form::Unmet), "не удалось исполнить|выполнить|провести"),
    // «исп. 14.04»: before a day, since «исп. Иванов» is a name
    (Some(Form::Done), "исп|вып &9"),
    (Some(Form::Done), "исп-*|вып-*"),
    (Some(Form::Done), "#"),
    (
        Some(Form::Stay),
        "<keep> .. на особ*|постоянн*|дальнейш*? контрол*",
    ),
    (Some(Form::Stay), "<keep> прежн*"),
    (Some(Form::Stay), "<keep> без изменени*"),
    (Some(Form::Stay), "<keep> тот|та|те же"),
    (Some(Form::Stay), "не измен*|менять*|перенос*|продлева*"),
    (Some(Form::Stay), "не сня*|снима* .. контрол*"),
    (
        Some(Form::Stay),
        "не сня*|снима* .. с исполнения|выполнения|учета",
    ),
    (
        Some(Form::Stay),
        "усил*|продолж* контрол* за исполнени*|выполнени*",
    ),
    (Some(Form::Stay), "усил*|продолж* контрол*"),
    (
        Some(Form::Stay),
        "рассмотр*|заслуш*|вернуться* .. следующ* заседани*|совещани*",
    ),
    (Some(Form::Stay), "на особ*|постоянн*|дальнейш*? контрол*"),
    (Some(Form::Stay), "прежн*"),
    (Some(Form::Stay), "без изменени*"),
    (Some(Form::Stay), "тот|та|те же"),
    // of the term, not of anything else
    (Some(Form::Move), "<set> срок*"),
    (Some(Form::Move), "<set> нов* срок*"),
    (Some(Form::Move), "срок* <item>+ <set>"),
    (Some(Form::Term), "со сроком"),
    (Some(Form::Term), "в срок &до|не|к|по"),
    (Some(Form::Move), "нов* срок*"),
    (
        Some(Form::Task),
        "обеспеч*|продолж*|ускор*|заверш*|законч* безусловн*|своевременн*|качественн*|полн*? <work>",
    ),
    (Some(Form::Task), "<work> ведет*|ведут*|продолжа*|идет*"),
    (Some(Form::Task), "в работе"),
    (Some(Form::Task), "на|к исполнении|исполнению"),
    (Some(Form::Task), "наход*|остае* в работе"),
    (
        Some(Form::Task),
        "доработать|исполнить|выполнить|провести|завершить|закончить|реализовать",
    ),
    (Some(Form::Drop), "сня*|снима* .. контрол*"),
    (
        Some(Form::Drop),
        "сня*|снима* .. с исполнения|выполнения|учета",
    ),
    (Some(Form::Drop), "закрыть|закрыт|закрыта|закрыты"),
    (
        Some(Form::Cancel),
        "прекратить исполнение|выполнение|реализацию",
    ),
    // «признать неактуальным», but not «исключить как неактуальный»
    (Some(Form::Cancel), "неактуальным*"),
    (Some(Form::Cancel), "утрат* сил*|актуальн*"),
    (Some(Form::Reason), "причин* неисполнени*|невыполнени*?"),
    (Some(Form::Lead), "ответственн* исполнител*"),
    (Some(Form::Lead), "отв"),
    (Some(Form::Lead), "ответственн*|исполнител* <item>+ замен*"),
    (
        Some(Form::Lead),
        "возлож*|передать*|передано*|перелож*|замен* ответственн*|исполнител*",
    ),
    // «ответственному представить отчёт» is a task of whoever that is
    (None, "ответственному|ответственности|ответственных"),
    (None, "исполнительн*|исполнителю|исполнителям|исполнителей"),
    (Some(Form::Cancel), "отмен*|исключи*|исключен*|аннулир*"),
    (
        Some(Form::Move),
        "перенес*|перенос*|продл*|отложи*|отложен*|сдвин*",
    ),
    (
        Some(Form::Lead),
        "поруч*|ответственн*|исполнител*|возлож*|передать*|передано*|переназнач*",
    ),
    (Some(Form::Add), "дополнить*|включить*|добавить*"),
    (Some(Form::Evidence), "подтвержд*|основани*"),
    (Some(Form::Term), "срок*"),
];

/// Returns the form that `words` begin with, and how many of them it takes.
fn form(words: &[Word<'_>]) -> Option<(Form, usize)> {
    let mut found = FORMS.iter();
    let (form, count) = found.find_map(|(form, pattern)| Some((form, taken(pattern, words)?)))?;
    Some(((*form)?, count))
}
