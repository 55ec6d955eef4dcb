//! How the guesses of an import are told: a line for each value of the passport, and for each kind of guesses of items.

use super::guesses::Guess;
use crate::import::source::Place;
use crate::words::{Message, MessageId};

/// The most runs of places that the line of a kind names; the plan file marks every guess all the same.
const MOST_RUNS: usize = 12;

/// A line of the guesses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The key of the value.
    pub key: &'static str,
    /// The heading of the column it comes from, where it stands for the key.
    pub heading: Option<String>,
    /// What was guessed: the value, or why the values may be wrong and how many they are.
    pub guess: Message,
    /// Where it stands in the document.
    pub place: Message,
}

/// Returns the lines that tell `guesses`.
pub fn lines(guesses: &[Guess]) -> Vec<Line> {
    let mut kinds: Vec<Vec<&Guess>> = Vec::new();
    for guess in guesses {
        let first = |kind: &Vec<&Guess>| kind.first().is_some_and(|first| is_alike(first, guess));
        match kinds.iter_mut().find(|kind| first(kind)) {
            Some(kind) => kind.push(guess),
            None => kinds.push(vec![guess]),
        }
    }
    kinds.iter().filter_map(|kind| of_kind(kind)).collect()
}

/// Returns whether two guesses are of one kind: the same key of the same column, for the same reason.
fn is_alike(one: &Guess, other: &Guess) -> bool {
    one.of_item
        && other.of_item
        && one.key == other.key
        && (one.key != "extra" || one.heading == other.heading)
        && one.why.id == other.why.id
}

fn of_kind(kind: &[&Guess]) -> Option<Line> {
    let first = kind.first()?;
    let why = if kind.iter().all(|guess| guess.why == first.why) {
        first.why.clone()
    } else {
        first.why.without_arguments()
    };
    let guess = match kind.len() {
        1 if !first.of_item => MessageId::AsIs.with(first.value.as_str()),
        1 => why,
        count => MessageId::ImportGuessTimes.with(why).with(count),
    };
    Some(Line {
        key: first.key,
        heading: first.heading.clone().filter(|_| first.key == "extra"),
        guess,
        place: places(kind),
    })
}

/// Guesses whose places follow one another: rows 3 to 7 of a table.
struct Run {
    /// What the places have in common: the table, the sheet and its column.
    group: Group,
    from: usize,
    to: usize,
}

#[derive(Clone, PartialEq, Eq)]
enum Group {
    Lines,
    Paragraphs,
    Table(usize),
    Sheet(String, String),
}

/// Returns where a guess comes from: the group of its place and the number in it.
fn position(place: &Place) -> (Group, usize) {
    match place {
        Place::Line { line } => (Group::Lines, *line),
        Place::Paragraph { number } => (Group::Paragraphs, *number),
        Place::Cell { table, row, .. } => (Group::Table(*table), *row),
        Place::Sheet { name, cell } => {
            let digits = cell
                .find(|c: char| c.is_ascii_digit())
                .unwrap_or(cell.len());
            let (column, row) = cell.split_at(digits);
            let group = Group::Sheet(name.clone(), column.to_owned());
            (group, row.parse().unwrap_or_default())
        }
    }
}

/// Returns the places of a kind, those of one group together.
fn places(kind: &[&Guess]) -> Message {
    if let [only] = kind {
        return only.place.message();
    }
    let runs = runs(kind);
    let shown = runs.get(..MOST_RUNS).unwrap_or(&runs);
    let groups = shown
        .chunk_by(|one, next| one.group == next.group)
        .map(of_group);
    let all = groups.reduce(|before, group| MessageId::ListOfTwo.with(before).with(group));
    let all = all.unwrap_or_else(|| MessageId::PlaceDocument.into());
    match runs.len().saturating_sub(MOST_RUNS) {
        0 => all,
        more => MessageId::ListMore.with(all).with(more),
    }
}

fn runs(kind: &[&Guess]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for guess in kind {
        let (group, number) = position(&guess.place);
        match runs.last_mut() {
            Some(run) if run.group == group && (number == run.to || number == run.to + 1) => {
                run.to = number;
            }
            _ => runs.push(Run {
                group,
                from: number,
                to: number,
            }),
        }
    }
    runs
}

impl Run {
    /// Returns «3–7», or «C3–C7» of a sheet.
    fn text(&self) -> String {
        let column = match &self.group {
            Group::Sheet(_, column) => column.as_str(),
            _ => "",
        };
        if self.from == self.to {
            format!("{column}{}", self.from)
        } else {
            format!("{column}{}–{column}{}", self.from, self.to)
        }
    }
}

/// Returns the runs of one group under its name.
fn of_group(runs: &[Run]) -> Message {
    let texts: Vec<String> = runs.iter().map(Run::text).collect();
    let text = texts.join(", ");
    let rows: usize = runs.iter().map(|run| run.to - run.from + 1).sum();
    let plural = rows.min(2);
    match runs.first().map(|run| &run.group) {
        Some(Group::Lines) => MessageId::PlaceLines.with(plural).with(text),
        Some(Group::Table(table)) => MessageId::PlaceRows.with(*table).with(plural).with(text),
        Some(Group::Sheet(sheet, _)) => MessageId::PlaceSheetCell.with(sheet.as_str()).with(text),
        Some(Group::Paragraphs) | None => MessageId::PlaceParagraphs.with(plural).with(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn told(places: &[Place]) -> Vec<String> {
        let guess = |place: &Place| Guess {
            place: place.clone(),
            heading: None,
            of_item: true,
            key: "title",
            value: String::new(),
            why: MessageId::ImportGuessMerged.into(),
            line: 1,
        };
        let guesses: Vec<Guess> = places.iter().map(guess).collect();
        let line = |line: &Line| {
            let (guess, place) = (
                line.guess.text(Lang::English),
                line.place.text(Lang::English),
            );
            format!("{guess}: {place}").replace('\u{a0}', " ")
        };
        lines(&guesses).iter().map(line).collect()
    }

    fn row(table: usize, row: usize) -> Place {
        Place::Cell {
            table,
            row,
            column: 2,
        }
    }

    #[test]
    fn places_that_follow_one_another_are_one_run() {
        let why = "the value of a merged cell is repeated";
        let cells = [(1, 3), (1, 3), (1, 4), (1, 6), (2, 7)];
        assert_eq!(
            told(&cells.map(|(table, at)| row(table, at))),
            [format!("{why} (5): table 1, rows 3–4, 6; table 2, row 7")]
        );
        let sheet = |cell: &str| Place::Sheet {
            name: "План".to_owned(),
            cell: cell.to_owned(),
        };
        assert_eq!(
            told(&[sheet("C5"), sheet("C6")]),
            [format!("{why} (2): sheet `План`, C5–C6")]
        );
        let many: Vec<_> = (0..50).map(|at| row(1, at * 2 + 1)).collect();
        assert!(
            told(&many)[0].ends_with("23 and 38 more"),
            "{:?}",
            told(&many)
        );
    }
}
