//! What `new`, `slips`, `check --fix` and refused edits say and leave behind.

mod back;
mod clock;
mod names;
mod sections;
mod series;
mod slips;
mod slips_of_pen;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A plan with comments, hand-written marks and a missing final newline.
const PLAN: &str = "title = \"П\"\nperiod = \"2022\"\n\n[[item]]\nnumber = \"1\"\ntitle = '''Сбор\nданных'''\n\
                    deadline = \"до 01.03.2022\"\nevidence = \"акт № 1\" # от руки\nexecutors = [\"Иванов\"]\n\n\
                    [[item]]\nnumber = \"2\"\ntitle = \"Сбор отчётов\"\n# почему так\n\
                    deadline = \"до 01.04.2022\"\nexecutors = [\"Петров\", \"Иванов\"]";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("p.toml"), PLAN).unwrap();
    folder
}

fn read(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("p.toml")).unwrap()
}

/// Returns the exit code and all that was printed.
fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_roadmap"))
        .current_dir(folder)
        .args(args)
        .env("ROADMAP_LANG", "ru")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let words = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(words).unwrap())
}

#[test]
fn reopening_leaves_evidence_that_stood_before() {
    for end in ["\n", "\r\n"] {
        let folder = folder();
        let text = PLAN.replace('\n', end);
        fs::write(folder.path().join("p.toml"), &text).unwrap();
        let done = ["done", "p:1", "--on", "2022-02-27", "--evidence", "акт № 2"];
        let (code, said) = run(folder.path(), &done);
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(
            said,
            "p, п. 1 «Сбор данных»: исполнено 27.02.2022, в срок (01.03.2022)\n  снять: roadmap reopen p:1\n"
        );
        assert!(read(&folder).contains("evidence = \"акт № 1\" # от руки"));
        assert!(read(&folder).contains("evidence = \"акт № 2\""));
        assert_eq!(run(folder.path(), &["reopen", "p:1"]).0, Some(0));
        assert_eq!(read(&folder), text);
    }
}

#[test]
fn candidates_are_a_line_each() {
    let (code, said) = run(folder().path(), &["done", "сбор"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("p:1  Сбор данных  (p.toml)\n"), "{said}");
    assert!(said.contains("p:2  Сбор отчётов  (p.toml)\n"), "{said}");
}

#[test]
fn each_word_is_said_to_be_what_it_was_taken_for() {
    let folder = folder();
    fs::create_dir(folder.path().join("планы")).unwrap();
    fs::write(folder.path().join("планы/q.toml"), PLAN).unwrap();
    let case = |args: &[&str], words: &str| {
        let (code, said) = run(folder.path(), args);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(words), "{args:?}: {said}");
    };
    case(&["start", "1", "r.toml"], "нет файла или папки r.toml");
    case(&["start", "1", "--in", "нет"], "нет файла или папки нет\n");
    case(
        &["start", "p.toml"],
        "сказано, где искать (p.toml), но не сказано, какой пункт",
    );
    case(&["start", "7", "p.toml"], "нет пункта «7» в p.toml");
    case(
        &["start", "планы", "p.toml"],
        "планы – файл или папка; чтобы искать там: --in планы",
    );
    // Several items, and where to look for them, in any order.
    let started = ["start", "1", "планы/q.toml", "2", "--on", "2022-01-10"];
    let (code, said) = run(folder.path(), &started);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(said.lines().count(), 4, "{said}");
    assert_eq!(said.matches("roadmap reopen q:").count(), 2, "{said}");
    assert_eq!(read(&folder), PLAN);
}

#[test]
fn a_mark_keeps_its_own_note_and_evidence() {
    let folder = folder();
    let note = PLAN.replacen("evidence", "note = \"прежнее\"\nevidence", 1);
    fs::write(folder.path().join("p.toml"), &note).unwrap();
    let done = [
        "done",
        "p:1",
        "--on",
        "2022-02-27",
        "--note",
        "без замечаний",
    ];
    let (code, said) = run(folder.path(), &done);
    assert_eq!(code, Some(0), "{said}");
    assert!(read(&folder).contains("note = \"прежнее\"\n"));
    let (_, said) = run(
        folder.path(),
        &["show", "p:1", "--as-of", "2022-03-01", "p.toml"],
    );
    assert!(
        said.contains("без замечаний") && said.contains("прежнее"),
        "{said}"
    );
    assert_eq!(run(folder.path(), &["reopen", "p:1"]).0, Some(0));
    assert_eq!(read(&folder), note);
}

#[test]
fn what_stands_for_something_else_is_not_overwritten() {
    let folder = folder();
    let tables = format!("{PLAN}\n[[item.done]]\ndue = 2022-04-01\non = 2022-03-30\n");
    fs::write(folder.path().join("p.toml"), &tables).unwrap();
    let (code, said) = run(folder.path(), &["reopen", "p:2"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("done записан отдельными таблицами"), "{said}");
    assert_eq!(read(&folder), tables);
}

#[test]
fn an_assignment_says_what_it_lacks() {
    let folder = folder();
    for (args, words) in [
        (
            &["assign", "p:2"][..],
            "назовите --add, --remove или --lead",
        ),
        (&["assign", "p:2", "--after", "Петров"], "--add"),
        (
            &["assign", "p:2", "--add", "Сидоров", "--after", "Никто"],
            "«Никто» нет среди исполнителей",
        ),
    ] {
        let (code, said) = run(folder.path(), args);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(words), "{args:?}: {said}");
    }
    let add = [
        "assign",
        "p:2",
        "--add",
        "Сидоров",
        "--add",
        "Котов",
        "--after",
        "Петров",
    ];
    assert_eq!(run(folder.path(), &add).0, Some(0));
    assert!(read(&folder).ends_with("[\"Петров\", \"Сидоров\", \"Котов\", \"Иванов\"]"));
}

#[test]
fn who_is_declared_already_is_not_said_to_be_new() {
    let folder = folder();
    let plan = "title = \"П\"\nperiod = \"2022\"\n\n[executors]\n\"Круль С.В.\" = { kind = \"person\", post = \"методист\" }\n\n\
                [[item]]\nnumber = \"1\"\ntitle = \"Семинар\"\ndeadline = \"март\"\n";
    fs::write(folder.path().join("p.toml"), plan).unwrap();
    let new = ["--new", "--kind", "unit", "--post", "директор"];
    let (code, said) = run(
        folder.path(),
        &[&["assign", "p:1", "--add", "С.В. Круль"], &new[..]].concat(),
    );
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("в [executors] уже есть: Круль С.В. – запись там прежняя"),
        "{said}"
    );
    assert!(!said.contains("останется"), "{said}");
    assert!(read(&folder).contains("post = \"методист\""));
}

#[test]
fn what_was_carried_out_stays_when_a_deadline_moves() {
    let folder = folder();
    let several = PLAN.replacen("до 01.04.2022", "25.01.2022, 25.04.2022, 25.10.2022", 1);
    fs::write(folder.path().join("p.toml"), &several).unwrap();
    let edit = |args: &[&str]| run(folder.path(), args);
    assert_eq!(edit(&["done", "p:2", "--on", "2022-01-25"]).0, Some(0));
    let marked = read(&folder);
    let postpone = |to: &str| edit(&["postpone", "p:2", "--all", "--to", to]);

    let (code, said) = postpone("до 01.06.2022");
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains(
            "новый срок не охватывает сроков, о которых в пункте есть записи: 25.01.2022"
        ),
        "{said}"
    );
    assert!(
        said.contains("--to \"25.01.2022, до 01.06.2022\""),
        "{said}"
    );
    // Where the words put together would mean something else, they are not recommended.
    let (code, said) = postpone("ежемесячно");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("roadmap reopen"), "{said}");
    assert!(!said.contains("25.01.2022, ежемесячно"), "{said}");
    assert_eq!(read(&folder), marked);

    let (code, said) = postpone("25.01.2022, до 01.06.2022");
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("отметки об исполнении остаются: 25.01.2022"),
        "{said}"
    );
    assert_eq!(edit(&["postpone", "p:2", "--undo"]).0, Some(0));
    assert_eq!(read(&folder), marked);

    // A mark made since stands in the way of the former deadline.
    assert_eq!(postpone("25.01.2022, до 01.06.2022, 25.10.2022").0, Some(0));
    assert_eq!(edit(&["done", "p:2", "--on", "2022-06-01"]).0, Some(0));
    let (code, said) = edit(&["postpone", "p:2", "--undo"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains(
            "прежний срок не охватывает сроков, о которых в пункте есть записи: 01.06.2022"
        ),
        "{said}"
    );
    for back in [["reopen", "p:2"].as_slice(), &["postpone", "p:2", "--undo"]] {
        assert_eq!(edit(back).0, Some(0));
    }
    assert_eq!(read(&folder), marked);
}

#[test]
fn a_read_only_plan_is_refused_in_words() {
    let folder = folder();
    let path = folder.path().join("p.toml");
    let mut permissions = path.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let (code, said) = run(folder.path(), &["start", "p:2", "--on", "2022-02-01"]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("p.toml: нет прав на запись, файл не тронут\n"),
        "{said}"
    );
    assert_eq!(read(&folder), PLAN);
}

#[test]
fn a_new_plan_is_written_once_and_asks_nobody_off_a_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("roadmaps/город-2023.toml");
    let new = |args: &[&str]| run(folder.path(), &[&["new"], args].concat());
    assert_eq!(
        new(&["город-2023"]),
        (
            Some(2),
            "ошибка: не хватает: --title, --period\n".to_owned()
        )
    );
    let (code, said) = new(&["город-2023", "--title", "П", "--period", "чушь"]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("значение «чушь» не подходит: --period"),
        "{said}"
    );
    for name in ["", " ", ".toml", ".план"] {
        let (code, said) = new(&[name, "--title", "П", "--period", "2023"]);
        assert_eq!(code, Some(2), "{name:?}");
        assert!(said.contains("у плана нет имени"), "{said}");
    }
    assert!(!folder.path().join("roadmaps").exists());

    let whole = [
        "город-2023",
        "--title",
        "Карта «500+» \"2023\"",
        "--period",
        "2023",
        "-e",
        "Иванов И.И.",
        "-e",
        "кураторы",
    ];
    assert_eq!(new(&whole).0, Some(0));
    let text = fs::read_to_string(&file).unwrap();
    assert!(
        text.contains("\"Иванов И.И.\" = { kind = \"person\" }"),
        "{text}"
    );
    assert_eq!(run(folder.path(), &["fmt", "--check"]).0, Some(0));
    let (code, said) = new(&whole);
    assert_eq!(code, Some(2));
    assert!(said.contains("уже есть, он не тронут"), "{said}");
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    let row = ["--title", "Раз", "--deadline", "май 2023", "-e", "кураторы"];
    let add = [&["add", "roadmaps/город-2023.toml"], row.as_slice()].concat();
    let (code, said) = run(folder.path(), &add);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn a_file_that_cannot_be_edited_is_called_what_it_is() {
    let folder = folder();
    fs::write(folder.path().join("p.toml"), "title = [").unwrap();
    let (code, said) = run(folder.path(), &["fmt", "p.toml"]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("p.toml: не изменено, в плане уже есть ошибка"),
        "{said}"
    );
    for (place, what) in [
        (".", "ошибка: .: это папка, а нужен файл\n"),
        ("нет.toml", "ошибка: нет.toml: нет такого файла или папки\n"),
    ] {
        let add = ["add", place, "--title", "Семинар", "--deadline", "май 2022"];
        assert_eq!(run(folder.path(), &add), (Some(2), what.to_owned()));
    }
}

#[test]
fn a_mark_belongs_to_the_day_as_worded_before_a_day_off_moved_another_there() {
    let folder = folder();
    let text = PLAN.replacen("до 01.04.2022", "до 12.02.2022, до 14.02.2022", 1);
    let marked = text + "\ndone = [{ due = 2022-02-14, on = 2022-02-13 }]\n";
    fs::write(folder.path().join("p.toml"), marked).unwrap();
    let calendar = "[calendar]\nnon-working = \"after\"\n";
    fs::write(folder.path().join("roadmap.toml"), calendar).unwrap();
    let (_, said) = run(folder.path(), &["list", "p.toml", "--format", "json"]);
    let all: serde_json::Value = serde_json::from_str(&said).unwrap();
    let dues = &all["rows"][1]["occurrences"];
    assert_eq!(dues[0]["due"], "2022-02-14", "{said}");
    assert_eq!(dues[1]["due"], "2022-02-14", "{said}");
    assert!(dues[0]["done"].is_null(), "{said}");
    assert_eq!(dues[1]["done"], "2022-02-13", "{said}");
}

#[test]
fn of_several_items_all_are_edited_or_none() {
    let folder = folder();
    let start = |args: &[&str]| {
        run(
            folder.path(),
            &[&["start", "--on", "2022-02-01"], args].concat(),
        )
    };
    assert_eq!(start(&["p:2"]).0, Some(0));
    let before = read(&folder);
    let (code, said) = start(&["p:1", "p:2"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("p:2: уже начато 01.02.2022"), "{said}");
    assert!(
        said.ends_with("остальные пункты тоже не изменены\n"),
        "{said}"
    );
    assert!(!start(&["p:2"]).1.contains("остальные"));
    assert_eq!(read(&folder), before);
}

#[test]
fn fixes_are_made_once_and_touch_their_words_alone() {
    let plan = |name: &str| {
        format!(
            "title = \"П\" # о названии\nperiod = \"2022\"\n\n[executors]\n\
             \"Управление образования\" = {{ kind = \"unit\", aliases = [\"УО\"] }}\n\n[[item]]\nnumber = \"1\"\n\
             title = \"Раз\"\n# о сроке\ndeadline = \"до 01.03.2022\"\nexecutors = [\n  \"{name}\", # кто\n]\n\
             result = \"Отчёт\""
        )
    };
    for (mark, end) in [("", "\n"), ("", "\r\n"), ("\u{feff}", "\r\n")] {
        let folder = folder();
        let of = |name: &str| format!("{mark}{}", plan(name).replace('\n', end));
        fs::write(folder.path().join("p.toml"), of("управление образования")).unwrap();
        let (code, said) = run(folder.path(), &["check", "--fix", "p.toml"]);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains("p.toml: 1 исправление\n"), "{said}");
        assert_eq!(read(&folder), of("Управление образования"));
        let (_, said) = run(folder.path(), &["check", "--fix", "p.toml"]);
        assert!(!said.contains("исправлени"), "{said}");
        assert_eq!(read(&folder), of("Управление образования"));

        // A guess at a misspelt name is shown and never made.
        fs::write(folder.path().join("p.toml"), of("Управление оброзования")).unwrap();
        let (_, said) = run(folder.path(), &["check", "--fix", "p.toml"]);
        assert!(said.contains("Управление оброзования"), "{said}");
        assert_eq!(read(&folder), of("Управление оброзования"));
    }
}

#[test]
fn a_mark_of_a_row_whose_deadline_is_unreadable_keeps_what_proves_it() {
    let folder = folder();
    let text = PLAN.replace("до 01.04.2022", "когда-нибудь");
    fs::write(folder.path().join("p.toml"), &text).unwrap();
    let done = [
        "done",
        "p:2",
        "--on",
        "2022-03-30",
        "--evidence",
        "акт № 2",
        "--note",
        "с опозданием",
    ];
    let (code, said) = run(folder.path(), &done);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(
        said,
        "p, п. 2 «Сбор отчётов»: исполнено 30.03.2022\n  снять: roadmap reopen p:2\n"
    );
    let mark = "done = [{ on = 2022-03-30, evidence = \"акт № 2\", note = \"с опозданием\" }]";
    assert!(read(&folder).contains(mark), "{}", read(&folder));
    let (code, said) = run(folder.path(), &done);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("уже исполнено 30.03.2022"), "{said}");
    let list = run(folder.path(), &["list", "p.toml", "--state", "done"]).1;
    assert!(list.contains("Сбор отчётов"), "{list}");
    assert_eq!(run(folder.path(), &["reopen", "p:2"]).0, Some(0));
    assert_eq!(read(&folder), text);
}

#[test]
fn a_warning_that_an_edit_causes_is_told_at_once() {
    let folder = folder();
    let to = |deadline: &str, more: &[&str]| {
        let on = ["--on", "2022-02-01", "--as-of", "2022-02-01"];
        let all = [&["postpone", "p:2", "--to", deadline], &on[..], more].concat();
        let (code, said) = run(folder.path(), &all);
        assert_eq!(code, Some(0), "{said}");
        said.lines()
            .filter(|line| line.contains("предупреждение"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let told =
        "./p.toml:16:13: предупреждение[non-working-day]: 09.04.2022 – нерабочий день (суббота)";
    assert_eq!(to("до 09.04.2022", &["--dry-run"]), [told]);
    assert_eq!(to("до 09.04.2022", &[]), [told]);
    assert_eq!(
        to("до 11.04.2022", &[]),
        [""; 0],
        "a warning that goes is no new one"
    );
}

#[test]
fn a_report_counts_the_errors_of_a_file_beyond_the_first() {
    for (errors, more) in [
        (5, None),
        (6, Some("и ещё 1 ошибка")),
        (8, Some("и ещё 3 ошибки")),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let row = "[[item]]\ntitle = \"Сбор\"\ndeadline = \"как получится\"\n";
        let plan = format!("title = \"П\"\nperiod = \"2022\"\n{}", row.repeat(errors));
        fs::write(folder.path().join("п 1.toml"), plan).unwrap();
        let (code, said) = run(folder.path(), &["status", "--as-of", "2022-02-01"]);
        assert_eq!(code, Some(2), "{said}");
        assert_eq!(
            said.matches("срок непонятен").count(),
            errors.min(5),
            "{said}"
        );
        assert_eq!(said.contains("и ещё"), more.is_some(), "{said}");
        let all = "roadmap check --errors \"п 1.toml\"";
        assert!(
            more.is_none_or(|more| said.contains(more) && said.contains(all)),
            "{said}"
        );
    }
}

#[test]
fn an_edit_is_not_blamed_for_the_habits_of_other_rows() {
    let folder = tempfile::tempdir().unwrap();
    let plans = Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps");
    for (plan, item, to) in [
        ("pervouralsk-2022", "14", "до 01.06.2022"),
        ("sarov-2021-2022", "5", "до 1 июня 2022"),
    ] {
        let file = format!("{plan}.toml");
        fs::copy(plans.join(&file), folder.path().join(&file)).unwrap();
        let item = format!("{plan}:{item}");
        let args = ["postpone", &item, "--to", to, "--as-of", "2022-04-18"];
        let (code, said) = run(folder.path(), &args);
        assert_eq!(code, Some(0), "{said}");
        assert!(!said.contains("предупреждение"), "{said}");
    }
}

#[test]
fn a_plan_that_commands_do_not_find_is_said_to_be_one() {
    let folder = folder();
    let new = |name: &str| {
        let (code, said) = run(
            folder.path(),
            &["new", name, "--title", "П", "--period", "2022"],
        );
        assert_eq!(code, Some(0), "{said}");
        said
    };
    assert_eq!(new("a"), "roadmaps/a.toml: новый план\n");
    assert_eq!(new("roadmaps/b"), "roadmaps/b.toml: новый план\n");
    let outside = "c/d.toml: новый план\n\
                   план лежит вне папки планов (roadmaps): команды прочтут его, только если назвать файл\n";
    assert_eq!(new("c/d"), outside);
    assert_eq!(new("roadmaps/../e").lines().count(), 2);
}

#[test]
fn an_edit_under_broken_settings_is_refused() {
    let folder = folder();
    fs::write(
        folder.path().join("roadmap.toml"),
        "lang = \"ru\"\nnonsense = 1\n",
    )
    .unwrap();
    let add = [
        "add",
        "p.toml",
        "--title",
        "Сбор",
        "--deadline",
        "до 01.05.2022",
    ];
    for args in [&["done", "p:1", "--on", "2022-02-27"][..], &add] {
        let (code, said) = run(folder.path(), args);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("roadmap.toml:2"), "{said}");
    }
    assert_eq!(read(&folder), PLAN);
}

#[test]
fn an_address_by_a_whole_stem_reads_no_other_plan() {
    let folder = folder();
    fs::write(folder.path().join("broken.toml"), "title = ").unwrap();
    fs::write(folder.path().join("pp.toml"), PLAN).unwrap();
    for args in [
        ["show", "p:1", "--as-of", "2022-02-01"],
        ["done", "P:1", "--as-of", "2022-02-01"],
    ] {
        let (code, said) = run(folder.path(), &args);
        assert_eq!(code, Some(0), "{said}");
        assert!(!said.contains("broken"), "{said}");
    }
    let (code, said) = run(folder.path(), &["show", "сбор данных"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("p:1") && said.contains("pp:1"), "{said}");
}

#[test]
fn the_way_back_names_the_place_where_the_plan_was_found() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("мои планы")).unwrap();
    fs::write(folder.path().join("мои планы/p.toml"), PLAN).unwrap();
    let day = ["--as-of", "2022-02-01"];
    let done = ["done", "1", "--in", "мои планы"];
    let (code, said) = run(folder.path(), &[&done[..], &day].concat());
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("снять: roadmap reopen p:1 --in \"мои планы\"\n"),
        "{said}"
    );
    let back = ["reopen", "p:1", "--in", "мои планы"];
    assert_eq!(run(folder.path(), &back).0, Some(0));
    let text = fs::read_to_string(folder.path().join("мои планы/p.toml")).unwrap();
    assert_eq!(text, PLAN);
}

#[test]
fn cancelling_all_is_taken_back_without_the_marks_before() {
    let folder = tempfile::tempdir().unwrap();
    let text = "title = \"П\"\nperiod = \"2022\"\n[[item]]\nnumber = \"1\"\ntitle = \"А\"\n\
                deadline = \"март, май 2022\"\ndone = [{ due = 2022-03-31, on = 2022-03-30 }]\n";
    fs::write(folder.path().join("p.toml"), text).unwrap();
    let (code, said) = run(
        folder.path(),
        &["cancel", "p:п. 1", "--all", "--reason", "нет"],
    );
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("снять: roadmap reopen p:1\n"), "{said}");
    assert_eq!(run(folder.path(), &["reopen", "p:1"]).0, Some(0));
    assert_eq!(
        fs::read_to_string(folder.path().join("p.toml")).unwrap(),
        text
    );
    let (_, said) = run(
        folder.path(),
        &["done", "p:1", "--all", "--on", "2022-05-30"],
    );
    assert!(said.contains("reopen p:1 --due 31.05.2022\n"), "{said}");
}

#[test]
fn a_plan_is_made_of_the_former_one() {
    let folder = folder();
    let done = ["done", "p:1", "--on", "2022-02-27"];
    assert_eq!(run(folder.path(), &done).0, Some(0));
    let made = [
        "new",
        "--from",
        "p",
        "--period",
        "2023",
        "--open",
        "--as-of",
        "2022-12-01",
    ];
    let (code, said) = run(folder.path(), &made);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.starts_with("создан p-2023.toml: 1 пункт, сроки сдвинуты на 1 год\n"),
        "{said}"
    );
    assert!(
        said.contains("п. 2: до 01.04.2022 → до 01.04.2023"),
        "{said}"
    );
    let text = fs::read_to_string(folder.path().join("p-2023.toml")).unwrap();
    assert!(
        text.contains("# почему так") && !text.contains("Сбор\nданных"),
        "{text}"
    );
    let (code, said) = run(folder.path(), &made);
    assert_eq!((code, said.contains("уже есть")), (Some(2), true), "{said}");
    let (code, said) = run(folder.path(), &["new", "--from", "q"]);
    assert_eq!(
        (code, said.contains("плана «q» нет")),
        (Some(2), true),
        "{said}"
    );
}

/// A plan with something of all that its next year's plan has to be told of.
const RENEWED: &str = r#"title = "План на 2022 год"
period = "2022"
goal = "Итоги 2022 года"
approved = { date = 2022-01-10, document = "приказ № 1" }

[executors]
"О.А. Ефимова" = { kind = "person" }

[events]
"съезд" = 2022-03-01

[[section]]
title = "Работа в 2022 году"

[[section.item]]
number = "1"
title = "Отчёт за 2022 год"
deadline = "до 01.02.2022"
executors = ["О.А. Ефимова"]

[[section.item]]
number = "2"
title = "Семинар"
deadline = "до 01.03.2022"
cancelled = { on = 2022-02-01, reason = "нет" }

[[section.item]]
number = "3"
title = "Сверка"
deadline = "до 01.05.2022"
postponed = [{ was = "до 01.04.2022", on = 2022-03-20 }]

[[section.item]]
number = "4"
title = "Встреча"
deadline = "по отдельному графику"
dates = [2022-05-05]
"#;

#[test]
fn a_renewed_plan_tells_all_that_a_person_has_to_look_at() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("p-2022.toml"), RENEWED).unwrap();
    let renew = |period: &str, lang: &str| {
        let args = [
            "new",
            "--from",
            "p-2022",
            "--as-of",
            "2022-12-20",
            "--period",
            period,
        ];
        run(folder.path(), &[&args[..], &["--lang", lang]].concat())
    };
    let page = "\
создан p-2023.toml: 4 пункта, сроки сдвинуты на 1 год\n\
сроки, в которых назван год:\n\
\x20 п. 1: до 01.02.2022 → до 01.02.2023\n\
\x20 п. 2: до 01.03.2022 → до 01.03.2023\n\
\x20 п. 3: до 01.05.2022 → до 01.05.2023\n\
взят срок после переноса: п. 3\n\
прежний год остался в словах п. 1\n\
прежний год остался в текстах плана: цель, раздел «Работа в 2022 году»\n\
в прежнем плане не исполнены пункты: 1, 3, 4\n\
в прежнем плане отменены, а здесь остались пункты: 2\n\
даты (dates) не взяты, впишите новые в пункты: 4\n\
из прежнего плана не взято: утверждение, дни событий\n\
дальше: roadmap check p-2023.toml\n\
";
    assert_eq!(renew("2023", "ru"), (Some(0), page.to_owned()));
    let (code, said) = renew("2021", "en");
    assert_eq!(code, Some(0), "{said}");
    for told in [
        "created p-2021.toml: 4 items, deadlines moved 1 year back\n",
        "the postponed deadline was taken: item 3\n",
        "the old year is still in texts of the plan: goal, section “Работа в 2022 году”\n",
        "items cancelled in the old plan, kept here: 2\n",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
    for (period, told) in [
        (
            "2022",
            "ошибка: --period 2022: период тот же, что у прежнего плана\n",
        ),
        (
            "вчера",
            "ошибка: значение «вчера» не подходит: --period <ПЕРИОД>\n  период пишут \"2022\", ",
        ),
        (
            "2023-2024",
            "ошибка: период «2023-2024» – не прежний «2022», сдвинутый на целые годы\n",
        ),
    ] {
        let (code, said) = renew(period, "ru");
        assert_eq!(code, Some(2), "{said}");
        assert!(said.starts_with(told), "{said}");
    }
}

#[test]
fn what_may_be_in_an_unread_plan_is_not_edited_on_a_guess() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let before = PLAN.replacen("period", "name = \"Первый план\"\nperiod", 1);
    fs::write(at("p.toml"), &before).unwrap();
    let unread: [&dyn Fn(); 2] = [
        &|| fs::write(at("q.toml"), "title = \"К\"\nperiod = \"2022").unwrap(),
        &|| fs::write(at("roadmap.toml"), "paths = [\".\", \"нет\"]\n").unwrap(),
    ];
    for (make, told) in unread.into_iter().zip(["q.toml:2", "нет:1:1"]) {
        make();
        for (args, advice) in [
            (
                &["start", "1", "--on", "2022-02-01"][..],
                "назовите план: p:1",
            ),
            (
                &["start", "Сбор отчётов", "--on", "2022-02-01"],
                "назовите план: p:2",
            ),
            (
                &["add", "первый", "--title", "Слёт", "--deadline", "май"],
                "назовите файл: p.toml",
            ),
        ] {
            let (code, said) = run(folder.path(), args);
            assert_eq!(code, Some(2), "{said}");
            assert!(said.contains("прочитаны не все планы"), "{said}");
            assert!(said.contains(advice) && said.contains(told), "{said}");
            assert_eq!(read(&folder), before);
        }
        for args in [
            &["start", "p:1", "--on", "2022-02-01", "--dry-run"][..],
            &[
                "add",
                "p",
                "--title",
                "Слёт",
                "--deadline",
                "май",
                "--dry-run",
            ],
        ] {
            let (code, said) = run(folder.path(), args);
            assert_eq!(code, Some(0), "{said}");
        }
        let _ = fs::remove_file(at("q.toml"));
    }
    fs::remove_file(at("roadmap.toml")).unwrap();
    // A plan that has no items yet is no unread one.
    fs::write(at("n.toml"), "title = \"Н\"\nperiod = \"2022\"\n").unwrap();
    let (code, said) = run(folder.path(), &["start", "1", "--on", "2022-02-01"]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn warnings_that_say_the_same_are_one() {
    let folder = tempfile::tempdir().unwrap();
    let plan = "title = \"План\"\nperiod = \"2022\"\n[[item]]\nnumber = \"1\"\ntitle = \"Планёрка\"\n\
                deadline = \"еженедельно\"\n";
    fs::write(folder.path().join("p.toml"), plan).unwrap();
    let (_, said) = run(
        folder.path(),
        &[
            "done",
            "1",
            "--all",
            "--on",
            "2022-01-14",
            "--as-of",
            "2022-01-14",
        ],
    );
    let warnings: Vec<&str> = said
        .lines()
        .filter(|line| line.contains("[done-before-start]"))
        .collect();
    assert!(
        matches!(warnings.as_slice(), [one] if one.ends_with("; и ещё 49 таких же")),
        "{said}"
    );
}

#[test]
fn one_plan_in_two_files_is_told_by_reports() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["p.toml", "q.toml"] {
        fs::write(folder.path().join(name), RENEWED).unwrap();
    }
    for report in ["status", "overdue", "list", "workload"] {
        let (_, said) = run(folder.path(), &[report, "--as-of", "2022-04-18"]);
        assert!(said.contains("тот же план, что"), "{said}");
    }
}

#[test]
fn what_is_to_be_known_of_files_stands_in_the_answer() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["p.toml", "p (1).toml", "q.toml", "q (1).toml"] {
        fs::write(folder.path().join(name), RENEWED).unwrap();
    }
    let asked = |report, more: &[&str]| {
        let words = [&[report, "--as-of", "2022-04-18"], more].concat();
        run(folder.path(), &words).1
    };
    for report in ["status", "overdue", "list", "workload", "slips", "brief"] {
        assert!(
            asked(report, &["-f", "md"])
                .matches("посчитаны дважды")
                .count()
                == 2
        );
        let told = asked(report, &["-f", "json"]);
        assert!(told.contains(r#""notes":["p (1).toml: похоже"#), "{told}");
        // The copy that is left out may have the marks; copies of what is left out are of no matter.
        let told = asked(report, &["-r", "p"]);
        assert!(told.contains("q.toml – тот же план, что p.toml: в ответ он не вошёл"));
        assert!(told.contains("p (1).toml: похоже на копию"), "{told}");
        assert!(!told.contains("q (1).toml"), "{told}");
    }
}

#[test]
fn plans_that_differ_in_deadlines_are_two() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("p.toml", RENEWED);
    write(
        "q.toml",
        &RENEWED.replacen("deadline = \"", "deadline = \"до 01.03.2022, ", 1),
    );
    let said = || run(folder.path(), &["status", "--as-of", "2022-04-18"]).1;
    assert!(!said().contains("тот же план"), "{}", said());
    // What was postponed in one of the files alone is one plan still.
    write("q.toml", RENEWED);
    run(
        folder.path(),
        &[
            "postpone",
            "q:1",
            "--to",
            "до 01.12.2022",
            "--all",
            "--on",
            "2022-04-01",
            "--as-of",
            "2022-04-18",
        ],
    );
    assert!(said().contains("тот же план"), "{}", said());
}
