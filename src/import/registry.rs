//! Who may be named: the registry of a plan from the names its items use and what the document says of them.

use super::draft::{Draft, Entry, Text};
use super::executors::{self, is_full_name};
use super::grid::Grid;
use crate::model::ExecutorKind;
use crate::text::russian::{fold, is_blank, is_dash};

/// A long name and what the document says is short for it: «… (далее – ИПК)».
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Short {
    short: String,
    long: String,
}

/// Finds the abbreviations that `text` introduces.
pub(super) fn shorts(text: &str) -> Vec<Short> {
    let mut found = Vec::new();
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
            found.push(Short {
                short: short.to_owned(),
                long: super::draft::collapse(long),
            });
        }
        rest = tail;
    }
    found
}

fn kind_name(kind: ExecutorKind) -> &'static str {
    ExecutorKind::NAMES
        .iter()
        .find(|(_, known)| *known == kind)
        .map_or("unit", |(name, _)| name)
}

fn entry(name: &str, kind: ExecutorKind) -> Entry {
    Entry {
        name: name.to_owned(),
        kind: kind_name(kind),
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

/// Adds an entry for every name of the items; `shorts` are the abbreviations of the whole document.
pub(super) fn build(draft: &mut Draft, shorts: &[Short]) {
    let mut entries: Vec<Entry> = Vec::new();
    for executor in draft.items().flat_map(|item| &item.executors) {
        let folded = fold(&executor.text);
        let known = |entry: &Entry| {
            fold(&entry.name) == folded || entry.aliases.iter().any(|alias| fold(alias) == folded)
        };
        let spelled = entries
            .iter()
            .position(|entry| is_spelling(&entry.name, &executor.text));
        if let Some(entry) = spelled
            .and_then(|at| entries.get_mut(at))
            .filter(|entry| !known(entry))
        {
            entry.aliases.push(executor.text.clone());
            continue;
        }
        if entries.iter().any(known)
            || draft
                .registry
                .iter()
                .any(|entry| fold(&entry.name) == folded)
        {
            continue;
        }
        let mut new = entry(&executor.text, executors::kind(&executor.text));
        if let Some(short) = shorts.iter().find(|short| fold(&short.short) == folded) {
            new.kind = kind_name(executors::kind(&short.long));
            new.aliases.push(short.long.clone());
        }
        entries.push(new);
    }
    for new in &entries {
        draft.ledger.add(&new.name);
        for alias in &new.aliases {
            draft.ledger.add(alias);
        }
    }
    entries.append(&mut draft.registry);
    draft.registry = entries;
}

/// Tells whether two names differ in blanks, full stops and dashes alone, or in where the initials stand.
fn is_spelling(one: &str, other: &str) -> bool {
    let parts = |name: &str| {
        let folded = fold(name);
        let parts = folded.split(|c: char| !c.is_alphanumeric());
        let mut parts: Vec<String> = parts
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect();
        if executors::is_person(name) {
            parts.sort_by_key(|part| std::cmp::Reverse(part.chars().count()));
        }
        parts.concat()
    };
    parts(one) == parts(other)
}

/// Reads a list of people and their posts; `heading` is the text above it. Returns whether the table is one.
pub(super) fn read_people(grid: &Grid, heading: &str, draft: &mut Draft) -> bool {
    let rows: Vec<(String, String)> = grid
        .rows
        .iter()
        .filter_map(|row| Some((row.cells.first()?.text(), row.cells.get(1)?.text())))
        .collect();
    let named = |(name, _): &&(String, String)| is_full_name(name) || executors::is_person(name);
    let people: Vec<&(String, String)> = rows.iter().filter(named).collect();
    if grid.width != 2 || people.len() < 2 || people.len() + 1 < rows.len() {
        return false;
    }
    for row in grid.rows.iter().filter(|row| {
        !people
            .iter()
            .any(|(name, _)| row.cells.first().is_some_and(|cell| cell.text() == *name))
    }) {
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
        assert!(is_spelling("Зам. директора по АХЧ", "зам директора по АХЧ"));
        assert!(is_spelling("Амиева Р.А", "Р. А. Амиева"));
        assert!(is_spelling("Кл.рук-ли", "Кл. рук – ли"));
        assert!(!is_spelling("Школа № 1", "Школа № 11"));
        assert!(!is_spelling("Сорокин С.И.", "Сорокин И.С."));
    }

    #[test]
    fn abbreviations_are_found_with_what_they_stand_for() {
        let found = shorts(
            "Комитет образования (далее – КОиН); МАОУ ДПО (далее – ИПК) районные отделы (далее - РОО), городские объединения (далее - ГМО)",
        );
        let pairs: Vec<(&str, &str)> = found
            .iter()
            .map(|short| (short.short.as_str(), short.long.as_str()))
            .collect();
        assert_eq!(
            pairs,
            [
                ("КОиН", "Комитет образования"),
                ("ИПК", "МАОУ ДПО"),
                ("РОО", "районные отделы"),
                ("ГМО", "городские объединения")
            ]
        );
    }
}
