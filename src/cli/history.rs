//! `roadmap history`: how plans progressed from revision to revision.

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use chrono::NaiveDate;

use super::Outcome;
use super::args::{HistoryArgs, HistoryBy};
use super::context::Context;
use super::gather::{self, Files};
use super::place::{By, must_be_places};
use super::refusal::Refusal;
use super::reports::print;
use super::revisions::{Reader, Scope};
use super::selection::named;
use crate::io;
use crate::io::git::{Commit, GitError, Objects, TreeFile};
use crate::model::Plan;
use crate::phrase::Wanted;
use crate::query::diff::{Revision, likeness};
use crate::query::history::{Standing, Trail};
use crate::query::{Clock, Move};
use crate::report::history::{Cut, HistoryRow};
use crate::report::{About, Asked, HistoryReport, Unread, UnreadKind};
use crate::words::{Lang, MessageId};

/// Plans with less of their rows in common, in thousandths, are not one plan renamed.
const RENAMED: usize = 500;

/// Runs the command.
pub(super) fn run(args: &HistoryArgs, context: &Context) -> Result<Outcome> {
    let (paths, roadmaps) = named(&args.paths, &args.roadmap, context)?;
    let scope = Scope::find(&paths).map_err(|mut refusal| {
        // Two files can be compared without a repository, but have no history.
        refusal.advice.clear();
        refusal
    })?;
    let head = scope.commit(OsStr::new("HEAD"))?;
    let mut commits = scope.repository.log(&head, None).map_err(Refusal::from)?;
    let as_of = args.as_of.as_ref();
    let as_of = as_of.map(|day| day.on(Context::today(), Wanted::Last));
    if let Some(as_of) = as_of {
        let last = scope.held(&commits, as_of)?;
        commits.truncate(last + 1);
    }
    let as_of = as_of.unwrap_or_else(Context::today);
    let mut history = History::new(&scope, &commits, context.lang)?;
    let since = args.since.as_ref();
    let since = since.map(|since| since.on(as_of, Wanted::First));
    if let Some(since) = since.filter(|since| *since > as_of) {
        return Err(Refusal::from(MessageId::SinceAhead.with(since).with(as_of)).into());
    }
    let shown = |commit: &Commit| since.is_none_or(|since| commit.day >= since);
    let threads = history.threads().map_err(Refusal::from)?;
    must_be_known(&scope, &threads, context)?;
    let rows = history.rows(&threads, args.by, &shown);
    let shown = held_since(rows, since).into_iter();
    let cut = history.cut();
    let clock = Clock {
        as_of,
        within: Clock::WITHIN,
    };
    let incomplete = !history.unread.is_empty();
    let about = About {
        clock,
        asked: Asked {
            roadmaps,
            ..Asked::default()
        },
        unread: history.unread,
        notes: Vec::new(),
        nothing_read: false,
    };
    print(
        &HistoryReport::new(shown.collect(), cut, about),
        &args.output,
        incomplete,
        context,
    )
}

/// Refuses a path at which no plan is or ever was.
fn must_be_known(scope: &Scope, threads: &[Thread], context: &Context) -> Result<(), Refusal> {
    for (inside, named) in scope.inside.iter().zip(&scope.named) {
        let mut files = threads
            .iter()
            .flat_map(|thread| thread.files.iter().flatten());
        if !named.exists() && !files.any(|file| file.path.starts_with(inside)) {
            must_be_places(std::slice::from_ref(named), By::File, context)?;
        }
    }
    Ok(())
}

/// What plans do not tell of the moves of their deadlines.
#[derive(Default)]
pub(super) struct ByHand {
    /// The moves of each row of a plan, by what commands call the plan.
    pub(super) moves: HashMap<String, Vec<Vec<Move>>>,
    /// How far back the revisions go; `None` where there are none.
    pub(super) cut: Option<Cut>,
}

/// Finds in the revisions of `files`, which lie at `paths`, the moves of deadlines that were made by hand.
pub(super) fn by_hand(paths: &[PathBuf], files: &Files) -> Result<ByHand> {
    let mut found = ByHand::default();
    let Ok(scope) = Scope::find(paths) else {
        return Ok(found);
    };
    let Ok(head) = scope.commit(OsStr::new("HEAD")) else {
        return Ok(found);
    };
    let commits = scope.repository.log(&head, None).map_err(Refusal::from)?;
    let mut history = History::new(&scope, &commits, Lang::default())?;
    found.cut = Some(history.cut());
    let index = scope
        .repository
        .index(&scope.inside)
        .map_err(Refusal::from)?;
    let threads = history.threads().map_err(Refusal::from)?;
    let threads: HashMap<&Path, &Thread> = threads
        .iter()
        .map(|thread| (thread.path.as_path(), thread))
        .collect();
    for disk in files.paths() {
        let path = scope.repository.inside(disk).map_err(Refusal::from)?;
        let Some(thread) = threads.get(path.as_path()) else {
            continue;
        };
        let about = index.file(&path).zip(disk.metadata().ok());
        let stands = about.and_then(|(file, about)| index.content(file, &about));
        let changed = stands.is_none() || stands != thread.last();
        if changed || thread.is_revised() {
            let moves = history.moves(thread, changed.then_some(disk));
            found.moves.insert(files.name(disk), moves);
        }
    }
    Ok(found)
}

/// Returns the rows from the revision on that held on the day `since`, of each plan apart where they are.
fn held_since(rows: Vec<HistoryRow>, since: Option<NaiveDate>) -> Vec<HistoryRow> {
    let Some(since) = since else { return rows };
    let plans = rows.chunk_by(|a, b| a.roadmap == b.roadmap);
    let shown = plans.flat_map(|rows| {
        let held = rows.iter().rposition(|row| row.date <= since);
        rows.iter().skip(held.unwrap_or(0))
    });
    shown.cloned().collect()
}

/// A plan through the commits: its file in each, `None` where there is none.
struct Thread {
    path: PathBuf,
    files: Vec<Option<TreeFile>>,
}

impl Thread {
    /// Returns the id of the last content.
    fn last(&self) -> Option<Arc<str>> {
        let last = self.files.last()?.as_ref()?;
        Some(Arc::clone(&last.id))
    }

    /// Returns whether the file was ever changed.
    fn is_revised(&self) -> bool {
        let mut ids = self.files.iter().flatten().map(|file| &file.id);
        let first = ids.next();
        ids.any(|id| Some(id) != first)
    }
}

/// How plans stood at each commit, and whether it touched them.
struct Timeline {
    standings: Vec<Standing>,
    touched: Vec<bool>,
}

impl Timeline {
    fn new(commits: usize) -> Timeline {
        Timeline {
            standings: vec![Standing::default(); commits],
            touched: vec![false; commits],
        }
    }

    /// Returns the rows of the commits that touched the plans, of `plan` alone where it is given.
    fn rows(&self, commits: &[Commit], plan: Option<&(String, String)>) -> Vec<HistoryRow> {
        let stood = commits.iter().zip(&self.standings).zip(&self.touched);
        stood
            .filter(|(_, touched)| **touched)
            .map(|((commit, standing), _)| HistoryRow {
                roadmap: plan.map(|(stem, _)| stem.clone()),
                name: plan.map(|(_, label)| label.clone()),
                ..HistoryRow::new(commit.id.clone(), commit.day, standing)
            })
            .collect()
    }
}

/// The commits of a branch, and how their plans are read.
struct History<'p> {
    scope: &'p Scope,
    commits: &'p [Commit],
    objects: Objects,
    reader: Reader,
    unread: Vec<Unread>,
    lang: Lang,
}

impl<'p> History<'p> {
    fn new(scope: &'p Scope, commits: &'p [Commit], lang: Lang) -> Result<Self, Refusal> {
        Ok(History {
            scope,
            commits,
            objects: scope.repository.objects()?,
            reader: Reader::new(lang),
            unread: Vec::new(),
            lang,
        })
    }

    /// Returns whether all revisions are there.
    fn cut(&self) -> Cut {
        if self.scope.repository.is_shallow() {
            Cut::Shallow
        } else {
            Cut::Whole
        }
    }

    /// Returns the moves of deadlines that revisions of a plan made by hand, for each row that it has last: on the disk,
    /// where it is changed there. What cannot be read is passed over: between the revisions around it all is seen.
    fn moves(&mut self, thread: &Thread, disk: Option<&Path>) -> Vec<Vec<Move>> {
        let mut trail = Trail::default();
        let mut last = None;
        for (commit, file) in self.commits.iter().zip(&thread.files) {
            let Some(file) = file.as_ref().filter(|file| last.as_ref() != Some(&file.id)) else {
                continue;
            };
            last = Some(Arc::clone(&file.id));
            let path = self.scope.repository.root().join(&file.path);
            if let Ok(bytes) = self.objects.file(&file.id) {
                let advance = |plan: &Plan<'_>| trail.advance(plan, &commit.id, &[clock(commit)]);
                let _ = self.reader.read(&path, &bytes, advance);
            }
        }
        let mut bytes = Vec::new();
        if let Some(disk) = disk
            && io::read(disk, &mut bytes).is_ok()
        {
            let today = Clock {
                as_of: Context::today(),
                within: Clock::WITHIN,
            };
            let advance = |plan: &Plan<'_>| trail.advance(plan, "", &[today]);
            let _ = self.reader.read(disk, &bytes, advance);
        }
        trail.into_moves()
    }

    /// Returns how the plans stood at the commits that touched any of them: all together, or each by itself; notes
    /// what could not be read of those `shown`.
    fn rows(
        &mut self,
        threads: &[Thread],
        by: Option<HistoryBy>,
        shown: &dyn Fn(&Commit) -> bool,
    ) -> Vec<HistoryRow> {
        let mut course = Timeline::new(self.commits.len());
        let mut rows = Vec::new();
        for thread in threads {
            let plan = self.follow(thread, &mut course, shown);
            if by == Some(HistoryBy::Roadmap) {
                let course = std::mem::replace(&mut course, Timeline::new(self.commits.len()));
                rows.extend(course.rows(self.commits, Some(&plan)));
            }
        }
        if by.is_none() {
            rows = course.rows(self.commits, None);
        }
        rows
    }

    /// Follows each plan back through the commits, under other names too.
    fn threads(&mut self) -> Result<Vec<Thread>, GitError> {
        let mut threads: Vec<Thread> = Vec::new();
        let mut open: BTreeMap<PathBuf, usize> = BTreeMap::new();
        for number in (0..self.commits.len()).rev() {
            let commit = self.commits[number].id.clone();
            let mut files: BTreeMap<PathBuf, TreeFile> = self
                .objects
                .files(&commit, &self.scope.inside)?
                .into_iter()
                .map(|file| (file.path.clone(), file))
                .collect();
            let mut still = BTreeMap::new();
            for (path, thread) in std::mem::take(&mut open) {
                let newer = threads[thread].files[number + 1].clone();
                let file = match files.remove(&path) {
                    Some(file) => Some(file),
                    None => self.formerly(number, newer.as_ref())?,
                };
                if let Some(file) = file {
                    files.remove(&file.path);
                    still.insert(file.path.clone(), thread);
                    threads[thread].files[number] = Some(file);
                }
            }
            for (path, file) in files {
                let mut thread = Thread {
                    path: path.clone(),
                    files: vec![None; self.commits.len()],
                };
                thread.files[number] = Some(file);
                still.insert(path, threads.len());
                threads.push(thread);
            }
            open = still;
        }
        threads.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(threads)
    }

    /// Returns the file that `newer`, a file of the next commit, was in the commit with this number.
    fn formerly(
        &mut self,
        number: usize,
        newer: Option<&TreeFile>,
    ) -> Result<Option<TreeFile>, GitError> {
        let Some(newer) = newer else { return Ok(None) };
        let everywhere = [PathBuf::new()];
        let after = self
            .objects
            .files(&self.commits[number + 1].id, &everywhere)?;
        let before = self.objects.files(&self.commits[number].id, &everywhere)?;
        // The path may have been named itself, outside of what is walked.
        if let Some(same) = self
            .objects
            .files(&self.commits[number].id, std::slice::from_ref(&newer.path))?
            .pop()
        {
            return Ok(Some(same));
        }
        let gone: Vec<TreeFile> = before
            .into_iter()
            .filter(|old| !after.iter().any(|new| new.path == old.path))
            .collect();
        if let Some(same) = gone.iter().find(|old| old.id == newer.id) {
            return Ok(Some(same.clone()));
        }
        let Some(new) = self.revision(newer) else {
            return Ok(None);
        };
        let mut best: Option<(usize, TreeFile)> = None;
        for file in gone {
            let Some(old) = self.revision(&file) else {
                continue;
            };
            let alike = likeness(&old, &new);
            if alike >= RENAMED && best.as_ref().is_none_or(|(most, _)| alike > *most) {
                best = Some((alike, file));
            }
        }
        Ok(best.map(|(_, file)| file))
    }

    fn revision(&mut self, file: &TreeFile) -> Option<Revision> {
        let bytes = self.objects.file(&file.id).ok()?;
        let path = self.scope.repository.root().join(&file.path);
        self.reader.revision(&path, &bytes).ok()
    }

    /// Reads every content of a plan once, and counts how it stood at each of the commits that have it; returns its stem and
    /// what people called it last.
    fn follow(
        &mut self,
        thread: &Thread,
        course: &mut Timeline,
        shown: &dyn Fn(&Commit) -> bool,
    ) -> (String, String) {
        let mut trail = Trail::default();
        let stem = gather::stem(&thread.path);
        let mut label = stem.clone();
        let mut at = 0;
        let id = |file: &Option<TreeFile>| file.as_ref().map(|file| Arc::clone(&file.id));
        for stretch in thread.files.chunk_by(|a, b| id(a) == id(b)) {
            let here = at..at + stretch.len();
            at = here.end;
            let Some(Some(file)) = stretch.first() else {
                // It came later, or it is gone: its going is a touch.
                if here.start > 0 {
                    course.touched[here.start] = true;
                }
                continue;
            };
            course.touched[here.start] = true;
            let commit = &self.commits[here.start];
            let clocks: Vec<Clock> = self.commits[here.clone()].iter().map(clock).collect();
            let path = self.scope.repository.root().join(&file.path);
            let read = match self.objects.file(&file.id) {
                Ok(bytes) => self.reader.read(&path, &bytes, |plan| {
                    label = plan.label();
                    trail.advance(plan, &commit.id, &clocks)
                }),
                Err(error) => Err(Unread {
                    path: String::new(),
                    error: error.0.text(self.lang),
                    what: UnreadKind::Revision,
                }),
            };
            match read {
                Ok(stands) => {
                    for (sum, standing) in course.standings[here].iter_mut().zip(&stands) {
                        sum.merge(standing);
                    }
                }
                Err(unread) => {
                    for standing in &mut course.standings[here.clone()] {
                        standing.unread += 1;
                    }
                    let revision = self.commits[here.start].id.get(..9).unwrap_or_default();
                    let path = format!("{revision}:{}", file.path.display());
                    // What was mended before the days shown is missing from nothing.
                    if shown(&self.commits[here.end - 1]) {
                        self.unread.push(Unread { path, ..unread });
                    }
                }
            }
        }
        (stem, label)
    }
}

fn clock(commit: &Commit) -> Clock {
    Clock {
        as_of: commit.day,
        within: Clock::WITHIN,
    }
}
