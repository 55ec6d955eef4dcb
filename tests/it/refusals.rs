//! What is refused: every value that an option does not take is told in one or two lines, with the nearest that it takes.

use roadmap::cli;

use crate::git::world::{World, git_is_there};

const PLAN: &str = "title = \"П\"\nname = \"Саров, 2022\"\nperiod = \"2022\"\n\n[executors]\n\
    \"МЦ\" = { kind = \"unit\" }\n\n\
    [[item]]\nnumber = \"1\"\ntitle = \"Семинар\"\ndeadline = \"до 01.02.2022\"\nexecutors = [\"МЦ\"]\n\n\
    [[item]]\nnumber = \"2\"\ntitle = \"Отчёт\"\ndeadline = \"каждый понедельник\"\nexecutors = [\"МЦ\"]\n";

/// Runs the program in a folder with a plan, and returns its exit code and what it complains of.
fn run(args: &[&str]) -> (Option<i32>, String) {
    let world = World::bare();
    world.write("sarov-2022.toml", PLAN);
    let ran = world.roadmap(args);
    assert_eq!(world.read("sarov-2022.toml"), PLAN, "{args:?}");
    (ran.code, ran.err)
}

/// Asserts that `args` are refused in one or two lines, one of which says `told`.
#[track_caller]
fn refused(args: &[&str], told: &str) {
    let (code, said) = run(args);
    assert_eq!(code, Some(2), "{args:?}: {said}");
    assert!((1..=2).contains(&said.lines().count()), "{args:?}: {said}");
    assert!(said.contains(told), "{args:?}: {said}");
}

#[test]
fn every_value_that_an_option_does_not_take_is_told_in_two_lines() {
    let mut tried = 0;
    let root = cli::command();
    let commands = root.get_subcommands();
    for command in commands.filter(|command| !command.is_hide_set()) {
        for option in command.get_arguments().chain(root.get_arguments()) {
            let (Some(long), true) = (option.get_long(), option.get_action().takes_values()) else {
                continue;
            };
            let values = option.get_value_names().unwrap_or_default();
            let day = values.iter().any(|name| name == "DATE");
            let listed = !option.get_possible_values().is_empty();
            let number = ["within", "upcoming", "alarm", "width"].contains(&long);
            let period = long == "period";
            if !(day || listed || number || period) {
                continue;
            }
            for wrong in ["ничегошеньки", "", " "] {
                tried += 1;
                let told = format!("справка: roadmap {} --help", command.get_name());
                let value = format!("--{long}={wrong}");
                refused(&[command.get_name(), &value], &told);
            }
        }
    }
    assert!(tried > 300, "{tried}");
}

#[test]
fn the_nearest_day_is_named() {
    for (wrong, right) in [
        ("31.02.2022", "последний день этого месяца – 28.02.2022"),
        ("29.02.2023", "28.02.2023"),
        ("2022-04-31", "30.04.2022"),
        ("2022-13-01", "«13.01.2022»"),
        ("04.30.2022", "«30.04.2022»"),
        ("вчора", "«вчера»"),
        ("сиводня", "«сегодня»"),
        ("послезафтра", "«послезавтра»"),
        ("todya", "«today»"),
        ("32.13.2022", "месяцев двенадцать"),
        ("15.05.1822", "1990–2100"),
        ("май, июнь", "день пишут"),
        ("18", "день пишут"),
    ] {
        for args in [
            ["list", "--to"],
            ["list", "--as-of"],
            ["overdue", "--until"],
            ["timeline", "--from"],
            ["diff", "--since"],
            ["history", "--as-of"],
            ["protocol", "--meeting"],
            ["brief", "--next"],
        ] {
            refused(&[args[0], args[1], wrong], right);
        }
        for edit in ["done", "cancel", "unmet", "postpone"] {
            for option in ["--due", "--on", "--as-of"] {
                refused(&[edit, "1", option, wrong], right);
            }
        }
        if !right.starts_with("день") {
            refused(&["brief", "--since", wrong], right);
        }
    }
}

#[test]
fn the_last_february_day_is_one_in_leap_years_of_the_clock() {
    for (args, clock) in [
        (&["list", "--to", "29.02"][..], "2024-01-10"),
        (&["overdue", "--until", "29.02"], "2023-12-01"),
        (&["done", "1", "--on", "29.02", "--dry-run"], "2024-03-01"),
    ] {
        let (code, said) = run(&[args, &["--as-of", clock]].concat());
        assert_eq!(code, Some(0), "{args:?}: {said}");
    }
    for (args, clock) in [
        (&["list", "--to", "29.02"][..], "2023-12-01"),
        (&["overdue", "--until", "29.02"], "2022-01-10"),
        (&["done", "1", "--on", "29.02"], "2022-03-01"),
        (&["done", "2", "--due", "по плану 29.02"], "2022-03-01"),
        (&["history", "--since", "29.02"], "2022-03-01"),
    ] {
        let args = [args, &["--as-of", clock]].concat();
        refused(&args, "последний день этого месяца – 28.02.202");
    }
    // Of a day that no year has, the year of the clock is told.
    for args in [
        &["list", "--to", "31.04"][..],
        &["done", "1", "--on", "31.04"],
    ] {
        let args = [args, &["--as-of", "01.04.2022"]].concat();
        refused(&args, "последний день этого месяца – 30.04.2022");
    }
}

#[test]
fn what_is_done_has_no_load_to_come() {
    for state in ["done", "done-late,cancelled"] {
        refused(
            &["workload", "--by", "month", "--state", state],
            "исполненном и отменённом",
        );
    }
}

#[test]
fn the_nearest_value_is_named() {
    for (args, right) in [
        (&["list", "--state", "просроч"][..], "«просрочено»"),
        (&["list", "--state", "проссроченные"], "«просрочено»"),
        (
            &["list", "--state", "исп"],
            "одно из: исполнено, исполнено с опозданием;",
        ),
        (&["list", "--state", "canceled"], "«cancelled»"),
        (&["status", "--by", "исполнит"], "«исполнитель»"),
        (&["workload", "--by", "мес"], "«месяц»"),
        (&["letters", "--form", "ans"], "«answers»"),
        (&["list", "--color", "au"], "«auto»"),
        (&["status", "-r", "серов"], "sarov-2022"),
        (&["status", "-r", "сарров"], "sarov-2022"),
        (&["list", "--state", "просрочина"], "«просрочено»"),
        (&["list", "--format", "tabel"], "«table»"),
        (&["status", "--by", "sectoin"], "«section»"),
        (&["history", "--by", "roadmp"], "«roadmap»"),
        (&["diff", "--form", "ordr"], "«order»"),
        (&["export", "--format", "docs"], "«docx»"),
        (&["letters", "--form", "письм"], "«письмо»"),
        (
            &[
                "assign",
                "1",
                "--add",
                "А",
                "--new",
                "--kind",
                "организацыя",
            ],
            "«организация»",
        ),
        (&["import", "-", "--kind", "docxx"], "«docx»"),
        (
            &["import", "x.docx", "--period", "31.02.2022"],
            "период пишут",
        ),
        (
            &["new", "a", "--title", "П", "--period", "весна"],
            "период пишут",
        ),
        (&["explain", "--period", "весна", "май"], "период пишут"),
        (&["export", "-f", "ics", "--alarm", "367"], "от 0 до 366"),
        (&["letters", "--upcoming", "-1"], "от 0 до 40000"),
        (&["upcoming", "--within", "неделя"], "от 0 до 40000"),
        (&["list", "--width", "39"], "от 40 до 1000"),
        (
            &["list", "-r", "сорав"],
            "возможно, Саров, 2022 (sarov-2022)",
        ),
        (&["show", "сорав:1"], "возможно, sarov-2022:1"),
        (&["done", "sarov:семинр"], "возможно, sarov-2022:1"),
        (&["list", "-e", "МЦЦ"], "возможно, МЦ"),
        (&["check", "--rule", "yer-inferred"], "«year-inferred»"),
        (&["explain", "yer-inferred"], "«year-inferred»"),
        (&["help", "dne"], "«done»"),
        (&["dne"], "«done»"),
        (&["list", "--exeutor", "МЦ"], "«--executor»"),
        (
            &["list", "планы/сорав.toml"],
            "возможно, Саров, 2022; напишите так",
        ),
        (&["start", "1", "--due", "01.02"], "уберите --due"),
        (&["start", "1", "--all"], "уберите --all"),
        (&["list", "--until", "01.02"], "есть у команды overdue"),
        (
            &["overdue", "--since", "01.02"],
            "есть у команд brief, diff, history",
        ),
    ] {
        refused(args, right);
    }
}

#[test]
fn an_edit_that_would_be_wrong_is_told_in_two_lines() {
    let clock = ["--as-of", "2022-03-01"];
    for (args, right) in [
        (
            &["done", "1", "--on", "2022-03-02"][..],
            "не позже 01.03.2022",
        ),
        (&["start", "1", "--on", "2022-03-02"], "не позже 01.03.2022"),
        (
            &["cancel", "1", "--reason", "нет", "--on", "2022-03-02"],
            "не позже 01.03.2022",
        ),
        (
            &["unmet", "1", "--reason", "нет", "--on", "2022-03-02"],
            "не позже 01.03.2022",
        ),
        (
            &["postpone", "1", "--to", "май", "--on", "2022-03-02"],
            "не позже 01.03.2022",
        ),
        (&["postpone", "1", "--to", "до 31.02.2022"], "28.02.2022"),
        (
            &["postpone", "2", "--due", "07.02.2022", "--to", "31.02.2022"],
            "28.02.2022",
        ),
        (&["postpone", "1", "--to", "чушь"], "срок непонятен: «чушь»"),
        (&["postpone", "1", "--to", ""], "срок не указан"),
        (
            &["add", "sarov", "--title", "Т", "--deadline", "чушь"],
            "срок непонятен: «чушь»",
        ),
        (
            &["add", "sarov", "--title", "Т", "--deadline", "31.04.2022"],
            "30.04.2022",
        ),
        (
            &["done", "2", "--due", "08.02.2022"],
            "07.02.2022, 14.02.2022, 21.02.2022; всего их 52",
        ),
        (
            &["unmet", "2", "--reason", "нет"],
            "просрочены 03.01.2022, 10.01.2022, 17.01.2022, …, 28.02.2022",
        ),
        (&["assign", "1", "--remove", "МЦЦ"], "возможно, МЦ"),
        (&["assign", "1", "--add", "МЦЦ"], "возможно, «МЦ»"),
    ] {
        refused(&[args, &clock].concat(), right);
    }
}

#[test]
fn what_is_said_after_by_is_said_in_its_case_and_all_that_is_open_has_one_word() {
    let world = World::bare();
    world.write("sarov-2022.toml", PLAN);
    let out = |args: &[&str]| {
        let ran = world.roadmap([args, &["--as-of", "2022-03-01"]].concat());
        assert_eq!(ran.code, Some(0), "{args:?}: {}", ran.err);
        ran.out
    };
    for (by, full) in [
        ("Исполнителям", "executor"),
        ("месяцам", "month"),
        ("разделам", "section"),
    ] {
        assert_eq!(out(&["status", "--by", by]), out(&["status", "--by", full]));
    }
    let title = out(&["list", "--state", "open"]);
    assert!(title.contains("состояние: не исполнено\n"), "{title}");
    refused(&["workload", "--by", "неделя"], "напишите: месяц;");
}

#[test]
fn an_item_without_a_number_is_shown_by_its_title() {
    let world = World::bare();
    let title = "Внесение в план-график курсовой подготовки раздела";
    let bare = PLAN.replace(
        "number = \"1\"\ntitle = \"Семинар\"",
        &format!("title = \"{title}\""),
    );
    world.write("sarov-2022.toml", &bare);
    let shown = world
        .roadmap(["show", "Внесение", "--as-of", "2022-03-01"])
        .out;
    assert!(
        shown.starts_with(&format!("Саров, 2022, «{title}»\n")),
        "{shown}"
    );
}

#[test]
fn executors_beside_the_one_asked_for_are_told_to_have_more() {
    let world = World::bare();
    let both = PLAN.replacen("executors = [\"МЦ\"]", "executors = [\"МЦ\", \"школы\"]", 1);
    let both = both.replace("unit\" }\n", "unit\" }\n\"школы\" = { kind = \"group\" }\n");
    world.write("sarov-2022.toml", &both);
    let said = |args: &[&str]| {
        let ran = world.roadmap([args, &["--as-of", "2022-03-01", "--width", "200"]].concat());
        assert_eq!(ran.code, Some(0), "{args:?}: {}", ran.err);
        ran.out.contains("Остальные – по этим же мероприятиям")
    };
    for report in [
        &["workload"][..],
        &["workload", "--by", "month"],
        &["status", "--by", "executor"],
    ] {
        assert!(said(&[report, &["-e", "школы"]].concat()));
        assert!(!said(report));
        assert!(!said(&[report, &["-e", "школы", "-e", "МЦ"]].concat()));
    }
}

#[test]
fn every_plan_asked_for_is_named_though_it_has_nothing_to_tell() {
    let world = World::bare();
    let one = PLAN.split("\n\n[[item]]\nnumber = \"2\"").next().unwrap();
    let moved = format!("{one}\npostponed = [{{ was = \"до 01.01.2022\", on = 2021-12-20 }}]\n");
    world.write("sarov-2022.toml", &moved);
    let later = one.replace("Саров", "Дубовка").replace("01.02", "01.12");
    world.write("dubovka-2022.toml", &later);
    for report in [
        &["list", "--to", "01.03.2022"][..],
        &["upcoming"],
        &["slips"],
        &["timeline", "--to", "01.03.2022"],
    ] {
        let asked = [
            report,
            &[
                "-r",
                "Саров",
                "-r",
                "Дубовка",
                "--as-of",
                "2022-01-20",
                "--width",
                "200",
            ],
        ]
        .concat();
        let told = world.roadmap(asked).out;
        assert!(
            told.contains("Дубовка, 2022; Саров, 2022"),
            "{report:?}: {told}"
        );
        assert!(
            told.lines().skip(3).any(|line| line.contains("Семинар")),
            "{report:?}: {told}"
        );
    }
}

#[test]
fn an_impossible_day_is_told_without_a_period_too() {
    for (phrase, told) in [
        ("до 31 ферваля", "последний день этого месяца – 29.02"),
        ("31.04", "последний день этого месяца – 30.04"),
        ("с 1 по 31 июня", "последний день этого месяца – 30.06"),
        (
            "ежегодно до 31 апреля",
            "последний день этого месяца – 30.04",
        ),
    ] {
        let ran = World::bare().roadmap(["explain", phrase]);
        assert_eq!(ran.code, Some(1), "{phrase}");
        let said = ran.out.replace('\u{a0}', " ");
        assert!(said.contains("такого дня нет"), "{phrase}: {said}");
        assert!(said.contains(told), "{phrase}: {said}");
    }
    for phrase in ["до 29 февраля", "до 31 мая"] {
        let ran = World::bare().roadmap(["explain", phrase]);
        assert!(!ran.out.contains("такого"), "{phrase}: {}", ran.out);
    }
}

#[test]
fn plans_without_items_asked_for_are_named_in_one_line() {
    let world = World::bare();
    world.write("sarov-2022.toml", PLAN);
    let other = PLAN.replace("Саров, 2022", "Дубовка").replace("МЦ", "УО");
    world.write("dubovka-2022.toml", &other);
    let ran = world.roadmap(["status", "-e", "МЦ", "--as-of", "2022-03-01"]);
    let said = ran.out.replace('\u{a0}', " ");
    let told = "Таких мероприятий нет в другом плане: Дубовка.";
    assert!(said.contains(told), "{said}");
    assert!(!said.contains("Итого"), "{said}");
    let ran = world.roadmap(["status", "-e", "МЦ", "--format", "csv"]);
    assert_eq!(ran.out.lines().count(), 3, "{}", ran.out);
}

#[test]
fn a_dash_is_standard_output() {
    let world = World::bare();
    world.write("sarov-2022.toml", PLAN);
    let paper = world.roadmap([
        "protocol",
        "--meeting",
        "2022-03-01",
        "--format",
        "md",
        "-o",
        "-",
    ]);
    assert_eq!(paper.code, Some(0), "{}", paper.err);
    assert!(paper.out.contains("ПРОТОКОЛ"), "{}", paper.out);
    let rows = world.roadmap(["list", "--format", "csv", "-o", "-"]);
    assert_eq!(rows.out.lines().count(), 3, "{}", rows.out);
    world.write("b.toml", &PLAN.replace("Саров, 2022", "Дубовка"));
    let many = world.roadmap(["export", "--format", "docx", "-o", "-"]);
    assert_eq!((many.code, many.out.as_str()), (Some(2), ""));
    assert!(many.err.contains("-r ИМЯ"), "{}", many.err);
    let open = world.roadmap(["list", "-o", "-", "--open"]);
    assert_eq!(open.code, Some(2), "{}", open.err);
    world.write("plan.csv", "№,Мероприятие,Срок\n1,Семинар,до 01.02.2022\n");
    let plan = world.roadmap(["import", "plan.csv", "-o", "-"]);
    assert_eq!(plan.code, Some(2), "{}", plan.err);
    assert!(plan.err.contains("--dry-run"), "{}", plan.err);
    assert!(!world.path().join("-").exists());
}

#[test]
fn a_territory_in_brackets_may_be_said_without_its_kind() {
    let world = World::bare();
    let of = |place: &str| format!("territory = \"{place}\"\n{PLAN}");
    world.write("sarov-2022.toml", &of("город Саров"));
    world.write("dubovka-2022.toml", &of("Дубовский район"));
    let ran = world.roadmap(["list", "-e", "МЦ (Саров)", "--as-of", "2022-03-01"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let said = ran.out.replace('\u{a0}', " ");
    assert!(said.contains("МЦ (город Саров)"), "{said}");
    assert!(said.contains("Всего 2"), "{said}");
}

#[test]
fn what_an_order_leaves_out_is_told_by_the_names_of_plans() {
    if !git_is_there() {
        return;
    }
    let world = World::new();
    let plans = [
        ("sarov-2022.toml", PLAN.to_owned()),
        ("b.toml", PLAN.replace("Саров, 2022", "Дубовка")),
    ];
    for (file, text) in &plans {
        world.write(file, text);
    }
    world.commit("2022-01-10");
    for (file, text) in &plans {
        let done = text.replacen("\n\n[[item]]\nnumber = \"2\"", "\ndone = 2022-02-01$0", 1);
        let next = "\n\n[[item]]\nnumber = \"2\"";
        world.write(file, &done.replace("$0", next));
    }
    let ran = world.roadmap(["diff", "HEAD", "--form", "order", "--as-of", "2022-03-01"]);
    for name in ["Саров, 2022", "Дубовка"] {
        let told = format!("{name}. В текст не вошло");
        assert!(ran.err.contains(&told), "{}", ran.err);
    }
}
