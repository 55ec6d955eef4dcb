//! An item that was asked for by words that fit none or several: what is said, and the names to choose from.

use super::refusal::Refusal;
use crate::model::names::nearest;
use crate::model::naming::is_name;
use crate::query::{Fit, Found, Hint};
use crate::text::{russian, shell};
use crate::words::{Message, MessageId};

/// How many rows are named where a request fits several.
const CANDIDATES: usize = 12;

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
    let words = title.split_whitespace().collect::<Vec<_>>();
    let taken = place.chars().count() + path.chars().count() + 2 * MARGINS;
    let title = cropped(&words.join(" "), width.saturating_sub(taken).max(SHORTEST));
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
    let best = answers.iter().filter_map(|found| found.plan).min();
    let unknown = || match best {
        Some(best) => {
            let meant = answers.iter().filter(|found| found.plan == Some(best));
            let labels: Vec<&str> = meant.map(|found| found.label.as_str()).collect();
            let row = asked.rsplit(':').next().unwrap_or(asked).trim();
            Refusal {
                complaint: MessageId::UnknownItemOf
                    .with(row)
                    .with(russian::listed(&labels)),
                advice: vec![MessageId::UnknownItemHelp.into()],
            }
        }
        None => unknown_plan(asked, &answers).unwrap_or_else(|| unknown(asked)),
    };
    let rows = || answers.iter().filter(|found| found.plan == best);
    let fits = rows().flat_map(|found| found.rows.iter().map(|(fit, _)| *fit));
    let Some(fit) = fits.min() else {
        return Err(hinted(asked, &answers).unwrap_or_else(unknown));
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

/// Returns what is said where all of `asked` names a plan: the row whose title has such a word is not meant.
fn named_alone<T>(asked: &str, answers: &[Found<T>]) -> Option<Refusal> {
    let plan = answers
        .iter()
        .find(|found| found.hint == Some(Hint::Plan))?;
    Some(Refusal {
        complaint: MessageId::PlanIsNoItem
            .with(asked)
            .with(plan.label.as_str()),
        advice: vec![MessageId::PlanIsNoItemHelp.with(plan.stem.as_str())],
    })
}

/// Returns what is said where a plan is named without a colon behind it.
fn hinted<T>(asked: &str, answers: &[Found<T>]) -> Option<Refusal> {
    let numbered = answers.iter().find_map(|found| match &found.hint {
        Some(Hint::PlanAnd(number)) => Some(format!("{}:{number}", found.stem)),
        _ => None,
    });
    let apart = numbered.map(|address| Refusal {
        complaint: MessageId::UnknownItem.with(asked),
        advice: vec![MessageId::PlanAndItemApart.with(shell::word(&address))],
    });
    apart.or_else(|| named_alone(asked, answers))
}

/// Returns what is said where what stands before the colon of `asked` names no plan; `None` where it is no address.
fn unknown_plan<T>(asked: &str, answers: &[Found<T>]) -> Option<Refusal> {
    let (plan, row) = asked.rsplit_once(':')?;
    let (plan, row) = (plan.trim(), row.trim());
    if plan.is_empty() || row.is_empty() || row.contains(char::is_whitespace) {
        return None;
    }
    let names = answers
        .iter()
        .flat_map(|found| [found.stem.as_str(), found.label.as_str()]);
    let near = nearest(plan, names);
    let meant = answers
        .iter()
        .find(|found| near.is_some_and(|near| near == found.stem || near == found.label));
    let advice = match meant {
        Some(found) => MessageId::NearestName.with(format!("{}:{row}", found.stem)),
        None => MessageId::NamesOfPlans.into(),
    };
    Some(Refusal {
        complaint: MessageId::UnknownPlan.with(plan),
        advice: vec![advice],
    })
}

/// Returns what is said where no row fits `asked`.
fn unknown(asked: &str) -> Refusal {
    Refusal {
        complaint: MessageId::UnknownItem.with(asked),
        advice: vec![MessageId::UnknownItemHelp.into()],
    }
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
            "sarov:1  Посещение школ кураторами пр…  (r/sarov.toml)"
        );
        assert!(said(0).ends_with("Посещение школ куратора…  (r/sarov.toml)"));
    }

    #[test]
    fn a_long_choice_is_cut() {
        let names = vec![name("p", "p.toml", "1", "", 80); 15];
        let refusal = ambiguous("сбор", names);
        assert_eq!(refusal.advice.len(), CANDIDATES + 1);
    }
}
