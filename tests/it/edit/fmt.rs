//! `fmt` is idempotent, keeps every value, and leaves every comment with what it speaks of.

use std::path::Path;

use proptest::prelude::*;
use roadmap::edit::format;
use toml_spanner::Arena;

/// Returns the plans of `roadmaps/` and `examples/`.
fn files() -> Vec<(String, String)> {
    let mut files = super::corpus::plans();
    for folder in ["examples", "examples/workspace/roadmaps"] {
        for entry in Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(folder)
            .read_dir()
            .unwrap()
        {
            let path = entry.unwrap().path();
            if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                files.push((
                    path.display().to_string(),
                    std::fs::read_to_string(path).unwrap(),
                ));
            }
        }
    }
    files
}

fn same_values(one: &str, other: &str) -> bool {
    let arenas = (Arena::new(), Arena::new());
    toml_spanner::parse(one, &arenas.0)
        .unwrap_or_else(|error| panic!("{error:?}:\n{one}"))
        .table()
        == toml_spanner::parse(other, &arenas.1).unwrap().table()
}

/// Returns each comment with the code of the line of code below it, unless a blank line is between, and that of its own
/// line.
fn comments(text: &str) -> Vec<(String, String, String)> {
    let code = |line: &str| {
        line.split_once(" #")
            .map_or(line, |(code, _)| code)
            .split_whitespace()
            .collect::<String>()
    };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let next = || lines[number..].iter().find(|line| !line.starts_with('#'));
        if line.starts_with('#') {
            found.push((
                line.to_string(),
                code(next().copied().unwrap_or_default()),
                String::new(),
            ));
        } else if let Some((own, comment)) = line.split_once(" #") {
            found.push((comment.to_owned(), String::new(), code(own)));
        }
    }
    found.sort();
    found
}

#[track_caller]
fn holds(name: &str, text: &str) {
    let once = format(text);
    let name = format!("{name}:\n{text}\n->\n{once}\n");
    assert_eq!(format(&once), once, "{name}is not settled at once");
    assert!(same_values(&once, text), "{name}means something else");
    assert_eq!(comments(&once), comments(text), "{name}comments moved");
}

#[test]
fn real_plans_settle_at_once() {
    for (name, text) in files() {
        holds(&name, &text);
        holds(&name, &text.replace('\n', "\r\n"));
        assert!(
            !format(&text.replace('\n', "\r\n"))
                .replace("\r\n", "")
                .contains('\n')
        );
    }
}

#[test]
fn real_plans_are_in_the_canonical_layout() {
    for (name, text) in files() {
        assert!(
            format(&text) == text,
            "{name}:\n{}",
            super::corpus::diff(&text, &format(&text))
        );
    }
}

#[test]
fn keys_come_in_order_and_in_line() {
    let text = "# Заголовок\n\nperiod = '2022' # год\n# о названии\ntitle='План'\n\n\n[[item]]\nresult = '=#'   \n\
                # почему так\ndeadline   = \"\"\"\nмай # не комментарий\"\"\"\n  executors = [ # список\n 'А', # первый\n]\n\
                title = 'Раз'\n# в конце\n\n# о втором\n[[item]]\ntitle = 'Два'\ndeadline = 'июнь'";
    let expected = "# Заголовок\n\n# о названии\ntitle  = 'План'\nperiod = '2022' # год\n\n[[item]]\ntitle     = 'Раз'\n\
                    # почему так\ndeadline  = \"\"\"\nмай # не комментарий\"\"\"\nexecutors = [ # список\n 'А', # первый\n]\n\
                    result    = '=#'\n# в конце\n\n# о втором\n[[item]]\ntitle    = 'Два'\ndeadline = 'июнь'\n";
    assert_eq!(format(text), expected);
    assert_eq!(format(""), "\n".trim_start());
    assert_eq!(format("# один\n\n\n# два"), "# один\n\n# два\n");
}

/// A whole file in an order and layout that are not the canonical ones.
const WHOLE: super::placements::Shape = &[
    "goal='Цель'",
    "period   = '2022'",
    "basis = [ 'приказ',",
    "  'письмо' ]",
    "title = \"\"\"План",
    "|не#комментарий\"\"\"",
    "approved.document = 'приказ'",
    "approved.date = 2022-01-10",
    "[events]",
    "'сезон' = 2022-06-01",
    "[executors]",
    "'Б' = {kind='person'}",
    "\"А#1\"   = { kind = \"group\", members = [",
    "  'Б',",
    "] }",
    "[executors.'В']",
    "post = 'завуч'",
    "kind = 'person'",
    "[[section]]",
    "title = 'Раздел'",
    "[[section.item]]",
    "deadline = 'май'",
    "title = 'Раз'",
    "executors = ['Б']",
    "[section.item.extra]",
    "'Форма' = 'очно'",
    "a.b = 1",
    "[[section.item]]",
    "extra.'Место' = 'школа'",
    "done = [",
    "  { on = 2022-05-05, due = 2022-05-31 }",
    "]",
    "deadline = 'май'",
    "title = 'Два'",
];

#[test]
fn comments_stay_at_every_legal_place() {
    super::placements::each_file(WHOLE, &[], |text| holds("a whole file", text));
    for shape in super::placements::OPEN {
        super::placements::each_plan(shape, |text| holds("a row", text));
    }
}

/// Swaps the keys of rows, each with the comment above it, and spoils blanks; the seed says how.
fn scramble(text: &str, seed: &[u8]) -> String {
    let mut dice = seed.iter().cycle();
    let mut out = String::new();
    for (number, block) in text.split("\n\n").enumerate() {
        let mut lines: Vec<String> = block.lines().map(str::to_owned).collect();
        let flat = lines.first().is_some_and(|line| line.starts_with("[["))
            && lines
                .iter()
                .skip(1)
                .all(|line| line.contains(" = ") && line.ends_with(['"', ']']));
        if flat {
            for (at, line) in lines.iter_mut().enumerate().skip(1) {
                match dice.next().unwrap() % 4 {
                    0 => *line = format!("# о ключе {number} {at}\n{line}"),
                    1 => *line = format!("\t{line}  # за ключом {number} {at}"),
                    2 => *line = line.replacen(" = ", "=", 1),
                    _ => {}
                }
            }
            for at in 2..lines.len() {
                lines.swap(at, 1 + usize::from(*dice.next().unwrap()) % at);
            }
        }
        out.push_str(&lines.join("\n"));
        out.push_str(["\n\n", "\n\n\n", "\n \n"][usize::from(*dice.next().unwrap()) % 3]);
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn scrambled_plans_settle_at_once(seed in proptest::collection::vec(any::<u8>(), 16..200)) {
        for (name, text) in super::corpus::plans() {
            holds(&name, &scramble(&text, &seed));
        }
    }
}
