//! An item that was asked for by words that fit none or several: what is said, and the names to choose from.

use std::path::Path;

use super::gather::{stem, tidy};
use super::refusal::Refusal;
use crate::model::PlanNames;
use crate::model::naming::is_name;
use crate::query::{Fit, Found, Hint};
use crate::report::cut;
use crate::text::{russian, shell};
use crate::words::{Message, MessageId};

/// How many rows are named where a request fits several.
const CANDIDATES: usize = 12;

/// How much of the title of an item that may have been meant is shown.
const NEAREST: usize = 60;

/// Blanks before and within the line that names a row.
const MARGINS: usize = 4;

/// How much of a title is shown however narrow the terminal.
const SHORTEST: usize = 24;

/// Returns the name of the row `id` of `plan`, the file `path`, with as much of its title as fits a line of `width`
/// columns.
pub(super) fn name(plan: &str, path: &str, id: &str, title: &str, width: usize) -> Message {
    let place = format!("{plan}:{id}");
    if is_name(id) {
        return MessageId::CandidateUnnumbered.with(place).with(path);
    }
    // Dots and a closing quote may come behind the words.
    let taken = place.chars().count() + path.chars().count() + 2 * MARGINS + 2;
    let title = cut(title, width.saturating_sub(taken).max(SHORTEST));
    MessageId::Candidate.with(place).with(title).with(path)
}

/// Returns `text` with at most `width` characters.
pub(super) fn cropped(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let head: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", head.trim_end())
}

/// Returns what is said where several rows, with these names, fit `asked`.
pub(super) fn ambiguous(asked: &str, names: Vec<Message>) -> Refusal {
    Refusal {
        complaint: MessageId::AmbiguousItem.with(asked).with(names.len()),
        advice: the_first(names),
    }
}

/// Returns `names` to choose from, each in a line of at most `width` columns.
pub(super) fn lines(names: Vec<String>, width: usize) -> Vec<Message> {
    let room = width.saturating_sub(MARGINS).max(SHORTEST);
    let line = |name: String| MessageId::Verbatim.with(cropped(&name, room));
    the_first(names.into_iter().map(line).collect())
}

/// Returns the first of `names`, and how many more there are.
fn the_first(mut names: Vec<Message>) -> Vec<Message> {
    let count = names.len();
    if count > CANDIDATES {
        names.truncate(CANDIDATES);
        names.push(MessageId::MoreCandidates.with(count - CANDIDATES));
    }
    names
}

/// Returns the rows that fit `asked` best among the answers of all plans; says what there is not where none fits.
pub(super) fn fitting<T>(asked: &str, answers: Vec<Found<T>>) -> Result<Vec<T>, Refusal> {
    if let Some(refusal) = unfinished(asked, &answers) {
        return Err(refusal);
    }
    let best = answers.iter().filter_map(|found| found.plan).min();
    let meant: Vec<&Found<T>> = answers.iter().filter(|found| found.plan == best).collect();
    let row = asked.rsplit(':').next().unwrap_or(asked).trim();
    let unknown = || {
        let complaint = match best {
            Some(_) => {
                let labels: Vec<&str> = meant
                    .iter()
                    .map(|found| found.names.label.as_str())
                    .collect();
                let complaint = match labels.as_slice() {
                    [_] => MessageId::UnknownItemOf,
                    _ => MessageId::UnknownItemOfAll,
                };
                complaint.with(row).with(russian::listed(&labels))
            }
            None => MessageId::UnknownItem.with(asked),
        };
        let advice = if several_in(row) {
            vec![MessageId::ItemsApart.into()]
        } else {
            nearest_items(&meant)
        };
        Refusal { complaint, advice }
    };
    let fits = meant
        .iter()
        .flat_map(|found| found.rows.iter().map(|(fit, _)| *fit));
    let Some(fit) = fits.min() else {
        let refusal = hinted(asked, &answers);
        let refusal = refusal.or_else(|| best.is_none().then(|| unknown_plan(asked, &answers))?);
        return Err(refusal.unwrap_or_else(unknown));
    };
    if fit == Fit::Part
        && let Some(refusal) = named_alone(asked, &answers)
    {
        return Err(refusal);
    }
    let meant = answers.into_iter().filter(|found| found.plan == best);
    let rows = meant.flat_map(|found| found.rows);
    let rows = rows.filter(|(known, _)| *known == fit);
    Ok(rows.map(|(_, row)| row).collect())
}

/// Returns whether `row` is several numbers in one word: «14-16», «14,15».
fn several_in(row: &str) -> bool {
    let mut numbers = row.split([',', ';', '-', '–']);
    let is_number = |part: &str| {
        let part = part.trim().trim_end_matches('.');
        !part.is_empty() && part.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    numbers.clone().count() > 1 && numbers.all(is_number)
}

/// Returns what is said where nothing is asked for, or one side of a colon is empty.
fn unfinished<T>(asked: &str, answers: &[Found<T>]) -> Option<Refusal> {
    let example = || {
        let first = answers
            .iter()
            .find_map(|found| Some((found, found.count.1.as_ref()?)));
        let address = first.map(|(found, id)| format!("{}:{id}", found.names.stem));
        shell::word(&address.unwrap_or_else(|| "sarov-2022:1".to_owned()))
    };
    let asked = asked.trim();
    if asked.is_empty() {
        return Some(Refusal {
            complaint: MessageId::EmptyItem.into(),
            advice: vec![MessageId::EmptyItemHelp.with(example())],
        });
    }
    if asked.starts_with(':') {
        return Some(Refusal {
            complaint: MessageId::NoPlanBefore.with(asked),
            advice: vec![MessageId::EmptyItemHelp.with(example())],
        });
    }
    let plan = asked.strip_suffix(':')?;
    let named = answers.iter().find(|found| found.plan.is_some());
    let is_title = || answers.iter().any(|found| !found.rows.is_empty());
    if named.is_none() && (plan.contains(char::is_whitespace) || is_title()) {
        return None;
    }
    let advice = named.map(|found| MessageId::PlanIsNoItemHelp.with(found.names.stem.as_str()));
    let refused = unknown_plan(&format!("{plan}:1"), answers).filter(|_| named.is_none());
    refused.or_else(|| {
        Some(Refusal {
            complaint: MessageId::NoItemBehind.with(plan),
            advice: advice.into_iter().collect(),
        })
    })
}

/// Returns the rows that may have been meant, those nearest to what was asked for; else which there are.
fn nearest_items<T>(answers: &[&Found<T>]) -> Vec<Message> {
    let near = answers
        .iter()
        .filter_map(|found| Some((found.near.as_ref()?, &found.names.stem)));
    let least = near.clone().map(|(near, _)| near.slips).min();
    let names = near
        .filter(|(near, _)| Some(near.slips) == least)
        .map(|(near, stem)| {
            let address = shell::word(&format!("{stem}:{}", near.id));
            MessageId::NearestItem
                .with(address)
                .with(cut(&near.title, NEAREST))
        });
    let names: Vec<Message> = names.take(3).collect();
    match (answers, names.is_empty()) {
        ([only], true) => {
            let stem = shell::word(&only.names.stem);
            vec![MessageId::CountOfItems.with(only.count.0).with(stem)]
        }
        (_, true) => vec![MessageId::UnknownItemHelp.into()],
        _ => names,
    }
}

/// Returns what is said where all of `asked` names a plan: the row whose title has such a word is not meant.
fn named_alone<T>(asked: &str, answers: &[Found<T>]) -> Option<Refusal> {
    let plan = answers
        .iter()
        .find(|found| found.hint == Some(Hint::Plan))?;
    Some(Refusal {
        complaint: MessageId::PlanIsNoItem
            .with(asked)
            .with(plan.names.label.as_str()),
        advice: vec![MessageId::PlanIsNoItemHelp.with(plan.names.stem.as_str())],
    })
}

/// Returns what is said where a plan is named without a colon behind it.
fn hinted<T>(asked: &str, answers: &[Found<T>]) -> Option<Refusal> {
    let numbered = answers.iter().find_map(|found| match &found.hint {
        Some(Hint::PlanAnd(number)) => Some(format!("{}:{number}", found.names.stem)),
        _ => None,
    });
    let apart = numbered.map(|address| Refusal {
        complaint: MessageId::UnknownItem.with(asked),
        advice: vec![MessageId::PlanAndItemApart.with(shell::word(&address))],
    });
    apart.or_else(|| named_alone(asked, answers))
}

/// Returns what is said where `asked` is an item of a plan that stands in one of `unread`, of which nothing could be read.
pub(super) fn of_unread<'p>(
    asked: &str,
    unread: impl IntoIterator<Item = &'p Path>,
) -> Option<Refusal> {
    let (plan, _) = asked.rsplit_once(':')?;
    let is_it = |path: &&Path| russian::fold(&stem(path)) == russian::fold(plan);
    let path = unread.into_iter().find(is_it)?;
    Some(Refusal {
        complaint: MessageId::UnreadPlan.with(plan.trim()),
        advice: vec![
            MessageId::UnreadPlanHelp.with(shell::word(&tidy(path).display().to_string())),
        ],
    })
}

/// Returns what is said where what stands before the colon of `asked` names no plan; `None` where it is no address.
fn unknown_plan<T>(asked: &str, answers: &[Found<T>]) -> Option<Refusal> {
    let (plan, row) = asked.rsplit_once(':')?;
    let (plan, row) = (plan.trim(), row.trim());
    if plan.is_empty() || row.is_empty() || row.contains(char::is_whitespace) {
        return None;
    }
    let near = PlanNames::nearest(plan, answers.iter().map(|found| &found.names));
    let advice = match near {
        Some(near) => MessageId::NearestName.with(shell::word(&format!("{}:{row}", near.stem))),
        None => MessageId::NamesOfPlans.into(),
    };
    Some(Refusal {
        complaint: MessageId::UnknownPlan.with(plan),
        advice: vec![advice],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn a_name_fits_its_line() {
        let said = |width| {
            let title = "Посещение  школ\nкураторами проекта";
            name("sarov", "r/sarov.toml", "1", title, width).text(Lang::Russian)
        };
        assert_eq!(
            said(80),
            "sarov:1  Посещение школ кураторами проекта  (r/sarov.toml)"
        );
        assert_eq!(
            said(56),
            "sarov:1  Посещение школ кураторами…  (r/sarov.toml)"
        );
        assert!(said(0).ends_with("Посещение школ…  (r/sarov.toml)"));
    }

    #[test]
    fn a_long_choice_is_cut() {
        let names = vec![name("p", "p.toml", "1", "", 80); 15];
        let refusal = ambiguous("сбор", names);
        assert_eq!(refusal.advice.len(), CANDIDATES + 1);
    }
}
