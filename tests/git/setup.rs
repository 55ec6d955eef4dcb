//! `roadmap git-setup`: hunks named by their rows, a view for `git log -p`, a hook, and the way back.

use crate::world::{PLAN, PLANS, World, git_is_there};

/// Returns the headings of the hunks of `git diff`, and the lines of each hunk.
fn hunks(diff: &str) -> Vec<(String, Vec<String>)> {
    let mut hunks: Vec<(String, Vec<String>)> = Vec::new();
    for line in diff.lines() {
        if let Some(head) = line.strip_prefix("@@ ") {
            let heading = head.split_once(" @@").unwrap().1.trim().to_owned();
            hunks.push((heading, Vec::new()));
        } else if let Some((_, lines)) = hunks.last_mut() {
            lines.push(line.to_owned());
        }
    }
    hunks
}

#[test]
fn each_hunk_names_its_row() {
    if !git_is_there() {
        return;
    }
    for (name, text) in PLANS {
        let world = World::new();
        let path = format!("roadmaps/{name}.toml");
        world.write(&path, text);
        world.commit("2021-02-01");
        let ran = world.roadmap(["git-setup", "--yes"]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let (mut number, mut title) = (String::new(), String::new());
        let mut in_row = false;
        let lines: Vec<&str> = text.lines().collect();
        let first = lines
            .iter()
            .position(|line| line.ends_with("item]]"))
            .unwrap();
        for (at, line) in lines.iter().enumerate().skip(first) {
            if line.starts_with("[[") {
                in_row = line.ends_with("item]]");
                number.clear();
            }
            if line.starts_with("number") {
                number = (*line).to_owned();
            } else if line.starts_with("title") {
                title = (*line).to_owned();
            }
            let key = ["title", "deadline", "executors", "result"]
                .iter()
                .find(|key| line.starts_with(**key));
            // Every fifth row will do: each takes a git.
            if !in_row || key.is_none() || at % 5 > 1 {
                continue;
            }
            let mut edited: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            edited[at] = line.replace(" = ", " =  ");
            world.write(&path, &(edited.join("\n") + "\n"));
            let hunks = hunks(&world.git(["diff"]));
            let [(heading, shown)] = hunks.as_slice() else {
                panic!("{hunks:?}")
            };
            let named = |text: &str| {
                !text.is_empty()
                    && heading.contains(text.chars().take(30).collect::<String>().as_str())
            };
            let of_row = |line: &String| {
                !number.is_empty() && line.contains(&number) || line[1..].starts_with("title")
            };
            let in_hunk = shown.iter().any(of_row);
            assert!(
                named(&number) || named(&title) || in_hunk,
                "{name}, {line}: {heading} {shown:?}"
            );
            assert!(
                heading.is_empty() || heading.starts_with("[[") || named(&number) || named(&title),
                "{name}: {heading} is not the row of {line}"
            );
        }
    }
}

#[test]
fn what_is_set_up_is_undone_without_a_trace() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.write("roadmaps/.gitattributes", "*.md text");
    let config = world.read(".git/config");
    let ran = world.roadmap(["git-setup"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(
        ran.out.contains("Будет записано") && ran.err.contains("--yes"),
        "{ran:?}"
    );
    assert_eq!(world.read(".git/config"), config);
    let all = ["git-setup", "--hook", "--textconv", "--yes"];
    assert_eq!(world.roadmap(all).code, Some(0));
    assert_eq!(
        world.read("roadmaps/.gitattributes"),
        "*.md text\n*.toml diff=roadmap"
    );
    assert!(world.roadmap(all).out.contains("уже настроено"));
    assert_eq!(world.roadmap(["git-setup", "--undo"]).code, Some(0));
    assert_eq!(world.read("roadmaps/.gitattributes"), "*.md text");
    assert_eq!(world.read(".git/config"), config);
    assert!(!world.path().join(".git/hooks/pre-commit").exists());
    assert!(
        world
            .roadmap(["git-setup", "--undo"])
            .out
            .contains("Возвращать нечего")
    );
}

#[test]
fn what_others_set_up_is_left_alone() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.git(["config", "diff.context", "5"]);
    world.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
    let ran = world.roadmap(["git-setup", "--hook", "--yes"]);
    assert!(
        ran.err.contains("diff.context") && ran.err.contains("roadmap check -- 'roadmaps'"),
        "{ran:?}"
    );
    world.roadmap(["git-setup", "--undo"]);
    assert_eq!(world.git(["config", "diff.context"]), "5\n");
    assert_eq!(world.read(".git/hooks/pre-commit"), "#!/bin/sh\nexit 0\n");
}

#[test]
fn the_hook_refuses_a_broken_plan() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    assert_eq!(
        world.roadmap(["git-setup", "--hook", "--yes"]).code,
        Some(0)
    );
    world.write(
        "roadmaps/dubovsky-2021.toml",
        &PLAN.replace("\"Февраль 2021 г.\"", "\"когда-нибудь потом\""),
    );
    world.git(["add", "-A"]);
    assert_ne!(
        world.try_git(["commit", "-q", "-m", "broken"]).code,
        Some(0)
    );
    world.write("roadmaps/dubovsky-2021.toml", PLAN);
    world.git(["add", "-A"]);
    let ran = world.try_git(["commit", "-q", "-m", "sound"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
}

#[test]
fn log_shows_a_line_for_each_row() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.roadmap(["git-setup", "--textconv", "--yes"]);
    let done = PLAN.replacen(
        "result    = \"Установочный",
        "done      = 2021-02-20\nresult    = \"Установочный",
        1,
    );
    assert_ne!(done, PLAN);
    world.write("roadmaps/dubovsky-2021.toml", &done);
    world.commit("2021-02-20");
    let log = world.git([
        "log",
        "-1",
        "-p",
        "--format=",
        "--",
        "roadmaps/dubovsky-2021.toml",
    ]);
    let changed: Vec<&str> = log
        .lines()
        .filter(|line| line.starts_with("+1. |") || line.starts_with("-1. |"))
        .collect();
    assert_eq!(changed.len(), 2, "{log}");
    assert!(changed[1].ends_with("| исполнено 20.02.2021"), "{log}");
    let raw = world.git(["diff", "--no-textconv", "HEAD^"]);
    assert!(raw.contains("+done      = 2021-02-20"), "{raw}");
}
