//! The names of a plan that filters may mean, and which of them they do.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::filter::Executors;
use super::who::{Directory, People};
use crate::model::names::{nearest, otherwise_numbered, without_bare_place, without_place};
use crate::model::{Executor, Fit, Item, Plan, PlanNames, Wanted, Who};
use crate::words::{Lang, MessageId};

/// The names of a plan, kept after the plan is dropped.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// What the plan may be called.
    pub plan: PlanNames,
    /// How each of the plans asked for fits it.
    pub fits: Vec<Option<Fit>>,
    place: String,
    people: People,
    executors: Vec<Candidate>,
    /// The groups and roles that items name, each with all that it stands for on any day.
    groups: Vec<(String, Vec<String>)>,
    /// The groups and roles that no item names, each with those of whom it stands for that items name.
    unnamed: Vec<(String, Vec<String>)>,
    sections: BTreeSet<Option<String>>,
}

/// An executor who may be meant.
#[derive(Debug, Clone)]
struct Candidate {
    /// The registry's name; `None` for nobody.
    name: Option<String>,
    /// Who it is, over all plans.
    who: Option<Who>,
    /// Its other spellings.
    spellings: Vec<String>,
}

/// Returns the groups and roles of the plans with these names through which something falls to the executors `chosen`.
pub fn through(known: &[&Names], chosen: &Executors) -> Vec<String> {
    let found = known.iter().flat_map(|names| {
        let asked = chosen.get(&names.place);
        let is_asked =
            move |name: &String| asked.is_some_and(|asked| asked.contains(&Some(name.clone())));
        let groups = names.groups.iter();
        groups.filter(move |(group, parts)| !is_asked(group) && parts.iter().any(is_asked))
    });
    once_each(found.map(|(group, _)| group.clone()))
}

/// Returns those of the executors `chosen` that are groups and roles which no item of the plans with these names names,
/// each with whom it stands for and items name: nothing falls to it, something may fall to them.
pub fn unnamed(known: &[&Names], chosen: &Executors) -> Vec<(String, Vec<String>)> {
    let found = known.iter().flat_map(|names| {
        let asked = chosen.get(&names.place);
        let is_asked =
            move |name: &str| asked.is_some_and(|asked| asked.contains(&Some(name.to_owned())));
        let unnamed = names.unnamed.iter();
        unnamed.filter(move |(group, parts)| {
            is_asked(group) && !parts.iter().any(|part| is_asked(part))
        })
    });
    found.cloned().collect()
}

/// What was taken for the names asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken<T> {
    /// What filters go by.
    pub chosen: T,
    /// The names as reports print them.
    pub names: Vec<String>,
}

/// A name that fits nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The name asked for.
    pub asked: String,
    /// The nearest that there is.
    pub nearest: Option<String>,
    /// Names that differ by their numbers alone, where nothing is nearer.
    pub numbered: Vec<String>,
}

impl Names {
    /// Returns the names of a file that could not be read: its `stem`.
    pub fn unread(stem: &str, plans: &[Wanted]) -> Names {
        Names {
            plan: PlanNames {
                stem: stem.to_owned(),
                label: stem.to_owned(),
                about: String::new(),
            },
            fits: plans.iter().map(|wanted| wanted.fit(stem)).collect(),
            ..Names::default()
        }
    }

    /// Returns the names of `plan`, and how each of `plans` fits it.
    pub fn of(plan: &Plan<'_>, plans: &[Wanted]) -> Names {
        let sections = plan.items.iter().map(|item| {
            let title = plan.section_title(item).filter(|title| !title.is_empty());
            title.map(str::to_owned)
        });
        let declared = plan.sections.iter().map(|section| section.title);
        let declared = declared.filter(|title| !title.is_empty());
        let people = People::of(plan);
        Names {
            plan: plan.names(),
            fits: plans.iter().map(|wanted| plan.called(wanted)).collect(),
            place: plan.place().unwrap_or_default().to_owned(),
            executors: executors(plan, &people),
            people,
            groups: groups(plan),
            unnamed: groups_unnamed(plan),
            sections: declared
                .map(|title| Some(title.to_owned()))
                .chain(sections)
                .collect(),
        }
    }

    /// Returns how `wanted` fits an executor of the plan.
    fn fit(&self, wanted: &Wanted, candidate: &Candidate) -> Option<Fit> {
        let Some(name) = candidate.name.as_deref() else {
            return fit_words(wanted, MessageId::Nobody);
        };
        let spellings = candidate.spellings.iter().map(String::as_str);
        let spellings = spellings.chain([name]);
        let place = Some(self.place.as_str()).filter(|place| !place.is_empty());
        let is_of = |bare: Option<&str>| {
            let here = bare.map(Wanted::new);
            here.is_some_and(|here| spellings.clone().any(|name| here.is(name)))
        };
        if is_of(without_place(wanted.words(), place)) {
            return Some(Fit::Same);
        }
        let is_near = is_of(without_bare_place(wanted.words(), &self.place));
        let fits = spellings.filter_map(|name| wanted.fit(name)).min();
        fits.or(is_near.then_some(Fit::Part))
    }
}

/// Returns the groups and roles that items of `plan` name, each with all that it stands for on any day.
fn groups(plan: &Plan<'_>) -> Vec<(String, Vec<String>)> {
    let items = plan.items.iter();
    let named = items.flat_map(|item| &item.document.executors);
    let named: BTreeSet<&str> = named
        .map(|name| plan.registry.canonical(name.value))
        .collect();
    let parts = |name: &str| (name.to_owned(), plan.registry.ever_meant(name).split_off(1));
    let groups = named.into_iter().map(parts);
    groups.filter(|(_, parts)| !parts.is_empty()).collect()
}

/// Returns the groups and roles that no item of `plan` names, each with those of whom it stands for that items name.
fn groups_unnamed(plan: &Plan<'_>) -> Vec<(String, Vec<String>)> {
    let entries = plan.registry.entries();
    let mut groups = entries
        .filter(|entry| !entry.members.is_empty() || !entry.held_by.is_empty())
        .peekable();
    if groups.peek().is_none() {
        return Vec::new();
    }
    let named = plan.items.iter().flat_map(|item| &item.document.executors);
    let named: HashSet<&str> = named
        .map(|name| plan.registry.canonical(name.value))
        .collect();
    let unnamed = groups.filter(|entry| !named.contains(entry.name.value.as_ref()));
    let parts = |entry: &Executor<'_>| {
        let mut parts = plan.registry.ever_meant(&entry.name.value).split_off(1);
        parts.retain(|part| named.contains(part.as_str()));
        (entry.name.value.to_string(), parts)
    };
    let unnamed = unnamed.map(parts);
    unnamed.filter(|(_, parts)| !parts.is_empty()).collect()
}

/// Returns every executor that the registry of `plan` or an item of it names.
fn executors(plan: &Plan<'_>, people: &People) -> Vec<Candidate> {
    let mut spellings: HashMap<&str, Vec<String>> = HashMap::new();
    for entry in plan.registry.entries() {
        let known = spellings.entry(entry.name.value.as_ref()).or_default();
        known.extend(entry.spellings().skip(1).map(|(name, _)| name.to_owned()));
    }
    let mut out: Vec<Candidate> = people
        .each()
        .map(|(name, who)| Candidate {
            name: Some(name.to_owned()),
            who: Some(who.clone()),
            spellings: spellings.remove(name).unwrap_or_default(),
        })
        .collect();
    let nobody = |item: &Item<'_>| item.document.executors.is_empty();
    if plan.items.iter().any(nobody) {
        out.push(Candidate {
            name: None,
            who: None,
            spellings: Vec::new(),
        });
    }
    out
}

/// Returns how `wanted` fits the words of a catalogue entry in any language.
fn fit_words(wanted: &Wanted, words: MessageId) -> Option<Fit> {
    let words = [Lang::Russian, Lang::English].map(|lang| words.text(lang));
    words
        .into_iter()
        .filter_map(|words| wanted.fit(words))
        .min()
        .filter(|fit| *fit == Fit::Same)
}

/// Returns the numbers of the plans that `plans` mean; all where none are asked for.
pub fn plans(known: &[Names], plans: &[Wanted]) -> Result<Taken<Vec<usize>>, Missing> {
    let mut chosen: BTreeSet<usize> = BTreeSet::new();
    for (at, wanted) in plans.iter().enumerate() {
        let fits = || known.iter().map(|names| names.fits[at]);
        let Some(best) = fits().flatten().min() else {
            let near = PlanNames::nearest(wanted.words(), known.iter().map(|names| &names.plan));
            return Err(Missing {
                asked: wanted.words().to_owned(),
                nearest: near.map(called),
                numbered: Vec::new(),
            });
        };
        let fitting = fits().enumerate().filter(|(_, fit)| *fit == Some(best));
        chosen.extend(fitting.map(|(plan, _)| plan));
    }
    let names = chosen.iter().map(|plan| known[*plan].plan.label.clone());
    Ok(Taken {
        names: once_each(names),
        chosen: chosen.into_iter().collect(),
    })
}

/// Returns what people call `plan`, and its file's stem where that is something else.
fn called(plan: &PlanNames) -> String {
    if plan.label == plan.stem {
        plan.label.clone()
    } else {
        format!("{} ({})", plan.label, plan.stem)
    }
}

/// Returns the executors that `executors` mean in the plans with these names, by the place of the plan.
///
/// Whoever is meant is meant under every name that any of the plans has for them.
pub fn wanted_executors(
    known: &[&Names],
    executors: &[Wanted],
    lang: Lang,
) -> Result<Taken<Executors>, Missing> {
    if executors.is_empty() {
        return Ok(Taken {
            chosen: Executors::new(),
            names: Vec::new(),
        });
    }
    let directory = Directory::new(known.iter().map(|names| &names.people));
    let mut meant: HashSet<&Option<Who>> = HashSet::new();
    let mut told = Vec::new();
    for wanted in executors {
        let fits = known.iter().flat_map(|names| {
            let candidates = names.executors.iter();
            let fit = |candidate| Some((names.fit(wanted, candidate)?, &names.people, candidate));
            candidates.filter_map(fit)
        });
        let fits: Vec<_> = fits.collect();
        let Some(best) = fits.iter().map(|(fit, ..)| *fit).min() else {
            let candidates = known.iter().flat_map(|names| &names.executors);
            let spellings = candidates.flat_map(|known| known.name.iter().chain(&known.spellings));
            return Err(missing(wanted, spellings.map(String::as_str)));
        };
        for (_, people, candidate) in fits.into_iter().filter(|(fit, ..)| *fit == best) {
            if meant.insert(&candidate.who) {
                let name = candidate.name.as_deref();
                let called = name.map(|name| directory.called(people, name, lang));
                told.push(called.unwrap_or_else(|| wanted.words().to_owned()));
            }
        }
    }
    let mut chosen = Executors::new();
    for names in known {
        let candidates = names.executors.iter();
        let fitting = candidates.filter(|candidate| meant.contains(&candidate.who));
        let fitting = fitting.map(|candidate| candidate.name.clone());
        chosen
            .entry(names.place.clone())
            .or_default()
            .extend(fitting);
    }
    Ok(Taken {
        chosen,
        names: once_each(told),
    })
}

/// Returns the titles of the sections that `sections` mean in the plans with these names.
pub fn wanted_sections(
    known: &[&Names],
    sections: &[Wanted],
) -> Result<Taken<HashSet<Option<String>>>, Missing> {
    let titles: BTreeSet<&Option<String>> =
        known.iter().flat_map(|names| &names.sections).collect();
    let mut chosen: HashSet<Option<String>> = HashSet::new();
    let mut told = Vec::new();
    for wanted in sections {
        let fit = |title: &Option<String>| match title {
            Some(title) => wanted.fit(title),
            None => fit_words(wanted, MessageId::NoSection),
        };
        let fits = || {
            titles
                .iter()
                .filter_map(|title| Some((fit(title)?, *title)))
        };
        let Some(best) = fits().map(|(fit, _)| fit).min() else {
            let titles = titles.iter().filter_map(|title| title.as_deref());
            return Err(missing(wanted, titles));
        };
        for (_, title) in fits().filter(|(fit, _)| *fit == best) {
            told.push(title.clone().unwrap_or_else(|| wanted.words().to_owned()));
            chosen.insert(title.clone());
        }
    }
    Ok(Taken {
        chosen,
        names: once_each(told),
    })
}

fn missing<'n>(wanted: &Wanted, names: impl Iterator<Item = &'n str> + Clone) -> Missing {
    let asked = wanted.words();
    // Capitals may be an abbreviation, which is no beginning of a word, or a key held down.
    let small = Wanted::new(&asked.to_lowercase());
    let begun = || names.clone().find(|name| small.fit(name).is_some());
    let near = nearest(asked, names.clone()).filter(|_| !asked.is_empty());
    let near = near.or_else(begun);
    let numbered = match near {
        Some(_) => Vec::new(),
        None => otherwise_numbered(asked, names),
    };
    Missing {
        asked: asked.to_owned(),
        nearest: near.map(str::to_owned),
        numbered: numbered.into_iter().map(str::to_owned).collect(),
    }
}

fn once_each(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once
}
