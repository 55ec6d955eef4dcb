//! Which row of the old revision is which of the new one.
//!
//! Rows that say the same and are marked the same are matched first, then those that say the same: where there are
//! several of a kind, those between the same neighbours before others, in their order or by their ids. What is left is
//! matched by likeness, the best pair first, and rows that stand between the same neighbours before those that do not.
//! So a row that is put in leaves all others matched, and one of two rows with the same title is not taken for the other.

use std::collections::HashMap;
use std::hash::Hash;

use super::content::{Record, Revision};
use super::order::{inverse, steady};
use crate::text::russian;

/// Returns for each row of `old` the place of the same row in `new`.
pub(super) fn match_rows(old: &Revision, new: &Revision) -> Vec<Option<usize>> {
    let called = |revision: &'_ Revision| -> HashMap<String, usize> {
        let ids = revision.ids.iter().enumerate().rev();
        ids.map(|(at, id)| (id.clone(), at)).collect()
    };
    let mut matching = Matching {
        called: (called(old), called(new)),
        old,
        new,
        pairs: vec![None; old.content.rows.len()],
        taken: vec![false; new.content.rows.len()],
    };
    matching.singles(|row| (substance(row), marks(row)));
    matching.neighbours(|row| (substance(row), marks(row)));
    matching.singles(substance);
    matching.neighbours(substance);
    matching.kinds(substance);
    match_alike(old, new, &mut matching.pairs, &mut matching.taken);
    matching.pairs
}

/// What identifies a row, whatever its number and its marks.
fn substance(row: &Record) -> impl Eq + Hash + '_ {
    (&row.title, &row.deadline, &row.executors, &row.result)
}

/// The marks and notes of a row.
fn marks(row: &Record) -> impl Eq + Hash + '_ {
    let written = (&row.note, &row.evidence, &row.postponed, &row.extra);
    let done = (&row.done, row.started, &row.dropped, &row.moved, &row.unmet);
    let cancelled = (row.cancelled, row.cancelled_on, &row.reason);
    (&row.dates, done, cancelled, written)
}

/// Rows of two revisions, matched so far.
struct Matching<'r> {
    old: &'r Revision,
    new: &'r Revision,
    /// The rows of both by their ids.
    called: (HashMap<String, usize>, HashMap<String, usize>),
    pairs: Vec<Option<usize>>,
    taken: Vec<bool>,
}

/// Rows of both revisions that are not matched and whose keys are equal.
type Alike = (Vec<usize>, Vec<usize>);

impl<'r> Matching<'r> {
    /// Returns the kinds of rows that are in both revisions.
    fn shared<K: Eq + Hash>(&self, key: impl Fn(&'r Record) -> K) -> Vec<Alike> {
        let mut places: HashMap<K, usize> = HashMap::new();
        let mut kinds: Vec<Alike> = Vec::new();
        let mut kind_of = |row: &'r Record, kinds: &mut Vec<Alike>| {
            *places.entry(key(row)).or_insert_with(|| {
                kinds.push(Alike::default());
                kinds.len() - 1
            })
        };
        for (at, row) in self.old.content.rows.iter().enumerate() {
            if self.pairs[at].is_none() {
                let kind = kind_of(row, &mut kinds);
                kinds[kind].0.push(at);
            }
        }
        for (at, row) in self.new.content.rows.iter().enumerate() {
            if !self.taken[at] {
                let kind = kind_of(row, &mut kinds);
                kinds[kind].1.push(at);
            }
        }
        kinds.retain(|(old, new)| !old.is_empty() && !new.is_empty());
        kinds
    }

    fn pair(&mut self, old: usize, new: usize) {
        self.pairs[old] = Some(new);
        self.taken[new] = true;
    }

    /// Matches rows that are the only ones of their kind.
    fn singles<K: Eq + Hash>(&mut self, key: impl Fn(&'r Record) -> K) {
        for kind in self.shared(key) {
            if let ([old], [new]) = (kind.0.as_slice(), kind.1.as_slice())
                && !self.only_marks_moved(*old, *new)
            {
                self.pair(*old, *new);
            }
        }
    }

    /// Returns whether two rows that say the same stand where they stood, and only marks went from one to the other.
    fn only_marks_moved(&self, old: usize, new: usize) -> bool {
        let says = &self.old.content.rows[old];
        let same = |revision: &Revision, at: Option<&usize>| {
            let row = at.and_then(|at| revision.content.rows.get(*at));
            row.is_some_and(|row| substance(row) == substance(says))
        };
        let (was, is) = (&self.old.ids[old], &self.new.ids[new]);
        let (before, after) = &self.called;
        was != is && same(self.new, after.get(was)) && same(self.old, before.get(is))
    }

    /// Matches rows of one kind that stand between the same neighbours.
    fn neighbours<K: Eq + Hash>(&mut self, key: impl Fn(&'r Record) -> K) {
        let gaps = gaps(&self.pairs, self.taken.len());
        for (old, new) in self.shared(key) {
            for old in old.chunk_by(|a, b| gaps[*a].bounds() == gaps[*b].bounds()) {
                let gap = &gaps[old[0]];
                let new: Vec<usize> = new
                    .iter()
                    .copied()
                    .filter(|row| gap.contains(*row))
                    .collect();
                self.in_order(old, &new);
            }
        }
    }

    /// Matches rows of one kind wherever they stand.
    fn kinds<K: Eq + Hash>(&mut self, key: impl Fn(&'r Record) -> K) {
        for (old, new) in self.shared(key) {
            self.in_order(&old, &new);
        }
    }

    /// Matches rows of one kind in their order; where some came or went, those that kept their id before others.
    fn in_order(&mut self, old: &[usize], new: &[usize]) {
        if old.len() != new.len() {
            for row in old {
                let id = &self.old.ids[*row];
                let same = new.iter().find(|other| self.new.ids[**other] == *id);
                if let Some(other) = same.filter(|other| !self.taken[**other]) {
                    self.pair(*row, *other);
                }
            }
        }
        let mut rest = new.iter();
        for row in old {
            if self.pairs[*row].is_none()
                && let Some(other) = rest.find(|other| !self.taken[**other])
            {
                self.pair(*row, *other);
            }
        }
    }
}

/// A pair of rows that may be the same.
struct Candidate {
    likeness: u32,
    /// How far the new row stands from where its neighbours let it be expected.
    distance: usize,
    old: usize,
    new: usize,
}

/// Matches the rows left by likeness.
fn match_alike(old: &Revision, new: &Revision, pairs: &mut [Option<usize>], taken: &mut [bool]) {
    let mut gaps = gaps(pairs, taken.len());
    distrust_ids(&mut gaps, pairs, old, new);
    let features = |revision: &Revision, row: usize| Features::of(revision, row);
    let rest: Vec<(usize, Features)> = (0..taken.len())
        .filter(|row| !taken[*row])
        .map(|row| (row, features(new, row)))
        .collect();
    let mut candidates = Vec::new();
    for (row, gap) in gaps
        .iter()
        .enumerate()
        .filter(|(row, _)| pairs[*row].is_none())
    {
        let own = features(old, row);
        candidates.extend(rest.iter().filter_map(|(other, theirs)| {
            let place = Nearness {
                between: gap.contains(*other),
                id: (gap.called_alike && own.id == theirs.id && !own.id.is_empty())
                    || (gap.as_many && gap.expected == *other),
            };
            let likeness = own.likeness(theirs, &place)?;
            Some(Candidate {
                likeness,
                distance: gap.expected.abs_diff(*other),
                old: row,
                new: *other,
            })
        }));
    }
    candidates.sort_by_key(|found| {
        (
            std::cmp::Reverse(found.likeness),
            found.distance,
            found.old,
            found.new,
        )
    });
    for found in candidates {
        if pairs[found.old].is_none() && !taken[found.new] {
            pairs[found.old] = Some(found.new);
            taken[found.new] = true;
        }
    }
}

/// Where the neighbours of an old row let it be expected.
struct Gap {
    after: Option<usize>,
    before: usize,
    expected: usize,
    /// Whether the neighbours are called as they were, so that the row's own id means something.
    called_alike: bool,
    /// Whether as many rows of the new revision stand between the same neighbours.
    as_many: bool,
}

impl Gap {
    fn bounds(&self) -> (Option<usize>, usize) {
        (self.after, self.before)
    }

    fn contains(&self, place: usize) -> bool {
        self.after.is_none_or(|after| after < place) && place < self.before
    }
}

/// Returns the gap of each old row among the rows matched so far that keep their order.
fn gaps(pairs: &[Option<usize>], new_len: usize) -> Vec<Gap> {
    let stays = steady(pairs);
    let anchor = |row: usize| pairs[row].filter(|_| stays[row]);
    let mut gaps: Vec<Gap> = Vec::with_capacity(pairs.len());
    let mut after = None;
    let mut expected = 0;
    for row in 0..pairs.len() {
        gaps.push(Gap {
            after,
            before: new_len,
            expected,
            called_alike: true,
            as_many: false,
        });
        expected += 1;
        if let Some(place) = anchor(row) {
            after = Some(place);
            expected = place + 1;
        }
    }
    let mut before = new_len;
    for row in (0..pairs.len()).rev() {
        gaps[row].before = before;
        before = anchor(row).unwrap_or(before);
    }
    for gaps in gaps.chunk_by_mut(|a, b| a.bounds() == b.bounds()) {
        let rows = gaps.len();
        for gap in gaps {
            let first = gap.after.map_or(0, |after| after + 1);
            gap.as_many = gap.before.checked_sub(first) == Some(rows);
        }
    }
    gaps
}

/// Notes where both neighbours are numbered differently: there the same id is that of another row.
fn distrust_ids(gaps: &mut [Gap], pairs: &[Option<usize>], old: &Revision, new: &Revision) {
    let origins = inverse(pairs, new.ids.len());
    let kept = |place: usize| {
        let from = origins.get(place).copied().flatten()?;
        Some(old.ids[from] == new.ids[place])
    };
    for gap in gaps {
        let sides = [gap.after.and_then(kept), kept(gap.before)];
        let mut known = sides.into_iter().flatten().peekable();
        gap.called_alike = known.peek().is_none() || known.any(|kept| kept);
    }
}

/// How near two rows stand to each other.
struct Nearness {
    /// Between the same neighbours.
    between: bool,
    /// Called by the same id, or at the same place among as many rows.
    id: bool,
}

/// Titles that have as much in common, in thousandths, are nearly equal.
const ALMOST: u32 = 800;

/// Titles that have as much in common, in thousandths, have most of their words in common.
const MOST: u32 = 600;

/// What the likeness of rows is measured by.
struct Features {
    id: String,
    title: Vec<String>,
    deadline: String,
    executors: Vec<String>,
    result: String,
    section: String,
    done: bool,
}

impl Features {
    fn of(revision: &Revision, row: usize) -> Features {
        let record = &revision.content.rows[row];
        let mut executors: Vec<String> = record
            .executors
            .iter()
            .map(|name| russian::fold(name))
            .collect();
        executors.sort_unstable();
        let section = record
            .section
            .and_then(|section| revision.content.sections.get(section));
        Features {
            id: revision.ids.get(row).cloned().unwrap_or_default(),
            title: russian::stems(&record.title),
            deadline: russian::fold(&record.deadline),
            executors,
            result: russian::fold(&record.result),
            done: record.done.is_some(),
            section: section
                .map(|title| russian::fold(title))
                .unwrap_or_default(),
        }
    }

    /// Returns how alike two rows are; `None` where they are not likely one.
    fn likeness(&self, other: &Features, near: &Nearness) -> Option<u32> {
        let title = shared(&self.title, &other.title);
        let same = |a: &str, b: &str| u32::from(a == b && !a.is_empty());
        let (id, between) = (u32::from(near.id), u32::from(near.between));
        let executors = shared(&self.executors, &other.executors);
        let fields = same(&self.deadline, &other.deadline)
            + same(&self.result, &other.result)
            + u32::from(executors == 1000);
        let written = u32::from(!(self.deadline.is_empty() && other.deadline.is_empty()))
            + u32::from(!(self.result.is_empty() && other.result.is_empty()))
            + u32::from(!(self.executors.is_empty() && other.executors.is_empty()));
        let place = id + between;
        // Far from where it stood a row is known by what it says: the more so where its work is done already.
        let plausible = match (near.between || near.id, self.done && !other.done) {
            (true, _) => {
                title >= MOST
                    || (title >= 400 && fields + place >= 1)
                    || (title >= 200 && fields >= 1 && fields + place >= 2)
                    || (place == 2 && fields >= 2)
                    || (near.between && fields >= 2 && fields == written)
            }
            (false, false) => {
                title >= ALMOST || (title >= 400 && fields >= 1) || (title >= 200 && fields >= 2)
            }
            (false, true) => title >= ALMOST || (title >= MOST && fields >= 2),
        };
        plausible.then(|| {
            4 * title
                + 1000 * fields
                + executors / 2
                + 1200 * id
                + 900 * between
                + 300 * u32::from(self.section == other.section)
        })
    }
}

/// Returns whether two titles are equal or have most of their words in common.
pub(super) fn titles_agree([one, other]: [&String; 2]) -> bool {
    one == other || shared(&russian::stems(one), &russian::stems(other)) >= MOST
}

/// Returns the share of two sorted lists that is in both (Dice's coefficient), in thousandths.
fn shared(a: &[String], b: &[String]) -> u32 {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let order = x.cmp(y);
        both += u32::from(order.is_eq());
        i += usize::from(order.is_le());
        j += usize::from(order.is_ge());
    }
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    both.saturating_mul(2000).checked_div(all).unwrap_or(0)
}

/// Returns for each section of `old` the place of the same section in `new`: by its title, then by its rows.
pub(super) fn match_sections(
    old: &Revision,
    new: &Revision,
    rows: &[Option<usize>],
) -> Vec<Option<usize>> {
    let (before, after) = (&old.content.sections, &new.content.sections);
    let mut pairs = vec![None; before.len()];
    let mut taken = vec![false; after.len()];
    for (section, title) in before.iter().enumerate() {
        let same = (0..after.len())
            .find(|other| !taken[*other] && russian::fold(&after[*other]) == russian::fold(title));
        if let Some(other) = same {
            pairs[section] = Some(other);
            taken[other] = true;
        }
    }
    let mut votes: HashMap<(usize, usize), usize> = HashMap::new();
    for (row, to) in rows.iter().enumerate() {
        let section = old.content.rows[row].section;
        let other = to.and_then(|to| new.content.rows[to].section);
        if let (Some(section), Some(other)) = (section, other) {
            *votes.entry((section, other)).or_default() += 1;
        }
    }
    let mut votes: Vec<_> = votes
        .into_iter()
        .map(|(pair, votes)| (std::cmp::Reverse(votes), pair))
        .collect();
    votes.sort_unstable();
    for (_, (section, other)) in votes {
        if pairs[section].is_none() && !taken[other] {
            pairs[section] = Some(other);
            taken[other] = true;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use toml_spanner::Arena;

    use super::super::{pairs, sure_pairs};
    use super::*;
    use crate::document;

    /// Returns a plan of the rows, each a number, a title and what else its table says; one that begins with `#` is the
    /// title of a section.
    fn plan(rows: &[(&str, &str, &str)]) -> Revision {
        let mut within = "";
        let mut table = |(number, title, more): &(&str, &str, &str)| {
            if let Some(section) = title.strip_prefix('#') {
                within = "section.";
                return format!("[[section]]\ntitle = '{section}'\n");
            }
            let head = format!("[[{within}item]]\nnumber = '{number}'\ntitle = '{title}'\n");
            format!("{head}deadline = 'май'\n{more}\n")
        };
        let text: String = rows.iter().map(&mut table).collect();
        let arena = Arena::new();
        let (mut document, problems) = document::plan(&text, &arena);
        assert!(
            problems
                .iter()
                .all(|problem| problem.title.id == crate::words::MessageId::MissingField),
            "{problems:?}"
        );
        Revision::written(&mut document)
    }

    const A: &str = "Определение кураторов";
    const B: &str = "Закупка учебников";
    const C: &str = "Ремонт кровли";
    const X: &str = "Педагогический совет";
    const DONE: &str = "done = 2022-05-01";

    fn matched(old: &[(&str, &str, &str)], new: &[(&str, &str, &str)]) -> Vec<Option<usize>> {
        pairs(&plan(old), &plan(new)).1
    }

    #[test]
    fn of_equal_rows_the_one_between_the_same_neighbours_is_the_same() {
        let old = [
            ("1", A, ""),
            ("2", X, ""),
            ("3", B, ""),
            ("4", X, ""),
            ("5", C, ""),
        ];
        for mark in ["", DONE] {
            let new = [("1", A, ""), ("2", B, ""), ("3", X, mark), ("4", C, "")];
            let expected = [Some(0), None, Some(1), Some(2), Some(3)];
            assert_eq!(matched(&old, &new), expected, "{mark}");
        }
    }

    #[test]
    fn of_equal_rows_between_the_same_neighbours_those_marked_alike_are_the_same() {
        let old = [
            ("1", A, ""),
            ("2", X, ""),
            ("3", X, DONE),
            ("4", B, ""),
            ("5", X, ""),
            ("6", X, DONE),
            ("7", C, ""),
        ];
        let new = [
            ("1", A, ""),
            ("2", X, DONE),
            ("3", B, ""),
            ("4", X, ""),
            ("5", X, DONE),
            ("6", C, ""),
        ];
        let expected = [Some(0), None, Some(1), Some(2), Some(3), Some(4), Some(5)];
        assert_eq!(matched(&old, &new), expected);
    }

    #[test]
    fn a_number_means_nothing_where_the_rows_around_are_renumbered() {
        let old = [
            ("1", A, ""),
            ("2", "Проведение мониторинга посещаемости", ""),
            ("3", B, ""),
        ];
        let new = [
            ("1", C, ""),
            ("2", "Проведение мониторинга питания", ""),
            ("3", A, ""),
            ("4", "Проведение мониторинга горячего питания", ""),
            ("5", "Проведение мониторинга успеваемости", ""),
            ("6", B, ""),
        ];
        // Nor does the first place between the neighbours, where more rows stand there than stood.
        assert_eq!(matched(&old, &new), [Some(2), Some(4), Some(5)]);
    }

    #[test]
    fn of_as_many_rows_between_neighbours_each_is_the_one_at_its_place() {
        let old = [
            ("", A, ""),
            ("", "Проведение мониторинга посещаемости школ", ""),
            ("", "Проведение мониторинга успеваемости школ", ""),
            ("", B, ""),
        ];
        let new = [
            ("", A, ""),
            ("", "Проведение мониторинга питания учащихся", ""),
            ("", "Проведение мониторинга посещаемости кружков", ""),
            ("", B, ""),
        ];
        assert_eq!(matched(&old, &new), [Some(0), Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn sections_under_new_titles_are_those_that_share_most_rows() {
        let old = plan(&[
            ("", "#Первый", ""),
            ("1", A, ""),
            ("2", B, ""),
            ("3", C, ""),
            ("", "#Второй", ""),
            ("4", X, ""),
            ("5", "Олимпиада по физике", ""),
        ]);
        let new = plan(&[
            ("", "#Осень", ""),
            ("3", C, ""),
            ("4", X, ""),
            ("5", "Олимпиада по физике", ""),
            ("", "#Весна", ""),
            ("1", A, ""),
            ("2", B, ""),
        ]);
        assert_eq!(pairs(&old, &new).0, [Some(1), Some(0)]);
    }

    #[test]
    fn a_number_tells_which_of_rows_as_alike_is_the_same() {
        let old = [
            ("1", A, ""),
            ("2", "Проведение мониторинга посещаемости", ""),
            ("3", B, ""),
        ];
        let new = |first: &'static str, second: &'static str| {
            [
                ("1", A, ""),
                (first, "Проведение мониторинга питания", ""),
                (second, "Проведение мониторинга успеваемости", ""),
                ("3", B, ""),
            ]
        };
        assert_eq!(matched(&old, &new("2", "5"))[1], Some(1));
        assert_eq!(matched(&old, &new("5", "2"))[1], Some(2));
    }

    #[test]
    fn equal_rows_that_moved_keep_their_order() {
        let old = [("1", X, ""), ("2", X, ""), ("3", A, ""), ("4", B, "")];
        let new = [("1", A, ""), ("2", B, ""), ("3", X, ""), ("4", X, "")];
        let expected = [Some(2), Some(3), Some(0), Some(1)];
        assert_eq!(matched(&old, &new), expected);
    }

    #[test]
    fn rows_are_one_beyond_doubt_by_most_words_of_their_titles() {
        let sure = |old, new| sure_pairs(&plan(&[("1", old, "")]), &plan(&[("1", new, "")])).1;
        assert_eq!(sure(A, A), [Some(0)]);
        assert_eq!(
            sure(
                "Закупка учебников для школ",
                "Закупка учебников для школ города"
            ),
            [Some(0)]
        );
        assert_eq!(sure("Закупка учебников", "Закупка парт и досок"), [None]);
    }

    #[test]
    fn a_row_is_called_as_commands_call_it() {
        let plan = plan(&[
            ("", "#Осень", ""),
            ("1", A, ""),
            ("", "#Весна", ""),
            ("1", B, ""),
        ]);
        assert_eq!([0, 1, 2].map(|row| plan.id(row)), ["1.1", "2.1", ""]);
    }

    #[test]
    fn sections_of_one_title_are_taken_once() {
        let sections = |rows: [&'static str; 2]| {
            let [one, other] = rows.map(|row| ("1", row, ""));
            plan(&[("", "#Осень", ""), one, ("", "#Осень", ""), other])
        };
        let (old, new) = (sections([A, B]), sections([C, X]));
        assert_eq!(pairs(&old, &new).0, [Some(0), Some(1)]);
    }
}
