//! Rows in three ways: which row of the document is which of the plan, and what becomes of each.

use std::collections::{HashMap, HashSet, VecDeque};

use chrono::NaiveDate;
use toml_spanner::{Arena, Table, TableStyle};

use super::base;
use super::layout::{Kind, Layout, Piece};
use super::outcome::{Failure, Gone, Merged, Terms, Told};
use super::side::Side;
use super::values::{self, Tables, Verdict, is_guess};
use crate::document::{self, schema};
use crate::edit::{self, Change, EditError, Operation, Rewrite};
use crate::import::write::KEPT;
use crate::model::{self, Plan, Readings, lower, naming};
use crate::phrase;
use crate::query::diff::pairs;
use crate::text::literal::quoted;
use crate::text::russian::{fold, stems};
use crate::text::word_list;
use crate::words::MessageId;

/// Keys that say what became of a row.
pub(in crate::import) const MARKS: &[&str] = word_list![
    "done" "dates" "moved" "unmet" "cancelled" "started" "evidence" "postponed" "note"
];

/// The three texts; the first is not known of plans that were imported before it was kept.
pub(super) struct Sides<'t> {
    pub(super) base: Option<Side<'t>>,
    pub(super) ours: Side<'t>,
    pub(super) theirs: Side<'t>,
    /// Whether the document is a form of this program.
    pub(super) form: bool,
    /// Whether it is any paper of this program.
    pub(super) own: bool,
}

impl<'t> Sides<'t> {
    /// Returns a table of each of the texts.
    fn tables(
        &self,
        base: Option<&'t Table<'t>>,
        ours: &'t Table<'t>,
        theirs: &'t Table<'t>,
    ) -> Tables<'t> {
        Tables {
            base,
            ours,
            theirs: (self.theirs.text, theirs),
            form: self.form,
            own: self.own,
        }
    }
}

/// Which row and section is which.
struct Matched {
    /// For each row of the document: the same row before, and the same one in the plan.
    rows: Vec<(Option<usize>, Option<usize>)>,
    /// For each of its sections likewise.
    sections: Vec<(Option<usize>, Option<usize>)>,
    /// For each row before: the same one in the plan, and in the document now.
    former: Vec<(Option<usize>, Option<usize>)>,
    /// For each section before: the same one in the plan.
    former_sections: Vec<Option<usize>>,
}

/// Returns for each new place the old one.
fn inverse(pairs: &[Option<usize>], len: usize) -> Vec<Option<usize>> {
    let mut inverse = vec![None; len];
    for (old, new) in pairs.iter().enumerate() {
        if let Some(slot) = new.and_then(|new| inverse.get_mut(new)) {
            *slot = Some(old);
        }
    }
    inverse
}

/// Returns `pairs` without those whose titles have little in common: what people marked in a row is not to pass to
/// another one that came in its place.
fn related(mut pairs: Vec<Option<usize>>, old: &Side<'_>, new: &Side<'_>) -> Vec<Option<usize>> {
    for (row, pair) in pairs.iter_mut().enumerate() {
        pair.take_if(|other| {
            let (one, other) = (fold(old.title(row)), fold(new.title(*other)));
            let goes_on = one.starts_with(&other) || other.starts_with(&one);
            let alike = || strsim::normalized_damerau_levenshtein(&one, &other);
            !goes_on && common_words(&one, &other) < 0.6 && alike() < 0.75
        });
    }
    pairs
}

/// Returns the share of the words of two titles that both have.
fn common_words(one: &str, other: &str) -> f64 {
    let (one, other) = (stems(one), stems(other));
    let words = one.len() + other.len();
    let both: HashSet<&String> = other.iter().collect();
    let shared = one.iter().filter(|word| both.contains(word)).count();
    f64::from(u32::try_from(2 * shared).unwrap_or(u32::MAX))
        / f64::from(u32::try_from(words.max(1)).unwrap_or(u32::MAX))
}

impl Matched {
    fn new(sides: &Sides<'_>) -> Self {
        let (ours, theirs) = (&sides.ours, &sides.theirs);
        let (rows, sections) = (theirs.rows.len(), theirs.sections.len());
        let mut matched = match &sides.base {
            None => {
                let (own_sections, own) = pairs(&ours.revision, &theirs.revision);
                let own = related(own, ours, theirs);
                let only =
                    |own: Vec<Option<usize>>| own.into_iter().map(|own| (None, own)).collect();
                Matched {
                    rows: only(inverse(&own, rows)),
                    sections: only(inverse(&own_sections, sections)),
                    former: Vec::new(),
                    former_sections: Vec::new(),
                }
            }
            Some(base) => {
                let (new_sections, new) = pairs(&base.revision, &theirs.revision);
                let new = related(new, base, theirs);
                let (own_sections, own) = pairs(&base.revision, &ours.revision);
                let through = |before: Vec<Option<usize>>, own: &[Option<usize>]| {
                    let both = |before: Option<usize>| (before, before.and_then(|at| own[at]));
                    before.into_iter().map(both).collect()
                };
                Matched {
                    rows: through(inverse(&new, rows), &own),
                    sections: through(inverse(&new_sections, sections), &own_sections),
                    former: own.into_iter().zip(new).collect(),
                    former_sections: own_sections,
                }
            }
        };
        matched.known_by_title(ours, theirs);
        matched
    }

    /// Returns the rows of the plan that are the same as some of the document.
    fn own_rows(&self) -> HashSet<usize> {
        self.rows.iter().filter_map(|(_, own)| *own).collect()
    }

    /// Matches what is new in the document with what people have added under the same title.
    fn known_by_title(&mut self, ours: &Side<'_>, theirs: &Side<'_>) {
        let known: HashSet<usize> = self.former.iter().filter_map(|(own, _)| *own).collect();
        let taken = self.own_rows();
        let mut free: HashMap<String, VecDeque<usize>> = HashMap::new();
        for row in (0..ours.rows.len()).filter(|row| !known.contains(row) && !taken.contains(row)) {
            let title = fold(ours.title(row));
            free.entry(title).or_default().push_back(row);
        }
        for (row, (before, own)) in self.rows.iter_mut().enumerate() {
            if before.is_none() && own.is_none() {
                let rows = free.get_mut(&fold(theirs.title(row)));
                *own = rows.and_then(VecDeque::pop_front);
            }
        }
        let taken: HashSet<usize> = self.sections.iter().filter_map(|(_, own)| *own).collect();
        let mut free: HashMap<String, usize> = (0..ours.sections.len())
            .filter(|section| !taken.contains(section))
            .map(|section| (fold(ours.section_title(section)), section))
            .collect();
        for (section, (_, own)) in self.sections.iter_mut().enumerate() {
            if own.is_none() {
                *own = free.remove(&fold(theirs.section_title(section)));
            }
        }
    }
}

/// A merge under way.
struct Merge<'s, 't> {
    sides: &'s Sides<'t>,
    matched: Matched,
    terms: Terms<'s>,
    /// The plan as it reads its deadlines.
    plan: Plan<'s>,
    by_header: HashMap<u32, usize>,
    /// The day and the ground of what the document changes.
    order: (NaiveDate, Option<String>),
    layout: Layout,
    changes: Vec<Change>,
    /// Entries of a registry that the plan has not.
    entries: Vec<(&'t str, String)>,
    told: Told,
}

/// Returns the plan of `sides` with what is new in the document.
pub(super) fn merge(sides: &Sides<'_>, said: &str, terms: Terms<'_>) -> Result<Merged, Failure> {
    if !sides.ours.has_headers() {
        return Err(Failure::Edit(EditError::Refused {
            complaint: MessageId::EditInlineRow.into(),
            advice: Some(MessageId::EditInlineRowHelp.into()),
            among: Vec::new(),
        }));
    }
    let arena = Arena::new();
    let (document, _) = document::plan(sides.ours.text, &arena);
    let (plan, _) = lower("", document, terms.workspace, &Readings::default());
    let by_header = plan.items.iter().map(|item| item.document.header.start);
    let by_header = by_header.zip(0..).collect();
    let mut merge = Merge {
        sides,
        matched: Matched::new(sides),
        terms,
        plan,
        by_header,
        order: order(sides, terms.today),
        layout: Layout::cut(&sides.ours),
        changes: Vec::new(),
        entries: Vec::new(),
        told: Told {
            based: sides.base.is_some(),
            own: sides.own,
            ..Told::default()
        },
    };
    merge.passport();
    merge.sections();
    merge.rows();
    let gone = merge.gone();
    let changes = std::mem::take(&mut merge.changes);
    merge.layout.change(changes)?;
    merge.arrange();
    Ok(merge.finish(said, &gone))
}

/// Returns the day and the document by which a document changes what it said: its approval, where that is new.
fn order(sides: &Sides<'_>, today: NaiveDate) -> (NaiveDate, Option<String>) {
    let approved = |side: &Side<'_>, key: &str| {
        let value = side.root.get("approved")?.as_table()?.get(key)?;
        let span = value.span();
        let raw = side.text.get(span.start as usize..span.end as usize)?;
        Some(value.as_str().unwrap_or(raw).to_owned())
    };
    let new = |key: &str| {
        let before = sides.base.as_ref()?;
        approved(&sides.theirs, key).filter(|now| approved(before, key).as_ref() != Some(now))
    };
    let day = new("date").and_then(|day| day.parse().ok());
    let document = new("document");
    let day = day.filter(|day| *day <= today && document.is_some());
    (day.unwrap_or(today), document)
}

impl<'t> Merge<'_, 't> {
    /// Merges the values of one table; `kind` is the piece of the plan that it stands in.
    fn table(
        &mut self,
        tables: &Tables<'t>,
        shape: &'static schema::Shape,
        kind: Kind,
        row: Option<&str>,
    ) {
        let ours = &self.sides.ours;
        let mut rewrite = Rewrite::new(ours.text, tables.ours, shape, is_guess);
        let range = self.layout.range(kind);
        for path in tables.paths() {
            let mut verdict = tables.verdict(&path);
            if verdict == Verdict::Kept && tables.base.is_none() && knows(&path, tables) {
                verdict = Verdict::Same;
            }
            if verdict == Verdict::Taken && path == ["deadline"] {
                verdict = self.deadline(tables, &mut rewrite);
            } else if verdict == Verdict::Taken && !self.is_settled(&path, tables) {
                match tables.written(&path, shape) {
                    Some((value, comment)) => rewrite.set(&path, value, comment),
                    None => rewrite.remove(&path),
                }
            }
            match verdict {
                Verdict::Stays => {}
                Verdict::Cleared => {
                    let cleared = tables.kept(&path, row.map(str::to_owned));
                    self.told.cleared.push(cleared);
                }
                Verdict::Same | Verdict::Taken => {
                    values::put_remark(&mut rewrite, (ours.text, range.clone()), &path, None);
                }
                Verdict::Kept | Verdict::Held => {
                    let says = tables.written(&path, shape).map(|(value, _)| value);
                    let remark = values::remark(&path, says, self.terms.lang);
                    let place = (ours.text, range.clone());
                    values::put_remark(&mut rewrite, place, &path, Some(&remark));
                    let kept = tables.kept(&path, row.map(str::to_owned));
                    match verdict {
                        Verdict::Held => self.told.held.push(kept),
                        _ => self.told.kept.push(kept),
                    }
                }
            }
        }
        self.changes.extend(rewrite.into_changes());
    }

    /// Writes the deadline that the document gives, and the former one as postponed where it means other days.
    fn deadline(&self, tables: &Tables<'t>, rewrite: &mut Rewrite<'t>) -> Verdict {
        let path = ["deadline"];
        let Some((value, comment)) = tables.written(&path, &schema::ITEM) else {
            rewrite.remove(&path);
            return Verdict::Taken;
        };
        let item = self.by_header.get(&tables.ours.span().start);
        let item = item.and_then(|at| self.plan.items.get(*at));
        let words = tables.theirs.1.get("deadline");
        let both = item.zip(words.and_then(|item| item.as_str()));
        let moved = both.filter(|(item, words)| self.means_other_days(item, words));
        let Some((item, words)) = moved else {
            rewrite.set(&path, value, comment);
            return Verdict::Taken;
        };
        let reword = Operation::Reword {
            to: words.to_owned(),
            on: self.order.0,
            basis: self.order.1.clone(),
        };
        let clock = (self.terms.workspace, self.terms.today);
        if !item.document.dates.is_empty() {
            return Verdict::Held;
        }
        match rewrite.carry_out(&reword, (&self.plan, item), clock, comment) {
            Ok(()) => Verdict::Taken,
            Err(_) => Verdict::Held,
        }
    }

    /// Returns whether `words` as the deadline of `item` name other days than its own, which are known.
    fn means_other_days(&self, item: &model::Item<'_>, words: &str) -> bool {
        let calendar = &self.terms.workspace.calendar;
        let context = self.plan.context(item.section, calendar);
        let days = |words: &str| -> Vec<_> {
            let occurrences = phrase::read(words, &context).occurrences.into_iter();
            occurrences.map(|one| (one.start, one.due)).collect()
        };
        let before = days(&item.deadline());
        !before.is_empty() && before != days(words)
    }

    fn passport(&mut self) {
        let sides = self.sides;
        if sides.form {
            return;
        }
        let base = sides.base.as_ref().map(|base| base.root);
        let tables = sides.tables(base, sides.ours.root, sides.theirs.root);
        self.table(&tables, &schema::PLAN, Kind::Other, None);
        if !self.entries.is_empty() {
            let change = edit::entries(sides.ours.text, &self.entries);
            self.changes.push(change);
        }
        self.rest();
    }

    /// Takes over the text without a key, where people have not touched it.
    fn rest(&mut self) {
        fn kept(text: &str) -> Vec<&str> {
            let top = text.lines().take_while(|line| line.starts_with('#'));
            top.filter(|line| line.starts_with(KEPT)).collect()
        }
        let (ours, theirs) = (self.sides.ours.text, self.sides.theirs.text);
        let (own, new) = (kept(ours), kept(theirs));
        let before = self.sides.base.as_ref().map(|base| kept(base.text));
        if own == new || before.as_ref() == Some(&new) || before.is_none() && self.sides.own {
            return;
        }
        if before.as_ref() != Some(&own) {
            return;
        }
        let mut at = 0;
        let mut written = false;
        let lines = ours.split_inclusive('\n');
        for line in lines.take_while(|line| line.starts_with('#')) {
            if line.starts_with(KEPT) {
                let lines = new.iter().filter(|_| !written);
                let lines: String = lines.flat_map(|line| [line, "\n"]).collect();
                self.changes.push(Change::new(at, at + line.len(), lines));
                written = true;
            }
            at += line.len();
        }
        if !written {
            let lines = theirs.lines().skip(1);
            let lines = lines.take_while(|line| line.starts_with('#'));
            let lines: String = lines.flat_map(|line| [line, "\n"]).collect();
            self.changes.push(Change::new(at, at, lines));
        }
    }

    /// Returns whether `path` leads to a new entry that goes into no registry that is there: one whom the plan knows by
    /// another name, or the first of a plan without a registry, noted in `entries`.
    fn is_settled(&mut self, path: &[&'t str], tables: &Tables<'t>) -> bool {
        let ["executors", name] = path else {
            return false;
        };
        let registry = registry(tables);
        if registry.is_some_and(|table| is_known(table, name)) {
            return true;
        }
        let takes = registry.is_some_and(|table| table.style() != TableStyle::Implicit);
        if !takes && let Some((value, comment)) = tables.written(path, &schema::PLAN) {
            let comment = comment.map_or_else(String::new, |comment| format!("  {comment}"));
            self.entries.push((name, format!("{value}{comment}")));
        }
        !takes
    }

    fn sections(&mut self) {
        let sides = self.sides;
        for (section, (before, own)) in self.matched.sections.clone().into_iter().enumerate() {
            let (Some(own), Some(theirs)) = (own, sides.theirs.sections.get(section)) else {
                continue;
            };
            let of_base = |base: &Side<'t>| before.map(|before| base.sections[before]);
            let base = sides.base.as_ref().and_then(of_base);
            let tables = sides.tables(base, sides.ours.sections[own], theirs);
            let title = sides.ours.section_title(own);
            self.table(&tables, &schema::SECTION, Kind::Section(own), Some(title));
        }
    }

    fn rows(&mut self) {
        let sides = self.sides;
        for (row, (before, own)) in self.matched.rows.clone().into_iter().enumerate() {
            let theirs = sides.theirs.rows[row].0;
            let of_base = |base: &Side<'t>| before.map(|before| base.rows[before].0);
            let base = sides.base.as_ref().and_then(of_base);
            match (before, own) {
                (_, Some(own)) => {
                    let tables = sides.tables(base, sides.ours.rows[own].0, theirs);
                    let label = sides.ours.label(own, self.terms.lang);
                    self.table(&tables, &schema::ITEM, Kind::Row(own), Some(&label));
                }
                (Some(_), None) if values::changed(base, theirs) => {
                    let label = sides.theirs.label(row, self.terms.lang);
                    self.told.deleted.push(label);
                }
                _ => {}
            }
        }
    }

    /// Settles the rows that the document no longer has; returns what is to be remembered of them.
    fn gone(&mut self) -> Vec<String> {
        let ours = &self.sides.ours;
        let Some(before) = &self.sides.base else {
            if self.sides.form {
                return Vec::new();
            }
            let known = self.matched.own_rows();
            let others = (0..ours.rows.len()).filter(|row| !known.contains(row));
            self.told.strangers = others.map(|row| ours.label(row, self.terms.lang)).collect();
            return Vec::new();
        };
        let rows = self.sides.theirs.rows.iter();
        let numbers: HashSet<&str> = rows.filter_map(|(row, _)| number(row)).collect();
        let mut gone = Vec::new();
        for (row, (own, new)) in self.matched.former.iter().enumerate() {
            let Some(own) = *own else {
                continue;
            };
            let (table, former) = (ours.rows[own].0, before.rows[row].0);
            if new.is_some() {
                if former.contains_key("gone") && table.contains_key("cancelled") {
                    self.told.back.push(ours.label(own, self.terms.lang));
                }
                continue;
            }
            let mut rewrite = Rewrite::new(ours.text, table, &schema::ITEM, is_guess);
            let renumbered = number(table) == number(former)
                && number(table).is_some_and(|own| numbers.contains(own));
            if renumbered {
                rewrite.remove(&["number"]);
            }
            gone.push(base::gone(before, row, renumbered));
            // what was carried out is not cancelled, whoever said so
            let closed = ["done", "cancelled", "started"]
                .iter()
                .any(|key| table.contains_key(key));
            let differs = |key: &&str| table.get(key) != former.get(key);
            let marked = closed || MARKS.iter().any(differs);
            let fate = match (marked, self.terms.drop) {
                (true, _) => Gone::Marked,
                (false, true) => Gone::Dropped,
                (false, false) => Gone::Stays,
            };
            if fate == Gone::Dropped {
                let reason = match &self.order.1 {
                    Some(order) => order.clone(),
                    None => MessageId::ImportReason
                        .with(self.terms.source)
                        .text(self.terms.lang),
                };
                let fact = format!("{{ on = {}, reason = {} }}", self.order.0, quoted(&reason));
                rewrite.set(&["cancelled"], &fact, None);
            }
            self.changes.extend(rewrite.into_changes());
            if fate != Gone::Marked || !former.contains_key("gone") {
                let label = ours.label(own, self.terms.lang);
                self.told.gone.push((label, fate));
            }
        }
        gone
    }

    /// Puts rows and sections where the document has them, as far as people have not.
    fn arrange(&mut self) {
        let known = |pair: &(Option<usize>, Option<usize>)| match (&self.sides.base, pair) {
            (Some(_), (before, _)) => *before,
            (None, (_, own)) => *own,
        };
        let order: Vec<usize> = self.matched.sections.iter().filter_map(known).collect();
        self.told.order_stays |= !order.is_sorted();
        let mut before = None;
        let count = self.sides.theirs.sections.len();
        for section in [None].into_iter().chain((0..count).map(Some)) {
            let home = section.and_then(|section| self.home(section, before));
            self.reorder(section);
            self.fill(section, home);
            before = home.or(before);
        }
    }

    /// Returns the section of the plan for rows of a section of the document; writes it where it is new.
    fn home(&mut self, section: usize, before: Option<Kind>) -> Option<Kind> {
        let theirs = &self.sides.theirs;
        let (former, own) = self.matched.sections[section];
        if let Some(own) = own {
            return Some(Kind::Section(own));
        }
        let mut rows = theirs.rows.iter().zip(&self.matched.rows);
        let comes = rows.any(|((_, home), (before, own))| {
            *home == Some(section) && (before.is_none() && own.is_none() || own.is_some())
        });
        if former.is_some() && !comes {
            return None;
        }
        let start = theirs.sections[section].span().start as usize;
        let lines = theirs.text.get(start..).unwrap_or_default();
        let end = lines.find("\n[").map_or(lines.len(), |end| end + 1);
        let lines = lines.get(..end).unwrap_or_default().trim_end();
        let piece = Piece::new(Kind::NewSection(section), format!("{lines}\n"));
        self.layout.put_section(piece, before);
        Some(Kind::NewSection(section))
    }

    /// Gives the rows of a section the order of the document, where people left them in that of the document before.
    fn reorder(&mut self, section: Option<usize>) {
        let sides = self.sides;
        let home = section.and_then(|section| self.matched.sections[section].1);
        let rows = sides.theirs.rows.iter().zip(&self.matched.rows);
        let here = rows.filter(|((_, its), _)| *its == section);
        let here = here.filter_map(|(_, (before, own))| Some((*before, (*own)?)));
        let here = here.filter(|(_, own)| sides.ours.rows[*own].1 == home);
        let here: Vec<(Option<usize>, usize)> = here.collect();
        if here.is_sorted_by_key(|(_, own)| *own) {
            return;
        }
        let known = here
            .iter()
            .filter_map(|(before, own)| Some(((*before)?, *own)));
        let mut known: Vec<(usize, usize)> = known.collect();
        let changed = !known.is_sorted_by_key(|(before, _)| *before);
        known.sort_unstable();
        if changed && known.is_sorted_by_key(|(_, own)| *own) {
            let kinds = here.iter().filter(|(before, _)| before.is_some());
            let kinds: Vec<Kind> = kinds.map(|(_, own)| Kind::Row(*own)).collect();
            self.layout.reorder(&kinds);
        } else {
            self.told.order_stays |= changed || sides.base.is_none();
        }
    }

    /// Puts into a section the rows that are new in it.
    fn fill(&mut self, section: Option<usize>, home: Option<Kind>) {
        let sides = self.sides;
        let own = self.matched.own_rows();
        let is_own = |kind: Kind| matches!(kind, Kind::Row(row) if !own.contains(&row));
        let mut before = None;
        for (row, (_, its)) in sides.theirs.rows.iter().enumerate() {
            if *its != section {
                continue;
            }
            let (piece, kind) = match self.matched.rows[row] {
                (_, Some(own)) => {
                    let kind = Kind::Row(own);
                    if sides.ours.rows[own].1.map(Kind::Section) == home {
                        before = Some(kind);
                        continue;
                    }
                    if !self.moves(row, own) {
                        continue;
                    }
                    (self.layout.take(kind), kind)
                }
                (None, None) => {
                    let lines = sides.theirs.lines(row).trim_end();
                    let kind = Kind::NewRow(row);
                    (Some(Piece::new(kind, format!("{lines}\n"))), kind)
                }
                (Some(_), None) => continue,
            };
            if let Some(mut piece) = piece {
                piece.nest(home.is_some());
                self.layout.put(piece, before, home, is_own);
                before = Some(kind);
            }
        }
    }

    /// Returns whether the document moved a row to another section, and people did not; notes where both did.
    fn moves(&mut self, row: usize, own: usize) -> bool {
        let sides = self.sides;
        let (Some(before), (Some(former), _)) = (&sides.base, self.matched.rows[row]) else {
            return false;
        };
        let was = before.rows[former].1;
        let now = sides.theirs.rows[row].1;
        let by_document = now.and_then(|now| self.matched.sections[now].0) != was
            || now.is_some() != was.is_some();
        let by_people =
            sides.ours.rows[own].1 != was.and_then(|was| self.matched.former_sections[was]);
        if by_document && by_people {
            let title = |side: &Side<'_>, section: Option<usize>| {
                section.map(|section| side.section_title(section).to_owned())
            };
            self.told.kept.push(values::Kept {
                row: Some(sides.ours.label(own, self.terms.lang)),
                key: "section".to_owned(),
                ours: title(&sides.ours, sides.ours.rows[own].1),
                theirs: title(&sides.theirs, now),
            });
        }
        by_document && !by_people
    }

    fn finish(self, said: &str, gone: &[String]) -> Merged {
        let mut places: HashMap<Kind, usize> = HashMap::new();
        let rows = self.layout.pieces.iter().map(|piece| piece.kind);
        for kind in rows.filter(|kind| matches!(kind, Kind::Row(_) | Kind::NewRow(_))) {
            let next = places.len();
            places.insert(kind, next);
        }
        let place = |(row, (_, own)): (usize, &(Option<usize>, Option<usize>))| {
            let kind = own.map_or(Kind::NewRow(row), Kind::Row);
            places.get(&kind).copied()
        };
        Merged {
            former: self.sides.ours.rows.len(),
            matched: (self.matched.rows.iter())
                .filter(|(_, own)| own.is_some())
                .count(),
            rows: self.matched.rows.iter().enumerate().map(place).collect(),
            base: (!self.sides.own)
                .then(|| base::text(said, self.terms.source, gone, self.terms.lang)),
            text: self.layout.join(),
            told: self.told,
        }
    }
}

/// Returns whether `path` leads to an entry for one whom the plan knows, maybe by another spelling.
fn knows(path: &[&str], tables: &Tables<'_>) -> bool {
    matches!(path, ["executors", name] if registry(tables).is_some_and(|all| is_known(all, name)))
}

/// Returns the registry of the plan.
fn registry<'t>(tables: &Tables<'t>) -> Option<&'t Table<'t>> {
    tables.ours.get("executors")?.as_table()
}

/// Returns whether the registry `table` has an entry called `name`, or one with such an alias.
fn is_known(table: &Table<'_>, name: &str) -> bool {
    let folded = fold(name);
    table.iter().any(|(key, entry)| {
        let aliases = entry
            .as_table()
            .and_then(|entry| entry.get("aliases")?.as_array());
        let aliases = aliases.into_iter().flat_map(|list| list.iter());
        let mut aliases = aliases.filter_map(|alias| alias.as_str());
        fold(key.name) == folded || aliases.any(|alias| fold(alias) == folded)
    })
}

fn number<'t>(row: &'t Table<'_>) -> Option<&'t str> {
    let number = naming::bare(row.get("number")?.as_str()?);
    Some(number).filter(|number| !number.is_empty())
}
