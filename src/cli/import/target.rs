//! Which file a plan of a document goes to: the one that holds the same plan, else a new one.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use toml_spanner::Arena;

use super::merged;
use crate::cli::context::Context;
use crate::cli::gather::argument;
use crate::document;
use crate::import::draft::{Draft, Text};
use crate::import::{self, Body};
use crate::io;
use crate::text::russian::fold;
use crate::words::MessageId;

/// The names of the plan files of one document.
pub(super) struct Names<'a> {
    folder: &'a Path,
    taken: HashSet<PathBuf>,
    /// By stem: the number up to which all, from 2 on, are taken.
    numbers: HashMap<String, u32>,
}

impl<'a> Names<'a> {
    /// Returns the names in `folder`, those of the files that the user has `chosen` taken.
    pub(super) fn new(folder: &'a Path, chosen: &[PathBuf]) -> Self {
        Names {
            folder,
            taken: chosen.iter().cloned().collect(),
            numbers: HashMap::new(),
        }
    }

    /// Takes the file that is the plan of `draft`, of the document at `source`.
    ///
    /// A file whose rows are alike and that is not known to be of the same body is named, and stays as it is.
    pub(super) fn of(
        &mut self,
        stems: &[String],
        draft: &Draft,
        source: &Path,
        context: &Context,
    ) -> Option<PathBuf> {
        let like = |path: &Path| likeness(path, draft, context);
        let same = |path: &Path| like(path) == Likeness::Same;
        let found = self.named(stems, same).or_else(|| {
            let path = self.titled(draft, same)?;
            let told = MessageId::ImportSamePlan.with(source.display().to_string());
            context.tell(&told.with(path.display().to_string()));
            Some(path)
        });
        if let Some(path) = found {
            self.taken.insert(path.clone());
            return Some(path);
        }
        let alike = |path: &Path| like(path) == Likeness::Alike;
        let other = self.named(stems, alike);
        if let Some(path) = other.or_else(|| self.titled(draft, alike)) {
            let told = MessageId::ImportLikePlan.with(argument(&path));
            context.tell(&told.with(argument(source)));
        }
        None
    }

    /// Returns the plan file that has one of these names and `fits`.
    fn named(&self, stems: &[String], fits: impl Fn(&Path) -> bool) -> Option<PathBuf> {
        let last = stems.last().map_or("plan", String::as_str);
        let numbered = (2..).map(|number| self.path(&format!("{last}-{number}")));
        let numbered = numbered.take_while(|path| path.exists());
        let named = stems.iter().map(|stem| self.path(stem)).chain(numbered);
        named
            .filter(|path| !self.taken.contains(path) && path.exists())
            .find(|path| fits(path))
    }

    /// Returns the plan file of the folder that has the title and the period of `draft` and `fits`: a document revised
    /// under another name.
    fn titled(&self, draft: &Draft, fits: impl Fn(&Path) -> bool) -> Option<PathBuf> {
        let files = io::discover(&[self.folder.to_path_buf()]).files;
        files
            .into_iter()
            .find(|path| !self.taken.contains(path) && is_titled(path, draft) && fits(path))
    }

    fn path(&self, stem: &str) -> PathBuf {
        self.folder.join(format!("{stem}.toml"))
    }

    /// Takes the first path that is `free`, by the names of `stems` and then by numbers behind the last.
    pub(super) fn take(&mut self, stems: &[String], free: impl Fn(&Path) -> bool) -> PathBuf {
        let path = |stem: &str| self.folder.join(format!("{stem}.toml"));
        let last = stems.last().map_or("plan", String::as_str);
        let first = self.numbers.entry(last.to_owned()).or_insert(2);
        let numbered = |number: u32| path(&format!("{last}-{number}"));
        while self.taken.contains(&numbered(*first)) {
            *first += 1;
        }
        let named = stems.iter().map(|stem| path(stem));
        let found = named
            .chain((*first..u32::MAX).map(numbered))
            .find(|path| !self.taken.contains(path) && free(path))
            .unwrap_or_else(|| path(last));
        self.taken.insert(found.clone());
        found
    }

    /// Returns what people may call the plan of `draft`: the first of its likely names that no plan of the folder has,
    /// else the likeliest with a number.
    pub(super) fn called(&self, draft: &Draft, others: &[String]) -> Option<Text> {
        let likely = import::likely_names(draft);
        if likely.is_empty() {
            return None;
        }
        let files = io::discover(&[self.folder.to_path_buf()]).files;
        let known = files
            .iter()
            .filter_map(|path| read(path, |plan| plan.name.map(|name| fold(name.value))));
        let known: HashSet<String> = known
            .flatten()
            .chain(others.iter().map(|name| fold(name)))
            .collect();
        let first = likely.first()?.clone();
        let numbered = (2..).map(|number| Text {
            value: format!("{} ({number})", first.value),
            ..first.clone()
        });
        let mut names = likely.into_iter().chain(numbered);
        names.find(|name| !known.contains(&fold(&name.value)))
    }
}

/// Returns for each of `drafts` the one of `files` that the user means for it: of the same title and period, the others in
/// the document's order; nothing where some stay without a plan, or not each plan without a file has one.
pub(super) fn chosen(files: &[PathBuf], drafts: &[Draft]) -> Option<Vec<Option<PathBuf>>> {
    let mut chosen: Vec<Option<PathBuf>> = vec![None; drafts.len()];
    let mut others = Vec::new();
    for file in files {
        let mut plans = drafts.iter().zip(&chosen);
        let titled = plans.position(|(draft, taken)| taken.is_none() && is_titled(file, draft));
        match titled.and_then(|at| chosen.get_mut(at)) {
            Some(slot) => *slot = Some(file.clone()),
            None => others.push(file.clone()),
        }
    }
    let distinct: HashSet<&PathBuf> = files.iter().collect();
    let free: Vec<&mut Option<PathBuf>> = chosen.iter_mut().filter(|file| file.is_none()).collect();
    if distinct.len() < files.len() || !others.is_empty() && others.len() != free.len() {
        return None;
    }
    for (slot, file) in free.into_iter().zip(others) {
        *slot = Some(file);
    }
    Some(chosen)
}

/// Returns what `ask` finds in the plan file at `path`, if that can be read.
fn read<T>(path: &Path, ask: impl FnOnce(&document::PlanDocument<'_>) -> T) -> Option<T> {
    let mut bytes = Vec::new();
    io::read(path, &mut bytes).ok()?;
    let text = io::decode(&bytes).ok()?;
    let arena = Arena::new();
    let (plan, _) = document::plan(text, &arena);
    Some(ask(&plan))
}

/// Returns whether the file at `path` is a plan of the title and the period of `draft`.
fn is_titled(path: &Path, draft: &Draft) -> bool {
    let same = |old: Option<&str>, new: Option<&Text>| {
        old.zip(new)
            .is_some_and(|(old, new)| fold(old) == fold(&new.value))
    };
    let passport = &draft.passport;
    let titled = read(path, |plan| {
        same(plan.title.map(|text| text.value), passport.title.as_ref())
            && same(plan.period.map(|text| text.value), passport.period.as_ref())
    });
    titled == Some(true)
}

/// What a plan file is to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// It has the rows of the document and is of the same body, or the document changes nothing of it.
    Same,
    /// It has like rows; whose it is, is not said or differs.
    Alike,
    /// It is another plan, or none.
    Other,
}

fn likeness(path: &Path, draft: &Draft, context: &Context) -> Likeness {
    let Ok(file) = merged::File::read(path) else {
        return Likeness::Other;
    };
    let base = file.base.as_deref();
    let unchanged = base.is_some_and(|base| import::same(base, &import::plain(draft)));
    if unchanged {
        return Likeness::Same;
    }
    let is_same = if draft.is_own {
        Body::is_like
    } else {
        Body::is_same
    };
    let same_body = import::bodies(&file.text, draft).iter().all(is_same);
    let body = if same_body {
        Likeness::Same
    } else {
        Likeness::Alike
    };
    match file.merge(draft, "", false, context.lang) {
        Ok(merged) if !merged.is_same_plan() => Likeness::Other,
        Ok(merged) if base.is_none() && merged.text == file.text => Likeness::Same,
        Ok(_) => body,
        Err(_) if same_body => Likeness::Same,
        Err(_) => Likeness::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_takes_the_first_free_name() {
        let stems = ["saratov-2022".to_owned(), "school-2022".to_owned()];
        let taken = |taken: &[&str]| {
            let free = |path: &Path| !taken.iter().any(|name| path.ends_with(name));
            Names::new(Path::new("roadmaps"), &[]).take(&stems, free)
        };
        assert_eq!(taken(&[]), Path::new("roadmaps/saratov-2022.toml"));
        let others = [
            "saratov-2022.toml",
            "school-2022.toml",
            "school-2022-2.toml",
        ];
        assert_eq!(taken(&others[..1]), Path::new("roadmaps/school-2022.toml"));
        assert_eq!(taken(&others), Path::new("roadmaps/school-2022-3.toml"));
        let mut names = Names::new(Path::new("roadmaps"), &[]);
        let last = (0..5)
            .map(|_| names.take(&stems, |path| !path.ends_with(others[2])))
            .last();
        assert_eq!(last, Some(PathBuf::from("roadmaps/school-2022-5.toml")));
    }
}
