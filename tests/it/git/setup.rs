//! `roadmap git-setup`: hunks named by their rows, a view for `git log -p`, a hook, and the way back.

use super::world::{PLAN, PLANS, World, git_is_there};

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

/// The keys of a row, in the order of the file, and `done`, which is put in after them.
const KEYS: [&str; 6] = ["number", "title", "deadline", "executors", "result", "done"];

/// A row of a plan: where it stands, and the lines that name it.
struct Row<'t> {
    lines: std::ops::Range<usize>,
    names: Vec<&'t str>,
}

fn rows_of<'t>(lines: &[&'t str]) -> Vec<Row<'t>> {
    let heads: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].ends_with("item]]"))
        .collect();
    let ends = heads.iter().skip(1).copied().chain([lines.len()]);
    let row = |(start, end): (&usize, usize)| {
        let of_row = &lines[*start..end];
        let end = of_row[1..].iter().position(|line| line.starts_with('['));
        let end = end.map_or(*start + of_row.len(), |end| start + 1 + end);
        let named = |line: &&&str| line.starts_with("number") || line.starts_with("title");
        Row {
            lines: *start..end,
            names: lines[*start..end].iter().filter(named).copied().collect(),
        }
    };
    heads.iter().zip(ends).map(row).collect()
}

/// Changes `key` in every row that has it, or puts it in; returns the text and the rows changed.
fn changed<'r, 't>(lines: &[&str], rows: &'r [Row<'t>], key: &str) -> (String, Vec<&'r Row<'t>>) {
    let mut edited: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    let mut touched = Vec::new();
    for row in rows {
        let at = match key {
            "done" => row.lines.clone().rfind(|at| lines[*at].contains(" = ")),
            _ => row.lines.clone().find(|at| lines[*at].starts_with(key)),
        };
        let Some(at) = at else { continue };
        match key {
            "done" => edited[at] += "\ndone      = 2021-05-20",
            _ => edited[at] = lines[at].replacen(" = ", " =  ", 1),
        }
        touched.push(row);
    }
    (edited.join("\n") + "\n", touched)
}

/// Of all 136 rows, each key changed: no hunk is headed by another row, and each shows its row in the heading or in
/// the hunk itself. A row is named by the heading wherever its number or title stands above the line of context.
#[test]
fn each_hunk_names_its_row() {
    if !git_is_there() {
        return;
    }
    let mut headed = std::collections::BTreeMap::new();
    for (name, text) in PLANS {
        let world = World::new();
        let path = format!("roadmaps/{name}.toml");
        world.write(&path, text);
        world.commit("2021-02-01");
        let ran = world.roadmap(["git-setup", "--yes"]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let lines: Vec<&str> = text.lines().collect();
        let rows = rows_of(&lines);
        for key in KEYS {
            let (edited, touched) = changed(&lines, &rows, key);
            world.write(&path, &edited);
            let hunks = hunks(&world.git(["diff"]));
            assert_eq!(hunks.len(), touched.len(), "{name}, {key}");
            let (named, all) = headed.entry(key).or_insert((0, 0));
            for ((heading, shown), row) in hunks.iter().zip(touched) {
                // Git cuts a heading short.
                let by_heading = row.names.iter().any(|name| {
                    !heading.is_empty() && name.starts_with(heading.trim_end_matches('\u{fffd}'))
                });
                let in_hunk = row
                    .names
                    .iter()
                    .any(|name| shown.iter().any(|line| line.ends_with(name)));
                let silent = heading.is_empty() || heading.starts_with("[[");
                assert!(
                    by_heading || (silent && in_hunk),
                    "{name}, {key}: {heading} is not the row of {shown:?}"
                );
                (*named, *all) = (*named + usize::from(by_heading), *all + 1);
            }
        }
    }
    println!("hunks headed by their row: {headed:?}");
    assert_eq!(
        headed["deadline"],
        (135, 136),
        "the other row has no number"
    );
    assert_eq!(headed["executors"], (136, 136));
    assert_eq!(headed["result"], (96, 96));
    assert_eq!(headed["done"], (136, 136));
}

#[test]
fn what_is_set_up_is_undone_without_a_trace() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.write("roadmaps/.gitattributes", "*.md text");
    let config = world.read(".git/config") + "# своё\n[diff]\n\t# и своё же\n";
    world.write(".git/config", &config);
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
        "*.md text\n*.toml diff=roadmap\n*.toml merge=roadmap"
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
    world.write("roadmaps/.gitattributes", "*.toml diff=roadmap\n");
    world.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
    let ran = world.roadmap(["git-setup", "--hook", "--yes"]);
    assert!(
        ran.err.contains("diff.context")
            && ran.err.contains("roadmap check --errors -- 'roadmaps'"),
        "{ran:?}"
    );
    world.roadmap(["git-setup", "--undo"]);
    assert_eq!(world.git(["config", "diff.context"]), "5\n");
    assert_eq!(world.read(".git/hooks/pre-commit"), "#!/bin/sh\nexit 0\n");
    assert_eq!(
        world.read("roadmaps/.gitattributes"),
        "*.toml diff=roadmap\n",
        "it came with the repository"
    );
}

#[test]
fn what_was_changed_since_is_not_undone() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.roadmap(["git-setup", "--hook", "--yes"]);
    world.git(["config", "diff.context", "2"]);
    let hook = "#!/bin/sh\nroadmap check\nmake lint\n";
    world.write(".git/hooks/pre-commit", hook);
    assert_eq!(world.roadmap(["git-setup", "--undo"]).code, Some(0));
    assert_eq!(world.git(["config", "diff.context"]), "2\n");
    assert_eq!(world.read(".git/hooks/pre-commit"), hook);
}

#[test]
fn what_was_set_up_above_is_undone_from_within() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.git(["config", "core.hooksPath", "hooks"]);
    let config = world.read(".git/config");
    world.roadmap(["git-setup", "--hook", "--yes"]);
    assert!(world.path().join("hooks/pre-commit").exists());
    world.write("docs/README.md", "");
    let ran = world.roadmap_in("docs", ["git-setup", "--undo"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(world.read(".git/config"), config);
    assert!(!world.path().join("hooks/pre-commit").exists());
    assert!(!world.path().join("roadmaps/.gitattributes").exists());
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
fn the_hook_checks_what_is_staged() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.roadmap(["git-setup", "--hook", "--yes"]);
    let broken = PLAN.replace("\"Февраль 2021 г.\"", "\"когда-нибудь потом\"");
    let commit = || world.try_git(["commit", "-q", "-m", "all"]);
    world.write("roadmaps/dubovsky-2021.toml", &broken);
    world.git(["add", "-A"]);
    world.write("roadmaps/dubovsky-2021.toml", PLAN);
    let ran = commit();
    assert_eq!(ran.code, Some(1), "what is staged is broken: {ran:?}");
    assert!(ran.err.contains("roadmaps/dubovsky-2021.toml"), "{ran:?}");
    world.git(["add", "-A"]);
    world.write("roadmaps/dubovsky-2021.toml", &broken);
    let ran = commit();
    assert_eq!(ran.code, Some(0), "what is staged is sound: {ran:?}");
    assert_eq!(ran.err, "", "a hook with nothing to say says nothing");
    world.git(["rm", "-q", "-r", "-f", "roadmaps"]);
    let ran = commit();
    assert_eq!(ran.code, Some(0), "there are no plans: {ran:?}");
    let left = std::fs::read_dir(world.path().join(".git")).unwrap();
    let names = left.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<String> = names.filter(|name| name.starts_with("roadmap")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_program_that_is_not_on_the_search_path_is_called_by_its_file() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    let usual = std::env::var("PATH").unwrap();
    let args = ["git-setup", "--hook", "--textconv", "--yes"];
    let ran = world.roadmap_with("PATH", &usual, &args);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let file = format!("'{}'", env!("CARGO_BIN_EXE_roadmap"));
    assert!(world.read(".git/hooks/pre-commit").contains(&file));
    let textconv = world.git(["config", "diff.roadmap.textconv"]);
    assert_eq!(textconv, format!("{file} textconv\n"));
}

#[test]
fn log_shows_a_line_for_each_fact_under_its_row() {
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
    let told: Vec<&str> = log
        .lines()
        .filter(|line| line.starts_with("@@") || line.starts_with("+ ") || line.starts_with("- "))
        .collect();
    let [heading, mark] = told.as_slice() else {
        panic!("{log}");
    };
    assert!(heading.ends_with("@@ п. 1"), "{log}");
    assert_eq!(*mark, "+  исполнено: 20.02.2021");
    let raw = world.git(["diff", "--no-textconv", "HEAD^"]);
    assert!(raw.contains("+done      = 2021-02-20"), "{raw}");
}

#[test]
fn every_fact_of_a_row_is_shown() {
    let world = World::with_plan();
    let facts = [
        "dates = [2022-05-20]",
        "postponed = [{ was = \"май 2022\", on = 2022-04-01 }]",
        "postponed = [{ was = \"май 2022\", on = 2022-04-01, basis = \"приказ № 3\" }]",
        "done = 2022-05-01",
        "done = [{ on = 2022-05-01 }]",
        "done = [{ on = 2022-05-01, evidence = \"протокол\" }]",
        "done = [{ on = 2022-05-01, note = \"в срок\" }]",
        "done = [{ due = 2022-06-30, on = 2022-05-01 }]",
        "status = \"cancelled\"",
        "started = 2022-04-01",
        "note = \"позже\"",
        "extra.\"Место\" = \"зал\"",
    ];
    let shown = |fact: &str| {
        let plan = format!(
            "title = \"П\"\nperiod = \"2022\"\n\n[[item]]\nnumber = \"1\"\ntitle = \"Сбор\"\n\
             deadline = \"июнь 2022\"\n{fact}\n"
        );
        world.write("one.toml", &plan);
        world.roadmap(["textconv", "one.toml"]).out
    };
    let mut lines: Vec<String> = facts.iter().map(|fact| shown(fact)).collect();
    lines.push(shown(""));
    for (at, line) in lines.iter().enumerate() {
        assert!(!line.contains("()"), "{line}");
        let same = lines.iter().skip(at + 1).position(|other| other == line);
        let alone = facts.get(at) == Some(&"done = 2022-05-01");
        assert!(same.is_none() || alone, "{line}");
    }
}

/// A linked working tree shares settings and hooks with the others, but has a `.gitattributes` of its own.
#[test]
fn what_was_set_up_in_a_linked_working_tree_is_undone_from_any() {
    if !git_is_there() {
        return;
    }
    for folders in [["linked"].as_slice(), &["linked", "."], &[".", "linked"]] {
        for undone_in in ["linked", "."] {
            let world = World::with_plan();
            world.git(["worktree", "add", "-q", "linked", "-b", "other"]);
            let config = world.read(".git/config");
            for folder in folders {
                let ran = world.roadmap_in(folder, ["git-setup", "--hook", "--yes"]);
                assert_eq!(ran.code, Some(0), "{ran:?}");
            }
            assert!(world.path().join("linked/roadmaps/.gitattributes").exists());
            let ran = world.roadmap_in(undone_in, ["git-setup", "--undo"]);
            assert_eq!(ran.code, Some(0), "{ran:?}");
            let left = ["", "linked/"].map(|tree| format!("{tree}roadmaps/.gitattributes"));
            for path in left {
                assert!(
                    !world.path().join(&path).exists(),
                    "{path} after {folders:?}, {undone_in}"
                );
            }
            assert_eq!(world.read(".git/config"), config);
            assert!(!world.path().join(".git/hooks/pre-commit").exists());
        }
    }
}

#[test]
fn a_copy_of_a_repository_leaves_the_working_trees_of_the_first_alone() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.git(["worktree", "add", "-q", "linked", "-b", "other"]);
    world.roadmap_in("linked", ["git-setup", "--yes"]);
    let copy = World::with_plan();
    copy.write(".git/config", &world.read(".git/config"));
    assert_eq!(copy.roadmap(["git-setup", "--undo"]).code, Some(0));
    assert!(world.path().join("linked/roadmaps/.gitattributes").exists());
}

#[test]
fn hooks_that_all_repositories_share_are_left_alone() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.write("everywhere/README", "");
    let hooks = world.path().join("everywhere");
    let settings = format!("[core]\n\thooksPath = {}\n", hooks.display());
    world.write("settings", &settings);
    let settings = world.path().join("settings");
    let args = ["git-setup", "--hook", "--yes"];
    let ran = world.roadmap_with("GIT_CONFIG_GLOBAL", settings.to_str().unwrap(), &args);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(
        ran.err.contains("roadmap check --errors -- 'roadmaps'"),
        "{ran:?}"
    );
    assert!(!hooks.join("pre-commit").exists());
}

#[test]
fn plans_deep_in_a_larger_repository_and_in_a_submodule_are_set_up_and_undone() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.write("отдел/планы/roadmaps/p.toml", PLAN);
    world.commit("2021-02-02");
    let other = World::with_plan();
    other.write("отдел/планы/roadmaps/p.toml", PLAN);
    other.commit("2021-02-02");
    let inner = other.path().to_str().unwrap();
    let add = [
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
    ];
    world.git(add.into_iter().chain([inner, "sub"]));
    world.commit("2021-02-03");
    for folder in [
        "отдел/планы",
        "отдел/планы/roadmaps",
        "sub",
        "sub/отдел/планы",
    ] {
        let ran = world.roadmap_in(folder, ["git-setup", "--hook", "--yes"]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let status = |dir: &str| world.git(["-C", dir, "status", "--short", "-uall"]);
        let tree = if folder.starts_with("sub") {
            "sub"
        } else {
            "."
        };
        assert!(status(tree).contains(".gitattributes"), "{folder}");
        let ran = world.roadmap_in(folder, ["git-setup", "--undo"]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert_eq!(
            (status("."), status("sub")),
            (String::new(), String::new()),
            "{folder}"
        );
    }
}

#[test]
fn what_was_changed_by_hand_is_named_when_all_is_put_back() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    let ran = world.roadmap(["git-setup", "--hook", "--yes"]);
    assert!(
        ran.out
            .contains("diff.context = 1 – для всех файлов репозитория"),
        "{ran:?}"
    );
    assert!(
        ran.out.contains("Сохраните roadmaps/.gitattributes в git"),
        "{ran:?}"
    );
    assert_eq!(world.git(["config", "core.quotepath"]).trim(), "false");
    world.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
    let ran = world.roadmap(["git-setup", "--undo"]);
    assert!(
        ran.out.contains("кроме изменённого") && ran.out.contains("pre-commit"),
        "{ran:?}"
    );
    assert!(world.path().join(".git/hooks/pre-commit").is_file());
    assert_eq!(world.try_git(["config", "core.quotepath"]).code, Some(1));
}

/// An attribute that was rewritten by hand still has plans shown and merged by drivers that are gone.
#[test]
fn an_attribute_changed_by_hand_is_named_and_one_in_git_is_to_be_committed() {
    if !git_is_there() {
        return;
    }
    let undone = |attributes: &str, commit: bool| {
        let world = World::with_plan();
        assert_eq!(world.roadmap(["git-setup", "--yes"]).code, Some(0));
        let driver = world.git(["config", "merge.roadmap.driver"]);
        assert_eq!(
            driver.trim(),
            "roadmap merge-driver --marker-size %L --names %X %Y -- %O %A %B %P"
        );
        world.write("roadmaps/.gitattributes", attributes);
        if commit {
            world.commit("2021-02-02");
        }
        let told = world.roadmap(["git-setup", "--undo"]).out;
        assert_eq!(
            world.try_git(["config", "merge.roadmap.driver"]).code,
            Some(1)
        );
        let path = world.path().join("roadmaps/.gitattributes");
        let left = std::fs::read_to_string(path).unwrap_or_default();
        (told.replace('\n', " "), left)
    };
    let (told, left) = undone("*.toml diff=roadmap text\n*.toml merge=roadmap\n", false);
    assert_eq!(left, "*.toml diff=roadmap text\n");
    assert!(
        told.contains("изменённого с тех пор вручную") && told.contains("roadmaps/.gitattributes"),
        "{told}"
    );
    assert!(!told.contains("git add"), "{told}");
    let (told, left) = undone("*.toml diff=roadmap\n*.toml merge=roadmap\n", true);
    assert_eq!(left, "");
    assert!(
        told.contains("Всё возвращено") && told.contains("git add roadmaps/.gitattributes"),
        "{told}"
    );
    let (told, _) = undone("# ничего\n", false);
    assert!(
        !told.contains("вручную"),
        "the lines were taken out already: {told}"
    );
}
