//! `roadmap history`: plans over their revisions.

use std::fmt::Write as _;
use std::time::Instant;

use super::world::{PLAN, PLANS, World, git_is_there};

fn rows(world: &World, args: &[&str]) -> Vec<serde_json::Value> {
    let ran = world.roadmap([&["history", "--format", "jsonl"], args].concat());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    ran.out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn tells_how_each_revision_stood_on_its_day() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    let done = PLAN.replacen(
        "result    = \"Установочный",
        "done      = 2021-02-20\nresult    = \"Установочный",
        1,
    );
    world.write("roadmaps/dubovsky-2021.toml", &done);
    world.commit("2021-02-20");
    world.write("README.md", "Не план.");
    world.commit("2021-02-21");
    world.git([
        "mv",
        "roadmaps/dubovsky-2021.toml",
        "roadmaps/дубовский.toml",
    ]);
    let moved = done.replacen("\"Март, сентябрь 2021\"", "\"Апрель, октябрь 2021\"", 1);
    assert_ne!(moved, done);
    world.write("roadmaps/дубовский.toml", &moved);
    world.commit("2021-12-31");
    let check = |rows: &[serde_json::Value]| {
        let number = |key: &str| {
            rows.iter()
                .map(|row| row[key].as_u64().unwrap())
                .collect::<Vec<_>>()
        };
        assert_eq!(number("total"), [19, 19, 19]);
        assert_eq!(number("done"), [0, 1, 1]);
        assert_eq!(number("postponed"), [0, 0, 1]);
        let overdue = number("overdue");
        assert!(overdue[0] == 0 && overdue[2] > 5, "{overdue:?}");
        assert_eq!(rows[1]["date"], "2021-02-20");
    };
    check(&rows(&world, &[]));
    check(&rows(&world, &["roadmaps/дубовский.toml"]));
    assert_eq!(rows(&world, &["--since", "2021-02-20"]).len(), 2);
    let table = world.roadmap(["history", "--width", "80"]).out;
    assert!(
        table.contains("31.12.2021") && table.lines().all(|line| line.chars().count() <= 80),
        "{table}"
    );
}

/// Returns a repository in which two plans went on, one was broken for a revision, one renamed and one dropped.
fn eventful() -> World {
    let world = World::new();
    world.write("roadmaps/dubovsky-2021.toml", PLAN);
    world.write("roadmaps/sarov-2021-2022.toml", PLANS[3].1);
    world.commit("2021-02-01");
    world.write("roadmaps/dubovsky-2021.toml", &format!("{PLAN}x = ["));
    world.commit("2021-03-01");
    world.write("roadmaps/dubovsky-2021.toml", PLAN);
    world.commit("2021-04-01");
    world.git([
        "mv",
        "roadmaps/dubovsky-2021.toml",
        "roadmaps/план района.toml",
    ]);
    world.git(["rm", "-q", "roadmaps/sarov-2021-2022.toml"]);
    world.commit("2021-05-01");
    world
}

#[test]
fn each_plan_has_a_history_of_its_own() {
    if !git_is_there() {
        return;
    }
    let world = eventful();
    for by in ["roadmap", "plan"] {
        let ran = world.roadmap(["history", "--by", by, "--format", "jsonl"]);
        assert_eq!(ran.code, Some(2), "a revision could not be read: {ran:?}");
        let told: Vec<String> = ran
            .out
            .lines()
            .map(|line| {
                let row: serde_json::Value = serde_json::from_str(line).unwrap();
                let unread = row
                    .get("unread")
                    .map_or(String::new(), |count| format!(" unread {count}"));
                format!(
                    "{} {} {}{unread}",
                    row["roadmap"].as_str().unwrap(),
                    row["date"].as_str().unwrap(),
                    row["total"]
                )
            })
            .collect();
        let expected = [
            "sarov-2021-2022 2021-02-01 22",
            "sarov-2021-2022 2021-05-01 0",
            "план района 2021-02-01 19",
            "план района 2021-03-01 0 unread 1",
            "план района 2021-04-01 19",
        ];
        assert_eq!(told, expected);
    }
    let ran = world.roadmap(["history"]);
    let said = "2021.toml: 172:6: файл обрывается";
    assert!(ran.code == Some(2) && ran.out.contains(said), "{ran:?}");
}

#[test]
fn history_is_the_same_wherever_it_is_asked_for() {
    if !git_is_there() {
        return;
    }
    let world = eventful();
    let whole = world.roadmap(["history", "--format", "jsonl"]).out;
    assert_eq!(whole.lines().count(), 4);
    let within = world
        .roadmap_in("roadmaps", ["history", "--format", "jsonl"])
        .out;
    assert_eq!(within, whole);
    let args = ["history", "roadmaps", "--format", "jsonl"];
    assert_eq!(world.roadmap_with("GIT_DIR", ".git", &args).out, whole);
    world.git(["worktree", "add", "-q", "рабочее дерево", "HEAD"]);
    let worktree = world
        .roadmap_in("рабочее дерево", ["history", "--format", "jsonl"])
        .out;
    assert_eq!(worktree, whole);
    world.git(["switch", "-q", "-c", "branch", "HEAD^"]);
    world.write(
        "roadmaps/dubovsky-2021.toml",
        &PLAN.replace("\"Февраль 2021 г.\"", "\"до 15.04.2021\""),
    );
    world.commit("2021-04-02");
    world.git(["switch", "-q", "main"]);
    world.git(["merge", "-q", "-m", "merge", "branch"]);
    // A merge is one revision: what a branch did counts on the day it came in.
    let merged = world.roadmap(["history", "--format", "jsonl"]).out;
    assert_eq!(merged.lines().count(), 5);
    assert!(
        merged.lines().last().unwrap().contains("\"postponed\":1"),
        "{merged}"
    );
}

#[test]
fn a_shallow_clone_says_so() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.write(
        "roadmaps/dubovsky-2021.toml",
        &PLAN.replace("\"Февраль 2021 г.\"", "\"до 15.04.2021\""),
    );
    world.commit("2021-03-01");
    let url = format!("file://{}", world.path().display());
    world.git(["clone", "-q", "--depth", "1", &url, "clone"]);
    let ran = world.roadmap(["history", "clone/roadmaps"]);
    assert!(
        ran.out.contains("История неполна") && ran.out.contains("01.03.2021"),
        "{ran:?}"
    );
}

/// Writes the stream of `git fast-import` for `count` commits, each marking or postponing a row of one of the plans.
fn year(count: usize) -> Vec<u8> {
    let mut texts: Vec<String> = PLANS.iter().map(|(_, text)| (*text).to_owned()).collect();
    let mut out = String::new();
    for number in 0..count {
        let plan = number % texts.len();
        let ends: Vec<usize> = texts[plan]
            .match_indices("\ndeadline")
            .map(|(at, _)| at)
            .collect();
        texts[plan].insert_str(
            ends[number / PLANS.len() % ends.len()],
            &format!("\n# {number}"),
        );
        let when = 1_609_500_000 + number * 60_000;
        writeln!(
            out,
            "commit refs/heads/main\ncommitter T <t@example.org> {when} +0300\ndata 1\nx"
        )
        .unwrap();
        for (index, (name, _)) in PLANS
            .iter()
            .enumerate()
            .filter(|(index, _)| number == 0 || *index == plan)
        {
            let text = &texts[index];
            writeln!(
                out,
                "M 100644 inline roadmaps/{name}.toml\ndata {}\n{text}",
                text.len()
            )
            .unwrap();
        }
    }
    out.into_bytes()
}

#[test]
fn five_hundred_commits_take_seconds() {
    if !git_is_there() {
        return;
    }
    let world = World::new();
    world.feed(&["fast-import", "--quiet"], &year(500));
    world.git(["reset", "-q", "--hard"]);
    let begun = Instant::now();
    let rows = rows(&world, &[]);
    let took = begun.elapsed();
    println!("500 commits: {took:?}");
    assert_eq!(rows.len(), 500);
    assert!(rows.iter().all(|row| row["total"] == 136));
    assert!(took.as_secs() < 20, "{took:?}");
}

#[test]
fn what_was_broken_before_the_days_asked_for_is_not_missing() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.write("roadmaps/dubovsky-2021.toml", "title = [");
    world.commit("2021-04-10");
    world.write("roadmaps/dubovsky-2021.toml", PLAN);
    world.commit("2021-05-01");
    let ran = world.roadmap(["history", "--since", "2021-05-01"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(!ran.out.contains("Не прочитано"), "{ran:?}");
    let ran = world.roadmap(["history", "--since", "2021-04-10"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.out.contains("Не прочитано: 1"), "{ran:?}");
}
