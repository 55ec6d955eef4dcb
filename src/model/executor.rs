//! Executors: persons, units, roles and groups, and which of them a spelling means.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::names::{self, Wanted};
use crate::document::ExecutorEntry;
use crate::text::{Span, Spanned, russian};

/// What an executor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExecutorKind {
    /// A person.
    Person,
    /// An organisation or a part of one.
    Unit,
    /// A role that somebody holds for a time.
    Role,
    /// Several executors under one name.
    Group,
}

impl ExecutorKind {
    /// The words for the kinds in a plan file.
    pub const NAMES: [(&'static str, ExecutorKind); 4] = [
        ("person", ExecutorKind::Person),
        ("unit", ExecutorKind::Unit),
        ("role", ExecutorKind::Role),
        ("group", ExecutorKind::Group),
    ];

    /// Returns the kind with this name.
    pub fn named(name: &str) -> Option<ExecutorKind> {
        ExecutorKind::NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, kind)| *kind)
    }

    /// Returns the word for the kind in a plan file.
    pub fn name(self) -> &'static str {
        ExecutorKind::NAMES
            .iter()
            .find(|(_, kind)| *kind == self)
            .map_or("unit", |(name, _)| *name)
    }
}

impl Serialize for ExecutorKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.name().serialize(serializer)
    }
}

/// A text borrowed from a plan file, or kept by the workspace.
pub type Text<'a> = Spanned<Cow<'a, str>>;

/// An entry of the registry.
#[derive(Debug, Clone)]
pub struct Executor<'a> {
    /// The spelling that items use.
    pub name: Text<'a>,
    /// What it is.
    pub kind: ExecutorKind,
    /// The post; of a role, what the appointing document calls it.
    pub post: Option<Text<'a>>,
    /// The address of mail.
    pub email: Option<Text<'a>>,
    /// Other spellings.
    pub aliases: Vec<Text<'a>>,
    /// The members of a group.
    pub members: Vec<Text<'a>>,
    /// Who holds a role, and when.
    pub held_by: Vec<Holding<'a>>,
    /// The workspace file it stands in; `None` for the plan's own.
    pub origin: Option<PathBuf>,
}

/// Who holds a role, and when; both days inclusive.
#[derive(Debug, Clone)]
pub struct Holding<'a> {
    /// The person or unit.
    pub name: Text<'a>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

impl Holding<'_> {
    /// Returns whether the role is held so on `day`.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// How a spelling was taken for an entry of the registry; the number is the entry's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// It is the entry's name.
    Name(usize),
    /// It is one of the entry's aliases.
    Alias(usize),
    /// It differs from a name or alias by case, ё/е, look-alike letters, quotes or blanks only, of a person by the place
    /// of the initials too.
    Spelling(usize),
}

impl Match {
    /// Returns the entry's number.
    pub fn entry(self) -> usize {
        match self {
            Match::Name(entry) | Match::Alias(entry) | Match::Spelling(entry) => entry,
        }
    }
}

/// Everyone a plan may name: its own entries first, then the workspace's.
#[derive(Debug)]
pub struct Registry<'a> {
    entries: Vec<Cow<'a, Executor<'a>>>,
    exact: OnceCell<HashMap<String, Match>>,
    folded: OnceCell<HashMap<String, usize>>,
    shared: OnceCell<HashMap<String, usize>>,
}

impl<'a> Registry<'a> {
    /// Returns the registry of `own` entries and those of the workspace.
    pub fn new(own: Vec<Executor<'a>>, shared: &'a [Executor<'static>]) -> Self {
        let shared = shared.iter().map(|executor| {
            let executor: &'a Executor<'a> = executor;
            Cow::Borrowed(executor)
        });
        Registry {
            entries: own.into_iter().map(Cow::Owned).chain(shared).collect(),
            exact: OnceCell::new(),
            folded: OnceCell::new(),
            shared: OnceCell::new(),
        }
    }

    /// Returns whether nobody is declared, so that any name is as good as another.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the entries.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Executor<'a>> + Clone {
        self.entries.iter().map(AsRef::as_ref)
    }

    /// Returns the entry with this number.
    pub fn entry(&self, number: usize) -> &Executor<'a> {
        &self.entries[number]
    }

    /// Returns what `spelling` is taken for.
    pub fn find(&self, spelling: &str) -> Option<Match> {
        let exact = self.exact.get_or_init(|| self.index_exact());
        exact.get(spelling).copied().or_else(|| {
            let all = || Self::index_spellings(self.entries().enumerate());
            Self::spelt(self.folded.get_or_init(all), spelling).map(Match::Spelling)
        })
    }

    /// Returns the registry's name for `spelling`, or the spelling itself where nobody is known by it.
    pub fn canonical<'n>(&'n self, spelling: &'n str) -> &'n str {
        self.find(spelling)
            .map_or(spelling, |found| &self.entry(found.entry()).name.value)
    }

    /// Returns the entry of the workspace that `spelling` is taken for, whatever the plan's own entries say.
    pub fn shared(&self, spelling: &str) -> Option<&Executor<'a>> {
        let shared = self.shared.get_or_init(|| {
            let entries = self.entries().enumerate();
            Self::index_spellings(entries.filter(|(_, entry)| entry.origin.is_some()))
        });
        Self::spelt(shared, spelling).map(|number| self.entry(number))
    }

    /// Returns the registry's names that fit `asked` best.
    pub fn resolve(&self, asked: &str) -> Vec<&str> {
        let entries = self.entries().flat_map(|entry| {
            let name = entry.name.value.as_ref();
            entry.spellings().map(move |(spelling, _)| (spelling, name))
        });
        Wanted::new(asked).fitting(entries)
    }

    /// Returns `name` and all that it stands for on any day.
    pub fn ever_meant(&self, name: &str) -> Vec<String> {
        self.meant(name, None)
    }

    /// Returns `name` and all that it stands for on `day`, on any day where none is given: a group's members, a role's
    /// holders, and theirs in turn.
    pub fn meant(&self, name: &str, day: Option<NaiveDate>) -> Vec<String> {
        let mut meant = vec![self.canonical(name).to_owned()];
        let mut next = 0;
        while let Some(name) = meant.get(next).cloned() {
            for part in self.parts(&name, day) {
                let part = self.canonical(part).to_owned();
                if !meant.contains(&part) {
                    meant.push(part);
                }
            }
            next += 1;
        }
        meant
    }

    /// Returns the members of the group or the holders of the role `name` on `day`, on any day where none is given.
    fn parts(&self, name: &str, day: Option<NaiveDate>) -> Vec<&str> {
        let Some(found) = self.find(name) else {
            return Vec::new();
        };
        let executor = self.entry(found.entry());
        let members = executor.members.iter().map(|member| member.value.as_ref());
        let held = executor.held_by.iter();
        let held = held.filter(|held| day.is_none_or(|day| held.holds_on(day)));
        members
            .chain(held.map(|held| held.name.value.as_ref()))
            .collect()
    }

    /// Returns the names that `name` stands for on `day`, on any day where none is given: a group's members, a role's
    /// holders, and theirs in turn; itself where it is neither or names nobody.
    pub fn expand(&self, name: &str, day: Option<NaiveDate>) -> Vec<String> {
        let mut out = Vec::new();
        self.expand_into(name, day, &mut Vec::new(), &mut out);
        out
    }

    fn expand_into(
        &self,
        name: &str,
        day: Option<NaiveDate>,
        seen: &mut Vec<usize>,
        out: &mut Vec<String>,
    ) {
        let parts = self
            .find(name)
            .map(Match::entry)
            .filter(|entry| !seen.contains(entry))
            .map(|entry| {
                seen.push(entry);
                self.parts(name, day)
            });
        match parts {
            Some(parts) if !parts.is_empty() => {
                for part in parts {
                    self.expand_into(part, day, seen, out);
                }
            }
            _ => {
                let name = self.canonical(name).to_owned();
                if !out.contains(&name) {
                    out.push(name);
                }
            }
        }
    }

    fn index_exact(&self) -> HashMap<String, Match> {
        let mut index = HashMap::new();
        for (number, executor) in self.entries().enumerate() {
            for alias in &executor.aliases {
                index
                    .entry(alias.value.to_string())
                    .or_insert(Match::Alias(number));
            }
        }
        for (number, executor) in self
            .entries()
            .enumerate()
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
        {
            // From the last to the first, so that the plan's own entry wins over the workspace's.
            index.insert(executor.name.value.to_string(), Match::Name(number));
        }
        index
    }

    /// Returns what `index`, of folded spellings and keys of persons, has for `spelling`.
    fn spelt(index: &HashMap<String, usize>, spelling: &str) -> Option<usize> {
        if index.is_empty() {
            return None;
        }
        let person = || index.get(&names::person_key(spelling)?);
        index.get(&russian::fold(spelling)).or_else(person).copied()
    }

    fn index_spellings<'e>(
        entries: impl Iterator<Item = (usize, &'e Executor<'a>)> + Clone,
    ) -> HashMap<String, usize>
    where
        'a: 'e,
    {
        let mut index = HashMap::new();
        for (number, executor) in entries.clone() {
            for (spelling, _) in executor.spellings() {
                index.entry(russian::fold(spelling)).or_insert(number);
            }
        }
        for (number, executor) in entries.filter(|(_, entry)| entry.kind == ExecutorKind::Person) {
            let keys = executor.spellings();
            for key in keys.filter_map(|(name, _)| names::person_key(name)) {
                index.entry(key).or_insert(number);
            }
        }
        index
    }
}

/// Returns an entry of the registry as the file writes it; an unknown or missing kind counts as a unit.
pub(super) fn lower_entry<'a>(entry: &ExecutorEntry<'a>) -> Executor<'a> {
    let text =
        |spanned: &Spanned<&'a str>| Spanned::new(Cow::Borrowed(spanned.value), spanned.span);
    Executor {
        name: text(&entry.name),
        kind: entry
            .kind
            .and_then(|kind| ExecutorKind::named(kind.value))
            .unwrap_or(ExecutorKind::Unit),
        post: entry.post.as_ref().map(text),
        email: entry.email.as_ref().map(text),
        aliases: entry.aliases.iter().map(text).collect(),
        members: entry.members.iter().map(text).collect(),
        held_by: entry
            .held_by
            .iter()
            .filter_map(|holder| {
                Some(Holding {
                    name: text(holder.name.as_ref()?),
                    from: holder.from.map(|from| from.value),
                    to: holder.to.map(|to| to.value),
                })
            })
            .collect(),
        origin: None,
    }
}

impl Executor<'_> {
    /// Returns the entry with texts of its own, as an entry of the workspace file `origin`.
    pub(super) fn into_shared(self, origin: &std::path::Path) -> Executor<'static> {
        let own = |text: Text<'_>| Spanned::new(Cow::Owned(text.value.into_owned()), text.span);
        let all = |texts: Vec<Text<'_>>| texts.into_iter().map(own).collect();
        Executor {
            name: own(self.name),
            kind: self.kind,
            post: self.post.map(own),
            email: self.email.map(own),
            aliases: all(self.aliases),
            members: all(self.members),
            held_by: self
                .held_by
                .into_iter()
                .map(|held| Holding {
                    name: own(held.name),
                    from: held.from,
                    to: held.to,
                })
                .collect(),
            origin: Some(origin.to_owned()),
        }
    }

    /// Returns every spelling that is taken for this entry, with its place.
    pub fn spellings(&self) -> impl Iterator<Item = (&str, Span)> + Clone {
        std::iter::once(&self.name)
            .chain(&self.aliases)
            .map(|text| (text.value.as_ref(), text.span))
    }
}
