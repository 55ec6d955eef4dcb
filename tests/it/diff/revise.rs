//! Plans revised as people revise them.

use std::collections::BTreeMap;

use roadmap::query::diff::{
    Content, Entry, Fact, Field, Former, Mark, Marks, Postponement, Record, Shift, Window,
};

use super::act::{Act, PEOPLE};
use super::plan::day;

/// A plan whose rows and sections are known whatever becomes of them.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) content: Content,
    /// Who each row is: its place in the plan before it was revised, or a number beyond.
    pub(crate) rows: Vec<usize>,
    /// Who each section is.
    pub(crate) sections: Vec<usize>,
    /// Executors renamed, and what they are called now.
    pub(crate) renamed: BTreeMap<String, String>,
    next: usize,
}

/// Titles of rows that no plan has, unlike each other.
const NEW: [&str; 6] = [
    "Педагогический совет по итогам четверти",
    "Закупка учебников для библиотеки",
    "Олимпиада по астрономии среди семиклассников",
    "Ремонт кровли спортивного зала",
    "Субботник во дворе лицея",
    "Медицинский осмотр первоклассников",
];

const SECTIONS: [&str; 4] = [
    "Летний отдых",
    "Питание учащихся",
    "Безопасность зданий",
    "Книжный фонд",
];

fn windows(days: &[(u64, u64)]) -> Vec<Window> {
    let window = |(due, before): &(u64, u64)| Window {
        start: (*before > 0).then(|| day(due.saturating_sub(*before))),
        due: day(*due),
    };
    days.iter().map(window).collect()
}

impl Draft {
    pub(crate) fn new(content: Content) -> Draft {
        Draft {
            rows: (0..content.rows.len()).collect(),
            sections: (0..content.sections.len()).collect(),
            renamed: BTreeMap::new(),
            next: 1000,
            content,
        }
    }

    /// Returns the plan before it was revised, as a revision of what it is now.
    pub(crate) fn back(&self, old: &Content) -> Draft {
        let places = |of: &[usize], count: usize| -> Vec<usize> {
            let place = |who: usize| of.iter().position(|known| *known == who);
            (0..count)
                .map(|who| place(who).unwrap_or(1000 + who))
                .collect()
        };
        Draft {
            rows: places(&self.rows, old.rows.len()),
            sections: places(&self.sections, old.sections.len()),
            renamed: self
                .renamed
                .iter()
                .map(|(was, is)| (is.clone(), was.clone()))
                .collect(),
            next: self.next,
            content: old.clone(),
        }
    }

    fn place(&self, at: usize) -> Option<usize> {
        (!self.rows.is_empty()).then(|| at % self.rows.len())
    }

    fn edit(&mut self, at: usize, set: impl FnOnce(&mut Record)) {
        if let Some(at) = self.place(at) {
            set(&mut self.content.rows[at]);
        }
    }

    fn insert(&mut self, at: usize, row: Record) {
        self.next += 1;
        self.rows.insert(at, self.next);
        self.content.rows.insert(at, row);
    }

    fn remove(&mut self, at: usize) -> (usize, Record) {
        (self.rows.remove(at), self.content.rows.remove(at))
    }

    /// Puts a new row at a place, in the section of the row there.
    fn insert_new(&mut self, at: usize, title: usize) {
        let at = at % (self.rows.len() + 1);
        let beside = self.content.rows.get(at).or(self.content.rows.last());
        let section = match beside {
            Some(row) => row.section,
            None => (!self.sections.is_empty()).then_some(0),
        };
        let title = NEW[title].to_owned();
        if self.content.rows.iter().all(|row| row.title != title) {
            let row = Record {
                section,
                number: format!("{}н", at + 1),
                title,
                deadline: "Май 2021".into(),
                ..Record::default()
            };
            self.insert(at, row);
        }
    }

    /// Keeps rows in the order of their sections.
    fn settle(&mut self) {
        let mut rows: Vec<(usize, Record)> = self
            .rows
            .drain(..)
            .zip(self.content.rows.drain(..))
            .collect();
        rows.sort_by_key(|(_, row)| row.section);
        (self.rows, self.content.rows) = rows.into_iter().unzip();
    }

    /// Revises the plan as a person would.
    pub(crate) fn revise(&mut self, act: Act) {
        match act {
            Act::Insert(..)
            | Act::InsertFirst(_)
            | Act::Remove(_)
            | Act::Move(..)
            | Act::Swap(..)
            | Act::Number(..)
            | Act::Renumber
            | Act::RenumberSections => self.arrange(&act),
            Act::Duplicate(..) | Act::Split(_) | Act::Merge(_) | Act::Rewrite(..) => {
                self.mangle(act);
            }
            Act::Section(..) | Act::NewSection(..) | Act::MoveSection(..) => self.divide(&act),
            Act::Passport(..)
            | Act::Approve(..)
            | Act::Event(..)
            | Act::Register(..)
            | Act::Rename(..)
            | Act::Kind(..) => {
                self.govern(act);
            }
            act => self.fill(act),
        }
        self.settle();
    }

    fn arrange(&mut self, act: &Act) {
        match *act {
            Act::Insert(at, title) => self.insert_new(at, title),
            Act::InsertFirst(title) => self.insert_new(0, title),
            Act::Remove(at) => drop(self.place(at).map(|at| self.remove(at))),
            Act::Move(from, to) => {
                if let (Some(from), Some(to)) = (self.place(from), self.place(to)) {
                    let section = self.content.rows[to].section;
                    let (tag, row) = self.remove(from);
                    self.rows.insert(to, tag);
                    self.content.rows.insert(to, Record { section, ..row });
                }
            }
            Act::Swap(one, other) => {
                if let (Some(one), Some(other)) = (self.place(one), self.place(other)) {
                    let number = std::mem::take(&mut self.content.rows[one].number);
                    let number = std::mem::replace(&mut self.content.rows[other].number, number);
                    if one != other {
                        self.content.rows[one].number = number;
                    }
                }
            }
            Act::Number(at, number) => self.edit(at, |row| row.number = format!("{number}а")),
            Act::Renumber => {
                for (at, row) in self.content.rows.iter_mut().enumerate() {
                    row.number = format!("{}.", at + 1);
                }
            }
            _ => {
                let mut counts: BTreeMap<Option<usize>, usize> = BTreeMap::new();
                for row in &mut self.content.rows {
                    let count = counts.entry(row.section).or_default();
                    *count += 1;
                    row.number = count.to_string();
                }
            }
        }
    }

    fn mangle(&mut self, act: Act) {
        match act {
            Act::Duplicate(from, to) => {
                if let (Some(from), Some(to)) = (self.place(from), self.place(to)) {
                    let section = self.content.rows[to].section;
                    let row = Record {
                        section,
                        ..self.content.rows[from].clone()
                    };
                    self.insert(to, row);
                }
            }
            Act::Split(at) => {
                let Some(at) = self.place(at) else { return };
                let words: Vec<String> = self.content.rows[at]
                    .title
                    .split(' ')
                    .map(str::to_owned)
                    .collect();
                if words.len() < 2 {
                    return;
                }
                let (head, tail) = words.split_at(words.len() / 2);
                let row = Record {
                    title: tail.join(" "),
                    ..self.content.rows[at].clone()
                };
                self.content.rows[at].title = head.join(" ");
                self.insert(at + 1, row);
            }
            Act::Merge(at) => {
                let Some(at) = self.place(at).filter(|at| at + 1 < self.rows.len()) else {
                    return;
                };
                let (_, gone) = self.remove(at + 1);
                let row = &mut self.content.rows[at];
                row.title = format!("{} {}", row.title, gone.title);
            }
            Act::Rewrite(at, words) => self.edit(at, |row| row.title = words),
            _ => {}
        }
    }

    fn fill(&mut self, act: Act) {
        match act {
            Act::Reword(at, word) => self.edit(at, |row| row.title = reworded(&row.title, word)),
            Act::Deadline(at, phrase) => self.edit(at, |row| row.deadline = phrase),
            Act::Postpone(at, phrase, on) => self.edit(at, |row| {
                let was = if row.dates.is_empty() {
                    Former::Deadline(std::mem::replace(&mut row.deadline, phrase))
                } else {
                    let due = day(on + 10);
                    Former::Dates(std::mem::replace(
                        &mut row.dates,
                        vec![Window { start: None, due }],
                    ))
                };
                let basis = (on % 2 == 0).then(|| format!("приказ № {on}"));
                row.postponed.push(Postponement {
                    was,
                    on: Some(day(on)),
                    basis,
                });
            }),
            Act::Dates(at, days) => self.edit(at, |row| row.dates = windows(&days)),
            Act::Reassign(at, names) => self.edit(at, |row| row.executors = names),
            Act::Expect(at, words) => self.edit(at, |row| row.result = words),
            Act::Done(at, on) => {
                self.edit(at, |row| row.done = (on < 366).then(|| Marks::On(day(on))));
            }
            Act::DoneEach(at, days, evidence) => self.edit(at, |row| {
                let mark = |(due, after): &(u64, u64)| Mark {
                    due: Some(day(*due)),
                    on: Some(day(due + after)),
                    evidence: evidence.clone(),
                    note: None,
                    to: None,
                };
                let marks: Vec<Mark> = days.iter().map(mark).collect();
                row.done = (!marks.is_empty()).then_some(Marks::Each(marks));
            }),
            Act::Start(at, on) => self.edit(at, |row| row.started = (on < 366).then(|| day(on))),
            Act::Cancel(at, reason) => self.edit(at, |row| {
                row.cancelled = !row.cancelled;
                row.reason = reason.filter(|_| row.cancelled);
                row.cancelled_on = row.cancelled.then(|| day(at as u64 % 300));
                row.dropped.clear();
            }),
            Act::Drop(at, due) => self.edit(at, |row| {
                let (due, on) = (Some(day(due)), Some(day(due / 2)));
                if !row.cancelled {
                    row.dropped.push(Fact {
                        due,
                        on,
                        reason: None,
                    });
                }
            }),
            Act::Answer(at, due) => self.edit(at, |row| {
                let (due, on) = (Some(day(due)), Some(day(due / 2)));
                row.unmet.push(Fact {
                    due,
                    on,
                    reason: None,
                });
            }),
            Act::Shift(at, due, to) => self.edit(at, |row| {
                let (due, to) = (Some(day(due)), Some(day(to)));
                let on = due;
                row.moved.push(Shift {
                    due,
                    to,
                    on,
                    basis: None,
                });
            }),
            Act::Note(at, note) => self.edit(at, |row| row.note = note),
            Act::Prove(at, proof) => self.edit(at, |row| row.evidence = proof),
            Act::Extra(at, column, cell) => self.edit(at, |row| match cell {
                Some(cell) => drop(row.extra.insert(column, cell)),
                None => drop(row.extra.remove(&column)),
            }),
            _ => {}
        }
    }

    fn divide(&mut self, act: &Act) {
        let count = self.sections.len();
        if count == 0 {
            return;
        }
        let has_rows = |content: &Content, section: usize| {
            content
                .rows
                .iter()
                .filter(|row| row.section == Some(section))
                .count()
                > 2
        };
        match *act {
            Act::Section(at, title)
                if has_rows(&self.content, at % count)
                    && !self
                        .content
                        .sections
                        .iter()
                        .any(|known| known == SECTIONS[title]) =>
            {
                SECTIONS[title].clone_into(&mut self.content.sections[at % count]);
            }
            Act::NewSection(at, title)
                if !self
                    .content
                    .sections
                    .iter()
                    .any(|known| known == SECTIONS[title]) =>
            {
                let at = at % (count + 1);
                self.next += 1;
                self.sections.insert(at, self.next);
                self.content.sections.insert(at, SECTIONS[title].to_owned());
                for row in &mut self.content.rows {
                    row.section = row
                        .section
                        .map(|section| section + usize::from(section >= at));
                }
            }
            Act::MoveSection(from, to) => {
                let (from, to) = (from % count, to % count);
                let mut order: Vec<usize> = (0..count).collect();
                let moved = order.remove(from);
                order.insert(to, moved);
                self.sections = order.iter().map(|old| self.sections[*old]).collect();
                self.content.sections = order
                    .iter()
                    .map(|old| self.content.sections[*old].clone())
                    .collect();
                for row in &mut self.content.rows {
                    row.section = row
                        .section
                        .and_then(|section| order.iter().position(|old| *old == section));
                }
            }
            _ => {}
        }
    }

    fn govern(&mut self, act: Act) {
        match act {
            Act::Passport(field, text) => drop(self.content.passport.insert(field, vec![text])),
            Act::Approve(on, document) => {
                self.content
                    .passport
                    .insert(Field::ApprovedOn, vec![day(on).to_string()]);
                self.content
                    .passport
                    .insert(Field::ApprovedIn, vec![document]);
            }
            Act::Event(event, Some(on)) => drop(self.content.events.insert(event, day(on))),
            Act::Event(event, None) => drop(self.content.events.remove(&event)),
            Act::Register(who, kind) => {
                let entry = Entry {
                    kind,
                    ..Entry::default()
                };
                self.content.executors.insert(PEOPLE[who].to_owned(), entry);
            }
            Act::Rename(at, who) => self.rename(at, PEOPLE[who]),
            Act::Kind(at, kind) => {
                let names: Vec<String> = self.content.executors.keys().cloned().collect();
                if let Some(name) = names.get(at % names.len().max(1)) {
                    self.content.executors.get_mut(name).unwrap().kind = kind;
                }
            }
            _ => {}
        }
    }

    /// Gives an executor whom rows name another name, in the registry and in all rows.
    fn rename(&mut self, at: usize, to: &str) {
        let is_named = |name: &String| {
            self.content
                .rows
                .iter()
                .any(|row| row.executors.contains(name))
        };
        let names: Vec<String> = self
            .content
            .executors
            .keys()
            .filter(|name| is_named(name))
            .cloned()
            .collect();
        let taken = self.content.executors.contains_key(to)
            || self
                .content
                .rows
                .iter()
                .any(|row| row.executors.iter().any(|name| name == to));
        let Some(name) = names.get(at % names.len().max(1)).filter(|_| !taken) else {
            return;
        };
        let entry = self.content.executors.remove(name).unwrap();
        self.content.executors.insert(to.to_owned(), entry);
        let renamed = |text: &mut String| {
            if text == name {
                to.clone_into(text);
            }
        };
        self.content
            .rows
            .iter_mut()
            .flat_map(|row| &mut row.executors)
            .for_each(renamed);
        for entry in self.content.executors.values_mut() {
            entry.members.iter_mut().for_each(renamed);
            entry
                .held_by
                .iter_mut()
                .for_each(|held| renamed(&mut held.name));
        }
        let origin = self
            .renamed
            .iter()
            .find(|(_, now)| *now == name)
            .map(|(was, _)| was.clone());
        self.renamed
            .insert(origin.unwrap_or_else(|| name.clone()), to.to_owned());
    }
}

/// Returns a title of which one word is another.
fn reworded(title: &str, word: usize) -> String {
    let mut words: Vec<&str> = title.split(' ').collect();
    if words.len() > 3 {
        let at = word % words.len();
        words[at] = "вебинар";
    } else {
        words.push("вебинара");
    }
    words.join(" ")
}
