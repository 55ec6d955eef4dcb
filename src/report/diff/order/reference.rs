//! How an order calls the rows and sections of the document that it amends: by their old numbers.

use std::collections::{HashMap, HashSet};

use crate::model::naming::{bare, is_name};
use crate::query::diff::{Change, PlanDiff, Record, Revision};
use crate::report::diff::whole::{self, is_next};
use crate::words::{Lang, Message, MessageId};

/// The rows of both revisions, and what an order calls them.
pub(super) struct Rows<'r> {
    pub(super) old: &'r Revision,
    pub(super) new: &'r Revision,
    /// The old place of each new row.
    pub(super) origins: &'r [Option<usize>],
    /// Which new rows were put elsewhere.
    pub(super) moved: Vec<bool>,
    /// The title that the document gives each new section until the sections are renamed.
    pub(super) titles: Vec<String>,
    /// What each new row is called once it stands in its place: by its old number, or by the one it has until all get
    /// new ones.
    pub(super) called: Vec<Called>,
    /// Whether numbers of the old document begin anew in each section.
    pub(super) restarts: bool,
    pub(super) lang: Lang,
}

/// What a new row is called.
pub(super) struct Called {
    pub(super) name: String,
    /// The last old row that bears the number too: «новый пункт 1».
    pub(super) beside: Option<usize>,
}

impl<'r> Rows<'r> {
    pub(super) fn new(
        old: &'r Revision,
        new: &'r Revision,
        diff: &'r PlanDiff,
        lang: Lang,
    ) -> Self {
        let restarts = (0..old.content.rows.len())
            .any(|at| !is_name(old.id(at)) && old.id(at) != number(old, at));
        let mut moved = vec![false; new.content.rows.len()];
        let mut titles = new.content.sections.clone();
        for change in &diff.changes {
            match change {
                Change::Moved { rows, .. } => rows.iter().for_each(|row| moved[row.at] = true),
                Change::SectionRenamed { at, old, .. } => titles[*at].clone_from(old),
                _ => {}
            }
        }
        let mut rows = Rows {
            old,
            new,
            origins: &diff.background.origins,
            moved,
            titles,
            called: Vec::new(),
            restarts,
            lang,
        };
        rows.called = rows.numbers();
        rows
    }

    /// Returns what each new row is called once it stands in its place. One that is put in behind another has a number
    /// behind that («4.1»); what has none before it, or comes instead of one that goes, has its new one at once.
    fn numbers(&self) -> Vec<Called> {
        let mut used: HashMap<(Option<String>, String), usize> = HashMap::new();
        for at in 0..self.old.content.rows.len() {
            used.insert((self.old_section(at), number(self.old, at)), at);
        }
        let stay: HashSet<usize> = self.origins.iter().flatten().copied().collect();
        let mut behind: (Option<usize>, Option<String>) = (None, None);
        let mut called: Vec<Called> = Vec::new();
        let mut given = HashSet::new();
        for (at, origin) in self.origins.iter().enumerate() {
            let section = self.new.content.rows[at].section;
            if behind.0 != section {
                behind = (section, None);
            }
            let stays = origin.filter(|from| self.old_section(*from) == self.section_of(at));
            let own = number(self.new, at);
            let key = |number: &str| (self.section_of(at), number.to_owned());
            let holder = used.get(&key(&own)).copied();
            let (name, beside) = if let Some(from) = stays {
                (number(self.old, from), None)
            } else if is_name(&own) {
                (own, None)
            } else if let (Some(before), true) = (
                &behind.1,
                given.contains(&key(&own)) || holder.is_some_and(|old| stay.contains(&old)),
            ) {
                let free = |number: &String| {
                    !used.contains_key(&key(number)) && !given.contains(&key(number))
                };
                let follows = whole::next(before).filter(|_| self.is_last(at));
                let within = (1..).map(|count: usize| format!("{before}.{count}"));
                let next = follows.into_iter().chain(within).find(free);
                (next.unwrap_or_default(), None)
            } else {
                (own, holder)
            };
            if stays.is_none() {
                given.insert(key(&name));
            }
            let is_steady = stays.is_some() && !self.moved[at];
            let follows = |before: &String| origin.is_none() && is_next(before, &name);
            if (is_steady || behind.1.as_ref().is_some_and(follows)) && !is_name(&name) {
                behind = (section, Some(name.clone()));
            }
            called.push(Called { name, beside });
        }
        called
    }

    /// Returns whether no row of the old document stands behind a new one in its section.
    fn is_last(&self, at: usize) -> bool {
        let section = |at: usize| self.new.content.rows[at].section;
        let mut later = self.origins.iter().enumerate().skip(at);
        !later.any(|(other, from)| from.is_some() && section(other) == section(at))
    }

    /// Returns the old and the new content of each row that is in both, by its old place.
    pub(super) fn kept(&self) -> impl Iterator<Item = (usize, &'r Record, &'r Record)> {
        let pair = |(at, from): (usize, &Option<usize>)| {
            let from = (*from)?;
            Some((
                from,
                &self.old.content.rows[from],
                &self.new.content.rows[at],
            ))
        };
        self.origins.iter().enumerate().filter_map(pair)
    }

    /// Returns the section in which the number of a new row counts.
    pub(super) fn section_of(&self, at: usize) -> Option<String> {
        let section = self.new.content.rows[at].section?;
        self.titles.get(section).filter(|_| self.restarts).cloned()
    }

    /// Returns the section in which the number of an old row counts.
    pub(super) fn old_section(&self, at: usize) -> Option<String> {
        let section = self.old.content.rows[at].section?;
        self.old
            .content
            .sections
            .get(section)
            .filter(|_| self.restarts)
            .cloned()
    }

    /// Returns a new row that stands in its place, as one whose something is spoken of: «пункта 4»; `is_said`: its section
    /// has just been named.
    pub(super) fn of(&self, at: usize, is_said: bool) -> Message {
        let called = &self.called[at];
        let id = match called.beside {
            Some(_) => MessageId::OrderOfNewRow,
            None => MessageId::OrderOfRows,
        };
        match self.section_of(at) {
            Some(_) if is_said => {
                MessageId::OrderInSame.with(in_section(id, &[&called.name], None))
            }
            section => in_section(id, &[&called.name], section),
        }
    }

    /// Returns old rows of one section as the object of what is to be done: «пункты 2, 4–6».
    pub(super) fn the_old(&self, rows: &[usize]) -> Message {
        self.old_rows(MessageId::OrderTheRows, rows)
    }

    /// Returns old rows of one section as those whose something is spoken of: «пунктов 2, 4–6».
    pub(super) fn of_old(&self, rows: &[usize]) -> Message {
        self.old_rows(MessageId::OrderOfRows, rows)
    }

    fn old_rows(&self, id: MessageId, rows: &[usize]) -> Message {
        let names: Vec<String> = rows.iter().map(|at| number(self.old, *at)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        in_section(
            id,
            &names,
            rows.first().and_then(|at| self.old_section(*at)),
        )
    }
}

fn in_section(id: MessageId, names: &[&str], section: Option<String>) -> Message {
    let rows = id.with(ranges(names)).with(names.len().min(2));
    match section {
        Some(section) => MessageId::OrderInSection.with(rows).with(section),
        None => rows,
    }
}

/// Returns the number of a row without its dot; of one that has none its whole title in quotes, or where others have that
/// too, its name.
pub(super) fn number(revision: &Revision, at: usize) -> String {
    let rows = &revision.content.rows;
    let title = rows[at].title.as_str();
    match bare(&rows[at].number) {
        "" if title.is_empty() || rows.iter().filter(|row| row.title == title).count() > 1 => {
            revision.id(at).to_owned()
        }
        "" => MessageId::DiffMember.with(title).text(Lang::Russian),
        number => number.to_owned(),
    }
}

/// Returns numbers in a list, three and more that follow each other as a range.
pub fn ranges(names: &[&str]) -> String {
    let runs = names.chunk_by(|a, b| !is_name(a) && is_next(a, b));
    let runs = runs.map(|run| match run {
        [first, _, .., last] => format!("{first}–{last}"),
        few => few.join(", "),
    });
    runs.collect::<Vec<_>>().join(", ")
}
