//! How the guesses of an import are told: a line for each kind of them, with every place in the document and in the plan.

use super::guesses::Guess;
use super::source::Place;
use crate::words::{Message, MessageId};

/// The most runs of places that the line of a kind names; the plan file marks every guess all the same.
const MOST_RUNS: usize = 40;

/// What stands between a place in the document and one in the plan: a line is not broken there.
const ARROW: &str = "\u{a0}→\u{a0}";

/// Returns the lines that tell `guesses` and how many kinds of executors are guesses; `file` is the plan file.
pub(super) fn messages(guesses: &[Guess], executors: usize, file: &str) -> Vec<Message> {
    let mut kinds: Vec<Vec<&Guess>> = Vec::new();
    for guess in guesses {
        let first = |kind: &Vec<&Guess>| kind.first().is_some_and(|first| is_alike(first, guess));
        match kinds.iter_mut().find(|kind| first(kind)) {
            Some(kind) => kind.push(guess),
            None => kinds.push(vec![guess]),
        }
    }
    let known = guesses.iter().all(|guess| guess.line.is_some());
    let head = if known {
        MessageId::ImportGuesses
    } else {
        MessageId::ImportGuessesOfItems
    };
    let mut lines: Vec<Message> = kinds.iter().filter_map(|kind| of_kind(kind)).collect();
    if executors > 0 {
        lines.push(MessageId::ImportGuessKinds.with(executors));
    }
    if !lines.is_empty() {
        lines.insert(0, head.with(file));
    }
    lines
}

/// Tells whether two guesses are of one kind: the same key of the same column, for the same reason.
fn is_alike(one: &Guess, other: &Guess) -> bool {
    one.key == other.key && one.heading == other.heading && one.why.id == other.why.id
}

fn of_kind(kind: &[&Guess]) -> Option<Message> {
    let first = kind.first()?;
    let key = match &first.heading {
        Some(heading) => MessageId::PlaceNamed.with(first.key).with(heading.as_str()),
        None => MessageId::AsIs.with(first.key),
    };
    let why = if kind.iter().all(|guess| guess.why == first.why) {
        first.why.clone()
    } else {
        first.why.without_arguments()
    };
    let places = places(kind);
    Some(if kind.len() == 1 {
        MessageId::ImportGuessLine.with(key).with(why).with(places)
    } else {
        let line = MessageId::ImportGuessLines.with(key).with(why);
        line.with(kind.len()).with(places)
    })
}

/// Guesses whose places follow one another: rows 3 to 7 of a table, lines 31 to 59 of the plan.
struct Run {
    /// What the places have in common: the table, the sheet and its column.
    group: Group,
    from: usize,
    to: usize,
    /// The first and the last line of the plan.
    lines: Option<(usize, usize)>,
    /// The item, where the lines of the plan are not known.
    item: Option<String>,
    count: usize,
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
    let runs = runs(kind);
    let shown = runs.get(..MOST_RUNS).unwrap_or(&runs);
    let groups = shown
        .chunk_by(|one, next| one.group == next.group)
        .map(of_group);
    let all = groups.reduce(|before, group| MessageId::ListOfTwo.with(before).with(group));
    let all = all.unwrap_or_else(|| MessageId::PlaceDocument.into());
    let more: usize = runs.iter().skip(MOST_RUNS).map(|run| run.count).sum();
    if more > 0 {
        MessageId::ListMore.with(all).with(more)
    } else {
        all
    }
}

fn runs(kind: &[&Guess]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for guess in kind {
        let (group, number) = position(&guess.place);
        match runs.last_mut() {
            Some(run) if run.group == group && run.takes(number, guess.line) => {
                run.to = number;
                run.count += 1;
                run.lines = run
                    .lines
                    .zip(guess.line)
                    .map(|((first, _), last)| (first, last));
            }
            _ => runs.push(Run {
                group,
                from: number,
                to: number,
                lines: guess.line.map(|line| (line, line)),
                item: guess.item.clone().filter(|_| guess.line.is_none()),
                count: 1,
            }),
        }
    }
    runs
}

impl Run {
    /// Tells whether the next guess follows: from the same row or the next, further down in the plan.
    fn takes(&self, number: usize, line: Option<usize>) -> bool {
        let follows = number == self.to || number == self.to + 1;
        let further = match (self.lines, line) {
            (Some((_, last)), Some(line)) => line > last,
            (None, None) => true,
            _ => false,
        };
        follows && further
    }

    /// Returns «3–7 → 31–59 (12)»: the rows, the lines, and how many guesses where they are more than the rows.
    fn text(&self) -> String {
        let column = match &self.group {
            Group::Sheet(_, column) => column.as_str(),
            _ => "",
        };
        let span = |first: usize, last: usize, column: &str| {
            if first == last {
                format!("{column}{first}")
            } else {
                format!("{column}{first}–{column}{last}")
            }
        };
        let target = match (self.lines, &self.item) {
            (Some((first, last)), _) => format!("{ARROW}{}", span(first, last, "")),
            (None, Some(item)) if self.count == 1 => format!("{ARROW}{item}"),
            _ => String::new(),
        };
        let rows = self.to - self.from + 1;
        let times = if self.count > rows {
            format!(" ({})", self.count)
        } else {
            String::new()
        };
        format!("{}{target}{times}", span(self.from, self.to, column))
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

    fn told(guesses: &[(Place, Option<usize>)]) -> Vec<String> {
        let guess = |(place, line): &(Place, Option<usize>)| Guess {
            place: place.clone(),
            heading: None,
            item: Some("1.2".to_owned()),
            key: "title",
            why: MessageId::ImportGuessMerged.into(),
            line: *line,
        };
        let guesses: Vec<Guess> = guesses.iter().map(guess).collect();
        let lines = messages(&guesses, 0, "p.toml");
        let plain = |line: &Message| line.text(Lang::English).replace('\u{a0}', " ");
        lines.iter().skip(1).map(plain).collect()
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
        let why = "title — the value of a merged cell is repeated";
        let cells = [(1, 3), (1, 3), (1, 4), (1, 6), (2, 7)];
        let cells: Vec<_> = (10..)
            .zip(cells)
            .map(|(line, (table, at))| (row(table, at), Some(line)))
            .collect();
        assert_eq!(
            told(&cells),
            [format!(
                "  {why} (5): table 1, rows 3–4 → 10–12 (3), 6 → 13; table 2, row 7 → 14"
            )]
        );
        let sheet = |cell: &str| Place::Sheet {
            name: "План".to_owned(),
            cell: cell.to_owned(),
        };
        let cells = [(sheet("C5"), Some(20)), (sheet("C6"), Some(26))];
        assert_eq!(
            told(&cells),
            [format!("  {why} (2): sheet `План`, C5–C6 → 20–26")]
        );
        assert_eq!(
            told(&[(row(1, 3), None)]),
            [format!("  {why}: table 1, row 3 → 1.2")]
        );
        let many: Vec<_> = (0..50).map(|at| (row(1, at * 2 + 1), Some(at))).collect();
        assert!(
            told(&many)[0].ends_with("79 → 39 and 10 more"),
            "{:?}",
            told(&many)
        );
    }
}
