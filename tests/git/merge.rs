//! Two branches that mark different rows merge without a conflict.

use crate::world::{PLANS, World, git_is_there};

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
