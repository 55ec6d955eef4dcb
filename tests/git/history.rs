//! `roadmap history`: plans over their revisions.

use std::fmt::Write as _;
use std::time::Instant;

use crate::world::{PLAN, PLANS, World, git_is_there};

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
