//! The forms of words by which minutes tell what becomes of an item, and where they stand in a clause.

use super::term::cause_at;
use super::words::{Hidden, Word, after, before, lower, within, words};
use crate::import::vocabulary::carried_out;

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
    const NOUNS: [&str; 6] = [
        "исполнителя",
        "исполнителей",
        "отмены",
        "отменой",
        "переноса",
        "переносом",
    ];
    NOUNS.contains(&word)
}

/// Returns whether `before` ends within a cause that is given in it.
fn is_in_cause(before: &str) -> bool {
    cause_at(before).is_some_and(|at| !after(before, at).contains([',', ';', '.', '/']))
}

/// Returns the form that `words` begin with, and how many of them it takes, where it says that the item is carried out or
/// that it is not.
fn carried(words: &[Word<'_>]) -> Option<(Form, usize)> {
    let word = |at: usize| words.get(at).map_or("", |word| word.text);
    let begins = |at: usize, known: &[&str]| known.iter().any(|known| word(at).starts_with(known));
    let done = |at: usize| carried_out(word(at));
    if word(0) == "не" {
        let was = usize::from(begins(1, &["был"]));
        if done(1 + was) {
            return Some((Form::Unmet, 2 + was));
        }
    }
    if word(0).strip_prefix("не").is_some_and(carried_out) {
        return Some((Form::Unmet, 1));
    }
    // «исполнить не удалось», «не удалось исполнить»
    let to_do = |at: usize| matches!(word(at), "исполнить" | "выполнить" | "провести");
    let failed = |at: usize| word(at) == "не" && word(at + 1) == "удалось";
    if to_do(0) && failed(1) || failed(0) && to_do(2) {
        return Some((Form::Unmet, 3));
    }
    // «исп. 14.04»: before a day, since «исп. Иванов» is a name
    let short = word(0).split_once('-').map_or(word(0), |(head, _)| head);
    if matches!(short, "исп" | "вып")
        && (word(0) != short || word(1).starts_with(|c: char| c.is_ascii_digit()))
    {
        return Some((Form::Done, 1));
    }
    done(0).then_some((Form::Done, 1))
}

/// Returns the form that `words` begin with, and how many of them it takes, where it is one of deadlines.
fn of_term(words: &[Word<'_>]) -> Option<(Form, usize)> {
    let word = |at: usize| words.get(at).map_or("", |word| word.text);
    let begins = |at: usize, known: &[&str]| known.iter().any(|known| word(at).starts_with(known));
    // «увеличить срок», «срок изменить»: of the term, not of anything else
    // «в установленный срок» sets none
    let sets = |at: usize| {
        begins(at, &["увелич", "установ", "измен", "определ", "назнач"])
            && !word(at).contains("енн")
    };
    if sets(0) && begins(1, &["срок"]) {
        return Some((Form::Move, 2));
    }
    if sets(0) && begins(1, &["нов"]) && begins(2, &["срок"]) {
        return Some((Form::Move, 3));
    }
    if begins(0, &["срок"])
        && let Some(at) = (1..SET_WITHIN).find(|at| sets(*at))
        && (1..at).all(|at| is_of_item(word(at)))
    {
        return Some((Form::Move, at + 1));
    }
    let bounded = || matches!(word(2), "до" | "не" | "к" | "по");
    if word(0) == "со" && word(1) == "сроком" || word(0) == "в" && word(1) == "срок" && bounded()
    {
        return Some((Form::Term, 2));
    }
    let new = begins(0, &["нов"]) && begins(1, &["срок"]);
    new.then_some((Form::Move, 2))
}

/// Returns the form that `words` begin with, and how many of them it takes.
fn form(words: &[Word<'_>]) -> Option<(Form, usize)> {
    let word = |at: usize| words.get(at).map_or("", |word| word.text);
    let begins = |at: usize, known: &[&str]| known.iter().any(|known| word(at).starts_with(known));
    let found = carried(words)
        .or_else(|| left(words).map(|count| (Form::Stay, count)))
        .or_else(|| of_term(words))
        .or_else(|| to_do(words).map(|count| (Form::Task, count)));
    if found.is_some() {
        return found;
    }
    if begins(0, &["сня", "снима"])
        && let Some(at) = taken_off(words)
    {
        return Some((Form::Drop, at + 1));
    }
    if matches!(word(0), "закрыть" | "закрыт" | "закрыта" | "закрыты") {
        return Some((Form::Drop, 1));
    }
    if word(0) == "прекратить" && matches!(word(1), "исполнение" | "выполнение" | "реализацию")
    {
        return Some((Form::Cancel, 2));
    }
    // «признать неактуальным», but not «исключить как неактуальный»
    if begins(0, &["неактуальным"]) {
        return Some((Form::Cancel, 1));
    }
    if begins(0, &["утрат"]) && begins(1, &["сил", "актуальн"]) {
        return Some((Form::Cancel, 2));
    }
    if begins(0, &["причин"]) {
        let of = usize::from(begins(1, &["неисполнени", "невыполнени"]));
        return Some((Form::Reason, 1 + of));
    }
    let table: [(Form, &[&str]); 6] = [
        (Form::Cancel, &["отмен", "исключи", "исключен", "аннулир"]),
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
        (Form::Evidence, &["подтвержд", "основани"]),
        (Form::Term, &["срок"]),
    ];
    if begins(0, &["ответственн"]) && begins(1, &["исполнител"]) {
        return Some((Form::Lead, 2));
    }
    if word(0) == "отв" {
        return Some((Form::Lead, 1));
    }
    // «ответственного по п. 9 заменить»
    if begins(0, &["ответственн", "исполнител"])
        && let Some(at) = (1..SET_WITHIN).find(|at| begins(*at, &["замен"]))
        && (1..at).all(|at| is_of_item(word(at)))
    {
        return Some((Form::Lead, at + 1));
    }
    // «возложить ответственность на», «заменить ответственного»
    let charges = begins(0, &["возлож", "передать", "передано", "перелож", "замен"]);
    if charges && begins(1, &["ответственн", "исполнител"]) {
        return Some((Form::Lead, 2));
    }
    let known = table.iter().find(|(_, known)| begins(0, known));
    // «ответственному представить отчёт» is a task of whoever that is
    let no_name = word(0).starts_with("исполнительн")
        || matches!(
            word(0),
            "ответственному"
                | "ответственности"
                | "ответственных"
                | "исполнителю"
                | "исполнителям"
                | "исполнителей"
        );
    known.filter(|_| !no_name).map(|(form, _)| (*form, 1))
}

/// How far behind a verb it may be said what is left or put off.
const LEFT_WITHIN: usize = 12;

/// Returns how many of `words` say that nothing changes: «оставить на контроле», «срок прежний», «не переносить»,
/// «рассмотреть на следующем заседании».
fn left(words: &[Word<'_>]) -> Option<usize> {
    let word = |at: usize| words.get(at).map_or("", |word| word.text);
    let begins = |at: usize, known: &[&str]| known.iter().any(|known| word(at).starts_with(known));
    let same = |at: usize| {
        let kept = begins(at, &["прежн"]) || word(at) == "без" && begins(at + 1, &["изменени"]);
        let such = matches!(word(at), "тот" | "та" | "те") && word(at + 1) == "же";
        (kept || such).then_some(2 - usize::from(begins(at, &["прежн"])))
    };
    let watched = |at: usize| {
        let far = 1 + usize::from(begins(at + 1, &["особ", "постоянн", "дальнейш"]));
        (word(at) == "на" && begins(at + far, &["контрол"])).then_some(at + far + 1)
    };
    let keeps = begins(
        0,
        &[
            "остав",
            "остае",
            "остают",
            "сохран",
            "держать",
            "взять",
            "постав",
            "наход",
        ],
    );
    if keeps {
        let at = (1..words.len().min(LEFT_WITHIN)).find_map(watched);
        return at.or_else(|| same(1).map(|count| 1 + count));
    }
    if word(0) == "не" {
        let kept = begins(1, &["измен", "менять", "перенос", "продлева"]);
        let taken = begins(1, &["сня", "снима"])
            .then(|| taken_off(words.get(1..)?))
            .flatten();
        return kept.then_some(2).or_else(|| taken.map(|at| at + 2));
    }
    if begins(0, &["усил", "продолж"]) && begins(1, &["контрол"]) {
        let of = word(2) == "за" && begins(3, &["исполнени", "выполнени"]);
        return Some(2 + 2 * usize::from(of));
    }
    if begins(0, &["рассмотр", "заслуш", "вернуться"]) {
        let next =
            |at: &usize| begins(*at, &["следующ"]) && begins(*at + 1, &["заседани", "совещани"]);
        return (1..words.len().min(LEFT_WITHIN))
            .find(next)
            .map(|at| at + 2);
    }
    watched(0).or_else(|| same(0))
}

/// Returns how many of `words` say that the item is still to be done: «исполнить», «завершить работу», «в работе».
fn to_do(words: &[Word<'_>]) -> Option<usize> {
    const NOUNS: [&str; 6] = [
        "исполнени",
        "выполнени",
        "реализаци",
        "проведени",
        "завершени",
        "работ",
    ];
    let word = |at: usize| words.get(at).map_or("", |word| word.text);
    let begins = |at: usize, known: &[&str]| known.iter().any(|known| word(at).starts_with(known));
    if begins(0, &["обеспеч", "продолж", "ускор", "заверш", "законч"])
    {
        let how = usize::from(begins(
            1,
            &["безусловн", "своевременн", "качественн", "полн"],
        ));
        if begins(1 + how, &NOUNS) {
            return Some(2 + how);
        }
    }
    if begins(0, &NOUNS) && begins(1, &["ведет", "ведут", "продолжа", "идет"])
    {
        return Some(2);
    }
    if matches!(
        (word(0), word(1)),
        ("в", "работе") | ("на" | "к", "исполнении" | "исполнению")
    ) {
        return Some(2);
    }
    if begins(0, &["наход", "остае"]) && word(1) == "в" && word(2) == "работе" {
        return Some(3);
    }
    let verbs = [
        "доработать",
        "исполнить",
        "выполнить",
        "провести",
        "завершить",
        "закончить",
        "реализовать",
    ];
    verbs.contains(&word(0)).then_some(1)
}

/// How far behind «срок» it may be said that it is set anew.
const SET_WITHIN: usize = 8;

/// How far behind «снять» it may be said what from.
const OFF_WITHIN: usize = 12;

/// Returns the place of the word that an item is taken off: «снять с контроля», «снять п. 9 с исполнения».
fn taken_off(words: &[Word<'_>]) -> Option<usize> {
    let mut places = 1..words.len().min(OFF_WITHIN);
    places.find(|at| {
        let word = words[*at].text;
        let from = words[*at - 1].text == "с";
        word.starts_with("контрол")
            || (from && (word == "исполнения" || word == "выполнения" || word == "учета"))
    })
}

/// Returns whether a word between «срок» and what becomes of it only says whose it is.
fn is_of_item(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || matches!(
            word,
            "по" | "п" | "пп" | "и" | "исполнения" | "выполнения" | "реализации" | "мероприятия"
        )
        || word.starts_with("пункт")
}
