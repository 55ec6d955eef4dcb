//! Two sides of plans side by side, each a revision or what is on disk: what `diff` and `brief` read.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::context::Context;
use super::gather;
use super::refusal::Refusal;
use super::revisions::{PlanFile, Reader, Scope, committed, look, on_disk, staged};
use crate::io::git::Objects;
use crate::query::diff::{Field, PlanDiff, Revision, between, likeness};
use crate::report::diff::Fate;
use crate::report::{Unread, UnreadKind};
use crate::words::{Lang, Message, MessageId};

/// Plans with less of their rows in common, in thousandths, are not one plan renamed.
const RENAMED: usize = 500;

/// Of more pairs of plans gone and come, only those are compared that are called alike.
const PAIRS: usize = 2_500;

/// The old side of a comparison of revisions.
pub(super) enum Side<'a> {
    At(&'a OsStr),
    /// Where this revision and the new one parted.
    Base(&'a OsStr),
    /// The one that held on this day.
    On(NaiveDate),
}

/// The new side of a comparison of revisions.
#[derive(Clone, Copy)]
pub(super) enum NewSide<'a> {
    At(&'a OsStr),
    Staged,
    Disk,
}

/// Both sides of a comparison.
pub(super) struct Sides {
    old: Vec<PlanFile>,
    new: Vec<PlanFile>,
    /// What the old side and the new one are called.
    pub(super) names: (Message, Message),
    unread: Vec<Unread>,
    /// What hands out the content of revisions; `None` for just two files.
    objects: Option<Objects>,
    /// Where the paths of the files begin.
    root: PathBuf,
    /// Files on one side only that were not asked for: what a plan may have been called before, or since.
    beside: HashSet<PathBuf>,
}

/// Returns two files as the sides of one plan.
pub(super) fn files(old: &Path, new: &Path) -> Sides {
    // Two files are one plan, whatever they are called.
    let file = |disk: &Path| PlanFile {
        path: new.to_owned(),
        id: None,
        disk: Some(disk.to_owned()),
    };
    let name = |path: &Path| MessageId::Verbatim.with(path.display().to_string());
    Sides {
        old: vec![file(old)],
        new: vec![file(new)],
        names: (name(old), name(new)),
        unread: Vec::new(),
        objects: None,
        root: PathBuf::new(),
        beside: HashSet::new(),
    }
}

/// Returns the plans of `paths` as they are on both sides.
pub(super) fn revisions(
    old: Side<'_>,
    new: NewSide<'_>,
    paths: &[PathBuf],
    context: &Context,
) -> Result<Sides, Refusal> {
    let scope = Scope::find(paths)?;
    let name = |name: &OsStr| MessageId::Verbatim.with(name.to_string_lossy().into_owned());
    let (commit, old_name) = match (old, new) {
        (Side::Base(old), NewSide::At(new)) => {
            let base = scope
                .repository
                .merge_base(&scope.commit(old)?, &scope.commit(new)?)?;
            let short = MessageId::Verbatim.with(shortened(&base));
            (base, short)
        }
        (Side::At(old) | Side::Base(old), _) => (scope.commit(old)?, name(old)),
        (Side::On(day), _) => {
            let held = scope.held_on(day)?;
            let name = MessageId::GitOfDay.with(shortened(&held.id)).with(held.day);
            (held.id, name)
        }
    };
    let mut unread = Vec::new();
    let mut objects = scope.repository.objects()?;
    let new_name = match new {
        NewSide::At(new) => name(new),
        NewSide::Staged => MessageId::GitStaged.into(),
        NewSide::Disk => MessageId::DiffWorkingTree.into(),
    };
    let mut both = |scope: &Scope, unread: &mut Vec<Unread>| {
        sides(scope, &commit, new, &mut objects, unread, context.lang)
    };
    let (mut old, mut new) = both(&scope, &mut unread)?;
    let mut beside = HashSet::new();
    if !paths.is_empty() && !alone(&old, &new).is_empty() {
        // A plan that seems new or gone may have been moved here or away.
        let (all_old, all_new) = both(&scope.widened(), &mut Vec::new())?;
        beside = alone(&all_old, &all_new);
        for file in old.iter().chain(&new) {
            beside.remove(&file.path);
        }
        for (files, all) in [(&mut old, all_old), (&mut new, all_new)] {
            files.extend(all.into_iter().filter(|file| beside.contains(&file.path)));
            files.sort_by(|a, b| a.path.cmp(&b.path));
        }
    }
    if old.is_empty() && new.is_empty() && unread.is_empty() {
        let places: Vec<String> = scope
            .named
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        return Err(MessageId::NoPlans.with(places.join(", ")).into());
    }
    let root = scope.repository.root().to_owned();
    Ok(Sides {
        old,
        new,
        names: (old_name, new_name),
        unread,
        objects: Some(objects),
        root,
        beside,
    })
}

/// Returns the plan files in `scope` as they were in `commit` and as they are on the new side.
fn sides(
    scope: &Scope,
    commit: &str,
    new: NewSide<'_>,
    objects: &mut Objects,
    unread: &mut Vec<Unread>,
    lang: Lang,
) -> Result<(Vec<PlanFile>, Vec<PlanFile>), Refusal> {
    let new = match new {
        NewSide::At(new) => committed(scope, &scope.commit(new)?, objects)?,
        NewSide::Staged => staged(scope, unread, lang)?,
        NewSide::Disk => {
            // The disk is looked at while git hands out the revision.
            let (old, found) = std::thread::scope(|threads| {
                let looking = threads.spawn(|| look(scope));
                let old = committed(scope, commit, objects);
                let found = looking.join().map_err(|_| MessageId::GitEnded);
                (old, found)
            });
            let found = found.map_err(|id| Refusal::from(Message::from(id)))??;
            let files = on_disk(scope, found, unread, lang)?;
            return Ok((old?, files));
        }
    };
    Ok((committed(scope, commit, objects)?, new))
}

/// Returns the paths of the files that are on one side only.
fn alone(old: &[PlanFile], new: &[PlanFile]) -> HashSet<PathBuf> {
    let paths = |files: &[PlanFile]| -> HashSet<PathBuf> {
        files.iter().map(|file| file.path.clone()).collect()
    };
    let (old, new) = (paths(old), paths(new));
    old.symmetric_difference(&new).cloned().collect()
}

fn shortened(id: &str) -> String {
    id.get(..9).unwrap_or(id).to_owned()
}

/// A plan of both sides, or of one.
pub(super) struct Compared {
    path: PathBuf,
    /// Where it stood.
    was: PathBuf,
    /// The plan as it was; an empty one where it is new.
    pub(super) old: Revision,
    /// The plan as it is; an empty one where it is gone.
    pub(super) new: Revision,
    /// What became of it.
    pub(super) fate: Fate,
}

/// The plans that differ, and what could not be read.
pub(super) struct Comparison {
    /// The plans.
    pub(super) plans: Vec<Compared>,
    /// What could not be read.
    pub(super) unread: Vec<Missed>,
}

/// Something that could not be read on one side.
pub(super) struct Missed {
    /// What it is.
    pub(super) what: Unread,
    /// Whether it is missing from the new side.
    pub(super) is_new: bool,
}

/// Reads the files of both sides that differ, without the facts of the days after `until`.
pub(super) fn compare(sides: Sides, until: Option<NaiveDate>, context: &Context) -> Comparison {
    let Sides {
        old,
        new,
        names,
        unread,
        objects,
        root,
        beside,
    } = sides;
    let mut reading = Reading {
        reader: Reader::new(context.lang).looked_at_on(until),
        in_git: objects.is_some(),
        objects,
        root,
        beside,
        names,
        unread: unread
            .into_iter()
            .map(|what| Missed { what, is_new: true })
            .collect(),
        context,
    };
    let (mut gone, mut came, mut plans) = (Vec::new(), Vec::new(), Vec::new());
    for pair in paired(old, new) {
        match pair {
            (Some(old), Some(new)) => plans.extend(reading.kept(&old, &new)),
            (Some(old), None) => gone.push(old),
            (None, Some(new)) => came.push(new),
            (None, None) => {}
        }
    }
    let (gone, came) = reading.unmoved(gone, came, &mut plans);
    let gone: Vec<_> = gone
        .iter()
        .filter_map(|file| reading.one(file, false))
        .collect();
    let came: Vec<_> = came
        .iter()
        .filter_map(|file| reading.one(file, true))
        .collect();
    plans.extend(renamed_or_alone(gone, came));
    plans.retain(|plan| {
        let beside = |path| reading.beside.contains(path);
        !beside(&plan.path) || !beside(&plan.was)
    });
    plans.sort_by(|a, b| a.path.cmp(&b.path));
    Comparison {
        plans,
        unread: reading.unread,
    }
}

/// Pairs the files of two sorted sides by their paths; those that git knows to be the same are left out.
fn paired(old: Vec<PlanFile>, new: Vec<PlanFile>) -> Vec<(Option<PlanFile>, Option<PlanFile>)> {
    let (mut old, mut new) = (old.into_iter().peekable(), new.into_iter().peekable());
    let mut pairs = Vec::new();
    loop {
        let order = match (old.peek(), new.peek()) {
            (Some(old), Some(new)) => old.path.cmp(&new.path),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => return pairs,
        };
        let before = order.is_le().then(|| old.next()).flatten();
        let after = order.is_ge().then(|| new.next()).flatten();
        let same = match (&before, &after) {
            (Some(before), Some(after)) => before.id.is_some() && before.id == after.id,
            _ => false,
        };
        if !same {
            pairs.push((before, after));
        }
    }
}

/// How files of both sides are read, and what could not be.
struct Reading<'c> {
    reader: Reader,
    objects: Option<Objects>,
    in_git: bool,
    root: PathBuf,
    beside: HashSet<PathBuf>,
    names: (Message, Message),
    unread: Vec<Missed>,
    context: &'c Context,
}

impl Reading<'_> {
    /// Returns what a plan says that stands where it stood, if anything of it changed.
    fn kept(&mut self, old: &PlanFile, new: &PlanFile) -> Option<Compared> {
        let (before, after) = (self.bytes(old, false), self.bytes(new, true));
        let (before, after) = (before?, after?);
        if before == after {
            return None;
        }
        let (old, new) = (
            self.revision(old, &before, false),
            self.revision(new, &after, true),
        );
        Some(Compared {
            path: new.as_ref()?.0.clone(),
            was: old.as_ref()?.0.clone(),
            old: old?.1,
            new: new?.1,
            fate: Fate::Kept,
        })
    }

    fn one(&mut self, file: &PlanFile, is_new: bool) -> Option<(PathBuf, Revision)> {
        let bytes = self.bytes(file, is_new)?;
        self.revision(file, &bytes, is_new)
    }

    fn bytes(&mut self, file: &PlanFile, is_new: bool) -> Option<Vec<u8>> {
        if file.id.is_none() && file.disk.is_none() {
            // A merge left several versions of it, which is said already.
            return None;
        }
        match file.bytes(self.objects.as_mut()) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                let path = match &file.disk {
                    Some(path) => path.display().to_string(),
                    None => file.path.display().to_string(),
                };
                self.miss(file, path, error.text(self.context.lang), is_new);
                None
            }
        }
    }

    fn revision(
        &mut self,
        file: &PlanFile,
        bytes: &[u8],
        is_new: bool,
    ) -> Option<(PathBuf, Revision)> {
        match self.reader.revision(&self.root.join(&file.path), bytes) {
            Ok(revision) => Some((file.path.clone(), revision)),
            Err(error) => {
                self.miss(file, error.path, error.error, is_new);
                None
            }
        }
    }

    /// Notes a file that could not be read; one of a revision is named as git names it.
    fn miss(&mut self, file: &PlanFile, path: String, error: String, is_new: bool) {
        if self.beside.contains(&file.path) {
            return;
        }
        let side = if is_new { &self.names.1 } else { &self.names.0 };
        let path = match (&file.disk, side.id) {
            (None, MessageId::Verbatim | MessageId::GitOfDay) if self.in_git => {
                let side = side.text(self.context.lang);
                let revision = side.split(' ').next().unwrap_or_default();
                format!("{revision}:{}", file.path.display())
            }
            _ => path,
        };
        self.unread.push(Missed {
            what: Unread {
                path,
                error,
                what: UnreadKind::Revision,
            },
            is_new,
        });
    }

    /// Adds the plans that were moved as they are, by their ids; returns the others.
    fn unmoved(
        &mut self,
        gone: Vec<PlanFile>,
        came: Vec<PlanFile>,
        plans: &mut Vec<Compared>,
    ) -> (Vec<PlanFile>, Vec<PlanFile>) {
        let mut known: HashMap<Arc<str>, Vec<PlanFile>> = HashMap::new();
        let mut rest = Vec::new();
        for file in gone {
            match &file.id {
                Some(id) => known.entry(Arc::clone(id)).or_default().push(file),
                None => rest.push(file),
            }
        }
        let mut new = Vec::new();
        for file in came {
            let same = file.id.as_ref().and_then(|id| known.get_mut(id)?.pop());
            match same.and_then(|same| Some((same, self.one(&file, true)?))) {
                Some((same, (path, revision))) => plans.push(Compared {
                    path,
                    was: same.path.clone(),
                    old: revision.clone(),
                    new: revision,
                    fate: Fate::Renamed(gather::stem(&same.path)),
                }),
                None => new.push(file),
            }
        }
        rest.extend(known.into_values().flatten());
        rest.sort_by(|a, b| a.path.cmp(&b.path));
        (rest, new)
    }
}

/// Returns the plans that were renamed and changed, and those that are on one side only.
fn renamed_or_alone(
    gone: Vec<(PathBuf, Revision)>,
    came: Vec<(PathBuf, Revision)>,
) -> Vec<Compared> {
    let mut new: HashMap<usize, usize> = HashMap::new();
    for (from, to) in renamed(&gone, &came) {
        new.insert(to, from);
    }
    let mut gone: Vec<Option<(PathBuf, Revision)>> = gone.into_iter().map(Some).collect();
    let mut plans = Vec::new();
    for (to, (path, revision)) in came.into_iter().enumerate() {
        let former = new.get(&to).and_then(|from| gone[*from].take());
        let (was, old, fate) = match former {
            Some((was, old)) => (was, old.clone(), Fate::Renamed(old.name)),
            None => (path.clone(), Revision::empty(&revision.name), Fate::Added),
        };
        plans.push(Compared {
            path,
            was,
            old,
            new: revision,
            fate,
        });
    }
    plans.extend(gone.into_iter().flatten().map(|(path, old)| Compared {
        was: path.clone(),
        path,
        new: Revision::empty(&old.name),
        old,
        fate: Fate::Removed,
    }));
    plans
}

impl Compared {
    /// Returns what changed.
    pub(super) fn diff(&self) -> PlanDiff {
        let mut diff = between(&self.old, &self.new);
        if self.fate == Fate::Removed {
            diff.label = self.old.label();
        }
        diff
    }
}

/// Returns which of the plans that are gone are which of those that came, the most similar first.
fn renamed(gone: &[(PathBuf, Revision)], came: &[(PathBuf, Revision)]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (from, to) in candidates(gone, came) {
        pairs.push((
            std::cmp::Reverse(likeness(&gone[from].1, &came[to].1)),
            from,
            to,
        ));
    }
    pairs.retain(|(likeness, ..)| likeness.0 >= RENAMED);
    pairs.sort_unstable();
    let mut found: Vec<(usize, usize)> = Vec::new();
    let (mut left, mut right) = (vec![false; gone.len()], vec![false; came.len()]);
    for (_, from, to) in pairs {
        if !left[from] && !right[to] {
            (left[from], right[to]) = (true, true);
            found.push((from, to));
        }
    }
    found
}

/// Returns the pairs worth comparing: all where they are few, else those of one stem or of one title and territory.
fn candidates(gone: &[(PathBuf, Revision)], came: &[(PathBuf, Revision)]) -> Vec<(usize, usize)> {
    if gone.len().saturating_mul(came.len()) <= PAIRS {
        let all = (0..gone.len()).flat_map(|from| (0..came.len()).map(move |to| (from, to)));
        return all.collect();
    }
    let keys = |revision: &Revision| {
        let passport = &revision.content.passport;
        let named = [Field::Title, Field::Territory].map(|field| passport.get(&field).cloned());
        [format!("{named:?}"), revision.name.clone()]
    };
    let mut known: HashMap<String, Vec<usize>> = HashMap::new();
    for (from, (_, revision)) in gone.iter().enumerate() {
        for key in keys(revision) {
            known.entry(key).or_default().push(from);
        }
    }
    let mut pairs = Vec::new();
    for (to, (_, revision)) in came.iter().enumerate() {
        for key in keys(revision) {
            let few = known.get(&key).map_or(&[][..], Vec::as_slice);
            pairs.extend(few.iter().take(8).map(|from| (*from, to)));
        }
    }
    pairs
}
