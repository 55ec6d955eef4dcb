//! Two clones that each go on with one plan, and git with the driver that `git-setup` sets up.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use roadmap::edit::{Assignment, Draft, Home, NewItem, Operation, Which};
use roadmap::model::Workspace;
use roadmap::query::diff::{Record, Revision};

use super::world::{PLANS, Ran, World, git_is_there};

/// How many pairs of clones are tried; `PAIRS` asks for another number.
const PAIRS: usize = 12;

/// Titles of new rows, unlike each other and those of the plans.
const NEW: [&str; 8] = [
    "Педагогический совет по итогам четверти",
    "Закупка учебников для библиотеки",
    "Олимпиада по астрономии",
    "Ремонт кровли спортивного зала",
    "Субботник во дворе лицея",
    "Медицинский осмотр первоклассников",
    "Отчёт о летнем отдыхе",
    "Семинар для классных руководителей",
];

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

fn draft<'w>(text: &str, workspace: &'w Workspace) -> Draft<'w> {
    let today = "2022-03-01".parse().unwrap();
    Draft::new("plan", text, workspace, today).ok().unwrap()
}

/// What a clone did, and what it touched: rows by their ids, and facts.
struct Work {
    text: String,
    touched: BTreeSet<(String, &'static str)>,
}

/// Adds rows, marks and postpones as a coordinator would before a meeting.
fn work(text: &str, dice: &mut Dice, titles: &[&str]) -> Work {
    let workspace = Workspace::default();
    let mut draft = draft(text, &workspace);
    let (ids, sections, names) = draft.read(|plan, _| {
        let ids: Vec<String> = plan.items.iter().map(|item| item.id.clone()).collect();
        let sections = plan.sections.iter().map(|section| section.title.to_owned());
        let names = plan
            .registry
            .entries()
            .map(|entry| entry.name.value.to_string());
        (ids, sections.collect::<Vec<_>>(), names.collect::<Vec<_>>())
    });
    let mut touched = BTreeSet::new();
    let day = |dice: &mut Dice| {
        format!("2022-02-{:02}", 1 + dice.below(28))
            .parse()
            .unwrap()
    };
    for fact in ["done", "deadline", "executors"] {
        let id = &ids[dice.below(ids.len())];
        let on = day(dice);
        let operation = match fact {
            "done" => Operation::Done {
                on,
                which: Which::Unsaid,
                evidence: None,
                note: None,
            },
            "deadline" => Operation::Postpone {
                to: format!("до {:02}.12.2022", 1 + dice.below(28)),
                on,
                which: Which::All,
                basis: Some("протокол № 4".to_owned()),
            },
            _ => Operation::Assign(Assignment {
                add: vec![names[dice.below(names.len())].clone()],
                ..Assignment::default()
            }),
        };
        if draft.carry_out(id, &operation).is_ok() {
            touched.insert((id.clone(), fact));
        }
    }
    for title in titles {
        let home = (sections.len() > 1)
            .then(|| Home::Section(sections[dice.below(sections.len())].clone()));
        let new = NewItem {
            title: (*title).to_owned(),
            deadline: "до 01.12.2022".to_owned(),
            home,
            ..NewItem::default()
        };
        draft.add(&new).unwrap();
    }
    Work {
        text: draft.into_text(),
        touched,
    }
}

/// Returns what the rows of a plan say, numbers aside, by their titles.
fn said(text: &str) -> BTreeMap<String, Vec<Record>> {
    let workspace = Workspace::default();
    let rows = draft(text, &workspace).read(|plan, _| Revision::of(plan).content.rows);
    let mut said: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for mut row in rows {
        row.number.clear();
        said.entry(row.title.clone()).or_default().push(row);
    }
    said
}

/// Returns the numbers that more rows have than had one number before.
fn doubled(base: &str, text: &str) -> Vec<String> {
    let workspace = Workspace::default();
    let count = |text: &str| {
        let rows = draft(text, &workspace).read(|plan, _| Revision::of(plan).content.rows);
        let mut numbers: HashMap<String, usize> = HashMap::new();
        for row in &rows {
            *numbers
                .entry(row.number.trim_end_matches('.').to_owned())
                .or_default() += 1;
        }
        numbers
    };
    let (before, after) = (count(base), count(text));
    let most = before.values().copied().max().unwrap_or(1);
    after
        .into_iter()
        .filter(|(_, times)| *times > most)
        .map(|(number, _)| number)
        .collect()
}

/// Two clones of a repository with the plans, set up.
fn clones() -> World {
    let world = World::bare();
    world.git(["init", "-q", "-b", "main", "a"]);
    for (name, text) in PLANS {
        world.write(format!("a/roadmaps/{name}.toml"), text);
    }
    let ran = world.roadmap_in("a", ["git-setup", "--yes"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    world.git(["-C", "a", "add", "-A"]);
    world.git(["-C", "a", "commit", "-q", "-m", "планы"]);
    world.git(["clone", "-q", "a", "b"]);
    let ran = world.roadmap_in("b", ["git-setup", "--yes"]);
    assert!(
        !ran.out.contains(".gitattributes"),
        "it came with the clone: {ran:?}"
    );
    world
}

/// Commits the work of both on the plan, and merges that of the second into that of the first.
fn merge(world: &World, name: &str, works: [&str; 2]) -> Ran {
    let starts = [("a", "main"), ("b", "origin/main")];
    for ((clone, start), text) in starts.into_iter().zip(works) {
        world.git(["-C", clone, "switch", "-q", "-C", "work", start]);
        world.write(format!("{clone}/roadmaps/{name}.toml"), text);
        world.git(["-C", clone, "commit", "-q", "-a", "-m", "работа"]);
    }
    world.git(["-C", "a", "fetch", "-q", "../b", "work:other", "--force"]);
    world.try_git(["-C", "a", "merge", "-q", "-m", "слияние", "other"])
}

#[test]
fn clones_that_add_mark_and_postpone_merge() {
    if !git_is_there() {
        return;
    }
    let pairs = std::env::var("PAIRS")
        .ok()
        .and_then(|pairs| pairs.parse().ok());
    let pairs = pairs.unwrap_or(PAIRS);
    let world = clones();
    let (mut conflicts, mut shared, mut renumbered) = (0, 0, 0);
    for pair in 0..pairs {
        let (name, base) = PLANS[pair % PLANS.len()];
        let mut dice = Dice(0x9e37_79b9 + pair as u64 * 7919);
        let (few, more) = (1 + dice.below(2), 1 + dice.below(2));
        let ours = work(base, &mut dice, &NEW[..few]);
        let theirs = work(base, &mut dice, &NEW[4..4 + more]);
        let one_fact = ours.touched.intersection(&theirs.touched).next();
        let ran = merge(&world, name, [&ours.text, &theirs.text]);
        let path = format!("a/roadmaps/{name}.toml");
        let text = world.read(&path);
        if ran.code == Some(0) {
            assert_eq!(doubled(base, &text), [""; 0], "{name} {pair}: {text}");
            let mut wanted = said(base);
            for (side, titles) in [(&ours, &NEW[..few]), (&theirs, &NEW[4..4 + more])] {
                let side = said(&side.text);
                for title in titles {
                    wanted.insert((*title).to_owned(), side[*title].clone());
                }
            }
            let found = said(&text);
            assert_eq!(
                found.keys().collect::<Vec<_>>(),
                wanted.keys().collect::<Vec<_>>(),
                "{name} {pair}"
            );
            for title in NEW {
                assert_eq!(found.get(title), wanted.get(title), "{name} {pair}");
            }
            let words: Vec<&str> = ran.err.split_whitespace().collect();
            let told = words.join(" ").matches("номер заняли обе стороны").count();
            let marks = text.matches("# при слиянии дан новый номер").count();
            assert_eq!(told, marks, "{name} {pair}: {ran:?}");
            let check = world
                .roadmap_in("a", ["check", "--full", &format!("roadmaps/{name}.toml")])
                .out;
            assert_eq!(
                check.matches("[renumbered-in-merge]").count(),
                marks,
                "{check}"
            );
            let twice = text.matches("# при слиянии сошлись два переноса").count();
            let told = words
                .join(" ")
                .matches("срок перенесли обе стороны")
                .count();
            let found = check.matches("[postponed-in-merge]").count();
            assert_eq!([told, found], [twice; 2], "{name} {pair}: {ran:?}\n{check}");
            renumbered += usize::from(marks > 0);
        } else {
            assert_eq!(ran.code, Some(1), "{ran:?}");
            assert!(
                one_fact.is_some(),
                "{name} {pair}: a conflict of different facts: {text}"
            );
            assert!(text.contains("<<<<<<<"), "{text}");
            world.git(["-C", "a", "merge", "--abort"]);
            conflicts += 1;
        }
        shared += usize::from(one_fact.is_some());
    }
    println!(
        "{pairs} pairs: {conflicts} conflicts, {shared} with one fact touched by both, {renumbered} renumbered"
    );
    // What is left are two answers to one question: another day of one mark, two deadlines decided on one day.
    assert!(conflicts * 20 <= pairs, "{conflicts} of {pairs}");
}

#[test]
fn the_same_marks_of_both_are_no_conflict_and_other_ones_are() {
    if !git_is_there() {
        return;
    }
    let (world, (name, base)) = (clones(), PLANS[0]);
    let done = |day: &str| {
        base.replacen(
            "result    = \"Установочный",
            &format!("done      = {day}\nresult    = \"Установочный"),
            1,
        )
    };
    let ran = merge(&world, name, [&done("2021-02-20"), &done("2021-02-20")]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let ran = merge(&world, name, [&done("2021-02-20"), &done("2021-02-21")]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.err.contains("«done» изменили обе стороны"), "{ran:?}");
    let text = world.read(format!("a/roadmaps/{name}.toml"));
    let both =
        "<<<<<<< HEAD\ndone      = 2021-02-20\n=======\ndone      = 2021-02-21\n>>>>>>> other\n";
    assert!(text.contains(both), "{text}");
    assert_eq!(
        text.replace(both, "done      = 2021-02-20\n"),
        done("2021-02-20")
    );
}

#[test]
fn what_is_no_plan_is_merged_as_git_does() {
    if !git_is_there() {
        return;
    }
    let (world, (name, base)) = (clones(), PLANS[0]);
    let broken = |line: &str| format!("{base}{line}\n");
    for works in [
        [broken("x = ["), broken("y = [")],
        [broken("x = ["), base.replacen("period", "# раз\nperiod", 1)],
        [format!("a = 1\na = 2\n{base}"), broken("y = 1")],
    ] {
        let ran = merge(&world, name, [&works[0], &works[1]]);
        let text = world.read(format!("a/roadmaps/{name}.toml"));
        for (file, text) in [("base", base), ("ours", &works[0]), ("theirs", &works[1])] {
            world.write(file, text);
        }
        let lines = world.try_git([
            "merge-file",
            "-p",
            "-L",
            "HEAD",
            "-L",
            "base",
            "-L",
            "other",
            "ours",
            "base",
            "theirs",
        ]);
        assert_eq!((ran.code, text), (lines.code, lines.out));
        let _ = world.try_git(["-C", "a", "merge", "--abort"]);
    }
}

#[test]
fn a_clone_without_the_driver_merges_as_git_does() {
    if !git_is_there() {
        return;
    }
    let (world, (name, base)) = (clones(), PLANS[0]);
    world.git(["-C", "a", "config", "--unset", "merge.roadmap.driver"]);
    let mut dice = Dice(1);
    let ours = work(base, &mut dice, &NEW[..1]);
    let theirs = work(base, &mut dice, &NEW[4..5]);
    let ran = merge(&world, name, [&ours.text, &theirs.text]);
    assert_eq!(
        ran.code,
        Some(1),
        "both rows were added at the end: {ran:?}"
    );
}
