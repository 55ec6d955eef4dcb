//! Names: whatever a report prints, every filter and edit accepts, and the reports agree on what was asked for.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use chrono::{Days, NaiveDate};
use roadmap::document;
use roadmap::edit::{Assignment, Draft, Operation, Which};
use roadmap::model::{Plan, Readings, Wanted, Workspace, lower};
use roadmap::query::names::{plans, through, wanted_executors, wanted_sections};
use roadmap::query::{
    self, Clock, Directory, Filter, Fit, GroupBy, Named, Names, Naming, People, State, Tally,
    WorkloadBy,
};
use roadmap::words::Lang;

use crate::git::world::World;

const PLANS: [&str; 5] = [
    "dubovsky-2021",
    "novokuznetsk-2020-2021",
    "pervouralsk-2022",
    "sarov-2021-2022",
    "school-19-2021",
];

/// Puts a question to each of the plans with these stems.
fn ask<T>(stems: &[&str], question: impl Fn(&Plan<'_>) -> T) -> Vec<T> {
    let workspace = Workspace::default();
    let readings = Readings::default();
    let answer = |stem: &&str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("roadmaps/{stem}.toml"));
        let text = fs::read_to_string(path).unwrap();
        let arena = toml_spanner::Arena::new();
        let (document, _) = document::plan(&text, &arena);
        let (plan, _) = lower(stem, document, &workspace, &readings);
        question(&plan)
    };
    stems.iter().map(answer).collect()
}

fn clock(as_of: NaiveDate) -> Clock {
    Clock {
        as_of,
        within: Clock::WITHIN,
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Returns the names of the plans with these stems.
fn names(stems: &[&str]) -> Vec<Names> {
    ask(stems, |plan| Names::of(plan, &[]))
}

/// Returns the filter by an executor, or what is said where nobody has the name.
fn by_executor(known: &[Names], asked: &str) -> Filter {
    let known: Vec<&Names> = known.iter().collect();
    let taken = wanted_executors(&known, &[Wanted::new(asked)], Lang::Russian);
    Filter {
        executors: taken.unwrap_or_else(|missing| panic!("{missing:?}")).chosen,
        ..Filter::default()
    }
}

#[test]
fn what_falls_to_a_person_falls_to_them_through_groups_and_roles() {
    let known = names(&["dubovsky-2021"]);
    let of = |asked: &str| {
        let chosen = by_executor(&known, asked).executors;
        through(&known.iter().collect::<Vec<_>>(), &chosen)
    };
    assert_eq!(
        of("Соболева Е.В."),
        ["Все участники проекта", "Координаторы от ШНОР"]
    );
    assert_eq!(of("Координаторы от ШНОР"), ["Все участники проекта"]);
    assert!(of("Все участники проекта").is_empty());
}

/// Returns every name of an executor that a report of all plans prints, with the number of items printed beside it.
fn printed(naming: Naming) -> Vec<(String, usize)> {
    let clock = clock(day(2021, 11, 15));
    let found = ask(&PLANS, |plan| {
        let filter = Filter::default();
        let loads = query::workload(plan, &filter, clock, WorkloadBy::State, naming);
        (loads, People::of(plan))
    });
    let directory = Directory::new(found.iter().map(|(_, people)| people));
    let mut out = Vec::new();
    for (mut loads, people) in found {
        loads.rename(&|name| directory.called(&people, name, Lang::Russian));
        for load in loads {
            out.push((load.executor.unwrap_or_default(), load.tally.total));
        }
    }
    out
}

#[test]
fn every_executor_that_a_report_prints_is_found_by_its_name() {
    let known = names(&PLANS);
    let clock = clock(day(2021, 11, 15));
    let mut names = [Naming::AsWritten, Naming::Expanded].map(printed).concat();
    names.retain(|(name, _)| !name.is_empty());
    assert!(names.len() > 60, "{}", names.len());
    let mut filters: HashMap<&str, Filter> = HashMap::new();
    for (name, _) in &names {
        let asked = || by_executor(&known, name);
        filters.entry(name).or_insert_with(asked);
    }
    let rows = ask(&PLANS, |plan| {
        let rows = |filter: &Filter| query::list(plan, filter, clock).len();
        let counts = filters.iter().map(|(name, filter)| (*name, rows(filter)));
        counts.collect::<HashMap<_, _>>()
    });
    for (name, items) in &names {
        let found: usize = rows.iter().map(|rows| rows[name.as_str()]).sum();
        assert!(found >= *items, "{name}: {found} of {items}");
    }
}

#[test]
fn every_executor_that_a_report_prints_is_taken_by_edits() {
    let clock = clock(day(2021, 11, 15));
    let peoples = ask(&PLANS, People::of);
    let directory = Directory::new(&peoples);
    let workspace = Workspace::default();
    let mut tried = 0;
    for (stem, people) in PLANS.iter().zip(&peoples) {
        let text = fs::read_to_string(format!("roadmaps/{stem}.toml")).unwrap();
        let draft = Draft::new(*stem, text, &workspace, clock.as_of).unwrap();
        let edit = |id: &str, assignment: Assignment| {
            let mut draft = draft.clone();
            let edited = draft.carry_out(id, &Operation::Assign(assignment));
            edited
                .map(|_| ())
                .map_err(|error| error.complaint().text(Lang::Russian))
        };
        let rows = draft.read(|plan, _| {
            query::list(plan, &Filter::default(), clock)
                .into_iter()
                .map(|row| (row.id, row.names))
                .collect::<Vec<_>>()
        });
        let loads = draft.read(|plan, _| {
            let filter = Filter::default();
            query::workload(plan, &filter, clock, WorkloadBy::State, Naming::AsWritten)
        });
        for name in loads.into_iter().filter_map(|load| load.executor) {
            let printed = directory.called(people, &name, Lang::Russian);
            let of = |has: bool| rows.iter().find(|(_, names)| names.contains(&name) == has);
            let add = Assignment {
                add: vec![printed.clone()],
                ..Assignment::default()
            };
            let remove = Assignment {
                remove: vec![printed.clone()],
                ..Assignment::default()
            };
            for (id, assignment) in [(of(false), add), (of(true), remove)] {
                let Some((id, _)) = id else { continue };
                assert_eq!(edit(id, assignment), Ok(()), "{stem}:{id} {printed}");
                tried += 1;
            }
        }
    }
    assert!(tried > 60, "{tried}");
}

#[test]
fn groups_of_one_name_in_two_towns_are_told_apart() {
    let names = printed(Naming::AsWritten);
    let told = |name: &str| names.iter().any(|(known, _)| known == name);
    assert!(told("ОО (город Саров)") && told("ОО (Новокузнецкий ГО)") && !told("ОО"));
    let known = self::names(&PLANS);
    let filter = by_executor(&known, "ОО (город Саров)");
    let rows = ask(&PLANS, |plan| {
        query::list(plan, &filter, clock(day(2021, 11, 15))).len()
    });
    assert!(rows[3] > 0);
    assert_eq!(rows[..3], [0, 0, 0]);
}

#[test]
fn every_section_and_plan_that_a_report_prints_is_found_by_its_name() {
    let known = names(&PLANS);
    let known: Vec<&Names> = known.iter().collect();
    let titles = ask(&PLANS, |plan| {
        let sections = plan.sections.iter();
        let titles = sections.map(|section| section.title.to_owned());
        let titles = titles.collect::<Vec<_>>();
        (plan.label(), plan.title().to_owned(), titles)
    });
    for (stem, (label, title, sections)) in PLANS.iter().zip(titles) {
        for section in sections {
            let taken = wanted_sections(&known, &[Wanted::new(&section)]).unwrap();
            assert_eq!(taken.names, [section]);
        }
        for asked in [*stem, &label, &title, &stem.to_uppercase()] {
            let wanted = [Wanted::new(asked)];
            let known = ask(&PLANS, |plan| Names::of(plan, &wanted));
            let taken = plans(&known, &wanted).unwrap();
            assert!(taken.names.contains(&label), "{asked}: {taken:?}");
        }
    }
}

#[test]
fn every_item_is_found_by_each_name_of_its_plan() {
    ask(&PLANS, |plan| {
        let territory = plan.document.territory.map(|name| name.value.to_owned());
        let called = [plan.name.clone(), plan.label()];
        for called in called.into_iter().chain(territory) {
            for item in &plan.items {
                let found = query::find(plan, &format!("{called}:{}", item.id));
                assert!(found.plan.is_some(), "{called}");
                let mut rows = found.rows.iter();
                assert!(
                    rows.any(|(fit, row)| *fit == Fit::Id && row.id == item.id),
                    "{called}:{}",
                    item.id
                );
            }
        }
    });
}

#[test]
fn a_name_that_nobody_has_is_refused_with_the_nearest() {
    let known = names(&PLANS);
    let known: Vec<&Names> = known.iter().collect();
    let case = |asked: &str, nearest: Option<&str>| {
        let missing = wanted_executors(&known, &[Wanted::new(asked)], Lang::Russian).unwrap_err();
        assert_eq!(missing.nearest.as_deref(), nearest, "{asked}");
    };
    case("Ефимовва", Some("О.А. Ефимова"));
    case("Лукъянова И.О.", Some("Лукьянова И.О."));
    case("Мурманск", None);
    assert!(wanted_sections(&known, &[Wanted::new("Региональный уровинь")]).is_err());
}

/// A source of numbers, the same ones in each run.
struct Numbers(u64);

impl Numbers {
    /// Returns the next number below `limit`, by Knuth's generator.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

#[test]
fn reports_agree_on_whatever_is_asked() {
    let mut numbers = Numbers(1);
    let executors = printed(Naming::Expanded);
    let known = names(&PLANS);
    let sections = ask(&PLANS, |plan| {
        let titles = plan.items.iter().map(|item| plan.section_title(item));
        let titles: HashSet<_> = titles.map(|title| title.map(str::to_owned)).collect();
        titles.into_iter().collect::<BTreeSet<_>>()
    });
    let mut questions: Vec<(Vec<&str>, Filter, Clock)> = Vec::new();
    for _ in 0..200 {
        let stems = PLANS.into_iter().filter(|_| numbers.below(3) > 0).collect();
        let mut filter = Filter::default();
        let (name, _) = &executors[numbers.below(executors.len())];
        if numbers.below(2) == 0 && !name.is_empty() {
            filter = by_executor(&known, name);
        }
        if numbers.below(3) == 0 {
            filter.states = vec![State::ALL[numbers.below(State::ALL.len())]];
        }
        if numbers.below(4) == 0 {
            let titles: Vec<&Option<String>> = sections.iter().flatten().collect();
            filter.sections = HashSet::from([titles[numbers.below(titles.len())].clone()]);
        }
        let any_day =
            |numbers: &mut Numbers| day(2020, 9, 1) + Days::new(numbers.below(900) as u64);
        if numbers.below(3) == 0 {
            filter.from = Some(any_day(&mut numbers));
        }
        if numbers.below(3) == 0 {
            filter.to = Some(any_day(&mut numbers));
        }
        let as_of = any_day(&mut numbers);
        questions.push((stems, filter, clock(as_of)));
    }
    let mut met = Tally::default();
    let readings = Readings::default();
    for stem in PLANS {
        let text = carried_out(stem, &mut numbers);
        for (round, (_, filter, clock)) in questions
            .iter()
            .enumerate()
            .filter(|(_, (stems, ..))| stems.contains(&stem))
        {
            let counted = |plan: &Plan<'_>| agree(plan, filter, *clock, round);
            met.merge(&as_it_stood(stem, &text, clock.as_of, &readings, counted));
        }
    }
    for state in State::ALL {
        assert!(met.of(state) > 20, "{state:?}: {met:?}");
    }
}

/// Returns the text of a plan in which some of the rows were carried out, dropped, begun and moved.
fn carried_out(stem: &str, numbers: &mut Numbers) -> String {
    let text = fs::read_to_string(format!("roadmaps/{stem}.toml")).unwrap();
    let workspace = Workspace::default();
    let mut draft = Draft::new(stem, text, &workspace, day(2023, 1, 1)).unwrap();
    let ids = draft.read(|plan, _| {
        let ids = plan.items.iter().map(|item| item.id.clone());
        ids.collect::<Vec<_>>()
    });
    for id in ids {
        let on = day(2020, 9, 1) + Days::new(numbers.below(800) as u64);
        let which = [Which::Unsaid, Which::All][numbers.below(2)];
        let operation = match numbers.below(8) {
            0..=2 => Operation::Done {
                on,
                which,
                evidence: None,
                note: None,
            },
            3 => Operation::Cancel {
                on,
                which,
                reason: "нет".to_owned(),
            },
            4 => Operation::Start { on },
            5 => Operation::Postpone {
                to: "до 01.12.2022".to_owned(),
                on,
                which: Which::All,
                basis: None,
            },
            _ => continue,
        };
        // Some rows refuse some of it.
        let _ = draft.carry_out(&id, &operation);
    }
    draft.into_text()
}

/// Puts a question to the plan that `text` is, as it stood on a day.
fn as_it_stood<T>(
    stem: &str,
    text: &str,
    as_of: NaiveDate,
    readings: &Readings,
    question: impl FnOnce(&Plan<'_>) -> T,
) -> T {
    let workspace = Workspace::default();
    let arena = toml_spanner::Arena::new();
    let (mut document, _) = document::plan(text, &arena);
    document.forget_after(as_of);
    let (plan, _) = lower(stem, document, &workspace, readings);
    question(&plan)
}

/// Asserts that the reports of a plan add up and agree, and returns what they count.
fn agree(plan: &Plan<'_>, filter: &Filter, clock: Clock, round: usize) -> Tally {
    let status = |by| query::status(plan, filter, clock, by);
    let workload = |naming| query::workload(plan, filter, clock, WorkloadBy::State, naming);
    let rows = query::list(plan, filter, clock);
    let mut tally = Tally::default();
    for row in &rows {
        tally.add(row.state);
    }
    let sum: usize = State::ALL.iter().map(|state| tally.of(*state)).sum();
    assert_eq!((tally.total, sum), (rows.len(), rows.len()), "{round}");
    for lines in [GroupBy::Roadmap, GroupBy::Section, GroupBy::Month].map(status) {
        let mut sum = Tally::default();
        for line in lines {
            sum.merge(&line.tally);
        }
        assert_eq!(sum, tally, "{round}");
    }
    let nobody = |loads: &[query::Load]| -> usize {
        let none = loads.iter().filter(|load| load.executor.is_none());
        none.map(|load| load.tally.total).sum()
    };
    let [loads, expanded] = [Naming::AsWritten, Naming::Expanded].map(workload);
    let led: usize = loads.iter().map(|load| load.lead).sum();
    assert_eq!(led + nobody(&loads), rows.len(), "{round}");
    assert_eq!(nobody(&loads), nobody(&expanded), "{round}");
    let overdue = rows.iter().filter(|row| row.state == State::Overdue);
    let overdue: Vec<&str> = overdue.map(|row| row.id.as_str()).collect();
    let late = query::overdue(plan, filter, clock, None);
    let late: Vec<&str> = late.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(late, overdue, "{round}");
    let paper = query::extract(plan, filter, clock).rows.into_iter();
    let paper: Vec<_> = paper
        .map(|detail| (detail.row.id, detail.row.state))
        .collect();
    let listed: Vec<_> = rows.iter().map(|row| (row.id.clone(), row.state)).collect();
    assert_eq!(paper, listed, "{round}");
    let timeline = query::timeline(plan, filter, clock);
    let tracks = timeline.tracks.into_iter();
    let tracks: Vec<_> = tracks.map(|track| (track.id, track.state)).collect();
    assert_eq!((tracks, timeline.tally), (listed, tally), "{round}");
    agree_by_executor(plan, filter, clock, &loads);
    agree_on_days(plan, filter, clock, &rows);
    tally
}

/// A plan of two who hold a role one after another, of nobody between two others, and of a deadline that is not read.
const HANDED_OVER: &str = "title = \"П\"\nperiod = \"2022\"\n\n[executors]\n\
    \"Е.В. Гусева\" = { kind = \"person\" }\n\"И.О. Лукьянова\" = { kind = \"person\" }\n\
    \"О.А. Ефимова\" = { kind = \"person\" }\n\
    \"координатор\" = { kind = \"role\", held_by = [{ name = \"Е.В. Гусева\", to = 2022-03-31 }, \
    { name = \"И.О. Лукьянова\", from = 2022-04-01 }] }\n\
    \"куратор\" = { kind = \"role\", held_by = [{ name = \"О.А. Ефимова\", to = 2022-02-28 }, \
    { name = \"Е.В. Гусева\", from = 2022-06-01 }, { name = \"И.О. Лукьянова\", from = 2022-06-15 }] }\n\
    \"все\" = { kind = \"group\", members = [\"координатор\", \"О.А. Ефимова\"] }\n\n\
    [[item]]\nnumber = \"1\"\ntitle = \"А\"\ndeadline = \"ежемесячно\"\nexecutors = [\"координатор\"]\n\n\
    [[item]]\nnumber = \"2\"\ntitle = \"Б\"\ndeadline = \"каждый понедельник\"\nexecutors = [\"куратор\", \"И.О. Лукьянова\"]\n\n\
    [[item]]\nnumber = \"3\"\ntitle = \"В\"\ndeadline = \"раз в квартал\"\nexecutors = [\"О.А. Ефимова\", \"все\", \"куратор\"]\n\n\
    [[item]]\nnumber = \"4\"\ntitle = \"Г\"\ndeadline = \"когда-нибудь\"\nexecutors = [\"куратор\", \"все\"]\n\n\
    [[item]]\nnumber = \"5\"\ntitle = \"Д\"\ndeadline = \"май 2022\"\nexecutors = [\"все\"]\n";

/// Whoever is counted in a workload by people, is so as the other reports count what falls to them.
#[test]
fn the_workload_of_people_is_what_falls_to_each() {
    let mut numbers = Numbers(7);
    let mut plans: Vec<(&str, String)> = vec![("handed-over", HANDED_OVER.to_owned())];
    plans.extend(PLANS.map(|stem| (stem, carried_out(stem, &mut numbers))));
    let readings = Readings::default();
    let mut tried = 0;
    for (stem, text) in plans {
        for _ in 0..12 {
            let as_of = day(2020, 9, 1) + Days::new(numbers.below(900) as u64);
            let state = State::ALL.get(numbers.below(2 * State::ALL.len())).copied();
            let question = |plan: &Plan<'_>| falls_to_each(plan, clock(as_of), state);
            tried += as_it_stood(stem, &text, as_of, &readings, question);
        }
    }
    assert!(tried > 500, "{tried}");
}

/// Asserts it of a plan, and returns of how many names.
fn falls_to_each(plan: &Plan<'_>, clock: Clock, state: Option<State>) -> usize {
    let known = Names::of(plan, &[]);
    let asked = |name: &str| Filter {
        states: state.into_iter().collect(),
        ..by_executor(std::slice::from_ref(&known), name)
    };
    let all = Filter {
        states: state.into_iter().collect(),
        ..Filter::default()
    };
    let mut tried = 0;
    for naming in [Naming::AsWritten, Naming::Expanded] {
        for load in query::workload(plan, &all, clock, WorkloadBy::Month, naming) {
            let Some(name) = load.executor else { continue };
            // Whom a group or role stands for is not a line of its own where they are counted as written, and a role
            // that nobody holds for a time is a line of that time only.
            let mut others = plan.items.iter().flat_map(|item| &item.document.executors);
            let within = |other: &str| plan.registry.ever_meant(other)[1..].contains(&name);
            let stands = plan.registry.ever_meant(&name).len() > 1;
            if match naming {
                Naming::AsWritten => others.any(|other| within(other.value)),
                Naming::Expanded => stands,
            } {
                continue;
            }
            let filter = asked(&name);
            assert_eq!(
                (&name, query::tally(plan, &filter, clock)),
                (&name, load.tally),
                "{} {clock:?}",
                plan.name
            );
            let late: usize = query::overdue(plan, &filter, clock, None)
                .iter()
                .map(|row| row.days.len())
                .sum();
            assert!(load.late <= late, "{name}: {} of {late}", load.late);
            tried += 1;
        }
    }
    tried
}

/// Asserts that the reports by executor count the same items for each.
fn agree_by_executor(plan: &Plan<'_>, filter: &Filter, clock: Clock, loads: &[query::Load]) {
    let groups = query::status(plan, filter, clock, GroupBy::Executor);
    let groups = groups.into_iter().map(|line| match line.group {
        query::Group::Executor(name) => (name, line.tally),
        other => panic!("{other:?}"),
    });
    let counted: BTreeMap<_, _> = loads
        .iter()
        .map(|load| (load.executor.clone(), load.tally))
        .collect();
    assert_eq!(groups.collect::<BTreeMap<_, _>>(), counted);
    let months = query::workload(plan, filter, clock, WorkloadBy::Month, Naming::AsWritten);
    // What has no day is late by month too, once it is late.
    assert!(months.iter().all(
        |load| load.late >= load.tally.overdue && (load.late == 0) == (load.tally.overdue == 0)
    ));
    let months = months.into_iter().map(|load| (load.executor, load.tally));
    assert_eq!(months.collect::<BTreeMap<_, _>>(), counted);
}

/// Asserts that what is said of days is said of the same items: what is late or coming, at a meeting and in letters.
fn agree_on_days(plan: &Plan<'_>, filter: &Filter, clock: Clock, rows: &[query::Row]) {
    let ids =
        |rows: &[query::Row]| -> Vec<String> { rows.iter().map(|row| row.id.clone()).collect() };
    let open = |asked: &dyn Fn(NaiveDate) -> bool| -> Vec<String> {
        let within = |due: NaiveDate| {
            filter.from.is_none_or(|from| from <= due) && filter.to.is_none_or(|to| due <= to)
        };
        let falls = |row: &&query::Row| {
            let mut days = row.occurrences.iter();
            days.any(|one| one.state.is_open() && asked(one.due) && within(one.due))
        };
        rows.iter()
            .filter(falls)
            .map(|row| row.id.clone())
            .collect()
    };
    let day = clock.as_of;
    let until = day + Days::new(40);
    let late = ids(&query::overdue(plan, filter, clock, None));
    let coming = ids(&query::upcoming(plan, filter, clock));
    assert_eq!(late, open(&|due| due < day));
    assert_eq!(coming, open(&|due| day <= due && due <= clock.horizon()));
    let by_then = ids(&query::overdue(plan, filter, clock, Some(until)));
    assert_eq!(by_then, open(&|due| due <= until));
    let meeting = query::Meeting {
        since: day - Days::new(30),
        day,
        next: until,
    };
    let brief = query::brief(plan, filter, clock, meeting);
    let total: usize = State::ALL.iter().map(|state| brief.tally.of(*state)).sum();
    assert_eq!((total, ids(&brief.late)), (rows.len(), late.clone()));
    let next = open(&|due| day <= due && due <= until);
    assert_eq!(ids(&brief.coming), next);
    let letters = query::reminders(plan, filter, clock, query::RemindOf::ALL);
    let nobodys = letters.nobodys.iter().map(|row| row.id.clone());
    let reminded = letters
        .to
        .iter()
        .flat_map(|one| one.late.iter().chain(&one.coming));
    let reminded = reminded.map(|due| letters.rows[due.row].id.clone());
    let reminded: BTreeSet<String> = reminded.chain(nobodys).collect();
    let due: BTreeSet<String> = late.into_iter().chain(coming).collect();
    // A letter goes to who holds a role on the day, a report counts who does when the item is due.
    assert!(reminded.is_subset(&due));
    assert!(reminded == due || !filter.executors.is_empty());
    let moved = query::slips(plan, filter, clock, &[]);
    assert!(
        moved
            .iter()
            .all(|slip| rows.iter().any(|row| row.id == slip.id))
    );
}

/// Runs the program in a folder of `plans`, each a name and a text, and returns its exit code and all that it says.
fn run(plans: &[(&str, &str)], args: &[&str]) -> (Option<i32>, String) {
    let world = World::bare();
    for (name, text) in plans {
        world.write(name, text);
    }
    let ran = world.roadmap(args);
    (ran.code, ran.out + &ran.err)
}

const GROUP: &str = "title = \"П\"\nperiod = \"2022\"\n\n[executors]\n\
    \"МЦ\" = { kind = \"unit\" }\n\
    \"О.А. Ефимова\" = { kind = \"person\", aliases = [\"Ольга Ефимова\"] }\n\
    \"кураторы\" = { kind = \"group\", members = [\"О.А. Ефимова\"] }\n\n\
    [[item]]\nnumber = \"1\"\ntitle = \"А\"\ndeadline = \"до 01.02.2022\"\nexecutors = [\"МЦ\", \"Ольга Ефимова\"]\n\n\
    [[item]]\nnumber = \"2\"\ntitle = \"Б\"\ndeadline = \"март 2022\"\nexecutors = [\"кураторы\"]\n\n\
    [[item]]\nnumber = \"3\"\ntitle = \"В\"\ndeadline = \"март 2022\"\nexecutors = [\"МЦ\"]\n";

/// Returns a plan of one item, of a role that passed from one person to another on 1 April 2022.
fn handed_over(deadline: &str) -> String {
    format!(
        "title = \"П\"\nperiod = \"2022\"\n\n[executors]\n\
        \"Е.В. Гусева\" = {{ kind = \"person\" }}\n\"И.О. Лукьянова\" = {{ kind = \"person\" }}\n\
        \"куратор\" = {{ kind = \"role\", held_by = [{{ name = \"Е.В. Гусева\", to = 2022-03-31 }}, \
        {{ name = \"И.О. Лукьянова\", from = 2022-04-01 }}] }}\n\n\
        [[item]]\nnumber = \"1\"\ntitle = \"А\"\ndeadline = \"{deadline}\"\nexecutors = [\"куратор\"]\n"
    )
}

/// A report counts who held a role on the due day, a letter goes to who holds it now: the letter's answer says so.
#[test]
fn a_letter_asked_for_a_former_holder_says_who_gets_it() {
    let plan = handed_over("до 01.03.2022");
    let asked = |who| {
        let args = ["letters", "-e", who, "--as-of", "2022-04-15"];
        run(&[("p.toml", &plan)], &args).1
    };
    let told = asked("Гусева");
    assert!(
        told.contains("Е.В. Гусева") && told.contains("теперь это И.О. Лукьянова"),
        "{told}"
    );
    assert!(!told.contains("напоминать не о чем"), "{told}");
    assert!(!asked("Лукьянова").contains("теперь это"));
    assert!(!asked("куратор").contains("теперь это"));
}

/// Of a series, only the days on which somebody held the role are theirs.
#[test]
fn a_former_holder_has_the_days_of_their_time() {
    let plan = handed_over("ежемесячно");
    let asked = |command, who| {
        let args = [command, "-e", who, "--as-of", "2022-06-28"];
        run(&[("p.toml", &plan)], &args).1
    };
    let late = asked("overdue", "Гусева");
    assert!(
        late.contains("31.03.2022") && !late.contains("и ещё"),
        "{late}"
    );
    let late = asked("overdue", "Лукьянова");
    assert!(
        late.contains("30.04.2022") && !late.contains("31.03.2022"),
        "{late}"
    );
    assert!(asked("list", "Лукьянова").contains("срок 30.04.2022"));
    assert!(!asked("upcoming", "Гусева").contains("30.06.2022"));
    assert!(asked("upcoming", "Лукьянова").contains("30.06.2022"));
    assert!(!asked("status", "Гусева").contains("30.06.2022"));
    assert!(asked("overdue", "куратор").contains("31.01.2022"));
}

#[test]
fn a_plan_where_a_folder_is_looked_for_is_written_before_its_item() {
    let plan = "title = \"П\"\nperiod = \"2022\"\n\n[[item]]\nnumber = \"14\"\ntitle = \"А\"\ndeadline = \"май 2022\"\n";
    let files = [("roadmaps/pervouralsk-2022.toml", plan)];
    let said = run(&files, &["done", "14", "--in", "perv"]).1;
    assert!(said.contains("roadmap done perv:14"), "{said}");
    let said = run(&files, &["done", "14", "--in", "pervuralsk-2022"]).1;
    assert!(said.contains("roadmap done pervouralsk-2022:14"), "{said}");
}

#[test]
fn any_spelling_opens_groups_as_the_name_does() {
    for asked in [
        "О.А. Ефимова",
        "Ефимова О.А.",
        "Ольга Ефимова",
        "ефимовой",
        "ЕФИМОВА о. а.",
    ] {
        let (code, said) = run(
            &[("a.toml", GROUP)],
            &[
                "list",
                "-e",
                asked,
                "--format",
                "csv",
                "--as-of",
                "2022-03-05",
            ],
        );
        assert_eq!(
            (code, said.lines().count()),
            (Some(0), 3),
            "{asked}: {said}"
        );
    }
}

#[test]
fn what_fits_nothing_is_refused() {
    let case = |args: &[&str], expected: &str| {
        let (code, said) = run(&[("sarov-2022.toml", GROUP)], args);
        assert_eq!(code, Some(2), "{args:?}: {said}");
        assert!(said.contains(expected), "{args:?}: {said}");
    };
    case(&["overdue", "-e", "Ефимовва"], "возможно, О.А. Ефимова");
    case(&["overdue", "-e", ""], "не хватает значения");
    case(
        &["list", "-e", "Ефимова; кураторы"],
        "несколько имён называют по одному: -e Ефимова -e кураторы",
    );
    case(&["overdue", "-r", "sarof"], "возможно, sarov-2022");
    case(&["list", "-s", "Уровень"], "раздела «Уровень» нет");
    case(
        &["list", "-s", "Просрочено"],
        "это состояние; напишите так: --state Просрочено",
    );
    case(&["list", "-s", "в работе"], "--state \"в работе\"");
    case(
        &["list", "--from", "2022-03-01", "--to", "2022-02-28"],
        "позже, чем --to",
    );
    case(
        &["overdue", "--from", "2022-03-05", "--as-of", "2022-03-05"],
        "просроченного с таким сроком быть не может",
    );
    case(
        &["upcoming", "--from", "2022-03-20", "--as-of", "2022-03-05"],
        "--from 20.03.2022 позже, чем 19.03.2022, последний день этого отчёта\n  смотреть дальше: --within 15",
    );
    case(
        &["upcoming", "--to", "2022-03-04", "--as-of", "2022-03-05"],
        "--to 04.03.2022 раньше, чем 05.03.2022",
    );
    let done = &["overdue", "--state", "исполнено", "--as-of", "2022-05-05"];
    case(done, "просроченного в таком состоянии не бывает");
    let planned = &[
        "overdue",
        "--state",
        "запланировано",
        "--as-of",
        "2022-05-05",
    ];
    case(planned, "просроченного в таком состоянии не бывает");
    case(
        &["upcoming", "--state", "отменено"],
        "предстоящего в таком состоянии не бывает",
    );
    case(&["status", "--as-of", "2022-W10"], "не называет одного дня");
    let no_place =
        "ошибка: нет ни файла, ни папки, ни плана «ничего»\n  без дефисов пишут файл или папку";
    case(&["list", "ничего"], no_place);
    case(&["check", "ничего"], no_place);
    case(
        &["status", ".\\sarov-2022.toml"],
        "возможно, ./sarov-2022.toml",
    );
    case(&["status", "планы/sarof-2022.toml"], "-r sarov-2022");
    case(&["show", "sarof:1"], "плана «sarof» нет");
    case(&["show", "sarov:9"], "нет пункта «9»");
    case(&["done", "sarof:1"], "возможно, sarov-2022:1");
}

#[test]
fn states_and_groupings_are_said_in_russian_too() {
    let plans = [("a.toml", GROUP)];
    let list = |state: &str| {
        let args = [
            "list",
            "--as-of",
            "2022-03-05",
            "--format",
            "csv",
            "--state",
            state,
        ];
        run(&plans, &args)
    };
    assert_eq!(list("Просрочено"), list("overdue"));
    assert_eq!(list("В работе,просрочено"), list("in-progress,overdue"));
    let status = |by: &str| run(&plans, &["status", "--as-of", "2022-03-05", "--by", by]);
    assert_eq!(status("по исполнителям"), status("executor"));
    assert_eq!(status("Раздел"), status("section"));
}

/// Returns a plan with one item for `name`, declared as `entry` says.
fn plan(territory: &str, name: &str, entry: &str) -> String {
    format!(
        "title = \"П\"\nperiod = \"2022\"\nterritory = \"{territory}\"\n\n[executors]\n\"{name}\" = {entry}\n\n\
         [[item]]\nnumber = \"1\"\ntitle = \"А\"\ndeadline = \"до 30.01.2022\"\nexecutors = [\"{name}\"]\n"
    )
}

#[test]
fn a_person_is_one_within_a_territory_only() {
    const PERSON: &str = "{ kind = \"person\" }";
    let names = |one: &str, other: &str| -> Vec<String> {
        let plans = [("a.toml", one), ("b.toml", other)];
        let args = ["workload", "--as-of", "2022-03-01", "--format", "csv"];
        let (code, said) = run(&plans, &args);
        assert_eq!(code, Some(0), "{said}");
        let rows = said.lines().skip(1);
        rows.map(|row| row.split(',').take(2).collect::<Vec<_>>().join(" "))
            .collect()
    };
    let circle = plan("Новокузнецк", "Круль С.В.", PERSON);
    assert_eq!(
        names(&circle, &plan("Новокузнецк", "С. В. Круль", PERSON)),
        ["Круль С.В. 2"]
    );
    assert_eq!(
        names(
            &circle,
            &plan("Новокузнецк", "Круль Светлана Васильевна", PERSON)
        )
        .len(),
        2
    );
    assert_eq!(
        names(&circle, &plan("Саров", "Круль С.В.", PERSON)),
        ["Круль С.В. (Новокузнецк) 1", "Круль С.В. (Саров) 1"]
    );
    // so too where a row waits for one that is late
    let waiting = |territory: &str| {
        let row = "[[item]]\nnumber = \"2\"\ntitle = \"Б\"\ndeadline = \"в течение 10 дней после п. 1\"\n";
        let circle = plan(territory, "Круль С.В.", PERSON);
        format!("{circle}\n{row}executors = [\"Круль С.В.\"]\n")
    };
    let plans = [
        ("a.toml", waiting("Новокузнецк")),
        ("b.toml", waiting("Саров")),
    ];
    let plans = plans.each_ref().map(|(path, text)| (*path, text.as_str()));
    let (_, said) = run(
        &plans,
        &["overdue", "--as-of", "2022-03-01", "--format", "json"],
    );
    let (_, brief) = run(&plans, &["brief", "--as-of", "2022-03-01"]);
    for lead in ["Круль С.В. (Новокузнецк)", "Круль С.В. (Саров)"] {
        assert!(said.contains(&format!("\"lead\":\"{lead}\"")), "{said}");
        assert!(brief.contains(lead), "{brief}");
    }
}

#[test]
fn namesakes_of_several_territories_are_told_apart_in_any_spelling() {
    const PERSON: &str = "{ kind = \"person\" }";
    let nowhere = plan("Саров", "ефимова О.А.", PERSON).replace("territory = \"Саров\"\n", "");
    let plans = [
        ("a.toml", plan("Саров", "О.А. Ефимова", PERSON)),
        ("b.toml", plan("город Саров", "Ефимова О. А.", PERSON)),
        ("c.toml", nowhere),
        ("d.toml", plan("г. Саров", "Ефимова О.А.", PERSON)),
        (
            "e.toml",
            plan("Саров", "Управление  образования", "{ kind = \"unit\" }"),
        ),
        (
            "f.toml",
            plan(
                "Первоуральск",
                "управление образования",
                "{ kind = \"unit\" }",
            ),
        ),
    ];
    let plans = plans.each_ref().map(|(path, text)| (*path, text.as_str()));
    let told = [
        ("Ефимова О. А. (город Саров)", 2),
        ("О.А. Ефимова (Саров)", 1),
        ("ефимова О.А. (территория не указана)", 1),
        ("Управление  образования (Саров)", 1),
        ("управление образования (Первоуральск)", 1),
    ];
    for args in [
        &["workload"][..],
        &["status", "--by", "executor"],
        &["overdue", "--by", "executor"],
    ] {
        let args = [args, &["--as-of", "2022-03-01"]].concat();
        let (_, said) = run(&plans, &args);
        for (name, _) in told {
            assert!(said.replace("…", "").contains(name), "{name}: {said}");
        }
    }
    for (name, rows) in told {
        let list = |args: &[&str]| {
            run(
                &plans,
                &[&["list", "--as-of", "2022-03-01", "-e", name], args].concat(),
            )
        };
        let (code, said) = list(&["--format", "csv"]);
        assert_eq!(
            (code, said.lines().count()),
            (Some(0), rows + 1),
            "{name}: {said}"
        );
        // the title names whom it took
        assert!(
            list(&[]).1.contains(&format!("исполнитель {name}")) || list(&[]).1.contains(name),
            "{name}"
        );
    }
    let (_, said) = run(
        &plans,
        &["workload", "--lang", "en", "--as-of", "2022-03-01"],
    );
    assert!(said.contains("ефимова О.А. (no territory given)"), "{said}");
    let (_, said) = run(&plans, &["list", "-e", "Ефимова", "--as-of", "2022-03-01"]);
    for (name, _) in &told[..3] {
        assert!(said.contains(name), "{name}: {said}");
    }
    for (at, name) in [
        ("b", "Ефимова О.А. (г. Саров)"),
        ("c", "Ефимова О.А. (территория не указана)"),
        ("a", "ефимова о.а. (саров)"),
    ] {
        let item = format!("{at}:1");
        let (code, said) = run(&plans, &["assign", &item, "--in", ".", "--remove", name]);
        assert_eq!(code, Some(0), "{name}: {said}");
    }
    let (code, said) = run(
        &plans,
        &[
            "assign",
            "c:1",
            "--in",
            ".",
            "--remove",
            "Ефимова О.А. (Саров)",
        ],
    );
    assert_eq!(code, Some(2), "{said}");
}

#[test]
fn what_is_not_there_is_refused_with_the_nearest_that_is() {
    let school = GROUP.replace("\"МЦ\"", "\"МБОУ «Школа № 19»\"");
    let school = school.replacen("title = \"А\"", "title = \"Отчёт о работе: итоги\"", 1);
    let town = plan("Первоуральск", "О.А. Ефимова", "{ kind = \"person\" }");
    let town = format!("name = \"«500+», Первоуральск\"\n{town}");
    let plans = [
        ("pervouralsk-2022.toml", town.as_str()),
        ("a.toml", &school),
    ];
    let case = |args: &[&str], expected: &str| {
        let (code, said) = run(&plans, &[args, &["--as-of", "2022-03-01"]].concat());
        assert_eq!(code, Some(2), "{args:?}: {said}");
        assert!(said.contains(expected), "{args:?}: {said}");
    };
    for plan in [
        "первоуральск-2022",
        "pervouralk",
        "pervouralsk-2023",
        "x/pervouralsk-2022.tml",
        "Первоуралск",
    ] {
        case(&["list", "-r", plan], "(pervouralsk-2022)");
        case(
            &["show", &format!("{plan}:1")],
            "возможно, pervouralsk-2022:1",
        );
    }
    case(&["list", "-r", "a.tml"], "возможно, a\n");
    case(
        &["list", "-r", "Ервопуральск"],
        "«500+», Первоуральск (pervouralsk-2022)",
    );
    case(
        &["list", "-e", "школа № 91"],
        "есть с другим номером: МБОУ «Школа № 19»",
    );
    for command in ["done", "show"] {
        case(
            &[command, "отчот"],
            "возможно, a:1 – «Отчёт о работе: итоги»",
        );
        case(
            &[command, "a:отчетт"],
            "возможно, a:1 – «Отчёт о работе: итоги»",
        );
        case(
            &[command, "a:99"],
            "в плане 3 пункта; с номерами их показывает roadmap list -r a",
        );
        for nothing in ["", "  "] {
            case(&[command, nothing], "пункт не назван");
        }
        case(
            &[command, "a:"],
            "после «a:» не назван пункт\n  пункт называют так: a:НОМЕР",
        );
        case(&[command, "q:"], "плана «q» нет");
        for several in ["a:1-3", "a:1,2", "1–2"] {
            case(&[command, several], "называют по одному");
        }
        case(&[command, ":1"], "перед двоеточием не назван план");
        // a letter or two stand in every title
        case(&[command, "ра"], "нет пункта «ра»");
    }
    let (code, said) = run(&plans, &["list", "-r", "a.toml", "--format", "csv"]);
    assert_eq!((code, said.lines().count()), (Some(0), 4), "{said}");
    // capitals that abbreviate nothing begin a word
    for asked in [
        &["list", "-r", "ПЕРВ"][..],
        &["list", "-e", "ЕФИМ"],
        &["show", "ПЕРВ:1"],
        &["done", "ПЕРВ:1", "--dry-run", "--as-of", "2022-02-01"],
    ] {
        let (code, said) = run(&plans, asked);
        assert_eq!(code, Some(0), "{asked:?}: {said}");
    }
    let shown = run(&plans, &["show", "работе:"]);
    assert_eq!(shown.0, Some(0), "{}", shown.1);
    for (text, advice) in [
        (
            "lang = \"rus\"",
            "«rus» сюда не подходит; напишите одно из: \"ru\", \"en\"",
        ),
        ("langu = \"ru\"", "возможно, имелось в виду «lang»"),
        (
            "[check]\nneer-name = \"allow\"",
            "возможно, имелось в виду «near-name»",
        ),
    ] {
        let plans = [plans[0], ("roadmap.toml", text)];
        for args in [&["status"][..], &["done", "1", "--as-of", "2022-02-01"]] {
            let (code, said) = run(&plans, args);
            assert_eq!(code, Some(2), "{said}");
            assert!(said.contains(advice), "{said}");
        }
    }
}

/// A plan is the same by whatever it is called, and by its file; so is an item, with or without `--in`.
#[test]
fn a_plan_is_one_by_any_of_its_names_and_by_its_file() {
    let said = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_roadmap"))
            .args(args)
            .args(["--as-of", "2022-04-18", "--format", "jsonl"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{args:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let called = ask(&PLANS, |plan| {
        let place = plan.document.territory.map(|place| place.value.to_owned());
        let id = plan.items[plan.items.len() / 2].id.clone();
        (plan.label(), place, id)
    });
    for (stem, (label, place, id)) in PLANS.iter().zip(called) {
        let file = format!("roadmaps/{stem}.toml");
        let by_file = said(&["list", &file]);
        let capitals = label.to_uppercase();
        let names = [stem, label.as_str(), capitals.as_str()].into_iter();
        let names: Vec<&str> = names.chain(place.as_deref()).collect();
        let shown = said(&["show", &id, "--in", &file]);
        for name in names {
            assert_eq!(said(&["list", "-r", name]), by_file, "{name}");
            assert_eq!(said(&["show", &format!("{name}:{id}")]), shown, "{name}");
        }
    }
}

#[test]
fn an_item_that_cannot_be_read_is_named_once() {
    let broken = GROUP.replacen("deadline = \"до 01.02.2022\"", "deadline = 5", 1);
    let plans = [("a.toml", broken.as_str())];
    for report in ["status", "list", "workload", "timeline", "upcoming"] {
        let (code, said) = run(&plans, &[report, "--as-of", "2022-03-05"]);
        assert_eq!(code, Some(2), "{said}");
        assert_eq!(said.matches("записано не так").count(), 1, "{said}");
        let counted = "Не прочитан 1 пункт, в отчёт он не вошёл.";
        assert!(said.contains(counted), "{report}: {said}");
    }
    // a page that is sent on has nothing beside it
    let (_, said) = run(&plans, &["status", "--as-of", "2022-03-05", "-f", "md"]);
    assert!(said.contains("a.toml:9: пункт «1 А» не прочитан"), "{said}");
}

#[test]
fn the_title_counts_the_plans_and_tells_nothing_twice() {
    let other = GROUP.replacen("\"П\"", "\"Д\"\nname = \"Дубовка\"", 1);
    let one = [("a.toml", other.as_str())];
    let two = [one[0], ("b.toml", GROUP)];
    let first = |plans: &[(&str, &str)], args: &[&str]| {
        let (code, said) = run(plans, &[args, &["--as-of", "2022-03-05"]].concat());
        assert_eq!(code, Some(0), "{said}");
        said.lines().next().unwrap_or_default().to_owned()
    };
    for (by, words) in [
        ("section", "по разделам"),
        ("executor", "по исполнителям"),
        ("month", "по месяцам срока"),
    ] {
        let args = ["status", "--by", by];
        assert_eq!(
            first(&one, &args),
            format!("Исполнение плана {words}. Дубовка")
        );
        assert_eq!(first(&two, &args), format!("Исполнение планов {words}"));
        let narrowed = [&args[..], &["-r", "дубовка"]].concat();
        assert_eq!(
            first(&two, &narrowed),
            format!("Исполнение плана {words}. Дубовка")
        );
    }
    let (_, said) = run(&one, &["upcoming", "--as-of", "2022-06-01"]);
    assert_eq!(
        said,
        "Сроки по 15.06.2022: мероприятий нет\nНа 01.06.2022 (среда)\n"
    );
}

#[test]
fn a_file_that_cannot_be_read_is_named_once() {
    let merge = "<<<<<<< HEAD\ntitle = \"А\"\n=======\ntitle = \"Б\"\n>>>>>>> other\n";
    let plans = [
        ("a.toml", GROUP),
        ("broken.toml", "title = \"x\n"),
        ("merge.toml", merge),
    ];
    for command in [
        "status", "list", "workload", "overdue", "upcoming", "timeline", "brief", "slips",
    ] {
        let (code, said) = run(&plans, &[command, "--as-of", "2022-03-05"]);
        assert_eq!(code, Some(2), "{command}: {said}");
        for file in ["broken.toml", "merge.toml"] {
            assert_eq!(said.matches(file).count(), 1, "{command}: {said}");
        }
        let (code, said) = run(&plans[2..], &[command, "--as-of", "2022-03-05"]);
        assert_eq!(code, Some(2), "{command}: {said}");
        assert_eq!(said.matches("merge.toml").count(), 1, "{command}: {said}");
        assert!(!said.contains("мероприятий нет"), "{command}: {said}");
    }
    // a page that is sent on says what it lacks
    let (_, said) = run(
        &plans,
        &["status", "--format", "md", "--as-of", "2022-03-05"],
    );
    assert_eq!(said.matches("broken.toml").count(), 2, "{said}");
}

#[test]
fn show_is_told_where_to_look_as_edits_are() {
    let plans = [("a.toml", GROUP), ("b.toml", GROUP)];
    let found = |args: &[&str]| {
        let (code, said) = run(&plans, &[&["show", "--as-of", "2022-03-01"], args].concat());
        assert_eq!(code, Some(0), "{args:?}: {said}");
    };
    found(&["1", "a.toml"]);
    found(&["a.toml", "1"]);
    found(&["./b.toml", "1"]);
    found(&["1", "--in", "b.toml"]);
    for (args, told) in [
        (&["1"][..], "2"),
        (&["a.toml"], "не сказано, какой пункт"),
        (&["1", "--in", "c.toml"], "нет файла или папки c.toml"),
        (&["1", "c"], "нет файла или папки c"),
    ] {
        let (code, said) = run(&plans, &[&["show"], args].concat());
        assert_eq!(code, Some(2), "{args:?}: {said}");
        assert!(said.contains(told), "{args:?}: {said}");
    }
}

#[test]
fn a_reason_stands_under_a_heading_of_its_own() {
    let marks = "done = [{ due = 2022-02-01, on = 2022-02-03, note = \"без школы 19\" }]\n\
                 unmet = [{ due = 2022-02-01, on = 2022-02-02, reason = \"болезнь\" }]\n";
    let plan = GROUP.replacen("executors = [\"МЦ\", \"Ольга Ефимова\"]\n", marks, 1);
    let (_, said) = run(
        &[("a.toml", &plan)],
        &["show", "1", "--as-of", "2022-03-01", "--format", "md"],
    );
    assert!(said.contains("| Примечание |"), "{said}");
    assert!(said.contains("без школы 19; причина: болезнь |"), "{said}");
    let (_, said) = run(
        &[("a.toml", &plan.replace("болезнь", "из-за болезни"))],
        &["show", "1", "--as-of", "2022-03-01", "--format", "md"],
    );
    assert!(said.contains("без школы 19; из-за болезни |"), "{said}");
    assert!(!said.contains("Подтверждение"), "{said}");
}

#[test]
fn of_two_holders_of_a_role_the_later_leads() {
    let role = "\"К\" = { kind = \"role\", held_by = [{ name = \"Лукьянова И.О.\", to = 2022-03-31 }, \
                { name = \"Ефимова О.А.\", from = 2022-03-15 }] }\n\n";
    let entry =
        "{ kind = \"person\" }\n\"Ефимова О.А.\" = { kind = \"person\" }\n".to_owned() + role;
    let lead = |due: &str| -> Vec<String> {
        let text = plan("Саров", "Лукьянова И.О.", &entry)
            .replace("до 30.01.2022", due)
            .replace("executors = [\"Лукьянова И.О.\"]", "executors = [\"К\"]");
        let args = [
            "workload",
            "--expand",
            "--as-of",
            "2022-05-01",
            "--format",
            "csv",
        ];
        let (code, said) = run(&[("a.toml", &text)], &args);
        assert_eq!(code, Some(0), "{said}");
        let mut rows: Vec<String> = said
            .lines()
            .skip(1)
            .map(|row| row.split(',').take(4).collect::<Vec<_>>().join(" "))
            .collect();
        rows.sort();
        rows
    };
    assert_eq!(
        lead("до 14.03.2022"),
        ["Ефимова О.А. 0 0 0", "Лукьянова И.О. 1 1 0"]
    );
    assert_eq!(
        lead("до 15.03.2022"),
        ["Ефимова О.А. 1 1 0", "Лукьянова И.О. 1 0 1"]
    );
    assert_eq!(lead("до 01.04.2022"), ["Ефимова О.А. 1 1 0"]);
}

#[test]
fn an_item_of_a_role_that_passed_on_is_said_to_count_for_one_holder() {
    let entry = "{ kind = \"person\" }\n\"Ефимова О.А.\" = { kind = \"person\" }\n\
        \"К\" = { kind = \"role\", held_by = [{ name = \"Лукьянова И.О.\", to = 2022-03-31 }, \
        { name = \"Ефимова О.А.\", from = 2022-04-01 }] }\n\n";
    let case = |deadline: &str, is_said: bool| {
        let text = plan("Саров", "Лукьянова И.О.", entry)
            .replace("до 30.01.2022", deadline)
            .replace("executors = [\"Лукьянова И.О.\"]", "executors = [\"К\"]");
        let args = ["workload", "--expand", "--as-of", "2022-05-01"];
        let (code, said) = run(&[("a.toml", &text)], &args);
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(said.contains("не всё время"), is_said, "{said}");
    };
    case("до 14.03.2022, до 14.04.2022", true);
    case("до 14.03.2022, до 16.03.2022", false);
}

/// A role that nobody held on a due day is a line of its own among people, and a letter goes to nobody: both are said.
#[test]
fn a_role_that_nobody_held_is_explained() {
    let plan = handed_over("до 01.03.2022, до 01.06.2022")
        .replace("to = 2022-03-31", "from = 2022-03-15, to = 2022-03-31");
    let asked = |args: &[&str]| {
        let args = [args, &["--as-of", "2022-06-15"]].concat();
        run(&[("p.toml", &plan)], &args).1
    };
    let said = asked(&["workload", "--expand"]);
    assert!(said.contains("её никто не занимал: куратор"), "{said}");
    assert!(!asked(&["workload"]).contains("никто не занимал"));
    assert!(!asked(&["letters"]).contains("реестр не говорит"));
    let plan = plan.replace("from = 2022-04-01", "from = 2022-04-01, to = 2022-05-31");
    let args = ["letters", "--as-of", "2022-06-15"];
    let (_, said) = run(&[("p.toml", &plan)], &args);
    assert!(said.contains("куратор: кто это на 15.06.2022"), "{said}");
}

/// «После п. 2» waits for the item of this number where it is the only one, though numbering restarts.
#[test]
fn a_number_that_does_not_come_again_names_its_item() {
    let row = |number: &str, deadline: &str, facts: &str| {
        format!(
            "[[section.item]]\nnumber = \"{number}\"\ntitle = \"А{number}\"\ndeadline = \"{deadline}\"\n{facts}\n"
        )
    };
    let plan = |second: &str| {
        format!(
            "title = \"П\"\nperiod = \"2022\"\n\n[[section]]\ntitle = \"А\"\n\n{}{}[[section]]\ntitle = \"Б\"\n\n{}{}",
            row("1", "май", ""),
            row("2", "июнь", "done = 2022-06-10\n"),
            row(second, "май", ""),
            row("3", "в течение 5 дней после п. 2", ""),
        )
    };
    let asked = |second: &str, command: &str| {
        let args = [command, "--as-of", "2022-06-12"];
        run(&[("p.toml", &plan(second))], &args).1
    };
    assert!(asked("1", "list").contains("15.06.2022"));
    assert!(!asked("1", "check").contains("такого пункта"));
    assert!(asked("2", "list").contains("Без даты"));
}

/// «После п. 2» waits for item 2 of its own section where every section has one.
#[test]
fn a_number_that_comes_again_names_the_item_of_its_section() {
    let section = |name: &str, done: &str| {
        format!(
            "[[section]]\ntitle = \"{name}\"\n\n\
             [[section.item]]\nnumber = \"1\"\ntitle = \"А\"\ndeadline = \"в течение 5 дней после п. 2\"\n\n\
             [[section.item]]\nnumber = \"2\"\ntitle = \"Б\"\ndeadline = \"июнь\"\n{done}\n"
        )
    };
    let plan = format!(
        "title = \"П\"\nperiod = \"2022\"\n\n{}{}{}",
        section("А", "done = 2022-06-10\n"),
        section("Б", "done = 2022-06-20\n"),
        section("В", ""),
    );
    let list = run(&[("p.toml", &plan)], &["list", "--as-of", "2022-06-24"]).1;
    for told in ["15.06.2022", "25.06.2022", "Без даты"] {
        assert_eq!(list.matches(told).count(), 1, "{told}\n{list}");
    }
}

#[test]
fn check_looks_at_the_plans_asked_for() {
    let other = GROUP.replacen("\"П\"", "\"Д\"\nname = \"Дубовка\"", 1);
    let (dubovka, all) = (other.replace("март 2022", "мартобрь"), [("b.toml", GROUP)]);
    let plans = [("a.toml", dubovka.as_str()), all[0], ("c.toml", "x")];
    let asked = |names: &[&str]| {
        let names = names.iter().flat_map(|name| ["-r", name]);
        let args: Vec<&str> = ["check"].into_iter().chain(names).collect();
        run(&plans, &args)
    };
    let (code, said) = asked(&["b"]);
    assert!(code == Some(0) && said.starts_with("b ("), "{said}");
    assert!(!said.contains("мартобрь") && !said.contains("c.toml"));
    let (code, said) = asked(&["дубовка"]);
    assert!(code == Some(1) && said.starts_with("Дубовка ("), "{said}");
    let (code, said) = asked(&["дубовка", "b"]);
    assert!(
        code == Some(1) && said.contains("Планы: Дубовка, b"),
        "{said}"
    );
    let (code, said) = asked(&["дубровка"]);
    assert!(code == Some(2) && said.contains("Дубовка"), "{said}");
}

#[test]
fn pages_call_an_executor_as_the_registry_does() {
    for command in ["overdue", "list", "upcoming"] {
        let args = [command, "--as-of", "2022-02-02", "--within", "90"];
        let (_, said) = run(
            &[("a.toml", &GROUP.replace("\"МЦ\", \"Ольга", "\"Ольга"))],
            &args,
        );
        assert!(!said.contains("Ольга Ефимова"), "{said}");
    }
}

#[test]
fn names_stand_in_the_order_in_which_they_are_shown() {
    let names = [
        "Муниципальное казённое образовательное учреждение «Восток»",
        "Муниципальное бюджетное общеобразовательное учреждение «Школа № 9»",
    ];
    let items = names.map(|name| {
        format!("[[item]]\ntitle = 'А'\ndeadline = 'до 01.02.2022'\nexecutors = ['{name}']\n")
    });
    let text = format!("title = 'П'\nperiod = '2022'\n{}", items.concat());
    for args in [
        &["workload"][..],
        &["status", "--by", "executor"],
        &["overdue", "--by", "executor"],
    ] {
        let args = [args, &["--as-of", "2022-03-01"]].concat();
        let (_, said) = run(&[("a.toml", &text)], &args);
        let at = |name: &str| said.find(name).unwrap_or_else(|| panic!("{name}: {said}"));
        assert!(at("МБОУ") < at("МКОУ"), "{said}");
    }
}

#[test]
fn edits_take_any_one_name_and_refuse_several() {
    let plans = [("a.toml", GROUP)];
    let (code, said) = run(&plans, &["assign", "a:3", "--add", "ефимова о а"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("О.А. Ефимова"), "{said}");
    let (code, said) = run(&plans, &["assign", "a:3", "--add", "Ефимовва"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("возможно, «О.А. Ефимова»"), "{said}");
    let two = GROUP.replace("\"Ольга Ефимова\"]", "\"Методисты\"]");
    let (code, said) = run(&[("a.toml", &two)], &["assign", "a:1", "--remove", "м"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("МЦ") && said.contains("Методисты"), "{said}");
}

#[test]
fn plans_of_one_stem_are_told_apart_by_their_folders() {
    let folder = tempfile::tempdir().unwrap();
    let plan = "title = 'П'\nperiod = '2022'\n[[item]]\nnumber = '1'\ntitle = 'Раз'\ndeadline = 'до 01.03.2022'\n";
    for town in ["первоуральск", "саров"] {
        fs::create_dir_all(folder.path().join("r").join(town)).unwrap();
        fs::write(folder.path().join("r").join(town).join("план.toml"), plan).unwrap();
    }
    let run = |args: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_roadmap"))
            .args(args)
            .args(["--lang", "ru"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        (done.status.code(), String::from_utf8(done.stdout).unwrap())
    };
    let status = ["status", "r", "--as-of", "2022-02-01", "--format", "csv"];
    let (code, said) = run(&status);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(
        said.lines().filter(|line| line.starts_with("r/")).count(),
        2,
        "{said}"
    );
    let done = ["done", "r/саров/план:1", "--in", "r", "--on", "2022-02-01"];
    assert_eq!(run(&done).0, Some(0));
    let text = |town: &str| {
        fs::read_to_string(folder.path().join("r").join(town).join("план.toml")).unwrap()
    };
    assert_eq!(text("первоуральск"), plan);
    assert!(text("саров").contains("done = 2022-02-01"));
}
