//! Two branches that mark different rows merge without a conflict.

use roadmap::edit::{Assignment, Draft, Operation, Which};
use roadmap::model::Workspace;

use super::world::{PLANS, World, git_is_there};

/// Returns where a mark of each row goes: after the last line that says something of it.
fn ends(text: &str) -> Vec<usize> {
    let lines: Vec<&str> = text.lines().collect();
    let header = |line: &str| line == "[[item]]" || line == "[[section.item]]";
    let rows = (0..lines.len()).filter(|at| header(lines[*at]));
    rows.map(|start| {
        let tail = lines[start + 1..]
            .iter()
            .position(|line| line.starts_with('['))
            .map_or(lines.len(), |at| start + 1 + at);
        (start..tail)
            .rev()
            .find(|at| !lines[*at].is_empty() && !lines[*at].starts_with('#'))
            .unwrap()
            + 1
    })
    .collect()
}

/// Puts a line at each of the places.
fn marked(text: &str, places: &[usize]) -> String {
    let mut out = String::new();
    for (at, line) in text.lines().chain([""]).enumerate() {
        if places.contains(&at) {
            out += "done      = 2021-05-20\n";
        }
        out += line;
        out += "\n";
    }
    out.trim_end().to_owned() + "\n"
}

#[test]
fn marks_of_neighbours_merge() {
    if !git_is_there() {
        return;
    }
    let world = World::bare();
    let mut rows = 0;
    for (name, text) in PLANS {
        let ends = ends(text);
        rows += ends.len();
        for pair in ends.windows(2) {
            for (file, text) in [
                ("base", text),
                ("ours", &marked(text, &pair[..1])),
                ("theirs", &marked(text, &pair[1..])),
            ] {
                world.write(file, text);
            }
            let ran = world.try_git(["merge-file", "-p", "ours", "base", "theirs"]);
            assert_eq!(ran.code, Some(0), "{name}: {}", ran.out);
            assert_eq!(ran.out, marked(text, pair), "{name}");
        }
    }
    assert_eq!(rows, 136);
}

#[test]
fn branches_that_mark_every_other_row_merge() {
    if !git_is_there() {
        return;
    }
    let world = World::new();
    let write = |rows: &dyn Fn(usize) -> bool| {
        for (name, text) in PLANS {
            let ends: Vec<usize> = ends(text)
                .into_iter()
                .enumerate()
                .filter(|(row, _)| rows(*row))
                .map(|(_, end)| end)
                .collect();
            world.write(format!("roadmaps/{name}.toml"), &marked(text, &ends));
        }
    };
    write(&|_| false);
    world.commit("2021-02-01");
    world.git(["switch", "-q", "-c", "odd"]);
    write(&|row| row % 2 == 1);
    world.commit("2021-03-01");
    world.git(["switch", "-q", "main"]);
    write(&|row| row % 2 == 0);
    world.commit("2021-03-01");
    world.git(["merge", "-q", "-m", "merge", "odd"]);
    for (name, text) in PLANS {
        assert_eq!(
            world.read(format!("roadmaps/{name}.toml")),
            marked(text, &ends(text)),
            "{name}"
        );
    }
}

/// How many commands mark a row.
const COMMANDS: usize = 4;

/// Returns the command with this number as it is given for a row.
fn operation(draft: &Draft<'_>, id: &str, number: usize) -> Operation {
    let day = |text: &str| text.parse().unwrap();
    match number {
        0 => Operation::Done {
            on: day("2022-03-01"),
            which: Which::Unsaid,
            evidence: Some("протокол № 4".to_owned()),
            note: None,
        },
        1 => Operation::Start {
            on: day("2021-03-01"),
        },
        2 => Operation::Postpone {
            to: "до 25.12.2022".to_owned(),
            on: day("2021-04-01"),
            which: Which::All,
            basis: Some("приказ № 9".to_owned()),
        },
        _ => Operation::Assign(Assignment {
            add: vec![free(draft, id)],
            ..Assignment::default()
        }),
    }
}

/// Returns an executor of the registry whom the row does not name.
fn free(draft: &Draft<'_>, id: &str) -> String {
    draft.read(|plan, _| {
        let item = plan.items.iter().find(|item| item.id == id).unwrap();
        let named = |name: &str| {
            item.document
                .executors
                .iter()
                .any(|known| known.value == name)
        };
        let mut entries = plan
            .registry
            .entries()
            .map(|entry| entry.name.value.to_string());
        entries.find(|name| !named(name)).unwrap()
    })
}

/// Carries out on a row the operation with its number; `None` where it is refused.
fn carried_out<'w>(draft: &Draft<'w>, (id, number): (&str, usize)) -> Option<Draft<'w>> {
    let mut draft = draft.clone();
    let operation = operation(&draft, id, number);
    draft.carry_out(id, &operation).ok()?;
    Some(draft)
}

#[test]
fn commands_on_neighbours_merge() {
    if !git_is_there() {
        return;
    }
    let world = World::bare();
    let (mut tried, mut turn) = (0, 0);
    for (name, text) in PLANS {
        let (workspace, today) = (Workspace::default(), "2022-03-01".parse().unwrap());
        for text in [text, text.trim_end()] {
            let draft = Draft::new("plan", text, &workspace, today).ok().unwrap();
            let ids: Vec<String> =
                draft.read(|plan, _| plan.items.iter().map(|item| item.id.clone()).collect());
            for pair in ids.windows(2) {
                // Each pair of rows takes one of the sixteen pairs of commands in turn.
                turn += 7;
                let (one, other) = (
                    (pair[0].as_str(), turn % COMMANDS),
                    (pair[1].as_str(), turn / COMMANDS % COMMANDS),
                );
                let sides = (carried_out(&draft, one), carried_out(&draft, other));
                let (Some(ours), Some(theirs)) = sides else {
                    continue;
                };
                let Some(both) = carried_out(&ours, other) else {
                    continue;
                };
                for (file, text) in [
                    ("base", text),
                    ("ours", ours.text()),
                    ("theirs", theirs.text()),
                ] {
                    world.write(file, text);
                }
                let ran = world.try_git(["merge-file", "-p", "ours", "base", "theirs"]);
                assert_eq!(ran.code, Some(0), "{name} {one:?} {other:?}: {}", ran.out);
                assert_eq!(ran.out, both.text(), "{name} {one:?} {other:?}");
                tried += 1;
            }
        }
    }
    assert!(tried > 230, "{tried} of 262: too many were refused");
}
