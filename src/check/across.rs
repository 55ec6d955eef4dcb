//! Rules over several plans: files of one name, one plan in two files, and people who may be one and the same.
//!
//! Nobody is ever joined on a guess: a finding says which line of the registry would join two names.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher as _, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use foldhash::fast::FixedState;

use super::executors::entry_line_with;
use super::whole::several;
use crate::diagnostic::{Diagnostic, Label, Rule};
use crate::document::{Deadline, Was};
use crate::model::names::{self, PersonName};
use crate::model::{ExecutorKind, Item, Plan, Who, kind};
use crate::text::literal::quoted;
use crate::text::{Span, Spanned, russian};
use crate::words::MessageId;

/// What these rules need to know of a plan, kept after the plan is dropped; the default is that of a file that could not
/// be read.
#[derive(Debug, Clone, Default)]
pub struct Census {
    path: PathBuf,
    stem: String,
    /// The territory or organization within which one name means one person.
    place: String,
    /// The territory, as the file has it.
    territory: Option<Spanned<String>>,
    /// What tells the plan from any other, whatever became of its rows; `None` where it is too short to tell.
    content: Option<u64>,
    names: Vec<Known>,
}

/// How many rows tell one plan from another.
const TELLING: usize = 3;

/// Returns what tells `plan` from any other, `None` where it is too short to tell: its passport and its rows with their
/// executors and first deadlines; one and the same plan may have been postponed and marked in one of its files alone.
pub fn content(plan: &Plan<'_>) -> Option<u64> {
    let document = &plan.document;
    let mut hash = FixedState::default().build_hasher();
    let passport = [
        document.title,
        document.organization,
        document.territory,
        document.period,
    ];
    for text in passport {
        text.map(|text| text.value).hash(&mut hash);
    }
    for item in &plan.items {
        (&item.id, item.title()).hash(&mut hash);
        for name in &item.document.executors {
            name.value.hash(&mut hash);
        }
        first_deadline(item).hash(&mut hash);
    }
    (plan.items.len() >= TELLING).then(|| hash.finish())
}

/// Returns the deadline that `item` had before it was ever postponed.
fn first_deadline<'a>(item: &Item<'a>) -> Option<Deadline<'a>> {
    let mut given_up = item.document.postponed.iter();
    let first = given_up.find_map(|entry| match entry.was.as_ref()?.value {
        Was::Deadline(deadline) => Some(deadline),
        Was::Dates(_) => None,
    });
    first.or_else(|| item.document.deadline.map(|deadline| deadline.value))
}

/// A name that a plan declares or its items use.
#[derive(Debug, Clone)]
struct Known {
    name: String,
    who: Who,
    span: Span,
    /// What the registry declares it to be.
    kind: Option<ExecutorKind>,
    /// The post that the registry or the name tells.
    post: Option<String>,
}

impl Known {
    /// Returns the name without the post.
    fn bare(&self) -> &str {
        kind::posted(&self.name).map_or(&self.name, |(_, person)| person)
    }
}

/// A name, and the number of the plan where it was met first.
type Met<'c> = (usize, &'c Known);

impl Census {
    /// Returns what the rules need to know of `plan`, the file `path`.
    pub fn of(plan: &Plan<'_>, path: &Path) -> Census {
        let registry = &plan.registry;
        let declared = registry.entries().filter(|entry| entry.origin.is_none());
        let declared = declared.map(|entry| (entry.name.value.as_ref(), entry.name.span));
        // Whom a registry does not know has a finding of its own.
        let rows = plan.items.iter().flat_map(|item| &item.document.executors);
        let rows = rows.filter(|name| registry.is_empty() || registry.find(name.value).is_some());
        let used = rows.map(|name| (registry.canonical(name.value), name.span));
        let mut met = HashSet::new();
        let names = declared.chain(used).filter(|(name, _)| met.insert(*name));
        let names = names.map(|(name, span)| {
            let entry = registry.find(name);
            let entry = entry.map(|found| registry.entry(found.entry()));
            Known {
                name: name.to_owned(),
                who: Who::of(plan, name),
                span,
                kind: entry.map(|entry| entry.kind),
                post: entry
                    .and_then(|entry| entry.post.as_ref())
                    .map(|post| post.value.to_string())
                    .or_else(|| kind::post_of(name).map(str::to_owned)),
            }
        });
        let stem = path.file_stem().unwrap_or_default();
        let territory = plan.document.territory;
        let territory = territory.filter(|told| !told.value.trim().is_empty());
        Census {
            path: path.to_owned(),
            stem: russian::fold(&stem.to_string_lossy()),
            place: names::place_key(plan.place().unwrap_or_default()),
            territory: territory.map(|told| Spanned::new(told.value.to_owned(), told.span)),
            content: content(plan),
            names: names.collect(),
        }
    }
}

/// Returns the problems that only plans side by side show, each with the number of the plan in which it is shown; the
/// levels are still those of the rules.
pub fn across(plans: &[Census]) -> Vec<(usize, Diagnostic)> {
    let mut out = Vec::new();
    shared_stem(plans, &mut out);
    repeated_plan(plans, &mut out);
    for people in bodies(plans).into_values() {
        two_kinds(plans, &people, &mut out);
        near_name(plans, &people, &mut out);
        two_posts(&people, &mut out);
    }
    near_place(plans, &mut out);
    out
}

/// Returns the names of each body, a territory or an organization, in the order of the plans.
fn bodies(plans: &[Census]) -> BTreeMap<&str, Vec<Met<'_>>> {
    let mut bodies: BTreeMap<&str, Vec<Met<'_>>> = BTreeMap::new();
    for (number, plan) in plans.iter().enumerate() {
        for known in &plan.names {
            bodies.entry(&plan.place).or_default().push((number, known));
        }
    }
    bodies
}

/// Two plans have one stem, by which commands call them.
fn shared_stem(plans: &[Census], out: &mut Vec<(usize, Diagnostic)>) {
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (number, plan) in plans.iter().enumerate() {
        if plan.stem.is_empty() {
            continue;
        }
        match first.entry(&plan.stem) {
            Entry::Vacant(free) => {
                free.insert(number);
            }
            Entry::Occupied(before) => {
                let other = plans[*before.get()].path.display().to_string();
                let title = MessageId::SharedStem.with(other);
                let found = Diagnostic::new(Rule::SharedStem, Span::default(), title)
                    .help(MessageId::SharedStemHelp);
                out.push((number, found));
            }
        }
    }
}

/// One plan stands in two files, and its rows count twice.
fn repeated_plan(plans: &[Census], out: &mut Vec<(usize, Diagnostic)>) {
    let mut first: HashMap<u64, usize> = HashMap::new();
    for (number, plan) in plans.iter().enumerate() {
        let Some(content) = plan.content else {
            continue;
        };
        let before = *first.entry(content).or_insert(number);
        if before != number {
            let other = plans[before].path.display().to_string();
            let title = MessageId::RepeatedPlan.with(other);
            let found = Diagnostic::new(Rule::RepeatedPlan, Span::default(), title);
            out.push((number, found.help(MessageId::RepeatedPlanHelp)));
        }
    }
}

/// One body declares one name of two kinds.
fn two_kinds(plans: &[Census], people: &[Met<'_>], out: &mut Vec<(usize, Diagnostic)>) {
    let mut first: HashMap<String, Met<'_>> = HashMap::new();
    for (number, known) in people {
        let Some(kind) = known.kind else { continue };
        let (before, other) = *first
            .entry(names::key(&known.name))
            .or_insert((*number, known));
        if let Some(declared) = other.kind.filter(|declared| *declared != kind) {
            let title = MessageId::TwoKinds.with(known.name.as_str());
            let found = Diagnostic::new(Rule::TwoKinds, known.span, title)
                .label(MessageId::DeclaredKind.with(kind.name()))
                .help(MessageId::TwoKindsHelp);
            let label = MessageId::DeclaredKind.with(declared.name());
            let place = Label {
                path: (before != *number).then(|| plans[before].path.clone()),
                span: other.span,
                message: Some(label),
            };
            out.push((*number, with_related(found, place)));
        }
    }
}

/// Two names of one body may mean one and the same: initials that fit a full name, words cut short, or one letter or
/// initial more, less or another.
fn near_name(plans: &[Census], people: &[Met<'_>], out: &mut Vec<(usize, Diagnostic)>) {
    let mut met: HashSet<&Who> = HashSet::new();
    let mut pairs: HashSet<[String; 2]> = HashSet::new();
    let mut surnames: HashMap<String, Vec<(Met<'_>, PersonName)>> = HashMap::new();
    let mut declined: HashMap<(String, String), Vec<(Met<'_>, String)>> = HashMap::new();
    let mut shapes: HashMap<String, Vec<Met<'_>>> = HashMap::new();
    let mut respelt: BTreeMap<usize, Vec<(&Known, Met<'_>)>> = BTreeMap::new();
    for (number, known) in people {
        if !met.insert(&known.who) {
            continue;
        }
        let here = (*number, *known);
        let mut asked: Vec<Met<'_>> = Vec::new();
        if matches!(known.kind, None | Some(ExecutorKind::Person)) {
            for name in PersonName::readings(known.bare()) {
                let others = surnames.entry(name.surname.clone()).or_default();
                let fitting = others.iter().filter(|((_, met), other)| {
                    name.may_be(other)
                        || may_share_post(known, met) && name.differs_by_an_initial(other)
                });
                asked.extend(fitting.map(|(other, _)| *other));
                others.push((here, name.clone()));
                let others = declined.entry(case_key(&name)).or_default();
                let apart = |(_, other): &&(Met<'_>, String)| {
                    *other != name.surname && (is_oblique(other) || is_oblique(&name.surname))
                };
                asked.extend(others.iter().filter(apart).map(|(other, _)| *other));
                others.push((here, name.surname));
            }
        }
        let short = letters_of(&known.name);
        let others = shapes.entry(short).or_default();
        // what several shorten is asked about once
        asked.extend(others.iter().find(|(_, other)| abbreviates(known, other)));
        others.push(here);
        if let Some((post, joined)) = second_post(known) {
            let others = shapes.entry(format!("-{post}")).or_default();
            let apart =
                |(_, other): &&Met<'_>| second_post(other).is_some_and(|(_, one)| one != joined);
            asked.extend(others.iter().find(apart));
            others.push(here);
        }
        for shape in shapes_of(known.bare()) {
            let others = shapes.entry(shape).or_default();
            asked.extend(others.iter().filter(|(_, other)| is_slip(known, other)));
            others.push(here);
        }
        asked.sort_by_key(|(plan, other)| (*plan, other.span));
        asked.dedup_by_key(|(plan, other)| (*plan, other.span));
        // Two kinds of one name have a finding of their own; a slip of the pen makes another kind of a name.
        let respells = |other: &Known| names::key(&known.name) == names::key(&other.name);
        let comparable = |other: &Known| {
            let mut kinds = known.kind.zip(other.kind).into_iter();
            other.who != known.who && (kinds.all(|(one, other)| one == other) || !respells(other))
        };
        for other in asked.into_iter().filter(|(_, other)| comparable(other)) {
            // one person with several posts is asked about once
            let mut pair = [known.bare(), other.1.bare()].map(names::key);
            pair.sort_unstable();
            if !pairs.insert(pair) {
                continue;
            }
            if respells(other.1) {
                respelt.entry(*number).or_default().push((known, other));
            } else {
                out.push((*number, one_and_the_same(plans, here, other)));
            }
        }
    }
    for (here, other) in surnames_alone(people, &surnames) {
        out.push((here.0, one_and_the_same(plans, here, other)));
    }
    for (number, names) in respelt {
        out.extend(spelt_otherwise(plans, number, &names).map(|found| (number, found)));
    }
}

/// One plan names a person with two posts that have nothing in common: one of them is wrong, or the people are two.
fn two_posts(people: &[Met<'_>], out: &mut Vec<(usize, Diagnostic)>) {
    let mut met: HashMap<(usize, String), Vec<&Known>> = HashMap::new();
    for (number, known) in people {
        let person = names::person_key(known.bare());
        let (Some(post), Some(person)) = (&known.post, person) else {
            continue;
        };
        let others = met.entry((*number, person)).or_default();
        if let [first] = others.as_slice()
            && !may_share_post(known, first)
        {
            let title = MessageId::TwoPosts.with(known.bare());
            let title = title.with(first.post.clone().unwrap_or_default());
            let title = title.with(post.as_str());
            let place = Label {
                path: None,
                span: first.span,
                message: Some(MessageId::NearNameOther.into()),
            };
            let found =
                Diagnostic::new(Rule::NearName, known.span, title).help(MessageId::TwoPostsHelp);
            out.push((*number, with_related(found, place)));
        } else if !others.is_empty() {
            continue;
        }
        others.push(known);
    }
}

/// Returns whether nothing is told against two namesakes being one: two other posts are of two people.
fn may_share_post(one: &Known, other: &Known) -> bool {
    let (Some(one), Some(other)) = (&one.post, &other.post) else {
        return true;
    };
    let posts = [one, other].map(|post| russian::fold(post));
    let [one, other] = [&posts[0], &posts[1]].map(|post| plain_words(post));
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let told = |word: &&str| {
        let begins = |known: &&str| known.starts_with(word) || word.starts_with(known);
        long.iter().any(begins)
    };
    short.iter().all(told)
}

/// Returns the surnames alone, with a post or without, each with the one person who bears it: «психолог Круль» and
/// «психолог Круль С.В.».
fn surnames_alone<'c>(
    people: &[Met<'c>],
    surnames: &HashMap<String, Vec<(Met<'c>, PersonName)>>,
) -> Vec<(Met<'c>, Met<'c>)> {
    let mut found = Vec::new();
    let mut met: HashSet<&Who> = HashSet::new();
    for (number, known) in people {
        let surname = known.name.rsplit(' ').next().unwrap_or_default();
        let without_post = known.name == surname;
        let surname_alone = surname.starts_with(char::is_uppercase)
            && !surname.chars().skip(1).any(char::is_uppercase)
            && (known.kind == Some(ExecutorKind::Role) || without_post);
        let bearers = surnames
            .get(&russian::fold(surname))
            .filter(|_| surname_alone);
        let Some([(bearer, _)]) = bearers.map(Vec::as_slice) else {
            continue;
        };
        let post = known.name.strip_suffix(surname).unwrap_or_default();
        let posted = Known {
            post: Some(post.to_owned()).filter(|post| !post.trim().is_empty()),
            ..(*known).clone()
        };
        let told = posted.post.is_some() || without_post;
        if told && may_share_post(&posted, bearer.1) && met.insert(&known.who) {
            found.push(((*number, *known), *bearer));
        }
    }
    found
}

/// The territories of two namesakes may be one and the same: they differ by what they are said to be alone, or one is
/// not told.
fn near_place(plans: &[Census], out: &mut Vec<(usize, Diagnostic)>) {
    let mut in_place: HashMap<(String, String), Met<'_>> = HashMap::new();
    let mut anywhere: HashMap<String, Met<'_>> = HashMap::new();
    let mut asked: HashSet<(&str, &str)> = HashSet::new();
    for (number, plan) in plans.iter().enumerate() {
        let Some(territory) = &plan.territory else {
            continue;
        };
        let bare = names::bare_place_key(&territory.value);
        for (person, known) in persons(plan) {
            let here = (number, known);
            anywhere.entry(person.clone()).or_insert(here);
            let other = *in_place.entry((person, bare.clone())).or_insert(here);
            if other.1.who != known.who && asked.insert((&plans[other.0].place, &plan.place)) {
                out.extend(one_place(plans, here, other).map(|found| (number, found)));
            }
        }
    }
    let placeless = plans.iter().enumerate();
    for (number, plan) in placeless.filter(|(_, plan)| plan.place.is_empty()) {
        let mut namesakes = persons(plan)
            .filter_map(|(person, known)| Some((known, *anywhere.get(&person)?)))
            .filter(|(known, other)| other.1.who != known.who);
        let found = namesakes.next();
        let found = found.and_then(|(known, other)| one_place(plans, (number, known), other));
        out.extend(found.map(|found| (number, found)));
    }
}

/// Returns the persons whom a plan names, each by the key of the name.
fn persons(plan: &Census) -> impl Iterator<Item = (String, &Known)> {
    let names = plan.names.iter();
    let persons = names.filter(|known| matches!(known.kind, None | Some(ExecutorKind::Person)));
    persons.filter_map(|known| Some((names::person_key(&known.name)?, known)))
}

/// Returns the question whether the territories of two namesakes are one.
fn one_place(plans: &[Census], here: Met<'_>, other: Met<'_>) -> Option<Diagnostic> {
    let (plan, before) = (&plans[here.0], &plans[other.0]);
    let told = before.territory.as_ref()?;
    let name = other.1.name.as_str();
    let (span, title) = if let Some(territory) = &plan.territory {
        let title = MessageId::NearPlace.with(territory.value.as_str());
        (territory.span, title.with(told.value.as_str()).with(name))
    } else {
        let title = MessageId::NoPlace.with(name);
        (here.1.span, title.with(told.value.as_str()))
    };
    let line = format!("territory = {}", quoted(&told.value));
    let place = Label {
        path: Some(before.path.clone()),
        span: told.span,
        message: None,
    };
    let found =
        Diagnostic::new(Rule::NearName, span, title).help(MessageId::NearPlaceHelp.with(line));
    Some(with_related(found, place))
}

/// Returns the question about the names of plan `number` that differ from known ones by their spelling alone: one for
/// all of them.
fn spelt_otherwise(
    plans: &[Census],
    number: usize,
    names: &[(&Known, Met<'_>)],
) -> Option<Diagnostic> {
    let ((known, other), more) = names.split_first()?;
    let mut found = one_and_the_same(plans, (number, known), *other);
    if !more.is_empty() {
        let spellings: Vec<&str> = names.iter().map(|(known, _)| known.name.as_str()).collect();
        found.title = MessageId::NearNames
            .with(names.len())
            .with(several(&spellings));
        let lines = names
            .iter()
            .map(|(known, (_, other))| entry_line_with(&other.name, other.kind, &known.name));
        let lines: Vec<String> = lines.collect();
        let help = if names.iter().all(|(_, (before, _))| *before == number) {
            MessageId::NearNameHelpHere
        } else {
            MessageId::NearNameHelp
        };
        found.help = vec![help.with(lines.join("\n"))];
    }
    Some(found)
}

/// Returns the question whether two names mean one and the same.
fn one_and_the_same(plans: &[Census], here: Met<'_>, (before, other): Met<'_>) -> Diagnostic {
    let (number, known) = here;
    let title = MessageId::NearName
        .with(known.name.as_str())
        .with(other.name.as_str());
    // The full name is the entry and the other one its alias; of two alike, the one that was met first.
    let is_full = |known: &Known| {
        PersonName::readings(&known.name)
            .iter()
            .any(|name| name.full)
    };
    let (name, alias) = if is_full(known) && !is_full(other) {
        (known, other)
    } else {
        (other, known)
    };
    let line = entry_line_with(&name.name, name.kind, &alias.name);
    let help = if before == number {
        MessageId::NearNameHelpHere
    } else {
        MessageId::NearNameHelp
    };
    let place = Label {
        path: (before != number).then(|| plans[before].path.clone()),
        span: other.span,
        message: Some(MessageId::NearNameOther.into()),
    };
    let found = Diagnostic::new(Rule::NearName, known.span, title).help(help.with(line));
    with_related(found, place)
}

fn with_related(mut found: Diagnostic, place: Label) -> Diagnostic {
    found.related.push(place);
    found
}

/// Returns the forms that `name` shares with every name one letter apart: itself and what is left without any one of
/// its letters. Short names have too many neighbours to ask about.
fn shapes_of(name: &str) -> BTreeSet<String> {
    let key = names::key(name);
    let mut shapes = BTreeSet::new();
    if key.chars().nth(5).is_some() {
        for (at, letter) in key.char_indices() {
            let (before, rest) = key.split_at(at);
            let (_, behind) = rest.split_at(letter.len_utf8());
            shapes.insert([before, behind].concat());
        }
    }
    shapes.insert(key);
    shapes
}

/// Returns the post that a role is, or the second of the two that a hyphen joins, and whether one does: «психолог» of
/// «педагог-психолог».
fn second_post(known: &Known) -> Option<(String, bool)> {
    let role = known.kind == Some(ExecutorKind::Role) && !known.name.trim().contains(' ');
    let folded = role.then(|| russian::fold(&known.name))?;
    Some(match folded.rsplit_once('-') {
        Some((_, second)) => (second.to_owned(), true),
        None => (folded, false),
    })
}

/// A word of a name, as far as one name may abbreviate another.
struct Part {
    word: String,
    /// Whether it is cut short: «мед.».
    stopped: bool,
    /// Whether it is the first letter of a word alone: each of «ВР».
    letter: bool,
}

/// Returns the words of `name` in their order, «по» left out, «соцпедагог» in two.
fn parts_of(name: &str) -> Vec<Part> {
    const SECONDS: [&str; 4] = ["педагог", "работник", "сестр", "директор"];
    let shouted = name.contains(' ') && !name.chars().any(char::is_lowercase);
    let mut parts = Vec::new();
    let mut words = plain_words(name).into_iter().peekable();
    while let Some(word) = words.next() {
        let folded = russian::fold(word);
        // «безоп-сти»
        let contracted = words.next_if(|end| {
            let short = (1..5).contains(&end.chars().count());
            short && end.chars().all(char::is_lowercase) && name.contains(&format!("{word}-{end}"))
        });
        let stopped = contracted.is_some() || name.contains(&format!("{word}."));
        let letters = !shouted
            && (2..5).contains(&word.chars().count())
            && word.chars().all(char::is_uppercase);
        let joined = SECONDS.iter().find_map(|second| {
            let at = folded.find(second).filter(|at| *at > 4)?;
            Some(folded.split_at(at))
        });
        if let Some((first, second)) = joined {
            let whole = |word: &str, stopped| Part {
                word: word.to_owned(),
                stopped,
                letter: false,
            };
            parts.extend([whole(first, true), whole(second, false)]);
        } else if letters {
            parts.extend(folded.chars().map(|letter| Part {
                word: letter.to_string(),
                stopped: false,
                letter: true,
            }));
        } else if folded != "по" {
            parts.push(Part {
                word: folded,
                stopped,
                letter: false,
            });
        }
    }
    parts
}

/// Endings of surnames in other cases than the first.
const OBLIQUE: [&str; 8] = [
    "скую",
    "ской",
    "ского",
    "скому",
    "ову",
    "овой",
    "ину",
    "иной",
];

/// Returns whether `surname` stands in another case than the first, as where an order appoints people: «Введенскую».
fn is_oblique(surname: &str) -> bool {
    OBLIQUE.iter().any(|end| surname.ends_with(end))
}

/// Returns what the cases of the surname in `name` share, and the initials.
fn case_key(name: &PersonName) -> (String, String) {
    const ENDINGS: [&str; 7] = ["ого", "ому", "ая", "ую", "ой", "а", "у"];
    let surname = name.surname.as_str();
    let stem = ENDINGS.iter().find_map(|end| surname.strip_suffix(end));
    (stem.unwrap_or(surname).to_owned(), name.initials.clone())
}

/// Returns the form that `name` shares with every name whose words it abbreviates or is abbreviated by: their first
/// letters.
fn letters_of(name: &str) -> String {
    let parts = parts_of(name).into_iter();
    let letters = parts.filter_map(|part| part.word.chars().next());
    letters.flat_map(|letter| [letter, '.']).collect()
}

/// Returns whether two names have the same words, some of them cut short before a stop in one of them, «Мед. работник»
/// and «медицинский работник», or told by their first letters, «по ВР» and «по воспитательной работе». Initials of a
/// person are no such words.
fn abbreviates(one: &Known, other: &Known) -> bool {
    let mut both = [one, other].into_iter();
    if both.any(|known| known.kind == Some(ExecutorKind::Person)) {
        return false;
    }
    let [left, right] = [one, other].map(|known| parts_of(&known.name));
    let several = left.len().max(right.len()) > 1;
    several && names::key(&one.name) != names::key(&other.name) && are_alike(&left, &right)
}

fn are_alike(one: &[Part], other: &[Part]) -> bool {
    let short = |part: &Part, whole: &Part| {
        let cut = part.letter || part.stopped && part.word.chars().count() > 1;
        cut && whole.word.starts_with(&part.word)
    };
    let mut pairs = one.iter().zip(other);
    one.len() == other.len()
        && pairs
            .all(|(one, other)| one.word == other.word || short(one, other) || short(other, one))
}

/// Returns the words of `name` in their order.
fn plain_words(name: &str) -> Vec<&str> {
    let words = name.split(|c: char| !russian::is_letter_or_digit(c));
    words.filter(|word| !word.is_empty()).collect()
}

/// Returns whether two names differ by their spelling alone, or by one letter of a long word, as a slip of the pen does:
/// not by a digit, by initials, by a letter of an abbreviation, nor by the number of a common noun («куратор»,
/// «кураторы»).
fn is_slip(one: &Known, other: &Known) -> bool {
    if names::key(&one.name) == names::key(&other.name) {
        return true;
    }
    let (one_words, other_words) = (words(one.bare()), words(other.bare()));
    if one_words.len() != other_words.len() {
        return false;
    }
    let pairs = one_words.iter().zip(&other_words);
    let mut differing = pairs.filter(|(one, other)| russian::fold(one) != russian::fold(other));
    let (Some((left, right)), None) = (differing.next(), differing.next()) else {
        return false;
    };
    let abbreviation =
        |word: &str| word.chars().skip(1).any(char::is_uppercase) && !is_doubled(word);
    let digits = |word: &str| word.chars().any(char::is_numeric);
    let short = |word: &str| word.chars().count() < 4;
    let odd = |word: &str| digits(word) || short(word) || abbreviation(word);
    let number = one_words.len() == 1 && russian::stems(left) == russian::stems(right);
    !odd(left)
        && !odd(right)
        && !number
        && strsim::damerau_levenshtein(&russian::fold(left), &russian::fold(right)) == 1
}

/// Returns the words of `name`, of a person the surname first.
fn words(name: &str) -> Vec<&str> {
    let words = name.split(|c: char| !russian::is_letter_or_digit(c) && !russian::is_dash(c));
    let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    if PersonName::readings(name).len() == 1 {
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    }
    words
}

/// Returns whether `word` is small but for its first letter, which stands twice: `ЛЛукьянова`.
fn is_doubled(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next() == letters.next() && letters.all(|letter| !letter.is_uppercase())
}

#[cfg(test)]
mod tests {
    use toml_spanner::Arena;

    use super::*;
    use crate::document;
    use crate::model::{Readings, Workspace, lower};
    use crate::words::Lang;

    /// Returns what is found over plans that each have a territory and one executor.
    fn found(plans: &[(&str, &str, &str)], workspace: &Workspace) -> Vec<(Rule, String)> {
        let census = |(number, (territory, name, kind)): (usize, &(&str, &str, &str))| {
            let text = format!(
                "title = \"п\"\nperiod = \"2022\"\nterritory = \"{territory}\"\n[executors]\n\
                 \"{name}\" = {{ kind = \"{kind}\" }}\n[[item]]\ntitle = \"а\"\n\
                 deadline = \"до 18.03.2022\"\nexecutors = [\"{name}\"]\n"
            );
            let arena = Arena::new();
            let (document, _) = document::plan(&text, &arena);
            let (plan, _) = lower("plan", document, workspace, &Readings::default());
            Census::of(&plan, Path::new(&format!("{number}.toml")))
        };
        let plans: Vec<Census> = plans.iter().enumerate().map(census).collect();
        let found = across(&plans).into_iter();
        found
            .map(|(_, found)| (found.rule, found.title.text(Lang::Russian)))
            .collect()
    }

    #[test]
    fn names_that_may_be_one_are_asked_about() {
        let case = |one: &str, other: &str, kind: &str, asked: bool| {
            for (one, other) in [(one, other), (other, one)] {
                let plans = [("Саров", one, kind), ("Саров", other, kind)];
                let found = found(&plans, &Workspace::default());
                let rules: Vec<Rule> = found.iter().map(|(rule, _)| *rule).collect();
                let expected: &[Rule] = if asked { &[Rule::NearName] } else { &[] };
                assert_eq!(rules, expected, "{one} / {other}: {found:?}");
            }
        };
        for (one, other, asked) in [
            ("Круль С.В.", "Круль Светлана Васильевна", true),
            ("Круль С.В.", "Круль В.С.", true),
            ("Введенскую Л.В.", "Введенская Л.В.", true),
            ("Введенскую Л.В.", "Введенская О.А.", false),
            ("заведующий Рагозина Т.Н.", "Рогозина Т.Н.", true),
            ("Брицына", "Брицына Е.В.", true),
            ("Круль С.", "Круль С.В.", true),
            ("С. Круль", "Светлана Васильевна Круль", true),
            ("Светлана Круль", "Круль С.В.", true),
            ("Лукьянова И.О.", "ЛЛукьянова И.О.", true),
            ("Лукьянова И.О.", "И.О. Лукьянва", true),
            ("Ефимова О.А.", "Ефимоав О.А.", true),
            ("Ефимова О.А.", "Ефинова О.А.", true),
            ("Круль С.В.", "С. В. Круль", false),
            ("Круль С.В.", "КРУЛЬ С.В.", false),
            ("Круль С.В.", "Круль С.А.", true),
            ("Круль С.В.", "Круль А.В.", true),
            ("Круль С.В.", "Круль А.О.", false),
            ("Круль С.", "Круль А.", false),
            ("Круль Светлана Васильевна", "Круль С.А.", false),
            ("Круль А.", "Круль С.В.", false),
            ("Круль С.В.", "Круль Анна Васильевна", false),
            ("Кожина Х.А.", "Ефимова О.А.", false),
        ] {
            case(one, other, "person", asked);
        }
        for (one, other, asked) in [
            ("Управление образования", "Управление оброзования", true),
            ("Управление образования", "управление образования", true),
            ("Управление образования", "Управления образования", true),
            ("Школа № 2", "Школа № 3", false),
            ("МБОУ «Лицей»", "МАОУ «Лицей»", false),
            ("9А класс", "9Б класс", false),
            ("Специалисты УО", "Специалисты УК", false),
            ("куратор", "кураторы", false),
            ("Отдел кадров", "Отдел опеки", false),
        ] {
            case(one, other, "unit", asked);
        }
        for (one, other, asked) in [
            ("ЗВР", "Зам. по ВР", true),
            ("ЗУВР", "Заместитель по УВР", true),
            ("РШМО", "Рук. ШМО", true),
            ("психолог", "Педагог-психолог", true),
            ("Зам. по безоп-сти", "Зам. по безопасности", true),
            ("ЗВР", "ЗУВР", false),
            ("педагог", "Социальный педагог", false),
            ("педагог-организатор", "педагог-психолог", false),
        ] {
            case(one, other, "role", asked);
        }
    }

    #[test]
    fn namesakes_with_posts_are_two() {
        let asked = |first: &str, second: &str| {
            let text = format!(
                "title = \"п\"\nperiod = \"2022\"\nterritory = \"Саров\"\n[executors]\n\
                 \"Ефимова О.А.\" = {{ kind = \"person\"{first} }}\n\
                 \"Ефимова О.И.\" = {{ kind = \"person\"{second} }}\n"
            );
            let (arena, workspace) = (Arena::new(), Workspace::default());
            let (document, _) = document::plan(&text, &arena);
            let (plan, _) = lower("plan", document, &workspace, &Readings::default());
            across(&[Census::of(&plan, Path::new("1.toml"))]).len()
        };
        assert_eq!(asked("", ""), 1);
        assert_eq!(asked(", post = \"директор\"", ""), 1);
        assert_eq!(asked(", post = \"директор\"", ", post = \"завуч\""), 0);
        let (one, other) = (
            ", post = \"педагог - психолог\"",
            ", post = \"Педагог-психолог\"",
        );
        assert_eq!(asked(one, other), 1);
        assert_eq!(asked(one, ", post = \"психолог\""), 1);
    }

    #[test]
    fn two_posts_of_one_person_are_asked_about() {
        let told = |one: &str, other: &str| {
            let text = format!(
                "title = \"п\"\nperiod = \"2022\"\nterritory = \"Саров\"\n[executors]\n\
                 \"{one}\" = {{ kind = \"person\" }}\n\"{other}\" = {{ kind = \"person\" }}\n"
            );
            let (arena, workspace) = (Arena::new(), Workspace::default());
            let (document, _) = document::plan(&text, &arena);
            let (plan, _) = lower("plan", document, &workspace, &Readings::default());
            let found = across(&[Census::of(&plan, Path::new("1.toml"))]).into_iter();
            let said = found.map(|(_, found)| found.title.text(Lang::Russian));
            said.collect::<Vec<_>>()
        };
        let found = told("социальный педагог Круль С.В.", "директор Круль С.В.");
        assert_eq!(
            found,
            ["у «Круль С.В.» две должности: «социальный педагог» и «директор»"]
        );
        assert_eq!(
            told("психолог Круль С.В.", "педагог-психолог Круль С.В."),
            [""; 0]
        );
        assert_eq!(told("директор Круль С.В.", "Круль С.В."), [""; 0]);
    }

    #[test]
    fn a_surname_alone_behind_a_post_is_asked_about() {
        let asked = |role: &str, person: &str| {
            let plans = [("Саров", role, "role"), ("Саров", person, "person")];
            found(&plans, &Workspace::default()).len()
        };
        assert_eq!(asked("психолог Круль", "педагог-психолог Круль С.В."), 1);
        assert_eq!(asked("психолог Круль", "Круль С.В."), 1);
        assert_eq!(asked("психолог Круль", "директор Круль С.В."), 0);
        assert_eq!(asked("психолог", "психолог Круль С.В."), 0);
    }

    #[test]
    fn names_cut_short_are_asked_about() {
        let case = |one: &str, other: &str, asked: bool| {
            for (one, other) in [(one, other), (other, one)] {
                let plans = [("Саров", one, "role"), ("Саров", other, "role")];
                let found = found(&plans, &Workspace::default());
                assert_eq!(
                    found.len(),
                    usize::from(asked),
                    "{one} / {other}: {found:?}"
                );
            }
        };
        case("Мед. работник", "медицинский работник", true);
        case("Ст.воспитатель", "Старший воспитатель", true);
        case("Зам. директора по ВР", "Заместитель директора по ВР", true);
        case("Зам. дир. по ВР", "Заместитель директора по ВР", true);
        case(
            "Зам. директора по ВР",
            "Заместитель директора по УВР",
            false,
        );
        case("Ст. воспитатель", "Старший вожатый", false);
        case("Кл. руководитель", "Классный руководитель 5а класса", false);
        case("Мед работник", "медицинский работник", false);
        case("Соцпедагог", "Социальный педагог", true);
        case("медработник", "Медицинский работник", true);
        case("Зам. директора ВР", "Зам. директора по ВР", true);
        case(
            "Зам. директора по ВР",
            "Заместитель директора по воспитательной работе",
            true,
        );
        case("КДН", "Комиссия по делам несовершеннолетних", true);
        case("ОО", "ОУ", false);
        case("КДН", "Комитет по делам молодёжи", false);
    }

    #[test]
    fn a_slip_makes_another_kind_of_a_name() {
        let plans = [
            ("Саров", "Круль С.В.", "person"),
            ("Саров", "ККруль С.В.", "unit"),
        ];
        assert_eq!(found(&plans, &Workspace::default()).len(), 1);
    }

    #[test]
    fn other_places_and_joined_names_are_not_asked_about() {
        let everywhere = Workspace::default();
        let (one, other) = ("Круль С.В.", "Круль Светлана Васильевна");
        let far = [
            ("Саров", one, "person"),
            ("Дубовский район", other, "person"),
        ];
        assert_eq!(found(&far, &everywhere), []);
        let spelt = [
            ("ГО Саров", one, "person"),
            ("городской округ Саров", other, "person"),
        ];
        assert_eq!(found(&spelt, &everywhere).len(), 1);
        let text =
            format!("[executors]\n\"{other}\" = {{ kind = \"person\", aliases = [\"{one}\"] }}\n");
        let arena = Arena::new();
        let (document, _) = document::workspace(&text, &arena);
        let (joined, _) = Workspace::lower(&document, Path::new("roadmap.toml"));
        assert_eq!(found(&spelt, &joined), []);
    }

    #[test]
    fn territories_of_namesakes_that_may_be_one_are_asked_about() {
        let case = |one: &str, other: &str, asked: bool| {
            let plans = [
                (one, "Круль С.В.", "person"),
                (other, "С. В. Круль", "person"),
            ];
            let found = found(&plans, &Workspace::default());
            assert_eq!(
                found.len(),
                usize::from(asked),
                "{one} / {other}: {found:?}"
            );
        };
        for (one, other, asked) in [
            ("Саров", "город Саров", true),
            ("г. Саров", "ГО Саров", true),
            ("Саров", "", true),
            ("", "Саров", true),
            ("Саров", "САРОВ", false),
            ("г. Саров", "город Саров", false),
            ("Саров", "Саровский район", false),
            ("Дубовский район", "Дубовский МР", true),
            ("", "", false),
        ] {
            case(one, other, asked);
        }
        let units = [
            ("Саров", "Управление образования", "unit"),
            ("город Саров", "Управление образования", "unit"),
        ];
        assert_eq!(found(&units, &Workspace::default()), []);
        let many = [
            ("Саров", "Круль С.В.", "person"),
            ("город Саров", "Круль С.В.", "person"),
            ("город Саров", "Круль С.В.", "person"),
        ];
        assert_eq!(found(&many, &Workspace::default()).len(), 1);
    }

    #[test]
    fn one_name_is_of_one_kind() {
        let rules = |one: &str, other: &str| {
            let plans = [("Саров", "Круль С.В.", one), ("Саров", "С.В. Круль", other)];
            let found = found(&plans, &Workspace::default());
            found.into_iter().map(|(rule, _)| rule).collect::<Vec<_>>()
        };
        assert_eq!(rules("person", "person"), []);
        assert_eq!(rules("person", "unit"), [Rule::TwoKinds]);
        assert_eq!(rules("unit", "person"), [Rule::TwoKinds]);
    }
}
