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
        assert_eq!(number("postponed"), [0, 0, 2], "both days of the row");
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
fn revisions_after_the_day_do_not_exist_yet() {
    if !git_is_there() {
        return;
    }
    let world = eventful();
    let days = |as_of: &str, since: Option<&str>| {
        let mut args = vec!["--as-of", as_of];
        args.extend(since.iter().flat_map(|since| ["--since", *since]));
        let ran = world.roadmap([&["history", "--format", "json"], args.as_slice()].concat());
        let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(json["as_of"], as_of);
        let rows = json["rows"].as_array().unwrap().iter();
        rows.map(|row| row["date"].as_str().unwrap()[5..7].to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(days("2021-04-30", None), ["02", "03", "04"]);
    assert_eq!(days("2021-05-01", None), ["02", "03", "04", "05"]);
    assert_eq!(days("2021-04-01", Some("2021-03-15")), ["03", "04"]);
    // a day without its year is of the clock's
    assert_eq!(days("2021-04-01", Some("01.04")), ["04"]);
    for (args, told) in [
        (&["--as-of", "2021-01-31"][..], "первая – от 01.02.2021"),
        (
            &["--as-of", "2021-04-01", "--since", "2021-04-02"],
            "--since 02.04.2021 позже 01.04.2021",
        ),
        (&["roadmaps", "архив"], "ни файла, ни папки"),
    ] {
        let ran = world.roadmap([&["history"], args].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
        assert!(ran.err.contains(told), "{ran:?}");
    }
    // what is gone from the disk has a history
    let ran = world.roadmap([
        "history",
        "roadmaps/sarov-2021-2022.toml",
        "--format",
        "jsonl",
    ]);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 2), "{ran:?}");
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
            "план района 2021-02-01 19",
            "план района 2021-03-01 0 unread 1",
            "план района 2021-04-01 19",
            "sarov-2021-2022 2021-02-01 22",
            "sarov-2021-2022 2021-05-01 0",
        ];
        assert_eq!(told, expected);
    }
    let ran = world.roadmap(["history"]);
    let said = "2021.toml: 172:6: файл обрывается";
    assert!(ran.code == Some(2) && ran.out.contains(said), "{ran:?}");
}

#[test]
fn plans_are_called_by_their_names_and_chosen_by_them() {
    if !git_is_there() {
        return;
    }
    let plan = |name: &str, deadline: &str| {
        format!(
            "title = \"План\"\nname = \"{name}\"\nperiod = \"2022\"\n\n\
             [[item]]\nnumber = \"1\"\ntitle = \"Семинар\"\ndeadline = \"{deadline}\"\n"
        )
    };
    let world = World::new();
    world.write("sarov.toml", &plan("Саров, 2022", "до 01.02.2022"));
    world.write("dubna.toml", &plan("Дубна, 2022", "до 01.02.2022"));
    world.commit("2022-01-10");
    world.write("sarov.toml", &plan("Саров, 2022", "до 01.03.2022"));
    world.write("dubna.toml", &plan("Дубна, 2022", "до 01.04.2022"));
    world.commit("2022-01-20");
    let told = world.roadmap(["history", "--by", "roadmap"]).out;
    assert!(told.contains("\nДубна, 2022\n"), "{told}");
    for command in [&["history", "--by", "план"][..], &["diff", "HEAD~1"]] {
        let told = world.roadmap([command, &["-r", "саров"]].concat()).out;
        assert!(told.lines().next().unwrap().ends_with(". Саров, 2022"));
        assert!(!told.contains("Дубна"), "{told}");
        let ran = world.roadmap([command, &["-r", "сарров"]].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert!(ran.err.contains("(sarov)"), "{ran:?}");
    }
    let told = world.roadmap(["diff", "HEAD~1"]).out;
    assert!(told.contains("\nСаров, 2022 (sarov)\n"), "{told}");
    let ran = world.roadmap(["diff", "sarov.toml", "dubna.toml", "-r", "саров"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
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

const MOVED: &str = "title = \"План\"\nperiod = \"2022\"\n\n[executors]\n\"Школа № 19\" = { kind = \"unit\" }\n\n\
    [[item]]\nnumber = \"1\"\ntitle = \"Отчёт о выполнении\"\ndeadline = \"до 01.03.2022\"\nexecutors = [\"Школа № 19\"]\n\n\
    [[item]]\nnumber = \"2\"\ntitle = \"Мониторинг посещаемости\"\ndeadline = \"31.01.2022, 31.03.2022, 31.05.2022\"\nexecutors = [\"Школа № 19\"]\n\n\
    [[item]]\nnumber = \"3\"\ntitle = \"Выездные консультации\"\ndeadline = \"по отдельному графику\"\nexecutors = [\"Школа № 19\"]\n\n\
    [[item]]\nnumber = \"4\"\ntitle = \"Итоговая встреча кураторов\"\ndeadline = \"до 01.12.2022\"\nexecutors = [\"Школа № 19\"]\n";

/// Returns what puts `to` in the place of `from` in the plan.
fn edit(from: &'static str, to: &'static str) -> impl Fn(&World) {
    move |world: &World| {
        let text = world.read("roadmaps/p.toml");
        assert!(text.contains(from), "{from}: {text}");
        world.write("roadmaps/p.toml", &text.replacen(from, to, 1));
    }
}

/// Returns what runs a command that must succeed.
fn run(args: &'static [&'static str]) -> impl Fn(&World) {
    move |world: &World| {
        let ran = world.roadmap(args);
        assert_eq!(ran.code, Some(0), "{args:?}: {ran:?}");
    }
}

/// A plan whose deadlines are moved in every way there is, each way a revision; how often they were moved by then.
fn moved() -> (World, Vec<usize>) {
    let world = World::new();
    world.write("roadmaps/p.toml", MOVED);
    world.commit("2022-01-10");
    let mut counts = vec![0];
    let mut step = |day: &str, more: isize, change: &dyn Fn(&World)| {
        change(&world);
        world.commit(day);
        let last = counts.last().copied().unwrap();
        counts.push(usize::try_from(isize::try_from(last).unwrap() + more).unwrap());
    };
    // By command, later and earlier, the whole and an occurrence; one that is taken back is none.
    step(
        "2022-01-11",
        1,
        &run(&[
            "postpone",
            "p:1",
            "--to",
            "до 15.03.2022",
            "--on",
            "2022-01-11",
        ]),
    );
    step(
        "2022-01-12",
        1,
        &run(&[
            "postpone",
            "p:1",
            "--to",
            "до 10.03.2022",
            "--on",
            "2022-01-12",
        ]),
    );
    step(
        "2022-01-13",
        1,
        &run(&[
            "postpone",
            "p:2",
            "--due",
            "2022-03-31",
            "--to",
            "05.04.2022",
            "--on",
            "2022-01-13",
        ]),
    );
    step(
        "2022-01-14",
        1,
        &run(&[
            "postpone",
            "p:4",
            "--to",
            "до 10.12.2022",
            "--on",
            "2022-01-14",
        ]),
    );
    step("2022-01-15", -1, &run(&["postpone", "p:4", "--undo"]));
    // By hand, later and earlier, the whole and two occurrences of a series; in other words, none.
    step("2022-01-16", 1, &edit("до 01.12.2022", "до 20.12.2022"));
    step("2022-01-17", 1, &edit("до 20.12.2022", "до 05.12.2022"));
    step(
        "2022-01-18",
        0,
        &edit("до 05.12.2022", "не позднее 5 декабря 2022 года"),
    );
    step(
        "2022-01-19",
        2,
        &edit(
            "31.01.2022, 31.03.2022, 31.05.2022",
            "28.01.2022, 31.03.2022, 27.05.2022",
        ),
    );
    // The first dates of a schedule move nothing, other ones do.
    step(
        "2022-01-20",
        0,
        &edit("графику\"", "графику\"\ndates = [2022-04-01]"),
    );
    step("2022-01-21", 1, &edit("[2022-04-01]", "[2022-04-08]"));
    // A row that goes elsewhere takes its moves along, one that goes takes them away.
    step("2022-01-22", 0, &edit("number = \"4\"", "number = \"4а\""));
    step("2022-01-23", -2, &|world: &World| {
        let text = world.read("roadmaps/p.toml");
        let end = text.find("\n[[item]]\nnumber = \"4а\"").unwrap();
        world.write("roadmaps/p.toml", &text[..end]);
    });
    (world, counts)
}

#[test]
fn history_is_what_status_and_slips_say_at_each_revision() {
    if !git_is_there() {
        return;
    }
    let (world, counts) = moved();
    let rows = rows(&world, &[]);
    let told: Vec<u64> = rows
        .iter()
        .map(|row| row["postponed"].as_u64().unwrap())
        .collect();
    assert_eq!(
        told,
        counts.iter().map(|count| *count as u64).collect::<Vec<_>>()
    );
    for row in &rows {
        let [day, revision] = ["date", "revision"].map(|key| row[key].as_str().unwrap());
        world.git(["switch", "-q", "--detach", revision]);
        let asked = |command: &str| -> serde_json::Value {
            let ran = world.roadmap([command, "--as-of", day, "--format", "json"]);
            assert_eq!(ran.code, Some(0), "{ran:?}");
            serde_json::from_str(&ran.out).unwrap()
        };
        let (status, slips) = (asked("status"), asked("slips"));
        for (key, count) in status["total"].as_object().unwrap() {
            if let Some(told) = row.get(key).filter(|told| told.is_u64()) {
                assert_eq!(told, count, "{key} on {day}");
            }
        }
        assert_eq!(
            slips["total"]["times"], row["postponed"],
            "on {day}: {slips}"
        );
    }
    world.git(["switch", "-q", "main"]);
    let slips = world
        .roadmap(["slips", "--as-of", "2022-02-01", "--width", "140"])
        .out;
    assert!(slips.contains("правка файла, ревизия"), "{slips}");
    world.write(
        "roadmaps/p.toml",
        &world
            .read("roadmaps/p.toml")
            .replace("до 10.03.2022", "до 11.03.2022"),
    );
    let slips = world
        .roadmap(["slips", "--width", "140"])
        .out
        .replace('\n', " ");
    assert!(slips.contains("ещё не в git"), "{slips}");
    std::fs::remove_dir_all(world.path().join(".git")).unwrap();
    let slips = world
        .roadmap(["slips", "--width", "140"])
        .out
        .replace('\n', " ");
    assert!(
        !slips.contains("правка файла") && slips.contains("Истории файлов в git нет"),
        "{slips}"
    );
}

#[test]
fn plans_stand_in_the_order_of_their_names() {
    if !git_is_there() {
        return;
    }
    let world = World::new();
    for (name, plan) in PLANS {
        world.write(format!("roadmaps/{name}.toml"), plan);
    }
    world.commit("2021-01-10");
    for (name, plan) in PLANS {
        let told = plan.replacen("executors = [", "note = \"обсуждено\"\nexecutors = [", 1);
        world.write(format!("roadmaps/{name}.toml"), &told);
    }
    let places = |args: &[&str]| {
        let told = world.roadmap(args.iter().copied()).out;
        let names = [
            "«500+», Дубовский район",
            "«500+», Первоуральск",
            "«500+», школа № 19",
            "Новокузнецк, 2020–2021",
            "Саров, 2021–2022",
        ];
        let told = told.replace('\u{a0}', " ");
        names.map(|name| told.find(name).unwrap_or_else(|| panic!("{name}: {told}")))
    };
    assert!(places(&["diff"]).is_sorted());
    assert!(places(&["diff", "--stat"]).is_sorted());
    assert!(places(&["history", "--by", "roadmap"]).is_sorted());
}
