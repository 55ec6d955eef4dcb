//! The plans of `roadmaps/` and the ways a file can lie on a disk.
use chrono::NaiveDate;
use roadmap::edit::Draft;
use roadmap::model::Plan;
use similar::{ChangeTag, TextDiff};

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Returns the plans of `roadmaps/` by name.
pub(crate) fn plans() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/roadmaps");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut plans: Vec<(String, String)> = files
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect();
    plans.sort();
    plans
}

/// How many rows a piece of a plan has.
const PIECE: usize = 8;

/// Returns `text` cut into plans of some rows each, with all that is not a row: an edit of a row costs as much as its
/// file is long.
fn pieces(text: &str) -> Vec<String> {
    let is_row = |line: &str| matches!(line, "[[item]]" | "[[section.item]]");
    let rows = text.lines().filter(|line| is_row(line)).count();
    let piece = |number: usize| {
        let (mut row, mut kept) = (0, true);
        let mut out = String::new();
        for line in text.lines() {
            if is_row(line) {
                kept = row / PIECE == number;
                row += 1;
            } else if line.starts_with('[') {
                kept = true;
            }
            if kept {
                out.extend([line, "\n"]);
            }
        }
        out
    };
    (0..rows.div_ceil(PIECE)).map(piece).collect()
}

/// How a plan's text lies in its file; a byte order mark is taken off before an edit sees it, see `io`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Variant {
    Plain,
    Crlf,
    NoFinalNewline,
    Comments,
    CommentsCrlf,
    Multiline,
    MultilineWithoutComma,
    Indented,
    Unaligned,
}

impl Variant {
    pub(crate) const ALL: [Variant; 9] = [
        Variant::Plain,
        Variant::Crlf,
        Variant::NoFinalNewline,
        Variant::Comments,
        Variant::CommentsCrlf,
        Variant::Multiline,
        Variant::MultilineWithoutComma,
        Variant::Indented,
        Variant::Unaligned,
    ];

    /// Returns how many rows apart the tests look: at every row, but for layouts that the others contain.
    pub(crate) fn step(self) -> usize {
        match self {
            Variant::Plain | Variant::Comments => 1,
            Variant::Crlf => 4,
            _ => 12,
        }
    }

    /// Returns the plans in this layout: whole, but in pieces where the tests look at every row.
    pub(crate) fn plans(self) -> Vec<(String, String)> {
        let cut = |(name, text): (String, String)| match self.step() {
            1 => pieces(&text)
                .into_iter()
                .map(|text| (name.clone(), text))
                .collect(),
            _ => vec![(name, text)],
        };
        let plans = plans().into_iter().flat_map::<Vec<_>, _>(cut);
        plans.map(|(name, text)| (name, self.of(&text))).collect()
    }

    pub(crate) fn of(self, text: &str) -> String {
        match self {
            Variant::Plain => text.to_owned(),
            Variant::Crlf => text.replace('\n', "\r\n"),
            Variant::NoFinalNewline => text.trim_end().to_owned(),
            Variant::Comments => comments(text),
            Variant::CommentsCrlf => comments(text).replace('\n', "\r\n"),
            Variant::Multiline => spread(text, ","),
            Variant::MultilineWithoutComma => spread(text, ""),
            Variant::Indented => text.lines().map(|line| format!("  \t{line}\n")).collect(),
            Variant::Unaligned => text.lines().map(|line| unaligned(line) + "\n").collect(),
        }
    }
}

/// Puts a comment behind every line and between any two.
fn comments(text: &str) -> String {
    let text = spread(text, ",");
    let mut inside_strings = false;
    text.lines()
        .enumerate()
        .map(|(number, line)| {
            inside_strings ^= line.matches("\"\"\"").count() % 2 == 1;
            assert!(!inside_strings, "no multi-line strings in roadmaps/");
            format!("# над {number}\n{line} # за {number}\n# под {number}\n")
        })
        .collect()
}

/// Writes the executors of every row one a line.
fn spread(text: &str, last: &str) -> String {
    let line = |line: &str| match line
        .strip_prefix("executors = [\"")
        .and_then(|rest| rest.strip_suffix("\"]"))
    {
        Some(names) => {
            let names: Vec<String> = names
                .split("\", \"")
                .map(|name| format!("    \"{name}\""))
                .collect();
            format!("executors = [\n{}{last}\n]\n", names.join(",\n"))
        }
        None => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

fn unaligned(line: &str) -> String {
    match line.split_once(" = ") {
        Some((key, value)) if !key.contains('"') => format!("{}={value}", key.trim_end()),
        _ => line.to_owned(),
    }
}

/// Returns the ids of the rows of `draft`.
pub(crate) fn ids(draft: &Draft<'_>) -> Vec<String> {
    draft.read(|plan, _| plan.items.iter().map(|item| item.id.clone()).collect())
}

/// Returns an executor of the registry whom row `id` does not name.
pub(crate) fn executor_not_in(plan: &Plan<'_>, id: &str) -> String {
    let item = plan.items.iter().find(|item| item.id == id).unwrap();
    let named = |name: &str| {
        item.document
            .executors
            .iter()
            .any(|own| plan.registry.canonical(own.value) == name)
    };
    plan.registry
        .entries()
        .map(|entry| entry.name.value.to_string())
        .find(|name| !named(name))
        .unwrap()
}

/// Returns how many lines were removed and added.
pub(crate) fn changed_lines(old: &str, new: &str) -> (usize, usize) {
    let (mut old, mut new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let alike = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    old.drain(..alike);
    new.drain(..alike);
    while old.last().is_some_and(|last| new.last() == Some(last)) {
        old.pop();
        new.pop();
    }
    let diff = TextDiff::from_slices(&old, &new);
    let count = |tag| {
        diff.iter_all_changes()
            .filter(|change| change.tag() == tag)
            .count()
    };
    (count(ChangeTag::Delete), count(ChangeTag::Insert))
}

pub(crate) fn diff(old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new).unified_diff().to_string()
}
