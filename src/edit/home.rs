//! Where a new row goes: the section that is meant, or a new one.

use toml_spanner::Arena;

use super::block::{self, indent, line_break};
use super::{EditError, value};
use crate::model::{Item, Plan, Wanted, naming};
use crate::query;
use crate::text::russian;
use crate::words::MessageId;

/// Where a new row is asked to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    /// Last in the section with this title or part of one.
    Section(String),
    /// First in a new section with this title, the last of the plan.
    NewSection(String),
    /// After this row.
    After(String),
}

/// A place in the text for a new row.
pub(super) struct InsertionPoint {
    /// The header of the row to be written like; `None` in a plan without rows.
    pub(super) neighbour: Option<u32>,
    /// The end of what is before it.
    pub(super) end: usize,
    pub(super) header: String,
    /// The number that follows the row before; `None` where rows have no numbers.
    pub(super) number: Option<String>,
}

impl InsertionPoint {
    /// Returns the numbers that a row put in here may have, the natural one first: the next, else one between («3.1»).
    pub(super) fn numbers(&self, before: Option<&str>) -> impl Iterator<Item = String> {
        let before = before.unwrap_or_default().trim();
        let stem = naming::bare(before);
        let end = before.get(stem.len()..).unwrap_or_default();
        let between = (1..100).filter(move |_| !stem.is_empty());
        self.number
            .clone()
            .into_iter()
            .chain(between.map(move |n| format!("{stem}.{n}{end}")))
    }
}

/// Returns the place in `text` that a row asked to go `home` has.
pub(super) fn place(
    plan: &Plan<'_>,
    text: &str,
    home: Option<&Home>,
) -> Result<InsertionPoint, EditError> {
    match home {
        Some(Home::After(asked)) => Ok(behind(text, the_one(plan, asked)?)),
        Some(Home::NewSection(title)) => new_section(plan, text, title),
        Some(Home::Section(title)) => Ok(last_in(plan, text, Some(meant(plan, title)?))),
        None => match plan.sections.len() {
            0 => Ok(last_in(plan, text, None)),
            1 => Ok(last_in(plan, text, Some(0))),
            _ => Err(EditError::refused(MessageId::EditWhichSection).among(titles(plan))),
        },
    }
}

/// Returns the title of the section of `plan` that `title` may be meant for: it is a part of it, or misspelt, be it
/// only the first words of it.
pub(super) fn near(plan: &Plan<'_>, title: &str) -> Option<String> {
    let folded = russian::fold(title);
    let words = title.split_whitespace().count();
    let mut known: Vec<(String, &str)> = Vec::new();
    for section in &plan.sections {
        if russian::fold(section.title).contains(&folded) {
            return Some(section.title.to_owned());
        }
        let head: Vec<&str> = section.title.split_whitespace().take(words).collect();
        known.push((section.title.to_owned(), section.title));
        known.push((head.join(" "), section.title));
    }
    let near = russian::nearest_name(title, known.iter().map(|(spelling, _)| spelling.as_str()))?;
    let meant = known.iter().find(|(spelling, _)| spelling == near);
    meant.map(|(_, title)| (*title).to_owned())
}

/// Returns the row that `asked` names.
fn the_one<'p, 'a>(plan: &'p Plan<'a>, asked: &str) -> Result<&'p Item<'a>, EditError> {
    let mut fitting = query::find(plan, asked).rows;
    let best = fitting.iter().map(|(fit, _)| *fit).min();
    fitting.retain(|(fit, _)| Some(*fit) == best);
    match fitting.as_slice() {
        [] => Err(EditError::advised(
            MessageId::UnknownItem.with(asked),
            MessageId::UnknownItemHelp,
        )),
        [(_, only)] => Ok(only),
        several => {
            let names = several
                .iter()
                .map(|(_, item)| naming::label(&item.id, item.title()));
            let complaint = MessageId::AmbiguousItem.with(asked).with(several.len());
            Err(EditError::refused(complaint).among(names.collect()))
        }
    }
}

fn titles(plan: &Plan<'_>) -> Vec<String> {
    const TOLD: usize = 4;
    let titles = plan.sections.iter().map(|section| section.title);
    let more = plan.sections.len() > TOLD;
    let more = more.then_some("…");
    let told = titles.take(TOLD).chain(more);
    told.map(str::to_owned).collect()
}

/// Returns the index of the section that `asked` names: its title, else a part of one.
fn meant(plan: &Plan<'_>, asked: &str) -> Result<usize, EditError> {
    let wanted = Wanted::new(asked);
    let fits = plan
        .sections
        .iter()
        .map(|section| wanted.fit(section.title));
    let best = fits.clone().flatten().min();
    let fitting = fits
        .enumerate()
        .filter(|(_, fit)| fit.is_some() && *fit == best);
    let found: Vec<usize> = fitting.map(|(at, _)| at).collect();
    match found.as_slice() {
        [only] => Ok(*only),
        [] => {
            let begin = MessageId::EditBeginSection.with(asked);
            Err(match near(plan, asked) {
                Some(near) => EditError::advised(
                    MessageId::EditNoSection.with(asked),
                    MessageId::DidYouMean.with(near),
                ),
                None if plan.sections.is_empty() => {
                    EditError::advised(MessageId::EditNoSection.with(asked), begin)
                }
                None => EditError::advised(MessageId::EditNoSectionAmong.with(asked), begin)
                    .among(titles(plan)),
            })
        }
        several => {
            let titles = several.iter().map(|at| plan.sections[*at].title.to_owned());
            let complaint = MessageId::EditSectionAmbiguous
                .with(asked)
                .with(several.len());
            Err(EditError::refused(complaint).among(titles.collect()))
        }
    }
}

/// Returns the place at the end of a section, or of the rows outside sections.
fn last_in(plan: &Plan<'_>, text: &str, section: Option<usize>) -> InsertionPoint {
    let last = plan.items.iter().rfind(|item| item.section == section);
    if let Some(last) = last {
        return behind(text, last);
    }
    let (end, header) = match section.and_then(|section| plan.sections.get(section)) {
        Some(section) => {
            let end = block::end(text, &Arena::new(), section.header.start)
                .unwrap_or(section.header.end as usize);
            (end, "[[section.item]]")
        }
        None => (text.trim_end().len(), "[[item]]"),
    };
    InsertionPoint {
        neighbour: None,
        end,
        header: header.to_owned(),
        number: first_number(plan),
    }
}

fn new_section(plan: &Plan<'_>, text: &str, title: &str) -> Result<InsertionPoint, EditError> {
    let folded = russian::fold(title);
    let known = plan.sections.iter().map(|section| section.title);
    if let Some(same) = known.clone().find(|known| russian::fold(known) == folded) {
        return Err(EditError::advised(
            MessageId::EditSectionThere.with(same),
            MessageId::EditSectionThereHelp.with(same),
        ));
    }
    let end = text.trim_end().len();
    let newline = line_break(text, end);
    let title = value::text(title);
    Ok(InsertionPoint {
        neighbour: plan.items.last().map(|item| item.document.header.start),
        end,
        header: format!("[[section]]{newline}title = {title}{newline}{newline}[[section.item]]"),
        number: first_number(plan),
    })
}

fn behind(text: &str, item: &Item<'_>) -> InsertionPoint {
    let header = item.document.header;
    let end = block::end(text, &Arena::new(), header.start).unwrap_or(header.end as usize);
    // A table's place may reach beyond its header.
    let written = text
        .get(header.range())
        .and_then(|table| table.split_once("]]"));
    let written = written.map_or_else(|| "[[item]]".to_owned(), |(head, _)| format!("{head}]]"));
    let margin = indent(text, header.start as usize);
    InsertionPoint {
        neighbour: Some(header.start),
        end,
        header: format!("{margin}{written}"),
        number: next_number(item.number()),
    }
}

/// Returns the number of the first row of a section that has none yet, as sections of the plan are numbered: each anew,
/// each with a number of its own before it («3.1»), or on from the row before.
fn first_number(plan: &Plan<'_>) -> Option<String> {
    let Some(last) = plan.items.last() else {
        return Some("1".to_owned());
    };
    let mut firsts: Vec<&str> = Vec::new();
    for (at, item) in plan.items.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| plan.items[before].section);
        if before != Some(item.section) {
            firsts.push(item.number().trim());
        }
    }
    match firsts.as_slice() {
        [first, .., other] if first == other => Some((*first).to_owned()).filter(|n| !n.is_empty()),
        [.., last_first] if of_section(last_first, firsts.len()) => {
            let (_, own) = last_first.split_once('.')?;
            Some(format!("{}.{own}", firsts.len() + 1))
        }
        _ => next_number(last.number()),
    }
}

/// Returns whether a number is the first of section `index`, counted from 1: «2.1.»
fn of_section(number: &str, index: usize) -> bool {
    number
        .strip_prefix(&format!("{index}."))
        .is_some_and(|own| own.trim_end_matches('.') == "1")
}

/// Returns `number` with its last part one greater: «14.» gives «15.», «2.9» gives «2.10».
pub(super) fn next_number(number: &str) -> Option<String> {
    let end = number.trim_end_matches(|c: char| !c.is_ascii_digit()).len();
    let (head, suffix) = number.split_at(end);
    let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (prefix, last) = head.split_at(head.len() - digits);
    let next = last.parse::<u32>().ok()?.checked_add(1)?;
    Some(format!("{prefix}{next}{suffix}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_number_follows_the_last() {
        let case =
            |number, expected: Option<&str>| assert_eq!(next_number(number).as_deref(), expected);
        case("14", Some("15"));
        case("14.", Some("15."));
        case("2.9.", Some("2.10."));
        case("а", None);
    }
}
