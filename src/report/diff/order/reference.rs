//! How an order calls the rows and sections of the document that it amends: by their old numbers.

use std::collections::HashSet;

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
    pub(super) called: Vec<String>,
    /// Whether numbers of the old document begin anew in each section.
    pub(super) restarts: bool,
    pub(super) lang: Lang,
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

    /// Returns what each new row is called once it stands in its place.
    fn numbers(&self) -> Vec<String> {
        let old = 0..self.old.content.rows.len();
        let mut used: HashSet<(Option<String>, String)> = old
            .map(|at| (self.old_section(at), number(self.old, at)))
            .collect();
        let mut behind: (Option<usize>, String) = (None, "0".to_owned());
        let mut called = Vec::new();
        for (at, origin) in self.origins.iter().enumerate() {
            let section = self.new.content.rows[at].section;
            if behind.0 != section {
                behind = (section, "0".to_owned());
            }
            let stays = origin.filter(|from| self.old_section(*from) == self.section_of(at));
            let name = if let Some(from) = stays {
                number(self.old, from)
            } else {
                let own = number(self.new, at);
                let title = self.section_of(at);
                let free = |number: &String| !used.contains(&(title.clone(), number.clone()));
                let mut later = self.origins.iter().enumerate().skip(at);
                let is_last = !later.any(|(at, from)| {
                    from.is_some() && self.new.content.rows[at].section == section
                });
                let follows = whole::next(&behind.1).filter(|_| is_last);
                let within = (1..).map(|count: usize| format!("{}.{count}", behind.1));
                let mut next = follows.into_iter().chain(within);
                let name = if is_name(&own) || free(&own) {
                    own
                } else {
                    next.find(|number| free(number)).unwrap_or_default()
                };
                used.insert((title, name.clone()));
                name
            };
            let is_steady = stays.is_some() && !self.moved[at];
            if (is_steady || origin.is_none() && is_next(&behind.1, &name)) && !is_name(&name) {
                behind = (section, name.clone());
            }
            called.push(name);
        }
        called
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

    /// Returns a new row that stands in its place, as one whose something is spoken of: «пункта 4».
    pub(super) fn of(&self, at: usize) -> Message {
        in_section(
            MessageId::OrderOfRows,
            &[&self.called[at]],
            self.section_of(at),
        )
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
pub(super) fn ranges(names: &[&str]) -> String {
    let runs = names.chunk_by(|a, b| !is_name(a) && is_next(a, b));
    let runs = runs.map(|run| match run {
        [first, _, .., last] => format!("{first}–{last}"),
        few => few.join(", "),
    });
    runs.collect::<Vec<_>>().join(", ")
}
