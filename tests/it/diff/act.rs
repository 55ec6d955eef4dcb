//! What people do to plans when they revise them.

use proptest::prelude::*;
use roadmap::query::diff::Field;

/// Executors whom no plan names.
pub(crate) const PEOPLE: [&str; 4] = [
    "А.П. Кузнецова",
    "отдел статистики",
    "Совет ветеранов",
    "И.Л. Морозов",
];

/// One act of revising a plan.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    Insert(usize, usize),
    InsertFirst(usize),
    Remove(usize),
    Move(usize, usize),
    Swap(usize, usize),
    Duplicate(usize, usize),
    Split(usize),
    Merge(usize),
    Reword(usize, usize),
    Rewrite(usize, String),
    Deadline(usize, String),
    Postpone(usize, String, u64),
    Dates(usize, Vec<(u64, u64)>),
    Reassign(usize, Vec<String>),
    Expect(usize, String),
    Done(usize, u64),
    DoneEach(usize, Vec<(u64, u64)>, Option<String>),
    Start(usize, u64),
    Drop(usize, u64),
    Answer(usize, u64),
    Shift(usize, u64, u64),
    Cancel(usize, Option<String>),
    Note(usize, Option<String>),
    Prove(usize, Option<String>),
    Extra(usize, String, Option<String>),
    Number(usize, usize),
    Renumber,
    RenumberSections,
    Section(usize, usize),
    NewSection(usize, usize),
    MoveSection(usize, usize),
    Passport(Field, String),
    Approve(u64, String),
    Event(String, Option<u64>),
    Register(usize, String),
    Rename(usize, usize),
    Kind(usize, String),
}

fn words() -> impl Strategy<Value = String> {
    "[а-я]{3,9}( [а-я]{3,9}){0,5}"
}

fn phrase() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "до 15.04.2021",
        "Март 2021",
        "март 2021 г.",
        "Май, сентябрь 2021",
        "постоянно",
        "1 квартал 2021 г.",
        "по отдельному графику",
        "ежемесячно до 5 числа",
        "",
    ])
    .prop_map(str::to_owned)
}

fn column() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "Место",
        "Форма отчётности",
        "Финансирование, тыс. руб.",
    ])
    .prop_map(str::to_owned)
}

fn at() -> std::ops::Range<usize> {
    0..60usize
}

/// Acts on the words and marks of a row, which leave it recognisable.
fn field() -> BoxedStrategy<Act> {
    let names = prop::sample::subsequence(PEOPLE.to_vec(), 1..3)
        .prop_map(|names| names.into_iter().map(str::to_owned).collect());
    let days = || prop::collection::vec((0..300u64, 0..60u64), 0..3);
    prop_oneof![
        (at(), 0..8usize).prop_map(|(at, word)| Act::Reword(at, word)),
        (at(), phrase()).prop_map(|(at, phrase)| Act::Deadline(at, phrase)),
        (at(), phrase(), 0..400u64).prop_map(|(at, phrase, on)| Act::Postpone(at, phrase, on)),
        (at(), days()).prop_map(|(at, days)| Act::Dates(at, days)),
        (at(), names).prop_map(|(at, names)| Act::Reassign(at, names)),
        (at(), words()).prop_map(|(at, words)| Act::Expect(at, words)),
        (at(), 0..400u64).prop_map(|(at, day)| Act::Done(at, day)),
        (at(), days(), prop::option::of(words()))
            .prop_map(|(at, days, proof)| Act::DoneEach(at, days, proof)),
        (at(), 0..400u64).prop_map(|(at, day)| Act::Start(at, day)),
        (at(), prop::option::of(words())).prop_map(|(at, reason)| Act::Cancel(at, reason)),
        (at(), 0..300u64).prop_map(|(at, due)| Act::Drop(at, due)),
        (at(), 0..300u64).prop_map(|(at, due)| Act::Answer(at, due)),
        (at(), 0..300u64, 0..300u64).prop_map(|(at, due, to)| Act::Shift(at, due, to)),
        (at(), prop::option::of(words())).prop_map(|(at, note)| Act::Note(at, note)),
        (at(), prop::option::of(words())).prop_map(|(at, proof)| Act::Prove(at, proof)),
        (at(), column(), prop::option::of(words()))
            .prop_map(|(at, column, cell)| Act::Extra(at, column, cell)),
    ]
    .boxed()
}

/// Acts on the order of rows and their numbers.
fn order() -> BoxedStrategy<Act> {
    prop_oneof![
        (at(), 0..6usize).prop_map(|(at, title)| Act::Insert(at, title)),
        (0..6usize).prop_map(Act::InsertFirst),
        at().prop_map(Act::Remove),
        (at(), at()).prop_map(|(from, to)| Act::Move(from, to)),
        (at(), at()).prop_map(|(one, other)| Act::Swap(one, other)),
        (at(), 0..90usize).prop_map(|(at, number)| Act::Number(at, number)),
        Just(Act::Renumber),
        Just(Act::RenumberSections),
    ]
    .boxed()
}

/// Acts on the plan as a whole.
fn whole() -> BoxedStrategy<Act> {
    let field = prop::sample::select(vec![
        Field::Title,
        Field::Organization,
        Field::Territory,
        Field::Goal,
        Field::Basis,
        Field::Expected,
        Field::Control,
    ]);
    let period = prop::sample::select(vec!["2021", "2021-2022", "2022", "2020-2021 учебный год"]);
    let kind =
        || prop::sample::select(vec!["person", "unit", "role", "group"]).prop_map(str::to_owned);
    prop_oneof![
        (at(), 0..4usize).prop_map(|(at, title)| Act::Section(at, title)),
        (at(), 0..4usize).prop_map(|(at, title)| Act::NewSection(at, title)),
        (at(), at()).prop_map(|(from, to)| Act::MoveSection(from, to)),
        (field, words()).prop_map(|(field, words)| Act::Passport(field, words)),
        period.prop_map(|period| Act::Passport(Field::Period, period.to_owned())),
        (0..400u64, words()).prop_map(|(on, words)| Act::Approve(on, words)),
        (words(), prop::option::of(0..400u64)).prop_map(|(event, on)| Act::Event(event, on)),
        (0..4usize, kind()).prop_map(|(who, kind)| Act::Register(who, kind)),
        (at(), 0..4usize).prop_map(|(at, who)| Act::Rename(at, who)),
        (at(), kind()).prop_map(|(at, kind)| Act::Kind(at, kind)),
    ]
    .boxed()
}

/// Acts after which each row is still known for what it was.
pub(crate) fn tame() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![5 => field(), 3 => order(), 2 => whole()];
    prop::collection::vec(act, 0..14)
}

/// Any acts.
pub(crate) fn wild() -> impl Strategy<Value = Vec<Act>> {
    let reckless = prop_oneof![
        (at(), at()).prop_map(|(from, to)| Act::Duplicate(from, to)),
        at().prop_map(Act::Split),
        at().prop_map(Act::Merge),
        (at(), words()).prop_map(|(at, words)| Act::Rewrite(at, words)),
    ];
    let act = prop_oneof![4 => field(), 3 => order(), 2 => whole(), 3 => reckless];
    prop::collection::vec(act, 0..20)
}
