//! An item that was asked for by words that fit none or several: what is said, and the names to choose from.

use super::refusal::Refusal;
use crate::model::naming::is_name;
use crate::words::{Message, MessageId};

/// How many rows are named where a request fits several.
const CANDIDATES: usize = 12;

/// Blanks before and within the line that names a row.
const MARGINS: usize = 4;

/// How much of a title is shown however narrow the terminal.
const SHORTEST: usize = 24;

/// Returns the name of the row `id` of `plan`, with as much of its title as fits a line of `width` columns.
pub(super) fn name(plan: &str, id: &str, title: &str, width: usize) -> Message {
    let place = format!("{plan}:{id}");
    if is_name(id) {
        return MessageId::Verbatim.with(place);
    }
    let words = title.split_whitespace().collect::<Vec<_>>();
    let left = width.saturating_sub(place.chars().count() + MARGINS);
    let title = cropped(&words.join(" "), left.max(SHORTEST));
    MessageId::Candidate.with(place).with(title)
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

/// Returns what is said where no row fits `asked`.
pub(super) fn unknown(asked: &str) -> Refusal {
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
            name("sarov", "1", "Посещение  школ\nкураторами проекта", width).text(Lang::Russian)
        };
        assert_eq!(said(80), "sarov:1  Посещение школ кураторами проекта");
        assert_eq!(said(40), "sarov:1  Посещение школ кураторами пр…");
        assert!(said(0).ends_with("Посещение школ куратора…"));
    }

    #[test]
    fn a_long_choice_is_cut() {
        let names = vec![name("p", "1", "", 80); 15];
        let refusal = ambiguous("сбор", names);
        assert_eq!(refusal.advice.len(), CANDIDATES + 1);
    }
}
