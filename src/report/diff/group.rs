//! Changes gathered into sentences: equal ones of several rows are one, and so are those that rest on one document.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::count::{Fate, Sort};
use super::row::{self, Told, Who};
use super::whole;
use crate::model::naming::is_name;
use crate::query::diff::{Change, Former, PlanDiff, Postponement, RowRef};
use crate::report::wording;
use crate::words::{Lang, Message, MessageId};

/// How many characters of a title are told.
const TITLE: usize = 60;

/// A sentence, and what it counts as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// The section it belongs to, where all of it does.
    pub(super) section: Option<String>,
    /// The sorts of the changes it tells, each as often as it has rows.
    pub(super) sorts: Vec<Sort>,
    /// The words.
    pub(super) text: String,
}

/// Returns what is told of a plan: of one that is new or gone nothing, its heading says it.
pub(super) fn sentences(diff: &PlanDiff, fate: &Fate, lang: Lang) -> Vec<Sentence> {
    if matches!(fate, Fate::Added | Fate::Removed) {
        return Vec::new();
    }
    let (mut told, changes) = replaced(diff, lang);
    told.extend(approval(diff, lang));
    let mut gathered = Vec::new();
    for change in folded(&changes) {
        match change.of.item() {
            Some(_) => join(&mut gathered, change, lang),
            None => gathered.push(Group::one(change, String::new())),
        }
    }
    told.extend(by_basis(&gathered, diff, lang));
    told
}

/// A change, and the postponements that it takes back.
#[derive(Clone)]
struct Saying<'c> {
    of: &'c Change,
    withdrawn: &'c [Postponement],
}

/// Changes of rows that differ in the row alone.
struct Group<'c> {
    says: Saying<'c>,
    rows: Vec<&'c RowRef>,
    /// What the deadline of each was in words, where that is all that differs among them.
    before: Vec<&'c str>,
    /// What is said of each row, without the row.
    key: String,
}

impl<'c> Group<'c> {
    fn one(says: Saying<'c>, key: String) -> Self {
        let rows = says.of.item().into_iter().collect();
        let before = row::restated(says.of).into_iter();
        let before = before.map(|(old, _)| old).collect();
        Group {
            says,
            rows,
            before,
            key,
        }
    }

    /// Returns what it counts as: once for each row.
    fn sorts(&self) -> Vec<Sort> {
        vec![Sort::of(self.says.of); self.rows.len().max(1)]
    }

    fn section(&self) -> Option<String> {
        let mut sections = self.rows.iter().map(|row| row.section.as_deref());
        let first = match sections.next() {
            Some(first) => first,
            None => self.says.of.section(),
        };
        first
            .filter(|_| sections.all(|section| section == first))
            .map(str::to_owned)
    }

    /// Returns the rows of the sentence: all of the plan, several, or one.
    fn who(&self, diff: &PlanDiff, lang: Lang) -> Option<Who> {
        let count = self.rows.len();
        let label = match self.rows.as_slice() {
            [] => return None,
            [_] if former(self.says.of, diff) => MessageId::DiffFormerRows
                .with(Who::of(self.says.of)?.label)
                .with(1usize),
            [_] => titled(self.says.of, diff)?,
            rows if count > 2 && count == diff.background.rows => {
                MessageId::DiffAllRows.with(rows.len())
            }
            rows => listed(rows, lang),
        };
        Some(Who { label, count })
    }

    fn told(&self, who: &Who, lang: Lang) -> Option<Told> {
        match self.says.withdrawn {
            [] if self.before.len() > 1 => {
                row::tell_restated(self.says.of, who, &self.before, lang)
            }
            [] => row::tell(self.says.of, who, lang),
            entries => Some(row::withdrawn(self.says.of, who, entries, lang)),
        }
    }
}

/// Returns how the row of `change` is called, with its title unless the sentence tells that: a number alone says little.
fn titled(change: &Change, diff: &PlanDiff) -> Option<Message> {
    let label = Who::of(change)?.label;
    let named = matches!(
        change,
        Change::Added { .. } | Change::Removed { .. } | Change::Title { .. }
    );
    let title = change
        .item()
        .filter(|item| !named && !is_name(&item.id))
        .and_then(|item| diff.background.titles.get(item.at))
        .filter(|title| !title.is_empty());
    Some(match title {
        Some(title) => MessageId::BriefItem
            .with(label)
            .with(wording::cut(title, TITLE)),
        None => label,
    })
}

/// Returns whether the row that `change` drops is called by a number that is another row's now.
fn former(change: &Change, diff: &PlanDiff) -> bool {
    let Change::Removed { item, .. } = change else {
        return false;
    };
    let renumbered = |change: &Change| match change {
        Change::Renumbered { .. } => true,
        Change::Moved { rows, .. } => rows.iter().any(|row| row.was != row.id),
        Change::Added { item: added, .. } => added.id == item.id,
        _ => false,
    };
    !is_name(&item.id) && diff.changes.iter().any(renumbered)
}

/// Adds a change of a row to the group whose rows changed alike.
fn join<'c>(groups: &mut Vec<Group<'c>>, says: Saying<'c>, lang: Lang) {
    let alone = matches!(says.of, Change::Added { .. } | Change::Removed { .. });
    let mut group = Group::one(says, String::new());
    let nobody = Who {
        label: MessageId::AsIs.with(""),
        count: 1,
    };
    let key = match row::restated(group.says.of).filter(|_| group.says.withdrawn.is_empty()) {
        Some((_, without)) => row::tell(&without, &nobody, lang),
        None => group.told(&nobody, lang),
    };
    group.key = key.map(|told| told.sentence(lang)).unwrap_or_default();
    let alike = groups
        .iter_mut()
        .find(|other| !alone && !other.key.is_empty() && other.key == group.key);
    match alike {
        Some(other) => {
            other.rows.extend(group.rows);
            let fresh = |old: &&str| !other.before.contains(old);
            let fresh: Vec<&str> = group.before.into_iter().filter(fresh).collect();
            other.before.extend(fresh);
        }
        None => groups.push(Group {
            key: if alone { String::new() } else { group.key },
            ..group
        }),
    }
}

/// Pairs a deadline given back with the postponements struck off beside it.
fn folded<'c>(changes: &'c [Cow<'c, Change>]) -> impl Iterator<Item = Saying<'c>> {
    let mut struck: BTreeMap<usize, (&[Postponement], &Former)> = BTreeMap::new();
    for change in changes {
        if let Change::Postponements { item, old, new } = change.as_ref()
            && let Some(entries) = old.strip_prefix(new.as_slice())
            && let Some(first) = entries.first()
        {
            struck.insert(item.at, (entries, &first.was));
        }
    }
    let taken_back = move |change: &Change| -> &'c [Postponement] {
        let entries = change.item().and_then(|item| struck.get(&item.at));
        match (change, entries) {
            (Change::Deadline { new, .. }, Some((entries, Former::Deadline(was))))
                if was == new =>
            {
                entries
            }
            (Change::Dates { new, .. }, Some((entries, Former::Dates(was)))) if was == new => {
                entries
            }
            _ => &[],
        }
    };
    let rows: Vec<usize> = changes
        .iter()
        .filter(|change| !taken_back(change).is_empty())
        .filter_map(|change| change.item().map(|item| item.at))
        .collect();
    let is_told = move |change: &&Cow<'_, Change>| {
        let ledger = matches!(change.as_ref(), Change::Postponements { .. });
        !(ledger && change.item().is_some_and(|item| rows.contains(&item.at)))
    };
    changes.iter().filter(is_told).map(move |change| Saying {
        of: change.as_ref(),
        withdrawn: taken_back(change),
    })
}

/// Words the groups; those that rest on one document are told under it.
fn by_basis(groups: &[Group<'_>], diff: &PlanDiff, lang: Lang) -> Vec<Sentence> {
    let told: Vec<(Option<Who>, Option<Told>)> = groups
        .iter()
        .map(|group| {
            let who = group.who(diff, lang);
            let told = who.as_ref().and_then(|who| group.told(who, lang));
            (who, told)
        })
        .collect();
    let basis = |at: usize| told[at].1.as_ref().and_then(|told| told.basis.as_deref());
    let mut sentences = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let section = group.section();
        let same: Vec<usize> = match basis(at) {
            Some(own) => (0..groups.len())
                .filter(|other| basis(*other) == Some(own))
                .collect(),
            None => vec![at],
        };
        if same.first() != Some(&at) {
            continue;
        }
        if let (Some(basis), true) = (basis(at), same.len() > 1) {
            let within = |at: &usize| groups[*at].section() == section;
            sentences.push(Sentence {
                section: section.clone().filter(|_| same.iter().all(within)),
                sorts: same.iter().flat_map(|at| groups[*at].sorts()).collect(),
                text: together(&same, groups, &told, basis, lang),
            });
            continue;
        }
        let text = match told[at].1.clone() {
            Some(told) => told.sentence(lang),
            None => whole::tell(group.says.of, lang).unwrap_or_default(),
        };
        sentences.push(Sentence {
            section,
            sorts: group.sorts(),
            text,
        });
    }
    sentences
}

/// Words what rests on one document: the document once, then each.
fn together(
    same: &[usize],
    groups: &[Group<'_>],
    told: &[(Option<Who>, Option<Told>)],
    basis: &str,
    lang: Lang,
) -> String {
    let alone: Option<Vec<String>> = same
        .iter()
        .map(|at| row::move_alone(groups[*at].says.of, told[*at].0.as_ref()?, lang))
        .collect();
    if let Some(moves) = alone {
        let told = MessageId::DiffMovesBy.with(basis).with(moves.join("; "));
        return told.text(lang);
    }
    let parts = same.iter().filter_map(|at| told[*at].1.as_ref());
    let parts: Vec<&str> = parts.map(|told| told.text.as_str()).collect();
    MessageId::DiffAllBy
        .with(basis)
        .with(parts.join("; "))
        .text(lang)
}

/// Returns rows in a list, those that follow each other as a range.
fn listed(rows: &[&RowRef], lang: Lang) -> Message {
    let was = |row: &RowRef| row.was.clone().filter(|was| !is_name(was));
    let next = |a: &RowRef, b: &RowRef| {
        a.at + 1 == b.at
            && whole::is_next(&a.id, &b.id)
            && match (was(a), was(b)) {
                (None, None) => a.was.is_none() && b.was.is_none(),
                (Some(a), Some(b)) => whole::is_next(&a, &b),
                _ => false,
            }
    };
    let mut rows = rows.to_vec();
    rows.sort_by_key(|row| row.at);
    let runs = rows.chunk_by(|a, b| next(a, b));
    let runs = runs.flat_map(|run| match run {
        [_, _] => run.chunks(1),
        _ => run.chunks(run.len()),
    });
    let named = |run: &[&RowRef]| match run {
        [first, .., last] => {
            let range = |a: &str, b: &str| format!("{a}–{b}");
            let ids = range(&first.id, &last.id);
            match was(first).zip(was(last)) {
                Some((first, last)) => MessageId::DiffRangeWas
                    .with(ids)
                    .with(range(&first, &last))
                    .text(lang),
                None => ids,
            }
        }
        [one] => match was(one) {
            Some(was) => MessageId::DiffOneWas
                .with(one.id.as_str())
                .with(was)
                .text(lang),
            None => one.id.clone(),
        },
        [] => String::new(),
    };
    let named: Vec<String> = runs.map(named).collect();
    MessageId::DiffRows.with(named.join(", "))
}

/// Returns the sentences about executors for whom another one stands wherever the plan named them, and the changes that
/// are left to tell.
fn replaced(diff: &PlanDiff, lang: Lang) -> (Vec<Sentence>, Vec<Cow<'_, Change>>) {
    let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut gone: BTreeMap<&str, usize> = BTreeMap::new();
    for change in &diff.changes {
        let Change::Executors { removed, .. } = change else {
            continue;
        };
        for name in removed {
            *gone.entry(name).or_default() += 1;
            if let Some(other) = in_place(change, name) {
                *pairs.entry((name, other)).or_default() += 1;
            }
        }
    }
    pairs.retain(|(name, _), rows| {
        *rows > 1 && gone.get(name) == Some(rows) && !diff.background.named.contains(*name)
    });
    let sentence = |(pair, rows): (&(&str, &str), &usize)| Sentence {
        section: None,
        sorts: vec![Sort::Executors; *rows],
        text: MessageId::DiffReplacedAll
            .with(*rows)
            .with(pair.0)
            .with(pair.1)
            .text(lang),
    };
    let sentences = pairs.iter().map(sentence).collect();
    let rest = diff.changes.iter().filter(|change| !is_approval(change));
    let rest = rest.filter_map(|change| match change {
        Change::Executors { .. } => left(change, &pairs),
        _ => Some(Cow::Borrowed(change)),
    });
    (sentences, rest.collect())
}

/// Returns who stands where `name` stood.
fn in_place<'c>(change: &'c Change, name: &String) -> Option<&'c str> {
    let Change::Executors {
        old, new, added, ..
    } = change
    else {
        return None;
    };
    let place = old.iter().position(|known| known == name)?;
    let other = new.get(place)?;
    added.contains(other).then_some(other)
}

/// Returns what changed in the executors of a row beside the replacements told for the whole plan.
fn left<'c>(change: &'c Change, pairs: &BTreeMap<(&str, &str), usize>) -> Option<Cow<'c, Change>> {
    let Change::Executors {
        item,
        old,
        new,
        added,
        removed,
        ..
    } = change
    else {
        return Some(Cow::Borrowed(change));
    };
    let told: Vec<(&String, &str)> = removed
        .iter()
        .filter_map(|name| Some((name, in_place(change, name)?)))
        .filter(|(name, other)| pairs.contains_key(&(name.as_str(), *other)))
        .collect();
    if told.is_empty() {
        return Some(Cow::Borrowed(change));
    }
    let stands = |name: &String| {
        let pair = told.iter().find(|(was, _)| *was == name);
        pair.map_or_else(|| name.clone(), |(_, other)| (*other).to_owned())
    };
    let old: Vec<String> = old.iter().map(stands).collect();
    let untold = |names: &[String]| -> Vec<String> {
        let known = |name: &&String| told.iter().all(|(was, is)| was != name && is != name);
        names.iter().filter(known).cloned().collect()
    };
    (old != *new).then(|| {
        Cow::Owned(Change::Executors {
            item: item.clone(),
            lead: old.first() != new.first(),
            old: old.clone(),
            new: new.clone(),
            added: untold(added),
            removed: untold(removed),
        })
    })
}

fn is_approval(change: &Change) -> bool {
    matches!(change, Change::Passport { field, .. } if whole::APPROVAL.contains(field))
}

/// Returns the sentence about the approval, if anything of it changed.
fn approval(diff: &PlanDiff, lang: Lang) -> Option<Sentence> {
    let [old, new] = &diff.background.passports;
    diff.changes.iter().any(is_approval).then(|| Sentence {
        section: None,
        sorts: vec![Sort::Passport],
        text: whole::approved(old, new, lang),
    })
}
