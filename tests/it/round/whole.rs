//! The whole round over the five plans in git: the pack, the minutes filled in and applied, the letters and forms that
//! follow from them, and what the pack of the next meeting says of it.

use serde_json::Value;

use super::minutes::filled;
use crate::git::world::{PLANS, World, git_is_there};

/// The day of the meeting.
const MEETING: &str = "2022-04-18";

/// What the meeting decides: the item as the skeleton has it, the blank, the words written there; and the plan with the
/// line that it gains.
const DECISIONS: [(&str, &str, &str, &str, &str); 6] = [
    (
        "п. 4 «Организация встречи кураторов с",
        "исполнено (дата): ",
        "25 января",
        "pervouralsk-2022",
        "+done      = 2022-01-25",
    ),
    (
        "п. 9 «Организация заключения",
        "перенести на: ",
        "20.05.2022",
        "pervouralsk-2022",
        "+postponed = [{ was = \"до 01.03.2022\", on = 2022-04-18, basis = \"протокол № 3 от 18.04.2022\" }]",
    ),
    (
        "п. 11 «Работа с конц",
        "снять с контроля, причина: ",
        "программа закрыта",
        "pervouralsk-2022",
        "+cancelled = { on = 2022-04-18, reason = \"программа закрыта\" }",
    ),
    (
        "п. 12 «Участие",
        "ответственным назначить: ",
        "руководители ОО",
        "pervouralsk-2022",
        "+executors = [\"руководители ОО\", \"О.А. Ефимова\", \"кураторы\"]",
    ),
    (
        "п. 2 «Анализ кадрового",
        "не исполнено, причина: ",
        "нет данных школ",
        "sarov-2021-2022",
        "+unmet     = [{ due = 2021-10-31, on = 2022-04-18, reason = \"нет данных школ\" }]",
    ),
    (
        "п. 7 «Мониторинг 1 этап",
        "исполнено (дата): ",
        "25.05.21",
        "dubovsky-2021",
        "+done      = 2021-05-25",
    ),
];

/// A decision on a due day that the skeleton tells of but gives no room, since the plan has ended: the heading it is
/// written below, its own line, the plan and the line that it gains.
const FOLDED: (&str, &str, &str, &str) = (
    "По плану «500+», Дубовский район:\n",
    "П. 8 «Экспертиза документов» исполнен 30.06.21.",
    "dubovsky-2021",
    "+done      = 2021-06-30",
);

/// Runs the program, which must do what it is asked, and returns what it prints.
#[track_caller]
fn run(world: &World, args: &[&str]) -> String {
    let ran = world.roadmap(args);
    assert_eq!(ran.code, Some(0), "{args:?}: {ran:?}");
    ran.out
}

fn json(world: &World, args: &[&str]) -> Value {
    let args = [args, &["--format", "json"]].concat();
    serde_json::from_str(&run(world, &args)).unwrap()
}

/// Returns the numbers of the rows of a pack or a report that are there for `part`, each with its plan.
fn rows(answer: &Value, part: Option<&str>) -> Vec<String> {
    let rows = answer["rows"].as_array().unwrap().iter();
    let rows = rows.filter(|row| part.is_none_or(|part| row["part"] == part));
    let mut named: Vec<String> = rows
        .map(|row| {
            format!(
                "{}:{}",
                row["roadmap"].as_str().unwrap(),
                row["id"].as_str().unwrap()
            )
        })
        .collect();
    named.sort();
    named
}

fn five_plans() -> World {
    let world = World::new();
    for (name, text) in PLANS {
        world.write(format!("roadmaps/{name}.toml"), text);
    }
    world.commit("2022-03-10");
    world
}

/// Writes the minutes of the meeting with its decisions into the skeleton, and applies them.
fn decide(world: &World) {
    let made = ["--number", "3", "-f", "md", "-o", "протокол.md"];
    run(
        world,
        &[&["protocol", "--meeting", MEETING], &made[..]].concat(),
    );
    let mut minutes = world.read("протокол.md").replace("\\_", "_");
    for (item, blank, words, ..) in DECISIONS {
        minutes = filled(&minutes, item, blank, words);
    }
    let (heading, words, ..) = FOLDED;
    assert_eq!(minutes.matches(heading).count(), 1, "{minutes}");
    assert!(
        !minutes.contains("п. 8 «Экспертиза документов"),
        "{minutes}"
    );
    assert!(minutes.contains("просрочено ещё 15 сроков: пп. 2–4, 8–19."));
    minutes = minutes.replace(heading, &format!("{heading}\n{words}\n"));
    world.write("протокол.md", &minutes);
    let untouched = world.git(["status", "--porcelain", "roadmaps"]);
    run(world, &["protocol", "--apply", "протокол.md"]);
    assert_eq!(world.git(["status", "--porcelain", "roadmaps"]), untouched);
    run(world, &["protocol", "--apply", "протокол.md", "--yes"]);
}

#[test]
fn every_decision_of_a_meeting_is_in_its_plan_in_a_line_and_told_at_the_next() {
    if !git_is_there() {
        return;
    }
    let world = five_plans();
    let asked = ["brief", "--meeting", MEETING, "--since", "2022-03-18"];
    let pack = json(&world, &asked);
    let late = json(&world, &["overdue", "--as-of", MEETING]);
    assert_eq!(rows(&pack, Some("overdue")), rows(&late, None));
    assert_eq!(pack["total"]["by_revisions"], true);
    decide(&world);

    // One changed line a fact: what was there of the row stays, but for the deadline and the executors that changed.
    let diff = world.git(["diff", "--unified=0", "roadmaps"]);
    let of = |sign: char| {
        let lines = diff.lines().filter(|line| line.starts_with(sign));
        let lines = lines.filter(|line| !line.starts_with("+++") && !line.starts_with("---"));
        lines.count()
    };
    let (.., plan, line) = FOLDED;
    let gained = DECISIONS.map(|(.., plan, line)| (plan, line));
    for (plan, line) in gained.into_iter().chain([(plan, line)]) {
        let own = world.git(["diff", "--unified=0", &format!("roadmaps/{plan}.toml")]);
        assert!(own.lines().any(|found| found == line), "{line} in\n{own}");
    }
    assert_eq!((of('+'), of('-')), (DECISIONS.len() + 2, 2), "{diff}");

    // The letters that follow ask for nothing that was decided.
    let letters = run(&world, &["letters", "--overdue", "--as-of", "2022-04-19"]);
    for gone in [
        "Организация встречи кураторов с",
        "Работа с концептуальными",
        "Организация заключения",
    ] {
        assert!(!letters.contains(gone), "{gone}");
    }
    assert!(letters.contains("нет данных школ"), "{letters}");
    run(
        &world,
        &[
            "letters",
            "--form",
            "answers",
            "--as-of",
            "2022-04-19",
            "-o",
            "формы",
        ],
    );
    let forms = std::fs::read_dir(world.path().join("формы"))
        .unwrap()
        .count();
    assert_eq!(forms, letters.matches("Напоминание о сроках").count());

    // The states add up, and what changed is what was decided.
    let answer = json(&world, &["status", "--as-of", "2022-04-19"]);
    let total = &answer["total"];
    let states = [
        "done",
        "done_late",
        "overdue",
        "due_soon",
        "in_progress",
        "planned",
        "undated",
        "cancelled",
    ];
    let sum: u64 = states
        .iter()
        .map(|state| total[*state].as_u64().unwrap())
        .sum();
    assert_eq!((sum, total["total"].as_u64().unwrap()), (136, 136));
    assert_eq!(
        (&total["done"], &total["cancelled"]),
        (&3.into(), &1.into())
    );

    world.commit(MEETING);
    let next = [
        "brief",
        "--meeting",
        "2022-05-19",
        "--since",
        "2022-03-18",
        "--width",
        "200",
    ];
    let told = run(&world, &next);
    for said in [
        "исполнено 25.01.2022",
        "20.05.2022",
        "протокол № 3 от 18.04.2022",
        "программа закрыта",
        "нет данных школ",
        "исполнено 25.05.2021",
        "исполнено 30.06.2021",
    ] {
        assert!(told.contains(said), "{said} in\n{told}");
    }
    // Since the meeting itself nothing changed.
    let told = run(
        &world,
        &["brief", "--meeting", "2022-05-19", "--since", MEETING],
    );
    assert!(
        told.contains("Что изменилось после 18.04.2022\nНичего."),
        "{told}"
    );
}

#[test]
fn the_pack_reads_a_revision_and_tells_what_git_cannot() {
    if !git_is_there() {
        return;
    }
    let world = five_plans();
    run(
        &world,
        &["done", "pervouralsk-2022:1", "--on", "2022-04-11"],
    );
    let pack = |args: &[&str]| json(&world, &[&["brief", "--meeting", MEETING], args].concat());
    // By a revision and by a day.
    for since in ["HEAD", "2022-03-18"] {
        let pack = pack(&["--since", since]);
        assert_eq!(pack["total"]["by_revisions"], true);
        assert_eq!(
            pack["total"]["changes"].as_array().unwrap().len(),
            1,
            "{pack:?}"
        );
    }
    assert_eq!(
        pack(&["--since", "HEAD"])["total"]["meeting"]["since"],
        "2022-03-10"
    );
    // Before the first revision only the facts are known; the day of a fact is after that of the last meeting.
    for (since, count) in [("2022-03-09", 1), ("2022-03-10", 1)] {
        let pack = pack(&["--since", since]);
        assert_eq!(pack["total"]["by_revisions"], since == "2022-03-10");
        assert_eq!(pack["total"]["changes"].as_array().unwrap().len(), count);
    }
    let bare = World::bare();
    bare.write("p.toml", "title = \"П\"\nperiod = \"2022\"\n[[item]]\nnumber = \"1\"\ntitle = \"Сбор\"\ndeadline = \"май\"\ndone = 2022-04-11\n");
    for (since, count) in [("2022-04-10", 1), ("2022-04-11", 0), ("2022-04-12", 0)] {
        let pack = json(
            &bare,
            &["brief", "p.toml", "--meeting", MEETING, "--since", since],
        );
        assert_eq!(pack["total"]["by_revisions"], false);
        let changes = pack["total"]["changes"].as_array().unwrap().len();
        assert_eq!(changes, count, "since {since}");
    }
    // Meetings in another order are refused, and so is a revision where there is none.
    let refused = |args: &[&str]| world.roadmap([&["brief", "--meeting", MEETING], args].concat());
    assert_eq!(refused(&["--since", MEETING]).code, Some(2));
    assert_eq!(refused(&["--since", "2022-04-17"]).code, Some(0));
    assert_eq!(refused(&["--next", MEETING]).code, Some(2));
    assert_eq!(refused(&["--next", "2022-04-19"]).code, Some(0));
    assert_eq!(refused(&["--since", "nowhere"]).code, Some(2));
}
