//! What a paper of this program keeps of the plan it was made from: what people call the plan, and what became of its
//! rows as the plan has it, where a paper says it in words that leave out a day or a ground.
//!
//! A plan that is not there yet gets it back; what was changed in the paper since stays as it was read.

use toml_spanner::{Arena, Table};

use super::{MARKS, Side};
use crate::document;
use crate::import::draft::{self, Draft, Item, OwnMarks};
use crate::import::write;
use crate::query::diff::sure_pairs;
use crate::text::literal::quoted;

/// Returns what a paper keeps of a plan that people call `name`; `rows` are the lines that say what became of each.
pub fn text<'r>(name: &str, rows: impl Iterator<Item = &'r str>) -> String {
    let name = format!("name = {}\n", quoted(name));
    rows.fold(name, |file, row| file + "\n[[item]]\n" + row)
}

/// Gives the rows of `draft` what its paper keeps of them.
pub fn recall(draft: &mut Draft) {
    let Some(written) = draft.as_written.clone().filter(|_| draft.is_form) else {
        return;
    };
    let read = write::plain(draft);
    let arenas = [(); 3].map(|()| Arena::new());
    let texts = [&written.said, &written.marks, &read];
    let parsed = texts.into_iter().zip(&arenas);
    let parsed = parsed.map(|(text, arena)| toml_spanner::parse(text, arena));
    let Ok(parsed) = parsed.collect::<Result<Vec<_>, _>>() else {
        return;
    };
    let sides = texts.into_iter().zip(&parsed);
    let sides: Vec<Side<'_>> = sides
        .map(|(text, parsed)| Side::new(text, parsed.table()))
        .collect();
    let [said, marks, fresh] = sides.as_slice() else {
        return;
    };
    if marks.rows.len() != said.rows.len() {
        return;
    }
    let (_, pairs) = sure_pairs(&said.revision, &fresh.revision);
    let mut rows: Vec<Option<usize>> = vec![None; fresh.rows.len()];
    for (before, now) in pairs.into_iter().enumerate() {
        if let Some(slot) = now.and_then(|now| rows.get_mut(now)) {
            *slot = Some(before);
        }
    }
    for (now, (item, before)) in draft.items_mut().zip(rows).enumerate() {
        let Some(before) = before else { continue };
        // a remark that the paper has in a column
        let of_paper = item.note.as_ref().is_some_and(|note| note.lent.is_empty());
        let of = |key: &'static str| {
            let read = value(fresh, now, key);
            let is_said = value(said, before, key) == read && !(key == "note" && of_paper);
            let own = if is_said {
                value(marks, before, key)
            } else {
                read
            };
            (own, is_said)
        };
        let all: Vec<_> = MARKS.iter().map(|key| (*key, of(key))).collect();
        let is_exact = all.iter().all(|(_, (_, exact))| *exact);
        let kept = all
            .into_iter()
            .filter_map(|(key, (value, _))| Some((key, value?)));
        take(item, kept.collect(), (is_exact, of_paper));
    }
}

/// Returns the value of `key` in a row as it is written.
fn value(side: &Side<'_>, row: usize, key: &str) -> Option<String> {
    let (table, _): &(&Table<'_>, _) = side.rows.get(row)?;
    let span = table.get(key)?.span();
    let value = side.text.get(span.start as usize..span.end as usize)?;
    Some(value.to_owned())
}

/// Lets `item` say `values` of what became of it; whether nothing of it is read from the paper, and whether its remark
/// stands there.
fn take(item: &mut Item, values: Vec<(&'static str, String)>, (is_exact, of_paper): (bool, bool)) {
    let file = format!("[[item]]\n{}", document::lines(&values));
    let arena = Arena::new();
    let (plan, _) = document::plan(&file, &arena);
    let mut lent = String::new();
    for row in &plan.items {
        let note = row.note.filter(|_| !of_paper);
        let words = row.proofs().chain(note);
        words.for_each(|text| draft::lend(&mut lent, text.value));
    }
    if is_exact {
        item.facts.guess = None;
        item.note = None;
    }
    item.kept = Some(OwnMarks { values, lent });
}
