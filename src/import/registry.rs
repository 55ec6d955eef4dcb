//! Who may be named: the registry of a plan from the names its items use and what the document says of them.

use std::collections::{HashMap, HashSet};

use super::draft::{Draft, Entry, Text};
use super::grid::{Grid, GridRow};
use crate::model::{ExecutorKind, kind};
use crate::text::russian::{fold, is_blank, is_dash};

/// What the document says is short for a longer name, «… (далее – ИПК)»: folded, with the longer name.
pub(super) type Shorts = HashMap<String, String>;

/// Finds the abbreviations that `text` introduces; the first of a document counts.
pub(super) fn shorts(text: &str, found: &mut Shorts) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("(далее") {
        let Some((short, tail)) = after.split_once(')') else {
            break;
        };
        let sign = |c: char| is_blank(c) || is_dash(c) || matches!(c, ':' | ',' | ';' | '.');
        let long = before
            .rsplit([';', ':'])
            .next()
            .unwrap_or_default()
            .trim_matches(sign);
        let short = short.trim_matches(sign);
        if !short.is_empty() && !long.is_empty() && long.chars().count() < 200 {
            let long = super::draft::collapse(long);
            found.entry(fold(short)).or_insert(long);
        }
        rest = tail;
    }
}

fn entry(name: &str, kind: ExecutorKind) -> Entry {
    Entry {
        name: name.to_owned(),
        kind: kind.name(),
        post: None,
        aliases: Vec::new(),
        members: Vec::new(),
        held_by: Vec::new(),
    }
}

/// Returns the entry of a role and who holds it.
pub(super) fn role(name: &str, held_by: Vec<String>) -> Entry {
    Entry {
        held_by,
        ..entry(name, ExecutorKind::Role)
    }
}

/// The entries found so far, by what their names have in common: a plan may name tens of thousands.
#[derive(Default)]
struct Known {
    entries: Vec<Entry>,
    /// The first entry of each [`spelling`].
    spellings: HashMap<String, usize>,
    /// Every name and alias, folded, with its entry.
    names: HashSet<(usize, String)>,
    /// Every name and alias, folded, those of the document's own lists too.
    all: HashSet<String>,
    /// Every name as it is spelled: a plan names the same few again and again.
    met: HashSet<String>,
}

impl Known {
    /// Adds an entry for `name` unless there is one, or another spelling to the entry of that name.
    fn name(&mut self, name: &str, shorts: &Shorts) {
        if self.met.contains(name) {
            return;
        }
        self.met.insert(name.to_owned());
        let folded = fold(name);
        let spelling = spelling(name);
        if let Some(&at) = self.spellings.get(&spelling)
            && self.names.insert((at, folded.clone()))
        {
            if let Some(entry) = self.entries.get_mut(at) {
                entry.aliases.push(name.to_owned());
            }
            self.all.insert(folded);
            return;
        }
        if self.all.contains(&folded) {
            return;
        }
        let at = self.entries.len();
        let mut new = entry(name, kind::likely(name));
        if let Some(long) = shorts.get(&folded) {
            new.kind = kind::likely(long).name();
            new.aliases.push(long.clone());
            self.names.insert((at, fold(long)));
            self.all.insert(fold(long));
        }
        self.names.insert((at, folded.clone()));
        self.all.insert(folded);
        self.spellings.entry(spelling).or_insert(at);
        self.entries.push(new);
    }
}

/// Adds an entry for every name of the items; `shorts` are the abbreviations of the whole document.
pub(super) fn build(draft: &mut Draft, shorts: &Shorts) {
    let mut known = Known {
        all: draft
            .registry
            .iter()
            .map(|entry| fold(&entry.name))
            .collect(),
        ..Known::default()
    };
    for executor in draft.items().flat_map(|item| &item.executors) {
        known.name(&executor.text, shorts);
    }
    let mut entries = known.entries;
    for new in &entries {
        draft.ledger.add(&new.name);
        for alias in &new.aliases {
            draft.ledger.add(alias);
        }
    }
    entries.append(&mut draft.registry);
    draft.registry = entries;
}

/// Returns what is left of a name without blanks, full stops and dashes, wherever the initials stand.
fn spelling(name: &str) -> String {
    let folded = fold(name);
    let parts = folded.split(|c: char| !c.is_alphanumeric());
    let mut parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    if kind::is_person(name) {
        parts.sort_by_key(|part| std::cmp::Reverse(part.chars().count()));
    }
    parts.concat()
}

/// Reads a list of people and their posts; `heading` is the text above it. Returns whether the table is one.
pub(super) fn read_people(grid: &Grid, heading: &str, draft: &mut Draft) -> bool {
    let rows: Vec<(String, String)> = grid
        .rows
        .iter()
        .filter_map(|row| Some((row.cells.first()?.text(), row.cells.get(1)?.text())))
        .collect();
    let named = |(name, _): &&(String, String)| kind::is_full_name(name) || kind::is_person(name);
    let people: Vec<&(String, String)> = rows.iter().filter(named).collect();
    if grid.width != 2 || people.len() < 2 || people.len() + 1 < rows.len() {
        return false;
    }
    let known: HashSet<&str> = people.iter().map(|(name, _)| name.as_str()).collect();
    let other = |row: &&GridRow| {
        let first = row.cells.first();
        !first.is_some_and(|cell| known.contains(cell.text().as_str()))
    };
    for row in grid.rows.iter().filter(other) {
        for cell in &row.cells {
            draft
                .ledger
                .drop(&cell.text(), &cell.place, super::draft::Dropped::Header);
        }
    }
    let members: Vec<String> = people.iter().map(|(name, _)| name.clone()).collect();
    for (name, post) in people {
        let mut person = entry(name, ExecutorKind::Person);
        person.post = (!post.is_empty()).then(|| post.clone());
        draft.registry.push(person);
    }
    if heading.is_empty() {
        return true;
    }
    for name in &members {
        draft.ledger.add(name);
    }
    let mut group = entry(heading, ExecutorKind::Group);
    group.members = members;
    draft.registry.push(group);
    true
}

/// Keeps a table that is neither a plan nor a list of people: a line for each row.
pub(super) fn keep_table(grid: &Grid, heading: &[Text], draft: &mut Draft) {
    draft.rest.extend(heading.iter().cloned());
    for row in &grid.rows {
        let cells: Vec<String> = row
            .texts()
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        if !cells.is_empty() {
            draft.rest.push(Text::new(&cells.join(" | "), &row.place));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_known() {
        let same = |one, other| spelling(one) == spelling(other);
        assert!(same("Зам. директора по АХЧ", "зам директора по АХЧ"));
        assert!(same("Амиева Р.А", "Р. А. Амиева"));
        assert!(same("Кл.рук-ли", "Кл. рук – ли"));
        assert!(!same("Школа № 1", "Школа № 11"));
        assert!(!same("Сорокин С.И.", "Сорокин И.С."));
    }

    #[test]
    fn abbreviations_are_found_with_what_they_stand_for() {
        let mut found = Shorts::new();
        shorts(
            "Комитет образования (далее – КОиН); МАОУ ДПО (далее – ИПК) районные отделы (далее - РОО), городские объединения (далее - ГМО)",
            &mut found,
        );
        let pairs = [
            ("КОиН", "Комитет образования"),
            ("ИПК", "МАОУ ДПО"),
            ("РОО", "районные отделы"),
            ("ГМО", "городские объединения"),
        ];
        let pairs = pairs.map(|(short, long)| (fold(short), long.to_owned()));
        assert_eq!(found, Shorts::from(pairs));
    }
}
